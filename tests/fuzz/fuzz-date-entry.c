/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes in an entry for dates: a date or a word for the person, and what
 * was read is read again from what the entry shows. The first byte chooses the
 * languages and the reference. */
#include "kro-date-entry.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check (KroDate *date, const KroDateEntryContext *context)
{
  g_autofree char *shown = kro_date_entry_format (date);
  g_autoptr (GError) error = NULL;
  g_autoptr (KroDate) back = kro_date_entry_parse (shown, context, &error);
  g_autoptr (KroDate) applied = NULL;

  if (back == NULL)
    g_error ("%s: %s", shown, error->message);
  g_assert_cmpstr (kro_date_get_start (back), ==, kro_date_get_start (date));
  g_assert_cmpstr (kro_date_get_end (back), ==, kro_date_get_end (date));
  applied = kro_date_entry_apply (date, back, kro_date_get_ongoing (date), &error);
  g_assert_no_error (error);
  g_assert_true (kro_date_equal (applied, date));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const tags[] = { "nl", "en-GB", "en-US", "fr" };
  guint8                   choice = size > 0 ? data[0] : 0;
  g_autoptr (KroLocale) locale = kro_locale_new (tags[choice & 3]);
  const KroDateEntryContext context = { .locale = locale, .language = (choice & 4) != 0 ? "nl" : NULL, .reference = (choice & 8) != 0 ? "2024-02-29" : NULL };
  g_autofree char          *text = g_strndup (size > 1 ? (const char *)data + 1 : "", size > 1 ? size - 1 : 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (KroDate) date = kro_date_entry_parse (text, &context, &error);
  g_autofree char *day = kro_date_entry_parse_day (text, &context, NULL);

  g_assert_true ((date == NULL) == (error != NULL));
  g_assert_true (error == NULL || g_utf8_validate (error->message, -1, NULL));
  g_assert_true (day == NULL || (date != NULL && g_utf8_strlen (day, -1) == 10));
  if (date != NULL)
    check (date, &context);
  return 0;
}

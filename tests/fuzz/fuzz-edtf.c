/* SPDX-License-Identifier: GPL-3.0-or-later */
/* EDTF from anywhere: what is read prints to what reads the same, has a span
 * that runs forward, and can be said in words, with a time zone and without. */
#include "kro-date.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_bounds (const KroBounds *bounds)
{
  g_assert_cmpint (kro_time_compare (bounds->earliest_start, bounds->latest_end), <=, 0);
  g_assert_cmpint (kro_time_compare (bounds->earliest_start, bounds->latest_start), <=, 0);
  g_assert_cmpint (kro_time_compare (bounds->earliest_end, bounds->latest_end), <=, 0);
}

static void
check_words (const KroDate *date)
{
  static KroLocale *locales[2];

  if (locales[0] == NULL)
    {
      locales[0] = kro_locale_new ("nl");
      locales[1] = kro_locale_new ("en");
    }
  for (int i = 0; i < 6; i++)
    {
      g_autofree char *words = kro_date_to_words (date, locales[i % 2], (KroWordsStyle)(i / 2));

      g_assert_cmpuint (strlen (words), >, 0);
      g_assert_true (g_utf8_validate (words, -1, NULL));
    }
}

static void
check_date (const char *text)
{
  g_autoptr (KroDate) date = kro_date_new_edtf (text, NULL);
  g_autoptr (KroDate) back = NULL;
  g_autoptr (KroDate) zoned = NULL;
  g_autofree char *again = NULL;
  KroBounds        bounds;

  if (date == NULL)
    return;
  again = kro_date_to_edtf (date);
  back = kro_date_new_edtf (again, NULL);
  g_assert_true (back != NULL && kro_date_equal (date, back));
  kro_date_get_bounds (date, &bounds);
  check_bounds (&bounds);
  check_words (date);
  zoned = kro_date_new (&(KroDateFields){ .start = kro_date_get_start (date), .end = kro_date_get_end (date), .zone = "Europe/Amsterdam", .part = KRO_PART_EVENING, .ongoing = TRUE }, NULL);
  if (zoned == NULL)
    return;
  kro_date_get_bounds (zoned, &bounds);
  check_bounds (&bounds);
  check_words (zoned);
}

static void
check_edtf (const KroEdtf *edtf)
{
  g_autofree char *first = kro_edtf_to_string (edtf);
  g_autoptr (KroEdtf) back = kro_edtf_parse (first, -1, NULL);
  g_autofree char *second = back != NULL ? kro_edtf_to_string (back) : NULL;
  KroTime          from, to, back_from, back_to;

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpint (kro_edtf_get_kind (edtf), ==, kro_edtf_get_kind (back));
  g_assert_cmpint (kro_edtf_get_precision (edtf), ==, kro_edtf_get_precision (back));
  g_assert_cmpint (kro_edtf_get_qualifier (edtf), ==, kro_edtf_get_qualifier (back));
  if (!kro_edtf_get_span (edtf, &from, &to))
    return;
  g_assert_cmpint (kro_time_compare (from, to), <, 0);
  g_assert_true (kro_edtf_get_span (back, &back_from, &back_to));
  g_assert_true (kro_time_compare (from, back_from) == 0 && kro_time_compare (to, back_to) == 0);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *)data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (KroEdtf) edtf = kro_edtf_parse ((const char *)data, (gssize)size, &error);

  g_assert_true ((edtf == NULL) == (error != NULL));
  g_assert_true (error == NULL || g_utf8_validate (error->message, -1, NULL));
  if (edtf != NULL)
    check_edtf (edtf);
  check_date (text);
  return 0;
}

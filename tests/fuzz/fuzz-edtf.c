/* SPDX-License-Identifier: GPL-3.0-or-later */
/* EDTF from anywhere: what is read prints to what reads the same, has a span
 * that runs forward, and can be said in words. */
#include "kro-date.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_date (const char *text)
{
  static KroLocale *locales[2];
  g_autoptr (KroDate) date = kro_date_new_edtf (text, NULL);
  KroBounds bounds;

  if (date == NULL)
    return;
  if (locales[0] == NULL)
    {
      locales[0] = kro_locale_new ("nl");
      locales[1] = kro_locale_new ("en");
    }
  kro_date_get_bounds (date, &bounds);
  g_assert_cmpint (kro_time_compare (bounds.earliest_start, bounds.latest_end), <=, 0);
  g_assert_cmpint (kro_time_compare (bounds.earliest_start, bounds.latest_start), <=, 0);
  g_assert_cmpint (kro_time_compare (bounds.earliest_end, bounds.latest_end), <=, 0);
  for (int i = 0; i < 6; i++)
    {
      g_autofree char *words = kro_date_to_words (date, locales[i % 2], (KroWordsStyle)(i / 2));

      g_assert_cmpuint (strlen (words), >, 0);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *)data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (KroEdtf) edtf = kro_edtf_parse ((const char *)data, (gssize)size, &error);

  g_assert_true ((edtf == NULL) == (error != NULL));
  if (edtf != NULL)
    {
      g_autofree char *first = kro_edtf_to_string (edtf);
      g_autoptr (KroEdtf) back = kro_edtf_parse (first, -1, NULL);
      g_autofree char *second = back != NULL ? kro_edtf_to_string (back) : NULL;
      KroTime          from, to;

      g_assert_cmpstr (first, ==, second);
      g_assert_cmpint (kro_edtf_get_qualifier (edtf), ==, kro_edtf_get_qualifier (back));
      if (kro_edtf_get_span (edtf, &from, &to))
        g_assert_cmpint (kro_time_compare (from, to), <, 0);
    }
  check_date (text);
  return 0;
}

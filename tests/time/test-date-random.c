/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random dates: print and parse agree, bounds are in order, and the words are
 * whole in every language and style. */
#include "kro-date.h"

#include <string.h>

#define N_DATES 4000

static void
append_day (GString *out, GRand *random)
{
  static const char *const years[] = { "2025", "-0043", "0000", "0001", "1984", "9999", "196X", "18XX", "Y-170000", "Y17E8", "1950S2", "2024" };
  static const char *const months[] = { "", "", "-02", "-12", "-07", "-XX" };
  static const char *const days[] = { "", "", "-01", "-28", "-2X", "-XX" };
  static const char *const qualifiers[] = { "", "", "", "?", "~", "%" };
  const char              *year = years[g_rand_int_range (random, 0, G_N_ELEMENTS (years))];

  g_string_append (out, year);
  if (*year != 'Y' && strchr (year, 'S') == NULL)
    {
      const char *month = months[g_rand_int_range (random, 0, G_N_ELEMENTS (months))];

      g_string_append (out, month);
      if (*month != '\0')
        g_string_append (out, days[g_rand_int_range (random, 0, G_N_ELEMENTS (days))]);
    }
  g_string_append (out, qualifiers[g_rand_int_range (random, 0, G_N_ELEMENTS (qualifiers))]);
}

/* A text that is often a date, and often one that is refused. */
static char *
make_text (GRand *random)
{
  static const char *const whole[] = { "2020-21", "2020-33", "1999-41", "2024-05-03T12:00", "2024-05-03T23:59:59.25Z", "-0044-03-15T09:30:00+01:00" };
  GString                 *out = g_string_new (NULL);
  int                      form = g_rand_int_range (random, 0, 10);

  if (form == 0)
    g_string_append (out, whole[g_rand_int_range (random, 0, G_N_ELEMENTS (whole))]);
  else if (form < 5)
    append_day (out, random);
  else if (form < 8)
    {
      append_day (out, random);
      g_string_append (out, form == 5 ? "/.." : "/");
      if (form == 7)
        append_day (out, random);
    }
  else
    {
      g_string_append (out, form == 8 ? "[" : "[..");
      append_day (out, random);
      g_string_append (out, form == 8 ? "," : "");
      if (form == 8)
        append_day (out, random);
      g_string_append_c (out, ']');
    }
  return g_string_free (out, FALSE);
}

static void
assert_words (const KroDate *date, const char *text, KroLocale *const *locales)
{
  for (int i = 0; locales[i] != NULL; i++)
    for (KroWordsStyle style = KRO_WORDS_FULL; style <= KRO_WORDS_SHORT; style++)
      {
        g_autofree char *words = kro_date_to_words (date, locales[i], style);

        if (*words == '\0' || strchr (words, '%') != NULL || !g_utf8_validate (words, -1, NULL) ||
            g_str_has_prefix (words, " ") || g_str_has_suffix (words, " ") || strstr (words, "  ") != NULL)
          g_error ("%s in %s: “%s”", text, kro_locale_get_tag (locales[i]), words);
      }
}

static void
assert_bounds (const KroDate *date, const char *text)
{
  KroBounds bounds;

  kro_date_get_bounds (date, &bounds);
  g_test_message ("%s", text);
  g_assert_cmpint (kro_time_compare (bounds.earliest_start, bounds.latest_start), <=, 0);
  g_assert_cmpint (kro_time_compare (bounds.earliest_end, bounds.latest_end), <=, 0);
  g_assert_cmpint (kro_time_compare (bounds.earliest_start, bounds.earliest_end), <=, 0);
  g_assert_cmpint (kro_time_compare (bounds.latest_start, bounds.latest_end), <=, 0);
  g_assert_cmpint (kro_time_compare (bounds.earliest_start, bounds.latest_end), <, 0);
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autoptr (KroLocale) dutch = kro_locale_new ("nl");
  g_autoptr (KroLocale) english = kro_locale_new ("en");
  g_autoptr (KroLocale) finnish = kro_locale_new ("fi");
  KroLocale *const locales[] = { dutch, english, NULL };
  guint            n_read = 0;

  for (int i = 0; i < N_DATES; i++)
    {
      g_autofree char *text = make_text (random);
      g_autofree char *again = NULL;
      g_autofree char *wordless = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (KroDate) date = kro_date_new_edtf (text, &error);
      g_autoptr (KroDate) back = NULL;

      if (date == NULL)
        {
          g_assert_cmpint (error->domain, ==, KRO_TIME_ERROR);
          continue;
        }
      n_read++;
      again = kro_date_to_edtf (date);
      back = kro_date_new_edtf (again, &error);
      g_assert_no_error (error);
      g_assert_true (kro_date_equal (date, back));
      assert_bounds (date, text);
      assert_words (date, text, locales);
      /* A language without words gets EDTF. */
      wordless = kro_date_to_words (date, finnish, KRO_WORDS_LONG);
      g_assert_cmpstr (wordless, ==, again);
    }
  g_assert_cmpuint (n_read, >, N_DATES / 3);
  g_assert_cmpuint (n_read, <, N_DATES);
}

/* Days of the full style name the weekday that the calendar has. */
static void
test_weekdays (void)
{
  static const char *const names[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };
  g_autoptr (KroLocale) english = kro_locale_new ("en");

  for (gint64 days = 20000; days < 20400; days++)
    {
      g_autoptr (KroDate) date = NULL;
      g_autofree char *text = NULL;
      g_autofree char *words = NULL;
      gint64           year;
      int              month, day;

      kro_days_to_civil (days, KRO_CALENDAR_GREGORIAN, &year, &month, &day);
      text = g_strdup_printf ("%04d-%02d-%02d", (int)year, month, day);
      date = kro_date_new_edtf (text, NULL);
      words = kro_date_to_words (date, english, KRO_WORDS_FULL);
      /* 1970-01-01, day 0, was a Thursday. */
      g_assert_true (g_str_has_prefix (words, names[(days + 3) % 7]));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time/date-random/random", test_random);
  g_test_add_func ("/time/date-random/weekdays", test_weekdays);
  return g_test_run ();
}

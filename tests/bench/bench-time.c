/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Speed of dates: reading EDTF, making dates with their bounds, saying them. */

#include "kro-bench.h"
#include "kro-date.h"

#define N_DATES 200000

static const char *const texts[] = { "2025-09-26", "1985-04", "[2025-09-15..2025-09-21]", "2024-05-03/2024-05-05", "-0043-03-15~", "2025-09-26T14:03" };

static void
make_dates (gpointer user_data)
{
  for (int i = 0; i < N_DATES; i++)
    {
      g_autoptr (KroDate) date = kro_date_new_edtf (texts[i % (int)G_N_ELEMENTS (texts)], NULL);

      g_assert_nonnull (date);
    }
}

static void
make_zoned (gpointer user_data)
{
  for (int i = 0; i < N_DATES; i++)
    {
      g_autoptr (KroDate) date = kro_date_new (&(KroDateFields){ .start = texts[5], .zone = "Europe/Amsterdam" }, NULL);

      g_assert_nonnull (date);
    }
}

static void
parse_days (gpointer user_data)
{
  for (int i = 0; i < N_DATES; i++)
    {
      g_autoptr (KroEdtf) edtf = kro_edtf_parse (texts[0], 10, NULL);

      g_assert_nonnull (edtf);
    }
}

static void
say_dates (gpointer user_data)
{
  g_autoptr (KroDate) date = kro_date_new_edtf (texts[2], NULL);

  for (int i = 0; i < N_DATES; i++)
    {
      g_autofree char *words = kro_date_to_words (date, user_data, KRO_WORDS_SHORT);

      g_assert_nonnull (words);
    }
}

static void
convert_days (gpointer user_data)
{
  gint64 sum = 0;

  for (gint64 i = 0; i < 50 * N_DATES; i++)
    {
      gint64 year;
      int    month, day;

      kro_days_to_civil (i * 7919 - 40000000000, KRO_CALENDAR_GREGORIAN, &year, &month, &day);
      sum += day;
    }
  g_assert_cmpint (sum, >, 0);
}

int
main (void)
{
  g_autoptr (KroLocale) locale = kro_locale_new ("nl");

  kro_bench_run ("read a day as EDTF", N_DATES, "dates", parse_days, NULL);
  kro_bench_run ("make a date with its bounds", N_DATES, "dates", make_dates, NULL);
  kro_bench_run ("make a date in a time zone", N_DATES, "dates", make_zoned, NULL);
  kro_bench_run ("say a week in Dutch", N_DATES, "dates", say_dates, locale);
  kro_bench_run ("days to civil dates", 50.0 * N_DATES, "days", convert_days, NULL);
  return 0;
}

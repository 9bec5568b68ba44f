/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendars: every day of 3,900 years both ways, known days, and the ends of
 * the range. */
#include "kro-time.h"

static void
test_every_day (void)
{
  for (int calendar = 0; calendar < 2; calendar++)
    {
      gint64 expected = kro_days_from_civil (-900, 1, 1, (KroCalendar)calendar);

      for (gint64 year = -900; year < 3000; year++)
        for (int month = 1; month <= 12; month++)
          for (int day = 1; day <= kro_month_length (year, month, (KroCalendar)calendar); day++, expected++)
            {
              gint64 y;
              int    m, d;

              g_assert_cmpint (kro_days_from_civil (year, month, day, (KroCalendar)calendar), ==, expected);
              kro_days_to_civil (expected, (KroCalendar)calendar, &y, &m, &d);
              g_assert_true (y == year && m == month && d == day);
            }
    }
}

static void
test_known_days (void)
{
  gint64 year;
  int    month, day, week;

  g_assert_cmpint (kro_days_from_civil (1970, 1, 1, KRO_CALENDAR_GREGORIAN), ==, 0);
  g_assert_cmpint (kro_days_from_civil (1752, 9, 14, KRO_CALENDAR_GREGORIAN), ==, kro_days_from_civil (1752, 9, 3, KRO_CALENDAR_JULIAN));
  g_assert_cmpint (kro_days_from_civil (-4712, 1, 1, KRO_CALENDAR_JULIAN), ==, -2440588);
  g_assert_cmpint (kro_days_to_weekday (kro_days_from_civil (2025, 9, 26, KRO_CALENDAR_GREGORIAN)), ==, 5);
  kro_days_to_iso_week (kro_days_from_civil (2021, 1, 3, KRO_CALENDAR_GREGORIAN), &year, &week);
  g_assert_cmpint (year, ==, 2020);
  g_assert_cmpint (week, ==, 53);
  g_assert_cmpint (kro_days_from_iso_week (2020, 53, 7), ==, kro_days_from_civil (2021, 1, 3, KRO_CALENDAR_GREGORIAN));
  kro_days_to_civil (kro_easter_days (2025), KRO_CALENDAR_GREGORIAN, &year, &month, &day);
  g_assert_true (year == 2025 && month == 4 && day == 20);
  kro_days_to_civil (kro_easter_days (1818), KRO_CALENDAR_GREGORIAN, &year, &month, &day);
  g_assert_true (year == 1818 && month == 3 && day == 22);
}

static void
test_ends (void)
{
  const KroCivil ends[] = { { KRO_YEAR_MIN, 1, 1, 0, 0, 0, 0 }, { KRO_YEAR_MAX, 12, 31, 23, 59, 59, 999999999 } };

  for (int calendar = 0; calendar < 2; calendar++)
    for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
      {
        KroTime  time;
        KroCivil back;

        g_assert_true (kro_time_from_civil (&ends[i], (KroCalendar)calendar, &time));
        kro_time_to_civil (time, (KroCalendar)calendar, &back);
        g_assert_cmpmem (&back, sizeof back, &ends[i], sizeof ends[i]);
      }
}

static void
test_refused (void)
{
  const KroCivil wrong[] = {
    { 2023, 2, 29, 0, 0, 0, 0 }, { 2023, 0, 1, 0, 0, 0, 0 }, { 2023, 13, 1, 0, 0, 0, 0 }, { 2023, 1, 0, 0, 0, 0, 0 }, { 2023, 1, 1, 24, 0, 0, 0 }, { 2023, 1, 1, 0, 0, 60, 0 }, { 2023, 1, 1, 0, 0, 0, -1 }, { KRO_YEAR_MAX + 1, 1, 1, 0, 0, 0, 0 }
  };
  KroTime time;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (kro_time_from_civil (&wrong[i], KRO_CALENDAR_GREGORIAN, &time));
}

static void
test_sums (void)
{
  KroTime time = { 10, 500000000 };

  g_assert_cmpint (kro_time_add (time, 0.5).seconds, ==, 11);
  g_assert_cmpint (kro_time_add (time, -10.75).nanoseconds, ==, 750000000);
  g_assert_cmpint (kro_time_compare (kro_time_add (KRO_TIME_MAX, 1), KRO_TIME_MAX), ==, 0);
  g_assert_cmpint (kro_time_compare (kro_time_add (KRO_TIME_MIN, -1e300), KRO_TIME_MIN), ==, 0);
  g_assert_cmpint (kro_time_compare (kro_time_add_exact (KRO_TIME_MAX, G_MAXINT64, 1), KRO_TIME_MAX), ==, 0);
  g_assert_cmpfloat (kro_time_difference (KRO_TIME_MAX, KRO_TIME_MIN), >, 1.8e19);
  g_assert_cmpfloat (kro_time_difference (time, KRO_TIME_INIT (10)), ==, 0.5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time/calendar/every-day", test_every_day);
  g_test_add_func ("/time/calendar/known-days", test_known_days);
  g_test_add_func ("/time/calendar/ends", test_ends);
  g_test_add_func ("/time/calendar/refused", test_refused);
  g_test_add_func ("/time/calendar/sums", test_sums);
  return g_test_run ();
}

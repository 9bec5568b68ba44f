/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendars against what almanacs say and against naive counts. */
#include "kro-time.h"

#include <math.h>

/* Pairs of the same day in both calendars, from the Julian day numbers. */
static void
test_both_calendars (void)
{
  static const struct
  {
    int julian[3];
    int gregorian[3];
    int weekday;
  } cases[] = {
    { { 1582, 10, 4 }, { 1582, 10, 14 }, 4 },
    { { 1582, 10, 5 }, { 1582, 10, 15 }, 5 },
    { { 1700, 2, 18 }, { 1700, 2, 28 }, 7 },
    { { 1700, 2, 29 }, { 1700, 3, 11 }, 4 },
    { { 1752, 9, 3 }, { 1752, 9, 14 }, 4 },
    { { 1917, 10, 25 }, { 1917, 11, 7 }, 3 },
    { { 2000, 2, 16 }, { 2000, 2, 29 }, 2 },
    { { 300, 2, 28 }, { 300, 2, 28 }, 3 },
    { { 200, 3, 1 }, { 200, 3, 1 }, 6 },
    { { -4712, 1, 1 }, { -4713, 11, 24 }, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const int *julian = cases[i].julian;
      const int *gregorian = cases[i].gregorian;
      gint64     days = kro_days_from_civil (gregorian[0], gregorian[1], gregorian[2], KRO_CALENDAR_GREGORIAN);

      g_assert_cmpint (kro_days_from_civil (julian[0], julian[1], julian[2], KRO_CALENDAR_JULIAN), ==, days);
      g_assert_cmpint (kro_days_to_weekday (days), ==, cases[i].weekday);
    }
}

/* Walks over 400 years of days; a week belongs to the year of its Thursday. */
static void
test_iso_weeks (void)
{
  gint64 first = kro_days_from_civil (1800, 1, 1, KRO_CALENDAR_GREGORIAN);
  gint64 last = kro_days_from_civil (2200, 12, 31, KRO_CALENDAR_GREGORIAN);

  for (gint64 days = first; days <= last; days++)
    {
      int    weekday = (int)((days + 3) % 7 + 7) % 7 + 1;
      gint64 thursday = days - weekday + 4;
      gint64 year, thursday_year;
      int    week, month, day;

      kro_days_to_civil (thursday, KRO_CALENDAR_GREGORIAN, &thursday_year, &month, &day);
      kro_days_to_iso_week (days, &year, &week);
      g_assert_cmpint (year, ==, thursday_year);
      g_assert_cmpint (week, ==, (thursday - kro_days_from_civil (year, 1, 1, KRO_CALENDAR_GREGORIAN)) / 7 + 1);
      g_assert_cmpint (kro_days_from_iso_week (year, week, weekday), ==, days);
    }
}

/* Easter by the tables of epact and golden number (Inter gravissimas, 1582):
 * the first Sunday behind the ecclesiastical full moon, found by a search over
 * the days instead of by a formula. */
static gint64
search_easter (int year)
{
  int    golden = year % 19 + 1;
  int    century = year / 100;
  int    epact = (11 * golden + 27 - (century - century / 4) + (8 * (century + 1) + 5) / 25 + 300) % 30;
  gint64 day = kro_days_from_civil (year, 3, 21, KRO_CALENDAR_GREGORIAN);

  if ((epact == 25 && golden > 11) || epact == 24)
    epact++;
  /* The moon of 21 March is full where the epact is 23. */
  day += (23 - epact + 60) % 30;
  do
    day++;
  while (kro_days_to_weekday (day) != 7);
  return day;
}

static void
test_easter (void)
{
  static const int known[][3] = {
    { 1583, 4, 10 }, { 1818, 3, 22 }, { 1900, 4, 15 }, { 1943, 4, 25 }, { 1954, 4, 18 }, { 1961, 4, 2 }, { 1981, 4, 19 }, { 2000, 4, 23 }, { 2008, 3, 23 }, { 2011, 4, 24 }, { 2024, 3, 31 }, { 2025, 4, 20 }, { 2038, 4, 25 }, { 2049, 4, 18 }, { 2076, 4, 19 }, { 2285, 3, 22 }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    g_assert_cmpint (kro_easter_days (known[i][0]), ==, kro_days_from_civil (known[i][0], known[i][1], known[i][2], KRO_CALENDAR_GREGORIAN));
  for (int year = 1600; year < 2400; year++)
    g_assert_cmpint (kro_easter_days (year), ==, search_easter (year));
}

static void
assert_time (KroTime time, gint64 seconds, gint32 nanoseconds)
{
  g_assert_cmpint (time.seconds, ==, seconds);
  g_assert_cmpint (time.nanoseconds, ==, nanoseconds);
}

/* Sums beyond the ends stop at the ends. */
static void
test_saturation (void)
{
  static const double far[] = { 1e19, 1e300, INFINITY };

  for (gsize i = 0; i < G_N_ELEMENTS (far); i++)
    {
      assert_time (kro_time_add (KRO_TIME_INIT (0), far[i]), G_MAXINT64, 999999999);
      assert_time (kro_time_add (KRO_TIME_INIT (0), -far[i]), G_MININT64, 0);
      assert_time (kro_time_add (KRO_TIME_MAX, far[i]), G_MAXINT64, 999999999);
      assert_time (kro_time_add (KRO_TIME_MIN, -far[i]), G_MININT64, 0);
    }
  assert_time (kro_time_add_exact (KRO_TIME_MAX, 0, 1), G_MAXINT64, 999999999);
  assert_time (kro_time_add_exact (KRO_TIME_MAX, 1, 0), G_MAXINT64, 999999999);
  assert_time (kro_time_add_exact (KRO_TIME_MIN, -1, 0), G_MININT64, 0);
  assert_time (kro_time_add_exact (KRO_TIME_MIN, -1, 999999999), G_MININT64, 0);
  assert_time (kro_time_add_exact (KRO_TIME_MIN, G_MAXINT64, 0), -1, 0);
  assert_time (kro_time_add_exact (KRO_TIME_INIT (5), -6, 999999999), -1, 999999999);
}

/* A difference and a sum undo each other as far as a double goes. */
static void
test_differences (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);

  for (int i = 0; i < 100000; i++)
    {
      KroTime a = { (gint64)g_rand_double_range (random, -1e12, 1e12), g_rand_int_range (random, 0, 1000000000) };
      KroTime b = { (gint64)g_rand_double_range (random, -1e12, 1e12), g_rand_int_range (random, 0, 1000000000) };
      KroTime c = kro_time_add (a, kro_time_difference (b, a));

      g_assert_cmpint (c.nanoseconds, >=, 0);
      g_assert_cmpint (c.nanoseconds, <, 1000000000);
      g_assert_cmpfloat (fabs (kro_time_difference (c, b)), <, 1e-3);
      g_assert_cmpint (kro_time_compare (a, b), ==, -kro_time_compare (b, a));
    }
}

/* Civil times of random instants, in both calendars and far from now. */
static void
test_civil (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (int i = 0; i < 200000; i++)
    {
      double      reach = pow (10, g_rand_double_range (random, 0, 18.9));
      KroTime     time = { (gint64)g_rand_double_range (random, -reach, reach), g_rand_int_range (random, 0, 1000000000) };
      KroCalendar calendar = i % 2 == 0 ? KRO_CALENDAR_GREGORIAN : KRO_CALENDAR_JULIAN;
      KroCivil    civil;
      KroTime     back;

      kro_time_to_civil (time, calendar, &civil);
      g_assert_true (civil.hour >= 0 && civil.hour < 24 && civil.minute >= 0 && civil.minute < 60 && civil.second >= 0 && civil.second < 60);
      g_assert_true (civil.day >= 1 && civil.day <= kro_month_length (civil.year, civil.month, calendar));
      g_assert_true (kro_time_from_civil (&civil, calendar, &back));
      g_assert_cmpint (kro_time_compare (time, back), ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time/almanac/both-calendars", test_both_calendars);
  g_test_add_func ("/time/almanac/iso-weeks", test_iso_weeks);
  g_test_add_func ("/time/almanac/easter", test_easter);
  g_test_add_func ("/time/almanac/saturation", test_saturation);
  g_test_add_func ("/time/almanac/differences", test_differences);
  g_test_add_func ("/time/almanac/civil", test_civil);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ten million random days against ICU's calendar, half of them Gregorian and
 * half Julian, as far as ICU is valid. */
#include "kro-time.h"

#include <unicode/ucal.h>

#define N_DAYS 10000000
/* ICU wraps silently beyond ±5.8 million years. */
#define REACH (5000000.0 * 365.2425)

static UCalendar *
open_calendar (double change)
{
  UErrorCode         status = U_ZERO_ERROR;
  static const UChar zone[] = { 0x55, 0x54, 0x43, 0 };
  UCalendar         *calendar = ucal_open (zone, -1, "en@calendar=gregorian", UCAL_GREGORIAN, &status);

  ucal_setGregorianChange (calendar, change, &status);
  g_assert_true (U_SUCCESS (status));
  return calendar;
}

static void
compare_day (UCalendar *calendar, KroCalendar ours, gint64 days)
{
  UErrorCode status = U_ZERO_ERROR;
  gint64     year;
  int        month, day;

  kro_days_to_civil (days, ours, &year, &month, &day);
  ucal_setMillis (calendar, (double)days * 86400000.0, &status);
  g_assert_true (ucal_get (calendar, UCAL_EXTENDED_YEAR, &status) == year &&
                 ucal_get (calendar, UCAL_MONTH, &status) + 1 == month &&
                 ucal_get (calendar, UCAL_DATE, &status) == day &&
                 ucal_get (calendar, UCAL_DAY_OF_WEEK, &status) == kro_days_to_weekday (days) % 7 + 1);
  g_assert_true (kro_days_from_civil (year, month, day, ours) == days);
}

static void
test_days (void)
{
  static const struct
  {
    KroCalendar ours;
    double      change;
  } calendars[] = { { KRO_CALENDAR_GREGORIAN, -1e300 }, { KRO_CALENDAR_JULIAN, 1e300 } };
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (gsize c = 0; c < G_N_ELEMENTS (calendars); c++)
    {
      UCalendar *calendar = open_calendar (calendars[c].change);

      for (int i = 0; i < N_DAYS / 2; i++)
        compare_day (calendar, calendars[c].ours, (gint64)g_rand_double_range (random, -REACH, REACH));
      ucal_close (calendar);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time/icu/days", test_days);
  return g_test_run ();
}

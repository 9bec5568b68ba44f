/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Instants. What would leave the range stops at its end, so that arithmetic
 * on times that came from a file never overflows.
 */
#include "kro-time.h"

#include <math.h>

#define NANOSECONDS 1000000000
#define SECONDS_PER_DAY 86400

/**
 * kro_time_compare:
 * @a: a time
 * @b: another
 *
 * Returns: below 0, 0 or above 0 as @a is before, at or after @b
 */
int
kro_time_compare (KroTime a, KroTime b)
{
  if (a.seconds != b.seconds)
    return a.seconds < b.seconds ? -1 : 1;
  return (a.nanoseconds > b.nanoseconds) - (a.nanoseconds < b.nanoseconds);
}

/**
 * kro_time_difference:
 * @later: a time
 * @earlier: another
 *
 * Returns: @later minus @earlier in seconds, rounded to a double
 */
double
kro_time_difference (KroTime later, KroTime earlier)
{
  gint64 seconds;
  double nanoseconds = later.nanoseconds - earlier.nanoseconds;

  if (__builtin_sub_overflow (later.seconds, earlier.seconds, &seconds))
    return (double)later.seconds - (double)earlier.seconds;
  return (double)seconds + nanoseconds / NANOSECONDS;
}

/**
 * kro_time_add_exact:
 * @self: a time
 * @seconds: to add
 * @nanoseconds: to add, −999,999,999 to 999,999,999
 *
 * Returns: the sum; %KRO_TIME_MIN or %KRO_TIME_MAX where it lies beyond
 */
KroTime
kro_time_add_exact (KroTime self, gint64 seconds, gint32 nanoseconds)
{
  KroTime sum;

  sum.nanoseconds = self.nanoseconds + nanoseconds;
  if (sum.nanoseconds >= NANOSECONDS || sum.nanoseconds < 0)
    {
      gint64 carry = sum.nanoseconds < 0 ? -1 : 1;

      sum.nanoseconds -= (gint32)carry * NANOSECONDS;
      if (__builtin_add_overflow (seconds, carry, &seconds))
        return carry < 0 ? KRO_TIME_MIN : KRO_TIME_MAX;
    }
  if (__builtin_add_overflow (self.seconds, seconds, &sum.seconds))
    return seconds < 0 ? KRO_TIME_MIN : KRO_TIME_MAX;
  return sum;
}

/**
 * kro_time_add:
 * @self: a time
 * @seconds: to add; not a number counts as 0
 *
 * Returns: the sum, rounded to nanoseconds as far as a double has them;
 *   %KRO_TIME_MIN or %KRO_TIME_MAX where it lies beyond
 */
KroTime
kro_time_add (KroTime self, double seconds)
{
  double whole = floor (seconds);
  double nanoseconds = round ((seconds - whole) * NANOSECONDS);

  if (isnan (seconds))
    return self;
  if (whole >= 9.2e18)
    return KRO_TIME_MAX;
  if (whole <= -9.2e18)
    return KRO_TIME_MIN;
  if (nanoseconds >= NANOSECONDS)
    {
      whole++;
      nanoseconds = 0;
    }
  return kro_time_add_exact (self, (gint64)whole, (gint32)nanoseconds);
}

static gboolean
civil_exists (const KroCivil *civil, KroCalendar calendar)
{
  return civil->year >= KRO_YEAR_MIN && civil->year <= KRO_YEAR_MAX &&
         civil->month >= 1 && civil->month <= 12 &&
         civil->day >= 1 && civil->day <= kro_month_length (civil->year, civil->month, calendar) &&
         civil->hour >= 0 && civil->hour <= 23 && civil->minute >= 0 && civil->minute <= 59 &&
         civil->second >= 0 && civil->second <= 59 &&
         civil->nanosecond >= 0 && civil->nanosecond < NANOSECONDS;
}

/**
 * kro_time_from_civil:
 * @civil: a date and a time of day
 * @calendar: in which calendar the date is
 * @time: (out): the instant
 *
 * Returns: %FALSE when there is no such date or time, or its year lies beyond
 *   %KRO_YEAR_MIN to %KRO_YEAR_MAX; @time is then unchanged
 */
gboolean
kro_time_from_civil (const KroCivil *civil, KroCalendar calendar, KroTime *time)
{
  gint64 days;

  if (!civil_exists (civil, calendar))
    return FALSE;
  days = kro_days_from_civil (civil->year, civil->month, civil->day, calendar);
  time->seconds = days * SECONDS_PER_DAY + civil->hour * 3600 + civil->minute * 60 + civil->second;
  time->nanoseconds = civil->nanosecond;
  return TRUE;
}

/**
 * kro_time_to_civil:
 * @self: a time
 * @calendar: in which calendar
 * @civil: (out): its date and time of day
 */
void
kro_time_to_civil (KroTime self, KroCalendar calendar, KroCivil *civil)
{
  gint64 days = self.seconds / SECONDS_PER_DAY;
  int    of_day = (int)(self.seconds % SECONDS_PER_DAY);

  if (of_day < 0)
    {
      of_day += SECONDS_PER_DAY;
      days--;
    }
  kro_days_to_civil (days, calendar, &civil->year, &civil->month, &civil->day);
  civil->hour = of_day / 3600;
  civil->minute = of_day / 60 % 60;
  civil->second = of_day % 60;
  civil->nanosecond = self.nanoseconds;
}

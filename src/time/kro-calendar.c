/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Days and civil dates of the proleptic Gregorian and Julian calendars, over
 * the whole range of KroTime, in constant time and whole numbers.
 *
 * Days are counted from 1970-01-01 Gregorian. Both calendars are computed in
 * years that begin on 1 March, so that the leap day is the last of its year:
 * the months from March have 31, 30, 31, 30, 31 days, over and over, which is
 * (153 m + 2) / 5 days before month m.
 */
#include "kro-time.h"

#define DAYS_PER_CYCLE_GREGORIAN 146097 /* 400 years */
#define DAYS_PER_CYCLE_JULIAN 1461      /* 4 years */
/* From 1 March of year 0 to 1970-01-01, in each calendar. */
#define EPOCH_GREGORIAN 719468
#define EPOCH_JULIAN 719470

static gint64
floor_divide (gint64 a, gint64 b)
{
  gint64 quotient = a / b;

  return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
}

static gint64
floor_modulo (gint64 a, gint64 b)
{
  return a - floor_divide (a, b) * b;
}

/**
 * kro_year_is_leap:
 * @year: astronomical year
 * @calendar: in which calendar
 *
 * Returns: whether the year has a 29 February
 */
gboolean
kro_year_is_leap (gint64 year, KroCalendar calendar)
{
  if (year % 4 != 0)
    return FALSE;
  return calendar == KRO_CALENDAR_JULIAN || year % 100 != 0 || year % 400 == 0;
}

/**
 * kro_month_length:
 * @year: astronomical year
 * @month: 1 to 12
 * @calendar: in which calendar
 *
 * Returns: the number of days in the month, 28 to 31
 */
int
kro_month_length (gint64 year, int month, KroCalendar calendar)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  g_return_val_if_fail (month >= 1 && month <= 12, 0);

  return lengths[month - 1] + (month == 2 && kro_year_is_leap (year, calendar));
}

/**
 * kro_days_from_civil:
 * @year: astronomical year, %KRO_YEAR_MIN to %KRO_YEAR_MAX
 * @month: 1 to 12
 * @day: 1 to 31; a day behind the end of the month counts on
 * @calendar: in which calendar
 *
 * Returns: days since 1970-01-01 Gregorian
 */
gint64
kro_days_from_civil (gint64 year, int month, int day, KroCalendar calendar)
{
  gboolean julian = calendar == KRO_CALENDAR_JULIAN;
  gint64   years = julian ? 4 : 400;
  gint64   march_year = year - (month <= 2);
  gint64   cycle = floor_divide (march_year, years);
  gint64   of_cycle = march_year - cycle * years;
  gint64   of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

  if (julian)
    return cycle * DAYS_PER_CYCLE_JULIAN + of_cycle * 365 + of_year - EPOCH_JULIAN;
  return cycle * DAYS_PER_CYCLE_GREGORIAN + of_cycle * 365 + of_cycle / 4 - of_cycle / 100 + of_year - EPOCH_GREGORIAN;
}

/* From the count of days in a cycle of years to the year in it. A day of the
 * leap year that ends a shorter cycle would round into the next year; taking
 * off the leap days before dividing prevents that. */
static gint64
year_of_cycle (gint64 day, gboolean julian)
{
  if (julian)
    return (day - day / (DAYS_PER_CYCLE_JULIAN - 1)) / 365;
  return (day - day / 1460 + day / 36524 - day / (DAYS_PER_CYCLE_GREGORIAN - 1)) / 365;
}

/**
 * kro_days_to_civil:
 * @days: days since 1970-01-01 Gregorian
 * @calendar: in which calendar
 * @year: (out): astronomical year
 * @month: (out): 1 to 12
 * @day: (out): 1 to 31
 */
void
kro_days_to_civil (gint64 days, KroCalendar calendar, gint64 *year, int *month, int *day)
{
  gboolean julian = calendar == KRO_CALENDAR_JULIAN;
  gint64   per_cycle = julian ? DAYS_PER_CYCLE_JULIAN : DAYS_PER_CYCLE_GREGORIAN;
  gint64   shifted = days + (julian ? EPOCH_JULIAN : EPOCH_GREGORIAN);
  gint64   cycle = floor_divide (shifted, per_cycle);
  gint64   of_cycle = shifted - cycle * per_cycle;
  gint64   years = year_of_cycle (of_cycle, julian);
  gint64   of_year = of_cycle - (years * 365 + years / 4 - (julian ? 0 : years / 100));
  int      march_month = (int)((5 * of_year + 2) / 153);

  *day = (int)(of_year - (153 * march_month + 2) / 5) + 1;
  *month = march_month < 10 ? march_month + 3 : march_month - 9;
  *year = cycle * (julian ? 4 : 400) + years + (*month <= 2);
}

/**
 * kro_days_to_weekday:
 * @days: days since 1970-01-01 Gregorian
 *
 * Returns: the day of the week as ISO 8601 counts, 1 Monday to 7 Sunday
 */
int
kro_days_to_weekday (gint64 days)
{
  return (int)floor_modulo (floor_modulo (days, 7) + 3, 7) + 1;
}

/**
 * kro_days_to_iso_week:
 * @days: days since 1970-01-01 Gregorian
 * @year: (out): the year the week belongs to
 * @week: (out): 1 to 53
 *
 * The week of ISO 8601: it begins on Monday and belongs to the year of its
 * Thursday.
 */
void
kro_days_to_iso_week (gint64 days, gint64 *year, int *week)
{
  gint64 thursday = days - kro_days_to_weekday (days) + 4;
  int    month, day;

  kro_days_to_civil (thursday, KRO_CALENDAR_GREGORIAN, year, &month, &day);
  *week = (int)((thursday - kro_days_from_civil (*year, 1, 1, KRO_CALENDAR_GREGORIAN)) / 7) + 1;
}

/**
 * kro_days_from_iso_week:
 * @year: the year of the week
 * @week: 1 to 53; more counts on
 * @weekday: 1 Monday to 7 Sunday
 *
 * Returns: days since 1970-01-01 Gregorian
 */
gint64
kro_days_from_iso_week (gint64 year, int week, int weekday)
{
  gint64 fourth = kro_days_from_civil (year, 1, 4, KRO_CALENDAR_GREGORIAN);

  return fourth - kro_days_to_weekday (fourth) + 7 * (gint64)(week - 1) + weekday;
}

/**
 * kro_easter_days:
 * @year: astronomical year of the Gregorian calendar
 *
 * The date of Easter Sunday by the anonymous Gregorian algorithm (Meeus,
 * Astronomical Algorithms, chapter 8). Years beyond those in which it was kept
 * are proleptic.
 *
 * Returns: days since 1970-01-01
 */
gint64
kro_easter_days (gint64 year)
{
  gint64 golden = floor_modulo (year, 19);
  gint64 century = floor_divide (year, 100);
  gint64 of_century = floor_modulo (year, 100);
  gint64 epact = floor_modulo (19 * golden + century - floor_divide (century, 4) - floor_divide (century - floor_divide (century + 8, 25) + 1, 3) + 15, 30);
  gint64 sunday = floor_modulo (32 + 2 * floor_modulo (century, 4) + 2 * (of_century / 4) - epact - of_century % 4, 7);
  gint64 late = (golden + 11 * epact + 22 * sunday) / 451;
  gint64 of_march = epact + sunday - 7 * late + 114;

  return kro_days_from_civil (year, (int)(of_march / 31), (int)(of_march % 31) + 1, KRO_CALENDAR_GREGORIAN);
}

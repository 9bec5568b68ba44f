/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KroTime:
 * @seconds: since 1970-01-01T00:00:00, proleptic Gregorian, without leap
 *   seconds; of UTC, or of the local clock for floating dates
 * @nanoseconds: 0 to 999,999,999, always towards the future
 *
 * An instant. Covers ±292 billion years.
 *
 * Twelve bytes and not sixteen, since there are millions of them.
 */
typedef struct
{
  gint64 seconds;
  gint32 nanoseconds;
} __attribute__ ((packed, aligned (4))) KroTime;

#define KRO_TIME_INIT(s) ((KroTime){ (s), 0 })
#define KRO_TIME_MIN ((KroTime){ G_MININT64, 0 })
#define KRO_TIME_MAX ((KroTime){ G_MAXINT64, 999999999 })

/**
 * KroCalendar:
 * @KRO_CALENDAR_GREGORIAN: proleptic Gregorian, with a year 0
 * @KRO_CALENDAR_JULIAN: proleptic Julian, with a year 0
 */
typedef enum {
  KRO_CALENDAR_GREGORIAN,
  KRO_CALENDAR_JULIAN,
} KroCalendar;

/**
 * KroCivil:
 * @year: astronomical: 0 is 1 BCE
 * @month: 1 to 12
 * @day: 1 to 31
 * @hour: 0 to 23
 * @minute: 0 to 59
 * @second: 0 to 59
 * @nanosecond: 0 to 999,999,999
 *
 * A date and a time of day as people write it.
 */
typedef struct
{
  gint64 year;
  int    month;
  int    day;
  int    hour;
  int    minute;
  int    second;
  int    nanosecond;
} KroCivil;

/**
 * KRO_YEAR_MIN: / KRO_YEAR_MAX:
 *
 * The years that lie within #KroTime whole, in either calendar.
 */
#define KRO_YEAR_MIN (-G_GINT64_CONSTANT (292271000000))
#define KRO_YEAR_MAX G_GINT64_CONSTANT (292271000000)

int     kro_time_compare (KroTime a, KroTime b);
double  kro_time_difference (KroTime later, KroTime earlier);
KroTime kro_time_add (KroTime self, double seconds);
KroTime kro_time_add_exact (KroTime self, gint64 seconds, gint32 nanoseconds);

gboolean kro_time_from_civil (const KroCivil *civil, KroCalendar calendar, KroTime *time);
void     kro_time_to_civil (KroTime self, KroCalendar calendar, KroCivil *civil);

gint64   kro_days_from_civil (gint64 year, int month, int day, KroCalendar calendar);
void     kro_days_to_civil (gint64 days, KroCalendar calendar, gint64 *year, int *month, int *day);
int      kro_days_to_weekday (gint64 days);
int      kro_month_length (gint64 year, int month, KroCalendar calendar);
gboolean kro_year_is_leap (gint64 year, KroCalendar calendar);
void     kro_days_to_iso_week (gint64 days, gint64 *year, int *week);
gint64   kro_days_from_iso_week (gint64 year, int week, int weekday);
gint64   kro_easter_days (gint64 year);

G_END_DECLS

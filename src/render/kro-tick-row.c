/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where the units of an axis begin, and what they are called. Calendar units
 * are those of the proleptic Gregorian calendar. Years are counted as
 * historians do, without a year 0, so that marks stand at 100 BCE, 1 CE and
 * 100 CE; deep years are counted in Ma and Ga from the turn of the era, where
 * two thousand years more or less are not seen. Whatever the place, a row has
 * one form: which one depends on its unit and count. Pure functions.
 */
#include "kro-tick-row.h"

#include "kro-date.h"
#include "kro-names.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* From so many years a mark on they are counted in Ga. */
#define GIGA_YEARS 100000000
/* A leap year that stands in for those EDTF has no days of. */
#define STAND_IN "9996"
#define SECONDS_OF_DAY 86400
#define LAST_SECOND G_GINT64_CONSTANT (9200000000000000000)

static const int unit_nanoseconds[] = { 1, 1000, 1000000 };
static const int unit_seconds[] = { [KRO_TICK_SECOND] = 1, [KRO_TICK_MINUTE] = 60, [KRO_TICK_HOUR] = 3600 };

static gint64
floor_divide (gint64 number, gint64 by)
{
  return number / by - (number % by < 0 ? 1 : 0);
}

/* Historical numbers: the year of astronomical year 0 is 1 BCE. */
static gint64
floor_year (KroTickRow row, gint64 year)
{
  if (row.count == 1)
    return year;
  if (row.unit == KRO_TICK_DEEP_YEAR)
    return floor_divide (year, row.count) * row.count;
  if (year >= 1)
    return MAX (year / row.count * row.count, 1);
  return 1 - (row.count - year) / row.count * row.count;
}

static gint64
next_year (KroTickRow row, gint64 year)
{
  if (row.count == 1 || row.unit == KRO_TICK_DEEP_YEAR)
    return year + row.count;
  if (year >= 1)
    return year == 1 ? row.count : year + row.count;
  return 1 - year == row.count ? 1 : year + row.count;
}

static KroTime
time_of_day (gint64 days)
{
  return KRO_TIME_INIT (days * SECONDS_OF_DAY);
}

static KroTime
floor_calendar (KroTickRow row, KroTime time)
{
  KroCivil civil;
  gint64   days = floor_divide (time.seconds, SECONDS_OF_DAY);
  KroTime  result = time;

  if (row.unit == KRO_TICK_DAY)
    return time_of_day (days);
  if (row.unit == KRO_TICK_WEEK)
    return time_of_day (days - kro_days_to_weekday (days) + 1);
  kro_time_to_civil (time, KRO_CALENDAR_GREGORIAN, &civil);
  if (row.unit >= KRO_TICK_YEAR)
    civil = (KroCivil){ .year = floor_year (row, civil.year), .month = 1, .day = 1 };
  else if (row.unit == KRO_TICK_QUARTER)
    civil = (KroCivil){ .year = civil.year, .month = (civil.month - 1) / 3 * 3 + 1, .day = 1 };
  else
    civil = (KroCivil){ .year = civil.year, .month = civil.month, .day = 1 };
  if (!kro_time_from_civil (&civil, KRO_CALENDAR_GREGORIAN, &result))
    return KRO_TIME_MIN;
  return result;
}

/**
 * kro_tick_row_floor:
 * @row: a row of the axis
 * @time: a time
 *
 * Returns: the last mark of the row at or before @time; %KRO_TIME_MIN if it
 *   would lie before all times
 */
KroTime
kro_tick_row_floor (KroTickRow row, KroTime time)
{
  gint64 length;

  /* room for a whole unit before and after, at the ends of time */
  time.seconds = CLAMP (time.seconds, -LAST_SECOND, LAST_SECOND);
  if (row.unit >= KRO_TICK_DAY)
    return floor_calendar (row, time);
  if (row.unit >= KRO_TICK_SECOND)
    {
      length = unit_seconds[row.unit] * row.count;
      return KRO_TIME_INIT (floor_divide (time.seconds, length) * length);
    }
  length = unit_nanoseconds[row.unit] * row.count;
  return (KroTime){ time.seconds, (gint32)(time.nanoseconds / length * length) };
}

static gboolean
next_calendar (KroTickRow row, KroTime *time)
{
  KroCivil civil;

  kro_time_to_civil (*time, KRO_CALENDAR_GREGORIAN, &civil);
  if (row.unit >= KRO_TICK_YEAR)
    civil.year = next_year (row, civil.year);
  else
    {
      int month = civil.month - 1 + (row.unit == KRO_TICK_QUARTER ? 3 : 1);

      civil.year += month / 12;
      civil.month = month % 12 + 1;
    }
  return kro_time_from_civil (&civil, KRO_CALENDAR_GREGORIAN, time);
}

/**
 * kro_tick_row_next:
 * @row: a row of the axis
 * @time: (inout): a mark of the row, moved to the next one
 *
 * Returns: %FALSE if there is none, after the end of time
 */
gboolean
kro_tick_row_next (KroTickRow row, KroTime *time)
{
  gint64 seconds = 0;
  gint64 nanoseconds = 0;

  if (row.unit > KRO_TICK_WEEK)
    return next_calendar (row, time);
  if (row.unit >= KRO_TICK_DAY)
    seconds = SECONDS_OF_DAY * (row.unit == KRO_TICK_WEEK ? 7 : 1);
  else if (row.unit >= KRO_TICK_SECOND)
    seconds = unit_seconds[row.unit] * row.count;
  else
    nanoseconds = unit_nanoseconds[row.unit] * row.count + time->nanoseconds;
  if (time->seconds > LAST_SECOND)
    return FALSE;
  if (nanoseconds > 0)
    *time = (KroTime){ time->seconds + nanoseconds / 1000000000, (gint32)(nanoseconds % 1000000000) };
  time->seconds += seconds;
  return TRUE;
}

/* --- words ----------------------------------------------------------------- */

/* @text with @by where @place is. */
static char *
put_in (const char *text, const char *place, const char *by)
{
  const char *found = strstr (text, place);

  if (found == NULL)
    return g_strdup (text);
  return g_strdup_printf ("%.*s%s%s", (int)(found - text), text, by, found + strlen (place));
}

/* A message of the catalogue whose "{n}" is a number. */
static char *
fill_in (const KroLocale *locale, const char *message, gint64 n)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, n);

  return put_in (kro_locale_translate (locale, "axis", message), "{n}", number);
}

/* A year of four digits has no sign between thousands. */
static char *
write_integer (gint64 number, const KroLocale *locale)
{
  return number < 10000 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : kro_names_write_number (kro_names_get (locale), number, 0);
}

/* The years from @year to @last, on the same side of the turn of the era. */
static char *
write_years (gint64 year, gint64 last, const KroLocale *locale)
{
  g_autofree char *from = write_integer (year >= 1 ? year : 1 - year, locale);
  g_autofree char *to = write_integer (last >= 1 ? last : 1 - last, locale);
  g_autofree char *said = year == last ? g_steal_pointer (&from) : g_strdup_printf ("%s–%s", from, to);

  return year >= 1 ? g_steal_pointer (&said) : put_in (kro_locale_translate (locale, "date", NC_ ("date", "%s BCE")), "%s", said);
}

/* The future carries a plus. */
static char *
write_deep_number (KroTickRow row, gint64 year, const KroLocale *locale)
{
  const KroNames  *names = kro_names_get (locale);
  gint64           size = ABS (year);
  g_autofree char *number = row.count >= GIGA_YEARS ? kro_names_write_number (names, size / 100000, 4) : kro_names_write_number (names, size / 1000, 3);

  return g_strconcat (year > 0 ? "+" : "", number, NULL);
}

/* Ma and Ga (ISO 80000-3 names the year "a"). */
static char *
write_deep_year (KroTickRow row, gint64 year, KroTickDetail detail, const KroLocale *locale)
{
  const char      *unit = row.count >= GIGA_YEARS ? "\302\240Ga" : "\302\240Ma";
  g_autofree char *from = write_deep_number (row, year, locale);
  g_autofree char *to = write_deep_number (row, next_year (row, year), locale);

  if (detail >= KRO_TICK_ABBREVIATED)
    return g_strconcat (from, "–", to, unit, NULL);
  return g_strconcat (from, year == 0 ? "" : unit, NULL);
}

/* By itself a mark of many years says which years, so that "1990" over 1999 is
 * not taken for a year. */
static char *
write_year (KroTickRow row, gint64 year, KroTickDetail detail, const KroLocale *locale)
{
  if (row.unit == KRO_TICK_DEEP_YEAR)
    return write_deep_year (row, year, detail, locale);
  return write_years (year, detail == KRO_TICK_WHOLE ? next_year (row, year) - 1 : year, locale);
}

/* A month or a day of it, with its year. */
static char *
write_date (const KroCivil *civil, gboolean with_day, KroTickDetail detail, const KroLocale *locale)
{
  gboolean         has_edtf = ABS (civil->year) <= 9999;
  g_autofree char *year = has_edtf ? g_strdup_printf ("%s%04d", civil->year < 0 ? "-" : "", (int)ABS (civil->year)) : g_strdup (STAND_IN);
  g_autofree char *edtf = g_strdup_printf (with_day ? "%s-%02d-%02d" : "%s-%02d", year, civil->month, civil->day);
  g_autoptr (KroDate) date = kro_date_new_edtf (edtf, NULL);
  g_autofree char *words = kro_date_to_words (date, locale, detail == KRO_TICK_WHOLE ? KRO_WORDS_LONG : KRO_WORDS_SHORT);
  g_autofree char *said = write_years (civil->year, civil->year, locale);

  return has_edtf ? g_steal_pointer (&words) : put_in (words, STAND_IN, said);
}

static char *
write_day (const KroCivil *civil, KroTickDetail detail, const KroLocale *locale)
{
  const KroNames *names = kro_names_get (locale);
  gint64          days = kro_days_from_civil (civil->year, civil->month, civil->day, KRO_CALENDAR_GREGORIAN);

  if (detail == KRO_TICK_BRIEF)
    return g_strdup_printf ("%d", civil->day);
  if (detail == KRO_TICK_LONG)
    return g_strdup_printf ("%s %d", names->short_weekdays[kro_days_to_weekday (days) - 1], civil->day);
  return write_date (civil, TRUE, detail, locale);
}

static char *
write_month (const KroCivil *civil, KroTickDetail detail, const KroLocale *locale)
{
  const KroNames *names = kro_names_get (locale);

  if (detail == KRO_TICK_BRIEF)
    return g_strdup (names->short_months[civil->month - 1]);
  if (detail == KRO_TICK_LONG)
    return g_strdup (names->months[civil->month - 1]);
  return write_date (civil, FALSE, detail, locale);
}

/* A time of day, after the whole date where the label stands by itself. */
static char *
write_time (KroTickRow row, const KroCivil *civil, KroTickDetail detail, const KroLocale *locale)
{
  const char      *point = kro_names_get (locale)->decimal;
  g_autofree char *date = NULL;
  char             clock[32];

  if (row.unit >= KRO_TICK_MINUTE)
    snprintf (clock, sizeof clock, "%02d:%02d", civil->hour, civil->minute);
  else if (row.unit == KRO_TICK_SECOND)
    snprintf (clock, sizeof clock, "%02d:%02d:%02d", civil->hour, civil->minute, civil->second);
  else if (row.unit == KRO_TICK_MILLISECOND)
    snprintf (clock, sizeof clock, "%02d:%02d:%02d%s%03d", civil->hour, civil->minute, civil->second, point, civil->nanosecond / 1000000);
  else
    snprintf (clock, sizeof clock, "%02d:%02d:%02d%s%06d", civil->hour, civil->minute, civil->second, point, civil->nanosecond / 1000);
  if (detail < KRO_TICK_ABBREVIATED)
    return g_strdup (clock);
  date = write_day (civil, detail, locale);
  return g_strdup_printf ("%s %s", date, clock);
}

static char *
write_fraction (KroTickRow row, const KroCivil *civil)
{
  if (row.unit == KRO_TICK_MILLISECOND)
    return g_strdup_printf ("%d\302\240ms", civil->nanosecond / 1000000);
  if (row.unit == KRO_TICK_MICROSECOND)
    return g_strdup_printf ("%d\302\240µs", civil->nanosecond / 1000 % 1000);
  return g_strdup_printf ("%d\302\240ns", civil->nanosecond % 1000);
}

static char *
write_week (KroTime time, KroTickDetail detail, const KroLocale *locale)
{
  gint64           year;
  int              week;
  KroCivil         civil;
  g_autofree char *number = NULL;
  g_autofree char *said = NULL;

  kro_days_to_iso_week (floor_divide (time.seconds, SECONDS_OF_DAY), &year, &week);
  /* Translators: a week of the year on an axis; {n} is its number */
  number = fill_in (locale, NC_ ("axis", "W{n}"), week);
  kro_time_to_civil (time, KRO_CALENDAR_GREGORIAN, &civil);
  if (detail == KRO_TICK_BRIEF)
    return g_strdup_printf ("%d", civil.day);
  if (detail == KRO_TICK_LONG)
    return g_strdup_printf ("%d · %s", civil.day, number);
  said = write_years (year, year, locale);
  return g_strdup_printf ("%s %s", said, number);
}

static char *
write_quarter (const KroCivil *civil, KroTickDetail detail, const KroLocale *locale)
{
  g_autofree char *quarter = fill_in (locale, NC_ ("axis", "Q{n}"), (civil->month - 1) / 3 + 1);
  g_autofree char *year = write_years (civil->year, civil->year, locale);

  return detail < KRO_TICK_ABBREVIATED ? g_steal_pointer (&quarter) : g_strdup_printf ("%s %s", quarter, year);
}

/**
 * kro_tick_row_label:
 * @row: a row of the axis
 * @time: a mark of the row
 * @detail: how much to say
 * @locale: the language
 *
 * Writes what a mark is called. Weeks are numbered by ISO 8601; their brief
 * label is the day of the month on which they begin.
 *
 * Returns: (transfer full): the label
 */
char *
kro_tick_row_label (KroTickRow row, KroTime time, KroTickDetail detail, const KroLocale *locale)
{
  KroCivil civil;

  kro_time_to_civil (time, KRO_CALENDAR_GREGORIAN, &civil);
  switch (row.unit)
    {
    case KRO_TICK_NANOSECOND:
    case KRO_TICK_MICROSECOND:
    case KRO_TICK_MILLISECOND:
      return detail == KRO_TICK_BRIEF ? write_fraction (row, &civil) : write_time (row, &civil, detail, locale);
    case KRO_TICK_SECOND:
    case KRO_TICK_MINUTE:
    case KRO_TICK_HOUR:
      return write_time (row, &civil, detail, locale);
    case KRO_TICK_DAY:
      return write_day (&civil, detail, locale);
    case KRO_TICK_WEEK:
      return write_week (time, detail, locale);
    case KRO_TICK_MONTH:
      return write_month (&civil, detail, locale);
    case KRO_TICK_QUARTER:
      return write_quarter (&civil, detail, locale);
    case KRO_TICK_YEAR:
    case KRO_TICK_DEEP_YEAR:
    default:
      return write_year (row, civil.year, detail, locale);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads one date or season of EDTF, its qualifiers and its time of day, and
 * says what is wrong at which character.
 */
#include "kro-edtf-cursor-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_YEAR_DIGITS 18
#define MAX_EXPONENT_DIGITS 4

/**
 * Unit:
 *
 * What a number of fixed length counts.
 */
typedef enum {
  UNIT_YEAR,
  UNIT_MONTH,
  UNIT_DAY,
  UNIT_HOUR,
  UNIT_MINUTE,
  UNIT_SECOND,
  UNIT_SHIFT_HOUR,
  UNIT_SHIFT_MINUTE,
} Unit;

static const char *const digits_messages[] = {
  [UNIT_YEAR] = N_ ("a year has four digits, such as 2025 or 0044"),
  [UNIT_MONTH] = N_ ("a month has two digits, such as 05"),
  [UNIT_DAY] = N_ ("a day has two digits, such as 05"),
  [UNIT_HOUR] = N_ ("an hour has two digits, such as 09"),
  [UNIT_MINUTE] = N_ ("the minutes have two digits, such as 05"),
  [UNIT_SECOND] = N_ ("the seconds have two digits, such as 05"),
  [UNIT_SHIFT_HOUR] = N_ ("the hours of a shift have two digits, such as +02"),
  [UNIT_SHIFT_MINUTE] = N_ ("the minutes of a shift have two digits, such as +05:30"),
};

static KroQualifier
accept_qualifier (KroEdtfCursor *cursor)
{
  switch (kro_edtf_cursor_peek (cursor))
    {
    case '?':
      cursor->at++;
      return KRO_QUALIFIER_UNCERTAIN;
    case '~':
      cursor->at++;
      return KRO_QUALIFIER_APPROXIMATE;
    case '%':
      cursor->at++;
      return KRO_QUALIFIER_UNCERTAIN | KRO_QUALIFIER_APPROXIMATE;
    default:
      return KRO_QUALIFIER_NONE;
    }
}

/* "26-9-2025": one or two digits where a year should stand, and a mark. */
static gboolean
is_day_first (const char *start, const char *at, int c, Unit unit)
{
  return unit == UNIT_YEAR && at > start && at - start <= 2 && (c == '-' || c == '/' || c == '.' || c == ' ');
}

/* The digits of a unit, of which some may be X where `mask` is not NULL. */
static gboolean
parse_digits (KroEdtfCursor *cursor, Unit unit, gint64 *value, guint8 *mask)
{
  const char *start = cursor->at;

  *value = 0;
  if (mask != NULL)
    *mask = 0;
  for (int i = unit == UNIT_YEAR ? 3 : 1; i >= 0; i--, cursor->at++)
    {
      int c = kro_edtf_cursor_peek (cursor);

      *value *= 10;
      if (c == 'X' && mask != NULL)
        *mask |= (guint8)(1 << i);
      else if (c >= '0' && c <= '9')
        *value += c - '0';
      else
        return kro_edtf_cursor_fail_or_capital (cursor, cursor->at, is_day_first (start, cursor->at, c, unit) ? _ ("the year stands first, as in 2025-09-26") : _ (digits_messages[unit]));
    }
  if (!g_ascii_isdigit (kro_edtf_cursor_peek (cursor)) && kro_edtf_cursor_peek (cursor) != 'X')
    return TRUE;
  return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_SYNTAX, start, "%s",
                               unit == UNIT_YEAR ? _ ("a year of more than four digits has a Y before it, such as Y12000") : _ (digits_messages[unit]));
}

static gboolean
parse_number (KroEdtfCursor *cursor, int max_digits, gint64 *value)
{
  const char *start = cursor->at;

  *value = 0;
  while (g_ascii_isdigit (kro_edtf_cursor_peek (cursor)) && cursor->at - start < max_digits)
    *value = *value * 10 + (*cursor->at++ - '0');
  if (cursor->at == start)
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_SYNTAX, start, _ ("a number should stand here"));
  if (g_ascii_isdigit (kro_edtf_cursor_peek (cursor)))
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_RANGE, start, _ ("a number of more than %d digits is not read"), max_digits);
  if (*start == '0' && cursor->at - start > 1)
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_SYNTAX, start, _ ("this number is written without zeros before it"));
  return TRUE;
}

static gint64
raise_to_power (gint64 mantissa, int exponent)
{
  gint64 year = mantissa;

  for (int i = 0; i < exponent && year != 0; i++)
    if (__builtin_mul_overflow (year, 10, &year))
      return mantissa < 0 ? G_MININT64 : G_MAXINT64;
  return year;
}

static gboolean
parse_long_year (KroEdtfCursor *cursor, KroEdtfPart *part)
{
  const char *start = cursor->at;
  gint64      exponent;

  part->negative = kro_edtf_cursor_accept (cursor, '-');
  if (!parse_number (cursor, MAX_YEAR_DIGITS, &part->mantissa))
    return FALSE;
  if (part->negative)
    part->mantissa = -part->mantissa;
  part->form = KRO_EDTF_YEAR_LONG;
  part->year = part->mantissa;
  kro_edtf_cursor_raise_level (cursor, 1);
  if (kro_edtf_cursor_accept (cursor, 'E'))
    {
      if (!parse_number (cursor, MAX_EXPONENT_DIGITS, &exponent))
        return FALSE;
      part->form = KRO_EDTF_YEAR_EXPONENT;
      part->exponent = (int)exponent;
      part->year = raise_to_power (part->mantissa, part->exponent);
      kro_edtf_cursor_raise_level (cursor, 2);
      if (part->mantissa == 0 || exponent == 0)
        return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_VALUE, start, _ ("the number and its power of ten are not 0"));
    }
  else if (ABS (part->year) <= 9999)
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_SYNTAX, start, _ ("Y stands before years of more than four digits only; write %s%04d"),
                                 part->negative ? "-" : "", (int)ABS (part->year));
  return TRUE;
}

static gboolean
parse_plain_year (KroEdtfCursor *cursor, KroEdtfPart *part)
{
  const char *start = cursor->at;

  part->negative = kro_edtf_cursor_accept (cursor, '-');
  if (!parse_digits (cursor, UNIT_YEAR, &part->year, &part->year_mask))
    return FALSE;
  if (part->negative && part->year == 0 && part->year_mask == 0)
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_VALUE, start, _ ("there is no year -0000; 1 BCE is 0000"));
  if (part->negative)
    part->year = -part->year;
  return TRUE;
}

static gboolean
parse_significant (KroEdtfCursor *cursor, KroEdtfPart *part)
{
  const char *start = cursor->at;
  gint64      digits;

  if (!parse_number (cursor, 2, &digits))
    return FALSE;
  kro_edtf_cursor_raise_level (cursor, 2);
  if (part->year_mask != 0)
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_SYNTAX, start, _ ("a year has either X or significant digits"));
  if (part->year == G_MAXINT64 || part->year == G_MININT64)
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_RANGE, start, _ ("this year is too far away to count its digits"));
  if (digits < 1 || digits > kro_edtf_part_year_digits (part))
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_VALUE, start, _ ("the year has %d digits, so 1 to %d of them are significant"),
                                 kro_edtf_part_year_digits (part), kro_edtf_part_year_digits (part));
  part->significant = (guint8)digits;
  return TRUE;
}

static gboolean
check_month (KroEdtfCursor *cursor, const KroEdtfPart *part, const char *at)
{
  if (part->month_mask != 0)
    return part->month_mask == 3 || (part->month_mask & 1) == 0 || part->month <= 10 ||
           kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_VALUE, at, _ ("no month has these digits; months are 01 to 12"));
  if (part->month >= 1 && part->month <= 12)
    return TRUE;
  if (part->month < 21 || part->month > 41)
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_VALUE, at, _ ("there is no month %02d; months are 01 to 12, seasons and quarters 21 to 41"), part->month);
  if (part->year_mask != 0)
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_VALUE, at, _ ("the year of a season is known; write its digits"));
  kro_edtf_cursor_raise_level (cursor, part->month <= 24 ? 1 : 2);
  return TRUE;
}

static gboolean
fail_day (KroEdtfCursor *cursor, const KroEdtfPart *part, const char *at)
{
  int              length = part->month_mask == 0 && part->year_mask == 0 ? kro_month_length (part->year, part->month, KRO_CALENDAR_GREGORIAN) : 0;
  g_autofree char *year = g_strdup_printf ("%s%04d", part->negative ? "-" : "", (int)ABS (part->year));

  if (part->day_mask == 0 && (part->day < 1 || part->day > 31))
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_VALUE, at, _ ("there is no day %02d; days are 01 to 31"), part->day);
  if (length == 0 || part->day_mask != 0)
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_VALUE, at, _ ("no day has these digits"));
  if (part->month == 2 && part->day == 29)
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_VALUE, at, _ ("%s is no leap year; write %s-02-28 or %s-03-01"), year, year, year);
  return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_VALUE, at, _ ("that month has %d days; write %s-%02d-%02d or %s-%02d-01"),
                               length, year, part->month, length, year, part->month + 1);
}

static gboolean
check_masks (KroEdtfCursor *cursor, const KroEdtfPart *part)
{
  if (part->year_mask != 0)
    kro_edtf_cursor_raise_level (cursor, !part->has_month && (part->year_mask == 1 || part->year_mask == 3) ? 1 : 2);
  if (part->month_mask != 0)
    kro_edtf_cursor_raise_level (cursor, part->month_mask == 3 && (!part->has_day || part->day_mask == 3) ? 1 : 2);
  if (part->day_mask != 0)
    kro_edtf_cursor_raise_level (cursor, part->day_mask == 3 && (part->month_mask == 0 || part->month_mask == 3) ? 1 : 2);
  return TRUE;
}

/* A qualifier behind a component applies to those before it too; behind the
 * last one it is that of the whole date. */
static gboolean
parse_right_qualifier (KroEdtfCursor *cursor, KroEdtfPart *part, int component)
{
  const char  *start = cursor->at;
  KroQualifier qualifier = accept_qualifier (cursor);

  if (qualifier == KRO_QUALIFIER_NONE)
    return TRUE;
  if (accept_qualifier (cursor) != KRO_QUALIFIER_NONE)
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_SYNTAX, start + 1, _ ("one qualifier is enough; %% is uncertain and approximate together"));
  if (kro_edtf_part_is_season (part) && part->month > 24)
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_SYNTAX, start, _ ("only the seasons 21 to 24 can be qualified"));
  for (int i = 0; i <= component; i++)
    part->qualifiers[i] |= qualifier;
  kro_edtf_cursor_raise_level (cursor, kro_edtf_cursor_peek (cursor) == '-' ? 2 : 1);
  return TRUE;
}

static void
parse_left_qualifier (KroEdtfCursor *cursor, KroEdtfPart *part, int component)
{
  part->qualifiers[component] |= accept_qualifier (cursor);
  if (part->qualifiers[component] != KRO_QUALIFIER_NONE)
    kro_edtf_cursor_raise_level (cursor, 2);
}

static gboolean
parse_shift (KroEdtfCursor *cursor, KroEdtfPart *part)
{
  const char *start = cursor->at;
  gboolean    west = kro_edtf_cursor_peek (cursor) == '-';
  gint64      hours, minutes = 0;

  if (!kro_edtf_cursor_accept (cursor, '+') && !kro_edtf_cursor_accept (cursor, '-'))
    return TRUE;
  if (!parse_digits (cursor, UNIT_SHIFT_HOUR, &hours, NULL))
    return FALSE;
  part->zone = KRO_EDTF_ZONE_HOURS;
  if (kro_edtf_cursor_accept (cursor, ':'))
    {
      part->zone = KRO_EDTF_ZONE_MINUTES;
      if (!parse_digits (cursor, UNIT_SHIFT_MINUTE, &minutes, NULL))
        return FALSE;
    }
  if (hours > 23 || minutes > 59)
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_VALUE, start, _ ("a shift from UTC is less than a day, such as +02:00"));
  if (west && hours == 0 && minutes == 0)
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_VALUE, start, _ ("UTC is written Z or +00:00"));
  part->shift = (gint16)((hours * 60 + minutes) * (west ? -1 : 1));
  return TRUE;
}

static gboolean
parse_decimals (KroEdtfCursor *cursor, KroEdtfPart *part)
{
  const char *start = cursor->at;

  part->nanoseconds = 0;
  while (g_ascii_isdigit (kro_edtf_cursor_peek (cursor)) && part->n_decimals < 9)
    {
      part->nanoseconds = part->nanoseconds * 10 + (*cursor->at++ - '0');
      part->n_decimals++;
    }
  if (part->n_decimals == 0)
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_SYNTAX, start, _ ("decimals should stand here"));
  if (g_ascii_isdigit (kro_edtf_cursor_peek (cursor)))
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_RANGE, start, _ ("more than nine decimals are not read"));
  for (int i = part->n_decimals; i < 9; i++)
    part->nanoseconds *= 10;
  return TRUE;
}

/* 24:00:00 is the midnight that begins the next day. */
static gboolean
carry_midnight (KroEdtfCursor *cursor, KroEdtfPart *part, const char *at)
{
  gint64 days, year;
  int    month, day;

  if (part->minute != 0 || part->second > 0 || part->nanoseconds != 0)
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_VALUE, at, _ ("the day ends at 24:00:00; hours are 00 to 23"));
  days = kro_days_from_civil (part->year, part->month, part->day, KRO_CALENDAR_GREGORIAN) + 1;
  kro_days_to_civil (days, KRO_CALENDAR_GREGORIAN, &year, &month, &day);
  if (year > 9999)
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_RANGE, at, _ ("the next day lies beyond the year 9999"));
  part->year = year;
  part->negative = year < 0;
  part->month = (gint8)month;
  part->day = (gint8)day;
  part->hour = 0;
  return TRUE;
}

static gboolean
parse_clock (KroEdtfCursor *cursor, KroEdtfPart *part)
{
  const char *start = cursor->at;
  gint64      hour, minute, second = -1;

  if (!parse_digits (cursor, UNIT_HOUR, &hour, NULL))
    return FALSE;
  if (!kro_edtf_cursor_accept (cursor, ':'))
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_SYNTAX, cursor->at, _ ("a colon and the minutes should stand here"));
  if (!parse_digits (cursor, UNIT_MINUTE, &minute, NULL))
    return FALSE;
  if (kro_edtf_cursor_accept (cursor, ':') && !parse_digits (cursor, UNIT_SECOND, &second, NULL))
    return FALSE;
  if (hour > 24 || minute > 59 || second > 59)
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_VALUE, start, _ ("there is no such time; hours are 00 to 23, minutes and seconds 00 to 59"));
  part->hour = (gint8)hour;
  part->minute = (gint8)minute;
  part->second = (gint8)second;
  if (second >= 0 && kro_edtf_cursor_accept (cursor, '.') && !parse_decimals (cursor, part))
    return FALSE;
  if (kro_edtf_cursor_accept (cursor, 'Z'))
    part->zone = KRO_EDTF_ZONE_UTC;
  else if (!parse_shift (cursor, part))
    return FALSE;
  return hour < 24 || carry_midnight (cursor, part, start);
}

static gboolean
parse_time_of_day (KroEdtfCursor *cursor, KroEdtfPart *part)
{
  const char  *start = cursor->at - 1;
  KroQualifier qualifier;

  if (!part->has_day || part->year_mask != 0 || part->month_mask != 0 || part->day_mask != 0)
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_SYNTAX, start, _ ("a time of day belongs to a whole date"));
  if (kro_edtf_part_qualifier (part) != KRO_QUALIFIER_NONE)
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_SYNTAX, start, _ ("with a time, the qualifier stands at the end"));
  if (!parse_clock (cursor, part))
    return FALSE;
  qualifier = accept_qualifier (cursor);
  for (int i = 0; i < 3; i++)
    part->qualifiers[i] = qualifier;
  if (qualifier != KRO_QUALIFIER_NONE)
    kro_edtf_cursor_raise_level (cursor, 1);
  return TRUE;
}

static gboolean
parse_day (KroEdtfCursor *cursor, KroEdtfPart *part)
{
  const char *start;
  gint64      day;

  parse_left_qualifier (cursor, part, 2);
  start = cursor->at;
  if (kro_edtf_part_is_season (part))
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_SYNTAX, start, _ ("a season or quarter has no days"));
  if (!parse_digits (cursor, UNIT_DAY, &day, &part->day_mask))
    return FALSE;
  part->has_day = TRUE;
  part->day = (gint8)day;
  if ((part->day == 0 && part->day_mask == 0) || !kro_edtf_part_exists (part))
    return fail_day (cursor, part, start);
  return parse_right_qualifier (cursor, part, 2);
}

static gboolean
parse_month (KroEdtfCursor *cursor, KroEdtfPart *part)
{
  const char *start;
  gint64      month;

  parse_left_qualifier (cursor, part, 1);
  start = cursor->at;
  if (part->form != KRO_EDTF_YEAR_PLAIN || part->significant > 0)
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_SYNTAX, start - 1, _ ("a year written with Y or S stands alone"));
  if (!parse_digits (cursor, UNIT_MONTH, &month, &part->month_mask))
    return FALSE;
  part->has_month = TRUE;
  part->month = (gint8)month;
  if (!check_month (cursor, part, start))
    return FALSE;
  if (kro_edtf_part_is_season (part) && kro_edtf_part_qualifier (part) != KRO_QUALIFIER_NONE)
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_SYNTAX, start, _ ("a season is qualified at its end, such as 2001-21?"));
  if (!kro_edtf_part_exists (part))
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_VALUE, start, _ ("no month has these digits; months are 01 to 12"));
  if (!parse_right_qualifier (cursor, part, 1))
    return FALSE;
  return !kro_edtf_cursor_accept (cursor, '-') || parse_day (cursor, part);
}

/**
 * kro_edtf_cursor_fail:
 * @cursor: what is read
 * @code: which kind of refusal
 * @at: the character that is wrong
 * @format: what is wrong there and what to write, as for printf()
 * @...: its arguments
 *
 * Refuses the text; only the first refusal counts.
 *
 * Returns: %FALSE
 */
gboolean
kro_edtf_cursor_fail (KroEdtfCursor *cursor, KroTimeError code, const char *at, const char *format, ...)
{
  g_autofree char *valid = g_utf8_make_valid (cursor->text, cursor->end - cursor->text);
  g_autofree char *reason = NULL;
  va_list          arguments;

  if (cursor->error == NULL || *cursor->error != NULL)
    return FALSE;
  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: a date as typed, the number of a character in it, and what is wrong there */
  g_set_error (cursor->error, KRO_TIME_ERROR, (int)code, _ ("“%s”, character %ld: %s"), valid,
               g_utf8_strlen (cursor->text, at - cursor->text) + 1, reason);
  return FALSE;
}

/**
 * kro_edtf_cursor_fail_or_capital:
 * @cursor: what is read
 * @at: the character that is wrong
 * @message: what should stand there
 *
 * Refuses a character. A small letter in place of a capital is so common that
 * it is told apart.
 *
 * Returns: %FALSE
 */
gboolean
kro_edtf_cursor_fail_or_capital (KroEdtfCursor *cursor, const char *at, const char *message)
{
  if (at < cursor->end && *at != '\0' && strchr ("estxyz", *at) != NULL)
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_SYNTAX, at, _ ("write %c in place of %c"), g_ascii_toupper (*at), *at);
  return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_SYNTAX, at, "%s", message);
}

/**
 * kro_edtf_cursor_parse_part:
 * @cursor: what is read; moves behind what was read
 * @part: (out): the date
 *
 * Reads one date or season with its qualifiers and its time of day.
 *
 * Returns: %FALSE when it is refused
 */
gboolean
kro_edtf_cursor_parse_part (KroEdtfCursor *cursor, KroEdtfPart *part)
{
  *part = (KroEdtfPart){ .hour = -1, .second = -1 };
  parse_left_qualifier (cursor, part, 0);
  if (kro_edtf_cursor_accept (cursor, 'Y') ? !parse_long_year (cursor, part) : !parse_plain_year (cursor, part))
    return FALSE;
  if (kro_edtf_cursor_accept (cursor, 'S') && !parse_significant (cursor, part))
    return FALSE;
  if (!parse_right_qualifier (cursor, part, 0))
    return FALSE;
  if (kro_edtf_cursor_accept (cursor, '-') && !parse_month (cursor, part))
    return FALSE;
  if (kro_edtf_cursor_accept (cursor, 'T') && !parse_time_of_day (cursor, part))
    return FALSE;
  return check_masks (cursor, part);
}

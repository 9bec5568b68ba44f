/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads EDTF: one pass over the text with a cursor, no backtracking.
 *
 * The grammar is that of the Library of Congress (2019-02-04), with what
 * people and programs write besides, where it cannot mean anything else:
 * spaces between the members of a set, 24:00:00 for the midnight that ends a
 * day, times to the minute or with decimals, and a qualifier behind a time.
 * Every refusal says which character is wrong and what to write.
 */
#include "kro-edtf-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_YEAR_DIGITS 18
#define MAX_EXPONENT_DIGITS 4

/**
 * Cursor:
 * @text: the whole text
 * @end: behind its last byte
 * @at: the next byte
 * @level: the highest level of EDTF met so far
 * @error: where a refusal goes
 */
typedef struct
{
  const char *text;
  const char *end;
  const char *at;
  int         level;
  GError    **error;
} Cursor;

G_GNUC_PRINTF (4, 5)
static gboolean
fail (Cursor *cursor, KroTimeError code, const char *at, const char *format, ...)
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

static inline int
peek (const Cursor *cursor)
{
  return cursor->at < cursor->end ? (guchar)*cursor->at : -1;
}

static inline gboolean
accept (Cursor *cursor, char c)
{
  if (peek (cursor) != c)
    return FALSE;
  cursor->at++;
  return TRUE;
}

static void
raise_level (Cursor *cursor, int level)
{
  cursor->level = MAX (cursor->level, level);
}

static KroQualifier
accept_qualifier (Cursor *cursor)
{
  switch (peek (cursor))
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

/* Exactly `n` digits, of which some may be X where `mask` is not NULL. */
static gboolean
parse_digits (Cursor *cursor, int n, gint64 *value, guint8 *mask, const char *what)
{
  const char *start = cursor->at;

  *value = 0;
  if (mask != NULL)
    *mask = 0;
  for (int i = n - 1; i >= 0; i--, cursor->at++)
    {
      int c = peek (cursor);

      *value *= 10;
      if (c == 'X' && mask != NULL)
        *mask |= (guint8)(1 << i);
      else if (c >= '0' && c <= '9')
        *value += c - '0';
      else
        return fail (cursor, KRO_TIME_ERROR_SYNTAX, cursor->at, _ ("%s has %d digits, such as %s"), what, n, n == 4 ? "2025" : "05");
    }
  if (g_ascii_isdigit (peek (cursor)) || peek (cursor) == 'X')
    return fail (cursor, KRO_TIME_ERROR_SYNTAX, start, n == 4 ? _ ("%s has %d digits; a longer one is written with Y before it") : _ ("%s has %d digits"), what, n);
  return TRUE;
}

static gboolean
parse_number (Cursor *cursor, int max_digits, gint64 *value)
{
  const char *start = cursor->at;

  *value = 0;
  while (g_ascii_isdigit (peek (cursor)) && cursor->at - start < max_digits)
    *value = *value * 10 + (*cursor->at++ - '0');
  if (cursor->at == start)
    return fail (cursor, KRO_TIME_ERROR_SYNTAX, start, _ ("a number should stand here"));
  if (g_ascii_isdigit (peek (cursor)))
    return fail (cursor, KRO_TIME_ERROR_RANGE, start, _ ("a number of more than %d digits is not read"), max_digits);
  if (*start == '0' && cursor->at - start > 1)
    return fail (cursor, KRO_TIME_ERROR_SYNTAX, start, _ ("this number is written without zeros before it"));
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
parse_long_year (Cursor *cursor, KroEdtfPart *part)
{
  const char *start = cursor->at;
  gint64      exponent;

  part->negative = accept (cursor, '-');
  if (!parse_number (cursor, MAX_YEAR_DIGITS, &part->mantissa))
    return FALSE;
  if (part->negative)
    part->mantissa = -part->mantissa;
  part->form = KRO_EDTF_YEAR_LONG;
  part->year = part->mantissa;
  raise_level (cursor, 1);
  if (accept (cursor, 'E'))
    {
      if (!parse_number (cursor, MAX_EXPONENT_DIGITS, &exponent))
        return FALSE;
      part->form = KRO_EDTF_YEAR_EXPONENT;
      part->exponent = (int)exponent;
      part->year = raise_to_power (part->mantissa, part->exponent);
      raise_level (cursor, 2);
      if (part->mantissa == 0 || exponent == 0)
        return fail (cursor, KRO_TIME_ERROR_VALUE, start, _ ("the number and its power of ten are not 0"));
    }
  else if (ABS (part->year) <= 9999)
    return fail (cursor, KRO_TIME_ERROR_SYNTAX, start, _ ("Y stands before years of more than four digits only; write %s%04d"),
                 part->negative ? "-" : "", (int)ABS (part->year));
  return TRUE;
}

static gboolean
parse_plain_year (Cursor *cursor, KroEdtfPart *part)
{
  const char *start = cursor->at;

  part->negative = accept (cursor, '-');
  if (!parse_digits (cursor, 4, &part->year, &part->year_mask, _ ("a year")))
    return FALSE;
  if (part->negative && part->year == 0 && part->year_mask == 0)
    return fail (cursor, KRO_TIME_ERROR_VALUE, start, _ ("there is no year -0000; 1 BCE is 0000"));
  if (part->negative)
    part->year = -part->year;
  return TRUE;
}

static gboolean
parse_significant (Cursor *cursor, KroEdtfPart *part)
{
  const char *start = cursor->at;
  gint64      digits;

  if (!parse_number (cursor, 2, &digits))
    return FALSE;
  raise_level (cursor, 2);
  if (part->year_mask != 0)
    return fail (cursor, KRO_TIME_ERROR_SYNTAX, start, _ ("a year has either X or significant digits"));
  if (part->year == G_MAXINT64 || part->year == G_MININT64)
    return fail (cursor, KRO_TIME_ERROR_RANGE, start, _ ("this year is too far away to count its digits"));
  if (digits < 1 || digits > kro_edtf_part_year_digits (part))
    return fail (cursor, KRO_TIME_ERROR_VALUE, start, _ ("the year has %d digits, so 1 to %d of them are significant"),
                 kro_edtf_part_year_digits (part), kro_edtf_part_year_digits (part));
  part->significant = (guint8)digits;
  return TRUE;
}

static gboolean
check_month (Cursor *cursor, const KroEdtfPart *part, const char *at)
{
  if (part->month_mask != 0)
    return part->month_mask == 3 || (part->month_mask & 1) == 0 || part->month <= 10 ||
           fail (cursor, KRO_TIME_ERROR_VALUE, at, _ ("no month has these digits; months are 01 to 12"));
  if (part->month >= 1 && part->month <= 12)
    return TRUE;
  if (part->month < 21 || part->month > 41)
    return fail (cursor, KRO_TIME_ERROR_VALUE, at, _ ("there is no month %02d; months are 01 to 12, seasons and quarters 21 to 41"), part->month);
  if (part->year_mask != 0)
    return fail (cursor, KRO_TIME_ERROR_VALUE, at, _ ("the year of a season is known; write its digits"));
  raise_level (cursor, part->month <= 24 ? 1 : 2);
  return TRUE;
}

static gboolean
fail_day (Cursor *cursor, const KroEdtfPart *part, const char *at)
{
  int length = part->month_mask == 0 && part->year_mask == 0 ? kro_month_length (part->year, part->month, KRO_CALENDAR_GREGORIAN) : 0;

  if (part->day_mask == 0 && (part->day < 1 || part->day > 31))
    return fail (cursor, KRO_TIME_ERROR_VALUE, at, _ ("there is no day %02d; days are 01 to 31"), part->day);
  if (length == 0 || part->day_mask != 0)
    return fail (cursor, KRO_TIME_ERROR_VALUE, at, _ ("no day has these digits"));
  if (part->month == 2 && part->day == 29)
    {
      g_autofree char *year = g_strdup_printf ("%s%04d-", part->negative ? "-" : "", (int)ABS (part->year));
      int              n = (int)strlen (year);

      return fail (cursor, KRO_TIME_ERROR_VALUE, at, _ ("%s%04d is no leap year; write %.*s02-28 or %.*s03-01"),
                   part->negative ? "-" : "", (int)ABS (part->year), n, year, n, year);
    }
  return fail (cursor, KRO_TIME_ERROR_VALUE, at, _ ("that month has %d days; write %02d-%02d or %02d-01"),
               length, part->month, length, part->month + 1);
}

static gboolean
check_masks (Cursor *cursor, const KroEdtfPart *part)
{
  if (part->year_mask != 0)
    raise_level (cursor, !part->has_month && (part->year_mask == 1 || part->year_mask == 3) ? 1 : 2);
  if (part->month_mask != 0)
    raise_level (cursor, part->month_mask == 3 && (!part->has_day || part->day_mask == 3) ? 1 : 2);
  if (part->day_mask != 0)
    raise_level (cursor, part->day_mask == 3 && (part->month_mask == 0 || part->month_mask == 3) ? 1 : 2);
  return TRUE;
}

/* A qualifier behind a component applies to those before it too; behind the
 * last one it is that of the whole date. */
static gboolean
parse_right_qualifier (Cursor *cursor, KroEdtfPart *part, int component)
{
  const char  *start = cursor->at;
  KroQualifier qualifier = accept_qualifier (cursor);

  if (qualifier == KRO_QUALIFIER_NONE)
    return TRUE;
  if (accept_qualifier (cursor) != KRO_QUALIFIER_NONE)
    return fail (cursor, KRO_TIME_ERROR_SYNTAX, start + 1, _ ("one qualifier is enough; %% is uncertain and approximate together"));
  if (kro_edtf_part_is_season (part) && part->month > 24)
    return fail (cursor, KRO_TIME_ERROR_SYNTAX, start, _ ("only the seasons 21 to 24 can be qualified"));
  for (int i = 0; i <= component; i++)
    part->qualifiers[i] |= qualifier;
  raise_level (cursor, peek (cursor) == '-' ? 2 : 1);
  return TRUE;
}

static void
parse_left_qualifier (Cursor *cursor, KroEdtfPart *part, int component)
{
  part->qualifiers[component] |= accept_qualifier (cursor);
  if (part->qualifiers[component] != KRO_QUALIFIER_NONE)
    raise_level (cursor, 2);
}

static gboolean
parse_shift (Cursor *cursor, KroEdtfPart *part)
{
  const char *start = cursor->at;
  gboolean    west = peek (cursor) == '-';
  gint64      hours, minutes = 0;

  if (!accept (cursor, '+') && !accept (cursor, '-'))
    return TRUE;
  if (!parse_digits (cursor, 2, &hours, NULL, _ ("the hour of a shift")))
    return FALSE;
  part->zone = KRO_EDTF_ZONE_HOURS;
  if (accept (cursor, ':'))
    {
      part->zone = KRO_EDTF_ZONE_MINUTES;
      if (!parse_digits (cursor, 2, &minutes, NULL, _ ("the minute of a shift")))
        return FALSE;
    }
  if (hours > 23 || minutes > 59)
    return fail (cursor, KRO_TIME_ERROR_VALUE, start, _ ("a shift from UTC is less than a day, such as +02:00"));
  if (west && hours == 0 && minutes == 0)
    return fail (cursor, KRO_TIME_ERROR_VALUE, start, _ ("UTC is written Z or +00:00"));
  part->shift = (gint16)((hours * 60 + minutes) * (west ? -1 : 1));
  return TRUE;
}

static gboolean
parse_decimals (Cursor *cursor, KroEdtfPart *part)
{
  const char *start = cursor->at;

  part->nanoseconds = 0;
  while (g_ascii_isdigit (peek (cursor)) && part->n_decimals < 9)
    {
      part->nanoseconds = part->nanoseconds * 10 + (*cursor->at++ - '0');
      part->n_decimals++;
    }
  if (part->n_decimals == 0)
    return fail (cursor, KRO_TIME_ERROR_SYNTAX, start, _ ("decimals should stand here"));
  if (g_ascii_isdigit (peek (cursor)))
    return fail (cursor, KRO_TIME_ERROR_RANGE, start, _ ("more than nine decimals are not read"));
  for (int i = part->n_decimals; i < 9; i++)
    part->nanoseconds *= 10;
  return TRUE;
}

/* 24:00:00 is the midnight that begins the next day. */
static gboolean
carry_midnight (Cursor *cursor, KroEdtfPart *part, const char *at)
{
  gint64 days, year;
  int    month, day;

  if (part->minute != 0 || part->second > 0 || part->nanoseconds != 0)
    return fail (cursor, KRO_TIME_ERROR_VALUE, at, _ ("the day ends at 24:00:00; hours are 00 to 23"));
  days = kro_days_from_civil (part->year, part->month, part->day, KRO_CALENDAR_GREGORIAN) + 1;
  kro_days_to_civil (days, KRO_CALENDAR_GREGORIAN, &year, &month, &day);
  if (year > 9999)
    return fail (cursor, KRO_TIME_ERROR_RANGE, at, _ ("the next day lies beyond the year 9999"));
  part->year = year;
  part->negative = year < 0;
  part->month = (gint8)month;
  part->day = (gint8)day;
  part->hour = 0;
  return TRUE;
}

static gboolean
parse_clock (Cursor *cursor, KroEdtfPart *part)
{
  const char *start = cursor->at;
  gint64      hour, minute, second = -1;

  if (!parse_digits (cursor, 2, &hour, NULL, _ ("an hour")))
    return FALSE;
  if (!accept (cursor, ':'))
    return fail (cursor, KRO_TIME_ERROR_SYNTAX, cursor->at, _ ("a colon and the minutes should stand here"));
  if (!parse_digits (cursor, 2, &minute, NULL, _ ("a minute")))
    return FALSE;
  if (accept (cursor, ':') && !parse_digits (cursor, 2, &second, NULL, _ ("a second")))
    return FALSE;
  if (hour > 24 || minute > 59 || second > 59)
    return fail (cursor, KRO_TIME_ERROR_VALUE, start, _ ("there is no such time; hours are 00 to 23, minutes and seconds 00 to 59"));
  part->hour = (gint8)hour;
  part->minute = (gint8)minute;
  part->second = (gint8)second;
  if (second >= 0 && accept (cursor, '.') && !parse_decimals (cursor, part))
    return FALSE;
  if (accept (cursor, 'Z'))
    part->zone = KRO_EDTF_ZONE_UTC;
  else if (!parse_shift (cursor, part))
    return FALSE;
  return hour < 24 || carry_midnight (cursor, part, start);
}

static gboolean
parse_time_of_day (Cursor *cursor, KroEdtfPart *part)
{
  const char  *start = cursor->at - 1;
  KroQualifier qualifier;

  if (!part->has_day || part->year_mask != 0 || part->month_mask != 0 || part->day_mask != 0)
    return fail (cursor, KRO_TIME_ERROR_SYNTAX, start, _ ("a time of day belongs to a whole date"));
  if (kro_edtf_part_qualifier (part) != KRO_QUALIFIER_NONE)
    return fail (cursor, KRO_TIME_ERROR_SYNTAX, start, _ ("with a time, the qualifier stands at the end"));
  if (!parse_clock (cursor, part))
    return FALSE;
  qualifier = accept_qualifier (cursor);
  for (int i = 0; i < 3; i++)
    part->qualifiers[i] = qualifier;
  if (qualifier != KRO_QUALIFIER_NONE)
    raise_level (cursor, 1);
  return TRUE;
}

static gboolean
parse_day (Cursor *cursor, KroEdtfPart *part)
{
  const char *start;
  gint64      day;

  parse_left_qualifier (cursor, part, 2);
  start = cursor->at;
  if (kro_edtf_part_is_season (part))
    return fail (cursor, KRO_TIME_ERROR_SYNTAX, start, _ ("a season or quarter has no days"));
  if (!parse_digits (cursor, 2, &day, &part->day_mask, _ ("a day")))
    return FALSE;
  part->has_day = TRUE;
  part->day = (gint8)day;
  if ((part->day == 0 && part->day_mask == 0) || !kro_edtf_part_exists (part))
    return fail_day (cursor, part, start);
  return parse_right_qualifier (cursor, part, 2);
}

static gboolean
parse_month (Cursor *cursor, KroEdtfPart *part)
{
  const char *start;
  gint64      month;

  parse_left_qualifier (cursor, part, 1);
  start = cursor->at;
  if (part->form != KRO_EDTF_YEAR_PLAIN || part->significant > 0)
    return fail (cursor, KRO_TIME_ERROR_SYNTAX, start - 1, _ ("a year written with Y or S stands alone"));
  if (!parse_digits (cursor, 2, &month, &part->month_mask, _ ("a month")))
    return FALSE;
  part->has_month = TRUE;
  part->month = (gint8)month;
  if (!check_month (cursor, part, start))
    return FALSE;
  if (kro_edtf_part_is_season (part) && part->qualifiers[0] != KRO_QUALIFIER_NONE)
    return fail (cursor, KRO_TIME_ERROR_SYNTAX, start, _ ("a season is qualified at its end, such as 2001-21?"));
  if (!kro_edtf_part_exists (part))
    return fail (cursor, KRO_TIME_ERROR_VALUE, start, _ ("no month has these digits; months are 01 to 12"));
  if (!parse_right_qualifier (cursor, part, 1))
    return FALSE;
  return !accept (cursor, '-') || parse_day (cursor, part);
}

static gboolean
parse_part (Cursor *cursor, KroEdtfPart *part)
{
  *part = (KroEdtfPart){ .hour = -1, .second = -1 };
  parse_left_qualifier (cursor, part, 0);
  if (accept (cursor, 'Y') ? !parse_long_year (cursor, part) : !parse_plain_year (cursor, part))
    return FALSE;
  if (accept (cursor, 'S') && !parse_significant (cursor, part))
    return FALSE;
  if (!parse_right_qualifier (cursor, part, 0))
    return FALSE;
  if (accept (cursor, '-') && !parse_month (cursor, part))
    return FALSE;
  if (accept (cursor, 'T') && !parse_time_of_day (cursor, part))
    return FALSE;
  return check_masks (cursor, part);
}

static gboolean
runs_backwards (const KroEdtfPart *from, const KroEdtfPart *to)
{
  KroTime from_earliest, from_latest, to_earliest, to_latest;

  if (!kro_edtf_part_span (from, &from_earliest, &from_latest) || !kro_edtf_part_span (to, &to_earliest, &to_latest))
    return from->year > to->year;
  return kro_time_compare (from_earliest, to_latest) >= 0;
}

static KroEdtf *
edtf_new (KroEdtfKind kind, int level, const KroEdtfMember *members, guint n_members)
{
  KroEdtf *self = g_malloc0 (sizeof *self + n_members * sizeof *members);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->level = level;
  self->n_members = n_members;
  memcpy (self->members, members, n_members * sizeof *members);
  return self;
}

static gboolean
parse_side (Cursor *cursor, KroEdtfSide *side, KroEdtfPart *part)
{
  const char *start = cursor->at;

  if (peek (cursor) == '/' || peek (cursor) < 0)
    *side = KRO_EDTF_SIDE_UNKNOWN;
  else if (cursor->end - cursor->at >= 2 && memcmp (cursor->at, "..", 2) == 0)
    {
      *side = KRO_EDTF_SIDE_OPEN;
      cursor->at += 2;
    }
  else
    {
      *side = KRO_EDTF_SIDE_DATE;
      if (!parse_part (cursor, part))
        return FALSE;
      if (part->hour >= 0)
        return fail (cursor, KRO_TIME_ERROR_KIND, start, _ ("an interval of EDTF has no times of day"));
      if (kro_edtf_part_is_season (part) && part->month > 24)
        return fail (cursor, KRO_TIME_ERROR_KIND, start, _ ("an interval has no quarters; write their first and last month"));
      if (part->year_mask != 0 || part->month_mask != 0 || part->day_mask != 0)
        raise_level (cursor, 2);
      return TRUE;
    }
  raise_level (cursor, 1);
  return TRUE;
}

static KroEdtf *
parse_interval (Cursor *cursor)
{
  KroEdtfMember member = { .kind = KRO_EDTF_MEMBER_RANGE };
  KroEdtfSide   sides[2];
  const char   *slash;
  KroEdtf      *self;

  if (!parse_side (cursor, &sides[0], &member.from))
    return NULL;
  slash = cursor->at;
  if (!accept (cursor, '/'))
    {
      fail (cursor, KRO_TIME_ERROR_SYNTAX, cursor->at, _ ("nothing more should stand here"));
      return NULL;
    }
  if (!parse_side (cursor, &sides[1], &member.to))
    return NULL;
  if (sides[0] == KRO_EDTF_SIDE_UNKNOWN && sides[1] == KRO_EDTF_SIDE_UNKNOWN)
    {
      fail (cursor, KRO_TIME_ERROR_SYNTAX, slash, _ ("neither side of the interval is known; write at least one"));
      return NULL;
    }
  if (sides[0] == KRO_EDTF_SIDE_DATE && sides[1] == KRO_EDTF_SIDE_DATE && runs_backwards (&member.from, &member.to))
    {
      fail (cursor, KRO_TIME_ERROR_ORDER, slash + 1, _ ("the end lies before the start; write %.*s/%.*s"),
            (int)(cursor->at - slash - 1), slash + 1, (int)(slash - cursor->text), cursor->text);
      return NULL;
    }
  self = edtf_new (KRO_EDTF_INTERVAL, cursor->level, &member, 1);
  self->sides[0] = sides[0];
  self->sides[1] = sides[1];
  return self;
}

static void
skip_spaces (Cursor *cursor)
{
  while (peek (cursor) == ' ')
    cursor->at++;
}

static gboolean
accept_dots (Cursor *cursor)
{
  if (cursor->end - cursor->at < 2 || memcmp (cursor->at, "..", 2) != 0)
    return FALSE;
  cursor->at += 2;
  skip_spaces (cursor);
  return TRUE;
}

static gboolean
parse_range_end (Cursor *cursor, KroEdtfMember *member, const char *start, const char *end)
{
  const char *dots = cursor->at;

  if (!parse_part (cursor, &member->to))
    return FALSE;
  if (kro_edtf_part_precision (&member->from) != kro_edtf_part_precision (&member->to))
    return fail (cursor, KRO_TIME_ERROR_SYNTAX, dots, _ ("both sides of “..” are of the same precision"));
  if (runs_backwards (&member->from, &member->to))
    return fail (cursor, KRO_TIME_ERROR_ORDER, start, _ ("these dates run backwards; write %.*s..%.*s"),
                 (int)(cursor->at - dots), dots, (int)(end - start), start);
  member->kind = KRO_EDTF_MEMBER_RANGE;
  return TRUE;
}

static gboolean
parse_member (Cursor *cursor, KroEdtfMember *member, gboolean first)
{
  const char *start = cursor->at;
  const char *end;

  *member = (KroEdtfMember){ .kind = KRO_EDTF_MEMBER_DATE };
  if (accept_dots (cursor))
    {
      member->kind = KRO_EDTF_MEMBER_BEFORE;
      if (!first)
        return fail (cursor, KRO_TIME_ERROR_SYNTAX, start, _ ("“..” without a date before it stands at the start of a set only"));
      return parse_part (cursor, &member->to);
    }
  if (!parse_part (cursor, &member->from))
    return FALSE;
  end = cursor->at;
  skip_spaces (cursor);
  if (!accept_dots (cursor))
    return TRUE;
  if (peek (cursor) == ']' || peek (cursor) == '}')
    {
      member->kind = KRO_EDTF_MEMBER_AFTER;
      return TRUE;
    }
  return parse_range_end (cursor, member, start, end);
}

static KroEdtf *
parse_set (Cursor *cursor)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (KroEdtfMember));
  const char *start = cursor->at;
  gboolean    one = *cursor->at++ == '[';

  raise_level (cursor, 2);
  do
    {
      KroEdtfMember member;

      skip_spaces (cursor);
      if (!parse_member (cursor, &member, members->len == 0))
        return NULL;
      g_array_append_val (members, member);
      skip_spaces (cursor);
  } while (accept (cursor, ','));
  if (!accept (cursor, one ? ']' : '}'))
    {
      fail (cursor, KRO_TIME_ERROR_SYNTAX, cursor->at, _ ("the set that begins at character %ld should end with %s here"),
            (long)(start - cursor->text) + 1, one ? "]" : "}");
      return NULL;
    }
  return edtf_new (one ? KRO_EDTF_ONE_OF : KRO_EDTF_ALL_OF, cursor->level, &g_array_index (members, KroEdtfMember, 0), members->len);
}

static KroEdtf *
parse_date (Cursor *cursor)
{
  KroEdtfMember member = { .kind = KRO_EDTF_MEMBER_DATE };
  gboolean      season;

  if (!parse_part (cursor, &member.from))
    return NULL;
  season = kro_edtf_part_is_season (&member.from);
  return edtf_new (season ? KRO_EDTF_SEASON : KRO_EDTF_DATE, cursor->level, &member, 1);
}

/**
 * kro_edtf_parse:
 * @text: (array length=length): an EDTF string
 * @length: in bytes, or -1 if @text ends with a NUL
 * @error: where to put a #KroTimeError
 *
 * Reads an expression of EDTF. White space around it is refused; trim what a
 * person typed.
 *
 * Returns: (transfer full) (nullable): the expression
 */
KroEdtf *
kro_edtf_parse (const char *text, gssize length, GError **error)
{
  GError *first = NULL;
  Cursor  cursor = { .text = text, .at = text, .error = &first };
  g_autoptr (KroEdtf) self = NULL;

  cursor.end = text + (length < 0 ? strlen (text) : (gsize)length);
  if (cursor.at == cursor.end)
    fail (&cursor, KRO_TIME_ERROR_SYNTAX, cursor.at, _ ("a date should stand here, such as 2025-09-26"));
  else if (*text == '[' || *text == '{')
    self = parse_set (&cursor);
  else if (memchr (text, '/', (gsize)(cursor.end - text)) != NULL)
    self = parse_interval (&cursor);
  else
    self = parse_date (&cursor);
  if (self != NULL && cursor.at < cursor.end)
    fail (&cursor, KRO_TIME_ERROR_SYNTAX, cursor.at, _ ("nothing more should stand here"));
  if (first != NULL)
    {
      g_propagate_error (error, first);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Places on the calendar, and how they are written in TIMEX3 and EDTF.
 *
 * Days are counted from 1970-01-01 as in kro-time.h. The start, middle and end
 * of a year are its thirds of four months, of a month its days to 10, to 20
 * and the rest; of anything else thirds of its days or years. The half of a
 * month is a month whose @sub is 1 or 2.
 */
#include "kro-stamp-private.h"

#include <string.h>

/* So that a bound beside it still has four digits. */
#define MAX_YEAR 9800

/* Days of the first half of a month, whatever its length. */
#define HALF_MONTH 15

/* Reads at least @least and at most @most digits; NULL: there are fewer. */
static const char *
read_digits (const char *text, int least, int most, int *value)
{
  int n = 0;

  for (*value = 0; n < most && g_ascii_isdigit (text[n]); n++)
    *value = *value * 10 + (text[n] - '0');
  return n >= least ? text + n : NULL;
}

/* Reads a day, or a time of a day, as EDTF writes it. */
gboolean
kro_stamp_from_edtf (const char *edtf, KroStamp *stamp)
{
  int         year, month, day, hour, minute;
  const char *at = read_digits (edtf, 4, 4, &year);

  *stamp = (KroStamp){ .grain = KRO_UNIT_DAY };
  if (at == NULL || *at != '-' || (at = read_digits (at + 1, 2, 2, &month)) == NULL || *at != '-' || (at = read_digits (at + 1, 2, 2, &day)) == NULL)
    return FALSE;
  if (month < 1 || month > 12 || day < 1 || day > kro_month_length (year, month, KRO_CALENDAR_GREGORIAN))
    return FALSE;
  stamp->year = year;
  stamp->month = month;
  stamp->day = day;
  if (*at == 'T' && (at = read_digits (at + 1, 1, 2, &hour)) != NULL && *at == ':' && (at = read_digits (at + 1, 1, 2, &minute)) != NULL)
    {
      stamp->grain = KRO_UNIT_MINUTE;
      stamp->hour = hour;
      stamp->minute = minute;
      stamp->utc = at[strlen (at) - (*at != '\0')] == 'Z';
    }
  return TRUE;
}

static gint64
floor_to (gint64 value, gint64 step)
{
  return value - ((value % step) + step) % step;
}

/* The place of grain @grain that holds @day. */
KroStamp
kro_stamp_from_day (gint64 day, KroUnit grain)
{
  KroStamp stamp = { .grain = grain };

  kro_days_to_civil (day, KRO_CALENDAR_GREGORIAN, &stamp.year, &stamp.month, &stamp.day);
  switch (grain)
    {
    case KRO_UNIT_WEEK:
    case KRO_UNIT_WEEKEND:
      kro_days_to_iso_week (day, &stamp.year, &stamp.sub);
      break;
    case KRO_UNIT_SEASON:
      stamp.sub = stamp.month < 3 ? 4 : stamp.month / 3;
      stamp.year -= stamp.month < 3;
      break;
    case KRO_UNIT_QUARTER:
      stamp.sub = (stamp.month + 2) / 3;
      break;
    case KRO_UNIT_HALF:
      stamp.sub = stamp.month < 7 ? 1 : 2;
      break;
    case KRO_UNIT_DECADE:
      stamp.year = floor_to (stamp.year, 10);
      break;
    case KRO_UNIT_CENTURY:
      stamp.year = floor_to (stamp.year, 100);
      break;
    case KRO_UNIT_MILLENNIUM:
      stamp.year = floor_to (stamp.year, 1000);
      break;
    case KRO_UNIT_NONE:
    case KRO_UNIT_SECOND:
    case KRO_UNIT_MINUTE:
    case KRO_UNIT_HOUR:
    case KRO_UNIT_DAY:
    case KRO_UNIT_MONTH:
    case KRO_UNIT_YEAR:
    case KRO_UNIT_PERIOD:
    case KRO_N_UNITS:
    default:
      break;
    }
  return stamp;
}

/* First month of a stamp that is made of months, and how many it has. */
static gboolean
months_of (const KroStamp *self, int *first, int *n)
{
  int sub = self->sub;

  switch ((int)self->grain)
    {
    case KRO_UNIT_MONTH:
      *first = self->month;
      *n = 1;
      return TRUE;
    case KRO_UNIT_SEASON:
      *first = 3 * sub;
      *n = 3;
      return TRUE;
    case KRO_UNIT_QUARTER:
      *first = 3 * sub - 2;
      *n = 3;
      return TRUE;
    case KRO_UNIT_HALF:
      *first = 6 * sub - 5;
      *n = 6;
      return TRUE;
    default:
      return FALSE;
    }
}

static int
years_of (KroUnit grain)
{
  return grain == KRO_UNIT_YEAR ? 1 : grain == KRO_UNIT_DECADE   ? 10
                                  : grain == KRO_UNIT_CENTURY    ? 100
                                  : grain == KRO_UNIT_MILLENNIUM ? 1000
                                                                 : 0;
}

static gint64
day_of_month_index (gint64 year, int month, int offset)
{
  gint64 index = year * 12 + month - 1 + offset;
  gint64 y = floor_to (index, 12) / 12;

  return kro_days_from_civil (y, (int)(index - y * 12) + 1, 1, KRO_CALENDAR_GREGORIAN);
}

gint64
kro_stamp_first_day (const KroStamp *self)
{
  int first, n;

  if (months_of (self, &first, &n))
    return day_of_month_index (self->year, first, 0) + (self->grain == KRO_UNIT_MONTH && self->sub == 2 ? HALF_MONTH : 0);
  if (years_of (self->grain) > 0)
    return kro_days_from_civil (self->year, 1, 1, KRO_CALENDAR_GREGORIAN);
  if (self->grain == KRO_UNIT_WEEK || self->grain == KRO_UNIT_WEEKEND)
    return kro_days_from_iso_week (self->year, self->sub, self->grain == KRO_UNIT_WEEK ? 1 : 6);
  return kro_days_from_civil (self->year, self->month, self->day, KRO_CALENDAR_GREGORIAN);
}

gint64
kro_stamp_last_day (const KroStamp *self)
{
  int first, n;

  if (self->grain == KRO_UNIT_MONTH && self->sub == 1)
    return kro_stamp_first_day (self) + HALF_MONTH - 1;
  if (months_of (self, &first, &n))
    return day_of_month_index (self->year, first, n) - 1;
  if (years_of (self->grain) > 0)
    return kro_days_from_civil (self->year + years_of (self->grain), 1, 1, KRO_CALENDAR_GREGORIAN) - 1;
  if (self->grain == KRO_UNIT_WEEK || self->grain == KRO_UNIT_WEEKEND)
    return kro_days_from_iso_week (self->year, self->sub, 7) + (self->is_long ? 1 : 0);
  return kro_stamp_first_day (self);
}

static KroStamp
shift_months (const KroStamp *self, KroUnit unit, gint64 n)
{
  KroStamp start = kro_stamp_from_day (kro_stamp_first_day (self), KRO_UNIT_MONTH);
  gint64   index = start.year * 12 + start.month - 1 + n;
  gint64   year = floor_to (index, 12) / 12;

  return kro_stamp_from_day (kro_days_from_civil (year, (int)(index - year * 12) + 1, 1, KRO_CALENDAR_GREGORIAN), unit);
}

/* Without a clock to count from, hours and minutes stay within the day. */
static KroStamp
shift_clock (const KroStamp *self, KroUnit unit, gint64 n)
{
  gint64   step = self->grain >= KRO_UNIT_DAY ? 0 : unit == KRO_UNIT_HOUR ? 3600
                                                : unit == KRO_UNIT_MINUTE ? 60
                                                                          : 1;
  gint64   seconds = kro_stamp_first_day (self) * 86400 + self->hour * 3600 + self->minute * 60 + self->second + n * step;
  gint64   day = floor_to (seconds, 86400) / 86400;
  KroStamp stamp = kro_stamp_from_day (day, KRO_UNIT_DAY);

  seconds -= day * 86400;
  stamp.grain = self->grain < KRO_UNIT_DAY ? KRO_UNIT_MINUTE : KRO_UNIT_DAY;
  stamp.hour = (int)(seconds / 3600);
  stamp.minute = (int)(seconds / 60 % 60);
  stamp.second = (int)(seconds % 60);
  return stamp;
}

/* The place of grain @unit that holds the start of @self, @n units on. */
KroStamp
kro_stamp_shift (const KroStamp *self, KroUnit unit, gint64 n)
{
  gint64   day = kro_stamp_first_day (self);
  KroStamp stamp;

  n = CLAMP (n, -100000, 100000);
  switch ((int)unit)
    {
    case KRO_UNIT_SECOND:
    case KRO_UNIT_MINUTE:
    case KRO_UNIT_HOUR:
      return shift_clock (self, unit, n);
    case KRO_UNIT_DAY:
      return kro_stamp_from_day (day + n, unit);
    case KRO_UNIT_WEEK:
    case KRO_UNIT_WEEKEND:
      return kro_stamp_from_day (day + 7 * n, unit);
    case KRO_UNIT_MONTH:
      return shift_months (self, unit, n);
    case KRO_UNIT_SEASON:
    case KRO_UNIT_QUARTER:
      return shift_months (self, unit, 3 * n);
    case KRO_UNIT_HALF:
      return shift_months (self, unit, 6 * n);
    default:
      stamp = kro_stamp_from_day (day, unit);
      stamp.year += n * MAX (years_of (unit), 1);
      return stamp;
    }
}

int
kro_stamp_compare (const KroStamp *a, const KroStamp *b)
{
  gint64 x = kro_stamp_first_day (a), y = kro_stamp_first_day (b);

  if (x != y)
    return x < y ? -1 : 1;
  return (a->hour * 3600 + a->minute * 60 + a->second) - (b->hour * 3600 + b->minute * 60 + b->second);
}

/* Whether it exists and its year can be written in four digits. */
gboolean
kro_stamp_is_sane (const KroStamp *self)
{
  if (self->year < -MAX_YEAR || self->year > MAX_YEAR || self->hour > 24 || self->minute > 59 || self->second > 60 || (self->hour == 24 && (self->minute | self->second) != 0))
    return FALSE;
  if (self->grain == KRO_UNIT_MONTH)
    return self->month >= 1 && self->month <= 12;
  if (self->grain <= KRO_UNIT_DAY)
    return self->month >= 1 && self->month <= 12 && self->day >= 1 && self->day <= kro_month_length (self->year, self->month, KRO_CALENDAR_GREGORIAN);
  if (self->grain == KRO_UNIT_WEEK || self->grain == KRO_UNIT_WEEKEND)
    return self->sub >= 1 && self->sub <= 53;
  return TRUE;
}

/* Appends text to @n bytes in @out; returns how many there are then. What does
 * not fit is left out. Numbers by hand, as these are most of what is written. */
static gsize
put (char *out, gsize size, gsize n, const char *text)
{
  while (*text != '\0' && n + 1 < size)
    out[n++] = *text++;
  out[n] = '\0';
  return n;
}

/* Appends a number of at least @width digits behind @before. */
static gsize
put_number (char *out, gsize size, gsize n, const char *before, int width, gint64 number)
{
  char    digits[32];
  gsize   at = sizeof digits - 1;
  guint64 left = (guint64)ABS (number);

  n = put (out, size, n, before);
  if (width == 2 && number >= 0 && number < 100 && n + 3 <= size)
    {
      out[n] = (char)('0' + number / 10);
      out[n + 1] = (char)('0' + number % 10);
      out[n + 2] = '\0';
      return n + 2;
    }
  digits[at] = '\0';
  for (; left > 0 || width > 0; left /= 10, width--)
    digits[--at] = (char)('0' + left % 10);
  if (number < 0)
    digits[--at] = '-';
  return put (out, size, n, digits + at);
}

static gsize
put_clock (const KroStamp *self, char *out, gsize size, gsize n)
{
  static const char *const parts[] = { "", "TMO", "TAF", "TEV", "TNI" };

  if (self->grain != KRO_UNIT_SECOND && self->grain != KRO_UNIT_MINUTE && self->grain != KRO_UNIT_HOUR)
    return put (out, size, n, parts[self->part]);
  n = put_number (out, size, n, "T", 2, self->hour);
  n = put_number (out, size, n, ":", 2, self->minute);
  if (self->grain == KRO_UNIT_SECOND)
    n = put_number (out, size, n, ":", 2, self->second);
  return put (out, size, n, self->utc ? "Z" : "");
}

static gsize
cut (char *out, gsize n)
{
  out[n] = '\0';
  return n;
}

/* Writes a TIMEX3 value; the length. */
gsize
kro_stamp_to_timex (const KroStamp *self, char *out, gsize size)
{
  static const char *const seasons[] = { "XX", "SP", "SU", "FA", "WI" };
  gsize                    n = self->year > 0 || (self->year == 0 && self->grain > KRO_UNIT_YEAR) ? put_number (out, size, 0, "", 4, self->year) : put_number (out, size, 0, "BC", 4, 1 - self->year - (self->grain == KRO_UNIT_CENTURY ? 99 : 0));

  switch ((int)self->grain)
    {
    case KRO_UNIT_MILLENNIUM:
      return cut (out, n - 3);
    case KRO_UNIT_CENTURY:
      return cut (out, n - 2);
    case KRO_UNIT_DECADE:
      return cut (out, n - 1);
    case KRO_UNIT_YEAR:
      return n;
    case KRO_UNIT_HALF:
      return put_number (out, size, n, "-H", 1, self->sub);
    case KRO_UNIT_QUARTER:
      return put_number (out, size, n, "-Q", 1, self->sub);
    case KRO_UNIT_SEASON:
      return put (out, size, put (out, size, n, "-"), seasons[CLAMP (self->sub, 0, 4)]);
    case KRO_UNIT_MONTH:
      return put_number (out, size, n, "-", 2, self->month);
    case KRO_UNIT_WEEK:
      return put_number (out, size, n, "-W", 2, self->sub);
    case KRO_UNIT_WEEKEND:
      return put (out, size, put_number (out, size, n, "-W", 2, self->sub), "-WE");
    default:
      n = put_number (out, size, n, "-", 2, self->month);
      n = put_number (out, size, n, "-", 2, self->day);
      return put_clock (self, out, size, n);
    }
}

static gsize
put_year (gint64 year, char *out, gsize size, gsize n)
{
  return put_number (out, size, n, year < 0 ? "-" : "", 4, ABS (year));
}

static gsize
put_day (gint64 day, char *out, gsize size, gsize n)
{
  gint64 year;
  int    month, d;

  kro_days_to_civil (day, KRO_CALENDAR_GREGORIAN, &year, &month, &d);
  n = put_year (year, out, size, n);
  n = put_number (out, size, n, "-", 2, month);
  return put_number (out, size, n, "-", 2, d);
}

static gsize
write_day_range (gint64 from, gint64 to, char *out, gsize size)
{
  gsize n = put_day (from, out, size, put (out, size, 0, "["));

  n = put_day (to, out, size, put (out, size, n, ".."));
  return put (out, size, n, "]");
}

static gsize
write_year_range (gint64 from, gint64 to, int first_month, int last_month, char *out, gsize size)
{
  gsize n = put_year (from, out, size, put (out, size, 0, "["));

  if (first_month > 0)
    n = put_number (out, size, n, "-", 2, first_month);
  n = put_year (to, out, size, put (out, size, n, ".."));
  if (last_month > 0)
    n = put_number (out, size, n, "-", 2, last_month);
  return put (out, size, n, "]");
}

/* The start, middle or end of it. */
static gsize
write_third (const KroStamp *self, KroMod mod, char *out, gsize size)
{
  int    third = mod == KRO_MOD_START ? 0 : mod == KRO_MOD_MID ? 1
                                                               : 2;
  int    years = years_of (self->grain);
  gint64 first = kro_stamp_first_day (self);
  gint64 days = kro_stamp_last_day (self) - first + 1;

  if (self->grain <= KRO_UNIT_DAY)
    return kro_stamp_to_edtf (self, KRO_MOD_NONE, out, size);
  if (years == 1)
    return write_year_range (self->year, self->year, third * 4 + 1, third * 4 + 4, out, size);
  if (years > 1)
    return write_year_range (self->year + (third * years + 2) / 3, self->year + ((third + 1) * years + 2) / 3 - 1, 0, 0, out, size);
  if (self->grain == KRO_UNIT_MONTH)
    return write_day_range (first + third * 10, third == 2 ? first + days - 1 : first + third * 10 + 9, out, size);
  return write_day_range (first + third * days / 3, first + (third + 1) * days / 3 - 1, out, size);
}

static gsize
write_plain (const KroStamp *self, char *out, gsize size)
{
  gint64 first = kro_stamp_first_day (self);
  gsize  n;
  int    years = years_of (self->grain);

  if (self->grain < KRO_UNIT_DAY && self->hour == 24)
    {
      KroStamp midnight = kro_stamp_from_day (first + 1, KRO_UNIT_DAY);

      midnight.grain = self->grain;
      midnight.utc = self->utc;
      return write_plain (&midnight, out, size);
    }
  if (self->grain == KRO_UNIT_WEEK || self->grain == KRO_UNIT_WEEKEND || (self->grain == KRO_UNIT_MONTH && self->sub != 0))
    return write_day_range (first, kro_stamp_last_day (self), out, size);
  if (years > 1 && self->year < 0)
    return write_year_range (self->year, self->year + years - 1, 0, 0, out, size);
  n = put_year (self->year, out, size, 0);
  if (years > 1)
    {
      for (gsize i = 0; i < (years == 10 ? 1u : years == 100 ? 2u
                                                             : 3u);
           i++)
        out[n - 1 - i] = 'X';
      return n;
    }
  if (self->grain == KRO_UNIT_SEASON || self->grain == KRO_UNIT_QUARTER || self->grain == KRO_UNIT_HALF)
    return put_number (out, size, n, "-", 1, self->sub + (self->grain == KRO_UNIT_SEASON ? 20 : self->grain == KRO_UNIT_QUARTER ? 32
                                                                                                                                : 39));
  if (self->grain == KRO_UNIT_YEAR)
    return n;
  n = put_number (out, size, n, "-", 2, self->month);
  if (self->grain == KRO_UNIT_MONTH)
    return n;
  n = put_number (out, size, n, "-", 2, self->day);
  return self->grain < KRO_UNIT_DAY ? put_clock (self, out, size, n) : n;
}

/* Writes the EDTF of a date: a plain one, a season, or a one-of set. */
gsize
kro_stamp_to_edtf (const KroStamp *self, KroMod mod, char *out, gsize size)
{
  gsize n;

  if (mod == KRO_MOD_START || mod == KRO_MOD_MID || mod == KRO_MOD_END)
    return self->grain <= KRO_UNIT_DAY ? write_plain (self, out, size) : write_third (self, mod, out, size);
  if (mod == KRO_MOD_BEFORE || mod == KRO_MOD_ON_OR_BEFORE)
    return kro_stamp_to_edtf_before (self, mod != KRO_MOD_BEFORE, out, size);
  if (mod == KRO_MOD_AFTER || mod == KRO_MOD_ON_OR_AFTER)
    return kro_stamp_to_edtf_after (self, mod != KRO_MOD_AFTER, out, size);
  n = write_plain (self, out, size);
  if (mod == KRO_MOD_APPROX && (self->grain == KRO_UNIT_YEAR || self->grain == KRO_UNIT_MONTH || self->grain == KRO_UNIT_DAY || self->grain == KRO_UNIT_SEASON))
    n = put (out, size, n, "~");
  return n;
}

/* Writes the place next to it on one side, for the bound of an open set. Before
 * and after a clock hold a part of its day too. */
static gsize
write_bound (const KroStamp *self, int side, gboolean inclusive, char *out, gsize size)
{
  KroStamp bound = *self;

  bound.part = KRO_PART_NONE;
  inclusive = inclusive || self->grain < KRO_UNIT_DAY;
  if (self->grain == KRO_UNIT_YEAR || self->grain == KRO_UNIT_MONTH)
    bound = inclusive ? bound : kro_stamp_shift (self, self->grain, side);
  else if (years_of (self->grain) > 1)
    {
      bound.grain = KRO_UNIT_YEAR;
      if (side > 0)
        bound.year += inclusive ? 0 : years_of (self->grain);
      else
        bound.year += inclusive ? years_of (self->grain) - 1 : -1;
    }
  else
    bound = kro_stamp_from_day (side > 0 ? (inclusive ? kro_stamp_first_day (self) : kro_stamp_last_day (self) + 1) : (inclusive ? kro_stamp_last_day (self) : kro_stamp_first_day (self) - 1), KRO_UNIT_DAY);
  return write_plain (&bound, out, size);
}

gsize
kro_stamp_to_edtf_before (const KroStamp *self, gboolean inclusive, char *out, gsize size)
{
  gsize n = put (out, size, 0, "[..");

  n += write_bound (self, -1, inclusive, out + n, size - n);
  return put (out, size, n, "]");
}

gsize
kro_stamp_to_edtf_after (const KroStamp *self, gboolean inclusive, char *out, gsize size)
{
  gsize n = put (out, size, 0, "[");

  n += write_bound (self, 1, inclusive, out + n, size - n);
  return put (out, size, n, "..]");
}

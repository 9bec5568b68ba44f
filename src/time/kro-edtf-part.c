/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What one date or season of EDTF means: the span of time it covers, its
 * precision, and its canonical text.
 *
 * An unspecified digit stands for every digit, so the first and the last date
 * are found by trying candidates in order; nearly always the first one exists.
 * Only 29 February in a masked year takes more, at most 10,000.
 */
#include "kro-edtf-private.h"

#include <string.h>

static const gint64 powers[] = {
  1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000
};

/**
 * kro_edtf_expand_digits:
 * @value: a number of two digits, unspecified ones as 0
 * @mask: which digits are unspecified, bit i the digit i from the right
 * @first: the least that it may be
 * @last: the most, at most 31
 * @candidates: (out caller-allocates): the numbers it may be, in order
 *
 * Returns: how many there are
 */
int
kro_edtf_expand_digits (int value, guint8 mask, int first, int last, int candidates[31])
{
  int n = 0;

  for (int i = first; i <= last; i++)
    if (((mask & 1) != 0 || i % 10 == value % 10) && ((mask & 2) != 0 || i / 10 == value / 10))
      candidates[n++] = i;
  return n;
}

static gboolean
digit_matches (gint64 year, const KroEdtfPart *self)
{
  for (int i = 0; i < 4; i++)
    if ((self->year_mask >> i & 1) == 0 && year / powers[i] % 10 != ABS (self->year) / powers[i] % 10)
      return FALSE;
  return TRUE;
}

static gint64
mask_reach (guint8 mask)
{
  gint64 reach = 0;

  for (int i = 0; i < 4; i++)
    if ((mask >> i & 1) != 0)
      reach += 9 * powers[i];
  return reach;
}

/* First (direction 1) or last (−1) day within a year. */
static gboolean
find_day (const KroEdtfPart *self, gint64 year, int direction, int *month, int *day)
{
  int months[31], days[31];
  int n_months = kro_edtf_expand_digits (self->month, self->month_mask, 1, 12, months);

  for (int i = 0; i < n_months; i++)
    {
      int n_days;

      *month = months[direction > 0 ? i : n_months - 1 - i];
      if (!self->has_day)
        {
          *day = direction > 0 ? 1 : kro_month_length (year, *month, KRO_CALENDAR_GREGORIAN);
          return TRUE;
        }
      n_days = kro_edtf_expand_digits (self->day, self->day_mask, 1, kro_month_length (year, *month, KRO_CALENDAR_GREGORIAN), days);
      if (n_days > 0)
        {
          *day = days[direction > 0 ? 0 : n_days - 1];
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
find_in_year (const KroEdtfPart *self, gint64 year, int direction, int *month, int *day)
{
  if (self->has_month)
    return find_day (self, year, direction, month, day);
  *month = direction > 0 ? 1 : 12;
  *day = direction > 0 ? 1 : 31;
  return TRUE;
}

/* The first or last year that the digits allow and that has the day. */
static gboolean
find_date (const KroEdtfPart *self, int direction, gint64 *year, int *month, int *day)
{
  gint64 least = ABS (self->year);
  gint64 most = least + mask_reach (self->year_mask);
  int    outward = self->negative ? -direction : direction;

  if (self->year_mask == 0)
    {
      *year = self->year;
      return find_in_year (self, *year, direction, month, day);
    }
  for (gint64 size = outward > 0 ? least : most; size >= least && size <= most; size += outward)
    {
      *year = self->negative ? -size : size;
      if (digit_matches (size, self) && find_in_year (self, *year, direction, month, day))
        return TRUE;
    }
  return FALSE;
}

/* Months of a sub-year grouping: the first, counted on into the next year,
 * and how many. Seasons are the meteorological ones of the north unless they
 * are those of the south; winter runs into the next year, and so does a
 * southern summer. */
static void
season_months (int season, int *first, int *n_months)
{
  static const int north[] = { 3, 6, 9, 12 };
  static const int south[] = { 9, 12, 3, 6 };

  *n_months = 3;
  if (season <= 28)
    *first = north[(season - 21) % 4];
  else if (season <= 32)
    *first = south[season - 29];
  else if (season <= 36)
    *first = (season - 33) * 3 + 1;
  else if (season <= 39)
    {
      *first = (season - 37) * 4 + 1;
      *n_months = 4;
    }
  else
    {
      *first = (season - 40) * 6 + 1;
      *n_months = 6;
    }
}

static gboolean
midnight (gint64 year, int month, int day, KroTime *time)
{
  const KroCivil civil = { .year = year, .month = month, .day = day };

  return kro_time_from_civil (&civil, KRO_CALENDAR_GREGORIAN, time);
}

static gboolean
season_span (const KroEdtfPart *self, KroTime *earliest, KroTime *latest)
{
  int first, n_months, behind;

  season_months (self->month, &first, &n_months);
  behind = first + n_months;
  return midnight (self->year, first, 1, earliest) &&
         midnight (self->year + (behind > 12), behind > 12 ? behind - 12 : behind, 1, latest);
}

static gboolean
clock_span (const KroEdtfPart *self, KroTime day, KroTime *earliest, KroTime *latest)
{
  static const gint32 fractions[] = {
    0, 100000000, 10000000, 1000000, 100000, 10000, 1000, 100, 10, 1
  };
  int seconds = self->hour * 3600 + self->minute * 60 + MAX (self->second, 0);

  *earliest = kro_time_add_exact (day, seconds - self->shift * 60, self->nanoseconds);
  if (self->n_decimals > 0)
    *latest = kro_time_add_exact (*earliest, 0, fractions[self->n_decimals]);
  else
    *latest = kro_time_add_exact (*earliest, self->second < 0 ? 60 : 1, 0);
  return TRUE;
}

/* The years that share the significant digits. */
static void
significant_years (const KroEdtfPart *self, gint64 *first, gint64 *last)
{
  int    n_free = kro_edtf_part_year_digits (self) - self->significant;
  gint64 unit = 1;
  gint64 low;

  while (n_free-- > 0)
    unit *= 10;
  low = ABS (self->year) / unit * unit;
  *first = self->year < 0 ? -(low + unit - 1) : low;
  *last = self->year < 0 ? -low : low + unit - 1;
}

/**
 * kro_edtf_part_year_digits:
 * @self: a date
 *
 * Returns: how many digits its year has, written out; at least 4
 */
int
kro_edtf_part_year_digits (const KroEdtfPart *self)
{
  int    n = 1;
  gint64 rest = ABS (self->year);

  while ((rest /= 10) > 0)
    n++;
  return MAX (n, 4);
}

/**
 * kro_edtf_part_is_season:
 * @self: a date or a season
 *
 * Returns: whether it has a sub-year grouping in place of a month
 */
gboolean
kro_edtf_part_is_season (const KroEdtfPart *self)
{
  return self->has_month && self->month > 12 && self->month_mask == 0;
}

/**
 * kro_edtf_part_exists:
 * @self: a date
 *
 * Returns: whether there is a day that its digits allow
 */
gboolean
kro_edtf_part_exists (const KroEdtfPart *self)
{
  gint64 year;
  int    month, day;

  return kro_edtf_part_is_season (self) || find_date (self, 1, &year, &month, &day);
}

/**
 * kro_edtf_part_span:
 * @self: a date or a season that exists
 * @earliest: (out): its first instant
 * @latest: (out): the instant behind its last
 *
 * Returns: %FALSE when it lies beyond #KroTime
 */
gboolean
kro_edtf_part_span (const KroEdtfPart *self, KroTime *earliest, KroTime *latest)
{
  gint64 first, last;
  int    month, day;

  if (self->year < KRO_YEAR_MIN || self->year >= KRO_YEAR_MAX)
    return FALSE;
  if (kro_edtf_part_is_season (self))
    return season_span (self, earliest, latest);
  if (self->significant > 0)
    {
      significant_years (self, &first, &last);
      return midnight (first, 1, 1, earliest) && midnight (last + 1, 1, 1, latest);
    }
  if (!find_date (self, 1, &first, &month, &day) || !midnight (first, month, day, earliest))
    return FALSE;
  if (self->hour >= 0)
    return clock_span (self, *earliest, earliest, latest);
  if (!find_date (self, -1, &last, &month, &day) || !midnight (last, month, day, latest))
    return FALSE;
  *latest = kro_time_add_exact (*latest, 86400, 0);
  return TRUE;
}

static KroPrecision
year_precision (const KroEdtfPart *self)
{
  int n_free = 0;

  if (self->significant > 0)
    n_free = kro_edtf_part_year_digits (self) - self->significant;
  else
    while (n_free < 4 && self->year_mask >> n_free != 0)
      n_free++;
  return n_free <= 3 ? (KroPrecision)(KRO_PRECISION_YEAR + n_free) : KRO_PRECISION_COARSER;
}

/**
 * kro_edtf_part_precision:
 * @self: a date or a season
 *
 * Returns: the unit it is written in
 */
KroPrecision
kro_edtf_part_precision (const KroEdtfPart *self)
{
  if (self->hour >= 0)
    {
      if (self->second < 0)
        return KRO_PRECISION_MINUTE;
      return self->n_decimals > 0 ? KRO_PRECISION_FRACTION : KRO_PRECISION_SECOND;
    }
  if (!self->has_month)
    return year_precision (self);
  if (!kro_edtf_part_is_season (self))
    return self->has_day ? KRO_PRECISION_DAY : KRO_PRECISION_MONTH;
  if (self->month <= 32)
    return KRO_PRECISION_SEASON;
  if (self->month <= 36)
    return KRO_PRECISION_QUARTER;
  return self->month <= 39 ? KRO_PRECISION_QUADRIMESTER : KRO_PRECISION_HALF;
}

/**
 * kro_edtf_part_qualifier:
 * @self: a date or a season
 *
 * Returns: the qualifiers of all its components together
 */
KroQualifier
kro_edtf_part_qualifier (const KroEdtfPart *self)
{
  return self->qualifiers[0] | self->qualifiers[1] | self->qualifiers[2];
}

static void
append_qualifier (GString *out, KroQualifier qualifier)
{
  static const char marks[] = { '\0', '?', '~', '%' };

  if (qualifier != KRO_QUALIFIER_NONE)
    g_string_append_c (out, marks[qualifier & 3]);
}

static void
append_digits (GString *out, gint64 value, guint8 mask, int n_digits)
{
  for (int i = n_digits - 1; i >= 0; i--)
    g_string_append_c (out, (mask >> i & 1) != 0 ? 'X' : (char)('0' + value / powers[i] % 10));
}

static void
append_year (const KroEdtfPart *self, GString *out)
{
  if (self->form == KRO_EDTF_YEAR_EXPONENT)
    g_string_append_printf (out, "Y%" G_GINT64_FORMAT "E%d", self->mantissa, self->exponent);
  else if (self->form == KRO_EDTF_YEAR_LONG)
    g_string_append_printf (out, "Y%" G_GINT64_FORMAT, self->year);
  else
    {
      if (self->negative)
        g_string_append_c (out, '-');
      append_digits (out, ABS (self->year), self->year_mask, 4);
    }
  if (self->significant > 0)
    g_string_append_printf (out, "S%d", self->significant);
}

static void
append_clock (const KroEdtfPart *self, GString *out)
{
  g_string_append_printf (out, "T%02d:%02d", self->hour, self->minute);
  if (self->second >= 0)
    g_string_append_printf (out, ":%02d", self->second);
  if (self->n_decimals > 0)
    {
      char decimals[16];

      g_snprintf (decimals, sizeof decimals, "%09d", self->nanoseconds);
      g_string_append_c (out, '.');
      g_string_append_len (out, decimals, self->n_decimals);
    }
  if (self->zone == KRO_EDTF_ZONE_UTC)
    g_string_append_c (out, 'Z');
  if (self->zone == KRO_EDTF_ZONE_HOURS || self->zone == KRO_EDTF_ZONE_MINUTES)
    g_string_append_printf (out, "%c%02d", self->shift < 0 ? '-' : '+', ABS (self->shift) / 60);
  if (self->zone == KRO_EDTF_ZONE_MINUTES)
    g_string_append_printf (out, ":%02d", ABS (self->shift) % 60);
}

/* The last of the components from the year on that share one qualifier where
 * the others have none: it is written once, behind that component. −1: each
 * component needs its own. */
static int
group_end (const KroEdtfPart *self, int n)
{
  int end = 0;

  if (self->qualifiers[0] == KRO_QUALIFIER_NONE)
    return -1;
  while (end + 1 < n && self->qualifiers[end + 1] == self->qualifiers[0])
    end++;
  for (int i = end + 1; i < n; i++)
    if (self->qualifiers[i] != KRO_QUALIFIER_NONE)
      return -1;
  return end;
}

/**
 * kro_edtf_part_print:
 * @self: a date or a season
 * @out: where to append its canonical text
 *
 * A qualifier that applies to the first components alone is written behind
 * the last of them, that of a date with a time at the end; any other is
 * written before its own component.
 */
void
kro_edtf_part_print (const KroEdtfPart *self, GString *out)
{
  gboolean clock = self->hour >= 0;
  int      n = 1 + self->has_month + self->has_day;
  int      group = group_end (self, n);

  for (int i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (out, '-');
      if (group < 0)
        append_qualifier (out, self->qualifiers[i]);
      if (i == 0)
        append_year (self, out);
      else
        append_digits (out, i == 1 ? self->month : self->day, i == 1 ? self->month_mask : self->day_mask, 2);
      if (group == i && !clock)
        append_qualifier (out, self->qualifiers[i]);
    }
  if (clock)
    {
      append_clock (self, out);
      append_qualifier (out, self->qualifiers[0]);
    }
}

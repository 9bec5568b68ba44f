/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A date moved to another time, in the unit it was written in: a month becomes
 * another month and never a day. What is doubtful of it stays doubtful. Every
 * date of a side moves by as many of its own units as come nearest to the
 * time it should move by, so that all members of a set go along.
 */
#include "kro-date-shift.h"

#include "kro-edtf-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DAY 86400
#define MONTHS_OF_YEAR 12
#define AVERAGE_YEAR 31556952.0
#define FIRST_GROUPING 21
/* Beyond this no date is moved, and no sum below overflows. */
#define MOST_UNITS 1e15

/* Of a sub-year grouping: the first of its kind and how many a year has. */
static void
find_grouping (int code, int *first, int *n)
{
  static const struct
  {
    int first;
    int n;
  } groupings[] = { { 21, 4 }, { 25, 4 }, { 29, 4 }, { 33, 4 }, { 37, 3 }, { 40, 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (groupings); i++)
    if (code >= groupings[i].first)
      {
        *first = groupings[i].first;
        *n = groupings[i].n;
      }
}

/* How many years a year with unspecified digits covers: 1, 10, 100 …; 0 where
 * others than the last ones are unspecified. */
static gint64
get_years (guint8 mask)
{
  gint64 years = 1;

  for (; mask & 1; mask >>= 1)
    years *= 10;
  return mask == 0 ? years : 0;
}

static gboolean
is_whole (guint8 mask)
{
  return mask == 0 || (mask & 3) == 3;
}

/* Seconds of the unit a date is written in, on average; 0: it cannot move. */
static double
get_unit (const KroEdtfPart *part)
{
  if (part->form == KRO_EDTF_YEAR_EXPONENT || get_years (part->year_mask) == 0 || !is_whole (part->month_mask) || !is_whole (part->day_mask))
    return 0;
  if (part->hour >= 0)
    return part->second >= 0 ? 1 : 60;
  if (part->has_month && part->month_mask == 0 && part->year_mask == 0)
    {
      int first = FIRST_GROUPING;
      int n = MONTHS_OF_YEAR;

      if (part->has_day && part->day_mask == 0)
        return DAY;
      if (part->month > MONTHS_OF_YEAR)
        find_grouping (part->month, &first, &n);
      return AVERAGE_YEAR / n;
    }
  /* A day in an unspecified month or year says nothing that could move. */
  if (part->has_month && part->month_mask == 0)
    return 0;
  return part->has_day && part->day_mask == 0 ? 0 : AVERAGE_YEAR * (double)get_years (part->year_mask);
}

static void
set_year (KroEdtfPart *part, gint64 year)
{
  part->year = year;
  part->negative = year < 0;
  part->form = year > 9999 || year < -9999 ? KRO_EDTF_YEAR_LONG : KRO_EDTF_YEAR_PLAIN;
}

static gint64
floor_divide (gint64 a, gint64 b)
{
  return a / b - (a % b < 0);
}

/* Months, seasons, quarters … counted through the years. */
static void
shift_within_years (KroEdtfPart *part, gint64 units)
{
  int    first = 1;
  int    n = MONTHS_OF_YEAR;
  gint64 count;

  if (part->month > MONTHS_OF_YEAR)
    find_grouping (part->month, &first, &n);
  count = part->month - first + units;
  set_year (part, part->year + floor_divide (count, n));
  part->month = (gint8)(first + count - floor_divide (count, n) * n);
}

static void
shift_days (KroEdtfPart *part, gint64 days)
{
  gint64 year;
  int    month;
  int    day;

  kro_days_to_civil (kro_days_from_civil (part->year, part->month, part->day, KRO_CALENDAR_GREGORIAN) + days, KRO_CALENDAR_GREGORIAN, &year, &month, &day);
  set_year (part, year);
  part->month = (gint8)month;
  part->day = (gint8)day;
}

static void
shift_clock (KroEdtfPart *part, gint64 seconds)
{
  gint64 of_day = part->hour * 3600 + part->minute * 60 + MAX (part->second, 0) + seconds % DAY;
  gint64 days = seconds / DAY + floor_divide (of_day, DAY);

  of_day -= floor_divide (of_day, DAY) * DAY;
  part->hour = (gint8)(of_day / 3600);
  part->minute = (gint8)(of_day / 60 % 60);
  if (part->second >= 0)
    part->second = (gint8)(of_day % 60);
  shift_days (part, days);
}

static gboolean
shift_part (KroEdtfPart *part, double seconds)
{
  double unit = get_unit (part);
  double units = unit > 0 ? round (seconds / unit) : 0;

  if (unit <= 0 || !isfinite (units) || fabs (units) > MOST_UNITS || part->year > KRO_YEAR_MAX || part->year < KRO_YEAR_MIN)
    return FALSE;
  if (part->hour >= 0)
    shift_clock (part, (gint64)units * (gint64)unit);
  else if (unit == DAY)
    shift_days (part, (gint64)units);
  else if (part->has_month && part->month_mask == 0)
    shift_within_years (part, (gint64)units);
  else
    set_year (part, part->year + (gint64)units * get_years (part->year_mask));
  return part->year <= KRO_YEAR_MAX && part->year >= KRO_YEAR_MIN;
}

/* The edges of a side that count in a member. */
static gboolean
shift_member (KroEdtfMember *member, double seconds)
{
  if (member->kind != KRO_EDTF_MEMBER_BEFORE && !shift_part (&member->from, seconds))
    return FALSE;
  return (member->kind != KRO_EDTF_MEMBER_BEFORE && member->kind != KRO_EDTF_MEMBER_RANGE) || shift_part (&member->to, seconds);
}

static char *
shift_side (const KroEdtf *edtf, double seconds)
{
  gsize    size = sizeof (KroEdtf) + edtf->n_members * sizeof (KroEdtfMember);
  KroEdtf *copy = g_memdup2 (edtf, size);
  char    *text = NULL;
  gboolean shifted = TRUE;

  for (guint i = 0; i < copy->n_members && shifted; i++)
    shifted = shift_member (&copy->members[i], seconds);
  if (shifted)
    text = kro_edtf_to_string (copy);
  g_free (copy);
  return text;
}

static const KroEdtf *
get_side (const KroDate *self, KroDateSides side)
{
  return side == KRO_DATE_SIDE_START ? kro_date_get_start_edtf (self) : kro_date_get_end_edtf (self);
}

/* Of those sides that are dates; 0: one of them cannot move, or none is. */
static double
find_unit (const KroDate *self, KroDateSides sides)
{
  double found = 0;

  for (KroDateSides side = KRO_DATE_SIDE_END; side >= KRO_DATE_SIDE_START; side >>= 1)
    {
      const KroEdtf *edtf = sides & side ? get_side (self, side) : NULL;

      for (guint i = 0; edtf != NULL && i < edtf->n_members; i++)
        {
          double unit = get_unit (kro_edtf_member_first (&edtf->members[i]));

          if (unit <= 0 || get_unit (kro_edtf_member_last (&edtf->members[i])) <= 0)
            return 0;
          found = unit;
        }
    }
  return found;
}

/**
 * kro_date_can_shift:
 * @self: a date
 * @sides: what of it
 *
 * Returns: whether those of @sides that are dates are written in a unit that
 *   can be moved by; open and unknown ones stay what they are
 */
gboolean
kro_date_can_shift (const KroDate *self, KroDateSides sides)
{
  return find_unit (self, sides) > 0;
}

/**
 * kro_date_shift:
 * @self: a date
 * @sides: what of it moves
 * @seconds: by how much; below 0: to earlier times
 * @error: return location for a #GError of %KRO_TIME_ERROR
 *
 * Moves a date by as many whole units as come nearest to a time. Open and
 * unknown sides stay; what the source wrote in its own calendar goes, since it
 * is no longer that.
 *
 * Returns: (transfer full) (nullable): the date; %NULL: it cannot be moved, or
 *   its end would come to lie before its start
 */
KroDate *
kro_date_shift (const KroDate *self, KroDateSides sides, double seconds, GError **error)
{
  const KroEdtf   *start = sides & KRO_DATE_SIDE_START ? kro_date_get_start_edtf (self) : NULL;
  const KroEdtf   *end = sides & KRO_DATE_SIDE_END ? kro_date_get_end_edtf (self) : NULL;
  g_autofree char *start_text = start != NULL ? shift_side (start, seconds) : g_strdup (kro_date_get_start (self));
  g_autofree char *end_text = end != NULL ? shift_side (end, seconds) : g_strdup (kro_date_get_end (self));
  KroDateFields    fields = {
       .start = start_text,
       .end = end_text,
       .zone = kro_date_get_zone (self),
       .part = kro_date_get_part (self),
       .ongoing = kro_date_get_ongoing (self),
  };

  if (start_text == NULL || (end != NULL && end_text == NULL) || !kro_date_can_shift (self, sides))
    {
      g_set_error_literal (error, KRO_TIME_ERROR, KRO_TIME_ERROR_KIND, _ ("This date cannot be moved. Change it in its form."));
      return NULL;
    }
  return kro_date_new (&fields, error);
}

/**
 * kro_date_step:
 * @self: a date
 * @sides: what of it moves
 * @steps: how many units of the start, or of the end where only that moves
 * @error: return location for a #GError of %KRO_TIME_ERROR
 *
 * Moves a date by units it is written in.
 *
 * Returns: (transfer full) (nullable): the date; see kro_date_shift()
 */
KroDate *
kro_date_step (const KroDate *self, KroDateSides sides, gint64 steps, GError **error)
{
  return kro_date_shift (self, sides, (double)steps * find_unit (self, sides), error);
}

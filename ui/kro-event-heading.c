/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Headings in a list of events. A row has one if it is the first of its month,
 * year, decade or century, which its neighbour alone tells; so nothing is kept
 * and nothing can be out of date. A date that is written coarser than the unit
 * stands under a heading of its own: "2025" before "January 2025". Years are
 * astronomical; ages too large for years have no heading.
 */
#include "kro-event-heading.h"

#include <glib/gi18n.h>
#include <math.h>

/* Headings are worth their room if this many rows share one. */
#define ROWS_EACH 2.5
/* So many neighbours are looked at; of more rows, samples. */
#define MAX_PAIRS 2000
#define YEAR_LIMIT 99999

/* What the rows below one heading have in common. */
typedef struct
{
  KroHeadingUnit unit;
  gboolean       is_undated;
  KroCivil       start;
  gint64         index;
} Group;

static gint64
find_index (const KroCivil *start, KroHeadingUnit unit)
{
  static const gint64 lengths[] = { [KRO_HEADING_YEAR] = 1, [KRO_HEADING_DECADE] = 10, [KRO_HEADING_CENTURY] = 100 };

  if (unit == KRO_HEADING_NONE)
    return 0;
  if (unit == KRO_HEADING_MONTH)
    return start->year * 12 + start->month;
  return start->year > 0 ? start->year / lengths[unit] : -1 - -start->year / lengths[unit];
}

static KroHeadingUnit
find_unit (KroPrecision precision)
{
  if (precision <= KRO_PRECISION_MONTH || precision == KRO_PRECISION_MIXED)
    return KRO_HEADING_MONTH;
  if (precision <= KRO_PRECISION_YEAR)
    return KRO_HEADING_YEAR;
  if (precision == KRO_PRECISION_DECADE)
    return KRO_HEADING_DECADE;
  return precision == KRO_PRECISION_CENTURY ? KRO_HEADING_CENTURY : KRO_HEADING_NONE;
}

static Group
find_group (KroFoundEvents *events, guint row, KroHeadingUnit unit)
{
  KroTimeline *timeline = kro_found_events_get_timeline (events);
  Group        group = { .unit = unit };
  g_autoptr (KroDate) date = kro_timeline_get_date (timeline, kro_found_events_get_slot_at (events, row));
  KroBounds bounds;

  group.is_undated = date == NULL;
  if (date == NULL)
    return group;
  kro_date_get_bounds (date, &bounds);
  kro_time_to_civil (bounds.earliest_start, KRO_CALENDAR_GREGORIAN, &group.start);
  group.unit = MAX (unit, find_unit (bounds.precision));
  if (ABS (group.start.year) > YEAR_LIMIT)
    group.unit = KRO_HEADING_NONE;
  group.index = find_index (&group.start, group.unit);
  return group;
}

static char *
write_edtf (const Group *group)
{
  const char *sign = group->start.year < 0 || (group->start.year == 0 && group->unit > KRO_HEADING_YEAR) ? "-" : "";
  int         year = (int)ABS (group->start.year);

  if (year > 9999)
    return group->unit <= KRO_HEADING_YEAR ? g_strdup_printf ("Y%s%d", sign, year) : NULL;
  switch (group->unit)
    {
    case KRO_HEADING_MONTH:
      return g_strdup_printf ("%s%04d-%02d", sign, year, group->start.month);
    case KRO_HEADING_YEAR:
      return g_strdup_printf ("%s%04d", sign, year);
    case KRO_HEADING_DECADE:
      return g_strdup_printf ("%s%03dX", sign, year / 10);
    case KRO_HEADING_CENTURY:
      return g_strdup_printf ("%s%02dXX", sign, year / 100);
    case KRO_HEADING_NONE:
    default:
      return NULL;
    }
}

/* A heading begins with a capital letter, as a sentence does. */
static char *
capitalise (const char *words)
{
  g_autofree char *first = g_utf8_substring (words, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, g_utf8_next_char (words), NULL);
}

/* --- which unit ------------------------------------------------------------------ */

static guint
count_dated (KroFoundEvents *events)
{
  const KroColumns *columns = kro_timeline_get_columns (kro_found_events_get_timeline (events));
  guint             low = 0, high = kro_found_events_get_n_rows (events);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (columns->is_dated[kro_found_events_get_slot_at (events, middle)])
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
get_start (KroFoundEvents *events, guint row, KroCivil *start)
{
  const KroColumns *columns = kro_timeline_get_columns (kro_found_events_get_timeline (events));

  kro_time_to_civil (columns->starts[kro_found_events_get_slot_at (events, row)], KRO_CALENDAR_GREGORIAN, start);
}

/* In how many of the pairs of neighbours the second begins a group. */
static void
count_borders (KroFoundEvents *events, guint n_rows, guint n_pairs, guint borders[KRO_HEADING_NONE])
{
  for (guint i = 0; i < n_pairs; i++)
    {
      guint    row = (guint)((guint64)(n_rows - 1) * i / n_pairs);
      KroCivil first, second;

      get_start (events, row, &first);
      get_start (events, row + 1, &second);
      for (int unit = 0; unit < KRO_HEADING_NONE; unit++)
        borders[unit] += find_index (&first, (KroHeadingUnit)unit) != find_index (&second, (KroHeadingUnit)unit);
    }
}

/**
 * kro_event_heading_choose:
 * @events: the events of a list
 *
 * Returns: the finest unit in which a heading has a few rows below it
 */
KroHeadingUnit
kro_event_heading_choose (KroFoundEvents *events)
{
  guint n_rows = count_dated (events);
  guint n_pairs = MIN (n_rows - 1, MAX_PAIRS);
  guint borders[KRO_HEADING_NONE] = { 0 };

  if (n_rows < 2)
    return KRO_HEADING_NONE;
  count_borders (events, n_rows, n_pairs, borders);
  for (int unit = 0; unit < KRO_HEADING_NONE; unit++)
    {
      double n_groups = 1 + (double)borders[unit] * (n_rows - 1) / n_pairs;

      if (n_rows / n_groups >= ROWS_EACH)
        return (KroHeadingUnit)unit;
    }
  return KRO_HEADING_NONE;
}

/**
 * kro_event_heading_get_words:
 * @events: the events of a list
 * @row: one of its rows
 * @unit: by what its rows stand together
 * @locale: the language of dates
 *
 * Returns: (transfer full) (nullable): the heading above the row, %NULL if it
 *   is not the first of its group
 */
char *
kro_event_heading_get_words (KroFoundEvents *events, guint row, KroHeadingUnit unit, const KroLocale *locale)
{
  Group            group, before;
  g_autofree char *edtf = NULL;
  g_autofree char *words = NULL;
  g_autoptr (KroDate) date = NULL;

  if (unit == KRO_HEADING_NONE)
    return NULL;
  group = find_group (events, row, unit);
  if (row > 0)
    {
      before = find_group (events, row - 1, unit);
      if (before.is_undated == group.is_undated && before.unit == group.unit && before.index == group.index)
        return NULL;
    }
  if (group.is_undated)
    return g_strdup (_ ("Undated"));
  edtf = write_edtf (&group);
  date = edtf != NULL ? kro_date_new_edtf (edtf, NULL) : NULL;
  words = date != NULL ? kro_date_to_words (date, locale, KRO_WORDS_LONG) : NULL;
  return words != NULL ? capitalise (words) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Times to pixels and back where empty spans are folded. A time has a place on
 * an axis from which the folds are cut: an exact time, and how many folds lie
 * before it. Only the distance of two such places is ever floating point, so a
 * millisecond beside a fold of a billion years is as sharp as any other.
 * Lengths are logical pixels. Pure functions of plain values.
 */
#include "kro-folds.h"

#include <math.h>

#define NANOSECONDS 1000000000

/* base + (later − earlier), exactly; nothing here leaves the range, since what
 * is cut lies between the first fold and the time. */
static KroTime
shift (KroTime base, KroTime later, KroTime earlier)
{
  guint64 seconds = (guint64)base.seconds + (guint64)later.seconds - (guint64)earlier.seconds;
  gint64  nanoseconds = (gint64)base.nanoseconds + later.nanoseconds - earlier.nanoseconds;

  if (nanoseconds >= NANOSECONDS)
    {
      nanoseconds -= NANOSECONDS;
      seconds++;
    }
  else if (nanoseconds < 0)
    {
      nanoseconds += NANOSECONDS;
      seconds--;
    }
  return (KroTime){ (gint64)seconds, (gint32)nanoseconds };
}

/**
 * kro_folds_squeeze:
 * @list: (array length=n): folds, from early to late
 * @n: how many
 *
 * Sets where each one is on the axis from which those before it are cut.
 */
void
kro_folds_squeeze (KroFold *list, guint n)
{
  for (guint i = 0; i < n; i++)
    list[i].squeezed = i == 0 ? list[i].from : shift (list[i - 1].squeezed, list[i].from, list[i - 1].to);
}

/**
 * kro_folds_find_after:
 * @self: folds
 * @time: a time
 *
 * Returns: the index of the first fold that ends after @time; how many there
 *   are if none does
 */
guint
kro_folds_find_after (const KroFolds *self, KroTime time)
{
  guint low = 0;
  guint high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (kro_time_compare (self->list[middle].to, time) <= 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * kro_folds_find_place:
 * @self: folds
 * @time: a time
 *
 * Returns: where it is on the axis from which the folds are cut
 */
KroFoldPlace
kro_folds_find_place (const KroFolds *self, KroTime time)
{
  guint          after = kro_folds_find_after (self, time);
  const KroFold *fold = after < self->n ? &self->list[after] : NULL;

  if (fold != NULL && kro_time_compare (time, fold->from) > 0)
    return (KroFoldPlace){ fold->squeezed, after + kro_time_difference (time, fold->from) / kro_time_difference (fold->to, fold->from) };
  if (after == 0)
    return (KroFoldPlace){ time, 0 };
  fold = &self->list[after - 1];
  return (KroFoldPlace){ shift (fold->squeezed, time, fold->to), after };
}

/**
 * kro_folds_get_x:
 * @self: folds
 * @origin: place of the time at x = 0
 * @time: a time
 * @density: pixels per second outside of folds
 *
 * Returns: where @time is drawn
 */
double
kro_folds_get_x (const KroFolds *self, const KroFoldPlace *origin, KroTime time, double density)
{
  KroFoldPlace place = kro_folds_find_place (self, time);

  return kro_time_difference (place.squeezed, origin->squeezed) * density + (place.folds - origin->folds) * self->width;
}

static double
get_left (const KroFolds *self, const KroFoldPlace *origin, guint index, double density)
{
  return kro_time_difference (self->list[index].squeezed, origin->squeezed) * density + (index - origin->folds) * self->width;
}

/* The first fold whose right edge lies beyond x. */
static guint
find_at (const KroFolds *self, const KroFoldPlace *origin, double x, double density)
{
  guint low = 0;
  guint high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_left (self, origin, middle, density) + self->width <= x)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * kro_folds_get_time:
 * @self: folds
 * @origin: the time at x = 0
 * @x: in logical pixels
 * @density: pixels per second outside of folds
 *
 * Returns: the time that is drawn at @x; reckoned from the origin, or from the
 *   fold next to it on the way there
 */
KroTime
kro_folds_get_time (const KroFolds *self, KroTime origin, double x, double density)
{
  KroFoldPlace place = kro_folds_find_place (self, origin);
  guint        own = kro_folds_find_after (self, origin);
  gboolean     within = own < self->n && kro_time_compare (origin, self->list[own].from) > 0;
  guint        index = find_at (self, &place, x, density);
  double       left = index < self->n ? get_left (self, &place, index, density) : G_MAXDOUBLE;

  if (x > left)
    {
      const KroFold *fold = &self->list[index];
      KroTime        time = kro_time_add (fold->from, (x - left) / self->width * kro_time_difference (fold->to, fold->from));

      return kro_time_compare (time, fold->to) > 0 ? fold->to : time;
    }
  if (index == own && !within)
    return kro_time_add (origin, x / density);
  if (index <= own)
    return kro_time_add (self->list[index].from, (x - left) / density);
  return kro_time_add (self->list[index - 1].to, (x - get_left (self, &place, index - 1, density) - self->width) / density);
}

/**
 * kro_folds_get_distance:
 * @self: (nullable): folds
 * @later: a time outside of folds
 * @earlier: another
 * @density: pixels per second outside of folds
 *
 * Returns: how far apart they are drawn; quick where no fold can lie between
 */
double
kro_folds_get_distance (const KroFolds *self, KroTime later, KroTime earlier, double density)
{
  double       seconds = kro_time_difference (later, earlier);
  KroFoldPlace origin;

  if (self == NULL || self->n == 0 || fabs (seconds) < self->shortest)
    return seconds * density;
  origin = kro_folds_find_place (self, earlier);
  return kro_folds_get_x (self, &origin, later, density);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From a span to the scale that shows it where empty spans are folded. What is
 * folded depends on the step, the step on the density, and the density on what
 * is folded. It is found by going up from the step that would show the span
 * unfolded: what a denser step folds beyond that takes more room at any
 * density it is compared at than the mark of the fold does, so each step on
 * the way asks for at least its own density, and the first one that asks for
 * no more than its own is the one. So the search ends, at the latest at the
 * densest step there is. Pure functions; lengths are logical pixels.
 */
#include "kro-folding-private.h"

#include <math.h>

/* Nothing is zoomed in on further than until all that stands apart stands this
 * far apart, or until one stretch of events takes this share of the width, of
 * which those that are a smaller part of the span than that count as much. */
#define APART 240.0
#define STRETCH_SHARE 0.34
#define SHORTEST_SHARE 0.001
#define LAST_STEP 42
#define CLOSE 1e-6

/* What is to be shown. */
typedef struct
{
  const KroFolding *folding;
  KroTime           from;
  KroTime           to;
  double            width;
  double            unfolded; /* density without folds */
  double            most;     /* density beyond which nothing more can be seen */
} Wish;

/* --- what is in the span --------------------------------------------------------- */

/* The first empty span that ends after a time. */
static guint
find_span (const GArray *spans, KroTime time)
{
  guint low = 0;
  guint high = spans->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (kro_time_compare (g_array_index (spans, KroEmptySpan, middle).to, time) <= 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The longest stretch between two empty spans, and the shortest of those that
 * lie in the span whole. */
static double
find_longest (const Wish *self, double *shortest)
{
  const GArray *spans = kro_folding_get_spans (self->folding);
  KroTime       begin = self->from;
  double        longest = 0;

  *shortest = G_MAXDOUBLE;
  for (guint i = find_span (spans, self->from); i < spans->len; i++)
    {
      const KroEmptySpan *span = &g_array_index (spans, KroEmptySpan, i);

      if (kro_time_compare (span->from, self->to) >= 0)
        break;
      longest = MAX (longest, kro_time_difference (span->from, begin));
      if (kro_time_compare (span->from, self->from) >= 0 && kro_time_compare (span->to, self->to) <= 0)
        *shortest = MIN (*shortest, kro_time_difference (span->to, span->from));
      begin = span->to;
    }
  return MAX (longest, kro_time_difference (self->to, begin));
}

/* --- one step -------------------------------------------------------------------- */

/* The density at which the span fills the width with the folds of a step. */
static double
find_density (const Wish *self, const KroFolds *folds)
{
  KroFoldPlace from = kro_folds_find_place (folds, self->from);
  KroFoldPlace to = kro_folds_find_place (folds, self->to);
  double       seconds = kro_time_difference (to.squeezed, from.squeezed);
  double       room = self->width - (to.folds - from.folds) * folds->width;

  if (to.folds == from.folds)
    return self->unfolded;
  if (room <= 0)
    return 0;
  return seconds > room / KRO_TIME_SCALE_MAX ? room / seconds : KRO_TIME_SCALE_MAX;
}

/* Whether a density belongs to a step; the ends of a span are only exact to
 * the nanosecond, so one that misses it by as little is moved into it. */
static gboolean
is_of_step (double *density, int step)
{
  double least = kro_time_scale_step_density (step);
  double next = kro_time_scale_step_density (step + 1);

  if (*density < least * (1 - CLOSE) || *density > next * (1 + CLOSE))
    return FALSE;
  *density = CLAMP (*density, least, nextafter (next, 0));
  return TRUE;
}

/* The scale at a density, with the span in the middle of the width. */
static KroTimeScale
place_span (const Wish *self, double x, double density)
{
  KroTimeScale scale = kro_time_scale_new_at (self->from, x, density, self->folding);
  double       taken = kro_time_scale_to_x (&scale, self->to) - x;

  return fabs (self->width - taken) < 1e-6 ? scale : kro_time_scale_pan (&scale, (self->width - taken) / 2);
}

/* --- the search ------------------------------------------------------------------ */

static double
search (const Wish *self, int first)
{
  for (int step = first; step < LAST_STEP; step++)
    {
      const KroFolds *folds = kro_folding_get_folds (self->folding, step);
      double          density = find_density (self, folds);

      if (density > self->most)
        density = MAX (self->most, self->unfolded);
      if (density < kro_time_scale_step_density (step + 1))
        return MAX (density, kro_time_scale_step_density (step));
    }
  return KRO_TIME_SCALE_MAX;
}

/**
 * kro_folding_get_scale:
 * @self: (nullable): what is folded; %NULL: nothing
 * @from: time at @x
 * @to: time at @x + @width; after @from
 * @x: in logical pixels
 * @width: in logical pixels
 * @step: the step that is shown now, which is kept if it can show the span in
 *   this place, or %KRO_FOLDING_NO_STEP
 *
 * Makes the scale that shows a span in a given place. Where the span is empty,
 * or its events are so short and far apart that they would be blown up, it
 * shows more than the span, with that in the middle.
 *
 * Returns: the scale
 */
KroTimeScale
kro_folding_get_scale (const KroFolding *self, KroTime from, KroTime to, double x, double width, int step)
{
  KroTimeScale bare = kro_time_scale_new_for_span (from, to, x, width);
  Wish         wish = { self, from, to, width, bare.pixels_per_second, 0 };
  int          first = kro_time_scale_get_step (&bare);
  double       longest;
  double       shortest;

  if (self == NULL)
    return bare;
  /* What is too short or too long to be shown has been changed already. */
  if (kro_time_compare (from, to) >= 0 || kro_folding_get_spans (self)->len == 0)
    return kro_time_scale_fold (&bare, self);
  if (step != KRO_FOLDING_NO_STEP)
    {
      double density = find_density (&wish, kro_folding_get_folds (self, step));

      if (is_of_step (&density, step))
        return place_span (&wish, x, density);
    }
  longest = find_longest (&wish, &shortest);
  if (longest <= 0)
    return place_span (&wish, x, bare.pixels_per_second);
  wish.most = MAX (STRETCH_SHARE * width / MAX (longest, SHORTEST_SHARE * kro_time_difference (to, from)), APART / shortest);
  return place_span (&wish, x, search (&wish, first));
}

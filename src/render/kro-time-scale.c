/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Times to pixels and back. Pure functions of plain values. The origin is
 * exact; every calculation with floating point numbers is one of distances
 * from it, which are as precise as the picture is wide: a pixel is never
 * smaller than half a nanosecond, nor a picture wider than a double can tell
 * pixels apart. Where empty spans are folded, distances are those on the axis
 * from which the folds are cut (kro-folds.c).
 */
#include "kro-time-scale.h"

#include "kro-folding.h"

#include <math.h>

static double
clamp_density (double pixels_per_second)
{
  if (!(pixels_per_second > KRO_TIME_SCALE_MIN))
    return KRO_TIME_SCALE_MIN;
  return MIN (pixels_per_second, KRO_TIME_SCALE_MAX);
}

/**
 * kro_time_scale_new_for_span:
 * @from: time at @x
 * @to: time at @x + @width; after @from
 * @x: in logical pixels
 * @width: in logical pixels
 *
 * Makes the scale that shows a span in a given place. A span too short or too
 * long to be shown is widened or cut around its middle.
 *
 * Returns: the scale
 */
KroTimeScale
kro_time_scale_new_for_span (KroTime from, KroTime to, double x, double width)
{
  KroTimeScale self = { .origin = from };
  double       span = kro_time_difference (to, from);
  double       wanted = span > 0 ? MAX (width, 1) / span : G_MAXDOUBLE;

  self.pixels_per_second = clamp_density (wanted);
  if (self.pixels_per_second != wanted)
    self.origin = kro_time_add (from, (MAX (span, 0) - width / self.pixels_per_second) / 2);
  self.origin = kro_time_scale_to_time (&self, -x);
  return self;
}

static gboolean
is_folded (const KroTimeScale *self)
{
  return self->folds != NULL && self->folds->n > 0;
}

/**
 * kro_time_scale_to_x:
 * @self: a scale
 * @time: a time
 *
 * Returns: where @time is drawn, in logical pixels
 */
double
kro_time_scale_to_x (const KroTimeScale *self, KroTime time)
{
  KroFoldPlace origin;

  if (!is_folded (self))
    return kro_time_difference (time, self->origin) * self->pixels_per_second;
  origin = kro_folds_find_place (self->folds, self->origin);
  return kro_folds_get_x (self->folds, &origin, time, self->pixels_per_second);
}

/**
 * kro_time_scale_to_time:
 * @self: a scale
 * @x: in logical pixels
 *
 * Returns: the time drawn at @x, to the nanosecond where a pixel is that short
 */
KroTime
kro_time_scale_to_time (const KroTimeScale *self, double x)
{
  if (is_folded (self))
    return kro_folds_get_time (self->folds, self->origin, x, self->pixels_per_second);
  return kro_time_add (self->origin, x / self->pixels_per_second);
}

/**
 * kro_time_scale_pan:
 * @self: a scale
 * @dx: how far what is drawn moves to the right, in logical pixels
 *
 * Returns: the moved scale
 */
KroTimeScale
kro_time_scale_pan (const KroTimeScale *self, double dx)
{
  KroTimeScale moved = *self;

  moved.origin = kro_time_scale_to_time (self, -dx);
  return moved;
}

/**
 * kro_time_scale_zoom:
 * @self: a scale
 * @x: what is drawn there stays there, in logical pixels
 * @factor: above 1 shows a shorter span
 *
 * Zooms as far as the limits allow. The folds become those of the step that
 * it ends in; the time at @x stays at @x even if folds come and go beside it.
 *
 * Returns: the zoomed scale
 */
KroTimeScale
kro_time_scale_zoom (const KroTimeScale *self, double x, double factor)
{
  double       density = clamp_density (self->pixels_per_second * factor);
  double       shift = x / self->pixels_per_second - x / density;
  KroTimeScale zoomed = { .origin = self->origin, .pixels_per_second = density };

  if (self->folds != NULL)
    zoomed.folds = kro_folding_get_folds (self->folds->family, kro_time_scale_get_step (&zoomed));
  if (!is_folded (self) && !is_folded (&zoomed))
    {
      zoomed.origin = kro_time_add (self->origin, shift);
      return zoomed;
    }
  zoomed.origin = kro_time_scale_to_time (self, x);
  zoomed.origin = kro_time_scale_to_time (&zoomed, -x);
  return zoomed;
}

/**
 * kro_time_scale_fold:
 * @self: a scale, whose own folds may be gone
 * @folding: (nullable): what is folded; %NULL: nothing
 *
 * Gives the scale with the same origin and density and the folds of its step.
 *
 * Returns: the scale
 */
KroTimeScale
kro_time_scale_fold (const KroTimeScale *self, const KroFolding *folding)
{
  KroTimeScale folded = { .origin = self->origin, .pixels_per_second = self->pixels_per_second };

  if (folding != NULL)
    folded.folds = kro_folding_get_folds (folding, kro_time_scale_get_step (&folded));
  return folded;
}

/**
 * kro_time_scale_new_at:
 * @time: a time
 * @x: where it is to be drawn, in logical pixels
 * @pixels_per_second: the density
 * @folding: (nullable): what is folded; %NULL: nothing
 *
 * Returns: the scale
 */
KroTimeScale
kro_time_scale_new_at (KroTime time, double x, double pixels_per_second, const KroFolding *folding)
{
  KroTimeScale self = { .origin = time, .pixels_per_second = clamp_density (pixels_per_second) };

  self = kro_time_scale_fold (&self, folding);
  self.origin = kro_time_scale_to_time (&self, -x);
  return self;
}

/**
 * kro_time_scale_step_density:
 * @step: a step, which may be negative
 *
 * Gives the scale for which a step is laid out, its most crowded one. Steps
 * are powers of the square root of two, step 0 is a pixel a second.
 *
 * Returns: pixels per second
 */
double
kro_time_scale_step_density (int step)
{
  int half = step >= 0 ? step / 2 : -((1 - step) / 2);

  return ldexp (step - 2 * half == 1 ? G_SQRT2 : 1.0, half);
}

/**
 * kro_time_scale_get_step:
 * @self: a scale
 *
 * Returns: the step the scale belongs to: the last one that is not denser
 */
int
kro_time_scale_get_step (const KroTimeScale *self)
{
  int step = (int)floor (2 * log2 (self->pixels_per_second));

  while (kro_time_scale_step_density (step) > self->pixels_per_second)
    step--;
  while (kro_time_scale_step_density (step + 1) <= self->pixels_per_second)
    step++;
  return step;
}

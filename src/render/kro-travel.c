/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From one span to another, after J. J. van Wijk and W. A. A. Nuij, "Smooth and
 * efficient zooming and panning", IEEE InfoVis 2003: u is the way of the middle
 * and w the width of what is seen, both in seconds, s the way along the path.
 * Each place on it is reckoned from the end that is nearer in time, so that a
 * millisecond is met exactly after ten billion years. Pure functions of plain values.
 */
#include "kro-travel.h"

#include <math.h>

/* How much a zoom weighs against a pan; the paper finds 1.4 to please most. */
#define RHO 1.4
#define SHORTEST 1e-9
/* Moves of less than this part of the width are zooms on the spot. */
#define STILL 1e-6

static double
get_width (const KroTime span[2])
{
  return MAX (kro_time_difference (span[1], span[0]), SHORTEST);
}

static KroTime
get_middle (const KroTime span[2])
{
  return kro_time_add (span[0], kro_time_difference (span[1], span[0]) / 2);
}

/* b of equation 9 of the paper, as r = ln (-b + sqrt (b² + 1)); sign is +1 at
 * the beginning and -1 at the end. */
static double
get_bend (double from, double to, double distance, double width, double sign)
{
  double far = RHO * RHO * distance;
  double b = ((to - from) * (to + from) + sign * far * far) / (2 * width * far);

  return -asinh (b);
}

/**
 * kro_travel_new:
 * @from: (array fixed-size=2): the span where it begins
 * @to: (array fixed-size=2): the span where it ends
 *
 * Returns: the way between them
 */
KroTravel
kro_travel_new (const KroTime from[2], const KroTime to[2])
{
  KroTravel self = { .from = { from[0], from[1] }, .to = { to[0], to[1] } };
  double    width[2] = { get_width (from), get_width (to) };
  double    distance;

  self.distance = kro_time_difference (get_middle (to), get_middle (from));
  distance = fabs (self.distance);
  if (distance < STILL * MIN (width[0], width[1]))
    {
      self.length = fabs (log (width[1] / width[0])) / RHO;
      return self;
    }
  self.bend[0] = get_bend (width[0], width[1], distance, width[0], 1);
  self.bend[1] = get_bend (width[0], width[1], distance, width[1], -1);
  self.length = (self.bend[1] - self.bend[0]) / RHO;
  return self;
}

/* How far the middle has come from an end, and how wide the view is there: s
 * along the path from that end, whose parameters are bend and width. The sinh
 * is equation 9 without its difference of large numbers. */
static double
get_way (double s, double bend, double width, double *seen)
{
  double cosine = cosh (RHO * s + bend);

  *seen = width * cosh (bend) / cosine;
  return width / (RHO * RHO) * sinh (RHO * s) / cosine;
}

static void
set_span (KroTime middle, double away, double width, KroTime span[2])
{
  KroTime at = kro_time_add (middle, away);

  span[0] = kro_time_add (at, -width / 2);
  span[1] = kro_time_add (at, width / 2);
}

/**
 * kro_travel_get_span:
 * @self: a way
 * @part: of the way: 0 is its beginning, 1 its end
 * @span: (out) (array fixed-size=2): what is seen there; at both ends exactly
 *   what kro_travel_new() was given
 *
 * Where one is on the way. The middle never moves back.
 */
void
kro_travel_get_span (const KroTravel *self, double part, KroTime span[2])
{
  double direction = self->distance < 0 ? -1 : 1;
  double width[2] = { get_width (self->from), get_width (self->to) };
  double way[2];
  double seen[2];

  if (!(part > 0) || part >= 1 || self->length <= 0)
    {
      span[0] = part >= 1 ? self->to[0] : self->from[0];
      span[1] = part >= 1 ? self->to[1] : self->from[1];
      return;
    }
  if (self->bend[0] == 0 && self->bend[1] == 0)
    {
      set_span (get_middle (self->to), 0, width[0] * pow (width[1] / width[0], part), span);
      return;
    }
  /* Seen from its end the path is one with the bend mirrored. */
  way[0] = get_way (self->length * part, self->bend[0], width[0], &seen[0]);
  way[1] = get_way (self->length * (1 - part), -self->bend[1], width[1], &seen[1]);
  if (way[0] < way[1])
    set_span (get_middle (self->from), direction * way[0], seen[0], span);
  else
    set_span (get_middle (self->to), -direction * way[1], seen[1], span);
}

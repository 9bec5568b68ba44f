/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The span that shows one event with as much around it as says something: its
 * neighbours, if they are not out of all proportion to its own length. Pure
 * functions of plain values; lengths are seconds, places parts of the width.
 */
#include "kro-framing.h"

/* The neighbours stand between these. */
#define LEFT 0.05
#define RIGHT 0.78

/* How many lengths of the event are seen: a day never fills more than a
 * quarter and never has more than some four years around it. */
#define LEAST 4
#define USUAL 30
#define MOST 1500
#define SHORTEST 3600.0

/* A span that shows all this is kept while it is not more than this too long,
 * so that the walk pans more often than it zooms. */
#define KEPT 3

/* With one neighbour this many times as far as the other the nearer one would
 * not be told from the event; then the further one is left out. */
#define UNLIKE 60

/* How long a span must be for both neighbours, in each of which 0 is none. */
static double
meet (double one, double other)
{
  double near = MIN (one, other);
  double far = MAX (one, other);

  return near > 0 && far > UNLIKE * near ? near : far;
}

static double
get_wanted (double away, double part, double most)
{
  return away / part <= most ? away / part : 0;
}

/**
 * kro_framing_get_span:
 * @self: an event and what is around it
 * @span: (out) (array fixed-size=2): what to show
 *
 * Gives the span in which the event begins at %KRO_FRAMING_AT.
 */
void
kro_framing_get_span (const KroFraming *self, KroTime span[2])
{
  double own = MAX (kro_time_difference (self->end, self->start), SHORTEST);
  double before = 0;
  double after = 0;
  double seconds;

  if (self->before != NULL)
    before = get_wanted (kro_time_difference (self->start, *self->before), KRO_FRAMING_AT - LEFT, MOST * own);
  if (self->after != NULL)
    after = get_wanted (kro_time_difference (*self->after, self->start), RIGHT - KRO_FRAMING_AT, MOST * own);
  seconds = meet (before, after);
  seconds = MAX (seconds > 0 ? seconds : USUAL * own, LEAST * own);
  if (self->seconds >= seconds && self->seconds <= KEPT * seconds)
    seconds = self->seconds;
  span[0] = kro_time_add (self->start, -KRO_FRAMING_AT * seconds);
  span[1] = kro_time_add (self->start, (1 - KRO_FRAMING_AT) * seconds);
}

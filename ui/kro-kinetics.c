/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How views move, as pure functions of time: the speed of a hand, what is left
 * of it once it lets go (exponential decay, as friction in a fluid), and the
 * way from one span to another. Nothing here knows a clock or a widget.
 * Lengths are logical pixels, or seconds of the timeline where it says so.
 */
#include "kro-kinetics.h"

#include <math.h>

/* Speed falls to 1/e in a quarter of a second. */
#define DECAY 4.0
/* Slower than that it stands still for the eye. */
#define LEAST_VELOCITY 15.0
#define MOST_VELOCITY 12000.0
/* A hand that held still for so long pushes nothing. */
#define HELD_MICROSECONDS 80000
#define TRACK_MICROSECONDS 120000

/**
 * kro_track_add:
 * @self: a track
 * @position: where the hand is, in logical pixels
 * @time: when, in microseconds, not before the last one
 *
 * Remembers where a hand is.
 */
void
kro_track_add (KroTrack *self, double position, gint64 time)
{
  self->positions[self->n % KRO_TRACK_LENGTH] = position;
  self->times[self->n % KRO_TRACK_LENGTH] = time;
  self->n++;
}

/**
 * kro_track_get_velocity:
 * @self: a track
 * @time: when the hand lets go, in microseconds
 *
 * Finds the speed of the last tenth of a second. A hand that held still before
 * it let go has none.
 *
 * Returns: in logical pixels a second
 */
double
kro_track_get_velocity (const KroTrack *self, gint64 time)
{
  guint known = MIN (self->n, KRO_TRACK_LENGTH);
  guint last = (self->n - 1) % KRO_TRACK_LENGTH;
  guint first = last;

  if (known < 2 || time - self->times[last] > HELD_MICROSECONDS)
    return 0;
  for (guint i = 1; i < known; i++)
    {
      guint index = (self->n - 1 - i) % KRO_TRACK_LENGTH;

      if (time - self->times[index] > TRACK_MICROSECONDS)
        break;
      first = index;
    }
  if (self->times[last] <= self->times[first])
    return 0;
  return (self->positions[last] - self->positions[first]) * G_USEC_PER_SEC / (double)(self->times[last] - self->times[first]);
}

static double
get_start (const KroKinetics *self)
{
  return isfinite (self->velocity) ? CLAMP (self->velocity, -MOST_VELOCITY, MOST_VELOCITY) : 0;
}

/**
 * kro_kinetics_get_position:
 * @self: a push
 * @seconds: since then
 *
 * Returns: how far it has gone, in logical pixels
 */
double
kro_kinetics_get_position (const KroKinetics *self, double seconds)
{
  return get_start (self) * (1 - exp (-DECAY * MAX (seconds, 0))) / DECAY;
}

/**
 * kro_kinetics_get_velocity:
 * @self: a push
 * @seconds: since then
 *
 * Returns: how fast it still goes, in logical pixels a second
 */
double
kro_kinetics_get_velocity (const KroKinetics *self, double seconds)
{
  return get_start (self) * exp (-DECAY * MAX (seconds, 0));
}

/**
 * kro_kinetics_get_duration:
 * @self: a push
 *
 * Returns: after how many seconds it stands still for the eye; 0: it never
 *   moved
 */
double
kro_kinetics_get_duration (const KroKinetics *self)
{
  double speed = fabs (get_start (self));

  return speed > LEAST_VELOCITY ? log (speed / LEAST_VELOCITY) / DECAY : 0;
}

/**
 * kro_travel_get_length:
 * @self: a movement
 * @share: of the way, 0 to 1
 *
 * Returns: the length of the span that is seen then, in seconds
 */
double
kro_travel_get_length (const KroTravel *self, double share)
{
  return self->from * pow (self->to / self->from, share);
}

/**
 * kro_travel_get_offset:
 * @self: a movement
 * @share: of the way, 0 to 1
 *
 * Returns: from the start of the first span to that of the one seen then, in
 *   seconds
 */
double
kro_travel_get_offset (const KroTravel *self, double share)
{
  double difference = self->from - self->to;

  if (fabs (difference) < 1e-6 * self->from)
    return self->distance * share;
  return self->distance * (self->from - kro_travel_get_length (self, share)) / difference;
}

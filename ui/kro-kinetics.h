/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KRO_TRACK_LENGTH:
 *
 * How many positions of a hand are remembered.
 */
#define KRO_TRACK_LENGTH 16

/**
 * KroTrack:
 * @positions: in logical pixels, the last ones, a ring
 * @times: when each was, in microseconds
 * @n: how many there have been in all
 *
 * Where a hand was lately: a plain value, all zero at first.
 */
typedef struct
{
  double positions[KRO_TRACK_LENGTH];
  gint64 times[KRO_TRACK_LENGTH];
  guint  n;
} KroTrack;

void   kro_track_add (KroTrack *self, double position, gint64 time);
double kro_track_get_velocity (const KroTrack *self, gint64 time);

/**
 * KroKinetics:
 * @velocity: at its start, in logical pixels a second
 *
 * What something does that was pushed and let go: a plain value. It slows down
 * by the same share in each equal time, and has a position for every time.
 */
typedef struct
{
  double velocity;
} KroKinetics;

double kro_kinetics_get_position (const KroKinetics *self, double seconds);
double kro_kinetics_get_velocity (const KroKinetics *self, double seconds);
double kro_kinetics_get_duration (const KroKinetics *self);

/**
 * KroTravel:
 * @from: length of the span where the movement begins, in seconds, above 0
 * @to: length where it ends, above 0
 * @distance: from the start of the first span to the start of the last, in
 *   seconds
 *
 * A movement from one span to another that keeps in place the instant that has
 * the same place in both, and zooms by the same factor in each equal time.
 */
typedef struct
{
  double from;
  double to;
  double distance;
} KroTravel;

double kro_travel_get_length (const KroTravel *self, double share);
double kro_travel_get_offset (const KroTravel *self, double share);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The maths of moving views: no display, no clock. */

#include "kro-kinetics.h"

#include <math.h>

#define FRAME 16667

static KroTrack
make_track (guint n, double step)
{
  KroTrack track = { .n = 0 };

  for (guint i = 0; i < n; i++)
    kro_track_add (&track, i * step, (gint64)i * FRAME);
  return track;
}

static void
test_track (void)
{
  KroTrack track = make_track (40, 5);
  gint64   last = 39 * FRAME;

  g_assert_cmpfloat_with_epsilon (kro_track_get_velocity (&track, last), 5 * 60, 0.1);
  g_assert_cmpfloat_with_epsilon (kro_track_get_velocity (&track, last + FRAME), 5 * 60, 0.1);
  track = make_track (40, -5);
  g_assert_cmpfloat_with_epsilon (kro_track_get_velocity (&track, last), -5 * 60, 0.1);
}

/* The way back counts, the way there no longer does. */
static void
test_track_turns (void)
{
  KroTrack track = make_track (10, 20);

  for (gint64 i = 10; i < 30; i++)
    kro_track_add (&track, 200 - 3.0 * (double)(i - 10), i * FRAME);
  g_assert_cmpfloat_with_epsilon (kro_track_get_velocity (&track, 29 * FRAME), -180, 0.1);
}

static void
test_held (void)
{
  KroTrack track = make_track (40, 5);
  KroTrack one = make_track (1, 5);
  KroTrack none = { .n = 0 };

  g_assert_cmpfloat (kro_track_get_velocity (&track, 39 * FRAME + 200000), ==, 0);
  g_assert_cmpfloat (kro_track_get_velocity (&one, 0), ==, 0);
  g_assert_cmpfloat (kro_track_get_velocity (&none, 0), ==, 0);
}

static void
test_same_instant (void)
{
  KroTrack track = { .n = 0 };

  kro_track_add (&track, 0, 1000);
  kro_track_add (&track, 50, 1000);
  g_assert_cmpfloat (kro_track_get_velocity (&track, 1000), ==, 0);
}

static void
test_decay (void)
{
  KroKinetics push = { .velocity = 2000 };
  double      before = 0;
  double      speed = 2000;

  for (double t = 0.01; t < 3; t += 0.01)
    {
      double now = kro_kinetics_get_position (&push, t);
      double change = (now - before) / 0.01;

      g_assert_cmpfloat (now, >, before);
      g_assert_cmpfloat (kro_kinetics_get_velocity (&push, t), <, speed);
      g_assert_cmpfloat_with_epsilon (change, (speed + kro_kinetics_get_velocity (&push, t)) / 2, 2);
      speed = kro_kinetics_get_velocity (&push, t);
      before = now;
    }
  g_assert_cmpfloat (before, <, 520);
  g_assert_cmpfloat (kro_kinetics_get_position (&push, -1), ==, 0);
}

static void
test_duration (void)
{
  KroKinetics push = { .velocity = -3000 };
  KroKinetics still = { .velocity = 10 };
  KroKinetics mad = { .velocity = HUGE_VAL };
  double      seconds = kro_kinetics_get_duration (&push);

  g_assert_cmpfloat (seconds, >, 0.5);
  g_assert_cmpfloat (seconds, <, 3);
  g_assert_cmpfloat (fabs (kro_kinetics_get_velocity (&push, seconds)), <=, 15.01);
  g_assert_cmpfloat (fabs (kro_kinetics_get_position (&push, 1000) - kro_kinetics_get_position (&push, seconds)), <, 5);
  g_assert_cmpfloat (kro_kinetics_get_duration (&still), ==, 0);
  g_assert_cmpfloat (kro_kinetics_get_duration (&mad), ==, 0);
}

/* Frames that are late change nothing: the position depends on time alone. */
static void
test_mirrored (void)
{
  KroKinetics push = { .velocity = 700 };
  KroKinetics back = { .velocity = -700 };

  for (double t = 0; t < 2; t += 0.1)
    g_assert_cmpfloat_with_epsilon (kro_kinetics_get_position (&push, t), -kro_kinetics_get_position (&back, t), 1e-9);
}

static void
test_travel (void)
{
  KroTravel zoom = { .from = 1000, .to = 10, .distance = 495 };
  KroTravel pan = { .from = 50, .to = 50, .distance = -20 };

  g_assert_cmpfloat_with_epsilon (kro_travel_get_length (&zoom, 0.5), 100, 1e-9);
  g_assert_cmpfloat (kro_travel_get_offset (&zoom, 0), ==, 0);
  g_assert_cmpfloat_with_epsilon (kro_travel_get_offset (&zoom, 1), 495, 1e-9);
  g_assert_cmpfloat_with_epsilon (kro_travel_get_offset (&pan, 0.25), -5, 1e-9);
  g_assert_cmpfloat_with_epsilon (kro_travel_get_length (&pan, 0.25), 50, 1e-9);
  /* The middle of both spans stays in the middle all the way. */
  for (double share = 0; share <= 1; share += 0.125)
    g_assert_cmpfloat_with_epsilon (kro_travel_get_offset (&zoom, share) + kro_travel_get_length (&zoom, share) / 2, 500, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/kinetics/track", test_track);
  g_test_add_func ("/ui/kinetics/track-turns", test_track_turns);
  g_test_add_func ("/ui/kinetics/held", test_held);
  g_test_add_func ("/ui/kinetics/same-instant", test_same_instant);
  g_test_add_func ("/ui/kinetics/decay", test_decay);
  g_test_add_func ("/ui/kinetics/duration", test_duration);
  g_test_add_func ("/ui/kinetics/mirrored", test_mirrored);
  g_test_add_func ("/ui/kinetics/travel", test_travel);
  return g_test_run ();
}

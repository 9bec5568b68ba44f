/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kro-time-scale.h"

#include <math.h>

#define YEAR 31556952.0
#define WIDTH 1920

/* Spans from a millisecond to ten billion years, at several places. */
static const double spans[] = { 1e-3, 0.05, 1, 60, 3600, 86400, 30 * 86400.0, YEAR, 100 * YEAR, 1e4 * YEAR, 1e6 * YEAR, 1e8 * YEAR, 1e10 * YEAR };

static const gint64 origins[] = { 0, 1758844800, -62167219200, -2082758832000000, -143271182937600000 };

static void
test_round_trip (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (spans); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (origins); j++)
      {
        KroTime      from = { origins[j], 123456789 };
        KroTimeScale scale = kro_time_scale_new_for_span (from, kro_time_add (from, spans[i]), 0, WIDTH);

        for (double x = 0; x <= WIDTH; x += 37)
          {
            KroTime time = kro_time_scale_to_time (&scale, x);
            double  back = kro_time_scale_to_x (&scale, time);

            /* a time is whole nanoseconds */
            g_assert_cmpfloat_with_epsilon (back, x, 1e-6 + scale.pixels_per_second * 0.6e-9);
          }
      }
}

static void
test_span_ends (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      KroTime      from = { 1758844800, 0 };
      KroTime      to = kro_time_add (from, spans[i]);
      KroTimeScale scale = kro_time_scale_new_for_span (from, to, 132, WIDTH - 132);

      g_assert_cmpfloat_with_epsilon (kro_time_scale_to_x (&scale, from), 132, 0.01);
      g_assert_cmpfloat_with_epsilon (kro_time_scale_to_x (&scale, to), WIDTH, 0.01);
    }
}

/* A span that cannot be shown stays in the middle. */
static void
test_limits (void)
{
  KroTime      from = { 1758844800, 0 };
  KroTimeScale instant = kro_time_scale_new_for_span (from, from, 0, 1000);
  KroTimeScale backwards = kro_time_scale_new_for_span (from, kro_time_add (from, -5), 0, 1000);
  KroTimeScale ages = kro_time_scale_new_for_span (KRO_TIME_INIT (-G_GINT64_CONSTANT (4000000000000000000)), KRO_TIME_INIT (G_GINT64_CONSTANT (4000000000000000000)), 0, 1000);

  g_assert_cmpfloat (instant.pixels_per_second, ==, KRO_TIME_SCALE_MAX);
  g_assert_cmpfloat_with_epsilon (kro_time_scale_to_x (&instant, from), 500, 0.01);
  g_assert_cmpfloat (backwards.pixels_per_second, ==, KRO_TIME_SCALE_MAX);
  g_assert_cmpfloat (ages.pixels_per_second, ==, KRO_TIME_SCALE_MIN);
  g_assert_cmpfloat_with_epsilon (kro_time_scale_to_x (&ages, KRO_TIME_INIT (0)), 500, 0.01);
}

/* From ten billion years down to a millisecond at one instant and back. */
static void
test_zoom_at_pointer (void)
{
  KroTime      target = { 1758893580, 250000000 };
  KroTimeScale scale = kro_time_scale_new_for_span (kro_time_add (target, -5e9 * YEAR), kro_time_add (target, 5e9 * YEAR), 0, WIDTH);
  double       x = kro_time_scale_to_x (&scale, target);
  double       coarse = scale.pixels_per_second;
  guint        steps = 0;

  while (scale.pixels_per_second * 1.1 <= KRO_TIME_SCALE_MAX)
    {
      scale = kro_time_scale_zoom (&scale, x, 1.1);
      x = kro_time_scale_to_x (&scale, target);
      g_assert_cmpfloat_with_epsilon (x, WIDTH / 2.0, 3);
      steps++;
    }
  g_assert_cmpfloat (scale.pixels_per_second, >, WIDTH / 1.1e-3);
  for (; steps > 0; steps--)
    scale = kro_time_scale_zoom (&scale, WIDTH / 2.0, 1 / 1.1);
  g_assert_cmpfloat_with_epsilon (scale.pixels_per_second / coarse, 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (kro_time_scale_to_x (&scale, target), WIDTH / 2.0, 3);
}

static void
test_pan (void)
{
  KroTimeScale scale = { .origin = KRO_TIME_INIT (1758844800), .pixels_per_second = 0.001 };
  KroTimeScale moved = scale;

  for (int i = 0; i < 1000; i++)
    moved = kro_time_scale_pan (&moved, 13.25);
  g_assert_cmpfloat_with_epsilon (kro_time_scale_to_x (&moved, scale.origin), 13250, 1e-6);
  for (int i = 0; i < 1000; i++)
    moved = kro_time_scale_pan (&moved, -13.25);
  g_assert_cmpfloat_with_epsilon (kro_time_scale_to_x (&moved, scale.origin), 0, 1e-6);
}

static void
test_steps (void)
{
  for (int step = -97; step <= 41; step++)
    {
      double       density = kro_time_scale_step_density (step);
      KroTimeScale at = { .origin = KRO_TIME_INIT (0), .pixels_per_second = density };
      KroTimeScale within = { .origin = KRO_TIME_INIT (0), .pixels_per_second = density * 1.4 };
      KroTimeScale below = { .origin = KRO_TIME_INIT (0), .pixels_per_second = density * 0.9999 };

      g_assert_cmpfloat_with_epsilon (density / pow (2, step / 2.0), 1, 1e-12);
      g_assert_cmpint (kro_time_scale_get_step (&at), ==, step);
      g_assert_cmpint (kro_time_scale_get_step (&within), ==, step);
      g_assert_cmpint (kro_time_scale_get_step (&below), ==, step - 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/render/time-scale/round-trip", test_round_trip);
  g_test_add_func ("/render/time-scale/span-ends", test_span_ends);
  g_test_add_func ("/render/time-scale/limits", test_limits);
  g_test_add_func ("/render/time-scale/zoom-at-pointer", test_zoom_at_pointer);
  g_test_add_func ("/render/time-scale/pan", test_pan);
  g_test_add_func ("/render/time-scale/steps", test_steps);

  return g_test_run ();
}

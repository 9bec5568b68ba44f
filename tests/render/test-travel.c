/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kro-framing.h"
#include "kro-travel.h"

#include <math.h>

#define DAY 86400.0
#define YEAR 31556952.0
#define STEPS 200

/* Spans from a millisecond to ten billion years, at several places. */
static const double  widths[] = { 1e-3, 1, 3600, DAY, 90 * DAY, YEAR, 1000 * YEAR, 1e6 * YEAR, 1e10 * YEAR };
static const gint64  places[] = { 0, 1758844800, 1758844801, -62167219200, -2082758832000000, G_GINT64_CONSTANT (-143271182937600000) };
static const KroTime day = { 1758844800, 0 };

typedef void (*TravelFunc) (const KroTravel *travel);

static void
set_span (KroTime span[2], gint64 middle, double width)
{
  span[0] = kro_time_add (KRO_TIME_INIT (middle), -width / 2);
  span[1] = kro_time_add (KRO_TIME_INIT (middle), width / 2);
}

static void
for_each_travel (TravelFunc func)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (places); j++)
      for (gsize k = 0; k < G_N_ELEMENTS (widths) * G_N_ELEMENTS (widths); k++)
        {
          KroTime   from[2];
          KroTime   to[2];
          KroTravel travel;

          set_span (from, places[i], widths[k % G_N_ELEMENTS (widths)]);
          set_span (to, places[j], widths[k / G_N_ELEMENTS (widths)]);
          travel = kro_travel_new (from, to);
          func (&travel);
        }
}

static void
check_ends (const KroTravel *travel)
{
  KroTime span[2];

  g_assert_true (isfinite (travel->length));
  g_assert_cmpfloat (travel->length, >=, 0);
  for (int i = 0; i < 2; i++)
    {
      kro_travel_get_span (travel, 0, span);
      g_assert_cmpint (kro_time_compare (span[i], travel->from[i]), ==, 0);
      kro_travel_get_span (travel, 1, span);
      g_assert_cmpint (kro_time_compare (span[i], travel->to[i]), ==, 0);
    }
}

static void
test_ends (void)
{
  for_each_travel (check_ends);
}

/* The middle goes one way, never past its goal, and the width is sound. */
static void
check_monotone (const KroTravel *travel)
{
  double direction = travel->distance < 0 ? -1 : 1;
  double last = -1;

  for (int i = 0; i <= STEPS; i++)
    {
      KroTime span[2];
      double  width;
      double  begin;
      double  end;
      double  way;

      kro_travel_get_span (travel, (double)i / STEPS, span);
      width = kro_time_difference (span[1], span[0]);
      begin = kro_time_difference (span[0], travel->from[0]);
      end = kro_time_difference (span[1], travel->from[1]);
      way = direction * (begin + end) / 2;
      g_assert_true (isfinite (width));
      g_assert_cmpfloat (width, >, 0);
      g_assert_cmpfloat (width, <, 2e10 * YEAR);
      g_assert_cmpfloat (way, >=, last - 1e-6 * width - 1e-6 - 4e-16 * (fabs (begin) + fabs (end)));
      last = way;
    }
}

static void
test_monotone (void)
{
  for_each_travel (check_monotone);
}

/* Nowhere is there a jump: no step moves the picture by more than a part of
 * what is seen, nor zooms by more than a part. */
static void
check_smooth (const KroTravel *travel)
{
  KroTime last[2] = { travel->from[0], travel->from[1] };
  double  most = exp (2 * travel->length / STEPS * 1.4) - 1 + 0.02;

  for (int i = 1; i <= STEPS; i++)
    {
      KroTime span[2];
      double  width;

      kro_travel_get_span (travel, (double)i / STEPS, span);
      width = MIN (kro_time_difference (span[1], span[0]), kro_time_difference (last[1], last[0]));
      g_assert_cmpfloat (fabs (kro_time_difference (span[0], last[0])), <=, most * width + 1e-6);
      g_assert_cmpfloat (fabs (kro_time_difference (span[1], last[1])), <=, most * width + 1e-6);
      last[0] = span[0];
      last[1] = span[1];
    }
}

static void
test_smooth (void)
{
  for_each_travel (check_smooth);
}

/* Far away it zooms out until the way is short; near by it hardly does. */
static void
test_zooms_out (void)
{
  KroTime   from[2];
  KroTime   to[2];
  KroTime   span[2];
  KroTravel travel;

  set_span (from, 0, DAY);
  set_span (to, (gint64)(100 * YEAR), DAY);
  travel = kro_travel_new (from, to);
  kro_travel_get_span (&travel, 0.5, span);
  g_assert_cmpfloat (kro_time_difference (span[1], span[0]), >, 50 * YEAR);
  set_span (to, (gint64)(DAY / 4), DAY);
  travel = kro_travel_new (from, to);
  kro_travel_get_span (&travel, 0.5, span);
  g_assert_cmpfloat (kro_time_difference (span[1], span[0]), <, 1.1 * DAY);
}

/* The way back is the way there. */
static void
check_symmetric (const KroTravel *travel)
{
  KroTravel back = kro_travel_new (travel->to, travel->from);

  for (int i = 1; i < 8; i++)
    {
      KroTime one[2];
      KroTime other[2];

      kro_travel_get_span (travel, i / 8.0 + 1e-9, one);
      kro_travel_get_span (&back, 1 - i / 8.0 - 1e-9, other);
      g_assert_cmpfloat (fabs (kro_time_difference (one[0], other[0])), <=, 1e-5 * kro_time_difference (one[1], one[0]) + 1e-6);
    }
}

static void
test_symmetric (void)
{
  for_each_travel (check_symmetric);
}

static double
get_place (const KroTime span[2], KroTime time)
{
  return kro_time_difference (time, span[0]) / kro_time_difference (span[1], span[0]);
}

static void
test_framing_neighbours (void)
{
  KroTime    before = kro_time_add (day, -40 * DAY);
  KroTime    after = kro_time_add (day, 3 * DAY);
  KroFraming framing = { day, kro_time_add (day, DAY), &before, &after, 0 };
  KroTime    span[2];

  kro_framing_get_span (&framing, span);
  g_assert_cmpfloat_with_epsilon (get_place (span, day), KRO_FRAMING_AT, 1e-6);
  g_assert_cmpfloat (get_place (span, before), >, 0);
  g_assert_cmpfloat (get_place (span, after), <, 0.8);
  g_assert_cmpfloat (get_place (span, after), >, KRO_FRAMING_AT);
}

/* A neighbour so far away that the other one could not be told from the event
 * is left out. */
static void
test_framing_unlike (void)
{
  KroTime    before = kro_time_add (day, -1200 * DAY);
  KroTime    after = kro_time_add (day, 5 * DAY);
  KroFraming framing = { day, kro_time_add (day, 3 * DAY), &before, &after, 0 };
  KroTime    span[2];

  kro_framing_get_span (&framing, span);
  g_assert_cmpfloat (kro_time_difference (span[1], span[0]), <, 20 * DAY);
  after = kro_time_add (day, 300 * DAY);
  kro_framing_get_span (&framing, span);
  g_assert_cmpfloat (get_place (span, before), >, 0);
}

/* What is out of all proportion is left out; the other one still counts. */
static void
test_framing_far (void)
{
  KroTime    before = kro_time_add (day, -66e6 * YEAR);
  KroTime    after = kro_time_add (day, 10 * DAY);
  KroFraming framing = { day, kro_time_add (day, DAY), &before, &after, 0 };
  KroTime    span[2];

  kro_framing_get_span (&framing, span);
  g_assert_cmpfloat (kro_time_difference (span[1], span[0]), <, 60 * DAY);
  g_assert_cmpfloat (get_place (span, after), <, 0.8);
  framing.after = NULL;
  kro_framing_get_span (&framing, span);
  g_assert_cmpfloat_with_epsilon (kro_time_difference (span[1], span[0]), 30 * DAY, 1);
}

/* A long event is seen whole, though its neighbours are close. */
static void
test_framing_long (void)
{
  KroTime    before = kro_time_add (day, -1);
  KroFraming framing = { day, kro_time_add (day, 10 * YEAR), &before, &day, 0 };
  KroTime    span[2];

  kro_framing_get_span (&framing, span);
  g_assert_cmpfloat (get_place (span, framing.end), <, 0.6);
}

static void
test_framing_kept (void)
{
  KroTime    after = kro_time_add (day, 10 * DAY);
  KroFraming framing = { day, kro_time_add (day, DAY), NULL, &after, 50 * DAY };
  KroTime    span[2];

  kro_framing_get_span (&framing, span);
  g_assert_cmpfloat_with_epsilon (kro_time_difference (span[1], span[0]), 50 * DAY, 1e-3);
  framing.seconds = 5 * DAY;
  kro_framing_get_span (&framing, span);
  g_assert_cmpfloat (kro_time_difference (span[1], span[0]), <, 25 * DAY);
  framing.seconds = 500 * DAY;
  kro_framing_get_span (&framing, span);
  g_assert_cmpfloat (kro_time_difference (span[1], span[0]), <, 25 * DAY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/travel/ends", test_ends);
  g_test_add_func ("/render/travel/monotone", test_monotone);
  g_test_add_func ("/render/travel/smooth", test_smooth);
  g_test_add_func ("/render/travel/zooms-out", test_zooms_out);
  g_test_add_func ("/render/travel/symmetric", test_symmetric);
  g_test_add_func ("/render/framing/neighbours", test_framing_neighbours);
  g_test_add_func ("/render/framing/unlike", test_framing_unlike);
  g_test_add_func ("/render/framing/far", test_framing_far);
  g_test_add_func ("/render/framing/long", test_framing_long);
  g_test_add_func ("/render/framing/kept", test_framing_kept);
  return g_test_run ();
}

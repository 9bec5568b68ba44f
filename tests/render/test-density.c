/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts by column against looking at every event: random events, edges of
 * columns, ages and nanoseconds, and what a timeline gives. */

#include "kro-density.h"
#include "kro-generator.h"
#include "sample.h"

#define MOST_COLUMNS 64

static gboolean
touches (const KroDensityEvent *event, KroTime from, KroTime to)
{
  KroTime end = kro_time_compare (event->end, event->start) > 0 ? event->end : kro_time_add_exact (event->start, 0, 1);

  if (kro_time_compare (to, from) <= 0)
    to = kro_time_add_exact (from, 0, 1);
  return kro_time_compare (event->start, to) < 0 && kro_time_compare (end, from) > 0;
}

static void
assert_counts (const KroDensity *density, const KroDensityEvent *events, gsize n_events, const KroTimeScale *scale, double x, double column, guint n_columns)
{
  guint32 counts[MOST_COLUMNS * KRO_DENSITY_PALETTE];

  kro_density_count (density, scale, x, column, n_columns, counts);
  for (guint i = 0; i < n_columns; i++)
    {
      KroTime from = kro_time_scale_to_time (scale, x + i * column);
      KroTime to = kro_time_scale_to_time (scale, x + (i + 1) * column);
      guint32 expected[KRO_DENSITY_PALETTE] = { 0 };

      for (gsize event = 0; event < n_events; event++)
        expected[events[event].palette] += touches (&events[event], from, to);
      for (guint palette = 0; palette < KRO_DENSITY_PALETTE; palette++)
        g_assert_cmpuint (counts[i * KRO_DENSITY_PALETTE + palette], ==, expected[palette]);
    }
}

/* A time on a grid of @unit nanoseconds, so that many coincide. */
static KroTime
get_random_time (GRand *random, KroTime origin, gint64 unit)
{
  gint64 nanoseconds = g_rand_int_range (random, 0, 200) * unit;

  return kro_time_add_exact (origin, nanoseconds / 1000000000, (gint32)(nanoseconds % 1000000000));
}

static void
fill (GRand *random, KroDensityEvent *events, gsize n, KroTime origin, gint64 unit)
{
  for (gsize i = 0; i < n; i++)
    {
      KroTime start = get_random_time (random, origin, unit);
      KroTime end = get_random_time (random, start, unit);

      events[i] = (KroDensityEvent){ i + 1, start, g_rand_boolean (random) ? end : start, (guint8)g_rand_int_range (random, 0, KRO_DENSITY_PALETTE), FALSE };
    }
}

/* Columns of exactly the grid, of parts of it and of many of it. */
static void
check_random (GRand *random, KroTime origin, gint64 unit)
{
  KroDensityEvent events[120];
  gsize           n = (gsize)g_rand_int_range (random, 0, G_N_ELEMENTS (events) + 1);
  double          unit_seconds = (double)unit / 1e9;
  double          columns[] = { unit_seconds, unit_seconds * 7, unit_seconds / 3, unit_seconds * 61.7 };
  g_autoptr (KroDensity) density = NULL;

  fill (random, events, n, origin, unit);
  density = kro_density_new (events, n);
  g_assert_cmpuint (kro_density_get_n_events (density), ==, n);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      KroTimeScale scale = { .origin = origin, .pixels_per_second = 1 / columns[i] };

      assert_counts (density, events, n, &scale, 0, 1, MOST_COLUMNS);
      assert_counts (density, events, n, &scale, g_rand_int_range (random, -9, 9), 3, (guint)g_rand_int_range (random, 0, MOST_COLUMNS));
    }
}

static void
test_random (void)
{
  const KroTime origins[] = { KRO_TIME_INIT (1758844800), KRO_TIME_INIT (-63500000000), KRO_TIME_INIT (-G_GINT64_CONSTANT (142000000000000000)) };
  const gint64  units[] = { 1, 1000000, G_GINT64_CONSTANT (1000000000), G_GINT64_CONSTANT (86400000000000), G_GINT64_CONSTANT (30000000000000000) };
  g_autoptr (GRand) random = g_rand_new_with_seed (20250926);

  for (guint round = 0; round < 40; round++)
    for (gsize i = 0; i < G_N_ELEMENTS (origins); i++)
      for (gsize unit = 0; unit < G_N_ELEMENTS (units); unit++)
        check_random (random, origins[i], units[unit]);
}

/* An instant on an edge is in the right column, and so is what begins there;
 * what ends there is in the left one. */
static void
test_edges (void)
{
  const KroDensityEvent events[] = {
    { 1, KRO_TIME_INIT (10), KRO_TIME_INIT (10), 0, FALSE },
    { 2, KRO_TIME_INIT (10), KRO_TIME_INIT (20), 1, TRUE },
    { 3, KRO_TIME_INIT (5), KRO_TIME_INIT (25), 2, TRUE },
    { 4, KRO_TIME_INIT (30), KRO_TIME_INIT (20), 3, FALSE },
  };
  const guint32 expected[4][4] = { { 0, 0, 1, 0 }, { 1, 1, 1, 0 }, { 0, 0, 1, 0 }, { 0, 0, 0, 1 } };
  KroTimeScale  scale = { .origin = KRO_TIME_INIT (0), .pixels_per_second = 0.1 };
  guint32       counts[4 * KRO_DENSITY_PALETTE];
  g_autoptr (KroDensity) density = kro_density_new (events, G_N_ELEMENTS (events));

  kro_density_count (density, &scale, 0, 1, 4, counts);
  for (guint column = 0; column < 4; column++)
    for (guint palette = 0; palette < 4; palette++)
      g_assert_cmpuint (counts[column * KRO_DENSITY_PALETTE + palette], ==, expected[column][palette]);
}

static void
test_nothing (void)
{
  KroTimeScale scale = { .origin = KRO_TIME_INIT (0), .pixels_per_second = 1 };
  guint32      counts[2 * KRO_DENSITY_PALETTE];
  KroTime      from;
  KroTime      to;
  gsize        n;
  g_autoptr (KroDensity) density = kro_density_new (NULL, 0);

  memset (counts, 0xff, sizeof counts);
  kro_density_count (density, &scale, 0, 1, 0, counts);
  g_assert_cmpuint (counts[0], ==, G_MAXUINT32);
  kro_density_count (density, &scale, 0, 1, 2, counts);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_assert_cmpuint (counts[i], ==, 0);
  g_assert_false (kro_density_get_extent (density, &from, &to));
  g_assert_null (kro_density_get_few (density, &n));
  g_assert_cmpuint (n, ==, 0);
}

/* The ends of time are columns as any other. */
static void
test_ends_of_time (void)
{
  const KroDensityEvent events[] = { { 1, KRO_TIME_MIN, KRO_TIME_MAX, 4, TRUE }, { 2, KRO_TIME_MAX, KRO_TIME_MAX, 5, FALSE } };
  KroTimeScale          scale = { .origin = KRO_TIME_MIN, .pixels_per_second = KRO_TIME_SCALE_MIN };
  guint32               counts[MOST_COLUMNS * KRO_DENSITY_PALETTE];
  g_autoptr (KroDensity) density = kro_density_new (events, G_N_ELEMENTS (events));

  kro_density_count (density, &scale, 0, 100, MOST_COLUMNS, counts);
  g_assert_cmpuint (counts[4], ==, 1);
  g_assert_cmpuint (counts[5], ==, 0);
}

static void
test_few (void)
{
  KroDensityEvent        events[KRO_DENSITY_FEW + 1];
  const KroDensityEvent *few;
  KroTime                from;
  KroTime                to;
  gsize                  n;
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  fill (random, events, G_N_ELEMENTS (events), KRO_TIME_INIT (1000), 1000000000);
  for (gsize n_events = 1; n_events <= G_N_ELEMENTS (events); n_events++)
    {
      g_autoptr (KroDensity) density = kro_density_new (events, n_events);

      few = kro_density_get_few (density, &n);
      g_assert_cmpuint (n, ==, n_events <= KRO_DENSITY_FEW ? n_events : 0);
      for (gsize i = 1; i < n; i++)
        g_assert_cmpint (kro_time_compare (few[i - 1].start, few[i].start), <=, 0);
      g_assert_true (kro_density_get_extent (density, &from, &to));
      for (gsize i = 0; i < n_events; i++)
        g_assert_true (kro_time_compare (from, events[i].start) <= 0 && kro_time_compare (events[i].end, to) <= 0);
    }
}

static void
change_event (KroTimeline *timeline, KroId event, KroDate *date, KroReview review)
{
  g_auto (KroEventFields) fields = { 0 };
  g_autoptr (KroCommand) command = NULL;

  g_assert_true (kro_timeline_get_fields (timeline, event, &fields));
  g_clear_pointer (&fields.date, kro_date_unref);
  fields.date = date != NULL ? kro_date_ref (date) : NULL;
  fields.review = review;
  command = kro_timeline_make_change_event (timeline, &fields);
  g_assert_true (kro_timeline_apply (timeline, command, NULL));
}

/* Undated ones, rejected ones and what the filter keeps back are left out; the
 * rest counts as the index of the timeline does. */
static void
test_collect (void)
{
  g_autoptr (KroTimeline) timeline = kro_generator_make_timeline (3, 500);
  g_autoptr (KroDate) date = kro_date_new_edtf ("-0043-03-15", NULL);
  g_autoptr (GArray) events = NULL;
  g_autoptr (GArray) wanted = NULL;
  g_autoptr (KroFilter) filter = kro_filter_new ();
  g_autoptr (KroMatches) matches = NULL;
  KroId id = kro_timeline_get_id_at (timeline, 0);

  events = kro_density_collect (timeline, NULL);
  g_assert_cmpuint (events->len, ==, kro_index_get_n_events (kro_timeline_get_index (timeline)));
  g_clear_pointer (&events, g_array_unref);
  change_event (timeline, id, NULL, KRO_REVIEW_ACCEPTED);
  change_event (timeline, kro_timeline_get_id_at (timeline, 0), date, KRO_REVIEW_REJECTED);
  change_event (timeline, kro_timeline_get_id_at (timeline, 1), date, KRO_REVIEW_ACCEPTED);
  events = kro_density_collect (timeline, NULL);
  g_assert_cmpuint (events->len, ==, kro_index_get_n_events (kro_timeline_get_index (timeline)) - 1);
  g_assert_cmpint (g_array_index (events, KroDensityEvent, 0).start.seconds, <, -60000000000);
  kro_filter_set_review (filter, KRO_REVIEW_UNREVIEWED, FALSE);
  matches = kro_filter_apply (filter, timeline);
  wanted = kro_density_collect (timeline, matches);
  g_assert_cmpuint (wanted->len, >, 0);
  for (guint i = 0; i < wanted->len; i++)
    g_assert_true (kro_matches_has_slot (matches, kro_timeline_get_slot (timeline, g_array_index (wanted, KroDensityEvent, i).event)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/density/random", test_random);
  g_test_add_func ("/render/density/edges", test_edges);
  g_test_add_func ("/render/density/nothing", test_nothing);
  g_test_add_func ("/render/density/ends-of-time", test_ends_of_time);
  g_test_add_func ("/render/density/few", test_few);
  g_test_add_func ("/render/density/collect", test_collect);
  return g_test_run ();
}

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

/* --- following ---------------------------------------------------------------- */

typedef struct
{
  KroDensity *density;
  guint       n_followed;
  guint       n_anew;
} Follower;

static void
take_anew (Follower *self, KroTimeline *timeline)
{
  g_autoptr (GArray) events = kro_density_collect (timeline, NULL);

  g_clear_pointer (&self->density, kro_density_unref);
  self->density = kro_density_new ((const KroDensityEvent *)(gpointer)events->data, events->len);
}

static void
followed_cb (Follower *self, const KroChange *change, KroTimeline *timeline)
{
  KroDensity *next = kro_density_new_followed (self->density, timeline, change);

  if (next == NULL)
    {
      take_anew (self, timeline);
      self->n_anew++;
      return;
    }
  kro_density_unref (self->density);
  self->density = next;
  self->n_followed++;
}

static void
assert_followed (const KroDensity *density, KroTimeline *timeline)
{
  g_autoptr (GArray) events = kro_density_collect (timeline, NULL);
  const KroDensityEvent *list = (const KroDensityEvent *)(gpointer)events->data;
  g_autoptr (KroDensity) anew = kro_density_new (list, events->len);
  const double columns[] = { 86400, 86400 * 30, 86400 * 3653 };
  KroTime      from[2];
  KroTime      to[2];

  g_assert_cmpuint (kro_density_get_n_events (density), ==, events->len);
  g_assert_true (kro_density_get_extent (density, &from[0], &to[0]));
  g_assert_true (kro_density_get_extent (anew, &from[1], &to[1]));
  g_assert_cmpint (kro_time_compare (from[0], from[1]), ==, 0);
  g_assert_cmpint (kro_time_compare (to[0], to[1]), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      KroTimeScale scale = { .origin = from[0], .pixels_per_second = 1 / columns[i] };

      assert_counts (density, list, events->len, &scale, -3, 1, MOST_COLUMNS);
    }
}

static void
apply (KroTimeline *timeline, KroCommand *command)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KroCommand) owned = command;

  kro_timeline_apply (timeline, owned, &error);
  g_assert_no_error (error);
}

/* Another date, none, another category or a verdict; or the event goes. */
static void
edit_at_random (GRand *random, KroTimeline *timeline)
{
  KroId       event = kro_timeline_get_id_at (timeline, (guint32)g_rand_int_range (random, 0, (gint32)kro_timeline_get_n_events (timeline)));
  const char *dates[] = { "2011-05", "1950", "2004-02-29T10:00:00Z", "1700/1980", "2025-09-26" };
  g_auto (KroEventFields) fields = { 0 };

  if (g_rand_int_range (random, 0, 6) == 0)
    {
      apply (timeline, kro_timeline_make_remove_event (timeline, event));
      return;
    }
  g_assert_true (kro_timeline_get_fields (timeline, event, &fields));
  g_clear_pointer (&fields.date, kro_date_unref);
  if (g_rand_int_range (random, 0, 5) > 0)
    fields.date = kro_date_new_edtf (dates[g_rand_int_range (random, 0, G_N_ELEMENTS (dates))], NULL);
  fields.review = g_rand_boolean (random) ? KRO_REVIEW_REJECTED : KRO_REVIEW_ACCEPTED;
  fields.category = (guint8)g_rand_int_range (random, 0, (gint32)kro_timeline_get_n_categories (timeline));
  apply (timeline, kro_timeline_make_change_event (timeline, &fields));
}

/* After any edits the density that followed them counts as a new one does. */
static void
test_follow (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint round = 0; round < 12; round++)
    {
      g_autoptr (KroTimeline) timeline = kro_generator_make_timeline (round, 400);
      Follower follower = { 0 };

      take_anew (&follower, timeline);
      g_signal_connect_swapped (timeline, "changed", G_CALLBACK (followed_cb), &follower);
      for (guint i = 0; i < 120; i++)
        {
          edit_at_random (random, timeline);
          if (i % 10 == 9)
            assert_followed (follower.density, timeline);
        }
      g_assert_cmpuint (follower.n_followed, ==, 120);
      g_signal_handlers_disconnect_by_data (timeline, &follower);
      kro_density_unref (follower.density);
    }
}

/* Steps there and back again leave nothing to count beside, so that no number
 * of them is too many. */
static void
test_follow_long (void)
{
  g_autoptr (KroTimeline) timeline = kro_generator_make_timeline (5, 200);
  g_autoptr (KroDate) date = kro_date_new_edtf ("1999-12-31", NULL);
  KroId    event = kro_timeline_get_id_at (timeline, 7);
  Follower follower = { 0 };

  take_anew (&follower, timeline);
  g_signal_connect_swapped (timeline, "changed", G_CALLBACK (followed_cb), &follower);
  for (guint i = 0; i < 3 * KRO_DENSITY_LATER; i++)
    change_event (timeline, event, i % 2 == 0 ? date : NULL, KRO_REVIEW_ACCEPTED);
  g_assert_cmpuint (follower.n_anew, ==, 0);
  assert_followed (follower.density, timeline);
  g_signal_handlers_disconnect_by_data (timeline, &follower);
  kro_density_unref (follower.density);
}

static void
drop_category (KroTimeline *timeline, KroId event)
{
  g_auto (KroEventFields) fields = { 0 };

  g_assert_true (kro_timeline_get_fields (timeline, event, &fields));
  fields.category = 0;
  apply (timeline, kro_timeline_make_change_event (timeline, &fields));
}

/* Lets another source tell of an event than the one that did. */
static void
move_passage (KroTimeline *timeline, KroId event, KroId source)
{
  g_autoptr (GArray) passages = kro_timeline_get_event_passages (timeline, event);
  KroPassage passage = { .id = 50000 + event, .event = event, .source = source, .origin = { .e = 3, .score = KRO_CONFIDENCE_FULL } };

  apply (timeline, kro_command_new_add_passage (&passage));
  for (guint i = 0; i < passages->len; i++)
    apply (timeline, kro_command_new_remove_passage (&g_array_index (passages, KroPassage, i)));
}

/* Events without a category take the colour of their source: a passage that
 * comes or goes changes it. */
static void
test_follow_passages (void)
{
  g_autoptr (KroTimeline) timeline = kro_generator_make_timeline (8, 100);
  Follower follower = { 0 };

  kro_generator_add_source (timeline, 2);
  kro_generator_add_source (timeline, 3);
  for (guint32 i = 0; i < 100; i++)
    drop_category (timeline, kro_timeline_get_id_at (timeline, i));
  take_anew (&follower, timeline);
  g_signal_connect_swapped (timeline, "changed", G_CALLBACK (followed_cb), &follower);
  for (guint32 i = 0; i < 100; i++)
    {
      move_passage (timeline, kro_timeline_get_id_at (timeline, i), 2 + i % 2);
      if (i % 10 == 9)
        assert_followed (follower.density, timeline);
    }
  g_assert_cmpuint (follower.n_anew, ==, 0);
  g_signal_handlers_disconnect_by_data (timeline, &follower);
  kro_density_unref (follower.density);
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
  g_test_add_func ("/render/density/follow", test_follow);
  g_test_add_func ("/render/density/follow-long", test_follow_long);
  g_test_add_func ("/render/density/follow-passages", test_follow_passages);
  return g_test_run ();
}

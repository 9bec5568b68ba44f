/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filter: each condition, their sum, bits and positions alike. */

#include "kro-filter.h"
#include "kro-generator.h"

#define N_EVENTS 400

typedef struct
{
  KroTimeline *timeline;
  KroFilter   *filter;
  guint        n_changes;
} Fixture;

static void
changed_cb (KroFilter *filter, Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->timeline = kro_generator_make_timeline (2, N_EVENTS);
  fixture->filter = kro_filter_new ();
  g_signal_connect (fixture->filter, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->filter);
  g_assert_finalize_object (fixture->timeline);
}

/* How many pass; bits, positions and the single question must agree. */
static guint
count (Fixture *fixture)
{
  g_autoptr (KroMatches) matches = kro_filter_apply (fixture->filter, fixture->timeline);
  const guint32 *order = kro_timeline_get_order (fixture->timeline);
  guint          n = 0;

  g_assert_cmpuint (matches->generation, ==, kro_timeline_get_generation (fixture->timeline));
  for (guint32 i = 0; i < kro_timeline_get_n_events (fixture->timeline); i++)
    {
      gboolean is_match = kro_filter_matches (fixture->filter, fixture->timeline, order[i]);

      g_assert_cmpint (kro_matches_has_slot (matches, order[i]), ==, is_match);
      if (is_match)
        g_assert_cmpuint (matches->positions[n++], ==, i);
    }
  g_assert_cmpuint (matches->n_positions, ==, n);
  g_assert_false (kro_matches_has_slot (matches, G_MAXUINT32));
  return n;
}

static void
add_event (Fixture *fixture, KroId id, const char *title, const char *note)
{
  const KroEventFields fields = { .id = id, .title = (char *)title, .note = (char *)note, .review = KRO_REVIEW_ACCEPTED };
  g_autoptr (KroCommand) command = kro_command_new_add_event (&fields);

  g_assert_true (kro_timeline_apply (fixture->timeline, command, NULL));
}

static void
test_query (Fixture *fixture, gconstpointer data)
{
  g_assert_true (kro_filter_get_is_empty (fixture->filter));
  g_assert_cmpuint (count (fixture), ==, N_EVENTS);
  add_event (fixture, 1, "Zwölf Ärzte", NULL);
  add_event (fixture, 2, "Plain Zebra", "Seen by the ÄRZTE");
  kro_filter_set_query (fixture->filter, "zebra");
  g_assert_cmpuint (count (fixture), ==, 1);
  kro_filter_set_query (fixture->filter, "ärzte");
  g_assert_cmpuint (count (fixture), ==, 2);
  kro_filter_set_query (fixture->filter, "  ärzte   ZEBRA ");
  g_assert_cmpuint (count (fixture), ==, 1);
  kro_filter_set_query (fixture->filter, "  ärzte   ZEBRA ");
  g_assert_cmpuint (fixture->n_changes, ==, 3);
  kro_filter_set_query (fixture->filter, "nowhere to be found");
  g_assert_cmpuint (count (fixture), ==, 0);
  kro_filter_set_query (fixture->filter, "\xff");
  g_assert_cmpuint (count (fixture), ==, 0);
  kro_filter_set_query (fixture->filter, NULL);
  g_assert_cmpuint (count (fixture), ==, N_EVENTS + 2);
  g_assert_cmpstr (kro_filter_get_query (fixture->filter), ==, "");
}

static void
test_categories (Fixture *fixture, gconstpointer data)
{
  guint n = kro_timeline_get_category_count (fixture->timeline, 3);

  g_assert_cmpuint (n, >, 0);
  kro_filter_set_category (fixture->filter, 3, FALSE);
  kro_filter_set_category (fixture->filter, 3, FALSE);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpuint (count (fixture), ==, N_EVENTS - n);
  kro_filter_set_category (fixture->filter, 3, TRUE);
  g_assert_true (kro_filter_get_is_empty (fixture->filter));
}

static void
test_sources_and_reviews (Fixture *fixture, gconstpointer data)
{
  add_event (fixture, 1, "Without a source", NULL);
  kro_filter_set_source (fixture->filter, 1, FALSE);
  g_assert_cmpuint (count (fixture), ==, 1);
  kro_filter_set_source (fixture->filter, 1, TRUE);
  kro_filter_set_review (fixture->filter, KRO_REVIEW_UNREVIEWED, FALSE);
  g_assert_cmpuint (count (fixture), ==, 1);
  kro_filter_set_review (fixture->filter, KRO_REVIEW_ACCEPTED, FALSE);
  g_assert_cmpuint (count (fixture), ==, 0);
  kro_filter_reset (fixture->filter);
  g_assert_cmpuint (count (fixture), ==, N_EVENTS + 1);
  g_assert_cmpuint (fixture->n_changes, ==, 5);
  kro_filter_reset (fixture->filter);
  g_assert_cmpuint (fixture->n_changes, ==, 5);
}

static void
test_span (Fixture *fixture, gconstpointer data)
{
  KroTime from, to;

  add_event (fixture, 1, "Undated", NULL);
  g_assert_false (kro_filter_get_span (fixture->filter, &from, &to));
  g_assert_true (kro_index_get_extent (kro_timeline_get_index (fixture->timeline), &from, &to));
  kro_filter_set_span (fixture->filter, &from, &to);
  kro_filter_set_span (fixture->filter, &from, &to);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpuint (count (fixture), ==, N_EVENTS);
  to = kro_time_add (from, kro_time_difference (to, from) / 3);
  kro_filter_set_span (fixture->filter, &from, &to);
  g_assert_cmpuint (count (fixture), ==, kro_index_count (kro_timeline_get_index (fixture->timeline), from, to));
  kro_filter_set_span (fixture->filter, NULL, NULL);
  g_assert_true (kro_filter_get_is_empty (fixture->filter));
}

#define ADD(name) g_test_add ("/filter/" #name, Fixture, NULL, set_up, test_##name, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD (query);
  ADD (categories);
  ADD (sources_and_reviews);
  ADD (span);
  return g_test_run ();
}

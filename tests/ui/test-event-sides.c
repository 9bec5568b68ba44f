/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How many events lie before, in and after a span; with a filter the same. */

#include "kro-event-sides.h"
#include "kro-ui-sample.h"

typedef struct
{
  KroTimeline   *timeline;
  KroViewState  *state;
  KroEventSides *sides;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->timeline = kro_ui_sample_new ();
  fixture->state = kro_view_state_new ();
  kro_view_state_set_timeline (fixture->state, fixture->timeline);
  fixture->sides = kro_event_sides_new (fixture->state);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  kro_event_sides_free (fixture->sides);
  g_assert_finalize_object (fixture->state);
  g_assert_finalize_object (fixture->timeline);
}

static void
see (Fixture *fixture, const char *edtf)
{
  g_autoptr (KroDate) date = kro_date_new_edtf (edtf, NULL);
  KroBounds bounds;

  kro_date_get_bounds (date, &bounds);
  kro_view_state_set_span (fixture->state, bounds.earliest_start, bounds.latest_end);
}

static void
assert_sides (Fixture *fixture, const char *edtf, guint before, guint seen, guint after)
{
  KroSides sides;

  see (fixture, edtf);
  sides = kro_event_sides_count (fixture->sides);
  g_assert_cmpuint (sides.before, ==, before);
  g_assert_cmpuint (sides.seen, ==, seen);
  g_assert_cmpuint (sides.after, ==, after);
  g_assert_cmpuint (sides.undated, ==, 0);
}

static void
test_all (Fixture *fixture, gconstpointer data)
{
  assert_sides (fixture, "2025", 0, 4, 0);
  assert_sides (fixture, "2025-08", 0, 2, 2);
  assert_sides (fixture, "2025-08-20", 1, 1, 2);
  assert_sides (fixture, "2025-09-02", 2, 0, 2);
  assert_sides (fixture, "1999", 0, 0, 4);
  assert_sides (fixture, "2030", 4, 0, 0);
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  KroFilter *filter = kro_view_state_get_filter (fixture->state);

  kro_filter_set_query (filter, "eigen onderzoek");
  assert_sides (fixture, "2025", 0, 1, 0);
  assert_sides (fixture, "2025-09", 1, 0, 0);
  assert_sides (fixture, "2025-08-15", 0, 1, 0);
  kro_filter_set_query (filter, "bevestigt");
  assert_sides (fixture, "2025-08-15", 0, 0, 1);
  kro_filter_reset (filter);
  assert_sides (fixture, "2025", 0, 4, 0);
}

/* Whatever is sorted under a filter follows the events. */
static void
test_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroCommand) remove = kro_timeline_make_remove_event (fixture->timeline, kro_ui_sample_event (1));

  kro_filter_set_query (kro_view_state_get_filter (fixture->state), "bedrijf");
  assert_sides (fixture, "2030", 3, 0, 0);
  g_assert_true (kro_timeline_apply (fixture->timeline, remove, NULL));
  assert_sides (fixture, "2030", 2, 0, 0);
}

static void
test_nearest (Fixture *fixture, gconstpointer data)
{
  KroId after;

  see (fixture, "2025-09-02");
  after = kro_event_sides_find_nearest (fixture->sides, 1);
  g_assert_cmpuint (kro_event_sides_find_nearest (fixture->sides, -1), ==, kro_ui_sample_event (0));
  g_assert_true (after == kro_ui_sample_event (2) || after == kro_ui_sample_event (3));
  kro_filter_set_query (kro_view_state_get_filter (fixture->state), "eigen onderzoek");
  g_assert_cmpuint (kro_event_sides_find_nearest (fixture->sides, -1), ==, kro_ui_sample_event (1));
  g_assert_cmpuint (kro_event_sides_find_nearest (fixture->sides, 1), ==, KRO_ID_NONE);
}

static void
test_nothing (void)
{
  g_autoptr (KroViewState) state = kro_view_state_new ();
  g_autoptr (KroEventSides) sides = kro_event_sides_new (state);

  g_assert_cmpuint (kro_event_sides_count (sides).before, ==, 0);
  g_assert_cmpuint (kro_event_sides_find_nearest (sides, 1), ==, KRO_ID_NONE);
  g_clear_pointer (&sides, kro_event_sides_free);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/ui/event-sides/all", Fixture, NULL, set_up, test_all, tear_down);
  g_test_add ("/ui/event-sides/filter", Fixture, NULL, set_up, test_filter, tear_down);
  g_test_add ("/ui/event-sides/changes", Fixture, NULL, set_up, test_changes, tear_down);
  g_test_add ("/ui/event-sides/nearest", Fixture, NULL, set_up, test_nearest, tear_down);
  g_test_add_func ("/ui/event-sides/nothing", test_nothing);
  return g_test_run ();
}

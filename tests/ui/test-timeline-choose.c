/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several events selected: by clicks with keys, by a frame, by keys alone. */

#include "kro-timeline-view-private.h"
#include "kro-ui-sample.h"
#include "kro-ui-test.h"
#include "kro-ui-timeline.h"

#define CROWD GUINT_TO_POINTER (300)

/* Which of the sample are selected, as numbers; the one that keys are about in
 * brackets. */
static void
assert_selected (KroUiTimeline *fixture, const char *wanted)
{
  g_autoptr (GString) text = g_string_new ("");

  for (guint32 i = 0; i < kro_timeline_get_n_events (fixture->timeline); i++)
    {
      KroId event = kro_timeline_get_id_at (fixture->timeline, i);

      if (kro_view_state_is_selected (fixture->state, event))
        g_string_append_printf (text, event == kro_view_state_get_selection (fixture->state) ? "[%u] " : "%u ", i);
    }
  g_strchomp (text->str);
  g_assert_cmpstr (text->str, ==, wanted);
}

static const KroPlaced *
find_mark (KroUiTimeline *fixture, guint32 position)
{
  return kro_scene_find_event (kro_stage_get_scene (fixture->stage), kro_timeline_get_id_at (fixture->timeline, position), KRO_PLACED_EVENT);
}

static void
count_ring_cb (KroTimelineView *self, const KroBox *box, gboolean is_cluster, gpointer data)
{
  guint *counts = data;

  g_assert_cmpfloat (box->w, >, 0);
  counts[is_cluster] += 1;
}

/* Rings besides that of the one that keys are about. */
static void
assert_rings (KroUiTimeline *fixture, guint n_events, guint n_clusters)
{
  guint counts[2] = { 0, 0 };

  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  kro_timeline_view_choose_foreach (fixture->view, count_ring_cb, counts);
  g_assert_cmpuint (counts[0], ==, n_events);
  g_assert_cmpuint (counts[1], ==, n_clusters);
}

static void
test_clicks (KroUiTimeline *fixture, gconstpointer data)
{
  g_assert_false (kro_timeline_view_choose (fixture->view, find_mark (fixture, 1), 0));
  assert_selected (fixture, "");
  g_assert_true (kro_timeline_view_choose (fixture->view, find_mark (fixture, 1), GDK_CONTROL_MASK));
  g_assert_true (kro_timeline_view_choose (fixture->view, find_mark (fixture, 3), GDK_CONTROL_MASK));
  assert_selected (fixture, "1 [3]");
  assert_rings (fixture, 1, 0);
  g_assert_true (kro_timeline_view_choose (fixture->view, NULL, GDK_CONTROL_MASK));
  g_assert_true (kro_timeline_view_choose (fixture->view, find_mark (fixture, 0), GDK_SHIFT_MASK));
  assert_selected (fixture, "[0] 1 2 3");
  g_assert_true (kro_timeline_view_choose (fixture->view, find_mark (fixture, 0), GDK_CONTROL_MASK));
  assert_selected (fixture, "[1] 2 3");
  kro_ui_test_wait_frame (GTK_WIDGET (fixture->view));
  kro_ui_timeline_act (fixture, "timeline.clear");
  assert_selected (fixture, "");
}

static void
extend (KroUiTimeline *fixture, GtkDirectionType direction, gboolean to_end)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "timeline.extend", "(ii)", (int)direction, to_end);
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
}

static void
test_keys (KroUiTimeline *fixture, gconstpointer data)
{
  extend (fixture, GTK_DIR_RIGHT, FALSE);
  assert_selected (fixture, "[0]");
  extend (fixture, GTK_DIR_RIGHT, FALSE);
  extend (fixture, GTK_DIR_RIGHT, FALSE);
  assert_selected (fixture, "0 1 [2]");
  extend (fixture, GTK_DIR_LEFT, FALSE);
  assert_selected (fixture, "0 [1]");
  kro_ui_timeline_act (fixture, "timeline.right");
  assert_selected (fixture, "[2]");
  extend (fixture, GTK_DIR_LEFT, TRUE);
  assert_selected (fixture, "[0] 1 2");
  kro_ui_timeline_act (fixture, "timeline.select-all");
  g_assert_cmpuint (kro_view_state_get_n_selected (fixture->state), ==, kro_timeline_get_n_events (fixture->timeline));
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_timeline_get_id_at (fixture->timeline, 0));
}

/* The frame takes the events it touches to those selected before. */
static void
test_frame (KroUiTimeline *fixture, gconstpointer data)
{
  const KroPlaced *mark = find_mark (fixture, 2);

  kro_view_state_set_selection (fixture->state, kro_timeline_get_id_at (fixture->timeline, 0));
  kro_timeline_view_frame_begin (fixture->view, mark->box.x + mark->box.w + 1, mark->box.y + mark->box.h - 1);
  kro_timeline_view_frame_drag (fixture->view, -mark->box.w / 2 - 2, -mark->box.h / 2);
  kro_ui_test_wait_frame (GTK_WIDGET (fixture->view));
  assert_selected (fixture, "[0]");
  kro_timeline_view_frame_finish (fixture->view);
  assert_selected (fixture, "0 [2]");
  kro_timeline_view_frame_begin (fixture->view, 0, 0);
  kro_timeline_view_frame_drag (fixture->view, 900, 600);
  kro_ui_timeline_act (fixture, "timeline.clear");
  assert_selected (fixture, "0 [2]");
  kro_timeline_view_frame_begin (fixture->view, 899, 599);
  kro_timeline_view_frame_drag (fixture->view, -899, -599);
  kro_timeline_view_frame_finish (fixture->view);
  g_assert_cmpuint (kro_view_state_get_n_selected (fixture->state), ==, kro_timeline_get_n_events (fixture->timeline));
}

static const KroPlaced *
find_cluster (KroUiTimeline *fixture)
{
  gsize            n_placed;
  const KroPlaced *placed = kro_scene_get_placed (kro_stage_get_scene (fixture->stage), &n_placed);

  for (gsize i = 0; i < n_placed; i++)
    if (placed[i].cluster > 1)
      return &placed[i];
  g_assert_not_reached ();
}

/* A cluster is the events in it, and shows that some of them are selected. */
static void
test_cluster (KroUiTimeline *fixture, gconstpointer data)
{
  KroPlaced cluster = *find_cluster (fixture);
  KroId     first;

  g_assert_cmpuint (kro_layout_get_cluster_events (kro_stage_get_layout (fixture->stage), cluster.cluster - 1, 0, 1, &first), ==, 1);
  g_assert_true (kro_timeline_view_choose (fixture->view, &cluster, GDK_CONTROL_MASK));
  g_assert_cmpuint (kro_view_state_get_n_selected (fixture->state), ==, cluster.count);
  assert_rings (fixture, 0, 1);
  kro_view_state_toggle (fixture->state, first);
  g_assert_cmpuint (kro_view_state_get_n_selected (fixture->state), ==, cluster.count - 1);
  g_assert_true (kro_timeline_view_choose (fixture->view, &cluster, GDK_CONTROL_MASK));
  g_assert_cmpuint (kro_view_state_get_n_selected (fixture->state), ==, cluster.count);
  g_assert_true (kro_timeline_view_choose (fixture->view, &cluster, GDK_CONTROL_MASK));
  g_assert_cmpuint (kro_view_state_get_n_selected (fixture->state), ==, 0);
  assert_rings (fixture, 0, 0);
  kro_timeline_view_set_cursor (fixture->view, first);
  kro_ui_timeline_act (fixture, "timeline.select-cluster");
  g_assert_cmpuint (kro_view_state_get_n_selected (fixture->state), ==, cluster.count);
}

int
main (int argc, char **argv)
{
  kro_ui_test_init (&argc, &argv);
  g_test_add ("/ui/timeline-choose/clicks", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_clicks, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-choose/keys", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_keys, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-choose/frame", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_frame, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-choose/cluster", KroUiTimeline, CROWD, kro_ui_timeline_set_up, test_cluster, kro_ui_timeline_tear_down);
  return g_test_run ();
}

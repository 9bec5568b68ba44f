/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lanes folded by a click on their name and by key, and shown as a whole. */

#include "kro-ui-sample.h"
#include "kro-ui-test.h"
#include "kro-ui-timeline.h"

static void
apply (KroUiTimeline *fixture, KroCommand *taken)
{
  g_autoptr (KroCommand) command = taken;

  g_assert_true (kro_timeline_apply (fixture->timeline, command, NULL));
}

/* Two of the events get a category with a name, and so a lane. */
static void
set_up (KroUiTimeline *fixture, gconstpointer data)
{
  g_autoptr (KroCategory) category = kro_category_new ("Harbour", 2, 2);

  kro_ui_timeline_set_up (fixture, NULL);
  apply (fixture, kro_command_new_add_category (category));
  for (guint i = 0; i < 2; i++)
    {
      g_auto (KroEventFields) fields = { 0 };

      g_assert_true (kro_timeline_get_fields (fixture->timeline, kro_ui_sample_event (i), &fields));
      fields.category = (guint8)(kro_timeline_get_n_categories (fixture->timeline) - 1);
      apply (fixture, kro_timeline_make_change_event (fixture->timeline, &fields));
    }
  kro_view_state_set_lanes (fixture->state, KRO_LANES_CATEGORY);
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
}

static const KroPlaced *
find_lane (KroUiTimeline *fixture, const char *name)
{
  gsize            n;
  const KroPlaced *placed = kro_scene_get_placed (kro_stage_get_scene (fixture->stage), &n);

  for (gsize i = 0; i < n; i++)
    if (placed[i].kind == KRO_PLACED_LANE && g_strcmp0 (placed[i].text, name) == 0)
      return &placed[i];
  g_assert_not_reached ();
}

static gboolean
is_apart (KroUiTimeline *fixture, guint index)
{
  return kro_scene_find_event (kro_stage_get_scene (fixture->stage), kro_ui_sample_event (index), KRO_PLACED_EVENT) != NULL;
}

static void
assert_folded (KroUiTimeline *fixture, double height, gboolean folded)
{
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  g_assert_cmpint (is_apart (fixture, 0), ==, !folded);
  g_assert_true (is_apart (fixture, 2));
  if (folded)
    g_assert_cmpfloat (find_lane (fixture, "Harbour")->box.h, <, height / 2);
  else
    g_assert_cmpfloat (find_lane (fixture, "Harbour")->box.h, ==, height);
}

static void
click (KroUiTimeline *fixture, int n_press)
{
  GtkGesture *gesture = kro_ui_timeline_gesture (fixture, GTK_TYPE_GESTURE_CLICK, GDK_BUTTON_PRIMARY);
  KroBox      box = find_lane (fixture, "Harbour")->box;

  g_signal_emit_by_name (gesture, "released", n_press, 40.0, box.y + MIN (box.h / 2, 15));
}

static void
test_click (KroUiTimeline *fixture, gconstpointer data)
{
  double height = find_lane (fixture, "Harbour")->box.h;

  assert_folded (fixture, height, FALSE);
  click (fixture, 1);
  assert_folded (fixture, height, TRUE);
  click (fixture, 1);
  assert_folded (fixture, height, FALSE);
}

/* It stays folded while events are parted otherwise, and after an edit. */
static void
test_keys (KroUiTimeline *fixture, gconstpointer data)
{
  double height = find_lane (fixture, "Harbour")->box.h;
  g_auto (KroEventFields) fields = { 0 };

  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (1));
  kro_ui_timeline_act (fixture, "timeline.fold-lane");
  assert_folded (fixture, height, TRUE);
  kro_view_state_set_lanes (fixture->state, KRO_LANES_NONE);
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  g_assert_true (is_apart (fixture, 0));
  kro_view_state_set_lanes (fixture->state, KRO_LANES_CATEGORY);
  assert_folded (fixture, height, TRUE);
  g_assert_true (kro_timeline_get_fields (fixture->timeline, kro_ui_sample_event (2), &fields));
  g_free (fields.title);
  fields.title = g_strdup ("Another title");
  apply (fixture, kro_timeline_make_change_event (fixture->timeline, &fields));
  assert_folded (fixture, height, TRUE);
  kro_ui_timeline_act (fixture, "timeline.unfold-lanes");
  assert_folded (fixture, height, FALSE);
}

static void
test_fit (KroUiTimeline *fixture, gconstpointer data)
{
  KroTime from;
  KroTime to;

  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (1));
  kro_ui_timeline_act (fixture, "timeline.fit-lane");
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  kro_view_state_get_span (fixture->state, &from, &to);
  g_assert_cmpfloat (kro_time_difference (to, from), >=, 31 * 86400);
  g_assert_cmpfloat (kro_time_difference (to, from), <, 40 * 86400);
  click (fixture, 1);
  click (fixture, 2);
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  g_assert_false (kro_view_state_is_lane_folded (fixture->state, "Harbour"));
  g_assert_true (is_apart (fixture, 0));
}

int
main (int argc, char *argv[])
{
  kro_ui_test_init (&argc, &argv);
  g_test_add ("/ui/timeline-lanes/click", KroUiTimeline, NULL, set_up, test_click, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-lanes/keys", KroUiTimeline, NULL, set_up, test_keys, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-lanes/fit", KroUiTimeline, NULL, set_up, test_fit, kro_ui_timeline_tear_down);
  return g_test_run ();
}

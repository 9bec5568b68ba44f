/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Folded gaps in the window: the key, the click, and hands on a timeline whose
 * folds change under them. */

#include "kro-ui-sample.h"
#include "kro-ui-test.h"
#include "kro-ui-timeline.h"

#include <string.h>

static void
add_event (KroUiTimeline *fixture, KroId id, const char *start)
{
  g_auto (KroEventFields) fields = { .id = id, .title = g_strdup ("Long ago"), .confidence = 900, .importance = 128, .review = KRO_REVIEW_ACCEPTED };
  g_autoptr (KroCommand) command = NULL;

  fields.date = kro_date_new_edtf (start, NULL);
  command = kro_command_new_add_event (&fields);
  g_assert_true (kro_timeline_apply (fixture->timeline, command, NULL));
}

/* The sample and what came before it, all of it in sight. */
static void
set_up (KroUiTimeline *fixture, gconstpointer data)
{
  kro_ui_timeline_set_up (fixture, data);
  add_event (fixture, 500, "1931-03-03");
  add_event (fixture, 501, "1931-04-20");
  add_event (fixture, 502, "1972-09-01");
  kro_stage_request_fit (fixture->stage);
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
}

static const KroPlaced *
find_fold (KroUiTimeline *fixture)
{
  gsize            n;
  const KroPlaced *placed = kro_scene_get_placed (kro_stage_get_scene (fixture->stage), &n);

  for (gsize i = 0; i < n; i++)
    if (placed[i].kind == KRO_PLACED_FOLD)
      return &placed[i];
  return NULL;
}

static const char *
get_status (KroUiTimeline *fixture)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->view)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child))
      return gtk_label_get_text (GTK_LABEL (child));
  g_assert_not_reached ();
}

/* There and back, with the same span; a screen reader hears of it. */
static void
test_key (KroUiTimeline *fixture, gconstpointer data)
{
  KroTime from = kro_ui_timeline_from (fixture);

  g_assert_nonnull (find_fold (fixture));
  g_assert_nonnull (strstr (get_status (fixture), "empty span"));
  kro_ui_timeline_act (fixture, "timeline.fold-gaps");
  g_assert_false (kro_view_state_get_folds_gaps (fixture->state));
  g_assert_null (find_fold (fixture));
  g_assert_null (strstr (get_status (fixture), "empty span"));
  g_assert_cmpint (kro_time_compare (kro_ui_timeline_from (fixture), from), ==, 0);
  kro_ui_timeline_act (fixture, "timeline.fold-gaps");
  g_assert_nonnull (find_fold (fixture));
}

static void
test_click (KroUiTimeline *fixture, gconstpointer data)
{
  GtkGesture      *gesture = kro_ui_timeline_gesture (fixture, GTK_TYPE_GESTURE_CLICK, GDK_BUTTON_PRIMARY);
  const KroPlaced *fold = find_fold (fixture);
  double           x = fold->box.x + fold->box.w / 2;
  double           y = fold->box.y + fold->box.h - 30;

  g_assert_true (kro_scene_hit (kro_stage_get_scene (fixture->stage), x, y)->kind == KRO_PLACED_FOLD);
  g_assert_true (kro_scene_hit (kro_stage_get_scene (fixture->stage), x, 20)->kind == KRO_PLACED_FOLD);
  g_signal_emit_by_name (gesture, "released", 1, x, y);
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  g_assert_null (find_fold (fixture));
}

/* What is under the hand goes with it, through a fold. */
static void
test_drag (KroUiTimeline *fixture, gconstpointer data)
{
  GtkGesture  *gesture = kro_ui_timeline_gesture (fixture, GTK_TYPE_GESTURE_DRAG, GDK_BUTTON_PRIMARY);
  KroTimeScale before = kro_stage_get_scale (fixture->stage);
  KroTime      time = kro_time_scale_to_time (&before, 40);
  KroTimeScale after;

  g_signal_emit_by_name (gesture, "drag-begin", 40.0, 300.0);
  for (double x = 60; x <= 600; x += 60)
    g_signal_emit_by_name (gesture, "drag-update", x, 0.0);
  for (double x = 540; x >= 300; x -= 60)
    g_signal_emit_by_name (gesture, "drag-update", x, 0.0);
  g_signal_emit_by_name (gesture, "drag-end", 300.0, 0.0);
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  after = kro_stage_get_scale (fixture->stage);
  g_assert_cmpfloat_with_epsilon (kro_time_scale_to_x (&after, time), 340, 0.1);
  g_assert_cmpfloat (after.pixels_per_second, ==, before.pixels_per_second);
}

/* An event in the middle of a fold, a filter, the switch: the hand goes on. */
static void
test_change_under_the_hand (KroUiTimeline *fixture, gconstpointer data)
{
  GtkGesture         *gesture = kro_ui_timeline_gesture (fixture, GTK_TYPE_GESTURE_DRAG, GDK_BUTTON_PRIMARY);
  GtkEventController *zoom = kro_ui_test_controller (GTK_WIDGET (fixture->view), GTK_TYPE_GESTURE_ZOOM);
  KroTimeScale        before = kro_stage_get_scale (fixture->stage);

  g_signal_emit_by_name (gesture, "drag-begin", 40.0, 300.0);
  g_signal_emit_by_name (gesture, "drag-update", -60.0, 0.0);
  add_event (fixture, 503, "1950");
  g_signal_emit_by_name (gesture, "drag-update", -90.0, 0.0);
  kro_view_state_set_lanes (fixture->state, KRO_LANES_CATEGORY);
  g_signal_emit_by_name (gesture, "drag-update", -120.0, 0.0);
  kro_view_state_set_folds_gaps (fixture->state, FALSE);
  g_signal_emit_by_name (gesture, "drag-update", -150.0, 0.0);
  kro_view_state_set_folds_gaps (fixture->state, TRUE);
  g_signal_emit_by_name (gesture, "drag-update", -180.0, 0.0);
  g_signal_emit_by_name (gesture, "drag-end", -180.0, 0.0);
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  g_assert_cmpfloat (kro_stage_get_scale (fixture->stage).pixels_per_second, ==, before.pixels_per_second);
  g_signal_emit_by_name (zoom, "begin", NULL);
  for (double factor = 1; factor < 40; factor *= 1.6)
    {
      g_signal_emit_by_name (zoom, "scale-changed", factor);
      kro_filter_set_query (kro_view_state_get_filter (fixture->state), factor > 4 ? "ago" : NULL);
      g_assert_nonnull (kro_stage_get_scene (fixture->stage));
    }
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
}

/* What is at the pointer stays there while folds come and go, at once and on
 * the way. */
static void
test_zoom (KroUiTimeline *fixture, gconstpointer data)
{
  GtkEventController *motion = kro_ui_test_controller (GTK_WIDGET (fixture->view), GTK_TYPE_EVENT_CONTROLLER_MOTION);
  KroTimeScale        scale = kro_stage_get_scale (fixture->stage);
  double              x = kro_time_scale_to_x (&scale, KRO_TIME_INIT (G_GINT64_CONSTANT (84153600)));
  KroTime             time = kro_time_scale_to_time (&scale, x);

  g_signal_emit_by_name (motion, "motion", x, 300.0);
  for (int i = 0; i < 12; i++)
    {
      kro_ui_timeline_animate (i % 2 == 1);
      kro_ui_timeline_act (fixture, i < 6 ? "timeline.zoom-in" : "timeline.zoom-out");
      scale = kro_stage_get_scale (fixture->stage);
      g_assert_cmpfloat_with_epsilon (kro_time_scale_to_x (&scale, time), x, 0.1);
    }
  kro_ui_timeline_animate (FALSE);
}

/* A movement over folds arrives. */
static void
test_travel (KroUiTimeline *fixture, gconstpointer data)
{
  kro_ui_timeline_animate (TRUE);
  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (1));
  kro_ui_timeline_act (fixture, "timeline.show");
  g_assert_true (kro_scene_get_event_boxes (kro_stage_get_scene (fixture->stage), kro_ui_sample_event (1), NULL, NULL));
  kro_view_state_set_selection (fixture->state, 500);
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  g_assert_true (kro_scene_get_event_boxes (kro_stage_get_scene (fixture->stage), 500, NULL, NULL));
  kro_ui_timeline_act (fixture, "timeline.fit");
  g_assert_true (kro_scene_get_event_boxes (kro_stage_get_scene (fixture->stage), kro_ui_sample_event (1), NULL, NULL));
  kro_ui_timeline_animate (FALSE);
}

/* The span of the view state, whoever sets it, is seen whole. */
static void
test_span (KroUiTimeline *fixture, gconstpointer data)
{
  KroBox       plot = kro_stage_get_plot (fixture->stage);
  KroTimeScale scale;
  KroTime      from;
  KroTime      to;

  for (gint64 year = -45; year < 60; year += 7)
    for (gint64 length = 3600; length < G_GINT64_CONSTANT (4000000000); length *= 24)
      {
        from = KRO_TIME_INIT (year * 31556952);
        to = KRO_TIME_INIT (year * 31556952 + length);
        kro_view_state_set_span (fixture->state, from, to);
        scale = kro_stage_get_scale (fixture->stage);
        g_assert_cmpfloat (kro_time_scale_to_x (&scale, from), >=, plot.x - 0.01);
        g_assert_cmpfloat (kro_time_scale_to_x (&scale, to), <=, plot.x + plot.w + 0.01);
      }
  /* Where there is nothing more is seen, and then that is the span. */
  kro_view_state_set_span (fixture->state, KRO_TIME_INIT (400 * 86400), KRO_TIME_INIT (402 * 86400));
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  scale = kro_stage_get_scale (fixture->stage);
  kro_view_state_get_span (fixture->state, &from, &to);
  g_assert_cmpfloat (kro_time_difference (to, from), >, 400 * 86400);
  g_assert_cmpfloat_with_epsilon (kro_time_scale_to_x (&scale, from), plot.x, 0.01);
  g_assert_cmpfloat_with_epsilon (kro_time_scale_to_x (&scale, to), plot.x + plot.w, 0.01);
}

int
main (int argc, char *argv[])
{
  kro_ui_test_init (&argc, &argv);

  g_test_add ("/ui/timeline-folds/key", KroUiTimeline, NULL, set_up, test_key, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-folds/click", KroUiTimeline, NULL, set_up, test_click, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-folds/drag", KroUiTimeline, NULL, set_up, test_drag, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-folds/change-under-the-hand", KroUiTimeline, NULL, set_up, test_change_under_the_hand, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-folds/zoom", KroUiTimeline, NULL, set_up, test_zoom, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-folds/travel", KroUiTimeline, NULL, set_up, test_travel, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-folds/span", KroUiTimeline, NULL, set_up, test_span, kro_ui_timeline_tear_down);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline view under a hand: pointer, drag, band, touchpad, pinch. */

#include "kro-timeline-view.h"
#include "kro-ui-sample.h"
#include "kro-ui-test.h"
#include "kro-ui-timeline.h"

static void
test_click (KroUiTimeline *fixture, gconstpointer data)
{
  GtkGesture *click = kro_ui_timeline_gesture (fixture, GTK_TYPE_GESTURE_CLICK, GDK_BUTTON_PRIMARY);
  KroBox      box = kro_ui_timeline_card (fixture, 1);

  g_signal_emit_by_name (click, "released", 1, box.x + box.w / 2, box.y + box.h / 2);
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_ui_sample_event (1));
  g_signal_emit_by_name (click, "released", 1, 2.0, gtk_widget_get_height (GTK_WIDGET (fixture->view)) - 3.0);
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, KRO_ID_NONE);
}

static void
test_double_click (KroUiTimeline *fixture, gconstpointer data)
{
  GtkGesture *click = kro_ui_timeline_gesture (fixture, GTK_TYPE_GESTURE_CLICK, GDK_BUTTON_PRIMARY);
  KroBox      box = kro_ui_timeline_card (fixture, 1);

  g_signal_emit_by_name (click, "released", 2, box.x + box.w / 2, box.y + box.h / 2);
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  g_assert_cmpfloat_with_epsilon (kro_view_state_get_seconds (fixture->state), 2 * 86400, 1);
}

static void
test_hover (KroUiTimeline *fixture, gconstpointer data)
{
  GtkEventController *motion = kro_ui_test_controller (GTK_WIDGET (fixture->view), GTK_TYPE_EVENT_CONTROLLER_MOTION);
  KroScene           *scene = kro_stage_get_scene (fixture->stage);
  KroBox              box = kro_ui_timeline_card (fixture, 2);

  g_signal_emit_by_name (motion, "motion", box.x + box.w / 2, box.y + box.h / 2);
  g_assert_cmpuint (kro_view_state_get_hover (fixture->state), ==, kro_ui_sample_event (2));
  g_signal_emit_by_name (motion, "leave");
  g_assert_cmpuint (kro_view_state_get_hover (fixture->state), ==, KRO_ID_NONE);
  g_assert_true (scene == kro_stage_get_scene (fixture->stage));
}

static void
test_scroll (KroUiTimeline *fixture, gconstpointer data)
{
  GtkEventController *scroll = kro_ui_test_controller (GTK_WIDGET (fixture->view), GTK_TYPE_EVENT_CONTROLLER_SCROLL);
  double              seconds = kro_view_state_get_seconds (fixture->state);
  KroTime             before;
  KroTime             after;
  KroTime             to;
  gboolean            handled = FALSE;

  kro_view_state_get_span (fixture->state, &before, &to);
  g_signal_emit_by_name (scroll, "scroll", 0.0, 1.0, &handled);
  kro_view_state_get_span (fixture->state, &after, &to);
  g_assert_true (handled);
  g_assert_cmpint (kro_time_compare (after, before), >, 0);
  g_assert_cmpfloat_with_epsilon (kro_view_state_get_seconds (fixture->state), seconds, 1);
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
}

static void
test_zoom_at_pointer (KroUiTimeline *fixture, gconstpointer data)
{
  GtkEventController *motion = kro_ui_test_controller (GTK_WIDGET (fixture->view), GTK_TYPE_EVENT_CONTROLLER_MOTION);
  KroTimeScale        before = kro_stage_get_scale (fixture->stage);
  KroTimeScale        after;
  double              away;

  g_signal_emit_by_name (motion, "motion", 250.0, 300.0);
  kro_ui_timeline_act (fixture, "timeline.zoom-in");
  after = kro_stage_get_scale (fixture->stage);
  away = kro_time_difference (kro_time_scale_to_time (&after, 250), kro_time_scale_to_time (&before, 250));
  g_assert_cmpfloat (after.pixels_per_second, >, before.pixels_per_second);
  g_assert_cmpfloat_with_epsilon (away, 0, 1);
}

/* --- hands ------------------------------------------------------------------------- */

static void
drag (KroUiTimeline *fixture, guint button, double by)
{
  GtkGesture *gesture = kro_ui_timeline_gesture (fixture, GTK_TYPE_GESTURE_DRAG, button);

  g_signal_emit_by_name (gesture, "drag-begin", 400.0, 300.0);
  for (int i = 1; i <= 5; i++)
    {
      g_usleep (8000);
      g_signal_emit_by_name (gesture, "drag-update", i * by / 5, 0.0);
    }
  g_signal_emit_by_name (gesture, "drag-end", by, 0.0);
}

static void
test_drag (KroUiTimeline *fixture, gconstpointer data)
{
  static const guint buttons[] = { GDK_BUTTON_PRIMARY, GDK_BUTTON_MIDDLE };

  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      KroTimeScale before = kro_stage_get_scale (fixture->stage);

      drag (fixture, buttons[i], -100);
      g_assert_cmpfloat_with_epsilon (kro_ui_timeline_distance (fixture, &before), 100, 0.01);
      drag (fixture, buttons[i], -3);
      g_assert_cmpfloat_with_epsilon (kro_ui_timeline_distance (fixture, &before), 100, 0.01);
    }
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
}

static gboolean
has_passed (gpointer data)
{
  KroUiTimeline *fixture = data;

  return kro_time_compare (kro_ui_timeline_from (fixture), fixture->mark) > 0;
}

/* Let go with speed the view goes on, until it is pressed or comes to rest. */
static void
test_momentum (KroUiTimeline *fixture, gconstpointer data)
{
  GtkGesture  *click = kro_ui_timeline_gesture (fixture, GTK_TYPE_GESTURE_CLICK, GDK_BUTTON_PRIMARY);
  KroTimeScale before = kro_stage_get_scale (fixture->stage);
  KroTime      held;

  kro_ui_timeline_animate (TRUE);
  drag (fixture, GDK_BUTTON_PRIMARY, -100);
  fixture->mark = kro_time_scale_to_time (&before, kro_stage_get_plot (fixture->stage).x + 120);
  kro_ui_test_wait (has_passed, fixture);
  g_assert_false (kro_timeline_view_get_settled (fixture->view));
  g_signal_emit_by_name (click, "pressed", 1, 300.0, 300.0);
  held = kro_ui_timeline_from (fixture);
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  g_assert_cmpint (kro_time_compare (kro_ui_timeline_from (fixture), held), ==, 0);
  drag (fixture, GDK_BUTTON_PRIMARY, 100);
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  g_assert_cmpfloat (kro_ui_timeline_distance (fixture, &before), <, 100);
  kro_ui_timeline_animate (FALSE);
}

/* A hand that rested before it let go pushes nothing; nor where movement is
 * not wanted (test_drag). Another one who moves the view takes it over. */
static void
test_momentum_ends (KroUiTimeline *fixture, gconstpointer data)
{
  GtkGesture *gesture = kro_ui_timeline_gesture (fixture, GTK_TYPE_GESTURE_DRAG, GDK_BUTTON_PRIMARY);
  KroTime     from;

  kro_ui_timeline_animate (TRUE);
  g_signal_emit_by_name (gesture, "drag-begin", 400.0, 300.0);
  g_signal_emit_by_name (gesture, "drag-update", 10.0, 0.0);
  g_signal_emit_by_name (gesture, "drag-update", 100.0, 0.0);
  g_usleep (100000);
  from = kro_ui_timeline_from (fixture);
  g_signal_emit_by_name (gesture, "drag-end", 100.0, 0.0);
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  g_assert_cmpint (kro_time_compare (kro_ui_timeline_from (fixture), from), ==, 0);
  drag (fixture, GDK_BUTTON_PRIMARY, -100);
  kro_view_state_set_span (fixture->state, KRO_TIME_INIT (1750000000), KRO_TIME_INIT (1760000000));
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  g_assert_cmpint (kro_time_compare (kro_ui_timeline_from (fixture), KRO_TIME_INIT (1750000000)), ==, 0);
  kro_ui_timeline_animate (FALSE);
}

static void
test_touchpad_momentum (KroUiTimeline *fixture, gconstpointer data)
{
  GtkEventController *scroll = kro_ui_test_controller (GTK_WIDGET (fixture->view), GTK_TYPE_EVENT_CONTROLLER_SCROLL);
  KroTimeScale        before = kro_stage_get_scale (fixture->stage);
  gboolean            handled;

  kro_ui_timeline_animate (TRUE);
  g_signal_emit_by_name (scroll, "scroll-begin");
  g_signal_emit_by_name (scroll, "scroll", 1.0, 0.0, &handled);
  g_signal_emit_by_name (scroll, "scroll-end");
  g_signal_emit_by_name (scroll, "decelerate", 20.0, 0.0);
  fixture->mark = kro_time_scale_to_time (&before, kro_stage_get_plot (fixture->stage).x + 100);
  kro_ui_test_wait (has_passed, fixture);
  g_signal_emit_by_name (scroll, "scroll-begin");
  fixture->mark = kro_ui_timeline_from (fixture);
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  g_assert_cmpint (kro_time_compare (kro_ui_timeline_from (fixture), fixture->mark), ==, 0);
  kro_ui_timeline_animate (FALSE);
}

static void
test_band (KroUiTimeline *fixture, gconstpointer data)
{
  GtkGesture  *gesture = kro_ui_timeline_gesture (fixture, GTK_TYPE_GESTURE_DRAG, GDK_BUTTON_PRIMARY);
  KroBox       plot = kro_stage_get_plot (fixture->stage);
  KroTimeScale before;
  KroTimeScale after;

  kro_view_state_set_folds_gaps (fixture->state, FALSE);
  before = kro_stage_get_scale (fixture->stage);
  kro_ui_timeline_act (fixture, "timeline.band");
  g_signal_emit_by_name (gesture, "drag-begin", 300.0, 300.0);
  g_signal_emit_by_name (gesture, "drag-update", 60.0, 0.0);
  g_signal_emit_by_name (gesture, "drag-update", 200.0, 30.0);
  g_assert_cmpfloat_with_epsilon (kro_ui_timeline_distance (fixture, &before), 0, 0.01);
  kro_ui_test_wait_frame (GTK_WIDGET (fixture->view));
  g_signal_emit_by_name (gesture, "drag-end", 200.0, 30.0);
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  after = kro_stage_get_scale (fixture->stage);
  g_assert_cmpfloat_with_epsilon (kro_time_scale_to_x (&before, kro_time_scale_to_time (&after, plot.x)), 300, 0.5);
  g_assert_cmpfloat_with_epsilon (kro_time_scale_to_x (&before, kro_time_scale_to_time (&after, plot.x + plot.w)), 500, 0.5);
}

/* Escape gives up the band first, then the selection. */
static void
test_band_cancelled (KroUiTimeline *fixture, gconstpointer data)
{
  GtkGesture  *gesture = kro_ui_timeline_gesture (fixture, GTK_TYPE_GESTURE_DRAG, GDK_BUTTON_PRIMARY);
  KroTimeScale before = kro_stage_get_scale (fixture->stage);

  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (1));
  kro_ui_timeline_act (fixture, "timeline.band");
  g_signal_emit_by_name (gesture, "drag-begin", 300.0, 300.0);
  g_signal_emit_by_name (gesture, "drag-update", 100.0, 0.0);
  kro_ui_timeline_act (fixture, "timeline.clear");
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_ui_sample_event (1));
  g_signal_emit_by_name (gesture, "drag-update", 200.0, 0.0);
  g_signal_emit_by_name (gesture, "drag-end", 200.0, 0.0);
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  g_assert_cmpfloat_with_epsilon (kro_ui_timeline_distance (fixture, &before), 0, 0.01);
  kro_ui_timeline_act (fixture, "timeline.clear");
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, KRO_ID_NONE);
}

static void
test_pinch (KroUiTimeline *fixture, gconstpointer data)
{
  GtkEventController *motion = kro_ui_test_controller (GTK_WIDGET (fixture->view), GTK_TYPE_EVENT_CONTROLLER_MOTION);
  GtkEventController *zoom = kro_ui_test_controller (GTK_WIDGET (fixture->view), GTK_TYPE_GESTURE_ZOOM);
  KroTimeScale        before = kro_stage_get_scale (fixture->stage);
  KroTimeScale        after;

  g_signal_emit_by_name (motion, "motion", 350.0, 300.0);
  g_signal_emit_by_name (zoom, "begin", NULL);
  g_signal_emit_by_name (zoom, "scale-changed", 2.0);
  after = kro_stage_get_scale (fixture->stage);
  g_assert_cmpfloat_with_epsilon (after.pixels_per_second / before.pixels_per_second, 2, 1e-6);
  g_assert_cmpfloat_with_epsilon (kro_time_scale_to_x (&before, kro_time_scale_to_time (&after, 350)), 350, 0.01);
  /* Fingers that also move take the view along; none is here, so the pointer. */
  g_signal_emit_by_name (motion, "motion", 450.0, 300.0);
  g_signal_emit_by_name (zoom, "scale-changed", 2.0);
  after = kro_stage_get_scale (fixture->stage);
  g_assert_cmpfloat_with_epsilon (kro_time_scale_to_x (&before, kro_time_scale_to_time (&after, 450)), 350, 0.01);
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
}

int
main (int argc, char **argv)
{
  kro_ui_test_init (&argc, &argv);
  g_test_add ("/ui/timeline-input/click", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_click, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-input/double-click", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_double_click, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-input/hover", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_hover, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-input/scroll", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_scroll, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-input/zoom-at-pointer", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_zoom_at_pointer, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-input/drag", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_drag, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-input/momentum", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_momentum, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-input/momentum-ends", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_momentum_ends, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-input/touchpad-momentum", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_touchpad_momentum, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-input/band", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_band, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-input/band-cancelled", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_band_cancelled, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-input/pinch", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_pinch, kro_ui_timeline_tear_down);
  return g_test_run ();
}

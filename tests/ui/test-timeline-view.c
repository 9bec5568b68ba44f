/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline view: pointer, keys, stand-ins, and what it leaves alone. */

#include "kro-event-stand-in.h"
#include "kro-timeline-view.h"
#include "kro-ui-sample.h"
#include "kro-ui-test.h"

typedef struct
{
  GtkWidget       *window;
  KroTimelineView *view;
  KroStage        *stage;
  KroViewState    *state;
  KroTimeline     *timeline;
} Fixture;

static gboolean
is_settled (gpointer data)
{
  return kro_timeline_view_get_settled (data);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroLocale) locale = kro_locale_new ("en");

  fixture->timeline = kro_ui_sample_new ();
  fixture->state = kro_view_state_new ();
  kro_view_state_set_timeline (fixture->state, fixture->timeline);
  fixture->stage = kro_stage_new (fixture->state, locale, NULL);
  fixture->view = KRO_TIMELINE_VIEW (kro_timeline_view_new ());
  kro_timeline_view_set_stage (fixture->view, fixture->stage);
  kro_stage_request_fit (fixture->stage);
  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  kro_ui_test_wait (is_settled, fixture->view);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_ref (fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  kro_ui_test_settle ();
  g_assert_finalize_object (fixture->view);
  g_assert_finalize_object (fixture->stage);
  g_assert_finalize_object (fixture->state);
  g_assert_finalize_object (fixture->timeline);
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), action, NULL));
  kro_ui_test_wait (is_settled, fixture->view);
}

static KroBox
find_card (Fixture *fixture, guint index)
{
  KroBox mark;
  KroBox card;

  g_assert_true (kro_scene_get_event_boxes (kro_stage_get_scene (fixture->stage), kro_ui_sample_event (index), &mark, &card));
  return card.w > 0 ? card : mark;
}

static void
test_fit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GdkTexture) texture = NULL;

  kro_ui_test_wait_frame (GTK_WIDGET (fixture->view));
  texture = kro_ui_test_render (GTK_WIDGET (fixture->view));
  for (guint i = 0; i < KRO_UI_SAMPLE_EVENTS; i++)
    {
      KroBox box = find_card (fixture, i);

      g_assert_cmpfloat (box.x, >=, 0);
      g_assert_cmpfloat (box.x + box.w, <=, gtk_widget_get_width (GTK_WIDGET (fixture->view)));
    }
  g_assert_nonnull (texture);
}

static void
test_click (Fixture *fixture, gconstpointer data)
{
  GtkEventController *click = kro_ui_test_controller (GTK_WIDGET (fixture->view), GTK_TYPE_GESTURE_CLICK);
  KroBox              box = find_card (fixture, 1);

  g_signal_emit_by_name (click, "released", 1, box.x + box.w / 2, box.y + box.h / 2);
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_ui_sample_event (1));
  g_signal_emit_by_name (click, "released", 1, 2.0, gtk_widget_get_height (GTK_WIDGET (fixture->view)) - 3.0);
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, KRO_ID_NONE);
}

static void
test_double_click (Fixture *fixture, gconstpointer data)
{
  GtkEventController *click = kro_ui_test_controller (GTK_WIDGET (fixture->view), GTK_TYPE_GESTURE_CLICK);
  KroBox              box = find_card (fixture, 1);

  g_signal_emit_by_name (click, "released", 2, box.x + box.w / 2, box.y + box.h / 2);
  kro_ui_test_wait (is_settled, fixture->view);
  g_assert_cmpfloat_with_epsilon (kro_view_state_get_seconds (fixture->state), 2 * 86400, 1);
}

static void
test_hover (Fixture *fixture, gconstpointer data)
{
  GtkEventController *motion = kro_ui_test_controller (GTK_WIDGET (fixture->view), GTK_TYPE_EVENT_CONTROLLER_MOTION);
  KroScene           *scene = kro_stage_get_scene (fixture->stage);
  KroBox              box = find_card (fixture, 2);

  g_signal_emit_by_name (motion, "motion", box.x + box.w / 2, box.y + box.h / 2);
  g_assert_cmpuint (kro_view_state_get_hover (fixture->state), ==, kro_ui_sample_event (2));
  g_signal_emit_by_name (motion, "leave");
  g_assert_cmpuint (kro_view_state_get_hover (fixture->state), ==, KRO_ID_NONE);
  g_assert_true (scene == kro_stage_get_scene (fixture->stage));
}

static void
test_scroll (Fixture *fixture, gconstpointer data)
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
  kro_ui_test_wait (is_settled, fixture->view);
}

static void
test_zoom_at_pointer (Fixture *fixture, gconstpointer data)
{
  GtkEventController *motion = kro_ui_test_controller (GTK_WIDGET (fixture->view), GTK_TYPE_EVENT_CONTROLLER_MOTION);
  KroTimeScale        before = kro_stage_get_scale (fixture->stage);
  KroTimeScale        after;
  double              away;

  g_signal_emit_by_name (motion, "motion", 250.0, 300.0);
  act (fixture, "timeline.zoom-in");
  after = kro_stage_get_scale (fixture->stage);
  away = kro_time_difference (kro_time_scale_to_time (&after, 250), kro_time_scale_to_time (&before, 250));
  g_assert_cmpfloat (after.pixels_per_second, >, before.pixels_per_second);
  g_assert_cmpfloat_with_epsilon (away, 0, 1);
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  act (fixture, "timeline.first");
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_ui_sample_event (0));
  act (fixture, "timeline.next");
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_ui_sample_event (1));
  act (fixture, "timeline.previous");
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_ui_sample_event (0));
  act (fixture, "timeline.below");
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), !=, kro_ui_sample_event (0));
  act (fixture, "timeline.last");
  act (fixture, "timeline.next");
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_timeline_get_id_at (fixture->timeline, KRO_UI_SAMPLE_EVENTS - 1));
  act (fixture, "timeline.clear");
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, KRO_ID_NONE);
}

static void
test_reveals (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 12; i++)
    act (fixture, "timeline.zoom-in");
  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (0));
  kro_ui_test_wait (is_settled, fixture->view);
  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (2));
  kro_ui_test_wait (is_settled, fixture->view);
  g_assert_cmpfloat (find_card (fixture, 2).x, <, gtk_widget_get_width (GTK_WIDGET (fixture->view)));
  act (fixture, "timeline.fit");
  test_fit (fixture, data);
}

static void
test_stand_ins (Fixture *fixture, gconstpointer data)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->view));
  guint      n = 0;

  g_assert_nonnull (child);
  gtk_test_accessible_assert_role (GTK_WIDGET (fixture->view), GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, kro_stage_get_span_words (fixture->stage));
  gtk_test_accessible_assert_role (child, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (child, GTK_ACCESSIBLE_PROPERTY_LABEL, "August 2025, Krant schrijft over opslag in de cloud");
  gtk_test_accessible_assert_property (child, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "1 of 4");
  for (GtkWidget *each = child; each != NULL; each = gtk_widget_get_next_sibling (each))
    n++;
  g_assert_cmpuint (n, ==, KRO_UI_SAMPLE_EVENTS);
  g_assert_true (gtk_widget_activate_action (child, "stand-in.select", NULL));
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_event_stand_in_get_event (KRO_EVENT_STAND_IN (child)));
}

int
main (int argc, char **argv)
{
  kro_ui_test_init (&argc, &argv);
  g_test_add ("/ui/timeline-view/fit", Fixture, NULL, set_up, test_fit, tear_down);
  g_test_add ("/ui/timeline-view/click", Fixture, NULL, set_up, test_click, tear_down);
  g_test_add ("/ui/timeline-view/double-click", Fixture, NULL, set_up, test_double_click, tear_down);
  g_test_add ("/ui/timeline-view/hover", Fixture, NULL, set_up, test_hover, tear_down);
  g_test_add ("/ui/timeline-view/scroll", Fixture, NULL, set_up, test_scroll, tear_down);
  g_test_add ("/ui/timeline-view/zoom-at-pointer", Fixture, NULL, set_up, test_zoom_at_pointer, tear_down);
  g_test_add ("/ui/timeline-view/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/ui/timeline-view/reveals", Fixture, NULL, set_up, test_reveals, tear_down);
  g_test_add ("/ui/timeline-view/stand-ins", Fixture, NULL, set_up, test_stand_ins, tear_down);
  return g_test_run ();
}

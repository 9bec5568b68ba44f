/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What tests of the timeline view share: a window with the sample in it, and
 * hands. Main thread. */

#include "kro-ui-timeline.h"

#include "kro-ui-sample.h"
#include "kro-ui-test.h"

gboolean
kro_ui_timeline_is_settled (gpointer data)
{
  return kro_timeline_view_get_settled (data);
}

void
kro_ui_timeline_set_up (KroUiTimeline *fixture, gconstpointer data)
{
  g_autoptr (KroLocale) locale = kro_locale_new ("en");
  guint n_crowd = GPOINTER_TO_UINT (data);

  fixture->timeline = n_crowd > 0 ? kro_ui_sample_new_crowded (n_crowd) : kro_ui_sample_new ();
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
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
}

void
kro_ui_timeline_tear_down (KroUiTimeline *fixture, gconstpointer data)
{
  g_object_ref (fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  kro_ui_test_settle ();
  kro_ui_test_finalize (fixture->view);
  kro_ui_test_finalize (fixture->stage);
  kro_ui_test_finalize (fixture->state);
  kro_ui_test_finalize (fixture->timeline);
}

void
kro_ui_timeline_act (KroUiTimeline *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), action, NULL));
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
}

KroBox
kro_ui_timeline_card (KroUiTimeline *fixture, guint index)
{
  KroBox mark;
  KroBox card;

  g_assert_true (kro_scene_get_event_boxes (kro_stage_get_scene (fixture->stage), kro_ui_sample_event (index), &mark, &card));
  return card.w > 0 ? card : mark;
}

/* The gesture of a button; there are several of a kind. */
GtkGesture *
kro_ui_timeline_gesture (KroUiTimeline *fixture, GType type, guint button)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_OBJECT_TYPE (controller) == type && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == button)
        return GTK_GESTURE (controller);
    }
  g_assert_not_reached ();
}

KroTime
kro_ui_timeline_from (KroUiTimeline *fixture)
{
  KroTime from;
  KroTime to;

  kro_view_state_get_span (fixture->state, &from, &to);
  return from;
}

/* How far the view has been moved to the left, in pixels. */
double
kro_ui_timeline_distance (KroUiTimeline *fixture, const KroTimeScale *before)
{
  KroTimeScale now = kro_stage_get_scale (fixture->stage);

  return kro_time_scale_to_x (before, kro_time_scale_to_time (&now, 0));
}

void
kro_ui_timeline_animate (gboolean enable)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", enable, NULL);
}

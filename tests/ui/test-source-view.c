/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The article: what a click finds, what a selection shows. */

#include "kro-source-view.h"
#include "kro-ui-sample.h"
#include "kro-ui-test.h"

typedef struct
{
  GtkWidget     *window;
  KroSourceView *view;
  KroArticle    *article;
  KroViewState  *state;
  KroTimeline   *timeline;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroLocale) locale = kro_locale_new ("en");

  fixture->timeline = kro_ui_sample_new ();
  fixture->state = kro_view_state_new ();
  kro_view_state_set_timeline (fixture->state, fixture->timeline);
  fixture->view = KRO_SOURCE_VIEW (kro_source_view_new ());
  kro_source_view_set_state (fixture->view, fixture->state, locale);
  fixture->article = kro_source_view_get_article (fixture->view);
  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 420, 200);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_ref (fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  kro_ui_test_settle ();
  kro_ui_test_finalize (fixture->view);
  kro_ui_test_finalize (fixture->state);
  kro_ui_test_finalize (fixture->timeline);
}

static void
test_source (Fixture *fixture, gconstpointer data)
{
  g_assert_nonnull (kro_article_get_source (fixture->article));
  g_assert_cmpuint (kro_source_get_id (kro_article_get_source (fixture->article)), ==, kro_ui_sample_source ());
  gtk_test_accessible_assert_role (GTK_WIDGET (fixture->article), GTK_ACCESSIBLE_ROLE_TEXT_BOX);
}

static void
test_event_at (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (kro_article_get_event_at (fixture->article, kro_ui_sample_find ("een leger de cloud")), ==, kro_ui_sample_event (0));
  g_assert_cmpuint (kro_article_get_event_at (fixture->article, kro_ui_sample_find ("augustus begon")), ==, kro_ui_sample_event (1));
  g_assert_cmpuint (kro_article_get_event_at (fixture->article, kro_ui_sample_find ("De onderzoekers bekeken")), ==, KRO_ID_NONE);
  g_assert_cmpuint (kro_article_get_event_at (fixture->article, 0), ==, KRO_ID_NONE);
}

static void
test_place (Fixture *fixture, gconstpointer data)
{
  gsize b;
  gsize e;

  g_assert_true (kro_article_get_place (fixture->article, kro_ui_sample_event (1), &b, &e));
  g_assert_cmpuint (b, ==, kro_ui_sample_find ("Op 15 augustus"));
  g_assert_cmpuint (e, ==, kro_ui_sample_find (" De onderzoekers"));
  g_assert_false (kro_article_get_place (fixture->article, 999, &b, &e));
}

static void
test_steps (Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->article), "article.next", NULL);
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_ui_sample_event (2));
  gtk_widget_activate_action (GTK_WIDGET (fixture->article), "article.next", NULL);
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_ui_sample_event (0));
  gtk_widget_activate_action (GTK_WIDGET (fixture->article), "article.previous", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->article), "article.previous", NULL);
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_ui_sample_event (2));
}

/* Where the words of an event stand in the widget. */
static void
locate (Fixture *fixture, const char *words, int *x, int *y)
{
  GtkTextView *view = GTK_TEXT_VIEW (fixture->article);
  GtkTextIter  iter;
  GdkRectangle box;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, (int)kro_ui_sample_find (words));
  gtk_text_view_get_iter_location (view, &iter, &box);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, box.x + 1, box.y + box.height / 2, x, y);
}

static gboolean
is_last_in_sight (gpointer data)
{
  Fixture *fixture = data;
  int      x;
  int      y;

  locate (fixture, "De komende weken", &x, &y);
  return gtk_widget_get_mapped (GTK_WIDGET (fixture->article)) && y > 0 && y < gtk_widget_get_height (GTK_WIDGET (fixture->article));
}

static void
test_scrolls (Fixture *fixture, gconstpointer data)
{
  gtk_window_present (GTK_WINDOW (fixture->window));
  kro_ui_test_settle ();
  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (3));
  kro_ui_test_wait (is_last_in_sight, fixture);
}

static void
test_click (Fixture *fixture, gconstpointer data)
{
  GtkEventController *motion = kro_ui_test_controller (GTK_WIDGET (fixture->article), GTK_TYPE_EVENT_CONTROLLER_MOTION);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->article));
  int x;
  int y;

  test_scrolls (fixture, data);
  locate (fixture, "vertellen", &x, &y);
  g_assert_nonnull (motion);
  kro_view_state_set_selection (fixture->state, KRO_ID_NONE);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller) && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "released", 1, (double)x, (double)y);
    }
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_ui_sample_event (3));
}

int
main (int argc, char **argv)
{
  kro_ui_test_init (&argc, &argv);
  g_test_add ("/ui/source-view/source", Fixture, NULL, set_up, test_source, tear_down);
  g_test_add ("/ui/source-view/event-at", Fixture, NULL, set_up, test_event_at, tear_down);
  g_test_add ("/ui/source-view/place", Fixture, NULL, set_up, test_place, tear_down);
  g_test_add ("/ui/source-view/steps", Fixture, NULL, set_up, test_steps, tear_down);
  g_test_add ("/ui/source-view/scrolls", Fixture, NULL, set_up, test_scrolls, tear_down);
  g_test_add ("/ui/source-view/click", Fixture, NULL, set_up, test_click, tear_down);
  return g_test_run ();
}

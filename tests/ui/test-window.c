/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window as a whole, in process: what one side selects the other shows. */

#include "kro-article.h"
#include "kro-timeline-view.h"
#include "kro-ui-sample.h"
#include "kro-ui-test.h"
#include "kro-window.h"

typedef struct
{
  GtkWidget       *window;
  KroTimelineView *view;
  KroViewState    *state;
} Fixture;

static gboolean
is_settled (gpointer data)
{
  return kro_timeline_view_get_settled (data);
}

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data) && gtk_widget_get_width (data) > 0;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroLocale) locale = kro_locale_new ("en");
  KroTime now = KRO_TIME_INIT (1760000000);

  fixture->window = kro_window_new (NULL, locale, &now);
  fixture->state = kro_window_get_state (KRO_WINDOW (fixture->window));
  fixture->view = KRO_TIMELINE_VIEW (kro_ui_test_find (fixture->window, KRO_TYPE_TIMELINE_VIEW));
  g_assert_nonnull (fixture->view);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_ref (fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  kro_ui_test_settle ();
  kro_ui_test_finalize (fixture->window);
}

static void
show (Fixture *fixture, int width, int height)
{
  kro_ui_sample_add (kro_view_state_get_timeline (fixture->state));
  kro_window_articles_added (KRO_WINDOW (fixture->window));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  gtk_window_present (GTK_WINDOW (fixture->window));
  kro_ui_test_wait (is_mapped, fixture->view);
  kro_ui_test_wait (is_settled, fixture->view);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  gtk_window_present (GTK_WINDOW (fixture->window));
  kro_ui_test_wait (is_mapped, fixture->window);
  kro_ui_test_settle ();
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (fixture->view)));
  kro_window_show_error (KRO_WINDOW (fixture->window), "notes.pdf: not read; save it as text <first>");
  kro_ui_test_settle ();
}

static void
test_wide (Fixture *fixture, gconstpointer data)
{
  show (fixture, 1400, 900);
  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (1));
  kro_ui_test_wait (is_settled, fixture->view);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->view)), >, 700);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  kro_ui_test_wait (is_settled, fixture->view);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  GtkWidget *toggle;

  show (fixture, 360, 720);
  g_assert_cmpint (gtk_widget_get_width (fixture->window), <=, 360);
  toggle = kro_ui_test_find (fixture->window, KRO_TYPE_TIMELINE_VIEW);
  g_assert_cmpint (gtk_widget_get_width (toggle), <=, 360);
  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (1));
  kro_ui_test_settle ();
  kro_ui_test_wait (is_settled, fixture->view);
  gtk_widget_activate_action (fixture->window, "win.show-article", NULL);
  kro_ui_test_settle ();
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (fixture->view)));
}

/* A second source with a long name: the first side is as wide as before. */
static void
test_sources (Fixture *fixture, gconstpointer data)
{
  g_auto (KroSourceFields) source = { .id = 8, .rank = 1, .title = g_strdup ("Een tweede artikel met een naam die veel langer is dan de kolom waarin het te lezen staat, en nog langer") };
  g_autoptr (KroText) text = kro_text_new ("Niets.", -1);
  g_autoptr (KroCommand) add = kro_command_new_add_source (&source);
  g_autoptr (KroCommand) read = kro_command_new_add_revision (8, 0, text, KRO_TIME_INIT (0));
  GtkWidget *article;

  show (fixture, 1000, 700);
  article = kro_ui_test_find (fixture->window, KRO_TYPE_ARTICLE);
  g_assert_true (kro_timeline_apply (kro_view_state_get_timeline (fixture->state), add, NULL));
  g_assert_true (kro_timeline_apply (kro_view_state_get_timeline (fixture->state), read, NULL));
  kro_ui_test_settle ();
  kro_ui_test_wait_frame (fixture->window);
  g_assert_cmpint (gtk_widget_get_width (article), <=, 430);
  kro_article_set_source (KRO_ARTICLE (article), kro_timeline_get_source (kro_view_state_get_timeline (fixture->state), 8));
  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (1));
  g_assert_cmpuint (kro_source_get_id (kro_article_get_source (KRO_ARTICLE (article))), ==, kro_ui_sample_source ());
}

static void
test_zoom (Fixture *fixture, gconstpointer data)
{
  double before;

  show (fixture, 1000, 700);
  before = kro_view_state_get_seconds (fixture->state);
  gtk_widget_activate_action (fixture->window, "win.zoom-in", NULL);
  kro_ui_test_wait (is_settled, fixture->view);
  g_assert_cmpfloat_with_epsilon (kro_view_state_get_seconds (fixture->state), before / 1.5, 1);
  gtk_widget_activate_action (fixture->window, "win.zoom-out", NULL);
  gtk_widget_activate_action (fixture->window, "win.zoom-out", NULL);
  kro_ui_test_wait (is_settled, fixture->view);
  g_assert_cmpfloat_with_epsilon (kro_view_state_get_seconds (fixture->state), before * 1.5, 1);
  gtk_widget_activate_action (fixture->window, "win.fit", NULL);
  kro_ui_test_wait (is_settled, fixture->view);
  g_assert_cmpfloat_with_epsilon (kro_view_state_get_seconds (fixture->state), before, 1);
}

/* How a window is arranged comes back in the next one; a narrow window keeps
 * the width of the side it does not show. */
static void
test_layout (Fixture *fixture, gconstpointer data)
{
  const KroWindowLayout given = { .width = 1010, .height = 640, .pane = 380, .shows_events = TRUE };
  KroWindowLayout       found;
  KroExportSettings     settings;
  KroExportSettings     same;

  kro_window_set_layout (KRO_WINDOW (fixture->window), &given);
  kro_ui_sample_add (kro_view_state_get_timeline (fixture->state));
  gtk_window_present (GTK_WINDOW (fixture->window));
  kro_ui_test_wait (is_mapped, fixture->view);
  kro_window_get_layout (KRO_WINDOW (fixture->window), &found);
  g_assert_cmpint (found.width, ==, given.width);
  g_assert_cmpint (found.height, ==, given.height);
  g_assert_cmpint (found.pane, ==, given.pane);
  g_assert_true (found.shows_events);
  g_assert_false (found.maximized);
  kro_window_get_export_settings (KRO_WINDOW (fixture->window), &settings);
  settings.dpi = 300;
  kro_window_set_export_settings (KRO_WINDOW (fixture->window), &settings);
  kro_window_get_export_settings (KRO_WINDOW (fixture->window), &same);
  g_assert_true (kro_export_settings_equal (&settings, &same));
}

/* What the search leaves out is told beside the timeline, and can be taken in
 * again from there. */
static void
test_filter (Fixture *fixture, gconstpointer data)
{
  GtkWidget *bar = kro_ui_test_find_id (fixture->window, "filter_bar");

  show (fixture, 1000, 700);
  g_assert_false (gtk_widget_get_visible (bar));
  kro_filter_set_query (kro_view_state_get_filter (fixture->state), "onderzoek");
  g_assert_true (gtk_widget_get_visible (bar));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (kro_ui_test_find_id (bar, "filter_label"))), ==, "“onderzoek”: 1 of 4 events");
  gtk_widget_activate_action (fixture->window, "win.show-all", NULL);
  g_assert_false (gtk_widget_get_visible (bar));
}

int
main (int argc, char **argv)
{
  kro_ui_test_init (&argc, &argv);
  g_test_add ("/ui/window/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/ui/window/wide", Fixture, NULL, set_up, test_wide, tear_down);
  g_test_add ("/ui/window/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  g_test_add ("/ui/window/sources", Fixture, NULL, set_up, test_sources, tear_down);
  g_test_add ("/ui/window/zoom", Fixture, NULL, set_up, test_zoom, tear_down);
  g_test_add ("/ui/window/layout", Fixture, NULL, set_up, test_layout, tear_down);
  g_test_add ("/ui/window/filter", Fixture, NULL, set_up, test_filter, tear_down);
  return g_test_run ();
}

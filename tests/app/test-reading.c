/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Articles read for a window: several at once, some that cannot be read, text
 * from no file, work that is cancelled, a window that is closed meanwhile. */

#include "kro-reading.h"

#include "kro-open-menu.h"
#include "kro-ui-test.h"

typedef struct
{
  KroWindow   *window;
  KroLocale   *locale;
  KroTimeline *timeline;
  KroHistory  *history;
  char        *folder;
  guint        n_read;
} Fixture;

/* One for all: a process has one. */
static GtkApplication *application;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  KroTime now = KRO_TIME_INIT (1758900000);

  fixture->locale = kro_locale_new ("en");
  fixture->window = KRO_WINDOW (kro_window_new (application, fixture->locale, &now));
  fixture->history = kro_window_get_history (fixture->window);
  fixture->timeline = kro_history_get_timeline (fixture->history);
  fixture->folder = g_dir_make_tmp ("kroniek-XXXXXX", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_ref (fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  kro_ui_test_settle ();
  kro_ui_test_finalize (fixture->window);
  kro_locale_unref (fixture->locale);
  g_free (fixture->folder);
}

static void
was_read_cb (GFile *file, gpointer data)
{
  ((Fixture *)data)->n_read++;
}

static KroReadingOptions
get_options (Fixture *fixture, gboolean undoable)
{
  return (KroReadingOptions){ .locale = fixture->locale, .undoable = undoable, .func = was_read_cb, .data = fixture };
}

static void
add_file (Fixture *fixture, GListStore *files, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (text != NULL)
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_list_store_append (files, file);
}

static gboolean
has_sources (gpointer data)
{
  return kro_timeline_get_n_sources (((Fixture *)data)->timeline) > 0;
}

static gboolean
has_three (gpointer data)
{
  return kro_timeline_get_n_sources (((Fixture *)data)->timeline) == 3;
}

static gboolean
has_read_four (gpointer data)
{
  return ((Fixture *)data)->n_read == 4;
}

static gboolean
says_not_opened (gpointer data)
{
  AdwStatusPage *page = ADW_STATUS_PAGE (kro_ui_test_find_id (GTK_WIDGET (((Fixture *)data)->window), "status"));

  return g_strrstr (adw_status_page_get_description (page), "missing.txt") != NULL;
}

/* What a window opens with is no step to take back; the missing one is told. */
static void
test_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  KroReadingOptions options = get_options (fixture, FALSE);

  add_file (fixture, files, "one.txt", "Published 26 September 2025\n\nOn 3 May 2024 the bridge opened.\n");
  add_file (fixture, files, "missing.txt", NULL);
  add_file (fixture, files, "two.txt", "Published 27 September 2025\n\nOn 4 May 2024 the bridge closed.\n");
  kro_reading_start_files (fixture->window, G_LIST_MODEL (files), &options);
  kro_ui_test_wait (has_sources, fixture);
  g_assert_cmpuint (kro_timeline_get_n_sources (fixture->timeline), ==, 2);
  g_assert_cmpuint (fixture->n_read, ==, 2);
  g_assert_false (kro_history_get_can_undo (fixture->history));
  g_assert_cmpint (kro_view_state_get_lanes (kro_window_get_state (fixture->window)), ==, KRO_LANES_SOURCE);
  /* Text is added as a step, which reading more leaves alone; one that is there
   * already is not there twice. */
  options.undoable = TRUE;
  kro_reading_start_text (fixture->window, "On 5 May 2024 nothing happened.", &options);
  kro_ui_test_wait (has_three, fixture);
  options.undoable = FALSE;
  kro_reading_start_files (fixture->window, G_LIST_MODEL (files), &options);
  kro_ui_test_wait (has_read_four, fixture);
  g_assert_true (kro_history_get_can_undo (fixture->history));
  g_assert_true (kro_history_undo (fixture->history, NULL));
  g_assert_cmpuint (kro_timeline_get_n_sources (fixture->timeline), ==, 2);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  KroReadingOptions options = get_options (fixture, FALSE);

  add_file (fixture, files, "missing.txt", NULL);
  kro_window_await (fixture->window);
  g_assert_true (kro_window_get_is_waiting (fixture->window));
  kro_reading_start_files (fixture->window, G_LIST_MODEL (files), &options);
  kro_ui_test_wait (says_not_opened, fixture);
  g_assert_false (kro_window_get_is_waiting (fixture->window));
  g_assert_cmpuint (kro_timeline_get_n_sources (fixture->timeline), ==, 0);
  g_assert_cmpuint (fixture->n_read, ==, 0);
}

static gboolean
has_ended (gpointer data)
{
  return G_OBJECT (data)->ref_count == 1;
}

/* Nothing of what was cancelled is added, nor to a window that is gone. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  KroReadingOptions options = get_options (fixture, FALSE);

  add_file (fixture, files, "one.txt", "On 3 May 2024 the bridge opened.\n");
  kro_reading_start_files (fixture->window, G_LIST_MODEL (files), &options);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.cancel-reading", NULL);
  kro_reading_start_files (fixture->window, G_LIST_MODEL (files), &options);
  g_object_ref (fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  kro_ui_test_wait (has_ended, fixture->window);
  g_assert_cmpuint (fixture->n_read, ==, 0);
  g_object_unref (fixture->window);
  kro_locale_unref (fixture->locale);
  g_free (fixture->folder);
  set_up (fixture, NULL);
}

static void
test_menu (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroOpenMenu) menu = kro_open_menu_new ("nl-NL");
  g_autoptr (GFile) own = kro_open_menu_find_sample (menu, "");
  g_autoptr (GFile) named = kro_open_menu_find_sample (menu, "cloud-services.en.txt");
  g_autofree char *own_name = g_file_get_basename (own);
  g_autofree char *name = g_file_get_basename (named);
  g_autofree char *text = NULL;

  g_assert_cmpstr (own_name, ==, "clouddiensten.nl.txt");
  g_assert_cmpstr (name, ==, "cloud-services.en.txt");
  g_assert_true (g_file_load_contents (own, NULL, &text, NULL, NULL, NULL));
  g_assert_cmpint (g_menu_model_get_n_items (kro_open_menu_get_model (menu)), ==, 2);
  kro_ui_test_settle ();
}

int
main (int argc, char **argv)
{
  int status;

  kro_ui_test_init (&argc, &argv);
  application = gtk_application_new ("io.github.kroniek.Test", G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_test_add ("/app/reading/files", Fixture, NULL, set_up, test_files, tear_down);
  g_test_add ("/app/reading/missing", Fixture, NULL, set_up, test_missing, tear_down);
  g_test_add ("/app/reading/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/app/reading/menu", Fixture, NULL, set_up, test_menu, tear_down);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}

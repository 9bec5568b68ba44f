/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The program with a window. There is one process a session: files given to a
 * second one open in the first. Files given together make one chronology, in
 * an empty window where there is one, else in a new one. Main thread.
 */
#include "kro-application.h"

#include "kro-open-menu.h"
#include "kro-reading.h"
#include "kro-settings.h"
#include "kro-ui.h"
#include "kro-window.h"

#include <glib/gi18n.h>

#define KRO_TYPE_APPLICATION (kro_application_get_type ())
G_DECLARE_FINAL_TYPE (KroApplication, kro_application, KRO, APPLICATION, AdwApplication)

struct _KroApplication
{
  AdwApplication parent_instance;

  /* owned */
  KroOpenMenu *open_menu;
  KroSettings *settings;

  /* borrowed */
  const KroEnvironment *environment;
};

G_DEFINE_FINAL_TYPE (KroApplication, kro_application, ADW_TYPE_APPLICATION)

/* --- settings ------------------------------------------------------------------------------ */

static void
apply_settings (KroApplication *self, KroWindow *window)
{
  const KroSettings *settings = self->settings;
  g_autoptr (GVariant) export = kro_settings_get_export (settings);
  KroExportSettings export_settings;
  KroWindowLayout   layout = {
      .width = settings->window_width,
      .height = settings->window_height,
      .maximized = settings->window_maximized,
      .pane = settings->pane_position,
      .shows_events = g_str_equal (settings->side_page, "events"),
      .shows_gaps = !settings->fold_gaps,
      .hides_others = settings->hide_others,
  };

  kro_window_set_layout (window, &layout);
  kro_export_settings_init (&export_settings);
  kro_export_settings_set_variant (&export_settings, export);
  kro_window_set_export_settings (window, &export_settings);
}

static gboolean
close_request_cb (KroApplication *self, KroWindow *window)
{
  KroSettings      *settings = self->settings;
  KroExportSettings export_settings;
  KroWindowLayout   layout;
  g_autoptr (GVariant) export = NULL;

  kro_window_get_layout (window, &layout);
  settings->window_width = layout.width;
  settings->window_height = layout.height;
  settings->window_maximized = layout.maximized;
  settings->pane_position = layout.pane;
  g_free (settings->side_page);
  settings->side_page = g_strdup (layout.shows_events ? "events" : "article");
  settings->fold_gaps = !layout.shows_gaps;
  settings->hide_others = layout.hides_others;
  kro_window_get_export_settings (window, &export_settings);
  export = g_variant_ref_sink (kro_export_settings_to_variant (&export_settings));
  kro_settings_set_export (settings, export);
  kro_settings_save (settings, self->environment->schemas);
  return FALSE;
}

/* --- windows --------------------------------------------------------------------------------- */

static void
was_read_cb (GFile *file, gpointer data)
{
  kro_open_menu_add (KRO_APPLICATION (data)->open_menu, file);
}

static KroReadingOptions
get_reading_options (KroApplication *self, gboolean undoable)
{
  return (KroReadingOptions){
    .locale = self->environment->locale,
    .now = kro_environment_get_now (),
    .helper = self->environment->helper,
    .undoable = undoable,
    .func = was_read_cb,
    .data = self,
  };
}

static gboolean
is_empty (KroWindow *window)
{
  return kro_timeline_get_n_sources (kro_history_get_timeline (kro_window_get_history (window))) == 0;
}

/* An empty window waits for what is read. */
static void
read_into (KroWindow *window, GListModel *files, const KroReadingOptions *options)
{
  if (is_empty (window))
    kro_window_await (window);
  kro_reading_start_files (window, files, options);
}

static KroWindow *make_window (KroApplication *self);

static KroWindow *
add_window (KroApplication *self)
{
  KroWindow *window = make_window (self);

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* Into the window if it is empty, else into one of its own. */
static void
open_files_cb (KroApplication *self, GListModel *files, KroWindow *window)
{
  KroReadingOptions options = get_reading_options (self, FALSE);

  if (!is_empty (window))
    window = add_window (self);
  read_into (window, files, &options);
}

static void
add_files_cb (KroApplication *self, GListModel *files, KroWindow *window)
{
  KroReadingOptions options = get_reading_options (self, !is_empty (window));

  kro_reading_start_files (window, files, &options);
}

static void
add_text_cb (KroApplication *self, const char *text, KroWindow *window)
{
  KroReadingOptions options = get_reading_options (self, !is_empty (window));

  kro_reading_start_text (window, text, &options);
}

static void
open_sample_cb (KroApplication *self, const char *name, KroWindow *window)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) sample = kro_open_menu_find_sample (self->open_menu, name);

  g_list_store_append (files, sample);
  open_files_cb (self, G_LIST_MODEL (files), window);
}

static KroWindow *
make_window (KroApplication *self)
{
  KroTime    now = kro_environment_get_now ();
  KroWindow *window = KRO_WINDOW (kro_window_new (GTK_APPLICATION (self), self->environment->locale, &now));

  apply_settings (self, window);
  kro_window_set_open_menu (window, kro_open_menu_get_model (self->open_menu));
  g_signal_connect_object (window, "close-request", G_CALLBACK (close_request_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "open-files", G_CALLBACK (open_files_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "add-files", G_CALLBACK (add_files_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "add-text", G_CALLBACK (add_text_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "open-sample", G_CALLBACK (open_sample_cb), self, G_CONNECT_SWAPPED);
  return window;
}

static KroWindow *
find_free_window (KroApplication *self)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item != NULL; item = item->next)
    if (KRO_IS_WINDOW (item->data) && is_empty (item->data) && !kro_window_get_is_waiting (item->data))
      return item->data;
  return NULL;
}

/* --- actions ---------------------------------------------------------------------------------- */

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  add_window (user_data);
}

/* Each window may ask what to do with changes; the program ends with the last. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *item = windows; item != NULL; item = item->next)
    if (KRO_IS_WINDOW (item->data))
      gtk_window_close (item->data);
}

static const GActionEntry entries[] = {
  { .name = "new-window", .activate = new_window_cb },
  { .name = "quit", .activate = quit_cb },
};

/* --- GApplication --------------------------------------------------------------------------- */

static void
kro_application_startup (GApplication *application)
{
  KroApplication *self = KRO_APPLICATION (application);

  G_APPLICATION_CLASS (kro_application_parent_class)->startup (application);
  self->settings = kro_settings_load (self->environment->schemas);
  self->open_menu = kro_open_menu_new (kro_locale_get_language (self->environment->locale));
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

static void
kro_application_activate (GApplication *application)
{
  add_window (KRO_APPLICATION (application));
}

static void
kro_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  KroApplication   *self = KRO_APPLICATION (application);
  KroWindow        *window = find_free_window (self);
  KroReadingOptions options = get_reading_options (self, FALSE);
  g_autoptr (GListStore) list = g_list_store_new (G_TYPE_FILE);

  if (window == NULL)
    window = make_window (self);
  for (int i = 0; i < n_files; i++)
    g_list_store_append (list, files[i]);
  read_into (window, G_LIST_MODEL (list), &options);
  gtk_window_present (GTK_WINDOW (window));
}

static void
kro_application_finalize (GObject *object)
{
  KroApplication *self = KRO_APPLICATION (object);

  g_clear_pointer (&self->open_menu, kro_open_menu_free);
  g_clear_pointer (&self->settings, kro_settings_free);
  G_OBJECT_CLASS (kro_application_parent_class)->finalize (object);
}

static void
kro_application_class_init (KroApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kro_application_finalize;
  application_class->startup = kro_application_startup;
  application_class->activate = kro_application_activate;
  application_class->open = kro_application_open;
}

static void
kro_application_init (KroApplication *self)
{
}

/**
 * kro_application_main:
 * @argc: as `main` got it
 * @argv: as `main` got it
 * @environment: what surrounds the program
 *
 * Runs the window until it is closed.
 *
 * Returns: the exit status of the program
 */
KroExit
kro_application_main (int argc, char *argv[], const KroEnvironment *environment)
{
  g_autoptr (KroApplication) self = NULL;

  kro_ui_tune_memory ();
  g_set_application_name (_ ("Kroniek"));
  self = g_object_new (KRO_TYPE_APPLICATION,
                       "application-id",
                       "io.github.kroniek.Kroniek",
                       "resource-base-path",
                       "/io/github/kroniek/Kroniek",
                       "flags",
                       G_APPLICATION_HANDLES_OPEN,
                       NULL);
  self->environment = environment;
  return g_application_run (G_APPLICATION (self), argc, argv) == 0 ? KRO_EXIT_DONE : KRO_EXIT_INPUT;
}

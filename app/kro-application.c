/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The program with a window. Files are read and analysed in a thread, which
 * gets copies and returns commands; what they do to the timeline is done here,
 * through its history. Files given together make one chronology. One that
 * cannot be read is told and passed over. Main thread but for read_files.
 */
#include "kro-application.h"

#include "kro-import.h"
#include "kro-window.h"

#include <glib/gi18n.h>

#define KRO_TYPE_APPLICATION (kro_application_get_type ())
G_DECLARE_FINAL_TYPE (KroApplication, kro_application, KRO, APPLICATION, AdwApplication)

struct _KroApplication
{
  AdwApplication parent_instance;

  KroTime now;

  /* owned */
  KroLocale *locale;
  char      *helper;
};

G_DEFINE_FINAL_TYPE (KroApplication, kro_application, ADW_TYPE_APPLICATION)

/* --- reading, in a thread -------------------------------------------------------------- */

/**
 * Job:
 * @files: what to read
 * @rank: of the first source
 * @imports: (element-type KroImport): what came of it
 * @complaints: (element-type utf8): what could not be read, and why
 */
typedef struct
{
  KroTime    now;
  guint32    rank;
  KroLocale *locale;
  char      *helper;
  GPtrArray *files;
  GPtrArray *imports;
  GPtrArray *complaints;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  kro_locale_unref (job->locale);
  g_free (job->helper);
  g_ptr_array_unref (job->files);
  g_ptr_array_unref (job->imports);
  g_ptr_array_unref (job->complaints);
  g_free (job);
}

static Job *
job_new (KroApplication *self, guint32 rank)
{
  Job *job = g_new0 (Job, 1);

  job->now = self->now;
  job->rank = rank;
  job->locale = kro_locale_ref (self->locale);
  job->helper = g_strdup (self->helper);
  job->files = g_ptr_array_new_with_free_func (g_object_unref);
  job->imports = g_ptr_array_new_with_free_func ((GDestroyNotify)kro_import_free);
  job->complaints = g_ptr_array_new_with_free_func (g_free);
  return job;
}

static void
read_file (Job *job, GFile *file, GCancellable *cancellable)
{
  KroImportOptions options = { .locale = job->locale, .rank = job->rank + job->imports->len, .read_at = job->now };
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) imports = kro_import_file (file, name, job->helper, &options, cancellable, &error);

  if (imports != NULL)
    g_ptr_array_extend_and_steal (job->imports, g_steal_pointer (&imports));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_ptr_array_add (job->complaints, g_strdup (error->message));
}

static void
read_files (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  Job *job = data;

  for (guint i = 0; i < job->files->len && !g_cancellable_is_cancelled (cancellable); i++)
    read_file (job, job->files->pdata[i], cancellable);
  g_task_return_boolean (task, TRUE);
}

/* --- what came of it ---------------------------------------------------------------------- */

static void
perform (KroWindow *window, const KroImport *import)
{
  KroHistory *history = kro_window_get_history (window);
  g_autoptr (GError) error = NULL;

  /* Opened twice, it is the same source. */
  if (kro_timeline_get_source (kro_history_get_timeline (history), import->source) != NULL)
    return;
  if (!kro_history_perform (history, import->command, &error))
    kro_window_show_error (window, error->message);
}

static void
tell_what_is_missing (KroWindow *window, const KroImport *import)
{
  KroSource       *source = kro_timeline_get_source (kro_history_get_timeline (kro_window_get_history (window)), import->source);
  const char      *title = source != NULL ? kro_source_get_title (source) : NULL;
  g_autofree char *message = NULL;

  if (title == NULL)
    return;
  if (!import->has_pack && import->language != NULL)
    message = g_strdup_printf (_ ("%s: there is no language pack for “%s”; only numeric and ISO dates are found"), title, import->language);
  else if (import->n_events == 0 && kro_timeline_get_n_events (kro_history_get_timeline (kro_window_get_history (window))) > 0)
    message = g_strdup_printf (_ ("%s: no dated event was found"), title);
  else if (import->n_events > 0 && import->publication == NULL)
    message = g_strdup_printf (_ ("%s: no date of publication was found, so relative dates stay open"), title);
  if (message != NULL)
    kro_window_show_error (window, message);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KroWindow) window = user_data;
  Job *job = g_task_get_task_data (G_TASK (result));

  g_application_release (G_APPLICATION (object));
  if (gtk_window_get_application (GTK_WINDOW (window)) == NULL)
    return;
  kro_window_set_busy (window, FALSE);
  kro_history_begin_group (kro_window_get_history (window), _ ("Open articles"));
  for (guint i = 0; i < job->imports->len; i++)
    perform (window, job->imports->pdata[i]);
  kro_history_end_group (kro_window_get_history (window));
  if (job->imports->len > 0)
    kro_window_fit (window);
  for (guint i = 0; i < job->imports->len; i++)
    tell_what_is_missing (window, job->imports->pdata[i]);
  for (guint i = 0; i < job->complaints->len; i++)
    kro_window_show_error (window, job->complaints->pdata[i]);
}

static void
start_reading (KroApplication *self, KroWindow *window, Job *job)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, read_cb, g_object_ref (window));

  g_task_set_source_tag (task, start_reading);
  g_task_set_task_data (task, job, job_free);
  g_application_hold (G_APPLICATION (self));
  kro_window_set_busy (window, TRUE);
  g_task_run_in_thread (task, read_files);
}

static guint32
count_sources (KroWindow *window)
{
  return kro_timeline_get_n_sources (kro_history_get_timeline (kro_window_get_history (window)));
}

static void
open_files_cb (KroApplication *self, GListModel *files, KroWindow *window)
{
  Job *job = job_new (self, count_sources (window));

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (job->files, g_list_model_get_item (files, i));
  start_reading (self, window, job);
}

/* --- GApplication --------------------------------------------------------------------------- */

static KroWindow *
add_window (KroApplication *self)
{
  GtkWidget *window = kro_window_new (GTK_APPLICATION (self), self->locale, &self->now);

  g_signal_connect_object (window, "open-files", G_CALLBACK (open_files_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
  return KRO_WINDOW (window);
}

static void
kro_application_activate (GApplication *application)
{
  add_window (KRO_APPLICATION (application));
}

static void
kro_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  KroApplication *self = KRO_APPLICATION (application);
  KroWindow      *window = add_window (self);
  Job            *job = job_new (self, 0);

  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (job->files, g_object_ref (files[i]));
  start_reading (self, window, job);
}

static void
kro_application_finalize (GObject *object)
{
  KroApplication *self = KRO_APPLICATION (object);

  g_clear_pointer (&self->locale, kro_locale_unref);
  g_free (self->helper);
  G_OBJECT_CLASS (kro_application_parent_class)->finalize (object);
}

static void
kro_application_class_init (KroApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kro_application_finalize;
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
 * @locale: the language of dates and of the picture
 * @zone: (nullable): IANA id of the local zone
 * @now: the present
 * @helper: (nullable): path of `kroniek-reader`
 *
 * Runs the window until it is closed.
 *
 * Returns: the exit status of the program
 */
KroExit
kro_application_main (int argc, char *argv[], KroLocale *locale, const char *zone, KroTime now, const char *helper)
{
  g_autoptr (KroApplication) self = g_object_new (KRO_TYPE_APPLICATION,
                                                  "application-id", "io.github.kroniek.Kroniek",
                                                  "flags", G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE,
                                                  NULL);

  self->now = now;
  self->locale = kro_locale_ref (locale);
  self->helper = g_strdup (helper);
  return g_application_run (G_APPLICATION (self), argc, argv) == 0 ? KRO_EXIT_DONE : KRO_EXIT_INPUT;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading articles for a window. Files are read and analysed in a thread,
 * which gets copies and returns commands; what they do to the timeline is done
 * in the main thread, through the history of the window. One that cannot be
 * read is told and passed over. Work that lasts shows how far it is, and can
 * be cancelled: then nothing of it is added. Main thread but for read_all.
 */
#include "kro-reading.h"

#include "kro-import.h"

#include <glib/gi18n.h>

#define MOST_PROBLEMS 5
#define SHOW_MS 300
#define TICK_MS 100

/**
 * Job:
 * @n_done: files that were read so far; the thread adds, the window looks
 * @tick: source id: looks at @n_done
 * @n_ticks: how often it did
 * @cancelled: handler id on @window
 * @files: what to read
 * @text: (nullable): what to read in place of files
 * @imports: (element-type KroImport): what came of it
 * @read: (element-type GFile): the files that were read
 * @complaints: (element-type utf8): what could not be read, and why
 */
typedef struct
{
  KroReadingOptions options;
  guint32           rank;
  int               n_done;
  guint             tick;
  guint             n_ticks;
  gulong            cancelled;

  /* owned */
  KroWindow *window;
  char      *helper;
  char      *text;
  GPtrArray *categories; /* of names, by index */
  GPtrArray *files;
  GPtrArray *imports;
  GPtrArray *read;
  GPtrArray *complaints;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  kro_locale_unref (job->options.locale);
  g_object_unref (job->window);
  g_free (job->helper);
  g_free (job->text);
  g_ptr_array_unref (job->files);
  g_ptr_array_unref (job->imports);
  g_ptr_array_unref (job->read);
  g_ptr_array_unref (job->complaints);
  g_ptr_array_unref (job->categories);
  g_free (job);
}

static GPtrArray *
list_categories (KroTimeline *timeline)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < kro_timeline_get_n_categories (timeline); i++)
    g_ptr_array_add (names, g_strdup (kro_timeline_get_category (timeline, i)->name));
  return names;
}

static Job *
job_new (KroWindow *window, const KroReadingOptions *options)
{
  Job *job = g_new0 (Job, 1);

  job->options = *options;
  job->options.locale = kro_locale_ref (options->locale);
  job->window = g_object_ref (window);
  job->helper = g_strdup (options->helper);
  job->rank = kro_timeline_get_n_sources (kro_history_get_timeline (kro_window_get_history (window)));
  job->files = g_ptr_array_new_with_free_func (g_object_unref);
  job->imports = g_ptr_array_new_with_free_func ((GDestroyNotify)kro_import_free);
  job->read = g_ptr_array_new_with_free_func (g_object_unref);
  job->complaints = g_ptr_array_new_with_free_func (g_free);
  job->categories = list_categories (kro_history_get_timeline (kro_window_get_history (window)));
  return job;
}

/* --- in the thread ------------------------------------------------------------------------ */

static KroImportOptions
get_import_options (const Job *job)
{
  return (KroImportOptions){ .locale = job->options.locale, .rank = job->rank + job->imports->len, .read_at = job->options.now, .categories = job->categories };
}

static void
complain (Job *job, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_ptr_array_add (job->complaints, g_strdup (error->message));
}

static void
read_file (Job *job, GFile *file, GCancellable *cancellable)
{
  KroImportOptions options = get_import_options (job);
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) imports = kro_import_file (file, name, job->helper, &options, cancellable, &error);

  if (imports == NULL)
    {
      complain (job, error);
      return;
    }
  g_ptr_array_add (job->read, g_object_ref (file));
  g_ptr_array_extend_and_steal (job->imports, g_steal_pointer (&imports));
}

static void
read_text (Job *job, GCancellable *cancellable)
{
  KroImportOptions options = get_import_options (job);
  g_auto (KroDocument) document = { .id = g_strdup (_ ("Pasted text")), .text = kro_text_new (job->text, -1) };
  g_autoptr (GError) error = NULL;
  KroImport *import = kro_import_document (&document, &options, cancellable, &error);

  if (import != NULL)
    g_ptr_array_add (job->imports, import);
  else
    complain (job, error);
}

static void
read_all (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  Job *job = data;

  if (job->text != NULL)
    read_text (job, cancellable);
  for (guint i = 0; i < job->files->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      read_file (job, job->files->pdata[i], cancellable);
      g_atomic_int_inc (&job->n_done);
    }
  g_task_return_boolean (task, !g_cancellable_is_cancelled (cancellable));
}

/* --- how far it is --------------------------------------------------------------------------- */

static gboolean
tick_cb (gpointer data)
{
  Job             *job = data;
  guint            done = (guint)g_atomic_int_get (&job->n_done);
  guint            n = job->files->len;
  g_autofree char *name = done < n ? g_file_get_basename (job->files->pdata[done]) : NULL;
  g_autofree char *words = NULL;

  if (++job->n_ticks * TICK_MS < SHOW_MS)
    return G_SOURCE_CONTINUE;
  if (n > 1)
    /* Translators: "Reading 3 of 12: report.txt". */
    words = g_strdup_printf (_ ("Reading %u of %u: %s"), MIN (done + 1, n), n, name != NULL ? name : "");
  else
    /* Translators: %s is the name of a file. */
    words = g_strdup_printf (_ ("Reading %s"), name != NULL ? name : "");
  kro_window_set_progress (job->window, words, n > 1 ? (double)done / n : -1);
  return G_SOURCE_CONTINUE;
}

/* --- what came of it ---------------------------------------------------------------------------- */

static KroTimeline *
get_timeline (Job *job)
{
  return kro_history_get_timeline (kro_window_get_history (job->window));
}

static void
perform (Job *job, const KroImport *import)
{
  g_autoptr (GError) error = NULL;
  KroSource *known = kro_timeline_get_source (get_timeline (job), import->source);

  if (known != NULL)
    {
      /* Translators: %s is the title of an article. */
      g_autofree char *message = g_strdup_printf (_ ("“%s” is here already"), kro_source_get_title (known));

      kro_window_show_note (job->window, message);
    }
  else if (!kro_history_perform (kro_window_get_history (job->window), import->command, &error))
    kro_window_show_error (job->window, error->message);
}

static void
tell_what_is_missing (Job *job, const KroImport *import)
{
  KroSource       *source = kro_timeline_get_source (get_timeline (job), import->source);
  const char      *title = source != NULL ? kro_source_get_title (source) : NULL;
  g_autofree char *message = NULL;

  if (title == NULL)
    return;
  if (!import->has_pack && import->language != NULL)
    message = g_strdup_printf (_ ("%s: there is no language pack for “%s”; only numeric and ISO dates are found"), title, import->language);
  else if (import->n_events == 0 && kro_timeline_get_n_events (get_timeline (job)) > 0)
    message = g_strdup_printf (_ ("%s: no dated event was found"), title);
  if (message != NULL)
    kro_window_show_error (job->window, message);
}

/* What of a timeline of another program could not be read: how much, and the
 * first of it. */
static void
tell_problems (Job *job, const KroImport *import)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (import->n_problems == 0)
    return;
  g_string_append_printf (words, ngettext ("%u thing of this file of %s could not be read", "%u things of this file of %s could not be read", import->n_problems), import->n_problems, import->program);
  for (guint i = 0; i < MIN (import->problems->len, MOST_PROBLEMS); i++)
    g_string_append_printf (words, "\n%s", (char *)import->problems->pdata[i]);
  if (import->problems->len > MOST_PROBLEMS)
    g_string_append (words, "\n…");
  kro_window_show_error (job->window, words->str);
}

static void
add_articles (Job *job)
{
  KroHistory *history = kro_window_get_history (job->window);
  guint       before = kro_timeline_get_n_sources (get_timeline (job));
  gboolean    is_first = !kro_history_get_can_undo (history) && !kro_history_get_can_redo (history);

  kro_history_begin_group (history, _ ("Add Articles"));
  for (guint i = 0; i < job->imports->len; i++)
    perform (job, job->imports->pdata[i]);
  kro_history_end_group (history);
  /* A step that was done while they were read can still be taken back. */
  if (!job->options.undoable && is_first)
    kro_history_clear (history);
  if (kro_timeline_get_n_sources (get_timeline (job)) > before)
    kro_window_articles_added (job->window);
}

static void
finish (Job *job, gboolean is_whole)
{
  if (is_whole)
    add_articles (job);
  for (guint i = 0; is_whole && i < job->imports->len; i++)
    tell_what_is_missing (job, job->imports->pdata[i]);
  for (guint i = 0; is_whole && i < job->imports->len; i++)
    tell_problems (job, job->imports->pdata[i]);
  for (guint i = 0; i < job->complaints->len; i++)
    kro_window_show_error (job->window, job->complaints->pdata[i]);
  for (guint i = 0; is_whole && job->options.func != NULL && i < job->read->len; i++)
    job->options.func (job->read->pdata[i], job->options.data);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));

  g_clear_handle_id (&job->tick, g_source_remove);
  g_clear_signal_handler (&job->cancelled, job->window);
  /* A window that was closed belongs to no application. */
  if (gtk_window_get_application (GTK_WINDOW (job->window)) == NULL)
    return;
  kro_window_set_progress (job->window, NULL, 0);
  finish (job, g_task_propagate_boolean (G_TASK (result), NULL));
}

/* Takes the job. */
static void
start (Job *job)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (job->window, cancellable, read_cb, NULL);

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, job, job_free);
  job->cancelled = g_signal_connect_object (job->window, "cancel-reading", G_CALLBACK (g_cancellable_cancel), cancellable, G_CONNECT_SWAPPED);
  job->tick = g_timeout_add (TICK_MS, tick_cb, job);
  g_task_run_in_thread (task, read_all);
}

/**
 * kro_reading_start_files:
 * @window: to which their articles are added
 * @files: (element-type GFile): what to read
 * @options: how
 *
 * Reads files, analyses them and adds what they are to the chronology of
 * @window, as one step.
 */
void
kro_reading_start_files (KroWindow *window, GListModel *files, const KroReadingOptions *options)
{
  Job *job = job_new (window, options);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (job->files, g_list_model_get_item (files, i));
  start (job);
}

/**
 * kro_reading_start_text:
 * @window: to which the article is added
 * @text: UTF-8
 * @options: how
 *
 * Adds a text that came from no file as an article.
 */
void
kro_reading_start_text (KroWindow *window, const char *text, const KroReadingOptions *options)
{
  Job *job = job_new (window, options);

  job->text = g_strdup (text);
  start (job);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From what a window shows to a file, in steps: what the timeline is asked for
 * in the main thread, rows, painting and writing in threads. Files with a path
 * are written whole or not at all; others, such as those of a remote mount,
 * are replaced through GIO. Main thread.
 */
#include "kro-exporter.h"

#include "kro-picture.h"
#include "kro-whole-file.h"

#include <glib/gi18n-lib.h>

/**
 * kro_export_options_init:
 * @self: options
 * @timeline: what is exported
 * @locale: the language of its words
 * @now: (nullable): date of creation
 *
 * Sets what a file says besides its picture: the title of the chronology, its
 * language, this program. Strings are borrowed from @timeline and @locale.
 */
void
kro_export_options_init (KroExportOptions *self, KroTimeline *timeline, KroLocale *locale, const KroTime *now)
{
  *self = (KroExportOptions){
    .scale = 1,
    .title = kro_timeline_get_n_sources (timeline) > 0 ? kro_source_get_title (kro_timeline_get_source_at (timeline, 0)) : NULL,
    .language = kro_locale_get_tag (locale),
    .creator = "Kroniek " KRO_VERSION,
    .created = now,
  };
}

/**
 * kro_exporter_make_scene_async:
 * @view: what is seen
 * @settings: what is wanted of it
 * @theme: of the kind that @settings asks for
 * @cancellable: (nullable): ends the work
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Makes the scene of the picture that would be exported.
 */
void
kro_exporter_make_scene_async (const KroExportView *view, const KroExportSettings *settings, KroTheme *theme, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  KroTime           from;
  KroTime           to;
  gboolean          visible = settings->part == KRO_EXPORT_VISIBLE;
  KroPictureOptions options = {
    .theme = theme,
    .locale = view->locale,
    .lanes = kro_view_state_get_lanes (view->state),
    .folds_gaps = kro_view_state_get_folds_gaps (view->state),
    .filter = kro_view_state_get_filter (view->state),
    .dims = !kro_view_state_get_hides_others (view->state),
    .from = visible ? &from : NULL,
    .to = visible ? &to : NULL,
    .now = view->now,
  };

  kro_view_state_get_span (view->state, &from, &to);
  kro_export_settings_get_size (settings, view->width, view->height, &options.width, &options.height);
  kro_picture_new_async (kro_view_state_get_timeline (view->state), &options, cancellable, callback, user_data);
}

/**
 * kro_exporter_make_scene_finish:
 * @result: what the callback got
 * @error: where to put %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the scene
 */
KroScene *
kro_exporter_make_scene_finish (GAsyncResult *result, GError **error)
{
  return kro_picture_new_finish (result, error);
}

/* --- the file, in a thread --------------------------------------------------------- */

/**
 * Job:
 * @options: its strings are those owned here
 * @scene: (nullable): once it is there
 *
 * All that the thread gets.
 */
typedef struct
{
  KroExportOptions options;
  KroExportFormat  format;
  KroTime          created;
  char            *title;
  char            *language;
  KroTheme        *theme;
  KroScene        *scene;
  GFile           *file;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->title);
  g_free (job->language);
  kro_theme_unref (job->theme);
  g_clear_pointer (&job->scene, kro_scene_unref);
  g_object_unref (job->file);
  g_free (job);
}

/* The name says the format, so that no file deceives; a name that says none
 * takes what was chosen. */
static KroExportFormat
find_format (GFile *file, KroExportFormat chosen)
{
  g_autofree char *name = g_file_get_basename (file);
  KroExportFormat  format;

  return name != NULL && kro_export_format_from_path (name, &format, NULL) ? format : chosen;
}

static Job *
job_new (const KroExportView *view, const KroExportSettings *settings, GFile *file)
{
  Job *job = g_new0 (Job, 1);

  kro_export_options_init (&job->options, kro_view_state_get_timeline (view->state), view->locale, NULL);
  job->options.scale = kro_export_settings_get_scale (settings);
  job->options.title = job->title = g_strdup (job->options.title);
  job->options.language = job->language = g_strdup (job->options.language);
  if (view->now != NULL)
    {
      job->created = *view->now;
      job->options.created = &job->created;
    }
  job->format = settings->format;
  job->theme = kro_theme_new (settings->theme, NULL, 1);
  job->file = g_object_ref (file);
  return job;
}

static gboolean
replace_file (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *name = NULL;
  gsize            length;
  const char      *data = g_bytes_get_data (bytes, &length);

  if (g_file_replace_contents (file, data, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable, &local))
    return TRUE;
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  name = g_file_get_parse_name (file);
  /* Translators: the first is a file, the second says what went wrong. */
  g_set_error (error, KRO_EXPORT_ERROR, KRO_EXPORT_ERROR_FILE, _ ("“%s” cannot be written: %s. Choose another place."), name, local->message);
  return FALSE;
}

static void
write_file (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  const Job  *job = data;
  GError     *error = NULL;
  const char *path = g_file_peek_path (job->file);
  gboolean    done;
  g_autoptr (GBytes) bytes = kro_export_bytes (job->scene, job->theme, &job->options, job->format, cancellable, &error);

  done = bytes != NULL && !g_cancellable_set_error_if_cancelled (cancellable, &error);
  if (done && path != NULL)
    done = kro_whole_file_write (path, bytes, &error);
  else if (done)
    done = replace_file (job->file, bytes, cancellable, &error);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
scene_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Job    *job = g_task_get_task_data (task);
  GError *error = NULL;

  job->scene = kro_exporter_make_scene_finish (result, &error);
  if (job->scene != NULL)
    g_task_run_in_thread (task, write_file);
  else
    g_task_return_error (task, error);
}

/**
 * kro_exporter_export_async:
 * @view: what is seen
 * @settings: what is wanted of it
 * @file: where to; if its name ends as one of the formats does, it is that one
 * @cancellable: (nullable): ends the work; the file then stays as it was
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Writes a picture of a timeline. If it was cancelled too late, the file is
 * there and it says so.
 */
void
kro_exporter_export_async (const KroExportView *view, const KroExportSettings *settings, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  KroExportSettings wanted = *settings;
  GError           *error = NULL;
  Job              *job;

  g_return_if_fail (kro_view_state_get_timeline (view->state) != NULL);

  wanted.format = find_format (file, settings->format);
  g_task_set_source_tag (task, kro_exporter_export_async);
  g_task_set_check_cancellable (task, FALSE);
  if (!kro_export_settings_check (&wanted, view->width, view->height, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  job = job_new (view, &wanted, file);
  g_task_set_task_data (task, job, job_free);
  kro_exporter_make_scene_async (view, &wanted, job->theme, cancellable, scene_cb, g_object_ref (task));
}

/**
 * kro_exporter_export_finish:
 * @result: what the callback got
 * @error: return location, of #KRO_EXPORT_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the file was written
 */
gboolean
kro_exporter_export_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kro_exporter_export_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

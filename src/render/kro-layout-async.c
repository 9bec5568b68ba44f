/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows laid out in a thread, which gets the immutable input and gives an
 * immutable layout.
 */
#include "kro-layout.h"

typedef struct
{
  KroLayoutInput   *input;
  const KroFolding *folding; /* of the input */
  int               step;
  double            height;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  kro_layout_input_unref (job->input);
  g_free (job);
}

static void
lay_out (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError    *error = NULL;
  KroLayout *layout = kro_layout_new_folded (job->input, job->folding, job->step, job->height, cancellable, &error);

  if (layout == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, layout, (GDestroyNotify)kro_layout_unref);
}

/**
 * kro_layout_new_async:
 * @input: what rows depend on
 * @folding: (nullable): which empty spans are folded
 * @step: of scale
 * @height: of the lanes together, in logical pixels
 * @owner: (nullable): kept until @callback, and its source object
 * @cancellable: (nullable): ends the work
 * @callback: called in the main thread
 * @user_data: for @callback
 *
 * Does what kro_layout_new_folded() does, in a thread.
 */
void
kro_layout_new_async (KroLayoutInput *input, const KroFolding *folding, int step, double height, GObject *owner, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job = g_new (Job, 1);
  g_autoptr (GTask) task = g_task_new (owner, cancellable, callback, user_data);

  *job = (Job){ kro_layout_input_ref (input), folding, step, height };
  g_task_set_source_tag (task, kro_layout_new_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, lay_out);
}

/**
 * kro_layout_new_finish:
 * @result: what the callback got
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the layout
 */
KroLayout *
kro_layout_new_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

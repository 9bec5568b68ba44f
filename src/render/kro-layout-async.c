/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows laid out in a thread, which gets the immutable input and gives an
 * immutable layout. After an edit it makes the new input too.
 */
#include "kro-layout.h"

typedef struct
{
  KroLayoutInput   *input;
  const KroFolding *folding; /* of the input */
  int               step;
  double            height;

  /* after an edit */
  KroLayoutInput *added;      /* owned; NULL: no edit */
  GArray         *touched;    /* of KroId, owned */
  double          fold_width; /* of the view; 0: nothing is folded */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  kro_layout_input_unref (job->input);
  g_clear_pointer (&job->added, kro_layout_input_unref);
  g_clear_pointer (&job->touched, g_array_unref);
  g_free (job);
}

/* The input with what was edited. */
static void
patch (Job *job)
{
  KroLayoutInput *patched = kro_layout_input_new_patched (job->input, (const KroId *)(gpointer)job->touched->data, job->touched->len, job->added);

  kro_layout_input_unref (job->input);
  job->input = patched;
  job->folding = job->fold_width > 0 ? kro_layout_input_get_folding (patched, job->fold_width) : NULL;
}

static void
lay_out (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  Job       *job = data;
  GError    *error = NULL;
  KroLayout *layout;

  if (job->added != NULL)
    patch (job);
  layout = kro_layout_new_folded (job->input, job->folding, job->step, job->height, cancellable, &error);
  if (layout == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, layout, (GDestroyNotify)kro_layout_unref);
}

static void
start (Job *job, GObject *owner, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (owner, cancellable, callback, user_data);

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, lay_out);
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

  *job = (Job){ .input = kro_layout_input_ref (input), .folding = folding, .step = step, .height = height };
  start (job, owner, cancellable, callback, user_data);
}

/**
 * kro_layout_new_patched_async:
 * @input: what rows depended on before an edit
 * @touched: (element-type KroId): the events it touched
 * @added: those of them that are to be seen; see kro_layout_input_new_patched()
 * @fold_width: the width of the view, in logical pixels, whose empty spans are
 *   folded; 0: nothing is folded
 * @step: of scale
 * @height: of the lanes together, in logical pixels
 * @owner: (nullable): kept until @callback, and its source object
 * @cancellable: (nullable): ends the work
 * @callback: called in the main thread
 * @user_data: for @callback
 *
 * Lays out what there is after an edit. The layout has the new input; finished
 * by kro_layout_new_finish().
 */
void
kro_layout_new_patched_async (KroLayoutInput *input, const GArray *touched, KroLayoutInput *added, double fold_width, int step, double height, GObject *owner, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job = g_new (Job, 1);

  *job = (Job){ .input = kro_layout_input_ref (input), .step = step, .height = height, .fold_width = fold_width };
  job->added = kro_layout_input_ref (added);
  job->touched = g_array_copy ((GArray *)touched);
  start (job, owner, cancellable, callback, user_data);
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A picture of a timeline in one call, for files: everything that the window
 * keeps from frame to frame is made, used once and dropped. Main thread, since
 * the timeline is; the asynchronous form lays out rows in a thread, from an
 * immutable input, and starts again if the timeline changed meanwhile.
 */
#include "kro-picture.h"

#include "kro-scene-builder.h"
#include "kro-timeline-look.h"

/* A picture under way: what was asked for, as copies, and what was made of it. */
typedef struct
{
  KroPictureOptions options; /* its pointers lead to what is owned here */
  KroTime           from;
  KroTime           to;
  KroTime           now;
  guint64           generation;
  KroBox            plot;
  KroTimeScale      scale;
  const KroFolding *folding; /* of the input */

  /* owned */
  KroTimeline     *timeline;
  KroAdvance      *advance;
  KroTimelineLook *look;
  KroLayoutInput  *input;
  gboolean         searches; /* and what was not found recedes */
} Picture;

/* What is seen: the events fitted into the plot, or the span that was asked
 * for, of which either end may be left to the events. */
static KroTimeScale
find_scale (const KroLayoutInput *input, const KroFolding *folding, const KroBox *plot, const KroPictureOptions *options)
{
  KroTimeScale fit = kro_scene_get_folded_fit (input, folding, options->width);
  KroTime      from = options->from != NULL ? *options->from : kro_time_scale_to_time (&fit, plot->x);
  KroTime      to = options->to != NULL ? *options->to : kro_time_scale_to_time (&fit, plot->x + plot->w);

  if (options->from == NULL && options->to == NULL)
    return fit;
  return kro_folding_get_scale (folding, from, to, plot->x, plot->w, KRO_FOLDING_NO_STEP);
}

static const KroTime *
keep_time (const KroTime *time, KroTime *place)
{
  if (time == NULL)
    return NULL;
  *place = *time;
  return place;
}

static Picture *
picture_new (KroTimeline *timeline, const KroPictureOptions *options)
{
  Picture *self = g_new0 (Picture, 1);

  self->timeline = g_object_ref (timeline);
  self->options = *options;
  self->options.from = keep_time (options->from, &self->from);
  self->options.to = keep_time (options->to, &self->to);
  self->options.now = keep_time (options->now, &self->now);
  kro_theme_ref (self->options.theme);
  kro_locale_ref (self->options.locale);
  if (self->options.filter != NULL)
    g_object_ref (self->options.filter);
  self->advance = kro_advance_new (options->theme);
  return self;
}

static void
picture_free (gpointer data)
{
  Picture *self = data;

  g_clear_pointer (&self->input, kro_layout_input_unref);
  g_clear_pointer (&self->look, kro_timeline_look_free);
  kro_advance_free (self->advance);
  g_clear_object (&self->options.filter);
  kro_locale_unref (self->options.locale);
  kro_theme_unref (self->options.theme);
  g_object_unref (self->timeline);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Picture, picture_free)

/* From the timeline as it is now. */
static void
gather (Picture *self)
{
  const KroPictureOptions *options = &self->options;
  g_autoptr (KroMatches) matches = NULL;

  if (options->filter != NULL && !kro_filter_get_is_empty (options->filter))
    matches = kro_filter_apply (options->filter, self->timeline);
  g_clear_pointer (&self->input, kro_layout_input_unref);
  g_clear_pointer (&self->look, kro_timeline_look_free);
  self->generation = kro_timeline_get_generation (self->timeline);
  self->look = kro_timeline_look_new (self->timeline, options->lanes, options->now, options->locale);
  if (options->dims)
    kro_timeline_look_set_matches (self->look, matches);
  self->searches = options->dims && matches != NULL;
  self->input = kro_layout_input_new_from_timeline (self->look, options->dims ? NULL : matches, self->advance, options->locale);
  self->plot = kro_scene_get_plot (self->input, options->width, options->height);
  self->folding = options->folds_gaps ? kro_layout_input_get_folding (self->input, self->plot.w) : NULL;
  self->scale = find_scale (self->input, self->folding, &self->plot, options);
}

static KroScene *
build (const Picture *self, const KroLayout *layout, GCancellable *cancellable)
{
  KroSceneInput scene = {
    .layout = layout,
    .scale = self->scale,
    .width = self->options.width,
    .height = self->options.height,
    .locale = self->options.locale,
    .advance = self->advance,
    .now = self->now,
    .has_now = self->options.now != NULL,
    .describe = kro_timeline_look_describe,
    .describe_data = self->look,
  };
  g_autoptr (KroHits) hits = NULL;

  if (self->searches)
    scene.hits = hits = kro_hits_new ((KroLayout *)layout, kro_timeline_look_is_hit, self->look);
  scene.markers = kro_timeline_look_get_markers (self->look, &scene.n_markers);
  scene.eras = kro_timeline_look_get_eras (self->look, &scene.n_eras);
  return kro_scene_build (&scene, cancellable);
}

/**
 * kro_picture_new:
 * @timeline: what to draw
 * @options: how to draw it; `from` lies before `to`
 * @cancellable: (nullable): ends the work
 * @error: where to put %G_IO_ERROR_CANCELLED
 *
 * Lays out and builds the scene of a picture.
 *
 * Returns: (transfer full) (nullable): the scene
 */
KroScene *
kro_picture_new (KroTimeline *timeline, const KroPictureOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (Picture) self = picture_new (timeline, options);
  g_autoptr (KroLayout) layout = NULL;

  gather (self);
  layout = kro_layout_new_folded (self->input, self->folding, kro_time_scale_get_step (&self->scale), self->plot.h, cancellable, error);
  return layout != NULL ? build (self, layout, cancellable) : NULL;
}

/* --- with the rows laid out in a thread ------------------------------------------ */

static void start_rows (GTask *task);

static void
laid_out_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Picture *self = g_task_get_task_data (task);
  GError  *error = NULL;
  g_autoptr (KroLayout) layout = kro_layout_new_finish (result, &error);

  if (layout == NULL)
    g_task_return_error (task, error);
  else if (kro_timeline_get_generation (self->timeline) != self->generation)
    start_rows (task);
  else
    g_task_return_pointer (task, build (self, layout, g_task_get_cancellable (task)), (GDestroyNotify)kro_scene_unref);
}

static void
start_rows (GTask *task)
{
  Picture *self = g_task_get_task_data (task);

  gather (self);
  kro_layout_new_async (self->input, self->folding, kro_time_scale_get_step (&self->scale), self->plot.h, NULL, g_task_get_cancellable (task), laid_out_cb, g_object_ref (task));
}

/**
 * kro_picture_new_async:
 * @timeline: what to draw
 * @options: how to draw it, copied; `from` lies before `to`
 * @cancellable: (nullable): ends the work
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Like kro_picture_new(), with the rows laid out in a thread.
 */
void
kro_picture_new_async (KroTimeline *timeline, const KroPictureOptions *options, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, kro_picture_new_async);
  g_task_set_task_data (task, picture_new (timeline, options), picture_free);
  start_rows (task);
}

/**
 * kro_picture_new_finish:
 * @result: what the callback got
 * @error: where to put %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the scene
 */
KroScene *
kro_picture_new_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kro_picture_new_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

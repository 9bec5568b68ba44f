/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A picture of a timeline in one call, for files: everything that the window
 * keeps from frame to frame is made, used once and dropped. Main thread, since
 * the timeline is.
 */
#include "kro-picture.h"

#include "kro-scene-builder.h"
#include "kro-timeline-look.h"

/* What is seen: the events fitted into the plot, or the span that was asked
 * for, of which either end may be left to the events. */
static KroTimeScale
find_scale (const KroLayoutInput *input, const KroBox *plot, const KroPictureOptions *options)
{
  KroTimeScale fit = kro_scene_get_fit (input, options->width);
  KroTime      from = options->from != NULL ? *options->from : kro_time_scale_to_time (&fit, plot->x);
  KroTime      to = options->to != NULL ? *options->to : kro_time_scale_to_time (&fit, plot->x + plot->w);

  if (options->from == NULL && options->to == NULL)
    return fit;
  return kro_time_scale_new_for_span (from, to, plot->x, plot->w);
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
  g_autoptr (KroAdvance) advance = kro_advance_new (options->theme);
  g_autoptr (KroTimelineLook) look = kro_timeline_look_new (timeline, options->lanes, options->now, options->locale);
  g_autoptr (KroLayoutInput) input = kro_layout_input_new_from_timeline (look, NULL, advance, options->locale);
  KroBox        plot = kro_scene_get_plot (input, options->width, options->height);
  KroSceneInput scene = {
    .scale = find_scale (input, &plot, options),
    .width = options->width,
    .height = options->height,
    .locale = options->locale,
    .advance = advance,
    .now = options->now != NULL ? *options->now : KRO_TIME_INIT (0),
    .has_now = options->now != NULL,
    .describe = kro_timeline_look_describe,
    .describe_data = look,
  };
  g_autoptr (KroLayout) layout = NULL;

  layout = kro_layout_new (input, kro_time_scale_get_step (&scene.scale), plot.h, cancellable, error);
  if (layout == NULL)
    return NULL;
  scene.layout = layout;
  scene.markers = kro_timeline_look_get_markers (look, &scene.n_markers);
  return kro_scene_build (&scene, cancellable);
}

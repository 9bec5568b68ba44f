/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a stage draws times: the span of the view state with what is folded in
 * it, and the spans that show all events or those of a lane. Main thread.
 */
#include "kro-stage-private.h"

#define HALF_A_YEAR (182 * 86400.0)

/* Keeps what a span looks like: from the ends alone it would be found again
 * only to the nanosecond, and with folds there may be several that fit. */
static void
keep_scale (KroStage *self, const KroTimeScale *scale, KroTime from, KroTime to)
{
  self->seen = kro_time_scale_fold (scale, NULL);
  self->seen_from = from;
  self->seen_to = to;
  self->seen_plot = kro_stage_get_plot (self);
  self->has_seen = self->input != NULL;
  self->step = kro_time_scale_get_step (scale);
}

static gboolean
is_seen (KroStage *self, KroTime from, KroTime to)
{
  KroBox plot = kro_stage_get_plot (self);

  return self->has_seen && plot.x == self->seen_plot.x && plot.w == self->seen_plot.w &&
         kro_time_compare (from, self->seen_from) == 0 && kro_time_compare (to, self->seen_to) == 0;
}

/**
 * kro_stage_get_scale:
 * @self: a stage
 *
 * Gives where times are drawn in the scene. The folds of the scale are good
 * until the stage changes; who keeps a scale longer asks
 * kro_stage_renew_scale() for those of then.
 *
 * Returns: the scale
 */
KroTimeScale
kro_stage_get_scale (KroStage *self)
{
  KroBox  plot = kro_stage_get_plot (self);
  KroTime from;
  KroTime to;

  kro_view_state_get_span (self->state, &from, &to);
  if (!is_seen (self, from, to))
    {
      KroTimeScale scale = kro_folding_get_scale (kro_stage_get_folding (self), from, to, plot.x, plot.w, self->step);

      keep_scale (self, &scale, from, to);
      return scale;
    }
  return kro_time_scale_fold (&self->seen, kro_stage_get_folding (self));
}

/**
 * kro_stage_get_scale_for:
 * @self: a stage
 * @from: time at @x
 * @to: time at @x + @width
 * @x: in logical pixels of the scene
 * @width: in logical pixels
 *
 * Returns: the scale that shows a span in a place, with what is folded then
 */
KroTimeScale
kro_stage_get_scale_for (KroStage *self, KroTime from, KroTime to, double x, double width)
{
  return kro_folding_get_scale (kro_stage_get_folding (self), from, to, x, width, KRO_FOLDING_NO_STEP);
}

/**
 * kro_stage_renew_scale:
 * @self: a stage
 * @scale: of this stage, from any time
 *
 * Returns: the scale with the same origin and density and the folds of now
 */
KroTimeScale
kro_stage_renew_scale (KroStage *self, const KroTimeScale *scale)
{
  return kro_time_scale_fold (scale, kro_stage_get_folding (self));
}

/**
 * kro_stage_get_scale_at:
 * @self: a stage
 * @time: a time
 * @x: where it is to be drawn
 * @density: in pixels per second
 *
 * Returns: the scale with @time at @x, with what is folded then
 */
KroTimeScale
kro_stage_get_scale_at (KroStage *self, KroTime time, double x, double density)
{
  return kro_time_scale_new_at (time, x, density, kro_stage_get_folding (self));
}

/**
 * kro_stage_get_span_words:
 * @self: a stage
 *
 * Returns: (transfer none): the span that is seen in words, until the next call
 */
const char *
kro_stage_get_span_words (KroStage *self)
{
  KroTime from;
  KroTime to;

  kro_view_state_get_span (self->state, &from, &to);
  return kro_word_cache_get_span (self->words, from, to);
}

/**
 * kro_stage_set_scale:
 * @self: a stage
 * @scale: where times should be drawn in the scene
 *
 * Sets the span of the view state so that times are drawn there.
 */
void
kro_stage_set_scale (KroStage *self, const KroTimeScale *scale)
{
  KroBox  plot = kro_stage_get_plot (self);
  KroTime from = kro_time_scale_to_time (scale, plot.x);
  KroTime to = kro_time_scale_to_time (scale, plot.x + plot.w);

  keep_scale (self, scale, from, to);
  kro_view_state_set_span (self->state, from, to);
}

static gboolean
has_dated (KroStage *self)
{
  KroTime from;
  KroTime to;

  return kro_layout_input_get_extent (self->input, &from, &to);
}

/* Where no event has a date, half a year to either side of now. */
static KroTimeScale
get_present (KroStage *self)
{
  KroBox plot = kro_stage_get_plot (self);

  return kro_time_scale_new_for_span (kro_time_add (self->now, -HALF_A_YEAR), kro_time_add (self->now, HALF_A_YEAR), plot.x, plot.w);
}

/**
 * kro_stage_get_fit:
 * @self: a stage
 * @scale: (out): the scale that shows all events
 *
 * Returns: %FALSE if there is nothing to fit, or no size yet
 */
gboolean
kro_stage_get_fit (KroStage *self, KroTimeScale *scale)
{
  if (!kro_stage_can_show (self) || kro_layout_input_get_n_events (self->input) == 0)
    return FALSE;
  *scale = has_dated (self) || !self->has_now ? kro_scene_get_folded_fit (self->input, kro_stage_get_folding (self), self->width) : get_present (self);
  return TRUE;
}

/**
 * kro_stage_request_fit:
 * @self: a stage
 *
 * Shows all events as soon as there are some and there is a size.
 */
void
kro_stage_request_fit (KroStage *self)
{
  self->wants_fit = TRUE;
  kro_stage_drop_scene (self);
}

/**
 * kro_stage_find_lane:
 * @self: a stage
 * @event: an id
 * @lane: (out): index of its lane
 *
 * Returns: (transfer none) (nullable): the name of the lane an event is in;
 *   %NULL: it has none
 */
const char *
kro_stage_find_lane (KroStage *self, KroId event, guint *lane)
{
  KroEventLook         look;
  gsize                n;
  const KroLayoutLane *lanes;

  kro_stage_ensure_input (self);
  if (self->look == NULL || !kro_timeline_look_describe (event, &look, self->look))
    return NULL;
  lanes = kro_timeline_look_get_lanes (self->look, &n);
  *lane = look.lane;
  return look.lane < n ? lanes[look.lane].name : NULL;
}

/**
 * kro_stage_get_lane_extent:
 * @self: a stage
 * @lane: index of a lane
 * @from: (out): earliest start
 * @to: (out): latest end
 *
 * Returns: %FALSE if it has no dated event
 */
gboolean
kro_stage_get_lane_extent (KroStage *self, guint lane, KroTime *from, KroTime *to)
{
  kro_stage_ensure_input (self);
  return self->input != NULL && kro_layout_input_get_lane_extent (self->input, lane, from, to);
}

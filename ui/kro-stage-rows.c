/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of a stage: the events that are seen, gathered once a change, and
 * their layout, made in a thread. After an edit of some events the old rows
 * are shown until those come in which these are as they are now. Main thread.
 */
#include "kro-stage-private.h"

/* What a search found stays as it is, the rest recedes; rows do not change. */
void
kro_stage_light_up (KroStage *self)
{
  KroFilter *filter = kro_view_state_get_filter (self->state);
  g_autoptr (KroMatches) matches = NULL;

  g_clear_pointer (&self->hits, kro_hits_free);
  if (self->look == NULL)
    return;
  if (!kro_filter_get_is_empty (filter) && !kro_view_state_get_hides_others (self->state))
    matches = kro_filter_apply (filter, self->timeline);
  self->searches = matches != NULL;
  kro_timeline_look_set_matches (self->look, matches);
}

/* How many hits the clusters of the rows hold. */
const KroHits *
kro_stage_get_hits (KroStage *self)
{
  if (!self->searches || self->layout == NULL)
    return NULL;
  if (self->hits == NULL || !kro_hits_is_for (self->hits, self->layout))
    {
      g_clear_pointer (&self->hits, kro_hits_free);
      self->hits = kro_hits_new (self->layout, kro_timeline_look_is_hit, self->look);
    }
  return self->hits;
}

/* Those of the view state. */
void
kro_stage_fold_lanes (KroStage *self)
{
  gsize                n;
  const KroLayoutLane *lanes = kro_timeline_look_get_lanes (self->look, &n);

  for (gsize i = 0; i < n; i++)
    kro_timeline_look_fold_lane (self->look, i, kro_view_state_is_lane_folded (self->state, lanes[i].name));
}

void
kro_stage_ensure_input (KroStage *self)
{
  KroFilter *filter = kro_view_state_get_filter (self->state);
  g_autoptr (KroMatches) matches = NULL;

  if (self->input != NULL || self->timeline == NULL || self->theme == NULL)
    return;
  if (filter != NULL && !kro_filter_get_is_empty (filter) && kro_view_state_get_hides_others (self->state))
    matches = kro_filter_apply (filter, self->timeline);
  self->look = kro_timeline_look_new (self->timeline,
                                      kro_view_state_get_lanes (self->state),
                                      self->has_now ? &self->now : NULL,
                                      self->locale);
  kro_stage_fold_lanes (self);
  self->input = kro_layout_input_new_from_timeline (self->look, matches, self->advance, self->locale);
  kro_stage_light_up (self);
}

/* What is folded of the events that are seen. */
const KroFolding *
kro_stage_get_folding (KroStage *self)
{
  KroBox plot;

  if (!kro_view_state_get_folds_gaps (self->state))
    return NULL;
  plot = kro_stage_get_plot (self);
  return self->input != NULL ? kro_layout_input_get_folding (self->input, plot.w) : NULL;
}

/* Rows of another step come from where they are seen now, and so do those that
 * an edit pushed aside. */
static void
start_motion (KroStage *self, const KroLayout *layout)
{
  gboolean moves = self->moves_rows && self->scene != NULL && self->layout != NULL;

  if (moves)
    moves = kro_layout_get_step (layout) != kro_layout_get_step (self->layout) || self->task_edits > 0;

  g_clear_pointer (&self->motion, kro_row_motion_free);
  if (moves)
    self->motion = kro_row_motion_new (self->scene);
}

/* The layout brought the input in which the edited events are as they are now. */
static void
take_edits (KroStage *self, KroLayout *layout)
{
  if (self->task_edits == 0)
    return;
  g_array_remove_range (self->edited, 0, self->task_edits);
  self->task_edits = 0;
  kro_layout_input_unref (self->input);
  self->input = kro_layout_input_ref (kro_layout_get_input (layout));
  self->has_seen = FALSE; /* other spans may be folded; the same time is seen */
}

static void
laid_out_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  KroStage  *self = KRO_STAGE (object);
  KroLayout *layout = kro_layout_new_finish (result, NULL);

  /* A newer one is under way. */
  if (layout == NULL || g_task_get_cancellable (G_TASK (result)) != self->task)
    {
      g_clear_pointer (&layout, kro_layout_unref);
      return;
    }
  g_clear_object (&self->task);
  start_motion (self, layout);
  take_edits (self, layout);
  g_clear_pointer (&self->layout, kro_layout_unref);
  self->layout = layout;
  kro_stage_request_layout (self);
  kro_stage_drop_scene (self);
  if (self->motion != NULL)
    kro_stage_tell_rows_move (self);
}

void
kro_stage_cancel_layout (KroStage *self)
{
  g_cancellable_cancel (self->task);
  g_clear_object (&self->task);
  self->task_edits = 0;
}

/* Each once, however often it was edited. */
static KroLayoutInput *
gather_edited (KroStage *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->edited->len;)
    {
      if (g_hash_table_add (known, &g_array_index (self->edited, KroId, i)))
        i++;
      else
        g_array_remove_index (self->edited, i);
    }
  return kro_layout_input_new_from_events (self->look, (const KroId *)(gpointer)self->edited->data, self->edited->len, self->advance, self->locale);
}

static void
start_patch (KroStage *self, int step, double height)
{
  g_autoptr (KroLayoutInput) added = gather_edited (self);
  double width = kro_view_state_get_folds_gaps (self->state) ? kro_stage_get_plot (self).w : 0;

  self->task_edits = self->edited->len;
  kro_layout_new_patched_async (self->input, self->edited, added, width, step, height, G_OBJECT (self), self->task, laid_out_cb, NULL);
}

static void
start_layout (KroStage *self, int step, double height)
{
  kro_stage_cancel_layout (self);
  self->task = g_cancellable_new ();
  self->task_step = step;
  self->task_height = height;
  self->task_folding = kro_stage_get_folding (self);
  if (self->edited->len > 0)
    start_patch (self, step, height);
  else
    kro_layout_new_async (self->input, self->task_folding, step, height, G_OBJECT (self), self->task, laid_out_cb, NULL);
}

gboolean
kro_stage_has_layout (KroStage *self)
{
  KroTimeScale scale = kro_stage_get_scale (self);
  KroBox       plot = kro_stage_get_plot (self);

  return self->layout != NULL && kro_layout_is_for (self->layout, self->input, kro_stage_get_folding (self), kro_time_scale_get_step (&scale), plot.h);
}

/* Rows for what is seen now, if there are none yet and none are on the way. */
void
kro_stage_request_layout (KroStage *self)
{
  KroTimeScale scale = kro_stage_get_scale (self);
  int          step = kro_time_scale_get_step (&scale);
  double       height = kro_stage_get_plot (self).h;

  if (self->input == NULL || (kro_stage_has_layout (self) && self->edited->len == 0))
    {
      kro_stage_cancel_layout (self);
      return;
    }
  if (self->task != NULL && self->task_step == step && self->task_height == height && self->task_folding == kro_stage_get_folding (self) &&
      (self->task_edits > 0 || self->edited->len == 0))
    return;
  start_layout (self, step, height);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How the timeline moves: at once under a hand, by its own momentum when the
 * hand lets go, else travelling, so that the eye can follow. A tick callback
 * runs only while there is momentum. Nobody who wants no movement sees any.
 * Lengths are logical pixels. Main thread.
 */
#include "kro-timeline-view-private.h"

#include "kro-geometry.h"

#include <math.h>

#define TRAVEL_MS 220
#define ROWS_MS 200
/* What little time is shown with, so that there is something around it. */
#define LEAST_EVENT_SECONDS 1800.0
#define LEAST_CLUSTER_SECONDS 1.0
#define MOST_OPENINGS 14
#define OPENING 3.0

static KroViewState *
get_state (KroTimelineView *self)
{
  return kro_stage_get_state (self->stage);
}

static gboolean
may_animate (KroTimelineView *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (self)) && adw_get_enable_animations (GTK_WIDGET (self));
}

/* The scale of now, to be kept: its folds may be gone when it is used. */
KroTimeScale
kro_timeline_view_keep_scale (KroTimelineView *self)
{
  KroTimeScale scale = kro_stage_get_scale (self->stage);

  return kro_time_scale_fold (&scale, NULL);
}

/* --- momentum ----------------------------------------------------------------------- */

static void
stop_push (KroTimelineView *self)
{
  if (self->push_tick == 0)
    return;
  gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->push_tick);
  self->push_tick = 0;
}

/* Whether somebody else moved the view meanwhile. */
static gboolean
is_disturbed (KroTimelineView *self)
{
  KroTimeScale scale = kro_stage_get_scale (self->stage);

  return fabs (kro_time_scale_to_x (&scale, self->push_origin)) > 1 ||
         fabs (scale.pixels_per_second / self->push_scale.pixels_per_second - 1) > 1e-6;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  KroTimelineView *self = KRO_TIMELINE_VIEW (widget);
  gint64           now = gdk_frame_clock_get_frame_time (clock);
  KroTimeScale     scale;
  double           seconds;

  if (self->push_start < 0)
    self->push_start = now;
  seconds = (double)(now - self->push_start) / G_USEC_PER_SEC;
  if (is_disturbed (self) || seconds > kro_kinetics_get_duration (&self->push))
    {
      self->push_tick = 0;
      kro_timeline_view_check_settled (self);
      return G_SOURCE_REMOVE;
    }
  scale = kro_stage_renew_scale (self->stage, &self->push_scale);
  scale = kro_time_scale_pan (&scale, kro_snap (kro_kinetics_get_position (&self->push, seconds), gtk_widget_get_scale_factor (GTK_WIDGET (self))));
  kro_stage_set_scale (self->stage, &scale);
  self->push_origin = kro_stage_get_scale (self->stage).origin;
  return G_SOURCE_CONTINUE;
}

/* Lets the view go on by itself, at first with @velocity in pixels a second. */
void
kro_timeline_view_push (KroTimelineView *self, double velocity)
{
  kro_timeline_view_stop (self);
  self->push = (KroKinetics){ velocity };
  if (!may_animate (self) || kro_kinetics_get_duration (&self->push) <= 0)
    return;
  self->push_start = -1;
  self->push_scale = kro_timeline_view_keep_scale (self);
  self->push_origin = self->push_scale.origin;
  self->push_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  kro_timeline_view_check_settled (self);
}

/* --- rows --------------------------------------------------------------------------- */

static void
rows_cb (double value, gpointer user_data)
{
  kro_stage_set_row_progress (KRO_TIMELINE_VIEW (user_data)->stage, value);
}

/* Rows move where somebody sees it and wants movement. */
void
kro_timeline_view_may_move_rows (KroTimelineView *self)
{
  if (self->stage != NULL)
    kro_stage_set_moves_rows (self->stage, may_animate (self));
}

/* Lets rows that stand elsewhere at another step go there. */
void
kro_timeline_view_move_rows (KroTimelineView *self)
{
  if (self->rows == NULL)
    self->rows = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, ROWS_MS, adw_callback_animation_target_new (rows_cb, self, NULL));
  if (adw_animation_get_state (self->rows) == ADW_ANIMATION_PLAYING)
    adw_animation_reset (self->rows);
  adw_animation_play (self->rows);
}

/* --- travel ------------------------------------------------------------------------- */

/* Across folds the way is measured in pixels of where it ends: in time most of
 * it would lie in what is folded. */
static void
travel_folded (KroTimelineView *self, double value)
{
  KroBox       plot = kro_stage_get_plot (self->stage);
  KroTimeScale goal = kro_stage_renew_scale (self->stage, &self->travel_scale);
  double       left = plot.x - self->way.distance + kro_travel_get_offset (&self->way, value);
  double       width = kro_travel_get_length (&self->way, value);
  KroTime      time = kro_time_scale_to_time (&goal, left + (self->travel_x - plot.x) / plot.w * width);
  KroTimeScale scale = kro_stage_get_scale_at (self->stage, time, self->travel_x, goal.pixels_per_second * plot.w / width);

  kro_stage_set_scale (self->stage, &scale);
}

static void
travel_cb (double value, gpointer user_data)
{
  KroTimelineView *self = user_data;
  KroTimeScale     goal = kro_stage_renew_scale (self->stage, &self->travel_scale);
  KroTime          from;

  if (value >= 1)
    kro_stage_set_scale (self->stage, &goal);
  else if (self->travels_folded)
    travel_folded (self, value);
  else
    {
      from = kro_time_add (self->travel_from, kro_travel_get_offset (&self->way, value));
      kro_view_state_set_span (get_state (self), from, kro_time_add (from, kro_travel_get_length (&self->way, value)));
    }
}

static gboolean
is_travelling (KroTimelineView *self)
{
  return self->travel != NULL && adw_animation_get_state (self->travel) == ADW_ANIMATION_PLAYING;
}

static void
stop_travel (KroTimelineView *self)
{
  if (is_travelling (self))
    adw_animation_pause (self->travel);
}

static void
start_travel (KroTimelineView *self)
{
  if (self->travel == NULL)
    {
      self->travel = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, TRAVEL_MS, adw_callback_animation_target_new (travel_cb, self, NULL));
      adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->travel), ADW_EASE_OUT_CUBIC);
      g_signal_connect_object (self->travel, "done", G_CALLBACK (kro_timeline_view_check_settled), self, G_CONNECT_SWAPPED);
    }
  adw_animation_reset (self->travel);
  adw_animation_play (self->travel);
}

/* Where what comes next starts from while the view is still moving. */
KroTimeScale
kro_timeline_view_get_goal (KroTimelineView *self)
{
  if (!is_travelling (self))
    return kro_stage_get_scale (self->stage);
  return kro_stage_renew_scale (self->stage, &self->travel_scale);
}

/* Stops where it is. */
void
kro_timeline_view_stop (KroTimelineView *self)
{
  stop_push (self);
  stop_travel (self);
  self->opens = KRO_ID_NONE;
  kro_timeline_view_check_settled (self);
}

gboolean
kro_timeline_view_is_moving (KroTimelineView *self)
{
  return self->push_tick != 0 || is_travelling (self);
}

static gboolean
has_folds (const KroTimeScale *scale)
{
  return scale->folds != NULL && scale->folds->n > 0;
}

/* What is at @x at first comes to stand there as it does at last: after a zoom
 * that is the same time, and it does not move. */
static void
measure_folded (KroTimelineView *self, const KroTimeScale *from, const KroTimeScale *to, double x)
{
  KroBox plot = kro_stage_get_plot (self->stage);

  self->travel_x = x;
  self->way.from = plot.w * to->pixels_per_second / from->pixels_per_second;
  self->way.to = plot.w;
  self->way.distance = plot.x - (kro_time_scale_to_x (to, kro_time_scale_to_time (from, x)) - (x - plot.x) / plot.w * self->way.from);
}

static void
travel (KroTimelineView *self, const KroTimeScale *scale, double x)
{
  KroBox       plot = kro_stage_get_plot (self->stage);
  KroTimeScale now = kro_stage_get_scale (self->stage);
  KroTime      to;

  self->travel_scale = kro_time_scale_fold (scale, NULL);
  self->travels_folded = has_folds (scale) || has_folds (&now);
  if (self->travels_folded)
    {
      measure_folded (self, &now, scale, x);
      start_travel (self);
      return;
    }

  kro_view_state_get_span (get_state (self), &self->travel_from, &to);
  self->travel_to[0] = kro_time_scale_to_time (scale, plot.x);
  self->travel_to[1] = kro_time_scale_to_time (scale, plot.x + plot.w);
  self->way.from = MAX (kro_time_difference (to, self->travel_from), KRO_VIEW_SPAN_MIN);
  self->way.to = MAX (kro_time_difference (self->travel_to[1], self->travel_to[0]), KRO_VIEW_SPAN_MIN);
  self->way.distance = kro_time_difference (self->travel_to[0], self->travel_from);
  start_travel (self);
}

static void
move_around (KroTimelineView *self, const KroTimeScale *scale, double x, gboolean animate)
{
  stop_push (self);
  stop_travel (self);
  self->opens = KRO_ID_NONE;
  if (animate && may_animate (self))
    travel (self, scale, x);
  else
    kro_stage_set_scale (self->stage, scale);
  kro_timeline_view_check_settled (self);
}

/* Moves the view: at once where a hand moves it, else travelling there. */
void
kro_timeline_view_move (KroTimelineView *self, const KroTimeScale *scale, gboolean animate)
{
  KroBox plot = kro_stage_get_plot (self->stage);

  move_around (self, scale, plot.x + plot.w / 2, animate);
}

/* --- where to ----------------------------------------------------------------------- */

/* Zooms so that a span takes the middle half of the plot. */
void
kro_timeline_view_show_time (KroTimelineView *self, KroTime from, KroTime to)
{
  KroBox       plot = kro_stage_get_plot (self->stage);
  double       seconds = MAX (kro_time_difference (to, from), 1);
  KroTimeScale scale = kro_stage_get_scale_for (self->stage, from, kro_time_add (from, seconds), plot.x + plot.w / 4, plot.w / 2);

  kro_timeline_view_move (self, &scale, TRUE);
}

/* An instant is shown with what was around it. */
static void
show_with_least (KroTimelineView *self, KroTime from, KroTime to, double least)
{
  double missing = least - kro_time_difference (to, from);

  if (missing > 0)
    {
      from = kro_time_add (from, -missing / 2);
      to = kro_time_add (from, least);
    }
  kro_timeline_view_show_time (self, from, to);
}

/* Zooms in on the events of a cluster. */
void
kro_timeline_view_show_cluster (KroTimelineView *self, KroTime from, KroTime to)
{
  KroTime seen_from;
  KroTime seen_to;

  kro_view_state_get_span (get_state (self), &seen_from, &seen_to);
  /* Its events may last longer than what is seen: it opens all the same. */
  if (kro_time_difference (to, from) * 4 > kro_time_difference (seen_to, seen_from))
    {
      KroBox       plot = kro_stage_get_plot (self->stage);
      KroTimeScale scale = kro_stage_get_scale (self->stage);
      double       left = MAX (kro_time_scale_to_x (&scale, from), plot.x);
      double       right = MIN (kro_time_scale_to_x (&scale, to), plot.x + plot.w);

      kro_timeline_view_zoom_at (self, (left + right) / 2, OPENING, TRUE);
      return;
    }
  show_with_least (self, from, to, LEAST_CLUSTER_SECONDS);
}

static guint32
find_dated (KroTimelineView *self, KroId event, const KroColumns **columns)
{
  KroTimeline *timeline = kro_view_state_get_timeline (get_state (self));
  guint32      slot = timeline != NULL && event != KRO_ID_NONE ? kro_timeline_get_slot (timeline, event) : KRO_SLOT_NONE;

  if (slot == KRO_SLOT_NONE)
    return slot;
  *columns = kro_timeline_get_columns (timeline);
  return (*columns)->is_dated[slot] ? slot : KRO_SLOT_NONE;
}

/* Zooms to an event, and further until it stands apart from its neighbours. */
void
kro_timeline_view_show_event (KroTimelineView *self, KroId event)
{
  const KroColumns *columns = NULL;
  guint32           slot = find_dated (self, event, &columns);

  if (slot == KRO_SLOT_NONE)
    return;
  show_with_least (self, columns->starts[slot], columns->ends[slot], LEAST_EVENT_SECONDS);
  self->opens = event;
  self->openings = 0;
}

/* When the view rests: an event that is still one of a cluster is zoomed in on
 * until it is apart. Where many share an instant it never is. */
void
kro_timeline_view_open_further (KroTimelineView *self)
{
  KroId             event = self->opens;
  KroTimeScale      scale = kro_stage_get_scale (self->stage);
  const KroColumns *columns = NULL;
  guint32           slot = find_dated (self, event, &columns);

  if (slot == KRO_SLOT_NONE || kro_timeline_view_is_apart (self, event) || self->openings >= MOST_OPENINGS)
    {
      self->opens = KRO_ID_NONE;
      return;
    }
  self->openings++;
  kro_timeline_view_zoom_at (self, kro_time_scale_to_x (&scale, columns->starts[slot]), OPENING, TRUE);
  self->opens = event;
}

/* Whether what stands between two places is in sight with its card; nothing
 * that can be seen is moved only to be seen better. */
static gboolean
is_in_sight (KroTimelineView *self, KroId event, double from, double to)
{
  KroBox plot = kro_stage_get_plot (self->stage);
  KroBox box;

  if (to < plot.x || from > plot.x + plot.w)
    return FALSE;
  if (from <= plot.x + plot.w * 0.85)
    return TRUE;
  return !kro_timeline_view_is_moving (self) && self->painted != NULL && kro_timeline_view_find_box (self, event, &box) && box.x + box.w <= plot.x + plot.w + 1;
}

/* Brings an event into sight, where it is not, with room around it. */
void
kro_timeline_view_reveal (KroTimelineView *self, KroId event)
{
  const KroColumns *columns = NULL;
  guint32           slot = find_dated (self, event, &columns);
  KroBox            plot = kro_stage_get_plot (self->stage);
  KroTimeScale      scale = kro_timeline_view_get_goal (self);
  double            from;
  double            to;

  if (slot == KRO_SLOT_NONE)
    return;
  from = kro_time_scale_to_x (&scale, columns->starts[slot]);
  to = kro_time_scale_to_x (&scale, columns->ends[slot]);
  if (is_in_sight (self, event, from, to))
    return;
  scale = kro_time_scale_pan (&scale, plot.x + plot.w / 3 - (to < plot.x && to - from > plot.w / 3 ? to : from));
  kro_timeline_view_move (self, &scale, TRUE);
}

/* What is at @x stays there. */
void
kro_timeline_view_zoom_at (KroTimelineView *self, double x, double factor, gboolean animate)
{
  KroTimeScale scale = animate ? kro_timeline_view_get_goal (self) : kro_stage_get_scale (self->stage);
  KroBox       plot = kro_stage_get_plot (self->stage);

  x = CLAMP (x, plot.x, plot.x + plot.w);
  scale = kro_time_scale_zoom (&scale, x, factor);
  move_around (self, &scale, x, animate);
}

/* --- public ------------------------------------------------------------------------- */

/* Where a zoom without a place happens: at the pointer, else at what is
 * selected, else in the middle. */
static double
find_focus (KroTimelineView *self)
{
  KroBox            plot = kro_stage_get_plot (self->stage);
  KroTimeScale      scale = kro_timeline_view_get_goal (self);
  const KroColumns *columns = NULL;
  guint32           slot;
  double            x;

  if (self->pointer_x >= plot.x && self->pointer_x <= plot.x + plot.w)
    return self->pointer_x;
  slot = find_dated (self, kro_view_state_get_selection (get_state (self)), &columns);
  x = slot != KRO_SLOT_NONE ? kro_time_scale_to_x (&scale, columns->starts[slot]) : -1;
  return x >= plot.x && x <= plot.x + plot.w ? x : plot.x + plot.w / 2;
}

/**
 * kro_timeline_view_zoom:
 * @self: a view
 * @factor: above 1 shows a shorter span
 *
 * Zooms, at the pointer if it is over the plot, else at the selected event if
 * that is seen, else around the middle.
 */
void
kro_timeline_view_zoom (KroTimelineView *self, double factor)
{
  kro_timeline_view_zoom_at (self, find_focus (self), factor, TRUE);
}

/**
 * kro_timeline_view_fit:
 * @self: a view
 *
 * Shows all events.
 */
void
kro_timeline_view_fit (KroTimelineView *self)
{
  KroTimeScale scale;

  if (kro_stage_get_fit (self->stage, &scale))
    kro_timeline_view_move (self, &scale, TRUE);
}

/**
 * kro_timeline_view_fit_selection:
 * @self: a view
 *
 * Zooms to the selected events; to a single one out of a cluster until it
 * stands apart.
 */
void
kro_timeline_view_fit_selection (KroTimelineView *self)
{
  KroTime from;
  KroTime to;

  if (kro_view_state_get_n_selected (get_state (self)) < 2)
    kro_timeline_view_show_event (self, kro_view_state_get_selection (get_state (self)));
  else if (kro_view_state_get_selected_span (get_state (self), &from, &to))
    show_with_least (self, from, to, LEAST_EVENT_SECONDS);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lanes under pointer and keys: a click on the name of one folds or unfolds
 * it, a second one shows all its events; keys do so with the lane of the
 * selected event. Lengths are logical pixels. Main thread.
 */
#include "kro-timeline-view-private.h"

static KroViewState *
get_state (KroTimelineView *self)
{
  return kro_stage_get_state (self->stage);
}

/* The lane whose name is at a place; NULL: there is none. */
const KroPlaced *
kro_timeline_view_find_lane (KroTimelineView *self, double x, double y)
{
  KroScene        *scene = self->stage != NULL ? kro_stage_get_scene (self->stage) : NULL;
  gsize            n = 0;
  const KroPlaced *placed = scene != NULL ? kro_scene_get_placed (scene, &n) : NULL;

  if (scene == NULL || x >= kro_stage_get_plot (self->stage).x)
    return NULL;
  for (gsize i = 0; i < n; i++)
    if (placed[i].kind == KRO_PLACED_LANE && placed[i].text != NULL && y >= placed[i].box.y && y < placed[i].box.y + placed[i].box.h)
      return &placed[i];
  return NULL;
}

void
kro_timeline_view_toggle_lane (KroTimelineView *self, const char *name)
{
  /* The scene that the name belongs to goes with the change. */
  g_autofree char *owned = g_strdup (name);

  kro_view_state_fold_lane (get_state (self), owned, !kro_view_state_is_lane_folded (get_state (self), owned));
}

static void
show_lane (KroTimelineView *self, guint lane)
{
  KroBox       plot = kro_stage_get_plot (self->stage);
  KroTime      from;
  KroTime      to;
  KroTimeScale scale;

  if (!kro_stage_get_lane_extent (self->stage, lane, &from, &to))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (kro_time_difference (to, from) < 60)
    to = kro_time_add (from, 60);
  scale = kro_stage_get_scale_for (self->stage, from, to, plot.x + plot.w * 0.05, plot.w * 0.8);
  kro_timeline_view_move (self, &scale, TRUE);
}

/* Returns whether a click was on the name of a lane. */
gboolean
kro_timeline_view_click_lane (KroTimelineView *self, int n_press, double x, double y)
{
  const KroPlaced *placed = kro_timeline_view_find_lane (self, x, y);

  if (placed == NULL)
    return FALSE;
  /* The first click of two folded it. */
  if (n_press == 2)
    {
      guint lane = (guint)placed->lane;

      kro_timeline_view_toggle_lane (self, placed->text);
      show_lane (self, lane);
    }
  else if (n_press == 1)
    kro_timeline_view_toggle_lane (self, placed->text);
  return TRUE;
}

static const char *
find_selected (KroTimelineView *self, guint *lane)
{
  KroId       selection = kro_view_state_get_selection (get_state (self));
  const char *name = selection != KRO_ID_NONE ? kro_stage_find_lane (self->stage, selection, lane) : NULL;

  if (name == NULL)
    gtk_widget_error_bell (GTK_WIDGET (self));
  return name;
}

void
kro_timeline_view_fold_lane (KroTimelineView *self)
{
  guint       lane;
  const char *name = find_selected (self, &lane);

  if (name != NULL)
    kro_timeline_view_toggle_lane (self, name);
}

void
kro_timeline_view_fit_lane (KroTimelineView *self)
{
  guint lane;

  if (find_selected (self, &lane) != NULL)
    show_lane (self, lane);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What keys do to the timeline: everything that the pointer can do, and each
 * key is an action of the widget. Delete, F2 and the like belong to the window.
 * Main thread.
 */
#include "kro-timeline-view-private.h"

#include <math.h>

#define ZOOM_KEY 1.5
#define PAN_KEY 0.1

static KroViewState *
get_state (KroTimelineView *self)
{
  return kro_stage_get_state (self->stage);
}

static void
zoom_in_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_timeline_view_zoom (KRO_TIMELINE_VIEW (widget), ZOOM_KEY);
}

static void
zoom_out_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_timeline_view_zoom (KRO_TIMELINE_VIEW (widget), 1 / ZOOM_KEY);
}

static void
fit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_timeline_view_fit (KRO_TIMELINE_VIEW (widget));
}

static void
pan_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KroTimelineView *self = KRO_TIMELINE_VIEW (widget);
  KroBox           plot = kro_stage_get_plot (self->stage);
  KroTimeScale     scale = kro_timeline_view_get_goal (self);

  scale = kro_time_scale_pan (&scale, -g_variant_get_double (parameter) * plot.w);
  kro_timeline_view_move (self, &scale, TRUE);
}

/* The event at @position, or the next one from there in direction @by that
 * the filter lets through. */
static void
select_from (KroTimelineView *self, gint64 position, int by)
{
  KroFilter     *filter = kro_view_state_get_filter (get_state (self));
  KroTimeline   *timeline = kro_view_state_get_timeline (get_state (self));
  gint64         n = timeline != NULL ? kro_timeline_get_n_events (timeline) : 0;
  const guint32 *order = timeline != NULL ? kro_timeline_get_order (timeline) : NULL;

  for (gint64 i = position; i >= 0 && i < n; i += by)
    if (kro_filter_get_is_empty (filter) || kro_filter_matches (filter, timeline, order[i]))
      {
        kro_view_state_set_selection (get_state (self), kro_timeline_get_id_at (timeline, (guint32)i));
        return;
      }
}

static void
select_first (KroTimelineView *self)
{
  select_from (self, 0, 1);
}

static void
select_last (KroTimelineView *self)
{
  KroTimeline *timeline = kro_view_state_get_timeline (get_state (self));

  if (timeline != NULL)
    select_from (self, (gint64)kro_timeline_get_n_events (timeline) - 1, -1);
}

/* The neighbour in time; from no selection, the first or the last one. */
static void
select_neighbour (KroTimelineView *self, int by)
{
  KroTimeline *timeline = kro_view_state_get_timeline (get_state (self));
  KroId        event = kro_view_state_get_selection (get_state (self));
  guint32      position = timeline != NULL && event != KRO_ID_NONE ? kro_timeline_get_position (timeline, event) : KRO_SLOT_NONE;

  if (position != KRO_SLOT_NONE)
    select_from (self, (gint64)position + by, by);
  else if (by > 0)
    select_first (self);
  else
    select_last (self);
}

static void
next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_timeline_view_select_next (KRO_TIMELINE_VIEW (widget));
}

static void
previous_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_timeline_view_select_previous (KRO_TIMELINE_VIEW (widget));
}

static void
first_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  select_first (KRO_TIMELINE_VIEW (widget));
}

static void
last_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  select_last (KRO_TIMELINE_VIEW (widget));
}

/* The event the eye meets next above (-1) or below (+1): the nearest one, a
 * step down counting less than a step aside. */
static void
select_vertical (KroTimelineView *self, int direction)
{
  KroScene        *scene = kro_stage_get_scene (self->stage);
  KroId            selection = kro_view_state_get_selection (get_state (self));
  const KroPlaced *placed;
  gsize            n_placed;
  KroBox           from;
  KroId            best = KRO_ID_NONE;
  double           least = G_MAXDOUBLE;

  if (scene == NULL || selection == KRO_ID_NONE || !kro_scene_get_event_boxes (scene, selection, &from, NULL))
    {
      select_neighbour (self, direction);
      return;
    }
  placed = kro_scene_get_placed (scene, &n_placed);
  for (gsize i = 0; i < n_placed; i++)
    {
      double down = (placed[i].box.y - from.y) * direction;
      double cost = down + 0.5 * fabs (placed[i].box.x - from.x);

      if (placed[i].kind != KRO_PLACED_EVENT || placed[i].event == selection || down < 1 || cost >= least)
        continue;
      least = cost;
      best = placed[i].event;
    }
  if (best != KRO_ID_NONE)
    kro_view_state_set_selection (get_state (self), best);
}

static void
above_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  select_vertical (KRO_TIMELINE_VIEW (widget), -1);
}

static void
below_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  select_vertical (KRO_TIMELINE_VIEW (widget), 1);
}

/* One thing at a time: a band, then the selection. */
static gboolean
clear (KroTimelineView *self)
{
  gboolean moved;

  if (self->stage == NULL)
    return FALSE;
  if (kro_timeline_view_cancel_band (self))
    return TRUE;
  moved = kro_timeline_view_is_moving (self);
  kro_timeline_view_stop (self);
  if (kro_view_state_get_selection (get_state (self)) == KRO_ID_NONE)
    return moved;
  kro_view_state_set_selection (get_state (self), KRO_ID_NONE);
  return TRUE;
}

static void
clear_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  clear (KRO_TIMELINE_VIEW (widget));
}

/* With nothing left to clear the key is somebody else's. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *parameter, gpointer user_data)
{
  return clear (KRO_TIMELINE_VIEW (widget));
}

static void
show_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_timeline_view_fit_selection (KRO_TIMELINE_VIEW (widget));
}

static void
nearest_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_timeline_view_show_nearest (KRO_TIMELINE_VIEW (widget), g_variant_get_int32 (parameter));
}

static void
band_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KRO_TIMELINE_VIEW (widget)->wants_band = TRUE;
  gtk_widget_set_cursor_from_name (widget, "crosshair");
}

static void
menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_timeline_view_show_menu_of_selection (KRO_TIMELINE_VIEW (widget));
}

static const struct
{
  const char                 *name;
  const char                 *type;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "timeline.zoom-in", NULL, zoom_in_cb },
  { "timeline.zoom-out", NULL, zoom_out_cb },
  { "timeline.fit", NULL, fit_cb },
  { "timeline.pan", "d", pan_cb },
  { "timeline.next", NULL, next_cb },
  { "timeline.previous", NULL, previous_cb },
  { "timeline.above", NULL, above_cb },
  { "timeline.below", NULL, below_cb },
  { "timeline.first", NULL, first_cb },
  { "timeline.last", NULL, last_cb },
  { "timeline.clear", NULL, clear_cb },
  { "timeline.show", NULL, show_cb },
  { "timeline.nearest", "i", nearest_cb },
  { "timeline.band", NULL, band_cb },
  { "timeline.menu", NULL, menu_cb },
};

static const struct
{
  guint           key;
  GdkModifierType modifiers;
  const char     *action;
  double          pan;
} keys[] = {
  { GDK_KEY_plus, 0, "timeline.zoom-in", 0 },
  { GDK_KEY_equal, 0, "timeline.zoom-in", 0 },
  { GDK_KEY_KP_Add, 0, "timeline.zoom-in", 0 },
  { GDK_KEY_plus, GDK_CONTROL_MASK, "timeline.zoom-in", 0 },
  { GDK_KEY_equal, GDK_CONTROL_MASK, "timeline.zoom-in", 0 },
  { GDK_KEY_minus, 0, "timeline.zoom-out", 0 },
  { GDK_KEY_KP_Subtract, 0, "timeline.zoom-out", 0 },
  { GDK_KEY_minus, GDK_CONTROL_MASK, "timeline.zoom-out", 0 },
  { GDK_KEY_0, 0, "timeline.fit", 0 },
  { GDK_KEY_KP_0, 0, "timeline.fit", 0 },
  { GDK_KEY_f, 0, "timeline.fit", 0 },
  { GDK_KEY_Right, 0, "timeline.next", 0 },
  { GDK_KEY_Left, 0, "timeline.previous", 0 },
  { GDK_KEY_Up, 0, "timeline.above", 0 },
  { GDK_KEY_Down, 0, "timeline.below", 0 },
  { GDK_KEY_Home, 0, "timeline.first", 0 },
  { GDK_KEY_End, 0, "timeline.last", 0 },
  { GDK_KEY_Return, 0, "timeline.show", 0 },
  { GDK_KEY_KP_Enter, 0, "timeline.show", 0 },
  { GDK_KEY_z, 0, "timeline.band", 0 },
  { GDK_KEY_g, 0, "timeline.fold-gaps", 0 },
  { GDK_KEY_Menu, 0, "timeline.menu", 0 },
  { GDK_KEY_F10, GDK_SHIFT_MASK, "timeline.menu", 0 },
  { GDK_KEY_Left, GDK_CONTROL_MASK, "timeline.pan", -PAN_KEY },
  { GDK_KEY_Right, GDK_CONTROL_MASK, "timeline.pan", PAN_KEY },
  { GDK_KEY_Page_Up, 0, "timeline.pan", -0.8 },
  { GDK_KEY_Page_Down, 0, "timeline.pan", 0.8 },
};

/* --- public ------------------------------------------------------------------------------- */

void
kro_timeline_view_actions_class_init (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type, actions[i].activate);
  gtk_widget_class_install_property_action (widget_class, "timeline.fold-gaps", "folds-gaps");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].pan != 0)
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, "d", keys[i].pan);
    else
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
}

/**
 * kro_timeline_view_select_next:
 * @self: a view
 *
 * Selects the next event in order of time; the first one if none is selected.
 */
void
kro_timeline_view_select_next (KroTimelineView *self)
{
  select_neighbour (self, 1);
}

/**
 * kro_timeline_view_select_previous:
 * @self: a view
 *
 * Selects the previous event in order of time; the last one if none is
 * selected.
 */
void
kro_timeline_view_select_previous (KroTimelineView *self)
{
  select_neighbour (self, -1);
}

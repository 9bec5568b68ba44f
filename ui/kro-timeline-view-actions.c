/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What keys do to the timeline: everything that the pointer can do, and each
 * key is an action of the widget. Delete, F2 and the like belong to the window.
 * Main thread.
 */
#include "kro-timeline-view-private.h"

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
left_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_timeline_view_walk (KRO_TIMELINE_VIEW (widget), GTK_DIR_LEFT);
}

static void
right_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_timeline_view_walk (KRO_TIMELINE_VIEW (widget), GTK_DIR_RIGHT);
}

static void
first_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_timeline_view_walk_to_end (KRO_TIMELINE_VIEW (widget), GTK_DIR_LEFT);
}

static void
last_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_timeline_view_walk_to_end (KRO_TIMELINE_VIEW (widget), GTK_DIR_RIGHT);
}

static void
above_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_timeline_view_walk (KRO_TIMELINE_VIEW (widget), GTK_DIR_UP);
}

static void
below_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_timeline_view_walk (KRO_TIMELINE_VIEW (widget), GTK_DIR_DOWN);
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
  if (kro_view_state_get_selection (get_state (self)) == KRO_ID_NONE && self->cursor == KRO_ID_NONE)
    return moved;
  kro_view_state_set_selection (get_state (self), KRO_ID_NONE);
  kro_timeline_view_set_cursor (self, KRO_ID_NONE);
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

/* A cluster opens where it stands, an event is zoomed in on. */
static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KroTimelineView *self = KRO_TIMELINE_VIEW (widget);

  if (!kro_timeline_view_open_cursor (self))
    kro_timeline_view_fit_selection (self);
}

static void
peek_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_timeline_view_peek_cursor (KRO_TIMELINE_VIEW (widget));
}

static void
zoom_cluster_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_timeline_view_zoom_cursor (KRO_TIMELINE_VIEW (widget));
}

/* Where the keys are on no cluster, these are somebody else's. */
static gboolean
peek_key_cb (GtkWidget *widget, GVariant *parameter, gpointer user_data)
{
  return kro_timeline_view_peek_cursor (KRO_TIMELINE_VIEW (widget));
}

static gboolean
zoom_cluster_key_cb (GtkWidget *widget, GVariant *parameter, gpointer user_data)
{
  return kro_timeline_view_zoom_cursor (KRO_TIMELINE_VIEW (widget));
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
fold_lane_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_timeline_view_fold_lane (KRO_TIMELINE_VIEW (widget));
}

static void
unfold_lanes_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_view_state_unfold_lanes (get_state (KRO_TIMELINE_VIEW (widget)));
}

static void
fit_lane_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_timeline_view_fit_lane (KRO_TIMELINE_VIEW (widget));
}

static void
extend_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  int direction;
  int to_end;

  g_variant_get (parameter, "(ii)", &direction, &to_end);
  kro_timeline_view_extend (KRO_TIMELINE_VIEW (widget), (GtkDirectionType)direction, to_end != 0);
}

static void
select_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_view_state_select_all (get_state (KRO_TIMELINE_VIEW (widget)));
}

static void
select_cluster_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_timeline_view_choose_cursor (KRO_TIMELINE_VIEW (widget));
}

static void
step_date_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  int sides;
  int steps;

  g_variant_get (parameter, "(ii)", &sides, &steps);
  kro_timeline_view_date_step (KRO_TIMELINE_VIEW (widget), (KroDateSides)(sides & KRO_DATE_SIDE_BOTH), steps);
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
  { "timeline.left", NULL, left_cb },
  { "timeline.right", NULL, right_cb },
  { "timeline.above", NULL, above_cb },
  { "timeline.below", NULL, below_cb },
  { "timeline.first", NULL, first_cb },
  { "timeline.last", NULL, last_cb },
  { "timeline.clear", NULL, clear_cb },
  { "timeline.show", NULL, show_cb },
  { "timeline.open", NULL, open_cb },
  { "timeline.peek", NULL, peek_cb },
  { "timeline.zoom-cluster", NULL, zoom_cluster_cb },
  { "timeline.nearest", "i", nearest_cb },
  { "timeline.band", NULL, band_cb },
  { "timeline.menu", NULL, menu_cb },
  { "timeline.step-date", "(ii)", step_date_cb },
  { "timeline.extend", "(ii)", extend_cb },
  { "timeline.select-all", NULL, select_all_cb },
  { "timeline.select-cluster", NULL, select_cluster_cb },
  { "timeline.fold-lane", NULL, fold_lane_cb },
  { "timeline.unfold-lanes", NULL, unfold_lanes_cb },
  { "timeline.fit-lane", NULL, fit_lane_cb },
};

/* The whole date, its end, its start. */
static const struct
{
  GdkModifierType modifiers;
  KroDateSides    sides;
} date_keys[] = {
  { GDK_CONTROL_MASK | GDK_SHIFT_MASK, KRO_DATE_SIDE_BOTH },
  { GDK_ALT_MASK | GDK_SHIFT_MASK, KRO_DATE_SIDE_END },
  { GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK, KRO_DATE_SIDE_START },
};

/* With Shift. */
static const struct
{
  guint            key;
  GtkDirectionType direction;
  gboolean         to_end;
} extend_keys[] = {
  { GDK_KEY_Left, GTK_DIR_LEFT, FALSE },
  { GDK_KEY_Right, GTK_DIR_RIGHT, FALSE },
  { GDK_KEY_Up, GTK_DIR_UP, FALSE },
  { GDK_KEY_Down, GTK_DIR_DOWN, FALSE },
  { GDK_KEY_Home, GTK_DIR_LEFT, TRUE },
  { GDK_KEY_End, GTK_DIR_RIGHT, TRUE },
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
  { GDK_KEY_Right, 0, "timeline.right", 0 },
  { GDK_KEY_Left, 0, "timeline.left", 0 },
  { GDK_KEY_Up, 0, "timeline.above", 0 },
  { GDK_KEY_Down, 0, "timeline.below", 0 },
  { GDK_KEY_Home, 0, "timeline.first", 0 },
  { GDK_KEY_End, 0, "timeline.last", 0 },
  { GDK_KEY_Return, 0, "timeline.open", 0 },
  { GDK_KEY_KP_Enter, 0, "timeline.open", 0 },
  { GDK_KEY_z, 0, "timeline.band", 0 },
  { GDK_KEY_g, 0, "timeline.fold-gaps", 0 },
  { GDK_KEY_l, 0, "timeline.fold-lane", 0 },
  { GDK_KEY_l, GDK_SHIFT_MASK, "timeline.unfold-lanes", 0 },
  { GDK_KEY_f, GDK_SHIFT_MASK, "timeline.fit-lane", 0 },
  { GDK_KEY_a, GDK_CONTROL_MASK, "timeline.select-all", 0 },
  { GDK_KEY_a, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "timeline.clear", 0 },
  { GDK_KEY_space, GDK_CONTROL_MASK, "timeline.select-cluster", 0 },
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
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, peek_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, zoom_cluster_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, zoom_cluster_key_cb, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (date_keys); i++)
    {
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, date_keys[i].modifiers, "timeline.step-date", "(ii)", (int)date_keys[i].sides, -1);
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, date_keys[i].modifiers, "timeline.step-date", "(ii)", (int)date_keys[i].sides, 1);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (extend_keys); i++)
    gtk_widget_class_add_binding_action (widget_class, extend_keys[i].key, GDK_SHIFT_MASK, "timeline.extend", "(ii)", (int)extend_keys[i].direction, (int)extend_keys[i].to_end);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].pan != 0)
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, "d", keys[i].pan);
    else
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
}

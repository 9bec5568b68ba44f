/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a person does to the timeline: pointer, touch and keys. Everything the
 * pointer can do has a key, and every key is an action of the widget. Lengths
 * are logical pixels. Main thread.
 */
#include "kro-timeline-view-private.h"

#include <math.h>

#define ZOOM_KEY 1.5
#define ZOOM_NOTCH 1.25
#define PAN_NOTCH 60.0
#define PAN_KEY 0.1
#define DRAG_LEAST 5.0

static KroViewState *
get_state (KroTimelineView *self)
{
  return kro_stage_get_state (self->stage);
}

static const KroPlaced *
find_placed (KroTimelineView *self, double x, double y)
{
  KroScene *scene = self->stage != NULL ? kro_stage_get_scene (self->stage) : NULL;

  return scene != NULL ? kro_scene_hit (scene, x, y) : NULL;
}

/* --- pointer -------------------------------------------------------------------------- */

static void
motion_cb (KroTimelineView *self, double x, double y)
{
  const KroPlaced *placed = find_placed (self, x, y);
  gboolean         active = placed != NULL && (placed->event != KRO_ID_NONE || placed->kind == KRO_PLACED_CLUSTER);

  if (self->stage == NULL)
    return;
  self->pointer_x = x;
  self->pointer_y = y;
  kro_view_state_set_hover (get_state (self), placed != NULL ? placed->event : KRO_ID_NONE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), active ? "pointer" : NULL);
}

static void
leave_cb (KroTimelineView *self)
{
  self->pointer_x = -1;
  if (self->stage != NULL)
    kro_view_state_set_hover (get_state (self), KRO_ID_NONE);
}

static void
show_event (KroTimelineView *self, KroId event)
{
  KroTimeline      *timeline = kro_view_state_get_timeline (get_state (self));
  guint32           slot = timeline != NULL ? kro_timeline_get_slot (timeline, event) : KRO_SLOT_NONE;
  const KroColumns *columns;

  if (slot == KRO_SLOT_NONE)
    return;
  columns = kro_timeline_get_columns (timeline);
  if (columns->is_dated[slot])
    kro_timeline_view_show_time (self, columns->starts[slot], columns->ends[slot]);
}

/* On release, so that a drag selects nothing. */
static void
released_cb (KroTimelineView *self, int n_press, double x, double y)
{
  const KroPlaced *placed = find_placed (self, x, y);

  if (self->stage == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (placed != NULL && placed->kind == KRO_PLACED_CLUSTER)
    kro_timeline_view_show_time (self, placed->from, placed->to);
  else if (placed != NULL && placed->event != KRO_ID_NONE && n_press == 2)
    show_event (self, placed->event);
  else if (n_press == 1)
    kro_view_state_set_selection (get_state (self), placed != NULL ? placed->event : KRO_ID_NONE);
}

static void
drag_begin_cb (KroTimelineView *self)
{
  if (self->stage != NULL)
    self->drag_scale = kro_stage_get_scale (self->stage);
}

static void
drag_update_cb (KroTimelineView *self, double x, double y, GtkGesture *gesture)
{
  GdkEventSequence *sequence = gtk_gesture_single_get_current_sequence (GTK_GESTURE_SINGLE (gesture));
  KroTimeScale      scale;

  if (self->stage == NULL)
    return;
  if (gtk_gesture_get_sequence_state (gesture, sequence) != GTK_EVENT_SEQUENCE_CLAIMED)
    {
      if (hypot (x, y) < DRAG_LEAST)
        return;
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
    }
  scale = kro_time_scale_pan (&self->drag_scale, x);
  kro_timeline_view_move (self, &scale, FALSE);
}

static void
drag_end_cb (KroTimelineView *self)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), NULL);
}

static void
zoom_at (KroTimelineView *self, double x, double factor)
{
  KroTimeScale scale = kro_stage_get_scale (self->stage);
  KroBox       plot = kro_stage_get_plot (self->stage);

  scale = kro_time_scale_zoom (&scale, CLAMP (x, plot.x, plot.x + plot.w), factor);
  kro_timeline_view_move (self, &scale, FALSE);
}

static gboolean
scroll_cb (KroTimelineView *self, double dx, double dy, GtkEventController *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);
  KroTimeScale    scale;
  KroBox          plot;

  if (self->stage == NULL)
    return GDK_EVENT_PROPAGATE;
  plot = kro_stage_get_plot (self->stage);
  if (state & GDK_CONTROL_MASK)
    {
      zoom_at (self, self->pointer_x >= 0 ? self->pointer_x : plot.x + plot.w / 2, pow (ZOOM_NOTCH, -dy));
      return GDK_EVENT_STOP;
    }
  scale = kro_stage_get_scale (self->stage);
  scale = kro_time_scale_pan (&scale, -(dx + dy) * PAN_NOTCH);
  kro_timeline_view_move (self, &scale, FALSE);
  return GDK_EVENT_STOP;
}

static void
zoom_begin_cb (KroTimelineView *self)
{
  if (self->stage != NULL)
    self->zoom_scale = kro_stage_get_scale (self->stage);
}

static void
zoom_changed_cb (KroTimelineView *self, double factor, GtkGesture *gesture)
{
  double       x = self->pointer_x;
  double       y;
  KroTimeScale scale;

  if (self->stage == NULL)
    return;
  gtk_gesture_get_bounding_box_center (gesture, &x, &y);
  scale = kro_time_scale_zoom (&self->zoom_scale, x, factor);
  kro_timeline_view_move (self, &scale, FALSE);
}

static gboolean
is_cut (const KroScene *scene, const KroPlaced *placed)
{
  gsize               n_primitives;
  const KroPrimitive *primitives = kro_scene_get_primitives (scene, &n_primitives);

  for (guint32 i = placed->primitive; i < placed->primitive + placed->n_primitives; i++)
    if (primitives[i].kind == KRO_PRIMITIVE_TEXT && primitives[i].width > primitives[i].box.w + 0.5)
      return TRUE;
  return FALSE;
}

/* Whether there is more to say than is seen: in a cluster, of a mark without a
 * card, in a card that is cut. */
static gboolean
has_more (const KroScene *scene, const KroPlaced *placed)
{
  const KroPlaced *card;

  if (placed->kind == KRO_PLACED_CLUSTER)
    return TRUE;
  if (placed->event == KRO_ID_NONE)
    return FALSE;
  card = kro_scene_find_event (scene, placed->event, KRO_PLACED_LABEL);
  return card == NULL || is_cut (scene, card);
}

static gboolean
tooltip_cb (KroTimelineView *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const KroPlaced *placed = keyboard ? NULL : find_placed (self, x, y);
  GdkRectangle     area;

  if (placed == NULL || placed->text == NULL || !has_more (kro_stage_get_scene (self->stage), placed))
    return FALSE;
  area = (GdkRectangle){ (int)placed->box.x, (int)placed->box.y, (int)placed->box.w, (int)placed->box.h };
  gtk_tooltip_set_text (tooltip, placed->text);
  gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}

/* --- actions ---------------------------------------------------------------------------- */

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
  KroTimeScale     scale = kro_stage_get_scale (self->stage);

  scale = kro_time_scale_pan (&scale, -g_variant_get_double (parameter) * plot.w);
  kro_timeline_view_move (self, &scale, TRUE);
}

static void
select_position (KroTimelineView *self, gint64 position)
{
  KroTimeline *timeline = kro_view_state_get_timeline (get_state (self));
  guint        n = timeline != NULL ? kro_timeline_get_n_events (timeline) : 0;

  if (n > 0)
    kro_view_state_set_selection (get_state (self), kro_timeline_get_id_at (timeline, (guint32)CLAMP (position, 0, (gint64)n - 1)));
}

/* The neighbour in time; from no selection, the first or the last one. */
static void
select_neighbour (KroTimelineView *self, int by)
{
  KroTimeline *timeline = kro_view_state_get_timeline (get_state (self));
  KroId        event = kro_view_state_get_selection (get_state (self));
  guint32      position = timeline != NULL && event != KRO_ID_NONE ? kro_timeline_get_position (timeline, event) : KRO_SLOT_NONE;

  if (position == KRO_SLOT_NONE)
    select_position (self, by > 0 ? 0 : G_MAXUINT32);
  else
    select_position (self, (gint64)position + by);
}

static void
next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  select_neighbour (KRO_TIMELINE_VIEW (widget), 1);
}

static void
previous_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  select_neighbour (KRO_TIMELINE_VIEW (widget), -1);
}

static void
first_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  select_position (KRO_TIMELINE_VIEW (widget), 0);
}

static void
last_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  select_position (KRO_TIMELINE_VIEW (widget), G_MAXUINT32);
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

static void
clear_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_view_state_set_selection (get_state (KRO_TIMELINE_VIEW (widget)), KRO_ID_NONE);
}

static void
show_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KroTimelineView *self = KRO_TIMELINE_VIEW (widget);

  show_event (self, kro_view_state_get_selection (get_state (self)));
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
  { GDK_KEY_Escape, 0, "timeline.clear", 0 },
  { GDK_KEY_Return, 0, "timeline.show", 0 },
  { GDK_KEY_Left, GDK_CONTROL_MASK, "timeline.pan", -PAN_KEY },
  { GDK_KEY_Right, GDK_CONTROL_MASK, "timeline.pan", PAN_KEY },
  { GDK_KEY_Page_Up, 0, "timeline.pan", -0.8 },
  { GDK_KEY_Page_Down, 0, "timeline.pan", 0.8 },
};

/* --- set-up ------------------------------------------------------------------------------- */

void
kro_timeline_view_input_class_init (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type, actions[i].activate);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].pan != 0)
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, "d", keys[i].pan);
    else
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
}

static void
listen (KroTimelineView *self, gpointer controller, const char *signal, GCallback callback)
{
  g_signal_connect_swapped (controller, signal, callback, self);
}

void
kro_timeline_view_input_init (KroTimelineView *self)
{
  GtkWidget          *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkGesture         *zoom = gtk_gesture_zoom_new ();

  listen (self, motion, "motion", G_CALLBACK (motion_cb));
  listen (self, motion, "leave", G_CALLBACK (leave_cb));
  listen (self, scroll, "scroll", G_CALLBACK (scroll_cb));
  listen (self, click, "released", G_CALLBACK (released_cb));
  listen (self, drag, "drag-begin", G_CALLBACK (drag_begin_cb));
  listen (self, drag, "drag-update", G_CALLBACK (drag_update_cb));
  listen (self, drag, "drag-end", G_CALLBACK (drag_end_cb));
  listen (self, zoom, "begin", G_CALLBACK (zoom_begin_cb));
  listen (self, zoom, "scale-changed", G_CALLBACK (zoom_changed_cb));
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (zoom));
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a person does to the overview strip: pointer, touch and keys. What is
 * dragged follows the pointer to the nanosecond and stays within the strip, as
 * the slider of a scroll bar does. Everything the pointer can do has a key, and
 * every key is an action of the widget. Lengths are logical pixels. Main
 * thread.
 */
#include "kro-overview-strip-private.h"

#include <math.h>

#define GRAB 8.0 /* how far from an edge it is grabbed */
#define DRAG_LEAST 2.0
#define LEAST_WINDOW 2.0
#define STEP 0.1
#define ZOOM_KEY 1.25
#define ZOOM_NOTCH 1.25

/* --- where ------------------------------------------------------------------------------ */

static KroTime
get_time (KroOverviewStrip *self, double x)
{
  return kro_time_scale_to_time (&self->scale, x);
}

static KroTime
get_strip_end (KroOverviewStrip *self)
{
  return get_time (self, gtk_widget_get_width (GTK_WIDGET (self)));
}

/* Whether what is seen lies beyond the strip, so that its window only tells on
 * which side. */
static gboolean
is_beyond (KroOverviewStrip *self)
{
  KroTime from;
  KroTime to;

  kro_view_state_get_span (self->state, &from, &to);
  return kro_time_compare (to, get_time (self, 0)) <= 0 || kro_time_compare (from, get_strip_end (self)) >= 0;
}

/* Edges are grabbed from outside, and from inside as far as that leaves a third
 * to move by. */
static KroOverviewPart
find_part (KroOverviewStrip *self, double x)
{
  KroBox window = kro_overview_strip_get_window (self);
  double left = x - window.x;
  double right = window.x + window.w - x;
  double inside = MIN (GRAB, window.w / 3);

  if (left < -GRAB || right < -GRAB || is_beyond (self))
    return KRO_OVERVIEW_ELSEWHERE;
  if (left < inside)
    return KRO_OVERVIEW_LEFT_EDGE;
  return right < inside ? KRO_OVERVIEW_RIGHT_EDGE : KRO_OVERVIEW_WINDOW;
}

static void
set_part (KroOverviewStrip *self, KroOverviewPart part)
{
  static const char *const cursors[] = {
    [KRO_OVERVIEW_ELSEWHERE] = NULL,
    [KRO_OVERVIEW_WINDOW] = "grab",
    [KRO_OVERVIEW_LEFT_EDGE] = "ew-resize",
    [KRO_OVERVIEW_RIGHT_EDGE] = "ew-resize",
  };

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->is_dragging && part == KRO_OVERVIEW_WINDOW ? "grabbing" : cursors[part]);
  if (self->part == part)
    return;
  self->part = part;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* How far a span may go by @seconds within the strip; one that is beyond its
 * edge may only come back. */
static double
limit (KroOverviewStrip *self, const KroTime span[2], double seconds)
{
  double least = MIN (kro_time_difference (get_time (self, 0), span[0]), 0);
  double most = MAX (kro_time_difference (get_strip_end (self), span[1]), 0);

  return CLAMP (seconds, least, most);
}

/* Both ends go by the same nanoseconds. */
static void
shift (KroOverviewStrip *self, const KroTime span[2], double seconds, gboolean animate)
{
  KroTime by = kro_time_add (KRO_TIME_INIT (0), limit (self, span, seconds));

  kro_overview_strip_move (self,
                           kro_time_add_exact (span[0], by.seconds, by.nanoseconds),
                           kro_time_add_exact (span[1], by.seconds, by.nanoseconds),
                           animate);
}

/* --- pointer ---------------------------------------------------------------------------- */

static void
motion_cb (KroOverviewStrip *self, double x, double y)
{
  const KroPlaced *placed;

  if (self->is_dragging || !kro_overview_strip_update (self))
    return;
  set_part (self, find_part (self, x));
  placed = kro_scene_hit (self->scene, x, y);
  kro_view_state_set_hover (self->state, placed != NULL ? placed->event : KRO_ID_NONE);
}

static void
leave_cb (KroOverviewStrip *self)
{
  if (self->state == NULL || self->is_dragging)
    return;
  set_part (self, KRO_OVERVIEW_ELSEWHERE);
  kro_view_state_set_hover (self->state, KRO_ID_NONE);
}

/* The span as long as it is, with its middle at @x as near as the strip goes. */
static void
go_to (KroOverviewStrip *self, double x, gboolean animate)
{
  KroTime span[2];
  double  seconds;

  kro_overview_strip_get_goal (self, span);
  seconds = kro_time_difference (span[1], span[0]);
  shift (self, span, kro_time_difference (get_time (self, x), kro_time_add (span[0], seconds / 2)), animate);
}

static void
fit (KroOverviewStrip *self)
{
  KroTime from;
  KroTime to;
  double  margin;

  if (!kro_overview_strip_update (self) || gtk_widget_activate_action (GTK_WIDGET (self), "win.fit", NULL))
    return;
  kro_density_get_extent (self->density, &from, &to);
  margin = MAX (kro_time_difference (to, from) * 0.05, 1);
  kro_overview_strip_move (self, kro_time_add (from, -margin), kro_time_add (to, margin), TRUE);
}

/* On release, so that a drag goes nowhere else. */
static void
released_cb (KroOverviewStrip *self, int n_press, double x, double y)
{
  if (!kro_overview_strip_update (self))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 2)
    fit (self);
  else if (n_press == 1 && find_part (self, x) == KRO_OVERVIEW_ELSEWHERE)
    go_to (self, x, TRUE);
}

/* An edge goes as far as the strip does, and never past the other one. */
static void
drag_edge (KroOverviewStrip *self, double seconds)
{
  KroTime span[2] = { self->drag_span[0], self->drag_span[1] };
  double  length = kro_time_difference (span[1], span[0]);
  double  least = MIN (MAX (LEAST_WINDOW / self->scale.pixels_per_second, KRO_VIEW_SPAN_MIN), length);
  double  left = MIN (kro_time_difference (get_time (self, 0), span[0]), 0);
  double  right = MAX (kro_time_difference (get_strip_end (self), span[1]), 0);

  if (self->part == KRO_OVERVIEW_LEFT_EDGE)
    span[0] = kro_time_add (span[0], CLAMP (seconds, left, length - least));
  else
    span[1] = kro_time_add (span[1], CLAMP (seconds, least - length, right));
  kro_overview_strip_move (self, span[0], span[1], FALSE);
}

static void
drag_to (KroOverviewStrip *self, double dx)
{
  double seconds = dx / self->scale.pixels_per_second;

  if (self->part == KRO_OVERVIEW_WINDOW)
    shift (self, self->drag_span, seconds, FALSE);
  else
    drag_edge (self, seconds);
}

static void
drag_begin_cb (KroOverviewStrip *self, double x, double y)
{
  if (!kro_overview_strip_update (self))
    return;
  set_part (self, find_part (self, x));
  kro_view_state_get_span (self->state, &self->drag_span[0], &self->drag_span[1]);
}

/* A drag from elsewhere fetches the window, and it goes along. */
static void
start_drag (KroOverviewStrip *self, GtkGesture *gesture)
{
  double x = 0;
  double y = 0;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &x, &y);
  if (self->part == KRO_OVERVIEW_ELSEWHERE)
    {
      go_to (self, x, FALSE);
      kro_view_state_get_span (self->state, &self->drag_span[0], &self->drag_span[1]);
      kro_overview_strip_update (self);
      self->part = KRO_OVERVIEW_WINDOW;
    }
  self->is_dragging = TRUE;
  set_part (self, self->part);
}

static void
drag_update_cb (KroOverviewStrip *self, double dx, double dy, GtkGesture *gesture)
{
  if (!kro_overview_strip_update (self))
    return;
  if (!self->is_dragging && fabs (dx) < DRAG_LEAST)
    return;
  if (!self->is_dragging)
    start_drag (self, gesture);
  drag_to (self, dx);
}

static void
drag_end_cb (KroOverviewStrip *self)
{
  self->is_dragging = FALSE;
  set_part (self, self->part);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
zoom (KroOverviewStrip *self, double factor, gboolean animate)
{
  KroTime span[2];
  double  seconds;
  double  by;

  kro_overview_strip_get_goal (self, span);
  seconds = kro_time_difference (span[1], span[0]);
  by = (CLAMP (seconds * factor, KRO_VIEW_SPAN_MIN, KRO_VIEW_SPAN_MAX) - seconds) / 2;
  kro_overview_strip_move (self, kro_time_add (span[0], -by), kro_time_add (span[1], by), animate);
}

static void
pan (KroOverviewStrip *self, double share, gboolean animate)
{
  KroTime span[2];

  kro_overview_strip_get_goal (self, span);
  shift (self, span, share * kro_time_difference (span[1], span[0]), animate);
}

static gboolean
scroll_cb (KroOverviewStrip *self, double dx, double dy, GtkEventController *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);

  if (!kro_overview_strip_update (self))
    return GDK_EVENT_PROPAGATE;
  if (state & GDK_CONTROL_MASK)
    zoom (self, pow (ZOOM_NOTCH, dy), FALSE);
  else
    pan (self, (dx + dy) * STEP, FALSE);
  return GDK_EVENT_STOP;
}

static gboolean
tooltip_cb (KroOverviewStrip *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const KroPlaced *placed = !keyboard && kro_overview_strip_update (self) ? kro_scene_hit (self->scene, x, y) : NULL;
  guint32          slot = placed != NULL && placed->event != KRO_ID_NONE ? kro_timeline_get_slot (self->timeline, placed->event) : KRO_SLOT_NONE;

  if (slot == KRO_SLOT_NONE)
    return FALSE;
  gtk_tooltip_set_text (tooltip, kro_timeline_get_columns (self->timeline)->titles[slot]);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle){ (int)placed->box.x, (int)placed->box.y, (int)placed->box.w, (int)placed->box.h });
  return TRUE;
}

/* --- actions ---------------------------------------------------------------------------- */

static void
pan_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (kro_overview_strip_update (KRO_OVERVIEW_STRIP (widget)))
    pan (KRO_OVERVIEW_STRIP (widget), g_variant_get_double (parameter), TRUE);
}

static void
zoom_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (kro_overview_strip_update (KRO_OVERVIEW_STRIP (widget)))
    zoom (KRO_OVERVIEW_STRIP (widget), g_variant_get_double (parameter), TRUE);
}

static void
first_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (kro_overview_strip_update (KRO_OVERVIEW_STRIP (widget)))
    go_to (KRO_OVERVIEW_STRIP (widget), 0, TRUE);
}

static void
last_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (kro_overview_strip_update (KRO_OVERVIEW_STRIP (widget)))
    go_to (KRO_OVERVIEW_STRIP (widget), gtk_widget_get_width (widget), TRUE);
}

static void
fit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  fit (KRO_OVERVIEW_STRIP (widget));
}

static const struct
{
  const char                 *name;
  const char                 *type;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "overview.pan", "d", pan_cb },
  { "overview.zoom", "d", zoom_cb },
  { "overview.first", NULL, first_cb },
  { "overview.last", NULL, last_cb },
  { "overview.fit", NULL, fit_cb },
};

static const struct
{
  guint           key;
  GdkModifierType modifiers;
  const char     *action;
  double          parameter;
} keys[] = {
  { GDK_KEY_Left, 0, "overview.pan", -STEP },
  { GDK_KEY_Right, 0, "overview.pan", STEP },
  { GDK_KEY_Page_Up, 0, "overview.pan", -0.8 },
  { GDK_KEY_Page_Down, 0, "overview.pan", 0.8 },
  { GDK_KEY_Left, GDK_CONTROL_MASK, "overview.zoom", 1 / ZOOM_KEY },
  { GDK_KEY_Right, GDK_CONTROL_MASK, "overview.zoom", ZOOM_KEY },
  { GDK_KEY_plus, 0, "overview.zoom", 1 / ZOOM_KEY },
  { GDK_KEY_equal, 0, "overview.zoom", 1 / ZOOM_KEY },
  { GDK_KEY_KP_Add, 0, "overview.zoom", 1 / ZOOM_KEY },
  { GDK_KEY_minus, 0, "overview.zoom", ZOOM_KEY },
  { GDK_KEY_KP_Subtract, 0, "overview.zoom", ZOOM_KEY },
  { GDK_KEY_Home, 0, "overview.first", 0 },
  { GDK_KEY_End, 0, "overview.last", 0 },
  { GDK_KEY_0, 0, "overview.fit", 0 },
  { GDK_KEY_KP_0, 0, "overview.fit", 0 },
};

/* --- set-up ----------------------------------------------------------------------------- */

void
kro_overview_strip_input_class_init (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type, actions[i].activate);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].parameter != 0)
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, "d", keys[i].parameter);
    else
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
}

static void
listen (KroOverviewStrip *self, gpointer controller, const char *signal, GCallback callback)
{
  g_signal_connect_swapped (controller, signal, callback, self);
}

void
kro_overview_strip_input_init (KroOverviewStrip *self)
{
  GtkWidget          *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkGesture         *drag = gtk_gesture_drag_new ();

  listen (self, motion, "motion", G_CALLBACK (motion_cb));
  listen (self, motion, "leave", G_CALLBACK (leave_cb));
  listen (self, scroll, "scroll", G_CALLBACK (scroll_cb));
  listen (self, click, "released", G_CALLBACK (released_cb));
  listen (self, drag, "drag-begin", G_CALLBACK (drag_begin_cb));
  listen (self, drag, "drag-update", G_CALLBACK (drag_update_cb));
  listen (self, drag, "drag-end", G_CALLBACK (drag_end_cb));
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What pointer and touch do to the timeline: point, click, drag, mark a span,
 * scroll, pinch. Lengths are logical pixels. Main thread.
 */
#include "kro-timeline-view-private.h"

#include "kro-geometry.h"

#include <glib/gi18n.h>
#include <math.h>

#define ZOOM_NOTCH 1.25
#define PAN_NOTCH 60.0
/* A finger on a touchpad gives distances, in the size that GTK gives them too. */
#define ZOOM_PIXEL 1.011
#define PAN_PIXEL 2.5
#define DRAG_LEAST 5.0

static KroViewState *
get_state (KroTimelineView *self)
{
  return kro_stage_get_state (self->stage);
}

const KroPlaced *
kro_timeline_view_find_placed (KroTimelineView *self, double x, double y)
{
  KroScene *scene = self->stage != NULL ? kro_stage_get_scene (self->stage) : NULL;

  return scene != NULL ? kro_scene_hit (scene, x, y) : NULL;
}

static void
set_cursor (KroTimelineView *self, const char *name)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

/* Nothing that stands in a lane. */
static gboolean
is_lane (const KroPlaced *placed)
{
  return placed == NULL || placed->kind == KRO_PLACED_LANE;
}

/* --- pointing ----------------------------------------------------------------------- */

static void
motion_cb (KroTimelineView *self, double x, double y)
{
  const KroPlaced *placed;
  const char      *handle;
  gboolean         active;

  if (self->stage == NULL)
    return;
  self->pointer_x = x;
  self->pointer_y = y;
  if (self->drags || self->has_band || self->has_frame)
    return;
  placed = kro_timeline_view_find_placed (self, x, y);
  active = is_lane (placed) && kro_timeline_view_find_lane (self, x, y) != NULL;
  active = active || (placed != NULL && (placed->kind == KRO_PLACED_FOLD || placed->event != KRO_ID_NONE || placed->kind == KRO_PLACED_CLUSTER));
  kro_view_state_set_hover (get_state (self), placed != NULL ? placed->event : KRO_ID_NONE);
  handle = kro_timeline_view_date_get_cursor (self, placed, x);
  if (self->wants_band)
    handle = "crosshair";
  set_cursor (self, handle != NULL ? handle : (active ? "pointer" : NULL));
  /* GTK 4.8 complains of one it waits to show in a window that was closed. */
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), active);
}

static void
leave_cb (KroTimelineView *self)
{
  self->pointer_x = -1;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), FALSE);
  if (self->stage != NULL)
    kro_view_state_set_hover (get_state (self), KRO_ID_NONE);
}

/* A hand on what moves holds it. */
static void
pressed_cb (KroTimelineView *self)
{
  self->was_moving = self->push_tick != 0;
  if (self->stage != NULL && self->was_moving)
    kro_timeline_view_stop (self);
}

/* On release, so that a drag selects nothing. */
static void
released_cb (KroTimelineView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  const KroPlaced *placed = kro_timeline_view_find_placed (self, x, y);
  GdkModifierType  modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (self->stage == NULL || self->was_moving || self->has_band || self->has_frame)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (kro_timeline_view_choose (self, placed, modifiers))
    return;
  if (placed != NULL && placed->cluster > 0 && n_press == 2)
    kro_timeline_view_show_cluster (self, placed->from, placed->to);
  else if (placed != NULL && placed->kind == KRO_PLACED_FOLD)
    kro_view_state_set_folds_gaps (get_state (self), FALSE);
  else if (placed != NULL && placed->cluster > 0)
    kro_timeline_view_open_cluster (self, placed->cluster - 1, TRUE);
  else if (placed != NULL && placed->event != KRO_ID_NONE && n_press == 2)
    kro_timeline_view_show_event (self, placed->event);
  else if (is_lane (placed) && kro_timeline_view_click_lane (self, n_press, x, y))
    return;
  else if (n_press == 1)
    {
      kro_timeline_view_set_cursor (self, KRO_ID_NONE);
      kro_view_state_set_selection (get_state (self), placed != NULL ? placed->event : KRO_ID_NONE);
    }
}

static void
menu_pressed_cb (KroTimelineView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (self->stage != NULL)
    kro_timeline_view_show_menu (self, x, y);
}

/* What the pointer finds out by resting: what is in a cluster, or what can be
 * done. */
static void
long_pressed_cb (KroTimelineView *self, double x, double y, GtkGesture *gesture)
{
  const KroPlaced *placed = kro_timeline_view_find_placed (self, x, y);

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (self->stage == NULL)
    return;
  if (placed != NULL && placed->cluster > 0)
    kro_timeline_view_peek (self, placed);
  else
    kro_timeline_view_show_menu (self, x, y);
}

/* --- dragging ----------------------------------------------------------------------- */

static void
end_band (KroTimelineView *self)
{
  self->has_band = FALSE;
  self->wants_band = FALSE;
  set_cursor (self, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Gives up a band or the move of a date, whatever the hand still does; returns
 * whether there was one. */
gboolean
kro_timeline_view_cancel_band (KroTimelineView *self)
{
  if (!kro_timeline_view_date_cancel (self) && !kro_timeline_view_frame_cancel (self) && !self->has_band && !self->wants_band)
    return FALSE;
  self->drags = FALSE;
  self->drag_scale.pixels_per_second = 0;
  end_band (self);
  return TRUE;
}

static void
begin_band (KroTimelineView *self, double x)
{
  KroBox plot = kro_stage_get_plot (self->stage);

  self->has_band = TRUE;
  self->band_from = CLAMP (x, plot.x, plot.x + plot.w);
  self->band_to = self->band_from;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  set_cursor (self, "crosshair");
}

/* Zooms to what was marked. */
static void
finish_band (KroTimelineView *self)
{
  KroBox       plot = kro_stage_get_plot (self->stage);
  KroTimeScale scale = kro_stage_get_scale (self->stage);
  KroTime      from = kro_time_scale_to_time (&scale, MIN (self->band_from, self->band_to));
  KroTime      to = kro_time_scale_to_time (&scale, MAX (self->band_from, self->band_to));
  double       width = fabs (self->band_to - self->band_from);

  end_band (self);
  if (width < DRAG_LEAST)
    return;
  scale = kro_stage_get_scale_for (self->stage, from, to, plot.x, plot.w);
  kro_timeline_view_move (self, &scale, TRUE);
}

static void
drag_begin_cb (KroTimelineView *self, double x, double y, GtkGesture *gesture)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (self->stage == NULL)
    return;
  self->drag_scale = kro_timeline_view_keep_scale (self);
  self->track = (KroTrack){ .n = 0 };
  self->drags = FALSE;
  self->drag_modifiers = 0;
  if (button == GDK_BUTTON_MIDDLE)
    return;
  self->drag_modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)) & (GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  if (self->wants_band)
    begin_band (self, x);
  else if (self->drag_modifiers == 0)
    kro_timeline_view_date_begin (self, x, y);
}

/* With a key held down a hand marks something: a click with it is no drag. */
static void
begin_marking (KroTimelineView *self, GtkGesture *gesture)
{
  double x, y;

  if (self->has_band || self->drag_modifiers == 0 || !gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &x, &y))
    return;
  if (self->drag_modifiers & GDK_CONTROL_MASK)
    kro_timeline_view_frame_begin (self, x, y);
  else
    begin_band (self, x);
}

/* Whether the hand went far enough to mean it. */
static gboolean
claim_drag (KroTimelineView *self, double x, double y, GtkGesture *gesture)
{
  if (self->drags)
    return TRUE;
  if (hypot (x, y) < DRAG_LEAST)
    return FALSE;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  self->drags = TRUE;
  kro_timeline_view_stop (self);
  kro_view_state_set_hover (get_state (self), KRO_ID_NONE);
  self->drag_scale = kro_timeline_view_keep_scale (self);
  begin_marking (self, gesture);
  if (!self->has_band && !self->has_frame && !kro_timeline_view_date_is_under_way (self))
    set_cursor (self, "grabbing");
  return TRUE;
}

static void
drag_update_cb (KroTimelineView *self, double x, double y, GtkGesture *gesture)
{
  KroBox       plot;
  KroTimeScale scale;

  if (self->stage == NULL || self->drag_scale.pixels_per_second <= 0 || !claim_drag (self, x, y, gesture))
    return;
  plot = kro_stage_get_plot (self->stage);
  if (self->has_band)
    {
      double start_x = self->band_from;
      double start_y;

      gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &start_x, &start_y);
      self->band_to = CLAMP (start_x + x, plot.x, plot.x + plot.w);
      gtk_widget_queue_draw (GTK_WIDGET (self));
      return;
    }
  if (self->has_frame)
    {
      kro_timeline_view_frame_drag (self, x, y);
      return;
    }
  if (kro_timeline_view_date_is_under_way (self))
    {
      kro_timeline_view_date_drag (self, x);
      return;
    }
  kro_track_add (&self->track, x, g_get_monotonic_time ());
  scale = kro_stage_renew_scale (self->stage, &self->drag_scale);
  scale = kro_time_scale_pan (&scale, kro_snap (x, gtk_widget_get_scale_factor (GTK_WIDGET (self))));
  kro_timeline_view_move (self, &scale, FALSE);
}

static void
drag_end_cb (KroTimelineView *self)
{
  gboolean dragged = self->drags;

  self->drags = FALSE;
  self->drag_scale.pixels_per_second = 0;
  if (self->stage == NULL)
    return;
  if (self->has_band)
    {
      finish_band (self);
      return;
    }
  if (self->has_frame)
    {
      kro_timeline_view_frame_finish (self);
      return;
    }
  if (!dragged)
    kro_timeline_view_date_cancel (self);
  if (!dragged || kro_timeline_view_date_finish (self))
    return;
  set_cursor (self, NULL);
  kro_timeline_view_push (self, kro_track_get_velocity (&self->track, g_get_monotonic_time ()));
}

/* Another hand took over, as in a pinch. */
static void
drag_cancel_cb (KroTimelineView *self)
{
  self->drags = FALSE;
  self->drag_scale.pixels_per_second = 0;
  kro_timeline_view_date_cancel (self);
  kro_timeline_view_frame_cancel (self);
  end_band (self);
}

/* --- scrolling ---------------------------------------------------------------------- */

/* Pixels to a unit: a wheel gives notches, a touchpad distances. */
static gboolean
is_wheel (GtkEventController *controller)
{
  return gtk_event_controller_scroll_get_unit (GTK_EVENT_CONTROLLER_SCROLL (controller)) == GDK_SCROLL_UNIT_WHEEL;
}

static void
scroll_zoom (KroTimelineView *self, double dy, GtkEventController *controller)
{
  KroBox   plot = kro_stage_get_plot (self->stage);
  double   x = self->pointer_x >= 0 ? self->pointer_x : plot.x + plot.w / 2;
  gboolean whole = is_wheel (controller) && fabs (dy) >= 1;
  double   factor = pow (is_wheel (controller) ? ZOOM_NOTCH : ZOOM_PIXEL, -dy);

  /* A notch is a leap that the eye must follow, a fine movement is none. */
  kro_timeline_view_zoom_at (self, x, factor, whole);
}

/* The whole pixels of a way; what is left goes along with the next one. */
static double
take_pixels (KroTimelineView *self, double way)
{
  double whole = kro_snap (way + self->scroll_rest, gtk_widget_get_scale_factor (GTK_WIDGET (self)));

  self->scroll_rest += way - whole;
  return whole;
}

static gboolean
scroll_cb (KroTimelineView *self, double dx, double dy, GtkEventController *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);
  KroTimeScale    scale;

  if (self->stage == NULL)
    return GDK_EVENT_PROPAGATE;
  self->scroll_unit = 0;
  if (state & GDK_CONTROL_MASK)
    {
      scroll_zoom (self, dy, controller);
      return GDK_EVENT_STOP;
    }
  self->scroll_unit = is_wheel (controller) ? PAN_NOTCH : PAN_PIXEL;
  scale = kro_stage_get_scale (self->stage);
  scale = kro_time_scale_pan (&scale, take_pixels (self, -(dx + dy) * self->scroll_unit));
  kro_timeline_view_move (self, &scale, FALSE);
  return GDK_EVENT_STOP;
}

static void
scroll_begin_cb (KroTimelineView *self)
{
  if (self->stage != NULL && self->push_tick != 0)
    kro_timeline_view_stop (self);
}

/* The fingers left the touchpad; after a zoom the view stands still. */
static void
decelerate_cb (KroTimelineView *self, double velocity_x, double velocity_y)
{
  if (self->stage != NULL && self->scroll_unit > 0)
    kro_timeline_view_push (self, -(velocity_x + velocity_y) * self->scroll_unit);
}

/* --- pinching ----------------------------------------------------------------------- */

static double
find_center (KroTimelineView *self, GtkGesture *gesture)
{
  KroBox plot = kro_stage_get_plot (self->stage);
  double x = self->pointer_x >= 0 ? self->pointer_x : plot.x + plot.w / 2;
  double y;

  if (gtk_gesture_is_recognized (gesture))
    gtk_gesture_get_bounding_box_center (gesture, &x, &y);
  return x;
}

static void
zoom_begin_cb (KroTimelineView *self, GdkEventSequence *sequence, GtkGesture *gesture)
{
  if (self->stage == NULL)
    return;
  kro_timeline_view_stop (self);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  self->zoom_scale = kro_timeline_view_keep_scale (self);
  self->zoom_x = find_center (self, gesture);
}

/* What was between the fingers stays there, wherever they go. */
static void
pinch (KroTimelineView *self, double factor, GtkGesture *gesture)
{
  KroTimeScale scale;

  if (self->stage == NULL || self->zoom_scale.pixels_per_second <= 0)
    return;
  scale = kro_stage_renew_scale (self->stage, &self->zoom_scale);
  scale = kro_time_scale_zoom (&scale, self->zoom_x, factor);
  scale = kro_time_scale_pan (&scale, find_center (self, gesture) - self->zoom_x);
  kro_timeline_view_move (self, &scale, FALSE);
}

static void
zoom_changed_cb (KroTimelineView *self, double factor, GtkGesture *gesture)
{
  pinch (self, factor, gesture);
}

static void
zoom_update_cb (KroTimelineView *self, GdkEventSequence *sequence, GtkGesture *gesture)
{
  pinch (self, gtk_gesture_zoom_get_scale_delta (GTK_GESTURE_ZOOM (gesture)), gesture);
}

/* --- the tooltip -------------------------------------------------------------------- */

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

/* Names of lanes may be cut where they stand. */
static gboolean
show_lane_tooltip (KroTimelineView *self, double x, double y, GtkTooltip *tooltip)
{
  const KroPlaced *lane = kro_timeline_view_find_lane (self, x, y);
  gboolean         folded = lane != NULL && kro_view_state_is_lane_folded (get_state (self), lane->text);
  g_autofree char *words = NULL;

  if (lane == NULL)
    return FALSE;
  /* Translators: %s is the name of a lane; what a click on it does. */
  words = g_strdup_printf (folded ? _ ("%s. Click to unfold, double-click to show all its events") : _ ("%s. Click to fold, double-click to show all its events"), lane->text);
  gtk_tooltip_set_text (tooltip, words);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle){ 0, (int)lane->box.y, (int)kro_stage_get_plot (self->stage).x, (int)lane->box.h });
  return TRUE;
}

static gboolean
tooltip_cb (KroTimelineView *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const KroPlaced *placed = keyboard || self->drags || self->has_band ? NULL : kro_timeline_view_find_placed (self, x, y);
  GdkRectangle     area;

  if (is_lane (placed) && !keyboard && !self->drags && !self->has_band && show_lane_tooltip (self, x, y, tooltip))
    return TRUE;
  if (placed != NULL && placed->kind == KRO_PLACED_FOLD)
    {
      /* Translators: of an empty span that is folded: how long it is. */
      g_autofree char *words = g_strdup_printf (_ ("%s without events. Click to show them all"), placed->text);

      gtk_tooltip_set_text (tooltip, words);
      return TRUE;
    }
  if (placed == NULL || placed->text == NULL || !has_more (kro_stage_get_scene (self->stage), placed))
    return FALSE;
  area = (GdkRectangle){ (int)placed->box.x, (int)placed->box.y, (int)placed->box.w, (int)placed->box.h };
  if (placed->cluster > 0)
    gtk_tooltip_set_custom (tooltip, kro_timeline_view_get_tip (self, placed->cluster - 1));
  else
    gtk_tooltip_set_text (tooltip, placed->text);
  gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}

/* --- set-up ------------------------------------------------------------------------- */

static void
listen (KroTimelineView *self, gpointer controller, const char *signal, GCallback callback)
{
  g_signal_connect_swapped (controller, signal, callback, self);
}

static void
add_pointing (KroTimelineView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkGesture         *menu = gtk_gesture_click_new ();
  GtkGesture         *hold = gtk_gesture_long_press_new ();

  listen (self, motion, "motion", G_CALLBACK (motion_cb));
  listen (self, motion, "leave", G_CALLBACK (leave_cb));
  listen (self, click, "pressed", G_CALLBACK (pressed_cb));
  listen (self, click, "released", G_CALLBACK (released_cb));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  listen (self, menu, "pressed", G_CALLBACK (menu_pressed_cb));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  listen (self, hold, "pressed", G_CALLBACK (long_pressed_cb));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (hold));
}

static void
add_drag (KroTimelineView *self, guint button)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), button);
  listen (self, drag, "drag-begin", G_CALLBACK (drag_begin_cb));
  listen (self, drag, "drag-update", G_CALLBACK (drag_update_cb));
  listen (self, drag, "drag-end", G_CALLBACK (drag_end_cb));
  listen (self, drag, "cancel", G_CALLBACK (drag_cancel_cb));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

static void
add_scrolling (KroTimelineView *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES | GTK_EVENT_CONTROLLER_SCROLL_KINETIC);
  GtkGesture         *zoom = gtk_gesture_zoom_new ();

  listen (self, scroll, "scroll-begin", G_CALLBACK (scroll_begin_cb));
  listen (self, scroll, "scroll", G_CALLBACK (scroll_cb));
  listen (self, scroll, "decelerate", G_CALLBACK (decelerate_cb));
  listen (self, zoom, "begin", G_CALLBACK (zoom_begin_cb));
  listen (self, zoom, "scale-changed", G_CALLBACK (zoom_changed_cb));
  listen (self, zoom, "update", G_CALLBACK (zoom_update_cb));
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (zoom));
}

void
kro_timeline_view_input_init (KroTimelineView *self)
{
  add_pointing (self);
  add_drag (self, GDK_BUTTON_PRIMARY);
  add_drag (self, GDK_BUTTON_MIDDLE);
  add_scrolling (self);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is drawn above the picture of the timeline: hover, selection and focus,
 * as small nodes. Lengths are logical pixels of the widget. Main thread.
 */
#include "kro-event-stand-in.h"
#include "kro-timeline-view-private.h"

#define RING 2.5

static void
draw_ring (GtkSnapshot *snapshot, const KroBox *box, double gap, double line, double radius, const GdkRGBA *color)
{
  GskRoundedRect  ring;
  graphene_rect_t bounds;
  float           widths[4] = { (float)line, (float)line, (float)line, (float)line };
  GdkRGBA         colors[4] = { *color, *color, *color, *color };

  graphene_rect_init (&bounds,
                      (float)(box->x - gap),
                      (float)(box->y - gap),
                      (float)(box->w + 2 * gap),
                      (float)(box->h + 2 * gap));
  gsk_rounded_rect_init_from_rect (&ring, &bounds, (float)(radius + gap));
  gtk_snapshot_append_border (snapshot, &ring, widths, colors);
}

static void
draw_lift (GtkSnapshot *snapshot, const KroBox *box, double radius, const GdkRGBA *color)
{
  GskRoundedRect  outline;
  graphene_rect_t bounds;
  GdkRGBA         shade = *color;

  shade.alpha = 0.28f;
  graphene_rect_init (&bounds, (float)box->x, (float)box->y, (float)box->w, (float)box->h);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, (float)radius);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 1, 1, 7);
}

static GdkRGBA
get_color (KroTimelineView *self, KroColorRole role)
{
  const KroColor *color = kro_theme_get_color (kro_stage_get_theme (self->stage), role);

  return (GdkRGBA){ color->r, color->g, color->b, color->a };
}

/* Where an event is seen: its card, else its mark, else the cluster it is in. */
gboolean
kro_timeline_view_find_box (KroTimelineView *self, KroId event, KroBox *box)
{
  KroTimeline     *timeline = kro_view_state_get_timeline (kro_stage_get_state (self->stage));
  guint32          slot = timeline != NULL ? kro_timeline_get_slot (timeline, event) : KRO_SLOT_NONE;
  const KroPlaced *placed;
  KroBox           mark;

  if (slot == KRO_SLOT_NONE)
    return FALSE;
  if (kro_scene_get_event_boxes (self->painted, event, &mark, box))
    {
      if (box->w <= 0)
        *box = mark;
      return TRUE;
    }
  placed = kro_timeline_view_find_placed_cluster (self, event);
  if (placed == NULL)
    return FALSE;
  *box = placed->box;
  return TRUE;
}

/* Whether an event is seen by itself, not in a cluster. */
gboolean
kro_timeline_view_is_apart (KroTimelineView *self, KroId event)
{
  return self->painted != NULL && kro_scene_get_event_boxes (self->painted, event, NULL, NULL);
}

/* Whether the events have the focus, and who moves it wants to see it. */
static gboolean
shows_focus (KroTimelineView *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  if (!GTK_IS_WINDOW (root) || !gtk_window_get_focus_visible (GTK_WINDOW (root)))
    return FALSE;
  return gtk_widget_is_focus (GTK_WIDGET (self)) || (child != NULL && KRO_IS_EVENT_STAND_IN (child));
}

/* What an edge of the plot cuts off is not ringed; undated events stand left of
 * it. */
static KroBox
keep_in_plot (KroTimelineView *self, KroBox box)
{
  KroBox plot = kro_stage_get_plot (self->stage);
  double left = MAX (box.x, plot.x + RING);
  double right = MIN (box.x + box.w, plot.x + plot.w - RING);

  if (box.x + box.w > plot.x && right > left)
    {
      box.x = left;
      box.w = right - left;
    }
  return box;
}

/* Around the cluster that the keys are on. */
static void
draw_cursor (KroTimelineView *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  const KroPlaced *placed = kro_timeline_view_get_cursor (self);
  double           line = RING * MAX (self->text_factor, 1);
  KroBox           box;

  if (placed == NULL)
    return;
  box = keep_in_plot (self, placed->box);
  draw_ring (snapshot, &box, 0.5, line, box.h / 2, color);
}

typedef struct
{
  GtkSnapshot   *snapshot;
  const GdkRGBA *color;
} Pen;

/* Compact rows have words without a card around them. */
static gboolean
is_compact (KroTimelineView *self, const KroBox *box)
{
  const KroMetrics *metrics = kro_theme_get_metrics (kro_stage_get_theme (self->stage));

  return box->h < 2 * metrics->card_radius + 20 * metrics->text_scale;
}

/* Of several; rows without cards are too close for rings. */
static void
draw_event_ring (KroTimelineView *self, const KroBox *whole, gboolean is_cluster, gpointer data)
{
  const KroBox    seen = keep_in_plot (self, *whole);
  const KroBox   *box = &seen;
  const Pen      *pen = data;
  double          line = RING * MAX (self->text_factor, 1);
  GdkRGBA         tint = *pen->color;
  GskRoundedRect  outline;
  graphene_rect_t bounds;

  if (is_cluster || !is_compact (self, box))
    {
      draw_ring (pen->snapshot, box, 0.5, line, is_cluster ? box->h / 2 : kro_theme_get_metrics (kro_stage_get_theme (self->stage))->card_radius, pen->color);
      return;
    }
  tint.alpha = 0.22F;
  graphene_rect_init (&bounds, (float)(box->x - 3), (float)box->y, (float)(box->w + 6), (float)box->h);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, 3);
  gtk_snapshot_push_rounded_clip (pen->snapshot, &outline);
  gtk_snapshot_append_color (pen->snapshot, &tint, &bounds);
  gtk_snapshot_pop (pen->snapshot);
  gtk_snapshot_append_border (pen->snapshot, &outline, (float[]){ 1, 1, 1, 1 }, (GdkRGBA[]){ *pen->color, *pen->color, *pen->color, *pen->color });
}

static void
draw_above (KroTimelineView *self, GtkSnapshot *snapshot)
{
  KroViewState *state = kro_stage_get_state (self->stage);
  KroId         hover = kro_view_state_get_hover (state);
  KroId         selection = kro_view_state_get_selection (state);
  double        radius = kro_theme_get_metrics (kro_stage_get_theme (self->stage))->card_radius;
  GdkRGBA       color = get_color (self, KRO_COLOR_SELECTION);
  GdkRGBA       shade = get_color (self, KRO_COLOR_TITLE);
  KroBox        plot = kro_stage_get_plot (self->stage);
  Pen           pen = { snapshot, &color };
  KroBox        box;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, (float)plot.y, (float)(plot.x + plot.w), (float)plot.h));
  if (hover != KRO_ID_NONE && hover != selection && kro_timeline_view_find_box (self, hover, &box))
    draw_lift (snapshot, &box, radius, &shade);
  kro_timeline_view_choose_foreach (self, draw_event_ring, &pen);
  if (selection != KRO_ID_NONE && kro_timeline_view_find_box (self, selection, &box))
    {
      double line = RING * MAX (self->text_factor, 1);

      box = keep_in_plot (self, box);
      draw_ring (snapshot, &box, is_compact (self, &box) ? 1.4 * line : 0.5, line, radius, &color);
      color.alpha = 0.5f;
      if (shows_focus (self))
        draw_ring (snapshot, &box, 4, 1.5, radius, &color);
    }
  draw_cursor (self, snapshot, &color);
  gtk_snapshot_pop (snapshot);
}

/* Without a selection the whole view shows that it has the focus. */
static void
draw_focus (KroTimelineView *self, GtkSnapshot *snapshot)
{
  GdkRGBA color = get_color (self, KRO_COLOR_SELECTION);
  KroBox  box = { 0, 0, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)) };

  if (!shows_focus (self) || self->cursor != KRO_ID_NONE || kro_view_state_get_selection (kro_stage_get_state (self->stage)) != KRO_ID_NONE)
    return;
  color.alpha = 0.5f;
  draw_ring (snapshot, &box, -2, 2, 6, &color);
}

/* Hover, selection and focus, above the picture. */
void
kro_timeline_view_draw_above (KroTimelineView *self, GtkSnapshot *snapshot)
{
  draw_above (self, snapshot);
  draw_focus (self, snapshot);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The veil is the background of the timeline, half opaque, which pales what is
 * below it in either theme. While the light goes from one event to the next the
 * hole over the one closes as that over the other opens. Lengths are logical
 * pixels. Main thread.
 */
#include "kro-spotlight.h"

#include <adwaita.h>

#define VEIL 0.55
#define EDGE 3.0

struct _KroSpotlight
{
  GtkWidget parent_instance;

  KroId  event;
  KroId  last;
  double progress; /* 0: the last event is lit; 1: the event is */

  /* owned */
  KroStage *stage;
};

G_DEFINE_FINAL_TYPE (KroSpotlight, kro_spotlight, GTK_TYPE_WIDGET)

static void
add_box (cairo_t *cr, const KroBox *box, double radius)
{
  double x = box->x - EDGE;
  double y = box->y - EDGE;
  double right = box->x + box->w + EDGE;
  double bottom = box->y + box->h + EDGE;

  if (box->w <= 0)
    return;
  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, bottom - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/* The cluster that an event without a card of its own is in. */
static const KroPlaced *
find_cluster (KroSpotlight *self, const KroScene *scene, KroId event)
{
  KroTimeline     *timeline = kro_view_state_get_timeline (kro_stage_get_state (self->stage));
  guint32          slot = kro_timeline_get_slot (timeline, event);
  gsize            n_placed;
  const KroPlaced *placed = kro_scene_get_placed (scene, &n_placed);
  KroTime          start;

  if (slot == KRO_SLOT_NONE || !kro_timeline_get_columns (timeline)->is_dated[slot])
    return NULL;
  start = kro_timeline_get_columns (timeline)->starts[slot];
  for (gsize i = 0; i < n_placed; i++)
    if (placed[i].kind == KRO_PLACED_CLUSTER && kro_time_compare (placed[i].from, start) <= 0 && kro_time_compare (placed[i].to, start) >= 0)
      return &placed[i];
  return NULL;
}

static void
add_event (KroSpotlight *self, cairo_t *cr, const KroScene *scene, KroId event)
{
  double           radius = kro_theme_get_metrics (kro_stage_get_theme (self->stage))->card_radius;
  const KroPlaced *cluster;
  KroBox           mark;
  KroBox           card;

  if (event == KRO_ID_NONE)
    return;
  if (kro_scene_get_event_boxes (scene, event, &mark, &card))
    {
      add_box (cr, &mark, EDGE);
      add_box (cr, &card, radius + EDGE);
      return;
    }
  cluster = find_cluster (self, scene, event);
  if (cluster != NULL)
    add_box (cr, &cluster->box, EDGE);
}

static void
set_veil (KroSpotlight *self, cairo_t *cr, double part)
{
  const KroColor *color = kro_theme_get_color (kro_stage_get_theme (self->stage), KRO_COLOR_BACKGROUND);

  cairo_set_source_rgba (cr, color->r, color->g, color->b, VEIL * part);
}

static void
draw (KroSpotlight *self, cairo_t *cr, const KroScene *scene, const KroBox *plot)
{
  /* The veil, then each hole again as dark as it still or already is; holes of
   * a mark and its card may overlap, so they are cleared, not left out. */
  cairo_rectangle (cr, 0, plot->y, plot->x + plot->w, plot->h);
  cairo_clip (cr);
  set_veil (self, cr, 1);
  cairo_paint (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  set_veil (self, cr, self->progress);
  add_event (self, cr, scene, self->last);
  cairo_fill (cr);
  set_veil (self, cr, 1 - self->progress);
  add_event (self, cr, scene, self->event);
  cairo_fill (cr);
}

static void
kro_spotlight_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KroSpotlight   *self = KRO_SPOTLIGHT (widget);
  KroScene       *scene = self->stage != NULL ? kro_stage_get_scene (self->stage) : NULL;
  gboolean        is_plain = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  KroBox          plot;
  graphene_rect_t bounds;
  cairo_t        *cr;

  if (scene == NULL || is_plain || self->event == KRO_ID_NONE)
    return;
  plot = kro_stage_get_plot (self->stage);
  graphene_rect_init (&bounds, 0, (float)plot.y, (float)(plot.x + plot.w), (float)plot.h);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  draw (self, cr, scene, &plot);
  cairo_destroy (cr);
}

static void
kro_spotlight_dispose (GObject *object)
{
  g_clear_object (&KRO_SPOTLIGHT (object)->stage);
  G_OBJECT_CLASS (kro_spotlight_parent_class)->dispose (object);
}

static void
kro_spotlight_class_init (KroSpotlightClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kro_spotlight_dispose;
  widget_class->snapshot = kro_spotlight_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
kro_spotlight_init (KroSpotlight *self)
{
  self->progress = 1;
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * kro_spotlight_new:
 *
 * Returns: (transfer floating): a veil over nothing
 */
GtkWidget *
kro_spotlight_new (void)
{
  return g_object_new (KRO_TYPE_SPOTLIGHT, NULL);
}

/**
 * kro_spotlight_set_stage:
 * @self: a veil without a stage
 * @stage: of the timeline that it lies over
 */
void
kro_spotlight_set_stage (KroSpotlight *self, KroStage *stage)
{
  g_return_if_fail (self->stage == NULL);
  self->stage = g_object_ref (stage);
  g_signal_connect_object (stage, "changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * kro_spotlight_set_event:
 * @self: a veil
 * @event: what to leave clear; %KRO_ID_NONE: there is no veil
 *
 * Turns the light to another event: wholly so with kro_spotlight_set_progress()
 * at 1.
 */
void
kro_spotlight_set_event (KroSpotlight *self, KroId event)
{
  if (self->event == event)
    return;
  self->last = self->event;
  self->event = event;
  self->progress = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * kro_spotlight_set_progress:
 * @self: a veil
 * @progress: 0: the event before is clear; 1: the event is
 */
void
kro_spotlight_set_progress (KroSpotlight *self, double progress)
{
  self->progress = progress;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-timeline-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KroTimelineView:
 * @width: for which the stage was told the size
 * @pointer_x: where the pointer is; below 0: elsewhere
 * @drag_scale: what was seen when the drag began
 * @zoom_scale: what was seen when the pinch began
 * @travel_from: the scale where a movement began
 * @travel_to: the scale where it ends
 * @rest: source id of the timeout after which the stand-ins are placed
 * @was_settled: what was last told of the property
 * @text_factor: on the text scale of the desktop
 */
struct _KroTimelineView
{
  GtkWidget parent_instance;

  double       pointer_x;
  double       pointer_y;
  KroTimeScale drag_scale;
  KroTimeScale zoom_scale;
  KroTime      travel_from[2];
  KroTime      travel_to[2];
  guint        rest;
  gboolean     was_settled;
  double       text_factor;

  /* owned */
  KroStage      *stage;
  GskRenderNode *picture; /* of the scene in painted */
  KroScene      *painted;
  AdwAnimation  *travel;
  GPtrArray     *stand_ins; /* of KroEventStandIn, children */
};

/* How it moves; kro-timeline-view.c */
void kro_timeline_view_move (KroTimelineView *self, const KroTimeScale *scale, gboolean animate);
void kro_timeline_view_show_time (KroTimelineView *self, KroTime from, KroTime to);
void kro_timeline_view_reveal (KroTimelineView *self, KroId event);

/* What a person does; kro-timeline-view-input.c */
void kro_timeline_view_input_class_init (GtkWidgetClass *widget_class);
void kro_timeline_view_input_init (KroTimelineView *self);

/* What a screen reader meets; kro-timeline-view-access.c */
void kro_timeline_view_access_update (KroTimelineView *self);
void kro_timeline_view_access_select (KroTimelineView *self);
void kro_timeline_view_access_allocate (KroTimelineView *self);
void kro_timeline_view_access_dispose (KroTimelineView *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-overview-strip.h"
#include "kro-theme-follower.h"

#include "kro-cairo-painter.h"
#include "kro-overview.h"
#include "kro-word-cache.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KroOverviewPart:
 *
 * What lies under the pointer, and what a drag moves.
 */
typedef enum {
  KRO_OVERVIEW_ELSEWHERE,
  KRO_OVERVIEW_WINDOW,
  KRO_OVERVIEW_LEFT_EDGE,
  KRO_OVERVIEW_RIGHT_EDGE,
} KroOverviewPart;

/**
 * KroOverviewStrip:
 * @scale: where times are drawn in @scene; stays while a drag lasts
 * @is_stale: whether @density is that of an older timeline or filter
 * @is_setting: whether a change of the span is our own
 * @is_dragging: whether a drag has begun to move something
 * @part: what the drag moves, else what the pointer is over
 * @drag_span: what was seen when the drag began
 * @travel_from: the span where a movement began
 * @travel_to: the span where it ends
 * @rest: source id of the timeout after which a screen reader is told
 * @wait: source id of the timeout after which many events are counted anew
 */
struct _KroOverviewStrip
{
  GtkWidget parent_instance;

  KroTimeScale    scale;
  gboolean        is_stale;
  gboolean        is_setting;
  gboolean        is_dragging;
  KroOverviewPart part;
  KroTime         drag_span[2];
  KroTime         travel_from[2];
  KroTime         travel_to[2];
  guint           rest;
  guint           wait;

  /* owned */
  KroViewState     *state;
  KroTimeline      *timeline;
  KroLocale        *locale;
  KroThemeFollower *follower;
  KroTheme         *theme;
  KroAdvance       *advance;
  KroCairoPainter  *painter;
  KroWordCache     *words;
  KroDensity       *density;
  KroDensity       *found; /* what a search found; NULL: nobody searches */
  KroScene         *scene;
  GskRenderNode    *picture;  /* of scene */
  GArray           *selected; /* of KroBox, where selected events stand in it; NULL: not known yet */
  AdwAnimation     *travel;
  GCancellable     *task; /* of the count under way */
};

/* What is seen and how it moves; kro-overview-strip.c */
gboolean kro_overview_strip_update (KroOverviewStrip *self);
KroBox   kro_overview_strip_get_window (KroOverviewStrip *self);
void     kro_overview_strip_get_goal (KroOverviewStrip *self, KroTime span[2]);
void     kro_overview_strip_move (KroOverviewStrip *self, KroTime from, KroTime to, gboolean animate);

/* How it is drawn; kro-overview-strip-draw.c */
void kro_overview_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

/* What a person does; kro-overview-strip-input.c */
void kro_overview_strip_input_class_init (GtkWidgetClass *widget_class);
void kro_overview_strip_input_init (KroOverviewStrip *self);

G_END_DECLS

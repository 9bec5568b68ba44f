/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-layout-private.h"
#include "kro-mark.h"
#include "kro-scene-builder.h"
#include "kro-scene-writer.h"
#include "kro-ticks.h"

G_BEGIN_DECLS

/*
 * What the parts of a scene need while it is being built. Everything is
 * borrowed for that time. Lengths are in logical pixels of the scene.
 */
typedef struct
{
  const KroSceneInput *input;
  const KroLayout     *layout;
  const KroTheme      *theme;
  const KroMetrics    *metrics;
  KroSceneWriter      *writer;
  KroWordCache        *words;
  KroBox               plot; /* below the axis, right of the gutter */
  KroTime              from; /* at its left edge */
  KroTime              to;   /* at its right edge */
} KroDraw;

/* How opaque is what a search did not find: there, and no more. */
#define KRO_DIMMED 0.28F

/* The paint of one mark. */
typedef struct
{
  KroColor solid;
  KroColor light;
  KroColor edge;
  KroColor paper; /* behind it */
  float    hatch;
} KroInk;

/* kro-draw.c */
void            kro_draw_box (const KroDraw *self, const KroBox *box, const KroColor *fill);
void            kro_draw_rounded (const KroDraw *self, const KroPrimitive *style, double radius);
void            kro_draw_line (const KroDraw *self, double x0, double y0, double x1, double y1, const KroColor *color, double width, double dash);
void            kro_draw_fade (const KroDraw *self, const KroBox *box, const KroColor *from, const KroColor *to);
double          kro_draw_text (const KroDraw *self, KroFontRole role, const char *text, double x, double baseline, double room, const KroColor *color);
void            kro_draw_clip (const KroDraw *self, const KroBox *box);
void            kro_draw_unclip (const KroDraw *self);
double          kro_draw_x (const KroDraw *self, KroTime time);
KroBox          kro_draw_lane (const KroDraw *self, const KroLayoutBand *band);
KroInk          kro_draw_get_ink (const KroDraw *self, guint palette, gboolean reviewed);
KroInk          kro_draw_get_look_ink (const KroDraw *self, const KroEventLook *look);
const KroColor *kro_draw_get_title_color (const KroDraw *self, const KroEventLook *look);

/* kro-draw-mark.c */
void   kro_draw_shape (const KroDraw *self, KroMarkShape shape, double x, double y, double size, const KroColor *fill, const KroColor *edge, double dash);
KroBox kro_draw_find_mark (const KroDraw *self, const KroMark *mark, double y, double height);
void   kro_draw_mark (const KroDraw *self, const KroMark *mark, const KroEventLook *look, double y, double height);

/* kro-draw-axis.c */
KroTicks *kro_draw_grid (const KroDraw *self);
void      kro_draw_axis (const KroDraw *self, const KroTicks *ticks);
void      kro_draw_marker_lines (const KroDraw *self);
void      kro_draw_marker_labels (const KroDraw *self);

/* kro-draw-eras.c */
void kro_draw_eras (const KroDraw *self);

/* kro-draw-lanes.c */
void kro_draw_lanes (const KroDraw *self);
void kro_draw_undated (const KroDraw *self);

/* kro-draw-folds.c */
void kro_draw_folds (const KroDraw *self);
void kro_draw_fold_words (const KroDraw *self);

/* kro-draw-clusters.c */
void kro_draw_clusters (const KroDraw *self, const KroLayoutBand *band, guint lane);

/* kro-draw-events.c */
void kro_draw_events (const KroDraw *self, const KroLayoutBand *band, guint lane);

G_END_DECLS

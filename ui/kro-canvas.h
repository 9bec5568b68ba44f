/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-cairo-painter.h"
#include "kro-time-scale.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KroCanvas:
 *
 * Turns scenes into render nodes: each scene is painted into pixels at once,
 * and the nodes only show them. What was painted for the scene before and has
 * only moved sideways is not painted again. For the main thread.
 */
typedef struct _KroCanvas KroCanvas;

KroCanvas     *kro_canvas_new (void);
void           kro_canvas_free (KroCanvas *self);
void           kro_canvas_clear (KroCanvas *self);
GskRenderNode *kro_canvas_paint (KroCanvas *self, KroScene *scene, KroCairoPainter *painter, int scale_factor, const KroTimeScale *scale, double left);
guint          kro_canvas_get_n_painted (const KroCanvas *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroCanvas, kro_canvas_free)

G_END_DECLS

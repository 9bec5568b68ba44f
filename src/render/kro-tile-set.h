/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-scene.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * KroTileSet:
 *
 * The corners of rounded boxes as pixels, one tile a style. Most boxes of a
 * picture are cards of the same few styles, and filling straight rectangles
 * is many times quicker than filling curves. It stays in the thread that made
 * it.
 */
typedef struct _KroTileSet KroTileSet;

KroTileSet *kro_tile_set_new (void);
void        kro_tile_set_free (KroTileSet *self);

gboolean kro_tile_set_paint (KroTileSet *self, cairo_t *cr, const KroPrimitive *primitive, const KroBox *box, double scale);
void     kro_cairo_trace_rounded (cairo_t *cr, const KroBox *box, double radius);
void     kro_cairo_fill_box (cairo_t *cr, const KroBox *box, double radius, const KroColor *color);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroTileSet, kro_tile_set_free)

G_END_DECLS

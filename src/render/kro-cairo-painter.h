/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-scene.h"
#include "kro-theme.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * KroCairoPainter:
 *
 * Paints scenes with Cairo: on screen, into a PNG and into a PDF. It keeps
 * the glyphs of the texts it painted, so keep a painter as long as its theme
 * holds and paint every frame with it. It stays in the thread that made it.
 */
typedef struct _KroCairoPainter KroCairoPainter;

KroCairoPainter *kro_cairo_painter_new (const KroTheme *theme);
void             kro_cairo_painter_free (KroCairoPainter *self);

void kro_cairo_painter_set_scale (KroCairoPainter *self, double scale);
void kro_cairo_painter_paint (KroCairoPainter *self, cairo_t *cr, const KroScene *scene);
void kro_cairo_painter_paint_placed (KroCairoPainter *self, cairo_t *cr, const KroScene *scene, const KroPlaced *placed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroCairoPainter, kro_cairo_painter_free)

G_END_DECLS

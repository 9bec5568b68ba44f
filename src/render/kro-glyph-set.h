/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * KroTextMask:
 * @surface: (nullable): coverage of each device pixel; %NULL if the text has
 *   letters without outlines (pictures in colour), or no ink
 * @x: left edge of the surface, from where the text begins, in device pixels
 * @y: top edge of the surface, from the baseline, in device pixels
 * @scale: device pixels a logical pixel
 * @is_whole: whether the mask is all there is to paint
 *
 * A line of text as pixels without a colour.
 */
typedef struct
{
  cairo_surface_t *surface;
  int              x, y;
  double           scale;
  gboolean         is_whole;
} KroTextMask;

/**
 * KroGlyphSet:
 *
 * The letters of one scale as pixels, each at four places within a pixel. It
 * stays in the thread that made it.
 */
typedef struct _KroGlyphSet KroGlyphSet;

KroGlyphSet *kro_glyph_set_new (void);
void         kro_glyph_set_free (KroGlyphSet *self);

KroTextMask *kro_glyph_set_draw (KroGlyphSet *self, GPtrArray *runs, double scale);
void         kro_text_mask_free (KroTextMask *mask);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroGlyphSet, kro_glyph_set_free)

G_END_DECLS

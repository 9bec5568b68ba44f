/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-glyph-set.h"
#include "kro-scene.h"
#include "kro-theme.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * KroShapedText:
 * @text: the words as shaped, without line breaks
 * @visible: how many bytes of @text stand before the ellipsis; all of them if
 *   nothing was cut
 * @is_cut: whether it ends in an ellipsis
 * @width: its advance in logical pixels
 * @runs: (element-type PangoGlyphItem): its glyphs from left to right
 *
 * One line of text turned into glyphs.
 */
typedef struct
{
  char      *text;
  gsize      visible;
  gboolean   is_cut;
  double     width;
  GPtrArray *runs;
} KroShapedText;

/**
 * KroCutText:
 * @whole: the whole text as pixels
 * @width: how much of it is shown, in logical pixels
 * @ellipsis: what follows behind that
 *
 * A text that does not fit, put together from what is kept.
 */
typedef struct
{
  const KroTextMask *whole;
  const KroTextMask *ellipsis;
  double             width;
} KroCutText;

/**
 * KroShaper:
 *
 * Turns the texts of scenes into glyphs and keeps them, since shaping costs
 * three times what painting does. It stays in the thread that made it.
 */
typedef struct _KroShaper KroShaper;

KroShaper *kro_shaper_new (const KroTheme *theme);
void       kro_shaper_free (KroShaper *self);

const KroShapedText *kro_shaper_shape (KroShaper *self, const KroPrimitive *primitive);
const KroTextMask   *kro_shaper_get_mask (KroShaper *self, const KroShapedText *shaped, double scale);
gboolean             kro_shaper_cut (KroShaper *self, const KroPrimitive *primitive, double scale, KroCutText *cut);
void                 kro_shaper_trim (KroShaper *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroShaper, kro_shaper_free)

G_END_DECLS

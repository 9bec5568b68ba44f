/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sign of a category by itself, for lists and cards: the same shape and
 * colours as on the timeline. Lengths are logical pixels.
 */
#include "kro-sign.h"

#include "kro-draw-private.h"

/**
 * kro_sign_new_scene:
 * @theme: its colours
 * @category: whose sign
 * @reviewed: whether it is filled; else hollow
 * @size: width and height of the scene
 *
 * Returns: (transfer full): the sign
 */
KroScene *
kro_sign_new_scene (const KroTheme    *theme,
                    const KroCategory *category,
                    gboolean           reviewed,
                    double             size)
{
  g_autoptr (KroSceneWriter) writer = kro_scene_writer_new (size, size);
  const KroDraw      draw = { .theme = theme, .metrics = kro_theme_get_metrics (theme), .writer = writer };
  const KroInk       ink = kro_draw_get_ink (&draw, category->palette % KRO_PALETTE_SIZE, reviewed);
  const KroMarkShape shape = (KroMarkShape)(category->shape % KRO_N_MARKS);
  const double       centre = (shape == KRO_MARK_CIRCLE ? size - 1 : size) / 2; /* a circle in whole pixels */

  kro_scene_writer_begin (writer, &(KroPlaced){ .kind = KRO_PLACED_EVENT, .lane = -1, .row = -1, .box = { 0, 0, size, size }, .count = 1 });
  kro_draw_shape (&draw, shape, centre, centre, size, reviewed ? &ink.solid : &ink.paper, &ink.edge, 0);
  return kro_scene_writer_finish (writer);
}

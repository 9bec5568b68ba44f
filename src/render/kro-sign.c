/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sign of a category by itself, for lists and cards: the same shape and
 * colours as on the timeline. Lengths are logical pixels.
 */
#include "kro-sign.h"

#include "kro-draw-private.h"

/* Distance of the handles of a curve that is a quarter of a circle. */
#define QUARTER 0.5523

/* A list may scroll by parts of a pixel, at which a rounded box that is put
 * together from tiles shows its seams. */
static void
add_circle (KroSceneWriter *writer, double size, const KroColor *fill, const KroColor *edge)
{
  static const double corners[][2] = { { 1, 0 }, { 0, 1 }, { -1, 0 }, { 0, -1 }, { 1, 0 } };
  const double        centre = size / 2, radius = (size - 1) / 2;
  const KroPrimitive  path = { .kind = KRO_PRIMITIVE_PATH, .box = { 0, 0, size, size }, .fill = *fill, .stroke = *edge, .line = 1 };
  KroPathPoint        points[14] = { { KRO_PATH_MOVE, centre + radius, centre } };

  for (guint i = 0; i < 4; i++)
    {
      const double *from = corners[i], *to = corners[i + 1];

      points[3 * i + 1] = (KroPathPoint){ KRO_PATH_CURVE, centre + radius * (from[0] + QUARTER * to[0]), centre + radius * (from[1] + QUARTER * to[1]) };
      points[3 * i + 2] = (KroPathPoint){ KRO_PATH_LINE, centre + radius * (to[0] + QUARTER * from[0]), centre + radius * (to[1] + QUARTER * from[1]) };
      points[3 * i + 3] = (KroPathPoint){ KRO_PATH_LINE, centre + radius * to[0], centre + radius * to[1] };
    }
  points[13] = (KroPathPoint){ KRO_PATH_CLOSE, points[0].x, points[0].y };
  kro_scene_writer_add_path (writer, &path, points, G_N_ELEMENTS (points));
}

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
  const KroColor    *fill = reviewed ? &ink.solid : &ink.paper;

  kro_scene_writer_begin (writer, &(KroPlaced){ .kind = KRO_PLACED_EVENT, .lane = -1, .row = -1, .box = { 0, 0, size, size }, .count = 1 });
  if (shape == KRO_MARK_CIRCLE)
    add_circle (writer, size, fill, &ink.edge);
  else
    kro_draw_shape (&draw, shape, size / 2, size / 2, size, fill, &ink.edge, 0);
  return kro_scene_writer_finish (writer);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-cairo-painter.h"
#include "kro-time-scale.h"

G_BEGIN_DECLS

/**
 * KroColumn:
 * @image: its pixels
 * @x: its left edge in the scene, in logical pixels
 * @width: in logical pixels
 *
 * An upright part of a picture, as high as the picture.
 */
typedef struct
{
  cairo_surface_t *image;
  double           x;
  double           width;
} KroColumn;

/**
 * KroColumnSet:
 *
 * The picture of a scene in columns. What was painted for the scene before and
 * has only moved sideways is not painted again. It stays in the thread that
 * made it.
 */
typedef struct _KroColumnSet KroColumnSet;

KroColumnSet    *kro_column_set_new (void);
void             kro_column_set_free (KroColumnSet *self);
void             kro_column_set_clear (KroColumnSet *self);
const KroColumn *kro_column_set_paint (KroColumnSet *self, KroScene *scene, KroCairoPainter *painter, int scale_factor, const KroTimeScale *scale, double left, gsize *n_columns);
guint            kro_column_set_get_n_painted (const KroColumnSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroColumnSet, kro_column_set_free)

G_END_DECLS

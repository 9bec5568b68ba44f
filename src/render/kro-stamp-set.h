/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-scene.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * KroStampSet:
 *
 * Small closed paths as pixels, such as the shapes of categories: a picture
 * has hundreds of them in a few forms, and copying pixels is many times
 * quicker than filling and stroking outlines. It stays in the thread that made
 * it.
 */
typedef struct _KroStampSet KroStampSet;

KroStampSet *kro_stamp_set_new (void);
void         kro_stamp_set_free (KroStampSet *self);

gboolean kro_stamp_set_paint (KroStampSet *self, cairo_t *cr, const KroPrimitive *primitive, const KroPathPoint *points, double scale);
void     kro_cairo_paint_path (cairo_t *cr, const KroPrimitive *primitive, const KroPathPoint *points);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroStampSet, kro_stamp_set_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-scene.h"

G_BEGIN_DECLS

/**
 * KroRowMotion:
 *
 * Where rows and lanes stood in a scene, so that those of the next layout can
 * be drawn on their way from there. Keyed by event, hence good for any layout
 * of the same timeline. Immutable but for its progress; for one thread at a
 * time.
 */
typedef struct _KroRowMotion KroRowMotion;

KroRowMotion *kro_row_motion_new (const KroScene *scene);
void          kro_row_motion_free (KroRowMotion *self);

void   kro_row_motion_set_progress (KroRowMotion *self, double progress);
double kro_row_motion_get_top (const KroRowMotion *self, KroId event, double top, double other);
void   kro_row_motion_get_lane (const KroRowMotion *self, guint lane, double *y, double *height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroRowMotion, kro_row_motion_free)

G_END_DECLS

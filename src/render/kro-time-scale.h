/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-folds.h"

G_BEGIN_DECLS

/**
 * KRO_TIME_SCALE_MIN: / KRO_TIME_SCALE_MAX:
 *
 * The least and the most pixels per second: some ten billion years or half a
 * millisecond in a window of a thousand pixels.
 */
#define KRO_TIME_SCALE_MIN 2.5e-15
#define KRO_TIME_SCALE_MAX 2.0e6

/**
 * KroTimeScale:
 * @origin: the time at x = 0
 * @pixels_per_second: logical pixels to a second, above 0
 * @folds: (nullable): empty spans that are drawn with a constant width, those
 *   of the step the scale belongs to; borrowed, see #KroFolding
 *
 * Where times are drawn: a plain value. Since the origin is exact and only
 * distances from it are floating point, a millisecond next to the origin is
 * as sharp in the Cretaceous as it is today.
 */
typedef struct
{
  KroTime         origin;
  double          pixels_per_second;
  const KroFolds *folds;
} KroTimeScale;

KroTimeScale kro_time_scale_new_for_span (KroTime from, KroTime to, double x, double width);

double       kro_time_scale_to_x (const KroTimeScale *self, KroTime time);
KroTime      kro_time_scale_to_time (const KroTimeScale *self, double x);
KroTimeScale kro_time_scale_pan (const KroTimeScale *self, double dx);
KroTimeScale kro_time_scale_zoom (const KroTimeScale *self, double x, double factor);
KroTimeScale kro_time_scale_fold (const KroTimeScale *self, const KroFolding *folding);
KroTimeScale kro_time_scale_new_at (KroTime time, double x, double pixels_per_second, const KroFolding *folding);

int    kro_time_scale_get_step (const KroTimeScale *self);
double kro_time_scale_step_density (int step);

G_END_DECLS

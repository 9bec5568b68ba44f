/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-advance.h"
#include "kro-tick-row.h"
#include "kro-time-scale.h"

G_BEGIN_DECLS

/**
 * KroTick:
 * @time: where its unit begins
 * @x: of @time, in logical pixels
 * @left: where it begins to be seen: @x, or the edge of the view or of a fold
 * @end: x where the next one of its row begins, or a fold
 * @right: x of the next fold, or the edge of the view
 * @label: (nullable): its words in the reader's language; %NULL where there is
 *   no room for them
 * @width: of the label
 *
 * One mark on the axis. The first one of a row may begin left of the picture,
 * and the first one behind a fold within the fold: the label of the large unit
 * then sticks to the edge.
 */
typedef struct
{
  KroTime     time;
  double      x;
  double      left;
  double      end;
  double      right;
  const char *label;
  double      width;
} KroTick;

/**
 * KroTicks:
 *
 * The marks of a visible span in two rows, the large unit and the small one.
 * Every label is right for its own instant: there is no year 0, weeks are
 * those of ISO 8601, and from 100,000 years a mark on they are counted in Ma
 * and Ga. What a mark is called depends on the scale and its own time, not on
 * where the view begins, so that panning changes no label. Immutable.
 */
typedef struct _KroTicks KroTicks;

KroTicks *kro_ticks_new (const KroTimeScale *scale, double x, double width, KroAdvance *advance, const KroLocale *locale);
void      kro_ticks_free (KroTicks *self);

const KroTick *kro_ticks_get_major (const KroTicks *self, gsize *n_ticks);
const KroTick *kro_ticks_get_minor (const KroTicks *self, gsize *n_ticks);
KroTickRow     kro_ticks_get_major_row (const KroTicks *self);
KroTickRow     kro_ticks_get_minor_row (const KroTicks *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroTicks, kro_ticks_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-layout-input.h"
#include "kro-time-scale.h"

G_BEGIN_DECLS

/**
 * KRO_FOLDING_NO_STEP:
 *
 * No step of scale.
 */
#define KRO_FOLDING_NO_STEP G_MAXINT

/**
 * KroFolding:
 *
 * Which empty spans are folded at every step of scale, for a view of some
 * width: those that would take about half of it. They depend on the events of
 * a layout input, the step and the width in powers of the square root of two,
 * on nothing else, and so stand still in time while one pans. A folding
 * belongs to its layout input and lives as long; so do the folds it gives.
 * Safe to use in any thread.
 */
const KroFolding *kro_layout_input_get_folding (KroLayoutInput *self, double width);

const KroFolds *kro_folding_get_folds (const KroFolding *self, int step);
KroTimeScale    kro_folding_get_scale (const KroFolding *self, KroTime from, KroTime to, double x, double width, int step);

G_END_DECLS

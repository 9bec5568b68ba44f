/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-time.h"

G_BEGIN_DECLS

/**
 * KroFold:
 * @from: where it begins
 * @to: where it ends
 * @squeezed: @from, earlier by all that the folds before it take away
 *
 * An empty span that is drawn with a constant width.
 */
typedef struct
{
  KroTime from;
  KroTime to;
  KroTime squeezed;
} KroFold;

/**
 * KroFolds:
 * @list: (array length=n): the folds, from early to late
 * @n: how many
 * @width: of each, in logical pixels
 * @shortest: no fold is shorter, in seconds
 * @step: of scale that they are for
 * @family: (nullable): finds those of other steps
 *
 * The folds of one step of scale: fixed in absolute time, whatever is in view.
 * Immutable; they live as long as what made them, see #KroFolding.
 */
typedef struct _KroFolding KroFolding;
typedef struct
{
  const KroFold    *list;
  guint             n;
  double            width;
  double            shortest;
  int               step;
  const KroFolding *family;
} KroFolds;

/**
 * KroFoldPlace:
 * @squeezed: the time, earlier by all that the folds before it take away
 * @folds: how many folds lie before it; within one, the part of it as well
 *
 * A time on an axis from which the folds are cut.
 */
typedef struct
{
  KroTime squeezed;
  double  folds;
} KroFoldPlace;

KroFoldPlace kro_folds_find_place (const KroFolds *self, KroTime time);
double       kro_folds_get_x (const KroFolds *self, const KroFoldPlace *origin, KroTime time, double density);
KroTime      kro_folds_get_time (const KroFolds *self, KroTime origin, double x, double density);
double       kro_folds_get_distance (const KroFolds *self, KroTime later, KroTime earlier, double density);
void         kro_folds_squeeze (KroFold *list, guint n);
guint        kro_folds_find_after (const KroFolds *self, KroTime time);

G_END_DECLS

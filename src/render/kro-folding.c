/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which empty spans are folded, step by step: those that take nearly half
 * of the view or more at the step's most crowded scale. Some room beside the events
 * before and behind stays as it is. The width of the view counts in powers of
 * the square root of two, so that rows do not change with each pixel of a
 * window. Denser steps fold at least what coarser ones do, and more of it.
 *
 * Everything is made when it is first asked for, under the lock of its layout
 * input, and kept as long as that. Any thread.
 */
#include "kro-folding-private.h"
#include "kro-layout-private.h"

#include <math.h>

/* More empty spans than this need not be told from each other. */
#define MOST_SPANS 16384
/* Widths of views, and what shares of them count. */
#define LEAST_WIDTH 256.0
#define LEAST_SHARE 0.45
#define AFTER_SHARE 0.2
#define BEFORE_SHARE 0.06

/* All steps that a scale can have. */
#define FIRST_STEP -100
#define N_STEPS 144

struct _KroFolding
{
  double           threshold;      /* of what is folded, in pixels */
  double           after;          /* what is kept behind an event */
  double           before;         /* and before one */
  double           width;          /* of a fold */
  KroFoldingStore *store;          /* borrowed */
  KroFolds        *steps[N_STEPS]; /* owned; NULL: not made yet */
};

/* --- one step -------------------------------------------------------------------- */

static KroFolds *
make_folds (const KroFolding *self, int step)
{
  const GArray *spans = self->store->spans;
  double        density = kro_time_scale_step_density (step);
  double        kept = (self->after + self->before) / density;
  KroFolds     *folds = g_new (KroFolds, 1);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (KroFold));

  *folds = (KroFolds){ .width = self->width, .shortest = self->threshold / density, .step = step, .family = self };
  for (guint i = 0; i < spans->len; i++)
    {
      const KroEmptySpan *span = &g_array_index (spans, KroEmptySpan, i);
      KroFold             fold;

      if (kro_time_difference (span->to, span->from) - kept <= folds->shortest)
        continue;
      fold.from = kro_time_add (span->from, self->after / density);
      fold.to = kro_time_add (span->to, -self->before / density);
      g_array_append_val (list, fold);
    }
  folds->n = list->len;
  folds->list = g_memdup2 (list->data, list->len * sizeof (KroFold));
  kro_folds_squeeze ((KroFold *)folds->list, folds->n);
  return folds;
}

static void
folds_free (KroFolds *folds)
{
  g_free ((KroFold *)folds->list);
  g_free (folds);
}

/**
 * kro_folding_get_folds:
 * @self: a folding
 * @step: of scale
 *
 * Returns: (transfer none): what is folded at the step
 */
const KroFolds *
kro_folding_get_folds (const KroFolding *self, int step)
{
  KroFolding *owner = (KroFolding *)self;
  KroFolds  **place = &owner->steps[CLAMP (step - FIRST_STEP, 0, N_STEPS - 1)];
  KroFolds   *folds = g_atomic_pointer_get (place);

  if (folds != NULL)
    return folds;
  g_mutex_lock (&self->store->lock);
  folds = *place;
  if (folds == NULL)
    {
      folds = make_folds (self, CLAMP (step, FIRST_STEP, FIRST_STEP + N_STEPS - 1));
      g_atomic_pointer_set (place, folds);
    }
  g_mutex_unlock (&self->store->lock);
  return folds;
}

/**
 * kro_folding_get_spans:
 * @self: a folding
 *
 * Returns: (element-type KroEmptySpan) (transfer none): the empty spans that
 *   some step may fold, by time
 */
const GArray *
kro_folding_get_spans (const KroFolding *self)
{
  return self->store->spans;
}

/* --- what an input has ----------------------------------------------------------- */

static KroFolding *
make_folding (const KroLayoutInput *input, double width)
{
  const KroMetrics *metrics = kro_theme_get_metrics (input->theme);
  KroFolding       *self = g_new0 (KroFolding, 1);

  self->store = input->foldings;
  self->width = metrics->fold_width;
  self->after = MIN (metrics->fold_after, AFTER_SHARE * width);
  self->before = MIN (metrics->fold_before, BEFORE_SHARE * width);
  self->threshold = MAX (LEAST_SHARE * width - self->after - self->before, 2 * metrics->fold_width);
  return self;
}

static void
folding_free (KroFolding *self)
{
  for (guint i = 0; i < N_STEPS; i++)
    g_clear_pointer (&self->steps[i], folds_free);
  g_free (self);
}

KroFoldingStore *
kro_folding_store_new (void)
{
  KroFoldingStore *self = g_new0 (KroFoldingStore, 1);

  g_mutex_init (&self->lock);
  return self;
}

void
kro_folding_store_free (KroFoldingStore *self)
{
  for (guint i = 0; i < KRO_FOLDING_WIDTHS; i++)
    g_clear_pointer (&self->foldings[i], folding_free);
  g_clear_pointer (&self->spans, g_array_unref);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static double
get_width (guint index)
{
  return LEAST_WIDTH * (1 << index / 2) * (index % 2 == 1 ? G_SQRT2 : 1);
}

/* Which of the widths it is that a view is at least as wide as. */
static guint
find_width (double width)
{
  guint found = 0;

  while (found + 1 < KRO_FOLDING_WIDTHS && get_width (found + 1) <= width)
    found++;
  return found;
}

/**
 * kro_layout_input_get_folding:
 * @self: events
 * @width: of the plot, in logical pixels
 *
 * Finds what is folded in a view as wide as that. Widths between the same
 * powers of the square root of two have the same folding.
 *
 * Returns: (transfer none): the folding, which lives as long as @self
 */
const KroFolding *
kro_layout_input_get_folding (KroLayoutInput *self, double width)
{
  KroFoldingStore *store = self->foldings;
  guint            found = find_width (width);
  KroFolding      *folding;

  g_mutex_lock (&store->lock);
  if (store->spans == NULL)
    store->spans = kro_empty_spans_collect (self, MOST_SPANS);
  if (store->foldings[found] == NULL)
    store->foldings[found] = make_folding (self, get_width (found));
  folding = store->foldings[found];
  g_mutex_unlock (&store->lock);
  return folding;
}

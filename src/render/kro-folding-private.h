/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-folding.h"

G_BEGIN_DECLS

/*
 * The empty spans of a layout input and what is folded of them. Widths are in
 * logical pixels.
 */

/* A span in which no event of any lane lies. */
typedef struct
{
  KroTime from;
  KroTime to;
} KroEmptySpan;

#define KRO_FOLDING_WIDTHS 15

/* What an input has of it: made when first asked for. */
typedef struct
{
  GMutex      lock;
  GArray     *spans; /* of KroEmptySpan, by time; NULL: not collected yet */
  KroFolding *foldings[KRO_FOLDING_WIDTHS];
} KroFoldingStore;

KroFoldingStore *kro_folding_store_new (void);
void             kro_folding_store_free (KroFoldingStore *self);

GArray       *kro_empty_spans_collect (const KroLayoutInput *input, guint most);
const GArray *kro_folding_get_spans (const KroFolding *self);

G_END_DECLS

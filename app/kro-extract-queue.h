/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-analyser.h"
#include "kro-document-stream.h"
#include "kro-extract-writer.h"

G_BEGIN_DECLS

/**
 * KroExtractTotals:
 * @n_bytes: of text analysed
 * @seconds: of processor time spent in analysis and writing, summed over threads
 * @is_complete: whether all that was read was analysed and written
 *
 * What became of the documents of a queue.
 */
typedef struct
{
  gsize    n_bytes;
  double   seconds;
  gboolean is_complete;
} KroExtractTotals;

/**
 * KroExtractQueue:
 *
 * Documents on their way to standard output, and what there is to tell of them
 * to standard error, both in the order in which they were pushed, while several
 * are analysed at once. To be used by one thread.
 */
typedef struct _KroExtractQueue KroExtractQueue;

KroExtractQueue *kro_extract_queue_new (const KroExtractStyle *style, const KroAnalyserOptions *options, guint n_threads);
void             kro_extract_queue_free (KroExtractQueue *self);
void             kro_extract_queue_push (KroExtractQueue *self, KroDocument *document);
void             kro_extract_queue_push_error (KroExtractQueue *self, const GError *error);
KroExtractTotals kro_extract_queue_finish (KroExtractQueue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroExtractQueue, kro_extract_queue_free)

G_END_DECLS

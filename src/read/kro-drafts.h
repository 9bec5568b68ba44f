/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-analyser.h"
#include "kro-event-fields.h"
#include "kro-passage.h"
#include "kro-source.h"

G_BEGIN_DECLS

/**
 * KRO_IMPORTANCE_MAX:
 *
 * The importance of an event that is dated with full confidence.
 */
#define KRO_IMPORTANCE_MAX 230

/**
 * KroDrafts:
 * @text: the text of a source
 * @analysis: what was found in it
 * @locale: in which the reasons are told
 * @source: id of the source
 * @revision: number of the revision that has @text
 *
 * What it takes to turn the drafts of an analysis into events and passages.
 * Everything is borrowed.
 */
typedef struct
{
  const KroText     *text;
  const KroAnalysis *analysis;
  const KroLocale   *locale;
  KroId              source;
  guint32            revision;
} KroDrafts;

KroAnalysis *kro_drafts_analyse (const KroText *text, const KroSourceFields *source, GCancellable *cancellable, GError **error);

KroId    kro_drafts_make_id (const KroDrafts *self, guint index, guint *n_here);
gboolean kro_drafts_make_fields (const KroDrafts *self, const KroEventDraft *draft, KroId id, KroEventFields *fields, GError **error);
GArray  *kro_drafts_make_passages (const KroDrafts *self, const KroEventDraft *draft, KroId event);
void     kro_drafts_make_passage (const KroDrafts *self, KroId event, guint n, gsize b, gsize e, KroPassage *passage);

G_END_DECLS

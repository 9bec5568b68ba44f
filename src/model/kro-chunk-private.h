/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-arena-private.h"
#include "kro-chunk.h"
#include "kro-event-store-private.h"
#include "kro-index-private.h"
#include "kro-passage-store-private.h"

G_BEGIN_DECLS

/* Slots are in the order of a timeline, dated ones first. In @passages, event
 * is a slot here and source a place in @sources; they are sorted by source and
 * place. While adopted, only the ids and their numbers are left. */
struct _KroChunk
{
  gatomicrefcount ref_count;
  KroEventStore   events;
  KroIdMap        map;
  KroIndex       *index;
  KroPassageStore passages;
  GArray         *sources; /* of KroId */
  KroArena       *arena;
  GPtrArray      *arenas; /* of KroArena: all that the columns point into */
  guint32         category_counts[256];
  gboolean        is_finished;

  gconstpointer owner; /* the timeline that adopted it; only compared */
  KroId        *event_ids;
  KroId        *passage_ids;
  guint32       n_events;
  guint32       n_passages;
};

gboolean kro_event_fields_check (const KroEventFields *fields, GError **error);
gboolean kro_passage_check (const KroPassage *passage, GError **error);
guint32  kro_chunk_add_source (KroChunk *self, KroId source);
void     kro_chunk_sort (KroChunk *self);

G_END_DECLS

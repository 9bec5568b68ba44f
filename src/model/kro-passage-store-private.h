/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-id-map-private.h"
#include "kro-passage.h"

G_BEGIN_DECLS

/* A passage as the timeline holds it. @event is a slot, @source the number of
 * a source, @next the next passage of the event; id 0 is a free row. */
typedef struct
{
  KroId   id;
  guint32 event;
  guint32 next;
  guint32 source;
  guint32 revision;
  guint32 b;
  guint32 e;
  guint16 score;
  guint8  state;
} KroPassageRow;

/* All passages, in rows that never move. */
typedef struct
{
  KroPassageRow *rows;
  guint32        n_rows;
  guint32        capacity;
  guint32        n_used;
  GArray        *free_rows;
  KroIdMap       map;
} KroPassageStore;

void      kro_passage_store_init (KroPassageStore *self);
void      kro_passage_store_clear (KroPassageStore *self);
void      kro_passage_store_reserve (KroPassageStore *self, guint32 n_rows);
guint32   kro_passage_store_add (KroPassageStore *self, const KroPassage *passage, guint32 event, guint32 source);
void      kro_passage_store_remove (KroPassageStore *self, guint32 row);
gboolean  kro_passage_store_find (const KroPassageStore *self, KroId id, guint32 *row);
KroAnchor kro_passage_row_get_origin (const KroPassageRow *row);

G_END_DECLS

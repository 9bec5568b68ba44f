/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-event-fields.h"
#include "kro-passage.h"

G_BEGIN_DECLS

/**
 * KroChunk:
 *
 * Many events with their passages, already in columns: built in a thread from
 * plain values, then adopted whole by %KRO_COMMAND_LOAD_CHUNK. Building is for
 * one thread at a time; kro_chunk_finish() must be called last, in that thread.
 *
 * While a timeline has adopted a chunk, the chunk itself holds only ids; when
 * the command is undone it gets everything back. So a chunk is in one timeline
 * at a time. Reference counted.
 */
typedef struct _KroChunk KroChunk;

#define KRO_TYPE_CHUNK (kro_chunk_get_type ())
GType kro_chunk_get_type (void) G_GNUC_CONST;

KroChunk *kro_chunk_new (void);
KroChunk *kro_chunk_ref (KroChunk *self);
void      kro_chunk_unref (KroChunk *self);

gboolean kro_chunk_add_event (KroChunk *self, const KroEventFields *fields, GError **error);
gboolean kro_chunk_add_passage (KroChunk *self, const KroPassage *passage, GError **error);
void     kro_chunk_finish (KroChunk *self);
gsize    kro_chunk_get_n_events (const KroChunk *self);
gsize    kro_chunk_get_n_passages (const KroChunk *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroChunk, kro_chunk_unref)

G_END_DECLS

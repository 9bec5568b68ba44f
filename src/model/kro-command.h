/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-category.h"
#include "kro-chunk.h"
#include "kro-era.h"
#include "kro-event-fields.h"
#include "kro-model-error.h"
#include "kro-passage.h"
#include "kro-source.h"

G_BEGIN_DECLS

/**
 * KroCommandOp:
 * @KRO_COMMAND_ADD_SOURCE: after: #KroSourceFields
 * @KRO_COMMAND_REMOVE_SOURCE: before: #KroSourceFields, without revisions and passages left
 * @KRO_COMMAND_ADD_REVISION: #KroRevision, numbers going up
 * @KRO_COMMAND_CHANGE_SOURCE: before and after: #KroSourceFields
 * @KRO_COMMAND_ADD_CATEGORY: #KroCategory, gets the next index
 * @KRO_COMMAND_ADD_ERA: #KroEra, behind those there are
 * @KRO_COMMAND_ADD_EVENT: after: #KroEventFields
 * @KRO_COMMAND_REMOVE_EVENT: before: #KroEventFields, without passages left
 * @KRO_COMMAND_CHANGE_EVENT: before and after: #KroEventFields
 * @KRO_COMMAND_ADD_PASSAGE: after: #KroPassage
 * @KRO_COMMAND_REMOVE_PASSAGE: before: #KroPassage, without further anchors left
 * @KRO_COMMAND_ADD_ANCHOR: #KroPassageAnchor
 * @KRO_COMMAND_LOAD_CHUNK: #KroChunk
 * @KRO_COMMAND_GROUP: an array of commands, done all or none
 *
 * What a command does. Those without a REMOVE of their own are taken back by
 * the same operation with what was added as before and nothing as after.
 */
typedef enum {
  KRO_COMMAND_ADD_SOURCE,
  KRO_COMMAND_REMOVE_SOURCE,
  KRO_COMMAND_ADD_REVISION,
  KRO_COMMAND_CHANGE_SOURCE,
  KRO_COMMAND_ADD_CATEGORY,
  KRO_COMMAND_ADD_ERA,
  KRO_COMMAND_ADD_EVENT,
  KRO_COMMAND_REMOVE_EVENT,
  KRO_COMMAND_CHANGE_EVENT,
  KRO_COMMAND_ADD_PASSAGE,
  KRO_COMMAND_REMOVE_PASSAGE,
  KRO_COMMAND_ADD_ANCHOR,
  KRO_COMMAND_LOAD_CHUNK,
  KRO_COMMAND_GROUP,
} KroCommandOp;

/**
 * KroCommand:
 *
 * A change of a timeline as a value: what to do, what was before and what is
 * after, a name for people ("Change title", already translated) and a group:
 * neighbours in the history with the same group other than 0 are undone as
 * one. Immutable but for name and group, which are set before it is applied;
 * reference counted.
 */
typedef struct _KroCommand KroCommand;

#define KRO_TYPE_COMMAND (kro_command_get_type ())
GType kro_command_get_type (void) G_GNUC_CONST;

KroCommand *kro_command_new_add_source (const KroSourceFields *after);
KroCommand *kro_command_new_remove_source (const KroSourceFields *before);
KroCommand *kro_command_new_change_source (const KroSourceFields *before, const KroSourceFields *after);
KroCommand *kro_command_new_add_revision (KroId source, guint32 number, KroText *text, KroTime read_at);
KroCommand *kro_command_new_add_category (const KroCategory *after);
KroCommand *kro_command_new_add_era (const KroEra *after);
KroCommand *kro_command_new_add_event (const KroEventFields *after);
KroCommand *kro_command_new_remove_event (const KroEventFields *before);
KroCommand *kro_command_new_change_event (const KroEventFields *before, const KroEventFields *after);
KroCommand *kro_command_new_add_passage (const KroPassage *after);
KroCommand *kro_command_new_remove_passage (const KroPassage *before);
KroCommand *kro_command_new_add_anchor (KroId passage, const KroAnchor *after);
KroCommand *kro_command_new_load_chunk (KroChunk *after);
KroCommand *kro_command_new_group (KroCommand *const *commands, gsize n_commands);
KroCommand *kro_command_invert (KroCommand *self);

KroCommand *kro_command_ref (KroCommand *self);
void        kro_command_unref (KroCommand *self);

KroCommandOp kro_command_get_op (const KroCommand *self);
const char  *kro_command_get_name (const KroCommand *self);
guint64      kro_command_get_group (const KroCommand *self);
void         kro_command_set_name (KroCommand *self, const char *name);
void         kro_command_set_group (KroCommand *self, guint64 group);

gconstpointer      kro_command_get_before (const KroCommand *self);
gconstpointer      kro_command_get_after (const KroCommand *self);
KroCommand *const *kro_command_get_members (const KroCommand *self, gsize *n_members);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroCommand, kro_command_unref)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-id.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KroAnchorState:
 * @KRO_ANCHOR_SURE: it stands there
 * @KRO_ANCHOR_CHECK: a person should check it
 * @KRO_ANCHOR_LOST: not found in this revision; shown from an earlier one
 */
typedef enum {
  KRO_ANCHOR_SURE,
  KRO_ANCHOR_CHECK,
  KRO_ANCHOR_LOST,
} KroAnchorState;

/**
 * KroAnchor:
 * @revision: number of the revision of the source
 * @b: first code point
 * @e: behind the last code point; `b ≤ e`
 * @score: how sure it is, per mille
 * @state: a #KroAnchorState
 *
 * Where a passage stands in one revision of its source.
 */
typedef struct
{
  guint32 revision;
  guint32 b;
  guint32 e;
  guint16 score;
  guint8  state;
} KroAnchor;

/**
 * KroPassage:
 * @id: its id
 * @event: the event it speaks of
 * @source: the source it stands in
 * @origin: where it was first found
 *
 * The words that an event came from. Further anchors are added on re-reading
 * (%KRO_COMMAND_ADD_ANCHOR), the origin is never overwritten.
 */
typedef struct
{
  KroId     id;
  KroId     event;
  KroId     source;
  KroAnchor origin;
} KroPassage;

/**
 * KroPassageAnchor:
 * @passage: id of the passage
 * @anchor: where it stands
 *
 * A further anchor of a passage; at most one for each revision.
 */
typedef struct
{
  KroId     passage;
  KroAnchor anchor;
} KroPassageAnchor;

#define KRO_TYPE_PASSAGE (kro_passage_get_type ())
GType kro_passage_get_type (void) G_GNUC_CONST;

KroPassage *kro_passage_copy (const KroPassage *self);
void        kro_passage_free (KroPassage *self);
gboolean    kro_passage_equal (const KroPassage *self, const KroPassage *other);
gboolean    kro_anchor_equal (const KroAnchor *self, const KroAnchor *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroPassage, kro_passage_free)

G_END_DECLS

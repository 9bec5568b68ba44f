/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-timeline.h"

G_BEGIN_DECLS

/**
 * KroMatches:
 * @generation: of the timeline they were found in
 * @n_slots: slots that @bits covers
 * @bits: a bit a slot: slot s is `bits[s / 64] >> (s % 64) & 1`
 * @positions: (array length=n_positions): the events that match, as positions
 *   in the order of the timeline, rising
 * @n_positions: how many
 *
 * What passed a filter. Immutable, reference counted.
 */
typedef struct
{
  guint64         generation;
  guint32         n_slots;
  guint64        *bits;
  guint32        *positions;
  guint32         n_positions;
  gatomicrefcount ref_count;
} KroMatches;

#define KRO_TYPE_MATCHES (kro_matches_get_type ())
GType kro_matches_get_type (void) G_GNUC_CONST;

KroMatches *kro_matches_new (KroTimeline *timeline, guint64 *bits);
KroMatches *kro_matches_ref (KroMatches *self);
void        kro_matches_unref (KroMatches *self);
gboolean    kro_matches_has_slot (const KroMatches *self, guint32 slot);
gboolean    kro_matches_find_next (const KroMatches *self, guint32 position, gboolean forward, guint32 *next);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroMatches, kro_matches_unref)

G_END_DECLS

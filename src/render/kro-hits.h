/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-layout.h"

G_BEGIN_DECLS

/**
 * KroIsHitFunc:
 * @event: an id
 * @user_data: of who asks
 *
 * Returns: whether a search found the event
 */
typedef gboolean (*KroIsHitFunc) (KroId event, gpointer user_data);

/**
 * KroHits:
 *
 * How many of the events without a row a search found, added up in the order
 * of the clusters of one layout, so that a frame counts by two look-ups.
 * Immutable.
 */
typedef struct _KroHits KroHits;

KroHits *kro_hits_new (KroLayout *layout, KroIsHitFunc is_hit, gpointer user_data);
void     kro_hits_free (KroHits *self);

gboolean kro_hits_is_for (const KroHits *self, const KroLayout *layout);
guint    kro_hits_count (const KroHits *self, guint first, guint n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroHits, kro_hits_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-id.h"

G_BEGIN_DECLS

/**
 * KroIdSet:
 *
 * A set of ids, eight bytes for each: found in O(log n), added and removed in
 * O(n) moves of memory.
 */
typedef struct _KroIdSet KroIdSet;

KroIdSet *kro_id_set_new (const KroId *ids, gsize n_ids);
KroIdSet *kro_id_set_copy (const KroIdSet *self);
void      kro_id_set_free (KroIdSet *self);

const KroId *kro_id_set_get (const KroIdSet *self, gsize *n_ids);
gboolean     kro_id_set_contains (const KroIdSet *self, KroId id);
gboolean     kro_id_set_is_equal (const KroIdSet *self, const KroIdSet *other);
gboolean     kro_id_set_add (KroIdSet *self, KroId id);
gboolean     kro_id_set_remove (KroIdSet *self, KroId id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroIdSet, kro_id_set_free)

G_END_DECLS

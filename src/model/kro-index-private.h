/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-event-store-private.h"
#include "kro-index.h"

G_BEGIN_DECLS

/* The timeline's own side of the index. An event is removed before its bounds
 * change in @store and added after. */
KroIndex *kro_index_new (const KroEventStore *store);
void      kro_index_free (KroIndex *self);
void      kro_index_set_store (KroIndex *self, const KroEventStore *store);
void      kro_index_build (KroIndex *self, const guint32 *order, guint32 n);
void      kro_index_merge (KroIndex *self, const KroIndex *other, guint32 first_slot, const guint32 *order);
void      kro_index_add (KroIndex *self, guint32 slot);
void      kro_index_remove (KroIndex *self, guint32 slot);
gboolean  kro_index_is_due (const KroIndex *self);
void      kro_index_tidy (KroIndex *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroIndex, kro_index_free)

G_END_DECLS

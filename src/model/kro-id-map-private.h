/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-id.h"

G_BEGIN_DECLS

/* From ids to slots: open addressing over an array of slots, and one of tags (0
 * is empty), 5 bytes a place. The ids themselves stay where the owner has them:
 * that of slot s at `ids + s × stride` bytes. */
typedef struct
{
  guint32 *places;
  guint8  *tags;
  guint32  n_places;
  guint32  n_used;
} KroIdMap;

void     kro_id_map_clear (KroIdMap *self);
void     kro_id_map_reserve (KroIdMap *self, guint32 n, const void *ids, gsize stride);
gboolean kro_id_map_add_new (KroIdMap *self, KroId id, guint32 slot, const void *ids, gsize stride);
void     kro_id_map_add (KroIdMap *self, guint32 slot, const void *ids, gsize stride);
void     kro_id_map_remove (KroIdMap *self, KroId id, const void *ids, gsize stride);
gboolean kro_id_map_find (const KroIdMap *self, KroId id, const void *ids, gsize stride, guint32 *slot);

G_END_DECLS

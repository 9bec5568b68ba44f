/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hash table of slots by id. Ids are random or hashes already, but may come
 * from a file, so they are mixed again. At most three of four places are used;
 * a removal moves the rest of its run back, so no tombstones are left. Of each
 * place a byte of its id stands apart, where a search looks first: ids are far
 * away in memory, and most of them are others. */
#include "kro-id-map-private.h"

#define MIN_PLACES 16

static inline KroId
id_of (guint32 slot, const void *ids, gsize stride)
{
  return *(const KroId *)(const void *)((const char *)ids + slot * stride);
}

static inline guint64
hash_of (KroId id)
{
  return id * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
}

static inline guint32
home_of (const KroIdMap *self, guint64 hash)
{
  return (guint32)(hash >> 32) & (self->n_places - 1);
}

/* Never 0: that is a place which is free. */
static inline guint8
tag_of (guint64 hash)
{
  return (guint8)((hash >> 24) | 1);
}

static void
put (KroIdMap *self, guint32 slot, KroId id)
{
  guint64 hash = hash_of (id);
  guint32 place = home_of (self, hash);

  while (self->tags[place] != 0)
    place = (place + 1) & (self->n_places - 1);
  self->tags[place] = tag_of (hash);
  self->places[place] = slot;
}

void
kro_id_map_clear (KroIdMap *self)
{
  g_free (self->places);
  g_free (self->tags);
  *self = (KroIdMap){ 0 };
}

/* Makes room for @n ids in all. */
void
kro_id_map_reserve (KroIdMap   *self,
                    guint32     n,
                    const void *ids,
                    gsize       stride)
{
  g_autofree guint32 *old = NULL;
  g_autofree guint8  *old_tags = NULL;
  guint32             n_old = self->n_places;
  guint32             wanted = MAX (n_old, MIN_PLACES);

  while ((guint64)n * 4 > (guint64)wanted * 3)
    wanted *= 2;
  if (wanted == n_old)
    return;
  old = self->places;
  old_tags = self->tags;
  self->places = g_new (guint32, wanted);
  self->tags = g_new0 (guint8, wanted);
  self->n_places = wanted;
  for (guint32 i = 0; i < n_old; i++)
    if (old_tags[i] != 0)
      put (self, old[i], id_of (old[i], ids, stride));
}

/* Adds a slot whose id already stands in @ids and is not in the map. */
void
kro_id_map_add (KroIdMap   *self,
                guint32     slot,
                const void *ids,
                gsize       stride)
{
  kro_id_map_reserve (self, self->n_used + 1, ids, stride);
  put (self, slot, id_of (slot, ids, stride));
  self->n_used++;
}

static guint32
find_place (const KroIdMap *self, KroId id, const void *ids, gsize stride)
{
  guint64 hash = hash_of (id);
  guint8  tag = tag_of (hash);

  if (self->n_places == 0)
    return G_MAXUINT32;
  for (guint32 place = home_of (self, hash); self->tags[place] != 0; place = (place + 1) & (self->n_places - 1))
    if (self->tags[place] == tag && id_of (self->places[place], ids, stride) == id)
      return place;
  return G_MAXUINT32;
}

/* Adds an id that will stand at @slot in @ids; %FALSE if it is there. */
gboolean
kro_id_map_add_new (KroIdMap   *self,
                    KroId       id,
                    guint32     slot,
                    const void *ids,
                    gsize       stride)
{
  kro_id_map_reserve (self, self->n_used + 1, ids, stride);
  if (find_place (self, id, ids, stride) != G_MAXUINT32)
    return FALSE;
  put (self, slot, id);
  self->n_used++;
  return TRUE;
}

/* Removes an id, which must still stand in @ids. */
void
kro_id_map_remove (KroIdMap   *self,
                   KroId       id,
                   const void *ids,
                   gsize       stride)
{
  guint32 mask = self->n_places - 1;
  guint32 hole = find_place (self, id, ids, stride);

  if (hole == G_MAXUINT32)
    return;
  for (guint32 next = (hole + 1) & mask; self->tags[next] != 0; next = (next + 1) & mask)
    {
      guint32 home = home_of (self, hash_of (id_of (self->places[next], ids, stride)));

      if (((next - home) & mask) < ((next - hole) & mask))
        continue;
      self->places[hole] = self->places[next];
      self->tags[hole] = self->tags[next];
      hole = next;
    }
  self->tags[hole] = 0;
  self->n_used--;
}

gboolean
kro_id_map_find (const KroIdMap *self,
                 KroId           id,
                 const void     *ids,
                 gsize           stride,
                 guint32        *slot)
{
  guint32 place = find_place (self, id, ids, stride);

  if (place == G_MAXUINT32)
    return FALSE;
  if (slot != NULL)
    *slot = self->places[place];
  return TRUE;
}

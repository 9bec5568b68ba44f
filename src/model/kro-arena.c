/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes in blocks: what is added stays where it is until all is freed. */
#include "kro-arena-private.h"

#include <string.h>

#define BLOCK_SIZE 16384

struct _KroArena
{
  gatomicrefcount ref_count;
  GPtrArray      *blocks;
  char           *next;
  gsize           left;
};

KroArena *
kro_arena_new (void)
{
  KroArena *self = g_new0 (KroArena, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

KroArena *
kro_arena_ref (KroArena *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
kro_arena_unref (KroArena *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

/* Adds @length bytes and gives where they stand. */
const void *
kro_arena_add (KroArena   *self,
               const void *data,
               gsize       length)
{
  char *place;

  if (length > self->left)
    {
      gsize size = MAX (length, BLOCK_SIZE);

      self->next = g_malloc (size);
      self->left = size;
      g_ptr_array_add (self->blocks, self->next);
    }
  place = self->next;
  memcpy (place, data, length);
  self->next += length;
  self->left -= length;
  return place;
}

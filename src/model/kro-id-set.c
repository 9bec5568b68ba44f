/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ids in ascending order, each once. */
#include "kro-id-set.h"

#include <string.h>

struct _KroIdSet
{
  GArray *ids; /* owned: of KroId */
};

static gint
compare (gconstpointer a, gconstpointer b)
{
  const KroId *first = a;
  const KroId *second = b;

  return *first < *second ? -1 : *first > *second;
}

/* Where an id is, or would be. */
static guint
find (const KroIdSet *self, KroId id)
{
  guint low = 0;
  guint high = self->ids->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->ids, KroId, middle) < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
is_at (const KroIdSet *self, guint place, KroId id)
{
  return place < self->ids->len && g_array_index (self->ids, KroId, place) == id;
}

/* Leaves one of each. */
static void
drop_doubles (GArray *ids)
{
  guint n = 0;

  for (guint i = 0; i < ids->len; i++)
    if (n == 0 || g_array_index (ids, KroId, n - 1) != g_array_index (ids, KroId, i))
      g_array_index (ids, KroId, n++) = g_array_index (ids, KroId, i);
  g_array_set_size (ids, n);
}

/**
 * kro_id_set_new:
 * @ids: (array length=n_ids) (nullable): ids in any order
 * @n_ids: how many
 *
 * Returns: (transfer full): a set of them
 */
KroIdSet *
kro_id_set_new (const KroId *ids, gsize n_ids)
{
  KroIdSet *self = g_new0 (KroIdSet, 1);

  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (KroId), (guint)n_ids);
  if (n_ids == 0)
    return self;
  g_array_append_vals (self->ids, ids, (guint)n_ids);
  g_array_sort (self->ids, compare);
  drop_doubles (self->ids);
  return self;
}

/**
 * kro_id_set_copy:
 * @self: a set
 *
 * Returns: (transfer full): another one with the same ids
 */
KroIdSet *
kro_id_set_copy (const KroIdSet *self)
{
  KroIdSet *copy = g_new0 (KroIdSet, 1);

  copy->ids = g_array_copy (self->ids);
  return copy;
}

/**
 * kro_id_set_free:
 * @self: (nullable): a set
 */
void
kro_id_set_free (KroIdSet *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->ids);
  g_free (self);
}

/**
 * kro_id_set_get:
 * @self: a set
 * @n_ids: (out): how many are in it
 *
 * Returns: (transfer none) (array length=n_ids): the ids, ascending, good until
 *   the next change of the set
 */
const KroId *
kro_id_set_get (const KroIdSet *self, gsize *n_ids)
{
  *n_ids = self->ids->len;
  return (const KroId *)(gpointer)self->ids->data;
}

/**
 * kro_id_set_contains:
 * @self: a set
 * @id: an id
 *
 * Returns: whether it is in the set
 */
gboolean
kro_id_set_contains (const KroIdSet *self, KroId id)
{
  return is_at (self, find (self, id), id);
}

/**
 * kro_id_set_is_equal:
 * @self: a set
 * @other: another one
 *
 * Returns: whether the same ids are in both
 */
gboolean
kro_id_set_is_equal (const KroIdSet *self, const KroIdSet *other)
{
  return self->ids->len == other->ids->len && (self->ids->len == 0 || memcmp (self->ids->data, other->ids->data, self->ids->len * sizeof (KroId)) == 0);
}

/**
 * kro_id_set_add:
 * @self: a set
 * @id: an id
 *
 * Returns: %FALSE if it was in the set already
 */
gboolean
kro_id_set_add (KroIdSet *self, KroId id)
{
  guint place = find (self, id);

  if (is_at (self, place, id))
    return FALSE;
  g_array_insert_val (self->ids, place, id);
  return TRUE;
}

/**
 * kro_id_set_remove:
 * @self: a set
 * @id: an id
 *
 * Returns: %FALSE if it was not in the set
 */
gboolean
kro_id_set_remove (KroIdSet *self, KroId id)
{
  guint place = find (self, id);

  if (!is_at (self, place, id))
    return FALSE;
  g_array_remove_index (self->ids, place);
  return TRUE;
}

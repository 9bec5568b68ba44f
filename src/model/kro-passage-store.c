/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passages in rows of 40 bytes, with a map by id. One thread at a time. */
#include "kro-passage-store-private.h"

void
kro_passage_store_init (KroPassageStore *self)
{
  *self = (KroPassageStore){ .free_rows = g_array_new (FALSE, FALSE, sizeof (guint32)) };
}

void
kro_passage_store_clear (KroPassageStore *self)
{
  g_free (self->rows);
  g_clear_pointer (&self->free_rows, g_array_unref);
  kro_id_map_clear (&self->map);
  *self = (KroPassageStore){ 0 };
}

/* Makes room for @n_rows in all. */
void
kro_passage_store_reserve (KroPassageStore *self,
                           guint32          n_rows)
{
  if (n_rows <= self->capacity)
    return;
  self->capacity = MAX (n_rows, self->capacity + self->capacity / 4 + 16);
  self->rows = g_renew (KroPassageRow, self->rows, self->capacity);
}

/* Adds a passage whose id is not there yet; gives its row. */
guint32
kro_passage_store_add (KroPassageStore  *self,
                       const KroPassage *passage,
                       guint32           event,
                       guint32           source)
{
  guint32 row;

  if (self->free_rows->len > 0)
    {
      row = g_array_index (self->free_rows, guint32, self->free_rows->len - 1);
      g_array_set_size (self->free_rows, self->free_rows->len - 1);
    }
  else
    {
      kro_passage_store_reserve (self, self->n_rows + 1);
      row = self->n_rows++;
    }
  self->rows[row] = (KroPassageRow){
    .id = passage->id,
    .event = event,
    .next = G_MAXUINT32,
    .source = source,
    .revision = passage->origin.revision,
    .b = passage->origin.b,
    .e = passage->origin.e,
    .score = passage->origin.score,
    .state = passage->origin.state,
  };
  kro_id_map_add (&self->map, row, self->rows, sizeof *self->rows);
  self->n_used++;
  return row;
}

void
kro_passage_store_remove (KroPassageStore *self,
                          guint32          row)
{
  kro_id_map_remove (&self->map, self->rows[row].id, self->rows, sizeof *self->rows);
  self->rows[row].id = KRO_ID_NONE;
  g_array_append_val (self->free_rows, row);
  self->n_used--;
}

gboolean
kro_passage_store_find (const KroPassageStore *self,
                        KroId                  id,
                        guint32               *row)
{
  return kro_id_map_find (&self->map, id, self->rows, sizeof *self->rows, row);
}

KroAnchor
kro_passage_row_get_origin (const KroPassageRow *row)
{
  return (KroAnchor){ .revision = row->revision, .b = row->b, .e = row->e, .score = row->score, .state = row->state };
}

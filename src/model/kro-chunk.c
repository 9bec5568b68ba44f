/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A chunk: events and passages brought into the columns, the order, the maps
 * and the index of a timeline before they are in one, so that adopting it into
 * an empty timeline moves pointers only. Built in any one thread.
 */
#include "kro-chunk-private.h"

#include "kro-model-error.h"
#include "kro-slot-sort-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (KroChunk, kro_chunk, kro_chunk_ref, kro_chunk_unref)

/* What can be wrong with an event on its own; needs no timeline. */
gboolean
kro_event_fields_check (const KroEventFields *fields,
                        GError              **error)
{
  const char *what = NULL;

  if (fields->id == KRO_ID_NONE)
    what = _ ("An event needs an id.");
  else if (fields->title == NULL || !g_utf8_validate (fields->title, -1, NULL))
    what = _ ("An event needs a title in UTF-8.");
  else if (fields->note != NULL && !g_utf8_validate (fields->note, -1, NULL))
    what = _ ("The note of an event must be UTF-8.");
  else if (fields->tags != NULL && !g_utf8_validate (fields->tags, -1, NULL))
    what = _ ("The tags of an event must be UTF-8.");
  else if (fields->confidence > KRO_CONFIDENCE_FULL)
    what = _ ("The confidence of an event must be between 0 and 1000.");
  else if (fields->review > KRO_REVIEW_REJECTED || fields->origin > KRO_ORIGIN_IMPORTED)
    what = _ ("An event has an unknown state of review or origin.");
  else if (fields->n_alternatives > G_MAXUINT8)
    what = _ ("An event can have 255 alternative dates at most.");
  if (what == NULL)
    return TRUE;
  g_set_error_literal (error, KRO_MODEL_ERROR, KRO_MODEL_ERROR_VALUE, what);
  return FALSE;
}

/* The same for a passage. */
gboolean
kro_passage_check (const KroPassage *passage,
                   GError          **error)
{
  if (passage->id != KRO_ID_NONE && passage->origin.b <= passage->origin.e &&
      passage->origin.score <= KRO_CONFIDENCE_FULL && passage->origin.state <= KRO_ANCHOR_LOST)
    return TRUE;
  g_set_error_literal (error, KRO_MODEL_ERROR, KRO_MODEL_ERROR_VALUE, _ ("A passage needs an id and an anchor that does not end before it begins."));
  return FALSE;
}

/**
 * kro_chunk_new:
 *
 * Makes an empty chunk.
 *
 * Returns: (transfer full): it
 */
KroChunk *
kro_chunk_new (void)
{
  KroChunk *self = g_new0 (KroChunk, 1);

  g_atomic_ref_count_init (&self->ref_count);
  kro_passage_store_init (&self->passages);
  self->sources = g_array_new (FALSE, FALSE, sizeof (KroId));
  self->arenas = g_ptr_array_new_with_free_func ((GDestroyNotify)kro_arena_unref);
  self->arena = kro_arena_new ();
  g_ptr_array_add (self->arenas, self->arena);
  return self;
}

KroChunk *
kro_chunk_ref (KroChunk *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
kro_chunk_unref (KroChunk *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  kro_event_store_clear (&self->events);
  kro_id_map_clear (&self->map);
  g_clear_pointer (&self->index, kro_index_free);
  kro_passage_store_clear (&self->passages);
  g_array_unref (self->sources);
  g_ptr_array_unref (self->arenas);
  g_free (self->event_ids);
  g_free (self->passage_ids);
  g_free (self);
}

/**
 * kro_chunk_add_event:
 * @fields: the event
 *
 * Adds an event, copying what it says.
 *
 * Returns: %FALSE with %KRO_MODEL_ERROR_VALUE or %KRO_MODEL_ERROR_EXISTS
 */
gboolean
kro_chunk_add_event (KroChunk             *self,
                     const KroEventFields *fields,
                     GError              **error)
{
  guint32 slot;

  g_return_val_if_fail (!self->is_finished, FALSE);

  if (!kro_event_fields_check (fields, error))
    return FALSE;
  if (!kro_id_map_add_new (&self->map, fields->id, self->events.n_slots, self->events.ids, sizeof (KroId)))
    {
      g_set_error_literal (error, KRO_MODEL_ERROR, KRO_MODEL_ERROR_EXISTS, _ ("Two events have the same id."));
      return FALSE;
    }
  slot = kro_event_store_push (&self->events);
  kro_event_store_set (&self->events, slot, fields, self->arena);
  return TRUE;
}

/* The place of a source among those of the chunk. */
guint32
kro_chunk_add_source (KroChunk *self,
                      KroId     source)
{
  for (guint i = self->sources->len; i > 0; i--)
    if (g_array_index (self->sources, KroId, i - 1) == source)
      return i - 1;
  g_array_append_val (self->sources, source);
  return self->sources->len - 1;
}

/* Mostly the one that was added last. */
static gboolean
find_event (const KroChunk *self, KroId event, guint32 *slot)
{
  *slot = self->events.n_slots - 1;
  return (self->events.n_slots > 0 && self->events.ids[*slot] == event) || kro_id_map_find (&self->map, event, self->events.ids, sizeof (KroId), slot);
}

/**
 * kro_chunk_add_passage:
 * @passage: a passage of an event that the chunk has
 *
 * Adds a passage. Its source must be in the timeline when the chunk is loaded.
 *
 * Returns: %FALSE with %KRO_MODEL_ERROR_VALUE, %KRO_MODEL_ERROR_EXISTS or
 *   %KRO_MODEL_ERROR_MISSING
 */
gboolean
kro_chunk_add_passage (KroChunk         *self,
                       const KroPassage *passage,
                       GError          **error)
{
  guint32 slot;

  g_return_val_if_fail (!self->is_finished, FALSE);

  if (!kro_passage_check (passage, error))
    return FALSE;
  if (!find_event (self, passage->event, &slot))
    {
      g_set_error_literal (error, KRO_MODEL_ERROR, KRO_MODEL_ERROR_MISSING, _ ("A passage speaks of an event that is not there."));
      return FALSE;
    }
  if (kro_passage_store_find (&self->passages, passage->id, NULL))
    {
      g_set_error_literal (error, KRO_MODEL_ERROR, KRO_MODEL_ERROR_EXISTS, _ ("Two passages have the same id."));
      return FALSE;
    }
  kro_passage_store_add (&self->passages, passage, slot, kro_chunk_add_source (self, passage->source));
  return TRUE;
}

static void
sort_events (KroChunk *self)
{
  guint32             n = self->events.n_slots;
  g_autofree guint32 *order = g_new (guint32, n + 1);
  g_autofree guint32 *places = g_new (guint32, n + 1);

  for (guint32 i = 0; i < n; i++)
    order[i] = i;
  kro_event_store_sort (&self->events, order, n);
  kro_event_store_permute (&self->events, order);
  for (guint32 i = 0; i < n; i++)
    places[order[i]] = i;
  for (guint32 i = 0; i < self->passages.n_rows; i++)
    self->passages.rows[i].event = places[self->passages.rows[i].event];
  kro_id_map_clear (&self->map);
  kro_id_map_reserve (&self->map, n, self->events.ids, sizeof (KroId));
  memset (self->category_counts, 0, sizeof self->category_counts);
  for (guint32 i = 0; i < n; i++)
    {
      order[i] = i;
      kro_id_map_add (&self->map, i, self->events.ids, sizeof (KroId));
      self->category_counts[self->events.categories[i]]++;
    }
  g_clear_pointer (&self->index, kro_index_free);
  self->index = kro_index_new (&self->events);
  kro_index_build (self->index, order, n);
}

static int
compare_rows_cb (gconstpointer a, gconstpointer b, gpointer rows)
{
  const KroPassageRow *left = (const KroPassageRow *)rows + *(const guint32 *)a;
  const KroPassageRow *right = (const KroPassageRow *)rows + *(const guint32 *)b;

  return (left->id > right->id) - (left->id < right->id);
}

/* By source, place and id. */
static void
sort_rows (KroPassageStore *store)
{
  g_autofree KroSlotKey *keys = g_new (KroSlotKey, store->n_rows + 1);
  KroPassageRow         *sorted;

  for (guint32 i = 0; i < store->n_rows; i++)
    keys[i] = (KroSlotKey){ (gint64)((guint64)store->rows[i].source << 32 | store->rows[i].b), i };
  kro_slot_sort (keys, store->n_rows, compare_rows_cb, store->rows);
  sorted = g_new (KroPassageRow, store->capacity);
  for (guint32 i = 0; i < store->n_rows; i++)
    sorted[i] = store->rows[keys[i].slot];
  g_free (store->rows);
  store->rows = sorted;
}

static void
sort_passages (KroChunk *self)
{
  KroPassageStore *store = &self->passages;

  sort_rows (store);
  kro_id_map_clear (&store->map);
  kro_id_map_reserve (&store->map, store->n_rows, store->rows, sizeof *store->rows);
  for (guint32 i = 0; i < self->events.n_slots; i++)
    self->events.rows[i] = KRO_SLOT_NONE;
  for (guint32 i = store->n_rows; i > 0; i--)
    {
      KroPassageRow *row = &store->rows[i - 1];

      row->next = self->events.rows[row->event];
      self->events.rows[row->event] = i - 1;
      kro_id_map_add (&store->map, i - 1, store->rows, sizeof *store->rows);
    }
}

/* Brings all into the order that is told at the structure. */
void
kro_chunk_sort (KroChunk *self)
{
  sort_events (self);
  sort_passages (self);
  self->n_events = self->events.n_slots;
  self->n_passages = self->passages.n_rows;
}

/**
 * kro_chunk_finish:
 *
 * Sorts what was added and makes the index, so that loading is quick. Nothing
 * can be added after it.
 */
void
kro_chunk_finish (KroChunk *self)
{
  g_return_if_fail (!self->is_finished);

  kro_chunk_sort (self);
  self->is_finished = TRUE;
}

/**
 * kro_chunk_get_n_events:
 *
 * Counts its events, adopted or not.
 *
 * Returns: how many
 */
gsize
kro_chunk_get_n_events (const KroChunk *self)
{
  return self->is_finished ? self->n_events : self->events.n_slots;
}

/**
 * kro_chunk_get_n_passages:
 *
 * Counts its passages, adopted or not.
 *
 * Returns: how many
 */
gsize
kro_chunk_get_n_passages (const KroChunk *self)
{
  return self->is_finished ? self->n_passages : self->passages.n_rows;
}

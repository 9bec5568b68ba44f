/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Chunks: many events adopted at once, and given back when that is undone. An
 * empty timeline takes the columns, the map and the index over as they are;
 * one with events in it merges, in time linear in both.
 */
#include "kro-timeline-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ROW_SIZE sizeof (KroPassageRow)

static gboolean
check_ids (KroTimeline *self, KroChunk *chunk, GError **error)
{
  for (guint32 i = 0; self->n_events > 0 && i < chunk->events.n_slots; i++)
    if (kro_id_map_find (&self->map, chunk->events.ids[i], self->events.ids, sizeof (KroId), NULL))
      return kro_timeline_fail (error, KRO_MODEL_ERROR_EXISTS, _ ("There is an event with this id already."));
  for (guint32 i = 0; self->passages.n_used > 0 && i < chunk->passages.n_rows; i++)
    if (kro_passage_store_find (&self->passages, chunk->passages.rows[i].id, NULL))
      return kro_timeline_fail (error, KRO_MODEL_ERROR_EXISTS, _ ("There is a passage with this id already."));
  for (guint i = self->categories->len; i < G_N_ELEMENTS (chunk->category_counts); i++)
    if (chunk->category_counts[i] > 0)
      return kro_timeline_fail (error, KRO_MODEL_ERROR_MISSING, _ ("The category of an event is not there."));
  return TRUE;
}

/* The sources of a chunk here, in its own order; some may be %NULL. */
static KroSourceEntry **
find_entries (KroTimeline *self, KroChunk *chunk)
{
  KroSourceEntry **entries = g_new (KroSourceEntry *, chunk->sources->len + 1);

  for (guint i = 0; i < chunk->sources->len; i++)
    entries[i] = kro_timeline_get_source_entry (self, g_array_index (chunk->sources, KroId, i));
  return entries;
}

static gboolean
check_anchors (KroTimeline *self, KroChunk *chunk, GError **error)
{
  g_autofree KroSourceEntry **entries = find_entries (self, chunk);

  for (guint32 i = 0; i < chunk->passages.n_rows; i++)
    {
      const KroPassageRow *row = &chunk->passages.rows[i];
      const KroAnchor      origin = kro_passage_row_get_origin (row);

      if (entries[row->source] == NULL)
        return kro_timeline_fail (error, KRO_MODEL_ERROR_MISSING, _ ("A passage stands in a source that is not there."));
      if (!kro_timeline_check_anchor (self, entries[row->source], &origin, error))
        return FALSE;
    }
  return TRUE;
}

static void
keep_ids (KroChunk *chunk)
{
  g_free (chunk->event_ids);
  g_free (chunk->passage_ids);
  chunk->event_ids = g_new (KroId, chunk->n_events + 1);
  chunk->passage_ids = g_new (KroId, chunk->n_passages + 1);
  for (guint32 i = 0; i < chunk->n_events; i++)
    chunk->event_ids[i] = chunk->events.ids[i];
  for (guint32 i = 0; i < chunk->n_passages; i++)
    chunk->passage_ids[i] = chunk->passages.rows[i].id;
}

static void
merge_order (KroTimeline *self, guint32 first, guint32 n)
{
  guint32 left = self->n_events, right = n;
  guint32 n_head = left, n_tail = 0;

  kro_timeline_reserve_order (self, left + n + KRO_EVENT_ROOM (left + n));
  for (guint32 place = left + n; right > 0; place--)
    {
      if (left > 0 && kro_event_store_compare (&self->events, self->order[left - 1], first + right - 1) > 0)
        {
          self->order[place - 1] = self->order[--left];
          n_tail += right == n;
        }
      else
        self->order[place - 1] = first + --right;
    }
  n_head = left;
  kro_timeline_note_order (self, n_head, n_tail);
  self->n_events += n;
}

static void
adopt_events (KroTimeline *self, KroChunk *chunk)
{
  guint32  first = self->events.n_slots;
  guint32  n = chunk->events.n_slots;
  gboolean is_first = first == 0;

  if (is_first)
    {
      kro_event_store_clear (&self->events);
      kro_id_map_clear (&self->map);
      self->events = chunk->events;
      self->map = chunk->map;
      chunk->events = (KroEventStore){ 0 };
      chunk->map = (KroIdMap){ 0 };
    }
  else
    {
      kro_event_store_append (&self->events, &chunk->events);
      kro_id_map_reserve (&self->map, self->map.n_used + n, self->events.ids, sizeof (KroId));
      for (guint32 i = 0; i < n; i++)
        kro_id_map_add (&self->map, first + i, self->events.ids, sizeof (KroId));
    }
  merge_order (self, first, n);
  if (is_first)
    {
      kro_index_free (self->index);
      self->index = g_steal_pointer (&chunk->index);
      kro_index_set_store (self->index, &self->events);
    }
  else
    kro_index_merge (self->index, chunk->index, first, self->order);
}

/* Adds a row behind those of its source and notes whether they stay sorted. */
static void
append_row (KroTimeline *self, KroSourceEntry *entry, guint32 row)
{
  const KroPassageRow *passage = &self->passages.rows[row];

  if (entry->is_sorted && entry->rows->len > 0)
    {
      const KroPassageRow *last = &self->passages.rows[g_array_index (entry->rows, guint32, entry->rows->len - 1)];

      entry->is_sorted = last->b < passage->b || (last->b == passage->b && last->id < passage->id);
    }
  g_array_append_val (entry->rows, row);
  entry->longest = MAX (entry->longest, passage->e - passage->b);
}

/* Brings the rows and their map over; the first comers as they are. */
static void
adopt_row_store (KroTimeline *self, KroPassageStore *added)
{
  KroPassageStore *store = &self->passages;
  guint32          first = store->n_rows;

  if (first == 0)
    {
      kro_passage_store_clear (store);
      *store = *added;
      *added = (KroPassageStore){ 0 };
      return;
    }
  kro_passage_store_reserve (store, first + added->n_rows);
  if (added->n_rows > 0)
    memcpy (store->rows + first, added->rows, added->n_rows * ROW_SIZE);
  store->n_rows += added->n_rows;
  store->n_used += added->n_rows;
  kro_id_map_reserve (&store->map, store->map.n_used + added->n_rows, store->rows, ROW_SIZE);
  for (guint32 i = first; i < store->n_rows; i++)
    kro_id_map_add (&store->map, i, store->rows, ROW_SIZE);
}

static void
adopt_rows (KroTimeline *self, KroChunk *chunk, guint32 first_slot)
{
  g_autofree KroSourceEntry **entries = find_entries (self, chunk);
  guint32                     first = self->passages.n_rows;

  adopt_row_store (self, &chunk->passages);
  for (guint32 i = first; i < self->passages.n_rows; i++)
    {
      KroPassageRow  *row = &self->passages.rows[i];
      KroSourceEntry *entry = entries[row->source];

      row->event += first_slot;
      row->next += row->next != KRO_SLOT_NONE ? first : 0;
      row->source = kro_source_get_number (entry->source);
      append_row (self, entry, i);
    }
  for (guint32 slot = first_slot; first > 0 && slot < self->events.n_slots; slot++)
    self->events.rows[slot] += self->events.rows[slot] != KRO_SLOT_NONE ? first : 0;
}

static void
share_arenas (GPtrArray *from, GPtrArray *to)
{
  for (guint i = 0; i < from->len; i++)
    if (!g_ptr_array_find (to, g_ptr_array_index (from, i), NULL))
      g_ptr_array_add (to, kro_arena_ref (g_ptr_array_index (from, i)));
}

static void
touch_chunk (KroTimeline *self, const KroIndex *index)
{
  KroTime from, to;

  self->touched.has_bulk = TRUE;
  self->touched.flags |= KRO_CHANGE_EVENTS | KRO_CHANGE_ORDER | KRO_CHANGE_PASSAGES;
  if (kro_index_get_extent (index, &from, &to))
    kro_timeline_touch_span (self, from, to);
}

static gboolean
load (KroTimeline *self, KroChunk *chunk, GError **error)
{
  guint32 first_slot = self->events.n_slots;

  if (!chunk->is_finished || chunk->owner != NULL)
    return kro_timeline_fail (error, KRO_MODEL_ERROR_VALUE, _ ("The events are not ready to be loaded, or loaded already."));
  if (!check_ids (self, chunk, error) || !check_anchors (self, chunk, error))
    return FALSE;
  keep_ids (chunk);
  touch_chunk (self, chunk->index);
  for (guint i = 0; i < self->categories->len; i++)
    self->category_counts[i] += chunk->category_counts[i];
  adopt_events (self, chunk);
  adopt_rows (self, chunk, first_slot);
  share_arenas (chunk->arenas, self->arenas);
  kro_event_store_clear (&chunk->events);
  kro_id_map_clear (&chunk->map);
  g_clear_pointer (&chunk->index, kro_index_free);
  kro_passage_store_clear (&chunk->passages);
  chunk->owner = self;
  return TRUE;
}

/* Whether just the events and passages of the chunk hang together still. */
static gboolean
check_unload (KroTimeline *self, KroChunk *chunk, GError **error)
{
  guint32 n_passages = 0, slot, row;

  if (chunk->owner != self)
    return kro_timeline_fail (error, KRO_MODEL_ERROR_MISSING, _ ("These events were not loaded here."));
  for (guint32 i = 0; i < chunk->n_events; i++)
    {
      if (!kro_id_map_find (&self->map, chunk->event_ids[i], self->events.ids, sizeof (KroId), &slot))
        return kro_timeline_fail (error, KRO_MODEL_ERROR_MISSING, _ ("The event is not there."));
      for (row = self->events.rows[slot]; row != KRO_SLOT_NONE; row = self->passages.rows[row].next)
        n_passages++;
    }
  for (guint32 i = 0; i < chunk->n_passages; i++)
    {
      if (!kro_passage_store_find (&self->passages, chunk->passage_ids[i], NULL))
        return kro_timeline_fail (error, KRO_MODEL_ERROR_MISSING, _ ("The passage is not there."));
      if (g_hash_table_contains (self->anchors, &chunk->passage_ids[i]))
        return kro_timeline_fail (error, KRO_MODEL_ERROR_IN_USE, _ ("The passage still has further anchors."));
    }
  if (n_passages != chunk->n_passages)
    return kro_timeline_fail (error, KRO_MODEL_ERROR_IN_USE, _ ("The event still has passages."));
  return TRUE;
}

/* Takes the rows that lost their passage out of the arrays of all sources. */
static void
compact_rows (KroTimeline *self)
{
  for (guint i = 0; i < self->source_entries->len; i++)
    {
      KroSourceEntry *entry = g_ptr_array_index (self->source_entries, i);
      guint           n = 0;

      for (guint j = 0; entry != NULL && j < entry->rows->len; j++)
        {
          guint32 row = g_array_index (entry->rows, guint32, j);

          if (self->passages.rows[row].id != KRO_ID_NONE)
            g_array_index (entry->rows, guint32, n++) = row;
        }
      if (entry != NULL)
        g_array_set_size (entry->rows, n);
    }
}

/* Takes all numbers from @limit upward out of a list. */
static void
drop_from (GArray *numbers, guint32 limit)
{
  guint n = 0;

  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (numbers, guint32, i) < limit)
      g_array_index (numbers, guint32, n++) = g_array_index (numbers, guint32, i);
  g_array_set_size (numbers, n);
}

static void
give_rows_back (KroTimeline *self, KroChunk *chunk)
{
  kro_passage_store_init (&chunk->passages);
  for (guint32 i = 0; i < chunk->n_passages; i++)
    {
      KroPassage passage;
      guint32    row, slot;

      if (!kro_passage_store_find (&self->passages, chunk->passage_ids[i], &row))
        continue;
      passage = kro_timeline_make_passage (self, row);
      if (kro_id_map_find (&chunk->map, passage.event, chunk->events.ids, sizeof (KroId), &slot))
        kro_passage_store_add (&chunk->passages, &passage, slot, kro_chunk_add_source (chunk, passage.source));
    }
  for (guint32 i = 0; i < chunk->n_passages; i++)
    {
      guint32 row;

      if (kro_passage_store_find (&self->passages, chunk->passage_ids[i], &row))
        kro_passage_store_remove (&self->passages, row);
    }
  compact_rows (self);
  while (self->passages.n_rows > 0 && self->passages.rows[self->passages.n_rows - 1].id == KRO_ID_NONE)
    self->passages.n_rows--;
  drop_from (self->passages.free_rows, self->passages.n_rows);
}

static void
compact_order (KroTimeline *self)
{
  guint32 n = 0, first = self->n_events, last = 0;

  for (guint32 i = 0; i < self->n_events; i++)
    {
      if (self->events.ids[self->order[i]] != KRO_ID_NONE)
        {
          self->order[n++] = self->order[i];
          continue;
        }
      first = MIN (first, i);
      last = i;
    }
  kro_timeline_note_order (self, first, self->n_events - MIN (last + 1, self->n_events));
  self->n_events = n;
}

static void
give_events_back (KroTimeline *self, KroChunk *chunk)
{
  for (guint32 i = 0; i < chunk->n_events; i++)
    {
      guint32 to = kro_event_store_push (&chunk->events), slot;

      if (!kro_id_map_find (&self->map, chunk->event_ids[i], self->events.ids, sizeof (KroId), &slot))
        continue;
      kro_event_store_copy_slot (&chunk->events, to, &self->events, slot);
      kro_id_map_add (&chunk->map, to, chunk->events.ids, sizeof (KroId));
    }
}

static void
drop_events (KroTimeline *self, KroChunk *chunk)
{
  for (guint32 i = chunk->n_events; i > 0; i--)
    {
      guint32 slot;

      if (!kro_id_map_find (&self->map, chunk->event_ids[i - 1], self->events.ids, sizeof (KroId), &slot))
        continue;
      self->category_counts[self->events.categories[slot]]--;
      kro_id_map_remove (&self->map, chunk->event_ids[i - 1], self->events.ids, sizeof (KroId));
      kro_timeline_free_slot (self, slot);
    }
  compact_order (self);
  while (self->events.n_slots > 0 && self->events.ids[self->events.n_slots - 1] == KRO_ID_NONE)
    self->events.n_slots--;
  drop_from (self->free_slots, self->events.n_slots);
  kro_index_build (self->index, self->order, self->n_events);
}

static gboolean
unload (KroTimeline *self, KroChunk *chunk, GError **error)
{
  if (!check_unload (self, chunk, error))
    return FALSE;
  give_events_back (self, chunk);
  give_rows_back (self, chunk);
  drop_events (self, chunk);
  share_arenas (self->arenas, chunk->arenas);
  kro_chunk_sort (chunk);
  touch_chunk (self, chunk->index);
  chunk->owner = NULL;
  return TRUE;
}

gboolean
kro_timeline_apply_chunk (KroTimeline *self,
                          KroCommand  *command,
                          GError     **error)
{
  KroChunk *before = (KroChunk *)kro_command_get_before (command);
  KroChunk *after = (KroChunk *)kro_command_get_after (command);

  return before != NULL ? unload (self, before, error) : load (self, after, error);
}

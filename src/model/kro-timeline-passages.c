/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Passages and anchors. The passages of an event are a list through the rows;
 * those of a source are an array of rows by (b, id) of their origins, sorted
 * when first searched. Further anchors are few and stand in a table of their
 * own. Offsets are code points.
 */
#include "kro-timeline-private.h"

#include <glib/gi18n-lib.h>

static int
compare_place (const KroPassageRow *left, const KroPassageRow *right)
{
  if (left->b != right->b)
    return left->b < right->b ? -1 : 1;
  return (left->id > right->id) - (left->id < right->id);
}

static int
compare_rows_cb (gconstpointer a, gconstpointer b, gpointer rows)
{
  const KroPassageRow *row = rows;

  return compare_place (&row[*(const guint32 *)a], &row[*(const guint32 *)b]);
}

/* Puts the rows of a source in order of place. */
void
kro_timeline_sort_passages (KroTimeline    *self,
                            KroSourceEntry *entry)
{
  if (!entry->is_sorted)
    g_array_sort_with_data (entry->rows, compare_rows_cb, self->passages.rows);
  entry->is_sorted = TRUE;
}

/* The first of the rows of a source that does not stand before @place. */
static guint
find_row (KroTimeline *self, KroSourceEntry *entry, const KroPassageRow *place)
{
  guint low = 0, high = entry->rows->len;

  kro_timeline_sort_passages (self, entry);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_place (&self->passages.rows[g_array_index (entry->rows, guint32, middle)], place) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Whether an anchor lies within a revision that the source has. */
gboolean
kro_timeline_check_anchor (KroTimeline     *self,
                           KroSourceEntry  *entry,
                           const KroAnchor *anchor,
                           GError         **error)
{
  const KroRevision *revision = kro_source_find_revision (entry->source, anchor->revision);

  if (revision == NULL)
    return kro_timeline_fail (error, KRO_MODEL_ERROR_MISSING, _ ("The source does not have the revision of a passage."));
  if (anchor->b > anchor->e || anchor->e > kro_text_get_n_chars (revision->text) ||
      anchor->score > KRO_CONFIDENCE_FULL || anchor->state > KRO_ANCHOR_LOST)
    return kro_timeline_fail (error, KRO_MODEL_ERROR_VALUE, _ ("A passage does not lie within the text of its source."));
  return TRUE;
}

/* Whether some passage or further anchor stands in a revision. */
gboolean
kro_timeline_uses_revision (KroTimeline    *self,
                            KroSourceEntry *entry,
                            guint32         revision)
{
  for (guint i = 0; i < entry->rows->len; i++)
    {
      const KroPassageRow *row = &self->passages.rows[g_array_index (entry->rows, guint32, i)];
      KroAnchor            anchor;

      if (kro_timeline_get_anchor (self, row->id, revision, &anchor))
        return TRUE;
    }
  return FALSE;
}

KroPassage
kro_timeline_make_passage (KroTimeline *self,
                           guint32      row)
{
  const KroPassageRow  *passage = &self->passages.rows[row];
  const KroSourceEntry *entry = g_ptr_array_index (self->source_entries, passage->source);

  return (KroPassage){
    .id = passage->id,
    .event = self->events.ids[passage->event],
    .source = kro_source_get_id (entry->source),
    .origin = kro_passage_row_get_origin (passage),
  };
}

gboolean
kro_timeline_apply_add_passage (KroTimeline *self,
                                KroCommand  *command,
                                GError     **error)
{
  const KroPassage *after = kro_command_get_after (command);
  KroSourceEntry   *entry = kro_timeline_get_source_entry (self, after->source);
  guint32           slot, row;

  if (!kro_passage_check (after, error))
    return FALSE;
  if (!kro_id_map_find (&self->map, after->event, self->events.ids, sizeof (KroId), &slot))
    return kro_timeline_fail (error, KRO_MODEL_ERROR_MISSING, _ ("A passage speaks of an event that is not there."));
  if (entry == NULL)
    return kro_timeline_fail (error, KRO_MODEL_ERROR_MISSING, _ ("A passage stands in a source that is not there."));
  if (kro_passage_store_find (&self->passages, after->id, NULL))
    return kro_timeline_fail (error, KRO_MODEL_ERROR_EXISTS, _ ("There is a passage with this id already."));
  if (!kro_timeline_check_anchor (self, entry, &after->origin, error))
    return FALSE;
  kro_timeline_note_former (self, slot, FALSE);
  row = kro_passage_store_add (&self->passages, after, slot, kro_source_get_number (entry->source));
  self->passages.rows[row].next = self->events.rows[slot];
  self->events.rows[slot] = row;
  g_array_insert_val (entry->rows, find_row (self, entry, &self->passages.rows[row]), row);
  entry->longest = MAX (entry->longest, after->origin.e - after->origin.b);
  self->touched.flags |= KRO_CHANGE_PASSAGES;
  return TRUE;
}

/* Takes a row out of the list of its event and the array of its source. */
void
kro_timeline_unlink_passage (KroTimeline *self,
                             guint32      row)
{
  const KroPassageRow *passage = &self->passages.rows[row];
  KroSourceEntry      *entry = g_ptr_array_index (self->source_entries, passage->source);
  guint32             *link = &self->events.rows[passage->event];

  while (*link != row)
    link = &self->passages.rows[*link].next;
  *link = passage->next;
  g_array_remove_index (entry->rows, find_row (self, entry, passage));
}

gboolean
kro_timeline_apply_remove_passage (KroTimeline *self,
                                   KroCommand  *command,
                                   GError     **error)
{
  const KroPassage *before = kro_command_get_before (command);
  KroPassage        now;
  guint32           row;

  if (!kro_passage_store_find (&self->passages, before->id, &row))
    return kro_timeline_fail (error, KRO_MODEL_ERROR_MISSING, _ ("The passage is not there."));
  now = kro_timeline_make_passage (self, row);
  if (!kro_passage_equal (&now, before))
    return kro_timeline_fail (error, KRO_MODEL_ERROR_STALE, _ ("The passage has changed meanwhile."));
  if (g_hash_table_contains (self->anchors, &before->id))
    return kro_timeline_fail (error, KRO_MODEL_ERROR_IN_USE, _ ("The passage still has further anchors."));
  kro_timeline_note_former (self, self->passages.rows[row].event, FALSE);
  kro_timeline_unlink_passage (self, row);
  kro_passage_store_remove (&self->passages, row);
  self->touched.flags |= KRO_CHANGE_PASSAGES;
  return TRUE;
}

static gboolean
take_anchor_away (KroTimeline *self, const KroPassageAnchor *before, GError **error)
{
  GArray *anchors = g_hash_table_lookup (self->anchors, &before->passage);

  for (guint i = 0; anchors != NULL && i < anchors->len; i++)
    {
      if (!kro_anchor_equal (&g_array_index (anchors, KroAnchor, i), &before->anchor))
        continue;
      g_array_remove_index (anchors, i);
      if (anchors->len == 0)
        g_hash_table_remove (self->anchors, &before->passage);
      self->touched.flags |= KRO_CHANGE_PASSAGES;
      return TRUE;
    }
  return kro_timeline_fail (error, KRO_MODEL_ERROR_MISSING, _ ("The anchor is not there."));
}

static void
put_anchor (KroTimeline *self, const KroPassageAnchor *after)
{
  GArray *anchors = g_hash_table_lookup (self->anchors, &after->passage);
  guint   i = 0;

  if (anchors == NULL)
    {
      anchors = g_array_new (FALSE, FALSE, sizeof (KroAnchor));
      g_hash_table_insert (self->anchors, g_memdup2 (&after->passage, sizeof after->passage), anchors);
    }
  while (i < anchors->len && g_array_index (anchors, KroAnchor, i).revision < after->anchor.revision)
    i++;
  g_array_insert_val (anchors, i, after->anchor);
}

gboolean
kro_timeline_apply_anchor (KroTimeline *self,
                           KroCommand  *command,
                           GError     **error)
{
  const KroPassageAnchor *before = kro_command_get_before (command);
  const KroPassageAnchor *after = kro_command_get_after (command);
  KroAnchor               taken;
  guint32                 row;

  if (before != NULL)
    return take_anchor_away (self, before, error);
  if (!kro_passage_store_find (&self->passages, after->passage, &row))
    return kro_timeline_fail (error, KRO_MODEL_ERROR_MISSING, _ ("The passage is not there."));
  if (kro_timeline_get_anchor (self, after->passage, after->anchor.revision, &taken))
    return kro_timeline_fail (error, KRO_MODEL_ERROR_EXISTS, _ ("The passage has an anchor in this revision already."));
  if (!kro_timeline_check_anchor (self, g_ptr_array_index (self->source_entries, self->passages.rows[row].source), &after->anchor, error))
    return FALSE;
  put_anchor (self, after);
  self->touched.flags |= KRO_CHANGE_PASSAGES;
  return TRUE;
}

/**
 * kro_timeline_get_n_passages:
 *
 * Counts the passages.
 *
 * Returns: how many
 */
guint
kro_timeline_get_n_passages (KroTimeline *self)
{
  g_return_val_if_fail (KRO_IS_TIMELINE (self), 0);

  return self->passages.n_used;
}

/**
 * kro_timeline_get_passage:
 * @passage: its id
 * @value: (out caller-allocates): the passage
 *
 * Gets a passage.
 *
 * Returns: %FALSE if it is not there
 */
gboolean
kro_timeline_get_passage (KroTimeline *self,
                          KroId        passage,
                          KroPassage  *value)
{
  guint32 row;

  g_return_val_if_fail (KRO_IS_TIMELINE (self), FALSE);

  if (!kro_passage_store_find (&self->passages, passage, &row))
    return FALSE;
  *value = kro_timeline_make_passage (self, row);
  return TRUE;
}

/* By source, then place, then id. */
static int
compare_passages_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  KroTimeline      *self = user_data;
  const KroPassage *left = a, *right = b;

  if (left->source != right->source)
    return kro_timeline_get_source_index (self, left->source) < kro_timeline_get_source_index (self, right->source) ? -1 : 1;
  if (left->origin.b != right->origin.b)
    return left->origin.b < right->origin.b ? -1 : 1;
  return (left->id > right->id) - (left->id < right->id);
}

/**
 * kro_timeline_get_event_passages:
 * @event: id of an event
 *
 * Gets the passages of an event, in order of sources and places.
 *
 * Returns: (transfer full) (element-type KroPassage): them, perhaps none
 */
GArray *
kro_timeline_get_event_passages (KroTimeline *self,
                                 KroId        event)
{
  GArray *passages = g_array_new (FALSE, FALSE, sizeof (KroPassage));
  guint32 slot = kro_timeline_get_slot (self, event);

  if (slot == KRO_SLOT_NONE)
    return passages;
  for (guint32 row = self->events.rows[slot]; row != KRO_SLOT_NONE; row = self->passages.rows[row].next)
    {
      KroPassage passage = kro_timeline_make_passage (self, row);

      g_array_append_val (passages, passage);
    }
  g_array_sort_with_data (passages, compare_passages_cb, self);
  return passages;
}

/**
 * kro_timeline_get_event_source:
 * @slot: slot of an event
 *
 * Gets the source of its first passage: its lane, where lanes are sources.
 *
 * Returns: id of the source, %KRO_ID_NONE if it has no passage
 */
KroId
kro_timeline_get_event_source (KroTimeline *self,
                               guint32      slot)
{
  KroPassage first = { 0 };

  g_return_val_if_fail (KRO_IS_TIMELINE (self), KRO_ID_NONE);
  g_return_val_if_fail (slot < self->events.n_slots, KRO_ID_NONE);

  for (guint32 row = self->events.rows[slot]; row != KRO_SLOT_NONE; row = self->passages.rows[row].next)
    {
      KroPassage passage = kro_timeline_make_passage (self, row);

      if (first.id == KRO_ID_NONE || compare_passages_cb (&passage, &first, self) < 0)
        first = passage;
    }
  return first.source;
}

/**
 * kro_timeline_count_event_sources:
 * @slot: slot of an event
 * @most: stop counting there, at most 8
 *
 * Counts the sources that speak of an event.
 *
 * Returns: how many, 0 to @most
 */
guint
kro_timeline_count_event_sources (KroTimeline *self,
                                  guint32      slot,
                                  guint        most)
{
  KroId sources[8];
  guint n = 0;

  g_return_val_if_fail (KRO_IS_TIMELINE (self), 0);
  g_return_val_if_fail (slot < self->events.n_slots, 0);

  for (guint32 row = self->events.rows[slot]; row != KRO_SLOT_NONE && n < MIN (most, 8); row = self->passages.rows[row].next)
    {
      KroId source = kro_timeline_make_passage (self, row).source;
      guint i = 0;

      while (i < n && sources[i] != source)
        i++;
      if (i == n)
        sources[n++] = source;
    }
  return n;
}

/**
 * kro_timeline_get_anchors:
 * @passage: id of a passage
 *
 * Gets the origin of a passage and its further anchors, the origin first.
 *
 * Returns: (transfer full) (element-type KroAnchor): them; none if there is no
 *   such passage
 */
GArray *
kro_timeline_get_anchors (KroTimeline *self,
                          KroId        passage)
{
  GArray       *anchors = g_array_new (FALSE, FALSE, sizeof (KroAnchor));
  const GArray *further;
  guint32       row;

  g_return_val_if_fail (KRO_IS_TIMELINE (self), anchors);

  if (kro_passage_store_find (&self->passages, passage, &row))
    {
      KroAnchor origin = kro_passage_row_get_origin (&self->passages.rows[row]);

      g_array_append_val (anchors, origin);
      further = g_hash_table_lookup (self->anchors, &passage);
      if (further != NULL)
        g_array_append_vals (anchors, further->data, further->len);
    }
  return anchors;
}

/**
 * kro_timeline_get_anchor:
 * @passage: id of a passage
 * @revision: number of a revision of its source
 * @anchor: (out caller-allocates): where it stands
 *
 * Gets the anchor of a passage in one revision.
 *
 * Returns: %FALSE if it has none there
 */
gboolean
kro_timeline_get_anchor (KroTimeline *self,
                         KroId        passage,
                         guint32      revision,
                         KroAnchor   *anchor)
{
  const GArray *further;
  guint32       row;

  g_return_val_if_fail (KRO_IS_TIMELINE (self), FALSE);

  if (!kro_passage_store_find (&self->passages, passage, &row))
    return FALSE;
  *anchor = kro_passage_row_get_origin (&self->passages.rows[row]);
  if (anchor->revision == revision)
    return TRUE;
  further = g_hash_table_lookup (self->anchors, &passage);
  for (guint i = 0; further != NULL && i < further->len; i++)
    {
      *anchor = g_array_index (further, KroAnchor, i);
      if (anchor->revision == revision)
        return TRUE;
    }
  return FALSE;
}

static gboolean
touches (const KroAnchor *anchor, gsize b, gsize e)
{
  if (anchor->state == KRO_ANCHOR_LOST)
    return FALSE;
  return anchor->b == anchor->e || b == e ? anchor->b <= e && b <= anchor->e : anchor->b < e && b < anchor->e;
}

static void
add_place (KroTimeline *self, GArray *places, const KroPassageRow *row, const KroAnchor *anchor)
{
  const KroPlace place = { .passage = row->id, .event = self->events.ids[row->event], .anchor = *anchor };

  g_array_append_val (places, place);
}

static void
find_origins (KroTimeline *self, KroSourceEntry *entry, guint32 revision, gsize b, gsize e, GArray *places)
{
  const KroPassageRow first = { .b = b > entry->longest ? (guint32)(b - entry->longest) : 0 };

  for (guint i = find_row (self, entry, &first); i < entry->rows->len; i++)
    {
      const KroPassageRow *row = &self->passages.rows[g_array_index (entry->rows, guint32, i)];
      const KroAnchor      origin = kro_passage_row_get_origin (row);

      if (row->b > e)
        break;
      if (row->revision == revision && touches (&origin, b, e))
        add_place (self, places, row, &origin);
    }
}

static void
find_further (KroTimeline *self, guint32 number, guint32 revision, gsize b, gsize e, GArray *places)
{
  GHashTableIter iter;
  gpointer       key, value;
  guint32        row;

  g_hash_table_iter_init (&iter, self->anchors);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const GArray *anchors = value;

      if (!kro_passage_store_find (&self->passages, *(KroId *)key, &row) || self->passages.rows[row].source != number)
        continue;
      for (guint i = 0; i < anchors->len; i++)
        {
          const KroAnchor *anchor = &g_array_index (anchors, KroAnchor, i);

          if (anchor->revision == revision && touches (anchor, b, e))
            add_place (self, places, &self->passages.rows[row], anchor);
        }
    }
}

static int
compare_places_cb (gconstpointer a, gconstpointer b)
{
  const KroPlace *left = a, *right = b;

  if (left->anchor.b != right->anchor.b)
    return left->anchor.b < right->anchor.b ? -1 : 1;
  return (left->passage > right->passage) - (left->passage < right->passage);
}

/**
 * kro_timeline_find_passages:
 * @source: id of a source
 * @revision: number of one of its revisions
 * @b: first code point
 * @e: behind the last code point; the same as @b: the place between two
 *
 * Finds what stands in a range of a text: which passages, of which events.
 * Lost anchors stand nowhere.
 *
 * Returns: (transfer full) (element-type KroPlace): them, in order of the text
 */
GArray *
kro_timeline_find_passages (KroTimeline *self,
                            KroId        source,
                            guint32      revision,
                            gsize        b,
                            gsize        e)
{
  GArray         *places = g_array_new (FALSE, FALSE, sizeof (KroPlace));
  KroSourceEntry *entry;

  g_return_val_if_fail (KRO_IS_TIMELINE (self), places);

  entry = kro_timeline_get_source_entry (self, source);
  if (entry != NULL)
    {
      find_origins (self, entry, revision, b, e, places);
      find_further (self, kro_source_get_number (entry->source), revision, b, e, places);
      g_array_sort (places, compare_places_cb);
    }
  return places;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Adding, removing and changing events: columns, order, map and index together.
 * Every check comes before the first change. The order is a permutation of the
 * slots in use; it is searched by the keys in the columns, so an event leaves
 * it before its bounds change.
 */
#include "kro-timeline-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The position where @slot stands or would stand. */
guint32
kro_timeline_find_place (KroTimeline *self,
                         guint32      slot)
{
  guint32 low = 0, high = self->n_events;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (kro_event_store_compare (&self->events, self->order[middle], slot) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Notes that all but so many at either end may have changed. */
void
kro_timeline_note_order (KroTimeline *self,
                         guint32      n_same_before,
                         guint32      n_same_after)
{
  KroTouched *touched = &self->touched;

  touched->n_same_before = MIN (touched->n_same_before, n_same_before);
  touched->n_same_after = MIN (touched->n_same_after, n_same_after);
  touched->n_moves += 1;
  touched->flags |= KRO_CHANGE_ORDER;
}

void
kro_timeline_reserve_order (KroTimeline *self,
                            guint32      n)
{
  if (n <= self->order_capacity)
    return;
  self->order_capacity = MAX (n, self->order_capacity + self->order_capacity / 4 + 16);
  self->order = g_renew (guint32, self->order, self->order_capacity);
}

void
kro_timeline_insert_order (KroTimeline *self,
                           guint32      position,
                           guint32      slot)
{
  guint32 n_behind = self->n_events - position;

  kro_timeline_reserve_order (self, self->n_events + 1);
  memmove (self->order + position + 1, self->order + position, n_behind * sizeof *self->order);
  self->order[position] = slot;
  self->n_events++;
}

void
kro_timeline_remove_order (KroTimeline *self,
                           guint32      position)
{
  guint32 n_behind = self->n_events - position - 1;

  memmove (self->order + position, self->order + position + 1, n_behind * sizeof *self->order);
  self->n_events--;
}

/* Empties a slot whose event has left order, map and index. */
void
kro_timeline_free_slot (KroTimeline *self,
                        guint32      slot)
{
  self->events.ids[slot] = KRO_ID_NONE;
  self->events.titles[slot] = NULL;
  self->events.records[slot] = NULL;
  self->events.rows[slot] = KRO_SLOT_NONE;
  self->events.is_dated[slot] = FALSE;
  g_array_append_val (self->free_slots, slot);
}

static gboolean
check_fields (KroTimeline *self, const KroEventFields *fields, GError **error)
{
  if (!kro_event_fields_check (fields, error))
    return FALSE;
  if (fields->category >= self->categories->len)
    return kro_timeline_fail (error, KRO_MODEL_ERROR_MISSING, _ ("The category of an event is not there."));
  return TRUE;
}

/* Finds the event that @before tells of, if it is just so. */
static gboolean
find_before (KroTimeline *self, const KroEventFields *before, guint32 *slot, GError **error)
{
  g_auto (KroEventFields) now = { 0 };

  if (!kro_id_map_find (&self->map, before->id, self->events.ids, sizeof (KroId), slot))
    return kro_timeline_fail (error, KRO_MODEL_ERROR_MISSING, _ ("The event is not there."));
  kro_event_store_get (&self->events, *slot, &now);
  if (!kro_event_fields_equal (&now, before))
    return kro_timeline_fail (error, KRO_MODEL_ERROR_STALE, _ ("The event has changed meanwhile."));
  return TRUE;
}

/* Before the event changes or goes, or when it has come. */
static void
touch_slot (KroTimeline *self, guint32 slot, KroTouch touch, gboolean is_new)
{
  kro_timeline_note_former (self, slot, is_new);
  kro_timeline_touch (self, self->events.ids[slot], touch);
  if (self->events.is_dated[slot])
    kro_timeline_touch_span (self, self->events.starts[slot], self->events.ends[slot]);
}

static guint32
take_slot (KroTimeline *self)
{
  guint32 slot;

  if (self->free_slots->len == 0)
    return kro_event_store_push (&self->events);
  slot = g_array_index (self->free_slots, guint32, self->free_slots->len - 1);
  g_array_set_size (self->free_slots, self->free_slots->len - 1);
  return slot;
}

gboolean
kro_timeline_apply_add_event (KroTimeline *self,
                              KroCommand  *command,
                              GError     **error)
{
  const KroEventFields *after = kro_command_get_after (command);
  guint32               slot, position;

  if (!check_fields (self, after, error))
    return FALSE;
  if (kro_id_map_find (&self->map, after->id, self->events.ids, sizeof (KroId), NULL))
    return kro_timeline_fail (error, KRO_MODEL_ERROR_EXISTS, _ ("There is an event with this id already."));
  slot = take_slot (self);
  kro_event_store_set (&self->events, slot, after, self->arena);
  kro_id_map_add (&self->map, slot, self->events.ids, sizeof (KroId));
  self->category_counts[after->category]++;
  position = kro_timeline_find_place (self, slot);
  kro_timeline_note_order (self, position, self->n_events - position);
  kro_timeline_insert_order (self, position, slot);
  if (after->date != NULL)
    kro_index_add (self->index, slot);
  touch_slot (self, slot, KRO_TOUCH_ALL, TRUE);
  return TRUE;
}

gboolean
kro_timeline_apply_remove_event (KroTimeline *self,
                                 KroCommand  *command,
                                 GError     **error)
{
  const KroEventFields *before = kro_command_get_before (command);
  guint32               slot, position;

  if (!find_before (self, before, &slot, error))
    return FALSE;
  if (self->events.rows[slot] != KRO_SLOT_NONE)
    return kro_timeline_fail (error, KRO_MODEL_ERROR_IN_USE, _ ("The event still has passages."));
  touch_slot (self, slot, KRO_TOUCH_ALL, FALSE);
  position = kro_timeline_find_place (self, slot);
  kro_timeline_note_order (self, position, self->n_events - position - 1);
  kro_timeline_remove_order (self, position);
  if (self->events.is_dated[slot])
    kro_index_remove (self->index, slot);
  self->category_counts[before->category]--;
  kro_id_map_remove (&self->map, before->id, self->events.ids, sizeof (KroId));
  kro_timeline_free_slot (self, slot);
  return TRUE;
}

static KroTouch
compare_fields (const KroEventFields *a, const KroEventFields *b)
{
  KroEventFields only_alternatives = *a;
  KroTouch       touch = 0;
  const gboolean same_date = a->date == b->date || (a->date != NULL && b->date != NULL && kro_date_equal (a->date, b->date));

  touch |= g_strcmp0 (a->title, b->title) != 0 ? KRO_TOUCH_TITLE : 0;
  touch |= same_date ? 0 : KRO_TOUCH_DATE;
  touch |= g_strcmp0 (a->note, b->note) != 0 ? KRO_TOUCH_NOTE : 0;
  touch |= g_strcmp0 (a->reason, b->reason) != 0 ? KRO_TOUCH_REASON : 0;
  touch |= a->category != b->category ? KRO_TOUCH_CATEGORY : 0;
  touch |= a->importance != b->importance ? KRO_TOUCH_IMPORTANCE : 0;
  touch |= a->confidence != b->confidence ? KRO_TOUCH_CONFIDENCE : 0;
  touch |= a->review != b->review ? KRO_TOUCH_REVIEW : 0;
  touch |= a->origin != b->origin ? KRO_TOUCH_ORIGIN : 0;
  only_alternatives.alternatives = b->alternatives;
  only_alternatives.n_alternatives = b->n_alternatives;
  touch |= kro_event_fields_equal (a, &only_alternatives) ? 0 : KRO_TOUCH_ALTERNATIVES;
  return touch;
}

/* Writes the fields of an event whose date differs and puts it in its place. */
static void
move_event (KroTimeline *self, guint32 slot, const KroEventFields *after)
{
  KroTouched *touched = &self->touched;
  guint32     from = kro_timeline_find_place (self, slot), to;
  gboolean    is_first = touched->n_moves == 0;

  if (self->events.is_dated[slot])
    kro_index_remove (self->index, slot);
  kro_timeline_remove_order (self, from);
  kro_event_store_set (&self->events, slot, after, self->arena);
  to = kro_timeline_find_place (self, slot);
  kro_timeline_insert_order (self, to, slot);
  if (after->date != NULL)
    kro_index_add (self->index, slot);
  touched->flags |= KRO_CHANGE_ORDER;
  if (from == to)
    return;
  kro_timeline_note_order (self, MIN (from, to), self->n_events - MAX (from, to) - 1);
  if (is_first)
    {
      touched->moved_from = from;
      touched->moved_to = to;
    }
}

gboolean
kro_timeline_apply_change_event (KroTimeline *self,
                                 KroCommand  *command,
                                 GError     **error)
{
  const KroEventFields *before = kro_command_get_before (command);
  const KroEventFields *after = kro_command_get_after (command);
  KroTouch              touch;
  guint32               slot;

  if (before->id != after->id)
    return kro_timeline_fail (error, KRO_MODEL_ERROR_VALUE, _ ("The id of an event cannot change."));
  if (!find_before (self, before, &slot, error) || !check_fields (self, after, error))
    return FALSE;
  touch = compare_fields (before, after);
  touch_slot (self, slot, touch, FALSE);
  self->category_counts[before->category]--;
  self->category_counts[after->category]++;
  if (touch & KRO_TOUCH_DATE)
    move_event (self, slot, after);
  else
    kro_event_store_set (&self->events, slot, after, self->arena);
  if (self->events.is_dated[slot])
    kro_timeline_touch_span (self, self->events.starts[slot], self->events.ends[slot]);
  return TRUE;
}

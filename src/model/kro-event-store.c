/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Events in columns. Slots below n_slots are in use or free; who owns the
 * columns knows which. Undated events sort behind all dated ones and their
 * bounds are zero. One thread at a time.
 */
#include "kro-event-store-private.h"

#include "kro-slot-sort-private.h"

#include <string.h>

void
kro_event_store_clear (KroEventStore *self)
{
#define FREE(type, name) g_free (self->name);
  KRO_EVENT_COLUMNS (FREE)
#undef FREE
  *self = (KroEventStore){ 0 };
}

/* Makes room for @n_slots in all. */
void
kro_event_store_reserve (KroEventStore *self,
                         guint32        n_slots)
{
  if (n_slots <= self->capacity)
    return;
  self->capacity = MAX (n_slots, self->capacity + self->capacity / 4 + 16);
#define GROW(type, name) self->name = g_renew (type, self->name, self->capacity);
  KRO_EVENT_COLUMNS (GROW)
#undef GROW
}

/* Adds a slot with nothing in it. */
guint32
kro_event_store_push (KroEventStore *self)
{
  guint32 slot = self->n_slots;

  kro_event_store_reserve (self, slot + 1);
#define ZERO(type, name) memset (&self->name[slot], 0, sizeof (type));
  KRO_EVENT_COLUMNS (ZERO)
#undef ZERO
  self->rows[slot] = KRO_SLOT_NONE;
  self->n_slots++;
  return slot;
}

/* Adds all slots of @other behind those of @self. */
void
kro_event_store_append (KroEventStore       *self,
                        const KroEventStore *other)
{
  if (other->n_slots == 0)
    return;
  kro_event_store_reserve (self, self->n_slots + other->n_slots);
#define COPY(type, name) memcpy (self->name + self->n_slots, other->name, other->n_slots * sizeof (type));
  KRO_EVENT_COLUMNS (COPY)
#undef COPY
  self->n_slots += other->n_slots;
}

void
kro_event_store_copy_slot (KroEventStore       *self,
                           guint32              to,
                           const KroEventStore *other,
                           guint32              from)
{
#define COPY(type, name) self->name[to] = other->name[from];
  KRO_EVENT_COLUMNS (COPY)
#undef COPY
}

/* Puts slot order[i] at i. A little room is left behind, so that the first edits
 * of many events do not move all of them. */
void
kro_event_store_permute (KroEventStore *self,
                         const guint32 *order)
{
  guint32 capacity = self->n_slots + KRO_EVENT_ROOM (self->n_slots);

#define PERMUTE(type, name)                     \
  {                                             \
    type *column = g_new (type, capacity);      \
    for (guint32 i = 0; i < self->n_slots; i++) \
      column[i] = self->name[order[i]];         \
    g_free (self->name);                        \
    self->name = column;                        \
  }
  KRO_EVENT_COLUMNS (PERMUTE)
#undef PERMUTE
  self->capacity = capacity;
}

/* Writes an event into a slot; its list of passages stays. */
void
kro_event_store_set (KroEventStore        *self,
                     guint32               slot,
                     const KroEventFields *fields,
                     KroArena             *arena)
{
  KroBounds bounds = { 0 };

  if (fields->date != NULL)
    kro_date_get_bounds (fields->date, &bounds);
  self->ids[slot] = fields->id;
  self->starts[slot] = bounds.earliest_start;
  self->ends[slot] = bounds.latest_end;
  self->bounds_flags[slot] = (guint16)bounds.flags;
  self->is_dated[slot] = fields->date != NULL;
  self->is_ambiguous[slot] = fields->n_alternatives > 0;
  if (self->titles[slot] == NULL || strcmp (self->titles[slot], fields->title) != 0)
    self->titles[slot] = kro_arena_add (arena, fields->title, strlen (fields->title) + 1);
  self->records[slot] = kro_event_record_write (arena, fields);
  self->confidence[slot] = fields->confidence;
  self->categories[slot] = fields->category;
  self->importance[slot] = fields->importance;
  self->reviews[slot] = (guint8)fields->review;
  self->origins[slot] = (guint8)fields->origin;
}

/* Reads an event as a value; @fields is overwritten, not cleared. */
void
kro_event_store_get (const KroEventStore *self,
                     guint32              slot,
                     KroEventFields      *fields)
{
  const guint8 *record = self->records[slot];
  guint         n_alternatives = kro_event_record_get_n_alternatives (record);

  *fields = (KroEventFields){
    .id = self->ids[slot],
    .title = g_strdup (self->titles[slot]),
    .date = kro_event_record_get_date (record),
    .note = g_strdup (kro_event_record_get_note (record)),
    .tags = g_strdup (kro_event_record_get_tags (record)),
    .reason = g_strdup (kro_event_record_get_reason (record)),
    .confidence = self->confidence[slot],
    .category = self->categories[slot],
    .importance = self->importance[slot],
    .review = self->reviews[slot],
    .origin = self->origins[slot],
  };
  for (guint i = 0; i < n_alternatives; i++)
    {
      const char *reason;
      g_autoptr (KroDate) date = kro_event_record_get_alternative (record, i, &reason);

      kro_event_fields_add_alternative (fields, date, reason);
    }
}

/* The order of the timeline: (earliest start, latest end, id), undated last. */
int
kro_event_store_compare (const KroEventStore *self,
                         guint32              a,
                         guint32              b)
{
  int order = self->is_dated[b] - self->is_dated[a];

  if (order == 0 && self->is_dated[a])
    {
      order = kro_time_compare (self->starts[a], self->starts[b]);
      if (order == 0)
        order = kro_time_compare (self->ends[a], self->ends[b]);
    }
  if (order != 0)
    return order;
  return (self->ids[a] > self->ids[b]) - (self->ids[a] < self->ids[b]);
}

static int
compare_slots_cb (gconstpointer a, gconstpointer b, gpointer store)
{
  return kro_event_store_compare (store, *(const guint32 *)a, *(const guint32 *)b);
}

/* Sorts @slots into that order. */
void
kro_event_store_sort (const KroEventStore *self,
                      guint32             *slots,
                      guint32              n)
{
  g_autofree KroSlotKey *keys = g_new (KroSlotKey, n + 1);

  for (guint32 i = 0; i < n; i++)
    keys[i] = (KroSlotKey){ self->is_dated[slots[i]] ? self->starts[slots[i]].seconds : G_MAXINT64, slots[i] };
  kro_slot_sort (keys, n, compare_slots_cb, (gpointer)self);
  for (guint32 i = 0; i < n; i++)
    slots[i] = keys[i].slot;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-arena-private.h"
#include "kro-event-fields.h"
#include "kro-timeline.h"

G_BEGIN_DECLS

/* What an event is beside its title and its numbers, packed into an arena:
 * date, note, reason, tags, alternatives. %NULL is an undated event without any. */
const guint8 *kro_event_record_write (KroArena *arena, const KroEventFields *fields);
KroDate      *kro_event_record_get_date (const guint8 *self);
const char   *kro_event_record_get_note (const guint8 *self);
const char   *kro_event_record_get_tags (const guint8 *self);
const char   *kro_event_record_get_reason (const guint8 *self);
guint         kro_event_record_get_n_alternatives (const guint8 *self);
KroDate      *kro_event_record_get_alternative (const guint8 *self, guint index, const char **reason);

/* Every column: its type and its name. `rows` heads the list of passages,
 * `is_ambiguous` tells that a record has alternatives without reading it. */
#define KRO_EVENT_COLUMNS(X)  \
  X (KroId, ids)              \
  X (KroTime, starts)         \
  X (KroTime, ends)           \
  X (const char *, titles)    \
  X (const guint8 *, records) \
  X (guint32, rows)           \
  X (guint16, bounds_flags)   \
  X (guint16, confidence)     \
  X (guint8, is_dated)        \
  X (guint8, is_ambiguous)    \
  X (guint8, categories)      \
  X (guint8, importance)      \
  X (guint8, reviews)         \
  X (guint8, origins)

/* For how many more events room is left beside @n. */
#define KRO_EVENT_ROOM(n) ((n) / 64 + 16)

/* Events in columns, by slot. Strings and records stand in arenas that the
 * owner of the columns holds on to. */
typedef struct
{
  guint32 n_slots;
  guint32 capacity;
#define DECLARE(type, name) type *name;
  KRO_EVENT_COLUMNS (DECLARE)
#undef DECLARE
} KroEventStore;

void    kro_event_store_clear (KroEventStore *self);
void    kro_event_store_reserve (KroEventStore *self, guint32 n_slots);
guint32 kro_event_store_push (KroEventStore *self);
void    kro_event_store_append (KroEventStore *self, const KroEventStore *other);
void    kro_event_store_copy_slot (KroEventStore *self, guint32 to, const KroEventStore *other, guint32 from);
void    kro_event_store_permute (KroEventStore *self, const guint32 *order);
void    kro_event_store_set (KroEventStore *self, guint32 slot, const KroEventFields *fields, KroArena *arena);
void    kro_event_store_get (const KroEventStore *self, guint32 slot, KroEventFields *fields);
int     kro_event_store_compare (const KroEventStore *self, guint32 a, guint32 b);
void    kro_event_store_sort (const KroEventStore *self, guint32 *slots, guint32 n);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an event of a timeline says beside its columns: date, note, tags, reason
 * and other readings of its date, from its record. Main thread.
 */
#include "kro-timeline-private.h"

/**
 * kro_timeline_get_date:
 * @slot: slot of an event
 *
 * Makes the date of an event.
 *
 * Returns: (transfer full) (nullable): the date, %NULL if it is undated
 */
KroDate *
kro_timeline_get_date (KroTimeline *self,
                       guint32      slot)
{
  g_return_val_if_fail (KRO_IS_TIMELINE (self), NULL);
  g_return_val_if_fail (slot < self->events.n_slots, NULL);

  return kro_event_record_get_date (self->events.records[slot]);
}

/**
 * kro_timeline_get_note:
 * @slot: slot of an event
 *
 * Gets the note on an event.
 *
 * Returns: (transfer none) (nullable): the note
 */
const char *
kro_timeline_get_note (KroTimeline *self,
                       guint32      slot)
{
  g_return_val_if_fail (KRO_IS_TIMELINE (self), NULL);
  g_return_val_if_fail (slot < self->events.n_slots, NULL);

  return kro_event_record_get_note (self->events.records[slot]);
}

/**
 * kro_timeline_get_tags:
 * @slot: slot of an event
 *
 * Gets the tags of an event.
 *
 * Returns: (transfer none) (nullable): the tags, one a line
 */
const char *
kro_timeline_get_tags (KroTimeline *self,
                       guint32      slot)
{
  g_return_val_if_fail (KRO_IS_TIMELINE (self), NULL);
  g_return_val_if_fail (slot < self->events.n_slots, NULL);

  return kro_event_record_get_tags (self->events.records[slot]);
}

/**
 * kro_timeline_get_reason:
 * @slot: slot of an event
 *
 * Gets why an event has its date.
 *
 * Returns: (transfer none) (nullable): the reason
 */
const char *
kro_timeline_get_reason (KroTimeline *self,
                         guint32      slot)
{
  g_return_val_if_fail (KRO_IS_TIMELINE (self), NULL);
  g_return_val_if_fail (slot < self->events.n_slots, NULL);

  return kro_event_record_get_reason (self->events.records[slot]);
}

/**
 * kro_timeline_get_n_alternatives:
 * @slot: slot of an event
 *
 * Counts the other readings of the date of an event.
 *
 * Returns: how many
 */
guint
kro_timeline_get_n_alternatives (KroTimeline *self,
                                 guint32      slot)
{
  g_return_val_if_fail (KRO_IS_TIMELINE (self), 0);
  g_return_val_if_fail (slot < self->events.n_slots, 0);

  return kro_event_record_get_n_alternatives (self->events.records[slot]);
}

/**
 * kro_timeline_get_alternative:
 * @slot: slot of an event
 * @index: which of its other readings
 * @reason: (out) (optional) (nullable) (transfer none): why it may be meant
 *
 * Makes another reading of the date of an event.
 *
 * Returns: (transfer full) (nullable): the date, %NULL beyond the last
 */
KroDate *
kro_timeline_get_alternative (KroTimeline *self,
                              guint32      slot,
                              guint        index,
                              const char **reason)
{
  g_return_val_if_fail (KRO_IS_TIMELINE (self), NULL);
  g_return_val_if_fail (slot < self->events.n_slots, NULL);

  return kro_event_record_get_alternative (self->events.records[slot], index, reason);
}

/**
 * kro_timeline_get_fields:
 * @event: id of an event
 * @fields: (out caller-allocates): the event; what it held before is not freed
 *
 * Gets an event as a value, to be cleared with kro_event_fields_clear().
 *
 * Returns: %FALSE if there is no such event; @fields is then untouched
 */
gboolean
kro_timeline_get_fields (KroTimeline    *self,
                         KroId           event,
                         KroEventFields *fields)
{
  guint32 slot = kro_timeline_get_slot (self, event);

  if (slot == KRO_SLOT_NONE)
    return FALSE;
  kro_event_store_get (&self->events, slot, fields);
  return TRUE;
}

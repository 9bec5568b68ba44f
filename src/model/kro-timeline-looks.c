/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What follows from an event for how it is shown, in one place for all who
 * show it: its colour and shape, and whether a person should look at it. Main
 * thread, since the timeline is.
 */
#include "kro-timeline-private.h"

/**
 * kro_timeline_get_look:
 * @slot: slot of an event
 * @palette: (out): index of its colour, 0 to 6
 * @shape: (out): index of its shape, 0 to 6
 *
 * Gets colour and shape of an event: those of its category where it has one
 * with a name, else those of its source, so that several sources can be told
 * apart.
 */
void
kro_timeline_get_look (KroTimeline *self,
                       guint32      slot,
                       guint8      *palette,
                       guint8      *shape)
{
  guint              index;
  const KroCategory *category;

  g_return_if_fail (KRO_IS_TIMELINE (self));
  g_return_if_fail (slot < self->events.n_slots);

  index = self->events.categories[slot];
  category = kro_timeline_get_category (self, index);
  *palette = category->palette % KRO_CATEGORY_LOOKS;
  *shape = category->shape % KRO_CATEGORY_LOOKS;
  if (category->name == NULL && kro_timeline_get_n_sources (self) > 1)
    {
      KroId source = kro_timeline_get_event_source (self, slot);

      *palette = *shape = source != KRO_ID_NONE ? kro_timeline_get_source_index (self, source) % KRO_CATEGORY_LOOKS : 0;
    }
}

/**
 * kro_timeline_needs_review:
 * @slot: slot of an event
 *
 * Tells whether a person should look at an event: nobody did, and it was found
 * with less confidence than %KRO_CONFIDENCE_SURE.
 *
 * Returns: whether it waits for a person
 */
gboolean
kro_timeline_needs_review (KroTimeline *self,
                           guint32      slot)
{
  const KroColumns *columns;

  g_return_val_if_fail (KRO_IS_TIMELINE (self), FALSE);
  g_return_val_if_fail (slot < self->events.n_slots, FALSE);

  columns = kro_timeline_get_columns (self);
  return columns->reviews[slot] == KRO_REVIEW_UNREVIEWED &&
         columns->confidence[slot] < KRO_CONFIDENCE_SURE &&
         (columns->origins[slot] == KRO_ORIGIN_FOUND || columns->origins[slot] == KRO_ORIGIN_LEAD);
}

/* Below this confidence, per mille, the first reading of a date is hardly
 * better than the other one. */
#define TORN_CONFIDENCE 500

/**
 * kro_timeline_is_either:
 * @slot: slot of an event
 *
 * Tells whether an event is shown as either of two: its date can be read in
 * two ways, neither is plainly better, and no person has looked at it. An
 * alternative that plainly lost is told, not shown.
 *
 * Returns: whether it is at its date or at its first alternative
 */
gboolean
kro_timeline_is_either (KroTimeline *self,
                        guint32      slot)
{
  const KroColumns *columns;

  g_return_val_if_fail (KRO_IS_TIMELINE (self), FALSE);
  g_return_val_if_fail (slot < self->events.n_slots, FALSE);

  columns = kro_timeline_get_columns (self);
  return columns->reviews[slot] == KRO_REVIEW_UNREVIEWED &&
         columns->confidence[slot] < TORN_CONFIDENCE &&
         self->events.is_ambiguous[slot];
}

/**
 * kro_timeline_count_to_review:
 *
 * Counts the events that wait for a person, in O(n).
 *
 * Returns: how many kro_timeline_needs_review()
 */
guint
kro_timeline_count_to_review (KroTimeline *self)
{
  const KroColumns *columns;
  guint             n = 0;

  g_return_val_if_fail (KRO_IS_TIMELINE (self), 0);

  columns = kro_timeline_get_columns (self);
  for (guint32 slot = 0; slot < columns->n_slots; slot++)
    n += columns->ids[slot] != KRO_ID_NONE && kro_timeline_needs_review (self, slot);
  return n;
}

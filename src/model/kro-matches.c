/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What passed a filter: a bit a slot for who has an event, positions for who
 * goes through them in order of time. Both say the same. Immutable, so that it
 * may be kept for as long as the timeline has its generation. Made in the main
 * thread, read in any.
 */
#include "kro-matches.h"

G_DEFINE_BOXED_TYPE (KroMatches, kro_matches, kro_matches_ref, kro_matches_unref)

/**
 * kro_matches_new:
 * @timeline: a timeline
 * @bits: (transfer full): a bit a slot, `n_slots / 64 + 1` words
 *
 * Wraps what was found, with its positions.
 *
 * Returns: (transfer full): the matches
 */
KroMatches *
kro_matches_new (KroTimeline *timeline, guint64 *bits)
{
  KroMatches    *self = g_new0 (KroMatches, 1);
  guint32        n_events = kro_timeline_get_n_events (timeline);
  const guint32 *order = kro_timeline_get_order (timeline);

  g_atomic_ref_count_init (&self->ref_count);
  self->generation = kro_timeline_get_generation (timeline);
  self->n_slots = kro_timeline_get_columns (timeline)->n_slots;
  self->bits = bits;
  self->positions = g_new (guint32, n_events + 1);
  for (guint32 i = 0; i < n_events; i++)
    if (bits[order[i] / 64] >> (order[i] % 64) & 1)
      self->positions[self->n_positions++] = i;
  self->positions = g_renew (guint32, self->positions, self->n_positions + 1);
  return self;
}

KroMatches *
kro_matches_ref (KroMatches *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
kro_matches_unref (KroMatches *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->bits);
  g_free (self->positions);
  g_free (self);
}

/**
 * kro_matches_has_slot:
 * @slot: a slot
 *
 * Tells whether the event in a slot passed.
 *
 * Returns: whether it did
 */
gboolean
kro_matches_has_slot (const KroMatches *self,
                      guint32           slot)
{
  return slot < self->n_slots && (self->bits[slot / 64] >> (slot % 64) & 1) != 0;
}

/* How many positions lie before @position. */
static guint32
count_before (const KroMatches *self, guint32 position)
{
  guint32 low = 0, high = self->n_positions;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (self->positions[middle] < position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * kro_matches_find_next:
 * @position: a position in the order of the timeline
 * @forward: whether to look behind it, else before it
 * @next: (out): the position found
 *
 * Finds the match next to a position, which itself does not count.
 *
 * Returns: %FALSE if there is none on that side
 */
gboolean
kro_matches_find_next (const KroMatches *self,
                       guint32           position,
                       gboolean          forward,
                       guint32          *next)
{
  guint32 n = count_before (self, position);

  if (forward && n < self->n_positions && self->positions[n] == position)
    n++;
  if (forward ? n == self->n_positions : n == 0)
    return FALSE;
  *next = self->positions[forward ? n : n - 1];
  return TRUE;
}

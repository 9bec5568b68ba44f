/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How many events lie out of sight, and which is the nearest of them. Without
 * a filter the index of the timeline knows; with one the bounds of what it
 * lets through are sorted once and kept. Main thread.
 */
#include "kro-event-sides.h"

struct _KroEventSides
{
  guint   undated;
  guint64 generation; /* of the timeline, when they were sorted */

  /* owned */
  GArray *starts; /* of KroTime, rising; NULL: not known */
  GArray *ends;

  /* borrowed */
  KroViewState *state;
  KroTimeline  *timeline; /* only to be compared */
};

static void
forget (KroEventSides *self)
{
  g_clear_pointer (&self->starts, g_array_unref);
  g_clear_pointer (&self->ends, g_array_unref);
  self->undated = 0;
}

/**
 * kro_event_sides_new:
 * @state: what is seen; must outlive the counts
 *
 * Returns: (transfer full): its counts
 */
KroEventSides *
kro_event_sides_new (KroViewState *state)
{
  KroEventSides *self = g_new0 (KroEventSides, 1);

  self->state = state;
  g_signal_connect_swapped (kro_view_state_get_filter (state), "changed", G_CALLBACK (forget), self);
  return self;
}

/**
 * kro_event_sides_free:
 * @self: (transfer full): counts
 */
void
kro_event_sides_free (KroEventSides *self)
{
  g_signal_handlers_disconnect_by_func (kro_view_state_get_filter (self->state), forget, self);
  forget (self);
  g_free (self);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return kro_time_compare (*(const KroTime *)a, *(const KroTime *)b);
}

/* How many of @times are before @time, or at it. */
static guint
count_before (const GArray *times, KroTime time, gboolean or_at)
{
  guint low = 0;
  guint high = times->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int   order = kro_time_compare (g_array_index (times, KroTime, middle), time);

      if (order < 0 || (or_at && order == 0))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
ensure_sorted (KroEventSides *self, KroTimeline *timeline)
{
  const KroColumns *columns = kro_timeline_get_columns (timeline);
  const guint32    *order = kro_timeline_get_order (timeline);
  g_autoptr (KroMatches) matches = NULL;

  if (self->starts != NULL && self->timeline == timeline && self->generation == kro_timeline_get_generation (timeline))
    return;
  forget (self);
  self->timeline = timeline;
  self->generation = kro_timeline_get_generation (timeline);
  matches = kro_filter_apply (kro_view_state_get_filter (self->state), timeline);
  self->starts = g_array_sized_new (FALSE, FALSE, sizeof (KroTime), matches->n_positions);
  self->ends = g_array_sized_new (FALSE, FALSE, sizeof (KroTime), matches->n_positions);
  for (guint32 i = 0; i < matches->n_positions; i++)
    {
      guint32 slot = order[matches->positions[i]];

      if (!columns->is_dated[slot])
        {
          self->undated++;
          continue;
        }
      g_array_append_val (self->starts, columns->starts[slot]);
      g_array_append_val (self->ends, columns->ends[slot]);
    }
  g_array_sort (self->ends, compare_times);
}

/**
 * kro_event_sides_count:
 * @self: counts
 *
 * Returns: how many events are where
 */
KroSides
kro_event_sides_count (KroEventSides *self)
{
  KroTimeline *timeline = kro_view_state_get_timeline (self->state);
  KroSides     sides = { 0, 0, 0, 0 };
  guint        dated;
  KroTime      from;
  KroTime      to;

  if (timeline == NULL)
    return sides;
  kro_view_state_get_span (self->state, &from, &to);
  if (kro_filter_get_is_empty (kro_view_state_get_filter (self->state)))
    {
      const KroIndex *index = kro_timeline_get_index (timeline);

      dated = (guint)kro_index_get_n_events (index);
      sides.undated = kro_timeline_get_n_events (timeline) - dated;
      sides.before = (guint)kro_index_count_ended (index, from);
      sides.after = dated - (guint)kro_index_count_started (index, to);
    }
  else
    {
      ensure_sorted (self, timeline);
      dated = self->starts->len;
      sides.undated = self->undated;
      sides.before = count_before (self->ends, from, TRUE);
      sides.after = dated - count_before (self->starts, to, FALSE);
    }
  sides.seen = dated - MIN (dated, sides.before + sides.after);
  return sides;
}

/**
 * kro_event_sides_find_nearest:
 * @self: counts
 * @side: below 0: before the span, else after it
 *
 * Returns: the event there that is nearest to the span; %KRO_ID_NONE: none
 */
KroId
kro_event_sides_find_nearest (KroEventSides *self, int side)
{
  KroTimeline      *timeline = kro_view_state_get_timeline (self->state);
  KroFilter        *filter = kro_view_state_get_filter (self->state);
  const KroColumns *columns = timeline != NULL ? kro_timeline_get_columns (timeline) : NULL;
  guint32           best = KRO_SLOT_NONE;
  KroTime           from;
  KroTime           to;

  kro_view_state_get_span (self->state, &from, &to);
  for (guint32 slot = 0; columns != NULL && slot < columns->n_slots; slot++)
    {
      if (columns->ids[slot] == KRO_ID_NONE || !columns->is_dated[slot])
        continue;
      if (side < 0 ? kro_time_compare (columns->ends[slot], from) > 0 : kro_time_compare (columns->starts[slot], to) < 0)
        continue;
      if (best != KRO_SLOT_NONE && (side < 0 ? kro_time_compare (columns->ends[slot], columns->ends[best]) <= 0 : kro_time_compare (columns->starts[slot], columns->starts[best]) >= 0))
        continue;
      if (kro_filter_get_is_empty (filter) || kro_filter_matches (filter, timeline, slot))
        best = slot;
    }
  return best != KRO_SLOT_NONE ? columns->ids[best] : KRO_ID_NONE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A layout input after an edit: what was there without the events that were
 * touched, and these as they are now, merged in order. One look at each event
 * and no string; what is measured is only what was touched. Any thread.
 */
#include "kro-layout-private.h"

static GHashTable *
make_set (const KroId *events, gsize n_events)
{
  GHashTable *set = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (gsize i = 0; i < n_events; i++)
    g_hash_table_add (set, (gpointer)&events[i]);
  return set;
}

/* Those of a few ids that are dated, as indices in the input, rising. */
static GArray *
find_touched (const KroLayoutInput *self, GHashTable *touched)
{
  GArray               *found = g_array_new (FALSE, FALSE, sizeof (guint));
  const KroLayoutEvent *events = (const KroLayoutEvent *)(gpointer)self->events->data;
  guint64               seen[4] = { 0 };
  GHashTableIter        iter;
  gpointer              key;

  /* A sieve: most events are not looked up. */
  g_hash_table_iter_init (&iter, touched);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    seen[(*(const KroId *)key >> 6) & 3] |= G_GUINT64_CONSTANT (1) << (*(const KroId *)key & 63);
  for (guint i = 0; i < self->events->len; i++)
    if ((seen[(events[i].event >> 6) & 3] >> (events[i].event & 63) & 1) && g_hash_table_contains (touched, &events[i].event))
      g_array_append_val (found, i);
  return found;
}

/* Copies the events from @first to those that stay before @until. */
static void
append_run (GArray *merged, const KroLayoutInput *self, guint first, guint end, const GArray *touched, guint *next)
{
  while (first < end)
    {
      guint stop = *next < touched->len ? MIN (g_array_index (touched, guint, *next), end) : end;

      g_array_append_vals (merged, &g_array_index (self->events, KroLayoutEvent, first), stop - first);
      first = stop;
      if (stop < end)
        {
          first++;
          (*next)++;
        }
    }
}

/* The first event from @low on that does not come before another one. */
static guint
find_place (const KroLayoutInput *self, guint low, const KroLayoutEvent *event)
{
  guint high = self->events->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (kro_layout_event_compare (&g_array_index (self->events, KroLayoutEvent, middle), event) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static GArray *
merge_events (const KroLayoutInput *self, const GArray *touched, const KroLayoutInput *added)
{
  GArray *merged = g_array_sized_new (FALSE, FALSE, sizeof (KroLayoutEvent), self->events->len + added->events->len);
  guint   first = 0;
  guint   next = 0;

  for (guint i = 0; i < added->events->len; i++)
    {
      const KroLayoutEvent *event = &g_array_index (added->events, KroLayoutEvent, i);
      guint                 end = find_place (self, first, event);

      append_run (merged, self, first, end, touched, &next);
      g_array_append_val (merged, *event);
      first = end;
    }
  append_run (merged, self, first, self->events->len, touched, &next);
  return merged;
}

static GArray *
merge_undated (const KroLayoutInput *self, GHashTable *touched, const KroLayoutInput *added)
{
  GArray *merged = g_array_new (FALSE, FALSE, sizeof (KroUndatedEvent));

  for (guint i = 0; i < self->undated->len; i++)
    {
      const KroUndatedEvent *event = &g_array_index (self->undated, KroUndatedEvent, i);

      if (!g_hash_table_contains (touched, &event->event))
        g_array_append_val (merged, *event);
    }
  g_array_append_vals (merged, added->undated->data, added->undated->len);
  return merged;
}

/**
 * kro_layout_input_new_patched:
 * @self: a layout input
 * @touched: (array length=n_touched): ids of events that were added, removed or
 *   changed
 * @n_touched: how many; a few
 * @added: those of them that are to be seen, as they are now, with the theme
 *   and the lanes of @self; see kro_layout_input_new_from_events()
 *
 * Gives what gathering everything anew would give, at the price of a copy.
 *
 * Returns: (transfer full): the input
 */
KroLayoutInput *
kro_layout_input_new_patched (const KroLayoutInput *self, const KroId *touched, gsize n_touched, const KroLayoutInput *added)
{
  g_autoptr (GHashTable) set = make_set (touched, n_touched);
  g_autoptr (GArray) found = find_touched (self, set);
  KroLayoutInput *patched = kro_layout_input_new_empty (self->theme);

  patched->n_era_rows = self->n_era_rows;
  patched->names = added->names;
  for (guint i = 0; i < added->lanes->len; i++)
    kro_layout_input_add_lane (patched, &g_array_index (added->lanes, KroLayoutLane, i));
  g_array_unref (patched->events);
  patched->events = merge_events (self, found, added);
  g_array_unref (patched->undated);
  patched->undated = merge_undated (self, set, added);
  kro_layout_input_settle (patched);
  return patched;
}

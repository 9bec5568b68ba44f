/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The interval index: a sorted base and a small overlay.
 *
 * The base is the dated slots by start and by end, with the first key of each
 * run of RUN slots, and over the runs by start a tree of their latest ends with
 * RUN children a node. It is not touched by an edit: an event that leaves it is
 * marked in `gone`, and its old bounds are kept in `frozen`, since the columns
 * then hold new ones. Events that came since are in the overlay. The four
 * sorted arrays of times make counting a binary search. When overlay and frozen
 * grow beyond a limit, all is to be merged into a new base; that takes some
 * milliseconds for a million events and so waits for a quiet moment
 * (kro_index_tidy()), unless they grow too large for that.
 *
 * An instant (start = end) is taken to last one nanosecond, so that one rule
 * serves all: it touches [from, to) if start < to and end > from.
 */
#include "kro-index-private.h"

#include "kro-slot-sort-private.h"

#include <string.h>

#define RUN 32
#define MAX_LEVELS 7
#define MIN_OVERLAY 32
#define MAX_OVERLAY 4096
/* How often the overlay may exceed its limit until there is a quiet moment. */
#define PATIENCE 8

typedef struct
{
  guint32 slot;
  KroTime start;
  KroTime end;
} Entry;

struct _KroIndex
{
  const KroEventStore *store; /* borrowed */
  guint32              n_base;
  guint32             *by_start;
  guint32             *by_end;
  KroTime             *first_starts;
  KroTime             *first_ends;
  KroTime             *latest[MAX_LEVELS];
  guint32              n_nodes[MAX_LEVELS];
  guint                n_levels;
  guint64             *gone;
  gsize                n_gone_words;
  GHashTable          *frozen;     /* slot → Entry */
  GArray              *overlay;    /* of Entry */
  GArray              *new_starts; /* of KroTime, sorted, as the next three */
  GArray              *new_ends;
  GArray              *old_starts;
  GArray              *old_ends;
};

static inline KroTime
effective_end (KroTime start, KroTime end)
{
  if (kro_time_compare (end, start) > 0)
    return end;
  return kro_time_add_exact (start, 0, 1);
}

static inline gboolean
is_gone (const KroIndex *self, guint32 slot)
{
  return slot / 64 < self->n_gone_words && (self->gone[slot / 64] >> (slot % 64) & 1) != 0;
}

static KroTime
base_start (const KroIndex *self, guint32 slot)
{
  if (G_UNLIKELY (is_gone (self, slot)))
    return ((Entry *)g_hash_table_lookup (self->frozen, GUINT_TO_POINTER (slot)))->start;
  return self->store->starts[slot];
}

static KroTime
base_end (const KroIndex *self, guint32 slot)
{
  if (G_UNLIKELY (is_gone (self, slot)))
    return ((Entry *)g_hash_table_lookup (self->frozen, GUINT_TO_POINTER (slot)))->end;
  return effective_end (self->store->starts[slot], self->store->ends[slot]);
}

/* How many of a sorted array lie before @time, or at it too. */
static gsize
count_times (const KroTime *times, gsize n, KroTime time, gboolean with_equal)
{
  gsize low = 0, high = n;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (kro_time_compare (times[middle], time) < (with_equal ? 1 : 0))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gsize
count_array (const GArray *times, KroTime time, gboolean with_equal)
{
  return count_times ((const KroTime *)(const void *)times->data, times->len, time, with_equal);
}

typedef KroTime (*KeyFunc) (const KroIndex *self, guint32 slot);

/* The same over the base: first the runs, then within one. */
static gsize
count_base (const KroIndex *self, const guint32 *slots, const KroTime *firsts, KeyFunc key, KroTime time, gboolean with_equal)
{
  gsize n_runs = (self->n_base + RUN - 1) / RUN;
  gsize run = count_times (firsts, n_runs, time, with_equal);
  gsize low, high;

  if (run == 0)
    return 0;
  low = (run - 1) * RUN + 1;
  high = MIN (run * RUN, self->n_base);
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (kro_time_compare (key (self, slots[middle]), time) < (with_equal ? 1 : 0))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
insert_time (GArray *times, KroTime time)
{
  g_array_insert_val (times, (guint)count_array (times, time, FALSE), time);
}

static void
remove_time (GArray *times, KroTime time)
{
  g_array_remove_index (times, (guint)count_array (times, time, FALSE));
}

static void
clear_base (KroIndex *self)
{
  g_clear_pointer (&self->by_start, g_free);
  g_clear_pointer (&self->by_end, g_free);
  g_clear_pointer (&self->first_starts, g_free);
  g_clear_pointer (&self->first_ends, g_free);
  for (guint i = 0; i < self->n_levels; i++)
    g_clear_pointer (&self->latest[i], g_free);
  self->n_levels = 0;
  self->n_base = 0;
}

static void
clear_overlay (KroIndex *self)
{
  g_clear_pointer (&self->gone, g_free);
  self->n_gone_words = 0;
  g_hash_table_remove_all (self->frozen);
  g_array_set_size (self->overlay, 0);
  g_array_set_size (self->new_starts, 0);
  g_array_set_size (self->new_ends, 0);
  g_array_set_size (self->old_starts, 0);
  g_array_set_size (self->old_ends, 0);
}

static void
build_lowest_level (KroIndex *self)
{
  guint32 n_runs = (self->n_base + RUN - 1) / RUN;

  self->first_starts = g_new (KroTime, n_runs);
  self->first_ends = g_new (KroTime, n_runs);
  self->latest[0] = g_new (KroTime, n_runs);
  self->n_nodes[0] = n_runs;
  self->n_levels = 1;
  for (guint32 run = 0; run < n_runs; run++)
    {
      KroTime latest = KRO_TIME_MIN;

      self->first_starts[run] = base_start (self, self->by_start[run * RUN]);
      self->first_ends[run] = base_end (self, self->by_end[run * RUN]);
      for (guint32 i = run * RUN; i < MIN ((run + 1) * RUN, self->n_base); i++)
        {
          KroTime end = base_end (self, self->by_start[i]);

          if (kro_time_compare (end, latest) > 0)
            latest = end;
        }
      self->latest[0][run] = latest;
    }
}

/* Takes over both sorted arrays as the base and forgets the overlay. */
static void
adopt_base (KroIndex *self, guint32 *by_start, guint32 *by_end, guint32 n)
{
  clear_base (self);
  clear_overlay (self);
  self->by_start = by_start;
  self->by_end = by_end;
  self->n_base = n;
  build_lowest_level (self);
  while (self->n_nodes[self->n_levels - 1] > RUN && self->n_levels < MAX_LEVELS)
    {
      guint    level = self->n_levels++;
      guint32  n_below = self->n_nodes[level - 1];
      KroTime *below = self->latest[level - 1];

      self->n_nodes[level] = (n_below + RUN - 1) / RUN;
      self->latest[level] = g_new (KroTime, self->n_nodes[level]);
      for (guint32 i = 0; i < n_below; i++)
        if (i % RUN == 0 || kro_time_compare (below[i], self->latest[level][i / RUN]) > 0)
          self->latest[level][i / RUN] = below[i];
    }
}

static int
compare_ends_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const KroEventStore *store = user_data;
  guint32              left = *(const guint32 *)a, right = *(const guint32 *)b;

  return kro_time_compare (effective_end (store->starts[left], store->ends[left]), effective_end (store->starts[right], store->ends[right]));
}

static int
compare_starts_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const KroEventStore *store = user_data;

  return kro_time_compare (store->starts[*(const guint32 *)a], store->starts[*(const guint32 *)b]);
}

/* The living slots of a sorted base merged with others, sorted alike. */
static guint32 *
merge_slots (const KroIndex *self, const guint32 *base, const guint32 *added, guint32 n_added, GCompareDataFunc compare, guint32 *n)
{
  guint32 *merged = g_new (guint32, self->n_base + n_added + 1);
  guint32  next = 0;

  *n = 0;
  for (guint32 i = 0; i < self->n_base; i++)
    {
      if (is_gone (self, base[i]))
        continue;
      while (next < n_added && compare (&added[next], &base[i], (gpointer)self->store) < 0)
        merged[(*n)++] = added[next++];
      merged[(*n)++] = base[i];
    }
  while (next < n_added)
    merged[(*n)++] = added[next++];
  return merged;
}

static void
rebuild (KroIndex *self)
{
  g_autofree guint32 *added = g_new (guint32, self->overlay->len + 1);
  guint32            *by_start, *by_end;
  guint32             n_added = self->overlay->len, n;

  for (guint32 i = 0; i < n_added; i++)
    added[i] = g_array_index (self->overlay, Entry, i).slot;
  g_qsort_with_data (added, (gint)n_added, sizeof *added, compare_starts_cb, (gpointer)self->store);
  by_start = merge_slots (self, self->by_start, added, n_added, compare_starts_cb, &n);
  g_qsort_with_data (added, (gint)n_added, sizeof *added, compare_ends_cb, (gpointer)self->store);
  by_end = merge_slots (self, self->by_end, added, n_added, compare_ends_cb, &n);
  adopt_base (self, by_start, by_end, n);
}

static gboolean
exceeds (const KroIndex *self, guint times)
{
  return self->overlay->len + g_hash_table_size (self->frozen) > CLAMP (self->n_base / 8, MIN_OVERLAY, MAX_OVERLAY) * times;
}

/* Whether it would be good to tidy up. */
gboolean
kro_index_is_due (const KroIndex *self)
{
  return exceeds (self, 1);
}

/* Merges all into a new base, if that is due; answers stay the same. */
void
kro_index_tidy (KroIndex *self)
{
  if (kro_index_is_due (self))
    rebuild (self);
}

KroIndex *
kro_index_new (const KroEventStore *store)
{
  KroIndex *self = g_new0 (KroIndex, 1);

  self->store = store;
  self->frozen = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->overlay = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->new_starts = g_array_new (FALSE, FALSE, sizeof (KroTime));
  self->new_ends = g_array_new (FALSE, FALSE, sizeof (KroTime));
  self->old_starts = g_array_new (FALSE, FALSE, sizeof (KroTime));
  self->old_ends = g_array_new (FALSE, FALSE, sizeof (KroTime));
  return self;
}

void
kro_index_free (KroIndex *self)
{
  clear_base (self);
  clear_overlay (self);
  g_hash_table_unref (self->frozen);
  g_array_unref (self->overlay);
  g_array_unref (self->new_starts);
  g_array_unref (self->new_ends);
  g_array_unref (self->old_starts);
  g_array_unref (self->old_ends);
  g_free (self);
}

/* The columns have moved to another owner with the same slots. */
void
kro_index_set_store (KroIndex            *self,
                     const KroEventStore *store)
{
  self->store = store;
}

static void
sort_by_end (const KroIndex *self, guint32 *slots, guint32 n)
{
  g_autofree KroSlotKey *keys = g_new (KroSlotKey, n + 1);

  for (guint32 i = 0; i < n; i++)
    keys[i] = (KroSlotKey){ effective_end (self->store->starts[slots[i]], self->store->ends[slots[i]]).seconds, slots[i] };
  kro_slot_sort (keys, n, compare_ends_cb, (gpointer)self->store);
  for (guint32 i = 0; i < n; i++)
    slots[i] = keys[i].slot;
}

/* Builds all anew from the order of a timeline, of which it takes the dated
 * part. */
void
kro_index_build (KroIndex      *self,
                 const guint32 *order,
                 guint32        n)
{
  guint32 *by_start, *by_end;

  while (n > 0 && !self->store->is_dated[order[n - 1]])
    n--;
  by_start = g_new (guint32, n + 1);
  by_end = g_new (guint32, n + 1);
  if (n > 0)
    {
      memcpy (by_start, order, n * sizeof *order);
      memcpy (by_end, order, n * sizeof *order);
    }
  sort_by_end (self, by_end, n);
  adopt_base (self, by_start, by_end, n);
}

/* Takes in the base of @other, whose slots begin at @first_slot here; @order is
 * that of the timeline with both. */
void
kro_index_merge (KroIndex       *self,
                 const KroIndex *other,
                 guint32         first_slot,
                 const guint32  *order)
{
  g_autofree guint32 *added = g_new (guint32, other->n_base + 1);
  guint32            *by_start, *by_end, n;

  if (self->overlay->len > 0)
    rebuild (self);
  for (guint32 i = 0; i < other->n_base; i++)
    added[i] = other->by_end[i] + first_slot;
  by_end = merge_slots (self, self->by_end, added, other->n_base, compare_ends_cb, &n);
  by_start = g_new (guint32, n + 1);
  memcpy (by_start, order, n * sizeof *order);
  adopt_base (self, by_start, by_end, n);
}

void
kro_index_add (KroIndex *self,
               guint32   slot)
{
  KroTime     start = self->store->starts[slot];
  const Entry entry = { .slot = slot, .start = start, .end = effective_end (start, self->store->ends[slot]) };

  g_array_append_val (self->overlay, entry);
  insert_time (self->new_starts, entry.start);
  insert_time (self->new_ends, entry.end);
  if (exceeds (self, PATIENCE))
    rebuild (self);
}

static gboolean
remove_from_overlay (KroIndex *self, guint32 slot)
{
  for (guint i = 0; i < self->overlay->len; i++)
    {
      const Entry *entry = &g_array_index (self->overlay, Entry, i);

      if (entry->slot != slot)
        continue;
      remove_time (self->new_starts, entry->start);
      remove_time (self->new_ends, entry->end);
      g_array_remove_index_fast (self->overlay, i);
      return TRUE;
    }
  return FALSE;
}

void
kro_index_remove (KroIndex *self,
                  guint32   slot)
{
  KroTime start = self->store->starts[slot];
  Entry   entry = { .slot = slot, .start = start, .end = effective_end (start, self->store->ends[slot]) };

  if (remove_from_overlay (self, slot))
    return;
  if (slot / 64 >= self->n_gone_words)
    {
      gsize n_words = self->store->capacity / 64 + 1;

      self->gone = g_renew (guint64, self->gone, n_words);
      memset (self->gone + self->n_gone_words, 0, (n_words - self->n_gone_words) * sizeof *self->gone);
      self->n_gone_words = n_words;
    }
  g_hash_table_insert (self->frozen, GUINT_TO_POINTER (slot), g_memdup2 (&entry, sizeof entry));
  self->gone[slot / 64] |= G_GUINT64_CONSTANT (1) << (slot % 64);
  insert_time (self->old_starts, entry.start);
  insert_time (self->old_ends, entry.end);
}

/* How many slots of the base a node of a level covers. */
static guint64
node_width (guint level)
{
  guint64 width = RUN;

  for (guint i = 0; i < level; i++)
    width *= RUN;
  return width;
}

/* Reports the living slots of node @node at @level that begin before position
 * @n and end after @from. */
static void
find_below (const KroIndex *self, guint level, guint32 node, guint32 n, KroTime from, GArray *slots)
{
  if (kro_time_compare (self->latest[level][node], from) <= 0)
    return;
  if (level > 0)
    {
      guint32 end = MIN ((node + 1) * RUN, self->n_nodes[level - 1]);
      guint64 width = node_width (level - 1);

      for (guint32 child = node * RUN; child < end && child * width < n; child++)
        find_below (self, level - 1, child, n, from, slots);
      return;
    }
  for (guint32 i = node * RUN; i < MIN ((node + 1) * RUN, n); i++)
    {
      guint32 slot = self->by_start[i];

      if (!is_gone (self, slot) && kro_time_compare (base_end (self, slot), from) > 0)
        g_array_append_val (slots, slot);
    }
}

/**
 * kro_index_get_n_events:
 *
 * Counts the dated events.
 *
 * Returns: how many
 */
gsize
kro_index_get_n_events (const KroIndex *self)
{
  return self->n_base - g_hash_table_size (self->frozen) + self->overlay->len;
}

/**
 * kro_index_find:
 * @from: where the span begins
 * @to: behind its end; not after @from: the instant @from
 * @slots: (element-type guint32): an array to add to
 *
 * Adds the slots of all events that touch a span, in no certain order. Takes
 * O(log n + k) for k found.
 */
void
kro_index_find (const KroIndex *self,
                KroTime         from,
                KroTime         to,
                GArray         *slots)
{
  guint32 n;
  guint   top = self->n_levels - 1;

  to = effective_end (from, to);
  for (guint i = 0; i < self->overlay->len; i++)
    {
      const Entry *entry = &g_array_index (self->overlay, Entry, i);

      if (kro_time_compare (entry->start, to) < 0 && kro_time_compare (entry->end, from) > 0)
        g_array_append_val (slots, entry->slot);
    }
  if (self->n_base == 0)
    return;
  n = (guint32)count_base (self, self->by_start, self->first_starts, base_start, to, FALSE);
  for (guint32 node = 0; node < self->n_nodes[top] && node * node_width (top) < n; node++)
    find_below (self, top, node, n, from, slots);
}

/**
 * kro_index_count_started:
 * @before: an instant
 *
 * Counts the events that begin before an instant, by binary search.
 *
 * Returns: how many
 */
gsize
kro_index_count_started (const KroIndex *self,
                         KroTime         before)
{
  gsize n = 0;

  if (self->n_base > 0)
    n = count_base (self, self->by_start, self->first_starts, base_start, before, FALSE);
  return n + count_array (self->new_starts, before, FALSE) - count_array (self->old_starts, before, FALSE);
}

/**
 * kro_index_count_ended:
 * @at: an instant
 *
 * Counts the events that are over at an instant, by binary search. An event
 * that fills just this instant is not over.
 *
 * Returns: how many
 */
gsize
kro_index_count_ended (const KroIndex *self,
                       KroTime         at)
{
  gsize n = 0;

  if (self->n_base > 0)
    n = count_base (self, self->by_end, self->first_ends, base_end, at, TRUE);
  return n + count_array (self->new_ends, at, TRUE) - count_array (self->old_ends, at, TRUE);
}

/**
 * kro_index_count:
 * @from: where the span begins
 * @to: behind its end; not after @from: the instant @from
 *
 * Counts the events that touch a span: those that began before its end without
 * those that were over at its beginning.
 *
 * Returns: how many
 */
gsize
kro_index_count (const KroIndex *self,
                 KroTime         from,
                 KroTime         to)
{
  return kro_index_count_started (self, effective_end (from, to)) - kro_index_count_ended (self, from);
}

/* The first living start of the base, or the last living end. */
static gboolean
find_edge (const KroIndex *self, gboolean is_end, KroTime *time)
{
  for (guint32 i = 0; i < self->n_base; i++)
    {
      guint32 slot = is_end ? self->by_end[self->n_base - 1 - i] : self->by_start[i];

      if (is_gone (self, slot))
        continue;
      *time = is_end ? base_end (self, slot) : base_start (self, slot);
      return TRUE;
    }
  return FALSE;
}

/**
 * kro_index_get_extent:
 * @from: (out): the earliest start of all
 * @to: (out): the latest end of all
 *
 * Gets the span from the first event to the last.
 *
 * Returns: %FALSE if no event is dated
 */
gboolean
kro_index_get_extent (const KroIndex *self,
                      KroTime        *from,
                      KroTime        *to)
{
  gboolean has_base;

  if (kro_index_get_n_events (self) == 0)
    return FALSE;
  has_base = find_edge (self, FALSE, from) && find_edge (self, TRUE, to);
  if (self->overlay->len > 0)
    {
      KroTime first = g_array_index (self->new_starts, KroTime, 0);
      KroTime last = g_array_index (self->new_ends, KroTime, self->new_ends->len - 1);

      if (!has_base || kro_time_compare (first, *from) < 0)
        *from = first;
      if (!has_base || kro_time_compare (last, *to) > 0)
        *to = last;
    }
  return TRUE;
}

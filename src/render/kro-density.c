/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Counts of events by column. Of each colour the starts and the ends are kept,
 * each sorted by itself: an event touches [from, to) unless it starts at or
 * after `to` or ends at or before `from`, and none does both, so that
 *
 *   touching = started before `to` − ended at or before `from`.
 *
 * Columns are asked for from left to right, hence each search begins where the
 * last one ended and doubles its step from there. Seconds and nanoseconds are
 * kept apart, and nanoseconds only where there are any: most dates are days.
 *
 * What an edit brings or takes away stands beside that, sorted in the same way,
 * and is counted with it; the large arrays are shared and stay as they are.
 * Main thread for what reads a timeline, any thread for the rest.
 */
#include "kro-density.h"

#include <string.h>

/* Sorted times. */
typedef struct
{
  gint64 *seconds;
  gint32 *nanoseconds; /* NULL: all are 0 */
  gsize   n;
} Times;

/* Events, of each colour the starts and the ends. */
typedef struct
{
  gatomicrefcount ref_count;

  Times starts[KRO_DENSITY_PALETTE];
  Times ends[KRO_DENSITY_PALETTE];
} Sorted;

struct _KroDensity
{
  gatomicrefcount ref_count;

  gsize            n_events;
  KroTime          from; /* of all events */
  KroTime          to;
  Sorted          *first;       /* shared by all that follow one another */
  Sorted          *came;        /* nullable: what is counted beside it */
  Sorted          *went;        /* nullable: what is in it and not counted */
  GArray          *came_events; /* nullable: of KroDensityEvent */
  GArray          *went_events; /* nullable: of KroDensityEvent */
  KroDensityEvent *few;         /* all events by start, if they are few */
};

G_DEFINE_BOXED_TYPE (KroDensity, kro_density, kro_density_ref, kro_density_unref)

/* --- sorting ------------------------------------------------------------------ */

static int
compare_times (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return kro_time_compare (*(const KroTime *)a, *(const KroTime *)b);
}

/* Events come in order of time, so that often there is nothing to do. */
static void
sort_times (GArray *times)
{
  const KroTime *list = (const KroTime *)(gpointer)times->data;
  guint          sorted = 1;

  while (sorted < times->len && kro_time_compare (list[sorted - 1], list[sorted]) <= 0)
    sorted++;
  if (sorted < times->len)
    g_qsort_with_data (times->data, (int)times->len, sizeof (KroTime), compare_times, NULL);
}

static void
times_init (Times *self, GArray *times)
{
  const KroTime *list = (const KroTime *)(gpointer)times->data;
  gboolean       is_fine = FALSE;

  sort_times (times);
  self->n = times->len;
  self->seconds = g_new (gint64, self->n);
  for (gsize i = 0; i < self->n; i++)
    {
      self->seconds[i] = list[i].seconds;
      is_fine = is_fine || list[i].nanoseconds != 0;
    }
  if (!is_fine)
    return;
  self->nanoseconds = g_new (gint32, self->n);
  for (gsize i = 0; i < self->n; i++)
    self->nanoseconds[i] = list[i].nanoseconds;
}

static void
times_clear (Times *self)
{
  g_free (self->seconds);
  g_free (self->nanoseconds);
}

static KroTime
get_end (const KroDensityEvent *event)
{
  if (kro_time_compare (event->end, event->start) > 0)
    return event->end;
  return kro_time_add_exact (event->start, 0, 1);
}

static void
set_palette (Sorted *self, guint palette, const KroDensityEvent *events, gsize n_events)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (KroTime));
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (KroTime));

  for (gsize i = 0; i < n_events; i++)
    {
      KroTime end = get_end (&events[i]);

      if (events[i].palette % KRO_DENSITY_PALETTE != palette)
        continue;
      g_array_append_val (starts, events[i].start);
      g_array_append_val (ends, end);
    }
  times_init (&self->starts[palette], starts);
  times_init (&self->ends[palette], ends);
}

static Sorted *
sorted_new (const KroDensityEvent *events, gsize n_events)
{
  Sorted *self = g_new0 (Sorted, 1);

  g_atomic_ref_count_init (&self->ref_count);
  for (guint palette = 0; palette < KRO_DENSITY_PALETTE; palette++)
    set_palette (self, palette, events, n_events);
  return self;
}

static Sorted *
sorted_ref (Sorted *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
sorted_unref (Sorted *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint palette = 0; palette < KRO_DENSITY_PALETTE; palette++)
    {
      times_clear (&self->starts[palette]);
      times_clear (&self->ends[palette]);
    }
  g_free (self);
}

static int
compare_events (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const KroDensityEvent *one = a;
  const KroDensityEvent *other = b;
  int                    order = kro_time_compare (one->start, other->start);

  if (order == 0)
    order = kro_time_compare (one->end, other->end);
  return order != 0 ? order : (one->event > other->event) - (one->event < other->event);
}

/* --- searching ---------------------------------------------------------------- */

static inline gboolean
is_before (const Times *self, gsize i, KroTime time, gboolean or_at)
{
  gint32 nanoseconds;

  if (self->seconds[i] != time.seconds)
    return self->seconds[i] < time.seconds;
  nanoseconds = self->nanoseconds != NULL ? self->nanoseconds[i] : 0;
  return nanoseconds < time.nanoseconds || (or_at && nanoseconds == time.nanoseconds);
}

/* How many are before @time, or at it too; @known of them are known to be. */
static gsize
count_before (const Times *self, gsize known, KroTime time, gboolean or_at)
{
  gsize step = 1;
  gsize low = known;
  gsize high;

  while (known + step <= self->n && is_before (self, known + step - 1, time, or_at))
    {
      low = known + step;
      step *= 2;
    }
  high = MIN (known + step, self->n);
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (is_before (self, middle, time, or_at))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* --- extent -------------------------------------------------------------------- */

static KroTime
get_time (const Times *self, gsize i)
{
  return (KroTime){ .seconds = self->seconds[i], .nanoseconds = self->nanoseconds != NULL ? self->nanoseconds[i] : 0 };
}

/* The first of @all, or the last, that is not among @gone; every one of those
 * is in @all. */
static gboolean
find_outermost (const Times *all, const Times *gone, gboolean is_last, KroTime *time)
{
  for (gsize i = 0; i < all->n; i++)
    {
      *time = get_time (all, is_last ? all->n - 1 - i : i);
      if (gone == NULL || i >= gone->n || kro_time_compare (*time, get_time (gone, is_last ? gone->n - 1 - i : i)) != 0)
        return TRUE;
    }
  return FALSE;
}

static void
extend (KroDensity *self, const Sorted *all, const Sorted *gone, gboolean *has_any)
{
  for (guint palette = 0; palette < KRO_DENSITY_PALETTE; palette++)
    {
      KroTime from;
      KroTime to;

      if (!find_outermost (&all->starts[palette], gone != NULL ? &gone->starts[palette] : NULL, FALSE, &from) ||
          !find_outermost (&all->ends[palette], gone != NULL ? &gone->ends[palette] : NULL, TRUE, &to))
        continue;
      if (!*has_any || kro_time_compare (from, self->from) < 0)
        self->from = from;
      if (!*has_any || kro_time_compare (to, self->to) > 0)
        self->to = to;
      *has_any = TRUE;
    }
}

static void
set_extent (KroDensity *self)
{
  gboolean has_any = FALSE;

  extend (self, self->first, self->went, &has_any);
  if (self->came != NULL)
    extend (self, self->came, NULL, &has_any);
}

/* --- counting ------------------------------------------------------------------- */

/* Edges too close for a nanosecond between them leave a column one. */
static KroTime
get_right_edge (KroTime from, KroTime to)
{
  return kro_time_compare (to, from) > 0 ? to : kro_time_add_exact (from, 0, 1);
}

/* Adds the events of one colour to their columns, or takes them away. */
static void
count_palette (const Sorted *self, guint palette, gboolean are_gone, const KroTime *edges, guint n_columns, guint32 *counts)
{
  const Times *starts = &self->starts[palette];
  const Times *ends = &self->ends[palette];
  gsize        started = 0;
  gsize        ended = 0;

  for (guint i = 0; i < n_columns && starts->n > 0; i++)
    {
      guint32 *count = &counts[(gsize)i * KRO_DENSITY_PALETTE + palette];

      started = count_before (starts, started, get_right_edge (edges[i], edges[i + 1]), FALSE);
      ended = count_before (ends, ended, edges[i], TRUE);
      *count = are_gone ? *count - (guint32)(started - ended) : *count + (guint32)(started - ended);
    }
}

static void
count_sorted (const Sorted *self, gboolean are_gone, const KroTime *edges, guint n_columns, guint32 *counts)
{
  for (guint palette = 0; palette < KRO_DENSITY_PALETTE && self != NULL; palette++)
    count_palette (self, palette, are_gone, edges, n_columns, counts);
}

/* --- collecting ----------------------------------------------------------------- */

/* What is counted of an event; %FALSE: nothing. */
static gboolean
get_event (KroTimeline *timeline, const KroMatches *matches, guint32 slot, KroDensityEvent *event)
{
  const KroColumns *columns = kro_timeline_get_columns (timeline);
  guint8            palette;
  guint8            shape;

  if (!columns->is_dated[slot] || columns->reviews[slot] == KRO_REVIEW_REJECTED || (matches != NULL && !kro_matches_has_slot (matches, slot)))
    return FALSE;
  kro_timeline_get_look (timeline, slot, &palette, &shape);
  *event = (KroDensityEvent){ columns->ids[slot], columns->starts[slot], columns->ends[slot], palette, (columns->bounds_flags[slot] & KRO_BOUNDS_HAS_END) != 0 };
  return TRUE;
}

/* --- following ------------------------------------------------------------------ */

static gboolean
is_same (const KroDensityEvent *one, const KroDensityEvent *other)
{
  return one->event == other->event && one->palette == other->palette && one->lasts == other->lasts &&
         kro_time_compare (one->start, other->start) == 0 && kro_time_compare (one->end, other->end) == 0;
}

/* Takes an event out of @others if it is there, else adds it to @events: what
 * came and went again never was. */
static void
move_event (GArray *events, GArray *others, const KroDensityEvent *event)
{
  for (guint i = 0; i < others->len; i++)
    if (is_same (&g_array_index (others, KroDensityEvent, i), event))
      {
        g_array_remove_index_fast (others, i);
        return;
      }
  g_array_append_vals (events, event, 1);
}

static gboolean
get_former (const KroFormerEvent *former, KroDensityEvent *event)
{
  *event = (KroDensityEvent){ former->event, former->start, former->end, former->palette, (former->bounds_flags & KRO_BOUNDS_HAS_END) != 0 };
  return former->is_dated && former->review != KRO_REVIEW_REJECTED;
}

/* Moves what a change touched from how it was to how it is. */
static void
follow_event (KroDensity *self, KroTimeline *timeline, const KroFormerEvent *former)
{
  guint32         slot = kro_timeline_get_slot (timeline, former->event);
  KroDensityEvent event;

  if (get_former (former, &event))
    {
      move_event (self->went_events, self->came_events, &event);
      self->n_events--;
    }
  if (slot != KRO_SLOT_NONE && get_event (timeline, NULL, slot, &event))
    {
      move_event (self->came_events, self->went_events, &event);
      self->n_events++;
    }
}

static GArray *
copy_events (GArray *events)
{
  return events != NULL ? g_array_copy (events) : g_array_new (FALSE, FALSE, sizeof (KroDensityEvent));
}

static Sorted *
sort_events (const GArray *events)
{
  return events->len > 0 ? sorted_new ((const KroDensityEvent *)(gconstpointer)events->data, events->len) : NULL;
}

/* --- public ------------------------------------------------------------------- */

/**
 * kro_density_collect:
 * @timeline: a timeline
 * @matches: (nullable): what passed the filter; %NULL: everything
 *
 * Copies what kro_density_new() needs, in order of time. Undated events are
 * left out, and those that a person rejected. Main thread; the copy may go to
 * another one.
 *
 * Returns: (transfer full) (element-type KroDensityEvent): the events
 */
GArray *
kro_density_collect (KroTimeline *timeline, const KroMatches *matches)
{
  guint          n = kro_timeline_get_n_events (timeline);
  GArray        *events = g_array_sized_new (FALSE, FALSE, sizeof (KroDensityEvent), n);
  const guint32 *order = kro_timeline_get_order (timeline);

  for (guint i = 0; i < n; i++)
    {
      KroDensityEvent event;

      if (get_event (timeline, matches, order[i], &event))
        g_array_append_val (events, event);
    }
  return events;
}

/**
 * kro_density_new:
 * @events: (array length=n_events): dated events in any order; those in order
 *   of time are sorted faster
 * @n_events: how many
 *
 * Sorts what counting needs. Takes O(n log n) at worst, and 16 bytes an event
 * for as long as it lives, or up to 24 where there are instants.
 *
 * Returns: (transfer full): the density
 */
KroDensity *
kro_density_new (const KroDensityEvent *events, gsize n_events)
{
  KroDensity *self = g_new0 (KroDensity, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->n_events = n_events;
  self->first = sorted_new (events, n_events);
  set_extent (self);
  if (n_events == 0 || n_events > KRO_DENSITY_FEW)
    return self;
  self->few = g_memdup2 (events, n_events * sizeof *events);
  g_qsort_with_data (self->few, (int)n_events, sizeof *events, compare_events, NULL);
  return self;
}

/**
 * kro_density_new_followed:
 * @self: what kro_density_collect() gave of all events of @timeline, as they
 *   were just before @change
 * @timeline: a timeline
 * @change: of it
 *
 * Counts as a new density would, for the price of the few events that changed
 * and of those that changed before: O(changed log changed), and the arrays of
 * @self are shared. Main thread.
 *
 * Returns: (transfer full) (nullable): the density; %NULL: it is to be made
 *   anew, since all events may look another way, more than %KRO_DENSITY_LATER
 *   changed, or no more than %KRO_DENSITY_FEW are left
 */
KroDensity *
kro_density_new_followed (KroDensity *self, KroTimeline *timeline, const KroChange *change)
{
  g_autoptr (KroDensity) next = NULL;

  if (change->former == NULL || (change->flags & (KRO_CHANGE_SOURCES | KRO_CHANGE_CATEGORIES)) != 0 || change->n_former > KRO_DENSITY_LATER)
    return NULL;
  next = g_new0 (KroDensity, 1);
  g_atomic_ref_count_init (&next->ref_count);
  next->n_events = self->n_events;
  next->first = sorted_ref (self->first);
  next->came_events = copy_events (self->came_events);
  next->went_events = copy_events (self->went_events);
  for (gsize i = 0; i < change->n_former; i++)
    follow_event (next, timeline, &change->former[i]);
  if (next->n_events <= KRO_DENSITY_FEW || next->came_events->len + next->went_events->len > KRO_DENSITY_LATER)
    return NULL;
  next->came = sort_events (next->came_events);
  next->went = sort_events (next->went_events);
  set_extent (next);
  return g_steal_pointer (&next);
}

/**
 * kro_density_ref:
 * @self: a density
 *
 * Returns: (transfer full): @self
 */
KroDensity *
kro_density_ref (KroDensity *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * kro_density_unref:
 * @self: (transfer full): a density
 *
 * Drops a reference.
 */
void
kro_density_unref (KroDensity *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  sorted_unref (self->first);
  g_clear_pointer (&self->came, sorted_unref);
  g_clear_pointer (&self->went, sorted_unref);
  g_clear_pointer (&self->came_events, g_array_unref);
  g_clear_pointer (&self->went_events, g_array_unref);
  g_free (self->few);
  g_free (self);
}

/**
 * kro_density_get_n_events:
 * @self: a density
 *
 * Returns: how many events it counts
 */
gsize
kro_density_get_n_events (const KroDensity *self)
{
  return self->n_events;
}

/**
 * kro_density_get_extent:
 * @self: a density
 * @from: (out): the earliest start
 * @to: (out): the latest end; of an instant the nanosecond behind it
 *
 * Returns: %FALSE if there are no events
 */
gboolean
kro_density_get_extent (const KroDensity *self, KroTime *from, KroTime *to)
{
  *from = self->from;
  *to = self->to;
  return self->n_events > 0;
}

/**
 * kro_density_get_few:
 * @self: a density
 * @n_events: (out): how many
 *
 * Returns: (array length=n_events) (transfer none) (nullable): all events by
 *   start; %NULL if there are none or more than %KRO_DENSITY_FEW
 */
const KroDensityEvent *
kro_density_get_few (const KroDensity *self, gsize *n_events)
{
  *n_events = self->few != NULL ? self->n_events : 0;
  return self->few;
}

/**
 * kro_density_count:
 * @self: a density
 * @scale: where times are drawn
 * @x: left edge of the first column, in logical pixels
 * @column: width of a column; above 0
 * @n_columns: how many columns
 * @counts: (out caller-allocates): %KRO_DENSITY_PALETTE numbers a column
 *
 * Counts the events that touch each column, exactly. An event that touches
 * several columns is counted in each; one that begins on the edge between two
 * is in the right one, one that ends there in the left one.
 */
void
kro_density_count (const KroDensity *self, const KroTimeScale *scale, double x, double column, guint n_columns, guint32 *counts)
{
  g_autofree KroTime *edges = NULL;

  g_return_if_fail (column > 0);

  if (n_columns == 0)
    return;
  edges = g_new (KroTime, (gsize)n_columns + 1);
  for (guint i = 0; i <= n_columns; i++)
    edges[i] = kro_time_scale_to_time (scale, x + i * column);
  memset (counts, 0, (gsize)n_columns * KRO_DENSITY_PALETTE * sizeof *counts);
  count_sorted (self->first, FALSE, edges, n_columns, counts);
  count_sorted (self->came, FALSE, edges, n_columns, counts);
  count_sorted (self->went, TRUE, edges, n_columns, counts);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * After the sweep of a crowded lane: what gaps are left in its rows is filled
 * with events that got no row, their titles shortened to the gap. The most
 * important one that fits goes first; what it leaves to either side of it is
 * filled likewise. So a card shortens before it disappears, and nobody else's
 * gets shorter for it.
 *
 * Distances are logical pixels from the start of the event before the gap.
 * Any thread.
 */
#include "kro-layout-private.h"

#include <math.h>

/* A title cut shorter says nothing. */
#define LEAST_TITLE 78

typedef struct
{
  KroSweep             *sweep;
  const KroLayoutEvent *events;
  const KroMetrics     *metrics;
  double                density;
  double                pad;
  double                gap;
  double                least;
  KroTime               earliest; /* start of all events; nobody reads on before it */
  guint                 row;
  GArray               *left; /* of guint32: those without a row, by start */
} Fill;

static double
get_distance (const Fill *self, KroTime from, KroTime to)
{
  return kro_folds_get_distance (self->sweep->folds, to, from, self->density);
}

static double
get_tail (const Fill *self, const KroLayoutEvent *event, KroTails side)
{
  return event->tails & side ? self->metrics->tail : 0;
}

/* Where an event with a row begins and ends, from its start. */
static double
find_left (const Fill *self, guint32 index)
{
  return MIN (self->sweep->shifts[index], 0) - self->pad - get_tail (self, &self->events[index], KRO_TAIL_LEFT);
}

static double
find_right (const Fill *self, guint32 index)
{
  const KroLayoutEvent *event = &self->events[index];
  double                mark = MAX (get_distance (self, event->start, event->end), self->pad) + self->pad + get_tail (self, event, KRO_TAIL_RIGHT);
  double                card = self->sweep->shifts[index] + self->sweep->widths[index];

  return MAX (mark, card);
}

/* The first of those without a row that comes after an event. */
static guint
find_after (const Fill *self, gint64 index)
{
  guint low = 0;
  guint high = self->left->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->left, guint32, middle) <= index)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* How an event could stand in a gap. */
typedef struct
{
  double width; /* of its card; 0: it does not fit */
  double shift; /* below 0: left of its mark */
} Fit;

/* Right of its mark, shortened if need be; whole left of it where that is
 * not whole. */
static Fit
find_fit (const Fill *self, const KroLayoutEvent *event, double place, double from, double to)
{
  double left = place - self->pad - get_tail (self, event, KRO_TAIL_LEFT);
  double mark = place + MAX (get_distance (self, event->start, event->end), self->pad) + self->pad + get_tail (self, event, KRO_TAIL_RIGHT);
  double before = floor (event->dense - 2 * self->pad);
  Fit    fit = { .width = MIN (floor (to - place), event->dense) };

  if (left < from || mark > to)
    return (Fit){ 0, 0 };
  if (fit.width < event->dense && place - self->pad - before >= from)
    return (Fit){ event->dense, -before };
  if (fit.width < MIN (self->least, event->dense))
    fit.width = 0;
  return fit;
}

/* The best one for the gap between two events of a row; -1: the edge. */
static gboolean
fill_once (Fill *self, gint64 before, gint64 after, guint32 *chosen)
{
  KroTime origin = before >= 0 ? self->events[before].start : KRO_TIME_INIT (0);
  double  from = before >= 0 ? find_right (self, (guint32)before) + self->gap : 0;
  double  to = G_MAXDOUBLE;
  double  best = 0;
  int     rank = -1;

  if (before < 0)
    {
      origin = after >= 0 ? self->events[after].start : self->earliest;
      from = get_distance (self, origin, self->earliest) - self->metrics->mark_size;
    }
  if (after >= 0)
    to = get_distance (self, origin, self->events[after].start) + find_left (self, (guint32)after) - self->gap;
  if (to - from < self->least)
    return FALSE;
  for (guint i = find_after (self, before); i < self->left->len; i++)
    {
      guint32               index = g_array_index (self->left, guint32, i);
      const KroLayoutEvent *event = &self->events[index];
      int                   importance = event->importance / KRO_IMPORTANCE_CLASS;
      Fit                   fit;
      double                worth; /* the narrowest whole one, else the least cut */

      if (after >= 0 && index > after)
        break;
      if (self->sweep->rows[index] != KRO_NO_ROW || importance < rank)
        continue;
      fit = find_fit (self, event, get_distance (self, origin, event->start), from, to);
      worth = fit.width < event->dense ? fit.width / event->dense : 1 + 1 / fit.width;
      if (fit.width <= 0 || (importance == rank && worth <= best))
        continue;
      rank = importance;
      best = worth;
      self->sweep->widths[index] = (guint16)fit.width;
      self->sweep->shifts[index] = (gint16)fit.shift;
      *chosen = index;
    }
  return rank >= 0;
}

static void
fill_gap (Fill *self, gint64 before, gint64 after)
{
  guint32 chosen;

  while (fill_once (self, before, after, &chosen))
    {
      self->sweep->rows[chosen] = (guint16)self->row;
      fill_gap (self, before, chosen);
      before = chosen;
    }
}

static void
fill_row (Fill *self, const GArray *placed)
{
  gint64 before = -1;

  for (guint i = 0; i < placed->len; i++)
    {
      guint32 index = g_array_index (placed, guint32, i);

      fill_gap (self, before, index);
      before = index;
    }
  fill_gap (self, before, -1);
}

/**
 * kro_fill_gaps:
 * @sweep: a lane of dense rows that was swept; events without a row may get one
 * @events: of the lane, by start
 * @n_events: how many
 * @metrics: sizes
 * @density: pixels per second
 * @earliest: start of the events of all lanes
 *
 * Fills what gaps are left in the rows.
 */
void
kro_fill_gaps (KroSweep *sweep, const KroLayoutEvent *events, gsize n_events, const KroMetrics *metrics, double density, KroTime earliest)
{
  Fill self = { .sweep = sweep, .events = events, .metrics = metrics, .density = density, .earliest = earliest };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (guint32));

  self.pad = kro_slot_pad (metrics, sweep->style);
  self.gap = kro_get_line_metrics (metrics, sweep->style)->gap;
  self.least = LEAST_TITLE * metrics->text_scale;
  self.left = left;
  for (guint row = 0; row < sweep->cap; row++)
    g_ptr_array_add (rows, g_array_new (FALSE, FALSE, sizeof (guint32)));
  for (guint32 i = 0; i < n_events; i++)
    g_array_append_val (sweep->rows[i] == KRO_NO_ROW ? left : (GArray *)rows->pdata[sweep->rows[i]], i);
  for (self.row = 0; self.row < sweep->cap && left->len > 0; self.row++)
    fill_row (&self, rows->pdata[self.row]);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The one sweep: the events of a lane in order of start, each to the first
 * row that is free. A row is two lines, that of marks and that of cards; in a
 * compact lane both are one. While no row is free, a card may move from its
 * mark, then the card before it may be shortened, and only then the least
 * important of those in the way loses its row. Greedy by start takes as few
 * rows as any way can where all fit (Golumbic, Algorithmic Graph Theory,
 * interval graphs), and among equals the one that reaches furthest goes,
 * which keeps the most (Carlisle and Lloyd 1995, k-colourable subgraphs).
 *
 * Positions are logical pixels from a base that moves along with the sweep,
 * so that they stay exact however long the lane is. Any thread.
 */
#include "kro-layout-private.h"

#include <math.h>

#define POLL_EVERY 4096
#define FAR_LEFT -1.0e12
#define REBASE_AT 1.0e6

/* What ends a row so far, and what ended it before its last event came. */
typedef struct
{
  double  mark_end;
  double  card_end;
  double  mark_before;
  double  card_before;
  double  card_left;
  guint32 last;
  guint8  importance;
} Row;

typedef struct
{
  double mark_left;
  double mark_end;
  double card_left;
  double width;
} Slot;

typedef struct
{
  KroSweep             *result;
  const KroLayoutEvent *events;
  const KroMetrics     *metrics;
  double                density;
  double                pad;
  double                gap;
  double                shift_max;
  double                position; /* of the current event */
  Row                  *rows;
} Sweep;

/**
 * kro_row_height:
 * @metrics: sizes
 * @style: of the cards
 *
 * Returns: from one row to the next, in logical pixels
 */
double
kro_row_height (const KroMetrics *metrics, KroCardStyle style)
{
  if (style == KRO_CARD_COMPACT)
    return metrics->compact_height;
  return metrics->mark_height + metrics->card_gap + metrics->card_height + metrics->row_gap;
}

/**
 * kro_slot_pad:
 * @metrics: sizes
 *
 * Returns: how far left of its start a mark may reach
 */
double
kro_slot_pad (const KroMetrics *metrics)
{
  return metrics->mark_size / 2;
}

static Slot
find_slot (const Sweep *self, const KroLayoutEvent *event)
{
  double length = kro_time_difference (event->end, event->start) * self->density;
  Slot   slot = { .width = event->width };

  slot.mark_left = self->position - self->pad - (event->tails & KRO_TAIL_LEFT ? self->metrics->tail : 0);
  slot.mark_end = self->position + MAX (length, self->pad) + self->pad + (event->tails & KRO_TAIL_RIGHT ? self->metrics->tail : 0);
  slot.card_left = self->position - self->pad;
  if (self->result->style == KRO_CARD_COMPACT)
    {
      slot.width = event->compact;
    }
  return slot;
}

/* How far the card would have to move in a row; more than any limit if its
 * mark has no room there. */
static double
find_shift (const Sweep *self, const Slot *slot, double mark_end, double card_end)
{
  double first = MIN (slot->mark_left, slot->card_left);

  if (mark_end + self->gap > first)
    return G_MAXDOUBLE;
  if (self->shift_max == 0)
    return card_end + self->gap <= first ? 0 : G_MAXDOUBLE;
  return MAX (card_end + self->gap - slot->card_left, 0);
}

static void
put (Sweep *self, guint32 index, guint row_index, const Slot *slot, double shift)
{
  Row      *row = &self->rows[row_index];
  KroSweep *result = self->result;

  row->mark_before = row->mark_end;
  row->card_before = row->card_end;
  row->card_left = slot->card_left + shift;
  row->mark_end = slot->mark_end;
  row->card_end = slot->card_left + shift + slot->width + self->pad;
  row->last = index;
  row->importance = self->events[index].importance;
  result->rows[index] = (guint16)row_index;
  result->shifts[index] = (guint16)ceil (shift);
  result->widths[index] = (guint16)slot->width;
  result->n_rows = MAX (result->n_rows, row_index + 1);
}

/* The first row where nothing has to give, else the one where the card moves
 * least. */
static gboolean
put_in_free_row (Sweep *self, guint32 index, const Slot *slot)
{
  guint  best = 0;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < self->result->cap && least > 0; i++)
    {
      double shift = find_shift (self, slot, self->rows[i].mark_end, self->rows[i].card_end);

      if (shift < least)
        {
          least = shift;
          best = i;
        }
    }
  if (least > self->shift_max)
    return FALSE;
  put (self, index, best, slot, ceil (least));
  return TRUE;
}

/* How narrow a card may get. Half a title still says something. */
static double
find_least (const Sweep *self, const KroLayoutEvent *event)
{
  if (self->result->style == KRO_CARD_FULL)
    return event->least;
  return MIN (event->compact, MAX (self->metrics->card_min * 1.15, event->compact * 0.65));
}

/* Shortens the card before; the row is that where least is lost. */
static gboolean
put_by_shortening (Sweep *self, guint32 index, const Slot *slot)
{
  guint  best = 0;
  double least = G_MAXDOUBLE;
  double best_end = 0;

  for (guint i = 0; i < self->result->cap; i++)
    {
      const Row *row = &self->rows[i];
      double     end = slot->card_left + self->shift_max - self->gap - 1;

      if (row->card_end < FAR_LEFT / 2 || find_shift (self, slot, row->mark_end, FAR_LEFT) > 0)
        continue;
      if (self->shift_max == 0)
        end = MIN (slot->mark_left, slot->card_left) - self->gap;
      if (end - self->pad - row->card_left < find_least (self, &self->events[row->last]) || row->card_end - end >= least)
        continue;
      least = row->card_end - end;
      best = i;
      best_end = end;
    }
  if (least == G_MAXDOUBLE)
    return FALSE;
  self->rows[best].card_end = best_end;
  self->result->widths[self->rows[best].last] = (guint16)floor (best_end - self->pad - self->rows[best].card_left);
  put (self, index, best, slot, ceil (find_shift (self, slot, self->rows[best].mark_end, best_end)));
  return TRUE;
}

/* No row is left: the least important of those in the way goes without. */
static void
put_in_place_of_another (Sweep *self, guint32 index, const Slot *slot)
{
  const KroLayoutEvent *event = &self->events[index];
  int                   worst = event->importance;
  double                reach = MAX (slot->mark_end, slot->card_left + slot->width);
  double                shift = 0;
  guint                 victim = G_MAXUINT;

  for (guint i = 0; i < self->result->cap; i++)
    {
      const Row *row = &self->rows[i];
      double     end = MAX (row->mark_end, row->card_end);
      double     moved;

      if (row->importance > worst || (row->importance == worst && end <= reach))
        continue;
      moved = find_shift (self, slot, row->mark_before, row->card_before);
      if (moved > self->shift_max)
        continue;
      worst = row->importance;
      reach = end;
      shift = moved;
      victim = i;
    }
  if (victim == G_MAXUINT)
    return;
  self->result->rows[self->rows[victim].last] = KRO_NO_ROW;
  self->rows[victim].mark_end = self->rows[victim].mark_before;
  self->rows[victim].card_end = self->rows[victim].card_before;
  put (self, index, victim, slot, ceil (shift));
}

/* Keeps positions small: only what is near the current event matters. */
static void
advance_position (Sweep *self, gsize index)
{
  if (index == 0)
    return;
  self->position += kro_time_difference (self->events[index].start, self->events[index - 1].start) * self->density;
  if (self->position < REBASE_AT)
    return;
  for (guint i = 0; i < self->result->cap; i++)
    {
      Row *row = &self->rows[i];

      row->mark_end = MAX (row->mark_end - self->position, FAR_LEFT);
      row->card_end = MAX (row->card_end - self->position, FAR_LEFT);
      row->mark_before = MAX (row->mark_before - self->position, FAR_LEFT);
      row->card_before = MAX (row->card_before - self->position, FAR_LEFT);
      row->card_left -= self->position;
    }
  self->position = 0;
}

static void
init_sweep (Sweep *self, KroSweep *result, const KroLayoutEvent *events, const KroMetrics *metrics, double density)
{
  *self = (Sweep){ .result = result, .events = events, .metrics = metrics, .density = density };
  self->pad = kro_slot_pad (metrics);
  self->gap = metrics->slot_gap;
  self->shift_max = result->style == KRO_CARD_FULL ? metrics->shift_max : 0;
  self->rows = g_new (Row, MAX (result->cap, 1));
  for (guint i = 0; i < result->cap; i++)
    self->rows[i] = (Row){ FAR_LEFT, FAR_LEFT, FAR_LEFT, FAR_LEFT, FAR_LEFT, 0, 0 };
}

/**
 * kro_sweep_lane:
 * @self: style, cap and three arrays of @n_events; filled in
 * @events: of one lane, by start
 * @n_events: how many
 * @metrics: sizes
 * @density: pixels per second
 * @cancellable: (nullable): polled now and then
 *
 * Gives every event of a lane a row, or none.
 *
 * Returns: %FALSE if cancelled, or if some event got no row and @self asks to
 *   stop there
 */
gboolean
kro_sweep_lane (KroSweep *self, const KroLayoutEvent *events, gsize n_events, const KroMetrics *metrics, double density, GCancellable *cancellable)
{
  Sweep           sweep;
  g_autofree Row *rows = NULL;

  init_sweep (&sweep, self, events, metrics, density);
  rows = sweep.rows;
  self->n_rows = 0;
  for (gsize i = 0; i < n_events; i++)
    {
      Slot slot;

      if (i % POLL_EVERY == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      advance_position (&sweep, i);
      slot = find_slot (&sweep, &events[i]);
      self->rows[i] = KRO_NO_ROW;
      if (put_in_free_row (&sweep, (guint32)i, &slot))
        continue;
      if (self->whole)
        return FALSE;
      if (!put_by_shortening (&sweep, (guint32)i, &slot))
        put_in_place_of_another (&sweep, (guint32)i, &slot);
    }
  return TRUE;
}

/**
 * kro_sweep_demand:
 * @style: of the cards
 * @limit: stop counting there
 * @events: of one lane, by start
 * @n_events: how many
 * @metrics: sizes
 * @density: pixels per second
 * @cancellable: (nullable): polled now and then
 *
 * Counts how many rows a lane needs so that nothing has to give.
 *
 * Returns: rows; above @limit where that is not enough
 */
guint
kro_sweep_demand (KroCardStyle style, guint limit, const KroLayoutEvent *events, gsize n_events, const KroMetrics *metrics, double density, GCancellable *cancellable)
{
  KroSweep        result = { .style = style, .cap = limit };
  Sweep           sweep;
  g_autofree Row *rows = NULL;
  guint           used = 0;

  init_sweep (&sweep, &result, events, metrics, density);
  rows = sweep.rows;
  for (gsize i = 0; i < n_events; i++)
    {
      Slot  slot;
      guint row = 0;

      if (i % POLL_EVERY == 0 && g_cancellable_is_cancelled (cancellable))
        return used;
      advance_position (&sweep, i);
      slot = find_slot (&sweep, &events[i]);
      while (row < limit && find_shift (&sweep, &slot, rows[row].mark_end, rows[row].card_end) > 0)
        row++;
      if (row == limit)
        return limit + 1;
      rows[row].mark_end = slot.mark_end;
      rows[row].card_end = slot.card_left + slot.width + sweep.pad;
      used = MAX (used, row + 1);
    }
  return used;
}

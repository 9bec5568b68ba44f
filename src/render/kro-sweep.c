/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The one sweep: the events of a lane in order of start, each to the first
 * row that is free. A row is two lines, that of marks and that of cards, or
 * one for both. While no row is free, a card may move from its mark where
 * there are two lines, and then the least important of those in the way loses
 * its row; what gaps that leaves is filled later (kro-fill.c). Greedy by start
 * takes as few rows as any way can where all fit (Golumbic, Algorithmic Graph
 * Theory, interval graphs), and among equals the one that reaches furthest
 * goes, which keeps the most (Carlisle and Lloyd 1995, k-colourable
 * subgraphs). Behind the last event a card ends at its mark instead of
 * reaching out of the picture: there events come in the order in which what
 * they fill begins, which is that of their starts everywhere else.
 *
 * Positions are logical pixels from a base that moves along with the sweep,
 * so that they stay exact however long the lane is. Any thread.
 */
#include "kro-layout-private.h"

#include <math.h>

#define POLL_EVERY 4096
#define FAR_LEFT -1.0e12
#define REBASE_AT 1.0e6
/* More events than this near the end are swept in order of start. */
#define MOST_AT_END 400

/* What ends a row so far, and what ended it before its last event came. */
typedef struct
{
  double  mark_end;
  double  card_end;
  double  mark_before;
  double  card_before;
  guint32 last;
  guint8  importance;
} Row;

typedef struct
{
  double mark_left;
  double mark_end;
  double card_left;
  double width;
  double turn; /* of the card, so that it ends at its mark; else 0 */
} Slot;

/* An event near the end of all, and where what it fills begins. */
typedef struct
{
  guint32 index;
  double  offset; /* of its start, from that of the first of these */
  double  left;   /* from the same */
} AtEnd;

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
  gsize                 n_before;  /* events that are not near the end */
  AtEnd                *at_end;    /* the others in their order */
  double                end_base;  /* position of the first of them */
  double                first_end; /* no row is free before this */
  int                   least;     /* no row has an event of lower importance */
} Sweep;

/* Sizes of a style of one line; NULL: it has two. */
const KroLineMetrics *
kro_get_line_metrics (const KroMetrics *metrics, KroCardStyle style)
{
  if (style == KRO_CARD_FULL)
    return NULL;
  return style == KRO_CARD_COMPACT ? &metrics->compact : &metrics->dense;
}

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
  const KroLineMetrics *line = kro_get_line_metrics (metrics, style);

  if (line != NULL)
    return line->height;
  return metrics->mark_height + metrics->card_gap + metrics->card_height + metrics->row_gap;
}

/**
 * kro_slot_pad:
 * @metrics: sizes
 * @style: of the cards
 *
 * Returns: how far left of its start a mark may reach
 */
double
kro_slot_pad (const KroMetrics *metrics, KroCardStyle style)
{
  const KroLineMetrics *line = kro_get_line_metrics (metrics, style);

  return (line != NULL ? line->point * KRO_SHAPE_WIDTH : metrics->mark_size) / 2;
}

/* Where all events end, a card that would reach far beyond ends at its mark. */
static gboolean
ends_at_mark (const Sweep *self, const KroLayoutEvent *event, double width)
{
  if (!self->result->has_limit)
    return FALSE;
  return width - kro_folds_get_distance (self->result->folds, self->result->limit_time, event->start, self->density) > self->result->limit_room;
}

static Slot
find_slot (const Sweep *self, const KroLayoutEvent *event)
{
  double length = kro_time_difference (event->end, event->start) * self->density;
  Slot   slot = { .width = event->width };

  if (self->result->style != KRO_CARD_FULL)
    slot.width = self->result->style == KRO_CARD_COMPACT ? event->compact : event->dense;
  if (ends_at_mark (self, event, slot.width))
    slot.turn = -floor (slot.width - 2 * self->pad);
  slot.mark_left = self->position - self->pad - (event->tails & KRO_TAIL_LEFT ? self->metrics->tail : 0);
  slot.mark_end = self->position + MAX (length, self->pad) + self->pad + (event->tails & KRO_TAIL_RIGHT ? self->metrics->tail : 0);
  slot.card_left = self->position - self->pad + slot.turn;
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

  self->first_end = FAR_LEFT;
  self->least = 0;
  row->mark_before = row->mark_end;
  row->card_before = row->card_end;
  row->mark_end = slot->mark_end;
  row->card_end = slot->card_left + shift + slot->width + self->pad;
  row->last = index;
  row->importance = self->events[index].importance / KRO_IMPORTANCE_CLASS;
  result->rows[index] = (guint16)row_index;
  result->shifts[index] = (gint16)ceil (slot->turn + shift);
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
  double first_end = G_MAXDOUBLE;

  if (self->first_end + self->gap > MIN (slot->mark_left, slot->card_left))
    return FALSE;
  for (guint i = 0; i < self->result->cap && least > 0; i++)
    {
      double shift = find_shift (self, slot, self->rows[i].mark_end, self->rows[i].card_end);

      first_end = MIN (first_end, self->shift_max > 0 ? self->rows[i].mark_end : MAX (self->rows[i].mark_end, self->rows[i].card_end));
      if (shift < least)
        {
          least = shift;
          best = i;
        }
    }
  self->first_end = self->result->cap > 0 ? first_end : G_MAXDOUBLE;
  if (least > self->shift_max)
    return FALSE;
  put (self, index, best, slot, ceil (least));
  return TRUE;
}

/* No row is left: the least important of those in the way goes without. */
static void
put_in_place_of_another (Sweep *self, guint32 index, const Slot *slot)
{
  const KroLayoutEvent *event = &self->events[index];
  int                   worst = event->importance / KRO_IMPORTANCE_CLASS;
  double                reach = MAX (slot->mark_end, slot->card_left + slot->width);
  double                shift = 0;
  int                   least = G_MAXINT;
  guint                 victim = G_MAXUINT;

  if (worst < self->least)
    return;
  for (guint i = 0; i < self->result->cap; i++)
    {
      const Row *row = &self->rows[i];
      double     end = MAX (row->mark_end, row->card_end);
      double     moved;

      least = MIN (least, row->importance);
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
  self->least = least;
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
  self->position += kro_folds_get_distance (self->result->folds, self->events[index].start, self->events[index - 1].start, self->density);
  if (self->position < REBASE_AT)
    return;
  for (guint i = 0; i < self->result->cap; i++)
    {
      Row *row = &self->rows[i];

      row->mark_end = MAX (row->mark_end - self->position, FAR_LEFT);
      row->card_end = MAX (row->card_end - self->position, FAR_LEFT);
      row->mark_before = MAX (row->mark_before - self->position, FAR_LEFT);
      row->card_before = MAX (row->card_before - self->position, FAR_LEFT);
    }
  self->first_end = MAX (self->first_end - self->position, FAR_LEFT);
  self->position = 0;
}

/* The next event in the order of the sweep; returns its index. */
static guint32
go_to (Sweep *self, gsize i, Slot *slot)
{
  guint32 index = (guint32)i;

  if (i < self->n_before)
    advance_position (self, i);
  else
    {
      const AtEnd *at_end = &self->at_end[i - self->n_before];

      if (i == self->n_before)
        {
          advance_position (self, i);
          self->end_base = self->position;
        }
      self->position = self->end_base + at_end->offset;
      index = at_end->index;
    }
  *slot = find_slot (self, &self->events[index]);
  return index;
}

/* --- the end --------------------------------------------------------------------- */

static int
compare_at_end (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const AtEnd *one = a;
  const AtEnd *other = b;

  if (one->left != other->left)
    return one->left < other->left ? -1 : 1;
  return one->index < other->index ? -1 : 1;
}

/* The first event from which a card might reach beyond the limit. */
static gsize
find_end (const Sweep *self, gsize n_events)
{
  double reach = 2 * self->metrics->card_max - self->result->limit_room;
  gsize  first = n_events;

  if (!self->result->has_limit)
    return n_events;
  while (first > 0 && n_events - first <= MOST_AT_END &&
         kro_folds_get_distance (self->result->folds, self->result->limit_time, self->events[first - 1].start, self->density) < reach)
    first--;
  return n_events - first > MOST_AT_END ? n_events : first;
}

static void
order_end (Sweep *self, gsize n_events)
{
  self->n_before = find_end (self, n_events);
  self->at_end = g_new (AtEnd, n_events - self->n_before + 1);
  for (gsize i = self->n_before; i < n_events; i++)
    {
      AtEnd *at_end = &self->at_end[i - self->n_before];
      Slot   slot;

      self->position = kro_folds_get_distance (self->result->folds, self->events[i].start, self->events[self->n_before].start, self->density);
      slot = find_slot (self, &self->events[i]);
      *at_end = (AtEnd){ (guint32)i, self->position, MIN (slot.mark_left, slot.card_left) };
    }
  self->position = 0;
  g_qsort_with_data (self->at_end, (int)(n_events - self->n_before), sizeof *self->at_end, compare_at_end, NULL);
}

/* --- public ---------------------------------------------------------------------- */

static void
init_sweep (Sweep *self, KroSweep *result, const KroLayoutEvent *events, gsize n_events, const KroMetrics *metrics, double density)
{
  *self = (Sweep){ .result = result, .events = events, .metrics = metrics, .density = density };
  self->pad = kro_slot_pad (metrics, result->style);
  self->gap = result->style == KRO_CARD_FULL ? metrics->slot_gap : kro_get_line_metrics (metrics, result->style)->gap;
  self->shift_max = result->style == KRO_CARD_FULL ? metrics->shift_max : 0;
  self->rows = g_new (Row, MAX (result->cap, 1));
  for (guint i = 0; i < result->cap; i++)
    self->rows[i] = (Row){ FAR_LEFT, FAR_LEFT, FAR_LEFT, FAR_LEFT, 0, 0 };
  self->first_end = FAR_LEFT;
  order_end (self, n_events);
}

static void
clear_sweep (Sweep *self)
{
  g_free (self->rows);
  g_free (self->at_end);
}

/* A row for an event, if need be another one's, its card at its mark's right
 * where it cannot end there. */
static gboolean
place (Sweep *self, guint32 index, Slot *slot)
{
  self->result->rows[index] = KRO_NO_ROW;
  if (put_in_free_row (self, index, slot))
    return TRUE;
  if (slot->turn != 0)
    {
      slot->card_left -= slot->turn;
      slot->turn = 0;
      if (put_in_free_row (self, index, slot))
        return TRUE;
    }
  if (self->result->whole)
    return FALSE;
  put_in_place_of_another (self, index, slot);
  return TRUE;
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
  Sweep    sweep;
  gboolean done = TRUE;

  init_sweep (&sweep, self, events, n_events, metrics, density);
  self->n_rows = 0;
  for (gsize i = 0; i < n_events && done; i++)
    {
      Slot    slot;
      guint32 index = go_to (&sweep, i, &slot);

      done = (i % POLL_EVERY != 0 || !g_cancellable_is_cancelled (cancellable)) && place (&sweep, index, &slot);
    }
  clear_sweep (&sweep);
  return done;
}

/**
 * kro_sweep_demand:
 * @self: style, folds and limit; its cap is where counting stops
 * @events: of one lane, by start
 * @n_events: how many
 * @metrics: sizes
 * @density: pixels per second
 * @cancellable: (nullable): polled now and then
 *
 * Counts how many rows a lane needs so that nothing has to give.
 *
 * Returns: rows; above the cap where that is not enough
 */
guint
kro_sweep_demand (KroSweep *self, const KroLayoutEvent *events, gsize n_events, const KroMetrics *metrics, double density, GCancellable *cancellable)
{
  Sweep sweep;
  guint used = 0;

  init_sweep (&sweep, self, events, n_events, metrics, density);
  for (gsize i = 0; i < n_events && used <= self->cap; i++)
    {
      guint row = 0;
      Slot  slot;

      if (i % POLL_EVERY == 0 && g_cancellable_is_cancelled (cancellable))
        break;
      go_to (&sweep, i, &slot);
      while (row < self->cap && find_shift (&sweep, &slot, sweep.rows[row].mark_end, sweep.rows[row].card_end) > 0)
        row++;
      used = MAX (used, row + 1);
      if (row == self->cap)
        break;
      sweep.rows[row].mark_end = slot.mark_end;
      sweep.rows[row].card_end = slot.card_left + slot.width + sweep.pad;
    }
  clear_sweep (&sweep);
  return used;
}

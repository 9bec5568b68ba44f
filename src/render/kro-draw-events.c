/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Events that have a row: a mark on the time axis and a card with its words.
 * Rows and widths come from the layout; only along its row does a card move
 * with the view: it stays inside the visible part of a long bar, and it hangs
 * to the left of its mark where the picture ends. What is visible is found by
 * a binary search in each row.
 */
#include "kro-draw-private.h"

#include <math.h>

#define EDGE_ROOM 6
#define TEXT_LEFT 19
#define TEXT_RIGHT 10
#define LEAST_LINE 24
#define AFTER_POINT 3
#define CUT_LEAST 0.05

/* One event on its way into the scene. */
typedef struct
{
  const KroLayoutPlace *place;
  const KroLayoutEvent *event;
  KroEventLook          look;
  KroMark               mark;
  KroBox                mark_box;
  KroBox                card;    /* w is 0 where there is none to be seen */
  double                natural; /* width of the title */
  double                room;    /* for it */
  gboolean              before;  /* the card ends at its mark */
  gboolean              in_view; /* the event itself */
  double                top;     /* of its row */
  int                   lane;
  int                   row;
} Item;

static const KroLayoutEvent *
get_event (const KroDraw *self, const KroLayoutPlace *place)
{
  return &g_array_index (self->layout->input->events, KroLayoutEvent, place->event);
}

/* Height of a bar in rows of one line: as much as they leave. */
static double
get_line_bar (const KroLayoutBand *band, const KroLineMetrics *line)
{
  return CLAMP (band->pitch - line->height + line->bar - 1, line->bar, line->bar * 2);
}

/* The rightmost pixel that an event may take; within a row it only grows. */
static double
find_reach (const KroDraw *self, const KroLayoutPlace *place)
{
  const KroLayoutEvent *event = get_event (self, place);
  double                tail = event->tails & KRO_TAIL_RIGHT ? self->metrics->tail : 0;
  double                mark_end = kro_draw_x (self, event->end) + tail + self->metrics->mark_size;
  double                card_end = kro_draw_x (self, event->start) + place->shift + place->width + self->metrics->mark_size;

  return MAX (mark_end, card_end);
}

static guint
find_first_visible (const KroDraw *self, const KroLayoutRow *row)
{
  guint low = row->first;
  guint high = row->first + row->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (find_reach (self, &g_array_index (self->layout->places, KroLayoutPlace, middle)) < self->plot.x)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* --- where a card stands ------------------------------------------------------- */

/* Within the bar above it, as far left as can be seen; what is left of a card
 * whose mark has gone is cut until nothing is worth reading. */
static void
stick_to_left (const KroDraw *self, Item *item)
{
  double edge = self->plot.x + EDGE_ROOM;
  double bar_end = item->mark_box.x + item->mark_box.w;
  double end = MAX (item->card.x + item->card.w, bar_end);

  if (item->card.x >= edge)
    return;
  item->card.x = edge;
  item->card.w = MIN (item->card.w, end - edge);
}

/* Where the picture ends a card hangs to the left of its mark, if the card
 * before it leaves room; else it is cut. */
static void
stick_to_right (const KroDraw *self, Item *item, double taken)
{
  double edge = self->plot.x + self->plot.w - EDGE_ROOM;
  double over = item->card.x + item->card.w - edge;
  double mark_x = MIN (item->mark_box.x + item->mark_box.w, edge + EDGE_ROOM);
  double least = MAX (MAX (taken + self->metrics->slot_gap, mark_x - item->card.w), self->plot.x + EDGE_ROOM);

  if (over <= 0 || item->card.w <= 0)
    return;
  if (least < item->card.x)
    item->card.x = MAX (item->card.x - over, least);
  item->card.w = MIN (item->card.w, edge - item->card.x);
}

/* The same in a row of one line, where a card may not lie over its mark. */
static void
turn_at_right (const KroDraw *self, Item *item, const KroLineMetrics *line, double taken)
{
  double edge = self->plot.x + self->plot.w - EDGE_ROOM;
  double room = edge - item->card.x;
  double end = MIN (item->mark_box.x + item->mark_box.w, edge);
  double before = end - MAX (taken + line->gap, self->plot.x + EDGE_ROOM);

  if (item->card.w <= room)
    return;
  if (before > room && item->place->shift == 0)
    {
      item->card.w = MIN (item->card.w, before);
      item->card.x = end - item->card.w;
      item->before = TRUE;
    }
  else
    item->card.w = room;
}

static void
place_card (const KroDraw *self, Item *item, const KroLayoutBand *band, double y, double taken)
{
  const KroLineMetrics *line = kro_get_line_metrics (self->metrics, band->style);
  double                pad = kro_slot_pad (self->metrics, band->style);
  double                x = kro_draw_x (self, item->event->start);
  double                width = kro_draw_x (self, item->event->end) - x;

  item->card = (KroBox){ x + item->place->shift, y, item->place->width, 0 };
  item->before = item->place->shift < 0;
  if (width < self->metrics->mark_size || item->place->shift != 0)
    item->card.x -= pad;
  if (line == NULL)
    {
      item->card.y = y + self->metrics->mark_height + self->metrics->card_gap;
      item->card.h = self->metrics->card_height;
    }
  else
    item->card.h = line->height - line->bar + get_line_bar (band, line);
  stick_to_left (self, item);
  if (line == NULL)
    stick_to_right (self, item, taken);
  else
    turn_at_right (self, item, line, taken);
  if (item->card.w < (line == NULL ? self->metrics->card_min * 0.75 : LEAST_LINE * self->metrics->text_scale))
    item->card.w = 0;
}

/* --- words ---------------------------------------------------------------------- */

static const char *
get_date_words (const KroDraw *self, const KroEventLook *look)
{
  if (look->alternative != NULL)
    return kro_word_cache_get_either (self->words, look->date, look->alternative);
  return kro_word_cache_get (self->words, look->date);
}

static void
draw_card (const KroDraw *self, Item *item)
{
  const KroTheme *theme = self->theme;
  double          scale = self->metrics->text_scale;
  KroInk          ink = kro_draw_get_look_ink (self, &item->look);
  KroPrimitive    card = { .box = item->card, .fill = *kro_theme_get_color (theme, KRO_COLOR_CARD), .stroke = *kro_theme_get_color (theme, KRO_COLOR_CARD_EDGE), .line = 1 };
  KroPrimitive    bar = { .box = { item->card.x + 8, item->card.y + 8, 4, item->card.h - 16 }, .fill = item->look.reviewed ? ink.edge : ink.solid };
  double          x = item->card.x + TEXT_LEFT;
  double          room = item->card.w - TEXT_LEFT - TEXT_RIGHT;

  if (!item->look.reviewed)
    card.dash = 3;
  kro_draw_rounded (self, &card, self->metrics->card_radius);
  kro_draw_rounded (self, &bar, 2);
  kro_draw_text (self, KRO_FONT_DATE, get_date_words (self, &item->look), x, item->card.y + 17 * scale, room, kro_theme_get_color (theme, item->look.dimmed ? KRO_COLOR_TITLE_DIMMED : KRO_COLOR_DATE));
  item->room = room;
  item->natural = kro_draw_text (self, KRO_FONT_TITLE, item->look.title, x, item->card.y + 34 * scale, room, kro_draw_get_title_color (self, &item->look));
}

/* Mark and title on one line: beside a point, under a bar from where that
 * begins. */
static void
draw_line (const KroDraw *self, Item *item, const KroLineMetrics *line, double bar)
{
  gboolean        is_bar = item->mark_box.h <= bar;
  double          left = item->card.x;
  double          right = item->card.x + item->card.w;
  double          baseline = item->card.y + bar + (line->height - line->bar - line->descent);
  const KroColor *color = kro_draw_get_title_color (self, &item->look);

  if (item->before && !is_bar)
    right = MIN (right, item->mark_box.x - AFTER_POINT);
  else if (!is_bar)
    left = MAX (left, item->mark_box.x + item->mark_box.w + AFTER_POINT);
  if (right <= left)
    return;
  item->natural = kro_advance_measure (self->input->advance, line->font, item->look.title, -1);
  item->room = right - left;
  if (item->before)
    left = MAX (left, right - item->natural);
  kro_draw_text (self, line->font, item->look.title, left, baseline, right - left, color);
}

/* From a mark down and over to a card that had to move. */
static void
draw_leader (const KroDraw *self, const Item *item)
{
  double       x = item->mark_box.x + MIN (item->mark_box.w, self->metrics->mark_size) / 2;
  double       y = item->mark_box.y + item->mark_box.h;
  double       turn = y + self->metrics->card_gap / 2;
  double       target = item->card.x + 10;
  KroPathPoint points[] = { { KRO_PATH_MOVE, x, y }, { KRO_PATH_LINE, x, turn }, { KRO_PATH_LINE, target, turn }, { KRO_PATH_LINE, target, item->card.y } };
  KroPrimitive path = { .kind = KRO_PRIMITIVE_PATH, .stroke = *kro_theme_get_color (self->theme, KRO_COLOR_LEADER), .line = (float)self->metrics->line };

  if (item->card.x <= item->mark_box.x + item->mark_box.w)
    return;
  path.box = (KroBox){ x, y, target - x, item->card.y - y };
  kro_scene_writer_add_path (self->writer, &path, points, G_N_ELEMENTS (points));
}

/* --- placing ---------------------------------------------------------------------- */

static KroPlaced
get_placed (const Item *item, KroPlacedKind kind, const KroBox *box)
{
  return (KroPlaced){ .kind = item->in_view ? kind : KRO_PLACED_TRAIL, .event = item->event->event, .lane = item->lane, .row = item->row, .row_top = item->top, .box = *box, .text = item->look.title, .count = item->in_view, .dimmed = item->look.dimmed, .from = item->mark.from, .to = item->mark.to };
}

/* A label that has no room at the edge of the picture is there all the same,
 * over its mark and with nothing to read. */
static void
write_label (const KroDraw *self, Item *item, const KroLayoutBand *band)
{
  const KroLineMetrics *line = kro_get_line_metrics (self->metrics, band->style);
  KroPlaced             placed = get_placed (item, KRO_PLACED_LABEL, item->card.w > 0 ? &item->card : &item->mark_box);

  if (item->card.w <= 0 && !item->in_view)
    return;
  kro_scene_writer_begin (self->writer, &placed);
  if (item->card.w > 0 && line == NULL)
    {
      draw_leader (self, item);
      draw_card (self, item);
    }
  else if (item->card.w > 0)
    draw_line (self, item, line, get_line_bar (band, line));
  if (item->natural > item->room + CUT_LEAST || item->room <= 0)
    kro_scene_writer_set_cut (self->writer);
}

static void
write_mark (const KroDraw *self, const Item *item)
{
  KroPlaced placed = get_placed (item, KRO_PLACED_EVENT, &item->mark_box);

  if (!item->in_view && (item->mark_box.x + item->mark_box.w < self->plot.x || item->mark_box.x > self->plot.x + self->plot.w))
    return;
  kro_scene_writer_begin (self->writer, &placed);
  kro_draw_mark (self, &item->mark, &item->look, item->mark_box.y, item->mark_box.h);
}

/* Height and place of the mark in its row. */
static void
place_mark (const KroDraw *self, Item *item, const KroLayoutBand *band, double y)
{
  const KroLineMetrics *line = kro_get_line_metrics (self->metrics, band->style);
  double                height = self->metrics->mark_height;

  if (line != NULL)
    {
      double width = kro_draw_x (self, item->mark.to) - kro_draw_x (self, item->mark.from);
      double bar = get_line_bar (band, line);

      height = item->event->tails == 0 && width < self->metrics->mark_size ? line->point : bar;
      y += height > bar ? bar + (line->height - line->bar - 0.5) / 2 - height / 2 : 0.5;
    }
  item->mark_box = kro_draw_find_mark (self, &item->mark, y, height);
}

/* The half-open span of the event against that of the view, as everybody
 * counts it; an instant fills itself. */
static gboolean
is_in_view (const KroDraw *self, const KroMark *mark)
{
  if (kro_time_compare (mark->from, self->to) >= 0)
    return FALSE;
  return kro_time_compare (mark->to, self->from) > 0 || kro_time_compare (mark->from, self->from) >= 0;
}

static gboolean
init_item (const KroDraw *self, Item *item, const KroLayoutBand *band, double y)
{
  KroBounds bounds;

  item->look = (KroEventLook){ .event = item->event->event };
  if (!self->input->describe (item->event->event, &item->look, self->input->describe_data) || item->look.date == NULL)
    return FALSE;
  kro_date_get_bounds (item->look.date, &bounds);
  kro_mark_init (&item->mark, &item->look, &bounds);
  item->in_view = is_in_view (self, &item->mark);
  place_mark (self, item, band, y);
  return TRUE;
}

static void
draw_row (const KroDraw *self, const KroLayoutBand *band, guint lane, guint row_index)
{
  const KroLayoutRow *row = &g_array_index (self->layout->rows, KroLayoutRow, band->first_row + row_index);
  double              above = band->top + row_index * band->pitch;
  double              top = kro_draw_lane (self, band).y + above;
  double              right = self->plot.x + self->plot.w;
  double              taken = -G_MAXDOUBLE;

  for (guint i = find_first_visible (self, row); i < row->first + row->n; i++)
    {
      Item item = { .place = &g_array_index (self->layout->places, KroLayoutPlace, i), .lane = (int)lane, .row = (int)row_index };

      item.event = get_event (self, item.place);
      if (kro_draw_x (self, item.event->start) - self->metrics->mark_size - (item.event->tails & KRO_TAIL_LEFT ? self->metrics->tail : 0) > right)
        break;
      item.top = top;
      if (self->input->motion != NULL)
        item.top = kro_row_motion_get_top (self->input->motion, item.event->event, self->plot.y + band->y + above, top);
      if (!init_item (self, &item, band, item.top))
        continue;
      place_card (self, &item, band, item.top, taken);
      taken = MAX (taken, item.card.x + item.card.w);
      if (band->style != KRO_CARD_FULL)
        taken = MAX (taken, item.mark_box.x + item.mark_box.w);
      write_label (self, &item, band);
      write_mark (self, &item);
    }
}

/* Draws the visible events of a lane that have a row. */
void
kro_draw_events (const KroDraw *self, const KroLayoutBand *band, guint lane)
{
  for (guint row = 0; row < band->n_rows; row++)
    draw_row (self, band, lane, row);
}

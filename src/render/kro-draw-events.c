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

/* One event on its way into the scene. */
typedef struct
{
  const KroLayoutPlace *place;
  const KroLayoutEvent *event;
  KroEventLook          look;
  KroMark               mark;
  KroBox                mark_box;
  KroBox                card; /* w is 0 where there is none to be seen */
  int                   lane;
  int                   row;
} Item;

static const KroLayoutEvent *
get_event (const KroDraw *self, const KroLayoutPlace *place)
{
  return &g_array_index (self->layout->input->events, KroLayoutEvent, place->event);
}

/* Height of a bar in a lane of compact cards: as much as its rows leave. */
static double
get_compact_bar (const KroDraw *self, const KroLayoutBand *band)
{
  double least = self->metrics->compact_mark;

  return CLAMP (band->pitch - self->metrics->compact_height + least - 1, least, least * 2);
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
  if (item->card.w < self->metrics->card_min * 0.75)
    item->card.w = 0;
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
  if (item->card.w < self->metrics->card_min * 0.75)
    item->card.w = 0;
}

static void
place_card (const KroDraw *self, Item *item, const KroLayoutBand *band, double y, double taken)
{
  double pad = kro_slot_pad (self->metrics);
  double x = kro_draw_x (self, item->event->start);
  double width = kro_draw_x (self, item->event->end) - x;

  item->card = (KroBox){ x + item->place->shift, y, item->place->width, 0 };
  if (width < self->metrics->mark_size || item->place->shift > 0)
    item->card.x -= pad;
  if (band->style == KRO_CARD_FULL)
    {
      item->card.y = y + self->metrics->mark_height + self->metrics->card_gap;
      item->card.h = self->metrics->card_height;
    }
  else
    item->card.h = self->metrics->compact_height - self->metrics->compact_mark + get_compact_bar (self, band);
  stick_to_left (self, item);
  if (band->style == KRO_CARD_FULL)
    stick_to_right (self, item, taken);
  else if (item->card.w > 0)
    item->card.w = MIN (item->card.w, MAX (self->plot.x + self->plot.w - EDGE_ROOM - item->card.x, 0));
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
draw_card (const KroDraw *self, const Item *item)
{
  const KroTheme *theme = self->theme;
  double          scale = self->metrics->text_scale;
  KroInk          ink = kro_draw_get_ink (self, item->look.palette, item->look.reviewed);
  KroPrimitive    card = { .box = item->card, .fill = *kro_theme_get_color (theme, KRO_COLOR_CARD), .stroke = *kro_theme_get_color (theme, KRO_COLOR_CARD_EDGE), .line = 1 };
  KroPrimitive    bar = { .box = { item->card.x + 8, item->card.y + 8, 4, item->card.h - 16 }, .fill = item->look.reviewed ? ink.edge : ink.solid };
  double          x = item->card.x + TEXT_LEFT;
  double          room = item->card.w - TEXT_LEFT - TEXT_RIGHT;

  if (!item->look.reviewed)
    card.dash = 3;
  kro_draw_rounded (self, &card, self->metrics->card_radius);
  kro_draw_rounded (self, &bar, 2);
  kro_draw_text (self, KRO_FONT_DATE, get_date_words (self, &item->look), x, item->card.y + 17 * scale, room, kro_theme_get_color (theme, KRO_COLOR_DATE));
  kro_draw_text (self, KRO_FONT_TITLE, item->look.title, x, item->card.y + 34 * scale, room, kro_theme_get_color (theme, item->look.reviewed ? KRO_COLOR_TITLE : KRO_COLOR_TITLE_PALE));
}

/* Mark and title on one line; under a bar the title begins where the bar does. */
static void
draw_compact (const KroDraw *self, const Item *item, double bar)
{
  double   scale = self->metrics->text_scale;
  gboolean is_bar = item->mark_box.h <= bar;
  double   after_mark = item->mark_box.x + item->mark_box.w + 3;
  double   x = is_bar ? item->card.x : MAX (item->card.x, after_mark);
  double   room = item->card.x + item->card.w - x;

  if (room > 0)
    kro_draw_text (self, KRO_FONT_TITLE, item->look.title, x, item->card.y + bar + 11.5 * scale, room, kro_theme_get_color (self->theme, item->look.reviewed ? KRO_COLOR_TITLE : KRO_COLOR_TITLE_PALE));
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

static void
write_label (const KroDraw *self, const Item *item, const KroLayoutBand *band)
{
  KroPlaced placed = { .kind = KRO_PLACED_LABEL, .event = item->event->event, .lane = item->lane, .row = item->row, .box = item->card, .text = item->look.title, .count = 1, .from = item->mark.from, .to = item->mark.to };

  if (item->card.w <= 0)
    return;
  kro_scene_writer_begin (self->writer, &placed);
  if (band->style == KRO_CARD_FULL)
    {
      draw_leader (self, item);
      draw_card (self, item);
    }
  else
    draw_compact (self, item, get_compact_bar (self, band));
}

static void
write_mark (const KroDraw *self, const Item *item)
{
  KroPlaced placed = { .kind = KRO_PLACED_EVENT, .event = item->event->event, .lane = item->lane, .row = item->row, .box = item->mark_box, .text = item->look.title, .count = 1, .from = item->mark.from, .to = item->mark.to };

  if (item->mark_box.x + item->mark_box.w < self->plot.x)
    return;
  kro_scene_writer_begin (self->writer, &placed);
  kro_draw_mark (self, &item->mark, &item->look, item->mark_box.y, item->mark_box.h);
}

static gboolean
init_item (const KroDraw *self, Item *item, const KroLayoutBand *band, double y)
{
  const KroMetrics *metrics = self->metrics;
  KroBounds         bounds;
  double            height = metrics->mark_height;

  item->look = (KroEventLook){ .event = item->event->event };
  if (!self->input->describe (item->event->event, &item->look, self->input->describe_data) || item->look.date == NULL)
    return FALSE;
  kro_date_get_bounds (item->look.date, &bounds);
  kro_mark_init (&item->mark, &item->look, &bounds);
  if (band->style == KRO_CARD_COMPACT)
    {
      double width = kro_draw_x (self, item->mark.to) - kro_draw_x (self, item->mark.from);
      double bar = get_compact_bar (self, band);

      height = item->event->tails == 0 && width < metrics->mark_size ? metrics->mark_size * 0.73 : bar;
      y += height > bar ? bar + 7 * metrics->text_scale - height / 2 : 0.5;
    }
  item->mark_box = kro_draw_find_mark (self, &item->mark, y, height);
  return TRUE;
}

static void
draw_row (const KroDraw *self, const KroLayoutBand *band, guint lane, guint row_index)
{
  const KroLayoutRow *row = &g_array_index (self->layout->rows, KroLayoutRow, band->first_row + row_index);
  double              y = kro_draw_y (self, band) + band->top + row_index * band->pitch;
  double              right = self->plot.x + self->plot.w;
  double              taken = -G_MAXDOUBLE;

  for (guint i = find_first_visible (self, row); i < row->first + row->n; i++)
    {
      Item item = { .place = &g_array_index (self->layout->places, KroLayoutPlace, i), .lane = (int)lane, .row = (int)row_index };

      item.event = get_event (self, item.place);
      if (kro_draw_x (self, item.event->start) - self->metrics->mark_size - (item.event->tails & KRO_TAIL_LEFT ? self->metrics->tail : 0) > right)
        break;
      if (!init_item (self, &item, band, y))
        continue;
      place_card (self, &item, band, y, taken);
      if (item.card.w > 0)
        taken = item.card.x + item.card.w;
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

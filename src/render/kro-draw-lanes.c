/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lanes, and the bin of undated events at their left edge.
 */
#include "kro-draw-private.h"

#include <math.h>

#define BIN_LINE 20
#define SIGN_X 20
#define NAME_Y 18
#define LEAST_NAME 15 /* lower lanes have small names */

/* --- lanes -------------------------------------------------------------------- */

static double
get_name_room (const KroDraw *self)
{
  return self->plot.x - KRO_LANE_NAME_LEFT * self->metrics->text_scale - KRO_LANE_NAME_ROOM;
}

/* That there is more in a folded lane than is seen. */
static void
draw_folded (const KroDraw *self, double y)
{
  double             scale = self->metrics->text_scale;
  KroPrimitive       path = { .kind = KRO_PRIMITIVE_PATH, .fill = *kro_theme_get_color (self->theme, KRO_COLOR_LANE) };
  const KroPathPoint points[] = {
    { KRO_PATH_MOVE, 4 * scale, y - 4 * scale },
    { KRO_PATH_LINE, 9 * scale, y },
    { KRO_PATH_LINE, 4 * scale, y + 4 * scale },
    { KRO_PATH_CLOSE, 0, 0 },
  };

  path.box = (KroBox){ 4 * scale, y - 4 * scale, 5 * scale, 8 * scale };
  kro_scene_writer_add_path (self->writer, &path, points, G_N_ELEMENTS (points));
}

static void
draw_lane_name (const KroDraw *self, const KroLayoutLane *lane, const KroBox *box)
{
  double   scale = self->metrics->text_scale;
  double   y = box->y + MIN (box->h / 2, NAME_Y * scale);
  KroInk   ink = kro_draw_get_ink (self, lane->palette, TRUE);
  gboolean is_low = box->h < LEAST_NAME * scale;

  if (lane->name == NULL)
    return;
  if (lane->folded)
    draw_folded (self, y);
  kro_draw_shape (self, lane->shape, SIGN_X * scale, y, MIN (12 * scale, box->h - 1), &ink.solid, &ink.edge, 0);
  kro_draw_text (self, is_low ? KRO_FONT_DENSE : KRO_FONT_LANE, lane->name, KRO_LANE_NAME_LEFT * scale, y + (is_low ? 3.6 : 4.5) * scale, get_name_room (self), kro_theme_get_color (self->theme, KRO_COLOR_LANE));
}

/* Draws the names of the lanes and the lines between them. */
void
kro_draw_lanes (const KroDraw *self)
{
  for (guint i = 0; i < self->layout->bands->len; i++)
    {
      const KroLayoutBand *band = &g_array_index (self->layout->bands, KroLayoutBand, i);
      const KroLayoutLane *lane = &g_array_index (self->layout->input->lanes, KroLayoutLane, i);
      KroPlaced            placed = { .kind = KRO_PLACED_LANE, .lane = (int)i, .row = -1, .box = kro_draw_lane (self, band), .text = lane->name };

      kro_scene_writer_begin (self->writer, &placed);
      if (i > 0)
        kro_draw_line (self, 0, placed.box.y, self->input->width, placed.box.y, kro_theme_get_color (self->theme, KRO_COLOR_LANE_LINE), 1, 0);
      draw_lane_name (self, lane, &placed.box);
    }
}

/* --- undated ------------------------------------------------------------------ */

static void
draw_undated_event (const KroDraw *self, const KroUndatedEvent *event, double y)
{
  double       scale = self->metrics->text_scale;
  double       line = BIN_LINE * scale;
  KroEventLook look = { .event = event->event };
  KroPlaced    mark = { .kind = KRO_PLACED_EVENT, .event = event->event, .lane = event->lane, .row = -1, .box = { SIGN_X * scale - 7, y + line / 2 - 7, 14, 14 }, .count = 1 };
  KroPlaced    label = { .kind = KRO_PLACED_LABEL, .event = event->event, .lane = event->lane, .row = -1, .box = { (KRO_LANE_NAME_LEFT - 5) * scale, y, self->plot.x - (KRO_LANE_NAME_LEFT - 5) * scale - 6, line }, .count = 1 };
  KroInk       ink;

  if (!self->input->describe (event->event, &look, self->input->describe_data))
    return;
  ink = kro_draw_get_look_ink (self, &look);
  mark.text = label.text = look.title;
  mark.dimmed = label.dimmed = look.dimmed;
  kro_scene_writer_begin (self->writer, &mark);
  kro_draw_shape (self, look.shape, SIGN_X * scale, y + line / 2, 11 * scale, &ink.paper, &ink.edge, look.reviewed ? 0 : 2);
  kro_scene_writer_begin (self->writer, &label);
  kro_draw_text (self, KRO_FONT_NOTE, look.title, KRO_LANE_NAME_LEFT * scale, y + line / 2 + 4 * scale, get_name_room (self), kro_theme_get_color (self->theme, look.dimmed ? KRO_COLOR_TITLE_DIMMED : KRO_COLOR_DATE));
}

static void
draw_undated_rest (const KroDraw *self, guint lane, guint n, double y)
{
  double           scale = self->metrics->text_scale;
  g_autofree char *text = g_strdup_printf ("+%u", n);
  KroPlaced        placed = { .kind = KRO_PLACED_CLUSTER, .lane = (int)lane, .row = -1, .box = { (KRO_LANE_NAME_LEFT - 5) * scale, y, self->plot.x - (KRO_LANE_NAME_LEFT - 5) * scale - 6, BIN_LINE * scale }, .text = text, .count = n };

  kro_scene_writer_begin (self->writer, &placed);
  kro_draw_text (self, KRO_FONT_CLUSTER, text, KRO_LANE_NAME_LEFT * scale, y + BIN_LINE * scale / 2 + 4 * scale, get_name_room (self), kro_theme_get_color (self->theme, KRO_COLOR_LANE));
}

/* The events of one lane, as many as its height holds. */
static void
draw_bin (const KroDraw *self, const KroLayoutBand *band, guint lane, const KroUndatedEvent *events, guint n)
{
  double line = BIN_LINE * self->metrics->text_scale;
  KroBox box = kro_draw_lane (self, band);
  double y = box.y + 34 * self->metrics->text_scale;
  double room = box.y + box.h - 4 - y;
  guint  fit = (guint)CLAMP (floor (room / line), 0, G_MAXINT);
  guint  shown = n <= fit ? n : fit > 0 ? fit - 1
                                        : 0;

  for (guint i = 0; i < shown; i++)
    draw_undated_event (self, &events[i], y + i * line);
  if (shown < n)
    draw_undated_rest (self, lane, n - shown, MIN (y + shown * line, y + room - line));
}

/* Draws the undated events of all lanes. */
void
kro_draw_undated (const KroDraw *self)
{
  const GArray *undated = self->layout->input->undated;
  guint         first = 0;

  while (first < undated->len)
    {
      guint lane = g_array_index (undated, KroUndatedEvent, first).lane;
      guint end = first;

      while (end < undated->len && g_array_index (undated, KroUndatedEvent, end).lane == lane)
        end++;
      draw_bin (self, &g_array_index (self->layout->bands, KroLayoutBand, lane), lane, &g_array_index (undated, KroUndatedEvent, first), end - first);
      first = end;
    }
}

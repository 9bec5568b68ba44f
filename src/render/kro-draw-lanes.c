/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lanes, the bin of undated events at their left edge, and clusters: those
 * events that have no row stand in a pill over their cell of the grid, with
 * their number and span, and a line that shows where they lie.
 */
#include "kro-draw-private.h"

#include <math.h>

#define MAX_STROKES 64
#define BIN_LINE 20
#define SIGN_X 20
#define NAME_X 33
#define PILL_PADDING 12

/* --- lanes -------------------------------------------------------------------- */

static void
draw_lane_name (const KroDraw *self, const KroLayoutLane *lane, double y)
{
  double scale = self->metrics->text_scale;
  KroInk ink = kro_draw_get_ink (self, lane->palette, TRUE);

  if (lane->name == NULL)
    return;
  kro_draw_shape (self, lane->shape, SIGN_X * scale, y + 18 * scale, 12 * scale, &ink.solid, &ink.edge, 0);
  kro_draw_text (self, KRO_FONT_LANE, lane->name, NAME_X * scale, y + 22.5 * scale, self->plot.x - NAME_X * scale - 8, kro_theme_get_color (self->theme, KRO_COLOR_LANE));
}

/* Draws the names of the lanes and the lines between them. */
void
kro_draw_lanes (const KroDraw *self)
{
  for (guint i = 0; i < self->layout->bands->len; i++)
    {
      const KroLayoutBand *band = &g_array_index (self->layout->bands, KroLayoutBand, i);
      const KroLayoutLane *lane = &g_array_index (self->layout->input->lanes, KroLayoutLane, i);
      double               y = kro_draw_y (self, band);
      KroPlaced            placed = { .kind = KRO_PLACED_LANE, .lane = (int)i, .row = -1, .box = { 0, y, self->input->width, band->height }, .text = lane->name };

      kro_scene_writer_begin (self->writer, &placed);
      if (i > 0)
        kro_draw_line (self, 0, y, self->input->width, y, kro_theme_get_color (self->theme, KRO_COLOR_LANE_LINE), 1, 0);
      draw_lane_name (self, lane, y);
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
  KroPlaced    label = { .kind = KRO_PLACED_LABEL, .event = event->event, .lane = event->lane, .row = -1, .box = { (NAME_X - 5) * scale, y, self->plot.x - (NAME_X - 5) * scale - 6, line }, .count = 1 };
  KroInk       ink;

  if (!self->input->describe (event->event, &look, self->input->describe_data))
    return;
  ink = kro_draw_get_ink (self, look.palette, look.reviewed);
  mark.text = label.text = look.title;
  kro_scene_writer_begin (self->writer, &mark);
  kro_draw_shape (self, look.shape, SIGN_X * scale, y + line / 2, 11 * scale, &ink.paper, &ink.edge, look.reviewed ? 0 : 2);
  kro_scene_writer_begin (self->writer, &label);
  kro_draw_text (self, KRO_FONT_NOTE, look.title, NAME_X * scale, y + line / 2 + 4 * scale, self->plot.x - NAME_X * scale - 8, kro_theme_get_color (self->theme, KRO_COLOR_DATE));
}

static void
draw_undated_rest (const KroDraw *self, guint lane, guint n, double y)
{
  double           scale = self->metrics->text_scale;
  g_autofree char *text = g_strdup_printf ("+%u", n);
  KroPlaced        placed = { .kind = KRO_PLACED_CLUSTER, .lane = (int)lane, .row = -1, .box = { (NAME_X - 5) * scale, y, self->plot.x - (NAME_X - 5) * scale - 6, BIN_LINE * scale }, .text = text, .count = n };

  kro_scene_writer_begin (self->writer, &placed);
  kro_draw_text (self, KRO_FONT_CLUSTER, text, NAME_X * scale, y + BIN_LINE * scale / 2 + 4 * scale, self->plot.x - NAME_X * scale - 8, kro_theme_get_color (self->theme, KRO_COLOR_LANE));
}

/* The events of one lane, as many as its height holds. */
static void
draw_bin (const KroDraw *self, const KroLayoutBand *band, guint lane, const KroUndatedEvent *events, guint n)
{
  double line = BIN_LINE * self->metrics->text_scale;
  double y = kro_draw_y (self, band) + 34 * self->metrics->text_scale;
  double room = kro_draw_y (self, band) + band->height - 4 - y;
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

/* --- clusters ------------------------------------------------------------------- */

/* Where its events lie: strokes while they are few, else a bar. */
static void
draw_strokes (const KroDraw *self, const KroLayoutCluster *cluster, double y)
{
  const KroColor *color = kro_theme_get_color (self->theme, KRO_COLOR_LEADER);
  double          cell_end = kro_draw_x (self, cluster->cell_to);
  double          left = MAX (kro_draw_x (self, cluster->from), self->plot.x);
  double          last = -G_MAXDOUBLE;

  if (cluster->n > MAX_STROKES)
    {
      double right = MIN (MIN (kro_draw_x (self, cluster->to), cell_end - 2), self->plot.x + self->plot.w);

      kro_draw_box (self, &(KroBox){ left, y + 1, MAX (right - left, 2), 3 }, color);
      return;
    }
  for (guint i = 0; i < cluster->n; i++)
    {
      guint32 index = g_array_index (self->layout->members, guint32, cluster->first + i);
      double  x = kro_draw_x (self, g_array_index (self->layout->input->events, KroLayoutEvent, index).start);

      if (x - last < 2)
        continue;
      kro_draw_box (self, &(KroBox){ x, y, 1.5, 5 }, color);
      last = x;
    }
}

static char *
write_cluster_text (const KroDraw *self, const KroLayoutCluster *cluster, double room)
{
  g_autofree char *count = g_strdup_printf ("+%u", cluster->n);
  g_autofree char *text = NULL;

  text = g_strconcat (count, "  ", kro_word_cache_get_span (self->words, cluster->from, cluster->to), NULL);
  if (kro_advance_measure (self->input->advance, KRO_FONT_CLUSTER, text, -1) > room)
    return g_steal_pointer (&count);
  return g_steal_pointer (&text);
}

/* Over the middle of its events, within the visible part of its cell; where
 * that is too narrow, out of the picture rather than over its neighbour. */
static double
find_pill (const KroDraw *self, const KroLayoutCluster *cluster, double left, double right, double width)
{
  double center = (MAX (kro_draw_x (self, cluster->from), left) + MIN (kro_draw_x (self, cluster->to), right)) / 2;

  if (kro_draw_x (self, cluster->cell_from) < self->plot.x)
    return MIN (MAX (center - width / 2, left), right - width);
  return MAX (MIN (center - width / 2, right - width), left);
}

static void
draw_cluster (const KroDraw *self, guint index, guint lane, double y)
{
  const KroLayoutCluster *cluster = &g_array_index (self->layout->clusters, KroLayoutCluster, index);
  double                  scale = self->metrics->text_scale;
  double                  left = MAX (kro_draw_x (self, cluster->cell_from), self->plot.x) + 3;
  double                  right = MIN (kro_draw_x (self, cluster->cell_to), self->plot.x + self->plot.w) - 3;
  double                  height = self->metrics->cluster_height - 8;
  g_autofree char        *text = write_cluster_text (self, cluster, right - left - 2 * PILL_PADDING);
  double                  width = kro_advance_measure (self->input->advance, KRO_FONT_CLUSTER, text, -1) + 2 * PILL_PADDING;
  double                  x = find_pill (self, cluster, left, right, width);
  KroPrimitive            pill = { .box = { x, y + 6, width, height }, .fill = *kro_theme_get_color (self->theme, KRO_COLOR_CLUSTER), .stroke = *kro_theme_get_color (self->theme, KRO_COLOR_CLUSTER_EDGE), .line = 1 };
  KroPlaced               placed = { .kind = KRO_PLACED_CLUSTER, .lane = (int)lane, .row = -1, .box = pill.box, .text = text, .count = cluster->n, .from = cluster->from, .to = cluster->to, .cluster = index + 1 };

  if (right <= left)
    return;
  kro_scene_writer_begin (self->writer, &placed);
  draw_strokes (self, cluster, y);
  kro_draw_rounded (self, &pill, height / 2);
  kro_draw_text (self, KRO_FONT_CLUSTER, text, x + PILL_PADDING, y + 6 + height / 2 + 4.3 * scale, G_MAXDOUBLE, kro_theme_get_color (self->theme, KRO_COLOR_CLUSTER_TEXT));
}

/* Draws the visible clusters of a lane. */
void
kro_draw_clusters (const KroDraw *self, const KroLayoutBand *band, guint lane)
{
  double y = kro_draw_y (self, band) + band->height - self->metrics->cluster_height - 2;
  guint  low = band->first_cluster;
  guint  end = band->first_cluster + band->n_clusters;
  guint  high = end;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (kro_draw_x (self, g_array_index (self->layout->clusters, KroLayoutCluster, middle).cell_to) < self->plot.x)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint i = low; i < end; i++)
    {
      const KroLayoutCluster *cluster = &g_array_index (self->layout->clusters, KroLayoutCluster, i);

      if (kro_draw_x (self, cluster->cell_from) > self->plot.x + self->plot.w)
        break;
      draw_cluster (self, i, lane, y);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Clusters: the events of a lane that have no row stand in the row at its
 * foot. Each cell of the grid has a pill with the sign of the category that
 * most of them have and their number, over strokes that show where they lie;
 * where they are very many it has a histogram instead. What is counted is
 * exactly what is in view: at the left edge also those that began before it
 * and last.
 */
#include "kro-draw-private.h"

#include <math.h>

#define MAX_STROKES 64
#define EDGE_GAP 3
#define PILL_PADDING 7
#define SIGN_ROOM 13
#define SPAN_GAP 8
#define CARRIED_ROOM 74
#define LEAST_CELL 46

/* What one pill or histogram stands for. */
typedef struct
{
  const KroLayoutCluster *cluster; /* NULL: only those that began before the view */
  guint                   index;
  guint                   n;
  guint                   hits;
  KroTime                 from;
  KroTime                 to;
  double                  left; /* visible part of its cell */
  double                  right;
} Cell;

/* --- pills -------------------------------------------------------------------- */

static void
draw_stroke (const KroDraw *self, const KroLayoutEvent *event, double x, double y, double height)
{
  const KroCategoryStyle *style = kro_theme_get_category (self->theme, event->palette);

  kro_draw_box (self, &(KroBox){ x, y, 1.5, height }, &style->edge);
}

/* Where its events lie: strokes while they are few, else a bar. */
static void
draw_strokes (const KroDraw *self, const Cell *cell, double y, double height)
{
  const KroLayoutCluster *cluster = cell->cluster;
  double                  last = -G_MAXDOUBLE;

  if (cluster->n > MAX_STROKES)
    {
      double left = MAX (kro_draw_x (self, cluster->from), cell->left);
      double right = MIN (kro_draw_x (self, cluster->to), cell->right);

      kro_draw_box (self, &(KroBox){ left, y + height - 3, MAX (right - left, 2), 3 }, &kro_theme_get_category (self->theme, cluster->palette)->edge);
      return;
    }
  for (guint i = 0; i < cluster->n; i++)
    {
      const KroLayoutEvent *event = &g_array_index (self->layout->input->events, KroLayoutEvent, g_array_index (self->layout->members, guint32, cluster->first + i));
      double                x = kro_draw_x (self, event->start);

      if (x - last < 2 || x < self->plot.x)
        continue;
      draw_stroke (self, event, x, y, height);
      last = x;
    }
}

/* The number; with the span where there is room. */
static char *
write_text (const KroDraw *self, const Cell *cell, double room)
{
  g_autofree char *count = self->input->hits != NULL ? g_strdup_printf ("%u/%u", cell->hits, cell->n) : g_strdup_printf ("+%u", cell->n);
  g_autofree char *text = g_strconcat (count, "  ", kro_word_cache_get_span (self->words, cell->from, cell->to), NULL);

  if (cell->n > 1 && kro_advance_measure (self->input->advance, KRO_FONT_DENSE, text, -1) > room)
    return g_steal_pointer (&count);
  if (cell->n == 1)
    return g_steal_pointer (&count);
  return g_steal_pointer (&text);
}

/* While somebody searches, what holds no hit recedes. */
static const KroColor *
get_text_color (const KroDraw *self, const Cell *cell, KroColorRole role)
{
  gboolean recedes = self->input->hits != NULL && cell->hits == 0;

  return kro_theme_get_color (self->theme, recedes ? KRO_COLOR_TITLE_DIMMED : role);
}

static KroPlaced
get_placed (const Cell *cell, guint lane, const KroBox *box, const char *text)
{
  return (KroPlaced){ .kind = KRO_PLACED_CLUSTER, .lane = (int)lane, .row = -1, .box = *box, .text = text, .count = cell->n, .hits = cell->hits, .from = cell->from, .to = cell->to, .cluster = cell->cluster != NULL ? cell->index + 1 : 0 };
}

/* Over the middle of its events, within the visible part of its cell; where
 * that is too narrow, out of the picture rather than over its neighbour. */
static double
find_pill (const KroDraw *self, const Cell *cell, double width)
{
  double center = (MAX (kro_draw_x (self, cell->from), cell->left) + MIN (kro_draw_x (self, cell->to), cell->right)) / 2;

  if (cell->cluster != NULL && kro_draw_x (self, cell->cluster->cell_from) < self->plot.x)
    return MIN (MAX (center - width / 2, cell->left), cell->right - width);
  return MAX (MIN (center - width / 2, cell->right - width), cell->left);
}

static void
draw_pill (const KroDraw *self, const Cell *cell, guint lane, double y, double height)
{
  double           scale = self->metrics->text_scale;
  double           sign = cell->cluster != NULL ? SIGN_ROOM * scale : 0;
  g_autofree char *text = write_text (self, cell, cell->right - cell->left - 2 * PILL_PADDING - sign - SPAN_GAP);
  double           width = kro_advance_measure (self->input->advance, KRO_FONT_DENSE, text, -1) + 2 * PILL_PADDING + sign;
  double           x = find_pill (self, cell, width);
  KroPrimitive     pill = { .box = { x, y + 0.5, width, height - 0.5 }, .fill = *kro_theme_get_color (self->theme, KRO_COLOR_CLUSTER), .stroke = *kro_theme_get_color (self->theme, KRO_COLOR_CLUSTER_EDGE), .line = 1 };
  double           left = MIN (cell->left - EDGE_GAP, x);
  KroBox           box = { left, y, MAX (cell->right + EDGE_GAP, x + width) - left, height };
  KroPlaced        placed = get_placed (cell, lane, &box, text);

  if (cell->hits > 0)
    pill.stroke = *kro_theme_get_color (self->theme, KRO_COLOR_SELECTION);
  kro_scene_writer_begin (self->writer, &placed);
  if (cell->cluster != NULL)
    draw_strokes (self, cell, y + 1.5, height - 2);
  kro_draw_rounded (self, &pill, floor (height / 2));
  if (cell->cluster != NULL)
    {
      KroInk ink = kro_draw_get_ink (self, cell->cluster->palette, TRUE);

      kro_draw_shape (self, (KroMarkShape)(cell->cluster->shape % KRO_N_MARKS), x + PILL_PADDING + 4 * scale, y + 0.25 + height / 2, 8 * scale, &ink.solid, &ink.edge, 0);
    }
  kro_draw_text (self, KRO_FONT_DENSE, text, x + PILL_PADDING + sign, y + 0.25 + height / 2 + 3.6 * scale, G_MAXDOUBLE, get_text_color (self, cell, KRO_COLOR_CLUSTER_TEXT));
}

/* --- histogram ---------------------------------------------------------------- */

/* A part of a cell may be folded, so bins are placed by their times. */
static KroTime
get_bin_start (const KroLayoutCluster *cluster, guint bin)
{
  if (bin == KRO_CELL_BINS)
    return cluster->cell_to;
  return kro_time_add (cluster->cell_from, bin * (kro_time_difference (cluster->cell_to, cluster->cell_from) / KRO_CELL_BINS));
}

/* Bars grow with the root of the number, so that few beside many are seen. */
static void
draw_bar (const KroDraw *self, const KroLayoutBand *band, const KroBox *box, double left, double width, guint n, const KroColor *color)
{
  double height = MAX (box->h * sqrt ((double)n / MAX (band->most, 1)), 1);

  kro_draw_box (self, &(KroBox){ left, box->y + box->h - height, MAX (width - 1, 1), height }, color);
}

/* How many of a bin a search found. */
static guint
count_bin_hits (const KroDraw *self, const KroLayoutCluster *cluster, guint bin)
{
  guint first;
  guint n = kro_cluster_count (self->layout, cluster, get_bin_start (cluster, bin), get_bin_start (cluster, bin + 1), &first);

  return kro_hits_count (self->input->hits, first, n);
}

static void
draw_bars (const KroDraw *self, const KroLayoutBand *band, const Cell *cell, const KroBox *box)
{
  for (guint i = 0; i < KRO_CELL_BINS; i++)
    {
      const KroLayoutBin *bin = &g_array_index (self->layout->bins, KroLayoutBin, cell->cluster->bin + i);
      KroColor            color = kro_theme_get_category (self->theme, bin->palette)->solid;
      double              left = kro_draw_x (self, get_bin_start (cell->cluster, i));
      double              width = kro_draw_x (self, get_bin_start (cell->cluster, i + 1)) - left;
      guint               hits;

      if (bin->n == 0 || left + width < self->plot.x || left > self->plot.x + self->plot.w)
        continue;
      if (self->input->hits == NULL)
        {
          draw_bar (self, band, box, left, width, bin->n, &color);
          continue;
        }
      color.a = KRO_DIMMED;
      draw_bar (self, band, box, left, width, bin->n, &color);
      hits = cell->hits > 0 ? count_bin_hits (self, cell->cluster, i) : 0;
      color.a = 1;
      if (hits > 0)
        draw_bar (self, band, box, left, width, hits, &color);
    }
}

/* Where the bars begin, as far as that leaves room for the number. */
static double
find_number (const KroDraw *self, const Cell *cell, double width)
{
  if (cell->cluster == NULL)
    return cell->left;
  return MAX (MIN (kro_draw_x (self, cell->cluster->from), cell->right - width), cell->left);
}

/* The bars of a cell, and in a line above them its number. */
static void
draw_histogram (const KroDraw *self, const KroLayoutBand *band, const Cell *cell, guint lane, double y, double height)
{
  double           scale = self->metrics->text_scale;
  double           line = height > 30 * scale ? 13 * scale : 0;
  KroBox           box = { cell->left - EDGE_GAP, y, cell->right - cell->left + 2 * EDGE_GAP, height };
  KroBox           bars = { cell->left, y + line, cell->right - cell->left, height - line };
  g_autofree char *text = write_text (self, cell, 0);
  double           width = kro_advance_measure (self->input->advance, KRO_FONT_DENSE, text, -1);
  KroPlaced        placed = get_placed (cell, lane, &box, text);

  kro_scene_writer_begin (self->writer, &placed);
  if (cell->cluster != NULL)
    draw_bars (self, band, cell, &bars);
  if (box.w > width)
    kro_draw_text (self, KRO_FONT_DENSE, text, find_number (self, cell, width), y + 10 * scale, box.w, get_text_color (self, cell, KRO_COLOR_DATE));
}

/* --- cells -------------------------------------------------------------------- */

static Cell
get_cell (const KroDraw *self, guint index)
{
  const KroLayoutCluster *cluster = &g_array_index (self->layout->clusters, KroLayoutCluster, index);
  Cell                    cell = { .cluster = cluster, .index = index, .from = cluster->from, .to = cluster->to };
  guint                   first;

  cell.n = kro_cluster_count (self->layout, cluster, self->from, self->to, &first);
  if (self->input->hits != NULL)
    cell.hits = kro_hits_count (self->input->hits, first, cell.n);
  cell.left = MAX (kro_draw_x (self, cluster->cell_from), self->plot.x) + EDGE_GAP;
  cell.right = MIN (kro_draw_x (self, cluster->cell_to), self->plot.x + self->plot.w) - EDGE_GAP;
  return cell;
}

/* The cells in view, those that began before it in front. */
static GArray *
collect_cells (const KroDraw *self, const KroLayoutBand *band)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  guint   end = band->first_cluster + band->n_clusters;
  Cell    carried = { .n = kro_clusters_count_carried (self->layout, band, self->from), .from = self->from, .to = self->from, .left = self->plot.x + EDGE_GAP };

  carried.right = carried.left + CARRIED_ROOM * self->metrics->text_scale;
  if (carried.n > 0)
    g_array_append_val (cells, carried);
  for (guint i = kro_clusters_find (self->layout, band, self->from); i < end; i++)
    {
      Cell cell = get_cell (self, i);

      if (kro_time_compare (cell.cluster->cell_from, self->to) >= 0)
        break;
      if (cell.n > 0)
        g_array_append_val (cells, cell);
    }
  return cells;
}

/* A cell of which too little can be seen counts with its neighbour, and alone
 * it takes the room it needs; those that began before the view stand alone
 * only where nobody else stands. */
static void
join_narrow (const KroDraw *self, GArray *cells)
{
  double least = LEAST_CELL * self->metrics->text_scale;

  for (guint i = 0; i < 2 && cells->len > 1; i++)
    {
      Cell *first = &g_array_index (cells, Cell, 0);
      Cell *second = &g_array_index (cells, Cell, 1);

      if (first->cluster != NULL ? first->right - first->left >= least : second->left >= first->right + 2 * EDGE_GAP)
        break;
      second->n += first->n;
      second->hits += first->hits;
      second->left = MIN (second->left, first->left);
      g_array_remove_index (cells, 0);
    }
  if (cells->len > 1)
    {
      Cell *last = &g_array_index (cells, Cell, cells->len - 1);

      if (last->right - last->left < least)
        {
          (last - 1)->n += last->n;
          (last - 1)->hits += last->hits;
          g_array_set_size (cells, cells->len - 1);
        }
    }
  if (cells->len == 1)
    {
      Cell *only = &g_array_index (cells, Cell, 0);

      only->right = MAX (only->right, MIN (only->left + least, self->plot.x + self->plot.w - EDGE_GAP));
      only->left = MIN (only->left, MAX (only->right - least, self->plot.x + EDGE_GAP));
    }
}

/* Draws the visible clusters of a lane. */
void
kro_draw_clusters (const KroDraw *self, const KroLayoutBand *band, guint lane)
{
  g_autoptr (GArray) cells = NULL;
  KroBox box;
  double y;

  if (band->n_clusters == 0)
    return;
  box = kro_draw_lane (self, band);
  y = box.y + box.h - band->foot;
  cells = collect_cells (self, band);
  join_narrow (self, cells);
  for (guint i = 0; i < cells->len; i++)
    {
      const Cell *cell = &g_array_index (cells, Cell, i);

      if (band->histogram)
        draw_histogram (self, band, cell, lane, y, band->foot - 1);
      else
        draw_pill (self, cell, lane, y, band->foot - 0.5);
    }
}

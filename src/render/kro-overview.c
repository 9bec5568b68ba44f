/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The overview strip as a scene: everything there is, small, with the labels
 * of the large unit below. A handful of events are marks of their own, in as
 * many rows as they need; where there are more than rows can take they are
 * bars, one a few pixels, each colour as high as its share. Bars grow with the
 * square root of the number, so that a burst does not flatten the rest. The
 * window of what is seen is not in the scene, only where it stands: it moves
 * without painting anything anew. Lengths are in logical pixels of the strip.
 * Pure functions.
 */
#include "kro-overview.h"

#include "kro-draw-private.h"

#include <math.h>

#define INSTANT 1e-9    /* seconds that an instant takes */
#define MARGIN 0.05     /* of the extent, on either side */
#define REACH 0.5       /* of the extent: how far the strip follows the view */
#define LABEL_GAP 6     /* between a line and its label */
#define LABEL_ROOM 20   /* between two labels of years */
#define LEAST_SEGMENT 1 /* of one colour in a bar */
#define LEAST_BAR 2
#define EASY_COUNT 9 /* so many fill the height where no bar has more */
#define MOST_ROWS 6
#define MOST_YEARS G_GINT64_CONSTANT (10000000000)
#define DAY 86400

/* --- where things stand ----------------------------------------------------------- */

/**
 * kro_overview_get_scale:
 * @density: the events
 * @from: what is seen from
 * @to: and to
 * @width: of the strip in logical pixels
 *
 * Finds the scale that shows all events with a margin. What is seen is shown
 * too, as far as half the length of the events beyond them on either side:
 * further away it stands at the edge. So as long as the view stays within, the
 * scale stays the same. Without events it shows what is seen.
 *
 * Returns: the scale
 */
KroTimeScale
kro_overview_get_scale (const KroDensity *density, KroTime from, KroTime to, double width)
{
  KroTime first;
  KroTime last;
  KroTime left;
  KroTime right;
  double  seconds;

  if (!kro_density_get_extent (density, &first, &last))
    return kro_time_scale_new_for_span (from, to, 0, width);
  seconds = kro_time_difference (last, first);
  if (seconds <= INSTANT)
    {
      first = kro_time_add (first, -DAY / 2.0);
      last = kro_time_add (first, DAY);
      seconds = DAY;
    }
  left = kro_time_add (first, -seconds * MARGIN);
  right = kro_time_add (last, seconds * MARGIN);
  first = kro_time_add (first, -seconds * REACH);
  last = kro_time_add (last, seconds * REACH);
  if (kro_time_compare (from, left) < 0)
    left = kro_time_compare (from, first) < 0 ? first : from;
  if (kro_time_compare (to, right) > 0)
    right = kro_time_compare (to, last) > 0 ? last : to;
  return kro_time_scale_new_for_span (left, right, 0, width);
}

/**
 * kro_overview_get_plot:
 * @theme: colours, fonts and sizes
 * @width: of the strip in logical pixels
 * @height: of the strip in logical pixels
 *
 * Returns: where marks and bars stand
 */
KroBox
kro_overview_get_plot (const KroTheme *theme, double width, double height)
{
  const KroMetrics *metrics = kro_theme_get_metrics (theme);
  double            y = metrics->overview_padding + 1;

  return (KroBox){ 0, y, width, MAX (height - y - metrics->overview_label - metrics->overview_padding / 2, 1) };
}

/* A stretch of the strip at least as wide as @least, within its edges. */
static void
place (const KroTimeScale *scale, double width, KroTime from, KroTime to, double least, KroBox *box)
{
  double x0 = CLAMP (kro_time_scale_to_x (scale, from), 0, width);
  double x1 = CLAMP (kro_time_scale_to_x (scale, to), x0, width);

  box->w = MIN (MAX (x1 - x0, least), width);
  box->x = CLAMP ((x0 + x1 - box->w) / 2, 0, width - box->w);
}

/**
 * kro_overview_get_window:
 * @theme: colours, fonts and sizes
 * @scale: where times are drawn
 * @width: of the strip in logical pixels
 * @height: of the strip in logical pixels
 * @from: what is seen from
 * @to: and to
 *
 * Finds where the window stands that shows what is seen. It is never narrower
 * than can be seen and grabbed, and never leaves the strip.
 *
 * Returns: its box
 */
KroBox
kro_overview_get_window (const KroTheme *theme, const KroTimeScale *scale, double width, double height, KroTime from, KroTime to)
{
  const KroMetrics *metrics = kro_theme_get_metrics (theme);
  KroBox            box = kro_overview_get_plot (theme, width, height);

  place (scale, MAX (width - 2, 1), from, to, metrics->overview_window, &box);
  box.x += 1;
  box.y -= metrics->overview_padding / 2 + 1;
  box.h += metrics->overview_padding + 1;
  return box;
}

/**
 * kro_overview_get_place:
 * @theme: colours, fonts and sizes
 * @scale: where times are drawn
 * @width: of the strip in logical pixels
 * @height: of the strip in logical pixels
 * @from: earliest start of an event
 * @to: latest end of an event
 *
 * Finds where an event stands at the foot of the bars, where it has no mark of
 * its own.
 *
 * Returns: the box of a mark for it
 */
KroBox
kro_overview_get_place (const KroTheme *theme, const KroTimeScale *scale, double width, double height, KroTime from, KroTime to)
{
  double mark = kro_theme_get_metrics (theme)->overview_mark;
  KroBox box = kro_overview_get_plot (theme, width, height);

  place (scale, width, from, to, mark, &box);
  box.y += box.h - mark / 2;
  box.h = mark;
  return box;
}

/* --- marks ------------------------------------------------------------------------ */

typedef struct
{
  KroBox boxes[KRO_DENSITY_FEW];
  guint  rows[KRO_DENSITY_FEW];
  guint  n_rows;
} Marks;

/* The first row that is free, from the top. */
static guint
find_row (double *taken, guint *n_rows, const KroBox *box, double gap)
{
  guint row = 0;

  while (row < *n_rows && box->x < taken[row] + gap)
    row++;
  if (row == *n_rows)
    (*n_rows)++;
  taken[row] = box->x + box->w;
  return row;
}

static double
get_pitch (const KroMetrics *metrics, const KroBox *plot, guint n_rows)
{
  return MIN (metrics->overview_mark * 1.6, plot->h / n_rows);
}

/* Gives each of few events its place; tells whether there are rows enough. */
static gboolean
place_marks (const KroDraw *self, const KroDensityEvent *events, gsize n, Marks *marks)
{
  double taken[KRO_DENSITY_FEW] = { 0 };
  double pitch;
  double top;

  marks->n_rows = 0;
  for (gsize i = 0; i < n; i++)
    {
      KroBox *box = &marks->boxes[i];

      place (&self->input->scale, self->plot.w, events[i].start, events[i].end, self->metrics->overview_mark, box);
      marks->rows[i] = find_row (taken, &marks->n_rows, box, 2);
    }
  if (marks->n_rows > MOST_ROWS)
    return FALSE;
  pitch = get_pitch (self->metrics, &self->plot, MAX (marks->n_rows, 1));
  top = self->plot.y + (self->plot.h - pitch * marks->n_rows) / 2;
  for (gsize i = 0; i < n; i++)
    {
      marks->boxes[i].h = MIN (self->metrics->overview_mark, pitch - 1);
      marks->boxes[i].y = top + pitch * marks->rows[i] + (pitch - marks->boxes[i].h) / 2;
    }
  return TRUE;
}

/* A bar as on the timeline: solid what lasts, light with an outline what is
 * somewhere in there. */
static void
draw_mark (const KroDraw *self, const KroDensityEvent *event, const KroBox *box, gboolean dimmed)
{
  const KroCategoryStyle *style = kro_theme_get_category (self->theme, event->palette);
  KroPlaced               placed = { .kind = KRO_PLACED_EVENT, .event = event->event, .lane = -1, .row = -1, .box = *box, .count = 1, .dimmed = dimmed, .from = event->start, .to = event->end };
  gboolean                is_wide = box->w > 2 * box->h;
  KroPrimitive            bar = { .box = *box, .stroke = style->edge, .line = 1 };

  bar.fill = !is_wide ? style->edge : event->lasts ? style->solid
                                                   : style->light;
  if (dimmed)
    {
      bar.fill.a *= KRO_DIMMED;
      bar.stroke.a *= KRO_DIMMED;
    }
  kro_scene_writer_begin (self->writer, &placed);
  kro_draw_rounded (self, &bar, box->h / 2);
}

/* Few are found where there are few. */
static gboolean
is_found (const KroDensity *found, KroId event)
{
  gsize                  n = 0;
  const KroDensityEvent *events = found != NULL ? kro_density_get_few (found, &n) : NULL;

  for (gsize i = 0; events != NULL && i < n; i++)
    if (events[i].event == event)
      return TRUE;
  return found == NULL;
}

static gboolean
draw_few (const KroDraw *self, const KroDensity *density, const KroDensity *found)
{
  gsize                  n;
  const KroDensityEvent *events = kro_density_get_few (density, &n);
  Marks                  marks;

  if (events == NULL || !place_marks (self, events, n, &marks))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    draw_mark (self, &events[i], &marks.boxes[i], !is_found (found, events[i].event));
  return TRUE;
}

/* --- bars ------------------------------------------------------------------------- */

static guint
sum_column (const guint32 *counts, guint *n_colors)
{
  guint sum = 0;

  *n_colors = 0;
  for (guint palette = 0; palette < KRO_DENSITY_PALETTE; palette++)
    {
      sum += counts[palette];
      *n_colors += counts[palette] > 0;
    }
  return sum;
}

/* Colours stand on each other in the order of the palette; each is seen, and
 * what is left of the height is shared by number. */
static void
draw_bar (const KroDraw *self, double x, const guint32 *counts, guint most, float alpha)
{
  guint     n_colors;
  guint     sum = sum_column (counts, &n_colors);
  double    height = self->plot.h * sqrt ((double)sum / most);
  double    least = n_colors > 1 ? LEAST_SEGMENT : LEAST_BAR;
  double    rest = MAX (height - n_colors * least, 0);
  double    y = self->plot.y + self->plot.h;
  double    top = y - n_colors * least - rest;
  KroPlaced placed = { .kind = KRO_PLACED_CLUSTER, .lane = -1, .row = -1, .box = { x, top, self->metrics->overview_bar, y - top }, .count = sum };

  if (sum == 0)
    return;
  placed.from = kro_time_scale_to_time (&self->input->scale, x);
  placed.to = kro_time_scale_to_time (&self->input->scale, x + self->metrics->overview_bar + self->metrics->overview_bar_gap);
  kro_scene_writer_begin (self->writer, &placed);
  for (guint palette = 0; palette < KRO_DENSITY_PALETTE; palette++)
    {
      KroBox   box = { x, 0, self->metrics->overview_bar, least + rest * counts[palette] / sum };
      KroColor color = kro_theme_get_category (self->theme, palette)->edge;

      if (counts[palette] == 0)
        continue;
      y -= box.h;
      box.y = y;
      color.a *= alpha;
      kro_draw_box (self, &box, &color);
    }
}

static guint32 *
count_columns (const KroDraw *self, const KroDensity *density, double pitch, guint n)
{
  guint32 *counts = g_new (guint32, (gsize)MAX (n, 1) * KRO_DENSITY_PALETTE);

  kro_density_count (density, &self->input->scale, 0, pitch, n, counts);
  return counts;
}

/* What was found stands over the rest, on the same scale. */
static void
draw_many (const KroDraw *self, const KroDensity *density, const KroDensity *found)
{
  double              pitch = self->metrics->overview_bar + self->metrics->overview_bar_gap;
  guint               n = (guint)ceil (self->plot.w / pitch);
  g_autofree guint32 *counts = count_columns (self, density, pitch, n);
  g_autofree guint32 *hits = found != NULL ? count_columns (self, found, pitch, n) : NULL;
  guint               most = EASY_COUNT;

  for (guint i = 0; i < n; i++)
    {
      guint n_colors;

      most = MAX (most, sum_column (&counts[i * KRO_DENSITY_PALETTE], &n_colors));
    }
  for (guint i = 0; i < n; i++)
    draw_bar (self, i * pitch, &counts[i * KRO_DENSITY_PALETTE], most, hits != NULL ? KRO_DIMMED : 1);
  for (guint i = 0; i < n && hits != NULL; i++)
    draw_bar (self, i * pitch, &hits[i * KRO_DENSITY_PALETTE], most, 1);
}

/* --- time ------------------------------------------------------------------------- */

static void
draw_background (const KroDraw *self)
{
  KroBox    whole = { 0, 0, self->input->width, self->input->height };
  KroPlaced placed = { .kind = KRO_PLACED_BACKGROUND, .lane = -1, .row = -1, .box = whole };

  kro_scene_writer_begin (self->writer, &placed);
  kro_draw_box (self, &whole, kro_theme_get_color (self->theme, KRO_COLOR_AXIS_BACKGROUND));
  kro_draw_line (self, 0, 0, whole.w, 0, kro_theme_get_color (self->theme, KRO_COLOR_GRID_MAJOR), 1, 0);
}

/* A line where a unit begins and its label right of it, where there is room. */
static void
draw_tick (const KroDraw *self, const KroTick *tick, const char *label)
{
  double    x = MAX (tick->x, 0);
  double    top = self->input->height - self->metrics->overview_label;
  double    size = kro_theme_get_font_size (self->theme, KRO_FONT_AXIS_MINOR);
  double    width = label != NULL ? kro_advance_measure (self->input->advance, KRO_FONT_AXIS_MINOR, label, -1) : 0;
  KroPlaced placed = { .kind = KRO_PLACED_TICK, .lane = -1, .row = 0, .box = { x, top, width + LABEL_GAP, self->metrics->overview_label }, .text = label, .from = tick->time, .to = tick->time };

  kro_scene_writer_begin (self->writer, &placed);
  if (tick->x >= 1)
    kro_draw_line (self, tick->x, 1, tick->x, self->input->height, kro_theme_get_color (self->theme, KRO_COLOR_GRID_MAJOR), 1, 0);
  if (label != NULL && x + LABEL_GAP + width <= self->plot.w)
    kro_draw_text (self, KRO_FONT_AXIS_MINOR, label, x + LABEL_GAP, top + (self->metrics->overview_label + size * 0.7) / 2, G_MAXDOUBLE, kro_theme_get_color (self->theme, KRO_COLOR_AXIS_MINOR));
}

/* The widest label of years. */
static double
find_widest (const KroDraw *self, KroTickRow row, const KroTick *ticks, gsize n)
{
  double widest = 0;

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *label = kro_tick_row_label (row, ticks[i].time, KRO_TICK_BRIEF, self->input->locale);

      widest = MAX (widest, kro_advance_measure (self->input->advance, KRO_FONT_AXIS_MINOR, label, -1));
    }
  return widest;
}

/* Every year, second, tenth … so that labels stand apart: each of these rows
 * has its marks among those of the one before. */
static void
draw_years (const KroDraw *self, KroTickRow row, const KroTick *ticks, gsize n)
{
  double spacing = n > 1 ? (ticks[n - 1].x - ticks[0].x) / (double)(n - 1) : self->plot.w;
  double least = find_widest (self, row, ticks, n) + LABEL_GAP + LABEL_ROOM * self->metrics->text_scale;

  while (spacing < least && row.count < MOST_YEARS)
    {
      gint64 digit = row.count;

      while (digit >= 10)
        digit /= 10;
      row.count *= digit == 2 ? 5 : 2;
      spacing *= digit == 2 ? 5 : 2;
    }
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *label = kro_tick_row_label (row, ticks[i].time, KRO_TICK_BRIEF, self->input->locale);

      if (ticks[i].x >= 0 && kro_time_compare (kro_tick_row_floor (row, ticks[i].time), ticks[i].time) == 0)
        draw_tick (self, &ticks[i], label);
    }
}

/* One row: years, which say all by themselves, else the large unit, whose first
 * label stays at the left edge. */
static void
draw_ticks (const KroDraw *self)
{
  g_autoptr (KroTicks) ticks = kro_ticks_new (&self->input->scale, 0, self->plot.w, self->input->advance, self->input->locale);
  gsize          n;
  const KroTick *list = kro_ticks_get_minor (ticks, &n);

  if (kro_ticks_get_minor_row (ticks).unit >= KRO_TICK_YEAR)
    {
      draw_years (self, kro_ticks_get_minor_row (ticks), list, n);
      return;
    }
  list = kro_ticks_get_major (ticks, &n);
  for (gsize i = 0; i < n; i++)
    if (list[i].end > 0)
      draw_tick (self, &list[i], list[i].label);
}

/**
 * kro_overview_build:
 * @input: what it consists of
 *
 * Makes the picture of the strip. Few events are placed things of kind
 * %KRO_PLACED_EVENT, else bars are clusters with their number and span.
 *
 * Returns: (transfer full): the scene
 */
KroScene *
kro_overview_build (const KroOverviewInput *input)
{
  KroTheme     *theme = kro_advance_get_theme (input->advance);
  KroSceneInput scene = { .scale = input->scale, .width = input->width, .height = input->height, .locale = input->locale, .advance = input->advance };
  KroDraw       draw = { .input = &scene, .theme = theme, .metrics = kro_theme_get_metrics (theme) };
  g_autoptr (KroSceneWriter) writer = kro_scene_writer_new (input->width, input->height);

  draw.writer = writer;
  draw.plot = kro_overview_get_plot (theme, input->width, input->height);
  kro_scene_writer_set_view (writer,
                             kro_time_scale_to_time (&input->scale, 0),
                             kro_time_scale_to_time (&input->scale, input->width),
                             kro_time_scale_get_step (&input->scale),
                             (guint)kro_density_get_n_events (input->density));
  draw_background (&draw);
  if (kro_density_get_n_events (input->density) == 0)
    return kro_scene_writer_finish (writer);
  draw_ticks (&draw);
  if (!draw_few (&draw, input->density, input->found))
    draw_many (&draw, input->density, input->found);
  return kro_scene_writer_finish (writer);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How lanes share the height there is, and in which style each shows its
 * events. The height is filled up like water: a lane that fits with whole
 * cards gets what it needs; among the others those that fit with mark and
 * title on one line do; the rest share what is left in the smallest letters,
 * with a row for their clusters. What is left over lets rows breathe. It
 * depends on all events of a lane at this step and never on what is in view.
 */
#include "kro-layout-private.h"

#include <math.h>

#define FIRST_ROW_SHARE 0.4
#define HISTOGRAM_SHARE 0.45
#define HISTOGRAM_MOST 110
#define LEAST_LANE 10

typedef struct
{
  const KroLayoutEvent *events;
  gsize                 n_events;
  gboolean              settled; /* style and height are known */
  double                want;    /* height in its style; more than there is: too many */
} Lane;

static double
padding_of (const KroMetrics *metrics, KroCardStyle style)
{
  const KroLineMetrics *line = kro_get_line_metrics (metrics, style);

  return line != NULL ? line->padding : metrics->lane_padding;
}

static guint
count_rows (const KroMetrics *metrics, KroCardStyle style, double height)
{
  double rows = floor ((height - 2 * padding_of (metrics, style)) / kro_row_height (metrics, style));

  return (guint)CLAMP (rows, 0, KRO_NO_ROW - 1);
}

static Lane
get_lane (const KroLayout *self, guint i)
{
  guint first = g_array_index (self->input->lane_first, guint, i);
  guint end = g_array_index (self->input->lane_first, guint, i + 1);

  return (Lane){ .events = &g_array_index (self->input->events, KroLayoutEvent, first), .n_events = end - first };
}

/* The level at which all lanes that are not settled fill the height. */
static double
find_level (const Lane *lanes, guint n, double height)
{
  double low = 0;
  double high = height;

  for (guint round = 0; round < 50; round++)
    {
      double level = (low + high) / 2;
      double sum = 0;

      for (guint i = 0; i < n; i++)
        sum += lanes[i].settled ? 0 : MIN (lanes[i].want, level);
      if (sum > height)
        high = level;
      else
        low = level;
    }
  return floor (low);
}

/* Whether whole cards fit when some of them move from their marks. */
static gboolean
fits_by_moving (const KroLayout *self, const Lane *lane, guint cap, const KroMetrics *metrics, GCancellable *cancellable)
{
  g_autofree guint16 *results = g_new (guint16, MAX (lane->n_events, 1) * 3);
  KroSweep            sweep = { .style = KRO_CARD_FULL, .cap = cap, .whole = TRUE };

  sweep.rows = results;
  sweep.shifts = (gint16 *)(results + lane->n_events);
  sweep.widths = results + 2 * lane->n_events;
  kro_layout_set_limit (self, &sweep);
  return kro_sweep_lane (&sweep, lane->events, lane->n_events, metrics, self->density, cancellable);
}

/* Whether the smallest rows are enough when the last cards are cut instead of
 * ending at their marks. */
static gboolean
fits_by_cutting (const KroLayout *self, const Lane *lane, guint cap, const KroMetrics *metrics, GCancellable *cancellable)
{
  KroSweep sweep = { .style = KRO_CARD_DENSE, .cap = cap, .folds = self->folds };

  return kro_sweep_demand (&sweep, lane->events, lane->n_events, metrics, self->density, cancellable) <= cap;
}

/* Whether a lane fits into a height that is less than it wants. */
static gboolean
fits_anyway (const KroLayout *self, const Lane *lane, KroCardStyle style, double height, GCancellable *cancellable)
{
  const KroMetrics *metrics = kro_theme_get_metrics (self->input->theme);
  guint             cap = count_rows (metrics, style, height);

  if (style == KRO_CARD_FULL)
    return fits_by_moving (self, lane, cap, metrics, cancellable);
  return style == KRO_CARD_DENSE && fits_by_cutting (self, lane, MAX (cap, 1), metrics, cancellable);
}

/* A lane is no lower than this, unless there are very many. */
static double
find_least (const KroLayout *self, const KroMetrics *metrics, double room)
{
  return CLAMP (floor (room / self->bands->len), LEAST_LANE * metrics->text_scale, metrics->lane_min);
}

/* The height for a number of rows. */
static double
find_want (const KroLayout *self, const KroMetrics *metrics, KroCardStyle style, guint rows)
{
  return MAX (find_least (self, metrics, self->wanted_height), 2 * padding_of (metrics, style) + rows * kro_row_height (metrics, style));
}

/* The height a lane needs in a style, so that nothing has to give; twice what
 * there is where it needs more than that. */
static double
find_demand (const KroLayout *self, const Lane *lane, KroCardStyle style, double room, GCancellable *cancellable)
{
  const KroMetrics *metrics = kro_theme_get_metrics (self->input->theme);
  guint             limit = count_rows (metrics, style, room);
  KroSweep          sweep = { .style = style, .cap = limit };
  guint             rows;

  kro_layout_set_limit (self, &sweep);
  rows = kro_sweep_demand (&sweep, lane->events, lane->n_events, metrics, self->density, cancellable);
  return rows > limit ? 2 * room : find_want (self, metrics, style, rows);
}

static void
settle (KroLayout *self, Lane *lane, guint i, KroCardStyle style, double height)
{
  KroLayoutBand *band = &g_array_index (self->bands, KroLayoutBand, i);

  lane->settled = TRUE;
  band->style = style;
  band->height = height;
  band->foot = MIN (kro_theme_get_metrics (self->input->theme)->cluster_height, height);
  band->n_rows = MAX (count_rows (kro_theme_get_metrics (self->input->theme), style, height), 1);
}

/* Not all of the lane fits: it keeps a row for its clusters, or where these
 * are large a histogram. */
static void
settle_crowded (KroLayout *self, Lane *lane, guint i, double height)
{
  const KroMetrics *metrics = kro_theme_get_metrics (self->input->theme);
  KroLayoutBand    *band = &g_array_index (self->bands, KroLayoutBand, i);

  settle (self, lane, i, KRO_CARD_DENSE, height);
  band->crowded = TRUE;
  band->histogram = kro_clusters_are_many (self, lane->events, lane->n_events);
  if (band->histogram)
    band->foot = CLAMP (floor (height * HISTOGRAM_SHARE), band->foot, HISTOGRAM_MOST * metrics->text_scale);
  band->n_rows = count_rows (metrics, KRO_CARD_DENSE, height - band->foot);
}

/* Folded lanes have no rows, only the row of clusters. */
static double
settle_folded (KroLayout *self, Lane *lanes, double room)
{
  const KroMetrics *metrics = kro_theme_get_metrics (self->input->theme);

  for (guint i = 0; i < self->bands->len; i++)
    {
      KroLayoutBand *band = &g_array_index (self->bands, KroLayoutBand, i);

      if (!g_array_index (self->input->lanes, KroLayoutLane, i).folded)
        continue;
      settle_crowded (self, &lanes[i], i, metrics->folded);
      band->foot = metrics->folded - 2 * metrics->dense.padding;
      band->n_rows = 0;
      room -= metrics->folded;
    }
  return MAX (room, 1);
}

/* Gives those lanes their height that fit in a style; in the last one, all.
 * Returns what is left. */
static double
settle_style (KroLayout *self, Lane *lanes, KroCardStyle style, double room, GCancellable *cancellable)
{
  const KroMetrics *metrics = kro_theme_get_metrics (self->input->theme);
  double            left = room;
  double            level;

  for (guint i = 0; i < self->bands->len; i++)
    if (!lanes[i].settled)
      lanes[i].want = find_demand (self, &lanes[i], style, room, cancellable);
  level = MAX (find_level (lanes, self->bands->len, room), find_least (self, metrics, self->wanted_height));
  for (guint i = 0; i < self->bands->len; i++)
    {
      double height = MIN (lanes[i].want, level);

      if (lanes[i].settled)
        continue;
      if (lanes[i].want <= level || fits_anyway (self, &lanes[i], style, height, cancellable))
        settle (self, &lanes[i], i, style, height);
      else if (style == KRO_CARD_DENSE)
        settle_crowded (self, &lanes[i], i, height);
      if (lanes[i].settled)
        left -= height;
    }
  return MAX (left, 1);
}

/* Once the sweep has shown how many rows a lane uses. */
static void
spread_rows (KroLayoutBand *band, const KroMetrics *metrics)
{
  double padding = padding_of (metrics, band->style);
  double room = band->height - 2 * padding - (band->n_clusters > 0 ? band->foot : 0);
  double row = kro_row_height (metrics, band->style);
  guint  n = MAX (band->n_rows, 1);
  double spare;

  band->pitch = floor (CLAMP (room / n, row, row * metrics->row_stretch));
  spare = MAX (room - n * band->pitch, 0);
  band->top = padding + floor (MIN (spare * FIRST_ROW_SHARE, 3 * row));
}

/* One below the other; what is left over goes to all alike. */
static void
stack_bands (KroLayout *self, double room)
{
  double y = 0;
  double used = 0;
  guint  n_open = 0;

  for (guint i = 0; i < self->bands->len; i++)
    {
      used += g_array_index (self->bands, KroLayoutBand, i).height;
      n_open += !g_array_index (self->input->lanes, KroLayoutLane, i).folded;
    }
  for (guint i = 0; i < self->bands->len; i++)
    {
      KroLayoutBand *band = &g_array_index (self->bands, KroLayoutBand, i);

      band->y = y;
      if (!g_array_index (self->input->lanes, KroLayoutLane, i).folded)
        band->height += n_open > 0 ? floor (MAX (room - used, 0) / n_open) : 0;
      y += band->height;
    }
  self->height = y;
}

/**
 * kro_bands_share:
 * @self: a layout with as many bands as lanes
 * @cancellable: (nullable): polled now and then
 *
 * Sets height, style and greatest number of rows of every band.
 */
void
kro_bands_share (KroLayout *self, GCancellable *cancellable)
{
  guint            n = self->bands->len;
  g_autofree Lane *lanes = g_new0 (Lane, n);
  double           room;

  for (guint i = 0; i < n; i++)
    lanes[i] = get_lane (self, i);
  room = settle_folded (self, lanes, self->wanted_height);
  for (KroCardStyle style = KRO_CARD_FULL; style <= KRO_CARD_DENSE; style++)
    room = settle_style (self, lanes, style, room, cancellable);
  stack_bands (self, self->wanted_height);
}

/**
 * kro_bands_spread:
 * @self: a layout whose lanes were swept
 *
 * Sets where the rows of every band stand.
 */
void
kro_bands_spread (KroLayout *self)
{
  const KroMetrics *metrics = kro_theme_get_metrics (self->input->theme);

  for (guint i = 0; i < self->bands->len; i++)
    spread_rows (&g_array_index (self->bands, KroLayoutBand, i), metrics);
}

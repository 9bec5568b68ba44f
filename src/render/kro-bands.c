/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How lanes share the height there is, and in which style each shows its
 * cards. A lane that fits with whole cards gets what it needs; where not all
 * do, the height is filled up like water and the lanes that would need more
 * turn to compact cards, among which the rest is filled up likewise. What is
 * left over lets rows breathe. It depends on
 * all events of a lane at this step and never on what is in view.
 */
#include "kro-layout-private.h"

#include <math.h>

#define COMPACT_PADDING 4
#define FIRST_ROW_SHARE 0.4

typedef struct
{
  const KroLayoutEvent *events;
  gsize                 n_events;
  double                want; /* height in its style; more than there is: too many */
} Lane;

static double
padding_of (const KroMetrics *metrics, KroCardStyle style)
{
  return style == KRO_CARD_COMPACT ? COMPACT_PADDING : metrics->lane_padding;
}

static guint
count_rows (const KroMetrics *metrics, KroCardStyle style, double height)
{
  double rows = floor ((height - 2 * padding_of (metrics, style)) / kro_row_height (metrics, style));

  return (guint)CLAMP (rows, 1, KRO_NO_ROW - 1);
}

static Lane
get_lane (const KroLayout *self, guint i)
{
  guint first = g_array_index (self->input->lane_first, guint, i);
  guint end = g_array_index (self->input->lane_first, guint, i + 1);

  return (Lane){ &g_array_index (self->input->events, KroLayoutEvent, first), end - first, 0 };
}

/* The level at which all lanes together fill the height. */
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
        sum += MIN (lanes[i].want, level);
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
  sweep.shifts = results + lane->n_events;
  sweep.widths = results + 2 * lane->n_events;
  return kro_sweep_lane (&sweep, lane->events, lane->n_events, metrics, self->density, cancellable);
}

/* The height for a number of rows. */
static double
find_want (const KroMetrics *metrics, KroCardStyle style, guint rows)
{
  return MAX (metrics->lane_min, 2 * padding_of (metrics, style) + rows * kro_row_height (metrics, style));
}

/* The height a lane needs in a style, so that nothing has to give; twice what
 * there is where it needs more than that. */
static double
find_demand (const KroLayout *self, const Lane *lane, KroCardStyle style, double room, GCancellable *cancellable)
{
  const KroMetrics *metrics = kro_theme_get_metrics (self->input->theme);
  guint             limit = count_rows (metrics, style, room);
  guint             rows = kro_sweep_demand (style, limit, lane->events, lane->n_events, metrics, self->density, cancellable);

  return rows > limit ? 2 * room : find_want (metrics, style, rows);
}

/* Lanes that fit with whole cards, perhaps moved; the others turn to compact
 * ones and want less. Returns the height that is left for those. */
static double
choose_styles (KroLayout *self, Lane *lanes, double room, GCancellable *cancellable)
{
  const KroMetrics *metrics = kro_theme_get_metrics (self->input->theme);
  double            level = MAX (find_level (lanes, self->bands->len, room), metrics->lane_min);
  double            left = room;

  for (guint i = 0; i < self->bands->len; i++)
    {
      KroLayoutBand *band = &g_array_index (self->bands, KroLayoutBand, i);

      band->height = MIN (lanes[i].want, level);
      band->n_rows = count_rows (metrics, KRO_CARD_FULL, band->height);
      if (lanes[i].want > level && !fits_by_moving (self, &lanes[i], band->n_rows, metrics, cancellable))
        band->style = KRO_CARD_COMPACT;
      if (band->style == KRO_CARD_FULL)
        left -= band->height;
      else
        lanes[i].want = find_demand (self, &lanes[i], KRO_CARD_COMPACT, room, cancellable);
      if (band->style == KRO_CARD_FULL)
        lanes[i].want = 0;
    }
  return left;
}

/* Heights of the compact lanes; one that has to give keeps a row for its
 * clusters. */
static void
set_compact (KroLayout *self, const Lane *lanes, double room)
{
  const KroMetrics *metrics = kro_theme_get_metrics (self->input->theme);
  double            level = MAX (find_level (lanes, self->bands->len, room), metrics->lane_min);

  for (guint i = 0; i < self->bands->len; i++)
    {
      KroLayoutBand *band = &g_array_index (self->bands, KroLayoutBand, i);
      gboolean       gives = lanes[i].want > level;

      if (band->style == KRO_CARD_FULL)
        continue;
      band->height = MIN (lanes[i].want, level);
      band->n_rows = count_rows (metrics, KRO_CARD_COMPACT, band->height - (gives ? metrics->cluster_height : 0));
    }
}

/* Once the sweep has shown how many rows a lane uses. */
static void
spread_rows (KroLayoutBand *band, const KroMetrics *metrics)
{
  double padding = padding_of (metrics, band->style);
  double room = band->height - 2 * padding - (band->n_clusters > 0 ? metrics->cluster_height : 0);
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

  for (guint i = 0; i < self->bands->len; i++)
    used += g_array_index (self->bands, KroLayoutBand, i).height;
  for (guint i = 0; i < self->bands->len; i++)
    {
      KroLayoutBand *band = &g_array_index (self->bands, KroLayoutBand, i);

      band->y = y;
      band->height += floor (MAX (room - used, 0) / self->bands->len);
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
  const KroMetrics *metrics = kro_theme_get_metrics (self->input->theme);
  guint             n = self->bands->len;
  double            room = MAX (self->wanted_height, n * metrics->lane_min);
  g_autofree Lane  *lanes = g_new0 (Lane, n);
  double            left;

  for (guint i = 0; i < n; i++)
    {
      lanes[i] = get_lane (self, i);
      lanes[i].want = find_demand (self, &lanes[i], KRO_CARD_FULL, room, cancellable);
    }
  left = choose_styles (self, lanes, room, cancellable);
  set_compact (self, lanes, left);
  stack_bands (self, room);
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

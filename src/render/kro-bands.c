/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How lanes share the height there is, and in which style each shows its
 * cards. A lane that fits with whole cards gets what it needs; where not all
 * do, the height is filled up like water and the lanes that would need more
 * turn to compact cards. What is left over lets rows breathe. It depends on
 * all events of a lane at this step and never on what is in view.
 */
#include "kro-layout-private.h"

#include <math.h>

#define COMPACT_PADDING 5
#define FIRST_ROW_SHARE 0.4

typedef struct
{
  const KroLayoutEvent *events;
  gsize                 n_events;
  double                want; /* height with whole cards; more than there is: too many */
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

static void
set_style (KroLayout *self, KroLayoutBand *band, const Lane *lane, const KroMetrics *metrics, GCancellable *cancellable)
{
  guint demand;

  band->style = KRO_CARD_FULL;
  band->n_rows = count_rows (metrics, KRO_CARD_FULL, band->height);
  if (lane->want <= band->height || fits_by_moving (self, lane, band->n_rows, metrics, cancellable))
    return;
  band->style = KRO_CARD_COMPACT;
  band->n_rows = count_rows (metrics, KRO_CARD_COMPACT, band->height);
  demand = kro_sweep_demand (KRO_CARD_COMPACT, band->n_rows, lane->events, lane->n_events, metrics, self->density, cancellable);
  if (demand > band->n_rows)
    band->n_rows = count_rows (metrics, band->style, MAX (band->height - metrics->cluster_height, 0));
  else
    band->height = MIN (band->height, MAX (metrics->lane_min, 2 * COMPACT_PADDING + floor (demand * metrics->compact_height * 1.4)));
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
  double            level;
  double            sum = 0;

  for (guint i = 0; i < n; i++)
    {
      guint limit = count_rows (metrics, KRO_CARD_FULL, room);
      guint demand;

      lanes[i] = get_lane (self, i);
      demand = kro_sweep_demand (KRO_CARD_FULL, limit, lanes[i].events, lanes[i].n_events, metrics, self->density, cancellable);
      lanes[i].want = demand > limit ? 2 * room : MAX (metrics->lane_min, 2 * metrics->lane_padding + demand * kro_row_height (metrics, KRO_CARD_FULL));
      sum += lanes[i].want;
    }
  level = sum <= room ? room : MAX (find_level (lanes, n, room), metrics->lane_min);
  for (guint i = 0; i < n; i++)
    {
      KroLayoutBand *band = &g_array_index (self->bands, KroLayoutBand, i);

      band->height = MIN (lanes[i].want, level);
      set_style (self, band, &lanes[i], metrics, cancellable);
    }
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

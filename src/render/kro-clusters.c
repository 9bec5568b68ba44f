/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Events that have no row, gathered in the cells of a grid that is fixed in
 * absolute time for the step: an event belongs to the cell it begins in. So
 * clusters neither move nor change while panning. Where a lane has very many,
 * each cell has a histogram, on bins that are fixed as well.
 *
 * To count exactly what is in view, those that reach beyond their cell are
 * kept by start and by end: how many of them last at an instant is then two
 * binary searches. Members stand in order of start. Any thread.
 */
#include "kro-layout-private.h"

#include <math.h>
#include <stdlib.h>

/* Events a cell, on average, from which on a lane has a histogram. */
#define MANY 40

/* The cell of the grid that holds a time. Cells are whole nanoseconds, or
 * whole seconds from a second up, and so exact wherever they lie. */
void
kro_find_cell (double seconds, KroTime time, KroTime *from, KroTime *to)
{
  if (seconds < 1)
    {
      gint32 length = (gint32)MAX (floor (seconds * 1e9), 1);
      gint32 first = time.nanoseconds / length * length;

      *from = (KroTime){ time.seconds, first };
      *to = first + (gint64)length >= 1000000000 ? KRO_TIME_INIT (time.seconds + 1) : (KroTime){ time.seconds, first + length };
    }
  else
    {
      gint64 length = (gint64)MIN (floor (seconds), 4e18);
      gint64 rest = time.seconds % length;

      if (rest < 0)
        rest += length;
      *from = KRO_TIME_INIT (time.seconds < G_MININT64 + rest ? G_MININT64 : time.seconds - rest);
      *to = KRO_TIME_INIT (from->seconds > G_MAXINT64 - length ? G_MAXINT64 : from->seconds + length);
    }
}

static double
get_cell (const KroLayout *self)
{
  return kro_theme_get_metrics (self->input->theme)->cluster_cell / self->density;
}

static const KroLayoutEvent *
get_member (const KroLayout *self, guint i)
{
  return &g_array_index (self->input->events, KroLayoutEvent, g_array_index (self->members, guint32, i));
}

/* Whether the cells of a lane hold so many that only their shape can be seen. */
gboolean
kro_clusters_are_many (const KroLayout *self, const KroLayoutEvent *events, gsize n_events)
{
  double  cell = get_cell (self);
  gsize   n_cells = 0;
  KroTime from;
  KroTime to = KRO_TIME_INIT (G_MININT64);

  for (gsize i = 0; i < n_events; i++)
    {
      if (n_cells > 0 && kro_time_compare (events[i].start, to) < 0)
        continue;
      kro_find_cell (cell, events[i].start, &from, &to);
      n_cells++;
    }
  return n_events >= MANY * MAX (n_cells, 1);
}

/* --- gathering --------------------------------------------------------------- */

static KroLayoutCluster *
start_cluster (KroLayout *self, KroLayoutBand *band, guint32 index)
{
  const KroLayoutEvent *event = &g_array_index (self->input->events, KroLayoutEvent, index);
  KroLayoutCluster      cluster = { .from = event->start, .to = event->end, .first = self->members->len, .top = index };

  kro_find_cell (get_cell (self), event->start, &cluster.cell_from, &cluster.cell_to);
  g_array_append_val (self->clusters, cluster);
  band->n_clusters++;
  return &g_array_index (self->clusters, KroLayoutCluster, self->clusters->len - 1);
}

static void
add_to_cluster (KroLayout *self, KroLayoutBand *band, guint32 index)
{
  const KroLayoutEvent *event = &g_array_index (self->input->events, KroLayoutEvent, index);
  KroLayoutCluster     *last = band->n_clusters > 0 ? &g_array_index (self->clusters, KroLayoutCluster, self->clusters->len - 1) : NULL;

  if (last == NULL || kro_time_compare (event->start, last->cell_to) >= 0)
    last = start_cluster (self, band, index);
  if (kro_time_compare (event->end, last->to) > 0)
    last->to = event->end;
  if (event->importance > g_array_index (self->input->events, KroLayoutEvent, last->top).importance)
    last->top = index;
  last->n++;
  g_array_append_val (self->members, index);
  if (kro_time_compare (event->end, last->cell_to) <= 0)
    return;
  g_array_append_val (self->long_starts, event->start);
  g_array_append_val (self->long_ends, event->end);
  band->n_long++;
}

static guint8
find_most (const guint counts[KRO_PALETTE_SIZE])
{
  guint8 most = 0;

  for (guint8 i = 1; i < KRO_PALETTE_SIZE; i++)
    most = counts[i] > counts[most] ? i : most;
  return most;
}

/* The colour that most of a cluster have. */
static void
set_palette (const KroLayout *self, KroLayoutCluster *cluster)
{
  guint counts[KRO_PALETTE_SIZE] = { 0 };
  guint first = cluster->first;

  for (guint i = cluster->first; i < cluster->first + cluster->n; i++)
    counts[get_member (self, i)->palette]++;
  cluster->palette = find_most (counts);
  cluster->n_palette = counts[cluster->palette];
  while (get_member (self, first)->palette != cluster->palette)
    first++;
  cluster->shape = get_member (self, first)->shape;
}

static void
fill_bins (KroLayout *self, KroLayoutBand *band, KroLayoutCluster *cluster)
{
  guint  counts[KRO_CELL_BINS][KRO_PALETTE_SIZE] = { 0 };
  double cell = kro_time_difference (cluster->cell_to, cluster->cell_from);

  cluster->bin = self->bins->len;
  for (guint i = cluster->first; i < cluster->first + cluster->n; i++)
    {
      const KroLayoutEvent *event = get_member (self, i);
      double                place = kro_time_difference (event->start, cluster->cell_from) / cell * KRO_CELL_BINS;

      counts[(guint)CLAMP (place, 0, KRO_CELL_BINS - 1)][event->palette]++;
    }
  for (guint i = 0; i < KRO_CELL_BINS; i++)
    {
      KroLayoutBin bin = { .palette = find_most (counts[i]) };

      for (guint j = 0; j < KRO_PALETTE_SIZE; j++)
        bin.n += counts[i][j];
      band->most = MAX (band->most, bin.n);
      g_array_append_val (self->bins, bin);
    }
}

static int
compare_times (const void *a, const void *b)
{
  return kro_time_compare (*(const KroTime *)a, *(const KroTime *)b);
}

/* Puts the events of a lane that got no row into clusters. */
void
kro_clusters_collect (KroLayout *self, guint lane, const guint16 *rows)
{
  KroLayoutBand *band = &g_array_index (self->bands, KroLayoutBand, lane);
  guint          first = g_array_index (self->input->lane_first, guint, lane);
  guint          n = g_array_index (self->input->lane_first, guint, lane + 1) - first;

  band->first_cluster = self->clusters->len;
  band->first_long = self->long_starts->len;
  for (guint i = 0; i < n; i++)
    {
      if (rows[i] == KRO_NO_ROW)
        add_to_cluster (self, band, first + i);
    }
  for (guint i = 0; i < band->n_clusters; i++)
    {
      KroLayoutCluster *cluster = &g_array_index (self->clusters, KroLayoutCluster, band->first_cluster + i);

      set_palette (self, cluster);
      if (band->histogram)
        fill_bins (self, band, cluster);
    }
  if (band->n_long > 0)
    qsort (&g_array_index (self->long_ends, KroTime, band->first_long), band->n_long, sizeof (KroTime), compare_times);
}

/* --- counting ---------------------------------------------------------------- */

/* How many of a sorted slice come before an instant, or at it. */
static guint
count_before (const GArray *times, guint first, guint n, KroTime time, gboolean or_at)
{
  guint low = first;
  guint high = first + n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int   order = kro_time_compare (g_array_index (times, KroTime, middle), time);

      if (order < 0 || (or_at && order == 0))
        low = middle + 1;
      else
        high = middle;
    }
  return low - first;
}

static guint
count_started (const KroLayout *self, const KroLayoutCluster *cluster, KroTime time)
{
  guint low = cluster->first;
  guint high = cluster->first + cluster->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (kro_time_compare (get_member (self, middle)->start, time) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low - cluster->first;
}

/* How many of a cluster begin within a span, and the first of them among all
 * members. */
guint
kro_cluster_count (const KroLayout *self, const KroLayoutCluster *cluster, KroTime from, KroTime to, guint *first)
{
  guint before = kro_time_compare (cluster->cell_from, from) < 0 ? count_started (self, cluster, from) : 0;
  guint until = kro_time_compare (cluster->cell_to, to) > 0 ? count_started (self, cluster, to) : cluster->n;

  *first = cluster->first + before;
  return until > before ? until - before : 0;
}

/* The first cluster of a lane whose cell ends after an instant. */
guint
kro_clusters_find (const KroLayout *self, const KroLayoutBand *band, KroTime time)
{
  guint low = band->first_cluster;
  guint high = band->first_cluster + band->n_clusters;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (kro_time_compare (g_array_index (self->clusters, KroLayoutCluster, middle).cell_to, time) <= 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* How many events of the clusters of a lane began before an instant and last
 * at it. */
guint
kro_clusters_count_carried (const KroLayout *self, const KroLayoutBand *band, KroTime from)
{
  guint                   index = kro_clusters_find (self, band, from);
  const KroLayoutCluster *cluster = &g_array_index (self->clusters, KroLayoutCluster, index);
  KroTime                 bound = from;
  guint                   n = 0;

  if (index < band->first_cluster + band->n_clusters && kro_time_compare (cluster->cell_from, from) < 0)
    {
      guint started = count_started (self, cluster, from);

      bound = cluster->cell_from;
      for (guint i = 0; i < started; i++)
        n += kro_time_compare (get_member (self, cluster->first + i)->end, from) > 0;
    }
  n += count_before (self->long_starts, band->first_long, band->n_long, bound, FALSE);
  return n - count_before (self->long_ends, band->first_long, band->n_long, from, TRUE);
}

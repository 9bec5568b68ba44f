/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A step of scale laid out: rows and clusters of all events, lane by lane.
 * Pure: the same input, step and height give the same layout, so panning
 * changes no row and zooming back restores the picture.
 *
 * Places stand in one array, row after row and each row in order of start, so
 * that what is visible is found by a binary search a row.
 */
#include "kro-layout-private.h"

#include "kro-time-scale.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (KroLayout, kro_layout, kro_layout_ref, kro_layout_unref)

/* --- rows -------------------------------------------------------------------- */

/* Where all events end. Whole cards move only as far as the picture ends, once
 * it is known where that is. */
void
kro_layout_set_limit (const KroLayout *self, KroSweep *sweep)
{
  sweep->folds = self->folds;
  sweep->has_limit = sweep->style != KRO_CARD_FULL && self->input->events->len > 0;
  sweep->limit_time = self->input->latest;
  sweep->limit_room = kro_theme_get_metrics (self->input->theme)->end_room;
}

/* From the row of each event to the events of each row: a counting sort. */
static void
collect_rows (KroLayout *self, KroLayoutBand *band, const KroSweep *sweep, guint first, gsize n)
{
  guint             place = self->places->len;
  g_autofree guint *next = g_new0 (guint, sweep->n_rows + 1);

  for (gsize i = 0; i < n; i++)
    {
      if (sweep->rows[i] != KRO_NO_ROW)
        next[sweep->rows[i]]++;
    }
  band->first_row = self->rows->len;
  band->n_rows = sweep->n_rows;
  for (guint row = 0; row < sweep->n_rows; row++)
    {
      KroLayoutRow slice = { place, next[row] };

      next[row] = place;
      place += slice.n;
      g_array_append_val (self->rows, slice);
    }
  g_array_set_size (self->places, place);
  for (gsize i = 0; i < n; i++)
    {
      if (sweep->rows[i] != KRO_NO_ROW)
        g_array_index (self->places, KroLayoutPlace, next[sweep->rows[i]]++) = (KroLayoutPlace){ first + (guint32)i, sweep->shifts[i], sweep->widths[i] };
    }
}

/* Where all events of a lane fit, all get a row, even if then the last cards
 * cannot end at their marks. */
static gboolean
sweep_lane (KroLayout *self, const KroLayoutBand *band, KroSweep *sweep, guint first, gsize n, GCancellable *cancellable)
{
  const KroMetrics     *metrics = kro_theme_get_metrics (self->input->theme);
  const KroLayoutEvent *events = &g_array_index (self->input->events, KroLayoutEvent, first);

  sweep->whole = !band->crowded;
  if (kro_sweep_lane (sweep, events, n, metrics, self->density, cancellable))
    return TRUE;
  sweep->whole = FALSE;
  sweep->has_limit = FALSE;
  return kro_sweep_lane (sweep, events, n, metrics, self->density, cancellable);
}

static gboolean
lay_out_lane (KroLayout *self, guint lane, GCancellable *cancellable)
{
  const KroMetrics   *metrics = kro_theme_get_metrics (self->input->theme);
  KroLayoutBand      *band = &g_array_index (self->bands, KroLayoutBand, lane);
  guint               first = g_array_index (self->input->lane_first, guint, lane);
  gsize               n = g_array_index (self->input->lane_first, guint, lane + 1) - first;
  g_autofree guint16 *results = g_new (guint16, MAX (n, 1) * 3);
  KroSweep            sweep = { .style = band->style, .cap = band->n_rows, .rows = results, .shifts = (gint16 *)(results + n), .widths = results + 2 * n };

  kro_layout_set_limit (self, &sweep);
  if (!sweep_lane (self, band, &sweep, first, n, cancellable))
    return FALSE;
  if (band->style == KRO_CARD_DENSE)
    kro_fill_gaps (&sweep, &g_array_index (self->input->events, KroLayoutEvent, first), n, metrics, self->density, self->input->earliest);
  collect_rows (self, band, &sweep, first, n);
  kro_clusters_collect (self, lane, sweep.rows);
  return TRUE;
}

/* --- public ------------------------------------------------------------------ */

static KroLayout *
create_layout (KroLayoutInput *input, const KroFolding *folding, int step, double height)
{
  KroLayout *self = g_new0 (KroLayout, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->input = kro_layout_input_ref (input);
  self->step = step;
  self->wanted_height = height;
  self->density = kro_time_scale_step_density (step);
  self->folds = folding != NULL ? kro_folding_get_folds (folding, step) : NULL;
  self->bands = g_array_new (FALSE, TRUE, sizeof (KroLayoutBand));
  self->rows = g_array_new (FALSE, TRUE, sizeof (KroLayoutRow));
  self->places = g_array_new (FALSE, TRUE, sizeof (KroLayoutPlace));
  self->clusters = g_array_new (FALSE, TRUE, sizeof (KroLayoutCluster));
  self->members = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->bins = g_array_new (FALSE, TRUE, sizeof (KroLayoutBin));
  self->long_starts = g_array_new (FALSE, TRUE, sizeof (KroTime));
  self->long_ends = g_array_new (FALSE, TRUE, sizeof (KroTime));
  g_array_set_size (self->bands, input->lanes->len);
  return self;
}

/**
 * kro_layout_new_folded:
 * @input: the events
 * @folding: (nullable): which empty spans are folded, of @input; %NULL: none
 * @step: a step of scale; see kro_time_scale_get_step()
 * @height: for all lanes together, in logical pixels
 * @cancellable: (nullable): to give up
 * @error: return location for a #GError
 *
 * Lays out all events at one step. Takes no model object and no clock, and so
 * can run in a thread.
 *
 * Returns: (transfer full) (nullable): the layout, or %NULL with
 *   %G_IO_ERROR_CANCELLED
 */
KroLayout *
kro_layout_new_folded (KroLayoutInput *input, const KroFolding *folding, int step, double height, GCancellable *cancellable, GError **error)
{
  g_autoptr (KroLayout) self = create_layout (input, folding, step, height);

  kro_bands_share (self, cancellable);
  for (guint lane = 0; lane < self->bands->len; lane++)
    {
      if (!lay_out_lane (self, lane, cancellable))
        break;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  kro_bands_spread (self);
  return g_steal_pointer (&self);
}

/**
 * kro_layout_new:
 * @input: the events
 * @step: a step of scale; see kro_time_scale_get_step()
 * @height: for all lanes together, in logical pixels
 * @cancellable: (nullable): to give up
 * @error: return location for a #GError
 *
 * Does what kro_layout_new_folded() does, with nothing folded.
 *
 * Returns: (transfer full) (nullable): the layout, or %NULL with
 *   %G_IO_ERROR_CANCELLED
 */
KroLayout *
kro_layout_new (KroLayoutInput *input, int step, double height, GCancellable *cancellable, GError **error)
{
  return kro_layout_new_folded (input, NULL, step, height, cancellable, error);
}

/**
 * kro_layout_ref:
 * @self: a layout
 *
 * Returns: (transfer full): @self
 */
KroLayout *
kro_layout_ref (KroLayout *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * kro_layout_unref:
 * @self: (transfer full): a layout
 *
 * Drops a reference.
 */
void
kro_layout_unref (KroLayout *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  kro_layout_input_unref (self->input);
  g_array_unref (self->bands);
  g_array_unref (self->rows);
  g_array_unref (self->places);
  g_array_unref (self->clusters);
  g_array_unref (self->members);
  g_array_unref (self->bins);
  g_array_unref (self->long_starts);
  g_array_unref (self->long_ends);
  g_free (self);
}

/**
 * kro_layout_get_input:
 * @self: a layout
 *
 * Returns: (transfer none): what it was made from
 */
KroLayoutInput *
kro_layout_get_input (const KroLayout *self)
{
  return self->input;
}

/**
 * kro_layout_get_step:
 * @self: a layout
 *
 * Returns: the step it is for
 */
int
kro_layout_get_step (const KroLayout *self)
{
  return self->step;
}

/**
 * kro_layout_get_height:
 * @self: a layout
 *
 * Returns: the height that all lanes take; more than was asked for where there
 *   are too many lanes for it
 */
double
kro_layout_get_height (const KroLayout *self)
{
  return self->height;
}

/**
 * kro_layout_is_for:
 * @self: a layout
 * @input: events
 * @folding: (nullable): which empty spans are folded
 * @step: a step of scale
 * @height: for all lanes together
 *
 * Returns: whether laying these out would give @self again
 */
gboolean
kro_layout_is_for (const KroLayout *self, const KroLayoutInput *input, const KroFolding *folding, int step, double height)
{
  const KroFolding *own = self->folds != NULL ? self->folds->family : NULL;

  return self->input == input && own == folding && self->step == step && self->wanted_height == height;
}

/**
 * kro_layout_get_n_labelled:
 * @self: a layout
 *
 * Returns: how many events have a row of their own
 */
gsize
kro_layout_get_n_labelled (const KroLayout *self)
{
  return self->places->len;
}

/**
 * kro_layout_get_n_clustered:
 * @self: a layout
 *
 * Returns: how many events are in clusters
 */
gsize
kro_layout_get_n_clustered (const KroLayout *self)
{
  return self->members->len;
}

/**
 * kro_layout_get_cluster:
 * @self: a layout
 * @cluster: index of a cluster; see #KroPlaced
 * @info: (out): what it stands for
 *
 * Tells what a cluster holds.
 *
 * Returns: %FALSE if there is no such cluster
 */
gboolean
kro_layout_get_cluster (const KroLayout *self, guint cluster, KroClusterInfo *info)
{
  const KroLayoutCluster *found;

  if (cluster >= self->clusters->len)
    return FALSE;
  found = &g_array_index (self->clusters, KroLayoutCluster, cluster);
  *info = (KroClusterInfo){ .n = found->n, .from = found->from, .to = found->to };
  info->top = g_array_index (self->input->events, KroLayoutEvent, found->top).event;
  info->palette = found->palette;
  info->n_palette = found->n_palette;
  return TRUE;
}

/**
 * kro_layout_get_cluster_events:
 * @self: a layout
 * @cluster: index of a cluster
 * @first: the first one that is wanted, in order of start
 * @n: how many are wanted
 * @events: (out caller-allocates) (array length=n): their ids
 *
 * Returns: how many there were; less than @n at the end of the cluster
 */
gsize
kro_layout_get_cluster_events (const KroLayout *self, guint cluster, gsize first, gsize n, KroId *events)
{
  const KroLayoutCluster *found;
  gsize                   end;

  if (cluster >= self->clusters->len)
    return 0;
  found = &g_array_index (self->clusters, KroLayoutCluster, cluster);
  end = first < found->n ? first + MIN (n, found->n - first) : first;
  for (gsize i = first; i < end; i++)
    events[i - first] = g_array_index (self->input->events, KroLayoutEvent, g_array_index (self->members, guint32, found->first + i)).event;
  return end - first;
}

/**
 * kro_layout_get_cluster_top:
 * @self: a layout
 * @cluster: index of a cluster
 * @n: how many are wanted; a handful
 * @events: (out caller-allocates) (array length=n): ids of the most important
 *   ones, the first most of all; of equals the earlier one comes first
 *
 * Looks at all events of a cluster.
 *
 * Returns: how many there were; less than @n if the cluster has no more
 */
gsize
kro_layout_get_cluster_top (const KroLayout *self, guint cluster, gsize n, KroId *events)
{
  const KroLayoutCluster *found = cluster < self->clusters->len ? &g_array_index (self->clusters, KroLayoutCluster, cluster) : NULL;
  g_autofree guint8      *weights = g_new (guint8, n + 1);
  gsize                   n_top = 0;

  for (guint i = 0; found != NULL && i < found->n; i++)
    {
      const KroLayoutEvent *event = &g_array_index (self->input->events, KroLayoutEvent, g_array_index (self->members, guint32, found->first + i));
      gsize                 place = n_top;

      while (place > 0 && weights[place - 1] < event->importance)
        place--;
      if (place == n)
        continue;
      n_top = MIN (n_top + 1, n);
      memmove (&weights[place + 1], &weights[place], n_top - place - 1);
      memmove (&events[place + 1], &events[place], (n_top - place - 1) * sizeof *events);
      weights[place] = event->importance;
      events[place] = event->event;
    }
  return n_top;
}

static int
find_row (const KroLayout *self, const KroLayoutBand *band, guint32 index)
{
  for (guint i = 0; i < band->n_rows; i++)
    {
      const KroLayoutRow *row = &g_array_index (self->rows, KroLayoutRow, band->first_row + i);
      guint               low = row->first;
      guint               high = row->first + row->n;

      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (g_array_index (self->places, KroLayoutPlace, middle).event < index)
            low = middle + 1;
          else
            high = middle;
        }
      if (low < row->first + row->n && g_array_index (self->places, KroLayoutPlace, low).event == index)
        return (int)i;
    }
  return -1;
}

/**
 * kro_layout_find_event:
 * @self: a layout
 * @event: an id
 * @lane: (out): index of its lane
 * @row: (out): its row within the lane, -1 if it is in a cluster
 *
 * Looks up where an event is.
 *
 * Returns: %FALSE if it is not dated or not there
 */
gboolean
kro_layout_find_event (const KroLayout *self, KroId event, guint *lane, int *row)
{
  for (guint i = 0; i < self->input->events->len; i++)
    {
      const KroLayoutEvent *item = &g_array_index (self->input->events, KroLayoutEvent, i);

      if (item->event != event)
        continue;
      *lane = item->lane;
      *row = find_row (self, &g_array_index (self->bands, KroLayoutBand, item->lane), i);
      return TRUE;
    }
  return FALSE;
}

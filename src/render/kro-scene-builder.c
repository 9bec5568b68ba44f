/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From a layout and a view to a scene: what is visible, in painting order.
 * Nothing is laid out here. Selection, hover and focus are not in the scene:
 * they are drawn above it, from the boxes it gives. Same input, same scene.
 *
 * Order: background and grid, lanes, folds, lines of publication and now, cards,
 * marks and clusters (all clipped to the plot), the words of those lines,
 * undated events, the axis.
 */
#include "kro-scene-builder.h"

#include "kro-draw-private.h"

static void
draw_plot (const KroDraw *self, GCancellable *cancellable)
{
  KroBox visible = { self->plot.x, self->plot.y, self->plot.w, self->input->height - self->plot.y };

  kro_draw_clip (self, &visible);
  kro_draw_marker_lines (self);
  for (guint i = 0; i < self->layout->bands->len; i++)
    {
      const KroLayoutBand *band = &g_array_index (self->layout->bands, KroLayoutBand, i);

      if (g_cancellable_is_cancelled (cancellable))
        break;
      kro_draw_clusters (self, band, i);
      kro_draw_events (self, band, i);
    }
  kro_draw_marker_labels (self);
  kro_draw_unclip (self);
}

/* What the head of the dump says. */
static void
set_view (const KroDraw *self)
{
  kro_scene_writer_set_view (self->writer, self->from, self->to, self->layout->step, (guint)kro_layout_input_get_n_events (self->layout->input));
}

/**
 * kro_scene_get_plot:
 * @input: the events
 * @width: of the scene in logical pixels
 * @height: of the scene in logical pixels
 *
 * Finds where events are drawn: below the axis, right of the names of lanes and
 * above the words of publication and now.
 * Its height is what a layout has for its lanes, its left edge and width are
 * what a #KroTimeScale should fit a span into.
 *
 * Returns: the plot, in the coordinates of the scene
 */
KroBox
kro_scene_get_plot (const KroLayoutInput *input, double width, double height)
{
  const KroMetrics *metrics = kro_theme_get_metrics (kro_layout_input_get_theme (input));
  double            gutter = kro_layout_input_get_gutter (input, width);

  double top = metrics->axis_height + input->n_era_rows * metrics->era_height;

  return (KroBox){ gutter, top, MAX (width - gutter, 1), MAX (height - top - metrics->foot, 1) };
}

/**
 * kro_scene_build:
 * @input: layout, view and words
 * @cancellable: (nullable): to give up
 *
 * Builds the picture of what is visible.
 *
 * Returns: (transfer full) (nullable): the scene, or %NULL if cancelled
 */
KroScene *
kro_scene_build (const KroSceneInput *input, GCancellable *cancellable)
{
  const KroLayoutInput *events = input->layout->input;
  g_autoptr (KroSceneWriter) writer = kro_scene_writer_new (input->width, input->height);
  g_autoptr (KroTicks) ticks = NULL;
  g_autoptr (KroWordCache) words = input->words == NULL ? kro_word_cache_new ((KroLocale *)input->locale) : NULL;
  KroDraw draw = { .input = input, .layout = input->layout, .theme = events->theme, .writer = writer };

  draw.words = words != NULL ? words : input->words;
  draw.metrics = kro_theme_get_metrics (events->theme);
  draw.plot = kro_scene_get_plot (events, input->width, input->height);
  draw.from = kro_time_scale_to_time (&input->scale, draw.plot.x);
  draw.to = kro_time_scale_to_time (&input->scale, draw.plot.x + draw.plot.w);
  set_view (&draw);
  ticks = kro_draw_grid (&draw);
  kro_draw_eras (&draw);
  kro_draw_lanes (&draw);
  kro_draw_folds (&draw);
  draw_plot (&draw, cancellable);
  kro_draw_undated (&draw);
  kro_draw_axis (&draw, ticks);
  kro_draw_fold_words (&draw);
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;
  return kro_scene_writer_finish (writer);
}

/**
 * kro_scene_get_folded_fit:
 * @input: the events
 * @folding: (nullable): which empty spans are folded; %NULL: none
 * @width: of the scene in logical pixels
 *
 * Finds the scale that shows all dated events, with room beside them for
 * marks and cards. Without dated events it shows the year 1970.
 *
 * Returns: the scale
 */
KroTimeScale
kro_scene_get_folded_fit (const KroLayoutInput *input, const KroFolding *folding, double width)
{
  const KroMetrics *metrics = kro_theme_get_metrics (kro_layout_input_get_theme (input));
  KroBox            plot = kro_scene_get_plot (input, width, 1);
  KroTime           from = KRO_TIME_INIT (0);
  KroTime           to = KRO_TIME_INIT (365 * 86400);
  double            left = MAX (2 * metrics->mark_size, plot.w * 0.02);
  double            right = MIN (metrics->end_room + metrics->mark_size, plot.w * 0.16);

  if (input->events->len > 0)
    kro_layout_input_get_extent (input, &from, &to);
  if (input->events->len > 0 && kro_time_difference (to, from) < 60)
    {
      from = kro_time_add (from, -43200);
      to = kro_time_add (to, 43200);
    }
  for (guint i = 0; i < input->events->len; i++)
    {
      const KroLayoutEvent *event = &g_array_index (input->events, KroLayoutEvent, i);

      if (event->tails & KRO_TAIL_LEFT)
        left = MAX (left, metrics->tail + metrics->mark_size);
      if (event->tails & KRO_TAIL_RIGHT)
        right = MAX (right, metrics->tail + 2 * metrics->mark_size);
    }
  return kro_folding_get_scale (folding, from, to, plot.x + left, MAX (plot.w - left - right, plot.w / 4), KRO_FOLDING_NO_STEP);
}

/**
 * kro_scene_get_fit:
 * @input: the events
 * @width: of the scene in logical pixels
 *
 * Does what kro_scene_get_folded_fit() does, with nothing folded.
 *
 * Returns: the scale
 */
KroTimeScale
kro_scene_get_fit (const KroLayoutInput *input, double width)
{
  return kro_scene_get_folded_fit (input, NULL, width);
}

/**
 * kro_scene_get_event_boxes:
 * @self: a scene
 * @event: id of an event
 * @mark: (out) (optional): box of its mark; of no width if it has none
 * @card: (out) (optional): box of its card; of no width if it has none
 *
 * Finds where an event is drawn, for what is drawn above the scene.
 *
 * Returns: whether the scene shows the event by itself
 */
gboolean
kro_scene_get_event_boxes (const KroScene *self, KroId event, KroBox *mark, KroBox *card)
{
  const KroPlaced *placed_mark = kro_scene_find_event (self, event, KRO_PLACED_EVENT);
  const KroPlaced *placed_card = kro_scene_find_event (self, event, KRO_PLACED_LABEL);

  if (placed_mark == NULL && placed_card == NULL)
    placed_card = kro_scene_find_event (self, event, KRO_PLACED_TRAIL);

  if (mark != NULL)
    *mark = placed_mark != NULL ? placed_mark->box : (KroBox){ 0, 0, 0, 0 };
  if (card != NULL)
    *card = placed_card != NULL ? placed_card->box : (KroBox){ 0, 0, 0, 0 };
  return placed_mark != NULL || placed_card != NULL;
}

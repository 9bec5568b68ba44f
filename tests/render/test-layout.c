/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What must hold of every layout, over generated events. The oracles are
 * brute force over what the scene shows or what went in, never the layout's
 * own counts.
 */
#include "kro-layout-private.h"

#include "kro-time-scale.h"
#include "sample.h"

#include <math.h>

#define WIDTH 1920
#define HEIGHT 1080

/* Everything needed to draw one sample. */
typedef struct
{
  KroTheme       *theme;
  KroAdvance     *advance;
  KroLocale      *locale;
  KroWordCache   *words;
  Sample         *sample;
  KroLayoutInput *input;
} Stage;

static void
stage_init (Stage *self, Sample *sample)
{
  self->theme = kro_theme_new (KRO_THEME_LIGHT, "Cantarell", 1);
  self->advance = kro_advance_new (self->theme);
  self->locale = kro_locale_new ("en");
  self->words = kro_word_cache_new (self->locale);
  self->sample = sample;
  self->input = sample_create_input (sample, self->advance, self->locale);
}

static void
stage_clear (Stage *self)
{
  kro_layout_input_unref (self->input);
  sample_free (self->sample);
  kro_word_cache_free (self->words);
  kro_locale_unref (self->locale);
  kro_advance_free (self->advance);
  kro_theme_unref (self->theme);
}

static KroScene *
stage_draw (const Stage *self, const KroTimeScale *scale)
{
  KroBox plot = kro_scene_get_plot (self->input, WIDTH, HEIGHT);
  g_autoptr (KroLayout) layout = kro_layout_new (self->input, kro_time_scale_get_step (scale), plot.h, NULL, NULL);
  KroSceneInput input = { .layout = layout, .scale = *scale, .width = WIDTH, .height = HEIGHT };

  input.locale = self->locale;
  input.advance = self->advance;
  input.words = self->words;
  input.describe = sample_describe;
  input.describe_data = self->sample;
  return kro_scene_build (&input, NULL);
}

/* --- panning and zooming -------------------------------------------------------- */

static int
find_row (const KroScene *scene, KroId event)
{
  const KroPlaced *placed = kro_scene_find_event (scene, event, KRO_PLACED_EVENT);

  return placed != NULL ? placed->row : -1;
}

static void
test_panning_changes_no_row (void)
{
  Stage        stage;
  KroTimeScale scale;
  guint        compared = 0;

  stage_init (&stage, sample_generate (2000, 4, 11));
  scale = kro_scene_get_fit (stage.input, WIDTH);
  scale = kro_time_scale_zoom (&scale, 700, 7.3);
  for (int i = 0; i < 20; i++)
    {
      KroTimeScale moved = kro_time_scale_pan (&scale, -97.3);
      g_autoptr (KroScene) before = stage_draw (&stage, &scale);
      g_autoptr (KroScene) after = stage_draw (&stage, &moved);

      for (KroId event = 1; event <= 2000; event++)
        {
          if (find_row (before, event) >= 0 && find_row (after, event) >= 0)
            {
              g_assert_cmpint (find_row (before, event), ==, find_row (after, event));
              compared++;
            }
        }
      scale = moved;
    }
  g_assert_cmpuint (compared, >, 1000);
  stage_clear (&stage);
}

static void
test_zooming_back_restores (void)
{
  Stage        stage;
  KroTimeScale scale;

  stage_init (&stage, sample_generate (500, 3, 5));
  scale = kro_scene_get_fit (stage.input, WIDTH);
  for (int i = 0; i < 8; i++)
    {
      KroTimeScale in = kro_time_scale_zoom (&scale, 900, 4);
      KroTimeScale out = kro_time_scale_zoom (&in, 900, 0.25);
      g_autoptr (KroScene) before = stage_draw (&stage, &scale);
      g_autoptr (KroScene) between = stage_draw (&stage, &in);
      g_autoptr (KroScene) after = stage_draw (&stage, &out);
      g_autofree char *one = kro_scene_dump (before);
      g_autofree char *other = kro_scene_dump (after);

      g_assert_nonnull (between);
      g_assert_cmpstr (one, ==, other);
      scale = in;
    }
  stage_clear (&stage);
}

/* The order in which events are given does not matter, nor who asks when. */
static void
test_same_input_same_bytes (void)
{
  Stage            one;
  Stage            other;
  KroTimeScale     scale;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (KroScene) scene = NULL;
  g_autoptr (KroScene) again = NULL;

  stage_init (&one, sample_generate (3000, 6, 9));
  stage_init (&other, sample_generate (3000, 6, 9));
  scale = kro_scene_get_fit (one.input, WIDTH);
  scene = stage_draw (&one, &scale);
  again = stage_draw (&other, &scale);
  first = kro_scene_dump (scene);
  second = kro_scene_dump (again);
  g_assert_cmpstr (first, ==, second);
  stage_clear (&one);
  stage_clear (&other);
}

/* --- rows ----------------------------------------------------------------------- */

/* How many whole cards lie over each other at most, by brute force. */
static guint
find_greatest_overlap (const KroLayoutInput *input, double density)
{
  const KroMetrics *metrics = kro_theme_get_metrics (input->theme);
  double            pad = kro_slot_pad (metrics, KRO_CARD_FULL);
  guint             greatest = 0;

  for (guint i = 0; i < input->events->len; i++)
    {
      const KroLayoutEvent *event = &g_array_index (input->events, KroLayoutEvent, i);
      guint                 n = 0;

      for (guint j = 0; j <= i; j++)
        {
          const KroLayoutEvent *other = &g_array_index (input->events, KroLayoutEvent, j);
          double                distance = kro_time_difference (event->start, other->start) * density;
          double                length = kro_time_difference (other->end, other->start) * density;

          n += MAX (MAX (length, pad) + pad, other->width) + metrics->slot_gap > distance - pad + 0.001;
        }
      greatest = MAX (greatest, n);
    }
  return greatest;
}

/* Where there is height for all, no event is in a cluster, and no row more is
 * taken than the cards that overlap. */
static void
test_rows_are_few (void)
{
  Stage stage;

  stage_init (&stage, sample_generate (300, 1, 3));
  for (int step = -44; step < -20; step++)
    {
      guint  overlapping = find_greatest_overlap (stage.input, kro_time_scale_step_density (step));
      double row = kro_row_height (kro_theme_get_metrics (stage.theme), KRO_CARD_FULL);
      g_autoptr (KroLayout) layout = kro_layout_new (stage.input, step, (overlapping + 1) * row, NULL, NULL);
      const KroLayoutBand *band = &g_array_index (layout->bands, KroLayoutBand, 0);

      g_assert_cmpint (band->style, ==, KRO_CARD_FULL);
      g_assert_cmpuint (band->n_rows, <=, overlapping);
      g_assert_cmpuint (kro_layout_get_n_clustered (layout), ==, 0);
    }
  stage_clear (&stage);
}

/* The least important go to the clusters. */
static void
test_importance (void)
{
  Stage  stage;
  double sums[2] = { 0, 0 };
  guint  counts[2] = { 0, 0 };

  stage_init (&stage, sample_generate (2000, 1, 8));
  {
    g_autoptr (KroLayout) layout = kro_layout_new (stage.input, -39, 600, NULL, NULL);

    for (KroId event = 1; event <= 2000; event++)
      {
        KroEventLook look;
        guint        lane;
        int          row;

        sample_describe (event, &look, stage.sample);
        g_assert_true (kro_layout_find_event (layout, event, &lane, &row));
        sums[row >= 0] += look.importance;
        counts[row >= 0]++;
      }
    g_assert_cmpuint (counts[0] + counts[1], ==, 2000);
    g_assert_cmpuint (kro_layout_get_n_clustered (layout), ==, counts[0]);
  }
  g_assert_cmpuint (counts[0], >, 0);
  g_assert_cmpfloat (sums[1] / counts[1], >, sums[0] / counts[0] + 60);
  stage_clear (&stage);
}

/* The most important events of a cluster are as important as those that come
 * first once all are sorted. */
static void
check_top (Stage *stage, KroLayout *layout, guint cluster, const KroClusterInfo *info, const KroId *events)
{
  KroId             top[5];
  gsize             n_top = kro_layout_get_cluster_top (layout, cluster, 5, top);
  g_autofree guint *counts = g_new0 (guint, 256);
  int               weight = 255;

  g_assert_cmpuint (n_top, ==, MIN (info->n, 5));
  g_assert_cmpuint (top[0], ==, info->top);
  for (guint i = 0; i < info->n; i++)
    {
      KroEventLook look;

      sample_describe (events[i], &look, stage->sample);
      counts[look.importance]++;
    }
  for (gsize i = 0; i < n_top; i++)
    {
      KroEventLook look;

      while (counts[weight] == 0)
        weight--;
      sample_describe (top[i], &look, stage->sample);
      g_assert_cmpint (look.importance, ==, weight);
      counts[weight]--;
      for (gsize j = 0; j < i; j++)
        g_assert_cmpuint (top[i], !=, top[j]);
    }
}

/* What a cluster tells of its events is so. */
static void
test_clusters (void)
{
  Stage stage;
  guint counted = 0;

  stage_init (&stage, sample_generate (3000, 2, 17));
  {
    g_autoptr (KroLayout) layout = kro_layout_new (stage.input, -40, 500, NULL, NULL);
    KroClusterInfo info;

    for (guint i = 0; kro_layout_get_cluster (layout, i, &info); i++)
      {
        g_autofree KroId *events = g_new (KroId, info.n + 1);
        guint             palettes[7] = { 0 };
        guint             most = 0;

        g_assert_cmpuint (kro_layout_get_cluster_events (layout, i, 0, info.n + 1, events), ==, info.n);
        for (guint j = 0; j < info.n; j++)
          {
            KroEventLook look;
            KroEventLook top;
            KroBounds    bounds = sample_get_bounds (stage.sample, events[j]);

            sample_describe (events[j], &look, stage.sample);
            sample_describe (info.top, &top, stage.sample);
            palettes[look.palette]++;
            most = MAX (most, palettes[look.palette]);
            g_assert_cmpint (kro_time_compare (info.from, bounds.earliest_start), <=, 0);
            g_assert_cmpint (kro_time_compare (info.to, bounds.latest_end), >=, 0);
            g_assert_cmpuint (top.importance, >=, look.importance);
          }
        g_assert_cmpuint (palettes[info.palette], ==, info.n_palette);
        g_assert_cmpuint (most, ==, info.n_palette);
        g_assert_cmpuint (kro_layout_get_cluster_events (layout, i, info.n, 1, events), ==, 0);
        check_top (&stage, layout, i, &info, events);
        counted += info.n;
      }
    g_assert_cmpuint (counted, ==, kro_layout_get_n_clustered (layout));
  }
  g_assert_cmpuint (counted, >, 100);
  stage_clear (&stage);
}

/* Sixty lanes, the most there can be, are all in the picture of a small window. */
static void
test_many_lanes (void)
{
  Stage stage;
  g_autoptr (KroLayout) layout = NULL;

  stage_init (&stage, sample_generate (900, 60, 2));
  layout = kro_layout_new (stage.input, -50, 600, NULL, NULL);
  g_assert_cmpfloat (kro_layout_get_height (layout), <=, 600);
  g_assert_cmpuint (layout->bands->len, ==, 60);
  for (guint i = 0; i < layout->bands->len; i++)
    {
      const KroLayoutBand *band = &g_array_index (layout->bands, KroLayoutBand, i);

      g_assert_cmpfloat (band->foot, <=, band->height);
      g_assert_cmpfloat (band->height, >=, 10);
    }
  stage_clear (&stage);
}

static void
test_cancel (void)
{
  Stage stage;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  stage_init (&stage, sample_generate (100, 2, 1));
  g_cancellable_cancel (cancellable);
  g_assert_null (kro_layout_new (stage.input, -30, 700, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  stage_clear (&stage);
}

/* Nothing to draw is drawn too. */
static void
test_empty (void)
{
  Stage        stage;
  KroTimeScale scale;
  gsize        n;

  stage_init (&stage, sample_new (NULL, 0));
  scale = kro_scene_get_fit (stage.input, WIDTH);
  {
    g_autoptr (KroScene) scene = stage_draw (&stage, &scale);

    kro_scene_get_placed (scene, &n);
    g_assert_cmpuint (n, >, 5);
  }
  stage_clear (&stage);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/render/layout/panning-changes-no-row", test_panning_changes_no_row);
  g_test_add_func ("/render/layout/zooming-back-restores", test_zooming_back_restores);
  g_test_add_func ("/render/layout/same-input-same-bytes", test_same_input_same_bytes);
  g_test_add_func ("/render/layout/rows-are-few", test_rows_are_few);
  g_test_add_func ("/render/layout/importance", test_importance);
  g_test_add_func ("/render/layout/clusters", test_clusters);
  g_test_add_func ("/render/layout/many-lanes", test_many_lanes);
  g_test_add_func ("/render/layout/cancel", test_cancel);
  g_test_add_func ("/render/layout/empty", test_empty);

  return g_test_run ();
}

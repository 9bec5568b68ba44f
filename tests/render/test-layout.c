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

static gboolean
overlap (const KroBox *a, const KroBox *b)
{
  return a->x + 0.01 < b->x + b->w && b->x + 0.01 < a->x + a->w && a->y + 0.01 < b->y + b->h && b->y + 0.01 < a->y + a->h;
}

static gboolean
is_drawn_event (const KroPlaced *placed)
{
  return (placed->kind == KRO_PLACED_LABEL || placed->kind == KRO_PLACED_EVENT) && placed->row >= 0;
}

/* No card or mark lies over that of another event, nor over a cluster. */
static void
check_overlaps (const KroScene *scene)
{
  gsize            n;
  const KroPlaced *placed = kro_scene_get_placed (scene, &n);

  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < i; j++)
      {
        gboolean both_events = is_drawn_event (&placed[i]) && is_drawn_event (&placed[j]) && placed[i].event != placed[j].event;
        gboolean one_cluster = (is_drawn_event (&placed[i]) && placed[j].kind == KRO_PLACED_CLUSTER) || (placed[i].kind == KRO_PLACED_CLUSTER && is_drawn_event (&placed[j]));
        gboolean both_clusters = placed[i].kind == KRO_PLACED_CLUSTER && placed[j].kind == KRO_PLACED_CLUSTER;

        if (!(both_events || one_cluster || both_clusters) || !overlap (&placed[i].box, &placed[j].box))
          continue;
        g_error ("\"%s\" in row %d at %g+%g, %g+%g lies over \"%s\" in row %d at %g+%g, %g+%g", placed[i].text, placed[i].row, placed[i].box.x, placed[i].box.w, placed[i].box.y, placed[i].box.h, placed[j].text, placed[j].row, placed[j].box.x, placed[j].box.w, placed[j].box.y, placed[j].box.h);
      }
}

static const KroBox *
find_lane (const KroPlaced *placed, gsize n, int lane)
{
  for (gsize i = 0; i < n; i++)
    {
      if (placed[i].kind == KRO_PLACED_LANE && placed[i].lane == lane)
        return &placed[i].box;
    }
  g_assert_not_reached ();
}

/* Labels stay in their lane and in the plot, texts in their label. */
static void
check_containment (const KroScene *scene, const KroBox *plot)
{
  gsize               n;
  gsize               n_primitives;
  const KroPlaced    *placed = kro_scene_get_placed (scene, &n);
  const KroPrimitive *primitives = kro_scene_get_primitives (scene, &n_primitives);

  for (gsize i = 0; i < n; i++)
    {
      const KroBox *box = &placed[i].box;
      const KroBox *lane;

      if (placed[i].kind != KRO_PLACED_LABEL && placed[i].kind != KRO_PLACED_CLUSTER)
        continue;
      lane = find_lane (placed, n, placed[i].lane);
      g_assert_cmpfloat (box->y, >=, lane->y - 0.01);
      g_assert_cmpfloat (box->y + box->h, <=, lane->y + lane->h + 0.01);
      if (placed[i].kind != KRO_PLACED_LABEL || placed[i].row < 0)
        continue;
      g_assert_cmpfloat (box->x, >=, plot->x);
      g_assert_cmpfloat (box->x + box->w, <=, plot->x + plot->w);
      for (guint32 j = placed[i].primitive; j < placed[i].primitive + placed[i].n_primitives; j++)
        {
          if (primitives[j].kind == KRO_PRIMITIVE_TEXT)
            g_assert_cmpfloat (primitives[j].box.x + primitives[j].box.w, <=, box->x + box->w + 0.01);
        }
    }
}

/* Every event that begins in the plot is drawn or counted, and once. */
static void
check_counts (const Stage *self, const KroScene *scene, const KroTimeScale *scale, const KroBox *plot)
{
  gsize             n;
  const KroPlaced  *placed = kro_scene_get_placed (scene, &n);
  g_autofree guint *seen = g_new0 (guint, sample_get_n_events (self->sample) + 1);
  guint             in_view = 0;
  guint             drawn = 0;
  guint             counted = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (placed[i].kind == KRO_PLACED_CLUSTER)
        counted += placed[i].count;
      else if (placed[i].kind == KRO_PLACED_EVENT)
        g_assert_cmpuint (++seen[placed[i].event], ==, 1);
    }
  for (KroId event = 1; event <= sample_get_n_events (self->sample); event++)
    {
      KroBounds bounds = sample_get_bounds (self->sample, event);
      double    x = kro_time_scale_to_x (scale, bounds.earliest_start);

      in_view += x >= plot->x && x < plot->x + plot->w;
      drawn += seen[event] && x >= plot->x && x < plot->x + plot->w;
    }
  /* a cluster at the edge also counts those of its cell beyond it */
  g_assert_cmpuint (drawn + counted, >=, in_view);
  if (in_view == sample_get_n_events (self->sample))
    g_assert_cmpuint (drawn + counted, ==, in_view);
}

static void
check_set (guint n_events, guint n_lanes)
{
  Stage        stage;
  KroTimeScale fit;
  KroBox       plot;
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  stage_init (&stage, sample_generate (n_events, n_lanes, 42));
  fit = kro_scene_get_fit (stage.input, WIDTH);
  plot = kro_scene_get_plot (stage.input, WIDTH, HEIGHT);
  for (int i = 0; i < 14; i++)
    {
      double       factor = pow (1.9, i - 2);
      KroTimeScale scale = kro_time_scale_zoom (&fit, g_rand_double_range (random, plot.x, WIDTH), i == 2 ? 1 : factor);
      g_autoptr (KroScene) scene = stage_draw (&stage, &scale);

      check_overlaps (scene);
      check_containment (scene, &plot);
      check_counts (&stage, scene, &scale, &plot);
    }
  stage_clear (&stage);
}

static void
test_properties (void)
{
  static const guint sizes[] = { 1, 10, 100, 1000, 10000 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      check_set (sizes[i], 1);
      check_set (sizes[i], 12);
    }
}

static void
test_many (void)
{
  check_set (100000, 5);
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
  double            pad = kro_slot_pad (metrics);
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
      g_assert_cmpuint (band->n_rows * 11, >=, overlapping * 10 - 11);
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
        counted += info.n;
      }
    g_assert_cmpuint (counted, ==, kro_layout_get_n_clustered (layout));
  }
  g_assert_cmpuint (counted, >, 100);
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

  g_test_add_func ("/render/layout/properties", test_properties);
  g_test_add_func ("/render/layout/many", test_many);
  g_test_add_func ("/render/layout/panning-changes-no-row", test_panning_changes_no_row);
  g_test_add_func ("/render/layout/zooming-back-restores", test_zooming_back_restores);
  g_test_add_func ("/render/layout/same-input-same-bytes", test_same_input_same_bytes);
  g_test_add_func ("/render/layout/rows-are-few", test_rows_are_few);
  g_test_add_func ("/render/layout/importance", test_importance);
  g_test_add_func ("/render/layout/clusters", test_clusters);
  g_test_add_func ("/render/layout/cancel", test_cancel);
  g_test_add_func ("/render/layout/empty", test_empty);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What must hold of every picture, over generated events at many scales and
 * places. The oracles are brute force over what went in and what the scene
 * shows, never the layout's own counts.
 */
#include "kro-layout-private.h"

#include "kro-time-scale.h"
#include "sample.h"

#include <cairo.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define WIDTH 1920
#define HEIGHT 1080
#define N_SCALES 50
#define N_PLACES 20
#define N_PIXELS 60

typedef struct
{
  KroTheme       *theme;
  KroAdvance     *advance;
  KroLocale      *locale;
  KroWordCache   *words;
  Sample         *sample;
  KroLayoutInput *input;
  KroBounds      *bounds; /* of each event */
  KroBox          plot;
  gsize           n_events;
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
  self->plot = kro_scene_get_plot (self->input, WIDTH, HEIGHT);
  self->n_events = sample_get_n_events (sample);
  self->bounds = g_new (KroBounds, self->n_events + 1);
  for (KroId event = 1; event <= self->n_events; event++)
    self->bounds[event - 1] = sample_get_bounds (sample, event);
}

static void
stage_clear (Stage *self)
{
  g_free (self->bounds);
  kro_layout_input_unref (self->input);
  sample_free (self->sample);
  kro_word_cache_free (self->words);
  kro_locale_unref (self->locale);
  kro_advance_free (self->advance);
  kro_theme_unref (self->theme);
}

static KroScene *
draw (const Stage *self, const KroLayout *layout, const KroTimeScale *scale)
{
  KroSceneInput input = { .layout = layout, .scale = *scale, .width = WIDTH, .height = HEIGHT };

  input.locale = self->locale;
  input.advance = self->advance;
  input.words = self->words;
  input.describe = sample_describe;
  input.describe_data = self->sample;
  return kro_scene_build (&input, NULL);
}

/* --- boxes ---------------------------------------------------------------------- */

static gboolean
overlap (const KroBox *a, const KroBox *b)
{
  return a->x + 0.01 < b->x + b->w && b->x + 0.01 < a->x + a->w && a->y + 0.01 < b->y + b->h && b->y + 0.01 < a->y + a->h;
}

static gboolean
is_drawn_event (const KroPlaced *placed)
{
  return (placed->kind == KRO_PLACED_LABEL || placed->kind == KRO_PLACED_EVENT || placed->kind == KRO_PLACED_TRAIL) && placed->row >= 0;
}

static gboolean
is_cluster (const KroPlaced *placed)
{
  return placed->kind == KRO_PLACED_CLUSTER;
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
        if (placed[i].lane != placed[j].lane || (placed[i].event == placed[j].event && placed[i].event != 0))
          continue;
        if (!(is_drawn_event (&placed[i]) || is_cluster (&placed[i])) || !(is_drawn_event (&placed[j]) || is_cluster (&placed[j])))
          continue;
        if (overlap (&placed[i].box, &placed[j].box))
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

/* A title that does not fit is cut by who paints it, with an ellipsis; then
 * the label says so. */
static void
check_title (const KroPlaced *label, const KroPrimitive *primitives)
{
  gboolean cut = TRUE;

  for (guint32 i = label->primitive; i < label->primitive + label->n_primitives; i++)
    {
      if (primitives[i].kind != KRO_PRIMITIVE_TEXT)
        continue;
      g_assert_cmpfloat (primitives[i].box.x, >=, label->box.x - 0.01);
      g_assert_cmpfloat (primitives[i].box.x + primitives[i].box.w, <=, label->box.x + label->box.w + 0.01);
      cut = g_strcmp0 (primitives[i].text, label->text) != 0 || primitives[i].width > primitives[i].box.w + 0.05;
    }
  g_assert_cmpint (label->cut, ==, cut);
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

      if (!is_drawn_event (&placed[i]) && !is_cluster (&placed[i]))
        continue;
      lane = find_lane (placed, n, placed[i].lane);
      g_assert_cmpfloat (box->y, >=, lane->y - 0.01);
      g_assert_cmpfloat (box->y + box->h, <=, lane->y + lane->h + 0.01);
      if (placed[i].kind != KRO_PLACED_LABEL)
        continue;
      check_title (&placed[i], primitives);
      if (placed[i].n_primitives == 0)
        continue;
      g_assert_cmpfloat (box->x, >=, plot->x);
      g_assert_cmpfloat (box->x + box->w, <=, plot->x + plot->w);
    }
}

/* --- counts --------------------------------------------------------------------- */

static guint
count_in_view (const Stage *self, KroTime from, KroTime to)
{
  guint n = 0;

  for (gsize i = 0; i < self->n_events; i++)
    n += kro_time_compare (self->bounds[i].earliest_start, to) < 0 && kro_time_compare (self->bounds[i].latest_end, from) > 0;
  return n;
}

/* Every event in view has one mark and one label, or is counted once. */
static void
check_counts (const Stage *self, const KroScene *scene, const KroTimeScale *scale, guint8 *seen)
{
  gsize            n;
  const KroPlaced *placed = kro_scene_get_placed (scene, &n);
  KroTime          from = kro_time_scale_to_time (scale, self->plot.x);
  KroTime          to = kro_time_scale_to_time (scale, self->plot.x + self->plot.w);
  guint            marks = 0;
  guint            labels = 0;
  guint            counted = 0;

  memset (seen, 0, self->n_events + 1);
  for (gsize i = 0; i < n; i++)
    {
      counted += is_cluster (&placed[i]) ? placed[i].count : 0;
      labels += placed[i].kind == KRO_PLACED_LABEL;
      if (placed[i].kind != KRO_PLACED_EVENT)
        continue;
      marks++;
      g_assert_cmpuint (++seen[placed[i].event], ==, 1);
    }
  g_assert_cmpuint (marks, ==, labels);
  g_assert_cmpuint (labels + counted, ==, count_in_view (self, from, to));
}

/* --- hits ----------------------------------------------------------------------- */

static void
set_id (cairo_t *cr, guint32 id)
{
  cairo_set_source_rgb (cr, (id >> 16 & 255) / 255.0, (id >> 8 & 255) / 255.0, (id & 255) / 255.0);
}

/* Paints what stands for something in the colour of its place in the scene,
 * leaders left out. */
static void
paint_ids (const KroScene *scene, cairo_t *cr, const KroBox *plot)
{
  gsize               n;
  gsize               n_primitives;
  const KroPlaced    *placed = kro_scene_get_placed (scene, &n);
  const KroPrimitive *primitives = kro_scene_get_primitives (scene, &n_primitives);

  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  cairo_rectangle (cr, plot->x, plot->y, plot->w, plot->h);
  cairo_clip (cr);
  for (gsize i = 0; i < n; i++)
    {
      set_id (cr, (guint32)i + 1);
      for (guint32 j = placed[i].primitive; j < placed[i].primitive + placed[i].n_primitives; j++)
        {
          const KroBox *box = &primitives[j].box;

          if (primitives[j].kind == KRO_PRIMITIVE_PATH || primitives[j].kind >= KRO_PRIMITIVE_CLIP)
            continue;
          if (!is_drawn_event (&placed[i]) && !is_cluster (&placed[i]))
            continue;
          cairo_rectangle (cr, floor (box->x) + 1, floor (box->y) + 1, floor (box->w) - 2, floor (box->h) - 2);
          cairo_fill (cr);
        }
    }
}

/* What is painted at a pixel is what is hit there. */
static void
check_hits (const KroScene *scene, const KroBox *plot, GRand *random)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t         *cr = cairo_create (surface);
  const guint32   *pixels;
  gsize            n;
  const KroPlaced *placed = kro_scene_get_placed (scene, &n);

  paint_ids (scene, cr, plot);
  cairo_surface_flush (surface);
  pixels = (const guint32 *)(gpointer)cairo_image_surface_get_data (surface);
  for (guint i = 0; i < N_PIXELS; i++)
    {
      int              x = g_rand_int_range (random, (int)plot->x, WIDTH);
      int              y = g_rand_int_range (random, (int)plot->y, HEIGHT);
      guint32          id = pixels[y * (cairo_image_surface_get_stride (surface) / 4) + x] & 0xffffff;
      const KroPlaced *hit = kro_scene_hit (scene, x + 0.5, y + 0.5);

      if (id == 0)
        continue;
      g_assert_nonnull (hit);
      g_assert_cmpuint (hit->event, ==, placed[id - 1].event);
      g_assert_cmpuint (hit->cluster, ==, placed[id - 1].cluster);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* --- rows ----------------------------------------------------------------------- */

/* What an event takes in a dense row, in pixels from its start. */
static void
find_extent (const Stage *self, const KroLayoutEvent *event, double density, double *left, double *right)
{
  double pad = kro_slot_pad (kro_theme_get_metrics (self->theme), KRO_CARD_DENSE);
  double length = kro_time_difference (event->end, event->start) * density;

  *left = -pad;
  *right = MAX (MAX (length, pad) + pad, event->dense);
}

/* An independent sweep: the first free row, else in place of the least
 * important of those in the way. Returns how many have a row at the end. */
static double
measure_distance (const KroLayout *layout, KroTime from, KroTime to)
{
  KroTimeScale scale = { .origin = from, .pixels_per_second = layout->density, .folds = layout->folds };

  return kro_time_scale_to_x (&scale, to);
}

static guint
sweep_reference (const Stage *self, const KroLayout *layout, const KroLayoutEvent *events, guint n, guint cap)
{
  double            gap = kro_theme_get_metrics (self->theme)->dense.gap;
  g_autofree guint *last = g_new0 (guint, cap + 1); /* event + 1 */
  guint             placed = 0;

  for (guint i = 0; i < n; i++)
    {
      guint  least = 0;
      guint  row;
      double left, right;

      find_extent (self, &events[i], layout->density, &left, &right);
      for (row = 0; row < cap; row++)
        {
          double other_left, other_right;

          if (last[row] == 0)
            break;
          find_extent (self, &events[last[row] - 1], layout->density, &other_left, &other_right);
          if (other_right + gap <= measure_distance (layout, events[last[row] - 1].start, events[i].start) + left)
            break;
          if (events[last[row] - 1].importance < events[last[least] - 1].importance)
            least = row;
        }
      if (row == cap && (cap == 0 || events[last[least] - 1].importance >= events[i].importance))
        continue;
      placed += row < cap;
      last[row < cap ? row : least] = i + 1;
    }
  return placed;
}

/* At least nine tenths of the labels that the reference places, and none in a
 * cluster where all fit. */
static void
check_rows (const Stage *self, const KroLayout *layout)
{
  const KroMetrics *metrics = kro_theme_get_metrics (self->theme);

  for (guint lane = 0; lane < layout->bands->len; lane++)
    {
      const KroLayoutBand *band = &g_array_index (layout->bands, KroLayoutBand, lane);
      guint                first = g_array_index (self->input->lane_first, guint, lane);
      guint                n = g_array_index (self->input->lane_first, guint, lane + 1) - first;
      guint                rows = (guint)((band->height - band->foot - 2 * metrics->dense.padding) / metrics->dense.height);
      guint                labels = 0;

      if (band->n_clusters == 0)
        continue;
      for (guint row = 0; row < band->n_rows; row++)
        labels += g_array_index (layout->rows, KroLayoutRow, band->first_row + row).n;
      g_assert_cmpfloat (labels, >=, 0.9 * sweep_reference (self, layout, &g_array_index (self->input->events, KroLayoutEvent, first), n, rows));
      rows = (guint)((band->height - 2 * metrics->dense.padding) / metrics->dense.height);
      g_assert_cmpuint (sweep_reference (self, layout, &g_array_index (self->input->events, KroLayoutEvent, first), n, rows), <, n);
    }
}

/* --- sets ----------------------------------------------------------------------- */

/* From all of them in a tenth of the width to an hour or so. */
static void
check_set (guint n_events, guint n_lanes, gboolean folds)
{
  Stage              stage;
  const KroFolding  *folding;
  KroTimeScale       fit;
  g_autofree guint8 *seen = g_new (guint8, n_events + 1);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  stage_init (&stage, sample_generate (n_events, n_lanes, 42));
  folding = folds ? kro_layout_input_get_folding (stage.input, stage.plot.w) : NULL;
  fit = kro_scene_get_folded_fit (stage.input, folding, WIDTH);
  for (int i = 0; i < N_SCALES; i++)
    {
      KroTimeScale zoomed = kro_time_scale_zoom (&fit, stage.plot.x, pow (1.28, i - 9));
      g_autoptr (KroLayout) layout = kro_layout_new_folded (stage.input, folding, kro_time_scale_get_step (&zoomed), stage.plot.h, NULL, NULL);

      check_rows (&stage, layout);
      for (guint j = 0; j < N_PLACES; j++)
        {
          KroId        event = (KroId)g_rand_int_range (random, 1, (gint32)n_events + 1);
          double       x = kro_time_scale_to_x (&zoomed, stage.bounds[event - 1].earliest_start);
          KroTimeScale scale = kro_time_scale_pan (&zoomed, g_rand_double_range (random, stage.plot.x - 50, WIDTH + 50) - x);
          g_autoptr (KroScene) scene = draw (&stage, layout, &scale);

          check_overlaps (scene);
          check_containment (scene, &stage.plot);
          check_counts (&stage, scene, &scale, seen);
          if (j == 0)
            check_hits (scene, &stage.plot, random);
        }
    }
  stage_clear (&stage);
}

static void
test_set (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);

  check_set (n, 12, FALSE);
  if (n > 10000)
    return;
  check_set (n, 1, FALSE);
  check_set (n, 12, TRUE);
  check_set (n, 1, TRUE);
}

int
main (int argc, char *argv[])
{
  static const guint sizes[] = { 10, 100, 1000, 10000, 100000, 1000000 };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/render/layout-properties/%u", sizes[i]);

      g_test_add_data_func (path, GUINT_TO_POINTER (sizes[i]), test_set);
    }
  return g_test_run ();
}

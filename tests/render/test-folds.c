/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Empty spans that fold: times to pixels and back through folds, what is
 * folded at which step, the scale for a span, and pictures with folds in them.
 * The oracles are brute force over the events.
 */
#include "kro-folding-private.h"
#include "kro-layout-private.h"

#include "sample.h"

#include <math.h>
#include <string.h>

#define WIDTH 1600
#define HEIGHT 800
#define YEAR G_GINT64_CONSTANT (31556952)

typedef struct
{
  KroTheme         *theme;
  KroAdvance       *advance;
  KroLocale        *locale;
  Sample           *sample;
  KroLayoutInput   *input;
  const KroFolding *folding;
  KroBox            plot;
} Stage;

static void
stage_init (Stage *self, Sample *sample)
{
  self->theme = kro_theme_new (KRO_THEME_LIGHT, "Cantarell", 1);
  self->advance = kro_advance_new (self->theme);
  self->locale = kro_locale_new ("en");
  self->sample = sample;
  self->input = sample_create_input (sample, self->advance, self->locale);
  self->plot = kro_scene_get_plot (self->input, WIDTH, HEIGHT);
  self->folding = kro_layout_input_get_folding (self->input, self->plot.w);
}

static void
stage_clear (Stage *self)
{
  kro_layout_input_unref (self->input);
  sample_free (self->sample);
  kro_locale_unref (self->locale);
  kro_advance_free (self->advance);
  kro_theme_unref (self->theme);
}

static KroScene *
stage_draw (const Stage *self, const KroTimeScale *scale)
{
  g_autoptr (KroLayout) layout = kro_layout_new_folded (self->input, self->folding, kro_time_scale_get_step (scale), self->plot.h, NULL, NULL);
  KroSceneInput input = { .layout = layout, .scale = *scale, .width = WIDTH, .height = HEIGHT };

  input.locale = self->locale;
  input.advance = self->advance;
  input.describe = sample_describe;
  input.describe_data = self->sample;
  return kro_scene_build (&input, NULL);
}

/* Bursts of days, years apart; from the age of the universe to milliseconds. */
static const SampleEvent bursts[] = {
  { "Before all", "Y-9999999999", NULL, NULL, FALSE, FALSE, 0, 9, 0 },
  { "Ice", "Y-2000000", "Y-1990000", NULL, FALSE, FALSE, 1, 9, 1 },
  { "A plan", "1931-03-03", NULL, NULL, FALSE, FALSE, 0, 9, 0 },
  { "A design", "1931-03-12", NULL, NULL, FALSE, FALSE, 0, 9, 1 },
  { "The works", "1931-04-20", "1931-08-14", NULL, FALSE, FALSE, 1, 9, 0 },
  { "Blown up", "1940-05-10", NULL, NULL, FALSE, FALSE, 0, 9, 2 },
  { "Listed", "1972-09", NULL, NULL, FALSE, FALSE, 2, 9, 0 },
  { "Cracks", "2024-02-04", NULL, NULL, FALSE, FALSE, 0, 9, 2 },
  { "A flash", "2024-02-20T12:00:00.001", NULL, NULL, FALSE, FALSE, 0, 9, 0 },
  { "A bang", "2024-02-20T12:00:00.250", NULL, NULL, FALSE, FALSE, 0, 9, 1 },
  { "Open again", "2024-03-28T10:00", NULL, NULL, FALSE, FALSE, 0, 9, 1 },
};

static KroTime
random_time (GRand *random)
{
  const SampleEvent *event = &bursts[g_rand_int_range (random, 0, G_N_ELEMENTS (bursts))];

  return kro_time_add (sample_time (event->start), (g_rand_boolean (random) ? 1 : -1) * pow (10, g_rand_double_range (random, -4, 17)));
}

/* --- times and pixels -------------------------------------------------------------- */

/* Later is further right, and back is the same time; wherever the origin is. */
static void
test_times_and_pixels (void)
{
  Stage stage;
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  stage_init (&stage, sample_new (bursts, G_N_ELEMENTS (bursts)));
  for (guint i = 0; i < 4000; i++)
    {
      double       density = pow (10, g_rand_double_range (random, -14, 6));
      KroTimeScale scale = kro_time_scale_new_at (random_time (random), 0, density, stage.folding);
      KroTime      before = kro_time_scale_to_time (&scale, -1);

      for (double x = 0; x < WIDTH; x += 7.3)
        {
          KroTime time = kro_time_scale_to_time (&scale, x);

          g_assert_cmpint (kro_time_compare (time, before), >, 0);
          g_assert_cmpfloat (kro_time_scale_to_x (&scale, time), >, kro_time_scale_to_x (&scale, before));
          g_assert_cmpfloat_with_epsilon (kro_time_scale_to_x (&scale, time), x, 0.01);
          before = time;
        }
    }
  stage_clear (&stage);
}

/* A millisecond is a millisecond on the far side of ten billion years. */
static void
test_exact (void)
{
  Stage        stage;
  KroTime      flash = sample_time ("2024-02-20T12:00:00.001");
  KroTime      early = sample_time ("Y-9999999999");
  SampleEvent  events[] = { bursts[0], bursts[8], bursts[9] };
  KroTimeScale scale;
  double       distance;

  stage_init (&stage, sample_new (events, G_N_ELEMENTS (events)));
  scale = kro_time_scale_new_at (early, 100, 1e5, stage.folding);
  distance = kro_time_scale_to_x (&scale, kro_time_add (flash, 0.001)) - kro_time_scale_to_x (&scale, flash);
  g_assert_cmpfloat_with_epsilon (distance, 100, 1e-3);
  scale = kro_time_scale_new_at (flash, 100, 1e5, stage.folding);
  g_assert_cmpfloat_with_epsilon (kro_time_scale_to_x (&scale, kro_time_add (flash, 0.001)), 200, 1e-6);
  stage_clear (&stage);
}

/* What is at the pointer stays there, whatever folds on the way. */
static void
test_zooming_keeps_the_time (void)
{
  Stage stage;
  guint changes = 0;
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  stage_init (&stage, sample_new (bursts, G_N_ELEMENTS (bursts)));
  for (guint i = 0; i < 300; i++)
    {
      KroTimeScale scale = kro_time_scale_new_at (random_time (random), 0, pow (10, g_rand_double_range (random, -14, 4)), stage.folding);
      double       x = g_rand_double_range (random, 0, WIDTH);

      for (guint j = 0; j < 20; j++)
        {
          const KroFolds *folds = scale.folds;
          KroTime         time = kro_time_scale_to_time (&scale, x);

          scale = kro_time_scale_zoom (&scale, x, g_rand_double_range (random, 0.6, 1.8));
          changes += scale.folds->n != folds->n;
          g_assert_cmpint (scale.folds->step, ==, kro_time_scale_get_step (&scale));
          g_assert_cmpfloat_with_epsilon (kro_time_scale_to_x (&scale, time), x, 0.01);
        }
    }
  g_assert_cmpuint (changes, >, 100);
  stage_clear (&stage);
}

/* --- what is folded ---------------------------------------------------------------- */

/* Whether some event lies in a span, by looking at each. */
static gboolean
is_touched (const KroLayoutInput *input, KroTime from, KroTime to)
{
  for (guint i = 0; i < input->events->len; i++)
    {
      const KroLayoutEvent *event = &g_array_index (input->events, KroLayoutEvent, i);

      if (kro_time_compare (event->start, to) < 0 && kro_time_compare (event->end, from) > 0)
        return TRUE;
    }
  return FALSE;
}

/* Where an empty span behind an event ends; %FALSE: none begins there. */
static gboolean
find_next (const KroLayoutInput *input, KroTime time, KroTime *next)
{
  gboolean found = FALSE;

  if (is_touched (input, time, kro_time_add_exact (time, 0, 1)))
    return FALSE;
  for (guint i = 0; i < input->events->len; i++)
    {
      KroTime start = g_array_index (input->events, KroLayoutEvent, i).start;

      if (kro_time_compare (start, time) <= 0 || (found && kro_time_compare (start, *next) >= 0))
        continue;
      *next = start;
      found = TRUE;
    }
  return found;
}

static gboolean
is_folded (const KroFolds *folds, KroTime from, KroTime to)
{
  for (guint i = 0; i < folds->n; i++)
    {
      if (kro_time_compare (folds->list[i].from, from) > 0 && kro_time_compare (folds->list[i].to, to) < 0)
        return TRUE;
    }
  return FALSE;
}

/* Of each event, whether what is empty behind it is folded where it is long. */
static void
check_folds (const Stage *self, const KroFolds *folds, guint *n_folded)
{
  const KroMetrics *metrics = kro_theme_get_metrics (self->theme);
  double            density = kro_time_scale_step_density (folds->step);
  double            kept = metrics->fold_after + metrics->fold_before;

  *n_folded = 0;
  for (guint i = 0; i < self->input->events->len; i++)
    {
      const KroLayoutEvent *event = &g_array_index (self->input->events, KroLayoutEvent, i);
      gboolean              is_first = TRUE;
      KroTime               next;
      double                left;
      double                least = 1024 * G_SQRT2 * 0.45 - kept;

      for (guint j = 0; j < i; j++)
        is_first &= kro_time_compare (g_array_index (self->input->events, KroLayoutEvent, j).end, event->end) != 0;
      if (!is_first || !find_next (self->input, event->end, &next))
        continue;
      left = kro_time_difference (next, event->end) * density - kept;
      g_assert_cmpint (is_folded (folds, event->end, next), ==, left > least);
      *n_folded += left > least;
    }
}

static void
check_every_step (Stage *stage)
{
  const KroFolds *coarser = NULL;

  for (int step = -97; step < 42; step++)
    {
      const KroFolds *folds = kro_folding_get_folds (stage->folding, step);
      guint           n;

      check_folds (stage, folds, &n);
      g_assert_cmpuint (folds->n, ==, n);
      g_assert_true (folds == kro_folding_get_folds (stage->folding, step));
      for (guint i = 0; i < folds->n; i++)
        g_assert_false (is_touched (stage->input, folds->list[i].from, folds->list[i].to));
      for (guint i = 0; coarser != NULL && i < coarser->n; i++)
        g_assert_true (is_folded (folds, kro_time_add (coarser->list[i].from, -1e18), kro_time_add (coarser->list[i].to, 1e18)));
      coarser = folds;
    }
}

static void
test_what_is_folded (void)
{
  Stage stage;

  stage_init (&stage, sample_new (bursts, G_N_ELEMENTS (bursts)));
  check_every_step (&stage);
  stage_clear (&stage);
  stage_init (&stage, sample_generate (150, 3, 5));
  check_every_step (&stage);
  stage_clear (&stage);
}

/* Windows that differ a little fold the same; much wider ones fold less. */
static void
test_width (void)
{
  Stage             stage;
  const KroFolding *wide;

  stage_init (&stage, sample_new (bursts, G_N_ELEMENTS (bursts)));
  g_assert_true (stage.folding == kro_layout_input_get_folding (stage.input, 1449));
  g_assert_true (stage.folding == kro_layout_input_get_folding (stage.input, 2047));
  wide = kro_layout_input_get_folding (stage.input, 4096);
  g_assert_true (stage.folding != wide);
  for (int step = -97; step < 42; step++)
    g_assert_cmpuint (kro_folding_get_folds (wide, step)->n, <=, kro_folding_get_folds (stage.folding, step)->n);
  stage_clear (&stage);
}

/* Of more empty spans than can be kept the longest are, all of a length. */
static void
test_longest (void)
{
  Stage stage;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) some = NULL;
  double least = G_MAXDOUBLE;
  guint  longer = 0;

  stage_init (&stage, sample_generate (400, 4, 6));
  all = kro_empty_spans_collect (stage.input, G_MAXUINT);
  some = kro_empty_spans_collect (stage.input, all->len / 2);
  g_assert_cmpuint (all->len, >, 10);
  g_assert_cmpuint (some->len, >, 0);
  g_assert_cmpuint (some->len, <=, all->len / 2);
  for (guint i = 0; i < some->len; i++)
    {
      const KroEmptySpan *span = &g_array_index (some, KroEmptySpan, i);

      least = MIN (least, kro_time_difference (span->to, span->from));
    }
  for (guint i = 0; i < all->len; i++)
    {
      const KroEmptySpan *span = &g_array_index (all, KroEmptySpan, i);

      longer += kro_time_difference (span->to, span->from) >= least;
    }
  g_assert_cmpuint (longer, ==, some->len);
  stage_clear (&stage);
}

/* --- scales for spans -------------------------------------------------------------- */

/* The span is shown, whatever it is, with the folds of its step; and who shows
 * what a scale shows gets that scale. */
static void
test_spans (void)
{
  Stage stage;
  g_autoptr (GRand) random = g_rand_new_with_seed (8);

  stage_init (&stage, sample_new (bursts, G_N_ELEMENTS (bursts)));
  for (guint i = 0; i < 20000; i++)
    {
      KroTime      from = random_time (random);
      KroTime      to = g_rand_boolean (random) ? kro_time_add (from, pow (10, g_rand_double_range (random, -3, 17))) : random_time (random);
      KroTimeScale scale;
      KroTimeScale again;

      if (kro_time_difference (to, from) < 0.001)
        continue;
      scale = kro_folding_get_scale (stage.folding, from, to, 100, 1200, KRO_FOLDING_NO_STEP);
      g_assert_cmpint (scale.folds->step, ==, kro_time_scale_get_step (&scale));
      g_assert_cmpfloat (kro_time_scale_to_x (&scale, from), >=, 100 - 0.01);
      g_assert_cmpfloat (kro_time_scale_to_x (&scale, to), <=, 1300 + 0.01);
      from = kro_time_scale_to_time (&scale, 100);
      to = kro_time_scale_to_time (&scale, 1300);
      again = kro_folding_get_scale (stage.folding, from, to, 100, 1200, kro_time_scale_get_step (&scale));
      g_assert_cmpfloat_with_epsilon (again.pixels_per_second / scale.pixels_per_second, 1, 1e-3);
      g_assert_cmpfloat_with_epsilon (kro_time_scale_to_x (&again, to), 1300, 0.01);
    }
  stage_clear (&stage);
}

/* Bursts far apart get the room between them; nothing is blown up without
 * need, and what is empty is not. */
static void
test_fit (void)
{
  Stage        stage;
  KroTimeScale scale;
  KroTimeScale bare;
  double       gained;

  stage_init (&stage, sample_new (&bursts[2], 5));
  scale = kro_scene_get_folded_fit (stage.input, stage.folding, WIDTH);
  bare = kro_scene_get_fit (stage.input, WIDTH);
  gained = scale.pixels_per_second / bare.pixels_per_second;
  g_assert_cmpuint (scale.folds->n, >=, 1);
  g_assert_cmpfloat (gained, >, 1.2);
  stage_clear (&stage);
  stage_init (&stage, sample_new (&bursts[6], 2));
  scale = kro_scene_get_folded_fit (stage.input, stage.folding, WIDTH);
  g_assert_cmpfloat (scale.pixels_per_second * YEAR / 12, <, WIDTH * 0.4);
  scale = kro_folding_get_scale (stage.folding, sample_time ("1990-01-01"), sample_time ("1990-01-02"), 0, WIDTH, KRO_FOLDING_NO_STEP);
  g_assert_cmpfloat_with_epsilon (scale.pixels_per_second, WIDTH / 86400.0, 1e-9);
  stage_clear (&stage);
}

/* --- pictures ---------------------------------------------------------------------- */

static gboolean
overlap (const KroBox *a, const KroBox *b)
{
  return a->x + 0.01 < b->x + b->w && b->x + 0.01 < a->x + a->w && a->y + 0.01 < b->y + b->h && b->y + 0.01 < a->y + a->h;
}

/* Each fold in view is placed in the lanes and on the axis, with its words on
 * the axis where there is room. */
static guint
check_marks (const Stage *self, const KroScene *scene, const KroTimeScale *scale)
{
  gsize               n;
  gsize               n_primitives;
  const KroPlaced    *placed = kro_scene_get_placed (scene, &n);
  const KroPrimitive *primitives = kro_scene_get_primitives (scene, &n_primitives);
  guint               n_folds = 0;
  guint               n_seen = 0;

  for (guint i = 0; i < scale->folds->n; i++)
    {
      double x = kro_time_scale_to_x (scale, scale->folds->list[i].from);

      n_seen += x < self->plot.x + self->plot.w && x + scale->folds->width > self->plot.x;
    }
  for (gsize i = 0; i < n; i++)
    {
      guint n_texts = 0;

      if (placed[i].kind != KRO_PLACED_FOLD)
        continue;
      n_folds++;
      g_assert_nonnull (placed[i].text);
      for (guint32 j = placed[i].primitive; j < placed[i].primitive + placed[i].n_primitives; j++)
        n_texts += primitives[j].kind == KRO_PRIMITIVE_TEXT && primitives[j].width <= primitives[j].box.w + 0.05;
      if (placed[i].box.w >= scale->folds->width - 0.01)
        g_assert_cmpuint (n_texts, ==, placed[i].box.y < self->plot.y);
    }
  g_assert_cmpuint (n_folds, ==, 2 * n_seen);
  return n_seen;
}

/* No label of the axis lies in a fold or over its edge. */
static void
check_axis (const Stage *self, const KroScene *scene)
{
  gsize               n;
  gsize               n_primitives;
  const KroPlaced    *placed = kro_scene_get_placed (scene, &n);
  const KroPrimitive *primitives = kro_scene_get_primitives (scene, &n_primitives);

  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; placed[i].kind == KRO_PLACED_TICK && j < n; j++)
      for (guint32 k = placed[i].primitive; placed[j].kind == KRO_PLACED_FOLD && k < placed[i].primitive + placed[i].n_primitives; k++)
        if (primitives[k].kind == KRO_PRIMITIVE_TEXT)
          g_assert_false (overlap (&primitives[k].box, &placed[j].box));
        else if (primitives[k].kind == KRO_PRIMITIVE_PATH)
          g_assert_false (primitives[k].box.x > placed[j].box.x + 0.01 && primitives[k].box.x < placed[j].box.x + placed[j].box.w - 0.01);
  g_assert_cmpuint (n, <, 1000);
}

static void
test_pictures (void)
{
  Stage stage;
  guint seen = 0;
  g_autoptr (GRand) random = g_rand_new_with_seed (9);

  stage_init (&stage, sample_new (bursts, G_N_ELEMENTS (bursts)));
  for (guint i = 0; i < 400; i++)
    {
      KroTimeScale scale = kro_time_scale_new_at (random_time (random), g_rand_double_range (random, 0, WIDTH), pow (10, g_rand_double_range (random, -14, 6)), stage.folding);
      g_autoptr (KroScene) scene = stage_draw (&stage, &scale);

      seen += check_marks (&stage, scene, &scale);
      check_axis (&stage, scene);
    }
  g_assert_cmpuint (seen, >, 200);
  stage_clear (&stage);
}

static void
test_panning_changes_no_row (void)
{
  Stage        stage;
  KroTimeScale scale;
  guint        compared = 0;

  stage_init (&stage, sample_generate (60, 3, 12));
  scale = kro_scene_get_folded_fit (stage.input, stage.folding, WIDTH);
  scale = kro_time_scale_zoom (&scale, 700, 30);
  g_assert_cmpuint (scale.folds->n, >, 3);
  for (guint i = 0; i < 40; i++)
    {
      KroTimeScale moved = kro_time_scale_pan (&scale, i % 2 == 0 ? -97.3 : -5000 + 211.0 * i);
      g_autoptr (KroScene) before = stage_draw (&stage, &scale);
      g_autoptr (KroScene) after = stage_draw (&stage, &moved);

      for (KroId event = 1; event <= 60; event++)
        {
          const KroPlaced *one = kro_scene_find_event (before, event, KRO_PLACED_EVENT);
          const KroPlaced *other = kro_scene_find_event (after, event, KRO_PLACED_EVENT);

          if (one == NULL || other == NULL)
            continue;
          g_assert_cmpint (one->row, ==, other->row);
          compared++;
        }
      scale = i % 2 == 0 ? moved : scale;
    }
  g_assert_cmpuint (compared, >, 40);
  stage_clear (&stage);
}

static void
test_zooming_back_restores (void)
{
  Stage        stage;
  KroTimeScale scale;

  stage_init (&stage, sample_new (bursts, G_N_ELEMENTS (bursts)));
  scale = kro_scene_get_folded_fit (stage.input, stage.folding, WIDTH);
  for (guint i = 0; i < 14; i++)
    {
      double       x = kro_time_scale_to_x (&scale, sample_time ("2024-02-20T12:00:00.001"));
      KroTimeScale in = kro_time_scale_zoom (&scale, x, 5);
      KroTimeScale out = kro_time_scale_zoom (&in, x, 0.2);
      g_autoptr (KroScene) before = stage_draw (&stage, &scale);
      g_autoptr (KroScene) after = stage_draw (&stage, &out);
      g_autofree char *one = kro_scene_dump (before);
      g_autofree char *other = kro_scene_dump (after);

      /* The ends of the span are only exact to what a nanosecond is wide. */
      g_assert_cmpstr (strchr (one, '\n'), ==, strchr (other, '\n'));
      scale = in;
    }
  stage_clear (&stage);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/render/folds/times-and-pixels", test_times_and_pixels);
  g_test_add_func ("/render/folds/exact", test_exact);
  g_test_add_func ("/render/folds/zooming-keeps-the-time", test_zooming_keeps_the_time);
  g_test_add_func ("/render/folds/what-is-folded", test_what_is_folded);
  g_test_add_func ("/render/folds/width", test_width);
  g_test_add_func ("/render/folds/longest", test_longest);
  g_test_add_func ("/render/folds/spans", test_spans);
  g_test_add_func ("/render/folds/fit", test_fit);
  g_test_add_func ("/render/folds/pictures", test_pictures);
  g_test_add_func ("/render/folds/panning-changes-no-row", test_panning_changes_no_row);
  g_test_add_func ("/render/folds/zooming-back-restores", test_zooming_back_restores);

  return g_test_run ();
}

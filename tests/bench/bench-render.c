/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What layout costs: gathering the events of a timeline, laying out a step, and whole frames
 * (layout where the step changed, scene, painting) while panning and zooming.
 * Frames are honest: 64 pixels a frame with a jump every 20, nothing of the
 * way kept from before but the words of dates.
 */
#include "kro-cairo-painter.h"
#include "kro-layout-private.h"
#include "kro-overview.h"
#include "kro-timeline-look.h"
#include "sample.h"

#include <stdlib.h>

#define WIDTH 1920
#define HEIGHT 1080
#define N_EDITS 400 /* most densities of fewer events could not follow more */
#define N_COLUMNS 1900
#define N_LANES 12
#define N_PAN 200
#define N_ZOOM 60
#define MAX_FRAMES 256

typedef struct
{
  KroTimeline      *timeline;
  KroTimelineLook  *look;
  KroTheme         *theme;
  KroAdvance       *advance;
  KroLocale        *locale;
  KroWordCache     *words;
  KroLayoutInput   *input;
  KroLayout        *layout;
  const KroFolding *folding; /* of the input */
  KroCairoPainter  *painter;
  cairo_t          *cr;
} Stage;

typedef struct
{
  double layout[MAX_FRAMES];
  double scene[MAX_FRAMES];
  double paint[MAX_FRAMES];
  double all[MAX_FRAMES];
  guint  n;
} Times;

static double
milliseconds_since (gint64 start)
{
  return (double)(g_get_monotonic_time () - start) / 1000;
}

static int
compare_doubles (const void *a, const void *b)
{
  const double *left = a;
  const double *right = b;

  return (*left > *right) - (*left < *right);
}

static double
percentile (double *times, guint n, guint share)
{
  qsort (times, n, sizeof times[0], compare_doubles);
  return times[MIN (n * share / 100, n - 1)];
}

static double
update_layout (Stage *stage, const KroTimeScale *scale)
{
  double height = kro_scene_get_plot (stage->input, WIDTH, HEIGHT).h;
  int    step = kro_time_scale_get_step (scale);
  gint64 start = g_get_monotonic_time ();

  if (stage->layout != NULL && kro_layout_is_for (stage->layout, stage->input, stage->folding, step, height))
    return 0;
  g_clear_pointer (&stage->layout, kro_layout_unref);
  stage->layout = kro_layout_new_folded (stage->input, stage->folding, step, height, NULL, NULL);
  return milliseconds_since (start);
}

static KroScene *
build (const Stage *stage, const KroTimeScale *scale)
{
  KroSceneInput input = { .layout = stage->layout, .scale = *scale, .width = WIDTH, .height = HEIGHT };

  input.locale = stage->locale;
  input.advance = stage->advance;
  input.words = stage->words;
  input.describe = kro_timeline_look_describe;
  input.describe_data = stage->look;
  return kro_scene_build (&input, NULL);
}

static void
draw_frame (Stage *stage, const KroTimeScale *scale, Times *times)
{
  g_autoptr (KroScene) scene = NULL;
  guint  i = times->n++;
  gint64 start;

  times->layout[i] = update_layout (stage, scale);
  start = g_get_monotonic_time ();
  scene = build (stage, scale);
  times->scene[i] = milliseconds_since (start);
  start = g_get_monotonic_time ();
  kro_cairo_painter_paint (stage->painter, stage->cr, scene);
  times->paint[i] = milliseconds_since (start);
  times->all[i] = times->layout[i] + times->scene[i] + times->paint[i];
}

static void
print_times (const char *name, Times *times)
{
  g_print ("  %-8s 95 %%: layout %8.2f, scene %6.2f, painting %6.2f, together %8.2f ms\n", name,
           percentile (times->layout, times->n, 95), percentile (times->scene, times->n, 95),
           percentile (times->paint, times->n, 95), percentile (times->all, times->n, 95));
}

static void
bench_panning (Stage *stage, KroTimeScale scale)
{
  Times times = { .n = 0 };

  for (guint i = 0; i < N_PAN; i++)
    {
      scale = kro_time_scale_pan (&scale, i % 20 == 19 ? (i % 40 == 39 ? 3000 : -3000) : -64);
      draw_frame (stage, &scale, &times);
    }
  print_times ("panning", &times);
}

static void
bench_zooming (Stage *stage, KroTimeScale scale)
{
  Times times = { .n = 0 };

  for (guint i = 0; i < N_ZOOM; i++)
    {
      scale = kro_time_scale_zoom (&scale, WIDTH / 2.0, 1.1);
      draw_frame (stage, &scale, &times);
    }
  print_times ("zooming", &times);
}

/* Twelve categories, so that there are twelve lanes. */
static KroTimeline *
create_timeline (gsize n_events)
{
  g_autoptr (Sample) sample = sample_generate (n_events, N_LANES, 42);
  g_autoptr (KroChunk) chunk = kro_chunk_new ();
  g_autoptr (KroCommand) command = NULL;
  KroTimeline *timeline = kro_timeline_new ();

  for (guint i = 1; i < N_LANES; i++)
    {
      g_autofree char *name = g_strdup_printf ("Lane %u", i);
      g_autoptr (KroCategory) category = kro_category_new (name, (guint8)(i % 7), (guint8)(i % 7));
      g_autoptr (KroCommand) add = kro_command_new_add_category (category);

      kro_timeline_apply (timeline, add, NULL);
    }
  for (KroId id = 1; id <= n_events; id++)
    {
      KroEventLook   look;
      KroEventFields fields = { .id = id };

      sample_describe (id, &look, sample);
      fields.title = (char *)look.title;
      fields.date = (KroDate *)look.date;
      fields.importance = look.importance;
      fields.category = (guint8)look.lane;
      kro_chunk_add_event (chunk, &fields, NULL);
    }
  kro_chunk_finish (chunk);
  command = kro_command_new_load_chunk (chunk);
  kro_timeline_apply (timeline, command, NULL);
  return timeline;
}

static void
stage_init (Stage *self, gsize n_events)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  gint64           start;

  self->theme = kro_theme_new (KRO_THEME_LIGHT, "Cantarell", 1);
  self->advance = kro_advance_new (self->theme);
  self->locale = kro_locale_new ("en");
  self->words = kro_word_cache_new (self->locale);
  self->painter = kro_cairo_painter_new (self->theme);
  self->cr = cairo_create (surface);
  cairo_surface_destroy (surface);
  self->timeline = create_timeline (n_events);
  start = g_get_monotonic_time ();
  self->look = kro_timeline_look_new (self->timeline, KRO_LANES_CATEGORY, NULL, self->locale);
  self->input = kro_layout_input_new_from_timeline (self->look, NULL, self->advance, self->locale);
  g_print ("%" G_GSIZE_FORMAT " events: gathered in %.1f ms", n_events, milliseconds_since (start));
}

static void
stage_clear (Stage *self)
{
  g_clear_pointer (&self->layout, kro_layout_unref);
  kro_layout_input_unref (self->input);
  kro_timeline_look_free (self->look);
  g_object_unref (self->timeline);
  cairo_destroy (self->cr);
  kro_cairo_painter_free (self->painter);
  kro_word_cache_free (self->words);
  kro_locale_unref (self->locale);
  kro_advance_free (self->advance);
  kro_theme_unref (self->theme);
}

/* A density that follows edits, and how long that takes. */
typedef struct
{
  KroDensity *density;
  double      times[N_EDITS]; /* milliseconds */
  guint       n;
} Follower;

static void
followed_cb (Follower *self, const KroChange *change, KroTimeline *timeline)
{
  gint64      start = g_get_monotonic_time ();
  KroDensity *next = kro_density_new_followed (self->density, timeline, change);

  g_assert_nonnull (next);
  kro_density_unref (self->density);
  self->density = next;
  self->times[self->n++] = milliseconds_since (start);
}

/* Other dates for some events, one after the other. */
static void
bench_overview_edits (Stage *stage, KroOverviewInput *overview, guint32 *counts)
{
  Follower follower = { .density = kro_density_ref ((KroDensity *)overview->density) };
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  g_autoptr (KroDate) date = kro_date_new_edtf ("2001-05", NULL);
  gulong handler = g_signal_connect_swapped (stage->timeline, "changed", G_CALLBACK (followed_cb), &follower);
  gint64 start;

  for (guint i = 0; i < N_EDITS; i++)
    {
      KroId event = kro_timeline_get_id_at (stage->timeline, (guint32)g_rand_int_range (random, 0, (gint32)kro_timeline_get_n_events (stage->timeline)));
      g_auto (KroEventFields) fields = { 0 };
      g_autoptr (KroCommand) command = NULL;

      kro_timeline_get_fields (stage->timeline, event, &fields);
      g_clear_pointer (&fields.date, kro_date_unref);
      fields.date = kro_date_ref (date);
      command = kro_timeline_make_change_event (stage->timeline, &fields);
      g_assert_true (kro_timeline_apply (stage->timeline, command, NULL));
    }
  g_signal_handler_disconnect (stage->timeline, handler);
  start = g_get_monotonic_time ();
  kro_density_count (follower.density, &overview->scale, 0, 1, N_COLUMNS, counts);
  g_print ("  counted in %.2f ms after %u edits, each followed in", milliseconds_since (start), follower.n);
  qsort (follower.times, follower.n, sizeof *follower.times, compare_doubles);
  g_print (" %.3f ms (median), %.3f (95th percentile), %.3f (longest)\n", follower.times[follower.n / 2], follower.times[follower.n * 95 / 100], follower.times[follower.n - 1]);
  kro_density_unref (follower.density);
}

/* The overview: gathered and sorted once a change, counted and drawn once a
 * size. */
static void
bench_overview (Stage *stage)
{
  KroOverviewInput    overview = { .width = N_COLUMNS, .height = 66, .advance = stage->advance, .locale = stage->locale };
  g_autofree guint32 *counts = g_new (guint32, N_COLUMNS * KRO_DENSITY_PALETTE);
  g_autoptr (GArray) events = NULL;
  g_autoptr (KroDensity) density = NULL;
  g_autoptr (KroScene) scene = NULL;
  KroTime from;
  KroTime to;
  gint64  times[6];

  times[0] = g_get_monotonic_time ();
  events = kro_density_collect (stage->timeline, NULL);
  times[1] = g_get_monotonic_time ();
  density = kro_density_new ((const KroDensityEvent *)(gpointer)events->data, events->len);
  times[2] = g_get_monotonic_time ();
  kro_density_get_extent (density, &from, &to);
  overview.density = density;
  overview.scale = kro_overview_get_scale (density, from, to, overview.width);
  kro_density_count (density, &overview.scale, 0, 1, N_COLUMNS, counts);
  times[3] = g_get_monotonic_time ();
  scene = kro_overview_build (&overview);
  times[4] = g_get_monotonic_time ();
  kro_cairo_painter_paint (stage->painter, stage->cr, scene);
  times[5] = g_get_monotonic_time ();
  g_print ("  overview gathered in %.2f, sorted in %.2f; %d columns counted in %.2f, scene %.2f, painting %.2f ms\n",
           (double)(times[1] - times[0]) / 1000, (double)(times[2] - times[1]) / 1000, N_COLUMNS,
           (double)(times[3] - times[2]) / 1000, (double)(times[4] - times[3]) / 1000, (double)(times[5] - times[4]) / 1000);
  bench_overview_edits (stage, &overview, counts);
}

static void
bench_size (gsize n_events)
{
  Stage        stage = { 0 };
  KroTimeScale fit;
  KroTimeScale deep;
  gint64       start;
  guint        most = 0;

  stage_init (&stage, n_events);
  start = g_get_monotonic_time ();
  stage.folding = kro_layout_input_get_folding (stage.input, WIDTH);
  g_print (", gaps found in %.1f ms", milliseconds_since (start));
  start = g_get_monotonic_time ();
  for (int step = -97; step < 42; step++)
    most = MAX (most, kro_folding_get_folds (stage.folding, step)->n);
  g_print (" and folded at all steps in %.1f ms, at most %u", milliseconds_since (start), most);
  fit = kro_scene_get_folded_fit (stage.input, stage.folding, WIDTH);
  deep = kro_time_scale_zoom (&fit, WIDTH / 2.0, 200);
  g_print (", the whole laid out in %.1f ms", update_layout (&stage, &fit));
  g_print (", a two-hundredth in %.1f ms\n", update_layout (&stage, &deep));
  bench_panning (&stage, deep);
  bench_zooming (&stage, fit);
  bench_overview (&stage);
  stage_clear (&stage);
}

/* Nothing touches anything else: as many gaps as there can be. */
static void
bench_gaps (gsize n_events)
{
  g_autoptr (KroTheme) theme = kro_theme_new (KRO_THEME_LIGHT, NULL, 1);
  g_autoptr (KroLocale) locale = kro_locale_new ("en");
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  KroAdvance            *advance = kro_advance_new (theme);
  KroLayoutInputBuilder *builder = kro_layout_input_builder_new (advance, locale);
  KroLayoutInput        *input;
  const KroFolding      *folding;
  KroBounds              bounds = { .latest_end = KRO_TIME_INIT (0) };
  gint64                 start;
  double                 found;

  for (guint i = 0; i < N_LANES; i++)
    kro_layout_input_builder_add_lane (builder, &(KroLayoutLane){ .name = "lane" });
  for (gsize i = 0; i < n_events; i++)
    {
      bounds.earliest_start = KRO_TIME_INIT (bounds.latest_end.seconds + g_rand_int_range (random, 1, 4000));
      bounds.latest_end = KRO_TIME_INIT (bounds.earliest_start.seconds + 1);
      kro_layout_input_builder_add_plain (builder, &(KroEventLook){ .event = i + 1, .title = "", .lane = (guint)g_rand_int_range (random, 0, N_LANES) }, &bounds);
    }
  input = kro_layout_input_builder_finish (builder);
  start = g_get_monotonic_time ();
  folding = kro_layout_input_get_folding (input, WIDTH);
  found = milliseconds_since (start);
  start = g_get_monotonic_time ();
  kro_folding_get_folds (folding, 20);
  g_print ("%" G_GSIZE_FORMAT " events all apart: gaps found in %.1f ms, folded at a step in %.2f ms\n", n_events, found, milliseconds_since (start));
  kro_layout_input_unref (input);
  kro_layout_input_builder_free (builder);
  kro_advance_free (advance);
}

int
main (void)
{
  static const gsize sizes[] = { 1000, 10000, 100000, 1000000 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    bench_size (sizes[i]);
  bench_gaps (1000000);
  return 0;
}

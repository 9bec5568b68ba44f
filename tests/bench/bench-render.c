/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What layout costs: gathering the events of a timeline, laying out a step, and whole frames
 * (layout where the step changed, scene, painting) while panning and zooming.
 * Frames are honest: 64 pixels a frame with a jump every 20, nothing of the
 * way kept from before but the words of dates.
 */
#include "kro-column-set.h"
#include "kro-generator.h"
#include "kro-layout-private.h"
#include "kro-overview.h"
#include "kro-timeline-look.h"

#include <stdlib.h>

#define WIDTH 1920
#define HEIGHT 1080
#define N_EDITS 400 /* most densities of fewer events could not follow more */
#define N_COLUMNS 1900
#define N_LANES 12
#define N_DAYS 9131 /* 25 years */
#define N_STEPS 12
#define N_ASKED 1000
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
  KroColumnSet     *columns;
  double            width;
  double            height;
} Stage;

/* A row of the table of speed, in milliseconds. */
typedef struct
{
  gsize  n_events;
  double first;    /* complete picture */
  double panning;  /* 95th percentile of a frame */
  double zooming;  /* the same; rows of a new step are laid out in a thread */
  double wide;     /* panning at twice the width and height */
  double overview; /* following an edit */
} Speed;

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

/* Of @n times, the one that so many of a hundred do not exceed. */
static double
percentile (double *times, guint n, guint share)
{
  qsort (times, n, sizeof times[0], compare_doubles);
  return times[MAX ((n * share + 99) / 100, 1) - 1];
}

static double
update_layout (Stage *stage, const KroTimeScale *scale)
{
  double height = kro_scene_get_plot (stage->input, stage->width, stage->height).h;
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
  KroSceneInput input = { .layout = stage->layout, .scale = *scale, .width = stage->width, .height = stage->height };

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
  gsize  n_columns;
  gint64 start;

  times->layout[i] = update_layout (stage, scale);
  start = g_get_monotonic_time ();
  scene = build (stage, scale);
  times->scene[i] = milliseconds_since (start);
  start = g_get_monotonic_time ();
  kro_column_set_paint (stage->columns, scene, stage->painter, 1, scale, kro_scene_get_plot (stage->input, stage->width, stage->height).x, &n_columns);
  times->paint[i] = milliseconds_since (start);
  times->all[i] = times->scene[i] + times->paint[i];
}

static double
print_times (const char *name, Times *times)
{
  double all = percentile (times->all, times->n, 95);

  g_print ("  %-16s 95 %%: layout %8.2f (in a thread), scene %6.2f, painting %6.2f, together %8.2f ms\n", name,
           percentile (times->layout, times->n, 95), percentile (times->scene, times->n, 95),
           percentile (times->paint, times->n, 95), all);
  return all;
}

/* 64 pixels a frame and now and then a jump; nothing of the way was seen. */
static double
bench_panning (Stage *stage, KroTimeScale scale, const char *name)
{
  Times times = { .n = 0 };

  kro_column_set_clear (stage->columns);
  for (guint i = 0; i < N_PAN; i++)
    {
      scale = kro_time_scale_pan (&scale, i % 20 == 19 ? (i % 40 == 39 ? 3000 : -3000) : -64);
      draw_frame (stage, &scale, &times);
    }
  return print_times (name, &times);
}

static double
bench_zooming (Stage *stage, KroTimeScale scale)
{
  Times times = { .n = 0 };

  for (guint i = 0; i < N_ZOOM; i++)
    {
      scale = kro_time_scale_zoom (&scale, stage->width / 2, 1.1);
      draw_frame (stage, &scale, &times);
    }
  return print_times ("zooming", &times);
}

/* Twenty-five years in twelve categories, so that there are twelve lanes. */
static KroTimeline *
create_timeline (gsize n_events)
{
  g_autoptr (KroGenerator) generator = kro_generator_new_for_days (42, kro_days_from_civil (2000, 1, 1, KRO_CALENDAR_GREGORIAN), N_DAYS);
  g_autoptr (KroChunk) chunk = NULL;
  g_autoptr (KroCommand) command = NULL;
  KroTimeline *timeline = kro_timeline_new ();

  kro_generator_add_source (timeline, 1);
  chunk = kro_generator_make_chunk (generator, (guint)n_events, KRO_ID_NONE);
  command = kro_command_new_load_chunk (chunk);
  kro_timeline_apply (timeline, command, NULL);
  return timeline;
}

/* From the timeline to the pixels of all of it; how long, in milliseconds. */
static double
show_first_picture (Stage *self, KroTimeScale *fit)
{
  gint64 start = g_get_monotonic_time ();
  double gathered;
  double folded;
  Times  times = { .n = 0 };

  self->look = kro_timeline_look_new (self->timeline, KRO_LANES_CATEGORY, NULL, self->locale);
  self->input = kro_layout_input_new_from_timeline (self->look, NULL, self->advance, self->locale);
  gathered = milliseconds_since (start);
  self->folding = kro_layout_input_get_folding (self->input, self->width);
  folded = milliseconds_since (start);
  *fit = kro_scene_get_folded_fit (self->input, self->folding, self->width);
  draw_frame (self, fit, &times);
  g_print ("  first picture: gathered %.2f, gaps found %.2f, laid out %.2f, scene %.2f, painted %.2f ms\n", gathered, folded - gathered, times.layout[0], times.scene[0], times.paint[0]);
  return milliseconds_since (start);
}

static void
stage_init (Stage *self, gsize n_events)
{
  self->theme = kro_theme_new (KRO_THEME_LIGHT, "Cantarell", 1);
  self->advance = kro_advance_new (self->theme);
  self->locale = kro_locale_new ("en");
  self->words = kro_word_cache_new (self->locale);
  self->painter = kro_cairo_painter_new (self->theme);
  self->columns = kro_column_set_new ();
  self->width = WIDTH;
  self->height = HEIGHT;
  self->timeline = create_timeline (n_events);
}

static void
stage_clear (Stage *self)
{
  g_clear_pointer (&self->layout, kro_layout_unref);
  kro_layout_input_unref (self->input);
  kro_timeline_look_free (self->look);
  g_object_unref (self->timeline);
  kro_column_set_free (self->columns);
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
static double
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
  g_print (" %.3f ms (median), %.3f (95th percentile), %.3f (longest)\n", follower.times[follower.n / 2], percentile (follower.times, follower.n, 95), follower.times[follower.n - 1]);
  kro_density_unref (follower.density);
  return percentile (follower.times, follower.n, 95);
}

/* The overview: gathered and sorted once a change, counted and drawn once a
 * size. */
static double
bench_overview (Stage *stage)
{
  KroOverviewInput    overview = { .width = N_COLUMNS, .height = 66, .advance = stage->advance, .locale = stage->locale };
  g_autofree guint32 *counts = g_new (guint32, N_COLUMNS * KRO_DENSITY_PALETTE);
  g_autoptr (GArray) events = NULL;
  g_autoptr (KroDensity) density = NULL;
  g_autoptr (KroScene) scene = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t         *cr = cairo_create (surface);
  KroTime          from;
  KroTime          to;
  gint64           times[6];

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
  kro_cairo_painter_paint (stage->painter, cr, scene);
  times[5] = g_get_monotonic_time ();
  g_print ("  overview gathered in %.2f, sorted in %.2f; %d columns counted in %.2f, scene %.2f, painting %.2f ms\n",
           (double)(times[1] - times[0]) / 1000, (double)(times[2] - times[1]) / 1000, N_COLUMNS,
           (double)(times[3] - times[2]) / 1000, (double)(times[4] - times[3]) / 1000, (double)(times[5] - times[4]) / 1000);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return bench_overview_edits (stage, &overview, counts);
}

/* How many labels there are, and how many can be read to their end. */
static void
print_labels (const Stage *stage, const KroTimeScale *fit)
{
  g_autoptr (KroScene) scene = build (stage, fit);
  gsize            n_placed;
  const KroPlaced *placed = kro_scene_get_placed (scene, &n_placed);
  guint            n_labels = 0;
  guint            n_whole = 0;

  for (gsize i = 0; i < n_placed; i++)
    {
      n_labels += placed[i].kind == KRO_PLACED_LABEL;
      n_whole += placed[i].kind == KRO_PLACED_LABEL && !placed[i].cut;
    }
  g_print ("  %u labels, %u of them whole\n", n_labels, n_whole);
}

/* Of the events that have a row at two steps, how many have another one. */
static void
print_moves (Stage *stage, const KroTimeScale *fit)
{
  KroTimeScale scale = *fit;
  guint        n_both = 0;
  guint        n_moved = 0;

  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autoptr (KroLayout) before = NULL;

      update_layout (stage, &scale);
      before = kro_layout_ref (stage->layout);
      scale = kro_time_scale_zoom (&scale, stage->width / 2, G_SQRT2);
      update_layout (stage, &scale);
      for (guint32 position = 0; position < MIN (kro_timeline_get_n_events (stage->timeline), N_ASKED); position++)
        {
          KroId event = kro_timeline_get_id_at (stage->timeline, position);
          guint lanes[2];
          int   rows[2];

          if (!kro_layout_find_event (before, event, &lanes[0], &rows[0]) || !kro_layout_find_event (stage->layout, event, &lanes[1], &rows[1]) || rows[0] < 0 || rows[1] < 0)
            continue;
          n_both++;
          n_moved += rows[0] != rows[1];
        }
    }
  g_print ("  a step of scale moves %.0f %% of the events with a row to another one\n", n_both > 0 ? 100.0 * n_moved / n_both : 0.0);
}

static Speed
bench_size (gsize n_events)
{
  Stage        stage = { 0 };
  Speed        speed = { .n_events = n_events };
  KroTimeScale fit;
  KroTimeScale deep;

  g_print ("%" G_GSIZE_FORMAT " events\n", n_events);
  stage_init (&stage, n_events);
  speed.first = show_first_picture (&stage, &fit);
  print_labels (&stage, &fit);
  if (n_events <= 1000)
    print_moves (&stage, &fit);
  deep = kro_time_scale_zoom (&fit, WIDTH / 2.0, 200);
  speed.panning = bench_panning (&stage, deep, "panning");
  speed.zooming = bench_zooming (&stage, fit);
  stage.width = 2 * WIDTH;
  stage.height = 2 * HEIGHT;
  speed.wide = bench_panning (&stage, deep, "panning at 4K");
  speed.overview = bench_overview (&stage);
  stage_clear (&stage);
  return speed;
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

static void
print_table (const Speed *speeds, gsize n)
{
  g_print ("\n%-12s %14s %12s %12s %12s %14s\n", "ms, 95 %", "first picture", "panning", "zooming", "panning 4K", "after an edit");
  for (gsize i = 0; i < n; i++)
    g_print ("%-12" G_GSIZE_FORMAT " %14.2f %12.2f %12.2f %12.2f %14.3f\n", speeds[i].n_events, speeds[i].first, speeds[i].panning, speeds[i].zooming, speeds[i].wide, speeds[i].overview);
  g_print ("%-12s %14s %12s %12s %12s %14s\n", "asked", "10/60/400", "4", "8", "16", "1");
  g_print ("from 10,000 to 1,000,000 events a frame takes %.2f times as long panning and %.2f zooming\n", speeds[n - 1].panning / speeds[1].panning, speeds[n - 1].zooming / speeds[1].zooming);
}

int
main (void)
{
  static const gsize sizes[] = { 1000, 10000, 100000, 1000000 };
  Speed              speeds[G_N_ELEMENTS (sizes)];

  bench_size (100);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    speeds[i] = bench_size (sizes[i]);
  bench_gaps (1000000);
  print_table (speeds, G_N_ELEMENTS (sizes));
  return 0;
}

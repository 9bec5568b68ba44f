/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whole frames of the real window, from the moment GTK begins one until it
 * has painted it: list, timeline and strip. Pans by 64 pixels a frame with a
 * jump every 20, zooms in 60 steps of 1.1. Rows are laid out in their thread
 * meanwhile, as always. The first argument is the size, then follow numbers
 * of events.
 */
#include "kro-generator.h"
#include "kro-timeline-view.h"
#include "kro-ui.h"
#include "kro-window.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define N_PAN 200
#define N_ZOOM 60
#define PATIENCE_SECONDS 60

typedef struct
{
  KroTimelineView *view;
  KroStage        *stage;
  KroTimeScale     scale;
  guint            frame;
  guint            n_frames;
  gboolean         zooms;
  gint64           begun;
  double           times[N_PAN];
  gboolean         done;
} Run;

static int
compare_doubles (const void *a, const void *b)
{
  const double *left = a;
  const double *right = b;

  return (*left > *right) - (*left < *right);
}

static void
before_paint_cb (GdkFrameClock *clock, Run *run)
{
  run->begun = g_get_monotonic_time ();
}

static void
after_paint_cb (GdkFrameClock *clock, Run *run)
{
  if (run->frame == 0 || run->frame > run->n_frames)
    return;
  run->times[run->frame - 1] = (double)(g_get_monotonic_time () - run->begun) / 1000;
  run->done = run->frame == run->n_frames;
}

/* The next place, as if a hand had moved the view. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Run   *run = user_data;
  guint  i = run->frame;
  KroBox plot = kro_stage_get_plot (run->stage);

  if (i == run->n_frames)
    return G_SOURCE_CONTINUE;
  if (run->zooms)
    run->scale = kro_time_scale_zoom (&run->scale, plot.x + plot.w / 2, 1.1);
  else
    run->scale = kro_time_scale_pan (&run->scale, i % 20 == 19 ? (i % 40 == 39 ? 3000 : -3000) : -64);
  kro_stage_set_scale (run->stage, &run->scale);
  run->frame++;
  return G_SOURCE_CONTINUE;
}

static gboolean
wait_for (gboolean (*condition) (gpointer), gpointer data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (!condition (data) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, g_get_monotonic_time () % 8 == 0);
  return condition (data);
}

static gboolean
is_settled (gpointer data)
{
  return kro_timeline_view_get_settled (data);
}

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

static gboolean
is_done (gpointer data)
{
  return ((Run *)data)->done;
}

static void
run_frames (KroTimelineView *view, KroTimeScale scale, gboolean zooms, const char *name)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (view));
  Run            run = { .view = view, .stage = kro_timeline_view_get_stage (view), .scale = scale, .n_frames = zooms ? N_ZOOM : N_PAN, .zooms = zooms };
  gulong         before;
  gulong         after;
  guint          tick;

  kro_stage_set_scale (run.stage, &scale);
  wait_for (is_settled, view);
  before = g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), &run);
  after = g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), &run);
  tick = gtk_widget_add_tick_callback (GTK_WIDGET (view), tick_cb, &run, NULL);
  if (!wait_for (is_done, &run))
    g_printerr ("only %u of %u frames came\n", run.frame, run.n_frames);
  gtk_widget_remove_tick_callback (GTK_WIDGET (view), tick);
  g_signal_handler_disconnect (clock, before);
  g_signal_handler_disconnect (clock, after);
  qsort (run.times, run.n_frames, sizeof run.times[0], compare_doubles);
  g_print ("  %-8s 50 %%: %6.2f, 95 %%: %6.2f, most %6.2f ms\n", name, run.times[run.n_frames / 2], run.times[(run.n_frames * 95 + 99) / 100 - 1], run.times[run.n_frames - 1]);
}

static GtkWidget *
find (GtkWidget *parent, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (parent), type) ? parent : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static void
load (KroTimeline *timeline, guint n_events)
{
  g_autoptr (KroGenerator) generator = kro_generator_new (42);
  g_autoptr (KroChunk) chunk = NULL;
  g_autoptr (KroCommand) command = NULL;

  kro_generator_add_source (timeline, 1);
  chunk = kro_generator_make_chunk (generator, n_events, KRO_ID_NONE);
  command = kro_command_new_load_chunk (chunk);
  kro_timeline_apply (timeline, command, NULL);
}

/* What the process has in memory, in MB; what was given back is not. */
static double
get_resident (void)
{
  g_autofree char *text = NULL;
  long             pages = 0;

  malloc_trim (0);
  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    sscanf (text, "%*s %ld", &pages);
  return (double)pages * (double)sysconf (_SC_PAGESIZE) / (1 << 20);
}

/* @empty: what a window without events takes; 0: this is one. */
static double
bench (double empty, guint n_events, int width, int height)
{
  g_autoptr (KroLocale) locale = kro_locale_new ("en");
  KroTime          now = KRO_TIME_INIT (1760000000);
  GtkWidget       *window = kro_window_new (NULL, locale, &now);
  KroViewState    *state = kro_window_get_state (KRO_WINDOW (window));
  KroTimelineView *view = KRO_TIMELINE_VIEW (find (window, KRO_TYPE_TIMELINE_VIEW));
  KroStage        *stage = kro_timeline_view_get_stage (view);
  KroTimeScale     scale;
  double           resident;

  if (n_events > 0)
    load (kro_view_state_get_timeline (state), n_events);
  kro_view_state_set_lanes (state, KRO_LANES_CATEGORY);
  kro_window_articles_added (KRO_WINDOW (window));
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  if (n_events > 0 && !wait_for (is_settled, view))
    g_printerr ("it does not come to rest\n");
  if (n_events == 0)
    wait_for (is_mapped, window);
  resident = get_resident ();
  if (n_events == 0)
    {
      gtk_window_destroy (GTK_WINDOW (window));
      return resident;
    }
  g_print ("%u events, window of %d×%d, timeline of %d×%d:\n", n_events, gtk_widget_get_width (window), gtk_widget_get_height (window), gtk_widget_get_width (GTK_WIDGET (view)), gtk_widget_get_height (GTK_WIDGET (view)));
  kro_stage_get_fit (stage, &scale);
  run_frames (view, kro_time_scale_zoom (&scale, width / 2.0, n_events > 10000 ? 40 : 4), FALSE, "panning");
  run_frames (view, scale, TRUE, "zooming");
  g_print ("  memory  %.0f MB above the empty program, %.0f when all was seen\n", resident - empty, get_resident () - empty);
  gtk_window_destroy (GTK_WINDOW (window));
  return resident;
}

int
main (int argc, char *argv[])
{
  int    width = 1920;
  int    height = 1080;
  double empty;

  if (argc < 3 || sscanf (argv[1], "%dx%d", &width, &height) != 2)
    {
      g_printerr ("usage: bench-frames WIDTHxHEIGHT N_EVENTS…\n");
      return 2;
    }
  kro_ui_tune_memory ();
  gtk_init ();
  adw_init ();
  kro_ui_ensure_resources ();
  empty = bench (0, 0, width, height);
  for (int i = 2; i < argc; i++)
    bench (empty, (guint)atoi (argv[i]), width, height);
  return 0;
}

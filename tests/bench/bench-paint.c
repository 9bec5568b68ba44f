/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What painting costs: frames of many labelled boxes, and files of them and of
 * a timeline of 10,000 events. */
#include "kro-cairo-painter.h"
#include "kro-export.h"
#include "sample-scene.h"
#include "sample.h"

#include <stdlib.h>

#define N_FRAMES 20

static int
compare_doubles (const void *a, const void *b)
{
  const double *left = a;
  const double *right = b;

  return (*left > *right) - (*left < *right);
}

static double
paint_once (KroCairoPainter *painter, cairo_t *cr, KroScene *scene)
{
  gint64 start = g_get_monotonic_time ();

  kro_cairo_painter_paint (painter, cr, scene);
  return (double)(g_get_monotonic_time () - start) / 1000;
}

static void
bench_frames (KroTheme *theme, guint n_boxes)
{
  g_autoptr (KroCairoPainter) painter = kro_cairo_painter_new (theme);
  g_autoptr (KroScene) scene = sample_scene_new_boxes (theme, n_boxes);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1920, 1080);
  cairo_t         *cr = cairo_create (surface);
  double           cold, times[N_FRAMES];

  cold = paint_once (painter, cr, scene);
  for (guint i = 0; i < N_FRAMES; i++)
    times[i] = paint_once (painter, cr, scene);
  qsort (times, N_FRAMES, sizeof times[0], compare_doubles);
  g_print ("%5u boxes: first %7.2f ms, then %6.2f ms, 95th percentile %6.2f ms\n", n_boxes, cold, times[N_FRAMES / 2], times[N_FRAMES * 19 / 20]);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
bench_files (KroTheme *theme, KroScene *scene, const char *name)
{
  static const char *const formats[] = { "PNG", "SVG", "PDF" };
  const KroExportOptions   options = { .scale = 1, .title = "Bench" };

  for (KroExportFormat format = KRO_EXPORT_PNG; format <= KRO_EXPORT_PDF; format++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GBytes) bytes = kro_export_bytes (scene, theme, &options, format, NULL, NULL);

      g_print ("%s, %s: %.1f ms, %" G_GSIZE_FORMAT " KB\n", name, formats[format], (double)(g_get_monotonic_time () - start) / 1000, g_bytes_get_size (bytes) / 1024);
    }
}

static void
bench_boxes (KroTheme *theme, guint n_boxes)
{
  g_autoptr (KroScene) scene = sample_scene_new_boxes (theme, n_boxes);
  g_autofree char *name = g_strdup_printf ("%u boxes", n_boxes);

  bench_files (theme, scene, name);
}

/* From events in memory to files, whole at 1920 × 1080. */
static void
bench_timeline (KroTheme *theme, gsize n_events)
{
  g_autoptr (Sample) sample = sample_generate (n_events, 3, 7);
  g_autoptr (KroAdvance) advance = kro_advance_new (theme);
  g_autoptr (KroLocale) locale = kro_locale_new ("en");
  g_autofree char *name = g_strdup_printf ("%" G_GSIZE_FORMAT " events", n_events);
  gint64           start = g_get_monotonic_time ();
  g_autoptr (KroLayoutInput) input = sample_create_input (sample, advance, locale);
  KroTimeScale scale = kro_scene_get_fit (input, 1920);
  KroBox       plot = kro_scene_get_plot (input, 1920, 1080);
  g_autoptr (KroLayout) layout = kro_layout_new (input, kro_time_scale_get_step (&scale), plot.h, NULL, NULL);
  KroSceneInput scene_input = { .layout = layout, .scale = scale, .width = 1920, .height = 1080, .locale = locale, .advance = advance, .describe = sample_describe, .describe_data = sample };
  g_autoptr (KroScene) scene = kro_scene_build (&scene_input, NULL);

  g_print ("%s, laid out: %.1f ms\n", name, (double)(g_get_monotonic_time () - start) / 1000);
  bench_files (theme, scene, name);
}

int
main (void)
{
  g_autoptr (KroTheme) theme = kro_theme_new (KRO_THEME_LIGHT, "Cantarell", 1);
  static const guint sizes[] = { 200, 1000, 5000 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    bench_frames (theme, sizes[i]);
  bench_boxes (theme, 1000);
  bench_boxes (theme, 10000);
  bench_timeline (theme, 10000);
  return 0;
}

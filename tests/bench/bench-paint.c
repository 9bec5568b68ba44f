/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What painting costs: frames of many labelled boxes, and files. */
#include "kro-cairo-painter.h"
#include "kro-export.h"
#include "sample-scene.h"

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
bench_files (KroTheme *theme, guint n_boxes)
{
  static const char *const names[] = { "PNG", "SVG", "PDF" };
  g_autoptr (KroScene) scene = sample_scene_new_boxes (theme, n_boxes);
  const KroExportOptions options = { .scale = 1, .title = "Bench" };

  for (KroExportFormat format = KRO_EXPORT_PNG; format <= KRO_EXPORT_PDF; format++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GBytes) bytes = kro_export_bytes (scene, theme, &options, format, NULL, NULL);

      g_print ("%5u boxes, %s: %6.1f ms, %" G_GSIZE_FORMAT " KB\n", n_boxes, names[format], (double)(g_get_monotonic_time () - start) / 1000, g_bytes_get_size (bytes) / 1024);
    }
}

int
main (void)
{
  g_autoptr (KroTheme) theme = kro_theme_new (KRO_THEME_LIGHT, "Cantarell", 1);
  static const guint sizes[] = { 200, 1000, 5000 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    bench_frames (theme, sizes[i]);
  bench_files (theme, 1000);
  bench_files (theme, 10000);
  return 0;
}

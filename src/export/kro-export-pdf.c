/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * PDF: one page as large as the scene, in points of 1/72 inch (0.75 a logical
 * pixel), with embedded fonts, links and an outline that leads to the events.
 * Its metadata come from the options alone; it names no author.
 */
#include "kro-cairo-painter.h"
#include "kro-export-private.h"

#include <cairo-pdf.h>

#define POINTS 0.75

/* An outline is for finding something; longer ones are none. */
#define MAX_OUTLINE 1000

static void
set_text (cairo_surface_t *surface, cairo_pdf_metadata_t what, const char *text)
{
  g_autofree char *plain = NULL;

  if (text == NULL)
    return;
  plain = kro_plain_text (text);
  cairo_pdf_surface_set_metadata (surface, what, plain);
}

static void
set_date (cairo_surface_t *surface, const KroTime *created)
{
  g_autofree char *text = NULL;
  KroCivil         civil;

  if (created == NULL)
    return;
  kro_time_to_civil (*created, KRO_CALENDAR_GREGORIAN, &civil);
  if (civil.year < 0 || civil.year > 9999)
    return;
  text = g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02dZ", (int)civil.year, civil.month, civil.day, civil.hour, civil.minute, civil.second);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, text);
}

static void
set_metadata (cairo_surface_t *surface, const KroExportOptions *options)
{
  /* Without this Cairo would ask the clock. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
  set_text (surface, CAIRO_PDF_METADATA_TITLE, options->title);
  set_text (surface, CAIRO_PDF_METADATA_CREATOR, options->creator);
  set_date (surface, options->created);
}

static void
add_outline (cairo_surface_t *surface, const KroScene *scene)
{
  gsize            n_placed;
  const KroPlaced *placed = kro_scene_get_placed (scene, &n_placed);
  guint            n_entries = 0;

  for (gsize i = 0; i < n_placed && n_entries < MAX_OUTLINE; i++)
    {
      char             x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *place = NULL;
      g_autofree char *plain = NULL;

      if (placed[i].kind != KRO_PLACED_LABEL || placed[i].text == NULL)
        continue;
      g_ascii_formatd (x, sizeof x, "%.2f", placed[i].box.x * POINTS);
      g_ascii_formatd (y, sizeof y, "%.2f", placed[i].box.y * POINTS);
      place = g_strdup_printf ("page=1 pos=[%s %s]", x, y);
      plain = kro_plain_text (placed[i].text);
      cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, plain, place, 0);
      n_entries++;
    }
}

static cairo_status_t
paint_page (KroSink *sink, const KroScene *scene, const KroTheme *theme, const KroExportOptions *options)
{
  g_autoptr (KroCairoPainter) painter = kro_cairo_painter_new (theme);
  double           width = kro_scene_get_width (scene) * POINTS;
  double           height = kro_scene_get_height (scene) * POINTS;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (kro_sink_write_cb, sink, width, height);
  cairo_t         *cr = cairo_create (surface);
  cairo_status_t   status;

  set_metadata (surface, options);
  cairo_scale (cr, POINTS, POINTS);
  kro_cairo_painter_paint (painter, cr, scene);
  add_outline (surface, scene);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

/**
 * kro_export_pdf:
 * @scene: a scene
 * @theme: the theme it was made with
 * @options: title, maker and date of creation
 * @cancellable: (nullable): ends the work early
 * @error: return location, of #KRO_EXPORT_ERROR or %G_IO_ERROR
 *
 * Makes a PDF of one page with selectable text, links and an outline.
 *
 * Returns: (transfer full) (nullable): the bytes of the file
 */
GBytes *
kro_export_pdf (const KroScene *scene, const KroTheme *theme, const KroExportOptions *options, GCancellable *cancellable, GError **error)
{
  g_auto (KroSink) sink = { 0 };

  if (!kro_export_check_size (KRO_EXPORT_PDF, kro_scene_get_width (scene), kro_scene_get_height (scene), 1, error))
    return NULL;
  kro_sink_init (&sink, cancellable);
  if (!kro_sink_check (&sink, paint_page (&sink, scene, theme, options), error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&sink.bytes));
}

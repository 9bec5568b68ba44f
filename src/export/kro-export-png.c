/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * PNG: Cairo paints and compresses; what it cannot say (resolution, title,
 * maker) is put in as chunks behind the header (W3C PNG, 11.3). Sizes are in
 * pixels, the resolution in pixels a metre.
 */
#include "kro-cairo-painter.h"
#include "kro-export-private.h"

#include <math.h>
#include <string.h>

/* Signature and IHDR, with which every PNG begins. */
#define HEAD_LENGTH 33

#define INCH 0.0254

static guint32
compute_crc (const guint8 *data, gsize length)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= data[i];
      for (int bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ ((crc & 1) ? 0xedb88320 : 0);
    }
  return ~crc;
}

static void
append_integer (GByteArray *out, guint32 value)
{
  guint32 big_endian = GUINT32_TO_BE (value);

  g_byte_array_append (out, (const guint8 *)&big_endian, 4);
}

static void
append_chunk (GByteArray *out, const char *type, const void *data, gsize length)
{
  guint start;

  append_integer (out, (guint32)length);
  start = out->len;
  g_byte_array_append (out, (const guint8 *)type, 4);
  g_byte_array_append (out, data, (guint)length);
  append_integer (out, compute_crc (out->data + start, out->len - start));
}

/* UTF-8 text that is neither compressed nor translated (11.3.3.4). */
static void
append_text (GByteArray *out, const char *keyword, const char *text)
{
  g_autofree char *plain = NULL;
  g_autoptr (GString) data = g_string_new (keyword);

  if (text == NULL || *text == '\0')
    return;
  plain = kro_plain_text (text);
  g_string_append_len (data, "\0\0\0\0\0", 5);
  g_string_append (data, plain);
  append_chunk (out, "iTXt", data->str, data->len);
}

static void
append_resolution (GByteArray *out, double scale)
{
  guint32 per_metre = GUINT32_TO_BE ((guint32)lround (96 * scale / INCH));
  guint8  data[9];

  memcpy (data, &per_metre, 4);
  memcpy (data + 4, &per_metre, 4);
  data[8] = 1;
  append_chunk (out, "pHYs", data, sizeof data);
}

static GBytes *
add_chunks (GByteArray *png, const KroExportOptions *options, double scale)
{
  GByteArray *out = g_byte_array_sized_new (png->len + 256);

  g_byte_array_append (out, png->data, HEAD_LENGTH);
  append_resolution (out, scale);
  append_text (out, "Title", options->title);
  append_text (out, "Software", options->creator);
  g_byte_array_append (out, png->data + HEAD_LENGTH, png->len - HEAD_LENGTH);
  return g_byte_array_free_to_bytes (out);
}

static cairo_surface_t *
paint_surface (const KroScene *scene, const KroTheme *theme, double scale)
{
  g_autoptr (KroCairoPainter) painter = kro_cairo_painter_new (theme);
  int              width = (int)MAX (lround (kro_scene_get_width (scene) * scale), 1);
  int              height = (int)MAX (lround (kro_scene_get_height (scene) * scale), 1);
  const KroColor  *paper = kro_theme_get_color (theme, KRO_COLOR_BACKGROUND);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t         *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, paper->r, paper->g, paper->b);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  kro_cairo_painter_paint (painter, cr, scene);
  cairo_destroy (cr);
  return surface;
}

/**
 * kro_export_png:
 * @scene: a scene
 * @theme: the theme it was made with
 * @options: scale, title and maker
 * @cancellable: (nullable): ends the work early
 * @error: return location, of #KRO_EXPORT_ERROR or %G_IO_ERROR
 *
 * Makes an opaque PNG of 96 × `scale` dots an inch, so that it is as large on
 * paper whatever its scale.
 *
 * Returns: (transfer full) (nullable): the bytes of the file
 */
GBytes *
kro_export_png (const KroScene *scene, const KroTheme *theme, const KroExportOptions *options, GCancellable *cancellable, GError **error)
{
  g_auto (KroSink) sink = { 0 };
  double           scale = options->scale != 0 ? options->scale : 1;
  cairo_surface_t *surface;
  cairo_status_t   status;

  if (!kro_export_check_size (KRO_EXPORT_PNG, kro_scene_get_width (scene), kro_scene_get_height (scene), scale, error))
    return NULL;
  kro_sink_init (&sink, cancellable);
  surface = paint_surface (scene, theme, scale);
  status = cairo_surface_write_to_png_stream (surface, kro_sink_write_cb, &sink);
  cairo_surface_destroy (surface);
  if (!kro_sink_check (&sink, status, error))
    return NULL;
  return add_chunks (sink.bytes, options, scale);
}

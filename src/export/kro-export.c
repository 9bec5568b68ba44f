/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From a scene to a file: which format a name asks for, which sizes are
 * taken, and the way through one of the back ends to a file that is there
 * whole or not at all. Sizes of scenes are in logical pixels of 1/96 inch.
 * Every function may run in a thread: scenes and themes are immutable.
 */
#include "kro-export.h"

#include "kro-whole-file.h"

#include <glib/gi18n-lib.h>

#include <math.h>

#define MAX_SCALE 16.0

/* Points of 1/72 inch a logical pixel. */
#define POINTS 0.75

/* The longest side of an SVG or a scene: far beyond any screen or paper. */
#define MAX_LENGTH 1e6

G_DEFINE_QUARK (kro - export - error - quark, kro_export_error)

static const struct
{
  const char     *suffix;
  KroExportFormat format;
} suffixes[] = {
  { ".png", KRO_EXPORT_PNG },
  { ".svg", KRO_EXPORT_SVG },
  { ".pdf", KRO_EXPORT_PDF },
  { ".scene.json", KRO_EXPORT_SCENE },
};

static GBytes *
dump_scene (const KroScene *scene)
{
  char *text = kro_scene_dump (scene);

  return g_bytes_new_take (text, strlen (text));
}

/**
 * kro_export_format_from_path:
 * @path: (type filename): name of a file
 * @format: (out): the format its ending asks for
 * @error: return location, of #KRO_EXPORT_ERROR
 *
 * Tells the format from the ending of a name, in upper or lower case.
 *
 * Returns: %FALSE if the ending is none of those known
 */
gboolean
kro_export_format_from_path (const char *path, KroExportFormat *format, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autofree char *name = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      if (g_str_has_suffix (lower, suffixes[i].suffix))
        {
          *format = suffixes[i].format;
          return TRUE;
        }
    }
  name = g_filename_display_name (path);
  g_set_error (error, KRO_EXPORT_ERROR, KRO_EXPORT_ERROR_FORMAT, _ ("“%s” says no format that can be written: let its name end in .png, .svg, .pdf or .scene.json."), name);
  return FALSE;
}

/**
 * kro_export_check_size:
 * @format: what is to be written
 * @width: of the scene in logical pixels
 * @height: of the scene in logical pixels
 * @scale: of a PNG, pixels a logical pixel
 * @error: return location, of #KRO_EXPORT_ERROR
 *
 * Tells whether a picture can be made that large, so that it can be refused
 * before anything is laid out.
 *
 * Returns: whether it can
 */
gboolean
kro_export_check_size (KroExportFormat format, double width, double height, double scale, GError **error)
{
  double side = MAX (width, height);

  if (!(width >= 1 && height >= 1) || !isfinite (side))
    g_set_error (error, KRO_EXPORT_ERROR, KRO_EXPORT_ERROR_SIZE, _ ("A picture of %.6g × %.6g pixels has no size: both must be 1 or more."), width, height);
  else if (format == KRO_EXPORT_PNG && !(scale > 0 && scale <= MAX_SCALE))
    g_set_error (error, KRO_EXPORT_ERROR, KRO_EXPORT_ERROR_SIZE, _ ("A scale of %.6g cannot be drawn: choose one above 0 and up to %.6g."), scale, MAX_SCALE);
  else if (format == KRO_EXPORT_PNG && round (side * scale) > KRO_EXPORT_MAX_SIDE)
    g_set_error (error, KRO_EXPORT_ERROR, KRO_EXPORT_ERROR_SIZE, _ ("A side of %.10g pixels is too long for a PNG: %d is the most. Choose a smaller size or scale, or write an SVG."), round (side * scale), KRO_EXPORT_MAX_SIDE);
  else if (format == KRO_EXPORT_PDF && side * POINTS > KRO_EXPORT_MAX_POINTS)
    g_set_error (error, KRO_EXPORT_ERROR, KRO_EXPORT_ERROR_SIZE, _ ("A side of %.10g pixels is too long for a page of PDF: %.10g is the most. Choose a smaller size, or write an SVG."), side, KRO_EXPORT_MAX_POINTS / POINTS);
  else if (side > MAX_LENGTH)
    g_set_error (error, KRO_EXPORT_ERROR, KRO_EXPORT_ERROR_SIZE, _ ("A side of %.10g pixels is too long: %.10g is the most. Choose a smaller size."), side, MAX_LENGTH);
  else
    return TRUE;
  return FALSE;
}

/**
 * kro_export_bytes:
 * @scene: a scene
 * @theme: the theme it was made with
 * @options: what the file says besides
 * @format: what to make
 * @cancellable: (nullable): ends the work early
 * @error: return location, of #KRO_EXPORT_ERROR or %G_IO_ERROR
 *
 * Makes a picture in memory.
 *
 * Returns: (transfer full) (nullable): the bytes of the file
 */
GBytes *
kro_export_bytes (const KroScene *scene, const KroTheme *theme, const KroExportOptions *options, KroExportFormat format, GCancellable *cancellable, GError **error)
{
  switch (format)
    {
    case KRO_EXPORT_PNG:
      return kro_export_png (scene, theme, options, cancellable, error);
    case KRO_EXPORT_SVG:
      return kro_export_svg (scene, theme, options, cancellable, error);
    case KRO_EXPORT_PDF:
      return kro_export_pdf (scene, theme, options, cancellable, error);
    case KRO_EXPORT_SCENE:
      return dump_scene (scene);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * kro_export_file:
 * @scene: a scene
 * @theme: the theme it was made with
 * @options: what the file says besides
 * @path: (type filename): the file; its ending says the format
 * @cancellable: (nullable): ends the work early
 * @error: return location, of #KRO_EXPORT_ERROR or %G_IO_ERROR
 *
 * Writes a picture into a file, which is there whole or not at all.
 *
 * Returns: whether it was written
 */
gboolean
kro_export_file (const KroScene *scene, const KroTheme *theme, const KroExportOptions *options, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  KroExportFormat format;

  if (!kro_export_format_from_path (path, &format, error))
    return FALSE;
  bytes = kro_export_bytes (scene, theme, options, format, cancellable, error);
  return bytes != NULL && kro_whole_file_write (path, bytes, error);
}

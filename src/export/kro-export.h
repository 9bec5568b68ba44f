/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-scene.h"
#include "kro-theme.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KRO_EXPORT_ERROR:
 *
 * The error domain of the export floor; codes are #KroExportError. Messages
 * are for people: which file or measure, what is wrong, what to do instead.
 * %G_IO_ERROR_CANCELLED comes from cancelling.
 */
#define KRO_EXPORT_ERROR (kro_export_error_quark ())
GQuark kro_export_error_quark (void);

/**
 * KroExportError:
 * @KRO_EXPORT_ERROR_FORMAT: the name of the file ends in no known way
 * @KRO_EXPORT_ERROR_SIZE: the picture is too large, or has no size
 * @KRO_EXPORT_ERROR_FILE: the file cannot be written
 * @KRO_EXPORT_ERROR_BACKEND: the drawing library gave up
 */
typedef enum {
  KRO_EXPORT_ERROR_FORMAT,
  KRO_EXPORT_ERROR_SIZE,
  KRO_EXPORT_ERROR_FILE,
  KRO_EXPORT_ERROR_BACKEND,
} KroExportError;

/**
 * KroExportFormat:
 * @KRO_EXPORT_PNG: a picture of pixels, `.png`
 * @KRO_EXPORT_SVG: a drawing with real text and links, `.svg`
 * @KRO_EXPORT_PDF: a page with embedded fonts and links, `.pdf`
 * @KRO_EXPORT_SCENE: the layout as JSON Lines, `.scene.json`
 */
typedef enum {
  KRO_EXPORT_PNG,
  KRO_EXPORT_SVG,
  KRO_EXPORT_PDF,
  KRO_EXPORT_SCENE,
} KroExportFormat;

/**
 * KRO_EXPORT_MAX_SIDE:
 *
 * The longest side of a PNG in pixels; two of these take 1 GiB of memory.
 */
#define KRO_EXPORT_MAX_SIDE 16384

/**
 * KRO_EXPORT_MAX_POINTS:
 *
 * The longest side of a PDF page in points of 1/72 inch (ISO 32000-1,
 * Annex C).
 */
#define KRO_EXPORT_MAX_POINTS 14400

/**
 * KroExportOptions:
 * @scale: of a PNG, pixels a logical pixel; its DPI is 96 times this; 0: 1
 * @title: (nullable): title of the picture
 * @language: (nullable): language of its words as a BCP 47 tag
 * @creator: (nullable): what made it, such as `Kroniek 0.1.0`
 * @created: (nullable): date of creation that a PDF carries, UTC; %NULL: it
 *   carries none
 *
 * What a file says besides its picture. Nothing is taken from the clock, the
 * environment or the person: the same scene, theme and options give the same
 * bytes.
 */
typedef struct
{
  double         scale;
  const char    *title;
  const char    *language;
  const char    *creator;
  const KroTime *created;
} KroExportOptions;

gboolean kro_export_format_from_path (const char *path, KroExportFormat *format, GError **error);
gboolean kro_export_check_size (KroExportFormat format, double width, double height, double scale, GError **error);

GBytes *kro_export_png (const KroScene *scene, const KroTheme *theme, const KroExportOptions *options, GCancellable *cancellable, GError **error);
GBytes *kro_export_svg (const KroScene *scene, const KroTheme *theme, const KroExportOptions *options, GCancellable *cancellable, GError **error);
GBytes *kro_export_pdf (const KroScene *scene, const KroTheme *theme, const KroExportOptions *options, GCancellable *cancellable, GError **error);

GBytes  *kro_export_bytes (const KroScene *scene, const KroTheme *theme, const KroExportOptions *options, KroExportFormat format, GCancellable *cancellable, GError **error);
gboolean kro_export_file (const KroScene *scene, const KroTheme *theme, const KroExportOptions *options, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS

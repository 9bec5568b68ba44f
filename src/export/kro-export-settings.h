/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-export.h"
#include "kro-timeline.h"

G_BEGIN_DECLS

/**
 * KroExportPart:
 * @KRO_EXPORT_VISIBLE: the span that is seen
 * @KRO_EXPORT_EVERYTHING: all events
 *
 * What of a timeline goes into a picture.
 */
typedef enum {
  KRO_EXPORT_VISIBLE,
  KRO_EXPORT_EVERYTHING,
} KroExportPart;

/**
 * KroExportPreset:
 * @KRO_EXPORT_SLIDE: 1920 × 1080
 * @KRO_EXPORT_SMALL_SLIDE: 1280 × 720
 * @KRO_EXPORT_A4_LANDSCAPE: 297 × 210 mm
 * @KRO_EXPORT_A4_PORTRAIT: 210 × 297 mm
 * @KRO_EXPORT_SQUARE: 1080 × 1080
 * @KRO_EXPORT_WINDOW: as large as the timeline on screen
 * @KRO_EXPORT_CUSTOM: as a person gave it
 *
 * How large a picture is, by name.
 */
typedef enum {
  KRO_EXPORT_SLIDE,
  KRO_EXPORT_SMALL_SLIDE,
  KRO_EXPORT_A4_LANDSCAPE,
  KRO_EXPORT_A4_PORTRAIT,
  KRO_EXPORT_SQUARE,
  KRO_EXPORT_WINDOW,
  KRO_EXPORT_CUSTOM,
} KroExportPreset;

/**
 * KRO_EXPORT_MIN_SIDE:
 *
 * Below this many logical pixels a side there is nothing to see.
 */
#define KRO_EXPORT_MIN_SIDE 64

/**
 * KroExportSettings:
 * @format: of the file
 * @part: what is seen
 * @preset: how large
 * @width: of a custom size, in logical pixels
 * @height: of a custom size, in logical pixels
 * @dpi: of a PNG: dots an inch, of which 96 are one a logical pixel
 * @theme: how it looks
 *
 * What a person chooses when a picture is exported: a plain value, to be
 * remembered from one time to the next.
 */
typedef struct
{
  KroExportFormat format;
  KroExportPart   part;
  KroExportPreset preset;
  int             width;
  int             height;
  int             dpi;
  KroThemeKind    theme;
} KroExportSettings;

void      kro_export_settings_init (KroExportSettings *self);
GVariant *kro_export_settings_to_variant (const KroExportSettings *self);
void      kro_export_settings_set_variant (KroExportSettings *self, GVariant *variant);
gboolean  kro_export_settings_equal (const KroExportSettings *self, const KroExportSettings *other);
double    kro_export_settings_get_scale (const KroExportSettings *self);
void      kro_export_settings_get_size (const KroExportSettings *self, double window_width, double window_height, double *width, double *height);
gboolean  kro_export_settings_check (const KroExportSettings *self, double window_width, double window_height, GError **error);

char *kro_export_suggest_name (KroTimeline *timeline, KroExportFormat format);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KroSettings:
 * @window_width: logical pixels, while not maximized
 * @window_height: logical pixels, while not maximized
 * @window_maximized: whether it is maximized
 * @pane_position: width of the side with the article, in logical pixels; -1
 *   lets the window choose
 * @side_page: `article` or `events`
 * @fold_gaps: whether long empty spans are folded
 * @hide_others: whether a search hides what it does not find
 * @export_format: `png`, `svg` or `pdf`
 * @export_preset: `slide`, `small-slide`, `a4-landscape`, `a4-portrait`,
 *   `square`, `window` or `custom`
 * @export_width: of a custom size, in logical pixels
 * @export_height: of a custom size, in logical pixels
 * @export_dpi: of a picture of pixels; 96 is one a logical pixel
 * @export_theme: `light`, `dark` or `print`
 * @export_part: `visible` or `everything`
 *
 * What is remembered from one window to the next. The texts are the struct's
 * own and never %NULL; change them with g_free() and g_strdup().
 */
typedef struct
{
  int      window_width;
  int      window_height;
  gboolean window_maximized;
  int      pane_position;
  char    *side_page;
  gboolean fold_gaps;
  gboolean hide_others;
  char    *export_format;
  char    *export_preset;
  int      export_width;
  int      export_height;
  int      export_dpi;
  char    *export_theme;
  char    *export_part;
} KroSettings;

GVariant *kro_settings_get_export (const KroSettings *self);
void      kro_settings_set_export (KroSettings *self, GVariant *export);

KroSettings *kro_settings_load (const char *schemas);
void         kro_settings_save (const KroSettings *self, const char *schemas);
void         kro_settings_free (KroSettings *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroSettings, kro_settings_free)

G_END_DECLS

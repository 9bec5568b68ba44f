/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-export-settings.h"
#include "kro-view-state.h"

G_BEGIN_DECLS

/**
 * KroExportView:
 * @state: what is seen, of which timeline
 * @locale: in which words
 * @now: (nullable): the present; it is drawn, and a PDF carries it
 * @width: of the timeline on screen, in logical pixels
 * @height: the same
 *
 * What a window shows, for who makes a picture of it. Everything is borrowed.
 */
typedef struct
{
  KroViewState  *state;
  KroLocale     *locale;
  const KroTime *now;
  double         width;
  double         height;
} KroExportView;

void kro_export_options_init (KroExportOptions *self, KroTimeline *timeline, KroLocale *locale, const KroTime *now);

void      kro_exporter_make_scene_async (const KroExportView *view, const KroExportSettings *settings, KroTheme *theme, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
KroScene *kro_exporter_make_scene_finish (GAsyncResult *result, GError **error);

void     kro_exporter_export_async (const KroExportView *view, const KroExportSettings *settings, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean kro_exporter_export_finish (GAsyncResult *result, GError **error);

G_END_DECLS

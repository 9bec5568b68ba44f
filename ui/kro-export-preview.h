/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-exporter.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KroExportPreview:
 *
 * The picture that would be exported, small. Property `settled`: whether it
 * shows what it was told last.
 */
#define KRO_TYPE_EXPORT_PREVIEW (kro_export_preview_get_type ())
G_DECLARE_FINAL_TYPE (KroExportPreview, kro_export_preview, KRO, EXPORT_PREVIEW, GtkWidget)

GtkWidget  *kro_export_preview_new (void);
void        kro_export_preview_show (KroExportPreview *self, const KroExportView *view, const KroExportSettings *settings);
gboolean    kro_export_preview_get_settled (KroExportPreview *self);
GdkTexture *kro_export_preview_get_texture (KroExportPreview *self);

G_END_DECLS

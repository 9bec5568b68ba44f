/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-exporter.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KroExportDialog:
 *
 * Asks how a picture should be, shows it, and writes it where a person says.
 * The signal `exported` gives the #GFile that was written; the dialog then
 * closes. Actions: `export.choose`, `export.cancel`.
 */
#define KRO_TYPE_EXPORT_DIALOG (kro_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KroExportDialog, kro_export_dialog, KRO, EXPORT_DIALOG, AdwWindow)

GtkWidget *kro_export_dialog_new (GtkWindow *parent, const KroExportView *view, const KroExportSettings *settings);
void       kro_export_dialog_get_settings (KroExportDialog *self, KroExportSettings *settings);
void       kro_export_dialog_export_to (KroExportDialog *self, GFile *file);

G_END_DECLS

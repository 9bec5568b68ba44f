/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-export.h"
#include "kro-stage.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KroPictureClipboard:
 *
 * A picture to be pasted elsewhere: as PNG at twice the size, as SVG, as PDF,
 * and as a #GdkTexture. Each is made only when it is asked for, from a scene
 * that no longer changes.
 */
#define KRO_TYPE_PICTURE_CLIPBOARD (kro_picture_clipboard_get_type ())
G_DECLARE_FINAL_TYPE (KroPictureClipboard, kro_picture_clipboard, KRO, PICTURE_CLIPBOARD, GdkContentProvider)

GdkContentProvider *kro_picture_clipboard_new (KroScene *scene, KroTheme *theme, const KroExportOptions *options);
gboolean            kro_picture_clipboard_copy (GdkClipboard *clipboard, KroStage *stage, const KroTime *now);

G_END_DECLS

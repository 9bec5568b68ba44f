/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KroFilesFunc:
 * @parent: the window that asked
 * @files: the files a person chose, at least one
 *
 * Called when a person has chosen.
 */
typedef void (*KroFilesFunc) (GtkWindow *parent, GListModel *files);

void kro_compat_choose_files (GtkWindow *parent, const char *title, KroFilesFunc func);
void kro_compat_announce (GtkWidget *widget, const char *words);
void kro_compat_load_css (GtkCssProvider *provider, const char *css);

G_END_DECLS

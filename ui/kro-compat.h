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

/**
 * KroSaveFunc:
 * @parent: the window that asked
 * @file: the file a person chose
 *
 * Called when a person has chosen where to save.
 */
typedef void (*KroSaveFunc) (GtkWindow *parent, GFile *file);

/**
 * KroAnswerFunc:
 * @parent: the window that asked
 *
 * Called when a person has said yes.
 */
typedef void (*KroAnswerFunc) (GtkWindow *parent);

void kro_compat_choose_files (GtkWindow *parent, const char *title, KroFilesFunc func);
void kro_compat_choose_save (GtkWindow *parent, const char *title, const char *name, KroSaveFunc func);
void kro_compat_ask (GtkWindow *parent, const char *heading, const char *body, const char *yes, KroAnswerFunc func);
void kro_compat_show_file (GtkWindow *parent, GFile *file);
void kro_compat_load_css (GtkCssProvider *provider, const char *css);
void kro_compat_scroll_to_row (GtkListView *view, guint row);
void kro_compat_describe_item (GtkListItem *item, const char *name, const char *description);
void kro_compat_announce (GtkWidget *widget, const char *words);

G_END_DECLS

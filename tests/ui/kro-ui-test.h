/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KroUiTestFunc:
 * @data: what was given to kro_ui_test_wait()
 *
 * Returns: whether what the test waits for has come
 */
typedef gboolean (*KroUiTestFunc) (gpointer data);

void                kro_ui_test_init (int *argc, char ***argv);
void                kro_ui_test_wait (KroUiTestFunc func, gpointer data);
void                kro_ui_test_settle (void);
void                kro_ui_test_finalize (gpointer object);
void                kro_ui_test_wait_frame (GtkWidget *widget);
GdkTexture         *kro_ui_test_render (GtkWidget *widget);
GtkWidget          *kro_ui_test_find (GtkWidget *widget, GType type);
GtkWidget          *kro_ui_test_find_id (GtkWidget *widget, const char *id);
GtkWidget          *kro_ui_test_find_label (GtkWidget *widget, const char *text);
GtkEventController *kro_ui_test_controller (GtkWidget *widget, GType type);

G_END_DECLS

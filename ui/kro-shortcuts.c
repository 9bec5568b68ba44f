/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The window that lists the keys. It is made when it is asked for: as the
 * help overlay of GtkApplication it would be made with every window, before
 * that is shown. Main thread.
 */
#include "kro-shortcuts.h"

#include "kro-ui.h"

/**
 * kro_shortcuts_new:
 * @parent: (nullable): over which window
 *
 * Returns: (transfer none): a window with all keys, not shown yet; it is its
 *   own owner, as windows are
 */
GtkWidget *
kro_shortcuts_new (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWidget *window;

  kro_ui_ensure_resources ();
  builder = gtk_builder_new_from_resource (KRO_UI_PATH "kro-shortcuts.ui");
  window = GTK_WIDGET (gtk_builder_get_object (builder, "shortcuts"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  return window;
}

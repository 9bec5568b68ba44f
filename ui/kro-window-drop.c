/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is dropped on the window or pasted into it: files are added as they
 * are, text becomes an article. Main thread.
 */
#include "kro-window-private.h"

#include <glib/gi18n.h>

static void
add_files (KroWindow *self, const GValue *value)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (GSList *file = g_value_get_boxed (value); file != NULL; file = file->next)
    g_list_store_append (files, file->data);
  if (g_list_model_get_n_items (G_LIST_MODEL (files)) > 0)
    g_signal_emit_by_name (self, "add-files", G_LIST_MODEL (files));
}

static gboolean
add_text (KroWindow *self, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));

  if (*stripped == '\0')
    return FALSE;
  g_signal_emit_by_name (self, "add-text", stripped);
  return TRUE;
}

/* --- dropping ------------------------------------------------------------------------------- */

static gboolean
drop_cb (KroWindow *self, const GValue *value)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    add_files (self, value);
  else if (!G_VALUE_HOLDS_STRING (value) || !add_text (self, g_value_get_string (value)))
    return FALSE;
  return TRUE;
}

void
kro_window_drop_init (KroWindow *self)
{
  GType          types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (self->content, GTK_EVENT_CONTROLLER (target));
}

/* --- pasting ---------------------------------------------------------------------------------- */

static void
pasted_cb (GObject *clipboard, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KroWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (clipboard), result, &error);

  if (value != NULL && G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    add_files (self, value);
  else if (value == NULL || !add_text (self, g_value_get_string (value)))
    kro_window_show_note (self, _ ("There is no text on the clipboard"));
}

/* Adds what is on the clipboard. */
void
kro_window_paste (KroWindow *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  gboolean      has_files = gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_FILE_LIST);

  gdk_clipboard_read_value_async (clipboard, has_files ? GDK_TYPE_FILE_LIST : G_TYPE_STRING, G_PRIORITY_DEFAULT, NULL, pasted_cb, g_object_ref (self));
}

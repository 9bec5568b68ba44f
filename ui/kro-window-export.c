/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pictures of the timeline: the dialog, a file without a dialog, and the
 * clipboard. What was chosen last is remembered by the window. Main thread.
 */
#include "kro-window-private.h"

#include "kro-compat.h"
#include "kro-export-dialog.h"
#include "kro-exporter.h"
#include "kro-picture-clipboard.h"

#include <glib/gi18n.h>

static KroExportView
get_view (KroWindow *self)
{
  return (KroExportView){
    .state = self->state,
    .locale = self->locale,
    .now = self->has_now ? &self->now : NULL,
    .width = gtk_widget_get_width (GTK_WIDGET (self->timeline_view)),
    .height = gtk_widget_get_height (GTK_WIDGET (self->timeline_view)),
  };
}

/* --- what was written ---------------------------------------------------------------------- */

static void
show_exported (KroWindow *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *escaped = g_markup_escape_text (name, -1);
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *message = NULL;
  AdwToast        *toast;

  /* Translators: %s is the name of a file. */
  message = g_strdup_printf (_ ("Exported to %s"), escaped);
  toast = adw_toast_new (message);
  adw_toast_set_button_label (toast, _ ("_Show"));
  adw_toast_set_action_name (toast, "win.show-file");
  adw_toast_set_action_target_value (toast, g_variant_new_string (uri));
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
show_file_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  kro_compat_show_file (GTK_WINDOW (user_data), file);
}

/* --- the dialog ------------------------------------------------------------------------------- */

static void
remember_cb (KroWindow *self, KroExportDialog *dialog)
{
  kro_export_dialog_get_settings (dialog, &self->export_settings);
}

static gboolean
close_cb (KroWindow *self, KroExportDialog *dialog)
{
  remember_cb (self, dialog);
  return FALSE;
}

static void
exported_cb (KroWindow *self, GFile *file, KroExportDialog *dialog)
{
  remember_cb (self, dialog);
  show_exported (self, file);
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KroWindow    *self = KRO_WINDOW (widget);
  KroExportView view = get_view (self);
  GtkWidget    *dialog;

  if (!kro_selection_card_finish (self->card))
    return;
  dialog = kro_export_dialog_new (GTK_WINDOW (self), &view, &self->export_settings);
  g_signal_connect_object (dialog, "exported", G_CALLBACK (exported_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "close-request", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- without a dialog ---------------------------------------------------------------------------- */

typedef struct
{
  KroWindow *window;
  GFile     *file;
} Export;

static void
written_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Export *export = user_data;
  g_autoptr (GError) error = NULL;

  if (kro_exporter_export_finish (result, &error))
    show_exported (export->window, export->file);
  else
    kro_window_show_error (export->window, error->message);
  g_object_unref (export->window);
  g_object_unref (export->file);
  g_free (export);
}

/* The format is told by the name, the rest is what was chosen last. */
static void
export_to_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KroWindow        *self = user_data;
  KroExportView     view = get_view (self);
  KroExportSettings settings = self->export_settings;
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr (GError) error = NULL;
  Export *export;

  if (!kro_export_format_from_path (name, &settings.format, &error))
    {
      kro_window_show_error (self, error->message);
      return;
    }
  export = g_new (Export, 1);
  *export = (Export){ g_object_ref (self), g_object_ref (file) };
  kro_exporter_export_async (&view, &settings, file, NULL, written_cb, export);
}

static void
copy_picture_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KroWindow *self = KRO_WINDOW (widget);

  if (kro_picture_clipboard_copy (gtk_widget_get_clipboard (widget), self->stage, self->has_now ? &self->now : NULL))
    kro_window_show_note (self, _ ("Picture copied"));
}

/* --- set-up ------------------------------------------------------------------------------------------ */

static const GActionEntry entries[] = {
  { .name = "export-to", .parameter_type = "s", .activate = export_to_cb },
  { .name = "show-file", .parameter_type = "s", .activate = show_file_cb },
};

void
kro_window_export_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "win.copy-picture", NULL, copy_picture_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.export", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.copy-picture", NULL);
}

void
kro_window_export_init (KroWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/* There is a picture only where there are events. */
void
kro_window_export_update (KroWindow *self)
{
  gboolean has_events = kro_timeline_get_n_events (self->timeline) > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export", has_events);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.copy-picture", has_events);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "export-to")), has_events);
}

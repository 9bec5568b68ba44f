/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What GTK does differently in its versions, chosen when compiling. The only
 * file that may call what a later GTK deprecated or what 4.8 lacks. Main
 * thread.
 */
#undef GLIB_VERSION_MAX_ALLOWED
#undef GDK_VERSION_MAX_ALLOWED

#include "kro-compat.h"

#include <glib/gi18n.h>

typedef struct
{
  KroFilesFunc func;
  GWeakRef     parent;
} Choice;

static void
finish_choice (Choice *choice, GListModel *files)
{
  g_autoptr (GtkWindow) parent = g_weak_ref_get (&choice->parent);

  if (parent != NULL && files != NULL && g_list_model_get_n_items (files) > 0)
    choice->func (parent, files);
  g_weak_ref_clear (&choice->parent);
  g_free (choice);
}

#if GTK_CHECK_VERSION(4, 10, 0)

static void
chosen_cb (GObject *dialog, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GListModel) files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  finish_choice (user_data, files);
}

static void
show_dialog (GtkWindow *parent, const char *title, Choice *choice)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_open_multiple (dialog, parent, NULL, chosen_cb, choice);
}

#else

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_hide (dialog);
  finish_choice (user_data, files);
  g_object_unref (dialog);
}

static void
show_dialog (GtkWindow *parent, const char *title, Choice *choice)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif

/**
 * kro_compat_choose_files:
 * @parent: over which window
 * @title: of the dialog
 * @func: (scope async): called once if files were chosen and @parent is still
 *   there
 *
 * Lets a person choose files to open.
 */
void
kro_compat_choose_files (GtkWindow *parent, const char *title, KroFilesFunc func)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->func = func;
  g_weak_ref_init (&choice->parent, parent);
  show_dialog (parent, title, choice);
}

/**
 * kro_compat_announce:
 * @widget: what it is about
 * @words: what to say
 *
 * Has a screen reader say something when it has nothing else to say. Before
 * GTK 4.14 nothing is said; the words should also be the name of a status.
 */
void
kro_compat_announce (GtkWidget *widget, const char *words)
{
#if GTK_CHECK_VERSION(4, 14, 0)
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
#endif
}

/**
 * kro_compat_load_css:
 * @provider: a provider
 * @css: a style sheet
 */
void
kro_compat_load_css (GtkCssProvider *provider, const char *css)
{
#if GTK_CHECK_VERSION(4, 12, 0)
  gtk_css_provider_load_from_string (provider, css);
#else
  gtk_css_provider_load_from_data (provider, css, -1);
#endif
}

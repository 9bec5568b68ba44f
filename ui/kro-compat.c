/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What GTK does differently in its versions, chosen when compiling. The only
 * file that may call what a later GTK deprecated or what 4.8 lacks. Main
 * thread.
 */
#undef GLIB_VERSION_MAX_ALLOWED
#undef GDK_VERSION_MAX_ALLOWED
#undef ADW_VERSION_MAX_ALLOWED

#include "kro-compat.h"

#include <adwaita.h>
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

typedef struct
{
  KroSaveFunc func;
  GWeakRef    parent;
} Save;

static void
finish_save (Save *save, GFile *file)
{
  g_autoptr (GtkWindow) parent = g_weak_ref_get (&save->parent);

  if (parent != NULL && file != NULL)
    save->func (parent, file);
  g_weak_ref_clear (&save->parent);
  g_free (save);
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

static void
saved_cb (GObject *dialog, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  finish_save (user_data, file);
}

static void
show_save (GtkWindow *parent, const char *title, const char *name, Save *save)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, parent, NULL, saved_cb, save);
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

static void
save_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_hide (dialog);
  finish_save (user_data, file);
  g_object_unref (dialog);
}

static void
show_save (GtkWindow *parent, const char *title, const char *name, Save *save)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (save_response_cb), save);
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
 * kro_compat_choose_save:
 * @parent: over which window
 * @title: of the dialog
 * @name: the name to suggest
 * @func: (scope async): called once if a file was chosen and @parent is still
 *   there
 *
 * Lets a person choose where to save.
 */
void
kro_compat_choose_save (GtkWindow *parent, const char *title, const char *name, KroSaveFunc func)
{
  Save *save = g_new0 (Save, 1);

  save->func = func;
  g_weak_ref_init (&save->parent, parent);
  show_save (parent, title, name, save);
}

typedef struct
{
  KroAnswerFunc func;
  GWeakRef      parent;
} Question;

/* The dialog is gone first, since it may not outlive its parent. */
static gboolean
answer_cb (gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (GtkWindow) parent = g_weak_ref_get (&question->parent);

  if (parent != NULL)
    question->func (parent);
  return G_SOURCE_REMOVE;
}

static Question *
make_question (GtkWindow *parent, KroAnswerFunc func)
{
  Question *question = g_new0 (Question, 1);

  question->func = func;
  g_weak_ref_init (&question->parent, parent);
  return question;
}

static void
free_question (gpointer data)
{
  Question *question = data;

  g_weak_ref_clear (&question->parent);
  g_free (question);
}

static void
answered_cb (GObject *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (GtkWindow) parent = g_weak_ref_get (&question->parent);

  if (g_str_equal (response, "yes") && parent != NULL)
    g_idle_add_full (G_PRIORITY_LOW, answer_cb, make_question (parent, question->func), free_question);
}

/* The question goes with the dialog. */
static void
connect_answer (gpointer dialog, GtkWindow *parent, KroAnswerFunc func)
{
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), make_question (parent, func), (GClosureNotify)(void (*) (void))free_question, 0);
}

/**
 * kro_compat_ask:
 * @parent: over which window
 * @heading: the question
 * @body: what follows from the answer
 * @yes: label of the button that does it; it destroys something
 * @func: (scope async): called once if a person chose that and @parent is
 *   still there
 *
 * Asks before something is lost.
 */
void
kro_compat_ask (GtkWindow *parent, const char *heading, const char *body, const char *yes, KroAnswerFunc func)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));

  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "yes", yes, NULL);
  adw_alert_dialog_set_response_appearance (dialog, "yes", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  connect_answer (dialog, parent, func);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (parent));
#else
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "yes", yes, NULL);
  adw_message_dialog_set_response_appearance (dialog, "yes", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  connect_answer (dialog, parent, func);
  gtk_window_present (GTK_WINDOW (dialog));
#endif
}

/**
 * kro_compat_show_file:
 * @parent: over which window
 * @file: a file that was written
 *
 * Opens a file with the program that the desktop has for it.
 */
void
kro_compat_show_file (GtkWindow *parent, GFile *file)
{
#if GTK_CHECK_VERSION(4, 10, 0)
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_launch (launcher, parent, NULL, NULL, NULL);
#else
  g_autofree char *uri = g_file_get_uri (file);

  gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
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

/**
 * kro_compat_scroll_to_row:
 * @view: a list
 * @row: one of its rows
 *
 * Scrolls until the row is in sight; not at all if it is.
 */
void
kro_compat_scroll_to_row (GtkListView *view, guint row)
{
#if GTK_CHECK_VERSION(4, 12, 0)
  gtk_list_view_scroll_to (view, row, GTK_LIST_SCROLL_NONE, NULL);
#else
  gtk_widget_activate_action (GTK_WIDGET (view), "list.scroll-to-item", "u", row);
#endif
}

/**
 * kro_compat_describe_item:
 * @item: a row that has a child
 * @name: of the row, for a screen reader
 * @description: what else is to say of it
 */
void
kro_compat_describe_item (GtkListItem *item, const char *name, const char *description)
{
#if GTK_CHECK_VERSION(4, 12, 0)
  gtk_list_item_set_accessible_label (item, name);
  gtk_list_item_set_accessible_description (item, description);
#else
  GtkWidget *row = gtk_widget_get_parent (gtk_list_item_get_child (item));

  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description,
                                  -1);
#endif
}

/**
 * kro_compat_announce:
 * @widget: a widget that is shown
 * @words: what a screen reader says when it has time; before 4.14 it says of
 *   itself what changes in a label with the role of a status
 */
void
kro_compat_announce (GtkWidget *widget, const char *words)
{
#if GTK_CHECK_VERSION(4, 14, 0)
  g_autoptr (GtkATContext) context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (widget));

  /* That of tests cannot say anything, and in GTK 4.18 ends the program. */
  if (context != NULL && !g_str_equal (G_OBJECT_TYPE_NAME (context), "GtkTestATContext"))
    gtk_accessible_announce (GTK_ACCESSIBLE (widget), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
#endif
}

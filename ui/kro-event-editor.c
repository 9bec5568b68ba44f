/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The form for title and date of an event. The date that is typed is read
 * anew at each change, so that the words below it always tell what would be
 * applied. Nothing is changed before that. Main thread.
 */
#include "kro-event-editor.h"

#include "kro-date-entry.h"
#include "kro-ui.h"

#include <glib/gi18n.h>

struct _KroEventEditor
{
  AdwBin parent_instance;

  /* template children */
  GtkEntry       *title;
  GtkEntry       *date;
  GtkLabel       *meaning;
  GtkCheckButton *ongoing;

  gboolean is_filling;
  gboolean is_dated; /* the date is to be @parsed, else none */

  /* owned */
  KroHistory    *history;
  KroLocale     *locale;
  KroEventFields before; /* id 0: nothing is edited */
  char          *language;
  char          *reference;
  char          *shown; /* the text of the date at first */
  KroDate       *parsed;
  GError        *error;
};

enum {
  DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KroEventEditor, kro_event_editor, ADW_TYPE_BIN)

/* --- what is typed ------------------------------------------------------------------- */

static char *
get_stripped (GtkEntry *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

/* The date as it would be applied. */
static KroDate *
parse_date (KroEventEditor *self, const char *text, GError **error)
{
  gboolean            ongoing = gtk_check_button_get_active (self->ongoing);
  KroDateEntryContext context = { .locale = self->locale, .language = self->language, .reference = self->reference };
  g_autoptr (KroDate) date = NULL;

  if (self->before.date != NULL && g_str_equal (text, self->shown))
    return kro_date_entry_apply (self->before.date, self->before.date, ongoing, error);
  date = kro_date_entry_parse (text, &context, error);
  if (date == NULL)
    return NULL;
  return kro_date_entry_apply (self->before.date, date, ongoing, error);
}

static void
read_date (KroEventEditor *self)
{
  g_autofree char *text = get_stripped (self->date);

  g_clear_error (&self->error);
  g_clear_pointer (&self->parsed, kro_date_unref);
  self->is_dated = *text != '\0';
  if (self->is_dated)
    self->parsed = parse_date (self, text, &self->error);
}

static gboolean
is_valid (KroEventEditor *self)
{
  g_autofree char *title = get_stripped (self->title);

  return *title != '\0' && self->error == NULL;
}

static gboolean
is_date_changed (KroEventEditor *self)
{
  if (self->parsed == NULL || self->before.date == NULL)
    return self->parsed != self->before.date;
  return !kro_date_equal (self->parsed, self->before.date);
}

static gboolean
is_changed (KroEventEditor *self)
{
  g_autofree char *title = get_stripped (self->title);

  return !g_str_equal (title, self->before.title) || is_date_changed (self);
}

static void
update_meaning (KroEventEditor *self)
{
  g_autofree char *words = NULL;

  if (self->error != NULL)
    words = g_strdup (self->error->message);
  else if (self->parsed != NULL)
    words = kro_date_to_words (self->parsed, self->locale, KRO_WORDS_FULL);
  else
    words = g_strdup (_ ("Undated: it stands at the left edge of the timeline"));
  gtk_label_set_text (self->meaning, words);
  if (self->error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->date), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->date), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->date),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               self->error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
changed_cb (KroEventEditor *self)
{
  g_autofree char *title = NULL;

  if (self->is_filling || self->before.id == KRO_ID_NONE)
    return;
  read_date (self);
  update_meaning (self);
  title = get_stripped (self->title);
  if (*title == '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "error");
  gtk_widget_set_sensitive (GTK_WIDGET (self->ongoing), self->is_dated);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.apply", is_valid (self));
}

/* --- what is done --------------------------------------------------------------------- */

static void
clear (KroEventEditor *self)
{
  kro_event_fields_clear (&self->before);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->reference, g_free);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->parsed, kro_date_unref);
  g_clear_error (&self->error);
}

static void
end (KroEventEditor *self)
{
  clear (self);
  g_signal_emit (self, signals[DONE], 0);
}

/* What a person said is sure, and no longer the reading of a machine. */
static void
set_date (KroEventEditor *self, KroEventFields *fields)
{
  g_clear_pointer (&fields->date, kro_date_unref);
  g_clear_pointer (&fields->reason, g_free);
  fields->date = self->parsed != NULL ? kro_date_ref (self->parsed) : NULL;
  fields->reason = g_strdup (_ ("Given by a person."));
  fields->confidence = KRO_CONFIDENCE_FULL;
}

static gboolean
perform (KroEventEditor *self, GError **error)
{
  KroTimeline *timeline = kro_history_get_timeline (self->history);
  gboolean     has_date = is_date_changed (self);
  g_auto (KroEventFields) after = { 0 };
  g_autoptr (KroCommand) command = NULL;

  if (!kro_timeline_get_fields (timeline, self->before.id, &after))
    return TRUE; /* It is gone. */
  g_free (after.title);
  after.title = get_stripped (self->title);
  if (has_date)
    set_date (self, &after);
  after.review = KRO_REVIEW_ACCEPTED;
  command = kro_timeline_make_change_event (timeline, &after);
  kro_command_set_name (command, has_date ? _ ("Change Date") : _ ("Change Title"));
  return kro_history_perform (self->history, command, error);
}

static void
apply (KroEventEditor *self)
{
  g_autoptr (GError) error = NULL;

  if (!is_valid (self))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->error != NULL ? self->date : self->title));
      return;
    }
  if (is_changed (self) && !perform (self, &error))
    {
      gtk_label_set_text (self->meaning, error->message);
      return;
    }
  end (self);
}

static void
apply_cb (KroEventEditor *self)
{
  apply (self);
}

static void
apply_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  apply (KRO_EVENT_EDITOR (widget));
}

static void
cancel_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  end (KRO_EVENT_EDITOR (widget));
}

/* --- GObject ---------------------------------------------------------------------------- */

static void
kro_event_editor_dispose (GObject *object)
{
  KroEventEditor *self = KRO_EVENT_EDITOR (object);

  clear (self);
  if (adw_bin_get_child (ADW_BIN (self)) != NULL)
    adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->history);
  g_clear_pointer (&self->locale, kro_locale_unref);
  G_OBJECT_CLASS (kro_event_editor_parent_class)->dispose (object);
}

static void
kro_event_editor_class_init (KroEventEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kro_event_editor_dispose;
  kro_ui_ensure_resources ();
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, KRO_UI_PATH "kro-event-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KroEventEditor, title);
  gtk_widget_class_bind_template_child (widget_class, KroEventEditor, date);
  gtk_widget_class_bind_template_child (widget_class, KroEventEditor, meaning);
  gtk_widget_class_bind_template_child (widget_class, KroEventEditor, ongoing);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_install_action (widget_class, "editor.apply", NULL, apply_action_cb);
  gtk_widget_class_install_action (widget_class, "editor.cancel", NULL, cancel_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "editor.cancel", NULL);
  signals[DONE] = g_signal_new ("done", KRO_TYPE_EVENT_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kro_event_editor_init (KroEventEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* --- public ------------------------------------------------------------------------------ */

/**
 * kro_event_editor_new:
 *
 * Returns: (transfer floating): a form of nothing
 */
GtkWidget *
kro_event_editor_new (void)
{
  return g_object_new (KRO_TYPE_EVENT_EDITOR, NULL);
}

/**
 * kro_event_editor_set_history:
 * @self: a form without a history
 * @history: through which events are changed
 * @locale: the language of dates
 */
void
kro_event_editor_set_history (KroEventEditor *self, KroHistory *history, KroLocale *locale)
{
  g_return_if_fail (self->history == NULL);
  self->history = g_object_ref (history);
  self->locale = kro_locale_ref (locale);
}

/* Words of a date are those of the article, counted from its publication. */
static void
find_context (KroEventEditor *self, KroTimeline *timeline, KroId event)
{
  guint32    slot = kro_timeline_get_slot (timeline, event);
  KroSource *source = kro_timeline_get_source (timeline, kro_timeline_get_event_source (timeline, slot));

  self->language = g_strdup (source != NULL ? kro_source_get_language (source) : NULL);
  self->reference = g_strdup (source != NULL ? kro_source_get_publication (source) : NULL);
}

/* What was typed for another event is not to be brought back into this one. */
static void
set_text (GtkEditable *editable, const char *text)
{
  gtk_editable_set_enable_undo (editable, FALSE);
  gtk_editable_set_text (editable, text);
  gtk_editable_set_enable_undo (editable, TRUE);
}

static void
fill (KroEventEditor *self)
{
  self->is_filling = TRUE;
  self->shown = self->before.date != NULL ? kro_date_to_edtf (self->before.date) : g_strdup ("");
  set_text (GTK_EDITABLE (self->title), self->before.title);
  set_text (GTK_EDITABLE (self->date), self->shown);
  gtk_check_button_set_active (self->ongoing, self->before.date != NULL && kro_date_get_ongoing (self->before.date));
  self->is_filling = FALSE;
  changed_cb (self);
}

/**
 * kro_event_editor_begin:
 * @self: a form with a history
 * @event: an event
 *
 * Shows title and date of @event to be changed, and takes the keys.
 *
 * Returns: %FALSE if there is no such event
 */
gboolean
kro_event_editor_begin (KroEventEditor *self, KroId event)
{
  KroTimeline *timeline = kro_history_get_timeline (self->history);

  clear (self);
  if (!kro_timeline_get_fields (timeline, event, &self->before))
    return FALSE;
  find_context (self, timeline, event);
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->before.date != NULL ? self->title : self->date));
  return TRUE;
}

/**
 * kro_event_editor_get_event:
 * @self: a form
 *
 * Returns: the event that is edited, %KRO_ID_NONE: none
 */
KroId
kro_event_editor_get_event (KroEventEditor *self)
{
  return self->before.id;
}

/**
 * kro_event_editor_finish:
 * @self: a form
 *
 * Ends editing without losing what was typed: what is valid is applied.
 *
 * Returns: %FALSE if it goes on, since what was typed cannot be applied
 */
gboolean
kro_event_editor_finish (KroEventEditor *self)
{
  if (self->before.id == KRO_ID_NONE)
    return TRUE;
  if (!is_changed (self) && self->error == NULL)
    end (self);
  else
    apply (self);
  return self->before.id == KRO_ID_NONE;
}

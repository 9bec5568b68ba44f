/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Asks for the date of publication of the source that is shown. What is typed
 * is read anew at each change. Which questions a person has closed is
 * remembered by source, as long as the window lives. Main thread.
 */
#include "kro-publication-bar.h"

#include "kro-date-entry.h"
#include "kro-redate.h"
#include "kro-source-view.h"
#include "kro-ui.h"

#include <glib/gi18n.h>

struct _KroPublicationBar
{
  AdwBin parent_instance;

  /* template children */
  GtkRevealer *revealer;
  GtkLabel    *question;
  GtkEntry    *date;
  GtkLabel    *meaning;

  gboolean is_asked; /* by a person, so shown whatever is known */

  /* owned */
  KroHistory *history;
  KroLocale  *locale;
  KroSource  *source;
  GHashTable *dismissed; /* of gint64 ids */
  char       *today;     /* EDTF */
  char       *answer;    /* EDTF of what is typed */
};

G_DEFINE_FINAL_TYPE (KroPublicationBar, kro_publication_bar, ADW_TYPE_BIN)

/* --- what is shown ----------------------------------------------------------------------- */

/* Whether another program wrote the dates of the source: none of them is
 * counted from a day. */
static gboolean
is_imported (KroPublicationBar *self)
{
  KroTimeline       *timeline = self->history != NULL ? kro_history_get_timeline (self->history) : NULL;
  const KroRevision *latest = kro_source_get_latest (self->source);
  g_autoptr (GArray) places = NULL;

  if (timeline == NULL || latest == NULL)
    return FALSE;
  places = kro_timeline_find_passages (timeline, kro_source_get_id (self->source), latest->number, 0, kro_text_get_n_chars (latest->text));
  for (guint i = 0; i < places->len; i++)
    {
      guint32 slot = kro_timeline_get_slot (timeline, g_array_index (places, KroPlace, i).event);

      if (kro_timeline_get_columns (timeline)->origins[slot] == KRO_ORIGIN_IMPORTED)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_wanted (KroPublicationBar *self)
{
  KroId id;

  if (self->source == NULL || self->is_asked)
    return self->source != NULL;
  id = kro_source_get_id (self->source);
  return kro_source_get_publication (self->source) == NULL && !g_hash_table_contains (self->dismissed, &id) && !is_imported (self);
}

static char *
make_question (KroPublicationBar *self)
{
  const char *name = kro_source_view_get_name (self->source);

  if (kro_source_get_publication (self->source) == NULL)
    /* Translators: %s is the title of an article. */
    return g_strdup_printf (_ ("When was “%s” published? Dates such as “Friday” are counted from that day."), name);
  return g_strdup_printf (_ ("When was “%s” published?"), name);
}

static void
update (KroPublicationBar *self)
{
  gboolean         wanted = is_wanted (self);
  g_autofree char *question = wanted ? make_question (self) : NULL;

  if (wanted)
    gtk_label_set_text (self->question, question);
  gtk_revealer_set_reveal_child (self->revealer, wanted);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), wanted || gtk_revealer_get_child_revealed (self->revealer));
}

static void
set_error (KroPublicationBar *self, gboolean is_error)
{
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->date), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->date), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->date),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               is_error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
show_meaning (KroPublicationBar *self, const char *text)
{
  gtk_label_set_text (self->meaning, text);
  gtk_widget_set_visible (GTK_WIDGET (self->meaning), *text != '\0');
}

static char *
say_answer (KroPublicationBar *self)
{
  g_autoptr (KroDate) date = kro_date_new_edtf (self->answer, NULL);

  return date != NULL ? kro_date_to_words (date, self->locale, KRO_WORDS_FULL) : NULL;
}

static void
changed_cb (KroPublicationBar *self)
{
  KroDateEntryContext context = { .locale = self->locale, .reference = self->today };
  g_autofree char    *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->date))));
  g_autofree char    *words = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->answer, g_free);
  context.language = self->source != NULL ? kro_source_get_language (self->source) : NULL;
  if (*text != '\0')
    self->answer = kro_date_entry_parse_day (text, &context, &error);
  if (self->answer != NULL)
    words = say_answer (self);
  set_error (self, error != NULL);
  show_meaning (self, error != NULL ? error->message : (words != NULL ? words : ""));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "publication.apply", self->answer != NULL);
}

/* --- what is done -------------------------------------------------------------------------- */

static void
apply (KroPublicationBar *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KroCommand) command = NULL;

  if (self->answer == NULL || self->source == NULL)
    return;
  command = kro_redate_make (kro_history_get_timeline (self->history), kro_source_get_id (self->source), self->answer, self->locale, NULL, &error);
  if (command == NULL || !kro_history_perform (self->history, command, &error))
    {
      show_meaning (self, error->message);
      return;
    }
  self->is_asked = FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->date), "");
  update (self);
}

static void
apply_cb (KroPublicationBar *self)
{
  apply (self);
}

static void
apply_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  apply (KRO_PUBLICATION_BAR (widget));
}

static void
dismiss_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KroPublicationBar *self = KRO_PUBLICATION_BAR (widget);
  KroId              id = self->source != NULL ? kro_source_get_id (self->source) : KRO_ID_NONE;

  self->is_asked = FALSE;
  if (id != KRO_ID_NONE)
    g_hash_table_add (self->dismissed, g_memdup2 (&id, sizeof id));
  update (self);
}

static void
source_changed_cb (KroPublicationBar *self)
{
  update (self);
}

static void
disconnect_source (KroPublicationBar *self)
{
  if (self->source != NULL)
    g_signal_handlers_disconnect_by_func (self->source, source_changed_cb, self);
}

/* --- GObject ---------------------------------------------------------------------------------- */

static void
kro_publication_bar_dispose (GObject *object)
{
  KroPublicationBar *self = KRO_PUBLICATION_BAR (object);

  disconnect_source (self);
  if (adw_bin_get_child (ADW_BIN (self)) != NULL)
    adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->source);
  g_clear_object (&self->history);
  g_clear_pointer (&self->locale, kro_locale_unref);
  g_clear_pointer (&self->dismissed, g_hash_table_unref);
  g_clear_pointer (&self->today, g_free);
  g_clear_pointer (&self->answer, g_free);
  G_OBJECT_CLASS (kro_publication_bar_parent_class)->dispose (object);
}

static void
kro_publication_bar_class_init (KroPublicationBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kro_publication_bar_dispose;
  kro_ui_ensure_resources ();
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, KRO_UI_PATH "kro-publication-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KroPublicationBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, KroPublicationBar, question);
  gtk_widget_class_bind_template_child (widget_class, KroPublicationBar, date);
  gtk_widget_class_bind_template_child (widget_class, KroPublicationBar, meaning);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_install_action (widget_class, "publication.apply", NULL, apply_action_cb);
  gtk_widget_class_install_action (widget_class, "publication.dismiss", NULL, dismiss_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "publication.dismiss", NULL);
}

static void
kro_publication_bar_init (KroPublicationBar *self)
{
  self->dismissed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "publication.apply", FALSE);
  g_signal_connect_object (self->revealer, "notify::child-revealed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/* --- public ------------------------------------------------------------------------------------- */

/**
 * kro_publication_bar_new:
 *
 * Returns: (transfer floating): a bar that asks nothing
 */
GtkWidget *
kro_publication_bar_new (void)
{
  return g_object_new (KRO_TYPE_PUBLICATION_BAR, NULL);
}

/**
 * kro_publication_bar_set_history:
 * @self: a bar without a history
 * @history: through which dates are changed
 * @locale: the language of dates
 */
void
kro_publication_bar_set_history (KroPublicationBar *self, KroHistory *history, KroLocale *locale)
{
  g_return_if_fail (self->history == NULL);
  self->history = g_object_ref (history);
  self->locale = kro_locale_ref (locale);
}

/**
 * kro_publication_bar_set_today:
 * @self: a bar
 * @today: (nullable): the present, from which "yesterday" is counted
 */
void
kro_publication_bar_set_today (KroPublicationBar *self, const KroTime *today)
{
  KroCivil civil;

  g_clear_pointer (&self->today, g_free);
  if (today == NULL)
    return;
  kro_time_to_civil (*today, KRO_CALENDAR_GREGORIAN, &civil);
  self->today = g_strdup_printf ("%04d-%02d-%02d", (int)civil.year, civil.month, civil.day);
}

/**
 * kro_publication_bar_set_source:
 * @self: a bar with a history
 * @source: (nullable): the source that is shown
 */
void
kro_publication_bar_set_source (KroPublicationBar *self, KroSource *source)
{
  if (source == self->source)
    return;
  disconnect_source (self);
  g_set_object (&self->source, source);
  if (source != NULL)
    g_signal_connect_object (source, "notify::publication", G_CALLBACK (source_changed_cb), self, G_CONNECT_SWAPPED);
  self->is_asked = FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->date), "");
  update (self);
}

/**
 * kro_publication_bar_ask:
 * @self: a bar with a source
 *
 * Asks, whatever is known or was closed, and takes the keys.
 */
void
kro_publication_bar_ask (KroPublicationBar *self)
{
  const char *known = self->source != NULL ? kro_source_get_publication (self->source) : NULL;

  self->is_asked = self->source != NULL;
  gtk_editable_set_text (GTK_EDITABLE (self->date), known != NULL ? known : "");
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->date));
}

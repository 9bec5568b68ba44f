/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a person does with events: choosing, mending, taking back. Every change
 * goes through the history. What was changed by undo or redo is selected, so
 * that the eye sees it. Main thread.
 */
#include "kro-window-private.h"

#include "kro-selection-event.h"

#include <glib/gi18n.h>

static KroId
get_selection (KroWindow *self)
{
  KroId event = kro_view_state_get_selection (self->state);

  return event != KRO_ID_NONE && kro_timeline_get_slot (self->timeline, event) != KRO_SLOT_NONE ? event : KRO_ID_NONE;
}

/* Takes the command. */
static gboolean
perform (KroWindow *self, KroCommand *command, const char *name)
{
  g_autoptr (KroCommand) owned = command;
  g_autoptr (GError) error = NULL;

  if (owned == NULL)
    return FALSE;
  kro_command_set_name (owned, name);
  if (kro_history_perform (self->history, owned, &error))
    return TRUE;
  kro_window_show_error (self, error->message);
  return FALSE;
}

/* --- taking back ----------------------------------------------------------------------------- */

/* The offer to take a deletion back would take back what came after it. */
static void
withdraw_offer (KroWindow *self)
{
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->deleted);

  if (toast != NULL)
    adw_toast_dismiss (toast);
}

/* An event that moves out of sight is followed. */
static void
remember_cb (KroWindow *self, const KroChange *change)
{
  KroId selection = get_selection (self);

  withdraw_offer (self);
  g_array_set_size (self->last_changed, 0);
  if (change->events != NULL)
    g_array_append_vals (self->last_changed, change->events, (guint)change->n_events);
  for (guint i = 0; change->events != NULL && selection != KRO_ID_NONE && i < change->n_events; i++)
    if (change->events[i] == selection)
      kro_timeline_view_reveal_selection (self->timeline_view);
}

/* Whether any of them is still there. */
static gboolean
select_last_changed (KroWindow *self)
{
  const KroId *events = (const KroId *)(gpointer)self->last_changed->data;

  for (guint i = 0; i < self->last_changed->len; i++)
    if (kro_timeline_get_slot (self->timeline, events[i]) != KRO_SLOT_NONE)
      {
        kro_view_state_select (self->state, events, self->last_changed->len, events[i]);
        return TRUE;
      }
  return FALSE;
}

/* Whatever is typed in a form is applied first, so that it is taken back. */
static void
step (KroWindow *self, gboolean (*take) (KroHistory *history, GError **error))
{
  g_autoptr (GError) error = NULL;

  if (!kro_selection_card_finish (self->card))
    return;
  g_array_set_size (self->last_changed, 0);
  if (!take (self->history, &error))
    kro_window_show_error (self, error->message);
  else if (select_last_changed (self))
    kro_timeline_view_reveal_selection (self->timeline_view);
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  step (KRO_WINDOW (widget), kro_history_undo);
}

static void
redo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  step (KRO_WINDOW (widget), kro_history_redo);
}

/* --- mending ------------------------------------------------------------------------------------ */

static void
dismissed_cb (KroWindow *self, AdwToast *toast)
{
  if (self->deleted == toast)
    g_clear_object (&self->deleted);
}

static void
show_deleted (KroWindow *self, const char *title, gsize n)
{
  g_autofree char *message = NULL;
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  AdwToast        *toast;

  if (n > 1)
    message = g_strdup_printf (ngettext ("%u event deleted", "%u events deleted", (gulong)n), (guint)n);
  else
    /* Translators: %s is the title of an event. */
    message = g_strdup_printf (_ ("“%s” deleted"), escaped);
  toast = adw_toast_new (message);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  g_set_object (&self->deleted, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Where the first of the selected events stands in order. */
static guint32
find_first_position (KroWindow *self)
{
  gsize        n;
  const KroId *selected = kro_view_state_get_selected (self->state, &n);
  guint32      first = KRO_SLOT_NONE;

  for (gsize i = 0; i < n; i++)
    first = MIN (first, kro_timeline_get_position (self->timeline, selected[i]));
  return first;
}

/* Deletes what is selected. The next event takes the place of what goes. */
static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KroWindow       *self = KRO_WINDOW (widget);
  KroId            event = get_selection (self);
  guint32          position = find_first_position (self);
  gsize            n_selected;
  const KroId     *selected = kro_view_state_get_selected (self->state, &n_selected);
  g_autofree char *name = g_strdup_printf (ngettext ("Delete %u Event", "Delete %u Events", (gulong)n_selected), (guint)n_selected);
  g_autofree char *title = NULL;
  guint            n;

  if (event == KRO_ID_NONE)
    return;
  title = g_strdup (kro_timeline_get_columns (self->timeline)->titles[kro_timeline_get_slot (self->timeline, event)]);
  if (!perform (self, kro_timeline_make_remove_events (self->timeline, selected, n_selected), n_selected > 1 ? name : _ ("Delete Event")))
    return;
  n = kro_timeline_get_n_events (self->timeline);
  if (n > 0)
    kro_view_state_set_selection (self->state, kro_timeline_get_id_at (self->timeline, MIN (position, n - 1)));
  show_deleted (self, title, n_selected);
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_selection_card_edit (KRO_WINDOW (widget)->card);
}

/* Those of the selected events that are not reviewed so yet; NULL: all are. */
static KroCommand *
make_review (KroWindow *self, KroReview review)
{
  g_autoptr (GPtrArray) commands = g_ptr_array_new_with_free_func ((GDestroyNotify)kro_command_unref);
  gsize        n;
  const KroId *selected = kro_view_state_get_selected (self->state, &n);

  for (gsize i = 0; i < n; i++)
    {
      g_auto (KroEventFields) fields = { 0 };

      if (!kro_timeline_get_fields (self->timeline, selected[i], &fields) || fields.review == review)
        continue;
      fields.review = review;
      g_ptr_array_add (commands, kro_timeline_make_change_event (self->timeline, &fields));
    }
  return commands->len > 0 ? kro_command_new_group ((KroCommand *const *)commands->pdata, commands->len) : NULL;
}

static void
accept_cb (GSimpleAction *action, GVariant *accepted, gpointer user_data)
{
  KroWindow       *self = user_data;
  guint            n = (guint)kro_view_state_get_n_selected (self->state);
  g_autofree char *name = g_strdup_printf (ngettext ("Accept %u Event", "Accept %u Events", n), n);

  perform (self, make_review (self, g_variant_get_boolean (accepted) ? KRO_REVIEW_ACCEPTED : KRO_REVIEW_UNREVIEWED), n > 1 ? name : _ ("Accept Event"));
}

static gboolean
are_accepted (KroWindow *self)
{
  const KroColumns *columns = kro_timeline_get_columns (self->timeline);
  gsize             n;
  const KroId      *selected = kro_view_state_get_selected (self->state, &n);

  for (gsize i = 0; i < n; i++)
    {
      guint32 slot = kro_timeline_get_slot (self->timeline, selected[i]);

      if (slot != KRO_SLOT_NONE && columns->reviews[slot] != KRO_REVIEW_ACCEPTED)
        return FALSE;
    }
  return n > 0;
}

/* The reading that was taken becomes the other one, so that it can be taken
 * again; further ones keep their order. */
static void
swap_readings (KroEventFields *fields)
{
  KroAlternative *other = &fields->alternatives[0];
  KroDate        *date = fields->date;
  char           *reason = fields->reason;

  fields->date = other->date;
  fields->reason = other->reason != NULL ? other->reason : g_strdup (_ ("Chosen by a person."));
  other->date = date;
  other->reason = reason;
}

static void
take_reading_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KroWindow *self = KRO_WINDOW (widget);
  g_auto (KroEventFields) fields = { 0 };

  if (!kro_timeline_get_fields (self->timeline, get_selection (self), &fields) || fields.n_alternatives == 0 || fields.date == NULL)
    return;
  swap_readings (&fields);
  fields.confidence = KRO_CONFIDENCE_FULL;
  fields.review = KRO_REVIEW_ACCEPTED;
  perform (self, kro_timeline_make_change_event (self->timeline, &fields), _ ("Take Other Reading"));
}

/* A date that was moved by hand or key is what a person says of it. */
static void
redate_cb (KroWindow *self, guint64 event, KroDate *date)
{
  g_auto (KroEventFields) fields = { 0 };

  if (!kro_timeline_get_fields (self->timeline, event, &fields))
    return;
  g_clear_pointer (&fields.date, kro_date_unref);
  g_free (fields.reason);
  fields.date = kro_date_ref (date);
  fields.reason = g_strdup (_ ("Given by a person."));
  fields.confidence = KRO_CONFIDENCE_FULL;
  fields.review = KRO_REVIEW_ACCEPTED;
  perform (self, kro_timeline_make_change_event (self->timeline, &fields), _ ("Change Date"));
}

static void
make_event_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KroWindow               *self = KRO_WINDOW (widget);
  KroArticle              *article = kro_source_view_get_article (self->source);
  KroSource               *source = kro_article_get_source (article);
  KroSelectionEventOptions options = { .locale = self->locale, .id = kro_id_new_random () };
  KroId                    event = KRO_ID_NONE;
  gsize                    b;
  gsize                    e;
  KroCommand              *command;
  g_autoptr (GError) error = NULL;

  if (source == NULL || !kro_article_get_selection (article, &b, &e))
    return;
  command = kro_selection_event_make (self->timeline, kro_source_get_id (source), b, e, &options, &event, &error);
  if (command == NULL)
    {
      kro_window_show_error (self, error->message);
      return;
    }
  if (!perform (self, command, _ ("Make Event")))
    return;
  kro_article_clear_selection (article);
  kro_view_state_set_selection (self->state, event);
  if (!kro_timeline_get_columns (self->timeline)->is_dated[kro_timeline_get_slot (self->timeline, event)])
    kro_selection_card_edit (self->card);
}

static void
ask_publication_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_publication_bar_ask (KRO_WINDOW (widget)->publication_bar);
}

/* --- choosing ------------------------------------------------------------------------------------ */

static void
next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (KRO_WINDOW (widget)->timeline_view), "timeline.next", NULL);
}

static void
previous_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (KRO_WINDOW (widget)->timeline_view), "timeline.previous", NULL);
}

static void
fit_selection_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (KRO_WINDOW (widget)->timeline_view), "timeline.show", NULL);
}

/* --- tables ---------------------------------------------------------------------------------------- */

static const struct
{
  const char                 *name;
  GtkWidgetActionActivateFunc activate;
  guint                       key;
  GdkModifierType             modifiers;
} actions[] = {
  { "win.undo", undo_cb, GDK_KEY_z, GDK_CONTROL_MASK },
  { "win.redo", redo_cb, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
  { "win.delete-event", delete_cb, GDK_KEY_Delete, 0 },
  { "win.edit-event", edit_cb, GDK_KEY_F2, 0 },
  { "win.take-reading", take_reading_cb, GDK_KEY_r, GDK_CONTROL_MASK },
  { "win.make-event", make_event_cb, GDK_KEY_e, GDK_CONTROL_MASK },
  { "win.ask-publication", ask_publication_cb, 0, 0 },
  { "win.next-event", next_cb, GDK_KEY_Right, GDK_ALT_MASK },
  { "win.previous-event", previous_cb, GDK_KEY_Left, GDK_ALT_MASK },
  { "win.fit-selection", fit_selection_cb, 0, 0 },
};

static const GActionEntry entries[] = {
  { .name = "accept-event", .state = "false", .change_state = accept_cb },
};

void
kro_window_events_class_init (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers, actions[i].name, NULL);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "win.accept-event", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "win.accept-event", NULL);
}

/* Actions that have nothing to act upon are off. */
void
kro_window_events_update (KroWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  KroId      event = get_selection (self);
  guint32    slot = event != KRO_ID_NONE ? kro_timeline_get_slot (self->timeline, event) : KRO_SLOT_NONE;
  gboolean   has_event = slot != KRO_SLOT_NONE;
  gboolean   has_one = has_event && kro_view_state_get_n_selected (self->state) == 1;
  GAction   *accept = g_action_map_lookup_action (G_ACTION_MAP (self), "accept-event");

  gtk_widget_action_set_enabled (widget, "win.undo", kro_history_get_can_undo (self->history));
  gtk_widget_action_set_enabled (widget, "win.redo", kro_history_get_can_redo (self->history));
  gtk_widget_action_set_enabled (widget, "win.delete-event", has_event);
  gtk_widget_action_set_enabled (widget, "win.edit-event", has_one);
  gtk_widget_action_set_enabled (widget, "win.fit-selection", has_event);
  gtk_widget_action_set_enabled (widget, "win.take-reading", has_one && kro_timeline_get_n_alternatives (self->timeline, slot) > 0);
  gtk_widget_action_set_enabled (widget, "win.make-event", kro_article_get_selection (kro_source_view_get_article (self->source), NULL, NULL));
  gtk_widget_action_set_enabled (widget, "win.ask-publication", kro_timeline_get_n_sources (self->timeline) > 0);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (accept), has_event);
  g_simple_action_set_state (G_SIMPLE_ACTION (accept), g_variant_new_boolean (has_event && are_accepted (self)));
}

void
kro_window_events_init (KroWindow *self)
{
  KroArticle *article = kro_source_view_get_article (self->source);

  self->last_changed = g_array_new (FALSE, FALSE, sizeof (KroId));
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->timeline_view, "redate", G_CALLBACK (redate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline, "changed", G_CALLBACK (remember_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "notify::selection", G_CALLBACK (kro_window_events_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "selected-changed", G_CALLBACK (kro_window_events_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->history, "notify::can-undo", G_CALLBACK (kro_window_events_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->history, "notify::can-redo", G_CALLBACK (kro_window_events_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (article)), "notify::has-selection", G_CALLBACK (kro_window_events_update), self, G_CONNECT_SWAPPED);
}

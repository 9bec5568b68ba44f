/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The window: it owns the timeline, its history, the view state and the stage,
 * and gives them to its widgets, which hear of each other through them only.
 * Reading files is the application's work. Main thread.
 */
#include "kro-window.h"

#include "kro-compat.h"
#include "kro-ui.h"
#include "kro-window-private.h"

#include <glib/gi18n.h>

#define PANE_MIN 240

enum {
  OPEN_FILES,
  ADD_FILES,
  ADD_TEXT,
  OPEN_SAMPLE,
  CANCEL_READING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KroWindow, kro_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- callbacks ---------------------------------------------------------------------- */

static void
changed_cb (KroWindow *self, const KroChange *change)
{
  kro_window_contents_update (self, change);
  kro_window_update_buttons (self);
  kro_window_actions_update (self);
  kro_window_events_update (self);
  kro_window_export_update (self);
  kro_window_update_page (self);
}

static void
source_cb (KroWindow *self)
{
  kro_publication_bar_set_source (self->publication_bar, kro_source_view_get_source (self->source));
}

/* After the form the keys go to the side it stands beside. */
static void
edited_cb (KroWindow *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self->timeline_view)))
    gtk_widget_grab_focus (GTK_WIDGET (self->timeline_view));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->side), GTK_DIR_TAB_FORWARD);
}

/* The menu has many widgets, so it is made when it is opened first. */
static void
make_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (user_data));
}

/* --- closing -------------------------------------------------------------------------------- */

static void
discard_cb (GtkWindow *window)
{
  KRO_WINDOW (window)->is_closing = TRUE;
  gtk_window_close (window);
}

static void
ask_to_discard (KroWindow *self)
{
  kro_compat_ask (GTK_WINDOW (self),
                  _ ("Discard Changes?"),
                  _ ("What you changed in this chronology goes when its window closes. A picture of it can be exported first."),
                  _ ("_Discard"),
                  discard_cb);
}

static gboolean
kro_window_close_request (GtkWindow *window)
{
  KroWindow *self = KRO_WINDOW (window);

  if (!self->is_closing && (!kro_selection_card_finish (self->card) || kro_history_get_can_undo (self->history)))
    {
      ask_to_discard (self);
      return TRUE;
    }
  if (self->presenter != NULL)
    gtk_window_destroy (GTK_WINDOW (self->presenter));
  g_signal_emit (self, signals[CANCEL_READING], 0);
  return GTK_WINDOW_CLASS (kro_window_parent_class)->close_request (window);
}

/* --- GtkWidget ---------------------------------------------------------------------------- */

static void
kro_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (kro_window_parent_class)->size_allocate (widget, width, height, baseline);
  kro_window_adapt (KRO_WINDOW (widget), width);
}

static void
kro_window_dispose (GObject *object)
{
  KroWindow *self = KRO_WINDOW (object);

  g_clear_handle_id (&self->adapt, g_source_remove);
  g_clear_object (&self->deleted);
  g_clear_pointer (&self->last_changed, g_array_unref);
  g_clear_object (&self->stage);
  g_clear_object (&self->state);
  g_clear_object (&self->history);
  g_clear_object (&self->timeline);
  g_clear_pointer (&self->locale, kro_locale_unref);
  G_OBJECT_CLASS (kro_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KroWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, content);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, present_button);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, present_content);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, progress_label);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, status);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, publication_bar);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, paned);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, source_side);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, side_switch);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, side);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, source);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, event_list);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, card);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, timeline_side);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, filter_label);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, frame);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, timeline_view);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, no_events);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, overview);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, strip);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, zoom_buttons);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, narrow_side);
  gtk_widget_class_bind_template_callback (widget_class, source_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
}

static void
add_signals (void)
{
  signals[OPEN_FILES] = g_signal_new ("open-files", KRO_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_LIST_MODEL);
  signals[ADD_FILES] = g_signal_new ("add-files", KRO_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_LIST_MODEL);
  signals[ADD_TEXT] = g_signal_new ("add-text", KRO_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OPEN_SAMPLE] = g_signal_new ("open-sample", KRO_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CANCEL_READING] = g_signal_new ("cancel-reading", KRO_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kro_window_class_init (KroWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kro_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = kro_window_close_request;
  widget_class->size_allocate = kro_window_size_allocate;
  kro_ui_ensure_resources ();
  g_type_ensure (KRO_TYPE_EVENT_LIST);
  g_type_ensure (KRO_TYPE_OVERVIEW_STRIP);
  g_type_ensure (KRO_TYPE_PUBLICATION_BAR);
  g_type_ensure (KRO_TYPE_SELECTION_CARD);
  g_type_ensure (KRO_TYPE_SOURCE_VIEW);
  g_type_ensure (KRO_TYPE_TIMELINE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, KRO_UI_PATH "kro-window.ui");
  bind_children (widget_class);
  add_signals ();
  kro_window_actions_class_init (widget_class);
  kro_window_events_class_init (widget_class);
  kro_window_export_class_init (widget_class);
}

static void
kro_window_init (KroWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kro_ui_ensure_style (gtk_widget_get_display (GTK_WIDGET (self)));
  gtk_menu_button_set_create_popup_func (self->menu_button, make_menu_cb, self->menu, NULL);
  kro_export_settings_init (&self->export_settings);
  self->timeline = kro_timeline_new ();
  self->history = kro_history_new (self->timeline);
  self->state = kro_view_state_new ();
  kro_view_state_set_timeline (self->state, self->timeline);
  g_signal_connect_object (self->timeline, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  kro_window_sides_init (self);
  kro_window_actions_init (self);
  kro_window_events_init (self);
  kro_window_export_init (self);
  kro_window_drop_init (self);
}

/* --- public ---------------------------------------------------------------------------------- */

static void
give_to_children (KroWindow *self)
{
  kro_timeline_view_set_stage (self->timeline_view, self->stage);
  kro_overview_strip_set_state (self->strip, self->state, self->locale);
  kro_source_view_set_state (self->source, self->state, self->locale);
  kro_event_list_set_state (self->event_list, self->state, self->locale);
  kro_selection_card_set_state (self->card, self->state, self->locale);
  kro_selection_card_set_history (self->card, self->history);
  g_signal_connect_object (kro_view_state_get_filter (self->state), "changed", G_CALLBACK (kro_window_update_filter), self, G_CONNECT_SWAPPED);
  kro_publication_bar_set_history (self->publication_bar, self->history, self->locale);
  kro_publication_bar_set_today (self->publication_bar, self->has_now ? &self->now : NULL);
}

/**
 * kro_window_new:
 * @application: (nullable): what it belongs to
 * @locale: the language of dates and of the picture
 * @now: (nullable): the present
 *
 * Returns: (transfer floating): an empty window
 */
GtkWidget *
kro_window_new (GtkApplication *application, KroLocale *locale, const KroTime *now)
{
  KroWindow *self = g_object_new (KRO_TYPE_WINDOW, "application", application, NULL);

  self->locale = kro_locale_ref (locale);
  self->has_now = now != NULL;
  if (now != NULL)
    self->now = *now;
  self->stage = kro_stage_new (self->state, locale, now);
  give_to_children (self);
  changed_cb (self, NULL);
  kro_window_update_sides (self);
  return GTK_WIDGET (self);
}

/**
 * kro_window_get_history:
 * @self: a window
 *
 * Returns: (transfer none): through which its timeline is changed
 */
KroHistory *
kro_window_get_history (KroWindow *self)
{
  return self->history;
}

/**
 * kro_window_get_state:
 * @self: a window
 *
 * Returns: (transfer none): what is seen and selected
 */
KroViewState *
kro_window_get_state (KroWindow *self)
{
  return self->state;
}

/**
 * kro_window_set_layout:
 * @self: a window that was not shown yet
 * @layout: how to arrange it
 */
void
kro_window_set_layout (KroWindow *self, const KroWindowLayout *layout)
{
  if (layout->width > 0 && layout->height > 0)
    gtk_window_set_default_size (GTK_WINDOW (self), layout->width, layout->height);
  if (layout->maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  if (layout->pane > 0)
    gtk_paned_set_position (self->paned, MAX (layout->pane, PANE_MIN));
  g_action_group_change_action_state (G_ACTION_GROUP (self), "side", g_variant_new_string (layout->shows_events ? "events" : "article"));
  kro_view_state_set_folds_gaps (self->state, !layout->shows_gaps);
  kro_view_state_set_hides_others (self->state, layout->hides_others);
  kro_window_update_sides (self);
}

/**
 * kro_window_get_layout:
 * @self: a window
 * @layout: (out): how it is arranged
 */
void
kro_window_get_layout (KroWindow *self, KroWindowLayout *layout)
{
  gtk_window_get_default_size (GTK_WINDOW (self), &layout->width, &layout->height);
  layout->maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  layout->pane = gtk_paned_get_position (self->paned);
  layout->shows_events = kro_window_shows (self, "side", "events");
  layout->shows_gaps = !kro_view_state_get_folds_gaps (self->state);
  layout->hides_others = kro_view_state_get_hides_others (self->state);
}

/**
 * kro_window_set_export_settings:
 * @self: a window
 * @settings: what was last chosen when a picture was exported
 */
void
kro_window_set_export_settings (KroWindow *self, const KroExportSettings *settings)
{
  self->export_settings = *settings;
}

/**
 * kro_window_get_export_settings:
 * @self: a window
 * @settings: (out): what was last chosen when a picture was exported
 */
void
kro_window_get_export_settings (KroWindow *self, KroExportSettings *settings)
{
  *settings = self->export_settings;
}

/**
 * kro_window_set_open_menu:
 * @self: a window
 * @menu: what can be opened besides the button that opens a dialog
 */
void
kro_window_set_open_menu (KroWindow *self, GMenuModel *menu)
{
  adw_split_button_set_menu_model (self->open_button, menu);
}

/**
 * kro_window_articles_added:
 * @self: a window to which articles were added
 *
 * Shows all events, at once, as soon as the window has a size, and gives the
 * keys to the timeline.
 */
void
kro_window_articles_added (KroWindow *self)
{
  kro_stage_request_fit (self->stage);
  gtk_widget_grab_focus (GTK_WIDGET (self->timeline_view));
}

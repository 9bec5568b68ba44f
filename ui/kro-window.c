/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The window: it owns the timeline, its history, the view state and the stage,
 * and gives them to its widgets, which hear of each other through them only.
 * Below NARROW logical pixels article and timeline take turns. Reading files
 * is the application's work. Main thread.
 */
#include "kro-window.h"

#include "kro-compat.h"
#include "kro-selection-card.h"
#include "kro-source-view.h"
#include "kro-timeline-view.h"
#include "kro-ui.h"

#include <glib/gi18n.h>

#define NARROW 700
#define ZOOM_STEP 1.5

struct _KroWindow
{
  AdwApplicationWindow parent_instance;

  /* template children */
  AdwWindowTitle   *heading;
  GtkButton        *open_button;
  GtkWidget        *zoom_buttons;
  GtkSpinner       *spinner;
  AdwToastOverlay  *toasts;
  GtkStack         *stack;
  AdwStatusPage    *status;
  GtkPaned         *paned;
  GtkWidget        *source_side;
  KroSourceView    *source;
  KroSelectionCard *card;
  GtkWidget        *timeline_side;
  KroTimelineView  *timeline_view;
  GtkWidget        *no_events;
  GtkWidget        *narrow_card;
  KroSelectionCard *second_card;
  GtkWidget        *switcher;
  GtkToggleButton  *show_source;
  GtkToggleButton  *show_timeline;

  gboolean is_narrow;
  guint    adapt; /* source id */

  /* owned */
  KroTimeline  *timeline;
  KroHistory   *history;
  KroViewState *state;
  KroStage     *stage;
};

enum {
  OPEN_FILES,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KroWindow, kro_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- what is shown ------------------------------------------------------------------- */

static void
update_heading (KroWindow *self)
{
  guint            n_sources = kro_timeline_get_n_sources (self->timeline);
  guint            n_events = kro_timeline_get_n_events (self->timeline);
  const char      *title = n_sources > 0 ? kro_source_view_get_name (kro_timeline_get_source_at (self->timeline, 0)) : _ ("Kroniek");
  g_autofree char *sources = g_strdup_printf (ngettext ("%u source", "%u sources", n_sources), n_sources);
  g_autofree char *events = g_strdup_printf (ngettext ("%u event", "%u events", n_events), n_events);
  /* Translators: "1 source · 4 events", below the title of the window. */
  g_autofree char *counts = g_strdup_printf (_ ("%s · %s"), sources, events);

  adw_window_title_set_title (self->heading, title);
  adw_window_title_set_subtitle (self->heading, n_sources == 0 ? "" : (self->is_narrow ? events : counts));
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
update_sides (KroWindow *self)
{
  gboolean timeline = gtk_toggle_button_get_active (self->show_timeline);

  update_heading (self);
  gtk_widget_set_visible (self->source_side, !self->is_narrow || !timeline);
  gtk_widget_set_visible (self->timeline_side, !self->is_narrow || timeline);
  gtk_widget_set_visible (self->switcher, self->is_narrow);
  gtk_paned_set_shrink_start_child (self->paned, self->is_narrow);
  gtk_widget_set_visible (self->narrow_card, self->is_narrow);
  gtk_widget_set_visible (self->zoom_buttons, !self->is_narrow);
  if (self->is_narrow)
    {
      gtk_button_set_icon_name (self->open_button, "document-open-symbolic");
      gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
    }
  else
    {
      gtk_button_set_label (self->open_button, _ ("_Open"));
      gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
    }
}

static void
update_events (KroWindow *self)
{
  gboolean has_events = kro_timeline_get_n_events (self->timeline) > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.zoom-in", has_events);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.zoom-out", has_events);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.fit", has_events);
  gtk_widget_set_visible (GTK_WIDGET (self->timeline_view), has_events);
  gtk_widget_set_visible (self->no_events, !has_events);
}

static void
changed_cb (KroWindow *self)
{
  gboolean has_sources = kro_timeline_get_n_sources (self->timeline) > 0;

  update_heading (self);
  update_events (self);
  gtk_stack_set_visible_child_name (self->stack, has_sources ? "chronology" : "empty");
}

static void
switched_cb (KroWindow *self)
{
  update_sides (self);
}

static gboolean
adapt_cb (gpointer user_data)
{
  KroWindow *self = user_data;

  self->adapt = 0;
  update_sides (self);
  return G_SOURCE_REMOVE;
}

/* --- actions ---------------------------------------------------------------------------- */

static void
chosen_cb (GtkWindow *window, GListModel *files)
{
  g_signal_emit (window, signals[OPEN_FILES], 0, files);
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_compat_choose_files (GTK_WINDOW (widget), _ ("Open Articles"), chosen_cb);
}

static void
zoom_in_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_timeline_view_zoom (KRO_WINDOW (widget)->timeline_view, ZOOM_STEP);
}

static void
zoom_out_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_timeline_view_zoom (KRO_WINDOW (widget)->timeline_view, 1 / ZOOM_STEP);
}

static void
fit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_timeline_view_fit (KRO_WINDOW (widget)->timeline_view);
}

static void
show_source_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_toggle_button_set_active (KRO_WINDOW (widget)->show_source, TRUE);
}

static void
show_timeline_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_toggle_button_set_active (KRO_WINDOW (widget)->show_timeline, TRUE);
}

static void
about_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_show_about_window (GTK_WINDOW (widget),
                         "application-name",
                         _ ("Kroniek"),
                         "application-icon",
                         "io.github.kroniek.Kroniek",
                         "comments",
                         _ ("What happened when, and who says so"),
                         "license-type",
                         GTK_LICENSE_GPL_3_0,
                         NULL);
}

/* The action keeps its state in the view state, by the nick of the mode. */
static void
lanes_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KroWindow *self = user_data;
  g_autoptr (GEnumClass) modes = g_type_class_ref (KRO_TYPE_LANES_MODE);
  const GEnumValue *mode = g_enum_get_value_by_nick (modes, g_variant_get_string (parameter, NULL));

  if (mode == NULL)
    return;
  kro_view_state_set_lanes (self->state, (KroLanesMode)mode->value);
  g_simple_action_set_state (action, parameter);
}

static void
add_lanes_action (KroWindow *self)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful ("lanes", G_VARIANT_TYPE_STRING, g_variant_new_string ("none"));

  g_signal_connect (action, "change-state", G_CALLBACK (lanes_cb), self);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
}

/* --- GtkWidget ---------------------------------------------------------------------------- */

/* Children change after the allocation, not within it. */
static void
kro_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KroWindow *self = KRO_WINDOW (widget);
  gboolean   is_narrow = width < NARROW;

  GTK_WIDGET_CLASS (kro_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (is_narrow == self->is_narrow)
    return;
  self->is_narrow = is_narrow;
  if (self->adapt == 0)
    self->adapt = g_idle_add_full (G_PRIORITY_HIGH_IDLE, adapt_cb, self, NULL);
}

/* Known before the first allocation, so that a window can open narrow. */
static void
default_width_cb (KroWindow *self)
{
  int width;
  int height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) || width <= 0)
    return;
  self->is_narrow = width < NARROW;
  update_sides (self);
}

static void
kro_window_dispose (GObject *object)
{
  KroWindow *self = KRO_WINDOW (object);

  g_clear_handle_id (&self->adapt, g_source_remove);
  g_clear_object (&self->stage);
  g_clear_object (&self->state);
  g_clear_object (&self->history);
  g_clear_object (&self->timeline);
  G_OBJECT_CLASS (kro_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KroWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, zoom_buttons);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, status);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, paned);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, source_side);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, source);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, card);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, timeline_side);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, timeline_view);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, no_events);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, narrow_card);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, second_card);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, show_source);
  gtk_widget_class_bind_template_child (widget_class, KroWindow, show_timeline);
  gtk_widget_class_bind_template_callback (widget_class, switched_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "win.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (widget_class, "win.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (widget_class, "win.fit", NULL, fit_cb);
  gtk_widget_class_install_action (widget_class, "win.show-source", NULL, show_source_cb);
  gtk_widget_class_install_action (widget_class, "win.show-timeline", NULL, show_timeline_cb);
  gtk_widget_class_install_action (widget_class, "win.about", NULL, about_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "win.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "win.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "win.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "win.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "win.fit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1, GDK_ALT_MASK, "win.show-source", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_2, GDK_ALT_MASK, "win.show-timeline", NULL);
}

static void
kro_window_class_init (KroWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kro_window_dispose;
  widget_class->size_allocate = kro_window_size_allocate;
  kro_ui_ensure_resources ();
  g_type_ensure (KRO_TYPE_SELECTION_CARD);
  g_type_ensure (KRO_TYPE_SOURCE_VIEW);
  g_type_ensure (KRO_TYPE_TIMELINE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, KRO_UI_PATH "kro-window.ui");
  bind_children (widget_class);
  install_actions (widget_class);
  signals[OPEN_FILES] = g_signal_new ("open-files", KRO_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_LIST_MODEL);
}

static void
kro_window_init (KroWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kro_ui_ensure_style (gtk_widget_get_display (GTK_WIDGET (self)));
  self->timeline = kro_timeline_new ();
  self->history = kro_history_new (self->timeline);
  self->state = kro_view_state_new ();
  kro_view_state_set_timeline (self->state, self->timeline);
  g_signal_connect_object (self->timeline, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::default-width", G_CALLBACK (default_width_cb), NULL);
  add_lanes_action (self);
}

/* --- public ---------------------------------------------------------------------------------- */

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

  self->stage = kro_stage_new (self->state, locale, now);
  kro_timeline_view_set_stage (self->timeline_view, self->stage);
  kro_source_view_set_state (self->source, self->state, locale);
  kro_selection_card_set_state (self->card, self->state, locale);
  kro_selection_card_set_state (self->second_card, self->state, locale);
  changed_cb (self);
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
 * kro_window_set_busy:
 * @self: a window
 * @busy: whether files are being read for it
 */
void
kro_window_set_busy (KroWindow *self, gboolean busy)
{
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

/**
 * kro_window_show_error:
 * @self: a window
 * @message: which file, what is wrong, and what to do about it
 *
 * Tells that something could not be done: in the middle of an empty window,
 * which has the room, else in a message that stays until it is closed.
 */
void
kro_window_show_error (KroWindow *self, const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  AdwToast        *toast;

  if (kro_timeline_get_n_sources (self->timeline) == 0)
    {
      adw_status_page_set_icon_name (self->status, "dialog-warning-symbolic");
      adw_status_page_set_title (self->status, _ ("Not Opened"));
      adw_status_page_set_description (self->status, escaped);
      return;
    }
  toast = adw_toast_new (escaped);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * kro_window_fit:
 * @self: a window
 *
 * Shows all events, at once, as soon as the window has a size, and gives the
 * keys to the timeline.
 */
void
kro_window_fit (KroWindow *self)
{
  kro_stage_request_fit (self->stage);
  gtk_widget_grab_focus (GTK_WIDGET (self->timeline_view));
}

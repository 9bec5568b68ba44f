/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The list holds no events: its rows are those of KroFoundEvents, its
 * selection is that of the view state. GTK keeps some 200 row widgets whatever
 * the number of events; these are filled anew after each change, all of them,
 * once before the next frame, since headings and "3 of 120" hang on
 * neighbours. Scrolling waits until the rows have their places. Main thread.
 */
#include "kro-event-list-private.h"

#include "kro-compat.h"
#include "kro-event-row.h"
#include "kro-event-selection.h"
#include "kro-theme-follower.h"
#include "kro-ui.h"

#include <glib/gi18n.h>

/* Of the words looked for, so many characters are repeated. */
#define MAX_QUERY 60

/* Frames in which the selected row is brought into sight. */
#define SCROLLS 4

G_DEFINE_FINAL_TYPE (KroEventList, kro_event_list, ADW_TYPE_BIN)

/* --- rows -------------------------------------------------------------------------- */

static void
fill_row (KroEventList *self, GtkListItem *item)
{
  KroEventRow     *row = KRO_EVENT_ROW (gtk_list_item_get_child (item));
  guint            position = gtk_list_item_get_position (item);
  KroId            event = kro_found_events_get_id_at (self->events, position);
  g_autofree char *heading = NULL;
  g_autofree char *name = NULL;
  g_autofree char *description = NULL;

  if (event == KRO_ID_NONE)
    return;
  kro_event_row_set_event (row, event, kro_theme_follower_get_theme (self->follower));
  kro_event_row_set_hovered (row, event == self->hovered);
  heading = kro_event_heading_get_words (self->events, position, self->unit, self->locale);
  kro_event_row_set_heading (row, heading);
  name = kro_event_row_get_name (row);
  description = kro_event_row_describe (row, position, kro_found_events_get_n_rows (self->events));
  kro_compat_describe_item (item, name, description);
}

static void
set_up_cb (KroEventList *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, kro_event_row_new (self->state, self->locale));
}

static void
bind_cb (KroEventList *self, GtkListItem *item)
{
  g_ptr_array_add (self->items, item);
  fill_row (self, item);
}

static void
unbind_cb (KroEventList *self, GtkListItem *item)
{
  g_ptr_array_remove_fast (self->items, item);
}

static void
hover_cb (KroEventList *self)
{
  self->hovered = kro_view_state_get_hover (self->state);
  for (guint i = 0; i < self->items->len; i++)
    {
      KroEventRow *row = KRO_EVENT_ROW (gtk_list_item_get_child (self->items->pdata[i]));

      kro_event_row_set_hovered (row, self->hovered != KRO_ID_NONE && kro_event_row_get_event (row) == self->hovered);
    }
}

/* --- the list as a whole ----------------------------------------------------------- */

static gboolean
is_filtered (KroEventList *self)
{
  return !kro_filter_get_is_empty (kro_view_state_get_filter (self->state));
}

static void
show_count (KroEventList *self, guint n_rows, guint n_events)
{
  g_autofree char *words = NULL;

  if (is_filtered (self))
    /* Translators: how many events were found, and how many there are. */
    words = g_strdup_printf (ngettext ("%u of %u event", "%u of %u events", n_events), n_rows, n_events);
  else
    words = g_strdup_printf (ngettext ("%u event", "%u events", n_events), n_events);
  if (g_str_equal (gtk_label_get_text (self->count), words))
    return;
  gtk_label_set_text (self->count, words);
  if (is_filtered (self) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    kro_compat_announce (GTK_WIDGET (self->count), words);
}

static void
show_no_hits (KroEventList *self)
{
  const char      *query = kro_filter_get_query (kro_view_state_get_filter (self->state));
  g_autofree char *start = g_utf8_strlen (query, -1) > MAX_QUERY ? g_utf8_substring (query, 0, MAX_QUERY) : NULL;
  g_autofree char *cut = start != NULL ? g_strconcat (start, "…", NULL) : g_strdup (query);
  g_autofree char *words = NULL;
  g_autofree char *safe = NULL;

  if (cut[0] != '\0')
    /* Translators: %s is what was looked for, between quotation marks of your language. */
    words = g_strdup_printf (_ ("No event matches “%s”."), cut);
  else
    words = g_strdup (_ ("No event passes the filter."));
  safe = g_markup_escape_text (words, -1);
  adw_status_page_set_description (self->no_hits, safe);
}

static void
show_page (KroEventList *self, guint n_rows, guint n_events)
{
  const char *page = n_rows > 0 ? "events" : (n_events > 0 ? "no-hits" : "none");

  if (n_rows == 0 && n_events > 0)
    show_no_hits (self);
  gtk_widget_set_visible (self->search_side, n_events > 0);
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
note_selected_row (KroEventList *self)
{
  guint32 row = self->events != NULL && self->selected != KRO_ID_NONE ? kro_found_events_find (self->events, self->selected) : KRO_SLOT_NONE;

  if (row != KRO_SLOT_NONE)
    self->selected_row = row;
}

static void
update (KroEventList *self)
{
  guint n_rows = self->events != NULL ? kro_found_events_get_n_rows (self->events) : 0;
  guint n_events = self->timeline != NULL ? kro_timeline_get_n_events (self->timeline) : 0;

  g_clear_handle_id (&self->refresh, g_source_remove);
  self->unit = self->events != NULL ? kro_event_heading_choose (self->events) : KRO_HEADING_NONE;
  for (guint i = 0; i < self->items->len; i++)
    fill_row (self, self->items->pdata[i]);
  note_selected_row (self);
  show_count (self, n_rows, n_events);
  show_page (self, n_rows, n_events);
}

static gboolean
refresh_cb (gpointer user_data)
{
  KroEventList *self = user_data;

  self->refresh = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_refresh (KroEventList *self)
{
  if (self->refresh == 0)
    self->refresh = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

/* --- scrolling --------------------------------------------------------------------- */

/* For a few frames: rows far away have their height only once they are there,
 * and may push each other out of sight. */
static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  KroEventList *self = KRO_EVENT_LIST (widget);
  KroId         event = kro_view_state_get_selection (self->state);
  guint32       row = self->events != NULL && event != KRO_ID_NONE ? kro_found_events_find (self->events, event) : KRO_SLOT_NONE;

  if (row != KRO_SLOT_NONE && gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    kro_compat_scroll_to_row (self->view, row);
  if (row != KRO_SLOT_NONE && --self->n_scrolls > 0)
    return G_SOURCE_CONTINUE;
  self->scroll = 0;
  return G_SOURCE_REMOVE;
}

static void
queue_scroll (KroEventList *self)
{
  self->n_scrolls = SCROLLS;
  if (self->scroll == 0)
    self->scroll = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

/* --- what others tell -------------------------------------------------------------- */

/* Called before GTK hears of the change: the row that has the focus is still
 * there. The menu counts as the rows. */
static void
rows_changed_cb (KroEventList *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->search));
}

/* Whoever deletes event after event by keys need not find the place again. */
static void
select_next (KroEventList *self, KroId gone)
{
  guint n_rows = self->events != NULL ? kro_found_events_get_n_rows (self->events) : 0;

  if (n_rows == 0 || !self->had_focus || kro_timeline_get_slot (self->timeline, gone) != KRO_SLOT_NONE)
    return;
  kro_view_state_set_selection (self->state, kro_found_events_get_id_at (self->events, MIN (self->selected_row, n_rows - 1)));
}

static void
selected_cb (KroEventList *self)
{
  KroId before = self->selected;

  self->selected = kro_view_state_get_selection (self->state);
  note_selected_row (self);
  if (self->selected == KRO_ID_NONE && before != KRO_ID_NONE && self->timeline != NULL)
    select_next (self, before);
  queue_scroll (self);
}

static void
changed_cb (KroEventList *self, const KroChange *change)
{
  KroId selection = kro_view_state_get_selection (self->state);

  queue_refresh (self);
  if (selection == KRO_ID_NONE || !(change->flags & KRO_CHANGE_ORDER))
    return;
  for (gsize i = 0; change->events != NULL && i < change->n_events; i++)
    if (change->events[i] == selection)
      queue_scroll (self);
}

static void
filter_cb (KroEventList *self)
{
  const char *query = kro_filter_get_query (kro_view_state_get_filter (self->state));

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->search)), query))
    gtk_editable_set_text (GTK_EDITABLE (self->search), query);
  queue_refresh (self);
  queue_scroll (self);
}

static void
set_model (KroEventList *self)
{
  g_autoptr (KroEventSelection) selection = NULL;

  gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->events);
  if (self->timeline == NULL)
    return;
  self->events = kro_found_events_new (self->timeline, kro_view_state_get_filter (self->state));
  g_signal_connect_object (self->events, "items-changed", G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED);
  self->unit = kro_event_heading_choose (self->events);
  selection = kro_event_selection_new (self->events, self->state);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}

static void
timeline_cb (KroEventList *self)
{
  if (self->timeline != NULL)
    g_signal_handlers_disconnect_by_func (self->timeline, changed_cb, self);
  g_set_object (&self->timeline, kro_view_state_get_timeline (self->state));
  set_model (self);
  if (self->timeline != NULL)
    g_signal_connect_object (self->timeline, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
  queue_scroll (self);
}

static void
theme_cb (KroEventList *self)
{
  if (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    gtk_widget_add_css_class (GTK_WIDGET (self), "high-contrast");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "high-contrast");
  queue_refresh (self);
}

/* --- searching --------------------------------------------------------------------- */

static void
searched_cb (KroEventList *self)
{
  if (self->state != NULL)
    kro_filter_set_query (kro_view_state_get_filter (self->state), gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
stop_search_cb (KroEventList *self)
{
  if (gtk_editable_get_text (GTK_EDITABLE (self->search))[0] == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  searched_cb (self);
}

/* Enter goes to the first event found, unless the one selected is among them. */
static void
search_activated_cb (KroEventList *self)
{
  searched_cb (self);
  if (self->events == NULL || kro_found_events_get_n_rows (self->events) == 0)
    return;
  if (kro_found_events_find (self->events, kro_view_state_get_selection (self->state)) == KRO_SLOT_NONE)
    kro_view_state_set_selection (self->state, kro_found_events_get_id_at (self->events, 0));
  queue_scroll (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* What hides everything goes: the words, or else the other conditions. */
static void
clear_cb (KroEventList *self)
{
  KroFilter *filter = kro_view_state_get_filter (self->state);

  if (kro_filter_get_query (filter)[0] != '\0')
    kro_filter_set_query (filter, NULL);
  else
    kro_filter_reset (filter);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* --- the pointer --------------------------------------------------------------------- */

static void
activated_cb (KroEventList *self, guint position)
{
  kro_view_state_set_selection (self->state, kro_found_events_get_id_at (self->events, position));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.fit-selection", NULL);
}

static void
menu_pressed_cb (KroEventList *self, int n_press, double x, double y)
{
  kro_event_list_pop_up_at (self, x, y);
}

static void
long_pressed_cb (KroEventList *self, double x, double y)
{
  kro_event_list_pop_up_at (self, x, y);
}

static void
add_factory (KroEventList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (set_up_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->view, factory);
}

/* --- GtkWidget --------------------------------------------------------------------- */

static void
kro_event_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kro_event_list_parent_class)->map (widget);
  if (KRO_EVENT_LIST (widget)->state != NULL)
    queue_scroll (KRO_EVENT_LIST (widget));
}

static void
kro_event_list_dispose (GObject *object)
{
  KroEventList *self = KRO_EVENT_LIST (object);

  g_clear_handle_id (&self->refresh, g_source_remove);
  if (self->scroll != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll);
  self->scroll = 0;
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  self->view = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->events);
  g_clear_object (&self->timeline);
  g_clear_object (&self->state);
  g_clear_pointer (&self->locale, kro_locale_unref);
  G_OBJECT_CLASS (kro_event_list_parent_class)->dispose (object);
}

static void
kro_event_list_finalize (GObject *object)
{
  KroEventList *self = KRO_EVENT_LIST (object);

  g_clear_object (&self->follower);
  g_ptr_array_unref (self->items);
  G_OBJECT_CLASS (kro_event_list_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KroEventList, search_side);
  gtk_widget_class_bind_template_child (widget_class, KroEventList, search);
  gtk_widget_class_bind_template_child (widget_class, KroEventList, count);
  gtk_widget_class_bind_template_child (widget_class, KroEventList, stack);
  gtk_widget_class_bind_template_child (widget_class, KroEventList, view);
  gtk_widget_class_bind_template_child (widget_class, KroEventList, no_hits);
  gtk_widget_class_bind_template_child (widget_class, KroEventList, menu);
  gtk_widget_class_bind_template_callback (widget_class, searched_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_pressed_cb);
}

static void
kro_event_list_class_init (KroEventListClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kro_event_list_dispose;
  object_class->finalize = kro_event_list_finalize;
  widget_class->map = kro_event_list_map;
  kro_ui_ensure_resources ();
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, KRO_UI_PATH "kro-event-list.ui");
  bind_template (widget_class);
}

static void
kro_event_list_init (KroEventList *self)
{
  self->unit = KRO_HEADING_NONE;
  self->items = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->view));
  add_factory (self);
  kro_event_list_add_keys (self);
  self->follower = kro_theme_follower_new (GTK_WIDGET (self));
  g_signal_connect_object (self->follower, "changed", G_CALLBACK (theme_cb), self, G_CONNECT_SWAPPED);
  theme_cb (self);
}

/**
 * kro_event_list_new:
 *
 * Returns: (transfer floating): a list of nothing
 */
GtkWidget *
kro_event_list_new (void)
{
  return g_object_new (KRO_TYPE_EVENT_LIST, NULL);
}

/**
 * kro_event_list_set_state:
 * @self: a list without a state
 * @state: whose timeline, filter, selection and hover it shows and sets
 * @locale: the language of dates
 */
void
kro_event_list_set_state (KroEventList *self, KroViewState *state, KroLocale *locale)
{
  g_return_if_fail (self->state == NULL);

  self->state = g_object_ref (state);
  self->locale = kro_locale_ref (locale);
  g_signal_connect_object (state, "notify::selection", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::hover", G_CALLBACK (hover_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::timeline", G_CALLBACK (timeline_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kro_view_state_get_filter (state), "changed", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  self->selected = kro_view_state_get_selection (state);
  timeline_cb (self);
  filter_cb (self);
}

/**
 * kro_event_list_focus_search:
 * @self: a list
 *
 * Lets a person type what to look for.
 */
void
kro_event_list_focus_search (KroEventList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * kro_event_list_get_n_shown:
 * @self: a list
 *
 * Returns: how many events pass the filter
 */
guint
kro_event_list_get_n_shown (KroEventList *self)
{
  return self->events != NULL ? kro_found_events_get_n_rows (self->events) : 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a person does with the window as a whole: opening, looking,
 * presenting. The tables are the one place that names actions and their keys;
 * keys that a text field has too are bound to the window, so that the field
 * comes first. Main thread.
 */
#include "kro-window-private.h"

#include "kro-about.h"
#include "kro-compat.h"
#include "kro-legend.h"
#include "kro-shortcuts.h"

#include <glib/gi18n.h>

#define ZOOM_STEP 1.5

/* --- opening ------------------------------------------------------------------------------ */

static void
open_chosen_cb (GtkWindow *window, GListModel *files)
{
  g_signal_emit_by_name (window, "open-files", files);
}

static void
add_chosen_cb (GtkWindow *window, GListModel *files)
{
  g_signal_emit_by_name (window, "add-files", files);
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_compat_choose_files (GTK_WINDOW (widget), _ ("Open Articles"), open_chosen_cb);
}

static void
add_article_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_compat_choose_files (GTK_WINDOW (widget), _ ("Add Articles"), add_chosen_cb);
}

static void
paste_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_window_paste (KRO_WINDOW (widget));
}

static void
cancel_reading_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "cancel-reading");
}

static void
open_uri_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  g_list_store_append (files, file);
  g_signal_emit_by_name (user_data, "open-files", G_LIST_MODEL (files));
}

static void
open_sample_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_signal_emit_by_name (user_data, "open-sample", g_variant_get_string (parameter, NULL));
}

/* --- looking ---------------------------------------------------------------------------------- */

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

/* The action keeps its state in the view state, by the nick of the mode. */
static void
lanes_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KroWindow *self = user_data;
  g_autoptr (GEnumClass) modes = g_type_class_ref (KRO_TYPE_LANES_MODE);
  const GEnumValue *mode = g_enum_get_value_by_nick (modes, g_variant_get_string (parameter, NULL));

  if (mode == NULL)
    return;
  self->lanes_chosen = TRUE;
  kro_view_state_set_lanes (self->state, (KroLanesMode)mode->value);
}

static void
lanes_changed_cb (KroWindow *self)
{
  g_autoptr (GEnumClass) modes = g_type_class_ref (KRO_TYPE_LANES_MODE);
  const GEnumValue *mode = g_enum_get_value (modes, kro_view_state_get_lanes (self->state));
  GAction          *action = g_action_map_lookup_action (G_ACTION_MAP (self), "lanes");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (mode->value_nick));
}

static gboolean
is_page (GVariant *page)
{
  const char *name = g_variant_get_string (page, NULL);

  return g_str_equal (name, "article") || g_str_equal (name, "events");
}

static void
side_cb (GSimpleAction *action, GVariant *page, gpointer user_data)
{
  KroWindow *self = user_data;

  if (!is_page (page))
    return;
  g_simple_action_set_state (action, page);
  gtk_stack_set_visible_child_name (self->side, g_variant_get_string (page, NULL));
}

static void
show_cb (GSimpleAction *action, GVariant *page, gpointer user_data)
{
  KroWindow       *self = user_data;
  const char      *name = g_variant_get_string (page, NULL);
  g_autofree char *before = g_strdup (g_variant_get_string (g_action_get_state (G_ACTION (action)), NULL));

  if (g_str_equal (before, name) || !(is_page (page) || g_str_equal (name, "timeline")))
    return;
  g_simple_action_set_state (action, page);
  kro_window_show_page (self, name);
}

/* The key of a page also gives it the keys. */
static void
show_page_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KroWindow  *self = KRO_WINDOW (widget);
  const char *page = action + strlen ("win.show-");

  kro_window_show_page (self, page);
  if (g_str_equal (page, "article"))
    gtk_widget_grab_focus (GTK_WIDGET (kro_source_view_get_article (self->source)));
  else if (g_str_equal (page, "timeline"))
    gtk_widget_grab_focus (GTK_WIDGET (self->timeline_view));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->event_list), GTK_DIR_TAB_FORWARD);
}

static void
find_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KroWindow *self = KRO_WINDOW (widget);

  kro_window_show_page (self, "events");
  kro_event_list_focus_search (self->event_list);
}

/* The list, or what stood in its place. */
static void
toggle_events_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KroWindow *self = KRO_WINDOW (widget);
  g_autoptr (GVariant) page = g_action_group_get_action_state (G_ACTION_GROUP (self), self->is_narrow ? "show" : "side");
  gboolean shows_events = g_str_equal (g_variant_get_string (page, NULL), "events");

  kro_window_show_page (self, !shows_events ? "events" : self->is_narrow ? "timeline"
                                                                         : "article");
}

static void
show_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_filter_reset (kro_view_state_get_filter (KRO_WINDOW (widget)->state));
}

/* The next thing a search found, from what is selected; behind the last one
 * comes the first. */
static void
go_to_hit (KroWindow *self, gboolean forward)
{
  KroFilter *filter = kro_view_state_get_filter (self->state);
  KroId      selection = kro_view_state_get_selection (self->state);
  guint32    position = selection != KRO_ID_NONE ? kro_timeline_get_position (self->timeline, selection) : KRO_SLOT_NONE;
  guint32    hit;
  g_autoptr (KroMatches) matches = NULL;

  if (kro_filter_get_is_empty (filter))
    return;
  matches = kro_filter_apply (filter, self->timeline);
  if (matches->n_positions == 0)
    return;
  if (position == KRO_SLOT_NONE || !kro_matches_find_next (matches, position, forward, &hit))
    hit = matches->positions[forward ? 0 : matches->n_positions - 1];
  kro_view_state_set_selection (self->state, kro_timeline_get_id_at (self->timeline, hit));
}

static void
next_hit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go_to_hit (KRO_WINDOW (widget), TRUE);
}

static void
previous_hit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go_to_hit (KRO_WINDOW (widget), FALSE);
}

/* --- showing to others --------------------------------------------------------------------------- */

static void
present_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KroWindow *self = KRO_WINDOW (widget);

  if (self->presenter != NULL || kro_timeline_get_n_events (self->timeline) == 0)
    return;
  self->presenter = kro_presenter_new (GTK_WINDOW (self), self->state, self->locale, self->has_now ? &self->now : NULL);
  g_object_add_weak_pointer (G_OBJECT (self->presenter), (gpointer *)&self->presenter);
  gtk_window_present (GTK_WINDOW (self->presenter));
}

/* Made when it is asked for: it has many widgets. */
static void
legend_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (kro_legend_new (GTK_WINDOW (widget), KRO_WINDOW (widget)->locale)));
}

static void
shortcuts_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (kro_shortcuts_new (GTK_WINDOW (widget))));
}

static void
about_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_about_show (GTK_WINDOW (widget));
}

/* --- tables ------------------------------------------------------------------------------------------ */

static const struct
{
  const char                 *name;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "win.open", open_cb },
  { "win.add-article", add_article_cb },
  { "win.paste", paste_cb },
  { "win.cancel-reading", cancel_reading_cb },
  { "win.next-hit", next_hit_cb },
  { "win.previous-hit", previous_hit_cb },
  { "win.zoom-in", zoom_in_cb },
  { "win.zoom-out", zoom_out_cb },
  { "win.fit", fit_cb },
  { "win.show-article", show_page_cb },
  { "win.show-timeline", show_page_cb },
  { "win.show-events", show_page_cb },
  { "win.toggle-events", toggle_events_cb },
  { "win.find", find_cb },
  { "win.show-all", show_all_cb },
  { "win.present", present_cb },
  { "win.legend", legend_cb },
  { "win.shortcuts", shortcuts_cb },
  { "win.about", about_cb },
};

static const struct
{
  guint           key;
  GdkModifierType modifiers;
  const char     *action;
} keys[] = {
  { GDK_KEY_o, GDK_CONTROL_MASK, "win.open" },
  { GDK_KEY_o, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.add-article" },
  { GDK_KEY_v, GDK_CONTROL_MASK, "win.paste" },
  { GDK_KEY_plus, GDK_CONTROL_MASK, "win.zoom-in" },
  { GDK_KEY_equal, GDK_CONTROL_MASK, "win.zoom-in" },
  { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "win.zoom-in" },
  { GDK_KEY_minus, GDK_CONTROL_MASK, "win.zoom-out" },
  { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "win.zoom-out" },
  { GDK_KEY_0, GDK_CONTROL_MASK, "win.fit" },
  { GDK_KEY_KP_0, GDK_CONTROL_MASK, "win.fit" },
  { GDK_KEY_1, GDK_ALT_MASK, "win.show-article" },
  { GDK_KEY_2, GDK_ALT_MASK, "win.show-timeline" },
  { GDK_KEY_3, GDK_ALT_MASK, "win.show-events" },
  { GDK_KEY_F9, 0, "win.toggle-events" },
  { GDK_KEY_f, GDK_CONTROL_MASK, "win.find" },
  { GDK_KEY_F3, 0, "win.next-hit" },
  { GDK_KEY_g, GDK_CONTROL_MASK, "win.next-hit" },
  { GDK_KEY_F3, GDK_SHIFT_MASK, "win.previous-hit" },
  { GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.previous-hit" },
  { GDK_KEY_F5, 0, "win.present" },
  { GDK_KEY_F1, GDK_SHIFT_MASK, "win.legend" },
  { GDK_KEY_question, GDK_CONTROL_MASK, "win.shortcuts" },
  { GDK_KEY_question, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.shortcuts" },
  { GDK_KEY_w, GDK_CONTROL_MASK, "window.close" },
  { GDK_KEY_n, GDK_CONTROL_MASK, "app.new-window" },
  { GDK_KEY_q, GDK_CONTROL_MASK, "app.quit" },
};

/* Those with a parameter or a state; other programs reach them by D-Bus. */
static const GActionEntry entries[] = {
  { .name = "lanes", .parameter_type = "s", .state = "'none'", .change_state = lanes_cb },
  { .name = "side", .parameter_type = "s", .state = "'article'", .change_state = side_cb },
  { .name = "show", .parameter_type = "s", .state = "'timeline'", .change_state = show_cb },
  { .name = "open-uri", .parameter_type = "s", .activate = open_uri_cb },
  { .name = "open-sample", .parameter_type = "s", .activate = open_sample_cb },
};

void
kro_window_actions_class_init (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
}

void
kro_window_actions_init (KroWindow *self)
{
  g_autoptr (GPropertyAction) folds = g_property_action_new ("fold-gaps", self->state, "folds-gaps");
  g_autoptr (GPropertyAction) hides = g_property_action_new ("hide-others", self->state, "hides-others");

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (folds));
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (hides));
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->state, "notify::lanes", G_CALLBACK (lanes_changed_cb), self, G_CONNECT_SWAPPED);
}

/* Actions that need events are off without any. */
void
kro_window_actions_update (KroWindow *self)
{
  static const char *const names[] = { "win.zoom-in", "win.zoom-out", "win.fit", "win.present", "win.toggle-events", "win.find" };
  gboolean                 has_events = kro_timeline_get_n_events (self->timeline) > 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], has_events);
}

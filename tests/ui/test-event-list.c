/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of events: it follows the timeline and the view state, and the view
 * state follows it. With KRONIEK_PICTURES set to a folder it leaves pictures
 * of itself there. */

#include "kro-event-list.h"
#include "kro-event-row.h"
#include "kro-generator.h"
#include "kro-ui-sample.h"
#include "kro-ui-test.h"
#include "kro-ui.h"

#include <libintl.h>

#define MANY 100000

typedef struct
{
  GtkWidget    *window;
  KroEventList *list;
  GtkWidget    *view;
  KroTimeline  *timeline;
  KroHistory   *history;
  KroViewState *state;
  GString      *calls; /* of actions of the window */
} Fixture;

typedef struct
{
  GtkWidget *root;
  KroId      event;
} Sought;

static KroEventRow *
get_row (GtkWidget *item)
{
  GtkWidget *row = gtk_widget_get_first_child (item);

  return row != NULL && gtk_widget_get_child_visible (item) && gtk_widget_get_mapped (item) ? KRO_EVENT_ROW (row) : NULL;
}

/* The row widget, as GTK made it, of an event. */
static GtkWidget *
find_item (Fixture *fixture, KroId event)
{
  for (GtkWidget *item = gtk_widget_get_first_child (fixture->view); item != NULL; item = gtk_widget_get_next_sibling (item))
    if (get_row (item) != NULL && kro_event_row_get_event (get_row (item)) == event)
      return item;
  return NULL;
}

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data) && gtk_widget_get_width (data) > 0;
}

static void
called_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_string_append_printf (fixture->calls, "%s ", g_action_get_name (G_ACTION (action)));
}

static void
add_actions (Fixture *fixture)
{
  static const char *const names[] = { "fit-selection", "edit-event", "accept-event", "delete-event" };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (names[i], NULL);

      g_signal_connect (action, "activate", G_CALLBACK (called_cb), fixture);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
}

static void
open_list (Fixture *fixture, KroTimeline *timeline, int width, int height)
{
  const char *language = g_getenv ("KRONIEK_TEST_LANGUAGE");
  g_autoptr (KroLocale) locale = kro_locale_new (language != NULL ? language : "en");

  fixture->timeline = timeline;
  fixture->history = kro_history_new (timeline);
  fixture->state = kro_view_state_new ();
  fixture->calls = g_string_new (NULL);
  kro_view_state_set_timeline (fixture->state, timeline);
  fixture->list = KRO_EVENT_LIST (kro_event_list_new ());
  kro_event_list_set_state (fixture->list, fixture->state, locale);
  fixture->view = kro_ui_test_find (GTK_WIDGET (fixture->list), GTK_TYPE_LIST_VIEW);
  fixture->window = adw_window_new ();
  kro_ui_ensure_style (gtk_widget_get_display (fixture->window));
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->list));
  add_actions (fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  gtk_window_present (GTK_WINDOW (fixture->window));
  kro_ui_test_wait (is_mapped, fixture->list);
  kro_ui_test_wait_frame (fixture->window);
  kro_ui_test_settle ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  open_list (fixture, kro_ui_sample_new (), 430, 700);
}

static void
set_up_empty (Fixture *fixture, gconstpointer data)
{
  open_list (fixture, kro_timeline_new (), 430, 700);
}

static void
set_up_many (Fixture *fixture, gconstpointer data)
{
  open_list (fixture, kro_generator_make_timeline (5, MANY), 430, 700);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_ref (fixture->list);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  kro_ui_test_settle ();
  kro_ui_test_finalize (fixture->list);
  kro_ui_test_finalize (fixture->state);
  kro_ui_test_finalize (fixture->history);
  kro_ui_test_finalize (fixture->timeline);
  g_string_free (fixture->calls, TRUE);
}

static void
apply (Fixture *fixture, KroCommand *command)
{
  g_autoptr (KroCommand) owned = command;
  g_autoptr (GError) error = NULL;

  g_assert_true (kro_history_perform (fixture->history, owned, &error));
  g_assert_no_error (error);
  kro_ui_test_wait_frame (fixture->window);
  kro_ui_test_settle ();
}

static void
set_date (Fixture *fixture, KroId event, const char *edtf)
{
  g_auto (KroEventFields) fields = { 0 };

  g_assert_true (kro_timeline_get_fields (fixture->timeline, event, &fields));
  g_clear_pointer (&fields.date, kro_date_unref);
  fields.date = kro_date_new_edtf (edtf, NULL);
  apply (fixture, kro_timeline_make_change_event (fixture->timeline, &fields));
}

static void
add_event (Fixture *fixture, KroId id, const char *title, const char *edtf, KroReview review, KroOrigin origin)
{
  g_auto (KroEventFields) fields = { .id = id, .title = g_strdup (title), .review = review, .origin = origin };

  fields.category = id < 3 && kro_timeline_get_n_categories (fixture->timeline) > 1;
  fields.date = edtf != NULL ? kro_date_new_edtf (edtf, NULL) : NULL;
  apply (fixture, kro_command_new_add_event (&fields));
}

/* --- pictures -------------------------------------------------------------------- */

/* Pictures may be in another language: LANGUAGE and KRONIEK_TEST_LANGUAGE. */
static void
ready_pictures (void)
{
  g_autofree char *folder = NULL;

  if (g_getenv ("KRONIEK_PICTURES") == NULL || g_getenv ("KRONIEK_TEST_LANGUAGE") == NULL)
    return;
  folder = g_build_filename (g_getenv ("KRONIEK_BUILD_ROOT"), "resources", "po", NULL);
  bindtextdomain ("kroniek", folder);
  textdomain ("kroniek");
}

static void
take_picture (Fixture *fixture, const char *name)
{
  const char      *folder = g_getenv ("KRONIEK_PICTURES");
  g_autofree char *path = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  if (folder == NULL)
    return;
  path = g_strdup_printf ("%s/list-%s.png", folder, name);
  kro_ui_test_wait_frame (fixture->window);
  kro_ui_test_settle ();
  kro_ui_test_wait_frame (fixture->window);
  texture = kro_ui_test_render (fixture->window);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

/* --- what the list shows --------------------------------------------------------- */

/* The ids in the rows, from top to bottom, by where they are. */
static void
expect_order (Fixture *fixture, const KroId *events, guint n_events)
{
  double below = -G_MAXDOUBLE;

  for (guint i = 0; i < n_events; i++)
    {
      GtkWidget      *item = find_item (fixture, events[i]);
      graphene_rect_t box;

      g_assert_nonnull (item);
      g_assert_true (gtk_widget_compute_bounds (item, fixture->view, &box));
      g_assert_cmpfloat (box.origin.y, >, below);
      below = box.origin.y;
    }
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  const KroId events[] = { kro_ui_sample_event (0), kro_ui_sample_event (1), kro_ui_sample_event (2), kro_ui_sample_event (3) };
  GtkWidget  *list = GTK_WIDGET (fixture->list);

  expect_order (fixture, events, 4);
  g_assert_nonnull (kro_ui_test_find_label (find_item (fixture, events[1]), "Bedrijf begint eigen onderzoek"));
  g_assert_nonnull (kro_ui_test_find_label (find_item (fixture, events[1]), "15 Aug 2025"));
  g_assert_nonnull (kro_ui_test_find_label (find_item (fixture, events[0]), "2025"));
  g_assert_null (kro_ui_test_find_label (find_item (fixture, events[1]), "2025"));
  g_assert_nonnull (kro_ui_test_find_label (list, "4 events"));
  g_assert_null (kro_ui_test_find_label (list, "Softwarebedrijf zet clouddiensten voor ministerie stop"));
  take_picture (fixture, "one-article");
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  const KroId first = kro_ui_sample_event (0), second = kro_ui_sample_event (1), last = kro_ui_sample_event (3);

  kro_view_state_set_selection (fixture->state, last);
  set_date (fixture, last, "2024-03-01");
  expect_order (fixture, (KroId[]){ last, first, second }, 3);
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, last);
  g_assert_true (gtk_widget_get_state_flags (find_item (fixture, last)) & GTK_STATE_FLAG_SELECTED);
  g_assert_true (kro_history_undo (fixture->history, NULL));
  kro_ui_test_wait_frame (fixture->window);
  expect_order (fixture, (KroId[]){ first, second, last }, 3);
  g_assert_true (gtk_widget_get_state_flags (find_item (fixture, last)) & GTK_STATE_FLAG_SELECTED);
  g_assert_true (kro_history_redo (fixture->history, NULL));
  kro_ui_test_wait_frame (fixture->window);
  expect_order (fixture, (KroId[]){ last, first, second }, 3);
}

/* Headings move with their neighbours. */
static void
test_headings (Fixture *fixture, gconstpointer data)
{
  const KroId first = kro_ui_sample_event (0);

  for (KroId id = 1; id <= 4; id++)
    add_event (fixture, id, "Before", "2019-06", KRO_REVIEW_ACCEPTED, KRO_ORIGIN_FOUND);
  g_assert_nonnull (kro_ui_test_find_label (find_item (fixture, 1), "June 2019"));
  g_assert_null (kro_ui_test_find_label (find_item (fixture, 2), "June 2019"));
  g_assert_nonnull (kro_ui_test_find_label (find_item (fixture, first), "August 2025"));
  add_event (fixture, 5, "Just before", "2025-07-30", KRO_REVIEW_ACCEPTED, KRO_ORIGIN_FOUND);
  g_assert_nonnull (kro_ui_test_find_label (find_item (fixture, 5), "2025"));
  g_assert_null (kro_ui_test_find_label (find_item (fixture, first), "2025"));
  set_date (fixture, 1, "2018");
  g_assert_nonnull (kro_ui_test_find_label (find_item (fixture, 1), "2018"));
  g_assert_nonnull (kro_ui_test_find_label (find_item (fixture, 2), "2019"));
  add_event (fixture, 6, "Some time", NULL, KRO_REVIEW_UNREVIEWED, KRO_ORIGIN_PERSON);
  g_assert_nonnull (kro_ui_test_find_label (find_item (fixture, 6), "Undated"));
}

static gboolean
is_hover_tint (GtkWidget *item)
{
  GtkWidget *body = gtk_widget_get_last_child (gtk_widget_get_first_child (gtk_widget_get_first_child (item)));

  return gtk_widget_has_css_class (body, "hovered");
}

static void
test_selection (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (fixture->view));
  KroId              third = kro_ui_sample_event (2);
  g_autoptr (GtkBitset) rows = NULL;

  g_assert_false (gtk_selection_model_is_selected (model, 2));
  kro_view_state_set_selection (fixture->state, third);
  g_assert_true (gtk_selection_model_is_selected (model, 2));
  g_assert_true (gtk_widget_get_state_flags (find_item (fixture, third)) & GTK_STATE_FLAG_SELECTED);
  rows = gtk_selection_model_get_selection (model);
  g_assert_cmpuint (gtk_bitset_get_size (rows), ==, 1);
  g_assert_true (gtk_bitset_contains (rows, 2));
  gtk_widget_activate_action (find_item (fixture, kro_ui_sample_event (1)), "listitem.select", "(bb)", FALSE, FALSE);
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_ui_sample_event (1));
  g_assert_false (gtk_widget_get_state_flags (find_item (fixture, third)) & GTK_STATE_FLAG_SELECTED);
}

static void
test_hover (Fixture *fixture, gconstpointer data)
{
  GtkWidget          *item = find_item (fixture, kro_ui_sample_event (1));
  GtkWidget          *body = gtk_widget_get_last_child (gtk_widget_get_first_child (gtk_widget_get_first_child (item)));
  GtkEventController *motion = kro_ui_test_controller (body, GTK_TYPE_EVENT_CONTROLLER_MOTION);

  kro_view_state_set_hover (fixture->state, kro_ui_sample_event (0));
  g_assert_true (is_hover_tint (find_item (fixture, kro_ui_sample_event (0))));
  g_assert_false (is_hover_tint (item));
  g_signal_emit_by_name (motion, "enter", 1.0, 1.0);
  g_assert_cmpuint (kro_view_state_get_hover (fixture->state), ==, kro_ui_sample_event (1));
  g_assert_true (is_hover_tint (item));
  g_assert_false (is_hover_tint (find_item (fixture, kro_ui_sample_event (0))));
  g_signal_emit_by_name (motion, "leave");
  g_assert_cmpuint (kro_view_state_get_hover (fixture->state), ==, KRO_ID_NONE);
  g_assert_false (is_hover_tint (item));
}

/* --- searching ------------------------------------------------------------------- */

static gboolean
has_label (gpointer data)
{
  gpointer *pair = data;

  return kro_ui_test_find_label (pair[0], pair[1]) != NULL;
}

static void
wait_for (Fixture *fixture, const char *text)
{
  gpointer pair[] = { fixture->list, (gpointer)text };

  kro_ui_test_wait (has_label, pair);
  kro_ui_test_wait_frame (fixture->window);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  GtkWidget *search = kro_ui_test_find (GTK_WIDGET (fixture->list), GTK_TYPE_SEARCH_ENTRY);
  KroFilter *filter = kro_view_state_get_filter (fixture->state);

  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (2));
  gtk_editable_set_text (GTK_EDITABLE (search), "bedrijf onderzoek");
  wait_for (fixture, "1 of 4 events");
  g_assert_cmpstr (kro_filter_get_query (filter), ==, "bedrijf onderzoek");
  g_assert_nonnull (find_item (fixture, kro_ui_sample_event (1)));
  g_assert_null (find_item (fixture, kro_ui_sample_event (2)));
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_ui_sample_event (2));
  take_picture (fixture, "found");
  g_signal_emit_by_name (search, "activate");
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_ui_sample_event (1));
  g_signal_emit_by_name (search, "stop-search");
  g_assert_true (kro_filter_get_is_empty (filter));
  wait_for (fixture, "4 events");
  kro_filter_set_query (filter, "krant");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "krant");
  wait_for (fixture, "1 of 4 events");
}

static void
test_no_hits (Fixture *fixture, gconstpointer data)
{
  KroFilter *filter = kro_view_state_get_filter (fixture->state);
  GtkWidget *status;

  kro_filter_set_query (filter, "<zebra> & co");
  wait_for (fixture, "0 of 4 events");
  wait_for (fixture, "No event matches “<zebra> & co”.");
  take_picture (fixture, "no-hits");
  status = gtk_widget_get_ancestor (kro_ui_test_find_label (GTK_WIDGET (fixture->list), "No event matches “<zebra> & co”."), ADW_TYPE_STATUS_PAGE);
  g_signal_emit_by_name (kro_ui_test_find (status, GTK_TYPE_BUTTON), "clicked");
  g_assert_true (kro_filter_get_is_empty (filter));
  wait_for (fixture, "4 events");
  g_assert_nonnull (find_item (fixture, kro_ui_sample_event (3)));
  kro_filter_set_review (filter, KRO_REVIEW_ACCEPTED, FALSE);
  wait_for (fixture, "No event passes the filter.");
  g_signal_emit_by_name (kro_ui_test_find (status, GTK_TYPE_BUTTON), "clicked");
  wait_for (fixture, "4 events");
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_assert_nonnull (kro_ui_test_find_label (GTK_WIDGET (fixture->list), "No Events"));
  g_assert_false (gtk_widget_get_mapped (fixture->view));
  take_picture (fixture, "empty");
  kro_ui_sample_add (fixture->timeline);
  kro_ui_test_wait_frame (fixture->window);
  g_assert_true (gtk_widget_get_mapped (fixture->view));
  g_assert_nonnull (find_item (fixture, kro_ui_sample_event (0)));
}

/* --- keys and menu --------------------------------------------------------------- */

/* Does what a key does, without a key: by the shortcut of the list. */
static gboolean
press (Fixture *fixture, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->view);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GListModel) shortcuts = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (shortcuts) || gtk_event_controller_get_propagation_phase (GTK_EVENT_CONTROLLER (shortcuts)) != GTK_PHASE_CAPTURE)
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (shortcuts); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
              gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key &&
              gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, fixture->view, gtk_shortcut_get_arguments (shortcut));
        }
    }
  return FALSE;
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  g_assert_false (press (fixture, GDK_KEY_Delete, 0));
  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (1));
  g_assert_true (press (fixture, GDK_KEY_Delete, 0));
  g_assert_true (press (fixture, GDK_KEY_F2, 0));
  g_assert_true (press (fixture, GDK_KEY_space, 0));
  gtk_widget_activate_action (fixture->view, "list.activate-item", "u", 3u);
  g_assert_cmpstr (fixture->calls->str, ==, "delete-event edit-event accept-event fit-selection ");
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_ui_sample_event (3));
}

/* As GTK asks for it: Ctrl and a click, Shift and a click, Ctrl+A. */
static void
test_several (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (fixture->view));
  guint              n = g_list_model_get_n_items (G_LIST_MODEL (model));
  g_autoptr (GtkBitset) range = NULL;

  gtk_widget_activate_action (fixture->view, "list.select-item", "(ubb)", 0u, FALSE, FALSE);
  gtk_widget_activate_action (fixture->view, "list.select-item", "(ubb)", 3u, FALSE, TRUE);
  g_assert_cmpuint (kro_view_state_get_n_selected (fixture->state), ==, 4);
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_ui_sample_event (3));
  gtk_widget_activate_action (fixture->view, "list.select-item", "(ubb)", 1u, TRUE, FALSE);
  g_assert_cmpuint (kro_view_state_get_n_selected (fixture->state), ==, 3);
  g_assert_false (gtk_selection_model_is_selected (model, 1));
  range = gtk_selection_model_get_selection_in_range (model, 0, 3);
  g_assert_cmpuint (gtk_bitset_get_size (range), ==, 2);
  gtk_widget_activate_action (fixture->view, "list.select-all", NULL);
  g_assert_cmpuint (kro_view_state_get_n_selected (fixture->state), ==, n);
  g_assert_true ((gtk_widget_get_state_flags (find_item (fixture, kro_ui_sample_event (0))) & GTK_STATE_FLAG_SELECTED) != 0);
  gtk_widget_activate_action (fixture->view, "list.unselect-all", NULL);
  g_assert_cmpuint (kro_view_state_get_n_selected (fixture->state), ==, 0);
}

/* By keys one event after another can be deleted; the pointer selects none. */
static void
test_delete (Fixture *fixture, gconstpointer data)
{
  for (KroId id = 1; id <= 4; id++)
    add_event (fixture, id, "Before", "2019", KRO_REVIEW_ACCEPTED, KRO_ORIGIN_FOUND);
  kro_view_state_set_selection (fixture->state, 2);
  kro_event_list_focus_search (fixture->list);
  apply (fixture, kro_timeline_make_remove_event (fixture->timeline, 2));
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, KRO_ID_NONE);
  kro_view_state_set_selection (fixture->state, 3);
  g_assert_true (gtk_widget_grab_focus (find_item (fixture, 3)));
  apply (fixture, kro_timeline_make_remove_event (fixture->timeline, 3));
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, 4);
  g_assert_true (kro_history_undo (fixture->history, NULL));
  kro_ui_test_wait_frame (fixture->window);
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, 4);
  g_assert_nonnull (find_item (fixture, 3));
}

static void
test_menu (Fixture *fixture, gconstpointer data)
{
  GtkEventController *click = NULL;
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->view);
  GtkWidget      *popover;
  graphene_rect_t box;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller) && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == 3)
        click = controller;
    }
  g_assert_nonnull (click);
  g_assert_true (gtk_widget_compute_bounds (find_item (fixture, kro_ui_sample_event (2)), fixture->view, &box));
  g_signal_emit_by_name (click, "pressed", 1, box.origin.x + 40.0, box.origin.y + box.size.height - 20.0);
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_ui_sample_event (2));
  popover = kro_ui_test_find (GTK_WIDGET (fixture->list), GTK_TYPE_POPOVER_MENU);
  g_assert_nonnull (popover);
  g_assert_true (gtk_widget_get_visible (popover));
  g_assert_nonnull (kro_ui_test_find_label (popover, "Edit…"));
  gtk_popover_popdown (GTK_POPOVER (popover));
  g_assert_true (press (fixture, GDK_KEY_F10, GDK_SHIFT_MASK));
  g_assert_true (gtk_widget_get_visible (popover));
  gtk_popover_popdown (GTK_POPOVER (popover));
  kro_ui_test_settle ();
}

/* --- accessibility --------------------------------------------------------------- */

static void
expect_words (GtkWidget *widget, GtkAccessibleProperty property, const char *words)
{
  g_autofree char *difference = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), property, words);

  g_assert_cmpstr (difference, ==, NULL);
}

static void
test_access (Fixture *fixture, gconstpointer data)
{
  GtkWidget *search = kro_ui_test_find (GTK_WIDGET (fixture->list), GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *item = find_item (fixture, kro_ui_sample_event (1));

  gtk_test_accessible_assert_role (fixture->view, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_role (item, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_role (kro_ui_test_find_label (GTK_WIDGET (fixture->list), "4 events"), GTK_ACCESSIBLE_ROLE_STATUS);
  expect_words (fixture->view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Events");
  expect_words (search, GTK_ACCESSIBLE_PROPERTY_LABEL, "Find events by title or note");
  expect_words (item, GTK_ACCESSIBLE_PROPERTY_LABEL, "15 August 2025, Bedrijf begint eigen onderzoek");
  expect_words (item, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "2 of 4. Accepted");
  add_event (fixture, 1, "Before", "2019", KRO_REVIEW_UNREVIEWED, KRO_ORIGIN_PERSON);
  expect_words (find_item (fixture, 1), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "1 of 5. Not reviewed yet. Made by a person");
  expect_words (find_item (fixture, kro_ui_sample_event (1)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "3 of 5. Accepted");
}

/* --- many ------------------------------------------------------------------------ */

static guint
count_rows (GtkWidget *view)
{
  guint n = 0;

  for (GtkWidget *item = gtk_widget_get_first_child (view); item != NULL; item = gtk_widget_get_next_sibling (item))
    n++;
  return n;
}

static gboolean
is_in_sight (gpointer data)
{
  Fixture        *fixture = data;
  GtkWidget      *item = find_item (fixture, kro_view_state_get_selection (fixture->state));
  graphene_rect_t box;

  return item != NULL && gtk_widget_compute_bounds (item, fixture->view, &box) && box.origin.y >= 0 &&
         box.origin.y + box.size.height <= (float)gtk_widget_get_height (fixture->view) + 0.5F;
}

static void
test_many (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->view));
  double         value;

  g_assert_cmpuint (count_rows (fixture->view), >, 5);
  g_assert_cmpuint (count_rows (fixture->view), <, 500);
  kro_view_state_set_selection (fixture->state, kro_timeline_get_id_at (fixture->timeline, MANY / 2));
  kro_ui_test_wait (is_in_sight, fixture);
  kro_ui_test_settle ();
  g_assert_cmpuint (count_rows (fixture->view), <, 500);
  take_picture (fixture, "many");
  value = gtk_adjustment_get_value (adjustment);
  g_assert_cmpfloat (value, >, 1000);
  apply (fixture, kro_timeline_make_remove_event (fixture->timeline, kro_timeline_get_id_at (fixture->timeline, 3)));
  kro_ui_test_wait (is_in_sight, fixture);
  kro_filter_set_query (kro_view_state_get_filter (fixture->state), "no such words");
  kro_ui_test_settle ();
  kro_filter_set_query (kro_view_state_get_filter (fixture->state), NULL);
  kro_ui_test_wait (is_in_sight, fixture);
}

static void
test_another_timeline (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroTimeline) other = kro_timeline_new ();

  kro_view_state_set_timeline (fixture->state, other);
  wait_for (fixture, "No Events");
  kro_view_state_set_timeline (fixture->state, fixture->timeline);
  wait_for (fixture, "4 events");
  kro_ui_test_wait_frame (fixture->window);
  g_assert_nonnull (find_item (fixture, kro_ui_sample_event (0)));
}

/* --- widths ---------------------------------------------------------------------- */

#define LONG_TITLE "Rijkswaterstaat sluit na maandenlang overleg met provincies, gemeenten en bewoners de oude sluis bij het eiland voorgoed voor alle scheepvaart"

static void
add_second_source (Fixture *fixture)
{
  g_auto (KroSourceFields) source = { .id = 8, .rank = 1, .title = g_strdup ("Sluis gaat na overleg dicht") };
  g_autoptr (KroText) text = kro_text_new ("Niets.", -1);
  const KroPassage passage = { .id = 1, .event = 1, .source = 8, .origin = { .e = 6, .score = 1000 } };

  apply (fixture, kro_command_new_add_source (&source));
  apply (fixture, kro_command_new_add_revision (8, 0, text, KRO_TIME_INIT (0)));
  apply (fixture, kro_command_new_add_category (&(KroCategory){ (char *)"Water", 1, 1 }));
  add_event (fixture, 1, LONG_TITLE, "2024-05", KRO_REVIEW_UNREVIEWED, KRO_ORIGIN_FOUND);
  apply (fixture, kro_command_new_add_passage (&passage));
  add_event (fixture, 2, "Bewoners vragen om een brug", "2024-11-20", KRO_REVIEW_REJECTED, KRO_ORIGIN_FOUND);
  add_event (fixture, 3, "De brug is er", "2025-09", KRO_REVIEW_ACCEPTED, KRO_ORIGIN_PERSON);
  add_event (fixture, 4, "Wat nog geen datum heeft", NULL, KRO_REVIEW_UNREVIEWED, KRO_ORIGIN_PERSON);
}

static void
expect_width (Fixture *fixture, int width)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (fixture->list), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, width);
}

static gboolean
asks_tooltip (GtkWidget *label)
{
  gboolean    has_tooltip = FALSE;
  GtkTooltip *tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);

  g_signal_emit_by_name (label, "query-tooltip", 1, 1, FALSE, tooltip, &has_tooltip);
  g_object_unref (tooltip);
  return has_tooltip;
}

static void
test_sources (Fixture *fixture, gconstpointer data)
{
  add_second_source (fixture);
  g_assert_nonnull (kro_ui_test_find_label (find_item (fixture, 1), "Sluis gaat na overleg dicht"));
  g_assert_nonnull (kro_ui_test_find_label (find_item (fixture, kro_ui_sample_event (0)), "Softwarebedrijf zet clouddiensten voor ministerie stop"));
  g_assert_null (kro_ui_test_find_label (find_item (fixture, 3), "Sluis gaat na overleg dicht"));
  g_assert_true (asks_tooltip (kro_ui_test_find_label (find_item (fixture, 1), LONG_TITLE)));
  g_assert_false (asks_tooltip (kro_ui_test_find_label (find_item (fixture, 3), "De brug is er")));
  g_assert_true (gtk_widget_has_css_class (gtk_widget_get_first_child (find_item (fixture, 2)), "rejected"));
  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (0));
  kro_view_state_set_hover (fixture->state, kro_ui_sample_event (1));
  take_picture (fixture, "two-articles");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  take_picture (fixture, "dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();

  add_second_source (fixture);
  expect_width (fixture, 300);
  kro_view_state_set_selection (fixture->state, 1);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 310, 700);
  take_picture (fixture, "narrow");
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  kro_ui_test_settle ();
  expect_width (fixture, 300);
  take_picture (fixture, "narrow-large-text");
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 440, 700);
  take_picture (fixture, "large-text");
  g_object_set (settings, "gtk-xft-dpi", 96 * 1024, NULL);
}

int
main (int argc, char **argv)
{
  kro_ui_test_init (&argc, &argv);
  ready_pictures ();
  g_test_add ("/ui/event-list/rows", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/ui/event-list/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/ui/event-list/headings", Fixture, NULL, set_up, test_headings, tear_down);
  g_test_add ("/ui/event-list/selection", Fixture, NULL, set_up, test_selection, tear_down);
  g_test_add ("/ui/event-list/hover", Fixture, NULL, set_up, test_hover, tear_down);
  g_test_add ("/ui/event-list/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/ui/event-list/no-hits", Fixture, NULL, set_up, test_no_hits, tear_down);
  g_test_add ("/ui/event-list/empty", Fixture, NULL, set_up_empty, test_empty, tear_down);
  g_test_add ("/ui/event-list/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/ui/event-list/delete", Fixture, NULL, set_up, test_delete, tear_down);
  g_test_add ("/ui/event-list/several", Fixture, NULL, set_up, test_several, tear_down);
  g_test_add ("/ui/event-list/menu", Fixture, NULL, set_up, test_menu, tear_down);
  g_test_add ("/ui/event-list/access", Fixture, NULL, set_up, test_access, tear_down);
  g_test_add ("/ui/event-list/many", Fixture, NULL, set_up_many, test_many, tear_down);
  g_test_add ("/ui/event-list/sources", Fixture, NULL, set_up, test_sources, tear_down);
  g_test_add ("/ui/event-list/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  g_test_add ("/ui/event-list/another-timeline", Fixture, NULL, set_up, test_another_timeline, tear_down);
  return g_test_run ();
}

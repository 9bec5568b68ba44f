/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline view: keys, menu, ways back, stand-ins, and what it leaves
 * alone. */

#include "kro-event-stand-in.h"
#include "kro-timeline-view.h"
#include "kro-ui-sample.h"
#include "kro-ui-test.h"
#include "kro-ui-timeline.h"

static void
test_fit (KroUiTimeline *fixture, gconstpointer data)
{
  g_autoptr (GdkTexture) texture = NULL;

  kro_ui_test_wait_frame (GTK_WIDGET (fixture->view));
  texture = kro_ui_test_render (GTK_WIDGET (fixture->view));
  for (guint i = 0; i < KRO_UI_SAMPLE_EVENTS; i++)
    {
      KroBox box = kro_ui_timeline_card (fixture, i);

      g_assert_cmpfloat (box.x, >=, 0);
      g_assert_cmpfloat (box.x + box.w, <=, gtk_widget_get_width (GTK_WIDGET (fixture->view)));
    }
  g_assert_nonnull (texture);
}

static void
test_keys (KroUiTimeline *fixture, gconstpointer data)
{
  kro_ui_timeline_act (fixture, "timeline.first");
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_ui_sample_event (0));
  kro_ui_timeline_act (fixture, "timeline.next");
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_ui_sample_event (1));
  kro_ui_timeline_act (fixture, "timeline.previous");
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_ui_sample_event (0));
  kro_ui_timeline_act (fixture, "timeline.below");
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), !=, kro_ui_sample_event (0));
  kro_ui_timeline_act (fixture, "timeline.last");
  kro_ui_timeline_act (fixture, "timeline.next");
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_timeline_get_id_at (fixture->timeline, KRO_UI_SAMPLE_EVENTS - 1));
  kro_ui_timeline_act (fixture, "timeline.clear");
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, KRO_ID_NONE);
}

static void
test_reveals (KroUiTimeline *fixture, gconstpointer data)
{
  for (int i = 0; i < 12; i++)
    kro_ui_timeline_act (fixture, "timeline.zoom-in");
  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (0));
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (2));
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  g_assert_cmpfloat (kro_ui_timeline_card (fixture, 2).x, <, gtk_widget_get_width (GTK_WIDGET (fixture->view)));
  kro_ui_timeline_act (fixture, "timeline.fit");
  test_fit (fixture, data);
}

static void
count_cb (guint *count)
{
  ++*count;
}

/* Rows of another step move to their places, and are there when it rests;
 * nobody who wants no movement sees any. */
static void
test_rows_move (KroUiTimeline *fixture, gconstpointer data)
{
  KroTime from;
  KroTime to;
  guint   moves = 0;

  g_signal_connect_swapped (fixture->stage, "rows-move", G_CALLBACK (count_cb), &moves);
  kro_view_state_get_span (fixture->state, &from, &to);
  kro_stage_set_moves_rows (fixture->stage, FALSE);
  kro_view_state_set_span (fixture->state, from, kro_time_add (to, 3 * kro_time_difference (to, from)));
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  g_assert_cmpuint (moves, ==, 0);
  kro_stage_set_moves_rows (fixture->stage, TRUE);
  kro_view_state_set_span (fixture->state, from, to);
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  g_assert_cmpuint (moves, >, 0);
}

/* What is not found recedes where it stands; hidden it is gone. */
static void
test_search (KroUiTimeline *fixture, gconstpointer data)
{
  KroBox before = kro_ui_timeline_card (fixture, 2);
  KroBox after;

  kro_filter_set_query (kro_view_state_get_filter (fixture->state), "onderzoek");
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  after = kro_ui_timeline_card (fixture, 2);
  g_assert_cmpfloat (before.x, ==, after.x);
  g_assert_cmpfloat (before.y, ==, after.y);
  g_assert_true (kro_scene_find_event (kro_stage_get_scene (fixture->stage), kro_ui_sample_event (2), KRO_PLACED_LABEL)->dimmed);
  g_assert_false (kro_scene_find_event (kro_stage_get_scene (fixture->stage), kro_ui_sample_event (1), KRO_PLACED_LABEL)->dimmed);
  kro_view_state_set_hides_others (fixture->state, TRUE);
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  g_assert_null (kro_scene_find_event (kro_stage_get_scene (fixture->stage), kro_ui_sample_event (2), KRO_PLACED_LABEL));
  g_assert_nonnull (kro_scene_find_event (kro_stage_get_scene (fixture->stage), kro_ui_sample_event (1), KRO_PLACED_LABEL));
}

/* --- ways back, menu, fit ------------------------------------------------------------ */

static GtkWidget *
find_visible (GtkWidget *parent, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (g_type_is_a (G_OBJECT_TYPE (child), type) && gtk_widget_get_visible (child))
      return child;
  return NULL;
}

static void
test_way_back (KroUiTimeline *fixture, gconstpointer data)
{
  GtkWidget *pill;
  KroTime    to;

  g_assert_null (find_visible (GTK_WIDGET (fixture->view), GTK_TYPE_BUTTON));
  kro_view_state_set_span (fixture->state, KRO_TIME_INIT (0), KRO_TIME_INIT (86400));
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  pill = find_visible (GTK_WIDGET (fixture->view), GTK_TYPE_BUTTON);
  g_assert_nonnull (pill);
  gtk_test_accessible_assert_property (pill, GTK_ACCESSIBLE_PROPERTY_LABEL, "4 later events");
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->view), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_focus (pill));
  g_signal_emit_by_name (pill, "clicked");
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  g_assert_null (find_visible (GTK_WIDGET (fixture->view), GTK_TYPE_BUTTON));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (fixture->view)));
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, KRO_ID_NONE);
  kro_view_state_get_span (fixture->state, &fixture->mark, &to);
  g_assert_cmpint (kro_time_compare (to, KRO_TIME_INIT (1754006400)), >, 0);
}

static void
test_fit_selection (KroUiTimeline *fixture, gconstpointer data)
{
  kro_timeline_view_select_next (fixture->view);
  kro_timeline_view_select_next (fixture->view);
  kro_timeline_view_fit_selection (fixture->view);
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  g_assert_cmpfloat_with_epsilon (kro_view_state_get_seconds (fixture->state), 2 * 86400, 1);
  kro_timeline_view_select_previous (fixture->view);
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_ui_sample_event (0));
}

/* What the filter hides is passed by. */
static void
test_filtered_neighbours (KroUiTimeline *fixture, gconstpointer data)
{
  kro_filter_set_query (kro_view_state_get_filter (fixture->state), "bedrijf");
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  kro_ui_timeline_act (fixture, "timeline.first");
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_ui_sample_event (1));
  kro_ui_timeline_act (fixture, "timeline.previous");
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_ui_sample_event (1));
}

static gboolean
is_visible (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

static void
test_menu (KroUiTimeline *fixture, gconstpointer data)
{
  GtkGesture *click = kro_ui_timeline_gesture (fixture, GTK_TYPE_GESTURE_CLICK, GDK_BUTTON_SECONDARY);
  KroBox      box = kro_ui_timeline_card (fixture, 2);
  GtkWidget  *menu;
  GMenuModel *model;

  g_signal_emit_by_name (click, "pressed", 1, box.x + box.w / 2, box.y + box.h / 2);
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_ui_sample_event (2));
  menu = find_visible (GTK_WIDGET (fixture->view), GTK_TYPE_POPOVER_MENU);
  g_assert_nonnull (menu);
  kro_ui_test_wait (is_visible, menu);
  model = gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (menu));
  g_assert_cmpint (g_menu_model_get_n_items (model), ==, 3);
  gtk_popover_popdown (GTK_POPOVER (menu));
  kro_ui_test_settle ();
  g_signal_emit_by_name (click, "pressed", 1, 5.0, gtk_widget_get_height (GTK_WIDGET (fixture->view)) - 5.0);
  g_assert_true (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (menu)) != model);
  gtk_popover_popdown (GTK_POPOVER (menu));
  kro_ui_timeline_act (fixture, "timeline.menu");
  kro_ui_test_wait (is_visible, menu);
  gtk_popover_popdown (GTK_POPOVER (menu));
  kro_ui_test_settle ();
}

/* --- for a screen reader, and at rest ------------------------------------------------ */

static void
test_stand_ins (KroUiTimeline *fixture, gconstpointer data)
{
  GtkWidget *child = find_visible (GTK_WIDGET (fixture->view), KRO_TYPE_EVENT_STAND_IN);
  guint      n = 0;

  g_assert_nonnull (child);
  gtk_test_accessible_assert_role (GTK_WIDGET (fixture->view), GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_role (child, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (child, GTK_ACCESSIBLE_PROPERTY_LABEL, "August 2025, Krant schrijft over opslag in de cloud");
  gtk_test_accessible_assert_property (child, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "1 of 4");
  for (GtkWidget *each = child; each != NULL; each = gtk_widget_get_next_sibling (each))
    n += KRO_IS_EVENT_STAND_IN (each);
  g_assert_cmpuint (n, ==, KRO_UI_SAMPLE_EVENTS);
  g_assert_true (gtk_widget_activate_action (child, "stand-in.select", NULL));
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_event_stand_in_get_event (KRO_EVENT_STAND_IN (child)));
}

/* The focus is on the event that is selected, seen or not, and in the order of
 * time for who walks the tree. */
static void
test_focus_follows (KroUiTimeline *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (fixture->view)));
  for (int i = 0; i < 12; i++)
    kro_ui_timeline_act (fixture, "timeline.zoom-in");
  for (guint i = 0; i < KRO_UI_SAMPLE_EVENTS; i++)
    {
      GtkWidget *focus;

      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), "timeline.next", NULL));
      for (int twice = 0; twice < 2; twice++)
        {
          focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
          g_assert_true (KRO_IS_EVENT_STAND_IN (focus));
          g_assert_cmpuint (kro_event_stand_in_get_event (KRO_EVENT_STAND_IN (focus)), ==, kro_timeline_get_id_at (fixture->timeline, i));
          kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
        }
    }
  kro_ui_timeline_act (fixture, "timeline.clear");
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (fixture->view)));
}

static void
test_status (KroUiTimeline *fixture, gconstpointer data)
{
  GtkWidget *status = find_visible (GTK_WIDGET (fixture->view), GTK_TYPE_LABEL);

  gtk_test_accessible_assert_role (status, GTK_ACCESSIBLE_ROLE_STATUS);
  kro_view_state_set_span (fixture->state, KRO_TIME_INIT (1754006400), KRO_TIME_INIT (1759276800));
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  gtk_test_accessible_assert_property (status, GTK_ACCESSIBLE_PROPERTY_LABEL, "1 August 2025 to 30 September 2025, 4 of 4 events");
  kro_view_state_set_span (fixture->state, KRO_TIME_INIT (1754006400), KRO_TIME_INIT (1756684800));
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  gtk_test_accessible_assert_property (status, GTK_ACCESSIBLE_PROPERTY_LABEL, "1 August 2025 to 31 August 2025, 2 of 4 events");
}

/* In how many milliseconds the main loop wakes by itself; below 0: never. */
static int
get_next_wake (void)
{
  GMainContext *context = g_main_context_default ();
  GPollFD       fds[64];
  int           timeout = 0;

  g_assert_true (g_main_context_acquire (context));
  g_main_context_prepare (context, NULL);
  g_main_context_query (context, G_PRIORITY_LOW, &timeout, fds, G_N_ELEMENTS (fds));
  g_main_context_release (context);
  return timeout;
}

static void
assert_idle (void)
{
  int wake = get_next_wake ();

  for (int i = 0; i < 100 && wake >= 0 && wake < 1000; i++)
    {
      g_main_context_iteration (NULL, TRUE);
      wake = get_next_wake ();
    }
  g_assert_true (wake < 0 || wake >= 1000);
}

/* No timeout is left where nobody sees it, nor at rest. */
static void
test_idle (KroUiTimeline *fixture, gconstpointer data)
{
  assert_idle ();
  gtk_widget_set_visible (GTK_WIDGET (fixture->view), FALSE);
  kro_view_state_set_span (fixture->state, KRO_TIME_INIT (0), KRO_TIME_INIT (86400));
  assert_idle ();
  g_assert_false (kro_timeline_view_get_settled (fixture->view));
  gtk_widget_set_visible (GTK_WIDGET (fixture->view), TRUE);
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  kro_view_state_set_timeline (fixture->state, NULL);
  assert_idle ();
}

int
main (int argc, char **argv)
{
  kro_ui_test_init (&argc, &argv);
  g_test_add ("/ui/timeline-view/fit", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_fit, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-view/keys", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_keys, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-view/reveals", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_reveals, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-view/rows-move", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_rows_move, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-view/search", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_search, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-view/stand-ins", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_stand_ins, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-view/way-back", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_way_back, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-view/fit-selection", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_fit_selection, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-view/filtered-neighbours", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_filtered_neighbours, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-view/menu", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_menu, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-view/focus-follows", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_focus_follows, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-view/status", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_status, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-view/idle", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_idle, kro_ui_timeline_tear_down);
  return g_test_run ();
}

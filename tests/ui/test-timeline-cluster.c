/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Clusters as things to go to, look into and open; where arrows lead. */

#include "kro-cluster-list.h"
#include "kro-cluster-peek.h"
#include "kro-event-stand-in.h"
#include "kro-timeline-view.h"
#include "kro-ui-sample.h"
#include "kro-ui-test.h"
#include "kro-ui-timeline.h"

#define CROWD GUINT_TO_POINTER (300)

/* A cluster that is drawn, not the first one. */
static const KroPlaced *
find_cluster (KroUiTimeline *fixture)
{
  gsize            n_placed;
  const KroPlaced *placed = kro_scene_get_placed (kro_stage_get_scene (fixture->stage), &n_placed);
  const KroPlaced *found = NULL;

  for (gsize i = 0; i < n_placed; i++)
    if (placed[i].cluster > 1 && placed[i].count > 6)
      found = &placed[i];
  g_assert_nonnull (found);
  return found;
}

static KroEventStandIn *
get_focus (KroUiTimeline *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return KRO_IS_EVENT_STAND_IN (focus) ? KRO_EVENT_STAND_IN (focus) : NULL;
}

static gboolean
is_on_cluster (KroUiTimeline *fixture)
{
  return get_focus (fixture) != NULL && kro_event_stand_in_get_is_cluster (get_focus (fixture));
}

static GtkListView *
get_list (KroUiTimeline *fixture)
{
  GtkWidget *list = kro_ui_test_find (GTK_WIDGET (fixture->view), KRO_TYPE_CLUSTER_LIST);

  return list != NULL ? GTK_LIST_VIEW (kro_ui_test_find (list, GTK_TYPE_LIST_VIEW)) : NULL;
}

static guint
get_n_listed (KroUiTimeline *fixture)
{
  GtkListView *list = get_list (fixture);

  if (list == NULL || gtk_list_view_get_model (list) == NULL)
    return 0;
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list)));
}

static KroId
get_listed (KroUiTimeline *fixture, guint position)
{
  g_autoptr (KroEvent) event = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (get_list (fixture))), position);

  return kro_event_get_id (event);
}

static void
click (KroUiTimeline *fixture, const KroPlaced *placed, int n_press)
{
  GtkGesture *gesture = kro_ui_timeline_gesture (fixture, GTK_TYPE_GESTURE_CLICK, GDK_BUTTON_PRIMARY);

  g_signal_emit_by_name (gesture, "released", n_press, placed->box.x + placed->box.w / 2, placed->box.y + placed->box.h / 2);
}

/* As Escape does; a click just before would make it a double click. */
static void
close_list (KroUiTimeline *fixture)
{
  kro_ui_timeline_act (fixture, "timeline.open");
  gtk_popover_popdown (GTK_POPOVER (kro_ui_test_find (GTK_WIDGET (fixture->view), KRO_TYPE_CLUSTER_LIST)));
}

/* --- opening ---------------------------------------------------------------------------- */

static void
test_opens (KroUiTimeline *fixture, gconstpointer data)
{
  double           seconds = kro_view_state_get_seconds (fixture->state);
  const KroPlaced *placed;
  KroClusterInfo   info;
  KroId            chosen;

  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (0));
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  placed = find_cluster (fixture);
  kro_layout_get_cluster (kro_stage_get_layout (fixture->stage), placed->cluster - 1, &info);
  click (fixture, placed, 1);
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, KRO_ID_NONE);
  g_assert_cmpuint (get_n_listed (fixture), ==, info.n);
  chosen = get_listed (fixture, 3);
  g_signal_emit_by_name (get_list (fixture), "activate", 3);
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, chosen);
  g_assert_cmpuint (get_n_listed (fixture), ==, 0);
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  g_assert_cmpfloat (kro_view_state_get_seconds (fixture->state), ==, seconds);
  g_assert_cmpuint (kro_event_stand_in_get_event (get_focus (fixture)), ==, chosen);
}

/* Closed without a choice the keys are on the cluster. */
static void
test_closes (KroUiTimeline *fixture, gconstpointer data)
{
  GtkWidget *list;

  click (fixture, find_cluster (fixture), 1);
  list = kro_ui_test_find (GTK_WIDGET (fixture->view), KRO_TYPE_CLUSTER_LIST);
  kro_ui_timeline_act (fixture, "timeline.open");
  g_assert_cmpuint (get_n_listed (fixture), >, 0);
  gtk_popover_popdown (GTK_POPOVER (list));
  kro_ui_test_settle ();
  g_assert_true (is_on_cluster (fixture));
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, KRO_ID_NONE);
  kro_ui_timeline_act (fixture, "timeline.clear");
  g_assert_false (is_on_cluster (fixture));
}

/* Its rows are those of events that are there. */
static void
test_closes_on_change (KroUiTimeline *fixture, gconstpointer data)
{
  g_autoptr (KroCommand) command = NULL;

  click (fixture, find_cluster (fixture), 1);
  g_assert_cmpuint (get_n_listed (fixture), >, 0);
  command = kro_timeline_make_remove_event (fixture->timeline, get_listed (fixture, 0));
  g_assert_true (kro_timeline_apply (fixture->timeline, command, NULL));
  g_assert_cmpuint (get_n_listed (fixture), ==, 0);
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
}

static void
test_zooms (KroUiTimeline *fixture, gconstpointer data)
{
  double    seconds = kro_view_state_get_seconds (fixture->state);
  double    then;
  KroPlaced placed = *find_cluster (fixture);

  click (fixture, &placed, 2);
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  then = kro_view_state_get_seconds (fixture->state);
  g_assert_cmpfloat (then, <, seconds);
  kro_ui_timeline_act (fixture, "timeline.fit");
  click (fixture, find_cluster (fixture), 1);
  kro_ui_timeline_act (fixture, "timeline.zoom-cluster");
  g_assert_cmpfloat_with_epsilon (kro_view_state_get_seconds (fixture->state), then, 1);
}

/* --- telling -------------------------------------------------------------------------------- */

static guint
count_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static void
test_peek (KroUiTimeline *fixture, gconstpointer data)
{
  KroCluster       cluster;
  guint            index = find_cluster (fixture)->cluster - 1;
  GtkWidget       *peek;
  KroId            top[6];
  g_autofree char *rest = NULL;

  g_assert_true (kro_cluster_init (&cluster, fixture->stage, index));
  peek = g_object_ref_sink (kro_cluster_peek_new (&cluster, kro_stage_get_theme (fixture->stage)));
  kro_layout_get_cluster_top (cluster.layout, index, 6, top);
  for (guint i = 0; i < 6; i++)
    g_assert_nonnull (kro_ui_test_find_label (peek, kro_timeline_get_columns (fixture->timeline)->titles[kro_timeline_get_slot (fixture->timeline, top[i])]));
  rest = g_strdup_printf ("and %u more", cluster.info.n - 6);
  g_assert_nonnull (kro_ui_test_find_label (peek, rest));
  g_assert_cmpuint (count_children (peek), ==, 9);
  g_object_unref (peek);
  click (fixture, find_cluster (fixture), 1);
  close_list (fixture);
  kro_ui_timeline_act (fixture, "timeline.peek");
  g_assert_nonnull (kro_ui_test_find_label (GTK_WIDGET (fixture->view), rest));
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, KRO_ID_NONE);
}

static void
test_names (KroUiTimeline *fixture, gconstpointer data)
{
  KroCluster       cluster;
  guint            index = find_cluster (fixture)->cluster - 1;
  g_autofree char *name = NULL;
  g_autofree char *count = NULL;

  g_assert_true (kro_cluster_init (&cluster, fixture->stage, index));
  name = kro_cluster_write_name (&cluster);
  count = g_strdup_printf ("%u events, ", cluster.info.n);
  g_assert_true (g_str_has_prefix (name, count));
  g_assert_nonnull (strstr (name, "mostly Politics, first of all: Event number "));
}

/* --- arrows ------------------------------------------------------------------------------------ */

static void
hear (GHashTable *heard, KroId event)
{
  g_assert_true (g_hash_table_add (heard, g_memdup2 (&event, sizeof event)));
}

/* Right goes to every event once, those of clusters in the lists that open. */
static void
test_right (KroUiTimeline *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) heard = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  KroEventStandIn *last = NULL;
  guint            n_clusters = 0;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  kro_ui_timeline_act (fixture, "timeline.first");
  while (get_focus (fixture) != last)
    {
      last = get_focus (fixture);
      if (is_on_cluster (fixture))
        {
          kro_ui_timeline_act (fixture, "timeline.open");
          for (guint i = 0; i < get_n_listed (fixture); i++)
            hear (heard, get_listed (fixture, i));
          close_list (fixture);
          n_clusters++;
        }
      else
        hear (heard, kro_event_stand_in_get_event (last));
      kro_ui_timeline_act (fixture, "timeline.right");
    }
  g_assert_cmpuint (g_hash_table_size (heard), ==, kro_timeline_get_n_events (fixture->timeline));
  g_assert_cmpuint (n_clusters, >, 2);
  for (guint i = 0; i < 3; i++)
    kro_ui_timeline_act (fixture, "timeline.left");
  for (guint i = 0; i < 3; i++)
    kro_ui_timeline_act (fixture, "timeline.right");
  g_assert_true (get_focus (fixture) == last);
}

/* How many rows there are, a row of clusters being one. */
static guint
count_rows (KroUiTimeline *fixture)
{
  gsize            n_placed;
  const KroPlaced *placed = kro_scene_get_placed (kro_stage_get_scene (fixture->stage), &n_placed);
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);

  for (gsize i = 0; i < n_placed; i++)
    if (placed[i].cluster > 0 || placed[i].kind == KRO_PLACED_EVENT)
      g_hash_table_add (rows, GINT_TO_POINTER (placed[i].lane * 1000 + placed[i].row + 2));
  return g_hash_table_size (rows);
}

/* Down goes through every row, and up the same way back. */
static void
test_down (KroUiTimeline *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) way = g_ptr_array_new ();

  kro_view_state_set_lanes (fixture->state, KRO_LANES_CATEGORY);
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (160));
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  for (guint i = 0; i < 60; i++)
    kro_ui_timeline_act (fixture, "timeline.above");
  for (GtkWidget *last = NULL; last != GTK_WIDGET (get_focus (fixture)); kro_ui_timeline_act (fixture, "timeline.below"))
    {
      last = GTK_WIDGET (get_focus (fixture));
      g_assert_nonnull (last);
      g_ptr_array_add (way, last);
    }
  g_assert_cmpuint (way->len, ==, count_rows (fixture));
  g_assert_cmpuint (way->len, >, 6);
  for (guint i = way->len - 1; i > 0; i--)
    {
      g_assert_true (way->pdata[i] == get_focus (fixture));
      kro_ui_timeline_act (fixture, "timeline.above");
    }
  g_assert_true (way->pdata[0] == get_focus (fixture));
}

int
main (int argc, char **argv)
{
  kro_ui_test_init (&argc, &argv);
  g_test_add ("/ui/timeline-cluster/opens", KroUiTimeline, CROWD, kro_ui_timeline_set_up, test_opens, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-cluster/closes", KroUiTimeline, CROWD, kro_ui_timeline_set_up, test_closes, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-cluster/closes-on-change", KroUiTimeline, CROWD, kro_ui_timeline_set_up, test_closes_on_change, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-cluster/zooms", KroUiTimeline, CROWD, kro_ui_timeline_set_up, test_zooms, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-cluster/peek", KroUiTimeline, CROWD, kro_ui_timeline_set_up, test_peek, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-cluster/names", KroUiTimeline, CROWD, kro_ui_timeline_set_up, test_names, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-cluster/right", KroUiTimeline, CROWD, kro_ui_timeline_set_up, test_right, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-cluster/down", KroUiTimeline, CROWD, kro_ui_timeline_set_up, test_down, kro_ui_timeline_tear_down);
  return g_test_run ();
}

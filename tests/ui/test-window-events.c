/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Mending in the window: each change through its action, taken back and done
 * again until the timeline is what it was. */

#include "kro-article.h"
#include "kro-import.h"
#include "kro-publication-bar.h"
#include "kro-timeline-view.h"
#include "kro-ui-sample.h"
#include "kro-ui-test.h"
#include "kro-window.h"

typedef struct
{
  GtkWidget    *window;
  KroViewState *state;
  KroHistory   *history;
  KroTimeline  *timeline;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroLocale) locale = kro_locale_new ("en");
  KroTime now = KRO_TIME_INIT (1760000000);

  fixture->window = kro_window_new (NULL, locale, &now);
  fixture->state = kro_window_get_state (KRO_WINDOW (fixture->window));
  fixture->history = kro_window_get_history (KRO_WINDOW (fixture->window));
  fixture->timeline = kro_history_get_timeline (fixture->history);
  kro_ui_sample_add (fixture->timeline);
  gtk_window_present (GTK_WINDOW (fixture->window));
  kro_ui_test_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_ref (fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  kro_ui_test_settle ();
  kro_ui_test_finalize (fixture->window);
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->window, action, NULL));
}

static char *
get_edtf (Fixture *fixture, KroId event)
{
  g_autoptr (KroDate) date = kro_timeline_get_date (fixture->timeline, kro_timeline_get_slot (fixture->timeline, event));

  return date != NULL ? kro_date_to_edtf (date) : g_strdup ("undated");
}

static void
assert_edtf (Fixture *fixture, KroId event, const char *expected)
{
  g_autofree char *edtf = get_edtf (fixture, event);

  g_assert_cmpstr (edtf, ==, expected);
}

static gboolean
exists (Fixture *fixture, KroId event)
{
  return kro_timeline_get_slot (fixture->timeline, event) != KRO_SLOT_NONE;
}

/* The next event is chosen; undo chooses the one that comes back. */
static void
test_delete (Fixture *fixture, gconstpointer data)
{
  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (1));
  act (fixture, "win.delete-event");
  g_assert_false (exists (fixture, kro_ui_sample_event (1)));
  g_assert_cmpuint (kro_timeline_get_n_passages (fixture->timeline), ==, 5);
  g_assert_true (kro_view_state_get_selection (fixture->state) == kro_timeline_get_id_at (fixture->timeline, 1));
  act (fixture, "win.undo");
  g_assert_true (exists (fixture, kro_ui_sample_event (1)));
  g_assert_cmpuint (kro_timeline_get_n_passages (fixture->timeline), ==, 7);
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_ui_sample_event (1));
  act (fixture, "win.redo");
  g_assert_false (exists (fixture, kro_ui_sample_event (1)));
}

static void
test_delete_all (Fixture *fixture, gconstpointer data)
{
  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (0));
  for (guint i = 0; i < KRO_UI_SAMPLE_EVENTS; i++)
    act (fixture, "win.delete-event");
  g_assert_cmpuint (kro_timeline_get_n_events (fixture->timeline), ==, 0);
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, KRO_ID_NONE);
  act (fixture, "win.delete-event");
  for (guint i = 0; i < KRO_UI_SAMPLE_EVENTS; i++)
    act (fixture, "win.undo");
  g_assert_cmpuint (kro_timeline_get_n_events (fixture->timeline), ==, KRO_UI_SAMPLE_EVENTS);
  g_assert_false (kro_history_get_can_undo (fixture->history));
}

/* Taken twice, the readings are what they were. */
static void
test_reading (Fixture *fixture, gconstpointer data)
{
  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (1));
  act (fixture, "win.take-reading");
  assert_edtf (fixture, kro_ui_sample_event (1), "2024-08-15");
  act (fixture, "win.take-reading");
  assert_edtf (fixture, kro_ui_sample_event (1), "2025-08-15");
  act (fixture, "win.undo");
  assert_edtf (fixture, kro_ui_sample_event (1), "2024-08-15");
  act (fixture, "win.undo");
  assert_edtf (fixture, kro_ui_sample_event (1), "2025-08-15");
  act (fixture, "win.redo");
  assert_edtf (fixture, kro_ui_sample_event (1), "2024-08-15");
  /* One without another reading stays. */
  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (0));
  act (fixture, "win.take-reading");
  assert_edtf (fixture, kro_ui_sample_event (0), "2025-08");
}

static GtkWidget *
find_timeline (GtkWidget *widget)
{
  GtkWidget *found = KRO_IS_TIMELINE_VIEW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_timeline (child);
  return found;
}

/* What was moved by key is one step to take back. */
static void
test_redate (Fixture *fixture, gconstpointer data)
{
  KroId event = kro_ui_sample_event (1);

  kro_view_state_set_selection (fixture->state, event);
  g_assert_true (gtk_widget_activate_action (find_timeline (fixture->window), "timeline.step-date", "(ii)", 3, 4));
  assert_edtf (fixture, event, "2025-08-19");
  g_assert_cmpint (kro_timeline_get_columns (fixture->timeline)->reviews[kro_timeline_get_slot (fixture->timeline, event)], ==, KRO_REVIEW_ACCEPTED);
  g_assert_cmpstr (kro_history_get_undo_name (fixture->history), ==, "Change Date");
  act (fixture, "win.undo");
  assert_edtf (fixture, event, "2025-08-15");
  act (fixture, "win.redo");
  assert_edtf (fixture, event, "2025-08-19");
}

static void
test_accept (Fixture *fixture, gconstpointer data)
{
  guint32 slot = kro_timeline_get_slot (fixture->timeline, kro_ui_sample_event (1));

  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (1));
  g_assert_cmpuint (kro_timeline_get_columns (fixture->timeline)->reviews[slot], ==, KRO_REVIEW_ACCEPTED);
  act (fixture, "win.accept-event");
  g_assert_cmpuint (kro_timeline_get_columns (fixture->timeline)->reviews[slot], ==, KRO_REVIEW_UNREVIEWED);
  act (fixture, "win.accept-event");
  g_assert_cmpuint (kro_timeline_get_columns (fixture->timeline)->reviews[slot], ==, KRO_REVIEW_ACCEPTED);
  act (fixture, "win.undo");
  g_assert_cmpuint (kro_timeline_get_columns (fixture->timeline)->reviews[slot], ==, KRO_REVIEW_UNREVIEWED);
}

static void
select_words (Fixture *fixture, const char *words)
{
  KroArticle    *article = KRO_ARTICLE (kro_ui_test_find (fixture->window, KRO_TYPE_ARTICLE));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (article));
  gsize          b = kro_ui_sample_find (words);
  GtkTextIter    from;
  GtkTextIter    to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, (int)b);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, (int)(b + (gsize)g_utf8_strlen (words, -1)));
  gtk_text_buffer_select_range (buffer, &from, &to);
}

static void
test_make (Fixture *fixture, gconstpointer data)
{
  KroId event;
  g_autoptr (GArray) passages = NULL;

  select_words (fixture, "Op 15 augustus begon het bedrijf een eigen onderzoek.");
  act (fixture, "win.make-event");
  event = kro_view_state_get_selection (fixture->state);
  g_assert_cmpuint (kro_timeline_get_n_events (fixture->timeline), ==, KRO_UI_SAMPLE_EVENTS + 1);
  assert_edtf (fixture, event, "2025-08-15");
  passages = kro_timeline_get_event_passages (fixture->timeline, event);
  g_assert_cmpuint (passages->len, >=, 1);
  g_assert_cmpuint (g_array_index (passages, KroPassage, 0).origin.b, ==, kro_ui_sample_find ("Op 15 augustus"));
  act (fixture, "win.undo");
  g_assert_false (exists (fixture, event));
  act (fixture, "win.redo");
  g_assert_true (exists (fixture, event));
}

/* Words without a date make an event that a form asks the date of. */
static void
test_make_undated (Fixture *fixture, gconstpointer data)
{
  KroId event;

  select_words (fixture, "Het onderzoek loopt nog.");
  act (fixture, "win.make-event");
  event = kro_view_state_get_selection (fixture->state);
  g_assert_true (exists (fixture, event));
  assert_edtf (fixture, event, "undated");
  kro_ui_test_settle ();
  gtk_editable_set_text (GTK_EDITABLE (kro_ui_test_find_id (kro_ui_test_find_id (fixture->window, "editor"), "date")), "2025-09");
  gtk_widget_activate_action (kro_ui_test_find_id (fixture->window, "editor"), "editor.apply", NULL);
  assert_edtf (fixture, event, "2025-09");
}

/* What is typed in the form is not lost when another event is chosen. */
static void
test_edit (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor = kro_ui_test_find_id (fixture->window, "editor");

  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (0));
  act (fixture, "win.edit-event");
  gtk_editable_set_text (GTK_EDITABLE (kro_ui_test_find_id (editor, "date")), "2025-07");
  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (2));
  assert_edtf (fixture, kro_ui_sample_event (0), "2025-07");
  act (fixture, "win.undo");
  assert_edtf (fixture, kro_ui_sample_event (0), "2025-08");
  /* Without events in an article the bar asks, and the answer dates them. */
  act (fixture, "win.ask-publication");
  gtk_editable_set_text (GTK_EDITABLE (kro_ui_test_find (kro_ui_test_find (fixture->window, KRO_TYPE_PUBLICATION_BAR), GTK_TYPE_ENTRY)), "2024-09-26");
  gtk_widget_activate_action (kro_ui_test_find (fixture->window, KRO_TYPE_PUBLICATION_BAR), "publication.apply", NULL);
  g_assert_cmpstr (kro_source_get_publication (kro_timeline_get_source_at (fixture->timeline, 0)), ==, "2024-09-26");
}

static gboolean
is_in_sight (Fixture *fixture, KroTime time)
{
  KroTime from;
  KroTime to;

  kro_view_state_get_span (fixture->state, &from, &to);
  return kro_time_compare (from, time) <= 0 && kro_time_compare (time, to) <= 0;
}

/* An event that a change moves out of sight is followed, there and back. */
static void
test_follow (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor = kro_ui_test_find_id (fixture->window, "editor");
  KroTime    april_1985 = KRO_TIME_INIT (482000000);
  KroTime    august_2025 = KRO_TIME_INIT (1755000000);

  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (0));
  act (fixture, "win.edit-event");
  gtk_editable_set_text (GTK_EDITABLE (kro_ui_test_find_id (editor, "date")), "1985-04");
  gtk_widget_activate_action (editor, "editor.apply", NULL);
  while (!is_in_sight (fixture, april_1985))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_in_sight (fixture, august_2025));
  act (fixture, "win.undo");
  while (!is_in_sight (fixture, august_2025))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_in_sight (fixture, april_1985));
}

/* Find and F9 show the list. */
static void
test_find (Fixture *fixture, gconstpointer data)
{
  GActionGroup *actions = G_ACTION_GROUP (fixture->window);

  act (fixture, "win.find");
  g_assert_cmpstr (g_variant_get_string (g_action_group_get_action_state (actions, "side"), NULL), ==, "events");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), kro_ui_test_find_id (fixture->window, "search")));
  act (fixture, "win.toggle-events");
  g_assert_cmpstr (g_variant_get_string (g_action_group_get_action_state (actions, "side"), NULL), ==, "article");
  act (fixture, "win.toggle-events");
  g_assert_cmpstr (g_variant_get_string (g_action_group_get_action_state (actions, "side"), NULL), ==, "events");
}

/* One step for all that is selected; undo selects all that comes back. */
static void
test_several (Fixture *fixture, gconstpointer data)
{
  guint n = kro_timeline_get_n_events (fixture->timeline);
  KroId events[2] = { kro_ui_sample_event (1), kro_ui_sample_event (2) };

  kro_view_state_set_selection (fixture->state, events[1]);
  act (fixture, "win.accept-event");
  kro_view_state_select (fixture->state, events, 2, events[0]);
  act (fixture, "win.accept-event");
  for (guint i = 0; i < 2; i++)
    g_assert_cmpuint (kro_timeline_get_columns (fixture->timeline)->reviews[kro_timeline_get_slot (fixture->timeline, events[i])], ==, KRO_REVIEW_ACCEPTED);
  g_assert_cmpstr (kro_history_get_undo_name (fixture->history), ==, "Accept 2 Events");
  act (fixture, "win.delete-event");
  g_assert_cmpuint (kro_timeline_get_n_events (fixture->timeline), ==, n - 2);
  g_assert_cmpstr (kro_history_get_undo_name (fixture->history), ==, "Delete 2 Events");
  g_assert_cmpuint (kro_view_state_get_n_selected (fixture->state), ==, 1);
  act (fixture, "win.undo");
  g_assert_cmpuint (kro_timeline_get_n_events (fixture->timeline), ==, n);
  g_assert_cmpuint (kro_view_state_get_n_selected (fixture->state), ==, 2);
  g_assert_true (kro_view_state_is_selected (fixture->state, events[0]) && kro_view_state_is_selected (fixture->state, events[1]));
  act (fixture, "win.undo");
  act (fixture, "win.undo");
  g_assert_false (kro_history_get_can_undo (fixture->history));
}

int
main (int argc, char **argv)
{
  kro_ui_test_init (&argc, &argv);
  g_test_add ("/ui/window-events/delete", Fixture, NULL, set_up, test_delete, tear_down);
  g_test_add ("/ui/window-events/several", Fixture, NULL, set_up, test_several, tear_down);
  g_test_add ("/ui/window-events/delete-all", Fixture, NULL, set_up, test_delete_all, tear_down);
  g_test_add ("/ui/window-events/reading", Fixture, NULL, set_up, test_reading, tear_down);
  g_test_add ("/ui/window-events/redate", Fixture, NULL, set_up, test_redate, tear_down);
  g_test_add ("/ui/window-events/accept", Fixture, NULL, set_up, test_accept, tear_down);
  g_test_add ("/ui/window-events/make", Fixture, NULL, set_up, test_make, tear_down);
  g_test_add ("/ui/window-events/make-undated", Fixture, NULL, set_up, test_make_undated, tear_down);
  g_test_add ("/ui/window-events/edit", Fixture, NULL, set_up, test_edit, tear_down);
  g_test_add ("/ui/window-events/follow", Fixture, NULL, set_up, test_follow, tear_down);
  g_test_add ("/ui/window-events/find", Fixture, NULL, set_up, test_find, tear_down);
  return g_test_run ();
}

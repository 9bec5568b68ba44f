/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The form for title and date of an event. */

#include "kro-event-editor.h"
#include "kro-ui-sample.h"
#include "kro-ui-test.h"

typedef struct
{
  KroEventEditor *editor;
  KroTimeline    *timeline;
  KroHistory     *history;
  guint           n_done;
} Fixture;

static void
done_cb (Fixture *fixture)
{
  fixture->n_done++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroLocale) locale = kro_locale_new ("en");

  fixture->timeline = kro_ui_sample_new ();
  fixture->history = kro_history_new (fixture->timeline);
  fixture->editor = g_object_ref_sink (KRO_EVENT_EDITOR (kro_event_editor_new ()));
  kro_event_editor_set_history (fixture->editor, fixture->history, locale);
  g_signal_connect_swapped (fixture->editor, "done", G_CALLBACK (done_cb), fixture);
  g_assert_true (kro_event_editor_begin (fixture->editor, kro_ui_sample_event (1)));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  kro_ui_test_finalize (fixture->editor);
  kro_ui_test_finalize (fixture->history);
  kro_ui_test_finalize (fixture->timeline);
}

static void
type (Fixture *fixture, const char *entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (kro_ui_test_find_id (GTK_WIDGET (fixture->editor), entry)), text);
}

static const char *
get_meaning (Fixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (kro_ui_test_find_id (GTK_WIDGET (fixture->editor), "meaning")));
}

static char *
get_edtf (Fixture *fixture)
{
  g_autoptr (KroDate) date = kro_timeline_get_date (fixture->timeline, kro_timeline_get_slot (fixture->timeline, kro_ui_sample_event (1)));

  return date != NULL ? kro_date_to_edtf (date) : NULL;
}

static void
apply (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "editor.apply", NULL);
}

static void
test_meaning (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (kro_ui_test_find_id (GTK_WIDGET (fixture->editor), "date"))), ==, "2025-08-15");
  g_assert_cmpstr (get_meaning (fixture), ==, "Friday 15 August 2025");
  type (fixture, "date", "2025-08~");
  g_assert_nonnull (strstr (get_meaning (fixture), "August 2025"));
  type (fixture, "date", "16 aug 2025");
  g_assert_cmpstr (get_meaning (fixture), ==, "Saturday 16 August 2025");
  type (fixture, "date", "");
  g_assert_true (g_str_has_prefix (get_meaning (fixture), "Undated"));
  type (fixture, "date", "2025-13-40");
  g_assert_true (gtk_widget_has_css_class (kro_ui_test_find_id (GTK_WIDGET (fixture->editor), "date"), "error"));
  g_assert_false (kro_history_get_can_undo (fixture->history));
}

static void
test_apply (Fixture *fixture, gconstpointer data)
{
  g_autofree char *edtf = NULL;
  g_auto (KroEventFields) fields = { 0 };

  type (fixture, "title", "  Een andere titel ");
  type (fixture, "date", "16 augustus 2025");
  apply (fixture);
  g_assert_cmpuint (fixture->n_done, ==, 1);
  g_assert_cmpuint (kro_event_editor_get_event (fixture->editor), ==, KRO_ID_NONE);
  edtf = get_edtf (fixture);
  g_assert_cmpstr (edtf, ==, "2025-08-16");
  g_assert_true (kro_timeline_get_fields (fixture->timeline, kro_ui_sample_event (1), &fields));
  g_assert_cmpstr (fields.title, ==, "Een andere titel");
  g_assert_cmpuint (fields.confidence, ==, KRO_CONFIDENCE_FULL);
  g_assert_cmpuint (fields.n_alternatives, ==, 1);
  g_assert_cmpstr (kro_history_get_undo_name (fixture->history), ==, "Change Date");
  g_assert_true (kro_history_undo (fixture->history, NULL));
  g_free (edtf);
  edtf = get_edtf (fixture);
  g_assert_cmpstr (edtf, ==, "2025-08-15");
}

/* Ctrl+Z in an entry brings back nothing that was typed for another event. */
static void
test_entry_undo (Fixture *fixture, gconstpointer data)
{
  GtkEditable *date = GTK_EDITABLE (kro_ui_test_find_id (GTK_WIDGET (fixture->editor), "date"));

  type (fixture, "date", "1985-04");
  apply (fixture);
  g_assert_true (kro_event_editor_begin (fixture->editor, kro_ui_sample_event (0)));
  g_assert_true (gtk_editable_get_enable_undo (date));
  gtk_widget_activate_action (GTK_WIDGET (gtk_editable_get_delegate (date)), "text.undo", NULL);
  g_assert_cmpstr (gtk_editable_get_text (date), ==, "2025-08");
}

/* What cannot be applied changes nothing and keeps the form. */
static void
test_refuse (Fixture *fixture, gconstpointer data)
{
  g_autofree char *edtf = NULL;

  type (fixture, "date", "2025-02-30");
  apply (fixture);
  g_assert_false (kro_event_editor_finish (fixture->editor));
  type (fixture, "date", "2025-08-15");
  type (fixture, "title", "   ");
  apply (fixture);
  g_assert_false (kro_event_editor_finish (fixture->editor));
  g_assert_cmpuint (fixture->n_done, ==, 0);
  g_assert_false (kro_history_get_can_undo (fixture->history));
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "editor.cancel", NULL);
  g_assert_cmpuint (fixture->n_done, ==, 1);
  edtf = get_edtf (fixture);
  g_assert_cmpstr (edtf, ==, "2025-08-15");
}

/* Leaving applies what is typed; nothing typed is no step. */
static void
test_finish (Fixture *fixture, gconstpointer data)
{
  g_autofree char *edtf = NULL;

  g_assert_true (kro_event_editor_finish (fixture->editor));
  g_assert_false (kro_history_get_can_undo (fixture->history));
  g_assert_true (kro_event_editor_begin (fixture->editor, kro_ui_sample_event (1)));
  type (fixture, "date", "2025-08-17");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (kro_ui_test_find_id (GTK_WIDGET (fixture->editor), "ongoing")), TRUE);
  g_assert_true (kro_event_editor_finish (fixture->editor));
  edtf = get_edtf (fixture);
  g_assert_true (g_str_has_prefix (edtf, "2025-08-17"));
  g_assert_false (kro_event_editor_begin (fixture->editor, 12345));
}

/* Its event goes while it is edited. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroCommand) remove = kro_timeline_make_remove_event (fixture->timeline, kro_ui_sample_event (1));

  g_assert_true (kro_history_perform (fixture->history, remove, NULL));
  type (fixture, "title", "Te laat");
  apply (fixture);
  g_assert_cmpuint (fixture->n_done, ==, 1);
  g_assert_cmpuint (kro_timeline_get_n_events (fixture->timeline), ==, KRO_UI_SAMPLE_EVENTS - 1);
}

int
main (int argc, char **argv)
{
  kro_ui_test_init (&argc, &argv);
  g_test_add ("/ui/event-editor/meaning", Fixture, NULL, set_up, test_meaning, tear_down);
  g_test_add ("/ui/event-editor/entry-undo", Fixture, NULL, set_up, test_entry_undo, tear_down);
  g_test_add ("/ui/event-editor/apply", Fixture, NULL, set_up, test_apply, tear_down);
  g_test_add ("/ui/event-editor/refuse", Fixture, NULL, set_up, test_refuse, tear_down);
  g_test_add ("/ui/event-editor/finish", Fixture, NULL, set_up, test_finish, tear_down);
  g_test_add ("/ui/event-editor/gone", Fixture, NULL, set_up, test_gone, tear_down);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The card says what is known of the selected event. */

#include "kro-selection-card.h"
#include "kro-ui-sample.h"
#include "kro-ui-test.h"

typedef struct
{
  KroSelectionCard *card;
  KroViewState     *state;
  KroTimeline      *timeline;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroLocale) locale = kro_locale_new ("en");

  fixture->timeline = kro_ui_sample_new ();
  fixture->state = kro_view_state_new ();
  kro_view_state_set_timeline (fixture->state, fixture->timeline);
  fixture->card = g_object_ref_sink (KRO_SELECTION_CARD (kro_selection_card_new ()));
  kro_selection_card_set_state (fixture->card, fixture->state, locale);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  kro_ui_test_finalize (fixture->card);
  kro_ui_test_finalize (fixture->state);
  kro_ui_test_finalize (fixture->timeline);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->card)));
}

static void
test_event (Fixture *fixture, gconstpointer data)
{
  GtkWidget *card = GTK_WIDGET (fixture->card);

  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (1));
  g_assert_true (gtk_widget_get_visible (card));
  g_assert_nonnull (kro_ui_test_find_label (card, "Bedrijf begint eigen onderzoek"));
  g_assert_nonnull (kro_ui_test_find_label (card, "15 August 2025"));
  g_assert_nonnull (kro_ui_test_find_label (card, "2025-08-15"));
  g_assert_nonnull (kro_ui_test_find_label (card, "“Op 15 augustus begon het bedrijf een eigen onderzoek.”"));
  g_assert_nonnull (kro_ui_test_find_label (card, "Day and month without a year: the nearest one to 26 September 2025."));
  g_assert_nonnull (kro_ui_test_find_label (card, "Or 15 August 2024: the year before"));
}

static void
test_change (Fixture *fixture, gconstpointer data)
{
  g_auto (KroEventFields) fields = { 0 };
  g_autoptr (KroCommand) command = NULL;
  g_autoptr (GError) error = NULL;

  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (0));
  g_assert_nonnull (kro_ui_test_find_label (GTK_WIDGET (fixture->card), "2025-08"));
  g_assert_true (kro_timeline_get_fields (fixture->timeline, kro_ui_sample_event (0), &fields));
  g_free (fields.title);
  fields.title = g_strdup ("Een andere titel");
  command = kro_timeline_make_change_event (fixture->timeline, &fields);
  g_assert_true (kro_timeline_apply (fixture->timeline, command, &error));
  g_assert_no_error (error);
  g_assert_nonnull (kro_ui_test_find_label (GTK_WIDGET (fixture->card), "Een andere titel"));
  kro_view_state_set_selection (fixture->state, KRO_ID_NONE);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->card)));
}

/* A compact card is lower in the same width, and comes back. */
static void
test_compact (Fixture *fixture, gconstpointer data)
{
  GtkWidget *card = GTK_WIDGET (fixture->card);
  int        whole;
  int        compact;
  int        again;

  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (1));
  gtk_label_set_text (GTK_LABEL (kro_ui_test_find_id (card, "quote")), "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty");
  gtk_widget_measure (card, GTK_ORIENTATION_VERTICAL, 340, NULL, &whole, NULL, NULL);
  kro_selection_card_set_compact (fixture->card, TRUE);
  gtk_widget_measure (card, GTK_ORIENTATION_VERTICAL, 340, NULL, &compact, NULL, NULL);
  g_assert_cmpint (compact, <, whole);
  kro_selection_card_set_compact (fixture->card, FALSE);
  gtk_widget_measure (card, GTK_ORIENTATION_VERTICAL, 340, NULL, &again, NULL, NULL);
  g_assert_cmpint (again, ==, whole);
}

int
main (int argc, char **argv)
{
  kro_ui_test_init (&argc, &argv);
  g_test_add ("/ui/selection-card/nothing", Fixture, NULL, set_up, test_nothing, tear_down);
  g_test_add ("/ui/selection-card/event", Fixture, NULL, set_up, test_event, tear_down);
  g_test_add ("/ui/selection-card/compact", Fixture, NULL, set_up, test_compact, tear_down);
  g_test_add ("/ui/selection-card/change", Fixture, NULL, set_up, test_change, tear_down);
  return g_test_run ();
}

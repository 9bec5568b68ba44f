/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates changed in the picture, by hand and by key. */

#include "kro-date-shift.h"
#include "kro-ui-sample.h"
#include "kro-ui-test.h"
#include "kro-ui-timeline.h"

#define DAYS(n) ((n)*86400.0)

/* What the view told: the event, and the date as EDTF. */
typedef struct
{
  KroId event;
  char *edtf;
  guint n;
} Told;

static void
redate_cb (KroTimelineView *view, guint64 event, KroDate *date, Told *told)
{
  g_free (told->edtf);
  told->event = event;
  told->edtf = kro_date_to_edtf (date);
  told->n++;
}

static void
listen (KroUiTimeline *fixture, Told *told)
{
  g_signal_connect (fixture->view, "redate", G_CALLBACK (redate_cb), told);
}

static KroBox
find_mark (KroUiTimeline *fixture, guint index)
{
  const KroPlaced *placed = kro_scene_find_event (kro_stage_get_scene (fixture->stage), kro_ui_sample_event (index), KRO_PLACED_EVENT);

  g_assert_nonnull (placed);
  return placed->box;
}

static void
choose (KroUiTimeline *fixture, guint index)
{
  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (index));
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
}

/* Takes the mark at a share of its width. */
static void
drag (KroUiTimeline *fixture, guint index, double share, double seconds, gboolean give_up)
{
  GtkGesture  *gesture = kro_ui_timeline_gesture (fixture, GTK_TYPE_GESTURE_DRAG, GDK_BUTTON_PRIMARY);
  KroBox       box = find_mark (fixture, index);
  KroTimeScale scale = kro_stage_get_scale (fixture->stage);
  double       by = seconds * scale.pixels_per_second;

  g_signal_emit_by_name (gesture, "drag-begin", box.x + box.w * share, box.y + box.h / 2);
  g_signal_emit_by_name (gesture, "drag-update", by / 2, 0.0);
  g_signal_emit_by_name (gesture, "drag-update", by, 0.0);
  if (give_up)
    kro_ui_timeline_act (fixture, "timeline.clear");
  g_signal_emit_by_name (gesture, "drag-end", by, 0.0);
}

/* It moves in days, a month in months; the view stands still. */
static void
test_drag (KroUiTimeline *fixture, gconstpointer data)
{
  KroTimeScale before = kro_stage_get_scale (fixture->stage);
  Told         told = { 0 };

  listen (fixture, &told);
  choose (fixture, 1);
  drag (fixture, 1, 0.5, DAYS (5.2), FALSE);
  g_assert_cmpuint (told.event, ==, kro_ui_sample_event (1));
  g_assert_cmpstr (told.edtf, ==, "2025-08-20");
  choose (fixture, 0);
  drag (fixture, 0, 0.5, DAYS (-29), FALSE);
  g_assert_cmpstr (told.edtf, ==, "2025-07");
  g_assert_cmpfloat_with_epsilon (kro_ui_timeline_distance (fixture, &before), 0, 0.01);
  g_assert_cmpuint (told.n, ==, 2);
  g_free (told.edtf);
}

/* Given up, too near, or where nothing is chosen: nothing changes. */
static void
test_no_drag (KroUiTimeline *fixture, gconstpointer data)
{
  KroTimeScale before = kro_stage_get_scale (fixture->stage);
  Told         told = { 0 };

  choose (fixture, 1);
  drag (fixture, 1, 0.5, DAYS (5), FALSE);
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  g_assert_cmpfloat (kro_ui_timeline_distance (fixture, &before), !=, 0);
  listen (fixture, &told);
  drag (fixture, 1, 0.5, DAYS (5), TRUE);
  kro_view_state_set_selection (fixture->state, KRO_ID_NONE);
  drag (fixture, 1, 0.5, DAYS (5), FALSE);
  kro_ui_test_wait (kro_ui_timeline_is_settled, fixture->view);
  g_assert_cmpuint (told.n, ==, 0);
}

/* Of what lasts an end is taken; one that is open stays. */
static void
test_ends (KroUiTimeline *fixture, gconstpointer data)
{
  g_auto (KroEventFields) fields = { 0 };
  g_autoptr (KroCommand) command = NULL;
  KroDateFields date = { .start = "2025-08-15", .end = "2025-09-15" };
  Told          told = { 0 };

  listen (fixture, &told);
  g_assert_true (kro_timeline_get_fields (fixture->timeline, kro_ui_sample_event (1), &fields));
  kro_date_unref (fields.date);
  fields.date = kro_date_new (&date, NULL);
  command = kro_timeline_make_change_event (fixture->timeline, &fields);
  g_assert_true (kro_timeline_apply (fixture->timeline, command, NULL));
  choose (fixture, 1);
  drag (fixture, 1, 0.99, DAYS (3), FALSE);
  g_assert_cmpstr (told.edtf, ==, "2025-08-15/2025-09-18");
  drag (fixture, 1, 0.01, DAYS (-7), FALSE);
  g_assert_cmpstr (told.edtf, ==, "2025-08-08/2025-09-15");
  drag (fixture, 1, 0.5, DAYS (2), FALSE);
  g_assert_cmpstr (told.edtf, ==, "2025-08-17/2025-09-17");
  g_free (told.edtf);
}

static void
step (KroUiTimeline *fixture, KroDateSides sides, int steps)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "timeline.step-date", "(ii)", (int)sides, steps);
}

static void
test_keys (KroUiTimeline *fixture, gconstpointer data)
{
  Told told = { 0 };

  listen (fixture, &told);
  step (fixture, KRO_DATE_SIDE_BOTH, 1);
  g_assert_cmpuint (told.n, ==, 0);
  choose (fixture, 0);
  step (fixture, KRO_DATE_SIDE_BOTH, 1);
  g_assert_cmpstr (told.edtf, ==, "2025-09");
  choose (fixture, 3);
  step (fixture, KRO_DATE_SIDE_BOTH, -1);
  g_assert_cmpstr (told.edtf, ==, "2025-09-25/..");
  step (fixture, KRO_DATE_SIDE_END, 1);
  g_assert_cmpuint (told.n, ==, 2);
  g_free (told.edtf);
}

int
main (int argc, char *argv[])
{
  kro_ui_test_init (&argc, &argv);
  g_test_add ("/ui/timeline-date/drag", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_drag, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-date/no-drag", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_no_drag, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-date/ends", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_ends, kro_ui_timeline_tear_down);
  g_test_add ("/ui/timeline-date/keys", KroUiTimeline, NULL, kro_ui_timeline_set_up, test_keys, kro_ui_timeline_tear_down);
  return g_test_run ();
}

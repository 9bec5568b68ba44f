/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view state at every scale, and what it tells. */

#include "kro-generator.h"
#include "kro-view-state.h"

#include <math.h>

static void
count_span_cb (KroViewState *state, guint *count)
{
  (*count)++;
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

/* A millisecond, a day, a millennium, ten billion years; today and long ago. */
static void
test_scales (void)
{
  static const double seconds[] = { 0.001, 1.0, 86400.0, 3.2e10, 3.2e14, KRO_VIEW_SPAN_MAX };
  static const gint64 places[] = { 1758900000, 0, -62135596800, G_GINT64_CONSTANT (-145000000000000000) };
  g_autoptr (KroViewState) state = kro_view_state_new ();

  for (guint i = 0; i < G_N_ELEMENTS (seconds); i++)
    for (guint j = 0; j < G_N_ELEMENTS (places); j++)
      {
        KroTime from = { places[j], 123456789 };
        KroTime to = kro_time_add (from, seconds[i]);
        KroTime now_from, now_to, middle;

        kro_view_state_set_span (state, from, to);
        kro_view_state_get_span (state, &now_from, &now_to);
        g_assert_cmpint (kro_time_compare (now_from, from), ==, 0);
        g_assert_cmpint (kro_time_compare (now_to, to), ==, 0);
        g_assert_cmpint (kro_time_compare (kro_view_state_get_time_at (state, 0), from), ==, 0);
        g_assert_cmpint (kro_time_compare (kro_view_state_get_time_at (state, 1), to), ==, 0);
        middle = kro_view_state_get_time_at (state, 0.25);
        g_assert_cmpfloat_with_epsilon (kro_view_state_get_fraction_of (state, middle), 0.25, 1e-5);
        kro_view_state_pan (state, 3.7);
        kro_view_state_pan (state, -3.7);
        kro_view_state_get_span (state, &now_from, &now_to);
        g_assert_cmpfloat (fabs (kro_time_difference (now_from, from)), <=, 1e-9 + seconds[i] * 1e-15);
        g_assert_cmpfloat_with_epsilon (kro_view_state_get_seconds (state), seconds[i], seconds[i] * 1e-6);
      }
}

/* The time under the pointer stays, all the way in and out. */
static void
test_zoom (void)
{
  g_autoptr (KroViewState) state = kro_view_state_new ();
  KroTime point = { 1758900000, 500000000 };

  kro_view_state_set_span (state, kro_time_add (point, -0.0005), kro_time_add (point, 0.0005));
  for (guint i = 0; i < 300; i++)
    {
      double shift;

      kro_view_state_zoom (state, 1.2, 0.5);
      shift = kro_view_state_get_fraction_of (state, point) - 0.5;
      g_assert_cmpfloat (fabs (shift), <, 1e-4);
    }
  g_assert_cmpfloat_with_epsilon (kro_view_state_get_seconds (state), KRO_VIEW_SPAN_MAX, KRO_VIEW_SPAN_MAX * 1e-9);
  for (guint i = 0; i < 300; i++)
    kro_view_state_zoom (state, 1 / 1.2, kro_view_state_get_fraction_of (state, point));
  g_assert_cmpfloat_with_epsilon (kro_view_state_get_seconds (state), KRO_VIEW_SPAN_MIN, 1e-8);
  g_assert_cmpfloat_with_epsilon (kro_view_state_get_fraction_of (state, point), 0.5, 0.01);
}

static void
test_limits (void)
{
  g_autoptr (KroViewState) state = kro_view_state_new ();
  KroTime from = KRO_TIME_INIT (1000), to;
  guint   count = 0;

  kro_view_state_set_span (state, from, from);
  g_assert_cmpfloat_with_epsilon (kro_view_state_get_seconds (state), KRO_VIEW_SPAN_MIN, 1e-9);
  kro_view_state_set_span (state, KRO_TIME_INIT (2000), from);
  g_assert_cmpfloat_with_epsilon (kro_view_state_get_seconds (state), KRO_VIEW_SPAN_MIN, 1e-9);
  kro_view_state_set_span (state, KRO_TIME_MIN, KRO_TIME_MAX);
  g_assert_cmpfloat_with_epsilon (kro_view_state_get_seconds (state), KRO_VIEW_SPAN_MAX, 1e9);
  g_signal_connect (state, "span-changed", G_CALLBACK (count_span_cb), &count);
  for (guint i = 0; i < 100; i++)
    kro_view_state_pan (state, 1);
  kro_view_state_get_span (state, &from, &to);
  g_assert_cmpint (to.seconds, >, 0);
  g_assert_cmpuint (count, <, 100);
  count = 0;
  kro_view_state_set_span (state, from, to);
  g_assert_cmpuint (count, ==, 0);
  kro_view_state_set_span (state, KRO_TIME_INIT (5), KRO_TIME_INIT (10));
  g_assert_cmpuint (count, ==, 1);
}

static void
count_told_cb (guint *count)
{
  *count += 1;
}

static void
apply (KroTimeline *timeline, KroCommand *command)
{
  g_autoptr (GError) error = NULL;

  kro_timeline_apply (timeline, command, &error);
  g_assert_no_error (error);
  kro_command_unref (command);
}

static void
test_selection (void)
{
  g_autoptr (KroTimeline) timeline = kro_generator_make_timeline (1, 50);
  g_autoptr (KroTimeline) other = kro_timeline_new ();
  g_autoptr (KroViewState) state = kro_view_state_new ();
  KroId                event = kro_timeline_get_id_at (timeline, 25);
  const KroEventFields fields = { .id = 5, .title = (char *)"Five" };
  guint                n_selection = 0, n_hover = 0;

  g_signal_connect (state, "notify::selection", G_CALLBACK (count_cb), &n_selection);
  g_signal_connect (state, "notify::hover", G_CALLBACK (count_cb), &n_hover);
  kro_view_state_set_selection (state, event);
  g_assert_cmpuint (n_selection, ==, 0);
  g_object_set (state, "timeline", timeline, NULL);
  kro_view_state_set_selection (state, event);
  kro_view_state_set_selection (state, event);
  kro_view_state_set_hover (state, event);
  g_assert_cmpuint (n_selection, ==, 1);
  apply (timeline, kro_command_new_add_event (&fields));
  apply (timeline, kro_timeline_make_remove_event (timeline, 5));
  g_assert_cmpuint (kro_view_state_get_selection (state), ==, event);
  apply (timeline, kro_timeline_make_remove_event (timeline, event));
  g_assert_cmpuint (kro_view_state_get_selection (state), ==, KRO_ID_NONE);
  g_assert_cmpuint (kro_view_state_get_hover (state), ==, KRO_ID_NONE);
  g_assert_cmpuint (n_selection, ==, 2);
  g_assert_cmpuint (n_hover, ==, 2);
  g_object_set (state, "selection", kro_timeline_get_id_at (timeline, 3), NULL);
  g_assert_cmpuint (n_selection, ==, 3);
  kro_view_state_set_timeline (state, other);
  g_assert_cmpuint (kro_view_state_get_selection (state), ==, KRO_ID_NONE);
  kro_view_state_set_timeline (state, NULL);
  g_assert_finalize_object (g_steal_pointer (&state));
}

/* What is selected, in order of the timeline, as positions. */
static char *
list_selected (KroViewState *state, KroTimeline *timeline)
{
  g_autoptr (GString) text = g_string_new ("");

  for (guint32 i = 0; i < kro_timeline_get_n_events (timeline); i++)
    if (kro_view_state_is_selected (state, kro_timeline_get_id_at (timeline, i)))
      g_string_append_printf (text, kro_timeline_get_id_at (timeline, i) == kro_view_state_get_selection (state) ? "[%u] " : "%u ", i);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_selected (KroViewState *state, const char *wanted)
{
  g_autofree char *found = list_selected (state, kro_view_state_get_timeline (state));

  g_assert_cmpstr (g_strchomp (found), ==, wanted);
}

static void
test_several (void)
{
  g_autoptr (KroTimeline) timeline = kro_generator_make_timeline (1, 50);
  g_autoptr (KroViewState) state = kro_view_state_new ();
  KroId at[12];
  guint n_told = 0, n_selection = 0;

  for (guint32 i = 0; i < G_N_ELEMENTS (at); i++)
    at[i] = kro_timeline_get_id_at (timeline, i);
  kro_view_state_set_timeline (state, timeline);
  g_signal_connect_swapped (state, "selected-changed", G_CALLBACK (count_told_cb), &n_told);
  g_signal_connect (state, "notify::selection", G_CALLBACK (count_cb), &n_selection);
  kro_view_state_extend (state, at[4]);
  assert_selected (state, "[4]");
  kro_view_state_extend (state, at[7]);
  assert_selected (state, "4 5 6 [7]");
  kro_view_state_extend (state, at[2]);
  assert_selected (state, "[2] 3 4");
  kro_view_state_toggle (state, at[9]);
  assert_selected (state, "2 3 4 [9]");
  kro_view_state_extend (state, at[10]);
  assert_selected (state, "9 [10]");
  kro_view_state_toggle (state, at[2]);
  kro_view_state_toggle (state, at[9]);
  assert_selected (state, "[2] 10");
  kro_view_state_toggle (state, at[2]);
  assert_selected (state, "[10]");
  kro_view_state_toggle (state, 12345);
  kro_view_state_toggle (state, at[10]);
  assert_selected (state, "");
  g_assert_cmpuint (kro_view_state_get_selection (state), ==, KRO_ID_NONE);
  g_assert_cmpuint (n_told, ==, 9);
  g_assert_cmpuint (n_selection, ==, 8);
  kro_view_state_select (state, (KroId[]){ at[6], 999, at[1], at[6] }, 4, at[1]);
  assert_selected (state, "[1] 6");
  g_assert_cmpuint (kro_view_state_get_n_selected (state), ==, 2);
  kro_view_state_set_selection (state, at[1]);
  assert_selected (state, "[1]");
  g_assert_cmpuint (n_told, ==, 11);
  g_assert_cmpuint (n_selection, ==, 9);
}

/* What is removed is selected no longer; the rest stays, and so does one of
 * them as that which keys are about. */
static void
test_several_removed (void)
{
  g_autoptr (KroTimeline) timeline = kro_generator_make_timeline (1, 50);
  g_autoptr (KroViewState) state = kro_view_state_new ();
  KroId        at[4];
  gsize        n_selected;
  const KroId *selected;

  for (guint32 i = 0; i < G_N_ELEMENTS (at); i++)
    at[i] = kro_timeline_get_id_at (timeline, i);
  kro_view_state_set_timeline (state, timeline);
  kro_view_state_select_all (state);
  g_assert_cmpuint (kro_view_state_get_n_selected (state), ==, 50);
  kro_view_state_select (state, at, 4, at[1]);
  apply (timeline, kro_timeline_make_remove_events (timeline, (KroId[]){ at[1], 999, at[3] }, 3));
  assert_selected (state, kro_view_state_get_selection (state) == at[0] ? "[0] 1" : "0 [1]");
  selected = kro_view_state_get_selected (state, &n_selected);
  g_assert_cmpuint (n_selected, ==, 2);
  apply (timeline, kro_timeline_make_remove_events (timeline, selected, n_selected));
  g_assert_cmpuint (kro_timeline_get_n_events (timeline), ==, 46);
  g_assert_cmpuint (kro_view_state_get_n_selected (state), ==, 0);
  g_assert_null (kro_timeline_make_remove_events (timeline, at, 4));
}

/* A range passes over what the filter does not let through. */
static void
test_several_found (void)
{
  g_autoptr (KroTimeline) timeline = kro_generator_make_timeline (1, 500);
  g_autoptr (KroViewState) state = kro_view_state_new ();
  KroFilter *filter = kro_view_state_get_filter (state);
  guint      n_found = 0;

  kro_view_state_set_timeline (state, timeline);
  kro_filter_set_query (filter, "a");
  for (guint32 i = 100; i <= 400; i++)
    n_found += kro_filter_matches (filter, timeline, kro_timeline_get_order (timeline)[i]) || i == 100 || i == 400;
  kro_view_state_set_selection (state, kro_timeline_get_id_at (timeline, 400));
  kro_view_state_extend (state, kro_timeline_get_id_at (timeline, 100));
  if (!kro_filter_matches (filter, timeline, kro_timeline_get_order (timeline)[400]))
    n_found -= 1;
  g_assert_cmpuint (kro_view_state_get_n_selected (state), ==, n_found);
  g_assert_cmpuint (n_found, >, 2);
  g_assert_cmpuint (n_found, <, 301);
}

static void
test_fit (void)
{
  g_autoptr (KroTimeline) timeline = kro_generator_make_timeline (1, 50);
  g_autoptr (KroViewState) state = kro_view_state_new ();
  KroTime      from, to, left, right;
  KroLanesMode lanes;
  guint        n_lanes = 0;

  g_assert_false (kro_view_state_fit_all (state, 0.05));
  kro_view_state_set_timeline (state, timeline);
  g_assert_true (kro_view_state_fit_all (state, 0.05));
  kro_view_state_get_span (state, &left, &right);
  g_assert_true (kro_index_get_extent (kro_timeline_get_index (timeline), &from, &to));
  g_assert_cmpint (kro_time_compare (left, from), <, 0);
  g_assert_cmpint (kro_time_compare (to, right), <, 0);
  g_assert_cmpfloat_with_epsilon (kro_view_state_get_fraction_of (state, from), 0.05 / 1.1, 1e-9);
  g_signal_connect (state, "notify::lanes", G_CALLBACK (count_cb), &n_lanes);
  kro_view_state_set_lanes (state, KRO_LANES_SOURCE);
  kro_view_state_set_lanes (state, KRO_LANES_SOURCE);
  g_object_get (state, "lanes", &lanes, NULL);
  g_assert_cmpint (lanes, ==, KRO_LANES_SOURCE);
  g_assert_cmpuint (n_lanes, ==, 1);
}

static void
test_folds_gaps (void)
{
  g_autoptr (KroViewState) state = kro_view_state_new ();
  gboolean folds = TRUE;
  guint    n = 0;

  g_assert_true (kro_view_state_get_folds_gaps (state));
  g_signal_connect (state, "notify::folds-gaps", G_CALLBACK (count_cb), &n);
  kro_view_state_set_folds_gaps (state, FALSE);
  g_object_set (state, "folds-gaps", FALSE, NULL);
  g_object_get (state, "folds-gaps", &folds, NULL);
  g_assert_false (folds);
  g_assert_cmpuint (n, ==, 1);
}

/* A lane is one of a way to part events; each change is told once. */
static void
test_folded_lanes (void)
{
  g_autoptr (KroViewState) state = kro_view_state_new ();
  guint n = 0;

  g_signal_connect (state, "lanes-folded", G_CALLBACK (count_span_cb), &n);
  kro_view_state_set_lanes (state, KRO_LANES_CATEGORY);
  kro_view_state_fold_lane (state, "Harbour", TRUE);
  kro_view_state_fold_lane (state, "Harbour", TRUE);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (kro_view_state_is_lane_folded (state, "Harbour"));
  g_assert_false (kro_view_state_is_lane_folded (state, NULL));
  kro_view_state_set_lanes (state, KRO_LANES_SOURCE);
  g_assert_false (kro_view_state_is_lane_folded (state, "Harbour"));
  kro_view_state_fold_lane (state, "Harbour", FALSE);
  g_assert_cmpuint (n, ==, 1);
  kro_view_state_fold_lane (state, "Report", TRUE);
  kro_view_state_unfold_lanes (state);
  kro_view_state_unfold_lanes (state);
  g_assert_cmpuint (n, ==, 3);
  kro_view_state_set_lanes (state, KRO_LANES_CATEGORY);
  g_assert_false (kro_view_state_is_lane_folded (state, "Harbour"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view-state/scales", test_scales);
  g_test_add_func ("/view-state/zoom", test_zoom);
  g_test_add_func ("/view-state/folds-gaps", test_folds_gaps);
  g_test_add_func ("/view-state/folded-lanes", test_folded_lanes);
  g_test_add_func ("/view-state/limits", test_limits);
  g_test_add_func ("/view-state/selection", test_selection);
  g_test_add_func ("/view-state/several", test_several);
  g_test_add_func ("/view-state/several-removed", test_several_removed);
  g_test_add_func ("/view-state/several-found", test_several_found);
  g_test_add_func ("/view-state/fit", test_fit);
  return g_test_run ();
}

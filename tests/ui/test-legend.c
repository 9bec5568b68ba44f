/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The legend: every way to be dated has its mark, each seen by itself. */

#include "kro-legend.h"
#include "kro-timeline-view.h"
#include "kro-ui-test.h"

static GtkWidget *
find_view (GtkWidget *widget)
{
  GtkWidget *found = KRO_IS_TIMELINE_VIEW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_view (child);
  return found;
}

static gboolean
is_settled (gpointer view)
{
  return kro_timeline_view_get_settled (view);
}

/* All that bounds can tell, by any of the events. */
static void
check_doubts (KroTimeline *timeline)
{
  static const KroBoundsFlags flags[] = {
    KRO_BOUNDS_END_OPEN, KRO_BOUNDS_END_UNKNOWN, KRO_BOUNDS_ONGOING, KRO_BOUNDS_HAS_END,
    KRO_BOUNDS_UNCERTAIN, KRO_BOUNDS_APPROXIMATE, KRO_BOUNDS_EITHER, KRO_BOUNDS_BEFORE, KRO_BOUNDS_AFTER
  };
  const KroColumns *columns = kro_timeline_get_columns (timeline);

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      gboolean found = FALSE;

      for (guint slot = 0; slot < columns->n_slots; slot++)
        found |= columns->ids[slot] != KRO_ID_NONE && columns->is_dated[slot] && (columns->bounds_flags[slot] & flags[i]) != 0;
      g_assert_true (found);
    }
}

static void
test_marks (void)
{
  g_autoptr (KroLocale) locale = kro_locale_new ("en");
  GtkWidget       *window = kro_legend_new (NULL, locale);
  KroTimelineView *view = KRO_TIMELINE_VIEW (find_view (window));
  KroStage        *stage = kro_timeline_view_get_stage (view);
  KroTimeline     *timeline = kro_view_state_get_timeline (kro_stage_get_state (stage));

  g_object_ref (window);
  gtk_window_present (GTK_WINDOW (window));
  kro_ui_test_wait (is_settled, view);
  check_doubts (timeline);
  for (guint i = 0; i < kro_timeline_get_n_events (timeline); i++)
    {
      KroId            event = kro_timeline_get_id_at (timeline, i);
      const KroPlaced *label = kro_scene_find_event (kro_stage_get_scene (stage), event, KRO_PLACED_LABEL);

      g_assert_nonnull (kro_scene_find_event (kro_stage_get_scene (stage), event, KRO_PLACED_EVENT));
      g_assert_nonnull (label);
      g_assert_false (label->cut);
    }
  gtk_window_close (GTK_WINDOW (window));
  kro_ui_test_settle ();
  kro_ui_test_finalize (window);
}

int
main (int argc, char *argv[])
{
  kro_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/legend/marks", test_marks);
  return g_test_run ();
}

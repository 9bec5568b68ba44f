/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the marks of a timeline say. The legend is a timeline: each event in it
 * is dated in one of the ways there are and its title says what that looks
 * like. So nothing is drawn for it alone, and a screen reader, a dark theme
 * and large text meet what they meet in the window. Main thread.
 */
#include "kro-legend.h"

#include "kro-timeline-view.h"
#include "kro-ui.h"

#include <glib/gi18n.h>

/* The present of the example: 1 January 2016. */
#define NOW G_GINT64_CONSTANT (1451606400)
#define FIRST 946684800 /* 2000 */
#define LAST 1640995200 /* 2022 */

typedef struct
{
  const char *start; /* EDTF; NULL: undated */
  const char *end;   /* nullable */
  const char *title;
  gboolean    ongoing;
  gboolean    unreviewed;
} Example;

static const Example examples[] = {
  { "2001-03-01", NULL, N_ ("One day, seen from afar"), FALSE, FALSE },
  { "2004", NULL, N_ ("Some time in that year"), FALSE, FALSE },
  { "2006~", NULL, N_ ("Approximate"), FALSE, FALSE },
  { "2008?", NULL, N_ ("Uncertain"), FALSE, FALSE },
  { "[2010-03-01,2013-03-01]", NULL, N_ ("Either of two dates"), FALSE, FALSE },
  { "[..2009]", NULL, N_ ("That year or before"), FALSE, FALSE },
  { "[2011..]", NULL, N_ ("That year or after"), FALSE, FALSE },
  { "2002-02", "2005-10", N_ ("From start to end, both known"), FALSE, FALSE },
  { "[2001..2003]", "[2006..2008]", N_ ("Start and end known roughly"), FALSE, FALSE },
  { "2010-06", "", N_ ("It ended, nobody says when"), FALSE, FALSE },
  { "2012-06", "..", N_ ("It has no end"), FALSE, FALSE },
  { "2013-06", NULL, N_ ("Going on when it was reported"), TRUE, FALSE },
  { "2007-05-03", NULL, N_ ("Found, not reviewed yet"), FALSE, TRUE },
  { NULL, NULL, N_ ("No date"), FALSE, FALSE },
};

static void
add_example (KroTimeline *timeline, const Example *example, KroId id)
{
  KroDateFields  date = { .start = example->start, .end = example->end, .ongoing = example->ongoing };
  KroEventFields fields = { .id = id, .title = (char *)_ (example->title), .review = example->unreviewed ? KRO_REVIEW_UNREVIEWED : KRO_REVIEW_ACCEPTED };
  g_autoptr (KroDate) made = example->start != NULL ? kro_date_new (&date, NULL) : NULL;
  g_autoptr (KroCommand) command = NULL;

  fields.date = made;
  fields.confidence = example->unreviewed ? 0 : KRO_CONFIDENCE_FULL;
  command = kro_command_new_add_event (&fields);
  kro_timeline_apply (timeline, command, NULL);
}

static KroTimeline *
make_timeline (void)
{
  KroTimeline *timeline = kro_timeline_new ();

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    add_example (timeline, &examples[i], i + 1);
  return timeline;
}

static KroStage *
make_stage (KroLocale *locale)
{
  const KroTime now = KRO_TIME_INIT (NOW);
  g_autoptr (KroTimeline) timeline = make_timeline ();
  g_autoptr (KroViewState) state = kro_view_state_new ();

  kro_view_state_set_timeline (state, timeline);
  kro_view_state_set_folds_gaps (state, FALSE);
  kro_view_state_set_span (state, KRO_TIME_INIT (FIRST), KRO_TIME_INIT (LAST));
  return kro_stage_new (state, locale, &now);
}

static gboolean
close_cb (GtkWidget *window, GVariant *arguments, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (window));
  return TRUE;
}

/**
 * kro_legend_new:
 * @parent: (nullable): over which window
 * @locale: the language of dates
 *
 * Returns: (transfer none): a window that explains the marks, not shown yet;
 *   it is its own owner, as windows are
 */
GtkWidget *
kro_legend_new (GtkWindow *parent, KroLocale *locale)
{
  g_autoptr (GtkBuilder) builder = NULL;
  g_autoptr (KroStage) stage = make_stage (locale);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkWidget          *window;

  kro_ui_ensure_resources ();
  g_type_ensure (KRO_TYPE_TIMELINE_VIEW);
  builder = gtk_builder_new_from_resource (KRO_UI_PATH "kro-legend.ui");
  window = GTK_WIDGET (gtk_builder_get_object (builder, "legend"));
  kro_timeline_view_set_stage (KRO_TIMELINE_VIEW (gtk_builder_get_object (builder, "view")), stage);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_callback_action_new (close_cb, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
  return window;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kro-timeline-look.h"

#include "sample.h"

#include <string.h>

#define WIDTH 1600
#define HEIGHT 900
#define N_GENERATED 400

typedef struct
{
  KroTimeline *timeline;
  KroTheme    *theme;
  KroAdvance  *advance;
  KroLocale   *locale;
} Fixture;

static void
apply (Fixture *fixture, KroCommand *taken)
{
  g_autoptr (KroCommand) command = taken;
  g_autoptr (GError) error = NULL;

  g_assert_true (kro_timeline_apply (fixture->timeline, command, &error));
  g_assert_no_error (error);
}

static void
add_source (Fixture *fixture, KroId id, const char *title, const char *publication)
{
  KroSourceFields fields = { .id = id, .rank = (guint32)id, .title = (char *)title, .publication = (char *)publication };
  g_autoptr (KroText) text = kro_text_new ("A text to stand in.", -1);

  apply (fixture, kro_command_new_add_source (&fields));
  apply (fixture, kro_command_new_add_revision (id, 0, text, KRO_TIME_INIT (0)));
}

static void
add_event (Fixture *fixture, KroId id, const char *edtf, guint8 category, KroReview review, KroId source)
{
  g_autoptr (KroDate) date = edtf != NULL ? kro_date_new_edtf (edtf, NULL) : NULL;
  KroEventFields fields = { .id = id, .title = (char *)"Something happens", .date = date, .category = category, .review = review };
  KroPassage     passage = { .id = 1000 + id, .event = id, .source = source, .origin = { .b = 2, .e = 6, .score = 1000 } };

  apply (fixture, kro_command_new_add_event (&fields));
  if (source != KRO_ID_NONE)
    apply (fixture, kro_command_new_add_passage (&passage));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroCategory) category = kro_category_new ("Harbour", 3, 4);

  fixture->timeline = kro_timeline_new ();
  fixture->theme = kro_theme_new (KRO_THEME_LIGHT, "Cantarell", 1);
  fixture->advance = kro_advance_new (fixture->theme);
  fixture->locale = kro_locale_new ("nl");
  apply (fixture, kro_command_new_add_category (category));
  add_source (fixture, 1, "First report", "2025-09-26");
  add_source (fixture, 2, "Second report", NULL);
  add_event (fixture, 11, "2025-08", 1, KRO_REVIEW_ACCEPTED, 1);
  add_event (fixture, 12, "2025-08-15/..", 0, KRO_REVIEW_UNREVIEWED, 1);
  add_event (fixture, 13, NULL, 1, KRO_REVIEW_UNREVIEWED, 2);
  add_event (fixture, 14, "2025-09-01", 0, KRO_REVIEW_REJECTED, 2);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->timeline);
  kro_advance_free (fixture->advance);
  kro_theme_unref (fixture->theme);
  kro_locale_unref (fixture->locale);
}

static void
test_describe (Fixture *fixture, gconstpointer data)
{
  KroTime now = sample_time ("2025-10-01");
  g_autoptr (KroTimelineLook) look = kro_timeline_look_new (fixture->timeline, KRO_LANES_CATEGORY, &now, fixture->locale);
  const KroSceneMarker *markers;
  gsize                 n_markers;
  KroEventLook          event;

  g_assert_true (kro_timeline_look_describe (11, &event, look));
  g_assert_cmpstr (event.title, ==, "Something happens");
  g_assert_cmpstr (kro_date_get_start (event.date), ==, "2025-08");
  g_assert_cmpint (event.palette, ==, 3);
  g_assert_cmpint (event.shape, ==, 4);
  g_assert_cmpuint (event.lane, ==, 1);
  g_assert_true (event.reviewed);
  g_assert_true (kro_timeline_look_describe (12, &event, look));
  g_assert_false (event.reviewed);
  g_assert_cmpint (kro_time_compare (event.reference, sample_time ("2025-09-26")), ==, 0);
  g_assert_true (kro_timeline_look_describe (13, &event, look));
  g_assert_null (event.date);
  g_assert_cmpint (kro_time_compare (event.reference, now), ==, 0);
  g_assert_false (kro_timeline_look_describe (99, &event, look));
  markers = kro_timeline_look_get_markers (look, &n_markers);
  g_assert_cmpuint (n_markers, ==, 1);
  g_assert_cmpint (kro_time_compare (markers[0].time, sample_time ("2025-09-26")), ==, 0);
}

static void
check_lanes (Fixture *fixture, KroLanesMode mode, const char *const *names, gsize n_names, gsize n_events)
{
  g_autoptr (KroTimelineLook) look = kro_timeline_look_new (fixture->timeline, mode, NULL, fixture->locale);
  g_autoptr (KroLayoutInput) input = kro_layout_input_new_from_timeline (look, NULL, fixture->advance, fixture->locale);
  const KroLayoutLane *lanes;
  gsize                n;

  lanes = kro_layout_input_get_lanes (input, &n);
  g_assert_cmpuint (n, ==, n_names);
  for (gsize i = 0; i < n; i++)
    g_assert_cmpstr (lanes[i].name, ==, names[i]);
  g_assert_cmpuint (kro_layout_input_get_n_events (input), ==, n_events);
}

static void
test_lanes (Fixture *fixture, gconstpointer data)
{
  static const char *const none[] = { NULL };
  static const char *const categories[] = { "Zonder categorie", "Harbour" };
  static const char *const sources[] = { "First report", "Second report" };
  static const char *const more[] = { "First report", "Second report", "Zonder bron" };

  /* the rejected one of four is left out */
  check_lanes (fixture, KRO_LANES_NONE, none, G_N_ELEMENTS (none), 3);
  check_lanes (fixture, KRO_LANES_CATEGORY, categories, G_N_ELEMENTS (categories), 3);
  check_lanes (fixture, KRO_LANES_SOURCE, sources, G_N_ELEMENTS (sources), 3);
  add_event (fixture, 15, "2025-09-03", 0, KRO_REVIEW_ACCEPTED, KRO_ID_NONE);
  apply (fixture, kro_timeline_make_remove_event (fixture->timeline, 14));
  apply (fixture, kro_timeline_make_remove_event (fixture->timeline, 13));
  add_event (fixture, 16, "2025-09-04", 0, KRO_REVIEW_ACCEPTED, 2);
  check_lanes (fixture, KRO_LANES_SOURCE, more, 3, 4);
}

/* An unreviewed event has its other reading, an accepted one no longer. */
static void
test_alternative (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroDate) date = kro_date_new_edtf ("2025-01", NULL);
  g_autoptr (KroDate) other = kro_date_new_edtf ("2024-01", NULL);
  g_auto (KroEventFields) fields = { .id = 20, .title = g_strdup ("In January"), .date = kro_date_ref (date) };
  g_autoptr (KroTimelineLook) look = kro_timeline_look_new (fixture->timeline, KRO_LANES_NONE, NULL, fixture->locale);
  KroEventLook event;

  kro_event_fields_add_alternative (&fields, other, "a year earlier");
  apply (fixture, kro_command_new_add_event (&fields));
  g_assert_true (kro_timeline_look_describe (20, &event, look));
  g_assert_cmpstr (kro_date_get_start (event.alternative), ==, "2024-01");
  fields.review = KRO_REVIEW_ACCEPTED;
  apply (fixture, kro_timeline_make_change_event (fixture->timeline, &fields));
  g_assert_true (kro_timeline_look_describe (20, &event, look));
  g_assert_null (event.alternative);
}

/* --- the short way and the long way -------------------------------------------- */

static char *
dump (Fixture *fixture, KroTimelineLook *look, KroLayoutInput *input)
{
  KroTimeScale scale = kro_scene_get_fit (input, WIDTH);
  g_autoptr (KroLayout) layout = kro_layout_new (input, kro_time_scale_get_step (&scale), kro_scene_get_plot (input, WIDTH, HEIGHT).h, NULL, NULL);
  KroSceneInput scene_input = { .layout = layout, .scale = scale, .width = WIDTH, .height = HEIGHT, .locale = fixture->locale, .advance = fixture->advance, .describe = kro_timeline_look_describe, .describe_data = look };
  g_autoptr (KroScene) scene = kro_scene_build (&scene_input, NULL);

  return kro_scene_dump (scene);
}

/* Widths that are told from the columns alone are those told from the dates. */
static void
test_columns_tell_the_same (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Sample) sample = sample_generate (N_GENERATED, 1, 21);
  g_autoptr (KroTimelineLook) look = NULL;
  g_autoptr (KroLayoutInputBuilder) builder = kro_layout_input_builder_new (fixture->advance, fixture->locale);
  g_autoptr (KroLayoutInput) short_way = NULL;
  g_autoptr (KroLayoutInput) long_way = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  KroEventLook     event;

  for (KroId id = 1; id <= N_GENERATED; id++)
    {
      KroEventFields fields = { .id = 100 + id };

      sample_describe (id, &event, sample);
      fields.title = (char *)event.title;
      fields.date = (KroDate *)event.date;
      fields.importance = event.importance;
      apply (fixture, kro_command_new_add_event (&fields));
    }
  look = kro_timeline_look_new (fixture->timeline, KRO_LANES_NONE, NULL, fixture->locale);
  short_way = kro_layout_input_new_from_timeline (look, NULL, fixture->advance, fixture->locale);
  for (guint i = 0; i < kro_timeline_get_n_events (fixture->timeline); i++)
    {
      g_assert_true (kro_timeline_look_describe (kro_timeline_get_id_at (fixture->timeline, i), &event, look));
      if (event.event != 14)
        kro_layout_input_builder_add_event (builder, &event);
    }
  long_way = kro_layout_input_builder_finish (builder);
  one = dump (fixture, look, short_way);
  other = dump (fixture, look, long_way);
  g_assert_cmpstr (one, ==, other);
}

static void
test_tag_lanes (Fixture *fixture, gconstpointer data)
{
  static const char *const lanes[] = { "Dikes", "Zonder label" };
  g_auto (KroEventFields) before = { 0 };
  g_auto (KroEventFields) after = { 0 };

  kro_timeline_get_fields (fixture->timeline, 11, &before);
  kro_timeline_get_fields (fixture->timeline, 11, &after);
  after.tags = g_strdup ("Dikes\nLocks");
  apply (fixture, kro_command_new_change_event (&before, &after));
  g_assert_cmpstr (kro_timeline_get_tags (fixture->timeline, kro_timeline_get_slot (fixture->timeline, 11)), ==, "Dikes\nLocks");
  check_lanes (fixture, KRO_LANES_TAG, lanes, 2, 3);
}

/* However many categories there are, lanes can be told apart. */
static void
test_many_lanes (Fixture *fixture, gconstpointer data)
{
  gsize n;

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("Category %u", i);
      g_autoptr (KroCategory) category = kro_category_new (name, 0, 0);

      apply (fixture, kro_command_new_add_category (category));
      add_event (fixture, 100 + i, "2025-09-03", (guint8)(2 + i), KRO_REVIEW_ACCEPTED, KRO_ID_NONE);
    }
  {
    g_autoptr (KroTimelineLook) look = kro_timeline_look_new (fixture->timeline, KRO_LANES_CATEGORY, NULL, fixture->locale);
    g_autoptr (KroLayoutInput) input = kro_layout_input_new_from_timeline (look, NULL, fixture->advance, fixture->locale);
    const KroLayoutLane *lanes = kro_layout_input_get_lanes (input, &n);

    g_assert_cmpuint (n, ==, 60);
    g_assert_cmpstr (lanes[59].name, ==, "Overige");
    g_assert_cmpuint (kro_layout_input_get_n_events (input), ==, 103);
  }
}

static void
add_era (Fixture *fixture, KroId id, const char *edtf)
{
  g_autoptr (KroDate) date = kro_date_new_edtf (edtf, NULL);
  const KroEra era = { .id = id, .title = (char *)"An era", .date = date, .palette = 2 };

  apply (fixture, kro_command_new_add_era (&era));
}

/* Eras that overlap stand in different rows, and lanes make room for them. */
static void
test_eras (Fixture *fixture, gconstpointer data)
{
  double before;
  gsize  n;

  {
    g_autoptr (KroTimelineLook) look = kro_timeline_look_new (fixture->timeline, KRO_LANES_NONE, NULL, fixture->locale);
    g_autoptr (KroLayoutInput) input = kro_layout_input_new_from_timeline (look, NULL, fixture->advance, fixture->locale);

    before = kro_scene_get_plot (input, 800, 600).y;
  }
  add_era (fixture, 1, "2020/2024");
  add_era (fixture, 2, "1990/1999");
  add_era (fixture, 3, "1995/2005");
  {
    g_autoptr (KroTimelineLook) look = kro_timeline_look_new (fixture->timeline, KRO_LANES_NONE, NULL, fixture->locale);
    g_autoptr (KroLayoutInput) input = kro_layout_input_new_from_timeline (look, NULL, fixture->advance, fixture->locale);
    const KroSceneEra *eras = kro_timeline_look_get_eras (look, &n);

    g_assert_cmpuint (n, ==, 3);
    g_assert_cmpuint (eras[0].row, ==, 0);
    g_assert_cmpuint (eras[1].row, ==, 1);
    g_assert_cmpuint (eras[2].row, ==, 0);
    g_assert_cmpint (kro_time_compare (eras[2].to, sample_time ("2025")), ==, 0);
    g_assert_cmpfloat (kro_scene_get_plot (input, 800, 600).y, ==, before + 2 * kro_theme_get_metrics (fixture->theme)->era_height);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/render/timeline-look/describe", Fixture, NULL, set_up, test_describe, tear_down);
  g_test_add ("/render/timeline-look/lanes", Fixture, NULL, set_up, test_lanes, tear_down);
  g_test_add ("/render/timeline-look/tag-lanes", Fixture, NULL, set_up, test_tag_lanes, tear_down);
  g_test_add ("/render/timeline-look/many-lanes", Fixture, NULL, set_up, test_many_lanes, tear_down);
  g_test_add ("/render/timeline-look/eras", Fixture, NULL, set_up, test_eras, tear_down);
  g_test_add ("/render/timeline-look/alternative", Fixture, NULL, set_up, test_alternative, tear_down);
  g_test_add ("/render/timeline-look/columns-tell-the-same", Fixture, NULL, set_up, test_columns_tell_the_same, tear_down);

  return g_test_run ();
}

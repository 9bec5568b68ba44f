/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kro-scene-builder.h"

#include "kro-mark.h"
#include "sample.h"

#include <string.h>

#define WIDTH 1280
#define HEIGHT 720

static const char *const lane_names[] = { "Council", "Water board", "Railways" };

static const SampleEvent events[] = {
  { "Council reports on the harbour", "2025-08", .palette = 0, .lane = 0 },
  { "Water board starts an inquiry", "2025-08-15", .ongoing = TRUE, .palette = 2, .lane = 1 },
  { "Water board confirms the leak", "2025-09-26", .palette = 2, .lane = 1 },
  { "Water board will say more", "2025-09-26", "..", .unreviewed = TRUE, .palette = 2, .lane = 1 },
  { "Trains run again", "[2025-08-03,2025-09-03]", .palette = 1, .lane = 2 },
  { "Dike is closed", "2025-08-20~", .palette = 1, .lane = 2 },
  { "Undated remark", NULL, .palette = 1, .lane = 2 },
};

static KroScene *
draw (KroThemeKind kind, double pan)
{
  g_autoptr (Sample) sample = sample_new (events, G_N_ELEMENTS (events));
  g_autoptr (KroTheme) theme = kro_theme_new (kind, "Cantarell", 1);
  g_autoptr (KroAdvance) advance = kro_advance_new (theme);
  g_autoptr (KroLocale) locale = kro_locale_new ("en");
  g_autoptr (KroWordCache) words = kro_word_cache_new (locale);
  g_autoptr (KroLayoutInput) layout_input = NULL;
  g_autoptr (KroLayout) layout = NULL;
  KroSceneMarker marker = { sample_time ("2025-09-26"), NULL };
  KroSceneInput  input = { .width = WIDTH, .height = HEIGHT, .locale = locale, .advance = advance, .words = words, .markers = &marker, .n_markers = 1, .describe = sample_describe };

  sample_set_reference (sample, marker.time);
  sample_set_lanes (sample, lane_names, G_N_ELEMENTS (lane_names));
  layout_input = sample_create_input (sample, advance, locale);
  input.scale = kro_scene_get_fit (layout_input, WIDTH);
  layout = kro_layout_new (layout_input, kro_time_scale_get_step (&input.scale), kro_scene_get_plot (layout_input, WIDTH, HEIGHT).h, NULL, NULL);
  input.scale = kro_time_scale_pan (&input.scale, pan);
  input.layout = layout;
  input.now = sample_time ("2025-10-01");
  input.has_now = TRUE;
  input.describe_data = sample;
  return kro_scene_build (&input, NULL);
}

static guint
count_kind (const KroScene *scene, KroPlacedKind kind)
{
  gsize            n;
  const KroPlaced *placed = kro_scene_get_placed (scene, &n);
  guint            count = 0;

  for (gsize i = 0; i < n; i++)
    count += placed[i].kind == kind;
  return count;
}

static void
test_everything_is_there (void)
{
  g_autoptr (KroScene) scene = draw (KRO_THEME_LIGHT, 0);

  g_assert_cmpuint (count_kind (scene, KRO_PLACED_EVENT), ==, G_N_ELEMENTS (events));
  g_assert_cmpuint (count_kind (scene, KRO_PLACED_LABEL), ==, G_N_ELEMENTS (events));
  g_assert_cmpuint (count_kind (scene, KRO_PLACED_LANE), ==, 3);
  g_assert_cmpuint (count_kind (scene, KRO_PLACED_CLUSTER), ==, 0);
  /* a line and a word each for publication and now */
  g_assert_cmpuint (count_kind (scene, KRO_PLACED_MARKER), ==, 4);
  g_assert_cmpuint (count_kind (scene, KRO_PLACED_TICK), >, 5);
}

/* What is clicked in the middle is what is hit. */
static void
test_hit (void)
{
  g_autoptr (KroScene) scene = draw (KRO_THEME_LIGHT, 0);
  const KroPlaced *hit;

  for (KroId event = 1; event <= G_N_ELEMENTS (events); event++)
    {
      KroBox mark;
      KroBox card;

      g_assert_true (kro_scene_get_event_boxes (scene, event, &mark, &card));
      hit = kro_scene_hit (scene, card.x + card.w / 2, card.y + card.h / 2);
      g_assert_nonnull (hit);
      g_assert_cmpuint (hit->event, ==, event);
      hit = kro_scene_hit (scene, mark.x + mark.w / 2, mark.y + mark.h / 2);
      g_assert_nonnull (hit);
      g_assert_cmpuint (hit->event, ==, event);
    }
  g_assert_false (kro_scene_get_event_boxes (scene, 99, NULL, NULL));
  hit = kro_scene_hit (scene, WIDTH - 3, 300);
  g_assert_nonnull (hit);
  g_assert_cmpuint (hit->event, ==, KRO_ID_NONE);
}

/* A label sticks to the visible part of its bar. */
static void
test_sticky_label (void)
{
  g_autoptr (KroScene) before = draw (KRO_THEME_LIGHT, 0);
  g_autoptr (KroScene) after = draw (KRO_THEME_LIGHT, -200);
  KroBox card;
  KroBox moved;
  KroBox mark;

  kro_scene_get_event_boxes (before, 1, NULL, &card);
  kro_scene_get_event_boxes (after, 1, &mark, &moved);
  g_assert_cmpfloat (mark.x, <, moved.x);
  g_assert_cmpfloat (mark.x + mark.w, >, moved.x + moved.w);
  g_assert_cmpfloat (moved.w, ==, card.w);
  g_assert_cmpfloat (moved.y, ==, card.y);
  g_assert_cmpfloat (moved.x, <, card.x);
}

/* All themes share the geometry. */
static void
test_themes_share_geometry (void)
{
  g_autoptr (KroScene) light = draw (KRO_THEME_LIGHT, 0);
  g_autoptr (KroScene) dark = draw (KRO_THEME_DARK, 0);
  g_autoptr (KroScene) print = draw (KRO_THEME_PRINT, 0);
  g_autofree char *one = kro_scene_dump (light);
  g_autofree char *two = kro_scene_dump (dark);
  g_autofree char *three = kro_scene_dump (print);

  g_assert_cmpstr (one, ==, two);
  g_assert_cmpstr (one, ==, three);
}

/* --- marks ------------------------------------------------------------------------ */

static const struct
{
  const char *start;
  const char *end;
  gboolean    ongoing;
  KroMarkForm form;
  KroMarkEdge left;
  KroMarkEdge right;
  const char *from;
  const char *to;
  gboolean    soft;
  gboolean    dashed;
} marks[] = {
  { "2025-08-15", NULL, FALSE, KRO_MARK_WITHIN, KRO_EDGE_FIRM, KRO_EDGE_FIRM, "2025-08-15", "2025-08-16", FALSE, FALSE },
  { "2025-08", NULL, FALSE, KRO_MARK_WITHIN, KRO_EDGE_FIRM, KRO_EDGE_FIRM, "2025-08-01", "2025-09-01", FALSE, FALSE },
  { "2025~", NULL, FALSE, KRO_MARK_WITHIN, KRO_EDGE_FIRM, KRO_EDGE_FIRM, "2025-01-01", "2026-01-01", TRUE, FALSE },
  { "2025?", NULL, FALSE, KRO_MARK_WITHIN, KRO_EDGE_FIRM, KRO_EDGE_FIRM, "2025-01-01", "2026-01-01", FALSE, TRUE },
  { "2025-08-15", "2025-09-26", FALSE, KRO_MARK_LASTING, KRO_EDGE_FIRM, KRO_EDGE_FIRM, "2025-08-15", "2025-09-27", FALSE, FALSE },
  { "2025-08-15", "..", FALSE, KRO_MARK_LASTING, KRO_EDGE_FIRM, KRO_EDGE_OPEN, "2025-08-15", "2025-08-16", FALSE, FALSE },
  { "2025-08-15", "", FALSE, KRO_MARK_LASTING, KRO_EDGE_FIRM, KRO_EDGE_UNKNOWN, "2025-08-15", "2025-08-16", FALSE, FALSE },
  { "", "2025-05-03", FALSE, KRO_MARK_LASTING, KRO_EDGE_UNKNOWN, KRO_EDGE_FIRM, "2025-05-03", "2025-05-04", FALSE, FALSE },
  { "..", "2025-05-03", FALSE, KRO_MARK_LASTING, KRO_EDGE_OPEN, KRO_EDGE_FIRM, "2025-05-03", "2025-05-04", FALSE, FALSE },
  { "2025-08-15", NULL, TRUE, KRO_MARK_LASTING, KRO_EDGE_FIRM, KRO_EDGE_OPEN, "2025-08-15", "2025-10-01", FALSE, FALSE },
  { "[2025-01,2025-08]", NULL, FALSE, KRO_MARK_EITHER, KRO_EDGE_FIRM, KRO_EDGE_FIRM, "2025-01-01", "2025-09-01", FALSE, FALSE },
  { "[2025-09-15..2025-09-21]", NULL, FALSE, KRO_MARK_WITHIN, KRO_EDGE_FIRM, KRO_EDGE_FIRM, "2025-09-15", "2025-09-22", FALSE, FALSE },
  { "[..2025-05-14]", NULL, FALSE, KRO_MARK_BEFORE, KRO_EDGE_ARROW, KRO_EDGE_FIRM, "2025-05-15", "2025-05-15", FALSE, FALSE },
  { "[2025-05-14..]", NULL, FALSE, KRO_MARK_AFTER, KRO_EDGE_FIRM, KRO_EDGE_ARROW, "2025-05-14", "2025-05-14", FALSE, FALSE },
};

static void
test_marks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      KroDateFields fields = { .start = marks[i].start, .end = marks[i].end, .ongoing = marks[i].ongoing };
      g_autoptr (KroDate) date = kro_date_new (&fields, NULL);
      KroEventLook look = { .date = date, .reference = sample_time ("2025-10-01"), .has_reference = TRUE };
      KroBounds    bounds;
      KroMark      mark;

      g_test_message ("%s – %s", marks[i].start, marks[i].end);
      g_assert_nonnull (date);
      kro_date_get_bounds (date, &bounds);
      kro_mark_init (&mark, &look, &bounds);
      g_assert_cmpint (mark.form, ==, marks[i].form);
      g_assert_cmpint (mark.left, ==, marks[i].left);
      g_assert_cmpint (mark.right, ==, marks[i].right);
      g_assert_cmpint (kro_time_compare (mark.from, sample_time (marks[i].from)), ==, 0);
      g_assert_cmpint (kro_time_compare (mark.to, sample_time (marks[i].to)), ==, 0);
      g_assert_cmpint (mark.soft, ==, marks[i].soft);
      g_assert_cmpint (mark.dashed, ==, marks[i].dashed);
      g_assert_cmpint (mark.ring, ==, marks[i].ongoing);
      g_assert_cmpint (kro_time_compare (mark.from, mark.core_from), <=, 0);
      g_assert_cmpint (kro_time_compare (mark.core_from, mark.core_to), <=, mark.form == KRO_MARK_LASTING ? 0 : 1);
      g_assert_cmpint (kro_time_compare (mark.core_to, mark.to), <=, 0);
    }
}

/* Two readings are drawn in order of time, whichever was preferred. */
static void
test_alternative (void)
{
  g_autoptr (KroDate) later = kro_date_new_edtf ("2025-08-15", NULL);
  g_autoptr (KroDate) earlier = kro_date_new_edtf ("2024-08-15", NULL);
  KroEventLook look = { .date = later, .alternative = earlier };
  KroBounds    bounds;
  KroMark      mark;

  kro_date_get_bounds (later, &bounds);
  kro_mark_init (&mark, &look, &bounds);
  g_assert_cmpint (mark.form, ==, KRO_MARK_EITHER);
  g_assert_cmpint (kro_time_compare (mark.from, sample_time ("2024-08-15")), ==, 0);
  g_assert_cmpint (kro_time_compare (mark.core_from, sample_time ("2024-08-16")), ==, 0);
  g_assert_cmpint (kro_time_compare (mark.core_to, sample_time ("2025-08-15")), ==, 0);
  g_assert_cmpint (kro_time_compare (mark.to, sample_time ("2025-08-16")), ==, 0);
}

/* --- words ------------------------------------------------------------------------ */

static void
test_words (void)
{
  g_autoptr (KroLocale) locale = kro_locale_new ("en");
  g_autoptr (KroWordCache) words = kro_word_cache_new (locale);
  g_autoptr (KroDate) day = kro_date_new_edtf ("2025-07-04", NULL);
  g_autoptr (KroDate) earlier = kro_date_new_edtf ("2025-04-04", NULL);
  g_autoptr (KroDate) lasting = kro_date_new_edtf ("2025-04-04/2025-05-01", NULL);
  const char *first = kro_word_cache_get (words, day);

  g_assert_cmpstr (first, ==, "4 Jul 2025");
  g_assert_true (kro_word_cache_get (words, day) == first);
  g_assert_cmpstr (kro_word_cache_get_either (words, day, earlier), ==, kro_word_cache_get_either (words, earlier, day));
  g_assert_nonnull (strstr (kro_word_cache_get_either (words, day, earlier), " or "));
  g_assert_cmpstr (kro_word_cache_get_either (words, day, lasting), ==, first);
}

static const struct
{
  const char *from;
  const char *to;
  const char *words;
} spans[] = {
  { "2025-09-04", "2025-09-10", "4–9 Sep 2025" },
  { "2025-09-04", "2025-09-05", "4 Sep 2025" },
  { "2025-01-20", "2026-03-01", "Jan 2025 – Feb 2026" },
  { "1999", "2021", "1999–2020" },
  { "-0489", "-0043", "490–45 BCE" },
};

static void
test_spans (void)
{
  g_autoptr (KroLocale) locale = kro_locale_new ("en");
  g_autoptr (KroWordCache) words = kro_word_cache_new (locale);

  for (gsize i = 0; i < G_N_ELEMENTS (spans); i++)
    g_assert_cmpstr (kro_word_cache_get_span (words, sample_time (spans[i].from), sample_time (spans[i].to)), ==, spans[i].words);
}

/* --- the ends of time --------------------------------------------------------------- */

static const SampleEvent extremes[] = {
  { "Long ago", "Y-290000000000", .palette = 0 },
  { "Long from now", "Y290000000000", .palette = 1 },
  { "All of it", "Y-290000000000", "Y290000000000", .palette = 2 },
  { "A moment", "2025-09-26T14:03:05.123456789", .palette = 3 },
  { "\tA title \xe2\x80\xae with odd characters \xf0\x9f\x8c\x8d", "2025", .palette = 4 },
};

/* Nothing breaks where nobody looks. */
static void
test_extremes (void)
{
  static const char *const places[] = { "Y-290000000000", "Y290000000000", "2025-09-26T14:03:05.123", "0000" };
  g_autoptr (Sample) sample = sample_new (extremes, G_N_ELEMENTS (extremes));
  g_autoptr (KroTheme) theme = kro_theme_new (KRO_THEME_LIGHT, "Cantarell", 1);
  g_autoptr (KroAdvance) advance = kro_advance_new (theme);
  g_autoptr (KroLocale) locale = kro_locale_new ("nl");
  g_autoptr (KroLayoutInput) events_input = sample_create_input (sample, advance, locale);
  KroSceneInput input = { .width = WIDTH, .height = HEIGHT, .locale = locale, .advance = advance, .describe = sample_describe, .describe_data = sample };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    for (int step = -97; step <= 41; step += 6)
      {
        g_autoptr (KroLayout) layout = kro_layout_new (events_input, step, HEIGHT - 46, NULL, NULL);
        g_autoptr (KroScene) scene = NULL;
        g_autofree char *dump = NULL;

        input.layout = layout;
        input.scale = (KroTimeScale){ .origin = kro_time_add (sample_time (places[i]), -600 / kro_time_scale_step_density (step)), .pixels_per_second = kro_time_scale_step_density (step) };
        scene = kro_scene_build (&input, NULL);
        dump = kro_scene_dump (scene);
        g_assert_true (g_utf8_validate (dump, -1, NULL));
        g_assert_null (strstr (dump, "nan"));
        g_assert_null (strstr (dump, "inf"));
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/render/scene-builder/everything-is-there", test_everything_is_there);
  g_test_add_func ("/render/scene-builder/hit", test_hit);
  g_test_add_func ("/render/scene-builder/sticky-label", test_sticky_label);
  g_test_add_func ("/render/scene-builder/themes-share-geometry", test_themes_share_geometry);
  g_test_add_func ("/render/mark/forms", test_marks);
  g_test_add_func ("/render/mark/alternative", test_alternative);

  g_test_add_func ("/render/word-cache/words", test_words);
  g_test_add_func ("/render/word-cache/spans", test_spans);
  g_test_add_func ("/render/scene-builder/extremes", test_extremes);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole timelines, as the dump of their scene and some as pixels. */
#include "golden.h"

#include "kro-export.h"
#include "sample.h"

#define PUBLISHED "2025-09-26"

static const SampleEvent article[] = {
  { "Newspaper reports the leak in the harbour", "2025-08", .palette = 0 },
  { "Water board starts its inquiry", "2025-08-15", .ongoing = TRUE, .palette = 2 },
  { "Water board confirms that it closed the lock", PUBLISHED, .palette = 2 },
  { "Water board will say more about the inquiry", PUBLISHED, "..", .unreviewed = TRUE, .palette = 2 },
};

static const SampleEvent marks[] = {
  { "A day", "2025-03-03", .palette = 0 },
  { "A month", "2025-03", .palette = 0 },
  { "A year", "2025", .palette = 1 },
  { "A range whose ends are known", "2025-03-10", "2025-06-20", .palette = 2 },
  { "Earliest and latest ends", "2025-03", "2025-09", .palette = 2 },
  { "Approximate month", "2025-05~", .palette = 3 },
  { "Approximate day", "2025-05-05~", .palette = 3 },
  { "Approximate range", "2025-03-10~", "2025-06-20~", .palette = 5 },
  { "Uncertain month", "2025-07?", .palette = 4 },
  { "Uncertain day", "2025-07-07?", .palette = 4 },
  { "Uncertain range", "2025-03-10?", "2025-06-20?", .palette = 4 },
  { "Either of two months", "[2025-02,2025-08]", .palette = 5 },
  { "Either of two readings", "2025-04-04", .alternative = "2025-07-04", .palette = 5 },
  { "Before a day", "[..2025-06-15]", .palette = 6 },
  { "After a day", "[2025-06-15..]", .palette = 6 },
  { "Open end", "2025-05-01", "..", .palette = 0 },
  { "Unknown end", "2025-05-01", "", .palette = 1 },
  { "Unknown start", "", "2025-06-01", .palette = 1 },
  { "Open start", "..", "2025-06-01", .palette = 2 },
  { "Still going on", "2025-03-01", .ongoing = TRUE, .palette = 2 },
  { "Not reviewed, a month", "2025-08", .unreviewed = TRUE, .palette = 5 },
  { "Not reviewed, a day", "2025-08-08", .unreviewed = TRUE, .palette = 1 },
  { "Not reviewed, a range", "2025-06-08", "2025-09-01", .unreviewed = TRUE, .palette = 3 },
  { "Undated", NULL, .palette = 2 },
};

static const SampleEvent deep[] = {
  { "The Earth takes shape", "Y-4540000000~", .palette = 0 },
  { "Oldest traces of life", "Y-3700000000?", .palette = 2 },
  { "Oxygen fills the air", "Y-2400000000", "Y-2100000000", .palette = 4 },
  { "The first animals with shells", "Y-538000000", "Y-515000000", .palette = 2 },
  { "Dinosaurs", "Y-233000000", "Y-66000000", .palette = 3 },
  { "A large impact", "Y-66000000", .palette = 1 },
};

static const SampleEvent ancient[] = {
  { "Battle of Marathon", "-0489", .palette = 1 },
  { "Caesar is killed", "-0043-03-15", .palette = 1 },
  { "Augustus rules", "-0026", "0014", .palette = 0 },
  { "Vesuvius buries Pompeii", "0079-10-24?", .palette = 1 },
  { "Hadrian's Wall is built", "0122", "0128", .palette = 2 },
};

typedef struct
{
  KroThemeKind theme;
  const char  *language;
  double       width;
  double       height;
  double       zoom; /* 0: everything */
} View;

/* Draws a sample, which it frees; the theme is the caller's to free. */
static KroScene *
draw (Sample *taken, const View *view, KroTheme *theme)
{
  g_autoptr (Sample) sample = taken;
  g_autoptr (KroAdvance) advance = kro_advance_new (theme);
  g_autoptr (KroLocale) locale = kro_locale_new (view->language);
  g_autoptr (KroWordCache) words = kro_word_cache_new (locale);
  g_autoptr (KroLayoutInput) input = NULL;
  g_autoptr (KroLayout) layout = NULL;
  KroSceneMarker marker = { sample_time (PUBLISHED), NULL };
  KroSceneInput  scene = { .width = view->width, .height = view->height, .locale = locale, .advance = advance, .words = words, .markers = &marker, .n_markers = 1, .describe = sample_describe };

  sample_set_reference (sample, marker.time);
  input = sample_create_input (sample, advance, locale);
  scene.scale = kro_scene_get_fit (input, view->width);
  if (view->zoom > 0)
    scene.scale = kro_time_scale_zoom (&scene.scale, view->width / 2, view->zoom);
  layout = kro_layout_new (input, kro_time_scale_get_step (&scene.scale), kro_scene_get_plot (input, view->width, view->height).h, NULL, NULL);
  scene.layout = layout;
  scene.describe_data = sample;
  return kro_scene_build (&scene, NULL);
}

static void
check_text (Sample *sample, const View *view, const char *name)
{
  g_autoptr (KroTheme) theme = kro_theme_new (view->theme, "Cantarell", 1);
  g_autoptr (KroScene) scene = draw (sample, view, theme);
  g_autofree char *dump = kro_scene_dump (scene);

  golden_check_text (name, dump);
}

static void
check_picture (Sample *sample, const View *view, const char *name)
{
  g_autoptr (KroTheme) theme = kro_theme_new (view->theme, "Cantarell", 1);
  g_autoptr (KroScene) scene = draw (sample, view, theme);
  g_autoptr (GBytes) png = kro_export_png (scene, theme, &(KroExportOptions){ .scale = 1 }, NULL, NULL);

  g_assert_nonnull (png);
  golden_check_png (name, png);
}

static void
test_article (void)
{
  check_text (sample_new (article, G_N_ELEMENTS (article)), &(View){ KRO_THEME_LIGHT, "en", 1280, 640, 0 }, "article-en.scene.json");
  check_text (sample_new (article, G_N_ELEMENTS (article)), &(View){ KRO_THEME_LIGHT, "nl", 1280, 640, 0 }, "article-nl.scene.json");
  check_picture (sample_new (article, G_N_ELEMENTS (article)), &(View){ KRO_THEME_LIGHT, "nl", 1280, 640, 0 }, "article-light.png");
}

static void
test_marks (void)
{
  check_text (sample_new (marks, G_N_ELEMENTS (marks)), &(View){ KRO_THEME_LIGHT, "en", 1280, 1400, 0 }, "marks.scene.json");
  check_picture (sample_new (marks, G_N_ELEMENTS (marks)), &(View){ KRO_THEME_DARK, "en", 1280, 1400, 0 }, "marks-dark.png");
  check_picture (sample_new (marks, G_N_ELEMENTS (marks)), &(View){ KRO_THEME_PRINT, "en", 1280, 1400, 0 }, "marks-print.png");
}

static void
test_ages (void)
{
  check_text (sample_new (deep, G_N_ELEMENTS (deep)), &(View){ KRO_THEME_LIGHT, "nl", 1280, 480, 0 }, "deep-time.scene.json");
  check_text (sample_new (ancient, G_N_ELEMENTS (ancient)), &(View){ KRO_THEME_LIGHT, "en", 1280, 480, 0 }, "ancient.scene.json");
}

static void
test_many (void)
{
  check_text (sample_generate (1000, 12, 42), &(View){ KRO_THEME_LIGHT, "en", 1920, 1080, 0 }, "many.scene.json");
  check_text (sample_generate (1000, 12, 42), &(View){ KRO_THEME_LIGHT, "en", 1920, 1080, 20 }, "many-near.scene.json");
}

int
main (int argc, char **argv)
{
  golden_init (&argc, &argv);
  g_test_add_func ("/golden/scenes/article", test_article);
  g_test_add_func ("/golden/scenes/marks", test_marks);
  g_test_add_func ("/golden/scenes/ages", test_ages);
  g_test_add_func ("/golden/scenes/many", test_many);
  return g_test_run ();
}

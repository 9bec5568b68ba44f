/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows on their way: from the picture before to the layout after. */
#include "kro-row-motion.h"

#include "kro-scene-writer.h"
#include "sample.h"

#define WIDTH 1000
#define HEIGHT 700

static KroScene *
draw (Sample *sample, KroLayoutInput *input, KroAdvance *advance, KroLocale *locale, int step, const KroRowMotion *motion)
{
  KroTimeScale fit = kro_scene_get_fit (input, WIDTH);
  KroBox       plot = kro_scene_get_plot (input, WIDTH, HEIGHT);
  g_autoptr (KroLayout) layout = kro_layout_new (input, step, plot.h, NULL, NULL);
  KroSceneInput scene = { .layout = layout, .motion = motion, .scale = fit, .width = WIDTH, .height = HEIGHT, .locale = locale, .advance = advance, .describe = sample_describe, .describe_data = sample };

  return kro_scene_build (&scene, NULL);
}

static const KroPlaced *
find_lane (const KroScene *scene, int lane)
{
  gsize            n;
  const KroPlaced *placed = kro_scene_get_placed (scene, &n);

  for (gsize i = 0; i < n; i++)
    {
      if (placed[i].kind == KRO_PLACED_LANE && placed[i].lane == lane)
        return &placed[i];
    }
  g_assert_not_reached ();
}

static gboolean
is_between (double value, double one, double other)
{
  return value >= MIN (one, other) - 0.5 && value <= MAX (one, other) + 0.5;
}

/* Begins as the scene before, is in between halfway, ends as without motion. */
static void
check_way (const KroScene *before, const KroScene *start, const KroScene *middle, const KroScene *end)
{
  guint moved = 0;

  for (KroId event = 1; event <= 400; event++)
    {
      const KroPlaced *from = kro_scene_find_event (before, event, KRO_PLACED_EVENT);
      const KroPlaced *to = kro_scene_find_event (end, event, KRO_PLACED_EVENT);

      if (from == NULL || to == NULL)
        continue;
      moved += from->row_top != to->row_top;
      g_assert_cmpfloat_with_epsilon (kro_scene_find_event (start, event, KRO_PLACED_EVENT)->row_top, from->row_top, 0.5);
      g_assert_true (is_between (kro_scene_find_event (middle, event, KRO_PLACED_EVENT)->row_top, from->row_top, to->row_top));
    }
  g_assert_cmpuint (moved, >, 5);
  for (int lane = 0; lane < 3; lane++)
    {
      g_assert_cmpfloat_with_epsilon (find_lane (start, lane)->box.y, find_lane (before, lane)->box.y, 0.5);
      g_assert_true (is_between (find_lane (middle, lane)->box.h, find_lane (before, lane)->box.h, find_lane (end, lane)->box.h));
    }
}

static void
test_way (void)
{
  g_autoptr (KroTheme) theme = kro_theme_new (KRO_THEME_LIGHT, "Cantarell", 1);
  g_autoptr (KroAdvance) advance = kro_advance_new (theme);
  g_autoptr (KroLocale) locale = kro_locale_new ("en");
  Sample *sample = sample_generate (400, 3, 4);
  g_autoptr (KroLayoutInput) input = sample_create_input (sample, advance, locale);
  KroTimeScale fit = kro_scene_get_fit (input, WIDTH);
  int          step = kro_time_scale_get_step (&fit);
  g_autoptr (KroScene) before = draw (sample, input, advance, locale, step, NULL);
  g_autoptr (KroScene) end = draw (sample, input, advance, locale, step - 3, NULL);
  g_autoptr (KroRowMotion) motion = kro_row_motion_new (before);
  g_autoptr (KroScene) start = draw (sample, input, advance, locale, step - 3, motion);
  g_autoptr (KroScene) middle = NULL;
  g_autoptr (KroScene) arrived = NULL;
  g_autofree char *one = kro_scene_dump (end);
  g_autofree char *other = NULL;

  kro_row_motion_set_progress (motion, 0.5);
  middle = draw (sample, input, advance, locale, step - 3, motion);
  check_way (before, start, middle, end);
  kro_row_motion_set_progress (motion, 1);
  arrived = draw (sample, input, advance, locale, step - 3, motion);
  other = kro_scene_dump (arrived);
  g_assert_cmpstr (one, ==, other);
  sample_free (sample);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/row-motion/way", test_way);
  return g_test_run ();
}

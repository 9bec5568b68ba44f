/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The overview strip as a scene: what it shows of few events and of many,
 * that nothing is too small to be seen, and where its window stands. */

#include "kro-overview.h"

#include "kro-generator.h"
#include "sample.h"

#define WIDTH 800
#define DAY 86400

typedef struct
{
  KroTheme   *theme;
  KroAdvance *advance;
  KroLocale  *locale;
  double      height;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->theme = kro_theme_new (KRO_THEME_LIGHT, "Cantarell", 1);
  fixture->advance = kro_advance_new (fixture->theme);
  fixture->locale = kro_locale_new ("en");
  fixture->height = kro_theme_get_metrics (fixture->theme)->overview_height;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  kro_advance_free (fixture->advance);
  kro_theme_unref (fixture->theme);
  kro_locale_unref (fixture->locale);
}

/* All of it, with the view on its first day. */
static KroScene *
build (Fixture *fixture, const KroDensity *density)
{
  KroOverviewInput input = { .density = density, .width = WIDTH, .height = fixture->height, .advance = fixture->advance, .locale = fixture->locale };
  KroTime          from;
  KroTime          to;

  kro_density_get_extent (density, &from, &to);
  input.scale = kro_overview_get_scale (density, from, kro_time_add (from, DAY), WIDTH);
  return kro_overview_build (&input);
}

static guint
count_placed (const KroScene *scene, KroPlacedKind kind)
{
  gsize            n_placed;
  const KroPlaced *placed = kro_scene_get_placed (scene, &n_placed);
  guint            n = 0;

  for (gsize i = 0; i < n_placed; i++)
    n += placed[i].kind == kind;
  return n;
}

/* Within the plot, and large enough to be seen. */
static void
assert_visible (Fixture *fixture, const KroScene *scene, KroPlacedKind kind, double least_width)
{
  KroBox           plot = kro_overview_get_plot (fixture->theme, WIDTH, fixture->height);
  gsize            n_placed;
  const KroPlaced *placed = kro_scene_get_placed (scene, &n_placed);

  for (gsize i = 0; i < n_placed; i++)
    {
      if (placed[i].kind != kind)
        continue;
      g_assert_cmpfloat (placed[i].box.w, >=, least_width);
      g_assert_cmpfloat (placed[i].box.h, >=, 2);
      g_assert_cmpfloat (placed[i].box.y, >=, plot.y - 0.01);
      g_assert_cmpfloat (placed[i].box.y + placed[i].box.h, <=, plot.y + plot.h + 0.01);
    }
}

/* Each of few has its mark, and no two marks lie over each other. */
static void
test_few (Fixture *fixture, gconstpointer data)
{
  const KroDensityEvent events[] = {
    { 1, KRO_TIME_INIT (0), KRO_TIME_INIT (31 * DAY), 0, FALSE },
    { 2, KRO_TIME_INIT (14 * DAY), KRO_TIME_INIT (15 * DAY), 1, FALSE },
    { 3, KRO_TIME_INIT (14 * DAY), KRO_TIME_INIT (15 * DAY), 2, FALSE },
    { 4, KRO_TIME_INIT (56 * DAY), KRO_TIME_INIT (56 * DAY), 3, FALSE },
  };
  g_autoptr (KroDensity) density = kro_density_new (events, G_N_ELEMENTS (events));
  g_autoptr (KroScene) scene = build (fixture, density);

  g_assert_cmpuint (count_placed (scene, KRO_PLACED_EVENT), ==, 4);
  g_assert_cmpuint (count_placed (scene, KRO_PLACED_CLUSTER), ==, 0);
  g_assert_cmpuint (count_placed (scene, KRO_PLACED_TICK), >=, 2);
  assert_visible (fixture, scene, KRO_PLACED_EVENT, 6);
  for (KroId id = 1; id <= 4; id++)
    {
      const KroPlaced *placed = kro_scene_find_event (scene, id, KRO_PLACED_EVENT);

      g_assert_true (kro_scene_hit (scene, placed->box.x + placed->box.w / 2, placed->box.y + placed->box.h / 2) == placed);
    }
}

/* Where rows do not suffice, few are bars as many are. */
static void
test_many_in_one_place (Fixture *fixture, gconstpointer data)
{
  KroDensityEvent events[12];

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    events[i] = (KroDensityEvent){ i + 1, KRO_TIME_INIT (0), KRO_TIME_INIT (DAY), (guint8)(i % KRO_DENSITY_PALETTE), FALSE };
  {
    g_autoptr (KroDensity) density = kro_density_new (events, G_N_ELEMENTS (events));
    g_autoptr (KroScene) scene = build (fixture, density);

    g_assert_cmpuint (count_placed (scene, KRO_PLACED_EVENT), ==, 0);
    g_assert_cmpuint (count_placed (scene, KRO_PLACED_CLUSTER), >, 100);
    assert_visible (fixture, scene, KRO_PLACED_CLUSTER, 3);
  }
}

/* A burst does not flatten what happened once, and each colour is seen. */
static void
test_bars (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroTimeline) timeline = kro_generator_make_timeline (9, 5000);
  g_autoptr (GArray) events = kro_density_collect (timeline, NULL);
  g_autoptr (KroDensity) density = kro_density_new ((const KroDensityEvent *)(gpointer)events->data, events->len);
  g_autoptr (KroScene) scene = build (fixture, density);
  gsize               n_placed;
  gsize               n_primitives;
  const KroPlaced    *placed = kro_scene_get_placed (scene, &n_placed);
  const KroPrimitive *primitives = kro_scene_get_primitives (scene, &n_primitives);
  guint               sum = 0;

  assert_visible (fixture, scene, KRO_PLACED_CLUSTER, 3);
  for (gsize i = 0; i < n_placed; i++)
    {
      if (placed[i].kind != KRO_PLACED_CLUSTER)
        continue;
      sum += placed[i].count;
      for (guint32 primitive = 0; primitive < placed[i].n_primitives; primitive++)
        g_assert_cmpfloat (primitives[placed[i].primitive + primitive].box.h, >=, 1);
    }
  g_assert_cmpuint (sum, >=, 5000);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroDensity) density = kro_density_new (NULL, 0);
  g_autoptr (KroScene) scene = build (fixture, density);

  g_assert_cmpuint (count_placed (scene, KRO_PLACED_BACKGROUND), ==, 1);
  g_assert_cmpuint (count_placed (scene, KRO_PLACED_TICK), ==, 0);
}

/* The scale stays while the view stays within what the strip shows, follows it
 * a little way, and no further. */
static void
test_scale (Fixture *fixture, gconstpointer data)
{
  const KroDensityEvent events[] = { { 1, KRO_TIME_INIT (0), KRO_TIME_INIT (100 * DAY), 0, TRUE } };
  g_autoptr (KroDensity) density = kro_density_new (events, 1);
  KroTimeScale within = kro_overview_get_scale (density, KRO_TIME_INIT (10 * DAY), KRO_TIME_INIT (20 * DAY), WIDTH);
  KroTimeScale elsewhere = kro_overview_get_scale (density, KRO_TIME_INIT (-4 * DAY), KRO_TIME_INIT (104 * DAY), WIDTH);
  KroTimeScale beyond = kro_overview_get_scale (density, KRO_TIME_INIT (10 * DAY), KRO_TIME_INIT (120 * DAY), WIDTH);
  KroTimeScale far_away = kro_overview_get_scale (density, KRO_TIME_INIT (-5000 * DAY), KRO_TIME_INIT (-4000 * DAY), WIDTH);

  g_assert_cmpint (within.origin.seconds, ==, -5 * DAY);
  g_assert_cmpfloat (within.pixels_per_second, ==, elsewhere.pixels_per_second);
  g_assert_cmpfloat_with_epsilon (kro_time_scale_to_x (&within, KRO_TIME_INIT (105 * DAY)), WIDTH, 0.01);
  g_assert_cmpfloat_with_epsilon (kro_time_scale_to_x (&beyond, KRO_TIME_INIT (120 * DAY)), WIDTH, 0.01);
  g_assert_cmpint (far_away.origin.seconds, ==, -50 * DAY);
}

static void
test_single_instant (Fixture *fixture, gconstpointer data)
{
  const KroDensityEvent events[] = { { 1, KRO_TIME_INIT (1758844800), KRO_TIME_INIT (1758844800), 0, FALSE } };
  g_autoptr (KroDensity) density = kro_density_new (events, 1);
  g_autoptr (KroScene) scene = build (fixture, density);
  const KroPlaced *placed = kro_scene_find_event (scene, 1, KRO_PLACED_EVENT);

  g_assert_cmpfloat (placed->box.x, >, 0);
  g_assert_cmpfloat (placed->box.x + placed->box.w, <, WIDTH);
}

static void
test_window (Fixture *fixture, gconstpointer data)
{
  KroTimeScale scale = { .origin = KRO_TIME_INIT (0), .pixels_per_second = 1 };
  KroBox       box = kro_overview_get_window (fixture->theme, &scale, WIDTH, fixture->height, KRO_TIME_INIT (100), KRO_TIME_INIT (300));

  g_assert_cmpfloat_with_epsilon (box.x, 100, 1.01);
  g_assert_cmpfloat_with_epsilon (box.w, 200, 0.01);
  box = kro_overview_get_window (fixture->theme, &scale, WIDTH, fixture->height, KRO_TIME_INIT (100), kro_time_add (KRO_TIME_INIT (100), 0.01));
  g_assert_cmpfloat (box.w, >=, 10);
  g_assert_cmpfloat_with_epsilon (box.x + box.w / 2, 100, 1.01);
  box = kro_overview_get_window (fixture->theme, &scale, WIDTH, fixture->height, KRO_TIME_INIT (-900), KRO_TIME_INIT (-800));
  g_assert_cmpfloat (box.w, >=, 10);
  g_assert_cmpfloat_with_epsilon (box.x, 0, 1.01);
  box = kro_overview_get_window (fixture->theme, &scale, WIDTH, fixture->height, KRO_TIME_INIT (-9000), KRO_TIME_INIT (9000));
  g_assert_cmpfloat_with_epsilon (box.w, WIDTH, 2.01);
  box = kro_overview_get_place (fixture->theme, &scale, WIDTH, fixture->height, KRO_TIME_INIT (WIDTH), KRO_TIME_INIT (WIDTH));
  g_assert_cmpfloat (box.x + box.w, <=, WIDTH);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/render/overview/few", Fixture, NULL, set_up, test_few, tear_down);
  g_test_add ("/render/overview/many-in-one-place", Fixture, NULL, set_up, test_many_in_one_place, tear_down);
  g_test_add ("/render/overview/bars", Fixture, NULL, set_up, test_bars, tear_down);
  g_test_add ("/render/overview/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/render/overview/scale", Fixture, NULL, set_up, test_scale, tear_down);
  g_test_add ("/render/overview/single-instant", Fixture, NULL, set_up, test_single_instant, tear_down);
  g_test_add ("/render/overview/window", Fixture, NULL, set_up, test_window, tear_down);
  return g_test_run ();
}

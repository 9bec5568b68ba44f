/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scene and its writer: ownership, slices, hit testing and finding. */
#include "kro-scene-writer.h"

static KroScene *
make_scene (void)
{
  g_autoptr (KroSceneWriter) writer = kro_scene_writer_new (400, 300);
  g_autofree char   *title = g_strdup ("Ferry \"Noord\" sinks");
  const KroPathPoint points[] = {
    { KRO_PATH_MOVE, 10, 10 },
    { KRO_PATH_LINE, 20, 20 },
    { KRO_PATH_CLOSE, 0, 0 },
  };

  kro_scene_writer_begin (writer, &(KroPlaced){ .kind = KRO_PLACED_BACKGROUND, .lane = -1, .row = -1, .box = { 0, 0, 400, 300 } });
  kro_scene_writer_add (writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_RECTANGLE, .box = { 0, 0, 400, 300 } });
  kro_scene_writer_begin (writer, &(KroPlaced){ .kind = KRO_PLACED_EVENT, .event = 7, .row = 1, .box = { 10, 10, 50, 20 }, .count = 1 });
  kro_scene_writer_add_path (writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_PATH }, points, G_N_ELEMENTS (points));
  kro_scene_writer_add (writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_HATCH, .box = { 10, 10, 50, 20 } });
  kro_scene_writer_begin (writer, &(KroPlaced){ .kind = KRO_PLACED_LABEL, .event = 7, .row = 1, .box = { 40, 10, 100, 20 }, .text = title, .count = 1 });
  kro_scene_writer_add (writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_TEXT, .text = title });
  kro_scene_writer_begin (writer, &(KroPlaced){ .kind = KRO_PLACED_AXIS, .lane = -1, .row = -1, .box = { 0, 0, 400, 15 } });
  memset (title, '#', strlen (title));
  return kro_scene_writer_finish (writer);
}

static void
test_slices (void)
{
  g_autoptr (KroScene) scene = make_scene ();
  gsize               n_placed, n_primitives, n_points;
  const KroPlaced    *placed = kro_scene_get_placed (scene, &n_placed);
  const KroPrimitive *primitives = kro_scene_get_primitives (scene, &n_primitives);
  const KroPathPoint *points = kro_scene_get_points (scene, &n_points);

  g_assert_cmpuint (n_placed, ==, 4);
  g_assert_cmpuint (n_primitives, ==, 4);
  g_assert_cmpuint (n_points, ==, 3);
  g_assert_cmpuint (placed[0].primitive, ==, 0);
  g_assert_cmpuint (placed[1].primitive, ==, 1);
  g_assert_cmpuint (placed[1].n_primitives, ==, 2);
  g_assert_cmpuint (placed[3].n_primitives, ==, 0);
  g_assert_cmpuint (primitives[1].n_points, ==, 3);
  g_assert_cmpfloat (points[primitives[1].point + 1].x, ==, 20);
}

/* A caller's string may go as soon as it has been handed over. */
static void
test_strings_are_owned (void)
{
  g_autoptr (KroScene) scene = make_scene ();
  gsize               n;
  const KroPlaced    *placed = kro_scene_get_placed (scene, &n);
  const KroPrimitive *primitives = kro_scene_get_primitives (scene, &n);

  g_assert_cmpstr (placed[2].text, ==, "Ferry \"Noord\" sinks");
  g_assert_cmpstr (primitives[3].text, ==, "Ferry \"Noord\" sinks");
  g_assert_null (placed[0].text);
}

static void
test_hit (void)
{
  g_autoptr (KroScene) scene = make_scene ();

  g_assert_cmpint (kro_scene_hit (scene, 45, 20)->kind, ==, KRO_PLACED_LABEL);
  g_assert_cmpint (kro_scene_hit (scene, 39.9, 20)->kind, ==, KRO_PLACED_EVENT);
  /* The axis lies above the event, but is scenery. */
  g_assert_cmpint (kro_scene_hit (scene, 12, 12)->kind, ==, KRO_PLACED_EVENT);
  g_assert_cmpint (kro_scene_hit (scene, 300, 12)->kind, ==, KRO_PLACED_AXIS);
  g_assert_cmpint (kro_scene_hit (scene, 300, 200)->kind, ==, KRO_PLACED_BACKGROUND);
  g_assert_null (kro_scene_hit (scene, 400, 200));
  g_assert_null (kro_scene_hit (scene, -1, 0));
}

static void
test_find_event (void)
{
  g_autoptr (KroScene) scene = make_scene ();

  g_assert_cmpfloat (kro_scene_find_event (scene, 7, KRO_PLACED_EVENT)->box.w, ==, 50);
  g_assert_cmpfloat (kro_scene_find_event (scene, 7, KRO_PLACED_LABEL)->box.w, ==, 100);
  g_assert_null (kro_scene_find_event (scene, 7, KRO_PLACED_CLUSTER));
  g_assert_null (kro_scene_find_event (scene, 8, KRO_PLACED_EVENT));
}

static void
test_writer_unfinished (void)
{
  g_autoptr (KroSceneWriter) writer = kro_scene_writer_new (1, 1);

  kro_scene_writer_begin (writer, &(KroPlaced){ .text = "left behind" });
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/slices", test_slices);
  g_test_add_func ("/scene/strings", test_strings_are_owned);
  g_test_add_func ("/scene/hit", test_hit);
  g_test_add_func ("/scene/find-event", test_find_event);
  g_test_add_func ("/scene/unfinished", test_writer_unfinished);
  return g_test_run ();
}

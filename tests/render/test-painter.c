/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shaping and painting, looked at through the pixels. */
#include "kro-cairo-painter.h"
#include "kro-scene-writer.h"
#include "kro-shaper.h"

#include <string.h>

#define SIDE 64

static const KroColor red = { 1, 0, 0, 1 };
static const KroColor blue = { 0, 0, 1, 1 };

typedef struct
{
  KroTheme        *theme;
  KroCairoPainter *painter;
  cairo_surface_t *surface;
  cairo_t         *cr;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->theme = kro_theme_new (KRO_THEME_LIGHT, "Cantarell", 1);
  fixture->painter = kro_cairo_painter_new (fixture->theme);
  fixture->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);
  fixture->cr = cairo_create (fixture->surface);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (cairo_status (fixture->cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (fixture->cr);
  cairo_surface_destroy (fixture->surface);
  kro_cairo_painter_free (fixture->painter);
  kro_theme_unref (fixture->theme);
}

static guint32
get_pixel (Fixture *fixture, int x, int y)
{
  const guint8 *data;
  guint32       pixel;

  cairo_surface_flush (fixture->surface);
  data = cairo_image_surface_get_data (fixture->surface) + y * cairo_image_surface_get_stride (fixture->surface) + x * 4;
  memcpy (&pixel, data, 4);
  return pixel;
}

/* Sums the coverage of a part of the surface, 0 to 1 a pixel. */
static double
sum_ink (Fixture *fixture, int x1, int x2)
{
  double sum = 0;

  for (int y = 0; y < SIDE; y++)
    {
      for (int x = x1; x < x2; x++)
        sum += (get_pixel (fixture, x, y) >> 24) / 255.0;
    }
  return sum;
}

static KroScene *
make_scene (const KroPrimitive *primitives, gsize n_primitives)
{
  g_autoptr (KroSceneWriter) writer = kro_scene_writer_new (SIDE, SIDE);

  kro_scene_writer_begin (writer, &(KroPlaced){ .kind = KRO_PLACED_NOTE, .box = { 0, 0, SIDE, SIDE } });
  for (gsize i = 0; i < n_primitives; i++)
    kro_scene_writer_add (writer, &primitives[i]);
  return kro_scene_writer_finish (writer);
}

static void
paint (Fixture *fixture, const KroPrimitive *primitives, gsize n_primitives)
{
  g_autoptr (KroScene) scene = make_scene (primitives, n_primitives);

  kro_cairo_painter_paint (fixture->painter, fixture->cr, scene);
}

static void
test_boxes_are_sharp (Fixture *fixture, gconstpointer data)
{
  const KroPrimitive box = { .kind = KRO_PRIMITIVE_RECTANGLE, .box = { 10.3, 10.3, 20, 20 }, .fill = red, .stroke = blue, .line = 1 };

  paint (fixture, &box, 1);
  g_assert_cmphex (get_pixel (fixture, 9, 20), ==, 0);
  g_assert_cmphex (get_pixel (fixture, 10, 20), ==, 0xff0000ff);
  g_assert_cmphex (get_pixel (fixture, 11, 20), ==, 0xffff0000);
  g_assert_cmphex (get_pixel (fixture, 29, 20), ==, 0xff0000ff);
  g_assert_cmphex (get_pixel (fixture, 30, 20), ==, 0);
}

/* On pixels twice as fine a box may begin at half a logical pixel. */
static void
test_scale_of_recording (Fixture *fixture, gconstpointer data)
{
  const KroPrimitive box = { .kind = KRO_PRIMITIVE_RECTANGLE, .box = { 10.4, 0, 10, 10 }, .fill = red };
  cairo_surface_t   *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t           *cr = cairo_create (recording);
  g_autoptr (KroScene) scene = make_scene (&box, 1);

  kro_cairo_painter_set_scale (fixture->painter, 2);
  kro_cairo_painter_paint (fixture->painter, cr, scene);
  cairo_scale (fixture->cr, 2, 2);
  cairo_set_source_surface (fixture->cr, recording, 0, 0);
  cairo_paint (fixture->cr);
  g_assert_cmphex (get_pixel (fixture, 20, 5), ==, 0);
  g_assert_cmphex (get_pixel (fixture, 21, 5), ==, 0xffff0000);
  kro_cairo_painter_set_scale (fixture->painter, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (recording);
}

/* The state of the caller comes through: clips end, the path is empty. */
static void
test_state_is_kept (Fixture *fixture, gconstpointer data)
{
  const KroPrimitive primitives[] = {
    { .kind = KRO_PRIMITIVE_UNCLIP },
    { .kind = KRO_PRIMITIVE_CLIP, .box = { 0, 0, 20, 20 } },
    { .kind = KRO_PRIMITIVE_CLIP, .box = { 10, 0, 20, 20 } },
    { .kind = KRO_PRIMITIVE_RECTANGLE, .box = { 0, 0, 40, 40 }, .fill = red },
  };
  double x1, y1, x2, y2;

  paint (fixture, primitives, G_N_ELEMENTS (primitives));
  g_assert_cmphex (get_pixel (fixture, 9, 9), ==, 0);
  g_assert_cmphex (get_pixel (fixture, 15, 15), ==, 0xffff0000);
  g_assert_cmphex (get_pixel (fixture, 25, 15), ==, 0);
  cairo_clip_extents (fixture->cr, &x1, &y1, &x2, &y2);
  g_assert_cmpfloat (x2, ==, SIDE);
  g_assert_false (cairo_has_current_point (fixture->cr));
}

static void
test_fade_and_hatch (Fixture *fixture, gconstpointer data)
{
  const KroPrimitive fade = { .kind = KRO_PRIMITIVE_FADE, .box = { 0, 0, SIDE, 10 }, .fill = red };
  const KroPrimitive hatch = { .kind = KRO_PRIMITIVE_HATCH, .box = { 0, 20, SIDE, 20 }, .stroke = blue, .line = 1, .radius = 6 };
  double             ink;

  paint (fixture, &fade, 1);
  g_assert_cmpuint (get_pixel (fixture, 1, 5) >> 24, >, 240);
  g_assert_cmpuint (get_pixel (fixture, SIDE - 2, 5) >> 24, <, 15);
  ink = sum_ink (fixture, 0, SIDE);
  paint (fixture, &hatch, 1);
  g_assert_cmpfloat (sum_ink (fixture, 0, SIDE) - ink, >, 100);
  g_assert_cmphex (get_pixel (fixture, 30, 45), ==, 0);
}

static KroPrimitive
make_text (const char *text, double x, double width)
{
  return (KroPrimitive){ .kind = KRO_PRIMITIVE_TEXT, .font = KRO_FONT_TITLE, .box = { x, 10, width, 20 }, .baseline = 25, .fill = red, .text = text };
}

static void
test_text_stays_in_its_box (Fixture *fixture, gconstpointer data)
{
  const KroPrimitive text = make_text ("Ministry starts a review", 4, 30);

  paint (fixture, &text, 1);
  g_assert_cmpfloat (sum_ink (fixture, 4, 34), >, 20);
  g_assert_cmpfloat (sum_ink (fixture, 36, SIDE), ==, 0);
}

/* Letters are spaced as they were measured: the ink of a text is the same
 * wherever within a pixel it begins, since it begins at a whole one. */
static void
test_text_does_not_throb (Fixture *fixture, gconstpointer data)
{
  double first = 0;

  for (double x = 4; x < 5; x += 0.1)
    {
      const KroPrimitive text = make_text ("illicit", x, 60);

      cairo_save (fixture->cr);
      cairo_set_operator (fixture->cr, CAIRO_OPERATOR_CLEAR);
      cairo_paint (fixture->cr);
      cairo_restore (fixture->cr);
      paint (fixture, &text, 1);
      if (first == 0)
        first = sum_ink (fixture, 0, SIDE);
      g_assert_cmpfloat (sum_ink (fixture, 0, SIDE), ==, first);
    }
  g_assert_cmpfloat (first, >, 10);
}

static void
test_placed_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroSceneWriter) writer = kro_scene_writer_new (SIDE, SIDE);
  g_autoptr (KroScene) scene = NULL;

  kro_scene_writer_begin (writer, &(KroPlaced){ .kind = KRO_PLACED_BACKGROUND });
  kro_scene_writer_add (writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_RECTANGLE, .box = { 0, 0, SIDE, SIDE }, .fill = blue });
  kro_scene_writer_begin (writer, &(KroPlaced){ .kind = KRO_PLACED_EVENT, .event = 3 });
  kro_scene_writer_add (writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_RECTANGLE, .box = { 0, 0, 10, 10 }, .fill = red });
  scene = kro_scene_writer_finish (writer);
  kro_cairo_painter_paint_placed (fixture->painter, fixture->cr, scene, kro_scene_find_event (scene, 3, KRO_PLACED_EVENT));
  g_assert_cmphex (get_pixel (fixture, 5, 5), ==, 0xffff0000);
  g_assert_cmphex (get_pixel (fixture, 15, 5), ==, 0);
}

static void
test_shaper (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroShaper) shaper = kro_shaper_new (fixture->theme);
  KroPrimitive         text = make_text ("Ministry starts a review", 0, 80);
  const KroShapedText *shaped = kro_shaper_shape (shaper, &text);

  g_assert_true (shaped->is_cut);
  g_assert_cmpuint (shaped->visible, <, strlen (text.text));
  g_assert_cmpfloat (shaped->width, <=, 80);
  /* Kept, as long as the width is the same. */
  g_assert_true (kro_shaper_shape (shaper, &text) == shaped);
  text.box.w = 300;
  shaped = kro_shaper_shape (shaper, &text);
  g_assert_false (shaped->is_cut);
  g_assert_cmpuint (shaped->visible, ==, strlen (text.text));
  /* What is known to fit is shaped once for boxes of all widths. */
  text.width = (float)shaped->width;
  shaped = kro_shaper_shape (shaper, &text);
  text.box.w = 400;
  g_assert_true (kro_shaper_shape (shaper, &text) == shaped);
}

/* Very many texts do not pile up. */
static void
test_shaper_trims (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroShaper) shaper = kro_shaper_new (fixture->theme);
  KroPrimitive kept = make_text ("kept", 0, 80);

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *words = g_strdup_printf ("%u", i);
      KroPrimitive     text = make_text (words, 0, 80);

      kro_shaper_shape (shaper, &text);
    }
  kro_shaper_trim (shaper);
  g_assert_nonnull (kro_shaper_shape (shaper, &kept)->runs);
  kro_shaper_trim (shaper);
  g_assert_cmpstr (kro_shaper_shape (shaper, &kept)->text, ==, "kept");
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/painter/boxes-are-sharp", test_boxes_are_sharp);
  add ("/painter/scale-of-recording", test_scale_of_recording);
  add ("/painter/state-is-kept", test_state_is_kept);
  add ("/painter/fade-and-hatch", test_fade_and_hatch);
  add ("/painter/text-stays-in-its-box", test_text_stays_in_its_box);
  add ("/painter/text-does-not-throb", test_text_does_not_throb);
  add ("/painter/placed-alone", test_placed_alone);
  add ("/shaper/shape", test_shaper);
  add ("/shaper/trim", test_shaper_trims);
  return g_test_run ();
}

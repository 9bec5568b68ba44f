/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a canvas keeps of the last picture: a frame of a moved view is the
 * picture that a new canvas paints, whatever was shown before. */
#include "kro-canvas.h"
#include "kro-scene-builder.h"
#include "kro-ui-test.h"
#include "sample.h"

#include <string.h>

#define WIDTH 900
#define HEIGHT 420

typedef struct
{
  KroTheme        *theme;
  KroAdvance      *advance;
  KroLocale       *locale;
  KroWordCache    *words;
  KroCairoPainter *painter;
  Sample          *sample;
  KroLayoutInput  *input;
  KroLayout       *layout;
  KroTimeScale     scale;
  double           left; /* of the plot */
} Stage;

static void
stage_init (Stage *self, guint n_events, guint n_lanes, double zoom)
{
  KroBox plot;

  self->theme = kro_theme_new (KRO_THEME_LIGHT, NULL, 1);
  self->advance = kro_advance_new (self->theme);
  self->locale = kro_locale_new ("en");
  self->words = kro_word_cache_new (self->locale);
  self->painter = kro_cairo_painter_new (self->theme);
  self->sample = sample_generate (n_events, n_lanes, 7);
  self->input = sample_create_input (self->sample, self->advance, self->locale);
  plot = kro_scene_get_plot (self->input, WIDTH, HEIGHT);
  self->left = plot.x;
  self->scale = kro_scene_get_fit (self->input, WIDTH);
  self->scale = kro_time_scale_zoom (&self->scale, plot.x + plot.w / 2, zoom);
  self->layout = kro_layout_new (self->input, kro_time_scale_get_step (&self->scale), plot.h, NULL, NULL);
}

static void
stage_clear (Stage *self)
{
  kro_layout_unref (self->layout);
  kro_layout_input_unref (self->input);
  sample_free (self->sample);
  kro_cairo_painter_free (self->painter);
  kro_word_cache_free (self->words);
  kro_locale_unref (self->locale);
  kro_advance_free (self->advance);
  kro_theme_unref (self->theme);
}

static KroScene *
build (Stage *self, double pan)
{
  KroTime        now = KRO_TIME_INIT (1000000000);
  KroSceneMarker marker = { KRO_TIME_INIT (1100000000), NULL };
  KroSceneInput  input = { .layout = self->layout, .width = WIDTH, .height = HEIGHT, .locale = self->locale, .advance = self->advance, .words = self->words };

  input.scale = kro_time_scale_pan (&self->scale, pan);
  input.describe = sample_describe;
  input.describe_data = self->sample;
  input.markers = &marker;
  input.n_markers = 1;
  input.now = now;
  input.has_now = TRUE;
  return kro_scene_build (&input, NULL);
}

static cairo_surface_t *
show (GskRenderNode *node)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t         *cr = cairo_create (surface);

  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static cairo_surface_t *
paint (Stage *self, KroCanvas *canvas, double pan)
{
  KroTimeScale scale = kro_time_scale_pan (&self->scale, pan);
  g_autoptr (KroScene) scene = build (self, pan);
  g_autoptr (GskRenderNode) node = kro_canvas_paint (canvas, scene, self->painter, 1, &scale, self->left);

  return show (node);
}

/* The same but for what antialiasing rounds another way. */
static void
assert_same (cairo_surface_t *one, cairo_surface_t *other)
{
  const guchar *pixels = cairo_image_surface_get_data (one);
  const guchar *wanted = cairo_image_surface_get_data (other);
  int           stride = cairo_image_surface_get_stride (one);

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH * 4; x++)
      if (x % 4 != 3)
        g_assert_cmpint (ABS (pixels[y * stride + x] - wanted[y * stride + x]), <=, 3);
}

/* As a hand moves it, by parts of a pixel too, with jumps, and back. */
static void
check_pans (guint n_events, guint n_lanes, double zoom)
{
  const double pans[] = { 0, -64, -128, -192, -193, -193.4, -256.25, -3000, -2936, -64, 0, 17, 0.5, 200 };
  Stage        stage;
  g_autoptr (KroCanvas) canvas = kro_canvas_new ();

  stage_init (&stage, n_events, n_lanes, zoom);
  for (gsize i = 0; i < G_N_ELEMENTS (pans); i++)
    {
      g_autoptr (KroCanvas) fresh = kro_canvas_new ();
      cairo_surface_t *frame = paint (&stage, canvas, pans[i]);
      cairo_surface_t *settled = paint (&stage, fresh, pans[i]);

      g_test_message ("%u events, zoom %g, pan %g", n_events, zoom, pans[i]);
      assert_same (frame, settled);
      cairo_surface_destroy (frame);
      cairo_surface_destroy (settled);
    }
  stage_clear (&stage);
}

static void
test_pans (void)
{
  check_pans (3, 1, 1);
  check_pans (60, 4, 3);
  check_pans (2000, 5, 1);
  check_pans (2000, 5, 25);
  check_pans (20000, 12, 60);
}

/* Moving on by some pixels paints what comes in and the edges, not all. */
static void
test_reuse (void)
{
  Stage stage;
  guint whole;
  g_autoptr (KroCanvas) canvas = kro_canvas_new ();

  stage_init (&stage, 20000, 1, 1);
  cairo_surface_destroy (paint (&stage, canvas, 0));
  whole = kro_canvas_get_n_painted (canvas);
  cairo_surface_destroy (paint (&stage, canvas, 0));
  g_assert_cmpuint (kro_canvas_get_n_painted (canvas), ==, whole);
  cairo_surface_destroy (paint (&stage, canvas, -16));
  g_assert_cmpuint (kro_canvas_get_n_painted (canvas), <, 2 * whole);
  g_assert_cmpuint (kro_canvas_get_n_painted (canvas), >, whole);
  kro_canvas_clear (canvas);
  cairo_surface_destroy (paint (&stage, canvas, -16));
  g_assert_cmpuint (kro_canvas_get_n_painted (canvas), >, 2 * whole);
  stage_clear (&stage);
}

/* Whatever the view shows is painted from edge to edge. */
static void
test_covers (void)
{
  Stage stage;
  g_autoptr (KroCanvas) canvas = kro_canvas_new ();

  stage_init (&stage, 10, 3, 1);
  for (int pan = -300; pan <= 300; pan += 37)
    {
      KroTimeScale scale = kro_time_scale_pan (&stage.scale, pan);
      g_autoptr (KroScene) scene = build (&stage, pan);
      g_autoptr (GskRenderNode) node = kro_canvas_paint (canvas, scene, stage.painter, 1, &scale, stage.left);
      graphene_rect_t bounds;

      gsk_render_node_get_bounds (node, &bounds);
      g_assert_true (graphene_rect_equal (&bounds, &GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT)));
    }
  stage_clear (&stage);
}

int
main (int argc, char **argv)
{
  kro_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/canvas/pans", test_pans);
  g_test_add_func ("/ui/canvas/reuse", test_reuse);
  g_test_add_func ("/ui/canvas/covers", test_covers);
  return g_test_run ();
}

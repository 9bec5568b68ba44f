/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns of a scene by number: the same number, the same pixels; and when a
 * scene is panned, those in its middle keep theirs. What is kept of the last
 * picture: a frame of a moved view is the picture that a new set paints,
 * whatever was shown before. */
#include "kro-column-set.h"

#include "kro-cairo-painter.h"
#include "kro-scene-builder.h"
#include "kro-scene-digest.h"
#include "kro-scene-writer.h"
#include "sample.h"

#include <string.h>

#define WIDTH 900
#define HEIGHT 420
#define COLUMN 128
#define MAX_COLUMNS 16

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

/* --- digests ------------------------------------------------------------------- */

/* Columns that go along with a pan to the left. */
static guint
find_edges (const Stage *self, int pan, double *edges)
{
  double first = COLUMN - (-pan % COLUMN + COLUMN) % COLUMN;
  guint  n = 0;

  edges[n++] = 0;
  edges[n++] = self->left;
  for (double x = self->left + first; x < WIDTH; x += COLUMN)
    edges[n++] = x;
  edges[n] = WIDTH;
  return n;
}

static cairo_surface_t *
paint_scene (Stage *self, const KroScene *scene)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t         *cr = cairo_create (surface);

  kro_cairo_painter_paint (self->painter, cr, (KroScene *)scene);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint
count_different (cairo_surface_t *one, int x, cairo_surface_t *other, int other_x, int width)
{
  const guchar *pixels[] = { cairo_image_surface_get_data (one), cairo_image_surface_get_data (other) };
  int           stride = cairo_image_surface_get_stride (one);
  guint         n = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int i = 0; i < width; i++)
      n += memcmp (pixels[0] + y * stride + (x + i) * 4, pixels[1] + y * stride + (other_x + i) * 4, 3) != 0;
  return n;
}

/* Pans, and compares all columns of the two pictures with the same number.
 * Returns how many columns of the second one there are in the first. */
static guint
compare (Stage *self, int pan, guint *n_columns)
{
  KroScene        *scenes[] = { build (self, 0), build (self, pan) };
  cairo_surface_t *surfaces[] = { paint_scene (self, scenes[0]), paint_scene (self, scenes[1]) };
  double           edges[2][MAX_COLUMNS + 1];
  guint64          digests[2][MAX_COLUMNS];
  guint            n[] = { find_edges (self, 0, edges[0]), find_edges (self, pan, edges[1]) };
  guint            n_same = 0;

  for (guint i = 0; i < 2; i++)
    kro_scene_digest_columns (scenes[i], edges[i], n[i], digests[i]);
  for (guint i = 0; i < n[0]; i++)
    for (guint j = 0; j < n[1]; j++)
      if (digests[0][i] == digests[1][j])
        {
          n_same++;
          g_assert_cmpuint (count_different (surfaces[0], (int)edges[0][i], surfaces[1], (int)edges[1][j], (int)(edges[0][i + 1] - edges[0][i])), ==, 0);
        }
  *n_columns = n[1];
  cairo_surface_destroy (surfaces[0]);
  cairo_surface_destroy (surfaces[1]);
  kro_scene_unref (scenes[0]);
  kro_scene_unref (scenes[1]);
  return n_same;
}

static void
test_digest_pan (void)
{
  const guint  n_events[] = { 3, 60, 1000, 20000 };
  const double zooms[] = { 1, 2.7, 40 };
  const int    pans[] = { 0, -1, -64, -128, 200 };
  guint        total = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (n_events); i++)
    for (gsize zoom = 0; zoom < G_N_ELEMENTS (zooms); zoom++)
      for (gsize pan = 0; pan < G_N_ELEMENTS (pans); pan++)
        {
          Stage stage;
          guint n_columns;
          guint n_same;

          stage_init (&stage, n_events[i], 1 + (guint)i * 2, zooms[zoom]);
          n_same = compare (&stage, pans[pan], &n_columns);
          if (pans[pan] == 0)
            g_assert_cmpuint (n_same, ==, n_columns);
          else
            total += n_same;
          stage_clear (&stage);
        }
  g_assert_cmpuint (total, >, 60); /* of some 400; the picture is narrow, and titles stick to both edges */
}

/* A scene of one primitive, seen in columns. */
static void
digest_one (const KroPrimitive *primitive, const KroPathPoint *points, gsize n_points, guint64 digests[3])
{
  const double edges[] = { 0, 200, 400, 600 };
  g_autoptr (KroSceneWriter) writer = kro_scene_writer_new (600, 100);
  g_autoptr (KroScene) scene = NULL;

  kro_scene_writer_begin (writer, &(KroPlaced){ .kind = KRO_PLACED_BACKGROUND, .lane = -1, .row = -1 });
  if (n_points > 0)
    kro_scene_writer_add_path (writer, primitive, points, n_points);
  else
    kro_scene_writer_add (writer, primitive);
  scene = kro_scene_writer_finish (writer);
  kro_scene_digest_columns (scene, edges, 3, digests);
}

static void
assert_tells (const KroPrimitive *one, const KroPrimitive *other)
{
  guint64 digests[2][3];

  digest_one (one, NULL, 0, digests[0]);
  digest_one (other, NULL, 0, digests[1]);
  g_assert_cmpuint (digests[0][1], !=, digests[1][1]);
  g_assert_cmpuint (digests[0][0], ==, digests[1][0]);
  g_assert_cmpuint (digests[0][2], ==, digests[1][2]);
}

/* Whatever can be seen of a primitive tells its column from others, and only
 * its own. */
static void
test_digest_differences (void)
{
  const KroPrimitive box = { .kind = KRO_PRIMITIVE_ROUNDED, .box = { 250, 10, 50, 20 }, .fill = { 1, 0, 0, 1 }, .line = 1, .radius = 3 };
  const KroPrimitive text = { .kind = KRO_PRIMITIVE_TEXT, .box = { 250, 10, 50, 20 }, .fill = { 1, 0, 0, 1 }, .text = "Dike closed", .baseline = 20 };
  KroPrimitive       other;

#define ASSERT_TELLS(first, member, value) \
  other = first;                           \
  other.member = value;                    \
  assert_tells (&first, &other)
  ASSERT_TELLS (box, kind, KRO_PRIMITIVE_RECTANGLE);
  ASSERT_TELLS (box, box.x, 251);
  ASSERT_TELLS (box, box.y, 11);
  ASSERT_TELLS (box, box.w, 51);
  ASSERT_TELLS (box, box.h, 21);
  ASSERT_TELLS (box, fill.g, 0.5);
  ASSERT_TELLS (box, stroke.a, 1);
  ASSERT_TELLS (box, line, 2);
  ASSERT_TELLS (box, dash, 2);
  ASSERT_TELLS (box, radius, 4);
  ASSERT_TELLS (text, text, "Dike closet");
  ASSERT_TELLS (text, text, "Dike close");
  ASSERT_TELLS (text, text, NULL);
  ASSERT_TELLS (text, font, KRO_FONT_NOTE);
  ASSERT_TELLS (text, baseline, 21);
#undef ASSERT_TELLS
}

/* What goes right across looks the same in each column but in those of its
 * ends. */
static void
test_digest_level (void)
{
  const KroPathPoint line[] = { { KRO_PATH_MOVE, 0, 50 }, { KRO_PATH_LINE, 600, 50 } };
  const KroPathPoint slope[] = { { KRO_PATH_MOVE, 0, 50 }, { KRO_PATH_LINE, 600, 60 } };
  KroPrimitive       bar = { .kind = KRO_PRIMITIVE_ROUNDED, .box = { -900, 10, 1100 + 350, 20 }, .fill = { 1, 0, 0, 1 }, .radius = 5 };
  KroPrimitive       path = { .kind = KRO_PRIMITIVE_PATH, .stroke = { 1, 0, 0, 1 }, .line = 1 };
  guint64            digests[3];

  digest_one (&bar, NULL, 0, digests);
  g_assert_cmpuint (digests[0], ==, digests[1]);
  g_assert_cmpuint (digests[1], !=, digests[2]);
  digest_one (&path, line, 2, digests);
  g_assert_cmpuint (digests[0], !=, digests[1]);
  digest_one (&path, slope, 2, digests);
  g_assert_cmpuint (digests[0], !=, digests[1]);
  bar.dash = 4;
  digest_one (&bar, NULL, 0, digests);
  g_assert_cmpuint (digests[0], !=, digests[1]);
}

/* --- columns ------------------------------------------------------------------- */

/* A picture as its columns make it. */
static cairo_surface_t *
paint (Stage *self, KroColumnSet *set, double pan)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t         *cr = cairo_create (surface);
  KroTimeScale     scale = kro_time_scale_pan (&self->scale, pan);
  g_autoptr (KroScene) scene = build (self, pan);
  gsize            n_columns;
  const KroColumn *columns = kro_column_set_paint (set, scene, self->painter, 1, &scale, self->left, &n_columns);
  double           end = 0;

  for (gsize i = 0; i < n_columns; i++)
    {
      g_assert_cmpfloat (columns[i].x, ==, end);
      end = columns[i].x + columns[i].width;
      cairo_set_source_surface (cr, columns[i].image, columns[i].x, 0);
      cairo_paint (cr);
    }
  g_assert_cmpfloat (end, ==, WIDTH);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
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
  g_autoptr (KroColumnSet) set = kro_column_set_new ();

  stage_init (&stage, n_events, n_lanes, zoom);
  for (gsize i = 0; i < G_N_ELEMENTS (pans); i++)
    {
      g_autoptr (KroColumnSet) fresh = kro_column_set_new ();
      cairo_surface_t *frame = paint (&stage, set, pans[i]);
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

static guint
count_painted (Stage *self, KroColumnSet *set, double pan)
{
  guint before = kro_column_set_get_n_painted (set);

  cairo_surface_destroy (paint (self, set, pan));
  return kro_column_set_get_n_painted (set) - before;
}

/* Moving on by some pixels paints what comes in and the edges, not all; a new
 * scale is painted in few columns. */
static void
test_reuse (void)
{
  Stage stage;
  guint wide;
  guint whole;
  guint n;
  g_autoptr (KroColumnSet) set = kro_column_set_new ();

  stage_init (&stage, 20000, 1, 1);
  wide = count_painted (&stage, set, 0);
  whole = count_painted (&stage, set, 0);
  g_assert_cmpuint (wide, <, whole);
  g_assert_cmpuint (count_painted (&stage, set, 0), ==, 0);
  n = count_painted (&stage, set, -16);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <, whole);
  kro_column_set_clear (set);
  g_assert_cmpuint (count_painted (&stage, set, -16), >=, whole);
  stage.scale = kro_time_scale_zoom (&stage.scale, WIDTH / 2.0, 1.01);
  g_assert_cmpuint (count_painted (&stage, set, 0), ==, wide);
  stage_clear (&stage);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/scene-digest/pan", test_digest_pan);
  g_test_add_func ("/render/scene-digest/differences", test_digest_differences);
  g_test_add_func ("/render/scene-digest/level", test_digest_level);
  g_test_add_func ("/render/column-set/pans", test_pans);
  g_test_add_func ("/render/column-set/reuse", test_reuse);
  return g_test_run ();
}

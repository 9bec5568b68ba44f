/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the back ends do alike: rounding, hatches, fades, links. */
#include "kro-geometry.h"

static void
assert_box (KroBox box, double x, double y, double w, double h)
{
  g_assert_cmpfloat_with_epsilon (box.x, x, 1e-9);
  g_assert_cmpfloat_with_epsilon (box.y, y, 1e-9);
  g_assert_cmpfloat_with_epsilon (box.w, w, 1e-9);
  g_assert_cmpfloat_with_epsilon (box.h, h, 1e-9);
}

static void
test_snap (void)
{
  const KroPrimitive left = { .kind = KRO_PRIMITIVE_RECTANGLE, .box = { 0.2, 0, 10.4, 5 } };
  const KroPrimitive right = { .kind = KRO_PRIMITIVE_RECTANGLE, .box = { 10.6, 0, 3.2, 5 } };
  const KroPrimitive thin = { .kind = KRO_PRIMITIVE_RECTANGLE, .box = { 3, 1, 0.1, 0 } };

  /* Neighbours meet, at every scale. */
  assert_box (kro_box_snap (&left, 1), 0, 0, 11, 5);
  assert_box (kro_box_snap (&right, 1), 11, 0, 3, 5);
  assert_box (kro_box_snap (&left, 2), 0, 0, 10.5, 5);
  assert_box (kro_box_snap (&right, 2), 10.5, 0, 3.5, 5);
  /* What is there is seen; what is not stays nothing. */
  assert_box (kro_box_snap (&thin, 1), 3, 1, 1, 0);
}

/* A card keeps its size while it moves. */
static void
test_snap_rounded (void)
{
  for (double x = 0; x < 2; x += 0.07)
    {
      const KroPrimitive card = { .kind = KRO_PRIMITIVE_ROUNDED, .box = { x, 0, 10.4, 4.6 } };
      KroBox             box = kro_box_snap (&card, 1);

      g_assert_cmpfloat (box.w, ==, 10);
      g_assert_cmpfloat (box.h, ==, 5);
      g_assert_cmpfloat (ABS (box.x - x), <=, 0.5);
    }
}

static void
test_inset (void)
{
  const KroBox box = { 10, 20, 30, 4 };

  assert_box (kro_box_inset (&box, 1), 11, 21, 28, 2);
  assert_box (kro_box_inset (&box, 5), 15, 25, 20, 0);
}

static void
test_lines (void)
{
  const KroPathPoint upright[] = { { KRO_PATH_MOVE, 10.2, 0 }, { KRO_PATH_LINE, 10.2, 7.3 } };
  const KroPathPoint slanting[] = { { KRO_PATH_MOVE, 10.2, 0 }, { KRO_PATH_LINE, 11, 7.3 } };
  KroSegment         line;

  g_assert_true (kro_line_snap (upright, 2, 1, 1, &line));
  g_assert_cmpfloat (line.x0, ==, 10.5);
  g_assert_cmpfloat (line.y1, ==, 7.3);
  g_assert_true (kro_line_snap (upright, 2, 2, 1, &line));
  g_assert_cmpfloat (line.x0, ==, 10);
  g_assert_true (kro_line_snap (upright, 2, 1, 2, &line));
  g_assert_cmpfloat (line.x0, ==, 10);
  g_assert_false (kro_line_snap (slanting, 2, 1, 1, &line));
  g_assert_false (kro_line_snap (upright, 1, 1, 1, &line));
  g_assert_false (kro_line_snap (NULL, 0, 1, 1, &line));
}

/* Every line lies in the box and rises at 45°. */
static void
test_hatch (void)
{
  const KroPrimitive hatch = { .kind = KRO_PRIMITIVE_HATCH, .box = { 5, 7, 33, 12 }, .radius = 4 };
  const KroPrimitive endless = { .kind = KRO_PRIMITIVE_HATCH, .box = { 0, 0, 1e12, 1e12 } };
  KroSegment         line;
  guint              n = 0;

  for (; kro_hatch_line (&hatch, n, &line); n++)
    {
      g_assert_cmpfloat (line.x0, >=, 5);
      g_assert_cmpfloat (line.x1, <=, 38);
      g_assert_cmpfloat (line.y0, <=, 19);
      g_assert_cmpfloat (line.y1, >=, 7);
      g_assert_cmpfloat_with_epsilon (line.x1 - line.x0, line.y0 - line.y1, 1e-9);
    }
  g_assert_cmpuint (n, ==, 11);
  for (n = 0; kro_hatch_line (&endless, n, &line); n++)
    ;
  g_assert_cmpuint (n, <, 10000);
}

static void
test_fade (void)
{
  const KroPrimitive out = { .fill = { 0.2f, 0.4f, 0.6f, 1 } };
  const KroPrimitive in = { .stroke = { 0.2f, 0.4f, 0.6f, 1 } };
  KroColor           from, to;

  kro_fade_colors (&out, &from, &to);
  g_assert_cmpfloat (to.b, ==, from.b);
  g_assert_cmpfloat (to.a, ==, 0);
  kro_fade_colors (&in, &from, &to);
  g_assert_cmpfloat (from.g, ==, to.g);
  g_assert_cmpfloat (from.a, ==, 0);
}

static void
test_links (void)
{
  static const char *const allowed[] = { "http://example.org", "HTTPS://example.org/a?b#c", "mailto:desk@example.org", "doi:10.1000/182", "#028t5cy4tqkff" };
  static const char *const refused[] = { "", "#", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "example.org", "http://a b", "http://a\nb", " http://a" };

  for (gsize i = 0; i < G_N_ELEMENTS (allowed); i++)
    g_assert_true (kro_link_is_allowed (allowed[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (kro_link_is_allowed (refused[i]));
  g_assert_false (kro_link_is_allowed (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/geometry/snap", test_snap);
  g_test_add_func ("/geometry/snap-rounded", test_snap_rounded);
  g_test_add_func ("/geometry/inset", test_inset);
  g_test_add_func ("/geometry/lines", test_lines);
  g_test_add_func ("/geometry/hatch", test_hatch);
  g_test_add_func ("/geometry/fade", test_fade);
  g_test_add_func ("/geometry/links", test_links);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sign of a category: each shape within its square, in the colour of its
 * palette, filled only once it was reviewed. */

#include "kro-sign.h"

#define SIZE 12

static KroColor
get_fill (const KroTheme *theme, guint look, gboolean reviewed)
{
  const KroCategory category = { .palette = (guint8)look, .shape = (guint8)look };
  g_autoptr (KroScene) scene = kro_sign_new_scene (theme, &category, reviewed, SIZE);
  gsize               n_primitives;
  const KroPrimitive *primitives = kro_scene_get_primitives (scene, &n_primitives);
  const KroBox       *box = &primitives[0].box;

  g_assert_cmpuint (n_primitives, ==, 1);
  g_assert_cmpfloat (primitives[0].stroke.a, ==, 1);
  g_assert_cmpfloat (box->x, >=, 0);
  g_assert_cmpfloat (box->y, >=, 0);
  g_assert_cmpfloat (box->x + box->w, <=, SIZE);
  g_assert_cmpfloat (box->y + box->h, <=, SIZE);
  return primitives[0].fill;
}

static void
test_fill (void)
{
  g_autoptr (KroTheme) theme = kro_theme_new (KRO_THEME_LIGHT, NULL, 1);
  const KroColor *paper = kro_theme_get_color (theme, KRO_COLOR_CARD);

  for (guint i = 0; i < KRO_CATEGORY_LOOKS; i++)
    {
      KroColor filled = get_fill (theme, i, TRUE);
      KroColor hollow = get_fill (theme, i, FALSE);

      g_assert_cmpmem (&filled, sizeof filled, &kro_theme_get_category (theme, i)->solid, sizeof filled);
      g_assert_cmpmem (&hollow, sizeof hollow, paper, sizeof hollow);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/sign/fill", test_fill);
  return g_test_run ();
}

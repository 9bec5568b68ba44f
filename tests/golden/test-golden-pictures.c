/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene with every primitive, as pixels. */
#include "golden.h"

#include "kro-export.h"
#include "sample-scene.h"

static void
check_theme (KroThemeKind kind, double scale, const char *name)
{
  g_autoptr (KroTheme) theme = kro_theme_new (kind, "Cantarell", 1);
  g_autoptr (KroScene) scene = sample_scene_new (theme);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = kro_export_png (scene, theme, &(KroExportOptions){ .scale = scale }, NULL, &error);

  g_assert_no_error (error);
  golden_check_png (name, png);
}

static void
test_light (void)
{
  check_theme (KRO_THEME_LIGHT, 1, "primitives-light.png");
}

static void
test_dark (void)
{
  check_theme (KRO_THEME_DARK, 1.5, "primitives-dark.png");
}

int
main (int argc, char **argv)
{
  golden_init (&argc, &argv);
  g_test_add_func ("/golden/primitives/light", test_light);
  g_test_add_func ("/golden/primitives/dark", test_dark);
  return g_test_run ();
}

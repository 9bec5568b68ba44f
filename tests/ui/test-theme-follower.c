/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The theme of a widget follows what the desktop says, at once. */

#include "kro-theme-follower.h"
#include "kro-ui-test.h"

typedef struct
{
  GtkWidget        *window;
  KroThemeFollower *follower;
  guint             n_changed;
} Fixture;

static void
count_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = gtk_window_new ();
  fixture->follower = kro_theme_follower_new (fixture->window);
  fixture->n_changed = 0;
  g_signal_connect_swapped (fixture->follower, "changed", G_CALLBACK (count_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  kro_ui_test_finalize (fixture->follower);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-font-name");
}

static void
test_dark (Fixture *fixture, gconstpointer data)
{
  KroTheme *theme = kro_theme_follower_get_theme (fixture->follower);

  g_assert_cmpint (kro_theme_get_kind (theme), ==, KRO_THEME_LIGHT);
  g_assert_false (kro_theme_get_contrast (theme));
  g_assert_true (theme == kro_theme_follower_get_theme (fixture->follower));
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpint (kro_theme_get_kind (kro_theme_follower_get_theme (fixture->follower)), ==, KRO_THEME_DARK);
}

static void
test_text_scale (Fixture *fixture, gconstpointer data)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpfloat (kro_theme_get_metrics (kro_theme_follower_get_theme (fixture->follower))->text_scale, ==, 2);
}

static void
test_font (Fixture *fixture, gconstpointer data)
{
  const PangoFontDescription *font;

  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Serif 14", NULL);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  font = kro_theme_get_font (kro_theme_follower_get_theme (fixture->follower), KRO_FONT_TITLE);
  g_assert_cmpstr (pango_font_description_get_family (font), ==, "Serif");
}

/* In a process of its own, since the desktop tells of contrast at its start. */
static void
test_contrast (Fixture *fixture, gconstpointer data)
{
  if (g_test_subprocess ())
    {
      g_assert_true (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()));
      g_assert_true (kro_theme_get_contrast (kro_theme_follower_get_theme (fixture->follower)));
      return;
    }
  g_assert_false (kro_theme_get_contrast (kro_theme_follower_get_theme (fixture->follower)));
  g_object_notify (G_OBJECT (adw_style_manager_get_default ()), "high-contrast");
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  g_unsetenv ("ADW_DEBUG_HIGH_CONTRAST");
  g_test_trap_assert_passed ();
}

/* The widget may go first. */
static void
test_widget_gone (void)
{
  GtkWidget *window = gtk_window_new ();
  g_autoptr (KroThemeFollower) follower = kro_theme_follower_new (window);

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_nonnull (kro_theme_follower_get_theme (follower));
}

int
main (int argc, char **argv)
{
  kro_ui_test_init (&argc, &argv);
  g_test_add ("/ui/theme-follower/dark", Fixture, NULL, set_up, test_dark, tear_down);
  g_test_add ("/ui/theme-follower/text-scale", Fixture, NULL, set_up, test_text_scale, tear_down);
  g_test_add ("/ui/theme-follower/font", Fixture, NULL, set_up, test_font, tear_down);
  g_test_add ("/ui/theme-follower/contrast", Fixture, NULL, set_up, test_contrast, tear_down);
  g_test_add_func ("/ui/theme-follower/widget-gone", test_widget_gone);
  return g_test_run ();
}

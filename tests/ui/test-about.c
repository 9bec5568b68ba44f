/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The about window tells version and libraries; its icon is linked in. */

#include "kro-about.h"
#include "kro-ui-test.h"

#include <string.h>

static void
test_words (void)
{
  GtkWidget      *parent = gtk_window_new ();
  GtkWidget      *window = kro_about_new (GTK_WINDOW (parent));
  AdwAboutWindow *about = ADW_ABOUT_WINDOW (window);
  const char     *debug = adw_about_window_get_debug_info (about);

  g_object_ref (window);
  g_assert_cmpstr (adw_about_window_get_application_icon (about), ==, "io.github.kroniek.Kroniek");
  g_assert_cmpint (adw_about_window_get_license_type (about), ==, GTK_LICENSE_GPL_3_0);
  g_assert_nonnull (strstr (debug, "GTK 4."));
  g_assert_nonnull (strstr (debug, "ICU (built with "));
  g_assert_nonnull (strstr (debug, adw_about_window_get_version (about)));
  /* It says nothing of the person. */
  g_assert_null (strstr (debug, g_get_home_dir ()));
  gtk_window_present (GTK_WINDOW (window));
  kro_ui_test_wait_frame (window);
  gtk_window_destroy (GTK_WINDOW (window));
  kro_ui_test_settle ();
  kro_ui_test_finalize (window);
  gtk_window_destroy (GTK_WINDOW (parent));
}

static void
activate_cb (GApplication *application, gboolean *found)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  *found = gtk_icon_theme_has_icon (theme, "io.github.kroniek.Kroniek") && gtk_icon_theme_has_icon (theme, "io.github.kroniek.Kroniek-symbolic");
}

/* An application with our id finds the icons that are linked in. */
static void
test_icon (void)
{
  g_autoptr (AdwApplication) application = adw_application_new ("io.github.kroniek.Kroniek", G_APPLICATION_NON_UNIQUE);
  g_autoptr (GtkWidget) window = g_object_ref (kro_about_new (NULL));
  gboolean found = FALSE;

  gtk_window_destroy (GTK_WINDOW (window));
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &found);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 0, NULL), ==, 0);
  g_assert_true (found);
}

int
main (int argc, char **argv)
{
  kro_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/about/words", test_words);
  g_test_add_func ("/ui/about/icon", test_icon);
  return g_test_run ();
}

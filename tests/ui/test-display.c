/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ground that other tests of widgets stand on: the private display shows
 * a window, draws it, and lets it go. */

#include "kro-ui-test.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *button;
  int        n_clicks;
} Fixture;

static void
clicked_cb (Fixture *fixture)
{
  fixture->n_clicks++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->window = adw_window_new ();
  fixture->button = gtk_button_new_with_label ("Open");
  g_signal_connect_swapped (fixture->button, "clicked", G_CALLBACK (clicked_cb), fixture);
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->button);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 640, 400);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_ref (fixture->button);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  kro_ui_test_settle ();
  kro_ui_test_finalize (fixture->button);
}

static gboolean
is_allocated (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

static void
test_window (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GdkTexture) texture = NULL;

  gtk_window_present (GTK_WINDOW (fixture->window));
  kro_ui_test_wait (is_allocated, fixture->button);
  texture = kro_ui_test_render (fixture->button);
  g_assert_nonnull (texture);
  g_assert_cmpint (gdk_texture_get_width (texture), >, 100);
}

static void
test_gesture (Fixture      *fixture,
              gconstpointer data)
{
  GtkEventController *click = kro_ui_test_controller (fixture->button, GTK_TYPE_GESTURE_CLICK);

  g_assert_nonnull (click);
  g_assert_null (kro_ui_test_controller (fixture->button, GTK_TYPE_GESTURE_ZOOM));
  g_signal_emit_by_name (fixture->button, "clicked");
  g_assert_cmpint (fixture->n_clicks, ==, 1);
}

static void
test_accessible (Fixture      *fixture,
                 gconstpointer data)
{
  gtk_test_accessible_assert_role (fixture->button, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
test_private_home (Fixture      *fixture,
                   gconstpointer data)
{
  g_assert_true (g_str_has_prefix (g_get_user_config_dir (), g_get_home_dir ()));
  g_assert_cmpstr (g_getenv ("GSETTINGS_BACKEND"), ==, "memory");
}

int
main (int    argc,
      char **argv)
{
  kro_ui_test_init (&argc, &argv);
  g_test_add ("/ui/display/window", Fixture, NULL, set_up, test_window, tear_down);
  g_test_add ("/ui/display/gesture", Fixture, NULL, set_up, test_gesture, tear_down);
  g_test_add ("/ui/display/accessible", Fixture, NULL, set_up, test_accessible, tear_down);
  g_test_add ("/ui/display/private-home", Fixture, NULL, set_up, test_private_home, tear_down);
  return g_test_run ();
}

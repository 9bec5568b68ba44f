/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What tests of widgets share. A test waits for a condition, never for a
 * time; the limits here only end a test that would hang. Main thread. */

#include "kro-ui-test.h"

#include <locale.h>

#define WAIT_SECONDS 20

/**
 * kro_ui_test_init:
 * @argc: (inout): of main
 * @argv: (inout): of main
 *
 * Readies GLib's tests, GTK and libadwaita. gtk_test_init() is not used: newer
 * versions end the program where the locale en_US is not installed.
 */
void
kro_ui_test_init (int    *argc,
                  char ***argv)
{
  g_test_init (argc, argv, NULL);
  gtk_disable_setlocale ();
  setlocale (LC_ALL, "C.UTF-8");
  gtk_init ();
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/**
 * kro_ui_test_wait:
 * @func: the condition
 * @data: for @func
 *
 * Runs the main loop until @func is true; fails the test after 20 seconds.
 */
void
kro_ui_test_wait (KroUiTestFunc func,
                  gpointer      data)
{
  gint64 end = g_get_monotonic_time () + WAIT_SECONDS * G_USEC_PER_SEC;
  guint  wake = g_timeout_add (10, wake_cb, NULL);

  while (!func (data) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
  g_assert_true (func (data));
}

/**
 * kro_ui_test_settle:
 *
 * Runs the main loop until nothing is left to do.
 */
void
kro_ui_test_settle (void)
{
  gint64 end = g_get_monotonic_time () + WAIT_SECONDS * G_USEC_PER_SEC;

  while (g_main_context_iteration (NULL, FALSE))
    g_assert_cmpint (g_get_monotonic_time (), <, end);
}

static gboolean
is_alone (gpointer data)
{
  return g_atomic_int_get ((const int *)&G_OBJECT (data)->ref_count) == 1;
}

/**
 * kro_ui_test_finalize:
 * @object: (transfer full): to be gone
 *
 * Lets go of @object and checks that nobody else holds it. A thread lets go of
 * what it worked for a little after it has told, which is waited for.
 */
void
kro_ui_test_finalize (gpointer object)
{
  kro_ui_test_wait (is_alone, object);
  g_assert_finalize_object (object);
}

static void
painted_cb (gboolean *painted)
{
  *painted = TRUE;
}

static gboolean
is_painted (gpointer data)
{
  return *(gboolean *)data;
}

/**
 * kro_ui_test_wait_frame:
 * @widget: a widget in a window that is shown
 *
 * Draws it anew and waits until that is done.
 */
void
kro_ui_test_wait_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean       painted = FALSE;
  gulong         handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  gtk_widget_queue_draw (widget);
  kro_ui_test_wait (is_painted, &painted);
  g_signal_handler_disconnect (clock, handler);
}

/**
 * kro_ui_test_render:
 * @widget: a widget that has been allocated in a realized window
 *
 * Returns: (transfer full) (nullable): its picture; %NULL when it draws nothing
 */
GdkTexture *
kro_ui_test_render (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GdkPaintable) picture = gdk_paintable_get_current_image (paintable);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (picture,
                          snapshot,
                          gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_to_node (snapshot);
  if (node == NULL)
    return NULL;
  return gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)), node, NULL);
}

/**
 * kro_ui_test_controller:
 * @widget: a widget
 * @type: the type of an event controller
 *
 * Finds the first controller of @type, so that a test can emit its signals.
 *
 * Returns: (transfer none) (nullable): the controller
 */
GtkEventController *
kro_ui_test_controller (GtkWidget *widget,
                        GType      type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_type_is_a (G_OBJECT_TYPE (controller), type))
        return controller;
    }
  return NULL;
}

/**
 * kro_ui_test_find:
 * @widget: a widget
 * @type: a type of widgets
 *
 * Returns: (transfer none) (nullable): the first of that type, @widget or below
 */
GtkWidget *
kro_ui_test_find (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = kro_ui_test_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * kro_ui_test_find_id:
 * @widget: a widget
 * @id: as a template names it
 *
 * Returns: (transfer none) (nullable): the first of that id, @widget or below
 */
GtkWidget *
kro_ui_test_find_id (GtkWidget *widget, const char *id)
{
  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), id) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = kro_ui_test_find_id (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * kro_ui_test_find_label:
 * @widget: a widget
 * @text: what a label says
 *
 * Returns: (transfer none) (nullable): the first label that says that and is
 *   not hidden, @widget or below
 */
GtkWidget *
kro_ui_test_find_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = kro_ui_test_find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

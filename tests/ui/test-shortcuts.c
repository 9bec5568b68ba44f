/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window of keys: each of them is one that GTK can read, and has words. */

#include "kro-shortcuts.h"
#include "kro-ui-test.h"

#include <string.h>

static void
check_keys (const char *accelerators)
{
  g_auto (GStrv) keys = g_strsplit (accelerators, " ", -1);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      guint           key;
      GdkModifierType modifiers;

      if (!gtk_accelerator_parse (keys[i], &key, &modifiers))
        g_error ("“%s” is no key", keys[i]);
    }
}

static guint
check_shortcuts (GtkWidget *widget)
{
  guint n = 0;

  if (GTK_IS_SHORTCUTS_SHORTCUT (widget))
    {
      g_autofree char *accelerator = NULL;
      g_autofree char *title = NULL;

      g_object_get (widget, "accelerator", &accelerator, "title", &title, NULL);
      check_keys (accelerator);
      g_assert_cmpint (strlen (title), >, 3);
      return 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += check_shortcuts (child);
  return n;
}

static void
test_keys (void)
{
  GtkWidget *window = kro_shortcuts_new (NULL);

  g_object_ref (window);
  g_assert_cmpuint (check_shortcuts (window), >=, 30);
  gtk_window_destroy (GTK_WINDOW (window));
  kro_ui_test_finalize (window);
}

static void
test_shown (void)
{
  GtkWidget *parent = gtk_window_new ();
  GtkWidget *window = kro_shortcuts_new (GTK_WINDOW (parent));

  g_object_ref (window);
  gtk_window_present (GTK_WINDOW (parent));
  gtk_window_present (GTK_WINDOW (window));
  kro_ui_test_wait_frame (window);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (window)) == GTK_WINDOW (parent));
  gtk_window_destroy (GTK_WINDOW (window));
  kro_ui_test_settle ();
  kro_ui_test_finalize (window);
  gtk_window_destroy (GTK_WINDOW (parent));
}

int
main (int argc, char **argv)
{
  kro_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/shortcuts/keys", test_keys);
  g_test_add_func ("/ui/shortcuts/shown", test_shown);
  return g_test_run ();
}

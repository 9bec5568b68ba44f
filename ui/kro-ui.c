/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Templates and style sheet, linked in. A static library leaves out what
 * nobody names, so they are registered by call and not by themselves. Main
 * thread.
 */
#include "kro-ui.h"

#include "kro-compat.h"
#include "kro-ui-resources.h"

/**
 * kro_ui_ensure_resources:
 *
 * Registers the resources, once. Each class with a template calls it.
 */
void
kro_ui_ensure_resources (void)
{
  static gsize done = 0;

  if (!g_once_init_enter (&done))
    return;
  g_resources_register (kro_ui_get_resource ());
  g_once_init_leave (&done, 1);
}

/**
 * kro_ui_ensure_style:
 * @display: a display
 *
 * Loads the style sheet for @display, once.
 */
void
kro_ui_ensure_style (GdkDisplay *display)
{
  g_autoptr (GtkCssProvider) provider = NULL;
  g_autoptr (GBytes) css = NULL;

  if (g_object_get_data (G_OBJECT (display), "kro-style") != NULL)
    return;
  kro_ui_ensure_resources ();
  css = g_resources_lookup_data (KRO_UI_PATH "style.css", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  provider = gtk_css_provider_new ();
  kro_compat_load_css (provider, g_bytes_get_data (css, NULL));
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_set_data (G_OBJECT (display), "kro-style", GINT_TO_POINTER (1));
}

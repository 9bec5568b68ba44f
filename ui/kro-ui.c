/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Templates and style sheet, linked in. A static library leaves out what
 * nobody names, so they are registered by call and not by themselves. Main
 * thread.
 */
#include "kro-ui.h"

#include "kro-compat.h"
#include "kro-ui-resources.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

/* Bytes: more than an image of a screen of 3840×2160. */
#define LARGE_BLOCK (40 << 20)

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
 * kro_ui_tune_memory:
 *
 * Tells the C library to keep the blocks that GTK takes and gives back in each
 * frame, images of the size of the window: by default each is asked of the
 * kernel anew, which clears it page by page. To be called before there are
 * threads; does nothing where the C library is not that of GNU.
 */
void
kro_ui_tune_memory (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, LARGE_BLOCK);
  mallopt (M_TRIM_THRESHOLD, 2 * LARGE_BLOCK);
#endif
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

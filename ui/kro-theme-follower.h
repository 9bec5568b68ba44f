/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-theme.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KroThemeFollower:
 *
 * The theme that pictures in a widget should have now: light or dark, contrast,
 * font and size of text as the person set them for the desktop. `changed` is
 * emitted when there is another one to get, or when pixels of the screen have
 * another size; what was painted is to be painted anew. The widget owns its
 * follower, which must not outlive it.
 */
#define KRO_TYPE_THEME_FOLLOWER (kro_theme_follower_get_type ())
G_DECLARE_FINAL_TYPE (KroThemeFollower, kro_theme_follower, KRO, THEME_FOLLOWER, GObject)

KroThemeFollower *kro_theme_follower_new (GtkWidget *widget);
KroTheme         *kro_theme_follower_get_theme (KroThemeFollower *self);
void              kro_theme_follower_set_text_factor (KroThemeFollower *self, double factor);

G_END_DECLS

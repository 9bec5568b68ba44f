/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the desktop says of looks, as a theme, for every widget that paints by
 * itself. The theme is made when it is asked for. Main thread.
 */
#include "kro-theme-follower.h"

#include <adwaita.h>

struct _KroThemeFollower
{
  GObject parent_instance;

  double text_factor; /* on the text scale of the desktop */

  /* owned */
  KroTheme *theme;

  /* borrowed, told when it goes */
  GtkWidget *widget;
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KroThemeFollower, kro_theme_follower, G_TYPE_OBJECT)

static double
get_text_scale (KroThemeFollower *self)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (self->widget), "gtk-xft-dpi", &dpi, NULL);
  return self->text_factor * (dpi > 0 ? CLAMP (dpi / (96.0 * 1024), 0.5, 4) : 1);
}

/* Not from the widget's style, which hears of another font only later. */
static char *
get_family (KroThemeFollower *self)
{
  g_autofree char *name = NULL;
  g_autoptr (PangoFontDescription) font = NULL;

  g_object_get (gtk_widget_get_settings (self->widget), "gtk-font-name", &name, NULL);
  font = name != NULL ? pango_font_description_from_string (name) : NULL;
  return font != NULL ? g_strdup (pango_font_description_get_family (font)) : NULL;
}

static KroTheme *
make_theme (KroThemeFollower *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  KroThemeKind     kind = adw_style_manager_get_dark (manager) ? KRO_THEME_DARK : KRO_THEME_LIGHT;
  g_autofree char *family = NULL;

  if (self->widget == NULL)
    return kro_theme_new (kind, NULL, 1);
  family = get_family (self);
  if (adw_style_manager_get_high_contrast (manager))
    return kro_theme_new_contrast (kind, family, get_text_scale (self));
  return kro_theme_new (kind, family, get_text_scale (self));
}

static void
changed_cb (KroThemeFollower *self)
{
  g_clear_pointer (&self->theme, kro_theme_unref);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
kro_theme_follower_dispose (GObject *object)
{
  KroThemeFollower *self = KRO_THEME_FOLLOWER (object);

  g_clear_weak_pointer (&self->widget);
  G_OBJECT_CLASS (kro_theme_follower_parent_class)->dispose (object);
}

static void
kro_theme_follower_finalize (GObject *object)
{
  KroThemeFollower *self = KRO_THEME_FOLLOWER (object);

  g_clear_pointer (&self->theme, kro_theme_unref);
  G_OBJECT_CLASS (kro_theme_follower_parent_class)->finalize (object);
}

static void
kro_theme_follower_class_init (KroThemeFollowerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kro_theme_follower_dispose;
  G_OBJECT_CLASS (klass)->finalize = kro_theme_follower_finalize;
  signals[CHANGED] = g_signal_new ("changed", KRO_TYPE_THEME_FOLLOWER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kro_theme_follower_init (KroThemeFollower *self)
{
  self->text_factor = 1;
}

/**
 * kro_theme_follower_new:
 * @widget: what is painted
 *
 * Returns: (transfer full): its follower
 */
KroThemeFollower *
kro_theme_follower_new (GtkWidget *widget)
{
  KroThemeFollower *self = g_object_new (KRO_TYPE_THEME_FOLLOWER, NULL);
  AdwStyleManager  *manager = adw_style_manager_get_default ();
  GtkSettings      *settings = gtk_widget_get_settings (widget);

  g_set_weak_pointer (&self->widget, widget);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-font-name", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "notify::scale-factor", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * kro_theme_follower_get_theme:
 * @self: a follower
 *
 * Returns: (transfer none): the theme to paint with, until `changed`
 */
KroTheme *
kro_theme_follower_get_theme (KroThemeFollower *self)
{
  if (self->theme == NULL)
    self->theme = make_theme (self);
  return self->theme;
}

/**
 * kro_theme_follower_set_text_factor:
 * @self: a follower
 * @factor: above 0; 1 is the size of text of the desktop
 *
 * Makes text, and what is around it, larger or smaller than elsewhere.
 */
void
kro_theme_follower_set_text_factor (KroThemeFollower *self, double factor)
{
  if (self->text_factor == factor)
    return;
  self->text_factor = factor;
  changed_cb (self);
}

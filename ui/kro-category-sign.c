/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A small picture of a category, made and painted by src/render. It follows
 * the size of the text beside it. Main thread.
 */
#include "kro-category-sign.h"

#include "kro-cairo-painter.h"
#include "kro-sign.h"

struct _KroCategorySign
{
  GtkWidget parent_instance;

  /* owned */
  KroTheme    *theme;
  KroCategory *category;
  gboolean     reviewed;
};

G_DEFINE_FINAL_TYPE (KroCategorySign, kro_category_sign, GTK_TYPE_WIDGET)

static void
kro_category_sign_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  PangoContext     *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int               height = pango_font_metrics_get_height (metrics);

  *minimum = *natural = MAX (9, (int)(height * 0.72 / PANGO_SCALE));
  pango_font_metrics_unref (metrics);
}

static void
kro_category_sign_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KroCategorySign *self = KRO_CATEGORY_SIGN (widget);
  int              size = MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  g_autoptr (KroScene) scene = NULL;
  g_autoptr (KroCairoPainter) painter = NULL;
  cairo_t *cr;

  if (self->theme == NULL || size <= 0)
    return;
  scene = kro_sign_new_scene (self->theme, self->category, self->reviewed, size);
  painter = kro_cairo_painter_new (self->theme);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)size, (float)size));
  kro_cairo_painter_paint (painter, cr, scene);
  cairo_destroy (cr);
}

static void
kro_category_sign_finalize (GObject *object)
{
  KroCategorySign *self = KRO_CATEGORY_SIGN (object);

  g_clear_pointer (&self->category, kro_category_free);
  g_clear_pointer (&self->theme, kro_theme_unref);
  G_OBJECT_CLASS (kro_category_sign_parent_class)->finalize (object);
}

static void
kro_category_sign_class_init (KroCategorySignClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kro_category_sign_finalize;
  widget_class->measure = kro_category_sign_measure;
  widget_class->snapshot = kro_category_sign_snapshot;
  gtk_widget_class_set_css_name (widget_class, "sign");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
kro_category_sign_init (KroCategorySign *self)
{
}

/**
 * kro_category_sign_new:
 *
 * Returns: (transfer floating): a sign of nothing yet
 */
GtkWidget *
kro_category_sign_new (void)
{
  return g_object_new (KRO_TYPE_CATEGORY_SIGN, NULL);
}

/**
 * kro_category_sign_show:
 * @self: a sign
 * @theme: its colours
 * @category: whose sign
 * @reviewed: whether it is filled
 */
void
kro_category_sign_show (KroCategorySign *self, KroTheme *theme, const KroCategory *category, gboolean reviewed)
{
  if (self->theme == theme && self->reviewed == reviewed && kro_category_equal (self->category, category))
    return;
  g_clear_pointer (&self->category, kro_category_free);
  g_clear_pointer (&self->theme, kro_theme_unref);
  self->theme = kro_theme_ref (theme);
  self->category = kro_category_copy (category);
  self->reviewed = reviewed;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The picture to be, as small as it is shown. Its scene is made as for a file
 * and painted in a thread, at the size on screen; what is shown stays until
 * that is done. Something newer cancels what is under way. Lengths are logical
 * pixels, those of the texture are pixels of the screen. Main thread but for
 * paint_in_thread.
 */
#include "kro-export-preview.h"

#include "kro-cairo-painter.h"

#include <math.h>

#define HEIGHT 200

/* Around the picture, for its shadow. */
#define MARGIN 6

struct _KroExportPreview
{
  GtkWidget parent_instance;

  int width; /* that the picture was painted for */
  int height;

  gboolean is_making; /* a scene */

  /* owned */
  GtkWidget    *frame;   /* a child */
  GtkPicture   *picture; /* its child */
  KroTheme     *theme;
  KroScene     *scene;
  GCancellable *work; /* what is under way */
};

enum {
  PROP_SETTLED = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (KroExportPreview, kro_export_preview, GTK_TYPE_WIDGET)

static void
set_work (KroExportPreview *self, GCancellable *work)
{
  gboolean was_settled = self->work == NULL;

  g_cancellable_cancel (self->work);
  g_clear_object (&self->work);
  self->work = work;
  if (was_settled != (work == NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SETTLED]);
}

/* --- painting, in a thread ------------------------------------------------------------- */

typedef struct
{
  KroScene *scene;
  KroTheme *theme;
  double    scale;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  kro_scene_unref (job->scene);
  kro_theme_unref (job->theme);
  g_free (job);
}

static GdkTexture *
make_texture (cairo_surface_t *surface)
{
  int         stride = cairo_image_surface_get_stride (surface);
  int         height = cairo_image_surface_get_height (surface);
  gsize       length = (gsize)stride * (gsize)height;
  GBytes     *bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), length, (GDestroyNotify)cairo_surface_destroy, surface);
  GdkTexture *texture = gdk_memory_texture_new (cairo_image_surface_get_width (surface), height, GDK_MEMORY_DEFAULT, bytes, (gsize)stride);

  g_bytes_unref (bytes);
  return texture;
}

static void
paint_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  g_autoptr (KroCairoPainter) painter = kro_cairo_painter_new (job->theme);
  const KroColor  *paper = kro_theme_get_color (job->theme, KRO_COLOR_BACKGROUND);
  int              width = (int)MAX (lround (kro_scene_get_width (job->scene) * job->scale), 1);
  int              height = (int)MAX (lround (kro_scene_get_height (job->scene) * job->scale), 1);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t         *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, paper->r, paper->g, paper->b);
  cairo_paint (cr);
  cairo_scale (cr, width / kro_scene_get_width (job->scene), height / kro_scene_get_height (job->scene));
  kro_cairo_painter_paint (painter, cr, job->scene);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_task_return_pointer (task, make_texture (surface), g_object_unref);
}

static void
painted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  KroExportPreview *self = KRO_EXPORT_PREVIEW (object);
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Something newer is under way. */
  if (texture == NULL || g_task_get_cancellable (G_TASK (result)) != self->work)
    return;
  gtk_aspect_frame_set_ratio (GTK_ASPECT_FRAME (self->frame), (float)(kro_scene_get_width (self->scene) / kro_scene_get_height (self->scene)));
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_widget_set_visible (self->frame, TRUE);
  set_work (self, NULL);
}

static void
start_painting (KroExportPreview *self)
{
  GCancellable *work = g_cancellable_new ();
  Job          *job = g_new (Job, 1);
  g_autoptr (GTask) task = g_task_new (self, work, painted_cb, NULL);
  double across = MAX (self->width - 2 * MARGIN, 1) / kro_scene_get_width (self->scene);
  double down = MAX (self->height - 2 * MARGIN, 1) / kro_scene_get_height (self->scene);

  *job = (Job){ kro_scene_ref (self->scene), kro_theme_ref (self->theme), MIN (across, down) * gtk_widget_get_scale_factor (GTK_WIDGET (self)) };
  set_work (self, work);
  g_task_set_source_tag (task, start_painting);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, paint_in_thread);
}

static void
scene_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KroExportPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  KroScene *scene = kro_exporter_make_scene_finish (result, &error);

  /* Without a scene something newer is under way. */
  if (scene == NULL)
    return;
  g_clear_pointer (&self->scene, kro_scene_unref);
  self->scene = scene;
  self->is_making = FALSE;
  if (self->width > 0)
    start_painting (self);
}

/* --- GtkWidget ----------------------------------------------------------------------------- */

static void
kro_export_preview_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 1;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : HEIGHT * 16 / 9;
}

static void
kro_export_preview_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KroExportPreview *self = KRO_EXPORT_PREVIEW (widget);
  GtkAllocation     inner = { MARGIN, MARGIN, MAX (width - 2 * MARGIN, 1), MAX (height - 2 * MARGIN, 1) };

  gtk_widget_size_allocate (self->frame, &inner, -1);
  if (width == self->width && height == self->height)
    return;
  self->width = width;
  self->height = height;
  if (self->scene != NULL && !self->is_making)
    start_painting (self);
}

static void
scale_factor_cb (KroExportPreview *self)
{
  if (self->scene != NULL && !self->is_making && self->width > 0)
    start_painting (self);
}

static void
kro_export_preview_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SETTLED)
    g_value_set_boolean (value, kro_export_preview_get_settled (KRO_EXPORT_PREVIEW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kro_export_preview_dispose (GObject *object)
{
  KroExportPreview *self = KRO_EXPORT_PREVIEW (object);

  g_cancellable_cancel (self->work);
  g_clear_object (&self->work);
  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_pointer (&self->scene, kro_scene_unref);
  g_clear_pointer (&self->theme, kro_theme_unref);
  G_OBJECT_CLASS (kro_export_preview_parent_class)->dispose (object);
}

static void
kro_export_preview_class_init (KroExportPreviewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kro_export_preview_get_property;
  object_class->dispose = kro_export_preview_dispose;
  widget_class->measure = kro_export_preview_measure;
  widget_class->size_allocate = kro_export_preview_size_allocate;
  properties[PROP_SETTLED] = g_param_spec_boolean ("settled", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "preview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kro_export_preview_init (KroExportPreview *self)
{
  self->picture = GTK_PICTURE (gtk_picture_new ());
  gtk_picture_set_content_fit (self->picture, GTK_CONTENT_FIT_FILL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->picture), "export-picture");
  self->frame = gtk_aspect_frame_new (0.5f, 0.5f, 16.0f / 9, FALSE);
  gtk_aspect_frame_set_child (GTK_ASPECT_FRAME (self->frame), GTK_WIDGET (self->picture));
  gtk_widget_set_visible (self->frame, FALSE);
  gtk_widget_set_parent (self->frame, GTK_WIDGET (self));
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (scale_factor_cb), NULL);
}

/* --- public -------------------------------------------------------------------------------- */

/**
 * kro_export_preview_new:
 *
 * Returns: (transfer floating): a preview of nothing yet
 */
GtkWidget *
kro_export_preview_new (void)
{
  return g_object_new (KRO_TYPE_EXPORT_PREVIEW, NULL);
}

/**
 * kro_export_preview_show:
 * @self: a preview
 * @view: what is seen
 * @settings: what is wanted of it; its size can be exported
 *
 * Shows another picture, as soon as it is there.
 */
void
kro_export_preview_show (KroExportPreview *self, const KroExportView *view, const KroExportSettings *settings)
{
  set_work (self, g_cancellable_new ());
  self->is_making = TRUE;
  g_clear_pointer (&self->theme, kro_theme_unref);
  self->theme = kro_theme_new (settings->theme, NULL, 1);
  kro_exporter_make_scene_async (view, settings, self->theme, self->work, scene_cb, g_object_ref (self));
}

/**
 * kro_export_preview_get_settled:
 * @self: a preview
 *
 * Returns: whether nothing is under way
 */
gboolean
kro_export_preview_get_settled (KroExportPreview *self)
{
  return self->work == NULL;
}

/**
 * kro_export_preview_get_texture:
 * @self: a preview
 *
 * Returns: (transfer none) (nullable): what is shown
 */
GdkTexture *
kro_export_preview_get_texture (KroExportPreview *self)
{
  GdkPaintable *paintable = gtk_picture_get_paintable (self->picture);

  return paintable != NULL ? GDK_TEXTURE (paintable) : NULL;
}

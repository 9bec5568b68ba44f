/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A node of GTK for Cairo is a recording that is replayed at each frame, which
 * costs several times what it takes to paint. So a scene is painted into an
 * image, and the recording consists of that image alone. GTK holds the nodes
 * of a frame or two before; hence several images, so that none is painted to
 * while a recording refers to it (Cairo would copy it first). Sizes are device
 * pixels. Main thread.
 */
#include "kro-canvas.h"

#include <math.h>

#define N_IMAGES 3

struct _KroCanvas
{
  cairo_surface_t *images[N_IMAGES]; /* owned; NULL: not needed yet */
};

/**
 * kro_canvas_new:
 *
 * Returns: (transfer full): a canvas
 */
KroCanvas *
kro_canvas_new (void)
{
  return g_new0 (KroCanvas, 1);
}

/**
 * kro_canvas_free:
 * @self: (transfer full): a canvas
 *
 * Frees it; its nodes stay good.
 */
void
kro_canvas_free (KroCanvas *self)
{
  for (guint i = 0; i < N_IMAGES; i++)
    g_clear_pointer (&self->images[i], cairo_surface_destroy);
  g_free (self);
}

static gboolean
fits (cairo_surface_t *image, int width, int height)
{
  return cairo_image_surface_get_width (image) == width && cairo_image_surface_get_height (image) == height;
}

/* An image that no node refers to, in the size that is wanted; while one
 * does, its recording holds a reference. */
static cairo_surface_t *
take_image (KroCanvas *self, int width, int height, int scale_factor)
{
  guint free = 0;

  for (guint i = 0; i < N_IMAGES; i++)
    {
      if (self->images[i] == NULL)
        free = i;
      else if (cairo_surface_get_reference_count (self->images[i]) > 1)
        continue;
      else if (fits (self->images[i], width, height))
        return self->images[i];
      else
        free = i;
    }
  g_clear_pointer (&self->images[free], cairo_surface_destroy);
  self->images[free] = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_surface_set_device_scale (self->images[free], scale_factor, scale_factor);
  return self->images[free];
}

/**
 * kro_canvas_paint:
 * @self: a canvas
 * @scene: what to show; it covers its whole size
 * @painter: what paints it
 * @scale_factor: device pixels a logical pixel
 *
 * Paints a scene.
 *
 * Returns: (transfer full): a node of the size of the scene
 */
GskRenderNode *
kro_canvas_paint (KroCanvas *self, KroScene *scene, KroCairoPainter *painter, int scale_factor)
{
  double           width = kro_scene_get_width (scene);
  double           height = kro_scene_get_height (scene);
  cairo_surface_t *image = take_image (self, (int)ceil (width) * scale_factor, (int)ceil (height) * scale_factor, scale_factor);
  cairo_t         *cr = cairo_create (image);
  GskRenderNode   *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));

  kro_cairo_painter_set_scale (painter, scale_factor);
  kro_cairo_painter_paint (painter, cr, scene);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  cr = gsk_cairo_node_get_draw_context (node);
  cairo_set_source_surface (cr, image, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_destroy (cr);
  return node;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A picture is parted into upright columns, each of them an image and a node
 * that shows it. The columns go along with time when it moves, so that most of
 * them show what they showed in the last picture; the digest of the scene says
 * which (kro-scene-digest.c). The others are painted: what comes in at an edge,
 * and where titles and clusters stick to the edges.
 *
 * A node of GTK for Cairo is a recording that is replayed at each frame, which
 * costs several times what it takes to paint. So a column is painted into an
 * image, and the recording consists of that image alone. GTK holds the nodes
 * of a frame or two before; an image is painted to again when no recording
 * refers to it any more (Cairo would copy it first). Main thread.
 */
#include "kro-canvas.h"

#include "kro-scene-digest.h"

#include <math.h>

/* Logical pixels. */
#define COLUMN 128
#define MAX_COLUMNS 256
/* Images that are kept for later. */
#define MAX_SPARE 24

struct _KroCanvas
{
  /* owned */
  GHashTable *columns; /* of digest to GskRenderNode: those of the last picture */
  GPtrArray  *images;  /* of cairo_surface_t, in use or not */

  double          pixels_per_second; /* of the last picture */
  const KroFolds *folds;             /* only compared */
  KroTime         anchor;            /* a column begins there */
  int             scale_factor;
  guint           n_painted;
};

/**
 * kro_canvas_new:
 *
 * Returns: (transfer full): a canvas
 */
KroCanvas *
kro_canvas_new (void)
{
  KroCanvas *self = g_new0 (KroCanvas, 1);

  self->columns = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)gsk_render_node_unref);
  self->images = g_ptr_array_new_with_free_func ((GDestroyNotify)cairo_surface_destroy);
  return self;
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
  g_hash_table_unref (self->columns);
  g_ptr_array_unref (self->images);
  g_free (self);
}

/**
 * kro_canvas_clear:
 * @self: a canvas
 *
 * Forgets what was painted, since letters or colours are others now.
 */
void
kro_canvas_clear (KroCanvas *self)
{
  g_hash_table_remove_all (self->columns);
}

/**
 * kro_canvas_get_n_painted:
 * @self: a canvas
 *
 * Returns: how many columns it has painted in its life
 */
guint
kro_canvas_get_n_painted (const KroCanvas *self)
{
  return self->n_painted;
}

/* --- images --------------------------------------------------------------------- */

static gboolean
fits (cairo_surface_t *image, int width, int height)
{
  return cairo_image_surface_get_width (image) == width && cairo_image_surface_get_height (image) == height;
}

/* An image that no node refers to, in the size that is wanted; while one
 * does, its recording holds a reference. */
static cairo_surface_t *
take_image (KroCanvas *self, int width, int height)
{
  cairo_surface_t *image;

  for (guint i = 0; i < self->images->len; i++)
    {
      image = g_ptr_array_index (self->images, i);
      if (cairo_surface_get_reference_count (image) == 1 && fits (image, width, height))
        return image;
    }
  image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_surface_set_device_scale (image, self->scale_factor, self->scale_factor);
  g_ptr_array_add (self->images, image);
  return image;
}

/* Lets go of images that nothing shows, but for some. */
static void
trim_images (KroCanvas *self)
{
  guint n_spare = 0;

  for (guint i = self->images->len; i > 0; i--)
    if (cairo_surface_get_reference_count (g_ptr_array_index (self->images, i - 1)) == 1 && ++n_spare > MAX_SPARE)
      g_ptr_array_remove_index_fast (self->images, i - 1);
}

/* --- columns -------------------------------------------------------------------- */

static GskRenderNode *
paint_column (KroCanvas *self, KroScene *scene, KroCairoPainter *painter, double left, double width)
{
  double           height = kro_scene_get_height (scene);
  cairo_surface_t *image = take_image (self, (int)ceil (width) * self->scale_factor, (int)ceil (height) * self->scale_factor);
  cairo_t         *cr = cairo_create (image);
  GskRenderNode   *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));

  cairo_translate (cr, -left, 0);
  kro_cairo_painter_paint (painter, cr, scene);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  cr = gsk_cairo_node_get_draw_context (node);
  cairo_set_source_surface (cr, image, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_destroy (cr);
  self->n_painted++;
  return node;
}

/* Where columns begin: what does not move is one, then as time moves. */
static GArray *
find_edges (KroCanvas *self, const KroScene *scene, const KroTimeScale *scale, double left)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (double));
  double  width = kro_scene_get_width (scene);
  double  start = 0;
  double  column = MAX (COLUMN, ceil (width / MAX_COLUMNS));
  double  first = round (fmod (kro_time_scale_to_x (scale, self->anchor) - left, column) * self->scale_factor) / self->scale_factor;

  g_array_append_val (edges, start);
  left = floor (left);
  if (left > 0 && left < width)
    g_array_append_val (edges, left);
  for (double x = left + (first > 0 ? first : first + column); x < width; x += column)
    g_array_append_val (edges, x);
  g_array_append_val (edges, width);
  return edges;
}

static void
set_scale (KroCanvas *self, const KroTimeScale *scale, int scale_factor)
{
  if (self->scale_factor != scale_factor)
    {
      kro_canvas_clear (self);
      g_ptr_array_set_size (self->images, 0);
    }
  if (self->pixels_per_second != scale->pixels_per_second || self->folds != scale->folds)
    self->anchor = scale->origin;
  self->scale_factor = scale_factor;
  self->pixels_per_second = scale->pixels_per_second;
  self->folds = scale->folds;
}

static GskRenderNode *
place_node (GskRenderNode *node, double x)
{
  g_autoptr (GskTransform) transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float)x, 0));

  if (transform == NULL) /* it does not move */
    return gsk_render_node_ref (node);
  return gsk_transform_node_new (node, transform);
}

/**
 * kro_canvas_paint:
 * @self: a canvas
 * @scene: what to show; it covers its whole size
 * @painter: what paints it
 * @scale_factor: device pixels a logical pixel
 * @scale: where the scene shows times
 * @left: where what moves with time begins, in logical pixels
 *
 * Paints what the last picture did not show. After a change of what @painter
 * paints with, the canvas is to be cleared first.
 *
 * Returns: (transfer full): a node of the size of the scene
 */
GskRenderNode *
kro_canvas_paint (KroCanvas *self, KroScene *scene, KroCairoPainter *painter, int scale_factor, const KroTimeScale *scale, double left)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func ((GDestroyNotify)gsk_render_node_unref);
  g_autoptr (GArray) edges = NULL;
  g_autofree guint64 *digests = NULL;
  GHashTable         *columns = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)gsk_render_node_unref);
  const double       *edge;

  set_scale (self, scale, scale_factor);
  edges = find_edges (self, scene, scale, left);
  edge = (const double *)(gpointer)edges->data;
  digests = g_new (guint64, edges->len);
  kro_scene_digest_columns (scene, edge, edges->len - 1, digests);
  kro_cairo_painter_set_scale (painter, scale_factor);
  for (guint i = 0; i + 1 < edges->len; i++)
    {
      GskRenderNode *node = g_hash_table_lookup (self->columns, &digests[i]);

      node = node != NULL ? gsk_render_node_ref (node) : paint_column (self, scene, painter, edge[i], edge[i + 1] - edge[i]);
      g_ptr_array_add (nodes, place_node (node, edge[i]));
      g_hash_table_replace (columns, g_memdup2 (&digests[i], sizeof digests[i]), node);
    }
  g_hash_table_unref (self->columns);
  self->columns = columns;
  trim_images (self);
  return gsk_container_node_new ((GskRenderNode **)nodes->pdata, nodes->len);
}

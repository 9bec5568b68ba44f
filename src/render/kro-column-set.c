/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A picture is parted into upright columns, each of them an image. The columns
 * go along with time when it moves, so that most of them show what they showed
 * in the last picture; the digest of the scene says which (kro-scene-digest.c).
 * The others are painted: what comes in at an edge, and where titles and
 * clusters stick to the edges.
 *
 * Whoever shows an image may hold it for a while, as GTK does with those of a
 * frame or two before; it is painted to again when nobody does any more (Cairo
 * would copy it first).
 */
#include "kro-column-set.h"

#include "kro-scene-digest.h"

#include <math.h>

/* Logical pixels; the wide ones are for a new scale, where there is nothing to
 * keep and titles that reach over edges would be painted more than once. */
#define COLUMN 128
#define WIDE_COLUMN 640
#define MAX_COLUMNS 256
/* Images of so many pictures are kept for later. */
#define SPARE_PICTURES 1.0

struct _KroColumnSet
{
  /* owned */
  GHashTable *images;  /* of digest to cairo_surface_t: those of the last picture */
  GArray     *columns; /* of KroColumn: the last picture */
  GPtrArray  *pool;    /* of cairo_surface_t, in use or not */

  double          pixels_per_second; /* of the last picture */
  const KroFolds *folds;             /* only compared */
  KroTime         anchor;            /* a column begins there */
  double          column;            /* width */
  int             scale_factor;
  guint           n_painted;
};

static GHashTable *
create_table (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)cairo_surface_destroy);
}

/**
 * kro_column_set_new:
 *
 * Returns: (transfer full): a set without columns
 */
KroColumnSet *
kro_column_set_new (void)
{
  KroColumnSet *self = g_new0 (KroColumnSet, 1);

  self->images = create_table ();
  self->columns = g_array_new (FALSE, FALSE, sizeof (KroColumn));
  self->pool = g_ptr_array_new_with_free_func ((GDestroyNotify)cairo_surface_destroy);
  return self;
}

/**
 * kro_column_set_free:
 * @self: (transfer full): a set
 *
 * Frees it.
 */
void
kro_column_set_free (KroColumnSet *self)
{
  g_hash_table_unref (self->images);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->pool);
  g_free (self);
}

/**
 * kro_column_set_clear:
 * @self: a set
 *
 * Forgets what was painted, since letters or colours are others now.
 */
void
kro_column_set_clear (KroColumnSet *self)
{
  g_hash_table_remove_all (self->images);
  g_array_set_size (self->columns, 0);
}

/**
 * kro_column_set_get_n_painted:
 * @self: a set
 *
 * Returns: how many columns it has painted in its life
 */
guint
kro_column_set_get_n_painted (const KroColumnSet *self)
{
  return self->n_painted;
}

/* --- images --------------------------------------------------------------------- */

static gboolean
fits (cairo_surface_t *image, int width, int height)
{
  return cairo_image_surface_get_width (image) == width && cairo_image_surface_get_height (image) == height;
}

/* An image that nobody holds, in the size that is wanted. */
static cairo_surface_t *
take_image (KroColumnSet *self, int width, int height)
{
  cairo_surface_t *image;

  for (guint i = 0; i < self->pool->len; i++)
    {
      image = g_ptr_array_index (self->pool, i);
      if (cairo_surface_get_reference_count (image) == 1 && fits (image, width, height))
        return image;
    }
  image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_surface_set_device_scale (image, self->scale_factor, self->scale_factor);
  g_ptr_array_add (self->pool, image);
  return image;
}

static double
count_pixels (cairo_surface_t *image)
{
  return (double)cairo_image_surface_get_width (image) * cairo_image_surface_get_height (image);
}

/* Lets go of images that nobody holds, but for those of so many pictures. */
static void
trim_images (KroColumnSet *self, const KroScene *scene)
{
  double room = SPARE_PICTURES * kro_scene_get_width (scene) * kro_scene_get_height (scene) * self->scale_factor * self->scale_factor;

  for (guint i = self->pool->len; i > 0; i--)
    {
      cairo_surface_t *image = g_ptr_array_index (self->pool, i - 1);

      if (cairo_surface_get_reference_count (image) > 1)
        continue;
      room -= count_pixels (image);
      if (room < 0)
        g_ptr_array_remove_index_fast (self->pool, i - 1);
    }
}

/* --- columns -------------------------------------------------------------------- */

static cairo_surface_t *
paint_column (KroColumnSet *self, KroScene *scene, KroCairoPainter *painter, double left, double width)
{
  cairo_surface_t *image = take_image (self, (int)ceil (width) * self->scale_factor, (int)ceil (kro_scene_get_height (scene)) * self->scale_factor);
  cairo_t         *cr = cairo_create (image);

  cairo_translate (cr, -left, 0);
  kro_cairo_painter_paint (painter, cr, scene);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  self->n_painted++;
  return cairo_surface_reference (image);
}

/* Where columns begin: what does not move is one, then as time moves. */
static GArray *
find_edges (KroColumnSet *self, const KroScene *scene, const KroTimeScale *scale, double left)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (double));
  double  width = kro_scene_get_width (scene);
  double  start = 0;
  double  column = MAX (self->column, ceil (width / MAX_COLUMNS));
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
set_scale (KroColumnSet *self, const KroTimeScale *scale, int scale_factor)
{
  if (self->scale_factor != scale_factor)
    {
      kro_column_set_clear (self);
      g_ptr_array_set_size (self->pool, 0);
    }
  self->column = COLUMN;
  if (self->pixels_per_second != scale->pixels_per_second || self->folds != scale->folds)
    {
      self->anchor = scale->origin;
      self->column = WIDE_COLUMN;
    }
  self->scale_factor = scale_factor;
  self->pixels_per_second = scale->pixels_per_second;
  self->folds = scale->folds;
}

/**
 * kro_column_set_paint:
 * @self: a set
 * @scene: what to show; it covers its whole size
 * @painter: what paints it
 * @scale_factor: device pixels a logical pixel
 * @scale: where the scene shows times
 * @left: where what moves with time begins, in logical pixels
 * @n_columns: (out): how many
 *
 * Paints what the last picture did not show. After a change of what @painter
 * paints with, the set is to be cleared first.
 *
 * Returns: (array length=n_columns) (transfer none): the picture from left to
 *   right, until the next call
 */
const KroColumn *
kro_column_set_paint (KroColumnSet *self, KroScene *scene, KroCairoPainter *painter, int scale_factor, const KroTimeScale *scale, double left, gsize *n_columns)
{
  GHashTable *images = create_table ();
  g_autoptr (GArray) edges = NULL;
  g_autofree guint64 *digests = NULL;
  const double       *edge;

  set_scale (self, scale, scale_factor);
  edges = find_edges (self, scene, scale, left);
  edge = (const double *)(gpointer)edges->data;
  digests = g_new (guint64, edges->len);
  kro_scene_digest_columns (scene, edge, edges->len - 1, digests);
  kro_cairo_painter_set_scale (painter, scale_factor);
  g_array_set_size (self->columns, 0);
  for (guint i = 0; i + 1 < edges->len; i++)
    {
      KroColumn column = { g_hash_table_lookup (self->images, &digests[i]), edge[i], edge[i + 1] - edge[i] };

      if (column.image != NULL)
        cairo_surface_reference (column.image);
      else
        column.image = paint_column (self, scene, painter, column.x, column.width);
      g_array_append_val (self->columns, column);
      g_hash_table_replace (images, g_memdup2 (&digests[i], sizeof digests[i]), column.image);
    }
  g_hash_table_unref (self->images);
  self->images = images;
  trim_images (self, scene);
  *n_columns = self->columns->len;
  return (const KroColumn *)(gpointer)self->columns->data;
}

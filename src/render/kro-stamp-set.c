/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Shapes as pixels, at four places within a pixel in each direction: a shape
 * stands where it belongs to an eighth of a pixel. Keys hold the points from
 * the corner of the shape, in 1/64 of a device pixel, so that the same shape
 * is found again wherever it is drawn.
 */
#include "kro-stamp-set.h"

#include <math.h>
#include <string.h>

#define N_PHASES 4
#define MAX_POINTS 24
#define MAX_SIDE 64
#define MAX_STAMPS 2048
#define GRAIN 64

typedef struct
{
  guint32  n_points;
  guint32  phase_x;
  guint32  phase_y;
  float    line;
  float    dash;
  float    scale;
  KroColor fill;
  KroColor stroke;
  gint32   points[MAX_POINTS][3];
} Key;

typedef struct
{
  Key              key;
  int              margin; /* device pixels around the shape */
  cairo_surface_t *surface;
} Stamp;

struct _KroStampSet
{
  GHashTable *stamps; /* owned; Key in the stamp → Stamp */
};

static guint
hash_key (gconstpointer data)
{
  const guint32 *words = data;
  guint          n = (guint)(G_STRUCT_OFFSET (Key, points) / 4 + 3 * words[0]);
  guint          hash = 0;

  for (guint i = 0; i < n; i++)
    hash = (hash ^ words[i]) * 2654435761u;
  return hash;
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (Key)) == 0;
}

static void
free_stamp (gpointer data)
{
  Stamp *stamp = data;

  cairo_surface_destroy (stamp->surface);
  g_free (stamp);
}

/* The box around the points; their outline lies in it but for half a line. */
static KroBox
find_box (const KroPathPoint *points, guint n_points)
{
  double x1 = points[0].x, y1 = points[0].y, x2 = x1, y2 = y1;

  for (guint i = 1; i < n_points; i++)
    {
      x1 = MIN (x1, points[i].x);
      y1 = MIN (y1, points[i].y);
      x2 = MAX (x2, points[i].x);
      y2 = MAX (y2, points[i].y);
    }
  return (KroBox){ x1, y1, x2 - x1, y2 - y1 };
}

static gboolean
can_be_stamped (const KroPrimitive *primitive, const KroPathPoint *points, const KroBox *box, double scale)
{
  guint n = primitive->n_points;

  return n >= 3 && n <= MAX_POINTS && points[n - 1].op == KRO_PATH_CLOSE &&
         box->w * scale <= MAX_SIDE && box->h * scale <= MAX_SIDE && primitive->line * scale <= MAX_SIDE / 4;
}

static void
fill_key (Key *key, const KroPrimitive *primitive, const KroPathPoint *points, const KroBox *box, double scale)
{
  memset (key, 0, sizeof *key);
  key->n_points = primitive->n_points;
  key->line = primitive->line;
  key->dash = primitive->dash;
  key->scale = (float)scale;
  key->fill = primitive->fill;
  key->stroke = primitive->stroke;
  for (guint i = 0; i < primitive->n_points; i++)
    {
      key->points[i][0] = (gint32)points[i].op;
      key->points[i][1] = (gint32)lround ((points[i].x - box->x) * scale * GRAIN);
      key->points[i][2] = (gint32)lround ((points[i].y - box->y) * scale * GRAIN);
    }
}

/* The shape as its key tells it, so that it does not matter who asked first. */
static void
draw_stamp (Stamp *stamp, const KroPrimitive *primitive, double width, double height)
{
  const Key   *key = &stamp->key;
  double       scale = key->scale;
  KroPathPoint points[MAX_POINTS];
  cairo_t     *cr;

  stamp->margin = (int)ceil (key->line * scale) + 2;
  stamp->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int)ceil (width) + 2 * stamp->margin + 1, (int)ceil (height) + 2 * stamp->margin + 1);
  cr = cairo_create (stamp->surface);
  cairo_translate (cr, stamp->margin + (double)key->phase_x / N_PHASES, stamp->margin + (double)key->phase_y / N_PHASES);
  cairo_scale (cr, scale, scale);
  for (guint i = 0; i < key->n_points; i++)
    points[i] = (KroPathPoint){ (KroPathOp)key->points[i][0], key->points[i][1] / (GRAIN * scale), key->points[i][2] / (GRAIN * scale) };
  kro_cairo_paint_path (cr, primitive, points);
  cairo_destroy (cr);
  cairo_surface_set_device_scale (stamp->surface, scale, scale);
}

static const Stamp *
find_stamp (KroStampSet *self, const Key *key, const KroPrimitive *primitive, const KroBox *box)
{
  Stamp *stamp = g_hash_table_lookup (self->stamps, key);

  if (stamp != NULL)
    return stamp;
  if (g_hash_table_size (self->stamps) >= MAX_STAMPS)
    g_hash_table_remove_all (self->stamps);
  stamp = g_new0 (Stamp, 1);
  stamp->key = *key;
  draw_stamp (stamp, primitive, box->w * key->scale, box->h * key->scale);
  g_hash_table_insert (self->stamps, &stamp->key, stamp);
  return stamp;
}

/* --- public ---------------------------------------------------------------------- */

/**
 * kro_stamp_set_new:
 *
 * Returns: (transfer full): a set without stamps
 */
KroStampSet *
kro_stamp_set_new (void)
{
  KroStampSet *self = g_new0 (KroStampSet, 1);

  self->stamps = g_hash_table_new_full (hash_key, equal_keys, NULL, free_stamp);
  return self;
}

/**
 * kro_stamp_set_free:
 * @self: (transfer full): a set
 *
 * Frees the set and its pixels.
 */
void
kro_stamp_set_free (KroStampSet *self)
{
  g_hash_table_unref (self->stamps);
  g_free (self);
}

/**
 * kro_stamp_set_paint:
 * @self: a set
 * @cr: where to paint; not turned, and scaled as @scale says
 * @primitive: of kind %KRO_PRIMITIVE_PATH
 * @points: its points
 * @scale: device pixels a logical pixel
 *
 * Paints a path if it is closed and small.
 *
 * Returns: whether it was painted
 */
gboolean
kro_stamp_set_paint (KroStampSet *self, cairo_t *cr, const KroPrimitive *primitive, const KroPathPoint *points, double scale)
{
  KroBox       box;
  Key          key;
  const Stamp *stamp;
  double       x, y;

  if (primitive->n_points < 3)
    return FALSE;
  box = find_box (points, primitive->n_points);
  if (!can_be_stamped (primitive, points, &box, scale))
    return FALSE;
  fill_key (&key, primitive, points, &box, scale);
  x = floor (box.x * scale * N_PHASES + 0.5);
  y = floor (box.y * scale * N_PHASES + 0.5);
  key.phase_x = (guint32)(x - floor (x / N_PHASES) * N_PHASES);
  key.phase_y = (guint32)(y - floor (y / N_PHASES) * N_PHASES);
  stamp = find_stamp (self, &key, primitive, &box);
  cairo_set_source_surface (cr, stamp->surface, (floor (x / N_PHASES) - stamp->margin) / scale, (floor (y / N_PHASES) - stamp->margin) / scale);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  return TRUE;
}

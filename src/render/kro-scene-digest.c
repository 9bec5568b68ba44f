/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an upright column of a scene shows, as one number: all primitives that
 * reach into it, in painting order, each with where it stands from the left
 * edge of the column. So a column that has moved along with what is in it has
 * the number it had, and whoever kept its pixels need not paint it again.
 *
 * What fills a column from edge to edge is cut to it first, so that a line
 * across the whole picture does not tell columns apart. Numbers of 64 bits are
 * taken to differ where pictures do. Any thread.
 */
#include "kro-scene-digest.h"

#include <math.h>
#include <string.h>

/* Ink may reach this far out of a box, in logical pixels. */
#define REACH 8.0
/* Places are told apart to a 64th of a pixel. */
#define PLACES 64.0
#define SEED G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)
#define FACTOR G_GUINT64_CONSTANT (0xff51afd7ed558ccd)

typedef struct
{
  const KroPrimitive *primitive;
  const KroPathPoint *points; /* of a path, else NULL */
  double              left;
  double              right;
  gboolean            is_level; /* looks the same all along */
  guint64             look;     /* all but where it stands */
} Item;

static guint64
mix (guint64 digest, guint64 value)
{
  digest = (digest ^ value) * FACTOR;
  return digest ^ (digest >> 32);
}

static guint64
mix_double (guint64 digest, double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  return mix (digest, bits);
}

static guint64
mix_place (guint64 digest, double x)
{
  return mix (digest, (guint64)(gint64)floor (CLAMP (x, -1e12, 1e12) * PLACES + 0.5));
}

static guint64
mix_color (guint64 digest, const KroColor *color)
{
  return mix_double (mix_double (mix_double (mix_double (digest, color->r), color->g), color->b), color->a);
}

static guint64
mix_text (guint64 digest, const char *text)
{
  gsize length = strlen (text);

  for (gsize i = 0; i < length; i += sizeof (guint64))
    {
      guint64 word = 0;

      memcpy (&word, text + i, MIN (sizeof word, length - i));
      digest = mix (digest, word);
    }
  return mix (digest, length);
}

/* An upright line or a curve looks another way along its length, a level line
 * and a plain area do not, but for their ends. */
static gboolean
is_level (const Item *item)
{
  const KroPrimitive *primitive = item->primitive;

  if (primitive->dash > 0)
    return FALSE;
  if (primitive->kind == KRO_PRIMITIVE_PATH)
    return primitive->n_points == 2 && item->points[0].y == item->points[1].y;
  return primitive->kind == KRO_PRIMITIVE_RECTANGLE || primitive->kind == KRO_PRIMITIVE_ROUNDED ||
         primitive->kind == KRO_PRIMITIVE_CLIP || primitive->kind == KRO_PRIMITIVE_UNCLIP;
}

static guint64
digest_look (const Item *item)
{
  const KroPrimitive *primitive = item->primitive;
  guint64             digest = mix (SEED, primitive->kind);

  digest = mix (digest, (guint64)primitive->font << 32 | primitive->n_points);
  digest = mix_double (mix_double (digest, primitive->box.y), primitive->box.h);
  digest = mix_color (mix_color (digest, &primitive->fill), &primitive->stroke);
  digest = mix_double (mix_double (digest, primitive->line), primitive->dash);
  digest = mix_double (mix_double (digest, primitive->radius), primitive->baseline);
  if (primitive->text != NULL)
    digest = mix_text (digest, primitive->text);
  for (guint32 i = 0; item->points != NULL && i < primitive->n_points; i++)
    {
      digest = mix_double (mix (digest, item->points[i].op), item->points[i].y);
      digest = mix_place (digest, item->is_level ? 0 : item->points[i].x - primitive->box.x);
    }
  return digest;
}

static Item
get_item (const KroPrimitive *primitive, const KroPathPoint *points)
{
  Item item = { .primitive = primitive, .points = primitive->kind == KRO_PRIMITIVE_PATH ? points + primitive->point : NULL };

  item.left = primitive->box.x;
  item.right = primitive->box.x + primitive->box.w;
  item.is_level = is_level (&item);
  item.look = digest_look (&item);
  return item;
}

static gboolean
is_in_column (const Item *item, double left, double right)
{
  if (item->primitive->kind == KRO_PRIMITIVE_CLIP || item->primitive->kind == KRO_PRIMITIVE_UNCLIP)
    return TRUE;
  return item->left - REACH <= right && item->right + REACH >= left;
}

static guint64
add_item (guint64 digest, const Item *item, double left, double right)
{
  double from = item->left;
  double to = item->right;

  if (item->is_level)
    {
      double reach = REACH + item->primitive->radius;

      from = CLAMP (from, left - reach, right + reach);
      to = CLAMP (to, left - reach, right + reach);
    }
  return mix_place (mix_place (mix (digest, item->look), from - left), to - left);
}

/**
 * kro_scene_digest_columns:
 * @self: a scene
 * @edges: (array): left edges of the columns in ascending order, in logical
 *   pixels, and the right edge of the last one
 * @n_columns: how many
 * @digests: (out caller-allocates) (array length=n_columns): a number for each
 *
 * Tells columns apart by what they show: two of them, of one scene or of two,
 * that have the same number have the same pixels, if their left edges are
 * whole device pixels.
 */
void
kro_scene_digest_columns (const KroScene *self, const double *edges, gsize n_columns, guint64 *digests)
{
  gsize               n_primitives;
  gsize               n_points;
  const KroPrimitive *primitives = kro_scene_get_primitives (self, &n_primitives);
  const KroPathPoint *points = kro_scene_get_points (self, &n_points);

  for (gsize i = 0; i < n_columns; i++)
    digests[i] = mix_double (mix_double (SEED, edges[i + 1] - edges[i]), kro_scene_get_height (self));
  for (gsize i = 0; i < n_primitives; i++)
    {
      Item item = get_item (&primitives[i], points);

      for (gsize column = 0; column < n_columns; column++)
        if (is_in_column (&item, edges[column], edges[column + 1]))
          digests[column] = add_item (digests[column], &item, edges[column], edges[column + 1]);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Letters as pixels. Cairo before 1.17.4 puts glyphs at whole pixels, which
 * shows as uneven spacing; here each letter is kept at four places within a
 * pixel, drawn from its outline, and a line of text is put together from them
 * without Cairo. So text looks the same with every version, and a whole line
 * is painted as one mask.
 *
 * Positions are in device pixels; a set holds the letters of one scale and
 * begins anew when another one is asked for. Stays in the thread that made it.
 */
#include "kro-glyph-set.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* Places within a pixel. */
#define N_PHASES 4

/* Larger lines are none; they are painted as outlines. */
#define MAX_WIDTH 8192
#define MAX_HEIGHT 1024

/* Letters of all fonts together; more than any picture has. */
#define MAX_LETTERS 16384

typedef struct
{
  PangoFont *font; /* owned by the letter */
  PangoGlyph glyph;
  guint      phase;
} Key;

/* Its pixels from the pen and the baseline; none if it has no ink. */
typedef struct
{
  Key      key;
  int      x, y, width, height;
  guint8  *pixels; /* owned */
  gboolean has_no_outline;
} Letter;

typedef struct
{
  const Letter *letter;
  int           x, y;
} Placed;

struct _KroGlyphSet
{
  GHashTable *letters; /* owned; Key in the letter → Letter */
  GArray     *line;    /* owned; of Placed: the line being put together */
  double      scale;
};

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return g_direct_hash (key->font) ^ (key->glyph * N_PHASES + key->phase) * 2654435761u;
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const Key *left = a;
  const Key *right = b;

  return left->font == right->font && left->glyph == right->glyph && left->phase == right->phase;
}

static void
free_letter (gpointer data)
{
  Letter *letter = data;

  g_object_unref (letter->key.font);
  g_free (letter->pixels);
  g_free (letter);
}

/* The box of the ink, with a pixel to spare on each side. */
static void
measure_letter (Letter *letter, double scale)
{
  double         unit = scale / PANGO_SCALE;
  PangoRectangle ink;

  pango_font_get_glyph_extents (letter->key.font, letter->key.glyph, &ink, NULL);
  if (ink.width <= 0 || ink.height <= 0)
    return;
  letter->x = (int)floor (ink.x * unit) - 1;
  letter->y = (int)floor (ink.y * unit) - 1;
  letter->width = (int)ceil ((ink.x + ink.width) * unit) + 2 - letter->x;
  letter->height = (int)ceil ((ink.y + ink.height) * unit) + 1 - letter->y;
}

/* Gives %FALSE if there is no outline to fill. */
static gboolean
trace_letter (cairo_t *cr, const Letter *letter, double scale)
{
  PangoGlyphInfo   info = { .glyph = letter->key.glyph };
  int              cluster = 0;
  PangoGlyphString string = { .num_glyphs = 1, .glyphs = &info, .log_clusters = &cluster };
  double           x1, y1, x2, y2;

  cairo_translate (cr, -letter->x + (double)letter->key.phase / N_PHASES, -letter->y);
  cairo_scale (cr, scale, scale);
  cairo_move_to (cr, 0, 0);
  pango_cairo_glyph_string_path (cr, letter->key.font, &string);
  cairo_path_extents (cr, &x1, &y1, &x2, &y2);
  return x2 > x1 && y2 > y1;
}

static void
draw_letter (Letter *letter, double scale)
{
  cairo_surface_t *surface;
  cairo_t         *cr;

  measure_letter (letter, scale);
  if (letter->width <= 0 || letter->width > MAX_HEIGHT * 2 || letter->height > MAX_HEIGHT)
    {
      letter->has_no_outline = letter->width > 0;
      return;
    }
  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, letter->width, letter->height);
  cr = cairo_create (surface);
  letter->has_no_outline = !trace_letter (cr, letter, scale);
  cairo_fill (cr);
  cairo_surface_flush (surface);
  letter->pixels = g_malloc ((gsize)letter->width * (gsize)letter->height);
  for (int y = 0; y < letter->height; y++)
    memcpy (letter->pixels + y * letter->width, cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface), (gsize)letter->width);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static const Letter *
find_letter (KroGlyphSet *self, const Key *key)
{
  Letter *letter = g_hash_table_lookup (self->letters, key);

  if (letter == NULL)
    {
      letter = g_new0 (Letter, 1);
      letter->key = *key;
      g_object_ref (letter->key.font);
      draw_letter (letter, self->scale);
      g_hash_table_insert (self->letters, &letter->key, letter);
    }
  return letter;
}

/* Puts a letter at the nearest of its places; gives %FALSE if it cannot be. */
static gboolean
place_letter (KroGlyphSet *self, PangoFont *font, const PangoGlyphInfo *info, double pen)
{
  double unit = self->scale / PANGO_SCALE;
  double quarters = floor ((pen + info->geometry.x_offset) * unit * N_PHASES + 0.5);
  Key    key = { .font = font, .glyph = info->glyph };
  Placed placed;

  if (info->glyph == PANGO_GLYPH_EMPTY)
    return TRUE;
  if (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG)
    return FALSE;
  placed.x = (int)floor (quarters / N_PHASES);
  key.phase = (guint)(quarters - placed.x * N_PHASES);
  placed.letter = find_letter (self, &key);
  if (placed.letter->has_no_outline)
    return FALSE;
  placed.x += placed.letter->x;
  placed.y = (int)round (info->geometry.y_offset * unit) + placed.letter->y;
  if (placed.letter->pixels != NULL)
    g_array_append_val (self->line, placed);
  return TRUE;
}

static gboolean
place_line (KroGlyphSet *self, GPtrArray *runs)
{
  double pen = 0;

  g_array_set_size (self->line, 0);
  for (guint i = 0; i < runs->len; i++)
    {
      const PangoGlyphItem *run = g_ptr_array_index (runs, i);

      for (int j = 0; j < run->glyphs->num_glyphs; j++)
        {
          if (!place_letter (self, run->item->analysis.font, &run->glyphs->glyphs[j], pen))
            return FALSE;
          pen += run->glyphs->glyphs[j].geometry.width;
        }
    }
  return TRUE;
}

static void
add_letter (guint8 *pixels, int stride, const Placed *placed)
{
  const Letter *letter = placed->letter;

  for (int y = 0; y < letter->height; y++)
    {
      const guint8 *from = letter->pixels + y * letter->width;
      guint8       *to = pixels + (placed->y + y) * stride + placed->x;

      for (int x = 0; x < letter->width; x++)
        to[x] = (guint8)MIN (to[x] + from[x], 255);
    }
}

/* Lays the letters of the line over each other; gives %FALSE if they reach
 * too far. */
static gboolean
join_letters (KroGlyphSet *self, KroTextMask *mask)
{
  int     x1 = G_MAXINT, y1 = G_MAXINT, x2 = G_MININT, y2 = G_MININT;
  Placed *line = (Placed *)(gpointer)self->line->data;

  for (guint i = 0; i < self->line->len; i++)
    {
      x1 = MIN (x1, line[i].x);
      y1 = MIN (y1, line[i].y);
      x2 = MAX (x2, line[i].x + line[i].letter->width);
      y2 = MAX (y2, line[i].y + line[i].letter->height);
    }
  if (self->line->len == 0)
    return TRUE;
  if (x2 - x1 > MAX_WIDTH || y2 - y1 > MAX_HEIGHT)
    return FALSE;
  mask->x = x1;
  mask->y = y1;
  mask->surface = cairo_image_surface_create (CAIRO_FORMAT_A8, x2 - x1, y2 - y1);
  for (guint i = 0; i < self->line->len; i++)
    {
      line[i].x -= x1;
      line[i].y -= y1;
      add_letter (cairo_image_surface_get_data (mask->surface), cairo_image_surface_get_stride (mask->surface), &line[i]);
    }
  cairo_surface_mark_dirty (mask->surface);
  cairo_surface_set_device_scale (mask->surface, self->scale, self->scale);
  return TRUE;
}

/**
 * kro_glyph_set_new:
 *
 * Returns: (transfer full): a set without letters
 */
KroGlyphSet *
kro_glyph_set_new (void)
{
  KroGlyphSet *self = g_new0 (KroGlyphSet, 1);

  self->letters = g_hash_table_new_full (hash_key, equal_keys, NULL, free_letter);
  self->line = g_array_new (FALSE, FALSE, sizeof (Placed));
  return self;
}

/**
 * kro_glyph_set_free:
 * @self: (transfer full): a set
 *
 * Frees the set and its letters.
 */
void
kro_glyph_set_free (KroGlyphSet *self)
{
  g_hash_table_unref (self->letters);
  g_array_unref (self->line);
  g_free (self);
}

/**
 * kro_glyph_set_draw:
 * @self: a set
 * @runs: (element-type PangoGlyphItem): the glyphs of a line, left to right
 * @scale: device pixels a logical pixel
 *
 * Puts a line together. It begins at a whole device pixel; each letter stands
 * where it belongs to an eighth of one.
 *
 * Returns: (transfer full): the mask
 */
KroTextMask *
kro_glyph_set_draw (KroGlyphSet *self, GPtrArray *runs, double scale)
{
  KroTextMask *mask = g_new0 (KroTextMask, 1);

  if (self->scale != scale || g_hash_table_size (self->letters) > MAX_LETTERS)
    g_hash_table_remove_all (self->letters);
  self->scale = scale;
  mask->scale = scale;
  mask->is_whole = place_line (self, runs) && join_letters (self, mask);
  return mask;
}

/**
 * kro_text_mask_free:
 * @mask: (transfer full): a mask
 *
 * Frees a mask and its pixels.
 */
void
kro_text_mask_free (KroTextMask *mask)
{
  g_clear_pointer (&mask->surface, cairo_surface_destroy);
  g_free (mask);
}

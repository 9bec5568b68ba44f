/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rounded boxes put together: the four corners are copied from a tile, which
 * is the smallest box of that style, and the rest is straight rectangles on
 * whole pixels. Tiles are in device pixels, boxes in logical ones. Stays in
 * the thread that made it.
 */
#include "kro-tile-set.h"

#include <math.h>

/* Styles in one picture; beyond this many all are drawn anew. */
#define MAX_TILES 64

typedef struct
{
  KroColor fill;
  KroColor stroke;
  float    line;
  float    radius;
  double   scale;
} Style;

typedef struct
{
  Style            style;
  int              corner;  /* side of a corner in device pixels; half a tile */
  cairo_surface_t *surface; /* owned */
} Tile;

struct _KroTileSet
{
  GArray *tiles; /* owned; of Tile */
};

static gboolean
equal_colors (const KroColor *a, const KroColor *b)
{
  return a->r == b->r && a->g == b->g && a->b == b->b && a->a == b->a;
}

static gboolean
equal_styles (const Style *a, const Style *b)
{
  return a->line == b->line && a->radius == b->radius && a->scale == b->scale && equal_colors (&a->fill, &b->fill) && equal_colors (&a->stroke, &b->stroke);
}

static void
clear_tile (gpointer data)
{
  Tile *tile = data;

  cairo_surface_destroy (tile->surface);
}

/* Nothing may shine through an outline, and it must fill whole pixels. */
static gboolean
make_style (const KroPrimitive *primitive, double scale, Style *style)
{
  double   pixels = primitive->line * scale;
  gboolean has_stroke = primitive->stroke.a > 0 && primitive->line > 0;

  if (primitive->kind != KRO_PRIMITIVE_ROUNDED || primitive->radius <= 0 || primitive->fill.a <= 0)
    return FALSE;
  *style = (Style){ .fill = primitive->fill, .radius = primitive->radius, .scale = scale };
  if (!has_stroke)
    return TRUE;
  style->stroke = primitive->stroke;
  style->line = primitive->line;
  return primitive->dash <= 0 && primitive->fill.a >= 1 && primitive->stroke.a >= 1 && pixels == floor (pixels) && primitive->line <= primitive->radius;
}

static void
draw_tile (Tile *tile)
{
  const Style *style = &tile->style;
  double       side = 2 * tile->corner / style->scale;
  KroBox       box = { 0, 0, side, side };
  KroBox       inside = { style->line, style->line, side - 2 * style->line, side - 2 * style->line };
  cairo_t     *cr;

  tile->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 2 * tile->corner, 2 * tile->corner);
  cairo_surface_set_device_scale (tile->surface, style->scale, style->scale);
  cr = cairo_create (tile->surface);
  if (style->line > 0)
    kro_cairo_fill_box (cr, &box, style->radius, &style->stroke);
  kro_cairo_fill_box (cr, &inside, style->radius - style->line, &style->fill);
  cairo_destroy (cr);
}

static const Tile *
find_tile (KroTileSet *self, const Style *style)
{
  Tile tile = { .style = *style, .corner = (int)ceil (style->radius * style->scale) };

  for (guint i = 0; i < self->tiles->len; i++)
    {
      const Tile *old = &g_array_index (self->tiles, Tile, i);

      if (equal_styles (&old->style, style))
        return old;
    }
  if (self->tiles->len >= MAX_TILES)
    g_array_set_size (self->tiles, 0);
  draw_tile (&tile);
  g_array_append_val (self->tiles, tile);
  return &g_array_index (self->tiles, Tile, self->tiles->len - 1);
}

/* Copies the quarter of the tile whose corner lies at x, y. */
static void
paint_corner (cairo_t *cr, const Tile *tile, double x, double y, gboolean right, gboolean bottom)
{
  double side = tile->corner / tile->style.scale;

  cairo_set_source_surface (cr, tile->surface, right ? x - side : x, bottom ? y - side : y);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_rectangle (cr, x, y, side, side);
  cairo_fill (cr);
}

static void
paint_corners (cairo_t *cr, const Tile *tile, const KroBox *box)
{
  double side = tile->corner / tile->style.scale;
  double right = box->x + box->w - side;
  double bottom = box->y + box->h - side;

  paint_corner (cr, tile, box->x, box->y, FALSE, FALSE);
  paint_corner (cr, tile, right, box->y, TRUE, FALSE);
  paint_corner (cr, tile, box->x, bottom, FALSE, TRUE);
  paint_corner (cr, tile, right, bottom, TRUE, TRUE);
}

static void
set_color (cairo_t *cr, const KroColor *color)
{
  cairo_set_source_rgba (cr, color->r, color->g, color->b, color->a);
}

static void
paint_inside (cairo_t *cr, const Tile *tile, const KroBox *box)
{
  double side = tile->corner / tile->style.scale;
  double line = tile->style.line;

  set_color (cr, &tile->style.fill);
  cairo_rectangle (cr, box->x + line, box->y + side, box->w - 2 * line, box->h - 2 * side);
  cairo_rectangle (cr, box->x + side, box->y + line, box->w - 2 * side, side - line);
  cairo_rectangle (cr, box->x + side, box->y + box->h - side, box->w - 2 * side, side - line);
  cairo_fill (cr);
}

static void
paint_outline (cairo_t *cr, const Tile *tile, const KroBox *box)
{
  double side = tile->corner / tile->style.scale;
  double line = tile->style.line;

  set_color (cr, &tile->style.stroke);
  cairo_rectangle (cr, box->x + side, box->y, box->w - 2 * side, line);
  cairo_rectangle (cr, box->x + side, box->y + box->h - line, box->w - 2 * side, line);
  cairo_rectangle (cr, box->x, box->y + side, line, box->h - 2 * side);
  cairo_rectangle (cr, box->x + box->w - line, box->y + side, line, box->h - 2 * side);
  cairo_fill (cr);
}

/**
 * kro_cairo_trace_rounded:
 * @cr: where to
 * @box: a box
 * @radius: of its corners; none if not above 0, never more than half a side
 *
 * Adds a rounded box to the path.
 */
void
kro_cairo_trace_rounded (cairo_t *cr, const KroBox *box, double radius)
{
  double r = MIN (radius, MIN (box->w, box->h) / 2);

  if (r <= 0)
    {
      cairo_rectangle (cr, box->x, box->y, box->w, box->h);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, box->x + box->w - r, box->y + r, r, -G_PI_2, 0);
  cairo_arc (cr, box->x + box->w - r, box->y + box->h - r, r, 0, G_PI_2);
  cairo_arc (cr, box->x + r, box->y + box->h - r, r, G_PI_2, G_PI);
  cairo_arc (cr, box->x + r, box->y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/**
 * kro_cairo_fill_box:
 * @cr: where to
 * @box: a box
 * @radius: of its corners
 * @color: its colour
 *
 * Fills a rounded box.
 */
void
kro_cairo_fill_box (cairo_t *cr, const KroBox *box, double radius, const KroColor *color)
{
  kro_cairo_trace_rounded (cr, box, radius);
  set_color (cr, color);
  cairo_fill (cr);
}

/**
 * kro_tile_set_new:
 *
 * Returns: (transfer full): a set without tiles
 */
KroTileSet *
kro_tile_set_new (void)
{
  KroTileSet *self = g_new0 (KroTileSet, 1);

  self->tiles = g_array_new (FALSE, FALSE, sizeof (Tile));
  g_array_set_clear_func (self->tiles, clear_tile);
  return self;
}

/**
 * kro_tile_set_free:
 * @self: (transfer full): a set
 *
 * Frees the set and its tiles.
 */
void
kro_tile_set_free (KroTileSet *self)
{
  g_array_unref (self->tiles);
  g_free (self);
}

/**
 * kro_tile_set_paint:
 * @self: a set
 * @cr: where to
 * @primitive: how the box looks
 * @box: where, on whole device pixels
 * @scale: device pixels a logical pixel
 *
 * Paints a rounded box from a tile, if it is of a kind that can be.
 *
 * Returns: %FALSE if it was not painted: dashed, see-through with an outline,
 *   an outline of broken pixels, or too small
 */
gboolean
kro_tile_set_paint (KroTileSet *self, cairo_t *cr, const KroPrimitive *primitive, const KroBox *box, double scale)
{
  const Tile *tile;
  Style       style;
  double      least = 2 * ceil (primitive->radius * scale);

  if (box->w * scale < least || box->h * scale < least || least > 256 || !make_style (primitive, scale, &style))
    return FALSE;
  tile = find_tile (self, &style);
  paint_corners (cr, tile, box);
  paint_inside (cr, tile, box);
  if (style.line > 0)
    paint_outline (cr, tile, box);
  return TRUE;
}

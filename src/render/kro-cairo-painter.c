/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Primitives to Cairo. Each kind has one function; none knows an event or
 * computes layout. Lengths are in logical pixels; on surfaces of pixels boxes
 * and upright lines are rounded to device pixels, in a PDF they are not.
 * Links and their destinations are written into a PDF only. Stays in the
 * thread that made it.
 */
#include "kro-cairo-painter.h"

#include "kro-cairo-private.h"
#include "kro-geometry.h"
#include "kro-shaper.h"
#include "kro-stamp-set.h"
#include "kro-tile-set.h"

#include <cairo-pdf.h>
#include <math.h>
#include <pango/pangocairo.h>

/* A scale so fine that rounding to it changes nothing. */
#define FINE_SCALE 1e6

/* Thinner than this, in device pixels, nobody sees corners. */
#define LEAST_ROUNDED 3

/* How far letters may reach out of their box, in logical pixels. */
#define LETTER_REACH 8

struct _KroCairoPainter
{
  KroShaper   *shaper;       /* owned */
  KroTileSet  *tiles;        /* owned */
  KroStampSet *stamps;       /* owned */
  double       device_scale; /* 0: that of the surface */

  /* of the picture being painted */
  cairo_t            *cr;     /* borrowed */
  const KroScene     *scene;  /* borrowed */
  const KroPathPoint *points; /* borrowed */
  double              scale;  /* device pixels a logical pixel */
  gboolean            is_pdf;
  KroBox              visible;
  guint               n_clips;
};

static void
set_color (cairo_t *cr, const KroColor *color)
{
  cairo_set_source_rgba (cr, color->r, color->g, color->b, color->a);
}

static void
set_line (cairo_t *cr, const KroPrimitive *primitive)
{
  double dash = primitive->dash;

  set_color (cr, &primitive->stroke);
  cairo_set_line_width (cr, primitive->line);
  cairo_set_dash (cr, &dash, dash > 0 ? 1 : 0, 0);
}

static gboolean
has_fill (const KroPrimitive *primitive)
{
  return primitive->fill.a > 0;
}

static gboolean
has_stroke (const KroPrimitive *primitive)
{
  return primitive->stroke.a > 0 && primitive->line > 0;
}

/* The outline lies within the box. Where nothing shines through, two areas
 * over each other make one, since Cairo strokes slower than it fills. */
static void
paint_box (KroCairoPainter *self, const KroPrimitive *primitive)
{
  KroBox box = kro_box_snap (primitive, self->scale);
  double radius = primitive->kind == KRO_PRIMITIVE_ROUNDED ? primitive->radius : 0;
  double line = primitive->line;

  if (box.w <= 0 || box.h <= 0)
    return;
  if (!self->is_pdf && MIN (box.w, box.h) * self->scale < LEAST_ROUNDED)
    radius = 0;
  if (!self->is_pdf && radius > 0 && kro_tile_set_paint (self->tiles, self->cr, primitive, &box, self->scale))
    return;
  if (!self->is_pdf && has_stroke (primitive) && primitive->dash <= 0 && primitive->fill.a >= 1 && primitive->stroke.a >= 1)
    {
      KroBox inside = kro_box_inset (&box, line);

      kro_cairo_fill_box (self->cr, &box, radius, &primitive->stroke);
      kro_cairo_fill_box (self->cr, &inside, radius - line, &primitive->fill);
      return;
    }
  if (has_fill (primitive))
    kro_cairo_fill_box (self->cr, &box, radius, &primitive->fill);
  if (has_stroke (primitive))
    {
      KroBox edge = kro_box_inset (&box, line / 2);

      kro_cairo_trace_rounded (self->cr, &edge, radius - line / 2);
      set_line (self->cr, primitive);
      cairo_stroke (self->cr);
    }
}

static void
trace_points (cairo_t *cr, const KroPathPoint *points, guint n_points)
{
  for (guint i = 0; i < n_points; i++)
    {
      const KroPathPoint *p = &points[i];

      switch (p->op)
        {
        case KRO_PATH_MOVE:
          cairo_move_to (cr, p->x, p->y);
          break;
        case KRO_PATH_LINE:
          cairo_line_to (cr, p->x, p->y);
          break;
        case KRO_PATH_CURVE:
          if (i + 2 >= n_points)
            return;
          cairo_curve_to (cr, p[0].x, p[0].y, p[1].x, p[1].y, p[2].x, p[2].y);
          i += 2;
          break;
        case KRO_PATH_CLOSE:
          cairo_close_path (cr);
          break;
        default:
          break;
        }
    }
}

/**
 * kro_cairo_paint_path:
 * @cr: where to paint
 * @primitive: of kind %KRO_PRIMITIVE_PATH: colours, line and number of points
 * @points: its points, in logical pixels
 *
 * Fills and strokes a path as outlines.
 */
void
kro_cairo_paint_path (cairo_t *cr, const KroPrimitive *primitive, const KroPathPoint *points)
{
  trace_points (cr, points, primitive->n_points);
  if (has_fill (primitive))
    {
      set_color (cr, &primitive->fill);
      cairo_fill_preserve (cr);
    }
  if (has_stroke (primitive))
    {
      set_line (cr, primitive);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

static void
paint_path (KroCairoPainter *self, const KroPrimitive *primitive)
{
  const KroPathPoint *points = self->points + primitive->point;
  KroSegment          line;

  if (!self->is_pdf && kro_stamp_set_paint (self->stamps, self->cr, primitive, points, self->scale))
    return;
  if (kro_line_snap (points, primitive->n_points, primitive->line, self->scale, &line))
    {
      const KroPathPoint snapped[] = { { KRO_PATH_MOVE, line.x0, line.y0 }, { KRO_PATH_LINE, line.x1, line.y1 } };

      kro_cairo_paint_path (self->cr, primitive, snapped);
    }
  else
    kro_cairo_paint_path (self->cr, primitive, points);
}

static void
paint_hatch (KroCairoPainter *self, const KroPrimitive *primitive)
{
  KroSegment line;

  if (!has_stroke (primitive))
    return;
  for (guint n = 0; kro_hatch_line (primitive, n, &line); n++)
    {
      cairo_move_to (self->cr, line.x0, line.y0);
      cairo_line_to (self->cr, line.x1, line.y1);
    }
  set_line (self->cr, primitive);
  cairo_stroke (self->cr);
}

static void
paint_fade (KroCairoPainter *self, const KroPrimitive *primitive)
{
  KroBox           box = kro_box_snap (primitive, self->scale);
  cairo_pattern_t *gradient = cairo_pattern_create_linear (box.x, 0, box.x + box.w, 0);
  KroColor         from, to;

  kro_fade_colors (primitive, &from, &to);
  cairo_pattern_add_color_stop_rgba (gradient, 0, from.r, from.g, from.b, from.a);
  cairo_pattern_add_color_stop_rgba (gradient, 1, to.r, to.g, to.b, to.a);
  kro_cairo_trace_rounded (self->cr, &box, primitive->radius);
  cairo_set_source (self->cr, gradient);
  cairo_fill (self->cr);
  cairo_pattern_destroy (gradient);
}

static double
get_width (const PangoGlyphItem *run)
{
  return pango_units_to_double (pango_glyph_string_get_width (run->glyphs));
}

/* A halo round the letters, where something lies below them. */
static void
paint_halo (KroCairoPainter *self, const KroPrimitive *primitive, const KroShapedText *shaped, double x, double baseline)
{
  for (guint i = 0; i < shaped->runs->len; i++)
    {
      PangoGlyphItem *run = g_ptr_array_index (shaped->runs, i);

      cairo_move_to (self->cr, x, baseline);
      pango_cairo_glyph_string_path (self->cr, run->item->analysis.font, run->glyphs);
      x += get_width (run);
    }
  set_line (self->cr, primitive);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (self->cr);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_MITER);
}

/* In a PDF the words go along with the glyphs, so that they can be found. */
static void
paint_glyphs (KroCairoPainter *self, const KroShapedText *shaped, double x, double baseline)
{
  for (guint i = 0; i < shaped->runs->len; i++)
    {
      PangoGlyphItem *run = g_ptr_array_index (shaped->runs, i);

      cairo_move_to (self->cr, x, baseline);
      if (self->is_pdf)
        pango_cairo_show_glyph_item (self->cr, shaped->text, run);
      else
        pango_cairo_show_glyph_string (self->cr, run->item->analysis.font, run->glyphs);
      x += get_width (run);
    }
}

static void
paint_mask (KroCairoPainter *self, const KroTextMask *mask, double x, double baseline)
{
  if (mask->surface != NULL)
    cairo_mask_surface (self->cr, mask->surface, x + mask->x / self->scale, baseline + mask->y / self->scale);
}

/* As much of a text as fits, and an ellipsis behind it. */
static void
paint_cut_text (KroCairoPainter *self, const KroPrimitive *primitive, const KroCutText *cut, double x, double baseline)
{
  double end = kro_snap (x + cut->width, self->scale);

  set_color (self->cr, &primitive->fill);
  cairo_save (self->cr);
  cairo_rectangle (self->cr, x - LETTER_REACH, primitive->box.y - LETTER_REACH, end - x + LETTER_REACH, primitive->box.h + 2 * LETTER_REACH);
  cairo_clip (self->cr);
  paint_mask (self, cut->whole, x, baseline);
  cairo_restore (self->cr);
  paint_mask (self, cut->ellipsis, end, baseline);
  cairo_new_path (self->cr);
}

/* The text begins at a whole device pixel, so that its mask fits. */
static void
paint_text (KroCairoPainter *self, const KroPrimitive *primitive)
{
  const KroShapedText *shaped;
  const KroTextMask   *mask;
  double               x = kro_snap (primitive->box.x, self->scale);
  double               baseline = kro_snap (primitive->baseline, self->scale);

  KroCutText cut;

  if (primitive->text == NULL || !has_fill (primitive))
    return;
  if (!self->is_pdf && !has_stroke (primitive) && kro_shaper_cut (self->shaper, primitive, self->scale, &cut))
    {
      paint_cut_text (self, primitive, &cut, x, baseline);
      return;
    }
  shaped = kro_shaper_shape (self->shaper, primitive);
  mask = self->is_pdf ? NULL : kro_shaper_get_mask (self->shaper, shaped, self->scale);
  if (has_stroke (primitive))
    paint_halo (self, primitive, shaped, x, baseline);
  set_color (self->cr, &primitive->fill);
  if (mask == NULL || !mask->is_whole)
    paint_glyphs (self, shaped, x, baseline);
  else
    paint_mask (self, mask, x, baseline);
  cairo_new_path (self->cr);
}

static void
begin_clip (KroCairoPainter *self, const KroPrimitive *primitive)
{
  KroBox box = kro_box_snap (primitive, self->scale);

  cairo_save (self->cr);
  cairo_rectangle (self->cr, box.x, box.y, box.w, box.h);
  cairo_clip (self->cr);
  self->n_clips++;
}

static void
end_clip (KroCairoPainter *self)
{
  if (self->n_clips == 0)
    return;
  cairo_restore (self->cr);
  self->n_clips--;
}

/* Whether a primitive lies outside of what is painted; a clip must be kept
 * count of. */
static gboolean
is_out_of_sight (KroCairoPainter *self, const KroPrimitive *primitive)
{
  switch (primitive->kind)
    {
    case KRO_PRIMITIVE_CLIP:
    case KRO_PRIMITIVE_UNCLIP:
      return FALSE;
    case KRO_PRIMITIVE_PATH:
    case KRO_PRIMITIVE_RECTANGLE:
    case KRO_PRIMITIVE_ROUNDED:
    case KRO_PRIMITIVE_HATCH:
    case KRO_PRIMITIVE_FADE:
    case KRO_PRIMITIVE_TEXT:
    case KRO_PRIMITIVE_LINK:
    default:
      return !kro_box_intersects (&primitive->box, &self->visible);
    }
}

static void
paint_primitive (KroCairoPainter *self, const KroPrimitive *primitive)
{
  switch (primitive->kind)
    {
    case KRO_PRIMITIVE_RECTANGLE:
    case KRO_PRIMITIVE_ROUNDED:
      paint_box (self, primitive);
      break;
    case KRO_PRIMITIVE_PATH:
      paint_path (self, primitive);
      break;
    case KRO_PRIMITIVE_HATCH:
      paint_hatch (self, primitive);
      break;
    case KRO_PRIMITIVE_FADE:
      paint_fade (self, primitive);
      break;
    case KRO_PRIMITIVE_TEXT:
      paint_text (self, primitive);
      break;
    case KRO_PRIMITIVE_CLIP:
      begin_clip (self, primitive);
      break;
    case KRO_PRIMITIVE_UNCLIP:
      end_clip (self);
      break;
    case KRO_PRIMITIVE_LINK:
      if (self->is_pdf)
        kro_cairo_write_link (self->cr, self->scene, primitive);
      break;
    default:
      break;
    }
}

/* An opaque area without an outline, which may be filled together with others
 * of its colour. */
static gboolean
is_plain (const KroPrimitive *primitive)
{
  return primitive->kind == KRO_PRIMITIVE_RECTANGLE && primitive->fill.a >= 1 && !has_stroke (primitive);
}

static gboolean
is_same_color (const KroColor *a, const KroColor *b)
{
  return a->r == b->r && a->g == b->g && a->b == b->b && a->a == b->a;
}

/* Fills a run of areas of one colour at once: a histogram has thousands.
 * Returns how many there were. */
static gsize
paint_plain (KroCairoPainter *self, const KroPrimitive *primitives, gsize n_primitives)
{
  gboolean any = FALSE;
  gsize    n = 0;

  for (; n < n_primitives && is_plain (&primitives[n]) && is_same_color (&primitives[n].fill, &primitives[0].fill); n++)
    {
      KroBox box = kro_box_snap (&primitives[n], self->scale);

      if (box.w <= 0 || box.h <= 0 || is_out_of_sight (self, &primitives[n]))
        continue;
      cairo_rectangle (self->cr, box.x, box.y, box.w, box.h);
      any = TRUE;
    }
  if (!any)
    return n;
  set_color (self->cr, &primitives[0].fill);
  cairo_fill (self->cr);
  return n;
}

static void
paint_primitives (KroCairoPainter *self, const KroPrimitive *primitives, gsize n_primitives)
{
  for (gsize i = 0; i < n_primitives; i++)
    {
      if (!self->is_pdf && is_plain (&primitives[i]))
        i += paint_plain (self, primitives + i, n_primitives - i) - 1;
      else if (!is_out_of_sight (self, &primitives[i]))
        paint_primitive (self, &primitives[i]);
    }
}

/* Letters reach a little out of their boxes. A recording may have no bounds. */
static KroBox
get_visible (cairo_t *cr)
{
  double x1, y1, x2, y2;

  cairo_clip_extents (cr, &x1, &y1, &x2, &y2);
  x1 = CLAMP (x1, -1e9, 1e9);
  y1 = CLAMP (y1, -1e9, 1e9);
  x2 = CLAMP (x2, -1e9, 1e9);
  y2 = CLAMP (y2, -1e9, 1e9);
  return (KroBox){ x1 - LETTER_REACH, y1 - LETTER_REACH, x2 - x1 + 2 * LETTER_REACH, y2 - y1 + 2 * LETTER_REACH };
}

static double
get_scale (KroCairoPainter *self, cairo_t *cr, cairo_surface_t *surface)
{
  double x = 1, y = 0, device_x, device_y;

  if (self->is_pdf)
    return FINE_SCALE;
  cairo_user_to_device_distance (cr, &x, &y);
  cairo_surface_get_device_scale (surface, &device_x, &device_y);
  if (self->device_scale > 0)
    device_x = self->device_scale;
  return MAX (hypot (x, y) * device_x, 1e-3);
}

static void
begin_picture (KroCairoPainter *self, cairo_t *cr, const KroScene *scene)
{
  cairo_surface_t *surface = cairo_get_target (cr);
  gsize            n_points;

  self->is_pdf = cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_PDF;
  self->scale = get_scale (self, cr, surface);
  self->visible = get_visible (cr);
  self->points = kro_scene_get_points (scene, &n_points);
  self->scene = scene;
  self->cr = cr;
  self->n_clips = 0;
  cairo_save (cr);
  cairo_new_path (cr);
}

static void
end_picture (KroCairoPainter *self)
{
  while (self->n_clips > 0)
    end_clip (self);
  cairo_restore (self->cr);
  self->cr = NULL;
  self->scene = NULL;
  self->points = NULL;
  kro_shaper_trim (self->shaper);
}

/**
 * kro_cairo_painter_new:
 * @theme: says which font each role has
 *
 * Returns: (transfer full): a painter for scenes made with @theme
 */
KroCairoPainter *
kro_cairo_painter_new (const KroTheme *theme)
{
  KroCairoPainter *self = g_new0 (KroCairoPainter, 1);

  self->shaper = kro_shaper_new (theme);
  self->tiles = kro_tile_set_new ();
  self->stamps = kro_stamp_set_new ();
  return self;
}

/**
 * kro_cairo_painter_free:
 * @self: (transfer full): a painter
 *
 * Frees the painter and the glyphs it kept.
 */
void
kro_cairo_painter_free (KroCairoPainter *self)
{
  kro_shaper_free (self->shaper);
  kro_tile_set_free (self->tiles);
  kro_stamp_set_free (self->stamps);
  g_free (self);
}

/**
 * kro_cairo_painter_set_scale:
 * @self: a painter
 * @scale: device pixels a logical pixel; 0: what the surface says
 *
 * Says how fine the pixels are on which a recording will be replayed, such as
 * that of gtk_snapshot_append_cairo (), which does not know it: the scale
 * factor of the widget. Boxes and letters are then rounded to those pixels.
 */
void
kro_cairo_painter_set_scale (KroCairoPainter *self, double scale)
{
  g_return_if_fail (scale >= 0);

  self->device_scale = scale;
}

/**
 * kro_cairo_painter_paint:
 * @self: a painter
 * @cr: where to paint; its user space is logical pixels with the origin at
 *   the top left of the scene
 * @scene: the scene
 *
 * Paints a scene, leaving out what @cr has clipped away. The state of @cr is
 * afterwards as it was, its path empty. On a PDF surface links become tags of
 * the PDF.
 */
void
kro_cairo_painter_paint (KroCairoPainter *self, cairo_t *cr, const KroScene *scene)
{
  gsize               n_primitives;
  const KroPrimitive *primitives = kro_scene_get_primitives (scene, &n_primitives);

  begin_picture (self, cr, scene);
  paint_primitives (self, primitives, n_primitives);
  end_picture (self);
}

/**
 * kro_cairo_painter_paint_placed:
 * @self: a painter
 * @cr: where to paint, as for kro_cairo_painter_paint ()
 * @scene: the scene
 * @placed: one of its placed things
 *
 * Paints one thing alone, for example lifted above the picture while the
 * pointer is on it. Clips begun by other things do not hold.
 */
void
kro_cairo_painter_paint_placed (KroCairoPainter *self, cairo_t *cr, const KroScene *scene, const KroPlaced *placed)
{
  gsize               n_primitives;
  const KroPrimitive *primitives = kro_scene_get_primitives (scene, &n_primitives);

  g_return_if_fail (placed->primitive + placed->n_primitives <= n_primitives);

  begin_picture (self, cr, scene);
  paint_primitives (self, primitives + placed->primitive, placed->n_primitives);
  end_picture (self);
}

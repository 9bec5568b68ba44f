/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * SVG, by a writer of its own, since Cairo would turn words into outlines.
 * Each placed thing is a group with its kind as class and its words as title;
 * texts are text elements that keep their width in other fonts by textLength.
 * Boxes and lines are rounded to pixels as on screen. Lengths are in logical
 * pixels, to a hundredth.
 *
 * Clips of a scene may span placed things, groups of an SVG may not: a thing
 * opens the clips that hold where it begins, and closes all it opened.
 */
#include "kro-export-private.h"
#include "kro-geometry.h"
#include "kro-shaper.h"
#include "kro-svg-private.h"

typedef struct
{
  GString            *body;      /* owned */
  GString            *defs;      /* owned: gradients and clips */
  GHashTable         *gradients; /* owned: attributes → number */
  GHashTable         *events;    /* owned: events that have an id */
  GArray             *clips;     /* owned: numbers of the clips that hold */
  KroShaper          *shaper;    /* owned */
  const KroPathPoint *points;    /* borrowed */
  guint               n_clips;
} Svg;

static void
init_svg (Svg *self, const KroScene *scene, const KroTheme *theme)
{
  gsize n_points;

  self->body = g_string_sized_new (1 << 16);
  self->defs = g_string_new (NULL);
  self->gradients = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->events = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->clips = g_array_new (FALSE, FALSE, sizeof (guint));
  self->shaper = kro_shaper_new (theme);
  self->points = kro_scene_get_points (scene, &n_points);
}

static void
clear_svg (Svg *self)
{
  g_string_free (self->body, TRUE);
  g_string_free (self->defs, TRUE);
  g_hash_table_unref (self->gradients);
  g_hash_table_unref (self->events);
  g_array_unref (self->clips);
  kro_shaper_free (self->shaper);
}

static gboolean
has_stroke (const KroPrimitive *primitive)
{
  return primitive->stroke.a > 0 && primitive->line > 0;
}

static void
append_box (GString *out, const KroBox *box, double radius)
{
  double r = MIN (radius, MIN (box->w, box->h) / 2);

  kro_svg_append_attribute (out, "x", box->x);
  kro_svg_append_attribute (out, "y", box->y);
  kro_svg_append_attribute (out, "width", box->w);
  kro_svg_append_attribute (out, "height", box->h);
  if (r > 0)
    kro_svg_append_attribute (out, "rx", r);
}

static void
append_stroke (GString *out, const KroPrimitive *primitive)
{
  kro_svg_append_color (out, "stroke", "stroke-opacity", &primitive->stroke);
  if (primitive->line != 1)
    kro_svg_append_attribute (out, "stroke-width", primitive->line);
  if (primitive->dash > 0)
    kro_svg_append_attribute (out, "stroke-dasharray", primitive->dash);
}

static void
write_rect (GString *out, const KroBox *box, double radius, const KroPrimitive *primitive, gboolean with_fill, gboolean with_stroke)
{
  static const KroColor none = { 0 };

  g_string_append (out, "<rect");
  append_box (out, box, radius);
  kro_svg_append_color (out, "fill", "fill-opacity", with_fill ? &primitive->fill : &none);
  if (with_stroke)
    append_stroke (out, primitive);
  g_string_append (out, "/>\n");
}

/* One element where the outline hides the edge of the area, else two. */
static void
write_box (Svg *self, const KroPrimitive *primitive)
{
  KroBox   box = kro_box_snap (primitive, 1);
  KroBox   edge = kro_box_inset (&box, primitive->line / 2);
  double   radius = primitive->kind == KRO_PRIMITIVE_ROUNDED ? primitive->radius : 0;
  gboolean is_filled = primitive->fill.a > 0;
  gboolean is_hidden = primitive->stroke.a >= 1 && primitive->dash <= 0;

  if (box.w <= 0 || box.h <= 0)
    return;
  if (!has_stroke (primitive))
    {
      if (is_filled)
        write_rect (self->body, &box, radius, primitive, TRUE, FALSE);
      return;
    }
  if (is_filled && !is_hidden)
    write_rect (self->body, &box, radius, primitive, TRUE, FALSE);
  write_rect (self->body, &edge, MAX (radius - primitive->line / 2, 0), primitive, is_filled && is_hidden, TRUE);
}

static void
append_point (GString *out, char op, double x, double y)
{
  if (op != '\0')
    g_string_append_c (out, op);
  kro_svg_append_number (out, x);
  g_string_append_c (out, ' ');
  kro_svg_append_number (out, y);
}

static void
append_curve (GString *out, const KroPathPoint *points)
{
  append_point (out, 'C', points[0].x, points[0].y);
  g_string_append_c (out, ' ');
  append_point (out, '\0', points[1].x, points[1].y);
  g_string_append_c (out, ' ');
  append_point (out, '\0', points[2].x, points[2].y);
}

static void
append_points (GString *out, const KroPathPoint *points, guint n_points)
{
  for (guint i = 0; i < n_points; i++)
    {
      switch (points[i].op)
        {
        case KRO_PATH_MOVE:
          append_point (out, 'M', points[i].x, points[i].y);
          break;
        case KRO_PATH_LINE:
          append_point (out, 'L', points[i].x, points[i].y);
          break;
        case KRO_PATH_CURVE:
          if (i + 2 >= n_points)
            return;
          append_curve (out, points + i);
          i += 2;
          break;
        case KRO_PATH_CLOSE:
          g_string_append_c (out, 'Z');
          break;
        default:
          break;
        }
    }
}

static void
append_segment (GString *out, const KroSegment *line)
{
  append_point (out, 'M', line->x0, line->y0);
  append_point (out, 'L', line->x1, line->y1);
}

static void
write_path (Svg *self, const KroPrimitive *primitive)
{
  const KroPathPoint *points = self->points + primitive->point;
  KroSegment          line;

  if (primitive->n_points == 0)
    return;
  g_string_append (self->body, "<path d=\"");
  if (kro_line_snap (points, primitive->n_points, primitive->line, 1, &line))
    append_segment (self->body, &line);
  else
    append_points (self->body, points, primitive->n_points);
  g_string_append_c (self->body, '"');
  kro_svg_append_color (self->body, "fill", "fill-opacity", &primitive->fill);
  if (has_stroke (primitive))
    append_stroke (self->body, primitive);
  g_string_append (self->body, "/>\n");
}

static void
write_hatch (Svg *self, const KroPrimitive *primitive)
{
  KroSegment line;

  if (!has_stroke (primitive) || !kro_hatch_line (primitive, 0, &line))
    return;
  g_string_append (self->body, "<path d=\"");
  for (guint n = 0; kro_hatch_line (primitive, n, &line); n++)
    append_segment (self->body, &line);
  g_string_append (self->body, "\" fill=\"none\"");
  append_stroke (self->body, primitive);
  g_string_append (self->body, "/>\n");
}

/* A stop that is not seen still has a hue, so it is never `none`. */
static void
append_stop (GString *out, int offset, const KroColor *color)
{
  KroColor opaque = { color->r, color->g, color->b, 1 };

  g_string_append_printf (out, "<stop offset=\"%d\"", offset);
  kro_svg_append_color (out, "stop-color", "", &opaque);
  if (color->a < 1)
    kro_svg_append_attribute (out, "stop-opacity", color->a);
  g_string_append (out, "/>");
}

/* Fades of the same colours share a gradient. */
static guint
define_gradient (Svg *self, const KroPrimitive *primitive)
{
  g_autoptr (GString) stops = g_string_new (NULL);
  KroColor from, to;
  gpointer number;

  kro_fade_colors (primitive, &from, &to);
  append_stop (stops, 0, &from);
  append_stop (stops, 1, &to);
  if (g_hash_table_lookup_extended (self->gradients, stops->str, NULL, &number))
    return GPOINTER_TO_UINT (number);
  number = GUINT_TO_POINTER (g_hash_table_size (self->gradients) + 1);
  g_string_append_printf (self->defs, "<linearGradient id=\"f%u\">%s</linearGradient>\n", GPOINTER_TO_UINT (number), stops->str);
  g_hash_table_insert (self->gradients, g_strdup (stops->str), number);
  return GPOINTER_TO_UINT (number);
}

static void
write_fade (Svg *self, const KroPrimitive *primitive)
{
  KroBox box = kro_box_snap (primitive, 1);

  if (box.w <= 0 || box.h <= 0)
    return;
  g_string_append (self->body, "<rect");
  append_box (self->body, &box, primitive->radius);
  g_string_append_printf (self->body, " fill=\"url(#f%u)\"/>\n", define_gradient (self, primitive));
}

/* Appends what is seen of a text; gives its width. A text that fits and whose
 * width is known needs no shaping. */
static double
append_visible_text (Svg *self, GString *out, const KroPrimitive *primitive)
{
  const KroShapedText *shaped;
  g_autofree char     *before = NULL;

  if (primitive->width > 0 && primitive->width <= primitive->box.w)
    {
      kro_svg_append_escaped (out, primitive->text);
      return primitive->width;
    }
  shaped = kro_shaper_shape (self->shaper, primitive);
  before = g_strndup (shaped->text, shaped->visible);
  kro_svg_append_escaped (out, before);
  if (shaped->is_cut)
    g_string_append (out, "…");
  return shaped->width;
}

static void
write_text (Svg *self, const KroPrimitive *primitive)
{
  g_autoptr (GString) words = NULL;
  double width;

  if (primitive->text == NULL || *primitive->text == '\0' || primitive->fill.a <= 0)
    return;
  words = g_string_new (NULL);
  width = append_visible_text (self, words, primitive);
  g_string_append_printf (self->body, "<text class=\"%s\"", kro_svg_get_class (primitive->font));
  kro_svg_append_attribute (self->body, "x", primitive->box.x);
  kro_svg_append_attribute (self->body, "y", primitive->baseline);
  kro_svg_append_attribute (self->body, "textLength", width);
  g_string_append (self->body, " lengthAdjust=\"spacingAndGlyphs\"");
  kro_svg_append_color (self->body, "fill", "fill-opacity", &primitive->fill);
  if (has_stroke (primitive))
    {
      append_stroke (self->body, primitive);
      g_string_append (self->body, " stroke-linejoin=\"round\" paint-order=\"stroke\"");
    }
  g_string_append_printf (self->body, ">%s</text>\n", words->str);
}

static void
open_clip (Svg *self, guint number)
{
  g_string_append_printf (self->body, "<g clip-path=\"url(#k%u)\">\n", number);
}

static void
begin_clip (Svg *self, const KroPrimitive *primitive)
{
  KroBox box = kro_box_snap (primitive, 1);

  self->n_clips++;
  g_string_append_printf (self->defs, "<clipPath id=\"k%u\"><rect", self->n_clips);
  append_box (self->defs, &box, 0);
  g_string_append (self->defs, "/></clipPath>\n");
  g_array_append_val (self->clips, self->n_clips);
  open_clip (self, self->n_clips);
}

static void
end_clip (Svg *self)
{
  if (self->clips->len == 0)
    return;
  g_array_set_size (self->clips, self->clips->len - 1);
  g_string_append (self->body, "</g>\n");
}

static void
write_link (Svg *self, const KroPrimitive *primitive)
{
  const char *target = primitive->text;

  if (!kro_link_is_allowed (target))
    return;
  g_string_append (self->body, "<a href=\"");
  if (target[0] == '#')
    {
      g_string_append (self->body, "#e-");
      target++;
    }
  kro_svg_append_escaped (self->body, target);
  g_string_append (self->body, "\"><rect");
  append_box (self->body, &primitive->box, 0);
  g_string_append (self->body, " fill-opacity=\"0\"/></a>\n");
}

static void
write_primitive (Svg *self, const KroPrimitive *primitive)
{
  switch (primitive->kind)
    {
    case KRO_PRIMITIVE_RECTANGLE:
    case KRO_PRIMITIVE_ROUNDED:
      write_box (self, primitive);
      break;
    case KRO_PRIMITIVE_PATH:
      write_path (self, primitive);
      break;
    case KRO_PRIMITIVE_HATCH:
      write_hatch (self, primitive);
      break;
    case KRO_PRIMITIVE_FADE:
      write_fade (self, primitive);
      break;
    case KRO_PRIMITIVE_TEXT:
      write_text (self, primitive);
      break;
    case KRO_PRIMITIVE_CLIP:
      begin_clip (self, primitive);
      break;
    case KRO_PRIMITIVE_UNCLIP:
      end_clip (self);
      break;
    case KRO_PRIMITIVE_LINK:
      write_link (self, primitive);
      break;
    default:
      break;
    }
}

/* The id that links lead to; an event that is drawn twice has it once. */
static void
append_id (Svg *self, const KroPlaced *placed)
{
  char  text[KRO_ID_LENGTH + 1];
  KroId id = placed->event;

  if (placed->kind != KRO_PLACED_EVENT || id == KRO_ID_NONE)
    return;
  if (!g_hash_table_add (self->events, g_memdup2 (&id, sizeof id)))
    return;
  kro_id_to_string (id, text);
  g_string_append_printf (self->body, " id=\"e-%s\"", text);
}

static void
write_placed (Svg *self, const KroPlaced *placed, const KroPrimitive *primitives)
{
  g_string_append_printf (self->body, "<g class=\"%s\"", kro_placed_kind_get_name (placed->kind));
  append_id (self, placed);
  g_string_append (self->body, ">\n");
  if (placed->text != NULL)
    {
      g_string_append (self->body, "<title>");
      kro_svg_append_escaped (self->body, placed->text);
      g_string_append (self->body, "</title>\n");
    }
  for (guint i = 0; i < self->clips->len; i++)
    open_clip (self, g_array_index (self->clips, guint, i));
  for (guint i = 0; i < placed->n_primitives; i++)
    write_primitive (self, &primitives[placed->primitive + i]);
  for (guint i = 0; i < self->clips->len; i++)
    g_string_append (self->body, "</g>\n");
  g_string_append (self->body, "</g>\n");
}

static void
append_words (GString *out, const char *element, const char *attributes, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (out, "<%s%s>", element, attributes);
  kro_svg_append_escaped (out, text);
  g_string_append_printf (out, "</%s>\n", element);
}

static void
append_head (GString *out, const KroScene *scene, const KroExportOptions *options)
{
  double width = kro_scene_get_width (scene);
  double height = kro_scene_get_height (scene);

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
  append_point (out, '\0', width, height);
  g_string_append_c (out, '"');
  kro_svg_append_attribute (out, "width", width);
  kro_svg_append_attribute (out, "height", height);
  g_string_append (out, " role=\"img\"");
  if (options->title != NULL && *options->title != '\0')
    g_string_append (out, " aria-labelledby=\"title\"");
  if (options->language != NULL)
    {
      g_string_append (out, " xml:lang=\"");
      kro_svg_append_escaped (out, options->language);
      g_string_append_c (out, '"');
    }
  g_string_append (out, ">\n");
  append_words (out, "title", " id=\"title\"", options->title);
  append_words (out, "metadata", "", options->creator);
}

static GBytes *
join_parts (Svg *self, const KroScene *scene, const KroTheme *theme, const KroExportOptions *options)
{
  GString *out = g_string_sized_new (self->body->len + self->defs->len + 2048);

  append_head (out, scene, options);
  kro_svg_append_style (out, theme);
  if (self->defs->len > 0)
    g_string_append_printf (out, "<defs>\n%s</defs>\n", self->defs->str);
  g_string_append_len (out, self->body->str, (gssize)self->body->len);
  g_string_append (out, "</svg>\n");
  return g_string_free_to_bytes (out);
}

/**
 * kro_export_svg:
 * @scene: a scene
 * @theme: the theme it was made with
 * @options: title, language and maker
 * @cancellable: (nullable): ends the work early
 * @error: return location, of #KRO_EXPORT_ERROR or %G_IO_ERROR
 *
 * Makes an SVG 1.1 document with text, titles and links.
 *
 * Returns: (transfer full) (nullable): the bytes of the file
 */
GBytes *
kro_export_svg (const KroScene *scene, const KroTheme *theme, const KroExportOptions *options, GCancellable *cancellable, GError **error)
{
  gsize               n_placed, n_primitives;
  const KroPlaced    *placed = kro_scene_get_placed (scene, &n_placed);
  const KroPrimitive *primitives = kro_scene_get_primitives (scene, &n_primitives);
  GBytes             *bytes = NULL;
  Svg                 svg = { 0 };

  if (!kro_export_check_size (KRO_EXPORT_SVG, kro_scene_get_width (scene), kro_scene_get_height (scene), 1, error))
    return NULL;
  init_svg (&svg, scene, theme);
  for (gsize i = 0; i < n_placed && !g_cancellable_is_cancelled (cancellable); i++)
    write_placed (&svg, &placed[i], primitives);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    bytes = join_parts (&svg, scene, theme, options);
  clear_svg (&svg);
  return bytes;
}

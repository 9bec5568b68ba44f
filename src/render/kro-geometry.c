/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the back ends do alike, so that their pictures are alike: rounding to
 * pixels, where an outline lies, the lines of a hatch, the colours of a fade,
 * and which links are let through. Lengths are in logical pixels unless a
 * scale (device pixels a logical pixel) is given. Pure functions.
 */
#include "kro-geometry.h"

#include <math.h>

/* No more lines than this in one hatch, whatever spacing a scene asks for. */
#define MAX_HATCH_LINES 4096

/* Device pixels by which places may be off that were reckoned from times. */
#define NOISE 1e-6

/**
 * kro_snap:
 * @value: a place in logical pixels
 * @scale: device pixels a logical pixel
 *
 * Rounds to whole device pixels. What stands halfway between two goes to the
 * right even if its last digits say otherwise, so that a picture which is moved
 * does not tremble.
 *
 * Returns: the nearest one, in logical pixels
 */
double
kro_snap (double value, double scale)
{
  return floor (value * scale + 0.5 + NOISE) / scale;
}

/* What is there at all stays one device pixel wide. */
static double
snap_length (double value, double scale)
{
  return value <= 0 ? 0 : MAX (kro_snap (value, scale), 1 / scale);
}

/**
 * kro_box_snap:
 * @primitive: a primitive with a box
 * @scale: device pixels a logical pixel
 *
 * Rounds a box to whole device pixels. The edges of a rectangle are rounded
 * each by itself, so that neighbours still meet; a rounded rectangle keeps
 * its rounded size wherever it stands, so that it does not throb while it is
 * moved. Neither becomes thinner than a device pixel.
 *
 * Returns: the rounded box in logical pixels
 */
KroBox
kro_box_snap (const KroPrimitive *primitive, double scale)
{
  const KroBox *box = &primitive->box;
  KroBox        snapped = { .x = kro_snap (box->x, scale), .y = kro_snap (box->y, scale) };

  if (primitive->kind == KRO_PRIMITIVE_ROUNDED)
    {
      snapped.w = snap_length (box->w, scale);
      snapped.h = snap_length (box->h, scale);
    }
  else
    {
      snapped.w = box->w <= 0 ? 0 : MAX (kro_snap (box->x + box->w, scale) - snapped.x, 1 / scale);
      snapped.h = box->h <= 0 ? 0 : MAX (kro_snap (box->y + box->h, scale) - snapped.y, 1 / scale);
    }
  return snapped;
}

/**
 * kro_box_inset:
 * @box: a box
 * @inset: how far each edge moves inwards
 *
 * Shrinks a box. Outlines lie within the box of their primitive: they are
 * drawn along the box inset by half their width.
 *
 * Returns: the smaller box; its size is never negative
 */
KroBox
kro_box_inset (const KroBox *box, double inset)
{
  return (KroBox){ box->x + inset, box->y + inset, MAX (box->w - 2 * inset, 0), MAX (box->h - 2 * inset, 0) };
}

/**
 * kro_box_intersects:
 * @a: a box
 * @b: another
 *
 * Returns: whether they share a point; edges count
 */
gboolean
kro_box_intersects (const KroBox *a, const KroBox *b)
{
  return a->x <= b->x + b->w && b->x <= a->x + a->w && a->y <= b->y + b->h && b->y <= a->y + a->h;
}

/* The nearest place where a line of that width covers whole device pixels. */
static double
snap_center (double value, double line, double scale)
{
  double width = MAX (round (line * scale), 1);
  double half = fmod (width, 2) / 2;

  return kro_snap (value - half / scale, scale) + half / scale;
}

/**
 * kro_line_snap:
 * @points: (array length=n_points): points of a path
 * @n_points: how many
 * @line: its width in logical pixels
 * @scale: device pixels a logical pixel
 * @segment: (out): the line, moved to whole pixels
 *
 * Moves a path that is one upright or level line so that it is sharp.
 *
 * Returns: whether the path is such a line
 */
gboolean
kro_line_snap (const KroPathPoint *points, guint n_points, float line, double scale, KroSegment *segment)
{
  if (n_points != 2 || points[0].op != KRO_PATH_MOVE || points[1].op != KRO_PATH_LINE)
    return FALSE;
  *segment = (KroSegment){ points[0].x, points[0].y, points[1].x, points[1].y };
  if (segment->x0 == segment->x1)
    segment->x0 = segment->x1 = snap_center (segment->x0, line, scale);
  else if (segment->y0 == segment->y1)
    segment->y0 = segment->y1 = snap_center (segment->y0, line, scale);
  else
    return FALSE;
  return TRUE;
}

/**
 * kro_hatch_line:
 * @primitive: of kind %KRO_PRIMITIVE_HATCH; `radius` is the distance of two
 *   lines along an edge
 * @n: number of the line, from 0
 * @segment: (out): the line, clipped to the box
 *
 * Gives the lines of a hatch, rising to the right at 45°. They are counted
 * from the top left corner of the box, so that a hatch moves with its box.
 *
 * Returns: %FALSE if there are no more
 */
gboolean
kro_hatch_line (const KroPrimitive *primitive, guint n, KroSegment *segment)
{
  const KroBox *box = &primitive->box;
  double        spacing = MAX (primitive->radius, 1);
  double        offset = spacing * (n + 0.5);

  if (n >= MAX_HATCH_LINES || !(offset < box->w + box->h))
    return FALSE;
  segment->x0 = box->x + MAX (offset - box->h, 0);
  segment->y0 = box->y + MIN (offset, box->h);
  segment->x1 = box->x + MIN (offset, box->w);
  segment->y1 = box->y + MAX (offset - box->w, 0);
  return TRUE;
}

/**
 * kro_fade_colors:
 * @primitive: of kind %KRO_PRIMITIVE_FADE
 * @from: (out): colour at the left
 * @to: (out): colour at the right
 *
 * Gives the two ends of a fade. An end that is not seen takes the hue of the
 * other, so that a fade to nothing does not turn grey on its way.
 */
void
kro_fade_colors (const KroPrimitive *primitive, KroColor *from, KroColor *to)
{
  *from = primitive->fill;
  *to = primitive->stroke;
  if (from->a <= 0)
    *from = (KroColor){ to->r, to->g, to->b, 0 };
  else if (to->a <= 0)
    *to = (KroColor){ from->r, from->g, from->b, 0 };
}

/**
 * kro_link_is_allowed:
 * @target: (nullable): target of a link: a URI, or `#` and the id of an event
 *
 * Tells whether a link may be written into a file that other people open.
 * Sources come from anywhere, so only the schemes that lead to something to
 * read pass (never `javascript:` or `data:`), and no control characters.
 *
 * Returns: whether it may
 */
gboolean
kro_link_is_allowed (const char *target)
{
  static const char *const schemes[] = { "http", "https", "mailto", "doi", "urn" };
  g_autofree char         *scheme = NULL;

  if (target == NULL)
    return FALSE;
  for (const char *c = target; *c != '\0'; c++)
    {
      if ((guchar)*c <= 0x20 || *c == 0x7f)
        return FALSE;
    }
  if (target[0] == '#')
    return target[1] != '\0';
  scheme = g_uri_parse_scheme (target);
  for (gsize i = 0; scheme != NULL && i < G_N_ELEMENTS (schemes); i++)
    {
      if (g_ascii_strcasecmp (scheme, schemes[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

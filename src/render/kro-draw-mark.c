/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Marks as primitives: the grammar of the timeline. What a mark says is in
 * KroMark; here it gets pixels. A mark narrower than the shape of its
 * category is that shape, so that a day is not a hair in a picture of years.
 * Bars are cut to a little more than the plot, so that a bar of ages does not
 * leave the range of coordinates that back ends take.
 */
#include "kro-draw-private.h"

#include <math.h>

#define OUTSIDE 64
#define BAR_RADIUS 7
#define MAX_POINTS 16

/* A mark in pixels. */
typedef struct
{
  double x0, x1;           /* of what is known */
  double core_x0, core_x1; /* of what is certain */
  double y, h;
  KroInk ink;
} Bar;

/* --- shapes ------------------------------------------------------------------ */

typedef struct
{
  guint  n;
  double points[12][2];
} Shape;

/* Corners in units of half the size, from the centre. The circle is not here. */
static const Shape shapes[KRO_N_MARKS] = {
  [KRO_MARK_DIAMOND] = { 4, { { 0, -1 }, { 1, 0 }, { 0, 1 }, { -1, 0 } } },
  [KRO_MARK_SQUARE] = { 4, { { -0.8, -0.8 }, { 0.8, -0.8 }, { 0.8, 0.8 }, { -0.8, 0.8 } } },
  [KRO_MARK_TRIANGLE] = { 3, { { 0, -0.95 }, { 1, 0.8 }, { -1, 0.8 } } },
  [KRO_MARK_WEDGE] = { 3, { { -1, -0.8 }, { 1, -0.8 }, { 0, 0.95 } } },
  [KRO_MARK_HEXAGON] = { 6, { { -0.5, -0.87 }, { 0.5, -0.87 }, { 1, 0 }, { 0.5, 0.87 }, { -0.5, 0.87 }, { -1, 0 } } },
  [KRO_MARK_CROSS] = { 12, { { -0.36, -0.95 }, { 0.36, -0.95 }, { 0.36, -0.36 }, { 0.95, -0.36 }, { 0.95, 0.36 }, { 0.36, 0.36 }, { 0.36, 0.95 }, { -0.36, 0.95 }, { -0.36, 0.36 }, { -0.95, 0.36 }, { -0.95, -0.36 }, { -0.36, -0.36 } } },
};

static void
draw_circle (const KroDraw *self, double x, double y, double radius, const KroColor *fill, const KroColor *edge, double line, double dash)
{
  KroPrimitive circle = { .box = { x - radius, y - radius, 2 * radius, 2 * radius }, .fill = *fill, .stroke = *edge, .line = (float)line, .dash = (float)dash };

  kro_draw_rounded (self, &circle, radius);
}

/* Draws the shape of a category, centred; an edge without alpha is left out. */
void
kro_draw_shape (const KroDraw *self, KroMarkShape shape, double x, double y, double size, const KroColor *fill, const KroColor *edge, double dash)
{
  const Shape *corners = &shapes[(guint)shape < KRO_N_MARKS ? shape : KRO_MARK_DIAMOND];
  double       plain = dash > 0 ? 1.4 : 1;
  double       line = plain * self->metrics->line;
  double       half = (size - line) / 2;
  KroPrimitive path = { .kind = KRO_PRIMITIVE_PATH, .fill = *fill, .stroke = *edge, .line = (float)line, .dash = (float)dash };
  KroPathPoint points[MAX_POINTS];

  if (shape == KRO_MARK_CIRCLE)
    {
      draw_circle (self, x, y, half, fill, edge, plain, dash);
      return;
    }
  for (guint i = 0; i < corners->n; i++)
    points[i] = (KroPathPoint){ i == 0 ? KRO_PATH_MOVE : KRO_PATH_LINE, x + corners->points[i][0] * half, y + corners->points[i][1] * half };
  points[corners->n] = (KroPathPoint){ KRO_PATH_CLOSE, points[0].x, points[0].y };
  path.box = (KroBox){ x - size / 2, y - size / 2, size, size };
  kro_scene_writer_add_path (self->writer, &path, points, corners->n + 1);
}

/* --- pieces ------------------------------------------------------------------ */

static KroColor
transparent (const KroColor *color)
{
  return (KroColor){ color->r, color->g, color->b, 0 };
}

/* What is left of a colour where it is least sure. */
static KroColor
faint (const KroColor *color)
{
  return (KroColor){ color->r, color->g, color->b, 0.22F };
}

static double
get_tail (const KroDraw *self, KroMarkEdge edge)
{
  return edge == KRO_EDGE_FIRM ? 0 : self->metrics->tail;
}

static void
draw_hatch (const KroDraw *self, const KroBox *box, const KroInk *ink)
{
  KroPrimitive hatch = { .kind = KRO_PRIMITIVE_HATCH, .box = { box->x + 2, box->y + 1, box->w - 4, box->h - 2 }, .stroke = ink->edge, .line = 0.8F, .radius = ink->hatch };

  if (ink->hatch > 0 && hatch.box.w > 0 && hatch.box.h > 0)
    kro_scene_writer_add (self->writer, &hatch);
}

static gboolean
is_narrow (const KroDraw *self, double x0, double x1)
{
  return x1 - x0 < self->metrics->mark_size;
}

/* Faint wings beside a narrow mark: about then. */
static void
draw_wings (const KroDraw *self, const Bar *bar, double x, double size)
{
  KroColor none = transparent (&bar->ink.edge);
  KroBox   left = { x - size * 1.15, bar->y + bar->h / 2 - 2, size * 1.15, 4 };
  KroBox   right = { x, left.y, left.w, left.h };

  kro_draw_fade (self, &left, &none, &bar->ink.edge);
  kro_draw_fade (self, &right, &bar->ink.edge, &none);
}

static void
draw_narrow (const KroDraw *self, const Bar *bar, const KroMark *mark, const KroEventLook *look, double x, gboolean hollow)
{
  double   size = MIN (self->metrics->mark_size, bar->h * KRO_SHAPE_WIDTH);
  KroColor fill = hollow ? bar->ink.paper : bar->ink.solid;

  if (mark->soft)
    draw_wings (self, bar, x, size);
  if (mark->dashed)
    fill = bar->ink.light;
  kro_draw_shape (self, look->shape, x, bar->y + bar->h / 2, size, &fill, &bar->ink.edge, mark->dashed ? 2.2 : 0);
}

/* A small shape at the start of a long bar: colour does not stand alone. */
static void
draw_sign (const KroDraw *self, const Bar *bar, const KroEventLook *look, const KroColor *color)
{
  KroColor none = { 0, 0, 0, 0 };
  double   size = floor (bar->h * 0.58);
  double   x = MAX (bar->x0, self->plot.x) + bar->h * 0.75;

  if (size >= 6 && bar->x1 - x > bar->h * 2)
    kro_draw_shape (self, look->shape, x, bar->y + bar->h / 2, size, color, &none, 0);
}

/* Whichever of card and title stands out more from a bar. */
static const KroColor *
get_sign_color (const KroDraw *self, const KroColor *bar)
{
  const KroColor *card = kro_theme_get_color (self->theme, KRO_COLOR_CARD);
  const KroColor *title = kro_theme_get_color (self->theme, KRO_COLOR_TITLE);

  return kro_color_contrast (card, bar) >= 3 ? card : title;
}

/* Outline of a bar whose ends are about there: top and bottom only, with ends
 * that fade. */
static void
draw_soft_bar (const KroDraw *self, const Bar *bar, const KroColor *fill, const KroColor *edge)
{
  double   end = MIN (18, (bar->x1 - bar->x0) / 3);
  double   pad = self->metrics->mark_size / 2;
  KroColor none = transparent (fill);
  KroColor no_edge = transparent (edge);
  KroBox   middle = { bar->x0 + end, bar->y, bar->x1 - bar->x0 - 2 * end, bar->h };
  KroBox   left = { bar->x0 - pad, bar->y, end + pad, bar->h };
  KroBox   right = { bar->x1 - end, bar->y, end + pad, bar->h };

  kro_draw_fade (self, &left, &none, fill);
  kro_draw_box (self, &middle, fill);
  kro_draw_fade (self, &right, fill, &none);
  for (int side = 0; side < 2; side++)
    {
      double y = side == 0 ? bar->y : bar->y + bar->h - 1.4;

      kro_draw_fade (self, &(KroBox){ left.x, y, left.w, 1.4 }, &no_edge, edge);
      kro_draw_box (self, &(KroBox){ middle.x, y, middle.w, 1.4 }, edge);
      kro_draw_fade (self, &(KroBox){ right.x, y, right.w, 1.4 }, edge, &no_edge);
    }
}

/* A rounded bar with an outline, as wide as the unit: somewhere in here. */
static void
draw_outlined (const KroDraw *self, const Bar *bar, const KroMark *mark, const KroColor *fill)
{
  KroPrimitive style = { .box = { bar->x0, bar->y, bar->x1 - bar->x0, bar->h }, .fill = *fill, .stroke = bar->ink.edge, .line = 1.4F };

  if (mark->soft)
    {
      draw_soft_bar (self, bar, fill, &bar->ink.edge);
      return;
    }
  if (mark->dashed)
    style.dash = 4;
  kro_draw_rounded (self, &style, BAR_RADIUS);
  draw_hatch (self, &style.box, &bar->ink);
}

static void
draw_question (const KroDraw *self, const Bar *bar, double x)
{
  double size = kro_theme_get_font_size (self->theme, KRO_FONT_TITLE);

  kro_draw_text (self, KRO_FONT_TITLE, "?", x, bar->y + bar->h / 2 + size * 0.36, G_MAXDOUBLE, &bar->ink.edge);
}

static void
draw_arrowhead (const KroDraw *self, const Bar *bar, double x, double direction)
{
  double       half = bar->h / 2;
  double       y = bar->y + half;
  KroPathPoint points[] = {
    { KRO_PATH_MOVE, x, y },
    { KRO_PATH_LINE, x - direction * (half + 1), y - half + 1 },
    { KRO_PATH_LINE, x - direction * (half + 1), y + half - 1 },
    { KRO_PATH_CLOSE, x, y },
  };
  KroPrimitive path = { .kind = KRO_PRIMITIVE_PATH, .fill = bar->ink.edge };

  path.box = (KroBox){ MIN (x, points[1].x), bar->y, half + 1, bar->h };
  kro_scene_writer_add_path (self->writer, &path, points, G_N_ELEMENTS (points));
}

/* --- forms ------------------------------------------------------------------- */

static void
draw_within (const KroDraw *self, const Bar *bar, const KroMark *mark, const KroEventLook *look)
{
  if (is_narrow (self, bar->x0, bar->x1))
    {
      draw_narrow (self, bar, mark, look, (bar->x0 + bar->x1) / 2, FALSE);
      return;
    }
  draw_outlined (self, bar, mark, &bar->ink.light);
  draw_sign (self, bar, look, &bar->ink.edge);
}

/* Two hollow marks, the first fuller, joined by a dotted line. */
static void
draw_either (const KroDraw *self, const Bar *bar, const KroMark *mark, const KroEventLook *look)
{
  double spans[2][2] = { { bar->x0, bar->core_x0 }, { bar->core_x1, bar->x1 } };
  double y = bar->y + bar->h / 2;
  double size = self->metrics->mark_size / 2;

  kro_draw_line (self, MAX (spans[0][1], spans[0][0] + size), y, MIN (spans[1][0], spans[1][1] - size), y, &bar->ink.edge, 1.6, 2.5);
  for (int i = 0; i < 2; i++)
    {
      Bar one = *bar;

      one.x0 = spans[i][0];
      one.x1 = spans[i][1];
      one.ink.solid = i == 0 ? bar->ink.light : bar->ink.paper;
      one.ink.hatch = i == 0 ? bar->ink.hatch : 0;
      if (is_narrow (self, one.x0, one.x1))
        draw_narrow (self, &one, mark, look, (one.x0 + one.x1) / 2, i == 1);
      else
        draw_outlined (self, &one, mark, &one.ink.solid);
    }
}

static void
draw_tail (const KroDraw *self, const Bar *bar, const KroMark *mark, gboolean to_right)
{
  KroMarkEdge edge = to_right ? mark->right : mark->left;
  double      tail = get_tail (self, edge);
  KroColor    none = transparent (&bar->ink.solid);
  KroBox      box = { to_right ? bar->x1 : bar->x0 - tail, bar->y, tail, bar->h };

  if (edge == KRO_EDGE_FIRM)
    return;
  kro_draw_fade (self, &box, to_right ? &bar->ink.solid : &none, to_right ? &none : &bar->ink.solid);
  if (edge == KRO_EDGE_UNKNOWN)
    draw_question (self, bar, to_right ? box.x + box.w - 10 : box.x);
  else if (edge == KRO_EDGE_ARROW)
    draw_arrowhead (self, bar, to_right ? box.x + box.w : box.x, to_right ? 1 : -1);
}

/* Whether both ends are known to within a few pixels. */
static gboolean
is_firm (const Bar *bar, const KroMark *mark)
{
  return bar->core_x0 - bar->x0 < 3 && bar->x1 - bar->core_x1 < 3 && mark->left == KRO_EDGE_FIRM && mark->right == KRO_EDGE_FIRM;
}

static void
draw_core (const KroDraw *self, const Bar *bar, const KroMark *mark, const KroEventLook *look)
{
  gboolean     firm = is_firm (bar, mark);
  double       x0 = firm || mark->soft ? bar->x0 : bar->core_x0;
  double       x1 = firm || mark->soft ? bar->x1 : bar->core_x1;
  KroPrimitive style = { .box = { x0, bar->y, x1 - x0, bar->h }, .fill = bar->ink.solid };
  Bar          core = *bar;

  if (x1 <= x0)
    return;
  core.x0 = x0;
  core.x1 = x1;
  if (mark->soft)
    {
      draw_soft_bar (self, &core, &bar->ink.solid, &bar->ink.solid);
      return;
    }
  if (firm || mark->dashed)
    {
      style.stroke = bar->ink.edge;
      style.line = mark->dashed ? 1.4F : 1;
    }
  if (mark->dashed)
    {
      style.fill = bar->ink.light;
      style.dash = 4;
    }
  if (firm || mark->dashed)
    kro_draw_rounded (self, &style, 4);
  else
    kro_draw_box (self, &style.box, &style.fill);
  draw_hatch (self, &style.box, &bar->ink);
  if (firm)
    draw_sign (self, &core, look, get_sign_color (self, mark->dashed ? &bar->ink.light : &bar->ink.solid));
}

static void
draw_lasting (const KroDraw *self, const Bar *bar, const KroMark *mark, const KroEventLook *look)
{
  KroColor none = faint (&bar->ink.solid);
  gboolean has_tail = mark->left != KRO_EDGE_FIRM || mark->right != KRO_EDGE_FIRM;
  double   y = bar->y + bar->h / 2;

  if (is_narrow (self, bar->x0, bar->x1) && !has_tail)
    {
      draw_narrow (self, bar, mark, look, (bar->x0 + bar->x1) / 2, FALSE);
      return;
    }
  draw_tail (self, bar, mark, FALSE);
  draw_tail (self, bar, mark, TRUE);
  if (!mark->soft && !is_firm (bar, mark))
    {
      kro_draw_fade (self, &(KroBox){ bar->x0, bar->y, bar->core_x0 - bar->x0, bar->h }, &none, &bar->ink.solid);
      kro_draw_fade (self, &(KroBox){ bar->core_x1, bar->y, bar->x1 - bar->core_x1, bar->h }, &bar->ink.solid, &none);
    }
  draw_core (self, bar, mark, look);
  if (mark->ring)
    draw_circle (self, bar->x0 + 1, y, bar->h * 0.68, &bar->ink.paper, &bar->ink.edge, bar->h * 0.22, 0);
  else if (mark->left == KRO_EDGE_FIRM && mark->right != KRO_EDGE_FIRM && bar->core_x0 - bar->x0 < 3)
    kro_draw_box (self, &(KroBox){ bar->x0, bar->y, 2, bar->h }, &bar->ink.edge);
  else if (mark->right == KRO_EDGE_FIRM && mark->left != KRO_EDGE_FIRM && bar->x1 - bar->core_x1 < 3)
    kro_draw_box (self, &(KroBox){ bar->x1 - 2, bar->y, 2, bar->h }, &bar->ink.edge);
}

/* A bar that fades away from the limit, which is a firm line. */
static void
draw_one_sided (const KroDraw *self, const Bar *bar, const KroMark *mark)
{
  gboolean after = mark->form == KRO_MARK_AFTER;

  draw_tail (self, bar, mark, after);
  kro_draw_box (self, &(KroBox){ after ? bar->x0 : bar->x1 - 2.5, bar->y - 1, 2.5, bar->h + 2 }, &bar->ink.edge);
}

static double
keep_near (const KroDraw *self, double x)
{
  return CLAMP (x, self->plot.x - OUTSIDE - self->metrics->tail, self->plot.x + self->plot.w + OUTSIDE + self->metrics->tail);
}

static Bar
get_bar (const KroDraw *self, const KroMark *mark, double y, double height)
{
  Bar bar = { .y = y, .h = height };

  bar.x0 = keep_near (self, kro_draw_x (self, mark->from));
  bar.core_x0 = keep_near (self, kro_draw_x (self, mark->core_from));
  bar.core_x1 = keep_near (self, kro_draw_x (self, mark->core_to));
  bar.x1 = keep_near (self, kro_draw_x (self, mark->to));
  return bar;
}

/* The box a mark takes, tails and wings included. */
KroBox
kro_draw_find_mark (const KroDraw *self, const KroMark *mark, double y, double height)
{
  Bar    bar = get_bar (self, mark, y, height);
  double size = MIN (self->metrics->mark_size, height * KRO_SHAPE_WIDTH);
  double left = bar.x0 - get_tail (self, mark->left);
  double right = bar.x1 + get_tail (self, mark->right);

  if (right - left < size)
    {
      left = (left + right - size) / 2;
      right = left + size;
    }
  if (mark->ring)
    left -= size / 2;
  return (KroBox){ left, y, right - left, height };
}

/* Draws a mark into the placed thing begun last. */
void
kro_draw_mark (const KroDraw *self, const KroMark *mark, const KroEventLook *look, double y, double height)
{
  Bar bar = get_bar (self, mark, y, height);

  bar.ink = kro_draw_get_look_ink (self, look);
  switch (mark->form)
    {
    case KRO_MARK_EITHER:
      draw_either (self, &bar, mark, look);
      break;
    case KRO_MARK_LASTING:
      draw_lasting (self, &bar, mark, look);
      break;
    case KRO_MARK_BEFORE:
    case KRO_MARK_AFTER:
      draw_one_sided (self, &bar, mark);
      break;
    case KRO_MARK_WITHIN:
    default:
      draw_within (self, &bar, mark, look);
      break;
    }
}

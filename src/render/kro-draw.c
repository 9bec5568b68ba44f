/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Small hands of the scene builder: each puts one primitive into the placed
 * thing begun last. Positions stay as exact as they are; back ends round them
 * to pixels, in one place (kro-geometry).
 */
#include "kro-draw-private.h"

#define LEAST_FADE 1.5

void
kro_draw_box (const KroDraw *self, const KroBox *box, const KroColor *fill)
{
  kro_scene_writer_add (self->writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_RECTANGLE, .box = *box, .fill = *fill });
}

/* The box, colours, line and dash of @style. */
void
kro_draw_rounded (const KroDraw *self, const KroPrimitive *style, double radius)
{
  KroPrimitive primitive = *style;

  primitive.kind = KRO_PRIMITIVE_ROUNDED;
  primitive.line *= (float)self->metrics->line;
  primitive.radius = (float)MIN (radius, MIN (style->box.w, style->box.h) / 2);
  kro_scene_writer_add (self->writer, &primitive);
}

void
kro_draw_line (const KroDraw *self, double x0, double y0, double x1, double y1, const KroColor *color, double width, double dash)
{
  const KroPathPoint points[] = { { KRO_PATH_MOVE, x0, y0 }, { KRO_PATH_LINE, x1, y1 } };
  KroPrimitive       line = { .kind = KRO_PRIMITIVE_PATH, .stroke = *color, .line = (float)(width * self->metrics->line), .dash = (float)dash };

  line.box = (KroBox){ MIN (x0, x1), MIN (y0, y1), ABS (x1 - x0), ABS (y1 - y0) };
  kro_scene_writer_add_path (self->writer, &line, points, G_N_ELEMENTS (points));
}

/* A fade narrower than a pixel would be seen as a line. */
void
kro_draw_fade (const KroDraw *self, const KroBox *box, const KroColor *from, const KroColor *to)
{
  KroPrimitive fade = { .kind = KRO_PRIMITIVE_FADE, .box = *box, .fill = *from, .stroke = *to };

  if (box->w > LEAST_FADE && box->h > 0)
    kro_scene_writer_add (self->writer, &fade);
}

/* Returns the natural width; the text is cut to the room by who paints it. */
double
kro_draw_text (const KroDraw *self, KroFontRole role, const char *text, double x, double baseline, double room, const KroColor *color)
{
  double       size = kro_theme_get_font_size (self->theme, role);
  double       width = kro_advance_measure (self->input->advance, role, text, -1);
  KroPrimitive primitive = { .kind = KRO_PRIMITIVE_TEXT, .font = role, .fill = *color, .baseline = baseline, .text = text };

  primitive.width = (float)width;
  primitive.box = (KroBox){ x, baseline - size, MIN (width, room), size * 1.3 };
  kro_scene_writer_add (self->writer, &primitive);
  return width;
}

void
kro_draw_clip (const KroDraw *self, const KroBox *box)
{
  kro_scene_writer_add (self->writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_CLIP, .box = *box });
}

void
kro_draw_unclip (const KroDraw *self)
{
  kro_scene_writer_add (self->writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_UNCLIP });
}

double
kro_draw_x (const KroDraw *self, KroTime time)
{
  return kro_time_scale_to_x (&self->input->scale, time);
}

/* Where a lane is drawn, over the whole width of the picture. */
KroBox
kro_draw_lane (const KroDraw *self, const KroLayoutBand *band)
{
  KroBox box = { 0, self->plot.y + band->y, self->input->width, band->height };
  guint  lane = (guint)(band - (const KroLayoutBand *)(gpointer)self->layout->bands->data);

  if (self->input->motion != NULL)
    kro_row_motion_get_lane (self->input->motion, lane, &box.y, &box.h);
  return box;
}

KroInk
kro_draw_get_ink (const KroDraw *self, guint palette, gboolean reviewed)
{
  const KroCategoryStyle *style = kro_theme_get_category (self->theme, palette);

  return (KroInk){
    .solid = reviewed ? style->solid : style->pale,
    .light = style->light,
    .edge = style->edge,
    .paper = *kro_theme_get_color (self->theme, KRO_COLOR_CARD),
    .hatch = style->hatch,
  };
}

/* The paint of an event. */
KroInk
kro_draw_get_look_ink (const KroDraw *self, const KroEventLook *look)
{
  KroInk ink = kro_draw_get_ink (self, look->palette, look->reviewed);

  if (look->dimmed)
    {
      ink.solid.a *= KRO_DIMMED;
      ink.light.a *= KRO_DIMMED;
      ink.edge.a *= KRO_DIMMED;
    }
  return ink;
}

/* The colour of its words. */
const KroColor *
kro_draw_get_title_color (const KroDraw *self, const KroEventLook *look)
{
  if (look->dimmed)
    return kro_theme_get_color (self->theme, KRO_COLOR_TITLE_DIMMED);
  return kro_theme_get_color (self->theme, look->reviewed ? KRO_COLOR_TITLE : KRO_COLOR_TITLE_PALE);
}

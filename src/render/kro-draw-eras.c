/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Eras: spans behind the events. Each has a bar in a row between axis and
 * lanes, with its name in the part that is seen, and a faint tint through the
 * lanes. Eras that overlap stand in different rows; those for which there is no
 * row share the last one, the later over the earlier.
 */
#include "kro-draw-private.h"

#include <math.h>

#define BAR_GAP 2
#define TEXT_LEFT 6
#define LEAST_TEXT 18
#define TINT 0.10F
#define BAR_TINT 0.34F

static KroColor
fade (const KroColor *color, float alpha)
{
  return (KroColor){ color->r, color->g, color->b, alpha };
}

/* Through the lanes; in print thin lines at its ends alone. */
static void
draw_tint (const KroDraw *self, const KroBox *bar, const KroCategoryStyle *style)
{
  KroBox   tint = { bar->x, self->plot.y, bar->w, self->input->height - self->plot.y };
  KroColor color = fade (&style->solid, TINT);

  if (kro_theme_get_kind (self->theme) != KRO_THEME_PRINT)
    {
      kro_draw_box (self, &tint, &color);
      return;
    }
  color = fade (&style->edge, 0.5F);
  for (guint i = 0; i < 2; i++)
    {
      double x = i == 0 ? bar->x : bar->x + bar->w;

      if (x > self->plot.x && x < self->plot.x + self->plot.w)
        kro_draw_line (self, x, self->plot.y, x, self->input->height, &color, 1, 2);
    }
}

static void
draw_era (const KroDraw *self, const KroSceneEra *era)
{
  const KroCategoryStyle *style = kro_theme_get_category (self->theme, era->palette);
  double                  left = MAX (kro_draw_x (self, era->from), self->plot.x);
  double                  right = MIN (kro_draw_x (self, era->to), self->plot.x + self->plot.w);
  double                  height = self->metrics->era_height;
  KroBox                  bar = { left, self->metrics->axis_height + era->row * height, right - left, height };
  KroColor                color = fade (&style->solid, BAR_TINT);
  KroPlaced               placed = { .kind = KRO_PLACED_ERA, .lane = -1, .row = (int)era->row, .box = bar, .text = era->title, .count = 1, .from = era->from, .to = era->to };
  double                  width;

  if (bar.w <= 0)
    return;
  kro_scene_writer_begin (self->writer, &placed);
  draw_tint (self, &bar, style);
  kro_draw_box (self, &(KroBox){ bar.x, bar.y + BAR_GAP, bar.w, bar.h - BAR_GAP }, &color);
  if (kro_draw_x (self, era->from) >= self->plot.x)
    kro_draw_box (self, &(KroBox){ bar.x, bar.y + BAR_GAP, 2, bar.h - BAR_GAP }, &style->edge);
  if (bar.w < LEAST_TEXT)
    return;
  width = kro_draw_text (self, KRO_FONT_NOTE, era->title, left + TEXT_LEFT, bar.y + height / 2 + BAR_GAP / 2.0 + 4 * self->metrics->text_scale, bar.w - TEXT_LEFT - 2, kro_theme_get_color (self->theme, KRO_COLOR_TITLE));
  if (width > bar.w - TEXT_LEFT - 2)
    kro_scene_writer_set_cut (self->writer);
}

/* Draws the eras, over the grid and behind all else. */
void
kro_draw_eras (const KroDraw *self)
{
  for (gsize i = 0; i < self->input->n_eras; i++)
    if (kro_time_compare (self->input->eras[i].from, self->to) < 0 && kro_time_compare (self->input->eras[i].to, self->from) > 0)
      draw_era (self, &self->input->eras[i]);
}

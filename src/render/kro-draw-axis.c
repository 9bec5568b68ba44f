/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What time itself looks like: shades and lines behind the events, the two
 * rows of the axis above them, and the dotted lines of publication and now.
 */
#include "kro-draw-private.h"

#include <glib/gi18n-lib.h>

#define LABEL_GAP 8

/* Saturdays and Sundays, where days can be told apart. */
static void
draw_weekends (const KroDraw *self, const KroTick *ticks, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      gint64 days = ticks[i].time.seconds / 86400 - (ticks[i].time.seconds % 86400 < 0);
      KroBox box = { ticks[i].left, self->plot.y, 0, self->input->height - self->plot.y };

      box.w = ticks[i].end - box.x;
      if (kro_days_to_weekday (days) >= 6 && box.w > 0)
        kro_draw_box (self, &box, kro_theme_get_color (self->theme, KRO_COLOR_SHADE));
    }
}

/* From eight in the evening to six in the morning, where hours are told apart. */
static void
draw_nights (const KroDraw *self, const KroTick *ticks, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      KroBox   box = { ticks[i].left, self->plot.y, ticks[i].end - ticks[i].left, self->input->height - self->plot.y };
      KroCivil civil;

      kro_time_to_civil (ticks[i].time, KRO_CALENDAR_GREGORIAN, &civil);
      if ((civil.hour >= 20 || civil.hour < 6) && box.w > 0)
        kro_draw_box (self, &box, kro_theme_get_color (self->theme, KRO_COLOR_SHADE));
    }
}

static gboolean
tells_nights (KroTickRow row)
{
  return (row.unit == KRO_TICK_HOUR && row.count <= 3) || row.unit == KRO_TICK_MINUTE;
}

static void
draw_background (const KroDraw *self)
{
  KroBox    whole = { 0, 0, self->input->width, self->input->height };
  KroPlaced placed = { .kind = KRO_PLACED_BACKGROUND, .lane = -1, .row = -1, .box = whole };

  kro_scene_writer_begin (self->writer, &placed);
  kro_draw_box (self, &whole, kro_theme_get_color (self->theme, KRO_COLOR_BACKGROUND));
}

/* Draws what lies behind the events. */
KroTicks *
kro_draw_grid (const KroDraw *self)
{
  KroTicks       *ticks = kro_ticks_new (&self->input->scale, self->plot.x, self->plot.w, self->input->advance, self->input->locale);
  const KroColor *color = kro_theme_get_color (self->theme, KRO_COLOR_GRID_MAJOR);
  const KroTick  *major;
  const KroTick  *minor;
  gsize           n;

  draw_background (self);
  minor = kro_ticks_get_minor (ticks, &n);
  if (kro_ticks_get_minor_row (ticks).unit == KRO_TICK_DAY)
    draw_weekends (self, minor, n);
  else if (tells_nights (kro_ticks_get_minor_row (ticks)))
    draw_nights (self, minor, n);
  major = kro_ticks_get_major (ticks, &n);
  for (gsize i = 0; i < n; i++)
    {
      if (major[i].x >= major[i].left)
        kro_draw_line (self, major[i].x, self->plot.y, major[i].x, self->input->height, color, 1, 0);
    }
  if (self->plot.x > 0)
    kro_draw_line (self, self->plot.x, self->plot.y, self->plot.x, self->input->height, color, 1, 0);
  return ticks;
}

static void
draw_minor_tick (const KroDraw *self, const KroTick *tick)
{
  double    top = self->metrics->axis_height - 8;
  KroPlaced placed = { .kind = KRO_PLACED_TICK, .lane = -1, .row = 1, .box = { tick->x, top - 8, MAX (tick->width + 4, 1), 16 }, .text = tick->label, .from = tick->time, .to = tick->time };
  double    right = self->plot.x + self->plot.w;

  if (tick->x < tick->left)
    return;
  kro_scene_writer_begin (self->writer, &placed);
  kro_draw_line (self, tick->x, top, tick->x, self->metrics->axis_height, kro_theme_get_color (self->theme, KRO_COLOR_GRID_MINOR), 1, 0);
  if (tick->label != NULL && tick->x + 4 + tick->width <= right)
    kro_draw_text (self, KRO_FONT_AXIS_MINOR, tick->label, tick->x + 4, self->metrics->axis_minor_baseline, G_MAXDOUBLE, kro_theme_get_color (self->theme, KRO_COLOR_AXIS_MINOR));
}

/* The line of a large unit ends at @bottom. */
static void
draw_major_tick (const KroDraw *self, const KroTick *tick, double bottom)
{
  double    x = tick->left;
  KroPlaced placed = { .kind = KRO_PLACED_TICK, .lane = -1, .row = 0, .box = { x, 0, MAX (tick->width + LABEL_GAP, 1), self->metrics->axis_height / 2 }, .text = tick->label, .from = tick->time, .to = tick->time };

  if (tick->end < self->plot.x)
    return;
  kro_scene_writer_begin (self->writer, &placed);
  if (tick->x >= tick->left)
    kro_draw_line (self, tick->x, 4, tick->x, bottom, kro_theme_get_color (self->theme, KRO_COLOR_GRID_MAJOR), 1, 0);
  if (tick->label != NULL && x + LABEL_GAP + tick->width <= self->plot.x + self->plot.w)
    kro_draw_text (self, KRO_FONT_AXIS_MAJOR, tick->label, x + LABEL_GAP, self->metrics->axis_major_baseline, G_MAXDOUBLE, kro_theme_get_color (self->theme, KRO_COLOR_AXIS_MAJOR));
}

/* Draws the axis over whatever reaches up to it. Months do not divide weeks, so
 * their lines stay out of the row of weeks. */
void
kro_draw_axis (const KroDraw *self, const KroTicks *ticks)
{
  KroBox         box = { 0, 0, self->input->width, self->metrics->axis_height };
  KroPlaced      placed = { .kind = KRO_PLACED_AXIS, .lane = -1, .row = -1, .box = box };
  gboolean       weeks = kro_ticks_get_minor_row (ticks).unit == KRO_TICK_WEEK;
  double         bottom = weeks ? self->metrics->axis_height / 2 : self->metrics->axis_height;
  const KroTick *list;
  gsize          n;

  kro_scene_writer_begin (self->writer, &placed);
  kro_draw_box (self, &box, kro_theme_get_color (self->theme, KRO_COLOR_AXIS_BACKGROUND));
  kro_draw_line (self, 0, self->metrics->axis_height, self->input->width, self->metrics->axis_height, kro_theme_get_color (self->theme, KRO_COLOR_GRID_MAJOR), 1, 0);
  list = kro_ticks_get_minor (ticks, &n);
  for (gsize i = 0; i < n; i++)
    draw_minor_tick (self, &list[i]);
  list = kro_ticks_get_major (ticks, &n);
  for (gsize i = 0; i < n; i++)
    draw_major_tick (self, &list[i], bottom);
}

/* --- publication and now -------------------------------------------------------- */

static gboolean
is_visible (const KroDraw *self, double x)
{
  return x >= self->plot.x && x <= self->plot.x + self->plot.w;
}

static void
draw_marker_line (const KroDraw *self, KroTime time, const char *label, KroColorRole role)
{
  double    x = kro_draw_x (self, time);
  KroPlaced placed = { .kind = KRO_PLACED_MARKER, .lane = -1, .row = -1, .box = { x - 2, self->plot.y, 4, self->input->height - self->plot.y }, .text = label, .from = time, .to = time };

  if (!is_visible (self, x))
    return;
  kro_scene_writer_begin (self->writer, &placed);
  kro_draw_line (self, x, self->plot.y, x, self->input->height, kro_theme_get_color (self->theme, role), 1.2, 3);
}

/* The label at the foot of a line, on the side where there is room. */
static double
draw_marker_label (const KroDraw *self, KroTime time, const char *label, KroColorRole role, double taken)
{
  double    x = kro_draw_x (self, time);
  double    width = kro_advance_measure (self->input->advance, KRO_FONT_NOTE, label, -1);
  double    baseline = self->input->height - self->metrics->foot * 0.35;
  double    size = kro_theme_get_font_size (self->theme, KRO_FONT_NOTE);
  double    left = x + 6 + width <= self->plot.x + self->plot.w ? x + 6 : x - 6 - width;
  KroPlaced placed = { .kind = KRO_PLACED_MARKER, .lane = -1, .row = -1, .box = { left - 3, baseline - size, width + 6, size * 1.4 }, .text = label, .from = time, .to = time };

  if (!is_visible (self, x) || left < taken)
    return taken;
  kro_scene_writer_begin (self->writer, &placed);
  kro_draw_box (self, &placed.box, kro_theme_get_color (self->theme, KRO_COLOR_BACKGROUND));
  kro_draw_text (self, KRO_FONT_NOTE, label, left, baseline, G_MAXDOUBLE, kro_theme_get_color (self->theme, role));
  return left + width + 6;
}

static const char *
get_marker_label (const KroDraw *self, const KroSceneMarker *marker)
{
  return marker->label != NULL ? marker->label : kro_locale_translate (self->input->locale, "marker", NC_ ("marker", "published"));
}

/* Draws the lines, behind the events. */
void
kro_draw_marker_lines (const KroDraw *self)
{
  const KroSceneInput *input = self->input;

  for (gsize i = 0; i < input->n_markers; i++)
    draw_marker_line (self, input->markers[i].time, get_marker_label (self, &input->markers[i]), KRO_COLOR_PUBLISHED);
  if (input->has_now)
    draw_marker_line (self, input->now, kro_locale_translate (input->locale, "marker", NC_ ("marker", "now")), KRO_COLOR_NOW);
}

/* Draws their words, before everything but the axis; one that has no room is
 * left out. */
void
kro_draw_marker_labels (const KroDraw *self)
{
  const KroSceneInput *input = self->input;
  double               taken = self->plot.x;

  for (gsize i = 0; i < input->n_markers; i++)
    taken = draw_marker_label (self, input->markers[i].time, get_marker_label (self, &input->markers[i]), KRO_COLOR_PUBLISHED, taken);
  if (input->has_now)
    draw_marker_label (self, input->now, kro_locale_translate (input->locale, "marker", NC_ ("marker", "now")), KRO_COLOR_NOW, taken);
}

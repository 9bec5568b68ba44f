/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How the overview strip is drawn: the recorded picture, the window of what is
 * seen, and marks of what is selected and of what the pointer is on. Lengths
 * are logical pixels. Main thread.
 */
#include "kro-overview-strip-private.h"

#include <math.h>

#define LINE 1.5
#define RADIUS 6
#define GRIP_WIDTH 4
#define GRIP_HEIGHT 16

static GdkRGBA
get_color (KroOverviewStrip *self, KroColorRole role, float alpha)
{
  const KroColor *color = kro_theme_get_color (self->theme, role);

  return (GdkRGBA){ color->r, color->g, color->b, alpha };
}

static GskRoundedRect
round_box (const KroBox *box, double gap, double radius)
{
  GskRoundedRect  rounded;
  graphene_rect_t bounds;

  graphene_rect_init (&bounds, (float)(box->x - gap), (float)(box->y - gap), (float)(box->w + 2 * gap), (float)(box->h + 2 * gap));
  gsk_rounded_rect_init_from_rect (&rounded, &bounds, (float)MIN (radius + gap, MIN (bounds.size.width, bounds.size.height) / 2));
  return rounded;
}

static void
draw_ring (GtkSnapshot *snapshot, const KroBox *box, double gap, double line, double radius, const GdkRGBA *color)
{
  GskRoundedRect ring = round_box (box, gap, radius);
  float          widths[4] = { (float)line, (float)line, (float)line, (float)line };
  GdkRGBA        colors[4] = { *color, *color, *color, *color };

  gtk_snapshot_append_border (snapshot, &ring, widths, colors);
}

static void
draw_fill (GtkSnapshot *snapshot, const KroBox *box, double radius, const GdkRGBA *color)
{
  GskRoundedRect rounded = round_box (box, 0, radius);

  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, color, &rounded.bounds);
  gtk_snapshot_pop (snapshot);
}

/* An event that stands out: a ring around its mark, else a mark at the foot of
 * the bars. */
static void
draw_event (KroOverviewStrip *self, GtkSnapshot *snapshot, KroId event, float alpha)
{
  const KroPlaced  *placed = event != KRO_ID_NONE ? kro_scene_find_event (self->scene, event, KRO_PLACED_EVENT) : NULL;
  guint32           slot = event != KRO_ID_NONE && self->timeline != NULL ? kro_timeline_get_slot (self->timeline, event) : KRO_SLOT_NONE;
  const KroColumns *columns = self->timeline != NULL ? kro_timeline_get_columns (self->timeline) : NULL;
  GdkRGBA           color = get_color (self, KRO_COLOR_SELECTION, alpha);
  GdkRGBA           paper = get_color (self, KRO_COLOR_AXIS_BACKGROUND, 1);
  KroBox            box;

  if (placed != NULL)
    {
      draw_ring (snapshot, &placed->box, 3, 2, placed->box.h / 2, &color);
      return;
    }
  if (slot == KRO_SLOT_NONE || !columns->is_dated[slot])
    return;
  box = kro_overview_get_place (self->theme, &self->scale, kro_scene_get_width (self->scene), kro_scene_get_height (self->scene), columns->starts[slot], columns->ends[slot]);
  draw_fill (snapshot, &box, box.h / 2, &paper);
  draw_fill (snapshot, &box, box.h / 2, &color);
  draw_ring (snapshot, &box, 1, 1, box.h / 2, &paper);
}

static void
draw_grip (KroOverviewStrip *self, GtkSnapshot *snapshot, const KroBox *window, double x, KroOverviewPart part)
{
  double  height = MIN (GRIP_HEIGHT + (self->part == part ? 6 : 0), window->h - 8);
  KroBox  grip = { x - GRIP_WIDTH / 2.0, window->y + (window->h - height) / 2, GRIP_WIDTH, height };
  GdkRGBA color = get_color (self, KRO_COLOR_SELECTION, 1);

  draw_fill (snapshot, &grip, GRIP_WIDTH / 2.0, &color);
}

static void
draw_window (KroOverviewStrip *self, GtkSnapshot *snapshot)
{
  KroBox  window = kro_overview_strip_get_window (self);
  GdkRGBA edge = get_color (self, KRO_COLOR_SELECTION, 1);
  GdkRGBA fill = get_color (self, KRO_COLOR_SELECTION, self->part == KRO_OVERVIEW_WINDOW || self->is_dragging ? 0.2F : 0.13F);

  draw_fill (snapshot, &window, RADIUS, &fill);
  draw_ring (snapshot, &window, 0, LINE, RADIUS, &edge);
  draw_grip (self, snapshot, &window, window.x + LINE / 2, KRO_OVERVIEW_LEFT_EDGE);
  draw_grip (self, snapshot, &window, window.x + window.w - LINE / 2, KRO_OVERVIEW_RIGHT_EDGE);
  if (!gtk_widget_has_visible_focus (GTK_WIDGET (self)))
    return;
  edge.alpha = 0.5F;
  draw_ring (snapshot, &window, 3, 2, RADIUS, &edge);
}

/* Columns of pixels in which selected events without a mark of their own
 * stand, as runs. */
static GArray *
find_selected (KroOverviewStrip *self)
{
  GArray            *runs = g_array_new (FALSE, FALSE, sizeof (KroBox));
  const KroColumns  *columns = kro_timeline_get_columns (self->timeline);
  double             width = kro_scene_get_width (self->scene);
  guint              n_columns = (guint)ceil (width);
  g_autofree guint8 *is_taken = g_new0 (guint8, n_columns + 1);
  KroBox             box = { 0 };
  gsize              n;
  const KroId       *selected = kro_view_state_get_selected (self->state, &n);

  for (gsize i = 0; i < n; i++)
    {
      guint32 slot = kro_timeline_get_slot (self->timeline, selected[i]);

      if (slot == KRO_SLOT_NONE || !columns->is_dated[slot] || kro_scene_find_event (self->scene, selected[i], KRO_PLACED_EVENT) != NULL)
        continue;
      box = kro_overview_get_place (self->theme, &self->scale, width, kro_scene_get_height (self->scene), columns->starts[slot], columns->ends[slot]);
      for (guint x = (guint)CLAMP (box.x, 0, n_columns); x < (guint)CLAMP (box.x + box.w, 0, n_columns); x++)
        is_taken[x] = TRUE;
    }
  for (guint x = 0; x < n_columns; x++)
    if (is_taken[x] && x > 0 && is_taken[x - 1])
      g_array_index (runs, KroBox, runs->len - 1).w += 1;
    else if (is_taken[x])
      g_array_append_val (runs, ((KroBox){ x, box.y, 1, box.h }));
  return runs;
}

static void
draw_selected (KroOverviewStrip *self, GtkSnapshot *snapshot)
{
  GdkRGBA          color = get_color (self, KRO_COLOR_SELECTION, 1);
  GdkRGBA          paper = get_color (self, KRO_COLOR_AXIS_BACKGROUND, 1);
  gsize            n_placed;
  const KroPlaced *placed = kro_scene_get_placed (self->scene, &n_placed);

  if (self->timeline == NULL || kro_view_state_get_n_selected (self->state) < 2)
    return;
  if (self->selected == NULL)
    self->selected = find_selected (self);
  for (gsize i = 0; i < n_placed; i++)
    if (placed[i].kind == KRO_PLACED_EVENT && kro_view_state_is_selected (self->state, placed[i].event))
      draw_ring (snapshot, &placed[i].box, 3, 2, placed[i].box.h / 2, &color);
  for (guint i = 0; i < self->selected->len; i++)
    {
      const KroBox *box = &g_array_index (self->selected, KroBox, i);

      draw_fill (snapshot, box, box->h / 2, &color);
      draw_ring (snapshot, box, 1, 1, box->h / 2, &paper);
    }
}

void
kro_overview_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KroOverviewStrip *self = KRO_OVERVIEW_STRIP (widget);
  gboolean          has_events = kro_overview_strip_update (self);
  KroId             selection;
  KroId             hover;

  if (self->picture == NULL)
    return;
  gtk_snapshot_append_node (snapshot, self->picture);
  if (!has_events)
    return;
  selection = kro_view_state_get_selection (self->state);
  hover = kro_view_state_get_hover (self->state);
  draw_window (self, snapshot);
  if (hover != selection)
    draw_event (self, snapshot, hover, 0.5F);
  draw_selected (self, snapshot);
  draw_event (self, snapshot, selection, 1);
}

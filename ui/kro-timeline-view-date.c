/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dates changed in the picture: the mark of the selected event is a handle, as
 * a whole or, where it lasts, at its ends; keys do the same. A date moves in
 * the unit it is written in. Nothing changes before the hand lets go; then
 * `redate` tells what is wanted, and who owns the history does it. Lengths are
 * logical pixels. Main thread.
 */
#include "kro-timeline-view-private.h"

#include <math.h>

/* How far from an end of a mark it can be taken. */
#define GRIP 7.0

static KroTimeline *
get_timeline (KroTimelineView *self)
{
  return kro_view_state_get_timeline (kro_stage_get_state (self->stage));
}

/* The date of the selected event, if somebody would change it; of several it
 * is none. */
static KroDate *
get_date (KroTimelineView *self)
{
  KroId   selection = self->stage != NULL ? kro_view_state_get_selection (kro_stage_get_state (self->stage)) : KRO_ID_NONE;
  guint32 slot = selection != KRO_ID_NONE ? kro_timeline_get_slot (get_timeline (self), selection) : KRO_SLOT_NONE;

  if (slot == KRO_SLOT_NONE || kro_view_state_get_n_selected (kro_stage_get_state (self->stage)) > 1 || !kro_timeline_view_is_heard (self))
    return NULL;
  return kro_timeline_get_date (get_timeline (self), slot);
}

static KroDateSides
find_side (const KroBox *mark, double x)
{
  if (mark->w < 4 * GRIP)
    return KRO_DATE_SIDE_BOTH;
  if (x < mark->x + GRIP)
    return KRO_DATE_SIDE_START;
  return x > mark->x + mark->w - GRIP ? KRO_DATE_SIDE_END : KRO_DATE_SIDE_BOTH;
}

/* Which sides of a date a hand at a place would take; 0: none. */
static KroDateSides
find_sides (KroTimelineView *self, const KroDate *date, const KroPlaced *placed, double x)
{
  KroDateSides sides = KRO_DATE_SIDE_BOTH;

  if (date == NULL || placed == NULL || placed->kind != KRO_PLACED_EVENT || placed->event != kro_view_state_get_selection (kro_stage_get_state (self->stage)))
    return 0;
  if (kro_date_get_end (date) != NULL)
    sides = find_side (&placed->box, x);
  if (!kro_date_can_shift (date, sides))
    sides = KRO_DATE_SIDE_BOTH;
  return kro_date_can_shift (date, sides) ? sides : 0;
}

/* What the pointer looks like over a handle; NULL: there is none. */
const char *
kro_timeline_view_date_get_cursor (KroTimelineView *self, const KroPlaced *placed, double x)
{
  g_autoptr (KroDate) date = get_date (self);
  KroDateSides sides = find_sides (self, date, placed, x);

  if (sides == 0)
    return NULL;
  return sides == KRO_DATE_SIDE_BOTH ? "move" : "ew-resize";
}

void
kro_timeline_view_date_begin (KroTimelineView *self, double x, double y)
{
  g_autoptr (KroDate) date = get_date (self);
  const KroPlaced *placed = kro_timeline_view_find_placed (self, x, y);
  KroDateSides     sides = find_sides (self, date, placed, x);

  kro_timeline_view_date_cancel (self);
  if (sides == 0)
    return;
  self->date_from = g_steal_pointer (&date);
  self->date_sides = sides;
  self->date_mark = placed->box;
  self->date_x = x;
}

/* The mark as it will be; from the bounds, as the scene draws it. */
static void
find_mark (KroTimelineView *self, const KroDate *date, KroBox *mark)
{
  KroTimeScale scale = kro_stage_get_scale (self->stage);
  KroBounds    before;
  KroBounds    after;

  kro_date_get_bounds (self->date_from, &before);
  kro_date_get_bounds (date, &after);
  *mark = self->date_mark;
  mark->x += kro_time_scale_to_x (&scale, after.earliest_start) - kro_time_scale_to_x (&scale, before.earliest_start);
  mark->w += kro_time_scale_to_x (&scale, after.latest_end) - kro_time_scale_to_x (&scale, before.latest_end);
  mark->w += self->date_mark.x - mark->x;
  mark->w = MAX (mark->w, 4);
}

/* Where it cannot go it stays where it was last. */
void
kro_timeline_view_date_drag (KroTimelineView *self, double by)
{
  KroTimeScale scale = kro_stage_get_scale (self->stage);
  double       seconds = kro_time_difference (kro_time_scale_to_time (&scale, self->date_x + by), kro_time_scale_to_time (&scale, self->date_x));
  KroDate     *date = kro_date_shift (self->date_from, self->date_sides, seconds, NULL);

  if (date == NULL)
    return;
  g_clear_pointer (&self->date_to, kro_date_unref);
  self->date_to = date;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Returns whether a date was dragged. */
gboolean
kro_timeline_view_date_finish (KroTimelineView *self)
{
  KroId selection = kro_view_state_get_selection (kro_stage_get_state (self->stage));
  g_autoptr (KroDate) from = g_steal_pointer (&self->date_from);
  g_autoptr (KroDate) to = g_steal_pointer (&self->date_to);

  if (to != NULL && !kro_date_equal (from, to))
    kro_timeline_view_redate (self, selection, to);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return from != NULL;
}

gboolean
kro_timeline_view_date_cancel (KroTimelineView *self)
{
  gboolean was_moved = self->date_to != NULL;

  g_clear_pointer (&self->date_from, kro_date_unref);
  g_clear_pointer (&self->date_to, kro_date_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return was_moved;
}

gboolean
kro_timeline_view_date_is_under_way (KroTimelineView *self)
{
  return self->date_from != NULL;
}

/* Where the mark would come to be, and the date it would tell. */
void
kro_timeline_view_date_snapshot (KroTimelineView *self, GtkSnapshot *snapshot)
{
  const KroColor  *color = kro_theme_get_color (kro_stage_get_theme (self->stage), KRO_COLOR_SELECTION);
  g_autofree char *words = NULL;
  KroBox           mark;
  GskRoundedRect   ring;
  GdkRGBA          edge = { color->r, color->g, color->b, 1 };
  GdkRGBA          tint = { color->r, color->g, color->b, 0.3F };

  if (self->date_to == NULL)
    return;
  find_mark (self, self->date_to, &mark);
  words = kro_date_to_words (self->date_to, kro_stage_get_locale (self->stage), KRO_WORDS_FULL);
  gsk_rounded_rect_init_from_rect (&ring, &GRAPHENE_RECT_INIT ((float)mark.x - 2, (float)mark.y - 2, (float)mark.w + 4, (float)mark.h + 4), 4);
  gtk_snapshot_push_rounded_clip (snapshot, &ring);
  gtk_snapshot_append_color (snapshot, &tint, &ring.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &ring, (float[4]){ 2, 2, 2, 2 }, (GdkRGBA[4]){ edge, edge, edge, edge });
  kro_timeline_view_draw_words (self, snapshot, words, mark.x + mark.w / 2, MAX (mark.y - 34, kro_stage_get_plot (self->stage).y + 4));
}

/* By key: units of the selected event's date. */
void
kro_timeline_view_date_step (KroTimelineView *self, KroDateSides sides, gint64 steps)
{
  g_autoptr (KroDate) date = get_date (self);
  g_autoptr (KroDate) moved = NULL;

  if (date != NULL && kro_date_can_shift (date, sides))
    moved = kro_date_step (date, sides, steps, NULL);
  if (moved == NULL)
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    kro_timeline_view_redate (self, kro_view_state_get_selection (kro_stage_get_state (self->stage)), moved);
}

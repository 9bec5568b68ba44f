/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Several events selected in the picture: click by click with Ctrl, a range in
 * order of time with Shift, a frame drawn around them, and a ring for each that
 * is seen. A cluster is the events in it. Which clusters hold selected ones is
 * found out when the view rests, once for each layout and selection. Lengths
 * are logical pixels. Main thread.
 */
#include "kro-timeline-view-private.h"

#include "kro-compat.h"
#include "kro-id-set.h"

#include <glib/gi18n.h>
#include <math.h>

static KroViewState *
get_state (KroTimelineView *self)
{
  return kro_stage_get_state (self->stage);
}

static void
add_cluster (KroTimelineView *self, GArray *events, guint cluster)
{
  KroLayout     *layout = kro_stage_get_layout (self->stage);
  KroClusterInfo info;

  if (layout == NULL || !kro_layout_get_cluster (layout, cluster, &info))
    return;
  g_array_set_size (events, events->len + info.n);
  kro_layout_get_cluster_events (layout, cluster, 0, info.n, &g_array_index (events, KroId, events->len - info.n));
}

/* What was selected, and more. */
static void
select_also (KroTimelineView *self, GArray *events, KroId selection)
{
  gsize        n;
  const KroId *selected = kro_view_state_get_selected (get_state (self), &n);

  g_array_append_vals (events, selected, (guint)n);
  kro_view_state_select (get_state (self), (const KroId *)(gpointer)events->data, events->len, selection);
}

/* --- clicking ------------------------------------------------------------------------ */

/* All of a cluster, or none of it where all of it is selected. */
static void
toggle_cluster (KroTimelineView *self, guint cluster)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (KroId));
  g_autoptr (GArray) rest = g_array_new (FALSE, FALSE, sizeof (KroId));
  g_autoptr (KroIdSet) held = NULL;
  gboolean     all = TRUE;
  gsize        n;
  const KroId *selected;

  add_cluster (self, events, cluster);
  for (guint i = 0; i < events->len; i++)
    all = all && kro_view_state_is_selected (get_state (self), g_array_index (events, KroId, i));
  if (!all)
    {
      select_also (self, events, g_array_index (events, KroId, 0));
      return;
    }
  held = kro_id_set_new ((const KroId *)(gpointer)events->data, events->len);
  selected = kro_view_state_get_selected (get_state (self), &n);
  for (gsize i = 0; i < n; i++)
    if (!kro_id_set_contains (held, selected[i]))
      g_array_append_val (rest, selected[i]);
  kro_view_state_select (get_state (self), (const KroId *)(gpointer)rest->data, rest->len, kro_view_state_get_selection (get_state (self)));
}

/* A click with Ctrl or Shift; whether it was one. */
gboolean
kro_timeline_view_choose (KroTimelineView *self, const KroPlaced *placed, GdkModifierType modifiers)
{
  KroId event = placed != NULL ? placed->event : KRO_ID_NONE;

  if (!(modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)))
    return FALSE;
  if (placed != NULL && placed->cluster > 0)
    toggle_cluster (self, placed->cluster - 1);
  else if (event != KRO_ID_NONE && (modifiers & GDK_SHIFT_MASK))
    kro_view_state_extend (get_state (self), event);
  else if (event != KRO_ID_NONE)
    kro_view_state_toggle (get_state (self), event);
  return TRUE;
}

/* For a key: the cluster it is on. */
void
kro_timeline_view_choose_cursor (KroTimelineView *self)
{
  const KroPlaced *placed = kro_timeline_view_get_cursor (self);

  if (placed != NULL)
    toggle_cluster (self, placed->cluster - 1);
}

/* --- the frame ----------------------------------------------------------------------- */

static KroBox
get_frame (KroTimelineView *self)
{
  return (KroBox){ MIN (self->frame[0].x, self->frame[1].x), MIN (self->frame[0].y, self->frame[1].y), fabs (self->frame[1].x - self->frame[0].x), fabs (self->frame[1].y - self->frame[0].y) };
}

static gboolean
touches (const KroBox *frame, const KroBox *box)
{
  return box->x < frame->x + frame->w && box->x + box->w > frame->x && box->y < frame->y + frame->h && box->y + box->h > frame->y;
}

void
kro_timeline_view_frame_begin (KroTimelineView *self, double x, double y)
{
  self->has_frame = TRUE;
  self->frame[0] = self->frame[1] = (graphene_point_t){ (float)x, (float)y };
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "cell");
}

void
kro_timeline_view_frame_drag (KroTimelineView *self, double by_x, double by_y)
{
  self->frame[1] = (graphene_point_t){ self->frame[0].x + (float)by_x, self->frame[0].y + (float)by_y };
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Whether there was one. */
gboolean
kro_timeline_view_frame_cancel (KroTimelineView *self)
{
  if (!self->has_frame)
    return FALSE;
  self->has_frame = FALSE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

/* Selects what the frame touches besides what was selected. */
void
kro_timeline_view_frame_finish (KroTimelineView *self)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (KroId));
  KroBox           frame = get_frame (self);
  gsize            n_placed = 0;
  const KroPlaced *placed = self->painted != NULL ? kro_scene_get_placed (self->painted, &n_placed) : NULL;

  kro_timeline_view_frame_cancel (self);
  for (gsize i = 0; i < n_placed; i++)
    {
      if (!touches (&frame, &placed[i].box))
        continue;
      if (placed[i].cluster > 0)
        add_cluster (self, events, placed[i].cluster - 1);
      else if (placed[i].event != KRO_ID_NONE)
        g_array_append_val (events, placed[i].event);
    }
  if (events->len > 0)
    select_also (self, events, g_array_index (events, KroId, 0));
}

void
kro_timeline_view_frame_snapshot (KroTimelineView *self, GtkSnapshot *snapshot)
{
  const KroColor *color = kro_theme_get_color (kro_stage_get_theme (self->stage), KRO_COLOR_SELECTION);
  KroBox          box = get_frame (self);
  GdkRGBA         edge = { color->r, color->g, color->b, 1 };
  GdkRGBA         tint = { color->r, color->g, color->b, 0.12F };
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float)floor (box.x), (float)floor (box.y), (float)ceil (box.w), (float)ceil (box.h));
  GskRoundedRect  outline;

  if (!self->has_frame)
    return;
  gsk_rounded_rect_init_from_rect (&outline, &bounds, 2);
  gtk_snapshot_append_color (snapshot, &tint, &bounds);
  gtk_snapshot_append_border (snapshot, &outline, (float[]){ 1, 1, 1, 1 }, (GdkRGBA[]){ edge, edge, edge, edge });
}

/* --- what is seen of it --------------------------------------------------------------- */

/* Which clusters hold selected events; for one event the view looks itself. */
void
kro_timeline_view_choose_update (KroTimelineView *self)
{
  KroLayout   *layout = kro_stage_get_layout (self->stage);
  gsize        n;
  const KroId *selected = kro_view_state_get_selected (get_state (self), &n);
  guint8       yes = 1;

  if (layout == self->held_in)
    return;
  g_clear_pointer (&self->held_in, kro_layout_unref);
  g_array_set_size (self->held, 0);
  if (layout == NULL || n < 2)
    return;
  self->held_in = kro_layout_ref (layout);
  for (gsize i = 0; i < n; i++)
    {
      guint cluster = kro_timeline_view_find_cluster_of (self, selected[i]);

      if (cluster >= self->held->len)
        g_array_set_size (self->held, cluster + 1);
      g_array_index (self->held, guint8, cluster) = yes;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Whether a cluster that is drawn holds selected events. */
static gboolean
holds_selected (KroTimelineView *self, guint cluster)
{
  return self->held_in != NULL && self->held_in == kro_stage_get_layout (self->stage) && cluster < self->held->len && g_array_index (self->held, guint8, cluster);
}

/* Calls @ring for whatever of the selection is seen besides the one event that
 * keys are about. */
void
kro_timeline_view_choose_foreach (KroTimelineView *self, KroBoxFunc ring, gpointer data)
{
  KroId            selection = kro_view_state_get_selection (get_state (self));
  gsize            n_placed = 0;
  const KroPlaced *placed = self->painted != NULL && kro_view_state_get_n_selected (get_state (self)) > 1 ? kro_scene_get_placed (self->painted, &n_placed) : NULL;
  KroBox           box;

  for (gsize i = 0; i < n_placed; i++)
    if (placed[i].cluster > 0 && holds_selected (self, placed[i].cluster))
      ring (self, &placed[i].box, TRUE, data);
    else if (placed[i].kind == KRO_PLACED_EVENT && placed[i].event != selection && kro_view_state_is_selected (get_state (self), placed[i].event) && kro_timeline_view_find_box (self, placed[i].event, &box))
      ring (self, &box, FALSE, data);
}

/* Other events are selected. */
void
kro_timeline_view_choose_changed (KroTimelineView *self)
{
  gsize            n = kro_view_state_get_n_selected (get_state (self));
  g_autofree char *words = NULL;

  g_clear_pointer (&self->held_in, kro_layout_unref);
  if (n > 1 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      words = g_strdup_printf (ngettext ("%u event selected", "%u events selected", (gulong)n), (guint)n);
      kro_compat_announce (GTK_WIDGET (self), words);
    }
  if (kro_timeline_view_get_settled (self))
    kro_timeline_view_choose_update (self);
  kro_timeline_view_access_select (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where arrows lead. Left and right go through time: from event to event, a
 * cluster being one stop that stands where its first event does. Up and down
 * go through the picture as the eye does: to the next row that shows anything,
 * and there to what is nearest to the time one came from, so that going back
 * returns. Events without a date, at the side, are a column of their own.
 * Lengths are logical pixels. Main thread.
 */
#include "kro-timeline-view-private.h"

#include <math.h>

/* Something to go to. */
typedef struct
{
  KroId    event; /* itself, or the first of a cluster */
  gboolean is_cluster;
  int      lane;
  int      row;
  double   level; /* top of its row */
  double   left;  /* of what is seen of it */
  double   right;
  gboolean is_aside; /* among those without a date */
} Thing;

static KroViewState *
get_state (KroTimelineView *self)
{
  return kro_stage_get_state (self->stage);
}

/* --- through time ------------------------------------------------------------------------- */

/* The event where the keys are; %KRO_ID_NONE: nowhere. */
static KroId
get_place (KroTimelineView *self)
{
  KroId selection = kro_view_state_get_selection (get_state (self));

  return selection != KRO_ID_NONE ? selection : self->cursor;
}

/* The event at @position, or the next one from there in direction @by that
 * the filter lets through. */
static KroId
find_from (KroTimelineView *self, gint64 position, int by)
{
  KroFilter     *filter = kro_view_state_get_filter (get_state (self));
  KroTimeline   *timeline = kro_view_state_get_timeline (get_state (self));
  gint64         n = timeline != NULL ? kro_timeline_get_n_events (timeline) : 0;
  const guint32 *order = timeline != NULL ? kro_timeline_get_order (timeline) : NULL;

  for (gint64 i = position; i >= 0 && i < n; i += by)
    if (kro_filter_get_is_empty (filter) || kro_filter_matches (filter, timeline, order[i]))
      return kro_timeline_get_id_at (timeline, (guint32)i);
  return KRO_ID_NONE;
}

static void
select_from (KroTimelineView *self, gint64 position, int by)
{
  KroId event = find_from (self, position, by);

  if (event != KRO_ID_NONE)
    kro_view_state_set_selection (get_state (self), event);
}

static void
select_first (KroTimelineView *self)
{
  select_from (self, 0, 1);
}

static void
select_last (KroTimelineView *self)
{
  KroTimeline *timeline = kro_view_state_get_timeline (get_state (self));

  if (timeline != NULL)
    select_from (self, (gint64)kro_timeline_get_n_events (timeline) - 1, -1);
}

/* The neighbour in time; from no selection, the first or the last one. */
static void
select_neighbour (KroTimelineView *self, int by)
{
  KroTimeline *timeline = kro_view_state_get_timeline (get_state (self));
  KroId        event = get_place (self);
  guint32      position = timeline != NULL && event != KRO_ID_NONE ? kro_timeline_get_position (timeline, event) : KRO_SLOT_NONE;

  if (position != KRO_SLOT_NONE)
    select_from (self, (gint64)position + by, by);
  else if (by > 0)
    select_first (self);
  else
    select_last (self);
}

static void
go_to (KroTimelineView *self, KroId event, gboolean is_cluster)
{
  if (is_cluster)
    kro_timeline_view_set_cursor (self, event);
  else
    kro_view_state_set_selection (get_state (self), event);
}

/* Goes to the event at a position, or to the cluster that it is the first of;
 * whether there is such a stop. */
static gboolean
stop_at (KroTimelineView *self, KroTimeline *timeline, guint32 position)
{
  KroFilter *filter = kro_view_state_get_filter (get_state (self));
  KroId      event = kro_timeline_get_id_at (timeline, position);
  guint      cluster = kro_timeline_view_find_cluster_of (self, event);
  KroId      first = KRO_ID_NONE;

  if (cluster > 0)
    kro_layout_get_cluster_events (kro_stage_get_layout (self->stage), cluster - 1, 0, 1, &first);
  if (cluster > 0 ? first != event : !kro_filter_get_is_empty (filter) && !kro_filter_matches (filter, timeline, kro_timeline_get_order (timeline)[position]))
    return FALSE;
  go_to (self, event, cluster > 0);
  return TRUE;
}

static void
walk_through_time (KroTimelineView *self, gint64 from, int by)
{
  KroTimeline *timeline = kro_view_state_get_timeline (get_state (self));
  gint64       n = timeline != NULL ? kro_timeline_get_n_events (timeline) : 0;

  for (gint64 i = from; i >= 0 && i < n; i += by)
    if (stop_at (self, timeline, (guint32)i))
      return;
}

/* From nowhere, to the first or the last stop. */
static void
walk_aside (KroTimelineView *self, int by)
{
  KroTimeline *timeline = kro_view_state_get_timeline (get_state (self));
  KroId        place = get_place (self);
  guint32      position = timeline != NULL && place != KRO_ID_NONE ? kro_timeline_get_position (timeline, place) : KRO_SLOT_NONE;

  if (position != KRO_SLOT_NONE)
    walk_through_time (self, (gint64)position + by, by);
  else if (timeline != NULL)
    walk_through_time (self, by > 0 ? 0 : (gint64)kro_timeline_get_n_events (timeline) - 1, by);
}

/* --- through the picture ------------------------------------------------------------------ */

static gboolean
is_in_reach (const KroPlaced *placed, const KroBox *plot)
{
  gboolean is_mark = placed->event != KRO_ID_NONE && (placed->kind == KRO_PLACED_EVENT || placed->kind == KRO_PLACED_LABEL);

  return (is_mark || placed->cluster > 0) && placed->box.x < plot->x + plot->w && placed->box.x + placed->box.w > 0;
}

/* A mark and its card are one thing. */
static void
add_thing (KroTimelineView *self, GArray *things, GHashTable *known, const KroPlaced *placed, const KroBox *plot)
{
  Thing    thing = { placed->event, placed->cluster > 0, placed->lane, placed->row, placed->box.y, MAX (placed->box.x, 0), MIN (placed->box.x + placed->box.w, plot->x + plot->w), FALSE };
  gpointer index = placed->cluster > 0 ? NULL : g_hash_table_lookup (known, &placed->event);

  if (index != NULL)
    {
      Thing *same = &g_array_index (things, Thing, GPOINTER_TO_UINT (index) - 1);

      same->level = MIN (same->level, thing.level);
      same->left = MIN (same->left, thing.left);
      same->right = MAX (same->right, thing.right);
      return;
    }
  if (placed->cluster > 0)
    kro_layout_get_cluster_events (kro_stage_get_layout (self->stage), placed->cluster - 1, 0, 1, &thing.event);
  g_array_append_val (things, thing);
  if (placed->cluster == 0)
    g_hash_table_insert (known, (gpointer)&placed->event, GUINT_TO_POINTER (things->len));
}

/* Things in one row start at different heights: marks do. */
static void
level_rows (GArray *things, double plot_x)
{
  for (guint i = 0; i < things->len; i++)
    {
      Thing *thing = &g_array_index (things, Thing, i);

      thing->is_aside = thing->right <= plot_x + 1;
      for (guint j = 0; j < i && thing->row >= 0; j++)
        {
          Thing *other = &g_array_index (things, Thing, j);

          if (other->lane != thing->lane || other->row != thing->row)
            continue;
          other->level = thing->level = MIN (other->level, thing->level);
        }
    }
}

static GArray *
find_things (KroTimelineView *self)
{
  GArray          *things = g_array_new (FALSE, FALSE, sizeof (Thing));
  KroBox           plot = kro_stage_get_plot (self->stage);
  gsize            n_placed;
  const KroPlaced *placed = kro_scene_get_placed (kro_stage_get_scene (self->stage), &n_placed);
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (gsize i = 0; i < n_placed; i++)
    if (is_in_reach (&placed[i], &plot))
      add_thing (self, things, known, &placed[i], &plot);
  level_rows (things, plot.x);
  return things;
}

static const Thing *
find_thing (KroTimelineView *self, GArray *things, KroId place)
{
  const KroPlaced *cluster = kro_timeline_view_find_placed_cluster (self, place);
  KroId            first = KRO_ID_NONE;

  if (cluster != NULL)
    kro_layout_get_cluster_events (kro_stage_get_layout (self->stage), cluster->cluster - 1, 0, 1, &first);
  for (guint i = 0; i < things->len; i++)
    {
      const Thing *thing = &g_array_index (things, Thing, i);

      if (thing->event == (cluster != NULL ? first : place))
        return thing;
    }
  return NULL;
}

/* The top of the next row up or down that shows anything. */
static double
find_next_level (GArray *things, const Thing *from, int direction)
{
  double nearest = NAN;

  for (guint i = 0; i < things->len; i++)
    {
      const Thing *thing = &g_array_index (things, Thing, i);
      double       away = (thing->level - from->level) * direction;

      if (thing->is_aside == from->is_aside && away > 0.5 && !(away >= (nearest - from->level) * direction))
        nearest = thing->level;
    }
  return nearest;
}

/* Nearest to where one came from; of those as near, what lies more below it. */
static const Thing *
find_in_row (GArray *things, const Thing *from, double level, double x)
{
  const Thing *best = NULL;
  double       least = G_MAXDOUBLE;

  for (guint i = 0; i < things->len; i++)
    {
      const Thing *thing = &g_array_index (things, Thing, i);
      double       away = MAX (MAX (thing->left - x, x - thing->right), 0);
      double       shared = MAX (MIN (thing->right, from->right) - MAX (thing->left, from->left), 0);
      double       cost = away - 1e-4 * shared;

      if (thing->is_aside != from->is_aside || fabs (thing->level - level) > 0.5 || cost >= least)
        continue;
      least = cost;
      best = thing;
    }
  return best;
}

/* Where one goes up and down along: it stays while one does only that. */
static double
get_column (KroTimelineView *self, const Thing *from)
{
  KroTimeScale scale = kro_stage_get_scale (self->stage);
  double       x = self->column_of == from->event ? kro_time_scale_to_x (&scale, self->column) : -1;

  if (self->column_of != from->event || x < 0 || from->is_aside)
    {
      KroBox plot = kro_stage_get_plot (self->stage);

      x = (MAX (from->left, from->is_aside ? 0 : plot.x) + from->right) / 2;
      self->column = kro_time_scale_to_time (&scale, x);
    }
  return x;
}

/* What is above or below the place; a thing without an event: nothing is.
 * @is_placed tells whether the place is seen at all. */
static Thing
find_across (KroTimelineView *self, int direction, gboolean *is_placed)
{
  g_autoptr (GArray) things = kro_stage_get_scene (self->stage) != NULL ? find_things (self) : NULL;
  const Thing *from = things != NULL && get_place (self) != KRO_ID_NONE ? find_thing (self, things, get_place (self)) : NULL;
  const Thing *to = NULL;
  double       level = from != NULL ? find_next_level (things, from, direction) : NAN;

  *is_placed = from != NULL;
  if (!isnan (level))
    to = find_in_row (things, from, level, get_column (self, from));
  return to != NULL ? *to : (Thing){ .event = KRO_ID_NONE };
}

static void
walk_across (KroTimelineView *self, int direction)
{
  gboolean is_placed;
  Thing    to = find_across (self, direction, &is_placed);

  if (!is_placed)
    walk_aside (self, direction);
  if (to.event == KRO_ID_NONE)
    return;
  go_to (self, to.event, to.is_cluster);
  self->column_of = to.event;
}

/* --- for keys ------------------------------------------------------------------------------- */

/* Goes on from where the keys are. */
void
kro_timeline_view_walk (KroTimelineView *self, GtkDirectionType direction)
{
  if (self->stage == NULL || kro_stage_get_layout (self->stage) == NULL)
    return;
  if (direction == GTK_DIR_UP || direction == GTK_DIR_DOWN)
    {
      walk_across (self, direction == GTK_DIR_DOWN ? 1 : -1);
      return;
    }
  walk_aside (self, direction == GTK_DIR_RIGHT ? 1 : -1);
  self->column_of = KRO_ID_NONE;
}

/* The event to which a key extends the selection; %KRO_ID_NONE: to none. */
static KroId
find_extension (KroTimelineView *self, GtkDirectionType direction, gboolean to_end)
{
  KroTimeline *timeline = kro_view_state_get_timeline (get_state (self));
  int          by = direction == GTK_DIR_RIGHT || direction == GTK_DIR_DOWN ? 1 : -1;
  gint64       last = (gint64)kro_timeline_get_n_events (timeline) - 1;
  guint32      position = get_place (self) != KRO_ID_NONE ? kro_timeline_get_position (timeline, get_place (self)) : KRO_SLOT_NONE;
  gboolean     is_placed;

  if (direction == GTK_DIR_UP || direction == GTK_DIR_DOWN)
    return find_across (self, by, &is_placed).event;
  if (to_end)
    return find_from (self, by > 0 ? last : 0, -by);
  if (position == KRO_SLOT_NONE)
    return find_from (self, by > 0 ? 0 : last, by);
  return find_from (self, (gint64)position + by, by);
}

/* Selects from where the selection began up to where an arrow leads, event by
 * event, in clusters too. */
void
kro_timeline_view_extend (KroTimelineView *self, GtkDirectionType direction, gboolean to_end)
{
  KroId event = KRO_ID_NONE;

  if (self->stage != NULL && kro_stage_get_layout (self->stage) != NULL && kro_view_state_get_timeline (get_state (self)) != NULL)
    event = find_extension (self, direction, to_end);
  if (event == KRO_ID_NONE)
    return;
  kro_view_state_extend (get_state (self), event);
  self->column_of = direction == GTK_DIR_UP || direction == GTK_DIR_DOWN ? event : KRO_ID_NONE;
}

/* Goes to the first or the last stop. */
void
kro_timeline_view_walk_to_end (KroTimelineView *self, GtkDirectionType direction)
{
  KroTimeline *timeline = self->stage != NULL ? kro_view_state_get_timeline (get_state (self)) : NULL;

  if (timeline == NULL || kro_stage_get_layout (self->stage) == NULL)
    return;
  if (direction == GTK_DIR_LEFT)
    walk_through_time (self, 0, 1);
  else
    walk_through_time (self, (gint64)kro_timeline_get_n_events (timeline) - 1, -1);
  self->column_of = KRO_ID_NONE;
}

/**
 * kro_timeline_view_select_next:
 * @self: a view
 *
 * Selects the next event in order of time, in a cluster or not; the first one
 * if none is selected.
 */
void
kro_timeline_view_select_next (KroTimelineView *self)
{
  select_neighbour (self, 1);
}

/**
 * kro_timeline_view_select_previous:
 * @self: a view
 *
 * Selects the previous event in order of time, in a cluster or not; the last
 * one if none is selected.
 */
void
kro_timeline_view_select_previous (KroTimelineView *self)
{
  select_neighbour (self, -1);
}

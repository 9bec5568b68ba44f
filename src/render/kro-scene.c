/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The scene: what a picture consists of, before it is painted. Placed things
 * own slices of primitives, primitives of kind path own slices of points.
 * Lengths are in logical pixels, x to the right and y down. Immutable, so any
 * thread may read it.
 */
#include "kro-scene-private.h"

G_DEFINE_BOXED_TYPE (KroScene, kro_scene, kro_scene_ref, kro_scene_unref)

static const char *const kind_names[] = {
  [KRO_PLACED_BACKGROUND] = "background",
  [KRO_PLACED_ERA] = "era",
  [KRO_PLACED_TICK] = "tick",
  [KRO_PLACED_AXIS] = "axis",
  [KRO_PLACED_LANE] = "lane",
  [KRO_PLACED_EVENT] = "event",
  [KRO_PLACED_LABEL] = "label",
  [KRO_PLACED_CLUSTER] = "cluster",
  [KRO_PLACED_MARKER] = "marker",
  [KRO_PLACED_NOTE] = "note",
  [KRO_PLACED_FOLD] = "fold",
  [KRO_PLACED_TRAIL] = "trail",
};

/* What a pointer is after; the rest is scenery and is hit only where none of
 * these is. */
static gboolean
stands_for_something (KroPlacedKind kind)
{
  switch (kind)
    {
    case KRO_PLACED_EVENT:
    case KRO_PLACED_LABEL:
    case KRO_PLACED_CLUSTER:
    case KRO_PLACED_MARKER:
    case KRO_PLACED_NOTE:
    case KRO_PLACED_FOLD:
    case KRO_PLACED_TRAIL:
      return TRUE;
    case KRO_PLACED_BACKGROUND:
    case KRO_PLACED_ERA:
    case KRO_PLACED_TICK:
    case KRO_PLACED_AXIS:
    case KRO_PLACED_LANE:
    default:
      return FALSE;
    }
}

static gboolean
contains (const KroBox *box, double x, double y)
{
  return x >= box->x && x < box->x + box->w && y >= box->y && y < box->y + box->h;
}

KroScene *
kro_scene_new_empty (double width, double height)
{
  KroScene *self = g_new0 (KroScene, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->width = width;
  self->height = height;
  self->placed = g_array_new (FALSE, FALSE, sizeof (KroPlaced));
  self->primitives = g_array_new (FALSE, FALSE, sizeof (KroPrimitive));
  self->points = g_array_new (FALSE, FALSE, sizeof (KroPathPoint));
  self->strings = g_string_chunk_new (4096);
  return self;
}

/**
 * kro_placed_kind_get_name:
 * @kind: a kind of placed thing
 *
 * Gives the name of a kind, as dumps and the classes of an SVG have it.
 *
 * Returns: the name in lower case
 */
const char *
kro_placed_kind_get_name (KroPlacedKind kind)
{
  g_return_val_if_fail ((gsize)kind < G_N_ELEMENTS (kind_names), "unknown");

  return kind_names[kind];
}

/**
 * kro_scene_ref:
 * @self: a scene
 *
 * Returns: (transfer full): @self
 */
KroScene *
kro_scene_ref (KroScene *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * kro_scene_unref:
 * @self: (transfer full): a scene
 *
 * Drops a reference; the last one frees the scene and its strings.
 */
void
kro_scene_unref (KroScene *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->placed);
  g_array_unref (self->primitives);
  g_array_unref (self->points);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * kro_scene_get_width:
 * @self: a scene
 *
 * Returns: the width in logical pixels
 */
double
kro_scene_get_width (const KroScene *self)
{
  return self->width;
}

/**
 * kro_scene_get_height:
 * @self: a scene
 *
 * Returns: the height in logical pixels
 */
double
kro_scene_get_height (const KroScene *self)
{
  return self->height;
}

/**
 * kro_scene_get_placed:
 * @self: a scene
 * @n_placed: (out): how many
 *
 * Returns: (array length=n_placed) (transfer none): the placed things in
 *   painting order
 */
const KroPlaced *
kro_scene_get_placed (const KroScene *self, gsize *n_placed)
{
  *n_placed = self->placed->len;
  return (const KroPlaced *)(gpointer)self->placed->data;
}

/**
 * kro_scene_get_primitives:
 * @self: a scene
 * @n_primitives: (out): how many
 *
 * Returns: (array length=n_primitives) (transfer none): the primitives in
 *   painting order
 */
const KroPrimitive *
kro_scene_get_primitives (const KroScene *self, gsize *n_primitives)
{
  *n_primitives = self->primitives->len;
  return (const KroPrimitive *)(gpointer)self->primitives->data;
}

/**
 * kro_scene_get_points:
 * @self: a scene
 * @n_points: (out): how many
 *
 * Returns: (array length=n_points) (transfer none): the points of all paths
 */
const KroPathPoint *
kro_scene_get_points (const KroScene *self, gsize *n_points)
{
  *n_points = self->points->len;
  return (const KroPathPoint *)(gpointer)self->points->data;
}

/**
 * kro_scene_hit:
 * @self: a scene
 * @x: in logical pixels
 * @y: in logical pixels
 *
 * Finds what lies under a point: the topmost event, label, cluster, marker,
 * note or fold whose box holds it; where there is none, the topmost other thing. A
 * box holds its left and top edge, not its right and bottom one.
 *
 * Returns: (transfer none) (nullable): the placed thing, or %NULL
 */
const KroPlaced *
kro_scene_hit (const KroScene *self, double x, double y)
{
  const KroPlaced *scenery = NULL;

  for (guint i = self->placed->len; i > 0; i--)
    {
      const KroPlaced *placed = &g_array_index (self->placed, KroPlaced, i - 1);

      if (!contains (&placed->box, x, y))
        continue;
      if (stands_for_something (placed->kind))
        return placed;
      if (scenery == NULL)
        scenery = placed;
    }
  return scenery;
}

/**
 * kro_scene_find_event:
 * @self: a scene
 * @event: id of an event
 * @kind: which of its placed things, %KRO_PLACED_EVENT or %KRO_PLACED_LABEL
 *
 * Finds where an event is drawn.
 *
 * Returns: (transfer none) (nullable): the first placed thing of that kind,
 *   or %NULL if the scene does not show it
 */
const KroPlaced *
kro_scene_find_event (const KroScene *self, KroId event, KroPlacedKind kind)
{
  for (guint i = 0; i < self->placed->len; i++)
    {
      const KroPlaced *placed = &g_array_index (self->placed, KroPlaced, i);

      if (placed->event == event && placed->kind == kind)
        return placed;
    }
  return NULL;
}

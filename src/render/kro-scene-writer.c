/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The only way to make a scene. Invariants it keeps: the primitives of a
 * placed thing are one slice, slices follow each other in painting order, and
 * every string of the scene lives in the scene's own arena. Lengths are in
 * logical pixels. For one thread at a time.
 */
#include "kro-scene-writer.h"

#include "kro-scene-private.h"

struct _KroSceneWriter
{
  KroScene *scene; /* owned; NULL once finished */
};

/**
 * kro_scene_writer_new:
 * @width: of the scene in logical pixels
 * @height: of the scene in logical pixels
 *
 * Starts an empty scene.
 *
 * Returns: (transfer full): a writer
 */
KroSceneWriter *
kro_scene_writer_new (double width, double height)
{
  KroSceneWriter *self = g_new0 (KroSceneWriter, 1);

  self->scene = kro_scene_new_empty (width, height);
  return self;
}

/**
 * kro_scene_writer_free:
 * @self: (transfer full): a writer
 *
 * Frees the writer and, if it was not finished, what it built.
 */
void
kro_scene_writer_free (KroSceneWriter *self)
{
  g_clear_pointer (&self->scene, kro_scene_unref);
  g_free (self);
}

/**
 * kro_scene_writer_set_view:
 * @self: a writer
 * @from: time at the left edge of the plot
 * @to: time at the right edge of the plot
 * @step: step of scale the scene was laid out for
 * @n_events: how many events the scene stands for
 *
 * Sets what the head of the dump says of the scene.
 */
void
kro_scene_writer_set_view (KroSceneWriter *self, KroTime from, KroTime to, int step, guint n_events)
{
  g_return_if_fail (self->scene != NULL);

  self->scene->from = from;
  self->scene->to = to;
  self->scene->step = step;
  self->scene->n_events = n_events;
}

/**
 * kro_scene_writer_begin:
 * @self: a writer
 * @placed: the thing; its members `primitive` and `n_primitives` do not count
 *
 * Begins a placed thing, which owns the primitives added from here on.
 */
void
kro_scene_writer_begin (KroSceneWriter *self, const KroPlaced *placed)
{
  KroPlaced copy = *placed;

  g_return_if_fail (self->scene != NULL);

  copy.text = kro_scene_writer_copy_text (self, placed->text, -1);
  copy.primitive = self->scene->primitives->len;
  copy.n_primitives = 0;
  g_array_append_val (self->scene->placed, copy);
}

/**
 * kro_scene_writer_set_cut:
 * @self: a writer
 *
 * Tells that not all of the title of the placed thing begun last can be read.
 */
void
kro_scene_writer_set_cut (KroSceneWriter *self)
{
  g_return_if_fail (self->scene != NULL);
  g_return_if_fail (self->scene->placed->len > 0);

  g_array_index (self->scene->placed, KroPlaced, self->scene->placed->len - 1).cut = TRUE;
}

/**
 * kro_scene_writer_add:
 * @self: a writer
 * @primitive: of any kind but %KRO_PRIMITIVE_PATH; its members `point` and
 *   `n_points` do not count
 *
 * Adds a primitive to the placed thing begun last.
 */
void
kro_scene_writer_add (KroSceneWriter *self, const KroPrimitive *primitive)
{
  kro_scene_writer_add_path (self, primitive, NULL, 0);
}

/* What all points lie in, those that only steer a curve among them. */
static KroBox
get_bounds (const KroPathPoint *points, gsize n_points)
{
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (gsize i = 0; i < n_points; i++)
    {
      if (points[i].op == KRO_PATH_CLOSE)
        continue;
      left = MIN (left, points[i].x);
      top = MIN (top, points[i].y);
      right = MAX (right, points[i].x);
      bottom = MAX (bottom, points[i].y);
    }
  return left <= right ? (KroBox){ left, top, right - left, bottom - top } : (KroBox){ 0, 0, 0, 0 };
}

/**
 * kro_scene_writer_add_path:
 * @self: a writer
 * @primitive: of kind %KRO_PRIMITIVE_PATH; its box is that of its points
 * @points: (array length=n_points): its points
 * @n_points: how many
 *
 * Adds a path to the placed thing begun last.
 */
void
kro_scene_writer_add_path (KroSceneWriter *self, const KroPrimitive *primitive, const KroPathPoint *points, gsize n_points)
{
  KroPrimitive copy = *primitive;
  KroPlaced   *owner;

  g_return_if_fail (self->scene != NULL);
  g_return_if_fail (self->scene->placed->len > 0);

  copy.text = kro_scene_writer_copy_text (self, primitive->text, -1);
  copy.point = self->scene->points->len;
  copy.n_points = (guint32)n_points;
  if (n_points > 0)
    copy.box = get_bounds (points, n_points);
  if (n_points > 0)
    g_array_append_vals (self->scene->points, points, (guint)n_points);
  g_array_append_val (self->scene->primitives, copy);
  owner = &g_array_index (self->scene->placed, KroPlaced, self->scene->placed->len - 1);
  owner->n_primitives++;
}

/**
 * kro_scene_writer_copy_text:
 * @self: a writer
 * @text: (nullable): UTF-8
 * @length: its length in bytes, or -1 if NUL ends it
 *
 * Copies a string into the arena of the scene. The other functions do so
 * themselves; this is for who measures a string before it is placed.
 *
 * Returns: (transfer none) (nullable): the copy, which lives as long as the
 *   scene
 */
const char *
kro_scene_writer_copy_text (KroSceneWriter *self, const char *text, gssize length)
{
  g_return_val_if_fail (self->scene != NULL, NULL);

  if (text == NULL)
    return NULL;
  return g_string_chunk_insert_len (self->scene->strings, text, length);
}

/**
 * kro_scene_writer_finish:
 * @self: a writer
 *
 * Ends the scene. The writer can then only be freed.
 *
 * Returns: (transfer full): the scene
 */
KroScene *
kro_scene_writer_finish (KroSceneWriter *self)
{
  g_return_val_if_fail (self->scene != NULL, NULL);

  return g_steal_pointer (&self->scene);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows on their way from where a scene showed them to where a layout wants
 * them. It starts from the picture and not from the layout before, so that a
 * layout that comes while rows still move takes over without a jump. Lengths
 * are logical pixels of the scene.
 */
#include "kro-row-motion.h"

#include <math.h>

typedef struct
{
  double y;
  double height;
} Lane;

struct _KroRowMotion
{
  double      progress; /* 0: as in the scene, 1: as in the layout */
  GHashTable *tops;     /* of event id to double, y of its row; owned */
  GArray     *lanes;    /* of Lane, by index; owned */
};

/**
 * kro_row_motion_new:
 * @scene: what is seen
 *
 * Remembers where its rows and lanes stand.
 *
 * Returns: (transfer full): a motion that has not begun
 */
KroRowMotion *
kro_row_motion_new (const KroScene *scene)
{
  KroRowMotion    *self = g_new0 (KroRowMotion, 1);
  gsize            n;
  const KroPlaced *placed = kro_scene_get_placed (scene, &n);

  self->tops = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->lanes = g_array_new (FALSE, TRUE, sizeof (Lane));
  for (gsize i = 0; i < n; i++)
    {
      if (placed[i].kind == KRO_PLACED_LANE)
        g_array_append_val (self->lanes, ((Lane){ placed[i].box.y, placed[i].box.h }));
      else if (placed[i].kind == KRO_PLACED_EVENT && placed[i].row >= 0)
        g_hash_table_insert (self->tops, g_memdup2 (&placed[i].event, sizeof (KroId)), g_memdup2 (&placed[i].row_top, sizeof (double)));
    }
  return self;
}

/**
 * kro_row_motion_free:
 * @self: (transfer full): a motion
 *
 * Frees it.
 */
void
kro_row_motion_free (KroRowMotion *self)
{
  g_hash_table_unref (self->tops);
  g_array_unref (self->lanes);
  g_free (self);
}

/**
 * kro_row_motion_set_progress:
 * @self: a motion
 * @progress: 0 to 1, eased by who calls
 *
 * Tells how far rows have come.
 */
void
kro_row_motion_set_progress (KroRowMotion *self, double progress)
{
  self->progress = CLAMP (progress, 0, 1);
}

static double
mix (const KroRowMotion *self, double from, double to)
{
  return from + (to - from) * self->progress;
}

/**
 * kro_row_motion_get_top:
 * @self: a motion
 * @event: an id
 * @top: y of its row in the layout
 * @other: y of its row where it was not seen before
 *
 * Returns: y of its row now
 */
double
kro_row_motion_get_top (const KroRowMotion *self, KroId event, double top, double other)
{
  const double *before = g_hash_table_lookup (self->tops, &event);

  return before != NULL ? round (mix (self, *before, top)) : other;
}

/**
 * kro_row_motion_get_lane:
 * @self: a motion
 * @lane: index of a lane
 * @y: (inout): its top in the layout; its top now
 * @height: (inout): the same for its height
 *
 * Tells where a lane stands now.
 */
void
kro_row_motion_get_lane (const KroRowMotion *self, guint lane, double *y, double *height)
{
  const Lane *before;

  if (lane >= self->lanes->len)
    return;
  before = &g_array_index (self->lanes, Lane, lane);
  *height = round (mix (self, before->height, *height));
  *y = round (mix (self, before->y, *y));
}

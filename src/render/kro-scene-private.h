/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-scene.h"

G_BEGIN_DECLS

/*
 * A scene is three arrays that point into each other by index, and the arena
 * of their strings. The writer fills one; from kro_scene_writer_finish () on
 * it is never changed.
 */
struct _KroScene
{
  gatomicrefcount ref_count;

  double  width;
  double  height;
  KroTime from;
  KroTime to;
  int     step;
  guint   n_events;

  /* owned */
  GArray       *placed;     /* of KroPlaced, in painting order */
  GArray       *primitives; /* of KroPrimitive, in painting order */
  GArray       *points;     /* of KroPathPoint */
  GStringChunk *strings;
};

KroScene *kro_scene_new_empty (double width, double height);

G_END_DECLS

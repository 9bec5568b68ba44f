/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-scene.h"

G_BEGIN_DECLS

/**
 * KroSceneWriter:
 *
 * Builds a #KroScene. A placed thing is begun, then its primitives are added
 * in the order in which they are painted; the next thing begun ends it.
 * Everything handed over is copied, strings into an arena of the scene, so
 * that temporary strings and compound literals will do:
 *
 * ```c
 * g_autoptr (KroSceneWriter) writer = kro_scene_writer_new (800, 600);
 *
 * kro_scene_writer_begin (writer, &(KroPlaced){ .kind = KRO_PLACED_LABEL, .event = id, .lane = 0, .row = 2, .box = box, .text = title, .count = 1 });
 * kro_scene_writer_add (writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_ROUNDED, .box = box, .fill = paper, .stroke = edge, .line = 1, .radius = 6 });
 * scene = kro_scene_writer_finish (writer);
 * ```
 *
 * A clip may span several placed things: it holds from
 * %KRO_PRIMITIVE_CLIP to its %KRO_PRIMITIVE_UNCLIP, clips nest, and one left
 * open ends with the scene.
 *
 * For one thread at a time.
 */
typedef struct _KroSceneWriter KroSceneWriter;

KroSceneWriter *kro_scene_writer_new (double width, double height);
void            kro_scene_writer_free (KroSceneWriter *self);

void        kro_scene_writer_set_view (KroSceneWriter *self, KroTime from, KroTime to, int step, guint n_events);
void        kro_scene_writer_begin (KroSceneWriter *self, const KroPlaced *placed);
void        kro_scene_writer_set_cut (KroSceneWriter *self);
void        kro_scene_writer_add (KroSceneWriter *self, const KroPrimitive *primitive);
void        kro_scene_writer_add_path (KroSceneWriter *self, const KroPrimitive *primitive, const KroPathPoint *points, gsize n_points);
const char *kro_scene_writer_copy_text (KroSceneWriter *self, const char *text, gssize length);
KroScene   *kro_scene_writer_finish (KroSceneWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroSceneWriter, kro_scene_writer_free)

G_END_DECLS

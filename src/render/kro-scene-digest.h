/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-scene.h"

G_BEGIN_DECLS

void kro_scene_digest_columns (const KroScene *self, const double *edges, gsize n_columns, guint64 *digests);

G_END_DECLS

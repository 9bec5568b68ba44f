/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-column-set.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GskRenderNode *kro_canvas_create_node (const KroColumn *columns, gsize n_columns, double height);

G_END_DECLS

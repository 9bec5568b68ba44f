/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-cairo-painter.h"

G_BEGIN_DECLS

void kro_cairo_write_link (cairo_t *cr, const KroScene *scene, const KroPrimitive *primitive);

G_END_DECLS

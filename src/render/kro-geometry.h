/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-scene.h"

G_BEGIN_DECLS

/**
 * KroSegment:
 *
 * A straight line between two points, in logical pixels.
 */
typedef struct
{
  double x0, y0, x1, y1;
} KroSegment;

double   kro_snap (double value, double scale);
KroBox   kro_box_snap (const KroPrimitive *primitive, double scale);
KroBox   kro_box_inset (const KroBox *box, double inset);
gboolean kro_box_intersects (const KroBox *a, const KroBox *b);
gboolean kro_line_snap (const KroPathPoint *points, guint n_points, float line, double scale, KroSegment *segment);
gboolean kro_hatch_line (const KroPrimitive *primitive, guint n, KroSegment *segment);
void     kro_fade_colors (const KroPrimitive *primitive, KroColor *from, KroColor *to);
gboolean kro_link_is_allowed (const char *target);

G_END_DECLS

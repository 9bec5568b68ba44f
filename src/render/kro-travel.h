/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-time.h"

G_BEGIN_DECLS

/**
 * KroTravel:
 * @from: the span where it begins
 * @to: the span where it ends
 * @distance: from middle to middle, in seconds; below 0: backwards
 * @bend: parameters of the path at both ends
 * @length: of the path, in e-folds of zoom and widths of pan as the eye feels
 *   them; 0: there is nothing to travel
 *
 * The way from one span to another that is smooth to the eye: it zooms out,
 * moves and zooms in, no further out than the distance asks for. A plain value.
 */
typedef struct
{
  KroTime from[2];
  KroTime to[2];
  double  distance;
  double  bend[2];
  double  length;
} KroTravel;

KroTravel kro_travel_new (const KroTime from[2], const KroTime to[2]);
void      kro_travel_get_span (const KroTravel *self, double part, KroTime span[2]);

G_END_DECLS

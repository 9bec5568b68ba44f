/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-date.h"

G_BEGIN_DECLS

/**
 * KroDateSides:
 * @KRO_DATE_SIDE_START: the start
 * @KRO_DATE_SIDE_END: the end that a date has of its own
 * @KRO_DATE_SIDE_BOTH: the whole date
 *
 * What of a date is moved.
 */
typedef enum {
  KRO_DATE_SIDE_START = 1 << 0,
  KRO_DATE_SIDE_END = 1 << 1,
  KRO_DATE_SIDE_BOTH = KRO_DATE_SIDE_START | KRO_DATE_SIDE_END,
} KroDateSides;

gboolean kro_date_can_shift (const KroDate *self, KroDateSides sides);
KroDate *kro_date_shift (const KroDate *self, KroDateSides sides, double seconds, GError **error);
KroDate *kro_date_step (const KroDate *self, KroDateSides sides, gint64 steps, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-time.h"

G_BEGIN_DECLS

gboolean kro_zone_check (const char *zone, GError **error);
KroTime  kro_zone_to_utc (const char *zone, KroTime local);
KroTime  kro_zone_from_utc (const char *zone, KroTime utc);

G_END_DECLS

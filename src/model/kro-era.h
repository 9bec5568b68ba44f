/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-date.h"
#include "kro-id.h"

G_BEGIN_DECLS

/**
 * KroEra:
 * @id: its id
 * @title: its name
 * @date: when it was; not %NULL
 * @palette: index of its colour, 0 to 6
 *
 * A span that stands behind the events. A value, immutable once it is in a
 * timeline.
 */
typedef struct
{
  KroId    id;
  char    *title;
  KroDate *date;
  guint8   palette;
} KroEra;

#define KRO_TYPE_ERA (kro_era_get_type ())
GType kro_era_get_type (void) G_GNUC_CONST;

KroEra  *kro_era_new (KroId id, const char *title, KroDate *date, guint8 palette);
KroEra  *kro_era_copy (const KroEra *self);
void     kro_era_free (KroEra *self);
gboolean kro_era_equal (const KroEra *self, const KroEra *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroEra, kro_era_free)

G_END_DECLS

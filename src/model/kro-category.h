/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KRO_CATEGORY_LOOKS:
 *
 * How many palette colours and how many shapes there are.
 */
#define KRO_CATEGORY_LOOKS 7

/**
 * KroCategory:
 * @name: (nullable): its name; %NULL is that of category 0, "no category"
 * @palette: index of its colour, 0 to 6
 * @shape: index of its mark, 0 to 6; a colour never stands alone
 *
 * A kind of events. Events name it by its index in the table of the timeline;
 * category 0 is always there.
 */
typedef struct
{
  char  *name;
  guint8 palette;
  guint8 shape;
} KroCategory;

#define KRO_TYPE_CATEGORY (kro_category_get_type ())
GType kro_category_get_type (void) G_GNUC_CONST;

KroCategory *kro_category_new (const char *name, guint8 palette, guint8 shape);
KroCategory *kro_category_copy (const KroCategory *self);
void         kro_category_free (KroCategory *self);
gboolean     kro_category_equal (const KroCategory *self, const KroCategory *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroCategory, kro_category_free)

G_END_DECLS

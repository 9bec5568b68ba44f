/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A category as a value. Immutable once it is in a timeline; any thread. */
#include "kro-category.h"

G_DEFINE_BOXED_TYPE (KroCategory, kro_category, kro_category_copy, kro_category_free)

/**
 * kro_category_new:
 * @name: (nullable): its name
 * @palette: index of its colour, 0 to 6
 * @shape: index of its mark, 0 to 6
 *
 * Makes a category.
 *
 * Returns: (transfer full): it
 */
KroCategory *
kro_category_new (const char *name,
                  guint8      palette,
                  guint8      shape)
{
  KroCategory *self = g_new (KroCategory, 1);

  *self = (KroCategory){ .name = g_strdup (name), .palette = palette, .shape = shape };
  return self;
}

/**
 * kro_category_copy:
 *
 * Copies it.
 *
 * Returns: (transfer full): the copy
 */
KroCategory *
kro_category_copy (const KroCategory *self)
{
  return kro_category_new (self->name, self->palette, self->shape);
}

void
kro_category_free (KroCategory *self)
{
  g_free (self->name);
  g_free (self);
}

/**
 * kro_category_equal:
 *
 * Compares name and look.
 *
 * Returns: whether both are alike
 */
gboolean
kro_category_equal (const KroCategory *self,
                    const KroCategory *other)
{
  return g_strcmp0 (self->name, other->name) == 0 && self->palette == other->palette && self->shape == other->shape;
}

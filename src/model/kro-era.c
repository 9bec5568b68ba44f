/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An era as a value. Immutable once it is in a timeline; any thread. */
#include "kro-era.h"

G_DEFINE_BOXED_TYPE (KroEra, kro_era, kro_era_copy, kro_era_free)

/**
 * kro_era_new:
 * @id: its id
 * @title: its name
 * @date: (transfer none): when it was
 * @palette: index of its colour, 0 to 6
 *
 * Makes an era.
 *
 * Returns: (transfer full): it
 */
KroEra *
kro_era_new (KroId       id,
             const char *title,
             KroDate    *date,
             guint8      palette)
{
  KroEra *self = g_new (KroEra, 1);

  *self = (KroEra){ .id = id, .title = g_strdup (title), .date = date != NULL ? kro_date_ref (date) : NULL, .palette = palette };
  return self;
}

/**
 * kro_era_copy:
 *
 * Copies it.
 *
 * Returns: (transfer full): the copy
 */
KroEra *
kro_era_copy (const KroEra *self)
{
  return kro_era_new (self->id, self->title, self->date, self->palette);
}

void
kro_era_free (KroEra *self)
{
  g_free (self->title);
  g_clear_pointer (&self->date, kro_date_unref);
  g_free (self);
}

/**
 * kro_era_equal:
 *
 * Compares all of two eras.
 *
 * Returns: whether both are alike
 */
gboolean
kro_era_equal (const KroEra *self,
               const KroEra *other)
{
  return self->id == other->id && self->palette == other->palette && g_strcmp0 (self->title, other->title) == 0 &&
         self->date != NULL && other->date != NULL && kro_date_equal (self->date, other->date);
}

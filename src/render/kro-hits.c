/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hits among the members of clusters, as running sums. Any thread. */
#include "kro-hits.h"

#include "kro-layout-private.h"

struct _KroHits
{
  KroLayout *layout; /* owned */
  guint32   *sums;   /* owned: of hits before each member, and of all */
};

/**
 * kro_hits_new:
 * @layout: the rows
 * @is_hit: (scope call): whether an event was found
 * @user_data: for @is_hit
 *
 * Asks for each event that has no row.
 *
 * Returns: (transfer full): the sums
 */
KroHits *
kro_hits_new (KroLayout *layout, KroIsHitFunc is_hit, gpointer user_data)
{
  KroHits *self = g_new0 (KroHits, 1);
  guint32  sum = 0;

  self->layout = kro_layout_ref (layout);
  self->sums = g_new (guint32, layout->members->len + 1);
  for (guint i = 0; i < layout->members->len; i++)
    {
      guint32 index = g_array_index (layout->members, guint32, i);

      self->sums[i] = sum;
      sum += is_hit (g_array_index (layout->input->events, KroLayoutEvent, index).event, user_data) != FALSE;
    }
  self->sums[layout->members->len] = sum;
  return self;
}

/**
 * kro_hits_free:
 * @self: (transfer full): sums
 *
 * Frees them.
 */
void
kro_hits_free (KroHits *self)
{
  kro_layout_unref (self->layout);
  g_free (self->sums);
  g_free (self);
}

/**
 * kro_hits_is_for:
 * @self: sums
 * @layout: a layout
 *
 * Returns: whether they are those of @layout
 */
gboolean
kro_hits_is_for (const KroHits *self, const KroLayout *layout)
{
  return self->layout == layout;
}

/**
 * kro_hits_count:
 * @self: sums
 * @first: a member of the layout
 * @n: how many from there on
 *
 * Returns: how many of them were found
 */
guint
kro_hits_count (const KroHits *self, guint first, guint n)
{
  return self->sums[first + n] - self->sums[first];
}

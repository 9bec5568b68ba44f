/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passages and anchors as values. Offsets are code points; any thread. */
#include "kro-passage.h"

G_DEFINE_BOXED_TYPE (KroPassage, kro_passage, kro_passage_copy, kro_passage_free)

/**
 * kro_passage_copy:
 *
 * Copies it.
 *
 * Returns: (transfer full): the copy
 */
KroPassage *
kro_passage_copy (const KroPassage *self)
{
  return g_memdup2 (self, sizeof *self);
}

void
kro_passage_free (KroPassage *self)
{
  g_free (self);
}

/**
 * kro_anchor_equal:
 *
 * Compares place, score and state.
 *
 * Returns: whether both are alike
 */
gboolean
kro_anchor_equal (const KroAnchor *self,
                  const KroAnchor *other)
{
  return self->revision == other->revision && self->b == other->b && self->e == other->e && self->score == other->score && self->state == other->state;
}

/**
 * kro_passage_equal:
 *
 * Compares all of two passages.
 *
 * Returns: whether both are alike
 */
gboolean
kro_passage_equal (const KroPassage *self,
                   const KroPassage *other)
{
  return self->id == other->id && self->event == other->event && self->source == other->source && kro_anchor_equal (&self->origin, &other->origin);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From what is known of a date to the mark that says so, still in times; the
 * pixels come later. Pure functions. Nothing is made more exact than its
 * bounds are: where they leave a span open, the mark covers all of it.
 */
#include "kro-mark.h"

static KroTime
earlier (KroTime a, KroTime b)
{
  return kro_time_compare (a, b) <= 0 ? a : b;
}

static KroTime
later (KroTime a, KroTime b)
{
  return kro_time_compare (a, b) >= 0 ? a : b;
}

static KroTime
middle (KroTime a, KroTime b)
{
  return kro_time_add (a, kro_time_difference (b, a) / 2);
}

/* Where the first of the members that lie apart ends, and the last begins. */
static gboolean
find_members (KroMark *self, const KroDate *date)
{
  const KroEdtf *edtf = kro_date_get_start_edtf (date);
  guint          n_members = kro_edtf_get_n_members (edtf);

  for (guint i = 0; i < n_members; i++)
    {
      KroTime from, to;

      if (!kro_edtf_get_member_span (edtf, i, &from, &to))
        return FALSE;
      self->core_from = i == 0 ? to : earlier (self->core_from, to);
      self->core_to = i == 0 ? from : later (self->core_to, from);
    }
  return TRUE;
}

/* The other reading may lie before the one preferred; drawn are both in order
 * of time. */
static void
set_alternative (KroMark *self, const KroDate *alternative, const KroBounds *bounds)
{
  KroBounds other;
  KroBounds one = *bounds;

  kro_date_get_bounds (alternative, &other);
  if (kro_time_compare (other.earliest_start, one.earliest_start) < 0)
    {
      KroBounds swapped = one;

      one = other;
      other = swapped;
    }
  self->form = KRO_MARK_EITHER;
  self->from = one.earliest_start;
  self->core_from = one.latest_end;
  self->core_to = other.earliest_start;
  self->to = later (other.latest_end, one.latest_end);
}

/* Start and end of its own, or still going on. */
static void
set_lasting (KroMark *self, const KroEventLook *look, const KroBounds *bounds)
{
  KroBoundsFlags flags = bounds->flags;

  self->form = KRO_MARK_LASTING;
  self->core_from = earlier (bounds->latest_start, bounds->latest_end);
  self->core_to = bounds->earliest_end;
  if (flags & (KRO_BOUNDS_END_OPEN | KRO_BOUNDS_END_UNKNOWN) || (flags & KRO_BOUNDS_ONGOING && !(flags & KRO_BOUNDS_HAS_END)))
    {
      self->right = flags & KRO_BOUNDS_END_UNKNOWN ? KRO_EDGE_UNKNOWN : KRO_EDGE_OPEN;
      self->core_to = self->to = later (self->core_from, bounds->earliest_end);
      if (flags & KRO_BOUNDS_ONGOING && look->has_reference)
        self->core_to = self->to = later (self->to, look->reference);
    }
  if (flags & (KRO_BOUNDS_START_OPEN | KRO_BOUNDS_START_UNKNOWN))
    {
      self->left = flags & KRO_BOUNDS_START_UNKNOWN ? KRO_EDGE_UNKNOWN : KRO_EDGE_OPEN;
      self->from = self->core_from = earlier (bounds->earliest_start, self->core_to);
    }
  if (kro_time_compare (self->core_from, self->core_to) > 0)
    self->core_from = self->core_to = middle (self->from, self->to);
}

/**
 * kro_mark_init:
 * @self: (out caller-allocates): a mark
 * @look: the event
 * @bounds: of its date
 *
 * Finds the mark for an event with a date.
 */
void
kro_mark_init (KroMark *self, const KroEventLook *look, const KroBounds *bounds)
{
  KroBoundsFlags flags = bounds->flags;

  *self = (KroMark){
    .from = bounds->earliest_start,
    .core_from = bounds->earliest_start,
    .core_to = bounds->latest_end,
    .to = later (bounds->latest_end, bounds->earliest_start),
    .ring = (flags & KRO_BOUNDS_ONGOING) != 0,
    .soft = (flags & KRO_BOUNDS_APPROXIMATE) != 0,
    .dashed = (flags & KRO_BOUNDS_UNCERTAIN) != 0,
  };
  if (look->alternative != NULL)
    set_alternative (self, look->alternative, bounds);
  else if (flags & KRO_BOUNDS_EITHER && find_members (self, look->date))
    self->form = KRO_MARK_EITHER;
  else if (flags & (KRO_BOUNDS_HAS_END | KRO_BOUNDS_ONGOING))
    set_lasting (self, look, bounds);
  else if (flags & KRO_BOUNDS_BEFORE)
    {
      self->form = KRO_MARK_BEFORE;
      self->left = KRO_EDGE_ARROW;
      self->from = self->core_from = self->core_to = self->to;
    }
  else if (flags & KRO_BOUNDS_AFTER)
    {
      self->form = KRO_MARK_AFTER;
      self->right = KRO_EDGE_ARROW;
      self->to = self->core_from = self->core_to = self->from;
    }
}

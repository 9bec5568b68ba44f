/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an expression of EDTF means as a whole: kind, level, precision,
 * qualifier, span and canonical text, put together from its parts.
 */
#include "kro-edtf-private.h"

G_DEFINE_BOXED_TYPE (KroEdtf, kro_edtf, kro_edtf_ref, kro_edtf_unref)
G_DEFINE_QUARK (kro - time - error - quark, kro_time_error)

/**
 * kro_edtf_member_first:
 * @self: a member
 *
 * Returns: the first or only date that it names
 */
const KroEdtfPart *
kro_edtf_member_first (const KroEdtfMember *self)
{
  return self->kind == KRO_EDTF_MEMBER_BEFORE ? &self->to : &self->from;
}

/**
 * kro_edtf_member_last:
 * @self: a member
 *
 * Returns: the last or only date that it names
 */
const KroEdtfPart *
kro_edtf_member_last (const KroEdtfMember *self)
{
  return self->kind == KRO_EDTF_MEMBER_BEFORE || self->kind == KRO_EDTF_MEMBER_RANGE ? &self->to : &self->from;
}

/**
 * kro_edtf_ref:
 * @self: an expression
 *
 * Returns: (transfer full): @self
 */
KroEdtf *
kro_edtf_ref (KroEdtf *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * kro_edtf_unref:
 * @self: (transfer full): an expression
 */
void
kro_edtf_unref (KroEdtf *self)
{
  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

/**
 * kro_edtf_get_kind:
 * @self: an expression
 *
 * Returns: its kind
 */
KroEdtfKind
kro_edtf_get_kind (const KroEdtf *self)
{
  return self->kind;
}

/**
 * kro_edtf_get_level:
 * @self: an expression
 *
 * Returns: the lowest level of EDTF that has every form in it as it was
 *   written, 0 to 2; the extension of times counts as level 0, a year before
 *   the year 0 too, as implementations agree
 */
int
kro_edtf_get_level (const KroEdtf *self)
{
  return self->level;
}

static gboolean
side_counts (const KroEdtf *self, int side)
{
  return self->kind != KRO_EDTF_INTERVAL || self->sides[side] == KRO_EDTF_SIDE_DATE;
}

/**
 * kro_edtf_get_precision:
 * @self: an expression
 *
 * Returns: the unit it is written in; %KRO_PRECISION_MIXED where its members
 *   differ
 */
KroPrecision
kro_edtf_get_precision (const KroEdtf *self)
{
  int found = -1;

  for (guint i = 0; i < self->n_members; i++)
    for (int side = 0; side < 2; side++)
      {
        const KroEdtfPart *part = side == 0 ? kro_edtf_member_first (&self->members[i]) : kro_edtf_member_last (&self->members[i]);
        int                precision;

        if (!side_counts (self, side))
          continue;
        precision = (int)kro_edtf_part_precision (part);
        if (found >= 0 && found != precision)
          return KRO_PRECISION_MIXED;
        found = precision;
      }
  return found >= 0 ? (KroPrecision)found : KRO_PRECISION_MIXED;
}

/**
 * kro_edtf_get_qualifier:
 * @self: an expression
 *
 * Returns: the qualifiers of all its parts together
 */
KroQualifier
kro_edtf_get_qualifier (const KroEdtf *self)
{
  KroQualifier qualifier = KRO_QUALIFIER_NONE;

  for (guint i = 0; i < self->n_members; i++)
    qualifier |= (side_counts (self, 0) ? kro_edtf_part_qualifier (kro_edtf_member_first (&self->members[i])) : 0) |
                 (side_counts (self, 1) ? kro_edtf_part_qualifier (kro_edtf_member_last (&self->members[i])) : 0);
  return qualifier;
}

/**
 * kro_edtf_get_n_members:
 * @self: an expression
 *
 * Returns: how many members a set has; 1 for anything else
 */
guint
kro_edtf_get_n_members (const KroEdtf *self)
{
  return self->n_members;
}

/**
 * kro_edtf_get_member_span:
 * @self: an expression
 * @index: which member, in the order as written
 * @earliest: (out): its first instant
 * @latest: (out): the instant behind its last
 *
 * A member that reaches back or on without limit has the span of the date it
 * names. The single member of an interval is all of it.
 *
 * Returns: %FALSE when it lies beyond #KroTime, or is open at both sides
 */
gboolean
kro_edtf_get_member_span (const KroEdtf *self, guint index, KroTime *earliest, KroTime *latest)
{
  const KroEdtfMember *member = &self->members[index];
  const KroEdtfPart   *first = kro_edtf_member_first (member);
  const KroEdtfPart   *last = kro_edtf_member_last (member);
  KroTime              unused;

  g_return_val_if_fail (index < self->n_members, FALSE);

  if (!side_counts (self, 0) && !side_counts (self, 1))
    return FALSE;
  if (!side_counts (self, 0))
    first = last;
  if (!side_counts (self, 1))
    last = first;
  if (first == last)
    return kro_edtf_part_span (first, earliest, latest);
  return kro_edtf_part_span (first, earliest, &unused) && kro_edtf_part_span (last, &unused, latest);
}

/**
 * kro_edtf_get_span:
 * @self: an expression
 * @earliest: (out): the first instant it may mean
 * @latest: (out): the instant behind the last one
 *
 * An open or unknown side counts as the nearest date that is known. Times
 * with a shift are converted to UTC; the others are of the local clock.
 *
 * Returns: %FALSE when it lies beyond #KroTime, or is open at both sides
 */
gboolean
kro_edtf_get_span (const KroEdtf *self, KroTime *earliest, KroTime *latest)
{
  KroTime from, to;

  if (!kro_edtf_get_member_span (self, 0, earliest, latest))
    return FALSE;
  for (guint i = 1; i < self->n_members; i++)
    {
      if (!kro_edtf_get_member_span (self, i, &from, &to))
        return FALSE;
      if (kro_time_compare (from, *earliest) < 0)
        *earliest = from;
      if (kro_time_compare (to, *latest) > 0)
        *latest = to;
    }
  return TRUE;
}

static void
print_member (const KroEdtfMember *member, GString *out)
{
  if (member->kind != KRO_EDTF_MEMBER_BEFORE)
    kro_edtf_part_print (&member->from, out);
  if (member->kind != KRO_EDTF_MEMBER_DATE)
    g_string_append (out, "..");
  if (member->kind == KRO_EDTF_MEMBER_BEFORE || member->kind == KRO_EDTF_MEMBER_RANGE)
    kro_edtf_part_print (&member->to, out);
}

static void
print_side (const KroEdtf *self, int side, GString *out)
{
  if (self->sides[side] == KRO_EDTF_SIDE_OPEN)
    g_string_append (out, "..");
  else if (self->sides[side] == KRO_EDTF_SIDE_DATE)
    kro_edtf_part_print (side == 0 ? &self->members[0].from : &self->members[0].to, out);
}

static void
print_set (const KroEdtf *self, GString *out)
{
  for (guint i = 0; i < self->n_members; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      print_member (&self->members[i], out);
    }
}

/**
 * kro_edtf_to_string:
 * @self: an expression
 *
 * Returns: (transfer full): its canonical text, which kro_edtf_parse() reads
 *   as the same
 */
char *
kro_edtf_to_string (const KroEdtf *self)
{
  GString *out = g_string_sized_new (32);

  switch (self->kind)
    {
    case KRO_EDTF_INTERVAL:
      print_side (self, 0, out);
      g_string_append_c (out, '/');
      print_side (self, 1, out);
      break;
    case KRO_EDTF_ONE_OF:
    case KRO_EDTF_ALL_OF:
      g_string_append_c (out, self->kind == KRO_EDTF_ONE_OF ? '[' : '{');
      print_set (self, out);
      g_string_append_c (out, self->kind == KRO_EDTF_ONE_OF ? ']' : '}');
      break;
    case KRO_EDTF_DATE:
    case KRO_EDTF_SEASON:
    default:
      kro_edtf_part_print (&self->members[0].from, out);
      break;
    }
  return g_string_free (out, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads EDTF: one pass over the text with a cursor, no backtracking.
 *
 * The grammar is that of the Library of Congress (2019-02-04), with what
 * people and programs write besides, where it cannot mean anything else:
 * spaces between the members of a set, 24:00:00 for the midnight that ends a
 * day, times to the minute or with decimals, and a qualifier behind a time.
 * Every refusal says which character is wrong and what to write.
 */
#include "kro-edtf-cursor-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
runs_backwards (const KroEdtfPart *from, const KroEdtfPart *to)
{
  KroTime from_earliest, from_latest, to_earliest, to_latest;

  if (!kro_edtf_part_span (from, &from_earliest, &from_latest) || !kro_edtf_part_span (to, &to_earliest, &to_latest))
    return from->year > to->year;
  return kro_time_compare (from_earliest, to_latest) >= 0;
}

static KroEdtf *
edtf_new (KroEdtfKind kind, int level, const KroEdtfMember *members, guint n_members)
{
  KroEdtf *self = g_malloc0 (sizeof *self + n_members * sizeof *members);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->level = level;
  self->n_members = n_members;
  memcpy (self->members, members, n_members * sizeof *members);
  return self;
}

static gboolean
parse_side (KroEdtfCursor *cursor, KroEdtfSide *side, KroEdtfPart *part)
{
  const char *start = cursor->at;

  if (kro_edtf_cursor_peek (cursor) == '/' || kro_edtf_cursor_peek (cursor) < 0)
    *side = KRO_EDTF_SIDE_UNKNOWN;
  else if (cursor->end - cursor->at >= 2 && memcmp (cursor->at, "..", 2) == 0)
    {
      *side = KRO_EDTF_SIDE_OPEN;
      cursor->at += 2;
    }
  else
    {
      *side = KRO_EDTF_SIDE_DATE;
      if (!kro_edtf_cursor_parse_part (cursor, part))
        return FALSE;
      if (part->hour >= 0)
        return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_KIND, start, _ ("an interval of EDTF has no times of day"));
      if (kro_edtf_part_is_season (part) && part->month > 24)
        return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_KIND, start, _ ("an interval has no quarters; write their first and last month"));
      if (part->year_mask != 0 || part->month_mask != 0 || part->day_mask != 0)
        kro_edtf_cursor_raise_level (cursor, 2);
      return TRUE;
    }
  kro_edtf_cursor_raise_level (cursor, 1);
  return TRUE;
}

/* Something stands behind a date that is complete. */
static gboolean
fail_rest (KroEdtfCursor *cursor)
{
  if (kro_edtf_cursor_peek (cursor) == '.')
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_SYNTAX, cursor->at, _ ("“..” stands within [ ], such as [2019-01..2019-04]; what lasts is written 2019-01/2019-04"));
  return kro_edtf_cursor_fail_or_capital (cursor, cursor->at, _ ("nothing more should stand here"));
}

static KroEdtf *
parse_interval (KroEdtfCursor *cursor)
{
  KroEdtfMember member = { .kind = KRO_EDTF_MEMBER_RANGE };
  KroEdtfSide   sides[2];
  const char   *slash;
  KroEdtf      *self;

  if (!parse_side (cursor, &sides[0], &member.from))
    return NULL;
  slash = cursor->at;
  if (!kro_edtf_cursor_accept (cursor, '/'))
    {
      fail_rest (cursor);
      return NULL;
    }
  if (memchr (cursor->at, '/', (gsize)(cursor->end - cursor->at)) != NULL)
    {
      slash = memchr (cursor->at, '/', (gsize)(cursor->end - cursor->at));
      kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_SYNTAX, slash, _ ("one slash parts a start from an end; a date has hyphens, such as 1985-04-12"));
      return NULL;
    }
  if (!parse_side (cursor, &sides[1], &member.to))
    return NULL;
  if (sides[0] == KRO_EDTF_SIDE_UNKNOWN && sides[1] == KRO_EDTF_SIDE_UNKNOWN)
    {
      kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_SYNTAX, slash, _ ("neither side of the interval is known; write at least one"));
      return NULL;
    }
  if (sides[0] == KRO_EDTF_SIDE_DATE && sides[1] == KRO_EDTF_SIDE_DATE && runs_backwards (&member.from, &member.to))
    {
      kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_ORDER, slash + 1, _ ("the end lies before the start; write %.*s/%.*s"),
                            (int)(cursor->at - slash - 1), slash + 1, (int)(slash - cursor->text), cursor->text);
      return NULL;
    }
  self = edtf_new (KRO_EDTF_INTERVAL, cursor->level, &member, 1);
  self->sides[0] = sides[0];
  self->sides[1] = sides[1];
  return self;
}

static void
skip_spaces (KroEdtfCursor *cursor)
{
  while (kro_edtf_cursor_peek (cursor) == ' ')
    cursor->at++;
}

static gboolean
accept_dots (KroEdtfCursor *cursor)
{
  if (cursor->end - cursor->at < 2 || memcmp (cursor->at, "..", 2) != 0)
    return FALSE;
  cursor->at += 2;
  skip_spaces (cursor);
  return TRUE;
}

static gboolean
parse_range_end (KroEdtfCursor *cursor, KroEdtfMember *member, const char *start, const char *end)
{
  const char *dots = cursor->at;

  if (!kro_edtf_cursor_parse_part (cursor, &member->to))
    return FALSE;
  if (kro_edtf_part_precision (&member->from) != kro_edtf_part_precision (&member->to))
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_SYNTAX, dots, _ ("both sides of “..” are of the same precision"));
  if (runs_backwards (&member->from, &member->to))
    return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_ORDER, start, _ ("these dates run backwards; write %.*s..%.*s"),
                                 (int)(cursor->at - dots), dots, (int)(end - start), start);
  member->kind = KRO_EDTF_MEMBER_RANGE;
  return TRUE;
}

static gboolean
parse_member (KroEdtfCursor *cursor, KroEdtfMember *member, gboolean first)
{
  const char *start = cursor->at;
  const char *end;

  *member = (KroEdtfMember){ .kind = KRO_EDTF_MEMBER_DATE };
  if (accept_dots (cursor))
    {
      member->kind = KRO_EDTF_MEMBER_BEFORE;
      if (!first)
        return kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_SYNTAX, start, _ ("“..” without a date before it stands at the start of a set only"));
      return kro_edtf_cursor_parse_part (cursor, &member->to);
    }
  if (!kro_edtf_cursor_parse_part (cursor, &member->from))
    return FALSE;
  end = cursor->at;
  skip_spaces (cursor);
  if (!accept_dots (cursor))
    return TRUE;
  if (kro_edtf_cursor_peek (cursor) == ']' || kro_edtf_cursor_peek (cursor) == '}')
    {
      member->kind = KRO_EDTF_MEMBER_AFTER;
      return TRUE;
    }
  return parse_range_end (cursor, member, start, end);
}

static KroEdtf *
parse_set (KroEdtfCursor *cursor)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (KroEdtfMember));
  const char *start = cursor->at;
  gboolean    one = *cursor->at++ == '[';

  kro_edtf_cursor_raise_level (cursor, 2);
  do
    {
      KroEdtfMember member;

      skip_spaces (cursor);
      if (!parse_member (cursor, &member, members->len == 0))
        return NULL;
      g_array_append_val (members, member);
      skip_spaces (cursor);
  } while (kro_edtf_cursor_accept (cursor, ','));
  if (!kro_edtf_cursor_accept (cursor, one ? ']' : '}'))
    {
      kro_edtf_cursor_fail (cursor, KRO_TIME_ERROR_SYNTAX, cursor->at, _ ("the set that begins at character %ld should end with %s here"),
                            (long)(start - cursor->text) + 1, one ? "]" : "}");
      return NULL;
    }
  return edtf_new (one ? KRO_EDTF_ONE_OF : KRO_EDTF_ALL_OF, cursor->level, &g_array_index (members, KroEdtfMember, 0), members->len);
}

static KroEdtf *
parse_date (KroEdtfCursor *cursor)
{
  KroEdtfMember member = { .kind = KRO_EDTF_MEMBER_DATE };
  gboolean      season;

  if (!kro_edtf_cursor_parse_part (cursor, &member.from))
    return NULL;
  season = kro_edtf_part_is_season (&member.from);
  return edtf_new (season ? KRO_EDTF_SEASON : KRO_EDTF_DATE, cursor->level, &member, 1);
}

/**
 * kro_edtf_parse:
 * @text: (array length=length): an EDTF string
 * @length: in bytes, or -1 if @text ends with a NUL
 * @error: where to put a #KroTimeError
 *
 * Reads an expression of EDTF. White space around it is refused; trim what a
 * person typed.
 *
 * Returns: (transfer full) (nullable): the expression
 */
KroEdtf *
kro_edtf_parse (const char *text, gssize length, GError **error)
{
  GError       *first = NULL;
  KroEdtfCursor cursor = { .text = text, .at = text, .error = &first };
  g_autoptr (KroEdtf) self = NULL;

  cursor.end = text + (length < 0 ? strlen (text) : (gsize)length);
  if (cursor.at == cursor.end)
    kro_edtf_cursor_fail (&cursor, KRO_TIME_ERROR_SYNTAX, cursor.at, _ ("a date should stand here, such as 2025-09-26"));
  else if (*text == '[' || *text == '{')
    self = parse_set (&cursor);
  else if (memchr (text, '/', (gsize)(cursor.end - text)) != NULL)
    self = parse_interval (&cursor);
  else
    self = parse_date (&cursor);
  if (self != NULL && cursor.at < cursor.end)
    fail_rest (&cursor);
  if (first != NULL)
    {
      g_propagate_error (error, first);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What goes from a title with its date: the preposition before it, the words that
 * bound it, a date that stands with it. What belongs to a verb or a noun beside
 * it stays.
 */
#include "kro-title-private.h"

#include <string.h>

#define MAX_BETWEEN 4
#define MAX_RELATIVE 3

gboolean
kro_cut_is_period (const KroCut *self, guint i)
{
  return (kro_scan_get_roles (&self->run->scan, i) & KRO_ROLE_PERIOD) != 0;
}

/* "kondigde een staking aan voor maandag": the particle of the verb before. */
static gboolean
is_of_own_verb (const KroCut *self, guint i)
{
  guint verb = kro_cut_get_part (self, self->part)->verb;

  return self->run->scan.pack->header->verb_final && verb != KRO_NO_TOKEN && verb < i && kro_cut_get_tag (self, i + 1) == KRO_TAG_PREPOSITION && kro_outline_is_particle_of (kro_cut_get_outline (self), i, verb);
}

/* "went off at noon": part of the verb, though it looks as if it led to the
 * date. So are adverbs that do not stand in front. */
static gboolean
stays_behind (const KroCut *self, guint i, gboolean is_first)
{
  guint32  words = kro_cut_get_words (self, i);
  gboolean is_adverb = (kro_scan_get_roles (&self->run->scan, i) & KRO_ROLE_ADVERB) != 0;

  if ((words & KRO_WORD_PARTICLE) != 0 && i > self->first && kro_cut_get_tag (self, i) != KRO_TAG_DATE)
    return is_adverb || (!is_first && is_of_own_verb (self, i)) || (!is_first && kro_cut_get_tag (self, i + 1) == KRO_TAG_PREPOSITION && kro_cut_is (self, i - 1, KRO_BIT (VERB) | KRO_BIT (MAYBE) | KRO_BIT (PARTICIPLE)));
  return (words & KRO_WORD_DEGREE) != 0 && is_adverb && i > self->first && self->run->scan.pack->header->verb_final && !kro_cut_is (self, i - 1, KRO_BIT (COMMA) | KRO_BIT (CONJUNCTION));
}

/* Whether the word at @i, with one behind it that goes, is of the date too: an
 * article, "and" between two days, an ordinal, a comma between two dates. */
static gboolean
leads_on (const KroCut *self, guint i, guint next)
{
  const KroToken *token = kro_scan_get_token (&self->run->scan, i);
  KroTag          tag = kro_cut_get_tag (self, i), behind = next < self->end ? kro_cut_get_tag (self, next) : KRO_TAG_BREAK, before = i > self->first ? kro_cut_get_tag (self, i - 1) : KRO_TAG_BREAK;

  if (tag == KRO_TAG_ARTICLE)
    return (kro_scan_get_roles (&self->run->scan, i) & KRO_ROLE_POSSESSIVE) == 0 && (behind == KRO_TAG_DATE || kro_cut_is_period (self, next));
  if (tag == KRO_TAG_CONJUNCTION)
    return (before == KRO_TAG_DATE || (before == KRO_TAG_NUMBER && i > self->first + 1 && kro_cut_is_period (self, i - 2))) && (behind == KRO_TAG_DATE || kro_cut_is_period (self, next) || behind == KRO_TAG_PREPOSITION);
  if (tag == KRO_TAG_NUMBER)
    return token->value <= 31 && (behind == KRO_TAG_CONJUNCTION || (behind == KRO_TAG_PREPOSITION && before == KRO_TAG_PREPOSITION));
  if (tag == KRO_TAG_COMMA)
    return before == KRO_TAG_DATE || (i > self->first && kro_cut_is_period (self, i - 1));
  return tag == KRO_TAG_OTHER && behind != KRO_TAG_DATE && kro_cut_is_period (self, next) && (kro_cut_get_words (self, next) & KRO_WORD_DEGREE) == 0 && token->lexeme != 0 && token->words == 0 && self->run->scan.pack->lexemes[token->lexeme - 1].n_senses > 0;
}

/* A word such as "season" that no other word but an article belongs to. */
static gboolean
is_free (const KroCut *self, guint i)
{
  KroTag tag = i > self->first ? kro_cut_get_tag (self, i - 1) : KRO_TAG_BREAK;

  return !kro_tag_in (tag, KRO_BIT (OTHER) | KRO_BIT (NUMBER) | KRO_BIT (PARTICIPLE) | KRO_BIT (MAYBE)) ? TRUE : i > self->first && kro_cut_is_period (self, i - 1);
}

/* "in the autumn holiday, from 18 to 26 October": a word of a period behind a
 * preposition, with the date that tells when it is between commas. */
static gboolean
is_told_behind (const KroCut *self, guint period, guint comma)
{
  guint i = period;

  if (kro_cut_get_tag (self, comma) != KRO_TAG_COMMA || !kro_cut_is_period (self, period) || i < self->first + 1)
    return FALSE;
  if (kro_cut_get_tag (self, i - 1) == KRO_TAG_ARTICLE)
    i--;
  if (i-- == self->first || kro_cut_get_tag (self, i) != KRO_TAG_PREPOSITION)
    return FALSE;
  return i == self->first || kro_cut_is (self, i - 1, KRO_BIT (COMMA) | KRO_BIT (CONJUNCTION));
}

/* "with effect from", between two prepositions. */
static gboolean
is_leading (const KroCut *self, guint i)
{
  return (kro_scan_get_roles (&self->run->scan, i) & KRO_ROLE_LEADING) != 0 && i > self->first && kro_cut_get_tag (self, i - 1) == KRO_TAG_PREPOSITION && (kro_cut_get_words (self, i + 1) & (KRO_WORD_PREPOSITION | KRO_WORD_SINCE)) != 0;
}

/* "came in two days later", "moved in yesterday": such a date takes no
 * preposition, so that the word before it belongs to the verb. */
static gboolean
is_of_verb (const KroCut *self, const KroFind *find)
{
  guint    i = find->first - 1;
  gboolean is_bare = kro_frame_has (&find->frame, KRO_FIELD_DIRECTION) || (kro_frame_has (&find->frame, KRO_FIELD_SHIFT) && kro_frame_get (&find->frame, KRO_FIELD_UNIT) == KRO_UNIT_DAY);

  return is_bare && !self->run->scan.pack->header->verb_final && find->first > self->first + 1 && (kro_cut_get_words (self, i) & KRO_WORD_PARTICLE) != 0 &&
         kro_cut_is (self, i - 1, KRO_BIT (VERB) | KRO_BIT (MAYBE) | KRO_BIT (PARTICIPLE));
}

/* What leads to a date: prepositions, "late in the week of". */
static guint
walk_back (const KroCut *self, guint i)
{
  const guint32 governs = KRO_WORD_PREPOSITION | KRO_WORD_DEGREE | KRO_WORD_SINCE | KRO_WORD_UNTIL | KRO_WORD_BEFORE | KRO_WORD_AFTER | KRO_WORD_BY | KRO_WORD_GENITIVE;
  guint         start = i;

  while (i > self->first)
    {
      guint    before = i - 1;
      guint32  words = kro_cut_get_words (self, before);
      KroTag   tag = kro_cut_get_tag (self, before);
      gboolean is_joint = (words & KRO_WORD_CONJUNCTION) != 0 && before > self->first && i < self->end && ((kro_cut_get_words (self, before - 1) & governs) != 0) && ((kro_cut_get_words (self, i) & governs) != 0);

      if (stays_behind (self, before, i == start))
        break;
      if (tag == KRO_TAG_DATE || is_joint || leads_on (self, before, i) || (words & governs) != 0)
        i--;
      else if (i < self->end && (is_told_behind (self, before, i) || (i < start && is_leading (self, before))))
        i--;
      else if (kro_cut_is_period (self, before) && (i == start || (kro_cut_get_words (self, i) & KRO_WORD_GENITIVE) != 0 || kro_cut_is_period (self, i)) && is_free (self, before))
        i--;
      else
        break;
    }
  return i;
}

/* What may stand between a date and another that goes with it. */
static gboolean
is_between_dates (const KroCut *self, guint i)
{
  return kro_cut_is (self, i, KRO_BIT (PREPOSITION) | KRO_BIT (CONJUNCTION) | KRO_BIT (COMMA) | KRO_BIT (ARTICLE)) || (kro_cut_get_words (self, i) & KRO_WORD_DEGREE) != 0 || kro_scan_is_mark (&self->run->scan, i, '-');
}

/* Whether more of a number or its unit is glued behind it: "6.8", "6%". */
static gboolean
goes_on (const KroCut *self, guint number)
{
  const KroToken *mark = kro_scan_get_token (&self->run->scan, number + 1);

  if (number + 1 >= self->end || mark->kind != KRO_TOKEN_MARK || mark->value == ',')
    return FALSE;
  return mark->value != '.' || (number + 2 < self->end && mark[1].plane == KRO_PLANE_TOUCHING);
}

/* "3 and 4": a number joined to a date, of nothing else. */
static gboolean
is_joined_number (const KroCut *self, guint conjunction)
{
  guint number = conjunction + 1;

  if (number >= self->end || kro_cut_get_tag (self, conjunction) != KRO_TAG_CONJUNCTION || kro_cut_get_tag (self, number) != KRO_TAG_NUMBER || goes_on (self, number))
    return FALSE;
  return number + 1 >= self->end || kro_cut_get_tag (self, number + 1) != KRO_TAG_OTHER;
}

/* The tokens of an ending glued to a date: "'s", "-related". */
static guint
count_glued (const KroCut *self, guint i)
{
  const KroToken *mark = kro_scan_get_token (&self->run->scan, i), *behind = mark + 1;

  if (i + 1 >= self->end || mark->kind != KRO_TOKEN_MARK || mark->plane == KRO_PLANE_SPACED || strchr ("-'/", (int)mark->value) == NULL || behind->plane == KRO_PLANE_SPACED)
    return 0;
  return behind->kind == KRO_TOKEN_MARK ? 1 : 2;
}

/* "season" behind a date, and "ended" only with another date behind it. */
static gboolean
is_period_of_date (const KroCut *self, guint i)
{
  if (!kro_cut_is_period (self, i) || kro_cut_get_tag (self, i) == KRO_TAG_VERB)
    return FALSE;
  return (kro_scan_guess_words (&self->run->scan, i) & KRO_WORD_PAST) == 0 || (i + 1 < self->end && kro_cut_get_tag (self, i + 1) == KRO_TAG_DATE);
}

/* "… and 2 April", "…, at 8 p.m.": what is dated with it goes with it. */
static guint
walk_on (const KroCut *self, guint i)
{
  while (i < self->end)
    {
      guint next = i;

      while (next < self->end && next - i < MAX_BETWEEN && is_between_dates (self, next))
        next++;
      if (next < self->end && kro_cut_get_tag (self, next) == KRO_TAG_DATE)
        i = next + 1;
      else if (is_joined_number (self, i))
        i += 2;
      else if (is_period_of_date (self, i))
        i++;
      else if (count_glued (self, i) > 0)
        i += count_glued (self, i);
      else
        break;
    }
  return i;
}

/* "the 1991 settlement": the article is that of the noun behind the date. */
static gboolean
is_attribute (const KroCut *self, guint i, guint end)
{
  if (self->run->scan.pack->header->verb_final || i == self->first || end >= self->end || kro_cut_get_tag (self, i - 1) != KRO_TAG_ARTICLE)
    return FALSE;
  return kro_cut_get_tag (self, end) == KRO_TAG_OTHER && !kro_cut_is_period (self, end) && kro_scan_get_token (&self->run->scan, end)->plane == KRO_PLANE_SPACED && !kro_outline_is_name (kro_cut_get_outline (self), end);
}

/* "of Friday's meeting": the preposition is that of the noun, which would be
 * left without an article. */
static gboolean
is_possessor (const KroCut *self, guint first, guint end)
{
  const KroToken *mark = kro_scan_get_token (&self->run->scan, end);

  return end + 2 < self->end && first > self->first && kro_cut_get_tag (self, first - 1) == KRO_TAG_PREPOSITION && mark->kind == KRO_TOKEN_MARK && mark->value == '\'' &&
         mark[0].plane != KRO_PLANE_SPACED && mark[1].plane == KRO_PLANE_TOUCHING && kro_cut_get_tag (self, end + 2) == KRO_TAG_OTHER;
}

/* "In 1998, which was dry, the mill burned": what stands between the commas
 * behind a date in front tells of the date. @end: behind the date. */
static guint
pass_between_commas (const KroCut *self, guint end)
{
  guint comma = end + 1;

  if (end + 1 >= self->end || kro_cut_get_tag (self, end) != KRO_TAG_COMMA || kro_cut_get_tag (self, end + 1) != KRO_TAG_RELATIVE)
    return end;
  while (comma < self->end && kro_cut_get_tag (self, comma) != KRO_TAG_COMMA)
    if (kro_cut_get_tag (self, comma++) == KRO_TAG_DATE)
      return end;
  return comma < self->end ? comma : end;
}

/* "in the winter that followed": a short clause that tells of a date behind a
 * preposition, at @i, goes with it. Returns its end. */
static guint
pass_relative (const KroCut *self, guint i, guint end)
{
  const KroOutline *outline = kro_cut_get_outline (self);
  guint             owner = end < self->end && kro_cut_get_tag (self, end) == KRO_TAG_RELATIVE ? kro_outline_get_owner (outline, end) : KRO_OUTLINE_NOWHERE;
  const KroMember  *part;

  if (kro_cut_get_tag (self, i) != KRO_TAG_PREPOSITION)
    return end;
  if (i == outline->first)
    end = pass_between_commas (self, end);
  if (owner == KRO_OUTLINE_NOWHERE || owner == self->part)
    return end;
  part = kro_cut_get_part (self, owner);
  if (part->kind != KRO_MEMBER_RELATIVE || part->lead != end || part->end > end + MAX_RELATIVE || part->has_date)
    return end;
  while (end < self->end && kro_outline_get_owner (outline, end) == owner)
    end++;
  return end;
}

/* "as of Monday", "no later than noon": the words that bound a date go with it,
 * unless a verb is among them ("not held
 * before"). */
static void
add_bound (const KroCut *self, const KroFind *find, guint *first, guint *end)
{
  guint from = find->first - MIN (find->n_lead, find->first), to = find->end;

  while (to < find->end + find->n_tail && to < self->end && kro_cut_get_tag (self, to) != KRO_TAG_VERB)
    to++;
  for (guint i = from; i < find->first; i++)
    if (i < self->first || kro_cut_is (self, i, KRO_BIT (VERB) | KRO_BIT (MAYBE) | KRO_BIT (PARTICIPLE)) || (kro_cut_get_words (self, i) & KRO_WORD_FUTURE) != 0)
      from = i + 1;
  if (find->n_lead < 2 || kro_frame_get (&find->frame, KRO_FIELD_GOVERN) != KRO_GOVERN_NONE || kro_frame_get (&find->frame, KRO_FIELD_MOD) == KRO_MOD_ON_OR_AFTER)
    *first = from < *first ? walk_back (self, from) : *first;
  *end = MAX (*end, to);
}

void
kro_cut_drop_date (KroCut *self, const KroFind *find)
{
  guint i = find->first, end = find->end;

  if (i < self->first || end > self->end || is_possessor (self, i, end))
    return;
  /* "ca. 1630": an abbreviation that its pattern holds. */
  if (find->n_frames < 2 && find->outer_first < i && kro_scan_is_mark (&self->run->scan, i - 1, '.'))
    i = MAX (find->outer_first, self->first);
  if (is_attribute (self, i, end))
    {
      if ((kro_scan_get_roles (&self->run->scan, i - 1) & KRO_ROLE_INDEFINITE) != 0)
        return;
    }
  else
    {
      if (!is_of_verb (self, find))
        i = walk_back (self, i);
      end = walk_on (self, end);
      add_bound (self, find, &i, &end);
    }
  end = pass_relative (self, i, end);
  self->date_first = MIN (self->date_first, i);
  for (; i < end; i++)
    *kro_cut_get_kept (self, i) = 0;
}

/* "t/m", "up to": what stands between the two ends of a range goes with them. */
static void
drop_between (KroCut *self, const KroFind *from, const KroFind *to)
{
  if ((from->cues & KRO_CUE_RANGE_START) == 0 || (to->cues & KRO_CUE_RANGE_END) == 0)
    return;
  for (guint i = MAX (from->end, self->first); i < MIN (to->first, self->end); i++)
    *kro_cut_get_kept (self, i) = 0;
}

/* Drops the dates from @find_first to @find_end, and what stands between two. */
void
kro_cut_drop_dates (KroCut *self, guint32 find_first, guint32 find_end)
{
  for (guint32 i = find_first; i < find_end; i++)
    {
      kro_cut_drop_date (self, &g_array_index (self->run->scan.finds, KroFind, i));
      if (i > find_first)
        drop_between (self, &g_array_index (self->run->scan.finds, KroFind, i - 1), &g_array_index (self->run->scan.finds, KroFind, i));
    }
}

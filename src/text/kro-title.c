/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Titles: a line of a chronology, cut from the clause that holds the date.
 *
 * The clauses of the sentence are known (kro-outline.c). One is told: that of
 * the date, or the one it says little without. What belongs to it and has no
 * date of its own stays while there is room. The date goes with its
 * preposition, so do brackets, connectives in front and who says so. A subject
 * that stands elsewhere comes in front, in square brackets. In languages whose
 * verb is second, or last behind "that", the order is that of a main clause.
 */
#include "kro-title-private.h"

#include <string.h>

#define MAX_CHARS 90
#define MAX_DEPTH 8
#define MAX_DROPPED 4

typedef struct
{
  KroRun  *run;
  guint    number; /* of the sentence, or G_MAXUINT */
  guint    first;  /* tokens of the sentence */
  guint    end;
  guint    part;       /* the clause that is told */
  guint    with;       /* another that must stay, or KRO_NO_TOKEN */
  guint    date_first; /* where the date stood */
  gboolean needs_subject;
} Cut;

static KroOutline *
outline_of (const Cut *self)
{
  return &self->run->outline;
}

static guint8 *
kept (const Cut *self, guint i)
{
  return &g_array_index (self->run->keep, guint8, i - self->first);
}

static guint32
words_at (const Cut *self, guint i)
{
  return kro_scan_get_words (&self->run->scan, i);
}

static KroTag
tag_at (const Cut *self, guint i)
{
  return kro_outline_get_tag (outline_of (self), i);
}

static KroMember *
part_at (const Cut *self, guint i)
{
  return kro_outline_get_part (outline_of (self), i);
}

/* --- what stays ------------------------------------------------------------ */

static gboolean
is_kin (const Cut *self, guint part)
{
  for (int depth = 0; depth < MAX_DEPTH; depth++)
    {
      if (part == self->part || part == self->with)
        return TRUE;
      if (part_at (self, part)->parent == part)
        return FALSE;
      part = part_at (self, part)->parent;
    }
  return FALSE;
}

static gboolean
is_when (const Cut *self, const KroMember *part)
{
  return part->lead != KRO_NO_TOKEN && (kro_scan_get_roles (&self->run->scan, part->lead) & KRO_ROLE_WHEN) != 0;
}

/* Whether what @part tells stays with the clause that is told. */
static gboolean
stays (const Cut *self, guint number)
{
  const KroMember *part = part_at (self, number), *told = part_at (self, self->part);
  gboolean         is_behind = part->first > told->first;

  if (number == self->part || number == self->with)
    return TRUE;
  if (part->is_dropped || !is_kin (self, number))
    return FALSE;
  switch (part->kind)
    {
    case KRO_MEMBER_COMPLEMENT:
      return is_behind;
    case KRO_MEMBER_RELATIVE:
      return !part->has_date && !part->has_comma && is_behind;
    case KRO_MEMBER_SHARED:
      return !part->has_date && is_behind && (part->verb == KRO_NO_TOKEN || (words_at (self, part->verb) & KRO_WORD_AUXILIARY) == 0);
    case KRO_MEMBER_SUBORDINATE:
      return !part->has_date && told->verb != KRO_NO_TOKEN && part->first > told->verb && (!part->has_comma || is_when (self, part));
    case KRO_MEMBER_ASIDE:
      return !part->has_date && is_behind && (told->verb == KRO_NO_TOKEN || part->first < told->verb || part->parent != self->part || !part->has_comma);
    case KRO_MEMBER_MAIN:
    case KRO_MEMBER_SAYING:
    default:
      return FALSE;
    }
}

static gboolean
parent_stays (const Cut *self, guint number)
{
  const KroMember *part = part_at (self, number);

  if (number == self->part || number == self->with || part->parent == number || part->parent == self->part)
    return TRUE;
  return stays (self, part->parent);
}

static void
keep_parts (Cut *self)
{
  guint8 stay[256] = { 0 };

  for (guint p = 0; p < outline_of (self)->parts->len && p < sizeof stay; p++)
    stay[p] = stays (self, p) && parent_stays (self, p);
  g_array_set_size (self->run->keep, self->end - self->first);
  for (guint i = self->first; i < self->end; i++)
    {
      guint owner = kro_outline_get_owner (outline_of (self), i);

      *kept (self, i) = owner == KRO_OUTLINE_NOWHERE ? 0 : stay[owner];
    }
}

/* --- what goes ------------------------------------------------------------- */

static gboolean
is_period (const Cut *self, guint i)
{
  return (kro_scan_get_roles (&self->run->scan, i) & KRO_ROLE_PERIOD) != 0;
}

/* "went off at noon": part of the verb, though it looks as if it led to the
 * date. So are adverbs that do not stand in front. */
static gboolean
stays_behind (const Cut *self, guint i, gboolean is_first)
{
  guint32  words = words_at (self, i);
  gboolean is_adverb = (kro_scan_get_roles (&self->run->scan, i) & KRO_ROLE_ADVERB) != 0;

  if ((words & KRO_WORD_PARTICLE) != 0 && i > self->first && tag_at (self, i) != KRO_TAG_DATE)
    return is_adverb || (!is_first && tag_at (self, i + 1) == KRO_TAG_PREPOSITION && (tag_at (self, i - 1) == KRO_TAG_VERB || tag_at (self, i - 1) == KRO_TAG_MAYBE || tag_at (self, i - 1) == KRO_TAG_PARTICIPLE));
  return (words & KRO_WORD_DEGREE) != 0 && is_adverb && i > self->first && self->run->scan.pack->header->verb_final && tag_at (self, i - 1) != KRO_TAG_COMMA && tag_at (self, i - 1) != KRO_TAG_CONJUNCTION;
}

/* Whether the word at @i, with one behind it that goes, is of the date too: an
 * article, "and" between two days, an ordinal, a comma between two dates. */
static gboolean
leads_on (const Cut *self, guint i, guint next)
{
  const KroToken *token = kro_scan_get_token (&self->run->scan, i);
  KroTag          tag = tag_at (self, i), behind = next < self->end ? tag_at (self, next) : KRO_TAG_BREAK, before = i > self->first ? tag_at (self, i - 1) : KRO_TAG_BREAK;

  if (tag == KRO_TAG_ARTICLE)
    return (kro_scan_get_roles (&self->run->scan, i) & KRO_ROLE_POSSESSIVE) == 0 && (behind == KRO_TAG_DATE || is_period (self, next));
  if (tag == KRO_TAG_CONJUNCTION)
    return (before == KRO_TAG_DATE || (before == KRO_TAG_NUMBER && i > self->first + 1 && is_period (self, i - 2))) && (behind == KRO_TAG_DATE || is_period (self, next) || behind == KRO_TAG_PREPOSITION);
  if (tag == KRO_TAG_NUMBER)
    return token->value <= 31 && (behind == KRO_TAG_CONJUNCTION || (behind == KRO_TAG_PREPOSITION && before == KRO_TAG_PREPOSITION));
  if (tag == KRO_TAG_COMMA)
    return before == KRO_TAG_DATE || (i > self->first && is_period (self, i - 1));
  return tag == KRO_TAG_OTHER && behind != KRO_TAG_DATE && is_period (self, next) && token->lexeme != 0 && token->words == 0 && self->run->scan.pack->lexemes[token->lexeme - 1].n_senses > 0;
}

/* A word such as "season" that no other word but an article belongs to. */
static gboolean
is_free (const Cut *self, guint i)
{
  KroTag tag = i > self->first ? tag_at (self, i - 1) : KRO_TAG_BREAK;

  return tag != KRO_TAG_OTHER && tag != KRO_TAG_NUMBER && tag != KRO_TAG_PARTICIPLE && tag != KRO_TAG_MAYBE ? TRUE : i > self->first && is_period (self, i - 1);
}

/* What leads to a date: prepositions, "late in the week of". */
static guint
walk_back (const Cut *self, guint i)
{
  const guint32 governs = KRO_WORD_PREPOSITION | KRO_WORD_DEGREE | KRO_WORD_SINCE | KRO_WORD_UNTIL | KRO_WORD_BEFORE | KRO_WORD_AFTER | KRO_WORD_BY | KRO_WORD_GENITIVE;
  guint         start = i;

  while (i > self->first)
    {
      guint    before = i - 1;
      guint32  words = words_at (self, before);
      KroTag   tag = tag_at (self, before);
      gboolean is_joint = (words & KRO_WORD_CONJUNCTION) != 0 && before > self->first && (words_at (self, before - 1) & governs) != 0 && i < self->end && (words_at (self, i) & governs) != 0;

      if (stays_behind (self, before, i == start))
        break;
      if (tag == KRO_TAG_DATE || is_joint || leads_on (self, before, i) || (words & governs) != 0)
        i--;
      else if (is_period (self, before) && (i == start || (words_at (self, i) & KRO_WORD_GENITIVE) != 0 || is_period (self, i)) && is_free (self, before))
        i--;
      else
        break;
    }
  return i;
}

/* "… and 2 April", "…, at 8 p.m.": what is dated with it goes with it. */
static guint
walk_on (const Cut *self, guint i)
{
  while (i < self->end)
    {
      guint next = i;

      while (next < self->end && (tag_at (self, next) == KRO_TAG_PREPOSITION || tag_at (self, next) == KRO_TAG_CONJUNCTION || tag_at (self, next) == KRO_TAG_COMMA || tag_at (self, next) == KRO_TAG_ARTICLE || (words_at (self, next) & KRO_WORD_DEGREE) != 0 || kro_scan_is_mark (&self->run->scan, next, '-')) && next - i < 4)
        next++;
      if (next < self->end && tag_at (self, next) == KRO_TAG_DATE)
        i = next + 1;
      else if (next < self->end && next == i + 1 && tag_at (self, i) == KRO_TAG_CONJUNCTION && tag_at (self, next) == KRO_TAG_NUMBER && (next + 1 >= self->end || tag_at (self, next + 1) != KRO_TAG_OTHER))
        i = next + 1;
      else if (is_period (self, i) && tag_at (self, i) != KRO_TAG_VERB)
        i++;
      else if (kro_scan_get_token (&self->run->scan, i)->plane != KRO_PLANE_SPACED && kro_scan_get_token (&self->run->scan, i)->kind == KRO_TOKEN_MARK && strchr ("-'/", (int)kro_scan_get_token (&self->run->scan, i)->value) != NULL && i + 1 < self->end && kro_scan_get_token (&self->run->scan, i + 1)->plane != KRO_PLANE_SPACED)
        i += 2;
      else
        break;
    }
  return i;
}

/* "the 1991 settlement": the article is that of the noun behind the date. */
static gboolean
is_attribute (const Cut *self, guint i, guint end)
{
  return i > self->first && end < self->end && tag_at (self, i - 1) == KRO_TAG_ARTICLE && tag_at (self, end) == KRO_TAG_OTHER && !is_period (self, end) && kro_scan_get_token (&self->run->scan, end)->plane == KRO_PLANE_SPACED &&
         !kro_outline_is_name (outline_of (self), end) && !self->run->scan.pack->header->verb_final;
}

static void
drop_date (Cut *self, const KroFind *find)
{
  guint i = find->first, end = find->end;

  if (i < self->first || end > self->end)
    return;
  if (is_attribute (self, i, end))
    {
      if ((kro_scan_get_roles (&self->run->scan, i - 1) & KRO_ROLE_INDEFINITE) != 0)
        return;
    }
  else
    {
      i = walk_back (self, i);
      end = walk_on (self, end);
    }
  self->date_first = MIN (self->date_first, i);
  for (; i < end; i++)
    *kept (self, i) = 0;
}

/* The end of what a comma at @i opens in the clause that is told: the next one,
 * or where the clause ends. @has_date: another date stands in it. */
static guint
end_of_tail (const Cut *self, guint i, gboolean *has_date)
{
  guint end = i + 1;

  *has_date = FALSE;
  while (end < self->end && tag_at (self, end) != KRO_TAG_COMMA && tag_at (self, end) != KRO_TAG_BREAK && kro_outline_get_owner (outline_of (self), end) == self->part)
    {
      *has_date = *has_date || (tag_at (self, end) == KRO_TAG_DATE && *kept (self, end) != 0);
      end++;
    }
  return end;
}

/* ", against four million a year earlier": what has a date of its own is told
 * by another title. */
static void
drop_dated_tails (Cut *self)
{
  guint verb = part_at (self, self->part)->verb;

  for (guint i = self->first; i < self->end && verb != KRO_NO_TOKEN && self->date_first != KRO_NO_TOKEN; i++)
    {
      gboolean has_date;
      guint    end;

      if (i <= verb || tag_at (self, i) != KRO_TAG_COMMA || kro_outline_get_owner (outline_of (self), i) != self->part)
        continue;
      end = end_of_tail (self, i, &has_date);
      if (has_date && (self->date_first < i || self->date_first >= end))
        for (guint k = i; k < end; k++)
          *kept (self, k) = 0;
      i = end - 1;
    }
}

/* "according to the police", with the commas around it. */
static void
drop_according (Cut *self)
{
  for (guint i = self->first; i < self->end; i++)
    {
      guint end = i + 1;

      if ((words_at (self, i) & KRO_WORD_ACCORDING) == 0)
        continue;
      while (end < self->end && tag_at (self, end) == KRO_TAG_PREPOSITION)
        end++;
      end = kro_outline_phrase_end (outline_of (self), end, self->end);
      while (end < self->end && tag_at (self, end) == KRO_TAG_PREPOSITION && kro_outline_phrase_end (outline_of (self), end + 1, self->end) > end + 1)
        end = kro_outline_phrase_end (outline_of (self), end + 1, self->end);
      if (end <= i + 1 || (end < self->end && tag_at (self, end) == KRO_TAG_DATE && *kept (self, end) != 0))
        continue;
      if (end < self->end && tag_at (self, end) == KRO_TAG_COMMA && (i == self->first || tag_at (self, i - 1) == KRO_TAG_COMMA))
        end++;
      for (; i < end; i++)
        *kept (self, i) = 0;
    }
}

static gboolean
is_loose_start (const Cut *self, guint i)
{
  const KroToken *token = kro_scan_get_token (&self->run->scan, i);

  if (token->kind != KRO_TOKEN_MARK)
    return (words_at (self, i) & (KRO_WORD_CONNECTIVE | KRO_WORD_CONJUNCTION | KRO_WORD_COMPLEMENTISER | KRO_WORD_SUBORDINATOR)) != 0 && tag_at (self, i) != KRO_TAG_PRONOUN && tag_at (self, i) != KRO_TAG_ARTICLE;
  if (token->value == '\'')
    return i + 1 >= self->end || kro_scan_get_token (&self->run->scan, i + 1)->plane == KRO_PLANE_SPACED || (guchar)self->run->scan.text[token->b] >= 0x80;
  return strchr ("([$#\"", (int)token->value) == NULL && token->value != 0x7f;
}

static void
trim (Cut *self)
{
  guint start = self->first;

  while (start < self->end && (*kept (self, start) == 0 || is_loose_start (self, start)))
    start++;
  if (start > self->first)
    g_array_remove_range (self->run->keep, 0, start - self->first);
  self->first = start;
  while (self->end > self->first)
    {
      guint           i = self->end - 1;
      const KroToken *token = kro_scan_get_token (&self->run->scan, i);

      if (*kept (self, i) != 0 && (token->kind != KRO_TOKEN_MARK || strchr ("%)?!\"", (int)token->value) != NULL || token->value == 0x7f) && (words_at (self, i) & (KRO_WORD_CONJUNCTION | KRO_WORD_COMPLEMENTISER)) == 0)
        return;
      self->end--;
    }
}

/* Marks of which nothing stands on one side any more. */
static void
drop_loose_commas (Cut *self)
{
  gboolean is_behind_comma = FALSE;
  guint    last = KRO_NO_TOKEN;

  for (guint i = self->first; i < self->end; i++)
    {
      if (*kept (self, i) == 0)
        continue;
      if (tag_at (self, i) == KRO_TAG_COMMA && is_behind_comma)
        *kept (self, last) = 0;
      is_behind_comma = tag_at (self, i) == KRO_TAG_COMMA;
      last = i;
    }
}

static guint
next_kept (const Cut *self, guint i)
{
  while (i < self->end && *kept (self, i) == 0)
    i++;
  return i;
}

/* A clause that has lost an aside, or the date in front, keeps no comma
 * between its subject and its verb. */
static void
drop_comma_before_verb (Cut *self)
{
  guint verb = part_at (self, self->part)->verb;
  guint i;

  if (verb == KRO_NO_TOKEN || verb <= self->first || verb >= self->end || *kept (self, verb) == 0)
    return;
  for (i = verb - 1; i > self->first && *kept (self, i) == 0;)
    i--;
  if (i < verb - 1 && tag_at (self, i) == KRO_TAG_COMMA)
    *kept (self, i) = 0;
}

static guint
count_words (const Cut *self)
{
  guint n = 0;

  for (guint i = self->first; i < self->end; i++)
    n += *kept (self, i) != 0 && kro_scan_get_token (&self->run->scan, i)->kind == KRO_TOKEN_WORD;
  return n;
}

static void
select_tokens (Cut *self, const KroSentence *sentence, guint32 find_first, guint32 find_end)
{
  self->first = sentence->first;
  self->end = sentence->end;
  self->date_first = KRO_NO_TOKEN;
  keep_parts (self);
  for (guint32 i = find_first; i < find_end; i++)
    drop_date (self, &g_array_index (self->run->scan.finds, KroFind, i));
  drop_dated_tails (self);
  drop_according (self);
  drop_loose_commas (self);
  drop_comma_before_verb (self);
  if (part_at (self, self->part)->lead != KRO_NO_TOKEN && part_at (self, self->part)->kind != KRO_MEMBER_MAIN)
    *kept (self, part_at (self, self->part)->lead) = 0;
  trim (self);
}

/* --- which clause is told -------------------------------------------------- */

/* "which" stands for the subject of its clause: no other one is there. */
static gboolean
is_subject_relative (const Cut *self, const KroMember *part)
{
  guint i = part->lead + 1;

  if ((kro_scan_get_roles (&self->run->scan, part->lead) & KRO_ROLE_POSSESSIVE) != 0)
    return FALSE;
  if (self->run->scan.pack->header->verb_final)
    return (words_at (self, part->lead) & (KRO_WORD_DEMONSTRATIVE | KRO_WORD_ARTICLE)) != 0 && (i >= part->end || tag_at (self, i) != KRO_TAG_PRONOUN);
  while (i < part->end && (tag_at (self, i) == KRO_TAG_ADVERB || tag_at (self, i) == KRO_TAG_DATE || tag_at (self, i) == KRO_TAG_PREPOSITION))
    i++;
  return i == part->verb;
}

static void
choose_part (Cut *self, guint part)
{
  const KroMember *own = part_at (self, part);
  guint            first, end;

  while (own->kind == KRO_MEMBER_MAIN && own->verb == KRO_NO_TOKEN && part + 1 < outline_of (self)->parts->len && part == 0 && own->end > own->first && kro_scan_is_mark (&self->run->scan, own->end - 1, '-') && part_at (self, part + 1)->kind == KRO_MEMBER_MAIN)
    own = part_at (self, ++part);
  self->part = part;
  self->with = KRO_NO_TOKEN;
  if (own->parent == part)
    return;
  if ((own->kind == KRO_MEMBER_SUBORDINATE && is_when (self, own) && !part_at (self, own->parent)->has_date && own->first > part_at (self, own->parent)->first && part_at (self, own->parent)->kind == KRO_MEMBER_MAIN) || own->kind == KRO_MEMBER_SAYING)
    {
      self->with = part;
      self->part = own->parent;
    }
  else if (own->kind == KRO_MEMBER_RELATIVE || own->kind == KRO_MEMBER_ASIDE)
    {
      if ((own->kind == KRO_MEMBER_ASIDE && !own->has_comma && !part_at (self, own->parent)->has_date) || (own->kind == KRO_MEMBER_RELATIVE && !is_subject_relative (self, own)) || !kro_outline_find_subject (outline_of (self), part, &first, &end))
        {
          self->with = part;
          self->part = own->parent;
        }
    }
}

/* --- the subject ----------------------------------------------------------- */

static void
append_auxiliary (Cut *self, const KroMember *part)
{
  const KroMember *parent = part_at (self, part->parent);
  guint32          roles = part->verb != KRO_NO_TOKEN ? kro_scan_get_roles (&self->run->scan, part->verb) : 0;
  guint            next = part->verb != KRO_NO_TOKEN ? next_kept (self, part->verb + 1) : self->end;
  const KroToken  *token;

  if (parent->verb == KRO_NO_TOKEN || part->verb == KRO_NO_TOKEN || (words_at (self, parent->verb) & KRO_WORD_AUXILIARY) == 0 || (words_at (self, part->verb) & KRO_WORD_AUXILIARY) != 0)
    return;
  if ((kro_scan_get_roles (&self->run->scan, parent->verb) & KRO_ROLE_MODAL) != 0 ? tag_at (self, part->verb) == KRO_TAG_MAYBE : tag_at (self, part->verb) != KRO_TAG_MAYBE)
    return;
  if ((roles & KRO_ROLE_INTRANSITIVE) != 0 || (next < self->end && (tag_at (self, next) == KRO_TAG_ARTICLE || tag_at (self, next) == KRO_TAG_PRONOUN)))
    return;
  token = kro_scan_get_token (&self->run->scan, parent->verb);
  g_string_append_c (self->run->subject, ' ');
  g_string_append_len (self->run->subject, self->run->scan.text + token->b, (gssize)(token->e - token->b));
}

static gboolean
write_subject (Cut *self, guint part, guint first, guint end)
{
  if (tag_at (self, first) == KRO_TAG_PRONOUN && end == first + 1)
    return kro_run_find_referent (self->run, first, part, self->number, self->run->subject) || kro_run_copy_phrase (self->run, first, end, self->run->subject);
  return kro_run_copy_phrase (self->run, first, end, self->run->subject);
}

static void
find_passive (KroRun *run)
{
  const KroPack *pack = run->scan.pack;

  run->passive[0] = run->passive[1] = G_MAXUINT32;
  for (guint32 i = 0; i < pack->header->lexemes.count; i++)
    if ((pack->lexemes[i].roles & KRO_ROLE_PASSIVE) != 0)
      run->passive[(pack->lexemes[i].roles & KRO_ROLE_SINGULAR) == 0] = i + 1;
}

/* "A second quay, built in 1931," is what was built. */
static void
append_passive (Cut *self, const KroMember *aside)
{
  KroRun              *run = self->run;
  guint                verb = part_at (self, aside->parent)->verb;
  guint32              roles = verb != KRO_NO_TOKEN ? kro_scan_get_roles (&run->scan, verb) : 0;
  gboolean             is_plural = (roles & (KRO_ROLE_PLURAL | KRO_ROLE_SINGULAR)) == KRO_ROLE_PLURAL;
  const KroBlobLexeme *lexeme;

  run->is_plain = TRUE;
  if (run->passive[0] == 0)
    find_passive (run);
  if (run->passive[is_plural] == G_MAXUINT32 || self->first >= self->end || (tag_at (self, self->first) != KRO_TAG_MAYBE && tag_at (self, self->first) != KRO_TAG_PARTICIPLE))
    return;
  lexeme = &run->scan.pack->lexemes[run->passive[is_plural] - 1];
  g_string_append (run->subject, " [");
  g_string_append_len (run->subject, run->scan.pack->strings + lexeme->text, lexeme->length);
  g_string_append_c (run->subject, ']');
}

/* Puts the subject that stands elsewhere into the brackets in front. */
static void
supply_subject (Cut *self)
{
  const KroMember *part = part_at (self, self->part);
  guint            owner = self->part;
  guint            first, end;

  if (part->kind != KRO_MEMBER_SHARED && part->kind != KRO_MEMBER_RELATIVE && part->kind != KRO_MEMBER_ASIDE)
    return;
  if (!kro_outline_find_subject (outline_of (self), self->part, &first, &end) || first < outline_of (self)->first)
    return;
  for (int depth = 0; depth < MAX_DEPTH && part_at (self, owner)->kind == KRO_MEMBER_SHARED; depth++)
    owner = part_at (self, owner)->parent;
  if (!write_subject (self, owner, first, end))
    return;
  if (part->kind == KRO_MEMBER_SHARED)
    append_auxiliary (self, part);
  if (part->kind == KRO_MEMBER_ASIDE)
    append_passive (self, part);
}

/* A pronoun in front that stands for a subject known before. */
static void
replace_pronoun (Cut *self, guint subject)
{
  if (self->run->subject->len > 0 || subject >= self->end || tag_at (self, subject) != KRO_TAG_PRONOUN)
    return;
  if (kro_run_find_referent (self->run, subject, self->part, self->number, self->run->subject))
    *kept (self, subject) = 0;
}

/* --- the order ------------------------------------------------------------- */

static void
put (Cut *self, guint i, guint32 flags)
{
  guint32 entry = i | flags;

  g_array_append_val (self->run->order, entry);
}

/* The first word of the sentence, moved to its middle. */
static gboolean
is_lowered (const Cut *self, guint i)
{
  KroTag tag = tag_at (self, i);

  if (self->run->order->len == 0 || i != outline_of (self)->first)
    return FALSE;
  if (tag == KRO_TAG_DATE)
    return is_period (self, i) || (words_at (self, i) & (KRO_WORD_ARTICLE | KRO_WORD_PREPOSITION)) != 0;
  return tag == KRO_TAG_PREPOSITION || tag == KRO_TAG_ADVERB || tag == KRO_TAG_ARTICLE || tag == KRO_TAG_PRONOUN || tag == KRO_TAG_SUBORDINATOR;
}

static void
put_phrase (Cut *self, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (*kept (self, i) != 0)
      {
        put (self, i, is_lowered (self, i) ? KRO_ORDER_LOWER : 0);
        *kept (self, i) = 0;
      }
}

/* Subject, finite verb, the rest: from a clause with its verb at the end. */
static gboolean
order_final (Cut *self)
{
  const KroMember *part = part_at (self, self->part);
  guint            verb = kro_outline_find_final_verb (outline_of (self), self->part, &self->run->split);
  guint            first = next_kept (self, self->first), end = first;

  if (part->kind != KRO_MEMBER_COMPLEMENT && part->kind != KRO_MEMBER_SUBORDINATE && part->kind != KRO_MEMBER_RELATIVE)
    return FALSE;
  if (verb == KRO_NO_TOKEN || verb < self->first || verb >= self->end || *kept (self, verb) == 0)
    return FALSE;
  if (self->run->subject->len == 0)
    {
      end = kro_outline_phrase_end (outline_of (self), first, verb);
      if (end == first && verb > first)
        return FALSE;
      replace_pronoun (self, first);
      put_phrase (self, first, end);
    }
  *kept (self, verb) = 0;
  put (self, verb, self->run->split > 0 ? KRO_ORDER_STEM : 0);
  put_phrase (self, first, self->end);
  if (self->run->split > 0)
    put (self, verb, KRO_ORDER_PARTICLE);
  return TRUE;
}

/* Whether the clause has something else than its subject in front of its verb:
 * a phrase with a preposition, an adverb. Nothing counts too. */
static gboolean
is_inverted (const Cut *self, guint verb)
{
  guint first = next_kept (self, self->first);

  if (first >= verb)
    return TRUE;
  if (tag_at (self, first) == KRO_TAG_ADVERB && kro_outline_phrase_end (outline_of (self), first + 1, verb) == verb)
    return FALSE;
  return tag_at (self, first) == KRO_TAG_PREPOSITION || tag_at (self, first) == KRO_TAG_ADVERB || tag_at (self, first) == KRO_TAG_DATE;
}

/* "viel in het dorp de stroom uit": the subject behind a phrase with a
 * preposition, else that phrase. Returns its end. */
static guint
find_behind_preposition (const Cut *self, guint *subject)
{
  guint behind = kro_outline_phrase_end (outline_of (self), *subject + 1, self->end);
  guint end = kro_outline_phrase_end (outline_of (self), behind, self->end);

  if (end == behind || (tag_at (self, behind) != KRO_TAG_ARTICLE && tag_at (self, behind) != KRO_TAG_PRONOUN && tag_at (self, behind) != KRO_TAG_NUMBER))
    return behind;
  *subject = behind;
  return end;
}

/* The subject in front of the verb, where a date or what else stood. */
static gboolean
order_inverted (Cut *self)
{
  const KroMember *part = part_at (self, self->part);
  guint            verb = part->verb;
  guint            subject, end;

  if (part->kind != KRO_MEMBER_MAIN || verb == KRO_NO_TOKEN || verb < self->first || verb >= self->end || *kept (self, verb) == 0 || !is_inverted (self, verb))
    return FALSE;
  for (subject = verb + 1; subject < self->end && (*kept (self, subject) == 0 || tag_at (self, subject) == KRO_TAG_ADVERB);)
    subject++;
  end = kro_outline_phrase_end (outline_of (self), subject, self->end);
  if (end == subject && next_kept (self, self->first) == verb && subject < self->end && tag_at (self, subject) == KRO_TAG_PREPOSITION)
    end = find_behind_preposition (self, &subject);
  if (end == self->end && end > subject + 2 && (words_at (self, verb) & KRO_WORD_AUXILIARY) != 0)
    end--;
  if (end == subject || (end == self->end && end == subject + 1 && tag_at (self, subject) == KRO_TAG_OTHER && !kro_outline_is_name (outline_of (self), subject)))
    return FALSE;
  replace_pronoun (self, subject);
  put_phrase (self, subject, end);
  *kept (self, verb) = 0;
  put (self, verb, 0);
  put_phrase (self, self->first, self->end);
  return TRUE;
}

/* "The next winter was cold": without the date nothing stands in front. */
static void
keep_date (Cut *self)
{
  static const guint8 ones[] = { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 };
  guint               verb = part_at (self, self->part)->verb;

  if (part_at (self, self->part)->kind != KRO_MEMBER_MAIN || verb == KRO_NO_TOKEN || self->run->subject->len > 0 || self->date_first >= verb || next_kept (self, self->first) != verb)
    return;
  if (self->first > self->date_first)
    {
      g_array_insert_vals (self->run->keep, 0, ones, MIN (self->first - self->date_first, G_N_ELEMENTS (ones)));
      self->first -= MIN (self->first - self->date_first, G_N_ELEMENTS (ones));
    }
}

static void
order_tokens (Cut *self)
{
  g_array_set_size (self->run->order, 0);
  self->run->split = 0;
  if (self->run->scan.pack->header->verb_final && (order_final (self) || order_inverted (self)))
    return;
  self->run->split = 0;
  keep_date (self);
  replace_pronoun (self, next_kept (self, self->first));
  put_phrase (self, self->first, self->end);
}

/* --- the whole ------------------------------------------------------------- */

/* The last clause that stays for as long as there is room. */
static gboolean
drop_last (Cut *self)
{
  for (guint p = outline_of (self)->parts->len; p-- > 0;)
    {
      KroMember *part = part_at (self, p);

      if (p == self->part || p == self->with || !stays (self, p) || part->first < part_at (self, self->part)->verb || part->kind == KRO_MEMBER_COMPLEMENT || (part->kind == KRO_MEMBER_RELATIVE && !part->has_comma))
        continue;
      part->is_dropped = TRUE;
      return TRUE;
    }
  return FALSE;
}

static void
compose (Cut *self, const KroSentence *sentence, guint32 find_first, guint32 find_end)
{
  g_string_truncate (self->run->subject, 0);
  self->run->is_plain = FALSE;
  select_tokens (self, sentence, find_first, find_end);
  supply_subject (self);
  order_tokens (self);
}

/* All of the sentence, with its dates where there is nothing else. */
static void
take_sentence (Cut *self, const KroSentence *sentence, guint32 find_first, guint32 find_end)
{
  for (int pass = 0; pass < 2; pass++)
    {
      self->first = sentence->first;
      self->end = sentence->end;
      g_array_set_size (self->run->keep, self->end - self->first);
      memset (self->run->keep->data, 1, self->run->keep->len);
      for (guint32 i = find_first; i < find_end && pass == 0; i++)
        drop_date (self, &g_array_index (self->run->scan.finds, KroFind, i));
      trim (self);
      if (count_words (self) >= 2)
        break;
    }
  g_string_truncate (self->run->subject, 0);
  g_array_set_size (self->run->order, 0);
  self->run->split = 0;
  put_phrase (self, self->first, self->end);
}

static gboolean
says_something (const Cut *self)
{
  guint n = 0;

  for (guint i = 0; i < self->run->order->len; i++)
    n += kro_scan_get_token (&self->run->scan, g_array_index (self->run->order, guint32, i) & KRO_ORDER_TOKEN)->kind == KRO_TOKEN_WORD;
  return n >= 2 || (n == 1 && self->run->subject->len > 0);
}

/* Makes the title of an event; @find_first to @find_end are its dates, and
 * @number that of its sentence in the scan, G_MAXUINT where it has none. */
const char *
kro_run_make_title (KroRun *self, const KroSentence *sentence, guint number, guint32 find_first, guint32 find_end)
{
  Cut   cut = { .run = self, .number = number, .first = sentence->first, .end = sentence->end };
  guint owner = 0;

  kro_outline_make (&self->outline, &self->scan, sentence, number);
  if (find_end > find_first)
    {
      const KroFind *find = &g_array_index (self->scan.finds, KroFind, find_first);

      owner = find->first >= sentence->first && find->first < sentence->end ? kro_outline_get_owner (&self->outline, find->first) : 0;
      owner = owner == KRO_OUTLINE_NOWHERE ? 0 : owner;
    }
  for (guint p = 0; p < self->outline.parts->len; p++)
    kro_outline_get_part (&self->outline, p)->is_dropped = FALSE;
  choose_part (&cut, owner);
  compose (&cut, sentence, find_first, find_end);
  if (cut.part != 0 && (!says_something (&cut) || (part_at (&cut, cut.part)->kind == KRO_MEMBER_ASIDE && self->subject->len == 0)))
    {
      choose_part (&cut, part_at (&cut, cut.part)->parent);
      compose (&cut, sentence, find_first, find_end);
    }
  for (int i = 0; i < MAX_DROPPED && kro_run_measure_title (self) > MAX_CHARS && drop_last (&cut); i++)
    compose (&cut, sentence, find_first, find_end);
  if (!says_something (&cut))
    take_sentence (&cut, sentence, find_first, find_end);
  kro_run_write_title (self);
  return kro_analysis_keep (self->analysis, self->title->str, self->title->len);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stays of a sentence in a title, and what goes: the clauses that belong
 * to the one that is told and have no date of their own stay; the date goes
 * (kro-title-dates.c), and so do brackets, who says so, phrases that only
 * connect, and loose marks.
 */
#include "kro-title-private.h"

#include <string.h>

#define MAX_DEPTH 8
#define MAX_CHARS 90

/* --- what stays ------------------------------------------------------------ */

static gboolean
is_kin (const KroCut *self, guint part)
{
  for (int depth = 0; depth < MAX_DEPTH; depth++)
    {
      if (part == self->part || part == self->with)
        return TRUE;
      if (kro_cut_get_part (self, part)->parent == part)
        return FALSE;
      part = kro_cut_get_part (self, part)->parent;
    }
  return FALSE;
}

gboolean
kro_cut_is_when (const KroCut *self, const KroMember *part)
{
  return part->lead != KRO_NO_TOKEN && (kro_scan_get_roles (&self->run->scan, part->lead) & KRO_ROLE_WHEN) != 0;
}

/* "I was there": who says so has to be told too. */
static gboolean
is_first_person (const KroCut *self)
{
  const KroMember *told = kro_cut_get_part (self, self->part);

  for (guint i = told->first; i < told->end; i++)
    if (kro_outline_get_owner (kro_cut_get_outline (self), i) == self->part && (kro_scan_get_roles (&self->run->scan, i) & KRO_ROLE_FIRST) != 0)
      return TRUE;
  return FALSE;
}

/* Whether a clause tells of who speaks, in the one right before it. */
static gboolean
tells_of_speaker (const KroCut *self, const KroMember *part)
{
  guint before = part->first >= kro_cut_get_outline (self)->first + 2 && part->has_comma ? kro_outline_get_owner (kro_cut_get_outline (self), part->first - 2) : KRO_OUTLINE_NOWHERE;

  return before != KRO_OUTLINE_NOWHERE && kro_cut_get_part (self, before)->kind == KRO_MEMBER_SAYING;
}

/* Whether what @part tells stays with the clause that is told. */
gboolean
kro_cut_stays (const KroCut *self, guint number)
{
  const KroMember *part = kro_cut_get_part (self, number), *told = kro_cut_get_part (self, self->part);
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
      return !part->has_date && is_behind && (part->verb == KRO_NO_TOKEN || (kro_cut_get_words (self, part->verb) & KRO_WORD_AUXILIARY) == 0);
    case KRO_MEMBER_SUBORDINATE:
      return !part->has_date && told->verb != KRO_NO_TOKEN && part->first > told->verb && (!part->has_comma || kro_cut_is_when (self, part));
    case KRO_MEMBER_ASIDE:
      if (tells_of_speaker (self, part))
        return FALSE;
      return !part->has_date && is_behind && (told->verb == KRO_NO_TOKEN || part->first < told->verb || part->parent != self->part || !part->has_comma);
    case KRO_MEMBER_SAYING:
      return !part->has_date && is_behind && part->parent == self->part && is_first_person (self);
    case KRO_MEMBER_MAIN:
    default:
      return FALSE;
    }
}

static gboolean
parent_stays (const KroCut *self, guint number)
{
  const KroMember *part = kro_cut_get_part (self, number);

  if (number == self->part || number == self->with || part->parent == number || part->parent == self->part)
    return TRUE;
  return kro_cut_stays (self, part->parent);
}

static void
keep_parts (KroCut *self)
{
  guint8 stay[256] = { 0 };

  for (guint p = 0; p < kro_cut_get_outline (self)->parts->len && p < sizeof stay; p++)
    stay[p] = kro_cut_stays (self, p) && parent_stays (self, p);
  g_array_set_size (self->run->keep, self->end - self->first);
  for (guint i = self->first; i < self->end; i++)
    {
      guint owner = kro_outline_get_owner (kro_cut_get_outline (self), i);

      *kro_cut_get_kept (self, i) = owner == KRO_OUTLINE_NOWHERE ? 0 : stay[owner];
    }
}

/* --- what goes ------------------------------------------------------------- */

/* The end of what a comma at @i opens in the clause that is told: the next one,
 * or where the clause ends. @has_date: another date stands in it. */
static guint
end_of_tail (const KroCut *self, guint i, gboolean *has_date)
{
  guint end = i + 1;

  *has_date = FALSE;
  while (end < self->end && !kro_cut_is (self, end, KRO_BIT (COMMA) | KRO_BIT (BREAK)) && kro_outline_get_owner (kro_cut_get_outline (self), end) == self->part)
    {
      *has_date = *has_date || (kro_cut_get_tag (self, end) == KRO_TAG_DATE && *kro_cut_get_kept (self, end) != 0);
      end++;
    }
  return end;
}

/* ", against four million a year earlier": what has a date of its own is told
 * by another title. */
static void
drop_dated_tails (KroCut *self)
{
  guint verb = kro_cut_get_part (self, self->part)->verb;

  for (guint i = self->first; i < self->end && verb != KRO_NO_TOKEN && self->date_first != KRO_NO_TOKEN; i++)
    {
      gboolean has_date;
      guint    end;

      if (i <= verb || kro_cut_get_tag (self, i) != KRO_TAG_COMMA || kro_outline_get_owner (kro_cut_get_outline (self), i) != self->part)
        continue;
      end = end_of_tail (self, i, &has_date);
      if (has_date && (self->date_first < i || self->date_first >= end))
        for (guint k = i; k < end; k++)
          *kro_cut_get_kept (self, k) = 0;
      i = end - 1;
    }
}

/* ‘We had a queue’, according to a guard: it stays while there is room. */
static gboolean
keeps_according (const KroCut *self, guint i, guint end)
{
  gsize length = kro_scan_get_token (&self->run->scan, end - 1)->e - kro_scan_get_token (&self->run->scan, self->first)->b;

  return i > self->first && kro_cut_get_tag (self, i - 1) == KRO_TAG_COMMA && *kro_cut_get_kept (self, i) != 0 && length <= MAX_CHARS && is_first_person (self);
}

/* "according to the police", with the commas around it. */
static void
drop_according (KroCut *self)
{
  for (guint i = self->first; i < self->end; i++)
    {
      guint end = i + 1;

      if ((kro_cut_get_words (self, i) & KRO_WORD_ACCORDING) == 0)
        continue;
      while (end < self->end && kro_cut_get_tag (self, end) == KRO_TAG_PREPOSITION)
        end++;
      end = kro_outline_phrase_end (kro_cut_get_outline (self), end, self->end);
      while (end < self->end && kro_cut_get_tag (self, end) == KRO_TAG_PREPOSITION && kro_outline_phrase_end (kro_cut_get_outline (self), end + 1, self->end) > end + 1)
        end = kro_outline_phrase_end (kro_cut_get_outline (self), end + 1, self->end);
      if (keeps_according (self, i, end))
        continue;
      if (end <= i + 1 || (end < self->end && kro_cut_get_tag (self, end) == KRO_TAG_DATE && *kro_cut_get_kept (self, end) != 0))
        continue;
      if (end < self->end && kro_cut_get_tag (self, end) == KRO_TAG_COMMA && (i == self->first || kro_cut_get_tag (self, i - 1) == KRO_TAG_COMMA))
        end++;
      for (; i < end; i++)
        *kro_cut_get_kept (self, i) = 0;
    }
}

static gboolean
is_loose_start (const KroCut *self, guint i)
{
  const KroToken *token = kro_scan_get_token (&self->run->scan, i);

  if (token->kind != KRO_TOKEN_MARK)
    return (kro_cut_get_words (self, i) & (KRO_WORD_CONNECTIVE | KRO_WORD_CONJUNCTION | KRO_WORD_COMPLEMENTISER | KRO_WORD_SUBORDINATOR)) != 0 && !kro_cut_is (self, i, KRO_BIT (PRONOUN) | KRO_BIT (ARTICLE) | KRO_BIT (PREPOSITION));
  if (token->value == '\'')
    return i + 1 >= self->end || kro_scan_get_token (&self->run->scan, i + 1)->plane == KRO_PLANE_SPACED || (guchar)self->run->scan.text[token->b] >= 0x80;
  return strchr ("([$#\"", (int)token->value) == NULL && token->value != 0x7f;
}

/* The tokens of a phrase at @i that only connects, "in addition," or "aan de
 * andere kant" before a verb; 0: there is none. */
static guint
count_connecting (const KroCut *self, guint i)
{
  guint  k = i, n = 0;
  KroTag behind;

  if (kro_cut_get_tag (self, k) != KRO_TAG_PREPOSITION && (kro_scan_get_roles (&self->run->scan, k) & KRO_ROLE_COMPARISON) == 0)
    return 0;
  k++;
  if (k < self->end && (kro_cut_get_words (self, k) & KRO_WORD_ARTICLE) != 0)
    k++;
  for (; k < self->end && (kro_scan_get_roles (&self->run->scan, k) & KRO_ROLE_CONNECTING) != 0; k++)
    n++;
  behind = k < self->end ? kro_cut_get_tag (self, k) : KRO_TAG_BREAK;
  if (n == 0 || k >= self->end || *kro_cut_get_kept (self, k - 1) == 0)
    return 0;
  if (behind == KRO_TAG_COMMA || kro_scan_is_mark (&self->run->scan, k, ':'))
    return k - i + 1;
  return behind == KRO_TAG_VERB && self->run->scan.pack->header->verb_final ? k - i : 0;
}

/* "before" whose clause is gone, and the adverb with it. */
static gboolean
is_opener_left (const KroCut *self, guint i)
{
  const KroOutline *outline = kro_cut_get_outline (self);

  if (i + 1 >= outline->end || kro_scan_get_token (&self->run->scan, i + 1)->kind == KRO_TOKEN_MARK)
    return FALSE;
  if (kro_cut_get_tag (self, i) == KRO_TAG_SUBORDINATOR)
    return (kro_scan_get_roles (&self->run->scan, i) & KRO_ROLE_WHEN) == 0;
  return (kro_cut_get_words (self, i) & KRO_WORD_DEGREE) != 0 && kro_cut_get_tag (self, i + 1) == KRO_TAG_SUBORDINATOR;
}

/* What cannot end a title: marks, "and", "that". */
static gboolean
is_loose_end (const KroCut *self, guint i)
{
  const KroToken *token = kro_scan_get_token (&self->run->scan, i);

  if (*kro_cut_get_kept (self, i) == 0 || (kro_cut_get_words (self, i) & (KRO_WORD_CONJUNCTION | KRO_WORD_COMPLEMENTISER)) != 0)
    return TRUE;
  if (token->kind == KRO_TOKEN_MARK)
    return strchr ("%)?!\"", (int)token->value) == NULL && token->value != 0x7f;
  return is_opener_left (self, i);
}

/* An article whose noun is gone, where words have gone behind it. */
static gboolean
is_bare_article (const KroCut *self, guint i)
{
  return kro_cut_get_tag (self, i) == KRO_TAG_ARTICLE && (kro_scan_get_roles (&self->run->scan, i) & KRO_ROLE_POSSESSIVE) == 0 && i + 1 < kro_cut_get_outline (self)->end && kro_scan_get_token (&self->run->scan, i + 1)->kind != KRO_TOKEN_MARK;
}

/* "In the" in front, whose noun has gone with the date. */
static gboolean
is_bare_lead (const KroCut *self, guint i)
{
  guint article = i + (kro_cut_get_tag (self, i) == KRO_TAG_PREPOSITION);
  guint behind = article + 1;

  if (behind >= self->end || *kro_cut_get_kept (self, article) == 0 || *kro_cut_get_kept (self, behind) != 0 || !is_bare_article (self, article))
    return FALSE;
  behind = kro_cut_next_kept (self, behind);
  return behind < self->end && kro_cut_get_tag (self, behind) == KRO_TAG_COMMA;
}

/* "The church dates" of "the church dates from 1280": the noun is enough. */
static gboolean
is_bare_copula (const KroCut *self, guint i)
{
  return i == kro_cut_get_part (self, self->part)->verb && (kro_scan_get_roles (&self->run->scan, i) & KRO_ROLE_COPULAR) != 0 && i >= self->first + 2 && kro_cut_get_tag (self, i - 1) == KRO_TAG_OTHER &&
         kro_cut_get_tag (self, self->first) == KRO_TAG_ARTICLE;
}

static void
trim_end (KroCut *self)
{
  gboolean is_behind_article = FALSE;

  while (self->end > self->first)
    {
      guint    last = self->end - 1;
      gboolean is_article = *kro_cut_get_kept (self, last) != 0 && is_bare_article (self, last);

      if (!is_article && !is_loose_end (self, last) && !is_bare_copula (self, last) && !(is_behind_article && kro_cut_get_tag (self, last) == KRO_TAG_PREPOSITION))
        break;
      is_behind_article = is_article || (is_behind_article && *kro_cut_get_kept (self, last) == 0);
      self->end--;
    }
}

void
kro_cut_trim (KroCut *self)
{
  guint start = self->first, n_connecting;

  while (start < self->end && ((n_connecting = count_connecting (self, start)) > 0 || *kro_cut_get_kept (self, start) == 0 || is_loose_start (self, start) || is_bare_lead (self, start)))
    start += MAX (n_connecting, 1);
  if (start > self->first)
    g_array_remove_range (self->run->keep, 0, start - self->first);
  self->first = start;
  trim_end (self);
}

/* Marks of which nothing stands on one side any more. */
static void
drop_loose_commas (KroCut *self)
{
  gboolean is_behind_comma = FALSE;
  guint    last = KRO_NO_TOKEN;

  for (guint i = self->first; i < self->end; i++)
    {
      if (*kro_cut_get_kept (self, i) == 0)
        continue;
      if (kro_cut_get_tag (self, i) == KRO_TAG_COMMA && is_behind_comma)
        *kro_cut_get_kept (self, last) = 0;
      is_behind_comma = kro_cut_get_tag (self, i) == KRO_TAG_COMMA;
      last = i;
    }
}

guint
kro_cut_next_kept (const KroCut *self, guint i)
{
  while (i < self->end && *kro_cut_get_kept (self, i) == 0)
    i++;
  return i;
}

/* A clause that has lost an aside, or the date in front, keeps no comma
 * between its subject and its verb. */
static void
drop_comma_before_verb (KroCut *self)
{
  guint verb = kro_cut_get_part (self, self->part)->verb;
  guint i;

  if (verb == KRO_NO_TOKEN || verb <= self->first || verb >= self->end || *kro_cut_get_kept (self, verb) == 0)
    return;
  for (i = verb - 1; i > self->first && *kro_cut_get_kept (self, i) == 0;)
    i--;
  if (i < verb - 1 && kro_cut_get_tag (self, i) == KRO_TAG_COMMA)
    *kro_cut_get_kept (self, i) = 0;
}

guint
kro_cut_count_words (const KroCut *self)
{
  guint n = 0;

  for (guint i = self->first; i < self->end; i++)
    n += *kro_cut_get_kept (self, i) != 0 && kro_scan_get_token (&self->run->scan, i)->kind == KRO_TOKEN_WORD;
  return n;
}

void
kro_cut_select (KroCut *self, const KroSentence *sentence, guint32 find_first, guint32 find_end)
{
  self->first = sentence->first;
  self->end = sentence->end;
  self->date_first = KRO_NO_TOKEN;
  keep_parts (self);
  kro_cut_drop_dates (self, find_first, find_end);
  drop_dated_tails (self);
  drop_according (self);
  drop_loose_commas (self);
  drop_comma_before_verb (self);
  if (kro_cut_get_part (self, self->part)->lead != KRO_NO_TOKEN && kro_cut_get_part (self, self->part)->kind != KRO_MEMBER_MAIN)
    *kro_cut_get_kept (self, kro_cut_get_part (self, self->part)->lead) = 0;
  kro_cut_trim (self);
}

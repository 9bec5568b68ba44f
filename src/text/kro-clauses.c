/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Clauses: the part of a sentence that tells of one date, and what joins or
 * parts two of them.
 */
#include "kro-run-private.h"

/* Tokens from a word that bounds to the date of what it bounds. */
#define MAX_BOUND 8

static gboolean
is_boundary (const KroScan *scan, guint i)
{
  const KroToken *token = kro_scan_get_token (scan, i);

  if (token->kind == KRO_TOKEN_MARK)
    switch (token->value)
      {
      case ',':
      case ';':
      case ':':
      case '(':
      case ')':
      case '"':
        return TRUE;
      default:
        return token->value == '-' && token->plane == KRO_PLANE_SPACED;
      }
  return (kro_scan_get_words (scan, i) & (KRO_WORD_COMPLEMENTISER | KRO_WORD_SUBORDINATOR)) != 0;
}

/* Whether the token before @i opens a noun phrase: "the close", "its planned
 * sale". Dutch "het" and "zijn" may as well be a subject and a verb. */
static gboolean
is_in_noun_phrase (const KroScan *scan, guint first, guint i)
{
  guint32 words, roles;

  if (i > first + 1 && (kro_scan_get_roles (scan, i - 1) & KRO_ROLE_ADVERB) != 0)
    i--;
  if (i <= first)
    return FALSE;
  words = kro_scan_get_words (scan, i - 1);
  roles = kro_scan_get_roles (scan, i - 1);
  if ((words & KRO_WORD_ARTICLE) != 0)
    return (roles & (KRO_ROLE_PRONOUN | KRO_ROLE_RELATIVE)) == 0;
  return (roles & KRO_ROLE_POSSESSIVE) != 0 && !scan->pack->header->verb_final;
}

/* What the token at @i is, guessed where no pack knows it, with no verb where a
 * noun stands. */
guint32
kro_clause_get_words (const KroScan *scan, guint first, guint i)
{
  guint32 words = kro_scan_guess_words (scan, i);

  if ((words & KRO_CLAUSE_VERBS) != 0 && (words & KRO_WORD_AUXILIARY) == 0 && is_in_noun_phrase (scan, first, i))
    words &= ~(guint32)KRO_CLAUSE_VERBS;
  return words;
}

static gboolean
has_verb (const KroScan *scan, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if ((kro_clause_get_words (scan, first, i) & KRO_CLAUSE_VERBS) != 0)
      return TRUE;
  return FALSE;
}

static guint
segment_start (const KroScan *scan, const KroSentence *sentence, guint i)
{
  while (i > sentence->first && !is_boundary (scan, i - 1))
    i--;
  return i;
}

static guint
segment_end (const KroScan *scan, const KroSentence *sentence, guint i)
{
  while (i < sentence->end && !is_boundary (scan, i))
    i++;
  return i;
}

/* The comma in front of a relative clause, no earlier than @first, that the one
 * at @i closes ("the plant, which opened in 1968, closes"); else @i. */
guint
kro_clause_skip_relative (const KroScan *scan, guint first, guint i)
{
  guint start = i;

  if (!kro_scan_is_mark (scan, i, ','))
    return i;
  while (start > first && !is_boundary (scan, start - 1))
    start--;
  if (start > first && (kro_scan_get_roles (scan, start - 1) & KRO_ROLE_RELATIVE) != 0)
    start--;
  return start > first && kro_scan_is_mark (scan, start - 1, ',') && (kro_scan_get_roles (scan, start) & KRO_ROLE_RELATIVE) != 0 ? start - 1 : i;
}

/* The comma behind the relative clause that the one at @i opens; else @i. */
guint
kro_clause_skip_relative_ahead (const KroScan *scan, guint end, guint i)
{
  guint last = i + 2;

  if (last >= end || !kro_scan_is_mark (scan, i, ',') || (kro_scan_get_roles (scan, i + 1) & KRO_ROLE_RELATIVE) == 0)
    return i;
  while (last < end && !is_boundary (scan, last))
    last++;
  return last < end && kro_scan_is_mark (scan, last, ',') ? last : i;
}

/* Whether no token from @first to @end ends a clause or joins two. */
gboolean
kro_run_is_one_clause (const KroRun *self, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (is_boundary (&self->scan, i) || (kro_scan_get_words (&self->scan, i) & KRO_WORD_CONJUNCTION) != 0)
      return FALSE;
  return TRUE;
}

/* Whether from @first to @end there are a verb and a conjunction, and no mark:
 * two clauses of one subject. */
gboolean
kro_run_is_coordinated (const KroRun *self, guint first, guint end)
{
  gboolean is_joined = FALSE, is_told = FALSE;

  for (guint i = first; i < end; i++)
    {
      if (is_boundary (&self->scan, i))
        return FALSE;
      is_told = is_told || (kro_scan_guess_words (&self->scan, i) & (KRO_CLAUSE_VERBS | KRO_WORD_PARTICIPLE)) != 0;
      is_joined = is_joined || (kro_scan_get_words (&self->scan, i) & KRO_WORD_CONJUNCTION) != 0;
    }
  return is_joined && is_told;
}

/* Whether a comma or a dash stands between two finds, and prepositions and
 * articles at most. */
gboolean
kro_run_is_set_off (const KroRun *self, const KroFind *a, const KroFind *b)
{
  if (!kro_scan_is_mark (&self->scan, a->end, ',') && !kro_scan_is_mark (&self->scan, a->end, '-'))
    return FALSE;
  for (guint i = a->end + 1; i < b->first; i++)
    if ((kro_scan_get_words (&self->scan, i) & (KRO_WORD_PREPOSITION | KRO_WORD_ARTICLE)) == 0)
      return FALSE;
  return TRUE;
}

/* The clause that holds the tokens from @first to @end: the segment between
 * marks and conjunctions, and as many of its neighbours as it takes to have a
 * verb, at the start of a sentence those behind it. */
KroClause
kro_run_find_clause (const KroRun *self, const KroSentence *sentence, guint first, guint end)
{
  const KroScan *scan = &self->scan;
  KroClause      clause = { segment_start (scan, sentence, first), segment_end (scan, sentence, end), FALSE };

  for (int i = 0; i < 6; i++)
    {
      clause.has_verb = has_verb (scan, clause.first, clause.end);
      if (clause.has_verb)
        break;
      if (clause.end < sentence->end && (clause.first == sentence->first || i > 0))
        clause.end = segment_end (scan, sentence, kro_clause_skip_relative_ahead (scan, sentence->end, clause.end) + 1);
      else if (clause.first > sentence->first)
        clause.first = segment_start (scan, sentence, kro_clause_skip_relative (scan, sentence->first, clause.first - 1));
      else
        break;
    }
  return clause;
}

/* "until the fall of the city in February": the date is that of a bound. */
gboolean
kro_run_is_in_bound (const KroRun *self, const KroFind *find)
{
  const KroSentence *sentence = &g_array_index (self->scan.sentences, KroSentence, find->sentence);

  for (guint i = find->first; i-- > sentence->first && i + MAX_BOUND >= find->first;)
    {
      guint32 words = kro_scan_guess_words (&self->scan, i);

      if ((words & (KRO_WORD_UNTIL | KRO_WORD_SINCE)) != 0)
        return TRUE;
      if ((words & KRO_CLAUSE_VERBS) != 0 || is_boundary (&self->scan, i))
        return FALSE;
    }
  return FALSE;
}

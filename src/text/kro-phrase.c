/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Noun phrases of a sentence: where one ends, which one is the subject of a
 * clause, which one a relative clause tells of; and the finite verb at the end
 * of a clause in languages that put it there.
 */
#include "kro-title-private.h"

#include <string.h>

#define MAX_BACK 10
#define MAX_DEPTH 8
#define CLUSTER 4
#define MIN_PARTICLE 2
#define MAX_PARTICLE 6
#define MAX_VERB 48

static gboolean
is_glued (const KroOutline *self, guint i)
{
  return kro_scan_get_token (self->scan, i)->plane != KRO_PLANE_SPACED;
}

static gboolean
is_genitive (const KroOutline *self, guint i)
{
  return (kro_scan_get_words (self->scan, i) & KRO_WORD_GENITIVE) != 0;
}

/* A name that ends as adjectives do counts as one: "Roman" before "walls". */
static gboolean
looks_adjective (const KroOutline *self, guint i)
{
  const KroScan  *scan = self->scan;
  const KroToken *token = kro_scan_get_token (scan, i);

  if ((kro_scan_guess_words (scan, i) & KRO_WORD_ADJECTIVE) != 0)
    return TRUE;
  if (!kro_outline_is_name (self, i) || token->lexeme != 0)
    return FALSE;
  for (guint k = 0; k < scan->pack->header->suffixes.count; k++)
    {
      const KroBlobSuffix *suffix = &scan->pack->suffixes[k];

      if (token->e - token->b > suffix->length + 2 && memcmp (scan->text + token->e - suffix->length, scan->pack->strings + suffix->text, suffix->length) == 0)
        return (suffix->words & KRO_WORD_ADJECTIVE) != 0;
    }
  return FALSE;
}

/* A word of which dates are made, as numbers are. */
static gboolean
is_number_word (const KroOutline *self, guint i)
{
  const KroToken *token = kro_scan_get_token (self->scan, i);

  return token->lexeme != 0 && token->words == 0 && self->scan->pack->lexemes[token->lexeme - 1].n_senses > 0;
}

/* Whether the noun phrase that has come to @i goes on there. */
static gboolean
goes_on (const KroOutline *self, guint first, guint i)
{
  guint before = i - 1;

  if (is_glued (self, i) || kro_outline_get_tag (self, before) == KRO_TAG_GLUE || !self->scan->pack->header->verb_final)
    return TRUE;
  if (kro_outline_get_tag (self, before) == KRO_TAG_NUMBER || is_number_word (self, before) || looks_adjective (self, before))
    return TRUE;
  if (kro_outline_is_name (self, before))
    return kro_outline_is_name (self, i);
  if ((kro_scan_get_roles (self->scan, before) & KRO_ROLE_ADVERB) != 0 && before > first && kro_outline_get_tag (self, before - 1) == KRO_TAG_ARTICLE)
    return !looks_adjective (self, i) || (i + 1 < self->end && kro_outline_get_tag (self, i + 1) == KRO_TAG_OTHER);
  return kro_outline_is_name (self, i) && before == first;
}

static gboolean
is_of_phrase (const KroOutline *self, guint i)
{
  KroTag tag = kro_outline_get_tag (self, i);

  return kro_tag_in (tag, KRO_BIT (OTHER) | KRO_BIT (NUMBER)) || (tag == KRO_TAG_GLUE && (is_glued (self, i) || kro_scan_is_mark (self->scan, i, '$') || kro_scan_get_token (self->scan, i)->value == 0x7f));
}

/* A number in words, and not one that is also somebody. */
static gboolean
is_counting (const KroOutline *self, guint i)
{
  return is_number_word (self, i) && (kro_scan_get_roles (self->scan, i) & KRO_ROLE_PERSON) == 0;
}

/* Whether the token at @i is of the noun phrase whose words begin at @start. */
static gboolean
belongs (const KroOutline *self, guint i, guint start, gboolean has_article)
{
  if (is_of_phrase (self, i))
    return TRUE;
  if (i > start)
    return is_glued (self, i) && !kro_outline_is (self, i, KRO_BIT (COMMA) | KRO_BIT (BREAK)) && !kro_scan_is_mark (self->scan, i, '.');
  return has_article && kro_outline_is (self, i, KRO_BIT (MAYBE) | KRO_BIT (PARTICIPLE));
}

/* "was het koud": no article where only an adjective is behind it. */
static gboolean
is_pronoun_article (const KroOutline *self, guint i)
{
  const guint32 pronoun = KRO_ROLE_PRONOUN | KRO_ROLE_THING;

  return (kro_scan_get_roles (self->scan, i) & pronoun) == pronoun && (kro_scan_get_words (self->scan, i) & KRO_WORD_COMPLEMENTISER) == 0 && kro_outline_get_tag (self, i) == KRO_TAG_ARTICLE;
}

static gboolean
is_known_adjective (const KroOutline *self, guint i)
{
  return kro_scan_get_token (self->scan, i)->lexeme != 0 && (kro_scan_get_words (self->scan, i) & KRO_WORD_ADJECTIVE) != 0 && !kro_outline_is_name (self, i);
}

/* The end of the noun phrase at @i, at most @end; @i: there is none. */
guint
kro_outline_phrase_end (const KroOutline *self, guint i, guint end)
{
  guint first = i, start;

  if (i >= end)
    return i;
  if (kro_outline_get_tag (self, i) == KRO_TAG_PRONOUN)
    return i + 1;
  while (first < end && (kro_outline_get_tag (self, first) == KRO_TAG_ARTICLE))
    first++;
  if (first > i && first + 1 < end && kro_outline_get_tag (self, first) == KRO_TAG_ADVERB && kro_outline_get_tag (self, first + 1) == KRO_TAG_OTHER)
    first++;
  start = first;
  while (first < end && belongs (self, first, start, start > i) && (first == start || goes_on (self, i, first)))
    first++;
  if (first == start)
    return i;
  if (first == i + 2 && is_pronoun_article (self, i) && is_known_adjective (self, first - 1))
    return i + 1;
  if (start > i && first == start + 1 && first < end && is_counting (self, start) && kro_outline_get_tag (self, first) == KRO_TAG_ARTICLE)
    return MAX (kro_outline_phrase_end (self, first, end), first);
  if (first < end && is_genitive (self, first))
    {
      guint behind = kro_outline_phrase_end (self, first + 1, MIN (end, first + MAX_BACK));

      return behind > first + 1 ? behind : first;
    }
  return first;
}

static gboolean
is_skipped (const KroOutline *self, guint i)
{
  KroTag tag = kro_outline_get_tag (self, i);

  return kro_tag_in (tag, KRO_BIT (ADVERB) | KRO_BIT (DATE) | KRO_BIT (COMMA) | KRO_BIT (CONJUNCTION) | KRO_BIT (BREAK)) || (tag == KRO_TAG_GLUE && !is_of_phrase (self, i)) || (kro_scan_get_roles (self->scan, i) & KRO_ROLE_PERIOD) != 0;
}

static gboolean
is_article_of_date (const KroOutline *self, guint i, guint end)
{
  return kro_outline_get_tag (self, i) == KRO_TAG_ARTICLE && i + 1 < end && (kro_outline_get_tag (self, i + 1) == KRO_TAG_DATE || (kro_scan_get_roles (self->scan, i + 1) & KRO_ROLE_PERIOD) != 0);
}

/* The first token behind adverbs, dates and phrases with a preposition. */
static guint
skip_front (const KroOutline *self, guint i, guint end, gboolean *is_fronted)
{
  for (; i < end; i++)
    {
      if (kro_outline_get_tag (self, i) == KRO_TAG_PREPOSITION)
        {
          guint behind = kro_outline_phrase_end (self, i + 1, end);

          *is_fronted = TRUE;
          i = MAX (behind, i + 1) - 1;
        }
      else if (kro_outline_get_tag (self, i) == KRO_TAG_ARTICLE && kro_outline_phrase_end (self, i, end) == end)
        break;
      else if (is_skipped (self, i) || is_article_of_date (self, i, end))
        *is_fronted = TRUE;
      else
        break;
    }
  return i;
}

static gboolean
find_own_subject (const KroOutline *self, const KroMember *part, guint *first, guint *end)
{
  gboolean is_main = part->kind == KRO_MEMBER_MAIN && self->scan->pack->header->verb_final;
  guint    verb = part->verb != KRO_NO_TOKEN ? part->verb : part->end;
  gboolean is_fronted = FALSE;
  guint    i = part->lead != KRO_NO_TOKEN && part->kind != KRO_MEMBER_MAIN ? part->lead + 1 : part->first;

  *first = skip_front (self, i, verb, &is_fronted);
  *end = kro_outline_phrase_end (self, *first, verb);
  if (*end > *first && (!is_main || *end == verb || !is_fronted))
    return TRUE;
  if (!is_main || part->verb == KRO_NO_TOKEN)
    return FALSE;
  for (*first = verb + 1; *first < part->end && kro_outline_is (self, *first, KRO_BIT (ADVERB) | KRO_BIT (DATE));)
    ++*first;
  *end = kro_outline_phrase_end (self, *first, part->end);
  return *end > *first;
}

/* An aside behind the subject tells of all of it: "a wing with 20 beds, begun". */
static gboolean
find_subject_before (const KroOutline *self, const KroMember *aside, guint *first, guint *end)
{
  const KroMember *parent = kro_outline_get_part (self, aside->parent);
  gboolean         is_fronted = FALSE;

  if (parent->verb != KRO_NO_TOKEN && parent->verb < aside->first)
    return FALSE;
  if (aside->first == parent->first && parent->end > aside->end)
    return find_own_subject (self, &(KroMember){ .kind = parent->kind, .first = aside->end, .end = parent->end, .lead = KRO_NO_TOKEN, .verb = parent->verb }, first, end);
  *first = skip_front (self, parent->first, aside->first, &is_fronted);
  for (*end = *first; *end < aside->first && kro_outline_get_owner (self, *end) == aside->parent;)
    ++*end;
  while (*end > *first && kro_outline_get_tag (self, *end - 1) == KRO_TAG_COMMA)
    --*end;
  for (guint i = *first; i < *end; i++)
    if (kro_outline_is (self, i, KRO_BIT (COMMA) | KRO_BIT (DATE)))
      return FALSE;
  return *end > *first;
}

/* Finds the noun phrase that is the subject of a clause. */
gboolean
kro_outline_find_subject (const KroOutline *self, guint number, guint *first, guint *end)
{
  for (int depth = 0; depth < MAX_DEPTH; depth++)
    {
      const KroMember *part = kro_outline_get_part (self, number);

      if (part->kind == KRO_MEMBER_ASIDE && find_subject_before (self, part, first, end))
        return TRUE;
      if (part->kind == KRO_MEMBER_RELATIVE || part->kind == KRO_MEMBER_ASIDE)
        return kro_outline_find_antecedent (self, part->first, first, end);
      if (part->kind != KRO_MEMBER_SHARED)
        return find_own_subject (self, part, first, end);
      number = part->parent;
    }
  return FALSE;
}

/* "the bought mill": a participle between article and noun. */
static gboolean
is_attribute (const KroOutline *self, guint i)
{
  KroTag tag = kro_outline_get_tag (self, i);

  return (kro_tag_in (tag, KRO_BIT (PARTICIPLE) | KRO_BIT (MAYBE))) && i > self->first && kro_outline_get_tag (self, i - 1) == KRO_TAG_ARTICLE;
}

/* Finds the noun phrase that ends before @i and the marks and dates there. */
gboolean
kro_outline_find_antecedent (const KroOutline *self, guint i, guint *first, guint *end)
{
  while (i > self->first && (kro_outline_is (self, i - 1, KRO_BIT (COMMA) | KRO_BIT (DATE)) || kro_outline_get_owner (self, i - 1) == KRO_OUTLINE_NOWHERE))
    i--;
  *end = i;
  for (*first = i; *first > self->first && *end - *first < MAX_BACK; --*first)
    {
      guint  before = *first - 1;
      KroTag tag = kro_outline_get_tag (self, before);

      if (tag == KRO_TAG_ARTICLE)
        {
          --*first;
          if (before > self->first + 1 && is_genitive (self, before - 1) && kro_outline_get_tag (self, before - 2) == KRO_TAG_OTHER)
            {
              --*first;
              continue;
            }
          return *end > *first + 1;
        }
      if (!is_of_phrase (self, before) && !is_attribute (self, before) && !(is_genitive (self, before) && *first < *end && before > self->first && kro_outline_get_tag (self, before - 1) == KRO_TAG_OTHER))
        break;
    }
  return *end > *first;
}

static gboolean
has_finite_form (const KroOutline *self, const char *text, gsize length)
{
  const guint32        finite = KRO_WORD_PAST | KRO_WORD_PRESENT | KRO_WORD_AUXILIARY;
  guint32              lexeme = length > 0 ? kro_pack_find_lexeme (self->scan->pack, text, length) : 0;
  const KroBlobLexeme *found = lexeme != 0 ? &self->scan->pack->lexemes[lexeme - 1] : NULL;

  return found != NULL && ((found->words & finite) != 0 || (found->roles & KRO_ROLE_VERB) != 0);
}

/* The bytes of the particle that a verb at the end of a clause begins with. */
guint
kro_outline_particle_of (const KroOutline *self, guint i)
{
  const KroToken *token = kro_scan_get_token (self->scan, i);
  guint           length = token->e - token->b;
  char            text[MAX_VERB + 8] = { 0 }; /* the pack reads eight bytes at a time */

  if (token->kind != KRO_TOKEN_WORD || length > MAX_VERB || kro_outline_is_name (self, i))
    return 0;
  memcpy (text, self->scan->text + token->b, length);
  for (guint n = MIN_PARTICLE; n <= MAX_PARTICLE && n + 2 < length; n++)
    {
      guint32 lexeme = kro_pack_find_lexeme (self->scan->pack, text, n);

      if (lexeme != 0 && (self->scan->pack->lexemes[lexeme - 1].words & KRO_WORD_PARTICLE) != 0 && has_finite_form (self, text + n, length - n))
        return n;
    }
  return 0;
}

/* Whether the particle at @i belongs to the verb at @verb: "kondigde … aan". */
gboolean
kro_outline_is_particle_of (const KroOutline *self, guint i, guint verb)
{
  const KroToken *particle = kro_scan_get_token (self->scan, i), *token = kro_scan_get_token (self->scan, verb);
  guint           n = particle->e - particle->b, length = token->e - token->b;
  char            text[MAX_PARTICLE + MAX_VERB + 8] = { 0 };
  guint32         lexeme;

  if ((particle->words & KRO_WORD_PARTICLE) == 0 || token->kind != KRO_TOKEN_WORD || n > MAX_PARTICLE || length > MAX_VERB)
    return FALSE;
  memcpy (text, self->scan->text + particle->b, n);
  memcpy (text + n, self->scan->text + token->b, length);
  lexeme = kro_pack_find_lexeme (self->scan->pack, text, n + length);
  return lexeme != 0 && (self->scan->pack->lexemes[lexeme - 1].roles & KRO_ROLE_SEPARABLE) != 0;
}

/* The finite verb of a clause whose verbs stand at its end, or KRO_NO_TOKEN.
 * @split: the bytes of it that stay at the end when it moves. */
guint
kro_outline_find_final_verb (const KroOutline *self, guint number, guint *split)
{
  const KroMember *part = kro_outline_get_part (self, number);
  guint            verb = KRO_NO_TOKEN, last = KRO_NO_TOKEN, n = 0;

  *split = 0;
  for (guint i = part->end; i-- > part->first;)
    {
      KroTag tag = kro_outline_get_tag (self, i);

      if (kro_outline_get_owner (self, i) != number || kro_tag_in (tag, KRO_BIT (GLUE) | KRO_BIT (COMMA)))
        continue;
      if (last == KRO_NO_TOKEN)
        last = i;
      if (tag == KRO_TAG_VERB && (verb == KRO_NO_TOKEN || (n < CLUSTER && (kro_scan_get_words (self->scan, i) & KRO_WORD_AUXILIARY) != 0)))
        verb = i;
      if (verb == KRO_NO_TOKEN && (*split = kro_outline_particle_of (self, i)) > 0)
        return i;
      n++;
    }
  if (verb != KRO_NO_TOKEN && (kro_scan_get_token (self->scan, verb)->lexeme == 0 || (kro_scan_get_roles (self->scan, verb) & KRO_ROLE_SEPARABLE) != 0))
    *split = kro_outline_particle_of (self, verb);
  return verb;
}

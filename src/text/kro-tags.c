/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What each token of a sentence is in it: verb, article, conjunction, mark.
 *
 * Most words are not known, and many of those that are may be two things; what
 * stands before and behind decides. One pass, from the left, that looks no
 * further than the next token but one.
 */
#include "kro-title-private.h"

#include <string.h>

#define MAX_AS 6 /* tokens from "as" to the verb */
#define FINITE (KRO_WORD_PAST | KRO_WORD_PRESENT | KRO_WORD_PERFECT | KRO_WORD_AUXILIARY | KRO_WORD_ATTRIBUTION)

static guint32
words_at (const KroOutline *self, guint i)
{
  return i < self->end ? kro_scan_guess_words (self->scan, i) : 0;
}

static guint32
roles_at (const KroOutline *self, guint i)
{
  return i < self->end ? kro_scan_get_roles (self->scan, i) : 0;
}

static gboolean
is_digit_mark (const KroOutline *self, guint i)
{
  return i > self->first && i + 1 < self->end && kro_scan_get_token (self->scan, i)->plane != KRO_PLANE_SPACED && kro_scan_get_token (self->scan, i + 1)->plane != KRO_PLANE_SPACED;
}

/* A full stop that did not end the sentence, with a capital behind it. */
static gboolean
is_stop_between (const KroOutline *self, guint i)
{
  const KroToken *token = kro_scan_get_token (self->scan, i);

  if (token->value != '.' || i <= self->first + 2 || i + 1 >= self->end || !kro_outline_is_name (self, i + 1) || token[1].plane != KRO_PLANE_SPACED)
    return FALSE;
  return token[-1].plane == KRO_PLANE_GLUED && (token[-1].words & KRO_WORD_ABBREVIATION) == 0;
}

static KroTag
tag_mark (const KroOutline *self, guint i)
{
  const KroToken *token = kro_scan_get_token (self->scan, i);

  if (is_digit_mark (self, i))
    return KRO_TAG_GLUE;
  if (token->value == ',')
    return KRO_TAG_COMMA;
  if (is_stop_between (self, i))
    return KRO_TAG_BREAK;
  if (token->value == ';' || token->value == ':' || (token->value == '-' && token->plane == KRO_PLANE_SPACED))
    return KRO_TAG_BREAK;
  return KRO_TAG_GLUE;
}

/* Whether a word has the form of a finite verb. In the middle of a sentence
 * a verb has no capital. */
static gboolean
has_verb_form (const KroOutline *self, guint i)
{
  guint32 words = words_at (self, i), roles = roles_at (self, i);

  if (i >= self->end || (words & KRO_WORD_ACCORDING) != 0)
    return FALSE;
  if (i > self->first && kro_outline_is_name (self, i) && kro_scan_get_token (self->scan, i - 1)->kind != KRO_TOKEN_MARK)
    return FALSE;
  return (words & FINITE) != 0 || (roles & KRO_ROLE_VERB) != 0;
}

/* "de ruimte in ging": the verb at the end of a clause, behind its particle. */
static gboolean
is_behind_postposition (const KroOutline *self, guint i)
{
  gboolean is_last = i + 1 >= self->end || kro_scan_get_token (self->scan, i + 1)->kind == KRO_TOKEN_MARK || (words_at (self, i + 1) & KRO_WORD_CONJUNCTION) != 0;

  return is_last && self->scan->pack->header->verb_final && (kro_scan_get_words (self->scan, i) & KRO_WORD_PAST) != 0 && (words_at (self, i - 1) & KRO_WORD_PARTICLE) != 0;
}

/* "having been sold", "to be paid": no finite verb. */
static gboolean
follows_base (const KroOutline *self, guint i)
{
  while (i > self->first + 1 && kro_outline_is (self, i - 1, KRO_BIT (PARTICIPLE) | KRO_BIT (ADVERB)))
    i--;
  return i > self->first && (words_at (self, i - 1) & KRO_WORD_BASE) != 0;
}

static KroTag
tag_verb (const KroOutline *self, guint i, KroTag before)
{
  guint32  words = words_at (self, i), roles = roles_at (self, i);
  gboolean is_auxiliary = (words & KRO_WORD_AUXILIARY) != 0;

  if (before == KRO_TAG_PREPOSITION && is_auxiliary && (roles & KRO_ROLE_SINGULAR) != 0 && !self->scan->pack->header->verb_final)
    return KRO_TAG_VERB;
  if (before == KRO_TAG_PREPOSITION && is_behind_postposition (self, i))
    return KRO_TAG_VERB;
  if (kro_tag_in (before, KRO_BIT (ARTICLE) | KRO_BIT (PREPOSITION)) || (before == KRO_TAG_NUMBER && !is_auxiliary && (words & KRO_WORD_PAST) == 0))
    return KRO_TAG_OTHER;
  if (is_auxiliary || self->scan->pack->header->verb_final)
    return KRO_TAG_VERB;
  if ((kro_scan_get_words (self->scan, i) == 0 && (roles & KRO_ROLE_VERB) == 0) || ((words & KRO_WORD_PAST) != 0 && (words & KRO_WORD_PARTICIPLE) != 0))
    return follows_base (self, i) ? KRO_TAG_PARTICIPLE : KRO_TAG_MAYBE;
  if (!kro_tag_in (before, KRO_BIT (PRONOUN) | KRO_BIT (RELATIVE)) && has_verb_form (self, i + 1) && (words & KRO_WORD_PAST) == 0)
    return KRO_TAG_OTHER;
  return KRO_TAG_VERB;
}

/* A possessive that is a verb as well: it is one behind a noun. */
static gboolean
is_possessive (const KroOutline *self, guint i, KroTag before)
{
  if ((roles_at (self, i) & KRO_ROLE_POSSESSIVE) == 0)
    return FALSE;
  if ((words_at (self, i) & FINITE) == 0)
    return TRUE;
  if (i + 1 >= self->end || kro_scan_get_token (self->scan, i + 1)->kind == KRO_TOKEN_MARK || (words_at (self, i + 1) & (KRO_WORD_ARTICLE | KRO_WORD_PERSONAL | KRO_WORD_EXPLETIVE)) != 0)
    return FALSE;
  if (before == KRO_TAG_PRONOUN)
    return (roles_at (self, i - 1) & KRO_ROLE_SINGULAR) != 0;
  return !kro_tag_in (before, KRO_BIT (OTHER) | KRO_BIT (DATE) | KRO_BIT (ADVERB) | KRO_BIT (NUMBER));
}

static gboolean
opens_phrase (const KroOutline *self, guint i)
{
  return (words_at (self, i) & (KRO_WORD_ARTICLE | KRO_WORD_PERSONAL)) != 0 || (roles_at (self, i) & (KRO_ROLE_PRONOUN | KRO_ROLE_POSSESSIVE)) != 0 || (i < self->end && kro_outline_is_name (self, i));
}

static gboolean
is_pronoun (const KroOutline *self, guint i)
{
  return (words_at (self, i) & KRO_WORD_PERSONAL) != 0 || ((roles_at (self, i) & KRO_ROLE_PRONOUN) != 0 && (words_at (self, i) & KRO_WORD_ARTICLE) == 0);
}

/* Whether no noun phrase goes on at @i. */
static gboolean
ends_phrase (const KroOutline *self, guint i)
{
  return i >= self->end || kro_outline_get_tag (self, i) == KRO_TAG_DATE || (words_at (self, i) & (KRO_WORD_PREPOSITION | KRO_WORD_ARTICLE)) != 0 || (roles_at (self, i) & KRO_ROLE_ADVERB) != 0;
}

/* "120 shops that": where the pronoun of one is another, it is no pronoun. */
static gboolean
is_behind_many (const KroOutline *self, guint i, KroTag before)
{
  const KroToken *token = i > self->first + 1 ? kro_scan_get_token (self->scan, i - 2) : NULL;

  return self->scan->pack->header->verb_final && before == KRO_TAG_OTHER && token != NULL && token->kind == KRO_TOKEN_NUMBER && token->value != 1;
}

/* "that": a conjunction, a relative pronoun, a pronoun or an article. */
static KroTag
tag_that (const KroOutline *self, guint i, KroTag before)
{
  guint32  words = words_at (self, i);
  gboolean is_article = (words & KRO_WORD_ARTICLE) != 0;
  gboolean is_before_verb = has_verb_form (self, i + 1);
  gboolean may_complement = (words & KRO_WORD_COMPLEMENTISER) != 0 && !is_before_verb;
  gboolean is_final = self->scan->pack->header->verb_final;

  if (may_complement && i > self->first && ((before == KRO_TAG_CONJUNCTION && opens_phrase (self, i + 1)) || (before == KRO_TAG_PREPOSITION && is_pronoun (self, i + 1))))
    return KRO_TAG_COMPLEMENTISER;
  if (kro_tag_in (before, KRO_BIT (GLUE) | KRO_BIT (BREAK) | KRO_BIT (CONJUNCTION)) || (before == KRO_TAG_COMMA && is_final && is_before_verb && is_article && (words & KRO_WORD_PERSONAL) != 0))
    return is_before_verb || !is_article ? KRO_TAG_PRONOUN : KRO_TAG_ARTICLE;
  if (may_complement && is_behind_many (self, i, before))
    return KRO_TAG_COMPLEMENTISER;
  if (before == KRO_TAG_PREPOSITION && is_article)
    return KRO_TAG_ARTICLE;
  if (is_article && kro_tag_in (before, KRO_BIT (SUBORDINATOR) | KRO_BIT (COMPLEMENTISER)))
    return is_before_verb || ends_phrase (self, i + 1) ? KRO_TAG_PRONOUN : KRO_TAG_ARTICLE;
  if (before == KRO_TAG_VERB && is_article && is_final && (is_before_verb || (words_at (self, i + 1) & KRO_WORD_PARTICIPLE) != 0 || (roles_at (self, i + 1) & KRO_ROLE_ADVERB) != 0))
    return KRO_TAG_PRONOUN;
  if (may_complement && before != KRO_TAG_COMMA && (before != KRO_TAG_OTHER || !is_final || opens_phrase (self, i + 1)))
    return KRO_TAG_COMPLEMENTISER;
  if (is_article && kro_tag_in (before, KRO_BIT (VERB) | KRO_BIT (ADVERB)))
    return (words & KRO_WORD_COMPLEMENTISER) != 0 ? KRO_TAG_COMPLEMENTISER : KRO_TAG_ARTICLE;
  return KRO_TAG_RELATIVE;
}

static gboolean
may_be_that (const KroOutline *self, guint i)
{
  return (words_at (self, i) & KRO_WORD_COMPLEMENTISER) != 0 || ((roles_at (self, i) & KRO_ROLE_RELATIVE) != 0 && (words_at (self, i) & KRO_WORD_PREPOSITION) == 0);
}

/* Words of one kind only. */
static KroTag
tag_plain (const KroOutline *self, guint i)
{
  guint32 words = words_at (self, i), roles = roles_at (self, i);

  if ((words & KRO_WORD_PERSONAL) != 0 || ((roles & KRO_ROLE_PRONOUN) != 0 && ((words & KRO_WORD_ARTICLE) == 0 || has_verb_form (self, i + 1))) || ((words & KRO_WORD_EXPLETIVE) != 0 && (roles & KRO_ROLE_ADVERB) == 0))
    return KRO_TAG_PRONOUN;
  if ((words & KRO_WORD_CONJUNCTION) != 0)
    return KRO_TAG_CONJUNCTION;
  if ((words & KRO_WORD_ARTICLE) != 0)
    return KRO_TAG_ARTICLE;
  if ((words & KRO_WORD_PREPOSITION) != 0)
    return KRO_TAG_PREPOSITION;
  if ((words & (KRO_WORD_CONNECTIVE | KRO_WORD_DEGREE)) != 0 || (roles & KRO_ROLE_ADVERB) != 0)
    return KRO_TAG_ADVERB;
  if ((words & KRO_WORD_PARTICIPLE) != 0)
    return KRO_TAG_PARTICIPLE;
  return KRO_TAG_OTHER;
}

/* "werden het bedragen": no article, since verb and noun are of more than one. */
static gboolean
is_plural_it (const KroOutline *self, guint i, KroTag before)
{
  if (before != KRO_TAG_VERB || (roles_at (self, i) & KRO_ROLE_THING) == 0 || (words_at (self, i) & KRO_WORD_ARTICLE) == 0 || (roles_at (self, i - 1) & (KRO_ROLE_PLURAL | KRO_ROLE_SINGULAR)) != KRO_ROLE_PLURAL)
    return FALSE;
  return i + 1 < self->end && kro_scan_get_words (self->scan, i + 1) == 0 && !kro_outline_is_name (self, i + 1) && (words_at (self, i + 1) & KRO_WORD_FUNCTION) != 0;
}

static gboolean
is_closed (const KroOutline *self, guint i)
{
  return i >= self->end || kro_scan_get_token (self->scan, i)->kind == KRO_TOKEN_MARK;
}

/* "dichtging": a verb with its particle, where a clause or what follows its
 * verb ends. */
static gboolean
is_verb_at_end (const KroOutline *self, guint i, KroTag before)
{
  if (!self->scan->pack->header->verb_final || kro_tag_in (before, KRO_BIT (ARTICLE) | KRO_BIT (PREPOSITION)))
    return FALSE;
  return (is_closed (self, i + 1) || (words_at (self, i + 1) & KRO_WORD_PREPOSITION) != 0) && kro_outline_particle_of (self, i) > 0;
}

/* "Als kind verhuisde zij": in front of a bare noun, with the verb and its
 * subject behind, "as" opens no clause. */
static gboolean
is_as_phrase (const KroOutline *self, guint i, KroTag before)
{
  guint verb = i + 1;

  if (!self->scan->pack->header->verb_final || (roles_at (self, i) & KRO_ROLE_COMPARISON) == 0 || before != KRO_TAG_GLUE || opens_phrase (self, verb))
    return FALSE;
  while (verb < self->end && verb < i + MAX_AS && !is_closed (self, verb) && !has_verb_form (self, verb))
    verb++;
  if (verb == i + 1 || verb + 2 >= self->end || !has_verb_form (self, verb))
    return FALSE;
  return opens_phrase (self, verb + 1) || kro_outline_get_tag (self, verb + 1) == KRO_TAG_DATE || kro_outline_get_tag (self, verb + 2) == KRO_TAG_DATE;
}

static KroTag
tag_word (const KroOutline *self, guint i, KroTag before)
{
  guint32 words = words_at (self, i);
  KroTag  tag;

  if (words == 0 && roles_at (self, i) == 0 && !self->scan->pack->header->verb_final)
    return KRO_TAG_OTHER;
  if (is_possessive (self, i, before))
    return KRO_TAG_ARTICLE;
  if (is_plural_it (self, i, before))
    return KRO_TAG_PRONOUN;
  if (may_be_that (self, i))
    return tag_that (self, i, before);
  if ((words & KRO_WORD_EXPLETIVE) != 0 && (kro_tag_in (before, KRO_BIT (GLUE) | KRO_BIT (VERB)) || has_verb_form (self, i + 1)))
    return KRO_TAG_PRONOUN;
  if (has_verb_form (self, i) && (words & KRO_WORD_PREPOSITION) == 0)
    return tag_verb (self, i, before);
  if (is_as_phrase (self, i, before))
    return KRO_TAG_PREPOSITION;
  if (((words & KRO_WORD_SUBORDINATOR) != 0 || (roles_at (self, i) & KRO_ROLE_WHEN) != 0) && (!self->scan->pack->header->verb_final || !has_verb_form (self, i + 1)))
    return KRO_TAG_SUBORDINATOR;
  if ((words & KRO_WORD_SUBORDINATOR) != 0)
    return KRO_TAG_ADVERB;
  tag = tag_plain (self, i);
  if (tag == KRO_TAG_ADVERB && before == KRO_TAG_ARTICLE && (is_closed (self, i + 1) || words_at (self, i + 1) != 0 || (roles_at (self, i + 1) & ~(guint32)KRO_ROLE_PERIOD) != 0))
    return KRO_TAG_OTHER;
  if (tag == KRO_TAG_OTHER && is_verb_at_end (self, i, before))
    return KRO_TAG_VERB;
  return tag;
}

/* Whether a find names a date: no repetition, and no length of time alone. */
static gboolean
names_date (const KroFind *find)
{
  const guint64 length = G_GUINT64_CONSTANT (1) << KRO_FIELD_UNIT | G_GUINT64_CONSTANT (1) << KRO_FIELD_COUNT | G_GUINT64_CONSTANT (1) << KRO_FIELD_FRACTION |
                         G_GUINT64_CONSTANT (1) << KRO_FIELD_VAGUE | G_GUINT64_CONSTANT (1) << KRO_FIELD_MOD | G_GUINT64_CONSTANT (1) << KRO_FIELD_TYPE | G_GUINT64_CONSTANT (1) << KRO_FIELD_REF;

  return !kro_frame_has (&find->frame, KRO_FIELD_EVERY) && (find->frame.set & ~length) != 0;
}

/* "season" behind "the 2018", and "school year", whose noun comes second. */
static gboolean
is_period_behind (const KroOutline *self, guint i)
{
  if ((roles_at (self, i) & KRO_ROLE_PERIOD) != 0)
    return TRUE;
  return kro_scan_get_token (self->scan, i)->kind == KRO_TOKEN_WORD && !kro_outline_is_name (self, i) && words_at (self, i) == 0 && roles_at (self, i) == 0 && (roles_at (self, i + 1) & KRO_ROLE_PERIOD) != 0;
}

static void
tag_dates (KroOutline *self, const GArray *finds, guint sentence)
{
  guint low = 0, high = finds->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (finds, KroFind, middle).sentence < sentence)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < finds->len && g_array_index (finds, KroFind, low).sentence == sentence; low++)
    {
      const KroFind *find = &g_array_index (finds, KroFind, low);

      if (!names_date (find))
        {
          /* A length of time is no part of the date before it. */
          if (find->first >= self->first && find->first < self->end)
            g_array_index (self->tags, guint8, find->first - self->first) = KRO_TAG_NUMBER;
          continue;
        }
      for (guint i = MAX (find->first, self->first); i < MIN (find->end, self->end); i++)
        g_array_index (self->tags, guint8, i - self->first) = KRO_TAG_DATE;
    }
}

/* Tags the tokens of the outline. @sentence: its number in the scan. */
void
kro_outline_tag (KroOutline *self, guint sentence)
{
  KroTag before = KRO_TAG_GLUE;

  g_array_set_size (self->tags, 0);
  g_array_set_size (self->tags, self->end - self->first);
  tag_dates (self, self->scan->finds, sentence);
  for (guint i = self->first; i < self->end; i++)
    {
      const KroToken *token = kro_scan_get_token (self->scan, i);
      KroTag          tag = kro_outline_get_tag (self, i);

      if (before == KRO_TAG_DATE && tag != KRO_TAG_NUMBER && is_period_behind (self, i))
        tag = KRO_TAG_DATE;
      if (tag != KRO_TAG_DATE)
        tag = token->kind == KRO_TOKEN_MARK ? tag_mark (self, i) : token->kind == KRO_TOKEN_NUMBER ? KRO_TAG_NUMBER
                                                                                                   : tag_word (self, i, before);
      g_array_index (self->tags, guint8, i - self->first) = (guint8)tag;
      if (token->kind != KRO_TOKEN_MARK || tag != KRO_TAG_GLUE || token->plane == KRO_PLANE_SPACED)
        before = tag;
    }
}

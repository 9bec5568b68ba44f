/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a pronoun in front of a title stands for: the subject of the clause
 * before, or of a sentence before, where person and number fit. Only looked
 * for when it is asked, in few sentences; where there is doubt there is none,
 * since a wrong name is worse than a pronoun.
 */
#include "kro-title-private.h"

#include <string.h>

#define MAX_SENTENCES 4
#define MAX_NAME 60

typedef struct
{
  guint32  words; /* of the pronoun */
  guint32  roles;
  gboolean is_plural;
  gboolean is_singular;
} Wanted;

/* The last word of the phrase before "of". */
static guint
find_noun (const KroOutline *self, guint first, guint end)
{
  guint i = first;

  while (i + 1 < end && (kro_scan_get_words (self->scan, i + 1) & KRO_WORD_GENITIVE) == 0)
    i++;
  return i;
}

/* The noun of the phrase has not the ending of many, and is no name. */
static gboolean
ends_as_one (const KroOutline *self, guint first, guint end)
{
  guint i = find_noun (self, first, end);

  return (kro_scan_guess_words (self->scan, i) & KRO_WORD_FUNCTION) == 0 && !kro_outline_is_name (self, i);
}

static gboolean
fits (const KroOutline *self, guint part, guint first, guint end, const Wanted *wanted)
{
  guint    verb = kro_outline_get_part (self, part)->verb;
  guint32  verb_roles = verb != KRO_NO_TOKEN ? kro_scan_get_roles (self->scan, verb) : 0;
  guint32  first_roles = kro_scan_get_roles (self->scan, first);
  gboolean is_person = FALSE, has_article = kro_outline_get_tag (self, first) == KRO_TAG_ARTICLE;
  guint    n_names = 0;

  for (guint i = first; i < end; i++)
    {
      if ((kro_scan_get_words (self->scan, i) & KRO_WORD_GENITIVE) != 0)
        break;
      is_person = is_person || (kro_scan_get_roles (self->scan, i) & KRO_ROLE_PERSON) != 0;
      n_names += kro_outline_is_name (self, i) && kro_scan_get_token (self->scan, i)->lexeme == 0;
    }
  if (wanted->is_plural)
    return (verb_roles & KRO_ROLE_PLURAL) != 0 && (verb_roles & KRO_ROLE_SINGULAR) == 0;
  if ((verb_roles & (KRO_ROLE_PLURAL | KRO_ROLE_SINGULAR)) == KRO_ROLE_PLURAL || kro_outline_get_tag (self, first) == KRO_TAG_NUMBER)
    return FALSE;
  if ((wanted->roles & KRO_ROLE_THING) != 0)
    return !is_person && (has_article || n_names > 1 || (first > self->first && n_names == 1)) && (((verb_roles | first_roles) & KRO_ROLE_SINGULAR) != 0 || ends_as_one (self, first, end));
  return (is_person && has_article) || (!has_article && n_names > 1);
}

static gboolean
copy_phrase (const KroOutline *self, guint first, guint end, GString *name)
{
  const char *text = self->scan->text;
  gsize       b, e;

  while (end > first && kro_outline_get_tag (self, end - 1) == KRO_TAG_GLUE)
    end--;
  if (end == first)
    return FALSE;
  b = kro_scan_get_token (self->scan, first)->b;
  e = kro_scan_get_token (self->scan, end - 1)->e;
  if (e - b > MAX_NAME || memchr (text + b, '\n', e - b) != NULL || memchr (text + b, '[', e - b) != NULL || memchr (text + b, ']', e - b) != NULL)
    return FALSE;
  g_string_append_len (name, text + b, (gssize)(e - b));
  return TRUE;
}

static gboolean
is_same_pronoun (const KroOutline *self, guint first, const Wanted *wanted)
{
  return kro_outline_get_tag (self, first) == KRO_TAG_PRONOUN && kro_scan_get_words (self->scan, first) == wanted->words && kro_scan_get_roles (self->scan, first) == wanted->roles;
}

/* Tries the subjects of the clauses in front of @before, the nearest first, or
 * of the main clauses of a whole sentence. 1: found, 0: go on
 * to the sentence before, -1: there is doubt. */
static int
try_sentence (const KroOutline *self, guint before, const Wanted *wanted, gboolean is_near, GString *name)
{
  gboolean is_whole = before > self->parts->len;

  for (guint k = 0, n = MIN (before, self->parts->len); k < n; k++)
    {
      guint         p = is_whole ? k : n - 1 - k;
      KroMemberKind kind = kro_outline_get_part (self, p)->kind;
      guint         first, end;

      if ((kind != KRO_MEMBER_MAIN && (is_whole || (kind != KRO_MEMBER_COMPLEMENT && kind != KRO_MEMBER_SUBORDINATE))) || !kro_outline_find_subject (self, p, &first, &end))
        continue;
      if (is_same_pronoun (self, first, wanted))
        return 0;
      if (!fits (self, p, first, end, wanted))
        return -1;
      if ((!is_near || (wanted->roles & KRO_ROLE_THING) == 0) && (kro_scan_get_roles (self->scan, first) & KRO_ROLE_INDEFINITE) != 0)
        return -1;
      return copy_phrase (self, first, end, name) ? 1 : -1;
    }
  return (wanted->roles & KRO_ROLE_THING) != 0 ? -1 : 0;
}

/* Whether a phrase of the sentence, other than its subject, or a word for people
 * could be meant as well. */
static gboolean
has_rival (const KroOutline *self, guint first, guint end)
{
  for (guint i = self->first; i < self->end; i++)
    {
      guint32 roles = kro_scan_get_roles (self->scan, i);
      KroTag  tag = kro_outline_get_tag (self, i);

      if ((roles & KRO_ROLE_PERSON) != 0 || kro_tag_in (tag, KRO_BIT (PRONOUN) | KRO_BIT (RELATIVE)) || (i > self->first && kro_outline_is_name (self, i) && tag != KRO_TAG_DATE && (kro_scan_get_roles (self->scan, i) & KRO_ROLE_PERIOD) == 0))
        return TRUE;
      if ((i < first || i >= end) && tag == KRO_TAG_ARTICLE && (roles & KRO_ROLE_THING) == 0 && i + 1 < self->end && kro_outline_get_tag (self, i + 1) != KRO_TAG_DATE)
        return TRUE;
    }
  return FALSE;
}

/* In a language whose nouns have a gender "he" and "she" may be things: the
 * subject of the sentence before, when nothing else there can be meant. Words
 * with the article of "it" are none. */
static gboolean
try_thing (const KroOutline *self, GString *name)
{
  guint         found = KRO_NO_TOKEN, first, end, verb;
  KroMemberKind kind;

  for (guint p = 0; p < self->parts->len; p++)
    {
      kind = kro_outline_get_part (self, p)->kind;
      if (kind != KRO_MEMBER_MAIN && kind != KRO_MEMBER_SHARED)
        return FALSE;
      if (kind == KRO_MEMBER_MAIN && found != KRO_NO_TOKEN)
        return FALSE;
      found = kind == KRO_MEMBER_MAIN ? p : found;
    }
  if (found == KRO_NO_TOKEN || !kro_outline_find_subject (self, found, &first, &end))
    return FALSE;
  verb = kro_outline_get_part (self, found)->verb;
  if (verb == KRO_NO_TOKEN || (kro_scan_get_roles (self->scan, verb) & (KRO_ROLE_PLURAL | KRO_ROLE_SINGULAR)) == KRO_ROLE_PLURAL)
    return FALSE;
  if (kro_outline_get_tag (self, first) != KRO_TAG_ARTICLE || (kro_scan_get_roles (self->scan, first) & (KRO_ROLE_THING | KRO_ROLE_INDEFINITE | KRO_ROLE_POSSESSIVE)) != 0 || !ends_as_one (self, first, end) || has_rival (self, first, end))
    return FALSE;
  return copy_phrase (self, first, end, name);
}

/* "…, but a plan was lacking": nothing stands behind the verb, so that the
 * subject was named last. */
static gboolean
try_last_subject (const KroOutline *self, GString *name)
{
  const KroMember *part = kro_outline_get_part (self, self->parts->len - 1);
  guint            first, end;

  if (part->kind != KRO_MEMBER_MAIN || part->verb == KRO_NO_TOKEN || !kro_outline_find_subject (self, self->parts->len - 1, &first, &end) || end != part->verb || kro_outline_get_tag (self, first) != KRO_TAG_ARTICLE)
    return FALSE;
  for (guint i = part->verb + 1; i < self->end; i++)
    if (kro_outline_get_tag (self, i) != KRO_TAG_GLUE)
      return FALSE;
  return copy_phrase (self, first, end, name);
}

/* Of "measles" in "a jab against measles", where the article stands. */
static guint
start_of_phrase (const KroOutline *self, guint first)
{
  guint start, end;

  if (first < self->first + 2 || (kro_scan_get_roles (self->scan, first - 1) & KRO_ROLE_NOMINAL) == 0 || !kro_outline_find_antecedent (self, first - 1, &start, &end) || end != first - 1)
    return first;
  return start;
}

/* "a report of the paper": of the phrases that "of" joins, the last one, if its
 * article and number fit "who", and the whole is neither known nor a person. */
static guint
start_of_last (const KroOutline *self, guint first, guint end, const Wanted *wanted)
{
  guint32  roles = kro_scan_get_roles (self->scan, first);
  guint    start = first;
  gboolean is_one;

  if ((wanted->roles & KRO_ROLE_THING) != 0 || (kro_outline_get_tag (self, first) == KRO_TAG_ARTICLE && (roles & KRO_ROLE_INDEFINITE) == 0))
    return first;
  for (guint i = first; i < end; i++)
    {
      if (start == first && (kro_scan_get_roles (self->scan, i) & KRO_ROLE_PERSON) != 0)
        return first;
      if ((kro_scan_get_words (self->scan, i) & KRO_WORD_GENITIVE) != 0 && i + 1 < end)
        start = i + 1;
    }
  roles = kro_scan_get_roles (self->scan, start);
  if (kro_outline_get_tag (self, start) != KRO_TAG_ARTICLE || (roles & (KRO_ROLE_INDEFINITE | KRO_ROLE_POSSESSIVE | KRO_ROLE_THING)) != 0)
    return first;
  is_one = ends_as_one (self, start, end) || kro_outline_is_name (self, find_noun (self, start, end));
  return is_one != wanted->is_plural ? start : first;
}

/* The last phrase of the sentence before: what "this" in front stands for. */
static gboolean
try_last_phrase (const KroOutline *self, const Wanted *wanted, GString *name)
{
  guint end = self->end;
  guint first;

  while (end > self->first && kro_outline_is (self, end - 1, KRO_BIT (GLUE) | KRO_BIT (DATE) | KRO_BIT (PREPOSITION)))
    end--;
  if (!kro_outline_find_antecedent (self, end, &first, &end))
    return try_last_subject (self, name);
  first = start_of_last (self, first, end, wanted);
  if (kro_outline_get_tag (self, first) != KRO_TAG_ARTICLE)
    first = start_of_phrase (self, first);
  return kro_outline_get_tag (self, first) == KRO_TAG_ARTICLE && copy_phrase (self, first, end, name);
}

static gboolean
may_be_thing (const KroRun *self, const Wanted *wanted)
{
  return self->scan.pack->header->verb_final && (wanted->words & KRO_WORD_PERSONAL) != 0 && !wanted->is_plural;
}

static gboolean
try_before (KroRun *self, guint number, const Wanted *wanted, gboolean is_demonstrative, GString *name)
{
  for (guint n = 1; n <= MAX_SENTENCES && n <= number; n++)
    {
      const KroSentence *sentence = &g_array_index (self->scan.sentences, KroSentence, number - n);
      int                found;

      if (sentence->kind == KRO_TEXT_BLOCK_HEADING || sentence->end <= sentence->first)
        return FALSE;
      kro_outline_make (&self->before, &self->scan, sentence, number - n);
      if (is_demonstrative)
        return try_last_phrase (&self->before, wanted, name);
      found = try_sentence (&self->before, G_MAXUINT, wanted, n == 1, name);
      if (found < 0 && n == 1 && may_be_thing (self, wanted))
        return try_thing (&self->before, name);
      if (found != 0)
        return found > 0;
    }
  return FALSE;
}

/* "The council said that it …": where a pronoun for people may stand for things
 * too, it is who spoke, if nothing else was named between. */
static gboolean
is_speaker (const KroOutline *self, guint number, const Wanted *wanted, guint *first, guint *end)
{
  const KroMember *part = kro_outline_get_part (self, number);

  if (!self->scan->pack->header->verb_final || part->kind != KRO_MEMBER_COMPLEMENT || number != part->parent + 1 || (wanted->words & KRO_WORD_PERSONAL) == 0 || wanted->is_plural)
    return FALSE;
  return kro_outline_find_subject (self, part->parent, first, end) && kro_outline_get_tag (self, *first) == KRO_TAG_ARTICLE;
}

/* Appends what the pronoun at @pronoun, of clause @part in sentence @number of
 * the scan, stands for. FALSE: it is not to be told. */
gboolean
kro_run_find_referent (KroRun *self, guint pronoun, guint part, guint number, GString *name)
{
  const KroOutline *outline = &self->outline;
  guint             verb = kro_outline_get_part (outline, part)->verb;
  guint32           verb_roles = verb != KRO_NO_TOKEN ? kro_scan_get_roles (&self->scan, verb) : 0;
  Wanted            wanted = { kro_scan_get_words (&self->scan, pronoun), kro_scan_get_roles (&self->scan, pronoun), FALSE, FALSE };
  gboolean          is_demonstrative = (wanted.words & KRO_WORD_DEMONSTRATIVE) != 0;
  int               found;
  guint             first, end;

  if ((wanted.words & KRO_WORD_PERSONAL) == 0 && (wanted.roles & KRO_ROLE_THING) == 0 && !is_demonstrative)
    return FALSE;
  wanted.is_plural = (wanted.roles & KRO_ROLE_PLURAL) != 0 || ((wanted.roles & KRO_ROLE_SINGULAR) == 0 && (verb_roles & (KRO_ROLE_PLURAL | KRO_ROLE_SINGULAR)) == KRO_ROLE_PLURAL);
  if (is_demonstrative)
    return number > 0 && number != G_MAXUINT && try_before (self, number, &wanted, TRUE, name);
  if (is_speaker (outline, part, &wanted, &first, &end))
    return copy_phrase (outline, first, end, name);
  found = part > 0 ? try_sentence (outline, part, &wanted, TRUE, name) : 0;
  if (found > 0)
    return TRUE;
  return number != G_MAXUINT && try_before (self, number, &wanted, FALSE, name);
}

/* Appends a phrase of the sentence under way. */
gboolean
kro_run_copy_phrase (KroRun *self, guint first, guint end, GString *name)
{
  return copy_phrase (&self->outline, first, end, name);
}

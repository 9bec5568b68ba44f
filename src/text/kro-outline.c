/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The clauses of a sentence. Each token is owned by one; a clause may go on
 * behind another that stands within it, as a main clause does around "which
 * opened in 1968".
 *
 * One pass from the left. At a comma, a conjunction, "that", "which" and "when"
 * the stretch up to the next such place is looked at, at most LOOK tokens, and
 * a clause is opened, or left for its parent. A clause stands before another
 * has begun as soon as it has its finite verb.
 */
#include "kro-title-private.h"

#include <string.h>

#define LOOK 40
#define MAX_PARTS 60
#define MAX_SAYING 9
#define MAX_DATELINE 14

typedef struct
{
  KroOutline *outline;
  guint       current;
  guint       close_at; /* where a clause without a comma behind it ends */
} Builder;

/* What stands from a place to the next boundary. */
typedef struct
{
  guint first; /* behind adverbs and dates */
  guint end;
  guint verb; /* KRO_NO_TOKEN: none */
} Stretch;

static KroMember *
current_part (const Builder *self)
{
  return kro_outline_get_part (self->outline, self->current);
}

static KroTag
tag_at (const Builder *self, guint i)
{
  return i < self->outline->end ? kro_outline_get_tag (self->outline, i) : KRO_TAG_BREAK;
}

/* Whether the verbs of a subordinate clause stand at its end. */
static gboolean
is_verb_final (const Builder *self)
{
  return self->outline->scan->pack->header->verb_final;
}

static gboolean
is_tag (const Builder *self, guint i, guint32 set)
{
  return kro_tag_in (tag_at (self, i), set);
}

static gboolean
is_verb (KroTag tag)
{
  return kro_tag_in (tag, KRO_BIT (VERB) | KRO_BIT (MAYBE));
}

static gboolean
is_boundary (KroTag tag)
{
  return kro_tag_in (tag, KRO_BIT (COMMA) | KRO_BIT (BREAK) | KRO_BIT (CONJUNCTION) | KRO_BIT (COMPLEMENTISER) | KRO_BIT (RELATIVE) | KRO_BIT (SUBORDINATOR));
}

static gboolean
joins_dates (const Builder *self, guint i)
{
  KroTag before = i > self->outline->first ? tag_at (self, i - 1) : KRO_TAG_BREAK, behind = tag_at (self, i + 1);

  if (before == KRO_TAG_PREPOSITION)
    return TRUE;
  return (kro_tag_in (before, KRO_BIT (DATE) | KRO_BIT (NUMBER))) && kro_tag_in (behind, KRO_BIT (DATE) | KRO_BIT (NUMBER));
}

/* A relative clause behind a noun that has no verb yet is passed over. */
static gboolean
ends_stretch (const Builder *self, guint first, guint i, guint verb)
{
  KroTag tag = tag_at (self, i);

  if ((tag == KRO_TAG_CONJUNCTION && joins_dates (self, i)) || (tag == KRO_TAG_RELATIVE && verb == KRO_NO_TOKEN && i > first && tag_at (self, i - 1) != KRO_TAG_COMMA))
    return FALSE;
  return is_boundary (tag);
}

static Stretch
look (const Builder *self, guint i)
{
  Stretch stretch = { .first = i, .verb = KRO_NO_TOKEN };
  guint   limit = MIN (self->outline->end, i + LOOK);

  while (stretch.first < limit && is_tag (self, stretch.first, KRO_BIT (ADVERB) | KRO_BIT (DATE)))
    stretch.first++;
  if (stretch.first < limit && tag_at (self, stretch.first) == KRO_TAG_PREPOSITION && tag_at (self, stretch.first + 1) == KRO_TAG_DATE)
    {
      guint behind = stretch.first + 1;

      while (behind < limit && tag_at (self, behind) == KRO_TAG_DATE)
        behind++;
      stretch.first = is_verb (tag_at (self, behind)) ? behind : stretch.first;
    }
  for (stretch.end = i; stretch.end < limit && !ends_stretch (self, i, stretch.end, stretch.verb); stretch.end++)
    if (stretch.verb == KRO_NO_TOKEN && is_verb (tag_at (self, stretch.end)))
      stretch.verb = stretch.end;
  return stretch;
}

static void
open_part (Builder *self, KroMemberKind kind, guint parent, guint i, guint lead)
{
  KroMember part = { .kind = kind, .parent = parent, .first = i, .end = i, .lead = lead, .verb = KRO_NO_TOKEN };

  if (self->outline->parts->len >= MAX_PARTS)
    return;
  part.has_comma = i > self->outline->first && tag_at (self, i - 1) == KRO_TAG_COMMA;
  if (parent == KRO_NO_TOKEN)
    part.parent = self->outline->parts->len;
  self->current = self->outline->parts->len;
  self->close_at = KRO_NO_TOKEN;
  g_array_append_val (self->outline->parts, part);
}

static void
leave_part (Builder *self)
{
  self->current = current_part (self)->parent;
  self->close_at = KRO_NO_TOKEN;
}

/* ", a spokesman said", ", said the minister on Monday". */
static gboolean
is_saying (const Builder *self, const Stretch *stretch)
{
  guint32 words = stretch->verb != KRO_NO_TOKEN ? kro_scan_get_words (self->outline->scan, stretch->verb) : 0;

  if (stretch->verb == KRO_NO_TOKEN || (words & KRO_WORD_ATTRIBUTION) == 0 || stretch->end - stretch->first > MAX_SAYING)
    return FALSE;
  if (stretch->end < self->outline->end && tag_at (self, stretch->end) == KRO_TAG_COMPLEMENTISER)
    return FALSE;
  if (is_verb_final (self) || stretch->verb == stretch->first)
    return stretch->verb == stretch->first;
  for (guint i = stretch->verb + 1; i < stretch->end; i++)
    if (tag_at (self, i) == KRO_TAG_PRONOUN || is_verb (tag_at (self, i)) || tag_at (self, i) == KRO_TAG_ARTICLE)
      return FALSE;
  return TRUE;
}

/* Whether a conjunction and a verb are still to come before the sentence, or
 * what is like one, ends: "set in, passed the network and died out". */
static gboolean
goes_on_as_list (const Builder *self, guint i)
{
  guint limit = MIN (self->outline->end, i + LOOK);

  for (; i + 1 < limit && tag_at (self, i) != KRO_TAG_BREAK; i++)
    if (tag_at (self, i) == KRO_TAG_CONJUNCTION && is_verb (tag_at (self, i + 1)))
      return TRUE;
  return FALSE;
}

static gboolean
is_nested (KroMemberKind kind)
{
  return kind == KRO_MEMBER_RELATIVE || kind == KRO_MEMBER_ASIDE || kind == KRO_MEMBER_SUBORDINATE || kind == KRO_MEMBER_SAYING;
}

static guint
root_of (const Builder *self)
{
  guint i = self->current;

  for (int depth = 0; depth < MAX_PARTS; depth++)
    {
      const KroMember *part = kro_outline_get_part (self->outline, i);

      if (part->parent == i)
        break;
      i = part->parent;
    }
  return i;
}

/* "als de stad viert dat de vijand vertrok, is de molen dicht": the verb behind
 * the comma is that of the main clause, which has none yet. */
static gboolean
leave_complement (Builder *self, const Stretch *stretch)
{
  const KroMember *part = current_part (self);

  if (!is_verb_final (self) || part->kind != KRO_MEMBER_COMPLEMENT || part->verb == KRO_NO_TOKEN || stretch->verb != stretch->first)
    return FALSE;
  if (kro_outline_get_part (self->outline, root_of (self))->verb != KRO_NO_TOKEN || !is_nested (kro_outline_get_part (self->outline, part->parent)->kind))
    return FALSE;
  leave_part (self);
  return TRUE;
}

/* Leaves clauses that are complete at a comma. TRUE: it has left one. */
static gboolean
leave_complete (Builder *self, const Stretch *stretch)
{
  gboolean has_left = leave_complement (self, stretch);

  while (is_nested (current_part (self)->kind))
    {
      const KroMember *part = current_part (self);
      const KroMember *parent = kro_outline_get_part (self->outline, part->parent);

      if (part->kind != KRO_MEMBER_ASIDE && part->verb == KRO_NO_TOKEN && stretch->verb != stretch->first)
        break;
      if (parent->verb == KRO_NO_TOKEN && part->first > parent->first && stretch->verb == KRO_NO_TOKEN)
        break;
      leave_part (self);
      has_left = TRUE;
    }
  return has_left;
}

/* Only what stands in front of a subject or a verb. */
static gboolean
is_front (const Builder *self, guint first, guint end)
{
  const guint32 leads = KRO_BIT (DATE) | KRO_BIT (PREPOSITION);
  const guint32 front = leads | KRO_BIT (ADVERB) | KRO_BIT (ARTICLE) | KRO_BIT (GLUE) | KRO_BIT (NUMBER) | KRO_BIT (CONJUNCTION);
  gboolean      has_lead = FALSE;

  for (; first < end; first++)
    {
      if (!is_tag (self, first, front))
        return FALSE;
      has_lead = has_lead || is_tag (self, first, leads);
    }
  return has_lead;
}

/* "beating Penrose": a form that the pack knows by its ending, and no verb. */
static gboolean
looks_adverbial (const Builder *self, guint i)
{
  const KroScan *scan = self->outline->scan;

  return !scan->pack->header->verb_final && tag_at (self, i) == KRO_TAG_OTHER && kro_scan_get_words (scan, i) == 0 && (kro_scan_guess_words (scan, i) & KRO_WORD_NOFINAL) != 0;
}

/* A participle, or nothing like a verb, between commas in front of the verb of
 * the clause: what it tells is an aside. */
static gboolean
is_aside (const Builder *self, const Stretch *stretch)
{
  KroTag tag = tag_at (self, stretch->first);

  if (current_part (self)->verb != KRO_NO_TOKEN && looks_adverbial (self, stretch->first))
    return TRUE;
  if (current_part (self)->verb != KRO_NO_TOKEN)
    return tag == KRO_TAG_PARTICIPLE || (tag == KRO_TAG_MAYBE && !goes_on_as_list (self, stretch->first));
  if (current_part (self)->end == current_part (self)->first)
    return FALSE;
  if (kro_tag_in (tag, KRO_BIT (MAYBE) | KRO_BIT (PARTICIPLE)))
    return is_tag (self, stretch->end, KRO_BIT (COMMA) | KRO_BIT (CONJUNCTION));
  if (tag_at (self, stretch->end) != KRO_TAG_COMMA || is_front (self, stretch->first, stretch->end))
    return FALSE;
  return stretch->verb == KRO_NO_TOKEN || tag_at (self, stretch->verb) == KRO_TAG_MAYBE;
}

/* In a language whose verb comes second, something in front of it means that
 * its subject stands behind it. */
static gboolean
is_shared (const Builder *self, guint next, const Stretch *stretch)
{
  return !is_verb_final (self) || stretch->first == next;
}

static void
take_comma (Builder *self, guint comma)
{
  guint   next = comma + 1;
  Stretch stretch = look (self, next);

  gboolean has_left = leave_complete (self, &stretch);

  if (next >= self->outline->end || is_boundary (tag_at (self, next)))
    return;
  if (is_saying (self, &stretch))
    open_part (self, KRO_MEMBER_SAYING, self->current, next, KRO_NO_TOKEN);
  else if ((!has_left || current_part (self)->verb != KRO_NO_TOKEN) && is_aside (self, &stretch))
    open_part (self, KRO_MEMBER_ASIDE, self->current, next, KRO_NO_TOKEN);
  else if (current_part (self)->verb != KRO_NO_TOKEN && stretch.verb == stretch.first && is_shared (self, next, &stretch))
    open_part (self, KRO_MEMBER_SHARED, self->current, next, KRO_NO_TOKEN);
  else if (current_part (self)->verb != KRO_NO_TOKEN && stretch.verb != KRO_NO_TOKEN && (tag_at (self, stretch.verb) == KRO_TAG_VERB || tag_at (self, stretch.first) == KRO_TAG_PRONOUN))
    open_part (self, KRO_MEMBER_MAIN, KRO_NO_TOKEN, next, KRO_NO_TOKEN);
}

/* Whether a clause behind "and" still belongs to a subordinate one: its verb
 * stands at its end. */
static gboolean
ends_with_verb (const Builder *self, const Stretch *stretch)
{
  return is_verb_final (self) && stretch->verb + 2 >= stretch->end;
}

/* Whether an article, a pronoun or a name stands in front of the verb, behind
 * no more than a date. */
static gboolean
opens_subject (const Builder *self, guint i, guint verb)
{
  while (i < verb && is_tag (self, i, KRO_BIT (PREPOSITION) | KRO_BIT (DATE) | KRO_BIT (ADVERB) | KRO_BIT (COMMA)))
    i++;
  return i < verb && (is_tag (self, i, KRO_BIT (PRONOUN) | KRO_BIT (ARTICLE)) || kro_outline_is_name (self->outline, i));
}

/* "and on 28 May 1932, at noon, the gap was closed" */
static Stretch
look_past_front (const Builder *self, Stretch stretch, guint first)
{
  for (int n = 0; n < 3 && stretch.verb == KRO_NO_TOKEN && tag_at (self, stretch.end) == KRO_TAG_COMMA && is_front (self, first, stretch.end); n++)
    {
      first = stretch.end + 1;
      stretch = look (self, first);
    }
  return stretch;
}

static void
take_conjunction (Builder *self, guint i)
{
  Stretch    stretch = look (self, i + 1);
  KroMember *part = current_part (self);
  guint      behind = tag_at (self, i + 1) == KRO_TAG_ADVERB && stretch.first == i + 2 && stretch.verb == KRO_NO_TOKEN ? stretch.end : i;

  if (part->kind == KRO_MEMBER_ASIDE && part->has_comma && tag_at (self, i + 1) == KRO_TAG_MAYBE)
    {
      /* "signed in 2015 and renewed in 2018" */
      open_part (self, KRO_MEMBER_ASIDE, part->parent, i + 1, KRO_NO_TOKEN);
      current_part (self)->has_comma = TRUE;
      return;
    }
  if (part->verb == KRO_NO_TOKEN || behind != i || joins_dates (self, i))
    return;
  stretch = look_past_front (self, stretch, i + 1);
  if (stretch.verb == KRO_NO_TOKEN)
    return;
  if (stretch.verb == stretch.first && is_shared (self, i + 1, &stretch))
    {
      /* "was begun and opened", but "which opened and closed" too. */
      open_part (self, KRO_MEMBER_SHARED, self->current, i + 1, i);
      return;
    }
  if (part->kind == KRO_MEMBER_SUBORDINATE || part->kind == KRO_MEMBER_COMPLEMENT)
    {
      KroMemberKind kind = part->kind;
      guint         parent = part->parent;

      if (ends_with_verb (self, &stretch))
        return;
      if (!is_verb_final (self))
        {
          open_part (self, kind, parent, i + 1, i);
          return;
        }
    }
  if (tag_at (self, stretch.verb) == KRO_TAG_VERB || opens_subject (self, i + 1, stretch.verb))
    open_part (self, KRO_MEMBER_MAIN, KRO_NO_TOKEN, i + 1, i);
}

/* Whether a clause that opens in front of @stretch gets a verb: there, at its
 * end, or behind what stands between. */
static gboolean
has_verb_to_come (Builder *self, const Stretch *stretch, guint opener)
{
  if (stretch->verb != KRO_NO_TOKEN || (is_verb_final (self) && stretch->end > opener + 2))
    return TRUE;
  if (stretch->end >= self->outline->end || is_tag (self, stretch->end, KRO_BIT (BREAK) | KRO_BIT (COMMA)))
    return FALSE;
  return look (self, stretch->end + 1).verb != KRO_NO_TOKEN;
}

/* "which", "when", "that": a clause, where a verb is to come. */
static gboolean
take_opening (Builder *self, guint i, KroTag tag)
{
  Stretch stretch = look (self, i + 1);

  if (tag != KRO_TAG_COMPLEMENTISER && !has_verb_to_come (self, &stretch, i))
    return FALSE;
  if (tag == KRO_TAG_COMPLEMENTISER && current_part (self)->kind == KRO_MEMBER_COMPLEMENT && tag_at (self, i - 1) == KRO_TAG_CONJUNCTION)
    leave_part (self);
  if (tag == KRO_TAG_RELATIVE && i == self->outline->first)
    tag = KRO_TAG_SUBORDINATOR;
  open_part (self, tag == KRO_TAG_RELATIVE ? KRO_MEMBER_RELATIVE : tag == KRO_TAG_SUBORDINATOR ? KRO_MEMBER_SUBORDINATE
                                                                                               : KRO_MEMBER_COMPLEMENT,
             self->current, i, i);
  return TRUE;
}

/* "The units bought in 2020 were not …": the participle belongs to the noun.
 * Returns where its clause ends; KRO_NO_TOKEN: it is the verb. */
static guint
end_of_reduced (const Builder *self, guint i)
{
  KroTag next = tag_at (self, i + 1);

  if (tag_at (self, i) != KRO_TAG_MAYBE || (kro_scan_get_words (self->outline->scan, i) & KRO_WORD_ATTRIBUTION) != 0 || i == current_part (self)->first || tag_at (self, i - 1) != KRO_TAG_OTHER)
    return KRO_NO_TOKEN;
  if (next != KRO_TAG_PREPOSITION && next != KRO_TAG_DATE && next != KRO_TAG_ADVERB)
    return KRO_NO_TOKEN;
  for (guint k = i + 1; k < MIN (self->outline->end, i + LOOK) && !is_boundary (tag_at (self, k)); k++)
    {
      if (tag_at (self, k) == KRO_TAG_PRONOUN)
        return KRO_NO_TOKEN;
      if (tag_at (self, k) == KRO_TAG_VERB)
        {
          while (tag_at (self, k - 1) == KRO_TAG_ADVERB && k > i + 2)
            k--;
          return k;
        }
    }
  return KRO_NO_TOKEN;
}

static gboolean
is_auxiliary (const Builder *self, guint i)
{
  return (kro_scan_get_words (self->outline->scan, i) & KRO_WORD_AUXILIARY) != 0;
}

/* A second finite verb ends a relative clause that no comma closes; in a
 * language with verbs at the end the first one has to stand right before it. */
static gboolean
closes_relative (const Builder *self, guint i)
{
  const KroMember *part = current_part (self);

  if (part->kind != KRO_MEMBER_RELATIVE || part->verb == KRO_NO_TOKEN || kro_outline_get_part (self->outline, part->parent)->verb != KRO_NO_TOKEN)
    return FALSE;
  if (is_verb_final (self))
    return part->verb + 1 == i && part->lead < part->verb && !part->has_comma && !is_auxiliary (self, part->verb);
  if (tag_at (self, i) == KRO_TAG_MAYBE && (tag_at (self, i - 1) == KRO_TAG_ADVERB || is_auxiliary (self, part->verb) || tag_at (self, i + 1) == KRO_TAG_PREPOSITION))
    return FALSE;
  if (tag_at (self, i - 1) == KRO_TAG_PRONOUN)
    return i > part->first + 1 && is_verb (tag_at (self, i - 2));
  return !is_verb (tag_at (self, i - 1)) && tag_at (self, i - 1) != KRO_TAG_CONJUNCTION;
}

static void
take_verb (Builder *self, guint i)
{
  guint end;

  if (closes_relative (self, i))
    leave_part (self);
  if (i == self->outline->first && tag_at (self, i) == KRO_TAG_MAYBE)
    {
      open_part (self, KRO_MEMBER_ASIDE, self->current, i, KRO_NO_TOKEN);
      current_part (self)->has_comma = TRUE;
      return;
    }
  if (current_part (self)->verb == KRO_NO_TOKEN)
    {
      end = end_of_reduced (self, i);
      if (end != KRO_NO_TOKEN)
        {
          open_part (self, KRO_MEMBER_ASIDE, self->current, i, KRO_NO_TOKEN);
          self->close_at = end;
        }
    }
  if (current_part (self)->kind != KRO_MEMBER_ASIDE && current_part (self)->verb == KRO_NO_TOKEN)
    current_part (self)->verb = i;
}

static void
own (Builder *self, guint i)
{
  KroMember *part = current_part (self);

  g_array_index (self->outline->owners, guint8, i - self->outline->first) = (guint8)self->current;
  part->end = i + 1;
  part->has_date = part->has_date || tag_at (self, i) == KRO_TAG_DATE;
}

static void
take_break (Builder *self, guint i)
{
  Stretch stretch = look (self, i + 1);
  guint   root = root_of (self);

  if (root == 0 && kro_outline_get_part (self->outline, 0)->verb == KRO_NO_TOKEN && i < self->outline->first + MAX_DATELINE && !kro_scan_is_mark (self->outline->scan, i, ':'))
    {
      open_part (self, KRO_MEMBER_MAIN, KRO_NO_TOKEN, i + 1, KRO_NO_TOKEN);
      return;
    }
  if (kro_outline_get_part (self->outline, root)->verb != KRO_NO_TOKEN && (stretch.verb != KRO_NO_TOKEN || tag_at (self, stretch.end) == KRO_TAG_COMMA))
    open_part (self, KRO_MEMBER_MAIN, KRO_NO_TOKEN, i + 1, KRO_NO_TOKEN);
}

/* The token behind brackets that open at @i; their tokens are nobody's. */
static guint
skip_brackets (Builder *self, guint i)
{
  guint close = i + 1;

  while (close < self->outline->end && !kro_scan_is_mark (self->outline->scan, close, ')'))
    {
      if (tag_at (self, close) == KRO_TAG_DATE)
        return i;
      close++;
    }
  if (close >= self->outline->end)
    return i;
  for (; i <= close; i++)
    g_array_index (self->outline->owners, guint8, i - self->outline->first) = KRO_OUTLINE_NOWHERE;
  return i;
}

static void
take (Builder *self, guint i)
{
  KroTag tag = tag_at (self, i);

  if (i == self->close_at)
    leave_part (self);
  if (kro_tag_in (tag, KRO_BIT (RELATIVE) | KRO_BIT (SUBORDINATOR) | KRO_BIT (COMPLEMENTISER)))
    take_opening (self, i, tag);
  else if (is_verb (tag))
    take_verb (self, i);
  own (self, i);
  if (tag == KRO_TAG_COMMA)
    take_comma (self, i);
  else if (tag == KRO_TAG_CONJUNCTION)
    take_conjunction (self, i);
  else if (tag == KRO_TAG_BREAK)
    take_break (self, i);
}

/* Forgets the sentence: its tokens are gone. */
void
kro_outline_reset (KroOutline *self)
{
  self->first = self->end = 0;
  self->number = G_MAXUINT;
}

/* Finds the clauses of a sentence of the scan, unless they are known. */
void
kro_outline_make (KroOutline *self, const KroScan *scan, const KroSentence *sentence, guint number)
{
  Builder builder = { .outline = self, .close_at = KRO_NO_TOKEN };

  if (number != G_MAXUINT && self->number == number && self->first == sentence->first && self->end == sentence->end)
    return;
  self->scan = scan;
  self->number = number;
  self->first = sentence->first;
  self->end = sentence->end;
  kro_outline_tag (self, number);
  g_array_set_size (self->owners, self->end - self->first);
  g_array_set_size (self->parts, 0);
  open_part (&builder, KRO_MEMBER_MAIN, KRO_NO_TOKEN, self->first, KRO_NO_TOKEN);
  for (guint i = self->first; i < self->end; i++)
    {
      if (kro_scan_is_mark (scan, i, '('))
        i = skip_brackets (&builder, i);
      if (i < self->end)
        take (&builder, i);
    }
}

void
kro_outline_init (KroOutline *self)
{
  *self = (KroOutline){ .tags = g_array_new (FALSE, TRUE, 1), .owners = g_array_new (FALSE, TRUE, 1), .parts = g_array_new (FALSE, TRUE, sizeof (KroMember)) };
}

void
kro_outline_clear (KroOutline *self)
{
  g_clear_pointer (&self->tags, g_array_unref);
  g_clear_pointer (&self->owners, g_array_unref);
  g_clear_pointer (&self->parts, g_array_unref);
}

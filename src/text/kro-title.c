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

/* --- which clause is told -------------------------------------------------- */

/* "which" stands for the subject of its clause: no other one is there. */
static gboolean
is_subject_relative (const KroCut *self, const KroMember *part)
{
  guint i = part->lead + 1;

  if ((kro_scan_get_roles (&self->run->scan, part->lead) & KRO_ROLE_POSSESSIVE) != 0)
    return FALSE;
  if (self->run->scan.pack->header->verb_final)
    return (kro_cut_get_words (self, part->lead) & (KRO_WORD_DEMONSTRATIVE | KRO_WORD_ARTICLE)) != 0 && (i >= part->end || kro_cut_get_tag (self, i) != KRO_TAG_PRONOUN);
  while (i < part->end && kro_cut_is (self, i, KRO_BIT (ADVERB) | KRO_BIT (DATE) | KRO_BIT (PREPOSITION)))
    i++;
  return i == part->verb;
}

/* A dateline or a label in front: "Utrecht -". */
static gboolean
is_label (const KroCut *self, guint part)
{
  const KroMember *own = kro_cut_get_part (self, part);

  if (part != 0 || own->kind != KRO_MEMBER_MAIN || own->verb != KRO_NO_TOKEN || own->end <= own->first || part + 1 >= kro_cut_get_outline (self)->parts->len)
    return FALSE;
  return kro_scan_is_mark (&self->run->scan, own->end - 1, '-') && kro_cut_get_part (self, part + 1)->kind == KRO_MEMBER_MAIN;
}

/* Whether a clause is only told with the one it belongs to: who says it, "when
 * the war began", and what has no subject of its own. */
static gboolean
needs_parent (const KroCut *self, guint part)
{
  const KroMember *own = kro_cut_get_part (self, part), *parent = kro_cut_get_part (self, own->parent);
  guint            first, end;

  switch ((int)own->kind)
    {
    case KRO_MEMBER_SAYING:
      return TRUE;
    case KRO_MEMBER_SUBORDINATE:
      return kro_cut_is_when (self, own) && !parent->has_date && own->first > parent->first && parent->kind == KRO_MEMBER_MAIN;
    case KRO_MEMBER_ASIDE:
      return (!own->has_comma && !parent->has_date) || !kro_outline_find_subject (kro_cut_get_outline (self), part, &first, &end);
    case KRO_MEMBER_RELATIVE:
      return !is_subject_relative (self, own) || !kro_outline_find_subject (kro_cut_get_outline (self), part, &first, &end);
    default:
      return FALSE;
    }
}

/* "It was not until May 2021 that the border reopened": the clause behind the
 * date tells all. */
static gboolean
is_cleft (const KroCut *self, guint part)
{
  const KroMember *own = kro_cut_get_part (self, part), *next = own + 1;
  guint            i = own->first;

  if (part + 1 >= kro_cut_get_outline (self)->parts->len || own->kind != KRO_MEMBER_MAIN || own->verb != i + 1 || !own->has_date || next->lead == KRO_NO_TOKEN)
    return FALSE;
  if (kro_cut_get_tag (self, i) != KRO_TAG_PRONOUN || (kro_scan_get_roles (&self->run->scan, i) & KRO_ROLE_THING) == 0 || (kro_cut_get_words (self, own->verb) & KRO_WORD_AUXILIARY) == 0)
    return FALSE;
  for (i += 2; i < own->end; i++)
    if (!kro_cut_is (self, i, KRO_BIT (ADVERB) | KRO_BIT (PREPOSITION) | KRO_BIT (ARTICLE) | KRO_BIT (DATE)))
      return FALSE;
  return next->first <= own->end + 1 && next->verb != KRO_NO_TOKEN && (next->kind == KRO_MEMBER_COMPLEMENT || next->kind == KRO_MEMBER_RELATIVE) && kro_cut_get_tag (self, own->end - 1) == KRO_TAG_DATE;
}

static void
choose_part (KroCut *self, guint part)
{
  if (is_label (self, part) || is_cleft (self, part))
    part++;
  self->part = part;
  self->with = KRO_NO_TOKEN;
  if (kro_cut_get_part (self, part)->parent != part && needs_parent (self, part))
    {
      self->with = part;
      self->part = kro_cut_get_part (self, part)->parent;
    }
}

/* --- the subject ----------------------------------------------------------- */

static void
append_auxiliary (KroCut *self, const KroMember *part)
{
  const KroMember *parent = kro_cut_get_part (self, part->parent);
  guint32          roles = part->verb != KRO_NO_TOKEN ? kro_scan_get_roles (&self->run->scan, part->verb) : 0;
  guint            next = part->verb != KRO_NO_TOKEN ? kro_cut_next_kept (self, part->verb + 1) : self->end;
  const KroToken  *token;

  if (parent->verb == KRO_NO_TOKEN || part->verb == KRO_NO_TOKEN || (kro_cut_get_words (self, parent->verb) & KRO_WORD_AUXILIARY) == 0 || (kro_cut_get_words (self, part->verb) & KRO_WORD_AUXILIARY) != 0)
    return;
  if ((kro_scan_get_roles (&self->run->scan, parent->verb) & KRO_ROLE_MODAL) != 0 ? kro_cut_get_tag (self, part->verb) == KRO_TAG_MAYBE : kro_cut_get_tag (self, part->verb) != KRO_TAG_MAYBE)
    return;
  if ((roles & KRO_ROLE_INTRANSITIVE) != 0 || (next < self->end && kro_cut_is (self, next, KRO_BIT (ARTICLE) | KRO_BIT (PRONOUN))))
    return;
  token = kro_scan_get_token (&self->run->scan, parent->verb);
  g_string_append_c (self->run->subject, ' ');
  g_string_append_len (self->run->subject, self->run->scan.text + token->b, (gssize)(token->e - token->b));
}

static gboolean
write_subject (KroCut *self, guint part, guint first, guint end)
{
  if ((kro_cut_get_words (self, first) & KRO_WORD_EXPLETIVE) != 0 && end == first + 1)
    return FALSE;
  if (kro_cut_get_tag (self, first) == KRO_TAG_PRONOUN && end == first + 1)
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
append_passive (KroCut *self, const KroMember *aside)
{
  KroRun              *run = self->run;
  guint                verb = kro_cut_get_part (self, aside->parent)->verb;
  guint32              roles = verb != KRO_NO_TOKEN ? kro_scan_get_roles (&run->scan, verb) : 0;
  gboolean             is_plural = (roles & (KRO_ROLE_PLURAL | KRO_ROLE_SINGULAR)) == KRO_ROLE_PLURAL;
  const KroBlobLexeme *lexeme;
  guint                next;

  run->is_plain = TRUE;
  if (run->passive[0] == 0)
    find_passive (run);
  if (self->first < self->end && aside->has_comma && (kro_cut_is (self, self->first, KRO_BIT (ARTICLE)) || (kro_cut_get_words (self, self->first) & KRO_WORD_BASE) != 0))
    g_string_append_c (run->subject, ',');
  if (run->passive[is_plural] == G_MAXUINT32 || self->first >= self->end || !kro_cut_is (self, self->first, KRO_BIT (MAYBE) | KRO_BIT (PARTICIPLE)))
    return;
  /* "started a series": an object stands behind, so that it is no passive. */
  next = kro_cut_next_kept (self, self->first + 1);
  if (next < self->end && kro_cut_is (self, next, KRO_BIT (ARTICLE) | KRO_BIT (PRONOUN)))
    return;
  lexeme = &run->scan.pack->lexemes[run->passive[is_plural] - 1];
  g_string_append (run->subject, " [");
  g_string_append_len (run->subject, run->scan.pack->strings + lexeme->text, lexeme->length);
  g_string_append_c (run->subject, ']');
}

/* Puts the subject that stands elsewhere into the brackets in front. */
static void
supply_subject (KroCut *self)
{
  const KroMember *part = kro_cut_get_part (self, self->part);
  guint            owner = self->part;
  guint            first, end;

  if (part->kind != KRO_MEMBER_SHARED && part->kind != KRO_MEMBER_RELATIVE && part->kind != KRO_MEMBER_ASIDE)
    return;
  if (!kro_outline_find_subject (kro_cut_get_outline (self), self->part, &first, &end) || first < kro_cut_get_outline (self)->first)
    return;
  for (int depth = 0; depth < MAX_DEPTH && kro_cut_get_part (self, owner)->kind == KRO_MEMBER_SHARED; depth++)
    owner = kro_cut_get_part (self, owner)->parent;
  if (!write_subject (self, owner, first, end))
    return;
  if (part->kind == KRO_MEMBER_SHARED)
    append_auxiliary (self, part);
  if (part->kind == KRO_MEMBER_ASIDE)
    append_passive (self, part);
}

/* A pronoun in front that stands for a subject known before. */
static void
replace_pronoun (KroCut *self, guint subject)
{
  if (self->run->subject->len > 0 || subject >= self->end || kro_cut_get_tag (self, subject) != KRO_TAG_PRONOUN)
    return;
  if (kro_run_find_referent (self->run, subject, self->part, self->number, self->run->subject))
    *kro_cut_get_kept (self, subject) = 0;
}

/* --- the order ------------------------------------------------------------- */

static void
put (KroCut *self, guint i, guint32 flags)
{
  guint32 entry = i | flags;

  g_array_append_val (self->run->order, entry);
}

/* The first word of the sentence, moved to its middle. */
static gboolean
is_lowered (const KroCut *self, guint i)
{
  KroTag tag = kro_cut_get_tag (self, i);

  if (self->run->order->len == 0 || i != kro_cut_get_outline (self)->first)
    return FALSE;
  if (tag == KRO_TAG_DATE)
    return kro_cut_is_period (self, i) || (kro_cut_get_words (self, i) & (KRO_WORD_ARTICLE | KRO_WORD_PREPOSITION)) != 0;
  return kro_tag_in (tag, KRO_BIT (PREPOSITION) | KRO_BIT (ADVERB) | KRO_BIT (ARTICLE) | KRO_BIT (PRONOUN) | KRO_BIT (SUBORDINATOR));
}

static void
put_phrase (KroCut *self, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (*kro_cut_get_kept (self, i) != 0)
      {
        put (self, i, is_lowered (self, i) ? KRO_ORDER_LOWER : 0);
        *kro_cut_get_kept (self, i) = 0;
      }
}

/* Subject, finite verb, the rest: from a clause with its verb at the end. */
static gboolean
order_final (KroCut *self)
{
  const KroMember *part = kro_cut_get_part (self, self->part);
  guint            verb = kro_outline_find_final_verb (kro_cut_get_outline (self), self->part, &self->run->split);
  guint            first = kro_cut_next_kept (self, self->first), end = first;

  if (part->kind != KRO_MEMBER_COMPLEMENT && part->kind != KRO_MEMBER_SUBORDINATE && part->kind != KRO_MEMBER_RELATIVE)
    return FALSE;
  if (verb == KRO_NO_TOKEN || verb < self->first || verb >= self->end || *kro_cut_get_kept (self, verb) == 0)
    return FALSE;
  if (self->run->subject->len == 0)
    {
      end = kro_outline_phrase_end (kro_cut_get_outline (self), first, verb);
      if (end == first && verb > first)
        return FALSE;
      replace_pronoun (self, first);
      put_phrase (self, first, end);
    }
  *kro_cut_get_kept (self, verb) = 0;
  put (self, verb, self->run->split > 0 ? KRO_ORDER_STEM : 0);
  put_phrase (self, first, self->end);
  if (self->run->split > 0)
    put (self, verb, KRO_ORDER_PARTICLE);
  return TRUE;
}

/* Whether the clause has something else than its subject in front of its verb:
 * a phrase with a preposition, an adverb. Nothing counts too. */
static gboolean
is_inverted (const KroCut *self, guint verb)
{
  guint first = kro_cut_next_kept (self, self->first);

  if (first >= verb)
    return TRUE;
  if (kro_cut_get_tag (self, first) == KRO_TAG_ADVERB && kro_outline_phrase_end (kro_cut_get_outline (self), first + 1, verb) == verb)
    return FALSE;
  return kro_cut_is (self, first, KRO_BIT (PREPOSITION) | KRO_BIT (ADVERB) | KRO_BIT (DATE));
}

/* Whether more of the clause stands at @i, behind a phrase with a preposition,
 * so that the phrase may belong to the noun before it. What was not spoken of
 * before needs such a phrase more than what was. */
static gboolean
goes_on_behind (const KroCut *self, guint i, gboolean is_indefinite)
{
  guint   next = kro_cut_next_kept (self, i);
  guint32 roles = next < self->end ? kro_scan_get_roles (&self->run->scan, next) : 0;
  KroTag  tag = next < self->end ? kro_cut_get_tag (self, next) : KRO_TAG_BREAK;
  guint   behind = next + 1 < self->end ? kro_cut_next_kept (self, next + 1) : self->end;

  if (tag == KRO_TAG_PREPOSITION)
    return behind < self->end && kro_cut_get_tag (self, behind) == KRO_TAG_OTHER && !kro_outline_is_name (kro_cut_get_outline (self), behind) && kro_cut_next_kept (self, behind + 1) == self->end;
  if (!is_indefinite)
    return tag == KRO_TAG_OTHER && (kro_cut_get_words (self, next) & KRO_WORD_PARTICLE) != 0 && behind == self->end;
  if (tag == KRO_TAG_ARTICLE)
    return (roles & KRO_ROLE_INDEFINITE) == 0;
  if (tag == KRO_TAG_ADVERB)
    return (kro_cut_get_words (self, next) & KRO_WORD_PARTICLE) == 0;
  return kro_tag_in (tag, KRO_BIT (OTHER) | KRO_BIT (PARTICIPLE) | KRO_BIT (COMPLEMENTISER) | KRO_BIT (VERB));
}

/* The end of the phrase at @first with the phrase behind it that belongs to its
 * noun: "een groep huisartsen uit Twente", "leden van links tot rechts". Names,
 * people and pronouns have none. */
static guint
extend_phrase (const KroCut *self, guint first, guint end)
{
  const KroOutline *outline = kro_cut_get_outline (self);
  guint             behind = end < self->end && kro_cut_get_tag (self, end) == KRO_TAG_PREPOSITION && *kro_cut_get_kept (self, end) != 0 ? kro_outline_phrase_end (outline, end + 1, self->end) : end;
  gboolean          is_indefinite = first < end && ((kro_scan_get_roles (&self->run->scan, first) & KRO_ROLE_INDEFINITE) != 0 || kro_cut_get_tag (self, first) == KRO_TAG_NUMBER);
  gboolean          has_genitive = FALSE, is_known = FALSE;

  if (behind <= end + 1 || kro_outline_get_owner (outline, behind - 1) != kro_outline_get_owner (outline, first))
    return end;
  for (guint i = first; i < end; i++)
    {
      has_genitive = has_genitive || (kro_cut_get_words (self, i) & KRO_WORD_GENITIVE) != 0;
      is_known = is_known || kro_cut_get_tag (self, i) == KRO_TAG_PRONOUN || kro_outline_is_name (outline, i) || (kro_scan_get_roles (&self->run->scan, i) & KRO_ROLE_PERSON) != 0;
    }
  if (has_genitive && (kro_cut_get_words (self, end) & KRO_WORD_UNTIL) != 0)
    return behind;
  if (is_indefinite && (kro_scan_get_roles (&self->run->scan, end) & KRO_ROLE_ORIGIN) != 0 && kro_outline_is_name (outline, end + 1))
    return behind;
  if (is_known)
    return end;
  if ((kro_scan_get_roles (&self->run->scan, end) & KRO_ROLE_NOMINAL) == 0)
    return end;
  if (!is_indefinite && !kro_outline_is_name (outline, end + 1) && (kro_cut_get_tag (self, end + 1) != KRO_TAG_ARTICLE || (kro_scan_get_roles (&self->run->scan, end + 1) & KRO_ROLE_INDEFINITE) != 0))
    return end;
  return goes_on_behind (self, behind, is_indefinite) ? behind : end;
}

/* "viel in het dorp de stroom uit": the subject behind a phrase with a
 * preposition, else that phrase. Returns its end. */
static guint
find_behind_preposition (const KroCut *self, guint *subject)
{
  guint behind = kro_outline_phrase_end (kro_cut_get_outline (self), *subject + 1, self->end);
  guint end = kro_outline_phrase_end (kro_cut_get_outline (self), behind, self->end);

  if (end == behind || !kro_cut_is (self, behind, KRO_BIT (ARTICLE) | KRO_BIT (PRONOUN) | KRO_BIT (NUMBER)))
    return extend_phrase (self, *subject + 1, behind);
  *subject = behind;
  return end;
}

/* "viel de man van zijn fiets": what is his, and ends the clause, stays behind. */
static guint
leave_possession (const KroCut *self, guint first, guint end)
{
  if (kro_cut_next_kept (self, end) < self->end)
    return end;
  for (guint i = first + 1; i + 1 < end; i++)
    if ((kro_cut_get_words (self, i) & KRO_WORD_GENITIVE) != 0 && (kro_scan_get_roles (&self->run->scan, i - 1) & KRO_ROLE_PERSON) != 0 && (kro_scan_get_roles (&self->run->scan, i + 1) & KRO_ROLE_POSSESSIVE) != 0)
      return i;
  return end;
}

/* The subject in front of the verb, where a date or what else stood. */
static gboolean
order_inverted (KroCut *self)
{
  const KroMember *part = kro_cut_get_part (self, self->part);
  guint            verb = part->verb;
  guint            subject, end;

  if (part->kind != KRO_MEMBER_MAIN || verb == KRO_NO_TOKEN || verb < self->first || verb >= self->end || *kro_cut_get_kept (self, verb) == 0 || !is_inverted (self, verb))
    return FALSE;
  for (subject = verb + 1; subject < self->end && (*kro_cut_get_kept (self, subject) == 0 || kro_cut_get_tag (self, subject) == KRO_TAG_ADVERB);)
    subject++;
  if (subject + 1 < self->end && kro_cut_is (self, subject, KRO_BIT (PREPOSITION) | KRO_BIT (ARTICLE)) && kro_cut_get_tag (self, subject + 1) == KRO_TAG_DATE)
    return FALSE;
  end = kro_outline_phrase_end (kro_cut_get_outline (self), subject, self->end);
  if (end == subject && kro_cut_next_kept (self, self->first) == verb && subject < self->end && kro_cut_get_tag (self, subject) == KRO_TAG_PREPOSITION)
    end = find_behind_preposition (self, &subject);
  if (end == self->end && end > subject + 2 && (kro_cut_get_words (self, verb) & KRO_WORD_AUXILIARY) != 0)
    end--;
  if (end == subject || (end == self->end && end == subject + 1 && kro_cut_get_tag (self, subject) == KRO_TAG_OTHER && !kro_outline_is_name (kro_cut_get_outline (self), subject)))
    return FALSE;
  end = leave_possession (self, subject, extend_phrase (self, subject, end));
  replace_pronoun (self, subject);
  put_phrase (self, subject, end);
  *kro_cut_get_kept (self, verb) = 0;
  put (self, verb, 0);
  put_phrase (self, self->first, self->end);
  return TRUE;
}

/* "The next winter was cold", "Not since 1987 has the club won": without the
 * date nothing stands in front, but a quote that opens, or an adverb. */
static void
keep_date (KroCut *self)
{
  static const guint8 ones[] = { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 };
  guint               verb = kro_cut_get_part (self, self->part)->verb;
  guint               lead = kro_cut_next_kept (self, self->first);

  while (lead < self->end && (kro_scan_get_token (&self->run->scan, lead)->kind == KRO_TOKEN_MARK || (lead < self->date_first && kro_cut_get_tag (self, lead) == KRO_TAG_ADVERB)))
    lead = kro_cut_next_kept (self, lead + 1);
  if (kro_cut_get_part (self, self->part)->kind != KRO_MEMBER_MAIN || verb == KRO_NO_TOKEN || self->run->subject->len > 0 || self->date_first >= verb || lead != verb)
    return;
  if (self->first > self->date_first)
    {
      g_array_insert_vals (self->run->keep, 0, ones, MIN (self->first - self->date_first, G_N_ELEMENTS (ones)));
      self->first -= MIN (self->first - self->date_first, G_N_ELEMENTS (ones));
    }
  for (guint i = MAX (self->date_first, self->first); i < verb; i++)
    *kro_cut_get_kept (self, i) = 1;
}

static void
order_tokens (KroCut *self)
{
  g_array_set_size (self->run->order, 0);
  self->run->split = 0;
  if (self->run->scan.pack->header->verb_final && (order_final (self) || order_inverted (self)))
    return;
  self->run->split = 0;
  keep_date (self);
  replace_pronoun (self, kro_cut_next_kept (self, self->first));
  put_phrase (self, self->first, self->end);
}

/* --- the whole ------------------------------------------------------------- */

/* The last clause that stays for as long as there is room. */
static gboolean
drop_last (KroCut *self)
{
  for (guint p = kro_cut_get_outline (self)->parts->len; p-- > 0;)
    {
      KroMember *part = kro_cut_get_part (self, p);

      if (p == self->part || p == self->with || !kro_cut_stays (self, p) || part->first < kro_cut_get_part (self, self->part)->verb || part->kind == KRO_MEMBER_COMPLEMENT || (part->kind == KRO_MEMBER_RELATIVE && !part->has_comma))
        continue;
      part->is_dropped = TRUE;
      return TRUE;
    }
  return FALSE;
}

static void
compose (KroCut *self, const KroSentence *sentence, guint32 find_first, guint32 find_end)
{
  g_string_truncate (self->run->subject, 0);
  self->run->is_plain = FALSE;
  kro_cut_select (self, sentence, find_first, find_end);
  supply_subject (self);
  order_tokens (self);
}

/* All of the sentence, with its dates where there is nothing else. */
static void
take_sentence (KroCut *self, const KroSentence *sentence, guint32 find_first, guint32 find_end)
{
  for (int pass = 0; pass < 2; pass++)
    {
      self->first = sentence->first;
      self->end = sentence->end;
      g_array_set_size (self->run->keep, self->end - self->first);
      memset (self->run->keep->data, 1, self->run->keep->len);
      for (guint32 i = find_first; i < find_end && pass == 0; i++)
        kro_cut_drop_date (self, &g_array_index (self->run->scan.finds, KroFind, i));
      kro_cut_trim (self);
      if (kro_cut_count_words (self) >= 2)
        break;
    }
  g_string_truncate (self->run->subject, 0);
  g_array_set_size (self->run->order, 0);
  self->run->split = 0;
  put_phrase (self, self->first, self->end);
}

static gboolean
says_something (const KroCut *self)
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
  KroCut cut = { .run = self, .number = number, .first = sentence->first, .end = sentence->end };
  guint  owner = 0;

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
  if (cut.part != 0 && (!says_something (&cut) || (kro_cut_get_part (&cut, cut.part)->kind == KRO_MEMBER_ASIDE && self->subject->len == 0)))
    {
      choose_part (&cut, kro_cut_get_part (&cut, cut.part)->parent);
      compose (&cut, sentence, find_first, find_end);
    }
  for (int i = 0; i < MAX_DROPPED && kro_run_measure_title (self) > MAX_CHARS && drop_last (&cut); i++)
    compose (&cut, sentence, find_first, find_end);
  if (!says_something (&cut))
    take_sentence (&cut, sentence, find_first, find_end);
  kro_run_write_title (self);
  return kro_analysis_keep (self->analysis, self->title->str, self->title->len);
}

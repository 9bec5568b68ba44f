/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What bears on a date: its clause, the tense of its verbs, the preposition
 * that governs it, and how it belongs to the dates beside it.
 */
#include "kro-run-private.h"

static gboolean
has_word (const KroScan *scan, const KroClause *clause, guint i, guint32 words)
{
  return i >= clause->first && i < clause->end && (kro_scan_get_words (scan, i) & words) != 0;
}

/* "is due", "are to", "set to": with a verb of the present before it, or two. */
static gboolean
is_prospective (const KroScan *scan, const KroClause *clause, guint i)
{
  return has_word (scan, clause, i, KRO_WORD_PROSPECTIVE) &&
         ((i > clause->first && has_word (scan, clause, i - 1, KRO_WORD_PRESENT)) || has_word (scan, clause, i + 1, KRO_WORD_PROSPECTIVE));
}

/* "will have been closed": a perfect behind an auxiliary that is prospective
 * too; "would have been" is past. */
static gboolean
is_future_perfect (const KroScan *scan, const KroClause *clause, guint i)
{
  gboolean is_perfect = FALSE;

  while (i > clause->first && has_word (scan, clause, i - 1, KRO_WORD_PERFECT | KRO_WORD_PARTICIPLE))
    is_perfect = has_word (scan, clause, --i, KRO_WORD_PERFECT) || is_perfect;
  return is_perfect && i > clause->first && has_word (scan, clause, i - 1, KRO_WORD_FUTURE) && has_word (scan, clause, i - 1, KRO_WORD_PROSPECTIVE);
}

/* The token before the one at @i and the adverbs in front of it; none: @i. */
static guint
before_adverbs (const KroScan *scan, const KroClause *clause, guint i)
{
  guint k = i;

  while (k > clause->first + 1 && (kro_scan_get_roles (scan, k - 1) & KRO_ROLE_ADVERB) != 0)
    k--;
  return k > clause->first ? k - 1 : i;
}

/* Whether the token at @i is of a passive of the present: "is heard". */
static gboolean
is_passive (const KroScan *scan, const KroClause *clause, guint i)
{
  guint before = before_adverbs (scan, clause, i);

  return before != i && (kro_scan_get_roles (scan, before) & KRO_ROLE_MODAL) == 0 &&
         (kro_scan_get_words (scan, before) & (KRO_WORD_AUXILIARY | KRO_WORD_PRESENT | KRO_WORD_PERFECT)) == (KRO_WORD_AUXILIARY | KRO_WORD_PRESENT);
}

/* Whether it belongs to a verb of which the one before it tells the tense:
 * "will succeed", "would then be paid", "is heard", "to put", "to have put". */
static gboolean
follows_auxiliary (const KroScan *scan, const KroClause *clause, guint i)
{
  guint before = before_adverbs (scan, clause, i);

  if (before == i)
    return FALSE;
  if ((kro_scan_get_roles (scan, before) & KRO_ROLE_INFINITIVE) != 0)
    return TRUE;
  if (before > clause->first && (kro_scan_get_words (scan, before) & KRO_WORD_PERFECT) != 0 && (kro_scan_get_roles (scan, before - 1) & KRO_ROLE_INFINITIVE) != 0)
    return TRUE;
  return (kro_scan_get_words (scan, before) & KRO_WORD_BASE) != 0 || (kro_scan_get_roles (scan, before) & KRO_ROLE_MODAL) != 0 || is_passive (scan, clause, i);
}

/* Whether a plan stands here that only serves to compare: "as planned". */
static gboolean
is_compared (const KroScan *scan, const KroClause *clause, guint i)
{
  guint before = before_adverbs (scan, clause, i);

  return before != i && (kro_scan_get_roles (scan, before) & KRO_ROLE_COMPARISON) != 0;
}

/* What a token tells of the tense; 0: nothing. "The plan" is no verb, "had been
 * due" is past, and a participle behind a base form ("will be paid") leaves it
 * to what stands before. In a story the present is past, so a verb of the
 * present that speaks of the future in news ("is chosen in May") does not. */
static guint16
tense_at (const KroRun *self, const KroClause *clause, guint i)
{
  const KroScan *scan = &self->scan;
  guint32        words = kro_clause_get_words (scan, clause->first, i);
  gboolean       has_before = i > clause->first;

  if (self->context.domain == KRO_DOMAIN_NARRATIVE && (words & KRO_WORD_PRESENT) != 0)
    words &= ~(guint32)KRO_WORD_FUTURE;
  if ((words & KRO_WORD_FUTURE) != 0 && (words & KRO_WORD_AUXILIARY) == 0 &&
      ((has_before && has_word (scan, clause, i - 1, KRO_WORD_ARTICLE)) || is_compared (scan, clause, i)))
    return 0;
  if ((words & KRO_WORD_FUTURE) != 0 && i > clause->first + 1 && has_word (scan, clause, i - 1, KRO_WORD_PARTICIPLE) && has_word (scan, clause, i - 2, KRO_WORD_PAST))
    return KRO_CUE_PAST;
  if ((words & KRO_WORD_FUTURE) != 0 || is_prospective (scan, clause, i))
    return KRO_CUE_FUTURE;
  if ((words & KRO_WORD_PAST) == 0 || follows_auxiliary (scan, clause, i))
    return 0;
  return is_future_perfect (scan, clause, i) ? KRO_CUE_FUTURE : KRO_CUE_PAST;
}

/* Whether a verb of the present stands here that is no part of a perfect. */
static gboolean
is_present (const KroScan *scan, const KroClause *clause, guint i)
{
  guint32 words = kro_clause_get_words (scan, clause->first, i);

  return (words & (KRO_WORD_PRESENT | KRO_WORD_PERFECT)) == KRO_WORD_PRESENT;
}

/* "is … gedaald", "has been closed"; "had been closed" is over. */
static gboolean
is_perfect (const KroScan *scan, const KroClause *clause)
{
  gboolean has_auxiliary = FALSE, has_participle = FALSE;

  for (guint i = clause->first; i < clause->end && !(has_auxiliary && has_participle); i++)
    {
      guint32 words = kro_scan_guess_words (scan, i);

      has_auxiliary = has_auxiliary || (words & (KRO_WORD_PERFECT | KRO_WORD_PAST)) == KRO_WORD_PERFECT;
      has_participle = has_participle || (words & KRO_WORD_PARTICIPLE) != 0;
    }
  return has_auxiliary && has_participle;
}

/* "is said to have left", "wordt verdacht … te hebben gestolen": over, unless a
 * verb of the future is there that is not of the present too. */
static gboolean
has_perfect_infinitive (const KroScan *scan, const KroClause *clause)
{
  gboolean is_perfect = FALSE;

  for (guint i = clause->first; i < clause->end; i++)
    {
      if ((kro_clause_get_words (scan, clause->first, i) & (KRO_WORD_FUTURE | KRO_WORD_PRESENT)) == KRO_WORD_FUTURE)
        return FALSE;
      is_perfect = is_perfect || (i + 1 < clause->end && (kro_scan_get_roles (scan, i) & KRO_ROLE_INFINITIVE) != 0 && (kro_scan_get_words (scan, i + 1) & KRO_WORD_PERFECT) != 0);
    }
  return is_perfect;
}

/* "must" of "must have been paid", which leaves open when. */
static gboolean
is_modal (const KroScan *scan, guint i)
{
  return (kro_scan_get_words (scan, i) & (KRO_WORD_AUXILIARY | KRO_WORD_PRESENT | KRO_WORD_PERFECT)) == (KRO_WORD_AUXILIARY | KRO_WORD_PRESENT);
}

/* Whether the verb of a perfect stands alone, where a participle would end the
 * clause: its last word is known, or belongs to an article or preposition. */
static gboolean
is_copular (const KroScan *scan, const KroClause *clause, const KroFind *find)
{
  guint last = clause->end - 1;

  while (last > clause->first && (kro_scan_get_token (scan, last)->kind == KRO_TOKEN_MARK || has_word (scan, clause, last, KRO_WORD_PERFECT)))
    last--;
  if (!scan->pack->header->verb_final || last < find->end || last <= clause->first)
    return scan->pack->header->verb_final;
  return kro_scan_get_token (scan, last)->lexeme != 0 || has_word (scan, clause, last - 1, KRO_WORD_ARTICLE | KRO_WORD_PREPOSITION);
}

/* The tense of the nearest verb before the date; @passive is the verb of a
 * passive of the present ("is chosen"), if that one is nearest. */
static guint16
tense_before (const KroRun *self, const KroClause *clause, guint first, guint *passive)
{
  const KroScan *scan = &self->scan;
  guint16        tense = 0;

  for (guint i = first; i-- > clause->first && tense == 0 && *passive == 0;)
    {
      i = kro_clause_skip_relative (scan, clause->first, i);
      tense = tense_at (self, clause, i);
      if (tense == 0 && (kro_clause_get_words (scan, clause->first, i) & KRO_WORD_PAST) != 0 && is_passive (scan, clause, i))
        *passive = i;
    }
  return tense;
}

/* The tense of the first verb behind the date, unless one of the present
 * stands before that. */
static guint16
tense_behind (const KroRun *self, const KroClause *clause, guint end)
{
  const KroScan *scan = &self->scan;

  for (guint i = end; i < clause->end; i++)
    {
      guint16 tense;

      i = kro_clause_skip_relative_ahead (scan, clause->end, i);
      tense = tense_at (self, clause, i);
      if (tense != 0 || is_present (scan, clause, i))
        return tense;
    }
  return 0;
}

/* Whether from the verb at @verb to a date there are only other dates, and what
 * joins them: "is shut from 9 a.m. on Saturday". */
static gboolean
goes_with_verb (const KroScan *scan, const KroFind *find, guint verb)
{
  const guint32  joints = KRO_WORD_PREPOSITION | KRO_WORD_ARTICLE | KRO_WORD_CONJUNCTION;
  const KroFind *first = &g_array_index (scan->finds, KroFind, 0), *before = find;

  for (guint i = find->first; i-- > verb + 1;)
    {
      while (before > first && before->first > i)
        before--;
      if (before->first <= i && i < before->end)
        continue;
      if (kro_scan_get_token (scan, i)->kind != KRO_TOKEN_MARK && (kro_scan_get_words (scan, i) & joints) == 0)
        return FALSE;
    }
  return TRUE;
}

/* Dates that a verb of the present may put into the future: a weekday, and "in
 * two weeks". */
static gboolean
may_come (const KroRun *self, const KroFind *find)
{
  if (kro_frame_get (&find->frame, KRO_FIELD_TENSE) == KRO_REF_FUTURE)
    return self->context.domain == KRO_DOMAIN_NEWS && kro_frame_get (&find->frame, KRO_FIELD_UNIT) >= KRO_UNIT_DAY;
  return kro_frame_has (&find->frame, KRO_FIELD_WEEKDAY) && !kro_frame_has (&find->frame, KRO_FIELD_DAY);
}

/* Whether a verb of the present puts it there: "sales open on Monday", "the
 * winner is chosen on Monday", not "he says", nor "he is accused of stealing it
 * on Monday". So does one of a perfect without a participle ("the final is on
 * Sunday"). */
static gboolean
is_to_come (const KroRun *self, const KroClause *clause, const KroFind *find, guint passive)
{
  const KroScan *scan = &self->scan;
  gboolean       is_counted = kro_frame_has (&find->frame, KRO_FIELD_TENSE);
  guint32        all = 0;
  gboolean       is_told = FALSE;

  if (!may_come (self, find))
    return FALSE;
  for (guint i = clause->first; i < clause->end; i++)
    {
      guint32 words = kro_clause_get_words (scan, clause->first, i);

      all |= words;
      is_told = is_told || ((words & KRO_WORD_PRESENT) != 0 && !(is_counted && (words & KRO_WORD_AUXILIARY) != 0));
    }
  if (!is_told || (all & KRO_WORD_ATTRIBUTION) != 0)
    return FALSE;
  if (passive != 0 && !goes_with_verb (scan, find, passive))
    return FALSE;
  return (all & KRO_WORD_PERFECT) == 0 || is_copular (scan, clause, find);
}

/* The tense of the nearest verb before the date, else behind it; else of a
 * perfect, whose parts may stand on both sides. "Until Monday they had …" is
 * told to stand before its verb. */
static guint16
tense_of (const KroRun *self, const KroClause *clause, const KroFind *find)
{
  const KroScan *scan = &self->scan;
  guint          passive = 0;
  guint16        tense = tense_before (self, clause, find->first, &passive);
  gboolean       has_modal = FALSE, is_fronted = FALSE;

  if (tense == 0 && passive == 0)
    {
      tense = tense_behind (self, clause, find->end);
      is_fronted = tense == KRO_CUE_PAST;
    }
  if (tense != KRO_CUE_PAST && has_perfect_infinitive (scan, clause))
    return KRO_CUE_PAST;
  for (guint i = clause->first; i < clause->end && tense == 0; i++)
    has_modal = has_modal || is_modal (scan, i);
  if (tense != KRO_CUE_FUTURE && passive == 0 && is_perfect (scan, clause))
    return has_modal && tense == 0 ? 0 : KRO_CUE_PAST | KRO_CUE_PERFECT;
  if (tense != 0)
    return is_fronted ? tense | KRO_CUE_FRONTED : tense;
  return is_to_come (self, clause, find, passive) ? KRO_CUE_FUTURE : 0;
}

/* What "since" says of a date that no verb of the past tells of: it has come.
 * "As of" may be to come. */
static guint16
since_what (const KroScan *scan, guint i, guint16 tense)
{
  if ((tense & KRO_CUE_PAST) != 0 || (kro_scan_get_roles (scan, i) & KRO_ROLE_ONWARD) != 0)
    return KRO_CUE_SINCE;
  return KRO_CUE_SINCE | KRO_CUE_PAST | KRO_CUE_PERFECT;
}

/* "shortly before three": a clock bounds nothing there, it is about then. */
static gboolean
is_about_clock (const KroScan *scan, const KroSentence *sentence, const KroFind *find, guint i)
{
  if (!kro_frame_has (&find->frame, KRO_FIELD_HOUR) || i == sentence->first || (kro_scan_get_words (scan, i) & (KRO_WORD_BEFORE | KRO_WORD_AFTER)) == 0)
    return FALSE;
  return (kro_scan_get_words (scan, i - 1) & KRO_WORD_DEGREE) != 0 || (kro_scan_get_roles (scan, i - 1) & KRO_ROLE_ADVERB) != 0;
}

static guint16
government_of (const KroScan *scan, const KroSentence *sentence, const KroFind *find, guint16 tense)
{
  static const guint16 by_field[] = { 0, KRO_CUE_SINCE, KRO_CUE_UNTIL, KRO_CUE_BEFORE, KRO_CUE_AFTER, KRO_CUE_BY };
  guint                i = find->first;
  guint32              words;

  if (kro_frame_get (&find->frame, KRO_FIELD_GOVERN) == KRO_GOVERN_FROM)
    return tense == KRO_CUE_FUTURE ? KRO_CUE_SINCE : 0;
  if (kro_frame_has (&find->frame, KRO_FIELD_GOVERN))
    return by_field[CLAMP (kro_frame_get (&find->frame, KRO_FIELD_GOVERN), 0, 5)];
  while (i > sentence->first && (kro_scan_get_words (scan, i - 1) & (KRO_WORD_ARTICLE | KRO_WORD_DEGREE)) != 0)
    i--;
  if (i == sentence->first || is_about_clock (scan, sentence, find, i - 1))
    return 0;
  words = kro_scan_get_words (scan, i - 1);
  if ((words & KRO_WORD_SINCE) != 0)
    return since_what (scan, i - 1, tense);
  return (words & KRO_WORD_UNTIL) != 0 ? KRO_CUE_UNTIL : (words & KRO_WORD_BEFORE) != 0 ? KRO_CUE_BEFORE
                                                     : (words & KRO_WORD_AFTER) != 0    ? KRO_CUE_AFTER
                                                     : (words & KRO_WORD_BY) != 0       ? KRO_CUE_BY
                                                                                        : 0;
}

/* "had been": what was set or put off then is over. */
static gboolean
is_behind_past_perfect (const KroScan *scan, const KroSentence *sentence, guint i)
{
  const guint32 had = KRO_WORD_PAST | KRO_WORD_AUXILIARY;

  while (i > sentence->first && (kro_scan_get_roles (scan, i - 1) & KRO_ROLE_ADVERB) != 0)
    i--;
  if (i < sentence->first + 2 || (kro_scan_get_words (scan, i - 1) & (KRO_WORD_PARTICIPLE | KRO_WORD_PAST)) != KRO_WORD_PARTICIPLE)
    return FALSE;
  return (kro_scan_get_words (scan, i - 2) & had) == had;
}

/* "set for Friday": to come, whatever the verb. "In two weeks" asks for a verb
 * that says so. */
static gboolean
is_told_to_come (const KroScan *scan, const KroSentence *sentence, const KroFind *find)
{
  if (is_behind_past_perfect (scan, sentence, find->outer_first))
    return FALSE;
  return kro_frame_get (&find->frame, KRO_FIELD_TENSE) == KRO_REF_FUTURE && !kro_frame_has (&find->frame, KRO_FIELD_DIRECTION);
}

/* "Friday's session": the verb tells nothing of when that was. */
static gboolean
tells_no_tense (const KroScan *scan, const KroSentence *sentence, const KroFind *find)
{
  if (kro_frame_get (&find->frame, KRO_FIELD_TENSE) == KRO_REF_PRESENT)
    return TRUE;
  return find->end + 1 < sentence->end && kro_scan_is_mark (scan, find->end, '\'') && kro_scan_get_token (scan, find->end)->plane != KRO_PLANE_SPACED &&
         kro_scan_get_token (scan, find->end + 1)->plane == KRO_PLANE_TOUCHING;
}

/* How a find belongs to the others of its pattern; of four, days and clocks,
 * two are each end of a range. */
static guint32
link_of (const KroScan *scan, guint i)
{
  const KroFind *find = &g_array_index (scan->finds, KroFind, i);
  const KroFind *first = find - find->index;

  if (find->n_frames < 2)
    return 0;
  switch (kro_frame_get (&first->frame, KRO_FIELD_LINK))
    {
    case KRO_LINK_RANGE:
      return find->index == 0 || (find->index == 1 && find->n_frames == 4) ? KRO_CUE_RANGE_START : KRO_CUE_RANGE_END;
    case KRO_LINK_AND:
      return KRO_CUE_COORDINATED;
    case KRO_LINK_OR:
      return KRO_CUE_EITHER;
    default:
      return 0;
    }
}

/* "May" in a date is no verb of its clause. */
static void
forget_verbs_of_dates (KroScan *scan)
{
  for (guint k = 0; k < scan->finds->len; k++)
    {
      const KroFind *find = &g_array_index (scan->finds, KroFind, k);

      for (guint i = find->first; i < find->end; i++)
        {
          KroToken *token = &g_array_index (scan->tokens, KroToken, i);

          if ((token->words & KRO_CLAUSE_VERBS) == 0)
            continue;
          token->words &= ~(guint32)KRO_CLAUSE_VERBS;
          token->guess = 1;
        }
    }
}

/* Notes what bears on each find. */
void
kro_run_add_cues (KroRun *self)
{
  forget_verbs_of_dates (&self->scan);
  for (guint i = 0; i < self->scan.finds->len; i++)
    {
      KroFind           *find = &g_array_index (self->scan.finds, KroFind, i);
      const KroSentence *sentence = &g_array_index (self->scan.sentences, KroSentence, find->sentence);
      guint16            tense;

      find->clause = kro_run_find_clause (self, sentence, find->first, find->end);
      tense = is_told_to_come (&self->scan, sentence, find) ? KRO_CUE_FUTURE : tells_no_tense (&self->scan, sentence, find) ? 0
                                                                                                                            : tense_of (self, &find->clause, find);
      find->cues |= tense | government_of (&self->scan, sentence, find, tense) | link_of (&self->scan, i);
      if ((find->cues & (KRO_CUE_SINCE | KRO_CUE_PAST)) == (KRO_CUE_SINCE | KRO_CUE_PAST))
        find->cues &= (guint16)~KRO_CUE_FUTURE;
      if ((find->cues & (KRO_CUE_UNTIL | KRO_CUE_RANGE_END)) != KRO_CUE_UNTIL)
        find->cues &= (guint16)~KRO_CUE_FRONTED;
      if (sentence->kind == KRO_TEXT_BLOCK_HEADING)
        find->cues |= KRO_CUE_HEADING;
    }
}

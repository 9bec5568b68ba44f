/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From expressions to events: one for each that names a date, after a clock
 * has joined its day and the two ends of a pair have become one; the lead is
 * dated by the publication. Confidence is per mille: what kind of reading it
 * was, less where there is a second one, and less where the clause has no verb.
 */
#include "kro-run-private.h"

#include <string.h>

#define CONFIDENCE_LEAD 600
#define CONFIDENCE_SENTENCE 300
#define CONFIDENCE_UNDATED 250
#define MIN_LEAD_TOKENS 4
#define MAX_GROUP 4

/* The finds of one event. */
typedef struct
{
  guint finds[MAX_GROUP];
  guint n;
} Group;

static const KroFind *
get_find (const KroRun *self, guint i)
{
  return &g_array_index (self->scan.finds, KroFind, i);
}

static const KroResolved *
get_resolved (const KroRun *self, guint i)
{
  return &g_array_index (self->resolved, KroResolved, i);
}

/* "3 May" of "two weeks after 3 May": no date of the event. */
static gboolean
is_counted_from (const KroFind *find)
{
  return find->index == 1 && kro_frame_get (&find[-1].frame, KRO_FIELD_ANCHOR) == KRO_ANCHOR_PARTNER;
}

static gboolean
names_a_date (const KroRun *self, guint i)
{
  const KroResolved *resolved = get_resolved (self, i);

  if (is_counted_from (get_find (self, i)))
    return FALSE;
  if (resolved->n_readings == 0 || (get_find (self, i)->cues & KRO_CUE_PUBLICATION) != 0 || resolved->type == KRO_TIMEX_SET)
    return FALSE;
  if (resolved->readings[0].is_dated)
    return TRUE;
  return resolved->type != KRO_TIMEX_DURATION && (resolved->readings[0].reason == KRO_REASON_NO_PUBLICATION || resolved->readings[0].reason == KRO_REASON_COARSE);
}

/* "de begroting 2026", "his 1990 estimate": a bare year beside a noun says which
 * one it is. */
static gboolean
is_attribute (const KroRun *self, const KroFind *find)
{
  const KroScan     *scan = &self->scan;
  const KroSentence *sentence = &g_array_index (scan->sentences, KroSentence, find->sentence);
  const KroToken    *before = find->first > sentence->first ? kro_scan_get_token (scan, find->first - 1) : NULL;
  const KroToken    *behind = find->end < sentence->end ? kro_scan_get_token (scan, find->end) : NULL;

  if (find->frame.set != (G_GUINT64_CONSTANT (1) << KRO_FIELD_YEAR) || find->end != find->first + 1 || find->n_frames > 1 || before == NULL || before->kind != KRO_TOKEN_WORD)
    return FALSE;
  if (scan->pack->header->verb_final)
    return before->words == 0 && (before->roles & KRO_ROLE_ADVERB) == 0;
  return ((before->words & KRO_WORD_ARTICLE) != 0 || (before->roles & KRO_ROLE_POSSESSIVE) != 0) && behind != NULL && behind->kind == KRO_TOKEN_WORD && behind->words == 0;
}

/* "the Cargo 2000": in running text a year that is glued to a name is of it. */
static gboolean
is_of_name (const KroRun *self, const KroFind *find)
{
  const KroSentence *sentence = &g_array_index (self->scan.sentences, KroSentence, find->sentence);
  const KroToken    *before = find->first > sentence->first + 1 ? kro_scan_get_token (&self->scan, find->first - 1) : NULL;

  return before != NULL && find->frame.set == (G_GUINT64_CONSTANT (1) << KRO_FIELD_YEAR) && find->end == find->first + 1 && find->n_frames < 2 && sentence->kind != KRO_TEXT_BLOCK_HEADING &&
         before->kind == KRO_TOKEN_WORD && before->lexeme == 0 && (before->flags & KRO_TOKEN_CAPITAL) != 0 && before->plane == KRO_PLANE_SPACED;
}

/* Whether a year is no event: of a name, or beside a date that tells when. */
static gboolean
is_no_event (const KroRun *self, guint i)
{
  const KroFind *find = get_find (self, i);

  if (is_of_name (self, find))
    return TRUE;
  if (!is_attribute (self, find))
    return FALSE;
  for (guint k = i; k-- > 0 && get_find (self, k)->sentence == find->sentence;)
    if (get_find (self, k)->first >= find->clause.first && names_a_date (self, k) && !is_attribute (self, get_find (self, k)))
      return TRUE;
  for (guint k = i + 1; k < self->scan.finds->len && get_find (self, k)->sentence == find->sentence; k++)
    if (get_find (self, k)->end <= find->clause.end && names_a_date (self, k) && !is_attribute (self, get_find (self, k)))
      return TRUE;
  return FALSE;
}

/* Two dates that the text leaves open between, both to be written in a set. */
static gboolean
is_either (const KroRun *self, guint first, guint second)
{
  const KroResolved *x = get_resolved (self, first), *y = get_resolved (self, second);

  if ((get_find (self, first)->cues & get_find (self, second)->cues & KRO_CUE_EITHER) == 0)
    return FALSE;
  return x->readings[0].is_dated && y->readings[0].is_dated && !x->readings[0].is_span && !y->readings[0].is_span;
}

/* "In 1914, on 28 June": the second is a part of the first. */
static gboolean
is_part (const KroFind *a, const KroFind *b, const KroStamp *x, const KroStamp *y)
{
  const KroCues bounds = KRO_CUE_SINCE | KRO_CUE_UNTIL | KRO_CUE_BEFORE | KRO_CUE_AFTER | KRO_CUE_BY;

  return a->n_frames < 2 && b->n_frames < 2 && ((a->cues | b->cues) & bounds) == 0 && x->grain >= KRO_UNIT_MONTH && x->grain > y->grain &&
         kro_stamp_first_day (y) >= kro_stamp_first_day (x) && kro_stamp_last_day (y) <= kro_stamp_last_day (x);
}

/* "Three years later, in July 1212": the second says which, of the first. */
static gboolean
is_apposition (const KroRun *self, guint first, guint second)
{
  const KroFind  *a = get_find (self, first), *b = get_find (self, second);
  const KroStamp *x = &get_resolved (self, first)->readings[0].stamp, *y = &get_resolved (self, second)->readings[0].stamp;

  if (!kro_run_is_set_off (self, a, b) || y->grain > x->grain)
    return FALSE;
  return is_part (a, b, x, y) || (kro_frame_has (&a->frame, KRO_FIELD_DIRECTION) && !kro_frame_has (&b->frame, KRO_FIELD_DIRECTION));
}

/* "Last Friday, 15 November": one day, named twice. */
static gboolean
is_repeated (const KroRun *self, guint first, guint second)
{
  const KroFind  *a = get_find (self, first), *b = get_find (self, second);
  const KroStamp *x = &get_resolved (self, first)->readings[0].stamp, *y = &get_resolved (self, second)->readings[0].stamp;

  gboolean is_so = b->first == a->end + 2 && (kro_scan_get_words (&self->scan, b->first - 1) & KRO_WORD_CONJUNCTION) != 0;

  if (!kro_run_is_set_off (self, a, b) && (b->first - a->end > 1u + is_so || (b->first > a->end && !kro_scan_is_mark (&self->scan, a->end, ',') && !kro_scan_is_mark (&self->scan, a->end, '('))))
    return FALSE;
  return x->grain == y->grain && kro_stamp_first_day (x) == kro_stamp_first_day (y) && x->grain >= KRO_UNIT_DAY;
}

/* "On Friday the council met the press on Friday": said again in one clause. */
static gboolean
is_said_again (const KroRun *self, guint first, guint second)
{
  const KroFind  *a = get_find (self, first), *b = get_find (self, second);
  const KroStamp *x = &get_resolved (self, first)->readings[0].stamp, *y = &get_resolved (self, second)->readings[0].stamp;

  return x->grain == KRO_UNIT_DAY && y->grain == KRO_UNIT_DAY && kro_stamp_first_day (x) == kro_stamp_first_day (y) && a->cues == b->cues && a->frame.set == b->frame.set && a->n_frames < 2 && b->n_frames < 2 &&
         kro_run_is_one_clause (self, a->end + kro_scan_is_mark (&self->scan, a->end, ','), b->first);
}

/* A clock and the day that it is of. */
static gboolean
is_clock_of_day (const KroStamp *x, const KroStamp *y)
{
  return (x->grain < KRO_UNIT_DAY) != (y->grain < KRO_UNIT_DAY) && x->grain <= KRO_UNIT_DAY && y->grain <= KRO_UNIT_DAY && kro_stamp_first_day (x) == kro_stamp_first_day (y);
}

/* Where the publication is not known: the two ends of a range, one of two dates,
 * and a clock beside its day. */
static gboolean
joins_undated (const KroRun *self, guint first, guint second)
{
  const KroFind *a = get_find (self, first), *b = get_find (self, second);

  if (get_resolved (self, first)->readings[0].is_dated || get_resolved (self, second)->readings[0].is_dated || a->sentence != b->sentence)
    return FALSE;
  if ((a->cues & b->cues & KRO_CUE_EITHER) != 0 || ((a->cues & KRO_CUE_RANGE_START) != 0 && (b->cues & KRO_CUE_RANGE_END) != 0))
    return b->first - a->end <= 6;
  return b->first - a->end <= 2 && kro_frame_has (&a->frame, KRO_FIELD_HOUR) != kro_frame_has (&b->frame, KRO_FIELD_HOUR) && kro_run_is_one_clause (self, a->end, b->first);
}

static gboolean
joins (const KroRun *self, guint first, guint second)
{
  const KroFind     *a = get_find (self, first), *b = get_find (self, second);
  const KroResolved *x = get_resolved (self, first), *y = get_resolved (self, second);

  if (joins_undated (self, first, second))
    return TRUE;
  if ((a->cues & KRO_CUE_RANGE_START) != 0 && (b->cues & KRO_CUE_RANGE_END) != 0 && b->first - a->end <= 6)
    return x->readings[0].is_dated && y->readings[0].is_dated && kro_stamp_first_day (&x->readings[0].stamp) <= kro_stamp_first_day (&y->readings[0].stamp);
  if (is_either (self, first, second))
    return b->first - a->end <= 2;
  if (!x->readings[0].is_dated || !y->readings[0].is_dated || x->readings[0].is_span || y->readings[0].is_span)
    return FALSE;
  if (is_clock_of_day (&x->readings[0].stamp, &y->readings[0].stamp) && kro_run_is_one_clause (self, a->end + kro_scan_is_mark (&self->scan, a->end, ','), b->first) && (kro_scan_get_words (&self->scan, b->first - 1) & KRO_WORD_GENITIVE) == 0)
    return TRUE;
  if (is_said_again (self, first, second))
    return TRUE;
  if (b->first - a->end > 4)
    return FALSE;
  if (is_apposition (self, first, second) || is_repeated (self, first, second))
    return TRUE;
  if (x->type == y->type && (x->readings[0].stamp.grain < KRO_UNIT_DAY) == (y->readings[0].stamp.grain < KRO_UNIT_DAY))
    return FALSE;
  return kro_stamp_first_day (&x->readings[0].stamp) == kro_stamp_first_day (&y->readings[0].stamp) && x->readings[0].stamp.grain <= KRO_UNIT_DAY && y->readings[0].stamp.grain <= KRO_UNIT_DAY;
}

static int
base_confidence (KroReasonCode reason)
{
  switch ((int)reason)
    {
    case KRO_REASON_WRITTEN:
      return 950;
    case KRO_REASON_COUNTED:
      return 850;
    case KRO_REASON_NUMERIC_DAY_FIRST:
    case KRO_REASON_NUMERIC_MONTH_FIRST:
    case KRO_REASON_COMPLETED_FROM_PARTNER:
      return 900;
    case KRO_REASON_LAST_WEEKDAY:
    case KRO_REASON_NEAREST_DAY:
    case KRO_REASON_SHORT_YEAR:
    case KRO_REASON_FEAST:
      return 800;
    case KRO_REASON_PAST:
    case KRO_REASON_FUTURE:
    case KRO_REASON_NEAREST_MONTH:
      return 750;
    default:
      return 700;
    }
}

static guint16
confidence_of (const KroRun *self, const Group *group, gboolean has_verb)
{
  int least = 1000;

  for (guint i = 0; i < group->n; i++)
    {
      const KroResolved *resolved = get_resolved (self, group->finds[i]);

      least = MIN (least, base_confidence (resolved->readings[0].reason));
    }
  return (guint16)(least - (has_verb ? 0 : 200));
}

static const char *
keep (KroRun *self, const char *text, gsize n)
{
  return n > 0 ? kro_analysis_keep (self->analysis, text, n) : NULL;
}

/* Writes a group of two dates as "one of". */
static const char *
write_either (KroRun *self, const Group *group)
{
  char             first[KRO_STAMP_SIZE], second[KRO_STAMP_SIZE];
  g_autofree char *set = NULL;

  kro_run_write_start (&get_resolved (self, group->finds[0])->readings[0], KRO_MOD_NONE, 0, first, sizeof first);
  kro_run_write_start (&get_resolved (self, group->finds[1])->readings[0], KRO_MOD_NONE, 0, second, sizeof second);
  set = g_strdup_printf ("[%s,%s]", first, second);
  return kro_analysis_keep (self->analysis, set, strlen (set));
}

/* The place in a group of the first of the two ends of a pair. */
static gboolean
find_range (const KroRun *self, const Group *group, guint *first)
{
  for (guint i = 1; i < group->n; i++)
    if ((get_find (self, group->finds[i - 1])->cues & KRO_CUE_RANGE_START) != 0 && (get_find (self, group->finds[i])->cues & KRO_CUE_RANGE_END) != 0)
      {
        *first = i - 1;
        return TRUE;
      }
  return FALSE;
}

/* The place of the second end: its clock where it has one of its own. */
static guint
last_of_range (const KroRun *self, const Group *group, guint first)
{
  guint next = first + 2;

  return next < group->n && (get_find (self, group->finds[next])->cues & KRO_CUE_RANGE_END) != 0 ? next : first + 1;
}

/* Writes start and end of a group by one of the readings of its first date. */
static void
write_dates (KroRun *self, const Group *group, guint reading, const char **start, const char **end)
{
  char  text[KRO_STAMP_SIZE];
  guint finest = 0, first;

  if (find_range (self, group, &first))
    {
      const KroResolved *a = get_resolved (self, group->finds[first]);
      const KroResolved *b = get_resolved (self, group->finds[last_of_range (self, group, first)]);

      *start = keep (self, text, kro_run_write_start (&a->readings[0], a->mod, 0, text, sizeof text));
      *end = keep (self, text, b->readings[0].is_span ? kro_run_write_end (&b->readings[0], b->mod, 0, text, sizeof text) : kro_run_write_start (&b->readings[0], b->mod, 0, text, sizeof text));
      return;
    }
  if (group->n == 2 && is_either (self, group->finds[0], group->finds[1]))
    {
      *start = write_either (self, group);
      return;
    }
  for (guint i = 1; i < group->n; i++)
    if (get_resolved (self, group->finds[i])->readings[0].stamp.grain < get_resolved (self, group->finds[finest])->readings[0].stamp.grain || is_apposition (self, group->finds[i - 1], group->finds[i]))
      finest = i;
  {
    const KroResolved        *resolved = get_resolved (self, group->finds[finest]);
    const KroResolvedReading *chosen = &resolved->readings[MIN (reading, resolved->n_readings - 1)];
    KroCues                   cues = (KroCues)(get_find (self, group->finds[0])->cues | get_find (self, group->finds[finest])->cues);

    *start = keep (self, text, kro_run_write_start (chosen, resolved->mod, cues, text, sizeof text));
    *end = keep (self, text, kro_run_write_end (chosen, resolved->mod, cues, text, sizeof text));
  }
  if (*end != NULL && *start == NULL)
    *start = "";
}

static const char *
words_of (KroRun *self, guint first, guint last)
{
  gsize b = kro_scan_get_token (&self->scan, get_find (self, first)->first)->b;
  gsize e = kro_scan_get_token (&self->scan, get_find (self, last)->end - 1)->e;

  return kro_analysis_keep (self->analysis, self->scan.text + b, e - b);
}

static void
fill_reasons (KroRun *self, const Group *group, KroEventDraft *event)
{
  const KroResolved *first = get_resolved (self, group->finds[0]);
  guint              start = 0;
  gboolean           is_range = find_range (self, group, &start);
  gboolean           is_set = group->n == 2 && is_either (self, group->finds[0], group->finds[1]);

  if (is_range && event->start != NULL)
    event->reason.code = KRO_REASON_DATED_BY_RANGE;
  else if (event->start != NULL)
    event->reason.code = KRO_REASON_DATED_BY;
  else
    event->reason.code = first->readings[0].reason == KRO_REASON_COARSE ? KRO_REASON_UNDATED_COARSE : KRO_REASON_UNDATED;
  if (event->start == NULL)
    event->reason.arguments[0] = words_of (self, group->finds[0], group->finds[group->n - 1]);
  else
    event->reason.arguments[0] = words_of (self, group->finds[start], group->finds[is_set ? 1 : start]);
  if (is_range && event->start != NULL)
    event->reason.arguments[1] = words_of (self, group->finds[start + 1], group->finds[start + 1]);
  if (is_range || group->n > 1 || first->n_readings < 2)
    return;
  write_dates (self, group, 1, &event->other_start, &event->other_end);
  event->other_reason = g_array_index (self->analysis->expressions, KroExpression, g_array_index (self->indices, gint32, group->finds[0])).readings[1].reason;
  if (g_strcmp0 (event->other_start, event->start) == 0 && g_strcmp0 (event->other_end, event->end) == 0)
    {
      event->other_start = event->other_end = NULL;
      event->other_reason = (KroReason){ 0 };
    }
}

static void
fill_expressions (KroRun *self, const Group *group, KroEventDraft *event)
{
  guint32 *indices = kro_analysis_alloc (self->analysis, group->n * sizeof (guint32));

  for (guint i = 0; i < group->n; i++)
    {
      indices[i] = (guint32)g_array_index (self->indices, gint32, group->finds[i]);
      if (event->part == KRO_PART_NONE)
        event->part = get_resolved (self, group->finds[i])->part;
    }
  event->expressions = indices;
  event->n_expressions = group->n;
}

static gsize
byte_of (const KroRun *self, guint token)
{
  return kro_scan_get_token (&self->scan, token)->b;
}

static gsize
byte_behind (const KroRun *self, guint end)
{
  return kro_scan_get_token (&self->scan, end - 1)->e;
}

/* A sentence without the words of the publication in front of it. */
static KroSentence
strip_publication (const KroRun *self, const KroSentence *sentence)
{
  const KroPublication *publication = &self->analysis->publication;
  KroSentence           out = *sentence;

  if (publication->e > publication->b)
    while (out.first < out.end && kro_scan_get_token (&self->scan, out.first)->b < publication->e && kro_scan_get_token (&self->scan, out.first)->e > publication->b)
      out.first++;
  while (out.first > sentence->first && out.first < out.end && kro_scan_get_token (&self->scan, out.first)->kind == KRO_TOKEN_MARK && strchr (".,:;-|)", (int)kro_scan_get_token (&self->scan, out.first)->value) != NULL)
    out.first++;
  return out;
}

static void
set_places (KroRun *self, const KroSentence *sentence, const KroClause *clause, KroEventDraft *event)
{
  event->sentence_b = byte_of (self, sentence->first);
  event->sentence_e = byte_behind (self, sentence->end);
  event->clause_b = byte_of (self, clause->first);
  event->clause_e = byte_behind (self, clause->end);
}

/* Since a date that has come, and not over by how it is told. */
static gboolean
is_ongoing (const KroRun *self, guint find)
{
  guint16            cues = get_find (self, find)->cues;
  const KroResolved *resolved = get_resolved (self, find);

  if ((cues & KRO_CUE_SINCE) == 0 || !resolved->readings[0].is_dated || (cues & (KRO_CUE_PAST | KRO_CUE_PERFECT)) == KRO_CUE_PAST)
    return FALSE;
  return !self->context.has_publication || kro_stamp_first_day (&resolved->readings[0].stamp) <= kro_stamp_first_day (&self->context.publication);
}

static void
push_event (KroRun *self, const KroSentence *sentence, const Group *group)
{
  KroEventDraft event = { .origin = KRO_EVENT_EXPRESSION };
  guint         last = group->finds[group->n - 1];
  KroClause     clause = get_find (self, last)->clause;

  if (group->n > 1 || clause.first < sentence->first)
    clause = kro_run_find_clause (self, sentence, get_find (self, group->finds[0])->first, get_find (self, last)->end);
  write_dates (self, group, 0, &event.start, &event.end);
  fill_reasons (self, group, &event);
  fill_expressions (self, group, &event);
  event.ongoing = is_ongoing (self, group->finds[0]);
  event.confidence = event.start != NULL ? confidence_of (self, group, clause.has_verb) : CONFIDENCE_UNDATED;
  event.title = kro_run_make_title (self, sentence, get_find (self, last)->sentence, group->finds[0], last + 1);
  set_places (self, sentence, &clause, &event);
  g_array_append_val (self->analysis->events, event);
}

/* An event for a sentence without a date. */
static void
push_dated_by_publication (KroRun *self, const KroSentence *sentence, KroEventOrigin origin)
{
  const char *edtf = self->analysis->publication.edtf;
  /* The minute of publication is not that of what it tells. */
  KroEventDraft event = { .origin = origin, .start = kro_analysis_keep (self->analysis, edtf, strcspn (edtf, "T")) };
  KroClause     clause = { sentence->first, sentence->end, TRUE };

  event.reason = (KroReason){ KRO_REASON_DATED_BY_PUBLICATION, { event.start } };
  event.confidence = origin == KRO_EVENT_LEAD ? CONFIDENCE_LEAD : CONFIDENCE_SENTENCE;
  event.title = kro_run_make_title (self, sentence, G_MAXUINT, 0, 0);
  set_places (self, sentence, &clause, &event);
  g_array_append_val (self->analysis->events, event);
}

/* The event of a sentence that has no date of its own: the lead, or any where
 * the options ask for them. */
static void
add_undated_sentence (KroRun *self, const KroSentence *sentence, gboolean has_events)
{
  gboolean is_running = sentence->kind == KRO_TEXT_BLOCK_PARAGRAPH && sentence->end >= sentence->first + MIN_LEAD_TOKENS;
  gboolean has_verb = FALSE;

  if (!is_running || self->analysis->publication.edtf == NULL || (self->has_lead && (!self->options->all_sentences || has_events)))
    return;
  for (guint i = sentence->first; i < sentence->end && !has_verb; i++)
    has_verb = (kro_scan_guess_words (&self->scan, i) & (KRO_WORD_PAST | KRO_WORD_PERFECT | KRO_WORD_FUTURE | KRO_WORD_PRESENT | KRO_WORD_AUXILIARY | KRO_WORD_ATTRIBUTION)) != 0;
  if (!self->has_lead && (has_verb || has_events || sentence->end >= sentence->first + 8))
    {
      self->has_lead = TRUE;
      if (!has_events && self->context.domain == KRO_DOMAIN_NEWS)
        push_dated_by_publication (self, sentence, KRO_EVENT_LEAD);
    }
  else if (has_verb && !has_events)
    push_dated_by_publication (self, sentence, KRO_EVENT_SENTENCE);
}

static guint
add_sentence_events (KroRun *self, const KroSentence *sentence, guint number, guint find)
{
  guint       n_events = self->analysis->events->len;
  Group       group = { .n = 0 };
  KroSentence stripped = strip_publication (self, sentence);

  for (; find < self->scan.finds->len && get_find (self, find)->sentence == number; find++)
    {
      if (!names_a_date (self, find) || is_no_event (self, find))
        continue;
      if (group.n > 0 && group.n < MAX_GROUP && joins (self, group.finds[group.n - 1], find))
        {
          group.finds[group.n++] = find;
          continue;
        }
      if (group.n > 0)
        push_event (self, &stripped, &group);
      group.finds[0] = find;
      group.n = 1;
    }
  if (group.n > 0)
    push_event (self, &stripped, &group);
  if (stripped.first < stripped.end)
    {
      add_undated_sentence (self, &stripped, self->analysis->events->len > n_events);
    }
  return find;
}

/* Appends the events of all sentences of the scan. */
void
kro_run_add_events (KroRun *self)
{
  guint find = 0;

  for (guint i = 0; i < self->scan.sentences->len; i++)
    {
      const KroSentence *sentence = &g_array_index (self->scan.sentences, KroSentence, i);

      while (find < self->scan.finds->len && get_find (self, find)->sentence < i)
        find++;
      find = add_sentence_events (self, sentence, i, find);
    }
}

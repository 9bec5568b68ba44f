/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Between finding and events: the readings of each find and the expressions
 * that go out. What was mentioned before is kept here; the resolver itself
 * remembers nothing.
 */
#include "kro-run-private.h"

#include <string.h>

/* Days that a story may go back or ahead without its date in front. */
#define BACK_DAYS 60
#define AHEAD_DAYS 800
#define LEADING_TOKENS 3

/* Hours of a night of two days. */
#define MORNING_ENDS 8
#define EVENING_BEGINS 18

static gint64
distance (const KroStamp *from, const KroStamp *to)
{
  return kro_stamp_first_day (to) - kro_stamp_first_day (from);
}

/* Whether a date stands where the story goes on: in a heading, in front of its
 * sentence, or with its year first in a paragraph. */
static gboolean
leads (const KroRun *self, const KroFind *find)
{
  const KroSentence *sentence = &g_array_index (self->scan.sentences, KroSentence, find->sentence);
  gboolean           is_first = find == &g_array_index (self->scan.finds, KroFind, 0) || find[-1].sentence != find->sentence;

  if (is_first && sentence->starts_block && kro_frame_has (&find->frame, KRO_FIELD_YEAR))
    return TRUE;
  return (find->cues & KRO_CUE_HEADING) != 0 || find->first - sentence->first <= LEADING_TOKENS;
}

/* Keeps the year of the section, "2008: a quiet year". A heading of two years, or
 * of a month, names none; one without a date leaves it as it is. */
static void
note_section (KroRun *self, const KroFind *find, const KroStamp *stamp)
{
  KroResolveContext *context = &self->context;
  guint32            block = g_array_index (self->scan.sentences, KroSentence, find->sentence).block;
  gboolean           is_second = context->has_section && block == self->section_block;

  if ((find->cues & KRO_CUE_HEADING) == 0)
    return;
  context->has_section = stamp->grain == KRO_UNIT_YEAR && kro_frame_has (&find->frame, KRO_FIELD_YEAR) && !is_second;
  context->section_year = stamp->year;
  self->section_block = block;
}

/* Keeps where a story is. A date that goes back, or far ahead, elsewhere in a
 * sentence is taken for an aside ("more than in May 2007"), until the next one
 * is near it; so is one that is counted, or that bounds something. */
static void
note_thread (KroRun *self, const KroFind *find, const KroStamp *stamp)
{
  const KroCues      bounds = KRO_CUE_SINCE | KRO_CUE_UNTIL;
  KroResolveContext *context = &self->context;
  gint64             ahead = context->has_thread ? distance (&context->thread, stamp) : 0;
  gboolean           is_aside = stamp->grain > KRO_UNIT_YEAR || (context->has_thread && ((find->cues & (bounds | KRO_CUE_FUTURE)) != 0 || kro_run_is_in_bound (self, find)));

  note_section (self, find, stamp);
  if (kro_frame_has (&find->frame, KRO_FIELD_SHIFT) && stamp->grain > KRO_UNIT_MONTH)
    return;
  is_aside = is_aside || (context->has_section && stamp->year != context->section_year);
  if (context->has_thread && (ahead < -BACK_DAYS || ahead > AHEAD_DAYS) && !leads (self, find))
    is_aside = is_aside || !self->has_aside || ABS (distance (&self->aside, stamp)) > AHEAD_DAYS;
  self->has_aside = is_aside;
  self->aside = *stamp;
  if (is_aside)
    return;
  if (stamp->grain == KRO_UNIT_YEAR && context->has_thread && context->thread.grain <= KRO_UNIT_MONTH && context->thread.year == stamp->year && !leads (self, find))
    return;
  context->has_thread = TRUE;
  context->thread = *stamp;
}

/* Keeps the quarter or half year that the text is about: the last that is over. */
static void
note_period (KroResolveContext *context, const KroFind *find, const KroStamp *stamp)
{
  if ((stamp->grain != KRO_UNIT_QUARTER && stamp->grain != KRO_UNIT_HALF) || kro_frame_get (&find->frame, KRO_FIELD_ANCHOR) == KRO_ANCHOR_PERIOD)
    return;
  if (context->has_period && (distance (&context->period, stamp) < 0 || (context->has_publication && kro_stamp_last_day (stamp) > kro_stamp_first_day (&context->publication))))
    return;
  context->has_period = TRUE;
  context->period = *stamp;
}

/* A story of the news does not go on from "until 12 December", still to come,
 * nor from "30 September" of "the three months to 30 September". */
static gboolean
only_bounds (const KroResolveContext *context, const KroFind *find, const KroStamp *stamp)
{
  if (find->index == 1 && kro_frame_get (&find[-1].frame, KRO_FIELD_ANCHOR) == KRO_ANCHOR_PARTNER)
    return TRUE;
  return context->domain != KRO_DOMAIN_NARRATIVE && context->has_publication && (find->cues & (KRO_CUE_UNTIL | KRO_CUE_BY)) != 0 && find->n_frames < 2 &&
         kro_stamp_first_day (stamp) > kro_stamp_last_day (&context->publication);
}

static void
note_mention (KroRun *self, const KroFind *find, const KroResolved *resolved)
{
  KroResolveContext *context = &self->context;
  const KroStamp    *stamp = &resolved->readings[0].stamp;

  if (!resolved->readings[0].is_dated || (resolved->readings[0].is_span && !kro_frame_has (&find->frame, KRO_FIELD_YEAREND)) || (find->cues & KRO_CUE_PUBLICATION) != 0 || only_bounds (context, find, stamp))
    return;
  context->has_mention = TRUE;
  context->mention = *stamp;
  note_thread (self, find, stamp);
  note_period (context, find, stamp);
  if (stamp->grain > KRO_UNIT_DAY)
    return;
  context->has_mention_day = self->has_last_day = TRUE;
  context->mention_day = self->last_day = *stamp;
}

static gboolean
is_clock_only (const KroFind *find)
{
  const guint64 clock = G_GUINT64_CONSTANT (1) << KRO_FIELD_HOUR | G_GUINT64_CONSTANT (1) << KRO_FIELD_PART;
  const guint64 date = G_GUINT64_CONSTANT (1) << KRO_FIELD_DAY | G_GUINT64_CONSTANT (1) << KRO_FIELD_WEEKDAY | G_GUINT64_CONSTANT (1) << KRO_FIELD_UNIT |
                       G_GUINT64_CONSTANT (1) << KRO_FIELD_MONTH | G_GUINT64_CONSTANT (1) << KRO_FIELD_YEAR | G_GUINT64_CONSTANT (1) << KRO_FIELD_NUM1 |
                       G_GUINT64_CONSTANT (1) << KRO_FIELD_FEAST;

  return (find->frame.set & clock) != 0 && (find->frame.set & date) == 0;
}

/* "In 1919, a year later, …", or "a year later than planned", whose pattern
 * goes on: the second says once more when that was. */
static gboolean
is_restated (const KroRun *self, guint i)
{
  const KroFind     *find = &g_array_index (self->scan.finds, KroFind, i), *before = find - 1;
  const KroResolved *resolved = &g_array_index (self->resolved, KroResolved, i - 1);
  gboolean           is_counted = kro_frame_has (&find->frame, KRO_FIELD_DIRECTION) && kro_frame_get (&find->frame, KRO_FIELD_ANCHOR) == KRO_ANCHOR_MENTION;
  gboolean           is_so = is_counted && (kro_scan_get_words (&self->scan, find->first - 1) & KRO_WORD_CONJUNCTION) != 0;

  if (!is_counted || before->sentence != find->sentence || find->first < before->end + 1 || find->first > before->end + 1 + is_so || kro_frame_has (&before->frame, KRO_FIELD_DIRECTION))
    return FALSE;
  return kro_scan_is_mark (&self->scan, before->end, ',') && (find->outer_end > find->end || (find->end < self->scan.tokens->len && kro_scan_is_mark (&self->scan, find->end, ','))) && resolved->n_readings > 0 && resolved->readings[0].is_dated && !resolved->readings[0].is_span;
}

/* "2 September 1666, a Sunday": the day of a date, in the calendar of its time. */
static gboolean
is_day_of_date (const KroRun *self, guint i)
{
  const KroFind     *find = &g_array_index (self->scan.finds, KroFind, i), *before = find - 1;
  const KroResolved *resolved = &g_array_index (self->resolved, KroResolved, i - 1);

  if (before->sentence != find->sentence || find->n_frames > 1 || resolved->n_readings == 0 || !resolved->readings[0].is_dated || resolved->readings[0].is_span || resolved->readings[0].stamp.grain != KRO_UNIT_DAY)
    return FALSE;
  return kro_complete_get_cycle (&find->frame) == KRO_UNIT_WEEK && !kro_frame_has (&find->frame, KRO_FIELD_SHIFT) && kro_run_is_set_off (self, before, find) &&
         (kro_scan_get_roles (&self->scan, find->first - 1) & KRO_ROLE_INDEFINITE) != 0;
}

/* "was arrested in October 1944 and shot in January": a month, or a season, of
 * the past without a year behind one that is told, in news too. */
static gboolean
goes_on (const KroRun *self, guint i)
{
  const KroFind     *find = &g_array_index (self->scan.finds, KroFind, i), *before = find - 1;
  const KroResolved *resolved = &g_array_index (self->resolved, KroResolved, i - 1);
  gboolean           has_month = kro_frame_has (&find->frame, KRO_FIELD_MONTH) || kro_frame_has (&find->frame, KRO_FIELD_SEASON);

  if (!has_month || kro_frame_has (&find->frame, KRO_FIELD_YEAR) || kro_frame_has (&find->frame, KRO_FIELD_SHIFT) || find->n_frames > 1 || self->context.domain != KRO_DOMAIN_NEWS || !self->context.has_publication)
    return FALSE;
  if (before->sentence != find->sentence || !kro_frame_has (&before->frame, KRO_FIELD_YEAR) || (find->cues & KRO_CUE_FUTURE) != 0 || resolved->n_readings == 0 || !resolved->readings[0].is_dated || resolved->readings[0].is_span)
    return FALSE;
  return resolved->readings[0].stamp.grain < KRO_UNIT_YEAR && resolved->readings[0].stamp.year + 1 < self->context.publication.year && kro_run_is_coordinated (self, before->end, find->first);
}

/* Resolves a find as in a story that is at the date before it. */
static void
resolve_along (KroRun *self, guint i)
{
  KroResolveContext context = self->context;

  context.domain = KRO_DOMAIN_NARRATIVE;
  context.has_thread = TRUE;
  context.thread = g_array_index (self->resolved, KroResolved, i - 1).readings[0].stamp;
  kro_resolve (&context, &g_array_index (self->scan.finds, KroFind, i), &g_array_index (self->resolved, KroResolved, i));
}

static void
resolve_find (KroRun *self, guint i)
{
  const KroFind *find = &g_array_index (self->scan.finds, KroFind, i);
  KroResolved   *resolved = &g_array_index (self->resolved, KroResolved, i);

  if (i > 0 && is_day_of_date (self, i))
    {
      const KroStamp *day = &resolved[-1].readings[0].stamp;

      *resolved = (KroResolved){ .type = KRO_TIMEX_DATE };
      kro_resolved_add (resolved, day, KRO_REASON_COMPLETED_FROM_PARTNER, day);
      return;
    }
  if (i > 0 && is_restated (self, i))
    {
      *resolved = resolved[-1];
      return;
    }
  if (i > 0 && goes_on (self, i))
    resolve_along (self, i);
  else
    kro_resolve (&self->context, find, resolved);
  if (resolved->n_readings > 0)
    note_mention (self, find, resolved);
}

/* "5, 2019" of "March 3 to 5, 2019" takes its month from the first, "17" of
 * "1915-17" its century. */
static void
share_fields (const GArray *finds, guint first, guint n)
{
  const KroFrame *frame = &g_array_index (finds, KroFind, first).frame;

  for (guint i = first + 1; i < first + n; i++)
    {
      KroFrame *other = &g_array_index (finds, KroFind, i).frame;

      if (kro_frame_has (frame, KRO_FIELD_MONTH) && kro_frame_has (other, KRO_FIELD_DAY) && !kro_frame_has (other, KRO_FIELD_MONTH))
        kro_frame_set (other, KRO_FIELD_MONTH, kro_frame_get (frame, KRO_FIELD_MONTH));
      if (kro_frame_has (frame, KRO_FIELD_YEAR) && kro_frame_has (other, KRO_FIELD_YEAR2) && !kro_frame_has (other, KRO_FIELD_YEAR))
        kro_frame_set (other, KRO_FIELD_YEAR, kro_frame_get (frame, KRO_FIELD_YEAR) / 100 * 100 + kro_frame_get (other, KRO_FIELD_YEAR2));
    }
}

/* "3" of "3 to 4 p.m." is in the afternoon too, "11" of "11 to 1 p.m." before. */
static void
share_meridiem (const GArray *finds, guint first, guint n)
{
  const KroFrame *last = &g_array_index (finds, KroFind, first + n - 1).frame;

  for (guint i = first; i + 1 < first + n; i++)
    {
      KroFrame *frame = &g_array_index (finds, KroFind, i).frame;

      if (kro_frame_has (last, KRO_FIELD_MERIDIEM) && kro_frame_has (frame, KRO_FIELD_HOUR) && !kro_frame_has (frame, KRO_FIELD_MERIDIEM) && kro_frame_get (frame, KRO_FIELD_HOUR) <= 12)
        kro_frame_set (frame, KRO_FIELD_MERIDIEM, kro_frame_get (frame, KRO_FIELD_HOUR) % 12 <= kro_frame_get (last, KRO_FIELD_HOUR) % 12 ? kro_frame_get (last, KRO_FIELD_MERIDIEM) : !kro_frame_get (last, KRO_FIELD_MERIDIEM));
    }
}

/* Keeps the first day of "the night of Friday to Saturday". */
static void
note_night (KroRun *self, guint first)
{
  const KroFind     *find = &g_array_index (self->scan.finds, KroFind, first);
  const KroResolved *a = &g_array_index (self->resolved, KroResolved, first), *b = a + 1;

  if ((find->cues & KRO_CUE_RANGE_START) == 0 || find->n_frames != 2 || a->n_readings == 0 || b->n_readings == 0 || a->readings[0].stamp.grain != KRO_UNIT_DAY || distance (&a->readings[0].stamp, &b->readings[0].stamp) != 1)
    return;
  self->has_night = TRUE;
  self->night = a->readings[0].stamp;
}

/* A clock of such a night is of the first day in its evening, of the second in
 * its morning. */
static void
choose_side_of_night (const KroRun *self, const KroFind *clock, KroStamp *day)
{
  gint32 hour = kro_frame_get (&clock->frame, KRO_FIELD_HOUR);
  gint64 side = self->has_night ? distance (&self->night, day) : -1;

  if (side < 0 || side > 1 || !kro_frame_has (&clock->frame, KRO_FIELD_HOUR) || (hour > MORNING_ENDS && hour < EVENING_BEGINS) || kro_frame_has (&clock->frame, KRO_FIELD_PART) || kro_frame_has (&clock->frame, KRO_FIELD_MERIDIEM))
    return;
  *day = kro_stamp_shift (&self->night, KRO_UNIT_DAY, hour <= MORNING_ENDS ? 1 : 0);
}

/* What the two dates of a pair leave: a night, or where it ends. */
static void
note_pair (KroRun *self, guint first)
{
  const KroFind     *last = &g_array_index (self->scan.finds, KroFind, first + 1);
  const KroResolved *resolved = &g_array_index (self->resolved, KroResolved, first + 1);

  note_night (self, first);
  if ((last->cues & KRO_CUE_RANGE_END) != 0 && resolved->n_readings > 0 && resolved->readings[0].is_dated && !resolved->readings[0].is_span && resolved->readings[0].stamp.grain > KRO_UNIT_DAY)
    self->context.mention = resolved->readings[0].stamp;
}

/* Whether a find of the sentence of a clock may be its day. */
static gboolean
may_be_day (const KroFind *find, const KroResolved *resolved)
{
  const KroResolvedReading *reading = &resolved->readings[0];

  if (is_clock_only (find) || resolved->n_readings == 0 || reading->is_span)
    return FALSE;
  if (reading->is_dated)
    return reading->stamp.grain <= KRO_UNIT_DAY;
  return resolved->type != KRO_TIMEX_DURATION && (reading->reason == KRO_REASON_NO_PUBLICATION || reading->reason == KRO_REASON_COARSE || reading->reason == KRO_REASON_SET);
}

/* The day that a clock belongs to: of those in its sentence the nearest, of
 * two as near the one before, also where that day is not known; else the last
 * one of the paragraph, or of the text where it tells of the past. */
static gboolean
find_day_of_clock (const KroRun *self, guint first, guint end, guint clock, KroStamp *day, KroReasonCode *why_not)
{
  const KroFind *at = &g_array_index (self->scan.finds, KroFind, clock);
  guint          best = G_MAXUINT;
  guint16        pair = 0;

  for (guint i = first; i < end; i++)
    {
      const KroFind     *find = &g_array_index (self->scan.finds, KroFind, i);
      const KroResolved *resolved = &g_array_index (self->resolved, KroResolved, i);
      guint              gap = i < clock ? at->first - find->end : find->first - at->end + 1;

      if (!may_be_day (find, resolved) || gap >= best)
        continue;
      best = gap;
      pair = find->cues;
      *why_not = resolved->readings[0].is_dated ? KRO_REASON_NONE : resolved->readings[0].reason;
      *day = resolved->readings[0].stamp;
    }
  if (best < G_MAXUINT && *why_not != KRO_REASON_NONE)
    return FALSE;
  if (best < G_MAXUINT)
    {
      if ((pair & (KRO_CUE_RANGE_START | KRO_CUE_RANGE_END)) != 0)
        choose_side_of_night (self, at, day);
      return TRUE;
    }
  *day = self->context.has_mention_day ? self->context.mention_day : self->last_day;
  day->part = KRO_PART_NONE;
  choose_side_of_night (self, at, day);
  return self->context.has_mention_day || (self->has_last_day && (at->cues & KRO_CUE_PAST) != 0);
}

/* "between 10 p.m. and 6 a.m.", "from 10 to 5": a second clock before the first
 * is of the next day, or of the afternoon. */
static void
order_clocks (KroRun *self, guint second)
{
  KroFind           *find = &g_array_index (self->scan.finds, KroFind, second);
  const KroResolved *a = &g_array_index (self->resolved, KroResolved, second - 1), *b = a + 1;
  const KroStamp    *x = &a->readings[0].stamp, *y = &b->readings[0].stamp;

  if ((find->cues & KRO_CUE_RANGE_END) == 0 || (find[-1].cues & KRO_CUE_RANGE_START) == 0 || !is_clock_only (&find[-1]) || a->n_readings == 0 || b->n_readings == 0 || x->grain >= KRO_UNIT_DAY || y->grain >= KRO_UNIT_DAY)
    return;
  if (kro_stamp_first_day (x) != kro_stamp_first_day (y) || y->hour * 60 + y->minute >= x->hour * 60 + x->minute)
    return;
  if (x->hour < 12)
    kro_frame_set (&find->frame, KRO_FIELD_MERIDIEM, 1);
  else
    self->context.sentence_day = kro_stamp_shift (&self->context.sentence_day, KRO_UNIT_DAY, 1);
  self->context.sentence_day.part = KRO_PART_NONE;
  resolve_find (self, second);
}

/* "between 11 p.m. and 3 a.m. on Saturday": a first clock behind the second,
 * which has the day, is of the day before. */
static void
put_before_midnight (KroRun *self, guint first)
{
  const KroFind     *find = &g_array_index (self->scan.finds, KroFind, first);
  const KroResolved *a = &g_array_index (self->resolved, KroResolved, first), *b = a + 1;
  const KroStamp    *x = &a->readings[0].stamp, *y = &b->readings[0].stamp;

  if ((find->cues & KRO_CUE_RANGE_START) == 0 || first + 1 >= self->scan.finds->len || (find[1].cues & KRO_CUE_RANGE_END) == 0 || is_clock_only (&find[1]) || a->n_readings == 0 || b->n_readings == 0)
    return;
  if (x->grain >= KRO_UNIT_DAY || y->grain >= KRO_UNIT_DAY || x->hour < 12 || kro_stamp_first_day (x) != kro_stamp_first_day (y) || y->hour * 60 + y->minute >= x->hour * 60 + x->minute)
    return;
  self->context.sentence_day = kro_stamp_shift (&self->context.sentence_day, KRO_UNIT_DAY, -1);
  self->context.sentence_day.part = KRO_PART_NONE;
  resolve_find (self, first);
}

/* "in the afternoon at four": the part of the day right before a clock. */
static void
find_part_of_clock (KroRun *self, guint first, guint clock)
{
  const KroFind     *find = &g_array_index (self->scan.finds, KroFind, clock), *before = find - 1;
  const KroResolved *resolved = &g_array_index (self->resolved, KroResolved, clock - 1);

  if (clock == first || !is_clock_only (before) || kro_frame_has (&before->frame, KRO_FIELD_HOUR) || find->first - before->end > 2 || resolved->n_readings == 0 || !resolved->readings[0].is_dated || resolved->readings[0].stamp.grain != KRO_UNIT_DAY)
    return;
  self->context.has_sentence_day = TRUE;
  self->context.why_no_day = KRO_REASON_NONE;
  self->context.sentence_day = resolved->readings[0].stamp;
}

/* Whether a clause begins with the date, or with what leads to it. */
static gboolean
leads_clause (const KroRun *self, const KroFind *find)
{
  const guint32 leading = KRO_WORD_PREPOSITION | KRO_WORD_ARTICLE | KRO_WORD_CONJUNCTION | KRO_WORD_DEGREE;
  guint         i = find->first, first = g_array_index (self->scan.sentences, KroSentence, find->sentence).first;

  while (i > first && (kro_scan_get_words (&self->scan, i - 1) & leading) != 0)
    i--;
  return i == first || kro_scan_get_token (&self->scan, i - 1)->kind == KRO_TOKEN_MARK;
}

/* "In 1914, on 28 June" is in that year. */
static void
share_year (KroRun *self, guint first, guint n, const KroStamp *year)
{
  for (guint i = first; i < first + n; i++)
    {
      KroFrame *frame = &g_array_index (self->scan.finds, KroFind, i).frame;

      if (kro_frame_has (frame, KRO_FIELD_MONTH) && !kro_frame_has (frame, KRO_FIELD_SHIFT) && !kro_frame_has (frame, KRO_FIELD_YEAR) && !kro_frame_has (frame, KRO_FIELD_YEAR2) && year->year > 0)
        kro_frame_set (frame, KRO_FIELD_YEAR, (gint32)year->year);
    }
}

/* What a find takes from the date that it is set off from: its year, or all of
 * "3 May 1940, a Friday". */
static void
lean_on_previous (KroRun *self, guint i, guint n)
{
  const KroFind     *find = &g_array_index (self->scan.finds, KroFind, i);
  const KroResolved *before = &g_array_index (self->resolved, KroResolved, i - 1);
  const KroStamp    *stamp = &before->readings[0].stamp;
  const KroFrame    *frame = &find->frame;

  if (before->n_readings == 0 || !before->readings[0].is_dated || before->readings[0].is_span || !kro_run_is_set_off (self, find - 1, find))
    return;
  if ((stamp->grain == KRO_UNIT_YEAR || (stamp->grain == KRO_UNIT_SEASON && stamp->sub < 4)) && leads_clause (self, find - 1))
    share_year (self, i, n, stamp);
  self->context.partner = *stamp;
  self->context.has_partner = find->n_frames < 2 && stamp->grain == KRO_UNIT_DAY && !kro_frame_has (frame, KRO_FIELD_SHIFT) && kro_complete_get_cycle (frame) == KRO_UNIT_WEEK &&
                              kro_days_to_weekday (kro_stamp_first_day (stamp)) == kro_frame_get (frame, KRO_FIELD_WEEKDAY);
}

/* Resolves the finds of a sentence: pairs from behind, since "3" of "3 to 5
 * May" takes its month from its partner, and clocks when days are known. */
static void
resolve_sentence (KroRun *self, guint first, guint end)
{
  const GArray *finds = self->scan.finds;

  self->context.has_sentence_day = FALSE;
  for (guint i = first; i < end; i++)
    {
      const KroFind *find = &g_array_index (finds, KroFind, i);
      guint          n = MIN ((guint)MAX (find->n_frames, 1) - find->index, end - i);

      share_fields (finds, i, n);
      share_meridiem (finds, i, n);
      self->context.has_partner = FALSE;
      if (i > first)
        lean_on_previous (self, i, n);
      for (guint k = i + n; k-- > i;)
        {
          KroResolved *resolved = &g_array_index (self->resolved, KroResolved, k);

          if (is_clock_only (&g_array_index (finds, KroFind, k)))
            continue;
          resolve_find (self, k);
          self->context.has_partner = k > i && resolved->n_readings > 0 && resolved->readings[0].is_dated;
          self->context.partner = resolved->readings[0].stamp;
        }
      self->context.has_partner = FALSE;
      if (n == 2)
        note_pair (self, i);
      i += n - 1;
    }
  for (guint i = first; i < end; i++)
    if (is_clock_only (&g_array_index (finds, KroFind, i)))
      {
        self->context.why_no_day = KRO_REASON_NONE;
        self->context.has_sentence_day = find_day_of_clock (self, first, end, i, &self->context.sentence_day, &self->context.why_no_day);
        find_part_of_clock (self, first, i);
        resolve_find (self, i);
        self->context.why_no_day = KRO_REASON_NONE;
        if (self->context.has_sentence_day)
          put_before_midnight (self, i);
        if (i > first && self->context.has_sentence_day)
          order_clocks (self, i);
      }
}

static gsize
copy_edtf (const KroStamp *stamp, char *out, gsize size)
{
  return kro_stamp_to_edtf (stamp, KRO_MOD_NONE, out, size);
}

/* Writes the start of the date that a reading names; 0: it names none. What is
 * before the end of May may be in May. */
gsize
kro_run_write_start (const KroResolvedReading *reading, KroMod mod, KroCues cues, char *out, gsize size)
{
  if (!reading->is_dated)
    return 0;
  if (reading->is_span && reading->has_open_start)
    return (gsize)g_strlcpy (out, "", size);
  if (reading->is_span)
    return copy_edtf (&reading->stamp, out, size);
  if ((cues & KRO_CUE_UNTIL) != 0)
    return 0;
  if ((cues & KRO_CUE_BEFORE) != 0)
    return kro_stamp_to_edtf_before (&reading->stamp, reading->stamp.grain < KRO_UNIT_DAY || mod == KRO_MOD_MID || mod == KRO_MOD_END, out, size);
  if ((cues & KRO_CUE_BY) != 0)
    return kro_stamp_to_edtf_before (&reading->stamp, TRUE, out, size);
  if ((cues & KRO_CUE_AFTER) != 0)
    return kro_stamp_to_edtf_after (&reading->stamp, reading->stamp.grain < KRO_UNIT_DAY || mod == KRO_MOD_START || mod == KRO_MOD_MID, out, size);
  return kro_stamp_to_edtf (&reading->stamp, mod, out, size);
}

/* Writes its end; 0: it has none of its own. */
gsize
kro_run_write_end (const KroResolvedReading *reading, KroMod mod, KroCues cues, char *out, gsize size)
{
  if (!reading->is_dated)
    return 0;
  if (reading->is_span && (cues & KRO_CUE_SINCE) == 0)
    return reading->is_open ? (gsize)g_strlcpy (out, "..", size) : copy_edtf (&reading->end, out, size);
  if ((cues & KRO_CUE_UNTIL) != 0)
    return kro_stamp_to_edtf (&reading->stamp, mod, out, size);
  if ((cues & KRO_CUE_SINCE) != 0)
    return (gsize)g_strlcpy (out, "..", size);
  return 0;
}

static void
fill_reading (KroRun *self, const KroResolvedReading *reading, KroMod mod, KroCues cues, KroReading *out)
{
  char  text[KRO_STAMP_SIZE];
  gsize n;

  out->value = kro_analysis_keep (self->analysis, reading->value, strlen (reading->value));
  out->reason.code = reading->reason;
  n = kro_run_write_start (reading, mod, cues, text, sizeof text);
  out->start = n > 0 ? kro_analysis_keep (self->analysis, text, n) : NULL;
  n = kro_run_write_end (reading, mod, cues, text, sizeof text);
  out->end = n > 0 ? kro_analysis_keep (self->analysis, text, n) : NULL;
  if (out->end != NULL && out->start == NULL)
    out->start = "";
  if (reading->has_anchor)
    {
      n = kro_stamp_to_edtf (&reading->anchor, KRO_MOD_NONE, text, sizeof text);
      out->reason.arguments[0] = kro_analysis_keep (self->analysis, text, n);
    }
}

static gboolean
same_day (const KroResolved *resolved)
{
  return resolved->n_readings == 2 && strcmp (resolved->readings[0].value, resolved->readings[1].value) == 0;
}

static gint32
push_expression (KroRun *self, guint i)
{
  const KroFind     *find = &g_array_index (self->scan.finds, KroFind, i);
  const KroResolved *resolved = &g_array_index (self->resolved, KroResolved, i);
  const char        *mod = kro_vocabulary_get_mod (resolved->mod);
  KroExpression      out = { .type = resolved->type, .mod = mod, .part = resolved->part, .cues = (KroCues)find->cues };

  out.b = kro_scan_get_token (&self->scan, find->first)->b;
  out.e = kro_scan_get_token (&self->scan, find->end - 1)->e;
  out.n_readings = same_day (resolved) ? 1 : resolved->n_readings;
  for (guint k = 0; k < out.n_readings; k++)
    fill_reading (self, &resolved->readings[k], resolved->mod, out.cues, &out.readings[k]);
  out.anchor = out.readings[0].reason.arguments[0];
  out.pattern = self->scan.pack->strings + self->scan.pack->patterns[find->pattern].name;
  if (self->options->pack != NULL)
    out.pattern = kro_analysis_keep (self->analysis, out.pattern, strlen (out.pattern));
  g_array_append_val (self->analysis->expressions, out);
  return (gint32)self->analysis->expressions->len - 1;
}

/* Resolves all finds of the scan and appends their expressions. */
void
kro_run_resolve (KroRun *self)
{
  guint n = self->scan.finds->len;
  guint last_block = G_MAXUINT;

  g_array_set_size (self->resolved, n);
  g_array_set_size (self->indices, n);
  for (guint i = 0, end; i < n; i = end)
    {
      const KroFind     *find = &g_array_index (self->scan.finds, KroFind, i);
      const KroSentence *sentence = &g_array_index (self->scan.sentences, KroSentence, find->sentence);

      for (end = i + 1; end < n && g_array_index (self->scan.finds, KroFind, end).sentence == find->sentence;)
        end++;
      if (sentence->block != last_block && self->context.domain == KRO_DOMAIN_NEWS)
        self->context.has_mention_day = FALSE;
      last_block = sentence->block;
      resolve_sentence (self, i, end);
    }
  for (guint i = 0; i < n; i++)
    g_array_index (self->indices, gint32, i) = g_array_index (self->resolved, KroResolved, i).n_readings > 0 ? push_expression (self, i) : -1;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Chooses among the instances of an incomplete date.
 *
 * The last one that began by the anchor and the first one after it are the
 * candidates; a modifier chooses, else the preposition, else the verbs, else
 * the kind: a weekday is the last, anything else the nearest. The loser is
 * kept as the second reading. In a story the date nearest to where it is wins.
 */
#include "kro-resolver-private.h"

#include <stdlib.h>

/* Days: verbs do not choose a day that is far over one that is near. */
#define NEAR 45
#define NEAR_MONTH 31
#define FAR 180

/* In a story a step back of a day weighs as three, one ahead as two. */
#define BACK_COST 3
#define AHEAD_COST 2

#define HAS(field) kro_frame_has (frame, KRO_FIELD_##field)
#define GET(field) kro_frame_get (frame, KRO_FIELD_##field)

/* The last instance that began by the anchor, and the first after it. */
typedef struct
{
  gboolean has_before;
  gboolean has_after;
  KroStamp before;
  KroStamp after;
} Candidates;

static Candidates
find_candidates (const KroResolveContext *context, const KroFrame *frame, const KroStamp *anchor, KroUnit cycle)
{
  gint64     day = kro_stamp_first_day (anchor);
  int        reach = HAS (DAY) && GET (DAY) == 29 && GET (MONTH) == 2 ? 8 : 2;
  Candidates found = { 0 };

  for (int k = -reach; k <= reach && !found.has_after; k++)
    {
      KroStamp stamp;

      if (!kro_complete_instance (context, frame, anchor, cycle, k, &stamp))
        continue;
      if (kro_stamp_first_day (&stamp) <= day)
        {
          found.has_before = TRUE;
          found.before = stamp;
        }
      else
        {
          found.has_after = TRUE;
          found.after = stamp;
        }
    }
  return found;
}

static KroReasonCode
reason_of_nearest (const KroFrame *frame)
{
  if (HAS (FEAST))
    return KRO_REASON_FEAST;
  if (HAS (MONTH))
    return HAS (DAY) ? KRO_REASON_NEAREST_DAY : KRO_REASON_NEAREST_MONTH;
  return KRO_REASON_NEAREST;
}

/* How far ahead of a verb of the past a date may be. */
static gint64
near_of (const KroFrame *frame, guint16 cues)
{
  if (HAS (QUARTER) || HAS (HALF) || HAS (SEASON))
    return 0;
  return HAS (MONTH) && !HAS (DAY) && (cues & KRO_CUE_BY) == 0 ? NEAR_MONTH : NEAR;
}

/* Told of the past, and not of a day that a report of the past announces: what
 * is named, a feast or a quarter, is over where a verb of the past tells of it,
 * and so is a day near to the last one that was told. */
static gboolean
looks_back (const KroResolveContext *context, const KroFrame *frame, guint16 cues, KroUnit cycle, gint64 day, gint64 back, gint64 ahead)
{
  gint64 told = context->has_mention_day ? day - kro_stamp_first_day (&context->mention_day) : 0;

  if ((cues & (KRO_CUE_PAST | KRO_CUE_UNTIL)) != KRO_CUE_PAST || cycle == KRO_UNIT_WEEK)
    return FALSE;
  return ahead > near_of (frame, cues) || back < FAR || ABS (told - back) < NEAR || (HAS (FEAST) && !HAS (COARSE));
}

/* Told of the future, or until a date and not told of the past. */
static gboolean
looks_ahead (guint16 cues)
{
  return (cues & KRO_CUE_FUTURE) != 0 || ((cues & (KRO_CUE_UNTIL | KRO_CUE_BY | KRO_CUE_BEFORE)) != 0 && (cues & (KRO_CUE_PAST | KRO_CUE_RANGE_END)) == 0);
}

/* Since a weekday is since the last one, since a month or a day of the year in
 * the past tense too. "From Monday" may be to come. */
static gboolean
looks_back_since (const KroFrame *frame, guint16 cues, KroUnit cycle)
{
  if ((cues & KRO_CUE_SINCE) == 0 || (HAS (GOVERN) && looks_ahead (cues)))
    return FALSE;
  return cycle == KRO_UNIT_WEEK || ((cues & KRO_CUE_PAST) != 0 && !HAS (GOVERN));
}

/* "Saturday 3 May" is in the one of two years that has it so. */
static gboolean
told_by_weekday (const KroFrame *frame, const Candidates *found, gboolean *take_after)
{
  gboolean before = kro_days_to_weekday (kro_stamp_first_day (&found->before)) == GET (WEEKDAY);
  gboolean after = kro_days_to_weekday (kro_stamp_first_day (&found->after)) == GET (WEEKDAY);

  if (!HAS (WEEKDAY) || !HAS (DAY) || before == after)
    return FALSE;
  *take_after = after;
  return TRUE;
}

void
kro_choose (const KroResolveContext *context, const KroFind *find, const KroStamp *anchor, KroUnit cycle, KroResolved *out)
{
  const KroFrame *frame = &find->frame;
  Candidates      found = find_candidates (context, frame, anchor, cycle);
  gint64          day = kro_stamp_first_day (anchor);
  gboolean        holds = found.has_before && kro_stamp_last_day (&found.before) >= day;
  gint64          back, ahead;
  gboolean        take_after = FALSE;
  KroReasonCode   reason;

  if (!found.has_before || !found.has_after)
    return;
  back = MAX (day - kro_stamp_last_day (&found.before), 0);
  ahead = kro_stamp_first_day (&found.after) - day;
  reason = reason_of_nearest (frame);
  if (told_by_weekday (frame, &found, &take_after))
    reason = KRO_REASON_NEAREST_DAY;
  else if (cycle == KRO_UNIT_WEEK && context->domain == KRO_DOMAIN_NARRATIVE && context->has_mention)
    take_after = !holds;
  else if (cycle == KRO_UNIT_WEEK && ((find->cues & (KRO_CUE_UNTIL | KRO_CUE_FRONTED)) == KRO_CUE_UNTIL || (find->cues & (KRO_CUE_BY | KRO_CUE_PAST)) == KRO_CUE_BY))
    {
      take_after = !holds;
      reason = KRO_REASON_FUTURE;
    }
  else if (looks_back_since (frame, find->cues, cycle))
    reason = cycle == KRO_UNIT_WEEK ? KRO_REASON_LAST_WEEKDAY : back <= ahead ? reason
                                                                              : KRO_REASON_PAST;
  else if (looks_ahead (find->cues) && (cycle != KRO_UNIT_YEAR || back > NEAR || ahead < FAR))
    {
      take_after = !holds;
      reason = cycle == KRO_UNIT_WEEK || ahead > back ? KRO_REASON_FUTURE : reason;
    }
  else if (looks_back (context, frame, find->cues, cycle, day, back, ahead))
    reason = holds || back <= ahead ? reason : KRO_REASON_PAST;
  else if (cycle == KRO_UNIT_WEEK)
    reason = KRO_REASON_LAST_WEEKDAY;
  else
    take_after = ahead < back;
  kro_resolved_add (out, take_after ? &found.after : &found.before, reason, anchor);
  kro_resolved_add (out, take_after ? &found.before : &found.after, take_after ? KRO_REASON_OTHER_PAST : KRO_REASON_OTHER_FUTURE, anchor);
}

/* "last", "this" and "next" of something that recurs, counted for @reason. */
void
kro_choose_shifted (const KroResolveContext *context, const KroFind *find, const KroStamp *anchor, KroUnit cycle, KroReasonCode reason, KroResolved *out)
{
  const KroFrame *frame = &find->frame;
  Candidates      found = find_candidates (context, frame, anchor, cycle);
  gint64          day = kro_stamp_first_day (anchor);
  gboolean        holds = found.has_before && kro_stamp_last_day (&found.before) >= day;
  KroStamp        stamp;

  /* Next of a year that was mentioned comes behind all of it. */
  if (GET (SHIFT) > 0 && anchor->grain == KRO_UNIT_YEAR && found.has_after && kro_stamp_first_day (&found.after) <= kro_stamp_last_day (anchor))
    found.has_after = kro_complete_instance (context, frame, anchor, cycle, 1, &found.after);
  if (!found.has_before || !found.has_after)
    return;
  if (GET (SHIFT) < 0)
    {
      KroStamp earlier = kro_stamp_shift (&found.before, cycle == KRO_UNIT_NONE ? KRO_UNIT_DAY : cycle, -1);

      stamp = found.before;
      if (holds && kro_complete (context, frame, &earlier))
        stamp = earlier;
    }
  else if (GET (SHIFT) > 0)
    stamp = found.after;
  else
    {
      stamp = holds ? found.before : found.after;
      kro_complete_instance (context, frame, anchor, cycle, 0, &stamp);
    }
  if (ABS (GET (SHIFT)) > 1)
    {
      stamp = kro_stamp_shift (&stamp, cycle, GET (SHIFT) < 0 ? GET (SHIFT) + 1 : GET (SHIFT) - 1);
      if (!kro_complete (context, frame, &stamp))
        return;
    }
  kro_resolved_add (out, &stamp, reason, anchor);
}

/* The weekend that is meant in a week: the last one early in it or of the past. */
void
kro_choose_weekend (const KroFind *find, const KroStamp *anchor, KroStamp *stamp)
{
  int      weekday = kro_days_to_weekday (kro_stamp_first_day (anchor));
  gboolean is_past = (find->cues & KRO_CUE_PAST) != 0 || ((find->cues & KRO_CUE_FUTURE) == 0 && weekday <= 2);

  if (weekday <= 5 && is_past)
    *stamp = kro_stamp_shift (anchor, KRO_UNIT_WEEKEND, -1);
}

/* The instance nearest to @anchor, where going back counts more. */
static gboolean
choose_nearest (const KroResolveContext *context, const KroFrame *frame, const KroStamp *anchor, KroUnit cycle, KroStamp *stamp)
{
  gint64   best = G_MAXINT64;
  gint64   day = kro_stamp_first_day (anchor);
  KroStamp found;

  for (int k = -1; k <= 1; k++)
    if (kro_complete_instance (context, frame, anchor, cycle, k, &found))
      {
        gint64 ahead = kro_stamp_first_day (&found) - day;
        gint64 cost = ahead < 0 ? -ahead * BACK_COST : ahead * AHEAD_COST;

        if (cost < best)
          {
            best = cost;
            *stamp = found;
          }
      }
  return best < G_MAXINT64;
}

/* A story goes on: of a month, or a day of one, the instance nearest to where
 * it is; within a year, or below a heading that names one, that year. */
gboolean
kro_choose_along_thread (const KroResolveContext *context, const KroFrame *frame, KroStamp *stamp)
{
  KroStamp section = { .grain = KRO_UNIT_YEAR, .year = context->section_year };

  if (context->has_section)
    return kro_complete_instance (context, frame, &section, KRO_UNIT_YEAR, 0, stamp);
  if (context->thread.grain > KRO_UNIT_MONTH)
    return kro_complete_instance (context, frame, &context->thread, KRO_UNIT_YEAR, 0, stamp);
  return choose_nearest (context, frame, &context->thread, KRO_UNIT_YEAR, stamp);
}

/* "the 4th" in news, behind a day of another month than that of publication. */
gboolean
kro_choose_near_mention (const KroResolveContext *context, const KroFrame *frame, KroStamp *stamp)
{
  const KroStamp *day = &context->mention_day;

  if (!HAS (DAY) || HAS (MONTH) || HAS (WEEKDAY) || !context->has_mention_day || context->domain == KRO_DOMAIN_NARRATIVE)
    return FALSE;
  if (day->year == context->publication.year && day->month == context->publication.month)
    return FALSE;
  return choose_nearest (context, frame, day, KRO_UNIT_MONTH, stamp);
}

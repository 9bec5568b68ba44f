/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From what was said to what is meant: a pure function of the fields of an
 * expression, the cues around it, the publication date, earlier mentions and
 * the domain. It gives one or two readings, each with a reason.
 *
 * An incomplete date recurs in a cycle (a weekday every week, a day and month
 * every year). The last one that began by the anchor and the first one after
 * it are the candidates; a modifier chooses, else the verbs, else the kind:
 * a weekday is the last, anything else the nearest. The loser is kept.
 */
#include "kro-resolver-private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Days: verbs do not choose a date that is far over one that is near. */
#define NEAR 45
#define FAR 180

/* In a story a step back of a day weighs as three, one ahead as two. */
#define BACK_COST 3
#define AHEAD_COST 2

/* A bare year before this one, which a pattern binds to a kind of text, is one
 * only where the story is there: "in 410". */
/* A minute from here on is hour and minute in one number: 930. */
#define HUNDRED 100
#define FIRST_PLAIN_YEAR 1000

#define HAS(field) kro_frame_has (frame, KRO_FIELD_##field)
#define GET(field) kro_frame_get (frame, KRO_FIELD_##field)

static gboolean
is_clock (const KroFrame *frame)
{
  return HAS (HOUR) || HAS (PART);
}

static gboolean
feast_day (const KroPack *pack, gint32 feast, gint64 year, KroStamp *stamp)
{
  const KroBlobFeast *rule;
  gint64              day;

  if (feast < 1 || (guint32)feast > pack->header->feasts.count)
    return FALSE;
  rule = &pack->feasts[feast - 1];
  if (rule->kind == KRO_FEAST_FIXED)
    day = kro_days_from_civil (year, rule->a, rule->b, KRO_CALENDAR_GREGORIAN);
  else if (rule->kind == KRO_FEAST_EASTER)
    day = kro_easter_days (year) + rule->a;
  else if (rule->a > 0)
    {
      day = kro_days_from_civil (year, rule->c, 1, KRO_CALENDAR_GREGORIAN);
      day += (rule->b - kro_days_to_weekday (day) + 7) % 7 + 7 * (rule->a - 1);
    }
  else
    {
      day = kro_days_from_civil (year, rule->c, kro_month_length (year, rule->c, KRO_CALENDAR_GREGORIAN), KRO_CALENDAR_GREGORIAN);
      day -= (kro_days_to_weekday (day) - rule->b + 7) % 7;
    }
  *stamp = kro_stamp_from_day (day, KRO_UNIT_DAY);
  return TRUE;
}

/* The n-th unit or weekday within a larger place; from its end where n < 0. */
static gboolean
nth_within (const KroFrame *frame, KroStamp *stamp)
{
  gint32  n = GET (NTH);
  KroUnit unit = HAS (WEEKDAY) ? KRO_UNIT_DAY : (KroUnit)GET (UNIT);
  gint64  first = kro_stamp_first_day (stamp), last = kro_stamp_last_day (stamp);
  gint64  day;

  if (HAS (WEEKDAY) && n > 0)
    day = first + (GET (WEEKDAY) - kro_days_to_weekday (first) + 7) % 7 + 7 * (n - 1);
  else if (HAS (WEEKDAY))
    day = last - (kro_days_to_weekday (last) - GET (WEEKDAY) + 7) % 7 + 7 * (n + 1);
  else if (unit >= stamp->grain || unit == KRO_UNIT_NONE)
    return FALSE;
  else
    {
      KroStamp edge = kro_stamp_from_day (n > 0 ? first : last, unit);

      if (n < 0 && kro_stamp_first_day (&edge) > last)
        n--;
      *stamp = kro_stamp_shift (&edge, unit, n > 0 ? n - 1 : n + 1);
      return kro_stamp_last_day (stamp) >= first && kro_stamp_first_day (stamp) <= last;
    }
  *stamp = kro_stamp_from_day (day, KRO_UNIT_DAY);
  return day >= first && day <= last;
}

static void
set_clock (const KroFrame *frame, KroStamp *stamp)
{
  int hour = GET (HOUR);

  if (HAS (PART) || !HAS (HOUR))
    stamp->part = (KroPart)GET (PART);
  if (!HAS (HOUR) || stamp->grain != KRO_UNIT_DAY)
    return;
  hour -= GET (TOHOUR) != 0 ? 1 : 0;
  if (HAS (MERIDIEM))
    hour = hour % 12 + 12 * GET (MERIDIEM);
  else if (hour < 12 && (stamp->part == KRO_PART_AFTERNOON || (stamp->part == KRO_PART_EVENING && hour > 3) || (stamp->part == KRO_PART_NIGHT && hour > 8)))
    hour += 12;
  else if (hour == 12 && stamp->part == KRO_PART_NIGHT)
    hour = 0;
  stamp->hour = hour + (GET (MINUTE) >= HUNDRED ? GET (MINUTE) / HUNDRED : 0);
  stamp->minute = GET (TOHOUR) != 0 ? 60 - GET (TOHOUR) : GET (MINUTE) >= HUNDRED ? GET (MINUTE) % HUNDRED
                                                                                  : GET (MINUTE);
  stamp->second = GET (SECOND);
  stamp->grain = HAS (SECOND) ? KRO_UNIT_SECOND : KRO_UNIT_MINUTE;
  stamp->utc = HAS (ZONE) && GET (ZONE) == 0;
}

/* Completes a frame within a place that is at least as fine as its cycle:
 * @stamp is that place before and the date after. FALSE: there is no such day. */
static gboolean
complete (const KroResolveContext *context, const KroFrame *frame, KroStamp *stamp)
{
  gint64 year = stamp->year;

  if (HAS (FEAST))
    {
      if (!feast_day (context->pack, GET (FEAST), year, stamp))
        return FALSE;
    }
  else if (HAS (MONTH))
    *stamp = (KroStamp){ .grain = KRO_UNIT_MONTH, .year = year, .month = GET (MONTH), .sub = GET (HALF) };
  else if (HAS (SEASON) || HAS (QUARTER) || HAS (HALF) || HAS (WEEK))
    *stamp = (KroStamp){
      .grain = HAS (SEASON) ? KRO_UNIT_SEASON : HAS (QUARTER) ? KRO_UNIT_QUARTER
                                            : HAS (HALF)      ? KRO_UNIT_HALF
                                                              : KRO_UNIT_WEEK,
      .year = year,
      .sub = HAS (SEASON) ? GET (SEASON) : HAS (QUARTER) ? GET (QUARTER)
                                       : HAS (HALF)      ? GET (HALF)
                                                         : GET (WEEK),
    };
  if (HAS (NTH) && !nth_within (frame, stamp))
    return FALSE;
  if (HAS (DAY) && stamp->grain == KRO_UNIT_MONTH)
    {
      stamp->grain = KRO_UNIT_DAY;
      stamp->day = GET (DAY);
    }
  else if (HAS (WEEKDAY) && !HAS (NTH) && stamp->grain == KRO_UNIT_WEEK)
    *stamp = kro_stamp_from_day (kro_stamp_first_day (stamp) + GET (WEEKDAY) - 1, KRO_UNIT_DAY);
  if (is_clock (frame))
    set_clock (frame, stamp);
  return kro_stamp_is_sane (stamp);
}

/* What a frame recurs with, by its coarsest field. */
static KroUnit
cycle_of (const KroFrame *frame)
{
  if (HAS (MONTH) || HAS (SEASON) || HAS (QUARTER) || HAS (HALF) || HAS (WEEK) || HAS (FEAST))
    return KRO_UNIT_YEAR;
  if (HAS (DAY))
    return KRO_UNIT_MONTH;
  if (HAS (WEEKDAY))
    return KRO_UNIT_WEEK;
  return is_clock (frame) ? KRO_UNIT_DAY : KRO_UNIT_NONE;
}

static gboolean
instance (const KroResolveContext *context, const KroFrame *frame, const KroStamp *anchor, KroUnit cycle, int k, KroStamp *out)
{
  *out = kro_stamp_shift (anchor, cycle, k);
  return complete (context, frame, out);
}

static void
add_reading (KroResolved *out, const KroStamp *stamp, KroReasonCode reason, const KroStamp *anchor)
{
  KroResolvedReading *reading;

  if (out->n_readings >= G_N_ELEMENTS (out->readings))
    return;
  reading = &out->readings[out->n_readings++];
  *reading = (KroResolvedReading){ .is_dated = TRUE, .stamp = *stamp, .reason = reason };
  if (anchor != NULL)
    {
      reading->has_anchor = TRUE;
      reading->anchor = *anchor;
    }
  kro_stamp_to_timex (stamp, reading->value, sizeof reading->value);
}

static void
add_value (KroResolved *out, const char *value, KroReasonCode reason)
{
  KroResolvedReading *reading;

  if (out->n_readings >= G_N_ELEMENTS (out->readings))
    return;
  reading = &out->readings[out->n_readings++];
  *reading = (KroResolvedReading){ .reason = reason };
  g_strlcpy (reading->value, value, sizeof reading->value);
}

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

      if (!instance (context, frame, anchor, cycle, k, &stamp))
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

/* Told of the future, or until a date and not told of the past. */
static gboolean
looks_ahead (guint16 cues)
{
  return (cues & KRO_CUE_FUTURE) != 0 || ((cues & (KRO_CUE_UNTIL | KRO_CUE_BY)) != 0 && (cues & (KRO_CUE_PAST | KRO_CUE_RANGE_END)) == 0);
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

static void
choose (const KroResolveContext *context, const KroFind *find, const KroStamp *anchor, KroUnit cycle, KroResolved *out)
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
  else if (cycle == KRO_UNIT_WEEK && ((find->cues & KRO_CUE_UNTIL) != 0 || (find->cues & (KRO_CUE_BY | KRO_CUE_PAST)) == KRO_CUE_BY))
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
  else if ((find->cues & (KRO_CUE_PAST | KRO_CUE_UNTIL)) == KRO_CUE_PAST && cycle != KRO_UNIT_WEEK && (ahead > NEAR || back < FAR))
    reason = holds || back <= ahead ? reason : KRO_REASON_PAST;
  else if (cycle == KRO_UNIT_WEEK)
    reason = KRO_REASON_LAST_WEEKDAY;
  else
    take_after = ahead < back;
  add_reading (out, take_after ? &found.after : &found.before, reason, anchor);
  add_reading (out, take_after ? &found.before : &found.after, take_after ? KRO_REASON_PAST : KRO_REASON_FUTURE, anchor);
}

/* "last", "this" and "next" of something that recurs. */
static void
choose_shifted (const KroResolveContext *context, const KroFind *find, const KroStamp *anchor, KroUnit cycle, KroResolved *out)
{
  const KroFrame *frame = &find->frame;
  Candidates      found = find_candidates (context, frame, anchor, cycle);
  gint64          day = kro_stamp_first_day (anchor);
  gboolean        holds = found.has_before && kro_stamp_last_day (&found.before) >= day;
  KroStamp        stamp;

  /* Next of a year that was mentioned comes behind all of it. */
  if (GET (SHIFT) > 0 && anchor->grain == KRO_UNIT_YEAR && found.has_after && kro_stamp_first_day (&found.after) <= kro_stamp_last_day (anchor))
    found.has_after = instance (context, frame, anchor, cycle, 1, &found.after);
  if (!found.has_before || !found.has_after)
    return;
  if (GET (SHIFT) < 0)
    {
      KroStamp earlier = kro_stamp_shift (&found.before, cycle == KRO_UNIT_NONE ? KRO_UNIT_DAY : cycle, -1);

      stamp = found.before;
      if (holds && complete (context, frame, &earlier))
        stamp = earlier;
    }
  else if (GET (SHIFT) > 0)
    stamp = found.after;
  else
    {
      stamp = holds ? found.before : found.after;
      instance (context, frame, anchor, cycle, 0, &stamp);
    }
  if (ABS (GET (SHIFT)) > 1)
    {
      stamp = kro_stamp_shift (&stamp, cycle, GET (SHIFT) < 0 ? GET (SHIFT) + 1 : GET (SHIFT) - 1);
      if (!complete (context, frame, &stamp))
        return;
    }
  add_reading (out, &stamp, KRO_REASON_COUNTED, anchor);
}

/* Where relative dates are counted from; FALSE: from nowhere. */
static gboolean
find_anchor (const KroResolveContext *context, const KroFrame *frame, KroStamp *anchor, KroReasonCode *reason)
{
  gboolean wants_mention = HAS (ANCHOR) && GET (ANCHOR) == KRO_ANCHOR_MENTION;
  gboolean wants_day = HAS (UNIT) && GET (UNIT) <= KRO_UNIT_WEEK;

  if (HAS (ANCHOR) && GET (ANCHOR) == KRO_ANCHOR_PARTNER)
    {
      *reason = KRO_REASON_COMPLETED_FROM_PARTNER;
      *anchor = context->partner;
      return context->has_partner;
    }
  *reason = KRO_REASON_COUNTED_FROM_MENTION;
  if ((wants_mention || context->domain == KRO_DOMAIN_NARRATIVE) && context->has_mention)
    {
      gboolean is_week = context->mention.grain == KRO_UNIT_WEEK || context->mention.grain == KRO_UNIT_WEEKEND;

      *anchor = wants_day && context->has_mention_day ? context->mention_day : context->mention;
      if (HAS (UNIT) && GET (UNIT) == KRO_UNIT_WEEK && is_week)
        {
          *anchor = context->mention;
          return TRUE;
        }
      if (!wants_day || context->has_mention_day || context->mention.grain <= KRO_UNIT_DAY)
        return TRUE;
    }
  *reason = KRO_REASON_COUNTED;
  *anchor = context->publication;
  return context->has_publication && (context->domain != KRO_DOMAIN_NARRATIVE || !wants_mention);
}

/* A year of two digits: of the centuries, the nearest to the publication. */
static gint64
full_year (const KroResolveContext *context, gint32 year, KroReasonCode *reason)
{
  gint64 now = context->has_publication ? context->publication.year : context->has_mention ? context->mention.year
                                                                                           : 2000;
  gint64 century = now / 100 * 100;

  *reason = KRO_REASON_SHORT_YEAR;
  if (century + year > now + 20)
    return century - 100 + year;
  return century + year;
}

static gboolean
has_year (const KroResolveContext *context, const KroFrame *frame, gint64 *year, KroReasonCode *reason)
{
  *reason = KRO_REASON_WRITTEN;
  if (HAS (YEAR) && GET (YEAR) < FIRST_PLAIN_YEAR && HAS (DOMAIN) && !(context->has_thread && context->thread.year < FIRST_PLAIN_YEAR))
    return FALSE;
  if (HAS (YEAR))
    *year = GET (ERA) == 1 ? 1 - (gint64)GET (YEAR) : GET (YEAR);
  else if (HAS (YEAR2))
    *year = full_year (context, GET (YEAR2), reason);
  else
    return FALSE;
  return TRUE;
}

/* "the nineties", of a century that is told, else of the last that had them. */
static gint64
full_decade (const KroResolveContext *context, const KroFrame *frame, KroReasonCode *reason)
{
  gint64 year;

  if (HAS (CENTURY))
    return 100 * ((gint64)GET (CENTURY) - 1) + 10 * GET (DECADE);
  if (HAS (SHIFT) && GET (UNIT) == KRO_UNIT_CENTURY && context->has_publication)
    return kro_stamp_shift (&context->publication, KRO_UNIT_CENTURY, GET (SHIFT)).year + 10 * GET (DECADE);
  year = full_year (context, 10 * GET (DECADE), reason);
  return context->has_publication && year > context->publication.year ? year - 100 : year;
}

/* Decades and centuries. */
static gboolean
resolve_long (const KroResolveContext *context, const KroFrame *frame, KroResolved *out)
{
  KroStamp      stamp = { .grain = KRO_UNIT_CENTURY };
  KroReasonCode reason = KRO_REASON_WRITTEN;

  if (HAS (CENTURY) && !HAS (DECADE))
    stamp.year = GET (ERA) == 1 ? -100 * (gint64)GET (CENTURY) + 1 : 100 * ((gint64)GET (CENTURY) - 1);
  else if (HAS (DECADE))
    {
      stamp.grain = KRO_UNIT_DECADE;
      stamp.year = GET (DECADE) >= 100 ? 10 * (gint64)GET (DECADE) : full_decade (context, frame, &reason);
    }
  else if (GET (UNIT) == KRO_UNIT_DECADE && has_year (context, frame, &stamp.year, &reason))
    stamp = kro_stamp_from_day (kro_days_from_civil (stamp.year, 1, 1, KRO_CALENDAR_GREGORIAN), KRO_UNIT_DECADE);
  else
    return FALSE;
  add_reading (out, &stamp, reason, NULL);
  return TRUE;
}

/* What can be said of a date whose year, or more, is not known. */
static void
resolve_unknown (const KroFrame *frame, KroResolved *out)
{
  static const char *const seasons[] = { "XX", "SP", "SU", "FA", "WI" };
  static const char *const units[KRO_N_UNITS] = { "XXXX-XX-XX", "XXXX-XX-XXTXX:XX", "XXXX-XX-XXTXX:XX", "XXXX-XX-XXTXX", "XXXX-XX-XX", "XXXX-WXX-WE", "XXXX-WXX", "XXXX-XX", "XXXX-XX", "XXXX-QX", "XXXX-HX", "XXXX", "XXX", "XX", "X", "XXXX-XX-XX" };
  KroStamp                 clock = { .grain = KRO_UNIT_DAY };
  char                     value[KRO_STAMP_SIZE];
  gsize                    n = 0;

  if (HAS (SEASON))
    g_snprintf (value, sizeof value, "XXXX-%s", seasons[CLAMP (GET (SEASON), 0, 4)]);
  else if (HAS (QUARTER) || HAS (HALF))
    g_snprintf (value, sizeof value, "XXXX-%c%d", HAS (QUARTER) ? 'Q' : 'H', HAS (QUARTER) ? GET (QUARTER) : GET (HALF));
  else if (HAS (WEEK))
    g_snprintf (value, sizeof value, "XXXX-W%02d", GET (WEEK));
  else if (HAS (WEEKDAY) && !HAS (DAY))
    n = (gsize)g_snprintf (value, sizeof value, "XXXX-WXX-%d", GET (WEEKDAY));
  else if (HAS (MONTH) && !HAS (DAY))
    g_snprintf (value, sizeof value, "XXXX-%02d", GET (MONTH));
  else if (HAS (MONTH) || HAS (DAY))
    n = (gsize)g_snprintf (value, sizeof value, HAS (MONTH) ? "XXXX-%02d-%02d" : "XXXX-XX-%.0d%02d", GET (MONTH), GET (DAY));
  else if (HAS (UNIT))
    g_snprintf (value, sizeof value, "%s", units[GET (UNIT)]);
  else
    n = (gsize)g_snprintf (value, sizeof value, "XXXX-XX-XX");
  set_clock (frame, &clock);
  if (n > 0 && HAS (HOUR))
    g_snprintf (value + n, sizeof value - n, "T%02d:%02d", clock.hour, clock.minute);
  else if (n > 0 && HAS (PART))
    g_snprintf (value + n, sizeof value - n, "%s", GET (PART) == KRO_PART_MORNING ? "TMO" : GET (PART) == KRO_PART_AFTERNOON ? "TAF"
                                                                                        : GET (PART) == KRO_PART_EVENING     ? "TEV"
                                                                                                                             : "TNI");
  add_value (out, value, KRO_REASON_NO_PUBLICATION);
}

/* The weekend that is meant in a week: the last one early in it or of the past. */
static void
choose_weekend (const KroFind *find, const KroStamp *anchor, KroStamp *stamp)
{
  int      weekday = kro_days_to_weekday (kro_stamp_first_day (anchor));
  gboolean is_past = (find->cues & KRO_CUE_PAST) != 0 || ((find->cues & KRO_CUE_FUTURE) == 0 && weekday <= 2);

  if (weekday <= 5 && is_past)
    *stamp = kro_stamp_shift (anchor, KRO_UNIT_WEEKEND, -1);
}

/* "this week", "last month", "next year", with or without something finer. */
static gboolean
resolve_unit (const KroResolveContext *context, const KroFind *find, KroResolved *out)
{
  const KroFrame *frame = &find->frame;
  KroStamp        anchor, stamp;
  KroReasonCode   reason;

  if (!HAS (SHIFT) || !HAS (UNIT) || HAS (COUNT) || HAS (VAGUE))
    return FALSE;
  if (!find_anchor (context, frame, &anchor, &reason))
    {
      resolve_unknown (frame, out);
      return TRUE;
    }
  if (GET (SHIFT) == 0 && GET (ANCHOR) == KRO_ANCHOR_MENTION && anchor.grain >= (KroUnit)GET (UNIT) && reason == KRO_REASON_COUNTED_FROM_MENTION)
    stamp = anchor;
  else
    stamp = kro_stamp_shift (&anchor, (KroUnit)GET (UNIT), GET (SHIFT));
  if (stamp.grain <= KRO_UNIT_DAY)
    stamp = kro_stamp_from_day (kro_stamp_first_day (&stamp), KRO_UNIT_DAY);
  if (stamp.grain == KRO_UNIT_WEEKEND && GET (SHIFT) == 0 && reason == KRO_REASON_COUNTED)
    choose_weekend (find, &anchor, &stamp);
  if (complete (context, frame, &stamp))
    add_reading (out, &stamp, reason, &anchor);
  return TRUE;
}

/* "the quarter", "the year-ago period", "the 1988 period": the quarter or half
 * year that the text is about, in its year or another. */
static gboolean
resolve_period (const KroResolveContext *context, const KroFrame *frame, KroResolved *out)
{
  KroStamp stamp = context->period;

  if (GET (ANCHOR) != KRO_ANCHOR_PERIOD)
    return FALSE;
  if (!context->has_period || (GET (UNIT) == KRO_UNIT_QUARTER && stamp.grain != KRO_UNIT_QUARTER))
    return GET (UNIT) == KRO_UNIT_PERIOD && !HAS (YEAR);
  if (HAS (YEAR))
    stamp.year = GET (YEAR);
  else if (GET (UNIT) == KRO_UNIT_YEAR)
    stamp.year += HAS (DIRECTION) ? GET (DIRECTION) * MAX (GET (COUNT), 1) : GET (SHIFT);
  if (kro_stamp_is_sane (&stamp))
    add_reading (out, &stamp, KRO_REASON_COUNTED_FROM_MENTION, &context->period);
  return TRUE;
}

/* A story goes on: of a month, or a day of one, the instance nearest to where
 * it is, where going back counts more; within a year, that year. */
static gboolean
follow_thread (const KroResolveContext *context, const KroFrame *frame, KroStamp *stamp)
{
  gint64   best = G_MAXINT64;
  gint64   day = kro_stamp_first_day (&context->thread);
  KroStamp found;

  if (context->thread.grain > KRO_UNIT_MONTH)
    return instance (context, frame, &context->thread, KRO_UNIT_YEAR, 0, stamp);
  for (int k = -1; k <= 1; k++)
    if (instance (context, frame, &context->thread, KRO_UNIT_YEAR, k, &found))
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

/* "2023/24": from one year to the other. */
static void
end_in_next_year (const KroFrame *frame, KroResolvedReading *reading)
{
  gint64 year = GET (YEAREND);

  if (year < 100)
    year += reading->stamp.year / 100 * 100 + (year < reading->stamp.year % 100 ? 100 : 0);
  reading->end = reading->stamp;
  reading->end.year = year;
  reading->is_span = reading->stamp.grain == KRO_UNIT_YEAR && year > reading->stamp.year && kro_stamp_is_sane (&reading->end);
}

/* "half past seven" of a sentence that speaks of tonight. */
static KroFrame
take_part (const KroFrame *frame, KroPart part)
{
  KroFrame taken = *frame;
  gint32   hour = GET (HOUR);

  if (HAS (HOUR) && !HAS (PART) && !HAS (MERIDIEM) && ((part == KRO_PART_AFTERNOON && hour < 8) || (part == KRO_PART_EVENING && hour > 3)))
    kro_frame_set (&taken, KRO_FIELD_PART, (gint32)part);
  return taken;
}

/* Dates with a year, and those that recur without one. */
static void
resolve_calendar (const KroResolveContext *context, const KroFind *find, KroResolved *out)
{
  const KroFrame *frame = &find->frame;
  KroStamp        anchor, stamp = { .grain = KRO_UNIT_YEAR };
  KroReasonCode   reason;
  KroUnit         cycle = cycle_of (frame);

  if (resolve_long (context, frame, out) || resolve_unit (context, find, out))
    return;
  if (has_year (context, frame, &stamp.year, &reason))
    {
      if (complete (context, frame, &stamp))
        add_reading (out, &stamp, reason, NULL);
      if (HAS (YEAREND) && out->n_readings > 0)
        end_in_next_year (frame, &out->readings[0]);
      return;
    }
  if (cycle == KRO_UNIT_NONE)
    return;
  if (cycle == KRO_UNIT_DAY && context->has_sentence_day && !HAS (SHIFT))
    {
      KroFrame taken = take_part (frame, context->sentence_day.part);

      stamp = context->sentence_day;
      stamp.grain = KRO_UNIT_DAY;
      if (complete (context, &taken, &stamp))
        add_reading (out, &stamp, KRO_REASON_COMPLETED_FROM_PARTNER, &context->sentence_day);
      return;
    }
  if (context->has_partner && context->partner.grain <= KRO_UNIT_YEAR)
    {
      /* "29 to 3 January" began in the month before. */
      for (int k = 0; k > -2; k--)
        if (instance (context, frame, &context->partner, cycle, k, &stamp) && kro_stamp_first_day (&stamp) <= kro_stamp_last_day (&context->partner))
          break;
      if (kro_stamp_is_sane (&stamp))
        add_reading (out, &stamp, KRO_REASON_COMPLETED_FROM_PARTNER, &context->partner);
      return;
    }
  if (!find_anchor (context, frame, &anchor, &reason) || (anchor.grain > KRO_UNIT_WEEK && cycle < KRO_UNIT_MONTH) || (anchor.grain > KRO_UNIT_MONTH && cycle < KRO_UNIT_YEAR))
    {
      resolve_unknown (frame, out);
      return;
    }
  if (HAS (SHIFT))
    choose_shifted (context, find, &anchor, cycle, out);
  else if (reason == KRO_REASON_COUNTED_FROM_MENTION && cycle == KRO_UNIT_YEAR && context->has_thread && follow_thread (context, frame, &stamp))
    add_reading (out, &stamp, KRO_REASON_COMPLETED_FROM_MENTION, &context->thread);
  else if (reason == KRO_REASON_COUNTED_FROM_MENTION && cycle >= KRO_UNIT_MONTH && instance (context, frame, &anchor, cycle, 0, &stamp))
    add_reading (out, &stamp, KRO_REASON_COMPLETED_FROM_MENTION, &anchor);
  else
    choose (context, find, &anchor, cycle, out);
}

static KroFind
in_order (const KroFind *find, gboolean month_first)
{
  const KroFrame *frame = &find->frame;
  KroFind         dated = *find;

  dated.frame.set &= ~(G_GUINT64_CONSTANT (1) << KRO_FIELD_NUM1 | G_GUINT64_CONSTANT (1) << KRO_FIELD_NUM2);
  kro_frame_set (&dated.frame, KRO_FIELD_DAY, month_first ? GET (NUM2) : GET (NUM1));
  kro_frame_set (&dated.frame, KRO_FIELD_MONTH, month_first ? GET (NUM1) : GET (NUM2));
  return dated;
}

/* Whether the day of the week fits: "Friday 3/10" is in October where the
 * tenth of March is no Friday. */
static gboolean
fits_weekday (const KroResolveContext *context, const KroFind *find, gboolean month_first)
{
  const KroFrame *frame = &find->frame;
  KroFind         dated = in_order (find, month_first);
  KroResolved     out = { 0 };
  KroStamp        stamp = { .grain = KRO_UNIT_YEAR };
  KroReasonCode   reason;

  if (kro_frame_get (&dated.frame, KRO_FIELD_MONTH) > 12)
    return FALSE;
  if (!has_year (context, frame, &stamp.year, &reason))
    {
      resolve_calendar (context, &dated, &out);
      return out.n_readings > 0 && kro_days_to_weekday (kro_stamp_first_day (&out.readings[0].stamp)) == GET (WEEKDAY);
    }
  return complete (context, &dated.frame, &stamp) && kro_days_to_weekday (kro_stamp_first_day (&stamp)) == GET (WEEKDAY);
}

/* Numbers with slashes or dashes: year first, or both orders. */
static void
resolve_numeric (const KroResolveContext *context, const KroFind *find, KroResolved *out)
{
  const KroFrame *frame = &find->frame;
  gboolean        month_first = context->pack->header->month_first != 0;

  if (HAS (WEEKDAY) && !fits_weekday (context, find, month_first) && fits_weekday (context, find, !month_first))
    month_first = !month_first;
  for (int i = 0; i < 2; i++)
    {
      gboolean      swapped = month_first != (i == 1);
      KroFind       dated = in_order (find, swapped);
      KroStamp      stamp = { .grain = KRO_UNIT_YEAR };
      KroReasonCode reason;
      guint         n = out->n_readings;

      if (kro_frame_get (&dated.frame, KRO_FIELD_MONTH) > 12 || (i == 1 && GET (NUM1) == GET (NUM2)))
        continue;
      if (!has_year (context, frame, &stamp.year, &reason))
        {
          if (i == 0 || n == 0)
            resolve_calendar (context, &dated, out);
        }
      else if (complete (context, &dated.frame, &stamp))
        add_reading (out, &stamp, swapped ? KRO_REASON_NUMERIC_MONTH_FIRST : KRO_REASON_NUMERIC_DAY_FIRST, NULL);
    }
}

static void
write_period (const KroFrame *frame, char *value, gsize size)
{
  static const char *const letters[KRO_N_UNITS] = { "D", "S", "M", "H", "D", "WE", "W", "M", "SE", "Q", "H", "Y", "DE", "CE", "ML", "D" };
  KroUnit                  unit = (KroUnit)GET (UNIT);
  const char              *time = unit >= KRO_UNIT_SECOND && unit <= KRO_UNIT_HOUR ? "T" : "";
  gint64                   factor = HAS (VAGUE) ? 1 : unit == KRO_UNIT_DECADE ? 10
                                                  : unit == KRO_UNIT_CENTURY  ? 100
                                                                              : 1;
  const char              *letter = factor > 1 || unit == KRO_UNIT_DECADE ? "Y" : letters[unit];
  gint64                   count = HAS (COUNT) ? GET (COUNT) : HAS (FRACTION) ? 0
                                                                              : 1;

  if (HAS (VAGUE) || unit == KRO_UNIT_PERIOD)
    g_snprintf (value, size, "P%sX%s", time, letter);
  else if (HAS (FRACTION) && GET (FRACTION) != 0)
    g_snprintf (value, size, "P%s%" G_GINT64_FORMAT ".%d%s", time, count * factor, GET (FRACTION), letter);
  else
    g_snprintf (value, size, "P%s%" G_GINT64_FORMAT "%s", time, count * factor, letter);
}

/* Repetitions: "every Monday", "yearly". */
static void
resolve_set (const KroFrame *frame, KroResolved *out)
{
  char value[KRO_STAMP_SIZE];

  out->type = KRO_TIMEX_SET;
  if (HAS (UNIT))
    {
      write_period (frame, value, sizeof value);
      add_value (out, value, KRO_REASON_SET);
    }
  else
    {
      resolve_unknown (frame, out);
      out->readings[0].reason = KRO_REASON_SET;
    }
}

/* Half a unit is counted in a finer one. */
static gboolean
count_finely (const KroFrame *frame, KroUnit *unit, gint64 *n)
{
  static const struct
  {
    KroUnit unit;
    int     n;
  } finer[KRO_N_UNITS] = {
    [KRO_UNIT_MINUTE] = { KRO_UNIT_SECOND, 60 },
    [KRO_UNIT_HOUR] = { KRO_UNIT_MINUTE, 60 },
    [KRO_UNIT_DAY] = { KRO_UNIT_HOUR, 24 },
    [KRO_UNIT_WEEK] = { KRO_UNIT_DAY, 7 },
    [KRO_UNIT_MONTH] = { KRO_UNIT_WEEK, 4 },
    [KRO_UNIT_YEAR] = { KRO_UNIT_MONTH, 12 },
    [KRO_UNIT_DECADE] = { KRO_UNIT_YEAR, 10 },
    [KRO_UNIT_CENTURY] = { KRO_UNIT_YEAR, 100 },
    [KRO_UNIT_MILLENNIUM] = { KRO_UNIT_YEAR, 1000 },
  };

  if (GET (FRACTION) <= 0 || finer[*unit].n == 0)
    return FALSE;
  *n = *n * finer[*unit].n + GET (DIRECTION) * ((gint64)GET (FRACTION) * finer[*unit].n / 10);
  *unit = finer[*unit].unit;
  return TRUE;
}

/* "three weeks ago", "two days later"; from a written day weeks are days. */
static void
resolve_counted (const KroResolveContext *context, const KroFrame *frame, KroResolved *out)
{
  KroStamp      anchor, stamp;
  KroReasonCode reason;
  gint64        n = (HAS (COUNT) ? GET (COUNT) : HAS (FRACTION) ? 0
                                                                : 1) *
             (gint64)GET (DIRECTION);
  KroUnit unit = (KroUnit)GET (UNIT);

  if (HAS (VAGUE) || unit == KRO_UNIT_PERIOD)
    {
      add_value (out, GET (DIRECTION) < 0 ? "PAST_REF" : "FUTURE_REF", KRO_REASON_VAGUE);
      return;
    }
  if (!find_anchor (context, frame, &anchor, &reason))
    {
      resolve_unknown (frame, out);
      return;
    }
  if (unit == KRO_UNIT_WEEK && GET (ANCHOR) == KRO_ANCHOR_PARTNER && anchor.grain <= KRO_UNIT_DAY)
    stamp = kro_stamp_shift (&anchor, KRO_UNIT_DAY, 7 * n);
  else if (count_finely (frame, &unit, &n) || !HAS (WEEKDAY) || unit != KRO_UNIT_WEEK)
    stamp = kro_stamp_shift (&anchor, unit, n);
  else
    {
      stamp = kro_stamp_shift (&anchor, KRO_UNIT_WEEK, n);
      if (!complete (context, frame, &stamp))
        return;
    }
  if (is_clock (frame))
    set_clock (frame, &stamp);
  if (kro_stamp_is_sane (&stamp))
    add_reading (out, &stamp, reason, &anchor);
}

/* "the past nine days", "the coming weeks": durations with an anchor. */
static void
resolve_span (const KroResolveContext *context, const KroFrame *frame, KroResolved *out)
{
  KroResolvedReading *reading;
  KroStamp            anchor;
  KroReasonCode       reason;
  char                value[KRO_STAMP_SIZE];
  gint32              n = HAS (COUNT) ? GET (COUNT) : 1;

  out->type = KRO_TIMEX_DURATION;
  write_period (frame, value, sizeof value);
  add_value (out, value, KRO_REASON_NO_PUBLICATION);
  reading = &out->readings[0];
  if (GET (UNIT) == KRO_UNIT_PERIOD || GET (UNIT) < KRO_UNIT_DAY || !find_anchor (context, frame, &anchor, &reason))
    return;
  anchor = kro_stamp_from_day (kro_stamp_first_day (&anchor), KRO_UNIT_DAY);
  reading->is_dated = reading->is_span = TRUE;
  reading->reason = reason;
  reading->has_anchor = TRUE;
  reading->anchor = reading->stamp = reading->end = anchor;
  reading->is_open = HAS (VAGUE) && GET (SHIFT) >= 0;
  reading->has_open_start = HAS (VAGUE) && GET (SHIFT) < 0;
  if (!HAS (VAGUE) && GET (SHIFT) < 0)
    reading->stamp = kro_stamp_shift (&anchor, (KroUnit)GET (UNIT), -(gint64)n);
  else if (!HAS (VAGUE))
    reading->end = kro_stamp_shift (&anchor, (KroUnit)GET (UNIT), n);
  reading->is_dated = kro_stamp_is_sane (&reading->stamp) && kro_stamp_is_sane (&reading->end);
}

static gboolean
is_duration (const KroFrame *frame)
{
  return (HAS (UNIT) && !HAS (SHIFT) && !HAS (NTH) && !HAS (DIRECTION) && cycle_of (frame) == KRO_UNIT_NONE && !HAS (YEAR) && !HAS (YEAR2) && !HAS (DECADE)) || GET (TYPE) == KRO_FORCE_DURATION;
}

/* Whether the clause is of the tense under which the words are a date: "in two
 * weeks" of what is to come. */
static gboolean
in_tense (const KroFind *find)
{
  gint32 tense = kro_frame_get (&find->frame, KRO_FIELD_TENSE);

  return tense == KRO_REF_NONE || tense == KRO_REF_PRESENT || (find->cues & (tense == KRO_REF_FUTURE ? KRO_CUE_FUTURE : KRO_CUE_PAST)) != 0;
}

static void
resolve_by_kind (const KroResolveContext *context, const KroFind *find, KroResolved *out)
{
  static const char *const refs[] = { "", "PAST_REF", "PRESENT_REF", "FUTURE_REF" };
  const KroFrame          *frame = &find->frame;
  char                     value[KRO_STAMP_SIZE];

  if (HAS (DOMAIN) && GET (DOMAIN) != (gint32)context->domain)
    return;
  if (resolve_period (context, frame, out))
    return;
  if (HAS (REF))
    add_value (out, refs[CLAMP (GET (REF), 0, 3)], KRO_REASON_VAGUE);
  else if (HAS (EVERY))
    resolve_set (frame, out);
  else if (HAS (NUM1))
    resolve_numeric (context, find, out);
  else if (HAS (DIRECTION) && HAS (UNIT) && in_tense (find))
    resolve_counted (context, frame, out);
  else if (HAS (SHIFT) && HAS (UNIT) && (HAS (COUNT) || HAS (VAGUE)))
    resolve_span (context, frame, out);
  else if (is_duration (frame) || !in_tense (find))
    {
      out->type = KRO_TIMEX_DURATION;
      write_period (frame, value, sizeof value);
      add_value (out, value, KRO_REASON_DURATION);
    }
  else
    resolve_calendar (context, find, out);
}

/* "the week of 8 March": the unit that holds the date. A Monday makes
 * the weekend before it long. */
static void
coarsen (const KroFrame *frame, KroResolved *out)
{
  for (guint i = 0; i < out->n_readings; i++)
    {
      KroResolvedReading *reading = &out->readings[i];
      gint64              day;
      gboolean            is_long;

      if (!reading->is_dated || reading->is_span || reading->stamp.grain >= (KroUnit)GET (COARSE))
        continue;
      day = kro_stamp_first_day (&reading->stamp);
      is_long = GET (COARSE) == KRO_UNIT_WEEKEND && kro_days_to_weekday (day) == 1;
      reading->stamp = kro_stamp_from_day (is_long ? day - 1 : day, (KroUnit)GET (COARSE));
      reading->stamp.is_long = is_long;
      kro_stamp_to_timex (&reading->stamp, reading->value, sizeof reading->value);
    }
}

/* Resolves what was found; @out has one or two readings, or none. */
void
kro_resolve (const KroResolveContext *context, const KroFind *find, KroResolved *out)
{
  const KroFrame *frame = &find->frame;

  *out = (KroResolved){ .mod = (KroMod)GET (MOD), .part = (KroPart)GET (PART) };
  out->type = is_clock (frame) ? KRO_TIMEX_TIME : KRO_TIMEX_DATE;
  if (HAS (UNIT) && (GET (UNIT) < 0 || GET (UNIT) >= KRO_N_UNITS))
    return;
  resolve_by_kind (context, find, out);
  if (HAS (COARSE) && GET (COARSE) > KRO_UNIT_NONE && GET (COARSE) < KRO_UNIT_PERIOD)
    coarsen (frame, out);
  if (GET (TYPE) > KRO_FORCE_NONE && GET (TYPE) < KRO_FORCE_NOTHING)
    out->type = (KroTimexType)(GET (TYPE) - KRO_FORCE_DATE);
}

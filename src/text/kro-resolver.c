/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From what was said to what is meant: a pure function of the fields of an
 * expression, the cues around it, the publication date, earlier mentions and
 * the domain. It gives one or two readings, each with a reason.
 *
 * Here the kinds of dates are told apart and anchored; kro-complete.c completes
 * them, kro-choose.c chooses among their instances, kro-counted.c counts.
 */
#include "kro-resolver-private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A bare year before this one, which a pattern binds to a kind of text, is one
 * only where the story is there: "in 410". */
#define WELL_UNDER_WAY 5 /* years of a decade */
#define FIRST_PLAIN_YEAR 1000

#define HAS(field) kro_frame_has (frame, KRO_FIELD_##field)
#define GET(field) kro_frame_get (frame, KRO_FIELD_##field)

void
kro_resolved_add (KroResolved *out, const KroStamp *stamp, KroReasonCode reason, const KroStamp *anchor)
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

void
kro_resolved_add_value (KroResolved *out, const char *value, KroReasonCode reason)
{
  KroResolvedReading *reading;

  if (out->n_readings >= G_N_ELEMENTS (out->readings))
    return;
  reading = &out->readings[out->n_readings++];
  *reading = (KroResolvedReading){ .reason = reason };
  g_strlcpy (reading->value, value, sizeof reading->value);
}

/* Where relative dates are counted from; FALSE: from nowhere. */
gboolean
kro_resolve_find_anchor (const KroResolveContext *context, const KroFrame *frame, KroStamp *anchor, KroReasonCode *reason)
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
      *reason = KRO_REASON_COARSE;
      return FALSE;
    }
  *anchor = context->publication;
  if (!context->has_publication || (context->domain == KRO_DOMAIN_NARRATIVE && wants_mention))
    {
      *reason = KRO_REASON_NO_PUBLICATION;
      return FALSE;
    }
  *reason = KRO_REASON_COUNTED;
  return TRUE;
}

/* A year of two digits: of the centuries the nearest to the last date, but at
 * most ten years after a publication. */
static gint64
full_year (const KroResolveContext *context, gint32 year, KroReasonCode *reason)
{
  gint64 now = context->has_publication ? context->publication.year : context->has_mention ? context->mention.year
                                                                                           : 2000;
  gint64 full = now / 100 * 100 + year;

  *reason = KRO_REASON_SHORT_YEAR;
  if (full > now + (context->has_publication ? 10 : 50))
    return full - 100;
  return !context->has_publication && full < now - 50 ? full + 100 : full;
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

/* A decade is named so when it is well under way: "the twenties" in 2024 are
 * those of the century before. */
static gint64
past_decade (const KroResolveContext *context, gint64 year)
{
  return context->has_publication && year + WELL_UNDER_WAY > context->publication.year ? year - 100 : year;
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
  return past_decade (context, year);
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
    {
      if (HAS (YEAR2))
        stamp.year = past_decade (context, stamp.year);
      stamp = kro_stamp_from_day (kro_days_from_civil (stamp.year, 1, 1, KRO_CALENDAR_GREGORIAN), KRO_UNIT_DECADE);
    }
  else
    return FALSE;
  kro_resolved_add (out, &stamp, reason, NULL);
  return TRUE;
}

/* What can be said of a date whose year, or more, is not known, for @reason. */
void
kro_resolve_unknown (const KroFrame *frame, KroReasonCode reason, KroResolved *out)
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
  kro_complete_clock (frame, &clock);
  if (n > 0 && HAS (HOUR))
    g_snprintf (value + n, sizeof value - n, "T%02d:%02d", clock.hour, clock.minute);
  else if (n > 0 && HAS (PART))
    g_snprintf (value + n, sizeof value - n, "%s", GET (PART) == KRO_PART_MORNING ? "TMO" : GET (PART) == KRO_PART_AFTERNOON ? "TAF"
                                                                                        : GET (PART) == KRO_PART_EVENING     ? "TEV"
                                                                                                                             : "TNI");
  kro_resolved_add_value (out, value, reason);
}

/* A clock whose day is not known, or, "every Monday at eight", no single one. */
static void
resolve_clock_alone (const KroFrame *frame, KroReasonCode reason, KroResolved *out)
{
  KroStamp clock = { .grain = KRO_UNIT_DAY };
  char     value[KRO_STAMP_SIZE];

  if (reason != KRO_REASON_SET || !HAS (HOUR))
    {
      kro_resolve_unknown (frame, reason, out);
      return;
    }
  kro_complete_clock (frame, &clock);
  g_snprintf (value, sizeof value, "T%02d:%02d", clock.hour, clock.minute);
  kro_resolved_add_value (out, value, reason);
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
  if (!kro_resolve_find_anchor (context, frame, &anchor, &reason))
    {
      kro_resolve_unknown (frame, reason, out);
      return TRUE;
    }
  if (GET (SHIFT) == 0 && GET (ANCHOR) == KRO_ANCHOR_MENTION && anchor.grain >= (KroUnit)GET (UNIT) && reason == KRO_REASON_COUNTED_FROM_MENTION)
    stamp = anchor;
  else
    stamp = kro_stamp_shift (&anchor, (KroUnit)GET (UNIT), GET (SHIFT));
  if (stamp.grain <= KRO_UNIT_DAY)
    stamp = kro_stamp_from_day (kro_stamp_first_day (&stamp), KRO_UNIT_DAY);
  if (stamp.grain == KRO_UNIT_WEEKEND && GET (SHIFT) == 0 && reason == KRO_REASON_COUNTED)
    kro_choose_weekend (find, &anchor, &stamp);
  if (kro_complete (context, frame, &stamp))
    kro_resolved_add (out, &stamp, reason, &anchor);
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
    kro_resolved_add (out, &stamp, KRO_REASON_COUNTED_FROM_MENTION, &context->period);
  return TRUE;
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

/* A clock on the day that its sentence tells of; FALSE: it tells of none. */
static gboolean
resolve_clock (const KroResolveContext *context, const KroFrame *frame, KroResolved *out)
{
  KroFrame taken;
  KroStamp stamp = context->sentence_day;

  if (context->why_no_day != KRO_REASON_NONE)
    {
      resolve_clock_alone (frame, context->why_no_day, out);
      return TRUE;
    }
  if (!context->has_sentence_day)
    return FALSE;
  taken = take_part (frame, context->sentence_day.part);
  stamp.grain = KRO_UNIT_DAY;
  if (kro_complete (context, &taken, &stamp))
    kro_resolved_add (out, &stamp, KRO_REASON_COMPLETED_FROM_PARTNER, &context->sentence_day);
  return TRUE;
}

/* "29" of "29 to 3 January", which began in the month before. FALSE: it stands
 * with no date. */
static gboolean
resolve_with_partner (const KroResolveContext *context, const KroFind *find, KroUnit cycle, KroResolved *out)
{
  const KroFrame *frame = &find->frame;
  int             last = cycle == KRO_UNIT_MONTH && (find->cues & KRO_CUE_COORDINATED) != 0 ? 0 : -1;
  KroStamp        stamp;

  if (!context->has_partner || context->partner.grain > KRO_UNIT_YEAR || (HAS (SHIFT) && GET (ANCHOR) == KRO_ANCHOR_PARTNER))
    return FALSE;
  for (int k = 0; k >= last; k--)
    if (kro_complete_instance (context, frame, &context->partner, cycle, k, &stamp) && kro_stamp_first_day (&stamp) <= kro_stamp_last_day (&context->partner))
      break;
  if (kro_stamp_is_sane (&stamp))
    kro_resolved_add (out, &stamp, KRO_REASON_COMPLETED_FROM_PARTNER, &context->partner);
  return TRUE;
}

/* Dates with a year, and those that recur without one. */
static void
resolve_calendar (const KroResolveContext *context, const KroFind *find, KroResolved *out)
{
  const KroFrame *frame = &find->frame;
  KroStamp        anchor, stamp = { .grain = KRO_UNIT_YEAR };
  KroReasonCode   reason;
  KroUnit         cycle = kro_complete_get_cycle (frame);

  if (resolve_long (context, frame, out) || resolve_unit (context, find, out))
    return;
  if (has_year (context, frame, &stamp.year, &reason))
    {
      if (kro_complete (context, frame, &stamp))
        kro_resolved_add (out, &stamp, reason, NULL);
      if (HAS (YEAREND) && out->n_readings > 0)
        end_in_next_year (frame, &out->readings[0]);
      return;
    }
  if (cycle == KRO_UNIT_NONE)
    return;
  if (cycle == KRO_UNIT_DAY && !HAS (SHIFT) && resolve_clock (context, frame, out))
    return;
  if (resolve_with_partner (context, find, cycle, out))
    return;
  if (!kro_resolve_find_anchor (context, frame, &anchor, &reason))
    {
      kro_resolve_unknown (frame, reason, out);
      return;
    }
  if ((anchor.grain > KRO_UNIT_WEEK && cycle < KRO_UNIT_MONTH) || (anchor.grain > KRO_UNIT_MONTH && cycle < KRO_UNIT_YEAR))
    {
      kro_resolve_unknown (frame, KRO_REASON_COARSE, out);
      return;
    }
  if (HAS (SHIFT))
    kro_choose_shifted (context, find, &anchor, cycle, reason, out);
  else if (reason == KRO_REASON_COUNTED_FROM_MENTION && cycle == KRO_UNIT_YEAR && context->has_thread && kro_choose_along_thread (context, frame, &stamp))
    kro_resolved_add (out, &stamp, KRO_REASON_COMPLETED_FROM_MENTION, &context->thread);
  else if (cycle == KRO_UNIT_MONTH && kro_choose_near_mention (context, frame, &stamp))
    kro_resolved_add (out, &stamp, KRO_REASON_COMPLETED_FROM_MENTION, &context->mention_day);
  else if (reason == KRO_REASON_COUNTED_FROM_MENTION && cycle >= KRO_UNIT_MONTH && kro_complete_instance (context, frame, &anchor, cycle, 0, &stamp))
    kro_resolved_add (out, &stamp, KRO_REASON_COMPLETED_FROM_MENTION, &anchor);
  else
    kro_choose (context, find, &anchor, cycle, out);
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
  return kro_complete (context, &dated.frame, &stamp) && kro_days_to_weekday (kro_stamp_first_day (&stamp)) == GET (WEEKDAY);
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
      else if (kro_complete (context, &dated.frame, &stamp))
        kro_resolved_add (out, &stamp, swapped ? KRO_REASON_NUMERIC_MONTH_FIRST : KRO_REASON_NUMERIC_DAY_FIRST, NULL);
    }
}

static gboolean
is_duration (const KroFrame *frame)
{
  return (HAS (UNIT) && !HAS (SHIFT) && !HAS (NTH) && !HAS (DIRECTION) && kro_complete_get_cycle (frame) == KRO_UNIT_NONE && !HAS (YEAR) && !HAS (YEAR2) && !HAS (DECADE)) || GET (TYPE) == KRO_FORCE_DURATION;
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
    kro_resolved_add_value (out, refs[CLAMP (GET (REF), 0, 3)], KRO_REASON_VAGUE);
  else if (HAS (EVERY))
    kro_counted_resolve_set (frame, out);
  else if (HAS (NUM1))
    resolve_numeric (context, find, out);
  else if (HAS (DIRECTION) && HAS (UNIT) && in_tense (find))
    kro_counted_resolve (context, frame, out);
  else if (HAS (SHIFT) && HAS (UNIT) && (HAS (COUNT) || HAS (VAGUE)))
    kro_counted_resolve_span (context, frame, out);
  else if (is_duration (frame) || (HAS (DIRECTION) && !in_tense (find)))
    {
      out->type = KRO_TIMEX_DURATION;
      kro_counted_write_period (frame, value, sizeof value);
      kro_resolved_add_value (out, value, KRO_REASON_DURATION);
    }
  else
    resolve_calendar (context, find, out);
}

/* "the week of 8 March": the unit that holds the date. A Monday makes the
 * weekend before it long. */
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
  out->type = kro_frame_has_clock (frame) ? KRO_TIMEX_TIME : KRO_TIMEX_DATE;
  if (HAS (UNIT) && (GET (UNIT) < 0 || GET (UNIT) >= KRO_N_UNITS))
    return;
  resolve_by_kind (context, find, out);
  if (HAS (COARSE) && GET (COARSE) > KRO_UNIT_NONE && GET (COARSE) < KRO_UNIT_PERIOD)
    coarsen (frame, out);
  if (GET (TYPE) > KRO_FORCE_NONE && GET (TYPE) < KRO_FORCE_NOTHING)
    out->type = (KroTimexType)(GET (TYPE) - KRO_FORCE_DATE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Completes what was said within a place on the calendar: "3 May" within a
 * year, "Monday evening" within a week, a clock within a day. What an
 * incomplete date recurs with is its cycle; its instances lie a cycle apart.
 */
#include "kro-resolver-private.h"

/* A minute from here on is hour and minute in one number: 930. */
#define HUNDRED 100

#define HAS(field) kro_frame_has (frame, KRO_FIELD_##field)
#define GET(field) kro_frame_get (frame, KRO_FIELD_##field)

gboolean
kro_frame_has_clock (const KroFrame *frame)
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

void
kro_complete_clock (const KroFrame *frame, KroStamp *stamp)
{
  int hour = GET (HOUR);

  if (HAS (PART) || !HAS (HOUR))
    stamp->part = (KroPart)GET (PART);
  if (!HAS (HOUR) || stamp->grain != KRO_UNIT_DAY)
    return;
  hour -= GET (TOHOUR) != 0 ? 1 : 0;
  if (HAS (MERIDIEM))
    hour = hour % 12 + 12 * GET (MERIDIEM);
  else if (hour < 12 && (stamp->part == KRO_PART_AFTERNOON || (stamp->part == KRO_PART_EVENING && hour > 3) || (stamp->part == KRO_PART_NIGHT && hour > 5)))
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
gboolean
kro_complete (const KroResolveContext *context, const KroFrame *frame, KroStamp *stamp)
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
  if (kro_frame_has_clock (frame))
    kro_complete_clock (frame, stamp);
  return kro_stamp_is_sane (stamp);
}

/* What a frame recurs with, by its coarsest field. */
KroUnit
kro_complete_get_cycle (const KroFrame *frame)
{
  if (HAS (MONTH) || HAS (SEASON) || HAS (QUARTER) || HAS (HALF) || HAS (WEEK) || HAS (FEAST))
    return KRO_UNIT_YEAR;
  if (HAS (DAY))
    return KRO_UNIT_MONTH;
  if (HAS (WEEKDAY))
    return KRO_UNIT_WEEK;
  return kro_frame_has_clock (frame) ? KRO_UNIT_DAY : KRO_UNIT_NONE;
}

gboolean
kro_complete_instance (const KroResolveContext *context, const KroFrame *frame, const KroStamp *anchor, KroUnit cycle, int k, KroStamp *out)
{
  *out = kro_stamp_shift (anchor, cycle, k);
  return kro_complete (context, frame, out);
}

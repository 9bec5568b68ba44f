/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is counted: durations, repetitions, "three weeks ago", and spans that
 * end or begin at an anchor ("the past nine days").
 */
#include "kro-resolver-private.h"

#include <string.h>

#define HAS(field) kro_frame_has (frame, KRO_FIELD_##field)
#define GET(field) kro_frame_get (frame, KRO_FIELD_##field)

void
kro_counted_write_period (const KroFrame *frame, char *value, gsize size)
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
  else if (HAS (FRACTION) && factor > 1)
    g_snprintf (value, size, "P%" G_GINT64_FORMAT "Y", count * factor + GET (FRACTION) * factor / 10);
  else if (HAS (FRACTION) && GET (FRACTION) != 0)
    g_snprintf (value, size, "P%s%" G_GINT64_FORMAT ".%d%s", time, count * factor, GET (FRACTION), letter);
  else
    g_snprintf (value, size, "P%s%" G_GINT64_FORMAT "%s", time, count * factor, letter);
}

/* Repetitions: "every Monday", "yearly". */
void
kro_counted_resolve_set (const KroFrame *frame, KroResolved *out)
{
  char value[KRO_STAMP_SIZE];

  out->type = KRO_TIMEX_SET;
  if (HAS (UNIT))
    {
      kro_counted_write_period (frame, value, sizeof value);
      kro_resolved_add_value (out, value, KRO_REASON_SET);
    }
  else
    {
      kro_resolve_unknown (frame, KRO_REASON_SET, out);
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
void
kro_counted_resolve (const KroResolveContext *context, const KroFrame *frame, KroResolved *out)
{
  KroStamp      anchor, stamp;
  KroReasonCode reason;
  gint64        n = (HAS (COUNT) ? GET (COUNT) : HAS (FRACTION) ? 0
                                                                : 1) *
             (gint64)GET (DIRECTION);
  KroUnit unit = (KroUnit)GET (UNIT);

  if (HAS (VAGUE) || unit == KRO_UNIT_PERIOD)
    {
      kro_resolved_add_value (out, GET (DIRECTION) < 0 ? "PAST_REF" : "FUTURE_REF", KRO_REASON_VAGUE);
      return;
    }
  if (!kro_resolve_find_anchor (context, frame, &anchor, &reason))
    {
      kro_resolve_unknown (frame, reason, out);
      return;
    }
  if (unit == KRO_UNIT_YEAR && reason == KRO_REASON_COUNTED_FROM_MENTION && (anchor.grain == KRO_UNIT_QUARTER || anchor.grain == KRO_UNIT_HALF))
    {
      stamp = anchor;
      stamp.year += n;
    }
  else if (unit == KRO_UNIT_WEEK && GET (ANCHOR) == KRO_ANCHOR_PARTNER && anchor.grain <= KRO_UNIT_DAY)
    stamp = kro_stamp_shift (&anchor, KRO_UNIT_DAY, 7 * n);
  else if (count_finely (frame, &unit, &n) || !HAS (WEEKDAY) || unit != KRO_UNIT_WEEK)
    stamp = kro_stamp_shift (&anchor, unit, n);
  else
    {
      stamp = kro_stamp_shift (&anchor, KRO_UNIT_WEEK, n);
      if (!kro_complete (context, frame, &stamp))
        return;
    }
  if (kro_frame_has_clock (frame))
    kro_complete_clock (frame, &stamp);
  if (kro_stamp_is_sane (&stamp))
    kro_resolved_add (out, &stamp, reason, &anchor);
}

#define MAX_DAY 28 /* that every month has */

/* "the three months to 30 September" end with that day. */
static void
span_to_partner (const KroFrame *frame, const KroStamp *partner, KroResolvedReading *reading)
{
  gint64   last = kro_stamp_last_day (partner);
  KroStamp behind = kro_stamp_from_day (last + 1, KRO_UNIT_DAY);

  reading->reason = KRO_REASON_COMPLETED_FROM_PARTNER;
  reading->has_anchor = reading->is_span = TRUE;
  reading->anchor = *partner;
  reading->stamp = kro_stamp_shift (&behind, (KroUnit)GET (UNIT), -(gint64)(HAS (COUNT) ? GET (COUNT) : 1));
  reading->stamp.grain = KRO_UNIT_DAY;
  reading->stamp.day = MIN (behind.day, MAX_DAY);
  reading->end = kro_stamp_from_day (last, KRO_UNIT_DAY);
  reading->is_dated = kro_stamp_is_sane (&reading->stamp) && kro_stamp_is_sane (&reading->end);
}

/* "the past nine days", "the coming weeks": durations with an anchor. */
void
kro_counted_resolve_span (const KroResolveContext *context, const KroFrame *frame, KroResolved *out)
{
  KroResolvedReading *reading;
  KroStamp            anchor;
  KroReasonCode       reason;
  char                value[KRO_STAMP_SIZE];
  gint32              n = HAS (COUNT) ? GET (COUNT) : 1;

  out->type = KRO_TIMEX_DURATION;
  kro_counted_write_period (frame, value, sizeof value);
  kro_resolved_add_value (out, value, KRO_REASON_NO_PUBLICATION);
  reading = &out->readings[0];
  if (GET (UNIT) == KRO_UNIT_PERIOD || GET (UNIT) < KRO_UNIT_DAY || !kro_resolve_find_anchor (context, frame, &anchor, &reason))
    return;
  if (reason == KRO_REASON_COMPLETED_FROM_PARTNER && !HAS (VAGUE))
    {
      span_to_partner (frame, &anchor, reading);
      return;
    }
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

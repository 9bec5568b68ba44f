/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-locale.h"
#include "kro-time.h"

G_BEGIN_DECLS

/**
 * KroTickUnit:
 *
 * The unit of a row of ticks; a row shows every n-th of it. Years are counted
 * as historians do, deep years in Ma and Ga from the turn of the era.
 */
typedef enum {
  KRO_TICK_NANOSECOND,
  KRO_TICK_MICROSECOND,
  KRO_TICK_MILLISECOND,
  KRO_TICK_SECOND,
  KRO_TICK_MINUTE,
  KRO_TICK_HOUR,
  KRO_TICK_DAY,
  KRO_TICK_WEEK,
  KRO_TICK_MONTH,
  KRO_TICK_QUARTER,
  KRO_TICK_YEAR,
  KRO_TICK_DEEP_YEAR,
} KroTickUnit;

/**
 * KroTickRow:
 * @unit: of which it shows
 * @count: every how manieth, counted so that marks fall on round numbers
 *
 * One row of the axis: what it marks.
 */
typedef struct
{
  KroTickUnit unit;
  gint64      count;
} KroTickRow;

/**
 * KroTickDetail:
 * @KRO_TICK_BRIEF: what differs from the mark before: "26", "Aug", "14:00"
 * @KRO_TICK_LONG: the same with more words: "Fri 26", "August", "week"
 * @KRO_TICK_ABBREVIATED: what can stand by itself, in short: "26 Sep 2025"
 * @KRO_TICK_WHOLE: what can stand by itself: "26 September 2025", "1990–1999"
 *
 * How much a label says.
 */
typedef enum {
  KRO_TICK_BRIEF,
  KRO_TICK_LONG,
  KRO_TICK_ABBREVIATED,
  KRO_TICK_WHOLE,
} KroTickDetail;

KroTime  kro_tick_row_floor (KroTickRow row, KroTime time);
gboolean kro_tick_row_next (KroTickRow row, KroTime *time);
char    *kro_tick_row_label (KroTickRow row, KroTime time, KroTickDetail detail, const KroLocale *locale);

G_END_DECLS

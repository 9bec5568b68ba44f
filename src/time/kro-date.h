/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-edtf.h"
#include "kro-locale.h"

G_BEGIN_DECLS

/**
 * KroPart:
 *
 * The part of day of a date, as TIMEX3 names it.
 */
typedef enum {
  KRO_PART_NONE,
  KRO_PART_MORNING,
  KRO_PART_AFTERNOON,
  KRO_PART_EVENING,
  KRO_PART_NIGHT,
} KroPart;

/**
 * KroBoundsFlags:
 * @KRO_BOUNDS_START_OPEN: no start: it reaches back without limit
 * @KRO_BOUNDS_START_UNKNOWN: it has a start that nobody named
 * @KRO_BOUNDS_END_OPEN: no end (`..`)
 * @KRO_BOUNDS_END_UNKNOWN: it has an end that nobody named (`""`)
 * @KRO_BOUNDS_ONGOING: it still went on when that was written
 * @KRO_BOUNDS_HAS_END: the date has an end of its own: it lasts. Without this
 *   flag it happens somewhere between earliest start and latest end.
 * @KRO_BOUNDS_UNCERTAIN: some part is marked `?` or `%`
 * @KRO_BOUNDS_APPROXIMATE: some part is marked `~` or `%`
 * @KRO_BOUNDS_EITHER: one of a few members that lie apart (`[2009-01,2010-01]`)
 * @KRO_BOUNDS_BEFORE: on or before a date (`[..2024]`)
 * @KRO_BOUNDS_AFTER: on or after a date (`[2024..]`); this and the two above
 *   are of a date that has no end of its own. In one that lasts, a start that
 *   reaches back is open, an end that reaches on too, and the rest is in the
 *   bounds.
 */
typedef enum {
  KRO_BOUNDS_START_OPEN = 1 << 0,
  KRO_BOUNDS_START_UNKNOWN = 1 << 1,
  KRO_BOUNDS_END_OPEN = 1 << 2,
  KRO_BOUNDS_END_UNKNOWN = 1 << 3,
  KRO_BOUNDS_ONGOING = 1 << 4,
  KRO_BOUNDS_HAS_END = 1 << 5,
  KRO_BOUNDS_UNCERTAIN = 1 << 6,
  KRO_BOUNDS_APPROXIMATE = 1 << 7,
  KRO_BOUNDS_EITHER = 1 << 8,
  KRO_BOUNDS_BEFORE = 1 << 9,
  KRO_BOUNDS_AFTER = 1 << 10,
} KroBoundsFlags;

/**
 * KroBounds:
 * @earliest_start: the start lies at or after it
 * @latest_start: the start lies before it, or at it where both are equal
 * @earliest_end: the end lies at or after it
 * @latest_end: the end lies before it, or at it where both are equal
 * @flags: what is open, unknown or doubtful
 * @precision: the unit the start was written in
 *
 * The four bounds of a date, half-open: August 2025 is earliest start
 * 2025-08-01T00:00 and latest end 2025-09-01T00:00. A date without an end of
 * its own has `earliest_end == earliest_start` and `latest_start ==
 * latest_end`: it is somewhere in between. An open or unknown side repeats
 * the nearest known bound and is marked in @flags, so every bound is always a
 * time that can be drawn.
 */
typedef struct
{
  KroTime        earliest_start;
  KroTime        latest_start;
  KroTime        earliest_end;
  KroTime        latest_end;
  KroBoundsFlags flags;
  KroPrecision   precision;
} KroBounds;

/**
 * KroDateFields:
 * @start: EDTF: a date, a season or a one-of set; `""` is unknown, `..` open
 * @end: (nullable): the same; %NULL: it has no end of its own
 * @zone: (nullable): IANA id; %NULL: floating, it never moves with a zone
 * @as_written: (nullable): the date in the words or the calendar of the source
 * @calendar: in which calendar @as_written is; @start and @end are Gregorian
 * @part: part of day
 * @ongoing: it still went on when that was written
 *
 * What a date consists of, for kro_date_new().
 */
typedef struct
{
  const char *start;
  const char *end;
  const char *zone;
  const char *as_written;
  KroCalendar calendar;
  KroPart     part;
  gboolean    ongoing;
} KroDateFields;

/**
 * KroDate:
 *
 * When an event was: a start and perhaps an end, each an EDTF date, season or
 * one-of set and never an interval. Immutable, reference counted, safe to
 * share between threads. Years beyond #KroTime are refused here.
 */
typedef struct _KroDate KroDate;

#define KRO_TYPE_DATE (kro_date_get_type ())
GType kro_date_get_type (void) G_GNUC_CONST;

KroDate *kro_date_new (const KroDateFields *fields, GError **error);
KroDate *kro_date_new_edtf (const char *text, GError **error);
KroDate *kro_date_ref (KroDate *self);
void     kro_date_unref (KroDate *self);
gboolean kro_date_equal (const KroDate *self, const KroDate *other);

const char    *kro_date_get_start (const KroDate *self);
const char    *kro_date_get_end (const KroDate *self);
const char    *kro_date_get_zone (const KroDate *self);
const char    *kro_date_get_as_written (const KroDate *self);
KroCalendar    kro_date_get_calendar (const KroDate *self);
KroPart        kro_date_get_part (const KroDate *self);
gboolean       kro_date_get_ongoing (const KroDate *self);
const KroEdtf *kro_date_get_start_edtf (const KroDate *self);
const KroEdtf *kro_date_get_end_edtf (const KroDate *self);
void           kro_date_get_bounds (const KroDate *self, KroBounds *bounds);
char          *kro_date_to_edtf (const KroDate *self);

/**
 * KroWordsStyle:
 * @KRO_WORDS_FULL: "Friday 26 September 2025"
 * @KRO_WORDS_LONG: "26 September 2025"
 * @KRO_WORDS_SHORT: "26 Sep 2025", for a card
 */
typedef enum {
  KRO_WORDS_FULL,
  KRO_WORDS_LONG,
  KRO_WORDS_SHORT,
} KroWordsStyle;

char *kro_date_to_words (const KroDate *self, const KroLocale *locale, KroWordsStyle style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroDate, kro_date_unref)

G_END_DECLS

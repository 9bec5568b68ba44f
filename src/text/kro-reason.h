/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-locale.h"

G_BEGIN_DECLS

/**
 * KRO_REASON_MAX_ARGUMENTS:
 *
 * How many arguments a reason has at most.
 */
#define KRO_REASON_MAX_ARGUMENTS 2

/**
 * KroReasonCode:
 * @KRO_REASON_NONE: no reason is known; its words are empty
 * @KRO_REASON_WRITTEN: the date is written out in full
 * @KRO_REASON_NUMERIC_DAY_FIRST: numbers only, read as day, month, year
 * @KRO_REASON_NUMERIC_MONTH_FIRST: numbers only, read as month, day, year
 * @KRO_REASON_SHORT_YEAR: a year of two digits; the century is that nearest to (date)
 * @KRO_REASON_NEAREST_DAY: day and month without year: nearest to (date)
 * @KRO_REASON_NEAREST_MONTH: a month without year: nearest to (date)
 * @KRO_REASON_NEAREST: another part of a date: nearest to (date)
 * @KRO_REASON_LAST_WEEKDAY: a bare weekday: the last one up to (date)
 * @KRO_REASON_PAST: the words around it tell of the past: the last before (date)
 * @KRO_REASON_FUTURE: the words around it tell of the future: the first after (date)
 * @KRO_REASON_COUNTED: counted from the publication (date)
 * @KRO_REASON_COUNTED_FROM_MENTION: counted from the last date mentioned (date)
 * @KRO_REASON_COMPLETED_FROM_MENTION: completed from the last date mentioned (date)
 * @KRO_REASON_COMPLETED_FROM_PARTNER: completed from the date it stands with (date)
 * @KRO_REASON_FEAST: a feast, in the year nearest to (date)
 * @KRO_REASON_NO_PUBLICATION: relative, and the publication date is not known
 * @KRO_REASON_COARSE: counted from a date that is only known to a month or more
 * @KRO_REASON_OTHER_PAST: the reading that lost: the last before (date)
 * @KRO_REASON_OTHER_FUTURE: the reading that lost: the first after (date)
 * @KRO_REASON_VAGUE: names no date
 * @KRO_REASON_DURATION: a length of time, not a date
 * @KRO_REASON_SET: a repetition, not one date
 * @KRO_REASON_GIVEN: the publication date was given
 * @KRO_REASON_FOUND: the publication date was found in the text as (words)
 * @KRO_REASON_NOT_FOUND: no publication date was given or found
 * @KRO_REASON_DATED_BY: an event, dated by (words)
 * @KRO_REASON_DATED_BY_RANGE: an event, dated from (words) to (words)
 * @KRO_REASON_DATED_BY_PUBLICATION: an event without a date of its own, dated by the publication (date)
 * @KRO_REASON_UNDATED: an event whose (words) could not be counted from any date
 * @KRO_REASON_UNDATED_COARSE: an event whose (words) count from a date that is only known to a month or more
 * @KRO_REASON_SELECTED: an event of selected words without a date
 * @KRO_REASON_SELECTED_DATED_BY: an event of selected words, dated by (words)
 * @KRO_REASON_SELECTED_DATED_BY_BOTH: an event of selected words, dated by (words) and (words)
 * @KRO_REASON_SELECTED_UNDATED: an event of selected words whose (words) could not be counted from any date
 *
 * Why a date was read as it was. Arguments in brackets: a date is EDTF, words
 * are quoted from the text.
 */
typedef enum {
  KRO_REASON_NONE,
  KRO_REASON_WRITTEN,
  KRO_REASON_NUMERIC_DAY_FIRST,
  KRO_REASON_NUMERIC_MONTH_FIRST,
  KRO_REASON_SHORT_YEAR,
  KRO_REASON_NEAREST_DAY,
  KRO_REASON_NEAREST_MONTH,
  KRO_REASON_NEAREST,
  KRO_REASON_LAST_WEEKDAY,
  KRO_REASON_PAST,
  KRO_REASON_FUTURE,
  KRO_REASON_COUNTED,
  KRO_REASON_COUNTED_FROM_MENTION,
  KRO_REASON_COMPLETED_FROM_MENTION,
  KRO_REASON_COMPLETED_FROM_PARTNER,
  KRO_REASON_FEAST,
  KRO_REASON_NO_PUBLICATION,
  KRO_REASON_COARSE,
  KRO_REASON_OTHER_PAST,
  KRO_REASON_OTHER_FUTURE,
  KRO_REASON_VAGUE,
  KRO_REASON_DURATION,
  KRO_REASON_SET,
  KRO_REASON_GIVEN,
  KRO_REASON_FOUND,
  KRO_REASON_NOT_FOUND,
  KRO_REASON_DATED_BY,
  KRO_REASON_DATED_BY_RANGE,
  KRO_REASON_DATED_BY_PUBLICATION,
  KRO_REASON_UNDATED,
  KRO_REASON_UNDATED_COARSE,
  KRO_REASON_SELECTED,
  KRO_REASON_SELECTED_DATED_BY,
  KRO_REASON_SELECTED_DATED_BY_BOTH,
  KRO_REASON_SELECTED_UNDATED,
  KRO_N_REASONS,
} KroReasonCode;

/**
 * KroReason:
 * @code: why
 * @arguments: (array): what @code takes, %NULL behind the last one
 *
 * A reason that can be put in words in any language.
 */
typedef struct
{
  KroReasonCode code;
  const char   *arguments[KRO_REASON_MAX_ARGUMENTS];
} KroReason;

const char *kro_reason_code_to_string (KroReasonCode code);
char       *kro_reason_to_words (const KroReason *self, const KroLocale *locale);

G_END_DECLS

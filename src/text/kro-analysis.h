/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-date.h"
#include "kro-reason.h"

G_BEGIN_DECLS

/**
 * KroTimexType:
 *
 * The type of a time expression, as TIMEX3 names it.
 */
typedef enum {
  KRO_TIMEX_DATE,
  KRO_TIMEX_TIME,
  KRO_TIMEX_DURATION,
  KRO_TIMEX_SET,
} KroTimexType;

/**
 * KroDomain:
 * @KRO_DOMAIN_AUTO: told from the text; only in options
 * @KRO_DOMAIN_NEWS: incomplete dates are completed from the publication date
 * @KRO_DOMAIN_NARRATIVE: incomplete dates are completed from the last one mentioned
 *
 * What kind of text it is, which decides what an incomplete date means.
 */
typedef enum {
  KRO_DOMAIN_AUTO,
  KRO_DOMAIN_NEWS,
  KRO_DOMAIN_NARRATIVE,
} KroDomain;

/**
 * KroReading:
 * @value: TIMEX3 value; unresolved parts are `X` ("XXXX-08")
 * @start: (nullable): EDTF for the start of a #KroDate; %NULL: names no date
 * @end: (nullable): EDTF for its end; `..` open, `""` unknown
 * @reason: why it is read so
 *
 * One reading of a time expression.
 */
typedef struct
{
  const char *value;
  const char *start;
  const char *end;
  KroReason   reason;
} KroReading;

/**
 * KroCues:
 * @KRO_CUE_PAST: the verbs of the clause tell of the past
 * @KRO_CUE_FUTURE: the verbs of the clause tell of the future
 * @KRO_CUE_SINCE: governed by a word for "since": it starts there and goes on
 * @KRO_CUE_UNTIL: governed by a word for "until": it ends there
 * @KRO_CUE_BEFORE: governed by a word for "before"
 * @KRO_CUE_AFTER: governed by a word for "after"
 * @KRO_CUE_BY: governed by a word for "at the latest"
 * @KRO_CUE_RANGE_START: the first of a pair "from … to …"
 * @KRO_CUE_RANGE_END: the second of such a pair
 * @KRO_CUE_COORDINATED: one of several with "and" or a comma between
 * @KRO_CUE_HEADING: stands in a heading
 * @KRO_CUE_PUBLICATION: tells when the text was published
 * @KRO_CUE_EITHER: one of a pair "in … or …"
 * @KRO_CUE_PERFECT: the past is told in the perfect, and may last: "has been closed"
 * @KRO_CUE_FRONTED: an end, told of the past by a verb behind it: "until Monday they had"
 *
 * What in the sentence bore on the reading of a time expression.
 */
typedef enum {
  KRO_CUE_PAST = 1 << 0,
  KRO_CUE_FUTURE = 1 << 1,
  KRO_CUE_SINCE = 1 << 2,
  KRO_CUE_UNTIL = 1 << 3,
  KRO_CUE_BEFORE = 1 << 4,
  KRO_CUE_AFTER = 1 << 5,
  KRO_CUE_BY = 1 << 6,
  KRO_CUE_RANGE_START = 1 << 7,
  KRO_CUE_RANGE_END = 1 << 8,
  KRO_CUE_COORDINATED = 1 << 9,
  KRO_CUE_HEADING = 1 << 10,
  KRO_CUE_PUBLICATION = 1 << 11,
  KRO_CUE_EITHER = 1 << 12,
  KRO_CUE_PERFECT = 1 << 13,
  KRO_CUE_FRONTED = 1 << 14,
} KroCues;

/**
 * KroExpression:
 * @b: byte offset of its first byte
 * @e: byte offset behind its last byte
 * @type: TIMEX3 type
 * @mod: (nullable): TIMEX3 modifier: START MID END APPROX BEFORE AFTER …
 * @part: part of day
 * @n_readings: 1 or 2
 * @readings: the reading that was chosen, then the one that lost
 * @pattern: name of the pattern of the pack that found it
 * @cues: what bore on its reading
 * @anchor: (nullable): the date it was counted or completed from, EDTF
 *
 * A time expression. Spans hold determiner and premodifiers but no leading
 * preposition.
 */
typedef struct
{
  gsize        b;
  gsize        e;
  KroTimexType type;
  const char  *mod;
  KroPart      part;
  guint        n_readings;
  KroReading   readings[2];
  const char  *pattern;
  KroCues      cues;
  const char  *anchor;
} KroExpression;

/**
 * KroEventOrigin:
 * @KRO_EVENT_EXPRESSION: dated by time expressions of its own
 * @KRO_EVENT_LEAD: the lead of an article, dated by its publication
 * @KRO_EVENT_SENTENCE: another sentence without date, dated by the publication;
 *   only where the options ask for these
 *
 * Where the date of an event comes from.
 */
typedef enum {
  KRO_EVENT_EXPRESSION,
  KRO_EVENT_LEAD,
  KRO_EVENT_SENTENCE,
} KroEventOrigin;

/**
 * KroEventDraft:
 * @start: (nullable): EDTF; %NULL: undated, since relative to an unknown day
 * @end: (nullable): EDTF; %NULL: no end of its own; `""` unknown, `..` open
 * @other_start: (nullable): the start by the other reading, where there is one
 * @other_end: (nullable): the end by the other reading
 * @other_reason: why the other reading is possible
 * @ongoing: it still went on when that was written
 * @part: part of day
 * @title: a line of a chronology: without date, at most 90 characters
 * @sentence_b: byte offset of the first byte of the sentence
 * @sentence_e: byte offset behind its last byte
 * @clause_b: byte offset of the first byte of the clause that the title was cut from
 * @clause_e: byte offset behind its last byte
 * @expressions: (array length=n_expressions): indices of the expressions that date it
 * @n_expressions: how many; 0 where the publication dates it
 * @confidence: per mille
 * @reason: why it is dated so
 * @origin: where the date comes from
 *
 * An event as found. Start and end are those of a #KroDateFields.
 */
typedef struct
{
  const char    *start;
  const char    *end;
  const char    *other_start;
  const char    *other_end;
  KroReason      other_reason;
  gboolean       ongoing;
  KroPart        part;
  const char    *title;
  gsize          sentence_b;
  gsize          sentence_e;
  gsize          clause_b;
  gsize          clause_e;
  const guint32 *expressions;
  guint          n_expressions;
  guint16        confidence;
  KroReason      reason;
  KroEventOrigin origin;
} KroEventDraft;

/**
 * KroPublication:
 * @edtf: (nullable): the day of publication, EDTF; %NULL: not known. A time of
 *   day is used to count from, and not told here, since no event happened then
 * @b: byte offset of the words that tell it; `b == e` where it was given
 * @e: byte offset behind them
 * @form: (nullable): name of the form of the pack that found it
 * @reason: given, found or not found
 *
 * When the text was published.
 */
typedef struct
{
  const char *edtf;
  gsize       b;
  gsize       e;
  const char *form;
  KroReason   reason;
} KroPublication;

/**
 * KroAnalysis:
 *
 * What the analyser found in a text: plain arrays, in order of position, whose
 * strings live as long as the analysis. Offsets are bytes of the text; only
 * #KroText converts them. Immutable; may be read from any thread.
 */
typedef struct _KroAnalysis KroAnalysis;

void kro_analysis_free (KroAnalysis *self);

const char           *kro_analysis_get_language (const KroAnalysis *self);
gboolean              kro_analysis_has_pack (const KroAnalysis *self);
KroDomain             kro_analysis_get_domain (const KroAnalysis *self);
const KroPublication *kro_analysis_get_publication (const KroAnalysis *self);
const KroExpression  *kro_analysis_get_expressions (const KroAnalysis *self, guint *n_expressions);
const KroEventDraft  *kro_analysis_get_events (const KroAnalysis *self, guint *n_events);

const char *kro_timex_type_to_string (KroTimexType type);
const char *kro_event_origin_to_string (KroEventOrigin origin);
char       *kro_cues_to_string (KroCues cues);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroAnalysis, kro_analysis_free)

G_END_DECLS

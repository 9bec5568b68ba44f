/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-scan-private.h"
#include "kro-stamp-private.h"

G_BEGIN_DECLS

/* What a reading may be counted from; a value, changed only by its owner. */
typedef struct
{
  const KroPack *pack;
  gboolean       has_publication;
  KroStamp       publication;
  KroDomain      domain;
  gboolean       has_mention; /* the last date, of any grain to the day */
  KroStamp       mention;
  gboolean       has_mention_day; /* the last date to the day */
  KroStamp       mention_day;
  gboolean       has_thread; /* where a story is: the last date that is no aside */
  KroStamp       thread;
  gboolean       has_section; /* the heading names a year: what is told below it is of that year */
  gint64         section_year;
  gboolean       has_period; /* the last quarter or half year, anywhere before */
  KroStamp       period;
  gboolean       has_sentence_day; /* the day that a clock belongs to */
  KroStamp       sentence_day;
  KroReasonCode  why_no_day;  /* the day of a clock is not known, or no single one; else NONE */
  gboolean       has_partner; /* the date it stands with: "3" of "3 to 5 May" */
  KroStamp       partner;
} KroResolveContext;

/* One reading. */
typedef struct
{
  gboolean      is_dated; /* @stamp holds */
  KroStamp      stamp;
  gboolean      is_span; /* from @stamp to @end, which are days or years; or open */
  gboolean      is_open; /* the span has no end */
  gboolean      has_open_start;
  KroStamp      end;
  KroReasonCode reason;
  gboolean      has_anchor;
  KroStamp      anchor;
  char          value[KRO_STAMP_SIZE]; /* TIMEX3 */
} KroResolvedReading;

typedef struct
{
  KroTimexType       type;
  KroMod             mod;
  KroPart            part;
  guint              n_readings; /* 0: no time expression after all */
  KroResolvedReading readings[2];
} KroResolved;

/* kro-complete.c */
gboolean kro_frame_has_clock (const KroFrame *frame);
void     kro_complete_clock (const KroFrame *frame, KroStamp *stamp);
gboolean kro_complete (const KroResolveContext *context, const KroFrame *frame, KroStamp *stamp);
KroUnit  kro_complete_get_cycle (const KroFrame *frame);
gboolean kro_complete_instance (const KroResolveContext *context, const KroFrame *frame, const KroStamp *anchor, KroUnit cycle, int k, KroStamp *out);

/* kro-choose.c */
void     kro_choose (const KroResolveContext *context, const KroFind *find, const KroStamp *anchor, KroUnit cycle, KroResolved *out);
void     kro_choose_shifted (const KroResolveContext *context, const KroFind *find, const KroStamp *anchor, KroUnit cycle, KroReasonCode reason, KroResolved *out);
void     kro_choose_weekend (const KroFind *find, const KroStamp *anchor, KroStamp *stamp);
gboolean kro_choose_along_thread (const KroResolveContext *context, const KroFrame *frame, KroStamp *stamp);
gboolean kro_choose_near_mention (const KroResolveContext *context, const KroFrame *frame, KroStamp *stamp);

/* kro-counted.c */
void kro_counted_write_period (const KroFrame *frame, char *value, gsize size);
void kro_counted_resolve_set (const KroFrame *frame, KroResolved *out);
void kro_counted_resolve (const KroResolveContext *context, const KroFrame *frame, KroResolved *out);
void kro_counted_resolve_span (const KroResolveContext *context, const KroFrame *frame, KroResolved *out);

/* kro-resolver.c */
void     kro_resolved_add (KroResolved *out, const KroStamp *stamp, KroReasonCode reason, const KroStamp *anchor);
void     kro_resolved_add_value (KroResolved *out, const char *value, KroReasonCode reason);
gboolean kro_resolve_find_anchor (const KroResolveContext *context, const KroFrame *frame, KroStamp *anchor, KroReasonCode *reason);
void     kro_resolve_unknown (const KroFrame *frame, KroReasonCode reason, KroResolved *out);
void     kro_resolve (const KroResolveContext *context, const KroFind *find, KroResolved *out);

G_END_DECLS

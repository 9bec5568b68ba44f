/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-analyser.h"
#include "kro-analysis-private.h"
#include "kro-resolver-private.h"

G_BEGIN_DECLS

#define KRO_OUTLINE_NOWHERE 0xffu

/* The clauses of a sentence, as titles see them. */
typedef struct
{
  const KroScan *scan;
  guint          first; /* tokens of the sentence */
  guint          end;
  guint          number; /* of the sentence in the scan */
  GArray        *tags;   /* guint8 a token: KroTag */
  GArray        *owners; /* guint8 a token: its clause */
  GArray        *parts;  /* KroMember */
} KroOutline;

/* One analysis under way. @resolved and @first_expression go with the finds of
 * the scan; a find that is no time expression after all has none. */
typedef struct
{
  const KroText            *text;
  const KroAnalyserOptions *options;
  KroAnalysis              *analysis;
  KroScan                   scan;
  KroResolveContext         context;
  GArray                   *resolved; /* KroResolved a find */
  GArray                   *indices;  /* gint32 a find: its expression, or -1 */
  GArray                   *keep;     /* guint8 a token of a title under way */
  GArray                   *order;    /* guint32: tokens of a title as they are written */
  GString                  *title;
  GString                  *subject;    /* in brackets in front of it */
  guint32                   passive[2]; /* lexeme + 1 of "was" and "were"; G_MAXUINT32: there is none */
  gboolean                  is_plain;   /* what stands in front goes without brackets */
  guint                     split;      /* bytes of the particle of a verb that moved */
  KroOutline                outline;    /* of the sentence under way */
  KroOutline                before;     /* of one before it */
  gboolean                  has_aside;  /* a date far from the rest of the story */
  KroStamp                  aside;
  guint32                   section_block; /* of the heading that names a year */
  gboolean                  has_last_day;  /* the last date to the day, of any paragraph */
  KroStamp                  last_day;
  gboolean                  has_night; /* "the night of Friday to Saturday": its first day */
  KroStamp                  night;
  gboolean                  has_lead;
} KroRun;

/* Classes of a finite verb. */
#define KRO_CLAUSE_VERBS (KRO_WORD_PAST | KRO_WORD_PERFECT | KRO_WORD_FUTURE | KRO_WORD_PRESENT | KRO_WORD_AUXILIARY)

guint32     kro_clause_get_words (const KroScan *scan, guint first, guint i);
guint       kro_clause_skip_relative (const KroScan *scan, guint first, guint i);
guint       kro_clause_skip_relative_ahead (const KroScan *scan, guint end, guint i);
void        kro_run_find_publication (KroRun *self);
void        kro_run_find_domain (KroRun *self);
void        kro_run_add_cues (KroRun *self);
gboolean    kro_run_is_in_bound (const KroRun *self, const KroFind *find);
void        kro_run_resolve (KroRun *self);
void        kro_run_add_events (KroRun *self);
gboolean    kro_run_is_coordinated (const KroRun *self, guint first, guint end);
gboolean    kro_run_is_one_clause (const KroRun *self, guint first, guint end);
gboolean    kro_run_is_set_off (const KroRun *self, const KroFind *a, const KroFind *b);
KroClause   kro_run_find_clause (const KroRun *self, const KroSentence *sentence, guint first, guint end);
const char *kro_run_make_title (KroRun *self, const KroSentence *sentence, guint number, guint32 find_first, guint32 find_end);
gsize       kro_run_write_start (const KroResolvedReading *reading, KroMod mod, KroCues cues, char *out, gsize size);
gsize       kro_run_write_end (const KroResolvedReading *reading, KroMod mod, KroCues cues, char *out, gsize size);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-analyser.h"
#include "kro-analysis-private.h"
#include "kro-resolver-private.h"

G_BEGIN_DECLS

/* The room for a name that a pronoun may stand for. */
#define KRO_NAME_SIZE 64

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
  GString                  *title;
  char                      subject[KRO_NAME_SIZE]; /* first name of the sentence before */
  char                      object[KRO_NAME_SIZE];  /* last name of the sentence before */
  gboolean                  has_aside;              /* a date far from the rest of the story */
  KroStamp                  aside;
  gboolean                  has_last_day; /* the last date to the day, of any paragraph */
  KroStamp                  last_day;
  gboolean                  has_lead;
} KroRun;

/* The part of a sentence that tells of one date. */
typedef struct
{
  guint    first; /* tokens */
  guint    end;
  gboolean has_verb;
} KroClause;

void        kro_run_find_publication (KroRun *self);
void        kro_run_find_domain (KroRun *self);
void        kro_run_add_cues (KroRun *self);
void        kro_run_resolve (KroRun *self);
void        kro_run_add_events (KroRun *self);
KroClause   kro_run_find_clause (const KroRun *self, const KroSentence *sentence, guint first, guint end);
const char *kro_run_make_title (KroRun *self, const KroSentence *sentence, const KroClause *clause, guint32 find_first, guint32 find_end);
void        kro_run_note_names (KroRun *self, const KroSentence *sentence);
gsize       kro_run_write_start (const KroResolvedReading *reading, KroMod mod, KroCues cues, char *out, gsize size);
gsize       kro_run_write_end (const KroResolvedReading *reading, KroMod mod, KroCues cues, char *out, gsize size);

G_END_DECLS

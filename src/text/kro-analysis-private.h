/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-analysis.h"

G_BEGIN_DECLS

/* A piece of the arena; its bytes stand behind it. */
typedef struct _KroArenaChunk
{
  struct _KroArenaChunk *next;
} KroArenaChunk;

struct _KroAnalysis
{
  KroArenaChunk *chunks; /* of the arena, the last first, owned */
  guint          n_chunks;
  gboolean       has_small_chunk; /* the first is of the usual size */
  char          *free;            /* the next byte of the last chunk */
  gsize          left;
  char          *language;
  gboolean       has_pack;
  KroDomain      domain;
  KroPublication publication;
  GArray        *expressions; /* KroExpression */
  GArray        *events;      /* KroEventDraft */
};

KroAnalysis *kro_analysis_new (const char *language, gboolean has_pack);
void        *kro_analysis_alloc (KroAnalysis *self, gsize size);
const char  *kro_analysis_keep (KroAnalysis *self, const char *text, gsize length);

G_END_DECLS

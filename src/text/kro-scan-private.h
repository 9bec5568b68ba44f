/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-analysis.h"
#include "kro-pack-private.h"
#include "kro-text.h"

G_BEGIN_DECLS

typedef enum {
  KRO_TOKEN_WORD,
  KRO_TOKEN_NUMBER,
  KRO_TOKEN_MARK,
} KroTokenKind;

typedef enum {
  KRO_PLANE_SPACED,
  KRO_PLANE_TOUCHING,
  KRO_PLANE_GLUED,
} KroPlane;

#define KRO_TOKEN_CAPITAL 1u
#define KRO_TOKEN_LINE 2u /* the first of a line */

/* A word, a number or a mark. 32 bytes; offsets are bytes of the text. */
typedef struct
{
  guint32 b;
  guint32 e;
  guint32 lexeme; /* of a word: number of its entry + 1, or 0 */
  guint32 value;  /* of a number; of a mark its ASCII stand-in */
  guint32 words;  /* of a word: the classes of its entry */
  guint32 roles;  /* of a word: what it may be in a sentence */
  guint16 symbol;
  guint8  kind;
  guint8  plane;
  guint8  flags;
  guint8  digits;
  guint8  guess; /* kept by kro_scan_guess_unknown(): number of a suffix + 2, 1 none, 0 not known yet */
} KroToken;

typedef struct
{
  guint32          first; /* token */
  guint32          end;   /* behind its last token */
  guint32          block;
  KroTextBlockKind kind;
  gboolean         starts_block;
} KroSentence;

/* What was said of one date: a value a field. */
typedef struct
{
  guint64 set; /* bit a field */
  gint32  values[KRO_N_FIELDS];
} KroFrame;

/* The part of a sentence that tells of one date. */
typedef struct
{
  guint    first; /* tokens */
  guint    end;
  gboolean has_verb;
} KroClause;

/* One time expression as found, before it is resolved. */
typedef struct
{
  KroFrame  frame;
  guint32   first; /* token */
  guint32   end;
  guint32   outer_first; /* with the context of its pattern */
  guint8    n_lead;      /* tokens of the link that binds it alone: before it */
  guint8    n_tail;      /* … and behind it */
  guint32   outer_end;
  KroClause clause;
  guint32   sentence;
  guint32   pattern;
  guint16   cues;
  guint8    index;    /* of its pattern's frames, from 0 */
  guint8    n_frames; /* of its pattern */
} KroFind;

/* A stretch of text under analysis: whole blocks, some ten thousand bytes. */
typedef struct
{
  const KroPack *pack;
  const char    *text;
  gsize          length;
  GArray        *tokens;    /* KroToken */
  GArray        *sentences; /* KroSentence */
  GArray        *finds;     /* KroFind */
} KroScan;

/* Words of a text that are in some classes of a pack. */
typedef struct
{
  guint   n;
  guint   n_distinct; /* no more than @seen holds */
  guint32 seen[8];    /* lexemes */
} KroWordCount;

static inline gboolean
kro_frame_has (const KroFrame *self, KroField field)
{
  return (self->set >> field & 1) != 0;
}

static inline gint32
kro_frame_get (const KroFrame *self, KroField field)
{
  return kro_frame_has (self, field) ? self->values[field] : 0;
}

static inline void
kro_frame_set (KroFrame *self, KroField field, gint32 value)
{
  self->set |= G_GUINT64_CONSTANT (1) << field;
  self->values[field] = value;
}

static inline const KroToken *
kro_scan_get_token (const KroScan *self, guint i)
{
  return &g_array_index (self->tokens, KroToken, i);
}

/* The word classes of a token; 0 for what is no known word. */
static inline guint32
kro_scan_get_words (const KroScan *self, guint i)
{
  return kro_scan_get_token (self, i)->words;
}

/* What the word of a token may be in a sentence. */
static inline guint32
kro_scan_get_roles (const KroScan *self, guint i)
{
  return kro_scan_get_token (self, i)->roles;
}

static inline gboolean
kro_scan_is_mark (const KroScan *self, guint i, char mark)
{
  const KroToken *token = kro_scan_get_token (self, i);

  return token->kind == KRO_TOKEN_MARK && token->value == (guint32)mark;
}

guint32 kro_scan_guess_unknown (const KroScan *self, guint token);

/* The word classes of a token: those of its entry, else what its ending tells. */
static inline guint32
kro_scan_guess_words (const KroScan *self, guint i)
{
  const KroToken *token = kro_scan_get_token (self, i);

  return token->words != 0 ? token->words : token->guess == 1 ? 0
                                                              : kro_scan_guess_unknown (self, i);
}

void     kro_scan_init (KroScan *self, const KroPack *pack, const char *text, gsize length);
void     kro_scan_clear (KroScan *self);
void     kro_scan_reset (KroScan *self);
void     kro_scan_add_tokens (KroScan *self, gsize b, gsize e);
void     kro_scan_add_sentences (KroScan *self, guint first_token, guint block, KroTextBlockKind kind);
void     kro_scan_match (KroScan *self);
void     kro_scan_link (KroScan *self);
guint    kro_pack_match (const KroPack *pack, const KroAutomaton *automaton, const KroToken *tokens, guint n, guint *n_tokens);
guint    kro_scan_count_words (const char *text, gsize length, const KroPack *const *packs, guint n_packs, guint32 classes, gboolean with_dates, KroWordCount *counts);
gboolean kro_pack_read_match (const KroPack *pack, const KroToken *const *tokens, guint n_tokens, guint pattern, guint8 *frames, KroFrame *out);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-vocabulary-private.h"

#include <string.h>

G_BEGIN_DECLS

/*
 * A compiled pack: this header, then tables at the offsets it gives, each
 * aligned to eight bytes, in the byte order of the machine that runs it. It
 * is used in place and never changed.
 *
 * A token has a symbol: the set of classes its word, number or mark belongs
 * to. Three planes of symbols tell how it touches the token before: PLANE
 * SPACED, TOUCHING (with a mark on one side) or GLUED (letters to digits). The
 * letter of the automaton is plane × n_symbols + symbol.
 */
#define KRO_BLOB_MAGIC 0x4b41504fu
#define KRO_BLOB_VERSION 6u
#define KRO_N_PLANES 3
#define KRO_N_SHAPES 3
#define KRO_MAX_POSITIONS 128
#define KRO_MAX_TOKENS 48
#define KRO_MAX_FRAMES 5
#define KRO_N_NUMBER_TABLES 4
/* A slot of the words: the number of an entry + 1 in these bits, in the others
 * those of the hash, so that hardly any other word is ever looked at. */
#define KRO_SLOT_LEXEME 0xfffffu

typedef struct
{
  guint32 offset;
  guint32 count;
} KroBlobTable;

/* A deterministic automaton: the row of a state is `base[state]`; its letter
 * leads on where `check[row + letter]` is the state. */
typedef struct
{
  KroBlobTable start;  /* guint16 a letter: the state after the first token */
  KroBlobTable base;   /* guint32 a state */
  KroBlobTable cells;  /* KroBlobCell */
  KroBlobTable accept; /* guint16 a state: pattern + 1, or 0 */
} KroBlobAutomaton;

typedef struct
{
  guint16 check;
  guint16 next;
} KroBlobCell;

typedef struct
{
  guint64 head; /* kro_blob_head() */
  guint32 text; /* in strings, folded */
  guint16 length;
  guint16 symbols[KRO_N_SHAPES];
  guint32 words; /* KroWordClass */
  guint32 roles; /* KroWordRole */
  guint32 sense; /* first of its senses */
  guint32 n_senses;
} KroBlobLexeme;

typedef struct
{
  guint16 class_id;
  guint16 n_values;
  guint32 value; /* first of its values */
} KroBlobSense;

typedef struct
{
  guint8 field;
  guint8 op;
  guint8 frame;
  guint8 unused;
  gint32 value;
} KroBlobValue;

typedef struct
{
  guint64 bits[KRO_MAX_POSITIONS / 64];
} KroPositions;

typedef struct
{
  guint16      class_id;
  guint8       frame; /* 0 outside of braces, else from 1 */
  guint8       close; /* no space may stand before it */
  guint8       field; /* of a number; KRO_FIELD_NONE: that of its class */
  guint8       unused[3];
  KroPositions follow;
} KroBlobPosition;

typedef struct
{
  guint32      name;
  guint32      line;
  gint32       priority;
  guint32      position; /* first of its positions */
  guint32      n_positions;
  guint32      value; /* first of its values */
  guint32      n_values;
  guint32      n_frames;
  KroPositions first;
  KroPositions last;
} KroBlobPattern;

typedef struct
{
  gint16 kind;
  gint16 a;
  gint16 b;
  gint16 c;
} KroBlobFeast;

typedef struct
{
  guint32 text;
  guint32 length;
  guint32 words;
} KroBlobSuffix;

/* Tokens that stand for what patterns.txt found, or for the edges of a line. */
typedef enum {
  KRO_PSEUDO_START,
  KRO_PSEUDO_END,
  KRO_PSEUDO_DATE,
  KRO_PSEUDO_TIME,
  KRO_N_PSEUDOS,
} KroPseudo;

typedef struct
{
  guint32          magic;
  guint32          version;
  guint32          size;
  guint32          language;
  guint32          month_first;
  guint32          verb_final;
  guint32          dot_ordinal;
  guint32          n_symbols;
  guint32          n_classes;
  guint16          word_symbols[KRO_N_SHAPES];
  guint16          long_symbols[8]; /* of a number by its digits, from 5 */
  guint16          mark_symbols[128];
  KroBlobTable     numbers[KRO_N_NUMBER_TABLES]; /* guint16 by value, of 1 to 4 digits */
  KroBlobTable     strings;
  KroBlobTable     slots; /* guint32 by hash; a power of two */
  KroBlobTable     lexemes;
  KroBlobTable     senses;
  KroBlobTable     values;
  KroBlobTable     fields;  /* guint8 a class: the field of a number */
  KroBlobTable     members; /* guint8: bit class of symbol, rows of n_classes */
  KroBlobTable     patterns;
  KroBlobTable     positions;
  KroBlobTable     feasts;
  KroBlobTable     suffixes;
  KroBlobAutomaton dates;
  KroBlobAutomaton forms;
  KroBlobAutomaton links;
} KroBlobHeader;

static inline guint64
kro_blob_load (const char *text)
{
  guint64 word;

  memcpy (&word, text, sizeof word);
  return GUINT64_FROM_LE (word);
}

/* The first eight bytes of a word, 0 behind its end. There must be eight bytes
 * to read, whatever is in them. */
static inline guint64
kro_blob_head (const char *text, gsize length)
{
  return kro_blob_load (text) & (length < 8 ? (G_GUINT64_CONSTANT (1) << (8 * length)) - 1 : G_MAXUINT64);
}

/* Of words in the lexicon, eight bytes at a time, the last eight for the rest. */
static inline guint32
kro_blob_hash (guint64 head, const char *text, gsize length)
{
  const guint64 factor = G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  guint64       hash = (length * factor ^ head) * factor;

  for (gsize i = 8; i < length; i += 8)
    hash = (hash ^ (hash >> 32) ^ kro_blob_load (text + MIN (i, length - 8))) * factor;
  return (guint32)(hash >> 32) ^ (guint32)(hash >> 15);
}

G_END_DECLS

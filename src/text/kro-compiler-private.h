/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-blob-private.h"
#include "kro-pack.h"

G_BEGIN_DECLS

/* Where something stands in the files of a pack. */
typedef struct
{
  const char *file; /* interned */
  guint       line; /* from 1 */
} KroPlace;

typedef struct
{
  guint16  class_id;
  gboolean capital; /* only where the word has a capital */
  guint    value;
  guint    n_values;
} KroSourceSense;

typedef struct
{
  char   *folded;
  guint32 words;
  guint32 roles;
  GArray *senses; /* KroSourceSense */
} KroSourceWord;

/* A class of numbers: @lo to @hi, written in @digits_lo to @digits_hi digits. */
typedef struct
{
  guint16 class_id;
  gint32  lo;
  gint32  hi;
  int     digits_lo;
  int     digits_hi;
} KroSourceNumber;

typedef struct
{
  char    *text;
  KroPlace place;
  gboolean open; /* is being expanded: a macro that holds itself is an error */
} KroSourceMacro;

/* By the file that it stands in; an automaton each. */
typedef enum {
  KRO_PATTERN_DATE,
  KRO_PATTERN_FORM, /* of publication dates */
  KRO_PATTERN_LINK, /* what binds dates together, and bounds them */
  KRO_N_PATTERN_KINDS,
} KroPatternKind;

typedef struct
{
  char          *name;
  char          *text;   /* read when all words are */
  char          *values; /* its operations */
  KroPlace       place;
  KroPatternKind kind;
  KroBlobPattern blob;
} KroSourcePattern;

/* All that the files of a pack say, before it is laid out as a blob. */
typedef struct
{
  GError    **error;
  char       *language;
  gboolean    month_first;
  gboolean    verb_final;
  gboolean    dot_ordinal;
  GPtrArray  *words;      /* KroSourceWord */
  GHashTable *word_index; /* folded → KroSourceWord */
  GPtrArray  *class_names;
  GHashTable *class_index;  /* name → id + 1 */
  GArray     *class_fields; /* guint8 */
  GArray     *values;       /* KroBlobValue */
  GArray     *numbers;      /* KroSourceNumber */
  GHashTable *feasts;       /* name → index + 1 */
  GArray     *feast_rules;  /* KroBlobFeast */
  GPtrArray  *suffixes;     /* char *, folded */
  GArray     *suffix_words; /* guint32 */
  GHashTable *macros;
  GPtrArray  *patterns;          /* KroSourcePattern */
  GArray     *positions;         /* KroBlobPosition */
  guint16     mark_classes[128]; /* class + 1 of a mark that stands in patterns */
  GPtrArray  *symbols;           /* GArray of guint16: the classes of a symbol */
  GHashTable *symbol_index;      /* key → symbol + 1 */
  GPtrArray  *symbol_words;      /* an example of each symbol, for messages */
} KroCompiler;

/* A step of a state under construction. */
typedef struct
{
  guint32 letter;
  guint16 next;
} KroBuiltArc;

/* An automaton as it is built. */
typedef struct
{
  GArray *start;  /* guint16 */
  GArray *base;   /* guint32 */
  GArray *cells;  /* KroBlobCell */
  GArray *accept; /* guint16 */
} KroBuiltAutomaton;

gboolean       kro_compiler_fail (KroCompiler *self, KroPackError code, KroPlace place, const char *format, ...) G_GNUC_PRINTF (4, 5);
gboolean       kro_compiler_read (KroCompiler *self, const char *directory, int depth);
guint16        kro_compiler_intern_class (KroCompiler *self, const char *name);
KroSourceWord *kro_compiler_intern_word (KroCompiler *self, const char *word, gsize length, gboolean *capital);
gboolean       kro_compiler_is_one_word (const char *word);
gboolean       kro_compiler_read_values (KroCompiler *self, char **words, guint *value, guint *n_values, KroPlace place);
gboolean       kro_compiler_combine (KroCompiler *self, char **words, KroPlace place);
gboolean       kro_compiler_parse_pattern (KroCompiler *self, const char *line, KroPatternKind kind, KroPlace place);
gboolean       kro_compiler_expand_patterns (KroCompiler *self);
guint          kro_compiler_intern_symbol (KroCompiler *self, GArray *classes, const char *example);
gboolean       kro_compiler_build (KroCompiler *self, KroPatternKind kind, KroBuiltAutomaton *automaton);
void           kro_built_automaton_merge (GPtrArray *rows, KroBuiltAutomaton *automaton);
void           kro_built_automaton_clear (KroBuiltAutomaton *self);

G_END_DECLS

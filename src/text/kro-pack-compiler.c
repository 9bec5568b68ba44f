/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From the files of a language pack to its blob: reading, symbols, automata,
 * layout. Used by the build and by whoever tries a pack from its folder. Same
 * files, same bytes on the same machine.
 */
#include "kro-pack-compiler.h"

#include "kro-compiler-private.h"

#include <string.h>

G_DEFINE_QUARK (kro - pack - error - quark, kro_pack_error)

#define MAX_SYMBOLS 20000
#define MAX_CLASSES 4000
#define MAX_WORDS ((guint)KRO_SLOT_LEXEME)

/* The classes that the engine itself gives to tokens. */
static const char *const shape_classes[KRO_N_SHAPES] = { "@lower", "@capital", "@upper" };

static void
free_word (gpointer data)
{
  KroSourceWord *word = data;

  g_free (word->folded);
  g_array_free (word->senses, TRUE);
  g_free (word);
}

static void
free_macro (gpointer data)
{
  KroSourceMacro *macro = data;

  g_free (macro->text);
  g_free (macro);
}

static void
free_pattern (gpointer data)
{
  KroSourcePattern *pattern = data;

  g_free (pattern->name);
  g_free (pattern->text);
  g_free (pattern->values);
  g_free (pattern);
}

static void
free_classes (gpointer data)
{
  g_array_free (data, TRUE);
}

static void
start_compiler (KroCompiler *self, GError **error)
{
  *self = (KroCompiler){ .error = error };
  self->words = g_ptr_array_new_with_free_func (free_word);
  self->word_index = g_hash_table_new (g_str_hash, g_str_equal);
  self->class_names = g_ptr_array_new_with_free_func (g_free);
  self->class_index = g_hash_table_new (g_str_hash, g_str_equal);
  self->class_fields = g_array_new (FALSE, TRUE, sizeof (guint8));
  self->values = g_array_new (FALSE, TRUE, sizeof (KroBlobValue));
  self->numbers = g_array_new (FALSE, TRUE, sizeof (KroSourceNumber));
  self->feasts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->feast_rules = g_array_new (FALSE, TRUE, sizeof (KroBlobFeast));
  self->suffixes = g_ptr_array_new_with_free_func (g_free);
  self->suffix_words = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->macros = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_macro);
  self->patterns = g_ptr_array_new_with_free_func (free_pattern);
  self->positions = g_array_new (FALSE, TRUE, sizeof (KroBlobPosition));
  self->symbols = g_ptr_array_new_with_free_func (free_classes);
  self->symbol_index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->symbol_words = g_ptr_array_new_with_free_func (g_free);
}

static void
clear_compiler (KroCompiler *self)
{
  g_free (self->language);
  g_hash_table_unref (self->word_index);
  g_ptr_array_unref (self->words);
  g_hash_table_unref (self->class_index);
  g_ptr_array_unref (self->class_names);
  g_array_free (self->class_fields, TRUE);
  g_array_free (self->values, TRUE);
  g_array_free (self->numbers, TRUE);
  g_hash_table_unref (self->feasts);
  g_array_free (self->feast_rules, TRUE);
  g_ptr_array_unref (self->suffixes);
  g_array_free (self->suffix_words, TRUE);
  g_hash_table_unref (self->macros);
  g_ptr_array_unref (self->patterns);
  g_array_free (self->positions, TRUE);
  g_ptr_array_unref (self->symbols);
  g_hash_table_unref (self->symbol_index);
  g_ptr_array_unref (self->symbol_words);
}

/* The symbol of a set of classes; @classes is in ascending order. */
guint
kro_compiler_intern_symbol (KroCompiler *self, GArray *classes, const char *example)
{
  GString *key = g_string_new (NULL);
  gpointer found;

  for (guint i = 0; i < classes->len; i++)
    g_string_append_printf (key, "%u,", g_array_index (classes, guint16, i));
  found = g_hash_table_lookup (self->symbol_index, key->str);
  if (found != NULL)
    {
      g_string_free (key, TRUE);
      return GPOINTER_TO_UINT (found) - 1;
    }
  g_ptr_array_add (self->symbols, g_array_copy (classes));
  g_ptr_array_add (self->symbol_words, g_strdup (example));
  g_hash_table_insert (self->symbol_index, g_string_free (key, FALSE), GUINT_TO_POINTER (self->symbols->len));
  return self->symbols->len - 1;
}

static int
compare_classes (gconstpointer a, gconstpointer b)
{
  return (int)*(const guint16 *)a - (int)*(const guint16 *)b;
}

static void
add_class (GArray *classes, guint16 class_id)
{
  for (guint i = 0; i < classes->len; i++)
    if (g_array_index (classes, guint16, i) == class_id)
      return;
  g_array_append_val (classes, class_id);
}

static guint16
symbol_of_word (KroCompiler *self, const KroSourceWord *word, int shape)
{
  g_autoptr (GArray) classes = g_array_new (FALSE, FALSE, sizeof (guint16));

  add_class (classes, kro_compiler_intern_class (self, shape_classes[shape]));
  for (guint i = 0; word != NULL && i < word->senses->len; i++)
    {
      const KroSourceSense *sense = &g_array_index (word->senses, KroSourceSense, i);

      if (!sense->capital || shape > 0)
        add_class (classes, sense->class_id);
    }
  g_array_sort (classes, compare_classes);
  return (guint16)kro_compiler_intern_symbol (self, classes, word != NULL ? word->folded : "…");
}

static guint16
symbol_of_number (KroCompiler *self, gint32 value, int digits)
{
  g_autoptr (GArray) classes = g_array_new (FALSE, FALSE, sizeof (guint16));
  g_autofree char *example = g_strdup_printf ("%0*d", digits, MAX (value, 0));

  add_class (classes, kro_compiler_intern_class (self, "@number"));
  for (guint i = 0; i < self->numbers->len; i++)
    {
      const KroSourceNumber *number = &g_array_index (self->numbers, KroSourceNumber, i);

      if (digits >= number->digits_lo && digits <= number->digits_hi && (value < 0 || (value >= number->lo && value <= number->hi)))
        add_class (classes, number->class_id);
    }
  g_array_sort (classes, compare_classes);
  return (guint16)kro_compiler_intern_symbol (self, classes, example);
}

static guint16
symbol_of_mark (KroCompiler *self, int mark)
{
  g_autoptr (GArray) classes = g_array_new (FALSE, FALSE, sizeof (guint16));
  char example[2] = { (char)mark, '\0' };

  add_class (classes, kro_compiler_intern_class (self, "@mark"));
  if (self->mark_classes[mark] != 0)
    add_class (classes, (guint16)(self->mark_classes[mark] - 1));
  g_array_sort (classes, compare_classes);
  return (guint16)kro_compiler_intern_symbol (self, classes, example);
}

/* Pseudo-tokens that only links and the forms of publication dates see. */
static void
add_pseudo_symbols (KroCompiler *self)
{
  static const char *const names[KRO_N_PSEUDOS] = { "@start", "@end", "@date", "@time" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GArray) classes = g_array_new (FALSE, FALSE, sizeof (guint16));

      add_class (classes, kro_compiler_intern_class (self, names[i]));
      kro_compiler_intern_symbol (self, classes, names[i]);
    }
}

/* The blob as it grows, and the tables whose sizes the header tells. */
typedef struct
{
  KroBlobHeader header;
  GByteArray   *bytes;
  GString      *strings;
  GArray       *numbers[KRO_N_NUMBER_TABLES];
  GArray       *lexemes;
  GArray       *senses;
  GArray       *slots;
} Layout;

static KroBlobTable
append_table (Layout *self, gconstpointer data, gsize count, gsize size)
{
  static const guint8 zeros[8] = { 0 };
  KroBlobTable        table = { self->bytes->len, (guint32)count };

  g_byte_array_append (self->bytes, data != NULL ? data : zeros, (guint)(count * size));
  g_byte_array_append (self->bytes, zeros, (8 - self->bytes->len % 8) % 8);
  return table;
}

static guint32
append_string (Layout *self, const char *text)
{
  guint32 at = (guint32)self->strings->len;

  g_string_append_len (self->strings, text, (gssize)strlen (text) + 1);
  return at;
}

static void
make_symbols (KroCompiler *self, Layout *layout)
{
  static const gint32 limits[KRO_N_NUMBER_TABLES] = { 10, 100, 1000, 10000 };

  add_pseudo_symbols (self);
  for (int shape = 0; shape < KRO_N_SHAPES; shape++)
    layout->header.word_symbols[shape] = symbol_of_word (self, NULL, shape);
  for (int mark = 0; mark < 128; mark++)
    layout->header.mark_symbols[mark] = symbol_of_mark (self, mark);
  for (int digits = 1; digits <= KRO_N_NUMBER_TABLES; digits++)
    {
      layout->numbers[digits - 1] = g_array_new (FALSE, FALSE, sizeof (guint16));
      for (gint32 value = 0; value < limits[digits - 1]; value++)
        {
          guint16 symbol = symbol_of_number (self, value, digits);

          g_array_append_val (layout->numbers[digits - 1], symbol);
        }
    }
  for (int digits = 5; digits < 13; digits++)
    layout->header.long_symbols[digits - 5] = symbol_of_number (self, -1, digits);
}

static void
make_lexemes (KroCompiler *self, Layout *layout)
{
  guint32 n_slots = 64;

  while (n_slots < self->words->len * 3)
    n_slots *= 2;
  layout->lexemes = g_array_new (FALSE, TRUE, sizeof (KroBlobLexeme));
  layout->senses = g_array_new (FALSE, TRUE, sizeof (KroBlobSense));
  layout->slots = g_array_sized_new (FALSE, TRUE, sizeof (guint32), n_slots);
  g_array_set_size (layout->slots, n_slots);
  for (guint32 i = 0; i < self->words->len; i++)
    {
      const KroSourceWord *word = g_ptr_array_index (self->words, i);
      gsize                length = strlen (word->folded);
      g_autofree char     *padded = g_strconcat (word->folded, "        ", NULL);
      guint64              head = kro_blob_head (padded, length);
      guint32              hash = kro_blob_hash (head, padded, length);
      guint32              slot = hash & (n_slots - 1);
      KroBlobLexeme        lexeme = { .head = head, .text = append_string (layout, word->folded), .length = (guint16)length, .words = word->words, .roles = word->roles, .sense = layout->senses->len, .n_senses = word->senses->len };

      for (int shape = 0; shape < KRO_N_SHAPES; shape++)
        lexeme.symbols[shape] = symbol_of_word (self, word, shape);
      for (guint k = 0; k < word->senses->len; k++)
        {
          const KroSourceSense *source = &g_array_index (word->senses, KroSourceSense, k);
          KroBlobSense          sense = { source->class_id, (guint16)source->n_values, source->value };

          g_array_append_val (layout->senses, sense);
        }
      g_array_append_val (layout->lexemes, lexeme);
      while (g_array_index (layout->slots, guint32, slot) != 0)
        slot = (slot + 1) & (n_slots - 1);
      g_array_index (layout->slots, guint32, slot) = (hash & ~KRO_SLOT_LEXEME) | (i + 1);
    }
}

static KroBlobAutomaton
append_automaton (Layout *layout, const KroBuiltAutomaton *built)
{
  return (KroBlobAutomaton){
    .start = append_table (layout, built->start->data, built->start->len, sizeof (guint16)),
    .base = append_table (layout, built->base->data, built->base->len, sizeof (guint32)),
    .cells = append_table (layout, built->cells->data, built->cells->len, sizeof (KroBlobCell)),
    .accept = append_table (layout, built->accept->data, built->accept->len, sizeof (guint16)),
  };
}

static void
append_members (KroCompiler *self, Layout *layout)
{
  guint              n_classes = self->class_names->len;
  g_autofree guint8 *members = g_new0 (guint8, (gsize)self->symbols->len * n_classes + 1);

  for (guint i = 0; i < self->symbols->len; i++)
    {
      GArray *classes = g_ptr_array_index (self->symbols, i);

      for (guint k = 0; k < classes->len; k++)
        members[i * n_classes + g_array_index (classes, guint16, k)] = 1;
    }
  layout->header.members = append_table (layout, members, (gsize)self->symbols->len * n_classes, 1);
}

static void
append_patterns (KroCompiler *self, Layout *layout)
{
  g_autoptr (GArray) patterns = g_array_new (FALSE, TRUE, sizeof (KroBlobPattern));
  g_autoptr (GArray) suffixes = g_array_new (FALSE, TRUE, sizeof (KroBlobSuffix));

  for (guint i = 0; i < self->patterns->len; i++)
    {
      const KroSourcePattern *pattern = g_ptr_array_index (self->patterns, i);
      KroBlobPattern          blob = pattern->blob;

      blob.name = append_string (layout, pattern->name);
      blob.line = pattern->place.line;
      g_array_append_val (patterns, blob);
    }
  for (guint i = 0; i < self->suffixes->len; i++)
    {
      const char   *text = g_ptr_array_index (self->suffixes, i);
      KroBlobSuffix suffix = { append_string (layout, text), (guint32)strlen (text), g_array_index (self->suffix_words, guint32, i) };

      g_array_append_val (suffixes, suffix);
    }
  layout->header.patterns = append_table (layout, patterns->data, patterns->len, sizeof (KroBlobPattern));
  layout->header.suffixes = append_table (layout, suffixes->data, suffixes->len, sizeof (KroBlobSuffix));
  layout->header.positions = append_table (layout, self->positions->data, self->positions->len, sizeof (KroBlobPosition));
}

static void
append_tables (KroCompiler *self, Layout *layout, const KroBuiltAutomaton *built)
{
  KroBlobHeader *header = &layout->header;

  header->language = append_string (layout, self->language);
  header->month_first = self->month_first;
  header->verb_final = self->verb_final;
  header->dot_ordinal = self->dot_ordinal;
  header->n_symbols = self->symbols->len;
  header->n_classes = self->class_names->len;
  for (int i = 0; i < KRO_N_NUMBER_TABLES; i++)
    header->numbers[i] = append_table (layout, layout->numbers[i]->data, layout->numbers[i]->len, sizeof (guint16));
  header->slots = append_table (layout, layout->slots->data, layout->slots->len, sizeof (guint32));
  header->lexemes = append_table (layout, layout->lexemes->data, layout->lexemes->len, sizeof (KroBlobLexeme));
  header->senses = append_table (layout, layout->senses->data, layout->senses->len, sizeof (KroBlobSense));
  header->values = append_table (layout, self->values->data, self->values->len, sizeof (KroBlobValue));
  header->fields = append_table (layout, self->class_fields->data, self->class_fields->len, 1);
  header->feasts = append_table (layout, self->feast_rules->data, self->feast_rules->len, sizeof (KroBlobFeast));
  append_members (self, layout);
  append_patterns (self, layout);
  header->dates = append_automaton (layout, &built[KRO_PATTERN_DATE]);
  header->forms = append_automaton (layout, &built[KRO_PATTERN_FORM]);
  header->links = append_automaton (layout, &built[KRO_PATTERN_LINK]);
  header->strings = append_table (layout, layout->strings->str, layout->strings->len + 1, 1);
  header->magic = KRO_BLOB_MAGIC;
  header->version = KRO_BLOB_VERSION;
  header->size = layout->bytes->len;
  memcpy (layout->bytes->data, header, sizeof *header);
}

static void
clear_layout (Layout *self)
{
  g_string_free (self->strings, TRUE);
  for (int i = 0; i < KRO_N_NUMBER_TABLES; i++)
    g_clear_pointer (&self->numbers[i], g_array_unref);
  g_clear_pointer (&self->lexemes, g_array_unref);
  g_clear_pointer (&self->senses, g_array_unref);
  g_clear_pointer (&self->slots, g_array_unref);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
}

static gboolean
build_all (KroCompiler *self, KroBuiltAutomaton *built)
{
  for (int kind = 0; kind < KRO_N_PATTERN_KINDS; kind++)
    if (!kro_compiler_build (self, (KroPatternKind)kind, &built[kind]))
      return FALSE;
  return TRUE;
}

static GBytes *
lay_out (KroCompiler *self, KroPlace place)
{
  Layout            layout = { .bytes = g_byte_array_new (), .strings = g_string_new (NULL) };
  KroBuiltAutomaton built[KRO_N_PATTERN_KINDS] = { 0 };
  GBytes           *blob = NULL;

  append_table (&layout, &layout.header, 1, sizeof layout.header);
  make_symbols (self, &layout);
  make_lexemes (self, &layout);
  if (self->words->len > MAX_WORDS)
    kro_compiler_fail (self, KRO_PACK_ERROR_SIZE, place, "there are more than %u words; join fewer with @combine", MAX_WORDS);
  else if (self->symbols->len > MAX_SYMBOLS)
    kro_compiler_fail (self, KRO_PACK_ERROR_SIZE, place, "the words fall into more than %d kinds; put fewer of them into several classes", MAX_SYMBOLS);
  else if (self->class_names->len > MAX_CLASSES)
    kro_compiler_fail (self, KRO_PACK_ERROR_SIZE, place, "there are more than %d classes and literals; put words that stand in the same patterns into one class", MAX_CLASSES);
  else if (build_all (self, built))
    {
      append_tables (self, &layout, built);
      blob = g_byte_array_free_to_bytes (g_steal_pointer (&layout.bytes));
    }
  for (int kind = 0; kind < KRO_N_PATTERN_KINDS; kind++)
    kro_built_automaton_clear (&built[kind]);
  clear_layout (&layout);
  return blob;
}

/**
 * kro_pack_compile:
 * @directory: the folder of a pack, with its `pack.txt`
 * @error: place for an error of %KRO_PACK_ERROR, with file and line
 *
 * Compiles a language pack. The packs it includes are looked for beside it.
 *
 * Returns: (transfer full) (nullable): the blob, for kro_pack_new_from_blob();
 *   %NULL on error
 */
GBytes *
kro_pack_compile (const char *directory, GError **error)
{
  KroCompiler self;
  GError     *inner = NULL;
  GBytes     *blob = NULL;
  KroPlace    place = { g_intern_string (directory), 0 };

  start_compiler (&self, &inner);
  if (kro_compiler_read (&self, directory, 0) && (self.language != NULL || kro_compiler_fail (&self, KRO_PACK_ERROR_SYNTAX, place, "pack.txt names no language; write a line such as: language xx")) && kro_compiler_expand_patterns (&self))
    blob = lay_out (&self, place);
  clear_compiler (&self);
  if (inner != NULL)
    g_propagate_error (error, inner);
  return blob;
}

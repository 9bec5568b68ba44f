/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads the files of a language pack: settings, words with what they say,
 * classes of numbers, feasts, suffixes; patterns are handed on. Every line is
 * read on its own; an error names the file and the line.
 */
#include "kro-compiler-private.h"

#include <stdlib.h>
#include <string.h>

#define MAX_DEPTH 4

/* Sets the error; FALSE, so that it can be returned. */
gboolean
kro_compiler_fail (KroCompiler *self, KroPackError code, KroPlace place, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list          arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (self->error == NULL || *self->error == NULL)
    g_set_error (self->error, KRO_PACK_ERROR, (int)code, "%s:%u: %s", place.file, place.line, message);
  return FALSE;
}

guint16
kro_compiler_intern_class (KroCompiler *self, const char *name)
{
  gpointer found = g_hash_table_lookup (self->class_index, name);
  guint8   none = KRO_FIELD_NONE;

  if (found == NULL)
    {
      char *copy = g_strdup (name);

      g_ptr_array_add (self->class_names, copy);
      g_array_append_val (self->class_fields, none);
      found = GUINT_TO_POINTER (self->class_names->len);
      g_hash_table_insert (self->class_index, copy, found);
    }
  return (guint16)(GPOINTER_TO_UINT (found) - 1);
}

/* The entry of a word; @capital tells whether it was written with a capital. */
KroSourceWord *
kro_compiler_intern_word (KroCompiler *self, const char *word, gsize length, gboolean *capital)
{
  g_autofree char *folded = g_utf8_strdown (word, (gssize)length);
  KroSourceWord   *entry = g_hash_table_lookup (self->word_index, folded);

  if (capital != NULL)
    *capital = g_unichar_isupper (g_utf8_get_char (word));
  if (entry == NULL)
    {
      entry = g_new0 (KroSourceWord, 1);
      entry->folded = g_steal_pointer (&folded);
      entry->senses = g_array_new (FALSE, FALSE, sizeof (KroSourceSense));
      g_ptr_array_add (self->words, entry);
      g_hash_table_insert (self->word_index, entry->folded, entry);
    }
  return entry;
}

static gboolean
read_value (KroCompiler *self, const char *name, const char *text, KroBlobValue *value, KroPlace place)
{
  KroField    field;
  const char *dot = strchr (name, '.');

  if (dot != NULL)
    value->frame = (guint8)(name[0] - '0');
  name = dot != NULL ? dot + 1 : name;
  if (!kro_vocabulary_find_field (name, &field))
    return kro_compiler_fail (self, KRO_PACK_ERROR_UNKNOWN, place, "there is no operation “%s”", name);
  value->field = (guint8)field;
  if (text == NULL)
    return kro_compiler_fail (self, KRO_PACK_ERROR_SYNTAX, place, "“%s” needs a value behind it", name);
  value->op = *text == '+' ? KRO_OP_ADD : *text == '*' ? KRO_OP_MULTIPLY
                                                       : KRO_OP_SET;
  text += value->op != KRO_OP_SET;
  if (field == KRO_FIELD_FEAST)
    {
      value->value = (gint32)GPOINTER_TO_UINT (g_hash_table_lookup (self->feasts, text));
      return value->value > 0 || kro_compiler_fail (self, KRO_PACK_ERROR_UNKNOWN, place, "there is no feast “%s” above this line", text);
    }
  return kro_vocabulary_find_value (field, text, &value->value) ||
         kro_compiler_fail (self, KRO_PACK_ERROR_UNKNOWN, place, "“%s” is no value of %s", text, name);
}

/* Reads "FIELD value FIELD value …" and appends the values. */
gboolean
kro_compiler_read_values (KroCompiler *self, char **words, guint *first, guint *n_values, KroPlace place)
{
  *first = self->values->len;
  for (gsize i = 0; words[i] != NULL; i += 2)
    {
      KroBlobValue value = { .frame = 0 };

      if (!read_value (self, words[i], words[i + 1], &value, place))
        return FALSE;
      g_array_append_val (self->values, value);
    }
  *n_values = self->values->len - *first;
  return TRUE;
}

static char **
split (const char *line)
{
  g_auto (GStrv) parts = g_strsplit_set (line, " \t", -1);
  GPtrArray *words = g_ptr_array_new ();

  for (gsize i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
  g_ptr_array_add (words, NULL);
  return (char **)g_ptr_array_free (words, FALSE);
}

static gboolean
read_number_class (KroCompiler *self, char **words, KroPlace place)
{
  KroSourceNumber number = { 0 };
  KroField        field = KRO_FIELD_NONE;
  char           *dash = NULL;

  if (g_strv_length (words) < 5)
    return kro_compiler_fail (self, KRO_PACK_ERROR_SYNTAX, place, "write: @number CLASS LOW HIGH DIGITS-DIGITS [FIELD]");
  number.class_id = kro_compiler_intern_class (self, words[1]);
  number.lo = atoi (words[2]);
  number.hi = atoi (words[3]);
  dash = strchr (words[4], '-');
  number.digits_lo = atoi (words[4]);
  number.digits_hi = dash != NULL ? atoi (dash + 1) : number.digits_lo;
  if (words[5] != NULL && !kro_vocabulary_find_field (words[5], &field))
    return kro_compiler_fail (self, KRO_PACK_ERROR_UNKNOWN, place, "there is no operation “%s”", words[5]);
  if (number.lo > number.hi || number.digits_lo < 1 || number.digits_hi > 12)
    return kro_compiler_fail (self, KRO_PACK_ERROR_SYNTAX, place, "no number is in “%s”", words[1]);
  g_array_index (self->class_fields, guint8, number.class_id) = (guint8)field;
  g_array_append_val (self->numbers, number);
  return TRUE;
}

static gboolean
read_feast (KroCompiler *self, char **words, KroPlace place)
{
  KroBlobFeast feast = { .kind = KRO_FEAST_FIXED };
  guint        n = g_strv_length (words);

  if (n == 4 && strcmp (words[2], "EASTER") == 0)
    feast = (KroBlobFeast){ KRO_FEAST_EASTER, (gint16)atoi (words[3]), 0, 0 };
  else if (n == 6 && strcmp (words[2], "NTH") == 0)
    feast = (KroBlobFeast){ KRO_FEAST_NTH, (gint16)atoi (words[3]), (gint16)atoi (words[4]), (gint16)atoi (words[5]) };
  else if (n == 4)
    feast = (KroBlobFeast){ KRO_FEAST_FIXED, (gint16)atoi (words[2]), (gint16)atoi (words[3]), 0 };
  else
    return kro_compiler_fail (self, KRO_PACK_ERROR_SYNTAX, place, "write: @feast NAME MONTH DAY, @feast NAME EASTER DAYS or @feast NAME NTH N WEEKDAY MONTH");
  if ((feast.kind == KRO_FEAST_FIXED && (feast.a < 1 || feast.a > 12 || feast.b < 1 || feast.b > 31)) ||
      (feast.kind == KRO_FEAST_NTH && (feast.a < -1 || feast.a > 5 || feast.b < 1 || feast.b > 7 || feast.c < 1 || feast.c > 12)))
    return kro_compiler_fail (self, KRO_PACK_ERROR_SYNTAX, place, "feast “%s” has no such day", words[1]);
  g_array_append_val (self->feast_rules, feast);
  g_hash_table_insert (self->feasts, g_strdup (words[1]), GUINT_TO_POINTER (self->feast_rules->len));
  return TRUE;
}

static gboolean
read_suffix (KroCompiler *self, char **words, KroPlace place)
{
  guint32 bit = 0;

  if (words[1] == NULL || words[2] == NULL || !kro_vocabulary_find_word_class (words[2], &bit))
    return kro_compiler_fail (self, KRO_PACK_ERROR_SYNTAX, place, "write: @suffix ENDING WORDCLASS");
  g_ptr_array_add (self->suffixes, g_utf8_strdown (words[1], -1));
  g_array_append_val (self->suffix_words, bit);
  return TRUE;
}

static gboolean
read_directive (KroCompiler *self, const char *line, KroPlace place)
{
  g_auto (GStrv) words = split (line);

  if (strcmp (words[0], "@number") == 0)
    return read_number_class (self, words, place);
  if (strcmp (words[0], "@feast") == 0)
    return read_feast (self, words, place);
  if (strcmp (words[0], "@suffix") == 0)
    return read_suffix (self, words, place);
  if (strcmp (words[0], "@combine") == 0)
    return kro_compiler_combine (self, words, place);
  return kro_compiler_fail (self, KRO_PACK_ERROR_UNKNOWN, place, "there is no “%s”", words[0]);
}

/* What a section says of each of its words. */
typedef struct
{
  char   *name; /* NULL before the first section */
  GArray *values;
} Section;

static gboolean
read_section (KroCompiler *self, const char *line, Section *section, KroPlace place)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *inner = g_strndup (line + 1, strcspn (line + 1, "]"));
  guint            first, n;
  guint32          bit;

  if (line[strlen (line) - 1] != ']')
    return kro_compiler_fail (self, KRO_PACK_ERROR_SYNTAX, place, "“]” is missing");
  words = split (inner);
  if (words[0] == NULL)
    return kro_compiler_fail (self, KRO_PACK_ERROR_SYNTAX, place, "a section needs a name");
  if (g_ascii_isupper (words[0][0]) && !kro_vocabulary_find_word_class (words[0], &bit) && !kro_vocabulary_find_word_role (words[0], &bit))
    return kro_compiler_fail (self, KRO_PACK_ERROR_UNKNOWN, place, "there is no word class “%s”; a class of your own is in small letters", words[0]);
  g_free (section->name);
  section->name = g_strdup (words[0]);
  if (!kro_compiler_read_values (self, words + 1, &first, &n, place))
    return FALSE;
  g_array_set_size (section->values, 0);
  g_array_append_vals (section->values, &g_array_index (self->values, KroBlobValue, first), n);
  return TRUE;
}

/* Whether the tokeniser would take @word as one word. */
static gboolean
is_one_word (const char *word)
{
  for (const char *c = word; *c != '\0'; c = g_utf8_next_char (c))
    if (!((guchar)*c >= 0x80 || g_ascii_isalpha (*c)))
      return FALSE;
  return TRUE;
}

static void
add_sense (KroCompiler *self, const char *word, const Section *section, guint first, guint n)
{
  gboolean       capital = FALSE;
  KroSourceWord *entry = kro_compiler_intern_word (self, word, strlen (word), &capital);
  KroSourceSense sense = { .value = first, .n_values = n };
  guint32        bit = 0;

  if (kro_vocabulary_find_word_role (section->name, &bit))
    {
      entry->roles |= bit;
      return;
    }
  if (kro_vocabulary_find_word_class (section->name, &bit))
    entry->words |= bit;
  sense.capital = capital;
  sense.class_id = kro_compiler_intern_class (self, section->name);
  g_array_append_val (entry->senses, sense);
}

static gboolean
read_words (KroCompiler *self, const char *line, const Section *section, KroPlace place)
{
  const char      *colon = strchr (line, ':');
  g_autofree char *left = g_strndup (line, colon != NULL ? (gsize)(colon - line) : strlen (line));
  g_auto (GStrv) words = split (left);
  g_auto (GStrv) values = split (colon != NULL ? colon + 1 : "");
  guint first, n;

  if (section->name == NULL)
    return kro_compiler_fail (self, KRO_PACK_ERROR_SYNTAX, place, "words need a [section] above them");
  if (!kro_compiler_read_values (self, values, &first, &n, place))
    return FALSE;
  g_array_append_vals (self->values, section->values->data, section->values->len);
  n += section->values->len;
  for (gsize i = 0; words[i] != NULL; i++)
    {
      if (!is_one_word (words[i]))
        return kro_compiler_fail (self, KRO_PACK_ERROR_SYNTAX, place, "“%s” is not one word of letters; put marks and spaces into a pattern", words[i]);
      add_sense (self, words[i], section, first, n);
    }
  return TRUE;
}

/* A setting of two values: sets @is_second; FALSE where @value is neither. */
static gboolean
read_choice (KroCompiler *self, const char *value, const char *first, const char *second, gboolean *is_second, KroPlace place)
{
  *is_second = strcmp (value, second) == 0;
  return *is_second || strcmp (value, first) == 0 ||
         kro_compiler_fail (self, KRO_PACK_ERROR_UNKNOWN, place, "write %s or %s, not “%s”", first, second, value);
}

static gboolean
read_include (KroCompiler *self, const char *directory, const char *name, int depth, KroPlace place)
{
  g_autofree char *other = g_build_filename (directory, "..", name, NULL);

  if (depth >= MAX_DEPTH)
    return kro_compiler_fail (self, KRO_PACK_ERROR_SYNTAX, place, "packs include each other in a circle, or more than %d deep; take this line out", MAX_DEPTH);
  return kro_compiler_read (self, other, depth + 1);
}

static gboolean
read_setting (KroCompiler *self, const char *directory, const char *line, int depth, KroPlace place)
{
  g_auto (GStrv) words = split (line);

  if (g_strv_length (words) != 2)
    return kro_compiler_fail (self, KRO_PACK_ERROR_SYNTAX, place, "write a setting and its value, such as: language xx");
  if (strcmp (words[0], "order") == 0)
    return read_choice (self, words[1], "DAY_FIRST", "MONTH_FIRST", &self->month_first, place);
  if (strcmp (words[0], "clause") == 0)
    return read_choice (self, words[1], "VERB_SECOND", "VERB_FINAL", &self->verb_final, place);
  if (strcmp (words[0], "ordinal") == 0)
    return read_choice (self, words[1], "PLAIN", "DOT", &self->dot_ordinal, place);
  if (strcmp (words[0], "include") == 0)
    return read_include (self, directory, words[1], depth, place);
  if (strcmp (words[0], "language") != 0)
    return kro_compiler_fail (self, KRO_PACK_ERROR_UNKNOWN, place, "there is no setting “%s”; there are language, include, order, clause and ordinal", words[0]);
  if (depth == 0)
    {
      g_free (self->language);
      self->language = g_strdup (words[1]);
    }
  return TRUE;
}

static gboolean
read_line (KroCompiler *self, const char *line, const char *kind, Section *section, KroPlace place)
{
  if (strcmp (kind, "patterns.txt") == 0)
    return kro_compiler_parse_pattern (self, line, KRO_PATTERN_DATE, place);
  if (strcmp (kind, "links.txt") == 0)
    return kro_compiler_parse_pattern (self, line, KRO_PATTERN_LINK, place);
  if (strcmp (kind, "publication.txt") == 0)
    return kro_compiler_parse_pattern (self, line, KRO_PATTERN_FORM, place);
  if (*line == '[')
    return read_section (self, line, section, place);
  if (*line == '@')
    return read_directive (self, line, place);
  return read_words (self, line, section, place);
}

static gboolean
read_file (KroCompiler *self, const char *directory, const char *name, gboolean is_needed, int depth)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  gsize    length = 0;
  Section  section = { .values = g_array_new (FALSE, FALSE, sizeof (KroBlobValue)) };
  gboolean ok = TRUE;

  if (!g_file_get_contents (path, &content, &length, &error))
    {
      g_array_free (section.values, TRUE);
      return !is_needed || kro_compiler_fail (self, KRO_PACK_ERROR_FILE, (KroPlace){ g_intern_string (path), 0 }, "%s", error->message);
    }
  if (!g_utf8_validate (content, (gssize)length, NULL))
    ok = kro_compiler_fail (self, KRO_PACK_ERROR_SYNTAX, (KroPlace){ g_intern_string (path), 1 }, "the file is not UTF-8");
  else
    lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; ok && lines[i] != NULL; i++)
    {
      KroPlace place = { g_intern_string (path), i + 1 };
      char    *line = g_strstrip (lines[i]);

      if (*line == '\0' || *line == '#')
        continue;
      ok = is_needed ? read_setting (self, directory, line, depth, place) : read_line (self, line, name, &section, place);
    }
  g_free (section.name);
  g_array_free (section.values, TRUE);
  return ok;
}

/* Reads the pack in @directory, and first those it includes. */
gboolean
kro_compiler_read (KroCompiler *self, const char *directory, int depth)
{
  static const char *const names[] = { "feasts.txt", "lexicon.txt", "cues.txt", "abbreviations.txt", "patterns.txt", "links.txt", "publication.txt" };

  if (!read_file (self, directory, "pack.txt", TRUE, depth))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (!read_file (self, directory, names[i], FALSE, depth))
      return FALSE;
  return TRUE;
}

/* Appends the values of a sense; of two numbers that meet, the second adds. */
static void
append_values (KroCompiler *self, const KroSourceSense *sense, gboolean adds)
{
  for (guint i = 0; i < sense->n_values; i++)
    {
      KroBlobValue value = g_array_index (self->values, KroBlobValue, sense->value + i);

      if (adds && value.field == KRO_FIELD_COUNT && value.op == KRO_OP_SET)
        value.op = KRO_OP_ADD;
      g_array_append_val (self->values, value);
    }
}

typedef struct
{
  const char    *folded;
  KroSourceSense sense;
} Member;

static GArray *
members_of (KroCompiler *self, const char *class_name)
{
  GArray *members = g_array_new (FALSE, FALSE, sizeof (Member));
  guint16 class_id = kro_compiler_intern_class (self, class_name);

  for (guint i = 0; i < self->words->len; i++)
    {
      KroSourceWord *word = g_ptr_array_index (self->words, i);

      for (guint k = 0; k < word->senses->len; k++)
        {
          Member member = { word->folded, g_array_index (word->senses, KroSourceSense, k) };

          if (member.sense.class_id == class_id)
            g_array_append_val (members, member);
        }
    }
  return members;
}

/* "@combine A [middle] B > C": each word of A with each of B makes one of C
 * that says what both say. */
gboolean
kro_compiler_combine (KroCompiler *self, char **words, KroPlace place)
{
  guint       n = g_strv_length (words);
  const char *middle = n == 6 ? words[2] : "";
  g_autoptr (GArray) left = NULL;
  g_autoptr (GArray) right = NULL;
  guint16 class_id;
  guint32 bit = 0;

  if ((n != 5 && n != 6) || strcmp (words[n - 2], ">") != 0)
    return kro_compiler_fail (self, KRO_PACK_ERROR_SYNTAX, place, "write: @combine CLASS [letters] CLASS > CLASS");
  left = members_of (self, words[1]);
  right = members_of (self, words[n - 3]);
  if (left->len == 0 || right->len == 0)
    return kro_compiler_fail (self, KRO_PACK_ERROR_UNKNOWN, place, "“%s” or “%s” has no words above this line", words[1], words[n - 3]);
  if (!kro_vocabulary_find_word_class (words[n - 1], &bit) && g_ascii_isupper (words[n - 1][0]))
    return kro_compiler_fail (self, KRO_PACK_ERROR_UNKNOWN, place, "there is no word class “%s”; a class of your own is in small letters", words[n - 1]);
  class_id = kro_compiler_intern_class (self, words[n - 1]);
  for (guint i = 0; i < left->len; i++)
    for (guint k = 0; k < right->len; k++)
      {
        Member           a = g_array_index (left, Member, i);
        Member           b = g_array_index (right, Member, k);
        g_autofree char *text = g_strconcat (a.folded, middle, b.folded, NULL);
        KroSourceSense   sense = { .class_id = class_id, .value = self->values->len };
        KroSourceWord   *entry;

        append_values (self, &a.sense, FALSE);
        append_values (self, &b.sense, TRUE);
        sense.n_values = self->values->len - sense.value;
        entry = kro_compiler_intern_word (self, text, strlen (text), NULL);
        g_array_append_val (entry->senses, sense);
        entry->words |= bit;
      }
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads the files of a language pack: settings, words with what they say,
 * classes of numbers, feasts, suffixes; patterns are handed on. Every line is
 * read on its own; an error names the file and the line.
 */
#include "kro-compiler-private.h"

#include <string.h>

#define MAX_DEPTH 4
#define MAX_LETTERS 42 /* bytes; the tokeniser looks up no longer word */
#define MAX_JOINED 100000
#define MAX_NUMBER 999999999

/* Sets the error, of a line or, where that is 0, of a file; FALSE, so that it can be returned. */
gboolean
kro_compiler_fail (KroCompiler *self, KroPackError code, KroPlace place, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list          arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (place.line == 0)
    g_set_error (self->error, KRO_PACK_ERROR, (int)code, "%s: %s", place.file, message);
  else
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

/* Takes the number of a brace off "2.FIELD"; NULL: it is none. */
static const char *
read_frame (const char *name, guint8 *frame)
{
  if (strchr (name, '.') == NULL)
    return name;
  *frame = (guint8)(name[0] - '0');
  return name[0] >= '1' && name[0] < '0' + KRO_MAX_FRAMES && name[1] == '.' ? name + 2 : NULL;
}

static gboolean
read_value (KroCompiler *self, const char *name, const char *text, KroBlobValue *value, KroPlace place)
{
  KroField         field;
  const char      *bare = read_frame (name, &value->frame);
  g_autofree char *choice = NULL;

  if (bare == NULL || !kro_vocabulary_find_field (bare, &field))
    return kro_compiler_fail (self, KRO_PACK_ERROR_UNKNOWN, place, "there is no field “%s”; resources/languages/README.md lists them", name);
  value->field = (guint8)field;
  choice = kro_vocabulary_describe_values (field);
  if (text == NULL)
    return kro_compiler_fail (self, KRO_PACK_ERROR_SYNTAX, place, "“%s” needs a value behind it: %s", name, choice);
  value->op = *text == '+' ? KRO_OP_ADD : *text == '*' ? KRO_OP_MULTIPLY
                                                       : KRO_OP_SET;
  text += value->op != KRO_OP_SET;
  if (field == KRO_FIELD_FEAST)
    {
      value->value = (gint32)GPOINTER_TO_UINT (g_hash_table_lookup (self->feasts, text));
      return value->value > 0 || kro_compiler_fail (self, KRO_PACK_ERROR_UNKNOWN, place, "there is no feast “%s” above this line; name it in feasts.txt with @feast", text);
    }
  return (value->op == KRO_OP_SET ? kro_vocabulary_find_value (field, text, &value->value) : kro_vocabulary_find_step (field, text, &value->value)) ||
         kro_compiler_fail (self, KRO_PACK_ERROR_UNKNOWN, place, "“%s” is no value of %s; write %s", text, name, choice);
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
read_number (const char *text, int lo, int hi, int *number)
{
  gint64 value = 0;

  if (!g_ascii_string_to_signed (text, 10, lo, hi, &value, NULL))
    return FALSE;
  *number = (int)value;
  return TRUE;
}

static gboolean
read_digits (const char *text, KroSourceNumber *number)
{
  g_auto (GStrv) ends = g_strsplit (text, "-", 2);

  return read_number (ends[0], 1, 12, &number->digits_lo) && read_number (ends[1] != NULL ? ends[1] : ends[0], number->digits_lo, 12, &number->digits_hi);
}

static gboolean
read_number_class (KroCompiler *self, char **words, KroPlace place)
{
  KroSourceNumber number = { 0 };
  KroField        field = KRO_FIELD_NONE;
  guint           n = g_strv_length (words);

  if ((n != 5 && n != 6) || g_ascii_isupper (*words[1]))
    return kro_compiler_fail (self, KRO_PACK_ERROR_SYNTAX, place, "write: @number class LOW HIGH DIGITS-DIGITS [FIELD], the class in small letters");
  if (!read_number (words[2], 0, MAX_NUMBER, &number.lo) || !read_number (words[3], number.lo, MAX_NUMBER, &number.hi) || !read_digits (words[4], &number))
    return kro_compiler_fail (self, KRO_PACK_ERROR_SYNTAX, place, "no number is in “%s”; write the least and the greatest of them, from 0 to %d, and how many digits, such as 1-2, at most 12", words[1], MAX_NUMBER);
  if (n == 6 && !kro_vocabulary_find_field (words[5], &field))
    return kro_compiler_fail (self, KRO_PACK_ERROR_UNKNOWN, place, "there is no field “%s”; resources/languages/README.md lists them", words[5]);
  number.class_id = kro_compiler_intern_class (self, words[1]);
  g_array_index (self->class_fields, guint8, number.class_id) = (guint8)field;
  g_array_append_val (self->numbers, number);
  return TRUE;
}

/* The day of a feast; FALSE: no such day is. */
static gboolean
read_feast_rule (char **words, guint n, KroBlobFeast *feast)
{
  int a = 0, b = 0, c = 0;

  feast->kind = n == 6 ? KRO_FEAST_NTH : strcmp (words[2], "EASTER") == 0 ? KRO_FEAST_EASTER
                                                                          : KRO_FEAST_FIXED;
  if (feast->kind == KRO_FEAST_NTH && (!read_number (words[3], -1, 5, &a) || a == 0 || !read_number (words[4], 1, 7, &b) || !read_number (words[5], 1, 12, &c)))
    return FALSE;
  if (feast->kind == KRO_FEAST_EASTER && !read_number (words[3], -366, 366, &a))
    return FALSE;
  if (feast->kind == KRO_FEAST_FIXED && (!read_number (words[2], 1, 12, &a) || !read_number (words[3], 1, 31, &b)))
    return FALSE;
  feast->a = (gint16)a;
  feast->b = (gint16)b;
  feast->c = (gint16)c;
  return TRUE;
}

static gboolean
read_feast (KroCompiler *self, char **words, KroPlace place)
{
  KroBlobFeast feast = { 0 };
  guint        n = g_strv_length (words);

  if (n != 4 && (n != 6 || strcmp (words[2], "NTH") != 0))
    return kro_compiler_fail (self, KRO_PACK_ERROR_SYNTAX, place, "write: @feast NAME MONTH DAY, @feast NAME EASTER DAYS or @feast NAME NTH N WEEKDAY MONTH");
  if (!read_feast_rule (words, n, &feast))
    return kro_compiler_fail (self, KRO_PACK_ERROR_SYNTAX, place, "feast “%s” has no such day; all are numbers: months from 1 to 12, weekdays from 1, Monday, to 7, N from 1 to 5 or -1", words[1]);
  g_array_append_val (self->feast_rules, feast);
  g_hash_table_insert (self->feasts, g_strdup (words[1]), GUINT_TO_POINTER (self->feast_rules->len));
  return TRUE;
}

static gboolean
read_suffix (KroCompiler *self, char **words, KroPlace place)
{
  guint32 bit = 0;

  if (words[1] == NULL || words[2] == NULL || !kro_vocabulary_find_word_class (words[2], &bit))
    return kro_compiler_fail (self, KRO_PACK_ERROR_SYNTAX, place, "write: @suffix ending CLASS, with a class that the engine asks for, such as PAST");
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
  return kro_compiler_fail (self, KRO_PACK_ERROR_UNKNOWN, place, "there is no “%s”; there are @number, @combine, @suffix and @feast", words[0]);
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
    return kro_compiler_fail (self, KRO_PACK_ERROR_SYNTAX, place, "“]” is missing at the end of the line; a comment stands on a line of its own");
  words = split (inner);
  if (words[0] == NULL)
    return kro_compiler_fail (self, KRO_PACK_ERROR_SYNTAX, place, "a section needs the name of a class, such as [month]");
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
gboolean
kro_compiler_is_one_word (const char *word)
{
  for (const char *c = word; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isalpha (g_utf8_get_char (c)) && g_unichar_type (g_utf8_get_char (c)) != G_UNICODE_NON_SPACING_MARK)
      return FALSE;
  return *word != '\0';
}

static gboolean
check_word (KroCompiler *self, const char *word, KroPlace place)
{
  if (!kro_compiler_is_one_word (word))
    return kro_compiler_fail (self, KRO_PACK_ERROR_SYNTAX, place, "“%.60s” is not one word of letters; put marks and spaces into a pattern", word);
  if (strlen (word) > MAX_LETTERS)
    return kro_compiler_fail (self, KRO_PACK_ERROR_SIZE, place, "“%.60s…” is longer than %d bytes and would never be found; take it out", word, MAX_LETTERS);
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
    return kro_compiler_fail (self, KRO_PACK_ERROR_SYNTAX, place, "words need a section above them, such as [month]");
  if (!kro_compiler_read_values (self, values, &first, &n, place))
    return FALSE;
  g_array_append_vals (self->values, section->values->data, section->values->len);
  n += section->values->len;
  for (gsize i = 0; words[i] != NULL; i++)
    {
      if (!check_word (self, words[i], place))
        return FALSE;
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
  g_autofree char *beside = g_build_filename (directory, "..", name, NULL);
  g_autofree char *other = g_canonicalize_filename (beside, NULL);
  g_autofree char *settings = g_build_filename (other, "pack.txt", NULL);

  if (depth >= MAX_DEPTH)
    return kro_compiler_fail (self, KRO_PACK_ERROR_SYNTAX, place, "packs include each other in a circle, or more than %d deep; take this line out", MAX_DEPTH);
  if (!g_file_test (settings, G_FILE_TEST_EXISTS))
    return kro_compiler_fail (self, KRO_PACK_ERROR_FILE, place, "there is no pack “%s”: no %s; copy that folder beside this one, or take this line out", name, settings);
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

/* The lines of a file; NULL: it is not there, or the error is set. */
static char **
load_lines (KroCompiler *self, const char *path, gboolean is_needed)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize       length = 0;
  const char *bad;
  KroPlace    place = { g_intern_string (path), 0 };

  if (!g_file_get_contents (path, &content, &length, &error))
    {
      if (is_needed && g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        kro_compiler_fail (self, KRO_PACK_ERROR_FILE, place, "there is no such file; a pack is a folder with a pack.txt in it, and that needs a line such as: language xx");
      else if (!g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        kro_compiler_fail (self, KRO_PACK_ERROR_FILE, place, "%s", error->message);
      return NULL;
    }
  if (g_utf8_validate (content, (gssize)length, &bad))
    return g_strsplit (g_str_has_prefix (content, "\xef\xbb\xbf") ? content + 3 : content, "\n", -1);
  place.line = 1;
  for (const char *c = content; c < bad; c++)
    place.line += *c == '\n';
  kro_compiler_fail (self, KRO_PACK_ERROR_SYNTAX, place, "this line is not UTF-8; save the file as UTF-8");
  return NULL;
}

static gboolean
read_file (KroCompiler *self, const char *directory, const char *name, gboolean is_needed, int depth)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_auto (GStrv) lines = load_lines (self, path, is_needed);
  Section  section = { .values = g_array_new (FALSE, FALSE, sizeof (KroBlobValue)) };
  gboolean ok = *self->error == NULL;

  for (guint i = 0; ok && lines != NULL && lines[i] != NULL; i++)
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
 * that says what both say. A role goes to words that were not known before. */
gboolean
kro_compiler_combine (KroCompiler *self, char **words, KroPlace place)
{
  guint       n = g_strv_length (words);
  const char *middle = n == 6 ? words[2] : "";
  g_autoptr (GArray) left = NULL;
  g_autoptr (GArray) right = NULL;
  guint16 class_id;
  guint32 bit = 0, role = 0;

  if ((n != 5 && n != 6) || strcmp (words[n - 2], ">") != 0)
    return kro_compiler_fail (self, KRO_PACK_ERROR_SYNTAX, place, "write: @combine CLASS [letters] CLASS > CLASS");
  left = members_of (self, words[1]);
  right = members_of (self, words[n - 3]);
  if (left->len == 0 || right->len == 0)
    return kro_compiler_fail (self, KRO_PACK_ERROR_UNKNOWN, place, "“%s” or “%s” has no words above this line; move this line below theirs", words[1], words[n - 3]);
  if ((guint64)left->len * right->len > MAX_JOINED)
    return kro_compiler_fail (self, KRO_PACK_ERROR_SIZE, place, "“%s” and “%s” make more than %d words; join fewer", words[1], words[n - 3], MAX_JOINED);
  if (!kro_vocabulary_find_word_class (words[n - 1], &bit) && !kro_vocabulary_find_word_role (words[n - 1], &role) && g_ascii_isupper (words[n - 1][0]))
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
        entry->roles |= entry->words == 0 ? role : 0;
        entry->words |= bit;
      }
  return TRUE;
}

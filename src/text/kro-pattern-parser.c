/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Patterns: from a line to positions and who may follow whom (Glushkov's
 * construction; Berry and Sethi 1986). A pattern has no repetition, so what it
 * matches is finite and the automaton has no circle; it is at most
 * KRO_MAX_POSITIONS words, numbers and marks, alternatives counted.
 *
 *   alternatives := sequence ('|' sequence)*
 *   sequence     := item+
 *   item         := '~'? atom '?'?
 *   atom         := '(' alternatives ')' | '{' alternatives '}' | '"' literal '"' | MACRO | class ('=' FIELD)?
 */
#include "kro-compiler-private.h"

#include <string.h>

#define MAX_PRIORITY 999

typedef struct
{
  KroCompiler      *compiler;
  KroSourcePattern *pattern;
  const char       *next;
  KroPlace          place;
  guint8            frame; /* 0 outside of braces */
  guint8            n_frames;
} Parser;

/* A part of a pattern: where it may begin and end, and whether it may be absent. */
typedef struct
{
  KroPositions first;
  KroPositions last;
  gboolean     nullable;
} Part;

static gboolean parse_alternatives (Parser *self, Part *part);

static gboolean
fail_here (Parser *self, const char *what)
{
  g_autofree char *where = *self->next == '\0' ? g_strdup ("the end of the line") : g_strdup_printf ("“%.20s”", self->next);

  return kro_compiler_fail (self->compiler, KRO_PACK_ERROR_SYNTAX, self->place, "%s, at %s", what, where);
}

static void
unite (KroPositions *a, const KroPositions *b)
{
  for (gsize i = 0; i < G_N_ELEMENTS (a->bits); i++)
    a->bits[i] |= b->bits[i];
}

static gboolean
has_position (const KroPositions *set, guint i)
{
  return (set->bits[i / 64] >> (i % 64) & 1) != 0;
}

static KroBlobPosition *
get_position (Parser *self, guint i)
{
  return &g_array_index (self->compiler->positions, KroBlobPosition, self->pattern->blob.position + i);
}

static void
skip_space (Parser *self)
{
  while (*self->next == ' ' || *self->next == '\t')
    self->next++;
}

static gboolean
add_position (Parser *self, guint16 class_id, KroField field, Part *part)
{
  KroBlobPosition position = { .class_id = class_id, .frame = self->frame, .field = (guint8)field };
  guint           i = self->pattern->blob.n_positions;

  if (i >= KRO_MAX_POSITIONS)
    return kro_compiler_fail (self->compiler, KRO_PACK_ERROR_SIZE, self->place, "pattern “%s” has more than %d words, all alternatives counted; cut it in two", self->pattern->name, KRO_MAX_POSITIONS);
  g_array_append_val (self->compiler->positions, position);
  self->pattern->blob.n_positions++;
  part->first.bits[i / 64] = part->last.bits[i / 64] = G_GUINT64_CONSTANT (1) << (i % 64);
  part->nullable = FALSE;
  return TRUE;
}

static void
add_literal_word (Parser *self, const char *text, guint16 class_id)
{
  gboolean       capital = FALSE;
  KroSourceWord *word = kro_compiler_intern_word (self->compiler, text, strlen (text), &capital);
  KroSourceSense sense = { .class_id = class_id, .capital = capital };

  for (guint i = 0; i < word->senses->len; i++)
    if (g_array_index (word->senses, KroSourceSense, i).class_id == class_id)
      return;
  g_array_append_val (word->senses, sense);
}

static gboolean
parse_literal (Parser *self, Part *part)
{
  const char      *end = strchr (self->next + 1, '"');
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  guint16          class_id;

  if (end == NULL || end == self->next + 1)
    return fail_here (self, "a literal without its end: write one word or mark between two \"");
  text = g_strndup (self->next + 1, (gsize)(end - self->next - 1));
  name = g_strdup_printf ("\"%s\"", text);
  if (!kro_compiler_is_one_word (text) && !(g_ascii_ispunct (*text) && text[1] == '\0'))
    return kro_compiler_fail (self->compiler, KRO_PACK_ERROR_SYNTAX, self->place, "%s is neither one word nor one plain mark; write words and marks one by one, a number as a class, any dash as \"-\", any currency as \"$\"", name);
  class_id = kro_compiler_intern_class (self->compiler, name);
  self->next = end + 1;
  if (g_ascii_ispunct (*text))
    self->compiler->mark_classes[(guchar)*text] = (guint16)(class_id + 1);
  else
    add_literal_word (self, text, class_id);
  return add_position (self, class_id, KRO_FIELD_NONE, part);
}

/* An error within a macro is told where the macro stands. */
static gboolean
expand_macro (Parser *self, KroSourceMacro *macro, Part *part)
{
  const char *after = self->next;
  KroPlace    place = self->place;
  gboolean    ok;

  if (macro->open)
    return fail_here (self, "a macro that holds itself");
  macro->open = TRUE;
  self->next = macro->text;
  self->place = macro->place;
  ok = parse_alternatives (self, part) && (*self->next == '\0' || fail_here (self, "a bracket too many"));
  macro->open = FALSE;
  self->next = after;
  self->place = place;
  return ok;
}

/* "=FIELD" behind a class of numbers. */
static gboolean
parse_field (Parser *self, const char *class_name, KroField *field)
{
  gsize            length = strspn (self->next + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
  g_autofree char *name = g_strndup (self->next + 1, length);
  gpointer         found = g_hash_table_lookup (self->compiler->class_index, class_name);
  gboolean         is_number = FALSE;

  if (!kro_vocabulary_find_field (name, field))
    return kro_compiler_fail (self->compiler, KRO_PACK_ERROR_UNKNOWN, self->place, "there is no field “%s”; resources/languages/README.md lists them", name);
  for (guint i = 0; i < self->compiler->numbers->len; i++)
    is_number = is_number || g_array_index (self->compiler->numbers, KroSourceNumber, i).class_id + 1u == GPOINTER_TO_UINT (found);
  if (found != NULL && !is_number)
    return fail_here (self, "only a class of numbers can set another field");
  self->next += length + 1;
  return TRUE;
}

static gboolean
is_shape (Parser *self, const char *name)
{
  static const char *const shapes[] = { "@lower", "@capital", "@upper", "@number", "@mark", NULL };
  static const char *const dates[] = { "@date", "@time", NULL };
  static const char *const edges[] = { "@start", "@end", NULL };

  return g_strv_contains (shapes, name) || (self->pattern->kind != KRO_PATTERN_DATE && g_strv_contains (dates, name)) ||
         (self->pattern->kind == KRO_PATTERN_FORM && g_strv_contains (edges, name));
}

static gboolean
parse_name (Parser *self, Part *part)
{
  gsize            length = strspn (self->next, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@");
  g_autofree char *name = g_strndup (self->next, length);
  KroField         field = KRO_FIELD_NONE;
  gpointer         found;

  if (*self->next == '=')
    return fail_here (self, "“=FIELD” stands right behind a class of numbers, not behind a bracket");
  if (*self->next == '*' || *self->next == '+')
    return fail_here (self, "no repetition is in a pattern; write the part as often as it may come, with “?”");
  if (length == 0)
    return fail_here (self, "no word, class or bracket");
  self->next += length;
  if (g_ascii_isupper (*name) && (found = g_hash_table_lookup (self->compiler->macros, name)) != NULL)
    return expand_macro (self, found, part);
  if (*self->next == '=' && !parse_field (self, name, &field))
    return FALSE;
  if (*name == '@' && !is_shape (self, name))
    return kro_compiler_fail (self->compiler, KRO_PACK_ERROR_UNKNOWN, self->place, "there is no “%s” here; there are @lower, @capital, @upper, @number, @mark, in links.txt and publication.txt @date and @time, in publication.txt @start and @end", name);
  if (*name != '@' && !g_hash_table_contains (self->compiler->class_index, name))
    return kro_compiler_fail (self->compiler, KRO_PACK_ERROR_UNKNOWN, self->place, "there is no class or macro “%s”; name it in lexicon.txt, or write a word as \"%s\"", name, name);
  return add_position (self, kro_compiler_intern_class (self->compiler, name), field, part);
}

static gboolean
parse_group (Parser *self, Part *part)
{
  char   close = *self->next == '(' ? ')' : '}';
  guint8 outer = self->frame;

  self->next++;
  if (close == '}')
    {
      if (outer != 0 || self->n_frames + 1 >= KRO_MAX_FRAMES)
        return fail_here (self, "braces within braces, or more than four of them");
      self->frame = ++self->n_frames;
    }
  if (!parse_alternatives (self, part))
    return FALSE;
  self->frame = outer;
  if (*self->next != close)
    return fail_here (self, close == ')' ? "the bracket “)” is missing" : "the bracket “}” is missing");
  self->next++;
  return TRUE;
}

static gboolean
parse_item (Parser *self, Part *part)
{
  gboolean close = *self->next == '~';
  gboolean ok;

  self->next += close;
  if (*self->next == '(' || *self->next == '{')
    ok = parse_group (self, part);
  else
    ok = *self->next == '"' ? parse_literal (self, part) : parse_name (self, part);
  if (!ok)
    return FALSE;
  for (guint i = 0; close && i < self->pattern->blob.n_positions; i++)
    if (has_position (&part->first, i))
      get_position (self, i)->close = 1;
  if (*self->next == '?')
    {
      self->next++;
      part->nullable = TRUE;
    }
  return TRUE;
}

static void
append_part (Parser *self, Part *sequence, const Part *part)
{
  for (guint i = 0; i < self->pattern->blob.n_positions; i++)
    if (has_position (&sequence->last, i))
      unite (&get_position (self, i)->follow, &part->first);
  if (sequence->nullable)
    unite (&sequence->first, &part->first);
  if (part->nullable)
    unite (&sequence->last, &part->last);
  else
    sequence->last = part->last;
  sequence->nullable = sequence->nullable && part->nullable;
}

static gboolean
parse_sequence (Parser *self, Part *sequence)
{
  *sequence = (Part){ .nullable = TRUE };
  skip_space (self);
  while (*self->next != '\0' && strchr (")}|", *self->next) == NULL)
    {
      Part part = { .nullable = TRUE };

      if (!parse_item (self, &part))
        return FALSE;
      append_part (self, sequence, &part);
      skip_space (self);
    }
  return TRUE;
}

/* The branches of an alternative count their braces from the same number. */
static gboolean
parse_alternatives (Parser *self, Part *part)
{
  guint8 n_before = self->n_frames;
  guint8 n_most = n_before;

  if (!parse_sequence (self, part))
    return FALSE;
  while (*self->next == '|')
    {
      Part branch;

      n_most = MAX (n_most, self->n_frames);
      self->n_frames = n_before;
      self->next++;
      if (!parse_sequence (self, &branch))
        return FALSE;
      unite (&part->first, &branch.first);
      unite (&part->last, &branch.last);
      part->nullable = part->nullable || branch.nullable;
    }
  self->n_frames = MAX (n_most, self->n_frames);
  return TRUE;
}

static void
frame_all (Parser *self)
{
  for (guint i = 0; i < self->pattern->blob.n_positions; i++)
    get_position (self, i)->frame = 1;
  self->n_frames = 1;
}

/* The operations of a pattern, for the braces that it has. */
static gboolean
read_operations (KroCompiler *compiler, KroSourcePattern *pattern)
{
  g_auto (GStrv) words = g_strsplit_set (pattern->values, " \t", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      words[n++] = words[i];
    else
      g_free (words[i]);
  words[n] = NULL;
  if (!kro_compiler_read_values (compiler, words, &pattern->blob.value, &pattern->blob.n_values, pattern->place))
    return FALSE;
  for (guint i = 0; i < pattern->blob.n_values; i++)
    {
      guint frame = g_array_index (compiler->values, KroBlobValue, pattern->blob.value + i).frame;

      if (frame > pattern->blob.n_frames)
        return kro_compiler_fail (compiler, KRO_PACK_ERROR_SYNTAX, pattern->place, "pattern “%s” has %u braces, not %u; count them from 1", pattern->name, pattern->blob.n_frames, frame);
    }
  return TRUE;
}

static gboolean
expand_pattern (KroCompiler *compiler, KroSourcePattern *pattern)
{
  Parser self = { compiler, pattern, pattern->text, pattern->place, 0, 0 };
  Part   part;

  pattern->blob.position = compiler->positions->len;
  if (!parse_alternatives (&self, &part))
    return FALSE;
  if (*self.next != '\0')
    return fail_here (&self, "a bracket too many");
  if (part.nullable)
    return kro_compiler_fail (compiler, KRO_PACK_ERROR_SYNTAX, pattern->place, "pattern “%s” matches nothing at all; leave one part without “?”", pattern->name);
  if (self.n_frames == 0 && pattern->kind != KRO_PATTERN_DATE)
    return kro_compiler_fail (compiler, KRO_PACK_ERROR_SYNTAX, pattern->place, "“%s” has no braces; put them round the date: {@date}", pattern->name);
  if (self.n_frames == 0)
    frame_all (&self);
  pattern->blob.n_frames = self.n_frames;
  pattern->blob.first = part.first;
  pattern->blob.last = part.last;
  return read_operations (compiler, pattern);
}

gboolean
kro_compiler_expand_patterns (KroCompiler *self)
{
  for (guint i = 0; i < self->patterns->len; i++)
    {
      KroSourcePattern *pattern = g_ptr_array_index (self->patterns, i);

      if (!expand_pattern (self, pattern))
        return FALSE;
    }
  return TRUE;
}

static gboolean
keep_macro (KroCompiler *self, const char *line, const char *equals, KroPlace place)
{
  KroSourceMacro  *macro;
  g_autofree char *name = g_strstrip (g_strndup (line, (gsize)(equals - line)));

  if (g_hash_table_contains (self->macros, name))
    return kro_compiler_fail (self, KRO_PACK_ERROR_SYNTAX, place, "there is a macro “%s” already; give this one another name", name);
  macro = g_new0 (KroSourceMacro, 1);
  macro->text = g_strstrip (g_strdup (equals + 1));
  macro->place = place;
  g_hash_table_insert (self->macros, g_steal_pointer (&name), macro);
  return TRUE;
}

/* A line of patterns.txt, links.txt or publication.txt: "MACRO = pattern" or
 * "name priority : pattern -> operations". */
gboolean
kro_compiler_parse_pattern (KroCompiler *self, const char *line, KroPatternKind kind, KroPlace place)
{
  gsize             length = strcspn (line, " \t");
  const char       *rest = line + length + strspn (line + length, " \t");
  const char       *colon = strchr (line, ':');
  const char       *arrow = strstr (line, "->");
  char             *end = NULL;
  KroSourcePattern *pattern;

  if (*rest == '=' && g_ascii_isupper (*line))
    return keep_macro (self, line, rest, place);
  pattern = g_new0 (KroSourcePattern, 1);
  g_ptr_array_add (self->patterns, pattern);
  pattern->name = g_strndup (line, length);
  pattern->place = place;
  pattern->kind = kind;
  pattern->blob.priority = (gint32)CLAMP (g_ascii_strtoll (rest, &end, 10), -1, MAX_PRIORITY + 1);
  if (end == rest || colon == NULL || end + strspn (end, " \t") != colon || pattern->blob.priority < 0 || pattern->blob.priority > MAX_PRIORITY)
    return kro_compiler_fail (self, KRO_PACK_ERROR_SYNTAX, place, "write: name priority : pattern -> operations, with a priority from 0 to %d; or NAME = pattern, the name in capitals", MAX_PRIORITY);
  pattern->text = g_strstrip (g_strndup (colon + 1, arrow != NULL ? (gsize)(arrow - colon - 1) : strlen (colon + 1)));
  pattern->values = g_strdup (arrow != NULL ? arrow + 2 : "");
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * JSON as records: each object of a list is one, and so is each object beside
 * the lists. Members of members are joined by dots, values of an array by
 * commas. Some programs read what JavaScript takes for JSON; where the text is
 * not strict JSON, a copy is made that is, line for line.
 */
#include "kro-foreign-private.h"

#include "kro-json-reader.h"
#include "kro-read-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DEPTH 8
#define MAX_MEMBERS 500

typedef struct
{
  KroJsonReader *json;
  const char    *text;
  gsize          counted; /* bytes whose lines were counted */
  guint          line;
  guint          n_records;
  KroRecordFunc  func;
  gpointer       user_data;
} Walk;

/* --- lax to strict -------------------------------------------------------------------- */

typedef struct
{
  const char *p;
  const char *end;
  GString    *out;
} Lax;

/* Comments go, but for their line feeds. */
static gboolean
skip_comment (Lax *self)
{
  if (self->end - self->p < 2 || self->p[0] != '/' || (self->p[1] != '/' && self->p[1] != '*'))
    return FALSE;
  if (self->p[1] == '/')
    {
      while (self->p < self->end && *self->p != '\n')
        self->p++;
      return TRUE;
    }
  for (self->p += 2; self->p < self->end; self->p++)
    {
      if (*self->p == '\n')
        g_string_append_c (self->out, '\n');
      if (self->p[0] == '/' && self->p[-1] == '*')
        {
          self->p++;
          return TRUE;
        }
    }
  return TRUE;
}

/* A string in either kind of quotes, with the escapes of JSON. */
static void
copy_string (Lax *self)
{
  char quote = *self->p++;

  g_string_append_c (self->out, '"');
  for (; self->p < self->end && *self->p != quote; self->p++)
    {
      if (*self->p == '\\' && self->p + 1 < self->end)
        {
          self->p++;
          if (strchr ("\"\\/bfnrtu", *self->p) != NULL)
            g_string_append_c (self->out, '\\');
          if (*self->p != '\n')
            g_string_append_c (self->out, *self->p);
          else
            g_string_append_c (self->out, ' ');
        }
      else if (*self->p == '"')
        g_string_append (self->out, "\\\"");
      else if (*self->p == '\t' || *self->p == '\n' || *self->p == '\r')
        g_string_append (self->out, *self->p == '\t' ? "\\t" : "\\n");
      else
        g_string_append_c (self->out, *self->p);
    }
  if (self->p < self->end)
    self->p++;
  g_string_append_c (self->out, '"');
}

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '$' || c == '-' || c == '+' || c == '.';
}

/* A number or true, false, null stays; any other word becomes a string. */
static void
copy_word (Lax *self)
{
  const char      *start = self->p;
  g_autofree char *word = NULL;
  char            *end = NULL;

  while (self->p < self->end && is_word (*self->p))
    self->p++;
  word = g_strndup (start, (gsize)(self->p - start));
  g_ascii_strtod (word, &end);
  if (g_str_equal (word, "true") || g_str_equal (word, "false") || g_str_equal (word, "null") || (*end == '\0' && word[0] != '+' && word[0] != '.' && !g_ascii_isalpha (word[0])))
    g_string_append (self->out, word);
  else
    g_string_append_printf (self->out, "\"%s\"", word);
}

/* A comma in front of a closing bracket goes. */
static void
drop_comma (GString *out)
{
  gsize i = out->len;

  while (i > 0 && g_ascii_isspace (out->str[i - 1]))
    i--;
  if (i > 0 && out->str[i - 1] == ',')
    out->str[i - 1] = ' ';
}

/* What JavaScript takes as what JSON is: names without quotes, single quotes,
 * comments, commas too many. Lines stay where they are. */
char *
kro_lax_json_to_strict (const char *text, gsize length, gsize *out_length)
{
  Lax self = { .p = text, .end = text + length, .out = g_string_sized_new (length + length / 8) };

  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    self.p += 3;
  while (self.p < self.end)
    {
      if (skip_comment (&self))
        continue;
      if (*self.p == '"' || *self.p == '\'')
        copy_string (&self);
      else if (is_word (*self.p))
        copy_word (&self);
      else
        {
          if (*self.p == '}' || *self.p == ']')
            drop_comma (self.out);
          g_string_append_c (self.out, *self.p++);
        }
    }
  *out_length = self.out->len;
  return g_string_free (self.out, FALSE);
}

/* --- records -------------------------------------------------------------------------- */

static guint
get_line (Walk *self)
{
  gsize offset = kro_json_reader_get_offset (self->json);

  for (; self->counted < offset; self->counted++)
    self->line += self->text[self->counted] == '\n';
  return self->line;
}

static char *
join (const char *path, const char *name)
{
  return path[0] == '\0' ? g_strdup (name) : g_strconcat (path, ".", name, NULL);
}

static void
set_value (GHashTable *values, const char *name, const char *value)
{
  const char *before = g_hash_table_lookup (values, name);

  if (g_hash_table_size (values) >= MAX_MEMBERS)
    return;
  g_hash_table_insert (values, g_strdup (name), before != NULL ? g_strconcat (before, ", ", value, NULL) : g_strdup (value));
}

static gboolean
read_value (Walk *self, KroJsonToken token, GHashTable *values, const char *path, guint depth)
{
  while (token == KRO_JSON_BEGIN_OBJECT || token == KRO_JSON_BEGIN_ARRAY)
    {
      KroJsonToken end = token == KRO_JSON_BEGIN_OBJECT ? KRO_JSON_END_OBJECT : KRO_JSON_END_ARRAY;

      while ((token = kro_json_reader_next (self->json)) != end)
        {
          g_autofree char *name = NULL;

          if (token == KRO_JSON_ERROR || token == KRO_JSON_END)
            return FALSE;
          if (token == KRO_JSON_KEY)
            {
              name = join (path, kro_json_reader_get_string (self->json, NULL));
              token = kro_json_reader_next (self->json);
            }
          if (depth >= MAX_DEPTH || !read_value (self, token, values, name != NULL ? name : path, depth + 1))
            return FALSE;
        }
      return TRUE;
    }
  if (token == KRO_JSON_STRING || token == KRO_JSON_NUMBER)
    set_value (values, path, kro_json_reader_get_string (self->json, NULL));
  else if (token == KRO_JSON_TRUE || token == KRO_JSON_FALSE)
    set_value (values, path, token == KRO_JSON_TRUE ? "true" : "false");
  return token != KRO_JSON_ERROR && token != KRO_JSON_END;
}

/* An object whose beginning was read. */
static gboolean
emit_record (Walk *self, const char *list)
{
  KroRecord record = { .line = get_line (self), .values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };
  gboolean  is_good = ++self->n_records <= KRO_FOREIGN_MAX_EVENTS && read_value (self, KRO_JSON_BEGIN_OBJECT, record.values, "", 0);

  if (is_good)
    self->func (list, &record, self->user_data);
  g_hash_table_unref (record.values);
  return is_good;
}

static gboolean
walk_list (Walk *self, const char *list)
{
  KroJsonToken token;

  while ((token = kro_json_reader_next (self->json)) != KRO_JSON_END_ARRAY)
    {
      if (token == KRO_JSON_ERROR || token == KRO_JSON_END)
        return FALSE;
      if (token == KRO_JSON_BEGIN_OBJECT ? !emit_record (self, list) : token == KRO_JSON_BEGIN_ARRAY && !kro_json_reader_skip (self->json))
        return FALSE;
    }
  return TRUE;
}

/* An object around lists: TimelineJS once had one within another. */
static gboolean
walk_object (Walk *self, const char *path)
{
  KroRecord    rest = { .line = get_line (self), .values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };
  KroJsonToken token;
  gboolean     is_good = TRUE;

  while (is_good && (token = kro_json_reader_next (self->json)) != KRO_JSON_END_OBJECT)
    {
      g_autofree char *name = token == KRO_JSON_KEY ? g_strdup (kro_json_reader_get_string (self->json, NULL)) : NULL;
      g_autofree char *list = name != NULL ? join (path, name) : NULL;

      token = name != NULL ? kro_json_reader_next (self->json) : KRO_JSON_ERROR;
      if (token == KRO_JSON_BEGIN_ARRAY)
        is_good = walk_list (self, list);
      else if (token == KRO_JSON_BEGIN_OBJECT)
        is_good = g_str_equal (list, "timeline") ? walk_object (self, list) : emit_record (self, list);
      else
        is_good = read_value (self, token, rest.values, name, 0);
    }
  if (is_good)
    self->func (path[0] == '\0' ? "." : path, &rest, self->user_data);
  g_hash_table_unref (rest.values);
  return is_good;
}

static gboolean
walk (const char *text, gsize length, KroRecordFunc func, gpointer user_data, GError **error)
{
  g_autoptr (KroJsonReader) json = kro_json_reader_new (text, length);
  Walk         self = { .json = json, .text = text, .line = 1, .func = func, .user_data = user_data };
  KroJsonToken token = kro_json_reader_next (json);
  gboolean     is_good = FALSE;

  if (token == KRO_JSON_BEGIN_ARRAY)
    is_good = walk_list (&self, "");
  else if (token == KRO_JSON_BEGIN_OBJECT)
    is_good = walk_object (&self, "");
  if (is_good && kro_json_reader_next (json) == KRO_JSON_END)
    return TRUE;
  if (kro_json_reader_get_error (json, error))
    return FALSE;
  g_set_error (error, KRO_READ_ERROR, KRO_READ_ERROR_DOCUMENT, _ ("line %u: more than is read, or nested too deeply"), get_line (&self));
  return FALSE;
}

static void
ignore_record (const char *list, const KroRecord *record, gpointer user_data)
{
}

/* Whether a text is what JSON is, to its end. */
static gboolean
is_strict (const char *text, gsize length)
{
  return walk (text, length, ignore_record, NULL, NULL);
}

/* Tells each record of a JSON text; what is not strict is read as JavaScript
 * would. */
gboolean
kro_records_from_json (const char *text, gsize length, KroRecordFunc func, gpointer user_data, GError **error)
{
  g_autofree char *strict = NULL;
  gsize            strict_length;

  if (is_strict (text, length))
    return walk (text, length, func, user_data, error);
  strict = kro_lax_json_to_strict (text, length, &strict_length);
  return walk (strict, strict_length, func, user_data, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables as records: the first row has the names, in small letters. Values
 * are parted by commas, semicolons or tabs, whichever the first row has most
 * of; quoted ones may hold those, line feeds and doubled quotes (RFC 4180).
 */
#include "kro-foreign-private.h"

#include "kro-read-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_COLUMNS 200
#define MAX_HEADER 4096

typedef struct
{
  const char *p;
  const char *end;
  char        separator;
  guint       line;
  GPtrArray  *row; /* of strings, used again for each row */
  GString    *value;
} Table;

/* What parts the values of the first row. */
static char
find_separator (const char *text, gsize length)
{
  static const char separators[] = { ',', ';', '\t' };
  gsize             counts[G_N_ELEMENTS (separators)] = { 0 };
  gsize             best = 0;

  for (gsize i = 0; i < length && text[i] != '\n'; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (separators); j++)
      counts[j] += text[i] == separators[j];
  for (gsize j = 1; j < G_N_ELEMENTS (separators); j++)
    best = counts[j] > counts[best] ? j : best;
  return separators[best];
}

static void
read_quoted (Table *self)
{
  for (self->p++; self->p < self->end; self->p++)
    {
      self->line += *self->p == '\n';
      if (*self->p != '"')
        g_string_append_c (self->value, *self->p);
      else if (self->p + 1 < self->end && self->p[1] == '"')
        g_string_append_c (self->value, *++self->p);
      else
        {
          self->p++;
          return;
        }
    }
}

static void
read_value (Table *self)
{
  g_string_truncate (self->value, 0);
  if (self->p < self->end && *self->p == '"')
    read_quoted (self);
  while (self->p < self->end && *self->p != self->separator && *self->p != '\n' && *self->p != '\r')
    g_string_append_c (self->value, *self->p++);
  if (self->row->len < MAX_COLUMNS)
    g_ptr_array_add (self->row, g_strndup (self->value->str, self->value->len));
}

/* Reads a row; %FALSE at the end. */
static gboolean
read_row (Table *self)
{
  g_ptr_array_set_size (self->row, 0);
  if (self->p >= self->end)
    return FALSE;
  read_value (self);
  while (self->p < self->end && *self->p == self->separator)
    {
      self->p++;
      read_value (self);
    }
  if (self->p < self->end && *self->p == '\r')
    self->p++;
  if (self->p < self->end && *self->p == '\n')
    self->p++;
  self->line++;
  return TRUE;
}

static void
init (Table *self, const char *text, gsize length)
{
  gsize mark = length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  *self = (Table){ .p = text + mark, .end = text + length, .line = 1, .separator = find_separator (text, length) };
  self->row = g_ptr_array_new_with_free_func (g_free);
  self->value = g_string_new (NULL);
}

static void
clear (Table *self)
{
  g_ptr_array_unref (self->row);
  g_string_free (self->value, TRUE);
}

static GStrv
take_names (const Table *self)
{
  GStrv names = g_new0 (char *, self->row->len + 1);

  for (guint i = 0; i < self->row->len; i++)
    {
      names[i] = g_utf8_make_valid (self->row->pdata[i], -1);
      for (char *c = names[i]; *c != '\0'; c++)
        *c = g_ascii_tolower (*c);
      g_strstrip (names[i]);
    }
  return names;
}

/* The names of the first row; %NULL: it is too long to be one. */
GStrv
kro_table_read_header (const char *text, gsize length)
{
  const char *end = memchr (text, '\n', MIN (length, MAX_HEADER));
  Table       self;
  GStrv       names = NULL;

  if (end == NULL && length > MAX_HEADER)
    return NULL;
  init (&self, text, length);
  if (read_row (&self) && self.row->len > 1)
    names = take_names (&self);
  clear (&self);
  return names;
}

static gboolean
is_blank (const GPtrArray *row)
{
  for (guint i = 0; i < row->len; i++)
    if (((const char *)row->pdata[i])[strspn (row->pdata[i], " \t")] != '\0')
      return FALSE;
  return TRUE;
}

/* Tells each row of a table that is not blank. */
gboolean
kro_records_from_table (const char *text, gsize length, KroRecordFunc func, gpointer user_data, GError **error)
{
  Table     self;
  KroRecord record = { .values = g_hash_table_new (g_str_hash, g_str_equal) };
  g_auto (GStrv) names = NULL;
  guint    n = 0;
  gboolean is_good;

  init (&self, text, length);
  read_row (&self);
  names = take_names (&self);
  record.line = self.line;
  while (read_row (&self) && ++n <= KRO_FOREIGN_MAX_EVENTS)
    {
      g_hash_table_remove_all (record.values);
      for (guint i = 0; i < self.row->len && names[i] != NULL; i++)
        g_hash_table_insert (record.values, names[i], self.row->pdata[i]);
      if (!is_blank (self.row))
        func ("", &record, user_data);
      record.line = self.line;
    }
  is_good = n <= KRO_FOREIGN_MAX_EVENTS;
  if (!is_good)
    g_set_error (error, KRO_READ_ERROR, KRO_READ_ERROR_TOO_LARGE, _ ("line %u: more rows than are read; split the file"), self.line);
  g_hash_table_unref (record.values);
  clear (&self);
  return is_good;
}

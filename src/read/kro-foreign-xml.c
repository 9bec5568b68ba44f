/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * XML as records: each event, era and category is one, with its attributes and
 * its children as values; its own text has the name "#text". What stands
 * beside them is told as the record "." at the end. GMarkup knows no entities
 * of a document type and reads nothing else, so a file cannot reach beyond
 * itself.
 */
#include "kro-foreign-private.h"

#include "kro-read-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DEPTH 32
#define MAX_VALUES 500
#define MAX_TEXT (4 << 20)

typedef struct
{
  KroRecordFunc func;
  gpointer      user_data;
  KroRecord     rest;   /* what stands beside the records */
  KroRecord     record; /* values: NULL outside of one */
  guint         record_depth;
  guint         depth;
  guint         n_records;
  GString      *text; /* of the element that is open */
} Walk;

static GHashTable *
create_values (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
set_value (GHashTable *values, const char *name, const char *value)
{
  const char *before = g_hash_table_lookup (values, name);

  if (g_hash_table_size (values) < MAX_VALUES)
    g_hash_table_insert (values, g_strdup (name), before != NULL && before[0] != '\0' ? g_strconcat (before, "\n", value, NULL) : g_strdup (value));
}

static gboolean
is_record (const char *name)
{
  return g_str_equal (name, "event") || g_str_equal (name, "era") || g_str_equal (name, "category");
}

static int
get_line (GMarkupParseContext *context)
{
  int line;

  g_markup_parse_context_get_position (context, &line, NULL);
  return line;
}

static void
start_element (GMarkupParseContext *context, const char *name, const char **names, const char **values, gpointer data, GError **error)
{
  Walk *self = data;

  if (++self->depth > MAX_DEPTH || self->n_records > KRO_FOREIGN_MAX_EVENTS)
    {
      g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, _ ("line %d: more than is read, or nested too deeply"), get_line (context));
      return;
    }
  if (self->record.values == NULL && is_record (name))
    {
      self->record = (KroRecord){ (guint)get_line (context), create_values () };
      self->record_depth = self->depth;
      self->n_records++;
    }
  for (guint i = 0; names[i] != NULL; i++)
    set_value (self->record.values != NULL ? self->record.values : self->rest.values, names[i], values[i]);
  g_string_truncate (self->text, 0);
}

static void
end_element (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  Walk    *self = data;
  gboolean ends_record = self->record.values != NULL && self->depth == self->record_depth;

  if (self->record.values != NULL)
    set_value (self->record.values, ends_record ? "#text" : name, self->text->str);
  else if (self->text->len > 0)
    set_value (self->rest.values, name, self->text->str);
  g_string_truncate (self->text, 0);
  self->depth--;
  if (!ends_record)
    return;
  self->func (name, &self->record, self->user_data);
  g_clear_pointer (&self->record.values, g_hash_table_unref);
}

static void
add_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Walk *self = data;

  if (self->text->len + length <= MAX_TEXT)
    g_string_append_len (self->text, text, (gssize)length);
}

/* Tells each record of an XML text. */
gboolean
kro_records_from_xml (const char *text, gsize length, KroRecordFunc func, gpointer user_data, GError **error)
{
  static const GMarkupParser parser = { start_element, end_element, add_text, NULL, NULL };
  Walk                       self = { .func = func, .user_data = user_data, .rest = { 1, NULL }, .text = g_string_new (NULL) };
  GMarkupParseContext       *context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT | G_MARKUP_PREFIX_ERROR_POSITION, &self, NULL);
  gboolean                   is_good;

  self.rest.values = create_values ();
  is_good = g_markup_parse_context_parse (context, text, (gssize)length, error) && g_markup_parse_context_end_parse (context, error);
  if (is_good)
    func (".", &self.rest, user_data);
  g_markup_parse_context_free (context);
  g_clear_pointer (&self.record.values, g_hash_table_unref);
  g_hash_table_unref (self.rest.values);
  g_string_free (self.text, TRUE);
  return is_good;
}

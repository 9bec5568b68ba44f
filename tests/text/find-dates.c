/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * find-dates: analyses documents and prints what was found as JSON Lines, for
 * measuring the engine without the command line above it.
 *
 *   find-dates [--pack=DIR] [--events] FILE
 *
 * FILE is a plain text, or JSON Lines of {"id","text","date","lang"}.
 */
#include "kro-analyser.h"
#include "kro-json-reader.h"
#include "kro-json-writer.h"

#include <stdio.h>
#include <string.h>

typedef struct
{
  char *id;
  char *text;
  char *date;
  char *language;
} Document;

static void
clear_document (Document *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->language, g_free);
}

static gboolean
read_document (const char *line, Document *out)
{
  g_autoptr (KroJsonReader) reader = kro_json_reader_new (line, strlen (line));
  char       **place = NULL;
  KroJsonToken token;

  if (kro_json_reader_next (reader) != KRO_JSON_BEGIN_OBJECT)
    return FALSE;
  while ((token = kro_json_reader_next (reader)) == KRO_JSON_KEY)
    {
      const char *key = kro_json_reader_get_string (reader, NULL);

      place = strcmp (key, "id") == 0 ? &out->id : strcmp (key, "text") == 0 ? &out->text
                                               : strcmp (key, "date") == 0   ? &out->date
                                               : strcmp (key, "lang") == 0   ? &out->language
                                                                             : NULL;
      if (place == NULL)
        kro_json_reader_skip (reader);
      else if (kro_json_reader_next (reader) == KRO_JSON_STRING && *place == NULL)
        *place = g_strdup (kro_json_reader_get_string (reader, NULL));
    }
  return token == KRO_JSON_END_OBJECT && out->text != NULL;
}

static void
write_expressions (KroJsonWriter *json, const KroText *text, const KroAnalysis *analysis)
{
  guint                n;
  const KroExpression *expressions = kro_analysis_get_expressions (analysis, &n);

  kro_json_writer_begin_array (json);
  for (guint i = 0; i < n; i++)
    {
      const KroExpression *x = &expressions[i];

      kro_json_writer_begin_object (json);
      kro_json_writer_key (json, "b");
      kro_json_writer_integer (json, (gint64)kro_text_to_char (text, x->b));
      kro_json_writer_key (json, "e");
      kro_json_writer_integer (json, (gint64)kro_text_to_char (text, x->e));
      kro_json_writer_key (json, "type");
      kro_json_writer_string (json, kro_timex_type_to_string (x->type));
      kro_json_writer_key (json, "value");
      kro_json_writer_string (json, x->readings[0].value);
      kro_json_writer_key (json, "pattern");
      kro_json_writer_string (json, x->pattern);
      kro_json_writer_end_object (json);
    }
  kro_json_writer_end_array (json);
}

static void
print_events (const KroText *text, const KroAnalysis *analysis)
{
  guint                n;
  const KroEventDraft *events = kro_analysis_get_events (analysis, &n);

  for (guint i = 0; i < n; i++)
    printf ("%-26s %-12s %4u  %s\n", events[i].start != NULL ? events[i].start : "?", events[i].end != NULL ? events[i].end : "-", events[i].confidence, events[i].title);
}

static int
analyse (const Document *document, KroPack *pack, gboolean events)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KroText) text = kro_text_new_verbatim (document->text, -1);
  KroAnalyserOptions options = { .language = document->language, .publication = document->date != NULL && *document->date != '\0' ? document->date : NULL, .pack = pack };
  g_autoptr (KroAnalysis) analysis = kro_analyse (text, &options, NULL, &error);
  GString      *out = g_string_new (NULL);
  KroJsonWriter json = { .out = out };

  if (analysis == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      g_string_free (out, TRUE);
      return 1;
    }
  kro_json_writer_begin_object (&json);
  kro_json_writer_key (&json, "id");
  kro_json_writer_string (&json, document->id);
  kro_json_writer_key (&json, "domain");
  kro_json_writer_integer (&json, kro_analysis_get_domain (analysis));
  kro_json_writer_key (&json, "published");
  kro_json_writer_string (&json, kro_analysis_get_publication (analysis)->edtf != NULL ? kro_analysis_get_publication (analysis)->edtf : "");
  kro_json_writer_key (&json, "expressions");
  write_expressions (&json, text, analysis);
  kro_json_writer_end_object (&json);
  printf ("%s\n", out->str);
  g_string_free (out, TRUE);
  if (events)
    print_events (text, analysis);
  return 0;
}

int
main (int argc, char **argv)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KroPack) pack = NULL;
  gboolean events = FALSE;
  g_auto (GStrv) lines = NULL;

  for (int i = 1; i < argc - 1; i++)
    if (strcmp (argv[i], "--events") == 0)
      events = TRUE;
    else if (g_str_has_prefix (argv[i], "--pack=") && (pack = kro_pack_new_from_directory (argv[i] + 7, &error)) == NULL)
      {
        fprintf (stderr, "%s\n", error->message);
        return 1;
      }
  if (argc < 2 || !g_file_get_contents (argv[argc - 1], &content, NULL, &error))
    {
      fprintf (stderr, "%s\n", error != NULL ? error->message : "usage: find-dates [--pack=DIR] [--events] FILE");
      return 1;
    }
  if (*content != '{')
    return analyse (&(Document){ .id = argv[argc - 1], .text = content }, pack, events);
  lines = g_strsplit (content, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      Document document = { 0 };

      if (*lines[i] != '\0' && read_document (lines[i], &document))
        analyse (&document, pack, events);
      clear_document (&document);
    }
  return 0;
}

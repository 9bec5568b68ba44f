/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `kroniek extract`: the time expressions and events of texts.
 *
 * Each input is a stream of documents. What cannot be read is told and passed
 * over; the rest is still written, and the exit status says that something
 * was missing. A document is written whole or not at all.
 */
#include "kro-analyser.h"
#include "kro-command.h"
#include "kro-extract-writer.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* How much is gathered before it is written. */
#define FLUSH_BYTES (1u << 16)

/**
 * Extract:
 * @environment: (not owned): of the program
 * @writer: how to write
 * @options: for the analyser; a document's own date and language fill them in
 * @n_bytes: of text analysed so far
 * @seconds: spent in analysis so far
 * @status: the worst that happened
 */
typedef struct
{
  const KroEnvironment *environment;
  KroExtractWriter      writer;
  KroAnalyserOptions    options;
  gsize                 n_bytes;
  double                seconds;
  KroExit               status;
} Extract;

static void
flush (Extract *self)
{
  GString *out = self->writer.out;

  if (fwrite (out->str, 1, out->len, stdout) != out->len || fflush (stdout) != 0)
    self->status = KRO_EXIT_INPUT;
  g_string_truncate (out, 0);
}

static gboolean
lacks_publication (const KroAnalysis *analysis)
{
  guint                n_expressions;
  const KroExpression *expressions = kro_analysis_get_expressions (analysis, &n_expressions);

  for (guint i = 0; i < n_expressions; i++)
    if (expressions[i].readings[0].reason.code == KRO_REASON_NO_PUBLICATION)
      return TRUE;
  return FALSE;
}

static void
tell_what_is_missing (const KroDocument *document, const KroAnalysis *analysis)
{
  if (kro_analysis_get_language (analysis) == NULL)
    kro_command_complain (_ ("%s: its language could not be told, so only numeric and ISO dates are found; give it with --language=nl"), document->id);
  else if (!kro_analysis_has_pack (analysis))
    kro_command_complain (_ ("%s: there is no language pack for “%s”; only numeric and ISO dates are found"),
                          document->id, kro_analysis_get_language (analysis));
  if (lacks_publication (analysis) && !document->streamed)
    kro_command_complain (_ ("%s: no date of publication was found, so relative dates stay open; give it with --date=2025-09-26"),
                          document->id);
}

static void
extract_document (Extract *self, const KroDocument *document)
{
  KroAnalyserOptions options = self->options;
  g_autoptr (KroAnalysis) analysis = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  if (options.language == NULL)
    options.language = document->language;
  if (options.publication == NULL)
    options.publication = document->date;
  analysis = kro_analyse (document->text, &options, NULL, &error);
  if (analysis == NULL)
    {
      kro_command_complain ("%s: %s", document->id, error->message);
      self->status = KRO_EXIT_INPUT;
      return;
    }
  kro_extract_writer_write (&self->writer, document, analysis);
  self->seconds += (double)(g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  self->n_bytes += kro_text_get_length (document->text);
  tell_what_is_missing (document, analysis);
  if (self->writer.out->len >= FLUSH_BYTES)
    flush (self);
}

static void
extract_file (Extract *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KroDocumentStream) stream = kro_command_open (name, self->environment, &error);
  g_auto (KroDocument) document = { 0 };

  while (stream != NULL && (kro_document_stream_next (stream, &document, NULL, &error) || error != NULL))
    {
      if (error != NULL)
        {
          kro_command_complain ("%s", error->message);
          self->status = KRO_EXIT_INPUT;
          g_clear_error (&error);
          continue;
        }
      extract_document (self, &document);
      kro_document_clear (&document);
    }
  if (error != NULL)
    {
      kro_command_complain ("%s", error->message);
      self->status = KRO_EXIT_INPUT;
    }
}

/* Options as they stand on the command line. */
typedef struct
{
  char    *language;
  char    *date;
  char    *domain;
  char    *format;
  char    *pack;
  gboolean explain;
  gboolean stats;
  char   **files;
} Arguments;

static void
arguments_clear (Arguments *self)
{
  g_free (self->language);
  g_free (self->date);
  g_free (self->domain);
  g_free (self->format);
  g_free (self->pack);
  g_strfreev (self->files);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, arguments_clear)

static gboolean
parse_arguments (Arguments *arguments, int argc, char *argv[], KroExit *status)
{
  const GOptionEntry entries[] = {
    { "language", 'l', 0, G_OPTION_ARG_STRING, &arguments->language, N_ ("Language of the texts; else it is told from each text"), N_ ("nl|en|…") },
    { "date", 'd', 0, G_OPTION_ARG_STRING, &arguments->date, N_ ("Date of publication; else it is looked for in each text"), N_ ("2025-09-26") },
    { "domain", 0, 0, G_OPTION_ARG_STRING, &arguments->domain, N_ ("What incomplete dates refer to"), "auto|news|narrative" },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &arguments->format, N_ ("How to write; json is one object a document"), "text|json|timeml|csv" },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &arguments->explain, N_ ("Say why each date was read as it was"), NULL },
    { "stats", 0, 0, G_OPTION_ARG_NONE, &arguments->stats, N_ ("Print bytes, seconds and MB/s on standard error"), NULL },
    { "pack", 0, 0, G_OPTION_ARG_FILENAME, &arguments->pack, N_ ("Use the language pack in this folder"), N_ ("FOLDER") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &arguments->files, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("FILE…"));

  g_option_context_set_summary (context, _ ("Prints the time expressions and events of texts. A file is a plain text, or JSON Lines with\n"
                                            "{\"id\",\"text\",\"date\",\"lang\"} a line; “-” is standard input."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  return kro_command_parse (context, &argc, &argv, "extract", status);
}

static gboolean
check_arguments (Extract *self, const Arguments *arguments)
{
  g_autoptr (GError) error = NULL;

  if (arguments->files == NULL)
    self->status = kro_command_wrong_usage ("extract", _ ("no file was named"));
  else if (arguments->format != NULL && !kro_extract_format_from_string (arguments->format, &self->writer.format))
    self->status = kro_command_wrong_usage ("extract", _ ("--format=%s: formats are text, json, timeml and csv"), arguments->format);
  else if (!kro_command_parse_domain ("extract", arguments->domain, &self->options.domain) ||
           !kro_command_check_publication ("extract", arguments->date))
    self->status = KRO_EXIT_USAGE;
  else if (arguments->pack != NULL && (self->options.pack = kro_pack_new_from_directory (arguments->pack, &error)) == NULL)
    {
      kro_command_complain ("%s", error->message);
      self->status = KRO_EXIT_INPUT;
    }
  self->options.language = arguments->language;
  self->options.publication = arguments->date;
  return self->status == KRO_EXIT_DONE;
}

static void
print_stats (const Extract *self)
{
  g_printerr ("%" G_GSIZE_FORMAT " bytes, %.6f s in analysis, %.2f MB/s\n", self->n_bytes, self->seconds,
              self->seconds > 0 ? (double)self->n_bytes / 1e6 / self->seconds : 0.0);
}

/**
 * kro_command_extract:
 * @argc: number of arguments; the first is the sub-command
 * @argv: (array length=argc): the arguments
 * @environment: of the program
 *
 * Returns: the exit status
 */
KroExit
kro_command_extract (int argc, char *argv[], const KroEnvironment *environment)
{
  g_auto (Arguments) arguments = { 0 };
  g_autoptr (GString) out = g_string_new (NULL);
  Extract self = { .environment = environment, .writer = { .locale = environment->locale, .out = out } };
  KroExit status;

  if (!parse_arguments (&arguments, argc, argv, &status))
    return status;
  self.writer.explain = arguments.explain;
  if (check_arguments (&self, &arguments))
    for (char **file = arguments.files; *file != NULL; file++)
      extract_file (&self, *file);
  flush (&self);
  if (arguments.stats && self.status != KRO_EXIT_USAGE)
    print_stats (&self);
  g_clear_pointer (&self.options.pack, kro_pack_unref);
  return self.status;
}

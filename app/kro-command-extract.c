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
#include "kro-extract-queue.h"
#include "kro-read-error.h"

#include <glib/gi18n.h>

#define MAX_THREADS 256

/**
 * Extract:
 * @environment: (not owned): of the program
 * @style: how to write
 * @options: for the analyser
 * @n_threads: how many documents are analysed at once
 * @queue: the documents on their way
 * @n_documents: how many were read
 * @status: the worst that happened
 */
typedef struct
{
  const KroEnvironment *environment;
  KroExtractStyle       style;
  KroAnalyserOptions    options;
  guint                 n_threads;
  KroExtractQueue      *queue;
  guint                 n_documents;
  KroExit               status;
} Extract;

/* TimeML is XML, with one root. */
static gboolean
has_room (Extract *self, const char *name)
{
  if (self->style.format != KRO_EXTRACT_TIMEML || self->n_documents++ == 0)
    return TRUE;
  kro_command_complain (_ ("%s: a TimeML file holds one document, and this is another; write each to a file of its own, or take --format=json"), name);
  self->status = KRO_EXIT_INPUT;
  return FALSE;
}

static void
extract_file (Extract *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KroDocumentStream) stream = kro_command_open (name, self->environment, &error);
  g_auto (KroDocument) document = { 0 };

  while (stream != NULL && (kro_document_stream_next (stream, &document, NULL, &error) || error != NULL))
    {
      if (error == NULL && !has_room (self, name))
        return;
      if (error == NULL && document.foreign != KRO_FOREIGN_NONE)
        {
          error = g_error_new (KRO_READ_ERROR, KRO_READ_ERROR_KIND, _ ("%s is a timeline of %s, not an article; draw it with “kroniek render”, or open it"), name, kro_foreign_kind_get_name (document.foreign));
          kro_document_clear (&document);
        }
      if (error == NULL)
        kro_extract_queue_push (self->queue, &document);
      else
        kro_extract_queue_push_error (self->queue, error);
      g_clear_error (&error);
    }
  if (error != NULL)
    kro_extract_queue_push_error (self->queue, error);
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
  int      threads;
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
    { "stats", 0, 0, G_OPTION_ARG_NONE, &arguments->stats, N_ ("Print bytes, processor seconds and MB/s on standard error"), NULL },
    { "threads", 0, 0, G_OPTION_ARG_INT, &arguments->threads, N_ ("How many documents are analysed at once; else as many as there are processors"), N_ ("N") },
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
  else if (arguments->format != NULL && !kro_extract_format_from_string (arguments->format, &self->style.format))
    self->status = kro_command_wrong_usage ("extract", _ ("--format=%s: formats are text, json, timeml and csv"), arguments->format);
  else if (arguments->threads < 0 || arguments->threads > MAX_THREADS)
    self->status = kro_command_wrong_usage ("extract", _ ("--threads=%d: there can be 1 to %d; 0 is as many as there are processors"), arguments->threads, MAX_THREADS);
  else if (!kro_command_parse_domain ("extract", arguments->domain, &self->options.domain) ||
           !kro_command_check_publication ("extract", arguments->date))
    self->status = KRO_EXIT_USAGE;
  else if (arguments->files[1] != NULL && self->style.format == KRO_EXTRACT_TIMEML)
    self->status = kro_command_wrong_usage ("extract", _ ("--format=timeml: a TimeML file holds one document; name one file"));
  else if (arguments->pack != NULL && (self->options.pack = kro_pack_new_from_directory (arguments->pack, &error)) == NULL)
    {
      kro_command_complain ("%s", error->message);
      self->status = KRO_EXIT_INPUT;
    }
  else if (arguments->pack != NULL && arguments->language != NULL && g_ascii_strcasecmp (arguments->language, kro_pack_get_language (self->options.pack)) != 0)
    self->status = kro_command_wrong_usage ("extract", _ ("--language=%s: the pack in %s is for “%s”"), arguments->language, arguments->pack, kro_pack_get_language (self->options.pack));
  self->options.language = arguments->language;
  self->options.publication = arguments->date;
  self->style.explain = arguments->explain;
  self->n_threads = arguments->threads > 0 ? (guint)arguments->threads : MIN (g_get_num_processors (), MAX_THREADS);
  return self->status == KRO_EXIT_DONE;
}

static void
print_stats (const KroExtractTotals *totals)
{
  g_printerr ("%" G_GSIZE_FORMAT " bytes, %.6f s in analysis, %.2f MB/s\n", totals->n_bytes, totals->seconds,
              totals->seconds > 0 ? (double)totals->n_bytes / 1e6 / totals->seconds : 0.0);
}

static void
extract_files (Extract *self, const Arguments *arguments)
{
  KroExtractTotals totals;

  self->queue = kro_extract_queue_new (&self->style, &self->options, self->n_threads);
  for (char **file = arguments->files; *file != NULL; file++)
    extract_file (self, *file);
  totals = kro_extract_queue_finish (self->queue);
  g_clear_pointer (&self->queue, kro_extract_queue_free);
  if (!totals.is_complete)
    self->status = KRO_EXIT_INPUT;
  if (arguments->stats)
    print_stats (&totals);
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
  Extract self = { .environment = environment, .style = { .locale = environment->locale } };
  KroExit status;

  if (!parse_arguments (&arguments, argc, argv, &status))
    return status;
  if (check_arguments (&self, &arguments))
    extract_files (&self, &arguments);
  g_clear_pointer (&self.options.pack, kro_pack_unref);
  return self.status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From a document to the command that puts it on a timeline.
 *
 * An event gets a passage for the sentence it was found in and, within it, one
 * for each time expression that dates it, so that both can be shown and found
 * again. Ids are hashes of the text and the place in it: reading the same text
 * again gives the same ids. Pure functions of their input, for any thread; no
 * timeline is touched here.
 */
#include "kro-import.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* In place of a position: ids of what is no event. */
#define SOURCE_POSITION G_MAXUINT64
#define IMPORTANCE_LEAD 255
#define IMPORTANCE_MAX 230

/**
 * Builder:
 * @text: the text of the source
 * @analysis: what was found in it
 * @locale: in which the reasons are told
 * @source: id of the source
 * @commands: (element-type KroCommand): what was built so far
 */
typedef struct
{
  KroText           *text;
  const KroAnalysis *analysis;
  const KroLocale   *locale;
  KroId              source;
  GPtrArray         *commands;
} Builder;

static void
take_command (Builder *self, KroCommand *command)
{
  g_ptr_array_add (self->commands, command);
}

static gboolean
overlaps (const KroTextBlock *block, const KroPublication *publication)
{
  return publication->b < block->e && publication->e > block->b;
}

/* The first heading that is not the line with the date of publication. */
static char *
find_title (const KroDocument *document, const KroPublication *publication)
{
  gsize               n_blocks;
  const KroTextBlock *blocks = kro_text_get_blocks (document->text, &n_blocks);
  const char         *data = kro_text_get_data (document->text, NULL);

  for (gsize i = 0; i < n_blocks; i++)
    if (blocks[i].kind == KRO_TEXT_BLOCK_HEADING && !overlaps (&blocks[i], publication))
      return i <= 1 ? g_strndup (data + blocks[i].b, blocks[i].e - blocks[i].b) : g_path_get_basename (document->id);
  return g_path_get_basename (document->id);
}

static void
add_source (Builder *self, const KroDocument *document, const KroImportOptions *options)
{
  const KroPublication *publication = kro_analysis_get_publication (self->analysis);
  g_autofree char      *title = find_title (document, publication);
  g_autofree char      *reason = kro_reason_to_words (&publication->reason, self->locale);
  const KroSourceFields fields = {
    .id = self->source,
    .rank = options->rank,
    .title = title,
    .uri = document->uri,
    .language = (char *)kro_analysis_get_language (self->analysis),
    .publication = (char *)publication->edtf,
    .publication_reason = reason,
  };

  take_command (self, kro_command_new_add_source (&fields));
  take_command (self, kro_command_new_add_revision (self->source, 0, self->text, options->read_at));
}

static void
add_passage (Builder *self, KroId event, guint n, gsize b, gsize e)
{
  const KroPassage passage = {
    .id = kro_id_from_hash (event, kro_text_to_char (self->text, b), n),
    .event = event,
    .source = self->source,
    .origin = {
        .b = (guint32)kro_text_to_char (self->text, b),
        .e = (guint32)kro_text_to_char (self->text, e),
        .score = KRO_CONFIDENCE_FULL,
        .state = KRO_ANCHOR_SURE,
    },
  };

  take_command (self, kro_command_new_add_passage (&passage));
}

static void
add_passages (Builder *self, KroId event, const KroEventDraft *draft)
{
  guint                n_expressions;
  const KroExpression *expressions = kro_analysis_get_expressions (self->analysis, &n_expressions);

  add_passage (self, event, 0, draft->sentence_b, draft->sentence_e);
  for (guint i = 0; i < draft->n_expressions; i++)
    add_passage (self, event, i + 1, expressions[draft->expressions[i]].b, expressions[draft->expressions[i]].e);
}

static KroDate *
make_date (const KroEventDraft *draft, const char *start, const char *end, GError **error)
{
  const KroDateFields fields = { .start = start, .end = end, .part = draft->part, .ongoing = draft->ongoing };

  return kro_date_new (&fields, error);
}

/* Which words date it, and why they are read so where one expression does. */
static char *
say_reason (const Builder *self, const KroEventDraft *draft)
{
  guint                n_expressions;
  const KroExpression *expressions = kro_analysis_get_expressions (self->analysis, &n_expressions);
  g_autofree char     *words = kro_reason_to_words (&draft->reason, self->locale);
  g_autofree char     *why = NULL;

  if (draft->n_expressions != 1)
    return g_steal_pointer (&words);
  why = kro_reason_to_words (&expressions[draft->expressions[0]].readings[0].reason, self->locale);
  return *why != '\0' ? g_strconcat (words, " ", why, NULL) : g_steal_pointer (&words);
}

static gboolean
add_event (Builder *self, const KroEventDraft *draft, guint n, GError **error)
{
  g_auto (KroEventFields) fields = { 0 };

  fields.id = kro_id_from_hash (kro_text_get_hash (self->text), kro_text_to_char (self->text, draft->sentence_b), n);
  fields.title = g_strdup (draft->title);
  fields.reason = say_reason (self, draft);
  fields.confidence = draft->confidence;
  fields.importance = draft->origin == KRO_EVENT_LEAD ? IMPORTANCE_LEAD : (guint8)(draft->confidence * IMPORTANCE_MAX / KRO_CONFIDENCE_FULL);
  fields.origin = draft->origin == KRO_EVENT_EXPRESSION ? KRO_ORIGIN_FOUND : KRO_ORIGIN_LEAD;
  if (draft->start != NULL)
    {
      fields.date = make_date (draft, draft->start, draft->end, error);
      if (fields.date == NULL)
        return FALSE;
    }
  if (draft->other_start != NULL)
    {
      g_autoptr (KroDate) other = make_date (draft, draft->other_start, draft->other_end, error);
      g_autofree char *reason = kro_reason_to_words (&draft->other_reason, self->locale);

      if (other == NULL)
        return FALSE;
      kro_event_fields_add_alternative (&fields, other, reason);
    }
  take_command (self, kro_command_new_add_event (&fields));
  add_passages (self, fields.id, draft);
  return TRUE;
}

static gboolean
add_events (Builder *self, GError **error)
{
  guint                n_events;
  const KroEventDraft *events = kro_analysis_get_events (self->analysis, &n_events);
  guint                n_here = 0;

  for (guint i = 0; i < n_events; i++)
    {
      n_here = i > 0 && events[i].sentence_b == events[i - 1].sentence_b ? n_here + 1 : 0;
      if (!add_event (self, &events[i], n_here, error))
        return FALSE;
    }
  return TRUE;
}

static KroCommand *
build_command (Builder *self, const KroDocument *document, const KroImportOptions *options, GError **error)
{
  KroCommand *command;

  add_source (self, document, options);
  if (!add_events (self, error))
    return NULL;
  command = kro_command_new_group ((KroCommand *const *)self->commands->pdata, self->commands->len);
  kro_command_set_name (command, _ ("Add article"));
  return command;
}

/**
 * kro_import_document:
 * @document: a document as it was read
 * @options: how to import it; a language or date of @document counts where
 *   @options gives none
 * @cancellable: (nullable): ends the work
 * @error: where to put an error of the analyser
 *
 * Analyses a document and builds the command that adds it to a timeline.
 *
 * Returns: (transfer full) (nullable): what it becomes
 */
KroImport *
kro_import_document (const KroDocument *document, const KroImportOptions *options, GCancellable *cancellable, GError **error)
{
  KroAnalyserOptions analyser = options->analyser;
  g_autoptr (KroAnalysis) analysis = NULL;
  g_autoptr (GPtrArray) commands = g_ptr_array_new_with_free_func ((GDestroyNotify)kro_command_unref);
  g_autoptr (KroImport) self = g_new0 (KroImport, 1);
  Builder builder = { .text = document->text, .locale = options->locale, .commands = commands };

  if (analyser.language == NULL)
    analyser.language = document->language;
  if (analyser.publication == NULL)
    analyser.publication = document->date;
  analysis = kro_analyse (document->text, &analyser, cancellable, error);
  if (analysis == NULL)
    return NULL;
  builder.analysis = analysis;
  builder.source = self->source = kro_id_from_hash (kro_text_get_hash (document->text), SOURCE_POSITION, 0);
  self->command = build_command (&builder, document, options, error);
  if (self->command == NULL)
    return NULL;
  self->publication = g_strdup (kro_analysis_get_publication (analysis)->edtf);
  self->charset = g_strdup (document->charset);
  self->language = g_strdup (kro_analysis_get_language (analysis));
  self->has_pack = kro_analysis_has_pack (analysis);
  kro_analysis_get_events (analysis, &self->n_events);
  return g_steal_pointer (&self);
}

/**
 * kro_import_stream:
 * @stream: the documents
 * @options: how to import; the rank is that of the first document
 * @cancellable: (nullable): ends the work
 * @error: where to put what went wrong
 *
 * Imports each document of a stream. It is all or nothing: one document that
 * cannot be read refuses the others.
 *
 * Returns: (transfer full) (element-type KroImport) (nullable): the documents
 */
GPtrArray *
kro_import_stream (KroDocumentStream *stream, const KroImportOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) imports = g_ptr_array_new_with_free_func ((GDestroyNotify)kro_import_free);
  g_auto (KroDocument) document = { 0 };
  g_autoptr (GError) reason = NULL;
  KroImportOptions each = *options;

  while (kro_document_stream_next (stream, &document, cancellable, &reason))
    {
      KroImport *import = kro_import_document (&document, &each, cancellable, error);

      if (import == NULL)
        {
          g_prefix_error (error, "%s: ", document.id);
          return NULL;
        }
      g_ptr_array_add (imports, import);
      each.rank++;
      kro_document_clear (&document);
    }
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  return g_steal_pointer (&imports);
}

/**
 * kro_import_file:
 * @file: a text file or a stream of documents
 * @id: the path as the person gave it
 * @helper: (nullable): path of `kroniek-reader`
 * @options: how to import; the rank is that of the first document
 * @cancellable: (nullable): ends the work
 * @error: where to put what went wrong
 *
 * Reads a file and imports its documents, as kro_import_stream() does.
 *
 * Returns: (transfer full) (element-type KroImport) (nullable): the documents
 */
GPtrArray *
kro_import_file (GFile *file, const char *id, const char *helper, const KroImportOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (KroDocumentStream) stream = kro_document_stream_open (file, id, helper, cancellable, error);

  return stream != NULL ? kro_import_stream (stream, options, cancellable, error) : NULL;
}

/**
 * kro_import_free:
 * @self: (transfer full): an import
 */
void
kro_import_free (KroImport *self)
{
  g_clear_pointer (&self->command, kro_command_unref);
  g_free (self->publication);
  g_free (self->charset);
  g_free (self->language);
  g_free (self);
}

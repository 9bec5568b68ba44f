/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From a document to the command that puts it on a timeline.
 *
 * The id of a source is a hash of its text: reading the same text again gives
 * the same source. Pure functions of their input, for any thread; no timeline
 * is touched here.
 */
#include "kro-import.h"

#include "kro-drafts.h"
#include "kro-foreign-import.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* In place of a position: ids of what is no event. */
#define SOURCE_POSITION G_MAXUINT64

/**
 * Builder:
 * @drafts: what was found in the text of the source
 * @commands: (element-type KroCommand): what was built so far
 */
typedef struct
{
  KroDrafts  drafts;
  GPtrArray *commands;
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
  const KroPublication *publication = kro_analysis_get_publication (self->drafts.analysis);
  g_autofree char      *title = find_title (document, publication);
  g_autofree char      *reason = kro_reason_to_words (&publication->reason, self->drafts.locale);
  const KroSourceFields fields = {
    .id = self->drafts.source,
    .rank = options->rank,
    .title = title,
    .uri = document->uri,
    .language = (char *)kro_analysis_get_language (self->drafts.analysis),
    .publication = (char *)publication->edtf,
    .publication_reason = reason,
  };

  take_command (self, kro_command_new_add_source (&fields));
  take_command (self, kro_command_new_add_revision (self->drafts.source, 0, document->text, options->read_at));
}

static gboolean
add_event (Builder *self, const KroEventDraft *draft, KroId id, GError **error)
{
  g_auto (KroEventFields) fields = { 0 };
  g_autoptr (GArray) passages = NULL;

  if (!kro_drafts_make_fields (&self->drafts, draft, id, &fields, error))
    return FALSE;
  take_command (self, kro_command_new_add_event (&fields));
  passages = kro_drafts_make_passages (&self->drafts, draft, id);
  for (guint i = 0; i < passages->len; i++)
    take_command (self, kro_command_new_add_passage (&g_array_index (passages, KroPassage, i)));
  return TRUE;
}

static gboolean
add_events (Builder *self, GError **error)
{
  guint                n_events;
  const KroEventDraft *events = kro_analysis_get_events (self->drafts.analysis, &n_events);
  guint                n_here = 0;

  for (guint i = 0; i < n_events; i++)
    if (!add_event (self, &events[i], kro_drafts_make_id (&self->drafts, i, &n_here), error))
      return FALSE;
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
  Builder builder = { .drafts = { .text = document->text, .locale = options->locale }, .commands = commands };

  if (document->foreign != KRO_FOREIGN_NONE)
    return kro_foreign_import (document, options, error);
  if (analyser.language == NULL)
    analyser.language = document->language;
  if (analyser.publication == NULL)
    analyser.publication = document->date;
  analysis = kro_analyse (document->text, &analyser, cancellable, error);
  if (analysis == NULL)
    return NULL;
  builder.drafts.analysis = analysis;
  builder.drafts.source = self->source = kro_id_from_hash (kro_text_get_hash (document->text), SOURCE_POSITION, 0);
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
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}

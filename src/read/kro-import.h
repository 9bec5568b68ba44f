/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-analyser.h"
#include "kro-command.h"
#include "kro-document-stream.h"
#include "kro-timeline.h"

G_BEGIN_DECLS

/**
 * KroImport:
 * @source: id of the source
 * @command: adds the source, its text, its events and their passages; to be
 *   performed on a timeline of which @source is not yet part
 * @publication: (nullable): the date of publication that was given or found
 * @charset: (nullable): the encoding that was read, where it is not UTF-8
 * @language: (nullable): the language that was told or found
 * @has_pack: whether there is a language pack for it
 * @n_events: how many events were found
 * @program: (nullable): static name of the program whose timeline it is; %NULL:
 *   an article
 * @n_categories: how many categories its events have
 * @problems: (nullable) (element-type utf8): what of it could not be read, each
 *   with file and line
 * @n_problems: how many there were, also those that are not listed
 *
 * What one document becomes on a timeline.
 */
typedef struct
{
  KroId       source;
  KroCommand *command;
  char       *publication;
  char       *charset;
  char       *language;
  gboolean    has_pack;
  guint       n_events;
  const char *program;
  guint       n_categories;
  GPtrArray  *problems;
  guint       n_problems;
} KroImport;

/**
 * KroImportOptions:
 * @analyser: how the text is analysed
 * @locale: in which the reasons are told
 * @rank: place of the source among the others
 * @read_at: when it was read
 * @categories: (nullable) (element-type utf8): names of the categories there
 *   are, by index; timelines of other programs add theirs, so that files read
 *   one after the other share them
 *
 * How a document is imported.
 */
typedef struct
{
  KroAnalyserOptions analyser;
  const KroLocale   *locale;
  guint32            rank;
  KroTime            read_at;
  GPtrArray         *categories;
} KroImportOptions;

KroImport *kro_import_document (const KroDocument *document, const KroImportOptions *options, GCancellable *cancellable, GError **error);
GPtrArray *kro_import_stream (KroDocumentStream *stream, const KroImportOptions *options, GCancellable *cancellable, GError **error);
GPtrArray *kro_import_file (GFile *file, const char *id, const char *helper, const KroImportOptions *options, GCancellable *cancellable, GError **error);
void       kro_import_free (KroImport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroImport, kro_import_free)

G_END_DECLS

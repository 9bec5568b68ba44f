/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-foreign.h"
#include "kro-text.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KRO_MAX_TEXT_BYTES:
 *
 * The largest text that is read: a file, or one document of a stream.
 */
#define KRO_MAX_TEXT_BYTES ((gsize)64 << 20)

/**
 * KRO_MAX_TIMELINE_BYTES:
 *
 * The largest timeline of another program that is read.
 */
#define KRO_MAX_TIMELINE_BYTES ((gsize)512 << 20)

/**
 * KroDocument:
 * @id: its id: the path as given, or the id that the stream gives
 * @uri: (nullable): where it came from
 * @text: its text
 * @language: (nullable): as the stream says
 * @date: (nullable): date of publication as the stream says
 * @charset: (nullable): the encoding that was read, where it is not UTF-8
 * @foreign: whose timeline it is, if it is one of another program
 * @streamed: whether it is one of a stream of documents
 * @source: (nullable): static name of the stream that it is one of
 * @line: where it stands there, from 1
 *
 * A document as it was read.
 */
typedef struct
{
  char          *id;
  char          *uri;
  KroText       *text;
  char          *language;
  char          *date;
  char          *charset;
  KroForeignKind foreign;
  gboolean       streamed;
  const char    *source;
  guint          line;
} KroDocument;

void kro_document_clear (KroDocument *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KroDocument, kro_document_clear)

/**
 * KroDocumentStream:
 *
 * The documents of one input: the article that a text file is, or the
 * documents of JSON Lines `{"id","text","date","lang"}`, one a line. Which of
 * the two a file is, is told from its content. For one thread at a time.
 */
typedef struct _KroDocumentStream KroDocumentStream;

KroDocumentStream *kro_document_stream_new (GInputStream *input, const char *id, const char *uri, const char *helper, GCancellable *cancellable, GError **error);
KroDocumentStream *kro_document_stream_open (GFile *file, const char *id, const char *helper, GCancellable *cancellable, GError **error);
void               kro_document_stream_free (KroDocumentStream *self);
gboolean           kro_document_stream_next (KroDocumentStream *self, KroDocument *document, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroDocumentStream, kro_document_stream_free)

G_END_DECLS

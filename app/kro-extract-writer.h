/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-analysis.h"
#include "kro-document-stream.h"
#include "kro-locale.h"

G_BEGIN_DECLS

/**
 * KroExtractFormat:
 * @KRO_EXTRACT_TEXT: the events as a person reads them
 * @KRO_EXTRACT_JSON: JSON Lines, one object a document
 * @KRO_EXTRACT_TIMEML: the text with its TIMEX3 elements
 * @KRO_EXTRACT_CSV: the events, one a line (RFC 4180)
 *
 * How `kroniek extract` writes what it found.
 */
typedef enum {
  KRO_EXTRACT_TEXT,
  KRO_EXTRACT_JSON,
  KRO_EXTRACT_TIMEML,
  KRO_EXTRACT_CSV,
} KroExtractFormat;

/**
 * KroExtractWriter:
 * @format: how to write
 * @locale: in which words are written; only %KRO_EXTRACT_TEXT has words
 * @explain: whether to say as what kind of text it was read, and why each
 *   expression was read so; in %KRO_EXTRACT_JSON a member `domain` of the
 *   document, `news` or `narrative`, and members `reason`, `pattern`, `cues`
 *   and `anchor` of each expression
 * @out: where it goes; the caller empties it as it likes
 * @n_documents: how many were written so far
 *
 * Writes analyses, a document a call.
 */
typedef struct
{
  KroExtractFormat format;
  KroLocale       *locale;
  gboolean         explain;
  GString         *out;
  guint            n_documents;
} KroExtractWriter;

gboolean kro_extract_format_from_string (const char *text, KroExtractFormat *format);
void     kro_extract_writer_write (KroExtractWriter *self, const KroDocument *document, const KroAnalysis *analysis);

G_END_DECLS

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
 * KroExtractStyle:
 * @format: how to write
 * @locale: in which words are written; JSON has them in its reasons only
 * @explain: whether to say as what kind of text it was read, and why each
 *   expression was read so; in %KRO_EXTRACT_JSON a member `domain` of the
 *   document, `news` or `narrative`, and members `reason`, `pattern`, `cues`
 *   and `anchor` of each expression
 *
 * How documents are written. Immutable while they are; may be read from any thread.
 */
typedef struct
{
  KroExtractFormat format;
  KroLocale       *locale;
  gboolean         explain;
} KroExtractStyle;

gboolean    kro_extract_format_from_string (const char *text, KroExtractFormat *format);
const char *kro_extract_format_get_lead (KroExtractFormat format, gboolean is_first);
void        kro_extract_write (const KroExtractStyle *style, const KroDocument *document, const KroAnalysis *analysis, GString *out);

G_END_DECLS

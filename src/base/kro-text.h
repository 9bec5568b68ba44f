/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KroTextBlockKind:
 * @KRO_TEXT_BLOCK_PARAGRAPH: running text
 * @KRO_TEXT_BLOCK_HEADING: a heading; `level` is 1 (title) to 6
 * @KRO_TEXT_BLOCK_LIST_ITEM: an item of a list
 * @KRO_TEXT_BLOCK_QUOTE: a block quotation
 * @KRO_TEXT_BLOCK_TABLE_ROW: a row of a table, cells separated by tabs
 * @KRO_TEXT_BLOCK_CAPTION: the caption of a picture or a table
 *
 * What a block of a text is. A sentence never crosses a block.
 */
typedef enum {
  KRO_TEXT_BLOCK_PARAGRAPH,
  KRO_TEXT_BLOCK_HEADING,
  KRO_TEXT_BLOCK_LIST_ITEM,
  KRO_TEXT_BLOCK_QUOTE,
  KRO_TEXT_BLOCK_TABLE_ROW,
  KRO_TEXT_BLOCK_CAPTION,
} KroTextBlockKind;

/**
 * KroTextBlock:
 * @kind: what it is
 * @level: of a heading, 1 to 6; else 0
 * @page: number of the page, from 1; 0 where the source has no pages
 * @b: offset of its first byte
 * @e: offset behind its last byte; `b < e`, without line ends at its edges
 *
 * Blocks are in order of @b and do not overlap; only white space lies between
 * them.
 */
typedef struct
{
  KroTextBlockKind kind;
  guint8           level;
  guint32          page;
  gsize            b;
  gsize            e;
} KroTextBlock;

/**
 * KroText:
 *
 * An immutable text: UTF-8 without NUL, lines ended by LF only (but see
 * kro_text_new_verbatim()), with its blocks, an index between bytes and Unicode
 * code points, and a hash. It is reference counted, and safe to share between
 * threads.
 *
 * Bytes are used inside the text floor and code points everywhere else; only
 * this type converts between them.
 */
typedef struct _KroText KroText;

#define KRO_TYPE_TEXT (kro_text_get_type ())
GType kro_text_get_type (void) G_GNUC_CONST;

KroText *kro_text_new (const char *text, gssize length);
KroText *kro_text_new_verbatim (const char *text, gssize length);
KroText *kro_text_new_with_blocks (const char *text, gssize length, const KroTextBlock *blocks, gsize n_blocks);
KroText *kro_text_ref (KroText *self);
void     kro_text_unref (KroText *self);

const char         *kro_text_get_data (const KroText *self, gsize *length);
gsize               kro_text_get_length (const KroText *self);
gsize               kro_text_get_n_chars (const KroText *self);
const KroTextBlock *kro_text_get_blocks (const KroText *self, gsize *n_blocks);
guint64             kro_text_get_hash (const KroText *self);

gsize kro_text_to_char (const KroText *self, gsize byte);
gsize kro_text_to_byte (const KroText *self, gsize character);
char *kro_text_slice (const KroText *self, gsize b, gsize e);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroText, kro_text_unref)

G_END_DECLS

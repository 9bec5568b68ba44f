/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KroJsonToken:
 *
 * What kro_json_reader_next() came upon. An error is sticky: every later call
 * returns it again.
 */
typedef enum {
  KRO_JSON_ERROR,
  KRO_JSON_END,
  KRO_JSON_BEGIN_OBJECT,
  KRO_JSON_END_OBJECT,
  KRO_JSON_BEGIN_ARRAY,
  KRO_JSON_END_ARRAY,
  KRO_JSON_KEY,
  KRO_JSON_STRING,
  KRO_JSON_NUMBER,
  KRO_JSON_TRUE,
  KRO_JSON_FALSE,
  KRO_JSON_NULL,
} KroJsonToken;

/**
 * KRO_JSON_MAX_DEPTH:
 *
 * How deeply values may be nested.
 */
#define KRO_JSON_MAX_DEPTH 128

/**
 * KroJsonReader:
 *
 * A strict pull parser for JSON (RFC 8259) over text in memory: one token a
 * call, no tree. Strings are checked to be UTF-8 and decoded into a buffer of
 * the reader. Byte offsets in messages count from 0 at the start of the text,
 * lines and columns from 1.
 */
typedef struct _KroJsonReader KroJsonReader;

KroJsonReader *kro_json_reader_new (const char *text, gsize length);
void           kro_json_reader_free (KroJsonReader *self);

KroJsonToken kro_json_reader_next (KroJsonReader *self);
gboolean     kro_json_reader_skip (KroJsonReader *self);
const char  *kro_json_reader_get_string (const KroJsonReader *self, gsize *length);
gboolean     kro_json_reader_get_integer (const KroJsonReader *self, gint64 *value);
double       kro_json_reader_get_double (const KroJsonReader *self);
gsize        kro_json_reader_get_offset (const KroJsonReader *self);
gboolean     kro_json_reader_get_error (const KroJsonReader *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroJsonReader, kro_json_reader_free)

G_END_DECLS

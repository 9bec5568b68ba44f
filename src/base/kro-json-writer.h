/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KroJsonWriter:
 * @out: (not owned): where the text goes
 * @depth: how many objects and arrays are open
 * @comma: whether the next value must be preceded by a comma
 *
 * Writes JSON (RFC 8259) without insignificant white space, a value a call.
 * It lives on the stack: `KroJsonWriter writer = { .out = string };`. Keys and
 * strings must be UTF-8; a NUL within a string is written as `\u0000`.
 */
typedef struct
{
  GString *out;
  guint    depth;
  gboolean comma;
} KroJsonWriter;

void kro_json_writer_begin_object (KroJsonWriter *self);
void kro_json_writer_end_object (KroJsonWriter *self);
void kro_json_writer_begin_array (KroJsonWriter *self);
void kro_json_writer_end_array (KroJsonWriter *self);
void kro_json_writer_key (KroJsonWriter *self, const char *key);
void kro_json_writer_string (KroJsonWriter *self, const char *value);
void kro_json_writer_string_len (KroJsonWriter *self, const char *value, gsize length);
void kro_json_writer_integer (KroJsonWriter *self, gint64 value);
void kro_json_writer_fixed (KroJsonWriter *self, double value, int decimals);
void kro_json_writer_boolean (KroJsonWriter *self, gboolean value);
void kro_json_writer_null (KroJsonWriter *self);

G_END_DECLS

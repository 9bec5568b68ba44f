/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writes JSON without a tree. The state is the string, a flag for the comma
 * and the depth; a writer needs no freeing.
 */
#include "kro-json-writer.h"

#include <math.h>
#include <string.h>

static void
begin_value (KroJsonWriter *self)
{
  if (self->comma)
    g_string_append_c (self->out, ',');
  self->comma = TRUE;
}

static void
open_bracket (KroJsonWriter *self, char bracket)
{
  begin_value (self);
  g_string_append_c (self->out, bracket);
  self->comma = FALSE;
  self->depth++;
}

static void
close_bracket (KroJsonWriter *self, char bracket)
{
  g_return_if_fail (self->depth > 0);

  g_string_append_c (self->out, bracket);
  self->comma = TRUE;
  self->depth--;
}

static void
append_escaped (GString *out, char c)
{
  static const char named[] = "\"\\\b\f\n\r\t";
  static const char letters[] = "\"\\bfnrt";
  const char       *place = c != '\0' ? strchr (named, c) : NULL;

  if (place != NULL)
    {
      g_string_append_c (out, '\\');
      g_string_append_c (out, letters[place - named]);
    }
  else
    g_string_append_printf (out, "\\u%04x", (guchar)c);
}

static void
append_string (GString *out, const char *value, gsize length)
{
  gsize from = 0;

  g_string_append_c (out, '"');
  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar)value[i];

      if (G_LIKELY (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f))
        continue;
      g_string_append_len (out, value + from, (gssize)(i - from));
      append_escaped (out, value[i]);
      from = i + 1;
    }
  g_string_append_len (out, value + from, (gssize)(length - from));
  g_string_append_c (out, '"');
}

/**
 * kro_json_writer_begin_object:
 * @self: a writer
 *
 * Opens an object, as a value.
 */
void
kro_json_writer_begin_object (KroJsonWriter *self)
{
  open_bracket (self, '{');
}

/**
 * kro_json_writer_end_object:
 * @self: a writer within an object
 *
 * Closes the object.
 */
void
kro_json_writer_end_object (KroJsonWriter *self)
{
  close_bracket (self, '}');
}

/**
 * kro_json_writer_begin_array:
 * @self: a writer
 *
 * Opens an array, as a value.
 */
void
kro_json_writer_begin_array (KroJsonWriter *self)
{
  open_bracket (self, '[');
}

/**
 * kro_json_writer_end_array:
 * @self: a writer within an array
 *
 * Closes the array.
 */
void
kro_json_writer_end_array (KroJsonWriter *self)
{
  close_bracket (self, ']');
}

/**
 * kro_json_writer_key:
 * @self: a writer within an object
 * @key: UTF-8
 *
 * Writes a key; its value must follow.
 */
void
kro_json_writer_key (KroJsonWriter *self, const char *key)
{
  begin_value (self);
  append_string (self->out, key, strlen (key));
  g_string_append_c (self->out, ':');
  self->comma = FALSE;
}

/**
 * kro_json_writer_string:
 * @self: a writer
 * @value: (nullable): UTF-8; %NULL is written as `null`
 *
 * Writes a string.
 */
void
kro_json_writer_string (KroJsonWriter *self, const char *value)
{
  if (value != NULL)
    kro_json_writer_string_len (self, value, strlen (value));
  else
    kro_json_writer_null (self);
}

/**
 * kro_json_writer_string_len:
 * @self: a writer
 * @value: (array length=length): UTF-8, which may hold NUL
 * @length: in bytes
 *
 * Writes a string.
 */
void
kro_json_writer_string_len (KroJsonWriter *self, const char *value, gsize length)
{
  begin_value (self);
  append_string (self->out, value, length);
}

/**
 * kro_json_writer_integer:
 * @self: a writer
 * @value: an integer
 *
 * Writes an integer, all its digits.
 */
void
kro_json_writer_integer (KroJsonWriter *self, gint64 value)
{
  begin_value (self);
  g_string_append_printf (self->out, "%" G_GINT64_FORMAT, value);
}

/**
 * kro_json_writer_fixed:
 * @self: a writer
 * @value: a number; what is not finite is written as `null`
 * @decimals: at most how many digits stand behind the point, 0 to 9
 *
 * Writes a number with a point whatever the process's locale is, without
 * zeros at its end and never as "-0".
 */
void
kro_json_writer_fixed (KroJsonWriter *self, double value, int decimals)
{
  char  text[G_ASCII_DTOSTR_BUF_SIZE + 320];
  char  format[8];
  gsize length;

  if (!isfinite (value))
    {
      kro_json_writer_null (self);
      return;
    }
  begin_value (self);
  g_snprintf (format, sizeof format, "%%.%df", CLAMP (decimals, 0, 9));
  g_ascii_formatd (text, sizeof text, format, value);
  length = strlen (text);
  if (strchr (text, '.') != NULL)
    {
      while (text[length - 1] == '0')
        length--;
      if (text[length - 1] == '.')
        length--;
    }
  text[length] = '\0';
  g_string_append (self->out, g_str_equal (text, "-0") ? "0" : text);
}

/**
 * kro_json_writer_boolean:
 * @self: a writer
 * @value: a truth value
 *
 * Writes `true` or `false`.
 */
void
kro_json_writer_boolean (KroJsonWriter *self, gboolean value)
{
  begin_value (self);
  g_string_append (self->out, value ? "true" : "false");
}

/**
 * kro_json_writer_null:
 * @self: a writer
 *
 * Writes `null`.
 */
void
kro_json_writer_null (KroJsonWriter *self)
{
  begin_value (self);
  g_string_append (self->out, "null");
}

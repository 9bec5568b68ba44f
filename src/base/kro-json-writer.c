/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writes JSON without a tree. The state is the string, a flag for the comma
 * and the depth; a writer needs no freeing.
 */
#include "kro-json-writer.h"

#include <math.h>
#include <string.h>

#define MAX_SHORT 24u

/* What stands behind the backslash of a byte: 0 none, 1 `u` and its number. */
static const char escapes[256] = {
  [0 ... 7] = 1,
  [11] = 1,
  [14 ... 31] = 1,
  ['"'] = '"',
  ['\\'] = '\\',
  ['\b'] = 'b',
  ['\f'] = 'f',
  ['\n'] = 'n',
  ['\r'] = 'r',
  ['\t'] = 't',
  [127] = 1,
};

/* Makes room for bytes at the end, and returns where they go. */
static inline char *
extend (GString *out, gsize length)
{
  gsize old = out->len;

  if (old + length < out->allocated_len)
    {
      out->len = old + length;
      out->str[out->len] = '\0';
    }
  else
    g_string_set_size (out, old + length);
  return out->str + old;
}

static void
begin_value (KroJsonWriter *self)
{
  if (self->comma)
    *extend (self->out, 1) = ',';
  self->comma = TRUE;
}

static void
open_bracket (KroJsonWriter *self, char bracket)
{
  begin_value (self);
  *extend (self->out, 1) = bracket;
  self->comma = FALSE;
  self->depth++;
}

static void
close_bracket (KroJsonWriter *self, char bracket)
{
  g_return_if_fail (self->depth > 0);

  *extend (self->out, 1) = bracket;
  self->comma = TRUE;
  self->depth--;
}

static void
append_escaped (GString *out, guchar c)
{
  static const char digits[] = "0123456789abcdef";

  if (escapes[c] != 1)
    memcpy (extend (out, 2), ((char[2]){ '\\', escapes[c] }), 2);
  else
    memcpy (extend (out, 6), ((char[6]){ '\\', 'u', '0', '0', digits[c >> 4], digits[c & 15] }), 6);
}

/* How many bytes at the start stand for themselves, eight at a time: none is
 * `"`, `\`, 0x7f, or below 0x20. A false alarm only ends the quick part. */
static gsize
count_plain (const char *value, gsize length)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  const guint64 highs = G_GUINT64_CONSTANT (0x8080808080808080);
  gsize         i = 0;

  for (guint64 word; i + 8 <= length; i += 8)
    {
      memcpy (&word, value + i, sizeof word);
      if ((((word - 0x20 * ones) | ((word ^ '"' * ones) - ones) | ((word ^ '\\' * ones) - ones) | ((word ^ 0x7f * ones) - ones)) & ~word & highs) != 0)
        break;
    }
  while (i < length && escapes[(guchar)value[i]] == 0)
    i++;
  return i;
}

/* The quotes, a short string, and a colon behind a key, in one piece. FALSE: it
 * has a byte to escape, and nothing was written. */
static gboolean
append_short (GString *out, const char *value, gsize length, gboolean is_key)
{
  gsize old = out->len;
  char *at = extend (out, length + (is_key ? 3 : 2));

  *at++ = '"';
  for (gsize i = 0; i < length; i++)
    {
      if (G_UNLIKELY (escapes[(guchar)value[i]] != 0))
        {
          g_string_truncate (out, old);
          return FALSE;
        }
      *at++ = value[i];
    }
  *at = '"';
  if (is_key)
    at[1] = ':';
  return TRUE;
}

static void
append_string (GString *out, const char *value, gsize length, gboolean is_key)
{
  gsize n;

  if (length <= MAX_SHORT && append_short (out, value, length, is_key))
    return;
  *extend (out, 1) = '"';
  n = count_plain (value, length);
  memcpy (extend (out, n), value, n);
  while (n < length)
    {
      gsize run;

      append_escaped (out, (guchar)value[n++]);
      run = count_plain (value + n, length - n);
      memcpy (extend (out, run), value + n, run);
      n += run;
    }
  memcpy (extend (out, is_key ? 2 : 1), "\":", is_key ? 2 : 1);
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
  append_string (self->out, key, strlen (key), TRUE);
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
  append_string (self->out, value, length, FALSE);
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
  char    digits[24];
  gsize   at = sizeof digits;
  guint64 left = value < 0 ? 0 - (guint64)value : (guint64)value;

  begin_value (self);
  do
    digits[--at] = (char)('0' + left % 10);
  while ((left /= 10) > 0);
  if (value < 0)
    digits[--at] = '-';
  memcpy (extend (self->out, sizeof digits - at), digits + at, sizeof digits - at);
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A strict pull parser for JSON (RFC 8259) without a tree.
 *
 * `next` is the offset of the next byte to read, `start` that of the token
 * last returned. One bit a level in `nesting` tells objects from arrays;
 * `expect` says what may come next, so that a wrong comma or colon is an error
 * where it stands. An error is kept and returned by every later call.
 */
#include "kro-json-reader.h"

#include "kro-error.h"
#include "kro-utf8-private.h"

#include <string.h>

typedef enum {
  EXPECT_VALUE,          /* a value */
  EXPECT_VALUE_OR_CLOSE, /* behind `[` */
  EXPECT_KEY_OR_CLOSE,   /* behind `{` */
  EXPECT_COMMA_OR_CLOSE, /* behind a value */
  EXPECT_END,            /* behind the outermost value */
} Expect;

struct _KroJsonReader
{
  const char *text; /* borrowed */
  gsize       length;
  gsize       next;
  gsize       start;
  Expect      expect;
  guint       depth;
  guint64     nesting[KRO_JSON_MAX_DEPTH / 64];
  GString    *string;
  GError     *error;
};

static KroJsonToken
fail (KroJsonReader *self, KroBaseError code, gsize at, const char *message)
{
  gsize line = 1, column = 1;

  if (self->error != NULL)
    return KRO_JSON_ERROR;
  for (gsize i = 0; i < MIN (at, self->length); i++)
    if (self->text[i] == '\n')
      {
        line++;
        column = 1;
      }
    else
      column += ((guchar)self->text[i] & 0xc0) != 0x80;
  self->start = at;
  self->error = g_error_new (KRO_BASE_ERROR, (int)code, "JSON, line %" G_GSIZE_FORMAT ", column %" G_GSIZE_FORMAT ": %s", line, column, message);
  return KRO_JSON_ERROR;
}

static KroJsonToken
fail_syntax (KroJsonReader *self, const char *message)
{
  return fail (self, KRO_BASE_ERROR_JSON_SYNTAX, self->next, message);
}

static gboolean
in_object (const KroJsonReader *self)
{
  guint level = self->depth - 1;

  return self->depth > 0 && (self->nesting[level / 64] >> (level % 64) & 1) != 0;
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void
skip_space (KroJsonReader *self)
{
  while (self->next < self->length && is_space (self->text[self->next]))
    self->next++;
}

static int
peek (const KroJsonReader *self)
{
  return self->next < self->length ? (guchar)self->text[self->next] : -1;
}

static void
value_done (KroJsonReader *self)
{
  self->expect = self->depth > 0 ? EXPECT_COMMA_OR_CLOSE : EXPECT_END;
}

static KroJsonToken
open_level (KroJsonReader *self, gboolean object)
{
  guint64 bit;

  if (self->depth == KRO_JSON_MAX_DEPTH)
    return fail (self, KRO_BASE_ERROR_JSON_DEPTH, self->next, "nested too deeply; at most 128 levels are read");
  self->next++;
  bit = (guint64)1 << (self->depth % 64);
  if (object)
    self->nesting[self->depth / 64] |= bit;
  else
    self->nesting[self->depth / 64] &= ~bit;
  self->depth++;
  self->expect = object ? EXPECT_KEY_OR_CLOSE : EXPECT_VALUE_OR_CLOSE;
  return object ? KRO_JSON_BEGIN_OBJECT : KRO_JSON_BEGIN_ARRAY;
}

static KroJsonToken
close_level (KroJsonReader *self)
{
  gboolean object = in_object (self);

  self->next++;
  self->depth--;
  value_done (self);
  return object ? KRO_JSON_END_OBJECT : KRO_JSON_END_ARRAY;
}

static gboolean
read_hex (KroJsonReader *self, gunichar *value)
{
  *value = 0;
  for (int i = 0; i < 4; i++, self->next++)
    {
      int digit = self->next < self->length ? g_ascii_xdigit_value (self->text[self->next]) : -1;

      if (digit < 0)
        {
          fail_syntax (self, "\\u needs four hexadecimal digits");
          return FALSE;
        }
      *value = *value << 4 | (gunichar)digit;
    }
  return TRUE;
}

/* Behind `\u`. A pair of surrogates is one code point; half a pair is an error,
 * since no UTF-8 can hold it. */
static gboolean
read_unicode_escape (KroJsonReader *self)
{
  gsize    start = self->next;
  gunichar high, low;

  if (!read_hex (self, &high))
    return FALSE;
  if (high >= 0xd800 && high <= 0xdbff && self->next + 1 < self->length &&
      self->text[self->next] == '\\' && self->text[self->next + 1] == 'u')
    {
      self->next += 2;
      if (!read_hex (self, &low))
        return FALSE;
      if (low >= 0xdc00 && low <= 0xdfff)
        {
          g_string_append_unichar (self->string, 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00));
          return TRUE;
        }
    }
  if (high >= 0xd800 && high <= 0xdfff)
    {
      fail (self, KRO_BASE_ERROR_JSON_SYNTAX, start, "half of a surrogate pair");
      return FALSE;
    }
  if (high == 0)
    g_string_append_c (self->string, '\0');
  else
    g_string_append_unichar (self->string, high);
  return TRUE;
}

static gboolean
read_escape (KroJsonReader *self)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char values[] = "\"\\/\b\f\n\r\t";
  const char       *place;
  int               c;

  self->next++;
  c = peek (self);
  if (c == 'u')
    {
      self->next++;
      return read_unicode_escape (self);
    }
  place = c > 0 ? strchr (letters, c) : NULL;
  if (place == NULL)
    {
      fail_syntax (self, "unknown escape behind a backslash");
      return FALSE;
    }
  g_string_append_c (self->string, values[place - letters]);
  self->next++;
  return TRUE;
}

/* The offset of the next byte that is not itself in a string. */
static gsize
find_special (const KroJsonReader *self, gsize from)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  const guint64 highs = G_GUINT64_CONSTANT (0x8080808080808080);

  /* Eight bytes at a time: none is `"`, `\`, or below 0x20. A byte beyond ASCII
   * hides none of these, and a false alarm only ends the quick part. */
  for (guint64 word; from + 8 <= self->length; from += 8)
    {
      memcpy (&word, self->text + from, sizeof word);
      if ((((word - 0x20 * ones) | ((word ^ '"' * ones) - ones) | ((word ^ '\\' * ones) - ones)) & ~word & highs) != 0)
        break;
    }
  while (from < self->length && (guchar)self->text[from] >= 0x20 && self->text[from] != '"' && self->text[from] != '\\')
    from++;
  return from;
}

static gboolean
read_string (KroJsonReader *self)
{
  gsize start = self->next++;

  g_string_truncate (self->string, 0);
  while (TRUE)
    {
      gsize from = self->next;
      int   c;

      self->next = find_special (self, from);
      c = peek (self);
      if (!kro_utf8_validate (self->text + from, self->next - from, NULL))
        {
          fail (self, KRO_BASE_ERROR_JSON_SYNTAX, from, "this string is not UTF-8");
          return FALSE;
        }
      g_string_append_len (self->string, self->text + from, (gssize)(self->next - from));
      if (c == '"')
        break;
      if (c == '\\')
        {
          if (!read_escape (self))
            return FALSE;
        }
      else if (c < 0)
        {
          fail (self, KRO_BASE_ERROR_JSON_SYNTAX, start, "this string has no end");
          return FALSE;
        }
      else
        {
          fail_syntax (self, "a control character in a string must be written as an escape");
          return FALSE;
        }
    }
  self->next++;
  return TRUE;
}

static gsize
skip_digits (KroJsonReader *self)
{
  gsize from = self->next;

  while (self->next < self->length && g_ascii_isdigit (self->text[self->next]))
    self->next++;
  return self->next - from;
}

static KroJsonToken
read_number (KroJsonReader *self)
{
  gsize from = self->next;
  gsize digits_at;
  gsize n_digits;

  if (peek (self) == '-')
    self->next++;
  digits_at = self->next;
  n_digits = skip_digits (self);
  if (n_digits == 0 || (n_digits > 1 && self->text[digits_at] == '0'))
    return fail (self, KRO_BASE_ERROR_JSON_SYNTAX, from, "not a number as JSON writes it");
  if (peek (self) == '.')
    {
      self->next++;
      if (skip_digits (self) == 0)
        return fail_syntax (self, "digits are missing behind the point");
    }
  if (peek (self) == 'e' || peek (self) == 'E')
    {
      self->next++;
      if (peek (self) == '+' || peek (self) == '-')
        self->next++;
      if (skip_digits (self) == 0)
        return fail_syntax (self, "digits are missing in the exponent");
    }
  g_string_truncate (self->string, 0);
  g_string_append_len (self->string, self->text + from, (gssize)(self->next - from));
  value_done (self);
  return KRO_JSON_NUMBER;
}

static KroJsonToken
read_word (KroJsonReader *self)
{
  static const struct
  {
    const char  *word;
    KroJsonToken token;
  } words[] = {
    { "true", KRO_JSON_TRUE },
    { "false", KRO_JSON_FALSE },
    { "null", KRO_JSON_NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i].word);

      if (self->length - self->next >= length && memcmp (self->text + self->next, words[i].word, length) == 0)
        {
          self->next += length;
          value_done (self);
          return words[i].token;
        }
    }
  return fail_syntax (self, "no value starts like this");
}

static KroJsonToken
read_value (KroJsonReader *self)
{
  int c = peek (self);

  if (c == '{')
    return open_level (self, TRUE);
  if (c == '[')
    return open_level (self, FALSE);
  if (c == '-' || g_ascii_isdigit (c))
    return read_number (self);
  if (c != '"')
    return c < 0 ? fail_syntax (self, "the text ends where a value should stand") : read_word (self);
  if (!read_string (self))
    return KRO_JSON_ERROR;
  value_done (self);
  return KRO_JSON_STRING;
}

static KroJsonToken
read_key (KroJsonReader *self)
{
  if (peek (self) != '"')
    return fail_syntax (self, "a key in double quotes should stand here");
  if (!read_string (self))
    return KRO_JSON_ERROR;
  skip_space (self);
  if (peek (self) != ':')
    return fail_syntax (self, "a colon should stand behind a key");
  self->next++;
  self->expect = EXPECT_VALUE;
  return KRO_JSON_KEY;
}

static KroJsonToken
read_comma (KroJsonReader *self)
{
  if (peek (self) != ',')
    return fail_syntax (self, in_object (self) ? "a comma or } should stand here" : "a comma or ] should stand here");
  self->next++;
  skip_space (self);
  self->start = self->next;
  return in_object (self) ? read_key (self) : read_value (self);
}

/**
 * kro_json_reader_new:
 * @text: (array length=length): the JSON text, which must outlive the reader
 * @length: in bytes
 *
 * Returns: (transfer full): a reader before the first token
 */
KroJsonReader *
kro_json_reader_new (const char *text, gsize length)
{
  KroJsonReader *self = g_new0 (KroJsonReader, 1);

  self->text = text;
  self->length = length;
  self->string = g_string_new (NULL);
  return self;
}

/**
 * kro_json_reader_free:
 * @self: (transfer full): a reader
 *
 * Frees the reader, not the text.
 */
void
kro_json_reader_free (KroJsonReader *self)
{
  g_string_free (self->string, TRUE);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * kro_json_reader_next:
 * @self: a reader
 *
 * Reads the next token. Commas and colons are checked and not returned.
 *
 * Returns: the token; %KRO_JSON_END behind the outermost value,
 *   %KRO_JSON_ERROR where kro_json_reader_get_error() says what is wrong
 */
KroJsonToken
kro_json_reader_next (KroJsonReader *self)
{
  int c;

  if (self->error != NULL)
    return KRO_JSON_ERROR;
  skip_space (self);
  self->start = self->next;
  c = peek (self);
  if (self->depth > 0 && self->expect != EXPECT_VALUE && c == (in_object (self) ? '}' : ']'))
    return close_level (self);
  switch (self->expect)
    {
    case EXPECT_END:
      return c < 0 ? KRO_JSON_END : fail_syntax (self, "there is more behind the value");
    case EXPECT_KEY_OR_CLOSE:
      return read_key (self);
    case EXPECT_COMMA_OR_CLOSE:
      return read_comma (self);
    case EXPECT_VALUE:
    case EXPECT_VALUE_OR_CLOSE:
    default:
      return read_value (self);
    }
}

/**
 * kro_json_reader_skip:
 * @self: a reader that just returned a token
 *
 * Reads on to the end of the value that the last token began; behind a key,
 * to the end of the key's value. Elsewhere nothing is read.
 *
 * Returns: %FALSE on an error
 */
gboolean
kro_json_reader_skip (KroJsonReader *self)
{
  guint        depth = self->depth;
  KroJsonToken token;

  if (self->error != NULL)
    return FALSE;
  if (self->expect == EXPECT_VALUE && self->depth > 0)
    {
      token = kro_json_reader_next (self);
      if (token != KRO_JSON_BEGIN_OBJECT && token != KRO_JSON_BEGIN_ARRAY)
        return token != KRO_JSON_ERROR;
      depth = self->depth;
    }
  else if (self->expect != EXPECT_KEY_OR_CLOSE && self->expect != EXPECT_VALUE_OR_CLOSE)
    return TRUE;
  while (self->depth >= depth)
    if (kro_json_reader_next (self) == KRO_JSON_ERROR)
      return FALSE;
  return TRUE;
}

/**
 * kro_json_reader_get_string:
 * @self: a reader that just returned a key, a string or a number
 * @length: (out) (optional): its length in bytes
 *
 * Returns: (transfer none): the decoded string, or the digits as written; it
 *   ends with a NUL, may hold others, and lives until the next token
 */
const char *
kro_json_reader_get_string (const KroJsonReader *self, gsize *length)
{
  if (length != NULL)
    *length = self->string->len;
  return self->string->str;
}

/**
 * kro_json_reader_get_integer:
 * @self: a reader that just returned a number
 * @value: (out): the number
 *
 * Returns: %FALSE when the number has a fraction or an exponent, or does not
 *   fit 64 bits
 */
gboolean
kro_json_reader_get_integer (const KroJsonReader *self, gint64 *value)
{
  return g_ascii_string_to_signed (self->string->str, 10, G_MININT64, G_MAXINT64, value, NULL);
}

/**
 * kro_json_reader_get_double:
 * @self: a reader that just returned a number
 *
 * Returns: the number, rounded; infinite where it is too large
 */
double
kro_json_reader_get_double (const KroJsonReader *self)
{
  return g_ascii_strtod (self->string->str, NULL);
}

/**
 * kro_json_reader_get_offset:
 * @self: a reader
 *
 * Returns: the offset in bytes of the token last returned, or of the error
 */
gsize
kro_json_reader_get_offset (const KroJsonReader *self)
{
  return self->start;
}

/**
 * kro_json_reader_get_error:
 * @self: a reader
 * @error: where to put a copy of the reader's error
 *
 * Returns: %TRUE when there was an error
 */
gboolean
kro_json_reader_get_error (const KroJsonReader *self, GError **error)
{
  if (self->error == NULL)
    return FALSE;
  if (error != NULL)
    *error = g_error_copy (self->error);
  return TRUE;
}

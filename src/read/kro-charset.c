/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bytes of a text file to KroText.
 *
 * UTF-8 is decoded here, also with a few broken places. Everything else goes
 * to the second executable, `kroniek-reader`, which tells the encoding and
 * converts under limits of memory and time, so that a hostile file cannot take
 * the window down. Its answer is one line of JSON, `{"charset":NAME}`, and the
 * text in UTF-8.
 */
#include "kro-charset.h"

#include "kro-json-reader.h"
#include "kro-read-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How much of a file is looked at to tell whether it is text. */
#define SNIFF_BYTES (64 * 1024)

/* Kinds of files by their first bytes, with words for people. */
static const struct
{
  const char *magic;
  gsize       length;
  const char *kind;
} magics[] = {
  { "%PDF-", 5, N_ ("a PDF document") },
  { "PK\3\4", 4, N_ ("an office document or a ZIP archive") },
  { "\xd0\xcf\x11\xe0", 4, N_ ("an old office document") },
  { "{\\rtf", 5, N_ ("an RTF document") },
  { "\x1f\x8b", 2, N_ ("a compressed file") },
  { "SQLite format 3", 16, N_ ("a database") },
  { "\x89PNG", 4, N_ ("a picture") },
  { "\xff\xd8\xff", 3, N_ ("a picture") },
  { "GIF8", 4, N_ ("a picture") },
  { "\x7f"
    "ELF",
    4,
    N_ ("a program") },
};

/**
 * Counts:
 * @n_zero: NUL bytes
 * @n_control: other control characters that no text needs
 * @n_multi: whole UTF-8 sequences of two bytes and more
 * @n_bad: bytes that belong to no UTF-8 sequence
 */
typedef struct
{
  gsize n_zero;
  gsize n_control;
  gsize n_multi;
  gsize n_bad;
} Counts;

static Counts
count_bytes (const guint8 *data, gsize length)
{
  Counts counts = { 0 };

  for (gsize i = 0; i < length;)
    {
      gunichar c;

      if (data[i] < 0x80)
        {
          counts.n_zero += data[i] == 0;
          counts.n_control += data[i] != 0 && data[i] < 0x20 && strchr ("\t\n\v\f\r\x1b", data[i]) == NULL;
          i++;
          continue;
        }
      c = g_utf8_get_char_validated ((const char *)data + i, (gssize)(length - i));
      if (c == (gunichar)-1 || c == (gunichar)-2)
        {
          counts.n_bad++;
          i++;
          continue;
        }
      counts.n_multi++;
      i += (gsize)g_unichar_to_utf8 (c, NULL);
    }
  return counts;
}

static gboolean
has_wide_mark (const guint8 *data, gsize length)
{
  return (length >= 2 && ((data[0] == 0xff && data[1] == 0xfe) || (data[0] == 0xfe && data[1] == 0xff))) ||
         (length >= 4 && memcmp (data, "\0\0\xfe\xff", 4) == 0);
}

/* Text of two bytes a character has a zero in nearly every other byte where it
 * is Latin; binary files have them everywhere. */
static gboolean
looks_wide (const guint8 *data, gsize length, const Counts *counts)
{
  gsize n_even = 0;

  if (has_wide_mark (data, length))
    return TRUE;
  if (length < 4 || counts->n_zero * 10 < length * 3)
    return FALSE;
  for (gsize i = 0; i < length; i += 2)
    n_even += data[i] == 0;
  return n_even * 20 < counts->n_zero || n_even * 20 > counts->n_zero * 19;
}

/* Markup would be read as words: a page by its first tag, XHTML behind its
 * declaration too. */
static gboolean
is_web_page (const guint8 *data, gsize length)
{
  g_autofree char *head = g_ascii_strdown ((const char *)data, (gssize)MIN (length, 512));
  const char      *at = g_str_has_prefix (head, "\xef\xbb\xbf") ? head + 3 : head;

  at += strspn (at, " \t\r\n");
  if (g_str_has_prefix (at, "<?xml"))
    return strstr (at, "<html") != NULL;
  return g_str_has_prefix (at, "<!doctype html") || g_str_has_prefix (at, "<html");
}

static const char *
find_kind (const guint8 *data, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (magics); i++)
    if (length >= magics[i].length && memcmp (data, magics[i].magic, magics[i].length) == 0)
      return _ (magics[i].kind);
  return length > 0 && is_web_page (data, length) ? _ ("a web page") : NULL;
}

static gboolean
refuse_kind (const guint8 *data, gsize length, const char *name, GError **error)
{
  const char *kind = find_kind (data, length);

  if (kind == NULL)
    return FALSE;
  g_set_error (error, KRO_READ_ERROR, KRO_READ_ERROR_KIND,
               /* Translators: file name, kind of file */
               _ ("%s is %s, which Kroniek does not read; save its words as plain text and open that"), name, kind);
  return TRUE;
}

static gboolean
refuse_binary (const guint8 *data, gsize length, const Counts *counts, const char *name, GError **error)
{
  if ((counts->n_zero + counts->n_control) * 20 <= length)
    return FALSE;
  g_set_error (error, KRO_READ_ERROR, KRO_READ_ERROR_BINARY,
               _ ("%s holds no text: %lu of its first %lu bytes are control characters; open a text file instead"),
               name, (gulong)(counts->n_zero + counts->n_control), (gulong)length);
  return TRUE;
}

static gboolean
read_answer (GBytes *answer, char **charset, KroText **text)
{
  gsize       length;
  const char *data = g_bytes_get_data (answer, &length);
  const char *line_end = length > 0 ? memchr (data, '\n', length) : NULL;
  g_autoptr (KroJsonReader) reader = NULL;

  if (line_end == NULL)
    return FALSE;
  reader = kro_json_reader_new (data, (gsize)(line_end - data));
  if (kro_json_reader_next (reader) != KRO_JSON_BEGIN_OBJECT ||
      kro_json_reader_next (reader) != KRO_JSON_KEY ||
      kro_json_reader_next (reader) != KRO_JSON_STRING)
    return FALSE;
  *charset = g_strdup (kro_json_reader_get_string (reader, NULL));
  *text = kro_text_new (line_end + 1, (gssize)(data + length - line_end - 1));
  return TRUE;
}

static KroText *
decode_with_helper (GBytes *bytes, const char *name, const char *helper, char **charset, GCancellable *cancellable, GError **error)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GError) reason = NULL;
  KroText *text = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                              &reason, helper, "charset", NULL);
  if (process == NULL)
    {
      g_set_error (error, KRO_READ_ERROR, KRO_READ_ERROR_CHARSET,
                   _ ("%s is not UTF-8, and the program that reads other encodings did not start (%s); save the file as UTF-8"),
                   name, reason->message);
      return NULL;
    }
  if (!g_subprocess_communicate (process, bytes, cancellable, &answer, NULL, &reason))
    {
      g_subprocess_force_exit (process);
      if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return NULL;
        }
    }
  else if (g_subprocess_get_successful (process) && read_answer (answer, charset, &text))
    return text;
  g_set_error (error, KRO_READ_ERROR, KRO_READ_ERROR_CHARSET,
               _ ("%s: its encoding could not be told; save the file as UTF-8"), name);
  return NULL;
}

/**
 * kro_charset_decode:
 * @bytes: what the file holds
 * @name: how people know the file, for messages
 * @helper: (nullable): path of `kroniek-reader`; without it only UTF-8 is read
 * @charset: (out) (transfer full): the encoding where it is not UTF-8, else
 *   %NULL
 * @cancellable: (nullable): ends the work
 * @error: where to put a #KroReadError, or %G_IO_ERROR_CANCELLED
 *
 * Decodes a text file. Bytes of a UTF-8 file that are broken become U+FFFD; a
 * file whose bytes beyond ASCII are mostly no UTF-8 is taken for another
 * encoding. Binary files and documents of other kinds are refused.
 *
 * Returns: (transfer full) (nullable): the text
 */
KroText *
kro_charset_decode (GBytes *bytes, const char *name, const char *helper, char **charset, GCancellable *cancellable, GError **error)
{
  gsize         length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  Counts        counts = count_bytes (data, length);
  Counts        head = length > SNIFF_BYTES ? count_bytes (data, SNIFF_BYTES) : counts;
  gsize         head_length = MIN (length, SNIFF_BYTES);

  *charset = NULL;
  if (refuse_kind (data, length, name, error))
    return NULL;
  if (!looks_wide (data, head_length, &head))
    {
      if (refuse_binary (data, head_length, &head, name, error))
        return NULL;
      if (counts.n_bad == 0 || counts.n_multi > counts.n_bad)
        return kro_text_new ((const char *)data, (gssize)length);
    }
  if (helper == NULL)
    {
      g_set_error (error, KRO_READ_ERROR, KRO_READ_ERROR_CHARSET,
                   _ ("%s is not UTF-8; save the file as UTF-8"), name);
      return NULL;
    }
  return decode_with_helper (bytes, name, helper, charset, cancellable, error);
}

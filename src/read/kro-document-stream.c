/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files to documents.
 *
 * The input is read in chunks into `buffer`; `start` is the first byte that
 * was not yet used and `line` the number of its line, from 1. A plain text
 * file is read whole, at most KRO_MAX_TEXT_BYTES of it, so that a device or a
 * pipe without end is refused instead of read for ever. A stream of documents
 * may be of any length; only each line has the limit.
 */
#include "kro-document-stream.h"

#include "kro-charset.h"
#include "kro-json-reader.h"
#include "kro-read-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK_BYTES (256u * 1024)

typedef enum {
  STREAM_ARTICLE,
  STREAM_JSON_LINES,
  STREAM_DONE,
} StreamState;

struct _KroDocumentStream
{
  GInputStream  *input;
  char          *id;
  char          *uri;
  char          *helper;
  GByteArray    *buffer;
  gsize          start;
  guint          line;
  gboolean       at_end;
  StreamState    state;
  KroForeignKind foreign;
};

static void
set_io_error (GError **error, const char *id, const GError *reason)
{
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, reason->message);
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, KRO_READ_ERROR, KRO_READ_ERROR_NOT_FOUND, _ ("%s: there is no such file; check the name"), id);
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    g_set_error (error, KRO_READ_ERROR, KRO_READ_ERROR_FOLDER, _ ("%s is a folder; name a file in it"), id);
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (error, KRO_READ_ERROR, KRO_READ_ERROR_UNREADABLE, _ ("%s may not be read; ask its owner for permission"), id);
  else
    g_set_error (error, KRO_READ_ERROR, KRO_READ_ERROR_UNREADABLE, _ ("%s could not be read: %s"), id, reason->message);
}

/* Reads one more chunk behind what is not yet used. */
static gboolean
read_chunk (KroDocumentStream *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;
  guint  used;
  gssize n;

  if (self->start > 0)
    {
      g_byte_array_remove_range (self->buffer, 0, (guint)self->start);
      self->start = 0;
    }
  used = self->buffer->len;
  g_byte_array_set_size (self->buffer, used + MAX (CHUNK_BYTES, used / 2));
  n = g_input_stream_read (self->input, self->buffer->data + used, self->buffer->len - used, cancellable, &reason);
  g_byte_array_set_size (self->buffer, used + (guint)MAX (n, 0));
  if (n < 0)
    {
      set_io_error (error, self->id, reason);
      return FALSE;
    }
  self->at_end = n == 0;
  return TRUE;
}

/* Makes a whole line lie in the buffer; at the end of the input the last line
 * needs no line end. `*length` is 0 and `*data` NULL where there is none. */
static gboolean
read_line (KroDocumentStream *self, const char **data, gsize *length, GCancellable *cancellable, GError **error)
{
  gsize searched = 0;

  while (TRUE)
    {
      const char *from = (const char *)self->buffer->data + self->start;
      gsize       n = self->buffer->len - self->start;
      const char *lf = n > searched ? memchr (from + searched, '\n', n - searched) : NULL;

      if (lf != NULL || (self->at_end && n > 0))
        {
          *data = from;
          *length = lf != NULL ? (gsize)(lf - from) : n;
          return TRUE;
        }
      if (self->at_end)
        {
          *data = NULL;
          *length = 0;
          return TRUE;
        }
      if (n > 2 * KRO_MAX_TEXT_BYTES)
        {
          g_set_error (error, KRO_READ_ERROR, KRO_READ_ERROR_TOO_LARGE,
                       _ ("%s, line %u: the line is longer than 128 MB, which is not read; split it"), self->id, self->line);
          return FALSE;
        }
      searched = n;
      if (!read_chunk (self, cancellable, error))
        return FALSE;
    }
}

/* The string that is the value of a key; null is none, and so is "". */
static gboolean
take_string (KroJsonReader *reader, char **string)
{
  KroJsonToken token = kro_json_reader_next (reader);
  const char  *value = token == KRO_JSON_STRING ? kro_json_reader_get_string (reader, NULL) : "";

  g_free (*string);
  *string = *value != '\0' ? g_strdup (value) : NULL;
  return token == KRO_JSON_STRING || token == KRO_JSON_NULL;
}

static KroText *
take_text (KroJsonReader *reader)
{
  const char *string;
  gsize       length;

  if (kro_json_reader_next (reader) != KRO_JSON_STRING)
    return NULL;
  string = kro_json_reader_get_string (reader, &length);
  return kro_text_new_verbatim (string, (gssize)length);
}

/* The value of a key that is not asked for; a value of the wrong type is left
 * out the same way. */
static gboolean
read_member (KroJsonReader *reader, KroDocument *document)
{
  const char *key = kro_json_reader_get_string (reader, NULL);

  if (g_str_equal (key, "text") && document->text == NULL)
    return (document->text = take_text (reader)) != NULL;
  if (g_str_equal (key, "id"))
    return take_string (reader, &document->id);
  if (g_str_equal (key, "date"))
    return take_string (reader, &document->date);
  if (g_str_equal (key, "lang"))
    return take_string (reader, &document->language);
  return kro_json_reader_skip (reader);
}

static gboolean
parse_document (const char *line, gsize length, KroDocument *document, GError **error)
{
  g_autoptr (KroJsonReader) reader = kro_json_reader_new (line, length);
  KroJsonToken token = kro_json_reader_next (reader);
  gboolean     read = token == KRO_JSON_BEGIN_OBJECT;

  while (read && (token = kro_json_reader_next (reader)) == KRO_JSON_KEY)
    read = read_member (reader, document);
  if (read && token == KRO_JSON_END_OBJECT && kro_json_reader_next (reader) == KRO_JSON_END && document->text != NULL)
    return TRUE;
  if (!kro_json_reader_get_error (reader, error))
    g_set_error (error, KRO_READ_ERROR, KRO_READ_ERROR_DOCUMENT,
                 _ ("byte %lu: a document is one object with a string “text”, and with strings “id”, “date” and “lang” if it has them"),
                 (gulong)kro_json_reader_get_offset (reader));
  kro_document_clear (document);
  return FALSE;
}

static gboolean
is_blank (const char *data, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (data[i]))
      return FALSE;
  return TRUE;
}

static gsize
length_of_mark (const KroDocumentStream *self)
{
  return self->buffer->len >= 3 && memcmp (self->buffer->data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

static gboolean
looks_like_json (const KroDocumentStream *self)
{
  gsize i = length_of_mark (self);

  while (i < self->buffer->len && g_ascii_isspace (self->buffer->data[i]))
    i++;
  return i < self->buffer->len && self->buffer->data[i] == '{';
}

static gboolean
is_blank_so_far (const KroDocumentStream *self)
{
  gsize mark = length_of_mark (self);

  return is_blank ((const char *)self->buffer->data + mark, self->buffer->len - mark);
}

/* Passes over the mark and the blank lines before what looks like JSON. */
static void
skip_blank_lines (KroDocumentStream *self)
{
  self->start = length_of_mark (self);
  for (gsize i = self->start; g_ascii_isspace (self->buffer->data[i]); i++)
    if (self->buffer->data[i] == '\n')
      {
        self->start = i + 1;
        self->line++;
      }
}

/* A file that starts like JSON is a stream when its first line that is not
 * blank is a document.
 * A first line that is whole JSON but no document is refused, since nobody
 * wants the dates of a data file as an article; anything else is text. */
static gboolean
sniff (KroDocumentStream *self, GCancellable *cancellable, GError **error)
{
  g_auto (KroDocument) document = { 0 };
  g_autoptr (GError) reason = NULL;
  const char *line;
  gsize       length;

  self->state = STREAM_ARTICLE;
  /* A pipe may give blank lines before anything that can be told. */
  do
    if (!read_chunk (self, cancellable, error))
      return FALSE;
  while (!self->at_end && self->buffer->len < CHUNK_BYTES && is_blank_so_far (self));
  self->foreign = kro_foreign_sniff ((const char *)self->buffer->data, self->buffer->len);
  if (self->foreign != KRO_FOREIGN_NONE || !looks_like_json (self))
    return TRUE;
  skip_blank_lines (self);
  if (!read_line (self, &line, &length, cancellable, error))
    return FALSE;
  if (parse_document (line, length, &document, &reason))
    self->state = STREAM_JSON_LINES;
  else if (reason->domain == KRO_READ_ERROR)
    {
      g_set_error (error, KRO_READ_ERROR, KRO_READ_ERROR_KIND,
                   _ ("%s, line %u: JSON, but no stream of documents (%s)"), self->id, self->line, reason->message);
      return FALSE;
    }
  return TRUE;
}

/**
 * kro_document_clear:
 * @self: a document
 *
 * Frees what the document holds and empties it.
 */
void
kro_document_clear (KroDocument *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->text, kro_text_unref);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->charset, g_free);
  self->foreign = KRO_FOREIGN_NONE;
  self->streamed = FALSE;
  self->source = NULL;
  self->line = 0;
}

/**
 * kro_document_stream_new:
 * @input: where the bytes come from
 * @id: how the person named it: for messages, and as id of an article
 * @uri: (nullable): where it is
 * @helper: (nullable): path of `kroniek-reader`; without it only UTF-8 is read
 * @cancellable: (nullable): ends the work
 * @error: where to put a #KroReadError
 *
 * Takes an input and looks what it is.
 *
 * Returns: (transfer full) (nullable): the stream
 */
KroDocumentStream *
kro_document_stream_new (GInputStream *input, const char *id, const char *uri, const char *helper, GCancellable *cancellable, GError **error)
{
  g_autoptr (KroDocumentStream) self = g_new0 (KroDocumentStream, 1);

  self->input = g_object_ref (input);
  self->id = g_strdup (id);
  self->uri = g_strdup (uri);
  self->helper = g_strdup (helper);
  self->buffer = g_byte_array_new ();
  self->line = 1;
  if (!sniff (self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * kro_document_stream_open:
 * @file: a file
 * @id: the path as the person gave it: for messages, and as id of an article
 * @helper: (nullable): path of `kroniek-reader`; without it only UTF-8 is read
 * @cancellable: (nullable): ends the work
 * @error: where to put a #KroReadError
 *
 * Opens a file and looks what it is.
 *
 * Returns: (transfer full) (nullable): the stream
 */
KroDocumentStream *
kro_document_stream_open (GFile *file, const char *id, const char *helper, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GFileInputStream) input = g_file_read (file, cancellable, &reason);
  g_autofree char *uri = g_file_get_uri (file);

  if (input != NULL)
    return kro_document_stream_new (G_INPUT_STREAM (input), id, uri, helper, cancellable, error);
  set_io_error (error, id, reason);
  return NULL;
}

/**
 * kro_document_stream_free:
 * @self: (transfer full): a stream
 *
 * Closes and frees the stream.
 */
void
kro_document_stream_free (KroDocumentStream *self)
{
  g_object_unref (self->input);
  g_byte_array_unref (self->buffer);
  g_free (self->id);
  g_free (self->uri);
  g_free (self->helper);
  g_free (self);
}

static gboolean
has_words (const KroText *text)
{
  const char *data = kro_text_get_data (text, NULL);

  for (; *data != '\0'; data = g_utf8_next_char (data))
    if (g_unichar_isalnum (g_utf8_get_char (data)))
      return TRUE;
  return FALSE;
}

static gboolean
read_article (KroDocumentStream *self, KroDocument *document, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  gsize most = self->foreign != KRO_FOREIGN_NONE ? KRO_MAX_TIMELINE_BYTES : KRO_MAX_TEXT_BYTES;

  self->state = STREAM_DONE;
  self->start = 0;
  while (!self->at_end && self->buffer->len <= most)
    if (!read_chunk (self, cancellable, error))
      return FALSE;
  if (self->buffer->len > most && self->foreign != KRO_FOREIGN_NONE)
    {
      g_set_error (error, KRO_READ_ERROR, KRO_READ_ERROR_TOO_LARGE, _ ("%s is larger than 512 MB and is not read; split it"), self->id);
      return FALSE;
    }
  if (self->buffer->len > most)
    {
      g_set_error (error, KRO_READ_ERROR, KRO_READ_ERROR_TOO_LARGE,
                   _ ("%s is larger than 64 MB, more than any article, and is not read; split it, or give it as JSON Lines"), self->id);
      return FALSE;
    }
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&self->buffer));
  self->buffer = g_byte_array_new ();
  document->text = kro_charset_decode (bytes, self->id, self->helper, &document->charset, cancellable, error);
  if (document->text != NULL && !has_words (document->text))
    {
      g_set_error (error, KRO_READ_ERROR, KRO_READ_ERROR_EMPTY, _ ("%s is empty; there is nothing to read in it"), self->id);
      g_clear_pointer (&document->text, kro_text_unref);
    }
  if (document->text == NULL)
    {
      kro_document_clear (document);
      return FALSE;
    }
  document->id = g_strdup (self->id);
  document->uri = g_strdup (self->uri);
  document->foreign = self->foreign;
  return TRUE;
}

static gboolean
read_document (KroDocumentStream *self, KroDocument *document, GCancellable *cancellable, GError **error)
{
  const char *line;
  gsize       length;

  do
    {
      if (!read_line (self, &line, &length, cancellable, error) || line == NULL)
        {
          self->state = STREAM_DONE;
          return FALSE;
        }
      self->start = MIN (self->start + length + 1, self->buffer->len);
      self->line++;
  } while (is_blank (line, length));
  if (!parse_document (line, length, document, error))
    {
      g_prefix_error (error, _ ("%s, line %u: "), self->id, self->line - 1);
      return FALSE;
    }
  if (document->id == NULL)
    document->id = g_strdup_printf ("%s:%u", self->id, self->line - 1);
  document->uri = g_strdup (self->uri);
  document->streamed = TRUE;
  document->source = g_intern_string (self->id);
  document->line = self->line - 1;
  return TRUE;
}

/**
 * kro_document_stream_next:
 * @self: a stream
 * @document: (out caller-allocates): an empty document to fill
 * @cancellable: (nullable): ends the work
 * @error: where to put a #KroReadError, or an error of the JSON reader
 *
 * Reads the next document. A line that is no document is an error that names
 * it; the next call goes on with the line behind it. What cannot be read at all
 * ends the stream.
 *
 * Returns: %FALSE at the end, or on an error, when @error is set
 */
gboolean
kro_document_stream_next (KroDocumentStream *self, KroDocument *document, GCancellable *cancellable, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  switch (self->state)
    {
    case STREAM_ARTICLE:
      return read_article (self, document, cancellable, error);
    case STREAM_JSON_LINES:
      return read_document (self, document, cancellable, error);
    case STREAM_DONE:
    default:
      return FALSE;
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Streams of documents at the edges of the chunks that they are read in, from
 * a pipe, and ended half way. */
#include "kro-document-stream.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is read at once. */
#define CHUNK (256 * 1024)

static char *folder;

static KroDocumentStream *
open_stream (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  KroDocumentStream *stream = kro_document_stream_open (file, path, NULL, NULL, &error);

  g_assert_no_error (error);
  return stream;
}

static char *
write_file (const GString *content)
{
  char *path = g_build_filename (folder, "stream.jsonl", NULL);

  g_assert_true (g_file_set_contents (path, content->str, (gssize)content->len, NULL));
  return path;
}

/* A line of exactly this many bytes without its line end. */
static void
append_line (GString *out, gsize length, const char *filling)
{
  gsize end = out->len + length - strlen ("\"}");

  g_string_append (out, "{\"text\":\"");
  while (out->len + strlen (filling) <= end)
    g_string_append (out, filling);
  while (out->len < end)
    g_string_append_c (out, '.');
  g_string_append (out, "\"}");
}

static void
assert_documents (const char *path, guint n, const char *start)
{
  g_autoptr (KroDocumentStream) stream = open_stream (path);
  g_autoptr (GError) error = NULL;
  g_auto (KroDocument) document = { 0 };
  guint n_read = 0;

  while (kro_document_stream_next (stream, &document, NULL, &error))
    {
      gsize       length;
      const char *data = kro_text_get_data (document.text, &length);

      g_assert_true (document.streamed);
      g_assert_true (g_str_has_prefix (data, start));
      g_assert_true (g_utf8_validate_len (data, length, NULL));
      g_assert_null (strstr (data, "\xef\xbf\xbd"));
      kro_document_clear (&document);
      n_read++;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n_read, ==, n);
}

/* Lines, line ends and characters that lie over the edges of chunks. */
static void
test_edges (void)
{
  static const char *const ends[] = { "\n", "\r\n" };
  static const char *const fillings[] = { "a", "é", "€", "😀" };

  for (gsize e = 0; e < G_N_ELEMENTS (ends); e++)
    for (gsize f = 0; f < G_N_ELEMENTS (fillings); f++)
      for (int more = -3; more <= 3; more++)
        {
          g_autoptr (GString) content = g_string_new (NULL);
          g_autofree char *path = NULL;

          append_line (content, (gsize)(CHUNK + more), fillings[f]);
          g_string_append (content, ends[e]);
          append_line (content, (gsize)(CHUNK + more), fillings[f]);
          g_string_append (content, ends[e]);
          append_line (content, 100, fillings[f]);
          path = write_file (content);
          assert_documents (path, 3, fillings[f]);
          g_unlink (path);
        }
}

/* Blank lines stand anywhere, also before the first document. */
static void
test_blank_lines (void)
{
  static const char *const contents[] = {
    "{\"text\":\"a\"}\n\n\n{\"text\":\"a\"}\n",
    "\n{\"text\":\"a\"}\n{\"text\":\"a\"}",
    "\r\n \n{\"text\":\"a\"}\r\n{\"text\":\"a\"}\r\n\r\n",
    "\xef\xbb\xbf{\"text\":\"a\"}\n{\"text\":\"a\"}\n",
    "\xef\xbb\xbf\n{\"text\":\"a\"}\n{\"text\":\"a\"}\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (GString) content = g_string_new (contents[i]);
      g_autofree char *path = write_file (content);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      assert_documents (path, 2, "a");
      g_unlink (path);
    }
}

static gpointer
feed_pipe (gpointer path)
{
  static const char *const pieces[] = { "\n", "{", "\"text\":\"a", " b\"}\n{\"text\"", ":\"a \xc3", "\xa9\"}\n", "{\"text\":\"a\"}" };
  int                      fd = open (path, O_WRONLY);

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_assert_cmpint (write (fd, pieces[i], strlen (pieces[i])), ==, strlen (pieces[i]));
      g_usleep (5000);
    }
  close (fd);
  return NULL;
}

/* A pipe gives its bytes in whatever pieces they are written. */
static void
test_pipe (void)
{
  g_autofree char *path = g_build_filename (folder, "pipe", NULL);
  GThread         *thread;

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  thread = g_thread_new ("feed", feed_pipe, path);
  assert_documents (path, 3, "a");
  g_thread_join (thread);
  g_unlink (path);
}

/* Cancelled half way, a stream says so and gives no further document. */
static void
test_cancelled (void)
{
  g_autoptr (GString) content = g_string_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (KroDocumentStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_auto (KroDocument) document = { 0 };

  for (int i = 0; i < 10; i++)
    g_string_append (content, "{\"text\":\"a\"}\n");
  path = write_file (content);
  stream = open_stream (path);
  g_assert_true (kro_document_stream_next (stream, &document, cancellable, &error));
  kro_document_clear (&document);
  g_cancellable_cancel (cancellable);
  g_assert_false (kro_document_stream_next (stream, &document, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (document.text);
  g_unlink (path);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("kroniek-stream-XXXXXX", NULL);
  g_test_add_func ("/read/stream-edges/edges", test_edges);
  g_test_add_func ("/read/stream-edges/blank-lines", test_blank_lines);
  g_test_add_func ("/read/stream-edges/pipe", test_pipe);
  g_test_add_func ("/read/stream-edges/cancelled", test_cancelled);
  result = g_test_run ();
  g_rmdir (folder);
  g_free (folder);
  return result;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files to documents: what is read, and what is refused with which words. */
#include "kro-document-stream.h"
#include "kro-error.h"
#include "kro-read-error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A literal and its length, which strlen() would end at a NUL. */
#define BYTES(literal) (literal), sizeof (literal) - 1

static char *folder;
static char *helper;

static char *
write_file (const char *name, const void *data, gsize length)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, data, (gssize)length, NULL));
  return path;
}

static gboolean
read_one (const char *path, KroDocument *document, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (KroDocumentStream) stream = kro_document_stream_open (file, path, helper, NULL, error);

  return stream != NULL && kro_document_stream_next (stream, document, NULL, error);
}

static void
assert_text (const char *name, const void *data, gsize length, const char *expected, const char *charset)
{
  g_autofree char *path = write_file (name, data, length);
  g_auto (KroDocument) document = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (read_one (path, &document, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (kro_text_get_data (document.text, NULL), ==, expected);
  g_assert_cmpstr (document.charset, ==, charset);
  g_assert_cmpstr (document.id, ==, path);
  g_assert_false (document.streamed);
}

static void
assert_refused (const char *path, KroReadError code, const char *words)
{
  g_auto (KroDocument) document = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (read_one (path, &document, &error));
  g_assert_error (error, KRO_READ_ERROR, (int)code);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_nonnull (strstr (error->message, words));
  g_assert_null (document.text);
}

static void
assert_content_refused (const char *name, const void *data, gsize length, KroReadError code, const char *words)
{
  g_autofree char *path = write_file (name, data, length);

  assert_refused (path, code, words);
}

static void
test_encodings (void)
{
  static const char latin[] = "Gisteren sloot het caf\xe9 in Zwolle; de co\xf6rdinator zei \x93niets\x94.";
  static const char western[] = "Gisteren sloot het café in Zwolle; de coördinator zei “niets”.";
  g_autofree char  *wide = NULL;
  gsize             n_wide;

  assert_text ("utf8.txt", BYTES ("\xef\xbb\xbfOp 3 mei:\r\néén"), "Op 3 mei:\néén", NULL);
  assert_text ("latin1.txt", BYTES (latin), western, "WINDOWS-1252");
  wide = g_convert (western, -1, "UTF-16", "UTF-8", NULL, &n_wide, NULL);
  assert_text ("utf16.txt", wide, n_wide, western, "UTF-16");
  g_clear_pointer (&wide, g_free);
  wide = g_convert (western, -1, "UTF-16BE", "UTF-8", NULL, &n_wide, NULL);
  assert_text ("utf16be.txt", wide, n_wide, western, "UTF-16BE");
}

static void
test_broken (void)
{
  assert_text ("broken.txt", BYTES ("één twee drié vijf é\xff, zes\xc3"), "één twee drié vijf é\xef\xbf\xbd, zes\xef\xbf\xbd", NULL);
  assert_text ("nul.txt", BYTES ("Op 3 mei 2024 sloot de brug bij Zwolle\0 voor verkeer."), "Op 3 mei 2024 sloot de brug bij Zwolle\xef\xbf\xbd voor verkeer.", NULL);
  assert_text ("brace.txt", BYTES ("{ dit is geen JSON }"), "{ dit is geen JSON }", NULL);
}

static void
test_long_line (void)
{
  g_autofree char *line = g_strnfill (3000000, 'x');

  assert_text ("long.txt", line, 3000000, line, NULL);
}

static void
test_missing (void)
{
  g_autofree char *missing = g_build_filename (folder, "nowhere.txt", NULL);
  g_autofree char *locked = write_file ("locked.txt", "woorden", 7);

  assert_refused (missing, KRO_READ_ERROR_NOT_FOUND, "no such file");
  assert_refused (folder, KRO_READ_ERROR_FOLDER, "is a folder");
  g_chmod (locked, 0);
  if (g_access (locked, R_OK) == 0)
    g_test_skip ("this user may read every file");
  else
    assert_refused (locked, KRO_READ_ERROR_UNREADABLE, "permission");
}

static void
test_refused (void)
{
  guint8 noise[4096];

  for (gsize i = 0; i < sizeof noise; i++)
    noise[i] = (guint8)(i * i >> 3);
  noise[0] = 7;
  assert_content_refused ("empty.txt", BYTES (""), KRO_READ_ERROR_EMPTY, "is empty");
  assert_content_refused ("blank.txt", BYTES (" \n\t … \n"), KRO_READ_ERROR_EMPTY, "is empty");
  assert_content_refused ("noise.bin", noise, sizeof noise, KRO_READ_ERROR_BINARY, "control characters");
  assert_content_refused ("paper.txt", BYTES ("%PDF-1.7 …"), KRO_READ_ERROR_KIND, "PDF");
  assert_content_refused ("office.txt", BYTES ("PK\3\4words"), KRO_READ_ERROR_KIND, "office");
  assert_content_refused ("data.json", BYTES ("{\"events\":[]}\n"), KRO_READ_ERROR_KIND, "no stream of documents");
}

static void
test_too_large (void)
{
  g_autofree char *path = write_file ("large.txt", "x", 1);

  g_assert_cmpint (truncate (path, (off_t)KRO_MAX_TEXT_BYTES + 1), ==, 0);
  assert_refused (path, KRO_READ_ERROR_TOO_LARGE, "64 MB");
  assert_refused ("/dev/zero", KRO_READ_ERROR_TOO_LARGE, "64 MB");
}

static void
test_no_helper (void)
{
  g_autofree char *path = write_file ("latin1.txt", "caf\xe9", 4);
  g_autofree char *kept = g_steal_pointer (&helper);

  assert_refused (path, KRO_READ_ERROR_CHARSET, "UTF-8");
  helper = g_build_filename (folder, "no-such-program", NULL);
  assert_refused (path, KRO_READ_ERROR_CHARSET, "did not start");
  g_free (helper);
  helper = g_steal_pointer (&kept);
}

static void
test_cancelled (void)
{
  g_autofree char *path = write_file ("latin1.txt", "caf\xe9", 4);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (kro_document_stream_open (file, path, helper, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_json_lines (void)
{
  static const char lines[] = "{\"id\":\"a\",\"x\":[{}],\"text\":\"één\\r\\ntwee\",\"date\":\"2025-09-26\",\"lang\":\"nl\"}\n"
                              "\n"
                              "{\"text\":\"drie\",\"date\":null,\"lang\":\"\",\"id\":null}\r\n"
                              "{\"text\":4}\n"
                              "{\"text\":\"vijf\"";
  g_autofree char  *path = write_file ("stream.jsonl", lines, sizeof lines - 1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (KroDocumentStream) stream = kro_document_stream_open (file, "stream.jsonl", helper, NULL, &error);
  g_auto (KroDocument) document = { 0 };

  g_assert_no_error (error);
  g_assert_true (kro_document_stream_next (stream, &document, NULL, &error));
  g_assert_cmpstr (document.id, ==, "a");
  g_assert_cmpstr (kro_text_get_data (document.text, NULL), ==, "één\r\ntwee");
  g_assert_cmpstr (document.date, ==, "2025-09-26");
  g_assert_cmpstr (document.language, ==, "nl");
  g_assert_true (document.streamed);
  kro_document_clear (&document);
  g_assert_true (kro_document_stream_next (stream, &document, NULL, &error));
  g_assert_cmpstr (document.id, ==, "stream.jsonl:3");
  g_assert_null (document.date);
  g_assert_null (document.language);
  kro_document_clear (&document);
  g_assert_false (kro_document_stream_next (stream, &document, NULL, &error));
  g_assert_error (error, KRO_READ_ERROR, KRO_READ_ERROR_DOCUMENT);
  g_assert_nonnull (strstr (error->message, "stream.jsonl, line 4"));
  g_clear_error (&error);
  g_assert_false (kro_document_stream_next (stream, &document, NULL, &error));
  g_assert_error (error, KRO_BASE_ERROR, KRO_BASE_ERROR_JSON_SYNTAX);
  g_clear_error (&error);
  g_assert_false (kro_document_stream_next (stream, &document, NULL, &error));
  g_assert_no_error (error);
}

/* Many documents, longer together than any buffer. */
static void
test_long_stream (void)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *filling = g_strnfill (70001, 'y');
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (KroDocumentStream) stream = NULL;
  g_auto (KroDocument) document = { 0 };
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (guint i = 0; i < 50; i++)
    g_string_append_printf (lines, "{\"id\":\"%u\",\"text\":\"%s\"}\n", i, filling);
  path = write_file ("long.jsonl", lines->str, lines->len);
  file = g_file_new_for_path (path);
  stream = kro_document_stream_open (file, path, NULL, NULL, &error);
  while (kro_document_stream_next (stream, &document, NULL, &error))
    {
      g_autofree char *id = g_strdup_printf ("%u", n++);

      g_assert_cmpstr (document.id, ==, id);
      g_assert_cmpuint (kro_text_get_length (document.text), ==, 70001);
      kro_document_clear (&document);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 50);
}

static void
remove_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("kroniek-read-XXXXXX", NULL);
  helper = g_build_filename (g_getenv ("KRONIEK_BUILD_ROOT"), "src", "read", "parsers", "kroniek-reader", NULL);
  g_test_add_func ("/read/document-stream/encodings", test_encodings);
  g_test_add_func ("/read/document-stream/broken", test_broken);
  g_test_add_func ("/read/document-stream/long-line", test_long_line);
  g_test_add_func ("/read/document-stream/missing", test_missing);
  g_test_add_func ("/read/document-stream/refused", test_refused);
  g_test_add_func ("/read/document-stream/too-large", test_too_large);
  g_test_add_func ("/read/document-stream/no-helper", test_no_helper);
  g_test_add_func ("/read/document-stream/cancelled", test_cancelled);
  g_test_add_func ("/read/document-stream/json-lines", test_json_lines);
  g_test_add_func ("/read/document-stream/long-stream", test_long_stream);
  status = g_test_run ();
  remove_folder ();
  g_free (folder);
  g_free (helper);
  return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are there whole or not at all. */
#include "kro-whole-file.h"

#include "kro-export.h"
#include "sample-scene.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char   *folder;
  GBytes *bytes;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("kroniek-whole-file-XXXXXX", NULL);
  fixture->bytes = g_bytes_new_static ("whole", 5);
  g_assert_nonnull (fixture->folder);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_bytes_unref (fixture->bytes);
}

static void
assert_contents (const char *path, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_refused (const char *path, GBytes *bytes, const char *remedy)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (kro_whole_file_write (path, bytes, &error));
  g_assert_error (error, KRO_EXPORT_ERROR, KRO_EXPORT_ERROR_FILE);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_nonnull (strstr (error->message, remedy));
}

static void
test_new_and_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.txt", NULL);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GError) error = NULL;
  struct stat status;

  kro_whole_file_write (path, fixture->bytes, &error);
  g_assert_no_error (error);
  assert_contents (path, "whole");
  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  kro_whole_file_write (path, empty, &error);
  g_assert_no_error (error);
  assert_contents (path, "");
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0640);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* A link stays a link; what it leads to is replaced. */
static void
test_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.txt", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_cmpint (symlink ("a.txt", link), ==, 0);
  g_assert_true (kro_whole_file_write (link, fixture->bytes, NULL));
  assert_contents (path, "whole");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
}

/* A pipe is written to, not replaced. */
static void
test_pipe (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "pipe", NULL);
  char             text[16] = { 0 };
  struct stat      status;
  int              fd;

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  fd = g_open (path, O_RDONLY | O_NONBLOCK, 0);
  g_assert_cmpint (fd, >=, 0);
  g_assert_true (kro_whole_file_write (path, fixture->bytes, NULL));
  g_assert_cmpint (read (fd, text, sizeof text), ==, 5);
  g_assert_cmpstr (text, ==, "whole");
  g_close (fd, NULL);
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_true (S_ISFIFO (status.st_mode));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "no", "a.txt", NULL);
  g_autofree char *file = g_build_filename (fixture->folder, "file", NULL);
  g_autofree char *below = g_build_filename (file, "a.txt", NULL);
  g_autofree char *name = g_strnfill (300, 'x');
  g_autofree char *longer = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (file, "old", -1, NULL));
  assert_refused (missing, fixture->bytes, "folder does not exist");
  assert_refused (below, fixture->bytes, "part of its path is a file");
  assert_refused (fixture->folder, fixture->bytes, "it is a folder");
  assert_refused (longer, fixture->bytes, "too long");
  assert_contents (file, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_unwritable_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.txt", NULL);

  if (geteuid () == 0)
    {
      g_test_skip ("root may write everywhere");
      return;
    }
  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  assert_refused (path, fixture->bytes, "you may not write there");
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  assert_contents (path, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* From the scene to the file; a name without a known ending leaves none. */
static void
test_export_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroTheme) theme = kro_theme_new (KRO_THEME_PRINT, "Cantarell", 1);
  g_autoptr (KroScene) scene = sample_scene_new (theme);
  g_autofree char       *good = g_build_filename (fixture->folder, "a.svg", NULL);
  g_autofree char       *bad = g_build_filename (fixture->folder, "a.gif", NULL);
  g_autofree char       *missing = g_build_filename (fixture->folder, "no", "a.pdf", NULL);
  const KroExportOptions options = { .scale = 1 };

  g_assert_true (kro_export_file (scene, theme, &options, good, NULL, NULL));
  g_assert_false (kro_export_file (scene, theme, &options, bad, NULL, NULL));
  g_assert_false (kro_export_file (scene, theme, &options, missing, NULL, NULL));
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/whole-file/new-and-again", test_new_and_again);
  add ("/whole-file/link", test_link);
  add ("/whole-file/pipe", test_pipe);
  add ("/whole-file/refused", test_refused);
  add ("/whole-file/unwritable-folder", test_unwritable_folder);
  add ("/whole-file/export", test_export_file);
  return g_test_run ();
}

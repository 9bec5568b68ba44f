/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Views from files: what is read, what is passed over, what is refused. */
#include "kro-view-file.h"

#include "kro-read-error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static gboolean
read_text (const char *text, KroViewFile *view, GError **error)
{
  g_autofree char *path = NULL;
  int              file = g_file_open_tmp ("kroniek-view-XXXXXX", &path, NULL);
  gboolean         done;

  g_assert_cmpint (file, >=, 0);
  close (file);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  done = kro_view_file_read (view, path, error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  return done;
}

static void
test_read (void)
{
  KroViewFile view = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (read_text ("{\"zoom\":[1,{\"x\":2}],\"from\":\"2025-08\",\"to\":\"2025\",\"lanes\":\"source\",\"gaps\":\"show\"}", &view, &error));
  g_assert_no_error (error);
  g_assert_true (view.has_from && view.has_to);
  g_assert_cmpint (view.from.seconds, ==, G_GINT64_CONSTANT (1754006400));
  g_assert_cmpint (view.to.seconds, ==, G_GINT64_CONSTANT (1767225600));
  g_assert_cmpint (view.lanes, ==, KRO_LANES_SOURCE);
  g_assert_true (view.shows_gaps);
}

static void
test_empty (void)
{
  KroViewFile view = { 0 };

  g_assert_true (read_text ("{}", &view, NULL));
  g_assert_false (view.has_from || view.has_to);
  g_assert_cmpint (view.lanes, ==, KRO_LANES_NONE);
  g_assert_false (view.shows_gaps);
}

static void
test_refused (void)
{
  static const char *const cases[][2] = {
    { "", "line 1" },
    { "[]", "byte 0" },
    { "{\"from\":3}", "byte 8" },
    { "{\"from\":\"2025-13\"}", "no month 13" },
    { "{\"to\":\"Y1E30\"}", "further than" },
    { "{\"lanes\":\"all\"}", "not “all”" },
    { "{\"gaps\":\"none\"}", "not “none”" },
    { "{\"lanes\":\"none\"", "line 1" },
    { "{} {}", "line 1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KroViewFile view = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_false (read_text (cases[i][0], &view, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, cases[i][1]));
      g_assert_nonnull (strstr (error->message, "kroniek-view-"));
    }
}

static void
test_missing (void)
{
  KroViewFile view = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (kro_view_file_read (&view, "/nowhere/view.json", &error));
  g_assert_error (error, KRO_READ_ERROR, KRO_READ_ERROR_UNREADABLE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/view-file/read", test_read);
  g_test_add_func ("/read/view-file/empty", test_empty);
  g_test_add_func ("/read/view-file/refused", test_refused);
  g_test_add_func ("/read/view-file/missing", test_missing);
  return g_test_run ();
}

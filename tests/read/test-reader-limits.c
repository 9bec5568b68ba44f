/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reader process may not do once its limits are set, tried in a child
 * for each call; and that it can still do its work. */
#include "kro-charset-detect.h"
#include "kro-reader-limits.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* A file that is there and holds "kept", and a name that is free. */
static char *present;
static char *absent;

typedef int (*Attempt) (void);

static int
try_socket (void)
{
  return socket (AF_INET, SOCK_STREAM, 0);
}

static int
try_local_socket (void)
{
  return socket (AF_UNIX, SOCK_STREAM, 0);
}

static int
try_write (void)
{
  return open (present, O_WRONLY);
}

static int
try_read_write (void)
{
  return open (present, O_RDWR);
}

static int
try_write_at (void)
{
  return openat (AT_FDCWD, present, O_WRONLY | O_APPEND);
}

static int
try_create (void)
{
  return creat (absent, 0600);
}

/* Makes a file although nothing could be written to it. */
static int
try_create_to_read (void)
{
  return open (absent, O_RDONLY | O_CREAT, 0600);
}

/* Empties a file although nothing could be written to it. */
static int
try_cut_to_read (void)
{
  return open (present, O_RDONLY | O_TRUNC);
}

static int
try_truncate (void)
{
  return truncate (present, 0);
}

static int
try_folder (void)
{
  return mkdir (absent, 0700);
}

static int
try_link (void)
{
  return link (present, absent);
}

static int
try_symlink (void)
{
  return symlink (present, absent);
}

static int
try_chmod (void)
{
  return chmod (present, 0777);
}

static int
try_remove (void)
{
  return unlink (present);
}

static int
try_rename (void)
{
  return rename (present, absent);
}

static int
try_program (void)
{
  char *const arguments[] = { (char *)"true", NULL };

  return execv ("/bin/true", arguments);
}

static int
try_fork (void)
{
  pid_t child = fork ();

  if (child == 0)
    _exit (0);
  return child;
}

static int
try_kill (void)
{
  return kill (getppid (), 0);
}

/* Exit status of a child that sets its limits and makes the attempt: 0 when it
 * is refused, 1 when it succeeds, 2 without limits, 3 for another error. */
static int
attempt (Attempt call)
{
  pid_t child = fork ();
  int   status = 0;

  if (child == 0)
    {
      if (!kro_reader_set_limits ())
        _exit (2);
      if (call () >= 0)
        _exit (1);
      _exit (errno == EPERM ? 0 : 3);
    }
  g_assert_cmpint (child, >, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static void
test_forbidden (void)
{
  static const struct
  {
    const char *name;
    Attempt     call;
  } attempts[] = {
    { "socket", try_socket },
    { "socket of this machine", try_local_socket },
    { "open to write", try_write },
    { "open to read and write", try_read_write },
    { "openat to append", try_write_at },
    { "creat", try_create },
    { "open to read, creating", try_create_to_read },
    { "open to read, emptying", try_cut_to_read },
    { "truncate", try_truncate },
    { "mkdir", try_folder },
    { "link", try_link },
    { "symlink", try_symlink },
    { "chmod", try_chmod },
    { "unlink", try_remove },
    { "rename", try_rename },
    { "exec", try_program },
    { "fork", try_fork },
    { "kill", try_kill },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autofree char *content = NULL;

      g_test_message ("%s", attempts[i].name);
      g_assert_cmpint (attempt (attempts[i].call), ==, 0);
      g_assert_false (g_file_test (absent, G_FILE_TEST_EXISTS));
      g_assert_true (g_file_get_contents (present, &content, NULL, NULL));
      g_assert_cmpstr (content, ==, "kept");
    }
}

/* Reading, converting and an end stay possible. */
static int
work (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *charset = kro_charset_detect ((const guint8 *)"caf\xe9 in Zwolle", 14);

  errno = EPERM;
  return charset != NULL && kro_charset_convert (charset, (const guint8 *)"caf\xe9 in Zwolle", 14, out) &&
                 g_str_equal (out->str, "café in Zwolle")
             ? -1
             : 0;
}

static void
test_allowed (void)
{
  g_assert_cmpint (attempt (work), ==, 0);
}

static int
look_at_limits (void)
{
  struct rlimit core, seconds;

  errno = EPERM;
  return getrlimit (RLIMIT_CORE, &core) == 0 && getrlimit (RLIMIT_CPU, &seconds) == 0 &&
                 core.rlim_max == 0 && seconds.rlim_max <= 60 && setrlimit (RLIMIT_CPU, &(struct rlimit){ 3600, 3600 }) != 0
             ? -1
             : 0;
}

static void
test_resources (void)
{
  if (geteuid () == 0)
    {
      g_test_skip ("the administrator may raise limits");
      return;
    }
  g_assert_cmpint (attempt (look_at_limits), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;
  int              result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("kroniek-limits-XXXXXX", NULL);
  present = g_build_filename (folder, "present", NULL);
  absent = g_build_filename (folder, "absent", NULL);
  g_assert_true (g_file_set_contents (present, "kept", -1, NULL));
  g_test_add_func ("/read/reader-limits/forbidden", test_forbidden);
  g_test_add_func ("/read/reader-limits/allowed", test_allowed);
  g_test_add_func ("/read/reader-limits/resources", test_resources);
  result = g_test_run ();
  g_unlink (present);
  g_rmdir (folder);
  g_free (present);
  g_free (absent);
  return result;
}

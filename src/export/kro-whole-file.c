/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files that are there whole or not at all: the bytes go to a temporary file
 * in the same folder, which then takes the name. A symbolic link is followed
 * first, so that it stays one. What is not a regular file (a pipe, a device)
 * is written to as it is and never replaced.
 */
#include "kro-whole-file.h"

#include "kro-export.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *
tell_remedy (int code)
{
  switch (code)
    {
    case ENOENT:
      return _ ("its folder does not exist; make it first or choose another one");
    case ENOTDIR:
      return _ ("a part of its path is a file; choose another place");
    case EACCES:
    case EPERM:
      return _ ("you may not write there; choose another folder");
    case EROFS:
      return _ ("the disk is read-only; choose another place");
    case EISDIR:
      return _ ("it is a folder; add the name of a file");
    case ENOSPC:
    case EDQUOT:
      return _ ("the disk is full; make room or choose another one");
    case ENAMETOOLONG:
      return _ ("the name is too long; choose a shorter one");
    default:
      return NULL;
    }
}

static gboolean
fail (const char *path, int code, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  const char      *remedy = tell_remedy (code);

  /* Translators: the first is a file, the second says why and what to do. */
  g_set_error (error, KRO_EXPORT_ERROR, KRO_EXPORT_ERROR_FILE, _ ("“%s” cannot be written: %s."), name, remedy != NULL ? remedy : g_strerror (code));
  return FALSE;
}

/* Pipes and devices: no name to take over. */
static gboolean
write_through (const char *path, GBytes *bytes, GError **error)
{
  gsize       left;
  const char *data = g_bytes_get_data (bytes, &left);
  int         fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  int         code = fd < 0 ? errno : 0;

  while (code == 0 && left > 0)
    {
      gssize written = write (fd, data, left);

      if (written >= 0)
        {
          data += written;
          left -= (gsize)written;
        }
      else if (errno != EINTR)
        code = errno;
    }
  if (fd >= 0 && close (fd) < 0 && code == 0)
    code = errno;
  return code == 0 || fail (path, code, error);
}

/* GLib tells what went wrong by a code of its own; these are the ones that
 * have a remedy. */
static int
to_errno (const GError *error)
{
  static const struct
  {
    int file_error;
    int code;
  } codes[] = {
    { G_FILE_ERROR_NOENT, ENOENT },
    { G_FILE_ERROR_NOTDIR, ENOTDIR },
    { G_FILE_ERROR_ACCES, EACCES },
    { G_FILE_ERROR_PERM, EPERM },
    { G_FILE_ERROR_ROFS, EROFS },
    { G_FILE_ERROR_ISDIR, EISDIR },
    { G_FILE_ERROR_NOSPC, ENOSPC },
    { G_FILE_ERROR_NAMETOOLONG, ENAMETOOLONG },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      if (g_error_matches (error, G_FILE_ERROR, codes[i].file_error))
        return codes[i].code;
    }
  return EIO;
}

/**
 * kro_whole_file_write:
 * @path: (type filename): the file, in the encoding of the file system
 * @bytes: all it is to hold
 * @error: return location, of #KRO_EXPORT_ERROR
 *
 * Writes a file whole: until the end the old one stays as it is, and if
 * something fails nothing is left behind. A file that exists keeps its
 * permissions.
 *
 * Returns: whether it was written
 */
gboolean
kro_whole_file_write (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *target = NULL;
  g_autoptr (GError) local = NULL;
  gsize       length;
  const char *data = g_bytes_get_data (bytes, &length);
  gboolean    exists;
  struct stat status;

  exists = stat (path, &status) == 0;
  if (exists && S_ISDIR (status.st_mode))
    return fail (path, EISDIR, error);
  if (exists && !S_ISREG (status.st_mode))
    return write_through (path, bytes, error);
  if (exists)
    target = realpath (path, NULL);
  if (g_file_set_contents_full (target != NULL ? target : path, data != NULL ? data : "", (gssize)length, G_FILE_SET_CONTENTS_CONSISTENT, exists ? (int)(status.st_mode & 0777) : 0666, &local))
    return TRUE;
  return fail (path, to_errno (local), error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * kroniek-reader: reads what may be hostile, apart from the window.
 *
 * `kroniek-reader charset` takes bytes on standard input, tells their encoding
 * and writes one line of JSON, `{"charset":NAME}`, and the text in UTF-8 on
 * standard output. Before it reads anything it gives up the network, new
 * files and new processes, and sets limits on memory and time. Exit status 0:
 * done, 1: the encoding could not be told, 2: wrong usage or no limits.
 */
#include "kro-charset-detect.h"
#include "kro-json-writer.h"
#include "kro-reader-limits.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define READ_STEP (1 << 20)

static gboolean
read_all (int fd, GByteArray *bytes)
{
  while (TRUE)
    {
      guint  used = bytes->len;
      gssize n;

      g_byte_array_set_size (bytes, used + READ_STEP);
      n = read (fd, bytes->data + used, READ_STEP);
      g_byte_array_set_size (bytes, used + (n > 0 ? (guint)n : 0));
      if (n == 0)
        return TRUE;
      if (n < 0 && errno != EINTR)
        return FALSE;
      if (bytes->len > KRO_READER_MAX_INPUT)
        return FALSE;
    }
}

static gboolean
write_all (int fd, const char *data, gsize length)
{
  while (length > 0)
    {
      gssize n = write (fd, data, length);

      if (n < 0 && errno != EINTR)
        return FALSE;
      if (n > 0)
        {
          data += n;
          length -= (gsize)n;
        }
    }
  return TRUE;
}

static int
answer_charset (const guint8 *data, gsize length)
{
  g_autofree char *charset = kro_charset_detect (data, length);
  g_autoptr (GString) out = g_string_new (NULL);
  KroJsonWriter writer = { .out = out };

  if (charset == NULL)
    return 1;
  kro_json_writer_begin_object (&writer);
  kro_json_writer_key (&writer, "charset");
  kro_json_writer_string (&writer, charset);
  kro_json_writer_end_object (&writer);
  g_string_append_c (out, '\n');
  if (!kro_charset_convert (charset, data, length, out))
    return 1;
  return write_all (STDOUT_FILENO, out->str, out->len) ? 0 : 1;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  if (argc != 2 || !g_str_equal (argv[1], "charset"))
    {
      fputs ("usage: kroniek-reader charset <INPUT >OUTPUT\n", stderr);
      return 2;
    }
  if (!kro_reader_set_limits ())
    return 2;
  if (!read_all (STDIN_FILENO, bytes))
    return 1;
  return answer_charset (bytes->data, bytes->len);
}

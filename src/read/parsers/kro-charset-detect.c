/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tells the encoding of a text and converts it to UTF-8. Pure functions over
 * bytes.
 */
#include "kro-charset-detect.h"

#include <errno.h>
#include <string.h>
#ifdef KRO_HAVE_UCHARDET
#include <uchardet/uchardet.h>
#endif

/* Text of Latin script has nearly all zeros in the high bytes. */
static const char *
detect_wide (const guint8 *data, gsize length)
{
  gsize n_even = 0, n_odd = 0;

  if (length >= 4 && (memcmp (data, "\xff\xfe\0\0", 4) == 0 || memcmp (data, "\0\0\xfe\xff", 4) == 0))
    return "UTF-32";
  if (length >= 2 && ((data[0] == 0xff && data[1] == 0xfe) || (data[0] == 0xfe && data[1] == 0xff)))
    return "UTF-16";
  for (gsize i = 0; i + 1 < length; i += 2)
    {
      n_even += data[i] == 0;
      n_odd += data[i + 1] == 0;
    }
  if (n_odd * 10 > length * 3 && n_even * 20 < n_odd)
    return "UTF-16LE";
  if (n_even * 10 > length * 3 && n_odd * 20 < n_even)
    return "UTF-16BE";
  return NULL;
}

/* Whether the bytes beyond ASCII are few, stand alone, and are letters of
 * western Europe or marks that its word processors write: then nothing speaks
 * against windows-1252, and a short text gives the statistics of other
 * encodings too little to go by. Symbols that stand for letters elsewhere and
 * bytes without a meaning rule it out. */
static gboolean
reads_as_western (const guint8 *data, gsize length)
{
  static const char rare[] = "\x81\x8c\x8d\x8f\x90\x9c\x9d\x9f\xa1\xa4\xa5\xa6\xac\xaf\xb1\xb3\xb5\xb6\xb8\xb9\xbc\xbe\xbf\xca\xd0\xd7\xde\xf0\xf7\xfe";
  gsize             n_high = 0, n_rare = 0, n_pairs = 0;

  for (gsize i = 0; i < length; i++)
    if (data[i] >= 0x80)
      {
        n_high++;
        n_rare += strchr (rare, data[i]) != NULL;
        n_pairs += i > 0 && data[i - 1] >= 0xc0 && data[i] >= 0xc0;
      }
  return n_high > 0 && n_rare * 20 <= n_high && n_pairs * 10 <= n_high && n_high * 5 <= length;
}

#ifdef KRO_HAVE_UCHARDET

/* Pure ASCII and ISO 8859-1 are read as their superset windows-1252, as the
 * WHATWG Encoding Standard has it: files that claim to be the first hold curly
 * quotes and euro signs of the second. */
static const struct
{
  const char *found;
  const char *used;
} supersets[] = {
  { "ASCII", "WINDOWS-1252" },
  { "ISO-8859-1", "WINDOWS-1252" },
  { "ISO-8859-9", "WINDOWS-1254" },
};

static char *
detect_by_statistics (const guint8 *data, gsize length)
{
  uchardet_t  detector = uchardet_new ();
  const char *found;
  char       *charset;

  uchardet_handle_data (detector, (const char *)data, length);
  uchardet_data_end (detector);
  found = uchardet_get_charset (detector);
  for (gsize i = 0; i < G_N_ELEMENTS (supersets); i++)
    if (g_ascii_strcasecmp (found, supersets[i].found) == 0)
      found = supersets[i].used;
  charset = *found != '\0' ? g_strdup (found) : NULL;
  uchardet_delete (detector);
  return charset;
}

#else

static char *
detect_by_statistics (const guint8 *data, gsize length)
{
  return NULL;
}

#endif

/**
 * kro_charset_detect:
 * @data: (array length=length): bytes of a text
 * @length: how many
 *
 * Tells the encoding of a text: by its byte order mark or the zeros of
 * UTF-16, as windows-1252 where all its bytes are usual there, else as
 * uchardet finds it, if it is built in.
 *
 * Returns: (transfer full) (nullable): a name that iconv knows
 */
char *
kro_charset_detect (const guint8 *data, gsize length)
{
  const char *found = detect_wide (data, length);

  if (found != NULL)
    return g_strdup (found);
  if (reads_as_western (data, length))
    return g_strdup ("WINDOWS-1252");
  return detect_by_statistics (data, length);
}

/* How many bytes belong together in an encoding: passing over fewer would
 * shift all that follows. */
static gsize
unit_of (const char *charset)
{
  if (g_ascii_strncasecmp (charset, "UTF-16", 6) == 0)
    return 2;
  return g_ascii_strncasecmp (charset, "UTF-32", 6) == 0 ? 4 : 1;
}

/**
 * kro_charset_convert:
 * @charset: a name that iconv knows
 * @data: (array length=length): bytes in that encoding
 * @length: how many
 * @out: where to append the text in UTF-8
 *
 * Converts a text; each byte, or unit of UTF-16 and UTF-32, that has no
 * meaning in its encoding becomes U+FFFD.
 *
 * Returns: %FALSE when the encoding is not known
 */
gboolean
kro_charset_convert (const char *charset, const guint8 *data, gsize length, GString *out)
{
  GIConv converter = g_iconv_open ("UTF-8", charset);
  char  *in = (char *)data;
  gsize  n_in = length;
  gsize  unit = unit_of (charset);

  if (converter == (GIConv)-1)
    return FALSE;
  while (n_in > 0)
    {
      char  buffer[16384];
      char *to = buffer;
      gsize n_to = sizeof buffer;
      gsize result = g_iconv (converter, &in, &n_in, &to, &n_to);
      int   reason = errno;

      g_string_append_len (out, buffer, (gssize)(sizeof buffer - n_to));
      if (result != (gsize)-1 || reason == E2BIG)
        continue;
      g_string_append (out, "\xef\xbf\xbd");
      in += MIN (unit, n_in);
      n_in -= MIN (unit, n_in);
    }
  g_iconv_close (converter);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* How many bytes at the start are ASCII and no NUL, eight at a time. */
static inline gsize
kro_utf8_count_ascii (const char *text, gsize length)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  const guint64 highs = G_GUINT64_CONSTANT (0x8080808080808080);
  gsize         i = 0;

  for (guint64 word; i + 8 <= length; i += 8)
    {
      memcpy (&word, text + i, sizeof word);
      /* With all high bits clear, a byte has one after the subtraction only where it, or one before it, was 0. */
      if (((word | (word - ones)) & highs) != 0)
        break;
    }
  while (i < length && (guchar)text[i] - 1u < 0x7fu)
    i++;
  return i;
}

/* As g_utf8_validate_len(), quick where most is ASCII: whether it is UTF-8
 * without NUL; `*end` is the first byte that is not. */
static inline gboolean
kro_utf8_validate (const char *text, gsize length, const char **end)
{
  const char *at = text, *stop = text + length;

  while ((at += kro_utf8_count_ascii (at, (gsize)(stop - at))) < stop)
    {
      const guchar *c = (const guchar *)at;
      gsize         left = (gsize)(stop - at);

      /* Two bytes by hand, and three that are no surrogate: nearly all of Europe. */
      if (left >= 2 && c[0] >= 0xc2 && c[0] <= 0xdf && (c[1] & 0xc0) == 0x80)
        at += 2;
      else if (left >= 3 && c[0] >= 0xe1 && c[0] <= 0xef && c[0] != 0xed && (c[1] & 0xc0) == 0x80 && (c[2] & 0xc0) == 0x80)
        at += 3;
      else
        {
          gunichar one = g_utf8_get_char_validated (at, (gssize)MIN (left, 6));

          if (one == 0 || (one & 0x80000000) != 0)
            break;
          at += g_utf8_skip[c[0]];
        }
    }
  if (end != NULL)
    *end = at;
  return at == stop;
}

G_END_DECLS

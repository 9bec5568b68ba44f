/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The text that is shown, against the text that was read. GtkTextView lays out
 * a line as a whole, so that one of some 100 KB takes seconds; such a line is
 * cut at white space into pieces. The line ends put in are the only difference
 * between the two: `breaks` holds, rising, the code points of the text before
 * which one was put. Offsets are code points. Any thread.
 */
#include "kro-source-map.h"

#include <string.h>

/* Bytes of a piece; it ends at the first white space behind them, or at once
 * where there is none for as many again. */
#define PIECE 4000

struct _KroSourceMap
{
  /* owned */
  char   *shown;
  GArray *breaks; /* of gsize */
};

static gsize
find_piece_end (const char *line, gsize length)
{
  gsize limit = MIN (2 * PIECE, length);
  gsize end = PIECE;

  while (end < limit && !g_ascii_isspace (line[end - 1]))
    end++;
  while (end < length && (line[end] & 0xc0) == 0x80)
    end++;
  return end;
}

static void
append_line (KroSourceMap *self, GString *shown, const char *line, gsize length, gsize *n_chars)
{
  while (length >= 2 * PIECE)
    {
      gsize piece = find_piece_end (line, length);

      g_string_append_len (shown, line, (gssize)piece);
      *n_chars += (gsize)g_utf8_strlen (line, (gssize)piece);
      g_string_append_c (shown, '\n');
      g_array_append_val (self->breaks, *n_chars);
      line += piece;
      length -= piece;
    }
  g_string_append_len (shown, line, (gssize)length);
  *n_chars += (gsize)g_utf8_strlen (line, (gssize)length);
}

/* The first break behind a place, by binary search. */
static gsize
count_breaks (const KroSourceMap *self, gsize character)
{
  gsize low = 0;
  gsize high = self->breaks->len;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (g_array_index (self->breaks, gsize, middle) <= character)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * kro_source_map_new:
 * @text: a text
 *
 * Splits what must be split.
 *
 * Returns: (transfer full): the map
 */
KroSourceMap *
kro_source_map_new (const KroText *text)
{
  KroSourceMap *self = g_new0 (KroSourceMap, 1);
  gsize         length;
  gsize         n_chars = 0;
  const char   *line = kro_text_get_data (text, &length);
  const char   *end = line + length;
  GString      *shown = g_string_sized_new (length + 1);

  self->breaks = g_array_new (FALSE, FALSE, sizeof (gsize));
  while (line < end)
    {
      const char *next = memchr (line, '\n', (gsize)(end - line));
      gsize       bytes = next != NULL ? (gsize)(next + 1 - line) : (gsize)(end - line);

      if (bytes >= KRO_SOURCE_MAP_LINE_MAX)
        append_line (self, shown, line, bytes, &n_chars);
      else
        {
          g_string_append_len (shown, line, (gssize)bytes);
          n_chars += (gsize)g_utf8_strlen (line, (gssize)bytes);
        }
      line += bytes;
    }
  self->shown = g_string_free (shown, FALSE);
  return self;
}

/**
 * kro_source_map_free:
 * @self: (transfer full): a map
 */
void
kro_source_map_free (KroSourceMap *self)
{
  g_array_unref (self->breaks);
  g_free (self->shown);
  g_free (self);
}

/**
 * kro_source_map_get_shown:
 * @self: a map
 *
 * Returns: (transfer none): the text to be shown
 */
const char *
kro_source_map_get_shown (const KroSourceMap *self)
{
  return self->shown;
}

/**
 * kro_source_map_get_n_breaks:
 * @self: a map
 *
 * Returns: how many line ends were put in
 */
gsize
kro_source_map_get_n_breaks (const KroSourceMap *self)
{
  return self->breaks->len;
}

/**
 * kro_source_map_to_shown:
 * @self: a map
 * @character: code point of the text
 *
 * Returns: the same place in the text that is shown
 */
gsize
kro_source_map_to_shown (const KroSourceMap *self, gsize character)
{
  return character + count_breaks (self, character);
}

/**
 * kro_source_map_from_shown:
 * @self: a map
 * @shown: code point of the text that is shown
 *
 * Returns: the same place in the text; that behind it for a line end put in
 */
gsize
kro_source_map_from_shown (const KroSourceMap *self, gsize shown)
{
  gsize low = 0;
  gsize high = self->breaks->len;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      /* Break number n stands at its place in the text + n when shown. */
      if (g_array_index (self->breaks, gsize, middle) + middle < shown)
        low = middle + 1;
      else
        high = middle;
    }
  return shown - low;
}

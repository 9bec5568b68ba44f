/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An immutable text with its blocks, its index of code points and its hash.
 *
 * Invariants: `data` is UTF-8 without NUL and CR and ends with a NUL of its
 * own; `index[i]` is the number of code points before byte i × INDEX_STEP, so
 * that a conversion counts at most INDEX_STEP bytes, or INDEX_STEP code points
 * after a binary search. A text of ASCII only needs no index. Safe in any
 * thread.
 */
#include "kro-text.h"

#include "kro-id.h"
#include "kro-utf8-private.h"

#include <string.h>

#define INDEX_STEP 256

struct _KroText
{
  gatomicrefcount ref_count;
  char           *data;
  gsize           length;
  gsize           n_chars;
  guint32        *index; /* NULL where every byte is a code point */
  KroTextBlock   *blocks;
  gsize           n_blocks;
  guint64         hash;
};

G_DEFINE_BOXED_TYPE (KroText, kro_text, kro_text_ref, kro_text_unref)

/* How long a heading may be, and how short a line is taken for one. */
#define MAX_PAGE_WIDTH 160 /* characters */
#define HEADING_MAX_CHARS 100

static void
append_run (GString *out, const char *from, const char *to)
{
  while (from < to)
    {
      const char *cr = memchr (from, '\r', (gsize)(to - from));

      g_string_append_len (out, from, (cr != NULL ? cr : to) - from);
      if (cr == NULL)
        break;
      g_string_append_c (out, '\n');
      from = cr + 1 < to && cr[1] == '\n' ? cr + 2 : cr + 1;
    }
}

static inline gboolean
starts_char (char c)
{
  return ((guchar)c & 0xc0) != 0x80;
}

/* Of a piece, in a loop without branches. */
static gsize
count_chars (const char *data, gsize length)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    n += starts_char (data[i]);
  return n;
}

static void
build_index (KroText *self)
{
  gsize n_index = self->length / INDEX_STEP + 1;
  gsize n_chars = kro_utf8_count_ascii (self->data, self->length);

  self->n_chars = self->length;
  if (n_chars == self->length)
    return;
  self->index = g_new (guint32, n_index);
  n_chars = 0;
  for (gsize i = 0; i < n_index; i++)
    {
      gsize b = i * INDEX_STEP;

      self->index[i] = (guint32)n_chars;
      n_chars += count_chars (self->data + b, MIN (INDEX_STEP, self->length - b));
    }
  self->n_chars = n_chars;
}

static gboolean
ends_like_a_heading (const char *data, gsize b, gsize e)
{
  const char *last = g_utf8_prev_char (data + e);
  gunichar    c = g_utf8_get_char (last);

  if (e - b > HEADING_MAX_CHARS && count_chars (data + b, e - b) > HEADING_MAX_CHARS)
    return FALSE;
  return g_unichar_isalnum (c) || c == '?' || c == '!' || c == '\'' || c == 0x2019 || c == 0x201d || c == ')';
}

/* A heading of a plain text is one short line between blank lines that does
 * not end as a sentence does. The last block of a text is never one. */
static void
mark_headings (GArray *blocks, const char *data)
{
  for (guint i = 0; i + 1 < blocks->len; i++)
    {
      KroTextBlock *block = &g_array_index (blocks, KroTextBlock, i);
      gsize         length = block->e - block->b;

      if (length <= 4 * HEADING_MAX_CHARS && memchr (data + block->b, '\n', length) == NULL &&
          ends_like_a_heading (data, block->b, block->e))
        {
          block->kind = KRO_TEXT_BLOCK_HEADING;
          block->level = i == 0 ? 1 : 2;
        }
    }
}

static gsize
line_end (const KroText *self, gsize from)
{
  const char *lf = memchr (self->data + from, '\n', self->length - from);

  return lf != NULL ? (gsize)(lf - self->data) : self->length;
}

static void
append_block (const KroText *self, GArray *blocks, gsize b, gsize e)
{
  while (b < e && g_ascii_isspace (self->data[b]))
    b++;
  while (e > b && g_ascii_isspace (self->data[e - 1]))
    e--;
  if (b < e)
    g_array_append_val (blocks, ((KroTextBlock){ .kind = KRO_TEXT_BLOCK_PARAGRAPH, .b = b, .e = e }));
}

static gboolean
ends_a_sentence (const char *data, gsize b, gsize e)
{
  gunichar c;

  while (e > b && g_ascii_isspace (data[e - 1]))
    e--;
  if (e == b)
    return FALSE;
  c = g_utf8_get_char (g_utf8_prev_char (data + e));
  return (c < 0x80 && strchr (".?!:\"", (int)c) != NULL) || c == 0x201d || c == 0x2026;
}

/* Whether a text was never broken into the lines of a page: one is longer than
 * any page is wide, or two of three, of three or more, end as sentences do. */
static gboolean
has_paragraphs_for_lines (const KroText *self)
{
  gsize n = 0, n_ended = 0;

  for (gsize b = 0, e; b < self->length; b = e + 1)
    {
      e = line_end (self, b);
      if (e - b > MAX_PAGE_WIDTH && count_chars (self->data + b, e - b) > MAX_PAGE_WIDTH)
        return TRUE;
      n += strspn (self->data + b, " \t\f\v\r") < e - b;
      n_ended += ends_a_sentence (self->data, b, e);
    }
  return n >= 3 && n_ended * 3 >= n * 2;
}

/* The blocks of a plain text are parted by lines of nothing but white space;
 * in one that was never broken into lines each line is a block. */
static void
find_blocks (KroText *self)
{
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (KroTextBlock));
  gboolean is_line_block = has_paragraphs_for_lines (self);
  gsize    start = 0;

  for (gsize b = 0; b < self->length;)
    {
      gsize e = line_end (self, b);

      if (is_line_block || strspn (self->data + b, " \t\f\v") >= e - b)
        {
          append_block (self, blocks, start, is_line_block ? e : b);
          start = e;
        }
      b = e + 1;
    }
  append_block (self, blocks, MIN (start, self->length), self->length);
  mark_headings (blocks, self->data);
  self->n_blocks = blocks->len;
  self->blocks = (KroTextBlock *)(gpointer)g_array_free (g_steal_pointer (&blocks), FALSE);
}

static gboolean
blocks_are_valid (const KroText *self, const KroTextBlock *blocks, gsize n_blocks)
{
  gsize end = 0;

  for (gsize i = 0; i < n_blocks; i++)
    {
      if (blocks[i].b < end || blocks[i].b >= blocks[i].e || blocks[i].e > self->length)
        return FALSE;
      if (!starts_char (self->data[blocks[i].b]) || !starts_char (self->data[blocks[i].e]))
        return FALSE;
      end = blocks[i].e;
    }
  return TRUE;
}

static KroText *
text_new (char *data, gsize length)
{
  KroText *self = g_new0 (KroText, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->data = data;
  self->length = length;
  self->hash = kro_hash_bytes (self->data, self->length, 0);
  build_index (self);
  return self;
}

/* BOM dropped, CR and CRLF to LF, NUL and bad bytes to U+FFFD, nothing else. */
static KroText *
text_new_clean (const char *text, gssize given_length)
{
  gsize       length = given_length < 0 ? strlen (text) : (gsize)given_length;
  GString    *out = g_string_sized_new (length);
  const char *end = text + length;

  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    text += 3;
  while (text < end)
    {
      const char *bad;

      if (kro_utf8_validate (text, (gsize)(end - text), &bad))
        bad = end;
      append_run (out, text, bad);
      if (bad < end)
        g_string_append (out, "\xef\xbf\xbd");
      /* A CR before a bad byte was whole, so no LF can be left over here. */
      text = bad + 1;
    }
  length = out->len;
  return text_new (g_string_free (out, FALSE), length);
}

/**
 * kro_text_new:
 * @text: (array length=length): bytes meant as UTF-8
 * @length: how many, or -1 if @text ends with a NUL; below 4 GiB
 *
 * Makes a text of plain text. A byte order mark is dropped, CR and CRLF become
 * LF, NUL and bytes that are no UTF-8 become U+FFFD; nothing else is changed.
 * Its blocks are the paragraphs between blank lines, or the lines where one has
 * more than 160 characters or most end as sentences do; a short line alone that
 * does not end as a sentence does is a heading.
 *
 * Returns: (transfer full): a text
 */
KroText *
kro_text_new (const char *text, gssize length)
{
  KroText *self = text_new_clean (text, length);

  find_blocks (self);
  return self;
}

/**
 * kro_text_new_verbatim:
 * @text: (array length=length): UTF-8
 * @length: how many bytes, or -1 if @text ends with a NUL; below 4 GiB
 *
 * Makes a text whose code points are counted by somebody else: nothing is
 * changed, except that NUL and what is no UTF-8 becomes U+FFFD, one for one.
 * Byte order marks and CR stay.
 *
 * Returns: (transfer full): a text
 */
KroText *
kro_text_new_verbatim (const char *text, gssize length)
{
  gsize    size = length < 0 ? strlen (text) : (gsize)length;
  char    *data = kro_utf8_validate (text, size, NULL) ? g_strndup (text, size) : g_utf8_make_valid (text, (gssize)size);
  KroText *self = text_new (data, strlen (data));

  find_blocks (self);
  return self;
}

/**
 * kro_text_new_with_blocks:
 * @text: (array length=length): clean UTF-8 as kro_text_get_data() returns it
 * @length: how many bytes, or -1 if @text ends with a NUL
 * @blocks: (array length=n_blocks): its blocks
 * @n_blocks: how many
 *
 * Makes a text whose blocks are known. Where @blocks don't fit the text (out
 * of order, out of range, or within a code point) they are found again as
 * kro_text_new() does.
 *
 * Returns: (transfer full): a text
 */
KroText *
kro_text_new_with_blocks (const char *text, gssize length, const KroTextBlock *blocks, gsize n_blocks)
{
  KroText *self = text_new_clean (text, length);

  if (!blocks_are_valid (self, blocks, n_blocks))
    {
      find_blocks (self);
      return self;
    }
  self->blocks = g_memdup2 (blocks, n_blocks * sizeof *blocks);
  self->n_blocks = n_blocks;
  return self;
}

/**
 * kro_text_ref:
 * @self: a text
 *
 * Returns: (transfer full): @self
 */
KroText *
kro_text_ref (KroText *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * kro_text_unref:
 * @self: (transfer full): a text
 *
 * Drops a reference; the last one frees the text.
 */
void
kro_text_unref (KroText *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->data);
  g_free (self->index);
  g_free (self->blocks);
  g_free (self);
}

/**
 * kro_text_get_data:
 * @self: a text
 * @length: (out) (optional): its length in bytes
 *
 * Returns: (transfer none): its UTF-8, ended by a NUL
 */
const char *
kro_text_get_data (const KroText *self, gsize *length)
{
  if (length != NULL)
    *length = self->length;
  return self->data;
}

/**
 * kro_text_get_length:
 * @self: a text
 *
 * Returns: its length in bytes
 */
gsize
kro_text_get_length (const KroText *self)
{
  return self->length;
}

/**
 * kro_text_get_n_chars:
 * @self: a text
 *
 * Returns: its length in Unicode code points
 */
gsize
kro_text_get_n_chars (const KroText *self)
{
  return self->n_chars;
}

/**
 * kro_text_get_blocks:
 * @self: a text
 * @n_blocks: (out): how many
 *
 * Returns: (transfer none) (array length=n_blocks): its blocks, in order
 */
const KroTextBlock *
kro_text_get_blocks (const KroText *self, gsize *n_blocks)
{
  *n_blocks = self->n_blocks;
  return self->blocks;
}

/**
 * kro_text_get_hash:
 * @self: a text
 *
 * Returns: kro_hash_bytes() of its data
 */
guint64
kro_text_get_hash (const KroText *self)
{
  return self->hash;
}

/**
 * kro_text_to_char:
 * @self: a text
 * @byte: an offset in bytes; what lies beyond the end counts as the end
 *
 * Converts an offset in constant time. An offset within a code point counts
 * as the code point behind it.
 *
 * Returns: the offset in code points
 */
gsize
kro_text_to_char (const KroText *self, gsize byte)
{
  gsize i;

  byte = MIN (byte, self->length);
  if (self->index == NULL)
    return byte;
  i = byte / INDEX_STEP;
  return self->index[i] + count_chars (self->data + i * INDEX_STEP, byte - i * INDEX_STEP);
}

/**
 * kro_text_to_byte:
 * @self: a text
 * @character: an offset in code points; what lies beyond the end counts as the
 *   end
 *
 * Converts an offset by binary search.
 *
 * Returns: the offset in bytes, always at the start of a code point
 */
gsize
kro_text_to_byte (const KroText *self, gsize character)
{
  gsize low = 0, high = self->length / INDEX_STEP;
  gsize n, i;

  if (character >= self->n_chars)
    return self->length;
  if (self->index == NULL)
    return character;
  while (low < high)
    {
      gsize middle = low + (high - low + 1) / 2;

      if (self->index[middle] <= character)
        low = middle;
      else
        high = middle - 1;
    }
  n = self->index[low];
  for (i = low * INDEX_STEP;; i++)
    if (starts_char (self->data[i]) && n++ == character)
      return i;
}

/**
 * kro_text_slice:
 * @self: a text
 * @b: offset of the first code point
 * @e: offset behind the last code point
 *
 * Copies a part of a text; offsets beyond the end count as the end.
 *
 * Returns: (transfer full): the part, empty where `b >= e`
 */
char *
kro_text_slice (const KroText *self, gsize b, gsize e)
{
  gsize from = kro_text_to_byte (self, b);
  gsize to = kro_text_to_byte (self, e);

  return g_strndup (self->data + from, to > from ? to - from : 0);
}

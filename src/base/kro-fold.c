/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Letters without case and without accents, for searching: "É" and "e" are the
 * same, "ß" is "ss", and a curved apostrophe is a straight one. A letter is
 * taken apart (Unicode Standard, section 3.7, full decomposition), marks that
 * only combine with others are dropped, and what is left is case-folded
 * (section 3.13). Texts are searched where they stand: nothing is copied, and
 * most letters are ASCII, which need no table. Any thread.
 */
#include "kro-fold.h"

#include <string.h>

#define FOLDED_MAX 24 /* bytes that one code point may become, its end included */
#define N_KEPT 0x250  /* Latin letters with accents: worked out once */
#define APOSTROPHE 0x2019

typedef char Folded[FOLDED_MAX];

/* Accents, not the vowel signs of scripts that write vowels as marks. */
static gboolean
is_accent (gunichar c)
{
  return (c >= 0x300 && c <= 0x36f) || (c >= 0x1ab0 && c <= 0x1aff) || (c >= 0x1dc0 && c <= 0x1dff) || (c >= 0x20d0 && c <= 0x20ff);
}

/* Appends the folded form of one letter that cannot be taken apart. */
static gsize
fold_part (gunichar c, Folded folded, gsize length)
{
  char             plain[7] = { 0 };
  g_autofree char *lower = NULL;

  if (is_accent (c))
    return length;
  g_unichar_to_utf8 (c, plain);
  lower = g_utf8_casefold (plain, -1);
  if (length + strlen (lower) < FOLDED_MAX)
    length = g_strlcpy (folded + length, lower, FOLDED_MAX - length) + length;
  return length;
}

static void
fold_char (gunichar c, Folded folded)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize    n = g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));
  gsize    length = 0;

  folded[0] = '\0';
  if (c == APOSTROPHE)
    parts[0] = '\'';
  for (gsize i = 0; i < n; i++)
    length = fold_part (parts[i], folded, length);
}

static const Folded *
get_kept (void)
{
  static Folded *kept = NULL;

  if (g_once_init_enter (&kept))
    {
      Folded *made = g_new0 (Folded, N_KEPT);

      for (gunichar c = 0x80; c < N_KEPT; c++)
        fold_char (c, made[c]);
      g_once_init_leave (&kept, made);
    }
  return (const Folded *)kept;
}

/* The folded form of a code point beyond ASCII; @place holds the rare ones. */
static const char *
get_folded (gunichar c, Folded place)
{
  if (c < N_KEPT)
    return get_kept ()[c];
  fold_char (c, place);
  return place;
}

static inline char
lower (char c)
{
  return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* How much of @word a folded code point takes up; -1: it is another one. The
 * word may end within it. */
static gssize
take (const char *folded, const char *word)
{
  gsize n = 0;

  while (folded[n] != '\0' && word[n] != '\0' && folded[n] == word[n])
    n++;
  return folded[n] == '\0' || word[n] == '\0' ? (gssize)n : -1;
}

/* Behind the match of a whole word at @text, or NULL. */
static const char *
match_at (const char *text, const char *end, const char *word)
{
  while (*word != '\0')
    {
      Folded place;
      gssize n = 1;

      if (text >= end)
        return NULL;
      if ((*text & 0x80) == 0)
        {
          if (lower (*text++) != *word++)
            return NULL;
          continue;
        }
      n = take (get_folded (g_utf8_get_char (text), place), word);
      if (n < 0)
        return NULL;
      word += n;
      text = g_utf8_next_char (text);
    }
  return text;
}

/* The next place that a letter beyond ASCII may begin the word. */
static gboolean
may_begin (const char *text, const char *word)
{
  Folded      place;
  const char *folded = get_folded (g_utf8_get_char (text), place);

  return folded[0] != '\0' && take (folded, word) > 0;
}

/* Setting bit 5 of a letter makes it lower case; what else it makes alike is
 * sorted out by the comparison that follows. */
static const char *
find_begin (const char *text, const char *end, const char *word)
{
  const char first = (char)(word[0] | 0x20);

  for (; text < end; text++)
    {
      if ((*text | 0x20) == first && (*text & 0x80) == 0)
        return text;
      if ((*text & 0xc0) == 0xc0 && may_begin (text, word))
        return text;
    }
  return NULL;
}

/**
 * kro_fold_text:
 * @text: valid UTF-8
 *
 * Takes case and accents from a text, for kro_fold_find().
 *
 * Returns: (transfer full): the folded text, perhaps empty
 */
char *
kro_fold_text (const char *text)
{
  GString *out = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      Folded place;

      if ((*text & 0x80) == 0)
        g_string_append_c (out, lower (*text));
      else
        g_string_append (out, get_folded (g_utf8_get_char (text), place));
    }
  return g_string_free (out, FALSE);
}

/**
 * kro_fold_find:
 * @text: valid UTF-8
 * @end: behind its last byte
 * @word: what is looked for, from kro_fold_text(); not empty
 * @match_end: (out) (optional): behind what was found
 *
 * Finds a word in a text, without regard to case and accents. It may begin and
 * end anywhere, also where a letter becomes several ("ß", "ﬁ") and the word
 * ends within them.
 *
 * Returns: (nullable): the first place where it begins
 */
const char *
kro_fold_find (const char *text, const char *end, const char *word, const char **match_end)
{
  g_return_val_if_fail (word[0] != '\0', NULL);

  for (text = find_begin (text, end, word); text != NULL; text = find_begin (text, end, word))
    {
      const char *behind = match_at (text, end, word);

      if (behind != NULL)
        {
          if (match_end != NULL)
            *match_end = behind;
          return text;
        }
      text = g_utf8_next_char (text);
    }
  return NULL;
}

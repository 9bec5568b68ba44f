/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cuts text into words, numbers and marks, and gives each its symbol.
 *
 * A word is letters only, a number ASCII digits only, so "56-jarige" is a
 * number, a mark and a word; how tokens touch is kept as their plane. ASCII
 * goes through a table of 256 kinds; other letters take the slow path. Typed
 * quotes, dashes and spaces beyond ASCII count as their plain likes, and the
 * sign of any currency as "$".
 */
#include "kro-scan-private.h"

#include <string.h>
#include <unicode/uchar.h>

#define MAX_WORD 48 /* bytes of a folded word that can be in a pack */
#define TOKENS_AT_ONCE 512u
#define MAX_GUESS 250u /* suffixes whose number is kept in a token */

enum {
  KIND_LETTER,
  KIND_DIGIT,
  KIND_SPACE,
  KIND_LINE,
  KIND_MARK,
  KIND_OTHER, /* beyond ASCII */
};

static const guint8 kinds[256] = {
  [0] = KIND_SPACE,
  [1 ... 8] = KIND_SPACE,
  [9] = KIND_SPACE,
  [10] = KIND_LINE,
  [11] = KIND_SPACE,
  [12] = KIND_LINE,
  [13] = KIND_LINE,
  [14 ... 32] = KIND_SPACE,
  [33 ... 47] = KIND_MARK,
  ['0' ... '9'] = KIND_DIGIT,
  [58 ... 64] = KIND_MARK,
  ['A' ... 'Z'] = KIND_LETTER,
  [91 ... 96] = KIND_MARK,
  ['a' ... 'z'] = KIND_LETTER,
  [123 ... 126] = KIND_MARK,
  [127] = KIND_SPACE,
  [128 ... 255] = KIND_OTHER,
};

/* What a character beyond ASCII is; @mark is its ASCII stand-in. */
static int
classify (gunichar c, char *mark)
{
  *mark = '\x7f';
  if (c < 0x250)
    {
      if (c == 0xa0 || c == 0xad)
        return KIND_SPACE;
      if (c == 0xab || c == 0xbb)
        *mark = '"';
      if (c >= 0xa2 && c <= 0xa5)
        *mark = '$';
      return c < 0xc0 && c != 0xaa && c != 0xb5 && c != 0xba ? KIND_MARK : KIND_LETTER;
    }
  if (c >= 0x2000 && c <= 0x206f)
    {
      if (c <= 0x200f || c == 0x202f || c == 0x2028 || c == 0x2029)
        return KIND_SPACE;
      *mark = c <= 0x2015 ? '-' : c <= 0x201b ? '\''
                              : c <= 0x201f   ? '"'
                                              : *mark;
      return KIND_MARK;
    }
  if (u_charType ((UChar32)c) == U_CURRENCY_SYMBOL)
    *mark = '$';
  return u_isalpha ((UChar32)c) || u_charType ((UChar32)c) == U_NON_SPACING_MARK ? KIND_LETTER : u_isspace ((UChar32)c) ? KIND_SPACE
                                                                                                                        : KIND_MARK;
}

/* Tokens are written through pointers into room that is made for many at once;
 * the length of the array is set when all are there. */
typedef struct
{
  KroScan  *scan;
  KroToken *next;
  KroToken *limit;
  gsize     at;
  gsize     end;
  guint8    flags;
  gboolean  spaced;
  guint8    last_kind;
} Cutter;

static void
make_room (Cutter *self)
{
  GArray *tokens = self->scan->tokens;
  guint   used = self->next != NULL ? (guint)(self->next - &g_array_index (tokens, KroToken, 0)) : tokens->len;

  g_array_set_size (tokens, used + TOKENS_AT_ONCE);
  self->next = &g_array_index (tokens, KroToken, used);
  self->limit = self->next + TOKENS_AT_ONCE;
}

static inline KroToken *
push (Cutter *self, gsize b, guint8 kind)
{
  KroToken *token;

  if (self->next == self->limit)
    make_room (self);
  token = self->next++;
  *token = (KroToken){ .b = (guint32)b, .e = (guint32)self->at, .kind = kind, .flags = self->flags };
  if (self->spaced)
    token->plane = KRO_PLANE_SPACED;
  else
    token->plane = kind == KRO_TOKEN_MARK || self->last_kind == KRO_TOKEN_MARK ? KRO_PLANE_TOUCHING : KRO_PLANE_GLUED;
  self->spaced = FALSE;
  self->flags = 0;
  self->last_kind = kind;
  return token;
}

static void
push_mark (Cutter *self, gsize b, char mark)
{
  KroToken *token = push (self, b, KRO_TOKEN_MARK);

  token->value = (guchar)mark;
  token->symbol = self->scan->pack->header->mark_symbols[(guchar)mark & 127];
}

static void
push_number (Cutter *self)
{
  const char          *text = self->scan->text;
  const KroBlobHeader *header = self->scan->pack->header;
  gsize                b = self->at;
  guint64              value = 0;
  gsize                digits;
  KroToken            *token;

  while (self->at < self->end && kinds[(guchar)text[self->at]] == KIND_DIGIT)
    {
      value = value < 400000000 ? value * 10 + (guint64)(text[self->at] - '0') : G_GUINT64_CONSTANT (4000000000);
      self->at++;
    }
  digits = self->at - b;
  token = push (self, b, KRO_TOKEN_NUMBER);
  token->value = (guint32)value;
  token->digits = (guint8)MIN (digits, 255);
  token->symbol = digits <= KRO_N_NUMBER_TABLES ? self->scan->pack->numbers[digits - 1][value] : header->long_symbols[MIN (digits, 12) - 5];
}

/* Folds letters beyond ASCII; returns the length, or 0 where it is too long. */
static gsize
fold_slowly (const char *from, const char *to, char *folded)
{
  gsize length = 0;

  for (; from < to; from = g_utf8_next_char (from))
    {
      if (length + 6 > MAX_WORD)
        return 0;
      length += (gsize)g_unichar_to_utf8 ((gunichar)u_tolower ((UChar32)g_utf8_get_char (from)), folded + length);
    }
  return length;
}

static void
look_up (Cutter *self, KroToken *token, const char *folded, gsize length, int n_upper)
{
  const KroPack *pack = self->scan->pack;
  int            shape = n_upper == 0 ? 0 : n_upper < 2 ? 1
                                                        : 2;

  token->lexeme = length > 0 ? kro_pack_find_lexeme (pack, folded, length) : 0;
  if (token->lexeme != 0)
    {
      const KroBlobLexeme *lexeme = &pack->lexemes[token->lexeme - 1];

      token->words = lexeme->words;
      token->roles = lexeme->roles;
      token->symbol = lexeme->symbols[shape];
    }
  else
    token->symbol = pack->header->word_symbols[shape];
  if (n_upper > 0)
    token->flags |= KRO_TOKEN_CAPITAL;
}

static gsize
skip_letters_beyond (Cutter *self)
{
  const char *text = self->scan->text;
  char        mark;

  while (self->at < self->end)
    {
      guint8 kind = kinds[(guchar)text[self->at]];

      if (kind == KIND_OTHER && classify (g_utf8_get_char (text + self->at), &mark) == KIND_LETTER)
        self->at += (gsize)(g_utf8_next_char (text + self->at) - (text + self->at));
      else if (kind == KIND_LETTER)
        self->at++;
      else
        break;
    }
  return self->at;
}

/* Reads ASCII letters, eight bytes at a time where there are as many; folds the
 * first MAX_WORD of them and counts capitals, two of eight standing for more.
 * Returns how many letters. */
static gsize
fold_letters (Cutter *self, char *folded, int *n_upper)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  const char   *text = self->scan->text;
  gsize         b = self->at;

  while (self->at + 8 <= self->end)
    {
      guint64 word, small, letters, capitals, others;
      gsize   n;

      memcpy (&word, text + self->at, sizeof word);
      word = GUINT64_FROM_LE (word);
      small = word | 0x20 * ones;
      /* The high bit of each byte: from `a` on, not beyond `z`, and ASCII. */
      letters = ((small & 0x7f * ones) + (0x80 - 'a') * ones) & ~((small & 0x7f * ones) + (0x7f - 'z') * ones) & ~word & 0x80 * ones;
      others = letters ^ 0x80 * ones;
      n = others != 0 ? (gsize)__builtin_ctzll (others) / 8 : 8;
      capitals = letters & ~(word << 2) & (others != 0 ? (others & (0 - others)) - 1 : G_MAXUINT64);
      small = GUINT64_TO_LE (small);
      if (self->at - b <= MAX_WORD)
        memcpy (folded + (self->at - b), &small, sizeof small);
      *n_upper += (capitals != 0) + ((capitals & (capitals - 1)) != 0);
      self->at += n;
      if (n < 8)
        return self->at - b;
    }
  for (; self->at < self->end && kinds[(guchar)text[self->at]] == KIND_LETTER; self->at++)
    {
      *n_upper += (text[self->at] & 0x20) == 0;
      if (self->at - b < MAX_WORD)
        folded[self->at - b] = (char)(text[self->at] | 0x20);
    }
  return self->at - b;
}

/* Reads a word and folds it into @folded; returns how many bytes that are, 0
 * where it is too long. */
static inline gsize
read_word (Cutter *self, char *folded, int *n_upper)
{
  const char *text = self->scan->text;
  gsize       b = self->at;
  gsize       length = fold_letters (self, folded, n_upper);

  if (self->at < self->end && kinds[(guchar)text[self->at]] == KIND_OTHER && skip_letters_beyond (self) > b + length)
    {
      if (length == 0)
        *n_upper = g_unichar_isupper (g_utf8_get_char (text + b));
      length = fold_slowly (text + b, text + self->at, folded);
    }
  return length <= MAX_WORD ? length : 0;
}

static void
push_word (Cutter *self)
{
  gsize b = self->at;
  char  folded[MAX_WORD + 8];
  int   n_upper = 0;
  gsize length = read_word (self, folded, &n_upper);

  look_up (self, push (self, b, KRO_TOKEN_WORD), folded, length, n_upper > 1 && self->at - b == 1 ? 1 : n_upper);
}

static void
push_other (Cutter *self)
{
  gsize b = self->at;
  char  mark;
  int   kind = classify (g_utf8_get_char (self->scan->text + b), &mark);

  if (kind == KIND_LETTER)
    {
      push_word (self);
      return;
    }
  self->at += (gsize)(g_utf8_next_char (self->scan->text + b) - (self->scan->text + b));
  if (kind == KIND_SPACE)
    self->spaced = TRUE;
  else
    push_mark (self, b, mark);
}

/* Appends the tokens of the text from @b to @e. */
void
kro_scan_add_tokens (KroScan *self, gsize b, gsize e)
{
  Cutter cutter = { .scan = self, .at = b, .end = e, .flags = KRO_TOKEN_LINE, .spaced = TRUE };

  while (cutter.at < e)
    {
      char c = self->text[cutter.at];

      /* Most tokens are words with a space before them. */
      if (c == ' ')
        {
          cutter.spaced = TRUE;
          if (++cutter.at >= e)
            break;
          c = self->text[cutter.at];
        }
      switch (kinds[(guchar)c])
        {
        case KIND_LETTER:
          push_word (&cutter);
          break;
        case KIND_DIGIT:
          push_number (&cutter);
          break;
        case KIND_LINE:
          cutter.flags |= KRO_TOKEN_LINE;
          cutter.spaced = TRUE;
          cutter.at++;
          break;
        case KIND_SPACE:
          cutter.spaced = TRUE;
          cutter.at++;
          break;
        case KIND_MARK:
          cutter.at++;
          push_mark (&cutter, cutter.at - 1, c);
          break;
        default:
          push_other (&cutter);
        }
    }
  if (cutter.next != NULL)
    g_array_set_size (self->tokens, (guint)(cutter.next - &g_array_index (self->tokens, KroToken, 0)));
}

static void
count_word (KroWordCount *self, guint32 lexeme)
{
  self->n++;
  for (guint i = 0; i < self->n_distinct; i++)
    if (self->seen[i] == lexeme)
      return;
  if (self->n_distinct < G_N_ELEMENTS (self->seen))
    self->seen[self->n_distinct++] = lexeme;
}

/* Counts for each pack the words that it has in one of the classes @classes,
 * and those that say something of a date where @with_dates. A text is cut once,
 * however many packs there are. Returns the number of tokens. */
guint
kro_scan_count_words (const char *text, gsize length, const KroPack *const *packs, guint n_packs, guint32 classes, gboolean with_dates, KroWordCount *counts)
{
  KroScan scan;
  Cutter  cutter = { .scan = &scan };
  char    folded[MAX_WORD + 8];
  int     n_upper = 0;
  guint   n_tokens;

  kro_scan_init (&scan, packs[0], text, length);
  kro_scan_add_tokens (&scan, 0, length);
  for (guint i = 0; i < scan.tokens->len; i++)
    {
      const KroToken *token = kro_scan_get_token (&scan, i);
      gsize           n;

      if (token->kind != KRO_TOKEN_WORD)
        continue;
      cutter.at = token->b;
      cutter.end = token->e;
      n = read_word (&cutter, folded, &n_upper);
      for (guint k = 0; k < n_packs && n > 0; k++)
        {
          guint32 lexeme = kro_pack_find_lexeme (packs[k], folded, n);

          if (lexeme != 0 && ((packs[k]->lexemes[lexeme - 1].words & classes) != 0 || (with_dates && packs[k]->lexemes[lexeme - 1].n_senses > 0)))
            count_word (&counts[k], lexeme);
        }
    }
  n_tokens = scan.tokens->len;
  kro_scan_clear (&scan);
  return n_tokens;
}

void
kro_scan_init (KroScan *self, const KroPack *pack, const char *text, gsize length)
{
  *self = (KroScan){ .pack = pack, .text = text, .length = length };
  self->tokens = g_array_sized_new (FALSE, FALSE, sizeof (KroToken), (guint)MIN (length / 4, 4 * TOKENS_AT_ONCE) + TOKENS_AT_ONCE);
  self->sentences = g_array_sized_new (FALSE, FALSE, sizeof (KroSentence), 32);
  self->finds = g_array_sized_new (FALSE, FALSE, sizeof (KroFind), 8);
}

void
kro_scan_clear (KroScan *self)
{
  g_clear_pointer (&self->tokens, g_array_unref);
  g_clear_pointer (&self->sentences, g_array_unref);
  g_clear_pointer (&self->finds, g_array_unref);
}

/* Forgets all, keeps the memory. */
void
kro_scan_reset (KroScan *self)
{
  g_array_set_size (self->tokens, 0);
  g_array_set_size (self->sentences, 0);
  g_array_set_size (self->finds, 0);
}

/* The first suffix of the pack that a word ends with, + 2; 1: there is none. */
static guint
find_suffix (const KroScan *self, const KroToken *token)
{
  gsize  length = token->e - token->b;
  guchar last = (guchar)self->text[token->e - 1];

  if ((self->pack->endings[last / 32] >> (last % 32) & 1) == 0)
    return 1;
  for (guint k = 0; k < self->pack->header->suffixes.count; k++)
    {
      const KroBlobSuffix *suffix = &self->pack->suffixes[k];

      if (length >= suffix->length + 2u && memcmp (self->text + token->e - suffix->length, self->pack->strings + suffix->text, suffix->length) == 0)
        return k + 2;
    }
  return 1;
}

/* What the ending of a word without classes tells, looked up once a token. */
guint32
kro_scan_guess_unknown (const KroScan *self, guint i)
{
  KroToken *token = &g_array_index (self->tokens, KroToken, i);
  guint     guess = token->guess;

  if (guess == 0)
    {
      guess = token->kind != KRO_TOKEN_WORD || (token->flags & KRO_TOKEN_CAPITAL) != 0 ? 1 : find_suffix (self, token);
      token->guess = guess <= MAX_GUESS ? (guint8)guess : 0;
    }
  return guess > 1 ? self->pack->suffixes[guess - 2].words : 0;
}

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

typedef struct
{
  KroScan *scan;
  gsize    at;
  gsize    end;
  guint8   flags;
  gboolean spaced;
  guint8   last_kind;
} Cutter;

static KroToken *
push (Cutter *self, gsize b, guint8 kind)
{
  GArray   *tokens = self->scan->tokens;
  KroToken *token;

  g_array_set_size (tokens, tokens->len + 1);
  token = &g_array_index (tokens, KroToken, tokens->len - 1);
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
  token->symbol = token->lexeme != 0 ? pack->lexemes[token->lexeme - 1].symbols[shape] : pack->header->word_symbols[shape];
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

static void
push_word (Cutter *self)
{
  const char *text = self->scan->text;
  gsize       b = self->at;
  char        folded[MAX_WORD];
  gsize       length = 0;
  int         n_upper = 0;

  while (self->at < self->end && kinds[(guchar)text[self->at]] == KIND_LETTER)
    {
      char c = text[self->at++];

      n_upper += (c & 0x20) == 0;
      if (length < MAX_WORD)
        folded[length] = (char)(c | 0x20);
      length++;
    }
  if (self->at < self->end && kinds[(guchar)text[self->at]] == KIND_OTHER && skip_letters_beyond (self) > b + length)
    {
      if (length == 0)
        n_upper = g_unichar_isupper (g_utf8_get_char (text + b));
      length = fold_slowly (text + b, text + self->at, folded);
    }
  look_up (self, push (self, b, KRO_TOKEN_WORD), folded, length <= MAX_WORD ? length : 0, n_upper > 1 && self->at - b == 1 ? 1 : n_upper);
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
}

void
kro_scan_init (KroScan *self, const KroPack *pack, const char *text, gsize length)
{
  *self = (KroScan){ .pack = pack, .text = text, .length = length };
  self->tokens = g_array_sized_new (FALSE, FALSE, sizeof (KroToken), 4096);
  self->sentences = g_array_new (FALSE, FALSE, sizeof (KroSentence));
  self->finds = g_array_new (FALSE, FALSE, sizeof (KroFind));
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

gboolean
kro_scan_is_mark (const KroScan *self, guint token, char mark)
{
  const KroToken *t = kro_scan_get_token (self, token);

  return t->kind == KRO_TOKEN_MARK && t->value == (guint32)mark;
}

/* The word classes of a token: those of its entry, else what its ending tells. */
guint32
kro_scan_guess_words (const KroScan *self, guint i)
{
  const KroToken *token = kro_scan_get_token (self, i);
  gsize           length = token->e - token->b;

  if (token->lexeme != 0 && self->pack->lexemes[token->lexeme - 1].words != 0)
    return self->pack->lexemes[token->lexeme - 1].words;
  if (token->kind != KRO_TOKEN_WORD || (token->flags & KRO_TOKEN_CAPITAL) != 0)
    return 0;
  for (guint k = 0; k < self->pack->header->suffixes.count; k++)
    {
      const KroBlobSuffix *suffix = &self->pack->suffixes[k];

      if (length >= suffix->length + 2u && memcmp (self->text + token->e - suffix->length, self->pack->strings + suffix->text, suffix->length) == 0)
        return suffix->words;
    }
  return 0;
}

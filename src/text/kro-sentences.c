/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cuts the tokens of a block into sentences.
 *
 * A sentence ends at ? ! or …, and at a dot that is not that of an
 * abbreviation, an initial, an ordinal or a number, with closing quotes and
 * brackets behind it; and at the end of a line where the next line is of
 * another paragraph, which a block tells. Abbreviations come from the pack:
 * one that always has more behind it ("dr.") never ends a sentence, another
 * ends one where a capital follows that is no number.
 */
#include "kro-scan-private.h"

/* Tokens. What never ends is cut, so that no work on it can grow. */
#define MAX_SENTENCE 256

static gboolean
is_end_mark (guint32 mark)
{
  return mark == '.' || mark == '?' || mark == '!';
}

static gboolean
is_closing (const KroScan *self, guint i)
{
  const KroToken *token = kro_scan_get_token (self, i);

  return token->kind == KRO_TOKEN_MARK && token->plane != KRO_PLANE_SPACED &&
         (token->value == '"' || token->value == '\'' || token->value == ')' || token->value == ']');
}

/* Whether the token may begin a sentence: a capital, a number or a quote. */
static gboolean
may_begin (const KroScan *self, guint i, guint end)
{
  const KroToken *token;

  while (i < end && kro_scan_get_token (self, i)->kind == KRO_TOKEN_MARK)
    i++;
  if (i >= end)
    return TRUE;
  token = kro_scan_get_token (self, i);
  return token->kind == KRO_TOKEN_NUMBER || (token->flags & KRO_TOKEN_CAPITAL) != 0;
}

/* Whether the token is a word that the pack knows; an abbreviation that may
 * end a sentence begins none. */
static gboolean
is_known_word (const KroScan *self, guint i)
{
  return kro_scan_get_token (self, i)->kind == KRO_TOKEN_WORD && (kro_scan_get_words (self, i) & ~(guint32)KRO_WORD_ABBREVIATION) != 0;
}

/* Whether a dot behind a number ends a sentence before @next. In a language
 * that writes ordinals with a dot ("3. Name"), a short number is one, unless a
 * word follows that begins sentences. */
static gboolean
number_ends (const KroScan *self, const KroToken *number, guint next, guint end)
{
  if (next >= end || number->digits > 2)
    return TRUE;
  if (kro_scan_get_token (self, next)->kind == KRO_TOKEN_NUMBER)
    return FALSE;
  return !self->pack->header->dot_ordinal || kro_scan_get_token (self, next)->kind != KRO_TOKEN_WORD || is_known_word (self, next);
}

/* Whether the dot at @i, which has a space behind it, ends a sentence. */
static gboolean
dot_ends (const KroScan *self, guint i, guint first, guint end, guint next)
{
  const KroToken *before;
  guint32         words;

  if (i == first)
    return FALSE;
  before = kro_scan_get_token (self, i - 1);
  if (before->e != kro_scan_get_token (self, i)->b)
    return TRUE;
  words = before->plane == KRO_PLANE_GLUED ? 0 : kro_scan_get_words (self, i - 1);
  if ((words & KRO_WORD_NOFINAL) != 0)
    return FALSE;
  if (before->kind == KRO_TOKEN_WORD && before->e - before->b == 1 && (before->flags & KRO_TOKEN_CAPITAL) != 0)
    return FALSE;
  if (!may_begin (self, next, end))
    return FALSE;
  if ((words & KRO_WORD_ABBREVIATION) != 0)
    return next < end && is_known_word (self, next);
  return before->kind != KRO_TOKEN_NUMBER || number_ends (self, before, next, end);
}

/* Where the sentence that reaches @i ends; 0: not here. */
static guint
end_at (const KroScan *self, guint i, guint first, guint end)
{
  const KroToken *token = kro_scan_get_token (self, i);
  guint           next = i + 1;

  if (token->kind != KRO_TOKEN_MARK || !is_end_mark (token->value))
    return 0;
  while (next < end && (is_closing (self, next) || (kro_scan_get_token (self, next)->kind == KRO_TOKEN_MARK && kro_scan_get_token (self, next)->plane != KRO_PLANE_SPACED && is_end_mark (kro_scan_get_token (self, next)->value))))
    next++;
  if (next < end && kro_scan_get_token (self, next)->plane != KRO_PLANE_SPACED)
    return 0;
  if (token->value == '.' ? dot_ends (self, i, first, end, next) : may_begin (self, next, end))
    return next;
  return 0;
}

static void
push_sentence (KroScan *self, guint first, guint end, guint block, KroTextBlockKind kind, gboolean starts_block)
{
  KroSentence sentence = { first, end, block, kind, starts_block };

  if (first < end)
    g_array_append_val (self->sentences, sentence);
}

/* Appends the sentences of a block, whose tokens begin at @first. */
void
kro_scan_add_sentences (KroScan *self, guint first, guint block, KroTextBlockKind kind)
{
  guint end = self->tokens->len;
  guint start = first;

  for (guint i = first; i < end; i++)
    {
      guint next = kro_scan_get_token (self, i)->kind == KRO_TOKEN_MARK ? end_at (self, i, start, end) : 0;

      if (next == 0 && i - start < MAX_SENTENCE)
        continue;
      next = MAX (next, i + 1);
      push_sentence (self, start, next, block, kind, start == first);
      start = next;
      i = next - 1;
    }
  push_sentence (self, start, end, block, kind, start == first);
}

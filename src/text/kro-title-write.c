/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writes a title: what is in brackets in front, then the tokens in their
 * order. At most 90 characters, cut with an ellipsis where a new phrase
 * begins, never inside a word; quotes and brackets in pairs; one space.
 */
#include "kro-title-private.h"

#include <string.h>

/* What is cut gets an ellipsis beside these. */
#define MAX_CHARS 89
#define MIN_CHARS 36

static const KroToken *
token_at (const KroRun *self, guint n)
{
  return kro_scan_get_token (&self->scan, g_array_index (self->order, guint32, n) & KRO_ORDER_TOKEN);
}

static gboolean
is_closing_mark (const KroToken *token)
{
  return token->kind == KRO_TOKEN_MARK && token->plane != KRO_PLANE_SPACED && strchr (",;:.)!?%", (int)token->value) != NULL && token->value != 0;
}

static gboolean
is_spaced (const KroRun *self, guint n)
{
  guint32 entry = g_array_index (self->order, guint32, n);

  if (n == 0)
    return TRUE;
  if ((entry & ~KRO_ORDER_LOWER) == (g_array_index (self->order, guint32, n - 1) & ~KRO_ORDER_LOWER) + 1)
    return token_at (self, n)->plane == KRO_PLANE_SPACED;
  return !is_closing_mark (token_at (self, n));
}

static void
append_entry (KroRun *self, guint n)
{
  guint32         entry = g_array_index (self->order, guint32, n);
  const KroToken *token = token_at (self, n);
  gsize           b = token->b, e = token->e;

  if ((entry & KRO_ORDER_STEM) != 0)
    b += self->split;
  if ((entry & KRO_ORDER_PARTICLE) != 0)
    e = b + self->split;
  if (self->title->len > 0 && is_spaced (self, n) && self->title->str[self->title->len - 1] != ' ')
    g_string_append_c (self->title, ' ');
  g_string_append_len (self->title, self->scan.text + b, (gssize)(e - b));
  if ((entry & KRO_ORDER_LOWER) != 0 && e - b <= self->title->len)
    self->title->str[self->title->len - (e - b)] = g_ascii_tolower (self->title->str[self->title->len - (e - b)]);
}

/* The entries from @n on that stand in the text as they will in the title:
 * whole tokens, one behind the other, one space between them or none. */
static guint
count_run (const KroRun *self, guint n)
{
  guint end = n + 1;

  for (; end < self->order->len && g_array_index (self->order, guint32, end) == g_array_index (self->order, guint32, end - 1) + 1; end++)
    {
      gsize from = token_at (self, end - 1)->e, to = token_at (self, end)->b;

      if (to > from + 1 || (to == from + 1 && self->scan.text[from] != ' '))
        break;
    }
  return end - n;
}

/* Appends entries; those of a run in one piece. */
static void
append_entries (KroRun *self)
{
  for (guint i = 0, n; i < self->order->len; i += n)
    {
      n = (g_array_index (self->order, guint32, i) & ~KRO_ORDER_TOKEN) == 0 ? count_run (self, i) : 1;
      append_entry (self, i);
      if (n > 1)
        g_string_append_len (self->title, self->scan.text + token_at (self, i)->e, (gssize)(token_at (self, i + n - 1)->e - token_at (self, i)->e));
    }
}

static gsize
count_chars (const char *from, const char *to)
{
  gsize n = 0;

  for (; from < to; from++)
    n += ((guchar)*from & 0xc0) != 0x80;
  return n;
}

static gsize
count_before (const KroRun *self)
{
  return self->subject->len > 0 ? count_chars (self->subject->str, self->subject->str + self->subject->len) + 2 : 0;
}

/* No fewer than the characters of the title, without a look at them. */
static gsize
bound_length (const KroRun *self)
{
  gsize n = self->subject->len + 2;

  for (guint i = 0; i < self->order->len; i++)
    n += token_at (self, i)->e - token_at (self, i)->b + 1u;
  return n;
}

/* The characters of the title as it would be written in full; no fewer where
 * that is plainly short. */
gsize
kro_run_measure_title (const KroRun *self)
{
  gsize n = bound_length (self);

  if (n <= MAX_CHARS)
    return n;
  n = count_before (self);
  for (guint i = 0; i < self->order->len; i++)
    {
      const KroToken *token = token_at (self, i);

      n += count_chars (self->scan.text + token->b, self->scan.text + token->e) + (n > 0 && is_spaced (self, i));
    }
  return n;
}

static guint32
words_of_entry (const KroRun *self, guint n)
{
  return token_at (self, n)->words;
}

static guint
token_of (const KroRun *self, guint n)
{
  return g_array_index (self->order, guint32, n) & KRO_ORDER_TOKEN;
}

/* "said that": what follows is what the verb tells. */
static gboolean
completes_verb (const KroRun *self, guint n)
{
  return n > 0 && (words_of_entry (self, n) & KRO_WORD_COMPLEMENTISER) != 0 && kro_outline_is (&self->outline, token_of (self, n - 1), KRO_BIT (VERB) | KRO_BIT (MAYBE) | KRO_BIT (PARTICIPLE));
}

/* Whether the entry @n opens a clause that its noun or verb can do without, as
 * "which" and "while" do, but not "those who", "said that" and "as a rule". */
static gboolean
opens_clause (const KroRun *self, guint n)
{
  const KroOutline *outline = &self->outline;
  guint             i = token_of (self, n);
  KroTag            tag = kro_outline_get_tag (outline, i), before = i > outline->first ? kro_outline_get_tag (outline, i - 1) : KRO_TAG_BREAK;
  guint             owner = kro_outline_get_owner (outline, i);

  if ((tag != KRO_TAG_RELATIVE && tag != KRO_TAG_SUBORDINATOR) || before == KRO_TAG_PRONOUN || owner == KRO_OUTLINE_NOWHERE)
    return FALSE;
  if (completes_verb (self, n))
    return FALSE;
  return kro_outline_get_part (outline, owner)->lead == i;
}

/* Where to cut in front of a clause that the entry @n opens: "in which". */
static guint
before_clause (const KroRun *self, guint n)
{
  return n > 1 && (words_of_entry (self, n - 1) & KRO_WORD_PREPOSITION) != 0 ? n - 1 : n;
}

static gboolean
is_at_colon (const KroRun *self, guint n)
{
  const KroToken *token = token_at (self, n);

  return n > 0 && token->kind == KRO_TOKEN_MARK && (token->value == ':' || token->value == ';');
}

/* How many entries to write of a title that is too long: those in front of the
 * last clause that has begun, or where a phrase begins, or all up to MAX_CHARS. */
static guint
find_end (const KroRun *self)
{
  const guint32 opens = KRO_WORD_PREPOSITION | KRO_WORD_CONJUNCTION | KRO_WORD_SUBORDINATOR | KRO_WORD_COMPLEMENTISER;
  gsize         n = count_before (self);
  guint         best = 0, fallback = 0, clause = 0;

  for (guint i = 0; i < self->order->len; i++)
    {
      const KroToken *token = token_at (self, i);
      gboolean        spaced = n > 0 && is_spaced (self, i);

      if (spaced)
        fallback = i;
      if (n >= MIN_CHARS && opens_clause (self, i))
        clause = before_clause (self, i);
      if (n >= MIN_CHARS && ((spaced && (words_of_entry (self, i) & opens) != 0 && !completes_verb (self, i)) || (token->kind == KRO_TOKEN_MARK && strchr (",;:", (int)token->value) != NULL && (i + 1 == self->order->len || is_spaced (self, i + 1)))))
        best = i;
      n += count_chars (self->scan.text + token->b, self->scan.text + token->e) + spaced;
      if (n > MAX_CHARS)
        return clause > 0 && !is_at_colon (self, best) ? clause : best > 0 ? best
                                                                           : MAX (fallback, 1);
    }
  return self->order->len;
}

/* A quote that closes, no apostrophe. */
static gboolean
is_closing_quote (const KroRun *self, const KroToken *token)
{
  return token->plane != KRO_PLANE_SPACED && (token->value == '"' || (token->value == '\'' && (guchar)self->scan.text[token->b] >= 0x80));
}

static gboolean
may_be_last (const KroRun *self, guint n)
{
  const guint32 never = KRO_WORD_NEVERLAST | KRO_WORD_PREPOSITION | KRO_WORD_ARTICLE | KRO_WORD_CONJUNCTION | KRO_WORD_DEGREE;

  if (token_at (self, n)->kind == KRO_TOKEN_MARK)
    return n > 0 && is_closing_quote (self, token_at (self, n)) && (words_of_entry (self, n - 1) & never) == 0;
  return !opens_clause (self, n) && (words_of_entry (self, n) & never) == 0;
}

/* FALSE: nothing had to be cut. */
static gboolean
shorten (KroRun *self)
{
  guint end = bound_length (self) > MAX_CHARS ? find_end (self) : self->order->len;

  if (end >= self->order->len)
    return FALSE;
  while (end > 1 && !may_be_last (self, end - 1))
    end--;
  g_array_set_size (self->order, end);
  return TRUE;
}

/* Takes the last bracket or quote out that has no partner. */
static void
erase_single (GString *title, const char *open, const char *close)
{
  gsize length = strlen (open);
  int   depth = 0;
  gsize at = 0;

  for (gsize i = 0; i < title->len; i++)
    {
      gboolean opens = strncmp (title->str + i, open, length) == 0, closes = strncmp (title->str + i, close, strlen (close)) == 0;

      if (closes && (depth > 0 || !opens))
        {
          if (--depth < 0)
            {
              g_string_erase (title, (gssize)i--, (gssize)strlen (close));
              depth = 0;
            }
        }
      else if (opens)
        {
          depth++;
          at = i;
        }
    }
  if (depth > 0)
    {
      g_string_erase (title, (gssize)at, (gssize)length);
      if (depth > 1)
        erase_single (title, open, close);
    }
}

/* A closing quote, no apostrophe, that has lost its partner. */
static void
erase_closing_quotes (GString *title)
{
  gboolean is_open = FALSE;

  for (gsize i = 0; i + 3 <= title->len; i++)
    {
      if (memcmp (title->str + i, "\342\200\230", 3) == 0)
        is_open = TRUE;
      if (memcmp (title->str + i, "\342\200\231", 3) != 0 || (title->str[i + 3] != '\0' && strchr (" ,.;:", title->str[i + 3]) == NULL))
        continue;
      if (!is_open)
        g_string_erase (title, (gssize)i--, 3);
      is_open = FALSE;
    }
}

static void
squeeze (GString *title)
{
  gsize to = strstr (title->str, "  ") == NULL ? title->len : 0;

  for (gsize i = to; i < title->len; i++)
    if (title->str[i] != ' ' || (to > 0 && title->str[to - 1] != ' '))
      title->str[to++] = title->str[i];
  while (to > 0 && strchr (" ,;:", title->str[to - 1]) != NULL)
    to--;
  g_string_truncate (title, to);
  g_string_erase (title, 0, (gssize)strspn (title->str, " ,;:"));
}

static void
capitalise (GString *title)
{
  gsize       at = 0;
  char        letter[8];
  const char *first;

  while (at < title->len && strchr ("[(\"'", title->str[at]) != NULL)
    at++;
  if (at >= title->len)
    return;
  first = title->str + at;
  if ((guchar)*first < 0x80)
    {
      title->str[at] = g_ascii_toupper (*first);
      return;
    }
  letter[g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (first)), letter)] = '\0';
  g_string_erase (title, (gssize)at, g_utf8_next_char (first) - first);
  g_string_insert (title, (gssize)at, letter);
}

/* Brackets whose date is gone. */
static void
erase_empty_brackets (GString *title)
{
  for (char *open = strchr (title->str, '('); open != NULL; open = strchr (open, '('))
    {
      gsize length = 1 + strspn (open + 1, " ,;:–-");

      if (open[length] != ')')
        open++;
      else
        g_string_erase (title, open - title->str, (gssize)length + 1);
    }
}

static void
pair_marks (GString *title)
{
  erase_single (title, "\"", "\"");
  erase_single (title, "\342\200\234", "\342\200\235");
  erase_closing_quotes (title);
  erase_single (title, "(", ")");
  erase_single (title, "[", "]");
  erase_empty_brackets (title);
}

/* A line too long without a space is cut between characters. */
static void
enforce_length (GString *title)
{
  if (title->len > MAX_CHARS && g_utf8_strlen (title->str, -1) > MAX_CHARS)
    g_string_truncate (title, (gsize)(g_utf8_offset_to_pointer (title->str, MAX_CHARS) - title->str));
}

/* Writes the subject in brackets and the tokens of the order as the title. */
void
kro_run_write_title (KroRun *self)
{
  gboolean is_cut = shorten (self);

  g_string_truncate (self->title, 0);
  if (self->subject->len > 0)
    {
      if (!self->is_plain)
        g_string_append_c (self->title, '[');
      g_string_append_len (self->title, self->subject->str, (gssize)self->subject->len);
      if (!self->is_plain)
        g_string_append_c (self->title, ']');
    }
  append_entries (self);
  if (memchr (self->title->str, '\n', self->title->len) != NULL)
    g_strdelimit (self->title->str, "\n\r\t", ' ');
  enforce_length (self->title);
  if (strpbrk (self->title->str + MIN (self->title->len, self->subject->len > 0 ? self->subject->len + 2 : 0), "\"()[]\342") != NULL || strpbrk (self->subject->str, "\"()\342") != NULL)
    pair_marks (self->title);
  squeeze (self->title);
  capitalise (self->title);
  if (is_cut)
    g_string_append (self->title, "…");
}

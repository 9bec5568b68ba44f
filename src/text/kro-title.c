/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Titles: a line of a chronology, cut from the clause that holds the date.
 *
 * The date goes with its preposition, what stands in brackets goes, and so do
 * connectives in front. Of "he said that …" only what was said stays when the
 * date stands in it; in a language whose finite verb then stands at the end,
 * an auxiliary moves to where the date was. A pronoun in front becomes the
 * name it may stand for, in square brackets. At most 90 characters, cut
 * with an ellipsis where a new phrase begins, never inside a word.
 */
#include "kro-run-private.h"

#include <string.h>

/* What is cut gets an ellipsis beside these. */
#define MAX_CHARS 89
#define MIN_CHARS 36
#define VERBS (KRO_WORD_PAST | KRO_WORD_PERFECT | KRO_WORD_FUTURE | KRO_WORD_PRESENT | KRO_WORD_AUXILIARY | KRO_WORD_ATTRIBUTION)

/* A title under way: tokens from @first to @end, some of them dropped. */
typedef struct
{
  KroRun  *run;
  guint    first;
  guint    end;
  guint    date_first; /* the date, with what governs it */
  guint    date_end;
  gboolean is_cut;
} Cut;

static guint32
words_at (const Cut *self, guint i)
{
  return kro_scan_get_words (&self->run->scan, i);
}

static gboolean
is_mark (const Cut *self, guint i, char mark)
{
  return i < self->end && kro_scan_is_mark (&self->run->scan, i, mark);
}

static guint8 *
kept (const Cut *self, guint i)
{
  return &g_array_index (self->run->keep, guint8, i - self->first);
}

static gboolean
is_name (const Cut *self, guint i)
{
  const KroToken *token = kro_scan_get_token (&self->run->scan, i);

  return token->kind == KRO_TOKEN_WORD && (token->flags & KRO_TOKEN_CAPITAL) != 0;
}

/* Drops the date and the preposition, article or degree word before it. */
static void
drop_date (Cut *self, const KroFind *find)
{
  guint   i = find->n_frames > 1 ? find->outer_first : find->first;
  guint   end = find->n_frames > 1 ? find->outer_end : find->end;
  guint32 governs = KRO_WORD_PREPOSITION | KRO_WORD_DEGREE | KRO_WORD_SINCE | KRO_WORD_UNTIL | KRO_WORD_BEFORE | KRO_WORD_AFTER | KRO_WORD_BY;

  if (i > self->first && (words_at (self, i - 1) & (KRO_WORD_ARTICLE | KRO_WORD_CONJUNCTION)) == KRO_WORD_ARTICLE)
    i--;
  while (i > self->first && (words_at (self, i - 1) & governs) != 0)
    i--;
  self->date_first = MIN (self->date_first, i);
  self->date_end = MAX (self->date_end, end);
  for (; i < end; i++)
    if (i >= self->first && i < self->end)
      *kept (self, i) = 0;
  if (is_mark (self, find->end, '\'') && find->end + 1 < self->end && kro_scan_get_token (&self->run->scan, find->end + 1)->e - kro_scan_get_token (&self->run->scan, find->end + 1)->b == 1)
    *kept (self, find->end) = *kept (self, find->end + 1) = 0;
}

static void
drop_brackets (Cut *self)
{
  guint open = 0;
  int   depth = 0;

  for (guint i = self->first; i < self->end; i++)
    {
      if (is_mark (self, i, '(') && depth++ == 0)
        open = i;
      else if (is_mark (self, i, ')') && depth > 0 && --depth == 0)
        for (guint k = open; k <= i; k++)
          *kept (self, k) = 0;
    }
}

/* Moves the start over what was dropped, marks, and connectives. */
static void
trim_start (Cut *self)
{
  guint8 *flags = (guint8 *)self->run->keep->data;
  guint   start = self->first;

  for (; self->first < self->end; self->first++)
    {
      guint           i = self->first;
      const KroToken *token = kro_scan_get_token (&self->run->scan, i);
      gboolean        is_loose = token->kind == KRO_TOKEN_MARK && strchr ("([$#", (int)token->value) == NULL && !(token->value == '\'' && i + 1 < self->end && kro_scan_get_token (&self->run->scan, i + 1)->plane != KRO_PLANE_SPACED);

      if (flags[i - start] != 0 && !is_loose && (words_at (self, i) & (KRO_WORD_CONNECTIVE | KRO_WORD_CONJUNCTION | KRO_WORD_COMPLEMENTISER | KRO_WORD_SUBORDINATOR)) == 0)
        break;
    }
  if (self->first > start)
    g_array_remove_range (self->run->keep, 0, self->first - start);
}

static void
trim_end (Cut *self)
{
  while (self->end > self->first)
    {
      const KroToken *token = kro_scan_get_token (&self->run->scan, self->end - 1);

      if (*kept (self, self->end - 1) != 0 && (token->kind != KRO_TOKEN_MARK || strchr ("%)?!", (int)token->value) != NULL) &&
          (words_at (self, self->end - 1) & (KRO_WORD_CONJUNCTION | KRO_WORD_COMPLEMENTISER)) == 0)
        return;
      self->end--;
    }
}

/* "X said on Monday that Y": the clause of the date takes Y along. */
static void
take_complement (Cut *self, const KroSentence *sentence)
{
  guint    next = self->end;
  gboolean reports = FALSE;

  for (guint i = self->first; i < self->end; i++)
    reports = reports || (words_at (self, i) & KRO_WORD_ATTRIBUTION) != 0;
  if (!reports)
    return;
  while (next < sentence->end && kro_scan_is_mark (&self->run->scan, next, ','))
    next++;
  if (next >= sentence->end || (kro_scan_get_words (&self->run->scan, next) & KRO_WORD_COMPLEMENTISER) == 0)
    return;
  self->end = next + 1;
  while (self->end < sentence->end && !kro_scan_is_mark (&self->run->scan, self->end, ',') && !kro_scan_is_mark (&self->run->scan, self->end, ';'))
    self->end++;
}

static void
append_name (GString *title, const char *name)
{
  if (title->len > 0 && title->str[title->len - 1] != ' ')
    g_string_append_c (title, ' ');
  g_string_append_printf (title, "[%s]", name);
}

/* The noun with its article, or the name, that stands before @i and the marks
 * there: what a relative clause that begins at @i tells of. */
static gboolean
find_antecedent (const Cut *self, const KroSentence *sentence, guint i, char *name)
{
  const KroScan *scan = &self->run->scan;
  guint          end = i, first;
  gsize          b, length;

  while (end > sentence->first && kro_scan_get_token (scan, end - 1)->kind == KRO_TOKEN_MARK)
    end--;
  for (first = end; first > sentence->first && end - first < 5;)
    {
      const KroToken *token = kro_scan_get_token (scan, first - 1);

      if (token->kind == KRO_TOKEN_MARK || (end > first && is_name (self, first) && !is_name (self, first - 1) && (words_at (self, first - 1) & KRO_WORD_ARTICLE) == 0))
        break;
      first--;
      if ((words_at (self, first) & KRO_WORD_ARTICLE) != 0)
        break;
    }
  if (first == end || ((words_at (self, first) & KRO_WORD_ARTICLE) == 0 && !is_name (self, first)))
    return FALSE;
  b = kro_scan_get_token (scan, first)->b;
  length = kro_scan_get_token (scan, end - 1)->e - b;
  if (length >= KRO_NAME_SIZE)
    return FALSE;
  memcpy (name, scan->text + b, length);
  name[length] = '\0';
  return TRUE;
}

static gboolean
is_finite (const Cut *self, guint i)
{
  return i < self->end && (kro_scan_guess_words (&self->run->scan, i) & (VERBS & ~(guint32)KRO_WORD_PERFECT)) != 0;
}

/* What a relative clause tells of comes in front of it. */
static void
put_antecedent (Cut *self, const KroSentence *sentence)
{
  guint   pronoun = self->first;
  guint32 words = pronoun < self->end ? words_at (self, pronoun) : 0;
  char    name[KRO_NAME_SIZE];

  if (pronoun > sentence->first && is_finite (self, pronoun))
    pronoun--;
  else if ((words & (KRO_WORD_DEMONSTRATIVE | KRO_WORD_SUBORDINATOR)) == 0)
    return;
  words = words_at (self, pronoun);
  if (pronoun == sentence->first || !kro_scan_is_mark (&self->run->scan, pronoun - 1, ',') || (words & KRO_WORD_DEMONSTRATIVE) == 0 || !find_antecedent (self, sentence, pronoun, name))
    return;
  append_name (self->run->title, name);
  if (pronoun == self->first)
    *kept (self, pronoun) = 0;
}

static void
append_token (Cut *self, guint i, gboolean is_spaced)
{
  const KroToken *token = kro_scan_get_token (&self->run->scan, i);
  GString        *title = self->run->title;
  gsize           length = token->e - token->b;

  if (title->len > 0 && is_spaced && title->str[title->len - 1] != ' ')
    g_string_append_c (title, ' ');
  if (title->len + length >= title->allocated_len)
    g_string_append_len (title, self->run->scan.text + token->b, (gssize)length);
  else
    {
      memcpy (title->str + title->len, self->run->scan.text + token->b, length);
      title->str[title->len += length] = '\0';
    }
}

/* The auxiliary that goes to where the date was; 0: none does. */
static guint
find_moved_verb (const Cut *self, gboolean is_complement)
{
  if (!is_complement || !self->run->scan.pack->header->verb_final || self->date_first <= self->first)
    return 0;
  for (guint i = self->date_end; i < self->end; i++)
    if ((words_at (self, i) & KRO_WORD_AUXILIARY) != 0)
      return i;
  return self->end > self->date_end + 1 && is_finite (self, self->end - 1) ? self->end - 1 : 0;
}

/* Whether the word at @i is an article, a number or an adjective with its noun
 * to come. The last word of a clause is a verb more often than a noun. */
static gboolean
stands_before_noun (const Cut *self, guint i)
{
  const KroScan *scan = &self->run->scan;

  if ((words_at (self, i) & KRO_WORD_ARTICLE) != 0 || kro_scan_get_token (scan, i)->kind == KRO_TOKEN_NUMBER)
    return TRUE;
  return (kro_scan_guess_words (scan, i) & KRO_WORD_ADJECTIVE) != 0 && i + 2 < self->end && kro_scan_get_token (scan, i + 1)->kind == KRO_TOKEN_WORD && words_at (self, i + 1) == 0;
}

/* The end of the noun phrase at @i: article, adjectives, noun, and what
 * belongs to it; a name; or one pronoun. @i itself: there is none. */
static guint
phrase_end (const Cut *self, guint i)
{
  guint start = i;

  if (i >= self->end || kro_scan_get_token (&self->run->scan, i)->kind == KRO_TOKEN_MARK)
    return start;
  if ((words_at (self, i) & (KRO_WORD_EXPLETIVE | KRO_WORD_PERSONAL)) != 0)
    return i + 1;
  if (is_name (self, i) && (words_at (self, i) & KRO_WORD_ARTICLE) == 0)
    {
      while (i < self->end && is_name (self, i))
        i++;
      return i;
    }
  if ((words_at (self, i) & (KRO_WORD_PREPOSITION | KRO_WORD_CONJUNCTION | KRO_WORD_DEGREE | KRO_WORD_CONNECTIVE)) != 0)
    return start;
  while (i + 1 < self->end && stands_before_noun (self, i))
    i++;
  if (i >= self->end || kro_scan_get_token (&self->run->scan, i)->kind != KRO_TOKEN_WORD)
    return start;
  i++;
  while (i + 1 < self->end && (kro_scan_get_token (&self->run->scan, i)->plane != KRO_PLANE_SPACED))
    i++;
  if (i < self->end && (words_at (self, i) & KRO_WORD_GENITIVE) != 0)
    {
      /* Asked once: twice at each "of" would be two to the power of their number. */
      guint further = phrase_end (self, i + 1);

      return further > i + 1 ? further : i;
    }
  return i;
}

/* Who a pronoun in "… that he …" stands for: the subject of the clause with
 * "that" before it, else of the sentence. */
static gboolean
find_speaker (const Cut *self, const KroSentence *sentence, char *name)
{
  const KroScan *scan = &self->run->scan;
  Cut            whole = { .run = self->run, .first = sentence->first, .end = self->first };
  guint          i = self->first > sentence->first ? self->first - 1 : sentence->first;
  guint          end;

  while (i > sentence->first && (kro_scan_get_words (scan, i - 1) & KRO_WORD_COMPLEMENTISER) == 0)
    i--;
  if ((kro_scan_get_words (scan, i) & KRO_WORD_ARTICLE) == 0 && !is_name (self, i))
    return FALSE;
  whole.end = MIN (self->first, i + 8);
  end = phrase_end (&whole, i);
  if (end == i || kro_scan_get_token (scan, end - 1)->e - kro_scan_get_token (scan, i)->b >= KRO_NAME_SIZE)
    return FALSE;
  memcpy (name, scan->text + kro_scan_get_token (scan, i)->b, kro_scan_get_token (scan, end - 1)->e - kro_scan_get_token (scan, i)->b);
  name[kro_scan_get_token (scan, end - 1)->e - kro_scan_get_token (scan, i)->b] = '\0';
  return TRUE;
}

/* Replaces a pronoun in front by a name; FALSE: there is none to replace. */
static gboolean
replace_pronoun (Cut *self, const KroSentence *sentence, gboolean is_complement)
{
  char        speaker[KRO_NAME_SIZE];
  guint32     words = self->first < self->end ? words_at (self, self->first) : 0;
  guint32     next = self->first + 1 < self->end ? kro_scan_guess_words (&self->run->scan, self->first + 1) : 0;
  gboolean    stands_alone = (next & VERBS) != 0;
  const char *name = NULL;

  if ((words & KRO_WORD_PERSONAL) != 0)
    name = is_complement && find_speaker (self, sentence, speaker) ? speaker : self->run->subject;
  else if ((words & KRO_WORD_DEMONSTRATIVE) != 0 && stands_alone)
    name = self->run->object;
  if (name == NULL || *name == '\0' || self->run->title->len > 0)
    return FALSE;
  append_name (self->run->title, name);
  *kept (self, self->first) = 0;
  return TRUE;
}

/* With the date gone from its front a clause begins with its verb: the subject
 * behind the verb comes first. FALSE: there is no subject to be seen. */
static gboolean
write_subject_first (Cut *self)
{
  guint verb = self->first;
  guint subject = verb + 1;
  guint end;

  while (subject < self->end && (*kept (self, subject) == 0 || (words_at (self, subject) & (KRO_WORD_CONNECTIVE | KRO_WORD_DEGREE)) != 0))
    subject++;
  end = phrase_end (self, subject);
  if (end == subject && subject < self->end && (words_at (self, subject) & KRO_WORD_PREPOSITION) != 0)
    {
      subject = phrase_end (self, subject + 1);
      end = subject < self->end && (words_at (self, subject) & KRO_WORD_ARTICLE) != 0 ? phrase_end (self, subject) : subject;
    }
  if (end == subject || (end == self->end && end == subject + 1 && !is_name (self, subject)))
    return FALSE;
  for (guint i = subject; i < end; i++)
    {
      append_token (self, i, kro_scan_get_token (&self->run->scan, i)->plane == KRO_PLANE_SPACED);
      *kept (self, i) = 0;
    }
  append_token (self, verb, TRUE);
  *kept (self, verb) = 0;
  return TRUE;
}

/* Drops what is said in front of who says so, and "…, he said" behind it. */
static void
drop_attribution (Cut *self)
{
  guint comma = self->end;
  guint verb = self->first;
  guint n_said = 0;

  while (verb < self->end && !is_finite (self, verb))
    verb++;
  if (verb < self->end && (words_at (self, self->first) & KRO_WORD_ACCORDING) != 0)
    for (guint i = self->first; i < verb; i++)
      *kept (self, i) = 0;
  while (comma > self->first + 3 && self->end - comma < 6 && !is_mark (self, comma - 1, ','))
    comma--;
  if (comma == self->first + 3 || !is_mark (self, comma - 1, ','))
    return;
  for (guint i = comma; i < self->end; i++)
    n_said += (words_at (self, i) & (KRO_WORD_ATTRIBUTION | KRO_WORD_ACCORDING)) != 0;
  if (n_said > 0)
    self->end = comma - 1;
}

/* Drops a relative clause between two commas that has no date in it. */
static void
drop_relative (Cut *self)
{
  for (guint i = self->first + 1; i + 1 < self->end; i++)
    {
      guint close = i + 2;

      if (!is_mark (self, i, ',') || (words_at (self, i + 1) & KRO_WORD_DEMONSTRATIVE) == 0)
        continue;
      while (close < self->end && !is_mark (self, close, ','))
        close++;
      if (close >= self->end || (self->date_first > i && self->date_first < close))
        continue;
      for (; i <= close; i++)
        *kept (self, i) = 0;
    }
}

/* Writes what is kept; a dropped piece leaves one space. */
static void
write_tokens (Cut *self, guint moved)
{
  gboolean is_spaced = FALSE;

  for (guint i = self->first; i < self->end; i++)
    {
      const KroToken *token = kro_scan_get_token (&self->run->scan, i);

      is_spaced = is_spaced || token->plane == KRO_PLANE_SPACED;
      if (moved != 0 && i == self->date_end)
        append_token (self, moved, TRUE);
      if (*kept (self, i) == 0 || (moved != 0 && i == moved))
        {
          is_spaced = TRUE;
          continue;
        }
      if (token->kind == KRO_TOKEN_MARK && strchr (",;.:", (int)token->value) != NULL && *kept (self, i) != 0 && (i == self->first || *kept (self, i - 1) == 0 || token->plane != KRO_PLANE_SPACED))
        is_spaced = FALSE;
      append_token (self, i, is_spaced);
      is_spaced = FALSE;
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

/* Where to cut a title that is too long: behind the last token that ends by
 * MAX_CHARS, or better where a phrase begins. */
static guint
find_end (Cut *self, gsize n_before)
{
  const char *text = self->run->scan.text;
  gsize       n_chars = n_before;
  guint       fallback = self->first, best = self->first;

  /* There are no more characters than bytes, and one space in front. */
  if (self->first < self->end && n_before + 1 + kro_scan_get_token (&self->run->scan, self->end - 1)->e - kro_scan_get_token (&self->run->scan, self->first)->b <= MAX_CHARS)
    return self->end;
  for (guint i = self->first; i < self->end; i++)
    {
      const KroToken *token = kro_scan_get_token (&self->run->scan, i);

      if (*kept (self, i) == 0)
        continue;
      if (token->plane == KRO_PLANE_SPACED && n_chars > 0)
        {
          fallback = i;
          if (n_chars >= MIN_CHARS && (words_at (self, i) & (KRO_WORD_PREPOSITION | KRO_WORD_CONJUNCTION | KRO_WORD_SUBORDINATOR | KRO_WORD_COMPLEMENTISER)) != 0)
            best = i;
        }
      else if (token->kind == KRO_TOKEN_MARK && strchr (",;:", (int)token->value) != NULL && n_chars >= MIN_CHARS)
        best = i;
      n_chars += count_chars (text + token->b, text + token->e) + (token->plane == KRO_PLANE_SPACED && n_chars > 0);
      if (n_chars > MAX_CHARS)
        return best > self->first ? best : fallback;
    }
  return self->end;
}

static void
shorten (Cut *self, gsize n_before)
{
  guint end = find_end (self, n_before);

  if (end >= self->end)
    return;
  self->is_cut = TRUE;
  self->end = MAX (end, self->first);
  while (self->end > self->first + 1 && ((words_at (self, self->end - 1) & (KRO_WORD_NEVERLAST | KRO_WORD_PREPOSITION | KRO_WORD_ARTICLE | KRO_WORD_CONJUNCTION | KRO_WORD_DEGREE)) != 0 || kro_scan_get_token (&self->run->scan, self->end - 1)->kind == KRO_TOKEN_MARK))
    self->end--;
}

/* Quotes that have lost their partner go; the first letter gets a capital. */
static void
polish (GString *title)
{
  guint       n_quotes = 0;
  char        letter[8];
  gssize      at;
  const char *first;

  for (gsize i = 0; i < title->len; i++)
    n_quotes += title->str[i] == '"';
  for (gsize i = title->len; n_quotes % 2 == 1 && i-- > 0;)
    if (title->str[i] == '"')
      {
        g_string_erase (title, (gssize)i, 1);
        break;
      }
  while (title->len > 0 && title->str[title->len - 1] == ' ')
    g_string_truncate (title, title->len - 1);
  while (title->len > 0 && title->str[0] == ' ')
    g_string_erase (title, 0, 1);
  if (title->len == 0)
    return;
  at = title->str[0] == '[' ? 1 : 0;
  first = title->str + at;
  if ((guchar)*first < 0x80)
    {
      title->str[at] = g_ascii_toupper (*first);
      return;
    }
  letter[g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (first)), letter)] = '\0';
  g_string_erase (title, at, g_utf8_next_char (first) - first);
  g_string_insert (title, at, letter);
}

/* A line too long without a space is cut between characters. */
static void
enforce_length (GString *title)
{
  if (title->len > MAX_CHARS && g_utf8_strlen (title->str, -1) > MAX_CHARS)
    g_string_truncate (title, (gsize)(g_utf8_offset_to_pointer (title->str, MAX_CHARS) - title->str));
}

static guint
count_words (const Cut *self)
{
  guint n = 0;

  for (guint i = self->first; i < self->end; i++)
    n += *kept (self, i) != 0 && kro_scan_get_token (&self->run->scan, i)->kind == KRO_TOKEN_WORD;
  return n;
}

static void
keep_all (Cut *self)
{
  g_array_set_size (self->run->keep, self->end - self->first);
  memset (self->run->keep->data, 1, self->run->keep->len);
}

static void
drop_dates (Cut *self, guint32 find_first, guint32 find_end)
{
  self->date_first = G_MAXUINT;
  self->date_end = 0;
  for (guint32 i = find_first; i < find_end; i++)
    drop_date (self, &g_array_index (self->run->scan.finds, KroFind, i));
}

static void
prepare (Cut *self, guint32 find_first, guint32 find_end)
{
  keep_all (self);
  drop_dates (self, find_first, find_end);
  drop_brackets (self);
  drop_attribution (self);
  drop_relative (self);
  trim_start (self);
  trim_end (self);
}

/* Whether what is left says nothing: too few words, or only who said it. */
static gboolean
is_empty (const Cut *self)
{
  guint n = count_words (self);

  return n < 2 || (n < 4 && (words_at (self, self->end - 1) & KRO_WORD_ATTRIBUTION) != 0);
}

/* A clause whose subject stands before a relative clause: goes back to it. */
static void
take_subject (Cut *self, const KroSentence *sentence)
{
  guint i = self->first;

  if (i == sentence->first || !is_finite (self, i) || !kro_scan_is_mark (&self->run->scan, i - 1, ','))
    return;
  while (i > sentence->first && (kro_scan_get_words (&self->run->scan, i - 1) & KRO_WORD_COMPLEMENTISER) == 0)
    i--;
  self->first = i;
}

static void
keep_sentence (Cut *self, const KroSentence *sentence)
{
  *self = (Cut){ .run = self->run, .first = sentence->first, .end = sentence->end, .date_first = G_MAXUINT };
  keep_all (self);
  trim_end (self);
}

/* The date is the subject itself: "the next winter was cold". */
static void
keep_date (Cut *self)
{
  self->first = self->date_first;
  self->date_first = G_MAXUINT;
  keep_all (self);
}

/* Makes the title of an event; @find_first to @find_end are its dates. */
const char *
kro_run_make_title (KroRun *self, const KroSentence *sentence, const KroClause *clause, guint32 find_first, guint32 find_end)
{
  Cut      cut = { .run = self, .first = clause->first, .end = clause->end };
  gboolean is_complement = clause->first > sentence->first && (kro_scan_get_words (&self->scan, clause->first - 1) & KRO_WORD_COMPLEMENTISER) != 0;
  gsize    n_before;
  guint    moved;

  take_subject (&cut, sentence);
  take_complement (&cut, sentence);
  prepare (&cut, find_first, find_end);
  if (is_empty (&cut))
    {
      cut = (Cut){ .run = self, .first = sentence->first, .end = sentence->end };
      is_complement = FALSE;
      prepare (&cut, find_first, find_end);
    }
  if (count_words (&cut) < 2)
    keep_sentence (&cut, sentence);
  g_string_truncate (self->title, 0);
  put_antecedent (&cut, sentence);
  replace_pronoun (&cut, sentence, is_complement);
  if (self->title->len == 0 && is_finite (&cut, cut.first) && !(self->scan.pack->header->verb_final && write_subject_first (&cut)) && cut.date_first < cut.first)
    keep_date (&cut);
  n_before = (gsize)g_utf8_strlen (self->title->str, -1);
  moved = find_moved_verb (&cut, is_complement);
  shorten (&cut, n_before);
  write_tokens (&cut, moved != 0 && moved < cut.end ? moved : 0);
  polish (self->title);
  enforce_length (self->title);
  if (cut.is_cut)
    g_string_append (self->title, "…");
  return kro_analysis_keep (self->analysis, self->title->str, self->title->len);
}

static void
copy_name (KroRun *self, guint first, guint end, char *name)
{
  gsize b = kro_scan_get_token (&self->scan, first)->b;
  gsize length = kro_scan_get_token (&self->scan, end - 1)->e - b;

  if (length >= KRO_NAME_SIZE)
    return;
  memcpy (name, self->scan.text + b, length);
  name[length] = '\0';
}

/* A name between an article and a plain word qualifies that word: the name of
 * what is meant ends behind it. */
static guint
end_of_name (const Cut *self, guint first, guint end)
{
  const KroScan *scan = &self->run->scan;

  if (first <= self->first || (words_at (self, first - 1) & KRO_WORD_ARTICLE) == 0 || end >= self->end ||
      kro_scan_get_token (scan, end)->kind != KRO_TOKEN_WORD || kro_scan_guess_words (scan, end) != 0)
    return end;
  return end + 1;
}

/* Keeps the first and the last name of a sentence for pronouns behind it. */
void
kro_run_note_names (KroRun *self, const KroSentence *sentence)
{
  Cut      cut = { .run = self, .first = sentence->first, .end = sentence->end };
  gboolean has_subject = FALSE;

  if (sentence->first >= sentence->end)
    return;
  for (guint i = sentence->first; i < sentence->end;)
    {
      guint end = i;

      while (end < sentence->end && is_name (&cut, end) && (end == i || kro_scan_get_token (&self->scan, end)->kind == KRO_TOKEN_WORD))
        end++;
      if (end > i && kro_scan_get_token (&self->scan, i)->lexeme != 0 && (i == sentence->first || end == i + 1))
        end = i;
      if (end > i)
        {
          end = end_of_name (&cut, i, end);
          if (!has_subject)
            copy_name (self, i, end, self->subject);
          copy_name (self, i, end, self->object);
          has_subject = TRUE;
        }
      i = MAX (end, i + 1);
    }
}

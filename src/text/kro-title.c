/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Titles: a line of a chronology, cut from the clause that holds the date.
 *
 * The date goes with its preposition, what stands in brackets goes, and so do
 * connectives in front. Of "he said that …" only what was said stays when the
 * date stands in it; in a language whose finite verb then stands at the end,
 * an auxiliary moves to where the date was. A pronoun in front becomes the
 * name it may stand for, in square brackets. Where the date stood in front and
 * so put the verb before the subject, the verb goes back behind a subject that
 * is plain. At most 90 characters, cut with an ellipsis where a new phrase
 * begins, never inside a word.
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
  guint    verb_to; /* the verb in front goes before this token; 0: it stays */
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
  guint   i = find->first;
  guint32 words = i > self->first ? words_at (self, i - 1) : 0;

  while (i > self->first && (words & (KRO_WORD_PREPOSITION | KRO_WORD_DEGREE | KRO_WORD_ARTICLE | KRO_WORD_SINCE | KRO_WORD_UNTIL | KRO_WORD_BEFORE | KRO_WORD_AFTER | KRO_WORD_BY)) != 0)
    {
      i--;
      words = i > self->first ? words_at (self, i - 1) : 0;
    }
  self->date_first = MIN (self->date_first, i);
  self->date_end = MAX (self->date_end, find->end);
  for (; i < find->end; i++)
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
  while (self->first < self->end)
    {
      guint           i = self->first;
      const KroToken *token = kro_scan_get_token (&self->run->scan, i);
      gboolean        is_loose = token->kind == KRO_TOKEN_MARK && strchr ("([$#", (int)token->value) == NULL && !(token->value == '\'' && i + 1 < self->end && kro_scan_get_token (&self->run->scan, i + 1)->plane != KRO_PLANE_SPACED);
      guint8         *flag = kept (self, i);

      if (*flag != 0 && !is_loose && (words_at (self, i) & (KRO_WORD_CONNECTIVE | KRO_WORD_CONJUNCTION | KRO_WORD_COMPLEMENTISER | KRO_WORD_SUBORDINATOR)) == 0)
        return;
      g_array_remove_index (self->run->keep, 0);
      self->first++;
    }
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

/* The name that stands last before @i in its sentence. */
static gboolean
name_before (const Cut *self, const KroSentence *sentence, guint i, char *name)
{
  const KroScan *scan = &self->run->scan;
  guint          end, first;

  while (i > sentence->first && kro_scan_get_token (scan, i - 1)->kind == KRO_TOKEN_MARK)
    i--;
  for (end = i; end > sentence->first && !is_name (self, end - 1);)
    end--;
  if (end == sentence->first || i - end > 3)
    return FALSE;
  for (first = end; first > sentence->first && is_name (self, first - 1);)
    first--;
  /* A capital that only begins the sentence names nobody. */
  first += first == sentence->first && words_at (self, first) != 0;
  if (first >= end)
    return FALSE;
  g_strlcpy (name, "", KRO_NAME_SIZE);
  if (kro_scan_get_token (scan, end - 1)->e - kro_scan_get_token (scan, first)->b >= KRO_NAME_SIZE)
    return FALSE;
  memcpy (name, scan->text + kro_scan_get_token (scan, first)->b, kro_scan_get_token (scan, end - 1)->e - kro_scan_get_token (scan, first)->b);
  name[kro_scan_get_token (scan, end - 1)->e - kro_scan_get_token (scan, first)->b] = '\0';
  return TRUE;
}

/* Replaces a pronoun in front by a name; FALSE: there is none to replace. */
static gboolean
replace_pronoun (Cut *self, const KroSentence *sentence)
{
  guint       at = self->verb_to > 0 ? self->first + 1 : self->first;
  guint32     words = at < self->end ? words_at (self, at) : 0;
  guint32     next = at + 1 < self->end ? kro_scan_guess_words (&self->run->scan, at + 1) : 0;
  gboolean    stands_alone = (next & VERBS) != 0;
  char        inner[KRO_NAME_SIZE] = "";
  const char *name = NULL;

  if ((words & KRO_WORD_PERSONAL) != 0)
    name = self->run->subject;
  else if ((words & KRO_WORD_DEMONSTRATIVE) != 0 && stands_alone)
    name = self->run->object;
  if (name != NULL && at > sentence->first && name_before (self, sentence, at, inner))
    name = inner;
  if (name == NULL || *name == '\0')
    return FALSE;
  append_name (self->run->title, name);
  *kept (self, at) = 0;
  return TRUE;
}

static void
append_token (Cut *self, guint i, gboolean is_spaced)
{
  const KroToken *token = kro_scan_get_token (&self->run->scan, i);
  GString        *title = self->run->title;

  if (title->len > 0 && is_spaced && title->str[title->len - 1] != ' ')
    g_string_append_c (title, ' ');
  g_string_append_len (title, self->run->scan.text + token->b, token->e - token->b);
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
  return 0;
}

static gboolean
is_plain_word (const Cut *self, guint i, guint32 not_of)
{
  return i < self->end && *kept (self, i) != 0 && kro_scan_get_token (&self->run->scan, i)->kind == KRO_TOKEN_WORD &&
         (kro_scan_guess_words (&self->run->scan, i) & not_of) == 0;
}

/* Where the subject behind a finite verb ends: a pronoun, a name, or an article
 * with its one or two words where the next phrase plainly begins. A
 * preposition may go with the subject or with the verb. 0: it cannot be told. */
static guint
find_subject_end (const Cut *self, guint first)
{
  const guint32 begins_phrase = KRO_WORD_ARTICLE | KRO_WORD_CONJUNCTION | KRO_WORD_COMPLEMENTISER | KRO_WORD_SUBORDINATOR | KRO_WORD_DEGREE | KRO_WORD_CONNECTIVE | KRO_WORD_PERSONAL | KRO_WORD_PARTICIPLE | VERBS;
  gboolean      has_article = is_plain_word (self, first, 0) && (words_at (self, first) & KRO_WORD_ARTICLE) != 0;
  guint         end = first + has_article;
  guint         n_words = 0;

  if (is_plain_word (self, first, 0) && (words_at (self, first) & KRO_WORD_PERSONAL) != 0)
    return first + 1;
  while (end < self->end && is_name (self, end) && *kept (self, end) != 0)
    end++;
  if (end > first + has_article)
    return end + (has_article && is_plain_word (self, end, G_MAXUINT32));
  while (has_article && is_plain_word (self, end, begins_phrase | KRO_WORD_PREPOSITION))
    {
      end++;
      n_words++;
    }
  if (n_words == 0 || n_words > 2 || (end < self->end && (words_at (self, end) & KRO_WORD_PREPOSITION) != 0))
    return 0;
  return n_words == 1 || end < self->end ? end : 0;
}

/* Where a date in front has put the verb before the subject, the verb goes
 * back behind it. */
static void
find_inversion (Cut *self, guint clause_first)
{
  guint end;

  self->verb_to = 0;
  if (!self->run->scan.pack->header->verb_final || self->date_first > clause_first || self->first >= self->end ||
      (kro_scan_guess_words (&self->run->scan, self->first) & (VERBS & ~KRO_WORD_ATTRIBUTION)) == 0)
    return;
  end = find_subject_end (self, self->first + 1);
  if (end > self->first + 1)
    self->verb_to = end;
}

/* The token that stands at place @i of the title. */
static guint
token_at (const Cut *self, guint i)
{
  if (i + 1 < self->verb_to)
    return i + 1;
  return i + 1 == self->verb_to ? self->first : i;
}

/* Writes what is kept; a dropped piece leaves one space. */
static void
write_tokens (Cut *self, guint moved)
{
  gboolean is_spaced = FALSE;

  for (guint place = self->first; place < self->end; place++)
    {
      guint           i = token_at (self, place);
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
  self->end = MAX (end, self->first);
  self->is_cut = TRUE;
  while (self->end > self->first + 1 && ((words_at (self, self->end - 1) & (KRO_WORD_NEVERLAST | KRO_WORD_PREPOSITION | KRO_WORD_ARTICLE | KRO_WORD_CONJUNCTION | KRO_WORD_DEGREE)) != 0 || kro_scan_get_token (&self->run->scan, self->end - 1)->kind == KRO_TOKEN_MARK))
    self->end--;
}

/* Quotes that have lost their partner go; the first letter gets a capital. */
static void
polish (GString *title)
{
  guint       n_quotes = 0;
  char        letter[8];
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
  first = title->str;
  letter[g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (first)), letter)] = '\0';
  g_string_erase (title, 0, g_utf8_next_char (first) - first);
  g_string_prepend (title, letter);
}

/* A line too long without a space is cut between characters. */
static void
enforce_length (GString *title)
{
  if (g_utf8_strlen (title->str, -1) > MAX_CHARS)
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
  trim_start (self);
  trim_end (self);
}

/* Makes the title of an event; @find_first to @find_end are its dates. */
const char *
kro_run_make_title (KroRun *self, const KroSentence *sentence, const KroClause *clause, guint32 find_first, guint32 find_end)
{
  Cut      cut = { .run = self, .first = clause->first, .end = clause->end };
  gboolean is_complement = clause->first > sentence->first && (kro_scan_get_words (&self->scan, clause->first - 1) & KRO_WORD_COMPLEMENTISER) != 0;
  gsize    n_before;
  guint    moved;

  take_complement (&cut, sentence);
  prepare (&cut, find_first, find_end);
  if (count_words (&cut) < 3)
    {
      cut = (Cut){ .run = self, .first = sentence->first, .end = sentence->end };
      is_complement = FALSE;
      prepare (&cut, find_first, find_end);
    }
  if (count_words (&cut) < 2)
    {
      cut = (Cut){ .run = self, .first = sentence->first, .end = sentence->end, .date_first = G_MAXUINT };
      keep_all (&cut);
      trim_end (&cut);
    }
  g_string_truncate (self->title, 0);
  find_inversion (&cut, clause->first);
  replace_pronoun (&cut, sentence);
  n_before = (gsize)g_utf8_strlen (self->title->str, -1);
  moved = find_moved_verb (&cut, is_complement);
  shorten (&cut, n_before);
  write_tokens (&cut, moved != 0 && moved < cut.end ? moved : 0);
  polish (self->title);
  enforce_length (self->title);
  if (cut.is_cut && self->title->len > 0)
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
  gboolean       qualifies = first > self->first && (words_at (self, first - 1) & KRO_WORD_ARTICLE) != 0;

  if (!qualifies || end >= self->end || kro_scan_get_token (scan, end)->kind != KRO_TOKEN_WORD || kro_scan_guess_words (scan, end) != 0)
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
      guint   end = i;
      guint32 words = kro_scan_get_words (&self->scan, i);

      while (end < sentence->end && is_name (&cut, end) && (end == i || kro_scan_get_token (&self->scan, end)->kind == KRO_TOKEN_WORD))
        end++;
      if (i == sentence->first && end > i && words != 0)
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The analyser: text in, finds out.
 *
 * A text is worked off in stretches of whole blocks, so that memory beside
 * text and result stays small: tokens, sentences, expressions, readings,
 * events. The first stretch also tells language, publication and domain.
 * Analyses share packs, which never change, and those of one thread its arrays.
 */
#include "kro-analyser.h"

#include "kro-builtin-packs.h"
#include "kro-title-private.h"

#include <string.h>

#define STRETCH ((gsize)32 * 1024)
/* Expressions of a text after which its arrays are not kept. */
#define MAX_KEPT 1000
#define N_LANGUAGE_WORDS 150
/* So many function words are enough, or, in a short text, one word in so many. */
#define MIN_FUNCTION_WORDS 3
#define FUNCTION_WORD_SHARE 10

/* Tokens of a text from which on it takes this many words that differ. */
#define SHORT_TEXT 40
#define MIN_DISTINCT_WORDS 5

/* Whether the words tell a language: of a text of some length they must be
 * several, since languages that are akin share one or two; a line may have few. */
static gboolean
tells_language (const KroWordCount *count, guint n_tokens)
{
  if (n_tokens >= SHORT_TEXT)
    return count->n_distinct >= MIN_DISTINCT_WORDS;
  return count->n >= MIN_FUNCTION_WORDS || count->n * FUNCTION_WORD_SHARE >= n_tokens;
}

/* The language with most words; NULL: they are as many as those of another one,
 * or too few. */
static const char *
find_most (const char *const *languages, const KroWordCount *counts, guint n, guint n_tokens)
{
  const char *best = NULL;
  guint       most = 0;

  for (guint i = 0; i < n; i++)
    {
      if (counts[i].n == most)
        best = NULL;
      if (counts[i].n > most)
        {
          most = counts[i].n;
          best = tells_language (&counts[i], n_tokens) ? languages[i] : NULL;
        }
    }
  return best;
}

/* The language that most function words of a text are of; NULL: not to be told.
 * In a line with few of them months and weekdays count too. */
static const char *
guess_language (const KroText *text)
{
  const char *const *languages = kro_pack_get_languages ();
  const KroPack     *packs[KRO_MAX_BUILTIN_PACKS];
  KroWordCount       counts[KRO_MAX_BUILTIN_PACKS] = { 0 };
  const char        *best = NULL;
  guint              n = 0, n_tokens;
  gsize              length;
  const char        *data = kro_text_get_data (text, &length);

  length = MIN (length, 6 * (gsize)N_LANGUAGE_WORDS);
  while (length > 0 && length < kro_text_get_length (text) && ((guchar)data[length] & 0xc0) == 0x80)
    length--;
  for (; languages[n] != NULL && n < KRO_MAX_BUILTIN_PACKS; n++)
    packs[n] = kro_pack_get_builtin (languages[n]);
  if (n == 0)
    return NULL;
  n_tokens = kro_scan_count_words (data, length, packs, n, KRO_WORD_FUNCTION, FALSE, counts);
  best = find_most (languages, counts, n, n_tokens);
  if (best != NULL || n_tokens >= SHORT_TEXT)
    return best;
  memset (counts, 0, sizeof counts);
  kro_scan_count_words (data, length, packs, n, KRO_WORD_FUNCTION, TRUE, counts);
  return find_most (languages, counts, n, n_tokens);
}

static void
note_given_publication (KroRun *self)
{
  KroPublication *publication = &self->analysis->publication;

  publication->reason.code = KRO_REASON_NOT_FOUND;
  if (self->options->publication == NULL)
    return;
  self->context.has_publication = kro_stamp_from_edtf (self->options->publication, &self->context.publication);
  publication->edtf = kro_analysis_keep (self->analysis, self->options->publication, strcspn (self->options->publication, "T"));
  publication->reason.code = KRO_REASON_GIVEN;
}

static void
finish_stretch (KroRun *self, gboolean is_first)
{
  kro_scan_match (&self->scan);
  if (is_first)
    {
      kro_run_find_publication (self);
      kro_run_find_domain (self);
    }
  kro_scan_link (&self->scan);
  kro_run_add_cues (self);
  kro_run_resolve (self);
  kro_run_add_events (self);
  kro_scan_reset (&self->scan);
  kro_outline_reset (&self->outline);
  kro_outline_reset (&self->before);
}

/* The end of a piece of a block: all of it, or behind a space when it is long. */
static gsize
piece_end (const KroRun *self, gsize b, gsize e)
{
  gsize end = b + STRETCH;

  if (e - b <= STRETCH)
    return e;
  for (gsize i = end; i > b + STRETCH / 2; i--)
    if (g_ascii_isspace (self->scan.text[i]))
      return i;
  while (end > b + 1 && ((guchar)self->scan.text[end] & 0xc0) == 0x80)
    end--;
  return end;
}

static gboolean
run (KroRun *self, GCancellable *cancellable, GError **error)
{
  gsize               n_blocks;
  const KroTextBlock *blocks = kro_text_get_blocks (self->text, &n_blocks);
  gsize               stretch = 0;
  gboolean            is_first = TRUE;

  for (gsize i = 0; i < n_blocks; i++)
    for (gsize b = blocks[i].b, e; b < blocks[i].e; b = e)
      {
        guint first = self->scan.tokens->len;

        e = piece_end (self, b, blocks[i].e);
        kro_scan_add_tokens (&self->scan, b, e);
        kro_scan_add_sentences (&self->scan, first, (guint)i, blocks[i].kind);
        stretch += e - b;
        if (stretch < STRETCH)
          continue;
        if (g_cancellable_set_error_if_cancelled (cancellable, error))
          return FALSE;
        finish_stretch (self, is_first);
        is_first = FALSE;
        stretch = 0;
      }
  finish_stretch (self, is_first);
  return TRUE;
}

static void
free_run (gpointer data)
{
  KroRun *self = data;

  kro_scan_clear (&self->scan);
  g_array_unref (self->resolved);
  g_array_unref (self->indices);
  g_array_unref (self->keep);
  g_array_unref (self->order);
  g_string_free (self->title, TRUE);
  g_string_free (self->subject, TRUE);
  kro_outline_clear (&self->outline);
  kro_outline_clear (&self->before);
  g_free (self);
}

/* The run that a thread keeps for its next analysis: of short texts a good part
 * of the time would go into making arrays. */
static GPrivate kept_run = G_PRIVATE_INIT (free_run);

static KroRun *
new_run (void)
{
  KroRun *self = g_new0 (KroRun, 1);

  kro_scan_init (&self->scan, NULL, NULL, STRETCH);
  self->resolved = g_array_sized_new (FALSE, FALSE, sizeof (KroResolved), 8);
  self->indices = g_array_sized_new (FALSE, FALSE, sizeof (gint32), 8);
  self->keep = g_array_sized_new (FALSE, FALSE, sizeof (guint8), 256);
  self->order = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->title = g_string_sized_new (256);
  self->subject = g_string_sized_new (64);
  kro_outline_init (&self->outline);
  kro_outline_init (&self->before);
  return self;
}

/* Takes the run of the thread, or makes one, and forgets all but its arrays. */
static KroRun *
start_run (const KroText *text, const KroAnalyserOptions *options, const KroPack *pack)
{
  KroRun *self = g_private_get (&kept_run);
  KroRun  kept;

  if (self == NULL)
    self = new_run ();
  g_private_set (&kept_run, NULL);
  kept = *self;
  *self = (KroRun){ .text = text, .options = options, .scan = kept.scan, .resolved = kept.resolved, .indices = kept.indices, .keep = kept.keep, .order = kept.order, .title = kept.title, .subject = kept.subject, .outline = kept.outline, .before = kept.before };
  kro_scan_reset (&self->scan);
  kro_outline_reset (&self->outline);
  kro_outline_reset (&self->before);
  self->scan.pack = pack;
  self->scan.text = kro_text_get_data (text, &self->scan.length);
  self->context.pack = pack;
  self->context.domain = KRO_DOMAIN_NEWS;
  return self;
}

/* Leaves the run for the next analysis of the thread, unless it grew. */
static void
end_run (KroRun *self)
{
  if (self->analysis->expressions->len <= MAX_KEPT)
    g_private_set (&kept_run, self);
  else
    free_run (self);
}

/**
 * kro_analyse:
 * @text: the text
 * @options: (nullable): how; %NULL is the same as all zero
 * @cancellable: (nullable): to stop it
 * @error: place for an error: %KRO_PACK_ERROR_DATE where the publication date
 *   of @options is no day and no time, or that of @cancellable
 *
 * Finds the time expressions and the events of a text. It may be called from
 * any thread, and from several at once on the same text and pack.
 *
 * Returns: (transfer full) (nullable): the result, or %NULL on error
 */
KroAnalysis *
kro_analyse (const KroText *text, const KroAnalyserOptions *options, GCancellable *cancellable, GError **error)
{
  static const KroAnalyserOptions none = { 0 };
  const KroAnalyserOptions       *chosen = options != NULL ? options : &none;
  const char                     *language = chosen->language;
  const KroPack                  *pack = chosen->pack;
  KroAnalysis                    *analysis;
  KroRun                         *self;
  KroStamp                        stamp;
  gboolean                        ok;

  g_return_val_if_fail (text != NULL, NULL);
  if (chosen->publication != NULL && !kro_stamp_from_edtf (chosen->publication, &stamp))
    {
      g_set_error (error, KRO_PACK_ERROR, KRO_PACK_ERROR_DATE, "“%s” is no date of publication. Write a day such as 2025-09-26.", chosen->publication);
      return NULL;
    }
  if (pack != NULL)
    language = language != NULL ? language : kro_pack_get_language (pack);
  else if (language == NULL)
    language = guess_language (text);
  if (pack == NULL && language != NULL)
    pack = kro_pack_get_builtin (language);
  analysis = kro_analysis_new (language, pack != NULL);
  self = start_run (text, chosen, pack != NULL ? pack : kro_pack_get_builtin (NULL));
  self->analysis = analysis;
  note_given_publication (self);
  ok = run (self, cancellable, error);
  end_run (self);
  if (!ok)
    g_clear_pointer (&analysis, kro_analysis_free);
  return analysis;
}

/**
 * kro_analyse_joins_dates:
 * @pack: a language
 * @words: UTF-8
 * @length: its bytes
 * @marks: the marks that may be among them, ASCII
 *
 * Tells whether words say nothing beside a date: words that lead to it or join
 * it to another, such as prepositions, and marks.
 *
 * Returns: whether there is nothing else
 */
gboolean
kro_analyse_joins_dates (const KroPack *pack, const char *words, gsize length, const char *marks)
{
  const guint32 joining = KRO_WORD_PREPOSITION | KRO_WORD_ARTICLE | KRO_WORD_CONJUNCTION | KRO_WORD_SINCE | KRO_WORD_UNTIL | KRO_WORD_BEFORE | KRO_WORD_AFTER | KRO_WORD_BY;
  KroScan       scan;
  gboolean      is_joint = TRUE;

  kro_scan_init (&scan, pack, words, length);
  kro_scan_add_tokens (&scan, 0, length);
  for (guint i = 0; i < scan.tokens->len && is_joint; i++)
    {
      const KroToken *token = kro_scan_get_token (&scan, i);

      if (token->kind == KRO_TOKEN_MARK)
        is_joint = token->value < 0x80 && token->value != 0 && strchr (marks, (int)token->value) != NULL;
      else
        is_joint = token->kind == KRO_TOKEN_WORD && (kro_scan_get_words (&scan, i) & joining) != 0;
    }
  kro_scan_clear (&scan);
  return is_joint;
}

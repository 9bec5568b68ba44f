/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Quotes: found by the passages of an event, and shortened around the words
 * that matter. Places are code points. Where a line may break comes from
 * Pango, so this knows no language. Main thread, as the timeline is; shortening
 * is a pure function.
 */
#include "kro-quote.h"

#include <pango/pango.h>
#include <string.h>

/* An ellipsis stays with the word beside it. */
#define MARK_BEFORE "…\302\240"
#define MARK_BEHIND "\302\240…"
#define MARK 2

/* --- finding -------------------------------------------------------------------------- */

static guint32
get_length (const KroPassage *passage)
{
  return passage->origin.e - passage->origin.b;
}

static const KroText *
get_text (KroTimeline *timeline, const KroPassage *passage)
{
  KroSource         *source = kro_timeline_get_source (timeline, passage->source);
  const KroRevision *revision = source != NULL ? kro_source_find_revision (source, passage->origin.revision) : NULL;

  return revision != NULL ? revision->text : NULL;
}

/* The widest passage is the sentence. */
static const KroPassage *
find_sentence (KroTimeline *timeline, const GArray *passages)
{
  const KroPassage *widest = NULL;

  for (guint i = 0; i < passages->len; i++)
    {
      const KroPassage *passage = &g_array_index (passages, KroPassage, i);

      if (get_text (timeline, passage) != NULL && get_length (passage) > (widest != NULL ? get_length (widest) : 0))
        widest = passage;
    }
  return widest;
}

static const KroPassage *
find_words (const GArray *passages, const KroPassage *sentence)
{
  for (guint i = 0; i < passages->len; i++)
    {
      const KroPassage *passage = &g_array_index (passages, KroPassage, i);

      if (passage->source == sentence->source && passage->origin.revision == sentence->origin.revision &&
          passage->origin.b >= sentence->origin.b && passage->origin.e <= sentence->origin.e &&
          get_length (passage) > 0 && get_length (passage) < get_length (sentence))
        return passage;
    }
  return NULL;
}

/* Line ends and runs of spaces are those of the file, not of the sentence. b
 * and e follow. */
static char *
join_lines (const char *text, gsize *b, gsize *e)
{
  GString *out = g_string_new (NULL);
  gsize    n = 0;
  gsize    at = 0;
  gsize    from = *b;
  gsize    to = *e;

  for (const char *in = text; *in != '\0'; in = g_utf8_next_char (in), at++)
    {
      gunichar c = g_utf8_get_char (in);

      *b = at == from ? n : *b;
      *e = at == to ? n : *e;
      c = g_unichar_isspace (c) ? ' ' : c;
      if (c == ' ' && (out->len == 0 || out->str[out->len - 1] == ' '))
        continue;
      g_string_append_unichar (out, c);
      n++;
    }
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  n = (gsize)g_utf8_strlen (out->str, -1);
  *e = at == to ? n : MIN (*e, n);
  *b = MIN (*b, *e);
  return g_string_free (out, FALSE);
}

/**
 * kro_quote_find:
 * @timeline: a timeline
 * @event: one of its events
 * @quote: (out caller-allocates): the quote; clear it with kro_quote_clear()
 *
 * Finds the sentence that an event came from, and in it the words that date it.
 *
 * Returns: %FALSE if the event has no passage
 */
gboolean
kro_quote_find (KroTimeline *timeline, KroId event, KroQuote *quote)
{
  g_autoptr (GArray) passages = kro_timeline_get_event_passages (timeline, event);
  const KroPassage *sentence = find_sentence (timeline, passages);
  const KroPassage *words = sentence != NULL ? find_words (passages, sentence) : NULL;
  g_autofree char  *text = NULL;

  *quote = (KroQuote){ NULL, 0, 0, KRO_ID_NONE };
  if (sentence == NULL)
    return FALSE;
  text = kro_text_slice (get_text (timeline, sentence), sentence->origin.b, sentence->origin.e);
  if (words != NULL)
    {
      quote->b = words->origin.b - sentence->origin.b;
      quote->e = words->origin.e - sentence->origin.b;
    }
  quote->text = join_lines (text, &quote->b, &quote->e);
  quote->source = sentence->source;
  return quote->text[0] != '\0';
}

/**
 * kro_quote_clear:
 * @self: a quote
 *
 * Frees what it holds.
 */
void
kro_quote_clear (KroQuote *self)
{
  g_clear_pointer (&self->text, g_free);
}

/* --- shortening ----------------------------------------------------------------------- */

/* A text as code points with the places where it may be cut. */
typedef struct
{
  gunichar     *chars;
  PangoLogAttr *attrs; /* n + 1 */
  gsize         n;
} Cuts;

static void
cuts_init (Cuts *cuts, const char *text)
{
  glong n;

  cuts->chars = g_utf8_to_ucs4_fast (text, -1, &n);
  cuts->n = (gsize)n;
  cuts->attrs = g_new0 (PangoLogAttr, cuts->n + 1);
  pango_get_log_attrs (text, (int)strlen (text), -1, pango_language_from_string ("und"), cuts->attrs, (int)cuts->n + 1);
}

static void
cuts_clear (Cuts *cuts)
{
  g_free (cuts->chars);
  g_free (cuts->attrs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cuts, cuts_clear)

static gboolean
is_break (const Cuts *cuts, gsize at)
{
  return at == 0 || at == cuts->n || cuts->attrs[at].is_line_break;
}

/* Whether a break follows a mark that parts clauses. */
static gboolean
is_clause (const Cuts *cuts, gsize at)
{
  static const char marks[] = ".,;:!?";
  gsize             before = at;

  while (before > 0 && cuts->chars[before - 1] == ' ')
    before--;
  return before > 0 && before < at && cuts->chars[before - 1] < 128 && strchr (marks, (int)cuts->chars[before - 1]) != NULL;
}

/* The first clause that begins in [from, to] and leaves out no more than slack,
 * else the first word. */
static gsize
find_first (const Cuts *cuts, gsize from, gsize to, gsize slack)
{
  gsize word = to;

  for (gsize at = to + 1; at-- > from;)
    if (is_break (cuts, at))
      word = at;
  for (gsize at = word; at <= MIN (to, from + slack); at++)
    if (is_break (cuts, at) && is_clause (cuts, at))
      return at;
  return word;
}

/* The last clause that ends in the last third of [from, to], else the last
 * word, else the last letter. */
static gsize
find_last (const Cuts *cuts, gsize from, gsize to)
{
  gsize least = to - (to - from) / 3;
  gsize at;

  for (at = to; at > least; at--)
    if (is_break (cuts, at) && is_clause (cuts, at))
      return at;
  for (at = to; at > from; at--)
    if (is_break (cuts, at))
      return at;
  for (at = to; at > from && !cuts->attrs[at].is_cursor_position; at--)
    continue;
  return at;
}

/* From where to where: the words are in it, with a third of what is left to
 * tell before them. */
static void
find_window (const Cuts *cuts, gsize b, gsize e, gsize most, gsize *from, gsize *to)
{
  gsize room = most > 2 * MARK ? most - 2 * MARK : 1;
  gsize before = e - b < room ? (room - (e - b)) / 3 : 0;

  *from = 0;
  if (e + MARK > most)
    {
      gsize start = b > before ? b - before : 0;

      if (cuts->n - start < room)
        start = MIN (b, cuts->n - MIN (cuts->n, most - MIN (most, MARK)));
      *from = find_first (cuts, start, b, room / 4);
    }
  *to = *from + (*from > 0 ? room : most - MIN (most, MARK));
  if (*from > 0 && cuts->n - *from <= room + MARK)
    *to = cuts->n;
  if (*to >= cuts->n)
    *to = cuts->n;
  else
    *to = find_last (cuts, MIN (MAX (e, *from + 1), *to), *to);
}

/**
 * kro_quote_shorten:
 * @text: a sentence
 * @b: first code point of the words that must stay
 * @e: behind their last one
 * @most: how many code points the result may have; at least 8
 *
 * Cuts a sentence, between words and where it can between clauses, so that the
 * words that matter stay. What is left out is marked by an ellipsis, which a
 * no-break space ties to the text.
 *
 * Returns: (transfer full): the text, or what is left of it
 */
char *
kro_quote_shorten (const char *text, gsize b, gsize e, gsize most)
{
  g_auto (Cuts) cuts = { NULL, NULL, 0 };
  g_autofree char *part = NULL;
  gsize            from;
  gsize            to;

  cuts_init (&cuts, text);
  if (cuts.n <= most)
    return g_strdup (text);
  e = MIN (e, cuts.n);
  find_window (&cuts, MIN (b, e), e, most, &from, &to);
  while (to < cuts.n && to > from + 1 && cuts.chars[to - 1] < 128 && strchr (" ,;:", (int)cuts.chars[to - 1]) != NULL)
    to--;
  part = g_ucs4_to_utf8 (cuts.chars + from, (glong)(to - from), NULL, NULL, NULL);
  return g_strconcat (from > 0 ? MARK_BEFORE : "", part, to < cuts.n ? MARK_BEHIND : "", NULL);
}

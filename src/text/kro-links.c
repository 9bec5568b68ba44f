/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Binds whole expressions: "from … until …", "about …", "no later than …".
 *
 * The links of a pack are matched where a sentence has expressions; each of
 * them counts as one token there, a date or a clock. What a pattern has bound
 * already is left alone. A link adds to what its expressions say, where they
 * do not say it themselves, and their spans stay as they are. Each expression
 * is read in a window of constant length, so time is linear in the text.
 */
#include "kro-scan-private.h"

#include <string.h>

#define N_BEFORE 6 /* tokens before an expression that may belong to a link */
#define MAX_LINE 48

/* Some tokens of a sentence, expressions among them as one each. */
typedef struct
{
  KroToken tokens[MAX_LINE];
  guint32  first[MAX_LINE]; /* the token of the scan it stands for, or begins with */
  gint32   find[MAX_LINE];  /* or -1 */
  guint    n;
} Line;

#define BIT(field) (G_GUINT64_CONSTANT (1) << KRO_FIELD_##field)

/* What an expression counts as; -1: it cannot be bound. */
static int
classify (const KroFind *find)
{
  const guint64 calendar = BIT (YEAR) | BIT (YEAR2) | BIT (DECADE) | BIT (CENTURY) | BIT (MONTH) | BIT (DAY) | BIT (WEEKDAY) | BIT (FEAST) |
                           BIT (SEASON) | BIT (QUARTER) | BIT (HALF) | BIT (WEEK) | BIT (NUM1);
  const guint64 counted = BIT (SHIFT) | BIT (DIRECTION);
  const guint64 dateless = BIT (REF) | BIT (EVERY);
  guint64       set = find->frame.set;

  if (find->n_frames > 1 || (find->cues & KRO_CUE_PUBLICATION) != 0 || (set & dateless) != 0 || kro_frame_get (&find->frame, KRO_FIELD_TYPE) == KRO_FORCE_DURATION)
    return -1;
  if ((set & calendar) != 0 || ((set & counted) != 0 && ((set & BIT (DIRECTION)) != 0 || (set & (BIT (COUNT) | BIT (VAGUE))) == 0)))
    return KRO_PSEUDO_DATE;
  return (set & BIT (HOUR)) != 0 ? KRO_PSEUDO_TIME : -1;
}

static void
push (Line *line, KroToken token, guint32 first, gint32 find)
{
  line->tokens[line->n] = token;
  line->first[line->n] = first;
  line->find[line->n] = find;
  line->n++;
}

/* Reads the words around the find @number, and those behind it. */
static void
read_line (const KroScan *self, guint number, Line *line)
{
  const KroFind     *find = &g_array_index (self->finds, KroFind, number);
  const KroSentence *sentence = &g_array_index (self->sentences, KroSentence, find->sentence);
  guint              from = MAX (sentence->first, find->first > N_BEFORE ? find->first - N_BEFORE : 0);

  if (number > 0 && find[-1].end > from && find[-1].end <= find->first)
    from = find[-1].end;
  line->n = 0;
  for (guint i = from; i < sentence->end && line->n < MAX_LINE;)
    {
      const KroFind *next = number < self->finds->len ? &g_array_index (self->finds, KroFind, number) : NULL;
      KroToken       token = *kro_scan_get_token (self, i);
      int            pseudo = next != NULL && next->first == i ? classify (next) : -1;

      if (pseudo >= 0)
        {
          token.symbol = (guint16)pseudo;
          token.kind = KRO_TOKEN_MARK;
          push (line, token, i, (gint32)number);
          i = next->end;
        }
      else
        push (line, token, i++, -1);
      while (number < self->finds->len && g_array_index (self->finds, KroFind, number).first < i)
        number++;
    }
}

/* Adds what a link says of an expression. */
static void
add_values (KroFrame *frame, const KroFrame *said)
{
  for (guint field = 1; field < KRO_N_FIELDS; field++)
    if (kro_frame_has (said, (KroField)field) && !kro_frame_has (frame, (KroField)field))
      kro_frame_set (frame, (KroField)field, kro_frame_get (said, (KroField)field));
}

/* Binds the expressions of a match; the number of the last of them. */
static guint
bind (KroScan *self, const Line *line, guint from, guint n_tokens, guint pattern, const guint8 *frames, const KroFrame *said)
{
  guint  n_frames = self->pack->patterns[pattern].n_frames;
  guint  end = from + n_tokens < line->n ? line->first[from + n_tokens] : 0;
  guint  last = 0;
  guint8 index = 0;

  for (guint i = from; i < from + n_tokens; i++)
    {
      KroFind *find;

      if (line->find[i] < 0 || frames[i - from] == 0)
        continue;
      last = (guint)line->find[i];
      find = &g_array_index (self->finds, KroFind, last);
      add_values (&find->frame, &said[frames[i - from] - 1]);
      find->index = index++;
      find->n_frames = (guint8)n_frames;
      find->outer_first = line->first[from];
      find->outer_end = MAX (end, find->end);
      if (n_frames == 1)
        {
          find->n_lead = (guint8)MIN (find->first - find->outer_first, MAX_LINE);
          find->n_tail = (guint8)MIN (find->outer_end - find->end, MAX_LINE);
        }
    }
  return last;
}

/* Tries the links that hold the find @number; the find to go on with. */
static guint
link_find (KroScan *self, guint number)
{
  Line            line;
  const KroToken *tokens[KRO_MAX_TOKENS];
  guint8          frames[KRO_MAX_TOKENS];
  KroFrame        said[KRO_MAX_FRAMES];

  read_line (self, number, &line);
  for (guint i = 0; i < line.n; i++)
    {
      guint n_tokens = 0;
      guint pattern = kro_pack_match (self->pack, &self->pack->links, line.tokens + i, line.n - i, &n_tokens);

      if (pattern != 0)
        {
          for (guint k = 0; k < n_tokens; k++)
            tokens[k] = &line.tokens[i + k];
          if (kro_pack_read_match (self->pack, tokens, n_tokens, pattern - 1, frames, said))
            return bind (self, &line, i, n_tokens, pattern - 1, frames, said) + 1;
        }
      if (line.find[i] >= 0)
        break;
    }
  return number + 1;
}

/* Binds the finds of all sentences. */
void
kro_scan_link (KroScan *self)
{
  for (guint i = 0; i < self->finds->len;)
    i = classify (&g_array_index (self->finds, KroFind, i)) >= 0 ? link_find (self, i) : i + 1;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * When the text was published, and what kind of text it is.
 *
 * The forms of a pack are matched on the first and the last lines of a text
 * only. A full date, or a time of day, counts there as one token of its own;
 * a line begins with a token for its start and ends with one for its end. So a
 * date in running text fits no form. The form of highest priority wins, then
 * the first.
 */
#include "kro-run-private.h"

#include <string.h>

#define N_FIRST_LINES 14
#define N_LAST_LINES 4
#define MAX_LINE 64 /* tokens */

/* Days that the date of a report's first line may lie from that of publication. */
#define NEAR_DAYS 3

/* A narrative with a date of publication names at least so many years that
 * are so much older. One expression in so many may be told from today; fewer
 * where the verbs are not those of a story. */
#define MIN_OLD 4
#define OLD_YEARS 2
#define FINDS_PER_TODAY 16
#define FINDS_PER_TODAY_IN_PRESENT 48

typedef struct
{
  KroToken tokens[MAX_LINE];
  guint32  first[MAX_LINE]; /* the token of the scan it stands for */
  gint32   find[MAX_LINE];  /* or -1 */
  guint    n;
} Line;

typedef struct
{
  gint32   priority;
  guint    pattern;
  KroStamp stamp;
  gboolean has_year; /* "24 September" is no date of publication, nor an event */
  gsize    b;
  gsize    e;
} Best;

static void
push_token (Line *line, const KroToken *token, guint32 first, gint32 find)
{
  if (line->n >= MAX_LINE)
    return;
  line->tokens[line->n] = *token;
  line->first[line->n] = first;
  line->find[line->n] = find;
  line->n++;
}

static void
push_pseudo (Line *line, guint16 symbol, guint32 first, gint32 find)
{
  push_token (line, &(KroToken){ .symbol = symbol, .kind = KRO_TOKEN_MARK, .plane = KRO_PLANE_SPACED }, first, find);
}

/* "LONDON, 24 Sept (Agency) -": a day without a year, near the publication where
 * that is known. */
static gboolean
is_day_of_report (const KroRun *self, const KroFind *find)
{
  KroResolveContext given = { .pack = self->scan.pack, .domain = KRO_DOMAIN_NEWS, .has_publication = TRUE, .publication = self->context.publication };
  KroResolved       resolved;
  gint64            day;

  if (!kro_frame_has (&find->frame, KRO_FIELD_DAY) || !kro_frame_has (&find->frame, KRO_FIELD_MONTH) || kro_frame_has (&find->frame, KRO_FIELD_YEAR) || kro_frame_has (&find->frame, KRO_FIELD_YEAR2) || find->n_frames != 1)
    return FALSE;
  if (!self->context.has_publication)
    return TRUE;
  kro_resolve (&given, find, &resolved);
  if (resolved.n_readings == 0 || !resolved.readings[0].is_dated)
    return FALSE;
  day = kro_stamp_first_day (&resolved.readings[0].stamp) - kro_stamp_first_day (&given.publication);
  return ABS (day) <= NEAR_DAYS;
}

/* The date or the clock of a find, counted from nothing; @stamp of a date
 * without a year is left alone. */
static int
classify (KroRun *self, guint find, KroStamp *stamp)
{
  const KroFind    *found = &g_array_index (self->scan.finds, KroFind, find);
  KroResolveContext alone = { .pack = self->scan.pack, .domain = KRO_DOMAIN_NEWS };
  KroResolved       resolved;

  if (is_day_of_report (self, found))
    return KRO_PSEUDO_DATE;
  kro_resolve (&alone, found, &resolved);
  if (resolved.n_readings > 0 && resolved.readings[0].is_dated && resolved.readings[0].stamp.grain <= KRO_UNIT_DAY && found->n_frames == 1 && resolved.mod == KRO_MOD_NONE)
    {
      *stamp = resolved.readings[0].stamp;
      return KRO_PSEUDO_DATE;
    }
  if (kro_frame_has (&found->frame, KRO_FIELD_HOUR) && !kro_frame_has (&found->frame, KRO_FIELD_DAY))
    return KRO_PSEUDO_TIME;
  return -1;
}

static void
read_line (KroRun *self, guint first, guint end, guint *next_find, Line *line)
{
  const GArray *finds = self->scan.finds;

  line->n = 0;
  push_pseudo (line, KRO_PSEUDO_START, first, -1);
  for (guint i = first; i < end;)
    {
      KroStamp       stamp;
      const KroFind *find;
      int            symbol = -1;

      while (*next_find < finds->len && g_array_index (finds, KroFind, *next_find).first < i)
        ++*next_find;
      find = *next_find < finds->len ? &g_array_index (finds, KroFind, *next_find) : NULL;
      if (find != NULL && find->first == i)
        symbol = classify (self, *next_find, &stamp);
      if (symbol >= 0)
        {
          push_pseudo (line, (guint16)symbol, i, (gint32)*next_find);
          i = find->end;
        }
      else
        push_token (line, kro_scan_get_token (&self->scan, i), i, -1), i++;
    }
  push_pseudo (line, KRO_PSEUDO_END, end - 1, -1);
}

/* Puts the clock of a form, an expression or bare numbers, on its day. */
static void
add_clock (KroRun *self, const Line *line, guint from, guint n_tokens, guint pattern, KroStamp *stamp)
{
  const KroToken *tokens[KRO_MAX_TOKENS];
  guint8          frames[KRO_MAX_TOKENS];
  KroFrame        values[KRO_MAX_FRAMES];
  KroStamp        with_clock = *stamp;

  for (guint i = 0; i < n_tokens; i++)
    tokens[i] = &line->tokens[from + i];
  if (stamp->grain != KRO_UNIT_DAY || !kro_pack_read_match (self->scan.pack, tokens, n_tokens, pattern, frames, values))
    return;
  for (guint i = from; i < from + n_tokens; i++)
    if (line->tokens[i].symbol == KRO_PSEUDO_TIME && line->find[i] >= 0)
      values[0] = g_array_index (self->scan.finds, KroFind, line->find[i]).frame;
  if (!kro_frame_has (&values[0], KRO_FIELD_HOUR))
    return;
  with_clock.grain = KRO_UNIT_MINUTE;
  with_clock.hour = kro_frame_get (&values[0], KRO_FIELD_HOUR);
  with_clock.minute = kro_frame_get (&values[0], KRO_FIELD_MINUTE);
  if (kro_frame_has (&values[0], KRO_FIELD_MERIDIEM))
    with_clock.hour = with_clock.hour % 12 + 12 * kro_frame_get (&values[0], KRO_FIELD_MERIDIEM);
  if (kro_stamp_is_sane (&with_clock))
    *stamp = with_clock;
}

/* The date, with its clock, of a form that was matched. */
static gboolean
take_form (KroRun *self, const Line *line, guint from, guint n_tokens, guint pattern, Best *best)
{
  const KroBlobPattern *form = &self->scan.pack->patterns[pattern];
  Best                  found = { .priority = form->priority, .pattern = pattern };
  gboolean              has_date = FALSE;

  found.stamp.grain = KRO_UNIT_NONE;
  for (guint i = from; i < from + n_tokens; i++)
    if (line->tokens[i].symbol == KRO_PSEUDO_DATE && line->find[i] >= 0 && !has_date)
      has_date = classify (self, (guint)line->find[i], &found.stamp) == KRO_PSEUDO_DATE;
  found.has_year = found.stamp.grain != KRO_UNIT_NONE;
  if (!has_date || (best->e > 0 && (best->has_year > found.has_year || (best->has_year == found.has_year && form->priority <= best->priority))))
    return FALSE;
  add_clock (self, line, from, n_tokens, pattern, &found.stamp);
  for (guint i = from; i < from + n_tokens; i++)
    {
      gint32 find = line->find[i];

      if (line->tokens[i].symbol == KRO_PSEUDO_START || line->tokens[i].symbol == KRO_PSEUDO_END)
        continue;
      found.b = found.e == 0 ? kro_scan_get_token (&self->scan, line->first[i])->b : found.b;
      found.e = kro_scan_get_token (&self->scan, find >= 0 ? g_array_index (self->scan.finds, KroFind, find).end - 1 : line->first[i])->e;
    }
  *best = found;
  return TRUE;
}

static void
try_line (KroRun *self, guint first, guint end, guint *next_find, Best *best)
{
  const GArray *finds = self->scan.finds;
  Line          line;

  if (end - first > 4 * MAX_LINE)
    end = first + 4 * MAX_LINE;
  while (*next_find < finds->len && g_array_index (finds, KroFind, *next_find).first < first)
    ++*next_find;
  /* A form has a date in it. */
  if (*next_find >= finds->len || g_array_index (finds, KroFind, *next_find).first >= end)
    return;
  read_line (self, first, end, next_find, &line);
  for (guint i = 0; i < line.n; i++)
    {
      guint n_tokens = 0;
      guint pattern = kro_pack_match (self->scan.pack, &self->scan.pack->forms, line.tokens + i, line.n - i, &n_tokens);

      if (pattern != 0)
        take_form (self, &line, i, n_tokens, pattern - 1, best);
    }
}

static GArray *
list_lines (const KroRun *self)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->scan.tokens->len; i++)
    if ((kro_scan_get_token (&self->scan, i)->flags & KRO_TOKEN_LINE) != 0)
      g_array_append_val (lines, i);
  return lines;
}

static void
mark_finds (KroRun *self, gsize b, gsize e)
{
  for (guint i = 0; i < self->scan.finds->len; i++)
    {
      KroFind *find = &g_array_index (self->scan.finds, KroFind, i);

      if (kro_scan_get_token (&self->scan, find->first)->b >= b && kro_scan_get_token (&self->scan, find->end - 1)->e <= e)
        find->cues |= KRO_CUE_PUBLICATION;
    }
}

static void
set_publication (KroRun *self, const Best *best)
{
  KroPublication *publication = &self->analysis->publication;
  char            edtf[KRO_STAMP_SIZE];
  KroStamp        day = kro_stamp_from_day (kro_stamp_first_day (&best->stamp), KRO_UNIT_DAY);
  gsize           length = kro_stamp_to_edtf (&day, KRO_MOD_NONE, edtf, sizeof edtf);

  publication->edtf = kro_analysis_keep (self->analysis, edtf, length);
  publication->form = kro_analysis_keep (self->analysis, self->scan.pack->strings + self->scan.pack->patterns[best->pattern].name, strlen (self->scan.pack->strings + self->scan.pack->patterns[best->pattern].name));
  publication->reason = (KroReason){ KRO_REASON_FOUND, { kro_analysis_keep (self->analysis, self->scan.text + best->b, best->e - best->b) } };
  self->context.publication = best->stamp;
  self->context.has_publication = TRUE;
}

/* Looks for the date of publication in the first stretch of the text. A form
 * also marks its words when the date was given, since they are no event. */
void
kro_run_find_publication (KroRun *self)
{
  g_autoptr (GArray) lines = list_lines (self);
  Best  best = { 0 };
  guint next_find = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      guint first = g_array_index (lines, guint, i);
      guint end = i + 1 < lines->len ? g_array_index (lines, guint, i + 1) : self->scan.tokens->len;

      if (i < N_FIRST_LINES || i + N_LAST_LINES >= lines->len)
        try_line (self, first, end, &next_find, &best);
    }
  if (best.e == 0)
    return;
  mark_finds (self, best.b, best.e);
  if (!best.has_year && !self->context.has_publication)
    return;
  self->analysis->publication.b = best.b;
  self->analysis->publication.e = best.e;
  if (!self->context.has_publication)
    set_publication (self, &best);
}

/* "yesterday", "this week", "next year", and a weekday by itself: only who
 * writes of those days puts it so. With an article what is next may follow what
 * was told, as the next winter of a siege does. */
static gboolean
is_told_from_today (const KroScan *scan, const KroFind *find)
{
  static const KroField fixed[] = { KRO_FIELD_DAY, KRO_FIELD_MONTH, KRO_FIELD_YEAR, KRO_FIELD_EVERY };
  const KroFrame       *frame = &find->frame;

  if (kro_frame_has (frame, KRO_FIELD_ANCHOR) && kro_frame_get (frame, KRO_FIELD_ANCHOR) != KRO_ANCHOR_PUBLICATION)
    return FALSE;
  if (kro_frame_has (frame, KRO_FIELD_SHIFT))
    return kro_frame_get (frame, KRO_FIELD_SHIFT) <= 0 || (kro_scan_get_words (scan, find->first) & KRO_WORD_ARTICLE) == 0;
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    if (kro_frame_has (frame, fixed[i]))
      return FALSE;
  return kro_frame_has (frame, KRO_FIELD_WEEKDAY);
}

/* Whether past verbs are less than two thirds of all. */
static gboolean
is_in_present (const KroScan *scan)
{
  guint n_past = 0, n_present = 0;

  for (guint i = 0; i < scan->tokens->len; i++)
    {
      guint32 words = kro_scan_get_words (scan, i);

      n_past += (words & KRO_WORD_PAST) != 0;
      n_present += (words & (KRO_WORD_PRESENT | KRO_WORD_PERFECT | KRO_WORD_FUTURE)) != 0;
    }
  return n_past < n_present * 2;
}

/* Narrative: hardly any expression is told from today, and years are named,
 * most of them long before the date of publication if there is one. News tells
 * of long ago too; in what a narrative quotes, and in its last lines, there is
 * some talk of today. Tense alone does not tell: a history may be in the
 * present. */
static KroDomain
tell_domain (const KroRun *self)
{
  gboolean has_publication = self->context.has_publication;
  guint    finds_per_today = is_in_present (&self->scan) ? FINDS_PER_TODAY_IN_PRESENT : FINDS_PER_TODAY;
  guint    n_finds = 0, n_today = 0, n_years = 0, n_old = 0;

  for (guint i = 0; i < self->scan.finds->len; i++)
    {
      const KroFind *find = &g_array_index (self->scan.finds, KroFind, i);

      if ((find->cues & KRO_CUE_PUBLICATION) != 0)
        continue;
      n_finds++;
      n_today += is_told_from_today (&self->scan, find);
      if (!kro_frame_has (&find->frame, KRO_FIELD_YEAR))
        continue;
      n_years++;
      n_old += has_publication && kro_frame_get (&find->frame, KRO_FIELD_YEAR) <= self->context.publication.year - OLD_YEARS;
    }
  if (n_years == 0 || n_today * finds_per_today > n_finds)
    return KRO_DOMAIN_NEWS;
  if (has_publication && (n_old < MIN_OLD || n_old * 3 <= n_years * 2))
    return KRO_DOMAIN_NEWS;
  return KRO_DOMAIN_NARRATIVE;
}

/* What kind of text it is, as was asked for or as the text tells. */
void
kro_run_find_domain (KroRun *self)
{
  self->context.domain = self->options->domain != KRO_DOMAIN_AUTO ? self->options->domain : tell_domain (self);
  self->analysis->domain = self->context.domain;
}

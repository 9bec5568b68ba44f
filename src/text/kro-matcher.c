/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Finds the time expressions of a scan: leftmost, longest, highest priority.
 *
 * The automaton has no circle, so from each token at most KRO_MAX_TOKENS are
 * read: time is linear in the text. Only for a match is the way through its
 * one pattern looked up, again without backtracking: sets of positions
 * forward, then one walk back that takes the first position that fits.
 */
#include "kro-scan-private.h"

#include <string.h>

static guint32
letter_of (const KroScan *self, const KroToken *token)
{
  return token->plane * self->pack->header->n_symbols + token->symbol;
}

/* The longest match from the first of @n tokens: its pattern + 1, or 0;
 * @n_tokens its length. */
guint
kro_pack_match (const KroPack *pack, const KroAutomaton *automaton, const KroToken *tokens, guint n, guint *n_tokens)
{
  guint   n_symbols = pack->header->n_symbols;
  guint32 state = automaton->start[tokens->plane * n_symbols + tokens->symbol];
  guint   best = 0;

  for (guint i = 0; state != 0;)
    {
      if (automaton->accept[state] != 0)
        {
          best = automaton->accept[state];
          *n_tokens = i + 1;
        }
      if (++i >= n || i >= KRO_MAX_TOKENS)
        break;
      state = kro_automaton_step (automaton, state, tokens[i].plane * n_symbols + tokens[i].symbol);
    }
  return best;
}

static gboolean
position_takes (const KroPack *pack, const KroBlobPosition *position, const KroToken *token)
{
  return kro_pack_symbol_has (pack, token->symbol, position->class_id) &&
         (position->close ? token->plane != KRO_PLANE_SPACED : token->plane != KRO_PLANE_GLUED);
}

/* For each token the positions of the pattern that may take it. */
static void
forward (const KroPack *pack, const KroBlobPattern *pattern, const KroToken *const *tokens, guint n_tokens, KroPositions *sets)
{
  KroPositions reachable = pattern->first;

  for (guint i = 0; i < n_tokens; i++)
    {
      KroPositions next = { { 0 } };

      sets[i] = (KroPositions){ { 0 } };
      for (guint w = 0; w < G_N_ELEMENTS (next.bits); w++)
        for (guint64 left = reachable.bits[w]; left != 0; left &= left - 1)
          {
            const KroBlobPosition *position = &pack->positions[pattern->position + w * 64 + (guint)__builtin_ctzll (left)];

            if (!position_takes (pack, position, tokens[i]))
              continue;
            sets[i].bits[w] |= left & (0 - left);
            for (gsize v = 0; v < G_N_ELEMENTS (next.bits); v++)
              next.bits[v] |= position->follow.bits[v];
          }
      reachable = next;
    }
}

/* The first position of @set that may stand before @next; -1: none. */
static int
step_back (const KroPack *pack, const KroBlobPattern *pattern, const KroPositions *set, int next)
{
  for (guint w = 0; w < G_N_ELEMENTS (set->bits); w++)
    for (guint64 left = next < 0 ? set->bits[w] & pattern->last.bits[w] : set->bits[w]; left != 0; left &= left - 1)
      {
        guint k = w * 64 + (guint)__builtin_ctzll (left);

        if (next < 0 || (pack->positions[pattern->position + k].follow.bits[next / 64] >> (next % 64) & 1) != 0)
          return (int)k;
      }
  return -1;
}

/* Puts a value on a frame; FALSE: it contradicts one that is there. */
static gboolean
apply_value (KroFrame *frame, const KroBlobValue *value)
{
  gint32 old = kro_frame_get (frame, (KroField)value->field);

  if (!kro_frame_has (frame, (KroField)value->field))
    kro_frame_set (frame, (KroField)value->field, value->value);
  else if (value->op == KRO_OP_ADD)
    frame->values[value->field] = old + value->value;
  else if (value->op == KRO_OP_MULTIPLY)
    frame->values[value->field] = MAX (old, 1) * value->value;
  else if (old != value->value)
    return FALSE;
  return TRUE;
}

static gboolean
apply_token (const KroPack *pack, const KroBlobPosition *position, const KroToken *token, KroFrame *frame)
{
  if (token->kind == KRO_TOKEN_NUMBER)
    {
      guint8 field = position->field != KRO_FIELD_NONE ? position->field : pack->fields[position->class_id];

      if (field != KRO_FIELD_NONE)
        return apply_value (frame, &(KroBlobValue){ .field = field, .value = (gint32)MIN (token->value, G_MAXINT32) });
      return TRUE;
    }
  if (token->lexeme == 0)
    return TRUE;
  for (guint i = 0; i < pack->lexemes[token->lexeme - 1].n_senses; i++)
    {
      const KroBlobSense *sense = &pack->senses[pack->lexemes[token->lexeme - 1].sense + i];

      if (sense->class_id != position->class_id)
        continue;
      for (guint k = 0; k < sense->n_values; k++)
        if (!apply_value (frame, &pack->values[sense->value + k]))
          return FALSE;
      return TRUE;
    }
  return TRUE;
}

/* Reads what a match says: for each token the number of its frame, 0 outside,
 * into @frames, and the frames into @out. FALSE: its parts contradict. */
gboolean
kro_pack_read_match (const KroPack *pack, const KroToken *const *tokens, guint n_tokens, guint number, guint8 *frames, KroFrame *out)
{
  const KroBlobPattern *pattern = &pack->patterns[number];
  KroPositions          sets[KRO_MAX_TOKENS];
  int                   path[KRO_MAX_TOKENS];
  int                   at = -1;

  memset (out, 0, CLAMP (pattern->n_frames, 1, KRO_MAX_FRAMES) * sizeof *out);
  forward (pack, pattern, tokens, n_tokens, sets);
  for (guint i = n_tokens; i-- > 0;)
    {
      at = step_back (pack, pattern, &sets[i], at);
      if (at < 0)
        return FALSE;
      path[i] = at;
    }
  for (guint i = 0; i < n_tokens; i++)
    {
      const KroBlobPosition *position = &pack->positions[pattern->position + (guint)path[i]];

      frames[i] = position->frame;
      if (!apply_token (pack, position, tokens[i], &out[MAX (position->frame, 1) - 1]))
        return FALSE;
    }
  for (guint i = 0; i < pattern->n_values; i++)
    {
      const KroBlobValue *value = &pack->values[pattern->value + i];

      if (!apply_value (&out[MAX (value->frame, 1) - 1], value))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_part_of_a_number (const KroScan *self, guint token)
{
  return self->text[kro_scan_get_token (self, token)->b] != '\0' && kro_scan_get_token (self, token)->kind == KRO_TOKEN_NUMBER;
}

/* Whether a match cuts a longer number or name in two: "1.995", "A-2003". */
static gboolean
is_cut_out (const KroScan *self, guint first, guint end, const KroSentence *sentence)
{
  const KroToken *token = kro_scan_get_token (self, first);

  if (token->kind == KRO_TOKEN_NUMBER && token->plane == KRO_PLANE_TOUCHING && first >= sentence->first + 2 &&
      strchr (".,:-+_", (int)kro_scan_get_token (self, first - 1)->value) != NULL && kro_scan_get_token (self, first - 1)->plane != KRO_PLANE_SPACED &&
      kro_scan_get_token (self, first - 2)->kind != KRO_TOKEN_MARK)
    return TRUE;
  if (end >= sentence->end || kro_scan_get_token (self, end)->plane == KRO_PLANE_SPACED)
    return FALSE;
  if (kro_scan_get_token (self, end)->plane == KRO_PLANE_GLUED)
    return TRUE;
  return is_part_of_a_number (self, end - 1) && end + 1 < sentence->end && strchr (".,:/%", (int)kro_scan_get_token (self, end)->value) != NULL &&
         kro_scan_get_token (self, end + 1)->plane == KRO_PLANE_TOUCHING && kro_scan_get_token (self, end + 1)->kind == KRO_TOKEN_NUMBER;
}

/* Appends the finds of a match; returns the token behind the last of them. */
static guint
push_finds (KroScan *self, guint first, guint n_tokens, guint pattern, const guint8 *frames, const KroFrame *values, guint sentence)
{
  guint after = first;

  for (guint8 f = 1; f < KRO_MAX_FRAMES && f <= MAX (self->pack->patterns[pattern].n_frames, 1); f++)
    {
      KroFind find = { .frame = values[f - 1], .outer_first = first, .outer_end = first + n_tokens, .sentence = sentence, .pattern = pattern, .index = (guint8)(f - 1), .n_frames = (guint8)self->pack->patterns[pattern].n_frames };

      for (guint i = 0; i < n_tokens; i++)
        if (frames[i] == f)
          {
            if (find.end == 0)
              find.first = first + i;
            find.end = first + i + 1;
          }
      if (find.end == 0 || kro_frame_get (&find.frame, KRO_FIELD_TYPE) == KRO_FORCE_NOTHING)
        continue;
      g_array_append_val (self->finds, find);
      after = find.end;
    }
  return after > first ? after : first + n_tokens;
}

/* A match under consideration, and what it says. */
typedef struct
{
  guint    first;
  guint    n_tokens;
  guint    pattern;
  guint    inner; /* the first token that is no context */
  guint8   frames[KRO_MAX_TOKENS];
  KroFrame values[KRO_MAX_FRAMES];
} Match;

/* Reads the longest match at @first. FALSE: there is none that holds. */
static gboolean
read_match (const KroScan *self, guint first, const KroSentence *sentence, Match *match)
{
  const KroToken *tokens[KRO_MAX_TOKENS];
  guint           pattern;

  match->first = first;
  pattern = kro_pack_match (self->pack, &self->pack->dates, kro_scan_get_token (self, first), sentence->end - first, &match->n_tokens);
  if (pattern == 0)
    return FALSE;
  match->pattern = pattern - 1;
  for (guint i = 0; i < match->n_tokens; i++)
    tokens[i] = kro_scan_get_token (self, first + i);
  if (is_cut_out (self, first, first + match->n_tokens, sentence) || !kro_pack_read_match (self->pack, tokens, match->n_tokens, match->pattern, match->frames, match->values))
    return FALSE;
  for (match->inner = first; match->frames[match->inner - first] == 0;)
    match->inner++;
  return TRUE;
}

/* Takes the match at @first; the token to go on from. Where it begins with
 * context, a match within that reaches farther is taken instead. */
static guint
take_match (KroScan *self, guint first, guint number, const KroSentence *sentence)
{
  Match outer, inner;

  if (!read_match (self, first, sentence, &outer))
    return first + 1;
  if (outer.inner > first && read_match (self, outer.inner, sentence, &inner) && inner.first + inner.n_tokens > first + outer.n_tokens)
    return push_finds (self, inner.first, inner.n_tokens, inner.pattern, inner.frames, inner.values, number);
  return push_finds (self, first, outer.n_tokens, outer.pattern, outer.frames, outer.values, number);
}

/* Whether a match may begin at @i: one token is all it takes, or the one behind
 * it goes on. Many words can begin a date, few do. */
static inline gboolean
may_begin (const KroScan *self, guint i, guint end)
{
  const KroAutomaton *dates = &self->pack->dates;
  guint32             state = dates->start[letter_of (self, kro_scan_get_token (self, i))];

  if (state == 0 || dates->accept[state] != 0)
    return state != 0;
  return i + 1 < end && kro_automaton_step (dates, state, letter_of (self, kro_scan_get_token (self, i + 1))) != 0;
}

/* Appends the finds of all sentences. */
void
kro_scan_match (KroScan *self)
{
  for (guint s = 0; s < self->sentences->len; s++)
    {
      KroSentence sentence = g_array_index (self->sentences, KroSentence, s);

      for (guint i = sentence.first; i < sentence.end;)
        i = may_begin (self, i, sentence.end) ? take_match (self, i, s, &sentence) : i + 1;
    }
}

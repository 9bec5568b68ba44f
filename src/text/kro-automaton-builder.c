/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From positions to a deterministic automaton (subset construction), its equal
 * states merged, packed into one array by row displacement (Tarjan and Yao
 * 1979).
 *
 * A state is the set of positions that the last token may have matched. Since
 * patterns have no repetition the automaton has no circle. Two patterns of
 * equal priority that end in the same state are an error, told with an example
 * of the words that lead there.
 */
#include "kro-compiler-private.h"

#include <stdlib.h>
#include <string.h>

#define MAX_STATES 65000

typedef struct
{
  GArray *positions; /* guint32, ascending, counted over all patterns */
  guint   parent;
  guint   letter;
} State;

typedef struct
{
  KroCompiler *compiler;
  GPtrArray   *states;  /* State; 0 is none */
  GHashTable  *index;   /* GBytes of positions → state */
  GArray      *owner;   /* guint32 a position: its pattern */
  GPtrArray   *holders; /* GArray of guint32 a class: the symbols that have it */
  GPtrArray   *targets; /* GArray of guint32 a letter, emptied after each state */
  GArray      *letters; /* the letters in use in @targets */
  guint        n_symbols;
} Builder;

static void
state_free (gpointer data)
{
  State *state = data;

  if (state != NULL && state->positions != NULL)
    g_array_free (state->positions, TRUE);
  g_free (state);
}

static void
free_array (gpointer data)
{
  if (data != NULL)
    g_array_free (data, TRUE);
}

static void
list_holders (Builder *self)
{
  for (guint i = 0; i < self->compiler->class_names->len; i++)
    g_ptr_array_add (self->holders, g_array_new (FALSE, FALSE, sizeof (guint32)));
  for (guint32 symbol = 0; symbol < self->n_symbols; symbol++)
    {
      GArray *classes = g_ptr_array_index (self->compiler->symbols, symbol);

      for (guint k = 0; k < classes->len; k++)
        g_array_append_val ((GArray *)g_ptr_array_index (self->holders, g_array_index (classes, guint16, k)), symbol);
    }
}

static void
add_target (Builder *self, guint32 letter, guint32 position)
{
  GArray *list = g_ptr_array_index (self->targets, letter);

  if (list == NULL)
    g_ptr_array_index (self->targets, letter) = list = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (list->len == 0)
    g_array_append_val (self->letters, letter);
  if (list->len == 0 || g_array_index (list, guint32, list->len - 1) != position)
    g_array_append_val (list, position);
}

/* Adds all letters that lead to @position: plane 0 is spaced, 1 touching, 2 glued. */
static void
add_position (Builder *self, guint32 position)
{
  const KroBlobPosition *blob = &g_array_index (self->compiler->positions, KroBlobPosition, position);
  GArray                *symbols = g_ptr_array_index (self->holders, blob->class_id);

  for (guint i = 0; i < symbols->len; i++)
    for (guint plane = blob->close; plane < 2u + blob->close; plane++)
      add_target (self, plane * self->n_symbols + g_array_index (symbols, guint32, i), position);
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;

  return (x > y) - (x < y);
}

static guint
find_state (Builder *self, GArray *positions, guint parent, guint letter)
{
  GBytes  *key;
  gpointer found;
  State   *state;

  g_array_sort (positions, compare_positions);
  key = g_bytes_new (positions->data, positions->len * sizeof (guint32));
  found = g_hash_table_lookup (self->index, key);
  if (found != NULL)
    {
      g_bytes_unref (key);
      return GPOINTER_TO_UINT (found);
    }
  state = g_new0 (State, 1);
  state->positions = g_array_copy (positions);
  state->parent = parent;
  state->letter = letter;
  g_hash_table_insert (self->index, key, GUINT_TO_POINTER (self->states->len));
  g_ptr_array_add (self->states, state);
  return self->states->len - 1;
}

/* Empties the targets into arcs from @parent. */
static GArray *
take_arcs (Builder *self, guint parent)
{
  GArray *arcs = g_array_new (FALSE, FALSE, sizeof (KroBuiltArc));

  for (guint i = 0; i < self->letters->len; i++)
    {
      guint32     letter = g_array_index (self->letters, guint32, i);
      GArray     *list = g_ptr_array_index (self->targets, letter);
      KroBuiltArc arc = { letter, (guint16)find_state (self, list, parent, letter) };

      g_array_append_val (arcs, arc);
      g_array_set_size (list, 0);
    }
  g_array_set_size (self->letters, 0);
  return arcs;
}

static void
add_followers (Builder *self, guint32 position)
{
  const KroBlobPosition *blob = &g_array_index (self->compiler->positions, KroBlobPosition, position);
  KroSourcePattern      *pattern = g_ptr_array_index (self->compiler->patterns, g_array_index (self->owner, guint32, position));

  for (guint i = 0; i < pattern->blob.n_positions; i++)
    if ((blob->follow.bits[i / 64] >> (i % 64) & 1) != 0)
      add_position (self, pattern->blob.position + i);
}

/* The words of an example that leads to @state. */
static char *
example_of (Builder *self, guint state)
{
  GString *text = g_string_new (NULL);

  while (state != 0)
    {
      State      *s = g_ptr_array_index (self->states, state);
      const char *word = g_ptr_array_index (self->compiler->symbol_words, s->letter % self->n_symbols);

      if (text->len > 0)
        g_string_prepend_c (text, ' ');
      g_string_prepend (text, word);
      state = s->parent;
    }
  return g_string_free (text, FALSE);
}

/* The pattern that ends in @state, + 1; 0: none. FALSE: two of them do. */
static gboolean
choose_pattern (Builder *self, guint number, guint16 *accepted)
{
  State            *state = g_ptr_array_index (self->states, number);
  KroSourcePattern *best = NULL, *rival = NULL;

  *accepted = 0;
  for (guint i = 0; i < state->positions->len; i++)
    {
      guint32           position = g_array_index (state->positions, guint32, i);
      guint32           owner = g_array_index (self->owner, guint32, position);
      KroSourcePattern *pattern = g_ptr_array_index (self->compiler->patterns, owner);
      guint             local = position - pattern->blob.position;

      if (pattern == best || (pattern->blob.last.bits[local / 64] >> (local % 64) & 1) == 0)
        continue;
      if (best == NULL || pattern->blob.priority > best->blob.priority)
        {
          best = pattern;
          rival = NULL;
          *accepted = (guint16)(owner + 1);
        }
      else if (pattern->blob.priority == best->blob.priority)
        rival = pattern;
    }
  if (rival != NULL)
    {
      g_autofree char *example = example_of (self, number);

      return kro_compiler_fail (self->compiler, KRO_PACK_ERROR_AMBIGUOUS, rival->place, "“%s” and “%s” (%s:%u) both match “%s” at priority %d; give one of them more", rival->name, best->name, best->place.file, best->place.line, example, best->blob.priority);
    }
  return TRUE;
}

static int
compare_lengths (gconstpointer a, gconstpointer b, gpointer data)
{
  GPtrArray *rows = data;
  GArray    *x = g_ptr_array_index (rows, *(const guint *)a);
  GArray    *y = g_ptr_array_index (rows, *(const guint *)b);

  if (x->len != y->len)
    return x->len < y->len ? 1 : -1;
  return *(const guint *)a < *(const guint *)b ? -1 : 1;
}

static gboolean
fits (GArray *cells, GArray *arcs, guint base)
{
  for (guint i = 0; i < arcs->len; i++)
    if (g_array_index (cells, KroBlobCell, base + g_array_index (arcs, KroBuiltArc, i).letter).check != 0)
      return FALSE;
  return TRUE;
}

/* Lays the rows over each other, the fullest first, each where it first fits. */
static void
pack_rows (Builder *self, GPtrArray *rows, KroBuiltAutomaton *out)
{
  guint             n_letters = KRO_N_PLANES * self->n_symbols;
  g_autofree guint *order = g_new (guint, rows->len);
  guint             low = 0;

  g_array_set_size (out->base, rows->len);
  for (guint i = 0; i < rows->len; i++)
    order[i] = i;
  g_qsort_with_data (order, (gint)rows->len, sizeof (guint), compare_lengths, rows);
  g_array_set_size (out->cells, n_letters);
  for (guint i = 0; i < rows->len; i++)
    {
      GArray *arcs = g_ptr_array_index (rows, order[i]);
      guint   base = arcs->len > 32 ? low : low / 2;

      if (arcs->len == 0)
        base = 0;
      for (;; base++)
        {
          if (out->cells->len < base + n_letters)
            g_array_set_size (out->cells, base + n_letters);
          if (fits (out->cells, arcs, base))
            break;
        }
      low = arcs->len > 32 ? MAX (low, base) : low;
      g_array_index (out->base, guint32, order[i]) = base;
      for (guint k = 0; k < arcs->len; k++)
        {
          KroBuiltArc arc = g_array_index (arcs, KroBuiltArc, k);

          g_array_index (out->cells, KroBlobCell, base + arc.letter) = (KroBlobCell){ (guint16)order[i], arc.next };
        }
    }
}

static void
start_builder (Builder *self, KroCompiler *compiler)
{
  self->compiler = compiler;
  self->n_symbols = compiler->symbols->len;
  self->states = g_ptr_array_new_with_free_func (state_free);
  self->index = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
  self->owner = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->holders = g_ptr_array_new_with_free_func (free_array);
  self->targets = g_ptr_array_new_with_free_func (free_array);
  self->letters = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_ptr_array_set_size (self->targets, (gint)(KRO_N_PLANES * self->n_symbols));
  g_ptr_array_add (self->states, g_new0 (State, 1));
  g_array_set_size (self->owner, compiler->positions->len);
  for (guint i = 0; i < compiler->patterns->len; i++)
    {
      KroSourcePattern *pattern = g_ptr_array_index (compiler->patterns, i);

      for (guint k = 0; k < pattern->blob.n_positions; k++)
        g_array_index (self->owner, guint32, pattern->blob.position + k) = i;
    }
  list_holders (self);
}

static void
clear_builder (Builder *self)
{
  g_ptr_array_unref (self->states);
  g_hash_table_unref (self->index);
  g_array_free (self->owner, TRUE);
  g_ptr_array_unref (self->holders);
  g_ptr_array_unref (self->targets);
  g_array_free (self->letters, TRUE);
}

static void
add_first_positions (Builder *self, KroPatternKind kind)
{
  for (guint i = 0; i < self->compiler->patterns->len; i++)
    {
      KroSourcePattern *pattern = g_ptr_array_index (self->compiler->patterns, i);

      for (guint k = 0; k < pattern->blob.n_positions && pattern->kind == kind; k++)
        if ((pattern->blob.first.bits[k / 64] >> (k % 64) & 1) != 0)
          add_position (self, pattern->blob.position + k);
    }
}

static void
fill_start (Builder *self, GArray *arcs, KroBuiltAutomaton *out)
{
  g_array_set_size (out->start, KRO_N_PLANES * self->n_symbols);
  for (guint i = 0; i < arcs->len; i++)
    g_array_index (out->start, guint16, g_array_index (arcs, KroBuiltArc, i).letter) = g_array_index (arcs, KroBuiltArc, i).next;
}

/* Names the largest pattern, with which to begin. */
static gboolean
refuse_size (Builder *self, KroPatternKind kind)
{
  KroSourcePattern *largest = NULL;

  for (guint i = 0; i < self->compiler->patterns->len; i++)
    {
      KroSourcePattern *pattern = g_ptr_array_index (self->compiler->patterns, i);

      if (pattern->kind == kind && (largest == NULL || pattern->blob.n_positions > largest->blob.n_positions))
        largest = pattern;
    }
  return kro_compiler_fail (self->compiler, KRO_PACK_ERROR_SIZE, largest->place, "all patterns together need more than %d states; “%s” is the largest of them: cut it, or take out parts that may be absent", MAX_STATES, largest->name);
}

static gboolean
build_states (Builder *self, GPtrArray *rows, KroPatternKind kind, KroBuiltAutomaton *out)
{
  guint16 none = 0;

  g_ptr_array_add (rows, g_array_new (FALSE, FALSE, sizeof (KroBuiltArc)));
  g_array_append_val (out->accept, none);
  for (guint i = 1; i < self->states->len; i++)
    {
      State  *state = g_ptr_array_index (self->states, i);
      guint16 accepted;

      for (guint k = 0; k < state->positions->len; k++)
        add_followers (self, g_array_index (state->positions, guint32, k));
      g_ptr_array_add (rows, take_arcs (self, i));
      if (!choose_pattern (self, i, &accepted))
        return FALSE;
      g_array_append_val (out->accept, accepted);
      if (self->states->len > MAX_STATES)
        return refuse_size (self, kind);
    }
  return TRUE;
}

/* Builds the automaton of the patterns of a kind. */
gboolean
kro_compiler_build (KroCompiler *compiler, KroPatternKind kind, KroBuiltAutomaton *out)
{
  Builder self = { 0 };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_array);
  GArray  *arcs;
  gboolean ok;

  *out = (KroBuiltAutomaton){
    .start = g_array_new (FALSE, TRUE, sizeof (guint16)),
    .base = g_array_new (FALSE, TRUE, sizeof (guint32)),
    .cells = g_array_new (FALSE, TRUE, sizeof (KroBlobCell)),
    .accept = g_array_new (FALSE, TRUE, sizeof (guint16)),
  };
  start_builder (&self, compiler);
  add_first_positions (&self, kind);
  arcs = take_arcs (&self, 0);
  fill_start (&self, arcs, out);
  g_array_free (arcs, TRUE);
  ok = build_states (&self, rows, kind, out);
  if (ok)
    {
      kro_built_automaton_merge (rows, out);
      pack_rows (&self, rows, out);
    }
  clear_builder (&self);
  return ok;
}

void
kro_built_automaton_clear (KroBuiltAutomaton *self)
{
  g_clear_pointer (&self->start, g_array_unref);
  g_clear_pointer (&self->base, g_array_unref);
  g_clear_pointer (&self->cells, g_array_unref);
  g_clear_pointer (&self->accept, g_array_unref);
}

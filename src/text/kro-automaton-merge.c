/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Merges the states of an automaton that accept the same and go on alike.
 *
 * The automaton has no circle, so a state is done when all that follow it are:
 * two are equal when they accept the same pattern and their letters lead to the
 * same merged states (Revuz 1992). What matches does not change, since the way
 * through a pattern is looked up from its positions, not from the states.
 */
#include "kro-compiler-private.h"

typedef struct
{
  GPtrArray               *rows; /* GArray of KroBuiltArc a state */
  const KroBuiltAutomaton *automaton;
  GHashTable              *index;  /* GBytes of what a state does → merged state */
  GArray                  *merged; /* guint16 a state: its merged state, 0 not yet */
  GArray                  *kept;   /* guint16 a merged state: the state it was first */
} Merger;

static int
compare_letters (gconstpointer a, gconstpointer b)
{
  guint32 x = ((const KroBuiltArc *)a)->letter, y = ((const KroBuiltArc *)b)->letter;

  return (x > y) - (x < y);
}

/* What a state does: what it accepts, and its letters with where they lead. */
static GBytes *
describe (const Merger *self, guint state)
{
  const GArray *arcs = g_ptr_array_index (self->rows, state);
  GArray       *key = g_array_sized_new (FALSE, FALSE, sizeof (guint32), arcs->len * 2 + 1);
  guint32       accepted = g_array_index (self->automaton->accept, guint16, state);
  gsize         size;

  g_array_append_val (key, accepted);
  for (guint i = 0; i < arcs->len; i++)
    {
      KroBuiltArc arc = g_array_index (arcs, KroBuiltArc, i);
      guint32     next = g_array_index (self->merged, guint16, arc.next);

      g_array_append_val (key, arc.letter);
      g_array_append_val (key, next);
    }
  size = key->len * sizeof (guint32);
  return g_bytes_new_take (g_array_free (key, FALSE), size);
}

/* Merges a state, those that follow it first; no deeper than a pattern is long. */
static void
merge_state (Merger *self, guint state)
{
  GArray  *arcs = g_ptr_array_index (self->rows, state);
  GBytes  *key;
  gpointer found;
  guint16  merged, first;

  if (g_array_index (self->merged, guint16, state) != 0)
    return;
  g_array_sort (arcs, compare_letters);
  for (guint i = 0; i < arcs->len; i++)
    merge_state (self, g_array_index (arcs, KroBuiltArc, i).next);
  key = describe (self, state);
  found = g_hash_table_lookup (self->index, key);
  merged = found != NULL ? (guint16)GPOINTER_TO_UINT (found) : (guint16)self->kept->len;
  g_array_index (self->merged, guint16, state) = merged;
  if (found != NULL)
    {
      g_bytes_unref (key);
      return;
    }
  g_hash_table_insert (self->index, key, GUINT_TO_POINTER (merged));
  first = (guint16)state;
  g_array_append_val (self->kept, first);
}

/* Keeps a row and what it accepts a merged state, and leads all letters there. */
static void
keep_merged (Merger *self, KroBuiltAutomaton *automaton)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GArray) accept = g_array_new (FALSE, FALSE, sizeof (guint16));

  for (guint i = 0; i < self->kept->len; i++)
    {
      guint   state = g_array_index (self->kept, guint16, i);
      GArray *arcs = g_steal_pointer (&g_ptr_array_index (self->rows, state));

      for (guint k = 0; k < arcs->len; k++)
        g_array_index (arcs, KroBuiltArc, k).next = g_array_index (self->merged, guint16, g_array_index (arcs, KroBuiltArc, k).next);
      g_ptr_array_add (rows, arcs);
      g_array_append_val (accept, g_array_index (automaton->accept, guint16, state));
    }
  for (guint i = 0; i < automaton->start->len; i++)
    g_array_index (automaton->start, guint16, i) = g_array_index (self->merged, guint16, g_array_index (automaton->start, guint16, i));
  g_array_set_size (automaton->accept, 0);
  g_array_append_vals (automaton->accept, accept->data, accept->len);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (self->rows, g_ptr_array_index (rows, i));
}

/* Merges equal states. @rows has a GArray of KroBuiltArc a state, the first of
 * which is none; it and @automaton are changed. */
void
kro_built_automaton_merge (GPtrArray *rows, KroBuiltAutomaton *automaton)
{
  Merger  self = { .rows = rows, .automaton = automaton };
  guint16 none = 0;

  self.index = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
  self.merged = g_array_new (FALSE, TRUE, sizeof (guint16));
  self.kept = g_array_new (FALSE, FALSE, sizeof (guint16));
  g_array_set_size (self.merged, rows->len);
  g_array_append_val (self.kept, none);
  for (guint i = 1; i < rows->len; i++)
    merge_state (&self, i);
  keep_merged (&self, automaton);
  g_hash_table_unref (self.index);
  g_array_unref (self.merged);
  g_array_unref (self.kept);
}

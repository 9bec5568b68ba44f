/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which events have words in their title, note or quotes. Words are folded
 * (kro-fold), and each may stand in another of these. Quotes are not taken out
 * of the texts: the passages of a source are gone through in order of place,
 * and a word is looked for from where the first of them begins. What is found
 * there serves all passages around it, so a text is read at most once a word,
 * however its passages overlap. Only the origins of passages count. Bits are
 * by slot. Main thread.
 */
#include "kro-fold.h"
#include "kro-timeline-private.h"

#include <string.h>

#define BIT(slot) (G_GUINT64_CONSTANT (1) << ((slot) % 64))

/* --- title and note --------------------------------------------------------------- */

static gboolean
has_word (const char *text, const char *word)
{
  return text != NULL && kro_fold_find (text, text + strlen (text), word, NULL) != NULL;
}

static gboolean
has_in_fields (KroTimeline *self, guint32 slot, const char *word)
{
  return has_word (self->events.titles[slot], word) || has_word (kro_event_record_get_note (self->events.records[slot]), word);
}

/* --- quotes ------------------------------------------------------------------------ */

static KroText *
get_text (const KroSourceEntry *entry, guint32 revision)
{
  const KroRevision *found = kro_source_find_revision (entry->source, revision);

  return found != NULL ? found->text : NULL;
}

static gboolean
has_in_quotes (KroTimeline *self, guint32 slot, const char *word)
{
  for (guint32 row = self->events.rows[slot]; row != KRO_SLOT_NONE; row = self->passages.rows[row].next)
    {
      const KroPassageRow *passage = &self->passages.rows[row];
      const KroText       *text = get_text (g_ptr_array_index (self->source_entries, passage->source), passage->revision);
      const char          *data = text != NULL ? kro_text_get_data (text, NULL) : NULL;

      if (data != NULL && kro_fold_find (data + kro_text_to_byte (text, passage->b), data + kro_text_to_byte (text, passage->e), word, NULL) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* A word on its way through a text: the first place at or behind the last one
 * that was asked for, in code points. */
typedef struct
{
  const KroText *text;
  const char    *word;
  gboolean       has_place;
  gboolean       is_over; /* there are no more */
  gsize          b;
  gsize          e;
} Walk;

static void
walk_to (Walk *self, gsize b)
{
  gsize       length;
  const char *data = kro_text_get_data (self->text, &length);
  const char *match_end = NULL;
  const char *match;

  if (self->is_over || (self->has_place && self->b >= b))
    return;
  match = kro_fold_find (data + kro_text_to_byte (self->text, b), data + length, self->word, &match_end);
  self->has_place = match != NULL;
  self->is_over = match == NULL;
  if (match == NULL)
    return;
  self->b = kro_text_to_char (self->text, (gsize)(match - data));
  self->e = kro_text_to_char (self->text, (gsize)(match_end - data));
}

/* Clears the bits of those events that have the word in a passage of one
 * revision. */
static void
find_in_revision (KroTimeline *self, const KroSourceEntry *entry, const KroRevision *revision, const char *word, guint64 *missing)
{
  Walk walk = { .text = revision->text, .word = word };

  for (guint i = 0; i < entry->rows->len && !walk.is_over; i++)
    {
      const KroPassageRow *row = &self->passages.rows[g_array_index (entry->rows, guint32, i)];

      if (row->revision != revision->number || (missing[row->event / 64] & BIT (row->event)) == 0)
        continue;
      walk_to (&walk, row->b);
      if (walk.has_place && walk.e <= row->e)
        missing[row->event / 64] &= ~BIT (row->event);
    }
}

static void
find_in_quotes (KroTimeline *self, const char *word, guint64 *missing)
{
  for (guint i = 0; i < self->source_entries->len; i++)
    {
      KroSourceEntry *entry = g_ptr_array_index (self->source_entries, i);

      if (entry == NULL || entry->rows->len == 0)
        continue;
      kro_timeline_sort_passages (self, entry);
      for (guint j = 0; j < kro_source_get_n_revisions (entry->source); j++)
        find_in_revision (self, entry, kro_source_get_revision (entry->source, j), word, missing);
    }
}

/* --- many events at once -------------------------------------------------------------- */

/* What events say lies anywhere in memory: asks for that of some slots before
 * their turn. */
static void
fetch_fields (KroTimeline *self, guint64 bits, gsize first)
{
  for (; bits != 0; bits &= bits - 1)
    {
      gsize slot = first + (gsize)__builtin_ctzll (bits);

      __builtin_prefetch (self->events.titles[slot]);
      __builtin_prefetch (self->events.records[slot]);
    }
}

/* Leaves those of @missing that do not have the word in title or note; FALSE:
 * none. */
static gboolean
find_in_fields (KroTimeline *self, const char *word, guint64 *missing, gsize n_words)
{
  gboolean is_any = FALSE;

  for (gsize i = 0; i < n_words; i++)
    {
      if (i + 1 < n_words)
        fetch_fields (self, missing[i + 1], (i + 1) * 64);
      for (guint64 rest = missing[i]; rest != 0; rest &= rest - 1)
        {
          guint32 slot = (guint32)(i * 64) + (guint32)__builtin_ctzll (rest);

          if (has_in_fields (self, slot, word))
            missing[i] &= ~BIT (slot);
        }
      is_any = is_any || missing[i] != 0;
    }
  return is_any;
}

/**
 * kro_timeline_narrow_to_words:
 * @words: (array zero-terminated=1): folded words, none empty
 * @bits: a bit a slot, of slots that have an event: cleared where one of the
 *   words is missing
 *
 * Leaves the events that have all words, each in title, note or a quote.
 */
void
kro_timeline_narrow_to_words (KroTimeline       *self,
                              const char *const *words,
                              guint64           *bits)
{
  gsize               n = self->events.n_slots / 64 + 1;
  g_autofree guint64 *missing = g_new (guint64, n);

  for (; *words != NULL; words++)
    {
      memcpy (missing, bits, n * sizeof *bits);
      if (!find_in_fields (self, *words, missing, n))
        continue;
      find_in_quotes (self, *words, missing);
      for (gsize i = 0; i < n; i++)
        bits[i] &= ~missing[i];
    }
}

/**
 * kro_timeline_has_words:
 * @words: (array zero-terminated=1): folded words, none empty
 * @slot: slot of an event
 *
 * Tells the same of one event.
 *
 * Returns: whether it has all words
 */
gboolean
kro_timeline_has_words (KroTimeline       *self,
                        const char *const *words,
                        guint32            slot)
{
  for (; *words != NULL; words++)
    if (!has_in_fields (self, slot, *words) && !has_in_quotes (self, slot, *words))
      return FALSE;
  return TRUE;
}

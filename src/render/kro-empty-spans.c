/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The spans between the events of all lanes in which nothing lies. Each lane
 * is sorted by start, so its covered spans come from one look at each event;
 * those of the lanes are then merged in pairs. Any thread.
 */
#include "kro-folding-private.h"
#include "kro-layout-private.h"

/* Sorted spans, none touching the next, in runs. */
typedef struct
{
  KroEmptySpan *spans;  /* owned */
  guint        *firsts; /* owned: where each run begins, and the end */
  guint         n;      /* runs */
} Runs;

/* Adds a covered span to the run that began at @first; returns its end. */
static inline KroEmptySpan *
cover (const KroEmptySpan *first, KroEmptySpan *end, const KroTime *from, const KroTime *to)
{
  if (end == first || kro_time_compare (*from, end[-1].to) > 0)
    *end++ = (KroEmptySpan){ *from, *to };
  else if (kro_time_compare (*to, end[-1].to) > 0)
    end[-1].to = *to;
  return end;
}

/* What the events of each lane cover; there is one run at least. */
static Runs
cover_lanes (const KroLayoutInput *input)
{
  guint         n_lanes = input->lane_first->len - 1;
  Runs          runs = { g_new (KroEmptySpan, MAX (input->events->len, 1)), g_new (guint, n_lanes + 1), n_lanes };
  KroEmptySpan *end = runs.spans;

  for (guint lane = 0; lane < n_lanes; lane++)
    {
      const KroEmptySpan *first = end;

      runs.firsts[lane] = (guint)(end - runs.spans);
      for (guint i = g_array_index (input->lane_first, guint, lane); i < g_array_index (input->lane_first, guint, lane + 1); i++)
        {
          const KroLayoutEvent *event = &g_array_index (input->events, KroLayoutEvent, i);

          end = cover (first, end, &event->start, &event->end);
        }
    }
  runs.firsts[n_lanes] = (guint)(end - runs.spans);
  return runs;
}

/* Merges two neighbouring runs; returns the end of what they became. */
static KroEmptySpan *
merge_two (const KroEmptySpan *one, const KroEmptySpan *other, const KroEmptySpan *last, KroEmptySpan *first)
{
  const KroEmptySpan *middle = other;
  KroEmptySpan       *end = first;

  while (one < middle || other < last)
    {
      const KroEmptySpan *next;

      if (other >= last || (one < middle && kro_time_compare (one->from, other->from) <= 0))
        next = one++;
      else
        next = other++;
      end = cover (first, end, &next->from, &next->to);
    }
  return end;
}

/* Half as many runs. */
static void
merge_runs (Runs *self)
{
  KroEmptySpan *merged = g_new (KroEmptySpan, MAX (self->firsts[self->n], 1));
  KroEmptySpan *end = merged;
  guint         n = 0;

  for (guint i = 0; i < self->n; i += 2)
    {
      const KroEmptySpan *one = self->spans + self->firsts[i];
      const KroEmptySpan *other = self->spans + self->firsts[i + 1];
      const KroEmptySpan *last = self->spans + self->firsts[MIN (i + 2, self->n)];
      guint               first = (guint)(end - merged);

      end = merge_two (one, other, last, end);
      self->firsts[n++] = first;
    }
  self->firsts[n] = (guint)(end - merged);
  self->n = n;
  g_free (self->spans);
  self->spans = merged;
}

/* How long a span is, as a power of two of nanoseconds or, from a second up,
 * of seconds. */
static guint
find_class (const KroEmptySpan *span)
{
  guint64 seconds = (guint64)span->to.seconds - (guint64)span->from.seconds;
  gint64  nanoseconds = span->to.nanoseconds - span->from.nanoseconds;

  if (nanoseconds < 0)
    {
      nanoseconds += 1000000000;
      seconds--;
    }
  if (seconds > 0)
    return 31 + 64 - (guint)__builtin_clzll (seconds);
  return nanoseconds > 0 ? 64 - (guint)__builtin_clzll ((guint64)nanoseconds) : 0;
}

/* The shortest class that may be kept so that there are not more than @most. */
static guint
find_least (const Runs *runs, guint most)
{
  guint counts[128] = { 0 };
  guint least = 0;
  guint left = runs->firsts[1] > 0 ? runs->firsts[1] - 1 : 0;

  if (left <= most)
    return 0;
  for (guint i = 1; i < runs->firsts[1]; i++)
    counts[find_class (&(KroEmptySpan){ runs->spans[i - 1].to, runs->spans[i].from })]++;
  while (left > most)
    left -= counts[least++];
  return least;
}

/**
 * kro_empty_spans_collect:
 * @input: the events
 * @most: how many are kept; the shortest go, a power of two at a time
 *
 * Collects the spans in which no event of any lane lies, from the first event
 * to the last.
 *
 * Returns: (transfer full): the spans, by time
 */
GArray *
kro_empty_spans_collect (const KroLayoutInput *input, guint most)
{
  Runs    runs = cover_lanes (input);
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (KroEmptySpan));
  guint   least;

  while (runs.n > 1)
    merge_runs (&runs);
  least = find_least (&runs, most);
  for (guint i = 1; i < runs.firsts[1]; i++)
    {
      KroEmptySpan span = { runs.spans[i - 1].to, runs.spans[i].from };

      if (least == 0 || find_class (&span) >= least)
        g_array_append_val (spans, span);
    }
  g_free (runs.spans);
  g_free (runs.firsts);
  return spans;
}

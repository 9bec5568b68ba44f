/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The spans between the events of all lanes in which nothing lies. Each lane
 * is sorted by start, so its covered spans come from one look at each event;
 * those of the lanes are then merged in pairs. Any thread.
 */
#include "kro-folding-private.h"
#include "kro-layout-private.h"

#include <math.h>

/* Sorted spans, none touching the next. */
typedef struct
{
  GArray *spans;  /* of KroEmptySpan */
  GArray *firsts; /* of guint: where each run begins, and the end */
} Runs;

/* Adds a covered span to the run that began at @first. */
static void
cover (GArray *spans, guint first, KroTime from, KroTime to)
{
  KroEmptySpan *last = spans->len > first ? &g_array_index (spans, KroEmptySpan, spans->len - 1) : NULL;

  if (last == NULL || kro_time_compare (from, last->to) > 0)
    g_array_append_val (spans, ((KroEmptySpan){ from, to }));
  else if (kro_time_compare (to, last->to) > 0)
    last->to = to;
}

/* What the events of each lane cover. */
static Runs
cover_lanes (const KroLayoutInput *input)
{
  Runs  runs = { g_array_new (FALSE, FALSE, sizeof (KroEmptySpan)), g_array_new (FALSE, FALSE, sizeof (guint)) };
  guint first = 0;
  guint lane = 0;

  g_array_append_val (runs.firsts, first);
  for (guint i = 0; i < input->events->len; i++)
    {
      const KroLayoutEvent *event = &g_array_index (input->events, KroLayoutEvent, i);

      if (event->lane != lane && runs.spans->len > first)
        {
          first = runs.spans->len;
          g_array_append_val (runs.firsts, first);
        }
      lane = event->lane;
      cover (runs.spans, first, event->start, event->end);
    }
  g_array_append_val (runs.firsts, runs.spans->len);
  return runs;
}

static void
merge_two (const GArray *spans, const guint bounds[3], GArray *merged)
{
  guint first = merged->len;
  guint one = bounds[0];
  guint other = bounds[1];

  while (one < bounds[1] || other < bounds[2])
    {
      gboolean takes_one = one < bounds[1];
      guint    i;

      if (takes_one && other < bounds[2])
        takes_one = kro_time_compare (g_array_index (spans, KroEmptySpan, one).from, g_array_index (spans, KroEmptySpan, other).from) <= 0;
      i = takes_one ? one++ : other++;
      cover (merged, first, g_array_index (spans, KroEmptySpan, i).from, g_array_index (spans, KroEmptySpan, i).to);
    }
}

/* Half as many runs. */
static void
merge_runs (Runs *self)
{
  GArray *merged = g_array_sized_new (FALSE, FALSE, sizeof (KroEmptySpan), self->spans->len);
  GArray *firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  guint   n = self->firsts->len - 1;

  for (guint i = 0; i < n; i += 2)
    {
      guint bounds[3];

      for (guint j = 0; j < 3; j++)
        bounds[j] = g_array_index (self->firsts, guint, MIN (i + j, n));
      g_array_append_val (firsts, merged->len);
      merge_two (self->spans, bounds, merged);
    }
  g_array_append_val (firsts, merged->len);
  g_array_unref (self->spans);
  g_array_unref (self->firsts);
  *self = (Runs){ merged, firsts };
}

/* How long a span is, as a power of two of nanoseconds. */
static guint
find_class (const KroEmptySpan *span)
{
  int exponent;

  frexp (kro_time_difference (span->to, span->from) * 1e9, &exponent);
  return (guint)CLAMP (exponent, 0, 127);
}

/* Drops the shortest ones, a whole power of two at a time. */
static void
keep_longest (GArray *spans, guint most)
{
  guint counts[128] = { 0 };
  guint least = 0;
  guint left = spans->len;
  guint kept = 0;

  for (guint i = 0; i < spans->len; i++)
    counts[find_class (&g_array_index (spans, KroEmptySpan, i))]++;
  while (left > most)
    left -= counts[least++];
  for (guint i = 0; i < spans->len; i++)
    {
      KroEmptySpan span = g_array_index (spans, KroEmptySpan, i);

      if (find_class (&span) >= least)
        g_array_index (spans, KroEmptySpan, kept++) = span;
    }
  g_array_set_size (spans, kept);
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

  while (runs.firsts->len > 2)
    merge_runs (&runs);
  for (guint i = 1; i < runs.spans->len; i++)
    {
      KroEmptySpan span = { g_array_index (runs.spans, KroEmptySpan, i - 1).to, g_array_index (runs.spans, KroEmptySpan, i).from };

      g_array_append_val (spans, span);
    }
  g_array_unref (runs.spans);
  g_array_unref (runs.firsts);
  if (spans->len > most)
    keep_longest (spans, most);
  return spans;
}

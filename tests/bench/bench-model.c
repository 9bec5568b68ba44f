/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ten thousand to a million events: loading, editing, undoing, searching,
 * filtering, memory; how much longer a small thing takes among many. */

#include "kro-bench.h"
#include "kro-filter.h"
#include "kro-generator.h"
#include "kro-history.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define N_EDITS 2000
#define N_PIXELS 1920
#define N_DATES 9000

/* What must not grow with the number of events, in seconds. */
typedef struct
{
  double build;
  double adopt;
  double edit;
  double undo;
  double find;
  double count;
} Cost;

typedef struct
{
  gsize         n_events;
  Cost          cost;
  KroTimeline  *timeline;
  KroHistory   *history;
  KroGenerator *generator;
  KroFilter    *filter;
  GRand        *random;
} Data;

static double
seconds_since (gint64 start)
{
  return (double)(g_get_monotonic_time () - start) / 1e6;
}

/* Of this thread alone: waiting for a processor is not the work of an edit. */
static double
get_processor_seconds (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double
allocated (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return (double)(info.uordblks + info.hblkhd);
}

static int
compare_doubles (const void *a, const void *b)
{
  const double *left = a, *right = b;

  return (*left > *right) - (*left < *right);
}

/* Returns: the median */
static double
print_times (const char *name, double *times, gsize n)
{
  qsort (times, n, sizeof *times, compare_doubles);
  g_print ("%-40s median %7.3f ms, 95th percentile %7.3f ms, longest %7.3f ms\n", name, times[n / 2] * 1e3, times[n * 95 / 100] * 1e3, times[n - 1] * 1e3);
  return times[n / 2];
}

static void
load (Data *data)
{
  KroEventFields *fields = g_new0 (KroEventFields, data->n_events);
  double          before, titles = 0;
  gint64          start;
  g_autoptr (KroChunk) chunk = kro_chunk_new ();
  g_autoptr (KroCommand) command = NULL;
  const KroColumns *columns;

  for (gsize i = 0; i < data->n_events; i++)
    kro_generator_next (data->generator, &fields[i]);
  before = allocated ();
  start = g_get_monotonic_time ();
  for (gsize i = 0; i < data->n_events; i++)
    {
      KroPassage passage = { .id = kro_id_from_hash (2, i, 0), .event = fields[i].id, .source = 1, .origin = { .b = (guint32)(i % 1000), .e = (guint32)(i % 1000) + 40 } };

      g_assert_true (kro_chunk_add_event (chunk, &fields[i], NULL));
      g_assert_true (kro_chunk_add_passage (chunk, &passage, NULL));
    }
  kro_chunk_finish (chunk);
  data->cost.build = seconds_since (start);
  g_print ("%-40s %10.3f ms\n", "build a chunk (a thread's work)", data->cost.build * 1e3);
  command = kro_command_new_load_chunk (chunk);
  start = g_get_monotonic_time ();
  g_assert_true (kro_timeline_apply (data->timeline, command, NULL));
  data->cost.adopt = seconds_since (start);
  g_print ("%-40s %10.3f ms\n", "adopt it", data->cost.adopt * 1e3);
  g_clear_pointer (&command, kro_command_unref);
  g_clear_pointer (&chunk, kro_chunk_unref);
  columns = kro_timeline_get_columns (data->timeline);
  for (guint32 i = 0; i < columns->n_slots; i++)
    titles += (double)strlen (columns->titles[i]) + 1;
  g_print ("%-40s %10.1f bytes an event with its passage, %.1f of title\n", "memory", (allocated () - before) / (double)data->n_events, titles / (double)data->n_events);
  for (gsize i = 0; i < data->n_events; i++)
    kro_event_fields_clear (&fields[i]);
  g_free (fields);
}

static KroCommand *
make_edit (Data *data, guint i)
{
  KroId id = kro_timeline_get_id_at (data->timeline, (guint32)g_rand_int_range (data->random, 0, (gint32)data->n_events / 2));
  g_auto (KroEventFields) fields = { 0 };

  if (i % 3 == 1)
    return kro_timeline_make_remove_event (data->timeline, id);
  kro_generator_next (data->generator, &fields);
  if (i % 3 == 0)
    return kro_command_new_add_event (&fields);
  fields.id = id;
  return kro_timeline_make_change_event (data->timeline, &fields);
}

static void
edit (Data *data)
{
  g_autofree double *times = g_new (double, N_EDITS);
  double             start;

  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr (KroCommand) command = make_edit (data, i);

      start = get_processor_seconds ();
      g_assert_true (kro_history_perform (data->history, command, NULL));
      times[i] = get_processor_seconds () - start;
    }
  data->cost.edit = print_times ("edit", times, N_EDITS);
  for (guint i = 0; i < N_EDITS; i++)
    {
      start = get_processor_seconds ();
      g_assert_true (kro_history_undo (data->history, NULL));
      times[i] = get_processor_seconds () - start;
    }
  data->cost.undo = print_times ("undo", times, N_EDITS);
  start = get_processor_seconds ();
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_print ("%-40s %10.3f ms\n", "tidy up in a quiet moment", (get_processor_seconds () - start) * 1e3);
}

static void
count_columns (gpointer user_data)
{
  Data           *data = user_data;
  const KroIndex *index = kro_timeline_get_index (data->timeline);
  KroTime         from, to;
  double          width;
  gsize           sum = 0;

  g_assert_true (kro_index_get_extent (index, &from, &to));
  width = kro_time_difference (to, from) / N_PIXELS;
  for (guint i = 0; i < N_PIXELS; i++)
    sum += kro_index_count (index, kro_time_add (from, i * width), kro_time_add (from, (i + 1) * width));
  g_assert_cmpuint (sum, >, 0);
}

static void
find_spans (gpointer user_data)
{
  Data *data = user_data;
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < 1000; i++)
    {
      KroTime from = KRO_TIME_INIT (g_rand_int_range (data->random, -2000000000, 1700000000));

      g_array_set_size (slots, 0);
      kro_index_find (kro_timeline_get_index (data->timeline), from, kro_time_add (from, 3600), slots);
    }
}

static void
filter_words (gpointer user_data)
{
  Data *data = user_data;
  g_autoptr (KroMatches) matches = NULL;

  kro_filter_reset (data->filter);
  kro_filter_set_query (data->filter, "harbour minister");
  matches = kro_filter_apply (data->filter, data->timeline);

  g_assert_cmpuint (matches->n_positions, >, 0);
}

static void
make_dates (gpointer user_data)
{
  Data          *data = user_data;
  const guint32 *order = kro_timeline_get_order (data->timeline);

  for (gsize i = 0; i < N_DATES; i++)
    {
      g_autoptr (KroDate) date = kro_timeline_get_date (data->timeline, order[i * data->n_events / N_DATES]);

      g_assert_nonnull (date);
    }
}

static Cost
bench_size (gsize n_events)
{
  Data data = {
    .n_events = n_events,
    .timeline = kro_timeline_new (),
    .generator = kro_generator_new (1),
    .filter = kro_filter_new (),
    .random = g_rand_new_with_seed (1),
  };

  g_print ("%" G_GSIZE_FORMAT " events\n", n_events);
  kro_generator_add_source (data.timeline, 1);
  load (&data);
  data.history = kro_history_new (data.timeline);
  edit (&data);
  data.cost.count = kro_bench_run ("count events in 1920 columns", N_PIXELS, "columns", count_columns, &data);
  data.cost.find = kro_bench_run ("find what touches an hour, 1000 times", 1000, "spans", find_spans, &data);
  kro_bench_run ("filter by two words", (double)n_events / 1e6, "million", filter_words, &data);
  kro_bench_run ("make dates", N_DATES / 1e6, "million", make_dates, &data);
  g_object_unref (data.history);
  g_object_unref (data.filter);
  g_object_unref (data.timeline);
  kro_generator_free (data.generator);
  g_rand_free (data.random);
  return data.cost;
}

int
main (void)
{
  Cost few = bench_size (10000);
  Cost most;

  bench_size (100000);
  most = bench_size (1000000);
  g_print ("from 10,000 to 1,000,000 events an edit takes %.1f times as long, an undo %.1f, counting in columns %.1f, an hour with 100 times the events in it %.1f\n",
           most.edit / few.edit, most.undo / few.undo, most.count / few.count, most.find / few.find);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The interval index against brute force over the columns, through random
 * edits that let it rebuild its base many times. */

#include "kro-generator.h"
#include "model-dump.h"
#include "model-random.h"

static gboolean
touches (const KroColumns *columns, guint32 slot, KroTime from, KroTime to)
{
  KroTime start = columns->starts[slot], end = columns->ends[slot];

  if (kro_time_compare (end, start) <= 0)
    end = kro_time_add_exact (start, 0, 1);
  if (kro_time_compare (to, from) <= 0)
    to = kro_time_add_exact (from, 0, 1);
  return kro_time_compare (start, to) < 0 && kro_time_compare (end, from) > 0;
}

static int
compare_slots_cb (gconstpointer a, gconstpointer b)
{
  return (*(const guint32 *)a > *(const guint32 *)b) - (*(const guint32 *)a < *(const guint32 *)b);
}

static void
check_span (KroTimeline *timeline, KroTime from, KroTime to)
{
  const KroColumns *columns = kro_timeline_get_columns (timeline);
  const KroIndex   *index = kro_timeline_get_index (timeline);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint n = 0;

  kro_index_find (index, from, to, found);
  g_array_sort (found, compare_slots_cb);
  for (guint32 slot = 0; slot < columns->n_slots; slot++)
    {
      if (columns->ids[slot] == KRO_ID_NONE || !columns->is_dated[slot] || !touches (columns, slot, from, to))
        continue;
      g_assert_cmpuint (n, <, found->len);
      g_assert_cmpuint (g_array_index (found, guint32, n), ==, slot);
      n++;
    }
  g_assert_cmpuint (found->len, ==, n);
  g_assert_cmpuint (kro_index_count (index, from, to), ==, n);
}

static void
check_extent (KroTimeline *timeline)
{
  const KroColumns *columns = kro_timeline_get_columns (timeline);
  KroTime           first = KRO_TIME_MAX, last = KRO_TIME_MIN, from, to;

  for (guint32 slot = 0; slot < columns->n_slots; slot++)
    {
      if (columns->ids[slot] == KRO_ID_NONE || !columns->is_dated[slot])
        continue;
      if (kro_time_compare (columns->starts[slot], first) < 0)
        first = columns->starts[slot];
      if (kro_time_compare (columns->ends[slot], last) > 0)
        last = columns->ends[slot];
    }
  if (!kro_index_get_extent (kro_timeline_get_index (timeline), &from, &to))
    {
      g_assert_cmpint (last.seconds, ==, KRO_TIME_MIN.seconds);
      return;
    }
  g_assert_cmpint (kro_time_compare (from, first), ==, 0);
  g_assert_cmpint (kro_time_compare (to, last), >=, 0);
  g_assert_cmpint (to.seconds - last.seconds, <=, 1);
}

/* Spans between bounds of events, where mistakes by one would show. */
static void
check_spans (KroTimeline *timeline, GRand *random, guint n)
{
  const KroColumns *columns = kro_timeline_get_columns (timeline);
  gint32            n_events = (gint32)kro_timeline_get_n_events (timeline);

  for (guint i = 0; n_events > 0 && i < n; i++)
    {
      guint32 a = kro_timeline_get_order (timeline)[g_rand_int_range (random, 0, n_events)];
      guint32 b = kro_timeline_get_order (timeline)[g_rand_int_range (random, 0, n_events)];
      KroTime from = g_rand_boolean (random) ? columns->starts[a] : columns->ends[a];
      KroTime to = g_rand_boolean (random) ? columns->starts[b] : kro_time_add_exact (from, g_rand_int_range (random, -1, 100000), 0);

      check_span (timeline, from, to);
      check_span (timeline, from, from);
    }
  check_extent (timeline);
}

static void
edit (KroTimeline *timeline, KroGenerator *generator, GRand *random)
{
  g_autoptr (KroCommand) command = NULL;
  g_auto (KroEventFields) fields = { 0 };
  g_autoptr (GError) error = NULL;
  guint n = kro_timeline_get_n_events (timeline);
  KroId id = n > 0 ? kro_timeline_get_id_at (timeline, (guint32)g_rand_int_range (random, 0, (gint32)n)) : KRO_ID_NONE;

  kro_generator_next (generator, &fields);
  switch (n > 0 ? g_rand_int_range (random, 0, 3) : 0)
    {
    case 0:
      command = kro_command_new_add_event (&fields);
      break;
    case 1:
      command = kro_timeline_make_remove_event (timeline, id);
      break;
    default:
      fields.id = id;
      if (g_rand_int_range (random, 0, 8) == 0)
        g_clear_pointer (&fields.date, kro_date_unref);
      command = kro_timeline_make_change_event (timeline, &fields);
    }
  kro_timeline_apply (timeline, command, &error);
  g_assert_no_error (error);
}

static void
test_edits (gconstpointer data)
{
  g_autoptr (KroGenerator) generator = kro_generator_new (7);
  g_autoptr (KroTimeline) timeline = kro_timeline_new ();
  g_autoptr (KroChunk) chunk = NULL;
  g_autoptr (KroCommand) command = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  kro_generator_add_source (timeline, 1);
  chunk = kro_generator_make_chunk (generator, GPOINTER_TO_UINT (data), 1);
  command = kro_command_new_load_chunk (chunk);
  g_assert_true (kro_timeline_apply (timeline, command, NULL));
  check_spans (timeline, random, 50);
  for (guint i = 0; i < 1500; i++)
    {
      edit (timeline, generator, random);
      if (i % 5 == 0)
        check_spans (timeline, random, 1);
      /* a quiet moment, now and then */
      while (i % 200 > 150 && g_main_context_iteration (NULL, FALSE))
        ;
    }
  model_check (timeline);
}

/* Two chunks after each other, the second between the events of the first. */
static void
test_merge (void)
{
  g_autoptr (KroTimeline) timeline = kro_generator_make_timeline (3, 500);
  g_autoptr (KroGenerator) generator = kro_generator_new (3);
  g_autoptr (KroChunk) skipped = kro_generator_make_chunk (generator, 500, 1);
  g_autoptr (KroChunk) chunk = kro_generator_make_chunk (generator, 700, 1);
  g_autoptr (KroCommand) command = kro_command_new_load_chunk (chunk);
  g_autoptr (KroCommand) inverse = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autofree char *before = model_dump (timeline);
  g_autofree char *after = NULL;

  for (guint i = 0; i < 40; i++)
    edit (timeline, generator, random);
  g_clear_pointer (&before, g_free);
  before = model_dump (timeline);
  g_assert_true (kro_timeline_apply (timeline, command, NULL));
  check_spans (timeline, random, 50);
  model_check (timeline);
  inverse = kro_command_invert (command);
  g_assert_true (kro_timeline_apply (timeline, inverse, NULL));
  check_spans (timeline, random, 50);
  model_check (timeline);
  after = model_dump (timeline);
  g_assert_cmpstr (before, ==, after);
}

/* As many as the sweep over columns of pixels asks for. */
static void
test_counts (void)
{
  g_autoptr (KroTimeline) timeline = kro_generator_make_timeline (11, 3000);
  const KroIndex *index = kro_timeline_get_index (timeline);
  KroTime         from, to;
  gsize           n = 0;

  g_assert_true (kro_index_get_extent (index, &from, &to));
  for (guint i = 0; i < 200; i++)
    {
      KroTime a = kro_time_add (from, kro_time_difference (to, from) * i / 200);
      KroTime b = kro_time_add (from, kro_time_difference (to, from) * (i + 1) / 200);

      n += kro_index_count_started (index, b) - kro_index_count_started (index, a);
      check_span (timeline, a, b);
    }
  g_assert_cmpuint (n, ==, kro_index_get_n_events (index));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/index/edits/none", GUINT_TO_POINTER (0), test_edits);
  g_test_add_data_func ("/index/edits/some", GUINT_TO_POINTER (200), test_edits);
  g_test_add_data_func ("/index/edits/many", GUINT_TO_POINTER (3000), test_edits);
  g_test_add_func ("/index/merge", test_merge);
  g_test_add_func ("/index/counts", test_counts);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chunks: built in a thread, adopted whole, given back. */

#include "kro-generator.h"
#include "kro-history.h"
#include "model-dump.h"

static gpointer
make_in_thread (gpointer data)
{
  g_autoptr (KroGenerator) generator = kro_generator_new (1);

  return kro_generator_make_chunk (generator, 2000, 1);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, guint *sizes)
{
  sizes[0]++;
  sizes[1] = removed;
  sizes[2] = added;
}

static void
changed_cb (KroTimeline *timeline, const KroChange *change, guint *count)
{
  (*count)++;
  g_assert_null (change->events);
  g_assert_true (change->has_span);
}

static void
test_thread (void)
{
  g_autoptr (KroTimeline) timeline = kro_timeline_new ();
  g_autoptr (KroChunk) chunk = g_thread_join (g_thread_new ("chunk", make_in_thread, NULL));
  g_autoptr (KroCommand) command = kro_command_new_load_chunk (chunk);
  guint sizes[3] = { 0 }, n_changes = 0;

  kro_generator_add_source (timeline, 1);
  g_signal_connect (timeline, "items-changed", G_CALLBACK (items_changed_cb), sizes);
  g_signal_connect (timeline, "changed", G_CALLBACK (changed_cb), &n_changes);
  g_assert_true (kro_timeline_apply (timeline, command, NULL));
  g_assert_cmpuint (sizes[0], ==, 1);
  g_assert_cmpuint (sizes[1], ==, 0);
  g_assert_cmpuint (sizes[2], ==, 2000);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (kro_timeline_get_n_passages (timeline), ==, 2000);
  g_assert_cmpuint (kro_chunk_get_n_events (chunk), ==, 2000);
  g_assert_cmpuint (kro_chunk_get_n_passages (chunk), ==, 2000);
  model_check (timeline);
}

/* The same events one by one give the same timeline. */
static void
test_same_as_single (void)
{
  g_autoptr (KroTimeline) loaded = kro_generator_make_timeline (4, 300);
  g_autoptr (KroTimeline) built = kro_timeline_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *left = model_dump (loaded);
  g_autofree char *right = NULL;

  kro_generator_add_source (built, 1);
  for (guint32 i = 0; i < 300; i++)
    {
      KroId event = kro_timeline_get_id_at (loaded, i);
      g_autoptr (GArray) passages = kro_timeline_get_event_passages (loaded, event);
      g_auto (KroEventFields) fields = { 0 };
      g_autoptr (KroCommand) add_event = NULL;
      g_autoptr (KroCommand) add_passage = NULL;

      g_assert_true (kro_timeline_get_fields (loaded, event, &fields));
      add_event = kro_command_new_add_event (&fields);
      add_passage = kro_command_new_add_passage (&g_array_index (passages, KroPassage, 0));
      g_assert_true (kro_timeline_apply (built, add_event, &error) && kro_timeline_apply (built, add_passage, &error));
    }
  right = model_dump (built);
  g_assert_cmpstr (left, ==, right);
}

static void
test_undo_with_handles (void)
{
  g_autoptr (KroTimeline) timeline = kro_generator_make_timeline (4, 100);
  g_autoptr (KroHistory) history = kro_history_new (timeline);
  g_autoptr (KroGenerator) generator = kro_generator_new (4);
  g_autoptr (KroChunk) same = kro_generator_make_chunk (generator, 100, 1);
  g_autoptr (KroChunk) chunk = kro_generator_make_chunk (generator, 500, 1);
  g_autoptr (KroCommand) command = kro_command_new_load_chunk (chunk);
  g_autoptr (KroCommand) again = kro_command_new_load_chunk (same);
  g_autoptr (KroEvent) old = kro_timeline_get_event (timeline, kro_timeline_get_id_at (timeline, 50));
  g_autoptr (KroEvent) young = NULL;
  g_autoptr (GError) error = NULL;
  guint32 n_slots;

  g_assert_false (kro_history_perform (history, again, &error));
  g_assert_error (error, KRO_MODEL_ERROR, KRO_MODEL_ERROR_EXISTS);
  g_assert_true (kro_history_perform (history, command, NULL));
  n_slots = kro_timeline_get_columns (timeline)->n_slots;
  young = kro_timeline_get_event (timeline, kro_id_from_hash (1, 300, 0));
  g_assert_nonnull (young);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (kro_history_undo (history, NULL));
      g_assert_true (kro_event_get_exists (old));
      g_assert_false (kro_event_get_exists (young));
      g_assert_true (kro_history_redo (history, NULL));
      g_assert_true (kro_event_get_exists (young));
      model_check (timeline);
    }
  g_assert_cmpuint (kro_timeline_get_columns (timeline)->n_slots, ==, n_slots);
}

static void
test_refused (void)
{
  g_autoptr (KroTimeline) timeline = kro_timeline_new ();
  g_autoptr (KroTimeline) other = kro_generator_make_timeline (1, 1);
  g_autoptr (KroGenerator) generator = kro_generator_new (9);
  g_autoptr (KroChunk) chunk = kro_generator_make_chunk (generator, 10, 1);
  g_autoptr (KroChunk) unfinished = kro_chunk_new ();
  g_autoptr (KroCommand) command = kro_command_new_load_chunk (chunk);
  g_autoptr (KroCommand) inverse = kro_command_invert (command);
  g_autoptr (KroCommand) early = kro_command_new_load_chunk (unfinished);
  const KroEventFields fields = { .id = 1, .title = (char *)"One" };
  const KroPassage     stray = { .id = 1, .event = 2, .source = 1 };
  g_autoptr (GError) error = NULL;

  g_assert_false (kro_timeline_apply (timeline, command, &error));
  g_assert_error (error, KRO_MODEL_ERROR, KRO_MODEL_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_false (kro_timeline_apply (timeline, early, &error));
  g_assert_error (error, KRO_MODEL_ERROR, KRO_MODEL_ERROR_VALUE);
  g_clear_error (&error);
  kro_generator_add_source (timeline, 1);
  g_assert_true (kro_timeline_apply (timeline, command, &error));
  g_assert_false (kro_timeline_apply (timeline, command, &error));
  g_clear_error (&error);
  g_assert_false (kro_timeline_apply (other, inverse, &error));
  g_assert_error (error, KRO_MODEL_ERROR, KRO_MODEL_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_true (kro_chunk_add_event (unfinished, &fields, NULL));
  g_assert_false (kro_chunk_add_event (unfinished, &fields, &error));
  g_assert_error (error, KRO_MODEL_ERROR, KRO_MODEL_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (kro_chunk_add_passage (unfinished, &stray, &error));
  g_assert_error (error, KRO_MODEL_ERROR, KRO_MODEL_ERROR_MISSING);
}

/* The generator makes what it says. */
static void
test_generator (void)
{
  g_autoptr (KroGenerator) generator = kro_generator_new (1);
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_ranges = 0;

  for (guint i = 0; i < 2000; i++)
    {
      g_auto (KroEventFields) fields = { 0 };
      glong length;

      kro_generator_next (generator, &fields);
      length = g_utf8_strlen (fields.title, -1);
      g_assert_cmpint (length, >=, 20);
      g_assert_cmpint (length, <=, 90);
      g_assert_true (g_hash_table_add (titles, g_strdup (fields.title)));
      n_ranges += kro_date_get_end (fields.date) != NULL;
    }
  g_assert_cmpuint (n_ranges, >, 540);
  g_assert_cmpuint (n_ranges, <, 660);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chunk/thread", test_thread);
  g_test_add_func ("/chunk/same-as-single", test_same_as_single);
  g_test_add_func ("/chunk/undo-with-handles", test_undo_with_handles);
  g_test_add_func ("/chunk/refused", test_refused);
  g_test_add_func ("/chunk/generator", test_generator);
  return g_test_run ();
}

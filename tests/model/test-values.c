/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of the model and the parts under the timeline: what is copied,
 * packed or inverted twice must be what it was. */

#include "kro-event-store-private.h"
#include "kro-id-map-private.h"
#include "model-random.h"

#include <string.h>

static void
test_fields (void)
{
  g_autoptr (KroTimeline) timeline = kro_timeline_new ();
  g_autoptr (KroDate) date = kro_date_new_edtf ("2020", NULL);
  ModelRandom random;

  model_random_init (&random, timeline, 3);
  for (guint i = 0; i < 500; i++)
    {
      g_auto (KroEventFields) fields = { 0 };
      g_autoptr (KroEventFields) copy = NULL;

      model_random_fields (&random, i + 1, &fields);
      copy = kro_event_fields_copy (&fields);
      g_assert_true (kro_event_fields_equal (&fields, copy));
      copy->importance ^= 1;
      g_assert_false (kro_event_fields_equal (&fields, copy));
      copy->importance ^= 1;
      kro_event_fields_add_alternative (copy, date, NULL);
      g_assert_false (kro_event_fields_equal (&fields, copy));
    }
  model_random_clear (&random);
}

/* Into the columns and out again; slots are used anew, and swapped. */
static void
test_store (void)
{
  g_autoptr (KroTimeline) timeline = kro_timeline_new ();
  g_autoptr (KroArena) arena = kro_arena_new ();
  KroEventStore store = { 0 };
  ModelRandom   random;
  guint32       order[100];

  model_random_init (&random, timeline, 4);
  for (guint32 i = 0; i < 300; i++)
    {
      g_auto (KroEventFields) fields = { 0 };
      g_auto (KroEventFields) read = { 0 };
      guint32 slot = i < 100 ? kro_event_store_push (&store) : i % 100;

      model_random_fields (&random, i % 100 + 1, &fields);
      kro_event_store_set (&store, slot, &fields, arena);
      kro_event_store_get (&store, slot, &read);
      g_assert_true (kro_event_fields_equal (&fields, &read));
      order[slot] = slot;
    }
  kro_event_store_sort (&store, order, 100);
  kro_event_store_permute (&store, order);
  for (guint32 i = 0; i < 100; i++)
    {
      g_assert_cmpuint (store.ids[i], ==, order[i] + 1);
      if (i > 0)
        g_assert_cmpint (kro_event_store_compare (&store, i - 1, i), <, 0);
    }
  kro_event_store_clear (&store);
  model_random_clear (&random);
}

static void
test_empty_record (void)
{
  g_autoptr (KroArena) arena = kro_arena_new ();
  const KroEventFields fields = { .id = 1, .title = (char *)"Bare" };
  const guint8        *record = kro_event_record_write (arena, &fields);

  g_assert_null (record);
  g_assert_null (kro_event_record_get_date (record));
  g_assert_null (kro_event_record_get_note (record));
  g_assert_null (kro_event_record_get_reason (record));
  g_assert_null (kro_event_record_get_tags (record));
  g_assert_null (kro_event_record_get_alternative (record, 0, NULL));
  g_assert_cmpuint (kro_event_record_get_n_alternatives (record), ==, 0);
}

static void
test_arena (void)
{
  g_autoptr (KroArena) arena = kro_arena_new ();
  g_autofree char *large = g_strnfill (100000, 'l');
  const char      *places[1000];

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *text = g_strdup_printf ("string %u", i);

      places[i] = kro_arena_add (arena, text, strlen (text) + 1);
      if (i == 500)
        g_assert_cmpmem (kro_arena_add (arena, large, 100000), 100000, large, 100000);
    }
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *text = g_strdup_printf ("string %u", i);

      g_assert_cmpstr (places[i], ==, text);
    }
}

/* Against a hash table, with ids that are anything but random. */
static void
test_id_map (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);
  KroId    ids[512] = { 0 };
  KroIdMap map = { 0 };
  guint    n = 0;

  for (guint i = 0; i < 20000; i++)
    {
      guint32 slot = (guint32)g_rand_int_range (random, 0, G_N_ELEMENTS (ids)), found;
      KroId   id = ((KroId)slot + 1) << (slot % 3 * 20);

      g_assert_cmpint (kro_id_map_find (&map, id, ids, sizeof *ids, &found), ==, ids[slot] != KRO_ID_NONE);
      if (ids[slot] == KRO_ID_NONE)
        {
          ids[slot] = id;
          kro_id_map_add (&map, slot, ids, sizeof *ids);
          n++;
        }
      else
        {
          g_assert_cmpuint (found, ==, slot);
          kro_id_map_remove (&map, id, ids, sizeof *ids);
          ids[slot] = KRO_ID_NONE;
          n--;
        }
      g_assert_cmpuint (map.n_used, ==, n);
    }
  kro_id_map_clear (&map);
}

static void
assert_twice_inverted (KroCommand *command)
{
  g_autoptr (KroCommand) inverse = kro_command_invert (command);
  g_autoptr (KroCommand) again = kro_command_invert (inverse);

  g_assert_cmpint (kro_command_get_op (again), ==, kro_command_get_op (command));
  g_assert_cmpstr (kro_command_get_name (again), ==, kro_command_get_name (command));
  g_assert_cmpuint (kro_command_get_group (inverse), ==, kro_command_get_group (command));
  g_assert_cmpint (kro_command_get_before (again) != NULL, ==, kro_command_get_before (command) != NULL);
  g_assert_cmpint (kro_command_get_after (again) != NULL, ==, kro_command_get_after (command) != NULL);
  g_assert_cmpint (kro_command_get_before (inverse) != NULL, ==, kro_command_get_after (command) != NULL);
  kro_command_unref (command);
}

static void
test_commands (void)
{
  const KroEventFields  event = { .id = 1, .title = (char *)"One" };
  const KroSourceFields source = { .id = 1, .title = (char *)"Paper" };
  const KroPassage      passage = { .id = 1, .event = 1, .source = 1 };
  const KroAnchor       anchor = { .revision = 1 };
  const KroCategory     category = { .name = (char *)"Politics" };
  g_autoptr (KroText) text = kro_text_new ("Text", -1);
  g_autoptr (KroChunk) chunk = kro_chunk_new ();
  KroCommand *named = kro_command_new_add_event (&event);
  g_autoptr (KroCommand) first = kro_command_new_add_source (&source);
  g_autoptr (KroCommand) second = kro_command_new_add_event (&event);
  KroCommand *const commands[] = { first, second };
  g_autoptr (KroCommand) group = kro_command_new_group (commands, 2);
  g_autoptr (KroCommand) inverse = kro_command_invert (group);
  KroCommand *const *members;
  gsize              n_members;

  kro_command_set_name (named, "Add event");
  kro_command_set_name (named, kro_command_get_name (named));
  kro_command_set_group (named, 5);
  assert_twice_inverted (named);
  assert_twice_inverted (kro_command_new_remove_event (&event));
  assert_twice_inverted (kro_command_new_change_event (&event, &event));
  assert_twice_inverted (kro_command_new_remove_source (&source));
  assert_twice_inverted (kro_command_new_change_source (&source, &source));
  assert_twice_inverted (kro_command_new_add_revision (1, 0, text, KRO_TIME_INIT (0)));
  assert_twice_inverted (kro_command_new_add_category (&category));
  assert_twice_inverted (kro_command_new_add_passage (&passage));
  assert_twice_inverted (kro_command_new_remove_passage (&passage));
  assert_twice_inverted (kro_command_new_add_anchor (1, &anchor));
  assert_twice_inverted (kro_command_new_load_chunk (chunk));
  members = kro_command_get_members (inverse, &n_members);
  g_assert_cmpuint (n_members, ==, 2);
  g_assert_cmpint (kro_command_get_op (members[0]), ==, KRO_COMMAND_REMOVE_EVENT);
  g_assert_cmpint (kro_command_get_op (members[1]), ==, KRO_COMMAND_REMOVE_SOURCE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model-values/fields", test_fields);
  g_test_add_func ("/model-values/store", test_store);
  g_test_add_func ("/model-values/empty-record", test_empty_record);
  g_test_add_func ("/model-values/arena", test_arena);
  g_test_add_func ("/model-values/id-map", test_id_map);
  g_test_add_func ("/model-values/commands", test_commands);
  return g_test_run ();
}

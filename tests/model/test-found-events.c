/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Found events: whatever is done to timeline and filter, a list that follows
 * what is told is the same as one made anew, and single changes are told as
 * such. */

#include "kro-found-events.h"
#include "kro-generator.h"
#include "model-random.h"

#define N_STEPS 3000

typedef struct
{
  KroTimeline    *timeline;
  KroHistory     *history;
  KroFilter      *filter;
  KroFoundEvents *events;
  GArray         *mirror; /* of KroId, kept by what is told alone */
  guint           n_told;
  guint           n_removed; /* of the last one told */
  guint           n_added;
} Fixture;

static void
items_changed_cb (Fixture *fixture, guint row, guint removed, guint added)
{
  g_assert_cmpuint (row + removed, <=, fixture->mirror->len);
  if (removed > 0)
    g_array_remove_range (fixture->mirror, row, removed);
  for (guint i = 0; i < added; i++)
    {
      KroId id = kro_found_events_get_id_at (fixture->events, row + i);

      g_assert_cmpuint (id, !=, KRO_ID_NONE);
      g_array_insert_val (fixture->mirror, row + i, id);
    }
  g_assert_cmpuint (fixture->mirror->len, ==, g_list_model_get_n_items (G_LIST_MODEL (fixture->events)));
  fixture->n_told++;
  fixture->n_removed = removed;
  fixture->n_added = added;
}

static void
follow (Fixture *fixture, guint n_events)
{
  fixture->timeline = n_events > 0 ? kro_generator_make_timeline (3, n_events) : kro_timeline_new ();
  fixture->history = kro_history_new (fixture->timeline);
  fixture->filter = kro_filter_new ();
  fixture->events = kro_found_events_new (fixture->timeline, fixture->filter);
  fixture->mirror = g_array_new (FALSE, FALSE, sizeof (KroId));
  for (guint i = 0; i < n_events; i++)
    {
      KroId id = kro_timeline_get_id_at (fixture->timeline, i);

      g_array_append_val (fixture->mirror, id);
    }
  g_signal_connect_swapped (fixture->events, "items-changed", G_CALLBACK (items_changed_cb), fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  follow (fixture, GPOINTER_TO_UINT (data));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_array_unref (fixture->mirror);
  g_assert_finalize_object (fixture->events);
  g_assert_finalize_object (fixture->filter);
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->timeline);
}

static void
check (Fixture *fixture)
{
  g_autoptr (KroMatches) matches = kro_filter_apply (fixture->filter, fixture->timeline);

  g_assert_cmpuint (kro_found_events_get_n_rows (fixture->events), ==, matches->n_positions);
  g_assert_cmpuint (fixture->mirror->len, ==, matches->n_positions);
  for (guint32 i = 0; i < matches->n_positions; i++)
    {
      KroId id = kro_timeline_get_id_at (fixture->timeline, matches->positions[i]);

      g_assert_cmpuint (kro_found_events_get_id_at (fixture->events, i), ==, id);
      g_assert_cmpuint (g_array_index (fixture->mirror, KroId, i), ==, id);
      g_assert_cmpuint (kro_found_events_find (fixture->events, id), ==, i);
    }
}

static void
apply (Fixture *fixture, KroCommand *command)
{
  g_autoptr (KroCommand) owned = command;
  g_autoptr (GError) error = NULL;

  g_assert_true (kro_history_perform (fixture->history, owned, &error));
  g_assert_no_error (error);
}

static void
add (Fixture *fixture, KroId id, const char *title, const char *date)
{
  g_auto (KroEventFields) fields = { .id = id, .title = g_strdup (title), .date = kro_date_new_edtf (date, NULL) };

  apply (fixture, kro_command_new_add_event (&fields));
}

static void
change (Fixture *fixture, KroId id, const char *title, const char *date)
{
  g_auto (KroEventFields) fields = { 0 };

  g_assert_true (kro_timeline_get_fields (fixture->timeline, id, &fields));
  g_free (fields.title);
  g_clear_pointer (&fields.date, kro_date_unref);
  fields.title = g_strdup (title);
  fields.date = kro_date_new_edtf (date, NULL);
  apply (fixture, kro_timeline_make_change_event (fixture->timeline, &fields));
}

static void
expect (Fixture *fixture, guint n_told, guint n_removed, guint n_added)
{
  g_assert_cmpuint (fixture->n_told, ==, n_told);
  g_assert_cmpuint (fixture->n_removed, ==, n_removed);
  g_assert_cmpuint (fixture->n_added, ==, n_added);
  check (fixture);
  fixture->n_told = 0;
}

static void
test_single (Fixture *fixture, gconstpointer data)
{
  add (fixture, 1, "Red", "2001");
  add (fixture, 2, "Blue", "2002");
  add (fixture, 3, "Dark red", "2003");
  expect (fixture, 3, 0, 1);
  kro_filter_set_query (fixture->filter, "RED");
  expect (fixture, 1, 1, 0);
  g_assert_cmpuint (kro_found_events_find (fixture->events, 2), ==, KRO_SLOT_NONE);
  change (fixture, 2, "Blue and red", "2002");
  expect (fixture, 1, 0, 1);
  change (fixture, 2, "Green", "2002");
  expect (fixture, 1, 1, 0);
  change (fixture, 1, "Red", "2010");
  expect (fixture, 2, 0, 1); /* out and in */
  change (fixture, 2, "Green", "2020");
  g_assert_cmpuint (fixture->n_told, ==, 0);
  check (fixture);
  g_assert_true (kro_history_undo (fixture->history, NULL));
  g_assert_true (kro_history_undo (fixture->history, NULL));
  expect (fixture, 2, 0, 1);
  kro_filter_set_query (fixture->filter, NULL);
  expect (fixture, 1, 0, 1);
}

static void
test_items (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroEvent) event = NULL;

  add (fixture, 1, "Red", "2001");
  add (fixture, 2, "Blue", "2002");
  kro_filter_set_query (fixture->filter, "blue");
  event = g_list_model_get_item (G_LIST_MODEL (fixture->events), 0);
  g_assert_cmpuint (kro_event_get_id (event), ==, 2);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->events), 1));
  g_assert_cmpuint (kro_found_events_get_slot_at (fixture->events, 0), ==, kro_timeline_get_slot (fixture->timeline, 2));
  g_assert_cmpuint (kro_found_events_get_slot_at (fixture->events, 1), ==, KRO_SLOT_NONE);
}

static void
test_bulk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroGenerator) generator = kro_generator_new (8);
  g_autoptr (KroChunk) skipped = kro_generator_make_chunk (generator, 400, KRO_ID_NONE); /* their ids are taken */
  g_autoptr (KroChunk) chunk = kro_generator_make_chunk (generator, 500, KRO_ID_NONE);

  g_assert_cmpuint (kro_chunk_get_n_events (skipped), ==, 400);
  kro_filter_set_category (fixture->filter, 3, FALSE);
  g_assert_cmpuint (fixture->mirror->len, <, kro_timeline_get_n_events (fixture->timeline));
  check (fixture);
  fixture->n_told = 0;
  apply (fixture, kro_command_new_load_chunk (chunk));
  g_assert_cmpuint (fixture->n_told, ==, 1);
  check (fixture);
  g_assert_true (kro_history_undo (fixture->history, NULL));
  check (fixture);
}

/* Of many new rows the old ones go first. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  kro_filter_set_category (fixture->filter, 3, FALSE);
  check (fixture);
  fixture->n_told = 0;
  kro_filter_set_category (fixture->filter, 4, FALSE);
  g_assert_cmpuint (fixture->n_told, ==, 2);
  g_assert_cmpuint (fixture->n_removed, ==, 0);
  check (fixture);
  fixture->n_told = 0;
  kro_filter_reset (fixture->filter);
  g_assert_cmpuint (fixture->n_told, ==, 2);
  check (fixture);
}

static void
change_filter (Fixture *fixture, GRand *random)
{
  static const char *const queries[] = { "", "", "a", "1", "e 2" };

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      kro_filter_set_query (fixture->filter, queries[g_rand_int_range (random, 0, G_N_ELEMENTS (queries))]);
      break;
    case 1:
      kro_filter_set_category (fixture->filter, (guint)g_rand_int_range (random, 0, 3), g_rand_boolean (random));
      break;
    case 2:
      kro_filter_set_review (fixture->filter, (KroReview)g_rand_int_range (random, 0, 3), g_rand_boolean (random));
      break;
    default:
      kro_filter_set_source (fixture->filter, (KroId)g_rand_int_range (random, 1, 20), g_rand_boolean (random));
    }
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  ModelRandom model;

  model_random_init (&model, fixture->timeline, 17);
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autoptr (KroCommand) command = model_random_command (&model);

      if (i % 9 == 5)
        kro_history_undo (fixture->history, NULL);
      else
        kro_history_perform (fixture->history, command, NULL);
      if (i % 13 == 7)
        change_filter (fixture, model.random);
      if (i % 301 == 300)
        kro_filter_reset (fixture->filter);
      check (fixture);
    }
  model_random_clear (&model);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/model/found-events/single", Fixture, GUINT_TO_POINTER (0), set_up, test_single, tear_down);
  g_test_add ("/model/found-events/items", Fixture, GUINT_TO_POINTER (0), set_up, test_items, tear_down);
  g_test_add ("/model/found-events/bulk", Fixture, GUINT_TO_POINTER (400), set_up, test_bulk, tear_down);
  g_test_add ("/model/found-events/many", Fixture, GUINT_TO_POINTER (12000), set_up, test_many, tear_down);
  g_test_add ("/model/found-events/random", Fixture, GUINT_TO_POINTER (0), set_up, test_random, tear_down);
  return g_test_run ();
}

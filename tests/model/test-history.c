/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo: random commands, all of them taken back and done again, must
 * lead to the very same timelines on the way. */

#include "kro-history.h"
#include "model-dump.h"
#include "model-random.h"

#define N_COMMANDS 400

static KroCommand *
new_add_event (KroId id, const char *title)
{
  const KroEventFields fields = { .id = id, .title = (char *)title };

  return kro_command_new_add_event (&fields);
}

static void
perform (KroHistory *history, KroCommand *command)
{
  g_autoptr (GError) error = NULL;

  kro_history_perform (history, command, &error);
  g_assert_no_error (error);
  kro_command_unref (command);
}

/* A list that follows items-changed must always be the same as the model. */
static void
items_changed_cb (GListModel *model, guint position, guint n_removed, guint n_added, GArray *mirror)
{
  KroTimeline *timeline = KRO_TIMELINE (model);

  g_assert_cmpuint (position + n_removed, <=, mirror->len);
  if (n_removed > 0)
    g_array_remove_range (mirror, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    {
      KroId id = kro_timeline_get_id_at (timeline, position + i);

      g_array_insert_val (mirror, position + i, id);
    }
  g_assert_cmpuint (mirror->len, ==, g_list_model_get_n_items (model));
  for (guint i = 0; i < mirror->len; i++)
    g_assert_cmpuint (g_array_index (mirror, KroId, i), ==, kro_timeline_get_id_at (timeline, i));
}

/* Performs random commands; gives the dump after each that was right. */
static GPtrArray *
perform_many (KroHistory *history, guint32 seed)
{
  KroTimeline *timeline = kro_history_get_timeline (history);
  GPtrArray   *dumps = g_ptr_array_new_with_free_func (g_free);
  ModelRandom  random;

  model_random_init (&random, timeline, seed);
  g_ptr_array_add (dumps, model_dump (timeline));
  for (guint i = 0; i < N_COMMANDS; i++)
    {
      g_autoptr (KroCommand) command = model_random_command (&random);
      g_autoptr (GError) error = NULL;
      guint64 generation = kro_timeline_get_generation (timeline);

      if (kro_history_perform (history, command, &error))
        g_ptr_array_add (dumps, model_dump (timeline));
      else
        {
          g_autofree char *now = model_dump (timeline);

          g_assert_cmpint ((gint)error->domain, ==, (gint)KRO_MODEL_ERROR);
          g_assert_cmpstr (now, ==, g_ptr_array_index (dumps, dumps->len - 1));
          g_assert_cmpuint (kro_timeline_get_generation (timeline), ==, generation);
        }
      model_check (timeline);
    }
  model_random_clear (&random);
  return dumps;
}

static void
assert_dump (KroTimeline *timeline, const char *expected)
{
  g_autofree char *now = model_dump (timeline);

  g_assert_cmpstr (now, ==, expected);
  model_check (timeline);
}

static void
test_random (gconstpointer data)
{
  g_autoptr (KroTimeline) timeline = kro_timeline_new ();
  g_autoptr (KroHistory) history = kro_history_new (timeline);
  g_autoptr (GArray) mirror = g_array_new (FALSE, FALSE, sizeof (KroId));
  g_autoptr (GPtrArray) dumps = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_connect (timeline, "items-changed", G_CALLBACK (items_changed_cb), mirror);
  dumps = perform_many (history, GPOINTER_TO_UINT (data));
  g_assert_cmpuint (dumps->len, >, N_COMMANDS / 4);
  for (guint round = 0; round < 2; round++)
    {
      for (guint i = dumps->len - 1; i > 0; i--)
        {
          kro_history_undo (history, &error);
          g_assert_no_error (error);
          assert_dump (timeline, g_ptr_array_index (dumps, i - 1));
        }
      g_assert_false (kro_history_get_can_undo (history));
      for (guint i = 1; i < dumps->len; i++)
        {
          kro_history_redo (history, &error);
          g_assert_no_error (error);
          assert_dump (timeline, g_ptr_array_index (dumps, i));
        }
      g_assert_false (kro_history_get_can_redo (history));
    }
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_groups (void)
{
  g_autoptr (KroTimeline) timeline = kro_timeline_new ();
  g_autoptr (KroHistory) history = kro_history_new (timeline);
  KroCommand *command = new_add_event (4, "Four");
  guint       n_names = 0, n_undo = 0;

  g_signal_connect (history, "notify::undo-name", G_CALLBACK (count_cb), &n_names);
  g_signal_connect (history, "notify::can-undo", G_CALLBACK (count_cb), &n_undo);
  kro_history_begin_group (history, "Add three");
  kro_history_begin_group (history, "inner");
  perform (history, new_add_event (1, "One"));
  kro_history_end_group (history);
  perform (history, new_add_event (2, "Two"));
  perform (history, new_add_event (3, "Three"));
  kro_history_end_group (history);
  kro_command_set_name (command, "Add four");
  perform (history, command);
  g_assert_cmpstr (kro_history_get_undo_name (history), ==, "Add four");
  g_assert_null (kro_history_get_redo_name (history));
  g_assert_cmpuint (n_names, ==, 2);
  g_assert_cmpuint (n_undo, ==, 1);
  g_assert_true (kro_history_undo (history, NULL));
  g_assert_cmpstr (kro_history_get_undo_name (history), ==, "Add three");
  g_assert_true (kro_history_undo (history, NULL));
  g_assert_cmpuint (kro_timeline_get_n_events (timeline), ==, 0);
  g_assert_false (kro_history_get_can_undo (history));
  g_assert_cmpstr (kro_history_get_redo_name (history), ==, "Add three");
  g_assert_true (kro_history_redo (history, NULL));
  g_assert_cmpuint (kro_timeline_get_n_events (timeline), ==, 3);
  perform (history, new_add_event (5, "Five"));
  g_assert_false (kro_history_get_can_redo (history));
  kro_history_clear (history);
  g_assert_false (kro_history_get_can_undo (history));
  g_assert_true (kro_history_undo (history, NULL));
}

/* Commands with a group of their own, such as the letters of one word. */
static void
test_command_groups (void)
{
  g_autoptr (KroTimeline) timeline = kro_timeline_new ();
  g_autoptr (KroHistory) history = kro_history_new (timeline);

  for (guint i = 1; i <= 4; i++)
    {
      KroCommand *command = new_add_event (i, "Event");

      kro_command_set_group (command, i <= 3 ? 7 : 8);
      perform (history, command);
    }
  g_assert_true (kro_history_undo (history, NULL));
  g_assert_cmpuint (kro_timeline_get_n_events (timeline), ==, 3);
  g_assert_true (kro_history_undo (history, NULL));
  g_assert_cmpuint (kro_timeline_get_n_events (timeline), ==, 0);
}

static void
test_past_the_history (void)
{
  g_autoptr (KroTimeline) timeline = kro_timeline_new ();
  g_autoptr (KroHistory) history = kro_history_new (timeline);
  g_autoptr (KroCommand) removal = NULL;
  g_autoptr (GError) error = NULL;

  perform (history, new_add_event (1, "One"));
  removal = kro_timeline_make_remove_event (timeline, 1);
  g_assert_true (kro_timeline_apply (timeline, removal, NULL));
  g_assert_false (kro_history_undo (history, &error));
  g_assert_error (error, KRO_MODEL_ERROR, KRO_MODEL_ERROR_MISSING);
  g_assert_true (kro_history_get_can_undo (history));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint seed = 1; seed <= 6; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/history/random/%u", seed);

      g_test_add_data_func (path, GUINT_TO_POINTER (seed), test_random);
    }
  g_test_add_func ("/history/groups", test_groups);
  g_test_add_func ("/history/command-groups", test_command_groups);
  g_test_add_func ("/history/past-the-history", test_past_the_history);
  return g_test_run ();
}

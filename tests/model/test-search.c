/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words in titles, notes and quotes, held against looking at each text in
 * turn; going on from what was found; the next and the previous match. */

#include "kro-filter.h"
#include "kro-fold.h"

#include <string.h>

#define N_SOURCES 3
#define N_EVENTS 300

static const char *const vocabulary[] = { "Brug", "café", "HAVEN", "ha", "Zoë’s", "één", "minister", "mi", "x" };

typedef struct
{
  KroTimeline *timeline;
  KroFilter   *filter;
  GRand       *random;
} Fixture;

static void
apply (Fixture *fixture, KroCommand *command)
{
  g_autoptr (GError) error = NULL;

  kro_timeline_apply (fixture->timeline, command, &error);
  g_assert_no_error (error);
  kro_command_unref (command);
}

static char *
make_words (Fixture *fixture, int n)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", vocabulary[g_rand_int_range (fixture->random, 0, G_N_ELEMENTS (vocabulary))]);
  return g_string_free (text, FALSE);
}

static void
add_source (Fixture *fixture, KroId id)
{
  const KroSourceFields fields = { .id = id, .title = (char *)"Source", .rank = (guint32)id };

  apply (fixture, kro_command_new_add_source (&fields));
  for (guint32 i = 0; i < 2; i++)
    {
      g_autofree char *data = make_words (fixture, 120);
      g_autoptr (KroText) text = kro_text_new (data, -1);

      apply (fixture, kro_command_new_add_revision (id, i, text, KRO_TIME_INIT (0)));
    }
}

static void
add_passage (Fixture *fixture, KroId id, KroId event, KroId source, guint32 revision, guint32 b, guint32 e)
{
  KroPassage passage = { .id = id, .event = event, .source = source, .origin = { .revision = revision, .b = b, .e = e, .score = KRO_CONFIDENCE_FULL } };

  apply (fixture, kro_command_new_add_passage (&passage));
}

static void
add_event (Fixture *fixture, KroId id, const char *title, const char *note)
{
  const KroEventFields fields = { .id = id, .title = (char *)title, .note = (char *)note };

  apply (fixture, kro_command_new_add_event (&fields));
}

/* Passages overlap, lie within each other, are empty. */
static void
add_random_event (Fixture *fixture, KroId id)
{
  g_autofree char *title = make_words (fixture, g_rand_int_range (fixture->random, 1, 3));
  g_autofree char *note = make_words (fixture, 1);

  add_event (fixture, id, title, id % 3 == 0 ? note : NULL);
  for (int i = g_rand_int_range (fixture->random, 0, 3); i > 0; i--)
    {
      KroId          source = (KroId)g_rand_int_range (fixture->random, 1, N_SOURCES + 1);
      guint32        revision = (guint32)g_rand_int_range (fixture->random, 0, 2);
      const KroText *text = kro_source_find_revision (kro_timeline_get_source (fixture->timeline, source), revision)->text;
      guint32        n = (guint32)kro_text_get_n_chars (text);
      guint32        b = (guint32)g_rand_int_range (fixture->random, 0, (gint32)n);
      guint32        e = b + (guint32)g_rand_int_range (fixture->random, 0, 25);

      add_passage (fixture, id * 10 + (KroId)i, id, source, revision, b, MIN (n, e));
    }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->random = g_rand_new_with_seed (7);
  fixture->timeline = kro_timeline_new ();
  fixture->filter = kro_filter_new ();
  for (KroId source = 1; source <= N_SOURCES; source++)
    add_source (fixture, source);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->filter);
  g_assert_finalize_object (fixture->timeline);
  g_rand_free (fixture->random);
}

/* --- brute force -------------------------------------------------------------------- */

static gboolean
has_word (const char *text, const char *word)
{
  g_autofree char *folded = text != NULL ? kro_fold_text (text) : g_strdup ("");

  return strstr (folded, word) != NULL;
}

static gboolean
has_quoted (Fixture *fixture, KroId event, const char *word)
{
  g_autoptr (GArray) passages = kro_timeline_get_event_passages (fixture->timeline, event);

  for (guint i = 0; i < passages->len; i++)
    {
      const KroPassage *passage = &g_array_index (passages, KroPassage, i);
      const KroText    *text = kro_source_find_revision (kro_timeline_get_source (fixture->timeline, passage->source), passage->origin.revision)->text;
      g_autofree char  *quote = kro_text_slice (text, passage->origin.b, passage->origin.e);

      if (has_word (quote, word))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_all (Fixture *fixture, guint32 slot, const char *query)
{
  const KroColumns *columns = kro_timeline_get_columns (fixture->timeline);
  g_autofree char  *folded = kro_fold_text (query);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    if (!has_word (columns->titles[slot], words[i]) && !has_word (kro_timeline_get_note (fixture->timeline, slot), words[i]) &&
        !has_quoted (fixture, columns->ids[slot], words[i]))
      return FALSE;
  return TRUE;
}

/* How many match; all at once, one by one and by brute force alike. */
static guint
check (Fixture *fixture, const char *query)
{
  g_autoptr (KroMatches) matches = NULL;
  const guint32 *order = kro_timeline_get_order (fixture->timeline);

  kro_filter_set_query (fixture->filter, query);
  matches = kro_filter_apply (fixture->filter, fixture->timeline);
  for (guint32 i = 0; i < kro_timeline_get_n_events (fixture->timeline); i++)
    {
      gboolean wanted = has_all (fixture, order[i], query);

      g_assert_cmpint (kro_matches_has_slot (matches, order[i]), ==, wanted);
      g_assert_cmpint (kro_filter_matches (fixture->filter, fixture->timeline, order[i]), ==, wanted);
    }
  return matches->n_positions;
}

/* --- tests ---------------------------------------------------------------------------- */

static void
test_quotes (Fixture *fixture, gconstpointer data)
{
  KroSourceFields fields = { .id = 9, .title = (char *)"Report", .rank = 9 };
  g_autoptr (KroText) text = kro_text_new ("Élodie zei: de haven sluit. Toen ging het café dicht.", -1);

  apply (fixture, kro_command_new_add_source (&fields));
  apply (fixture, kro_command_new_add_revision (9, 0, text, KRO_TIME_INIT (0)));
  add_event (fixture, 1, "Haven sluit", NULL);
  add_event (fixture, 2, "Sluiting", "van het terras");
  add_passage (fixture, 1, 1, 9, 0, 0, 27);
  add_passage (fixture, 2, 2, 9, 0, 28, 52);
  g_assert_cmpuint (check (fixture, "elodie"), ==, 1);
  g_assert_cmpuint (check (fixture, "CAFE"), ==, 1);
  g_assert_cmpuint (check (fixture, "terras cafe"), ==, 1);
  g_assert_cmpuint (check (fixture, "cafe terras sluiting"), ==, 1);
  g_assert_cmpuint (check (fixture, "cafe haven"), ==, 0);
  g_assert_cmpuint (check (fixture, "slui"), ==, 2);
  g_assert_cmpuint (check (fixture, "t"), ==, 2);
  g_assert_cmpuint (check (fixture, "sluit"), ==, 2);
  g_assert_cmpuint (check (fixture, "sluit. Toen"), ==, 0);
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  for (KroId id = 1; id <= N_EVENTS; id++)
    add_random_event (fixture, id);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *query = make_words (fixture, g_rand_int_range (fixture->random, 1, 4));

      for (gsize n = 1; n <= strlen (query); n++)
        if (g_utf8_validate (query, (gssize)n, NULL) && query[n - 1] != ' ')
          {
            g_autofree char *start = g_strndup (query, n);

            check (fixture, start);
          }
    }
}

/* Going on from what was found gives the same as starting anew, also when the
 * timeline changed between two letters. */
static void
test_typing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroMatches) first = NULL;
  g_autoptr (KroMatches) again = NULL;

  for (KroId id = 1; id <= 50; id++)
    add_random_event (fixture, id);
  check (fixture, "m");
  first = kro_filter_apply (fixture->filter, fixture->timeline);
  again = kro_filter_apply (fixture->filter, fixture->timeline);
  g_assert_true (first == again);
  check (fixture, "mi");
  check (fixture, "min ha");
  add_event (fixture, 1000, "Minister in de haven", NULL);
  check (fixture, "mini ha");
  g_assert_true (kro_filter_matches (fixture->filter, fixture->timeline, kro_timeline_get_slot (fixture->timeline, 1000)));
  kro_filter_set_query (fixture->filter, "minis ha");
  kro_filter_set_query (fixture->filter, "minist ha");
  check (fixture, "ministe ha");
  check (fixture, "ha ministe");
  check (fixture, "h");
  check (fixture, "");
  kro_filter_set_category (fixture->filter, 0, FALSE);
  kro_filter_set_query (fixture->filter, "m");
  g_clear_pointer (&again, kro_matches_unref);
  again = kro_filter_apply (fixture->filter, fixture->timeline);
  g_assert_cmpuint (again->n_positions, ==, 0);
  kro_filter_set_category (fixture->filter, 0, TRUE);
  check (fixture, "mi");
}

/* Another timeline is another question. */
static void
test_other_timeline (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroTimeline) other = kro_timeline_new ();
  g_autoptr (KroMatches) none = NULL;

  add_event (fixture, 1, "Brug", NULL);
  g_assert_cmpuint (check (fixture, "brug"), ==, 1);
  none = kro_filter_apply (fixture->filter, other);
  g_assert_cmpuint (none->n_positions, ==, 0);
  g_assert_cmpuint (check (fixture, "brug"), ==, 1);
}

static void
test_next (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroMatches) matches = NULL;
  guint32 next;

  for (KroId id = 1; id <= 9; id++)
    add_event (fixture, id, id % 4 == 0 ? "Brug" : "Haven", NULL);
  kro_filter_set_query (fixture->filter, "brug");
  matches = kro_filter_apply (fixture->filter, fixture->timeline);
  g_assert_cmpuint (matches->n_positions, ==, 2);
  g_assert_true (kro_matches_find_next (matches, 0, TRUE, &next));
  g_assert_cmpuint (next, ==, 3);
  g_assert_true (kro_matches_find_next (matches, 3, TRUE, &next));
  g_assert_cmpuint (next, ==, 7);
  g_assert_false (kro_matches_find_next (matches, 7, TRUE, &next));
  g_assert_true (kro_matches_find_next (matches, 7, FALSE, &next));
  g_assert_cmpuint (next, ==, 3);
  g_assert_true (kro_matches_find_next (matches, G_MAXUINT32, FALSE, &next));
  g_assert_cmpuint (next, ==, 7);
  g_assert_false (kro_matches_find_next (matches, 3, FALSE, &next));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/model/search/quotes", Fixture, NULL, set_up, test_quotes, tear_down);
  g_test_add ("/model/search/random", Fixture, NULL, set_up, test_random, tear_down);
  g_test_add ("/model/search/typing", Fixture, NULL, set_up, test_typing, tear_down);
  g_test_add ("/model/search/other-timeline", Fixture, NULL, set_up, test_other_timeline, tear_down);
  g_test_add ("/model/search/next", Fixture, NULL, set_up, test_next, tear_down);
  return g_test_run ();
}

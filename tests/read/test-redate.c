/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new date of publication: what was left as found moves along, what a person
 * made of it stays, and all of it can be undone. */
#include "kro-redate.h"

#include "kro-history.h"
#include "model-dump.h"
#include "read-article.h"

#include <string.h>

static const char dutch[] = "Brug in het dorp gesloten\n"
                            "\n"
                            "De gemeente heeft de oude brug in het dorp gesloten voor alle verkeer.\n"
                            "\n"
                            "Gisteren kwam een ploeg de pijlers keuren. Op 15 augustus begon het onderzoek. "
                            "Vorige week meldde een visser scheuren in de boog. In 1931 bouwde men de brug. "
                            "Van 3 tot 5 mei was de weg al eens dicht. Volgende maand vergadert de raad.\n";

static const char english[] = "Published: 4 May 2024\n"
                              "\n"
                              "Ferry stays in port\n"
                              "\n"
                              "The ferry to the island stayed in port after a storm broke its mast.\n"
                              "\n"
                              "Yesterday the crew found the damage. On 12 March the ship was inspected. "
                              "It was built in 1988 and repaired last year.\n";

/* A timeline with one article. */
typedef struct
{
  KroLocale   *locale;
  KroTimeline *timeline;
  KroHistory  *history;
  KroId        source;
} Fixture;

static void
set_up (Fixture *self, const char *text, const char *publication)
{
  self->locale = kro_locale_new ("en");
  self->timeline = kro_timeline_new ();
  self->history = kro_history_new (self->timeline);
  self->source = read_article_add (self->timeline, self->locale, text, publication);
}

static void
tear_down (Fixture *self)
{
  g_object_unref (self->history);
  g_assert_finalize_object (self->timeline);
  kro_locale_unref (self->locale);
}

static char *
dump_import (const char *text, const char *publication)
{
  Fixture fixture;
  char   *dump;

  set_up (&fixture, text, publication);
  dump = model_dump (fixture.timeline);
  tear_down (&fixture);
  return dump;
}

/* Sets the date, undoes and redoes it, and looks whether all comes back. */
static void
redate (Fixture *self, const char *publication)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KroCommand) command = kro_redate_make (self->timeline, self->source, publication, self->locale, NULL, &error);
  g_autofree char *before = model_dump (self->timeline);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (kro_command_get_name (command), ==, "Change date of publication");
  g_assert_true (kro_history_perform (self->history, command, &error));
  g_assert_no_error (error);
  model_check (self->timeline);
  after = model_dump (self->timeline);
  g_assert_true (kro_history_undo (self->history, &error));
  undone = model_dump (self->timeline);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (kro_history_redo (self->history, &error));
  redone = model_dump (self->timeline);
  g_assert_cmpstr (redone, ==, after);
}

/* The event whose words of date are these. */
static KroId
find_event (Fixture *self, const char *words)
{
  KroText *text = kro_source_get_latest (kro_timeline_get_source (self->timeline, self->source))->text;

  for (guint32 i = 0; i < kro_timeline_get_n_events (self->timeline); i++)
    {
      KroId id = kro_timeline_get_id_at (self->timeline, i);
      g_autoptr (GArray) passages = kro_timeline_get_event_passages (self->timeline, id);

      for (guint k = 0; k < passages->len; k++)
        {
          const KroAnchor *anchor = &g_array_index (passages, KroPassage, k).origin;
          g_autofree char *quote = kro_text_slice (text, anchor->b, anchor->e);

          if (g_str_equal (quote, words))
            return id;
        }
    }
  return KRO_ID_NONE;
}

static KroId
find_lead (Fixture *self)
{
  for (guint32 i = 0; i < kro_timeline_get_n_events (self->timeline); i++)
    {
      KroId id = kro_timeline_get_id_at (self->timeline, i);

      if (kro_timeline_get_columns (self->timeline)->origins[kro_timeline_get_slot (self->timeline, id)] == KRO_ORIGIN_LEAD)
        return id;
    }
  return KRO_ID_NONE;
}

static void
assert_date (Fixture *self, KroId event, const char *expected)
{
  g_auto (KroEventFields) fields = { 0 };
  g_autofree char *edtf = NULL;

  g_assert_true (kro_timeline_get_fields (self->timeline, event, &fields));
  edtf = fields.date != NULL ? kro_date_to_edtf (fields.date) : NULL;
  g_assert_cmpstr (edtf, ==, expected);
}

static void
perform (Fixture *self, KroCommand *command)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kro_history_perform (self->history, command, &error));
  g_assert_no_error (error);
  kro_command_unref (command);
}

static void
change (Fixture *self, const KroEventFields *after)
{
  perform (self, kro_timeline_make_change_event (self->timeline, after));
}

/* What nobody touched is as if the article had been read with that date. */
static void
test_untouched (void)
{
  static const char *const days[] = { "2025-09-26", "2024-01-01", "1999-12-31", "2025-05-04", NULL };
  static const char *const texts[] = { dutch, english };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      Fixture fixture;

      set_up (&fixture, texts[i], NULL);
      for (guint k = 0; k < 3 * G_N_ELEMENTS (days); k++)
        {
          const char      *day = days[k * 7 % G_N_ELEMENTS (days)];
          g_autofree char *expected = dump_import (texts[i], day);
          g_autofree char *is = NULL;

          redate (&fixture, day);
          is = model_dump (fixture.timeline);
          /* Behind the line of the source, whose title is not read anew. */
          g_assert_cmpstr (strstr (is, "  revision"), ==, strstr (expected, "  revision"));
        }
      tear_down (&fixture);
    }
}

static void
test_relative (void)
{
  Fixture    fixture;
  KroSource *source;

  set_up (&fixture, dutch, "2025-09-26");
  source = kro_timeline_get_source (fixture.timeline, fixture.source);
  assert_date (&fixture, find_event (&fixture, "Gisteren"), "2025-09-25");
  redate (&fixture, "2023-03-02");
  assert_date (&fixture, find_event (&fixture, "Gisteren"), "2023-03-01");
  assert_date (&fixture, find_event (&fixture, "15 augustus"), "2022-08-15");
  assert_date (&fixture, find_event (&fixture, "1931"), "1931");
  assert_date (&fixture, find_lead (&fixture), "2023-03-02");
  g_assert_cmpstr (kro_source_get_publication (source), ==, "2023-03-02");
  g_assert_cmpstr (kro_source_get_publication_reason (source), ==, "The date of publication was given.");
  redate (&fixture, NULL);
  g_assert_null (kro_source_get_publication (source));
  assert_date (&fixture, find_event (&fixture, "Gisteren"), NULL);
  g_assert_cmpuint (find_lead (&fixture), ==, KRO_ID_NONE);
  tear_down (&fixture);
}

/* Each field that a person changed stays; the others move along. */
static void
test_fields (void)
{
  Fixture fixture;
  KroId   yesterday, week;
  g_auto (KroEventFields) fields = { 0 };
  g_auto (KroEventFields) dated = { 0 };
  g_auto (KroEventFields) after = { 0 };

  set_up (&fixture, dutch, "2025-09-26");
  yesterday = find_event (&fixture, "Gisteren");
  week = find_event (&fixture, "Vorige week");
  g_assert_true (kro_timeline_get_fields (fixture.timeline, yesterday, &fields));
  g_free (fields.title);
  fields.title = g_strdup ("Pijlers gekeurd");
  fields.note = g_strdup ("Navragen");
  fields.review = KRO_REVIEW_ACCEPTED;
  fields.importance = 7;
  change (&fixture, &fields);
  g_assert_true (kro_timeline_get_fields (fixture.timeline, week, &dated));
  kro_date_unref (dated.date);
  dated.date = kro_date_new_edtf ("2020-01", NULL);
  change (&fixture, &dated);
  redate (&fixture, "2023-03-02");

  g_assert_true (kro_timeline_get_fields (fixture.timeline, yesterday, &after));
  g_assert_cmpstr (after.title, ==, "Pijlers gekeurd");
  g_assert_cmpstr (after.note, ==, "Navragen");
  g_assert_cmpint (after.review, ==, KRO_REVIEW_ACCEPTED);
  g_assert_cmpuint (after.importance, ==, 7);
  assert_date (&fixture, yesterday, "2023-03-01");
  g_assert_nonnull (strstr (after.reason, "2 Mar 2023"));

  kro_event_fields_clear (&after);
  g_assert_true (kro_timeline_get_fields (fixture.timeline, week, &after));
  g_assert_true (kro_event_fields_equal (&after, &dated));
  tear_down (&fixture);
}

/* Only the confidence was changed: date and reason move along without it. */
static void
test_confidence (void)
{
  Fixture fixture;
  KroId   yesterday;
  g_auto (KroEventFields) fields = { 0 };
  g_auto (KroEventFields) after = { 0 };

  set_up (&fixture, dutch, "2025-09-26");
  yesterday = find_event (&fixture, "Gisteren");
  g_assert_true (kro_timeline_get_fields (fixture.timeline, yesterday, &fields));
  fields.confidence = 123;
  change (&fixture, &fields);
  redate (&fixture, NULL);
  g_assert_true (kro_timeline_get_fields (fixture.timeline, yesterday, &after));
  g_assert_cmpuint (after.confidence, ==, 123);
  g_assert_null (after.date);
  tear_down (&fixture);
}

/* Deleted stays deleted; what vanishes stays if it was touched. */
static void
test_gone (void)
{
  Fixture fixture;
  KroId   lead;
  g_auto (KroEventFields) fields = { 0 };

  set_up (&fixture, dutch, "2025-09-26");
  perform (&fixture, kro_timeline_make_remove_event (fixture.timeline, find_event (&fixture, "Gisteren")));
  lead = find_lead (&fixture);
  g_assert_cmpuint (lead, !=, KRO_ID_NONE);
  g_assert_true (kro_timeline_get_fields (fixture.timeline, lead, &fields));
  fields.note = g_strdup ("Bewaren");
  change (&fixture, &fields);
  redate (&fixture, "2024-02-29");
  g_assert_cmpuint (find_event (&fixture, "Gisteren"), ==, KRO_ID_NONE);
  assert_date (&fixture, lead, "2024-02-29");
  redate (&fixture, NULL);
  assert_date (&fixture, lead, "2024-02-29");
  redate (&fixture, "2024-03-01");
  assert_date (&fixture, lead, "2024-02-29");
  tear_down (&fixture);
}

static KroPassage
make_passage (KroId id, KroId event, KroId source, guint32 b, guint32 e)
{
  return (KroPassage){ .id = id, .event = event, .source = source, .origin = { .b = b, .e = e, .score = 1000, .state = KRO_ANCHOR_SURE } };
}

/* An event of a person is none of this; a passage of a person holds an event. */
static void
test_persons (void)
{
  Fixture        fixture;
  KroId          lead;
  KroEventFields mine = { .id = 42, .title = (char *)"Mijn gebeurtenis", .origin = KRO_ORIGIN_PERSON };
  KroPassage     passage, other;
  g_auto (KroEventFields) after = { 0 };

  set_up (&fixture, dutch, "2025-09-26");
  lead = find_lead (&fixture);
  perform (&fixture, kro_command_new_add_event (&mine));
  passage = make_passage (43, 42, fixture.source, 3, 9);
  perform (&fixture, kro_command_new_add_passage (&passage));
  other = make_passage (44, lead, fixture.source, 3, 9);
  perform (&fixture, kro_command_new_add_passage (&other));
  redate (&fixture, NULL);
  g_assert_cmpuint (kro_timeline_get_slot (fixture.timeline, lead), !=, KRO_SLOT_NONE);
  g_assert_true (kro_timeline_get_fields (fixture.timeline, 42, &after));
  g_assert_true (kro_event_fields_equal (&after, &mine));
  g_assert_true (kro_timeline_get_passage (fixture.timeline, 43, &passage));
  tear_down (&fixture);
}

static const char grouped[] = "Maandag sprak de raad maandag over de weg en gisteren ging hij open.\n";

/* The second event of a sentence is about other words by the other date: one
 * that a person touched stays as it is, and does not come twice. */
static void
test_other_subject (void)
{
  Fixture          fixture;
  KroId            yesterday;
  g_autofree char *expected = dump_import (grouped, NULL);
  g_autofree char *is = NULL;
  g_auto (KroEventFields) fields = { 0 };
  g_auto (KroEventFields) after = { 0 };

  set_up (&fixture, grouped, "2025-09-26");
  redate (&fixture, NULL);
  is = model_dump (fixture.timeline);
  g_assert_cmpstr (is, ==, expected);
  g_assert_cmpuint (kro_timeline_get_n_events (fixture.timeline), ==, 3);
  tear_down (&fixture);

  set_up (&fixture, grouped, "2025-09-26");
  yesterday = find_event (&fixture, "gisteren");
  g_assert_true (kro_timeline_get_fields (fixture.timeline, yesterday, &fields));
  g_free (fields.title);
  fields.title = g_strdup ("Weg weer open");
  change (&fixture, &fields);
  redate (&fixture, NULL);
  g_assert_cmpuint (find_event (&fixture, "gisteren"), ==, yesterday);
  g_assert_true (kro_timeline_get_fields (fixture.timeline, yesterday, &after));
  g_assert_true (kro_event_fields_equal (&after, &fields));
  g_assert_cmpuint (kro_timeline_get_n_events (fixture.timeline), ==, 2);
  tear_down (&fixture);
}

/* Reasons in the language of another desktop count as found. */
static void
test_other_language (void)
{
  Fixture fixture;
  g_autoptr (KroLocale) locale = kro_locale_new ("nl");
  g_auto (KroEventFields) after = { 0 };

  set_up (&fixture, dutch, "2025-09-26");
  perform (&fixture, kro_redate_make (fixture.timeline, fixture.source, "2023-03-02", locale, NULL, NULL));
  g_assert_true (kro_timeline_get_fields (fixture.timeline, find_event (&fixture, "Gisteren"), &after));
  g_assert_cmpstr (after.reason, ==, "Gedateerd door “Gisteren”. Gerekend vanaf de publicatie op 2 mrt 2023.");
  redate (&fixture, "2023-03-03");
  kro_event_fields_clear (&after);
  g_assert_true (kro_timeline_get_fields (fixture.timeline, find_event (&fixture, "Gisteren"), &after));
  g_assert_nonnull (strstr (after.reason, "3 Mar 2023"));
  tear_down (&fixture);
}

static void
test_refused (void)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (KroRedate) stale = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  KroSource *source;

  set_up (&fixture, dutch, "2025-09-26");
  g_assert_null (kro_redate_make (fixture.timeline, 7, "2025-01-01", fixture.locale, NULL, &error));
  g_assert_error (error, KRO_MODEL_ERROR, KRO_MODEL_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_null (kro_redate_make (fixture.timeline, fixture.source, "2025-01", fixture.locale, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  source = kro_timeline_get_source (fixture.timeline, fixture.source);
  stale = kro_redate_analyse (kro_source_get_fields (source), kro_source_get_latest (source), "2024-01-01", fixture.locale, NULL, NULL);
  redate (&fixture, "2023-01-01");
  g_assert_null (kro_redate_make_command (stale, fixture.timeline, &error));
  g_assert_error (error, KRO_MODEL_ERROR, KRO_MODEL_ERROR_STALE);
  tear_down (&fixture);
}

static void
edit_at_random (Fixture *self, GRand *random)
{
  guint32 n = kro_timeline_get_n_events (self->timeline);
  KroId   id = n > 0 ? kro_timeline_get_id_at (self->timeline, g_rand_int (random) % n) : KRO_ID_NONE;
  g_auto (KroEventFields) fields = { 0 };

  if (id == KRO_ID_NONE || !kro_timeline_get_fields (self->timeline, id, &fields))
    return;
  if (g_rand_int_range (random, 0, 6) == 0)
    {
      perform (self, kro_timeline_make_remove_event (self->timeline, id));
      return;
    }
  g_free (fields.note);
  fields.note = g_strdup_printf ("note %u", g_rand_int (random));
  if (g_rand_boolean (random))
    fields.title = (g_free (fields.title), g_strdup_printf ("title %u", g_rand_int (random)));
  if (g_rand_boolean (random))
    {
      g_clear_pointer (&fields.date, kro_date_unref);
      fields.date = kro_date_new_edtf ("1812-06", NULL);
    }
  change (self, &fields);
}

/* All that a person wrote, as text. */
static char *
list_edits (Fixture *self)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (KroId));

  for (guint32 slot = 0; slot < kro_timeline_get_columns (self->timeline)->n_slots; slot++)
    {
      const KroColumns *columns = kro_timeline_get_columns (self->timeline);
      g_autoptr (KroDate) date = columns->ids[slot] != KRO_ID_NONE ? kro_timeline_get_date (self->timeline, slot) : NULL;

      if (columns->ids[slot] == KRO_ID_NONE || kro_timeline_get_note (self->timeline, slot) == NULL)
        continue;
      g_string_append_printf (out, "%" G_GUINT64_FORMAT " %s", columns->ids[slot], kro_timeline_get_note (self->timeline, slot));
      if (g_str_has_prefix (columns->titles[slot], "title "))
        g_string_append_printf (out, " %s", columns->titles[slot]);
      if (date != NULL && g_str_equal (kro_date_get_start (date), "1812-06"))
        g_string_append (out, " 1812");
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

/* Whatever a person did: no edit is lost by any row of dates. */
static void
test_random (void)
{
  static const char *const days[] = { "2025-09-26", "2024-02-29", "1999-12-31", "0987-05-04", NULL };
  g_autoptr (GRand) random = g_rand_new_with_seed (20250926);

  for (guint round = 0; round < 60; round++)
    {
      Fixture fixture;

      set_up (&fixture, round % 2 == 0 ? dutch : english, days[round % G_N_ELEMENTS (days)]);
      for (guint step = 0; step < 8; step++)
        {
          g_autofree char *before = NULL;
          g_autofree char *after = NULL;

          edit_at_random (&fixture, random);
          before = list_edits (&fixture);
          redate (&fixture, days[g_rand_int (random) % G_N_ELEMENTS (days)]);
          after = list_edits (&fixture);
          g_assert_cmpstr (after, ==, before);
        }
      while (kro_history_get_can_undo (fixture.history))
        g_assert_true (kro_history_undo (fixture.history, NULL));
      {
        g_autofree char *first = model_dump (fixture.timeline);
        g_autofree char *expected = dump_import (round % 2 == 0 ? dutch : english, days[round % G_N_ELEMENTS (days)]);

        g_assert_cmpstr (first, ==, expected);
      }
      tear_down (&fixture);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/redate/untouched", test_untouched);
  g_test_add_func ("/read/redate/relative", test_relative);
  g_test_add_func ("/read/redate/fields", test_fields);
  g_test_add_func ("/read/redate/confidence", test_confidence);
  g_test_add_func ("/read/redate/gone", test_gone);
  g_test_add_func ("/read/redate/persons", test_persons);
  g_test_add_func ("/read/redate/other-subject", test_other_subject);
  g_test_add_func ("/read/redate/other-language", test_other_language);
  g_test_add_func ("/read/redate/refused", test_refused);
  g_test_add_func ("/read/redate/random", test_random);
  return g_test_run ();
}

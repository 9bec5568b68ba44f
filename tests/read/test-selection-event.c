/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events of selected words: their date, title, reason and passages; selections
 * that a person cannot mean. */
#include "kro-selection-event.h"

#include "kro-history.h"
#include "kro-redate.h"
#include "model-dump.h"
#include "read-article.h"

#include <string.h>

static const char dutch[] = "Brug in het dorp gesloten\n"
                            "\n"
                            "😀 De gemeente heeft de oude brug in het dorp gesloten voor alle verkeer.\n"
                            "\n"
                            "Op 15 augustus begon een bureau het onderzoek naar de pijlers. Vorige week meldde een visser scheuren in de boog.\n"
                            "\n"
                            "Van 3 tot 5 mei 2024 was de weg al eens dicht, en in 1931 bouwde men de eerste brug. Niemand raakte gewond bij het werk.\n";

static const char english[] = "The ferry to the island stayed in port after a storm broke its mast.\n"
                              "\n"
                              "Yesterday the crew found the damage. The ship was inspected on 3/5/2024, and sailed again.\n";

typedef struct
{
  KroLocale   *locale;
  KroTimeline *timeline;
  KroHistory  *history;
  KroId        source;
  KroText     *text; /* borrowed */
} Fixture;

static void
set_up (Fixture *self, const char *text, const char *publication)
{
  self->locale = kro_locale_new ("en");
  self->timeline = kro_timeline_new ();
  self->history = kro_history_new (self->timeline);
  self->source = read_article_add (self->timeline, self->locale, text, publication);
  self->text = kro_source_get_latest (kro_timeline_get_source (self->timeline, self->source))->text;
}

static void
tear_down (Fixture *self)
{
  g_object_unref (self->history);
  g_assert_finalize_object (self->timeline);
  kro_locale_unref (self->locale);
}

/* Performs it; undo and redo bring all back. */
static KroId
make (Fixture *self, gsize b, gsize e, KroEventFields *fields)
{
  const KroSelectionEventOptions options = { .locale = self->locale, .id = 77 };
  g_autoptr (GError) error = NULL;
  KroId event = KRO_ID_NONE;
  g_autoptr (KroCommand) command = kro_selection_event_make (self->timeline, self->source, b, e, &options, &event, &error);
  g_autofree char *before = model_dump (self->timeline);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (event, ==, 77);
  g_assert_cmpstr (kro_command_get_name (command), ==, "Make event");
  g_assert_true (kro_history_perform (self->history, command, &error));
  g_assert_no_error (error);
  model_check (self->timeline);
  after = model_dump (self->timeline);
  g_assert_true (kro_history_undo (self->history, NULL));
  undone = model_dump (self->timeline);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (kro_history_redo (self->history, NULL));
  redone = model_dump (self->timeline);
  g_assert_cmpstr (redone, ==, after);
  g_assert_true (kro_timeline_get_fields (self->timeline, event, fields));
  return event;
}

static gsize
place_of (Fixture *self, const char *words)
{
  const char *data = kro_text_get_data (self->text, NULL);
  const char *at = strstr (data, words);

  g_assert_nonnull (at);
  return kro_text_to_char (self->text, (gsize)(at - data));
}

/* What is selected in an article, and what it becomes. */
typedef struct
{
  const char *text;
  const char *publication;
  const char *selected;
  const char *title;
  const char *date; /* NULL: undated */
  const char *reason;
  const char *passages; /* with bars between */
} Case;

static const Case cases[] = {
  /* The whole clause. */
  { dutch, "2025-09-26", "Op 15 augustus begon een bureau het onderzoek naar de pijlers.", "Een bureau begon het onderzoek naar de pijlers", "2025-08-15",
    "Made from selected words; dated by “15 augustus”. Day and month without year: the nearest one to 26 Sep 2025.",
    "Op 15 augustus begon een bureau het onderzoek naar de pijlers.|15 augustus" },
  /* A part with its date. */
  { dutch, "2025-09-26", " meldde een visser scheuren", "Een visser meldde scheuren", NULL, "Made from selected words; none of them is a date.", "meldde een visser scheuren" },
  { dutch, "2025-09-26", "in 1931 bouwde men", "Men bouwde", "1931", "Made from selected words; dated by “1931”. The date is written out.", "in 1931 bouwde men|1931" },
  /* The date alone. */
  { dutch, "2025-09-26", "15 augustus", "15 augustus", "2025-08-15", "Made from selected words; dated by “15 augustus”. Day and month without year: the nearest one to 26 Sep 2025.", "15 augustus" },
  /* Words that are half selected. */
  { dutch, "2025-09-26", "ldde een visser scheu", "Een visser meldde scheuren", NULL, "Made from selected words; none of them is a date.", "meldde een visser scheuren" },
  /* A part of an expression: all of it counts. */
  { dutch, "2025-09-26", "week meldde een visser", NULL, "[2025-09-15..2025-09-21]", "Made from selected words; dated by “Vorige week”. Counted from the publication on 26 Sep 2025.", "week meldde een visser|Vorige week" },
  /* A pair, and one end of it. */
  { dutch, "2025-09-26", "Van 3 tot 5 mei 2024 was de weg al eens dicht", "De weg was al eens dicht", "2024-05-03/2024-05-05", "Made from selected words; dated by “3” and “5 mei 2024”.", "Van 3 tot 5 mei 2024 was de weg al eens dicht|5 mei 2024|3" },
  { dutch, "2025-09-26", "5 mei 2024 was de weg al eens dicht", NULL, "2024-05-05", "Made from selected words; dated by “5 mei 2024”. The date is written out.", "5 mei 2024 was de weg al eens dicht|5 mei 2024" },
  /* No date in it. */
  { dutch, "2025-09-26", "Niemand raakte gewond bij het werk.", "Niemand raakte gewond bij het werk", NULL, "Made from selected words; none of them is a date.", "Niemand raakte gewond bij het werk." },
  { dutch, "2025-09-26", "😀 De gemeente", "😀 De gemeente", NULL, "Made from selected words; none of them is a date.", "😀 De gemeente" },
  /* Relative, and the publication not known. */
  { dutch, NULL, "Vorige week meldde een visser scheuren in de boog.", "Een visser meldde scheuren in de boog", NULL, "Made from selected words; “Vorige week” is relative, and the date of publication is not known.", "Vorige week meldde een visser scheuren in de boog.|Vorige week" },
  { english, "2025-09-26", "Yesterday the crew found the damage.", "The crew found the damage", "2025-09-25", "Made from selected words; dated by “Yesterday”. Counted from the publication on 26 Sep 2025.", "Yesterday the crew found the damage.|Yesterday" },
  /* Over the end of a paragraph. */
  { english, "2025-09-26", "broke its mast.\n\nYesterday the crew found the damage", "The crew found the damage", "2025-09-25", "Made from selected words; dated by “Yesterday”. Counted from the publication on 26 Sep 2025.", "broke its mast.\n\nYesterday the crew found the damage|Yesterday" },
};

static int
compare_lengths_cb (gconstpointer a, gconstpointer b)
{
  return (int)strlen (*(char *const *)b) - (int)strlen (*(char *const *)a);
}

/* The longest first: those at one place have no order. */
static char *
list_passages (Fixture *self, KroId event)
{
  g_autoptr (GArray) passages = kro_timeline_get_event_passages (self->timeline, event);
  g_autoptr (GPtrArray) quotes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < passages->len; i++)
    {
      const KroPassage *passage = &g_array_index (passages, KroPassage, i);

      g_ptr_array_add (quotes, kro_text_slice (self->text, passage->origin.b, passage->origin.e));
    }
  g_ptr_array_sort (quotes, compare_lengths_cb);
  g_ptr_array_add (quotes, NULL);
  return g_strjoinv ("|", (char **)quotes->pdata);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture          fixture;
      gsize            b;
      KroId            event;
      g_autofree char *edtf = NULL;
      g_autofree char *passages = NULL;
      g_auto (KroEventFields) fields = { 0 };

      g_test_message ("%s", cases[i].selected);
      set_up (&fixture, cases[i].text, cases[i].publication);
      b = place_of (&fixture, cases[i].selected);
      event = make (&fixture, b, b + (gsize)g_utf8_strlen (cases[i].selected, -1), &fields);
      edtf = fields.date != NULL ? kro_date_to_edtf (fields.date) : NULL;
      passages = list_passages (&fixture, event);
      g_test_message ("%s", fields.title);
      g_assert_cmpstr (edtf, ==, cases[i].date);
      if (cases[i].title != NULL)
        g_assert_cmpstr (fields.title, ==, cases[i].title);
      g_assert_cmpstr (fields.reason, ==, cases[i].reason);
      g_assert_cmpstr (passages, ==, cases[i].passages);
      g_assert_cmpint (fields.origin, ==, KRO_ORIGIN_PERSON);
      g_assert_cmpint (fields.review, ==, KRO_REVIEW_ACCEPTED);
      g_assert_cmpuint (fields.confidence, ==, KRO_CONFIDENCE_FULL);
      tear_down (&fixture);
    }
}

static void
test_alternatives (void)
{
  static const char selected[] = "The ship was inspected on 3/5/2024";
  Fixture           fixture;
  gsize             b;
  g_auto (KroEventFields) fields = { 0 };

  set_up (&fixture, english, "2025-09-26");
  b = place_of (&fixture, selected);
  make (&fixture, b, b + strlen (selected), &fields);
  g_assert_cmpstr (kro_date_get_start (fields.date), ==, "2024-03-05");
  g_assert_cmpuint (fields.n_alternatives, ==, 1);
  g_assert_cmpstr (kro_date_get_start (fields.alternatives[0].date), ==, "2024-05-03");
  g_assert_cmpstr (fields.alternatives[0].reason, ==, "Numbers only: read as day, month, year.");
  tear_down (&fixture);
}

/* The category that the article has; an id of chance; left alone by a new date
 * of publication. */
static void
test_neighbours (void)
{
  const KroCategory category = { .name = (char *)"Water", .palette = 1, .shape = 1 };
  Fixture           fixture;
  KroId             first, second;
  g_autoptr (KroCommand) add = kro_command_new_add_category (&category);
  g_autoptr (KroCommand) redate = NULL;
  KroSelectionEventOptions options = { 0 };
  g_auto (KroEventFields) fields = { 0 };
  g_auto (KroEventFields) after = { 0 };

  set_up (&fixture, english, "2025-09-26");
  g_assert_true (kro_timeline_apply (fixture.timeline, add, NULL));
  for (guint32 i = 0; i < kro_timeline_get_n_events (fixture.timeline); i++)
    {
      g_auto (KroEventFields) other = { 0 };
      g_autoptr (KroCommand) change = NULL;

      g_assert_true (kro_timeline_get_fields (fixture.timeline, kro_timeline_get_id_at (fixture.timeline, i), &other));
      other.category = (guint8)(kro_timeline_get_n_categories (fixture.timeline) - 1);
      change = kro_timeline_make_change_event (fixture.timeline, &other);
      g_assert_true (kro_timeline_apply (fixture.timeline, change, NULL));
    }
  make (&fixture, 4, 9, &fields);
  g_assert_cmpuint (fields.category, ==, kro_timeline_get_n_categories (fixture.timeline) - 1);
  options.locale = fixture.locale;
  kro_command_unref (kro_selection_event_make (fixture.timeline, fixture.source, 4, 9, &options, &first, NULL));
  kro_command_unref (kro_selection_event_make (fixture.timeline, fixture.source, 4, 9, &options, &second, NULL));
  g_assert_cmpuint (first, !=, second);
  redate = kro_redate_make (fixture.timeline, fixture.source, "2020-01-01", fixture.locale, NULL, NULL);
  g_assert_true (kro_timeline_apply (fixture.timeline, redate, NULL));
  g_assert_true (kro_timeline_get_fields (fixture.timeline, 77, &after));
  g_assert_true (kro_event_fields_equal (&fields, &after));
  tear_down (&fixture);
}

static void
assert_refused (Fixture *self, KroId source, gsize b, gsize e, GQuark domain, int code)
{
  const KroSelectionEventOptions options = { .locale = self->locale };
  g_autoptr (GError) error = NULL;

  g_assert_null (kro_selection_event_make (self->timeline, source, b, e, &options, NULL, &error));
  g_assert_error (error, domain, code);
}

static void
test_refused (void)
{
  Fixture fixture;
  gsize   n, gap;

  set_up (&fixture, english, "2025-09-26");
  n = kro_text_get_n_chars (fixture.text);
  gap = place_of (&fixture, ".\n\nYesterday");
  assert_refused (&fixture, fixture.source, 5, 5, KRO_READ_ERROR, KRO_READ_ERROR_SELECTION);
  assert_refused (&fixture, fixture.source, 9, 5, KRO_READ_ERROR, KRO_READ_ERROR_SELECTION);
  assert_refused (&fixture, fixture.source, 3, 4, KRO_READ_ERROR, KRO_READ_ERROR_SELECTION);
  assert_refused (&fixture, fixture.source, gap, gap + 3, KRO_READ_ERROR, KRO_READ_ERROR_SELECTION);
  assert_refused (&fixture, fixture.source, n, n + 10, KRO_READ_ERROR, KRO_READ_ERROR_SELECTION);
  assert_refused (&fixture, fixture.source, n + 5, G_MAXSIZE, KRO_READ_ERROR, KRO_READ_ERROR_SELECTION);
  assert_refused (&fixture, fixture.source, G_MAXSIZE, 0, KRO_READ_ERROR, KRO_READ_ERROR_SELECTION);
  assert_refused (&fixture, 12345, 0, 5, KRO_MODEL_ERROR, KRO_MODEL_ERROR_MISSING);
  tear_down (&fixture);
}

/* Every selection of some text: a title that fits, passages within the text. */
static void
test_everywhere (void)
{
  Fixture fixture;
  gsize   n;

  set_up (&fixture, dutch, "2025-09-26");
  n = kro_text_get_n_chars (fixture.text);
  for (gsize b = 0; b < n; b += 7)
    for (gsize e = b + 1; e < n + 40; e += 13)
      {
        const KroSelectionEventOptions options = { .locale = fixture.locale };
        KroId                          event = KRO_ID_NONE;
        g_autoptr (KroCommand) command = kro_selection_event_make (fixture.timeline, fixture.source, b, e, &options, &event, NULL);
        g_autoptr (KroCommand) inverse = command != NULL ? kro_command_invert (command) : NULL;
        g_autoptr (GError) error = NULL;
        const char *title;

        if (command == NULL)
          continue;
        g_assert_true (kro_timeline_apply (fixture.timeline, command, &error));
        g_assert_no_error (error);
        title = kro_timeline_get_columns (fixture.timeline)->titles[kro_timeline_get_slot (fixture.timeline, event)];
        g_assert_true (g_utf8_validate (title, -1, NULL));
        g_assert_cmpint (g_utf8_strlen (title, -1), <=, 90);
        g_assert_cmpuint (strlen (title), >, 0);
        g_assert_true (kro_timeline_apply (fixture.timeline, inverse, &error));
        g_assert_no_error (error);
      }
  tear_down (&fixture);
}

static void
test_long (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *nothing = g_strnfill (1000000, '-');
  g_autofree char *line = g_strnfill (1000000, 'x');
  Fixture          fixture;
  g_auto (KroEventFields) fields = { 0 };
  g_auto (KroEventFields) plain = { 0 };

  while (words->len < 1000000)
    g_string_append (words, "De oude brug ging dicht en het water steeg tot aan de rand van de dijk bij het dorp achter de molen. ");
  set_up (&fixture, words->str, "2025-09-26");
  make (&fixture, 0, G_MAXSIZE, &fields);
  g_assert_null (fields.date);
  g_assert_cmpint (g_utf8_strlen (fields.title, -1), <=, 90);
  tear_down (&fixture);
  g_string_prepend (words, nothing);
  set_up (&fixture, words->str, NULL);
  assert_refused (&fixture, fixture.source, 0, 1000000, KRO_READ_ERROR, KRO_READ_ERROR_SELECTION);
  tear_down (&fixture);
  set_up (&fixture, line, NULL);
  make (&fixture, 10, 999990, &plain);
  g_assert_cmpint (g_utf8_strlen (plain.title, -1), ==, 90);
  g_assert_true (g_str_has_prefix (plain.title, "Xxxx"));
  tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/selection-event/cases", test_cases);
  g_test_add_func ("/read/selection-event/alternatives", test_alternatives);
  g_test_add_func ("/read/selection-event/neighbours", test_neighbours);
  g_test_add_func ("/read/selection-event/refused", test_refused);
  g_test_add_func ("/read/selection-event/everywhere", test_everywhere);
  g_test_add_func ("/read/selection-event/long", test_long);
  return g_test_run ();
}

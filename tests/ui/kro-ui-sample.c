/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article of our own with its four events, made by commands as the reader
 * makes them: one passage for the sentence of each, and one for each of the
 * words in it that date it. Offsets are code points. */

#include "kro-ui-sample.h"

#include <string.h>

static const char article[] =
    "Gepubliceerd: vrijdag 26 september 2025\n\n"
    "Softwarebedrijf zet clouddiensten voor ministerie stop\n\n"
    "Een groot softwarebedrijf bevestigt dat een eenheid van een ministerie een deel van zijn clouddiensten niet langer kan gebruiken.\n\n"
    "Aanleiding waren artikelen in een krant. Die schreef in augustus dat een leger de cloud gebruikte om gegevens te bewaren.\n\n"
    "Op 15 augustus begon het bedrijf een eigen onderzoek. De onderzoekers bekeken financiële stukken en berichten van medewerkers.\n\n"
    "Het onderzoek loopt nog. Twee regels gaven volgens de president de doorslag: geen techniek om burgers massaal te volgen, en bescherming van wat klanten toevertrouwen.\n\n"
    "De komende weken wil het bedrijf vertellen wat het van de zaak heeft geleerd.\n";

static const struct
{
  const char *title;
  const char *start;
  const char *end;
  const char *sentence;
  const char *words; /* that date it */
  const char *reason;
  const char *other;
} events[KRO_UI_SAMPLE_EVENTS] = {
  { "Krant schrijft over opslag in de cloud", "2025-08", NULL, "Die schreef in augustus dat een leger de cloud gebruikte om gegevens te bewaren.", "in augustus", "A month without a year: the nearest one before 26 September 2025.", NULL },
  { "Bedrijf begint eigen onderzoek", "2025-08-15", NULL, "Op 15 augustus begon het bedrijf een eigen onderzoek.", "15 augustus", "Day and month without a year: the nearest one to 26 September 2025.", "2024-08-15" },
  { "Bedrijf bevestigt einde van clouddiensten", "2025-09-26", NULL, "Een groot softwarebedrijf bevestigt dat een eenheid van een ministerie een deel van zijn clouddiensten niet langer kan gebruiken.", NULL, "The lead of a report: the day it was published.", NULL },
  { "Bedrijf wil meer vertellen", "2025-09-26", "..", "De komende weken wil het bedrijf vertellen wat het van de zaak heeft geleerd.", "De komende weken", "From the day of publication on.", NULL },
};

static void
apply (KroTimeline *timeline, KroCommand *command)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KroCommand) owned = command;

  g_assert_true (kro_timeline_apply (timeline, owned, &error));
  g_assert_no_error (error);
}

/**
 * kro_ui_sample_find:
 * @words: words of the article
 *
 * Returns: the code point where they first stand
 */
gsize
kro_ui_sample_find (const char *words)
{
  const char *place = strstr (article, words);

  g_assert_nonnull (place);
  return (gsize)g_utf8_strlen (article, place - article);
}

/**
 * kro_ui_sample_source:
 *
 * Returns: the id of the article
 */
KroId
kro_ui_sample_source (void)
{
  return 7;
}

/**
 * kro_ui_sample_event:
 * @index: below %KRO_UI_SAMPLE_EVENTS, in order of time
 *
 * Returns: the id of the event
 */
KroId
kro_ui_sample_event (guint index)
{
  return 100 + index;
}

static void
add_passage (KroTimeline *timeline, guint index, KroId id, const char *words)
{
  gsize      b = kro_ui_sample_find (words);
  KroPassage passage = {
    .id = id,
    .event = kro_ui_sample_event (index),
    .source = kro_ui_sample_source (),
    .origin = { .revision = 0, .b = (guint32)b, .e = (guint32)(b + (gsize)g_utf8_strlen (words, -1)), .score = 1000 },
  };

  apply (timeline, kro_command_new_add_passage (&passage));
}

static void
add_event (KroTimeline *timeline, guint index)
{
  g_auto (KroEventFields) fields = {
    .id = kro_ui_sample_event (index),
    .title = g_strdup (events[index].title),
    .reason = g_strdup (events[index].reason),
    .confidence = 900,
    .importance = 128,
    .review = KRO_REVIEW_ACCEPTED,
  };
  const KroDateFields date = { .start = events[index].start, .end = events[index].end };

  fields.date = kro_date_new (&date, NULL);
  g_assert_nonnull (fields.date);
  if (events[index].other != NULL)
    {
      g_autoptr (KroDate) other = kro_date_new_edtf (events[index].other, NULL);

      kro_event_fields_add_alternative (&fields, other, "the year before");
    }
  apply (timeline, kro_command_new_add_event (&fields));
  add_passage (timeline, index, 1000 + 2 * index, events[index].sentence);
  if (events[index].words != NULL)
    add_passage (timeline, index, 1001 + 2 * index, events[index].words);
}

/**
 * kro_ui_sample_add:
 * @timeline: a timeline without the sample
 *
 * Adds the article and its events.
 */
void
kro_ui_sample_add (KroTimeline *timeline)
{
  g_autoptr (KroText) text = kro_text_new (article, -1);
  g_auto (KroSourceFields) source = {
    .id = kro_ui_sample_source (),
    .title = g_strdup ("Softwarebedrijf zet clouddiensten voor ministerie stop"),
    .uri = g_strdup ("file:///clouddiensten.nl.txt"),
    .language = g_strdup ("nl"),
    .publication = g_strdup ("2025-09-26"),
  };

  apply (timeline, kro_command_new_add_source (&source));
  apply (timeline, kro_command_new_add_revision (source.id, 0, text, KRO_TIME_INIT (1758900000)));
  for (guint i = 0; i < KRO_UI_SAMPLE_EVENTS; i++)
    add_event (timeline, i);
}

/**
 * kro_ui_sample_new:
 *
 * Returns: (transfer full): a timeline of the article and its events
 */
KroTimeline *
kro_ui_sample_new (void)
{
  KroTimeline *timeline = kro_timeline_new ();

  kro_ui_sample_add (timeline);
  return timeline;
}

static void
add_crowded_event (KroTimeline *timeline, guint index, guint n_events)
{
  guint            hour = index * 24 * 40 / n_events;
  g_autofree char *start = g_strdup_printf ("2025-%02u-%02uT%02u:%02u", 8 + hour / 24 / 28, 1 + hour / 24 % 28, hour % 24, index % 60);
  g_auto (KroEventFields) fields = {
    .id = kro_ui_sample_event (index),
    .title = g_strdup_printf ("Event number %u of a crowd", index + 1),
    .confidence = 900,
    .category = index % 3 == 2 ? 2 : 1,
    .importance = (guint8)(1 + index * 7 % 200),
    .review = KRO_REVIEW_ACCEPTED,
  };

  fields.date = kro_date_new_edtf (start, NULL);
  g_assert_nonnull (fields.date);
  apply (timeline, kro_command_new_add_event (&fields));
}

/**
 * kro_ui_sample_new_crowded:
 * @n_events: how many
 *
 * Returns: (transfer full): a timeline of events within forty days, in two
 *   categories, of which not all can be labelled
 */
KroTimeline *
kro_ui_sample_new_crowded (guint n_events)
{
  KroTimeline *timeline = kro_timeline_new ();
  g_autoptr (KroCategory) politics = kro_category_new ("Politics", 1, 1);
  g_autoptr (KroCategory) trade = kro_category_new ("Trade", 2, 2);

  apply (timeline, kro_command_new_add_category (politics));
  apply (timeline, kro_command_new_add_category (trade));
  for (guint i = 0; i < n_events; i++)
    add_crowded_event (timeline, i, n_events);
  return timeline;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events by the thousand or the million, the same for the same seed. */

#include "kro-generator.h"

#include <math.h>
#include <string.h>

#define N_BURSTS 40
#define FIRST_YEAR 1900
#define N_DAYS 47482 /* 1900 to 2029 */
#define TEXT_CHARS 4000
#define SHORTEST_TITLE 20
#define LONGEST_TITLE 90

struct _KroGenerator
{
  GRand  *random;
  guint64 n_made;
  gint64  first_day; /* since 1970 */
  gint32  n_days;
  gint64  bursts[N_BURSTS]; /* days since 1970 */
};

static const char *const words[] = {
  "council", "signs", "the", "new", "agreement", "on", "harbour", "works", "after", "long", "talks", "café",
  "opens", "bridge", "over", "river", "minister", "answers", "questions", "about", "budget", "strike", "ends",
  "at", "factory", "first", "train", "crosses", "border", "court", "hears", "case", "of", "flood", "in", "valley"
};

KroGenerator *
kro_generator_new (guint32 seed)
{
  return kro_generator_new_for_days (seed, kro_days_from_civil (FIRST_YEAR, 1, 1, KRO_CALENDAR_GREGORIAN), N_DAYS);
}

/* The same within days of one's own, the first one counted since 1970. */
KroGenerator *
kro_generator_new_for_days (guint32 seed,
                            gint64  first_day,
                            gint32  n_days)
{
  KroGenerator *self = g_new0 (KroGenerator, 1);

  self->random = g_rand_new_with_seed (seed);
  self->first_day = first_day;
  self->n_days = n_days;
  for (gsize i = 0; i < N_BURSTS; i++)
    self->bursts[i] = first_day + g_rand_int_range (self->random, 0, n_days);
  return self;
}

void
kro_generator_free (KroGenerator *self)
{
  g_rand_free (self->random);
  g_free (self);
}

static char *
make_title (KroGenerator *self)
{
  GString *title = g_string_sized_new (2 * LONGEST_TITLE);
  glong    length = g_rand_int_range (self->random, SHORTEST_TITLE, LONGEST_TITLE + 1);
  char    *end;

  g_string_append_printf (title, "Report %" G_GUINT64_FORMAT ":", self->n_made);
  while (g_utf8_strlen (title->str, -1) < length)
    {
      g_string_append_c (title, ' ');
      g_string_append (title, words[g_rand_int_range (self->random, 0, G_N_ELEMENTS (words))]);
    }
  end = g_utf8_offset_to_pointer (title->str, length);
  g_string_truncate (title, (gsize)(end - title->str));
  if (title->str[title->len - 1] == ' ')
    title->str[title->len - 1] = 's';
  return g_string_free (title, FALSE);
}

static gint64
pick_day (KroGenerator *self)
{
  if (g_rand_int_range (self->random, 0, 3) > 0)
    return self->first_day + g_rand_int_range (self->random, 0, self->n_days);
  return self->bursts[g_rand_int_range (self->random, 0, N_BURSTS)] + (gint64)(-4.0 * log (1.0 - g_rand_double (self->random)));
}

/* A standard normal deviate, after Box and Muller (1958). */
static double
pick_normal (KroGenerator *self)
{
  double radius = sqrt (-2.0 * log (1.0 - g_rand_double (self->random)));

  return radius * cos (2.0 * G_PI * g_rand_double (self->random));
}

/* A day, or in one of ten cases its month or its minute. */
static void
write_day (KroGenerator *self, gint64 days, gboolean may_vary, char out[32])
{
  gint64 year;
  int    month, day;
  int    form = may_vary ? g_rand_int_range (self->random, 0, 10) : 9;

  kro_days_to_civil (days, KRO_CALENDAR_GREGORIAN, &year, &month, &day);
  if (form == 0)
    g_snprintf (out, 32, "%04d-%02d", (int)year, month);
  else if (form == 1)
    g_snprintf (out, 32, "%04d-%02d-%02dT%02d:%02d", (int)year, month, day, g_rand_int_range (self->random, 0, 24), g_rand_int_range (self->random, 0, 60));
  else
    g_snprintf (out, 32, "%04d-%02d-%02d", (int)year, month, day);
}

static KroDate *
make_date (KroGenerator *self)
{
  g_autoptr (GError) error = NULL;
  gboolean      is_range = g_rand_int_range (self->random, 0, 10) >= 7;
  gint64        day = pick_day (self);
  char          start[32], end[32];
  KroDateFields fields = { .start = start };
  KroDate      *date;

  write_day (self, day, !is_range, start);
  if (is_range)
    {
      double length = exp (3.0 + 1.5 * pick_normal (self)); /* days; half of them under three weeks */

      write_day (self, day + 1 + (gint64)MIN (length, 20000.0), FALSE, end);
      fields.end = end;
    }
  date = kro_date_new (&fields, &error);
  g_assert_no_error (error);
  return date;
}

/* Makes the next event; @fields is overwritten, to be cleared by the caller. */
void
kro_generator_next (KroGenerator   *self,
                    KroEventFields *fields)
{
  self->n_made++;
  *fields = (KroEventFields){
    .id = kro_id_from_hash (1, self->n_made, 0),
    .title = make_title (self),
    .date = make_date (self),
    .confidence = (guint16)g_rand_int_range (self->random, 300, 1001),
    .category = (guint8)g_rand_int_range (self->random, 1, KRO_GENERATOR_CATEGORIES + 1),
    .importance = (guint8)g_rand_int_range (self->random, 0, 256),
    .origin = KRO_ORIGIN_IMPORTED,
  };
}

/* Makes a finished chunk, one passage an event if there is a source. */
KroChunk *
kro_generator_make_chunk (KroGenerator *self,
                          guint         n_events,
                          KroId         source)
{
  g_autoptr (GError) error = NULL;
  KroChunk *chunk = kro_chunk_new ();

  for (guint i = 0; i < n_events; i++)
    {
      g_auto (KroEventFields) fields = { 0 };
      KroPassage passage = { .source = source };

      kro_generator_next (self, &fields);
      kro_chunk_add_event (chunk, &fields, &error);
      g_assert_no_error (error);
      if (source == KRO_ID_NONE)
        continue;
      passage.id = kro_id_from_hash (2, self->n_made, 0);
      passage.event = fields.id;
      passage.origin.b = (guint32)g_rand_int_range (self->random, 0, TEXT_CHARS - 200);
      passage.origin.e = passage.origin.b + (guint32)g_rand_int_range (self->random, 10, 200);
      kro_chunk_add_passage (chunk, &passage, &error);
      g_assert_no_error (error);
    }
  kro_chunk_finish (chunk);
  return chunk;
}

static void
apply (KroTimeline *timeline, KroCommand *command)
{
  g_autoptr (GError) error = NULL;

  kro_timeline_apply (timeline, command, &error);
  g_assert_no_error (error);
  kro_command_unref (command);
}

/* Adds a source with one revision, and the categories if they are not there. */
void
kro_generator_add_source (KroTimeline *timeline,
                          KroId        source)
{
  KroSourceFields  fields = { .id = source, .title = (char *)"Generated", .language = (char *)"en" };
  g_autofree char *data = g_strnfill (TEXT_CHARS, 'x');
  g_autoptr (KroText) text = kro_text_new (data, TEXT_CHARS);

  apply (timeline, kro_command_new_add_source (&fields));
  apply (timeline, kro_command_new_add_revision (source, 0, text, KRO_TIME_INIT (0)));
  while (kro_timeline_get_n_categories (timeline) <= KRO_GENERATOR_CATEGORIES)
    {
      guint       n = kro_timeline_get_n_categories (timeline);
      char        name[32];
      KroCategory category = { .name = name, .palette = (guint8)(n % KRO_CATEGORY_LOOKS), .shape = (guint8)(n % KRO_CATEGORY_LOOKS) };

      g_snprintf (name, sizeof name, "Category %u", n);
      apply (timeline, kro_command_new_add_category (&category));
    }
}

/* Makes a timeline of @n_events with one source and one passage each. */
KroTimeline *
kro_generator_make_timeline (guint32 seed,
                             guint   n_events)
{
  g_autoptr (KroGenerator) generator = kro_generator_new (seed);
  KroTimeline *timeline = kro_timeline_new ();
  g_autoptr (KroChunk) chunk = NULL;

  kro_generator_add_source (timeline, 1);
  chunk = kro_generator_make_chunk (generator, n_events, 1);
  apply (timeline, kro_command_new_load_chunk (chunk));
  return timeline;
}

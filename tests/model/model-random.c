/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random commands. Ids are small, so that they often meet; about one command in
 * five does not fit. */

#include "model-random.h"

#define N_IDS 60

static const char *const dates[] = {
  "2024-05-03", "2024-05", "2024", "[2009-01,2010-01]", "1944-06-06T06:30", "2010~", "[..2024-05-14]", "-0043-03-15", "2024-05-03T10:00:00"
};

void
model_random_init (ModelRandom *self, KroTimeline *timeline, guint32 seed)
{
  *self = (ModelRandom){ .random = g_rand_new_with_seed (seed), .timeline = timeline, .last_id = 1000 };
}

void
model_random_clear (ModelRandom *self)
{
  g_rand_free (self->random);
}

static guint
pick (ModelRandom *self, guint n)
{
  return (guint)g_rand_int_range (self->random, 0, (gint32)n);
}

static KroDate *
pick_date (ModelRandom *self)
{
  KroDateFields fields = { .start = dates[pick (self, G_N_ELEMENTS (dates))] };
  g_autoptr (GError) error = NULL;
  KroDate *date;
  char     start[32];

  if (pick (self, 2) == 0)
    {
      g_snprintf (start, sizeof start, "20%02u-%02u", pick (self, 25), 1 + pick (self, 12));
      fields.start = start;
    }
  if (pick (self, 4) == 0)
    fields.end = "..";
  if (pick (self, 6) == 0)
    fields.as_written = "some time";
  fields.ongoing = pick (self, 8) == 0;
  fields.part = (KroPart)pick (self, 5);
  date = kro_date_new (&fields, &error);
  if (date == NULL)
    date = kro_date_new_edtf ("2020", NULL);
  return date;
}

/* Any event with this id. */
void
model_random_fields (ModelRandom *self, KroId id, KroEventFields *fields)
{
  *fields = (KroEventFields){
    .id = id,
    .title = g_strdup_printf ("Event %u", pick (self, 100)),
    .date = pick (self, 5) > 0 ? pick_date (self) : NULL,
    .tags = pick (self, 4) == 0 ? g_strdup_printf ("Tag %u\nother", pick (self, 5)) : NULL,
    .note = pick (self, 3) == 0 ? g_strdup_printf ("Note %u", pick (self, 100)) : NULL,
    .reason = pick (self, 3) == 0 ? g_strdup ("it was said so") : NULL,
    .confidence = (guint16)pick (self, 1001),
    .category = (guint8)pick (self, kro_timeline_get_n_categories (self->timeline)),
    .importance = (guint8)pick (self, 256),
    .review = (KroReview)pick (self, 3),
    .origin = (KroOrigin)pick (self, 4),
  };
  while (pick (self, 4) == 0)
    {
      g_autoptr (KroDate) date = pick_date (self);

      kro_event_fields_add_alternative (fields, date, pick (self, 2) == 0 ? "other reading" : NULL);
    }
}

static KroCommand *
make_event_command (ModelRandom *self, KroId id)
{
  g_auto (KroEventFields) fields = { 0 };

  model_random_fields (self, id, &fields);
  switch (pick (self, 4))
    {
    case 0:
      return kro_timeline_make_remove_event (self->timeline, id);
    case 1:
      return kro_timeline_make_change_event (self->timeline, &fields);
    case 2:
      return kro_command_new_change_event (&fields, &fields);
    default:
      return kro_command_new_add_event (&fields);
    }
}

static KroCommand *
make_source_command (ModelRandom *self)
{
  KroId            id = 1 + pick (self, 4);
  KroSource       *source = kro_timeline_get_source (self->timeline, id);
  KroSourceFields  fields = { .id = id, .rank = pick (self, 3), .title = (char *)"Paper", .publication = (char *)"2024-05-03" };
  g_autofree char *words = g_strdup_printf ("Text number %u of a source, with words in it.", pick (self, 1000));
  g_autoptr (KroText) text = kro_text_new (words, -1);

  if (source == NULL)
    return kro_command_new_add_source (&fields);
  switch (pick (self, 5))
    {
    case 0:
      return kro_command_new_change_source (kro_source_get_fields (source), &fields);
    case 1:
      return pick (self, 4) == 0 ? kro_timeline_make_remove_source (self->timeline, id) : kro_command_new_remove_source (&fields);
    default:
      return kro_command_new_add_revision (id, kro_source_get_n_revisions (source), text, KRO_TIME_INIT (pick (self, 1000)));
    }
}

static KroCommand *
make_passage_command (ModelRandom *self)
{
  guint      b = pick (self, 40);
  KroPassage passage = { .id = 1 + pick (self, N_IDS), .event = 1 + pick (self, N_IDS), .source = 1 + pick (self, 4) };

  passage.origin = (KroAnchor){ .revision = pick (self, 3), .b = b, .e = b + pick (self, 8), .score = (guint16)pick (self, 1001), .state = (guint8)pick (self, 3) };
  switch (pick (self, 4))
    {
    case 0:
      kro_timeline_get_passage (self->timeline, passage.id, &passage);
      return kro_command_new_remove_passage (&passage);
    case 1:
      return kro_command_new_add_anchor (passage.id, &passage.origin);
    default:
      return kro_command_new_add_passage (&passage);
    }
}

static KroCommand *
make_chunk_command (ModelRandom *self)
{
  g_autoptr (KroChunk) chunk = kro_chunk_new ();
  guint n = pick (self, 30);

  for (guint i = 0; i < n; i++)
    {
      g_auto (KroEventFields) fields = { 0 };
      KroPassage passage = { .id = ++self->last_id, .event = ++self->last_id, .source = 1 + pick (self, 2) };

      model_random_fields (self, passage.event, &fields);
      g_assert_true (kro_chunk_add_event (chunk, &fields, NULL));
      passage.origin.b = passage.origin.e = pick (self, 20);
      if (pick (self, 2) == 0)
        g_assert_true (kro_chunk_add_passage (chunk, &passage, NULL));
    }
  kro_chunk_finish (chunk);
  return kro_command_new_load_chunk (chunk);
}

static KroCommand *
make_era_command (ModelRandom *self)
{
  g_autoptr (KroDate) date = kro_date_new_edtf ("1990", NULL);
  g_autofree char *title = g_strdup_printf ("Era %u", pick (self, 100));
  const KroEra     era = { .id = 1 + pick (self, 100), .title = title, .date = date, .palette = (guint8)pick (self, 8) };

  return kro_command_new_add_era (&era);
}

static KroCommand *
make_one (ModelRandom *self)
{
  const KroCategory category = { .name = (char *)"Politics", .palette = (guint8)pick (self, 8), .shape = 3 };
  KroCommand       *command = NULL;

  while (command == NULL)
    switch (pick (self, 12))
      {
      case 0:
        command = make_source_command (self);
        break;
      case 1:
      case 2:
      case 3:
        command = make_passage_command (self);
        break;
      case 4:
        if (pick (self, 4) == 0)
          command = make_chunk_command (self);
        break;
      case 5:
        if (pick (self, 4) == 0)
          command = kro_command_new_add_category (&category);
        else if (pick (self, 4) == 0)
          command = make_era_command (self);
        break;
      default:
        command = make_event_command (self, 1 + pick (self, N_IDS));
      }
  return command;
}

/* One command, in one of eight cases a group of a few. */
KroCommand *
model_random_command (ModelRandom *self)
{
  g_autoptr (GPtrArray) members = NULL;

  if (pick (self, 8) > 0)
    return make_one (self);
  members = g_ptr_array_new_with_free_func ((GDestroyNotify)kro_command_unref);
  for (guint i = 1 + pick (self, 4); i > 0; i--)
    g_ptr_array_add (members, make_one (self));
  return kro_command_new_group ((KroCommand *const *)members->pdata, members->len);
}

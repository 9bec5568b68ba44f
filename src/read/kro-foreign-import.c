/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From a timeline of another program to the command that puts it on ours. The
 * file is the source; its text is what it says of its events, one block each,
 * so that a click shows the words. Very long files have no text: their events
 * say all in their titles. Ids are hashes of the file and the place in it.
 * Pure but for the list of categories, for any thread.
 */
#include "kro-foreign-import.h"

#include "kro-foreign.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SOURCE_POSITION G_MAXUINT32
#define EVENT_POSITION 1
#define PASSAGE_POSITION 2
#define ERA_POSITION 3
#define MAX_CATEGORY 250
#define MAX_SOURCE_TEXT (16 << 20)

typedef struct
{
  const KroForeignTimeline *timeline;
  const KroDocument        *document;
  const KroImportOptions   *options;
  KroId                     source;
  guint64                   hash;
  GPtrArray                *commands;
  GHashTable               *categories; /* of name to index */
  GString                  *text;       /* of the source; NULL: too long for one */
  guint32                   n_characters;
} Builder;

static void
take_command (Builder *self, KroCommand *command)
{
  g_ptr_array_add (self->commands, command);
}

/* --- categories -------------------------------------------------------------------- */

/* Paul Tol, "Colour Schemes", bright, as the theme has it. */
static const guint32 palette[KRO_CATEGORY_LOOKS] = { 0x4477aa, 0xee6677, 0x228833, 0xccbb44, 0x66ccee, 0xaa3377, 0xbbbbbb };

static guint
get_distance (guint32 a, guint32 b)
{
  guint distance = 0;

  for (guint shift = 0; shift <= 16; shift += 8)
    {
      int difference = (int)(a >> shift & 255) - (int)(b >> shift & 255);

      distance += (guint)(difference * difference);
    }
  return distance;
}

/* The colour that is most like that of the file, or the next one. */
static guint8
find_palette (const KroForeignCategory *category, guint index)
{
  guint8 best = 0;

  if (!category->has_rgb)
    return (guint8)(index % KRO_CATEGORY_LOOKS);
  for (guint8 i = 1; i < KRO_CATEGORY_LOOKS; i++)
    best = get_distance (palette[i], category->rgb) < get_distance (palette[best], category->rgb) ? i : best;
  return best;
}

/* A name that is known on the timeline is the same category. */
static void
add_categories (Builder *self)
{
  GPtrArray *known = self->options->categories;

  for (guint i = 0; known != NULL && i < known->len; i++)
    if (known->pdata[i] != NULL)
      g_hash_table_insert (self->categories, known->pdata[i], GUINT_TO_POINTER (i));
  for (guint i = 0; i < self->timeline->categories->len && known != NULL && known->len <= MAX_CATEGORY; i++)
    {
      const KroForeignCategory *category = &g_array_index (self->timeline->categories, KroForeignCategory, i);
      g_autoptr (KroCategory) added = NULL;
      char *name;

      if (g_hash_table_contains (self->categories, category->name))
        continue;
      added = kro_category_new (category->name, find_palette (category, i), (guint8)(i % KRO_CATEGORY_LOOKS));
      take_command (self, kro_command_new_add_category (added));
      name = g_strdup (category->name);
      g_hash_table_insert (self->categories, name, GUINT_TO_POINTER (known->len));
      g_ptr_array_add (known, name);
    }
}

static guint8
find_category (const Builder *self, const KroForeignEvent *event)
{
  return event->category != NULL ? (guint8)GPOINTER_TO_UINT (g_hash_table_lookup (self->categories, event->category)) : 0;
}

/* --- events ------------------------------------------------------------------------- */

static KroId
make_id (const Builder *self, guint index, guint position)
{
  return kro_id_from_hash (self->hash, index, position);
}

/* Adds what is said of an event to the text of the source. */
static gboolean
add_passage (Builder *self, KroChunk *chunk, const KroForeignEvent *event, guint index, GError **error)
{
  KroPassage passage = { .id = make_id (self, index, PASSAGE_POSITION), .event = make_id (self, index, EVENT_POSITION), .source = self->source };

  if (self->text == NULL)
    return TRUE;
  passage.origin.b = self->n_characters;
  g_string_append (self->text, event->title);
  self->n_characters += (guint32)g_utf8_strlen (event->title, -1);
  if (event->note != NULL)
    {
      g_string_append_printf (self->text, "\n%s", event->note);
      self->n_characters += 1 + (guint32)g_utf8_strlen (event->note, -1);
    }
  passage.origin.e = self->n_characters;
  g_string_append (self->text, "\n\n");
  self->n_characters += 2;
  return kro_chunk_add_passage (chunk, &passage, error);
}

static gboolean
add_event (Builder *self, KroChunk *chunk, const KroForeignEvent *event, guint index, GError **error)
{
  KroDateFields dates = { .start = event->start, .end = event->end, .ongoing = event->ongoing };
  g_autoptr (KroDate) date = event->start != NULL ? kro_date_new (&dates, error) : NULL;
  KroEventFields fields = {
    .id = make_id (self, index, EVENT_POSITION),
    .title = event->title,
    .date = date,
    .note = event->note,
    .tags = event->tags,
    .confidence = KRO_CONFIDENCE_FULL,
    .category = find_category (self, event),
    .origin = KRO_ORIGIN_IMPORTED,
  };

  if (event->start != NULL && date == NULL)
    return FALSE;
  return kro_chunk_add_event (chunk, &fields, error) && add_passage (self, chunk, event, index, error);
}

static gboolean
add_events (Builder *self, GError **error)
{
  g_autoptr (KroChunk) chunk = kro_chunk_new ();

  for (guint i = 0; i < self->timeline->events->len; i++)
    if (!add_event (self, chunk, &g_array_index (self->timeline->events, KroForeignEvent, i), i, error))
      return FALSE;
  kro_chunk_finish (chunk);
  take_command (self, kro_command_new_load_chunk (chunk));
  return TRUE;
}

/* An era without an end is still going on. */
static gboolean
add_eras (Builder *self, GError **error)
{
  for (guint i = 0; i < self->timeline->eras->len; i++)
    {
      const KroForeignEra *foreign = &g_array_index (self->timeline->eras, KroForeignEra, i);
      KroDateFields        dates = { .start = foreign->start, .end = foreign->end, .ongoing = foreign->end == NULL };
      g_autoptr (KroDate) date = kro_date_new (&dates, error);
      KroEra era = { .id = make_id (self, i, ERA_POSITION), .title = foreign->title, .date = date, .palette = (guint8)(i % KRO_CATEGORY_LOOKS) };

      if (date == NULL)
        return FALSE;
      take_command (self, kro_command_new_add_era (&era));
    }
  return TRUE;
}

/* --- the source ---------------------------------------------------------------------- */

static gsize
measure_text (const KroForeignTimeline *timeline)
{
  gsize length = 0;

  for (guint i = 0; i < timeline->events->len; i++)
    {
      const KroForeignEvent *event = &g_array_index (timeline->events, KroForeignEvent, i);

      length += strlen (event->title) + (event->note != NULL ? strlen (event->note) : 0) + 3;
    }
  return length;
}

static KroCommand *
make_source (const Builder *self)
{
  g_autofree char      *base = g_path_get_basename (self->document->id);
  const KroSourceFields fields = {
    .id = self->source,
    .rank = self->options->rank,
    .title = self->timeline->title != NULL ? self->timeline->title : base,
    .uri = self->document->uri,
  };

  return kro_command_new_add_source (&fields);
}

static gboolean
build (Builder *self, GError **error)
{
  g_autoptr (KroText) text = NULL;

  take_command (self, make_source (self));
  add_categories (self);
  if (!add_events (self, error) || !add_eras (self, error))
    return FALSE;
  if (self->text == NULL)
    return TRUE;
  text = kro_text_new (self->text->str, (gssize)self->text->len);
  g_ptr_array_insert (self->commands, 1, kro_command_new_add_revision (self->source, 0, text, self->options->read_at));
  return TRUE;
}

static GPtrArray *
name_problems (const KroForeignTimeline *timeline, const char *id)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < timeline->problems->len; i++)
    g_ptr_array_add (problems, g_strdup_printf ("%s, %s", id, (char *)timeline->problems->pdata[i]));
  return problems;
}

/**
 * kro_foreign_import:
 * @document: a timeline of another program, as it was read
 * @options: how to import it
 * @error: where to put a #KroReadError, or an error of the syntax
 *
 * Reads a timeline of another program and builds the command that adds it to
 * ours. What of it could not be read stands in `problems` of the import.
 *
 * Returns: (transfer full) (nullable): what it becomes
 */
KroImport *
kro_foreign_import (const KroDocument *document, const KroImportOptions *options, GError **error)
{
  gsize       length;
  const char *data = kro_text_get_data (document->text, &length);
  g_autoptr (KroForeignTimeline) timeline = kro_foreign_read (data, length, error);
  g_autoptr (KroImport) self = g_new0 (KroImport, 1);
  g_autoptr (GPtrArray) commands = g_ptr_array_new_with_free_func ((GDestroyNotify)kro_command_unref);
  g_autoptr (GHashTable) categories = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) text = NULL;
  Builder builder = { .document = document, .options = options, .commands = commands, .categories = categories };

  if (timeline == NULL)
    return NULL;
  text = measure_text (timeline) <= MAX_SOURCE_TEXT ? g_string_new (NULL) : NULL;
  builder.timeline = timeline;
  builder.text = text;
  builder.hash = kro_text_get_hash (document->text);
  builder.source = self->source = kro_id_from_hash (builder.hash, SOURCE_POSITION, 0);
  if (!build (&builder, error))
    return NULL;
  self->command = kro_command_new_group ((KroCommand *const *)commands->pdata, commands->len);
  kro_command_set_name (self->command, _ ("Add timeline"));
  self->charset = g_strdup (document->charset);
  self->has_pack = TRUE;
  self->n_events = timeline->events->len;
  self->n_categories = timeline->categories->len;
  self->program = kro_foreign_kind_get_name (timeline->kind);
  self->problems = name_problems (timeline, document->id);
  self->n_problems = timeline->n_problems;
  return g_steal_pointer (&self);
}

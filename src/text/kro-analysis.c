/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The result of an analysis: arrays, and an arena of chunks for their strings,
 * which is only added to and freed as a whole.
 */
#include "kro-analysis.h"

#include "kro-analysis-private.h"

#include <string.h>

#define CHUNK ((gsize)4096)

/* The first chunk of an analysis that was freed in this thread: a short text
 * needs no more, and has it at once. */
static GPrivate spare_chunk = G_PRIVATE_INIT (g_free);

static void
free_chunks (KroAnalysis *self)
{
  for (KroArenaChunk *chunk = self->chunks, *next; chunk != NULL; chunk = next)
    {
      next = chunk->next;
      if (next == NULL && self->has_small_chunk && g_private_get (&spare_chunk) == NULL)
        g_private_set (&spare_chunk, chunk);
      else
        g_free (chunk);
    }
}

/* Adds a chunk with room for @size bytes. */
static void
add_chunk (KroAnalysis *self, gsize size)
{
  gsize          room = MAX (self->n_chunks < 4 ? CHUNK : 16 * CHUNK, size);
  KroArenaChunk *chunk = NULL;

  if (self->n_chunks == 0 && room == CHUNK)
    {
      chunk = g_private_get (&spare_chunk);
      g_private_set (&spare_chunk, NULL);
      self->has_small_chunk = TRUE;
    }
  if (chunk == NULL)
    chunk = g_malloc (sizeof *chunk + room);
  chunk->next = self->chunks;
  self->chunks = chunk;
  self->n_chunks++;
  self->free = (char *)(chunk + 1);
  self->left = room;
}

KroAnalysis *
kro_analysis_new (const char *language, gboolean has_pack)
{
  KroAnalysis *self = g_new0 (KroAnalysis, 1);

  self->language = g_strdup (language);
  self->has_pack = has_pack;
  self->domain = KRO_DOMAIN_NEWS;
  self->expressions = g_array_new (FALSE, FALSE, sizeof (KroExpression));
  self->events = g_array_new (FALSE, FALSE, sizeof (KroEventDraft));
  return self;
}

/**
 * kro_analysis_free:
 * @self: (nullable) (transfer full): an analysis
 *
 * Frees an analysis and all strings it gave.
 */
void
kro_analysis_free (KroAnalysis *self)
{
  if (self == NULL)
    return;
  free_chunks (self);
  g_array_unref (self->expressions);
  g_array_unref (self->events);
  g_free (self->language);
  g_free (self);
}

/* Room in the arena, aligned for anything. */
void *
kro_analysis_alloc (KroAnalysis *self, gsize size)
{
  void *room;

  size = (size + 7) & ~(gsize)7;
  if (self->left < size)
    add_chunk (self, size);
  room = self->free;
  self->free += size;
  self->left -= size;
  return room;
}

/* Copies @length bytes into the arena, with a NUL behind them. */
const char *
kro_analysis_keep (KroAnalysis *self, const char *text, gsize length)
{
  char *copy = kro_analysis_alloc (self, length + 1);

  memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}

/**
 * kro_analysis_get_language:
 * @self: an analysis
 *
 * Tells the language it was analysed in: that of the options, or the one found.
 *
 * Returns: (nullable): ISO 639 code or tag; %NULL: neither given nor recognised
 */
const char *
kro_analysis_get_language (const KroAnalysis *self)
{
  return self->language;
}

/**
 * kro_analysis_has_pack:
 * @self: an analysis
 *
 * Tells whether there was a pack for the language. Without one only numeric
 * and ISO dates are found.
 *
 * Returns: whether there was
 */
gboolean
kro_analysis_has_pack (const KroAnalysis *self)
{
  return self->has_pack;
}

/**
 * kro_analysis_get_domain:
 * @self: an analysis
 *
 * Tells as what kind of text it was read; never %KRO_DOMAIN_AUTO.
 *
 * Returns: the kind
 */
KroDomain
kro_analysis_get_domain (const KroAnalysis *self)
{
  return self->domain;
}

/**
 * kro_analysis_get_publication:
 * @self: an analysis
 *
 * Tells when the text was published.
 *
 * Returns: (transfer none): the date with its reason
 */
const KroPublication *
kro_analysis_get_publication (const KroAnalysis *self)
{
  return &self->publication;
}

/**
 * kro_analysis_get_expressions:
 * @self: an analysis
 * @n_expressions: (out) (optional): how many
 *
 * Gives the time expressions, in order of position.
 *
 * Returns: (transfer none) (array length=n_expressions): the expressions
 */
const KroExpression *
kro_analysis_get_expressions (const KroAnalysis *self, guint *n_expressions)
{
  if (n_expressions != NULL)
    *n_expressions = self->expressions->len;
  return (const KroExpression *)(gconstpointer)self->expressions->data;
}

/**
 * kro_analysis_get_events:
 * @self: an analysis
 * @n_events: (out) (optional): how many
 *
 * Gives the events, in order of their sentences.
 *
 * Returns: (transfer none) (array length=n_events): the events
 */
const KroEventDraft *
kro_analysis_get_events (const KroAnalysis *self, guint *n_events)
{
  if (n_events != NULL)
    *n_events = self->events->len;
  return (const KroEventDraft *)(gconstpointer)self->events->data;
}

/**
 * kro_timex_type_to_string:
 * @type: a type
 *
 * Gives the name TIMEX3 has for it.
 *
 * Returns: "DATE", "TIME", "DURATION" or "SET"
 */
const char *
kro_timex_type_to_string (KroTimexType type)
{
  static const char *const names[] = { "DATE", "TIME", "DURATION", "SET" };

  return names[type];
}

/**
 * kro_event_origin_to_string:
 * @origin: an origin
 *
 * Gives its name in JSON.
 *
 * Returns: "EXPRESSION", "LEAD" or "SENTENCE"
 */
const char *
kro_event_origin_to_string (KroEventOrigin origin)
{
  static const char *const names[] = { "EXPRESSION", "LEAD", "SENTENCE" };

  return names[origin];
}

/**
 * kro_cues_to_string:
 * @cues: what bore on a reading
 *
 * Gives the names of the cues, for `--explain`.
 *
 * Returns: (transfer full): names with spaces between; may be empty
 */
char *
kro_cues_to_string (KroCues cues)
{
  static const char *const names[] = { "PAST", "FUTURE", "SINCE", "UNTIL", "BEFORE", "AFTER", "BY", "RANGE_START", "RANGE_END", "COORDINATED", "HEADING", "PUBLICATION", "EITHER", "PERFECT", "FRONTED" };
  GString                 *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (((guint)cues >> i & 1) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", names[i]);
  return g_string_free (text, FALSE);
}

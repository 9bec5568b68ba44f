/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Timelines of other programs, as plain values. Whose a file is, is told from
 * its content: the names of its first elements. Every syntax gives records
 * (names and values of one thing), and each program has one function that
 * makes an event of a record. Nothing is guessed: what cannot be read is
 * written down with its line, and its event stays, undated. Pure functions of
 * their input, for any thread.
 */
#include "kro-foreign-private.h"

#include "kro-plain-text.h"
#include "kro-read-error.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <string.h>

#define MAX_CATEGORIES 200
#define TITLE_CHARACTERS 120
#define SNIFF_BYTES (64 << 10)

typedef gboolean (*ParseFunc) (const char *text, gsize length, KroRecordFunc func, gpointer user_data, GError **error);

/* Of each kind: its name, its syntax, its meaning. */
static const struct
{
  const char   *name;
  ParseFunc     parse;
  KroRecordFunc add;
} kinds[] = {
  [KRO_FOREIGN_NONE] = { NULL, NULL, NULL },
  [KRO_FOREIGN_TIMELINEJS] = { "TimelineJS", kro_records_from_json, kro_foreign_timelinejs_add },
  [KRO_FOREIGN_TIMELINEJS_1] = { "TimelineJS", kro_records_from_json, kro_foreign_timelinejs_add },
  [KRO_FOREIGN_TIMELINEJS_TABLE] = { "TimelineJS", kro_records_from_table, kro_foreign_timelinejs_add },
  [KRO_FOREIGN_STORYTELLER] = { "Timeline Storyteller", kro_records_from_json, kro_foreign_storyteller_add },
  [KRO_FOREIGN_STORYTELLER_TABLE] = { "Timeline Storyteller", kro_records_from_table, kro_foreign_storyteller_add },
  [KRO_FOREIGN_SIMILE] = { "SIMILE Timeline", kro_records_from_json, kro_foreign_simile_add },
  [KRO_FOREIGN_SIMILE_XML] = { "SIMILE Timeline", kro_records_from_xml, kro_foreign_simile_add },
  [KRO_FOREIGN_EXHIBIT] = { "SIMILE Exhibit", NULL, NULL },
  [KRO_FOREIGN_PROJECT] = { "The Timeline Project", kro_records_from_xml, kro_foreign_project_add },
};

/* --- telling them apart ------------------------------------------------------------ */

/* Whether an element begins within the first bytes. */
static gboolean
has_element (const char *text, gsize length, const char *name)
{
  g_autofree char *start = g_strconcat ("<", name, NULL);
  const char      *found = g_strstr_len (text, (gssize)MIN (length, SNIFF_BYTES), start);

  return found != NULL && strchr (" \t\r\n>/", found[strlen (start)]) != NULL;
}

static KroForeignKind
sniff_xml (const char *text, gsize length)
{
  if (has_element (text, length, "timeline"))
    return KRO_FOREIGN_PROJECT;
  if (has_element (text, length, "data") && (has_element (text, length, "event") || g_strstr_len (text, (gssize)MIN (length, SNIFF_BYTES), "event>") == NULL))
    return KRO_FOREIGN_SIMILE_XML;
  return KRO_FOREIGN_NONE;
}

/* What the first record of each list has. */
typedef struct
{
  KroForeignKind kind;
} Sniff;

static void
sniff_record (const char *list, const KroRecord *record, gpointer user_data)
{
  Sniff      *self = user_data;
  GHashTable *values = record->values;

  if (self->kind != KRO_FOREIGN_NONE)
    return;
  if (g_str_equal (list, "timeline.date"))
    self->kind = KRO_FOREIGN_TIMELINEJS_1;
  else if (g_str_equal (list, "events") && (g_hash_table_contains (values, "start_date.year") || g_hash_table_contains (values, "text.headline")))
    self->kind = KRO_FOREIGN_TIMELINEJS;
  else if (g_str_equal (list, "events") && (g_hash_table_contains (values, "start") || g_hash_table_contains (values, "title")))
    self->kind = KRO_FOREIGN_SIMILE;
  else if (g_str_equal (list, "") && g_hash_table_contains (values, "start_date") && (g_hash_table_contains (values, "content_text") || g_hash_table_contains (values, "category") || g_hash_table_contains (values, "facet") || g_hash_table_contains (values, "end_date")))
    self->kind = KRO_FOREIGN_STORYTELLER;
  else if (g_str_equal (list, "items"))
    self->kind = KRO_FOREIGN_EXHIBIT;
}

static KroForeignKind
sniff_json (const char *text, gsize length)
{
  Sniff sniff = { KRO_FOREIGN_NONE };

  /* Broken behind its first records it is still theirs: the error is told
   * when it is read. */
  kro_records_from_json (text, length, sniff_record, &sniff, NULL);
  return sniff.kind;
}

static KroForeignKind
sniff_table (const char *text, gsize length)
{
  g_auto (GStrv) header = kro_table_read_header (text, length);
  const char *const *names = (const char *const *)header;

  if (header == NULL)
    return KRO_FOREIGN_NONE;
  if (g_strv_contains (names, "headline") && (g_strv_contains (names, "year") || g_strv_contains (names, "start date")))
    return KRO_FOREIGN_TIMELINEJS_TABLE;
  if (g_strv_contains (names, "start_date") && (g_strv_contains (names, "content_text") || g_strv_contains (names, "end_date")))
    return KRO_FOREIGN_STORYTELLER_TABLE;
  return KRO_FOREIGN_NONE;
}

/**
 * kro_foreign_sniff:
 * @text: UTF-8
 * @length: in bytes
 *
 * Tells from its content whether a text is a timeline of another program.
 *
 * Returns: whose, or %KRO_FOREIGN_NONE
 */
KroForeignKind
kro_foreign_sniff (const char *text, gsize length)
{
  gsize i = length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (i < length && g_ascii_isspace (text[i]))
    i++;
  if (i == length)
    return KRO_FOREIGN_NONE;
  if (text[i] == '<')
    return sniff_xml (text + i, length - i);
  if (text[i] == '{' || text[i] == '[')
    return sniff_json (text, length);
  return sniff_table (text, length);
}

/**
 * kro_foreign_kind_get_name:
 * @kind: whose timeline it is
 *
 * Returns: (transfer none) (nullable): the name of the program
 */
const char *
kro_foreign_kind_get_name (KroForeignKind kind)
{
  return kinds[kind].name;
}

/* --- what the formats share ---------------------------------------------------------- */

/* A value without the space around it; %NULL: none, or nothing but space. */
const char *
kro_record_get (const KroRecord *record, const char *name)
{
  const char *value = g_hash_table_lookup (record->values, name);

  return value != NULL && value[strspn (value, " \t\r\n\f")] != '\0' ? value : NULL;
}

/* Writes down what could not be read. */
void
kro_foreign_complain (KroForeignTimeline *self, guint line, const char *format, ...)
{
  g_autofree char *words = NULL;
  va_list          arguments;

  self->n_problems++;
  if (self->problems->len >= KRO_FOREIGN_MAX_PROBLEMS)
    return;
  va_start (arguments, format);
  words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: what could not be read of a file: in which line, and what. */
  g_ptr_array_add (self->problems, g_strdup_printf (_ ("line %u: %s"), line, words));
}

static void
clear_event (gpointer data)
{
  KroForeignEvent *event = data;

  g_free (event->title);
  g_free (event->start);
  g_free (event->end);
  g_free (event->note);
  g_free (event->category);
  g_free (event->tags);
}

static void
clear_category (gpointer data)
{
  g_free (((KroForeignCategory *)data)->name);
}

static void
clear_era (gpointer data)
{
  KroForeignEra *era = data;

  g_free (era->title);
  g_free (era->start);
  g_free (era->end);
}

/* A start without its end is better than none; one that is no date is told. */
static void
check_dates (KroForeignTimeline *self, KroForeignEvent *event)
{
  if (event->start == NULL || kro_foreign_is_date (event->start, event->end))
    return;
  if (event->end != NULL && kro_foreign_is_date (event->start, NULL))
    {
      kro_foreign_complain (self, event->line, _ ("“%s”: the end %s is no date, or lies before the start %s; the event is kept without it"), event->title, event->end, event->start);
      g_clear_pointer (&event->end, g_free);
      return;
    }
  kro_foreign_complain (self, event->line, _ ("“%s”: %s is no date a timeline can show; the event is kept without one"), event->title, event->start);
  g_clear_pointer (&event->start, g_free);
  g_clear_pointer (&event->end, g_free);
}

/* Takes an event: its strings are the timeline's from here on. */
void
kro_foreign_add_event (KroForeignTimeline *self, KroForeignEvent *event)
{
  if (event->title == NULL && event->note != NULL)
    event->title = kro_plain_text_first_words (event->note, TITLE_CHARACTERS);
  if (event->title == NULL && event->category != NULL)
    event->title = g_strdup (event->category);
  if (event->title == NULL)
    {
      kro_foreign_complain (self, event->line, _ ("an event without words is left out"));
      clear_event (event);
      return;
    }
  check_dates (self, event);
  g_array_append_val (self->events, *event);
}

/* Takes @start and @end. */
void
kro_foreign_add_era (KroForeignTimeline *self, guint line, const char *title, char *start, char *end)
{
  KroForeignEra era = { .line = line, .start = start, .end = end };

  if (title == NULL || start == NULL || !kro_foreign_is_date (start, end))
    {
      kro_foreign_complain (self, line, _ ("an era without a name or dates is left out"));
      clear_era (&era);
      return;
    }
  era.title = kro_plain_text_from_html (title);
  g_array_append_val (self->eras, era);
}

/* "128,255,128" or "#80ff80". */
static gboolean
parse_color (const char *text, guint32 *rgb)
{
  char   *end = (char *)text;
  guint64 parts[3];

  if (text == NULL)
    return FALSE;
  if (text[0] == '#' && strlen (text) == 7)
    {
      *rgb = (guint32)g_ascii_strtoull (text + 1, &end, 16);
      return *end == '\0';
    }
  for (guint i = 0; i < 3; i++)
    {
      parts[i] = g_ascii_strtoull (end, &end, 10);
      if (parts[i] > 255 || (i < 2 && *end++ != ','))
        return FALSE;
    }
  *rgb = (guint32)(parts[0] << 16 | parts[1] << 8 | parts[2]);
  return TRUE;
}

/* Names a category; one that is known keeps its colour. */
void
kro_foreign_add_category (KroForeignTimeline *self, const char *name, const char *color)
{
  KroForeignCategory category = { NULL, 0, FALSE };

  for (guint i = 0; i < self->categories->len; i++)
    if (g_str_equal (g_array_index (self->categories, KroForeignCategory, i).name, name))
      return;
  if (self->categories->len >= MAX_CATEGORIES)
    return;
  category.name = g_strdup (name);
  category.has_rgb = parse_color (color, &category.rgb);
  g_array_append_val (self->categories, category);
}

/* A line of a note: words of HTML, with a label in front where there is one. */
void
kro_foreign_note_add (GString *note, const char *label, const char *value)
{
  g_autofree char *words = value != NULL ? kro_plain_text_from_html (value) : NULL;

  if (words == NULL || words[0] == '\0')
    return;
  if (note->len > 0)
    g_string_append_c (note, '\n');
  if (label != NULL)
    g_string_append_printf (note, "%s: ", label);
  g_string_append (note, words);
}

/* Takes the note; an empty one is none. */
char *
kro_foreign_note_finish (GString *note)
{
  if (note->len > 0)
    return g_string_free (note, FALSE);
  g_string_free (note, TRUE);
  return NULL;
}

/* --- reading -------------------------------------------------------------------------- */

static KroForeignTimeline *
create_timeline (KroForeignKind kind)
{
  KroForeignTimeline *self = g_new0 (KroForeignTimeline, 1);

  self->kind = kind;
  self->events = g_array_new (FALSE, TRUE, sizeof (KroForeignEvent));
  self->categories = g_array_new (FALSE, TRUE, sizeof (KroForeignCategory));
  self->eras = g_array_new (FALSE, TRUE, sizeof (KroForeignEra));
  self->problems = g_ptr_array_new_with_free_func (g_free);
  g_array_set_clear_func (self->events, clear_event);
  g_array_set_clear_func (self->categories, clear_category);
  g_array_set_clear_func (self->eras, clear_era);
  return self;
}

/* Categories that were not named before, in the order in which they come. */
static void
find_categories (KroForeignTimeline *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->events->len; i++)
    {
      const char *name = g_array_index (self->events, KroForeignEvent, i).category;

      if (name != NULL && g_hash_table_add (seen, (char *)name))
        kro_foreign_add_category (self, name, NULL);
    }
}

/**
 * kro_foreign_read:
 * @text: UTF-8
 * @length: in bytes
 * @error: where to put a #KroReadError, or an error of the syntax, with its
 *   line
 *
 * Reads a timeline of another program.
 *
 * Returns: (transfer full) (nullable): what it says
 */
KroForeignTimeline *
kro_foreign_read (const char *text, gsize length, GError **error)
{
  KroForeignKind kind = kro_foreign_sniff (text, length);
  g_autoptr (KroForeignTimeline) self = create_timeline (kind);
  g_autoptr (GError) reason = NULL;

  if (kind == KRO_FOREIGN_EXHIBIT)
    {
      g_set_error (error, KRO_READ_ERROR, KRO_READ_ERROR_KIND, _ ("these are items of SIMILE Exhibit, which do not say what is an event; save them as a timeline with “start” and “title”"));
      return NULL;
    }
  if (kinds[kind].parse == NULL)
    {
      g_set_error (error, KRO_READ_ERROR, KRO_READ_ERROR_KIND, _ ("this is no timeline of a program that is known here"));
      return NULL;
    }
  if (!kinds[kind].parse (text, length, kinds[kind].add, self, &reason))
    {
      /* GMarkup cuts what it quotes between the bytes of a character. */
      g_autofree char *message = g_utf8_make_valid (reason->message, -1);

      g_set_error (error, KRO_READ_ERROR, KRO_READ_ERROR_DOCUMENT, _ ("%s: %s"), kinds[kind].name, message);
      return NULL;
    }
  find_categories (self);
  return g_steal_pointer (&self);
}

/**
 * kro_foreign_timeline_free:
 * @self: (transfer full): a timeline
 *
 * Frees it.
 */
void
kro_foreign_timeline_free (KroForeignTimeline *self)
{
  g_free (self->title);
  g_array_unref (self->events);
  g_array_unref (self->categories);
  g_array_unref (self->eras);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

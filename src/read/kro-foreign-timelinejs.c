/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * TimelineJS: JSON of version 3, JSON of the versions before, and the table.
 * Its years are those of JavaScript: 0 is 1 BCE. A group (once a tag) is a
 * category. The slide of the title is the title of the whole.
 */
#include "kro-foreign-private.h"

#include "kro-plain-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The names of the parts of a date: in version 3, and in the table. */
typedef struct
{
  const char *year, *month, *day, *hour, *minute, *second, *millisecond, *time;
} Names;

static const Names json_start = { "start_date.year", "start_date.month", "start_date.day", "start_date.hour", "start_date.minute", "start_date.second", "start_date.millisecond", NULL };
static const Names json_end = { "end_date.year", "end_date.month", "end_date.day", "end_date.hour", "end_date.minute", "end_date.second", "end_date.millisecond", NULL };
static const Names table_start = { "year", "month", "day", NULL, NULL, NULL, NULL, "time" };
static const Names table_end = { "end year", "end month", "end day", NULL, NULL, NULL, NULL, "end time" };

/* --- dates ------------------------------------------------------------------------- */

/* A part that is a whole number; -1 where there is none. */
static gboolean
read_part (const KroRecord *record, const char *name, int *part)
{
  const char *text = name != NULL ? kro_record_get (record, name) : NULL;
  char       *end;
  gint64      value;

  if (text == NULL)
    return TRUE;
  value = g_ascii_strtoll (text, &end, 10);
  if (*end == '.')
    end += 1 + strspn (end + 1, "0");
  if (end == text || end[strspn (end, " ")] != '\0' || value < 0 || value > 9999)
    return FALSE;
  *part = (int)value;
  return TRUE;
}

static gboolean
read_year (const char *text, gint64 *year)
{
  KroWrittenDate written;

  if (!kro_written_date_parse (&written, text) || written.month >= 0)
    return FALSE;
  *year = written.year;
  return TRUE;
}

/* What a record says of a date: EDTF, or %NULL with the words that could not
 * be read. */
static char *
read_date (const KroRecord *record, const Names *names, char **unread)
{
  KroWrittenDate date;
  const char    *year = kro_record_get (record, names->year);
  const char    *time = names->time != NULL ? kro_record_get (record, names->time) : NULL;
  gboolean       is_good;

  *unread = NULL;
  if (year == NULL)
    return NULL;
  kro_written_date_init (&date);
  is_good = read_year (year, &date.year) && read_part (record, names->month, &date.month) && read_part (record, names->day, &date.day) &&
            read_part (record, names->hour, &date.hour) && read_part (record, names->minute, &date.minute) &&
            read_part (record, names->second, &date.second) && read_part (record, names->millisecond, &date.millisecond);
  if (is_good && time != NULL)
    is_good = kro_written_date_parse_time (&date, time);
  if (is_good)
    return kro_written_date_to_edtf (&date);
  *unread = g_strdup (year);
  return NULL;
}

/* A date in one piece, as the versions before 3 have it. */
static char *
read_whole_date (const KroRecord *record, const char *name, char **unread)
{
  const char    *text = kro_record_get (record, name);
  KroWrittenDate date;

  *unread = NULL;
  if (text == NULL)
    return NULL;
  if (kro_written_date_parse (&date, text))
    return kro_written_date_to_edtf (&date);
  *unread = g_strdup (text);
  return NULL;
}

/* --- things ------------------------------------------------------------------------ */

static char *
read_plain (const KroRecord *record, const char *name)
{
  const char      *value = kro_record_get (record, name);
  g_autofree char *plain = value != NULL ? kro_plain_text_from_html (value) : NULL;

  if (plain == NULL || plain[0] == '\0')
    return NULL;
  return g_strdelimit (g_steal_pointer (&plain), "\n", ' ');
}

/* Which names a record uses for the same things. */
typedef struct
{
  const char *headline, *text, *display, *caption, *credit, *media, *group;
} Words;

static const Words json_words = { "text.headline", "text.text", "start_date.display_date", "media.caption", "media.credit", "media.url", "group" };
static const Words old_words = { "headline", "text", "display_date", "asset.caption", "asset.credit", "asset.media", "tag" };
static const Words table_words = { "headline", "text", "display date", "media caption", "media credit", "media", "group" };

static char *
write_note (const KroRecord *record, const Words *words)
{
  GString    *note = g_string_new (NULL);
  const char *display = kro_record_get (record, words->display);

  if (display == NULL)
    display = kro_record_get (record, "display_date");
  kro_foreign_note_add (note, NULL, kro_record_get (record, words->text));
  /* Translators: how another program writes the date of an event. */
  kro_foreign_note_add (note, _ ("Date as shown"), display);
  kro_foreign_note_add (note, NULL, kro_record_get (record, words->caption));
  kro_foreign_note_add (note, NULL, kro_record_get (record, words->credit));
  kro_foreign_note_add (note, NULL, kro_record_get (record, words->media));
  return kro_foreign_note_finish (note);
}

/* Takes the dates. What could not be read is told, and stays in the note. */
static void
add_event (KroForeignTimeline *self, const KroRecord *record, const Words *words, char *start, char *end, char *unread_start, char *unread_end)
{
  KroForeignEvent event = { .line = record->line, .start = start, .end = end };

  event.title = read_plain (record, words->headline);
  event.note = write_note (record, words);
  event.category = read_plain (record, words->group);
  if (event.category == NULL && words == &table_words)
    event.category = read_plain (record, "tag");
  if (unread_start != NULL)
    kro_foreign_complain (self, record->line, _ ("“%s”: “%s” is no date; the event is kept without one"), event.title != NULL ? event.title : "", unread_start);
  if (unread_end != NULL)
    kro_foreign_complain (self, record->line, _ ("“%s”: the end “%s” is no date; the event is kept without it"), event.title != NULL ? event.title : "", unread_end);
  if (start == NULL || g_strcmp0 (start, end) == 0)
    g_clear_pointer (&event.end, g_free);
  g_free (unread_start);
  g_free (unread_end);
  kro_foreign_add_event (self, &event);
}

static void
set_title (KroForeignTimeline *self, const KroRecord *record, const char *name)
{
  if (self->title == NULL)
    self->title = read_plain (record, name);
}

static void
add_json (KroForeignTimeline *self, const char *list, const KroRecord *record)
{
  char *unread_start;
  char *unread_end;
  char *start = read_date (record, &json_start, &unread_start);
  char *end = read_date (record, &json_end, &unread_end);

  if (g_str_equal (list, "events"))
    {
      add_event (self, record, &json_words, start, end, unread_start, unread_end);
      return;
    }
  g_free (unread_start);
  g_free (unread_end);
  kro_foreign_add_era (self, record->line, kro_record_get (record, "text.headline"), start, end);
}

static void
add_old (KroForeignTimeline *self, const char *list, const KroRecord *record)
{
  char *unread_start;
  char *unread_end;
  char *start = read_whole_date (record, "startDate", &unread_start);
  char *end = read_whole_date (record, "endDate", &unread_end);

  if (g_str_equal (list, "timeline.date"))
    {
      add_event (self, record, &old_words, start, end, unread_start, unread_end);
      return;
    }
  g_free (unread_start);
  g_free (unread_end);
  kro_foreign_add_era (self, record->line, kro_record_get (record, "headline"), start, end);
}

static void
add_row (KroForeignTimeline *self, const KroRecord *record)
{
  const char *type = kro_record_get (record, "type");
  gboolean    is_whole = kro_record_get (record, "start date") != NULL;
  char       *unread_start;
  char       *unread_end;
  char       *start = is_whole ? read_whole_date (record, "start date", &unread_start) : read_date (record, &table_start, &unread_start);
  char       *end = is_whole ? read_whole_date (record, "end date", &unread_end) : read_date (record, &table_end, &unread_end);

  if (type == NULL || (g_ascii_strcasecmp (type, "title") != 0 && g_ascii_strcasecmp (type, "era") != 0))
    {
      add_event (self, record, &table_words, start, end, unread_start, unread_end);
      return;
    }
  if (g_ascii_strcasecmp (type, "title") == 0)
    {
      set_title (self, record, "headline");
      g_free (start);
      g_free (end);
    }
  else
    kro_foreign_add_era (self, record->line, kro_record_get (record, "headline"), start, end);
  g_free (unread_start);
  g_free (unread_end);
}

/* Takes a record of TimelineJS, in whatever form. */
void
kro_foreign_timelinejs_add (const char *list, const KroRecord *record, gpointer timeline)
{
  KroForeignTimeline *self = timeline;

  if (self->kind == KRO_FOREIGN_TIMELINEJS_TABLE)
    add_row (self, record);
  else if (g_str_equal (list, "events") || g_str_equal (list, "eras"))
    add_json (self, list, record);
  else if (g_str_equal (list, "title"))
    set_title (self, record, "text.headline");
  else if (g_str_equal (list, "timeline.date") || g_str_equal (list, "timeline.era"))
    add_old (self, list, record);
  else if (g_str_equal (list, "timeline"))
    set_title (self, record, "headline");
}

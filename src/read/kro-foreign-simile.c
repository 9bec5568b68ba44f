/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * SIMILE Timeline, XML and JSON. An event has up to four dates: start, latest
 * start, earliest end, end. One that lasts has each of them; one that does not
 * happened somewhere from its start to its end, which is what the program
 * shows by a pale tape. "200 BC" is as it says, a bare negative year
 * astronomical. Midnight is how it writes a day.
 */
#include "kro-foreign-private.h"

#include "kro-plain-text.h"

#include <glib/gi18n-lib.h>

static char *
read_date (KroForeignTimeline *self, const KroRecord *record, const char *name)
{
  const char    *text = kro_record_get (record, name);
  KroWrittenDate date;

  if (text == NULL)
    return NULL;
  if (!kro_written_date_parse (&date, text))
    {
      const char *title = kro_record_get (record, "title");

      kro_foreign_complain (self, record->line, _ ("“%s”: %s “%s” is no date; the event is kept without it"), title != NULL ? title : "", name, text);
      return NULL;
    }
  kro_written_date_drop_midnight (&date);
  return kro_written_date_to_edtf (&date);
}

static gboolean
is_true (const KroRecord *record, const char *name)
{
  const char *value = kro_record_get (record, name);

  return value != NULL && (g_ascii_strcasecmp (value, "true") == 0 || g_str_equal (value, "1"));
}

/* From four dates to two. */
static void
set_dates (KroForeignTimeline *self, const KroRecord *record, KroForeignEvent *event)
{
  g_autofree char *start = read_date (self, record, "start");
  g_autofree char *latest_start = read_date (self, record, "latestStart");
  g_autofree char *earliest_end = read_date (self, record, "earliestEnd");
  g_autofree char *end = read_date (self, record, "end");

  if (start == NULL)
    return;
  if (is_true (record, "isDuration") || is_true (record, "durationEvent"))
    {
      event->start = kro_foreign_within (start, latest_start);
      if (end != NULL)
        event->end = kro_foreign_within (earliest_end != NULL ? earliest_end : end, end);
      else if (earliest_end != NULL)
        event->end = g_steal_pointer (&earliest_end);
      return;
    }
  event->start = kro_foreign_within (start, end != NULL ? end : latest_start);
}

static char *
read_line (const KroRecord *record, const char *name)
{
  const char      *value = kro_record_get (record, name);
  g_autofree char *plain = value != NULL ? kro_plain_text_from_html (value) : NULL;

  return plain != NULL && plain[0] != '\0' ? g_strdelimit (g_steal_pointer (&plain), "\n", ' ') : NULL;
}

/* Takes a record of SIMILE Timeline. */
void
kro_foreign_simile_add (const char *list, const KroRecord *record, gpointer timeline)
{
  KroForeignTimeline *self = timeline;
  KroForeignEvent     event = { .line = record->line };
  GString            *note;

  if (!g_str_equal (list, "events") && !g_str_equal (list, "event"))
    return;
  event.title = read_line (record, "title");
  if (event.title == NULL)
    event.title = read_line (record, "caption");
  event.category = read_line (record, "classname");
  set_dates (self, record, &event);
  note = g_string_new (NULL);
  kro_foreign_note_add (note, NULL, kro_record_get (record, "#text"));
  kro_foreign_note_add (note, NULL, kro_record_get (record, "description"));
  kro_foreign_note_add (note, NULL, kro_record_get (record, "link"));
  event.note = kro_foreign_note_finish (note);
  kro_foreign_add_event (self, &event);
}

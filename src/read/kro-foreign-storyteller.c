/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Timeline Storyteller: objects or rows with start_date, end_date,
 * content_text, category and facet. It shows the year -550 as 550 BC, so its
 * years below one are those of historians. A facet is what its pictures are
 * parted by, so it is a tag; where there are no categories it is one.
 */
#include "kro-foreign-private.h"

#include "kro-plain-text.h"

#include <glib/gi18n-lib.h>

/* EDTF, or %NULL where there is none or it cannot be read. */
static char *
read_date (KroForeignTimeline *self, const KroRecord *record, const char *name)
{
  const char    *text = kro_record_get (record, name);
  KroWrittenDate date;

  if (text == NULL)
    return NULL;
  if (!kro_written_date_parse (&date, text))
    {
      kro_foreign_complain (self, record->line, _ ("%s “%s” is no date; the event is kept without it"), name, text);
      return NULL;
    }
  if (date.year < 0 && !date.has_era)
    date.year++;
  return kro_written_date_to_edtf (&date);
}

static char *
read_plain (const KroRecord *record, const char *name)
{
  const char      *value = kro_record_get (record, name);
  g_autofree char *plain = value != NULL ? kro_plain_text_from_html (value) : NULL;

  return plain != NULL && plain[0] != '\0' ? g_strdelimit (g_steal_pointer (&plain), "\n", ' ') : NULL;
}

static gboolean
goes_on (const KroRecord *record)
{
  const char *end = kro_record_get (record, "end_date");

  return end != NULL && (g_ascii_strcasecmp (end, "present") == 0 || g_ascii_strcasecmp (end, "now") == 0 || g_ascii_strcasecmp (end, "today") == 0);
}

/* Takes a record of Timeline Storyteller. */
void
kro_foreign_storyteller_add (const char *list, const KroRecord *record, gpointer timeline)
{
  KroForeignTimeline *self = timeline;
  KroForeignEvent     event = { .line = record->line };
  GString            *note;
  char               *facet;

  if (!g_str_equal (list, ""))
    return;
  event.title = read_plain (record, "content_text");
  event.category = read_plain (record, "category");
  facet = read_plain (record, "facet");
  if (event.category == NULL)
    event.category = g_steal_pointer (&facet);
  if (event.title == NULL)
    event.title = g_strdup (facet);
  if (facet != NULL && g_strcmp0 (facet, event.category) != 0)
    event.tags = g_strdup (facet);
  g_free (facet);
  event.ongoing = goes_on (record);
  event.start = read_date (self, record, "start_date");
  event.end = event.ongoing ? NULL : read_date (self, record, "end_date");
  if (event.start == NULL || g_strcmp0 (event.start, event.end) == 0)
    g_clear_pointer (&event.end, g_free);
  note = g_string_new (NULL);
  kro_foreign_note_add (note, NULL, kro_record_get (record, "url"));
  event.note = kro_foreign_note_finish (note);
  kro_foreign_add_event (self, &event);
}

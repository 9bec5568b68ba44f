/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The Timeline Project, of all its versions. Years are astronomical. Fuzzy is
 * approximate, at both ends or at the one that says so; what ends today is
 * still going on. Midnight is how it writes a day. "(1)" and "[1]" in front of
 * a text number its containers and are none of its words. Only the Gregorian
 * time type is read.
 */
#include "kro-foreign-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_true (const KroRecord *record, const char *name)
{
  const char *value = kro_record_get (record, name);

  return value != NULL && g_ascii_strcasecmp (value, "true") == 0;
}

static char *
read_date (KroForeignTimeline *self, const KroRecord *record, const char *name)
{
  const char    *text = kro_record_get (record, name);
  KroWrittenDate date;

  if (text == NULL)
    return NULL;
  if (!kro_written_date_parse (&date, text))
    {
      kro_foreign_complain (self, record->line, _ ("%s “%s” is no date of the Gregorian calendar; it is left out"), name, text);
      return NULL;
    }
  kro_written_date_drop_midnight (&date);
  return kro_written_date_to_edtf (&date);
}

static char *
approximate (char *date, gboolean is_fuzzy)
{
  g_autofree char *plain = date;

  if (!is_fuzzy || plain == NULL || plain[0] == '[')
    return g_steal_pointer (&plain);
  return g_strconcat (plain, "~", NULL);
}

/* Without the number of its container. */
static const char *
skip_number (const char *text)
{
  const char *p = text + 1;

  if (text[0] != '(' && text[0] != '[')
    return text;
  p += strspn (p, "0123456789");
  if (p == text + 1 || *p != (text[0] == '(' ? ')' : ']'))
    return text;
  return p[1 + strspn (p + 1, " ")] != '\0' ? p + 1 + strspn (p + 1, " ") : text;
}

/* The first one is its category, further ones are tags. */
static void
set_categories (const KroRecord *record, KroForeignEvent *event)
{
  const char *value = kro_record_get (record, "category");
  const char *rest = value != NULL ? strchr (value, '\n') : NULL;

  if (value == NULL)
    return;
  event->category = g_strndup (value, rest != NULL ? (gsize)(rest - value) : strlen (value));
  event->tags = rest != NULL ? g_strdup (rest + 1) : NULL;
}

static void
add_event (KroForeignTimeline *self, const KroRecord *record)
{
  KroForeignEvent event = { .line = record->line };
  const char     *text = kro_record_get (record, "text");
  GString        *note = g_string_new (NULL);
  gboolean        is_fuzzy = is_true (record, "fuzzy");
  char           *start = read_date (self, record, "start");
  char           *end = read_date (self, record, "end");

  event.title = text != NULL ? g_strdelimit (g_strdup (skip_number (text)), "\n\r\t", ' ') : NULL;
  event.ongoing = is_true (record, "ends_today") && start != NULL;
  if (start == NULL || event.ongoing || g_strcmp0 (start, end) == 0)
    g_clear_pointer (&end, g_free);
  event.start = approximate (start, is_fuzzy || is_true (record, "fuzzy_start"));
  event.end = approximate (end, is_fuzzy || is_true (record, "fuzzy_end"));
  set_categories (record, &event);
  kro_foreign_note_add (note, NULL, kro_record_get (record, "description"));
  kro_foreign_note_add (note, NULL, kro_record_get (record, "hyperlink"));
  event.note = kro_foreign_note_finish (note);
  kro_foreign_add_event (self, &event);
}

static void
add_era (KroForeignTimeline *self, const KroRecord *record)
{
  char *start = read_date (self, record, "start");
  char *end = read_date (self, record, "end");

  if (is_true (record, "ends_today"))
    g_clear_pointer (&end, g_free);
  kro_foreign_add_era (self, record->line, kro_record_get (record, "name"), start, end);
}

/* Other calendars have years that cannot be told from ours: better no date
 * than a wrong one. */
static void
check_time_type (KroForeignTimeline *self, const KroRecord *record)
{
  const char *type = kro_record_get (record, "timetype");

  if (type == NULL || g_str_equal (type, "gregoriantime"))
    return;
  for (guint i = 0; i < self->events->len; i++)
    {
      KroForeignEvent *event = &g_array_index (self->events, KroForeignEvent, i);

      g_clear_pointer (&event->start, g_free);
      g_clear_pointer (&event->end, g_free);
      event->ongoing = FALSE;
    }
  g_array_set_size (self->eras, 0);
  kro_foreign_complain (self, record->line, _ ("the dates are of the time type “%s”, of which only “gregoriantime” is read; all events are kept without dates"), type);
}

/* Takes a record of The Timeline Project. */
void
kro_foreign_project_add (const char *list, const KroRecord *record, gpointer timeline)
{
  KroForeignTimeline *self = timeline;
  const char         *name = kro_record_get (record, "name");

  if (g_str_equal (list, "event"))
    add_event (self, record);
  else if (g_str_equal (list, "era"))
    add_era (self, record);
  else if (g_str_equal (list, "category") && name != NULL)
    kro_foreign_add_category (self, name, kro_record_get (record, "color"));
  else if (g_str_equal (list, "."))
    check_time_type (self, record);
}

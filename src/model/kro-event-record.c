/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The packed form of what few ask for: one head byte, the date, the note, the
 * reason, the tags, the number of alternatives and these. A date is one byte of flags
 * and part of day, then its strings, each ended by NUL. A KroDate is made from
 * it when asked for: a million of them would cost ten times as much. Immutable
 * once written; any thread.
 */
#include "kro-event-store-private.h"

#include <string.h>

enum {
  HAS_DATE = 1 << 0,
  HAS_NOTE = 1 << 1,
  HAS_REASON = 1 << 2,
  HAS_TAGS = 1 << 3,
};

enum {
  PART_MASK = 7,
  HAS_END = 1 << 3,
  HAS_ZONE = 1 << 4,
  HAS_AS_WRITTEN = 1 << 5,
  IS_JULIAN = 1 << 6,
  IS_ONGOING = 1 << 7,
};

static void
append_byte (GByteArray *out, guint8 byte)
{
  g_byte_array_append (out, &byte, 1);
}

static void
append_string (GByteArray *out, const char *string)
{
  if (string != NULL)
    g_byte_array_append (out, (const guint8 *)string, strlen (string) + 1);
}

static void
append_date (GByteArray *out, const KroDate *date)
{
  guint8 head = kro_date_get_part (date) & PART_MASK;

  head |= kro_date_get_end (date) != NULL ? HAS_END : 0;
  head |= kro_date_get_zone (date) != NULL ? HAS_ZONE : 0;
  head |= kro_date_get_as_written (date) != NULL ? HAS_AS_WRITTEN : 0;
  head |= kro_date_get_calendar (date) == KRO_CALENDAR_JULIAN ? IS_JULIAN : 0;
  head |= kro_date_get_ongoing (date) ? IS_ONGOING : 0;
  append_byte (out, head);
  append_string (out, kro_date_get_start (date));
  append_string (out, kro_date_get_end (date));
  append_string (out, kro_date_get_zone (date));
  append_string (out, kro_date_get_as_written (date));
}

static const char *
take_string (const guint8 **cursor, gboolean is_there)
{
  const char *string = (const char *)*cursor;

  if (!is_there)
    return NULL;
  *cursor += strlen (string) + 1;
  return string;
}

static void
take_date (const guint8 **cursor, KroDateFields *fields)
{
  guint8 head = *(*cursor)++;

  *fields = (KroDateFields){ 0 };
  fields->part = head & PART_MASK;
  fields->calendar = head & IS_JULIAN ? KRO_CALENDAR_JULIAN : KRO_CALENDAR_GREGORIAN;
  fields->ongoing = (head & IS_ONGOING) != 0;
  fields->start = take_string (cursor, TRUE);
  fields->end = take_string (cursor, head & HAS_END);
  fields->zone = take_string (cursor, head & HAS_ZONE);
  fields->as_written = take_string (cursor, head & HAS_AS_WRITTEN);
}

/* Writes the record of an event, or gives NULL if it would say nothing. */
const guint8 *
kro_event_record_write (KroArena             *arena,
                        const KroEventFields *fields)
{
  g_autoptr (GByteArray) out = NULL;
  guint8 head = 0;

  head |= fields->date != NULL ? HAS_DATE : 0;
  head |= fields->note != NULL ? HAS_NOTE : 0;
  head |= fields->reason != NULL ? HAS_REASON : 0;
  head |= fields->tags != NULL ? HAS_TAGS : 0;
  if (head == 0 && fields->n_alternatives == 0)
    return NULL;
  out = g_byte_array_sized_new (64);
  append_byte (out, head);
  if (fields->date != NULL)
    append_date (out, fields->date);
  append_string (out, fields->note);
  append_string (out, fields->reason);
  append_string (out, fields->tags);
  append_byte (out, (guint8)fields->n_alternatives);
  for (guint i = 0; i < fields->n_alternatives; i++)
    {
      append_date (out, fields->alternatives[i].date);
      append_byte (out, fields->alternatives[i].reason != NULL);
      append_string (out, fields->alternatives[i].reason);
    }
  return kro_arena_add (arena, out->data, out->len);
}

typedef struct
{
  KroDateFields date;
  const char   *note;
  const char   *reason;
  const char   *tags;
  guint         n_alternatives;
  const guint8 *alternatives;
} Record;

static void
read_record (const guint8 *self, Record *record)
{
  guint8 head;

  *record = (Record){ 0 };
  if (self == NULL)
    return;
  head = *self++;
  if (head & HAS_DATE)
    take_date (&self, &record->date);
  record->note = take_string (&self, head & HAS_NOTE);
  record->reason = take_string (&self, head & HAS_REASON);
  record->tags = take_string (&self, head & HAS_TAGS);
  record->n_alternatives = *self++;
  record->alternatives = self;
}

/* Makes the date, which was right when it was written. */
KroDate *
kro_event_record_get_date (const guint8 *self)
{
  Record record;

  read_record (self, &record);
  return record.date.start != NULL ? kro_date_new (&record.date, NULL) : NULL;
}

const char *
kro_event_record_get_note (const guint8 *self)
{
  Record record;

  if (self == NULL || (*self & HAS_NOTE) == 0)
    return NULL;
  read_record (self, &record);
  return record.note;
}

const char *
kro_event_record_get_reason (const guint8 *self)
{
  Record record;

  read_record (self, &record);
  return record.reason;
}

const char *
kro_event_record_get_tags (const guint8 *self)
{
  Record record;

  read_record (self, &record);
  return record.tags;
}

guint
kro_event_record_get_n_alternatives (const guint8 *self)
{
  Record record;

  read_record (self, &record);
  return record.n_alternatives;
}

KroDate *
kro_event_record_get_alternative (const guint8 *self,
                                  guint         index,
                                  const char  **reason)
{
  Record        record;
  KroDateFields date;

  read_record (self, &record);
  if (index >= record.n_alternatives)
    return NULL;
  for (guint i = 0; i <= index; i++)
    {
      gboolean    has_reason;
      const char *why;

      take_date (&record.alternatives, &date);
      has_reason = *record.alternatives++;
      why = take_string (&record.alternatives, has_reason);
      if (reason != NULL)
        *reason = why;
    }
  return kro_date_new (&date, NULL);
}

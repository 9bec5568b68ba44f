/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Time zones by IANA id, as ICU knows them.
 *
 * ICU counts in milliseconds and wraps silently beyond some five million
 * years; there, and before zones existed, its first and last rules hold on, so
 * times are clamped to the years 1 to 9999 when the offset is asked for.
 * A local time that a change of clocks skips or repeats is read with the
 * offset before the change. Safe in any thread: each thread keeps the calendar
 * of the zone it asked for last, since making one costs more than using it.
 */
#include "kro-zone.h"

#include "kro-edtf.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unicode/ucal.h>

#define MAX_ZONE 64
#define FIRST_SECOND (-G_GINT64_CONSTANT (62135596800))
#define LAST_SECOND G_GINT64_CONSTANT (253402300799)

static gboolean
to_unicode (const char *zone, UChar id[MAX_ZONE])
{
  gsize length = strlen (zone);

  if (length == 0 || length >= MAX_ZONE)
    return FALSE;
  for (gsize i = 0; i <= length; i++)
    {
      if ((guchar)zone[i] >= 0x80)
        return FALSE;
      id[i] = (UChar)zone[i];
    }
  return TRUE;
}

/* Abbreviations that ICU takes for zones besides the IANA ids. They mean one
 * zone here and another there: IST is Israel, India and Ireland. */
static gboolean
is_ambiguous (const char *zone)
{
  static const char *const names[] = {
    "ACT", "AET", "AGT", "ART", "AST", "BET", "BST", "CAT", "CNT", "CST", "CTT", "EAT", "ECT", "IET",
    "IST", "JST", "MIT", "NET", "NST", "PLT", "PNT", "PRT", "PST", "SST", "VST", NULL
  };

  return g_strv_contains (names, zone) || g_str_has_prefix (zone, "SystemV/") || g_str_equal (zone, "Etc/Unknown");
}

static gboolean
is_zone (const UChar *id)
{
  UChar      canonical[MAX_ZONE];
  UBool      is_system = FALSE;
  UErrorCode status = U_ZERO_ERROR;

  ucal_getCanonicalTimeZoneID (id, -1, canonical, MAX_ZONE, &is_system, &status);
  return is_system && U_SUCCESS (status);
}

/**
 * ThreadZone:
 * @zone: its id; "" at first
 * @calendar: (nullable): its rules
 *
 * The zone that a thread asked for last.
 */
typedef struct
{
  char       zone[MAX_ZONE];
  UCalendar *calendar;
} ThreadZone;

static void
free_thread_zone (gpointer data)
{
  ThreadZone *self = data;

  g_clear_pointer (&self->calendar, ucal_close);
  g_free (self);
}

static GPrivate last_zone = G_PRIVATE_INIT (free_thread_zone);

/* The rules of a zone; NULL where there is no such zone. */
static UCalendar *
find_calendar (const char *zone)
{
  ThreadZone *last = g_private_get (&last_zone);
  UChar       id[MAX_ZONE];
  UErrorCode  status = U_ZERO_ERROR;

  if (last != NULL && g_str_equal (last->zone, zone))
    return last->calendar;
  if (is_ambiguous (zone) || !to_unicode (zone, id) || !is_zone (id))
    return NULL;
  if (last == NULL)
    {
      last = g_new0 (ThreadZone, 1);
      g_private_set (&last_zone, last);
    }
  g_clear_pointer (&last->calendar, ucal_close);
  g_strlcpy (last->zone, zone, MAX_ZONE);
  last->calendar = ucal_open (id, -1, "en@calendar=gregorian", UCAL_GREGORIAN, &status);
  return last->calendar;
}

/* Offset from UTC in seconds at an instant of UTC. */
static gint64
offset_at (UCalendar *calendar, gint64 seconds)
{
  UErrorCode status = U_ZERO_ERROR;
  int32_t    offset;

  ucal_setMillis (calendar, (UDate)CLAMP (seconds, FIRST_SECOND, LAST_SECOND) * 1000.0, &status);
  offset = ucal_get (calendar, UCAL_ZONE_OFFSET, &status) + ucal_get (calendar, UCAL_DST_OFFSET, &status);
  return U_SUCCESS (status) ? offset / 1000 : 0;
}

/**
 * kro_zone_check:
 * @zone: an IANA id, such as `Europe/Amsterdam`
 * @error: where to put %KRO_TIME_ERROR_ZONE
 *
 * Returns: whether there is such a zone
 */
gboolean
kro_zone_check (const char *zone, GError **error)
{
  g_autofree char *valid = NULL;

  if (find_calendar (zone) != NULL)
    return TRUE;
  if (is_ambiguous (zone))
    {
      g_set_error (error, KRO_TIME_ERROR, KRO_TIME_ERROR_ZONE,
                   _ ("“%s” means several time zones; write the one of a city, such as Europe/Amsterdam"), zone);
      return FALSE;
    }
  valid = g_utf8_make_valid (zone, -1);
  g_set_error (error, KRO_TIME_ERROR, KRO_TIME_ERROR_ZONE,
               _ ("there is no time zone “%s”; zones are written like Europe/Amsterdam"), valid);
  return FALSE;
}

/**
 * kro_zone_from_utc:
 * @zone: an IANA id that exists
 * @utc: a time
 *
 * Returns: the time of the clocks there
 */
KroTime
kro_zone_from_utc (const char *zone, KroTime utc)
{
  UCalendar *calendar = find_calendar (zone);

  return calendar != NULL ? kro_time_add_exact (utc, offset_at (calendar, utc.seconds), 0) : utc;
}

/**
 * kro_zone_to_utc:
 * @zone: an IANA id that exists
 * @local: the time of the clocks there
 *
 * Returns: the time in UTC
 */
KroTime
kro_zone_to_utc (const char *zone, KroTime local)
{
  UCalendar *calendar = find_calendar (zone);
  gint64     before, offset;

  if (calendar == NULL)
    return local;
  /* No change of clocks is greater than a day. */
  before = offset_at (calendar, kro_time_add_exact (local, -86400, 0).seconds);
  offset = offset_at (calendar, kro_time_add_exact (local, -before, 0).seconds);
  if (offset != before && offset_at (calendar, kro_time_add_exact (local, -offset, 0).seconds) != offset)
    offset = before;
  return kro_time_add_exact (local, -offset, 0);
}

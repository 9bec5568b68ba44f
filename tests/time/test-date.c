/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates: bounds and flags, zones, refusals, what is equal. */
#include "kro-date.h"
#include "kro-zone.h"

#include <string.h>

static KroDate *
date (const char *text)
{
  g_autoptr (GError) error = NULL;
  KroDate *made = kro_date_new_edtf (text, &error);

  g_assert_no_error (error);
  return made;
}

static char *
day_text (KroTime time)
{
  KroCivil civil;

  kro_time_to_civil (time, KRO_CALENDAR_GREGORIAN, &civil);
  return g_strdup_printf ("%" G_GINT64_FORMAT "-%02d-%02d", civil.year, civil.month, civil.day);
}

static void
test_bounds (void)
{
  static const struct
  {
    const char *text;
    const char *bounds; /* earliest start, latest start, earliest end, latest end */
    guint       flags;
  } cases[] = {
    { "2025-08", "2025-08-01 2025-09-01 2025-08-01 2025-09-01", 0 },
    { "[2025-09-15..2025-09-21]", "2025-09-15 2025-09-22 2025-09-15 2025-09-22", 0 },
    { "2010~", "2010-01-01 2011-01-01 2010-01-01 2011-01-01", KRO_BOUNDS_APPROXIMATE },
    { "2010?", "2010-01-01 2011-01-01 2010-01-01 2011-01-01", KRO_BOUNDS_UNCERTAIN },
    { "[..2024-05-14]", "2024-05-14 2024-05-15 2024-05-14 2024-05-15", KRO_BOUNDS_BEFORE },
    { "[2024..]", "2024-01-01 2025-01-01 2024-01-01 2025-01-01", KRO_BOUNDS_AFTER },
    { "[2009-01,2010-01]", "2009-01-01 2010-02-01 2009-01-01 2010-02-01", KRO_BOUNDS_EITHER },
    { "[2009-01,2009-02]", "2009-01-01 2009-03-01 2009-01-01 2009-03-01", 0 },
    { "2024-05-03/..", "2024-05-03 2024-05-04 2024-05-04 2024-05-04", KRO_BOUNDS_END_OPEN | KRO_BOUNDS_HAS_END },
    { "2024-05-03/", "2024-05-03 2024-05-04 2024-05-04 2024-05-04", KRO_BOUNDS_END_UNKNOWN | KRO_BOUNDS_HAS_END },
    { "/2024-05-03", "2024-05-03 2024-05-03 2024-05-03 2024-05-04", KRO_BOUNDS_START_UNKNOWN | KRO_BOUNDS_HAS_END },
    { "../2024-05-03", "2024-05-03 2024-05-03 2024-05-03 2024-05-04", KRO_BOUNDS_START_OPEN | KRO_BOUNDS_HAS_END },
    { "2009/2011", "2009-01-01 2010-01-01 2011-01-01 2012-01-01", KRO_BOUNDS_HAS_END },
    { "2009/2009-03", "2009-01-01 2009-04-01 2009-03-01 2009-04-01", KRO_BOUNDS_HAS_END },
    { "[2009,2010]/2012~", "2009-01-01 2011-01-01 2012-01-01 2013-01-01", KRO_BOUNDS_HAS_END | KRO_BOUNDS_APPROXIMATE },
    { "2020-33/2020-35", "2020-01-01 2020-04-01 2020-07-01 2020-10-01", KRO_BOUNDS_HAS_END },
    { "[2009,2009-05]", "2009-01-01 2010-01-01 2009-01-01 2010-01-01", 0 },
    { "[2010,2009]", "2009-01-01 2011-01-01 2009-01-01 2011-01-01", 0 },
    { "[..2009,2012..]", "2009-01-01 2013-01-01 2009-01-01 2013-01-01", KRO_BOUNDS_BEFORE | KRO_BOUNDS_AFTER | KRO_BOUNDS_EITHER },
    { "[2009,2011]/2015", "2009-01-01 2012-01-01 2015-01-01 2016-01-01", KRO_BOUNDS_HAS_END },
    { "2020/[..2024]", "2020-01-01 2021-01-01 2020-01-01 2025-01-01", KRO_BOUNDS_HAS_END },
    { "2020/[2024..]", "2020-01-01 2021-01-01 2024-01-01 2025-01-01", KRO_BOUNDS_HAS_END | KRO_BOUNDS_END_OPEN },
    { "2020/[2018..]", "2020-01-01 2021-01-01 2020-01-01 2021-01-01", KRO_BOUNDS_HAS_END | KRO_BOUNDS_END_OPEN },
    { "[2020..]/2024", "2020-01-01 2025-01-01 2024-01-01 2025-01-01", KRO_BOUNDS_HAS_END },
    { "[..2020]/2024", "2020-01-01 2021-01-01 2024-01-01 2025-01-01", KRO_BOUNDS_HAS_END | KRO_BOUNDS_START_OPEN },
    { "[..2024]/2020", "2020-01-01 2021-01-01 2020-01-01 2021-01-01", KRO_BOUNDS_HAS_END | KRO_BOUNDS_START_OPEN },
    { "[..2020]/..", "2020-01-01 2021-01-01 2021-01-01 2021-01-01", KRO_BOUNDS_HAS_END | KRO_BOUNDS_START_OPEN | KRO_BOUNDS_END_OPEN },
    { "/[2024..]", "2024-01-01 2024-01-01 2024-01-01 2025-01-01", KRO_BOUNDS_HAS_END | KRO_BOUNDS_START_UNKNOWN | KRO_BOUNDS_END_OPEN },
    { "2010%/2012", "2010-01-01 2011-01-01 2012-01-01 2013-01-01", KRO_BOUNDS_HAS_END | KRO_BOUNDS_UNCERTAIN | KRO_BOUNDS_APPROXIMATE },
    { "2020-12/2020", "2020-12-01 2021-01-01 2020-12-01 2021-01-01", KRO_BOUNDS_HAS_END },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KroDate) made = date (cases[i].text);
      g_autofree char *edtf = kro_date_to_edtf (made);
      g_autofree char *found = NULL;
      char            *days[4];
      KroBounds        bounds;

      kro_date_get_bounds (made, &bounds);
      days[0] = day_text (bounds.earliest_start);
      days[1] = day_text (bounds.latest_start);
      days[2] = day_text (bounds.earliest_end);
      days[3] = day_text (bounds.latest_end);
      found = g_strjoin (" ", days[0], days[1], days[2], days[3], NULL);
      for (int j = 0; j < 4; j++)
        g_free (days[j]);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].bounds);
      g_assert_cmpuint (bounds.flags, ==, cases[i].flags);
      g_assert_cmpstr (edtf, ==, cases[i].text);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    KroDateFields fields;
    KroTimeError  code;
    const char   *words;
  } cases[] = {
    { { .start = "2024/2025" }, KRO_TIME_ERROR_KIND, "interval" },
    { { .start = "{2024,2025}" }, KRO_TIME_ERROR_KIND, "several" },
    { { .start = "" }, KRO_TIME_ERROR_KIND, "undated" },
    { { .start = "..", .end = ".." }, KRO_TIME_ERROR_KIND, "undated" },
    { { .start = "2025", .end = "2024" }, KRO_TIME_ERROR_ORDER, "write 2024/2025" },
    { { .start = "Y1E30" }, KRO_TIME_ERROR_RANGE, "292 billion" },
    { { .start = "2025", .zone = "Mars/Olympus" }, KRO_TIME_ERROR_ZONE, "Europe/Amsterdam" },
    { { .start = "2025", .zone = "" }, KRO_TIME_ERROR_ZONE, "Europe/Amsterdam" },
    { { .start = "yesterday" }, KRO_TIME_ERROR_SYNTAX, "character 1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kro_date_new (&cases[i].fields, &error));
      g_assert_error (error, KRO_TIME_ERROR, (int)cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
  g_assert_null (kro_date_new_edtf ("2024/2025/2026", NULL));
  g_assert_null (kro_date_new_edtf ("", NULL));
}

static void
test_zones (void)
{
  const KroCivil summer = { 2025, 7, 1, 12, 0, 0, 0 }, skipped = { 2025, 3, 30, 2, 30, 0, 0 }, twice = { 2025, 10, 26, 2, 30, 0, 0 }, far = { -50000000, 7, 1, 12, 0, 0, 0 };
  KroTime        local;
  KroBounds      zoned, floating;
  g_autoptr (KroDate) date_zoned = kro_date_new (&(KroDateFields){ .start = "2025-07-01T12:00", .zone = "Europe/Amsterdam" }, NULL);
  g_autoptr (KroDate) date_floating = date ("2025-07-01T12:00");

  kro_time_from_civil (&summer, KRO_CALENDAR_GREGORIAN, &local);
  g_assert_cmpint (kro_zone_to_utc ("Europe/Amsterdam", local).seconds, ==, local.seconds - 7200);
  g_assert_cmpint (kro_zone_from_utc ("Europe/Amsterdam", kro_zone_to_utc ("Europe/Amsterdam", local)).seconds, ==, local.seconds);
  g_assert_cmpint (kro_zone_to_utc ("America/New_York", local).seconds, ==, local.seconds + 4 * 3600);
  kro_time_from_civil (&skipped, KRO_CALENDAR_GREGORIAN, &local);
  g_assert_cmpint (kro_zone_to_utc ("Europe/Amsterdam", local).seconds, ==, local.seconds - 3600);
  kro_time_from_civil (&twice, KRO_CALENDAR_GREGORIAN, &local);
  g_assert_cmpint (kro_zone_to_utc ("Europe/Amsterdam", local).seconds, ==, local.seconds - 7200);
  kro_time_from_civil (&far, KRO_CALENDAR_GREGORIAN, &local);
  g_assert_cmpint (ABS (kro_zone_to_utc ("Europe/Amsterdam", local).seconds - local.seconds), <, 86400);
  kro_date_get_bounds (date_zoned, &zoned);
  kro_date_get_bounds (date_floating, &floating);
  g_assert_cmpint (floating.earliest_start.seconds - zoned.earliest_start.seconds, ==, 7200);
}

/* Only what has a time of the local clock moves, in sets too, and no change of
 * clocks turns a span round. */
static void
test_zoned_bounds (void)
{
  static const struct
  {
    const char *text;
    const char *zone;
    const char *utc;
    gint64      length; /* seconds from earliest start to latest end */
  } cases[] = {
    { "2025-07-01", "Europe/Amsterdam", "2025-07-01T00:00:00Z", 86400 },
    { "2025-07-01T12:00:00Z", "Europe/Amsterdam", "2025-07-01T12:00:00Z", 1 },
    { "2025-07-01T12:00+05:30", "Europe/Amsterdam", "2025-07-01T06:30:00Z", 60 },
    { "2025-01-01T12:00", "Europe/Amsterdam", "2025-01-01T11:00:00Z", 60 },
    { "[2025-07-01T12:00..2025-07-01T14:00]", "Europe/Amsterdam", "2025-07-01T10:00:00Z", 7260 },
    { "[2025-07-01T12:00,2025-07-01T15:00]", "Asia/Kolkata", "2025-07-01T06:30:00Z", 10860 },
    { "2025-03-30T02:59", "Europe/Amsterdam", "2025-03-30T01:59:00Z", 60 },
    { "2025-10-26T02:59", "Europe/Amsterdam", "2025-10-26T00:59:00Z", 60 },
    { "2025-10-26T03:00", "Europe/Amsterdam", "2025-10-26T02:00:00Z", 60 },
    { "9999-12-31T23:59", "America/New_York", "Y10000", 60 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KroDate) made = kro_date_new (&(KroDateFields){ .start = cases[i].text, .zone = cases[i].zone }, &error);
      g_autoptr (KroEdtf) utc = kro_edtf_parse (cases[i].utc, -1, NULL);
      KroBounds bounds;
      KroTime   expected, unused;

      g_assert_no_error (error);
      g_test_message ("%s", cases[i].text);
      kro_date_get_bounds (made, &bounds);
      g_assert_true (kro_edtf_get_span (utc, &expected, &unused));
      if (g_str_has_prefix (cases[i].utc, "Y"))
        expected.seconds += 4 * 3600 + 59 * 60;
      g_assert_cmpint (bounds.earliest_start.seconds, ==, expected.seconds);
      g_assert_cmpint (bounds.latest_end.seconds - bounds.earliest_start.seconds, ==, cases[i].length);
    }
}

static void
test_equal (void)
{
  g_autoptr (KroDate) a = date ("2024?/..");
  g_autoptr (KroDate) b = date ("?2024/..");
  g_autoptr (KroDate) c = date ("2024?/");
  g_autoptr (KroDate) d = date ("2024?");

  g_assert_true (kro_date_equal (a, b));
  g_assert_false (kro_date_equal (a, c));
  g_assert_false (kro_date_equal (a, d));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time/date/bounds", test_bounds);
  g_test_add_func ("/time/date/refused", test_refused);
  g_test_add_func ("/time/date/zones", test_zones);
  g_test_add_func ("/time/date/zoned-bounds", test_zoned_bounds);
  g_test_add_func ("/time/date/equal", test_equal);
  return g_test_run ();
}

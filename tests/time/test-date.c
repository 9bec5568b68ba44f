/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates: bounds and flags, words in Dutch and English, zones, refusals. */
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

static const struct
{
  const char *text;
  const char *dutch;
  const char *english;
} words_cases[] = {
  { "2025-09-26", "26 september 2025", "26 September 2025" },
  { "2025-08", "augustus 2025", "August 2025" },
  { "2025", "2025", "2025" },
  { "-0043-03-15", "15 maart 44 v.Chr.", "15 March 44 BCE" },
  { "0000", "1 v.Chr.", "1 BCE" },
  { "-0490", "491 v.Chr.", "491 BCE" },
  { "Y-11999", "12.000 v.Chr.", "12,000 BCE" },
  { "Y-66000000", "66 miljoen jaar geleden", "66 million years ago" },
  { "Y-66038000", "66,038 miljoen jaar geleden", "66.038 million years ago" },
  { "Y-45E8", "4,5 miljard jaar geleden", "4.5 billion years ago" },
  { "Y170000", "170.000", "170,000" },
  { "199X", "jaren 1990", "1990s" },
  { "18XX", "19e eeuw", "19th century" },
  { "-01XX", "2e eeuw v.Chr.", "2nd century BCE" },
  { "1XXX", "2e millennium", "2nd millennium" },
  { "1950S2", "rond 1950", "around 1950" },
  { "2010~", "circa 2010", "circa 2010" },
  { "2004?", "mogelijk 2004", "possibly 2004" },
  { "2004-06-11%", "mogelijk circa 11 juni 2004", "possibly circa 11 June 2004" },
  { "2004?-06-11", "11 juni 2004 (?)", "11 June 2004 (?)" },
  { "2004-06-~11", "11 (ca.) juni 2004", "11 (ca.) June 2004" },
  { "2004-XX", "een maand in 2004", "a month in 2004" },
  { "1985-04-XX", "een dag in april 1985", "a day in April 1985" },
  { "1985-XX-XX", "een dag in 1985", "a day in 1985" },
  { "XXXX-12-XX", "een dag in december van een onbekend jaar", "a day in December of an unknown year" },
  { "XXXX-12-25", "25 december van een onbekend jaar", "25 December of an unknown year" },
  { "156X-12-25", "25 december jaren 1560", "25 December 1560s" },
  { "1984-1X", "maand 1X 1984", "month 1X 1984" },
  { "2001-21", "lente 2001", "spring 2001" },
  { "2001-24", "winter 2001–02", "winter 2001–02" },
  { "2001-34", "2e kwartaal van 2001", "2nd quarter of 2001" },
  { "2001-39", "3e vier maanden van 2001", "3rd four months of 2001" },
  { "2001-40", "1e helft van 2001", "1st half of 2001" },
  { "[2019-01..2019-04]", "begin 2019", "early 2019" },
  { "[2019-05..2019-08]", "half 2019", "mid 2019" },
  { "[2019-09..2019-12]", "eind 2019", "late 2019" },
  { "[2025-08-01..2025-08-10]", "begin augustus 2025", "early August 2025" },
  { "[2025-02-21..2025-02-28]", "eind februari 2025", "late February 2025" },
  { "[1990..1993]", "begin jaren 1990", "early 1990s" },
  { "[2025-09-15..2025-09-21]", "week van 15 september 2025", "week of 15 September 2025" },
  { "[2025-09-20..2025-09-21]", "weekend van 20 september 2025", "weekend of 20 September 2025" },
  { "[2025-09-17..2025-09-21]", "tussen 17 en 21 september 2025", "between 17 and 21 September 2025" },
  { "[2025-12-30..2026-01-02]", "tussen 30 december 2025 en 2 januari 2026", "between 30 December 2025 and 2 January 2026" },
  { "[..2024-05-14]", "vóór 15 mei 2024", "before 15 May 2024" },
  { "[..2024-12]", "vóór januari 2025", "before January 2025" },
  { "[..1984]", "vóór 1985", "before 1985" },
  { "[..199X]", "jaren 1990 of eerder", "1990s or earlier" },
  { "[2024-05-04..]", "na 3 mei 2024", "after 3 May 2024" },
  { "[2009-01,2010-01]", "januari 2009 of januari 2010", "January 2009 or January 2010" },
  { "[1667,1668,1670]", "1667, 1668 of 1670", "1667, 1668 or 1670" },
  { "2024-05-03/..", "vanaf 3 mei 2024", "from 3 May 2024 on" },
  { "2024-05-03/", "vanaf 3 mei 2024, einde onbekend", "from 3 May 2024, end unknown" },
  { "/2024-05-03", "tot 3 mei 2024", "until 3 May 2024" },
  { "2024-05-03/2024-05-05", "3–5 mei 2024", "3–5 May 2024" },
  { "2024-05-03/2024-06-05", "3 mei – 5 juni 2024", "3 May – 5 June 2024" },
  { "2024-12-30/2025-01-02", "30 december 2024 – 2 januari 2025", "30 December 2024 – 2 January 2025" },
  { "2004-06/2004-08", "juni–augustus 2004", "June–August 2004" },
  { "1964/2008", "1964–2008", "1964–2008" },
  { "1964~/2008", "circa 1964–2008", "circa 1964–2008" },
  { "2025-09-26T14:03", "26 september 2025, 14:03", "26 September 2025, 14:03" },
  { "2025-09-26T14:03:05.25Z", "26 september 2025, 14:03:05.25 UTC", "26 September 2025, 14:03:05.25 UTC" },
  { "2025-09-26T14:03+02:00", "26 september 2025, 14:03 (UTC+02:00)", "26 September 2025, 14:03 (UTC+02:00)" },
};

static void
test_words (void)
{
  g_autoptr (KroLocale) dutch = kro_locale_new ("nl-NL");
  g_autoptr (KroLocale) english = kro_locale_new ("en");
  g_autoptr (KroLocale) finnish = kro_locale_new ("fi");

  for (gsize i = 0; i < G_N_ELEMENTS (words_cases); i++)
    {
      g_autoptr (KroDate) made = date (words_cases[i].text);
      g_autofree char *in_dutch = kro_date_to_words (made, dutch, KRO_WORDS_LONG);
      g_autofree char *in_english = kro_date_to_words (made, english, KRO_WORDS_LONG);
      g_autofree char *in_finnish = kro_date_to_words (made, finnish, KRO_WORDS_LONG);
      g_autofree char *edtf = kro_date_to_edtf (made);

      g_assert_cmpstr (in_dutch, ==, words_cases[i].dutch);
      g_assert_cmpstr (in_english, ==, words_cases[i].english);
      g_assert_cmpstr (in_finnish, ==, edtf);
    }
}

static void
assert_words (KroDateFields fields, const char *language, KroWordsStyle style, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KroDate) made = kro_date_new (&fields, &error);
  g_autoptr (KroLocale) locale = kro_locale_new (language);
  g_autofree char *words = NULL;

  g_assert_no_error (error);
  words = kro_date_to_words (made, locale, style);
  g_assert_cmpstr (words, ==, expected);
}

static void
test_styles (void)
{
  assert_words ((KroDateFields){ .start = "2025-09-26" }, "nl", KRO_WORDS_FULL, "vrijdag 26 september 2025");
  assert_words ((KroDateFields){ .start = "2025-09-26" }, "en", KRO_WORDS_FULL, "Friday 26 September 2025");
  assert_words ((KroDateFields){ .start = "2025-09-26" }, "nl", KRO_WORDS_SHORT, "26 sep 2025");
  assert_words ((KroDateFields){ .start = "2025-08~" }, "en", KRO_WORDS_SHORT, "ca. Aug 2025");
  assert_words ((KroDateFields){ .start = "2010?" }, "nl", KRO_WORDS_SHORT, "2010?");
  assert_words ((KroDateFields){ .start = "2025-08-15", .ongoing = TRUE }, "nl", KRO_WORDS_LONG, "15 augustus 2025, nog gaande");
  assert_words ((KroDateFields){ .start = "2025-08-15", .end = "..", .ongoing = TRUE }, "nl", KRO_WORDS_LONG, "sinds 15 augustus 2025, nog gaande");
  assert_words ((KroDateFields){ .start = "2025-09-25", .part = KRO_PART_EVENING }, "nl", KRO_WORDS_LONG, "avond van 25 september 2025");
  assert_words ((KroDateFields){ .start = "2025-09-25T20:00", .zone = "Europe/Amsterdam" }, "en", KRO_WORDS_LONG, "25 September 2025, 20:00 (Europe/Amsterdam)");
  assert_words ((KroDateFields){ .start = "1616-03-05", .calendar = KRO_CALENDAR_JULIAN, .as_written = "24 februari 1616" }, "nl", KRO_WORDS_LONG,
                "5 maart 1616 (juliaanse kalender: 24 februari 1616)");
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
  g_test_add_func ("/time/date/words", test_words);
  g_test_add_func ("/time/date/styles", test_styles);
  g_test_add_func ("/time/date/refused", test_refused);
  g_test_add_func ("/time/date/zones", test_zones);
  g_test_add_func ("/time/date/equal", test_equal);
  return g_test_run ();
}

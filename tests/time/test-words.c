/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates in words: every form in Dutch and English, three styles, and EDTF for
 * the languages that have no words. */
#include "kro-date.h"
#include "kro-names.h"

static KroDate *
date (const char *text)
{
  g_autoptr (GError) error = NULL;
  KroDate *made = kro_date_new_edtf (text, &error);

  g_assert_no_error (error);
  return made;
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
  { "156X-12-25", "25 december in de jaren 1560", "25 December in the 1560s" },
  { "1984-1X", "oktober, november of december 1984", "October, November or December 1984" },
  { "2001-21", "lente 2001", "spring 2001" },
  { "2001-24", "winter 2001–02", "winter 2001–02" },
  { "2001-34", "2e kwartaal van 2001", "2nd quarter of 2001" },
  { "2001-39", "laatste vier maanden van 2001", "last four months of 2001" },
  { "2001-40", "1e helft van 2001", "1st half of 2001" },
  { "[2019-01..2019-04]", "begin 2019", "early 2019" },
  { "[2019-05..2019-08]", "half 2019", "mid-2019" },
  { "[2019-09..2019-12]", "eind 2019", "late 2019" },
  { "[2025-08-01..2025-08-10]", "begin augustus 2025", "early August 2025" },
  { "[2025-02-21..2025-02-28]", "eind februari 2025", "late February 2025" },
  { "[1990..1993]", "begin jaren 1990", "early 1990s" },
  { "[2025-09-15..2025-09-21]", "week van 15 september 2025", "week of 15 September 2025" },
  { "[2025-09-20..2025-09-21]", "weekend van 20 september 2025", "weekend of 20 September 2025" },
  { "[2025-09-17..2025-09-21]", "tussen 17 en 21 september 2025", "between 17 and 21 September 2025" },
  { "[2025-12-30..2026-01-02]", "tussen 30 december 2025 en 2 januari 2026", "between 30 December 2025 and 2 January 2026" },
  { "[..2024-05-14]", "vóór 15 mei 2024", "before 15 May 2024" },
  { "[..2024-05-15]", "uiterlijk 15 mei 2024", "by 15 May 2024" },
  { "[..2024-10-01]", "uiterlijk 1 oktober 2024", "by 1 October 2024" },
  { "[..2024-09-30]", "vóór 1 oktober 2024", "before 1 October 2024" },
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
  { "1964~/2008", "circa 1964 – 2008", "circa 1964 – 2008" },
  { "2025-09-26T14:03", "26 september 2025, 14:03", "26 September 2025, 14:03" },
  { "2025-09-26T14:03:05.25Z", "26 september 2025, 14:03:05,25 UTC", "26 September 2025, 14:03:05.25 UTC" },
  { "2025-09-26T14:03+02:00", "26 september 2025, 14:03 (UTC+02:00)", "26 September 2025, 14:03 (UTC+02:00)" },
  { "2019-05-05", "5 mei 2019", "5 May 2019" },
  { "0044-03-15", "15 maart 44 n.Chr.", "15 March 44 CE" },
  { "0009", "9 n.Chr.", "9 CE" },
  { "0099", "99 n.Chr.", "99 CE" },
  { "0100", "100", "100" },
  { "9999", "9999", "9999" },
  { "-0001", "2 v.Chr.", "2 BCE" },
  { "-0999-12", "december 1000 v.Chr.", "December 1000 BCE" },
  { "Y-10000", "10.001 v.Chr.", "10,001 BCE" },
  { "Y-999999", "1.000.000 v.Chr.", "1,000,000 BCE" },
  { "Y-1000000", "1 miljoen jaar geleden", "1 million years ago" },
  { "Y-1500000", "1,5 miljoen jaar geleden", "1.5 million years ago" },
  { "Y-13800000000", "13,8 miljard jaar geleden", "13.8 billion years ago" },
  { "Y10000", "10.000", "10,000" },
  { "Y-66000000/Y-65000000", "66–65 miljoen jaar geleden", "66–65 million years ago" },
  { "Y-251E6/Y-2014E5", "251–201,4 miljoen jaar geleden", "251–201.4 million years ago" },
  { "[..Y-66000000]", "66 miljoen jaar geleden of eerder", "66 million years ago or earlier" },
  { "[Y-66000000..]", "66 miljoen jaar geleden of later", "66 million years ago or later" },
  { "00XX", "1e eeuw", "1st century" },
  { "199X~", "circa jaren 1990", "circa 1990s" },
  { "19XX?", "mogelijk 20e eeuw", "possibly 20th century" },
  { "-1XXX", "2e millennium v.Chr.", "2nd millennium BCE" },
  { "-004X", "tussen 50 en 41 v.Chr.", "between 50 and 41 BCE" },
  { "-004X-12-25", "25 december, tussen 50 en 41 v.Chr.", "25 December, between 50 and 41 BCE" },
  { "X1XX-05-03", "3 mei X1XX", "3 May X1XX" },
  { "15XX-12-25", "25 december in de 16e eeuw", "25 December in the 16th century" },
  { "1XXX-12", "december in het 2e millennium", "December in the 2nd millennium" },
  { "1XXX-XX", "een maand in het 2e millennium", "a month in the 2nd millennium" },
  { "1XXX-XX-11", "dag 11 van een maand in het 2e millennium", "day 11 of a month in the 2nd millennium" },
  { "201X-XX-XX", "een dag in de jaren 2010", "a day in the 2010s" },
  { "2004-XX-11", "dag 11 van een maand in 2004", "day 11 of a month in 2004" },
  { "19XX-02-29", "29 februari in de 20e eeuw", "29 February in the 20th century" },
  { "XXXX", "een onbekend jaar", "an unknown year" },
  { "XXXX-XX", "een maand van een onbekend jaar", "a month of an unknown year" },
  { "XXXX-XX-XX", "een dag van een onbekend jaar", "a day of an unknown year" },
  { "1984-0X", "tussen januari en september 1984", "between January and September 1984" },
  { "1984-X1", "januari of november 1984", "January or November 1984" },
  { "1984-X0", "oktober 1984", "October 1984" },
  { "1984-0X-25", "25 januari–september 1984", "25 January–September 1984" },
  { "1984-X1-25", "25 januari of november 1984", "25 January or November 1984" },
  { "2020-05-1X", "tussen 10 en 19 mei 2020", "between 10 and 19 May 2020" },
  { "2020-05-X5", "5, 15 of 25 mei 2020", "5, 15 or 25 May 2020" },
  { "2020-05-0X", "tussen 1 en 9 mei 2020", "between 1 and 9 May 2020" },
  { "2020-05-3X", "30 of 31 mei 2020", "30 or 31 May 2020" },
  { "2004-06~-11", "11 juni (ca.) 2004 (ca.)", "11 June (ca.) 2004 (ca.)" },
  { "?2004-06-~11", "11 (ca.) juni 2004 (?)", "11 (ca.) June 2004 (?)" },
  { "2004-?06-11", "11 juni (?) 2004", "11 June (?) 2004" },
  { "2004-06-11%/2004-06-20", "mogelijk circa 11 juni 2004 – 20 juni 2004", "possibly circa 11 June 2004 – 20 June 2004" },
  { "2001-22", "zomer 2001", "summer 2001" },
  { "2001-23", "herfst 2001", "autumn 2001" },
  { "2001-28", "winter 2001–02", "winter 2001–02" },
  { "2001-29", "lente 2001 op het zuidelijk halfrond", "southern spring 2001" },
  { "2001-30", "zomer 2001–02 op het zuidelijk halfrond", "southern summer 2001–02" },
  { "2001-33", "1e kwartaal van 2001", "1st quarter of 2001" },
  { "2001-36", "4e kwartaal van 2001", "4th quarter of 2001" },
  { "2001-37", "eerste vier maanden van 2001", "first four months of 2001" },
  { "2001-38", "middelste vier maanden van 2001", "middle four months of 2001" },
  { "2001-41", "2e helft van 2001", "2nd half of 2001" },
  { "2001-33/2001-35", "1e–3e kwartaal van 2001", "1st–3rd quarter of 2001" },
  { "2001-36/2002-33", "4e kwartaal van 2001 – 1e kwartaal van 2002", "4th quarter of 2001 – 1st quarter of 2002" },
  { "2001-21/2001-22", "lente 2001 – zomer 2001", "spring 2001 – summer 2001" },
  { "2001-21~", "circa lente 2001", "circa spring 2001" },
  { "[2025-08-11..2025-08-20]", "half augustus 2025", "mid-August 2025" },
  { "[2024-02-21..2024-02-29]", "eind februari 2024", "late February 2024" },
  { "[2024-02-21..2024-02-28]", "tussen 21 en 28 februari 2024", "between 21 and 28 February 2024" },
  { "[1994..1996]", "half jaren 1990", "mid-1990s" },
  { "[1997..1999]", "eind jaren 1990", "late 1990s" },
  { "[1800..1833]", "begin 19e eeuw", "early 19th century" },
  { "[1734..1766]", "half 18e eeuw", "mid-18th century" },
  { "[1767..1799]", "eind 18e eeuw", "late 18th century" },
  { "[1767..1798]", "tussen 1767 en 1798", "between 1767 and 1798" },
  { "[2025-09-15..2025-09-22]", "tussen 15 en 22 september 2025", "between 15 and 22 September 2025" },
  { "[2025-09-16..2025-09-22]", "tussen 16 en 22 september 2025", "between 16 and 22 September 2025" },
  { "[2025-12-29..2026-01-04]", "week van 29 december 2025", "week of 29 December 2025" },
  { "[2025-09-15..2025-09-16]", "15 of 16 september 2025", "15 or 16 September 2025" },
  { "[2025-12-31..2026-01-01]", "31 december 2025 of 1 januari 2026", "31 December 2025 or 1 January 2026" },
  { "[2025-01..2025-02]", "januari of februari 2025", "January or February 2025" },
  { "[2025-02..2025-11]", "tussen februari en november 2025", "between February and November 2025" },
  { "[2010..2012]", "tussen 2010 en 2012", "between 2010 and 2012" },
  { "[..-0044]", "vóór 44 v.Chr.", "before 44 BCE" },
  { "[-0043..]", "na 45 v.Chr.", "after 45 BCE" },
  { "[..2024]", "vóór 2025", "before 2025" },
  { "[2024..]", "na 2023", "after 2023" },
  { "[2024-01..]", "na december 2023", "after December 2023" },
  { "[2025-01-01..]", "na 31 december 2024", "after 31 December 2024" },
  { "[..2010~]", "circa 2010 of eerder", "circa 2010 or earlier" },
  { "[..2001-34]", "2e kwartaal van 2001 of eerder", "2nd quarter of 2001 or earlier" },
  { "[..2009,2012..]", "vóór 2010 of na 2011", "before 2010 or after 2011" },
  { "[2025-04-04,2025-07-04]", "4 april of 4 juli 2025", "4 April or 4 July 2025" },
  { "[2025-05-03,2025-05-05,2025-05-09]", "3, 5 of 9 mei 2025", "3, 5 or 9 May 2025" },
  { "[2009-01,2009-03]", "januari of maart 2009", "January or March 2009" },
  { "[2009-01,2010]", "januari 2009 of 2010", "January 2009 or 2010" },
  { "[-0049,-0043]", "50 of 44 v.Chr.", "50 or 44 BCE" },
  { "[1667,1668,1670..1672]", "1667, 1668 of tussen 1670 en 1672", "1667, 1668 or between 1670 and 1672" },
  { "[2025-09-26T14:00..2025-09-26T15:00]", "26 september 2025, tussen 14:00 en 15:00", "26 September 2025, between 14:00 and 15:00" },
  { "[2025-09-26T14:00,2025-09-27T14:00]", "26 september 2025, 14:00 of 27 september 2025, 14:00", "26 September 2025, 14:00 or 27 September 2025, 14:00" },
  { "2009-01/[2010,2012]", "van januari 2009 tot 2010 of 2012", "from January 2009 to 2010 or 2012" },
  { "[..2024]/2025-03", "van vóór 2025 tot maart 2025", "from before 2025 to March 2025" },
  { "2020/[2024..]", "van 2020 tot na 2023", "from 2020 to after 2023" },
  { "../2024-05-03", "tot 3 mei 2024, zonder begin", "until 3 May 2024, without a beginning" },
  { "[2019-01..2019-04]/..", "vanaf begin 2019", "from early 2019 on" },
  { "/2010~", "tot circa 2010", "until circa 2010" },
  { "-0049/-0043", "50–44 v.Chr.", "50–44 BCE" },
  { "-0200/0200", "201 v.Chr. – 200", "201 BCE – 200" },
  { "0069/0070", "69–70 n.Chr.", "69–70 CE" },
  { "198X/199X", "jaren 1980 – jaren 1990", "1980s–1990s" },
  { "1964/2008~", "1964 – circa 2008", "1964 – circa 2008" },
  { "2004-12/2005-01", "december 2004 – januari 2005", "December 2004 – January 2005" },
  { "2024-05-03/2024-05-03", "3 mei 2024", "3 May 2024" },
  { "2025-09-26T14:00/2025-09-26T16:30", "26 september 2025, 14:00–16:30", "26 September 2025, 14:00–16:30" },
  { "2025-09-26T14:00Z/2025-09-26T16:30Z", "26 september 2025, 14:00–16:30 UTC", "26 September 2025, 14:00–16:30 UTC" },
  { "2025-09-26T14:00/2025-09-27T16:30", "26 september 2025, 14:00 – 27 september 2025, 16:30", "26 September 2025, 14:00 – 27 September 2025, 16:30" },
  { "2025-09-26T14:00~", "circa 26 september 2025, 14:00", "circa 26 September 2025, 14:00" },
  { "2025-09-26T00:00:00-04", "26 september 2025, 00:00:00 (UTC-04:00)", "26 September 2025, 00:00:00 (UTC-04:00)" },
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
  assert_words ((KroDateFields){ .start = "2024-05-03", .end = "2024-05-05" }, "nl", KRO_WORDS_FULL, "vrijdag 3 – zondag 5 mei 2024");
  assert_words ((KroDateFields){ .start = "2024-05-03", .end = "2024-05-05" }, "en", KRO_WORDS_SHORT, "3–5 May 2024");
  assert_words ((KroDateFields){ .start = "2024-12-30", .end = "2025-01-02" }, "nl", KRO_WORDS_SHORT, "30 dec 2024 – 2 jan 2025");
  assert_words ((KroDateFields){ .start = "[2025-09-15..2025-09-21]" }, "en", KRO_WORDS_FULL, "week of Monday 15 September 2025");
  assert_words ((KroDateFields){ .start = "[2025-09-17..2025-09-18]" }, "nl", KRO_WORDS_FULL, "woensdag 17 of donderdag 18 september 2025");
  assert_words ((KroDateFields){ .start = "2025-03~" }, "nl", KRO_WORDS_SHORT, "ca. mrt 2025");
  assert_words ((KroDateFields){ .start = "2010%" }, "nl", KRO_WORDS_SHORT, "ca. 2010?");
  assert_words ((KroDateFields){ .start = "156X-12-25" }, "nl", KRO_WORDS_FULL, "25 december in de jaren 1560");
  assert_words ((KroDateFields){ .start = "2025-08-15", .end = "2025-12", .ongoing = TRUE }, "en", KRO_WORDS_LONG, "15 August – December 2025, still under way");
  assert_words ((KroDateFields){ .start = "", .end = "2025-12-31", .ongoing = TRUE }, "nl", KRO_WORDS_LONG, "tot 31 december 2025, nog gaande");
  assert_words ((KroDateFields){ .start = "2025-09-25", .part = KRO_PART_MORNING }, "en", KRO_WORDS_FULL, "morning of Thursday 25 September 2025");
  assert_words ((KroDateFields){ .start = "2025-09-25", .part = KRO_PART_AFTERNOON }, "nl", KRO_WORDS_SHORT, "middag van 25 sep 2025");
  assert_words ((KroDateFields){ .start = "2025-09-25", .part = KRO_PART_NIGHT }, "nl", KRO_WORDS_LONG, "nacht van 25 september 2025");
  assert_words ((KroDateFields){ .start = "[..2025-09-25]", .part = KRO_PART_EVENING }, "en", KRO_WORDS_LONG, "by 25 September 2025");
  assert_words ((KroDateFields){ .start = "2025-09-25T20:00", .end = "2025-09-25T22:15", .zone = "Europe/Amsterdam" }, "nl", KRO_WORDS_LONG, "25 september 2025, 20:00–22:15 (Europe/Amsterdam)");
  assert_words ((KroDateFields){ .start = "2025-09-25", .zone = "Europe/Amsterdam" }, "nl", KRO_WORDS_LONG, "25 september 2025");
  assert_words ((KroDateFields){ .start = "2025-09-25", .as_written = "25-9-25" }, "nl", KRO_WORDS_LONG, "25 september 2025");
  assert_words ((KroDateFields){ .start = "1616-03-05", .calendar = KRO_CALENDAR_JULIAN, .as_written = "24 februari 1616" }, "nl", KRO_WORDS_LONG,
                "5 maart 1616 (juliaanse kalender: 24 februari 1616)");
}

/* Names and signs of a language that has no words of ours, too. */
static void
test_names (void)
{
  g_autoptr (KroLocale) dutch = kro_locale_new ("nl");
  g_autoptr (KroLocale) german = kro_locale_new ("de-AT");
  g_autoptr (KroLocale) nonsense = kro_locale_new ("!?");
  g_autofree char *large = kro_names_write_number (kro_names_get (dutch), G_MININT64, 0);
  g_autofree char *small = kro_names_write_number (kro_names_get (dutch), -5, 3);
  g_autofree char *even = kro_names_write_number (kro_names_get (german), 12500, 2);

  g_assert_cmpstr (kro_names_get (dutch)->weekdays[0], ==, "maandag");
  g_assert_cmpstr (kro_names_get (dutch)->short_months[11], ==, "dec");
  g_assert_cmpstr (kro_names_get (german)->months[2], ==, "März");
  g_assert_nonnull (kro_names_get (nonsense)->months[0]);
  g_assert_true (kro_names_get (dutch) == kro_names_get (dutch));
  g_assert_cmpstr (large, ==, "-9.223.372.036.854.775.808");
  g_assert_cmpstr (small, ==, "-0,005");
  g_assert_cmpstr (even, ==, "125");
}

static gpointer
say_cb (gpointer data)
{
  g_autoptr (KroLocale) locale = kro_locale_new (data);
  g_autoptr (KroDate) decade = date ("[1990..1993]");
  g_autoptr (KroDate) quarter = date ("2001-34");
  GString *all = g_string_new (NULL);

  for (int i = 0; i < 200; i++)
    {
      g_autofree char *first = kro_date_to_words (decade, locale, KRO_WORDS_LONG);
      g_autofree char *second = kro_date_to_words (quarter, locale, KRO_WORDS_LONG);

      g_string_assign (all, first);
      g_string_append (all, second);
    }
  return g_string_free (all, FALSE);
}

/* Each thread writes its own language at the same time. */
static void
test_threads (void)
{
  GThread *threads[8];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("say", say_cb, (gpointer)(i % 2 == 0 ? "nl" : "en"));
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree char *said = g_thread_join (threads[i]);

      g_assert_cmpstr (said, ==, i % 2 == 0 ? "begin jaren 19902e kwartaal van 2001" : "early 1990s2nd quarter of 2001");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time/words/forms", test_words);
  g_test_add_func ("/time/words/styles", test_styles);
  g_test_add_func ("/time/words/names", test_names);
  g_test_add_func ("/time/words/threads", test_threads);
  return g_test_run ();
}

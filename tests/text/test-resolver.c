/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is meant: publication, sentence, and the readings of its only
 * expression, or of its last one. */
#include "kro-analyser.h"

#include <string.h>

typedef struct
{
  const char   *publication; /* NULL: none */
  const char   *sentence;
  const char   *start;
  const char   *end;
  KroReasonCode reason;
  const char   *other; /* start of the reading that lost */
} Row;

static const Row dutch[] = {
  { "2025-09-26", "Zij kwam op 3 mei 2019 aan.", "2019-05-03", NULL, KRO_REASON_WRITTEN, NULL },
  { "2025-09-26", "Zij kwam op 3-4-2019 aan.", "2019-04-03", NULL, KRO_REASON_NUMERIC_DAY_FIRST, "2019-03-04" },
  { "2025-09-26", "Zij kwam op 23-4-2019 aan.", "2019-04-23", NULL, KRO_REASON_NUMERIC_DAY_FIRST, NULL },
  { "2025-09-26", "De markt op 12 december.", "2025-12-12", NULL, KRO_REASON_NEAREST_DAY, "2024-12-12" },
  { "2025-09-26", "De brand van 12 december woedde lang.", "2024-12-12", NULL, KRO_REASON_PAST, "2025-12-12" },
  { "2025-09-26", "De optocht van zondag 3 mei was lang.", "2026-05-03", NULL, KRO_REASON_NEAREST_DAY, "2025-05-03" },
  { "2025-03-26", "De weg moet voor 1 oktober vrij zijn.", "[..2025-09-30]", NULL, KRO_REASON_FUTURE, "[..2024-09-30]" },
  { "2025-03-26", "De winkel is sinds mei dicht.", "2024-05", "..", KRO_REASON_PAST, "2025-05" },
  { "2025-09-26", "De vergunning geldt nog tot mei.", "", "2026-05", KRO_REASON_FUTURE, "" },
  { "2025-09-26", "Zij viel op 3 mei 2024. Om 20.15 uur kwam hulp.", "2024-05-03T20:15", NULL, KRO_REASON_COMPLETED_FROM_PARTNER, NULL },
  { NULL, "Zij viel om half negen 's avonds.", NULL, NULL, KRO_REASON_NO_PUBLICATION, NULL },
  { "2025-09-26", "In het seizoen 2017/18 werd zij kampioen.", "2017", "2018", KRO_REASON_WRITTEN, NULL },
  { "2025-09-26", "Vanaf het schooljaar 2024/25 is er plaats.", "2024", "..", KRO_REASON_WRITTEN, NULL },
  { "2025-09-26", "Vanavond komt zij om half acht.", "2025-09-26T19:30", NULL, KRO_REASON_COMPLETED_FROM_PARTNER, NULL },
  { "2025-09-26", "Op 3 mei 2024 viel om middernacht de stroom uit.", "2024-05-04T00:00", NULL, KRO_REASON_COMPLETED_FROM_PARTNER, NULL },
  { "2025-09-26", "De school wordt in mei gesloten.", "2026-05", NULL, KRO_REASON_FUTURE, "2025-05" },
  { "2025-09-26", "Op 5-5-'45 werd gevierd.", "1945-05-05", NULL, KRO_REASON_NUMERIC_DAY_FIRST, NULL },
  { NULL, "In 1898 begon het, in mei '03 was het klaar.", "1903-05", NULL, KRO_REASON_SHORT_YEAR, NULL },
  { "2025-09-26", "Anderhalve week geleden stemde de raad.", "2025-09-16", NULL, KRO_REASON_COUNTED, NULL },
  { "2025-09-26", "Een halve eeuw geleden stemde de raad.", "1975", NULL, KRO_REASON_COUNTED, NULL },
  { "2025-09-26", "In de jaren dertig groeide het.", "193X", NULL, KRO_REASON_SHORT_YEAR, NULL },
  { "2025-09-26", "In mei stemde de raad.", "2025-05", NULL, KRO_REASON_NEAREST_MONTH, "2026-05" },
  { "2025-09-26", "In mei zal de raad stemmen.", "2026-05", NULL, KRO_REASON_FUTURE, "2025-05" },
  { "2025-09-26", "De raad stemde maandag.", "2025-09-22", NULL, KRO_REASON_LAST_WEEKDAY, "2025-09-29" },
  { "2025-09-26", "De raad zal maandag stemmen.", "2025-09-29", NULL, KRO_REASON_FUTURE, "2025-09-22" },
  { "2025-09-22", "De raad stemde maandag.", "2025-09-22", NULL, KRO_REASON_LAST_WEEKDAY, "2025-09-29" },
  { "2025-09-22", "De raad stemde vorige maandag.", "2025-09-15", NULL, KRO_REASON_COUNTED, NULL },
  { "2025-09-26", "Vorige week stemde de raad.", "[2025-09-15..2025-09-21]", NULL, KRO_REASON_COUNTED, NULL },
  { "2025-09-26", "Begin 2019 stemde de raad.", "[2019-01..2019-04]", NULL, KRO_REASON_WRITTEN, NULL },
  { "2025-09-26", "Rond 2010 stemde de raad.", "2010~", NULL, KRO_REASON_WRITTEN, NULL },
  { "2025-09-26", "Vóór 15 mei 2024 stemde de raad.", "[..2024-05-14]", NULL, KRO_REASON_WRITTEN, NULL },
  { "2025-09-26", "Na 15 mei 2024 stemde de raad.", "[2024-05-16..]", NULL, KRO_REASON_WRITTEN, NULL },
  { "2025-09-26", "Uiterlijk 15 mei 2024 stemt de raad.", "[..2024-05-15]", NULL, KRO_REASON_WRITTEN, NULL },
  { "2025-09-26", "Sinds 3 mei 2024 is het dicht.", "2024-05-03", "..", KRO_REASON_WRITTEN, NULL },
  { "2025-09-26", "Het was dicht tot 3 mei 2024.", "", "2024-05-03", KRO_REASON_WRITTEN, NULL },
  { "2025-09-26", "Het duurde de afgelopen negen dagen.", "2025-09-17", "2025-09-26", KRO_REASON_COUNTED, NULL },
  { "2025-09-26", "De komende weken volgt meer.", "2025-09-26", "..", KRO_REASON_COUNTED, NULL },
  { "2025-09-26", "Dit weekend is het feest.", "[2025-09-27..2025-09-28]", NULL, KRO_REASON_COUNTED, NULL },
  { "2025-09-26", "In de jaren negentig groeide het.", "199X", NULL, KRO_REASON_SHORT_YEAR, NULL },
  { "2025-09-26", "Begin jaren negentig groeide het.", "[1990..1993]", NULL, KRO_REASON_SHORT_YEAR, NULL },
  { "2025-09-26", "In de 19e eeuw groeide het.", "18XX", NULL, KRO_REASON_WRITTEN, NULL },
  { "2025-09-26", "De stad viel in 44 v.Chr. al.", "-0043", NULL, KRO_REASON_WRITTEN, NULL },
  { "2025-09-26", "De winst in het derde kwartaal van 2008 was klein.", "2008-35", NULL, KRO_REASON_WRITTEN, NULL },
  { "2025-09-26", "In de zomer van 2003 was het droog.", "2003-22", NULL, KRO_REASON_WRITTEN, NULL },
  { "2025-09-26", "Zij kwam op 29 februari.", "2024-02-29", NULL, KRO_REASON_NEAREST_DAY, "2028-02-29" },
  { "2025-09-26", "Het duurde drie maanden.", NULL, NULL, KRO_REASON_DURATION, NULL },
  { "2025-09-26", "Elke maandag is er markt.", NULL, NULL, KRO_REASON_SET, NULL },
  { "2025-09-26", "Dat is nu voorbij.", NULL, NULL, KRO_REASON_VAGUE, NULL },
  { NULL, "Gisteren stemde de raad.", NULL, NULL, KRO_REASON_NO_PUBLICATION, NULL },
  { NULL, "De komende weken volgt meer.", NULL, NULL, KRO_REASON_NO_PUBLICATION, NULL },
};

static const Row english[] = {
  { "2024-11-18", "The bridge will have been closed by Friday.", "[..2024-11-22]", NULL, KRO_REASON_FUTURE, "[..2024-11-15]" },
  { "2024-11-18", "The bridge would have been closed on Friday.", "2024-11-15", NULL, KRO_REASON_LAST_WEEKDAY, "2024-11-22" },
  { "2024-11-18", "They expect a verdict by Wednesday at the latest.", "[..2024-11-20]", NULL, KRO_REASON_FUTURE, "[..2024-11-13]" },
  { "2024-11-18", "No trains will run until Thursday at the earliest.", "[2024-11-21..]", NULL, KRO_REASON_FUTURE, "[2024-11-14..]" },
  { "2024-11-18", "She resigned on New Year's Day.", "2024-01-01", NULL, KRO_REASON_PAST, "2025-01-01" },
  { "2024-11-18", "Profit fell in the first quarter.", "2024-33", NULL, KRO_REASON_PAST, "2025-33" },
  { "2024-11-18", "The siren sounded after 3 a.m. on Sunday.", "[2024-11-17..]", NULL, KRO_REASON_LAST_WEEKDAY, "[2024-11-24..]" },
  { "2024-11-18", "Replies must come no later than 5pm on 6 December.", "[..2024-12-06]", NULL, KRO_REASON_NEAREST_DAY, "[..2023-12-06]" },
  { "2024-11-18", "Replies came on or before December 6.", "[..2024-12-06]", NULL, KRO_REASON_NEAREST_DAY, "[..2023-12-06]" },
  { "2024-11-18", "It has traded since at least 1997.", "1997", "..", KRO_REASON_WRITTEN, NULL },
  { "2024-11-18", "She quit midway through last season.", "2023", NULL, KRO_REASON_COUNTED, NULL },
  { "2024-11-18", "On Friday the bridge, which cracked in May, will be inspected. It is long.", "2024-05", NULL, KRO_REASON_PAST, "2025-05" },
  { "2025-09-26", "They met on 3/4/2019.", "2019-03-04", NULL, KRO_REASON_NUMERIC_MONTH_FIRST, "2019-04-03" },
  { "2025-09-26", "They met on Monday.", "2025-09-22", NULL, KRO_REASON_LAST_WEEKDAY, "2025-09-29" },
  { "2025-09-26", "They will meet on Monday.", "2025-09-29", NULL, KRO_REASON_FUTURE, "2025-09-22" },
  { "2025-09-26", "They met last May.", "2025-05", NULL, KRO_REASON_COUNTED, NULL },
  { "2025-09-26", "They met in the first week of May 2020.", "[2020-04-27..2020-05-03]", NULL, KRO_REASON_WRITTEN, NULL },
  { "2025-09-26", "It closed on the third Monday of March 2021.", "2021-03-15", NULL, KRO_REASON_WRITTEN, NULL },
  { "2025-09-26", "It has been shut since 2014.", "2014", "..", KRO_REASON_WRITTEN, NULL },
  { "2025-09-26", "It was shut until May 2014.", "", "2014-05", KRO_REASON_WRITTEN, NULL },
  { "2025-09-26", "It opened before 1900.", "[..1899]", NULL, KRO_REASON_WRITTEN, NULL },
  { "2025-09-26", "It opened after the 1980s.", "[1990..]", NULL, KRO_REASON_WRITTEN, NULL },
  { "2025-09-26", "The shops closed on Labor Day.", "2025-09-01", NULL, KRO_REASON_FEAST, "2026-09-07" },
  { "2025-09-26", "It rained for the past two years.", "2023", "2025-09-26", KRO_REASON_COUNTED, NULL },
  { "2025-09-26", "It is free over Columbus Day weekend 2024.", "[2024-10-12..2024-10-14]", NULL, KRO_REASON_WRITTEN, NULL },
  { "2025-09-26", "It is not expected before June 2026.", "[2026-06..]", NULL, KRO_REASON_WRITTEN, NULL },
  { "2025-09-26", "It is due no later than 3 May 2026.", "[..2026-05-03]", NULL, KRO_REASON_WRITTEN, NULL },
  { "2025-09-26", "It runs through 3 May 2026.", "", "2026-05-03", KRO_REASON_WRITTEN, NULL },
  { "2025-09-26", "It was wet on the last weekend of October 2017.", "[2017-10-28..2017-10-29]", NULL, KRO_REASON_WRITTEN, NULL },
  { "2025-09-26", "Prices have risen since November.", "2024-11", "..", KRO_REASON_PAST, "2025-11" },
  { "2025-09-26", "They meet on Friday 3/10.", "2025-10-03", NULL, KRO_REASON_NEAREST_DAY, "2024-10-03" },
  { "2025-09-26", "It landed on 3 May 2024 at 0930 GMT.", "2024-05-03T09:30Z", NULL, KRO_REASON_COMPLETED_FROM_PARTNER, NULL },
  { "2025-09-26", "It was built in the second half of the 18th century.", "[1767..1799]", NULL, KRO_REASON_WRITTEN, NULL },
  { "2025-09-26", "It was built in the 4th century BC.", "[-0399..-0300]", NULL, KRO_REASON_WRITTEN, NULL },
};

static void
check_row (const Row *row, const char *language)
{
  g_autoptr (KroText) text = kro_text_new (row->sentence, -1);
  KroAnalyserOptions options = { .language = language, .publication = row->publication, .domain = KRO_DOMAIN_NEWS };
  g_autoptr (KroAnalysis) analysis = kro_analyse (text, &options, NULL, NULL);
  const KroExpression *x;
  guint                n;

  g_test_message ("%s", row->sentence);
  x = kro_analysis_get_expressions (analysis, &n);
  g_assert_cmpuint (n, >, 0);
  x = &x[n - 1];
  g_assert_cmpstr (x->readings[0].start, ==, row->start);
  g_assert_cmpstr (x->readings[0].end, ==, row->end);
  g_assert_cmpstr (kro_reason_code_to_string (x->readings[0].reason.code), ==, kro_reason_code_to_string (row->reason));
  g_assert_cmpstr (x->n_readings > 1 ? x->readings[1].start : NULL, ==, row->other);
  if (row->start != NULL && *row->start != '\0')
    {
      const KroDateFields fields = { .start = x->readings[0].start, .end = x->readings[0].end };
      g_autoptr (GError) error = NULL;
      g_autoptr (KroDate) date = kro_date_new (&fields, &error);

      g_assert_no_error (error);
    }
}

static void
test_dutch (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dutch); i++)
    check_row (&dutch[i], "nl");
}

static void
test_english (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (english); i++)
    check_row (&english[i], "en");
}

/* Pairs and clocks make one event, coordinated dates one each. */
static void
test_events (void)
{
  static const struct
  {
    const char *sentence;
    guint       n;
    const char *start;
    const char *end;
    gboolean    ongoing;
  } rows[] = {
    { "De winkel is sinds mei 2019 dicht.", 1, "2019-05", "..", TRUE },
    { "De winkel was sinds mei 2019 dicht.", 1, "2019-05", "..", FALSE },
    { "De winkel is sinds mei 2019 gesloten.", 1, "2019-05", "..", TRUE },
    { "Op vrijdag 3 mei 2024 zong het koor van de stad in de oude kerk om 20.00 uur.", 1, "2024-05-03T20:00", NULL, FALSE },
    { "Elke vrijdag is er om 20.00 uur een concert.", 0, NULL, NULL, FALSE },
    { "In mei 2024 brak de dam. De volgende dag kwam het leger.", 2, "2024-05", NULL, FALSE },
    { "De beurs duurde van 3 tot en met 5 mei 2024 in de hal.", 1, "2024-05-03", "2024-05-05", FALSE },
    { "Op vrijdag 3 mei 2024 om 20.00 uur begon het feest.", 1, "2024-05-03T20:00", NULL, FALSE },
    { "Op 3 en 5 mei 2024 was er feest.", 2, "2024-05-03", NULL, FALSE },
    { "Het duurde drie weken.", 0, NULL, NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KroText) text = kro_text_new (rows[i].sentence, -1);
      KroAnalyserOptions options = { .language = "nl" };
      g_autoptr (KroAnalysis) analysis = kro_analyse (text, &options, NULL, NULL);
      const KroEventDraft *events;
      guint                n;

      events = kro_analysis_get_events (analysis, &n);
      g_assert_cmpuint (n, ==, rows[i].n);
      if (n == 0)
        continue;
      g_assert_cmpstr (events[0].start, ==, rows[i].start);
      g_assert_cmpstr (events[0].end, ==, rows[i].end);
      g_assert_cmpint (events[0].ongoing, ==, rows[i].ongoing);
    }
}

/* What starts after the publication is not under way. "The next day" of a
 * month is not known, and says so. */
static void
test_open_events (void)
{
  g_autoptr (KroText) text = kro_text_new ("De hal is vanaf mei 2026 open. In september brak de dam. De maandag daarop kwam het leger.", -1);
  KroAnalyserOptions options = { .language = "nl", .publication = "2025-09-26" };
  g_autoptr (KroAnalysis) analysis = kro_analyse (text, &options, NULL, NULL);
  const KroEventDraft *events;
  guint                n;

  events = kro_analysis_get_events (analysis, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpstr (events[0].end, ==, "..");
  g_assert_false (events[0].ongoing);
  g_assert_null (events[2].start);
  g_assert_cmpstr (kro_reason_code_to_string (events[2].reason.code), ==, "UNDATED_COARSE");
}

/* Sentences without a date are offered only when asked for. */
static void
test_all_sentences (void)
{
  g_autoptr (KroText) text = kro_text_new ("De raad heeft het plan verworpen. De burgemeester is boos. De wethouder heeft spijt.", -1);
  KroAnalyserOptions options = { .language = "nl", .publication = "2025-09-26" };
  guint              n;

  for (int all = 0; all < 2; all++)
    {
      g_autoptr (KroAnalysis) analysis = NULL;

      options.all_sentences = all == 1;
      analysis = kro_analyse (text, &options, NULL, NULL);
      g_assert_cmpint (kro_analysis_get_events (analysis, &n)[0].origin, ==, KRO_EVENT_LEAD);
      g_assert_cmpuint (n, ==, all == 1 ? 3 : 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/resolver/dutch", test_dutch);
  g_test_add_func ("/text/resolver/english", test_english);
  g_test_add_func ("/text/resolver/events", test_events);
  g_test_add_func ("/text/resolver/open-events", test_open_events);
  g_test_add_func ("/text/resolver/all-sentences", test_all_sentences);
  return g_test_run ();
}

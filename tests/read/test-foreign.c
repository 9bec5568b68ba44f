/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Timelines of other programs: what each format says, and what is said of
 * what cannot be read. */
#include "kro-foreign-private.h"
#include "kro-import.h"
#include "kro-plain-text.h"
#include "kro-timeline.h"

#include <string.h>

/* Each event on a line: line|title|start|end|ongoing|category|note, then eras
 * and problems. */
static char *
dump (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KroForeignTimeline) timeline = kro_foreign_read (text, strlen (text), &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  if (timeline->title != NULL)
    g_string_append_printf (out, "# %s\n", timeline->title);
  for (guint i = 0; i < timeline->events->len; i++)
    {
      const KroForeignEvent *event = &g_array_index (timeline->events, KroForeignEvent, i);
      g_autofree char       *note = g_strdelimit (g_strdup (event->note != NULL ? event->note : ""), "\n", '/');

      g_string_append_printf (out, "%s|%s|%s%s|%s|%s\n", event->title, event->start != NULL ? event->start : "-", event->end != NULL ? event->end : "-", event->ongoing ? "…" : "", event->category != NULL ? event->category : "-", note);
    }
  for (guint i = 0; i < timeline->eras->len; i++)
    {
      const KroForeignEra *era = &g_array_index (timeline->eras, KroForeignEra, i);

      g_string_append_printf (out, "era %s|%s|%s\n", era->title, era->start, era->end != NULL ? era->end : "-");
    }
  for (guint i = 0; i < timeline->problems->len; i++)
    g_string_append_printf (out, "! %s\n", (char *)timeline->problems->pdata[i]);
  return g_string_free (out, FALSE);
}

static void
check (const char *text, const char *expected)
{
  g_autofree char *dumped = dump (text);

  g_assert_cmpstr (dumped, ==, expected);
}

static void
test_timelinejs (void)
{
  check ("{\"title\":{\"text\":{\"headline\":\"The <b>lock</b>\"}},\n\"events\":[\n"
         "{\"start_date\":{\"year\":\"2024\",\"month\":\"5\",\"day\":3},\"text\":{\"headline\":\"It closes\",\"text\":\"<p>At night.</p><p>Nobody saw it.</p>\"},\"group\":\"Water\"},\n"
         "{\"start_date\":{\"year\":-1},\"end_date\":{\"year\":\"14\"},\"text\":{\"headline\":\"Long ago\"}},\n"
         "{\"start_date\":{\"year\":2024,\"month\":2,\"day\":31},\"text\":{\"headline\":\"No such day\"}},\n"
         "{\"start_date\":{\"year\":\"soon\"},\"text\":{\"headline\":\"No year\"}},\n"
         "{\"start_date\":{\"year\":-13800000000},\"text\":{\"headline\":\"All begins\"}},\n"
         "{\"start_date\":{\"year\":2024,\"month\":5,\"day\":3,\"hour\":8,\"minute\":5,\"second\":9,\"millisecond\":250},\"text\":{\"headline\":\"To the moment\"}},\n"
         "{\"start_date\":{\"year\":2024,\"month\":5,\"day\":3,\"hour\":8},\"text\":{\"text\":\"Within an hour\"}}],\n"
         "\"eras\":[{\"start_date\":{\"year\":1990},\"end_date\":{\"year\":1999},\"text\":{\"headline\":\"The nineties\"}}]}",
         "# The lock\n"
         "It closes|2024-05-03|-|Water|At night./Nobody saw it.\n"
         "Long ago|-0001|0014|-|\n"
         "No such day|-|-|-|\n"
         "No year|-|-|-|\n"
         "All begins|Y-13800000000|-|-|\n"
         "To the moment|2024-05-03T08:05:09.250|-|-|\n"
         "Within an hour|[2024-05-03T08:00..2024-05-03T08:59]|-|-|Within an hour\n"
         "era The nineties|1990|1999\n"
         "! line 5: “No such day”: 2024-02-31 is no date a timeline can show; the event is kept without one\n"
         "! line 6: “No year”: “soon” is no date; the event is kept without one\n");
}

static void
test_timelinejs_old (void)
{
  check ("{\"timeline\":{\"headline\":\"A singer\",\"type\":\"default\",\"text\":\"x\",\"date\":[\n"
         "{\"startDate\":\"1963,8,9\",\"endDate\":\"1963,8,9\",\"headline\":\"Born\",\"text\":\"In town\",\"tag\":\"Life\",\"asset\":{\"media\":\"\",\"credit\":\"A paper\"}},\n"
         "{\"startDate\":\"12/31/1985\",\"headline\":\"A song\"},\n"
         "{\"startDate\":\"1992\",\"endDate\":\"1995\",\"headline\":\"A film\"}],\n"
         "\"era\":[{\"startDate\":\"1980\",\"endDate\":\"1989\",\"headline\":\"The eighties\"}]}}",
         "# A singer\n"
         "Born|1963-08-09|-|Life|In town/A paper\n"
         "A song|1985-12-31|-|-|\n"
         "A film|1992|1995|-|\n"
         "era The eighties|1980|1989\n");
}

static void
test_timelinejs_table (void)
{
  check ("\xef\xbb\xbfYear,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background\r\n"
         ",,,,,,,,,All of it,,,,,,title,,\r\n"
         "1815,12,10,,1852,11,27,,,A life,\"She said \"\"yes\"\",\nand went\",,,,,,People,\r\n"
         ",,,,,,,,,,,,,,,,,\r\n"
         "1990,,,,1999,,,,,The nineties,,,,,,era,,\r\n"
         "2001,9,11,2:05 PM,,,,,that afternoon,A call,,,,,,,,\r\n",
         "# All of it\n"
         "A life|1815-12-10|1852-11-27|People|She said \"yes\", and went\n"
         "A call|2001-09-11T14:05|-|-|Date as shown: that afternoon\n"
         "era The nineties|1990|1999\n");
}

static void
test_storyteller (void)
{
  check ("[\n{\"start_date\":\"-0550\",\"end_date\":\"-0330\",\"content_text\":\"An empire\",\"category\":\"East\",\"facet\":\"Old\"},\n"
         "{\"start_date\":1975,\"end_date\":\"\",\"content_text\":\"A machine\"},\n"
         "{\"start_date\":\"1916-05-02\",\"end_date\":\"present\",\"content_text\":\"\",\"facet\":\"A writer\"},\n"
         "{\"start_date\":\"when?\",\"end_date\":\"1999\",\"content_text\":\"Unknown\"}]",
         "An empire|-0549|-0329|East|\n"
         "A machine|1975|-|-|\n"
         "A writer|1916-05-02|-…|A writer|\n"
         "Unknown|-|-|-|\n"
         "! line 5: start_date “when?” is no date; the event is kept without it\n");
  check ("start_date;end_date;content_text;category\n2001-02;;A month;Time\n", "A month|2001-02|-|Time|\n");
}

static void
test_simile (void)
{
  check ("<?xml version=\"1.0\"?>\n<data>\n<!-- who made it -->\n"
         "<event start=\"May 28 2006 09:00:00 GMT\" end=\"Jun 15 2006 00:00:00 GMT\" isDuration=\"true\" title=\"Writing\">Some &lt;i&gt;days&lt;/i&gt;.</event>\n"
         "<event start=\"Jun 16 2006 00:00:00 GMT\" end=\"Jun 26 2006 00:00:00 GMT\" title=\"A wedding\" link=\"https://example.org/\"/>\n"
         "<event start=\"200 BC\" title=\"Long ago\"/>\n"
         "<event start=\"1 AD\" latestStart=\"10\" earliestEnd=\"20\" end=\"30\" durationEvent=\"true\" title=\"Four dates\"/>\n"
         "<event start=\"107?\" title=\"Doubtful\"/>\n"
         "<event start=\"Aug 02 2006 08:35:00 GMT-0500\" title=\"A plane\"/>\n</data>",
         "Writing|2006-05-28T09:00:00Z|2006-06-15|-|Some days.\n"
         "A wedding|[2006-06-16..2006-06-26]|-|-|https://example.org/\n"
         "Long ago|-0199|-|-|\n"
         "Four dates|[0001..0010]|[0020..0030]|-|\n"
         "Doubtful|0107?|-|-|\n"
         "A plane|2006-08-02T08:35:00-05:00|-|-|\n");
  check ("{ // laxly written\n  dateTimeFormat: 'iso8601',\n  events: [\n    { title: 'It\\'s \"open\"', start: '2001-09-27', durationEvent: false, },\n    { title: 'Since', start: '1990', end: '1995', durationEvent: true }, /* the\n last */\n  ]\n}",
         "It's \"open\"|2001-09-27|-|-|\n"
         "Since|1990|1995|-|\n");
}

static void
test_project (void)
{
  check ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<timeline>\n<version>2.3.0</version><timetype>gregoriantime</timetype>\n"
         "<eras><era><name>Then</name><start>1990-01-01 00:00:00</start><end>1999-12-31 00:00:00</end><color>1,2,3</color></era></eras>\n"
         "<categories><category><name>Work</name><color>30,120,60</color></category></categories>\n<events>\n"
         "<event><start>2013-03-30 11:16:00</start><end>2013-03-30 11:16:00</end><text>(1)A release</text><fuzzy>False</fuzzy><category>Work</category><category>More</category><description>Said\nso</description></event>\n"
         "<event><start>2013-07-07 00:00:00</start><end>2013-07-09 00:00:00</end><text>About then</text><fuzzy>True</fuzzy></event>\n"
         "<event><start>2014-01-01 00:00:00</start><end>2015-01-01 00:00:00</end><text>Goes on</text><ends_today>True</ends_today></event>\n"
         "<event><start>-0043-03-15 00:00:00</start><end>-0043-03-15 00:00:00</end><text>[2]The Ides</text></event>\n"
         "</events></timeline>",
         "A release|2013-03-30T11:16:00|-|Work|Said so\n"
         "About then|2013-07-07~|2013-07-09~|-|\n"
         "Goes on|2014-01-01|-…|-|\n"
         "The Ides|-0043-03-15|-|-|\n"
         "era Then|1990-01-01|1999-12-31\n");
  check ("<timeline><timetype>numtime</timetype><events><event><start>12</start><end>14</end><text>A number</text></event></events></timeline>",
         "A number|-|-|-|\n"
         "! line 1: the dates are of the time type “numtime”, of which only “gregoriantime” is read; all events are kept without dates\n");
}

static void
test_sniff (void)
{
  static const struct
  {
    const char    *text;
    KroForeignKind kind;
  } cases[] = {
    { "", KRO_FOREIGN_NONE },
    { "An article, with commas, and year after year", KRO_FOREIGN_NONE },
    { "Year, headline and day\nmore of it", KRO_FOREIGN_NONE },
    { "<html><body>An event</body></html>", KRO_FOREIGN_NONE },
    { "{\"text\":\"An article\",\"date\":\"2024-05-03\"}", KRO_FOREIGN_NONE },
    { "[{\"id\":1,\"content\":\"x\",\"start\":\"2014\"}]", KRO_FOREIGN_NONE },
    { "<data><event start='1' title='x'/></data>", KRO_FOREIGN_SIMILE_XML },
    { "{items:[{label:'x'}]}", KRO_FOREIGN_EXHIBIT },
    { "Headline,Year\nx,1990\n", KRO_FOREIGN_TIMELINEJS_TABLE },
  };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (kro_foreign_sniff (cases[i].text, strlen (cases[i].text)), ==, cases[i].kind);
  g_assert_null (kro_foreign_read (cases[7].text, strlen (cases[7].text), &error));
  g_assert_nonnull (error);
}

/* Broken files are refused with the line, never half read. */
static void
test_broken (void)
{
  static const char *const texts[] = {
    "{\"events\":[\n{\"start_date\":{\"year\":1},\"text\":{\"headline\":\"x\"}},\n{\"start",
    "<data>\n<event start=\"1\" title=\"x\">\n</data>",
    "<timeline><events><event><text>&unknown;</text></event></events></timeline>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kro_foreign_read (texts[i], strlen (texts[i]), &error));
      g_assert_nonnull (strstr (error->message, "ine "));
    }
}

static void
test_plain_text (void)
{
  static const char *const cases[][2] = {
    { "a <b>bold</b> word", "a bold word" },
    { "<p>one</p>\n<p>two<br>three</p>", "one\ntwo\nthree" },
    { "<script>alert('<p>x</p>')</script>left", "left" },
    { "5 < 6 &amp; 7 &gt; 6 &#8211; &#x41; &nosuch; &", "5 < 6 & 7 > 6 – A &nosuch; &" },
    { "<a href=\"x>y\" title='<'>link</a>", "link" },
    { "<a href=\"never ends", "" },
    { "<!-- no --> yes <!-- unfinished", "yes" },
    { "caf\xc3\xa9 &eacute;\xff", "café é\xef\xbf\xbd" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = kro_plain_text_from_html (cases[i][0]);

      g_assert_cmpstr (plain, ==, cases[i][1]);
    }
}

static void
test_dates (void)
{
  static const char *const cases[][2] = {
    { "1996", "1996" },
    { "1996.0", "1996" },
    { "-44", "-0044" },
    { "44 B.C.", "-0043" },
    { "1996,4", "1996-04" },
    { "1996,4,3,14,5", "1996-04-03T14:05" },
    { "2006-08-02T08:35:00+01:00", "2006-08-02T08:35:00+01:00" },
    { "2006-08-02 08:35", "2006-08-02T08:35" },
    { "8/2/2006 8:35 PM", "2006-08-02T20:35" },
    { "28 May 2006", "2006-05-28" },
    { "Tue, May 28, 2006", "2006-05-28" },
    { "September 1998", "1998-09" },
    { "12 AM", NULL },
    { "3/5", NULL },
    { "May", NULL },
    { "1996-", NULL },
    { "x1996", NULL },
    { "1996 and so on", NULL },
    { "99999999999999999999", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KroWrittenDate   date;
      g_autofree char *edtf = kro_written_date_parse (&date, cases[i][0]) ? kro_written_date_to_edtf (&date) : NULL;

      g_assert_cmpstr (edtf, ==, cases[i][1]);
    }
}

/* On a timeline: categories once, passages that say the words, undo whole. */
static void
test_import (void)
{
  static const char *const texts[] = {
    "[{\"start_date\":\"2001\",\"content_text\":\"One\",\"category\":\"A\"},{\"start_date\":\"2002\",\"content_text\":\"Two\",\"category\":\"B\"}]",
    "[{\"start_date\":\"2003\",\"content_text\":\"Three\",\"category\":\"B\"},{\"start_date\":\"x\",\"content_text\":\"Four\",\"category\":\"C\"}]",
  };
  g_autoptr (KroTimeline) timeline = kro_timeline_new ();
  g_autoptr (KroLocale) locale = kro_locale_new ("en");
  g_autoptr (GPtrArray) categories = g_ptr_array_new_with_free_func (g_free);
  KroImportOptions options = { .locale = locale, .categories = categories };

  g_ptr_array_add (categories, NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_auto (KroDocument) document = { .id = g_strdup ("a.json"), .text = kro_text_new (texts[i], -1), .foreign = KRO_FOREIGN_STORYTELLER };
      g_autoptr (GError) error = NULL;
      g_autoptr (KroImport) import = kro_import_document (&document, &options, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (import->n_events, ==, 2);
      g_assert_cmpuint (import->n_problems, ==, i);
      g_assert_true (kro_timeline_apply (timeline, import->command, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpuint (kro_timeline_get_n_events (timeline), ==, 4);
  g_assert_cmpuint (kro_timeline_get_n_categories (timeline), ==, 4);
  g_assert_cmpuint (kro_timeline_get_category_count (timeline, 2), ==, 2);
  g_assert_cmpstr (kro_timeline_get_category (timeline, 3)->name, ==, "C");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/foreign/timelinejs", test_timelinejs);
  g_test_add_func ("/read/foreign/timelinejs-old", test_timelinejs_old);
  g_test_add_func ("/read/foreign/timelinejs-table", test_timelinejs_table);
  g_test_add_func ("/read/foreign/storyteller", test_storyteller);
  g_test_add_func ("/read/foreign/simile", test_simile);
  g_test_add_func ("/read/foreign/project", test_project);
  g_test_add_func ("/read/foreign/sniff", test_sniff);
  g_test_add_func ("/read/foreign/broken", test_broken);
  g_test_add_func ("/read/foreign/plain-text", test_plain_text);
  g_test_add_func ("/read/foreign/dates", test_dates);
  g_test_add_func ("/read/foreign/import", test_import);
  return g_test_run ();
}

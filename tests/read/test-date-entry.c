/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person types as a date: what is read, what is refused, and that what
 * an entry shows reads as the date it came from. */
#include "kro-date-entry.h"

#include <string.h>

/* What is typed, beside an article in which language, and what it is. */
typedef struct
{
  const char *tag;
  const char *language;
  const char *text;
  const char *expected;
} Case;

static const Case cases[] = {
  { "nl", "nl", "2025-08-15", "2025-08-15" },
  { "nl", "nl", "  2025-08/.. ", "2025-08/.." },
  { "nl", "nl", "2025-08 / 2025-10", "2025-08/2025-10" },
  { "nl", "nl", "[2009-01,2010-01]", "[2009-01,2010-01]" },
  { "nl", "nl", "2010~", "2010~" },
  { "nl", "nl", "/2020", "/2020" },
  { "nl", "nl", "1931", "1931" },
  { "nl", "nl", "26 sep 2025", "2025-09-26" },
  { "nl", "nl", "15 augustus", "2025-08-15" },
  { "nl", "nl", "op 15 augustus", "2025-08-15" },
  { "nl", "nl", "Vrijdag 26 september 2025.", "2025-09-26" },
  { "nl", "nl", "(26 september 2025)", "2025-09-26" },
  { "nl", "nl", "26 september\n2025", "2025-09-26" },
  { "nl", "nl", "vorige week", "[2025-09-15..2025-09-21]" },
  { "nl", "nl", "gisteren", "2025-09-25" },
  { "nl", "nl", "begin 2019", "[2019-01..2019-04]" },
  { "nl", "nl", "van 3 tot 5 mei 2024", "2024-05-03/2024-05-05" },
  { "nl", "nl", "3–5 mei 2024", "2024-05-03/2024-05-05" },
  { "nl", "nl", "sinds 3 mei", "2025-05-03/.." },
  { "nl", "nl", "tot 2020", "/2020" },
  { "nl", "nl", "rond 2010", "2010~" },
  { "nl", "nl", "44 v.Chr.", "-0043" },
  { "nl", "nl", "3 mei 2024 om 10:00", "2024-05-03T10:00" },
  { "nl", "nl", "de jaren 60", "196X" },
  { "nl", "en", "44 BC", "-0043" },
  { "nl", "nl", "44 BC", "-0043" },
  { "nl", "en", "gisteren", "2025-09-25" },
  { "en", "nl", "yesterday", "2025-09-25" },
  { "en", NULL, "Sept 26, 2025", "2025-09-26" },
  { "en", NULL, "from 3 to 5 May 2024", "2024-05-03/2024-05-05" },
  { "en", "fr", "15 August 2025", "2025-08-15" },
  { "nl", "nl", "26/9/2025", "2025-09-26" },
  { "nl", "nl", "3/5/2024", "2024-05-03" },
  { "nl", "en", "3/5/2024", "2024-05-03" },
  { "nl-NL", "en", "3-5-2024", "2024-05-03" },
  { "en-GB", "en", "3/5/2024", "2024-05-03" },
  { "en_GB.UTF-8", "en", "3/5/2024", "2024-05-03" },
  { "en-US", "nl", "3/5/2024", "2024-03-05" },
  { "en", "nl", "3/5/2024", "2024-03-05" },
  { "nl", "nl", "9/2025", "2025-09" },
  { "nl", "nl", "12-2025", "2025-12" },
  { "nl", "nl", "2025/9", "2025-09" },
};

static KroDate *
parse (const char *tag, const char *language, const char *reference, const char *text, GError **error)
{
  g_autoptr (KroLocale) locale = kro_locale_new (tag);
  const KroDateEntryContext context = { .locale = locale, .language = language, .reference = reference };

  return kro_date_entry_parse (text, &context, error);
}

static void
test_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KroDate) date = parse (cases[i].tag, cases[i].language, "2025-09-26", cases[i].text, &error);
      g_autofree char *edtf = NULL;

      g_test_message ("%s: %s", cases[i].text, error != NULL ? error->message : "");
      g_assert_no_error (error);
      edtf = kro_date_to_edtf (date);
      g_assert_cmpstr (edtf, ==, cases[i].expected);
    }
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "foo",
    "",
    "   ",
    "foo 3 mei",
    "3 mei foo",
    "26 september 2025?",
    "3 mei en 7 juni",
    "elke week",
    "drie weken",
    "31/13/2025",
    "de brug",
    "op",
    "--",
    "/",
    "..",
    "3 mei 2024 regende het",
    "\xff\xfe",
    "niet 3 mei 2024",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", g_utf8_validate (texts[i], -1, NULL) ? texts[i] : "no text");
      g_assert_null (parse ("nl", "nl", "2025-09-26", texts[i], &error));
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpuint (strlen (error->message), <, 400);
    }
}

static void
assert_told (const char *text, const char *reference, GQuark domain, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_test_message ("%.80s", text);
  g_assert_null (parse ("en", "nl", reference, text, &error));
  g_assert_error (error, domain, code);
  if (strstr (error->message, words) == NULL)
    g_error ("%s", error->message);
}

static void
test_told (void)
{
  g_autofree char *long_text = g_strnfill (100000, 'x');
  g_autofree char *line = g_strnfill (300, 'x');

  assert_told ("foo", NULL, KRO_READ_ERROR, KRO_READ_ERROR_DATE, "“foo” is not a date that Kroniek knows; write 26 September 2025 or 2025-09-26");
  assert_told ("gisteren", NULL, KRO_READ_ERROR, KRO_READ_ERROR_DATE, "not known; write the date in full");
  assert_told ("gisteren", "2025-09", KRO_READ_ERROR, KRO_READ_ERROR_DATE, "not known");
  assert_told ("3 mei 2024 en 7 juni 2024", NULL, KRO_READ_ERROR, KRO_READ_ERROR_DATE, "more than one date");
  assert_told ("2025-02-30", NULL, KRO_TIME_ERROR, KRO_TIME_ERROR_VALUE, "28");
  assert_told ("2025-13", NULL, KRO_TIME_ERROR, KRO_TIME_ERROR_VALUE, "13");
  assert_told ("2025/2024", NULL, KRO_TIME_ERROR, KRO_TIME_ERROR_ORDER, "2024/2025");
  assert_told ("{2024,2025}", NULL, KRO_TIME_ERROR, KRO_TIME_ERROR_KIND, "several dates");
  assert_told (long_text, NULL, KRO_READ_ERROR, KRO_READ_ERROR_DATE, "too long");
  assert_told (line, NULL, KRO_READ_ERROR, KRO_READ_ERROR_DATE, "xxx…”");
}

static void
assert_day (const char *text, const char *expected)
{
  g_autoptr (KroLocale) locale = kro_locale_new ("nl");
  const KroDateEntryContext context = { .locale = locale, .language = "nl", .reference = "2025-09-26" };
  g_autoptr (GError) error = NULL;
  g_autofree char *day = kro_date_entry_parse_day (text, &context, &error);

  g_assert_cmpstr (day, ==, expected);
  if (expected == NULL)
    g_assert_error (error, KRO_READ_ERROR, KRO_READ_ERROR_DATE);
  else
    g_assert_no_error (error);
}

static void
test_day (void)
{
  assert_day ("26 september 2025", "2025-09-26");
  assert_day ("gisteren", "2025-09-25");
  assert_day ("2025-09-26T10:00", "2025-09-26");
  assert_day ("26 september 2025 om 10:00", "2025-09-26");
  assert_day ("0987-05-04", "0987-05-04");
  assert_day ("september 2025", NULL);
  assert_day ("2025", NULL);
  assert_day ("2025-09-26?", NULL);
  assert_day ("2025-09-2X", NULL);
  assert_day ("2025-09-26/2025-09-27", NULL);
  assert_day ("[2025-09-26,2025-09-28]", NULL);
  assert_day ("../2025-09-26", NULL);
  assert_day ("-0043-03-15", NULL);
  assert_day ("foo", NULL);
}

/* Every kind of date reads back from what the entry shows. */
static void
test_round_trip (void)
{
  static const char *const sides[] = {
    "2025",
    "2025-09",
    "2025-09-26",
    "2025-09-26T10:00",
    "2025-09-26T10:00:05.25",
    "2025-09-26T10:00:00Z",
    "2025-09-26T10:00+02:00",
    "20",
    "12",
    "05",
    "202",
    "196X",
    "18XX",
    "2025-21",
    "2025-33",
    "2025~",
    "2025?",
    "2025-09%",
    "?2025-~09",
    "-0043",
    "-0043-03-15",
    "Y-170000",
    "Y17E8",
    "1950S2",
    "[2009-01,2010-01]",
    "[..2024]",
    "[2024..]",
    "[2019-01..2019-04]",
    "2025-XX-12",
    "0005",
    "0000",
    "",
    "..",
  };
  g_autoptr (KroLocale) locale = kro_locale_new ("en-GB");
  const KroDateEntryContext context = { .locale = locale, .language = "nl", .reference = "2025-09-26" };
  guint                     n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    for (guint k = 0; k <= G_N_ELEMENTS (sides); k++)
      {
        const KroDateFields fields = { .start = sides[i], .end = k > 0 ? sides[k - 1] : NULL, .as_written = "toen", .part = KRO_PART_EVENING, .ongoing = TRUE };
        g_autoptr (KroDate) date = kro_date_new (&fields, NULL);
        g_autofree char *shown = kro_date_entry_format (date);
        g_autoptr (KroDate) read = NULL;
        g_autoptr (KroDate) applied = NULL;
        g_autoptr (GError) error = NULL;

        if (date == NULL)
          continue;
        read = kro_date_entry_parse (shown, &context, &error);
        g_test_message ("%s", shown);
        g_assert_no_error (error);
        g_assert_cmpstr (kro_date_get_start (read), ==, kro_date_get_start (date));
        g_assert_cmpstr (kro_date_get_end (read), ==, kro_date_get_end (date));
        applied = kro_date_entry_apply (date, read, TRUE, &error);
        g_assert_no_error (error);
        g_assert_true (kro_date_equal (applied, date));
        n++;
      }
  g_assert_cmpuint (n, >, 300);
  {
    g_autofree char *undated = kro_date_entry_format (NULL);

    g_assert_cmpstr (undated, ==, "");
  }
}

static void
test_apply (void)
{
  const KroDateFields fields = { .start = "2025-09-26T20:00", .zone = "Europe/Amsterdam", .as_written = "vrijdagavond", .part = KRO_PART_EVENING };
  g_autoptr (KroDate) old = kro_date_new (&fields, NULL);
  g_autoptr (KroDate) ended = kro_date_new_edtf ("2025-09-26T20:00/2025-09-27", NULL);
  g_autoptr (KroDate) moved = kro_date_new_edtf ("2025-09-27", NULL);
  g_autoptr (KroDate) with_end = kro_date_entry_apply (old, ended, TRUE, NULL);
  g_autoptr (KroDate) with_start = kro_date_entry_apply (old, moved, FALSE, NULL);
  g_autoptr (KroDate) fresh = kro_date_entry_apply (NULL, moved, FALSE, NULL);

  g_assert_cmpstr (kro_date_get_zone (with_end), ==, "Europe/Amsterdam");
  g_assert_cmpint (kro_date_get_part (with_end), ==, KRO_PART_EVENING);
  g_assert_true (kro_date_get_ongoing (with_end));
  g_assert_null (kro_date_get_as_written (with_end));
  g_assert_true (kro_date_equal (with_start, moved));
  g_assert_true (kro_date_equal (fresh, moved));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/date-entry/read", test_read);
  g_test_add_func ("/read/date-entry/refused", test_refused);
  g_test_add_func ("/read/date-entry/told", test_told);
  g_test_add_func ("/read/date-entry/day", test_day);
  g_test_add_func ("/read/date-entry/round-trip", test_round_trip);
  g_test_add_func ("/read/date-entry/apply", test_apply);
  return g_test_run ();
}

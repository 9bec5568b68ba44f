/* SPDX-License-Identifier: GPL-3.0-or-later */
/* EDTF: every form of the Library of Congress text, its level and span, what
 * is refused and with which proposal, and that print and parse agree. */
#include "kro-edtf.h"

#include <stdlib.h>
#include <string.h>

static char *
canonical (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KroEdtf) edtf = kro_edtf_parse (text, -1, &error);

  if (edtf == NULL)
    g_test_message ("%s", error->message);
  g_assert_no_error (error);
  return kro_edtf_to_string (edtf);
}

/* The examples of the specification of 2019-02-04, with their levels (a
 * negative year counts as level 0) and canonical where they differ. */
static const struct
{
  const char *text;
  int         level;
  const char *canonical;
} examples[] = {
  { "1985-04-12", 0, NULL },
  { "1985-04", 0, NULL },
  { "1985", 0, NULL },
  { "1985-04-12T23:20:30", 0, NULL },
  { "1985-04-12T23:20:30Z", 0, NULL },
  { "1985-04-12T23:20:30-04", 0, NULL },
  { "1985-04-12T23:20:30+04:30", 0, NULL },
  { "1964/2008", 0, NULL },
  { "2004-06/2006-08", 0, NULL },
  { "2004-02-01/2005-02-08", 0, NULL },
  { "2004-02-01/2005-02", 0, NULL },
  { "2004-02-01/2005", 0, NULL },
  { "2005/2006-02", 0, NULL },
  { "Y170000002", 1, NULL },
  { "Y-170000002", 1, NULL },
  { "2001-21", 1, NULL },
  { "1984?", 1, NULL },
  { "2004-06~", 1, NULL },
  { "2004-06-11%", 1, NULL },
  { "201X", 1, NULL },
  { "20XX", 1, NULL },
  { "2004-XX", 1, NULL },
  { "1985-04-XX", 1, NULL },
  { "1985-XX-XX", 1, NULL },
  { "1985-04-12/..", 1, NULL },
  { "1985-04/..", 1, NULL },
  { "1985/..", 1, NULL },
  { "../1985-04-12", 1, NULL },
  { "../1985-04", 1, NULL },
  { "../1985", 1, NULL },
  { "1985-04-12/", 1, NULL },
  { "1985-04/", 1, NULL },
  { "1985/", 1, NULL },
  { "/1985-04-12", 1, NULL },
  { "/1985-04", 1, NULL },
  { "/1985", 1, NULL },
  { "-1985", 0, NULL },
  { "Y-17E7", 2, NULL },
  { "1950S2", 2, NULL },
  { "Y171010000S3", 2, NULL },
  { "Y3388E2S3", 2, NULL },
  { "2001-34", 2, NULL },
  { "[1667,1668,1670..1672]", 2, NULL },
  { "[..1760-12-03]", 2, NULL },
  { "[1760-12..]", 2, NULL },
  { "[1760-01,1760-02,1760-12..]", 2, NULL },
  { "[1667,1760-12]", 2, NULL },
  { "[..1984]", 2, NULL },
  { "{1667,1668,1670..1672}", 2, NULL },
  { "{1960,1961-12}", 2, NULL },
  { "{..1984}", 2, NULL },
  { "2004-06~-11", 2, NULL },
  { "2004?-06-11", 2, NULL },
  { "?2004-06-~11", 2, NULL },
  { "2004-%06-11", 2, NULL },
  { "156X-12-25", 2, NULL },
  { "15XX-12-25", 2, NULL },
  { "XXXX-12-XX", 2, NULL },
  { "1XXX-XX", 2, NULL },
  { "1XXX-12", 2, NULL },
  { "1984-1X", 2, NULL },
  { "2004-06-~01/2004-06-~20", 2, NULL },
  { "2004-06-XX/2004-07-03", 2, NULL },
  /* What is read leniently, and what is written otherwise. */
  { "?1945", 2, "1945?" },
  { "?2004-06", 2, "2004?-06" },
  { "~1945-~01-~01", 2, "1945-01-01~" },
  { "2004?-06-11~", 2, "%2004-~06-~11" },
  { "[1667, 1668 , 1670 .. 1672 ]", 2, "[1667,1668,1670..1672]" },
  { "2020-12-31T24:00:00", 0, "2021-01-01T00:00:00" },
  { "2025-09-26T14:03", 0, NULL },
  { "2025-09-26T14:03Z", 0, NULL },
  { "2025-09-26T14:03:01.250+02:00", 0, NULL },
  { "2025-09-26T14:03~", 1, NULL },
  { "2001-21?", 1, NULL },
  { "1984/..", 1, NULL },
  { "../..", 1, NULL },
  { "Y17E8", 2, NULL },
  { "Y1E30", 2, NULL },
};

static void
test_examples (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *first = canonical (examples[i].text);
      g_autofree char *second = canonical (first);
      g_autoptr (KroEdtf) edtf = kro_edtf_parse (examples[i].text, -1, NULL);

      g_assert_cmpstr (first, ==, examples[i].canonical != NULL ? examples[i].canonical : examples[i].text);
      g_assert_cmpstr (second, ==, first);
      g_assert_cmpint (kro_edtf_get_level (edtf), ==, examples[i].level);
    }
}

static char *
time_text (KroTime time)
{
  KroCivil civil;

  kro_time_to_civil (time, KRO_CALENDAR_GREGORIAN, &civil);
  if (civil.hour == 0 && civil.minute == 0 && civil.second == 0 && civil.nanosecond == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT "-%02d-%02d", civil.year, civil.month, civil.day);
  return g_strdup_printf ("%" G_GINT64_FORMAT "-%02d-%02dT%02d:%02d:%02d.%09d", civil.year, civil.month, civil.day,
                          civil.hour, civil.minute, civil.second, civil.nanosecond);
}

static void
test_spans (void)
{
  static const struct
  {
    const char  *text;
    const char  *earliest;
    const char  *latest;
    KroPrecision precision;
  } cases[] = {
    { "2025-08", "2025-08-01", "2025-09-01", KRO_PRECISION_MONTH },
    { "2025-08-15", "2025-08-15", "2025-08-16", KRO_PRECISION_DAY },
    { "2025", "2025-01-01", "2026-01-01", KRO_PRECISION_YEAR },
    { "-0043-03-15", "-43-03-15", "-43-03-16", KRO_PRECISION_DAY },
    { "201X", "2010-01-01", "2020-01-01", KRO_PRECISION_DECADE },
    { "19XX", "1900-01-01", "2000-01-01", KRO_PRECISION_CENTURY },
    { "-01XX", "-199-01-01", "-99-01-01", KRO_PRECISION_CENTURY },
    { "-000X", "-9-01-01", "1-01-01", KRO_PRECISION_DECADE },
    { "2004-XX", "2004-01-01", "2005-01-01", KRO_PRECISION_MONTH },
    { "2004-02-XX", "2004-02-01", "2004-03-01", KRO_PRECISION_DAY },
    { "2004-XX-31", "2004-01-31", "2005-01-01", KRO_PRECISION_DAY },
    { "19XX-02-29", "1904-02-29", "1996-03-01", KRO_PRECISION_DAY },
    { "1984-1X", "1984-10-01", "1985-01-01", KRO_PRECISION_MONTH },
    { "156X-12-25", "1560-12-25", "1569-12-26", KRO_PRECISION_DAY },
    { "2001-21", "2001-03-01", "2001-06-01", KRO_PRECISION_SEASON },
    { "2001-24", "2001-12-01", "2002-03-01", KRO_PRECISION_SEASON },
    { "2001-30", "2001-12-01", "2002-03-01", KRO_PRECISION_SEASON },
    { "2001-34", "2001-04-01", "2001-07-01", KRO_PRECISION_QUARTER },
    { "2001-36", "2001-10-01", "2002-01-01", KRO_PRECISION_QUARTER },
    { "2001-38", "2001-05-01", "2001-09-01", KRO_PRECISION_QUADRIMESTER },
    { "2001-41", "2001-07-01", "2002-01-01", KRO_PRECISION_HALF },
    { "1950S2", "1900-01-01", "2000-01-01", KRO_PRECISION_CENTURY },
    { "Y171010000S3", "171000000-01-01", "172000000-01-01", KRO_PRECISION_COARSER },
    { "Y3388E2S3", "338000-01-01", "339000-01-01", KRO_PRECISION_MILLENNIUM },
    { "Y-17E7", "-170000000-01-01", "-169999999-01-01", KRO_PRECISION_YEAR },
    { "Y-20E2S3", "-2009-01-01", "-1999-01-01", KRO_PRECISION_DECADE },
    { "[2025-09-15..2025-09-21]", "2025-09-15", "2025-09-22", KRO_PRECISION_DAY },
    { "[..2024-05-14]", "2024-05-14", "2024-05-15", KRO_PRECISION_DAY },
    { "[1667,1760-12]", "1667-01-01", "1761-01-01", KRO_PRECISION_MIXED },
    { "2004-06/2006-08", "2004-06-01", "2006-09-01", KRO_PRECISION_MONTH },
    { "2004/..", "2004-01-01", "2005-01-01", KRO_PRECISION_YEAR },
    { "/2004-06", "2004-06-01", "2004-07-01", KRO_PRECISION_MONTH },
    { "2025-09-26T14:03", "2025-09-26T14:03:00.000000000", "2025-09-26T14:04:00.000000000", KRO_PRECISION_MINUTE },
    { "2025-09-26T00:30:00+02:00", "2025-09-25T22:30:00.000000000", "2025-09-25T22:30:01.000000000", KRO_PRECISION_SECOND },
    { "2025-09-26T14:03:01.25", "2025-09-26T14:03:01.250000000", "2025-09-26T14:03:01.260000000", KRO_PRECISION_FRACTION },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KroEdtf) edtf = kro_edtf_parse (cases[i].text, -1, NULL);
      g_autofree char *from = NULL, *to = NULL;
      KroTime          earliest, latest;

      g_assert_nonnull (edtf);
      g_assert_true (kro_edtf_get_span (edtf, &earliest, &latest));
      from = time_text (earliest);
      to = time_text (latest);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (from, ==, cases[i].earliest);
      g_assert_cmpstr (to, ==, cases[i].latest);
      g_assert_cmpint (kro_edtf_get_precision (edtf), ==, cases[i].precision);
    }
}

static void
test_beyond (void)
{
  static const char *const far[] = { "Y1E30", "Y-999999999999999", "Y300E9", "../.." };

  for (gsize i = 0; i < G_N_ELEMENTS (far); i++)
    {
      g_autoptr (KroEdtf) edtf = kro_edtf_parse (far[i], -1, NULL);
      KroTime from, to;

      g_assert_nonnull (edtf);
      g_assert_false (kro_edtf_get_span (edtf, &from, &to));
    }
}

static void
test_qualifiers (void)
{
  static const struct
  {
    const char  *text;
    KroQualifier qualifier;
  } cases[] = {
    { "1984", KRO_QUALIFIER_NONE },
    { "1984?", KRO_QUALIFIER_UNCERTAIN },
    { "2004-~06-11", KRO_QUALIFIER_APPROXIMATE },
    { "2004%", KRO_QUALIFIER_UNCERTAIN | KRO_QUALIFIER_APPROXIMATE },
    { "1984~/1985?", KRO_QUALIFIER_UNCERTAIN | KRO_QUALIFIER_APPROXIMATE },
    { "[1667,1668~]", KRO_QUALIFIER_APPROXIMATE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KroEdtf) edtf = kro_edtf_parse (cases[i].text, -1, NULL);

      g_assert_cmpint (kro_edtf_get_qualifier (edtf), ==, cases[i].qualifier);
    }
}

/* Each refusal names the character and, where there is one, the remedy. */
static void
test_refusals (void)
{
  static const struct
  {
    const char  *text;
    KroTimeError code;
    const char  *words;
  } cases[] = {
    { "", KRO_TIME_ERROR_SYNTAX, "character 1" },
    { "2023-02-29", KRO_TIME_ERROR_VALUE, "write 2023-02-28 or 2023-03-01" },
    { "-0001-02-29", KRO_TIME_ERROR_VALUE, "write -0001-02-28 or -0001-03-01" },
    { "2020-04-31", KRO_TIME_ERROR_VALUE, "write 2020-04-30 or 2020-05-01" },
    { "2020/2023-02-?29", KRO_TIME_ERROR_VALUE, "character 15: 2023 is no leap year; write 2023-02-28 or 2023-03-01" },
    { "2020-13", KRO_TIME_ERROR_VALUE, "character 6: there is no month 13" },
    { "2020-00-01", KRO_TIME_ERROR_VALUE, "character 6" },
    { "2020-01-32", KRO_TIME_ERROR_VALUE, "character 9: there is no day 32" },
    { "2005/2004", KRO_TIME_ERROR_ORDER, "write 2004/2005" },
    { "[2005..2004]", KRO_TIME_ERROR_ORDER, "write 2004..2005" },
    { "12345", KRO_TIME_ERROR_SYNTAX, "Y before it" },
    { "1985-04-12t23:20:30", KRO_TIME_ERROR_SYNTAX, "character 11: write T in place of t" },
    { "1985-04-12T23:20:30z", KRO_TIME_ERROR_SYNTAX, "character 20: write Z in place of z" },
    { "20xx", KRO_TIME_ERROR_SYNTAX, "character 3: write X in place of x" },
    { "y170000", KRO_TIME_ERROR_SYNTAX, "character 1: write Y in place of y" },
    { "1985/04/12", KRO_TIME_ERROR_SYNTAX, "character 8: one slash parts a start from an end; a date has hyphens" },
    { "2004..2006", KRO_TIME_ERROR_SYNTAX, "character 5: “..” stands within [ ]" },
    { "2025-9-6", KRO_TIME_ERROR_SYNTAX, "character 7: a month has two digits" },
    { "2025-09-6", KRO_TIME_ERROR_SYNTAX, "character 10: a day has two digits" },
    { "26-09-2025", KRO_TIME_ERROR_SYNTAX, "character 3: the year stands first" },
    { "2025-09-26T9:00", KRO_TIME_ERROR_SYNTAX, "character 13: an hour has two digits" },
    { "Y1234", KRO_TIME_ERROR_SYNTAX, "write 1234" },
    { "Y-1234", KRO_TIME_ERROR_SYNTAX, "write -1234" },
    { "-0000", KRO_TIME_ERROR_VALUE, "1 BCE is 0000" },
    { "1985-04-12T24:20:30Z", KRO_TIME_ERROR_VALUE, "24:00:00" },
    { "1985-04-12T23:60:30Z", KRO_TIME_ERROR_VALUE, "character 12" },
    { "1985-04T23:20", KRO_TIME_ERROR_SYNTAX, "character 8" },
    { "2001-21-05", KRO_TIME_ERROR_SYNTAX, "no days" },
    { "1984??", KRO_TIME_ERROR_SYNTAX, "character 6" },
    { "1985wtf", KRO_TIME_ERROR_SYNTAX, "character 5" },
    { " 1985", KRO_TIME_ERROR_SYNTAX, "character 1" },
    { "[1999}", KRO_TIME_ERROR_SYNTAX, "character 6" },
    { "[1999,..2001]", KRO_TIME_ERROR_SYNTAX, "character 7" },
    { "[2025-01..2026]", KRO_TIME_ERROR_SYNTAX, "same precision" },
    { "/", KRO_TIME_ERROR_SYNTAX, "at least one" },
    { "1985/2000/2010", KRO_TIME_ERROR_SYNTAX, "character 10" },
    { "20XX-41", KRO_TIME_ERROR_VALUE, "year of a season" },
    { "1985-04-12T23:20:30+24", KRO_TIME_ERROR_VALUE, "less than a day" },
    { "1950S5", KRO_TIME_ERROR_VALUE, "1 to 4" },
    { "Y1234567890123456789", KRO_TIME_ERROR_RANGE, "18 digits" },
    { "1999-02-39", KRO_TIME_ERROR_VALUE, "no day 39" },
    { "1X99-02-29", KRO_TIME_ERROR_VALUE, "no day has" },
    { "1985-3X", KRO_TIME_ERROR_VALUE, "no month has" },
    { "één", KRO_TIME_ERROR_SYNTAX, "character 1" },
    { "19\xff", KRO_TIME_ERROR_SYNTAX, "character 3" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = g_strescape (cases[i].text, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (KroEdtf) edtf = kro_edtf_parse (cases[i].text, -1, &error);

      g_test_message ("%s: %s", shown, error != NULL ? error->message : "accepted");
      g_assert_null (edtf);
      g_assert_error (error, KRO_TIME_ERROR, (int)cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].words));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

/* What prints to text reads as the same: kind, span, precision, qualifiers. */
static void
assert_round_trip (const KroEdtf *edtf)
{
  g_autofree char *first = kro_edtf_to_string (edtf);
  g_autoptr (GError) error = NULL;
  g_autoptr (KroEdtf) back = kro_edtf_parse (first, -1, &error);
  g_autofree char *second = NULL;
  KroTime          from, to, back_from, back_to;
  gboolean         has_span = kro_edtf_get_span (edtf, &from, &to);

  g_assert_no_error (error);
  second = kro_edtf_to_string (back);
  g_assert_cmpstr (second, ==, first);
  g_assert_cmpint (kro_edtf_get_kind (back), ==, kro_edtf_get_kind (edtf));
  g_assert_cmpint (kro_edtf_get_precision (back), ==, kro_edtf_get_precision (edtf));
  g_assert_cmpint (kro_edtf_get_qualifier (back), ==, kro_edtf_get_qualifier (edtf));
  g_assert_cmpuint (kro_edtf_get_n_members (back), ==, kro_edtf_get_n_members (edtf));
  g_assert_cmpint (kro_edtf_get_span (back, &back_from, &back_to), ==, has_span);
  if (!has_span)
    return;
  g_assert_cmpint (kro_time_compare (from, to), <, 0);
  g_assert_true (kro_time_compare (from, back_from) == 0 && kro_time_compare (to, back_to) == 0);
}

/* Any text made of the letters of EDTF either is refused, or prints to what
 * reads as the same. */
static void
test_random (void)
{
  static const char letters[] = "0123456789012345678901201201X-----?~%/.TYSE:Z+[]{},";
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  guint n_read = 0;

  for (int round = 0; round < 300000; round++)
    {
      const char *seed = examples[g_rand_int_range (random, 0, G_N_ELEMENTS (examples))].text;
      char        text[64];
      int         length = (int)strlen (seed);
      g_autoptr (KroEdtf) edtf = NULL;

      memcpy (text, seed, (gsize)length + 1);
      for (int i = g_rand_int_range (random, 1, 4); i > 0; i--)
        text[g_rand_int_range (random, 0, length)] = letters[g_rand_int_range (random, 0, sizeof letters - 1)];
      edtf = kro_edtf_parse (text, -1, NULL);
      if (edtf == NULL)
        continue;
      assert_round_trip (edtf);
      n_read++;
    }
  g_assert_cmpuint (n_read, >, 10000);
}

static void
append_qualifier (GString *out, GRand *random)
{
  if (g_rand_int_range (random, 0, 6) == 0)
    g_string_append_c (out, "?~%"[g_rand_int_range (random, 0, 3)]);
}

static void
append_number (GString *out, GRand *random, int n_digits, int number)
{
  gsize at = out->len;

  g_string_append_printf (out, "%0*d", n_digits, number);
  for (int i = 0; i < n_digits; i++)
    if (g_rand_int_range (random, 0, 12) == 0)
      out->str[at + (gsize)i] = 'X';
}

/* A date by the grammar; some have no such day. */
static void
append_random_date (GString *out, GRand *random)
{
  int depth = g_rand_int_range (random, 0, 4);

  if (g_rand_int_range (random, 0, 8) == 0)
    {
      g_string_append_printf (out, "Y%d", g_rand_int_range (random, 10000, G_MAXINT32) * (g_rand_boolean (random) ? 1 : -1));
      if (g_rand_boolean (random))
        g_string_append_printf (out, "E%d", g_rand_int_range (random, 1, 20));
      if (g_rand_boolean (random))
        g_string_append_printf (out, "S%d", g_rand_int_range (random, 1, 6));
      append_qualifier (out, random);
      return;
    }
  append_qualifier (out, random);
  g_string_append (out, g_rand_int_range (random, 0, 6) == 0 ? "-" : "");
  append_number (out, random, 4, g_rand_int_range (random, 0, 10000));
  for (int i = 1; i < depth; i++)
    {
      append_qualifier (out, random);
      g_string_append_c (out, '-');
      append_qualifier (out, random);
      append_number (out, random, 2, i == 2 ? g_rand_int_range (random, 1, 32) : depth == 2 && g_rand_int_range (random, 0, 4) == 0 ? g_rand_int_range (random, 21, 42)
                                                                                                                                    : g_rand_int_range (random, 1, 13));
    }
  if (depth == 3 && g_rand_int_range (random, 0, 5) == 0)
    g_string_append_printf (out, "T%02d:%02d:%02d%s", g_rand_int_range (random, 0, 25), g_rand_int_range (random, 0, 60), g_rand_int_range (random, 0, 60), g_rand_boolean (random) ? "" : "+05:30");
  append_qualifier (out, random);
}

static char *
make_random (GRand *random)
{
  GString *out = g_string_new (NULL);
  int      form = g_rand_int_range (random, 0, 6);
  int      n_members = g_rand_int_range (random, 1, 4);

  if (form == 3)
    {
      append_random_date (out, random);
      g_string_append_c (out, '/');
    }
  if (form < 4)
    append_random_date (out, random);
  else
    {
      g_string_append (out, form == 4 ? "[" : "{");
      for (int i = 0; i < n_members; i++)
        {
          g_string_append (out, i > 0 ? "," : g_rand_int_range (random, 0, 3) == 0 ? ".."
                                                                                   : "");
          append_random_date (out, random);
        }
      g_string_append (out, g_rand_int_range (random, 0, 3) == 0 ? ".." : "");
      g_string_append (out, form == 4 ? "]" : "}");
    }
  return g_string_free (out, FALSE);
}

static void
test_grammar (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  guint n_read = 0;

  for (int round = 0; round < 200000; round++)
    {
      g_autofree char *text = make_random (random);
      g_autoptr (KroEdtf) edtf = kro_edtf_parse (text, -1, NULL);

      if (edtf == NULL)
        continue;
      assert_round_trip (edtf);
      n_read++;
    }
  g_test_message ("%u of 200000 are dates", n_read);
  g_assert_cmpuint (n_read, >, 50000);
}

static void
test_members (void)
{
  g_autoptr (KroEdtf) edtf = kro_edtf_parse ("[..1667,1670..1672,1760-12..]", -1, NULL);
  g_autoptr (KroEdtf) interval = kro_edtf_parse ("2004/..", -1, NULL);
  static const char *const expected[] = { "1667-01-01 1668-01-01", "1670-01-01 1673-01-01", "1760-12-01 1761-01-01" };
  KroTime                  from, to;

  g_assert_cmpuint (kro_edtf_get_n_members (edtf), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *first = NULL, *last = NULL, *both = NULL;

      g_assert_true (kro_edtf_get_member_span (edtf, i, &from, &to));
      first = time_text (from);
      last = time_text (to);
      both = g_strjoin (" ", first, last, NULL);
      g_assert_cmpstr (both, ==, expected[i]);
    }
  g_assert_cmpuint (kro_edtf_get_n_members (interval), ==, 1);
  g_assert_true (kro_edtf_get_member_span (interval, 0, &from, &to));
}

/* Strings on which independent implementations agree: tab separated text,
 * verdict and level, where that file is there. */
static guint
count_disagreements (char **lines)
{
  guint n_wrong = 0;

  for (gsize i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) columns = g_strsplit (lines[i], "\t", 3);
      g_autofree char *text = g_strcompress (columns[0]);
      g_autoptr (KroEdtf) edtf = kro_edtf_parse (text, -1, NULL);
      int found = edtf != NULL ? kro_edtf_get_level (edtf) : -1;

      g_assert_cmpuint (g_strv_length (columns), ==, 3);
      if (edtf != NULL)
        assert_round_trip (edtf);
      if (found == (g_str_equal (columns[1], "valid") ? atoi (columns[2]) : -1))
        continue;
      g_test_message ("%s: level %d, others say %s %s", columns[0], found, columns[1], columns[2]);
      n_wrong++;
    }
  return n_wrong;
}

static void
test_unanimous (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("KRONIEK_SOURCE_ROOT"), "..", "shared", "data", "edtf", "unanimous-dev.tsv", NULL);
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &content, NULL, NULL))
    {
      g_test_skip ("the strings are not here");
      return;
    }
  lines = g_strsplit (content, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 500);
  g_assert_cmpuint (count_disagreements (lines), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time/edtf/examples", test_examples);
  g_test_add_func ("/time/edtf/spans", test_spans);
  g_test_add_func ("/time/edtf/beyond", test_beyond);
  g_test_add_func ("/time/edtf/qualifiers", test_qualifiers);
  g_test_add_func ("/time/edtf/refusals", test_refusals);
  g_test_add_func ("/time/edtf/random", test_random);
  g_test_add_func ("/time/edtf/grammar", test_grammar);
  g_test_add_func ("/time/edtf/members", test_members);
  g_test_add_func ("/time/edtf/unanimous", test_unanimous);
  return g_test_run ();
}

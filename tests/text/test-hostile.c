/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Input that nobody writes: everything ends, and what comes out holds together. */
#include "kro-analyser.h"

#include <string.h>

#define MEGABYTE 1000000

/* Start and end make a date that the time floor takes. */
static void
assert_date (const char *start, const char *end)
{
  const KroDateFields fields = { .start = start, .end = end };
  g_autoptr (GError) error = NULL;
  g_autoptr (KroDate) date = NULL;

  if (start == NULL)
    return;
  date = kro_date_new (&fields, &error);
  if (date == NULL)
    g_test_message ("%s / %s", start, end);
  g_assert_no_error (error);
}

static void
assert_holds_together (const KroText *text, const KroAnalysis *analysis)
{
  guint                n_expressions, n_events;
  const KroExpression *x = kro_analysis_get_expressions (analysis, &n_expressions);
  const KroEventDraft *e = kro_analysis_get_events (analysis, &n_events);
  gsize                length = kro_text_get_length (text);

  for (guint i = 0; i < n_expressions; i++)
    {
      g_assert_cmpuint (x[i].b, <, x[i].e);
      g_assert_cmpuint (x[i].e, <=, length);
      g_assert_true (x[i].n_readings == 1 || x[i].n_readings == 2);
      g_assert_true (i == 0 || x[i - 1].e <= x[i].b);
      for (guint k = 0; k < x[i].n_readings; k++)
        assert_date (x[i].readings[k].start, x[i].readings[k].end);
    }
  for (guint i = 0; i < n_events; i++)
    {
      g_assert_true (g_utf8_validate (e[i].title, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (e[i].title, -1), <=, 90);
      assert_date (e[i].start, e[i].end);
      assert_date (e[i].other_start, e[i].other_end);
      g_assert_cmpuint (e[i].sentence_b, <, e[i].sentence_e);
      g_assert_cmpuint (e[i].sentence_e, <=, length);
      g_assert_cmpuint (e[i].clause_b, >=, e[i].sentence_b);
      g_assert_cmpuint (e[i].clause_e, <=, e[i].sentence_e);
      for (guint k = 0; k < e[i].n_expressions; k++)
        g_assert_cmpuint (e[i].expressions[k], <, n_expressions);
    }
}

static void
analyse (const char *bytes, gsize length)
{
  const char *const *languages = kro_pack_get_languages ();
  gsize              n_languages = g_strv_length ((char **)languages);

  for (gsize i = 0; i <= n_languages; i++)
    {
      g_autoptr (KroText) text = kro_text_new (bytes, (gssize)length);
      KroAnalyserOptions options = { .language = languages[i], .publication = "2025-09-26", .all_sentences = TRUE };
      g_autoptr (KroAnalysis) analysis = kro_analyse (text, &options, NULL, NULL);

      g_assert_nonnull (analysis);
      assert_holds_together (text, analysis);
    }
}

static void
analyse_repeated (const char *piece)
{
  GString *text = g_string_sized_new (MEGABYTE + 64);

  while (text->len < MEGABYTE)
    g_string_append (text, piece);
  analyse (text->str, text->len);
  g_string_free (text, TRUE);
}

static void
test_repeated (void)
{
  static const char *const pieces[] = { "7", "van ", "x", "3 mei ", "May 3 ", "2001-", "1-", "de ", "\"", "(", "((", ",", ". ", "dr. ", "é", "1/2/", "tot en met ", "\n", "\n\n", "A.", "A.B.C.", "A.B.C. ", "twee ", "eeuw ", "een lange regel zonder punt ", "van 3 mei tot 5 mei ", "[3 mei, ", "Hij zei dat hij ", "who said that he " };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    analyse_repeated (pieces[i]);
}

/* Phrases within phrases: work must not double with each of them. */
static void
test_nested_phrases (void)
{
  static const char *const starts[] = { "Op 3 mei 2001 sloot ", "On May 3, 2001 was ", "Zij zei dat op 3 mei 2001 " };
  static const char *const pieces[] = { "de man van ", "de grote man van ", "the man of ", "Jan van ", "de man van Jan, die op 3 mei " };

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (pieces); k++)
      {
        GString *text = g_string_new (starts[i]);

        while (text->len < 20000)
          g_string_append (text, pieces[k]);
        analyse (text->str, text->len);
        g_string_free (text, TRUE);
      }
}

static void
test_long_lines (void)
{
  g_autofree char *word = g_strnfill (100000, 'w');
  g_autofree char *line = g_strconcat ("Op 3 mei 2001 kwam ", word, " aan.\nOn May 3, 2001 ", word, " came.", NULL);

  analyse (line, strlen (line));
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  char bytes[2000];

  for (int round = 0; round < 100; round++)
    {
      for (gsize i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)g_rand_int_range (random, round % 2 == 0 ? 1 : 32, round % 2 == 0 ? 256 : 127);
      analyse (bytes, sizeof bytes);
    }
}

/* Words of the packs in random order: every pattern meets every other. */
static void
test_shuffled (void)
{
  static const char *const words[] = { "op", "3", "mei", "2001", "-", "/", "van", "tot", "de", "vorige", "week", "eind", "jaren", "negentig", ",", ".", "'", "s", "avonds", "om", "20", ":", "30", "uur", "29", "februari", "99", "9999", "0", "31", "november", "last", "the", "May", "of", "1990s", "eeuw", "v", "Chr", "kwartaal", "laatste", "maandag", "geleden", "honderd", "duizend", "later", "BC", "years", "next", "Q", "13" };
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (int round = 0; round < 200; round++)
    {
      GString *text = g_string_new (NULL);

      for (int i = 0; i < 200; i++)
        g_string_append_printf (text, "%s%s", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))], g_rand_int_range (random, 0, 3) > 0 ? " " : "");
      analyse (text->str, text->len);
      g_string_free (text, TRUE);
    }
}

static void
test_empty (void)
{
  analyse ("", 0);
  analyse (" \n\n\t ", 5);
  analyse ("\0\0", 2);
}

static void
test_wrong_date (void)
{
  static const char *const dates[] = { "", "2025", "2025-13-01", "2025-02-30", "yesterday", "2025-09-26/.." };
  g_autoptr (KroText) text = kro_text_new ("Gisteren.", -1);

  for (gsize i = 0; i < 5; i++)
    {
      KroAnalyserOptions options = { .publication = dates[i] };
      g_autoptr (GError) error = NULL;

      g_assert_null (kro_analyse (text, &options, NULL, &error));
      g_assert_error (error, KRO_PACK_ERROR, KRO_PACK_ERROR_DATE);
    }
}

static void
test_cancelled (void)
{
  g_autofree char *spaces = g_strnfill (MEGABYTE, 'a');
  g_autoptr (KroText) text = kro_text_new (spaces, MEGABYTE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (kro_analyse (text, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/hostile/empty", test_empty);
  g_test_add_func ("/text/hostile/repeated", test_repeated);
  g_test_add_func ("/text/hostile/nested-phrases", test_nested_phrases);
  g_test_add_func ("/text/hostile/long-lines", test_long_lines);
  g_test_add_func ("/text/hostile/random", test_random);
  g_test_add_func ("/text/hostile/shuffled", test_shuffled);
  g_test_add_func ("/text/hostile/wrong-date", test_wrong_date);
  g_test_add_func ("/text/hostile/cancelled", test_cancelled);
  return g_test_run ();
}

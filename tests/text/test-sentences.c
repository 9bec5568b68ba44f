/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens and sentences: where they are cut, and where not. */
#include "kro-scan-private.h"

#include <string.h>

/* Sentences of a text in one block, with " | " between. */
static char *
cut (const char *language, const char *text)
{
  KroScan  scan;
  GString *out = g_string_new (NULL);

  kro_scan_init (&scan, kro_pack_get_builtin (language), text, strlen (text));
  kro_scan_add_tokens (&scan, 0, strlen (text));
  kro_scan_add_sentences (&scan, 0, 0, KRO_TEXT_BLOCK_PARAGRAPH);
  for (guint i = 0; i < scan.sentences->len; i++)
    {
      const KroSentence *s = &g_array_index (scan.sentences, KroSentence, i);
      guint32            b = kro_scan_get_token (&scan, s->first)->b;

      g_string_append_printf (out, "%s%.*s", i > 0 ? " | " : "", (int)(kro_scan_get_token (&scan, s->end - 1)->e - b), text + b);
    }
  kro_scan_clear (&scan);
  return g_string_free (out, FALSE);
}

static void
assert_cut (const char *language, const char *expected)
{
  g_auto (GStrv) parts = g_strsplit (expected, " | ", -1);
  g_autofree char *text = g_strjoinv (" ", parts);
  g_autofree char *found = cut (language, text);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_dutch (void)
{
  assert_cut ("nl", "De raad stemde in. | De burgemeester niet.");
  assert_cut ("nl", "Volgens dr. Jansen en prof. De Boer klopt het. | Dat zei mr. Bakker ook.");
  assert_cut ("nl", "Zij woont bij A. B. Smit in Ede. | Hij niet.");
  assert_cut ("nl", "Het kost ca. 3,50 euro. | Meer niet!");
  assert_cut ("nl", "“Kom mee!” | Zij ging.");
  assert_cut ("nl", "Kom je? | Nee. | Goed dan…");
  assert_cut ("nl", "Op 3. en 4. plaats kwamen zij. | Verder niemand.");
  assert_cut ("nl", "De trein van 14.03 uur reed niet. | De volgende wel.");
  assert_cut ("nl", "Er waren appels, peren enz. | De rest was op.");
  assert_cut ("nl", "Op 26 sept. 2025 begon het. | Daarna niet.");
  assert_cut ("nl", "Hij gaf 1.500.000 euro en www.voorbeeld.nl kreeg het. | Mooi.");
}

static void
test_english (void)
{
  assert_cut ("en", "The track was laid in the mid-1990s. | Engineers plan to come back.");
  assert_cut ("en", "The council agreed. | The mayor did not.");
  assert_cut ("en", "Dr. Brown and Mr. Green met in St. Albans. | Mrs. White did not.");
  assert_cut ("en", "It was founded by J. P. Stone in the U.S. in 1901. | It closed later.");
  assert_cut ("en", "On Sept. 30 it began. | It ended on Oct. 2, 2001.");
  assert_cut ("en", "Smith Inc. of London sold it. | Others bought it.");
  assert_cut ("en", "“Is it over?” | She asked twice. | (It was.) | They left.");
  assert_cut ("en", "It closed at 5 p.m. Nov. 9. | He saw Stone Inc. | Ms. Hall did not.");
  assert_cut ("en", "At 8:30 p.m. the lights went out. | No. 10 stayed dark.");
}

/* Where ordinals have a dot, "3. Name" goes on. */
static void
test_german (void)
{
  assert_cut ("de", "Der Rat stimmte am 3. März zu. | Die Mehrheit war knapp.");
  assert_cut ("de", "Im 19. Jahrhundert war hier ein Hof. | Der 2. Bauabschnitt fehlt noch.");
  assert_cut ("de", "Die Kinder kamen auf Platz 3. | Danach war Pause.");
  assert_cut ("de", "Es gab 120. | Mehr kamen nicht.");
  assert_cut ("de", "Die Stadt fiel 44 v. Chr. an Rom. | Der Wald blieb.");
  assert_cut ("de", "Es kamen z. B. Dr. Weiß und Fr. Lang. | Sie blieben.");
}

static void
test_edges (void)
{
  assert_cut ("en", "");
  assert_cut ("en", ".");
  assert_cut ("en", "...");
  assert_cut ("en", "no end at all");
  assert_cut ("en", "One.Two is no end. | Three is.");
}

static char *
tokens_of (const char *text)
{
  static const char *const planes[] = { " ", "_", "+" };
  KroScan                  scan;
  GString                 *out = g_string_new (NULL);

  kro_scan_init (&scan, kro_pack_get_builtin (NULL), text, strlen (text));
  kro_scan_add_tokens (&scan, 0, strlen (text));
  for (guint i = 0; i < scan.tokens->len; i++)
    {
      const KroToken *token = kro_scan_get_token (&scan, i);

      g_string_append_printf (out, "%s%.*s", planes[token->plane], (int)(token->e - token->b), text + token->b);
    }
  kro_scan_clear (&scan);
  return g_string_free (out, FALSE);
}

static void
assert_tokens (const char *text, const char *expected)
{
  g_autofree char *found = tokens_of (text);

  g_assert_cmpstr (found, ==, expected);
}

/* How tokens touch: spaced, with a mark between, glued. */
static void
test_tokens (void)
{
  assert_tokens ("een 56-jarige man", " een 56_-_jarige man");
  assert_tokens ("15e F16", " 15+e F+16");
  assert_tokens ("“één” – 2025‑09", " “_één_” – 2025_‑_09");
  assert_tokens ("a\u00a0b\u2009c", " a b c");
  assert_tokens ("ΑΘΗΝΑ 東京", " ΑΘΗΝΑ 東京");
  assert_tokens ("99999999999999999999", " 99999999999999999999");
}

/* Folding finds words whatever their case and their letters. */
static void
test_folding (void)
{
  static const char *const words[] = { "één", "ÉÉN", "Één" };
  KroScan                  scan;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      kro_scan_init (&scan, kro_pack_get_builtin ("nl"), words[i], strlen (words[i]));
      kro_scan_add_tokens (&scan, 0, strlen (words[i]));
      g_assert_cmpuint (scan.tokens->len, ==, 1);
      g_assert_cmpuint (kro_scan_get_token (&scan, 0)->lexeme, !=, 0);
      kro_scan_clear (&scan);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/sentences/dutch", test_dutch);
  g_test_add_func ("/text/sentences/english", test_english);
  g_test_add_func ("/text/sentences/german", test_german);
  g_test_add_func ("/text/sentences/edges", test_edges);
  g_test_add_func ("/text/tokens/touch", test_tokens);
  g_test_add_func ("/text/tokens/folding", test_folding);
  return g_test_run ();
}

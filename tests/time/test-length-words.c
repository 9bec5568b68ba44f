/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lengths in words, from microseconds to the age of the universe. */
#include "kro-length-words.h"

#define DAY 86400.0
#define YEAR 31556952.0

static const struct
{
  double      seconds;
  const char *english;
  const char *brief;
  const char *dutch;
  const char *kort;
} cases[] = {
  { 0.000025, "25 microseconds", "25 µs", "25 microseconden", "25 µs" },
  { 0.25, "250 milliseconds", "250 ms", "250 milliseconden", "250 ms" },
  { 1, "1000 milliseconds", "1000 ms", "1000 milliseconden", "1000 ms" },
  { 45, "45 seconds", "45 s", "45 seconden", "45 s" },
  { 89, "89 seconds", "89 s", "89 seconden", "89 s" },
  { 90, "2 minutes", "2 min", "2 minuten", "2 min" },
  { 3600, "60 minutes", "60 min", "60 minuten", "60 min" },
  { 4 * 3600, "4 hours", "4 h", "4 uur", "4 u" },
  { 12 * DAY, "12 days", "12 days", "12 dagen", "12 dagen" },
  { 5 * YEAR / 12, "5 months", "5 mo", "5 maanden", "5 mnd" },
  { 12.4 * YEAR, "12 years", "12 yr", "12 jaar", "12 jr" },
  { 312 * YEAR, "312 years", "312 yr", "312 jaar", "312 jr" },
  { 12345 * YEAR, "12,300 years", "12,300 yr", "12.300 jaar", "12.300 jr" },
  { 250000 * YEAR, "250,000 years", "0.25 Ma", "250.000 jaar", "0,25 Ma" },
  { 66.04e6 * YEAR, "66 million years", "66 Ma", "66 miljoen jaar", "66 Ma" },
  { 3.52e6 * YEAR, "3.52 million years", "3.52 Ma", "3,52 miljoen jaar", "3,52 Ma" },
  { 10e9 * YEAR, "10 billion years", "10 Ga", "10 miljard jaar", "10 Ga" },
};

static void
test_cases (void)
{
  g_autoptr (KroLocale) english = kro_locale_new ("en");
  g_autoptr (KroLocale) dutch = kro_locale_new ("nl");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *in_english = kro_length_to_words (cases[i].seconds, english, KRO_WORDS_LONG);
      g_autofree char *brief = kro_length_to_words (cases[i].seconds, english, KRO_WORDS_SHORT);
      g_autofree char *in_dutch = kro_length_to_words (cases[i].seconds, dutch, KRO_WORDS_LONG);
      g_autofree char *kort = kro_length_to_words (cases[i].seconds, dutch, KRO_WORDS_SHORT);

      g_assert_cmpstr (in_english, ==, cases[i].english);
      g_assert_cmpstr (brief, ==, cases[i].brief);
      g_assert_cmpstr (in_dutch, ==, cases[i].dutch);
      g_assert_cmpstr (kort, ==, cases[i].kort);
    }
}

/* Never one of anything, since it is always said as several, nor none. */
static void
test_several (void)
{
  g_autoptr (KroLocale) english = kro_locale_new ("en");

  for (double seconds = 2e-6; seconds < 1e18; seconds *= 1.07)
    {
      g_autofree char *words = kro_length_to_words (seconds, english, KRO_WORDS_LONG);

      g_assert_false (g_str_has_prefix (words, "0 "));
      if (seconds < 0.9e6 * YEAR)
        g_assert_false (g_str_has_prefix (words, "1 "));
      g_assert_cmpuint (g_utf8_strlen (words, -1), <=, 20);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/time/length-words/cases", test_cases);
  g_test_add_func ("/time/length-words/several", test_several);

  return g_test_run ();
}

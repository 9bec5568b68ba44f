/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locales: what is translated, and that what is not comes back in English. */
#include "kro-locale.h"

static void
test_dutch (void)
{
  g_autoptr (KroLocale) locale = kro_locale_new ("nl_NL.UTF-8");

  g_assert_cmpstr (kro_locale_get_language (locale), ==, "nl");
  g_assert_cmpstr (kro_locale_get_tag (locale), ==, "nl_NL.UTF-8");
  g_assert_true (kro_locale_has_words (locale));
  g_assert_cmpstr (kro_locale_translate (locale, "date", "circa %s"), ==, "circa %s");
  g_assert_cmpstr (kro_locale_translate (locale, "date", "%s century"), ==, "%s eeuw");
}

static void
test_unknown (void)
{
  static const char *const messages[] = { "", "A", "Kroniek has no such message", "zzz", "\xef\xbf\xbd", "%s century" };
  static const char *const languages[] = { "nl", "en", "fi", "", "-", "../../nl" };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (KroLocale) locale = kro_locale_new (languages[i]);

      for (gsize j = 0; j < G_N_ELEMENTS (messages); j++)
        {
          if (*messages[j] != '\0')
            g_assert_true (kro_locale_translate (locale, NULL, messages[j]) == messages[j]);
          g_assert_true (kro_locale_translate (locale, "no such context", messages[j]) == messages[j]);
        }
      g_assert_cmpstr (kro_locale_translate_plural (locale, "one no such", "many no such", 1), ==, "one no such");
      g_assert_cmpstr (kro_locale_translate_plural (locale, "one no such", "many no such", 2), ==, "many no such");
    }
}

static void
test_has_words (void)
{
  g_autoptr (KroLocale) english = kro_locale_new ("en-GB");
  g_autoptr (KroLocale) finnish = kro_locale_new ("fi");

  g_assert_true (kro_locale_has_words (english));
  g_assert_false (kro_locale_has_words (finnish));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/locale/dutch", test_dutch);
  g_test_add_func ("/base/locale/unknown", test_unknown);
  g_test_add_func ("/base/locale/has-words", test_has_words);
  return g_test_run ();
}

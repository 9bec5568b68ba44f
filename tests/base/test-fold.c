/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searching without case and accents. */

#include "kro-fold.h"

#include <string.h>

static void
assert_found (const char *text, const char *word, gssize b, gssize e)
{
  g_autofree char *folded = kro_fold_text (word);
  const char      *match_end = NULL;
  const char      *match = kro_fold_find (text, text + strlen (text), folded, &match_end);

  g_assert_cmpint (match != NULL ? match - text : -1, ==, b);
  if (match != NULL)
    g_assert_cmpint (match_end - text, ==, e);
}

static void
assert_folded (const char *text, const char *wanted)
{
  g_autofree char *folded = kro_fold_text (text);

  g_assert_cmpstr (folded, ==, wanted);
}

static void
test_text (void)
{
  assert_folded ("", "");
  assert_folded ("Plain TEXT 12", "plain text 12");
  assert_folded ("Éénmaal Ünïcode Çà", "eenmaal unicode ca");
  assert_folded ("e\xcc\x81\xcc\xa7 a", "e a");
  assert_folded ("Straße ﬁn ’s", "strasse fin 's");
}

static void
test_find (void)
{
  assert_found ("Minister opent brug", "OPENT", 9, 14);
  assert_found ("Minister opent brug", "r o", 7, 10);
  assert_found ("aab", "ab", 1, 3);
  assert_found ("Het café sluit", "CAFE S", 4, 11);
  assert_found ("Het cafe sluit", "Café", 4, 8);
  assert_found ("Het cafe\xcc\x81 sluit", "café s", 4, 12);
  assert_found ("Zwölf Ärzte", "ärzte", 7, 13);
  assert_found ("Straße", "STRASSE", 0, 7);
  assert_found ("Straße", "stras", 0, 6);
  assert_found ("opa’s fiets", "opa's", 0, 7);
  assert_found ("ΟΔΟΣ", "οδος", 0, 8);
  assert_found ("Москва", "МОС", 0, 6);
  assert_found ("Москва", "ква", 6, 12);
  assert_found ("日本", "本", 3, 6);
  assert_found ("한국", "한국", 0, 6);
}

static void
test_not_found (void)
{
  assert_found ("", "a", -1, -1);
  assert_found ("aa", "aaa", -1, -1);
  assert_found ("caf", "café", -1, -1);
  assert_found ("@", "`", -1, -1);
  assert_found ("[", "{", -1, -1);
  assert_found ("Москва", "m", -1, -1);
  assert_found ("é", "\xc2\xa9", -1, -1);
  assert_found ("का", "क", 0, 3);
  assert_found ("का", "कि", -1, -1);
}

/* What stands behind the end is not looked at. */
static void
test_end (void)
{
  const char *text = "harbour works";

  g_assert_null (kro_fold_find (text, text + 6, "harbour", NULL));
  g_assert_true (kro_fold_find (text, text + 7, "harbour", NULL) == text);
  g_assert_null (kro_fold_find (text, text, "h", NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/fold/text", test_text);
  g_test_add_func ("/base/fold/find", test_find);
  g_test_add_func ("/base/fold/not-found", test_not_found);
  g_test_add_func ("/base/fold/end", test_end);
  return g_test_run ();
}

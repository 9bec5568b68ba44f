/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every way in which a date is refused: with which words, and that they point
 * at a character of the text. */
#include "kro-edtf.h"

#include <stdlib.h>
#include <string.h>

static const struct
{
  const char  *text;
  KroTimeError code;
  int          character;
  const char  *words;
} cases[] = {
  { "20", KRO_TIME_ERROR_SYNTAX, 3, "a year has four digits, such as 2025" },
  { "20255", KRO_TIME_ERROR_SYNTAX, 1, "has a Y before it" },
  { "2025-1", KRO_TIME_ERROR_SYNTAX, 7, "a month has two digits, such as 05" },
  { "2025-100", KRO_TIME_ERROR_SYNTAX, 6, "a month has two digits" },
  { "2025-10-1", KRO_TIME_ERROR_SYNTAX, 10, "a day has two digits" },
  { "2025-10-", KRO_TIME_ERROR_SYNTAX, 9, "a day has two digits" },
  { "Y", KRO_TIME_ERROR_SYNTAX, 2, "a number should stand here" },
  { "Y-", KRO_TIME_ERROR_SYNTAX, 3, "a number should stand here" },
  { "Y017E3", KRO_TIME_ERROR_SYNTAX, 2, "without zeros before it" },
  { "Y17E", KRO_TIME_ERROR_SYNTAX, 5, "a number should stand here" },
  { "Y17E12345", KRO_TIME_ERROR_RANGE, 5, "more than 4 digits" },
  { "Y17E0", KRO_TIME_ERROR_VALUE, 2, "are not 0" },
  { "Y0E5", KRO_TIME_ERROR_VALUE, 2, "are not 0" },
  { "Y17E300S1", KRO_TIME_ERROR_RANGE, 9, "too far away" },
  { "19XXS2", KRO_TIME_ERROR_SYNTAX, 6, "either X or significant digits" },
  { "1950S", KRO_TIME_ERROR_SYNTAX, 6, "a number should stand here" },
  { "1950S0", KRO_TIME_ERROR_VALUE, 6, "has 4 digits" },
  { "1950S100", KRO_TIME_ERROR_RANGE, 6, "more than 2 digits" },
  { "1950S2-05", KRO_TIME_ERROR_SYNTAX, 7, "stands alone" },
  { "Y12345-05", KRO_TIME_ERROR_SYNTAX, 7, "stands alone" },
  { "2025-20", KRO_TIME_ERROR_VALUE, 6, "there is no month 20" },
  { "2025-42", KRO_TIME_ERROR_VALUE, 6, "there is no month 42" },
  { "2025-X3", KRO_TIME_ERROR_VALUE, 0, NULL }, /* right: 03 */
  { "2025-04-31", KRO_TIME_ERROR_VALUE, 9, "has 30 days; write 2025-04-30 or 2025-05-01" },
  { "2023-02-~29", KRO_TIME_ERROR_VALUE, 10, "write 2023-02-28 or 2023-03-01" },
  { "2023-02?-29", KRO_TIME_ERROR_VALUE, 10, "write 2023-02-28 or 2023-03-01" },
  { "2020/2023-02-29", KRO_TIME_ERROR_VALUE, 14, "write 2023-02-28 or 2023-03-01" },
  { "2025-02-XX-01", KRO_TIME_ERROR_SYNTAX, 11, "nothing more" },
  { "2025-02-3X", KRO_TIME_ERROR_VALUE, 9, "no day has these digits" },
  { "2001-33?", KRO_TIME_ERROR_SYNTAX, 8, "only the seasons" },
  { "2001-~21", KRO_TIME_ERROR_SYNTAX, 7, "qualified at its end" },
  { "?2001-21", KRO_TIME_ERROR_SYNTAX, 7, "qualified at its end" },
  { "2025-04-12T12", KRO_TIME_ERROR_SYNTAX, 14, "a colon and the minutes" },
  { "2025-04-12T", KRO_TIME_ERROR_SYNTAX, 12, "an hour has two digits" },
  { "2025-04-12T12:3", KRO_TIME_ERROR_SYNTAX, 16, "the minutes have two digits" },
  { "2025-04-12T12:30:", KRO_TIME_ERROR_SYNTAX, 18, "the seconds have two digits" },
  { "2025-04-12T25:00", KRO_TIME_ERROR_VALUE, 12, "no such time" },
  { "2025-04-12T12:00:60", KRO_TIME_ERROR_VALUE, 12, "no such time" },
  { "2025-04-12T12:00:00.", KRO_TIME_ERROR_SYNTAX, 21, "decimals should stand here" },
  { "2025-04-12T12:00:00.1234567890", KRO_TIME_ERROR_RANGE, 21, "nine decimals" },
  { "2025-04-12T12:00+1", KRO_TIME_ERROR_SYNTAX, 19, "the hours of a shift" },
  { "2025-04-12T12:00+01:5", KRO_TIME_ERROR_SYNTAX, 22, "the minutes of a shift" },
  { "2025-04-12T12:00-00:00", KRO_TIME_ERROR_VALUE, 17, "UTC is written Z" },
  { "2025-04-12T12:00+01:60", KRO_TIME_ERROR_VALUE, 17, "less than a day" },
  { "9999-12-31T24:00:00", KRO_TIME_ERROR_RANGE, 12, "beyond the year 9999" },
  { "2025-04-XXT12:00", KRO_TIME_ERROR_SYNTAX, 11, "belongs to a whole date" },
  { "2025-04-12?T12:00", KRO_TIME_ERROR_SYNTAX, 12, "stands at the end" },
  { "2025-04-12T12:00??", KRO_TIME_ERROR_SYNTAX, 18, "nothing more" },
  { "2025-04-12T12:00/2026", KRO_TIME_ERROR_KIND, 1, "no times of day" },
  { "2025-33/2026", KRO_TIME_ERROR_KIND, 1, "no quarters" },
  { "2025x/2026", KRO_TIME_ERROR_SYNTAX, 5, "write X in place of x" },
  { "2025q/2026", KRO_TIME_ERROR_SYNTAX, 5, "nothing more" },
  { "2025/2026q", KRO_TIME_ERROR_SYNTAX, 10, "nothing more" },
  { "2026/2025-04", KRO_TIME_ERROR_ORDER, 6, "write 2025-04/2026" },
  { "Y17E300/Y17E8", KRO_TIME_ERROR_ORDER, 9, "write Y17E8/Y17E300" },
  { "[]", KRO_TIME_ERROR_SYNTAX, 2, "a year has four digits" },
  { "[", KRO_TIME_ERROR_SYNTAX, 2, "a year has four digits" },
  { "[2025", KRO_TIME_ERROR_SYNTAX, 6, "begins at character 1" },
  { "{2025,2026]", KRO_TIME_ERROR_SYNTAX, 11, "should end with }" },
  { "[2025]q", KRO_TIME_ERROR_SYNTAX, 7, "nothing more" },
  { "[2026 .. 2025]", KRO_TIME_ERROR_ORDER, 2, "write 2025..2026" },
  { "[2026..2025-04]", KRO_TIME_ERROR_SYNTAX, 8, "same precision" },
  { "[2020, ..2025]", KRO_TIME_ERROR_SYNTAX, 8, "start of a set only" },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KroEdtf) edtf = kro_edtf_parse (cases[i].text, -1, &error);
      g_autofree char *place = g_strdup_printf ("character %d: ", cases[i].character);

      g_test_message ("%s: %s", cases[i].text, error != NULL ? error->message : "read");
      if (cases[i].words == NULL)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_null (edtf);
      g_assert_error (error, KRO_TIME_ERROR, (int)cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].words));
      g_assert_nonnull (strstr (error->message, place));
    }
}

/* The number of the character that a refusal names. */
static long
get_character (const GError *error)
{
  const char *place = strstr (error->message, "”, character ");

  g_assert_nonnull (place);
  return strtol (place + strlen ("”, character "), NULL, 10);
}

/* Texts cut short or broken at any place: the refusal names a character of the
 * text or the one behind it, in UTF-8 that a window can show. */
static void
test_broken (void)
{
  static const char *const wedges[] = { "", "X", "é", "\xff", "\xf0\x9f", "-", "/", "]", "Y", " ", "\n", "%" };
  guint                    n_refused = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize at = 0; at <= strlen (cases[i].text); at++)
      for (gsize w = 0; w < G_N_ELEMENTS (wedges); w++)
        {
          g_autofree char *text = g_strdup_printf ("%.*s%s%s", (int)at, cases[i].text, wedges[w], w == 0 ? "" : cases[i].text + at);
          g_autofree char *valid = g_utf8_make_valid (text, -1);
          g_autoptr (GError) error = NULL;
          g_autoptr (KroEdtf) edtf = kro_edtf_parse (text, -1, &error);

          if (edtf != NULL)
            continue;
          n_refused++;
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
          g_assert_cmpint (get_character (error), >=, 1);
          g_assert_cmpint (get_character (error), <=, g_utf8_strlen (valid, -1) + 1);
        }
  g_assert_cmpuint (n_refused, >, 5000);
}

/* A length ends the text, whatever stands behind it. */
static void
test_length (void)
{
  g_autoptr (KroEdtf) edtf = kro_edtf_parse ("2025-04-12", 7, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = kro_edtf_to_string (edtf);

  g_assert_cmpstr (text, ==, "2025-04");
  g_assert_null (kro_edtf_parse ("2025-04-12", 6, &error));
  g_assert_error (error, KRO_TIME_ERROR, KRO_TIME_ERROR_SYNTAX);
  g_clear_error (&error);
  g_assert_null (kro_edtf_parse ("2025\0", 5, &error));
  g_assert_error (error, KRO_TIME_ERROR, KRO_TIME_ERROR_SYNTAX);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time/edtf-refused/cases", test_cases);
  g_test_add_func ("/time/edtf-refused/broken", test_broken);
  g_test_add_func ("/time/edtf-refused/length", test_length);
  return g_test_run ();
}

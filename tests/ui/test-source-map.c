/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Long lines are split to be shown, and every place is found back. */

#include "kro-source-map.h"

#include <string.h>

static void
test_short (void)
{
  g_autoptr (KroText) text = kro_text_new ("één\ntwee", -1);
  g_autoptr (KroSourceMap) map = kro_source_map_new (text);

  g_assert_cmpstr (kro_source_map_get_shown (map), ==, "één\ntwee");
  g_assert_cmpuint (kro_source_map_get_n_breaks (map), ==, 0);
  g_assert_cmpuint (kro_source_map_to_shown (map, 5), ==, 5);
  g_assert_cmpuint (kro_source_map_from_shown (map, 5), ==, 5);
}

static void
check_line (const char *word, gsize n)
{
  g_autoptr (GString) line = g_string_new ("voor\n");
  g_autoptr (KroText) text = NULL;
  g_autoptr (KroSourceMap) map = NULL;
  const char *shown;
  gsize       longest = 0;

  for (gsize i = 0; i < n; i++)
    g_string_append (line, word);
  g_string_append (line, "\nna");
  text = kro_text_new (line->str, (gssize)line->len);
  map = kro_source_map_new (text);
  shown = kro_source_map_get_shown (map);
  g_assert_true (g_utf8_validate (shown, -1, NULL));
  g_assert_cmpuint (kro_source_map_get_n_breaks (map), >, 0);
  g_assert_cmpuint (strlen (shown), ==, line->len + kro_source_map_get_n_breaks (map));
  for (const char *at = shown; at != NULL; at = strchr (at, '\n') != NULL ? strchr (at, '\n') + 1 : NULL)
    longest = MAX (longest, strcspn (at, "\n"));
  g_assert_cmpuint (longest, <, 20000);
  for (gsize i = 0; i <= kro_text_get_n_chars (text); i += 97)
    {
      gsize place = kro_source_map_to_shown (map, i);

      g_assert_cmpuint (kro_source_map_from_shown (map, place), ==, i);
      if (i < kro_text_get_n_chars (text))
        g_assert_cmpuint (g_utf8_get_char (g_utf8_offset_to_pointer (shown, (glong)place)), ==, g_utf8_get_char (g_utf8_offset_to_pointer (line->str, (glong)i)));
    }
}

static void
test_long (void)
{
  check_line ("tijdlijn én kroniek ", 6000);
}

static void
test_without_spaces (void)
{
  check_line ("é", 120000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/source-map/short", test_short);
  g_test_add_func ("/ui/source-map/long", test_long);
  g_test_add_func ("/ui/source-map/without-spaces", test_without_spaces);
  return g_test_run ();
}

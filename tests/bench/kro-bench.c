/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures work by its best round, so that what else the machine does counts
 * little, and prints one line a measurement. Seconds are of the wall clock. */

#include "kro-bench.h"

#include <string.h>

#define MIN_SECONDS 0.5
#define MIN_ROUNDS 3

/**
 * kro_bench_run:
 * @name: what is measured
 * @amount: how much one round does, in @unit
 * @unit: "MB", "pictures"
 * @func: one round
 * @data: for @func
 *
 * Runs rounds for half a second, at least three, and prints the best: its
 * milliseconds and @unit a second.
 *
 * Returns: the seconds of the best round
 */
double
kro_bench_run (const char  *name,
               double       amount,
               const char  *unit,
               KroBenchFunc func,
               gpointer     data)
{
  double total = 0.0;
  double best = G_MAXDOUBLE;

  for (int round = 0; round < MIN_ROUNDS || total < MIN_SECONDS; round++)
    {
      gint64 start = g_get_monotonic_time ();
      double seconds;

      func (data);
      seconds = MAX (g_get_monotonic_time () - start, 1) / 1e6;
      total += seconds;
      best = MIN (best, seconds);
    }
  g_print ("%-40s %10.3f ms %10.1f %s/s\n", name, best * 1e3, amount / best, unit);
  return best;
}

/**
 * kro_bench_words:
 * @length: bytes wanted
 *
 * Makes text of @length bytes: words of varying length, some beyond ASCII, in
 * lines of a paragraph. The same length gives the same text.
 *
 * Returns: (transfer full): the text
 */
char *
kro_bench_words (gsize length)
{
  static const char *const words[] = { "the", "chronicle", "été", "of", "a", "number", "12", "naïve", "things", "said" };
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  GString *text = g_string_sized_new (length + 16);

  for (int n = 1; text->len < length; n++)
    {
      const char *word = words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];

      if (text->len + strlen (word) + 1 > length)
        word = ".";
      g_string_append (text, word);
      g_string_append_c (text, n % 80 == 0 ? '\n' : ' ');
    }
  g_string_truncate (text, length);
  return g_string_free (text, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a story is: what a date without a year takes its year from. */
#include "kro-analyser.h"

typedef struct
{
  const char *language;
  const char *text;
  const char *values; /* of all expressions, with a space between */
} Row;

static const Row rows[] = {
  /* The heading holds its section to its year, whatever is told in passing. */
  { "en", "2003: the dike\n\nIn November 2008 a report told why it broke. On April 15 the water came. In May it went.\n",
    "2003 2008-11 2003-04-15 2003-05" },
  { "nl", "2003: de dijk\n\nIn november 2008 zei een rapport waarom hij brak. Op 15 april kwam het water. In mei zakte het.\n",
    "2003 2008-11 2003-04-15 2003-05" },
  { "en", "2003: the dike\n\nOn April 15 the water came.\n\n2004: the pump\n\nA pump was bought in March. It stood idle after the flood of 2003 and broke in June.\n",
    "2003 2003-04-15 2004 2004-03 2003 2004-06" },
  /* A heading without a date leaves that as it is. */
  { "nl", "2003: de dijk\n\nOp 15 april kwam het water.\n\nDe schade\n\nIn de zomer van 2001 was er ook schade. In mei werd alles geteld.\n",
    "2003 2003-04-15 2001-SU 2003-05" },
  /* A heading of two years, or of a month, names no year for what is below. */
  { "en", "The mill, 1871–1875\n\nIn May 1874 it burned. In June it was built again.\n", "1871 1875 1874-05 1874-06" },
  { "nl", "Maart 1874\n\nIn mei 1875 brandde de molen. In juni werd hij herbouwd.\n", "1874-03 1875-05 1875-06" },
  /* A year that comes first in its paragraph goes back; later in it, it is told in passing. */
  { "en", "Peace came in August 1782.\n\nThe armies met in 1781 at the river. In September the bridge was taken.\n", "1782-08 1781 1781-09" },
  { "en", "Peace came in August 1782. The mill, which was built in 1761, was sold. In September the bridge was taken.\n", "1782-08 1761 1782-09" },
};

static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KroText) text = kro_text_new (rows[i].text, -1);
      KroAnalyserOptions options = { .language = rows[i].language, .domain = KRO_DOMAIN_NARRATIVE };
      g_autoptr (KroAnalysis) analysis = kro_analyse (text, &options, NULL, NULL);
      g_autoptr (GString) found = g_string_new (NULL);
      guint                n;
      const KroExpression *expressions = kro_analysis_get_expressions (analysis, &n);

      g_test_message ("%s", rows[i].text);
      for (guint k = 0; k < n; k++)
        g_string_append_printf (found, "%s%s", k > 0 ? " " : "", expressions[k].readings[0].value);
      g_assert_cmpstr (found->str, ==, rows[i].values);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/story", test_rows);
  return g_test_run ();
}

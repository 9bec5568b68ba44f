/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which dates of a text make an event of their own. */
#include "kro-analyser.h"

typedef struct
{
  const char *language;
  const char *text;
  const char *starts; /* of its events, with a space between */
} Row;

static const Row rows[] = {
  /* A year beside a noun says which one, where another date says when. */
  { "nl", "De raad stemde op 3 mei 2021 over de begroting 2022.", "2021-05-03" },
  { "nl", "De begroting 2022 is klaar.", "2022" },
  { "en", "On 3 May 2021 she cut her 2022 estimate.", "2021-05-03" },
  { "en", "The 1992 settlement was a poor one.", "1992" },
  /* One that is glued to a name is of it; not in a heading. */
  { "nl", "In mei 2021 reed de Zwaluw 2000 voor het eerst.", "2021-05" },
  { "en", "The firm called Orion 1980 made ships.", "" },
  { "en", "Floods of Leiden 1974\n\nIt was long and sad, and many people died.\n", "1974" },
  /* The same day said again in a clause, and in another one. */
  { "en", "On 3 May 1999 the firm met the press on 3 May 1999.", "1999-05-03" },
  { "en", "They met on 3 May 1999 and left on 3 May 1999.", "1999-05-03 1999-05-03" },
  /* Of the same without a publication: what is one date stays one event. */
  { "nl", "Maandag om 9 uur ging hij weg. Tussen 23 en 25 mei kwam hij terug. Op 3 of 4 juni viel hij.", "? ? ?" },
  { "en", "On Monday at 9 a.m. he left. From Tuesday to Friday it rained.", "? ?" },
  /* The weekday of a date. */
  { "en", "It was taken on 2 September 1666, a Sunday.", "1666-09-02" },
};

static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KroText) text = kro_text_new (rows[i].text, -1);
      KroAnalyserOptions options = { .language = rows[i].language };
      g_autoptr (KroAnalysis) analysis = kro_analyse (text, &options, NULL, NULL);
      g_autoptr (GString) found = g_string_new (NULL);
      guint                n;
      const KroEventDraft *events = kro_analysis_get_events (analysis, &n);

      g_test_message ("%s", rows[i].text);
      for (guint k = 0; k < n; k++)
        g_string_append_printf (found, "%s%s", k > 0 ? " " : "", events[k].start != NULL ? events[k].start : "?");
      g_assert_cmpstr (found->str, ==, rows[i].starts);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/events", test_rows);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What kind of text it is: news or a narrative. */
#include "kro-analyser.h"

#define VILLAGE "In 1650 stonden er drie hoeven aan de dijk. In 1703 bouwde men een kerk, en in 1811 een school. Op 4 maart 1855 brak de dijk. Twee dagen later stond het water in de kerk. "
#define MILL "The mill was built in 1702. It burned down in 1764 and was rebuilt in 1766. On 3 May 1871 a storm took two of its sails. The following year it was sold. "
#define PRESENT "It has a shop, is dry, and has four sails. It is high and will be higher. The council has a plan. The owner has money. He has time. He is glad. "

typedef struct
{
  const char *language;
  const char *publication; /* NULL: none */
  const char *text;
  KroDomain   domain;
} Row;

/* Old years alone make no narrative: who writes news of today puts some of it so. */
static const Row rows[] = {
  { "nl", NULL, VILLAGE, KRO_DOMAIN_NARRATIVE },
  { "nl", "2025-09-26", VILLAGE, KRO_DOMAIN_NARRATIVE },
  { "nl", "2025-09-26", VILLAGE "Gisteren herdacht het dorp de ramp.", KRO_DOMAIN_NEWS },
  { "nl", "2025-09-26", VILLAGE "Vorige week herdacht het dorp de ramp.", KRO_DOMAIN_NEWS },
  { "nl", "2025-09-26", VILLAGE "Het dorp herdacht zondag de ramp.", KRO_DOMAIN_NEWS },
  { "nl", "1856-01-10", VILLAGE, KRO_DOMAIN_NEWS },
  { "en", NULL, MILL, KRO_DOMAIN_NARRATIVE },
  { "en", "2025-09-26", MILL, KRO_DOMAIN_NARRATIVE },
  { "en", "2025-09-26", MILL "Yesterday it was sold again.", KRO_DOMAIN_NEWS },
  { "en", "2025-09-26", MILL "It is for sale again this month.", KRO_DOMAIN_NEWS },
  { "en", "2025-09-26", MILL "On Monday it was sold again.", KRO_DOMAIN_NEWS },
  { "en", "1872-05-01", MILL, KRO_DOMAIN_NEWS },
  /* In a long history a word of today is one that is quoted. */
  { "en", NULL, MILL MILL MILL "“The sails were lost yesterday,” the miller wrote.", KRO_DOMAIN_NARRATIVE },
  { "en", NULL, MILL MILL MILL "“The sails were lost yesterday,” the miller wrote. A buyer came on Monday.", KRO_DOMAIN_NEWS },
  /* One in sixteen is little, but much where the verbs are of the present. */
  { "en", "2025-09-26", MILL MILL MILL "It opened yesterday.", KRO_DOMAIN_NARRATIVE },
  { "en", "2025-09-26", MILL MILL MILL "It opened yesterday. " PRESENT, KRO_DOMAIN_NEWS },
  { "en", "2025-09-26", MILL MILL MILL PRESENT, KRO_DOMAIN_NARRATIVE },
  /* What is next follows today, or with an article what was told before. */
  { "nl", "2025-09-26", VILLAGE "De volgende winter was streng.", KRO_DOMAIN_NARRATIVE },
  { "nl", "2025-09-26", VILLAGE "De volgende dag zakte het water.", KRO_DOMAIN_NARRATIVE },
  { "nl", "2025-09-26", VILLAGE "Volgende week herdenkt het dorp de ramp.", KRO_DOMAIN_NEWS },
  { "en", "2025-09-26", MILL "The next summer was dry.", KRO_DOMAIN_NARRATIVE },
  { "en", "2025-09-26", MILL "It is to be sold again next summer.", KRO_DOMAIN_NEWS },
  { "nl", "2025-09-26", VILLAGE "Morgen herdenkt het dorp de ramp.", KRO_DOMAIN_NEWS },
  /* Without a date of publication. */
  { "nl", NULL, "Gisteren sloot de gemeente de brug. In 2019 was er al schade.", KRO_DOMAIN_NEWS },
  { "nl", NULL, "Vandaag sluit de gemeente de brug. In 2019 was er al schade.", KRO_DOMAIN_NEWS },
  { "nl", NULL, "Deze week sluit de gemeente de brug. In 2019 was er al schade.", KRO_DOMAIN_NEWS },
  { "nl", NULL, "De gemeente sloot maandag de brug. In 2019 was er al schade.", KRO_DOMAIN_NEWS },
  { "nl", NULL, "De brug ging op 3 mei dicht.", KRO_DOMAIN_NEWS },
  { "nl", NULL, "Elke maandag was er markt. In 1703 kwam er een kerk.", KRO_DOMAIN_NARRATIVE },
  { "nl", NULL, "In 1703 kwam er een kerk. Op maandag 5 juni ging zij open.", KRO_DOMAIN_NARRATIVE },
  { "nl", NULL, "", KRO_DOMAIN_NEWS },
};

static KroDomain
tell (const Row *row, KroDomain asked)
{
  g_autoptr (KroText) text = kro_text_new (row->text, -1);
  KroAnalyserOptions options = { .language = row->language, .publication = row->publication, .domain = asked };
  g_autoptr (KroAnalysis) analysis = kro_analyse (text, &options, NULL, NULL);

  return kro_analysis_get_domain (analysis);
}

static void
test_told (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s, published %s", rows[i].text, rows[i].publication != NULL ? rows[i].publication : "some day");
      g_assert_cmpint (tell (&rows[i], KRO_DOMAIN_AUTO), ==, rows[i].domain);
    }
}

/* What was asked for holds, whatever the text tells. */
static void
test_asked (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpint (tell (&rows[i], KRO_DOMAIN_NEWS), ==, KRO_DOMAIN_NEWS);
      g_assert_cmpint (tell (&rows[i], KRO_DOMAIN_NARRATIVE), ==, KRO_DOMAIN_NARRATIVE);
    }
}

/* The words that tell when it was published are no talk of today or of long ago. */
static void
test_publication (void)
{
  const Row row = { .language = "nl", .text = "Gepubliceerd: vrijdag 26 september 2025, 14.03\n\n" VILLAGE, .domain = KRO_DOMAIN_NARRATIVE };

  g_assert_cmpint (tell (&row, KRO_DOMAIN_AUTO), ==, row.domain);
}

/* "LONDON, 24 Sept (Agency) -" tells when it was written, near the publication
 * that is known; without a year it tells no publication. Either way it is no
 * event, and a day far from the publication is one. */
static void
test_day_of_report (void)
{
  static const struct
  {
    const char *publication;
    const char *text;
    guint       n_dated;
  } reports[] = {
    { "2025-09-25", "LONDON, Sept 24 (Agency) - A team met on Monday.", 1 },
    { "2025-09-25", "LONDON, Sept 24 - A team met on Monday.", 1 },
    { "2025-03-01", "LONDON, Sept 24 (Agency) - A team met on Monday.", 2 },
    { NULL, "LONDON, Sept 24 (Agency) - A team met in May 2019.", 1 },
    { "2025-09-25", "UTRECHT, 24 sept. (ANP) - De raad kwam maandag bijeen.", 1 },
    { "2025-09-25", "Utrecht, 24 september - De raad kwam maandag bijeen.", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      g_autoptr (KroText) text = kro_text_new (reports[i].text, -1);
      KroAnalyserOptions options = { .publication = reports[i].publication };
      g_autoptr (KroAnalysis) analysis = kro_analyse (text, &options, NULL, NULL);
      guint                n, n_dated = 0;
      const KroEventDraft *events = kro_analysis_get_events (analysis, &n);

      g_test_message ("%s, published %s", reports[i].text, reports[i].publication != NULL ? reports[i].publication : "some day");
      for (guint k = 0; k < n; k++)
        n_dated += events[k].origin == KRO_EVENT_EXPRESSION;
      g_assert_cmpuint (n_dated, ==, reports[i].n_dated);
      g_assert_true ((kro_analysis_get_publication (analysis)->edtf != NULL) == (reports[i].publication != NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/domain/told", test_told);
  g_test_add_func ("/text/domain/asked", test_asked);
  g_test_add_func ("/text/domain/publication", test_publication);
  g_test_add_func ("/text/domain/day-of-report", test_day_of_report);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles: a table of sentences with the title of one of their events, and what
 * holds of every title whatever the text. */
#include "kro-analyser.h"

#include <string.h>

#define MAX_CHARS 90
#define N_SOUPS 400
#define MAX_WORDS 90

typedef struct
{
  const char *text;
  const char *title;
} Row;

static const Row english_clauses[] = {
  { "The council bought the mill in 1921 and the miller left.", "The council bought the mill" },
  { "The council bought the mill in 1921, but the miller left in 1924.", "The council bought the mill" },
  { "The council bought the mill in 1921, but the miller left in 1924.", "The miller left" },
  { "The bridge closed on 3 May 1953 and on 4 June 1954, the mayor opened a ferry.", "The mayor opened a ferry" },
  { "The school was founded in 1871 and closed in 1932.", "[The school] closed" },
  { "The tower was begun in 1410 and finished by two brothers in 1466.", "[The tower was] finished by two brothers" },
  { "The chapel was built in 1604, burned down in 1711 and was sold in 1745.", "[The chapel] was sold" },
  { "The firm will open a shop in March 2031 and close it in May 2032.", "The firm will open a shop" },
  { "A gale tore off the roof in 1703 and flooded the crypt.", "A gale tore off the roof and flooded the crypt" },
  { "The old quay, which opened in 1968, was torn down in 1999.", "[The old quay] opened" },
  { "The old quay, which opened in 1968, was torn down in 1999.", "The old quay was torn down" },
  { "The painter, who had moved to Leeds in 1890, died in 1911.", "[The painter] had moved to Leeds" },
  { "The painter, who had moved to Leeds in 1890, died in 1911.", "The painter died" },
  { "The plan that replaced it was approved in 2014.", "The plan that replaced it was approved" },
  { "A second quay, built in 1931, was sold in 1950.", "A second quay [was] built" },
  { "A second quay, built in 1931, was sold in 1950.", "A second quay was sold" },
  { "The ship left on 3 May 1912, carrying coal and timber.", "The ship left" },
  { "The union, founded by weavers in 1880, held a strike.", "The union [was] founded by weavers" },
  { "The union, founded by weavers, held its first strike in 1903.", "The union, founded by weavers, held its first strike" },
  { "In 2004, which was a dry year, the mill burned down.", "The mill burned down" },
  { "The bakery earned 41 million in the three months ended June 30, 2011.", "The bakery earned 41 million" },
  { "In the three months ended June 30, 2011, the bakery earned 41 million.", "The bakery earned 41 million" },
  { "In the 1991 settlement the town lost its mill.", "In the settlement the town lost its mill" },
};

static const Row english_subjects[] = {
  { "The museum bought the drawing. It was shown in 1977.", "[The museum] was shown" },
  { "The captain sailed north. He died in 1845.", "[The captain] died" },
  { "Mary Carr wrote three plays. She married in 1811.", "[Mary Carr] married" },
  /* There is doubt: the pronoun stays. */
  { "An officer met the widow. She left in 1845.", "She left" },
  { "The bells were melted down. He died in 1845.", "He died" },
  { "The brothers were weavers. They moved to Hull in 1820.", "[The brothers] moved to Hull" },
  { "We closed the shop in 2009.", "We closed the shop" },
  { "In 1936, the factory burned down.", "The factory burned down" },
  { "By 1950 there were four mills.", "There were four mills" },
  { "On 4 May 1988 a storm sank two ferries.", "A storm sank two ferries" },
  { "After 1945 it rained.", "It rained" },
};

static const Row english_rest[] = {
  { "In the reign of Henry (1154-89) the forest was cleared.", "In the reign of Henry the forest was cleared" },
  { "As of 3 May 1953, forty people had died.", "Forty people had died" },
  { "The wharf has been let since at least 1997.", "The wharf has been let" },
  { "The old quay ran up to and including 31 October 1968.", "The old quay ran" },
  { "The minister said on 4 May 2020 that the line would stay.", "The minister said that the line would stay" },
  { "The minister said that the line closed on 4 May 2020.", "The line closed" },
  { "The line closed on 4 May 2020, a spokesman said.", "The line closed" },
  { "According to the police, the shop was robbed on 4 May 2020.", "The shop was robbed" },
  { "The paper reported that a tram had hit the gate in 1921.", "A tram had hit the gate" },
  { "The council paid $20,500 for the site in 1921.", "The council paid $20,500 for the site" },
  { "The tax rose to 4.5 percent in 1921.", "The tax rose to 4.5 percent" },
  { "The alarm went off on 3 May 1999.", "The alarm went off" },
  { "On 3 May 1999 it rained. A tip came in two days later.", "A tip came in" },
  { "A letter was handed in yesterday.", "A letter was handed in" },
  { "The launch is planned for no earlier than March 2031.", "The launch is planned" },
  { "A report is not expected before May 2031.", "A report is not expected" },
  { "Not until May 1999 was the mill sold.", "Not until May 1999 was the mill sold" },
  { "Only in 1999 did the mill close.", "Only in 1999 did the mill close" },
  { "It was not until May 2021 that the border reopened.", "The border reopened" },
  { "It was only in 1999 that the owner sold the mill.", "The owner sold the mill" },
  { "The storm, the strongest since 1932, sank two ferries.", "The storm, the strongest" },
  { "The hall, having been sold in 1999, was pulled down.", "The hall, having been sold" },
  { "“The winter of 1999 was terrible, and all is lost.”", "The winter of 1999 was terrible" },
  { "'The winter of 1999 was terrible,' he said.", "'The winter of 1999 was terrible,' he said" },
  { "In addition, the firm closed the mill in 1999.", "The firm closed the mill" },
  { "As a result, the mill closed in 1999.", "The mill closed" },
  { "In 1999, on the other hand, the mill closed.", "The mill closed" },
  { "In Hull, the mill closed in 1999.", "In Hull, the mill closed" },
  { "The owners were glad, having been paid in 1999.", "The owners were glad, having been paid" },
  { "The firm spoke on the handling of Monday's meeting at the mill.", "The firm spoke on the handling of Monday's meeting at the mill" },
  { "Monday's meeting ended early.", "Meeting ended early" },
  { "On 3 May 1999 the firm met the press on 3 May 1999.", "The firm met the press" },
  { "Shares fell 4.5% from last year and 6.8% since 1999.", "Shares fell 4.5% and 6.8% since 1999" },
  { "Shares fell 4.5% from 1999 and 3 May.", "Shares fell 4.5%" },
  { "The shop was set up in 1987.", "The shop was set up" },
  { "The two clubs met on 3 May and 4 June 1999.", "The two clubs met" },
  { "But the harbour froze in 1963.", "The harbour froze" },
  { "Meanwhile, the price fell in 2008.", "The price fell" },
  { "The mill built in 1702", "The mill built" },
  { "Opening of the canal in 1825", "Opening of the canal" },
  { "The station (a listed building) closed in 1964.", "The station closed" },
};

static const Row dutch_clauses[] = {
  { "De gemeente kocht de molen in 1921 en de molenaar vertrok in 1924.", "De gemeente kocht de molen" },
  { "De gemeente kocht de molen in 1921 en de molenaar vertrok in 1924.", "De molenaar vertrok" },
  { "De brug ging in 1953 dicht, maar in 1955 opende de burgemeester een veer.", "De brug ging dicht" },
  { "De brug ging in 1953 dicht, maar in 1955 opende de burgemeester een veer.", "De burgemeester opende een veer" },
  { "De school werd in 1871 gesticht en sloot in 1932.", "De school werd gesticht" },
  { "De school werd in 1871 gesticht en sloot in 1932.", "[De school] sloot" },
  { "De stichting kocht in 1988 een boot en verkocht hem in 1990.", "De stichting kocht een boot" },
  { "De fabriek brandde in 1903 af, werd herbouwd en sloot in 1931.", "[De fabriek] sloot" },
  { "De kade, die in 1968 openging, werd in 1999 gesloopt.", "[De kade] ging open" },
  { "De kade, die in 1968 openging, werd in 1999 gesloopt.", "De kade werd gesloopt" },
  { "De schilder, die in 1890 naar Leiden verhuisde, stierf in 1911.", "[De schilder] verhuisde naar Leiden" },
  { "Het gemaal, dat in 1880 werd gebouwd, draait nog.", "[Het gemaal] werd gebouwd" },
  { "De wet die de haven regelde, kwam er in 1918.", "De wet die de haven regelde, kwam er" },
  { "Een tweede kade, gebouwd in 1931, werd in 1950 verkocht.", "Een tweede kade gebouwd" },
  { "Een tweede kade, gebouwd in 1931, werd in 1950 verkocht.", "Een tweede kade werd verkocht" },
  { "De minister, 51, vertrok op 3 mei 2020.", "De minister, 51, vertrok" },
};

static const Row dutch_subjects[] = {
  { "De kapitein voer naar het noorden. Hij stierf in 1845.", "[De kapitein] stierf" },
  { "De brug was smal. Hij viel in 1845 om.", "[De brug] viel om" },
  { "Met het nieuwe dek is de pont klaar. Ze ging in 1979 open.", "[De pont] ging open" },
  { "In 1975 dreigde de epidemie. Ze duurde in 1976 drie weken.", "[De epidemie] duurde drie weken" },
  { "De haven was klaar, maar een brug ontbrak. In 1931 werd die gebouwd.", "[Een brug] werd gebouwd" },
  { "De raad werkte aan een dam tegen hoogwater. Die kwam in 1931.", "[Een dam tegen hoogwater] kwam" },
  { "Er was berichtgeving van de Britse krant The Guardian. Die meldde in 1999 dat het werd gebruikt.", "[De Britse krant The Guardian] meldde dat het werd gebruikt" },
  { "Het begon met een bericht van de krant. Die sloot in 1999.", "[De krant] sloot" },
  { "Het begon met een bericht van de Britse krant. Die meldde in 1999 dat de verbindingsdienst alle gesprekken van burgers jarenlang had opgeslagen.",
    "[De Britse krant] meldde dat de verbindingsdienst alle gesprekken…" },
  { "Zij sprak een woordvoerder van de krant. Die trad in 1999 af.", "[Een woordvoerder van de krant] trad af" },
  { "Er kwam een advies van het college. Dat verscheen in 1999.", "[Een advies van het college] verscheen" },
  { "Er kwam kritiek van de leden. Die stapten in 1999 op.", "[De leden] stapten op" },
  { "Er kwam kritiek van de raad. Die stapten in 1999 op.", "Die stapten op" },
  /* There is doubt: the pronoun stays. */
  { "De fabriek nam een jongen aan. Hij overleed in 1845.", "Hij overleed" },
  { "De brand trof een gezin. Hij stierf in 1845.", "Hij stierf" },
  { "Het schip was smal. Hij viel in 1845 om.", "Hij viel om" },
  { "De sloep bracht Jan Wit thuis. Hij stierf in 1845.", "Hij stierf" },
  { "De schrijfster woonde in Delft. Zij verhuisde in 1901 naar Gent.", "[De schrijfster] verhuisde naar Gent" },
  { "De raad vroeg om een rapport. Dat verscheen in 2014.", "[Een rapport] verscheen" },
  { "Wij sloten de winkel in 2009.", "Wij sloten de winkel" },
  { "Vrijdag 5 mei 2023 besloot de raad over de haven.", "De raad besloot over de haven" },
  { "In 1936 brandde de fabriek af.", "De fabriek brandde af" },
  { "Op 1 februari 1953 brak de dijk bij Kruiningen.", "De dijk brak bij Kruiningen" },
  { "Tijdens een storm in 1703 verloor de kerk haar toren.", "De kerk verloor tijdens een storm haar toren" },
  { "Rond 1650 stonden er vier molens.", "Er stonden vier molens" },
  { "In 1421 verzwolg het water twintig dorpen.", "Het water verzwolg twintig dorpen" },
  { "Volgens het bestuur daalde in 2020 de winst.", "De winst daalde" },
  { "In 1795 vluchtte Willem van Oranje naar Engeland.", "Willem van Oranje vluchtte naar Engeland" },
  { "In het seizoen 2017 won de club de beker.", "De club won de beker" },
  { "Het regende in 1946.", "Het regende" },
};

/* What belongs to the noun goes to the front with it. */
static const Row dutch_phrases[] = {
  { "Als kind verhuisde hij in 1999.", "Hij verhuisde als kind" },
  { "De bond kondigde een staking aan in mei 1999.", "De bond kondigde een staking aan" },
  { "In de winter van 1963 was het koud.", "Het was koud" },
  { "De rechter gaf hem op 3 mei 1999 vier jaar cel.", "De rechter gaf hem vier jaar cel" },
  { "De oude kerk dateert uit 1280.", "De oude kerk" },
  { "Op 3 mei 2031 stemt de raad over de begroting 2032.", "De raad stemt over de begroting 2032" },
  { "In 1999 gebeurde een ernstig ongeluk.", "Een ernstig ongeluk gebeurde" },
  { "In 1999 werd het voortgezet onderwijs hervormd.", "Het voortgezet onderwijs werd hervormd" },
  { "In 1999 verloor het Nederlands elftal.", "Het Nederlands elftal verloor" },
  { "In 1999 werd het huwelijk voltrokken.", "Het huwelijk werd voltrokken" },
  { "In 1999 stelde het dorp extra geld beschikbaar.", "Het dorp stelde extra geld beschikbaar" },
  { "In 1999 was de weg open voor verkeer.", "De weg was open voor verkeer" },
  { "Het was pas in mei 2021 dat de grens openging.", "De grens ging open" },
  { "Het was in 1999 dat de molen sloot.", "De molen sloot" },
  { "Als eigenaar van de molen verkocht hij in 1999 de sluis.", "Hij verkocht als eigenaar van de molen de sluis" },
  { "Als eerste sloot in 1999 de molen.", "De molen sloot" },
  { "Als gevolg daarvan sloot de molen in 1999.", "De molen sloot" },
  { "Aan de andere kant sloot de molen in 1999.", "De molen sloot" },
  { "Aan de andere kant van de rivier sloot de molen in 1999.", "De molen sloot aan de andere kant van de rivier" },
  { "Met andere woorden: de molen sloot in 1999.", "De molen sloot" },
  { "Tegelijkertijd sloot de molen in 1999.", "De molen sloot" },
  { "In 2009 eiste een groep boeren uit Zeeland opnieuw meer water.", "Een groep boeren uit Zeeland eiste opnieuw meer water" },
  { "In 1932 ging de laatste sluis in de Lekdijk dicht.", "De laatste sluis in de Lekdijk ging dicht" },
  { "In 1971 kwam de tunnel onder de Schelde in gebruik.", "De tunnel kwam onder de Schelde in gebruik" },
  { "In 1971 kwam de tunnel bij de haven in gebruik.", "De tunnel bij de haven kwam in gebruik" },
  { "In 2015 namen wethouders van groot tot klein tijdens een feest ontslag.", "Wethouders van groot tot klein namen tijdens een feest ontslag" },
  { "In 2015 namen Raadsleden van links tot rechts in een motie afscheid.", "Raadsleden van links tot rechts namen in een motie afscheid" },
  { "In 2019 bleek uit een onderzoek langs 30 winkels dat ruim de helft leeg stond.", "Uit een onderzoek langs 30 winkels bleek dat ruim de helft leeg stond" },
  { "In 2018 werd een winkel in Kampen het eerste doel.", "Een winkel in Kampen werd het eerste doel" },
  { "In 2020 kwam de minister met een plan.", "De minister kwam met een plan" },
  { "In 2019 won Ajax in Rotterdam met 3-0.", "Ajax won in Rotterdam met 3-0" },
  { "In 2009 hield een meerderheid van de raad aan het plan vast.", "Een meerderheid van de raad hield aan het plan vast" },
  { "In 2012 vond een fietser in de sloot een koffer met geld.", "Een fietser vond in de sloot een koffer met geld" },
  { "In 1998 begon een onderzoek naar de oorzaak.", "Een onderzoek begon naar de oorzaak" },
  { "In 2013 schreef een meisje uit Gouda een brief.", "Een meisje uit Gouda schreef een brief" },
  { "In 2013 overleed een man uit Gouda.", "Een man uit Gouda overleed" },
  { "In 2013 werden 14 boeren uit Gouda geholpen.", "14 boeren uit Gouda werden geholpen" },
  { "In 2013 viel een meisje uit het raam.", "Een meisje viel uit het raam" },
  { "In 1988 viel de man van zijn fiets.", "De man viel van zijn fiets" },
  { "In 1988 viel een boom op een auto.", "Een boom viel op een auto" },
  { "In 1988 voer een schip langs Delft terug.", "Een schip voer langs Delft terug" },
  { "In 1934 opende de prinses het gebouw.", "De prinses opende het gebouw" },
  { "In 1934 opende de koningin het gebouw.", "De koningin opende het gebouw" },
  { "In 1934 kwam een tijdelijk verbod op honden.", "Een tijdelijk verbod kwam op honden" },
};

static const Row dutch_leftovers[] = {
  { "In de herfst van 1902 die volgde werden het ritten van een dag.", "Het werden ritten van een dag" },
  { "In de zomervakantie, van 3 tot en met 28 juli 2024, zijn er elke dag concerten.", "Er zijn elke dag concerten" },
  { "Wij trekken met ingang van 1 mei 2023 de vergunning in.", "Wij trekken de vergunning in" },
  { "Op 2 mei 2024, als het dorp herdenkt dat de brug in 1944 instortte, is de winkel dicht.", "De winkel is dicht" },
  { "De tekeningen voor de kerk dateren van 1889, nog voordat de bouw in 1893 begon.", "De tekeningen voor de kerk" },
  { "Hij zei dat die brug in 1999 instortte en dat niemand viel.", "Die brug stortte in" },
  { "Toen die wet in 1999 inging, waren er klachten.", "Die wet ging in" },
  { "De molen die in 1990 sloot werd in 1995 gesloopt.", "De molen werd gesloopt" },
  { "De stoet vertrok, nog voordat die koning in 1909 het paleis in ging.", "Die koning ging het paleis in" },
};

static const Row dutch_rest[] = {
  { "De krant meldde dat de raad in 2019 een haven kocht.", "De raad kocht een haven" },
  { "De minister zei dat de lijn in 2020 zou sluiten.", "De lijn zou sluiten" },
  { "Het besluit viel omdat de brug in 1950 instortte.", "De brug stortte in" },
  { "De zaak kwam aan het licht toen de boekhouder in 2018 ziek werd.", "De zaak kwam aan het licht toen de boekhouder ziek werd" },
  { "De minister zei op 4 mei 2020 dat de lijn open bleef.", "De minister zei dat de lijn open bleef" },
  { "De lijn sloot op 4 mei 2020, zei een woordvoerder.", "De lijn sloot" },
  { "De winkel werd volgens de politie in 2020 beroofd.", "De winkel werd beroofd" },
  { "De gemeente betaalde in mei 1921 20.500 gulden voor de grond.", "De gemeente betaalde 20.500 gulden voor de grond" },
  { "De rente steeg in 1921 naar 4,5 procent.", "De rente steeg naar 4,5 procent" },
  { "De opening schuift op naar 2031.", "De opening schuift op" },
  { "De clubs speelden op 3 mei en 4 juni 1999.", "De clubs speelden" },
  { "Daarna bevroor de haven in 1963.", "De haven bevroor" },
  { "Maar de prijs daalde in 2008.", "De prijs daalde" },
  { "Bouw van de molen in 1702", "Bouw van de molen" },
  { "De molen gebouwd in 1702", "De molen gebouwd" },
  { "Het station (een monument) sloot in 1964.", "Het station sloot" },
};

/* Who says "I" is told; a title that is too long ends before a clause. */
static const Row english_speakers[] = {
  { "\"We lost the boat in 1987,\" said the skipper.", "\"We lost the boat,\" said the skipper" },
  { "\"I sold the farm in 1990,\" the baker said.", "\"I sold the farm,\" the baker said" },
  { "The line closed on 4 May 2020, the skipper said.", "The line closed" },
  { "In 1902 the harbour board of Great Yarmouth ordered a dredger from a yard on the river Clyde, which sent a crew of nine.", "The harbour board of Great Yarmouth ordered a dredger from a yard on the river Clyde" },
  { "The rebuilt mill, which opened in 1968, was sold.", "[The rebuilt mill] opened" },
};

static const Row dutch_speakers[] = {
  { "‘In 1987 verloor ik mijn boot’, zegt de schipper.", "Ik verloor mijn boot, zegt de schipper" },
  { "‘In 1990 hadden we nog een koe’, aldus een boer.", "We hadden nog een koe, aldus een boer" },
  { "‘Wij krijgen de trein in 1999’, zegt een reiziger.", "Wij krijgen de trein, zegt een reiziger" },
  { "De herbouwde molen, die in 1968 werd verkocht, staat leeg.", "[De herbouwde molen] werd verkocht" },
};

static KroAnalysis *
analyse (const char *words, const char *language)
{
  g_autoptr (KroText) text = kro_text_new (words, -1);
  KroAnalyserOptions options = { .language = language };

  return kro_analyse (text, &options, NULL, NULL);
}

static gboolean
has_title (const Row *row, const char *language)
{
  g_autoptr (KroAnalysis) analysis = analyse (row->text, language);
  guint                n;
  const KroEventDraft *events = kro_analysis_get_events (analysis, &n);

  for (guint i = 0; i < n; i++)
    if (strcmp (events[i].title, row->title) == 0)
      return TRUE;
  g_test_message ("%s\n  wanted: %s", row->text, row->title);
  for (guint i = 0; i < n; i++)
    g_test_message ("  found:  %s", events[i].title);
  return FALSE;
}

static void
check_rows (const Row *rows, gsize n, const char *language)
{
  guint n_wrong = 0;

  for (guint i = 0; i < n; i++)
    n_wrong += !has_title (&rows[i], language);
  g_assert_cmpuint (n_wrong, ==, 0);
}

static void
test_english_clauses (void)
{
  check_rows (english_clauses, G_N_ELEMENTS (english_clauses), "en");
}

static void
test_english_subjects (void)
{
  check_rows (english_subjects, G_N_ELEMENTS (english_subjects), "en");
}

static void
test_english_rest (void)
{
  check_rows (english_rest, G_N_ELEMENTS (english_rest), "en");
}

static void
test_dutch_clauses (void)
{
  check_rows (dutch_clauses, G_N_ELEMENTS (dutch_clauses), "nl");
}

static void
test_dutch_subjects (void)
{
  check_rows (dutch_subjects, G_N_ELEMENTS (dutch_subjects), "nl");
}

static void
test_dutch_phrases (void)
{
  check_rows (dutch_phrases, G_N_ELEMENTS (dutch_phrases), "nl");
}

static void
test_dutch_leftovers (void)
{
  check_rows (dutch_leftovers, G_N_ELEMENTS (dutch_leftovers), "nl");
}

static void
test_english_speakers (void)
{
  check_rows (english_speakers, G_N_ELEMENTS (english_speakers), "en");
}

static void
test_dutch_speakers (void)
{
  check_rows (dutch_speakers, G_N_ELEMENTS (dutch_speakers), "nl");
}

static void
test_dutch_rest (void)
{
  check_rows (dutch_rest, G_N_ELEMENTS (dutch_rest), "nl");
}

static int
count (const char *text, const char *what)
{
  int n = 0;

  for (const char *at = strstr (text, what); at != NULL; at = strstr (at + strlen (what), what))
    n++;
  return n;
}

static void
check_title (const char *title)
{
  gsize length = strlen (title);

  g_assert_true (g_utf8_validate (title, -1, NULL));
  g_assert_cmpint (length, >, 0);
  g_assert_cmpint (g_utf8_strlen (title, -1), <=, MAX_CHARS);
  g_assert_null (strstr (title, "  "));
  g_assert_null (strchr (title, '\n'));
  g_assert_cmpint (count (title, "("), ==, count (title, ")"));
  g_assert_cmpint (count (title, "["), ==, count (title, "]"));
  g_assert_cmpint (count (title, "“"), ==, count (title, "”"));
  g_assert_cmpint (count (title, "\"") % 2, ==, 0);
  g_assert_null (strchr (" ,;:([", title[length - 1]));
  g_assert_null (strchr (" ,;:)]", title[0]));
}

static void
append_word (GString *soup, GRand *random)
{
  static const char *const words[] = {
    "The",
    "mill",
    "was",
    "sold",
    "in 1921",
    "and",
    "which",
    "that",
    "De",
    "molen",
    "werd",
    "verkocht",
    "in mei 1950",
    "en",
    "die",
    "dat",
    ",",
    ",",
    ";",
    ":",
    "(",
    ")",
    "“",
    "”",
    "\"",
    "–",
    "‘",
    "’",
    "[",
    "]",
    "he",
    "it",
    "zij",
    "She",
    "said",
    "zei",
    "of",
    "van",
    "when",
    "toen",
    "on 3 May 2001",
    "op 3 mei 2001",
    "$20,500",
    "4.5",
    "U.S.",
    "by",
    "then",
    "opened",
    "een",
    "not",
    "Willem",
    "van Oranje",
    "according to",
    "volgens",
    "\n",
    "é",
    "supercalifragilisticexpialidocious",
    "1999",
    "to",
    "until 2004",
    "!",
    "will",
    "close",
    "brak",
    "af",
  };

  g_string_append (soup, words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
  if (g_rand_int_range (random, 0, 12) != 0)
    g_string_append_c (soup, ' ');
}

/* Whatever the words, a title is a line that can be read. */
static void
test_soup (void)
{
  static const char *const languages[] = { "en", "nl", "de", NULL };
  g_autoptr (GRand) random = g_rand_new_with_seed (20250926);

  for (int i = 0; i < N_SOUPS; i++)
    {
      g_autoptr (GString) soup = g_string_new ("");
      g_autoptr (KroAnalysis) analysis = NULL;
      int                  n_words = g_rand_int_range (random, 1, MAX_WORDS);
      guint                n;
      const KroEventDraft *events;

      for (int k = 0; k < n_words; k++)
        append_word (soup, random);
      analysis = analyse (soup->str, languages[i % 3]);
      events = kro_analysis_get_events (analysis, &n);
      for (guint k = 0; k < n; k++)
        {
          g_test_message ("“%s” of “%s”", events[k].title, soup->str);
          check_title (events[k].title);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/titles/english/clauses", test_english_clauses);
  g_test_add_func ("/text/titles/english/subjects", test_english_subjects);
  g_test_add_func ("/text/titles/english/rest", test_english_rest);
  g_test_add_func ("/text/titles/dutch/clauses", test_dutch_clauses);
  g_test_add_func ("/text/titles/dutch/subjects", test_dutch_subjects);
  g_test_add_func ("/text/titles/dutch/phrases", test_dutch_phrases);
  g_test_add_func ("/text/titles/dutch/leftovers", test_dutch_leftovers);
  g_test_add_func ("/text/titles/dutch/speakers", test_dutch_speakers);
  g_test_add_func ("/text/titles/english/speakers", test_english_speakers);
  g_test_add_func ("/text/titles/dutch/rest", test_dutch_rest);
  g_test_add_func ("/text/titles/soup", test_soup);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sentences that each pack brings with it (tests.txt beside its patterns):
 *
 *   2025-09-26 | a sentence with [an expression=2025-09] in brackets
 *   - | the same without a date of publication
 *   narrative | the same, read as a narrative
 *   publication 2025-09-26 | first line\nsecond line: a date that must be found
 *   publication - | a text in which none may be found
 */
#include "kro-analyser.h"
#include "kro-pack-private.h"

#include <string.h>

typedef struct
{
  gsize b;
  gsize e;
  char *value;
} Mark;

static void
clear_mark (gpointer data)
{
  g_free (((Mark *)data)->value);
}

/* Takes the brackets out of a sentence; "\n" is a line end. */
static char *
read_marks (const char *line, GArray *marks)
{
  GString *text = g_string_new (NULL);

  for (; *line != '\0'; line++)
    {
      const char *equals = *line == '[' ? strchr (line, '=') : NULL;
      const char *close = equals != NULL ? strchr (equals, ']') : NULL;
      Mark        mark = { .b = text->len };

      if (line[0] == '\\' && line[1] == 'n')
        {
          g_string_append_c (text, '\n');
          line++;
        }
      else if (close == NULL)
        g_string_append_c (text, *line);
      else
        {
          g_string_append_len (text, line + 1, equals - line - 1);
          mark.e = text->len;
          mark.value = g_strndup (equals + 1, (gsize)(close - equals - 1));
          g_array_append_val (marks, mark);
          line = close;
        }
    }
  return g_string_free (text, FALSE);
}

static char *
describe (const char *text, const KroAnalysis *analysis)
{
  guint                n;
  const KroExpression *found = kro_analysis_get_expressions (analysis, &n);
  GString             *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "[%.*s=%s] ", (int)(found[i].e - found[i].b), text + found[i].b, found[i].readings[0].value);
  return g_string_free (out, FALSE);
}

static char *
describe_marks (const char *text, const GArray *marks)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);

      g_string_append_printf (out, "[%.*s=%s] ", (int)(mark->e - mark->b), text + mark->b, mark->value);
    }
  return g_string_free (out, FALSE);
}

static gboolean
check_sentence (const char *place, const char *head, const char *body, KroAnalyserOptions options)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_autofree char *plain = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;
  g_autoptr (KroText) text = NULL;
  g_autoptr (KroAnalysis) analysis = NULL;
  g_autoptr (GError) error = NULL;
  gboolean narrative = strcmp (head, "narrative") == 0;

  options.domain = narrative ? KRO_DOMAIN_NARRATIVE : KRO_DOMAIN_NEWS;
  g_array_set_clear_func (marks, clear_mark);
  plain = read_marks (body, marks);
  if (!narrative && strcmp (head, "-") != 0)
    options.publication = head;
  text = kro_text_new (plain, -1);
  analysis = kro_analyse (text, &options, NULL, &error);
  g_assert_no_error (error);
  found = describe (kro_text_get_data (text, NULL), analysis);
  expected = describe_marks (plain, marks);
  if (strcmp (found, expected) == 0)
    return TRUE;
  g_test_message ("%s: expected %s", place, expected);
  g_test_message ("%s: found    %s", place, found);
  return FALSE;
}

static gboolean
check_publication (const char *place, const char *head, const char *body, KroAnalyserOptions options)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_autofree char *plain = read_marks (body, marks);
  g_autoptr (KroText) text = kro_text_new (plain, -1);
  g_autoptr (KroAnalysis) analysis = kro_analyse (text, &options, NULL, NULL);
  const char *found = kro_analysis_get_publication (analysis)->edtf;
  const char *form = kro_analysis_get_publication (analysis)->form;

  if (g_strcmp0 (found != NULL ? found : "-", head) == 0)
    return TRUE;
  g_test_message ("%s: expected publication %s, found %s (%s)", place, head, found, form);
  return FALSE;
}

static gboolean
check_line (const char *place, char *line, const KroAnalyserOptions *options)
{
  char *bar = strstr (line, " | ");

  if (bar == NULL)
    {
      g_test_message ("%s: no “ | ”", place);
      return FALSE;
    }
  *bar = '\0';
  if (g_str_has_prefix (line, "publication "))
    return check_publication (place, line + strlen ("publication "), bar + 3, *options);
  return check_sentence (place, line, bar + 3, *options);
}

/* Runs the tests.txt of a folder. Returns how many sentences it has. */
static guint
check_folder (const char *folder, const KroAnalyserOptions *options)
{
  g_autofree char *path = g_build_filename (folder, "tests.txt", NULL);
  g_autofree char *name = g_path_get_basename (folder);
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  guint n_lines = 0, n_wrong = 0;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *place = g_strdup_printf ("%s/tests.txt:%u", name, i + 1);

      if (*lines[i] == '\0' || *lines[i] == '#')
        continue;
      n_lines++;
      n_wrong += !check_line (place, lines[i], options);
    }
  g_assert_cmpuint (n_wrong, ==, 0);
  return n_lines;
}

static void
test_pack (gconstpointer data)
{
  const char        *language = data;
  g_autofree char   *folder = g_build_filename (g_getenv ("KRONIEK_SOURCE_ROOT"), "resources", "languages", language, NULL);
  KroAnalyserOptions options = { .language = language };

  g_assert_cmpuint (check_folder (folder, &options), >, 10);
}

/* A pack that is not built in: `test-packs FOLDER`. */
static void
test_folder (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KroPack) pack = kro_pack_new_from_directory (data, &error);
  KroAnalyserOptions options = { .pack = pack };

  g_assert_no_error (error);
  check_folder (data, &options);
}

/* Each built-in pack opens, and the language is told from the text. */
static void
test_languages (void)
{
  const char *const *languages = kro_pack_get_languages ();

  for (gsize i = 0; languages[i] != NULL; i++)
    {
      KroPack *pack = kro_pack_get_builtin (languages[i]);

      g_assert_nonnull (pack);
      g_assert_cmpstr (kro_pack_get_language (pack), ==, languages[i]);
      g_assert_cmpuint (kro_pack_get_n_states (pack), >, 100);
    }
  g_assert_nonnull (kro_pack_get_builtin (NULL));
  g_assert_null (kro_pack_get_builtin ("qq"));
}

static void
assert_language (const char *words, const char *language)
{
  g_autoptr (KroText) text = kro_text_new (words, -1);
  g_autoptr (KroAnalysis) analysis = kro_analyse (text, NULL, NULL, NULL);

  g_assert_cmpstr (kro_analysis_get_language (analysis), ==, language);
  g_assert_true (kro_analysis_has_pack (analysis) == (language != NULL));
}

static void
test_guess (void)
{
  assert_language ("De raad heeft het plan van de wethouder niet goedgekeurd, zei een woordvoerder.", "nl");
  assert_language ("The council has not approved the plan of the mayor, a spokesman said.", "en");
  assert_language ("Der Rat hat den Plan der Stadt nicht gebilligt, sagte ein Sprecher.", "de");
  assert_language ("In augustus ging de brug open.", "nl");
  assert_language ("Sinds maart is de winkel gesloten.", "nl");
  assert_language ("Bridge opens Friday", "en");
  assert_language ("Br\303\274cke seit M\303\244rz gesperrt", "de");
  assert_language ("Lorem ipsum dolor sit amet 2025-03-04.", NULL);
  assert_language ("", NULL);
}

/* Of a language without a pack no other is told, though some words are the same. */
static void
test_guess_foreign (void)
{
  assert_language ("El ayuntamiento de la ciudad anunció en marzo de 2021 que el puente de piedra de la entrada de la villa sería reparado en verano, "
                   "y que la mitad de los gastos de la obra correría a cargo de la provincia. Los vecinos de los dos lados de la ría esperan en la orilla.",
                   NULL);
  assert_language ("Le conseil de la ville a décidé en mars de réparer le pont de pierre en face de la porte de la vieille ville, "
                   "et la moitié de la dépense sera prise en charge par la province. Les habitants de la rive gauche en sont contents de longue date.",
                   NULL);
}

/* Languages that are akin share words ("die", "in", "was", "am"): none of them
 * may be taken for another. */
static void
test_guess_akin (void)
{
  static const struct
  {
    const char *language;
    const char *text;
  } rows[] = {
    { "nl", "Die man was als kind in Bremen. Over de ruil was hij laat in de week tevreden." },
    { "nl", "Als die bus in mei weer rijdt, was dat de derde keer. Er was geen reden om te wachten." },
    { "nl", "Het oude station in Duitsland is dicht; de trein naar Berlijn stopt er niet meer." },
    { "nl", "Zij won in haar eerste jaar als trainer de beker en ging daarna bij een club in Oostenrijk aan de slag." },
    { "en", "I am in the bus at 8 am; die and cast are what the man was in want of." },
    { "en", "The museum opened in May. He was in Berlin as a child, and it was hard to find work in the war." },
    { "en", "In Vienna the old hall was sold by the state, which had held it for a long time." },
    { "en", "Rain fell at 9 am and at 11 am, as it had all week." },
    { "de", "Die alte Halle in Wien wurde im Mai verkauft. Was danach kam, war in der Stadt lange umstritten." },
    { "de", "Als die Bahn in den Ort kam, war er noch ein Dorf, und es gab hier nur eine Schule." },
    { "de", "Das Team aus Amsterdam war in der zweiten Halbzeit stark, aber es verlor am Ende mit 1:2." },
    { "de", "Sie wurde 1990 in London geboren und ist seit 2015 Direktorin des Museums." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s: %s", rows[i].language, rows[i].text);
      assert_language (rows[i].text, rows[i].language);
    }
}

/* Without a pack numbers are still dates. */
static void
test_no_pack (void)
{
  g_autoptr (KroText) text = kro_text_new ("Kokous pidettiin 2024-05-17 ja 3/4/2023, ei toukokuussa.", -1);
  KroAnalyserOptions options = { .language = "fi" };
  g_autoptr (KroAnalysis) analysis = kro_analyse (text, &options, NULL, NULL);
  g_autofree char *found = describe (kro_text_get_data (text, NULL), analysis);

  g_assert_false (kro_analysis_has_pack (analysis));
  g_assert_cmpstr (kro_analysis_get_language (analysis), ==, "fi");
  g_assert_cmpstr (found, ==, "[2024-05-17=2024-05-17] [3/4/2023=2023-04-03] ");
}

/* Many words that may be any, one behind another, make a pack explode. */
static void
test_size (gconstpointer language)
{
  g_assert_cmpuint (kro_pack_get_builtin (language)->header->size, <, 20 << 20);
}

int
main (int argc, char **argv)
{
  const char *const *languages = kro_pack_get_languages ();

  g_test_init (&argc, &argv, NULL);
  if (argc > 1)
    {
      g_test_add_data_func ("/text/packs/folder", argv[1], test_folder);
      return g_test_run ();
    }
  g_test_add_func ("/text/packs/languages", test_languages);
  g_test_add_func ("/text/packs/guess", test_guess);
  g_test_add_func ("/text/packs/guess-akin", test_guess_akin);
  g_test_add_func ("/text/packs/guess-foreign", test_guess_foreign);
  g_test_add_func ("/text/packs/none", test_no_pack);
  for (gsize i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat ("/text/packs/sentences/", languages[i], NULL);

      g_autofree char *size = g_strconcat ("/text/packs/size/", languages[i], NULL);

      g_test_add_data_func (name, languages[i], test_pack);
      g_test_add_data_func (size, languages[i], test_size);
    }
  return g_test_run ();
}

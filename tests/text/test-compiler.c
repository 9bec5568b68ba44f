/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pack compiler: what it refuses, where it says so, and what it makes. */
#include "kro-analyser.h"
#include "kro-pack-compiler.h"

#include <glib/gstdio.h>
#include <string.h>

/* The files of a pack; what is NULL is not written. */
typedef struct
{
  const char *pack;
  const char *lexicon;
  const char *patterns;
  const char *feasts;
  const char *publication;
} Files;

static void
write_file (const char *folder, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  if (content == NULL)
    return;
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

static char *
make_folder (const Files *files)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("kroniek-pack-XXXXXX", &error);

  g_assert_no_error (error);
  write_file (folder, "pack.txt", files->pack);
  write_file (folder, "lexicon.txt", files->lexicon);
  write_file (folder, "patterns.txt", files->patterns);
  write_file (folder, "feasts.txt", files->feasts);
  write_file (folder, "publication.txt", files->publication);
  return folder;
}

static void
remove_folder (const char *folder)
{
  static const char *const names[] = { "pack.txt", "lexicon.txt", "patterns.txt", "feasts.txt", "publication.txt" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/* Asserts that @files are refused with @code, at @place, with @words. */
static void
assert_refused (Files files, KroPackError code, const char *place, const char *words)
{
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) blob = NULL;

  files.pack = files.pack != NULL ? files.pack : "language xx\n";
  folder = make_folder (&files);
  blob = kro_pack_compile (folder, &error);
  remove_folder (folder);
  g_assert_error (error, KRO_PACK_ERROR, (int)code);
  g_assert_null (blob);
  g_assert_nonnull (strstr (error->message, place));
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” is not in: %s", words, error->message);
}

#define REFUSED(code, place, words, ...) assert_refused ((Files){ __VA_ARGS__ }, KRO_PACK_ERROR_##code, place, words)

static void
test_lexicon_errors (void)
{
  REFUSED (SYNTAX, "lexicon.txt:1:", "section", .lexicon = "word\n");
  REFUSED (UNKNOWN, "lexicon.txt:2:", "FROG", .lexicon = "[a]\nword : FROG 1\n");
  REFUSED (UNKNOWN, "lexicon.txt:2:", "MAYBE", .lexicon = "[a]\nword : UNIT MAYBE\n");
  REFUSED (SYNTAX, "lexicon.txt:3:", "MONTH", .lexicon = "[a]\n\nword : MONTH\n");
  REFUSED (SYNTAX, "lexicon.txt:2:", "two-words", .lexicon = "[a]\ntwo-words\n");
  REFUSED (UNKNOWN, "lexicon.txt:1:", "VERBISH", .lexicon = "[VERBISH]\nword\n");
  REFUSED (SYNTAX, "lexicon.txt:1:", "]", .lexicon = "[a\nword\n");
  REFUSED (SYNTAX, "lexicon.txt:1:", "@number", .lexicon = "@number day 1\n");
  REFUSED (SYNTAX, "lexicon.txt:1:", "no number", .lexicon = "@number day 9 1 1-2\n");
  REFUSED (UNKNOWN, "lexicon.txt:1:", "@bingo", .lexicon = "@bingo\n");
  REFUSED (UNKNOWN, "lexicon.txt:1:", "no words", .lexicon = "@combine a b > c\n");
  REFUSED (UNKNOWN, "lexicon.txt:2:", "noel", .lexicon = "[a]\nword : FEAST noel\n");
  REFUSED (SYNTAX, "lexicon.txt:1:", "comment", .lexicon = "[a] # first\nword\n");
  REFUSED (SYNTAX, "lexicon.txt:2:", "o’clock", .lexicon = "[a]\no’clock\n");
  REFUSED (SIZE, "lexicon.txt:2:", "longer", .lexicon = "[a]\nabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz\n");
  REFUSED (UNKNOWN, "lexicon.txt:3:", "small letters", .lexicon = "[a]\nalpha\n@combine a a > VERBISH\n");
}

/* What a field may be set to, and what a class of numbers may be. */
static void
test_value_errors (void)
{
  REFUSED (UNKNOWN, "lexicon.txt:2:", "1 to 12", .lexicon = "[a]\nword : MONTH 13\n");
  REFUSED (UNKNOWN, "lexicon.txt:2:", "1 to 7", .lexicon = "[a]\nword : WEEKDAY 0\n");
  REFUSED (UNKNOWN, "lexicon.txt:2:", "-99 to 99", .lexicon = "[a]\nword : SHIFT 100\n");
  REFUSED (UNKNOWN, "lexicon.txt:2:", "YEAR", .lexicon = "[a]\nword : YEAR 99999999999\n");
  REFUSED (UNKNOWN, "lexicon.txt:2:", "WEEKEND", .lexicon = "[a]\nword : UNIT DAYS\n");
  REFUSED (UNKNOWN, "lexicon.txt:2:", "PAST", .lexicon = "[a]\nword : REF +1\n");
  REFUSED (SYNTAX, "lexicon.txt:1:", "no number", .lexicon = "@number n a b 1-2 COUNT\n");
  REFUSED (SYNTAX, "lexicon.txt:1:", "no number", .lexicon = "@number n 0 99999999999999 1-12 COUNT\n");
  REFUSED (SYNTAX, "lexicon.txt:1:", "no number", .lexicon = "@number n 1 5 3-1 COUNT\n");
  REFUSED (SYNTAX, "lexicon.txt:1:", "no number", .lexicon = "@number n 1 5 1-20 COUNT\n");
  REFUSED (SYNTAX, "lexicon.txt:1:", "small letters", .lexicon = "@number PAST 1 5 1-2 COUNT\n");
  REFUSED (UNKNOWN, "lexicon.txt:1:", "MONHT", .lexicon = "@number n 1 5 1-2 MONHT\n");
}

/* Files that are not text, or not there. */
static void
test_file_errors (void)
{
  REFUSED (SYNTAX, "lexicon.txt:3:", "UTF-8", .lexicon = "[a]\nalpha\nm\xe4rz\n");
  REFUSED (SYNTAX, "pack.txt:1:", "UTF-8", .pack = "language x\xe4\n");
  REFUSED (FILE, "pack.txt:2:", "copy", .pack = "language xx\ninclude nowhere-at-all\n");
}

/* A pack that includes itself, and a folder without one. */
static void
test_folder_errors (void)
{
  g_autofree char *folder = make_folder (&(Files){ .pack = "language xx\n" });
  g_autofree char *name = g_path_get_basename (folder);
  g_autofree char *circle = g_strdup_printf ("language xx\ninclude %s\n", name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) missing = NULL;

  write_file (folder, "pack.txt", circle);
  g_assert_null (kro_pack_compile (folder, &error));
  g_assert_error (error, KRO_PACK_ERROR, KRO_PACK_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, "pack.txt:2:"));
  g_assert_nonnull (strstr (error->message, "circle"));
  remove_folder (folder);
  g_assert_null (kro_pack_compile (folder, &missing));
  g_assert_error (missing, KRO_PACK_ERROR, KRO_PACK_ERROR_FILE);
  g_assert_nonnull (strstr (missing->message, "pack.txt: there is no such file"));
}

static void
test_feast_errors (void)
{
  REFUSED (SYNTAX, "feasts.txt:1:", "no such day", .feasts = "@feast noel 13 1\n");
  REFUSED (SYNTAX, "feasts.txt:2:", "no such day", .feasts = "# one\n@feast x NTH 9 1 1\n");
  REFUSED (SYNTAX, "feasts.txt:1:", "write:", .feasts = "@feast noel\n");
  REFUSED (SYNTAX, "feasts.txt:1:", "numbers", .feasts = "@feast noel NTH first monday 9\n");
  REFUSED (SYNTAX, "feasts.txt:1:", "numbers", .feasts = "@feast noel NTH 0 1 9\n");
  REFUSED (SYNTAX, "feasts.txt:1:", "numbers", .feasts = "@feast noel EASTER two\n");
}

static void
test_pack_errors (void)
{
  REFUSED (SYNTAX, ":", "no language", .pack = "# nothing\n");
  REFUSED (UNKNOWN, "pack.txt:2:", "colour", .pack = "language xx\ncolour blue\n");
  REFUSED (SYNTAX, "pack.txt:1:", "setting", .pack = "language\n");
  REFUSED (UNKNOWN, "pack.txt:2:", "DAY_FIRST", .pack = "language xx\norder DAYFIRST\n");
  REFUSED (UNKNOWN, "pack.txt:2:", "VERB_FINAL", .pack = "language xx\nclause FINAL\n");
  REFUSED (UNKNOWN, "pack.txt:2:", "DOT", .pack = "language xx\nordinal .\n");
}

static void
test_pattern_errors (void)
{
  const char *words = "[a]\nalpha\n[b]\nbeta\n";

  REFUSED (SYNTAX, "patterns.txt:1:", "write:", .lexicon = words, .patterns = "name : a\n");
  REFUSED (UNKNOWN, "patterns.txt:1:", "gamma", .lexicon = words, .patterns = "x 5 : gamma\n");
  REFUSED (SYNTAX, "patterns.txt:2:", "nothing at all", .lexicon = words, .patterns = "# one\nx 5 : a?\n");
  REFUSED (SYNTAX, "patterns.txt:1:", "bracket", .lexicon = words, .patterns = "x 5 : (a | b\n");
  REFUSED (SYNTAX, "patterns.txt:1:", "bracket", .lexicon = words, .patterns = "x 5 : a )\n");
  REFUSED (SYNTAX, "patterns.txt:1:", "literal", .lexicon = words, .patterns = "x 5 : \"alpha\n");
  REFUSED (SYNTAX, "patterns.txt:1:", "braces", .lexicon = words, .patterns = "x 5 : {a {b}}\n");
  REFUSED (UNKNOWN, "patterns.txt:1:", "GROW", .lexicon = words, .patterns = "x 5 : a -> GROW 1\n");
  REFUSED (SYNTAX, "patterns.txt:1:", "holds itself", .lexicon = words, .patterns = "M = a M\nx 5 : M\n");
  REFUSED (SYNTAX, "patterns.txt:2:", "already", .lexicon = words, .patterns = "M = a\nM = b\n");
}

static void
test_part_errors (void)
{
  const char *words = "@number n 1 9 1 DAY\n[a]\nalpha\n[b]\nbeta\n";

  REFUSED (SYNTAX, "patterns.txt:1:", "“}” is missing", .lexicon = words, .patterns = "x 5 : b {a\n");
  REFUSED (SYNTAX, "patterns.txt:1:", "four", .lexicon = words, .patterns = "x 5 : {a} {b} {a} {b} {a}\n");
  REFUSED (SYNTAX, "patterns.txt:1:", "2 braces", .lexicon = words, .patterns = "x 5 : {a} {b} -> 3.MOD START\n");
  REFUSED (UNKNOWN, "patterns.txt:1:", "q.MOD", .lexicon = words, .patterns = "x 5 : {a} {b} -> q.MOD START\n");
  REFUSED (SYNTAX, "patterns.txt:1:", "repetition", .lexicon = words, .patterns = "x 5 : a+ b\n");
  REFUSED (SYNTAX, "patterns.txt:1:", "class of numbers", .lexicon = words, .patterns = "x 5 : (n|b)=NUM1\n");
  REFUSED (SYNTAX, "patterns.txt:1:", "class of numbers", .lexicon = words, .patterns = "x 5 : a=DAY\n");
  REFUSED (SYNTAX, "patterns.txt:1:", "one by one", .lexicon = words, .patterns = "x 5 : \"alpha beta\"\n");
  REFUSED (SYNTAX, "patterns.txt:1:", "as a class", .lexicon = words, .patterns = "x 5 : a \"24\"\n");
  REFUSED (SYNTAX, "patterns.txt:1:", "any dash", .lexicon = words, .patterns = "x 5 : a \"–\" a\n");
  REFUSED (UNKNOWN, "patterns.txt:1:", "@capital", .lexicon = words, .patterns = "x 5 : @capitol\n");
  REFUSED (UNKNOWN, "patterns.txt:1:", "publication.txt", .lexicon = words, .patterns = "x 5 : @date a\n");
  REFUSED (SYNTAX, "publication.txt:1:", "{@date}", .lexicon = words, .publication = "x 5 : @start @date\n");
  REFUSED (SYNTAX, "patterns.txt:1:", "999", .lexicon = words, .patterns = "x 99999999999 : a\n");
  REFUSED (SYNTAX, "patterns.txt:1:", "missing", .lexicon = words, .patterns = "M = (a\nx 5 : b M\n");
}

/* Two patterns of equal priority: both are named, with an example. */
static void
test_ambiguous (void)
{
  REFUSED (AMBIGUOUS, "patterns.txt:2:", "“alpha beta”", .lexicon = "[a]\nalpha\n[b]\nbeta\n", .patterns = "x 5 : a b\ny 5 : \"alpha\" b\n");
}

static void
test_too_large (void)
{
  GString *one = g_string_new ("x 5 : a");

  for (int i = 0; i < 200; i++)
    g_string_append (one, " a?");
  REFUSED (SIZE, "patterns.txt:1:", "more than", .lexicon = "[a]\nalpha\n", .patterns = one->str);
  g_string_free (one, TRUE);
}

/* A word of letters for a number. */
static void
append_word (GString *text, int number)
{
  for (int n = number + 1; n > 0; n /= 26)
    g_string_append_c (text, (char)('a' + n % 26));
}

static void
test_too_many_states (void)
{
  GString *patterns = g_string_new (NULL);

  for (int i = 0; i < 560; i++)
    {
      g_string_append_printf (patterns, "p%d 5 : \"", i);
      append_word (patterns, i);
      g_string_append (patterns, "x\"");
      for (int k = 0; k < 126; k++)
        g_string_append (patterns, " c");
      g_string_append_c (patterns, '\n');
    }
  REFUSED (SIZE, "patterns.txt:1:", "“p0” is the largest", .lexicon = "[c]\nword\n", .patterns = patterns->str);
  g_string_free (patterns, TRUE);
}

static void
test_too_many_words (void)
{
  GString *words = g_string_new ("[a]\n");

  for (int i = 0; i < 400; i++)
    {
      append_word (words, i);
      g_string_append_c (words, ' ');
    }
  g_string_append (words, "\n@combine a a > b\n");
  REFUSED (SIZE, "lexicon.txt:3:", "join fewer", .lexicon = words->str);
  g_string_free (words, TRUE);
}

/* A good pack works from its folder at once, and is the same every time. */
static void
test_good (void)
{
  Files files = {
    .pack = "language xx\n",
    .lexicon = "@number day 1 31 1-2 DAY\n@number year 1000 2199 4 YEAR\n[month]\nprimus : MONTH 1\nsecundus : MONTH 2\n",
    .patterns = "date 50 : day month year?\n",
  };
  g_autofree char *folder = make_folder (&files);
  g_autoptr (GError) error = NULL;
  g_autoptr (KroPack) pack = kro_pack_new_from_directory (folder, &error);
  g_autoptr (GBytes) one = kro_pack_compile (folder, NULL);
  g_autoptr (GBytes) two = kro_pack_compile (folder, NULL);
  g_autoptr (KroText) text = kro_text_new ("Ab 3 secundus 2001 ad 30 secundus 2001.", -1);
  KroAnalyserOptions options = { .pack = pack };
  g_autoptr (KroAnalysis) analysis = NULL;
  guint n = 0;

  remove_folder (folder);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (one, two));
  g_assert_cmpstr (kro_pack_get_language (pack), ==, "xx");
  analysis = kro_analyse (text, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kro_analysis_get_expressions (analysis, &n)[0].readings[0].value, ==, "2001-02-03");
  g_assert_cmpuint (n, ==, 1);
}

static guint
count_finds (const char *lexicon, const char *words)
{
  Files            files = { .pack = "\xef\xbb\xbflanguage xx\nordinal DOT\n", .lexicon = lexicon, .patterns = "date 50 : a\r\n" };
  g_autofree char *folder = make_folder (&files);
  g_autoptr (GError) error = NULL;
  g_autoptr (KroPack) pack = kro_pack_new_from_directory (folder, &error);
  g_autoptr (KroText) text = kro_text_new (words, -1);
  KroAnalyserOptions options = { .pack = pack };
  g_autoptr (KroAnalysis) analysis = NULL;
  guint n = 0;

  remove_folder (folder);
  g_assert_no_error (error);
  analysis = kro_analyse (text, &options, NULL, &error);
  g_assert_no_error (error);
  kro_analysis_get_expressions (analysis, &n);
  return n;
}

/* A capital asks for one; joined words ask for none; marks at the start of a
 * file and of a line end do no harm. */
static void
test_letters (void)
{
  g_assert_cmpuint (count_finds ("[a]\nAlpha : MONTH 1\n", "alpha Alpha ALPHA"), ==, 2);
  g_assert_cmpuint (count_finds ("[a]\nalpha : MONTH 1\n", "alpha Alpha ALPHA"), ==, 3);
  g_assert_cmpuint (count_finds ("[s]\nAl : MONTH 1\n[e]\npha phum\n@combine s e > a\n", "alpha Alphum al"), ==, 2);
}

/* Words that are joined into a class of the engine are of that class. */
static void
test_joined_class (void)
{
  Files files = {
    .pack = "language xx\n",
    .lexicon = "[month]\nprimus : MONTH 3\n[stem]\nven\n[end]\nabat\n@combine stem end > PAST\n",
    .patterns = "month 50 : month\n",
  };
  g_autofree char *folder = make_folder (&files);
  g_autoptr (KroPack) pack = kro_pack_new_from_directory (folder, NULL);
  g_autoptr (KroText) text = kro_text_new ("Primus venabat.", -1);
  KroAnalyserOptions options = { .pack = pack, .publication = "2025-01-10" };
  g_autoptr (KroAnalysis) analysis = kro_analyse (text, &options, NULL, NULL);
  guint n = 0;

  remove_folder (folder);
  g_assert_cmpstr (kro_analysis_get_expressions (analysis, &n)[0].readings[0].value, ==, "2024-03");
  g_assert_cmpuint (n, ==, 1);
}

/* A blob that is damaged or cut short is refused. */
static void
test_damaged (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("KRONIEK_SOURCE_ROOT"), "resources", "languages", "neutral", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) blob = kro_pack_compile (folder, &error);
  gsize         size = 0;
  const guint8 *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (blob, &size);
  for (gsize length = 0; length < size; length += 1 + length / 3)
    {
      g_autoptr (GBytes) part = g_bytes_new (data, length);
      g_autoptr (GError) refused = NULL;

      g_assert_null (kro_pack_new_from_blob (part, &refused));
      g_assert_error (refused, KRO_PACK_ERROR, KRO_PACK_ERROR_BLOB);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/compiler/lexicon", test_lexicon_errors);
  g_test_add_func ("/text/compiler/feasts", test_feast_errors);
  g_test_add_func ("/text/compiler/pack", test_pack_errors);
  g_test_add_func ("/text/compiler/patterns", test_pattern_errors);
  g_test_add_func ("/text/compiler/ambiguous", test_ambiguous);
  g_test_add_func ("/text/compiler/too-large", test_too_large);
  g_test_add_func ("/text/compiler/values", test_value_errors);
  g_test_add_func ("/text/compiler/files", test_file_errors);
  g_test_add_func ("/text/compiler/folders", test_folder_errors);
  g_test_add_func ("/text/compiler/parts", test_part_errors);
  g_test_add_func ("/text/compiler/too-many-states", test_too_many_states);
  g_test_add_func ("/text/compiler/too-many-words", test_too_many_words);
  g_test_add_func ("/text/compiler/good", test_good);
  g_test_add_func ("/text/compiler/letters", test_letters);
  g_test_add_func ("/text/compiler/joined-class", test_joined_class);
  g_test_add_func ("/text/compiler/damaged", test_damaged);
  return g_test_run ();
}

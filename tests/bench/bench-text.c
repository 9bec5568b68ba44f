/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Speed and memory of the analyser: one thread, everything counted (tokens,
 * both readings, titles, offsets in code points). Real documents are used where
 * the folder beside the tree has them, each distinct text once; else the
 * samples of the tree, over and over. Then input that nobody writes at two
 * sizes: where time is linear, four times as much takes four times as long. */

#include "kro-analyser.h"
#include "kro-bench.h"
#include "kro-json-reader.h"
#include "kro-pack-compiler.h"

#include <malloc.h>
#include <string.h>

#define MIN_BYTES (5 * 1000 * 1000)
#define MEGABYTE 1000000
#define ARTICLE_BYTES 10000
#define LONG_BYTES (20 * 1000 * 1000)

typedef struct
{
  KroText *text;
  char    *language; /* NULL: to be told from the text */
} Document;

typedef struct
{
  GArray     *documents;
  GHashTable *known; /* hashes of texts */
  gsize       n_bytes;
} Corpus;

static guint64 sum; /* of offsets, so that no conversion is left out */

static void
clear_document (gpointer data)
{
  Document *document = data;

  kro_text_unref (document->text);
  g_free (document->language);
}

static void
corpus_init (Corpus *self)
{
  *self = (Corpus){ .documents = g_array_new (FALSE, FALSE, sizeof (Document)) };
  g_array_set_clear_func (self->documents, clear_document);
  self->known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
corpus_clear (Corpus *self)
{
  g_array_unref (self->documents);
  g_hash_table_unref (self->known);
}

/* Takes a text, where it is not there yet or @again. No language and "": to be told. */
static void
add_text (Corpus *self, KroText *text, const char *language, gboolean again)
{
  guint64  hash = kro_text_get_hash (text);
  Document document = { text, language != NULL && *language != '\0' ? g_strdup (language) : NULL };

  if (!g_hash_table_add (self->known, g_memdup2 (&hash, sizeof hash)) && !again)
    {
      clear_document (&document);
      return;
    }
  g_array_append_val (self->documents, document);
  self->n_bytes += kro_text_get_length (text);
}

/* A line `{"text", "lang"}`; @language overrules what it says. */
static void
add_json_line (Corpus *self, const char *line, const char *language)
{
  g_autoptr (KroJsonReader) reader = kro_json_reader_new (line, strlen (line));
  g_autoptr (KroText) text = NULL;
  g_autofree char *told = NULL;
  gsize            length;

  if (kro_json_reader_next (reader) != KRO_JSON_BEGIN_OBJECT)
    return;
  while (kro_json_reader_next (reader) == KRO_JSON_KEY)
    {
      gboolean is_text = strcmp (kro_json_reader_get_string (reader, NULL), "text") == 0 && text == NULL;
      gboolean is_language = strcmp (kro_json_reader_get_string (reader, NULL), "lang") == 0 && told == NULL;

      if (!is_text && !is_language)
        kro_json_reader_skip (reader);
      else if (kro_json_reader_next (reader) == KRO_JSON_STRING)
        {
          const char *string = kro_json_reader_get_string (reader, &length);

          if (is_text)
            text = kro_text_new (string, (gssize)length);
          else
            told = g_strdup (string);
        }
    }
  if (text != NULL)
    add_text (self, g_steal_pointer (&text), language != NULL ? language : told, FALSE);
}

static void
add_file (Corpus *self, const char *path, const char *language)
{
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &content, NULL, NULL))
    return;
  if (*content != '{')
    {
      add_text (self, kro_text_new (content, -1), language, TRUE);
      return;
    }
  lines = g_strsplit (content, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    add_json_line (self, lines[i], language);
}

/* Adds the files whose names begin so, in order. */
static void
add_files (Corpus *self, const char *folder, const char *const *prefixes, const char *language)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    for (gsize i = 0; prefixes[i] != NULL; i++)
      if (g_str_has_prefix (name, prefixes[i]))
        g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, (GCompareFunc)(void (*) (void))g_strcmp0);
  for (guint i = 0; i < names->len; i++)
    add_file (self, g_ptr_array_index (names, i), language);
}

static void
convert_offsets (const KroText *text, const KroAnalysis *analysis)
{
  guint                n_expressions, n_events;
  const KroExpression *expressions = kro_analysis_get_expressions (analysis, &n_expressions);
  const KroEventDraft *events = kro_analysis_get_events (analysis, &n_events);

  for (guint i = 0; i < n_expressions; i++)
    sum += kro_text_to_char (text, expressions[i].b) + kro_text_to_char (text, expressions[i].e);
  for (guint i = 0; i < n_events; i++)
    sum += kro_text_to_char (text, events[i].sentence_b) + kro_text_to_char (text, events[i].sentence_e) +
           kro_text_to_char (text, events[i].clause_b) + kro_text_to_char (text, events[i].clause_e);
}

static void
analyse_text (const KroText *text, const char *language)
{
  KroAnalyserOptions options = { .language = language, .publication = "2010-05-12" };
  g_autoptr (KroAnalysis) analysis = kro_analyse (text, &options, NULL, NULL);

  g_assert_nonnull (analysis);
  convert_offsets (text, analysis);
}

static void
analyse_all (gpointer user_data)
{
  const Corpus *corpus = user_data;

  for (guint i = 0; i < corpus->documents->len; i++)
    {
      const Document *document = &g_array_index (corpus->documents, Document, i);

      analyse_text (document->text, document->language);
    }
}

/* @language: NULL that of each document, "" to be told from it. */
static void
bench_corpus (const char *name, const char *language, const char *const *prefixes, const char *sample)
{
  Corpus           corpus;
  const char      *root = g_getenv ("KRONIEK_SOURCE_ROOT");
  g_autofree char *folder = g_build_filename (root != NULL ? root : ".", "..", "shared", "data", "timex", NULL);
  g_autofree char *path = g_build_filename (root != NULL ? root : ".", "resources", "samples", sample, NULL);
  g_autofree char *title = NULL;

  corpus_init (&corpus);
  add_files (&corpus, folder, prefixes, language);
  if (corpus.n_bytes == 0)
    while (corpus.n_bytes < MIN_BYTES && g_file_test (path, G_FILE_TEST_EXISTS))
      add_file (&corpus, path, language);
  title = g_strdup_printf ("%s, %.1f MB", name, (double)corpus.n_bytes / MEGABYTE);
  if (corpus.n_bytes > 0)
    kro_bench_run (title, (double)corpus.n_bytes / MEGABYTE, "MB", analyse_all, &corpus);
  corpus_clear (&corpus);
}

static void
bench_real_texts (void)
{
  static const char *const all[] = { "aquaint", "cases", "krauts", "meantime", "timebank", "wikiwars", NULL };
  static const char *const packed[] = { "aquaint", "cases-chrono-en", "cases-chrono-nl", "cases-duckling-en", "cases-duckling-nl", "cases-recognizers-en", "cases-recognizers-nl", "meantime", "timebank-te3", "wikiwars", NULL };
  static const char *const dutch[] = { "meantime-nl", NULL };
  static const char *const english[] = { "meantime-en", "timebank-te3", "aquaint", NULL };
  static const char *const narrative[] = { "wikiwars", NULL };

  bench_corpus ("analyse all there is", NULL, all, "cloud-services.en.txt");
  bench_corpus ("analyse all, language unknown", "", all, "cloud-services.en.txt");
  bench_corpus ("analyse English and Dutch", NULL, packed, "cloud-services.en.txt");
  bench_corpus ("analyse Dutch news", "nl", dutch, "clouddiensten.nl.txt");
  bench_corpus ("analyse English news", "en", english, "cloud-services.en.txt");
  bench_corpus ("analyse English history", "en", narrative, "cloud-services.en.txt");
}

/* --- input that nobody writes ------------------------------------------------ */

static KroText *
repeat (const char *piece, gsize n_bytes)
{
  GString *text = g_string_sized_new (n_bytes + strlen (piece));
  KroText *out;

  while (text->len < n_bytes)
    g_string_append (text, piece);
  out = kro_text_new (text->str, (gssize)text->len);
  g_string_free (text, TRUE);
  return out;
}

typedef struct
{
  KroText    *text;
  const char *language;
} Job;

static void
analyse_job (gpointer user_data)
{
  const Job *job = user_data;

  analyse_text (job->text, job->language);
}

/* Seconds of the best of three. */
static double
time_job (const Job *job)
{
  gint64 best = G_MAXINT64;

  for (int i = 0; i < 3; i++)
    {
      gint64 start = g_get_monotonic_time ();

      analyse_text (job->text, job->language);
      best = MIN (best, g_get_monotonic_time () - start);
    }
  return (double)MAX (best, 1) / G_USEC_PER_SEC;
}

static void
bench_hostile (void)
{
  static const char *const pieces[] = { "7", "van ", "x", "1-", ",", "(", "3 mei ", "een lange regel zonder punt ", "eeuw ", "A.", "2001-", "de ", "\"", ". ", "dr. ", "é", "1/2/", "tot en met ", "\n", "\n\n", "A.B.C. ", "twee ", "van 3 mei tot 5 mei ", "Hij zei dat hij ", "Op 3 mei sloot de man van de man van de man " };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (KroText) small = repeat (pieces[i], MEGABYTE);
      g_autoptr (KroText) large = repeat (pieces[i], 4 * MEGABYTE);
      g_autofree char *name = g_strescape (pieces[i], "é");
      double           once = time_job (&(Job){ small, "nl" });
      double           four = time_job (&(Job){ large, "nl" });

      g_print ("hostile \"%-28s %8.1f and %8.1f MB/s for 1 and 4 MB: %.2f times as long\n", name, 1 / once, 4 / four, four / once);
    }
}

/* --- starting, a short article, memory ---------------------------------------- */

static void
open_packs (gpointer user_data)
{
  GPtrArray *blobs = user_data;

  for (guint i = 0; i < blobs->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KroPack) pack = kro_pack_new_from_blob (g_ptr_array_index (blobs, i), &error);

      g_assert_no_error (error);
    }
}

/* The packs of the program, opened for the first time; then compiled blobs again and again. */
static void
bench_packs (void)
{
  const char *const *languages = kro_pack_get_languages ();
  const char        *root = g_getenv ("KRONIEK_SOURCE_ROOT");
  g_autoptr (GPtrArray) blobs = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  gint64 start = g_get_monotonic_time ();

  for (gsize i = 0; languages[i] != NULL; i++)
    kro_pack_get_builtin (languages[i]);
  g_print ("%-40s %10.3f ms\n", "open the packs of the program, once", (double)(g_get_monotonic_time () - start) / 1e3);
  for (gsize i = 0; root != NULL && languages[i] != NULL; i++)
    {
      g_autofree char *folder = g_build_filename (root, "resources", "languages", languages[i], NULL);
      GBytes          *blob = kro_pack_compile (folder, NULL);

      if (blob != NULL)
        g_ptr_array_add (blobs, blob);
    }
  if (blobs->len > 0)
    kro_bench_run ("open packs", blobs->len, "packs", open_packs, blobs);
}

/* A field of /proc/self/status in kilobytes; 0 where there is none. */
static double
read_status (const char *field)
{
  g_autofree char *status = NULL;
  const char      *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL) || (line = strstr (status, field)) == NULL)
    return 0.0;
  return g_ascii_strtod (line + strlen (field), NULL);
}

/* Pages that were in use at most during an analysis and are in use no more
 * when the result alone is left. */
static void
bench_memory (const char *name, const char *piece, gsize n_bytes)
{
  g_autoptr (KroText) text = repeat (piece, n_bytes);
  g_autoptr (KroAnalysis) analysis = NULL;
  double before, peak, after;

  malloc_trim (0);
  before = read_status ("VmRSS:");
  if (before == 0.0 || !g_file_set_contents_full ("/proc/self/clear_refs", "5", 1, G_FILE_SET_CONTENTS_NONE, 0600, NULL))
    return;
  analysis = kro_analyse (text, &(KroAnalyserOptions){ .language = "nl" }, NULL, NULL);
  peak = read_status ("VmHWM:");
  malloc_trim (0);
  after = read_status ("VmRSS:");
  g_print ("%-40s %10.2f MB beside text and result; the result has %.1f MB\n", name, (peak - after) / 1e3, (after - before) / 1e3);
}

int
main (void)
{
  static const char *const article = "Op 3 mei 2001 sloot de gemeente de oude brug over het kanaal. De volgende dag zei de wethouder dat de brug in september weer open zou gaan. ";
  g_autoptr (KroText) text = repeat (article, ARTICLE_BYTES);

  bench_packs ();
  bench_memory ("20 MB in one paragraph", "woord ", LONG_BYTES);
  bench_memory ("20 MB in many paragraphs", "Er was eens een brug over een kanaal, en die was oud.\n\n", LONG_BYTES);
  bench_memory ("20 MB in one paragraph with dates", article, LONG_BYTES);
  bench_memory ("1 MB of dates alone", "3 mei ", MEGABYTE);
  bench_real_texts ();
  kro_bench_run ("an article of 10 KB", 1, "articles", analyse_job, &(Job){ text, "nl" });
  kro_bench_run ("an article of 10 KB, language unknown", 1, "articles", analyse_job, &(Job){ text, NULL });
  bench_hostile ();
  return sum == 0;
}

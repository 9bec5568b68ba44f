/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Speed of the analyser: one thread, everything counted (tokens, readings,
 * titles). Real documents are used where the folder beside the tree has them;
 * else the samples of the tree, over and over. */

#include "kro-analyser.h"
#include "kro-bench.h"
#include "kro-json-reader.h"
#include "kro-pack-compiler.h"

#include <string.h>

#define MIN_BYTES (5 * 1000 * 1000)

typedef struct
{
  GPtrArray  *texts; /* KroText */
  const char *language;
  gsize       n_bytes;
} Corpus;

static void
add_text (Corpus *self, const char *data, gssize length)
{
  KroText *text = kro_text_new (data, length);

  g_ptr_array_add (self->texts, text);
  self->n_bytes += kro_text_get_length (text);
}

static void
add_json_line (Corpus *self, const char *line)
{
  g_autoptr (KroJsonReader) reader = kro_json_reader_new (line, strlen (line));
  gsize length;

  if (kro_json_reader_next (reader) != KRO_JSON_BEGIN_OBJECT)
    return;
  while (kro_json_reader_next (reader) == KRO_JSON_KEY)
    {
      gboolean is_text = strcmp (kro_json_reader_get_string (reader, NULL), "text") == 0;

      if (!is_text)
        kro_json_reader_skip (reader);
      else if (kro_json_reader_next (reader) == KRO_JSON_STRING)
        {
          const char *text = kro_json_reader_get_string (reader, &length);

          add_text (self, text, (gssize)length);
        }
    }
}

static void
add_file (Corpus *self, const char *path)
{
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &content, NULL, NULL))
    return;
  if (*content != '{')
    {
      add_text (self, content, -1);
      return;
    }
  lines = g_strsplit (content, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    add_json_line (self, lines[i]);
}

static void
analyse_all (gpointer user_data)
{
  const Corpus      *corpus = user_data;
  KroAnalyserOptions options = { .language = corpus->language, .publication = "2010-05-12" };

  for (guint i = 0; i < corpus->texts->len; i++)
    {
      g_autoptr (KroAnalysis) analysis = kro_analyse (g_ptr_array_index (corpus->texts, i), &options, NULL, NULL);

      g_assert_nonnull (analysis);
    }
}

static void
bench_corpus (const char *name, const char *language, const char *const *files, const char *sample)
{
  Corpus      corpus = { .texts = g_ptr_array_new_with_free_func ((GDestroyNotify)kro_text_unref), .language = language };
  const char *root = g_getenv ("KRONIEK_SOURCE_ROOT");

  for (gsize i = 0; root != NULL && files[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (root, "..", "shared", "data", "timex", files[i], NULL);

      add_file (&corpus, path);
    }
  if (corpus.n_bytes == 0 && root != NULL)
    {
      g_autofree char *path = g_build_filename (root, "resources", "samples", sample, NULL);

      while (g_file_test (path, G_FILE_TEST_EXISTS) && corpus.n_bytes < MIN_BYTES)
        add_file (&corpus, path);
    }
  if (corpus.n_bytes > 0)
    kro_bench_run (name, (double)corpus.n_bytes / 1e6, "MB", analyse_all, &corpus);
  g_ptr_array_unref (corpus.texts);
}

static void
open_pack (gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KroPack) pack = kro_pack_new_from_blob (user_data, &error);

  g_assert_no_error (error);
}

int
main (void)
{
  static const char *const dutch[] = { "meantime-nl-dev.jsonl", NULL };
  static const char *const english[] = { "meantime-en-dev.jsonl", "timebank-te3.jsonl", "aquaint-te3.jsonl", NULL };
  static const char *const narrative[] = { "wikiwars-en-dev.jsonl", NULL };
  const char              *root = g_getenv ("KRONIEK_SOURCE_ROOT");

  bench_corpus ("analyse Dutch news", "nl", dutch, "clouddiensten.nl.txt");
  bench_corpus ("analyse English news", "en", english, "cloud-services.en.txt");
  bench_corpus ("analyse English, language unknown", NULL, english, "cloud-services.en.txt");
  bench_corpus ("analyse English history", "en", narrative, "cloud-services.en.txt");
  if (root != NULL)
    {
      g_autofree char *folder = g_build_filename (root, "resources", "languages", kro_pack_get_languages ()[0], NULL);
      g_autoptr (GBytes) blob = kro_pack_compile (folder, NULL);

      if (blob != NULL)
        kro_bench_run ("open a pack", 1, "packs", open_pack, blob);
    }
  return 0;
}

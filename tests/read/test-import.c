/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a file to a timeline: sources, events and the passages that tie them to
 * the words. */
#include "kro-import.h"

#include "kro-read-error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static const char article[] = "Gepubliceerd: vrijdag 26 september 2025\n"
                              "\n"
                              "Gemeente sluit de brug\n"
                              "\n"
                              "😀 De gemeente bevestigt dat de oude brug dicht is.\n"
                              "\n"
                              "Op 15 augustus begon zij een onderzoek. In augustus meldde de krant scheuren.\n";

static KroImportOptions
make_options (const KroLocale *locale)
{
  return (KroImportOptions){ .locale = locale, .rank = 3, .read_at = KRO_TIME_INIT (1000) };
}

static GPtrArray *
import_text (const char *text, const char *ending, const KroImportOptions *options, GError **error)
{
  g_autofree char *pattern = g_strconcat ("kroniek-import-XXXXXX", ending, NULL);
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  GPtrArray *imports;
  int        descriptor = g_file_open_tmp (pattern, &path, NULL);

  g_assert_cmpint (descriptor, >=, 0);
  close (descriptor);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  file = g_file_new_for_path (path);
  imports = kro_import_file (file, path, NULL, options, NULL, error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  return imports;
}

static KroTimeline *
apply (GPtrArray *imports)
{
  KroTimeline *timeline = kro_timeline_new ();

  for (guint i = 0; i < imports->len; i++)
    {
      const KroImport *import = g_ptr_array_index (imports, i);
      g_autoptr (GError) error = NULL;

      g_assert_true (kro_timeline_apply (timeline, import->command, &error));
      g_assert_no_error (error);
    }
  return timeline;
}

static void
test_source (void)
{
  g_autoptr (KroLocale) locale = kro_locale_new ("en");
  const KroImportOptions options = make_options (locale);
  g_autoptr (GPtrArray) imports = import_text (article, ".txt", &options, NULL);
  g_autoptr (KroTimeline) timeline = apply (imports);
  const KroImport *import = g_ptr_array_index (imports, 0);
  KroSource       *source = kro_timeline_get_source_at (timeline, 0);

  g_assert_cmpuint (kro_timeline_get_n_sources (timeline), ==, 1);
  g_assert_cmpuint (kro_source_get_id (source), ==, import->source);
  g_assert_cmpstr (kro_source_get_title (source), ==, "Gemeente sluit de brug");
  g_assert_cmpstr (kro_source_get_language (source), ==, "nl");
  g_assert_cmpstr (kro_source_get_publication (source), ==, "2025-09-26");
  g_assert_cmpuint (kro_source_get_rank (source), ==, 3);
  g_assert_cmpuint (strlen (kro_source_get_publication_reason (source)), >, 0);
  g_assert_cmpint (kro_source_get_latest (source)->read_at.seconds, ==, 1000);
  g_assert_cmpuint (kro_timeline_get_n_events (timeline), ==, 3);
  g_assert_cmpuint (import->n_events, ==, 3);
}

/* Each event has the sentence, and within it the words of its date. */
static void
test_passages (void)
{
  g_autoptr (KroLocale) locale = kro_locale_new ("nl");
  const KroImportOptions options = make_options (locale);
  g_autoptr (GPtrArray) imports = import_text (article, ".txt", &options, NULL);
  g_autoptr (KroTimeline) timeline = apply (imports);
  KroSource *source = kro_timeline_get_source_at (timeline, 0);
  KroText   *text = kro_source_get_latest (source)->text;
  gboolean   seen = FALSE;

  for (guint32 i = 0; i < kro_timeline_get_n_events (timeline); i++)
    {
      KroId id = kro_timeline_get_id_at (timeline, i);
      g_autoptr (KroDate) date = kro_timeline_get_date (timeline, kro_timeline_get_slot (timeline, id));
      g_autoptr (GArray) passages = kro_timeline_get_event_passages (timeline, id);
      const KroPassage *sentence = &g_array_index (passages, KroPassage, 0);
      g_autofree char  *quote = kro_text_slice (text, sentence->origin.b, sentence->origin.e);

      if (!g_str_equal (kro_date_get_start (date), "2025-08-15"))
        continue;
      seen = TRUE;
      g_assert_cmpstr (quote, ==, "Op 15 augustus begon zij een onderzoek.");
      g_assert_cmpuint (passages->len, ==, 2);
      for (guint j = 1; j < passages->len; j++)
        {
          const KroPassage *words = &g_array_index (passages, KroPassage, j);
          g_autofree char  *inner = kro_text_slice (text, words->origin.b, words->origin.e);

          g_assert_cmpstr (inner, ==, "15 augustus");
          g_assert_cmpuint (words->origin.b, >=, sentence->origin.b);
          g_assert_cmpuint (words->origin.e, <=, sentence->origin.e);
        }
    }
  g_assert_true (seen);
}

/* The same text gives the same ids, another text others. */
static void
test_ids (void)
{
  g_autoptr (KroLocale) locale = kro_locale_new ("en");
  const KroImportOptions options = make_options (locale);
  g_autoptr (GPtrArray) first = import_text (article, ".txt", &options, NULL);
  g_autoptr (GPtrArray) second = import_text (article, ".txt", &options, NULL);
  g_autoptr (GPtrArray) other = import_text ("Op 3 mei 2024 regende het in Zwolle.\n", ".txt", &options, NULL);
  g_autoptr (KroTimeline) timeline = apply (first);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (((KroImport *)g_ptr_array_index (first, 0))->source, ==, ((KroImport *)g_ptr_array_index (second, 0))->source);
  g_assert_cmpuint (((KroImport *)g_ptr_array_index (first, 0))->source, !=, ((KroImport *)g_ptr_array_index (other, 0))->source);
  g_assert_false (kro_timeline_apply (timeline, ((KroImport *)g_ptr_array_index (second, 0))->command, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (kro_timeline_get_n_sources (timeline), ==, 1);
  g_assert_true (kro_timeline_apply (timeline, ((KroImport *)g_ptr_array_index (other, 0))->command, NULL));
  g_assert_cmpuint (kro_timeline_get_n_events (timeline), ==, 4);
}

static void
test_stream (void)
{
  g_autoptr (KroLocale) locale = kro_locale_new ("en");
  const KroImportOptions options = make_options (locale);
  g_autoptr (GPtrArray) imports = import_text ("{\"id\":\"a\",\"text\":\"It rained yesterday in the town.\",\"date\":\"2024-05-04\",\"lang\":\"en\"}\n"
                                               "{\"id\":\"b\",\"text\":\"The bridge was closed on 3 May 2024.\"}\n",
                                               ".jsonl", &options, NULL);
  g_autoptr (KroTimeline) timeline = NULL;

  g_assert_cmpuint (imports->len, ==, 2);
  timeline = apply (imports);
  g_assert_cmpuint (kro_timeline_get_n_sources (timeline), ==, 2);
  g_assert_cmpuint (kro_source_get_rank (kro_timeline_get_source_at (timeline, 1)), ==, 4);
  g_assert_cmpstr (kro_source_get_publication (kro_timeline_get_source_at (timeline, 0)), ==, "2024-05-04");
}

static void
test_refused (void)
{
  g_autoptr (KroLocale) locale = kro_locale_new ("en");
  const KroImportOptions options = make_options (locale);
  g_autoptr (GError) error = NULL;

  g_assert_null (import_text ("", ".txt", &options, &error));
  g_assert_error (error, KRO_READ_ERROR, KRO_READ_ERROR_EMPTY);
  g_clear_error (&error);
  g_assert_null (import_text ("{\"text\":\"On 3 May 2024 it rained.\"}\n{\"text\":1}\n", ".jsonl", &options, &error));
  g_assert_error (error, KRO_READ_ERROR, KRO_READ_ERROR_DOCUMENT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/import/source", test_source);
  g_test_add_func ("/read/import/passages", test_passages);
  g_test_add_func ("/read/import/ids", test_ids);
  g_test_add_func ("/read/import/stream", test_stream);
  g_test_add_func ("/read/import/refused", test_refused);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bar that asks for the date of publication, on an article as it is read. */

#include "kro-foreign-import.h"
#include "kro-import.h"
#include "kro-publication-bar.h"
#include "kro-ui-test.h"

static const char article[] = "Brug gaat weer open\n\nDe gemeente heeft gisteren besloten dat de brug weer open kan. Vrijdag rijdt de eerste bus.\n";

typedef struct
{
  KroPublicationBar *bar;
  KroTimeline       *timeline;
  KroHistory        *history;
  KroSource         *source;
} Fixture;

static void
add_article (Fixture *fixture, KroLocale *locale)
{
  g_auto (KroDocument) document = { .id = g_strdup ("brug.txt"), .text = kro_text_new (article, -1) };
  KroImportOptions options = { .locale = locale };
  g_autoptr (KroImport) import = kro_import_document (&document, &options, NULL, NULL);

  g_assert_nonnull (import);
  g_assert_true (kro_timeline_apply (fixture->timeline, import->command, NULL));
  fixture->source = kro_timeline_get_source_at (fixture->timeline, 0);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroLocale) locale = kro_locale_new ("en");
  KroTime today = KRO_TIME_INIT (1758900000); /* 26 September 2025 */

  fixture->timeline = kro_timeline_new ();
  fixture->history = kro_history_new (fixture->timeline);
  fixture->bar = g_object_ref_sink (KRO_PUBLICATION_BAR (kro_publication_bar_new ()));
  add_article (fixture, locale);
  kro_publication_bar_set_history (fixture->bar, fixture->history, locale);
  kro_publication_bar_set_today (fixture->bar, &today);
  kro_publication_bar_set_source (fixture->bar, fixture->source);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  kro_ui_test_finalize (fixture->bar);
  kro_ui_test_finalize (fixture->history);
  kro_ui_test_finalize (fixture->timeline);
}

static gboolean
is_asking (Fixture *fixture)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (kro_ui_test_find (GTK_WIDGET (fixture->bar), GTK_TYPE_REVEALER)));
}

static void
answer (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (kro_ui_test_find (GTK_WIDGET (fixture->bar), GTK_TYPE_ENTRY)), text);
  gtk_widget_activate_action (GTK_WIDGET (fixture->bar), "publication.apply", NULL);
}

static guint
count_dated (Fixture *fixture)
{
  const KroColumns *columns = kro_timeline_get_columns (fixture->timeline);
  guint             n = 0;

  for (guint32 slot = 0; slot < columns->n_slots; slot++)
    n += columns->ids[slot] != KRO_ID_NONE && columns->is_dated[slot];
  return n;
}

static void
test_answer (Fixture *fixture, gconstpointer data)
{
  g_assert_true (is_asking (fixture));
  g_assert_cmpuint (count_dated (fixture), ==, 0);
  answer (fixture, "26 sep 2025");
  g_assert_cmpstr (kro_source_get_publication (fixture->source), ==, "2025-09-26");
  g_assert_cmpuint (count_dated (fixture), >=, 2);
  g_assert_false (is_asking (fixture));
  g_assert_true (kro_history_undo (fixture->history, NULL));
  g_assert_null (kro_source_get_publication (fixture->source));
  g_assert_cmpuint (count_dated (fixture), ==, 0);
  g_assert_true (is_asking (fixture));
  g_assert_true (kro_history_redo (fixture->history, NULL));
  g_assert_cmpuint (count_dated (fixture), >=, 2);
}

static void
test_relative (Fixture *fixture, gconstpointer data)
{
  answer (fixture, "gisteren");
  g_assert_cmpstr (kro_source_get_publication (fixture->source), ==, "2025-09-25");
}

/* Nonsense and what is no single day change nothing. */
static void
test_refuse (Fixture *fixture, gconstpointer data)
{
  static const char *const answers[] = { "", "ooit", "2025", "2025-02-30", "augustus 2025" };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      answer (fixture, answers[i]);
      g_assert_null (kro_source_get_publication (fixture->source));
      g_assert_true (is_asking (fixture));
      g_assert_false (kro_history_get_can_undo (fixture->history));
    }
}

static void
test_dismiss (Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->bar), "publication.dismiss", NULL);
  g_assert_false (is_asking (fixture));
  kro_publication_bar_set_source (fixture->bar, NULL);
  kro_publication_bar_set_source (fixture->bar, fixture->source);
  g_assert_false (is_asking (fixture));
  kro_publication_bar_ask (fixture->bar);
  g_assert_true (is_asking (fixture));
  answer (fixture, "2025-09-26");
  g_assert_false (is_asking (fixture));
  kro_publication_bar_ask (fixture->bar);
  g_assert_true (is_asking (fixture));
  answer (fixture, "2025-09-27");
  g_assert_cmpstr (kro_source_get_publication (fixture->source), ==, "2025-09-27");
}

/* A timeline of another program has its dates; asked for, the bar still asks. */
static void
test_imported (Fixture *fixture, gconstpointer data)
{
  static const char json[] = "{\"events\":[{\"start_date\":{\"year\":\"1999\"},\"text\":{\"headline\":\"Brug gebouwd\"}}]}";
  g_autoptr (KroLocale) locale = kro_locale_new ("en");
  g_auto (KroDocument) document = { .id = g_strdup ("brug.json"), .text = kro_text_new (json, -1) };
  KroImportOptions options = { .locale = locale };
  g_autoptr (KroImport) import = kro_foreign_import (&document, &options, NULL);
  KroSource *imported = NULL;

  g_assert_nonnull (import);
  g_assert_true (kro_timeline_apply (fixture->timeline, import->command, NULL));
  for (guint i = 0; i < kro_timeline_get_n_sources (fixture->timeline); i++)
    if (kro_timeline_get_source_at (fixture->timeline, i) != fixture->source)
      imported = kro_timeline_get_source_at (fixture->timeline, i);
  g_assert_nonnull (imported);
  kro_publication_bar_set_source (fixture->bar, imported);
  g_assert_false (is_asking (fixture));
  kro_publication_bar_ask (fixture->bar);
  g_assert_true (is_asking (fixture));
  kro_publication_bar_set_source (fixture->bar, fixture->source);
  g_assert_true (is_asking (fixture));
}

int
main (int argc, char **argv)
{
  kro_ui_test_init (&argc, &argv);
  g_test_add ("/ui/publication-bar/answer", Fixture, NULL, set_up, test_answer, tear_down);
  g_test_add ("/ui/publication-bar/relative", Fixture, NULL, set_up, test_relative, tear_down);
  g_test_add ("/ui/publication-bar/refuse", Fixture, NULL, set_up, test_refuse, tear_down);
  g_test_add ("/ui/publication-bar/dismiss", Fixture, NULL, set_up, test_dismiss, tear_down);
  g_test_add ("/ui/publication-bar/imported", Fixture, NULL, set_up, test_imported, tear_down);
  return g_test_run ();
}

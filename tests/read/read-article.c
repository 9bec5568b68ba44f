/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article put on a timeline as it is imported. */

#include "read-article.h"

#include "kro-import.h"

/**
 * read_article_add:
 * @timeline: a timeline without the article
 * @locale: in which reasons are told
 * @text: of the article
 * @publication: (nullable): EDTF; %NULL: looked for in @text
 *
 * Imports a text and adds it, with its events.
 *
 * Returns: id of the source
 */
KroId
read_article_add (KroTimeline *timeline, KroLocale *locale, const char *text, const char *publication)
{
  g_auto (KroDocument) document = { .id = g_strdup ("article.txt"), .text = kro_text_new (text, -1) };
  const KroImportOptions options = { .analyser = { .publication = publication }, .locale = locale };
  g_autoptr (GError) error = NULL;
  g_autoptr (KroImport) import = kro_import_document (&document, &options, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (kro_timeline_apply (timeline, import->command, &error));
  g_assert_no_error (error);
  return import->source;
}

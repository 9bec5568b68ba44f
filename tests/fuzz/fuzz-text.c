/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fuzz target of the analyser: any bytes, in any language and domain, give
 * expressions in order and within the text, EDTF that can be read, and titles
 * of at most 90 characters. The first byte chooses language and options. */

#include "kro-analyser.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
assert_edtf (const char *edtf)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KroEdtf) parsed = NULL;

  if (edtf == NULL || *edtf == '\0' || g_strcmp0 (edtf, "..") == 0)
    return;
  parsed = kro_edtf_parse (edtf, -1, &error);
  if (parsed == NULL)
    g_error ("%s: %s", edtf, error->message);
}

static void
check (const KroText *text, const KroAnalysis *analysis)
{
  guint                n_expressions, n_events;
  const KroExpression *x = kro_analysis_get_expressions (analysis, &n_expressions);
  const KroEventDraft *e = kro_analysis_get_events (analysis, &n_events);
  gsize                last = 0;

  for (guint i = 0; i < n_expressions; i++)
    {
      g_assert_true (x[i].b >= last && x[i].b < x[i].e && x[i].e <= kro_text_get_length (text));
      last = x[i].e;
      for (guint k = 0; k < x[i].n_readings; k++)
        {
          assert_edtf (x[i].readings[k].start);
          assert_edtf (x[i].readings[k].end);
        }
    }
  for (guint i = 0; i < n_events; i++)
    {
      g_assert_true (g_utf8_validate (e[i].title, -1, NULL) && g_utf8_strlen (e[i].title, -1) <= 90);
      g_assert_true (e[i].sentence_b <= e[i].clause_b && e[i].clause_e <= e[i].sentence_e);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  const char *const *languages = kro_pack_get_languages ();
  guint8             choice = size > 0 ? data[0] : 0;
  KroAnalyserOptions options = { 0 };
  g_autoptr (KroText) text = NULL;
  g_autoptr (KroAnalysis) analysis = NULL;
  guint n_languages = 0;

  while (languages[n_languages] != NULL)
    n_languages++;
  options.language = languages[(choice >> 4) % (n_languages + 1)];
  options.publication = (choice & 1) != 0 ? "2024-02-29" : NULL;
  options.domain = (KroDomain)((choice >> 1) % 3);
  options.all_sentences = (choice & 8) != 0;
  text = kro_text_new (size > 1 ? (const char *)data + 1 : "", size > 1 ? (gssize)size - 1 : 0);
  analysis = kro_analyse (text, &options, NULL, NULL);
  g_assert_nonnull (analysis);
  check (text, analysis);
  return 0;
}

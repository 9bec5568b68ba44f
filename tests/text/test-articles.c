/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whole articles against what is expected of them, kept as text beside them.
 * `test-articles --bless` writes the expected files anew; read the difference
 * before you commit it.
 */
#include "kro-analyser.h"

#include <string.h>

static gboolean is_blessing;

static const char *
or_dash (const char *text)
{
  return text == NULL ? "-" : *text == '\0' ? "(unknown)"
                                            : text;
}

static void
print_head (GString *out, const KroAnalysis *analysis)
{
  const KroPublication *publication = kro_analysis_get_publication (analysis);

  g_string_append_printf (out, "language %s, %s\n", or_dash (kro_analysis_get_language (analysis)), kro_analysis_get_domain (analysis) == KRO_DOMAIN_NARRATIVE ? "narrative" : "news");
  g_string_append_printf (out, "published %s, %s\n\n", or_dash (publication->edtf), or_dash (publication->form));
}

static void
print_expression (GString *out, const char *text, const KroExpression *x)
{
  g_autofree char *cues = kro_cues_to_string (x->cues);

  g_string_append_printf (out, "%.*s\n  %s %s%s%s (%s) %s\n", (int)(x->e - x->b), text + x->b, kro_timex_type_to_string (x->type), x->readings[0].value, x->mod != NULL ? " " : "", x->mod != NULL ? x->mod : "", x->pattern, cues);
  for (guint i = 0; i < x->n_readings; i++)
    g_string_append_printf (out, "  %s / %s %s\n", or_dash (x->readings[i].start), or_dash (x->readings[i].end), kro_reason_code_to_string (x->readings[i].reason.code));
}

static void
print_event (GString *out, const char *text, const KroEventDraft *event)
{
  g_string_append_printf (out, "%s / %s %u %s %s\n  %s\n", or_dash (event->start), or_dash (event->end), event->confidence, kro_event_origin_to_string (event->origin), kro_reason_code_to_string (event->reason.code), event->title);
  g_string_append_printf (out, "  “%.*s”\n", (int)(event->clause_e - event->clause_b), text + event->clause_b);
}

static char *
describe (const KroText *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KroAnalysis) analysis = kro_analyse (text, NULL, NULL, &error);
  const char          *data = kro_text_get_data (text, NULL);
  GString             *out = g_string_new (NULL);
  const KroExpression *expressions;
  const KroEventDraft *events;
  guint                n;

  g_assert_no_error (error);
  print_head (out, analysis);
  expressions = kro_analysis_get_expressions (analysis, &n);
  for (guint i = 0; i < n; i++)
    print_expression (out, data, &expressions[i]);
  g_string_append_c (out, '\n');
  events = kro_analysis_get_events (analysis, &n);
  for (guint i = 0; i < n; i++)
    print_event (out, data, &events[i]);
  return g_string_free (out, FALSE);
}

/* Tells the first line that differs, not all of both. */
static void
assert_same_lines (const char *found, const char *expected)
{
  g_auto (GStrv) a = g_strsplit (found, "\n", -1);
  g_auto (GStrv) b = g_strsplit (expected, "\n", -1);
  gsize i = 0;

  while (a[i] != NULL && b[i] != NULL && strcmp (a[i], b[i]) == 0)
    i++;
  g_assert_cmpstr (a[i], ==, b[i]);
}

static void
test_article (gconstpointer user_data)
{
  const char      *path = user_data;
  g_autofree char *expected_path = g_strdup_printf ("%.*s.expected", (int)(strlen (path) - strlen (".txt")), path);
  g_autofree char *content = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;
  g_autoptr (KroText) text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  text = kro_text_new (content, (gssize)length);
  found = describe (text);
  if (is_blessing)
    g_file_set_contents (expected_path, found, -1, &error);
  g_assert_no_error (error);
  g_file_get_contents (expected_path, &expected, NULL, &error);
  g_assert_no_error (error);
  assert_same_lines (found, expected);
}

/* Every reason has words in English and in Dutch, and its dates are written. */
static void
test_reasons (void)
{
  g_autoptr (KroLocale) english = kro_locale_new ("en");
  g_autoptr (KroLocale) dutch = kro_locale_new ("nl");
  const KroReason  nearest = { KRO_REASON_NEAREST_DAY, { "2025-09-26" } };
  g_autofree char *words = kro_reason_to_words (&nearest, english);

  g_assert_cmpstr (words, ==, "Day and month without year: the nearest one to 26 Sep 2025.");
  for (int code = KRO_REASON_NONE + 1; code < KRO_N_REASONS; code++)
    {
      const KroReason  reason = { (KroReasonCode)code, { "2025-09-26", "5 mei" } };
      g_autofree char *one = kro_reason_to_words (&reason, english);
      g_autofree char *other = kro_reason_to_words (&reason, dutch);

      g_assert_cmpuint (strlen (one), >, 10);
      g_assert_cmpuint (strlen (other), >, 10);
      g_assert_null (strstr (one, "%s"));
      g_assert_null (strstr (other, "%s"));
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_build_filename (g_getenv ("KRONIEK_SOURCE_ROOT"), "tests", "text", "articles", NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  GDir       *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  is_blessing = argc > 1 && strcmp (argv[1], "--bless") == 0;
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/reasons", test_reasons);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *test = g_strconcat ("/text/articles/", name, NULL);
      char            *path = g_build_filename (folder, name, NULL);

      g_ptr_array_add (paths, path);
      if (g_str_has_suffix (name, ".txt"))
        g_test_add_data_func (test, path, test_article);
    }
  g_clear_pointer (&dir, g_dir_close);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Headings in a list of events: which unit, above which rows, in which words. */

#include "kro-event-heading.h"

typedef struct
{
  const char *dates; /* EDTF, parted by spaces; "-" is undated */
  const char *words; /* headings of all rows, parted by "|" */
} Example;

static const Example examples[] = {
  { "2025-08 2025-08-15 2025-09-26 2025-09-26", "2025|||" },
  { "2025-08-01 2025-08-02 2025-08-03 2025-09-01 2025-09-02 2025-09-03", "August 2025|||September 2025||" },
  { "2025 2025-08-01 2025-08-02 2025-08-03 2025-08-04", "2025|August 2025|||" },
  { "199X 1991-01-01 1991-01-02 1991-01-03 1991-02 1991-02 1991-02 1991-02", "1990s|January 1991|||February 1991|||" },
  { "1812 1815 1817 1831 1835 1838", "1810s|||1830s||" },
  { "1812 1848 1895 1914 1945 1989", "19th century|||20th century||" },
  { "-0058 -0057 -0049 -0043 0014 0079", "1st century BCE||||1st century|" },
  { "-0043-03-01 -0043-03-15 -0043-03-15", "March 44 BCE||" },
  { "Y-66000000 Y-66000000 Y-66000000", "||" },
  { "1812 1945", "|" },
  { "2025-08-01 2025-08-02 2025-08-03 - -", "August 2025|||Undated|" },
  { "1812 -", "|" },
  { "-", "" },
};

static void
add_event (KroTimeline *timeline, KroId id, const char *edtf)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KroCommand) command = NULL;
  g_auto (KroEventFields) fields = { .id = id, .title = g_strdup ("Event") };

  if (g_strcmp0 (edtf, "-") != 0)
    fields.date = kro_date_new_edtf (edtf, &error);
  g_assert_no_error (error);
  command = kro_command_new_add_event (&fields);
  g_assert_true (kro_timeline_apply (timeline, command, &error));
}

static void
test_example (gconstpointer data)
{
  const Example *example = data;
  g_auto (GStrv) dates = g_strsplit (example->dates, " ", -1);
  g_autoptr (KroTimeline) timeline = kro_timeline_new ();
  g_autoptr (KroFilter) filter = kro_filter_new ();
  g_autoptr (KroFoundEvents) events = kro_found_events_new (timeline, filter);
  g_autoptr (KroLocale) locale = kro_locale_new ("en");
  g_autoptr (GString) words = g_string_new (NULL);
  KroHeadingUnit unit;

  for (guint i = 0; dates[i] != NULL; i++)
    add_event (timeline, i + 1, dates[i]);
  unit = kro_event_heading_choose (events);
  for (guint i = 0; i < kro_found_events_get_n_rows (events); i++)
    {
      g_autofree char *heading = kro_event_heading_get_words (events, i, unit, locale);

      g_string_append_printf (words, "%s%s", i > 0 ? "|" : "", heading != NULL ? heading : "");
    }
  g_assert_cmpstr (words->str, ==, example->words);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ui/event-heading/%zu", i);

      g_test_add_data_func (path, &examples[i], test_example);
    }
  return g_test_run ();
}

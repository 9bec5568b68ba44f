/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kro-date-shift.h"

static KroDate *
parse (const char *start, const char *end)
{
  KroDateFields fields = { .start = start, .end = end };
  g_autoptr (GError) error = NULL;
  KroDate *date = kro_date_new (&fields, &error);

  g_assert_no_error (error);
  return date;
}

/* Steps there and back come home. */
static void
test_steps (void)
{
  static const struct
  {
    const char *start;
    gint64      steps;
    const char *moved;
  } cases[] = {
    { "2024-02-28", 2, "2024-03-01" },
    { "2024-01-01", -1, "2023-12-31" },
    { "2023-12", 1, "2024-01" },
    { "2024-01~", -13, "2022-12~" },
    { "2024?", 10, "2034?" },
    { "0001", -2, "-0001" },
    { "9999", 2, "Y10001" },
    { "199X", 1, "200X" },
    { "19XX", -2, "17XX" },
    { "2024-XX", 1, "2025-XX" },
    { "2024-05-XX", 1, "2024-06-XX" },
    { "2024-24", 1, "2025-21" },
    { "2024-33", -1, "2023-36" },
    { "2024-40", 3, "2025-41" },
    { "2024-05-03T23:59", 2, "2024-05-04T00:01" },
    { "2024-05-03T00:00:01", -2, "2024-05-02T23:59:59" },
    { "2024-05-03T12:00:00Z", 86400, "2024-05-04T12:00:00Z" },
    { "[2009-01,2010-01]", 1, "[2009-02,2010-02]" },
    { "[..2024-05-14]", -14, "[..2024-04-30]" },
    { "[2025-09-15..2025-09-21]", 7, "[2025-09-22..2025-09-28]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KroDate) date = parse (cases[i].start, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (KroDate) moved = kro_date_step (date, KRO_DATE_SIDE_BOTH, cases[i].steps, &error);
      g_autoptr (KroDate) back = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (kro_date_get_start (moved), ==, cases[i].moved);
      back = kro_date_step (moved, KRO_DATE_SIDE_BOTH, -cases[i].steps, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (kro_date_get_start (back), ==, kro_date_get_start (date));
    }
}

static void
check (const char *start, const char *end, KroDateSides sides, double days, const char *moved_start, const char *moved_end)
{
  g_autoptr (KroDate) date = parse (start, end);
  g_autoptr (GError) error = NULL;
  g_autoptr (KroDate) moved = kro_date_shift (date, sides, days * 86400, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (kro_date_get_start (moved), ==, moved_start);
  g_assert_cmpstr (kro_date_get_end (moved), ==, moved_end);
}

/* A side moves alone, or both do; what is open or unknown stays. */
static void
test_sides (void)
{
  check ("2024-05-03", "2024-05-14", KRO_DATE_SIDE_BOTH, 3.4, "2024-05-06", "2024-05-17");
  check ("2024-05-03", "2024-05-14", KRO_DATE_SIDE_START, -3, "2024-04-30", "2024-05-14");
  check ("2024-05-03", "2024-05-14", KRO_DATE_SIDE_END, 3, "2024-05-03", "2024-05-17");
  check ("2024-05-03", "..", KRO_DATE_SIDE_BOTH, 1, "2024-05-04", "..");
  check ("", "2024-05-14", KRO_DATE_SIDE_BOTH, 1, "", "2024-05-15");
  check ("2024-05", "2024-06", KRO_DATE_SIDE_BOTH, 14, "2024-05", "2024-06");
  check ("2024-05", "2024-06", KRO_DATE_SIDE_BOTH, 17, "2024-06", "2024-07");
}

static void
refuse (const char *start, const char *end, KroDateSides sides, double days)
{
  g_autoptr (KroDate) date = parse (start, end);
  g_autoptr (GError) error = NULL;

  g_assert_null (kro_date_shift (date, sides, days * 86400, &error));
  g_assert_nonnull (error);
}

static void
test_refused (void)
{
  refuse ("2024-05-03", "2024-05-14", KRO_DATE_SIDE_END, -30);
  refuse ("2024-05-03", "2024-05-14", KRO_DATE_SIDE_START, 30);
  refuse ("1XX5", NULL, KRO_DATE_SIDE_BOTH, 400);
  refuse ("2024-XX-05", NULL, KRO_DATE_SIDE_BOTH, 1);
  refuse ("Y3E5", NULL, KRO_DATE_SIDE_BOTH, 1);
  refuse ("2024", NULL, KRO_DATE_SIDE_BOTH, 1e300);
  refuse ("2024", NULL, KRO_DATE_SIDE_BOTH, 1e13 * 366);
  refuse ("2024-05", NULL, KRO_DATE_SIDE_END, 30);
}

/* What the source wrote in its calendar is not moved along. */
static void
test_as_written (void)
{
  KroDateFields fields = { .start = "1582-10-15", .as_written = "5 October", .calendar = KRO_CALENDAR_JULIAN, .part = KRO_PART_MORNING };
  g_autoptr (KroDate) date = kro_date_new (&fields, NULL);
  g_autoptr (KroDate) moved = kro_date_step (date, KRO_DATE_SIDE_BOTH, 1, NULL);

  g_assert_null (kro_date_get_as_written (moved));
  g_assert_cmpint (kro_date_get_calendar (moved), ==, KRO_CALENDAR_GREGORIAN);
  g_assert_cmpint (kro_date_get_part (moved), ==, KRO_PART_MORNING);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/time/date-shift/steps", test_steps);
  g_test_add_func ("/time/date-shift/sides", test_sides);
  g_test_add_func ("/time/date-shift/refused", test_refused);
  g_test_add_func ("/time/date-shift/as-written", test_as_written);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places on the calendar: shifting, and how they are written. */
#include "kro-stamp-private.h"

#include <string.h>

static KroStamp
day (const char *edtf)
{
  KroStamp stamp;

  g_assert_true (kro_stamp_from_edtf (edtf, &stamp));
  return stamp;
}

static void
assert_timex (const KroStamp *stamp, const char *expected)
{
  char text[KRO_STAMP_SIZE];

  kro_stamp_to_timex (stamp, text, sizeof text);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_edtf (const KroStamp *stamp, KroMod mod, const char *expected)
{
  char  text[KRO_STAMP_SIZE];
  gsize n = kro_stamp_to_edtf (stamp, mod, text, sizeof text);
  g_autoptr (GError) error = NULL;
  g_autoptr (KroEdtf) parsed = NULL;

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (n, ==, strlen (expected));
  parsed = kro_edtf_parse (text, -1, &error);
  g_assert_no_error (error);
}

static void
assert_shift (const char *from, KroUnit unit, int n, const char *timex)
{
  KroStamp start = day (from);
  KroStamp stamp = kro_stamp_shift (&start, unit, n);

  g_assert_true (kro_stamp_is_sane (&stamp));
  assert_timex (&stamp, timex);
}

static void
test_shift (void)
{
  assert_shift ("2024-02-28", KRO_UNIT_DAY, 1, "2024-02-29");
  assert_shift ("2024-02-28", KRO_UNIT_DAY, 2, "2024-03-01");
  assert_shift ("2025-01-01", KRO_UNIT_DAY, -1, "2024-12-31");
  assert_shift ("2024-12-30", KRO_UNIT_WEEK, 0, "2025-W01");
  assert_shift ("2025-09-26", KRO_UNIT_WEEK, -1, "2025-W38");
  assert_shift ("2025-09-26", KRO_UNIT_WEEKEND, 0, "2025-W39-WE");
  assert_shift ("2025-01-31", KRO_UNIT_MONTH, 1, "2025-02");
  assert_shift ("2025-01-31", KRO_UNIT_MONTH, -13, "2023-12");
  assert_shift ("2025-01-31", KRO_UNIT_SEASON, 0, "2024-WI");
  assert_shift ("2025-01-31", KRO_UNIT_SEASON, 1, "2025-SP");
  assert_shift ("2025-01-31", KRO_UNIT_QUARTER, -1, "2024-Q4");
  assert_shift ("2025-01-31", KRO_UNIT_HALF, 1, "2025-H2");
  assert_shift ("2025-01-31", KRO_UNIT_YEAR, -1, "2024");
  assert_shift ("2025-01-31", KRO_UNIT_DECADE, -1, "201");
  assert_shift ("2025-01-31", KRO_UNIT_CENTURY, -1, "19");
  assert_shift ("2025-01-31T10:30", KRO_UNIT_HOUR, -11, "2025-01-30T23:30");
  assert_shift ("2025-01-31T10:30", KRO_UNIT_MINUTE, 45, "2025-01-31T11:15");
  assert_shift ("2025-01-31", KRO_UNIT_HOUR, -11, "2025-01-31");
}

static void
test_edtf (void)
{
  const KroStamp year = { .grain = KRO_UNIT_YEAR, .year = 2019 };
  const KroStamp month = { .grain = KRO_UNIT_MONTH, .year = 2024, .month = 2 };
  const KroStamp week = { .grain = KRO_UNIT_WEEK, .year = 2025, .sub = 38 };
  const KroStamp decade = { .grain = KRO_UNIT_DECADE, .year = 1990 };
  const KroStamp century = { .grain = KRO_UNIT_CENTURY, .year = 1600 };
  const KroStamp season = { .grain = KRO_UNIT_SEASON, .year = 2003, .sub = 2 };
  const KroStamp quarter = { .grain = KRO_UNIT_QUARTER, .year = 2008, .sub = 3 };
  const KroStamp bc = { .grain = KRO_UNIT_YEAR, .year = -43 };

  assert_edtf (&year, KRO_MOD_NONE, "2019");
  assert_edtf (&year, KRO_MOD_START, "[2019-01..2019-04]");
  assert_edtf (&year, KRO_MOD_MID, "[2019-05..2019-08]");
  assert_edtf (&year, KRO_MOD_END, "[2019-09..2019-12]");
  assert_edtf (&year, KRO_MOD_APPROX, "2019~");
  assert_edtf (&year, KRO_MOD_BEFORE, "[..2018]");
  assert_edtf (&year, KRO_MOD_ON_OR_AFTER, "[2019..]");
  assert_edtf (&month, KRO_MOD_START, "[2024-02-01..2024-02-10]");
  assert_edtf (&month, KRO_MOD_END, "[2024-02-21..2024-02-29]");
  assert_edtf (&month, KRO_MOD_AFTER, "[2024-03..]");
  assert_edtf (&week, KRO_MOD_NONE, "[2025-09-15..2025-09-21]");
  assert_edtf (&week, KRO_MOD_BEFORE, "[..2025-09-14]");
  assert_edtf (&decade, KRO_MOD_NONE, "199X");
  assert_edtf (&decade, KRO_MOD_START, "[1990..1993]");
  assert_edtf (&decade, KRO_MOD_END, "[1997..1999]");
  assert_edtf (&decade, KRO_MOD_AFTER, "[2000..]");
  assert_edtf (&decade, KRO_MOD_BEFORE, "[..1989]");
  assert_edtf (&century, KRO_MOD_NONE, "16XX");
  assert_edtf (&season, KRO_MOD_NONE, "2003-22");
  assert_edtf (&quarter, KRO_MOD_NONE, "2008-35");
  assert_edtf (&bc, KRO_MOD_NONE, "-0043");
  assert_timex (&bc, "BC0044");
}

static void
test_bounds (void)
{
  const KroStamp winter = { .grain = KRO_UNIT_SEASON, .year = 2023, .sub = 4 };
  KroStamp       first = day ("2023-12-01"), last = day ("2024-02-29");

  g_assert_cmpint (kro_stamp_first_day (&winter), ==, kro_stamp_first_day (&first));
  g_assert_cmpint (kro_stamp_last_day (&winter), ==, kro_stamp_first_day (&last));
  g_assert_cmpint (kro_stamp_compare (&first, &last), <, 0);
  g_assert_cmpint (kro_stamp_compare (&last, &last), ==, 0);
}

static void
test_parse (void)
{
  static const char *const wrong[] = { "", "2025", "2025-02-29", "2025-00-10", "25-01-01", "2025-1-1" };
  KroStamp                 stamp;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (kro_stamp_from_edtf (wrong[i], &stamp));
  stamp = day ("2025-09-26T14:03");
  assert_timex (&stamp, "2025-09-26T14:03");
}

/* A day ends at 24:00, and there is no 24:01. */
static void
test_end_of_day (void)
{
  KroStamp stamp = day ("2025-09-26T14:03");

  stamp.hour = 24;
  g_assert_false (kro_stamp_is_sane (&stamp));
  stamp.minute = 0;
  g_assert_true (kro_stamp_is_sane (&stamp));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/stamp/shift", test_shift);
  g_test_add_func ("/text/stamp/edtf", test_edtf);
  g_test_add_func ("/text/stamp/bounds", test_bounds);
  g_test_add_func ("/text/stamp/parse", test_parse);
  g_test_add_func ("/text/stamp/end-of-day", test_end_of_day);
  return g_test_run ();
}

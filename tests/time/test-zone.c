/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zones around their changes of clocks, against a search over all instants. */
#include "kro-edtf.h"
#include "kro-zone.h"

#include <string.h>

#define HOUR 3600
#define STEP 900

static gint64
offset_at (const char *zone, gint64 utc)
{
  return kro_zone_from_utc (zone, KRO_TIME_INIT (utc)).seconds - utc;
}

/* The instants that clocks call `local`, the first of them: found by looking
 * at every quarter of an hour of the days around it. G_MAXINT64: none. */
static gint64
search_utc (const char *zone, gint64 local)
{
  for (gint64 utc = local - 28 * HOUR; utc <= local + 28 * HOUR; utc += STEP)
    if (utc + offset_at (zone, utc) == local)
      return utc;
  return G_MAXINT64;
}

static void
assert_change (const char *zone, gint64 change)
{
  gint64 before = offset_at (zone, change - 1);
  gint64 after = offset_at (zone, change);

  g_test_message ("%s: %ld to %ld", zone, (long)before, (long)after);
  g_assert_cmpint (before, !=, after);
  for (gint64 local = change + before - 4 * HOUR; local < change + before + 4 * HOUR; local += STEP)
    {
      gint64 found = kro_zone_to_utc (zone, KRO_TIME_INIT (local)).seconds;
      gint64 expected = search_utc (zone, local);

      /* Skipped by the change: read with the offset before it. */
      if (expected == G_MAXINT64)
        expected = local - before;
      g_assert_cmpint (found, ==, expected);
    }
}

static void
test_changes (void)
{
  static const struct
  {
    const char *zone;
    gint64      change;
  } cases[] = {
    { "Europe/Amsterdam", G_GINT64_CONSTANT (1743296400) },    /* 2025-03-30T01:00Z */
    { "Europe/Amsterdam", G_GINT64_CONSTANT (1761440400) },    /* 2025-10-26T01:00Z */
    { "America/New_York", G_GINT64_CONSTANT (1741503600) },    /* 2025-03-09T07:00Z */
    { "America/New_York", G_GINT64_CONSTANT (1762063200) },    /* 2025-11-02T06:00Z */
    { "Australia/Lord_Howe", G_GINT64_CONSTANT (1743865200) }, /* 2025-04-05T15:00Z, half an hour */
    { "Australia/Lord_Howe", G_GINT64_CONSTANT (1759591800) }, /* 2025-10-04T15:30Z */
    { "Pacific/Apia", G_GINT64_CONSTANT (1325239200) },        /* 2011-12-30T10:00Z, a day skipped */
    { "Pacific/Kwajalein", G_GINT64_CONSTANT (745934400) },    /* 1993-08-21T12:00Z, a day skipped */
    { "America/St_Johns", G_GINT64_CONSTANT (1741498200) },    /* 2025-03-09T05:30Z */
    { "Asia/Pyongyang", G_GINT64_CONSTANT (1525446000) },      /* 2018-05-04T15:00Z */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_change (cases[i].zone, cases[i].change);
}

/* Noon exists once a day wherever clocks change at night. */
static void
test_noon (void)
{
  static const char *const zones[] = { "Europe/Amsterdam", "America/New_York", "Asia/Tokyo", "Asia/Kolkata", "Pacific/Chatham", "Africa/Casablanca", "Pacific/Kiritimati", "Etc/GMT+12", "UTC" };

  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    for (gint64 day = 7305; day < 21000; day += 3)
      {
        KroTime noon = { day * 86400 + 12 * HOUR, 250 };
        KroTime back = kro_zone_from_utc (zones[i], kro_zone_to_utc (zones[i], noon));

        g_assert_cmpint (kro_time_compare (noon, back), ==, 0);
      }
}

/* Before zones and beyond the reach of their rules nothing wraps. */
static void
test_far (void)
{
  static const gint64 times[] = { G_MININT64, G_MININT64 + 1, -62135596801, 253402300800, G_MAXINT64 - 1, G_MAXINT64 };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      KroTime utc = kro_zone_to_utc ("Europe/Amsterdam", KRO_TIME_INIT (times[i]));
      KroTime local = kro_zone_from_utc ("Europe/Amsterdam", KRO_TIME_INIT (times[i]));

      g_assert_cmpfloat (kro_time_difference (utc, KRO_TIME_INIT (times[i])), <=, 86400);
      g_assert_cmpfloat (kro_time_difference (utc, KRO_TIME_INIT (times[i])), >=, -86400);
      g_assert_cmpfloat (kro_time_difference (local, KRO_TIME_INIT (times[i])), <=, 86400);
      g_assert_cmpfloat (kro_time_difference (local, KRO_TIME_INIT (times[i])), >=, -86400);
    }
}

static void
test_refused (void)
{
  static const char *const zones[] = { "", "europe/amsterdam", "Amsterdam", "GMT+1", "+02:00", "PST", "IST", "CST", "Etc/Unknown", "Europe/Amsterdam\n", "Europe/Zwolle", "Mars/Olympus", "Europe/Amsterdam ", "éé", "\xff", "GMT+99:99",
                                       "0123456789012345678901234567890123456789012345678901234567890123456789" };

  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (kro_zone_check (zones[i], &error));
      g_assert_error (error, KRO_TIME_ERROR, KRO_TIME_ERROR_ZONE);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_nonnull (strstr (error->message, "Europe/Amsterdam"));
      g_assert_cmpint (kro_zone_to_utc (zones[i], KRO_TIME_INIT (7)).seconds, ==, 7);
    }
}

static void
test_accepted (void)
{
  static const char *const zones[] = { "Europe/Amsterdam", "America/Argentina/Buenos_Aires", "Asia/Kolkata", "UTC", "Etc/GMT+5", "CET", "Pacific/Chatham", "Europe/Amsterdam" };

  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    g_assert_true (kro_zone_check (zones[i], NULL));
}

static gpointer
convert_cb (gpointer data)
{
  const char *zone = data;
  gint64      sum = 0;

  for (gint64 day = 0; day < 3650; day++)
    sum += kro_zone_to_utc (zone, KRO_TIME_INIT (day * 86400)).seconds - day * 86400;
  return GINT_TO_POINTER ((int)(sum / 3600));
}

/* Threads that ask for different zones do not disturb each other. */
static void
test_threads (void)
{
  static char zones[][20] = { "Europe/Amsterdam", "America/New_York", "Asia/Tokyo", "UTC" };
  GThread    *threads[8];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("zone", convert_cb, (gpointer)zones[i % G_N_ELEMENTS (zones)]);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      int expected = GPOINTER_TO_INT (convert_cb ((gpointer)zones[i % G_N_ELEMENTS (zones)]));

      g_assert_cmpint (GPOINTER_TO_INT (g_thread_join (threads[i])), ==, expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time/zone/changes", test_changes);
  g_test_add_func ("/time/zone/noon", test_noon);
  g_test_add_func ("/time/zone/far", test_far);
  g_test_add_func ("/time/zone/refused", test_refused);
  g_test_add_func ("/time/zone/accepted", test_accepted);
  g_test_add_func ("/time/zone/threads", test_threads);
  return g_test_run ();
}

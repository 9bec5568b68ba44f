/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kro-ticks.h"

#include "sample.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  KroAdvance *advance;
  KroLocale  *english;
  KroLocale  *dutch;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroTheme) theme = kro_theme_new (KRO_THEME_LIGHT, "Cantarell", 1);

  fixture->advance = kro_advance_new (theme);
  fixture->english = kro_locale_new ("en");
  fixture->dutch = kro_locale_new ("nl");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  kro_advance_free (fixture->advance);
  kro_locale_unref (fixture->english);
  kro_locale_unref (fixture->dutch);
}

/* Rows, floors and labels in both languages. */
static const struct
{
  KroTickRow    row;
  const char   *time;
  const char   *floor;
  const char   *next;
  KroTickDetail detail;
  const char   *english;
  const char   *dutch;
} labels[] = {
  { { KRO_TICK_MILLISECOND, 200 }, "2025-09-26T14:03:05.456", "2025-09-26T14:03:05.4", "2025-09-26T14:03:05.6", KRO_TICK_BRIEF, "400\302\240ms", "400\302\240ms" },
  { { KRO_TICK_MILLISECOND, 500 }, "2025-09-26T14:03:05.756", "2025-09-26T14:03:05.5", "2025-09-26T14:03:06", KRO_TICK_LONG, "14:03:05.500", "14:03:05.500" },
  { { KRO_TICK_SECOND, 15 }, "2025-09-26T14:03:05", "2025-09-26T14:03:00", "2025-09-26T14:03:15", KRO_TICK_BRIEF, "14:03:00", "14:03:00" },
  { { KRO_TICK_SECOND, 1 }, "1969-12-31T23:59:59.5", "1969-12-31T23:59:59", "1970-01-01T00:00:00", KRO_TICK_BRIEF, "23:59:59", "23:59:59" },
  { { KRO_TICK_MINUTE, 1 }, "2025-09-26T14:03:05", "2025-09-26T14:03", "2025-09-26T14:04", KRO_TICK_WHOLE, "26 September 2025 14:03", "26 september 2025 14:03" },
  { { KRO_TICK_HOUR, 6 }, "2025-09-26T14:03:05", "2025-09-26T12:00", "2025-09-26T18:00", KRO_TICK_BRIEF, "12:00", "12:00" },
  { { KRO_TICK_DAY, 1 }, "2025-09-26T14:03:05", "2025-09-26", "2025-09-27", KRO_TICK_BRIEF, "26", "26" },
  { { KRO_TICK_DAY, 1 }, "2025-09-26T14:03:05", "2025-09-26", "2025-09-27", KRO_TICK_LONG, "Fri 26", "vr 26" },
  { { KRO_TICK_DAY, 1 }, "2025-09-26T14:03:05", "2025-09-26", "2025-09-27", KRO_TICK_WHOLE, "26 September 2025", "26 september 2025" },
  { { KRO_TICK_WEEK, 1 }, "2025-09-26", "2025-09-22", "2025-09-29", KRO_TICK_LONG, "22 · W39", "22 · wk 39" },
  { { KRO_TICK_WEEK, 1 }, "2021-01-02", "2020-12-28", "2021-01-04", KRO_TICK_WHOLE, "2020 W53", "2020 wk 53" },
  { { KRO_TICK_MONTH, 1 }, "2025-12-26", "2025-12-01", "2026-01-01", KRO_TICK_BRIEF, "Dec", "dec" },
  { { KRO_TICK_MONTH, 1 }, "2025-08-26", "2025-08-01", "2025-09-01", KRO_TICK_LONG, "August", "augustus" },
  { { KRO_TICK_MONTH, 1 }, "2025-07-26", "2025-07-01", "2025-08-01", KRO_TICK_WHOLE, "July 2025", "juli 2025" },
  { { KRO_TICK_QUARTER, 1 }, "2025-09-26", "2025-07-01", "2025-10-01", KRO_TICK_BRIEF, "Q3", "K3" },
  { { KRO_TICK_YEAR, 1 }, "2025-09-26", "2025-01-01", "2026-01-01", KRO_TICK_BRIEF, "2025", "2025" },
  { { KRO_TICK_YEAR, 10 }, "2025", "2020-01-01", "2030-01-01", KRO_TICK_BRIEF, "2020", "2020" },
  { { KRO_TICK_YEAR, 10 }, "1999", "1990-01-01", "2000-01-01", KRO_TICK_WHOLE, "1990–1999", "1990–1999" },
  { { KRO_TICK_YEAR, 1 }, "0000-05-01", "0000-01-01", "0001-01-01", KRO_TICK_BRIEF, "1 BCE", "1 v.Chr." },
  { { KRO_TICK_YEAR, 1 }, "-0043-03-15", "-0043-01-01", "-0042-01-01", KRO_TICK_BRIEF, "44 BCE", "44 v.Chr." },
  { { KRO_TICK_YEAR, 100 }, "-0043-03-15", "-0099-01-01", "0001-01-01", KRO_TICK_BRIEF, "100 BCE", "100 v.Chr." },
  { { KRO_TICK_YEAR, 100 }, "0050", "0001-01-01", "0100-01-01", KRO_TICK_BRIEF, "1", "1" },
  { { KRO_TICK_YEAR, 500 }, "-0489", "-0499-01-01", "0001-01-01", KRO_TICK_BRIEF, "500 BCE", "500 v.Chr." },
  { { KRO_TICK_YEAR, 500 }, "-0499", "-0499-01-01", "0001-01-01", KRO_TICK_BRIEF, "500 BCE", "500 v.Chr." },
  { { KRO_TICK_YEAR, 500 }, "-0500", "-0999-01-01", "-0499-01-01", KRO_TICK_BRIEF, "1000 BCE", "1000 v.Chr." },
  { { KRO_TICK_YEAR, 500000 }, "Y-700000", "Y-1000000", "Y-500000", KRO_TICK_BRIEF, "1\302\240Ma", "1\302\240Ma" },
  { { KRO_TICK_YEAR, 500000 }, "Y-200000", "Y-500000", "0000-01-01", KRO_TICK_BRIEF, "0.5\302\240Ma", "0,5\302\240Ma" },
  { { KRO_TICK_YEAR, 10000000 }, "Y-66000000", "Y-70000000", "Y-60000000", KRO_TICK_BRIEF, "70\302\240Ma", "70\302\240Ma" },
  { { KRO_TICK_YEAR, 500000000 }, "Y-4540000000", "Y-5000000000", "Y-4500000000", KRO_TICK_BRIEF, "5\302\240Ga", "5\302\240Ga" },
  { { KRO_TICK_YEAR, 500000000 }, "Y-4400000000", "Y-4500000000", "Y-4000000000", KRO_TICK_BRIEF, "4.5\302\240Ga", "4,5\302\240Ga" },
  { { KRO_TICK_YEAR, 500000000 }, "2025", "0000-01-01", "Y500000000", KRO_TICK_BRIEF, "0", "0" },
};

static void
test_labels (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      KroTime          time = kro_tick_row_floor (labels[i].row, sample_time (labels[i].time));
      KroTime          next = time;
      g_autofree char *english = kro_tick_row_label (labels[i].row, time, labels[i].detail, fixture->english);
      g_autofree char *dutch = kro_tick_row_label (labels[i].row, time, labels[i].detail, fixture->dutch);

      g_test_message ("%s", labels[i].time);
      g_assert_cmpint (kro_time_compare (time, sample_time (labels[i].floor)), ==, 0);
      g_assert_true (kro_tick_row_next (labels[i].row, &next));
      g_assert_cmpint (kro_time_compare (next, sample_time (labels[i].next)), ==, 0);
      g_assert_cmpstr (english, ==, labels[i].english);
      g_assert_cmpstr (dutch, ==, labels[i].dutch);
    }
}

/* What one mark of a row must be: the start of its unit, and then the next. */
static void
check_row (const KroTick *ticks, gsize n, KroTickRow row, const KroTimeScale *scale, double right)
{
  double taken = -G_MAXDOUBLE;

  g_assert_cmpuint (n, >, 0);
  g_assert_cmpfloat (ticks[0].x, <=, 0.001);
  for (gsize i = 0; i < n; i++)
    {
      g_assert_cmpint (kro_time_compare (kro_tick_row_floor (row, ticks[i].time), ticks[i].time), ==, 0);
      g_assert_cmpfloat_with_epsilon (ticks[i].x, kro_time_scale_to_x (scale, ticks[i].time), 1e-6);
      if (i + 1 < n)
        g_assert_cmpfloat_with_epsilon (ticks[i].end, ticks[i + 1].x, 1e-6);
      if (ticks[i].label != NULL)
        {
          g_assert_cmpfloat (ticks[i].x, >=, taken);
          taken = ticks[i].x + ticks[i].width;
        }
    }
  g_assert_cmpfloat (ticks[n - 1].end, >=, right - 0.001);
}

static guint
count_labels (const KroTick *ticks, gsize n)
{
  guint count = 0;

  for (gsize i = 0; i < n; i++)
    count += ticks[i].label != NULL;
  return count;
}

/* At every step of scale, today, around the turn of the era and long ago. */
static void
test_every_step (Fixture *fixture, gconstpointer data)
{
  static const char *const places[] = { "2025-09-26T14:03:05", "0001-03-01", "-0499-05-05", "Y-66000000" };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    for (int step = -97; step <= 41; step++)
      {
        KroTimeScale scale = { .origin = sample_time (places[i]), .pixels_per_second = kro_time_scale_step_density (step) };
        g_autoptr (KroTicks) ticks = kro_ticks_new (&scale, 0, 1600, fixture->advance, step % 2 == 0 ? fixture->english : fixture->dutch);
        const KroTick *minor;
        const KroTick *major;
        gsize          n_minor;
        gsize          n_major;

        minor = kro_ticks_get_minor (ticks, &n_minor);
        major = kro_ticks_get_major (ticks, &n_major);
        check_row (minor, n_minor, kro_ticks_get_minor_row (ticks), &scale, 1600);
        check_row (major, n_major, kro_ticks_get_major_row (ticks), &scale, 1600);
        g_assert_cmpuint (n_minor, <=, 1600 / 22);
        g_assert_cmpuint (n_minor, >=, 3);
        g_assert_cmpuint (n_major, <=, n_minor);
        g_assert_cmpuint (count_labels (minor, n_minor), >=, 2);
      }
}

/* However far one pans, one of the first two names says which year it is, and
 * the first sticks to the edge without running into the second. */
static void
test_sticky (Fixture *fixture, gconstpointer data)
{
  KroTime origin = sample_time ("2025-07-01");

  for (int day = 0; day < 60; day++)
    {
      KroTimeScale scale = { .origin = kro_time_add (origin, day * 86400.0), .pixels_per_second = 8.0 / 86400 };
      g_autoptr (KroTicks) ticks = kro_ticks_new (&scale, 0, 1600, fixture->advance, fixture->english);
      const KroTick *major;
      gsize          n;
      gboolean       has_year = FALSE;

      major = kro_ticks_get_major (ticks, &n);
      g_assert_cmpuint (n, >=, 3);
      for (gsize i = 0; i < 2; i++)
        {
          has_year |= major[i].label != NULL && g_str_has_suffix (major[i].label, "2025");
          if (major[i].label != NULL)
            g_assert_cmpfloat (MAX (major[i].x, 0) + major[i].width, <=, major[i].end);
        }
      g_assert_true (has_year);
    }
}

/* Days and months of years with five digits, and weeks and quarters of years
 * that are counted back. */
static void
test_far_labels (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    KroTickUnit unit;
    gint64      year;
    const char *english;
    const char *dutch;
  } far[] = {
    { KRO_TICK_DAY, -19999, "1 July 20,000 BCE", "1 juli 20.000 v.Chr." },
    { KRO_TICK_DAY, 12000, "1 July 12,000", "1 juli 12.000" },
    { KRO_TICK_MONTH, -19999, "July 20,000 BCE", "juli 20.000 v.Chr." },
    { KRO_TICK_MONTH, -43, "July 44 BCE", "juli 44 v.Chr." },
    { KRO_TICK_QUARTER, -43, "Q3 44 BCE", "K3 44 v.Chr." },
    { KRO_TICK_QUARTER, 2025, "Q3 2025", "K3 2025" },
    { KRO_TICK_WEEK, -43, "44 BCE W27", "44 v.Chr. wk 27" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (far); i++)
    {
      KroCivil   civil = { .year = far[i].year, .month = 7, .day = 1 };
      KroTickRow row = { far[i].unit, 1 };
      KroTime    time = KRO_TIME_INIT (0);

      g_assert_true (kro_time_from_civil (&civil, KRO_CALENDAR_GREGORIAN, &time));
      time = kro_tick_row_floor (row, time);
      {
        g_autofree char *english = kro_tick_row_label (row, time, KRO_TICK_WHOLE, fixture->english);
        g_autofree char *dutch = kro_tick_row_label (row, time, KRO_TICK_WHOLE, fixture->dutch);

        g_assert_cmpstr (english, ==, far[i].english);
        g_assert_cmpstr (dutch, ==, far[i].dutch);
      }
    }
}

/* --- properties --------------------------------------------------------------- */

/* What GLib's calendar says of a mark between the years 1 and 9999. */
static void
check_against_glib (KroTickRow row, const KroTick *tick)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (tick->time.seconds);
  int unit = row.unit;

  if (time == NULL)
    return;
  if (unit >= KRO_TICK_SECOND)
    g_assert_cmpint (tick->time.nanoseconds, ==, 0);
  if (unit >= KRO_TICK_MINUTE)
    g_assert_cmpint (g_date_time_get_second (time), ==, 0);
  if (unit >= KRO_TICK_HOUR)
    g_assert_cmpint (g_date_time_get_minute (time), ==, 0);
  if (unit >= KRO_TICK_DAY)
    g_assert_cmpint (g_date_time_get_hour (time), ==, 0);
  if (unit == KRO_TICK_WEEK)
    g_assert_cmpint (g_date_time_get_day_of_week (time), ==, 1);
  if (unit >= KRO_TICK_MONTH)
    g_assert_cmpint (g_date_time_get_day_of_month (time), ==, 1);
  if (unit == KRO_TICK_QUARTER)
    g_assert_cmpint (g_date_time_get_month (time) % 3, ==, 1);
  if (unit == KRO_TICK_YEAR)
    g_assert_cmpint (g_date_time_get_month (time), ==, 1);
  if (unit == KRO_TICK_YEAR && row.count > 1 && row.count < 10000 && g_date_time_get_year (time) > 1)
    g_assert_cmpint (g_date_time_get_year (time) % row.count, ==, 0);
  if (unit == KRO_TICK_DAY && tick->label != NULL && g_ascii_isdigit (tick->label[0]))
    g_assert_cmpint (atoi (tick->label), ==, g_date_time_get_day_of_month (time));
}

/* Nobody counts a year 0, or years below it, unless from the turn of the era. */
static void
check_words (KroTickRow row, const char *label)
{
  g_assert_cmpstr (label, !=, "");
  g_assert_false (g_str_has_prefix (label, "0 "));
  g_assert_false (g_str_has_prefix (label, "-"));
  g_assert_null (strstr (label, " -"));
  if (row.unit == KRO_TICK_YEAR && row.count < 100000)
    g_assert_cmpstr (label, !=, "0");
}

/* One form for all, names that do not run into each other, and no two marks of
 * the same name below one and the same large one. */
static void
check_names (const KroTicks *ticks)
{
  gsize          n[2];
  const KroTick *rows[] = { kro_ticks_get_minor (ticks, &n[0]), kro_ticks_get_major (ticks, &n[1]) };
  KroTickRow     units[] = { kro_ticks_get_minor_row (ticks), kro_ticks_get_major_row (ticks) };
  guint          n_ranges = 0;
  guint          n_labels = 0;
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint row = 0; row < 2; row++)
    for (gsize i = 0; i < n[row]; i++)
      {
        check_against_glib (units[row], &rows[row][i]);
        if (rows[row][i].label == NULL)
          continue;
        check_words (units[row], rows[row][i].label);
        n_labels += row == 1;
        n_ranges += row == 1 && strstr (rows[row][i].label, "–") != NULL;
      }
  if (units[1].unit == KRO_TICK_YEAR)
    g_assert_true (n_ranges == 0 || n_ranges == n_labels);
  for (gsize i = 0, major = 0; i < n[0]; i++)
    {
      while (major + 1 < n[1] && kro_time_compare (rows[1][major + 1].time, rows[0][i].time) <= 0)
        {
          g_hash_table_remove_all (names);
          major++;
        }
      if (rows[0][i].label != NULL)
        g_assert_true (g_hash_table_add (names, (gpointer)rows[0][i].label));
    }
}

static const char *
find_label (const KroTick *ticks, gsize n, KroTime time, double left, double right)
{
  for (gsize i = 0; i < n; i++)
    if (kro_time_compare (ticks[i].time, time) == 0 && ticks[i].x >= left && ticks[i].x + ticks[i].width <= right)
      return ticks[i].label;
  return NULL;
}

/* A mark that stays in sight keeps its name. */
static void
check_pan (const KroTicks *before, const KroTicks *after)
{
  gsize          n[2];
  const KroTick *minor[] = { kro_ticks_get_minor (before, &n[0]), kro_ticks_get_minor (after, &n[1]) };

  for (gsize i = 0; i < n[0]; i++)
    {
      const char *label = find_label (minor[1], n[1], minor[0][i].time, 0, 1592);

      if (label != NULL && minor[0][i].label != NULL && minor[0][i].x > 0 && minor[0][i].x + minor[0][i].width + 8 < 1600)
        g_assert_cmpstr (label, ==, minor[0][i].label);
    }
}

/* At every step of scale and many places, in both languages. */
static void
test_properties (Fixture *fixture, gconstpointer data)
{
  static const char *const places[] = { "2025-09-26T14:03:05", "2024-02-28T23:59:58", "1999-12-31T23:00", "1899-11-20", "0998-06-01", "0099-12-01", "0001-01-02", "0000-12-30", "-0001-05-01", "-0098", "-0999", "-4711", "-9998", "Y-12001", "Y-99990", "Y-300000", "Y-66000000", "Y-4540000000", "9998-12-30", "Y12000" };
  g_autoptr (GRand) random = g_rand_new_with_seed (26);

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    for (int step = -97; step <= 41; step++)
      {
        double       density = kro_time_scale_step_density (step) * g_rand_double_range (random, 1, G_SQRT2);
        KroTimeScale scale = { .origin = kro_time_add (sample_time (places[i]), -g_rand_double_range (random, 0, 1600) / density), .pixels_per_second = density };
        KroTimeScale moved = kro_time_scale_pan (&scale, -g_rand_double_range (random, 0, 700));
        KroLocale   *locale = (step + (int)i) % 2 == 0 ? fixture->english : fixture->dutch;
        g_autoptr (KroTicks) ticks = kro_ticks_new (&scale, 0, 1600, fixture->advance, locale);
        g_autoptr (KroTicks) later = kro_ticks_new (&moved, 0, 1600, fixture->advance, locale);

        g_test_message ("%s, step %d", places[i], step);
        check_names (ticks);
        check_pan (ticks, later);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/render/ticks/labels", Fixture, NULL, set_up, test_labels, tear_down);
  g_test_add ("/render/ticks/every-step", Fixture, NULL, set_up, test_every_step, tear_down);
  g_test_add ("/render/ticks/sticky", Fixture, NULL, set_up, test_sticky, tear_down);

  g_test_add ("/render/ticks/far-labels", Fixture, NULL, set_up, test_far_labels, tear_down);
  g_test_add ("/render/ticks/properties", Fixture, NULL, set_up, test_properties, tear_down);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kro-ticks.h"

#include "sample.h"

#include <math.h>

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
  { { KRO_TICK_MILLISECOND, 500 }, "2025-09-26T14:03:05.756", "2025-09-26T14:03:05.5", "2025-09-26T14:03:06", KRO_TICK_LONG, "14:03:05.500", "14:03:05,500" },
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
  { { KRO_TICK_YEAR, 100 }, "0350", "0300-01-01", "0400-01-01", KRO_TICK_WHOLE, "300–399", "300–399" },
  { { KRO_TICK_YEAR, 100 }, "0050", "0001-01-01", "0100-01-01", KRO_TICK_WHOLE, "1–99", "1–99" },
  { { KRO_TICK_YEAR, 100 }, "-0350", "-0399-01-01", "-0299-01-01", KRO_TICK_WHOLE, "400–301 BCE", "400–301 v.Chr." },
  { { KRO_TICK_YEAR, 10000 }, "Y-95000", "Y-99999", "Y-89999", KRO_TICK_WHOLE, "100,000–90,001 BCE", "100.000–90.001 v.Chr." },
  { { KRO_TICK_YEAR, 1 }, "Y-66000000", "Y-66000000", "Y-65999999", KRO_TICK_BRIEF, "66,000,001 BCE", "66.000.001 v.Chr." },
  { { KRO_TICK_DAY, 1 }, "Y-66000000", "Y-66000000", NULL, KRO_TICK_WHOLE, "1 January 66,000,001 BCE", "1 januari 66.000.001 v.Chr." },
  { { KRO_TICK_MONTH, 1 }, "Y-66000000", "Y-66000000", NULL, KRO_TICK_ABBREVIATED, "Jan 66,000,001 BCE", "jan 66.000.001 v.Chr." },
  { { KRO_TICK_MONTH, 1 }, "0044-03-15", "0044-03-01", "0044-04-01", KRO_TICK_WHOLE, "March 44 CE", "maart 44 n.Chr." },
  { { KRO_TICK_QUARTER, 1 }, "-0043-03-15", "-0043-01-01", "-0043-04-01", KRO_TICK_WHOLE, "Q1 44 BCE", "K1 44 v.Chr." },
  { { KRO_TICK_WEEK, 1 }, "-0043-03-15", "-0043-03-11", "-0043-03-18", KRO_TICK_WHOLE, "44 BCE W11", "44 v.Chr. wk 11" },
  { { KRO_TICK_YEAR, 1 }, "0000-05-01", "0000-01-01", "0001-01-01", KRO_TICK_BRIEF, "1 BCE", "1 v.Chr." },
  { { KRO_TICK_YEAR, 1 }, "-0043-03-15", "-0043-01-01", "-0042-01-01", KRO_TICK_BRIEF, "44 BCE", "44 v.Chr." },
  { { KRO_TICK_YEAR, 100 }, "-0043-03-15", "-0099-01-01", "0001-01-01", KRO_TICK_BRIEF, "100 BCE", "100 v.Chr." },
  { { KRO_TICK_YEAR, 100 }, "0050", "0001-01-01", "0100-01-01", KRO_TICK_BRIEF, "1", "1" },
  { { KRO_TICK_YEAR, 500 }, "-0489", "-0499-01-01", "0001-01-01", KRO_TICK_BRIEF, "500 BCE", "500 v.Chr." },
  { { KRO_TICK_YEAR, 500 }, "-0499", "-0499-01-01", "0001-01-01", KRO_TICK_BRIEF, "500 BCE", "500 v.Chr." },
  { { KRO_TICK_YEAR, 500 }, "-0500", "-0999-01-01", "-0499-01-01", KRO_TICK_BRIEF, "1000 BCE", "1000 v.Chr." },
  { { KRO_TICK_DEEP_YEAR, 500000 }, "Y-700000", "Y-1000000", "Y-500000", KRO_TICK_BRIEF, "1\302\240Ma", "1\302\240Ma" },
  { { KRO_TICK_DEEP_YEAR, 500000 }, "Y-200000", "Y-500000", "0000-01-01", KRO_TICK_BRIEF, "0.5\302\240Ma", "0,5\302\240Ma" },
  { { KRO_TICK_DEEP_YEAR, 10000000 }, "Y-1000000000", "Y-1000000000", "Y-990000000", KRO_TICK_BRIEF, "1,000\302\240Ma", "1.000\302\240Ma" },
  { { KRO_TICK_DEEP_YEAR, 10000000 }, "Y-66000000", "Y-70000000", "Y-60000000", KRO_TICK_WHOLE, "70–60\302\240Ma", "70–60\302\240Ma" },
  { { KRO_TICK_DEEP_YEAR, 500000 }, "Y700000", "Y500000", "Y1000000", KRO_TICK_WHOLE, "+0.5–+1\302\240Ma", "+0,5–+1\302\240Ma" },
  { { KRO_TICK_DEEP_YEAR, 10000000 }, "Y-66000000", "Y-70000000", "Y-60000000", KRO_TICK_BRIEF, "70\302\240Ma", "70\302\240Ma" },
  { { KRO_TICK_DEEP_YEAR, 500000000 }, "Y-4540000000", "Y-5000000000", "Y-4500000000", KRO_TICK_BRIEF, "5\302\240Ga", "5\302\240Ga" },
  { { KRO_TICK_DEEP_YEAR, 500000000 }, "Y-4400000000", "Y-4500000000", "Y-4000000000", KRO_TICK_BRIEF, "4.5\302\240Ga", "4,5\302\240Ga" },
  { { KRO_TICK_DEEP_YEAR, 500000000 }, "2025", "0000-01-01", "Y500000000", KRO_TICK_BRIEF, "0", "0" },
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
      if (labels[i].next != NULL)
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/render/ticks/labels", Fixture, NULL, set_up, test_labels, tear_down);
  g_test_add ("/render/ticks/every-step", Fixture, NULL, set_up, test_every_step, tear_down);
  g_test_add ("/render/ticks/sticky", Fixture, NULL, set_up, test_sticky, tear_down);

  return g_test_run ();
}

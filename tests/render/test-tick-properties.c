/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What must hold of every axis: at each step of scale, in both languages, at
 * places where calendars are hard. Marks are counted out and names written
 * here once more, from the rules and tables of this file alone; of the axis
 * only the units it chose are believed.
 */
#include "kro-ticks.h"

#include "sample.h"

#include <math.h>
#include <string.h>

#define WIDTH 1600.0
#define FIRST_STEP (-97)
#define LAST_STEP 41
#define DAY 86400
#define NBSP "\302\240"

/* --- the words ------------------------------------------------------------- */

typedef struct
{
  const char *code;
  const char *months[12];
  const char *short_months[12];
  const char *weekdays[7];
  const char *bce;
  const char *ce;
  const char *week;
  const char *quarter;
  const char *decimal;
  char        group;
} Language;

static const Language languages[] = {
  {
      "en",
      { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December" },
      { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" },
      { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" },
      " BCE",
      " CE",
      "W",
      "Q",
      ".",
      ',',
  },
  {
      "nl",
      { "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december" },
      { "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec" },
      { "ma", "di", "wo", "do", "vr", "za", "zo" },
      " v.Chr.",
      " n.Chr.",
      "wk ",
      "K",
      ",",
      '.',
  },
};

/* Where years, eras, counts of digits, weeks and units of deep time change. */
static const char *const places[] = {
  "2025-09-26T14:03:05.456789",
  "2000-02-29T23:59:59.999999",
  "1970-01-01T00:00:00",
  "2021-01-02T11:59:59",
  "1900-02-28T23:59:30",
  "1582-10-10",
  "1000-01-01",
  "0400-06-30",
  "0100-01-01",
  "0010-12-31",
  "0001-03-01",
  "0001-01-01",
  "-0001-12-31",
  "-0043-03-15",
  "-0499-05-05",
  "-0999-01-01",
  "-9999-01-01",
  "Y-99999",
  "Y-1000000",
  "Y-66000000",
  "Y-999999999",
  "Y-4540000000",
  "Y-13800000000",
  "9999-12-31T23:59:59",
  "Y12025",
  "Y500000000",
};

/* --- a calendar ------------------------------------------------------------ */

typedef struct
{
  gint64 year; /* astronomical */
  int    month;
  int    day;
  int    day_of_year; /* from 0 */
  int    weekday;     /* from 0, Monday */
  int    second;      /* of the day */
  int    nanosecond;
} Moment;

static gint64
divide (gint64 number, gint64 by)
{
  return (number - ((number % by) + by) % by) / by;
}

static gboolean
is_leap (gint64 year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
month_days (gint64 year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return days[month - 1] + (month == 2 && is_leap (year));
}

/* From 1970-01-01 to the first of January; 719528 days before that began the
 * year 0. */
static gint64
days_before_year (gint64 year)
{
  return 365 * year + divide (year + 3, 4) - divide (year + 99, 100) + divide (year + 399, 400) - 719528;
}

static KroTime
month_begin (gint64 year, int month)
{
  gint64 days = days_before_year (year);

  for (int i = 1; i < month; i++)
    days += month_days (year, i);
  return KRO_TIME_INIT (days * DAY);
}

static Moment
find_moment (KroTime time)
{
  gint64 days = divide (time.seconds, DAY);
  Moment moment = { .year = (gint64)((double)days / 365.2425) + 1970, .month = 1 };

  while (days_before_year (moment.year) > days)
    moment.year--;
  while (days_before_year (moment.year + 1) <= days)
    moment.year++;
  moment.day_of_year = (int)(days - days_before_year (moment.year));
  moment.day = moment.day_of_year + 1;
  while (moment.day > month_days (moment.year, moment.month))
    moment.day -= month_days (moment.year, moment.month++);
  moment.weekday = (int)(days + 3 - divide (days + 3, 7) * 7);
  moment.second = (int)(time.seconds - days * DAY);
  moment.nanosecond = time.nanoseconds;
  return moment;
}

/* ISO 8601: a week belongs to the year of its Thursday. */
static int
find_week (KroTime monday)
{
  return find_moment (KRO_TIME_INIT (monday.seconds + 3 * DAY)).day_of_year / 7 + 1;
}

/* The calendar of this file is that of GLib, as far as GLib's goes. */
static void
test_calendar (void)
{
  for (int days = 0; days < 3652059; days += 13)
    {
      g_autoptr (GDateTime) begin = g_date_time_new_utc (1, 1, 1, 0, 0, 0);
      g_autoptr (GDateTime) day = g_date_time_add_days (begin, days);
      KroTime time = KRO_TIME_INIT (g_date_time_to_unix (day));
      Moment  moment = find_moment (time);

      g_assert_cmpint (moment.year, ==, g_date_time_get_year (day));
      g_assert_cmpint (moment.month, ==, g_date_time_get_month (day));
      g_assert_cmpint (moment.day, ==, g_date_time_get_day_of_month (day));
      g_assert_cmpint (moment.weekday + 1, ==, g_date_time_get_day_of_week (day));
      if (moment.weekday == 0)
        g_assert_cmpint (find_week (time), ==, g_date_time_get_week_of_year (day));
    }
}

/* --- marks, counted out ---------------------------------------------------- */

/* The n-th year with a mark; 0 is the year 1, or the turn of the era. */
static gint64
nth_year (KroTickRow row, gint64 n)
{
  if (row.unit == KRO_TICK_DEEP_YEAR || row.count == 1 || n > 0)
    return n * row.count;
  return 1 + n * row.count;
}

/* The n-th mark; below a second counted from @base. */
static KroTime
nth_mark (KroTickRow row, gint64 base, gint64 n)
{
  static const gint64 seconds[] = { [KRO_TICK_SECOND] = 1, [KRO_TICK_MINUTE] = 60, [KRO_TICK_HOUR] = 3600, [KRO_TICK_DAY] = DAY, [KRO_TICK_WEEK] = 7 * DAY };
  gint64              length = row.unit == KRO_TICK_MILLISECOND ? 1000000 : 1000;

  if (row.unit < KRO_TICK_SECOND)
    return (KroTime){ base + divide (n * row.count * length, 1000000000), (gint32)(n * row.count * length - divide (n * row.count * length, 1000000000) * 1000000000) };
  if (row.unit == KRO_TICK_WEEK)
    return KRO_TIME_INIT (n * 7 * DAY - 3 * DAY);
  if (row.unit <= KRO_TICK_WEEK)
    return KRO_TIME_INIT (n * row.count * seconds[row.unit]);
  if (row.unit == KRO_TICK_MONTH)
    return month_begin (divide (n, 12), (int)(n - divide (n, 12) * 12) + 1);
  if (row.unit == KRO_TICK_QUARTER)
    return month_begin (divide (n, 4), (int)(n - divide (n, 4) * 4) * 3 + 1);
  return month_begin (nth_year (row, n), 1);
}

/* A number some marks before @time. */
static gint64
guess_mark (KroTickRow row, KroTime time)
{
  gint64 lengths[] = { [KRO_TICK_SECOND] = 1, [KRO_TICK_MINUTE] = 60, [KRO_TICK_HOUR] = 3600, [KRO_TICK_DAY] = DAY, [KRO_TICK_WEEK] = 7 * DAY };
  gint64 year = find_moment (time).year;

  if (row.unit < KRO_TICK_SECOND)
    return time.nanoseconds / (row.unit == KRO_TICK_MILLISECOND ? 1000000 : 1000) / row.count - 1;
  if (row.unit <= KRO_TICK_WEEK)
    return divide (time.seconds, lengths[row.unit] * row.count) - 1;
  if (row.unit == KRO_TICK_MONTH)
    return year * 12 - 1;
  if (row.unit == KRO_TICK_QUARTER)
    return year * 4 - 1;
  return divide (year, row.count) - 2;
}

/* The last mark before the view and all in it. */
static GArray *
count_marks (KroTickRow row, KroTime left, KroTime right)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (KroTime));
  gint64  n = guess_mark (row, left);

  while (kro_time_compare (nth_mark (row, left.seconds, n + 1), left) <= 0)
    n++;
  for (KroTime time = nth_mark (row, left.seconds, n); kro_time_compare (time, right) <= 0; time = nth_mark (row, left.seconds, ++n))
    g_array_append_val (marks, time);
  return marks;
}

/* The mark behind @time. */
static KroTime
find_next (KroTickRow row, KroTime time)
{
  gint64 n = guess_mark (row, time);

  while (kro_time_compare (nth_mark (row, time.seconds, n), time) <= 0)
    n++;
  return nth_mark (row, time.seconds, n);
}

/* --- names, written out ---------------------------------------------------- */

static void
append_number (GString *text, const Language *language, gint64 number)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  gsize            length = strlen (digits);

  for (gsize i = 0; i < length; i++)
    {
      if (number >= 10000 && i > 0 && (length - i) % 3 == 0)
        g_string_append_c (text, language->group);
      g_string_append_c (text, digits[i]);
    }
}

/* As historians count; @last is another year of the same era, or the same. */
static void
append_years (GString *text, const Language *language, gint64 year, gint64 last)
{
  append_number (text, language, year > 0 ? year : 1 - year);
  if (last != year)
    {
      g_string_append (text, "–");
      append_number (text, language, last > 0 ? last : 1 - last);
    }
  g_string_append (text, year > 0 ? "" : language->bce);
}

/* In millions or billions of years, with what decimals it takes. */
static void
append_deep (GString *text, const Language *language, gint64 year, gint64 unit)
{
  gint64 size = ABS (year);
  char   whole[32];

  g_snprintf (whole, sizeof whole, "%" G_GINT64_FORMAT, size / unit);
  g_string_append (text, year > 0 ? "+" : "");
  for (gsize i = 0; whole[i] != '\0'; i++)
    {
      if (i > 0 && (strlen (whole) - i) % 3 == 0)
        g_string_append_c (text, language->group);
      g_string_append_c (text, whole[i]);
    }
  for (size %= unit; size > 0; size = size * 10 % unit)
    {
      if (size == ABS (year) % unit)
        g_string_append (text, language->decimal);
      g_string_append_printf (text, "%d", (int)(size * 10 / unit));
    }
}

static void
write_year (GString *text, const Language *language, KroTickRow row, KroTime time, KroTickDetail detail)
{
  gint64   year = find_moment (time).year;
  gint64   next = find_moment (find_next (row, time)).year;
  gboolean giga = row.count >= 100000000;
  gint64   unit = giga ? 1000000000 : 1000000;

  if (row.unit == KRO_TICK_YEAR)
    {
      append_years (text, language, year, detail == KRO_TICK_WHOLE ? next - 1 : year);
      return;
    }
  append_deep (text, language, year, unit);
  if (detail == KRO_TICK_WHOLE)
    {
      g_string_append (text, "–");
      append_deep (text, language, next, unit);
    }
  if (year != 0 || detail == KRO_TICK_WHOLE)
    g_string_append (text, giga ? NBSP "Ga" : NBSP "Ma");
}

/* A day, or a month, with its year: that of a single or a double digit with
 * its era. */
static void
append_date (GString *text, const Language *language, const Moment *moment, gboolean with_day, KroTickDetail detail)
{
  if (with_day)
    g_string_append_printf (text, "%d ", moment->day);
  g_string_append_printf (text, "%s ", (detail == KRO_TICK_WHOLE ? language->months : language->short_months)[moment->month - 1]);
  append_years (text, language, moment->year, moment->year);
  if (moment->year > 0 && moment->year < 100)
    g_string_append (text, language->ce);
}

static void
write_clock (GString *text, const Language *language, KroTickRow row, const Moment *moment, KroTickDetail detail)
{
  if (row.unit < KRO_TICK_SECOND && detail == KRO_TICK_BRIEF)
    {
      int number = row.unit == KRO_TICK_MILLISECOND ? moment->nanosecond / 1000000 : moment->nanosecond / 1000 % 1000;

      g_string_append_printf (text, "%d" NBSP "%s", number, row.unit == KRO_TICK_MILLISECOND ? "ms" : "µs");
      return;
    }
  if (detail >= KRO_TICK_ABBREVIATED)
    {
      append_date (text, language, moment, TRUE, detail);
      g_string_append_c (text, ' ');
    }
  g_string_append_printf (text, "%02d:%02d", moment->second / 3600, moment->second / 60 % 60);
  if (row.unit <= KRO_TICK_SECOND)
    g_string_append_printf (text, ":%02d", moment->second % 60);
  if (row.unit == KRO_TICK_MILLISECOND)
    g_string_append_printf (text, "%s%03d", language->decimal, moment->nanosecond / 1000000);
}

static void
write_calendar (GString *text, const Language *language, KroTickRow row, KroTime time, KroTickDetail detail)
{
  Moment moment = find_moment (time);

  if (row.unit == KRO_TICK_QUARTER)
    g_string_append_printf (text, "%s%d", language->quarter, moment.month / 3 + 1);
  else if (detail >= KRO_TICK_ABBREVIATED)
    append_date (text, language, &moment, row.unit == KRO_TICK_DAY, detail);
  else if (row.unit == KRO_TICK_MONTH)
    g_string_append (text, (detail == KRO_TICK_LONG ? language->months : language->short_months)[moment.month - 1]);
  else if (row.unit == KRO_TICK_DAY && detail == KRO_TICK_LONG)
    g_string_append_printf (text, "%s %d", language->weekdays[moment.weekday], moment.day);
  else if (row.unit == KRO_TICK_WEEK && detail == KRO_TICK_LONG)
    g_string_append_printf (text, "%d · %s%d", moment.day, language->week, find_week (time));
  else
    g_string_append_printf (text, "%d", moment.day);
}

static char *
write_name (const Language *language, KroTickRow row, KroTime time, KroTickDetail detail)
{
  GString *text = g_string_new (NULL);
  Moment   moment = find_moment (time);

  if (row.unit >= KRO_TICK_YEAR)
    write_year (text, language, row, time, detail);
  else if (row.unit >= KRO_TICK_DAY)
    write_calendar (text, language, row, time, detail);
  else
    write_clock (text, language, row, &moment, detail);
  return g_string_free (text, FALSE);
}

/* --- pictures -------------------------------------------------------------- */

typedef struct
{
  KroTickRow     row;
  const KroTick *list;
  gsize          n;
} Row;

/* An axis of which all is checked. */
typedef struct
{
  const Language *language;
  KroAdvance     *advance;
  KroTimeScale    scale;
  double          text_scale;
  KroTicks       *ticks;
  Row             minor;
  Row             major;
} Picture;

static void
picture_init (Picture *self, const Language *language, const KroLocale *locale, KroAdvance *advance, const KroTimeScale *scale)
{
  *self = (Picture){ .language = language, .advance = advance, .scale = *scale };
  self->text_scale = kro_theme_get_metrics (kro_advance_get_theme (advance))->text_scale;
  self->ticks = kro_ticks_new (scale, 0, WIDTH, advance, locale);
  self->minor.list = kro_ticks_get_minor (self->ticks, &self->minor.n);
  self->minor.row = kro_ticks_get_minor_row (self->ticks);
  self->major.list = kro_ticks_get_major (self->ticks, &self->major.n);
  self->major.row = kro_ticks_get_major_row (self->ticks);
}

static double
find_x (const KroTimeScale *scale, KroTime time)
{
  return ((double)(time.seconds - scale->origin.seconds) + (time.nanoseconds - scale->origin.nanoseconds) * 1e-9) * scale->pixels_per_second;
}

/* Every mark is where the calendar has one; none is missing or there twice. */
static void
check_marks (const Picture *self, const Row *row)
{
  KroTime left = self->scale.origin;
  KroTime right = kro_time_add (left, WIDTH / self->scale.pixels_per_second);
  g_autoptr (GArray) marks = count_marks (row->row, left, right);

  g_assert_cmpuint (row->n, ==, marks->len);
  for (gsize i = 0; i < row->n; i++)
    {
      KroTime time = g_array_index (marks, KroTime, i);

      g_assert_cmpint (row->list[i].time.seconds, ==, time.seconds);
      g_assert_cmpint (row->list[i].time.nanoseconds, ==, time.nanoseconds);
      g_assert_cmpfloat_with_epsilon (row->list[i].x, find_x (&self->scale, time), 0.01);
      g_assert_cmpfloat_with_epsilon (row->list[i].end, find_x (&self->scale, find_next (row->row, time)), 0.01);
      g_assert_cmpfloat (row->list[i].left, ==, MAX (row->list[i].x, 0));
    }
}

static double
measure (const Picture *self, const Row *row, const char *label)
{
  return kro_advance_measure (self->advance, row == &self->minor ? KRO_FONT_AXIS_MINOR : KRO_FONT_AXIS_MAJOR, label, -1);
}

/* Every name is that of its own mark, in one of the forms. */
static void
check_name (const Picture *self, const Row *row, const KroTick *tick, KroTickDetail first, KroTickDetail last)
{
  g_autofree char *name = NULL;

  g_assert_cmpstr (tick->label, !=, "");
  g_assert_cmpfloat_with_epsilon (tick->width, measure (self, row, tick->label), 1e-6);
  for (KroTickDetail form = first; form < last; form++)
    {
      g_autofree char *shorter = write_name (self->language, row->row, tick->time, form);

      if (strcmp (shorter, tick->label) == 0)
        return;
    }
  name = write_name (self->language, row->row, tick->time, last);
  g_assert_cmpstr (tick->label, ==, name);
}

/* All small units have one form, whichever; a short name that is the long one
 * as well, as in May, has both. */
static void
check_minor_names (const Picture *self)
{
  gboolean is_possible[] = { [KRO_TICK_BRIEF] = TRUE, [KRO_TICK_LONG] = TRUE };
  guint    n = 0;

  for (gsize i = 0; i < self->minor.n; i++)
    {
      const KroTick *tick = &self->minor.list[i];

      if (tick->label == NULL)
        continue;
      n++;
      check_name (self, &self->minor, tick, KRO_TICK_BRIEF, KRO_TICK_LONG);
      for (KroTickDetail form = KRO_TICK_BRIEF; form <= KRO_TICK_LONG; form++)
        {
          g_autofree char *name = write_name (self->language, self->minor.row, tick->time, form);

          is_possible[form] &= strcmp (name, tick->label) == 0;
        }
    }
  g_assert_true (is_possible[KRO_TICK_BRIEF] || is_possible[KRO_TICK_LONG]);
  g_assert_cmpuint (n, >=, self->minor.row.unit < KRO_TICK_YEAR ? 2 : 1);
}

/* Bytes of the years in the name of a large unit. */
static gsize
measure_years (const Picture *self, KroTime time)
{
  GString *text = g_string_new (NULL);
  gint64   year = find_moment (time).year;
  gint64   next = find_moment (find_next (self->major.row, time)).year;
  gsize    length;

  append_years (text, self->language, year, self->major.row.unit == KRO_TICK_YEAR ? next - 1 : year);
  length = text->len;
  g_string_free (text, TRUE);
  return length;
}

/* Neighbours are said alike, where their years are as long; as in May, the
 * short form may be the long one. */
static void
check_alike (const Picture *self, const KroTick *one, const KroTick *other)
{
  const KroTick *ticks[] = { one, other };
  KroTickDetail  forms[2];

  if (one->label == NULL || other->label == NULL || measure_years (self, one->time) != measure_years (self, other->time))
    return;
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *whole = write_name (self->language, self->major.row, ticks[i]->time, KRO_TICK_WHOLE);
      g_autofree char *brief = write_name (self->language, self->major.row, ticks[i]->time, KRO_TICK_ABBREVIATED);

      if (strcmp (whole, brief) == 0)
        return;
      forms[i] = strcmp (whole, ticks[i]->label) == 0 ? KRO_TICK_WHOLE : KRO_TICK_ABBREVIATED;
    }
  g_assert_cmpint (forms[0], ==, forms[1]);
}

/* Months of years with more than four digits may be too narrow for their names
 * where weeks are narrow. */
static gboolean
is_far_month (const Row *row, const KroTick *tick)
{
  KroCivil civil;

  kro_time_to_civil (tick->time, KRO_CALENDAR_GREGORIAN, &civil);
  return row->row.unit == KRO_TICK_MONTH && ABS (civil.year) > 9999;
}

/* The large units all say by themselves what they are: the first the one at the
 * left edge. It alone may lack its name, when so little of it is left. */
static void
check_major_names (const Picture *self)
{
  for (gsize i = 0; i < self->major.n; i++)
    {
      const KroTick   *tick = &self->major.list[i];
      double           room = tick->end - tick->left - 16 * self->text_scale;
      g_autofree char *name = write_name (self->language, self->major.row, tick->time, KRO_TICK_WHOLE);

      if (tick->label == NULL)
        {
          g_assert_true (i == 0 || is_far_month (&self->major, tick));
          g_assert_cmpfloat (measure (self, &self->major, name), >, room);
          continue;
        }
      g_assert_cmpfloat (tick->width, <=, room);
      check_name (self, &self->major, tick, KRO_TICK_ABBREVIATED, KRO_TICK_WHOLE);
      if (i > 0)
        check_alike (self, tick - 1, tick);
    }
}

/* Small names stand apart, and no line of a large unit runs through one. */
static void
check_overlaps (const Picture *self)
{
  double taken = -G_MAXDOUBLE;

  for (gsize i = 0; i < self->minor.n; i++)
    {
      const KroTick *tick = &self->minor.list[i];

      if (tick->label == NULL)
        continue;
      g_assert_cmpfloat (tick->x, >=, taken);
      taken = tick->x + tick->width + 4;
      for (gsize j = 0; self->minor.row.unit != KRO_TICK_WEEK && j < self->major.n; j++)
        g_assert_false (self->major.list[j].x > tick->x + 0.5 && self->major.list[j].x < tick->x + tick->width + 4);
    }
}

/* Within one large unit no small name is there twice, and no two large units
 * have one name. */
static void
check_ambiguity (const Picture *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gsize major = 0;

  for (gsize i = 0; i < self->major.n; i++)
    if (self->major.list[i].label != NULL)
      g_assert_true (g_hash_table_add (known, g_strdup (self->major.list[i].label)));
  g_hash_table_remove_all (known);
  for (gsize i = 0; i < self->minor.n; i++)
    {
      const KroTick *tick = &self->minor.list[i];

      while (major + 1 < self->major.n && kro_time_compare (self->major.list[major + 1].time, tick->time) <= 0)
        {
          major++;
          g_hash_table_remove_all (known);
        }
      if (tick->label != NULL)
        g_assert_true (g_hash_table_add (known, g_strdup (tick->label)));
    }
}

/* Small units that begin a large one in sight have their name, and between two
 * of these names stand as far apart as each other. */
static void
check_rhythm (const Picture *self)
{
  gsize labelled = G_MAXSIZE;
  gsize stride = 0;

  for (gsize i = 0; i < self->minor.n; i++)
    {
      const KroTick *tick = &self->minor.list[i];
      gboolean       begins = FALSE;

      for (gsize j = 0; j < self->major.n; j++)
        begins |= kro_time_compare (self->major.list[j].time, tick->time) == 0;
      if (begins)
        {
          g_assert_true (tick->label != NULL || tick->x < 0);
          stride = 0;
          labelled = tick->label != NULL ? i : G_MAXSIZE;
        }
      else if (tick->label != NULL)
        {
          if (labelled != G_MAXSIZE && stride != 0)
            g_assert_cmpuint (i - labelled, ==, stride);
          if (labelled != G_MAXSIZE)
            stride = i - labelled;
          labelled = i;
        }
    }
}

static void
check_picture (const Picture *self)
{
  check_marks (self, &self->minor);
  check_marks (self, &self->major);
  check_minor_names (self);
  check_major_names (self);
  check_overlaps (self);
  check_ambiguity (self);
  check_rhythm (self);
}

/* --- panning --------------------------------------------------------------- */

/* What both pictures show of a row has the same names in both. */
static void
compare_rows (const Row *one, const Row *other)
{
  gsize j = 0;

  g_assert_cmpint (one->row.unit, ==, other->row.unit);
  g_assert_cmpint (one->row.count, ==, other->row.count);
  for (gsize i = 0; i < one->n; i++)
    {
      while (j < other->n && kro_time_compare (other->list[j].time, one->list[i].time) < 0)
        j++;
      if (j == other->n || kro_time_compare (other->list[j].time, one->list[i].time) != 0)
        continue;
      if (one->list[i].x > 0.01 && other->list[j].x > 0.01)
        g_assert_cmpstr (one->list[i].label, ==, other->list[j].label);
    }
}

static void
check_panning (const Picture *self, const KroLocale *locale)
{
  static const double ways[] = { 0.3, 1, 17, 44.5, 113, 401, 1234, -29 };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      KroTimeScale scale = kro_time_scale_pan (&self->scale, -ways[i]);
      Picture      other;

      picture_init (&other, self->language, locale, self->advance, &scale);
      compare_rows (&self->minor, &other.minor);
      compare_rows (&self->major, &other.major);
      kro_ticks_free (other.ticks);
    }
}

/* --- every step ------------------------------------------------------------ */

typedef void (*Check) (const Picture *picture, const KroLocale *locale);

static void
check_whole (const Picture *picture, const KroLocale *locale)
{
  check_picture (picture);
}

/* At each step and, between it and the next one, at a scale of chance; the
 * place is somewhere in the picture. */
static void
at_every_step (const Language *language, KroAdvance *advance, KroTime place, Check check)
{
  g_autoptr (KroLocale) locale = kro_locale_new (language->code);

  for (int step = FIRST_STEP; step <= LAST_STEP; step++)
    {
      KroTimeScale at = { .origin = place, .pixels_per_second = kro_time_scale_step_density (step) };
      KroTimeScale scale;
      Picture      picture;

      if (step < LAST_STEP)
        at.pixels_per_second *= g_test_rand_double_range (1, G_SQRT2);
      scale = kro_time_scale_pan (&at, g_test_rand_double_range (0, WIDTH));
      picture_init (&picture, language, locale, advance, &scale);
      g_test_message ("%s, step %d, %.17g pixels a second from %" G_GINT64_FORMAT ".%09d", language->code, step, scale.pixels_per_second, scale.origin.seconds, scale.origin.nanoseconds);
      check (&picture, locale);
      kro_ticks_free (picture.ticks);
    }
}

static void
test_everywhere (gconstpointer data)
{
  Check               check = *(const Check *)data;
  static const double text_scales[] = { 1, 1.6 };

  for (gsize i = 0; i < G_N_ELEMENTS (text_scales); i++)
    {
      g_autoptr (KroTheme) theme = kro_theme_new (KRO_THEME_LIGHT, "Cantarell", text_scales[i]);
      g_autoptr (KroAdvance) advance = kro_advance_new (theme);

      for (gsize j = 0; j < G_N_ELEMENTS (places); j++)
        at_every_step (&languages[(i + j) % 2], advance, sample_time (places[j]), check);
    }
}

int
main (int argc, char *argv[])
{
  static const Check whole = check_whole;
  static const Check panning = check_panning;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/render/tick-properties/calendar", test_calendar);
  g_test_add_data_func ("/render/tick-properties/every-step", &whole, test_everywhere);
  g_test_add_data_func ("/render/tick-properties/panning", &panning, test_everywhere);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dates as other programs write them, to EDTF: what is written and no more. A
 * year is a year; an hour without minutes is somewhere within that hour. Years
 * are astronomical unless BC stands behind them, so that -1 is 2 BCE; who
 * means them otherwise shifts them. Numbers are read by hand, since what a
 * file says must never depend on the locale.
 */
#include "kro-foreign-private.h"

#include "kro-date.h"

#include <string.h>

static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec" };

/* What stands at a place of a text. */
typedef struct
{
  const char *p;
  gint64      number;
  guint       n_digits; /* 0: no number was read */
  char        word[16];
} Cursor;

void
kro_written_date_init (KroWrittenDate *self)
{
  *self = (KroWrittenDate){ .year = 0, .month = -1, .day = -1, .hour = -1, .minute = -1, .second = -1, .millisecond = -1 };
}

static void
skip_space (Cursor *cursor)
{
  while (g_ascii_isspace (*cursor->p))
    cursor->p++;
}

static gboolean
read_number (Cursor *cursor)
{
  cursor->number = 0;
  cursor->n_digits = 0;
  while (g_ascii_isdigit (*cursor->p) && cursor->n_digits < 18)
    {
      cursor->number = cursor->number * 10 + (*cursor->p++ - '0');
      cursor->n_digits++;
    }
  return cursor->n_digits > 0 && !g_ascii_isdigit (*cursor->p);
}

/* A word in small letters; dots within and behind it are left out: "B.C.". */
static gboolean
read_word (Cursor *cursor)
{
  guint n = 0;

  for (; g_ascii_isalpha (*cursor->p) || (n > 0 && *cursor->p == '.'); cursor->p++)
    if (*cursor->p != '.' && n < sizeof cursor->word - 1)
      cursor->word[n++] = g_ascii_tolower (*cursor->p);
  cursor->word[n] = '\0';
  return n > 0;
}

static gboolean
accept (Cursor *cursor, char c)
{
  if (*cursor->p != c)
    return FALSE;
  cursor->p++;
  return TRUE;
}

static gboolean
is_at_end (Cursor *cursor)
{
  skip_space (cursor);
  return *cursor->p == '\0';
}

static int
find_month (const char *word)
{
  for (int i = 0; i < 12; i++)
    if (strncmp (word, months[i], 3) == 0)
      return i + 1;
  return -1;
}

/* --- times of day ---------------------------------------------------------------- */

static gboolean
read_zone (KroWrittenDate *self, Cursor *cursor)
{
  Cursor word = *cursor;
  int    sign;
  gint64 hours;

  if (read_word (&word) && (g_str_equal (word.word, "z") || g_str_equal (word.word, "gmt") || g_str_equal (word.word, "utc")))
    {
      *cursor = word;
      self->has_zone = TRUE;
    }
  if (*cursor->p != '+' && *cursor->p != '-')
    return TRUE;
  sign = *cursor->p++ == '-' ? -1 : 1;
  if (!read_number (cursor))
    return FALSE;
  hours = cursor->n_digits > 2 ? cursor->number / 100 : cursor->number;
  self->zone = (int)(cursor->n_digits > 2 ? cursor->number % 100 : 0);
  if (accept (cursor, ':') && read_number (cursor))
    self->zone = (int)cursor->number;
  self->has_zone = TRUE;
  self->zone = sign * ((int)hours * 60 + self->zone);
  return hours <= 23 && ABS (self->zone) < 24 * 60;
}

static gboolean
read_fraction (KroWrittenDate *self, Cursor *cursor)
{
  if (!read_number (cursor))
    return FALSE;
  while (cursor->n_digits < 3)
    {
      cursor->number *= 10;
      cursor->n_digits++;
    }
  while (cursor->n_digits > 3)
    {
      cursor->number /= 10;
      cursor->n_digits--;
    }
  self->millisecond = (int)cursor->number;
  return TRUE;
}

/* Half of the day: 12 AM is midnight, 12 PM noon. */
static void
read_half (KroWrittenDate *self, Cursor *cursor)
{
  Cursor word = *cursor;

  skip_space (&word);
  if (!read_word (&word) || self->hour < 1 || self->hour > 12)
    return;
  if (g_str_equal (word.word, "am") || g_str_equal (word.word, "pm"))
    {
      self->hour = self->hour % 12 + (word.word[0] == 'p' ? 12 : 0);
      *cursor = word;
    }
}

static gboolean
read_time (KroWrittenDate *self, Cursor *cursor)
{
  if (!read_number (cursor))
    return FALSE;
  self->hour = (int)MIN (cursor->number, 99);
  if (accept (cursor, ':'))
    {
      if (!read_number (cursor))
        return FALSE;
      self->minute = (int)MIN (cursor->number, 99);
      if (accept (cursor, ':'))
        {
          if (!read_number (cursor))
            return FALSE;
          self->second = (int)MIN (cursor->number, 99);
          if (accept (cursor, '.') && !read_fraction (self, cursor))
            return FALSE;
        }
    }
  read_half (self, cursor);
  skip_space (cursor);
  return read_zone (self, cursor);
}

/* Reads a time of day into @self: "14:05", "2:05 PM", "9:00:00". */
gboolean
kro_written_date_parse_time (KroWrittenDate *self, const char *text)
{
  Cursor cursor = { .p = text };

  skip_space (&cursor);
  return read_time (self, &cursor) && is_at_end (&cursor);
}

/* --- dates ------------------------------------------------------------------------ */

/* "BC", "AD" and the like, in front of nothing else. */
static gboolean
read_era (KroWrittenDate *self, Cursor *cursor)
{
  Cursor word = *cursor;

  skip_space (&word);
  if (!read_word (&word))
    return TRUE;
  if (g_str_equal (word.word, "bc") || g_str_equal (word.word, "bce"))
    {
      if (self->year < 1)
        return FALSE;
      self->year = 1 - self->year;
    }
  else if (!g_str_equal (word.word, "ad") && !g_str_equal (word.word, "ce"))
    return TRUE;
  self->has_era = TRUE;
  *cursor = word;
  return TRUE;
}

/* Behind a date: a comma, a T or a space, and the time. */
static gboolean
read_rest (KroWrittenDate *self, Cursor *cursor)
{
  gboolean marked = *cursor->p == 'T' || *cursor->p == 't' || *cursor->p == ',';

  if (!read_era (self, cursor))
    return FALSE;
  if (marked)
    cursor->p++;
  if (is_at_end (cursor))
    return !marked;
  return read_time (self, cursor) && is_at_end (cursor);
}

/* "2001-09-27", "2001/9/27", "1996,4,3,14,5" or "4/3/1996": the year is the
 * one with three digits or more. */
static gboolean
read_parted (KroWrittenDate *self, Cursor *cursor, gint64 first, guint n_digits, int sign)
{
  char   mark = *cursor->p;
  gint64 numbers[7] = { first };
  guint  n = 1;
  guint  last_digits = 0;
  int   *parts[] = { &self->month, &self->day, &self->hour, &self->minute, &self->second, &self->millisecond };

  while (n < G_N_ELEMENTS (numbers) && accept (cursor, mark))
    {
      skip_space (cursor);
      if (!read_number (cursor))
        return FALSE;
      last_digits = cursor->n_digits;
      numbers[n++] = cursor->number;
      if (mark != ',' && n == 3)
        break;
    }
  if (n == 3 && mark == '/' && n_digits <= 2 && last_digits >= 3)
    {
      self->year = numbers[2];
      self->month = (int)MIN (numbers[0], 99);
      self->day = (int)MIN (numbers[1], 99);
      return read_rest (self, cursor);
    }
  if (n_digits <= 2 && mark == '/')
    return FALSE;
  self->year = sign * first;
  for (guint i = 1; i < n; i++)
    *parts[i - 1] = (int)MIN (numbers[i], 999);
  return read_rest (self, cursor);
}

/* "28 May 2006", "May 28 2006", "May 28, 2006 09:00", "May 2006". */
static gboolean
read_named (KroWrittenDate *self, Cursor *cursor, gint64 day)
{
  skip_space (cursor);
  if (!read_word (cursor) || (self->month = find_month (cursor->word)) < 0)
    return FALSE;
  self->day = (int)day;
  skip_space (cursor);
  accept (cursor, ',');
  skip_space (cursor);
  if (!read_number (cursor))
    return FALSE;
  if (day < 0 && cursor->n_digits <= 2)
    {
      self->day = (int)cursor->number;
      accept (cursor, ',');
      skip_space (cursor);
      if (!read_number (cursor))
        return FALSE;
    }
  self->year = cursor->number;
  return read_rest (self, cursor);
}

/* Names of days in front say nothing new: "Tue May 28 2006". */
static void
skip_weekday (Cursor *cursor)
{
  static const char *const days[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
  Cursor                   word = *cursor;

  if (!read_word (&word) || find_month (word.word) > 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (strncmp (word.word, days[i], 3) == 0)
      {
        accept (&word, ',');
        skip_space (&word);
        *cursor = word;
      }
}

static gboolean
parse_certain (KroWrittenDate *self, const char *text)
{
  Cursor cursor = { .p = text };
  int    sign = 1;
  gint64 number;
  guint  n_digits;

  kro_written_date_init (self);
  skip_space (&cursor);
  skip_weekday (&cursor);
  if (g_ascii_isalpha (*cursor.p))
    return read_named (self, &cursor, -1);
  if (*cursor.p == '-' || *cursor.p == '+')
    sign = *cursor.p++ == '-' ? -1 : 1;
  if (!read_number (&cursor))
    return FALSE;
  number = cursor.number;
  n_digits = cursor.n_digits;
  if (*cursor.p == '-' || *cursor.p == '/' || *cursor.p == ',')
    return read_parted (self, &cursor, number, n_digits, sign);
  if (*cursor.p == '.' && strspn (cursor.p + 1, "0") == strlen (cursor.p + 1))
    cursor.p += strlen (cursor.p);
  self->year = sign * number;
  if (is_at_end (&cursor))
    return TRUE;
  if (n_digits <= 2 && sign > 0)
    {
      Cursor word = cursor;

      if (read_word (&word) && find_month (word.word) > 0)
        return read_named (self, &cursor, number);
    }
  return read_era (self, &cursor) && self->has_era && is_at_end (&cursor);
}

/* Reads a whole date in whatever form; %FALSE: it is none. */
gboolean
kro_written_date_parse (KroWrittenDate *self, const char *text)
{
  g_autofree char *certain = g_strchomp (g_strdup (text));
  gsize            length = strlen (certain);
  gboolean         is_uncertain = length > 1 && certain[length - 1] == '?';

  if (is_uncertain)
    certain[length - 1] = '\0';
  if (!parse_certain (self, certain))
    return FALSE;
  self->is_uncertain = is_uncertain;
  return TRUE;
}

/* Some programs write midnight where no time is meant. */
void
kro_written_date_drop_midnight (KroWrittenDate *self)
{
  if (self->hour > 0 || self->minute > 0 || self->second > 0 || self->millisecond > 0)
    return;
  self->hour = self->minute = self->second = self->millisecond = -1;
  self->has_zone = FALSE;
}

/* --- EDTF -------------------------------------------------------------------------- */

static void
append_time (const KroWrittenDate *self, GString *out)
{
  g_string_append_printf (out, "T%02d:%02d", self->hour, MAX (self->minute, 0));
  if (self->second >= 0)
    g_string_append_printf (out, ":%02d", self->second);
  if (self->second >= 0 && self->millisecond > 0)
    g_string_append_printf (out, ".%03d", self->millisecond);
  if (!self->has_zone || self->second < 0)
    return;
  if (self->zone == 0)
    g_string_append_c (out, 'Z');
  else
    g_string_append_printf (out, "%c%02d:%02d", self->zone < 0 ? '-' : '+', ABS (self->zone) / 60, ABS (self->zone) % 60);
}

static char *
write_certain (const KroWrittenDate *self)
{
  GString *out = g_string_new (NULL);

  if (self->year < -9999 || self->year > 9999)
    {
      g_string_append_printf (out, "Y%" G_GINT64_FORMAT, self->year);
      return g_string_free (out, FALSE);
    }
  g_string_append_printf (out, "%s%04d", self->year < 0 ? "-" : "", ABS ((int)self->year));
  if (self->month >= 0)
    g_string_append_printf (out, "-%02d", self->month);
  if (self->month >= 0 && self->day >= 0)
    g_string_append_printf (out, "-%02d", self->day);
  if (self->day < 0 || self->hour < 0)
    return g_string_free (out, FALSE);
  if (self->minute < 0)
    {
      g_autofree char *day = g_string_free (out, FALSE);

      return g_strdup_printf ("[%sT%02d:00..%sT%02d:59]", day, self->hour, day, self->hour);
    }
  append_time (self, out);
  return g_string_free (out, FALSE);
}

/* What is written, as EDTF. It may be no date: the 31st of June is told from
 * the parser. */
char *
kro_written_date_to_edtf (const KroWrittenDate *self)
{
  g_autofree char *certain = write_certain (self);

  return certain[0] != '[' && self->is_uncertain ? g_strconcat (certain, "?", NULL) : g_steal_pointer (&certain);
}

/* Somewhere from the one to the other; the same twice is that date. */
char *
kro_foreign_within (const char *earliest, const char *latest)
{
  if (g_strcmp0 (earliest, latest) == 0 || latest == NULL)
    return g_strdup (earliest);
  return g_strdup_printf ("[%s..%s]", earliest, latest);
}

/* Whether an event can have that date. */
gboolean
kro_foreign_is_date (const char *start, const char *end)
{
  KroDateFields fields = { .start = start, .end = end };
  g_autoptr (KroDate) date = kro_date_new (&fields, NULL);

  return date != NULL;
}

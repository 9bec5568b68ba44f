/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One date or season in words: year, month, day, time of day and their
 * qualifiers.
 */
#include "kro-date-words-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

/* From here back years are counted from today. */
#define DEEP_YEAR 1000000
/* The mask of a year of which no digit is known. */
#define YEAR_UNKNOWN 15

static char *
write_integer (const KroWords *words, gint64 number)
{
  /* A year of four digits has no sign between thousands. */
  return ABS (number) < 10000 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : kro_names_write_number (words->names, number, 0);
}

static char *
ask_ordinal (const char *language, gint64 number)
{
  UErrorCode     status = U_ZERO_ERROR;
  UNumberFormat *format = unum_open (UNUM_ORDINAL, NULL, 0, language, NULL, &status);
  UChar          text[64];
  char           utf8[128] = "";
  int32_t        length;

  if (U_FAILURE (status))
    return g_strdup_printf ("%" G_GINT64_FORMAT ".", number);
  length = unum_formatInt64 (format, number, text, G_N_ELEMENTS (text), NULL, &status);
  u_strToUTF8 (utf8, sizeof utf8, NULL, text, length, &status);
  unum_close (format);
  return g_strdup (utf8);
}

/* "20th", "20e". The rules of ICU take long to load, and few numbers are ever
 * asked for. */
static char *
write_ordinal (const KroWords *words, gint64 number)
{
  static GMutex      mutex;
  static GHashTable *known;
  const char        *language = kro_locale_get_language (words->locale);
  g_autofree char   *key = g_strdup_printf ("%s %" G_GINT64_FORMAT, language, number);
  G_GNUC_UNUSED      g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  const char        *found;

  if (known == NULL)
    known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  found = g_hash_table_lookup (known, key);
  if (found == NULL)
    {
      char *made = ask_ordinal (language, number);

      g_hash_table_insert (known, g_steal_pointer (&key), made);
      found = made;
    }
  return g_strdup (found);
}

static char *
say_1 (const KroWords *words, const char *message, char *part)
{
  char *said = kro_words_say (words, message, part, NULL, NULL);

  g_free (part);
  return said;
}

static char *
say_2 (const KroWords *words, const char *message, char *first, char *second)
{
  char *said = kro_words_say (words, message, first, second, NULL);

  g_free (first);
  g_free (second);
  return said;
}

/* Millions or billions of years with as many decimals as it takes. */
static char *
say_deep_year (const KroWords *words, gint64 years)
{
  gboolean billions = years >= G_GINT64_CONSTANT (1000000000);
  gint64   unit = billions ? 1000000000 : 1000000;
  int      decimals = 0;
  gint64   scaled;

  while (decimals < 6 && years % unit != 0)
    {
      unit /= 10;
      decimals++;
    }
  scaled = years / unit;
  return say_1 (words, billions ? NC_ ("date", "%s billion years ago") : NC_ ("date", "%s million years ago"),
                kro_names_write_number (words->names, scaled, decimals));
}

static char *
say_plain_year (const KroWords *words, gint64 year)
{
  if (year <= -DEEP_YEAR)
    return say_deep_year (words, -year);
  if (year <= 0)
    return say_1 (words, NC_ ("date", "%s BCE"), write_integer (words, 1 - year));
  return write_integer (words, year);
}

static char *
say_era (const KroWords *words, gboolean negative, char *said)
{
  return negative ? say_1 (words, NC_ ("date", "%s BCE"), said) : said;
}

/* Digits of which some are unspecified in a way that has no name. */
static char *
write_digits (gint64 value, guint8 mask, int n)
{
  char *text = g_strdup_printf ("%0*" G_GINT64_FORMAT, n, value);

  for (int i = 0; i < n; i++)
    if ((mask >> i & 1) != 0)
      text[n - 1 - i] = 'X';
  return text;
}

static char *
say_masked_year (const KroWords *words, const KroEdtfPart *part)
{
  gint64 size = ABS (part->year);

  switch (part->year_mask)
    {
    case 1:
      return say_era (words, part->negative, say_1 (words, NC_ ("date", "%ss"), write_digits (size, 0, 1)));
    case 3:
      return say_era (words, part->negative, say_1 (words, NC_ ("date", "%s century"), write_ordinal (words, size / 100 + 1)));
    case 7:
      return say_era (words, part->negative, say_1 (words, NC_ ("date", "%s millennium"), write_ordinal (words, size / 1000 + 1)));
    case YEAR_UNKNOWN:
      return say_1 (words, NC_ ("date", "an unknown year"), NULL);
    default:
      return say_era (words, part->negative, write_digits (size, part->year_mask, 4));
    }
}

static char *
say_year (const KroWords *words, const KroEdtfPart *part)
{
  if (part->year == G_MAXINT64 || part->year == G_MININT64)
    {
      GString *text = g_string_new (NULL);

      kro_edtf_part_print (part, text);
      return g_string_free (text, FALSE);
    }
  if (part->year_mask != 0)
    return say_masked_year (words, part);
  if (part->significant > 0)
    return say_1 (words, NC_ ("date", "around %s"), say_plain_year (words, part->year));
  return say_plain_year (words, part->year);
}

/* --- qualifiers ---------------------------------------------------------- */

/* Of the whole date, in words. */
static char *
say_qualified (const KroWords *words, KroQualifier qualifier, char *said)
{
  gboolean is_short = words->style == KRO_WORDS_SHORT;

  if ((qualifier & KRO_QUALIFIER_APPROXIMATE) != 0)
    said = say_1 (words, is_short ? NC_ ("date", "ca. %s") : NC_ ("date", "circa %s"), said);
  if ((qualifier & KRO_QUALIFIER_UNCERTAIN) != 0)
    said = say_1 (words, is_short ? NC_ ("date", "%s?") : NC_ ("date", "possibly %s"), said);
  return said;
}

/* Of one component alone, behind it. */
static char *
mark_qualified (const KroWords *words, KroQualifier qualifier, char *said)
{
  static const char *const messages[] = { NULL, NC_ ("date", "%s (?)"), NC_ ("date", "%s (ca.)"), NC_ ("date", "%s (ca.?)") };

  return qualifier == KRO_QUALIFIER_NONE ? said : say_1 (words, messages[qualifier & 3], said);
}

static gboolean
is_qualified_as_a_whole (const KroEdtfPart *part)
{
  return (!part->has_month || part->qualifiers[1] == part->qualifiers[0]) &&
         (!part->has_day || part->qualifiers[2] == part->qualifiers[0]);
}

static char *
mark_component (const KroWords *words, const KroEdtfPart *part, int component, char *said)
{
  return is_qualified_as_a_whole (part) ? said : mark_qualified (words, part->qualifiers[component], said);
}

/* --- months, days, seasons ------------------------------------------------ */

static char *
say_month_name (const KroWords *words, const KroEdtfPart *part)
{
  const char *const *names = words->style == KRO_WORDS_SHORT ? words->names->short_months : words->names->months;

  if (part->month_mask == 3)
    return say_1 (words, NC_ ("date", "an unknown month"), NULL);
  if (part->month_mask != 0)
    return say_1 (words, NC_ ("date", "month %s"), write_digits (part->month, part->month_mask, 2));
  return g_strdup (names[part->month - 1]);
}

static char *
say_season (const KroWords *words, const KroEdtfPart *part)
{
  static const char *const seasons[] = { NC_ ("date", "spring %s"), NC_ ("date", "summer %s"), NC_ ("date", "autumn %s"), NC_ ("date", "winter %s") };
  static const char *const south[] = { NC_ ("date", "southern spring %s"), NC_ ("date", "southern summer %s"), NC_ ("date", "southern autumn %s"), NC_ ("date", "southern winter %s") };
  int                      season = part->month;
  gboolean                 crosses = season == 24 || season == 28 || season == 30;

  if (season <= 32)
    {
      char *year = say_year (words, part);

      if (crosses && part->year > 0 && part->year < 9999)
        {
          g_autofree char *alone = year;

          year = g_strdup_printf ("%s–%02d", alone, (int)((part->year + 1) % 100));
        }
      return say_1 (words, season <= 28 ? seasons[(season - 21) % 4] : south[season - 29], year);
    }
  if (season <= 36)
    return say_2 (words, NC_ ("date", "%1$s quarter of %2$s"), write_ordinal (words, season - 32), say_year (words, part));
  if (season <= 39)
    return say_2 (words, NC_ ("date", "%1$s four months of %2$s"), write_ordinal (words, season - 36), say_year (words, part));
  return say_2 (words, NC_ ("date", "%1$s half of %2$s"), write_ordinal (words, season - 39), say_year (words, part));
}

static char *
say_month (const KroWords *words, const KroEdtfPart *part, KroWordsOmit omit)
{
  char *month;

  if (part->month_mask == 3 && part->year_mask == 0)
    return say_1 (words, NC_ ("date", "a month in %s"), say_year (words, part));
  month = mark_component (words, part, 1, say_month_name (words, part));
  if ((omit & KRO_WORDS_OMIT_YEAR) != 0)
    return month;
  if (part->year_mask == YEAR_UNKNOWN)
    return say_1 (words, NC_ ("date", "%s of an unknown year"), month);
  return say_2 (words, NC_ ("date", "%1$s %2$s"), month, mark_component (words, part, 0, say_year (words, part)));
}

static char *
say_weekday (const KroWords *words, const KroEdtfPart *part, char *said)
{
  gint64 days;

  if (words->style != KRO_WORDS_FULL || part->year_mask != 0 || part->month_mask != 0 || part->day_mask != 0)
    return said;
  days = kro_days_from_civil (part->year, part->month, part->day, KRO_CALENDAR_GREGORIAN);
  return say_2 (words, NC_ ("date", "%1$s %2$s"), g_strdup (words->names->weekdays[kro_days_to_weekday (days) - 1]), said);
}

static char *
say_day (const KroWords *words, const KroEdtfPart *part, KroWordsOmit omit)
{
  KroEdtfPart      coarser = *part;
  g_autofree char *day = NULL;
  g_autofree char *month = NULL;
  g_autofree char *year = NULL;

  coarser.has_day = FALSE;
  if (part->day_mask == 3)
    {
      coarser.has_month = part->month_mask != 3;
      return say_1 (words, NC_ ("date", "a day in %s"), coarser.has_month ? say_month (words, &coarser, omit) : say_year (words, part));
    }
  day = mark_component (words, part, 2, write_digits (part->day, part->day_mask, part->day_mask != 0 ? 2 : 1));
  if ((omit & KRO_WORDS_OMIT_MONTH) != 0)
    return g_steal_pointer (&day);
  month = mark_component (words, part, 1, say_month_name (words, part));
  if ((omit & KRO_WORDS_OMIT_YEAR) != 0)
    return kro_words_say (words, NC_ ("date", "%1$s %2$s"), day, month, NULL);
  if (part->year_mask == YEAR_UNKNOWN)
    return say_1 (words, NC_ ("date", "%s of an unknown year"), kro_words_say (words, NC_ ("date", "%1$s %2$s"), day, month, NULL));
  year = mark_component (words, part, 0, say_year (words, part));
  return say_weekday (words, part, kro_words_say (words, NC_ ("date", "%1$s %2$s %3$s"), day, month, year));
}

static char *
write_clock (const KroEdtfPart *part)
{
  GString         *out = g_string_new (NULL);
  g_autofree char *decimals = g_strdup_printf ("%09d", part->nanoseconds);

  g_string_append_printf (out, "%02d:%02d", part->hour, part->minute);
  if (part->second >= 0)
    g_string_append_printf (out, ":%02d", part->second);
  if (part->n_decimals > 0)
    {
      g_string_append_c (out, '.');
      g_string_append_len (out, decimals, part->n_decimals);
    }
  return g_string_free (out, FALSE);
}

static char *
say_clock (const KroWords *words, const KroEdtfPart *part)
{
  char *clock = write_clock (part);

  if (part->zone == KRO_EDTF_ZONE_UTC)
    return say_1 (words, NC_ ("date", "%s UTC"), clock);
  if (part->zone != KRO_EDTF_ZONE_LOCAL)
    return say_2 (words, NC_ ("date", "%1$s (UTC%2$s)"), clock,
                  g_strdup_printf ("%c%02d:%02d", part->shift < 0 ? '-' : '+', ABS (part->shift) / 60, ABS (part->shift) % 60));
  if (words->zone != NULL)
    return say_2 (words, NC_ ("date", "%1$s (%2$s)"), clock, g_strdup (words->zone));
  return clock;
}

/**
 * kro_words_say_part:
 * @words: how to say it
 * @part: a date or a season
 * @omit: what a neighbour says
 *
 * Returns: (transfer full): the words
 */
char *
kro_words_say_part (const KroWords *words, const KroEdtfPart *part, KroWordsOmit omit)
{
  char *said;

  if (kro_edtf_part_is_season (part))
    said = say_season (words, part);
  else if (part->has_day)
    said = say_day (words, part, omit);
  else if (part->has_month)
    said = say_month (words, part, omit);
  else
    said = say_year (words, part);
  if (part->hour >= 0)
    said = say_2 (words, NC_ ("date", "%1$s, %2$s"), said, say_clock (words, part));
  return is_qualified_as_a_whole (part) ? say_qualified (words, part->qualifiers[0], said) : said;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Years in words: before the common era, in deep time, decades, centuries, and
 * what lies within a year whose digits are not all known.
 */
#include "kro-date-words-private.h"

#include <glib/gi18n-lib.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

/* From here back years are counted from today. */
#define DEEP_YEAR 1000000
/* Below this a year is not told from a day or an abbreviated year by itself. */
#define SHORT_YEAR 100
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

/**
 * kro_words_write_ordinal:
 * @words: how to say it
 * @number: a number
 *
 * Writes "20th", "20e". The rules of ICU take long to load, and few numbers
 * are ever asked for, so they are remembered.
 *
 * Returns: (transfer full): the number
 */
char *
kro_words_write_ordinal (const KroWords *words, gint64 number)
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

/* Millions or billions of years with as many decimals as it takes. */
static char *
say_deep_year (const KroWords *words, gint64 years, KroWordsOmit omit)
{
  gboolean billions = years >= G_GINT64_CONSTANT (1000000000);
  gint64   unit = billions ? 1000000000 : 1000000;
  int      decimals = 0;
  char    *number;

  while (decimals < 6 && years % unit != 0)
    {
      unit /= 10;
      decimals++;
    }
  number = kro_names_write_number (words->names, years / unit, decimals);
  if ((omit & KRO_WORDS_OMIT_ERA) != 0)
    return number;
  return kro_words_take (words, billions ? NC_ ("date", "%s billion years ago") : NC_ ("date", "%s million years ago"), number);
}

/* How the years from DEEP_YEAR back are counted; 0: they are not. */
static int
depth_of (gint64 year)
{
  if (year > -DEEP_YEAR)
    return 0;
  return year > -G_GINT64_CONSTANT (1000000000) ? 1 : 2;
}

static char *
say_era (const KroWords *words, gboolean negative, char *said)
{
  return negative ? kro_words_take (words, NC_ ("date", "%s BCE"), said) : said;
}

static char *
say_plain_year (const KroWords *words, gint64 year, KroWordsOmit omit)
{
  if (depth_of (year) > 0)
    return say_deep_year (words, -year, omit);
  if (year <= 0)
    return say_era (words, (omit & KRO_WORDS_OMIT_ERA) == 0, write_integer (words, 1 - year));
  if (year < SHORT_YEAR && (omit & KRO_WORDS_OMIT_ERA) == 0)
    return kro_words_take (words, NC_ ("date", "%s CE"), write_integer (words, year));
  return write_integer (words, year);
}

/**
 * kro_words_write_digits:
 * @value: a number
 * @mask: which digits are unspecified, bit i the digit i from the right
 * @n: how many digits
 *
 * Returns: (transfer full): the digits, X where they are unspecified
 */
char *
kro_words_write_digits (gint64 value, guint8 mask, int n)
{
  char *text = g_strdup_printf ("%0*" G_GINT64_FORMAT, n, value);

  for (int i = 0; i < n; i++)
    if ((mask >> i & 1) != 0)
      text[n - 1 - i] = 'X';
  return text;
}

/* Ten years. Before the common era they are no decade as people count: -004X
 * is 50 to 41 BCE. */
static char *
say_decade (const KroWords *words, gint64 size, gboolean negative)
{
  if (negative)
    return say_era (words, TRUE, kro_words_take_2 (words, NC_ ("date", "between %1$s and %2$s"), write_integer (words, size + 10), write_integer (words, size + 1)));
  return kro_words_take (words, NC_ ("date", "%ss"), write_integer (words, size));
}

static char *
say_masked_year (const KroWords *words, const KroEdtfPart *part)
{
  gint64 size = ABS (part->year);

  switch (part->year_mask)
    {
    case 1:
      return say_decade (words, size, part->negative);
    case 3:
      return say_era (words, part->negative, kro_words_take (words, NC_ ("date", "%s century"), kro_words_write_ordinal (words, size / 100 + 1)));
    case 7:
      return say_era (words, part->negative, kro_words_take (words, NC_ ("date", "%s millennium"), kro_words_write_ordinal (words, size / 1000 + 1)));
    case YEAR_UNKNOWN:
      return kro_words_say (words, NC_ ("date", "an unknown year"), NULL, NULL, NULL);
    default:
      return say_era (words, part->negative, kro_words_write_digits (size, part->year_mask, 4));
    }
}

/**
 * kro_words_say_year:
 * @words: how to say it
 * @part: a date or a season
 * @omit: what a neighbour says
 *
 * Returns: (transfer full): its year in words
 */
char *
kro_words_say_year (const KroWords *words, const KroEdtfPart *part, KroWordsOmit omit)
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
    return kro_words_take (words, NC_ ("date", "around %s"), say_plain_year (words, part->year, omit));
  return say_plain_year (words, part->year, omit);
}

/**
 * kro_words_say_in_year:
 * @words: how to say it
 * @part: a date whose year has unspecified digits
 * @said: (transfer full): its month or day
 *
 * Returns: (transfer full): @said, in words that lead on to such a year:
 *   "25 December in the 16th century"
 */
char *
kro_words_say_in_year (const KroWords *words, const KroEdtfPart *part, char *said)
{
  gint64 size = ABS (part->year);

  if (part->year_mask == 1 && !part->negative)
    return kro_words_take_2 (words, NC_ ("date", "%1$s in the %2$ss"), said, write_integer (words, size));
  if (part->year_mask == 3)
    return say_era (words, part->negative, kro_words_take_2 (words, NC_ ("date", "%1$s in the %2$s century"), said, kro_words_write_ordinal (words, size / 100 + 1)));
  if (part->year_mask == 7)
    return say_era (words, part->negative, kro_words_take_2 (words, NC_ ("date", "%1$s in the %2$s millennium"), said, kro_words_write_ordinal (words, size / 1000 + 1)));
  if (part->year_mask == YEAR_UNKNOWN)
    return kro_words_take (words, NC_ ("date", "%s of an unknown year"), said);
  return kro_words_take_2 (words, part->year_mask == 1 ? NC_ ("date", "%1$s, %2$s") : NC_ ("date", "%1$s %2$s"), said, say_masked_year (words, part));
}

/**
 * kro_words_share_era:
 * @one: a date
 * @other: another
 *
 * Returns: whether both years are plain numbers that are counted from the same
 *   point backwards, so that it need be said once
 */
gboolean
kro_words_share_era (const KroEdtfPart *one, const KroEdtfPart *other)
{
  if (one->year_mask != 0 || other->year_mask != 0 || one->significant > 0 || other->significant > 0 ||
      one->year == G_MININT64 || other->year == G_MININT64)
    return FALSE;
  if (one->year > 0 && other->year > 0)
    return one->year < SHORT_YEAR && other->year < SHORT_YEAR;
  return one->year <= 0 && other->year <= 0 && depth_of (one->year) == depth_of (other->year);
}

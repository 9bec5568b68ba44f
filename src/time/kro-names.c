/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names of months and days and the signs of numbers, asked of ICU once a
 * language and kept for good: they are needed for every label of the axis in
 * every frame. Safe in any thread.
 */
#include "kro-names.h"

#include <unicode/udat.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

#define MAX_NAME 64

/* English as ICU's root has only numbers for names. */
static const char *const fallback_locale = "en@calendar=gregorian";

static char *
to_utf8 (const UChar *name, int32_t length)
{
  char       utf8[MAX_NAME * 3 + 1] = "";
  UErrorCode status = U_ZERO_ERROR;

  u_strToUTF8 (utf8, sizeof utf8 - 1, NULL, name, length, &status);
  return g_strdup (U_SUCCESS (status) ? utf8 : "?");
}

static const char *
find_date_name (UDateFormat *format, UDateFormatSymbolType type, int index)
{
  UChar      name[MAX_NAME];
  UErrorCode status = U_ZERO_ERROR;
  int32_t    length = udat_getSymbols (format, type, index, name, MAX_NAME, &status);

  return to_utf8 (name, U_SUCCESS (status) ? length : 0);
}

static const char *
find_number_sign (UNumberFormat *format, UNumberFormatSymbol symbol)
{
  UChar      sign[MAX_NAME];
  UErrorCode status = U_ZERO_ERROR;
  int32_t    length = unum_getSymbol (format, symbol, sign, MAX_NAME, &status);

  return to_utf8 (sign, U_SUCCESS (status) ? length : 0);
}

static void
find_names (KroNames *self, UDateFormat *format)
{
  for (int i = 0; i < 12; i++)
    {
      self->months[i] = find_date_name (format, UDAT_STANDALONE_MONTHS, i);
      self->short_months[i] = find_date_name (format, UDAT_STANDALONE_SHORT_MONTHS, i);
    }
  for (int i = 0; i < 7; i++)
    {
      /* ICU counts from Sunday = 1. */
      self->weekdays[i] = find_date_name (format, UDAT_STANDALONE_WEEKDAYS, (i + 1) % 7 + 1);
      self->short_weekdays[i] = find_date_name (format, UDAT_STANDALONE_SHORT_WEEKDAYS, (i + 1) % 7 + 1);
    }
}

static KroNames *
create_names (const char *language)
{
  KroNames          *self = g_new0 (KroNames, 1);
  g_autofree char   *id = g_strconcat (language, "@calendar=gregorian", NULL);
  UErrorCode         status = U_ZERO_ERROR;
  static const UChar pattern[] = { 'y', 0 };
  UDateFormat       *dates = udat_open (UDAT_PATTERN, UDAT_PATTERN, id, NULL, 0, pattern, -1, &status);
  UNumberFormat     *numbers;

  if (U_FAILURE (status))
    {
      status = U_ZERO_ERROR;
      dates = udat_open (UDAT_PATTERN, UDAT_PATTERN, fallback_locale, NULL, 0, pattern, -1, &status);
    }
  find_names (self, dates);
  udat_close (dates);
  status = U_ZERO_ERROR;
  numbers = unum_open (UNUM_DECIMAL, NULL, 0, language, NULL, &status);
  self->decimal = find_number_sign (numbers, UNUM_DECIMAL_SEPARATOR_SYMBOL);
  self->group = find_number_sign (numbers, UNUM_GROUPING_SEPARATOR_SYMBOL);
  unum_close (numbers);
  return self;
}

/**
 * kro_names_get:
 * @locale: a locale
 *
 * Finds the names of a language. They are kept until the program ends.
 *
 * Returns: (transfer none): the names; English ones where ICU has none
 */
const KroNames *
kro_names_get (const KroLocale *locale)
{
  static GMutex      mutex;
  static GHashTable *known; /* of language to KroNames */
  const char        *language = kro_locale_get_language (locale);
  KroNames          *names;

  g_mutex_lock (&mutex);
  if (known == NULL)
    known = g_hash_table_new (g_str_hash, g_str_equal);
  names = g_hash_table_lookup (known, language);
  if (names == NULL)
    {
      names = create_names (language);
      g_hash_table_insert (known, g_strdup (language), names);
    }
  g_mutex_unlock (&mutex);
  return names;
}

/**
 * kro_names_write_number:
 * @self: names of a language
 * @number: a number, in units of the last decimal
 * @decimals: how many decimals it has; those that are 0 at the end are left out
 *
 * Writes a number with the signs of the language: -125 with 1 decimal is
 * "-12.5", 12000 without is "12,000".
 *
 * Returns: (transfer full): the number
 */
char *
kro_names_write_number (const KroNames *self, gint64 number, int decimals)
{
  g_autofree char *digits = NULL;
  GString         *out = g_string_new (number < 0 ? "-" : NULL);
  gsize            length;

  digits = g_strdup_printf ("%0*" G_GUINT64_FORMAT, decimals + 1, number < 0 ? -(guint64)number : (guint64)number);
  length = strlen (digits);
  for (gsize i = 0; i + (gsize)decimals < length; i++)
    {
      gsize left = length - (gsize)decimals - i;

      if (i > 0 && left % 3 == 0)
        g_string_append (out, self->group);
      g_string_append_c (out, digits[i]);
    }
  while (decimals > 0 && digits[length - 1] == '0')
    {
      decimals--;
      length--;
    }
  if (decimals > 0)
    {
      g_string_append (out, self->decimal);
      g_string_append_len (out, digits + length - decimals, decimals);
    }
  return g_string_free (out, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How long something took, in words: the largest unit of which there are two
 * or more, rounded, so that it is always several. Lengths are seconds. Any
 * thread.
 */
#include "kro-length-words.h"

#include "kro-names.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define YEAR 31556952.0
/* Of a number this many digits count. */
#define DIGITS 3
/* From here on a number of years is too long for short words. */
#define MANY_YEARS 1e5

typedef struct
{
  double      seconds;
  const char *words;
  const char *abbreviated;
} Unit;

static const Unit units[] = {
  /* Translators: how long a span is; the number is always two or more. */
  { 1e-6, NC_ ("length", "%s microseconds"), NC_ ("short length", "%s µs") },
  { 1e-3, NC_ ("length", "%s milliseconds"), NC_ ("short length", "%s ms") },
  { 1, NC_ ("length", "%s seconds"), NC_ ("short length", "%s s") },
  { 60, NC_ ("length", "%s minutes"), NC_ ("short length", "%s min") },
  { 3600, NC_ ("length", "%s hours"), NC_ ("short length", "%s h") },
  { 86400, NC_ ("length", "%s days"), NC_ ("short length", "%s days") },
  { YEAR / 12, NC_ ("length", "%s months"), NC_ ("short length", "%s mo") },
  { YEAR, NC_ ("length", "%s years"), NC_ ("short length", "%s yr") },
  { YEAR * 1e6, NC_ ("length", "%s million years"), NC_ ("short length", "%s Ma") },
  { YEAR * 1e9, NC_ ("length", "%s billion years"), NC_ ("short length", "%s Ga") },
};

/* Of millions and billions there are parts. */
static const Unit *
find_unit (double seconds, gboolean is_short)
{
  const Unit *unit = &units[0];

  for (guint i = 1; i < G_N_ELEMENTS (units); i++)
    {
      double least = units[i].seconds > YEAR ? 1 : 1.5;

      if (is_short && units[i].seconds == YEAR * 1e6)
        least = MANY_YEARS / 1e6;
      if (seconds >= least * units[i].seconds)
        unit = &units[i];
    }
  return unit;
}

/* With as many decimals as count, if its unit has parts. */
static char *
write_number (const KroNames *names, double number, gboolean has_parts)
{
  int    decimals = has_parts ? MAX (DIGITS - 1 - (int)floor (log10 (MAX (number, 0.01))), 0) : 0;
  double step = pow (10, MAX (floor (log10 (MAX (number, 1))) + 1 - DIGITS, 0));

  if (decimals > 0)
    return kro_names_write_number (names, (gint64)round (number * pow (10, decimals)), decimals);
  number = round (number / step) * step;
  return number < 10000 ? g_strdup_printf ("%.0f", number) : kro_names_write_number (names, (gint64)number, 0);
}

/**
 * kro_length_to_words:
 * @seconds: how long, above 0
 * @locale: in which language
 * @style: %KRO_WORDS_SHORT: abbreviated
 *
 * Writes a length, rounded: "12 years", "12 yr", "3.5 million years", "40
 * hours".
 *
 * Returns: (transfer full): the words
 */
char *
kro_length_to_words (double seconds, const KroLocale *locale, KroWordsStyle style)
{
  gboolean         is_short = style == KRO_WORDS_SHORT;
  const Unit      *unit = find_unit (seconds, is_short);
  g_autofree char *number = write_number (kro_names_get (locale), seconds / unit->seconds, unit->seconds > YEAR);
  const char      *words;
  GString         *out;

  words = is_short ? kro_locale_translate (locale, "short length", unit->abbreviated) : kro_locale_translate (locale, "length", unit->words);
  out = g_string_new (words);
  g_string_replace (out, "%s", number, 1);
  return g_string_free (out, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One date or season in words: month, day, time of day and qualifiers around
 * the year.
 */
#include "kro-date-words-private.h"

#include <glib/gi18n-lib.h>

/* --- qualifiers ---------------------------------------------------------- */

/* Of the whole date, in words. */
static char *
say_qualified (const KroWords *words, KroQualifier qualifier, char *said)
{
  gboolean is_short = words->style == KRO_WORDS_SHORT;

  if ((qualifier & KRO_QUALIFIER_APPROXIMATE) != 0)
    said = kro_words_take (words, is_short ? NC_ ("date", "ca. %s") : NC_ ("date", "circa %s"), said);
  if ((qualifier & KRO_QUALIFIER_UNCERTAIN) != 0)
    said = kro_words_take (words, is_short ? NC_ ("date", "%s?") : NC_ ("date", "possibly %s"), said);
  return said;
}

/* Of one component alone, behind it. */
static char *
mark_qualified (const KroWords *words, KroQualifier qualifier, char *said)
{
  static const char *const messages[] = { NULL, NC_ ("date", "%s (?)"), NC_ ("date", "%s (ca.)"), NC_ ("date", "%s (ca.?)") };

  return qualifier == KRO_QUALIFIER_NONE ? said : kro_words_take (words, messages[qualifier & 3], said);
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

static char *
say_year (const KroWords *words, const KroEdtfPart *part)
{
  return mark_component (words, part, 0, kro_words_say_year (words, part, 0));
}

/* --- months, days, seasons ------------------------------------------------ */

/**
 * kro_words_say_any:
 * @words: how to say it
 * @said: (array length=n) (transfer full): the choices
 * @n: how many
 *
 * Returns: (transfer full): "3, 4 or 5"
 */
char *
kro_words_say_any (const KroWords *words, char **said, int n)
{
  char *list = said[0];

  for (int i = 1; i < n; i++)
    list = kro_words_take_2 (words, i + 1 < n ? NC_ ("date", "%1$s, %2$s") : NC_ ("date", "%1$s or %2$s"), list, said[i]);
  return list;
}

/* The months or the days that the known digit allows: a run of them where it is
 * the first one. */
static char *
say_masked (const KroWords *words, int value, guint8 mask, int last, const char *const *names, const char *run)
{
  int   numbers[31];
  char *said[31];
  int   n = kro_edtf_expand_digits (value, mask, 1, last, numbers);

  for (int i = 0; i < n; i++)
    said[i] = names != NULL ? g_strdup (names[numbers[i] - 1]) : g_strdup_printf ("%d", numbers[i]);
  if (n <= 3 || mask != 1)
    return kro_words_say_any (words, said, n);
  for (int i = 1; i + 1 < n; i++)
    g_free (said[i]);
  return kro_words_take_2 (words, run, said[0], said[n - 1]);
}

static char *
say_month_name (const KroWords *words, const KroEdtfPart *part)
{
  const char *const *names = words->style == KRO_WORDS_SHORT ? words->names->short_months : words->names->months;

  if (part->month_mask != 0)
    return say_masked (words, part->month, part->month_mask, 12, names, part->has_day ? NC_ ("date", "%1$s–%2$s") : NC_ ("date", "between %1$s and %2$s"));
  return g_strdup (names[part->month - 1]);
}

static char *
say_day_number (const KroWords *words, const KroEdtfPart *part)
{
  int last = part->year_mask == 0 && part->month_mask == 0 ? kro_month_length (part->year, part->month, KRO_CALENDAR_GREGORIAN) : 31;

  if (part->day_mask != 0)
    return say_masked (words, part->day, part->day_mask, last, NULL, NC_ ("date", "between %1$s and %2$s"));
  return g_strdup_printf ("%d", part->day);
}

static char *
say_season (const KroWords *words, const KroEdtfPart *part)
{
  static const char *const seasons[] = { NC_ ("date", "spring %s"), NC_ ("date", "summer %s"), NC_ ("date", "autumn %s"), NC_ ("date", "winter %s") };
  static const char *const south[] = { NC_ ("date", "southern spring %s"), NC_ ("date", "southern summer %s"), NC_ ("date", "southern autumn %s"), NC_ ("date", "southern winter %s") };
  static const char *const four_months[] = { NC_ ("date", "first four months of %s"), NC_ ("date", "middle four months of %s"), NC_ ("date", "last four months of %s") };
  int                      season = part->month;
  gboolean                 crosses = season == 24 || season == 28 || season == 30;

  if (season <= 32)
    {
      char *year = kro_words_say_year (words, part, 0);

      if (crosses && part->year > 0 && part->year < 9999)
        {
          g_autofree char *alone = year;

          year = g_strdup_printf ("%s–%02d", alone, (int)((part->year + 1) % 100));
        }
      return kro_words_take (words, season <= 28 ? seasons[(season - 21) % 4] : south[season - 29], year);
    }
  if (season <= 36)
    return kro_words_take_2 (words, NC_ ("date", "%1$s quarter of %2$s"), kro_words_write_ordinal (words, season - 32), kro_words_say_year (words, part, 0));
  if (season <= 39)
    return kro_words_take (words, four_months[season - 37], kro_words_say_year (words, part, 0));
  return kro_words_take_2 (words, NC_ ("date", "%1$s half of %2$s"), kro_words_write_ordinal (words, season - 39), kro_words_say_year (words, part, 0));
}

static char *
say_month (const KroWords *words, const KroEdtfPart *part, KroWordsOmit omit)
{
  char *month;

  if (part->month_mask == 3 && part->year_mask == 0)
    return kro_words_take (words, NC_ ("date", "a month in %s"), say_year (words, part));
  if (part->month_mask == 3)
    return kro_words_say_in_year (words, part, kro_words_say (words, NC_ ("date", "a month"), NULL, NULL, NULL));
  month = mark_component (words, part, 1, say_month_name (words, part));
  if ((omit & KRO_WORDS_OMIT_YEAR) != 0)
    return month;
  if (part->year_mask != 0)
    return mark_component (words, part, 0, kro_words_say_in_year (words, part, month));
  return kro_words_take_2 (words, NC_ ("date", "%1$s %2$s"), month, say_year (words, part));
}

static char *
say_weekday (const KroWords *words, const KroEdtfPart *part, char *said)
{
  gint64 days;

  if (words->style != KRO_WORDS_FULL || part->year_mask != 0 || part->month_mask != 0 || part->day_mask != 0)
    return said;
  days = kro_days_from_civil (part->year, part->month, part->day, KRO_CALENDAR_GREGORIAN);
  return kro_words_take_2 (words, NC_ ("date", "%1$s %2$s"), g_strdup (words->names->weekdays[kro_days_to_weekday (days) - 1]), said);
}

/* A day of a month, or a month of a year, that is not known. */
static char *
say_some_day (const KroWords *words, const KroEdtfPart *part, KroWordsOmit omit)
{
  KroEdtfPart month = *part;
  char       *day = part->day_mask == 3 ? NULL : mark_component (words, part, 2, say_day_number (words, part));

  month.has_day = FALSE;
  if (part->month_mask != 3)
    return kro_words_take (words, NC_ ("date", "a day in %s"), say_month (words, &month, omit));
  if (day == NULL && part->year_mask == 0)
    return kro_words_take (words, NC_ ("date", "a day in %s"), say_year (words, part));
  if (day == NULL)
    return kro_words_say_in_year (words, part, kro_words_say (words, NC_ ("date", "a day"), NULL, NULL, NULL));
  if (part->year_mask == 0)
    return kro_words_take_2 (words, NC_ ("date", "day %1$s of a month in %2$s"), day, say_year (words, part));
  return kro_words_say_in_year (words, part, kro_words_take (words, NC_ ("date", "day %s of a month"), day));
}

static char *
say_day (const KroWords *words, const KroEdtfPart *part, KroWordsOmit omit)
{
  g_autofree char *day = NULL;
  g_autofree char *month = NULL;
  g_autofree char *year = NULL;

  if (part->day_mask == 3 || part->month_mask == 3)
    return say_some_day (words, part, omit);
  day = mark_component (words, part, 2, say_day_number (words, part));
  if ((omit & KRO_WORDS_OMIT_MONTH) != 0)
    return say_weekday (words, part, g_steal_pointer (&day));
  month = mark_component (words, part, 1, say_month_name (words, part));
  if ((omit & KRO_WORDS_OMIT_YEAR) != 0)
    return say_weekday (words, part, kro_words_say (words, NC_ ("date", "%1$s %2$s"), day, month, NULL));
  if (part->year_mask != 0)
    return mark_component (words, part, 0, kro_words_say_in_year (words, part, kro_words_say (words, NC_ ("date", "%1$s %2$s"), day, month, NULL)));
  year = say_year (words, part);
  return say_weekday (words, part, kro_words_say (words, NC_ ("date", "%1$s %2$s %3$s"), day, month, year));
}

static char *
write_clock (const KroWords *words, const KroEdtfPart *part)
{
  GString         *out = g_string_new (NULL);
  g_autofree char *decimals = g_strdup_printf ("%09d", part->nanoseconds);

  g_string_append_printf (out, "%02d:%02d", part->hour, part->minute);
  if (part->second >= 0)
    g_string_append_printf (out, ":%02d", part->second);
  if (part->n_decimals > 0)
    {
      g_string_append (out, words->names->decimal);
      g_string_append_len (out, decimals, part->n_decimals);
    }
  return g_string_free (out, FALSE);
}

/**
 * kro_words_say_clock:
 * @words: how to say it
 * @part: a date with a time of day
 * @with_zone: whether to say what it is relative to
 *
 * Returns: (transfer full): its time of day
 */
char *
kro_words_say_clock (const KroWords *words, const KroEdtfPart *part, gboolean with_zone)
{
  char *clock = write_clock (words, part);

  if (!with_zone)
    return clock;
  if (part->zone == KRO_EDTF_ZONE_UTC)
    return kro_words_take (words, NC_ ("date", "%s UTC"), clock);
  if (part->zone != KRO_EDTF_ZONE_LOCAL)
    return kro_words_take_2 (words, NC_ ("date", "%1$s (UTC%2$s)"), clock,
                             g_strdup_printf ("%c%02d:%02d", part->shift < 0 ? '-' : '+', ABS (part->shift) / 60, ABS (part->shift) % 60));
  if (words->zone != NULL)
    return kro_words_take_2 (words, NC_ ("date", "%1$s (%2$s)"), clock, g_strdup (words->zone));
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
    said = kro_words_say_year (words, part, omit);
  if (part->hour >= 0)
    said = kro_words_take_2 (words, NC_ ("date", "%1$s, %2$s"), said, kro_words_say_clock (words, part, TRUE));
  return is_qualified_as_a_whole (part) ? say_qualified (words, part->qualifiers[0], said) : said;
}

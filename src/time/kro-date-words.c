/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dates in words.
 *
 * Names of months and days come from ICU, everything else from the catalogue
 * of the locale: each way of saying is one message whose parts a translator
 * may reorder (`%1$s`), never glued from pieces. A language without a
 * catalogue gets EDTF. Pure functions; safe in any thread.
 */
#include "kro-date-words-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * kro_words_say:
 * @words: the style and the locale
 * @message: an English message with `%1$s` and so on, or one `%s`
 * @first: (nullable): for `%1$s` and `%s`
 * @second: (nullable): for `%2$s`
 * @third: (nullable): for `%3$s`
 *
 * Translates a message and fills it in. A translation can name a part twice or
 * leave it out, and nothing worse.
 *
 * Returns: (transfer full): the words
 */
char *
kro_words_say (const KroWords *words, const char *message, const char *first, const char *second, const char *third)
{
  const char *parts[] = { first, second, third };
  const char *at = kro_locale_translate (words->locale, "date", message);
  GString    *out = g_string_new (NULL);

  while (*at != '\0')
    {
      int index = 0;

      if (at[0] == '%' && at[1] == 's')
        at += 2;
      else if (at[0] == '%' && at[1] >= '1' && at[1] <= '3' && at[2] == '$' && at[3] == 's')
        {
          index = at[1] - '1';
          at += 4;
        }
      else
        {
          g_string_append_c (out, *at++);
          continue;
        }
      if (parts[index] != NULL)
        g_string_append (out, parts[index]);
    }
  return g_string_free (out, FALSE);
}

/**
 * kro_words_take:
 * @words: the style and the locale
 * @message: an English message with one `%s`
 * @part: (transfer full): for it
 *
 * Returns: (transfer full): the words
 */
char *
kro_words_take (const KroWords *words, const char *message, char *part)
{
  char *said = kro_words_say (words, message, part, NULL, NULL);

  g_free (part);
  return said;
}

/**
 * kro_words_take_2:
 * @words: the style and the locale
 * @message: an English message with `%1$s` and `%2$s`
 * @first: (transfer full): for the first
 * @second: (transfer full): for the second
 *
 * Returns: (transfer full): the words
 */
char *
kro_words_take_2 (const KroWords *words, const char *message, char *first, char *second)
{
  char *said = kro_words_say (words, message, first, second, NULL);

  g_free (first);
  g_free (second);
  return said;
}

/* --- sets --------------------------------------------------------------- */

/* The date one unit before (−1) or behind (1) a plain date; FALSE where it has
 * no such neighbour that can be named. */
static gboolean
neighbour (const KroEdtfPart *part, int direction, KroEdtfPart *other)
{
  int month, day;

  *other = *part;
  if (kro_edtf_part_is_season (part) || part->hour >= 0 || part->significant > 0 || part->form != KRO_EDTF_YEAR_PLAIN ||
      part->year_mask != 0 || part->month_mask != 0 || part->day_mask != 0 || kro_edtf_part_qualifier (part) != 0)
    return FALSE;
  if (part->has_day)
    {
      gint64 days = kro_days_from_civil (part->year, part->month, part->day, KRO_CALENDAR_GREGORIAN) + direction;

      kro_days_to_civil (days, KRO_CALENDAR_GREGORIAN, &other->year, &month, &day);
      other->month = (gint8)month;
      other->day = (gint8)day;
    }
  else if (part->has_month)
    {
      int of_year = part->month - 1 + direction;

      other->year += of_year < 0 ? -1 : of_year / 12;
      other->month = (gint8)((of_year + 12) % 12 + 1);
    }
  else
    other->year += direction;
  other->negative = other->year < 0;
  return TRUE;
}

/* Days that terms are set on: the first, the fifth, the tenth … */
static gboolean
is_round (int day)
{
  return day == 1 || day % 5 == 0;
}

/* Up to the 15th is "by the 15th", up to the 14th "before the 15th". */
static char *
say_before (const KroWords *words, const KroEdtfPart *part)
{
  KroEdtfPart next;

  if (neighbour (part, 1, &next) && part->has_day && is_round (part->day) && !is_round (next.day))
    return kro_words_take (words, NC_ ("date", "by %s"), kro_words_say_part (words, part, 0));
  if (neighbour (part, 1, &next))
    return kro_words_take (words, NC_ ("date", "before %s"), kro_words_say_part (words, &next, 0));
  return kro_words_take (words, NC_ ("date", "%s or earlier"), kro_words_say_part (words, part, 0));
}

static char *
say_after (const KroWords *words, const KroEdtfPart *part)
{
  KroEdtfPart previous;

  if (neighbour (part, -1, &previous))
    return kro_words_take (words, NC_ ("date", "after %s"), kro_words_say_part (words, &previous, 0));
  return kro_words_take (words, NC_ ("date", "%s or later"), kro_words_say_part (words, part, 0));
}

/* Start, middle and end of a year are four months each, those of a month ten
 * days and what is left of it, those of a decade or a century thirds of its
 * years. */
static const char *
third_message (int third)
{
  static const char *const messages[] = { NC_ ("date", "early %s"), NC_ ("date", "mid-%s"), NC_ ("date", "late %s") };

  return messages[third];
}

static int
find_third (int from, int to, const int starts[4])
{
  for (int i = 0; i < 3; i++)
    if (from == starts[i] && to == starts[i + 1] - 1)
      return i;
  return -1;
}

static int
find_third_of_years (gint64 from, gint64 to, int n_years)
{
  if (from / n_years != to / n_years)
    return -1;
  return find_third ((int)(from % n_years), (int)(to % n_years), (const int[]){ 0, (n_years + 2) / 3, (2 * n_years + 2) / 3, n_years });
}

static char *
say_third (const KroWords *words, const KroEdtfPart *from, const KroEdtfPart *to)
{
  KroEdtfPart whole = *from;
  int         third = -1;

  if (from->has_day && from->year == to->year && from->month == to->month)
    {
      third = find_third (from->day, to->day, (const int[]){ 1, 11, 21, kro_month_length (from->year, from->month, KRO_CALENDAR_GREGORIAN) + 1 });
      whole.has_day = FALSE;
    }
  else if (!from->has_day && from->has_month && from->year == to->year)
    {
      third = find_third (from->month, to->month, (const int[]){ 1, 5, 9, 13 });
      whole.has_month = FALSE;
    }
  else if (!from->has_month && from->form == KRO_EDTF_YEAR_PLAIN && !from->negative)
    {
      third = find_third_of_years (from->year, to->year, 10);
      whole.year_mask = 1;
      if (third < 0)
        {
          third = find_third_of_years (from->year, to->year, 100);
          whole.year_mask = 3;
        }
      whole.year -= whole.year % (whole.year_mask == 1 ? 10 : 100);
    }
  return third < 0 ? NULL : kro_words_take (words, third_message (third), kro_words_say_part (words, &whole, 0));
}

static char *
say_week (const KroWords *words, const KroEdtfPart *from, const KroEdtfPart *to)
{
  gint64 first, n_days;

  if (!from->has_day)
    return NULL;
  first = kro_days_from_civil (from->year, from->month, from->day, KRO_CALENDAR_GREGORIAN);
  n_days = kro_days_from_civil (to->year, to->month, to->day, KRO_CALENDAR_GREGORIAN) - first + 1;
  if (n_days == 7 && kro_days_to_weekday (first) == 1)
    return kro_words_take (words, NC_ ("date", "week of %s"), kro_words_say_part (words, from, 0));
  if (n_days == 2 && kro_days_to_weekday (first) == 6)
    return kro_words_take (words, NC_ ("date", "weekend of %s"), kro_words_say_part (words, from, 0));
  return NULL;
}

/* What of the first date need not be said since the second one says it. */
static KroWordsOmit
shared_parts (const KroEdtfPart *from, const KroEdtfPart *to)
{
  if (from->hour >= 0 || to->hour >= 0 || kro_edtf_part_is_season (from) || kro_edtf_part_is_season (to) ||
      kro_edtf_part_qualifier (from) != 0 || kro_edtf_part_qualifier (to) != 0)
    return 0;
  if (!from->has_month && !to->has_month)
    return kro_words_share_era (from, to) ? KRO_WORDS_OMIT_ERA : 0;
  if (from->year != to->year || from->year_mask != 0 || to->year_mask != 0 || !from->has_month || !to->has_month)
    return 0;
  if (from->has_day && to->has_day && from->month == to->month && from->month_mask == 0 && to->month_mask == 0)
    return KRO_WORDS_OMIT_YEAR | KRO_WORDS_OMIT_MONTH;
  return KRO_WORDS_OMIT_YEAR;
}

/* Two times of one day, relative to the same. */
static gboolean
share_day (const KroEdtfPart *from, const KroEdtfPart *to)
{
  return from->hour >= 0 && to->hour >= 0 && from->year == to->year && from->month == to->month && from->day == to->day &&
         from->zone == to->zone && from->shift == to->shift &&
         kro_edtf_part_qualifier (from) == 0 && kro_edtf_part_qualifier (to) == 0;
}

static char *
say_clocks (const KroWords *words, const char *message, const KroEdtfPart *from, const KroEdtfPart *to)
{
  KroEdtfPart      day = *from;
  g_autofree char *said = NULL;
  g_autofree char *first = kro_words_say_clock (words, from, FALSE);
  g_autofree char *last = kro_words_say_clock (words, to, TRUE);

  day.hour = -1;
  said = kro_words_say_part (words, &day, 0);
  return kro_words_say (words, message, said, first, last);
}

static char *
say_range (const KroWords *words, const KroEdtfPart *from, const KroEdtfPart *to)
{
  KroEdtfPart next;
  char       *said = say_week (words, from, to);
  const char *message = NC_ ("date", "between %1$s and %2$s");

  if (said == NULL)
    said = say_third (words, from, to);
  if (said != NULL)
    return said;
  if (share_day (from, to))
    return say_clocks (words, NC_ ("date", "%1$s, between %2$s and %3$s"), from, to);
  if (neighbour (from, 1, &next) && next.year == to->year && next.month == to->month && next.day == to->day)
    message = NC_ ("date", "%1$s or %2$s");
  return kro_words_take_2 (words, message, kro_words_say_part (words, from, shared_parts (from, to)), kro_words_say_part (words, to, 0));
}

static char *
say_member (const KroWords *words, const KroEdtfMember *member, KroWordsOmit omit)
{
  switch (member->kind)
    {
    case KRO_EDTF_MEMBER_RANGE:
      return say_range (words, &member->from, &member->to);
    case KRO_EDTF_MEMBER_BEFORE:
      return say_before (words, &member->to);
    case KRO_EDTF_MEMBER_AFTER:
      return say_after (words, &member->from);
    case KRO_EDTF_MEMBER_DATE:
    default:
      return kro_words_say_part (words, &member->from, omit);
    }
}

/* What of the members before the last one need not be said. */
static KroWordsOmit
shared_by_members (const KroEdtf *edtf)
{
  const KroEdtfMember *last = &edtf->members[edtf->n_members - 1];
  KroWordsOmit         omit = KRO_WORDS_OMIT_YEAR | KRO_WORDS_OMIT_MONTH | KRO_WORDS_OMIT_ERA;

  for (guint i = 0; i < edtf->n_members; i++)
    {
      if (edtf->members[i].kind != KRO_EDTF_MEMBER_DATE)
        return 0;
      omit &= shared_parts (&edtf->members[i].from, &last->from);
    }
  return omit;
}

static char *
say_edtf (const KroWords *words, const KroEdtf *edtf)
{
  g_autofree char **said = g_new (char *, edtf->n_members);
  KroWordsOmit      omit = shared_by_members (edtf);

  for (guint i = 0; i < edtf->n_members; i++)
    said[i] = say_member (words, &edtf->members[i], i + 1 < edtf->n_members ? omit : 0);
  return kro_words_say_any (words, said, (int)edtf->n_members);
}

/* --- start and end ------------------------------------------------------- */

static gboolean
is_plain (const KroEdtf *edtf)
{
  return edtf->kind == KRO_EDTF_DATE || edtf->kind == KRO_EDTF_SEASON;
}

static gboolean
share_quarters (const KroEdtfPart *from, const KroEdtfPart *to)
{
  return kro_edtf_part_precision (from) == KRO_PRECISION_QUARTER && kro_edtf_part_precision (to) == KRO_PRECISION_QUARTER && from->year == to->year;
}

static char *
say_quarters (const KroWords *words, const KroEdtfPart *from, const KroEdtfPart *to)
{
  g_autofree char *first = kro_words_write_ordinal (words, from->month - 32);
  g_autofree char *last = kro_words_write_ordinal (words, to->month - 32);
  g_autofree char *year = kro_words_say_year (words, to, 0);

  return kro_words_say (words, NC_ ("date", "%1$s–%2$s quarter of %3$s"), first, last, year);
}

static char *
say_both (const KroWords *words, const KroEdtf *start, const KroEdtf *end)
{
  const KroEdtfPart *from = &start->members[0].from;
  const KroEdtfPart *to = &end->members[0].from;
  KroWordsOmit       omit;
  char              *first, *last;
  gboolean           tight;

  if (!is_plain (start) || !is_plain (end))
    return kro_words_take_2 (words, NC_ ("date", "from %1$s to %2$s"), say_edtf (words, start), say_edtf (words, end));
  if (share_day (from, to))
    return say_clocks (words, NC_ ("date", "%1$s, %2$s–%3$s"), from, to);
  if (share_quarters (from, to))
    return say_quarters (words, from, to);
  omit = shared_parts (from, to);
  first = kro_words_say_part (words, from, omit);
  last = kro_words_say_part (words, to, 0);
  /* A number or a single word needs no space around the dash. */
  tight = strchr (first, ' ') == NULL && (omit != 0 || strchr (last, ' ') == NULL);
  return kro_words_take_2 (words, tight ? NC_ ("date", "%1$s–%2$s") : NC_ ("date", "%1$s – %2$s"), first, last);
}

static char *
say_sides (const KroWords *words, const KroDate *date)
{
  const KroEdtf *start = kro_date_get_start_edtf (date);
  const KroEdtf *end = kro_date_get_end_edtf (date);
  const char    *end_text = kro_date_get_end (date);
  gboolean       ongoing = kro_date_get_ongoing (date);

  if (end != NULL)
    {
      char *said;

      if (start != NULL && g_str_equal (kro_date_get_start (date), end_text))
        said = say_edtf (words, end);
      else if (start != NULL)
        said = say_both (words, start, end);
      else
        said = kro_words_take (words, *kro_date_get_start (date) == '\0' ? NC_ ("date", "until %s") : NC_ ("date", "until %s, without a beginning"), say_edtf (words, end));
      return ongoing ? kro_words_take (words, NC_ ("date", "%s, still under way"), said) : said;
    }
  if (end_text == NULL)
    return ongoing ? kro_words_take (words, NC_ ("date", "%s, still under way"), say_edtf (words, start)) : say_edtf (words, start);
  if (ongoing)
    return kro_words_take (words, NC_ ("date", "since %s, still under way"), say_edtf (words, start));
  return kro_words_take (words, *end_text == '\0' ? NC_ ("date", "from %s, end unknown") : NC_ ("date", "from %s on"), say_edtf (words, start));
}

/* The part of day of a date that is one day, and not a clock, a bound or a span. */
static char *
say_part_of_day (const KroWords *words, const KroDate *date, char *said)
{
  static const char *const messages[] = {
    NULL, NC_ ("date", "morning of %s"), NC_ ("date", "afternoon of %s"), NC_ ("date", "evening of %s"), NC_ ("date", "night of %s")
  };
  const KroEdtf *start = kro_date_get_start_edtf (date);

  if (kro_date_get_part (date) == KRO_PART_NONE || kro_date_get_end (date) != NULL || start == NULL || kro_edtf_get_kind (start) != KRO_EDTF_DATE || kro_edtf_get_precision (start) < KRO_PRECISION_DAY)
    return said;
  return kro_words_take (words, messages[kro_date_get_part (date)], said);
}

/**
 * kro_date_to_words:
 * @self: a date
 * @locale: in which words
 * @style: how long
 *
 * Says a date in words, all of it: what is approximate or uncertain, either of
 * two, open or unknown, in the unit it was written in. A language without
 * words gets EDTF.
 *
 * Returns: (transfer full): the words
 */
char *
kro_date_to_words (const KroDate *self, const KroLocale *locale, KroWordsStyle style)
{
  KroWords words = { .locale = locale, .style = style, .zone = kro_date_get_zone (self) };
  char    *said;

  if (!kro_locale_has_words (locale))
    return kro_date_to_edtf (self);
  words.names = kro_names_get (locale);
  said = say_part_of_day (&words, self, say_sides (&words, self));
  if (kro_date_get_calendar (self) == KRO_CALENDAR_JULIAN && kro_date_get_as_written (self) != NULL)
    said = kro_words_take_2 (&words, NC_ ("date", "%1$s (Julian calendar: %2$s)"), said, g_strdup (kro_date_get_as_written (self)));
  return said;
}

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

static char *
take_say (const KroWords *words, const char *message, char *part)
{
  char *said = kro_words_say (words, message, part, NULL, NULL);

  g_free (part);
  return said;
}

static char *
take_say_2 (const KroWords *words, const char *message, char *first, char *second)
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
  if (kro_edtf_part_is_season (part) || part->hour >= 0 || part->significant > 0 ||
      part->year_mask != 0 || part->month_mask != 0 || part->day_mask != 0 || part->form == KRO_EDTF_YEAR_EXPONENT)
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

static char *
say_before (const KroWords *words, const KroEdtfPart *part)
{
  KroEdtfPart next;

  if (neighbour (part, 1, &next))
    return take_say (words, NC_ ("date", "before %s"), kro_words_say_part (words, &next, 0));
  return take_say (words, NC_ ("date", "%s or earlier"), kro_words_say_part (words, part, 0));
}

static char *
say_after (const KroWords *words, const KroEdtfPart *part)
{
  KroEdtfPart previous;

  if (neighbour (part, -1, &previous))
    return take_say (words, NC_ ("date", "after %s"), kro_words_say_part (words, &previous, 0));
  return take_say (words, NC_ ("date", "%s or later"), kro_words_say_part (words, part, 0));
}

/* Begin, middle and end of a year are four months each, those of a month ten
 * days and what is left of it, those of a decade four, three and three years. */
static const char *
third_message (int third)
{
  static const char *const messages[] = { NC_ ("date", "early %s"), NC_ ("date", "mid %s"), NC_ ("date", "late %s") };

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
  else if (!from->has_month && from->form == KRO_EDTF_YEAR_PLAIN && !from->negative && from->year / 10 == to->year / 10)
    {
      third = find_third ((int)(from->year % 10), (int)(to->year % 10), (const int[]){ 0, 4, 7, 10 });
      whole.year -= whole.year % 10;
      whole.year_mask = 1;
    }
  return third < 0 ? NULL : take_say (words, third_message (third), kro_words_say_part (words, &whole, 0));
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
    return take_say (words, NC_ ("date", "week of %s"), kro_words_say_part (words, from, 0));
  if (n_days == 2 && kro_days_to_weekday (first) == 6)
    return take_say (words, NC_ ("date", "weekend of %s"), kro_words_say_part (words, from, 0));
  return NULL;
}

/* What of the first date need not be said since the second one says it. */
static KroWordsOmit
shared_parts (const KroEdtfPart *from, const KroEdtfPart *to)
{
  if (from->hour >= 0 || to->hour >= 0 || from->year != to->year || from->year_mask != 0 || to->year_mask != 0 ||
      !from->has_month || !to->has_month || kro_edtf_part_is_season (from) || kro_edtf_part_is_season (to) ||
      kro_edtf_part_qualifier (from) != 0 || kro_edtf_part_qualifier (to) != 0)
    return 0;
  if (from->has_day && to->has_day && from->month == to->month && from->month_mask == 0 && to->month_mask == 0)
    return KRO_WORDS_OMIT_YEAR | KRO_WORDS_OMIT_MONTH;
  return KRO_WORDS_OMIT_YEAR;
}

static char *
say_range (const KroWords *words, const KroEdtfPart *from, const KroEdtfPart *to)
{
  char *said = say_week (words, from, to);

  if (said == NULL)
    said = say_third (words, from, to);
  if (said != NULL)
    return said;
  return take_say_2 (words, NC_ ("date", "between %1$s and %2$s"),
                     kro_words_say_part (words, from, shared_parts (from, to)), kro_words_say_part (words, to, 0));
}

static char *
say_member (const KroWords *words, const KroEdtfMember *member)
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
      return kro_words_say_part (words, &member->from, 0);
    }
}

static char *
say_edtf (const KroWords *words, const KroEdtf *edtf)
{
  char *said = say_member (words, &edtf->members[0]);

  for (guint i = 1; i < edtf->n_members; i++)
    said = take_say_2 (words, i + 1 < edtf->n_members ? NC_ ("date", "%1$s, %2$s") : NC_ ("date", "%1$s or %2$s"),
                       said, say_member (words, &edtf->members[i]));
  return said;
}

/* --- start and end ------------------------------------------------------- */

static gboolean
is_plain (const KroEdtf *edtf)
{
  return edtf->kind == KRO_EDTF_DATE || edtf->kind == KRO_EDTF_SEASON;
}

static char *
say_both (const KroWords *words, const KroEdtf *start, const KroEdtf *end)
{
  const KroEdtfPart *from = &start->members[0].from;
  const KroEdtfPart *to = &end->members[0].from;
  KroWordsOmit       omit;
  const char        *message;

  if (!is_plain (start) || !is_plain (end))
    return take_say_2 (words, NC_ ("date", "from %1$s to %2$s"), say_edtf (words, start), say_edtf (words, end));
  omit = shared_parts (from, to);
  /* A number or a single word needs no space around the dash. */
  if ((omit & KRO_WORDS_OMIT_MONTH) != 0 || !from->has_month || (omit != 0 && !from->has_day))
    message = NC_ ("date", "%1$s–%2$s");
  else
    message = NC_ ("date", "%1$s – %2$s");
  return take_say_2 (words, message, kro_words_say_part (words, from, omit), kro_words_say_part (words, to, 0));
}

static char *
say_sides (const KroWords *words, const KroDate *date)
{
  const KroEdtf *start = kro_date_get_start_edtf (date);
  const KroEdtf *end = kro_date_get_end_edtf (date);
  const char    *end_text = kro_date_get_end (date);
  gboolean       ongoing = kro_date_get_ongoing (date);

  if (start != NULL && end != NULL)
    return say_both (words, start, end);
  if (start == NULL)
    return take_say (words, *kro_date_get_start (date) == '\0' ? NC_ ("date", "until %s") : NC_ ("date", "until %s, without a beginning"),
                     say_edtf (words, end));
  if (end_text == NULL)
    return ongoing ? take_say (words, NC_ ("date", "%s, still under way"), say_edtf (words, start)) : say_edtf (words, start);
  if (ongoing)
    return take_say (words, NC_ ("date", "since %s, still under way"), say_edtf (words, start));
  return take_say (words, *end_text == '\0' ? NC_ ("date", "from %s, end unknown") : NC_ ("date", "from %s on"), say_edtf (words, start));
}

static char *
say_part_of_day (const KroWords *words, KroPart part, char *said)
{
  static const char *const messages[] = {
    NULL, NC_ ("date", "morning of %s"), NC_ ("date", "afternoon of %s"), NC_ ("date", "evening of %s"), NC_ ("date", "night of %s")
  };

  return part == KRO_PART_NONE ? said : take_say (words, messages[part], said);
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
  said = say_part_of_day (&words, kro_date_get_part (self), say_sides (&words, self));
  if (kro_date_get_calendar (self) == KRO_CALENDAR_JULIAN && kro_date_get_as_written (self) != NULL)
    said = take_say_2 (&words, NC_ ("date", "%1$s (Julian calendar: %2$s)"), said, g_strdup (kro_date_get_as_written (self)));
  return said;
}

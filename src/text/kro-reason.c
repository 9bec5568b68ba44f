/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reasons in words. Each code has one sentence; what it takes is a date or
 * words quoted from the text, so no sentence is glued from pieces.
 */
#include "kro-reason.h"

#include "kro-date.h"

#include <string.h>

#define N_(text) (text)

/* The sentence of a code; `dates` has a bit an argument that is a date. */
typedef struct
{
  const char *name;
  const char *words;
  guint       dates;
} Sentence;

static const Sentence sentences[KRO_N_REASONS] = {
  [KRO_REASON_NONE] = { "NONE", "", 0 },
  [KRO_REASON_WRITTEN] = { "WRITTEN", N_ ("The date is written out."), 0 },
  [KRO_REASON_NUMERIC_DAY_FIRST] = { "NUMERIC_DAY_FIRST", N_ ("Numbers only: read as day, month, year."), 0 },
  [KRO_REASON_NUMERIC_MONTH_FIRST] = { "NUMERIC_MONTH_FIRST", N_ ("Numbers only: read as month, day, year."), 0 },
  [KRO_REASON_SHORT_YEAR] = { "SHORT_YEAR", N_ ("The year has two digits: the nearest century."), 0 },
  /* Translators: %s is a date, such as "26 Sep 2025". */
  [KRO_REASON_NEAREST_DAY] = { "NEAREST_DAY", N_ ("Day and month without year: the nearest one to %s."), 1 },
  /* Translators: %s is a date, such as "26 Sep 2025". */
  [KRO_REASON_NEAREST_MONTH] = { "NEAREST_MONTH", N_ ("A month without year: the nearest one to %s."), 1 },
  /* Translators: %s is a date, such as "26 Sep 2025". */
  [KRO_REASON_NEAREST] = { "NEAREST", N_ ("A date that is not complete: the nearest one to %s."), 1 },
  /* Translators: %s is a date, such as "26 Sep 2025". */
  [KRO_REASON_LAST_WEEKDAY] = { "LAST_WEEKDAY", N_ ("A weekday: the last one up to %s."), 1 },
  /* Translators: %s is a date, such as "26 Sep 2025". */
  [KRO_REASON_PAST] = { "PAST", N_ ("The sentence tells of the past: the last one before %s."), 1 },
  /* Translators: %s is a date, such as "26 Sep 2025". */
  [KRO_REASON_FUTURE] = { "FUTURE", N_ ("The sentence tells of the future: the first one after %s."), 1 },
  /* Translators: %s is a date, such as "26 Sep 2025". */
  [KRO_REASON_COUNTED] = { "COUNTED", N_ ("Counted from the publication on %s."), 1 },
  /* Translators: %s is a date, such as "26 Sep 2025". */
  [KRO_REASON_COUNTED_FROM_MENTION] = { "COUNTED_FROM_MENTION", N_ ("Counted from the date mentioned before: %s."), 1 },
  /* Translators: %s is a date, such as "26 Sep 2025". */
  [KRO_REASON_COMPLETED_FROM_MENTION] = { "COMPLETED_FROM_MENTION", N_ ("Completed from the date mentioned before: %s."), 1 },
  /* Translators: %s is a date, such as "26 Sep 2025". */
  [KRO_REASON_COMPLETED_FROM_PARTNER] = { "COMPLETED_FROM_PARTNER", N_ ("Completed from the date that it stands with: %s."), 1 },
  /* Translators: %s is a date, such as "26 Sep 2025". */
  [KRO_REASON_FEAST] = { "FEAST", N_ ("A feast, in the year nearest to %s."), 1 },
  [KRO_REASON_NO_PUBLICATION] = { "NO_PUBLICATION", N_ ("Relative, and the date of publication is not known."), 0 },
  [KRO_REASON_COARSE] = { "COARSE", N_ ("Counted from a date that is not known to the day."), 0 },
  /* Translators: %s is a date, such as "26 Sep 2025". */
  [KRO_REASON_OTHER_PAST] = { "OTHER_PAST", N_ ("The last one before %s, if it tells of the past."), 1 },
  /* Translators: %s is a date, such as "26 Sep 2025". */
  [KRO_REASON_OTHER_FUTURE] = { "OTHER_FUTURE", N_ ("The first one after %s, if it tells of the future."), 1 },
  [KRO_REASON_VAGUE] = { "VAGUE", N_ ("It names no date."), 0 },
  [KRO_REASON_DURATION] = { "DURATION", N_ ("A length of time, not a date."), 0 },
  [KRO_REASON_SET] = { "SET", N_ ("It happens again and again, not on one date."), 0 },
  [KRO_REASON_GIVEN] = { "GIVEN", N_ ("The date of publication was given."), 0 },
  /* Translators: %s are words of the article. */
  [KRO_REASON_FOUND] = { "FOUND", N_ ("The date of publication was found in the text: “%s”."), 0 },
  [KRO_REASON_NOT_FOUND] = { "NOT_FOUND", N_ ("No date of publication was given or found; relative dates stay open."), 0 },
  /* Translators: %s are words of the article, such as "last week". */
  [KRO_REASON_DATED_BY] = { "DATED_BY", N_ ("Dated by “%s”."), 0 },
  /* Translators: both %s are words of the article, such as "3" and "5 May". */
  [KRO_REASON_DATED_BY_RANGE] = { "DATED_BY_RANGE", N_ ("Dated by the words from “%s” to “%s”."), 0 },
  /* Translators: %s is a date, such as "26 Sep 2025". */
  [KRO_REASON_DATED_BY_PUBLICATION] = { "DATED_BY_PUBLICATION", N_ ("The sentence names no date: dated by the publication on %s."), 1 },
  /* Translators: %s are words of the article, such as "last week". */
  [KRO_REASON_UNDATED] = { "UNDATED", N_ ("“%s” is relative, and the date of publication is not known."), 0 },
  /* Translators: %s are words of the article, such as "the next day". */
  [KRO_REASON_UNDATED_COARSE] = { "UNDATED_COARSE", N_ ("“%s” counts from a date that is not known to the day."), 0 },
  [KRO_REASON_SELECTED] = { "SELECTED", N_ ("Made from selected words; none of them is a date."), 0 },
  /* Translators: %s are words of the article, such as "15 August". */
  [KRO_REASON_SELECTED_DATED_BY] = { "SELECTED_DATED_BY", N_ ("Made from selected words; dated by “%s”."), 0 },
  /* Translators: both %s are words of the article, such as "3" and "5 May". */
  [KRO_REASON_SELECTED_DATED_BY_BOTH] = { "SELECTED_DATED_BY_BOTH", N_ ("Made from selected words; dated by “%s” and “%s”."), 0 },
  /* Translators: %s are words of the article, such as "last week". */
  [KRO_REASON_SELECTED_UNDATED] = { "SELECTED_UNDATED", N_ ("Made from selected words; “%s” is relative, and the date of publication is not known."), 0 },
};

/**
 * kro_reason_code_to_string:
 * @code: a code
 *
 * Gives the name of a code, for files and `--explain`.
 *
 * Returns: capitals, such as "NEAREST_DAY"
 */
const char *
kro_reason_code_to_string (KroReasonCode code)
{
  g_return_val_if_fail (code >= 0 && code < KRO_N_REASONS, "NONE");
  return sentences[code].name;
}

static void
append_argument (GString *out, const KroReason *self, guint i, const KroLocale *locale)
{
  const char *argument = self->arguments[i] != NULL ? self->arguments[i] : "";
  g_autoptr (KroDate) date = NULL;
  g_autofree char *words = NULL;

  if ((sentences[self->code].dates >> i & 1) != 0)
    date = kro_date_new_edtf (argument, NULL);
  if (date != NULL)
    words = kro_date_to_words (date, locale, KRO_WORDS_SHORT);
  g_string_append (out, words != NULL ? words : argument);
}

/**
 * kro_reason_to_words:
 * @self: a reason
 * @locale: the language of the words
 *
 * Puts a reason in words: a sentence with its dates and quotations.
 *
 * Returns: (transfer full): the sentence; empty for %KRO_REASON_NONE
 */
char *
kro_reason_to_words (const KroReason *self, const KroLocale *locale)
{
  GString    *out;
  const char *words, *mark;

  g_return_val_if_fail (self != NULL && locale != NULL && self->code < KRO_N_REASONS, NULL);
  if (self->code == KRO_REASON_NONE)
    return g_strdup ("");
  out = g_string_sized_new (128);
  words = kro_locale_translate (locale, NULL, sentences[self->code].words);
  /* The arguments stand where the sentence has %s; it may have fewer. */
  for (guint i = 0; i < KRO_REASON_MAX_ARGUMENTS && (mark = strstr (words, "%s")) != NULL; i++)
    {
      g_string_append_len (out, words, mark - words);
      append_argument (out, self, i, locale);
      words = mark + 2;
    }
  g_string_append (out, words);
  return g_string_free (out, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-date.h"
#include "kro-edtf-private.h"
#include "kro-names.h"

G_BEGIN_DECLS

/**
 * KroWords:
 * @locale: in which words
 * @names: of months and days in its language
 * @zone: (nullable): IANA id of the date
 * @style: how long
 *
 * How a date is said.
 */
typedef struct
{
  const KroLocale *locale;
  const KroNames  *names;
  const char      *zone;
  KroWordsStyle    style;
} KroWords;

/**
 * KroWordsOmit:
 *
 * What of a date is left out since a neighbour says it.
 */
typedef enum {
  KRO_WORDS_OMIT_YEAR = 1 << 0,
  KRO_WORDS_OMIT_MONTH = 1 << 1,
  KRO_WORDS_OMIT_ERA = 1 << 2,
} KroWordsOmit;

char *kro_words_say (const KroWords *words, const char *message, const char *first, const char *second, const char *third);
char *kro_words_take (const KroWords *words, const char *message, char *part);
char *kro_words_take_2 (const KroWords *words, const char *message, char *first, char *second);

char    *kro_words_write_ordinal (const KroWords *words, gint64 number);
char    *kro_words_write_digits (gint64 value, guint8 mask, int n);
char    *kro_words_say_year (const KroWords *words, const KroEdtfPart *part, KroWordsOmit omit);
char    *kro_words_say_in_year (const KroWords *words, const KroEdtfPart *part, char *said);
gboolean kro_words_share_era (const KroEdtfPart *one, const KroEdtfPart *other);

char *kro_words_say_part (const KroWords *words, const KroEdtfPart *part, KroWordsOmit omit);
char *kro_words_say_clock (const KroWords *words, const KroEdtfPart *part, gboolean with_zone);
char *kro_words_say_any (const KroWords *words, char **said, int n);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words of dates, remembered. The key is the date object itself, which is
 * immutable and held as long as its words are; when there are too many, all
 * are forgotten at once, which costs one slower frame.
 */
#include "kro-word-cache.h"

#define MAX_WORDS 8192

struct _KroWordCache
{
  /* owned */
  KroLocale  *locale;
  GHashTable *words; /* of KroDate to its words */
  GHashTable *spans; /* of EDTF to its words */
};

/**
 * kro_word_cache_new:
 * @locale: the language of the words
 *
 * Returns: (transfer full): an empty cache
 */
KroWordCache *
kro_word_cache_new (KroLocale *locale)
{
  KroWordCache *self = g_new0 (KroWordCache, 1);

  self->locale = kro_locale_ref (locale);
  self->words = g_hash_table_new_full (NULL, NULL, (GDestroyNotify)kro_date_unref, g_free);
  self->spans = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * kro_word_cache_free:
 * @self: (transfer full): a cache
 *
 * Frees the cache and its words.
 */
void
kro_word_cache_free (KroWordCache *self)
{
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->spans);
  kro_locale_unref (self->locale);
  g_free (self);
}

/**
 * kro_word_cache_get:
 * @self: a cache
 * @date: a date
 *
 * Gives the words for a date as they stand on a card.
 *
 * Returns: (transfer none): the words, until the cache is asked again
 */
const char *
kro_word_cache_get (KroWordCache *self, const KroDate *date)
{
  char *words = g_hash_table_lookup (self->words, date);

  if (words != NULL)
    return words;
  if (g_hash_table_size (self->words) >= MAX_WORDS)
    g_hash_table_remove_all (self->words);
  words = kro_date_to_words (date, self->locale, KRO_WORDS_SHORT);
  g_hash_table_insert (self->words, kro_date_ref ((KroDate *)date), words);
  return words;
}

/* The EDTF of a time, cut to year (1), month (2), day (3) or minute (4). */
static char *
write_edtf (KroTime time, int parts)
{
  KroCivil    civil;
  const char *sign;

  kro_time_to_civil (time, KRO_CALENDAR_GREGORIAN, &civil);
  sign = civil.year < 0 ? "-" : "";
  if (ABS (civil.year) > 9999)
    return g_strdup_printf ("Y%" G_GINT64_FORMAT, civil.year);
  if (parts == 1)
    return g_strdup_printf ("%s%04d", sign, (int)ABS (civil.year));
  if (parts == 2)
    return g_strdup_printf ("%s%04d-%02d", sign, (int)ABS (civil.year), civil.month);
  if (parts == 3)
    return g_strdup_printf ("%s%04d-%02d-%02d", sign, (int)ABS (civil.year), civil.month, civil.day);
  return g_strdup_printf ("%s%04d-%02d-%02dT%02d:%02d", sign, (int)ABS (civil.year), civil.month, civil.day, civil.hour, civil.minute);
}

/* No more exact than the span is short. */
static int
find_parts (KroTime from, KroTime to)
{
  double days = kro_time_difference (to, from) / 86400;

  if (days > 366 * 8)
    return 1;
  if (days > 120)
    return 2;
  return days >= 0.999 ? 3 : 4;
}

/**
 * kro_word_cache_get_span:
 * @self: a cache
 * @from: a time
 * @to: a time at which the span has ended
 *
 * Gives words for a span, such as that of a cluster: "4–9 Sep 2025".
 *
 * Returns: (transfer none): the words, until the cache is asked again
 */
const char *
kro_word_cache_get_span (KroWordCache *self, KroTime from, KroTime to)
{
  int              parts = find_parts (from, to);
  g_autofree char *start = write_edtf (from, parts);
  g_autofree char *end = write_edtf (kro_time_compare (to, from) > 0 ? kro_time_add (to, -1e-3) : to, parts);
  g_autofree char *key = g_strconcat (start, "/", end, NULL);
  char            *words = g_hash_table_lookup (self->spans, key);
  KroDateFields    fields = { .start = start, .end = g_str_equal (start, end) ? NULL : end };
  g_autoptr (KroDate) date = NULL;

  if (words != NULL)
    return words;
  if (g_hash_table_size (self->spans) >= MAX_WORDS)
    g_hash_table_remove_all (self->spans);
  date = kro_date_new (&fields, NULL);
  words = date != NULL ? kro_date_to_words (date, self->locale, KRO_WORDS_SHORT) : g_strdup (key);
  g_hash_table_insert (self->spans, g_steal_pointer (&key), words);
  return words;
}

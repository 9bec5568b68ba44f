/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words of dates, remembered. The key is the date as a value, since models make
 * a new object each time; when there are too many, all are forgotten at once,
 * which costs one slower frame.
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

static guint
hash_date (gconstpointer key)
{
  const KroDate *date = key;
  const char    *end = kro_date_get_end (date);

  return g_str_hash (kro_date_get_start (date)) * 31 + (end != NULL ? g_str_hash (end) : 0);
}

static gboolean
dates_equal (gconstpointer a, gconstpointer b)
{
  return a == b || kro_date_equal (a, b);
}

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
  self->words = g_hash_table_new_full (hash_date, dates_equal, (GDestroyNotify)kro_date_unref, g_free);
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
 * kro_span_to_words:
 * @from: a time
 * @to: a time at which the span has ended
 * @locale: the language
 * @style: short or long
 *
 * Writes a span no more exactly than it is short: years, months, days or
 * minutes.
 *
 * Returns: (transfer full): the words
 */
char *
kro_span_to_words (KroTime from, KroTime to, const KroLocale *locale, KroWordsStyle style)
{
  int              parts = find_parts (from, to);
  g_autofree char *start = write_edtf (from, parts);
  g_autofree char *end = write_edtf (kro_time_compare (to, from) > 0 ? kro_time_add (to, -1e-3) : to, parts);
  KroDateFields    fields = { .start = start, .end = g_str_equal (start, end) ? NULL : end };
  g_autoptr (KroDate) date = kro_date_new (&fields, NULL);

  return date != NULL ? kro_date_to_words (date, locale, style) : g_strconcat (start, "/", end, NULL);
}

static char *
write_words (const char *edtf, const KroLocale *locale, KroWordsStyle style)
{
  g_autoptr (KroDate) date = kro_date_new_edtf (edtf, NULL);

  return date != NULL ? kro_date_to_words (date, locale, style) : g_strdup (edtf);
}

/**
 * kro_span_to_ends:
 * @from: a time
 * @to: a time at which the span has ended
 * @locale: the language
 * @style: short or long
 * @end: (out) (nullable) (transfer full): the words of its end; %NULL: the
 *   span is within what the first words say
 *
 * Writes the two ends of a span for a sentence, as exactly as
 * kro_span_to_words().
 *
 * Returns: (transfer full): the words of its start
 */
char *
kro_span_to_ends (KroTime from, KroTime to, const KroLocale *locale, KroWordsStyle style, char **end)
{
  int              parts = find_parts (from, to);
  g_autofree char *first = write_edtf (from, parts);
  g_autofree char *last = write_edtf (kro_time_compare (to, from) > 0 ? kro_time_add (to, -1e-3) : to, parts);

  *end = g_str_equal (first, last) ? NULL : write_words (last, locale, style);
  return write_words (first, locale, style);
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

static gboolean
is_single (const KroDate *date)
{
  const char *start = kro_date_get_start (date);

  return kro_date_get_end (date) == NULL && !kro_date_get_ongoing (date) && kro_date_get_part (date) == KRO_PART_NONE && g_ascii_isalnum (start[start[0] == '-' ? 1 : 0]);
}

/* "[2025-04-04,2025-07-04]", the earlier one first. */
static char *
write_either (const KroDate *date, const KroDate *alternative)
{
  KroBounds one;
  KroBounds other;
  gboolean  in_order;

  if (!is_single (date) || !is_single (alternative))
    return NULL;
  kro_date_get_bounds (date, &one);
  kro_date_get_bounds (alternative, &other);
  in_order = kro_time_compare (one.earliest_start, other.earliest_start) <= 0;
  return g_strdup_printf ("[%s,%s]", kro_date_get_start (in_order ? date : alternative), kro_date_get_start (in_order ? alternative : date));
}

/**
 * kro_date_new_either:
 * @date: a reading of a date
 * @alternative: the other reading
 *
 * Makes the date that says that it is one of two.
 *
 * Returns: (transfer full) (nullable): the date; %NULL where the readings are
 *   more than a single date each
 */
KroDate *
kro_date_new_either (const KroDate *date, const KroDate *alternative)
{
  g_autofree char *edtf = write_either (date, alternative);

  return edtf != NULL ? kro_date_new_edtf (edtf, NULL) : NULL;
}

/**
 * kro_word_cache_get_either:
 * @self: a cache
 * @date: the reading preferred
 * @alternative: the other reading
 *
 * Gives words for a date that is one of two: "4 Apr or 4 Jul 2025".
 *
 * Returns: (transfer none): the words, until the cache is asked again; those
 *   of @date alone where there are none for both
 */
const char *
kro_word_cache_get_either (KroWordCache *self, const KroDate *date, const KroDate *alternative)
{
  g_autofree char *key = write_either (date, alternative);
  char            *words = key != NULL ? g_hash_table_lookup (self->spans, key) : NULL;
  g_autoptr (KroDate) either = NULL;

  if (words != NULL)
    return words;
  either = key != NULL ? kro_date_new_edtf (key, NULL) : NULL;
  if (either == NULL)
    return kro_word_cache_get (self, date);
  if (g_hash_table_size (self->spans) >= MAX_WORDS)
    g_hash_table_remove_all (self->spans);
  words = kro_date_to_words (either, self->locale, KRO_WORDS_SHORT);
  g_hash_table_insert (self->spans, g_steal_pointer (&key), words);
  return words;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-date.h"

G_BEGIN_DECLS

/**
 * KroWordCache:
 *
 * Remembers the words of the dates that were drawn lately, since finding them
 * costs more than drawing them. For one locale and one thread.
 */
typedef struct _KroWordCache KroWordCache;

KroWordCache *kro_word_cache_new (KroLocale *locale);
void          kro_word_cache_free (KroWordCache *self);
const char   *kro_word_cache_get (KroWordCache *self, const KroDate *date);
const char   *kro_word_cache_get_either (KroWordCache *self, const KroDate *date, const KroDate *alternative);
const char   *kro_word_cache_get_span (KroWordCache *self, KroTime from, KroTime to);

char    *kro_span_to_ends (KroTime from, KroTime to, const KroLocale *locale, KroWordsStyle style, char **end);
char    *kro_span_to_words (KroTime from, KroTime to, const KroLocale *locale, KroWordsStyle style);
KroDate *kro_date_new_either (const KroDate *date, const KroDate *alternative);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroWordCache, kro_word_cache_free)

G_END_DECLS

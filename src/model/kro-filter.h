/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-matches.h"

G_BEGIN_DECLS

/**
 * KroFilter:
 *
 * Which events are wanted: words in title, note or quotes, categories, sources,
 * review and a span. A new one lets everything through. Each condition left at its
 * start lets everything through. `changed` is emitted when a condition was.
 */
#define KRO_TYPE_FILTER (kro_filter_get_type ())
G_DECLARE_FINAL_TYPE (KroFilter, kro_filter, KRO, FILTER, GObject)

KroFilter *kro_filter_new (void);
gboolean   kro_filter_get_is_empty (KroFilter *self);
void       kro_filter_reset (KroFilter *self);

const char *kro_filter_get_query (KroFilter *self);
void        kro_filter_set_query (KroFilter *self, const char *query);
gboolean    kro_filter_get_category (KroFilter *self, guint category);
void        kro_filter_set_category (KroFilter *self, guint category, gboolean is_wanted);
gboolean    kro_filter_get_source (KroFilter *self, KroId source);
void        kro_filter_set_source (KroFilter *self, KroId source, gboolean is_wanted);
gboolean    kro_filter_get_review (KroFilter *self, KroReview review);
void        kro_filter_set_review (KroFilter *self, KroReview review, gboolean is_wanted);
gboolean    kro_filter_get_span (KroFilter *self, KroTime *from, KroTime *to);
void        kro_filter_set_span (KroFilter *self, const KroTime *from, const KroTime *to);

gboolean    kro_filter_matches (KroFilter *self, KroTimeline *timeline, guint32 slot);
KroMatches *kro_filter_apply (KroFilter *self, KroTimeline *timeline);

G_END_DECLS

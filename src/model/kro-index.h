/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-time.h"

G_BEGIN_DECLS

/**
 * KroIndex:
 *
 * The interval index of a timeline: which dated events touch a span, and how
 * many begin or end before an instant. It belongs to the timeline
 * (kro_timeline_get_index()), which keeps it right at every change.
 *
 * An event fills the half-open span from its earliest start to its latest end;
 * one whose both ends are equal fills that instant. Open and unknown sides
 * repeat the nearest bound, as in #KroBounds.
 */
typedef struct _KroIndex KroIndex;

gsize    kro_index_get_n_events (const KroIndex *self);
void     kro_index_find (const KroIndex *self, KroTime from, KroTime to, GArray *slots);
gsize    kro_index_count (const KroIndex *self, KroTime from, KroTime to);
gsize    kro_index_count_started (const KroIndex *self, KroTime before);
gsize    kro_index_count_ended (const KroIndex *self, KroTime at);
gboolean kro_index_get_extent (const KroIndex *self, KroTime *from, KroTime *to);

G_END_DECLS

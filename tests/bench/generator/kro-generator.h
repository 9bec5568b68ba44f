/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-timeline.h"

G_BEGIN_DECLS

/**
 * KRO_GENERATOR_CATEGORIES:
 *
 * How many categories the events of a generator use: indices 1 to this.
 */
#define KRO_GENERATOR_CATEGORIES 12

/**
 * KroGenerator:
 *
 * Makes events for tests and measurements, always the same for the same seed:
 * seven in ten happen at a point, the rest last, for lengths of a log-normal
 * distribution; a third stand close together in bursts; titles differ all and
 * have 20 to 90 characters.
 */
typedef struct _KroGenerator KroGenerator;

KroGenerator *kro_generator_new (guint32 seed);
KroGenerator *kro_generator_new_for_days (guint32 seed, gint64 first_day, gint32 n_days);
void          kro_generator_free (KroGenerator *self);
void          kro_generator_next (KroGenerator *self, KroEventFields *fields);
KroChunk     *kro_generator_make_chunk (KroGenerator *self, guint n_events, KroId source);
void          kro_generator_add_source (KroTimeline *timeline, KroId source);
KroTimeline  *kro_generator_make_timeline (guint32 seed, guint n_events);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroGenerator, kro_generator_free)

G_END_DECLS

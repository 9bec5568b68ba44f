/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-filter.h"

G_BEGIN_DECLS

/**
 * KroFoundEvents:
 *
 * The events of a timeline that pass a filter, in the order of the timeline: a
 * #GListModel of #KroEvent. An event that is added, removed, moved or that no
 * longer passes is told as a change of one row. For the main thread.
 */
#define KRO_TYPE_FOUND_EVENTS (kro_found_events_get_type ())
G_DECLARE_FINAL_TYPE (KroFoundEvents, kro_found_events, KRO, FOUND_EVENTS, GObject)

KroFoundEvents *kro_found_events_new (KroTimeline *timeline, KroFilter *filter);

KroTimeline *kro_found_events_get_timeline (KroFoundEvents *self);
guint        kro_found_events_get_n_rows (KroFoundEvents *self);
KroId        kro_found_events_get_id_at (KroFoundEvents *self, guint row);
guint32      kro_found_events_get_slot_at (KroFoundEvents *self, guint row);
guint32      kro_found_events_find (KroFoundEvents *self, KroId event);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-view-state.h"

G_BEGIN_DECLS

/**
 * KroSides:
 * @before: dated events that end before the span
 * @seen: dated events in the span
 * @after: dated events that begin after the span
 * @undated: events without a date
 *
 * Where the events are that the filter lets through.
 */
typedef struct
{
  guint before;
  guint seen;
  guint after;
  guint undated;
} KroSides;

/**
 * KroEventSides:
 *
 * Counts the events of a view state before, in and after its span by binary
 * search. Under a filter it keeps their sorted bounds until events or filter
 * change. For the main thread.
 */
typedef struct _KroEventSides KroEventSides;

KroEventSides *kro_event_sides_new (KroViewState *state);
void           kro_event_sides_free (KroEventSides *self);
KroSides       kro_event_sides_count (KroEventSides *self);
KroId          kro_event_sides_find_nearest (KroEventSides *self, int side);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroEventSides, kro_event_sides_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-found-events.h"
#include "kro-view-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KroEventSelection:
 *
 * Found events with the selection of a view state: a #GtkSelectionModel whose
 * one selected row is the event that is selected there.
 */
#define KRO_TYPE_EVENT_SELECTION (kro_event_selection_get_type ())
G_DECLARE_FINAL_TYPE (KroEventSelection, kro_event_selection, KRO, EVENT_SELECTION, GObject)

KroEventSelection *kro_event_selection_new (KroFoundEvents *events, KroViewState *state);

G_END_DECLS

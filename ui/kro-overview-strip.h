/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-view-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KroOverviewStrip:
 *
 * All events of a timeline in a narrow strip, with what is seen as a window
 * over them. Drag it to move, its edges to resize it, press elsewhere to go
 * there, press twice to see everything. Actions: `overview.pan` and
 * `overview.zoom` with a double, `overview.first`, `overview.last`,
 * `overview.fit`; the last one asks for the action `win.fit` first.
 */
#define KRO_TYPE_OVERVIEW_STRIP (kro_overview_strip_get_type ())
G_DECLARE_FINAL_TYPE (KroOverviewStrip, kro_overview_strip, KRO, OVERVIEW_STRIP, GtkWidget)

GtkWidget *kro_overview_strip_new (void);
void       kro_overview_strip_set_state (KroOverviewStrip *self, KroViewState *state, KroLocale *locale);
gboolean   kro_overview_strip_get_settled (KroOverviewStrip *self);

G_END_DECLS

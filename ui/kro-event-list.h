/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-view-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KroEventList:
 *
 * The events of a timeline as a list in order of time, with a search that
 * filters the whole view. Selecting and pointing go both ways between the list
 * and the view state. Keys and the menu call actions of the window:
 * `win.fit-selection`, `win.edit-event`, `win.accept-event` and
 * `win.delete-event`.
 */
#define KRO_TYPE_EVENT_LIST (kro_event_list_get_type ())
G_DECLARE_FINAL_TYPE (KroEventList, kro_event_list, KRO, EVENT_LIST, AdwBin)

GtkWidget *kro_event_list_new (void);
void       kro_event_list_set_state (KroEventList *self, KroViewState *state, KroLocale *locale);
guint      kro_event_list_get_n_shown (KroEventList *self);
void       kro_event_list_focus_search (KroEventList *self);

G_END_DECLS

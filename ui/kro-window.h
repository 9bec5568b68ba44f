/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-history.h"
#include "kro-view-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KroWindow:
 *
 * The window: an article beside its timeline. The signal `open-files` gives a
 * #GListModel of #GFile that a person chose; who hears it performs what is in
 * them on kro_window_get_history(). Actions: `win.open`, `win.zoom-in`,
 * `win.zoom-out`, `win.fit`, `win.show-source`, `win.show-timeline` (where they
 * take turns), `win.lanes`, `win.about`.
 */
#define KRO_TYPE_WINDOW (kro_window_get_type ())
G_DECLARE_FINAL_TYPE (KroWindow, kro_window, KRO, WINDOW, AdwApplicationWindow)

GtkWidget    *kro_window_new (GtkApplication *application, KroLocale *locale, const KroTime *now);
KroHistory   *kro_window_get_history (KroWindow *self);
KroViewState *kro_window_get_state (KroWindow *self);
void          kro_window_set_busy (KroWindow *self, gboolean busy);
void          kro_window_show_error (KroWindow *self, const char *message);
void          kro_window_fit (KroWindow *self);

G_END_DECLS

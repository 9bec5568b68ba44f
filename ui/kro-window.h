/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-export-settings.h"
#include "kro-history.h"
#include "kro-view-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KroWindowLayout:
 * @width: in logical pixels
 * @height: in logical pixels
 * @maximized: whether it fills the screen
 * @pane: width of the side of the source, in logical pixels
 * @shows_events: whether that side shows the list of events, not the article
 * @shows_gaps: whether long empty spans are shown as long as they are
 * @hides_others: whether a search hides what it does not find
 *
 * What a window remembers of how it was arranged.
 */
typedef struct
{
  int      width;
  int      height;
  gboolean maximized;
  int      pane;
  gboolean shows_events;
  gboolean shows_gaps;
  gboolean hides_others;
} KroWindowLayout;

/**
 * KroWindow:
 *
 * The window: articles beside their timeline. It reads no file itself; who
 * hears its signals does, and performs what is in them on
 * kro_window_get_history():
 *
 * - `open-files` (a #GListModel of #GFile): a person chose files to open
 * - `add-files` (the same): to be added to this chronology
 * - `add-text` (string): text to be added as an article
 * - `open-sample` (string): name of a sample, empty: the one of the language
 * - `cancel-reading`: a person no longer waits
 *
 * Actions without parameters are those in the table of kro-window-actions.c;
 * with one: `win.lanes`, `win.side`, `win.show`, `win.open-uri`,
 * `win.open-sample`, `win.export-to`, and with a state `win.accept-event`.
 */
#define KRO_TYPE_WINDOW (kro_window_get_type ())
G_DECLARE_FINAL_TYPE (KroWindow, kro_window, KRO, WINDOW, AdwApplicationWindow)

GtkWidget    *kro_window_new (GtkApplication *application, KroLocale *locale, const KroTime *now);
KroHistory   *kro_window_get_history (KroWindow *self);
KroViewState *kro_window_get_state (KroWindow *self);
void          kro_window_set_layout (KroWindow *self, const KroWindowLayout *layout);
void          kro_window_get_layout (KroWindow *self, KroWindowLayout *layout);
void          kro_window_set_export_settings (KroWindow *self, const KroExportSettings *settings);
void          kro_window_get_export_settings (KroWindow *self, KroExportSettings *settings);
void          kro_window_set_open_menu (KroWindow *self, GMenuModel *menu);
void          kro_window_await (KroWindow *self);
gboolean      kro_window_get_is_waiting (KroWindow *self);
void          kro_window_set_progress (KroWindow *self, const char *words, double fraction);
void          kro_window_show_error (KroWindow *self, const char *message);
void          kro_window_show_note (KroWindow *self, const char *message);
void          kro_window_articles_added (KroWindow *self);

G_END_DECLS

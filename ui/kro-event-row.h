/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-theme.h"
#include "kro-view-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KroEventRow:
 *
 * An event in a list: its sign, date and title, what was said of it, and its
 * source where there are several. Above it may stand a heading. While the
 * pointer is on it, the view state says so.
 */
#define KRO_TYPE_EVENT_ROW (kro_event_row_get_type ())
G_DECLARE_FINAL_TYPE (KroEventRow, kro_event_row, KRO, EVENT_ROW, AdwBin)

GtkWidget *kro_event_row_new (KroViewState *state, KroLocale *locale);
KroId      kro_event_row_get_event (KroEventRow *self);
void       kro_event_row_set_event (KroEventRow *self, KroId event, KroTheme *theme);
void       kro_event_row_set_heading (KroEventRow *self, const char *heading);
void       kro_event_row_set_hovered (KroEventRow *self, gboolean hovered);
char      *kro_event_row_get_name (KroEventRow *self);
char      *kro_event_row_describe (KroEventRow *self, guint row, guint n_rows);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-history.h"
#include "kro-locale.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KroEventEditor:
 *
 * A form for title and date of one event. The date is EDTF or words, and what
 * it means is told while it is typed; what is no date is explained. `done` is
 * emitted when the form is applied or given up. Actions: `editor.apply`,
 * `editor.cancel`.
 */
#define KRO_TYPE_EVENT_EDITOR (kro_event_editor_get_type ())
G_DECLARE_FINAL_TYPE (KroEventEditor, kro_event_editor, KRO, EVENT_EDITOR, AdwBin)

GtkWidget *kro_event_editor_new (void);
void       kro_event_editor_set_history (KroEventEditor *self, KroHistory *history, KroLocale *locale);
gboolean   kro_event_editor_begin (KroEventEditor *self, KroId event);
KroId      kro_event_editor_get_event (KroEventEditor *self);
gboolean   kro_event_editor_finish (KroEventEditor *self);

G_END_DECLS

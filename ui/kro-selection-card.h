/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-history.h"
#include "kro-view-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KroSelectionCard:
 *
 * What is known of the selected event: title, date in words and as EDTF, the
 * words it came from, why its date was read so, and the other reading; with
 * buttons for the actions of the window on it, and a form to change it. Hidden
 * while nothing is selected. `edited` is emitted when the form was left.
 */
#define KRO_TYPE_SELECTION_CARD (kro_selection_card_get_type ())
G_DECLARE_FINAL_TYPE (KroSelectionCard, kro_selection_card, KRO, SELECTION_CARD, AdwBin)

GtkWidget *kro_selection_card_new (void);
void       kro_selection_card_set_state (KroSelectionCard *self, KroViewState *state, KroLocale *locale);
void       kro_selection_card_set_history (KroSelectionCard *self, KroHistory *history);
void       kro_selection_card_edit (KroSelectionCard *self);
gboolean   kro_selection_card_finish (KroSelectionCard *self);
void       kro_selection_card_set_compact (KroSelectionCard *self, gboolean is_compact);

G_END_DECLS

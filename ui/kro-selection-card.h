/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-view-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KroSelectionCard:
 *
 * What is known of the selected event: title, date in words and as EDTF, the
 * words it came from, why its date was read so, and the other reading. Hidden
 * while nothing is selected.
 */
#define KRO_TYPE_SELECTION_CARD (kro_selection_card_get_type ())
G_DECLARE_FINAL_TYPE (KroSelectionCard, kro_selection_card, KRO, SELECTION_CARD, AdwBin)

GtkWidget *kro_selection_card_new (void);
void       kro_selection_card_set_state (KroSelectionCard *self, KroViewState *state, KroLocale *locale);

G_END_DECLS

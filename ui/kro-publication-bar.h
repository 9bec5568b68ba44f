/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-history.h"
#include "kro-locale.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KroPublicationBar:
 *
 * Asks when an article was published, as EDTF or in words, and resolves its
 * dates anew, as a step that can be undone. It shows itself for a source
 * without a date of publication until it is answered or closed, and for any
 * source when asked to.
 */
#define KRO_TYPE_PUBLICATION_BAR (kro_publication_bar_get_type ())
G_DECLARE_FINAL_TYPE (KroPublicationBar, kro_publication_bar, KRO, PUBLICATION_BAR, AdwBin)

GtkWidget *kro_publication_bar_new (void);
void       kro_publication_bar_set_history (KroPublicationBar *self, KroHistory *history, KroLocale *locale);
void       kro_publication_bar_set_today (KroPublicationBar *self, const KroTime *today);
void       kro_publication_bar_set_source (KroPublicationBar *self, KroSource *source);
void       kro_publication_bar_ask (KroPublicationBar *self);

G_END_DECLS

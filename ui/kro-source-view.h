/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-article.h"
#include "kro-view-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KroSourceView:
 *
 * A source to be read: its name, date and language, and its text. It shows the
 * source of what is selected; with several, one can be chosen. While words of
 * it are selected it offers to make an event of them. The property `source` is
 * the one that is shown.
 */
#define KRO_TYPE_SOURCE_VIEW (kro_source_view_get_type ())
G_DECLARE_FINAL_TYPE (KroSourceView, kro_source_view, KRO, SOURCE_VIEW, AdwBin)

GtkWidget  *kro_source_view_new (void);
void        kro_source_view_set_state (KroSourceView *self, KroViewState *state, KroLocale *locale);
KroArticle *kro_source_view_get_article (KroSourceView *self);
KroSource  *kro_source_view_get_source (KroSourceView *self);
const char *kro_source_view_get_name (KroSource *source);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-theme.h"
#include "kro-timeline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KroCategorySign:
 *
 * The sign of a category, as on the timeline: shape and colour, filled once an
 * event was reviewed. As large as the letters beside it.
 */
#define KRO_TYPE_CATEGORY_SIGN (kro_category_sign_get_type ())
G_DECLARE_FINAL_TYPE (KroCategorySign, kro_category_sign, KRO, CATEGORY_SIGN, GtkWidget)

GtkWidget *kro_category_sign_new (void);
void       kro_category_sign_show (KroCategorySign *self, KroTheme *theme, const KroCategory *category, gboolean reviewed);

G_END_DECLS

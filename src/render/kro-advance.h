/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-theme.h"

G_BEGIN_DECLS

/**
 * KRO_N_TITLE_FONTS:
 *
 * How many fonts a title may be drawn in.
 */
#define KRO_N_TITLE_FONTS 3

/**
 * KroAdvance:
 *
 * Widths of text by tables of advances, one a font role: hint metrics off and
 * glyph positions unrounded, so that a title is as wide at every scale of the
 * screen. Scripts whose letters join or stack are shaped by Pango instead.
 *
 * For one thread at a time; make another one for another thread.
 */
typedef struct _KroAdvance KroAdvance;

KroAdvance *kro_advance_new (KroTheme *theme);
void        kro_advance_free (KroAdvance *self);

KroTheme *kro_advance_get_theme (KroAdvance *self);
void      kro_advance_measure_title (KroAdvance *self, const char *title, double widths[KRO_N_TITLE_FONTS]);
double    kro_advance_measure (KroAdvance *self, KroFontRole role, const char *text, gssize length);
gsize     kro_advance_fit (KroAdvance *self, KroFontRole role, const char *text, gssize length, double width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroAdvance, kro_advance_free)

G_END_DECLS

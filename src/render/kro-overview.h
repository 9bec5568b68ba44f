/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-advance.h"
#include "kro-density.h"

G_BEGIN_DECLS

/**
 * KroOverviewInput:
 * @density: the events
 * @found: (nullable): those that a search found; the others recede
 * @scale: where times are drawn, see kro_overview_get_scale()
 * @width: of the strip in logical pixels
 * @height: of the strip in logical pixels
 * @advance: widths of text, and the theme
 * @locale: the language of the labels
 *
 * Everything the picture of the overview strip consists of. All members are
 * borrowed.
 */
typedef struct
{
  const KroDensity *density;
  const KroDensity *found;
  KroTimeScale      scale;
  double            width;
  double            height;
  KroAdvance       *advance;
  const KroLocale  *locale;
} KroOverviewInput;

KroTimeScale kro_overview_get_scale (const KroDensity *density, KroTime from, KroTime to, double width);
KroBox       kro_overview_get_plot (const KroTheme *theme, double width, double height);
KroBox       kro_overview_get_window (const KroTheme *theme, const KroTimeScale *scale, double width, double height, KroTime from, KroTime to);
KroBox       kro_overview_get_place (const KroTheme *theme, const KroTimeScale *scale, double width, double height, KroTime from, KroTime to);
KroScene    *kro_overview_build (const KroOverviewInput *input);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-found-events.h"

G_BEGIN_DECLS

/**
 * KroHeadingUnit:
 *
 * By what the rows of a list of events stand together, fine to coarse;
 * %KRO_HEADING_NONE: they don't.
 */
typedef enum {
  KRO_HEADING_MONTH,
  KRO_HEADING_YEAR,
  KRO_HEADING_DECADE,
  KRO_HEADING_CENTURY,
  KRO_HEADING_NONE,
} KroHeadingUnit;

KroHeadingUnit kro_event_heading_choose (KroFoundEvents *events);
char          *kro_event_heading_get_words (KroFoundEvents *events, guint row, KroHeadingUnit unit, const KroLocale *locale);

G_END_DECLS

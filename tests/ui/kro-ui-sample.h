/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-history.h"

G_BEGIN_DECLS

/**
 * KRO_UI_SAMPLE_EVENTS:
 *
 * How many events the sample has.
 */
#define KRO_UI_SAMPLE_EVENTS 4

KroTimeline *kro_ui_sample_new (void);
void         kro_ui_sample_add (KroTimeline *timeline);
KroTimeline *kro_ui_sample_new_crowded (guint n_events);
KroId        kro_ui_sample_event (guint index);
KroId        kro_ui_sample_source (void);
gsize        kro_ui_sample_find (const char *words);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-stage.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KroSpotlight:
 *
 * A veil over a timeline that leaves one event clear, so that the others
 * recede. It lies over a KroTimelineView of the same size and stage.
 */
#define KRO_TYPE_SPOTLIGHT (kro_spotlight_get_type ())
G_DECLARE_FINAL_TYPE (KroSpotlight, kro_spotlight, KRO, SPOTLIGHT, GtkWidget)

GtkWidget *kro_spotlight_new (void);
void       kro_spotlight_set_stage (KroSpotlight *self, KroStage *stage);
void       kro_spotlight_set_event (KroSpotlight *self, KroId event);
void       kro_spotlight_set_progress (KroSpotlight *self, double progress);

G_END_DECLS

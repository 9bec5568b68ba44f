/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-id.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KroEventStandIn:
 *
 * What a screen reader meets where an event is painted: a widget that draws
 * nothing, with a name, a description and the action `stand-in.select`, which
 * emits the signal `select`.
 */
#define KRO_TYPE_EVENT_STAND_IN (kro_event_stand_in_get_type ())
G_DECLARE_FINAL_TYPE (KroEventStandIn, kro_event_stand_in, KRO, EVENT_STAND_IN, GtkWidget)

GtkWidget *kro_event_stand_in_new (void);
KroId      kro_event_stand_in_get_event (KroEventStandIn *self);
gboolean   kro_event_stand_in_get_is_cluster (KroEventStandIn *self);
void       kro_event_stand_in_set_cluster (KroEventStandIn *self, KroId first, const char *name, const char *description);
void       kro_event_stand_in_set_event (KroEventStandIn *self, KroId event, const char *name, const char *description);
void       kro_event_stand_in_set_selected (KroEventStandIn *self, gboolean selected);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-event-fields.h"

G_BEGIN_DECLS

/**
 * KroEvent:
 *
 * A live handle on an event of a timeline: what it says is what the timeline
 * holds now, and its properties notify when that changes. There is one handle
 * an id, made when asked for. When its event is taken away it says
 * kro_event_get_exists() %FALSE and holds no more than its id; when the event
 * comes back (undo), so does the handle.
 */
#define KRO_TYPE_EVENT (kro_event_get_type ())
G_DECLARE_FINAL_TYPE (KroEvent, kro_event, KRO, EVENT, GObject)

KroId       kro_event_get_id (KroEvent *self);
gboolean    kro_event_get_exists (KroEvent *self);
const char *kro_event_get_title (KroEvent *self);
KroDate    *kro_event_get_date (KroEvent *self);
const char *kro_event_get_note (KroEvent *self);
const char *kro_event_get_reason (KroEvent *self);
guint       kro_event_get_category (KroEvent *self);
guint       kro_event_get_importance (KroEvent *self);
guint       kro_event_get_confidence (KroEvent *self);
KroReview   kro_event_get_review (KroEvent *self);
KroOrigin   kro_event_get_origin (KroEvent *self);
gboolean    kro_event_get_fields (KroEvent *self, KroEventFields *fields);

G_END_DECLS

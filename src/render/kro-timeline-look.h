/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-layout-input.h"
#include "kro-scene-builder.h"
#include "kro-view-state.h"

G_BEGIN_DECLS

/**
 * KroTimelineLook:
 *
 * How the events of a timeline look in a picture: their lanes, colours and
 * shapes, and until when those that go on are known to have gone on. It holds
 * the timeline: after each change it follows, or a new one is made. For the main thread.
 */
typedef struct _KroTimelineLook KroTimelineLook;

KroTimelineLook *kro_timeline_look_new (KroTimeline *timeline, KroLanesMode lanes, const KroTime *now, const KroLocale *locale);
void             kro_timeline_look_free (KroTimelineLook *self);

void                  kro_timeline_look_set_matches (KroTimelineLook *self, KroMatches *matches);
gboolean              kro_timeline_look_is_hit (KroId event, gpointer user_data);
gboolean              kro_timeline_look_describe (KroId event, KroEventLook *look, gpointer user_data);
const KroSceneMarker *kro_timeline_look_get_markers (const KroTimelineLook *self, gsize *n_markers);

const KroLayoutLane *kro_timeline_look_get_lanes (const KroTimelineLook *self, gsize *n_lanes);
void                 kro_timeline_look_fold_lane (KroTimelineLook *self, gsize lane, gboolean folded);

const KroSceneEra *kro_timeline_look_get_eras (const KroTimelineLook *self, gsize *n_eras);

gboolean        kro_timeline_look_follow (KroTimelineLook *self, const KroChange *change, GArray *events);
KroLayoutInput *kro_layout_input_new_from_events (KroTimelineLook *look, const KroId *events, gsize n_events, KroAdvance *advance, KroLocale *locale);
KroLayoutInput *kro_layout_input_new_from_timeline (KroTimelineLook *look, const KroMatches *matches, KroAdvance *advance, KroLocale *locale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroTimelineLook, kro_timeline_look_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-timeline-view.h"

G_BEGIN_DECLS

/**
 * KroUiTimeline:
 * @mark: for conditions that wait until something has passed
 *
 * The fixture: the sample in a view in a window, fitted and settled; where the
 * data of the test is a number, a crowd of that many events.
 */
typedef struct
{
  GtkWidget       *window;
  KroTimelineView *view;
  KroStage        *stage;
  KroViewState    *state;
  KroTimeline     *timeline;
  KroTime          mark; /* of has_passed() */
} KroUiTimeline;

void        kro_ui_timeline_set_up (KroUiTimeline *fixture, gconstpointer data);
void        kro_ui_timeline_tear_down (KroUiTimeline *fixture, gconstpointer data);
gboolean    kro_ui_timeline_is_settled (gpointer data);
void        kro_ui_timeline_act (KroUiTimeline *fixture, const char *action);
KroBox      kro_ui_timeline_card (KroUiTimeline *fixture, guint index);
GtkGesture *kro_ui_timeline_gesture (KroUiTimeline *fixture, GType type, guint button);
KroTime     kro_ui_timeline_from (KroUiTimeline *fixture);
double      kro_ui_timeline_distance (KroUiTimeline *fixture, const KroTimeScale *before);
void        kro_ui_timeline_animate (gboolean enable);

G_END_DECLS

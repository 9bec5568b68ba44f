/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-filter.h"

G_BEGIN_DECLS

/**
 * KroLanesMode:
 *
 * By what the events are parted into lanes.
 */
typedef enum {
  KRO_LANES_NONE,
  KRO_LANES_CATEGORY,
  KRO_LANES_SOURCE,
  KRO_LANES_TAG,
} KroLanesMode;

#define KRO_TYPE_LANES_MODE (kro_lanes_mode_get_type ())
GType kro_lanes_mode_get_type (void) G_GNUC_CONST;

/**
 * KRO_VIEW_SPAN_MIN: / KRO_VIEW_SPAN_MAX:
 *
 * The shortest and the longest span that can be seen, in seconds: a
 * millisecond, and ten billion years of 365.2425 days.
 */
#define KRO_VIEW_SPAN_MIN 0.001
#define KRO_VIEW_SPAN_MAX (10e9 * 31556952.0)

/**
 * KroViewState:
 *
 * What is seen and what is chosen: the span, the selection, what the pointer is
 * on, the filter and the lanes. One object that timeline, list, overview and
 * source view share; no widget owns it. `span-changed` is emitted once for
 * each change of the span, `lanes-folded` when lanes were folded or unfolded,
 * `selected-changed` when other events are selected; the rest are properties: `timeline`, `selection`,
 * `hover` (both ids), `lanes`, `filter`, `folds-gaps`.
 */
#define KRO_TYPE_VIEW_STATE (kro_view_state_get_type ())
G_DECLARE_FINAL_TYPE (KroViewState, kro_view_state, KRO, VIEW_STATE, GObject)

KroLanesMode  kro_lanes_mode_suggest (KroTimeline *timeline);
KroViewState *kro_view_state_new (void);
KroTimeline  *kro_view_state_get_timeline (KroViewState *self);
void          kro_view_state_set_timeline (KroViewState *self, KroTimeline *timeline);

void     kro_view_state_get_span (KroViewState *self, KroTime *from, KroTime *to);
void     kro_view_state_set_span (KroViewState *self, KroTime from, KroTime to);
double   kro_view_state_get_seconds (KroViewState *self);
KroTime  kro_view_state_get_time_at (KroViewState *self, double fraction);
double   kro_view_state_get_fraction_of (KroViewState *self, KroTime time);
void     kro_view_state_zoom (KroViewState *self, double factor, double fraction);
void     kro_view_state_pan (KroViewState *self, double fraction);
void     kro_view_state_fit (KroViewState *self, KroTime from, KroTime to, double margin);
gboolean kro_view_state_fit_all (KroViewState *self, double margin);

KroId        kro_view_state_get_selection (KroViewState *self);
void         kro_view_state_set_selection (KroViewState *self, KroId event);
KroId        kro_view_state_get_anchor (KroViewState *self);
const KroId *kro_view_state_get_selected (KroViewState *self, gsize *n_events);
gsize        kro_view_state_get_n_selected (KroViewState *self);
gboolean     kro_view_state_get_selected_span (KroViewState *self, KroTime *from, KroTime *to);
gboolean     kro_view_state_is_selected (KroViewState *self, KroId event);
void         kro_view_state_select (KroViewState *self, const KroId *events, gsize n_events, KroId selection);
void         kro_view_state_toggle (KroViewState *self, KroId event);
void         kro_view_state_extend (KroViewState *self, KroId event);
void         kro_view_state_select_all (KroViewState *self);
KroId        kro_view_state_get_hover (KroViewState *self);
void         kro_view_state_set_hover (KroViewState *self, KroId event);
KroLanesMode kro_view_state_get_lanes (KroViewState *self);
void         kro_view_state_set_lanes (KroViewState *self, KroLanesMode lanes);
KroFilter   *kro_view_state_get_filter (KroViewState *self);

gboolean kro_view_state_is_lane_folded (KroViewState *self, const char *name);
void     kro_view_state_fold_lane (KroViewState *self, const char *name, gboolean folded);
void     kro_view_state_unfold_lanes (KroViewState *self);

gboolean kro_view_state_get_folds_gaps (KroViewState *self);
void     kro_view_state_set_folds_gaps (KroViewState *self, gboolean folds_gaps);
gboolean kro_view_state_get_hides_others (KroViewState *self);
void     kro_view_state_set_hides_others (KroViewState *self, gboolean hides_others);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-stage.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KroTimelineView:
 *
 * The events of a view state on a time axis, to be zoomed and panned. The
 * property `settled` is whether what is seen is final until something
 * changes, `text-factor` how much larger text is than in a window. Actions:
 * `timeline.zoom-in`, `timeline.zoom-out`, `timeline.fit`, `timeline.pan` (a
 * double: how many widths), `timeline.next` and `timeline.previous` (each
 * event), `timeline.left`, `timeline.right`, `timeline.above`,
 * `timeline.below`, `timeline.first`, `timeline.last` (each event or cluster),
 * `timeline.clear`, `timeline.show` (zooms to the selection), `timeline.open`
 * (the cluster where it stands, else zooms), `timeline.peek` (what is in the
 * cluster), `timeline.zoom-cluster`,
 * `timeline.nearest` (an integer: leads to the events before, -1, or after, 1,
 * what is seen), `timeline.band` (the next drag marks a span to zoom to),
 * `timeline.fold-lane`, `timeline.unfold-lanes`, `timeline.fit-lane`,
 * `timeline.menu`, `timeline.step-date` (two integers, #KroDateSides and how
 * many units: moves the date of the selected event). `redate` is emitted with
 * an event's id and the #KroDate a person gave it by hand or key; dates can be
 * changed only where somebody listens.
 */
#define KRO_TYPE_TIMELINE_VIEW (kro_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (KroTimelineView, kro_timeline_view, KRO, TIMELINE_VIEW, GtkWidget)

GtkWidget *kro_timeline_view_new (void);
void       kro_timeline_view_set_stage (KroTimelineView *self, KroStage *stage);
KroStage  *kro_timeline_view_get_stage (KroTimelineView *self);
gboolean   kro_timeline_view_get_settled (KroTimelineView *self);
void       kro_timeline_view_set_text_factor (KroTimelineView *self, double factor);
void       kro_timeline_view_zoom (KroTimelineView *self, double factor);
void       kro_timeline_view_fit (KroTimelineView *self);
void       kro_timeline_view_fit_selection (KroTimelineView *self);
void       kro_timeline_view_select_next (KroTimelineView *self);
void       kro_timeline_view_select_previous (KroTimelineView *self);
void       kro_timeline_view_reveal_selection (KroTimelineView *self);

G_END_DECLS

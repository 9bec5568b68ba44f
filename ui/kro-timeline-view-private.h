/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-canvas.h"
#include "kro-date-shift.h"
#include "kro-event-sides.h"
#include "kro-kinetics.h"
#include "kro-theme-follower.h"
#include "kro-timeline-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KroTimelineView:
 * @pointer_x: where the pointer is; below 0: elsewhere
 * @drag_scale: what was seen when the drag began
 * @zoom_scale: what was seen when the pinch began
 * @zoom_x: the middle of the fingers when it began
 * @drags: whether a hand drags the view now
 * @wants_band: whether the next drag marks a span
 * @has_band: whether a hand marks a span now
 * @band_from: where that began
 * @band_to: where it is now
 * @drag_modifiers: what was held down when it began
 * @has_frame: whether a hand draws a frame around events now
 * @frame: two corners of that
 * @scroll_unit: pixels to a unit of the last scroll
 * @scroll_rest: part of a pixel that the last scroll was asked for and did not go
 * @was_moving: whether a press stopped a movement, and so chooses nothing
 * @track: where the hand was lately
 * @push: what it left the view with
 * @push_start: when, in microseconds of the frame clock; below 0: at the next
 *   frame
 * @push_scale: what was seen then
 * @push_origin: the origin where the push brought the view last
 * @push_tick: id of the tick callback; 0: no push
 * @travel_from: start of the span where a movement began
 * @travel_to: the span where it ends
 * @travel_scale: what is seen there
 * @travel_x: what is there at first comes to be what is there at last
 * @travels_folded: whether it goes by pixels of @travel_scale, not by time
 * @way: the movement
 * @opens: an event to be brought out of its cluster
 * @openings: how often that was tried
 * @rest: source id of the timeout after which the stand-ins are placed
 * @is_stale: whether the stand-ins are not those of what is seen
 * @was_settled: what was last told of the property
 * @text_factor: on the text scale of the desktop
 * @cursor: an event of the cluster that the keys are on; %KRO_ID_NONE: on none
 * @opened_at: when a click opened a cluster, in microseconds; 0: none did
 * @tip_cluster: what @tip tells of
 * @column: where one goes up and down along
 * @column_of: what one came to that way
 * @date_sides: what of a date a hand moves
 * @date_mark: where the mark of the event was then
 * @date_x: where the hand took it
 * @date_from: the date it had; %NULL: no date is moved
 * @date_to: (nullable): the date it would get
 */
struct _KroTimelineView
{
  GtkWidget parent_instance;

  double           pointer_x;
  double           pointer_y;
  KroTimeScale     drag_scale;
  KroTimeScale     zoom_scale;
  double           zoom_x;
  gboolean         drags;
  gboolean         wants_band;
  gboolean         has_band;
  double           band_from;
  double           band_to;
  GdkModifierType  drag_modifiers;
  gboolean         has_frame;
  graphene_point_t frame[2];
  double           scroll_unit;
  double           scroll_rest;
  gboolean         was_moving;
  KroTrack         track;
  KroKinetics      push;
  gint64           push_start;
  KroTimeScale     push_scale;
  KroTime          push_origin;
  guint            push_tick;
  KroTime          travel_from;
  KroTime          travel_to[2];
  KroTimeScale     travel_scale;
  double           travel_x;
  gboolean         travels_folded;
  KroTravel        way;
  KroId            opens;
  guint            openings;
  guint            rest;
  gboolean         is_stale;
  gboolean         was_settled;
  double           text_factor;
  KroId            cursor;
  gint64           opened_at;
  guint            tip_cluster;
  KroTime          column;
  KroId            column_of;
  KroDateSides     date_sides;
  KroBox           date_mark;
  double           date_x;

  /* owned */
  KroStage         *stage;
  KroThemeFollower *follower;
  KroColumnSet     *columns;
  GskRenderNode    *picture; /* of the scene in painted */
  KroScene         *painted;
  AdwAnimation     *travel;
  AdwAnimation     *rows; /* moving to their places */
  KroEventSides    *sides;
  GPtrArray        *stand_ins; /* of KroEventStandIn, children in order of time */
  GtkWidget        *status;    /* children, from here on */
  GtkWidget        *pills[2];
  GtkWidget        *menu;
  GtkWidget        *cluster_list;
  GtkWidget        *peek;
  GtkWidget        *tip; /* what a tooltip shows */
  KroLayout        *tip_layout;
  KroLayout        *clustered_in;
  GArray           *clustered; /* of guint, a slot: its cluster in that plus one */
  KroLayout        *held_in;
  GArray           *held; /* of guint8, a cluster plus one: whether it holds selected events in that */
  KroDate          *date_from;
  KroDate          *date_to;
};

/* What is seen; kro-timeline-view.c */
void     kro_timeline_view_check_settled (KroTimelineView *self);
gboolean kro_timeline_view_is_heard (KroTimelineView *self);
void     kro_timeline_view_redate (KroTimelineView *self, KroId event, KroDate *date);

/* What is drawn above the picture; kro-timeline-view-draw.c */
gboolean kro_timeline_view_find_box (KroTimelineView *self, KroId event, KroBox *box);
gboolean kro_timeline_view_is_apart (KroTimelineView *self, KroId event);
void     kro_timeline_view_draw_above (KroTimelineView *self, GtkSnapshot *snapshot);

/* How it moves; kro-timeline-view-move.c */
void         kro_timeline_view_may_move_rows (KroTimelineView *self);
void         kro_timeline_view_move_rows (KroTimelineView *self);
void         kro_timeline_view_move (KroTimelineView *self, const KroTimeScale *scale, gboolean animate);
void         kro_timeline_view_push (KroTimelineView *self, double velocity);
void         kro_timeline_view_stop (KroTimelineView *self);
gboolean     kro_timeline_view_is_moving (KroTimelineView *self);
KroTimeScale kro_timeline_view_get_goal (KroTimelineView *self);
KroTimeScale kro_timeline_view_keep_scale (KroTimelineView *self);
void         kro_timeline_view_show_time (KroTimelineView *self, KroTime from, KroTime to);
void         kro_timeline_view_show_event (KroTimelineView *self, KroId event);
void         kro_timeline_view_show_cluster (KroTimelineView *self, KroTime from, KroTime to);
void         kro_timeline_view_open_further (KroTimelineView *self);
void         kro_timeline_view_reveal (KroTimelineView *self, KroId event);
void         kro_timeline_view_zoom_at (KroTimelineView *self, double x, double factor, gboolean animate);

/* What the pointer does; kro-timeline-view-input.c */
const KroPlaced *kro_timeline_view_find_placed (KroTimelineView *self, double x, double y);
void             kro_timeline_view_input_init (KroTimelineView *self);
gboolean         kro_timeline_view_cancel_band (KroTimelineView *self);

/* Several selected; kro-timeline-view-choose.c */
typedef void (*KroBoxFunc) (KroTimelineView *self, const KroBox *box, gboolean is_cluster, gpointer data);

gboolean kro_timeline_view_choose (KroTimelineView *self, const KroPlaced *placed, GdkModifierType modifiers);
void     kro_timeline_view_choose_cursor (KroTimelineView *self);
void     kro_timeline_view_choose_update (KroTimelineView *self);
void     kro_timeline_view_choose_changed (KroTimelineView *self);
void     kro_timeline_view_choose_foreach (KroTimelineView *self, KroBoxFunc ring, gpointer data);
void     kro_timeline_view_frame_begin (KroTimelineView *self, double x, double y);
void     kro_timeline_view_frame_drag (KroTimelineView *self, double by_x, double by_y);
gboolean kro_timeline_view_frame_cancel (KroTimelineView *self);
void     kro_timeline_view_frame_finish (KroTimelineView *self);
void     kro_timeline_view_frame_snapshot (KroTimelineView *self, GtkSnapshot *snapshot);

/* Dates changed by hand; kro-timeline-view-date.c */
const char *kro_timeline_view_date_get_cursor (KroTimelineView *self, const KroPlaced *placed, double x);
void        kro_timeline_view_date_begin (KroTimelineView *self, double x, double y);
void        kro_timeline_view_date_drag (KroTimelineView *self, double by);
gboolean    kro_timeline_view_date_finish (KroTimelineView *self);
gboolean    kro_timeline_view_date_cancel (KroTimelineView *self);
gboolean    kro_timeline_view_date_is_under_way (KroTimelineView *self);
void        kro_timeline_view_date_snapshot (KroTimelineView *self, GtkSnapshot *snapshot);
void        kro_timeline_view_date_step (KroTimelineView *self, KroDateSides sides, gint64 steps);

/* Lanes; kro-timeline-view-lanes.c */
const KroPlaced *kro_timeline_view_find_lane (KroTimelineView *self, double x, double y);
gboolean         kro_timeline_view_click_lane (KroTimelineView *self, int n_press, double x, double y);
void             kro_timeline_view_toggle_lane (KroTimelineView *self, const char *name);
void             kro_timeline_view_fold_lane (KroTimelineView *self);
void             kro_timeline_view_fit_lane (KroTimelineView *self);

/* What keys do; kro-timeline-view-actions.c */
void kro_timeline_view_actions_class_init (GtkWidgetClass *widget_class);

/* The menu; kro-timeline-view-menu.c */
void kro_timeline_view_show_menu (KroTimelineView *self, double x, double y);
void kro_timeline_view_show_menu_of_selection (KroTimelineView *self);

/* Where arrows lead; kro-timeline-view-walk.c */
void kro_timeline_view_walk (KroTimelineView *self, GtkDirectionType direction);
void kro_timeline_view_walk_to_end (KroTimelineView *self, GtkDirectionType direction);
void kro_timeline_view_extend (KroTimelineView *self, GtkDirectionType direction, gboolean to_end);

/* Clusters; kro-timeline-view-cluster.c */
void             kro_timeline_view_cluster_init (KroTimelineView *self);
void             kro_timeline_view_cluster_allocate (KroTimelineView *self);
void             kro_timeline_view_cluster_dispose (KroTimelineView *self);
void             kro_timeline_view_cluster_close (KroTimelineView *self);
guint            kro_timeline_view_find_cluster_of (KroTimelineView *self, KroId event);
const KroPlaced *kro_timeline_view_find_placed_cluster (KroTimelineView *self, KroId event);
const KroPlaced *kro_timeline_view_get_cursor (KroTimelineView *self);
void             kro_timeline_view_set_cursor (KroTimelineView *self, KroId event);
void             kro_timeline_view_open_cluster (KroTimelineView *self, guint cluster, gboolean by_click);
gboolean         kro_timeline_view_open_cursor (KroTimelineView *self);
gboolean         kro_timeline_view_zoom_cursor (KroTimelineView *self);
void             kro_timeline_view_peek (KroTimelineView *self, const KroPlaced *placed);
gboolean         kro_timeline_view_peek_cursor (KroTimelineView *self);
GtkWidget       *kro_timeline_view_get_tip (KroTimelineView *self, guint cluster);

/* What lies over the picture; kro-timeline-view-overlay.c */
void     kro_timeline_view_draw_words (KroTimelineView *self, GtkSnapshot *snapshot, const char *words, double middle, double y);
void     kro_timeline_view_overlay_init (KroTimelineView *self);
void     kro_timeline_view_overlay_update (KroTimelineView *self);
void     kro_timeline_view_overlay_allocate (KroTimelineView *self);
void     kro_timeline_view_overlay_snapshot (KroTimelineView *self, GtkSnapshot *snapshot);
void     kro_timeline_view_overlay_dispose (KroTimelineView *self);
void     kro_timeline_view_show_nearest (KroTimelineView *self, int side);
gboolean kro_timeline_view_overlay_focus (KroTimelineView *self, GtkDirectionType direction);

/* What a screen reader meets; kro-timeline-view-access.c */
void       kro_timeline_view_access_init (KroTimelineView *self);
void       kro_timeline_view_access_update (KroTimelineView *self);
void       kro_timeline_view_access_select (KroTimelineView *self);
void       kro_timeline_view_access_allocate (KroTimelineView *self);
void       kro_timeline_view_access_dispose (KroTimelineView *self);
GtkWidget *kro_timeline_view_access_find_current (KroTimelineView *self);

G_END_DECLS

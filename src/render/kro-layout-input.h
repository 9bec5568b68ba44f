/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-advance.h"
#include "kro-date.h"
#include "kro-locale.h"

G_BEGIN_DECLS

/**
 * KroMarkShape:
 *
 * The shape of a narrow mark: each category has its own, so that colour never
 * stands alone.
 */
typedef enum {
  KRO_MARK_DIAMOND,
  KRO_MARK_CIRCLE,
  KRO_MARK_SQUARE,
  KRO_MARK_TRIANGLE,
  KRO_MARK_WEDGE,
  KRO_MARK_HEXAGON,
  KRO_MARK_CROSS,
  KRO_N_MARKS,
} KroMarkShape;

/**
 * KroEventLook:
 * @event: its id
 * @title: what happened
 * @date: (nullable): when; %NULL: undated
 * @alternative: (nullable): the other reading of the date
 * @reference: until when something ongoing is known to have gone on: the date
 *   of publication of its source, or now
 * @has_reference: whether @reference counts
 * @reviewed: whether a person has looked at it
 * @dimmed: whether a search did not find it
 * @importance: 0 to 255: what is labelled first
 * @palette: colour of its category, 0 to %KRO_PALETTE_SIZE - 1
 * @shape: shape of its category
 * @lane: index of its lane
 *
 * What must be known of an event to draw it. Everything is borrowed from who
 * describes it, until the next event is described.
 */
typedef struct
{
  KroId          event;
  const char    *title;
  const KroDate *date;
  const KroDate *alternative;
  KroTime        reference;
  gboolean       has_reference;
  gboolean       reviewed;
  gboolean       dimmed;
  guint8         importance;
  guint8         palette;
  KroMarkShape   shape;
  guint          lane;
} KroEventLook;

/**
 * KroDescribeFunc:
 * @event: id of an event that the layout input has
 * @look: (out): to be filled in
 * @user_data: of who describes
 *
 * Tells a scene what an event looks like: titles and dates are asked for only
 * where they are seen, so that a layout input stays small.
 *
 * Returns: %FALSE if the event is gone
 */
typedef gboolean (*KroDescribeFunc) (KroId event, KroEventLook *look, gpointer user_data);

/**
 * KroLayoutLane:
 * @name: (nullable): its name; lanes without names have no column for them
 * @palette: colour of its mark
 * @shape: shape of its mark
 * @folded: whether it is a thin row that only counts its events
 *
 * A horizontal band of the timeline.
 */
typedef struct
{
  const char  *name;
  guint8       palette;
  KroMarkShape shape;
  gboolean     folded;
} KroLayoutLane;

/**
 * KroLayoutInput:
 *
 * All that rows depend on, as immutable arrays: when each event begins and
 * ends, how wide its card wants to be, its importance and its lane, sorted by
 * start. Reference counted, safe to read in any thread.
 */
typedef struct _KroLayoutInput KroLayoutInput;

#define KRO_TYPE_LAYOUT_INPUT (kro_layout_input_get_type ())
GType kro_layout_input_get_type (void) G_GNUC_CONST;

KroLayoutInput *kro_layout_input_ref (KroLayoutInput *self);
void            kro_layout_input_unref (KroLayoutInput *self);
KroLayoutInput *kro_layout_input_new_patched (const KroLayoutInput *self, const KroId *touched, gsize n_touched, const KroLayoutInput *added);

KroTheme            *kro_layout_input_get_theme (const KroLayoutInput *self);
gsize                kro_layout_input_get_n_events (const KroLayoutInput *self);
const KroLayoutLane *kro_layout_input_get_lanes (const KroLayoutInput *self, gsize *n_lanes);
gboolean             kro_layout_input_get_extent (const KroLayoutInput *self, KroTime *from, KroTime *to);
gboolean             kro_layout_input_get_lane_extent (const KroLayoutInput *self, guint lane, KroTime *from, KroTime *to);
double               kro_layout_input_get_gutter (const KroLayoutInput *self, double width);

/**
 * KroLayoutInputBuilder:
 *
 * Collects events for a #KroLayoutInput: first the lanes, then the events in
 * any order, then finish. For one thread at a time.
 */
typedef struct _KroLayoutInputBuilder KroLayoutInputBuilder;

KroLayoutInputBuilder *kro_layout_input_builder_new (KroAdvance *advance, KroLocale *locale);
void                   kro_layout_input_builder_free (KroLayoutInputBuilder *self);
guint                  kro_layout_input_builder_add_lane (KroLayoutInputBuilder *self, const KroLayoutLane *lane);
void                   kro_layout_input_builder_set_era_rows (KroLayoutInputBuilder *self, guint n_rows);
void                   kro_layout_input_builder_add_event (KroLayoutInputBuilder *self, const KroEventLook *look);
KroLayoutInput        *kro_layout_input_builder_finish (KroLayoutInputBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroLayoutInput, kro_layout_input_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroLayoutInputBuilder, kro_layout_input_builder_free)

G_END_DECLS

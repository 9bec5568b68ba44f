/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-filter.h"
#include "kro-time-scale.h"

G_BEGIN_DECLS

/**
 * KRO_DENSITY_PALETTE:
 *
 * How many colours are counted apart: those of the palette.
 */
#define KRO_DENSITY_PALETTE 7

/**
 * KRO_DENSITY_FEW:
 *
 * Up to how many events are kept one by one, to be drawn as such.
 */
#define KRO_DENSITY_FEW 60

/**
 * KRO_DENSITY_LATER:
 *
 * Up to how many events that came or went later are kept beside those that
 * were sorted once; more are to be sorted anew, all together.
 */
#define KRO_DENSITY_LATER 1024

/**
 * KroDensityEvent:
 * @event: its id
 * @start: its earliest start
 * @end: its latest end; not after @start: an instant
 * @palette: colour of its category, 0 to 6
 * @lasts: whether it lasts; else it happened somewhere between both
 *
 * A dated event, as far as an overview shows it.
 */
typedef struct
{
  KroId    event;
  KroTime  start;
  KroTime  end;
  guint8   palette;
  gboolean lasts;
} KroDensityEvent;

/**
 * KroDensity:
 *
 * How many events touch a stretch of time, by the colour of their category.
 * What is needed to know it is sorted once: starts and ends of each colour.
 * The price of a picture is then a search a column and colour, however many
 * events there are: O(columns · colours · log events).
 *
 * An event fills the half-open span from its start to its end, an instant its
 * nanosecond, as in #KroIndex. Immutable, reference counted, safe to make and
 * to read in any thread.
 */
typedef struct _KroDensity KroDensity;

#define KRO_TYPE_DENSITY (kro_density_get_type ())
GType kro_density_get_type (void) G_GNUC_CONST;

GArray *kro_density_collect (KroTimeline *timeline, const KroMatches *matches);

KroDensity *kro_density_new (const KroDensityEvent *events, gsize n_events);
KroDensity *kro_density_new_followed (KroDensity *self, KroTimeline *timeline, const KroChange *change);
KroDensity *kro_density_ref (KroDensity *self);
void        kro_density_unref (KroDensity *self);

gsize                  kro_density_get_n_events (const KroDensity *self);
gboolean               kro_density_get_extent (const KroDensity *self, KroTime *from, KroTime *to);
const KroDensityEvent *kro_density_get_few (const KroDensity *self, gsize *n_events);
void                   kro_density_count (const KroDensity *self, const KroTimeScale *scale, double x, double column, guint n_columns, guint32 *counts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroDensity, kro_density_unref)

G_END_DECLS

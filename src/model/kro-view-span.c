/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The span that is seen: two instants, each exact to the nanosecond; only its
 * length is ever a double, so that a millisecond of today and ten billion years
 * are both shown without trembling. Main thread.
 */
#include "kro-view-state-private.h"

#include <math.h>

static void
set_span (KroViewState *self, KroTime from, KroTime to)
{
  if (kro_time_compare (from, self->from) == 0 && kro_time_compare (to, self->to) == 0)
    return;
  self->from = from;
  self->to = to;
  kro_view_state_tell_span (self);
}

/* Shows @seconds so that @anchor stands at @fraction, moved to where time still
 * goes: instants that would lie beyond either end are not. */
static void
show (KroViewState *self, KroTime anchor, double fraction, double seconds)
{
  double  length = CLAMP (seconds, KRO_VIEW_SPAN_MIN, KRO_VIEW_SPAN_MAX);
  KroTime from = kro_time_add (anchor, -fraction * length);
  KroTime to = kro_time_add (from, length);

  if (to.seconds == G_MAXINT64)
    from = kro_time_add (to, -length);
  set_span (self, from, to);
}

/**
 * kro_view_state_get_span:
 * @from: (out): the left edge
 * @to: (out): the right edge
 *
 * Gets the span that is seen.
 */
void
kro_view_state_get_span (KroViewState *self,
                         KroTime      *from,
                         KroTime      *to)
{
  g_return_if_fail (KRO_IS_VIEW_STATE (self));

  *from = self->from;
  *to = self->to;
}

/**
 * kro_view_state_set_span:
 * @from: the left edge
 * @to: the right edge
 *
 * Sets the span, exactly if its length lies between %KRO_VIEW_SPAN_MIN and
 * %KRO_VIEW_SPAN_MAX; else its middle stays and it is made longer or shorter.
 */
void
kro_view_state_set_span (KroViewState *self,
                         KroTime       from,
                         KroTime       to)
{
  double seconds;

  g_return_if_fail (KRO_IS_VIEW_STATE (self));

  seconds = kro_time_difference (to, from);
  if (seconds >= KRO_VIEW_SPAN_MIN && seconds <= KRO_VIEW_SPAN_MAX)
    set_span (self, from, to);
  else
    show (self, kro_time_add (from, seconds / 2), 0.5, seconds);
}

/**
 * kro_view_state_get_seconds:
 *
 * Gets the length of the span.
 *
 * Returns: seconds
 */
double
kro_view_state_get_seconds (KroViewState *self)
{
  g_return_val_if_fail (KRO_IS_VIEW_STATE (self), 0);

  return kro_time_difference (self->to, self->from);
}

/**
 * kro_view_state_get_time_at:
 * @fraction: 0 at the left edge, 1 at the right
 *
 * Gets the time at a place.
 *
 * Returns: the time
 */
KroTime
kro_view_state_get_time_at (KroViewState *self,
                            double        fraction)
{
  g_return_val_if_fail (KRO_IS_VIEW_STATE (self), KRO_TIME_INIT (0));

  return fraction == 1.0 ? self->to : kro_time_add (self->from, fraction * kro_view_state_get_seconds (self));
}

/**
 * kro_view_state_get_fraction_of:
 * @time: a time
 *
 * Gets the place of a time.
 *
 * Returns: 0 at the left edge, 1 at the right, less or more beyond
 */
double
kro_view_state_get_fraction_of (KroViewState *self,
                                KroTime       time)
{
  g_return_val_if_fail (KRO_IS_VIEW_STATE (self), 0);

  return kro_time_difference (time, self->from) / kro_view_state_get_seconds (self);
}

/**
 * kro_view_state_zoom:
 * @factor: what the length of the span is multiplied by: 0.5 zooms in
 * @fraction: the place that keeps its time: 0 is the left edge, 1 the right
 *
 * Zooms about a place, as far as %KRO_VIEW_SPAN_MIN and %KRO_VIEW_SPAN_MAX.
 */
void
kro_view_state_zoom (KroViewState *self,
                     double        factor,
                     double        fraction)
{
  g_return_if_fail (KRO_IS_VIEW_STATE (self));
  g_return_if_fail (isfinite (factor) && factor > 0 && isfinite (fraction));

  show (self, kro_view_state_get_time_at (self, fraction), fraction, kro_view_state_get_seconds (self) * factor);
}

/**
 * kro_view_state_pan:
 * @fraction: of the span; positive goes to later times
 *
 * Moves the span; its length stays to the nanosecond.
 */
void
kro_view_state_pan (KroViewState *self,
                    double        fraction)
{
  KroTime by, from, to;

  g_return_if_fail (KRO_IS_VIEW_STATE (self));
  g_return_if_fail (isfinite (fraction));

  by = kro_time_add (KRO_TIME_INIT (0), fraction * kro_view_state_get_seconds (self));
  from = kro_time_add_exact (self->from, by.seconds, by.nanoseconds);
  to = kro_time_add_exact (self->to, by.seconds, by.nanoseconds);
  if (from.seconds != G_MININT64 && to.seconds != G_MAXINT64)
    set_span (self, from, to);
}

/**
 * kro_view_state_fit:
 * @from: what is to be seen from
 * @to: and to
 * @margin: of the length, to be left free on either side: 0.05
 *
 * Shows a span with room on both sides.
 */
void
kro_view_state_fit (KroViewState *self,
                    KroTime       from,
                    KroTime       to,
                    double        margin)
{
  double seconds;

  g_return_if_fail (KRO_IS_VIEW_STATE (self));
  g_return_if_fail (isfinite (margin) && margin >= 0);

  seconds = kro_time_difference (to, from);
  show (self, kro_time_add (from, seconds / 2), 0.5, seconds * (1 + 2 * margin));
}

/**
 * kro_view_state_fit_all:
 * @margin: of the length, to be left free on either side: 0.05
 *
 * Shows all dated events.
 *
 * Returns: %FALSE if there are none; nothing is changed then
 */
gboolean
kro_view_state_fit_all (KroViewState *self,
                        double        margin)
{
  KroTime from, to;

  g_return_val_if_fail (KRO_IS_VIEW_STATE (self), FALSE);

  if (self->timeline == NULL || !kro_index_get_extent (kro_timeline_get_index (self->timeline), &from, &to))
    return FALSE;
  kro_view_state_fit (self, from, to, margin);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which events are selected, and which one of them keys and details are about.
 * These are ids: what else happens to the timeline does not touch them, and
 * they go when their event goes. A range goes through the events as the list
 * has them: in order of the timeline, those that the filter lets through. Main
 * thread.
 */
#include "kro-view-state-private.h"

/* Takes the set; all of it is there before anything is told. */
static void
set (KroViewState *self, KroIdSet *selected, KroId selection)
{
  gboolean selected_changed = !kro_id_set_is_equal (selected, self->selected);
  gboolean selection_changed = selection != self->selection;

  kro_id_set_free (self->selected);
  self->selected = selected;
  self->selection = selection;
  kro_view_state_tell_selection (self, selected_changed, selection_changed);
}

static gboolean
passes (KroViewState *self, guint32 slot)
{
  return kro_filter_get_is_empty (self->filter) || kro_filter_matches (self->filter, self->timeline, slot);
}

/* Those from one position to another, either way. */
static GArray *
collect (KroViewState *self, guint32 first, guint32 last)
{
  GArray        *events = g_array_new (FALSE, FALSE, sizeof (KroId));
  const guint32 *order = kro_timeline_get_order (self->timeline);
  const KroId   *ids = kro_timeline_get_columns (self->timeline)->ids;

  for (guint32 i = MIN (first, last); i <= MAX (first, last); i++)
    if (passes (self, order[i]))
      g_array_append_val (events, ids[order[i]]);
  return events;
}

/* Of those selected the one nearest to where @event is or was in order. */
static KroId
find_nearest (KroViewState *self, const KroIdSet *selected, KroId event)
{
  guint32      n = kro_timeline_get_n_events (self->timeline);
  guint32      position = kro_timeline_get_position (self->timeline, event);
  gsize        n_selected;
  const KroId *ids = kro_id_set_get (selected, &n_selected);

  if (n_selected == 0)
    return KRO_ID_NONE;
  for (guint32 by = 1; position != KRO_SLOT_NONE && by < n; by++)
    {
      if (by <= position && kro_id_set_contains (selected, kro_timeline_get_id_at (self->timeline, position - by)))
        return kro_timeline_get_id_at (self->timeline, position - by);
      if (position + by < n && kro_id_set_contains (selected, kro_timeline_get_id_at (self->timeline, position + by)))
        return kro_timeline_get_id_at (self->timeline, position + by);
    }
  return ids[0];
}

static KroIdSet *
keep_what_is_there (KroViewState *self, const KroId *events, gsize n_events)
{
  g_autoptr (GArray) there = g_array_sized_new (FALSE, FALSE, sizeof (KroId), (guint)n_events);

  for (gsize i = 0; i < n_events; i++)
    if (kro_view_state_is_there (self, events[i]))
      g_array_append_val (there, events[i]);
  return kro_id_set_new ((const KroId *)(gpointer)there->data, there->len);
}

/* Forgets those that are gone, of @events or, if that is %NULL, of all. */
void
kro_view_state_drop_selected (KroViewState *self, const KroId *events, gsize n_events)
{
  gsize        n_selected;
  const KroId *ids = kro_id_set_get (self->selected, &n_selected);
  KroIdSet    *left;
  KroId        selection = self->selection;

  if (n_selected == 0)
    return;
  left = events == NULL ? keep_what_is_there (self, ids, n_selected) : kro_id_set_copy (self->selected);
  for (gsize i = 0; events != NULL && i < n_events; i++)
    if (!kro_view_state_is_there (self, events[i]))
      kro_id_set_remove (left, events[i]);
  if (!kro_id_set_contains (left, selection))
    selection = self->timeline != NULL ? find_nearest (self, left, selection) : KRO_ID_NONE;
  set (self, left, selection);
}

/**
 * kro_view_state_get_selection:
 *
 * Gets the selected event; of several, the one that keys and details are about.
 *
 * Returns: its id, %KRO_ID_NONE if none is selected
 */
KroId
kro_view_state_get_selection (KroViewState *self)
{
  g_return_val_if_fail (KRO_IS_VIEW_STATE (self), KRO_ID_NONE);

  return self->selection;
}

/**
 * kro_view_state_set_selection:
 * @event: id of an event; one that is not there selects none
 *
 * Selects an event, and no other.
 */
void
kro_view_state_set_selection (KroViewState *self,
                              KroId         event)
{
  g_return_if_fail (KRO_IS_VIEW_STATE (self));

  if (!kro_view_state_is_there (self, event))
    event = KRO_ID_NONE;
  self->anchor = event;
  set (self, kro_id_set_new (&event, event != KRO_ID_NONE), event);
}

/**
 * kro_view_state_get_anchor:
 *
 * Returns: the event where a range of selected events begins; %KRO_ID_NONE if
 *   none is selected
 */
KroId
kro_view_state_get_anchor (KroViewState *self)
{
  g_return_val_if_fail (KRO_IS_VIEW_STATE (self), KRO_ID_NONE);

  return kro_id_set_contains (self->selected, self->anchor) ? self->anchor : self->selection;
}

/**
 * kro_view_state_get_selected:
 * @n_events: (out): how many are selected
 *
 * Gets all selected events.
 *
 * Returns: (transfer none) (array length=n_events): their ids, ascending, good
 *   until the next change of the selection or the timeline
 */
const KroId *
kro_view_state_get_selected (KroViewState *self,
                             gsize        *n_events)
{
  g_return_val_if_fail (KRO_IS_VIEW_STATE (self), NULL);

  return kro_id_set_get (self->selected, n_events);
}

/**
 * kro_view_state_get_n_selected:
 *
 * Returns: how many events are selected
 */
gsize
kro_view_state_get_n_selected (KroViewState *self)
{
  gsize n_events;

  g_return_val_if_fail (KRO_IS_VIEW_STATE (self), 0);

  kro_id_set_get (self->selected, &n_events);
  return n_events;
}

/**
 * kro_view_state_get_selected_span:
 * @from: (out): earliest bound of the selected events
 * @to: (out): latest one
 *
 * Returns: %FALSE if none of them has a date
 */
gboolean
kro_view_state_get_selected_span (KroViewState *self,
                                  KroTime      *from,
                                  KroTime      *to)
{
  const KroColumns *columns;
  gsize             n;
  const KroId      *selected;
  gboolean          has_span = FALSE;

  g_return_val_if_fail (KRO_IS_VIEW_STATE (self), FALSE);

  selected = kro_id_set_get (self->selected, &n);
  columns = n > 0 ? kro_timeline_get_columns (self->timeline) : NULL;
  for (gsize i = 0; i < n; i++)
    {
      guint32 slot = kro_timeline_get_slot (self->timeline, selected[i]);

      if (slot == KRO_SLOT_NONE || !columns->is_dated[slot])
        continue;
      *from = has_span && kro_time_compare (*from, columns->starts[slot]) <= 0 ? *from : columns->starts[slot];
      *to = has_span && kro_time_compare (*to, columns->ends[slot]) >= 0 ? *to : columns->ends[slot];
      has_span = TRUE;
    }
  return has_span;
}

/**
 * kro_view_state_is_selected:
 * @event: id of an event
 *
 * Returns: whether it is selected, alone or with others
 */
gboolean
kro_view_state_is_selected (KroViewState *self,
                            KroId         event)
{
  g_return_val_if_fail (KRO_IS_VIEW_STATE (self), FALSE);

  return event != KRO_ID_NONE && kro_id_set_contains (self->selected, event);
}

/**
 * kro_view_state_select:
 * @events: (array length=n_events): ids of events; those that are not there are
 *   passed over
 * @n_events: how many
 * @selection: the one that keys and details are about; if it is not among
 *   @events, the one nearest to it
 *
 * Selects events, and no others.
 */
void
kro_view_state_select (KroViewState *self,
                       const KroId  *events,
                       gsize         n_events,
                       KroId         selection)
{
  KroIdSet *selected;

  g_return_if_fail (KRO_IS_VIEW_STATE (self));

  selected = keep_what_is_there (self, events, n_events);
  if (!kro_id_set_contains (selected, selection))
    selection = self->timeline != NULL ? find_nearest (self, selected, selection) : KRO_ID_NONE;
  if (!kro_id_set_contains (selected, self->anchor))
    self->anchor = selection;
  set (self, selected, selection);
}

/**
 * kro_view_state_toggle:
 * @event: id of an event
 *
 * Selects an event besides the others, or lets it go.
 */
void
kro_view_state_toggle (KroViewState *self,
                       KroId         event)
{
  KroIdSet *selected;
  KroId     selection = event;

  g_return_if_fail (KRO_IS_VIEW_STATE (self));

  if (!kro_view_state_is_there (self, event))
    return;
  selected = kro_id_set_copy (self->selected);
  if (!kro_id_set_add (selected, event))
    {
      kro_id_set_remove (selected, event);
      selection = event == self->selection ? find_nearest (self, selected, event) : self->selection;
    }
  self->anchor = selection;
  set (self, selected, selection);
}

/**
 * kro_view_state_extend:
 * @event: id of an event
 *
 * Selects all events from where the selection began up to @event, in order of
 * the timeline, and no others; those that the filter does not let through are
 * passed over. With nothing selected, @event alone.
 */
void
kro_view_state_extend (KroViewState *self,
                       KroId         event)
{
  g_autoptr (GArray) events = NULL;
  KroIdSet *selected;
  KroId     anchor;

  g_return_if_fail (KRO_IS_VIEW_STATE (self));

  anchor = kro_view_state_get_anchor (self);
  if (!kro_view_state_is_there (self, event))
    return;
  if (anchor == KRO_ID_NONE)
    {
      kro_view_state_set_selection (self, event);
      return;
    }
  events = collect (self, kro_timeline_get_position (self->timeline, anchor), kro_timeline_get_position (self->timeline, event));
  selected = kro_id_set_new ((const KroId *)(gpointer)events->data, events->len);
  kro_id_set_add (selected, event);
  set (self, selected, event);
}

/**
 * kro_view_state_select_all:
 *
 * Selects all events that the filter lets through.
 */
void
kro_view_state_select_all (KroViewState *self)
{
  g_autoptr (GArray) events = NULL;
  guint32 n;

  g_return_if_fail (KRO_IS_VIEW_STATE (self));

  n = self->timeline != NULL ? kro_timeline_get_n_events (self->timeline) : 0;
  if (n == 0)
    return;
  events = collect (self, 0, n - 1);
  kro_view_state_select (self, (const KroId *)(gpointer)events->data, events->len, self->selection);
}

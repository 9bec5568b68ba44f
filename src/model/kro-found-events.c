/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows are positions in the order of the timeline, rising: 4 bytes an event,
 * and none at all while the filter lets everything through, when a row is its
 * position. What the timeline tells of its items is followed while it tells
 * it, so that both always agree; what passes or no longer passes because its
 * fields changed is found when the change has been made. Main thread.
 */
#include "kro-found-events.h"

/* Up to so many changed events are looked at one by one. */
#define FEW 64
/* More new rows than these come after the old ones have gone. */
#define MANY 5000

struct _KroFoundEvents
{
  GObject parent_instance;

  /* owned */
  KroTimeline *timeline;
  KroFilter   *filter;
  GArray      *rows; /* of guint32: positions; %NULL: all of them */
};

static void kro_found_events_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KroFoundEvents, kro_found_events, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, kro_found_events_list_model_init))

/* --- rows ------------------------------------------------------------------------ */

static guint32
get_position (const GArray *rows, guint row)
{
  return rows != NULL ? g_array_index (rows, guint32, row) : row;
}

/* The first row that stands at @position or behind it. */
static guint
find_row (KroFoundEvents *self, guint32 position)
{
  guint low = 0, high = self->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->rows, guint32, middle) < position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
is_row (KroFoundEvents *self, guint row, guint32 position)
{
  return row < self->rows->len && g_array_index (self->rows, guint32, row) == position;
}

static void
tell (KroFoundEvents *self, guint row, guint removed, guint added)
{
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), row, removed, added);
}

static void
take_rows (KroFoundEvents *self, GArray *rows)
{
  g_clear_pointer (&self->rows, g_array_unref);
  self->rows = rows;
}

/* Leaves the first and the last rows only. */
static void
take_out (KroFoundEvents *self, guint before, guint after)
{
  guint   n_rows = kro_found_events_get_n_rows (self);
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (guint32), before + after);

  for (guint i = 0; i < before + after; i++)
    {
      guint32 position = get_position (self->rows, i < before ? i : n_rows - after - before + i);

      g_array_append_val (rows, position);
    }
  take_rows (self, rows);
  tell (self, before, n_rows - before - after, 0);
}

/* Puts other rows in place of all, and tells what lies between those at
 * either end that are the same. The timeline itself has not changed. Of many
 * new rows it is told first that the old ones went: lists look for what they
 * showed among all that come in the same change. */
static void
replace_rows (KroFoundEvents *self, GArray *rows)
{
  GArray *old = self->rows;
  guint   n_all = kro_timeline_get_n_events (self->timeline);
  guint   n_old = old != NULL ? old->len : n_all;
  guint   n_new = rows != NULL ? rows->len : n_all;
  guint   n_less = MIN (n_old, n_new), before = 0, after = 0;

  if (old == NULL && rows == NULL)
    return;
  while (before < n_less && get_position (old, before) == get_position (rows, before))
    before++;
  while (after < n_less - before && get_position (old, n_old - after - 1) == get_position (rows, n_new - after - 1))
    after++;
  if (n_new - before - after > MANY && n_old > before + after)
    {
      take_out (self, before, after);
      n_old = before + after;
    }
  take_rows (self, rows);
  tell (self, before, n_old - before - after, n_new - before - after);
}

static GArray *
find_rows (KroFoundEvents *self)
{
  g_autoptr (KroMatches) matches = NULL;
  GArray *rows;

  if (kro_filter_get_is_empty (self->filter))
    return NULL;
  matches = kro_filter_apply (self->filter, self->timeline);
  rows = g_array_sized_new (FALSE, FALSE, sizeof (guint32), matches->n_positions);
  return g_array_append_vals (rows, matches->positions, matches->n_positions);
}

static void
find_again (KroFoundEvents *self)
{
  replace_rows (self, find_rows (self));
}

/* --- what the timeline tells ----------------------------------------------------- */

/* The positions from @position on that pass. */
static GArray *
find_among (KroFoundEvents *self, guint position, guint n)
{
  const guint32 *order = kro_timeline_get_order (self->timeline);
  GArray        *found = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = position; i < position + n; i++)
    if (kro_filter_matches (self->filter, self->timeline, order[i]))
      g_array_append_val (found, i);
  return found;
}

static void
items_changed_cb (KroFoundEvents *self, guint position, guint removed, guint added)
{
  g_autoptr (GArray) found = NULL;
  guint first, n_gone;

  if (self->rows == NULL)
    {
      g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
      return;
    }
  first = find_row (self, position);
  n_gone = find_row (self, position + removed) - first;
  found = find_among (self, position, added);
  for (guint i = first + n_gone; i < self->rows->len; i++)
    g_array_index (self->rows, guint32, i) += added - removed;
  if (n_gone > 0)
    g_array_remove_range (self->rows, first, n_gone);
  if (found->len > 0)
    g_array_insert_vals (self->rows, first, found->data, found->len);
  tell (self, first, n_gone, found->len);
}

/* Whether an event that was there passes as it did. */
static void
check_event (KroFoundEvents *self, KroId event)
{
  guint32  slot = kro_timeline_get_slot (self->timeline, event);
  guint32  position;
  guint    row;
  gboolean was_found, is_found;

  if (slot == KRO_SLOT_NONE)
    return;
  position = kro_timeline_get_position (self->timeline, event);
  row = find_row (self, position);
  was_found = is_row (self, row, position);
  is_found = kro_filter_matches (self->filter, self->timeline, slot);
  if (was_found == is_found)
    return;
  if (is_found)
    g_array_insert_val (self->rows, row, position);
  else
    g_array_remove_index (self->rows, row);
  g_list_model_items_changed (G_LIST_MODEL (self), row, was_found, is_found);
}

/* Passages tell which sources an event has. */
static void
changed_cb (KroFoundEvents *self, const KroChange *change)
{
  if (self->rows == NULL || !(change->flags & (KRO_CHANGE_EVENTS | KRO_CHANGE_PASSAGES)))
    return;
  if (change->events == NULL || change->n_events > FEW || (change->flags & KRO_CHANGE_PASSAGES))
    {
      find_again (self);
      return;
    }
  for (gsize i = 0; i < change->n_events; i++)
    check_event (self, change->events[i]);
}

/* --- GListModel ------------------------------------------------------------------ */

static GType
kro_found_events_get_item_type (GListModel *model)
{
  return KRO_TYPE_EVENT;
}

static guint
kro_found_events_get_n_items (GListModel *model)
{
  return kro_found_events_get_n_rows (KRO_FOUND_EVENTS (model));
}

static gpointer
kro_found_events_get_item (GListModel *model, guint row)
{
  KroFoundEvents *self = KRO_FOUND_EVENTS (model);

  return kro_timeline_get_event (self->timeline, kro_found_events_get_id_at (self, row));
}

static void
kro_found_events_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = kro_found_events_get_item_type;
  iface->get_n_items = kro_found_events_get_n_items;
  iface->get_item = kro_found_events_get_item;
}

static void
kro_found_events_finalize (GObject *object)
{
  KroFoundEvents *self = KRO_FOUND_EVENTS (object);

  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_object (&self->filter);
  g_clear_object (&self->timeline);
  G_OBJECT_CLASS (kro_found_events_parent_class)->finalize (object);
}

static void
kro_found_events_class_init (KroFoundEventsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kro_found_events_finalize;
}

static void
kro_found_events_init (KroFoundEvents *self)
{
}

/**
 * kro_found_events_new:
 * @timeline: a timeline
 * @filter: what its events must pass
 *
 * Makes the list of the events that pass, which follows both.
 *
 * Returns: (transfer full): it
 */
KroFoundEvents *
kro_found_events_new (KroTimeline *timeline,
                      KroFilter   *filter)
{
  KroFoundEvents *self = g_object_new (KRO_TYPE_FOUND_EVENTS, NULL);

  self->timeline = g_object_ref (timeline);
  self->filter = g_object_ref (filter);
  self->rows = find_rows (self);
  g_signal_connect_object (timeline, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (timeline, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (filter, "changed", G_CALLBACK (find_again), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * kro_found_events_get_timeline:
 *
 * Gets the timeline whose events these are.
 *
 * Returns: (transfer none): the timeline
 */
KroTimeline *
kro_found_events_get_timeline (KroFoundEvents *self)
{
  g_return_val_if_fail (KRO_IS_FOUND_EVENTS (self), NULL);

  return self->timeline;
}

/**
 * kro_found_events_get_n_rows:
 *
 * Counts the events that pass.
 *
 * Returns: how many
 */
guint
kro_found_events_get_n_rows (KroFoundEvents *self)
{
  g_return_val_if_fail (KRO_IS_FOUND_EVENTS (self), 0);

  return self->rows != NULL ? self->rows->len : kro_timeline_get_n_events (self->timeline);
}

/**
 * kro_found_events_get_id_at:
 * @row: a row
 *
 * Gets the event in a row.
 *
 * Returns: its id, %KRO_ID_NONE beyond the last
 */
KroId
kro_found_events_get_id_at (KroFoundEvents *self,
                            guint           row)
{
  g_return_val_if_fail (KRO_IS_FOUND_EVENTS (self), KRO_ID_NONE);

  return row < kro_found_events_get_n_rows (self) ? kro_timeline_get_id_at (self->timeline, get_position (self->rows, row)) : KRO_ID_NONE;
}

/**
 * kro_found_events_get_slot_at:
 * @row: a row
 *
 * Gets the slot of the event in a row.
 *
 * Returns: the slot, %KRO_SLOT_NONE beyond the last
 */
guint32
kro_found_events_get_slot_at (KroFoundEvents *self,
                              guint           row)
{
  g_return_val_if_fail (KRO_IS_FOUND_EVENTS (self), KRO_SLOT_NONE);

  return row < kro_found_events_get_n_rows (self) ? kro_timeline_get_order (self->timeline)[get_position (self->rows, row)] : KRO_SLOT_NONE;
}

/**
 * kro_found_events_find:
 * @event: id of an event
 *
 * Finds the row of an event.
 *
 * Returns: the row, %KRO_SLOT_NONE if it is not among those that pass
 */
guint32
kro_found_events_find (KroFoundEvents *self,
                       KroId           event)
{
  guint32 position;
  guint   row;

  g_return_val_if_fail (KRO_IS_FOUND_EVENTS (self), KRO_SLOT_NONE);

  position = kro_timeline_get_position (self->timeline, event);
  if (position == KRO_SLOT_NONE || self->rows == NULL)
    return position;
  row = find_row (self, position);
  return is_row (self, row, position) ? row : KRO_SLOT_NONE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The timeline: its life, the one way to change it, and looking up events.
 *
 * A command is applied in full or not at all: each operation checks all before
 * it changes anything, and a group that fails halfway is taken back. Meanwhile
 * `touched` collects what there is to tell; it is told once, when everything is
 * in its new state: items-changed, then the handles, then `changed`. No change
 * can be made from within. Main thread only.
 */
#include "kro-timeline.h"

#include "kro-timeline-private.h"

#include <glib/gi18n-lib.h>

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
kro_timeline_get_item_type (GListModel *model)
{
  return KRO_TYPE_EVENT;
}

static guint
kro_timeline_get_n_items (GListModel *model)
{
  return KRO_TIMELINE (model)->n_events;
}

static gpointer
kro_timeline_get_item (GListModel *model, guint position)
{
  KroTimeline *self = KRO_TIMELINE (model);

  if (position >= self->n_events)
    return NULL;
  return kro_timeline_get_event (self, self->events.ids[self->order[position]]);
}

static void
kro_timeline_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = kro_timeline_get_item_type;
  iface->get_n_items = kro_timeline_get_n_items;
  iface->get_item = kro_timeline_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KroTimeline, kro_timeline, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, kro_timeline_list_model_init))

static const KroApplyFunc operations[] = {
  [KRO_COMMAND_ADD_SOURCE] = kro_timeline_apply_add_source,
  [KRO_COMMAND_REMOVE_SOURCE] = kro_timeline_apply_remove_source,
  [KRO_COMMAND_ADD_REVISION] = kro_timeline_apply_revision,
  [KRO_COMMAND_CHANGE_SOURCE] = kro_timeline_apply_change_source,
  [KRO_COMMAND_ADD_CATEGORY] = kro_timeline_apply_category,
  [KRO_COMMAND_ADD_ERA] = kro_timeline_apply_era,
  [KRO_COMMAND_ADD_EVENT] = kro_timeline_apply_add_event,
  [KRO_COMMAND_REMOVE_EVENT] = kro_timeline_apply_remove_event,
  [KRO_COMMAND_CHANGE_EVENT] = kro_timeline_apply_change_event,
  [KRO_COMMAND_ADD_PASSAGE] = kro_timeline_apply_add_passage,
  [KRO_COMMAND_REMOVE_PASSAGE] = kro_timeline_apply_remove_passage,
  [KRO_COMMAND_ADD_ANCHOR] = kro_timeline_apply_anchor,
  [KRO_COMMAND_LOAD_CHUNK] = kro_timeline_apply_chunk,
};

/* Sets an error and gives FALSE, for a return in one line. */
gboolean
kro_timeline_fail (GError      **error,
                   KroModelError code,
                   const char   *message)
{
  g_set_error_literal (error, KRO_MODEL_ERROR, code, message);
  return FALSE;
}

/* Notes that an event was touched and how. */
void
kro_timeline_touch (KroTimeline *self,
                    KroId        event,
                    KroTouch     touch)
{
  guint32 value = touch;

  g_array_append_val (self->touched.ids, event);
  g_array_append_val (self->touched.touches, value);
  self->touched.flags |= KRO_CHANGE_EVENTS;
}

/* Notes how an event looks before this change touches it for the first time. */
void
kro_timeline_note_former (KroTimeline *self,
                          guint32      slot,
                          gboolean     is_new)
{
  const KroEventStore *events = &self->events;
  KroFormerEvent       former = { .event = events->ids[slot] };
  guint8               shape;

  if (g_hash_table_contains (self->touched.known, &former.event))
    return;
  g_hash_table_add (self->touched.known, g_memdup2 (&former.event, sizeof former.event));
  former.is_dated = !is_new && events->is_dated[slot];
  if (former.is_dated)
    {
      former.start = events->starts[slot];
      former.end = events->ends[slot];
      former.bounds_flags = events->bounds_flags[slot];
      former.review = events->reviews[slot];
      kro_timeline_get_look (self, slot, &former.palette, &shape);
    }
  g_array_append_val (self->touched.former, former);
}

void
kro_timeline_touch_span (KroTimeline *self,
                         KroTime      from,
                         KroTime      to)
{
  KroTouched *touched = &self->touched;

  if (!touched->has_span || kro_time_compare (from, touched->from) < 0)
    touched->from = from;
  if (!touched->has_span || kro_time_compare (to, touched->to) > 0)
    touched->to = to;
  touched->has_span = TRUE;
}

/* Lets the public view of the columns follow the columns. */
void
kro_timeline_refresh_columns (KroTimeline *self)
{
  const KroEventStore *events = &self->events;

  self->columns = (KroColumns){
    .n_slots = events->n_slots,
    .ids = events->ids,
    .starts = events->starts,
    .ends = events->ends,
    .bounds_flags = events->bounds_flags,
    .is_dated = events->is_dated,
    .categories = events->categories,
    .importance = events->importance,
    .reviews = events->reviews,
    .origins = events->origins,
    .confidence = events->confidence,
    .titles = events->titles,
  };
}

static void
reset_touched (KroTimeline *self)
{
  KroTouched *touched = &self->touched;

  g_array_set_size (touched->ids, 0);
  g_array_set_size (touched->touches, 0);
  g_array_set_size (touched->former, 0);
  g_hash_table_remove_all (touched->known);
  touched->flags = 0;
  touched->has_bulk = FALSE;
  touched->has_span = FALSE;
  touched->n_before = self->n_events;
  touched->n_same_before = self->n_events;
  touched->n_same_after = self->n_events;
  touched->n_moves = 0;
  touched->moved_from = KRO_SLOT_NONE;
}

static gboolean
apply_one (KroTimeline *self, KroCommand *command, GError **error)
{
  KroCommand *const *members;
  gsize              n_members;

  if (kro_command_get_op (command) != KRO_COMMAND_GROUP)
    return operations[kro_command_get_op (command)](self, command, error);
  members = kro_command_get_members (command, &n_members);
  for (gsize i = 0; i < n_members; i++)
    {
      if (apply_one (self, members[i], error))
        continue;
      while (i-- > 0)
        {
          g_autoptr (KroCommand) inverse = kro_command_invert (members[i]);
          gboolean is_back = apply_one (self, inverse, NULL);

          g_assert (is_back);
        }
      return FALSE;
    }
  return TRUE;
}

/* One event that moved: taken out and put in again, two changes of one item
 * each, whatever lies between. */
static void
emit_move (KroTimeline *self)
{
  guint32 from = self->touched.moved_from;
  guint32 to = self->touched.moved_to;
  guint32 slot = self->order[to];

  kro_timeline_remove_order (self, to);
  g_list_model_items_changed (G_LIST_MODEL (self), from, 1, 0);
  kro_timeline_insert_order (self, to, slot);
  g_list_model_items_changed (G_LIST_MODEL (self), to, 0, 1);
}

static void
emit_items_changed (KroTimeline *self)
{
  const KroTouched *touched = &self->touched;
  guint32           n_less = MIN (touched->n_before, self->n_events);
  guint32           before = MIN (touched->n_same_before, n_less);
  guint32           after = MIN (touched->n_same_after, n_less - before);
  guint32           n_removed = touched->n_before - before - after;
  guint32           n_added = self->n_events - before - after;

  if (touched->n_moves == 0)
    return;
  if (touched->n_moves == 1 && touched->moved_from != KRO_SLOT_NONE)
    emit_move (self);
  else if (n_removed > 0 || n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), before, n_removed, n_added);
}

/* The handles that have something to tell, each held for as long as it takes;
 * after a bulk change that is those whose events came or went. */
static void
report_handles (KroTimeline *self)
{
  g_autoptr (GPtrArray) handles = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer       handle;

  if (g_hash_table_size (self->handles) == 0)
    return;
  for (guint i = 0; i < self->touched.ids->len; i++)
    {
      handle = g_hash_table_lookup (self->handles, &g_array_index (self->touched.ids, KroId, i));
      if (handle == NULL)
        continue;
      g_object_freeze_notify (handle);
      kro_event_report (handle, g_array_index (self->touched.touches, guint32, i));
      g_ptr_array_add (handles, g_object_ref (handle));
    }
  if (self->touched.has_bulk)
    {
      g_hash_table_iter_init (&iter, self->handles);
      while (g_hash_table_iter_next (&iter, NULL, &handle))
        {
          g_object_freeze_notify (handle);
          if (kro_event_sync_exists (handle))
            kro_event_report (handle, KRO_TOUCH_ALL);
          g_ptr_array_add (handles, g_object_ref (handle));
        }
    }
  for (guint i = 0; i < handles->len; i++)
    g_object_thaw_notify (g_ptr_array_index (handles, i));
}

static void
flush_sources (KroTimeline *self)
{
  for (guint i = 0; i < self->sources->len; i++)
    kro_source_flush (g_ptr_array_index (self->sources, i));
}

static void
report (KroTimeline *self, KroCommand *command)
{
  const KroTouched *touched = &self->touched;
  const KroChange   change = {
      .command = command,
      .flags = touched->flags,
      .generation = self->generation,
      .events = touched->has_bulk ? NULL : (const KroId *)(const void *)touched->ids->data,
      .n_events = touched->has_bulk ? 0 : touched->ids->len,
      .former = touched->has_bulk ? NULL : (const KroFormerEvent *)(const void *)touched->former->data,
      .n_former = touched->has_bulk ? 0 : touched->former->len,
      .has_span = touched->has_span,
      .from = touched->from,
      .to = touched->to,
  };

  emit_items_changed (self);
  report_handles (self);
  flush_sources (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, &change);
}

static void
free_source_entry (gpointer data)
{
  KroSourceEntry *entry = data;

  if (entry == NULL)
    return;
  g_array_unref (entry->rows);
  g_free (entry);
}

static void
kro_timeline_dispose (GObject *object)
{
  KroTimeline   *self = KRO_TIMELINE (object);
  GHashTableIter iter;
  gpointer       handle;

  g_clear_handle_id (&self->tidying, g_source_remove);
  g_hash_table_iter_init (&iter, self->handles);
  while (g_hash_table_iter_next (&iter, NULL, &handle))
    kro_event_forget_timeline (handle);
  g_hash_table_remove_all (self->handles);
  G_OBJECT_CLASS (kro_timeline_parent_class)->dispose (object);
}

static void
kro_timeline_finalize (GObject *object)
{
  KroTimeline *self = KRO_TIMELINE (object);

  g_clear_pointer (&self->index, kro_index_free);
  kro_event_store_clear (&self->events);
  kro_id_map_clear (&self->map);
  kro_passage_store_clear (&self->passages);
  g_array_unref (self->free_slots);
  g_free (self->order);
  g_ptr_array_unref (self->arenas);
  g_ptr_array_unref (self->categories);
  g_ptr_array_unref (self->eras);
  g_hash_table_unref (self->sources_by_id);
  g_ptr_array_unref (self->source_entries);
  g_ptr_array_unref (self->sources);
  g_hash_table_unref (self->anchors);
  g_hash_table_unref (self->handles);
  g_array_unref (self->touched.ids);
  g_array_unref (self->touched.touches);
  g_array_unref (self->touched.former);
  g_hash_table_unref (self->touched.known);
  G_OBJECT_CLASS (kro_timeline_parent_class)->finalize (object);
}

static void
kro_timeline_class_init (KroTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kro_timeline_dispose;
  object_class->finalize = kro_timeline_finalize;

  /**
   * KroTimeline::changed:
   * @change: (type gpointer): a #KroChange
   *
   * Emitted once for each command that was applied, when all else has been
   * told.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KRO_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
kro_timeline_init (KroTimeline *self)
{
  self->index = kro_index_new (&self->events);
  self->free_slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->arenas = g_ptr_array_new_with_free_func ((GDestroyNotify)kro_arena_unref);
  self->arena = kro_arena_new ();
  g_ptr_array_add (self->arenas, self->arena);
  self->categories = g_ptr_array_new_with_free_func ((GDestroyNotify)kro_category_free);
  self->eras = g_ptr_array_new_with_free_func ((GDestroyNotify)kro_era_free);
  g_ptr_array_add (self->categories, kro_category_new (NULL, 0, 0));
  self->sources = g_ptr_array_new_with_free_func (g_object_unref);
  self->source_entries = g_ptr_array_new_with_free_func (free_source_entry);
  self->sources_by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  kro_passage_store_init (&self->passages);
  self->anchors = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_array_unref);
  self->handles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->touched.ids = g_array_new (FALSE, FALSE, sizeof (KroId));
  self->touched.touches = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->touched.former = g_array_new (FALSE, FALSE, sizeof (KroFormerEvent));
  self->touched.known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * kro_timeline_new:
 *
 * Makes an empty timeline; category 0, "none", is there.
 *
 * Returns: (transfer full): it
 */
KroTimeline *
kro_timeline_new (void)
{
  return g_object_new (KRO_TYPE_TIMELINE, NULL);
}

static gboolean
tidy_cb (gpointer user_data)
{
  KroTimeline *self = user_data;

  self->tidying = 0;
  kro_index_tidy (self->index);
  return G_SOURCE_REMOVE;
}

/**
 * kro_timeline_apply:
 * @command: what to do
 *
 * Changes the timeline: the only way there is. All of the command is done, and
 * told by one `changed`, or nothing is.
 *
 * Returns: %FALSE with an error of %KRO_MODEL_ERROR if the command does not fit
 */
gboolean
kro_timeline_apply (KroTimeline *self,
                    KroCommand  *command,
                    GError     **error)
{
  g_return_val_if_fail (KRO_IS_TIMELINE (self), FALSE);
  g_return_val_if_fail (command != NULL, FALSE);

  if (self->is_busy)
    return kro_timeline_fail (error, KRO_MODEL_ERROR_BUSY, _ ("The timeline is just telling of a change."));
  reset_touched (self);
  if (!apply_one (self, command, error))
    {
      kro_timeline_refresh_columns (self);
      flush_sources (self);
      return FALSE;
    }
  kro_timeline_refresh_columns (self);
  self->generation++;
  g_object_ref (self);
  self->is_busy = TRUE;
  report (self, command);
  self->is_busy = FALSE;
  if (self->tidying == 0 && kro_index_is_due (self->index))
    self->tidying = g_idle_add_full (G_PRIORITY_LOW, tidy_cb, self, NULL);
  g_object_unref (self);
  return TRUE;
}

/**
 * kro_timeline_get_generation:
 *
 * Counts the commands applied so far: what was derived at the same generation
 * still holds.
 *
 * Returns: the count
 */
guint64
kro_timeline_get_generation (KroTimeline *self)
{
  g_return_val_if_fail (KRO_IS_TIMELINE (self), 0);

  return self->generation;
}

/**
 * kro_timeline_get_n_events:
 *
 * Counts the events.
 *
 * Returns: how many
 */
guint
kro_timeline_get_n_events (KroTimeline *self)
{
  g_return_val_if_fail (KRO_IS_TIMELINE (self), 0);

  return self->n_events;
}

/**
 * kro_timeline_get_columns:
 *
 * Gets the events by slot.
 *
 * Returns: (transfer none): the columns, good until the next change
 */
const KroColumns *
kro_timeline_get_columns (KroTimeline *self)
{
  g_return_val_if_fail (KRO_IS_TIMELINE (self), NULL);

  return &self->columns;
}

/**
 * kro_timeline_get_order:
 *
 * Gets the slots in order of (earliest start, latest end, id), undated last;
 * as many as kro_timeline_get_n_events().
 *
 * Returns: (transfer none) (nullable): the slots, good until the next change
 */
const guint32 *
kro_timeline_get_order (KroTimeline *self)
{
  g_return_val_if_fail (KRO_IS_TIMELINE (self), NULL);

  return self->order;
}

/**
 * kro_timeline_get_index:
 *
 * Gets the interval index.
 *
 * Returns: (transfer none): the index, which follows every change
 */
const KroIndex *
kro_timeline_get_index (KroTimeline *self)
{
  g_return_val_if_fail (KRO_IS_TIMELINE (self), NULL);

  return self->index;
}

/**
 * kro_timeline_get_slot:
 * @event: id of an event
 *
 * Gets the slot of an event.
 *
 * Returns: the slot, %KRO_SLOT_NONE if there is no such event
 */
guint32
kro_timeline_get_slot (KroTimeline *self,
                       KroId        event)
{
  guint32 slot;

  g_return_val_if_fail (KRO_IS_TIMELINE (self), KRO_SLOT_NONE);

  return kro_id_map_find (&self->map, event, self->events.ids, sizeof (KroId), &slot) ? slot : KRO_SLOT_NONE;
}

/**
 * kro_timeline_get_position:
 * @event: id of an event
 *
 * Gets the position of an event in the order.
 *
 * Returns: the position, %KRO_SLOT_NONE if there is no such event
 */
guint32
kro_timeline_get_position (KroTimeline *self,
                           KroId        event)
{
  guint32 slot = kro_timeline_get_slot (self, event);

  return slot != KRO_SLOT_NONE ? kro_timeline_find_place (self, slot) : KRO_SLOT_NONE;
}

/**
 * kro_timeline_get_id_at:
 * @position: position in the order
 *
 * Gets the event at a position.
 *
 * Returns: its id, %KRO_ID_NONE beyond the last
 */
KroId
kro_timeline_get_id_at (KroTimeline *self,
                        guint32      position)
{
  g_return_val_if_fail (KRO_IS_TIMELINE (self), KRO_ID_NONE);

  return position < self->n_events ? self->events.ids[self->order[position]] : KRO_ID_NONE;
}

/**
 * kro_timeline_get_event:
 * @event: id of an event
 *
 * Gets the live handle on an event, always the same one for as long as someone
 * holds it.
 *
 * Returns: (transfer full) (nullable): the handle, %NULL if there is no such
 *   event
 */
KroEvent *
kro_timeline_get_event (KroTimeline *self,
                        KroId        event)
{
  KroEvent *handle;

  g_return_val_if_fail (KRO_IS_TIMELINE (self), NULL);

  handle = g_hash_table_lookup (self->handles, &event);
  if (kro_timeline_get_slot (self, event) == KRO_SLOT_NONE)
    return NULL;
  if (handle != NULL)
    return g_object_ref (handle);
  handle = kro_event_new_handle (self, event);
  g_hash_table_insert (self->handles, g_memdup2 (&event, sizeof event), handle);
  return handle;
}

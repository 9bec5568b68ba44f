/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The view state says what is selected; nothing of it is kept here. So a row
 * that moves, goes or comes back is selected or not without being looked for.
 * Main thread.
 */
#include "kro-event-selection.h"

struct _KroEventSelection
{
  GObject parent_instance;

  /* owned */
  KroFoundEvents *events;
  KroViewState   *state;
};

static void kro_event_selection_list_model_init (GListModelInterface *iface);
static void kro_event_selection_selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KroEventSelection,
                               kro_event_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, kro_event_selection_list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, kro_event_selection_selection_model_init))

/* GTK asks anew for those rows that have a widget. */
static void
selected_cb (KroEventSelection *self)
{
  guint n_rows = kro_found_events_get_n_rows (self->events);

  if (n_rows > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n_rows);
}

static void
items_changed_cb (KroEventSelection *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* --- GListModel ------------------------------------------------------------------ */

static GType
kro_event_selection_get_item_type (GListModel *model)
{
  return KRO_TYPE_EVENT;
}

static guint
kro_event_selection_get_n_items (GListModel *model)
{
  return kro_found_events_get_n_rows (KRO_EVENT_SELECTION (model)->events);
}

static gpointer
kro_event_selection_get_item (GListModel *model, guint row)
{
  return g_list_model_get_item (G_LIST_MODEL (KRO_EVENT_SELECTION (model)->events), row);
}

static void
kro_event_selection_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = kro_event_selection_get_item_type;
  iface->get_n_items = kro_event_selection_get_n_items;
  iface->get_item = kro_event_selection_get_item;
}

/* --- GtkSelectionModel ----------------------------------------------------------- */

static gboolean
kro_event_selection_is_selected (GtkSelectionModel *model, guint row)
{
  KroEventSelection *self = KRO_EVENT_SELECTION (model);

  return kro_view_state_is_selected (self->state, kro_found_events_get_id_at (self->events, row));
}

static GtkBitset *
kro_event_selection_get_selection_in_range (GtkSelectionModel *model, guint first, guint n_rows)
{
  KroEventSelection *self = KRO_EVENT_SELECTION (model);
  GtkBitset         *rows = gtk_bitset_new_empty ();
  gsize              n_selected;
  const KroId       *selected = kro_view_state_get_selected (self->state, &n_selected);

  for (gsize i = 0; i < n_selected; i++)
    {
      guint32 row = kro_found_events_find (self->events, selected[i]);

      if (row != KRO_SLOT_NONE && row >= first && row - first < n_rows)
        gtk_bitset_add (rows, row);
    }
  return rows;
}

static gboolean
kro_event_selection_select_item (GtkSelectionModel *model, guint row, gboolean unselect_rest)
{
  KroEventSelection *self = KRO_EVENT_SELECTION (model);
  KroId              event = kro_found_events_get_id_at (self->events, row);

  if (event == KRO_ID_NONE)
    return FALSE;
  if (unselect_rest)
    kro_view_state_set_selection (self->state, event);
  else if (!kro_view_state_is_selected (self->state, event))
    kro_view_state_toggle (self->state, event);
  return TRUE;
}

static gboolean
kro_event_selection_unselect_item (GtkSelectionModel *model, guint row)
{
  KroEventSelection *self = KRO_EVENT_SELECTION (model);
  KroId              event = kro_found_events_get_id_at (self->events, row);

  if (kro_view_state_is_selected (self->state, event))
    kro_view_state_toggle (self->state, event);
  return TRUE;
}

/* Shift and a click: the rows from where the selection began. The one clicked
 * is at the other end. */
static gboolean
kro_event_selection_select_range (GtkSelectionModel *model, guint first, guint n_rows, gboolean unselect_rest)
{
  KroEventSelection *self = KRO_EVENT_SELECTION (model);
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (KroId));
  gsize        n_selected;
  const KroId *selected = kro_view_state_get_selected (self->state, &n_selected);
  guint32      anchor = kro_found_events_find (self->events, kro_view_state_get_anchor (self->state));
  guint        last;

  if (n_rows == 0 || first >= kro_found_events_get_n_rows (self->events))
    return FALSE;
  last = first + MIN (n_rows, kro_found_events_get_n_rows (self->events) - first) - 1;
  if (!unselect_rest)
    g_array_append_vals (events, selected, (guint)n_selected);
  for (guint row = first; row <= last; row++)
    {
      KroId event = kro_found_events_get_id_at (self->events, row);

      g_array_append_val (events, event);
    }
  kro_view_state_select (self->state, (const KroId *)(gpointer)events->data, events->len, kro_found_events_get_id_at (self->events, anchor == last ? first : last));
  return TRUE;
}

static gboolean
kro_event_selection_select_all (GtkSelectionModel *model)
{
  kro_view_state_select_all (KRO_EVENT_SELECTION (model)->state);
  return TRUE;
}

static gboolean
kro_event_selection_unselect_all (GtkSelectionModel *model)
{
  kro_view_state_set_selection (KRO_EVENT_SELECTION (model)->state, KRO_ID_NONE);
  return TRUE;
}

static void
kro_event_selection_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = kro_event_selection_is_selected;
  iface->get_selection_in_range = kro_event_selection_get_selection_in_range;
  iface->select_item = kro_event_selection_select_item;
  iface->unselect_item = kro_event_selection_unselect_item;
  iface->select_range = kro_event_selection_select_range;
  iface->select_all = kro_event_selection_select_all;
  iface->unselect_all = kro_event_selection_unselect_all;
}

static void
kro_event_selection_finalize (GObject *object)
{
  KroEventSelection *self = KRO_EVENT_SELECTION (object);

  g_clear_object (&self->events);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (kro_event_selection_parent_class)->finalize (object);
}

static void
kro_event_selection_class_init (KroEventSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kro_event_selection_finalize;
}

static void
kro_event_selection_init (KroEventSelection *self)
{
}

/**
 * kro_event_selection_new:
 * @events: found events
 * @state: what is selected
 *
 * Returns: (transfer full): the events with that selection
 */
KroEventSelection *
kro_event_selection_new (KroFoundEvents *events, KroViewState *state)
{
  KroEventSelection *self = g_object_new (KRO_TYPE_EVENT_SELECTION, NULL);

  self->events = g_object_ref (events);
  self->state = g_object_ref (state);
  g_signal_connect_object (events, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "selected-changed", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  return self;
}

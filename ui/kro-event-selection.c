/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The view state says what is selected; nothing of it is kept here but what
 * was told last. So a row that moves, goes or comes back is selected or not
 * without being looked for. Main thread.
 */
#include "kro-event-selection.h"

struct _KroEventSelection
{
  GObject parent_instance;

  /* owned */
  KroFoundEvents *events;
  KroViewState   *state;

  KroId told;
};

static void kro_event_selection_list_model_init (GListModelInterface *iface);
static void kro_event_selection_selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KroEventSelection,
                               kro_event_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, kro_event_selection_list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, kro_event_selection_selection_model_init))

static void
tell (KroEventSelection *self, KroId event)
{
  guint32 row = event != KRO_ID_NONE ? kro_found_events_find (self->events, event) : KRO_SLOT_NONE;

  if (row != KRO_SLOT_NONE)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), row, 1);
}

static void
selected_cb (KroEventSelection *self)
{
  KroId before = self->told;

  self->told = kro_view_state_get_selection (self->state);
  tell (self, before);
  tell (self, self->told);
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
  KroId              selection = kro_view_state_get_selection (self->state);

  return selection != KRO_ID_NONE && kro_found_events_get_id_at (self->events, row) == selection;
}

static GtkBitset *
kro_event_selection_get_selection_in_range (GtkSelectionModel *model, guint first, guint n_rows)
{
  KroEventSelection *self = KRO_EVENT_SELECTION (model);
  GtkBitset         *rows = gtk_bitset_new_empty ();
  guint32            row = kro_found_events_find (self->events, kro_view_state_get_selection (self->state));

  if (row != KRO_SLOT_NONE && row >= first && row - first < n_rows)
    gtk_bitset_add (rows, row);
  return rows;
}

static gboolean
kro_event_selection_select_item (GtkSelectionModel *model, guint row, gboolean unselect_rest)
{
  KroEventSelection *self = KRO_EVENT_SELECTION (model);
  KroId              event = kro_found_events_get_id_at (self->events, row);

  if (event == KRO_ID_NONE)
    return FALSE;
  kro_view_state_set_selection (self->state, event);
  return TRUE;
}

static void
kro_event_selection_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = kro_event_selection_is_selected;
  iface->get_selection_in_range = kro_event_selection_get_selection_in_range;
  iface->select_item = kro_event_selection_select_item;
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
  self->told = kro_view_state_get_selection (state);
  g_signal_connect_object (events, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::selection", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  return self;
}

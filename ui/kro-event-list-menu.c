/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Keys and the menu of the list. Both call actions of the window, which act on
 * what is selected; so a menu selects the event it is opened on. Main thread.
 */
#include "kro-event-list-private.h"

#include "kro-event-row.h"

static void
pop_up (KroEventList *self, const GdkRectangle *place)
{
  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (self->menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), place);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static KroEventRow *
find_row_at (KroEventList *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);

  if (widget == NULL || widget == GTK_WIDGET (self->view))
    return NULL;
  if (gtk_widget_get_parent (widget) == GTK_WIDGET (self->view))
    widget = gtk_widget_get_first_child (widget);
  return (KroEventRow *)gtk_widget_get_ancestor (widget, KRO_TYPE_EVENT_ROW);
}

/* Opens the menu of the row at a place of the view, and selects its event
 * unless that is among those selected. */
void
kro_event_list_pop_up_at (KroEventList *self, double x, double y)
{
  KroEventRow *row = find_row_at (self, x, y);
  double       list_x, list_y;

  if (row == NULL)
    return;
  if (!kro_view_state_is_selected (self->state, kro_event_row_get_event (row)))
    kro_view_state_set_selection (self->state, kro_event_row_get_event (row));
  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), GTK_WIDGET (self), x, y, &list_x, &list_y);
  pop_up (self, &(GdkRectangle){ (int)list_x, (int)list_y, 1, 1 });
}

/* The row of the selection, if it has a widget. */
static GtkWidget *
find_selected_row (KroEventList *self)
{
  KroId selection = kro_view_state_get_selection (self->state);

  for (guint i = 0; selection != KRO_ID_NONE && i < self->items->len; i++)
    {
      GtkWidget *row = gtk_list_item_get_child (self->items->pdata[i]);

      if (kro_event_row_get_event (KRO_EVENT_ROW (row)) == selection)
        return row;
    }
  return NULL;
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  KroEventList   *self = user_data;
  GtkWidget      *row = find_selected_row (self);
  graphene_rect_t box;

  if (row == NULL || !gtk_widget_compute_bounds (row, GTK_WIDGET (self), &box))
    return FALSE;
  pop_up (self, &(GdkRectangle){ (int)box.origin.x + 24, (int)box.origin.y, 1, (int)box.size.height });
  return TRUE;
}

static gboolean
call_action_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  KroEventList *self = user_data;

  if (kro_view_state_get_selection (self->state) == KRO_ID_NONE)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), g_variant_get_string (arguments, NULL), NULL);
  return TRUE;
}

static const struct
{
  guint           key;
  GdkModifierType modifiers;
  const char     *action; /* %NULL: the menu */
} keys[] = {
  { GDK_KEY_Delete, 0, "win.delete-event" },
  { GDK_KEY_KP_Delete, 0, "win.delete-event" },
  { GDK_KEY_F2, 0, "win.edit-event" },
  { GDK_KEY_space, 0, "win.accept-event" },
  { GDK_KEY_KP_Space, 0, "win.accept-event" },
  { GDK_KEY_Menu, 0, NULL },
  { GDK_KEY_F10, GDK_SHIFT_MASK, NULL },
};

/* Hears of keys before the rows do: to them a space is a click. */
void
kro_event_list_add_keys (KroEventList *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcutFunc    func = keys[i].action != NULL ? call_action_cb : menu_key_cb;
      GtkShortcutAction *action = gtk_callback_action_new (func, self, NULL);
      GtkShortcut       *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers), action);

      if (keys[i].action != NULL)
        gtk_shortcut_set_arguments (shortcut, g_variant_new_string (keys[i].action));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
}

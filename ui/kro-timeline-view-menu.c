/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The menu of the timeline: what can be done with an event or, on empty
 * space, with the view. Editing is the window's: its actions are named here.
 * The menu is made when it is first wanted. Lengths are logical pixels. Main
 * thread.
 */
#include "kro-timeline-view-private.h"

#include <glib/gi18n.h>

/* Taking the other reading is offered only where there is one. */
static void
append_hidden (GMenu *menu, const char *label, const char *action)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

static GMenu *
make_event_menu (gboolean is_one, gboolean has_lane)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) edit = g_menu_new ();
  g_autoptr (GMenu) remove = g_menu_new ();

  g_menu_append (menu, is_one ? _ ("_Zoom to Event") : _ ("_Zoom to Events"), "timeline.show");
  if (has_lane)
    {
      g_menu_append (menu, _ ("Show All of Its _Lane"), "timeline.fit-lane");
      g_menu_append (menu, _ ("_Fold or Unfold Its Lane"), "timeline.fold-lane");
    }
  if (is_one)
    g_menu_append (edit, _ ("_Edit…"), "win.edit-event");
  g_menu_append (edit, _ ("_Accept"), "win.accept-event");
  append_hidden (edit, _ ("_Take Other Reading"), "win.take-reading");
  g_menu_append (remove, _ ("_Delete"), "win.delete-event");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (remove));
  return menu;
}

/* Where there are no lanes there is none to fold. */
static gboolean
has_lane (KroTimelineView *self, KroId event)
{
  guint lane;

  return event != KRO_ID_NONE && kro_stage_find_lane (self->stage, event, &lane) != NULL;
}

static GMenu *
make_view_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) zoom = g_menu_new ();
  g_autoptr (GMenu) lanes = g_menu_new ();
  g_autoptr (GMenu) picture = g_menu_new ();

  g_menu_append (zoom, _ ("_Show Everything"), "timeline.fit");
  g_menu_append (zoom, _ ("_Zoom to a Span"), "timeline.band");
  g_menu_append (zoom, _ ("Fold _Gaps"), "timeline.fold-gaps");
  g_menu_append (zoom, _ ("Select _All Events"), "timeline.select-all");
  g_menu_append (lanes, _ ("One _Lane"), "win.lanes::none");
  g_menu_append (lanes, _ ("Lanes by _Category"), "win.lanes::category");
  g_menu_append (lanes, _ ("Lanes by _Source"), "win.lanes::source");
  g_menu_append (lanes, _ ("Lanes by _Tag"), "win.lanes::tag");
  g_menu_append (lanes, _ ("_Unfold All Lanes"), "timeline.unfold-lanes");
  g_menu_append (picture, _ ("Copy _Picture"), "win.copy-picture");
  g_menu_append (picture, _ ("_Export…"), "win.export");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (zoom));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (lanes));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (picture));
  return menu;
}

/* The timeline has the focus again, where it had it. */
static void
closed_cb (KroTimelineView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
popup (KroTimelineView *self, GMenu *model, const GdkRectangle *area)
{
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_BOTTOM);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (closed_cb), self);
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), G_MENU_MODEL (model));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), area);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* What the menu does it does to the selection. */
static GMenu *
make_menu (KroTimelineView *self, KroId event)
{
  gsize n = kro_view_state_get_n_selected (kro_stage_get_state (self->stage));

  return event != KRO_ID_NONE ? make_event_menu (n < 2, n < 2 && has_lane (self, event)) : make_view_menu ();
}

/* The menu of what is at a place; an event there is selected first. */
void
kro_timeline_view_show_menu (KroTimelineView *self, double x, double y)
{
  const KroPlaced *placed = kro_timeline_view_find_placed (self, x, y);
  KroId            event = placed != NULL ? placed->event : KRO_ID_NONE;
  KroViewState    *state = kro_stage_get_state (self->stage);
  g_autoptr (GMenu) model = NULL;

  kro_timeline_view_cancel_band (self);
  kro_timeline_view_stop (self);
  if (event != KRO_ID_NONE && !kro_view_state_is_selected (state, event))
    kro_view_state_set_selection (state, event);
  model = make_menu (self, event);
  popup (self, model, &(GdkRectangle){ (int)x, (int)y, 1, 1 });
}

/* For keys: the menu of the selected event, where it is seen, else that of the
 * view. */
void
kro_timeline_view_show_menu_of_selection (KroTimelineView *self)
{
  KroId        selection = kro_view_state_get_selection (kro_stage_get_state (self->stage));
  KroBox       plot = kro_stage_get_plot (self->stage);
  GdkRectangle area = { (int)(plot.x + plot.w / 2), (int)(plot.y + plot.h / 3), 1, 1 };
  KroBox       box;
  g_autoptr (GMenu) model = make_menu (self, selection);

  if (selection != KRO_ID_NONE && kro_timeline_view_find_box (self, selection, &box))
    area = (GdkRectangle){ (int)CLAMP (box.x, plot.x, plot.x + plot.w - 1), (int)box.y, 1, MAX ((int)box.h, 1) };
  popup (self, model, &area);
}

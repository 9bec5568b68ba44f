/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An event or a cluster of the picture for accessibility: GTK 4.8 has no accessible objects
 * that are not widgets. The timeline view keeps at most 200 of them, places
 * them over the events and gives them another event as the view moves. The
 * pointer does not see them. Main thread.
 */
#include "kro-event-stand-in.h"

struct _KroEventStandIn
{
  GtkWidget parent_instance;

  KroId    event;
  gboolean is_cluster;

  /* owned */
  char *name;
  char *description;
};

enum {
  SELECT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KroEventStandIn, kro_event_stand_in, GTK_TYPE_WIDGET)

static void
select_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[SELECT], 0);
}

static void
kro_event_stand_in_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
}

static void
kro_event_stand_in_finalize (GObject *object)
{
  KroEventStandIn *self = KRO_EVENT_STAND_IN (object);

  g_free (self->name);
  g_free (self->description);
  G_OBJECT_CLASS (kro_event_stand_in_parent_class)->finalize (object);
}

static void
kro_event_stand_in_class_init (KroEventStandInClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kro_event_stand_in_finalize;
  widget_class->snapshot = kro_event_stand_in_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_css_name (widget_class, "standin");
  gtk_widget_class_install_action (widget_class, "stand-in.select", NULL, select_cb);
  signals[SELECT] = g_signal_new ("select", KRO_TYPE_EVENT_STAND_IN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kro_event_stand_in_init (KroEventStandIn *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * kro_event_stand_in_new:
 *
 * Returns: (transfer floating): a stand-in of no event yet
 */
GtkWidget *
kro_event_stand_in_new (void)
{
  return g_object_new (KRO_TYPE_EVENT_STAND_IN, NULL);
}

/**
 * kro_event_stand_in_get_event:
 * @self: a stand-in
 *
 * Returns: the event it stands for
 */
KroId
kro_event_stand_in_get_event (KroEventStandIn *self)
{
  return self->event;
}

/**
 * kro_event_stand_in_get_is_cluster:
 * @self: a stand-in
 *
 * Returns: whether it stands for a cluster of which the event is the first
 */
gboolean
kro_event_stand_in_get_is_cluster (KroEventStandIn *self)
{
  return self->is_cluster;
}

static void
set_words (KroEventStandIn *self, const char *name, const char *description)
{
  if (g_strcmp0 (self->name, name) == 0 && g_strcmp0 (self->description, description) == 0)
    return;
  g_free (self->name);
  g_free (self->description);
  self->name = g_strdup (name);
  self->description = g_strdup (description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description,
                                  -1);
}

/**
 * kro_event_stand_in_set_event:
 * @self: a stand-in
 * @event: the event it stands for
 * @name: its date and title
 * @description: which of how many it is
 */
void
kro_event_stand_in_set_event (KroEventStandIn *self, KroId event, const char *name, const char *description)
{
  self->event = event;
  self->is_cluster = FALSE;
  set_words (self, name, description);
}

/**
 * kro_event_stand_in_set_cluster:
 * @self: a stand-in
 * @first: the first event of the cluster it stands for
 * @name: what the cluster holds
 * @description: which of how many the first one is
 */
void
kro_event_stand_in_set_cluster (KroEventStandIn *self, KroId first, const char *name, const char *description)
{
  self->event = first;
  self->is_cluster = TRUE;
  set_words (self, name, description);
}

/**
 * kro_event_stand_in_set_selected:
 * @self: a stand-in
 * @selected: whether its event is the selected one
 */
void
kro_event_stand_in_set_selected (KroEventStandIn *self, gboolean selected)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows are made for what is in sight, so that a cluster of 100,000 opens at
 * once. When events come or go it closes, since its cluster may be another
 * one. Main thread.
 */
#include "kro-cluster-list.h"

#include "kro-cluster-events.h"
#include "kro-compat.h"
#include "kro-event-row.h"
#include "kro-ui.h"

#include <glib/gi18n.h>

struct _KroClusterList
{
  GtkPopover parent_instance;

  /* template children */
  GtkWidget   *content;
  GtkLabel    *heading;
  GtkLabel    *mostly;
  GtkListView *view;

  /* owned */
  KroViewState *state;
  KroTimeline  *timeline;
  KroLocale    *locale;
  KroTheme     *theme;
};

enum {
  CHOSEN,
  ZOOM,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KroClusterList, kro_cluster_list, GTK_TYPE_POPOVER)

/* --- rows ----------------------------------------------------------------------------- */

static void
set_up_cb (KroClusterList *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, kro_event_row_new (self->state, self->locale));
}

static void
bind_cb (KroClusterList *self, GtkListItem *item)
{
  KroEventRow     *row = KRO_EVENT_ROW (gtk_list_item_get_child (item));
  KroEvent        *event = gtk_list_item_get_item (item);
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (self->view)));
  g_autofree char *name = NULL;
  g_autofree char *description = NULL;

  if (event == NULL || !kro_event_get_exists (event))
    return;
  kro_event_row_set_event (row, kro_event_get_id (event), self->theme);
  kro_event_row_set_heading (row, NULL);
  name = kro_event_row_get_name (row);
  description = kro_event_row_describe (row, gtk_list_item_get_position (item), n);
  kro_compat_describe_item (item, name, description);
}

static void
add_factory (KroClusterList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (set_up_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->view, factory);
}

/* --- callbacks -------------------------------------------------------------------------- */

static void
activated_cb (KroClusterList *self, guint position)
{
  g_autoptr (KroEvent) event = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->view)), position);
  KroId id = event != NULL && kro_event_get_exists (event) ? kro_event_get_id (event) : KRO_ID_NONE;

  if (id != KRO_ID_NONE)
    g_signal_emit (self, signals[CHOSEN], 0, id);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
zoom_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[ZOOM], 0);
  gtk_popover_popdown (GTK_POPOVER (widget));
}

static void
changed_cb (KroClusterList *self, const KroChange *change)
{
  if (change->flags & KRO_CHANGE_EVENTS)
    gtk_popover_popdown (GTK_POPOVER (self));
}

/* Nothing is held while nobody sees it. */
static void
kro_cluster_list_closed (GtkPopover *popover)
{
  KroClusterList *self = KRO_CLUSTER_LIST (popover);

  if (self->timeline != NULL)
    g_signal_handlers_disconnect_by_func (self->timeline, changed_cb, self);
  g_clear_object (&self->timeline);
  gtk_list_view_set_model (self->view, NULL);
}

/* --- GObject ------------------------------------------------------------------------------ */

static void
kro_cluster_list_dispose (GObject *object)
{
  KroClusterList *self = KRO_CLUSTER_LIST (object);

  gtk_popover_set_child (GTK_POPOVER (self), NULL);
  g_clear_object (&self->timeline);
  g_clear_object (&self->state);
  g_clear_pointer (&self->locale, kro_locale_unref);
  g_clear_pointer (&self->theme, kro_theme_unref);
  G_OBJECT_CLASS (kro_cluster_list_parent_class)->dispose (object);
}

static void
kro_cluster_list_class_init (KroClusterListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kro_cluster_list_dispose;
  GTK_POPOVER_CLASS (klass)->closed = kro_cluster_list_closed;
  kro_ui_ensure_resources ();
  gtk_widget_class_set_template_from_resource (widget_class, KRO_UI_PATH "kro-cluster-list.ui");
  gtk_widget_class_bind_template_child (widget_class, KroClusterList, content);
  gtk_widget_class_bind_template_child (widget_class, KroClusterList, heading);
  gtk_widget_class_bind_template_child (widget_class, KroClusterList, mostly);
  gtk_widget_class_bind_template_child (widget_class, KroClusterList, view);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "cluster.zoom", NULL, zoom_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "cluster.zoom", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "cluster.zoom", NULL);
  signals[CHOSEN] = g_signal_new ("chosen", KRO_TYPE_CLUSTER_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT64);
  signals[ZOOM] = g_signal_new ("zoom", KRO_TYPE_CLUSTER_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kro_cluster_list_init (KroClusterList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_factory (self);
}

/**
 * kro_cluster_list_new:
 * @state: whose events are shown; hears where the pointer is
 * @locale: the language of dates
 *
 * Returns: (transfer floating): a popover that shows nothing yet
 */
GtkWidget *
kro_cluster_list_new (KroViewState *state, KroLocale *locale)
{
  KroClusterList *self = g_object_new (KRO_TYPE_CLUSTER_LIST, NULL);

  self->state = g_object_ref (state);
  self->locale = kro_locale_ref (locale);
  return GTK_WIDGET (self);
}

/**
 * kro_cluster_list_show:
 * @self: a popover with a parent
 * @cluster: what it shows
 * @theme: colours of signs
 *
 * Fills and opens it.
 */
void
kro_cluster_list_show (KroClusterList *self, const KroCluster *cluster, KroTheme *theme)
{
  g_autofree char  *heading = kro_cluster_write_heading (cluster, KRO_WORDS_SHORT);
  g_autofree char  *mostly = kro_cluster_write_mostly (cluster);
  KroClusterEvents *events = kro_cluster_events_new (cluster);
  g_autoptr (GtkSelectionModel) selection = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (events)));

  if (theme != self->theme)
    {
      g_clear_pointer (&self->theme, kro_theme_unref);
      self->theme = kro_theme_ref (theme);
    }
  gtk_label_set_text (self->heading, heading);
  gtk_label_set_text (self->mostly, mostly != NULL ? mostly : "");
  gtk_widget_set_visible (GTK_WIDGET (self->mostly), mostly != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  gtk_list_view_set_model (self->view, selection);
  if (g_set_object (&self->timeline, cluster->timeline))
    g_signal_connect_object (self->timeline, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

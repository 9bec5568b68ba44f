/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The layout knows the events of its clusters; nothing of them is copied, so a
 * cluster of 100,000 opens as fast as one of ten. Main thread.
 */
#include "kro-cluster-events.h"

struct _KroClusterEvents
{
  GObject parent_instance;

  guint index;
  guint n;

  /* owned */
  KroTimeline *timeline;
  KroLayout   *layout;
};

static void kro_cluster_events_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KroClusterEvents,
                               kro_cluster_events,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, kro_cluster_events_list_model_init))

static GType
kro_cluster_events_get_item_type (GListModel *model)
{
  return KRO_TYPE_EVENT;
}

static guint
kro_cluster_events_get_n_items (GListModel *model)
{
  return KRO_CLUSTER_EVENTS (model)->n;
}

static gpointer
kro_cluster_events_get_item (GListModel *model, guint position)
{
  KroClusterEvents *self = KRO_CLUSTER_EVENTS (model);
  KroId             event;

  if (position >= self->n || kro_layout_get_cluster_events (self->layout, self->index, position, 1, &event) == 0)
    return NULL;
  return kro_timeline_get_event (self->timeline, event);
}

static void
kro_cluster_events_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = kro_cluster_events_get_item_type;
  iface->get_n_items = kro_cluster_events_get_n_items;
  iface->get_item = kro_cluster_events_get_item;
}

static void
kro_cluster_events_finalize (GObject *object)
{
  KroClusterEvents *self = KRO_CLUSTER_EVENTS (object);

  g_clear_object (&self->timeline);
  g_clear_pointer (&self->layout, kro_layout_unref);
  G_OBJECT_CLASS (kro_cluster_events_parent_class)->finalize (object);
}

static void
kro_cluster_events_class_init (KroClusterEventsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kro_cluster_events_finalize;
}

static void
kro_cluster_events_init (KroClusterEvents *self)
{
}

/**
 * kro_cluster_events_new:
 * @cluster: a cluster
 *
 * Returns: (transfer full): its events
 */
KroClusterEvents *
kro_cluster_events_new (const KroCluster *cluster)
{
  KroClusterEvents *self = g_object_new (KRO_TYPE_CLUSTER_EVENTS, NULL);

  self->timeline = g_object_ref (cluster->timeline);
  self->layout = kro_layout_ref ((KroLayout *)cluster->layout);
  self->index = cluster->index;
  self->n = cluster->info.n;
  return self;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-cluster.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KroClusterEvents:
 *
 * The events of a cluster in order of start: a #GListModel of #KroEvent that
 * makes each when it is asked for. It stays as it was made: make a new one
 * when events were added or removed. For the main thread.
 */
#define KRO_TYPE_CLUSTER_EVENTS (kro_cluster_events_get_type ())
G_DECLARE_FINAL_TYPE (KroClusterEvents, kro_cluster_events, KRO, CLUSTER_EVENTS, GObject)

KroClusterEvents *kro_cluster_events_new (const KroCluster *cluster);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-cluster.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KroClusterList:
 *
 * A cluster that is open: the list of its events in a popover. `chosen` (an id)
 * is emitted when one of them was chosen, `zoom` when a person wants to see
 * them apart; either closes it.
 */
#define KRO_TYPE_CLUSTER_LIST (kro_cluster_list_get_type ())
G_DECLARE_FINAL_TYPE (KroClusterList, kro_cluster_list, KRO, CLUSTER_LIST, GtkPopover)

GtkWidget *kro_cluster_list_new (KroViewState *state, KroLocale *locale);
void       kro_cluster_list_show (KroClusterList *self, const KroCluster *cluster, KroTheme *theme);

G_END_DECLS

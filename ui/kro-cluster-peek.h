/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-cluster.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *kro_cluster_peek_new (const KroCluster *cluster, KroTheme *theme);

G_END_DECLS

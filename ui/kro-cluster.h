/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-stage.h"

G_BEGIN_DECLS

/**
 * KroCluster:
 * @timeline: of its events
 * @layout: the rows it is one of
 * @index: which one
 * @info: what it stands for
 * @locale: the language of dates
 *
 * A cluster of what a stage shows, to be told of. Everything is borrowed and
 * good until the next change of the timeline or of the layout.
 */
typedef struct
{
  KroTimeline     *timeline;
  const KroLayout *layout;
  guint            index;
  KroClusterInfo   info;
  const KroLocale *locale;
} KroCluster;

gboolean kro_cluster_init (KroCluster *self, KroStage *stage, guint index);
KroId    kro_cluster_get_first (const KroCluster *self);
char    *kro_cluster_write_heading (const KroCluster *self, KroWordsStyle style);
char    *kro_cluster_write_mostly (const KroCluster *self);
char    *kro_cluster_write_name (const KroCluster *self);

G_END_DECLS

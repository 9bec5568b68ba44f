/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-folding.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KroLayout:
 *
 * The rows of all events at one step of scale, and the clusters of those for
 * which there is no row. It depends on the layout input (events, font, text
 * scale), the step and the height for the lanes, on nothing else: panning
 * changes no row, and zooming back restores the same picture. Immutable,
 * reference counted, safe to read in any thread.
 */
typedef struct _KroLayout KroLayout;

#define KRO_TYPE_LAYOUT (kro_layout_get_type ())
GType kro_layout_get_type (void) G_GNUC_CONST;

KroLayout *kro_layout_new_folded (KroLayoutInput *input, const KroFolding *folding, int step, double height, GCancellable *cancellable, GError **error);
KroLayout *kro_layout_new (KroLayoutInput *input, int step, double height, GCancellable *cancellable, GError **error);
void       kro_layout_new_async (KroLayoutInput *input, const KroFolding *folding, int step, double height, GObject *owner, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void       kro_layout_new_patched_async (KroLayoutInput *input, const GArray *touched, KroLayoutInput *added, double fold_width, int step, double height, GObject *owner, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
KroLayout *kro_layout_new_finish (GAsyncResult *result, GError **error);
KroLayout *kro_layout_ref (KroLayout *self);
void       kro_layout_unref (KroLayout *self);

KroLayoutInput *kro_layout_get_input (const KroLayout *self);
int             kro_layout_get_step (const KroLayout *self);
double          kro_layout_get_height (const KroLayout *self);
gboolean        kro_layout_is_for (const KroLayout *self, const KroLayoutInput *input, const KroFolding *folding, int step, double height);

/**
 * KroClusterInfo:
 * @n: how many events it holds
 * @from: earliest start
 * @to: latest end
 * @top: the most important one
 * @palette: the colour that most of them have, 0 to %KRO_PALETTE_SIZE - 1
 * @n_palette: how many have that colour
 *
 * What a cluster stands for.
 */
typedef struct
{
  guint   n;
  KroTime from;
  KroTime to;
  KroId   top;
  guint8  palette;
  guint   n_palette;
} KroClusterInfo;

gboolean kro_layout_get_cluster (const KroLayout *self, guint cluster, KroClusterInfo *info);
gsize    kro_layout_get_cluster_events (const KroLayout *self, guint cluster, gsize first, gsize n, KroId *events);
gsize    kro_layout_get_cluster_top (const KroLayout *self, guint cluster, gsize n, KroId *events);

gsize    kro_layout_get_n_labelled (const KroLayout *self);
gsize    kro_layout_get_n_clustered (const KroLayout *self);
gboolean kro_layout_find_event (const KroLayout *self, KroId event, guint *lane, int *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroLayout, kro_layout_unref)

G_END_DECLS

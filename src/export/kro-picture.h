/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-scene.h"
#include "kro-theme.h"
#include "kro-timeline.h"
#include "kro-view-state.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KroPictureOptions:
 * @width: in logical pixels
 * @height: in logical pixels
 * @theme: how it looks
 * @locale: in which words
 * @lanes: by what events are parted into lanes
 * @folds_gaps: whether long empty spans are folded
 * @filter: (nullable): which events are drawn; %NULL: all
 * @dims: whether the others are drawn too, and recede
 * @from: (nullable): start of what is seen; %NULL: that of all events
 * @to: (nullable): end of what is seen; %NULL: that of all events
 * @now: (nullable): the present, on the local clock; %NULL: not drawn
 *
 * What a picture of a timeline shows, as values: the same timeline and options
 * give the same scene.
 */
typedef struct
{
  double         width;
  double         height;
  KroTheme      *theme;
  KroLocale     *locale;
  KroLanesMode   lanes;
  gboolean       folds_gaps;
  KroFilter     *filter;
  gboolean       dims;
  const KroTime *from;
  const KroTime *to;
  const KroTime *now;
} KroPictureOptions;

KroScene *kro_picture_new (KroTimeline *timeline, const KroPictureOptions *options, GCancellable *cancellable, GError **error);
void      kro_picture_new_async (KroTimeline *timeline, const KroPictureOptions *options, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
KroScene *kro_picture_new_finish (GAsyncResult *result, GError **error);

G_END_DECLS

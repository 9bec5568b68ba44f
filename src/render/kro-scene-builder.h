/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-folding.h"
#include "kro-hits.h"
#include "kro-layout.h"
#include "kro-row-motion.h"
#include "kro-scene.h"
#include "kro-time-scale.h"
#include "kro-word-cache.h"

G_BEGIN_DECLS

/**
 * KroSceneMarker:
 * @time: when
 * @label: (nullable): a word for it, such as the name of the source
 *
 * A date of publication, drawn as a dotted line through all lanes.
 */
typedef struct
{
  KroTime     time;
  const char *label;
} KroSceneMarker;

/**
 * KroSceneEra:
 * @from: its start
 * @to: its end
 * @title: its name
 * @palette: its colour, 0 to 6
 * @row: below the axis
 *
 * A span behind the events.
 */
typedef struct
{
  KroTime     from;
  KroTime     to;
  const char *title;
  guint8      palette;
  guint       row;
} KroSceneEra;

/**
 * KroSceneInput:
 * @layout: the rows; of the step of @scale, or the last one known while that
 *   is still being laid out
 * @motion: (nullable): where rows and lanes come from, while they move
 * @hits: (nullable): what of the clusters of @layout a search found; %NULL:
 *   nobody searches
 * @scale: where times are drawn, in the coordinates of the scene; see
 *   kro_scene_get_plot(); with what is folded
 * @width: of the scene in logical pixels
 * @height: of the scene in logical pixels
 * @locale: the language of words
 * @advance: widths of text, of the theme of the layout's input
 * @words: (nullable): remembers the words of dates from one scene to the next
 * @now: the present, as the application was told
 * @has_now: whether to draw it
 * @markers: (array length=n_markers): dates of publication
 * @n_markers: how many
 * @eras: (array length=n_eras): spans behind the events; for their rows there
 *   is room if the layout input was told of them
 * @n_eras: how many
 * @describe: (scope call): what an event looks like
 * @describe_data: for @describe
 *
 * Everything a picture consists of. All members are borrowed.
 */
typedef struct
{
  const KroLayout      *layout;
  const KroRowMotion   *motion;
  const KroHits        *hits;
  KroTimeScale          scale;
  double                width;
  double                height;
  const KroLocale      *locale;
  KroAdvance           *advance;
  KroWordCache         *words;
  KroTime               now;
  gboolean              has_now;
  const KroSceneMarker *markers;
  gsize                 n_markers;
  const KroSceneEra    *eras;
  gsize                 n_eras;
  KroDescribeFunc       describe;
  gpointer              describe_data;
} KroSceneInput;

KroBox       kro_scene_get_plot (const KroLayoutInput *input, double width, double height);
KroTimeScale kro_scene_get_folded_fit (const KroLayoutInput *input, const KroFolding *folding, double width);
KroTimeScale kro_scene_get_fit (const KroLayoutInput *input, double width);
KroScene    *kro_scene_build (const KroSceneInput *input, GCancellable *cancellable);
gboolean     kro_scene_get_event_boxes (const KroScene *self, KroId event, KroBox *mark, KroBox *card);

G_END_DECLS

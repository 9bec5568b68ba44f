/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-stage.h"

#include "kro-timeline-look.h"

G_BEGIN_DECLS

struct _KroStage
{
  GObject parent_instance;

  KroTime  now;
  gboolean has_now;
  double   width;
  double   height;
  gboolean wants_fit;
  gboolean was_settled;
  gboolean moves_rows;
  gboolean searches; /* and what was not found recedes */
  int      task_step;
  double   task_height;

  /* The scale of the span that is seen, without its folds, and the step that
   * was seen last. */
  KroTimeScale seen;
  KroTime      seen_from;
  KroTime      seen_to;
  KroBox       seen_plot;
  gboolean     has_seen;
  int          step;

  const KroFolding *task_folding; /* of the input */
  guint             task_edits;   /* how many of the edited events it brings in */

  /* owned */
  KroViewState    *state;
  KroLocale       *locale;
  KroTheme        *theme;
  KroAdvance      *advance;
  KroCairoPainter *painter;
  KroWordCache    *words;
  KroTimelineLook *look;
  KroLayoutInput  *input;
  KroLayout       *layout;
  KroScene        *scene;
  KroRowMotion    *motion; /* rows on their way to those of the layout */
  KroHits         *hits;   /* of the clusters of the layout */
  KroTimeline     *timeline;
  GArray          *edited; /* of KroId: what the input does not know yet */
  GCancellable    *task;   /* of the layout under way */
};

/* What everybody may drop; kro-stage.c */
void     kro_stage_drop_scene (KroStage *self);
void     kro_stage_tell_rows_move (KroStage *self);
gboolean kro_stage_can_show (KroStage *self);

/* Input and rows; kro-stage-rows.c */
void              kro_stage_ensure_input (KroStage *self);
void              kro_stage_light_up (KroStage *self);
void              kro_stage_fold_lanes (KroStage *self);
const KroHits    *kro_stage_get_hits (KroStage *self);
const KroFolding *kro_stage_get_folding (KroStage *self);
void              kro_stage_cancel_layout (KroStage *self);
void              kro_stage_request_layout (KroStage *self);
gboolean          kro_stage_has_layout (KroStage *self);

G_END_DECLS

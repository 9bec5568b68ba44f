/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-cairo-painter.h"
#include "kro-scene-builder.h"
#include "kro-view-state.h"

G_BEGIN_DECLS

/**
 * KroStage:
 *
 * From a view state to the scene that is seen in a place of a given size: it
 * keeps theme, widths, words, rows and scene from frame to frame, and lays out
 * new rows in a thread. It knows no widget. `changed` is emitted when there is
 * another scene to get, `rows-move` when rows of another step begin to move; the
 * property `settled` is whether it is the last one
 * until something changes. For the main thread.
 */
#define KRO_TYPE_STAGE (kro_stage_get_type ())
G_DECLARE_FINAL_TYPE (KroStage, kro_stage, KRO, STAGE, GObject)

KroStage *kro_stage_new (KroViewState *state, KroLocale *locale, const KroTime *now);

KroViewState    *kro_stage_get_state (KroStage *self);
KroLocale       *kro_stage_get_locale (KroStage *self);
KroTheme        *kro_stage_get_theme (KroStage *self);
KroCairoPainter *kro_stage_get_painter (KroStage *self);
void             kro_stage_set_theme (KroStage *self, KroTheme *theme);
void             kro_stage_set_size (KroStage *self, double width, double height);
KroScene        *kro_stage_get_scene (KroStage *self);
KroLayout       *kro_stage_get_layout (KroStage *self);
void             kro_stage_set_moves_rows (KroStage *self, gboolean moves_rows);
void             kro_stage_set_row_progress (KroStage *self, double progress);
KroBox           kro_stage_get_plot (KroStage *self);
gboolean         kro_stage_get_settled (KroStage *self);

KroTimeScale kro_stage_get_scale (KroStage *self);
KroTimeScale kro_stage_get_scale_for (KroStage *self, KroTime from, KroTime to, double x, double width);
KroTimeScale kro_stage_get_scale_at (KroStage *self, KroTime time, double x, double density);
KroTimeScale kro_stage_renew_scale (KroStage *self, const KroTimeScale *scale);
const char  *kro_stage_get_span_words (KroStage *self);
void         kro_stage_set_scale (KroStage *self, const KroTimeScale *scale);
gboolean     kro_stage_get_fit (KroStage *self, KroTimeScale *scale);
void         kro_stage_request_fit (KroStage *self);
const char  *kro_stage_find_lane (KroStage *self, KroId event, guint *lane);
gboolean     kro_stage_get_lane_extent (KroStage *self, guint lane, KroTime *from, KroTime *to);

G_END_DECLS

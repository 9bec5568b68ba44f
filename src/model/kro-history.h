/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-timeline.h"

G_BEGIN_DECLS

/**
 * KroHistory:
 *
 * Undo and redo over a timeline: what is performed is applied and recorded, a
 * step is undone and redone as one. Watched through the properties `can-undo`,
 * `can-redo`, `undo-name` and `redo-name`.
 */
#define KRO_TYPE_HISTORY (kro_history_get_type ())
G_DECLARE_FINAL_TYPE (KroHistory, kro_history, KRO, HISTORY, GObject)

KroHistory  *kro_history_new (KroTimeline *timeline);
KroTimeline *kro_history_get_timeline (KroHistory *self);

gboolean kro_history_perform (KroHistory *self, KroCommand *command, GError **error);
gboolean kro_history_undo (KroHistory *self, GError **error);
gboolean kro_history_redo (KroHistory *self, GError **error);
void     kro_history_begin_group (KroHistory *self, const char *name);
void     kro_history_end_group (KroHistory *self);
void     kro_history_clear (KroHistory *self);

gboolean    kro_history_get_can_undo (KroHistory *self);
gboolean    kro_history_get_can_redo (KroHistory *self);
const char *kro_history_get_undo_name (KroHistory *self);
const char *kro_history_get_redo_name (KroHistory *self);

G_END_DECLS

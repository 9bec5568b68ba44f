/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-id-set.h"
#include "kro-view-state.h"

G_BEGIN_DECLS

struct _KroViewState
{
  GObject      parent_instance;
  KroTimeline *timeline; /* owned */
  KroFilter   *filter;   /* owned */
  gulong       changed_id;
  KroTime      from;
  KroTime      to;
  KroId        selection; /* one of those selected */
  KroId        anchor;    /* where a range of them begins */
  KroIdSet    *selected;  /* owned */
  KroId        hover;
  KroLanesMode lanes;
  gboolean     folds_gaps;
  gboolean     hides_others;
  GHashTable  *folded; /* owned: set of "mode name" */
};

/* What is told; kro-view-state.c */
gboolean kro_view_state_is_there (KroViewState *self, KroId event);
void     kro_view_state_tell_span (KroViewState *self);
void     kro_view_state_tell_selection (KroViewState *self, gboolean selected_changed, gboolean selection_changed);

/* What is selected; kro-view-selection.c */
void kro_view_state_drop_selected (KroViewState *self, const KroId *events, gsize n_events);

G_END_DECLS

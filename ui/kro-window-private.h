/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-event-list.h"
#include "kro-overview-strip.h"
#include "kro-presenter.h"
#include "kro-publication-bar.h"
#include "kro-selection-card.h"
#include "kro-source-view.h"
#include "kro-timeline-view.h"
#include "kro-window.h"

G_BEGIN_DECLS

/**
 * KroWindow:
 * @is_narrow: whether article, timeline and list take turns
 * @is_waiting: articles come in a moment, so nothing is shown until then
 * @is_closing: a person has let changes go
 * @lanes_chosen: by a person, so they stay as they are
 * @last_changed: the events of the last change
 * @deleted: (nullable): what offers to take the last deletion back
 * @adapt: source id: what depends on the width is adapted
 */
struct _KroWindow
{
  AdwApplicationWindow parent_instance;

  /* template children */
  GtkWidget         *frame;
  GMenuModel        *menu;
  GtkMenuButton     *menu_button;
  AdwWindowTitle    *heading;
  GtkWidget         *content;
  AdwSplitButton    *open_button;
  GtkWidget         *add_button;
  GtkWidget         *export_button;
  GtkButton         *present_button;
  AdwButtonContent  *present_content;
  GtkRevealer       *progress;
  GtkLabel          *progress_label;
  GtkProgressBar    *progress_bar;
  AdwToastOverlay   *toasts;
  GtkStack          *stack;
  AdwStatusPage     *status;
  KroPublicationBar *publication_bar;
  GtkPaned          *paned;
  GtkWidget         *source_side;
  GtkWidget         *side_switch;
  GtkStack          *side;
  KroSourceView     *source;
  KroEventList      *event_list;
  KroSelectionCard  *card;
  GtkWidget         *timeline_side;
  GtkWidget         *filter_bar;
  GtkLabel          *filter_label;
  KroTimelineView   *timeline_view;
  GtkWidget         *no_events;
  GtkWidget         *overview;
  KroOverviewStrip  *strip;
  GtkWidget         *zoom_buttons;
  GtkWidget         *narrow_side;

  gboolean is_narrow;
  gboolean is_closing;
  gboolean lanes_chosen;
  gboolean is_waiting;
  GArray  *last_changed; /* owned: of KroId */
  guint    adapt;

  KroExportSettings export_settings;
  KroTime           now;
  gboolean          has_now;

  /* owned */
  KroTimeline  *timeline;
  KroHistory   *history;
  KroViewState *state;
  KroStage     *stage;
  KroLocale    *locale;
  AdwToast     *deleted;

  /* borrowed; NULL while nothing is presented */
  GtkWidget *presenter;
};

/* What it says of its timeline; kro-window-contents.c */
void kro_window_contents_update (KroWindow *self, const KroChange *change);
void kro_window_update_heading (KroWindow *self);
void kro_window_update_filter (KroWindow *self);
void kro_window_update_page (KroWindow *self);

/* Its sides and its width; kro-window-sides.c */
void     kro_window_sides_init (KroWindow *self);
void     kro_window_adapt (KroWindow *self, int width);
void     kro_window_update_sides (KroWindow *self);
void     kro_window_update_buttons (KroWindow *self);
gboolean kro_window_shows (KroWindow *self, const char *action, const char *page);
void     kro_window_show_page (KroWindow *self, const char *page);

/* What a person does with the window; kro-window-actions.c */
void kro_window_actions_class_init (GtkWidgetClass *widget_class);
void kro_window_actions_init (KroWindow *self);
void kro_window_actions_update (KroWindow *self);

/* What a person does with events; kro-window-events.c */
void kro_window_events_class_init (GtkWidgetClass *widget_class);
void kro_window_events_init (KroWindow *self);
void kro_window_events_update (KroWindow *self);

/* Pictures of the timeline; kro-window-export.c */
void kro_window_export_class_init (GtkWidgetClass *widget_class);
void kro_window_export_init (KroWindow *self);
void kro_window_export_update (KroWindow *self);

/* What is dropped and pasted; kro-window-drop.c */
void kro_window_drop_init (KroWindow *self);
void kro_window_paste (KroWindow *self);

G_END_DECLS

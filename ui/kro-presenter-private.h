/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-presenter.h"

#include "kro-caption.h"
#include "kro-spotlight.h"
#include "kro-timeline-view.h"
#include "kro-travel.h"

G_BEGIN_DECLS

/**
 * KroBlank:
 *
 * What hides the slide.
 */
typedef enum {
  KRO_BLANK_NONE,
  KRO_BLANK_BLACK,
  KRO_BLANK_WHITE,
} KroBlank;

/**
 * KroPresenter:
 * @width: for which everything was last fitted, in logical pixels
 * @height: the same
 * @fit: source id of the idle that fits anew after an allocation
 * @rest: source id of the timeout that hides the pointer
 * @inhibition: cookie that keeps the screen from going dark; 0: none
 * @event: what is shown; %KRO_ID_NONE: there are no events
 * @index: where it stands among those that are walked
 * @number: what was typed to go to; 0: nothing
 * @origin: the view state of the parent
 * @matches: what its filter lets through; %NULL: everything
 */
struct _KroPresenter
{
  AdwWindow parent_instance;

  /* template children */
  GtkWidget       *slide;
  KroTimelineView *view;
  KroSpotlight    *spotlight;
  GtkProgressBar  *progress;
  GtkStack        *captions;
  KroCaption      *first;
  KroCaption      *second;
  GtkWidget       *blank;

  int       width;
  int       height;
  guint     fit;
  guint     rest;
  guint     inhibition;
  double    pointer_x;
  double    pointer_y;
  double    press_x;
  double    press_y;
  KroId     event;
  guint32   index;
  guint     number;
  KroBlank  blanked;
  KroTravel travel;

  /* owned */
  KroViewState *origin;
  KroViewState *state;
  KroStage     *stage;
  KroTimeline  *timeline;
  KroMatches   *matches;
  KroLocale    *locale;
  AdwAnimation *animation;
};

/* Where it goes; kro-presenter.c */
void kro_presenter_go (KroPresenter *self, gint64 index);
void kro_presenter_step (KroPresenter *self, int by);
void kro_presenter_last (KroPresenter *self);
void kro_presenter_set_blank (KroPresenter *self, KroBlank blank);

/* What a person does; kro-presenter-input.c */
void kro_presenter_input_class_init (GtkWidgetClass *widget_class);
void kro_presenter_input_init (KroPresenter *self);
void kro_presenter_input_dispose (KroPresenter *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-event-heading.h"
#include "kro-event-list.h"
#include "kro-theme-follower.h"
#include "kro-found-events.h"
#include "kro-theme.h"

G_BEGIN_DECLS

struct _KroEventList
{
  AdwBin parent_instance;

  /* template children */
  GtkWidget      *search_side;
  GtkSearchEntry *search;
  GtkLabel       *count;
  GtkStack       *stack;
  GtkListView    *view;
  AdwStatusPage  *no_hits;
  GMenuModel     *menu;

  KroHeadingUnit unit;
  KroId          hovered;
  KroId          selected;
  guint32        selected_row; /* where it was last */
  gboolean       had_focus;    /* before the last change of rows */
  guint          refresh;      /* source ids */
  guint          scroll;       /* id of the tick callback */
  guint          n_scrolls;

  /* owned */
  KroViewState     *state;
  KroTimeline      *timeline;
  KroLocale        *locale;
  KroFoundEvents   *events;
  KroThemeFollower *follower;
  GPtrArray        *items; /* of GtkListItem, borrowed: those that show an event */
  GtkWidget        *popover;
};

/* kro-event-list-menu.c */
void kro_event_list_pop_up_at (KroEventList *self, double x, double y);
void kro_event_list_add_keys (KroEventList *self);

G_END_DECLS

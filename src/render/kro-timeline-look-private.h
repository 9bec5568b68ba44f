/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-layout-private.h"
#include "kro-timeline-look.h"

G_BEGIN_DECLS

#define KRO_NO_LANE G_MAXUINT16

/* A source, as far as its events take after it. */
typedef struct
{
  KroTime  publication;
  gboolean has_publication;
  guint16  lane;
} KroSourceLook;

struct _KroTimelineLook
{
  KroLanesMode mode;
  KroTime      now;
  gboolean     has_now;

  /* owned */
  KroTimeline *timeline;
  KroMatches  *matches;        /* nullable: what a search found; the rest recedes */
  GArray      *lanes;          /* of KroLayoutLane; names borrowed from the timeline or constant */
  GArray      *category_lanes; /* of guint16, by category */
  GHashTable  *tag_lanes;      /* of first tag to lane + 1; owned strings */
  guint16      no_tag_lane;
  GArray      *sources; /* of KroSourceLook, by index of the source; the last one is none */
  GArray      *markers; /* of KroSceneMarker */
  GArray      *eras;    /* of KroSceneEra, by start; titles borrowed from the timeline */
  guint        n_era_rows;
  GHashTable  *dates;       /* of slot + 1 to KroDate: those described lately */
  KroDate     *alternative; /* of the event described last */
};

/* Lanes, publications and eras; kro-timeline-look-lanes.c */
void                 kro_timeline_look_find_lanes (KroTimelineLook *self, const KroLocale *locale);
guint16              kro_timeline_look_get_tag_lane (const KroTimelineLook *self, guint32 slot);
const KroSourceLook *kro_timeline_look_get_source (const KroTimelineLook *self, guint32 slot);

/* An event without and with its dates; kro-timeline-look.c */
void kro_timeline_look_describe_slot (const KroTimelineLook *self, guint32 slot, KroEventLook *look);
void kro_timeline_look_describe_dates (KroTimelineLook *self, guint32 slot, KroEventLook *look);

G_END_DECLS

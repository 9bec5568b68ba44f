/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-layout.h"

G_BEGIN_DECLS

/*
 * What render itself knows of layouts. Widths are in logical pixels; every
 * event and place belongs to one lane, and within a lane they are in order of
 * start.
 */

#define KRO_NO_ROW G_MAXUINT16

/* Fades into the unknown beside what is known of an event. */
typedef enum {
  KRO_TAIL_LEFT = 1 << 0,
  KRO_TAIL_RIGHT = 1 << 1,
} KroTails;

/* One event: 56 bytes, since there may be a million. */
typedef struct
{
  KroTime start; /* of its mark, tails left out */
  KroTime end;
  KroId   event;
  guint16 lane;
  guint16 width;   /* its card wants */
  guint16 least;   /* its card needs */
  guint16 compact; /* its title and mark want */
  guint8  importance;
  guint8  tails;
  guint8  palette;
} KroLayoutEvent;

typedef struct
{
  KroId   event;
  guint16 lane;
} KroUndatedEvent;

struct _KroLayoutInput
{
  gatomicrefcount ref_count;

  /* owned */
  KroTheme     *theme;
  GArray       *lanes;      /* of KroLayoutLane */
  GArray       *events;     /* of KroLayoutEvent, by lane, start, end, id */
  GArray       *lane_first; /* of guint: first event of each lane, and the end */
  GArray       *undated;    /* of KroUndatedEvent, by lane */
  GStringChunk *strings;
};

typedef enum {
  KRO_CARD_FULL,    /* mark, and below it a card of two lines */
  KRO_CARD_COMPACT, /* mark and title on one line */
} KroCardStyle;

/* An event that has a row. */
typedef struct
{
  guint32 event; /* index in the input */
  guint16 shift; /* of the card from its mark */
  guint16 width; /* of the card */
} KroLayoutPlace;

/* A row: a slice of places, none overlapping another. */
typedef struct
{
  guint first;
  guint n;
} KroLayoutRow;

/* Those without a row in one cell of the grid. */
typedef struct
{
  KroTime cell_from;
  KroTime cell_to;
  KroTime from;  /* earliest start */
  KroTime to;    /* latest end */
  guint   first; /* in the members */
  guint   n;
  guint32 top; /* the most important one */
} KroLayoutCluster;

/* A lane as laid out; y counts from the top of the lanes. */
typedef struct
{
  KroCardStyle style;
  double       y;
  double       height;
  double       top;   /* of the first row, from y */
  double       pitch; /* from row to row */
  guint        first_row;
  guint        n_rows;
  guint        first_cluster;
  guint        n_clusters;
} KroLayoutBand;

struct _KroLayout
{
  gatomicrefcount ref_count;

  int    step;
  double wanted_height;
  double height;
  double density; /* pixels per second at the most crowded scale of the step */

  /* owned */
  KroLayoutInput *input;
  GArray         *bands;    /* of KroLayoutBand, one a lane */
  GArray         *rows;     /* of KroLayoutRow */
  GArray         *places;   /* of KroLayoutPlace */
  GArray         *clusters; /* of KroLayoutCluster, by lane and start */
  GArray         *members;  /* of guint32: indices of events */
};

/* One lane swept: which row each of its events got. */
typedef struct
{
  KroCardStyle style;
  guint        cap;    /* rows there are */
  gboolean     whole;  /* stop at the first event that gets no row */
  guint        n_rows; /* rows used */
  guint16     *rows;   /* of each event, KRO_NO_ROW: to the cluster */
  guint16     *shifts;
  guint16     *widths;
} KroSweep;

gboolean kro_layout_input_builder_add_plain (KroLayoutInputBuilder *self, const KroEventLook *look, const KroBounds *bounds);

double   kro_row_height (const KroMetrics *metrics, KroCardStyle style);
double   kro_slot_pad (const KroMetrics *metrics);
gboolean kro_sweep_lane (KroSweep *self, const KroLayoutEvent *events, gsize n_events, const KroMetrics *metrics, double density, GCancellable *cancellable);
guint    kro_sweep_demand (KroCardStyle style, guint limit, const KroLayoutEvent *events, gsize n_events, const KroMetrics *metrics, double density, GCancellable *cancellable);

void kro_bands_share (KroLayout *self, GCancellable *cancellable);
void kro_bands_spread (KroLayout *self);

G_END_DECLS

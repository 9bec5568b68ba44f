/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-folding-private.h"
#include "kro-layout.h"

G_BEGIN_DECLS

/*
 * What render itself knows of layouts. Widths are in logical pixels; every
 * event and place belongs to one lane, and within a lane they are in order of
 * start.
 */

#define KRO_NO_ROW G_MAXUINT16

/* Importance decides in classes this wide who gets a row; within one, what
 * leaves most room for others stays. */
#define KRO_IMPORTANCE_CLASS 64

/* Left edge of the names of lanes at text scale 1, in logical pixels, and the
 * room behind them. */
#define KRO_LANE_NAME_LEFT 33
#define KRO_LANE_NAME_ROOM 8

/* Fades into the unknown beside what is known of an event. */
typedef enum {
  KRO_TAIL_LEFT = 1 << 0,
  KRO_TAIL_RIGHT = 1 << 1,
} KroTails;

/* One event: 48 bytes, since there may be a million. */
typedef struct
{
  KroTime start; /* of its mark, tails left out */
  KroTime end;
  KroId   event;
  guint16 lane;
  guint16 width;   /* its card wants */
  guint16 compact; /* its title and mark want */
  guint16 dense;   /* the same in the smallest letters */
  guint8  importance;
  guint8  tails;
  guint8  palette;
  guint8  shape;
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
  KroTheme        *theme;
  KroFoldingStore *foldings;
  GArray          *lanes;      /* of KroLayoutLane */
  GArray          *events;     /* of KroLayoutEvent, by lane, start, end, id */
  GArray          *lane_first; /* of guint: first event of each lane, and the end */
  GArray          *undated;    /* of KroUndatedEvent, by lane */
  KroTime          earliest;   /* start; where there are events */
  KroTime          latest;     /* end */
  guint            n_era_rows; /* between axis and lanes */
  double           names;      /* width of the widest name of a lane; 0: none has one */
  GStringChunk    *strings;
};

typedef enum {
  KRO_CARD_FULL,    /* mark, and below it a card of two lines */
  KRO_CARD_COMPACT, /* mark and title on one line */
  KRO_CARD_DENSE,   /* the same, smaller */
} KroCardStyle;

/* An event that has a row. */
typedef struct
{
  guint32 event; /* index in the input */
  gint16  shift; /* of the card from its mark; below 0: it ends at its mark */
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
  guint32 top;       /* the most important one */
  guint32 bin;       /* first of its bins, if the lane has a histogram */
  guint   n_palette; /* how many have its colour */
  guint8  palette;   /* that most of them have */
  guint8  shape;     /* of the first of those */
} KroLayoutCluster;

/* How many bins a cell of a histogram has. */
#define KRO_CELL_BINS 44

/* How many events begin in a fraction of a cell, and in which colour most. */
typedef struct
{
  guint32 n;
  guint8  palette;
} KroLayoutBin;

/* A lane as laid out; y counts from the top of the lanes. Long members are
 * those of its clusters that reach beyond their cell. */
typedef struct
{
  KroCardStyle style;
  gboolean     crowded;   /* not all of its events have a row */
  gboolean     histogram; /* clusters are a histogram, not pills */
  double       foot;      /* height of the row of clusters */
  guint        most;      /* in one bin of the histogram */
  guint        first_long;
  guint        n_long;
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

  const KroFolds *folds; /* (nullable), of the input */

  /* owned */
  KroLayoutInput *input;
  GArray         *bands;       /* of KroLayoutBand, one a lane */
  GArray         *rows;        /* of KroLayoutRow */
  GArray         *places;      /* of KroLayoutPlace */
  GArray         *clusters;    /* of KroLayoutCluster, by lane and start */
  GArray         *members;     /* of guint32: indices of events */
  GArray         *bins;        /* of KroLayoutBin */
  GArray         *long_starts; /* of KroTime, by lane and time */
  GArray         *long_ends;
};

/* One lane swept: which row each of its events got. */
typedef struct
{
  KroCardStyle    style;
  guint           cap;    /* rows there are */
  gboolean        whole;  /* stop at the first event that gets no row */
  guint           n_rows; /* rows used */
  guint16        *rows;   /* of each event, KRO_NO_ROW: to the cluster */
  gint16         *shifts;
  guint16        *widths;
  const KroFolds *folds;     /* (nullable): what lies between events and is folded */
  gboolean        has_limit; /* a card that would reach beyond it ends at its mark */
  KroTime         limit_time;
  double          limit_room; /* pixels behind that */
} KroSweep;

int             kro_layout_event_compare (gconstpointer a, gconstpointer b);
KroLayoutInput *kro_layout_input_new_empty (KroTheme *theme);
void            kro_layout_input_add_lane (KroLayoutInput *self, const KroLayoutLane *lane);
void            kro_layout_input_settle (KroLayoutInput *self);

gboolean kro_layout_input_builder_add_plain (KroLayoutInputBuilder *self, const KroEventLook *look, const KroBounds *bounds);

const KroLineMetrics *kro_get_line_metrics (const KroMetrics *metrics, KroCardStyle style);

double   kro_row_height (const KroMetrics *metrics, KroCardStyle style);
double   kro_slot_pad (const KroMetrics *metrics, KroCardStyle style);
gboolean kro_sweep_lane (KroSweep *self, const KroLayoutEvent *events, gsize n_events, const KroMetrics *metrics, double density, GCancellable *cancellable);
void     kro_fill_gaps (KroSweep *sweep, const KroLayoutEvent *events, gsize n_events, const KroMetrics *metrics, double density, KroTime earliest);
guint    kro_sweep_demand (KroSweep *self, const KroLayoutEvent *events, gsize n_events, const KroMetrics *metrics, double density, GCancellable *cancellable);

void     kro_find_cell (double seconds, KroTime time, KroTime *from, KroTime *to);
void     kro_clusters_collect (KroLayout *self, guint lane, const guint16 *rows);
gboolean kro_clusters_are_many (const KroLayout *self, const KroLayoutEvent *events, gsize n_events);
guint    kro_cluster_count (const KroLayout *self, const KroLayoutCluster *cluster, KroTime from, KroTime to, guint *first);
guint    kro_clusters_count_carried (const KroLayout *self, const KroLayoutBand *band, KroTime from);
guint    kro_clusters_find (const KroLayout *self, const KroLayoutBand *band, KroTime time);

void kro_layout_set_limit (const KroLayout *self, KroSweep *sweep);

void kro_bands_share (KroLayout *self, GCancellable *cancellable);
void kro_bands_spread (KroLayout *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-chunk-private.h"
#include "kro-event-store-private.h"
#include "kro-index-private.h"
#include "kro-passage-store-private.h"
#include "kro-source-private.h"
#include "kro-timeline.h"

G_BEGIN_DECLS

/* What changed of an event, for the notifications of its handle. */
typedef enum {
  KRO_TOUCH_TITLE = 1 << 0,
  KRO_TOUCH_DATE = 1 << 1,
  KRO_TOUCH_NOTE = 1 << 2,
  KRO_TOUCH_REASON = 1 << 3,
  KRO_TOUCH_CATEGORY = 1 << 4,
  KRO_TOUCH_IMPORTANCE = 1 << 5,
  KRO_TOUCH_CONFIDENCE = 1 << 6,
  KRO_TOUCH_REVIEW = 1 << 7,
  KRO_TOUCH_ORIGIN = 1 << 8,
  KRO_TOUCH_EXISTS = 1 << 9,
  KRO_TOUCH_ALTERNATIVES = 1 << 10,
  KRO_TOUCH_ALL = (1 << 11) - 1,
} KroTouch;

/* A source by its number, with the rows of its passages by (b, id). */
typedef struct
{
  KroSource *source;
  GArray    *rows; /* of guint32 */
  gboolean   is_sorted;
  guint32    longest; /* code points; never less than the longest passage */
} KroSourceEntry;

/* What one apply has done so far, for its one record. */
typedef struct
{
  KroChangeFlags flags;
  GArray        *ids;     /* of KroId */
  GArray        *touches; /* of guint32: KroTouch */
  GArray        *former;  /* of KroFormerEvent */
  GHashTable    *known;   /* of KroId*: those in it */
  gboolean       has_bulk;
  gboolean       has_span;
  KroTime        from;
  KroTime        to;
  guint32        n_before;
  guint32        n_same_before;
  guint32        n_same_after;
  guint          n_moves;
  guint32        moved_from;
  guint32        moved_to;
} KroTouched;

struct _KroTimeline
{
  GObject parent_instance;

  KroEventStore events;
  KroColumns    columns; /* the public view of events */
  KroIdMap      map;
  GArray       *free_slots;
  guint32      *order;
  guint32       n_events;
  guint32       order_capacity;
  KroIndex     *index;
  KroArena     *arena;
  GPtrArray    *arenas; /* of KroArena, the one above among them */

  GPtrArray *categories; /* of KroCategory */
  GPtrArray *eras;       /* of KroEra */
  guint32    category_counts[256];

  GPtrArray  *sources;        /* of KroSource, by (rank, id) */
  GPtrArray  *source_entries; /* of KroSourceEntry, by number; %NULL is free */
  GHashTable *sources_by_id;  /* KroId* → KroSource, borrowed */

  KroPassageStore passages;
  GHashTable     *anchors; /* KroId* → GArray of KroAnchor, by revision */

  GHashTable *handles; /* KroId* → KroEvent, not owned */
  guint64     generation;
  gboolean    is_busy;
  guint       tidying; /* source id: the index waits for a quiet moment */
  KroTouched  touched;
};

typedef gboolean (*KroApplyFunc) (KroTimeline *self, KroCommand *command, GError **error);

gboolean kro_timeline_apply_add_event (KroTimeline *self, KroCommand *command, GError **error);
gboolean kro_timeline_apply_remove_event (KroTimeline *self, KroCommand *command, GError **error);
gboolean kro_timeline_apply_change_event (KroTimeline *self, KroCommand *command, GError **error);
gboolean kro_timeline_apply_add_source (KroTimeline *self, KroCommand *command, GError **error);
gboolean kro_timeline_apply_remove_source (KroTimeline *self, KroCommand *command, GError **error);
gboolean kro_timeline_apply_change_source (KroTimeline *self, KroCommand *command, GError **error);
gboolean kro_timeline_apply_revision (KroTimeline *self, KroCommand *command, GError **error);
gboolean kro_timeline_apply_category (KroTimeline *self, KroCommand *command, GError **error);
gboolean kro_timeline_apply_era (KroTimeline *self, KroCommand *command, GError **error);
gboolean kro_timeline_apply_add_passage (KroTimeline *self, KroCommand *command, GError **error);
gboolean kro_timeline_apply_remove_passage (KroTimeline *self, KroCommand *command, GError **error);
gboolean kro_timeline_apply_anchor (KroTimeline *self, KroCommand *command, GError **error);
gboolean kro_timeline_apply_chunk (KroTimeline *self, KroCommand *command, GError **error);

gboolean kro_timeline_fail (GError **error, KroModelError code, const char *message);
void     kro_timeline_touch (KroTimeline *self, KroId event, KroTouch touch);
void     kro_timeline_note_former (KroTimeline *self, guint32 slot, gboolean is_new);
void     kro_timeline_touch_span (KroTimeline *self, KroTime from, KroTime to);
void     kro_timeline_refresh_columns (KroTimeline *self);

guint32 kro_timeline_find_place (KroTimeline *self, guint32 slot);
void    kro_timeline_insert_order (KroTimeline *self, guint32 position, guint32 slot);
void    kro_timeline_remove_order (KroTimeline *self, guint32 position);
void    kro_timeline_note_order (KroTimeline *self, guint32 n_same_before, guint32 n_same_after);
void    kro_timeline_reserve_order (KroTimeline *self, guint32 n);
void    kro_timeline_free_slot (KroTimeline *self, guint32 slot);

KroSourceEntry *kro_timeline_get_source_entry (KroTimeline *self, KroId source);
gboolean        kro_timeline_check_anchor (KroTimeline *self, KroSourceEntry *entry, const KroAnchor *anchor, GError **error);
gboolean        kro_timeline_uses_revision (KroTimeline *self, KroSourceEntry *entry, guint32 revision);
KroPassage      kro_timeline_make_passage (KroTimeline *self, guint32 row);
void            kro_timeline_unlink_passage (KroTimeline *self, guint32 row);
void            kro_timeline_sort_passages (KroTimeline *self, KroSourceEntry *entry);

KroEvent *kro_event_new_handle (KroTimeline *timeline, KroId id);
void      kro_event_forget_timeline (KroEvent *self);
void      kro_event_report (KroEvent *self, KroTouch touch);
gboolean  kro_event_sync_exists (KroEvent *self);

G_END_DECLS

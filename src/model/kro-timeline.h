/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-command.h"
#include "kro-event.h"
#include "kro-index.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KRO_SLOT_NONE:
 *
 * No slot, no position.
 */
#define KRO_SLOT_NONE G_MAXUINT32

/**
 * KroColumns:
 * @n_slots: length of every array; some slots may be free
 * @ids: the event in each slot; %KRO_ID_NONE: the slot is free
 * @starts: earliest start; undefined where undated
 * @ends: latest end; undefined where undated
 * @bounds_flags: #KroBoundsFlags
 * @is_dated: 1 where the event has a date
 * @categories: index of the category
 * @importance: 0 to 255
 * @reviews: #KroReview
 * @origins: #KroOrigin
 * @confidence: per mille
 * @titles: what happened
 *
 * The events of a timeline by slot. A slot is an event's for as long as it
 * exists. Everything is borrowed and good until the next change.
 */
typedef struct
{
  guint32            n_slots;
  const KroId       *ids;
  const KroTime     *starts;
  const KroTime     *ends;
  const guint16     *bounds_flags;
  const guint8      *is_dated;
  const guint8      *categories;
  const guint8      *importance;
  const guint8      *reviews;
  const guint8      *origins;
  const guint16     *confidence;
  const char *const *titles;
} KroColumns;

/**
 * KroChangeFlags:
 * @KRO_CHANGE_SOURCES: sources or their revisions
 * @KRO_CHANGE_CATEGORIES: the table of categories
 * @KRO_CHANGE_EVENTS: some event was added, removed or changed
 * @KRO_CHANGE_ORDER: the order, hence positions; or bounds of some event
 * @KRO_CHANGE_PASSAGES: passages or anchors
 * @KRO_CHANGE_ERAS: eras
 */
typedef enum {
  KRO_CHANGE_SOURCES = 1 << 0,
  KRO_CHANGE_CATEGORIES = 1 << 1,
  KRO_CHANGE_EVENTS = 1 << 2,
  KRO_CHANGE_ORDER = 1 << 3,
  KRO_CHANGE_PASSAGES = 1 << 4,
  KRO_CHANGE_ERAS = 1 << 5,
} KroChangeFlags;

/**
 * KroFormerEvent:
 * @event: its id
 * @start: earliest start; undefined where undated
 * @end: latest end; undefined where undated
 * @bounds_flags: #KroBoundsFlags
 * @review: #KroReview
 * @palette: index of its colour, 0 to 6, as kro_timeline_get_look() gave it
 * @is_dated: whether it was there and had a date
 *
 * What could be seen of an event before a change touched it.
 */
typedef struct
{
  KroId    event;
  KroTime  start;
  KroTime  end;
  guint16  bounds_flags;
  guint8   review;
  guint8   palette;
  gboolean is_dated;
} KroFormerEvent;

/**
 * KroChange:
 * @command: what was applied
 * @flags: what it touched
 * @generation: of the timeline, after the change
 * @events: (array length=n_events): the events that were added, removed or
 *   changed; %NULL if they are too many to name (a chunk)
 * @n_events: how many
 * @former: (array length=n_former): how these looked before, and those whose
 *   passages came or went, each once; %NULL where @events is
 * @n_former: how many
 * @has_span: whether @from and @to count
 * @from: the earliest bound, before or after, of the dated events of @events
 * @to: the latest one
 *
 * The one record of one kro_timeline_apply(), borrowed for the time of the
 * signal.
 */
typedef struct
{
  KroCommand    *command;
  KroChangeFlags flags;
  guint64        generation;
  const KroId   *events;
  gsize          n_events;

  const KroFormerEvent *former;
  gsize                 n_former;

  gboolean has_span;
  KroTime  from;
  KroTime  to;
} KroChange;

/**
 * KroPlace:
 * @passage: id of a passage
 * @event: the event it speaks of
 * @anchor: where it stands in the revision that was asked for
 *
 * What kro_timeline_find_passages() finds.
 */
typedef struct
{
  KroId     passage;
  KroId     event;
  KroAnchor anchor;
} KroPlace;

/**
 * KroTimeline:
 *
 * Events in order of (earliest start, latest end, id), undated last, with
 * their sources and passages. A #GListModel of #KroEvent. For the main thread.
 */
#define KRO_TYPE_TIMELINE (kro_timeline_get_type ())
G_DECLARE_FINAL_TYPE (KroTimeline, kro_timeline, KRO, TIMELINE, GObject)

KroTimeline *kro_timeline_new (void);
gboolean     kro_timeline_apply (KroTimeline *self, KroCommand *command, GError **error);
guint64      kro_timeline_get_generation (KroTimeline *self);

guint             kro_timeline_get_n_events (KroTimeline *self);
const KroColumns *kro_timeline_get_columns (KroTimeline *self);
const guint32    *kro_timeline_get_order (KroTimeline *self);
const KroIndex   *kro_timeline_get_index (KroTimeline *self);
guint32           kro_timeline_get_slot (KroTimeline *self, KroId event);
guint32           kro_timeline_get_position (KroTimeline *self, KroId event);
KroId             kro_timeline_get_id_at (KroTimeline *self, guint32 position);
KroEvent         *kro_timeline_get_event (KroTimeline *self, KroId event);
KroDate          *kro_timeline_get_date (KroTimeline *self, guint32 slot);
const char       *kro_timeline_get_note (KroTimeline *self, guint32 slot);
const char       *kro_timeline_get_tags (KroTimeline *self, guint32 slot);
const char       *kro_timeline_get_reason (KroTimeline *self, guint32 slot);
guint             kro_timeline_get_n_alternatives (KroTimeline *self, guint32 slot);
KroDate          *kro_timeline_get_alternative (KroTimeline *self, guint32 slot, guint index, const char **reason);
gboolean          kro_timeline_get_fields (KroTimeline *self, KroId event, KroEventFields *fields);

guint              kro_timeline_get_n_categories (KroTimeline *self);
const KroCategory *kro_timeline_get_category (KroTimeline *self, guint index);
guint              kro_timeline_get_category_count (KroTimeline *self, guint index);
guint              kro_timeline_get_n_eras (KroTimeline *self);
const KroEra      *kro_timeline_get_era (KroTimeline *self, guint index);

guint      kro_timeline_get_n_sources (KroTimeline *self);
KroSource *kro_timeline_get_source_at (KroTimeline *self, guint index);
KroSource *kro_timeline_get_source (KroTimeline *self, KroId source);
guint      kro_timeline_get_source_index (KroTimeline *self, KroId source);

guint    kro_timeline_get_n_passages (KroTimeline *self);
gboolean kro_timeline_get_passage (KroTimeline *self, KroId passage, KroPassage *value);
GArray  *kro_timeline_get_event_passages (KroTimeline *self, KroId event);
GArray  *kro_timeline_get_anchors (KroTimeline *self, KroId passage);
gboolean kro_timeline_get_anchor (KroTimeline *self, KroId passage, guint32 revision, KroAnchor *anchor);
KroId    kro_timeline_get_event_source (KroTimeline *self, guint32 slot);
guint    kro_timeline_count_event_sources (KroTimeline *self, guint32 slot, guint most);
GArray  *kro_timeline_find_passages (KroTimeline *self, KroId source, guint32 revision, gsize b, gsize e);

gboolean kro_timeline_has_words (KroTimeline *self, const char *const *words, guint32 slot);
void     kro_timeline_narrow_to_words (KroTimeline *self, const char *const *words, guint64 *bits);

void     kro_timeline_get_look (KroTimeline *self, guint32 slot, guint8 *palette, guint8 *shape);
gboolean kro_timeline_needs_review (KroTimeline *self, guint32 slot);
gboolean kro_timeline_is_either (KroTimeline *self, guint32 slot);
guint    kro_timeline_count_to_review (KroTimeline *self);

KroCommand *kro_timeline_make_change_event (KroTimeline *self, const KroEventFields *after);
KroCommand *kro_timeline_make_remove_event (KroTimeline *self, KroId event);
KroCommand *kro_timeline_make_remove_events (KroTimeline *self, const KroId *events, gsize n_events);
KroCommand *kro_timeline_make_remove_source (KroTimeline *self, KroId source);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-date.h"
#include "kro-id.h"

G_BEGIN_DECLS

/**
 * KroReview:
 *
 * What a person has said of an event.
 */
typedef enum {
  KRO_REVIEW_UNREVIEWED,
  KRO_REVIEW_ACCEPTED,
  KRO_REVIEW_REJECTED,
} KroReview;

/**
 * KroOrigin:
 * @KRO_ORIGIN_FOUND: found in a text with a date of its own
 * @KRO_ORIGIN_LEAD: the lead of a report, dated by its publication
 * @KRO_ORIGIN_PERSON: made by a person
 * @KRO_ORIGIN_IMPORTED: from another program
 */
typedef enum {
  KRO_ORIGIN_FOUND,
  KRO_ORIGIN_LEAD,
  KRO_ORIGIN_PERSON,
  KRO_ORIGIN_IMPORTED,
} KroOrigin;

/**
 * KRO_CONFIDENCE_FULL:
 *
 * Confidence is per mille: from 0 to this.
 */
#define KRO_CONFIDENCE_FULL 1000

/**
 * KRO_CONFIDENCE_SURE:
 *
 * From here on what was found is shown like what a person has accepted; below
 * it waits to be reviewed.
 */
#define KRO_CONFIDENCE_SURE 700

/**
 * KroAlternative:
 * @date: another reading of the date
 * @reason: (nullable): why it may be meant
 */
typedef struct
{
  KroDate *date;
  char    *reason;
} KroAlternative;

/**
 * KroEventFields:
 * @id: its id
 * @title: what happened; not %NULL
 * @date: (nullable): when; %NULL: undated
 * @note: (nullable): a remark of a person
 * @tags: (nullable): its tags, one a line, the first one first
 * @reason: (nullable): why this date and no other
 * @alternatives: (array length=n_alternatives): other readings of the date
 * @n_alternatives: how many, 0 to 255
 * @confidence: per mille, 0 to 1000
 * @category: index in the table of categories
 * @importance: 0 to 255: what is labelled first
 * @review: what a person said of it
 * @origin: where it came from
 *
 * An event as a plain value, to make one or to read one. A zeroed structure
 * with @id and @title is valid.
 */
typedef struct
{
  KroId           id;
  char           *title;
  KroDate        *date;
  char           *note;
  char           *tags;
  char           *reason;
  KroAlternative *alternatives;
  guint           n_alternatives;
  guint16         confidence;
  guint8          category;
  guint8          importance;
  KroReview       review;
  KroOrigin       origin;
} KroEventFields;

#define KRO_TYPE_EVENT_FIELDS (kro_event_fields_get_type ())
GType kro_event_fields_get_type (void) G_GNUC_CONST;

KroEventFields *kro_event_fields_copy (const KroEventFields *self);
void            kro_event_fields_free (KroEventFields *self);
void            kro_event_fields_clear (KroEventFields *self);
gboolean        kro_event_fields_equal (const KroEventFields *self, const KroEventFields *other);
void            kro_event_fields_add_alternative (KroEventFields *self, KroDate *date, const char *reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroEventFields, kro_event_fields_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KroEventFields, kro_event_fields_clear)

G_END_DECLS

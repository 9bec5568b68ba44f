/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-id.h"
#include "kro-text.h"
#include "kro-time.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KroSourceFields:
 * @id: its id
 * @rank: its place among the sources; sources stand in order of (rank, id)
 * @title: (nullable): its title
 * @uri: (nullable): where it was read from
 * @language: (nullable): BCP 47 tag
 * @publication: (nullable): date of publication as EDTF
 * @publication_reason: (nullable): how that date was known
 *
 * What is known of a source besides its texts, as a plain value.
 */
typedef struct
{
  KroId   id;
  guint32 rank;
  char   *title;
  char   *uri;
  char   *language;
  char   *publication;
  char   *publication_reason;
} KroSourceFields;

#define KRO_TYPE_SOURCE_FIELDS (kro_source_fields_get_type ())
GType kro_source_fields_get_type (void) G_GNUC_CONST;

KroSourceFields *kro_source_fields_copy (const KroSourceFields *self);
void             kro_source_fields_free (KroSourceFields *self);
void             kro_source_fields_clear (KroSourceFields *self);
gboolean         kro_source_fields_equal (const KroSourceFields *self, const KroSourceFields *other);

/**
 * KroRevision:
 * @source: the source it is of
 * @number: from 0 upward
 * @text: the text; %NULL only in a revision that was cleared
 * @read_at: when it was read
 *
 * One reading of a source. The text of every revision is kept.
 */
typedef struct
{
  KroId    source;
  guint32  number;
  KroText *text;
  KroTime  read_at;
} KroRevision;

#define KRO_TYPE_REVISION (kro_revision_get_type ())
GType kro_revision_get_type (void) G_GNUC_CONST;

KroRevision *kro_revision_copy (const KroRevision *self);
void         kro_revision_free (KroRevision *self);
void         kro_revision_clear (KroRevision *self);

/**
 * KroSource:
 *
 * A source of a timeline: an article, a report. It belongs to the timeline and
 * changes by commands only; properties notify then.
 */
#define KRO_TYPE_SOURCE (kro_source_get_type ())
G_DECLARE_FINAL_TYPE (KroSource, kro_source, KRO, SOURCE, GObject)

KroId       kro_source_get_id (KroSource *self);
guint32     kro_source_get_rank (KroSource *self);
const char *kro_source_get_title (KroSource *self);
const char *kro_source_get_uri (KroSource *self);
const char *kro_source_get_language (KroSource *self);
const char *kro_source_get_publication (KroSource *self);
const char *kro_source_get_publication_reason (KroSource *self);

const KroSourceFields *kro_source_get_fields (KroSource *self);
guint                  kro_source_get_n_revisions (KroSource *self);
const KroRevision     *kro_source_get_revision (KroSource *self, guint index);
const KroRevision     *kro_source_get_latest (KroSource *self);
const KroRevision     *kro_source_find_revision (KroSource *self, guint32 number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroSourceFields, kro_source_fields_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroRevision, kro_revision_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KroSourceFields, kro_source_fields_clear)

G_END_DECLS

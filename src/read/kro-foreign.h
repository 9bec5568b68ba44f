/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KroForeignKind:
 * @KRO_FOREIGN_NONE: no timeline of another program
 * @KRO_FOREIGN_TIMELINEJS: TimelineJS 3, JSON
 * @KRO_FOREIGN_TIMELINEJS_1: TimelineJS before 3, JSON
 * @KRO_FOREIGN_TIMELINEJS_TABLE: TimelineJS, a table
 * @KRO_FOREIGN_STORYTELLER: Timeline Storyteller, JSON
 * @KRO_FOREIGN_STORYTELLER_TABLE: Timeline Storyteller, a table
 * @KRO_FOREIGN_SIMILE: SIMILE Timeline, JSON
 * @KRO_FOREIGN_SIMILE_XML: SIMILE Timeline, XML
 * @KRO_FOREIGN_EXHIBIT: SIMILE Exhibit, whose items are no events by themselves
 * @KRO_FOREIGN_PROJECT: The Timeline Project, XML
 *
 * Whose timeline a file is, told from its content.
 */
typedef enum {
  KRO_FOREIGN_NONE,
  KRO_FOREIGN_TIMELINEJS,
  KRO_FOREIGN_TIMELINEJS_1,
  KRO_FOREIGN_TIMELINEJS_TABLE,
  KRO_FOREIGN_STORYTELLER,
  KRO_FOREIGN_STORYTELLER_TABLE,
  KRO_FOREIGN_SIMILE,
  KRO_FOREIGN_SIMILE_XML,
  KRO_FOREIGN_EXHIBIT,
  KRO_FOREIGN_PROJECT,
} KroForeignKind;

/**
 * KroForeignEvent:
 * @line: where it begins in the file, from 1
 * @title: what happened; plain text
 * @start: (nullable): EDTF; %NULL: undated
 * @end: (nullable): EDTF
 * @ongoing: whether it goes on
 * @note: (nullable): what else is said of it; plain text
 * @category: (nullable): its group, facet or category
 * @tags: (nullable): further ones, one a line
 *
 * An event as another program has it.
 */
typedef struct
{
  guint    line;
  char    *title;
  char    *start;
  char    *end;
  gboolean ongoing;
  char    *note;
  char    *category;
  char    *tags;
} KroForeignEvent;

/**
 * KroForeignCategory:
 * @name: its name
 * @rgb: its colour, 0xrrggbb
 * @has_rgb: whether it has one
 *
 * A category that a file names before its events do.
 */
typedef struct
{
  char    *name;
  guint32  rgb;
  gboolean has_rgb;
} KroForeignCategory;

/**
 * KroForeignEra:
 * @line: where it begins in the file, from 1
 * @title: its name; plain text
 * @start: EDTF
 * @end: (nullable): EDTF; %NULL: it is not over
 *
 * A span that a file shows behind its events.
 */
typedef struct
{
  guint line;
  char *title;
  char *start;
  char *end;
} KroForeignEra;

/**
 * KroForeignTimeline:
 * @kind: whose it is
 * @title: (nullable): of the whole; plain text
 * @events: (element-type KroForeignEvent): in the order of the file
 * @categories: (element-type KroForeignCategory): in the order of the file
 * @eras: (element-type KroForeignEra): in the order of the file
 * @problems: (element-type utf8): what could not be read, each a sentence that
 *   begins with its line, at most %KRO_FOREIGN_MAX_PROBLEMS
 * @n_problems: how many there were
 *
 * A timeline of another program as plain values.
 */
typedef struct
{
  KroForeignKind kind;
  char          *title;
  GArray        *events;
  GArray        *categories;
  GArray        *eras;
  GPtrArray     *problems;
  guint          n_problems;
} KroForeignTimeline;

#define KRO_FOREIGN_MAX_PROBLEMS 1000

/**
 * KRO_FOREIGN_MAX_EVENTS:
 *
 * More events are not read from one file.
 */
#define KRO_FOREIGN_MAX_EVENTS 5000000

KroForeignKind      kro_foreign_sniff (const char *text, gsize length);
const char         *kro_foreign_kind_get_name (KroForeignKind kind);
KroForeignTimeline *kro_foreign_read (const char *text, gsize length, GError **error);
void                kro_foreign_timeline_free (KroForeignTimeline *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroForeignTimeline, kro_foreign_timeline_free)

G_END_DECLS

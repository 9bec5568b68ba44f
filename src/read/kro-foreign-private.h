/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-foreign.h"

G_BEGIN_DECLS

/*
 * Every format is read as records: names and values of one thing, whatever
 * the syntax around it. Names of nested members are joined by dots.
 */
typedef struct
{
  guint       line;
  GHashTable *values; /* owned, of owned strings */
} KroRecord;

/* One record, and the list of the file it is one of. */
typedef void (*KroRecordFunc) (const char *list, const KroRecord *record, gpointer user_data);

/* A date in parts; what is not written is -1, time included. */
typedef struct
{
  gint64   year;
  int      month;
  int      day;
  int      hour;
  int      minute;
  int      second;
  int      millisecond;
  gboolean has_era;      /* BC or AD was written, and counted */
  gboolean is_uncertain; /* a question mark stood behind it */
  gboolean has_zone;
  int      zone; /* minutes east of Greenwich */
} KroWrittenDate;

/* kro-foreign.c */
const char *kro_record_get (const KroRecord *record, const char *name);
void        kro_foreign_complain (KroForeignTimeline *self, guint line, const char *format, ...) G_GNUC_PRINTF (3, 4);
void        kro_foreign_add_event (KroForeignTimeline *self, KroForeignEvent *event);
void        kro_foreign_add_era (KroForeignTimeline *self, guint line, const char *title, char *start, char *end);
void        kro_foreign_add_category (KroForeignTimeline *self, const char *name, const char *color);
void        kro_foreign_note_add (GString *note, const char *label, const char *value);
char       *kro_foreign_note_finish (GString *note);

/* kro-foreign-json.c, -xml.c, -table.c */
gboolean kro_records_from_json (const char *text, gsize length, KroRecordFunc func, gpointer user_data, GError **error);
gboolean kro_records_from_xml (const char *text, gsize length, KroRecordFunc func, gpointer user_data, GError **error);
gboolean kro_records_from_table (const char *text, gsize length, KroRecordFunc func, gpointer user_data, GError **error);
char    *kro_lax_json_to_strict (const char *text, gsize length, gsize *out_length);
GStrv    kro_table_read_header (const char *text, gsize length);

/* kro-foreign-date.c */
gboolean kro_written_date_parse (KroWrittenDate *self, const char *text);
gboolean kro_written_date_parse_time (KroWrittenDate *self, const char *text);
void     kro_written_date_init (KroWrittenDate *self);
void     kro_written_date_drop_midnight (KroWrittenDate *self);
char    *kro_written_date_to_edtf (const KroWrittenDate *self);
char    *kro_foreign_within (const char *earliest, const char *latest);
gboolean kro_foreign_is_date (const char *start, const char *end);

/* kro-foreign-timelinejs.c, -storyteller.c, -simile.c, -project.c */
void kro_foreign_timelinejs_add (const char *list, const KroRecord *record, gpointer timeline);
void kro_foreign_storyteller_add (const char *list, const KroRecord *record, gpointer timeline);
void kro_foreign_simile_add (const char *list, const KroRecord *record, gpointer timeline);
void kro_foreign_project_add (const char *list, const KroRecord *record, gpointer timeline);

G_END_DECLS

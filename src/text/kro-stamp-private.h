/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-analysis.h"
#include "kro-vocabulary-private.h"

G_BEGIN_DECLS

/* A place on the calendar of some grain: a century, a week, a minute. @year is
 * astronomical; of weeks it is that of ISO 8601. @sub counts halves, quarters,
 * seasons (spring is 1), or weeks. A decade or century begins with @year. */
typedef struct
{
  KroUnit  grain;
  gint64   year;
  int      sub;
  int      month;
  int      day;
  int      hour;
  int      minute;
  int      second;
  KroPart  part;
  gboolean utc;
  gboolean is_long; /* a weekend with the Monday behind it */
} KroStamp;

gboolean kro_stamp_from_edtf (const char *edtf, KroStamp *stamp);
KroStamp kro_stamp_from_day (gint64 day, KroUnit grain);
gint64   kro_stamp_first_day (const KroStamp *self);
gint64   kro_stamp_last_day (const KroStamp *self);
KroStamp kro_stamp_shift (const KroStamp *self, KroUnit unit, gint64 n);
int      kro_stamp_compare (const KroStamp *a, const KroStamp *b);
gsize    kro_stamp_to_timex (const KroStamp *self, char *out, gsize size);
gsize    kro_stamp_to_edtf (const KroStamp *self, KroMod mod, char *out, gsize size);
gsize    kro_stamp_to_edtf_before (const KroStamp *self, gboolean inclusive, char *out, gsize size);
gsize    kro_stamp_to_edtf_after (const KroStamp *self, gboolean inclusive, char *out, gsize size);
gboolean kro_stamp_is_sane (const KroStamp *self);

/* Room for any of the strings above. */
#define KRO_STAMP_SIZE 64

G_END_DECLS

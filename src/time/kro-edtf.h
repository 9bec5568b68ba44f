/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-time.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KRO_TIME_ERROR:
 *
 * The error domain of the time floor; codes are #KroTimeError. Messages are
 * for people: what is wrong, at which character, and what to write instead.
 */
#define KRO_TIME_ERROR (kro_time_error_quark ())
GQuark kro_time_error_quark (void);

/**
 * KroTimeError:
 * @KRO_TIME_ERROR_SYNTAX: no form of EDTF
 * @KRO_TIME_ERROR_VALUE: a month, day or time that does not exist
 * @KRO_TIME_ERROR_ORDER: an interval or a set runs backwards
 * @KRO_TIME_ERROR_RANGE: the year lies beyond #KroTime
 * @KRO_TIME_ERROR_KIND: a right EDTF string, but of a kind not allowed there
 * @KRO_TIME_ERROR_ZONE: an unknown time zone
 */
typedef enum {
  KRO_TIME_ERROR_SYNTAX,
  KRO_TIME_ERROR_VALUE,
  KRO_TIME_ERROR_ORDER,
  KRO_TIME_ERROR_RANGE,
  KRO_TIME_ERROR_KIND,
  KRO_TIME_ERROR_ZONE,
} KroTimeError;

/**
 * KroPrecision:
 *
 * The unit a date is written in, fine to coarse. %KRO_PRECISION_MIXED is that
 * of a set or an interval whose members differ.
 */
typedef enum {
  KRO_PRECISION_FRACTION,
  KRO_PRECISION_SECOND,
  KRO_PRECISION_MINUTE,
  KRO_PRECISION_HOUR,
  KRO_PRECISION_DAY,
  KRO_PRECISION_MONTH,
  KRO_PRECISION_SEASON,
  KRO_PRECISION_QUARTER,
  KRO_PRECISION_QUADRIMESTER,
  KRO_PRECISION_HALF,
  KRO_PRECISION_YEAR,
  KRO_PRECISION_DECADE,
  KRO_PRECISION_CENTURY,
  KRO_PRECISION_MILLENNIUM,
  KRO_PRECISION_COARSER,
  KRO_PRECISION_MIXED,
} KroPrecision;

/**
 * KroQualifier:
 * @KRO_QUALIFIER_NONE: known
 * @KRO_QUALIFIER_UNCERTAIN: `?`
 * @KRO_QUALIFIER_APPROXIMATE: `~`; both together are `%`
 */
typedef enum {
  KRO_QUALIFIER_NONE = 0,
  KRO_QUALIFIER_UNCERTAIN = 1 << 0,
  KRO_QUALIFIER_APPROXIMATE = 1 << 1,
} KroQualifier;

/**
 * KroEdtfKind:
 * @KRO_EDTF_DATE: a date, with or without a time of day
 * @KRO_EDTF_SEASON: a year with a sub-year grouping, 21 to 41
 * @KRO_EDTF_ONE_OF: `[…]`, one member of a set
 * @KRO_EDTF_ALL_OF: `{…}`, all members of a set
 * @KRO_EDTF_INTERVAL: `start/end`
 */
typedef enum {
  KRO_EDTF_DATE,
  KRO_EDTF_SEASON,
  KRO_EDTF_ONE_OF,
  KRO_EDTF_ALL_OF,
  KRO_EDTF_INTERVAL,
} KroEdtfKind;

/**
 * KroEdtf:
 *
 * One expression of the Extended Date/Time Format (Library of Congress,
 * 2019-02-04, levels 0 to 2), with the named extension that a time may end at
 * the minute or carry decimal seconds. Immutable, reference counted, safe to
 * share between threads.
 */
typedef struct _KroEdtf KroEdtf;

#define KRO_TYPE_EDTF (kro_edtf_get_type ())
GType kro_edtf_get_type (void) G_GNUC_CONST;

KroEdtf *kro_edtf_parse (const char *text, gssize length, GError **error);
KroEdtf *kro_edtf_ref (KroEdtf *self);
void     kro_edtf_unref (KroEdtf *self);

char        *kro_edtf_to_string (const KroEdtf *self);
KroEdtfKind  kro_edtf_get_kind (const KroEdtf *self);
int          kro_edtf_get_level (const KroEdtf *self);
KroPrecision kro_edtf_get_precision (const KroEdtf *self);
KroQualifier kro_edtf_get_qualifier (const KroEdtf *self);
gboolean     kro_edtf_get_span (const KroEdtf *self, KroTime *earliest, KroTime *latest);
guint        kro_edtf_get_n_members (const KroEdtf *self);
gboolean     kro_edtf_get_member_span (const KroEdtf *self, guint index, KroTime *earliest, KroTime *latest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroEdtf, kro_edtf_unref)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-edtf.h"

G_BEGIN_DECLS

/**
 * KroEdtfYearForm:
 * @KRO_EDTF_YEAR_PLAIN: four digits, with a sign or without
 * @KRO_EDTF_YEAR_LONG: `Y` and more than four digits
 * @KRO_EDTF_YEAR_EXPONENT: `Y`, a whole number, `E` and a power of ten
 *
 * How a year is written.
 */
typedef enum {
  KRO_EDTF_YEAR_PLAIN,
  KRO_EDTF_YEAR_LONG,
  KRO_EDTF_YEAR_EXPONENT,
} KroEdtfYearForm;

/**
 * KroEdtfZone:
 *
 * What a time of day is relative to: nothing (the local clock), UTC, or UTC
 * with a shift in hours or in hours and minutes.
 */
typedef enum {
  KRO_EDTF_ZONE_LOCAL,
  KRO_EDTF_ZONE_UTC,
  KRO_EDTF_ZONE_HOURS,
  KRO_EDTF_ZONE_MINUTES,
} KroEdtfZone;

/**
 * KroEdtfPart:
 * @year: astronomical, unspecified digits as 0; G_MAXINT64 or G_MININT64 where
 *   an exponent takes it beyond 64 bits
 * @mantissa: of an exponential year
 * @exponent: of an exponential year
 * @nanoseconds: decimals of the second
 * @shift: of the zone in minutes
 * @form: how the year is written
 * @negative: whether the year has a minus sign, which a masked year needs
 * @significant: number of significant digits; 0: not given
 * @year_mask: bit i: the digit i from the right is unspecified
 * @month: 1 to 12 with unspecified digits as 0, or a sub-year grouping 21 to
 *   41; meaningful if @has_month
 * @month_mask: like @year_mask
 * @day: like @month, 1 to 31
 * @day_mask: like @year_mask
 * @hour: 0 to 23, or −1 without a time of day
 * @minute: 0 to 59
 * @second: 0 to 59, or −1 where the time ends at the minute
 * @n_decimals: digits behind the second, 0 to 9
 * @zone: of the time of day
 * @qualifiers: of year, month and day
 *
 * One date or season, as written.
 */
typedef struct
{
  gint64          year;
  gint64          mantissa;
  int             exponent;
  gint32          nanoseconds;
  gint16          shift;
  KroEdtfYearForm form;
  gboolean        negative;
  guint8          significant;
  guint8          year_mask;
  gboolean        has_month;
  gboolean        has_day;
  gint8           month;
  guint8          month_mask;
  gint8           day;
  guint8          day_mask;
  gint8           hour;
  gint8           minute;
  gint8           second;
  guint8          n_decimals;
  KroEdtfZone     zone;
  KroQualifier    qualifiers[3];
} KroEdtfPart;

/**
 * KroEdtfMemberKind:
 *
 * A member of a set: a date, the dates between two, or all before or after
 * one. An interval has one member of kind RANGE, whose ends may be open or
 * unknown.
 */
typedef enum {
  KRO_EDTF_MEMBER_DATE,
  KRO_EDTF_MEMBER_RANGE,
  KRO_EDTF_MEMBER_BEFORE,
  KRO_EDTF_MEMBER_AFTER,
} KroEdtfMemberKind;

/**
 * KroEdtfMember:
 * @kind: which of the parts count
 * @from: the date, the first of a range, or that of AFTER
 * @to: the last of a range, or that of BEFORE
 */
typedef struct
{
  KroEdtfMemberKind kind;
  KroEdtfPart       from;
  KroEdtfPart       to;
} KroEdtfMember;

/**
 * KroEdtfSide:
 *
 * What stands at one side of an interval.
 */
typedef enum {
  KRO_EDTF_SIDE_DATE,
  KRO_EDTF_SIDE_OPEN,
  KRO_EDTF_SIDE_UNKNOWN,
} KroEdtfSide;

/* The parse of an expression. `members` has one element for a date, a season
 * and an interval (its `from` and `to`), and all of a set. */
struct _KroEdtf
{
  gatomicrefcount ref_count;
  KroEdtfKind     kind;
  int             level;
  KroEdtfSide     sides[2];
  guint           n_members;
  KroEdtfMember   members[];
};

gboolean kro_edtf_part_is_season (const KroEdtfPart *self);
gboolean kro_edtf_part_span (const KroEdtfPart *self, KroTime *earliest, KroTime *latest);
gboolean kro_edtf_part_exists (const KroEdtfPart *self);
int      kro_edtf_part_year_digits (const KroEdtfPart *self);
int      kro_edtf_expand_digits (int value, guint8 mask, int first, int last, int candidates[31]);

KroPrecision kro_edtf_part_precision (const KroEdtfPart *self);
KroQualifier kro_edtf_part_qualifier (const KroEdtfPart *self);

const KroEdtfPart *kro_edtf_member_first (const KroEdtfMember *self);
const KroEdtfPart *kro_edtf_member_last (const KroEdtfMember *self);

void kro_edtf_part_print (const KroEdtfPart *self, GString *out);

G_END_DECLS

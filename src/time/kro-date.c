/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * When an event was: a start and perhaps an end, each a date, a season or a
 * one-of set of EDTF.
 *
 * The parsed sides are kept beside their canonical texts; the four bounds are
 * derived once, when the date is made, so that a date that exists can always
 * be drawn. Times of a zone are converted to UTC there; what has no time of
 * day, or no zone, floats.
 */
#include "kro-date.h"

#include "kro-edtf-private.h"
#include "kro-zone.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _KroDate
{
  gatomicrefcount ref_count;
  char           *start;
  char           *end; /* NULL: none of its own */
  char           *zone;
  char           *as_written;
  KroEdtf        *start_edtf; /* NULL where open or unknown */
  KroEdtf        *end_edtf;
  KroBounds       bounds;
  KroCalendar     calendar;
  KroPart         part;
  gboolean        ongoing;
};

G_DEFINE_BOXED_TYPE (KroDate, kro_date, kro_date_ref, kro_date_unref)

static const char open_side[] = "..";

static gboolean
parse_side (const char *text, KroEdtf **edtf, char **canonical, GError **error)
{
  if (*text == '\0' || g_str_equal (text, open_side))
    {
      *canonical = g_strdup (text);
      return TRUE;
    }
  *edtf = kro_edtf_parse (text, -1, error);
  if (*edtf == NULL)
    return FALSE;
  if ((*edtf)->kind == KRO_EDTF_INTERVAL || (*edtf)->kind == KRO_EDTF_ALL_OF)
    {
      g_set_error (error, KRO_TIME_ERROR, KRO_TIME_ERROR_KIND,
                   (*edtf)->kind == KRO_EDTF_INTERVAL
                       ? _ ("“%s” is an interval; write its start and its end apart")
                       : _ ("“%s” means several dates; make an event for each, or write [ ] if it is one of them"),
                   text);
      return FALSE;
    }
  *canonical = kro_edtf_to_string (*edtf);
  return TRUE;
}

/* Seconds from the local clock to UTC. Both ends of a part move by the same, so
 * that a change of clocks does not turn them round. */
static gint64
zone_shift (const KroDate *self, const KroEdtfPart *part)
{
  KroTime start, behind;

  if (self->zone == NULL || part->hour < 0 || part->zone != KRO_EDTF_ZONE_LOCAL || !kro_edtf_part_span (part, &start, &behind))
    return 0;
  return kro_zone_to_utc (self->zone, start).seconds - start.seconds;
}

static gboolean
side_span (const KroDate *self, const KroEdtf *edtf, KroTime *earliest, KroTime *latest, GError **error)
{
  for (guint i = 0; i < edtf->n_members; i++)
    {
      KroTime from, to;

      if (!kro_edtf_get_member_span (edtf, i, &from, &to))
        {
          g_autofree char *text = kro_edtf_to_string (edtf);

          g_set_error (error, KRO_TIME_ERROR, KRO_TIME_ERROR_RANGE,
                       _ ("“%s” lies more than 292 billion years away, further than a timeline reaches"), text);
          return FALSE;
        }
      from = kro_time_add_exact (from, zone_shift (self, kro_edtf_member_first (&edtf->members[i])), 0);
      to = kro_time_add_exact (to, zone_shift (self, kro_edtf_member_last (&edtf->members[i])), 0);
      if (i == 0 || kro_time_compare (from, *earliest) < 0)
        *earliest = from;
      if (i == 0 || kro_time_compare (to, *latest) > 0)
        *latest = to;
    }
  return TRUE;
}

/* Whether there is a gap between the members of a set, so that it is either the
 * one or the other, instead of one span. */
static gboolean
members_lie_apart (const KroEdtf *edtf)
{
  for (guint i = 1; i < edtf->n_members; i++)
    {
      KroTime from, to, next_from, next_to;

      if (!kro_edtf_get_member_span (edtf, i - 1, &from, &to) || !kro_edtf_get_member_span (edtf, i, &next_from, &next_to))
        return FALSE;
      if (kro_time_compare (to, next_from) < 0 || kro_time_compare (next_to, from) < 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
reaches_back (const KroEdtf *edtf)
{
  return edtf->kind == KRO_EDTF_ONE_OF && edtf->members[0].kind == KRO_EDTF_MEMBER_BEFORE;
}

static gboolean
reaches_on (const KroEdtf *edtf)
{
  return edtf->kind == KRO_EDTF_ONE_OF && edtf->members[edtf->n_members - 1].kind == KRO_EDTF_MEMBER_AFTER;
}

static KroBoundsFlags
doubt_flags (const KroEdtf *edtf)
{
  KroQualifier   qualifier = edtf != NULL ? kro_edtf_get_qualifier (edtf) : KRO_QUALIFIER_NONE;
  KroBoundsFlags flags = 0;

  if ((qualifier & KRO_QUALIFIER_UNCERTAIN) != 0)
    flags |= KRO_BOUNDS_UNCERTAIN;
  if ((qualifier & KRO_QUALIFIER_APPROXIMATE) != 0)
    flags |= KRO_BOUNDS_APPROXIMATE;
  return flags;
}

static KroBoundsFlags
set_flags (const KroEdtf *edtf)
{
  KroBoundsFlags flags = 0;

  if (reaches_back (edtf))
    flags |= KRO_BOUNDS_BEFORE;
  if (reaches_on (edtf))
    flags |= KRO_BOUNDS_AFTER;
  if (edtf->n_members > 1 && members_lie_apart (edtf))
    flags |= KRO_BOUNDS_EITHER;
  return flags;
}

static gboolean
refuse_backwards (const KroDate *self, GError **error)
{
  g_set_error (error, KRO_TIME_ERROR, KRO_TIME_ERROR_ORDER,
               _ ("the end %s lies before the start %s; write %s/%s"), self->end, self->start, self->end, self->start);
  return FALSE;
}

static KroTime
earlier (KroTime a, KroTime b)
{
  return kro_time_compare (a, b) < 0 ? a : b;
}

static KroTime
later (KroTime a, KroTime b)
{
  return kro_time_compare (a, b) > 0 ? a : b;
}

static gboolean
bound_both (KroDate *self, KroBounds *bounds, GError **error)
{
  if (!side_span (self, self->start_edtf, &bounds->earliest_start, &bounds->latest_start, error) ||
      !side_span (self, self->end_edtf, &bounds->earliest_end, &bounds->latest_end, error))
    return FALSE;
  if (reaches_back (self->start_edtf))
    bounds->earliest_start = earlier (bounds->earliest_start, bounds->earliest_end);
  if (reaches_on (self->end_edtf))
    bounds->latest_end = later (bounds->latest_end, bounds->latest_start);
  if (kro_time_compare (bounds->earliest_start, bounds->latest_end) >= 0)
    return refuse_backwards (self, error);
  if (reaches_on (self->start_edtf))
    bounds->latest_start = bounds->latest_end;
  if (reaches_back (self->end_edtf))
    bounds->earliest_end = bounds->earliest_start;
  /* It does not end before it starts. */
  bounds->earliest_end = later (bounds->earliest_end, bounds->earliest_start);
  bounds->latest_start = earlier (bounds->latest_start, bounds->latest_end);
  return TRUE;
}

static gboolean
bound_start (KroDate *self, KroBounds *bounds, GError **error)
{
  if (!side_span (self, self->start_edtf, &bounds->earliest_start, &bounds->latest_start, error))
    return FALSE;
  if (self->end == NULL)
    {
      bounds->earliest_end = bounds->earliest_start;
      bounds->latest_end = bounds->latest_start;
      bounds->flags |= set_flags (self->start_edtf);
      return TRUE;
    }
  bounds->earliest_end = bounds->latest_end = bounds->latest_start;
  bounds->flags |= *self->end == '\0' ? KRO_BOUNDS_END_UNKNOWN : KRO_BOUNDS_END_OPEN;
  return TRUE;
}

static gboolean
bound_end (KroDate *self, KroBounds *bounds, GError **error)
{
  if (!side_span (self, self->end_edtf, &bounds->earliest_end, &bounds->latest_end, error))
    return FALSE;
  bounds->earliest_start = bounds->latest_start = bounds->earliest_end;
  bounds->flags |= *self->start == '\0' ? KRO_BOUNDS_START_UNKNOWN : KRO_BOUNDS_START_OPEN;
  return TRUE;
}

static gboolean
derive_bounds (KroDate *self, GError **error)
{
  KroBounds *bounds = &self->bounds;

  if (self->start_edtf == NULL && self->end_edtf == NULL)
    {
      g_set_error_literal (error, KRO_TIME_ERROR, KRO_TIME_ERROR_KIND,
                           _ ("neither start nor end is a date; leave an event without any date undated"));
      return FALSE;
    }
  if (self->ongoing)
    bounds->flags |= KRO_BOUNDS_ONGOING;
  bounds->flags |= doubt_flags (self->start_edtf) | doubt_flags (self->end_edtf);
  if (self->end != NULL)
    {
      bounds->flags |= KRO_BOUNDS_HAS_END;
      if (self->start_edtf != NULL && reaches_back (self->start_edtf))
        bounds->flags |= KRO_BOUNDS_START_OPEN;
      if (self->end_edtf != NULL && reaches_on (self->end_edtf))
        bounds->flags |= KRO_BOUNDS_END_OPEN;
    }
  bounds->precision = kro_edtf_get_precision (self->start_edtf != NULL ? self->start_edtf : self->end_edtf);
  if (self->start_edtf != NULL && self->end_edtf != NULL)
    return bound_both (self, bounds, error);
  return self->start_edtf != NULL ? bound_start (self, bounds, error) : bound_end (self, bounds, error);
}

/**
 * kro_date_new:
 * @fields: what the date consists of; copied
 * @error: where to put a #KroTimeError
 *
 * Makes a date. Sides are kept in canonical EDTF. Intervals and all-of sets
 * are refused, and so are years beyond #KroTime, an end before the start, and
 * zones that are not known.
 *
 * Returns: (transfer full) (nullable): the date
 */
KroDate *
kro_date_new (const KroDateFields *fields, GError **error)
{
  g_autoptr (KroDate) self = g_new0 (KroDate, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->calendar = fields->calendar;
  self->part = fields->part;
  self->ongoing = fields->ongoing;
  self->as_written = g_strdup (fields->as_written);
  if (fields->zone != NULL)
    {
      if (!kro_zone_check (fields->zone, error))
        return NULL;
      self->zone = g_strdup (fields->zone);
    }
  if (!parse_side (fields->start != NULL ? fields->start : "", &self->start_edtf, &self->start, error))
    return NULL;
  if (fields->end != NULL && !parse_side (fields->end, &self->end_edtf, &self->end, error))
    return NULL;
  if (!derive_bounds (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * kro_date_new_edtf:
 * @text: EDTF: a date, a season, a one-of set, or two of these with a slash
 *   between; either side may be empty (unknown) or `..` (open)
 * @error: where to put a #KroTimeError
 *
 * Makes a date from what kro_date_to_edtf() writes.
 *
 * Returns: (transfer full) (nullable): the date
 */
KroDate *
kro_date_new_edtf (const char *text, GError **error)
{
  const char      *slash = strchr (text, '/');
  g_autofree char *start = slash != NULL ? g_strndup (text, (gsize)(slash - text)) : NULL;

  if (slash != NULL && strchr (slash + 1, '/') != NULL)
    {
      g_set_error (error, KRO_TIME_ERROR, KRO_TIME_ERROR_SYNTAX, _ ("“%s”: one slash parts the start from the end"), text);
      return NULL;
    }
  if (*text == '\0')
    {
      g_set_error_literal (error, KRO_TIME_ERROR, KRO_TIME_ERROR_SYNTAX, _ ("a date should stand here, such as 2025-09-26"));
      return NULL;
    }
  return kro_date_new (&(KroDateFields){ .start = slash != NULL ? start : text, .end = slash != NULL ? slash + 1 : NULL }, error);
}

/**
 * kro_date_ref:
 * @self: a date
 *
 * Returns: (transfer full): @self
 */
KroDate *
kro_date_ref (KroDate *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * kro_date_unref:
 * @self: (transfer full): a date
 */
void
kro_date_unref (KroDate *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->start);
  g_free (self->end);
  g_free (self->zone);
  g_free (self->as_written);
  g_clear_pointer (&self->start_edtf, kro_edtf_unref);
  g_clear_pointer (&self->end_edtf, kro_edtf_unref);
  g_free (self);
}

/**
 * kro_date_equal:
 * @self: a date
 * @other: another
 *
 * Returns: whether they have the same fields
 */
gboolean
kro_date_equal (const KroDate *self, const KroDate *other)
{
  return g_str_equal (self->start, other->start) && g_strcmp0 (self->end, other->end) == 0 &&
         g_strcmp0 (self->zone, other->zone) == 0 && g_strcmp0 (self->as_written, other->as_written) == 0 &&
         self->calendar == other->calendar && self->part == other->part && self->ongoing == other->ongoing;
}

/**
 * kro_date_get_start:
 * @self: a date
 *
 * Returns: (transfer none): its start as canonical EDTF, `""` or `..`
 */
const char *
kro_date_get_start (const KroDate *self)
{
  return self->start;
}

/**
 * kro_date_get_end:
 * @self: a date
 *
 * Returns: (transfer none) (nullable): its end as canonical EDTF, `""` or
 *   `..`; %NULL: it has none of its own
 */
const char *
kro_date_get_end (const KroDate *self)
{
  return self->end;
}

/**
 * kro_date_get_zone:
 * @self: a date
 *
 * Returns: (transfer none) (nullable): IANA id; %NULL: it floats
 */
const char *
kro_date_get_zone (const KroDate *self)
{
  return self->zone;
}

/**
 * kro_date_get_as_written:
 * @self: a date
 *
 * Returns: (transfer none) (nullable): the date as its source wrote it
 */
const char *
kro_date_get_as_written (const KroDate *self)
{
  return self->as_written;
}

/**
 * kro_date_get_calendar:
 * @self: a date
 *
 * Returns: in which calendar it was written
 */
KroCalendar
kro_date_get_calendar (const KroDate *self)
{
  return self->calendar;
}

/**
 * kro_date_get_part:
 * @self: a date
 *
 * Returns: its part of day
 */
KroPart
kro_date_get_part (const KroDate *self)
{
  return self->part;
}

/**
 * kro_date_get_ongoing:
 * @self: a date
 *
 * Returns: whether it still went on when that was written
 */
gboolean
kro_date_get_ongoing (const KroDate *self)
{
  return self->ongoing;
}

/**
 * kro_date_get_start_edtf:
 * @self: a date
 *
 * Returns: (transfer none) (nullable): its start; %NULL where open or unknown
 */
const KroEdtf *
kro_date_get_start_edtf (const KroDate *self)
{
  return self->start_edtf;
}

/**
 * kro_date_get_end_edtf:
 * @self: a date
 *
 * Returns: (transfer none) (nullable): its end; %NULL where none, open or
 *   unknown
 */
const KroEdtf *
kro_date_get_end_edtf (const KroDate *self)
{
  return self->end_edtf;
}

/**
 * kro_date_get_bounds:
 * @self: a date
 * @bounds: (out): its four bounds
 */
void
kro_date_get_bounds (const KroDate *self, KroBounds *bounds)
{
  *bounds = self->bounds;
}

/**
 * kro_date_to_edtf:
 * @self: a date
 *
 * Returns: (transfer full): start, or start and end with a slash between
 */
char *
kro_date_to_edtf (const KroDate *self)
{
  return self->end != NULL ? g_strconcat (self->start, "/", self->end, NULL) : g_strdup (self->start);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a look finds once: lanes are those categories, sources or first tags that
 * have events; dates of publication are read once a source; eras are given rows.
 * Main thread.
 */
#include "kro-timeline-look-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More lanes than this cannot be told apart; the rest share the last one. */
#define MAX_LANES 60
#define MAX_ERA_ROWS 3

static guint16
add_lane (KroTimelineLook *self, const KroLocale *locale, const char *name, guint palette)
{
  KroLayoutLane lane = { .name = name, .palette = (guint8)(palette % KRO_PALETTE_SIZE), .shape = (KroMarkShape)(palette % KRO_N_MARKS) };

  if (self->lanes->len == MAX_LANES)
    {
      g_array_index (self->lanes, KroLayoutLane, MAX_LANES - 1).name = kro_locale_translate (locale, "lane", NC_ ("lane", "Others"));
      return MAX_LANES - 1;
    }
  g_array_append_val (self->lanes, lane);
  return (guint16)(self->lanes->len - 1);
}

static void
find_category_lanes (KroTimelineLook *self, const KroLocale *locale)
{
  for (guint i = 0; i < kro_timeline_get_n_categories (self->timeline); i++)
    {
      const KroCategory *category = kro_timeline_get_category (self->timeline, i);
      guint16            lane = 0;

      if (self->mode == KRO_LANES_CATEGORY && kro_timeline_get_category_count (self->timeline, i) > 0)
        {
          lane = add_lane (self, locale, category->name != NULL ? category->name : kro_locale_translate (locale, "lane", NC_ ("lane", "No category")), category->palette);
          if (lane + 1U < MAX_LANES)
            g_array_index (self->lanes, KroLayoutLane, lane).shape = (KroMarkShape)(category->shape % KRO_N_MARKS);
        }
      else if (self->mode == KRO_LANES_CATEGORY)
        lane = KRO_NO_LANE;
      g_array_append_val (self->category_lanes, lane);
    }
}

static char *
get_first_tag (const KroTimelineLook *self, guint32 slot)
{
  const char *tags = kro_timeline_get_tags (self->timeline, slot);

  return tags != NULL ? g_strndup (tags, strcspn (tags, "\n")) : NULL;
}

/* A lane for each first tag, in the order of time; the last one for events
 * without any. */
static void
find_tag_lanes (KroTimelineLook *self, const KroLocale *locale)
{
  const guint32 *order = kro_timeline_get_order (self->timeline);
  gboolean       has_none = FALSE;

  self->tag_lanes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; self->mode == KRO_LANES_TAG && i < kro_timeline_get_n_events (self->timeline); i++)
    {
      char *tag = get_first_tag (self, order[i]);

      has_none |= tag == NULL;
      if (tag != NULL && !g_hash_table_contains (self->tag_lanes, tag))
        g_hash_table_insert (self->tag_lanes, tag, GUINT_TO_POINTER (add_lane (self, locale, tag, self->lanes->len) + 1U));
      else
        g_free (tag);
    }
  if (has_none)
    self->no_tag_lane = add_lane (self, locale, kro_locale_translate (locale, "lane", NC_ ("lane", "No tag")), self->lanes->len);
}

guint16
kro_timeline_look_get_tag_lane (const KroTimelineLook *self, guint32 slot)
{
  g_autofree char *tag = get_first_tag (self, slot);
  guint            lane = tag != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->tag_lanes, tag)) : 0;

  return lane > 0 ? (guint16)(lane - 1) : self->no_tag_lane;
}

static const char *
get_source_name (KroSource *source)
{
  const char *name = kro_source_get_title (source);

  if (name == NULL)
    name = kro_source_get_uri (source);
  return name != NULL ? name : "–";
}

static void
find_publication (KroSourceLook *look, KroSource *source)
{
  const char *edtf = kro_source_get_publication (source);
  g_autoptr (KroEdtf) date = edtf != NULL ? kro_edtf_parse (edtf, -1, NULL) : NULL;
  KroTime latest;

  look->has_publication = date != NULL && kro_edtf_get_span (date, &look->publication, &latest);
}

static void
find_sources (KroTimelineLook *self, const KroLocale *locale)
{
  guint         n = kro_timeline_get_n_sources (self->timeline);
  gboolean      in_lanes = self->mode == KRO_LANES_SOURCE;
  KroSourceLook none = { .lane = 0 };

  for (guint i = 0; i < n; i++)
    {
      KroSource    *source = kro_timeline_get_source_at (self->timeline, i);
      KroSourceLook look = { .lane = in_lanes ? add_lane (self, locale, get_source_name (source), i) : 0 };

      find_publication (&look, source);
      g_array_append_val (self->sources, look);
    }
  none.lane = in_lanes && n > 0 ? KRO_NO_LANE : 0;
  g_array_append_val (self->sources, none);
  if (!in_lanes || n == 0)
    return;
  for (guint i = 0; i < kro_timeline_get_n_events (self->timeline); i++)
    {
      guint32 slot = kro_timeline_get_order (self->timeline)[i];

      if (kro_timeline_get_event_source (self->timeline, slot) != KRO_ID_NONE)
        continue;
      g_array_index (self->sources, KroSourceLook, n).lane = add_lane (self, locale, kro_locale_translate (locale, "lane", NC_ ("lane", "No source")), n);
      return;
    }
}

/* Publications on the same day are one line. */
static void
find_markers (KroTimelineLook *self)
{
  for (guint i = 0; i + 1 < self->sources->len; i++)
    {
      const KroSourceLook *source = &g_array_index (self->sources, KroSourceLook, i);
      gboolean             known = !source->has_publication;

      for (guint j = 0; j < self->markers->len && !known; j++)
        known = kro_time_compare (g_array_index (self->markers, KroSceneMarker, j).time, source->publication) == 0;
      if (!known)
        g_array_append_val (self->markers, ((KroSceneMarker){ source->publication, NULL }));
    }
}

static int
compare_eras (gconstpointer a, gconstpointer b)
{
  return kro_time_compare (((const KroSceneEra *)a)->from, ((const KroSceneEra *)b)->from);
}

/* Each in the first row that is free; when none is, over the last one. */
static void
place_eras (KroTimelineLook *self)
{
  KroTime ends[MAX_ERA_ROWS];

  g_array_sort (self->eras, compare_eras);
  for (guint i = 0; i < self->eras->len; i++)
    {
      KroSceneEra *era = &g_array_index (self->eras, KroSceneEra, i);
      guint        row = 0;

      while (row < self->n_era_rows && kro_time_compare (ends[row], era->from) > 0)
        row++;
      era->row = MIN (row, MAX_ERA_ROWS - 1);
      ends[era->row] = era->to;
      self->n_era_rows = MAX (self->n_era_rows, era->row + 1);
    }
}

static void
find_eras (KroTimelineLook *self)
{
  for (guint i = 0; i < kro_timeline_get_n_eras (self->timeline); i++)
    {
      const KroEra *era = kro_timeline_get_era (self->timeline, i);
      KroBounds     bounds;
      KroSceneEra   placed = { .title = era->title, .palette = era->palette };

      kro_date_get_bounds (era->date, &bounds);
      placed.from = bounds.earliest_start;
      placed.to = bounds.latest_end;
      if (bounds.flags & KRO_BOUNDS_ONGOING && self->has_now && kro_time_compare (self->now, placed.to) > 0)
        placed.to = self->now;
      g_array_append_val (self->eras, placed);
    }
  place_eras (self);
}

const KroSourceLook *
kro_timeline_look_get_source (const KroTimelineLook *self, guint32 slot)
{
  KroId source = kro_timeline_get_event_source (self->timeline, slot);
  guint index = source != KRO_ID_NONE ? kro_timeline_get_source_index (self->timeline, source) : G_MAXUINT;

  return &g_array_index (self->sources, KroSourceLook, MIN (index, self->sources->len - 1));
}

/* Finds all of it, once a look. */
void
kro_timeline_look_find_lanes (KroTimelineLook *self, const KroLocale *locale)
{
  find_category_lanes (self, locale);
  find_tag_lanes (self, locale);
  find_sources (self, locale);
  find_markers (self);
  find_eras (self);
}

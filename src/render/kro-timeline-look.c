/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From the model to what render takes: how events look, and which lanes there
 * are for them. The columns of the timeline are read where they stand, so
 * describing an event costs no copy. Main thread, since the timeline is.
 */
#include "kro-timeline-look-private.h"

#define MAX_DATES 8192

/* --- public ---------------------------------------------------------------------- */

/**
 * kro_timeline_look_new:
 * @timeline: a timeline
 * @lanes: by what its events are parted into lanes
 * @now: (nullable): the present
 * @locale: the language of the names of lanes
 *
 * Finds lanes and dates of publication. A single lane for all events has no
 * name.
 *
 * Returns: (transfer full): the look
 */
KroTimelineLook *
kro_timeline_look_new (KroTimeline *timeline, KroLanesMode lanes, const KroTime *now, const KroLocale *locale)
{
  KroTimelineLook *self = g_new0 (KroTimelineLook, 1);

  self->timeline = g_object_ref (timeline);
  self->mode = lanes;
  self->has_now = now != NULL;
  if (now != NULL)
    self->now = *now;
  self->lanes = g_array_new (FALSE, TRUE, sizeof (KroLayoutLane));
  self->category_lanes = g_array_new (FALSE, TRUE, sizeof (guint16));
  self->sources = g_array_new (FALSE, TRUE, sizeof (KroSourceLook));
  self->markers = g_array_new (FALSE, TRUE, sizeof (KroSceneMarker));
  self->eras = g_array_new (FALSE, TRUE, sizeof (KroSceneEra));
  self->dates = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)kro_date_unref);
  kro_timeline_look_find_lanes (self, locale);
  if (self->lanes->len == 1 && lanes == KRO_LANES_CATEGORY && kro_timeline_get_category_count (timeline, 0) > 0)
    g_array_index (self->lanes, KroLayoutLane, 0).name = NULL;
  return self;
}

/**
 * kro_timeline_look_free:
 * @self: (transfer full): a look
 *
 * Frees it.
 */
void
kro_timeline_look_free (KroTimelineLook *self)
{
  g_object_unref (self->timeline);
  g_clear_pointer (&self->matches, kro_matches_unref);
  g_array_unref (self->lanes);
  g_array_unref (self->category_lanes);
  g_hash_table_unref (self->tag_lanes);
  g_array_unref (self->sources);
  g_array_unref (self->markers);
  g_array_unref (self->eras);
  g_hash_table_unref (self->dates);
  g_clear_pointer (&self->alternative, kro_date_unref);
  g_free (self);
}

/* The timeline makes a date anew each time; frames ask for the same ones. */
static const KroDate *
get_date (KroTimelineLook *self, guint32 slot)
{
  gpointer key = GUINT_TO_POINTER (slot + 1);
  KroDate *date = g_hash_table_lookup (self->dates, key);

  if (date != NULL)
    return date;
  if (g_hash_table_size (self->dates) >= MAX_DATES)
    g_hash_table_remove_all (self->dates);
  date = kro_timeline_get_date (self->timeline, slot);
  if (date != NULL)
    g_hash_table_insert (self->dates, key, date);
  return date;
}

/* Length of what lasts, in days, on a logarithmic scale: 0 for a day, 32 for
 * eight months and more. */
static guint
get_span_worth (const KroColumns *columns, guint32 slot)
{
  gint64 days = (columns->ends[slot].seconds - columns->starts[slot].seconds) / 86400;

  if (!columns->is_dated[slot] || !(columns->bounds_flags[slot] & (KRO_BOUNDS_HAS_END | KRO_BOUNDS_ONGOING)) || days < 1)
    return 0;
  return MIN (g_bit_storage ((gulong)days) * 4U, 32);
}

/* As a person gave it; else 96 for full confidence, up to 32 for how long it
 * lasted and 64 for each further source that tells of it. So long spans rise by
 * one of the four classes that decide who gets a label, what two sources tell
 * by one, what three tell by two. */
static guint8
get_importance (const KroTimelineLook *self, const KroColumns *columns, guint32 slot)
{
  guint worth;

  if (columns->importance[slot] > 0)
    return columns->importance[slot];
  worth = MIN (columns->confidence[slot], KRO_CONFIDENCE_FULL) * 96U / KRO_CONFIDENCE_FULL + get_span_worth (columns, slot);
  if (kro_timeline_get_n_sources (self->timeline) > 1)
    worth += (MAX (kro_timeline_count_event_sources (self->timeline, slot, 3), 1) - 1) * 64;
  return (guint8)MIN (worth, 255);
}

/* All but the dates. */
void
kro_timeline_look_describe_slot (const KroTimelineLook *self, guint32 slot, KroEventLook *look)
{
  const KroColumns    *columns = kro_timeline_get_columns (self->timeline);
  guint                category = columns->categories[slot];
  const KroSourceLook *source = kro_timeline_look_get_source (self, slot);
  guint8               palette;
  guint8               shape;

  kro_timeline_get_look (self->timeline, slot, &palette, &shape);
  *look = (KroEventLook){
    .event = columns->ids[slot],
    .title = columns->titles[slot],
    .reference = source->has_publication ? source->publication : self->now,
    .has_reference = source->has_publication || self->has_now,
    .reviewed = !kro_timeline_needs_review (self->timeline, slot),
    .dimmed = self->matches != NULL && !kro_matches_has_slot (self->matches, slot),
    .importance = get_importance (self, columns, slot),
    .palette = palette,
    .shape = (KroMarkShape)(shape % KRO_N_MARKS),
  };
  if (self->mode == KRO_LANES_TAG)
    look->lane = kro_timeline_look_get_tag_lane (self, slot);
  else
    look->lane = self->mode == KRO_LANES_SOURCE ? source->lane : g_array_index (self->category_lanes, guint16, category);
}

void
kro_timeline_look_describe_dates (KroTimelineLook *self, guint32 slot, KroEventLook *look)
{
  g_clear_pointer (&self->alternative, kro_date_unref);
  if (kro_timeline_is_either (self->timeline, slot))
    self->alternative = kro_timeline_get_alternative (self->timeline, slot, 0, NULL);
  look->date = get_date (self, slot);
  look->alternative = self->alternative;
}

/**
 * kro_timeline_look_set_matches:
 * @self: a look
 * @matches: (nullable): what a search found; %NULL: nobody searches
 *
 * Lets what was not found recede.
 */
void
kro_timeline_look_set_matches (KroTimelineLook *self, KroMatches *matches)
{
  g_clear_pointer (&self->matches, kro_matches_unref);
  self->matches = matches != NULL ? kro_matches_ref (matches) : NULL;
}

/**
 * kro_timeline_look_is_hit:
 * @event: an id
 * @user_data: a #KroTimelineLook
 *
 * Returns: whether the search found an event
 */
gboolean
kro_timeline_look_is_hit (KroId event, gpointer user_data)
{
  const KroTimelineLook *self = user_data;
  guint32                slot = kro_timeline_get_slot (self->timeline, event);

  return slot != KRO_SLOT_NONE && self->matches != NULL && kro_matches_has_slot (self->matches, slot);
}

/**
 * kro_timeline_look_describe:
 * @event: an id
 * @look: (out): filled in
 * @user_data: a #KroTimelineLook
 *
 * Describes an event; a #KroDescribeFunc for #KroSceneInput.
 *
 * Returns: %FALSE if the timeline no longer has it
 */
gboolean
kro_timeline_look_describe (KroId event, KroEventLook *look, gpointer user_data)
{
  KroTimelineLook *self = user_data;
  guint32          slot = kro_timeline_get_slot (self->timeline, event);

  if (slot == KRO_SLOT_NONE)
    return FALSE;
  kro_timeline_look_describe_slot (self, slot, look);
  kro_timeline_look_describe_dates (self, slot, look);
  return TRUE;
}

/**
 * kro_timeline_look_get_markers:
 * @self: a look
 * @n_markers: (out): how many
 *
 * Returns: (array length=n_markers) (transfer none): dates of publication
 */
const KroSceneMarker *
kro_timeline_look_get_markers (const KroTimelineLook *self, gsize *n_markers)
{
  *n_markers = self->markers->len;
  return (const KroSceneMarker *)(gpointer)self->markers->data;
}

/**
 * kro_timeline_look_get_eras:
 * @self: a look
 * @n_eras: (out): how many
 *
 * Returns: (array length=n_eras) (transfer none): the eras, by start, with
 *   their rows
 */
const KroSceneEra *
kro_timeline_look_get_eras (const KroTimelineLook *self, gsize *n_eras)
{
  *n_eras = self->eras->len;
  return (const KroSceneEra *)(gpointer)self->eras->data;
}

/**
 * kro_timeline_look_get_lanes:
 * @self: a look
 * @n_lanes: (out): how many
 *
 * Returns: (array length=n_lanes) (transfer none): the lanes, top to bottom
 */
const KroLayoutLane *
kro_timeline_look_get_lanes (const KroTimelineLook *self, gsize *n_lanes)
{
  *n_lanes = self->lanes->len;
  return (const KroLayoutLane *)(gpointer)self->lanes->data;
}

/**
 * kro_timeline_look_fold_lane:
 * @self: a look
 * @lane: index of a lane
 * @folded: whether it is a thin row that only counts its events
 *
 * Folds a lane in the inputs that are gathered from now on.
 */
void
kro_timeline_look_fold_lane (KroTimelineLook *self, gsize lane, gboolean folded)
{
  g_return_if_fail (lane < self->lanes->len);

  g_array_index (self->lanes, KroLayoutLane, lane).folded = folded;
}

/* --- following ------------------------------------------------------------------- */

/* Whether a new look would have the same lanes. */
static gboolean
has_same_lanes (const KroTimelineLook *self, const GArray *events)
{
  guint n_sources = self->sources->len - 1;

  for (guint i = 0; self->mode == KRO_LANES_CATEGORY && i < self->category_lanes->len; i++)
    if ((g_array_index (self->category_lanes, guint16, i) != KRO_NO_LANE) != (kro_timeline_get_category_count (self->timeline, i) > 0))
      return FALSE;
  if (self->mode != KRO_LANES_SOURCE || n_sources == 0)
    return self->mode != KRO_LANES_TAG;
  if (g_array_index (self->sources, KroSourceLook, n_sources).lane != KRO_NO_LANE)
    return FALSE;
  for (guint i = 0; i < events->len; i++)
    {
      guint32 slot = kro_timeline_get_slot (self->timeline, g_array_index (events, KroId, i));

      if (slot != KRO_SLOT_NONE && kro_timeline_look_get_source (self, slot)->lane == KRO_NO_LANE)
        return FALSE;
    }
  return TRUE;
}

/**
 * kro_timeline_look_follow:
 * @self: a look
 * @change: of its timeline
 * @events: (element-type KroId): the events that look another way now, those
 *   that are gone among them, are added to it
 *
 * Follows a change of a few events, so that no new look must be made.
 *
 * Returns: %FALSE if a new one must be: lanes, sources or eras may be others
 */
gboolean
kro_timeline_look_follow (KroTimelineLook *self, const KroChange *change, GArray *events)
{
  const KroChangeFlags known = KRO_CHANGE_EVENTS | KRO_CHANGE_ORDER | KRO_CHANGE_PASSAGES;

  if ((change->flags & ~known) != 0 || change->events == NULL)
    return FALSE;
  for (gsize i = 0; i < change->n_former; i++)
    g_array_append_val (events, change->former[i].event);
  for (guint i = 0; i < events->len; i++)
    {
      guint32 slot = kro_timeline_get_slot (self->timeline, g_array_index (events, KroId, i));

      g_hash_table_remove (self->dates, GUINT_TO_POINTER (slot + 1));
    }
  return has_same_lanes (self, events);
}

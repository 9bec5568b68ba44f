/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From the model to what render takes. Lanes are those categories or sources
 * that have events; dates of publication are read once a source. The columns
 * of the timeline are read where they stand, so describing an event costs no
 * copy. Main thread, since the timeline is.
 */
#include "kro-timeline-look.h"

#include "kro-layout-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NO_LANE G_MAXUINT16
/* More lanes than this cannot be told apart; the rest share the last one. */
#define MAX_LANES 60
#define MAX_DATES 8192
#define MAX_ERA_ROWS 3
#define CACHE_LINE 64
#define FETCH_AHEAD 16

typedef struct
{
  KroTime  publication;
  gboolean has_publication;
  guint16  lane;
} SourceLook;

struct _KroTimelineLook
{
  KroLanesMode mode;
  KroTime      now;
  gboolean     has_now;

  /* owned */
  KroTimeline *timeline;
  KroMatches  *matches;        /* nullable: what a search found; the rest recedes */
  GArray      *lanes;          /* of KroLayoutLane; names borrowed from the timeline or constant */
  GArray      *category_lanes; /* of guint16, by category */
  GHashTable  *tag_lanes;      /* of first tag to lane + 1; owned strings */
  guint16      no_tag_lane;
  GArray      *sources; /* of SourceLook, by index of the source; the last one is none */
  GArray      *markers; /* of KroSceneMarker */
  GArray      *eras;    /* of KroSceneEra, by start; titles borrowed from the timeline */
  guint        n_era_rows;
  GHashTable  *dates;       /* of slot + 1 to KroDate: those described lately */
  KroDate     *alternative; /* of the event described last */
};

/* --- lanes --------------------------------------------------------------------- */

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
        lane = NO_LANE;
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

static guint16
get_tag_lane (const KroTimelineLook *self, guint32 slot)
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
find_publication (SourceLook *look, KroSource *source)
{
  const char *edtf = kro_source_get_publication (source);
  g_autoptr (KroEdtf) date = edtf != NULL ? kro_edtf_parse (edtf, -1, NULL) : NULL;
  KroTime latest;

  look->has_publication = date != NULL && kro_edtf_get_span (date, &look->publication, &latest);
}

static void
find_sources (KroTimelineLook *self, const KroLocale *locale)
{
  guint      n = kro_timeline_get_n_sources (self->timeline);
  gboolean   in_lanes = self->mode == KRO_LANES_SOURCE;
  SourceLook none = { .lane = 0 };

  for (guint i = 0; i < n; i++)
    {
      KroSource *source = kro_timeline_get_source_at (self->timeline, i);
      SourceLook look = { .lane = in_lanes ? add_lane (self, locale, get_source_name (source), i) : 0 };

      find_publication (&look, source);
      g_array_append_val (self->sources, look);
    }
  none.lane = in_lanes && n > 0 ? NO_LANE : 0;
  g_array_append_val (self->sources, none);
  if (!in_lanes || n == 0)
    return;
  for (guint i = 0; i < kro_timeline_get_n_events (self->timeline); i++)
    {
      guint32 slot = kro_timeline_get_order (self->timeline)[i];

      if (kro_timeline_get_event_source (self->timeline, slot) != KRO_ID_NONE)
        continue;
      g_array_index (self->sources, SourceLook, n).lane = add_lane (self, locale, kro_locale_translate (locale, "lane", NC_ ("lane", "No source")), n);
      return;
    }
}

/* Publications on the same day are one line. */
static void
find_markers (KroTimelineLook *self)
{
  for (guint i = 0; i + 1 < self->sources->len; i++)
    {
      const SourceLook *source = &g_array_index (self->sources, SourceLook, i);
      gboolean          known = !source->has_publication;

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

static const SourceLook *
get_source_look (const KroTimelineLook *self, guint32 slot)
{
  KroId source = kro_timeline_get_event_source (self->timeline, slot);
  guint index = source != KRO_ID_NONE ? kro_timeline_get_source_index (self->timeline, source) : G_MAXUINT;

  return &g_array_index (self->sources, SourceLook, MIN (index, self->sources->len - 1));
}

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
  self->sources = g_array_new (FALSE, TRUE, sizeof (SourceLook));
  self->markers = g_array_new (FALSE, TRUE, sizeof (KroSceneMarker));
  self->eras = g_array_new (FALSE, TRUE, sizeof (KroSceneEra));
  self->dates = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)kro_date_unref);
  find_category_lanes (self, locale);
  find_tag_lanes (self, locale);
  find_sources (self, locale);
  find_markers (self);
  find_eras (self);
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
static void
describe_slot (const KroTimelineLook *self, guint32 slot, KroEventLook *look)
{
  const KroColumns *columns = kro_timeline_get_columns (self->timeline);
  guint             category = columns->categories[slot];
  const SourceLook *source = get_source_look (self, slot);
  guint8            palette;
  guint8            shape;

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
    look->lane = get_tag_lane (self, slot);
  else
    look->lane = self->mode == KRO_LANES_SOURCE ? source->lane : g_array_index (self->category_lanes, guint16, category);
}

static void
describe_dates (KroTimelineLook *self, guint32 slot, KroEventLook *look)
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
  describe_slot (self, slot, look);
  describe_dates (self, slot, look);
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

/* Most events are a day or a range of days: their columns say it all. */
static gboolean
add_plain (const KroTimelineLook *self, guint32 slot, const KroEventLook *look, KroLayoutInputBuilder *builder)
{
  const KroColumns *columns = kro_timeline_get_columns (self->timeline);
  KroBounds         bounds = { .earliest_start = columns->starts[slot], .latest_end = columns->ends[slot], .flags = columns->bounds_flags[slot] };

  return columns->is_dated[slot] && !kro_timeline_is_either (self->timeline, slot) && kro_layout_input_builder_add_plain (builder, look, &bounds);
}

/* --- following ------------------------------------------------------------------- */

/* Whether a new look would have the same lanes. */
static gboolean
has_same_lanes (const KroTimelineLook *self, const GArray *events)
{
  guint n_sources = self->sources->len - 1;

  for (guint i = 0; self->mode == KRO_LANES_CATEGORY && i < self->category_lanes->len; i++)
    if ((g_array_index (self->category_lanes, guint16, i) != NO_LANE) != (kro_timeline_get_category_count (self->timeline, i) > 0))
      return FALSE;
  if (self->mode != KRO_LANES_SOURCE || n_sources == 0)
    return self->mode != KRO_LANES_TAG;
  if (g_array_index (self->sources, SourceLook, n_sources).lane != NO_LANE)
    return FALSE;
  for (guint i = 0; i < events->len; i++)
    {
      guint32 slot = kro_timeline_get_slot (self->timeline, g_array_index (events, KroId, i));

      if (slot != KRO_SLOT_NONE && get_source_look (self, slot)->lane == NO_LANE)
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

/* --- gathering ------------------------------------------------------------------- */

static KroLayoutInputBuilder *
start_input (KroTimelineLook *self, KroAdvance *advance, KroLocale *locale)
{
  KroLayoutInputBuilder *builder = kro_layout_input_builder_new (advance, locale);

  kro_layout_input_builder_set_era_rows (builder, self->n_era_rows);
  for (guint i = 0; i < self->lanes->len; i++)
    kro_layout_input_builder_add_lane (builder, &g_array_index (self->lanes, KroLayoutLane, i));
  return builder;
}

/* Titles lie anywhere in memory: asks for that of an event before its turn. */
static void
fetch_title (const KroColumns *columns, guint32 slot)
{
  __builtin_prefetch (columns->titles[slot]);
  __builtin_prefetch (columns->titles[slot] + CACHE_LINE);
}

static void
add_slot (KroTimelineLook *self, guint32 slot, const KroMatches *matches, KroLayoutInputBuilder *builder)
{
  KroEventLook event;

  if (kro_timeline_get_columns (self->timeline)->reviews[slot] == KRO_REVIEW_REJECTED || (matches != NULL && !kro_matches_has_slot (matches, slot)))
    return;
  describe_slot (self, slot, &event);
  if (add_plain (self, slot, &event, builder))
    return;
  describe_dates (self, slot, &event);
  kro_layout_input_builder_add_event (builder, &event);
}

/**
 * kro_layout_input_new_from_timeline:
 * @look: the look of a timeline
 * @matches: (nullable): what passed the filter; %NULL: everything
 * @advance: widths of text
 * @locale: the language of the words of dates
 *
 * Gathers what rows depend on. Events that a person rejected are left out.
 *
 * Returns: (transfer full): the input
 */
KroLayoutInput *
kro_layout_input_new_from_timeline (KroTimelineLook *look, const KroMatches *matches, KroAdvance *advance, KroLocale *locale)
{
  g_autoptr (KroLayoutInputBuilder) builder = start_input (look, advance, locale);
  const KroColumns *columns = kro_timeline_get_columns (look->timeline);
  const guint32    *order = kro_timeline_get_order (look->timeline);
  guint             n = kro_timeline_get_n_events (look->timeline);

  for (guint i = 0; i < n; i++)
    {
      if (i + FETCH_AHEAD < n)
        fetch_title (columns, order[i + FETCH_AHEAD]);
      add_slot (look, order[i], matches, builder);
    }
  return kro_layout_input_builder_finish (builder);
}

/**
 * kro_layout_input_new_from_events:
 * @look: the look of a timeline
 * @events: (array length=n_events): ids, each once; those that are gone are
 *   left out
 * @n_events: how many
 * @advance: widths of text
 * @locale: the language of the words of dates
 *
 * Gathers a few events alone, for kro_layout_input_new_patched().
 *
 * Returns: (transfer full): an input with all lanes and only these events
 */
KroLayoutInput *
kro_layout_input_new_from_events (KroTimelineLook *look, const KroId *events, gsize n_events, KroAdvance *advance, KroLocale *locale)
{
  g_autoptr (KroLayoutInputBuilder) builder = start_input (look, advance, locale);

  for (gsize i = 0; i < n_events; i++)
    {
      guint32 slot = kro_timeline_get_slot (look->timeline, events[i]);

      if (slot != KRO_SLOT_NONE)
        add_slot (look, slot, NULL, builder);
    }
  return kro_layout_input_builder_finish (builder);
}

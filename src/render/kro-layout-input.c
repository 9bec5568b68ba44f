/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What rows depend on, gathered once and then immutable: spans, widths,
 * importance and lane of each event, sorted by lane and start. Titles and
 * dates are measured here and not kept. The builder is for one thread, what
 * it makes for any.
 *
 * The words of a date are not written for every one of a million events: a
 * plain date takes the width of the widest one of its kind, the rest are
 * measured as they are.
 */
#include "kro-layout-private.h"

#include "kro-mark.h"
#include "kro-word-cache.h"

#include <math.h>

#define N_PLAIN_KINDS (2 * N_PLAIN_UNITS)
#define SECONDS_OF_DAY 86400
#define LINE_ROOM 10

/* Seconds at which the years with one to four digits begin and end. */
#define YEAR_1 -G_GINT64_CONSTANT (62135596800)
#define YEAR_10000 G_GINT64_CONSTANT (253402300800)

/* What a plain date is written in; ranges of these follow behind. */
enum {
  PLAIN_YEAR,
  PLAIN_MONTH,
  PLAIN_DAY,
  PLAIN_MINUTE,
  PLAIN_SECOND,
  N_PLAIN_UNITS,
};

struct _KroLayoutInputBuilder
{
  KroAdvance     *advance;                     /* borrowed */
  KroLocale      *locale;                      /* owned */
  KroLayoutInput *input;                       /* owned */
  double          plain_widths[N_PLAIN_KINDS]; /* 0: not measured yet */
};

G_DEFINE_BOXED_TYPE (KroLayoutInput, kro_layout_input, kro_layout_input_ref, kro_layout_input_unref)

/* A form for which month 1 to 12 gives all widths there are. */
static const char *const plain_samples[N_PLAIN_UNITS] = {
  "2028",
  "2028-%02d",
  "2028-%02d-28",
  "2028-%02d-28T20:00",
  "2028-%02d-28T20:00:00",
};

/* --- widths ------------------------------------------------------------------ */

static gboolean
is_first_of (KroTime time, gboolean of_year)
{
  KroCivil civil;

  kro_time_to_civil (time, KRO_CALENDAR_GREGORIAN, &civil);
  return civil.day == 1 && (!of_year || civil.month == 1) && time.seconds % SECONDS_OF_DAY == 0;
}

/* Of a date that is one unit: which. */
static int
find_plain_unit (const KroBounds *bounds)
{
  gint64 seconds = bounds->latest_end.seconds - bounds->earliest_start.seconds;

  switch (seconds)
    {
    case 1:
      return PLAIN_SECOND;
    case 60:
      return PLAIN_MINUTE;
    case SECONDS_OF_DAY:
      return PLAIN_DAY;
    default:
      break;
    }
  if (seconds >= 28 * SECONDS_OF_DAY && seconds <= 31 * SECONDS_OF_DAY)
    return is_first_of (bounds->earliest_start, FALSE) && is_first_of (bounds->latest_end, FALSE) ? PLAIN_MONTH : -1;
  if (seconds == 365 * SECONDS_OF_DAY || seconds == 366 * SECONDS_OF_DAY)
    return is_first_of (bounds->earliest_start, TRUE) ? PLAIN_YEAR : -1;
  return -1;
}

/* Of a date that lasts: the coarsest unit that both ends agree with. */
static int
find_plain_range (const KroBounds *bounds)
{
  if (bounds->earliest_start.seconds % SECONDS_OF_DAY != 0 || bounds->latest_end.seconds % SECONDS_OF_DAY != 0)
    return PLAIN_MINUTE;
  if (!is_first_of (bounds->earliest_start, FALSE) || !is_first_of (bounds->latest_end, FALSE))
    return PLAIN_DAY;
  return is_first_of (bounds->earliest_start, TRUE) && is_first_of (bounds->latest_end, TRUE) ? PLAIN_YEAR : PLAIN_MONTH;
}

/* Which of the plain samples a date looks like by its bounds, or -1. */
static int
find_plain_kind (const KroBounds *bounds)
{
  if ((bounds->flags & ~KRO_BOUNDS_HAS_END) != 0)
    return -1;
  if (bounds->earliest_start.seconds < YEAR_1 || bounds->latest_end.seconds > YEAR_10000)
    return -1;
  if (bounds->flags & KRO_BOUNDS_HAS_END)
    return find_plain_range (bounds) + N_PLAIN_UNITS;
  return find_plain_unit (bounds);
}

static double
measure_words (KroLayoutInputBuilder *self, const KroDate *date)
{
  g_autofree char *words = kro_date_to_words (date, self->locale, KRO_WORDS_SHORT);

  return kro_advance_measure (self->advance, KRO_FONT_DATE, words, -1);
}

/* The widest date of a kind, over the names of all months. */
static double
measure_plain_kind (KroLayoutInputBuilder *self, int kind)
{
  double widest = 1;

  for (int month = 1; month <= 12; month++)
    {
      g_autofree char *sample = g_strdup (plain_samples[kind % N_PLAIN_UNITS]);
      g_autofree char *number = g_strdup_printf ("%02d", month);
      g_auto (GStrv) parts = g_strsplit (sample, "%02d", 2);
      g_autofree char *start = g_strjoinv (number, parts);
      g_autofree char *end = g_strconcat ("2029", start + 4, NULL);
      KroDateFields    fields = { .start = start, .end = kind >= N_PLAIN_UNITS ? end : NULL };
      g_autoptr (KroDate) date = kro_date_new (&fields, NULL);

      if (date != NULL)
        widest = MAX (widest, measure_words (self, date));
    }
  return widest;
}

static double
get_plain_width (KroLayoutInputBuilder *self, int kind)
{
  if (self->plain_widths[kind] == 0)
    self->plain_widths[kind] = measure_plain_kind (self, kind);
  return self->plain_widths[kind];
}

static double
measure_date (KroLayoutInputBuilder *self, const KroEventLook *look, const KroBounds *bounds)
{
  int kind = find_plain_kind (bounds);
  g_autoptr (KroDate) either = look->alternative != NULL ? kro_date_new_either (look->date, look->alternative) : NULL;

  if (either != NULL)
    return measure_words (self, either);
  return kind < 0 ? measure_words (self, look->date) : get_plain_width (self, kind);
}

static void
set_widths (KroLayoutInputBuilder *self, const char *title, double date, KroLayoutEvent *event)
{
  const KroMetrics *metrics = kro_theme_get_metrics (self->input->theme);
  double            titles[KRO_N_TITLE_FONTS];
  double            width;

  kro_advance_measure_title (self->advance, title, titles);
  width = MIN (MAX (titles[0], date) + 2 + metrics->card_padding, metrics->card_max);
  event->width = (guint16)ceil (MAX (width, metrics->card_min));
  event->compact = (guint16)ceil (MIN (titles[1] + metrics->compact.point * KRO_SHAPE_WIDTH + LINE_ROOM, 2 * metrics->card_max));
  event->dense = (guint16)ceil (MIN (titles[2] + metrics->dense.point * KRO_SHAPE_WIDTH + LINE_ROOM, 2 * metrics->card_max));
}

/* --- order ------------------------------------------------------------------- */

int
kro_layout_event_compare (gconstpointer a, gconstpointer b)
{
  const KroLayoutEvent *one = a;
  const KroLayoutEvent *other = b;
  int                   order;

  if (one->lane != other->lane)
    return one->lane < other->lane ? -1 : 1;
  order = kro_time_compare (one->start, other->start);
  if (order == 0)
    order = kro_time_compare (one->end, other->end);
  if (order == 0)
    order = one->event < other->event ? -1 : one->event > other->event;
  return order;
}

static int
compare_undated (gconstpointer a, gconstpointer b)
{
  const KroUndatedEvent *one = a;
  const KroUndatedEvent *other = b;

  if (one->lane != other->lane)
    return one->lane < other->lane ? -1 : 1;
  return one->event < other->event ? -1 : one->event > other->event;
}

static gboolean
is_sorted (const KroLayoutEvent *events, gsize n)
{
  for (gsize i = 1; i < n; i++)
    {
      if (kro_layout_event_compare (&events[i - 1], &events[i]) > 0)
        return FALSE;
    }
  return TRUE;
}

/* Where each lane begins, and where the last one ends. */
static void
find_lanes (KroLayoutInput *input)
{
  guint first = 0;

  g_array_set_size (input->lane_first, input->lanes->len + 1);
  for (guint i = 0; i < input->events->len; i++)
    g_array_index (input->lane_first, guint, g_array_index (input->events, KroLayoutEvent, i).lane)++;
  for (guint lane = 0; lane <= input->lanes->len; lane++)
    {
      guint *count = &g_array_index (input->lane_first, guint, lane);
      guint  n = *count;

      *count = first;
      first += n;
    }
}

/* The span that all events share. */
static void
find_extent (KroLayoutInput *input)
{
  for (guint i = 0; i < input->events->len; i++)
    {
      const KroLayoutEvent *event = &g_array_index (input->events, KroLayoutEvent, i);

      if (i == 0 || kro_time_compare (event->start, input->earliest) < 0)
        input->earliest = event->start;
      if (i == 0 || kro_time_compare (event->end, input->latest) > 0)
        input->latest = event->end;
    }
}

/* By lane without changing the order within; events come in order of start
 * from the model, so that little is left to sort. */
static void
sort_events (KroLayoutInput *input)
{
  g_autofree guint *next = g_memdup2 (input->lane_first->data, input->lane_first->len * sizeof (guint));
  GArray           *sorted = g_array_sized_new (FALSE, FALSE, sizeof (KroLayoutEvent), input->events->len);

  g_array_set_size (sorted, input->events->len);
  for (guint i = 0; i < input->events->len; i++)
    {
      const KroLayoutEvent *event = &g_array_index (input->events, KroLayoutEvent, i);

      g_array_index (sorted, KroLayoutEvent, next[event->lane]++) = *event;
    }
  g_array_unref (input->events);
  input->events = sorted;
  if (!is_sorted ((const KroLayoutEvent *)(gpointer)sorted->data, sorted->len))
    g_array_sort (sorted, kro_layout_event_compare);
}

/* --- an input by itself ---------------------------------------------------------- */

KroLayoutInput *
kro_layout_input_new_empty (KroTheme *theme)
{
  KroLayoutInput *self = g_new0 (KroLayoutInput, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->theme = kro_theme_ref (theme);
  self->foldings = kro_folding_store_new ();
  self->lanes = g_array_new (FALSE, TRUE, sizeof (KroLayoutLane));
  self->events = g_array_new (FALSE, FALSE, sizeof (KroLayoutEvent));
  self->lane_first = g_array_new (FALSE, TRUE, sizeof (guint));
  self->undated = g_array_new (FALSE, FALSE, sizeof (KroUndatedEvent));
  self->strings = g_string_chunk_new (256);
  return self;
}

/* Below those there are; its name is copied. */
void
kro_layout_input_add_lane (KroLayoutInput *self, const KroLayoutLane *lane)
{
  KroLayoutLane copy = *lane;

  if (lane->name != NULL)
    copy.name = g_string_chunk_insert (self->strings, lane->name);
  g_array_append_val (self->lanes, copy);
}

/* Once all lanes and events are there. */
void
kro_layout_input_settle (KroLayoutInput *self)
{
  find_lanes (self);
  find_extent (self);
  if (!is_sorted ((const KroLayoutEvent *)(gpointer)self->events->data, self->events->len))
    sort_events (self);
  g_array_sort (self->undated, compare_undated);
}

/* --- builder ----------------------------------------------------------------- */

/**
 * kro_layout_input_builder_new:
 * @advance: widths of text; must live until the input is finished
 * @locale: the language of the words of dates
 *
 * Starts an input without lanes and events.
 *
 * Returns: (transfer full): a builder
 */
KroLayoutInputBuilder *
kro_layout_input_builder_new (KroAdvance *advance, KroLocale *locale)
{
  KroLayoutInputBuilder *self = g_new0 (KroLayoutInputBuilder, 1);

  self->advance = advance;
  self->locale = kro_locale_ref (locale);
  self->input = kro_layout_input_new_empty (kro_advance_get_theme (advance));
  return self;
}

/**
 * kro_layout_input_builder_free:
 * @self: (transfer full): a builder
 *
 * Frees the builder and, if it was not finished, what it gathered.
 */
void
kro_layout_input_builder_free (KroLayoutInputBuilder *self)
{
  g_clear_pointer (&self->input, kro_layout_input_unref);
  kro_locale_unref (self->locale);
  g_free (self);
}

/**
 * kro_layout_input_builder_add_lane:
 * @self: a builder
 * @lane: a lane, below those added before
 *
 * Returns: the index of the lane
 */
guint
kro_layout_input_builder_add_lane (KroLayoutInputBuilder *self, const KroLayoutLane *lane)
{
  g_return_val_if_fail (self->input != NULL, 0);

  kro_layout_input_add_lane (self->input, lane);
  if (lane->name != NULL)
    self->input->names = MAX (self->input->names, kro_advance_measure (self->advance, KRO_FONT_LANE, lane->name, -1));
  return self->input->lanes->len - 1;
}

/**
 * kro_layout_input_builder_set_era_rows:
 * @self: a builder
 * @n_rows: rows of eras between axis and lanes
 *
 * Tells how much room eras take above the lanes.
 */
void
kro_layout_input_builder_set_era_rows (KroLayoutInputBuilder *self, guint n_rows)
{
  g_return_if_fail (self->input != NULL);

  self->input->n_era_rows = n_rows;
}

static void
ensure_lane (KroLayoutInputBuilder *self)
{
  if (self->input->lanes->len == 0)
    kro_layout_input_builder_add_lane (self, &(KroLayoutLane){ .name = NULL });
}

/**
 * kro_layout_input_builder_add_event:
 * @self: a builder
 * @look: an event; an event of a lane that does not exist goes to the last
 *   one, and where no lane was added there is one without a name
 *
 * Adds an event.
 */
void
kro_layout_input_builder_add_event (KroLayoutInputBuilder *self, const KroEventLook *look)
{
  KroLayoutEvent event = { .event = look->event, .importance = look->importance, .palette = look->palette % KRO_PALETTE_SIZE, .shape = (guint8)look->shape };
  KroBounds      bounds;
  KroMark        mark;

  g_return_if_fail (self->input != NULL);

  ensure_lane (self);
  event.lane = (guint16)MIN (look->lane, self->input->lanes->len - 1);
  if (look->date == NULL)
    {
      g_array_append_val (self->input->undated, ((KroUndatedEvent){ look->event, event.lane }));
      return;
    }
  kro_date_get_bounds (look->date, &bounds);
  kro_mark_init (&mark, look, &bounds);
  event.start = mark.from;
  event.end = mark.to;
  event.tails = (guint8)((mark.left == KRO_EDGE_FIRM ? 0 : KRO_TAIL_LEFT) | (mark.right == KRO_EDGE_FIRM ? 0 : KRO_TAIL_RIGHT));
  set_widths (self, look->title, measure_date (self, look, &bounds), &event);
  g_array_append_val (self->input->events, event);
}

/* Adds an event of which only the bounds are known, if that is enough to know
 * its mark and the width of its date: a million dates need not be made then. */
gboolean
kro_layout_input_builder_add_plain (KroLayoutInputBuilder *self, const KroEventLook *look, const KroBounds *bounds)
{
  KroLayoutEvent event = { .event = look->event, .importance = look->importance, .palette = look->palette % KRO_PALETTE_SIZE, .shape = (guint8)look->shape, .start = bounds->earliest_start, .end = bounds->latest_end };
  int            kind = find_plain_kind (bounds);

  if (kind < 0)
    return FALSE;
  ensure_lane (self);
  event.lane = (guint16)MIN (look->lane, self->input->lanes->len - 1);
  set_widths (self, look->title, get_plain_width (self, kind), &event);
  g_array_append_val (self->input->events, event);
  return TRUE;
}

/**
 * kro_layout_input_builder_finish:
 * @self: a builder
 *
 * Sorts what was added. The builder can then only be freed.
 *
 * Returns: (transfer full): the input
 */
KroLayoutInput *
kro_layout_input_builder_finish (KroLayoutInputBuilder *self)
{
  g_return_val_if_fail (self->input != NULL, NULL);

  ensure_lane (self);
  kro_layout_input_settle (self->input);
  return g_steal_pointer (&self->input);
}

/* --- input ------------------------------------------------------------------- */

/**
 * kro_layout_input_ref:
 * @self: a layout input
 *
 * Returns: (transfer full): @self
 */
KroLayoutInput *
kro_layout_input_ref (KroLayoutInput *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * kro_layout_input_unref:
 * @self: (transfer full): a layout input
 *
 * Drops a reference.
 */
void
kro_layout_input_unref (KroLayoutInput *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  kro_theme_unref (self->theme);
  kro_folding_store_free (self->foldings);
  g_array_unref (self->lanes);
  g_array_unref (self->events);
  g_array_unref (self->lane_first);
  g_array_unref (self->undated);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * kro_layout_input_get_theme:
 * @self: a layout input
 *
 * Returns: (transfer none): the theme whose fonts and sizes it was made with
 */
KroTheme *
kro_layout_input_get_theme (const KroLayoutInput *self)
{
  return self->theme;
}

/**
 * kro_layout_input_get_n_events:
 * @self: a layout input
 *
 * Returns: how many events it has, undated ones included
 */
gsize
kro_layout_input_get_n_events (const KroLayoutInput *self)
{
  return self->events->len + self->undated->len;
}

/**
 * kro_layout_input_get_lanes:
 * @self: a layout input
 * @n_lanes: (out): how many
 *
 * Returns: (array length=n_lanes) (transfer none): its lanes, top to bottom
 */
const KroLayoutLane *
kro_layout_input_get_lanes (const KroLayoutInput *self, gsize *n_lanes)
{
  *n_lanes = self->lanes->len;
  return (const KroLayoutLane *)(gpointer)self->lanes->data;
}

/**
 * kro_layout_input_get_extent:
 * @self: a layout input
 * @from: (out): earliest start; undefined where none is dated
 * @to: (out): latest end
 *
 * Tells the span that all dated events share.
 *
 * Returns: %FALSE if none is dated
 */
gboolean
kro_layout_input_get_extent (const KroLayoutInput *self, KroTime *from, KroTime *to)
{
  *from = self->earliest;
  *to = self->latest;
  return self->events->len > 0;
}

/**
 * kro_layout_input_get_lane_extent:
 * @self: a layout input
 * @lane: index of a lane
 * @from: (out): earliest start; undefined where none is dated
 * @to: (out): latest end
 *
 * Tells the span that the dated events of a lane share.
 *
 * Returns: %FALSE if none of them is dated
 */
gboolean
kro_layout_input_get_lane_extent (const KroLayoutInput *self, guint lane, KroTime *from, KroTime *to)
{
  guint first = lane < self->lanes->len ? g_array_index (self->lane_first, guint, lane) : 0;
  guint end = lane < self->lanes->len ? g_array_index (self->lane_first, guint, lane + 1) : 0;

  for (guint i = first; i < end; i++)
    {
      const KroLayoutEvent *event = &g_array_index (self->events, KroLayoutEvent, i);

      if (i == first)
        *from = event->start;
      if (i == first || kro_time_compare (event->end, *to) > 0)
        *to = event->end;
    }
  return end > first;
}

/**
 * kro_layout_input_get_gutter:
 * @self: a layout input
 * @width: of the scene, in logical pixels
 *
 * Finds how wide the column at the left is for the names of lanes and for
 * undated events: as wide as these ask for, but no more than a fifth of a
 * narrow scene.
 *
 * Returns: its width; 0 where there are neither
 */
double
kro_layout_input_get_gutter (const KroLayoutInput *self, double width)
{
  const KroMetrics *metrics = kro_theme_get_metrics (self->theme);
  double            wanted = self->undated->len > 0 ? 2 * metrics->gutter_min : 0;

  if (self->names > 0)
    wanted = MAX (wanted, KRO_LANE_NAME_LEFT * metrics->text_scale + ceil (self->names) + KRO_LANE_NAME_ROOM + 1);
  if (wanted == 0)
    return 0;
  return CLAMP (floor (wanted), metrics->gutter_min, CLAMP (floor (width / 5), metrics->gutter_min, metrics->gutter_max));
}

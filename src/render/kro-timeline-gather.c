/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From a timeline to the input of a layout: all of its events, or those that an
 * edit touched. The columns of the timeline are read where they stand. Main
 * thread.
 */
#include "kro-timeline-look-private.h"

#define CACHE_LINE 64
#define FETCH_AHEAD 16

/* Most events are a day or a range of days: their columns say it all. */
static gboolean
add_plain (const KroTimelineLook *self, guint32 slot, const KroEventLook *look, KroLayoutInputBuilder *builder)
{
  const KroColumns *columns = kro_timeline_get_columns (self->timeline);
  KroBounds         bounds = { .earliest_start = columns->starts[slot], .latest_end = columns->ends[slot], .flags = columns->bounds_flags[slot] };

  return columns->is_dated[slot] && !kro_timeline_is_either (self->timeline, slot) && kro_layout_input_builder_add_plain (builder, look, &bounds);
}

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
  kro_timeline_look_describe_slot (self, slot, &event);
  if (add_plain (self, slot, &event, builder))
    return;
  kro_timeline_look_describe_dates (self, slot, &event);
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Events for tests of the render floor: given ones, or generated ones over 25
 * years, as #KroGenerator makes them. The id of an event is its index plus one.
 */
#include "sample.h"

#include "kro-generator.h"
#include "kro-time-scale.h"

#define FIRST_DAY 10957 /* 2000-01-01 */
#define N_DAYS 9131

typedef struct
{
  SampleEvent fields;
  KroDate    *date;
  KroDate    *alternative;
} Item;

struct _Sample
{
  GArray       *items;
  GPtrArray    *lanes; /* of names; empty: one lane without a name */
  GStringChunk *strings;
  KroTime       reference;
  gboolean      has_reference;
};

static void
clear_item (gpointer data)
{
  Item *item = data;

  g_clear_pointer (&item->date, kro_date_unref);
  g_clear_pointer (&item->alternative, kro_date_unref);
}

static Sample *
create_sample (void)
{
  Sample *self = g_new0 (Sample, 1);

  self->items = g_array_new (FALSE, TRUE, sizeof (Item));
  g_array_set_clear_func (self->items, clear_item);
  self->lanes = g_ptr_array_new ();
  self->strings = g_string_chunk_new (4096);
  return self;
}

static void
add_event (Sample *self, const SampleEvent *event)
{
  Item          item = { .fields = *event };
  KroDateFields fields = { .start = event->start, .end = event->end, .ongoing = event->ongoing };
  g_autoptr (GError) error = NULL;

  item.fields.title = g_string_chunk_insert (self->strings, event->title);
  if (event->start != NULL)
    item.date = kro_date_new (&fields, &error);
  g_assert_no_error (error);
  if (event->alternative != NULL)
    item.alternative = kro_date_new_edtf (event->alternative, &error);
  g_assert_no_error (error);
  g_array_append_val (self->items, item);
}

Sample *
sample_new (const SampleEvent *events, gsize n_events)
{
  Sample *self = create_sample ();

  for (gsize i = 0; i < n_events; i++)
    add_event (self, &events[i]);
  return self;
}

Sample *
sample_generate (gsize n_events, guint n_lanes, guint32 seed)
{
  Sample *self = create_sample ();
  g_autoptr (KroGenerator) generator = kro_generator_new_for_days (seed, FIRST_DAY, N_DAYS);

  for (guint i = 0; i < n_lanes && n_lanes > 1; i++)
    {
      g_autofree char *name = g_strdup_printf ("Lane %u", i + 1);

      g_ptr_array_add (self->lanes, g_string_chunk_insert (self->strings, name));
    }
  for (gsize i = 0; i < n_events; i++)
    {
      g_auto (KroEventFields) fields = { 0 };
      guint lane;

      kro_generator_next (generator, &fields);
      lane = (fields.category - 1U) % MAX (n_lanes, 1);
      add_event (self, &(SampleEvent){ .title = fields.title, .start = kro_date_get_start (fields.date), .end = kro_date_get_end (fields.date), .palette = (guint8)(lane % 7), .importance = fields.importance, .lane = lane });
    }
  return self;
}

void
sample_free (Sample *self)
{
  g_array_unref (self->items);
  g_ptr_array_unref (self->lanes);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/* Until when what goes on is known to have gone on. */
void
sample_set_reference (Sample *self, KroTime reference)
{
  self->reference = reference;
  self->has_reference = TRUE;
}

void
sample_set_lanes (Sample *self, const char *const *names, guint n)
{
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->lanes, g_string_chunk_insert (self->strings, names[i]));
}

gboolean
sample_describe (KroId event, KroEventLook *look, gpointer user_data)
{
  const Sample *self = user_data;
  const Item   *item = &g_array_index (self->items, Item, event - 1);

  *look = (KroEventLook){
    .event = event,
    .title = item->fields.title,
    .date = item->date,
    .alternative = item->alternative,
    .reference = self->reference,
    .has_reference = self->has_reference,
    .reviewed = !item->fields.unreviewed,
    .importance = item->fields.importance,
    .palette = item->fields.palette,
    .shape = (KroMarkShape)item->fields.palette,
    .lane = item->fields.lane,
  };
  return TRUE;
}

gsize
sample_get_n_events (const Sample *self)
{
  return self->items->len;
}

KroBounds
sample_get_bounds (const Sample *self, KroId event)
{
  KroBounds bounds;

  kro_date_get_bounds (g_array_index (self->items, Item, event - 1).date, &bounds);
  return bounds;
}

KroLayoutInput *
sample_create_input (Sample *self, KroAdvance *advance, KroLocale *locale)
{
  g_autoptr (KroLayoutInputBuilder) builder = kro_layout_input_builder_new (advance, locale);

  for (guint i = 0; i < self->lanes->len; i++)
    kro_layout_input_builder_add_lane (builder, &(KroLayoutLane){ g_ptr_array_index (self->lanes, i), (guint8)(i % 7), (KroMarkShape)(i % 7), FALSE });
  for (KroId event = 1; event <= self->items->len; event++)
    {
      KroEventLook look;

      sample_describe (event, &look, self);
      kro_layout_input_builder_add_event (builder, &look);
    }
  return kro_layout_input_builder_finish (builder);
}

/* The earliest instant of a date. */
KroTime
sample_time (const char *edtf)
{
  g_autoptr (KroDate) date = kro_date_new_edtf (edtf, NULL);
  KroBounds bounds;

  g_assert_nonnull (date);
  kro_date_get_bounds (date, &bounds);
  return bounds.earliest_start;
}

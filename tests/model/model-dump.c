/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that a timeline holds, as text: two timelines are the same if their dumps
 * are. And the invariants that must hold after every change. */

#include "model-dump.h"

static void
dump_date (GString *out, const KroDate *date)
{
  g_autofree char *edtf = date != NULL ? kro_date_to_edtf (date) : NULL;

  if (date != NULL)
    g_string_append_printf (out, " %s %s %s %d %d %d", edtf, kro_date_get_zone (date), kro_date_get_as_written (date), kro_date_get_part (date), kro_date_get_calendar (date), kro_date_get_ongoing (date));
}

static void
dump_sources (GString *out, KroTimeline *timeline)
{
  for (guint i = 0; i < kro_timeline_get_n_sources (timeline); i++)
    {
      KroSource             *source = kro_timeline_get_source_at (timeline, i);
      const KroSourceFields *fields = kro_source_get_fields (source);

      g_string_append_printf (out, "source %" G_GUINT64_FORMAT " %u %s %s %s %s %s\n", fields->id, fields->rank, fields->title, fields->uri, fields->language, fields->publication, fields->publication_reason);
      for (guint j = 0; j < kro_source_get_n_revisions (source); j++)
        {
          const KroRevision *revision = kro_source_get_revision (source, j);

          g_string_append_printf (out, "  revision %u %" G_GUINT64_FORMAT " %" G_GINT64_FORMAT "\n", revision->number, kro_text_get_hash (revision->text), revision->read_at.seconds);
        }
    }
}

static void
dump_passages (GString *out, KroTimeline *timeline, KroId event)
{
  g_autoptr (GArray) passages = kro_timeline_get_event_passages (timeline, event);

  for (guint i = 0; i < passages->len; i++)
    {
      const KroPassage *passage = &g_array_index (passages, KroPassage, i);
      g_autoptr (GArray) anchors = kro_timeline_get_anchors (timeline, passage->id);

      g_string_append_printf (out, "  passage %" G_GUINT64_FORMAT " in %" G_GUINT64_FORMAT, passage->id, passage->source);
      for (guint j = 0; j < anchors->len; j++)
        {
          const KroAnchor *anchor = &g_array_index (anchors, KroAnchor, j);

          g_string_append_printf (out, " [%u %u-%u %u %u]", anchor->revision, anchor->b, anchor->e, anchor->score, anchor->state);
        }
      g_string_append_c (out, '\n');
    }
}

static void
dump_event (GString *out, KroTimeline *timeline, KroId event)
{
  g_auto (KroEventFields) fields = { 0 };

  kro_timeline_get_fields (timeline, event, &fields);
  g_string_append_printf (out, "event %" G_GUINT64_FORMAT " %s | %s | %s | %s %u %u %u %d %d", event, fields.title, fields.note, fields.reason, fields.tags, fields.confidence, fields.category, fields.importance, fields.review, fields.origin);
  dump_date (out, fields.date);
  for (guint i = 0; i < fields.n_alternatives; i++)
    {
      g_string_append_printf (out, " or %s", fields.alternatives[i].reason);
      dump_date (out, fields.alternatives[i].date);
    }
  g_string_append_c (out, '\n');
}

char *
model_dump (KroTimeline *timeline)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < kro_timeline_get_n_categories (timeline); i++)
    {
      const KroCategory *category = kro_timeline_get_category (timeline, i);

      g_string_append_printf (out, "category %s %u %u: %u\n", category->name, category->palette, category->shape, kro_timeline_get_category_count (timeline, i));
    }
  for (guint i = 0; i < kro_timeline_get_n_eras (timeline); i++)
    g_string_append_printf (out, "era %s\n", kro_timeline_get_era (timeline, i)->title);
  dump_sources (out, timeline);
  for (guint32 i = 0; i < kro_timeline_get_n_events (timeline); i++)
    {
      dump_event (out, timeline, kro_timeline_get_id_at (timeline, i));
      dump_passages (out, timeline, kro_timeline_get_id_at (timeline, i));
    }
  g_string_append_printf (out, "%u passages, %" G_GSIZE_FORMAT " in the index\n", kro_timeline_get_n_passages (timeline), kro_index_get_n_events (kro_timeline_get_index (timeline)));
  return g_string_free (out, FALSE);
}

/* Whether two neighbours in the order stand right. */
static void
check_neighbours (const KroColumns *columns, guint32 a, guint32 b)
{
  int order;

  g_assert_cmpint (columns->is_dated[a], >=, columns->is_dated[b]);
  if (columns->is_dated[a] != columns->is_dated[b])
    return;
  order = columns->is_dated[a] ? kro_time_compare (columns->starts[a], columns->starts[b]) : 0;
  if (order == 0 && columns->is_dated[a])
    order = kro_time_compare (columns->ends[a], columns->ends[b]);
  g_assert_cmpint (order, <=, 0);
  if (order == 0)
    g_assert_cmpuint (columns->ids[a], <, columns->ids[b]);
}

void
model_check (KroTimeline *timeline)
{
  const KroColumns *columns = kro_timeline_get_columns (timeline);
  const guint32    *order = kro_timeline_get_order (timeline);
  guint32           n_used = 0;
  gsize             n_dated = 0;

  for (guint32 slot = 0; slot < columns->n_slots; slot++)
    n_used += columns->ids[slot] != KRO_ID_NONE;
  g_assert_cmpuint (n_used, ==, kro_timeline_get_n_events (timeline));
  for (guint32 i = 0; i < n_used; i++)
    {
      KroId id = columns->ids[order[i]];

      g_assert_cmpuint (kro_timeline_get_slot (timeline, id), ==, order[i]);
      g_assert_cmpuint (kro_timeline_get_position (timeline, id), ==, i);
      n_dated += columns->is_dated[order[i]];
      if (i > 0)
        check_neighbours (columns, order[i - 1], order[i]);
    }
  g_assert_cmpuint (kro_index_get_n_events (kro_timeline_get_index (timeline)), ==, n_dated);
}

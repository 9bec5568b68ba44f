/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A cluster in words: how many events, from when to when, of which category
 * mostly, and which one matters most. All of its events are looked at only
 * where they are few, or for one cluster alone. Main thread.
 */
#include "kro-cluster.h"

#include "kro-word-cache.h"

#include <glib/gi18n.h>

/* What is looked at of each cluster that is named. */
#define FEW 2000
#define AT_ONCE 256

/**
 * kro_cluster_init:
 * @self: (out caller-allocates): filled in
 * @stage: what shows it
 * @index: of the cluster in the layout
 *
 * Returns: %FALSE if there is no such cluster
 */
gboolean
kro_cluster_init (KroCluster *self, KroStage *stage, guint index)
{
  *self = (KroCluster){
    .timeline = kro_view_state_get_timeline (kro_stage_get_state (stage)),
    .layout = kro_stage_get_layout (stage),
    .index = index,
    .locale = kro_stage_get_locale (stage),
  };
  return self->timeline != NULL && self->layout != NULL && kro_layout_get_cluster (self->layout, index, &self->info);
}

/**
 * kro_cluster_get_first:
 * @self: a cluster
 *
 * Returns: the event that starts first in it
 */
KroId
kro_cluster_get_first (const KroCluster *self)
{
  KroId event = KRO_ID_NONE;

  kro_layout_get_cluster_events (self->layout, self->index, 0, 1, &event);
  return event;
}

/* How many of the events are of each category; returns the most frequent. */
static guint
count_categories (const KroCluster *self, guint counts[256])
{
  const KroColumns *columns = kro_timeline_get_columns (self->timeline);
  guint             most = 0;
  KroId             events[AT_ONCE];
  gsize             n;

  for (gsize first = 0; (n = kro_layout_get_cluster_events (self->layout, self->index, first, AT_ONCE, events)) > 0; first += n)
    for (gsize i = 0; i < n; i++)
      {
        guint32 slot = kro_timeline_get_slot (self->timeline, events[i]);

        if (slot != KRO_SLOT_NONE)
          counts[columns->categories[slot]]++;
      }
  for (guint i = 1; i < 256; i++)
    most = counts[i] > counts[most] ? i : most;
  return most;
}

static const char *
get_category_name (const KroCluster *self, guint category)
{
  return category < kro_timeline_get_n_categories (self->timeline) ? kro_timeline_get_category (self->timeline, category)->name : NULL;
}

/**
 * kro_cluster_write_heading:
 * @self: a cluster
 * @style: of the dates
 *
 * Returns: (transfer full): how many events it holds, and from when to when
 */
char *
kro_cluster_write_heading (const KroCluster *self, KroWordsStyle style)
{
  g_autofree char *span = kro_span_to_words (self->info.from, self->info.to, self->locale, style);

  /* Translators: what a cluster holds: how many events, and from when to when. */
  return g_strdup_printf (ngettext ("%u event, %s", "%u events, %s", self->info.n), self->info.n, span);
}

/**
 * kro_cluster_write_mostly:
 * @self: a cluster
 *
 * Returns: (transfer full) (nullable): of which category its events are, or
 *   most of them; %NULL: of none with a name
 */
char *
kro_cluster_write_mostly (const KroCluster *self)
{
  guint       counts[256] = { 0 };
  guint       most = count_categories (self, counts);
  const char *name = get_category_name (self, most);

  if (name == NULL)
    return NULL;
  if (counts[most] == self->info.n)
    /* Translators: all events of a cluster are of this category. */
    return g_strdup_printf (_ ("All %s"), name);
  if (counts[most] * 2 > self->info.n)
    /* Translators: most events of a cluster are of this category: so many. */
    return g_strdup_printf (_ ("Mostly %s: %u"), name, counts[most]);
  /* Translators: more events of a cluster are of this category than of any
   * other: so many. */
  return g_strdup_printf (_ ("%s most often: %u"), name, counts[most]);
}

/* The category that most are of, if it can be told without looking at many. */
static const char *
find_most (const KroCluster *self)
{
  guint       counts[256] = { 0 };
  guint       n_categories = kro_timeline_get_n_categories (self->timeline);
  const char *name = NULL;

  if (self->info.n <= FEW)
    {
      guint most = count_categories (self, counts);

      return counts[most] * 2 > self->info.n ? get_category_name (self, most) : NULL;
    }
  if (self->info.n_palette <= self->info.n / 2)
    return NULL;
  for (guint i = 0; i < n_categories; i++)
    if (kro_timeline_get_category (self->timeline, i)->palette % KRO_CATEGORY_LOOKS == self->info.palette && kro_timeline_get_category_count (self->timeline, i) > 0)
      {
        if (name != NULL)
          return NULL;
        name = get_category_name (self, i);
      }
  return name;
}

/**
 * kro_cluster_write_name:
 * @self: a cluster
 *
 * Returns: (transfer full): its name for a screen reader
 */
char *
kro_cluster_write_name (const KroCluster *self)
{
  g_autofree char *heading = kro_cluster_write_heading (self, KRO_WORDS_LONG);
  const char      *most = find_most (self);
  guint32          slot = kro_timeline_get_slot (self->timeline, self->info.top);
  const char      *title = slot != KRO_SLOT_NONE ? kro_timeline_get_columns (self->timeline)->titles[slot] : "";

  if (most != NULL)
    /* Translators: the name of a cluster for a screen reader: "12 events, 4 to
     * 9 September", a category, the title of the most important event. */
    return g_strdup_printf (_ ("%s, mostly %s, first of all: %s"), heading, most, title);
  /* Translators: the name of a cluster for a screen reader: "12 events, 4 to 9
   * September", the title of the most important event. */
  return g_strdup_printf (_ ("%s, first of all: %s"), heading, title);
}

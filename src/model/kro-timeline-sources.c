/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sources, their revisions and the table of categories. A source has a number,
 * an index into source_entries that rows of passages use and that is free again
 * when it goes. Every check comes before the first change.
 */
#include "kro-timeline-private.h"

#include <glib/gi18n-lib.h>

static gboolean
check_source (const KroSourceFields *fields, GError **error)
{
  g_autoptr (KroEdtf) publication = NULL;
  const char *const texts[] = { fields->title, fields->uri, fields->language, fields->publication_reason };

  if (fields->id == KRO_ID_NONE)
    return kro_timeline_fail (error, KRO_MODEL_ERROR_VALUE, _ ("A source needs an id."));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && !g_utf8_validate (texts[i], -1, NULL))
      return kro_timeline_fail (error, KRO_MODEL_ERROR_VALUE, _ ("What is said of a source must be UTF-8."));
  if (fields->publication == NULL)
    return TRUE;
  publication = kro_edtf_parse (fields->publication, -1, error);
  g_prefix_error (error, _ ("The date of publication of a source is wrong. "));
  return publication != NULL;
}

static int
compare_sources (gconstpointer a, gconstpointer b)
{
  const KroSourceFields *left = kro_source_get_fields (*(KroSource *const *)a);
  const KroSourceFields *right = kro_source_get_fields (*(KroSource *const *)b);

  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;
  return (left->id > right->id) - (left->id < right->id);
}

static guint32
take_number (KroTimeline *self)
{
  for (guint32 i = 0; i < self->source_entries->len; i++)
    if (g_ptr_array_index (self->source_entries, i) == NULL)
      return i;
  g_ptr_array_add (self->source_entries, NULL);
  return self->source_entries->len - 1;
}

gboolean
kro_timeline_apply_add_source (KroTimeline *self,
                               KroCommand  *command,
                               GError     **error)
{
  const KroSourceFields *after = kro_command_get_after (command);
  KroSourceEntry        *entry;
  guint32                number;

  if (!check_source (after, error))
    return FALSE;
  if (kro_timeline_get_source (self, after->id) != NULL)
    return kro_timeline_fail (error, KRO_MODEL_ERROR_EXISTS, _ ("There is a source with this id already."));
  number = take_number (self);
  entry = g_new0 (KroSourceEntry, 1);
  entry->source = kro_source_new (after, number);
  entry->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  entry->is_sorted = TRUE;
  self->source_entries->pdata[number] = entry;
  g_hash_table_insert (self->sources_by_id, g_memdup2 (&after->id, sizeof after->id), entry->source);
  g_ptr_array_add (self->sources, entry->source);
  g_ptr_array_sort (self->sources, compare_sources);
  self->touched.flags |= KRO_CHANGE_SOURCES;
  return TRUE;
}

/* Finds the source that @before tells of, if it is just so. */
static KroSource *
find_before (KroTimeline *self, const KroSourceFields *before, GError **error)
{
  KroSource *source = kro_timeline_get_source (self, before->id);

  if (source == NULL)
    kro_timeline_fail (error, KRO_MODEL_ERROR_MISSING, _ ("The source is not there."));
  else if (!kro_source_fields_equal (kro_source_get_fields (source), before))
    {
      kro_timeline_fail (error, KRO_MODEL_ERROR_STALE, _ ("The source has changed meanwhile."));
      source = NULL;
    }
  return source;
}

gboolean
kro_timeline_apply_remove_source (KroTimeline *self,
                                  KroCommand  *command,
                                  GError     **error)
{
  const KroSourceFields *before = kro_command_get_before (command);
  KroSource             *source = find_before (self, before, error);
  KroSourceEntry        *entry;
  guint32                number;

  if (source == NULL)
    return FALSE;
  number = kro_source_get_number (source);
  entry = g_ptr_array_index (self->source_entries, number);
  if (entry->rows->len > 0 || kro_source_get_n_revisions (source) > 0)
    return kro_timeline_fail (error, KRO_MODEL_ERROR_IN_USE, _ ("The source still has revisions or passages."));
  self->source_entries->pdata[number] = NULL;
  g_hash_table_remove (self->sources_by_id, &before->id);
  g_array_unref (entry->rows);
  g_free (entry);
  g_ptr_array_remove (self->sources, source);
  self->touched.flags |= KRO_CHANGE_SOURCES;
  return TRUE;
}

gboolean
kro_timeline_apply_change_source (KroTimeline *self,
                                  KroCommand  *command,
                                  GError     **error)
{
  const KroSourceFields *before = kro_command_get_before (command);
  const KroSourceFields *after = kro_command_get_after (command);
  KroSource             *source;

  if (before->id != after->id)
    return kro_timeline_fail (error, KRO_MODEL_ERROR_VALUE, _ ("The id of a source cannot change."));
  if (!check_source (after, error))
    return FALSE;
  source = find_before (self, before, error);
  if (source == NULL)
    return FALSE;
  kro_source_set_fields (source, after);
  g_ptr_array_sort (self->sources, compare_sources);
  self->touched.flags |= KRO_CHANGE_SOURCES;
  return TRUE;
}

static gboolean
take_revision_away (KroTimeline *self, KroSourceEntry *entry, const KroRevision *before, GError **error)
{
  const KroRevision *latest = kro_source_get_latest (entry->source);

  if (latest == NULL || latest->number != before->number)
    return kro_timeline_fail (error, KRO_MODEL_ERROR_MISSING, _ ("Only the latest revision of a source can be taken away."));
  if (kro_timeline_uses_revision (self, entry, before->number))
    return kro_timeline_fail (error, KRO_MODEL_ERROR_IN_USE, _ ("Passages still stand in this revision."));
  kro_source_pop_revision (entry->source);
  self->touched.flags |= KRO_CHANGE_SOURCES;
  return TRUE;
}

gboolean
kro_timeline_apply_revision (KroTimeline *self,
                             KroCommand  *command,
                             GError     **error)
{
  const KroRevision *before = kro_command_get_before (command);
  const KroRevision *after = kro_command_get_after (command);
  KroSourceEntry    *entry = kro_timeline_get_source_entry (self, before != NULL ? before->source : after->source);
  const KroRevision *latest;

  if (entry == NULL)
    return kro_timeline_fail (error, KRO_MODEL_ERROR_MISSING, _ ("The source is not there."));
  if (before != NULL)
    return take_revision_away (self, entry, before, error);
  latest = kro_source_get_latest (entry->source);
  if (after->text == NULL)
    return kro_timeline_fail (error, KRO_MODEL_ERROR_VALUE, _ ("A revision needs a text."));
  if (latest != NULL && after->number <= latest->number)
    return kro_timeline_fail (error, KRO_MODEL_ERROR_EXISTS, _ ("Revisions of a source must have rising numbers."));
  kro_source_push_revision (entry->source, after);
  self->touched.flags |= KRO_CHANGE_SOURCES;
  return TRUE;
}

static gboolean
take_category_away (KroTimeline *self, const KroCategory *before, GError **error)
{
  guint last = self->categories->len - 1;

  if (last == 0 || !kro_category_equal (g_ptr_array_index (self->categories, last), before))
    return kro_timeline_fail (error, KRO_MODEL_ERROR_STALE, _ ("Only the last category can be taken away."));
  if (self->category_counts[last] > 0)
    return kro_timeline_fail (error, KRO_MODEL_ERROR_IN_USE, _ ("Events still have this category."));
  g_ptr_array_set_size (self->categories, (gint)last);
  self->touched.flags |= KRO_CHANGE_CATEGORIES;
  return TRUE;
}

gboolean
kro_timeline_apply_category (KroTimeline *self,
                             KroCommand  *command,
                             GError     **error)
{
  const KroCategory *before = kro_command_get_before (command);
  const KroCategory *after = kro_command_get_after (command);

  if (before != NULL)
    return take_category_away (self, before, error);
  if (after->name == NULL || !g_utf8_validate (after->name, -1, NULL) ||
      after->palette >= KRO_CATEGORY_LOOKS || after->shape >= KRO_CATEGORY_LOOKS)
    return kro_timeline_fail (error, KRO_MODEL_ERROR_VALUE, _ ("A category needs a name, and a colour and a shape that are there."));
  if (self->categories->len > G_MAXUINT8)
    return kro_timeline_fail (error, KRO_MODEL_ERROR_VALUE, _ ("There can be 255 categories at most."));
  g_ptr_array_add (self->categories, kro_category_copy (after));
  self->touched.flags |= KRO_CHANGE_CATEGORIES;
  return TRUE;
}

static gboolean
take_era_away (KroTimeline *self, const KroEra *before, GError **error)
{
  guint last = self->eras->len;

  if (last == 0 || !kro_era_equal (g_ptr_array_index (self->eras, last - 1), before))
    return kro_timeline_fail (error, KRO_MODEL_ERROR_STALE, _ ("Only the last era can be taken away."));
  g_ptr_array_set_size (self->eras, (int)last - 1);
  self->touched.flags |= KRO_CHANGE_ERAS;
  return TRUE;
}

/* Adds an era behind the last one, or takes the last one away. */
gboolean
kro_timeline_apply_era (KroTimeline *self,
                        KroCommand  *command,
                        GError     **error)
{
  const KroEra *before = kro_command_get_before (command);
  const KroEra *after = kro_command_get_after (command);

  if (before != NULL)
    return take_era_away (self, before, error);
  if (after->id == KRO_ID_NONE || after->date == NULL || after->title == NULL || !g_utf8_validate (after->title, -1, NULL) || after->palette >= KRO_CATEGORY_LOOKS)
    return kro_timeline_fail (error, KRO_MODEL_ERROR_VALUE, _ ("An era needs an id, a name, a date, and a colour that is there."));
  g_ptr_array_add (self->eras, kro_era_copy (after));
  self->touched.flags |= KRO_CHANGE_ERAS;
  return TRUE;
}

KroSourceEntry *
kro_timeline_get_source_entry (KroTimeline *self,
                               KroId        source)
{
  KroSource *found = kro_timeline_get_source (self, source);

  return found != NULL ? g_ptr_array_index (self->source_entries, kro_source_get_number (found)) : NULL;
}

/**
 * kro_timeline_get_n_sources:
 *
 * Counts the sources.
 *
 * Returns: how many
 */
guint
kro_timeline_get_n_sources (KroTimeline *self)
{
  g_return_val_if_fail (KRO_IS_TIMELINE (self), 0);

  return self->sources->len;
}

/**
 * kro_timeline_get_source_at:
 * @index: place in the order of (rank, id)
 *
 * Gets a source by its place.
 *
 * Returns: (transfer none) (nullable): it, or %NULL beyond the last
 */
KroSource *
kro_timeline_get_source_at (KroTimeline *self,
                            guint        index)
{
  g_return_val_if_fail (KRO_IS_TIMELINE (self), NULL);

  return index < self->sources->len ? g_ptr_array_index (self->sources, index) : NULL;
}

/**
 * kro_timeline_get_source:
 * @source: its id
 *
 * Gets a source by its id.
 *
 * Returns: (transfer none) (nullable): it, or %NULL if it is not there
 */
KroSource *
kro_timeline_get_source (KroTimeline *self,
                         KroId        source)
{
  g_return_val_if_fail (KRO_IS_TIMELINE (self), NULL);

  return g_hash_table_lookup (self->sources_by_id, &source);
}

/**
 * kro_timeline_get_source_index:
 * @source: its id
 *
 * Gets the place of a source, which is its lane.
 *
 * Returns: the place, or %G_MAXUINT if it is not there
 */
guint
kro_timeline_get_source_index (KroTimeline *self,
                               KroId        source)
{
  KroSource *found = kro_timeline_get_source (self, source);
  guint      index = G_MAXUINT;

  if (found != NULL)
    g_ptr_array_find (self->sources, found, &index);
  return index;
}

/**
 * kro_timeline_get_n_categories:
 *
 * Counts the categories, category 0 ("none") among them.
 *
 * Returns: how many, 1 to 256
 */
guint
kro_timeline_get_n_categories (KroTimeline *self)
{
  g_return_val_if_fail (KRO_IS_TIMELINE (self), 0);

  return self->categories->len;
}

/**
 * kro_timeline_get_category:
 * @index: its index
 *
 * Gets a category.
 *
 * Returns: (transfer none) (nullable): it, or %NULL beyond the last
 */
const KroCategory *
kro_timeline_get_category (KroTimeline *self,
                           guint        index)
{
  g_return_val_if_fail (KRO_IS_TIMELINE (self), NULL);

  return index < self->categories->len ? g_ptr_array_index (self->categories, index) : NULL;
}

/**
 * kro_timeline_get_category_count:
 * @index: index of a category
 *
 * Counts the events of a category.
 *
 * Returns: how many
 */
guint
kro_timeline_get_category_count (KroTimeline *self,
                                 guint        index)
{
  g_return_val_if_fail (KRO_IS_TIMELINE (self), 0);

  return index < G_N_ELEMENTS (self->category_counts) ? self->category_counts[index] : 0;
}

/**
 * kro_timeline_get_n_eras:
 *
 * Counts the eras.
 *
 * Returns: how many
 */
guint
kro_timeline_get_n_eras (KroTimeline *self)
{
  g_return_val_if_fail (KRO_IS_TIMELINE (self), 0);

  return self->eras->len;
}

/**
 * kro_timeline_get_era:
 * @index: its index
 *
 * Gets an era.
 *
 * Returns: (transfer none) (nullable): it, or %NULL beyond the last
 */
const KroEra *
kro_timeline_get_era (KroTimeline *self,
                      guint        index)
{
  g_return_val_if_fail (KRO_IS_TIMELINE (self), NULL);

  return index < self->eras->len ? g_ptr_array_index (self->eras, index) : NULL;
}

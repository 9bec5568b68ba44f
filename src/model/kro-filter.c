/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A filter: conditions that an event must all meet. Words are looked for
 * without regard to case and accents, each anywhere in title, note or quotes.
 * Categories, sources and reviews are kept as those not wanted. An event passes
 * the sources if one of its sources is wanted or it has none, and the span if
 * it touches it. What passed is kept while filter and timeline stay the same;
 * when a query goes on from the last one, as it does while a person types, only
 * what passed that is looked at. Main thread.
 */
#include "kro-filter.h"

#include "kro-fold.h"

#include <string.h>

struct _KroFilter
{
  GObject     parent_instance;
  char       *query;
  char      **words;   /* folded, none empty */
  GHashTable *sources; /* KroId, those not wanted */
  guint64     categories[4];
  guint       reviews;
  gboolean    has_span;
  KroTime     from;
  KroTime     to;

  /* of what was found last */
  KroTimeline *timeline; /* weak */
  KroMatches  *matches;  /* owned (nullable): what passes now */
  KroMatches  *base;     /* owned (nullable): what passes is among these */
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KroFilter, kro_filter, G_TYPE_OBJECT)

static void
forget (KroFilter *self)
{
  g_clear_pointer (&self->matches, kro_matches_unref);
  g_clear_pointer (&self->base, kro_matches_unref);
}

static void
emit_changed (KroFilter *self)
{
  forget (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
has_wanted_source (KroFilter *self, KroTimeline *timeline, KroId event)
{
  g_autoptr (GArray) passages = kro_timeline_get_event_passages (timeline, event);

  for (guint i = 0; i < passages->len; i++)
    if (kro_filter_get_source (self, g_array_index (passages, KroPassage, i).source))
      return TRUE;
  return passages->len == 0;
}

static gboolean
touches_span (KroFilter *self, const KroColumns *columns, guint32 slot)
{
  KroTime start = columns->starts[slot], end = columns->ends[slot];

  if (!columns->is_dated[slot])
    return FALSE;
  if (kro_time_compare (end, start) <= 0)
    end = kro_time_add_exact (start, 0, 1);
  return kro_time_compare (start, self->to) < 0 && kro_time_compare (end, self->from) > 0;
}

static void
kro_filter_finalize (GObject *object)
{
  KroFilter *self = KRO_FILTER (object);

  forget (self);
  g_clear_weak_pointer (&self->timeline);
  g_free (self->query);
  g_strfreev (self->words);
  g_hash_table_unref (self->sources);
  G_OBJECT_CLASS (kro_filter_parent_class)->finalize (object);
}

static void
kro_filter_class_init (KroFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kro_filter_finalize;

  /**
   * KroFilter::changed:
   *
   * Emitted when a condition was changed.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KRO_TYPE_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kro_filter_init (KroFilter *self)
{
  self->query = g_strdup ("");
  self->words = g_new0 (char *, 1);
  self->sources = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * kro_filter_new:
 *
 * Makes a filter that lets everything through.
 *
 * Returns: (transfer full): it
 */
KroFilter *
kro_filter_new (void)
{
  return g_object_new (KRO_TYPE_FILTER, NULL);
}

/**
 * kro_filter_get_is_empty:
 *
 * Tells whether it lets everything through.
 *
 * Returns: whether it does
 */
gboolean
kro_filter_get_is_empty (KroFilter *self)
{
  static const guint64 none[4] = { 0 };

  g_return_val_if_fail (KRO_IS_FILTER (self), TRUE);

  return self->words[0] == NULL && g_hash_table_size (self->sources) == 0 && self->reviews == 0 && !self->has_span &&
         memcmp (self->categories, none, sizeof none) == 0;
}

static void
set_words (KroFilter *self, const char *query)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *folded = kro_fold_text (query);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  parts = g_strsplit_set (folded, " \t\n", -1);
  for (gsize i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
  g_ptr_array_add (words, NULL);
  g_strfreev (self->words);
  self->words = (char **)g_ptr_array_free (g_steal_pointer (&words), FALSE);
  g_free (self->query);
  self->query = g_strdup (query);
}

/* Whether each of these words begins one of those: then whatever has those has
 * these too. */
static gboolean
begin_words (char *const *these, char *const *those)
{
  for (; *these != NULL; these++)
    {
      gsize i = 0;

      while (those[i] != NULL && !g_str_has_prefix (those[i], *these))
        i++;
      if (those[i] == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Emitted with what was found last, if it is a place to go on from. */
static void
emit_query_changed (KroFilter *self, char *const *words_before)
{
  gboolean is_narrower = begin_words (words_before, self->words);

  if (is_narrower && self->matches != NULL)
    {
      g_clear_pointer (&self->base, kro_matches_unref);
      self->base = g_steal_pointer (&self->matches);
    }
  else if (!is_narrower)
    forget (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * kro_filter_reset:
 *
 * Lets everything through again.
 */
void
kro_filter_reset (KroFilter *self)
{
  g_return_if_fail (KRO_IS_FILTER (self));

  if (kro_filter_get_is_empty (self) && *self->query == '\0')
    return;
  set_words (self, "");
  g_hash_table_remove_all (self->sources);
  memset (self->categories, 0, sizeof self->categories);
  self->reviews = 0;
  self->has_span = FALSE;
  emit_changed (self);
}

/**
 * kro_filter_get_query:
 *
 * Gets the words to look for, as they were set.
 *
 * Returns: (transfer none): the query
 */
const char *
kro_filter_get_query (KroFilter *self)
{
  g_return_val_if_fail (KRO_IS_FILTER (self), NULL);

  return self->query;
}

/**
 * kro_filter_set_query:
 * @query: (nullable): words, parted by spaces, in UTF-8
 *
 * Sets the words that must all be in title, note or quotes, in any order; each
 * may be part of a longer one.
 */
void
kro_filter_set_query (KroFilter  *self,
                      const char *query)
{
  g_autofree char *valid = NULL;
  g_auto (GStrv) words_before = NULL;

  g_return_if_fail (KRO_IS_FILTER (self));

  valid = g_utf8_make_valid (query != NULL ? query : "", -1);
  if (strcmp (valid, self->query) == 0)
    return;
  words_before = g_strdupv (self->words);
  set_words (self, valid);
  emit_query_changed (self, words_before);
}

/**
 * kro_filter_get_category:
 * @category: index of a category
 *
 * Tells whether events of a category are wanted.
 *
 * Returns: whether they are
 */
gboolean
kro_filter_get_category (KroFilter *self,
                         guint      category)
{
  g_return_val_if_fail (KRO_IS_FILTER (self), FALSE);
  g_return_val_if_fail (category < 256, FALSE);

  return (self->categories[category / 64] >> (category % 64) & 1) == 0;
}

/**
 * kro_filter_set_category:
 * @category: index of a category
 * @is_wanted: whether its events are wanted
 *
 * Lets the events of a category through or not.
 */
void
kro_filter_set_category (KroFilter *self,
                         guint      category,
                         gboolean   is_wanted)
{
  g_return_if_fail (KRO_IS_FILTER (self));
  g_return_if_fail (category < 256);

  if (kro_filter_get_category (self, category) == !!is_wanted)
    return;
  self->categories[category / 64] ^= G_GUINT64_CONSTANT (1) << (category % 64);
  emit_changed (self);
}

/**
 * kro_filter_get_source:
 * @source: id of a source
 *
 * Tells whether events of a source are wanted.
 *
 * Returns: whether they are
 */
gboolean
kro_filter_get_source (KroFilter *self,
                       KroId      source)
{
  g_return_val_if_fail (KRO_IS_FILTER (self), FALSE);

  return !g_hash_table_contains (self->sources, &source);
}

/**
 * kro_filter_set_source:
 * @source: id of a source
 * @is_wanted: whether its events are wanted
 *
 * Lets the events of a source through or not.
 */
void
kro_filter_set_source (KroFilter *self,
                       KroId      source,
                       gboolean   is_wanted)
{
  g_return_if_fail (KRO_IS_FILTER (self));

  if (kro_filter_get_source (self, source) == !!is_wanted)
    return;
  if (is_wanted)
    g_hash_table_remove (self->sources, &source);
  else
    g_hash_table_add (self->sources, g_memdup2 (&source, sizeof source));
  emit_changed (self);
}

/**
 * kro_filter_get_review:
 * @review: a state of review
 *
 * Tells whether events in that state are wanted.
 *
 * Returns: whether they are
 */
gboolean
kro_filter_get_review (KroFilter *self,
                       KroReview  review)
{
  g_return_val_if_fail (KRO_IS_FILTER (self), FALSE);

  return (self->reviews >> review & 1) == 0;
}

/**
 * kro_filter_set_review:
 * @review: a state of review
 * @is_wanted: whether events in it are wanted
 *
 * Lets the events in a state of review through or not.
 */
void
kro_filter_set_review (KroFilter *self,
                       KroReview  review,
                       gboolean   is_wanted)
{
  g_return_if_fail (KRO_IS_FILTER (self));
  g_return_if_fail (review <= KRO_REVIEW_REJECTED);

  if (kro_filter_get_review (self, review) == !!is_wanted)
    return;
  self->reviews ^= 1u << review;
  emit_changed (self);
}

/**
 * kro_filter_get_span:
 * @from: (out): where it begins
 * @to: (out): behind its end
 *
 * Gets the span that events must touch.
 *
 * Returns: %FALSE if there is none
 */
gboolean
kro_filter_get_span (KroFilter *self,
                     KroTime   *from,
                     KroTime   *to)
{
  g_return_val_if_fail (KRO_IS_FILTER (self), FALSE);

  *from = self->from;
  *to = self->to;
  return self->has_span;
}

/**
 * kro_filter_set_span:
 * @from: (nullable): where it begins
 * @to: (nullable): behind its end; %NULL both: no span
 *
 * Sets the span that events must touch; undated ones then never pass.
 */
void
kro_filter_set_span (KroFilter     *self,
                     const KroTime *from,
                     const KroTime *to)
{
  g_return_if_fail (KRO_IS_FILTER (self));
  g_return_if_fail ((from == NULL) == (to == NULL));

  if (self->has_span == (from != NULL) &&
      (from == NULL || (kro_time_compare (*from, self->from) == 0 && kro_time_compare (*to, self->to) == 0)))
    return;
  self->has_span = from != NULL;
  self->from = from != NULL ? *from : KRO_TIME_INIT (0);
  self->to = to != NULL ? *to : KRO_TIME_INIT (0);
  emit_changed (self);
}

/* All conditions but the words; the cheap ones are asked first. */
static gboolean
passes_rest (KroFilter *self, KroTimeline *timeline, const KroColumns *columns, guint32 slot)
{
  if (!kro_filter_get_category (self, columns->categories[slot]) || !kro_filter_get_review (self, columns->reviews[slot]))
    return FALSE;
  if (self->has_span && !touches_span (self, columns, slot))
    return FALSE;
  return g_hash_table_size (self->sources) == 0 || has_wanted_source (self, timeline, columns->ids[slot]);
}

/**
 * kro_filter_matches:
 * @timeline: a timeline
 * @slot: slot of one of its events
 *
 * Tells whether one event passes.
 *
 * Returns: whether it does
 */
gboolean
kro_filter_matches (KroFilter   *self,
                    KroTimeline *timeline,
                    guint32      slot)
{
  return passes_rest (self, timeline, kro_timeline_get_columns (timeline), slot) &&
         kro_timeline_has_words (timeline, (const char *const *)self->words, slot);
}

static gboolean
is_of (const KroFilter *self, const KroMatches *matches, KroTimeline *timeline)
{
  return matches != NULL && self->timeline == timeline && matches->generation == kro_timeline_get_generation (timeline);
}

/* The bits of all that passes the conditions but the words. */
static guint64 *
find_rest (KroFilter *self, KroTimeline *timeline)
{
  const KroColumns *columns = kro_timeline_get_columns (timeline);
  const guint32    *order = kro_timeline_get_order (timeline);
  guint32           n_events = kro_timeline_get_n_events (timeline);
  guint64          *bits = g_new0 (guint64, columns->n_slots / 64 + 1);

  for (guint32 i = 0; i < n_events; i++)
    if (passes_rest (self, timeline, columns, order[i]))
      bits[order[i] / 64] |= G_GUINT64_CONSTANT (1) << (order[i] % 64);
  return bits;
}

/**
 * kro_filter_apply:
 * @timeline: a timeline
 *
 * Finds all events that pass. Asking again before anything changed costs
 * nothing.
 *
 * Returns: (transfer full): them
 */
KroMatches *
kro_filter_apply (KroFilter   *self,
                  KroTimeline *timeline)
{
  guint64 *bits;

  if (is_of (self, self->matches, timeline))
    return kro_matches_ref (self->matches);
  if (is_of (self, self->base, timeline))
    bits = g_memdup2 (self->base->bits, (self->base->n_slots / 64 + 1) * sizeof *bits);
  else
    bits = find_rest (self, timeline);
  kro_timeline_narrow_to_words (timeline, (const char *const *)self->words, bits);
  forget (self);
  g_set_weak_pointer (&self->timeline, timeline);
  self->matches = kro_matches_new (timeline, bits);
  return kro_matches_ref (self->matches);
}

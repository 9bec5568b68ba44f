/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A new date of publication for a source, by a merge of three: what the text
 * says by the old date, what it says by the new one, and what a person has
 * made of it since.
 *
 * Events are matched by id, a hash of the text and the place in it. What a
 * person left as it was found takes the new finding; what a person changed or
 * deleted stays so. The date of an event and what explains it (reason,
 * readings, confidence) go together: a date that a person gave keeps them.
 *
 * The analyses are a pure function for any thread; the command is made from
 * the timeline, on the main thread.
 */
#include "kro-redate.h"

#include "kro-drafts.h"

#include <glib/gi18n-lib.h>

/**
 * Side:
 * @drafts: what the text says by one of the dates; its analysis is owned
 * @fields: (element-type KroEventFields): the event of each draft
 * @indices: (element-type KroId gpointer): from its id to its index + 1
 *
 * One of the two analyses.
 */
typedef struct
{
  KroDrafts   drafts;
  GPtrArray  *fields;
  GHashTable *indices;
} Side;

struct _KroRedate
{
  KroSourceFields *before;
  KroSourceFields *after;
  KroText         *text; /* NULL: the source has none */
  KroLocale       *locale;
  Side             old_side;
  Side             new_side;
};

/**
 * Merge:
 * @redate: the two analyses
 * @timeline: what a person made of the first
 * @commands: (element-type KroCommand): what was decided so far
 * @kept: (element-type gint): indices of the old drafts whose events a person
 *   touched, and which the new date does not find under their ids
 */
typedef struct
{
  const KroRedate *redate;
  KroTimeline     *timeline;
  GPtrArray       *commands;
  GArray          *kept;
} Merge;

static void
clear_side (Side *side)
{
  if (side->drafts.analysis != NULL)
    kro_analysis_free ((KroAnalysis *)side->drafts.analysis);
  g_clear_pointer (&side->fields, g_ptr_array_unref);
  g_clear_pointer (&side->indices, g_hash_table_unref);
}

static gboolean
fill_side (Side *side, GError **error)
{
  guint                n_drafts, n_here = 0;
  const KroEventDraft *drafts = kro_analysis_get_events (side->drafts.analysis, &n_drafts);

  side->fields = g_ptr_array_new_full (n_drafts, (GDestroyNotify)kro_event_fields_free);
  side->indices = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < n_drafts; i++)
    {
      KroEventFields *fields = g_new0 (KroEventFields, 1);

      g_ptr_array_add (side->fields, fields);
      if (!kro_drafts_make_fields (&side->drafts, &drafts[i], kro_drafts_make_id (&side->drafts, i, &n_here), fields, error))
        return FALSE;
      g_hash_table_insert (side->indices, &fields->id, GUINT_TO_POINTER (i + 1));
    }
  return TRUE;
}

/* The source as it will be. Its language stays: by it the text was read. */
static void
note_publication (KroRedate *self, const char *publication)
{
  KroReason   reason = { .code = publication != NULL ? KRO_REASON_GIVEN : KRO_REASON_NOT_FOUND };
  const char *edtf = publication;

  if (self->text != NULL)
    {
      edtf = kro_analysis_get_publication (self->new_side.drafts.analysis)->edtf;
      reason = kro_analysis_get_publication (self->new_side.drafts.analysis)->reason;
    }
  self->after = kro_source_fields_copy (self->before);
  g_free (self->after->publication);
  g_free (self->after->publication_reason);
  self->after->publication = g_strdup (edtf);
  self->after->publication_reason = kro_reason_to_words (&reason, self->locale);
}

/**
 * kro_redate_analyse:
 * @source: what is known of a source
 * @latest: (nullable): its latest revision
 * @publication: (nullable): its new date of publication, EDTF of one day;
 *   %NULL takes back what was given: it is what the text tells, or not known
 * @locale: in which the reasons are told
 * @cancellable: (nullable): ends the work
 * @error: where to put an error of the analyser
 *
 * Analyses a text by its old and its new date of publication. It takes as long
 * as two or three imports (50 MB of text a second each) and may be called from
 * any thread, with a copy of @source and of @latest.
 *
 * Returns: (transfer full) (nullable): what to merge
 */
KroRedate *
kro_redate_analyse (const KroSourceFields *source, const KroRevision *latest, const char *publication, const KroLocale *locale, GCancellable *cancellable, GError **error)
{
  const KroAnalyserOptions options = { .language = source->language, .publication = publication };
  g_autoptr (KroRedate) self = g_new0 (KroRedate, 1);

  self->before = kro_source_fields_copy (source);
  self->locale = kro_locale_ref ((KroLocale *)locale);
  if (latest != NULL && latest->text != NULL)
    {
      const KroDrafts drafts = { .text = latest->text, .locale = locale, .source = source->id, .revision = latest->number };

      self->text = kro_text_ref (latest->text);
      self->old_side.drafts = self->new_side.drafts = drafts;
      self->old_side.drafts.analysis = kro_drafts_analyse (self->text, source, cancellable, error);
      if (self->old_side.drafts.analysis == NULL || !fill_side (&self->old_side, error))
        return NULL;
      self->new_side.drafts.analysis = kro_analyse (self->text, &options, cancellable, error);
      if (self->new_side.drafts.analysis == NULL || !fill_side (&self->new_side, error))
        return NULL;
    }
  note_publication (self, publication);
  return g_steal_pointer (&self);
}

/**
 * kro_redate_free:
 * @self: (transfer full): what was to be merged
 */
void
kro_redate_free (KroRedate *self)
{
  clear_side (&self->old_side);
  clear_side (&self->new_side);
  g_clear_pointer (&self->before, kro_source_fields_free);
  g_clear_pointer (&self->after, kro_source_fields_free);
  g_clear_pointer (&self->text, kro_text_unref);
  g_clear_pointer (&self->locale, kro_locale_unref);
  g_free (self);
}

static gint
find_index (const Side *side, KroId id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (side->indices, &id)) - 1;
}

static const KroEventDraft *
get_draft (const Side *side, gint index)
{
  return &kro_analysis_get_events (side->drafts.analysis, NULL)[index];
}

static gboolean
dates_equal (const KroDate *a, const KroDate *b)
{
  return a == b || (a != NULL && b != NULL && kro_date_equal (a, b));
}

static gboolean
alternatives_equal (const KroEventFields *a, const KroEventFields *b)
{
  if (a->n_alternatives != b->n_alternatives)
    return FALSE;
  for (guint i = 0; i < a->n_alternatives; i++)
    if (!dates_equal (a->alternatives[i].date, b->alternatives[i].date) || g_strcmp0 (a->alternatives[i].reason, b->alternatives[i].reason) != 0)
      return FALSE;
  return TRUE;
}

/* The event as it was found, its reasons in the language in which @now has
 * them: the file may come from another desktop. */
static void
find_base (const Merge *self, gint index, const KroEventFields *now, KroEventFields *base)
{
  const Side           *side = &self->redate->old_side;
  const KroEventFields *old = g_ptr_array_index (side->fields, (guint)index);
  const char *const    *languages = kro_pack_get_languages ();

  for (gsize i = 0; languages[i] != NULL && g_strcmp0 (now->reason, old->reason) != 0; i++)
    {
      g_autoptr (KroLocale) locale = kro_locale_new (languages[i]);
      KroDrafts drafts = side->drafts;

      drafts.locale = locale;
      kro_event_fields_clear (base);
      if (kro_drafts_make_fields (&drafts, get_draft (side, index), now->id, base, NULL) && g_strcmp0 (now->reason, base->reason) == 0)
        return;
    }
  kro_event_fields_clear (base);
  *base = (KroEventFields){ .id = now->id, .title = g_strdup (old->title), .reason = g_strdup (old->reason), .confidence = old->confidence, .importance = old->importance, .origin = old->origin };
  base->date = old->date != NULL ? kro_date_ref (old->date) : NULL;
  for (guint i = 0; i < old->n_alternatives; i++)
    kro_event_fields_add_alternative (base, old->alternatives[i].date, old->alternatives[i].reason);
}

static gboolean
has_passage (const GArray *passages, const KroPassage *wanted)
{
  for (guint i = 0; i < passages->len; i++)
    if (kro_passage_equal (&g_array_index (passages, KroPassage, i), wanted))
      return TRUE;
  return FALSE;
}

/* Whether a person has put something into it, which must not get lost. */
static gboolean
is_touched (const Merge *self, gint index, const KroEventFields *now, const KroEventFields *base)
{
  g_autoptr (GArray) passages = kro_timeline_get_event_passages (self->timeline, now->id);
  g_autoptr (GArray) found = kro_drafts_make_passages (&self->redate->old_side.drafts, get_draft (&self->redate->old_side, index), now->id);

  for (guint i = 0; i < passages->len; i++)
    if (!has_passage (found, &g_array_index (passages, KroPassage, i)))
      return TRUE;
  return !kro_event_fields_equal (now, base);
}

/* Whether two drafts with one id tell of the same: the n-th event of a sentence
 * may be another one by another date. */
static gboolean
is_same_subject (const Merge *self, gint old_index, gint new_index)
{
  const Side          *old_side = &self->redate->old_side, *new_side = &self->redate->new_side;
  const KroEventDraft *a = get_draft (old_side, old_index), *b = get_draft (new_side, new_index);
  const KroExpression *x = kro_analysis_get_expressions (old_side->drafts.analysis, NULL);
  const KroExpression *y = kro_analysis_get_expressions (new_side->drafts.analysis, NULL);

  for (guint i = 0; i < a->n_expressions; i++)
    for (guint k = 0; k < b->n_expressions; k++)
      if (x[a->expressions[i]].b == y[b->expressions[k]].b)
        return TRUE;
  return a->n_expressions == 0 && b->n_expressions == 0;
}

static void
replace_text (char **text, const char *by)
{
  g_free (*text);
  *text = g_strdup (by);
}

static void
replace_alternatives (KroEventFields *self, const KroEventFields *by)
{
  KroEventFields bare = { .alternatives = g_steal_pointer (&self->alternatives), .n_alternatives = self->n_alternatives };

  self->n_alternatives = 0;
  kro_event_fields_clear (&bare);
  for (guint i = 0; i < by->n_alternatives; i++)
    kro_event_fields_add_alternative (self, by->alternatives[i].date, by->alternatives[i].reason);
}

/* The date with what explains it: each as found, where the date is. */
static void
merge_dating (KroEventFields *after, const KroEventFields *base, const KroEventFields *found)
{
  g_clear_pointer (&after->date, kro_date_unref);
  after->date = found->date != NULL ? kro_date_ref (found->date) : NULL;
  if (g_strcmp0 (after->reason, base->reason) == 0)
    replace_text (&after->reason, found->reason);
  if (alternatives_equal (after, base))
    replace_alternatives (after, found);
  if (after->confidence == base->confidence)
    after->confidence = found->confidence;
}

static KroEventFields *
merge_fields (const KroEventFields *now, const KroEventFields *base, const KroEventFields *found)
{
  KroEventFields *after = kro_event_fields_copy (now);

  if (g_strcmp0 (now->title, base->title) == 0)
    replace_text (&after->title, found->title);
  if (dates_equal (now->date, base->date))
    merge_dating (after, base, found);
  if (now->importance == base->importance)
    after->importance = found->importance;
  if (now->origin == base->origin)
    after->origin = found->origin;
  return after;
}

static void
take (Merge *self, KroCommand *command)
{
  g_ptr_array_add (self->commands, command);
}

/* Passages that are no longer found go, if they have no further anchors, and
 * new ones come. */
static void
merge_passages (Merge *self, KroId event, gint old_index, gint new_index)
{
  const KroRedate *redate = self->redate;
  g_autoptr (GArray) now = kro_timeline_get_event_passages (self->timeline, event);
  g_autoptr (GArray) base = kro_drafts_make_passages (&redate->old_side.drafts, get_draft (&redate->old_side, old_index), event);
  g_autoptr (GArray) found = kro_drafts_make_passages (&redate->new_side.drafts, get_draft (&redate->new_side, new_index), event);
  g_autoptr (GHashTable) gone = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < now->len; i++)
    {
      KroPassage *passage = &g_array_index (now, KroPassage, i);
      g_autoptr (GArray) anchors = kro_timeline_get_anchors (self->timeline, passage->id);

      if (anchors->len > 1 || !has_passage (base, passage) || has_passage (found, passage))
        continue;
      take (self, kro_command_new_remove_passage (passage));
      g_hash_table_add (gone, &passage->id);
    }
  for (guint i = 0; i < found->len; i++)
    {
      KroPassage *passage = &g_array_index (found, KroPassage, i);
      KroPassage  other;

      if (!has_passage (base, passage) && (g_hash_table_contains (gone, &passage->id) || !kro_timeline_get_passage (self->timeline, passage->id, &other)))
        take (self, kro_command_new_add_passage (passage));
    }
}

/* An event that was found by the old date; @new_index is -1 where the new one
 * does not find it. */
static void
merge_event (Merge *self, gint old_index, gint new_index)
{
  const KroEventFields *old = g_ptr_array_index (self->redate->old_side.fields, (guint)old_index);
  g_auto (KroEventFields) now = { 0 };
  g_auto (KroEventFields) base = { 0 };
  g_autoptr (KroEventFields) after = NULL;
  gboolean is_kept;

  if (!kro_timeline_get_fields (self->timeline, old->id, &now) || now.origin == KRO_ORIGIN_PERSON)
    return;
  find_base (self, old_index, &now, &base);
  is_kept = new_index >= 0 && is_same_subject (self, old_index, new_index);
  if (!is_kept && is_touched (self, old_index, &now, &base))
    {
      g_array_append_val (self->kept, old_index);
      return;
    }
  if (new_index < 0)
    {
      take (self, kro_timeline_make_remove_event (self->timeline, old->id));
      return;
    }
  after = merge_fields (&now, &base, g_ptr_array_index (self->redate->new_side.fields, (guint)new_index));
  if (!kro_event_fields_equal (after, &now))
    take (self, kro_command_new_change_event (&now, after));
  if (dates_equal (now.date, base.date))
    merge_passages (self, old->id, old_index, new_index);
}

/* Whether a person keeps an event of the same words under another id. */
static gboolean
is_kept_elsewhere (const Merge *self, gint index)
{
  for (guint i = 0; i < self->kept->len; i++)
    {
      gint old_index = g_array_index (self->kept, gint, i);

      if (get_draft (&self->redate->old_side, old_index)->sentence_b == get_draft (&self->redate->new_side, index)->sentence_b && is_same_subject (self, old_index, index))
        return TRUE;
    }
  return FALSE;
}

/* An event that only the new date finds. */
static void
add_event (Merge *self, gint index)
{
  const Side           *side = &self->redate->new_side;
  const KroEventFields *fields = g_ptr_array_index (side->fields, (guint)index);
  g_autoptr (GArray) passages = NULL;

  if (kro_timeline_get_slot (self->timeline, fields->id) != KRO_SLOT_NONE || is_kept_elsewhere (self, index))
    return;
  take (self, kro_command_new_add_event (fields));
  passages = kro_drafts_make_passages (&side->drafts, get_draft (side, index), fields->id);
  for (guint i = 0; i < passages->len; i++)
    take (self, kro_command_new_add_passage (&g_array_index (passages, KroPassage, i)));
}

static void
merge_events (Merge *self)
{
  const Side *old_side = &self->redate->old_side, *new_side = &self->redate->new_side;

  for (guint i = 0; i < old_side->fields->len; i++)
    merge_event (self, (gint)i, find_index (new_side, ((KroEventFields *)g_ptr_array_index (old_side->fields, i))->id));
  for (guint i = 0; i < new_side->fields->len; i++)
    if (find_index (old_side, ((KroEventFields *)g_ptr_array_index (new_side->fields, i))->id) < 0)
      add_event (self, (gint)i);
}

static gboolean
is_current (const KroRedate *self, KroSource *source)
{
  const KroRevision *latest = kro_source_get_latest (source);

  return kro_source_fields_equal (kro_source_get_fields (source), self->before) && (latest != NULL ? latest->text : NULL) == self->text;
}

/**
 * kro_redate_make_command:
 * @timeline: a timeline with the source
 * @error: where to put %KRO_MODEL_ERROR_MISSING, or %KRO_MODEL_ERROR_STALE
 *   where the source has changed since it was analysed
 *
 * Merges what the source says by its new date of publication into what a
 * person made of it by the old one. For the main thread.
 *
 * Returns: (transfer full) (nullable): the command
 */
KroCommand *
kro_redate_make_command (const KroRedate *self, KroTimeline *timeline, GError **error)
{
  g_autoptr (GPtrArray) commands = g_ptr_array_new_with_free_func ((GDestroyNotify)kro_command_unref);
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (gint));
  Merge       merge = { .redate = self, .timeline = timeline, .commands = commands, .kept = kept };
  KroSource  *source = kro_timeline_get_source (timeline, self->before->id);
  KroCommand *command;

  if (source == NULL)
    {
      g_set_error_literal (error, KRO_MODEL_ERROR, KRO_MODEL_ERROR_MISSING, _ ("The article is no longer on the timeline."));
      return NULL;
    }
  if (!is_current (self, source))
    {
      g_set_error_literal (error, KRO_MODEL_ERROR, KRO_MODEL_ERROR_STALE, _ ("The article has changed in the meantime. Set its date of publication again."));
      return NULL;
    }
  take (&merge, kro_command_new_change_source (self->before, self->after));
  if (self->text != NULL)
    merge_events (&merge);
  command = kro_command_new_group ((KroCommand *const *)commands->pdata, commands->len);
  kro_command_set_name (command, _ ("Change date of publication"));
  return command;
}

/**
 * kro_redate_make:
 * @timeline: a timeline
 * @source: id of a source of it
 * @publication: (nullable): its new date of publication, EDTF of one day;
 *   %NULL takes back what was given: it is what the text tells, or not known
 * @locale: in which the reasons are told
 * @cancellable: (nullable): ends the work
 * @error: where to put what went wrong
 *
 * Makes the command that gives a source another date of publication and reads
 * all its relative dates anew. Both steps at once: right for a text below some
 * 5 MB; for a larger one call kro_redate_analyse() in a thread.
 *
 * Returns: (transfer full) (nullable): the command
 */
KroCommand *
kro_redate_make (KroTimeline *timeline, KroId source, const char *publication, const KroLocale *locale, GCancellable *cancellable, GError **error)
{
  KroSource *entry = kro_timeline_get_source (timeline, source);
  g_autoptr (KroRedate) self = NULL;

  if (entry == NULL)
    {
      g_set_error_literal (error, KRO_MODEL_ERROR, KRO_MODEL_ERROR_MISSING, _ ("The article is no longer on the timeline."));
      return NULL;
    }
  self = kro_redate_analyse (kro_source_get_fields (entry), kro_source_get_latest (entry), publication, locale, cancellable, error);
  return self != NULL ? kro_redate_make_command (self, timeline, error) : NULL;
}

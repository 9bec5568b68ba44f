/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From the drafts of an analysis to events and their passages.
 *
 * An event gets a passage for the sentence it was found in and, within it, one
 * for each time expression that dates it, so that both can be shown and found
 * again. Ids are hashes of the text and the place in it: analysing the same
 * text again gives the same ids. Pure functions of their input, for any thread.
 */
#include "kro-drafts.h"

#define IMPORTANCE_LEAD 255

/* Whether the reason of a publication is, in whatever language it was told,
 * that a person gave it. */
static gboolean
was_given (const char *reason)
{
  const KroReason    given = { .code = KRO_REASON_GIVEN };
  const char *const *languages = kro_pack_get_languages ();

  for (gsize i = 0; languages[i] != NULL; i++)
    {
      g_autoptr (KroLocale) locale = kro_locale_new (languages[i]);
      g_autofree char *words = kro_reason_to_words (&given, locale);

      if (g_strcmp0 (words, reason) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * kro_drafts_analyse:
 * @text: a text of a source
 * @source: what is known of the source
 * @cancellable: (nullable): ends the work
 * @error: where to put an error of the analyser
 *
 * Analyses a text as it was when its source was imported: with the language
 * and the date of publication of the source. A date that was found in the text
 * is found again, since its words tell no event and its clock counts.
 *
 * Returns: (transfer full) (nullable): what was found
 */
KroAnalysis *
kro_drafts_analyse (const KroText *text, const KroSourceFields *source, GCancellable *cancellable, GError **error)
{
  KroAnalyserOptions options = { .language = source->language };
  g_autoptr (KroAnalysis) analysis = NULL;

  if (!was_given (source->publication_reason))
    {
      analysis = kro_analyse (text, &options, cancellable, error);
      if (analysis == NULL || source->publication == NULL || g_strcmp0 (kro_analysis_get_publication (analysis)->edtf, source->publication) == 0)
        return g_steal_pointer (&analysis);
    }
  options.publication = source->publication;
  return kro_analyse (text, &options, cancellable, error);
}

/**
 * kro_drafts_make_id:
 * @index: of a draft; they are asked for in order, from 0
 * @n_here: (inout): how many drafts before it are of the same sentence
 *
 * Returns: the id of the event of that draft
 */
KroId
kro_drafts_make_id (const KroDrafts *self, guint index, guint *n_here)
{
  const KroEventDraft *drafts = kro_analysis_get_events (self->analysis, NULL);

  *n_here = index > 0 && drafts[index].sentence_b == drafts[index - 1].sentence_b ? *n_here + 1 : 0;
  return kro_id_from_hash (kro_text_get_hash (self->text), kro_text_to_char (self->text, drafts[index].sentence_b), *n_here);
}

static KroDate *
make_date (const KroEventDraft *draft, const char *start, const char *end, GError **error)
{
  const KroDateFields fields = { .start = start, .end = end, .part = draft->part, .ongoing = draft->ongoing };

  return kro_date_new (&fields, error);
}

/* Which words date it, and why they are read so where one expression does. */
static char *
say_reason (const KroDrafts *self, const KroEventDraft *draft)
{
  const KroExpression *expressions = kro_analysis_get_expressions (self->analysis, NULL);
  g_autofree char     *words = kro_reason_to_words (&draft->reason, self->locale);
  g_autofree char     *why = NULL;

  if (draft->n_expressions != 1)
    return g_steal_pointer (&words);
  why = kro_reason_to_words (&expressions[draft->expressions[0]].readings[0].reason, self->locale);
  return *why != '\0' ? g_strconcat (words, " ", why, NULL) : g_steal_pointer (&words);
}

/**
 * kro_drafts_make_fields:
 * @draft: a draft of the analysis
 * @id: id of the event
 * @fields: (out caller-allocates): the event; zeroed before
 * @error: where to put what is wrong with a date
 *
 * Makes an event of a draft.
 *
 * Returns: whether its dates are dates
 */
gboolean
kro_drafts_make_fields (const KroDrafts *self, const KroEventDraft *draft, KroId id, KroEventFields *fields, GError **error)
{
  fields->id = id;
  fields->title = g_strdup (draft->title);
  fields->reason = say_reason (self, draft);
  fields->confidence = draft->confidence;
  fields->importance = draft->origin == KRO_EVENT_LEAD ? IMPORTANCE_LEAD : (guint8)(draft->confidence * KRO_IMPORTANCE_MAX / KRO_CONFIDENCE_FULL);
  fields->origin = draft->origin == KRO_EVENT_EXPRESSION ? KRO_ORIGIN_FOUND : KRO_ORIGIN_LEAD;
  if (draft->start != NULL)
    {
      fields->date = make_date (draft, draft->start, draft->end, error);
      if (fields->date == NULL)
        return FALSE;
    }
  if (draft->other_start != NULL)
    {
      g_autoptr (KroDate) other = make_date (draft, draft->other_start, draft->other_end, error);
      g_autofree char *reason = kro_reason_to_words (&draft->other_reason, self->locale);

      if (other == NULL)
        return FALSE;
      kro_event_fields_add_alternative (fields, other, reason);
    }
  return TRUE;
}

/**
 * kro_drafts_make_passage:
 * @event: id of an event
 * @n: the how manieth of its passages, from 0
 * @b: byte offset of its first byte
 * @e: byte offset behind its last byte
 * @passage: (out): the passage
 *
 * Makes one passage of an event.
 */
void
kro_drafts_make_passage (const KroDrafts *self, KroId event, guint n, gsize b, gsize e, KroPassage *passage)
{
  *passage = (KroPassage){
    .id = kro_id_from_hash (event, kro_text_to_char (self->text, b), n),
    .event = event,
    .source = self->source,
    .origin = {
        .revision = self->revision,
        .b = (guint32)kro_text_to_char (self->text, b),
        .e = (guint32)kro_text_to_char (self->text, e),
        .score = KRO_CONFIDENCE_FULL,
        .state = KRO_ANCHOR_SURE,
    },
  };
}

/**
 * kro_drafts_make_passages:
 * @draft: a draft of the analysis
 * @event: id of the event
 *
 * Makes the passages of a draft: the sentence, then its time expressions.
 *
 * Returns: (transfer full) (element-type KroPassage): the passages
 */
GArray *
kro_drafts_make_passages (const KroDrafts *self, const KroEventDraft *draft, KroId event)
{
  const KroExpression *expressions = kro_analysis_get_expressions (self->analysis, NULL);
  GArray              *passages = g_array_sized_new (FALSE, FALSE, sizeof (KroPassage), draft->n_expressions + 1);
  KroPassage           passage;

  kro_drafts_make_passage (self, event, 0, draft->sentence_b, draft->sentence_e, &passage);
  g_array_append_val (passages, passage);
  for (guint i = 0; i < draft->n_expressions; i++)
    {
      const KroExpression *expression = &expressions[draft->expressions[i]];

      kro_drafts_make_passage (self, event, i + 1, expression->b, expression->e, &passage);
      g_array_append_val (passages, passage);
    }
  return passages;
}

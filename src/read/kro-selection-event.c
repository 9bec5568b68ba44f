/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From words that a person selected to an event.
 *
 * The whole text is analysed as it was when it was imported, so that the date
 * of the words is what the analyser makes of them there: an event whose time
 * expressions lie inside the selection, else the expression that overlaps it
 * most, else none. The title is cut from the selected words by the analyser.
 * Offsets are bytes here, code points outside.
 */
#include "kro-selection-event.h"

#include "kro-drafts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TITLE 90
/* So much of a long selection is looked at for a title. */
#define MAX_TITLE_BYTES 4000
/* Which day it is does not matter to a title. */
#define ANY_DAY "2000-01-01"

/**
 * Selection:
 * @drafts: what the text says
 * @b: byte offset of its first byte, no space
 * @e: byte offset behind its last byte
 * @draft: (nullable): the event that it dates
 * @expression: (nullable): or the expression
 */
typedef struct
{
  KroDrafts            drafts;
  gsize                b;
  gsize                e;
  const KroEventDraft *draft;
  const KroExpression *expression;
} Selection;

static const char *
get_data (const Selection *self)
{
  return kro_text_get_data (self->drafts.text, NULL);
}

static const KroExpression *
get_expression (const Selection *self, guint32 index)
{
  return &kro_analysis_get_expressions (self->drafts.analysis, NULL)[index];
}

static gboolean
is_word (gunichar letter)
{
  return g_unichar_isalnum (letter) || g_unichar_ismark (letter) || g_unichar_type (letter) == G_UNICODE_OTHER_SYMBOL;
}

/* Takes the space off both ends. FALSE: there is no word in it. */
static gboolean
trim (Selection *self)
{
  const char *data = get_data (self);
  const char *from = data + self->b, *to = data + self->e;
  gboolean    has_word = FALSE;

  while (from < to && g_unichar_isspace (g_utf8_get_char (from)))
    from = g_utf8_next_char (from);
  while (to > from && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (to))))
    to = g_utf8_prev_char (to);
  for (const char *at = from; at < to && !has_word; at = g_utf8_next_char (at))
    has_word = is_word (g_utf8_get_char (at));
  self->b = (gsize)(from - data);
  self->e = (gsize)(to - data);
  return has_word;
}

/* A word that is half inside is whole inside. */
static void
widen (Selection *self)
{
  gsize       size;
  const char *data = kro_text_get_data (self->drafts.text, &size);
  const char *from = data + self->b, *to = data + self->e;

  if (is_word (g_utf8_get_char (from)))
    while (from > data && is_word (g_utf8_get_char (g_utf8_prev_char (from))))
      from = g_utf8_prev_char (from);
  if (is_word (g_utf8_get_char (g_utf8_prev_char (to))))
    while (to < data + size && is_word (g_utf8_get_char (to)))
      to = g_utf8_next_char (to);
  self->b = (gsize)(from - data);
  self->e = (gsize)(to - data);
}

static gboolean
lies_inside (const Selection *self, const KroEventDraft *draft)
{
  for (guint i = 0; i < draft->n_expressions; i++)
    if (get_expression (self, draft->expressions[i])->b < self->b || get_expression (self, draft->expressions[i])->e > self->e)
      return FALSE;
  return draft->n_expressions > 0;
}

/* The first event with a date whose expressions lie inside, else the first. */
static const KroEventDraft *
find_draft (const Selection *self)
{
  guint                n_drafts;
  const KroEventDraft *drafts = kro_analysis_get_events (self->drafts.analysis, &n_drafts);
  const KroEventDraft *undated = NULL;

  for (guint i = 0; i < n_drafts; i++)
    {
      if (drafts[i].sentence_e <= self->b || drafts[i].sentence_b >= self->e || !lies_inside (self, &drafts[i]))
        continue;
      if (drafts[i].start != NULL)
        return &drafts[i];
      undated = undated != NULL ? undated : &drafts[i];
    }
  return undated;
}

static const KroExpression *
find_expression (const Selection *self)
{
  guint                n_expressions;
  const KroExpression *expressions = kro_analysis_get_expressions (self->drafts.analysis, &n_expressions);
  const KroExpression *best = NULL;
  gsize                most = 0;

  for (guint i = 0; i < n_expressions; i++)
    {
      gsize from = MAX (expressions[i].b, self->b), to = MIN (expressions[i].e, self->e);

      if (to > from && to - from > most && expressions[i].readings[0].start != NULL)
        {
          most = to - from;
          best = &expressions[i];
        }
    }
  return best;
}

static void
find_date (Selection *self)
{
  const KroExpression *expression;

  self->draft = find_draft (self);
  if (self->draft != NULL && self->draft->start != NULL)
    return;
  expression = find_expression (self);
  if (expression == NULL)
    return;
  self->draft = NULL;
  self->expression = expression;
}

static void
add_reading (KroEventFields *fields, KroDate *date, const KroReason *reason, const KroLocale *locale)
{
  g_autofree char *words = kro_reason_to_words (reason, locale);

  if (date != NULL && (fields->date == NULL || !kro_date_equal (date, fields->date)))
    kro_event_fields_add_alternative (fields, date, words);
}

/* One end of a pair stands for itself here. */
static KroDate *
make_date (const KroExpression *expression, guint reading)
{
  const char   *start = expression->readings[reading].start, *end = expression->readings[reading].end;
  gboolean      is_of_pair = (expression->cues & (KRO_CUE_RANGE_START | KRO_CUE_RANGE_END)) != 0;
  KroDateFields fields = { .start = start, .end = end, .part = expression->part };

  if (start == NULL)
    return NULL;
  fields.ongoing = !is_of_pair && (expression->cues & (KRO_CUE_SINCE | KRO_CUE_PAST)) == KRO_CUE_SINCE;
  if (is_of_pair)
    {
      fields.start = *start != '\0' ? start : end;
      fields.end = NULL;
    }
  return kro_date_new (&fields, NULL);
}

static gboolean
date_by_draft (const Selection *self, KroEventFields *fields, GError **error)
{
  g_auto (KroEventFields) found = { 0 };

  if (!kro_drafts_make_fields (&self->drafts, self->draft, fields->id, &found, error))
    return FALSE;
  fields->date = g_steal_pointer (&found.date);
  for (guint i = 0; i < found.n_alternatives; i++)
    kro_event_fields_add_alternative (fields, found.alternatives[i].date, found.alternatives[i].reason);
  return TRUE;
}

static void
date_by_expression (const Selection *self, KroEventFields *fields)
{
  fields->date = make_date (self->expression, 0);
  if (self->expression->n_readings > 1)
    {
      g_autoptr (KroDate) other = make_date (self->expression, 1);

      add_reading (fields, other, &self->expression->readings[1].reason, self->drafts.locale);
    }
}

/* Which of the words date it, and why one expression is read so. */
static char *
say_reason (const Selection *self)
{
  guint                n = self->draft != NULL ? self->draft->n_expressions : 0;
  const KroExpression *first = n > 0 ? get_expression (self, self->draft->expressions[0]) : self->expression;
  const KroExpression *last = n > 0 ? get_expression (self, self->draft->expressions[n - 1]) : self->expression;
  g_autofree char     *first_words = first != NULL ? g_strndup (get_data (self) + first->b, first->e - first->b) : NULL;
  g_autofree char     *last_words = last != NULL ? g_strndup (get_data (self) + last->b, last->e - last->b) : NULL;
  KroReason            reason = { KRO_REASON_SELECTED_DATED_BY, { first_words, last_words } };
  g_autofree char     *sentence = NULL;
  g_autofree char     *why = NULL;

  if (first == NULL)
    reason.code = KRO_REASON_SELECTED;
  else if (first != last)
    reason.code = KRO_REASON_SELECTED_DATED_BY_BOTH;
  else if (n > 0 && self->draft->start == NULL)
    reason.code = KRO_REASON_SELECTED_UNDATED;
  sentence = kro_reason_to_words (&reason, self->drafts.locale);
  if (reason.code != KRO_REASON_SELECTED_DATED_BY)
    return g_steal_pointer (&sentence);
  why = kro_reason_to_words (&first->readings[0].reason, self->drafts.locale);
  return *why != '\0' ? g_strconcat (sentence, " ", why, NULL) : g_steal_pointer (&sentence);
}

/* Cuts what is too long behind a word. */
static void
shorten (GString *title)
{
  const char *end = g_utf8_offset_to_pointer (title->str, MAX_TITLE - 1);
  const char *space = g_strrstr_len (title->str, end - title->str + 1, " ");

  g_string_truncate (title, (gsize)((space != NULL ? space : end) - title->str));
  g_string_append (title, "…");
}

/* The selected words on one line, without marks at their ends, with a capital. */
static char *
clean_words (const char *words, gsize length)
{
  GString    *out = g_string_new (NULL);
  const char *end = words + length;
  gboolean    is_spaced = FALSE;

  while (words < end && !is_word (g_utf8_get_char (words)))
    words = g_utf8_next_char (words);
  while (end > words && !is_word (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  for (glong n = 0; words < end && n <= MAX_TITLE; words = g_utf8_next_char (words))
    {
      gunichar letter = g_utf8_get_char (words);

      if (g_unichar_isspace (letter))
        {
          is_spaced = TRUE;
          continue;
        }
      if (is_spaced)
        g_string_append_c (out, ' ');
      n += is_spaced ? 2 : 1;
      g_string_append_unichar (out, out->len == 0 ? g_unichar_toupper (letter) : letter);
      is_spaced = FALSE;
    }
  if (g_utf8_strlen (out->str, -1) > MAX_TITLE)
    shorten (out);
  return g_string_free (out, FALSE);
}

/* The title that the analyser cuts from the selected words alone; NULL: it sees
 * no sentence in them. */
static char *
cut_title (const Selection *self, const char *words)
{
  const KroAnalyserOptions options = { .language = kro_analysis_get_language (self->drafts.analysis), .publication = ANY_DAY, .all_sentences = TRUE };
  g_autoptr (KroText) text = kro_text_new (words, -1);
  g_autoptr (KroAnalysis) analysis = kro_analyse (text, &options, NULL, NULL);
  guint                n_drafts = 0;
  const KroEventDraft *drafts = analysis != NULL ? kro_analysis_get_events (analysis, &n_drafts) : NULL;
  const KroEventDraft *draft = n_drafts > 0 ? &drafts[0] : NULL;

  for (guint i = 0; i < n_drafts && draft->n_expressions == 0 && self->draft != NULL; i++)
    draft = &drafts[i];
  return draft != NULL && *draft->title != '\0' ? g_strdup (draft->title) : NULL;
}

static char *
make_title (const Selection *self)
{
  const char      *data = get_data (self);
  gsize            length = self->e - self->b;
  g_autofree char *words = NULL;
  char            *title;

  if (self->draft != NULL && self->draft->clause_b >= self->b && self->draft->clause_e <= self->e && *self->draft->title != '\0')
    return g_strdup (self->draft->title);
  if (length > MAX_TITLE_BYTES)
    for (length = MAX_TITLE_BYTES; ((guchar)data[self->b + length] & 0xc0) == 0x80;)
      length--;
  words = g_strndup (data + self->b, length);
  title = cut_title (self, words);
  if (title != NULL)
    return title;
  title = clean_words (words, length);
  if (*title != '\0')
    return title;
  g_free (title);
  return clean_words (data + self->b, self->e - self->b);
}

/* The category that most events of the source have. */
static guint8
find_category (KroTimeline *timeline, KroId source, const KroRevision *revision)
{
  guint   counts[256] = { 0 };
  guint8  best = 0;
  GArray *places = kro_timeline_find_passages (timeline, source, revision->number, 0, kro_text_get_n_chars (revision->text));

  for (guint i = 0; i < places->len; i++)
    {
      guint32 slot = kro_timeline_get_slot (timeline, g_array_index (places, KroPlace, i).event);

      if (slot != KRO_SLOT_NONE)
        counts[kro_timeline_get_columns (timeline)->categories[slot]]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] > counts[best])
      best = (guint8)i;
  g_array_unref (places);
  return best;
}

static void
add_passage (const Selection *self, GPtrArray *commands, KroId event, gsize b, gsize e)
{
  KroPassage passage;

  if (commands->len > 1 && b == self->b && e == self->e)
    return;
  kro_drafts_make_passage (&self->drafts, event, commands->len - 1, b, e, &passage);
  g_ptr_array_add (commands, kro_command_new_add_passage (&passage));
}

static KroCommand *
build_command (const Selection *self, const KroEventFields *fields)
{
  g_autoptr (GPtrArray) commands = g_ptr_array_new_with_free_func ((GDestroyNotify)kro_command_unref);
  KroCommand *command;

  g_ptr_array_add (commands, kro_command_new_add_event (fields));
  add_passage (self, commands, fields->id, self->b, self->e);
  for (guint i = 0; self->draft != NULL && i < self->draft->n_expressions; i++)
    add_passage (self, commands, fields->id, get_expression (self, self->draft->expressions[i])->b, get_expression (self, self->draft->expressions[i])->e);
  if (self->expression != NULL)
    add_passage (self, commands, fields->id, self->expression->b, self->expression->e);
  command = kro_command_new_group ((KroCommand *const *)commands->pdata, commands->len);
  kro_command_set_name (command, _ ("Make event"));
  return command;
}

/* Finds source, text and words; NULL: they are not there. */
static const KroRevision *
find_words (KroTimeline *timeline, KroId source, gsize b, gsize e, Selection *self, GError **error)
{
  KroSource         *entry = kro_timeline_get_source (timeline, source);
  const KroRevision *revision = entry != NULL ? kro_source_get_latest (entry) : NULL;

  if (revision == NULL || revision->text == NULL)
    {
      g_set_error_literal (error, KRO_MODEL_ERROR, KRO_MODEL_ERROR_MISSING, _ ("The article is no longer on the timeline."));
      return NULL;
    }
  self->drafts.text = revision->text;
  self->drafts.source = source;
  self->drafts.revision = revision->number;
  e = MIN (e, kro_text_get_n_chars (revision->text));
  if (b < e)
    {
      self->b = kro_text_to_byte (revision->text, b);
      self->e = kro_text_to_byte (revision->text, e);
    }
  if (b < e && trim (self))
    {
      widen (self);
      return revision;
    }
  g_set_error_literal (error, KRO_READ_ERROR, KRO_READ_ERROR_SELECTION, _ ("There are no words in the selection. Select the words that tell of the event."));
  return NULL;
}

/**
 * kro_selection_event_make:
 * @timeline: a timeline
 * @source: id of a source of it
 * @b: first code point of the selection, in the latest revision
 * @e: behind its last code point; what lies behind the text is left out
 * @options: how
 * @event: (out) (optional): the id of the event
 * @error: where to put %KRO_READ_ERROR_SELECTION where no word is selected, or
 *   %KRO_MODEL_ERROR_MISSING
 *
 * Makes the command that adds an event of selected words, with these words and
 * those of its date as its passages. It is of a person, accepted and sure, and
 * without a date where no time expression is in the selection. It takes as
 * long as an import.
 *
 * Returns: (transfer full) (nullable): the command
 */
KroCommand *
kro_selection_event_make (KroTimeline *timeline, KroId source, gsize b, gsize e, const KroSelectionEventOptions *options, KroId *event, GError **error)
{
  Selection          self = { .drafts = { .locale = options->locale } };
  const KroRevision *revision = find_words (timeline, source, b, e, &self, error);
  g_autoptr (KroAnalysis) analysis = NULL;
  g_auto (KroEventFields) fields = { 0 };

  if (revision == NULL)
    return NULL;
  analysis = kro_drafts_analyse (revision->text, kro_source_get_fields (kro_timeline_get_source (timeline, source)), NULL, error);
  if (analysis == NULL)
    return NULL;
  self.drafts.analysis = analysis;
  find_date (&self);
  fields.id = options->id != KRO_ID_NONE ? options->id : kro_id_new_random ();
  fields.origin = KRO_ORIGIN_PERSON;
  fields.review = KRO_REVIEW_ACCEPTED;
  fields.confidence = KRO_CONFIDENCE_FULL;
  fields.importance = KRO_IMPORTANCE_MAX;
  fields.category = find_category (timeline, source, revision);
  fields.title = make_title (&self);
  fields.reason = say_reason (&self);
  if (self.draft != NULL && !date_by_draft (&self, &fields, error))
    return NULL;
  if (self.expression != NULL)
    date_by_expression (&self, &fields);
  if (event != NULL)
    *event = fields.id;
  return build_command (&self, &fields);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Analyses as JSON Lines, TimeML, CSV, and lines for people.
 *
 * Offsets go out in code points of the text. The text of a stream of
 * documents is left out of its JSON, since who wrote the stream has it.
 */
#include "kro-extract-writer.h"

#include "kro-command.h"
#include "kro-json-writer.h"

#include <glib/gi18n.h>
#include <string.h>

/* Where one document goes, and how. */
typedef struct
{
  const KroExtractStyle *style; /* borrowed */
  GString               *out;   /* borrowed */
} Writer;

static const char *const format_names[] = { "text", "json", "timeml", "csv" };

/* --- JSON ----------------------------------------------------------------- */

static void
write_member (KroJsonWriter *json, const char *key, const char *value)
{
  kro_json_writer_key (json, key);
  kro_json_writer_string (json, value);
}

static void
write_offset (KroJsonWriter *json, const KroText *text, gsize byte)
{
  kro_json_writer_integer (json, (gint64)kro_text_to_char (text, byte));
}

static void
write_span (KroJsonWriter *json, const char *key, const KroText *text, gsize b, gsize e)
{
  kro_json_writer_key (json, key);
  kro_json_writer_begin_array (json);
  write_offset (json, text, b);
  write_offset (json, text, e);
  kro_json_writer_end_array (json);
}

static void
write_edtf (KroJsonWriter *json, const KroReading *reading)
{
  kro_json_writer_key (json, "edtf");
  kro_json_writer_begin_object (json);
  write_member (json, "start", reading->start);
  write_member (json, "end", reading->end);
  kro_json_writer_end_object (json);
}

static void
write_reason (const Writer *self, KroJsonWriter *json, const KroReason *reason)
{
  g_autofree char *words = kro_reason_to_words (reason, self->style->locale);

  write_member (json, "reason", words);
}

static void
write_alternatives (const Writer *self, KroJsonWriter *json, const KroExpression *expression)
{
  kro_json_writer_key (json, "alternatives");
  kro_json_writer_begin_array (json);
  for (guint i = 1; i < expression->n_readings; i++)
    {
      kro_json_writer_begin_object (json);
      write_member (json, "value", expression->readings[i].value);
      write_edtf (json, &expression->readings[i]);
      write_reason (self, json, &expression->readings[i].reason);
      kro_json_writer_end_object (json);
    }
  kro_json_writer_end_array (json);
}

static void
write_expression (const Writer *self, KroJsonWriter *json, const KroText *text, const KroExpression *expression)
{
  const char *data = kro_text_get_data (text, NULL);

  kro_json_writer_begin_object (json);
  kro_json_writer_key (json, "b");
  write_offset (json, text, expression->b);
  kro_json_writer_key (json, "e");
  write_offset (json, text, expression->e);
  kro_json_writer_key (json, "text");
  kro_json_writer_string_len (json, data + expression->b, expression->e - expression->b);
  write_member (json, "type", kro_timex_type_to_string (expression->type));
  write_member (json, "value", expression->readings[0].value);
  write_member (json, "mod", expression->mod);
  write_edtf (json, &expression->readings[0]);
  if (self->style->explain)
    {
      g_autofree char *cues = kro_cues_to_string (expression->cues);

      write_reason (self, json, &expression->readings[0].reason);
      write_member (json, "pattern", expression->pattern);
      write_member (json, "cues", cues);
      write_member (json, "anchor", expression->anchor);
    }
  write_alternatives (self, json, expression);
  kro_json_writer_end_object (json);
}

static void
write_event (const Writer *self, KroJsonWriter *json, const KroText *text, const KroEventDraft *event)
{
  kro_json_writer_begin_object (json);
  write_member (json, "start", event->start);
  write_member (json, "end", event->end);
  kro_json_writer_key (json, "ongoing");
  kro_json_writer_boolean (json, event->ongoing);
  write_member (json, "title", event->title);
  write_span (json, "sentence", text, event->sentence_b, event->sentence_e);
  write_span (json, "clause", text, event->clause_b, event->clause_e);
  kro_json_writer_key (json, "expressions");
  kro_json_writer_begin_array (json);
  for (guint i = 0; i < event->n_expressions; i++)
    kro_json_writer_integer (json, event->expressions[i]);
  kro_json_writer_end_array (json);
  kro_json_writer_key (json, "confidence");
  kro_json_writer_integer (json, event->confidence);
  write_reason (self, json, &event->reason);
  write_member (json, "origin", kro_event_origin_to_string (event->origin));
  kro_json_writer_end_object (json);
}

/* The day alone, as `--date` takes it. */
static void
write_publication (KroJsonWriter *json, const char *edtf)
{
  kro_json_writer_key (json, "date");
  if (edtf != NULL)
    kro_json_writer_string_len (json, edtf, strcspn (edtf, "T"));
  else
    kro_json_writer_null (json);
}

static void
write_json (const Writer *self, const KroDocument *document, const KroAnalysis *analysis)
{
  KroJsonWriter        json = { .out = self->out };
  const KroText       *text = document->text;
  guint                n_expressions, n_events;
  const KroExpression *expressions = kro_analysis_get_expressions (analysis, &n_expressions);
  const KroEventDraft *events = kro_analysis_get_events (analysis, &n_events);
  gsize                length;
  const char          *data = kro_text_get_data (text, &length);

  kro_json_writer_begin_object (&json);
  write_member (&json, "id", document->id);
  write_member (&json, "language", kro_analysis_get_language (analysis));
  write_publication (&json, kro_analysis_get_publication (analysis)->edtf);
  if (self->style->explain)
    write_member (&json, "domain", kro_command_name_domain (kro_analysis_get_domain (analysis)));
  if (!document->streamed)
    {
      kro_json_writer_key (&json, "text");
      kro_json_writer_string_len (&json, data, length);
    }
  kro_json_writer_key (&json, "expressions");
  kro_json_writer_begin_array (&json);
  for (guint i = 0; i < n_expressions; i++)
    write_expression (self, &json, text, &expressions[i]);
  kro_json_writer_end_array (&json);
  kro_json_writer_key (&json, "events");
  kro_json_writer_begin_array (&json);
  for (guint i = 0; i < n_events; i++)
    write_event (self, &json, text, &events[i]);
  kro_json_writer_end_array (&json);
  kro_json_writer_end_object (&json);
  g_string_append_c (self->out, '\n');
}

/* --- TimeML ---------------------------------------------------------------- */

/* XML 1.0 has no place for most control characters, not even escaped. */
static void
append_xml (GString *out, const char *text, gsize length)
{
  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else if (c == '\r')
        g_string_append (out, "&#13;");
      else if ((c < 0x20 && c != '\t' && c != '\n') || c == 0xfffe || c == 0xffff)
        g_string_append (out, "\xef\xbf\xbd");
      else
        g_string_append_len (out, at, g_utf8_next_char (at) - at);
    }
}

static void
append_attribute (GString *out, const char *name, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (out, " %s=\"", name);
  append_xml (out, value, strlen (value));
  g_string_append_c (out, '"');
}

static void
append_timex (GString *out, const char *data, const KroExpression *expression, guint number)
{
  g_string_append_printf (out, "<TIMEX3 tid=\"t%u\" type=\"%s\"", number, kro_timex_type_to_string (expression->type));
  append_attribute (out, "value", expression->readings[0].value);
  append_attribute (out, "mod", expression->mod);
  g_string_append_c (out, '>');
  append_xml (out, data + expression->b, expression->e - expression->b);
  g_string_append (out, "</TIMEX3>");
}

static void
write_timeml (const Writer *self, const KroDocument *document, const KroAnalysis *analysis)
{
  GString             *out = self->out;
  gsize                length;
  const char          *data = kro_text_get_data (document->text, &length);
  const char          *publication = kro_analysis_get_publication (analysis)->edtf;
  guint                n_expressions;
  const KroExpression *expressions = kro_analysis_get_expressions (analysis, &n_expressions);
  gsize                at = 0;

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n<DOCID>");
  append_xml (out, document->id, strlen (document->id));
  g_string_append (out, "</DOCID>\n");
  if (publication != NULL)
    {
      g_string_append (out, "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" functionInDocument=\"CREATION_TIME\"");
      append_attribute (out, "value", publication);
      g_string_append_printf (out, ">%s</TIMEX3></DCT>\n", publication);
    }
  g_string_append (out, "<TEXT>");
  for (guint i = 0; i < n_expressions; i++)
    {
      append_xml (out, data + at, expressions[i].b - at);
      append_timex (out, data, &expressions[i], i + 1);
      at = expressions[i].e;
    }
  append_xml (out, data + at, length - at);
  g_string_append (out, "</TEXT>\n</TimeML>\n");
}

/* --- CSV -------------------------------------------------------------------- */

static void
append_field (GString *out, const char *value, gsize length)
{
  g_string_append_c (out, '"');
  for (gsize i = 0; i < length; i++)
    {
      if (value[i] == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, value[i]);
    }
  g_string_append_c (out, '"');
}

static void
append_text_field (GString *out, const char *value, char behind)
{
  if (value != NULL)
    append_field (out, value, strlen (value));
  g_string_append_c (out, behind);
}

static void
write_csv (const Writer *self, const KroDocument *document, const KroAnalysis *analysis)
{
  GString             *out = self->out;
  const char          *data = kro_text_get_data (document->text, NULL);
  guint                n_events;
  const KroEventDraft *events = kro_analysis_get_events (analysis, &n_events);

  for (guint i = 0; i < n_events; i++)
    {
      g_autofree char *reason = kro_reason_to_words (&events[i].reason, self->style->locale);

      append_text_field (out, document->id, ',');
      append_text_field (out, events[i].start, ',');
      append_text_field (out, events[i].end, ',');
      g_string_append (out, events[i].ongoing ? "true," : "false,");
      append_text_field (out, events[i].title, ',');
      append_field (out, data + events[i].sentence_b, events[i].sentence_e - events[i].sentence_b);
      g_string_append_printf (out, ",%u,", events[i].confidence);
      append_text_field (out, reason, '\r');
      g_string_append_c (out, '\n');
    }
}

/* --- for people --------------------------------------------------------------- */

static char *
say_date (const Writer *self, const char *start, const char *end, KroPart part, gboolean ongoing)
{
  const KroDateFields fields = { .start = start, .end = end, .part = part, .ongoing = ongoing };
  g_autoptr (KroDate) date = start != NULL ? kro_date_new (&fields, NULL) : NULL;

  return date != NULL ? kro_date_to_words (date, self->style->locale, KRO_WORDS_LONG) : g_strdup (_ ("undated"));
}

/* A quote stands on one line, however the article breaks it. */
static void
append_quote (GString *out, const char *data, gsize b, gsize e)
{
  g_autofree char *quote = g_strndup (data + b, e - b);
  char           **words = g_strsplit_set (quote, " \t\n\r", -1);
  gboolean         first = TRUE;

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      {
        g_string_append_printf (out, "%s%s", first ? "    “" : " ", *word);
        first = FALSE;
      }
  g_string_append (out, "”\n");
  g_strfreev (words);
}

static void
append_head (const Writer *self, const KroDocument *document, const KroAnalysis *analysis)
{
  const KroPublication *publication = kro_analysis_get_publication (analysis);
  g_autofree char      *reason = kro_reason_to_words (&publication->reason, self->style->locale);
  g_autofree char      *date = publication->edtf != NULL ? say_date (self, publication->edtf, NULL, KRO_PART_NONE, FALSE) : NULL;

  g_string_append_printf (self->out, "%s\n", document->id);
  if (date != NULL)
    /* Translators: date of publication in words, why it was read so */
    g_string_append_printf (self->out, _ ("published %s (%s)\n"), date, reason);
  else
    g_string_append_printf (self->out, "%s\n", reason);
  if (!self->style->explain)
    return;
  if (kro_analysis_get_domain (analysis) == KRO_DOMAIN_NARRATIVE)
    g_string_append_printf (self->out, "%s\n", _ ("Read as a narrative: incomplete dates follow the last date mentioned."));
  else
    g_string_append_printf (self->out, "%s\n", _ ("Read as news: incomplete dates follow the date of publication."));
}

static void
append_event (const Writer *self, const char *data, const KroEventDraft *event)
{
  g_autofree char *date = say_date (self, event->start, event->end, event->part, event->ongoing);
  g_autofree char *reason = kro_reason_to_words (&event->reason, self->style->locale);
  gboolean         has_end = event->end != NULL;

  g_string_append_printf (self->out, "\n%s  %s%s%s\n  %s\n", date, event->start != NULL ? event->start : "",
                          has_end ? "/" : "", has_end ? event->end : "", event->title);
  append_quote (self->out, data, event->sentence_b, event->sentence_e);
  if (self->style->explain)
    /* Translators: how sure a reading is, of 1000 */
    g_string_append_printf (self->out, _ ("    %s Confidence %u of 1000.\n"), reason, event->confidence);
}

static void
append_reading (const Writer *self, const KroReading *reading, const char *label)
{
  g_autofree char *reason = kro_reason_to_words (&reading->reason, self->style->locale);

  g_string_append_printf (self->out, "    %-12s TIMEX3 %s", label, reading->value);
  if (reading->start != NULL)
    g_string_append_printf (self->out, "  EDTF %s%s%s", reading->start, reading->end != NULL ? "/" : "", reading->end != NULL ? reading->end : "");
  g_string_append_printf (self->out, "  %s\n", reason);
}

static void
append_explanation (const Writer *self, const KroText *text, const KroExpression *expression)
{
  const char      *data = kro_text_get_data (text, NULL);
  g_autofree char *cues = kro_cues_to_string (expression->cues);

  g_string_append_printf (self->out, "\n  [%" G_GSIZE_FORMAT "–%" G_GSIZE_FORMAT "] “%.*s” %s\n",
                          kro_text_to_char (text, expression->b), kro_text_to_char (text, expression->e),
                          (int)(expression->e - expression->b), data + expression->b, kro_timex_type_to_string (expression->type));
  g_string_append_printf (self->out, "    %-12s %s\n", _ ("pattern"), expression->pattern);
  if (*cues != '\0')
    g_string_append_printf (self->out, "    %-12s %s\n", _ ("cues"), cues);
  if (expression->anchor != NULL)
    g_string_append_printf (self->out, "    %-12s %s\n", _ ("anchor"), expression->anchor);
  append_reading (self, &expression->readings[0], _ ("reading"));
  if (expression->n_readings > 1)
    append_reading (self, &expression->readings[1], _ ("or"));
}

static void
write_text (const Writer *self, const KroDocument *document, const KroAnalysis *analysis)
{
  guint                n_expressions, n_events;
  const KroExpression *expressions = kro_analysis_get_expressions (analysis, &n_expressions);
  const KroEventDraft *events = kro_analysis_get_events (analysis, &n_events);

  append_head (self, document, analysis);
  if (n_events == 0)
    g_string_append_printf (self->out, "\n%s\n", _ ("No dated events were found."));
  for (guint i = 0; i < n_events; i++)
    append_event (self, kro_text_get_data (document->text, NULL), &events[i]);
  if (!self->style->explain)
    return;
  g_string_append_printf (self->out, "\n%s\n", _ ("Time expressions:"));
  for (guint i = 0; i < n_expressions; i++)
    append_explanation (self, document->text, &expressions[i]);
}

/**
 * kro_extract_format_from_string:
 * @text: as on the command line
 * @format: (out): the format
 *
 * Returns: %FALSE when there is no such format
 */
gboolean
kro_extract_format_from_string (const char *text, KroExtractFormat *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (format_names); i++)
    if (g_str_equal (text, format_names[i]))
      {
        *format = (KroExtractFormat)i;
        return TRUE;
      }
  return FALSE;
}

/**
 * kro_extract_format_get_lead:
 * @format: a format
 * @is_first: whether nothing was written before
 *
 * Tells what stands in front of a document, beside what it is itself.
 *
 * Returns: the head of the table, a blank line, or an empty string
 */
const char *
kro_extract_format_get_lead (KroExtractFormat format, gboolean is_first)
{
  if (format == KRO_EXTRACT_CSV && is_first)
    return "document,start,end,ongoing,title,quote,confidence,reason\r\n";
  return format == KRO_EXTRACT_TEXT && !is_first ? "\n" : "";
}

/**
 * kro_extract_write:
 * @style: how
 * @document: a document
 * @analysis: what was found in it
 * @out: where to
 *
 * Appends one document, whole. May be called from any thread.
 */
void
kro_extract_write (const KroExtractStyle *style, const KroDocument *document, const KroAnalysis *analysis, GString *out)
{
  const Writer self = { .style = style, .out = out };

  switch (style->format)
    {
    case KRO_EXTRACT_JSON:
      write_json (&self, document, analysis);
      break;
    case KRO_EXTRACT_TIMEML:
      write_timeml (&self, document, analysis);
      break;
    case KRO_EXTRACT_CSV:
      write_csv (&self, document, analysis);
      break;
    case KRO_EXTRACT_TEXT:
    default:
      write_text (&self, document, analysis);
      break;
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a person types as a date.
 *
 * EDTF comes first, then a month in numbers, then the words of the language
 * packs: that of the article, that of the person, the others. The whole entry
 * has to be the date: what is left over may lead to it or join its two ends,
 * and say nothing else. Any thread.
 */
#include "kro-date-entry.h"

#include "kro-analyser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_BYTES 1000
#define MAX_QUOTE 40
#define SECONDS_PER_DAY 86400
#define MARKS_AROUND ".,;:()'\""
#define MARKS_BETWEEN ".,;:()'\"-"
/* Stands before the entry, so that it is no line with a date of publication. */
#define CARRIER "( "

/* Why words are no date, from the least to the most that was understood. */
typedef enum {
  FAILURE_NOTHING,
  FAILURE_RELATIVE,
  FAILURE_SEVERAL,
} Failure;

/* The order of a date in numbers. */
typedef enum {
  ORDER_OF_LANGUAGE,
  ORDER_DAY_FIRST,
  ORDER_MONTH_FIRST,
} Order;

static char *
quote (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_QUOTE)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, MAX_QUOTE);
  return g_strconcat (start, "…", NULL);
}

/* The entry as one line without space at its ends; NULL: it is no text. */
static char *
clean (const char *text, GError **error)
{
  char *line;

  if (!g_utf8_validate (text, -1, NULL) || strlen (text) > MAX_BYTES)
    {
      g_set_error_literal (error, KRO_READ_ERROR, KRO_READ_ERROR_DATE, _ ("This is too long for a date, or no text. Write 26 September 2025 or 2025-09-26."));
      return NULL;
    }
  line = g_strstrip (g_strdelimit (g_strdup (text), "\r\n\t\v\f", ' '));
  if (*line != '\0')
    return line;
  g_free (line);
  g_set_error_literal (error, KRO_READ_ERROR, KRO_READ_ERROR_DATE, _ ("There is no date here. Write 26 September 2025 or 2025-09-26."));
  return NULL;
}

static gboolean
is_month (const char *text, gsize length)
{
  int month = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      month = 10 * month + text[i] - '0';
    }
  return (length == 1 || length == 2) && month >= 1 && month <= 12;
}

static gboolean
is_year (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return length == 4;
}

/* "9/2025", "9-2025" and "2025/9" are a month; none of them is EDTF. */
static char *
read_month (const char *text)
{
  gsize       first = strcspn (text, "/-");
  gsize       second = text[first] != '\0' ? strlen (text + first + 1) : 0;
  const char *behind = text + first + 1;

  if (second == 0)
    return NULL;
  if (is_month (text, first) && is_year (behind, second))
    return g_strdup_printf ("%s-%02d", behind, atoi (text));
  if (text[first] == '/' && is_year (text, first) && is_month (behind, second))
    return g_strdup_printf ("%.4s-%02d", text, atoi (behind));
  return NULL;
}

/* Spaces around a slash are taken out. */
static char *
join_slash (const char *text)
{
  const char      *slash = strchr (text, '/');
  g_autofree char *start = slash != NULL ? g_strchomp (g_strndup (text, (gsize)(slash - text))) : NULL;
  const char      *end = slash;

  if (slash == NULL)
    return g_strdup (text);
  do
    end++;
  while (*end == ' ');
  return g_strconcat (start, "/", end, NULL);
}

/* Days with two slashes are numbers in the order of a country. */
static gboolean
looks_like_edtf (const char *text)
{
  const char *slash = strchr (text, '/');

  if (slash != NULL && strchr (slash + 1, '/') != NULL)
    return FALSE;
  return strpbrk (text, "0123456789") != NULL && strspn (text, "0123456789-/.,[]{}~?%+:XYZTES ") == strlen (text);
}

static KroDate *
make_date (const KroEventDraft *draft, gboolean is_other)
{
  const KroDateFields fields = {
    .start = is_other ? draft->other_start : draft->start,
    .end = is_other ? draft->other_end : draft->end,
    .part = draft->part,
    .ongoing = draft->ongoing,
  };

  return kro_date_new (&fields, NULL);
}

/* The one event of the entry; NULL: there is none, or more. */
static const KroEventDraft *
find_draft (const KroAnalysis *analysis, Failure *failure)
{
  guint                n_drafts;
  const KroEventDraft *drafts = kro_analysis_get_events (analysis, &n_drafts);
  const KroEventDraft *draft = NULL;

  for (guint i = 0; i < n_drafts; i++)
    {
      if (drafts[i].n_expressions == 0)
        continue;
      if (draft != NULL)
        {
          *failure = FAILURE_SEVERAL;
          return NULL;
        }
      draft = &drafts[i];
    }
  return draft;
}

/* Whether what stands around the expressions of a draft says nothing. */
static gboolean
is_whole (const KroText *text, const KroAnalysis *analysis, const KroEventDraft *draft, const KroPack *pack)
{
  const KroExpression *expressions = kro_analysis_get_expressions (analysis, NULL);
  gsize                length, from = strlen (CARRIER);
  const char          *data = kro_text_get_data (text, &length);

  for (guint i = 0; i < draft->n_expressions; i++)
    {
      const KroExpression *expression = &expressions[draft->expressions[i]];

      if (expression->b < from || !kro_analyse_joins_dates (pack, data + from, expression->b - from, i == 0 ? MARKS_AROUND : MARKS_BETWEEN))
        return FALSE;
      from = expression->e;
    }
  for (; from < length; from++)
    if (strchr (MARKS_AROUND " ", data[from]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
is_against (const KroAnalysis *analysis, const KroEventDraft *draft, Order order)
{
  const KroExpression *expressions = kro_analysis_get_expressions (analysis, NULL);
  KroReasonCode        code = expressions[draft->expressions[0]].readings[0].reason.code;

  return draft->other_start != NULL && ((order == ORDER_DAY_FIRST && code == KRO_REASON_NUMERIC_MONTH_FIRST) ||
                                        (order == ORDER_MONTH_FIRST && code == KRO_REASON_NUMERIC_DAY_FIRST));
}

static KroDate *
read_words (const char *line, KroPack *pack, const char *reference, Order order, Failure *failure)
{
  const KroAnalyserOptions options = { .pack = pack, .publication = reference, .domain = KRO_DOMAIN_NEWS };
  g_autofree char         *carried = g_strconcat (CARRIER, line, NULL);
  g_autoptr (KroText) text = kro_text_new (carried, -1);
  g_autoptr (KroAnalysis) analysis = kro_analyse (text, &options, NULL, NULL);
  const KroEventDraft *draft = analysis != NULL ? find_draft (analysis, failure) : NULL;

  if (draft == NULL || !is_whole (text, analysis, draft, pack))
    return NULL;
  if (draft->start == NULL)
    *failure = MAX (*failure, FAILURE_RELATIVE);
  return draft->start != NULL ? make_date (draft, is_against (analysis, draft, order)) : NULL;
}

static Order
find_order (const KroLocale *locale)
{
  const char *region = strpbrk (kro_locale_get_tag (locale), "-_");

  if (region == NULL || strcspn (region + 1, "-_.@") != 2)
    return ORDER_OF_LANGUAGE;
  return g_ascii_strncasecmp (region + 1, "US", 2) == 0 ? ORDER_MONTH_FIRST : ORDER_DAY_FIRST;
}

static void
add_pack (GPtrArray *packs, const char *language)
{
  KroPack *pack = language != NULL ? kro_pack_get_builtin (language) : NULL;

  if (pack != NULL && !g_ptr_array_find (packs, pack, NULL))
    g_ptr_array_add (packs, pack);
}

/* The languages in which to read, in order. Numbers alone have no language but
 * that of the person. */
static GPtrArray *
list_packs (const char *line, const KroDateEntryContext *context)
{
  GPtrArray         *packs = g_ptr_array_new ();
  const char *const *languages = kro_pack_get_languages ();

  if (strspn (line, "0123456789-/. ") < strlen (line))
    add_pack (packs, context->language);
  add_pack (packs, kro_locale_get_language (context->locale));
  for (gsize i = 0; languages[i] != NULL; i++)
    add_pack (packs, languages[i]);
  return packs;
}

/* The reference, if it is a day from which can be counted. */
static char *
find_reference (const KroDateEntryContext *context)
{
  g_autoptr (KroEdtf) edtf = context->reference != NULL ? kro_edtf_parse (context->reference, -1, NULL) : NULL;

  if (edtf == NULL || kro_edtf_get_kind (edtf) != KRO_EDTF_DATE || kro_edtf_get_precision (edtf) > KRO_PRECISION_DAY)
    return NULL;
  return is_year (context->reference, 4) && strlen (context->reference) >= 10 ? g_strdup (context->reference) : NULL;
}

static KroDate *
read_languages (const char *line, const KroDateEntryContext *context, Failure *failure)
{
  g_autoptr (GPtrArray) packs = list_packs (line, context);
  g_autofree char *reference = find_reference (context);
  KroDate         *date = NULL;

  for (guint i = 0; i < packs->len && date == NULL; i++)
    date = read_words (line, g_ptr_array_index (packs, i), reference, find_order (context->locale), failure);
  return date;
}

static void
tell_failure (Failure failure, const char *line, GError **error)
{
  g_autofree char *quoted = quote (line);

  switch (failure)
    {
    case FAILURE_RELATIVE:
      g_set_error (error, KRO_READ_ERROR, KRO_READ_ERROR_DATE, _ ("“%s” is counted from a day that is not known; write the date in full, such as 26 September 2025"), quoted);
      break;
    case FAILURE_SEVERAL:
      g_set_error (error, KRO_READ_ERROR, KRO_READ_ERROR_DATE, _ ("“%s” is more than one date; write start and end as 2025-09-26/2025-09-28"), quoted);
      break;
    case FAILURE_NOTHING:
    default:
      g_set_error (error, KRO_READ_ERROR, KRO_READ_ERROR_DATE, _ ("“%s” is not a date that Kroniek knows; write 26 September 2025 or 2025-09-26"), quoted);
      break;
    }
}

/**
 * kro_date_entry_parse:
 * @text: what a person typed
 * @context: what it is typed beside
 * @error: where to put what is wrong: a #KroTimeError of what looks like EDTF,
 *   else %KRO_READ_ERROR_DATE
 *
 * Reads a date: EDTF, or words of a language there is a pack for, such as "26
 * sep 2025", "from 3 to 5 May", "yesterday".
 *
 * Returns: (transfer full) (nullable): the date
 */
KroDate *
kro_date_entry_parse (const char *text, const KroDateEntryContext *context, GError **error)
{
  g_autofree char *line = clean (text, error);
  g_autofree char *month = line != NULL ? read_month (line) : NULL;
  g_autofree char *joined = NULL;
  g_autoptr (GError) reason = NULL;
  Failure  failure = FAILURE_NOTHING;
  gboolean is_edtf;
  KroDate *date;

  if (line == NULL)
    return NULL;
  joined = join_slash (line);
  date = kro_date_new_edtf (month != NULL ? month : joined, &reason);
  is_edtf = date == NULL && looks_like_edtf (line);
  /* A month 13 or an end before the start is EDTF, and no words. */
  if (date == NULL && (!is_edtf || g_error_matches (reason, KRO_TIME_ERROR, KRO_TIME_ERROR_SYNTAX)))
    date = read_languages (line, context, &failure);
  if (date != NULL)
    return date;
  if (is_edtf && failure != FAILURE_RELATIVE)
    g_propagate_error (error, g_steal_pointer (&reason));
  else
    tell_failure (failure, line, error);
  return NULL;
}

static gboolean
is_one_day (const KroDate *date)
{
  const KroEdtf *edtf = kro_date_get_start_edtf (date);
  KroTime        earliest, latest;

  return edtf != NULL && kro_date_get_end (date) == NULL && kro_edtf_get_kind (edtf) == KRO_EDTF_DATE &&
         kro_edtf_get_qualifier (edtf) == KRO_QUALIFIER_NONE && strchr (kro_date_get_start (date), 'X') == NULL &&
         kro_edtf_get_span (edtf, &earliest, &latest) && kro_time_difference (latest, earliest) <= SECONDS_PER_DAY;
}

/**
 * kro_date_entry_parse_day:
 * @text: what a person typed
 * @context: what it is typed beside
 * @error: where to put what is wrong, as kro_date_entry_parse() does
 *
 * Reads one day, as a date of publication is. A time of day is left out.
 *
 * Returns: (transfer full) (nullable): its EDTF, such as `2025-09-26`
 */
char *
kro_date_entry_parse_day (const char *text, const KroDateEntryContext *context, GError **error)
{
  g_autoptr (KroDate) date = kro_date_entry_parse (text, context, error);
  const char      *start = date != NULL ? kro_date_get_start (date) : NULL;
  g_autofree char *quoted = NULL;

  if (date == NULL)
    return NULL;
  quoted = quote (text);
  if (!is_one_day (date))
    {
      g_set_error (error, KRO_READ_ERROR, KRO_READ_ERROR_DATE, _ ("“%s” is not one day; write the day too, such as 26 September 2025 or 2025-09-26"), quoted);
      return NULL;
    }
  if (!is_year (start, strcspn (start, "-")))
    {
      g_set_error (error, KRO_READ_ERROR, KRO_READ_ERROR_DATE, _ ("“%s” is no year of an article; write a year from 0000 to 9999"), quoted);
      return NULL;
    }
  return g_strndup (start, strcspn (start, "T"));
}

/**
 * kro_date_entry_format:
 * @date: (nullable): a date
 *
 * Writes the text that an entry shows at first, from which
 * kro_date_entry_parse() reads the same start and end.
 *
 * Returns: (transfer full): EDTF; empty where undated
 */
char *
kro_date_entry_format (const KroDate *date)
{
  return date != NULL ? kro_date_to_edtf (date) : g_strdup ("");
}

/**
 * kro_date_entry_apply:
 * @old: (nullable): the date that the entry showed
 * @parsed: what was read from it
 * @ongoing: whether it still went on when that was written
 * @error: where to put a #KroTimeError
 *
 * Makes the date that an event gets. Where the start is as it was, what EDTF
 * cannot say stays: part of day, zone and calendar; and the words of the
 * source where the end is as it was too.
 *
 * Returns: (transfer full) (nullable): the date
 */
KroDate *
kro_date_entry_apply (KroDate *old, KroDate *parsed, gboolean ongoing, GError **error)
{
  KroDateFields fields = {
    .start = kro_date_get_start (parsed),
    .end = kro_date_get_end (parsed),
    .part = kro_date_get_part (parsed),
    .ongoing = ongoing,
  };

  if (old != NULL && g_str_equal (kro_date_get_start (old), fields.start))
    {
      fields.zone = kro_date_get_zone (old);
      if (fields.part == KRO_PART_NONE)
        fields.part = kro_date_get_part (old);
      if (g_strcmp0 (kro_date_get_end (old), fields.end) == 0)
        {
          fields.as_written = kro_date_get_as_written (old);
          fields.calendar = kro_date_get_calendar (old);
        }
    }
  return kro_date_new (&fields, error);
}

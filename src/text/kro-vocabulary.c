/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The closed vocabulary of the packs: names of fields, of their values and of
 * the word classes that the engine asks for. The tables are in the order of
 * the enumerations. resources/languages/README.md tells what each one means.
 */
#include "kro-vocabulary-private.h"

#include <string.h>

static const char *const field_names[KRO_N_FIELDS] = {
  NULL, "ERA", "CENTURY", "DECADE", "YEAR", "YEAR2", "YEAREND", "HALF", "QUARTER", "SEASON", "MONTH", "WEEK", "WEEKDAY",
  "DAY", "PART", "HOUR", "MINUTE", "SECOND", "MERIDIEM", "TOHOUR", "ZONE", "FEAST", "UNIT", "COUNT", "FRACTION", "VAGUE", "SHIFT",
  "DIRECTION", "ANCHOR", "NTH", "MOD", "REF", "EVERY", "TYPE", "NUM1", "NUM2", "NUM3", "LINK", "GOVERN", "DOMAIN", "COARSE", "TENSE"
};

static const char *const unit_names[] = {
  "-", "SECOND", "MINUTE", "HOUR", "DAY", "WEEKEND", "WEEK", "MONTH", "SEASON", "QUARTER", "HALF", "YEAR", "DECADE", "CENTURY", "MILLENNIUM", "PERIOD", NULL
};
static const char *const mod_names[] = {
  "-", "START", "MID", "END", "APPROX", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE", NULL
};
static const char *const era_names[] = { "-", "BC", "AD", NULL };
static const char *const season_names[] = { "-", "SP", "SU", "FA", "WI", NULL };
static const char *const part_names[] = { "-", "MO", "AF", "EV", "NI", NULL };
static const char *const meridiem_names[] = { "AM", "PM", NULL };
static const char *const ref_names[] = { "-", "PAST", "PRESENT", "FUTURE", NULL };
static const char *const anchor_names[] = { "PUBLICATION", "MENTION", "PERIOD", "PARTNER", NULL };
static const char *const link_names[] = { "-", "RANGE", "AND", "OR", NULL };
static const char *const govern_names[] = { "-", "SINCE", "UNTIL", "BEFORE", "AFTER", "BY", "FROM", NULL };
/* As KroDomain. */
static const char *const domain_names[] = { "-", "NEWS", "NARRATIVE", NULL };
static const char *const type_names[] = { "-", "DATE", "TIME", "DURATION", "SET", "NOTHING", NULL };

static const char *const word_class_names[KRO_N_WORD_CLASSES] = {
  "FUNCTION", "ABBREVIATION", "PAST", "PERFECT", "PARTICIPLE", "FUTURE", "PRESENT", "SINCE", "UNTIL", "BEFORE", "AFTER", "BY",
  "PREPOSITION", "ARTICLE", "CONJUNCTION", "COMPLEMENTISER", "SUBORDINATOR", "CONNECTIVE", "ATTRIBUTION", "PERSONAL",
  "DEMONSTRATIVE", "NEVERLAST", "DEGREE", "AUXILIARY", "NOFINAL", "ACCORDING", "PARTICLE", "ADJECTIVE", "GENITIVE", "EXPLETIVE", "PROSPECTIVE",
  "BASE"
};

static const char *const word_role_names[KRO_N_WORD_ROLES] = {
  "VERB", "PRONOUN", "THING", "PLURAL", "SINGULAR", "RELATIVE", "WHEN", "PERIOD", "PERSON", "POSSESSIVE", "INTRANSITIVE", "MODAL", "ADVERB", "INDEFINITE", "PASSIVE",
  "SEPARABLE", "FIRST", "NOMINAL", "LEADING", "ORIGIN", "ONWARD", "COMPARISON", "CONNECTING", "INFINITIVE", "COPULAR"
};

static const char *const *
value_names (KroField field)
{
  static const char *const *const names[KRO_N_FIELDS] = {
    [KRO_FIELD_ERA] = era_names,
    [KRO_FIELD_SEASON] = season_names,
    [KRO_FIELD_PART] = part_names,
    [KRO_FIELD_MERIDIEM] = meridiem_names,
    [KRO_FIELD_UNIT] = unit_names,
    [KRO_FIELD_ANCHOR] = anchor_names,
    [KRO_FIELD_MOD] = mod_names,
    [KRO_FIELD_REF] = ref_names,
    [KRO_FIELD_TYPE] = type_names,
    [KRO_FIELD_LINK] = link_names,
    [KRO_FIELD_GOVERN] = govern_names,
    [KRO_FIELD_DOMAIN] = domain_names,
    [KRO_FIELD_COARSE] = unit_names,
    [KRO_FIELD_TENSE] = ref_names,
  };

  return names[field];
}

gboolean
kro_vocabulary_find_field (const char *name, KroField *field)
{
  for (int i = 1; i < KRO_N_FIELDS; i++)
    if (strcmp (field_names[i], name) == 0)
      {
        *field = (KroField)i;
        return TRUE;
      }
  return FALSE;
}

/* What a field of numbers may be set to. */
static void
get_range (KroField field, gint32 *lo, gint32 *hi)
{
  static const struct
  {
    gint32 lo;
    gint32 hi;
  } ranges[KRO_N_FIELDS] = {
    [KRO_FIELD_CENTURY] = { 1, 99 },
    [KRO_FIELD_YEAR2] = { 0, 99 },
    [KRO_FIELD_HALF] = { 1, 2 },
    [KRO_FIELD_QUARTER] = { 1, 4 },
    [KRO_FIELD_MONTH] = { 1, 12 },
    [KRO_FIELD_WEEK] = { 1, 53 },
    [KRO_FIELD_WEEKDAY] = { 1, 7 },
    [KRO_FIELD_DAY] = { 1, 31 },
    [KRO_FIELD_HOUR] = { 0, 24 },
    [KRO_FIELD_MINUTE] = { 0, 2359 },
    [KRO_FIELD_SECOND] = { 0, 60 },
    [KRO_FIELD_TOHOUR] = { 0, 59 },
    [KRO_FIELD_FRACTION] = { 0, 9 },
    [KRO_FIELD_VAGUE] = { 0, 1 },
    [KRO_FIELD_SHIFT] = { -99, 99 },
    [KRO_FIELD_DIRECTION] = { -1, 1 },
    [KRO_FIELD_NTH] = { -1, 366 },
    [KRO_FIELD_EVERY] = { 0, 1 },
  };

  *lo = ranges[field].lo;
  *hi = ranges[field].hi;
  if (*lo == *hi)
    {
      *lo = 0;
      *hi = 999999999;
    }
}

/* The value of a field, by name where it has names, else a number. */
gboolean
kro_vocabulary_find_value (KroField field, const char *name, gint32 *value)
{
  const char *const *names = value_names (field);
  gint32             lo, hi;
  gint64             number;

  for (int i = 0; names != NULL && names[i] != NULL; i++)
    if (strcmp (names[i], name) == 0)
      {
        *value = i;
        return TRUE;
      }
  get_range (field, &lo, &hi);
  if (names != NULL || !g_ascii_string_to_signed (name, 10, lo, hi, &number, NULL))
    return FALSE;
  *value = (gint32)number;
  return TRUE;
}

/* What is added to a field of numbers, or multiplies it. */
gboolean
kro_vocabulary_find_step (KroField field, const char *name, gint32 *value)
{
  gint64 number = 0;

  if (value_names (field) != NULL || !g_ascii_string_to_signed (name, 10, -1000000, 1000000, &number, NULL))
    return FALSE;
  *value = (gint32)number;
  return TRUE;
}

/* What a field may be set to, for a message. */
char *
kro_vocabulary_describe_values (KroField field)
{
  const char *const *names = value_names (field);
  gint32             lo, hi;

  get_range (field, &lo, &hi);
  return names != NULL ? g_strjoinv (", ", (char **)names) : g_strdup_printf ("%d to %d", lo, hi);
}

gboolean
kro_vocabulary_find_word_class (const char *name, guint32 *bit)
{
  for (int i = 0; i < KRO_N_WORD_CLASSES; i++)
    if (strcmp (word_class_names[i], name) == 0)
      {
        *bit = 1u << i;
        return TRUE;
      }
  return FALSE;
}

gboolean
kro_vocabulary_find_word_role (const char *name, guint32 *bit)
{
  for (int i = 0; i < KRO_N_WORD_ROLES; i++)
    if (strcmp (word_role_names[i], name) == 0)
      {
        *bit = 1u << i;
        return TRUE;
      }
  return FALSE;
}

const char *
kro_vocabulary_get_field (KroField field)
{
  return field_names[field];
}

/* The TIMEX3 name of a modifier, NULL for none. */
const char *
kro_vocabulary_get_mod (KroMod mod)
{
  return mod == KRO_MOD_NONE ? NULL : mod_names[mod];
}

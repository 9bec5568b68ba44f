/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a pattern or a word can say of a date. The names are those of the
 * packs, in the same order as field_names; told in
 * resources/languages/README.md. */
typedef enum {
  KRO_FIELD_NONE,
  KRO_FIELD_ERA,
  KRO_FIELD_CENTURY,
  KRO_FIELD_DECADE,
  KRO_FIELD_YEAR,
  KRO_FIELD_YEAR2,
  KRO_FIELD_YEAREND,
  KRO_FIELD_HALF,
  KRO_FIELD_QUARTER,
  KRO_FIELD_SEASON,
  KRO_FIELD_MONTH,
  KRO_FIELD_WEEK,
  KRO_FIELD_WEEKDAY,
  KRO_FIELD_DAY,
  KRO_FIELD_PART,
  KRO_FIELD_HOUR,
  KRO_FIELD_MINUTE,
  KRO_FIELD_SECOND,
  KRO_FIELD_MERIDIEM,
  KRO_FIELD_TOHOUR,
  KRO_FIELD_ZONE,
  KRO_FIELD_FEAST,
  KRO_FIELD_UNIT,
  KRO_FIELD_COUNT,
  KRO_FIELD_FRACTION,
  KRO_FIELD_VAGUE,
  KRO_FIELD_SHIFT,
  KRO_FIELD_DIRECTION,
  KRO_FIELD_ANCHOR,
  KRO_FIELD_NTH,
  KRO_FIELD_MOD,
  KRO_FIELD_REF,
  KRO_FIELD_EVERY,
  KRO_FIELD_TYPE,
  KRO_FIELD_NUM1,
  KRO_FIELD_NUM2,
  KRO_FIELD_NUM3,
  KRO_FIELD_LINK,
  KRO_FIELD_GOVERN,
  KRO_FIELD_DOMAIN,
  KRO_FIELD_COARSE,
  KRO_FIELD_TENSE,
  KRO_N_FIELDS,
} KroField;

/* How a value meets one that is there: it must agree, is added, or multiplies. */
typedef enum {
  KRO_OP_SET,
  KRO_OP_ADD,
  KRO_OP_MULTIPLY,
} KroOp;

typedef enum {
  KRO_UNIT_NONE,
  KRO_UNIT_SECOND,
  KRO_UNIT_MINUTE,
  KRO_UNIT_HOUR,
  KRO_UNIT_DAY,
  KRO_UNIT_WEEKEND,
  KRO_UNIT_WEEK,
  KRO_UNIT_MONTH,
  KRO_UNIT_SEASON,
  KRO_UNIT_QUARTER,
  KRO_UNIT_HALF,
  KRO_UNIT_YEAR,
  KRO_UNIT_DECADE,
  KRO_UNIT_CENTURY,
  KRO_UNIT_MILLENNIUM,
  KRO_UNIT_PERIOD,
  KRO_N_UNITS,
} KroUnit;

typedef enum {
  KRO_MOD_NONE,
  KRO_MOD_START,
  KRO_MOD_MID,
  KRO_MOD_END,
  KRO_MOD_APPROX,
  KRO_MOD_BEFORE,
  KRO_MOD_AFTER,
  KRO_MOD_ON_OR_BEFORE,
  KRO_MOD_ON_OR_AFTER,
  KRO_MOD_LESS_THAN,
  KRO_MOD_MORE_THAN,
  KRO_MOD_EQUAL_OR_LESS,
  KRO_MOD_EQUAL_OR_MORE,
  KRO_N_MODS,
} KroMod;

typedef enum {
  KRO_REF_NONE,
  KRO_REF_PAST,
  KRO_REF_PRESENT,
  KRO_REF_FUTURE,
} KroRef;

typedef enum {
  KRO_ANCHOR_PUBLICATION,
  KRO_ANCHOR_MENTION,
  KRO_ANCHOR_PERIOD,  /* the quarter or half year that the text is about */
  KRO_ANCHOR_PARTNER, /* the date it stands with in its pattern */
} KroAnchor;

typedef enum {
  KRO_LINK_NONE,
  KRO_LINK_RANGE,
  KRO_LINK_AND,
  KRO_LINK_OR,
} KroLink;

typedef enum {
  KRO_GOVERN_NONE,
  KRO_GOVERN_SINCE,
  KRO_GOVERN_UNTIL,
  KRO_GOVERN_BEFORE,
  KRO_GOVERN_AFTER,
  KRO_GOVERN_BY,
  KRO_GOVERN_FROM, /* since, of what is to come */
} KroGovern;

/* TYPE: what the resolver would say is overruled; NOTHING is no date at all. */
typedef enum {
  KRO_FORCE_NONE,
  KRO_FORCE_DATE,
  KRO_FORCE_TIME,
  KRO_FORCE_DURATION,
  KRO_FORCE_SET,
  KRO_FORCE_NOTHING,
} KroForce;

/* Word classes that the engine itself asks for; a bit a class. */
typedef enum {
  KRO_WORD_FUNCTION = 1 << 0,     /* tells the language */
  KRO_WORD_ABBREVIATION = 1 << 1, /* a dot behind it ends no sentence */
  KRO_WORD_PAST = 1 << 2,         /* finite past */
  KRO_WORD_PERFECT = 1 << 3,      /* auxiliary of the perfect: past with a participle */
  KRO_WORD_PARTICIPLE = 1 << 4,   /* perfect participle */
  KRO_WORD_FUTURE = 1 << 5,       /* finite future auxiliary or verb of intent */
  KRO_WORD_PRESENT = 1 << 6,      /* finite present */
  KRO_WORD_SINCE = 1 << 7,        /* prepositions that govern a date */
  KRO_WORD_UNTIL = 1 << 8,
  KRO_WORD_BEFORE = 1 << 9,
  KRO_WORD_AFTER = 1 << 10,
  KRO_WORD_BY = 1 << 11,
  KRO_WORD_PREPOSITION = 1 << 12, /* any preposition */
  KRO_WORD_ARTICLE = 1 << 13,
  KRO_WORD_CONJUNCTION = 1 << 14,    /* and, or, but */
  KRO_WORD_COMPLEMENTISER = 1 << 15, /* that */
  KRO_WORD_SUBORDINATOR = 1 << 16,   /* while, because */
  KRO_WORD_CONNECTIVE = 1 << 17,     /* however, meanwhile: dropped in front */
  KRO_WORD_ATTRIBUTION = 1 << 18,    /* says, reports, according to */
  KRO_WORD_PERSONAL = 1 << 19,       /* pronoun for who was spoken of */
  KRO_WORD_DEMONSTRATIVE = 1 << 20,  /* pronoun for what was named last */
  KRO_WORD_NEVERLAST = 1 << 21,      /* a title does not end with it */
  KRO_WORD_DEGREE = 1 << 22,         /* shortly, only: goes with the date */
  KRO_WORD_AUXILIARY = 1 << 23,      /* finite auxiliary, may be moved in a title */
  KRO_WORD_NOFINAL = 1 << 24,        /* an abbreviation that always has more behind it */
  KRO_WORD_ACCORDING = 1 << 25,      /* opens an attribution without a verb */
  KRO_WORD_PARTICLE = 1 << 26,       /* part of a verb that stands at the end */
  KRO_WORD_ADJECTIVE = 1 << 27,      /* may stand between an article and its noun */
  KRO_WORD_GENITIVE = 1 << 28,       /* of: what follows belongs to the noun before */
  KRO_WORD_EXPLETIVE = 1 << 29,      /* there: stands where a subject would */
  KRO_WORD_PROSPECTIVE = 1 << 30,    /* due, set, about: with a verb of the present before it future */
  KRO_WORD_BASE = 1u << 31,          /* be: a participle behind it is no past */
} KroWordClass;
#define KRO_N_WORD_CLASSES 32

/* Word classes that only titles ask for: they tell the parts of a sentence, and
 * have no say in what is a date. */
typedef enum {
  KRO_ROLE_VERB = 1 << 0,          /* finite, beside those of the classes above */
  KRO_ROLE_PRONOUN = 1 << 1,       /* stands alone for a subject */
  KRO_ROLE_THING = 1 << 2,         /* pronoun for what is no person */
  KRO_ROLE_PLURAL = 1 << 3,        /* verb or pronoun of more than one */
  KRO_ROLE_SINGULAR = 1 << 4,      /* verb, pronoun or article of one */
  KRO_ROLE_RELATIVE = 1 << 5,      /* opens a clause that tells of the noun before */
  KRO_ROLE_WHEN = 1 << 6,          /* opens a clause without which the main one says little */
  KRO_ROLE_PERIOD = 1 << 7,        /* week, half: goes with the date beside it */
  KRO_ROLE_PERSON = 1 << 8,        /* noun for a person */
  KRO_ROLE_POSSESSIVE = 1 << 9,    /* stands where an article would */
  KRO_ROLE_INTRANSITIVE = 1 << 10, /* past, and never a participle of the passive */
  KRO_ROLE_MODAL = 1 << 11,        /* auxiliary with a base form */
  KRO_ROLE_ADVERB = 1 << 12,       /* neither of a noun nor of a verb */
  KRO_ROLE_INDEFINITE = 1 << 13,   /* article of what was not spoken of */
  KRO_ROLE_PASSIVE = 1 << 14,      /* was: makes a clause of a participle */
  KRO_ROLE_SEPARABLE = 1 << 15,    /* verb whose particle stands apart in a main clause */
  KRO_ROLE_FIRST = 1 << 16,        /* I, our: of who speaks */
  KRO_ROLE_NOMINAL = 1 << 17,      /* preposition that often belongs to the noun before it */
  KRO_ROLE_LEADING = 1 << 18,      /* between two prepositions: goes with the date behind */
  KRO_ROLE_ORIGIN = 1 << 19,       /* from: with a name it tells which one is meant */
  KRO_ROLE_ONWARD = 1 << 20,       /* a word for since that may begin later: as of */
  KRO_ROLE_COMPARISON = 1 << 21,   /* what follows is only compared: as, than */
  KRO_ROLE_CONNECTING = 1 << 22,   /* in a phrase in front that only connects: in addition */
  KRO_ROLE_INFINITIVE = 1 << 23,   /* to: a verb behind it is not finite */
  KRO_ROLE_COPULAR = 1 << 24,      /* verb that tells nothing with the date gone: dates from */
} KroWordRole;
#define KRO_N_WORD_ROLES 25

/* Rules of a feast: @a and @b as the kind says. */
typedef enum {
  KRO_FEAST_FIXED,  /* month, day */
  KRO_FEAST_EASTER, /* days from Easter */
  KRO_FEAST_NTH,    /* n-th weekday of a month */
} KroFeastKind;

gboolean    kro_vocabulary_find_field (const char *name, KroField *field);
gboolean    kro_vocabulary_find_value (KroField field, const char *name, gint32 *value);
gboolean    kro_vocabulary_find_step (KroField field, const char *name, gint32 *value);
char       *kro_vocabulary_describe_values (KroField field);
gboolean    kro_vocabulary_find_word_class (const char *name, guint32 *bit);
gboolean    kro_vocabulary_find_word_role (const char *name, guint32 *bit);
const char *kro_vocabulary_get_field (KroField field);
const char *kro_vocabulary_get_mod (KroMod mod);

G_END_DECLS

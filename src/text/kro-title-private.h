/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-run-private.h"

G_BEGIN_DECLS

/* What a token is in its sentence. */
typedef enum {
  KRO_TAG_OTHER, /* noun, adjective, name: what is not known */
  KRO_TAG_VERB,  /* finite */
  KRO_TAG_MAYBE, /* past, or participle of the passive */
  KRO_TAG_PARTICIPLE,
  KRO_TAG_ARTICLE,
  KRO_TAG_NUMBER,
  KRO_TAG_PREPOSITION,
  KRO_TAG_PRONOUN,
  KRO_TAG_ADVERB,
  KRO_TAG_CONJUNCTION,
  KRO_TAG_COMPLEMENTISER,
  KRO_TAG_RELATIVE,
  KRO_TAG_SUBORDINATOR,
  KRO_TAG_COMMA,
  KRO_TAG_BREAK, /* ; : and a dash between spaces */
  KRO_TAG_GLUE,  /* any other mark */
  KRO_TAG_DATE,
} KroTag;

/* Sets of tags: KRO_BIT (COMMA) | KRO_BIT (BREAK). */
#define KRO_BIT(tag) (1u << KRO_TAG_##tag)

typedef enum {
  KRO_MEMBER_MAIN,
  KRO_MEMBER_SHARED,   /* "and won": has its subject from its parent */
  KRO_MEMBER_RELATIVE, /* "which opened" */
  KRO_MEMBER_ASIDE,    /* "bought in 1990", "a former bank" between commas */
  KRO_MEMBER_SUBORDINATE,
  KRO_MEMBER_COMPLEMENT,
  KRO_MEMBER_SAYING, /* ", a spokesman said" */
} KroMemberKind;

#define KRO_NO_TOKEN G_MAXUINT

/* An entry of the order of a title: a token, or a part of one whose particle
 * stays behind. */
#define KRO_ORDER_TOKEN 0x1fffffffu
#define KRO_ORDER_LOWER (1u << 29) /* its capital was that of the sentence */
#define KRO_ORDER_STEM (1u << 30)
#define KRO_ORDER_PARTICLE (1u << 31)

/* One clause of a sentence. Its tokens are those it owns from @first to @end:
 * another clause may stand between them. */
typedef struct
{
  KroMemberKind kind;
  guint         parent; /* itself: none */
  guint         first;
  guint         end;
  guint         lead; /* pronoun or conjunction that opens it, or KRO_NO_TOKEN */
  guint         verb; /* its first finite verb, or KRO_NO_TOKEN */
  gboolean      has_comma;
  gboolean      has_date;
  gboolean      is_dropped; /* there is no room for it in a title */
} KroMember;

/* A title under way: tokens of a sentence, some of them kept. */
typedef struct
{
  KroRun  *run;
  guint    number; /* of the sentence, or G_MAXUINT */
  guint    first;  /* tokens of the sentence */
  guint    end;
  guint    part;       /* the clause that is told */
  guint    with;       /* another that must stay, or KRO_NO_TOKEN */
  guint    date_first; /* where the date stood */
  gboolean needs_subject;
} KroCut;

void     kro_outline_init (KroOutline *self);
void     kro_outline_clear (KroOutline *self);
void     kro_outline_reset (KroOutline *self);
void     kro_outline_make (KroOutline *self, const KroScan *scan, const KroSentence *sentence, guint number);
void     kro_outline_tag (KroOutline *self, guint number);
gboolean kro_outline_find_subject (const KroOutline *self, guint part, guint *first, guint *end);
guint    kro_outline_phrase_end (const KroOutline *self, guint i, guint end);
guint    kro_outline_find_final_verb (const KroOutline *self, guint part, guint *split);
guint    kro_outline_particle_of (const KroOutline *self, guint i);
gboolean kro_outline_is_particle_of (const KroOutline *self, guint i, guint verb);
gboolean kro_outline_find_antecedent (const KroOutline *self, guint i, guint *first, guint *end);
gboolean kro_run_find_referent (KroRun *self, guint pronoun, guint part, guint number, GString *name);
gboolean kro_run_copy_phrase (KroRun *self, guint first, guint end, GString *name);
gsize    kro_run_measure_title (const KroRun *self);
void     kro_run_write_title (KroRun *self);

gboolean kro_cut_is_period (const KroCut *self, guint i);
gboolean kro_cut_stays (const KroCut *self, guint number);
gboolean kro_cut_is_when (const KroCut *self, const KroMember *part);
guint    kro_cut_next_kept (const KroCut *self, guint i);
guint    kro_cut_count_words (const KroCut *self);
void     kro_cut_select (KroCut *self, const KroSentence *sentence, guint32 find_first, guint32 find_end);
void     kro_cut_drop_date (KroCut *self, const KroFind *find);
void     kro_cut_drop_dates (KroCut *self, guint32 find_first, guint32 find_end);
void     kro_cut_trim (KroCut *self);

static inline gboolean
kro_tag_in (KroTag tag, guint32 set)
{
  return (set >> tag & 1) != 0;
}

/* The tag of a token of the sentence. */
static inline KroTag
kro_outline_get_tag (const KroOutline *self, guint i)
{
  return (KroTag)g_array_index (self->tags, guint8, i - self->first);
}

/* Whether a token of the sentence has one of the tags @set. */
static inline gboolean
kro_outline_is (const KroOutline *self, guint i, guint32 set)
{
  return kro_tag_in (kro_outline_get_tag (self, i), set);
}

/* The clause of a token, KRO_OUTLINE_NOWHERE for one in brackets. */
static inline guint
kro_outline_get_owner (const KroOutline *self, guint i)
{
  return g_array_index (self->owners, guint8, i - self->first);
}

static inline KroMember *
kro_outline_get_part (const KroOutline *self, guint part)
{
  return &g_array_index (self->parts, KroMember, part);
}

static inline gboolean
kro_outline_is_name (const KroOutline *self, guint i)
{
  const KroToken *token = kro_scan_get_token (self->scan, i);

  return token->kind == KRO_TOKEN_WORD && (token->flags & KRO_TOKEN_CAPITAL) != 0;
}

static inline KroOutline *
kro_cut_get_outline (const KroCut *self)
{
  return &self->run->outline;
}

static inline guint8 *
kro_cut_get_kept (const KroCut *self, guint i)
{
  return &g_array_index (self->run->keep, guint8, i - self->first);
}

static inline guint32
kro_cut_get_words (const KroCut *self, guint i)
{
  return kro_scan_get_words (&self->run->scan, i);
}

static inline KroTag
kro_cut_get_tag (const KroCut *self, guint i)
{
  return kro_outline_get_tag (kro_cut_get_outline (self), i);
}

static inline gboolean
kro_cut_is (const KroCut *self, guint i, guint32 set)
{
  return kro_outline_is (kro_cut_get_outline (self), i, set);
}

static inline KroMember *
kro_cut_get_part (const KroCut *self, guint i)
{
  return kro_outline_get_part (kro_cut_get_outline (self), i);
}

G_END_DECLS

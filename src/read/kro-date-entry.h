/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-date.h"
#include "kro-read-error.h"

G_BEGIN_DECLS

/**
 * KroDateEntryContext:
 * @locale: the language of the person; its region tells whether 3/5 is in May
 *   or in March
 * @language: (nullable): the language of the article, tried first
 * @reference: (nullable): EDTF of a day, from which "yesterday" is counted and
 *   by which "15 August" is completed: the date of publication, or today
 *
 * What a date is typed beside.
 */
typedef struct
{
  const KroLocale *locale;
  const char      *language;
  const char      *reference;
} KroDateEntryContext;

KroDate *kro_date_entry_parse (const char *text, const KroDateEntryContext *context, GError **error);
char    *kro_date_entry_parse_day (const char *text, const KroDateEntryContext *context, GError **error);
char    *kro_date_entry_format (const KroDate *date);
KroDate *kro_date_entry_apply (KroDate *old, KroDate *parsed, gboolean ongoing, GError **error);

G_END_DECLS

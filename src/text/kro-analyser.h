/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-analysis.h"
#include "kro-pack.h"
#include "kro-text.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KroAnalyserOptions:
 * @language: (nullable): ISO 639 code or BCP 47 tag; %NULL: told from the text
 * @publication: (nullable): EDTF day or time; %NULL: looked for in the text
 * @domain: what kind of text it is
 * @pack: (nullable): used whatever @language says; %NULL: a built-in one
 * @all_sentences: offer every sentence without a date as an event as well
 *
 * How a text is analysed; all zero is a good choice.
 */
typedef struct
{
  const char *language;
  const char *publication;
  KroDomain   domain;
  KroPack    *pack;
  gboolean    all_sentences;
} KroAnalyserOptions;

KroAnalysis *kro_analyse (const KroText *text, const KroAnalyserOptions *options, GCancellable *cancellable, GError **error);
gboolean     kro_analyse_joins_dates (const KroPack *pack, const char *words, gsize length, const char *marks);

G_END_DECLS

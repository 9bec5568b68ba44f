/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-timeline.h"

G_BEGIN_DECLS

/**
 * KroQuote:
 * @text: the sentence that an event came from, in one line
 * @b: first code point in it of the words that date the event
 * @e: behind their last code point; equal to @b: they are not known
 * @source: where it stands
 *
 * The words of the source behind an event.
 */
typedef struct
{
  char *text;
  gsize b;
  gsize e;
  KroId source;
} KroQuote;

gboolean kro_quote_find (KroTimeline *timeline, KroId event, KroQuote *quote);
void     kro_quote_clear (KroQuote *self);
char    *kro_quote_shorten (const char *text, gsize b, gsize e, gsize most);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KroQuote, kro_quote_clear)

G_END_DECLS

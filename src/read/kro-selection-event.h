/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-read-error.h"
#include "kro-timeline.h"

G_BEGIN_DECLS

/**
 * KroSelectionEventOptions:
 * @locale: in which the reason is told
 * @id: id of the event; %KRO_ID_NONE: a random one
 *
 * How an event is made of selected words.
 */
typedef struct
{
  const KroLocale *locale;
  KroId            id;
} KroSelectionEventOptions;

KroCommand *kro_selection_event_make (KroTimeline *timeline, KroId source, gsize b, gsize e, const KroSelectionEventOptions *options, KroId *event, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-time.h"

G_BEGIN_DECLS

/**
 * KRO_FRAMING_AT:
 *
 * Where the start of the event stands: this part of the width from the left.
 */
#define KRO_FRAMING_AT (1.0 / 3)

/**
 * KroFraming:
 * @start: earliest start of the event
 * @end: its latest end
 * @before: (nullable): earliest start of the event before it
 * @after: (nullable): earliest start of the event after it
 * @seconds: the length of the span that is seen now; 0: none
 *
 * What decides which span an event is shown in. All members are borrowed.
 */
typedef struct
{
  KroTime        start;
  KroTime        end;
  const KroTime *before;
  const KroTime *after;
  double         seconds;
} KroFraming;

void kro_framing_get_span (const KroFraming *self, KroTime span[2]);

G_END_DECLS

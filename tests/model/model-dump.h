/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-timeline.h"

G_BEGIN_DECLS

char *model_dump (KroTimeline *timeline);
void  model_check (KroTimeline *timeline);

G_END_DECLS

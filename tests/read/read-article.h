/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-timeline.h"

G_BEGIN_DECLS

KroId read_article_add (KroTimeline *timeline, KroLocale *locale, const char *text, const char *publication);

G_END_DECLS

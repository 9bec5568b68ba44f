/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-date.h"

G_BEGIN_DECLS

char *kro_length_to_words (double seconds, const KroLocale *locale, KroWordsStyle style);

G_END_DECLS

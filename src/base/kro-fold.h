/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char       *kro_fold_text (const char *text);
const char *kro_fold_find (const char *text, const char *end, const char *word, const char **match_end);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *kro_plain_text_from_html (const char *html);
char *kro_plain_text_first_words (const char *text, glong length);

G_END_DECLS

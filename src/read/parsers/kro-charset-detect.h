/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *kro_charset_detect (const guint8 *data, gsize length);
gboolean kro_charset_convert (const char *charset, const guint8 *data, gsize length, GString *out);

G_END_DECLS

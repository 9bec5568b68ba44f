/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-text.h"

#include <gio/gio.h>

G_BEGIN_DECLS

KroText *kro_charset_decode (GBytes *bytes, const char *name, const char *helper, char **charset, GCancellable *cancellable, GError **error);

G_END_DECLS

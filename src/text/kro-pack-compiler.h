/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *kro_pack_compile (const char *directory, GError **error);

G_END_DECLS

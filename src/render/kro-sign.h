/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-category.h"
#include "kro-theme.h"

G_BEGIN_DECLS

KroScene *kro_sign_new_scene (const KroTheme *theme, const KroCategory *category, gboolean reviewed, double size);

G_END_DECLS

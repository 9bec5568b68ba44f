/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-scene.h"
#include "kro-theme.h"

G_BEGIN_DECLS

void        kro_svg_append_escaped (GString *out, const char *text);
void        kro_svg_append_number (GString *out, double value);
void        kro_svg_append_attribute (GString *out, const char *name, double value);
void        kro_svg_append_color (GString *out, const char *name, const char *opacity, const KroColor *color);
void        kro_svg_append_style (GString *out, const KroTheme *theme);
const char *kro_svg_get_class (KroFontRole role);

G_END_DECLS

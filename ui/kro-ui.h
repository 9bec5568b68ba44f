/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KRO_UI_PATH:
 *
 * Where templates and style stand among the resources.
 */
#define KRO_UI_PATH "/io/github/kroniek/Kroniek/ui/"

void kro_ui_ensure_resources (void);
void kro_ui_tune_memory (void);
void kro_ui_ensure_style (GdkDisplay *display);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-scene.h"
#include "kro-theme.h"

/* The first event of the sample, which a link leads to. */
#define SAMPLE_EVENT ((KroId)0x0123456789abcdef)

/* The source that a link of the sample leads to; it needs escaping. */
#define SAMPLE_URI "https://example.org/a?b=1&c='2'"

KroScene *sample_scene_new (const KroTheme *theme);
KroScene *sample_scene_new_boxes (const KroTheme *theme, guint n_boxes);

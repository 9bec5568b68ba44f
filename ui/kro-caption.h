/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-locale.h"
#include "kro-timeline.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KroCaption:
 *
 * What is known of an event, set as large as its place allows: the date in
 * words, the title, the quote and where it comes from.
 */
#define KRO_TYPE_CAPTION (kro_caption_get_type ())
G_DECLARE_FINAL_TYPE (KroCaption, kro_caption, KRO, CAPTION, GtkWidget)

GtkWidget  *kro_caption_new (void);
void        kro_caption_set_room (KroCaption *self, int width, int height, double unit);
void        kro_caption_set_event (KroCaption *self, KroTimeline *timeline, KroId event, const KroLocale *locale);
void        kro_caption_set_count (KroCaption *self, guint index, guint n);
const char *kro_caption_get_name (KroCaption *self);
const char *kro_caption_get_description (KroCaption *self);

G_END_DECLS

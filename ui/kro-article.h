/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-view-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KroArticle:
 *
 * The text of a source, to be read: the sentences of events are tinted, the
 * words that date them underlined in the colour of the category, and the
 * selected ones stand out, with a bar in the margin. Actions: `article.next`,
 * `article.previous`.
 */
#define KRO_TYPE_ARTICLE (kro_article_get_type ())
G_DECLARE_FINAL_TYPE (KroArticle, kro_article, KRO, ARTICLE, GtkTextView)

/**
 * KRO_ARTICLE_COLUMN:
 *
 * The most characters on a line, about.
 */
#define KRO_ARTICLE_COLUMN 66

GtkWidget *kro_article_new (void);
void       kro_article_set_state (KroArticle *self, KroViewState *state);
KroSource *kro_article_get_source (KroArticle *self);
void       kro_article_set_source (KroArticle *self, KroSource *source);
int        kro_article_get_column_width (KroArticle *self);
KroId      kro_article_get_event_at (KroArticle *self, gsize character);
gboolean   kro_article_get_selection (KroArticle *self, gsize *b, gsize *e);
void       kro_article_clear_selection (KroArticle *self);
gboolean   kro_article_get_place (KroArticle *self, KroId event, gsize *b, gsize *e);

G_END_DECLS

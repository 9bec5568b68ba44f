/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-article.h"
#include "kro-source-map.h"
#include "kro-theme-follower.h"

G_BEGIN_DECLS

/**
 * KroArticleMark:
 * @b: first code point in the text that is shown
 * @e: behind the last one
 * @event: the event it speaks of
 * @palette: colour of its category
 * @inner: whether it lies inside another one of the same event: the words that
 *   date it, in its sentence
 */
typedef struct
{
  guint32  b;
  guint32  e;
  KroId    event;
  guint8   palette;
  gboolean inner;
} KroArticleMark;

struct _KroArticle
{
  GtkTextView parent_instance;

  guint reveal; /* id of the tick callback */
  guint n_reveals;

  /* owned */
  KroViewState     *state;
  KroTimeline      *timeline;
  KroSource        *source;
  KroSourceMap     *map;
  GArray           *marks; /* of KroArticleMark, in order of b */
  KroThemeFollower *follower;
};

/* kro-article-draw.c */
void kro_article_draw (KroArticle *self, GtkSnapshot *snapshot);

G_END_DECLS

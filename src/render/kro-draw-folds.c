/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Empty spans that are folded: behind the events a band torn at both edges,
 * and on the axis the same with how long a time was left out. Each is placed
 * twice, in the lanes and on the axis, so that it is hit in both.
 */
#include "kro-draw-private.h"

#include "kro-length-words.h"

#include <math.h>

/* Of a tooth of the tear: how far it reaches, and how high it is. */
#define TOOTH 4.0
#define PITCH 9.0
#define HATCH 7.0
#define HATCH_ALPHA 0.6F
#define WORDS_ROOM 5.0

typedef struct
{
  const KroFold *fold;
  double         left; /* visible part of it */
  double         right;
  double         x; /* where it begins */
  gboolean       is_whole;
  char          *words; /* owned */
  char          *text;  /* owned: the same in short */
} Item;

/* --- the tear -------------------------------------------------------------------- */

/* A tear from top to bottom; its teeth are counted from the top of the scene,
 * so that that of the axis goes on in the lanes. */
static double
get_tooth (double y)
{
  double phase = fmod (y / PITCH, 2);

  return TOOTH * (phase < 1 ? phase : 2 - phase);
}

static void
add_tear (GArray *points, double x, double top, double bottom, gboolean upwards)
{
  guint first = (guint)floor (top / PITCH);
  guint n = (guint)ceil (bottom / PITCH) - first;

  for (guint i = 0; i <= n; i++)
    {
      double       y = CLAMP ((first + (upwards ? n - i : i)) * PITCH, top, bottom);
      KroPathPoint point = { points->len == 0 ? KRO_PATH_MOVE : KRO_PATH_LINE, x + get_tooth (y), y };

      g_array_append_val (points, point);
    }
}

static void
draw_tear (const KroDraw *self, double x, const KroBox *box)
{
  KroPrimitive line = { .kind = KRO_PRIMITIVE_PATH, .stroke = *kro_theme_get_color (self->theme, KRO_COLOR_LEADER), .line = (float)self->metrics->line };
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (KroPathPoint));

  add_tear (points, x, box->y, box->y + box->h, FALSE);
  line.box = (KroBox){ x, box->y, TOOTH, box->h };
  kro_scene_writer_add_path (self->writer, &line, (const KroPathPoint *)(gpointer)points->data, points->len);
}

/* What was torn out, and the edges of it. */
static void
draw_band (const KroDraw *self, const KroBox *box, const KroColor *color)
{
  KroPrimitive area = { .kind = KRO_PRIMITIVE_PATH, .box = *box, .fill = *color };
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (KroPathPoint));
  KroPathPoint close = { KRO_PATH_CLOSE, 0, 0 };

  add_tear (points, box->x, box->y, box->y + box->h, FALSE);
  add_tear (points, box->x + box->w - TOOTH, box->y, box->y + box->h, TRUE);
  g_array_append_val (points, close);
  kro_scene_writer_add_path (self->writer, &area, (const KroPathPoint *)(gpointer)points->data, points->len);
  draw_tear (self, box->x, box);
  draw_tear (self, box->x + box->w - TOOTH, box);
}

/* --- what is in view ------------------------------------------------------------- */

static gboolean
init_item (const KroDraw *self, Item *item, guint index)
{
  const KroFold *fold = &self->input->scale.folds->list[index];
  double         seconds = kro_time_difference (fold->to, fold->from);
  double         left = kro_draw_x (self, fold->from);
  double         right = left + self->input->scale.folds->width;

  *item = (Item){ .fold = fold, .x = left, .left = MAX (left, self->plot.x), .right = MIN (right, self->plot.x + self->plot.w) };
  item->is_whole = item->left == left && item->right == right;
  if (item->left >= item->right)
    return FALSE;
  item->words = kro_length_to_words (seconds, self->input->locale, KRO_WORDS_LONG);
  item->text = kro_length_to_words (seconds, self->input->locale, KRO_WORDS_SHORT);
  return TRUE;
}

static void
draw_all (const KroDraw *self, void (*draw) (const KroDraw *self, const Item *item))
{
  const KroFolds *folds = self->input->scale.folds;
  Item            item;

  for (guint i = folds != NULL ? kro_folds_find_after (folds, self->from) : 0; folds != NULL && i < folds->n; i++)
    {
      if (!init_item (self, &item, i))
        break;
      draw (self, &item);
      g_free (item.words);
      g_free (item.text);
    }
}

static KroPlaced
get_placed (const Item *item, const KroBox *box)
{
  return (KroPlaced){ .kind = KRO_PLACED_FOLD, .lane = -1, .row = -1, .box = *box, .text = item->words, .from = item->fold->from, .to = item->fold->to };
}

/* --- drawing --------------------------------------------------------------------- */

static void
draw_in_lanes (const KroDraw *self, const Item *item)
{
  KroBox       box = { item->left, self->plot.y, item->right - item->left, self->input->height - self->plot.y };
  KroBox       band = { item->x, box.y, self->input->scale.folds->width, box.h };
  KroPlaced    placed = get_placed (item, &box);
  KroPrimitive hatch = { .kind = KRO_PRIMITIVE_HATCH, .stroke = *kro_theme_get_color (self->theme, KRO_COLOR_GRID_MAJOR), .line = (float)self->metrics->line, .radius = HATCH };

  hatch.stroke.a *= HATCH_ALPHA;
  hatch.box = (KroBox){ band.x + TOOTH, band.y, band.w - 2 * TOOTH, band.h };
  kro_scene_writer_begin (self->writer, &placed);
  draw_band (self, &band, kro_theme_get_color (self->theme, KRO_COLOR_SHADE));
  kro_scene_writer_add (self->writer, &hatch);
}

/* The words stand in the visible part of it, and nowhere where that is too
 * narrow. */
static void
draw_on_axis (const KroDraw *self, const Item *item)
{
  KroBox    box = { item->left, 0, item->right - item->left, self->plot.y };
  KroBox    band = { item->x, box.y, self->input->scale.folds->width, box.h };
  KroPlaced placed = get_placed (item, &box);
  double    room = box.w - 2 * WORDS_ROOM;
  double    width = kro_advance_measure (self->input->advance, KRO_FONT_AXIS_MINOR, item->text, -1);

  kro_scene_writer_begin (self->writer, &placed);
  draw_band (self, &band, kro_theme_get_color (self->theme, KRO_COLOR_SHADE));
  if (item->is_whole || width <= room)
    kro_draw_text (self, KRO_FONT_AXIS_MINOR, item->text, item->left + (box.w - MIN (width, room)) / 2, self->metrics->axis_minor_baseline, room, kro_theme_get_color (self->theme, KRO_COLOR_AXIS_MAJOR));
}

/* Draws the folds behind the events. */
void
kro_draw_folds (const KroDraw *self)
{
  KroBox visible = { self->plot.x, self->plot.y, self->plot.w, self->input->height - self->plot.y };

  if (self->input->scale.folds == NULL)
    return;
  kro_draw_clip (self, &visible);
  draw_all (self, draw_in_lanes);
  kro_draw_unclip (self);
}

/* Draws their part of the axis. */
void
kro_draw_fold_words (const KroDraw *self)
{
  KroBox visible = { self->plot.x, 0, self->plot.w, self->plot.y };

  if (self->input->scale.folds == NULL)
    return;
  kro_draw_clip (self, &visible);
  draw_all (self, draw_on_axis);
  kro_draw_unclip (self);
}

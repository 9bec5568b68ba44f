/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is painted below the words of an article: a tint for each line of a
 * sentence, a stronger one with a line under it for the words that date it,
 * and a bar beside the selected sentence. Only what is visible is painted.
 * Lengths are logical pixels in the coordinates of the text buffer. Main
 * thread.
 */
#include "kro-article-private.h"

#define RADIUS 3
#define UNDERLINE 2
#define BAR_WIDTH 3
#define BAR_GAP 13

/* How strongly each thing is tinted: plain, hovered, selected; on light, on
 * dark. */
static const float sentence_tints[2][3] = { { 0.10f, 0.15f, 0.18f }, { 0.19f, 0.26f, 0.32f } };
static const float inner_tints[2][3] = { { 0.20f, 0.26f, 0.34f }, { 0.30f, 0.38f, 0.48f } };

typedef void (*BoxFunc) (GtkSnapshot *snapshot, const graphene_rect_t *box, const GdkRGBA *color);

static void
fill_rounded (GtkSnapshot *snapshot, const graphene_rect_t *box, const GdkRGBA *color)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, box, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, color, box);
  gtk_snapshot_pop (snapshot);
}

static void
fill_underline (GtkSnapshot *snapshot, const graphene_rect_t *box, const GdkRGBA *color)
{
  graphene_rect_t line = GRAPHENE_RECT_INIT (box->origin.x, box->origin.y + box->size.height - UNDERLINE, box->size.width, UNDERLINE);

  gtk_snapshot_append_color (snapshot, color, &line);
}

static graphene_rect_t
get_box (GtkTextView *view, const GtkTextIter *from, const GtkTextIter *to)
{
  GdkRectangle first;
  GdkRectangle last;

  gtk_text_view_get_iter_location (view, from, &first);
  gtk_text_view_get_iter_location (view, to, &last);
  return GRAPHENE_RECT_INIT (MIN (first.x, last.x) - 2, first.y - 1, ABS (last.x - first.x) + 4, first.height + 2);
}

/* One box for each line of what lies between two places. */
static void
paint_lines (GtkTextView *view, GtkSnapshot *snapshot, GtkTextIter from, const GtkTextIter *to, BoxFunc func, const GdkRGBA *color)
{
  while (gtk_text_iter_compare (&from, to) < 0)
    {
      GtkTextIter     end = from;
      GtkTextIter     next = from;
      graphene_rect_t box;

      if (!gtk_text_iter_ends_line (&end))
        gtk_text_view_forward_display_line_end (view, &end);
      if (gtk_text_iter_compare (&end, to) > 0)
        end = *to;
      if (gtk_text_iter_compare (&from, &end) < 0)
        {
          box = get_box (view, &from, &end);
          func (snapshot, &box, color);
        }
      if (!gtk_text_view_forward_display_line (view, &next) || gtk_text_iter_compare (&next, &from) <= 0)
        return;
      from = next;
    }
}

static void
paint_bar (GtkTextView *view, GtkSnapshot *snapshot, const GtkTextIter *from, const GtkTextIter *to, const GdkRGBA *color)
{
  GdkRectangle    first;
  GdkRectangle    last;
  graphene_rect_t bar;
  int             left = gtk_text_view_get_left_margin (view);

  gtk_text_view_get_iter_location (view, from, &first);
  gtk_text_view_get_iter_location (view, to, &last);
  bar = GRAPHENE_RECT_INIT (left - BAR_GAP, first.y - 1, BAR_WIDTH, last.y + last.height - first.y + 2);
  fill_rounded (snapshot, &bar, color);
}

static void
paint_mark (KroArticle *self, GtkSnapshot *snapshot, const KroArticleMark *mark)
{
  GtkTextView            *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer          *buffer = gtk_text_view_get_buffer (view);
  KroTheme               *theme = kro_theme_follower_get_theme (self->follower);
  const KroCategoryStyle *style = kro_theme_get_category (theme, mark->palette);
  gboolean                selected = mark->event == kro_view_state_get_selection (self->state);
  int                     level = selected ? 2 : (mark->event == kro_view_state_get_hover (self->state) ? 1 : 0);
  int                     dark = kro_theme_get_kind (theme) == KRO_THEME_DARK;
  GdkRGBA                 tint = { style->solid.r, style->solid.g, style->solid.b, (mark->inner ? inner_tints : sentence_tints)[dark][level] };
  GdkRGBA                 edge = { style->edge.r, style->edge.g, style->edge.b, 1 };
  GtkTextIter             from;
  GtkTextIter             to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, (int)mark->b);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, (int)mark->e);
  paint_lines (view, snapshot, from, &to, fill_rounded, &tint);
  if (mark->inner)
    paint_lines (view, snapshot, from, &to, fill_underline, &edge);
  else if (selected)
    paint_bar (view, snapshot, &from, &to, &edge);
}

/* Sentences below, the words in them above; a sentence of several events has
 * one tint, that of the selected one if it is among them. */
static gboolean
is_covered (KroArticle *self, guint index)
{
  const KroArticleMark *mark = &g_array_index (self->marks, KroArticleMark, index);
  KroId                 selection = kro_view_state_get_selection (self->state);
  gboolean              selected = mark->event == selection;

  for (guint i = index; i > 0 && !selected; i--)
    {
      const KroArticleMark *other = &g_array_index (self->marks, KroArticleMark, i - 1);

      if (other->b != mark->b)
        break;
      if (other->e == mark->e && other->inner == mark->inner)
        return TRUE;
    }
  for (guint i = index + 1; i < self->marks->len && !selected; i++)
    {
      const KroArticleMark *other = &g_array_index (self->marks, KroArticleMark, i);

      if (other->b != mark->b)
        break;
      if (other->e == mark->e && other->inner == mark->inner && other->event == selection)
        return TRUE;
    }
  return FALSE;
}

static void
get_visible (GtkTextView *view, guint32 *b, guint32 *e)
{
  GdkRectangle area;
  GtkTextIter  from;
  GtkTextIter  to;

  gtk_text_view_get_visible_rect (view, &area);
  gtk_text_view_get_line_at_y (view, &from, area.y, NULL);
  gtk_text_view_get_line_at_y (view, &to, area.y + area.height, NULL);
  gtk_text_iter_forward_line (&to);
  *b = (guint32)gtk_text_iter_get_offset (&from);
  *e = (guint32)gtk_text_iter_get_offset (&to);
}

/* Paints the marks that can be seen. */
void
kro_article_draw (KroArticle *self, GtkSnapshot *snapshot)
{
  guint32 b;
  guint32 e;

  if (self->state == NULL || self->follower == NULL || self->marks->len == 0)
    return;
  get_visible (GTK_TEXT_VIEW (self), &b, &e);
  for (int inner = 0; inner < 2; inner++)
    for (guint i = 0; i < self->marks->len; i++)
      {
        const KroArticleMark *mark = &g_array_index (self->marks, KroArticleMark, i);

        if (mark->b > e)
          break;
        if (mark->inner == inner && mark->e >= b && !is_covered (self, i))
          paint_mark (self, snapshot, mark);
      }
}

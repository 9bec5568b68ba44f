/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The text of a source with its passages. What is marked is read from the
 * timeline whenever that changes; offsets are code points, those of the text
 * or, where said so, those of the text as it is shown (kro-source-map.h). The
 * view state tells what is selected, here and everywhere else. Main thread.
 */
#include "kro-article.h"

#include "kro-article-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#define MARGIN 30

G_DEFINE_FINAL_TYPE (KroArticle, kro_article, GTK_TYPE_TEXT_VIEW)

/* --- marks ---------------------------------------------------------------------------- */

static guint8
get_palette (KroTimeline *timeline, KroId event)
{
  guint32 slot = kro_timeline_get_slot (timeline, event);
  guint8  palette = 0;
  guint8  shape;

  if (slot != KRO_SLOT_NONE)
    kro_timeline_get_look (timeline, slot, &palette, &shape);
  return palette;
}

/* The widest place of each event is its sentence; others lie inside it. */
static void
find_inner (GArray *places, GHashTable *widest)
{
  for (guint i = 0; i < places->len; i++)
    {
      const KroPlace *place = &g_array_index (places, KroPlace, i);
      const KroPlace *known = g_hash_table_lookup (widest, &place->event);

      if (known == NULL || place->anchor.e - place->anchor.b > known->anchor.e - known->anchor.b)
        g_hash_table_replace (widest, (gpointer)&place->event, (gpointer)place);
    }
}

static void
add_mark (KroArticle *self, const KroPlace *place, const KroPlace *widest)
{
  KroArticleMark mark = {
    .b = (guint32)kro_source_map_to_shown (self->map, place->anchor.b),
    .e = (guint32)kro_source_map_to_shown (self->map, place->anchor.e),
    .event = place->event,
    .palette = get_palette (self->timeline, place->event),
    .inner = place != widest && place->anchor.b >= widest->anchor.b && place->anchor.e <= widest->anchor.e,
  };

  if (place->anchor.state != KRO_ANCHOR_LOST && mark.e > mark.b)
    g_array_append_val (self->marks, mark);
}

static void
update_marks (KroArticle *self)
{
  const KroRevision *latest = self->source != NULL ? kro_source_get_latest (self->source) : NULL;
  g_autoptr (GHashTable) widest = NULL;
  g_autoptr (GArray) places = NULL;

  g_array_set_size (self->marks, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (latest == NULL || latest->text == NULL || self->timeline == NULL || self->map == NULL)
    return;
  places = kro_timeline_find_passages (self->timeline, kro_source_get_id (self->source), latest->number, 0, kro_text_get_n_chars (latest->text));
  widest = g_hash_table_new (g_int64_hash, g_int64_equal);
  find_inner (places, widest);
  for (guint i = 0; i < places->len; i++)
    {
      const KroPlace *place = &g_array_index (places, KroPlace, i);

      add_mark (self, place, g_hash_table_lookup (widest, &place->event));
    }
}

/* An empty line between paragraphs is a gap, not a line. */
static void
tag_gaps (KroArticle *self, GtkTextBuffer *buffer, GtkTextTag *gap)
{
  GtkTextIter line;

  gtk_text_buffer_get_start_iter (buffer, &line);
  do
    {
      GtkTextIter end = line;

      if (!gtk_text_iter_ends_line (&line) || !gtk_text_iter_forward_char (&end))
        continue;
      gtk_text_buffer_apply_tag (buffer, gap, &line, &end);
  } while (gtk_text_iter_forward_line (&line));
}

/* The title of the source, where it stands in its text. */
static void
tag_title (KroArticle *self, GtkTextBuffer *buffer, const KroText *text, GtkTextTag *tag)
{
  const char         *title = kro_source_get_title (self->source);
  const char         *data = kro_text_get_data (text, NULL);
  gsize               n_blocks;
  const KroTextBlock *blocks = kro_text_get_blocks (text, &n_blocks);
  GtkTextIter         from;
  GtkTextIter         to;

  for (gsize i = 0; i < n_blocks && title != NULL; i++)
    {
      if (blocks[i].e - blocks[i].b != strlen (title) || strncmp (data + blocks[i].b, title, strlen (title)) != 0)
        continue;
      gtk_text_buffer_get_iter_at_offset (buffer, &from, (int)kro_source_map_to_shown (self->map, kro_text_to_char (text, blocks[i].b)));
      gtk_text_buffer_get_iter_at_offset (buffer, &to, (int)kro_source_map_to_shown (self->map, kro_text_to_char (text, blocks[i].e)));
      gtk_text_buffer_apply_tag (buffer, tag, &from, &to);
      return;
    }
}

static void
apply_tags (KroArticle *self, const KroText *text)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  GtkTextTag      *gap = gtk_text_tag_table_lookup (table, "gap");
  GtkTextTag      *title = gtk_text_tag_table_lookup (table, "title");

  if (gap == NULL)
    gap = gtk_text_buffer_create_tag (buffer, "gap", "scale", 0.35, NULL);
  if (title == NULL)
    title = gtk_text_buffer_create_tag (buffer, "title", "weight", PANGO_WEIGHT_BOLD, "scale", 1.12, NULL);
  tag_gaps (self, buffer, gap);
  tag_title (self, buffer, text, title);
}

static void
update_text (KroArticle *self)
{
  GtkTextBuffer     *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  const KroRevision *latest = self->source != NULL ? kro_source_get_latest (self->source) : NULL;

  g_clear_pointer (&self->map, kro_source_map_free);
  if (latest != NULL && latest->text != NULL)
    self->map = kro_source_map_new (latest->text);
  gtk_text_buffer_set_text (buffer, self->map != NULL ? kro_source_map_get_shown (self->map) : "", -1);
  if (self->map != NULL)
    apply_tags (self, latest->text);
  update_marks (self);
}

static const KroArticleMark *
find_mark (KroArticle *self, KroId event)
{
  const KroArticleMark *found = NULL;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const KroArticleMark *mark = &g_array_index (self->marks, KroArticleMark, i);

      if (mark->event == event && (found == NULL || !mark->inner))
        found = mark;
      if (found != NULL && !found->inner)
        break;
    }
  return found;
}

/* The narrowest mark around a place; of several of the same width the first
 * behind the selected one, so that clicking again goes on to the next. */
static KroId
find_event (KroArticle *self, guint32 shown)
{
  KroId    selection = self->state != NULL ? kro_view_state_get_selection (self->state) : KRO_ID_NONE;
  guint32  least = G_MAXUINT32;
  KroId    event = KRO_ID_NONE;
  gboolean behind = FALSE;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const KroArticleMark *mark = &g_array_index (self->marks, KroArticleMark, i);

      if (mark->b > shown)
        break;
      if (mark->e <= shown || mark->e - mark->b > least)
        continue;
      if (mark->e - mark->b < least || behind)
        event = mark->event;
      least = mark->e - mark->b;
      behind = mark->event == selection;
    }
  return event;
}

static KroId
find_event_at (KroArticle *self, double x, double y)
{
  GtkTextIter  iter;
  GdkRectangle box;
  int          buffer_x;
  int          buffer_y;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int)x, (int)y, &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, buffer_x, buffer_y))
    return KRO_ID_NONE;
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &box);
  if (buffer_y < box.y || buffer_y > box.y + box.height)
    return KRO_ID_NONE;
  return find_event (self, (guint32)gtk_text_iter_get_offset (&iter));
}

/* --- callbacks ------------------------------------------------------------------------- */

static void
released_cb (KroArticle *self, int n_press, double x, double y)
{
  KroId event = find_event_at (self, x, y);

  if (event != KRO_ID_NONE && self->state != NULL && n_press == 1 && !gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))))
    kro_view_state_set_selection (self->state, event);
}

static void
motion_cb (KroArticle *self, double x, double y)
{
  KroId event = find_event_at (self, x, y);

  if (self->state == NULL)
    return;
  kro_view_state_set_hover (self->state, event);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), event != KRO_ID_NONE ? "pointer" : "text");
}

static void
leave_cb (KroArticle *self)
{
  if (self->state != NULL)
    kro_view_state_set_hover (self->state, KRO_ID_NONE);
}

static void
select_step (KroArticle *self, int by)
{
  KroId   selection = kro_view_state_get_selection (self->state);
  gssize  at = -1;
  GArray *marks = self->marks;

  for (guint i = 0; i < marks->len && at < 0; i++)
    if (g_array_index (marks, KroArticleMark, i).event == selection && !g_array_index (marks, KroArticleMark, i).inner)
      at = i;
  if (at < 0 && by < 0)
    at = marks->len;
  for (gssize i = at + by; i >= 0 && i < (gssize)marks->len; i += by)
    if (!g_array_index (marks, KroArticleMark, i).inner)
      {
        kro_view_state_set_selection (self->state, g_array_index (marks, KroArticleMark, i).event);
        return;
      }
}

static void
next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  select_step (KRO_ARTICLE (widget), 1);
}

static void
previous_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  select_step (KRO_ARTICLE (widget), -1);
}

/* For a few frames, since the card that comes with a selection takes room. */
static gboolean
reveal_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  KroArticle *self = KRO_ARTICLE (widget);

  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))), 0.15, FALSE, 0, 0);
  if (--self->n_reveals > 0)
    return G_SOURCE_CONTINUE;
  self->reveal = 0;
  return G_SOURCE_REMOVE;
}

static void
reveal_selection (KroArticle *self)
{
  GtkTextBuffer        *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  const KroArticleMark *mark = self->state != NULL ? find_mark (self, kro_view_state_get_selection (self->state)) : NULL;
  GtkTextIter           iter;

  if (mark == NULL)
    return;
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int)mark->b);
  gtk_text_buffer_place_cursor (buffer, &iter);
  self->n_reveals = 4;
  if (self->reveal == 0)
    self->reveal = gtk_widget_add_tick_callback (GTK_WIDGET (self), reveal_cb, NULL, NULL);
}

static void
selection_cb (KroArticle *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  reveal_selection (self);
}

static void
changed_cb (KroArticle *self, const KroChange *change)
{
  if (change->flags & KRO_CHANGE_SOURCES)
    update_text (self);
  else
    update_marks (self);
}

static void
timeline_cb (KroArticle *self)
{
  if (self->timeline != NULL)
    g_signal_handlers_disconnect_by_func (self->timeline, changed_cb, self);
  g_set_object (&self->timeline, kro_view_state_get_timeline (self->state));
  if (self->timeline != NULL)
    g_signal_connect_object (self->timeline, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  update_marks (self);
}

static void
theme_cb (KroArticle *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- GtkTextView ------------------------------------------------------------------------ */

static void
kro_article_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    kro_article_draw (KRO_ARTICLE (view), snapshot);
}

static void
kro_article_dispose (GObject *object)
{
  KroArticle *self = KRO_ARTICLE (object);

  g_clear_object (&self->source);
  g_clear_object (&self->timeline);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (kro_article_parent_class)->dispose (object);
}

static void
kro_article_finalize (GObject *object)
{
  KroArticle *self = KRO_ARTICLE (object);

  g_clear_pointer (&self->map, kro_source_map_free);
  g_clear_object (&self->follower);
  g_array_unref (self->marks);
  G_OBJECT_CLASS (kro_article_parent_class)->finalize (object);
}

static void
kro_article_class_init (KroArticleClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kro_article_dispose;
  object_class->finalize = kro_article_finalize;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = kro_article_snapshot_layer;
  gtk_widget_class_install_action (widget_class, "article.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "article.previous", NULL, previous_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_CONTROL_MASK, "article.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_CONTROL_MASK, "article.previous", NULL);
}

static void
add_menu (GtkTextView *view)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("Make _Event"), "win.make-event");
  gtk_text_view_set_extra_menu (view, G_MENU_MODEL (menu));
}

static void
kro_article_init (KroArticle *self)
{
  GtkTextView        *view = GTK_TEXT_VIEW (self);
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->marks = g_array_new (FALSE, FALSE, sizeof (KroArticleMark));
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, TRUE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_left_margin (view, MARGIN);
  gtk_text_view_set_right_margin (view, MARGIN);
  gtk_text_view_set_top_margin (view, 8);
  gtk_text_view_set_bottom_margin (view, MARGIN);
  gtk_text_view_set_pixels_inside_wrap (view, 6);
  gtk_text_view_set_pixels_below_lines (view, 6);
  add_menu (view);
  gtk_widget_add_css_class (GTK_WIDGET (self), "article");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Article"), -1);
  g_signal_connect (self, "map", G_CALLBACK (reveal_selection), NULL);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  self->follower = kro_theme_follower_new (GTK_WIDGET (self));
  g_signal_connect_object (self->follower, "changed", G_CALLBACK (theme_cb), self, G_CONNECT_SWAPPED);
}

/* --- public ------------------------------------------------------------------------------ */

/**
 * kro_article_new:
 *
 * Returns: (transfer floating): an article without a text
 */
GtkWidget *
kro_article_new (void)
{
  return g_object_new (KRO_TYPE_ARTICLE, NULL);
}

/**
 * kro_article_set_state:
 * @self: an article without a state
 * @state: whose timeline has the passages, and what is selected
 */
void
kro_article_set_state (KroArticle *self, KroViewState *state)
{
  g_return_if_fail (self->state == NULL);
  self->state = g_object_ref (state);
  g_signal_connect_object (state, "notify::selection", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::hover", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::timeline", G_CALLBACK (timeline_cb), self, G_CONNECT_SWAPPED);
  timeline_cb (self);
}

/**
 * kro_article_get_source:
 * @self: an article
 *
 * Returns: (transfer none) (nullable): whose text it shows
 */
KroSource *
kro_article_get_source (KroArticle *self)
{
  return self->source;
}

/**
 * kro_article_set_source:
 * @self: an article
 * @source: (nullable): whose latest text to show
 */
void
kro_article_set_source (KroArticle *self, KroSource *source)
{
  if (g_set_object (&self->source, source))
    update_text (self);
}

/**
 * kro_article_get_column_width:
 * @self: an article
 *
 * Returns: how wide it is when a line has %KRO_ARTICLE_COLUMN characters, in
 *   logical pixels, its margins included
 */
int
kro_article_get_column_width (KroArticle *self)
{
  PangoContext     *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int               character = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS (character * KRO_ARTICLE_COLUMN) + 2 * MARGIN;
}

/**
 * kro_article_get_event_at:
 * @self: an article
 * @character: code point of the text
 *
 * Returns: the event whose words stand there, as a click there finds it
 */
KroId
kro_article_get_event_at (KroArticle *self, gsize character)
{
  return self->map != NULL ? find_event (self, (guint32)kro_source_map_to_shown (self->map, character)) : KRO_ID_NONE;
}

/**
 * kro_article_get_place:
 * @self: an article
 * @event: an event
 * @b: (out): first code point of its sentence in the text
 * @e: (out): behind the last one
 *
 * Returns: %FALSE if the article has no words of that event
 */
gboolean
kro_article_get_place (KroArticle *self, KroId event, gsize *b, gsize *e)
{
  const KroArticleMark *mark = find_mark (self, event);

  if (mark == NULL)
    return FALSE;
  *b = kro_source_map_from_shown (self->map, mark->b);
  *e = kro_source_map_from_shown (self->map, mark->e);
  return TRUE;
}

/**
 * kro_article_get_selection:
 * @self: an article
 * @b: (out) (optional): first code point in the text
 * @e: (out) (optional): behind the last one
 *
 * Returns: %FALSE if no words are selected
 */
gboolean
kro_article_get_selection (KroArticle *self, gsize *b, gsize *e)
{
  GtkTextIter from;
  GtkTextIter to;

  if (self->map == NULL || !gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &from, &to))
    return FALSE;
  if (b != NULL)
    *b = kro_source_map_from_shown (self->map, (gsize)gtk_text_iter_get_offset (&from));
  if (e != NULL)
    *e = kro_source_map_from_shown (self->map, (gsize)gtk_text_iter_get_offset (&to));
  return TRUE;
}

/**
 * kro_article_clear_selection:
 * @self: an article
 *
 * Selects no words; the cursor stays.
 */
void
kro_article_clear_selection (KroArticle *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter    at;

  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  gtk_text_buffer_place_cursor (buffer, &at);
}

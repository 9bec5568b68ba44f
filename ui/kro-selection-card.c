/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The selected event in words, or the form to change it; of several how many
 * they are and over which span. Filled anew whenever
 * the selection or the timeline changes; lines of which nothing is known are
 * hidden. The form stays with its event: when another one is selected, what is
 * valid is applied, and what is not keeps the form open. Main thread.
 */
#include "kro-selection-card.h"

#include "kro-event-editor.h"
#include "kro-quote.h"
#include "kro-theme-follower.h"
#include "kro-ui.h"
#include "kro-word-cache.h"

#include <glib/gi18n.h>
#include <math.h>

struct _KroSelectionCard
{
  AdwBin parent_instance;

  /* template children */
  GtkWidget      *scroller;
  GtkWidget      *buttons;
  GtkStack       *stack;
  GtkLabel       *title;
  GtkDrawingArea *dot;
  GtkLabel       *words;
  GtkLabel       *edtf;
  GtkLabel       *quote;
  GtkLabel       *reason;
  GtkWidget      *other;
  GtkLabel       *alternative;
  GtkWidget      *take;
  GtkWidget      *edit;
  KroEventEditor *editor;

  gboolean can_change;

  /* owned */
  KroViewState *state;
  KroTimeline  *timeline;
  KroLocale    *locale;
  GdkRGBA       color;

  KroThemeFollower *follower;
};

enum {
  EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KroSelectionCard, kro_selection_card, ADW_TYPE_BIN)

static void
set_line (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && text[0] != '\0');
}

static void
show_quote (KroSelectionCard *self, KroId event)
{
  KroQuote         quote;
  g_autofree char *marked = NULL;

  if (kro_quote_find (self->timeline, event, &quote))
    /* Translators: the quotation marks of your language around what is quoted. */
    marked = g_strdup_printf (_ ("“%s”"), quote.text);
  set_line (self->quote, marked);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->quote), marked != NULL && g_utf8_strlen (quote.text, -1) > 200 ? quote.text : NULL);
  kro_quote_clear (&quote);
}

static void
show_date (KroSelectionCard *self, guint32 slot)
{
  g_autoptr (KroDate) date = kro_timeline_get_date (self->timeline, slot);
  g_autofree char *words = date != NULL ? kro_date_to_words (date, self->locale, KRO_WORDS_LONG) : NULL;
  g_autofree char *edtf = date != NULL ? kro_date_to_edtf (date) : NULL;

  set_line (self->words, words != NULL ? words : _ ("undated"));
  set_line (self->edtf, edtf);
}

static void
show_alternative (KroSelectionCard *self, guint32 slot)
{
  const char *reason = NULL;
  gboolean    has_other = kro_timeline_get_n_alternatives (self->timeline, slot) > 0;
  g_autoptr (KroDate) date = has_other ? kro_timeline_get_alternative (self->timeline, slot, 0, &reason) : NULL;
  g_autofree char *words = date != NULL ? kro_date_to_words (date, self->locale, KRO_WORDS_LONG) : NULL;
  g_autofree char *line = NULL;

  if (words != NULL && reason != NULL)
    /* Translators: another reading of a date: the date, and why it may be meant. */
    line = g_strdup_printf (_ ("Or %s: %s"), words, reason);
  else if (words != NULL)
    /* Translators: another reading of a date. */
    line = g_strdup_printf (_ ("Or %s"), words);
  set_line (self->alternative, line);
  gtk_widget_set_visible (self->other, line != NULL);
  gtk_widget_set_visible (self->take, self->can_change);
}

static void
find_color (KroSelectionCard *self, guint32 slot)
{
  KroTheme       *theme = kro_theme_follower_get_theme (self->follower);
  guint8          palette;
  guint8          shape;
  const KroColor *color;

  kro_timeline_get_look (self->timeline, slot, &palette, &shape);
  color = &kro_theme_get_category (theme, palette)->edge;
  self->color = (GdkRGBA){ color->r, color->g, color->b, 1 };
  gtk_widget_queue_draw (GTK_WIDGET (self->dot));
}

static void
show_several (KroSelectionCard *self)
{
  guint            n = (guint)kro_view_state_get_n_selected (self->state);
  g_autofree char *title = g_strdup_printf (ngettext ("%u event selected", "%u events selected", n), n);
  g_autofree char *words = NULL;
  KroTime          from;
  KroTime          to;

  if (kro_view_state_get_selected_span (self->state, &from, &to))
    words = kro_span_to_words (from, to, self->locale, KRO_WORDS_LONG);
  set_line (self->title, title);
  set_line (self->words, words != NULL ? words : _ ("undated"));
  set_line (self->edtf, NULL);
  set_line (self->quote, NULL);
  set_line (self->reason, NULL);
  gtk_widget_set_visible (self->other, FALSE);
}

static void
show_one (KroSelectionCard *self, KroId event, guint32 slot)
{
  set_line (self->title, kro_timeline_get_columns (self->timeline)->titles[slot]);
  show_date (self, slot);
  show_quote (self, event);
  set_line (self->reason, kro_timeline_get_reason (self->timeline, slot));
  show_alternative (self, slot);
  find_color (self, slot);
}

static gboolean
is_editing (KroSelectionCard *self)
{
  return kro_event_editor_get_event (self->editor) != KRO_ID_NONE;
}

static void
update (KroSelectionCard *self)
{
  KroId    event = self->state != NULL ? kro_view_state_get_selection (self->state) : KRO_ID_NONE;
  guint32  slot = self->timeline != NULL && event != KRO_ID_NONE ? kro_timeline_get_slot (self->timeline, event) : KRO_SLOT_NONE;
  gboolean is_several = self->state != NULL && kro_view_state_get_n_selected (self->state) > 1;

  gtk_widget_set_visible (GTK_WIDGET (self), slot != KRO_SLOT_NONE || is_editing (self));
  gtk_stack_set_visible_child_name (self->stack, is_editing (self) ? "editor" : "facts");
  gtk_widget_set_visible (self->buttons, self->can_change && !is_editing (self));
  gtk_widget_set_visible (GTK_WIDGET (self->dot), !is_several);
  gtk_widget_set_visible (self->edit, !is_several);
  if (is_several)
    show_several (self);
  else if (slot != KRO_SLOT_NONE)
    show_one (self, event, slot);
}

static void
selection_cb (KroSelectionCard *self)
{
  if (is_editing (self) && kro_event_editor_get_event (self->editor) != kro_view_state_get_selection (self->state))
    kro_event_editor_finish (self->editor);
  update (self);
}

/* The keys go back to whom they were taken from: the window knows. */
static void
done_cb (KroSelectionCard *self)
{
  update (self);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
draw_dot_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  KroSelectionCard *self = user_data;

  gdk_cairo_set_source_rgba (cr, &self->color);
  cairo_arc (cr, width / 2.0, height / 2.0, MIN (width, height) / 2.0, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
timeline_cb (KroSelectionCard *self)
{
  if (self->timeline != NULL)
    g_signal_handlers_disconnect_by_func (self->timeline, update, self);
  g_set_object (&self->timeline, kro_view_state_get_timeline (self->state));
  if (self->timeline != NULL)
    g_signal_connect_object (self->timeline, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/* --- size ---------------------------------------------------------------------------------- */

static GtkSizeRequestMode
request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* As high as its words need at a width, which a scrolled window does not tell;
 * where there is less room the words scroll and the buttons stay. */
static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  KroSelectionCard *self = KRO_SELECTION_CARD (widget);
  GtkWidget        *child = adw_bin_get_child (ADW_BIN (self));
  int               scrolled;
  int               whole;

  gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  gtk_widget_measure (self->scroller, orientation, for_size, NULL, &scrolled, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->stack), orientation, for_size, NULL, &whole, NULL, NULL);
  *natural = MAX (*minimum, *natural - scrolled + whole);
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)), width, height, baseline, NULL);
}

/* --- GObject -------------------------------------------------------------------------------- */

static void
kro_selection_card_dispose (GObject *object)
{
  KroSelectionCard *self = KRO_SELECTION_CARD (object);
  GtkWidget        *child = adw_bin_get_child (ADW_BIN (self));

  if (child != NULL)
    adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->follower);
  g_clear_object (&self->timeline);
  g_clear_object (&self->state);
  g_clear_pointer (&self->locale, kro_locale_unref);
  G_OBJECT_CLASS (kro_selection_card_parent_class)->dispose (object);
}

static void
kro_selection_card_class_init (KroSelectionCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kro_selection_card_dispose;
  kro_ui_ensure_resources ();
  g_type_ensure (KRO_TYPE_EVENT_EDITOR);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, KRO_UI_PATH "kro-selection-card.ui");
  gtk_widget_class_bind_template_child (widget_class, KroSelectionCard, scroller);
  gtk_widget_class_bind_template_child (widget_class, KroSelectionCard, buttons);
  gtk_widget_class_bind_template_child (widget_class, KroSelectionCard, stack);
  gtk_widget_class_bind_template_child (widget_class, KroSelectionCard, title);
  gtk_widget_class_bind_template_child (widget_class, KroSelectionCard, dot);
  gtk_widget_class_bind_template_child (widget_class, KroSelectionCard, words);
  gtk_widget_class_bind_template_child (widget_class, KroSelectionCard, edtf);
  gtk_widget_class_bind_template_child (widget_class, KroSelectionCard, quote);
  gtk_widget_class_bind_template_child (widget_class, KroSelectionCard, reason);
  gtk_widget_class_bind_template_child (widget_class, KroSelectionCard, other);
  gtk_widget_class_bind_template_child (widget_class, KroSelectionCard, alternative);
  gtk_widget_class_bind_template_child (widget_class, KroSelectionCard, take);
  gtk_widget_class_bind_template_child (widget_class, KroSelectionCard, edit);
  gtk_widget_class_bind_template_child (widget_class, KroSelectionCard, editor);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  signals[EDITED] = g_signal_new ("edited", KRO_TYPE_SELECTION_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kro_selection_card_init (KroSelectionCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_vexpand (GTK_WIDGET (self), FALSE);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), gtk_custom_layout_new (request_mode, measure, allocate));
  gtk_drawing_area_set_draw_func (self->dot, draw_dot_cb, self, NULL);
  self->follower = kro_theme_follower_new (GTK_WIDGET (self));
  g_signal_connect_object (self->follower, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/**
 * kro_selection_card_new:
 *
 * Returns: (transfer floating): a card of nothing
 */
GtkWidget *
kro_selection_card_new (void)
{
  return g_object_new (KRO_TYPE_SELECTION_CARD, NULL);
}

/**
 * kro_selection_card_set_state:
 * @self: a card without a state
 * @state: what is selected, of which timeline
 * @locale: the language of dates
 */
void
kro_selection_card_set_state (KroSelectionCard *self, KroViewState *state, KroLocale *locale)
{
  g_return_if_fail (self->state == NULL);
  self->state = g_object_ref (state);
  self->locale = kro_locale_ref (locale);
  g_signal_connect_object (state, "notify::selection", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "selected-changed", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::timeline", G_CALLBACK (timeline_cb), self, G_CONNECT_SWAPPED);
  timeline_cb (self);
}

/**
 * kro_selection_card_set_history:
 * @self: a card with a state, without a history
 * @history: of its timeline
 *
 * Lets events be changed. Without it the card only tells.
 */
void
kro_selection_card_set_history (KroSelectionCard *self, KroHistory *history)
{
  g_return_if_fail (self->locale != NULL && !self->can_change);
  kro_event_editor_set_history (self->editor, history, self->locale);
  self->can_change = TRUE;
  update (self);
}

/**
 * kro_selection_card_edit:
 * @self: a card with a history
 *
 * Shows the form for the selected event. `edited` is emitted when that ends.
 */
void
kro_selection_card_edit (KroSelectionCard *self)
{
  KroId event = kro_view_state_get_selection (self->state);

  if (!self->can_change || kro_view_state_get_n_selected (self->state) > 1 || !kro_event_editor_finish (self->editor) || event == KRO_ID_NONE)
    return;
  gtk_stack_set_visible_child_name (self->stack, "editor");
  kro_event_editor_begin (self->editor, event);
  update (self);
}

/**
 * kro_selection_card_set_compact:
 * @self: a card
 * @is_compact: whether there is little room
 *
 * A compact card shortens title and quote, so that what it tells of stays in
 * sight above it.
 */
void
kro_selection_card_set_compact (KroSelectionCard *self, gboolean is_compact)
{
  g_return_if_fail (KRO_IS_SELECTION_CARD (self));

  gtk_label_set_lines (self->title, is_compact ? 2 : 3);
  gtk_label_set_lines (self->quote, is_compact ? 2 : 5);
}

/**
 * kro_selection_card_finish:
 * @self: a card
 *
 * Ends editing, without losing what was typed.
 *
 * Returns: %FALSE if what was typed cannot be applied
 */
gboolean
kro_selection_card_finish (KroSelectionCard *self)
{
  return kro_event_editor_finish (self->editor);
}

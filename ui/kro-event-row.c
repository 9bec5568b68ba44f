/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A row is filled anew whenever its list says so; it listens to nothing but
 * the pointer. An event that was not reviewed yet has a hollow sign, as on the
 * timeline; one that was rejected is crossed out. Main thread.
 */
#include "kro-event-row.h"

#include "kro-category-sign.h"
#include "kro-source-view.h"
#include "kro-ui.h"

#include <glib/gi18n.h>

struct _KroEventRow
{
  AdwBin parent_instance;

  /* template children */
  GtkLabel        *heading;
  GtkWidget       *body;
  KroCategorySign *sign;
  GtkLabel        *words;
  GtkWidget       *person;
  GtkImage        *review;
  GtkLabel        *title;
  GtkLabel        *source;

  KroId event;

  /* owned */
  KroViewState *state;
  KroLocale    *locale;
};

G_DEFINE_FINAL_TYPE (KroEventRow, kro_event_row, ADW_TYPE_BIN)

static const struct
{
  const char *icon; /* %NULL: none, the sign tells */
  const char *words;
} reviews[] = {
  [KRO_REVIEW_UNREVIEWED] = { NULL, N_ ("Not reviewed yet") },
  [KRO_REVIEW_ACCEPTED] = { "object-select-symbolic", N_ ("Accepted") },
  [KRO_REVIEW_REJECTED] = { "action-unavailable-symbolic", N_ ("Rejected") },
};

static guint32
find_slot (KroEventRow *self)
{
  KroTimeline *timeline = kro_view_state_get_timeline (self->state);

  return timeline != NULL ? kro_timeline_get_slot (timeline, self->event) : KRO_SLOT_NONE;
}

static const KroColumns *
get_columns (KroEventRow *self)
{
  return kro_timeline_get_columns (kro_view_state_get_timeline (self->state));
}

static void
set_class (GtkWidget *widget, const char *name, gboolean is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static char *
write_date (KroEventRow *self, guint32 slot, KroWordsStyle style)
{
  g_autoptr (KroDate) date = kro_timeline_get_date (kro_view_state_get_timeline (self->state), slot);

  return date != NULL ? kro_date_to_words (date, self->locale, style) : g_strdup (_ ("undated"));
}

static void
show_source (KroEventRow *self, guint32 slot)
{
  KroTimeline *timeline = kro_view_state_get_timeline (self->state);
  gboolean     has_several = kro_timeline_get_n_sources (timeline) > 1;
  KroId        id = has_several ? kro_timeline_get_event_source (timeline, slot) : KRO_ID_NONE;
  KroSource   *source = id != KRO_ID_NONE ? kro_timeline_get_source (timeline, id) : NULL;

  gtk_label_set_text (self->source, source != NULL ? kro_source_view_get_name (source) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->source), source != NULL);
}

static void
show_review (KroEventRow *self, guint32 slot)
{
  KroReview   review = get_columns (self)->reviews[slot];
  const char *words = _ (reviews[review].words);

  gtk_widget_set_visible (self->person, get_columns (self)->origins[slot] == KRO_ORIGIN_PERSON);
  gtk_widget_set_visible (GTK_WIDGET (self->review), reviews[review].icon != NULL);
  gtk_image_set_from_icon_name (self->review, reviews[review].icon);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->review), words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->sign), words);
  set_class (GTK_WIDGET (self), "rejected", review == KRO_REVIEW_REJECTED);
  set_class (GTK_WIDGET (self->title), "dim-label", review == KRO_REVIEW_REJECTED);
}

static gboolean
query_tooltip_cb (GtkLabel *label, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip, gpointer user_data)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

static void
enter_cb (KroEventRow *self)
{
  kro_view_state_set_hover (self->state, self->event);
}

static void
leave_cb (KroEventRow *self)
{
  if (kro_view_state_get_hover (self->state) == self->event)
    kro_view_state_set_hover (self->state, KRO_ID_NONE);
}

static void
kro_event_row_dispose (GObject *object)
{
  KroEventRow *self = KRO_EVENT_ROW (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->state);
  g_clear_pointer (&self->locale, kro_locale_unref);
  G_OBJECT_CLASS (kro_event_row_parent_class)->dispose (object);
}

static void
kro_event_row_class_init (KroEventRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kro_event_row_dispose;
  kro_ui_ensure_resources ();
  g_type_ensure (KRO_TYPE_CATEGORY_SIGN);
  gtk_widget_class_set_template_from_resource (widget_class, KRO_UI_PATH "kro-event-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KroEventRow, heading);
  gtk_widget_class_bind_template_child (widget_class, KroEventRow, body);
  gtk_widget_class_bind_template_child (widget_class, KroEventRow, sign);
  gtk_widget_class_bind_template_child (widget_class, KroEventRow, words);
  gtk_widget_class_bind_template_child (widget_class, KroEventRow, person);
  gtk_widget_class_bind_template_child (widget_class, KroEventRow, review);
  gtk_widget_class_bind_template_child (widget_class, KroEventRow, title);
  gtk_widget_class_bind_template_child (widget_class, KroEventRow, source);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
  gtk_widget_class_bind_template_callback (widget_class, enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
kro_event_row_init (KroEventRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kro_event_row_new:
 * @state: whose events are shown; hears where the pointer is
 * @locale: the language of dates
 *
 * Returns: (transfer floating): a row of no event yet
 */
GtkWidget *
kro_event_row_new (KroViewState *state, KroLocale *locale)
{
  KroEventRow *self = g_object_new (KRO_TYPE_EVENT_ROW, NULL);

  self->state = g_object_ref (state);
  self->locale = kro_locale_ref (locale);
  return GTK_WIDGET (self);
}

/**
 * kro_event_row_get_event:
 * @self: a row
 *
 * Returns: the event it shows
 */
KroId
kro_event_row_get_event (KroEventRow *self)
{
  return self->event;
}

/**
 * kro_event_row_set_event:
 * @self: a row
 * @event: what it shows, as it is now
 * @theme: colours of its sign
 */
void
kro_event_row_set_event (KroEventRow *self, KroId event, KroTheme *theme)
{
  g_autofree char *words = NULL;
  KroTimeline     *timeline = kro_view_state_get_timeline (self->state);
  KroCategory      look = { 0 };
  guint32          slot;

  self->event = event;
  slot = find_slot (self);
  if (slot == KRO_SLOT_NONE)
    return;
  words = write_date (self, slot, KRO_WORDS_SHORT);
  kro_timeline_get_look (timeline, slot, &look.palette, &look.shape);
  gtk_label_set_text (self->words, words);
  gtk_label_set_text (self->title, get_columns (self)->titles[slot]);
  kro_category_sign_show (self->sign, theme, &look, !kro_timeline_needs_review (timeline, slot));
  show_source (self, slot);
  show_review (self, slot);
}

/**
 * kro_event_row_set_heading:
 * @self: a row
 * @heading: (nullable): what stands above it; %NULL: nothing
 */
void
kro_event_row_set_heading (KroEventRow *self, const char *heading)
{
  gtk_label_set_text (self->heading, heading != NULL ? heading : "");
  gtk_widget_set_visible (GTK_WIDGET (self->heading), heading != NULL);
}

/**
 * kro_event_row_set_hovered:
 * @self: a row
 * @hovered: whether the pointer is on its event, wherever that is shown
 */
void
kro_event_row_set_hovered (KroEventRow *self, gboolean hovered)
{
  set_class (self->body, "hovered", hovered);
}

/**
 * kro_event_row_get_name:
 * @self: a row
 *
 * Returns: (transfer full): date and title, for a screen reader
 */
char *
kro_event_row_get_name (KroEventRow *self)
{
  guint32          slot = find_slot (self);
  g_autofree char *words = slot != KRO_SLOT_NONE ? write_date (self, slot, KRO_WORDS_LONG) : NULL;

  /* Translators: the name of an event for a screen reader: date, title. */
  return words != NULL ? g_strdup_printf (_ ("%s, %s"), words, get_columns (self)->titles[slot]) : g_strdup ("");
}

/**
 * kro_event_row_describe:
 * @self: a row
 * @row: which row it is, from 0
 * @n_rows: of how many
 *
 * Returns: (transfer full): place and state in words, for a screen reader
 */
char *
kro_event_row_describe (KroEventRow *self, guint row, guint n_rows)
{
  guint32     slot = find_slot (self);
  gboolean    is_made = slot != KRO_SLOT_NONE && get_columns (self)->origins[slot] == KRO_ORIGIN_PERSON;
  const char *review = slot != KRO_SLOT_NONE ? _ (reviews[get_columns (self)->reviews[slot]].words) : "";

  if (is_made)
    /* Translators: of an event: which of how many it is, and "Accepted" or the like. */
    return g_strdup_printf (_ ("%u of %u. %s. Made by a person"), row + 1, n_rows, review);
  /* Translators: of an event: which of how many it is, and "Accepted" or the like. */
  return g_strdup_printf (_ ("%u of %u. %s"), row + 1, n_rows, review);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sides of the window, and its width: below NARROW logical pixels article,
 * timeline and list take turns, and the card stands below whichever is shown.
 * Main thread.
 */
#include "kro-window-private.h"

#include <glib/gi18n.h>

#define NARROW 700
#define LEAST_WIDTH 320

/* The card is one widget, so that a form in it survives a change of width. */
static void
place_card (KroWindow *self)
{
  GtkWidget *card = GTK_WIDGET (self->card);
  GtkWidget *place = self->is_narrow ? self->narrow_side : self->source_side;

  if (gtk_widget_get_parent (card) == place)
    return;
  kro_selection_card_set_compact (self->card, self->is_narrow);
  g_object_ref (card);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (card)), card);
  if (self->is_narrow)
    gtk_box_prepend (GTK_BOX (place), card);
  else
    gtk_box_append (GTK_BOX (place), card);
  g_object_unref (card);
}

static void
set_narrow_class (KroWindow *self)
{
  if (self->is_narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
}

void
kro_window_update_buttons (KroWindow *self)
{
  gboolean has_sources = kro_timeline_get_n_sources (self->timeline) > 0;

  gtk_widget_set_visible (self->add_button, has_sources && !self->is_narrow);
  gtk_widget_set_visible (self->export_button, has_sources && !self->is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->present_button), has_sources);
  adw_button_content_set_label (self->present_content, self->is_narrow ? "" : _ ("_Present"));
  if (self->is_narrow)
    adw_split_button_set_icon_name (self->open_button, "document-open-symbolic");
  else
    adw_split_button_set_label (self->open_button, _ ("_Open"));
}

gboolean
kro_window_shows (KroWindow *self, const char *action, const char *page)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self), action);

  return g_str_equal (g_variant_get_string (state, NULL), page);
}

void
kro_window_update_sides (KroWindow *self)
{
  gboolean timeline = kro_window_shows (self, "show", "timeline");

  kro_window_update_heading (self);
  kro_window_update_buttons (self);
  place_card (self);
  set_narrow_class (self);
  gtk_widget_set_visible (self->source_side, !self->is_narrow || !timeline);
  gtk_widget_set_visible (self->timeline_side, !self->is_narrow || timeline);
  gtk_widget_set_visible (self->side_switch, !self->is_narrow);
  gtk_widget_set_visible (self->narrow_side, self->is_narrow);
  gtk_widget_set_visible (self->zoom_buttons, !self->is_narrow);
  gtk_paned_set_shrink_start_child (self->paned, self->is_narrow);
  gtk_stack_set_visible_child_name (self->side, kro_window_shows (self, "side", "events") ? "events" : "article");
}

/* page: "article", "events" or "timeline", which a wide window always shows. */
void
kro_window_show_page (KroWindow *self, const char *page)
{
  g_action_group_change_action_state (G_ACTION_GROUP (self), "show", g_variant_new_string (page));
  if (!g_str_equal (page, "timeline"))
    g_action_group_change_action_state (G_ACTION_GROUP (self), "side", g_variant_new_string (page));
  kro_window_update_sides (self);
}

/* --- width ------------------------------------------------------------------------------- */

static GtkSizeRequestMode
request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The window may become as narrow as it is in its narrow form at once, though
 * it takes that form only after it did. */
static void
measure_frame (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  int        width;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (child, orientation, orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0 ? MAX (for_size, width) : -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, LEAST_WIDTH);
}

static void
allocate_frame (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  int        minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_allocate (child, MAX (width, minimum), height, baseline, NULL);
}

static gboolean
adapt_cb (gpointer user_data)
{
  KroWindow *self = user_data;

  self->adapt = 0;
  kro_window_update_sides (self);
  return G_SOURCE_REMOVE;
}

/* Children change after the allocation, not within it. */
void
kro_window_adapt (KroWindow *self, int width)
{
  gboolean is_narrow = width < NARROW;

  if (is_narrow == self->is_narrow)
    return;
  self->is_narrow = is_narrow;
  if (self->adapt == 0)
    self->adapt = g_idle_add_full (G_PRIORITY_HIGH_IDLE, adapt_cb, self, NULL);
}

/* Known before the first allocation, so that a window can open narrow. */
static void
default_width_cb (KroWindow *self)
{
  int width;
  int height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) || width <= 0)
    return;
  self->is_narrow = width < NARROW;
  kro_window_update_sides (self);
}

void
kro_window_sides_init (KroWindow *self)
{
  gtk_widget_set_overflow (self->frame, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_layout_manager (self->frame, gtk_custom_layout_new (request_mode, measure_frame, allocate_frame));
  g_signal_connect (self, "notify::default-width", G_CALLBACK (default_width_cb), NULL);
}

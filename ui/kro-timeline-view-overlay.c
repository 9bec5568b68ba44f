/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What lies over the picture of the timeline: the band that marks a span, with
 * the span in words; and when no event is in sight, a button at each side that
 * leads back to those there. Lengths are logical pixels. Main thread.
 */
#include "kro-timeline-view-private.h"

#include <glib/gi18n.h>
#include <math.h>

#define EDGE 12
#define WORDS_PADDING 10

static const char *const icons[] = { "go-previous-symbolic", "go-next-symbolic" };

/* --- the way back ------------------------------------------------------------------- */

/* Brings the nearest event on a side into sight. */
void
kro_timeline_view_show_nearest (KroTimelineView *self, int side)
{
  KroId event = kro_event_sides_find_nearest (self->sides, side);

  if (event == KRO_ID_NONE)
    return;
  /* The button goes away with what it is for. */
  if (gtk_widget_has_focus (self->pills[0]) || gtk_widget_has_focus (self->pills[1]))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  kro_timeline_view_reveal (self, event);
}

static GtkWidget *
make_pill (int side)
{
  GtkWidget *pill = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (icons[side]);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_box_append (GTK_BOX (box), side == 0 ? icon : label);
  gtk_box_append (GTK_BOX (box), side == 0 ? label : icon);
  gtk_button_set_child (GTK_BUTTON (pill), box);
  gtk_widget_add_css_class (pill, "pill");
  gtk_widget_add_css_class (pill, "way-back");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (pill), "timeline.nearest");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (pill), "i", side == 0 ? -1 : 1);
  gtk_widget_set_visible (pill, FALSE);
  g_object_set_data (G_OBJECT (pill), "label", label);
  return pill;
}

static void
show_pill (KroTimelineView *self, int side, guint count)
{
  GtkWidget       *pill = self->pills[side];
  g_autofree char *words = g_strdup_printf (ngettext ("%u event", "%u events", count), count);
  /* Translators: a button, where all events lie before or after what is seen. */
  g_autofree char *earlier = g_strdup_printf (ngettext ("%u earlier event", "%u earlier events", count), count);
  g_autofree char *later = g_strdup_printf (ngettext ("%u later event", "%u later events", count), count);
  GtkLabel        *label = g_object_get_data (G_OBJECT (pill), "label");

  if (count > 0 && !g_str_equal (gtk_label_get_text (label), words))
    {
      gtk_label_set_text (label, words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (pill), GTK_ACCESSIBLE_PROPERTY_LABEL, side == 0 ? earlier : later, -1);
    }
  if (count == 0 && gtk_widget_has_focus (pill))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_set_visible (pill, count > 0);
}

/* Whether there is a way back to be shown, and to how many events. */
void
kro_timeline_view_overlay_update (KroTimelineView *self)
{
  KroSides sides = kro_event_sides_count (self->sides);
  gboolean lost = sides.before + sides.after > 0 && sides.seen == 0;

  show_pill (self, 0, lost ? sides.before : 0);
  show_pill (self, 1, lost ? sides.after : 0);
}

void
kro_timeline_view_overlay_allocate (KroTimelineView *self)
{
  KroBox plot = self->stage != NULL ? kro_stage_get_plot (self->stage) : (KroBox){ 0, 0, 1, 1 };

  for (int i = 0; i < 2; i++)
    {
      GtkRequisition size;
      GtkAllocation  box;

      if (!gtk_widget_should_layout (self->pills[i]))
        continue;
      gtk_widget_get_preferred_size (self->pills[i], &size, NULL);
      box = (GtkAllocation){ (int)plot.x + EDGE, (int)(plot.y + plot.h / 2) - size.height / 2, size.width, size.height };
      if (i == 1)
        box.x = (int)(plot.x + plot.w) - EDGE - size.width;
      gtk_widget_size_allocate (self->pills[i], &box, -1);
    }
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

/* Tab goes from the events to the ways back, then on. */
gboolean
kro_timeline_view_overlay_focus (KroTimelineView *self, GtkDirectionType direction)
{
  int from = gtk_widget_has_focus (self->pills[0]) ? 0 : (gtk_widget_has_focus (self->pills[1]) ? 1 : -1);
  int step = direction == GTK_DIR_TAB_FORWARD ? 1 : -1;

  if (from == -1 && step == -1)
    return FALSE;
  for (int i = from + step; i >= 0 && i < 2; i += step)
    if (gtk_widget_get_mapped (self->pills[i]))
      return gtk_widget_grab_focus (self->pills[i]);
  return step == -1 && gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* --- the band ----------------------------------------------------------------------- */

/* On a pill. */
void
kro_timeline_view_draw_words (KroTimelineView *self, GtkSnapshot *snapshot, const char *words, double middle, double y)
{
  KroTheme       *theme = kro_stage_get_theme (self->stage);
  const KroColor *ink = kro_theme_get_color (theme, KRO_COLOR_CLUSTER_TEXT);
  const KroColor *paper = kro_theme_get_color (theme, KRO_COLOR_CLUSTER);
  KroBox          plot = kro_stage_get_plot (self->stage);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
  int             width;
  int             height;
  double          x;
  GskRoundedRect  pill;
  graphene_rect_t bounds;

  pango_layout_set_font_description (layout, kro_theme_get_font (theme, KRO_FONT_CLUSTER));
  pango_layout_get_pixel_size (layout, &width, &height);
  x = CLAMP (middle - width / 2.0, plot.x + WORDS_PADDING + 4, MAX (plot.x + plot.w - width - WORDS_PADDING - 4, plot.x));
  graphene_rect_init (&bounds, (float)(x - WORDS_PADDING), (float)y, (float)(width + 2 * WORDS_PADDING), (float)(height + 8));
  gsk_rounded_rect_init_from_rect (&pill, &bounds, bounds.size.height / 2);
  gtk_snapshot_append_outset_shadow (snapshot, &pill, &(GdkRGBA){ 0, 0, 0, 0.25F }, 0, 1, 0, 5);
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ paper->r, paper->g, paper->b, 1 }, &bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)floor (x), (float)(y + 4)));
  gtk_snapshot_append_layout (snapshot, layout, &(GdkRGBA){ ink->r, ink->g, ink->b, 1 });
  gtk_snapshot_restore (snapshot);
}

static void
draw_span_words (KroTimelineView *self, GtkSnapshot *snapshot, const KroBox *band)
{
  KroTimeScale     scale = kro_stage_get_scale (self->stage);
  g_autofree char *words = kro_span_to_words (kro_time_scale_to_time (&scale, band->x), kro_time_scale_to_time (&scale, band->x + band->w), kro_stage_get_locale (self->stage), KRO_WORDS_SHORT);

  kro_timeline_view_draw_words (self, snapshot, words, band->x + band->w / 2, kro_stage_get_plot (self->stage).y + 8);
}

static void
draw_band (KroTimelineView *self, GtkSnapshot *snapshot)
{
  const KroColor *color = kro_theme_get_color (kro_stage_get_theme (self->stage), KRO_COLOR_SELECTION);
  KroBox          plot = kro_stage_get_plot (self->stage);
  KroBox          band = { MIN (self->band_from, self->band_to), plot.y, fabs (self->band_to - self->band_from), plot.h };
  GdkRGBA         edge = { color->r, color->g, color->b, 1 };
  GdkRGBA         tint = { color->r, color->g, color->b, 0.15F };
  float           top = (float)plot.y;
  float           height = (float)(gtk_widget_get_height (GTK_WIDGET (self)) - plot.y);

  gtk_snapshot_append_color (snapshot, &tint, &GRAPHENE_RECT_INIT ((float)band.x, top, (float)band.w, height));
  gtk_snapshot_append_color (snapshot, &edge, &GRAPHENE_RECT_INIT ((float)floor (band.x), top, 1, height));
  gtk_snapshot_append_color (snapshot, &edge, &GRAPHENE_RECT_INIT ((float)floor (band.x + band.w), top, 1, height));
  if (band.w > 0)
    draw_span_words (self, snapshot, &band);
}

void
kro_timeline_view_overlay_snapshot (KroTimelineView *self, GtkSnapshot *snapshot)
{
  if (self->has_band)
    draw_band (self, snapshot);
  kro_timeline_view_frame_snapshot (self, snapshot);
  kro_timeline_view_date_snapshot (self, snapshot);
  for (int i = 0; i < 2; i++)
    gtk_widget_snapshot_child (GTK_WIDGET (self), self->pills[i], snapshot);
}

/* --- set-up ------------------------------------------------------------------------- */

void
kro_timeline_view_overlay_init (KroTimelineView *self)
{
  for (int i = 0; i < 2; i++)
    {
      self->pills[i] = make_pill (i);
      gtk_widget_set_parent (self->pills[i], GTK_WIDGET (self));
    }
}

void
kro_timeline_view_overlay_dispose (KroTimelineView *self)
{
  for (int i = 0; i < 2; i++)
    g_clear_pointer (&self->pills[i], gtk_widget_unparent);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The timeline on screen. The stage gives the scene; here it becomes one
 * recorded picture, kept until there is another scene, with hover, selection
 * and focus as small nodes above it. Nothing is laid out when it is drawn.
 * Lengths are logical pixels of the widget, which are those of the scene. Main
 * thread.
 */
#include "kro-timeline-view.h"

#include "kro-timeline-view-private.h"

#include <glib/gi18n.h>

#define TRAVEL_MS 200
#define REST_MS 150
#define RING 2.5

enum {
  PROP_SETTLED = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (KroTimelineView, kro_timeline_view, GTK_TYPE_WIDGET)

/* --- theme -------------------------------------------------------------------------- */

static double
get_text_scale (GtkWidget *widget)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? CLAMP (dpi / (96.0 * 1024), 0.5, 4) : 1;
}

static void
update_theme (KroTimelineView *self)
{
  PangoContext               *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  const char                 *family = font != NULL ? pango_font_description_get_family (font) : NULL;
  gboolean                    dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  g_autoptr (KroTheme) theme = NULL;

  if (self->stage == NULL)
    return;
  theme = kro_theme_new (dark ? KRO_THEME_DARK : KRO_THEME_LIGHT, family, get_text_scale (GTK_WIDGET (self)));
  kro_stage_set_theme (self->stage, theme);
}

/* --- drawing ------------------------------------------------------------------------ */

static void
update_picture (KroTimelineView *self)
{
  KroScene       *scene = kro_stage_get_scene (self->stage);
  graphene_rect_t bounds;
  cairo_t        *cr;

  if (scene == self->painted)
    return;
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_pointer (&self->painted, kro_scene_unref);
  if (scene == NULL)
    return;
  self->painted = kro_scene_ref (scene);
  graphene_rect_init (&bounds, 0, 0, (float)kro_scene_get_width (scene), (float)kro_scene_get_height (scene));
  self->picture = gsk_cairo_node_new (&bounds);
  cr = gsk_cairo_node_get_draw_context (self->picture);
  kro_cairo_painter_set_scale (kro_stage_get_painter (self->stage), gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  kro_cairo_painter_paint (kro_stage_get_painter (self->stage), cr, scene);
  cairo_destroy (cr);
}

static void
draw_ring (GtkSnapshot *snapshot, const KroBox *box, double gap, double line, double radius, const GdkRGBA *color)
{
  GskRoundedRect  ring;
  graphene_rect_t bounds;
  float           widths[4] = { (float)line, (float)line, (float)line, (float)line };
  GdkRGBA         colors[4] = { *color, *color, *color, *color };

  graphene_rect_init (&bounds,
                      (float)(box->x - gap),
                      (float)(box->y - gap),
                      (float)(box->w + 2 * gap),
                      (float)(box->h + 2 * gap));
  gsk_rounded_rect_init_from_rect (&ring, &bounds, (float)(radius + gap));
  gtk_snapshot_append_border (snapshot, &ring, widths, colors);
}

static void
draw_lift (GtkSnapshot *snapshot, const KroBox *box, double radius, const GdkRGBA *color)
{
  GskRoundedRect  outline;
  graphene_rect_t bounds;
  GdkRGBA         shade = *color;

  shade.alpha = 0.28f;
  graphene_rect_init (&bounds, (float)box->x, (float)box->y, (float)box->w, (float)box->h);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, (float)radius);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 1, 1, 7);
}

static GdkRGBA
get_color (KroTimelineView *self, KroColorRole role)
{
  const KroColor *color = kro_theme_get_color (kro_stage_get_theme (self->stage), role);

  return (GdkRGBA){ color->r, color->g, color->b, color->a };
}

/* Where an event is seen: its card, else its mark, else the cluster it is in. */
static gboolean
find_box (KroTimelineView *self, KroId event, KroBox *box)
{
  KroTimeline     *timeline = kro_view_state_get_timeline (kro_stage_get_state (self->stage));
  guint32          slot = timeline != NULL ? kro_timeline_get_slot (timeline, event) : KRO_SLOT_NONE;
  const KroPlaced *placed;
  KroBox           mark;
  gsize            n_placed;

  if (slot == KRO_SLOT_NONE)
    return FALSE;
  if (kro_scene_get_event_boxes (self->painted, event, &mark, box))
    {
      if (box->w <= 0)
        *box = mark;
      return TRUE;
    }
  placed = kro_scene_get_placed (self->painted, &n_placed);
  for (gsize i = 0; i < n_placed; i++)
    {
      KroTime start = kro_timeline_get_columns (timeline)->starts[slot];

      if (placed[i].kind != KRO_PLACED_CLUSTER || kro_time_compare (placed[i].from, start) > 0 || kro_time_compare (placed[i].to, start) < 0)
        continue;
      *box = placed[i].box;
      return TRUE;
    }
  return FALSE;
}

static void
draw_above (KroTimelineView *self, GtkSnapshot *snapshot)
{
  KroViewState *state = kro_stage_get_state (self->stage);
  KroId         hover = kro_view_state_get_hover (state);
  KroId         selection = kro_view_state_get_selection (state);
  double        radius = kro_theme_get_metrics (kro_stage_get_theme (self->stage))->card_radius;
  GdkRGBA       color = get_color (self, KRO_COLOR_SELECTION);
  GdkRGBA       shade = get_color (self, KRO_COLOR_TITLE);
  KroBox        plot = kro_stage_get_plot (self->stage);
  KroBox        box;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, (float)plot.y, (float)(plot.x + plot.w), (float)plot.h));
  if (hover != KRO_ID_NONE && hover != selection && find_box (self, hover, &box))
    draw_lift (snapshot, &box, radius, &shade);
  if (selection != KRO_ID_NONE && find_box (self, selection, &box))
    {
      /* Compact rows have words without a card around them. */
      draw_ring (snapshot, &box, box.h < 2 * radius + 20 ? 3 : 0.5, RING, radius, &color);
      color.alpha = 0.5f;
      if (gtk_widget_has_visible_focus (GTK_WIDGET (self)) || gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
        draw_ring (snapshot, &box, 4, 1.5, radius, &color);
    }
  gtk_snapshot_pop (snapshot);
}

/* Without a selection the whole view shows that it has the focus. */
static void
draw_focus (KroTimelineView *self, GtkSnapshot *snapshot)
{
  GdkRGBA color = get_color (self, KRO_COLOR_SELECTION);
  KroBox  box = { 0, 0, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)) };

  if (!gtk_widget_has_visible_focus (GTK_WIDGET (self)) || kro_view_state_get_selection (kro_stage_get_state (self->stage)) != KRO_ID_NONE)
    return;
  color.alpha = 0.5f;
  draw_ring (snapshot, &box, -2, 2, 6, &color);
}

static void
kro_timeline_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KroTimelineView *self = KRO_TIMELINE_VIEW (widget);

  if (self->stage == NULL)
    return;
  update_picture (self);
  if (self->picture == NULL)
    return;
  gtk_snapshot_append_node (snapshot, self->picture);
  draw_above (self, snapshot);
  draw_focus (self, snapshot);
}

/* --- moving ------------------------------------------------------------------------- */

static void
travel_cb (double value, gpointer user_data)
{
  KroTimelineView *self = user_data;
  KroTime          at[2];

  for (int i = 0; i < 2; i++)
    at[i] = kro_time_add (self->travel_from[i], kro_time_difference (self->travel_to[i], self->travel_from[i]) * value);
  if (value >= 1)
    kro_view_state_set_span (kro_stage_get_state (self->stage), self->travel_to[0], self->travel_to[1]);
  else
    kro_view_state_set_span (kro_stage_get_state (self->stage), at[0], at[1]);
}

static void
stop_travel (KroTimelineView *self)
{
  if (self->travel != NULL && adw_animation_get_state (self->travel) == ADW_ANIMATION_PLAYING)
    adw_animation_pause (self->travel);
}

static void
start_travel (KroTimelineView *self)
{
  stop_travel (self);
  if (self->travel == NULL)
    {
      self->travel = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, TRAVEL_MS, adw_callback_animation_target_new (travel_cb, self, NULL));
      adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->travel), ADW_EASE_IN_OUT_CUBIC);
    }
  adw_animation_reset (self->travel);
  adw_animation_play (self->travel);
}

/* Where a zoom by button starts from while another one is still moving. */
static KroTimeScale
get_goal (KroTimelineView *self)
{
  KroBox plot = kro_stage_get_plot (self->stage);

  if (self->travel == NULL || adw_animation_get_state (self->travel) != ADW_ANIMATION_PLAYING)
    return kro_stage_get_scale (self->stage);
  return kro_time_scale_new_for_span (self->travel_to[0], self->travel_to[1], plot.x, plot.w);
}

/* Moves the view: at once where a hand moves it, else travelling there, so
 * that the eye can follow. */
void
kro_timeline_view_move (KroTimelineView *self, const KroTimeScale *scale, gboolean animate)
{
  KroBox plot = kro_stage_get_plot (self->stage);

  if (!animate || !gtk_widget_get_mapped (GTK_WIDGET (self)) || !adw_get_enable_animations (GTK_WIDGET (self)))
    {
      stop_travel (self);
      kro_stage_set_scale (self->stage, scale);
      return;
    }
  kro_view_state_get_span (kro_stage_get_state (self->stage), &self->travel_from[0], &self->travel_from[1]);
  self->travel_to[0] = kro_time_scale_to_time (scale, plot.x);
  self->travel_to[1] = kro_time_scale_to_time (scale, plot.x + plot.w);
  start_travel (self);
}

/* Zooms so that a span takes the middle half of the plot. */
void
kro_timeline_view_show_time (KroTimelineView *self, KroTime from, KroTime to)
{
  KroBox       plot = kro_stage_get_plot (self->stage);
  double       seconds = MAX (kro_time_difference (to, from), 1);
  KroTimeScale scale = kro_time_scale_new_for_span (from, kro_time_add (from, seconds), plot.x + plot.w / 4, plot.w / 2);

  kro_timeline_view_move (self, &scale, TRUE);
}

/* Pans as little as brings an event into sight. */
void
kro_timeline_view_reveal (KroTimelineView *self, KroId event)
{
  KroTimeline      *timeline = kro_view_state_get_timeline (kro_stage_get_state (self->stage));
  const KroColumns *columns = kro_timeline_get_columns (timeline);
  guint32           slot = kro_timeline_get_slot (timeline, event);
  KroBox            plot = kro_stage_get_plot (self->stage);
  KroTimeScale      scale = get_goal (self);
  double            left = plot.x + plot.w * 0.05;
  double            right = plot.x + plot.w * 0.85;
  double            from;
  double            to;

  if (slot == KRO_SLOT_NONE || !columns->is_dated[slot])
    return;
  from = kro_time_scale_to_x (&scale, columns->starts[slot]);
  to = kro_time_scale_to_x (&scale, columns->ends[slot]);
  if (to >= left && from <= right)
    return;
  scale = kro_time_scale_pan (&scale, plot.x + plot.w / 3 - from);
  kro_timeline_view_move (self, &scale, TRUE);
}

/* --- callbacks ---------------------------------------------------------------------- */

static void
check_settled (KroTimelineView *self)
{
  gboolean settled = kro_timeline_view_get_settled (self);

  if (settled == self->was_settled)
    return;
  self->was_settled = settled;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SETTLED]);
}

static gboolean
rest_cb (gpointer user_data)
{
  KroTimelineView *self = user_data;

  if (self->painted == NULL || !kro_stage_get_settled (self->stage))
    return G_SOURCE_CONTINUE;
  self->rest = 0;
  kro_timeline_view_access_update (self);
  check_settled (self);
  return G_SOURCE_REMOVE;
}

/* The stand-ins follow when the view rests. What is not shown rests already:
 * it asks when it is mapped. */
static void
changed_cb (KroTimelineView *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->rest = g_timeout_add (REST_MS, rest_cb, self);
  check_settled (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
selection_cb (KroTimelineView *self)
{
  KroId event = kro_view_state_get_selection (kro_stage_get_state (self->stage));

  if (event != KRO_ID_NONE)
    kro_timeline_view_reveal (self, event);
  kro_timeline_view_access_select (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- GtkWidget ---------------------------------------------------------------------- */

static void
kro_timeline_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  /* The pane may become as narrow as a person drags it. */
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 1 : 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 900 : 600;
}

static void
kro_timeline_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KroTimelineView *self = KRO_TIMELINE_VIEW (widget);

  if (self->stage != NULL)
    kro_stage_set_size (self->stage, width, height);
  kro_timeline_view_access_allocate (self);
}

/* The tab key passes the events by; arrows go from one to the next. */
static gboolean
kro_timeline_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;
  if (gtk_widget_has_focus (widget) || gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static gboolean
kro_timeline_view_grab_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (root == NULL)
    return FALSE;
  gtk_root_set_focus (root, widget);
  return TRUE;
}

static void
kro_timeline_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SETTLED)
    g_value_set_boolean (value, kro_timeline_view_get_settled (KRO_TIMELINE_VIEW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kro_timeline_view_map (GtkWidget *widget)
{
  KroTimelineView *self = KRO_TIMELINE_VIEW (widget);

  GTK_WIDGET_CLASS (kro_timeline_view_parent_class)->map (widget);
  if (self->stage != NULL)
    changed_cb (self);
}

static void
kro_timeline_view_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&KRO_TIMELINE_VIEW (widget)->rest, g_source_remove);
  GTK_WIDGET_CLASS (kro_timeline_view_parent_class)->unmap (widget);
}

static void
kro_timeline_view_dispose (GObject *object)
{
  KroTimelineView *self = KRO_TIMELINE_VIEW (object);

  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_object (&self->travel);
  kro_timeline_view_access_dispose (self);
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_pointer (&self->painted, kro_scene_unref);
  g_clear_object (&self->stage);
  G_OBJECT_CLASS (kro_timeline_view_parent_class)->dispose (object);
}

static void
kro_timeline_view_class_init (KroTimelineViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kro_timeline_view_get_property;
  object_class->dispose = kro_timeline_view_dispose;
  properties[PROP_SETTLED] = g_param_spec_boolean ("settled", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  widget_class->map = kro_timeline_view_map;
  widget_class->unmap = kro_timeline_view_unmap;
  widget_class->measure = kro_timeline_view_measure;
  widget_class->size_allocate = kro_timeline_view_size_allocate;
  widget_class->snapshot = kro_timeline_view_snapshot;
  widget_class->focus = kro_timeline_view_focus;
  widget_class->grab_focus = kro_timeline_view_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  kro_timeline_view_input_class_init (widget_class);
}

static void
kro_timeline_view_init (KroTimelineView *self)
{
  self->pointer_x = -1;
  self->stand_ins = g_ptr_array_new ();
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Timeline"), -1);
  kro_timeline_view_input_init (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (update_theme), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi", G_CALLBACK (update_theme), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-font-name", G_CALLBACK (update_theme), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (update_theme), NULL);
}

/* --- public --------------------------------------------------------------------------- */

/**
 * kro_timeline_view_new:
 *
 * Returns: (transfer floating): a view that shows nothing yet
 */
GtkWidget *
kro_timeline_view_new (void)
{
  return g_object_new (KRO_TYPE_TIMELINE_VIEW, NULL);
}

/**
 * kro_timeline_view_set_stage:
 * @self: a view without a stage
 * @stage: what it shows; from now on its size and theme are those of @self
 *
 * Gives the view something to show.
 */
void
kro_timeline_view_set_stage (KroTimelineView *self, KroStage *stage)
{
  KroViewState *state = kro_stage_get_state (stage);

  g_return_if_fail (self->stage == NULL);
  self->stage = g_object_ref (stage);
  g_signal_connect_object (stage, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (stage, "notify::settled", G_CALLBACK (check_settled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::selection", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::hover", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  update_theme (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * kro_timeline_view_get_stage:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what it shows
 */
KroStage *
kro_timeline_view_get_stage (KroTimelineView *self)
{
  return self->stage;
}

/**
 * kro_timeline_view_get_settled:
 * @self: a view
 *
 * Returns: whether rows, scene and what a screen reader meets are those of the
 *   present state
 */
gboolean
kro_timeline_view_get_settled (KroTimelineView *self)
{
  gboolean travels = self->travel != NULL && adw_animation_get_state (self->travel) == ADW_ANIMATION_PLAYING;

  return self->stage != NULL && self->rest == 0 && !travels && gtk_widget_get_mapped (GTK_WIDGET (self)) && kro_stage_get_settled (self->stage);
}

/**
 * kro_timeline_view_zoom:
 * @self: a view
 * @factor: above 1 shows a shorter span
 *
 * Zooms, at the pointer if it is over the plot, else around the middle.
 */
void
kro_timeline_view_zoom (KroTimelineView *self, double factor)
{
  KroBox       plot = kro_stage_get_plot (self->stage);
  KroTimeScale scale = get_goal (self);
  double       x = self->pointer_x >= plot.x ? self->pointer_x : plot.x + plot.w / 2;

  scale = kro_time_scale_zoom (&scale, x, factor);
  kro_timeline_view_move (self, &scale, TRUE);
}

/**
 * kro_timeline_view_fit:
 * @self: a view
 *
 * Shows all events.
 */
void
kro_timeline_view_fit (KroTimelineView *self)
{
  KroTimeScale scale;

  if (kro_stage_get_fit (self->stage, &scale))
    kro_timeline_view_move (self, &scale, TRUE);
}

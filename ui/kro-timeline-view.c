/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The timeline on screen. The stage gives the scene; here it becomes one
 * recorded picture, kept until there is another scene; what is drawn above it is
 * in kro-timeline-view-draw.c. Nothing is laid out when it is drawn.
 * Lengths are logical pixels of the widget, which are those of the scene. Main
 * thread.
 */
#include "kro-timeline-view.h"

#include "kro-event-stand-in.h"
#include "kro-timeline-view-private.h"

#include <glib/gi18n.h>

#define REST_MS 150

enum {
  PROP_SETTLED = 1,
  PROP_TEXT_FACTOR,
  PROP_FOLDS_GAPS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum {
  REDATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KroTimelineView, kro_timeline_view, GTK_TYPE_WIDGET)

/* --- theme -------------------------------------------------------------------------- */

static void
theme_cb (KroTimelineView *self)
{
  kro_column_set_clear (self->columns);
  if (self->stage != NULL)
    kro_stage_set_theme (self->stage, kro_theme_follower_get_theme (self->follower));
}

/* --- drawing ------------------------------------------------------------------------ */

static void await_rest (KroTimelineView *self);

static void
update_picture (KroTimelineView *self)
{
  KroScene        *scene = kro_stage_get_scene (self->stage);
  const KroColumn *columns;
  gsize            n_columns;
  KroTimeScale     scale;

  if (scene == self->painted)
    return;
  await_rest (self);
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_pointer (&self->painted, kro_scene_unref);
  if (scene == NULL)
    return;
  self->painted = kro_scene_ref (scene);
  scale = kro_stage_get_scale (self->stage);
  columns = kro_column_set_paint (self->columns, scene, kro_stage_get_painter (self->stage), gtk_widget_get_scale_factor (GTK_WIDGET (self)), &scale, kro_stage_get_plot (self->stage).x, &n_columns);
  self->picture = kro_canvas_create_node (columns, n_columns, kro_scene_get_height (scene));
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
  kro_timeline_view_draw_above (self, snapshot);
  kro_timeline_view_overlay_snapshot (self, snapshot);
}

/* Whether somebody would change a date. */
gboolean
kro_timeline_view_is_heard (KroTimelineView *self)
{
  return g_signal_has_handler_pending (self, signals[REDATE], 0, FALSE);
}

void
kro_timeline_view_redate (KroTimelineView *self, KroId event, KroDate *date)
{
  g_signal_emit (self, signals[REDATE], 0, event, date);
}

/* --- callbacks ---------------------------------------------------------------------- */

void
kro_timeline_view_check_settled (KroTimelineView *self)
{
  gboolean settled = kro_timeline_view_get_settled (self);

  if (settled == self->was_settled)
    return;
  self->was_settled = settled;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SETTLED]);
}

/* What is not ready yet starts the wait again when it is: there is no polling,
 * and a view that nobody sees waits for nothing. */
static gboolean
rest_cb (gpointer user_data)
{
  KroTimelineView *self = user_data;

  self->rest = 0;
  if (kro_timeline_view_is_moving (self) || self->painted == NULL || self->painted != kro_stage_get_scene (self->stage) || !kro_stage_get_settled (self->stage))
    return G_SOURCE_REMOVE;
  self->is_stale = FALSE;
  kro_timeline_view_access_update (self);
  kro_timeline_view_choose_update (self);
  if (self->opens != KRO_ID_NONE)
    kro_timeline_view_open_further (self);
  kro_timeline_view_check_settled (self);
  return G_SOURCE_REMOVE;
}

/* The stand-ins follow when the view has rested for a moment. */
static void
await_rest (KroTimelineView *self)
{
  if (!self->is_stale)
    return;
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST_MS, rest_cb, self);
}

static void
changed_cb (KroTimelineView *self)
{
  self->is_stale = TRUE;
  g_clear_handle_id (&self->rest, g_source_remove);
  kro_timeline_view_overlay_update (self);
  kro_timeline_view_check_settled (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Rows came, or it was painted. */
static void
settled_cb (KroTimelineView *self)
{
  await_rest (self);
  kro_timeline_view_check_settled (self);
}

static void
selection_cb (KroTimelineView *self)
{
  KroId event = kro_view_state_get_selection (kro_stage_get_state (self->stage));

  if (event != KRO_ID_NONE)
    {
      self->cursor = KRO_ID_NONE;
      kro_timeline_view_reveal (self, event);
    }
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
  kro_timeline_view_overlay_allocate (self);
  kro_timeline_view_cluster_allocate (self);
}

/* The tab key passes the events by, since arrows go from one to the next; it
 * finds the ways back where they are seen. */
static gboolean
kro_timeline_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;
  if (gtk_widget_is_focus (widget) || gtk_widget_get_focus_child (widget) != NULL)
    return kro_timeline_view_overlay_focus (KRO_TIMELINE_VIEW (widget), direction);
  return gtk_widget_grab_focus (widget);
}

/* The selected event takes it, so that a screen reader says which one it is. */
static gboolean
kro_timeline_view_grab_focus (GtkWidget *widget)
{
  KroTimelineView *self = KRO_TIMELINE_VIEW (widget);
  GtkRoot         *root = gtk_widget_get_root (widget);
  GtkWidget       *stand_in = NULL;

  if (root == NULL)
    return FALSE;
  if (self->stage != NULL)
    stand_in = kro_timeline_view_access_find_current (self);
  gtk_root_set_focus (root, stand_in != NULL ? stand_in : widget);
  return TRUE;
}

static void
kro_timeline_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kro_timeline_view_parent_class)->map (widget);
  kro_timeline_view_may_move_rows (KRO_TIMELINE_VIEW (widget));
}

/* Nothing moves where nobody sees it. */
static void
kro_timeline_view_unmap (GtkWidget *widget)
{
  KroTimelineView *self = KRO_TIMELINE_VIEW (widget);

  if (self->stage != NULL)
    kro_timeline_view_stop (self);
  kro_timeline_view_cluster_close (self);
  GTK_WIDGET_CLASS (kro_timeline_view_parent_class)->unmap (widget);
  kro_timeline_view_may_move_rows (self);
}

/* That of the view state, as a property of the widget for its action. */
static gboolean
folds_gaps (KroTimelineView *self)
{
  return self->stage == NULL || kro_view_state_get_folds_gaps (kro_stage_get_state (self->stage));
}

static void
set_folds_gaps (KroTimelineView *self, gboolean folds)
{
  if (self->stage != NULL)
    kro_view_state_set_folds_gaps (kro_stage_get_state (self->stage), folds);
}

static void
folds_gaps_cb (KroTimelineView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDS_GAPS]);
}

static void
kro_timeline_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SETTLED)
    g_value_set_boolean (value, kro_timeline_view_get_settled (KRO_TIMELINE_VIEW (object)));
  else if (prop_id == PROP_TEXT_FACTOR)
    g_value_set_double (value, KRO_TIMELINE_VIEW (object)->text_factor);
  else if (prop_id == PROP_FOLDS_GAPS)
    g_value_set_boolean (value, folds_gaps (KRO_TIMELINE_VIEW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kro_timeline_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_TEXT_FACTOR)
    kro_timeline_view_set_text_factor (KRO_TIMELINE_VIEW (object), g_value_get_double (value));
  else if (prop_id == PROP_FOLDS_GAPS)
    set_folds_gaps (KRO_TIMELINE_VIEW (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kro_timeline_view_dispose (GObject *object)
{
  KroTimelineView *self = KRO_TIMELINE_VIEW (object);

  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_object (&self->travel);
  g_clear_object (&self->rows);
  kro_timeline_view_access_dispose (self);
  kro_timeline_view_overlay_dispose (self);
  kro_timeline_view_cluster_dispose (self);
  g_clear_pointer (&self->sides, kro_event_sides_free);
  g_clear_pointer (&self->date_from, kro_date_unref);
  g_clear_pointer (&self->date_to, kro_date_unref);
  g_clear_object (&self->follower);
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_pointer (&self->painted, kro_scene_unref);
  g_clear_pointer (&self->columns, kro_column_set_free);
  g_clear_object (&self->stage);
  G_OBJECT_CLASS (kro_timeline_view_parent_class)->dispose (object);
}

static void
kro_timeline_view_class_init (KroTimelineViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kro_timeline_view_get_property;
  object_class->set_property = kro_timeline_view_set_property;
  object_class->dispose = kro_timeline_view_dispose;
  properties[PROP_SETTLED] = g_param_spec_boolean ("settled", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT_FACTOR] = g_param_spec_double ("text-factor", NULL, NULL, 0.1, 10, 1, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOLDS_GAPS] = g_param_spec_boolean ("folds-gaps", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[REDATE] = g_signal_new ("redate", KRO_TYPE_TIMELINE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT64, KRO_TYPE_DATE);
  widget_class->measure = kro_timeline_view_measure;
  widget_class->size_allocate = kro_timeline_view_size_allocate;
  widget_class->snapshot = kro_timeline_view_snapshot;
  widget_class->map = kro_timeline_view_map;
  widget_class->unmap = kro_timeline_view_unmap;
  widget_class->focus = kro_timeline_view_focus;
  widget_class->grab_focus = kro_timeline_view_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  kro_timeline_view_actions_class_init (widget_class);
}

static void
kro_timeline_view_init (KroTimelineView *self)
{
  self->pointer_x = -1;
  self->text_factor = 1;
  self->columns = kro_column_set_new ();
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Timeline"), -1);
  self->follower = kro_theme_follower_new (GTK_WIDGET (self));
  kro_timeline_view_access_init (self);
  kro_timeline_view_overlay_init (self);
  kro_timeline_view_cluster_init (self);
  kro_timeline_view_input_init (self);
  g_signal_connect_object (self->follower, "changed", G_CALLBACK (theme_cb), self, G_CONNECT_SWAPPED);
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
  self->sides = kro_event_sides_new (state);
  g_signal_connect_object (stage, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (stage, "rows-move", G_CALLBACK (kro_timeline_view_move_rows), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (stage, "notify::settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::selection", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "selected-changed", G_CALLBACK (kro_timeline_view_choose_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::folds-gaps", G_CALLBACK (folds_gaps_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::hover", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  theme_cb (self);
  kro_timeline_view_may_move_rows (self);
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
  return self->stage != NULL && !self->is_stale && self->opens == KRO_ID_NONE &&
         !kro_timeline_view_is_moving (self) && kro_stage_get_settled (self->stage);
}

/**
 * kro_timeline_view_set_text_factor:
 * @self: a view
 * @factor: 0.1 to 10; 1 is the size of the desktop
 *
 * Makes text and what is around it larger or smaller than in a window.
 */
void
kro_timeline_view_set_text_factor (KroTimelineView *self, double factor)
{
  if (self->text_factor == factor)
    return;
  self->text_factor = factor;
  kro_theme_follower_set_text_factor (self->follower, factor);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT_FACTOR]);
}

/**
 * kro_timeline_view_reveal_selection:
 * @self: a view
 *
 * Moves as little as brings the selected event into sight.
 */
void
kro_timeline_view_reveal_selection (KroTimelineView *self)
{
  kro_timeline_view_reveal (self, kro_view_state_get_selection (kro_stage_get_state (self->stage)));
}

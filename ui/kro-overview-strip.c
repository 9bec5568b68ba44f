/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The overview strip on screen. The picture of all events is recorded once and
 * kept until events, size or theme change, or the view leaves what the strip
 * shows; the window of what is seen, the selection and the focus are small
 * nodes above it. Few events are counted at once; of many only those that an
 * edit touched. All of many are counted in a thread from a copy, when they have
 * stayed as they are for a moment; the last picture is shown meanwhile. Lengths
 * are logical pixels. Main thread.
 */
#include "kro-overview-strip.h"

#include "kro-overview-strip-private.h"

#include <glib/gi18n.h>

#define TRAVEL_MS 200
#define REST_MS 150
#define MANY 20000

G_DEFINE_FINAL_TYPE (KroOverviewStrip, kro_overview_strip, GTK_TYPE_WIDGET)

/* --- theme ---------------------------------------------------------------------------- */

/* The places of the selected events are looked for anew. */
static void
drop_marks (KroOverviewStrip *self)
{
  g_clear_pointer (&self->selected, g_array_unref);
}

static void
selected_cb (KroOverviewStrip *self)
{
  drop_marks (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drop_picture (KroOverviewStrip *self)
{
  drop_marks (self);
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_pointer (&self->scene, kro_scene_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
theme_cb (KroOverviewStrip *self)
{
  g_clear_pointer (&self->painter, kro_cairo_painter_free);
  g_clear_pointer (&self->advance, kro_advance_free);
  g_clear_pointer (&self->theme, kro_theme_unref);
  self->theme = kro_theme_ref (kro_theme_follower_get_theme (self->follower));
  self->advance = kro_advance_new (self->theme);
  self->painter = kro_cairo_painter_new (self->theme);
  drop_picture (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* --- counting -------------------------------------------------------------------------- */

/* What is counted: all there is to see, and what a search found of it. */
typedef struct
{
  GArray     *all;   /* of KroDensityEvent */
  GArray     *found; /* NULL: nobody searches */
  KroDensity *density;
  KroDensity *hits;
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  g_array_unref (count->all);
  g_clear_pointer (&count->found, g_array_unref);
  g_clear_pointer (&count->density, kro_density_unref);
  g_clear_pointer (&count->hits, kro_density_unref);
  g_free (count);
}

static void
take_densities (KroOverviewStrip *self, Count *count)
{
  g_clear_pointer (&self->density, kro_density_unref);
  g_clear_pointer (&self->found, kro_density_unref);
  self->density = g_steal_pointer (&count->density);
  self->found = g_steal_pointer (&count->hits);
  drop_picture (self);
}

static Count *
collect (KroOverviewStrip *self)
{
  KroFilter *filter = kro_view_state_get_filter (self->state);
  Count     *count = g_new0 (Count, 1);
  g_autoptr (KroMatches) matches = NULL;

  if (self->timeline == NULL)
    {
      count->all = g_array_new (FALSE, FALSE, sizeof (KroDensityEvent));
      return count;
    }
  if (!kro_filter_get_is_empty (filter))
    matches = kro_filter_apply (filter, self->timeline);
  count->all = kro_density_collect (self->timeline, kro_view_state_get_hides_others (self->state) ? matches : NULL);
  if (matches != NULL && !kro_view_state_get_hides_others (self->state))
    count->found = kro_density_collect (self->timeline, matches);
  return count;
}

static KroDensity *
make_density (const GArray *events)
{
  return events != NULL ? kro_density_new ((const KroDensityEvent *)(gconstpointer)events->data, events->len) : NULL;
}

static void
count_all (Count *count)
{
  count->density = make_density (count->all);
  count->hits = make_density (count->found);
}

static void
count_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  count_all (data);
  g_task_return_boolean (task, TRUE);
}

static void
counted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  KroOverviewStrip *self = KRO_OVERVIEW_STRIP (object);
  gboolean          is_done = g_task_propagate_boolean (G_TASK (result), NULL);

  /* A newer one is under way, or the widget is on its way out. */
  if (!is_done || g_task_get_cancellable (G_TASK (result)) != self->task)
    return;
  g_clear_object (&self->task);
  take_densities (self, g_task_get_task_data (G_TASK (result)));
}

static void
cancel_count (KroOverviewStrip *self)
{
  g_clear_handle_id (&self->wait, g_source_remove);
  g_cancellable_cancel (self->task);
  g_clear_object (&self->task);
}

static void
start_count (KroOverviewStrip *self)
{
  g_autoptr (GTask) task = NULL;

  cancel_count (self);
  self->is_stale = FALSE;
  self->task = g_cancellable_new ();
  task = g_task_new (self, self->task, counted_cb, NULL);
  g_task_set_source_tag (task, start_count);
  g_task_set_task_data (task, collect (self), count_free);
  g_task_run_in_thread (task, count_in_thread);
}

static gboolean
wait_cb (gpointer user_data)
{
  KroOverviewStrip *self = user_data;

  self->wait = 0;
  start_count (self);
  return G_SOURCE_REMOVE;
}

/* Makes sure that there is a density, if perhaps that of a moment ago. */
static void
ensure_density (KroOverviewStrip *self)
{
  Count *count;

  if (!self->is_stale)
    return;
  if (self->timeline != NULL && kro_timeline_get_n_events (self->timeline) > MANY)
    {
      if (self->density == NULL && self->wait != 0)
        start_count (self);
      return;
    }
  count = collect (self);
  count_all (count);
  self->is_stale = FALSE;
  take_densities (self, count);
  count_free (count);
}

/* --- picture --------------------------------------------------------------------------- */

static void
record_picture (KroOverviewStrip *self)
{
  graphene_rect_t bounds;
  cairo_t        *cr;

  graphene_rect_init (&bounds, 0, 0, (float)kro_scene_get_width (self->scene), (float)kro_scene_get_height (self->scene));
  self->picture = gsk_cairo_node_new (&bounds);
  cr = gsk_cairo_node_get_draw_context (self->picture);
  kro_cairo_painter_set_scale (self->painter, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  kro_cairo_painter_paint (self->painter, cr, self->scene);
  cairo_destroy (cr);
}

static gboolean
is_current (KroOverviewStrip *self, const KroTimeScale *scale, int width, int height)
{
  return self->scene != NULL && kro_time_compare (scale->origin, self->scale.origin) == 0 && scale->pixels_per_second == self->scale.pixels_per_second &&
         kro_scene_get_width (self->scene) == width && kro_scene_get_height (self->scene) == height;
}

/* Makes the picture of what there is now; %FALSE: there is nothing to show. */
gboolean
kro_overview_strip_update (KroOverviewStrip *self)
{
  KroOverviewInput input = { .advance = self->advance, .locale = self->locale };
  int              width = gtk_widget_get_width (GTK_WIDGET (self));
  int              height = gtk_widget_get_height (GTK_WIDGET (self));
  KroTime          from;
  KroTime          to;

  if (self->state == NULL || width <= 0 || height <= 0)
    return FALSE;
  ensure_density (self);
  if (self->density == NULL)
    return FALSE;
  kro_view_state_get_span (self->state, &from, &to);
  input.density = self->density;
  input.found = self->found;
  input.scale = self->is_dragging ? self->scale : kro_overview_get_scale (self->density, from, to, width);
  input.width = width;
  input.height = height;
  if (is_current (self, &input.scale, width, height))
    return kro_density_get_n_events (self->density) > 0;
  drop_marks (self);
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_pointer (&self->scene, kro_scene_unref);
  self->scale = input.scale;
  self->scene = kro_overview_build (&input);
  record_picture (self);
  return kro_density_get_n_events (self->density) > 0;
}

/* Where the window of what is seen stands, once there is a picture. */
KroBox
kro_overview_strip_get_window (KroOverviewStrip *self)
{
  KroTime from;
  KroTime to;

  kro_view_state_get_span (self->state, &from, &to);
  return kro_overview_get_window (self->theme, &self->scale, kro_scene_get_width (self->scene), kro_scene_get_height (self->scene), from, to);
}

/* --- moving ---------------------------------------------------------------------------- */

static void
set_span (KroOverviewStrip *self, KroTime from, KroTime to)
{
  self->is_setting = TRUE;
  kro_view_state_set_span (self->state, from, to);
  self->is_setting = FALSE;
}

static void
travel_cb (double value, gpointer user_data)
{
  KroOverviewStrip *self = user_data;
  KroTime           at[2];

  for (int i = 0; i < 2; i++)
    at[i] = kro_time_add (self->travel_from[i], kro_time_difference (self->travel_to[i], self->travel_from[i]) * value);
  if (value >= 1)
    set_span (self, self->travel_to[0], self->travel_to[1]);
  else
    set_span (self, at[0], at[1]);
}

static gboolean
is_travelling (KroOverviewStrip *self)
{
  return self->travel != NULL && adw_animation_get_state (self->travel) == ADW_ANIMATION_PLAYING;
}

static void
stop_travel (KroOverviewStrip *self)
{
  if (is_travelling (self))
    adw_animation_pause (self->travel);
}

/* What is seen, or will be when a movement has come to its end. */
void
kro_overview_strip_get_goal (KroOverviewStrip *self, KroTime span[2])
{
  kro_view_state_get_span (self->state, &span[0], &span[1]);
  if (is_travelling (self))
    memcpy (span, self->travel_to, sizeof self->travel_to);
}

/* Shows another span: at once where a hand moves it, else travelling there. */
void
kro_overview_strip_move (KroOverviewStrip *self, KroTime from, KroTime to, gboolean animate)
{
  stop_travel (self);
  if (!animate || !gtk_widget_get_mapped (GTK_WIDGET (self)) || !adw_get_enable_animations (GTK_WIDGET (self)))
    {
      set_span (self, from, to);
      return;
    }
  kro_view_state_get_span (self->state, &self->travel_from[0], &self->travel_from[1]);
  self->travel_to[0] = from;
  self->travel_to[1] = to;
  if (self->travel == NULL)
    {
      self->travel = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, TRAVEL_MS, adw_callback_animation_target_new (travel_cb, self, NULL));
      adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->travel), ADW_EASE_IN_OUT_CUBIC);
    }
  adw_animation_reset (self->travel);
  adw_animation_play (self->travel);
}

/* --- what a screen reader is told -------------------------------------------------------- */

/* How far the middle of what is seen is through what there is, per cent. */
static double
get_value (KroOverviewStrip *self, KroTime from, KroTime to)
{
  KroTime first;
  KroTime last;
  double  seconds;

  if (self->density == NULL || !kro_density_get_extent (self->density, &first, &last))
    return 0;
  seconds = MAX (kro_time_difference (last, first), 1);
  return CLAMP (100 * kro_time_difference (kro_time_add (from, kro_time_difference (to, from) / 2), first) / seconds, 0, 100);
}

static void
tell (KroOverviewStrip *self)
{
  KroTime     from;
  KroTime     to;
  const char *words;

  kro_view_state_get_span (self->state, &from, &to);
  words = kro_word_cache_get_span (self->words, from, to);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, get_value (self, from, to),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words,
                                  -1);
}

static gboolean
rest_cb (gpointer user_data)
{
  KroOverviewStrip *self = user_data;

  self->rest = 0;
  tell (self);
  return G_SOURCE_REMOVE;
}

static void
tell_later (KroOverviewStrip *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST_MS, rest_cb, self);
}

/* --- callbacks ------------------------------------------------------------------------- */

/* Whoever else moves the view has the better claim. */
static void
span_changed_cb (KroOverviewStrip *self)
{
  if (!self->is_setting)
    stop_travel (self);
  tell_later (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
events_changed_cb (KroOverviewStrip *self)
{
  cancel_count (self);
  self->is_stale = TRUE;
  if (self->timeline != NULL && kro_timeline_get_n_events (self->timeline) > MANY)
    self->wait = g_timeout_add (REST_MS, wait_cb, self);
  tell_later (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Counts the events that a change touched, if the density is that of all events
 * just before it. */
static gboolean
follow (KroOverviewStrip *self, const KroChange *change)
{
  KroDensity *density;

  if (self->density == NULL || self->is_stale || self->task != NULL || !kro_filter_get_is_empty (kro_view_state_get_filter (self->state)))
    return FALSE;
  density = kro_density_new_followed (self->density, self->timeline, change);
  if (density == NULL)
    return FALSE;
  kro_density_unref (self->density);
  self->density = density;
  drop_picture (self);
  tell_later (self);
  return TRUE;
}

static void
changed_cb (KroOverviewStrip *self, const KroChange *change)
{
  const KroChangeFlags counted = KRO_CHANGE_SOURCES | KRO_CHANGE_CATEGORIES | KRO_CHANGE_EVENTS | KRO_CHANGE_ORDER | KRO_CHANGE_PASSAGES;

  if ((change->flags & counted) != 0 && !follow (self, change))
    events_changed_cb (self);
}

static void
timeline_cb (KroOverviewStrip *self)
{
  KroTimeline *timeline = kro_view_state_get_timeline (self->state);

  if (self->timeline != NULL)
    g_signal_handlers_disconnect_by_func (self->timeline, changed_cb, self);
  g_set_object (&self->timeline, timeline);
  if (timeline != NULL)
    g_signal_connect_object (timeline, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  events_changed_cb (self);
}

/* --- GtkWidget ------------------------------------------------------------------------- */

static void
kro_overview_strip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  KroOverviewStrip *self = KRO_OVERVIEW_STRIP (widget);
  int               height = (int)kro_theme_get_metrics (self->theme)->overview_height;

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 1 : height;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 900 : height;
}

static void
kro_overview_strip_dispose (GObject *object)
{
  KroOverviewStrip *self = KRO_OVERVIEW_STRIP (object);

  g_clear_handle_id (&self->rest, g_source_remove);
  cancel_count (self);
  stop_travel (self);
  g_clear_object (&self->travel);
  g_clear_object (&self->timeline);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (kro_overview_strip_parent_class)->dispose (object);
}

static void
kro_overview_strip_finalize (GObject *object)
{
  KroOverviewStrip *self = KRO_OVERVIEW_STRIP (object);

  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_pointer (&self->scene, kro_scene_unref);
  g_clear_pointer (&self->selected, g_array_unref);
  g_clear_pointer (&self->found, kro_density_unref);
  g_clear_pointer (&self->density, kro_density_unref);
  g_clear_pointer (&self->words, kro_word_cache_free);
  g_clear_pointer (&self->painter, kro_cairo_painter_free);
  g_clear_pointer (&self->advance, kro_advance_free);
  g_clear_object (&self->follower);
  g_clear_pointer (&self->theme, kro_theme_unref);
  g_clear_pointer (&self->locale, kro_locale_unref);
  G_OBJECT_CLASS (kro_overview_strip_parent_class)->finalize (object);
}

static void
kro_overview_strip_class_init (KroOverviewStripClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kro_overview_strip_dispose;
  object_class->finalize = kro_overview_strip_finalize;
  widget_class->measure = kro_overview_strip_measure;
  widget_class->snapshot = kro_overview_strip_snapshot;
  gtk_widget_class_set_css_name (widget_class, "overview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SCROLLBAR);
  kro_overview_strip_input_class_init (widget_class);
}

static void
kro_overview_strip_init (KroOverviewStrip *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Overview"),
                                  GTK_ACCESSIBLE_PROPERTY_ORIENTATION, GTK_ORIENTATION_HORIZONTAL,
                                  -1);
  kro_overview_strip_input_init (self);
  self->follower = kro_theme_follower_new (GTK_WIDGET (self));
  g_signal_connect_object (self->follower, "changed", G_CALLBACK (theme_cb), self, G_CONNECT_SWAPPED);
  theme_cb (self);
}

/* --- public ------------------------------------------------------------------------------ */

/**
 * kro_overview_strip_new:
 *
 * Returns: (transfer floating): a strip that shows nothing yet
 */
GtkWidget *
kro_overview_strip_new (void)
{
  return g_object_new (KRO_TYPE_OVERVIEW_STRIP, NULL);
}

/**
 * kro_overview_strip_set_state:
 * @self: a strip without a state
 * @state: what is seen and chosen
 * @locale: the language of words
 *
 * Gives the strip something to show.
 */
void
kro_overview_strip_set_state (KroOverviewStrip *self, KroViewState *state, KroLocale *locale)
{
  g_return_if_fail (self->state == NULL);

  self->state = g_object_ref (state);
  self->locale = kro_locale_ref (locale);
  self->words = kro_word_cache_new (locale);
  g_signal_connect_object (state, "span-changed", G_CALLBACK (span_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::selection", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "selected-changed", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::hover", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::timeline", G_CALLBACK (timeline_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kro_view_state_get_filter (state), "changed", G_CALLBACK (events_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::hides-others", G_CALLBACK (events_changed_cb), self, G_CONNECT_SWAPPED);
  timeline_cb (self);
  tell (self);
}

/**
 * kro_overview_strip_get_settled:
 * @self: a strip
 *
 * Returns: whether what it shows, and what a screen reader was told, is what
 *   there is now
 */
gboolean
kro_overview_strip_get_settled (KroOverviewStrip *self)
{
  return self->state != NULL && kro_overview_strip_update (self) && !self->is_stale && self->task == NULL && self->rest == 0 && !is_travelling (self);
}

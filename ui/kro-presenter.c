/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The presentation: where it is on its walk, and what is seen there. It has a
 * view state of its own, so that the window it was opened from stays as it was;
 * only the selection is handed back. The span travels while the caption fades;
 * a further step begins wherever the last one has come to, so nothing queues.
 * Sizes are shares of the window's height. Main thread.
 */
#include "kro-presenter.h"

#include "kro-framing.h"
#include "kro-presenter-private.h"
#include "kro-ui.h"

#include <glib/gi18n.h>
#include <math.h>

#define CAPTION_SHARE 0.46
#define UNIT_OF_WIDTH 0.007
/* How large text of the timeline is for each unit. */
#define TEXT_OF_UNIT 0.15
#define LINE_OF_UNIT 0.3

#define SHORTEST_MS 250.0
#define LONGEST_MS 600.0
#define MS_OF_LENGTH 160.0
#define FADE_MS 250

G_DEFINE_FINAL_TYPE (KroPresenter, kro_presenter, ADW_TYPE_WINDOW)

/* --- sizes ---------------------------------------------------------------------------- */

static double
get_text_scale (KroPresenter *self)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / (96.0 * 1024) : 1;
}

static void
fit (KroPresenter *self)
{
  double unit = MIN (self->height / 100.0, self->width * UNIT_OF_WIDTH);
  int    height = (int)(self->height * CAPTION_SHARE);

  if (self->width <= 0 || self->height <= 0)
    return;
  kro_timeline_view_set_text_factor (self->view, CLAMP (unit * TEXT_OF_UNIT / get_text_scale (self), 0.1, 10));
  kro_caption_set_room (self->first, self->width, height, unit);
  kro_caption_set_room (self->second, self->width, height, unit);
  gtk_widget_set_size_request (GTK_WIDGET (self->captions), -1, height);
  gtk_widget_set_size_request (GTK_WIDGET (self->progress), -1, MAX ((int)(LINE_OF_UNIT * unit), 2));
}

static gboolean
fit_cb (gpointer user_data)
{
  KroPresenter *self = user_data;

  self->fit = 0;
  fit (self);
  return G_SOURCE_REMOVE;
}

static void
queue_fit (KroPresenter *self)
{
  if (self->fit == 0)
    self->fit = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
}

/* --- the walk ------------------------------------------------------------------------- */

static guint32
get_n (KroPresenter *self)
{
  if (self->timeline == NULL)
    return 0;
  return self->matches != NULL ? self->matches->n_positions : kro_timeline_get_n_events (self->timeline);
}

static KroId
get_id_at (KroPresenter *self, guint32 index)
{
  if (index >= get_n (self))
    return KRO_ID_NONE;
  return kro_timeline_get_id_at (self->timeline, self->matches != NULL ? self->matches->positions[index] : index);
}

/* Where an event stands among those that are walked, or KRO_SLOT_NONE. */
static guint32
find_index (KroPresenter *self, KroId event)
{
  guint32 position = self->timeline != NULL && event != KRO_ID_NONE ? kro_timeline_get_position (self->timeline, event) : KRO_SLOT_NONE;
  guint32 low = 0;
  guint32 high = get_n (self);

  if (position == KRO_SLOT_NONE || self->matches == NULL)
    return position;
  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (self->matches->positions[middle] < position)
        low = middle + 1;
      else
        high = middle;
    }
  return low < get_n (self) && self->matches->positions[low] == position ? low : KRO_SLOT_NONE;
}

static void
find_matches (KroPresenter *self)
{
  KroFilter *filter = kro_view_state_get_filter (self->origin);

  g_clear_pointer (&self->matches, kro_matches_unref);
  if (self->timeline != NULL && !kro_filter_get_is_empty (filter))
    self->matches = kro_filter_apply (filter, self->timeline);
}

/* --- the picture ---------------------------------------------------------------------- */

static const KroTime *
get_start (KroPresenter *self, gint64 index)
{
  KroId   event = index >= 0 ? get_id_at (self, (guint32)index) : KRO_ID_NONE;
  guint32 slot = event != KRO_ID_NONE ? kro_timeline_get_slot (self->timeline, event) : KRO_SLOT_NONE;

  if (slot == KRO_SLOT_NONE || !kro_timeline_get_columns (self->timeline)->is_dated[slot])
    return NULL;
  return &kro_timeline_get_columns (self->timeline)->starts[slot];
}

/* The span that shows the event; the present one for an event without a date. */
static void
find_span (KroPresenter *self, KroTime span[2])
{
  const KroTime *start = get_start (self, self->index);
  KroFraming     framing = { .before = get_start (self, (gint64)self->index - 1), .after = get_start (self, (gint64)self->index + 1) };

  kro_view_state_get_span (self->state, &span[0], &span[1]);
  if (start == NULL)
    return;
  framing.start = *start;
  framing.end = kro_timeline_get_columns (self->timeline)->ends[kro_timeline_get_slot (self->timeline, self->event)];
  if (self->width > 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    framing.seconds = kro_view_state_get_seconds (self->state);
  kro_framing_get_span (&framing, span);
}

static gboolean
is_travelling (KroPresenter *self)
{
  return self->animation != NULL && adw_animation_get_state (self->animation) == ADW_ANIMATION_PLAYING;
}

/* The selection comes at the end, when the event is in sight: the timeline view
 * would itself bring it there. */
static void
arrive (KroPresenter *self)
{
  kro_view_state_set_span (self->state, self->travel.to[0], self->travel.to[1]);
  kro_spotlight_set_progress (self->spotlight, 1);
  kro_view_state_set_selection (self->state, self->event);
}

static void
travel_cb (double value, gpointer user_data)
{
  KroPresenter *self = user_data;
  KroTime       span[2];

  kro_travel_get_span (&self->travel, value, span);
  kro_view_state_set_span (self->state, span[0], span[1]);
  kro_spotlight_set_progress (self->spotlight, value);
}

static void
play (KroPresenter *self)
{
  if (self->animation == NULL)
    {
      self->animation = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, 1, adw_callback_animation_target_new (travel_cb, self, NULL));
      adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->animation), ADW_EASE_IN_OUT_CUBIC);
      g_signal_connect_object (self->animation, "done", G_CALLBACK (arrive), self, G_CONNECT_SWAPPED);
    }
  adw_timed_animation_set_duration (ADW_TIMED_ANIMATION (self->animation), (guint)CLAMP (self->travel.length * MS_OF_LENGTH, SHORTEST_MS, LONGEST_MS));
  adw_animation_reset (self->animation);
  adw_animation_play (self->animation);
}

static gboolean
can_animate (KroPresenter *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (self)) && adw_get_enable_animations (GTK_WIDGET (self)) && self->blanked == KRO_BLANK_NONE;
}

static void
travel (KroPresenter *self, gboolean animate)
{
  KroTime from[2];
  KroTime to[2];

  if (is_travelling (self))
    adw_animation_pause (self->animation);
  kro_view_state_get_span (self->state, &from[0], &from[1]);
  find_span (self, to);
  self->travel = kro_travel_new (from, to);
  kro_spotlight_set_event (self->spotlight, self->event);
  if (!animate)
    {
      arrive (self);
      return;
    }
  kro_view_state_set_selection (self->state, KRO_ID_NONE);
  play (self);
}

/* --- the words ------------------------------------------------------------------------ */

static KroCaption *
get_caption (KroPresenter *self)
{
  return KRO_CAPTION (gtk_stack_get_visible_child (self->captions));
}

static void
tell_access (KroPresenter *self)
{
  KroCaption *caption = get_caption (self);
  const char *name = kro_caption_get_name (caption);

  if (self->blanked != KRO_BLANK_NONE)
    name = self->blanked == KRO_BLANK_BLACK ? _ ("The screen is black") : _ ("The screen is white");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->captions),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  kro_caption_get_description (caption),
                                  -1);
}

/* Fades to the other caption, or changes the one that is seen. */
static void
tell (KroPresenter *self, gboolean animate)
{
  KroCaption *caption = get_caption (self);
  guint32     n = get_n (self);

  if (animate)
    caption = caption == self->first ? self->second : self->first;
  if (self->timeline != NULL)
    kro_caption_set_event (caption, self->timeline, self->event, self->locale);
  kro_caption_set_count (caption, self->index, n);
  gtk_stack_set_transition_duration (self->captions, animate ? FADE_MS : 0);
  gtk_stack_set_visible_child (self->captions, GTK_WIDGET (caption));
  gtk_progress_bar_set_fraction (self->progress, n > 0 ? (self->index + 1.0) / n : 0);
  tell_access (self);
}

static void
show_index (KroPresenter *self, guint32 index, gboolean animate)
{
  self->index = index;
  self->event = get_id_at (self, index);
  travel (self, animate);
  tell (self, animate);
}

void
kro_presenter_go (KroPresenter *self, gint64 index)
{
  guint32 n = get_n (self);
  guint32 goal = n > 0 ? (guint32)CLAMP (index, 0, (gint64)n - 1) : 0;

  if (n > 0 && goal != self->index)
    show_index (self, goal, can_animate (self));
}

void
kro_presenter_step (KroPresenter *self, int by)
{
  kro_presenter_go (self, (gint64)self->index + by);
}

void
kro_presenter_last (KroPresenter *self)
{
  kro_presenter_go (self, G_MAXUINT32);
}

void
kro_presenter_set_blank (KroPresenter *self, KroBlank blank)
{
  if (blank == self->blanked)
    return;
  self->blanked = blank;
  gtk_widget_remove_css_class (self->blank, "white");
  if (blank == KRO_BLANK_WHITE)
    gtk_widget_add_css_class (self->blank, "white");
  gtk_widget_set_visible (self->blank, blank != KRO_BLANK_NONE);
  tell_access (self);
}

/* --- callbacks ------------------------------------------------------------------------ */

/* The event may have changed, moved or gone; then the one now in its place is
 * shown. */
static void
changed_cb (KroPresenter *self)
{
  guint32 index;

  find_matches (self);
  index = find_index (self, self->event);
  if (index == KRO_SLOT_NONE)
    index = get_n (self) > 0 ? MIN (self->index, get_n (self) - 1) : 0;
  if (get_id_at (self, index) != self->event || !is_travelling (self))
    {
      show_index (self, index, FALSE);
      return;
    }
  self->index = index;
  tell (self, FALSE);
}

static void
timeline_cb (KroPresenter *self)
{
  KroTimeline *timeline = kro_view_state_get_timeline (self->state);

  if (timeline == self->timeline)
    return;
  if (self->timeline != NULL)
    g_signal_handlers_disconnect_by_func (self->timeline, changed_cb, self);
  g_set_object (&self->timeline, timeline);
  if (timeline != NULL)
    g_signal_connect_object (timeline, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}

/* --- GtkWidget and GtkWindow ---------------------------------------------------------- */

/* Fonts change after the allocation that found it, as GTK forbids it within. */
static void
kro_presenter_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KroPresenter *self = KRO_PRESENTER (widget);

  GTK_WIDGET_CLASS (kro_presenter_parent_class)->size_allocate (widget, width, height, baseline);
  if (width == self->width && height == self->height)
    return;
  self->width = width;
  self->height = height;
  queue_fit (self);
}

static void
kro_presenter_map (GtkWidget *widget)
{
  KroPresenter   *self = KRO_PRESENTER (widget);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  GTK_WIDGET_CLASS (kro_presenter_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->captions));
  if (application != NULL)
    self->inhibition = gtk_application_inhibit (application, GTK_WINDOW (self), GTK_APPLICATION_INHIBIT_IDLE, _ ("Presentation"));
}

static void
kro_presenter_unmap (GtkWidget *widget)
{
  KroPresenter   *self = KRO_PRESENTER (widget);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (application != NULL && self->inhibition != 0)
    gtk_application_uninhibit (application, self->inhibition);
  self->inhibition = 0;
  GTK_WIDGET_CLASS (kro_presenter_parent_class)->unmap (widget);
}

static gboolean
kro_presenter_close_request (GtkWindow *window)
{
  KroPresenter *self = KRO_PRESENTER (window);

  if (self->event != KRO_ID_NONE)
    kro_view_state_set_selection (self->origin, self->event);
  return GTK_WINDOW_CLASS (kro_presenter_parent_class)->close_request (window);
}

static void
kro_presenter_dispose (GObject *object)
{
  KroPresenter *self = KRO_PRESENTER (object);

  kro_presenter_input_dispose (self);
  g_clear_handle_id (&self->fit, g_source_remove);
  if (is_travelling (self))
    adw_animation_pause (self->animation);
  g_clear_object (&self->animation);
  g_clear_object (&self->timeline);
  g_clear_pointer (&self->matches, kro_matches_unref);
  g_clear_object (&self->stage);
  g_clear_object (&self->state);
  g_clear_object (&self->origin);
  g_clear_pointer (&self->locale, kro_locale_unref);
  G_OBJECT_CLASS (kro_presenter_parent_class)->dispose (object);
}

static void
kro_presenter_class_init (KroPresenterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kro_presenter_dispose;
  widget_class->size_allocate = kro_presenter_size_allocate;
  widget_class->map = kro_presenter_map;
  widget_class->unmap = kro_presenter_unmap;
  GTK_WINDOW_CLASS (klass)->close_request = kro_presenter_close_request;
  kro_ui_ensure_resources ();
  g_type_ensure (KRO_TYPE_CAPTION);
  g_type_ensure (KRO_TYPE_SPOTLIGHT);
  g_type_ensure (KRO_TYPE_TIMELINE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, KRO_UI_PATH "kro-presenter.ui");
  gtk_widget_class_bind_template_child (widget_class, KroPresenter, slide);
  gtk_widget_class_bind_template_child (widget_class, KroPresenter, view);
  gtk_widget_class_bind_template_child (widget_class, KroPresenter, spotlight);
  gtk_widget_class_bind_template_child (widget_class, KroPresenter, progress);
  gtk_widget_class_bind_template_child (widget_class, KroPresenter, captions);
  gtk_widget_class_bind_template_child (widget_class, KroPresenter, first);
  gtk_widget_class_bind_template_child (widget_class, KroPresenter, second);
  gtk_widget_class_bind_template_child (widget_class, KroPresenter, blank);
  kro_presenter_input_class_init (widget_class);
}

static void
kro_presenter_init (KroPresenter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kro_ui_ensure_style (gtk_widget_get_display (GTK_WIDGET (self)));
  self->state = kro_view_state_new ();
  kro_presenter_input_init (self);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi", G_CALLBACK (queue_fit), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-font-name", G_CALLBACK (queue_fit), self, G_CONNECT_SWAPPED);
}

/* --- public --------------------------------------------------------------------------- */

static KroPresenter *
find_presenter (GtkWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (KRO_IS_PRESENTER (window) && gtk_window_get_transient_for (window) == parent)
        return KRO_PRESENTER (window);
    }
  return NULL;
}

static GdkMonitor *
find_monitor (GtkWindow *parent)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (parent));
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (parent));
  g_autoptr (GdkMonitor) first = NULL;

  if (surface != NULL && gdk_display_get_monitor_at_surface (display, surface) != NULL)
    return g_object_ref (gdk_display_get_monitor_at_surface (display, surface));
  first = g_list_model_get_item (gdk_display_get_monitors (display), 0);
  return g_steal_pointer (&first);
}

/* Its size is known before it is shown, so that the first frame is right. */
static void
fill_screen (KroPresenter *self, GtkWindow *parent)
{
  g_autoptr (GdkMonitor) monitor = find_monitor (parent);
  GdkRectangle area;

  if (monitor == NULL)
    {
      gtk_window_fullscreen (GTK_WINDOW (self));
      return;
    }
  gdk_monitor_get_geometry (monitor, &area);
  gtk_window_set_default_size (GTK_WINDOW (self), area.width, area.height);
  self->width = area.width;
  self->height = area.height;
  fit (self);
  gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), monitor);
}

static void
begin (KroPresenter *self)
{
  KroTime from;
  KroTime to;

  kro_view_state_get_span (self->origin, &from, &to);
  kro_view_state_set_span (self->state, from, to);
  g_object_bind_property (self->origin, "lanes", self->state, "lanes", G_BINDING_SYNC_CREATE);
  /* What is seen of each event is chosen by time, and so is the way to it. */
  kro_view_state_set_folds_gaps (self->state, FALSE);
  g_object_bind_property (self->origin, "timeline", self->state, "timeline", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->state, "notify::timeline", G_CALLBACK (timeline_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kro_view_state_get_filter (self->origin), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  self->event = kro_view_state_get_selection (self->origin);
  timeline_cb (self);
}

/**
 * kro_presenter_new:
 * @parent: the window to present from
 * @state: what it shows; the presentation begins at its selection, else at the
 *   first event, and on being closed leaves the selection where it ended
 * @locale: the language of dates and of the picture
 * @now: (nullable): the present
 *
 * Makes the presentation of a window, on its monitor, or gives the one it has.
 *
 * Returns: (transfer none): the presentation, to be presented; it belongs to GTK
 */
GtkWidget *
kro_presenter_new (GtkWindow *parent, KroViewState *state, KroLocale *locale, const KroTime *now)
{
  KroPresenter *self = find_presenter (parent);

  if (self != NULL)
    return GTK_WIDGET (self);
  self = g_object_new (KRO_TYPE_PRESENTER, "transient-for", parent, NULL);
  self->origin = g_object_ref (state);
  self->locale = kro_locale_ref (locale);
  self->stage = kro_stage_new (self->state, locale, now);
  kro_timeline_view_set_stage (self->view, self->stage);
  kro_spotlight_set_stage (self->spotlight, self->stage);
  begin (self);
  fill_screen (self, parent);
  return GTK_WIDGET (self);
}

/**
 * kro_presenter_get_event:
 * @self: a presentation
 *
 * Returns: the event it is at; %KRO_ID_NONE: there are none
 */
KroId
kro_presenter_get_event (KroPresenter *self)
{
  return self->event;
}

/**
 * kro_presenter_get_settled:
 * @self: a presentation
 *
 * Returns: whether it has arrived, and what is seen is final until something
 *   changes
 */
gboolean
kro_presenter_get_settled (KroPresenter *self)
{
  return self->fit == 0 && !is_travelling (self) && !gtk_stack_get_transition_running (self->captions) && kro_timeline_view_get_settled (self->view);
}

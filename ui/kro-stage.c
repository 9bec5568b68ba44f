/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What lies between the view state and the picture on screen. Three things are
 * kept, each made anew only when what it depends on changed: the input (events,
 * filter, lanes, theme), the layout (input, step, height; laid out in a thread,
 * the last one is shown meanwhile) and the scene (layout, span, size). Here is
 * what brings them about and what drops them; rows are in kro-stage-rows.c, the
 * scale in kro-stage-scale.c. Lengths are logical pixels. Main thread; the
 * thread gets an immutable input and gives an immutable layout.
 */
#include "kro-stage-private.h"

/* After an edit of more events than this all are gathered anew. */
#define MOST_EDITED 1000

enum {
  PROP_SETTLED = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum {
  CHANGED,
  ROWS_MOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KroStage, kro_stage, G_TYPE_OBJECT)

/* --- what is kept ---------------------------------------------------------------- */

static void
check_settled (KroStage *self)
{
  gboolean settled = kro_stage_get_settled (self);

  if (settled == self->was_settled)
    return;
  self->was_settled = settled;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SETTLED]);
}

void
kro_stage_drop_scene (KroStage *self)
{
  g_clear_pointer (&self->scene, kro_scene_unref);
  g_signal_emit (self, signals[CHANGED], 0);
  check_settled (self);
}

void
kro_stage_tell_rows_move (KroStage *self)
{
  g_signal_emit (self, signals[ROWS_MOVE], 0);
}

static void
drop_input (KroStage *self)
{
  g_clear_pointer (&self->input, kro_layout_input_unref);
  g_clear_pointer (&self->look, kro_timeline_look_free);
  g_array_set_size (self->edited, 0);
  self->has_seen = FALSE;
  kro_stage_drop_scene (self);
}

/* --- callbacks -------------------------------------------------------------------- */

static void
span_changed_cb (KroStage *self)
{
  kro_stage_drop_scene (self);
}

static void
filter_changed_cb (KroStage *self)
{
  if (kro_view_state_get_hides_others (self->state))
    {
      kro_stage_cancel_layout (self);
      drop_input (self);
      return;
    }
  kro_stage_light_up (self);
  kro_stage_drop_scene (self);
}

static void
input_changed_cb (KroStage *self)
{
  kro_stage_cancel_layout (self);
  drop_input (self);
}

/* After a change of a few events rows stay until those come in which they are
 * as they are now. */
static void
edited_cb (KroStage *self, const KroChange *change)
{
  gboolean hides = kro_view_state_get_hides_others (self->state) && !kro_filter_get_is_empty (kro_view_state_get_filter (self->state));

  if (self->input == NULL || self->layout == NULL || hides || !kro_timeline_look_follow (self->look, change, self->edited) || self->edited->len > MOST_EDITED)
    {
      input_changed_cb (self);
      return;
    }
  kro_stage_light_up (self);
  kro_stage_drop_scene (self);
}

/* The same events in other lanes: no event is touched, but the input is
 * another one. */
static void
lanes_folded_cb (KroStage *self)
{
  const KroId none = KRO_ID_NONE;

  if (self->input == NULL)
    return;
  kro_stage_fold_lanes (self);
  g_array_append_val (self->edited, none);
  kro_stage_drop_scene (self);
}

/* The same span is seen. */
static void
folds_changed_cb (KroStage *self)
{
  self->has_seen = FALSE;
  self->step = KRO_FOLDING_NO_STEP;
  kro_stage_drop_scene (self);
}

static void
timeline_changed_cb (KroStage *self)
{
  KroTimeline *timeline = kro_view_state_get_timeline (self->state);

  if (self->timeline != timeline)
    {
      if (self->timeline != NULL)
        g_signal_handlers_disconnect_by_func (self->timeline, edited_cb, self);
      g_set_object (&self->timeline, timeline);
      if (timeline != NULL)
        g_signal_connect_object (timeline, "changed", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
    }
  input_changed_cb (self);
}

/* --- GObject ---------------------------------------------------------------------- */

static void
kro_stage_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SETTLED)
    g_value_set_boolean (value, kro_stage_get_settled (KRO_STAGE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kro_stage_dispose (GObject *object)
{
  KroStage *self = KRO_STAGE (object);

  kro_stage_cancel_layout (self);
  g_clear_pointer (&self->scene, kro_scene_unref);
  g_clear_pointer (&self->motion, kro_row_motion_free);
  g_clear_pointer (&self->hits, kro_hits_free);
  g_clear_pointer (&self->layout, kro_layout_unref);
  g_clear_pointer (&self->input, kro_layout_input_unref);
  g_clear_pointer (&self->look, kro_timeline_look_free);
  g_clear_object (&self->timeline);
  G_OBJECT_CLASS (kro_stage_parent_class)->dispose (object);
}

static void
kro_stage_finalize (GObject *object)
{
  KroStage *self = KRO_STAGE (object);

  g_clear_object (&self->state);
  g_array_unref (self->edited);
  g_clear_pointer (&self->words, kro_word_cache_free);
  g_clear_pointer (&self->painter, kro_cairo_painter_free);
  g_clear_pointer (&self->advance, kro_advance_free);
  g_clear_pointer (&self->theme, kro_theme_unref);
  g_clear_pointer (&self->locale, kro_locale_unref);
  G_OBJECT_CLASS (kro_stage_parent_class)->finalize (object);
}

static void
kro_stage_class_init (KroStageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kro_stage_get_property;
  object_class->dispose = kro_stage_dispose;
  object_class->finalize = kro_stage_finalize;
  properties[PROP_SETTLED] = g_param_spec_boolean ("settled", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[ROWS_MOVE] = g_signal_new ("rows-move", KRO_TYPE_STAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", KRO_TYPE_STAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kro_stage_init (KroStage *self)
{
  self->step = KRO_FOLDING_NO_STEP;
  self->edited = g_array_new (FALSE, FALSE, sizeof (KroId));
}

/* --- public ------------------------------------------------------------------------ */

/**
 * kro_stage_new:
 * @state: what is seen and chosen
 * @locale: the language of words
 * @now: (nullable): the present
 *
 * Makes a stage without a theme and without a size: it shows nothing until it
 * has both.
 *
 * Returns: (transfer full): the stage
 */
KroStage *
kro_stage_new (KroViewState *state, KroLocale *locale, const KroTime *now)
{
  KroStage *self = g_object_new (KRO_TYPE_STAGE, NULL);

  self->state = g_object_ref (state);
  self->locale = kro_locale_ref (locale);
  self->words = kro_word_cache_new (locale);
  self->has_now = now != NULL;
  if (now != NULL)
    self->now = *now;
  g_signal_connect_object (state, "span-changed", G_CALLBACK (span_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::lanes", G_CALLBACK (input_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "lanes-folded", G_CALLBACK (lanes_folded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::folds-gaps", G_CALLBACK (folds_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::timeline", G_CALLBACK (timeline_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kro_view_state_get_filter (state), "changed", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::hides-others", G_CALLBACK (input_changed_cb), self, G_CONNECT_SWAPPED);
  timeline_changed_cb (self);
  return self;
}

/**
 * kro_stage_get_state:
 * @self: a stage
 *
 * Returns: (transfer none): what is seen and chosen
 */
KroViewState *
kro_stage_get_state (KroStage *self)
{
  return self->state;
}

/**
 * kro_stage_get_locale:
 * @self: a stage
 *
 * Returns: (transfer none): the language of words
 */
KroLocale *
kro_stage_get_locale (KroStage *self)
{
  return self->locale;
}

/**
 * kro_stage_get_theme:
 * @self: a stage
 *
 * Returns: (transfer none) (nullable): its theme
 */
KroTheme *
kro_stage_get_theme (KroStage *self)
{
  return self->theme;
}

/**
 * kro_stage_get_painter:
 * @self: a stage
 *
 * Returns: (transfer none) (nullable): what paints its scenes
 */
KroCairoPainter *
kro_stage_get_painter (KroStage *self)
{
  return self->painter;
}

/**
 * kro_stage_set_theme:
 * @self: a stage
 * @theme: colours, fonts and sizes
 *
 * Changes how everything looks. Rows follow, since widths of text do.
 */
void
kro_stage_set_theme (KroStage *self, KroTheme *theme)
{
  kro_stage_cancel_layout (self);
  g_clear_pointer (&self->layout, kro_layout_unref);
  g_clear_pointer (&self->painter, kro_cairo_painter_free);
  g_clear_pointer (&self->advance, kro_advance_free);
  g_clear_pointer (&self->theme, kro_theme_unref);
  self->theme = kro_theme_ref (theme);
  self->advance = kro_advance_new (theme);
  self->painter = kro_cairo_painter_new (theme);
  drop_input (self);
}

/**
 * kro_stage_set_size:
 * @self: a stage
 * @width: in logical pixels
 * @height: in logical pixels
 *
 * Tells how large the picture is.
 */
void
kro_stage_set_size (KroStage *self, double width, double height)
{
  if (self->width == width && self->height == height)
    return;
  self->width = width;
  self->height = height;
  kro_stage_drop_scene (self);
}

gboolean
kro_stage_can_show (KroStage *self)
{
  kro_stage_ensure_input (self);
  return self->input != NULL && self->width > 0 && self->height > 0;
}

static void
build_scene (KroStage *self)
{
  KroSceneInput input = {
    .layout = self->layout,
    .motion = self->motion,
    .hits = kro_stage_get_hits (self),
    .scale = kro_stage_get_scale (self),
    .width = self->width,
    .height = self->height,
    .locale = self->locale,
    .advance = self->advance,
    .words = self->words,
    .now = self->now,
    .has_now = self->has_now,
    .describe = kro_timeline_look_describe,
    .describe_data = self->look,
  };

  input.markers = kro_timeline_look_get_markers (self->look, &input.n_markers);
  input.eras = kro_timeline_look_get_eras (self->look, &input.n_eras);
  self->scene = kro_scene_build (&input, NULL);
}

/* Where more is seen than the span that was asked for, it becomes the span: the
 * overview and what is counted go by it. */
static void
tell_span (KroStage *self)
{
  KroBox       plot = kro_stage_get_plot (self);
  KroTimeScale scale = kro_stage_get_scale (self);
  KroTime      from;
  KroTime      to;

  kro_view_state_get_span (self->state, &from, &to);
  if (kro_time_scale_to_x (&scale, from) > plot.x + 1 || kro_time_scale_to_x (&scale, to) < plot.x + plot.w - 1)
    kro_stage_set_scale (self, &scale);
}

/**
 * kro_stage_get_scene:
 * @self: a stage
 *
 * Gives the scene of what is seen now, with the last rows known. Rows that are
 * missing are laid out meanwhile, and `changed` tells when they are there.
 *
 * Returns: (transfer none) (nullable): the scene; %NULL: nothing to show yet
 */
KroScene *
kro_stage_get_scene (KroStage *self)
{
  KroTimeScale fit;

  if (self->wants_fit && self->edited->len == 0 && kro_stage_get_fit (self, &fit))
    {
      self->wants_fit = FALSE;
      kro_stage_set_scale (self, &fit);
    }
  if (self->scene != NULL || !kro_stage_can_show (self))
    return self->scene;
  tell_span (self);
  kro_stage_request_layout (self);
  if (self->layout != NULL)
    build_scene (self);
  check_settled (self);
  return self->scene;
}

/**
 * kro_stage_get_layout:
 * @self: a stage
 *
 * Returns: (transfer none) (nullable): the rows of the scene
 */
KroLayout *
kro_stage_get_layout (KroStage *self)
{
  return self->layout;
}

/**
 * kro_stage_set_moves_rows:
 * @self: a stage
 * @moves_rows: whether somebody moves them
 *
 * Tells whether rows of another step are shown on their way. Then `rows-move`
 * is emitted when they come, and who listens calls
 * kro_stage_set_row_progress() until they are there.
 */
void
kro_stage_set_moves_rows (KroStage *self, gboolean moves_rows)
{
  self->moves_rows = moves_rows;
  if (!moves_rows)
    kro_stage_set_row_progress (self, 1);
}

/**
 * kro_stage_set_row_progress:
 * @self: a stage
 * @progress: 0 to 1
 *
 * Tells how far rows have come to where the last layout wants them; 1 ends
 * the movement.
 */
void
kro_stage_set_row_progress (KroStage *self, double progress)
{
  if (self->motion == NULL)
    return;
  if (progress >= 1)
    g_clear_pointer (&self->motion, kro_row_motion_free);
  else
    kro_row_motion_set_progress (self->motion, progress);
  kro_stage_drop_scene (self);
}

/**
 * kro_stage_get_plot:
 * @self: a stage
 *
 * Returns: where time is drawn, in logical pixels of the scene
 */
KroBox
kro_stage_get_plot (KroStage *self)
{
  kro_stage_ensure_input (self);
  if (self->input == NULL)
    return (KroBox){ 0, 0, MAX (self->width, 1), MAX (self->height, 1) };
  return kro_scene_get_plot (self->input, self->width, self->height);
}

/**
 * kro_stage_get_settled:
 * @self: a stage
 *
 * Returns: whether the scene is there, with the rows of its step
 */
gboolean
kro_stage_get_settled (KroStage *self)
{
  return self->scene != NULL && self->task == NULL && self->edited->len == 0 && self->motion == NULL && !self->wants_fit && self->input != NULL && kro_stage_has_layout (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What lies between the view state and the picture on screen. Three things are
 * kept, each made anew only when what it depends on changed: the input (events,
 * filter, lanes, theme), the layout (input, step, height; laid out in a thread,
 * the last one is shown meanwhile) and the scene (layout, span, size). Lengths
 * are logical pixels. Main thread; the thread gets an immutable input and gives
 * an immutable layout.
 */
#include "kro-stage.h"

#include "kro-timeline-look.h"

#define HALF_A_YEAR (182 * 86400.0)
/* After an edit of more events than this all are gathered anew. */
#define MOST_EDITED 1000

struct _KroStage
{
  GObject parent_instance;

  KroTime  now;
  gboolean has_now;
  double   width;
  double   height;
  gboolean wants_fit;
  gboolean was_settled;
  gboolean moves_rows;
  gboolean searches; /* and what was not found recedes */
  int      task_step;
  double   task_height;

  /* The scale of the span that is seen, without its folds, and the step that
   * was seen last. */
  KroTimeScale seen;
  KroTime      seen_from;
  KroTime      seen_to;
  KroBox       seen_plot;
  gboolean     has_seen;
  int          step;

  const KroFolding *task_folding; /* of the input */
  guint             task_edits;   /* how many of the edited events it brings in */

  /* owned */
  KroViewState    *state;
  KroLocale       *locale;
  KroTheme        *theme;
  KroAdvance      *advance;
  KroCairoPainter *painter;
  KroWordCache    *words;
  KroTimelineLook *look;
  KroLayoutInput  *input;
  KroLayout       *layout;
  KroScene        *scene;
  KroRowMotion    *motion; /* rows on their way to those of the layout */
  KroHits         *hits;   /* of the clusters of the layout */
  KroTimeline     *timeline;
  GArray          *edited; /* of KroId: what the input does not know yet */
  GCancellable    *task;   /* of the layout under way */
};

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

static void
drop_scene (KroStage *self)
{
  g_clear_pointer (&self->scene, kro_scene_unref);
  g_signal_emit (self, signals[CHANGED], 0);
  check_settled (self);
}

static void
drop_input (KroStage *self)
{
  g_clear_pointer (&self->input, kro_layout_input_unref);
  g_clear_pointer (&self->look, kro_timeline_look_free);
  g_array_set_size (self->edited, 0);
  self->has_seen = FALSE;
  drop_scene (self);
}

/* What a search found stays as it is, the rest recedes; rows do not change. */
static void
light_up (KroStage *self)
{
  KroFilter *filter = kro_view_state_get_filter (self->state);
  g_autoptr (KroMatches) matches = NULL;

  g_clear_pointer (&self->hits, kro_hits_free);
  if (self->look == NULL)
    return;
  if (!kro_filter_get_is_empty (filter) && !kro_view_state_get_hides_others (self->state))
    matches = kro_filter_apply (filter, self->timeline);
  self->searches = matches != NULL;
  kro_timeline_look_set_matches (self->look, matches);
}

/* How many hits the clusters of the rows hold. */
static const KroHits *
get_hits (KroStage *self)
{
  if (!self->searches || self->layout == NULL)
    return NULL;
  if (self->hits == NULL || !kro_hits_is_for (self->hits, self->layout))
    {
      g_clear_pointer (&self->hits, kro_hits_free);
      self->hits = kro_hits_new (self->layout, kro_timeline_look_is_hit, self->look);
    }
  return self->hits;
}

/* Those of the view state. */
static void
fold_lanes (KroStage *self)
{
  gsize                n;
  const KroLayoutLane *lanes = kro_timeline_look_get_lanes (self->look, &n);

  for (gsize i = 0; i < n; i++)
    kro_timeline_look_fold_lane (self->look, i, kro_view_state_is_lane_folded (self->state, lanes[i].name));
}

static void
ensure_input (KroStage *self)
{
  KroFilter *filter = kro_view_state_get_filter (self->state);
  g_autoptr (KroMatches) matches = NULL;

  if (self->input != NULL || self->timeline == NULL || self->theme == NULL)
    return;
  if (filter != NULL && !kro_filter_get_is_empty (filter) && kro_view_state_get_hides_others (self->state))
    matches = kro_filter_apply (filter, self->timeline);
  self->look = kro_timeline_look_new (self->timeline,
                                      kro_view_state_get_lanes (self->state),
                                      self->has_now ? &self->now : NULL,
                                      self->locale);
  fold_lanes (self);
  self->input = kro_layout_input_new_from_timeline (self->look, matches, self->advance, self->locale);
  light_up (self);
}

/* What is folded of the events that are seen. */
static const KroFolding *
get_folding (KroStage *self)
{
  KroBox plot;

  if (!kro_view_state_get_folds_gaps (self->state))
    return NULL;
  plot = kro_stage_get_plot (self);
  return self->input != NULL ? kro_layout_input_get_folding (self->input, plot.w) : NULL;
}

/* --- rows, in a thread ------------------------------------------------------------ */

static void request_layout (KroStage *self);

/* Rows of another step come from where they are seen now, and so do those that
 * an edit pushed aside. */
static void
start_motion (KroStage *self, const KroLayout *layout)
{
  gboolean moves = self->moves_rows && self->scene != NULL && self->layout != NULL;

  if (moves)
    moves = kro_layout_get_step (layout) != kro_layout_get_step (self->layout) || self->task_edits > 0;

  g_clear_pointer (&self->motion, kro_row_motion_free);
  if (moves)
    self->motion = kro_row_motion_new (self->scene);
}

/* The layout brought the input in which the edited events are as they are now. */
static void
take_edits (KroStage *self, KroLayout *layout)
{
  if (self->task_edits == 0)
    return;
  g_array_remove_range (self->edited, 0, self->task_edits);
  self->task_edits = 0;
  kro_layout_input_unref (self->input);
  self->input = kro_layout_input_ref (kro_layout_get_input (layout));
  self->has_seen = FALSE; /* other spans may be folded; the same time is seen */
}

static void
laid_out_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  KroStage  *self = KRO_STAGE (object);
  KroLayout *layout = kro_layout_new_finish (result, NULL);

  /* A newer one is under way. */
  if (layout == NULL || g_task_get_cancellable (G_TASK (result)) != self->task)
    {
      g_clear_pointer (&layout, kro_layout_unref);
      return;
    }
  g_clear_object (&self->task);
  start_motion (self, layout);
  take_edits (self, layout);
  g_clear_pointer (&self->layout, kro_layout_unref);
  self->layout = layout;
  request_layout (self);
  drop_scene (self);
  if (self->motion != NULL)
    g_signal_emit (self, signals[ROWS_MOVE], 0);
}

static void
cancel_layout (KroStage *self)
{
  g_cancellable_cancel (self->task);
  g_clear_object (&self->task);
  self->task_edits = 0;
}

/* Each once, however often it was edited. */
static KroLayoutInput *
gather_edited (KroStage *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->edited->len;)
    {
      if (g_hash_table_add (known, &g_array_index (self->edited, KroId, i)))
        i++;
      else
        g_array_remove_index (self->edited, i);
    }
  return kro_layout_input_new_from_events (self->look, (const KroId *)(gpointer)self->edited->data, self->edited->len, self->advance, self->locale);
}

static void
start_patch (KroStage *self, int step, double height)
{
  g_autoptr (KroLayoutInput) added = gather_edited (self);
  double width = kro_view_state_get_folds_gaps (self->state) ? kro_stage_get_plot (self).w : 0;

  self->task_edits = self->edited->len;
  kro_layout_new_patched_async (self->input, self->edited, added, width, step, height, G_OBJECT (self), self->task, laid_out_cb, NULL);
}

static void
start_layout (KroStage *self, int step, double height)
{
  cancel_layout (self);
  self->task = g_cancellable_new ();
  self->task_step = step;
  self->task_height = height;
  self->task_folding = get_folding (self);
  if (self->edited->len > 0)
    start_patch (self, step, height);
  else
    kro_layout_new_async (self->input, self->task_folding, step, height, G_OBJECT (self), self->task, laid_out_cb, NULL);
}

static gboolean
has_layout (KroStage *self)
{
  KroTimeScale scale = kro_stage_get_scale (self);
  KroBox       plot = kro_stage_get_plot (self);

  return self->layout != NULL && kro_layout_is_for (self->layout, self->input, get_folding (self), kro_time_scale_get_step (&scale), plot.h);
}

/* Rows for what is seen now, if there are none yet and none are on the way. */
static void
request_layout (KroStage *self)
{
  KroTimeScale scale = kro_stage_get_scale (self);
  int          step = kro_time_scale_get_step (&scale);
  double       height = kro_stage_get_plot (self).h;

  if (self->input == NULL || (has_layout (self) && self->edited->len == 0))
    {
      cancel_layout (self);
      return;
    }
  if (self->task != NULL && self->task_step == step && self->task_height == height && self->task_folding == get_folding (self) &&
      (self->task_edits > 0 || self->edited->len == 0))
    return;
  start_layout (self, step, height);
}

/* --- callbacks -------------------------------------------------------------------- */

static void
span_changed_cb (KroStage *self)
{
  drop_scene (self);
}

static void
filter_changed_cb (KroStage *self)
{
  if (kro_view_state_get_hides_others (self->state))
    {
      cancel_layout (self);
      drop_input (self);
      return;
    }
  light_up (self);
  drop_scene (self);
}

static void
input_changed_cb (KroStage *self)
{
  cancel_layout (self);
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
  light_up (self);
  drop_scene (self);
}

/* The same events in other lanes: no event is touched, but the input is
 * another one. */
static void
lanes_folded_cb (KroStage *self)
{
  const KroId none = KRO_ID_NONE;

  if (self->input == NULL)
    return;
  fold_lanes (self);
  g_array_append_val (self->edited, none);
  drop_scene (self);
}

/* The same span is seen. */
static void
folds_changed_cb (KroStage *self)
{
  self->has_seen = FALSE;
  self->step = KRO_FOLDING_NO_STEP;
  drop_scene (self);
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

  cancel_layout (self);
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
  cancel_layout (self);
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
  drop_scene (self);
}

static gboolean
can_show (KroStage *self)
{
  ensure_input (self);
  return self->input != NULL && self->width > 0 && self->height > 0;
}

static void
build_scene (KroStage *self)
{
  KroSceneInput input = {
    .layout = self->layout,
    .motion = self->motion,
    .hits = get_hits (self),
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
  if (self->scene != NULL || !can_show (self))
    return self->scene;
  tell_span (self);
  request_layout (self);
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
  drop_scene (self);
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
  ensure_input (self);
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
  return self->scene != NULL && self->task == NULL && self->edited->len == 0 && self->motion == NULL && !self->wants_fit && self->input != NULL && has_layout (self);
}

/* Keeps what a span looks like: from the ends alone it would be found again
 * only to the nanosecond, and with folds there may be several that fit. */
static void
keep_scale (KroStage *self, const KroTimeScale *scale, KroTime from, KroTime to)
{
  self->seen = kro_time_scale_fold (scale, NULL);
  self->seen_from = from;
  self->seen_to = to;
  self->seen_plot = kro_stage_get_plot (self);
  self->has_seen = self->input != NULL;
  self->step = kro_time_scale_get_step (scale);
}

static gboolean
is_seen (KroStage *self, KroTime from, KroTime to)
{
  KroBox plot = kro_stage_get_plot (self);

  return self->has_seen && plot.x == self->seen_plot.x && plot.w == self->seen_plot.w &&
         kro_time_compare (from, self->seen_from) == 0 && kro_time_compare (to, self->seen_to) == 0;
}

/**
 * kro_stage_get_scale:
 * @self: a stage
 *
 * Gives where times are drawn in the scene. The folds of the scale are good
 * until the stage changes; who keeps a scale longer asks
 * kro_stage_renew_scale() for those of then.
 *
 * Returns: the scale
 */
KroTimeScale
kro_stage_get_scale (KroStage *self)
{
  KroBox  plot = kro_stage_get_plot (self);
  KroTime from;
  KroTime to;

  kro_view_state_get_span (self->state, &from, &to);
  if (!is_seen (self, from, to))
    {
      KroTimeScale scale = kro_folding_get_scale (get_folding (self), from, to, plot.x, plot.w, self->step);

      keep_scale (self, &scale, from, to);
      return scale;
    }
  return kro_time_scale_fold (&self->seen, get_folding (self));
}

/**
 * kro_stage_get_scale_for:
 * @self: a stage
 * @from: time at @x
 * @to: time at @x + @width
 * @x: in logical pixels of the scene
 * @width: in logical pixels
 *
 * Returns: the scale that shows a span in a place, with what is folded then
 */
KroTimeScale
kro_stage_get_scale_for (KroStage *self, KroTime from, KroTime to, double x, double width)
{
  return kro_folding_get_scale (get_folding (self), from, to, x, width, KRO_FOLDING_NO_STEP);
}

/**
 * kro_stage_renew_scale:
 * @self: a stage
 * @scale: of this stage, from any time
 *
 * Returns: the scale with the same origin and density and the folds of now
 */
KroTimeScale
kro_stage_renew_scale (KroStage *self, const KroTimeScale *scale)
{
  return kro_time_scale_fold (scale, get_folding (self));
}

/**
 * kro_stage_get_scale_at:
 * @self: a stage
 * @time: a time
 * @x: where it is to be drawn
 * @density: in pixels per second
 *
 * Returns: the scale with @time at @x, with what is folded then
 */
KroTimeScale
kro_stage_get_scale_at (KroStage *self, KroTime time, double x, double density)
{
  return kro_time_scale_new_at (time, x, density, get_folding (self));
}

/**
 * kro_stage_get_span_words:
 * @self: a stage
 *
 * Returns: (transfer none): the span that is seen in words, until the next call
 */
const char *
kro_stage_get_span_words (KroStage *self)
{
  KroTime from;
  KroTime to;

  kro_view_state_get_span (self->state, &from, &to);
  return kro_word_cache_get_span (self->words, from, to);
}

/**
 * kro_stage_set_scale:
 * @self: a stage
 * @scale: where times should be drawn in the scene
 *
 * Sets the span of the view state so that times are drawn there.
 */
void
kro_stage_set_scale (KroStage *self, const KroTimeScale *scale)
{
  KroBox  plot = kro_stage_get_plot (self);
  KroTime from = kro_time_scale_to_time (scale, plot.x);
  KroTime to = kro_time_scale_to_time (scale, plot.x + plot.w);

  keep_scale (self, scale, from, to);
  kro_view_state_set_span (self->state, from, to);
}

static gboolean
has_dated (KroStage *self)
{
  KroTime from;
  KroTime to;

  return kro_layout_input_get_extent (self->input, &from, &to);
}

/* Where no event has a date, half a year to either side of now. */
static KroTimeScale
get_present (KroStage *self)
{
  KroBox plot = kro_stage_get_plot (self);

  return kro_time_scale_new_for_span (kro_time_add (self->now, -HALF_A_YEAR), kro_time_add (self->now, HALF_A_YEAR), plot.x, plot.w);
}

/**
 * kro_stage_get_fit:
 * @self: a stage
 * @scale: (out): the scale that shows all events
 *
 * Returns: %FALSE if there is nothing to fit, or no size yet
 */
gboolean
kro_stage_get_fit (KroStage *self, KroTimeScale *scale)
{
  if (!can_show (self) || kro_layout_input_get_n_events (self->input) == 0)
    return FALSE;
  *scale = has_dated (self) || !self->has_now ? kro_scene_get_folded_fit (self->input, get_folding (self), self->width) : get_present (self);
  return TRUE;
}

/**
 * kro_stage_request_fit:
 * @self: a stage
 *
 * Shows all events as soon as there are some and there is a size.
 */
void
kro_stage_request_fit (KroStage *self)
{
  self->wants_fit = TRUE;
  drop_scene (self);
}

/**
 * kro_stage_find_lane:
 * @self: a stage
 * @event: an id
 * @lane: (out): index of its lane
 *
 * Returns: (transfer none) (nullable): the name of the lane an event is in;
 *   %NULL: it has none
 */
const char *
kro_stage_find_lane (KroStage *self, KroId event, guint *lane)
{
  KroEventLook         look;
  gsize                n;
  const KroLayoutLane *lanes;

  ensure_input (self);
  if (self->look == NULL || !kro_timeline_look_describe (event, &look, self->look))
    return NULL;
  lanes = kro_timeline_look_get_lanes (self->look, &n);
  *lane = look.lane;
  return look.lane < n ? lanes[look.lane].name : NULL;
}

/**
 * kro_stage_get_lane_extent:
 * @self: a stage
 * @lane: index of a lane
 * @from: (out): earliest start
 * @to: (out): latest end
 *
 * Returns: %FALSE if it has no dated event
 */
gboolean
kro_stage_get_lane_extent (KroStage *self, guint lane, KroTime *from, KroTime *to)
{
  ensure_input (self);
  return self->input != NULL && kro_layout_input_get_lane_extent (self->input, lane, from, to);
}

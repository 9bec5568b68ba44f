/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is seen and what is chosen: the object, its properties and signals, and
 * what is simply remembered; the span and the selection have files of their
 * own. Main thread.
 */
#include "kro-view-state-private.h"

enum {
  PROP_TIMELINE = 1,
  PROP_SELECTION,
  PROP_HOVER,
  PROP_LANES,
  PROP_FILTER,
  PROP_FOLDS_GAPS,
  PROP_HIDES_OTHERS,
  N_PROPS
};

enum {
  SIGNAL_SPAN_CHANGED,
  SIGNAL_LANES_FOLDED,
  SIGNAL_SELECTED_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KroViewState, kro_view_state, G_TYPE_OBJECT)

GType
kro_lanes_mode_get_type (void)
{
  static gsize            type = 0;
  static const GEnumValue values[] = {
    { KRO_LANES_NONE, "KRO_LANES_NONE", "none" },
    { KRO_LANES_CATEGORY, "KRO_LANES_CATEGORY", "category" },
    { KRO_LANES_SOURCE, "KRO_LANES_SOURCE", "source" },
    { KRO_LANES_TAG, "KRO_LANES_TAG", "tag" },
    { 0, NULL, NULL },
  };

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("KroLanesMode", values));
  return type;
}

gboolean
kro_view_state_is_there (KroViewState *self, KroId event)
{
  return self->timeline != NULL && kro_timeline_get_slot (self->timeline, event) != KRO_SLOT_NONE;
}

void
kro_view_state_tell_span (KroViewState *self)
{
  g_signal_emit (self, signals[SIGNAL_SPAN_CHANGED], 0);
}

void
kro_view_state_tell_selection (KroViewState *self, gboolean selected_changed, gboolean selection_changed)
{
  if (selected_changed)
    g_signal_emit (self, signals[SIGNAL_SELECTED_CHANGED], 0);
  if (selection_changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTION]);
}

static void
drop_hover (KroViewState *self)
{
  if (self->hover != KRO_ID_NONE && !kro_view_state_is_there (self, self->hover))
    kro_view_state_set_hover (self, KRO_ID_NONE);
}

static void
timeline_changed_cb (KroTimeline *timeline, const KroChange *change, KroViewState *self)
{
  if (!(change->flags & KRO_CHANGE_EVENTS))
    return;
  kro_view_state_drop_selected (self, change->events, change->n_events);
  drop_hover (self);
}

static void
kro_view_state_dispose (GObject *object)
{
  KroViewState *self = KRO_VIEW_STATE (object);

  if (self->timeline != NULL)
    g_clear_signal_handler (&self->changed_id, self->timeline);
  g_clear_object (&self->timeline);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->folded, g_hash_table_unref);
  g_clear_pointer (&self->selected, kro_id_set_free);
  G_OBJECT_CLASS (kro_view_state_parent_class)->dispose (object);
}

static void
kro_view_state_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KroViewState *self = KRO_VIEW_STATE (object);

  switch (id)
    {
    case PROP_TIMELINE:
      g_value_set_object (value, self->timeline);
      break;
    case PROP_SELECTION:
      g_value_set_uint64 (value, self->selection);
      break;
    case PROP_HOVER:
      g_value_set_uint64 (value, self->hover);
      break;
    case PROP_LANES:
      g_value_set_enum (value, (gint)self->lanes);
      break;
    case PROP_FOLDS_GAPS:
      g_value_set_boolean (value, self->folds_gaps);
      break;
    case PROP_HIDES_OTHERS:
      g_value_set_boolean (value, self->hides_others);
      break;
    case PROP_FILTER:
      g_value_set_object (value, self->filter);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kro_view_state_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KroViewState *self = KRO_VIEW_STATE (object);

  switch (id)
    {
    case PROP_TIMELINE:
      kro_view_state_set_timeline (self, g_value_get_object (value));
      break;
    case PROP_SELECTION:
      kro_view_state_set_selection (self, g_value_get_uint64 (value));
      break;
    case PROP_HOVER:
      kro_view_state_set_hover (self, g_value_get_uint64 (value));
      break;
    case PROP_LANES:
      kro_view_state_set_lanes (self, (KroLanesMode)g_value_get_enum (value));
      break;
    case PROP_FOLDS_GAPS:
      kro_view_state_set_folds_gaps (self, g_value_get_boolean (value));
      break;
    case PROP_HIDES_OTHERS:
      kro_view_state_set_hides_others (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kro_view_state_class_init (KroViewStateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = kro_view_state_dispose;
  object_class->get_property = kro_view_state_get_property;
  object_class->set_property = kro_view_state_set_property;
  properties[PROP_TIMELINE] = g_param_spec_object ("timeline", NULL, NULL, KRO_TYPE_TIMELINE, flags);
  properties[PROP_SELECTION] = g_param_spec_uint64 ("selection", NULL, NULL, 0, G_MAXUINT64, KRO_ID_NONE, flags);
  properties[PROP_HOVER] = g_param_spec_uint64 ("hover", NULL, NULL, 0, G_MAXUINT64, KRO_ID_NONE, flags);
  properties[PROP_LANES] = g_param_spec_enum ("lanes", NULL, NULL, KRO_TYPE_LANES_MODE, KRO_LANES_NONE, flags);
  properties[PROP_FILTER] = g_param_spec_object ("filter", NULL, NULL, KRO_TYPE_FILTER, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOLDS_GAPS] = g_param_spec_boolean ("folds-gaps", NULL, NULL, TRUE, flags);
  properties[PROP_HIDES_OTHERS] = g_param_spec_boolean ("hides-others", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * KroViewState::span-changed:
   *
   * Emitted once for each change of the span.
   */
  signals[SIGNAL_SPAN_CHANGED] = g_signal_new ("span-changed", KRO_TYPE_VIEW_STATE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * KroViewState::lanes-folded:
   *
   * Emitted when lanes were folded or unfolded.
   */
  signals[SIGNAL_LANES_FOLDED] = g_signal_new ("lanes-folded", KRO_TYPE_VIEW_STATE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * KroViewState::selected-changed:
   *
   * Emitted when other events are selected, before the property `selection`
   * tells that another one of them is the one that keys are about.
   */
  signals[SIGNAL_SELECTED_CHANGED] = g_signal_new ("selected-changed", KRO_TYPE_VIEW_STATE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kro_view_state_init (KroViewState *self)
{
  self->filter = kro_filter_new ();
  self->selected = kro_id_set_new (NULL, 0);
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->folds_gaps = TRUE;
  self->from = KRO_TIME_INIT (0);
  self->to = kro_time_add_exact (self->from, G_GINT64_CONSTANT (31556952), 0);
}

/**
 * kro_lanes_mode_suggest:
 * @timeline: a timeline
 *
 * Tells by what events are parted until a person chooses: by category where
 * there are several with a name, else by source where there are several.
 *
 * Returns: the mode
 */
KroLanesMode
kro_lanes_mode_suggest (KroTimeline *timeline)
{
  guint n_named = 0;

  g_return_val_if_fail (KRO_IS_TIMELINE (timeline), KRO_LANES_NONE);

  for (guint i = 0; i < kro_timeline_get_n_categories (timeline); i++)
    n_named += kro_timeline_get_category (timeline, i)->name != NULL && kro_timeline_get_category_count (timeline, i) > 0;
  if (n_named > 1)
    return KRO_LANES_CATEGORY;
  return kro_timeline_get_n_sources (timeline) > 1 ? KRO_LANES_SOURCE : KRO_LANES_NONE;
}

/**
 * kro_view_state_new:
 *
 * Makes a view state without a timeline that shows a year from 1970 on.
 *
 * Returns: (transfer full): it
 */
KroViewState *
kro_view_state_new (void)
{
  return g_object_new (KRO_TYPE_VIEW_STATE, NULL);
}

/**
 * kro_view_state_get_timeline:
 *
 * Gets what is seen.
 *
 * Returns: (transfer none) (nullable): the timeline
 */
KroTimeline *
kro_view_state_get_timeline (KroViewState *self)
{
  g_return_val_if_fail (KRO_IS_VIEW_STATE (self), NULL);

  return self->timeline;
}

/**
 * kro_view_state_set_timeline:
 * @timeline: (nullable): what is to be seen
 *
 * Sets the timeline. Selection and hover stay if their event is there too.
 */
void
kro_view_state_set_timeline (KroViewState *self,
                             KroTimeline  *timeline)
{
  g_return_if_fail (KRO_IS_VIEW_STATE (self));
  g_return_if_fail (timeline == NULL || KRO_IS_TIMELINE (timeline));

  if (timeline == self->timeline)
    return;
  if (self->timeline != NULL)
    g_clear_signal_handler (&self->changed_id, self->timeline);
  g_set_object (&self->timeline, timeline);
  if (timeline != NULL)
    self->changed_id = g_signal_connect (timeline, "changed", G_CALLBACK (timeline_changed_cb), self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TIMELINE]);
  kro_view_state_drop_selected (self, NULL, 0);
  drop_hover (self);
}

/**
 * kro_view_state_get_hover:
 *
 * Gets the event that the pointer is on.
 *
 * Returns: its id, %KRO_ID_NONE if it is on none
 */
KroId
kro_view_state_get_hover (KroViewState *self)
{
  g_return_val_if_fail (KRO_IS_VIEW_STATE (self), KRO_ID_NONE);

  return self->hover;
}

/**
 * kro_view_state_set_hover:
 * @event: id of an event; one that is not there is none
 *
 * Sets the event that the pointer is on.
 */
void
kro_view_state_set_hover (KroViewState *self,
                          KroId         event)
{
  g_return_if_fail (KRO_IS_VIEW_STATE (self));

  if (!kro_view_state_is_there (self, event))
    event = KRO_ID_NONE;
  if (event == self->hover)
    return;
  self->hover = event;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOVER]);
}

/**
 * kro_view_state_get_lanes:
 *
 * Gets by what the events are parted into lanes.
 *
 * Returns: the mode
 */
KroLanesMode
kro_view_state_get_lanes (KroViewState *self)
{
  g_return_val_if_fail (KRO_IS_VIEW_STATE (self), KRO_LANES_NONE);

  return self->lanes;
}

/**
 * kro_view_state_set_lanes:
 * @lanes: the mode
 *
 * Sets by what the events are parted into lanes.
 */
void
kro_view_state_set_lanes (KroViewState *self,
                          KroLanesMode  lanes)
{
  g_return_if_fail (KRO_IS_VIEW_STATE (self));

  if (lanes == self->lanes)
    return;
  self->lanes = lanes;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANES]);
}

/**
 * kro_view_state_get_folds_gaps:
 *
 * Gets whether long empty spans are folded.
 *
 * Returns: whether they are
 */
gboolean
kro_view_state_get_folds_gaps (KroViewState *self)
{
  g_return_val_if_fail (KRO_IS_VIEW_STATE (self), FALSE);

  return self->folds_gaps;
}

/**
 * kro_view_state_set_folds_gaps:
 * @folds_gaps: whether they are
 *
 * Sets whether long empty spans are folded. The span stays.
 */
void
kro_view_state_set_folds_gaps (KroViewState *self, gboolean folds_gaps)
{
  g_return_if_fail (KRO_IS_VIEW_STATE (self));

  folds_gaps = !!folds_gaps;
  if (folds_gaps == self->folds_gaps)
    return;
  self->folds_gaps = folds_gaps;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDS_GAPS]);
}

/**
 * kro_view_state_get_filter:
 *
 * Gets the filter, always the same one; listen to its `changed`.
 *
 * Returns: (transfer none): the filter
 */
KroFilter *
kro_view_state_get_filter (KroViewState *self)
{
  g_return_val_if_fail (KRO_IS_VIEW_STATE (self), NULL);

  return self->filter;
}

/**
 * kro_view_state_get_hides_others:
 *
 * Tells what becomes of events that the filter does not let through: they are
 * hidden, or they stay where they are and recede.
 *
 * Returns: whether they are hidden
 */
gboolean
kro_view_state_get_hides_others (KroViewState *self)
{
  g_return_val_if_fail (KRO_IS_VIEW_STATE (self), FALSE);

  return self->hides_others;
}

/**
 * kro_view_state_set_hides_others:
 * @hides_others: whether they are
 *
 * Sets whether events that the filter does not let through are hidden.
 */
void
kro_view_state_set_hides_others (KroViewState *self, gboolean hides_others)
{
  g_return_if_fail (KRO_IS_VIEW_STATE (self));

  hides_others = !!hides_others;
  if (hides_others == self->hides_others)
    return;
  self->hides_others = hides_others;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIDES_OTHERS]);
}

/* Lanes by category and by source may have the same names. */
static char *
make_lane_key (KroViewState *self, const char *name)
{
  return g_strdup_printf ("%d %s", (int)self->lanes, name);
}

/**
 * kro_view_state_is_lane_folded:
 * @name: of a lane, as events are parted into lanes now
 *
 * Returns: whether the lane is a thin row that only counts its events
 */
gboolean
kro_view_state_is_lane_folded (KroViewState *self,
                               const char   *name)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (KRO_IS_VIEW_STATE (self), FALSE);

  if (name == NULL)
    return FALSE;
  key = make_lane_key (self, name);
  return g_hash_table_contains (self->folded, key);
}

/**
 * kro_view_state_fold_lane:
 * @name: of a lane, as events are parted into lanes now
 * @folded: whether it is a thin row that only counts its events
 *
 * Folds or unfolds a lane. It is remembered while events are parted otherwise.
 */
void
kro_view_state_fold_lane (KroViewState *self,
                          const char   *name,
                          gboolean      folded)
{
  gboolean changed;
  char    *key;

  g_return_if_fail (KRO_IS_VIEW_STATE (self));
  g_return_if_fail (name != NULL);

  key = make_lane_key (self, name);
  changed = folded ? g_hash_table_add (self->folded, g_strdup (key)) : g_hash_table_remove (self->folded, key);
  g_free (key);
  if (changed)
    g_signal_emit (self, signals[SIGNAL_LANES_FOLDED], 0);
}

/**
 * kro_view_state_unfold_lanes:
 *
 * Unfolds all lanes, however events are parted.
 */
void
kro_view_state_unfold_lanes (KroViewState *self)
{
  g_return_if_fail (KRO_IS_VIEW_STATE (self));

  if (g_hash_table_size (self->folded) == 0)
    return;
  g_hash_table_remove_all (self->folded);
  g_signal_emit (self, signals[SIGNAL_LANES_FOLDED], 0);
}

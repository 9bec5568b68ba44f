/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A live handle: it holds an id and asks the timeline at each look, so that it
 * can never be out of date. It is in the weak table of its timeline for as long
 * as it lives, and forgets the timeline when that goes. Main thread.
 */
#include "kro-event.h"

#include "kro-timeline-private.h"

struct _KroEvent
{
  GObject      parent_instance;
  KroTimeline *timeline; /* borrowed; %NULL when it is gone */
  KroId        id;
  gboolean     existed; /* when last told */
};

enum {
  PROP_ID = 1,
  PROP_EXISTS,
  PROP_TITLE,
  PROP_DATE,
  PROP_NOTE,
  PROP_REASON,
  PROP_CATEGORY,
  PROP_IMPORTANCE,
  PROP_CONFIDENCE,
  PROP_REVIEW,
  PROP_ORIGIN,
  PROP_N_ALTERNATIVES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (KroEvent, kro_event, G_TYPE_OBJECT)

static const struct
{
  KroTouch touch;
  guint    property;
} reports[] = {
  { KRO_TOUCH_EXISTS, PROP_EXISTS },
  { KRO_TOUCH_TITLE, PROP_TITLE },
  { KRO_TOUCH_DATE, PROP_DATE },
  { KRO_TOUCH_NOTE, PROP_NOTE },
  { KRO_TOUCH_REASON, PROP_REASON },
  { KRO_TOUCH_CATEGORY, PROP_CATEGORY },
  { KRO_TOUCH_IMPORTANCE, PROP_IMPORTANCE },
  { KRO_TOUCH_CONFIDENCE, PROP_CONFIDENCE },
  { KRO_TOUCH_REVIEW, PROP_REVIEW },
  { KRO_TOUCH_ORIGIN, PROP_ORIGIN },
  { KRO_TOUCH_ALTERNATIVES, PROP_N_ALTERNATIVES },
};

static guint32
get_slot (KroEvent *self)
{
  return self->timeline != NULL ? kro_timeline_get_slot (self->timeline, self->id) : KRO_SLOT_NONE;
}

static void
kro_event_dispose (GObject *object)
{
  KroEvent *self = KRO_EVENT (object);

  if (self->timeline != NULL)
    g_hash_table_remove (self->timeline->handles, &self->id);
  self->timeline = NULL;
  G_OBJECT_CLASS (kro_event_parent_class)->dispose (object);
}

static void
kro_event_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KroEvent *self = KRO_EVENT (object);
  guint32   slot = get_slot (self);

  switch (id)
    {
    case PROP_ID:
      g_value_set_uint64 (value, self->id);
      break;
    case PROP_EXISTS:
      g_value_set_boolean (value, kro_event_get_exists (self));
      break;
    case PROP_TITLE:
      g_value_set_string (value, kro_event_get_title (self));
      break;
    case PROP_DATE:
      g_value_take_boxed (value, kro_event_get_date (self));
      break;
    case PROP_NOTE:
      g_value_set_string (value, kro_event_get_note (self));
      break;
    case PROP_REASON:
      g_value_set_string (value, kro_event_get_reason (self));
      break;
    case PROP_CATEGORY:
      g_value_set_uint (value, kro_event_get_category (self));
      break;
    case PROP_IMPORTANCE:
      g_value_set_uint (value, kro_event_get_importance (self));
      break;
    case PROP_CONFIDENCE:
      g_value_set_uint (value, kro_event_get_confidence (self));
      break;
    case PROP_REVIEW:
      g_value_set_uint (value, kro_event_get_review (self));
      break;
    case PROP_ORIGIN:
      g_value_set_uint (value, kro_event_get_origin (self));
      break;
    case PROP_N_ALTERNATIVES:
      g_value_set_uint (value, slot != KRO_SLOT_NONE ? kro_timeline_get_n_alternatives (self->timeline, slot) : 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kro_event_class_init (KroEventClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = kro_event_dispose;
  object_class->get_property = kro_event_get_property;
  properties[PROP_ID] = g_param_spec_uint64 ("id", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  properties[PROP_EXISTS] = g_param_spec_boolean ("exists", NULL, NULL, TRUE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_DATE] = g_param_spec_boxed ("date", NULL, NULL, KRO_TYPE_DATE, flags);
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, flags);
  properties[PROP_REASON] = g_param_spec_string ("reason", NULL, NULL, NULL, flags);
  properties[PROP_CATEGORY] = g_param_spec_uint ("category", NULL, NULL, 0, 255, 0, flags);
  properties[PROP_IMPORTANCE] = g_param_spec_uint ("importance", NULL, NULL, 0, 255, 0, flags);
  properties[PROP_CONFIDENCE] = g_param_spec_uint ("confidence", NULL, NULL, 0, KRO_CONFIDENCE_FULL, 0, flags);
  properties[PROP_REVIEW] = g_param_spec_uint ("review", NULL, NULL, 0, KRO_REVIEW_REJECTED, 0, flags);
  properties[PROP_ORIGIN] = g_param_spec_uint ("origin", NULL, NULL, 0, KRO_ORIGIN_IMPORTED, 0, flags);
  properties[PROP_N_ALTERNATIVES] = g_param_spec_uint ("n-alternatives", NULL, NULL, 0, 255, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kro_event_init (KroEvent *self)
{
  self->existed = TRUE;
}

KroEvent *
kro_event_new_handle (KroTimeline *timeline,
                      KroId        id)
{
  KroEvent *self = g_object_new (KRO_TYPE_EVENT, NULL);

  self->timeline = timeline;
  self->id = id;
  return self;
}

void
kro_event_forget_timeline (KroEvent *self)
{
  self->timeline = NULL;
}

/* Notes whether the event exists now; gives whether that is new. */
gboolean
kro_event_sync_exists (KroEvent *self)
{
  gboolean exists = kro_event_get_exists (self);
  gboolean is_new = exists != self->existed;

  self->existed = exists;
  return is_new;
}

/* Notifies what was touched. */
void
kro_event_report (KroEvent *self,
                  KroTouch  touch)
{
  if (touch == KRO_TOUCH_ALL)
    kro_event_sync_exists (self);
  for (gsize i = 0; i < G_N_ELEMENTS (reports); i++)
    if (touch & reports[i].touch)
      g_object_notify_by_pspec (G_OBJECT (self), properties[reports[i].property]);
}

/**
 * kro_event_get_id:
 *
 * Gets its id, which stays when the event is gone.
 *
 * Returns: the id
 */
KroId
kro_event_get_id (KroEvent *self)
{
  g_return_val_if_fail (KRO_IS_EVENT (self), KRO_ID_NONE);

  return self->id;
}

/**
 * kro_event_get_exists:
 *
 * Tells whether the event is in its timeline.
 *
 * Returns: whether it is
 */
gboolean
kro_event_get_exists (KroEvent *self)
{
  g_return_val_if_fail (KRO_IS_EVENT (self), FALSE);

  return get_slot (self) != KRO_SLOT_NONE;
}

/**
 * kro_event_get_title:
 *
 * Gets what happened.
 *
 * Returns: (transfer none) (nullable): the title, good for as long as the
 *   timeline; %NULL if the event is gone
 */
const char *
kro_event_get_title (KroEvent *self)
{
  guint32 slot;

  g_return_val_if_fail (KRO_IS_EVENT (self), NULL);

  slot = get_slot (self);
  return slot != KRO_SLOT_NONE ? self->timeline->events.titles[slot] : NULL;
}

/**
 * kro_event_get_date:
 *
 * Makes its date.
 *
 * Returns: (transfer full) (nullable): the date, %NULL if it is undated or gone
 */
KroDate *
kro_event_get_date (KroEvent *self)
{
  guint32 slot;

  g_return_val_if_fail (KRO_IS_EVENT (self), NULL);

  slot = get_slot (self);
  return slot != KRO_SLOT_NONE ? kro_timeline_get_date (self->timeline, slot) : NULL;
}

/**
 * kro_event_get_note:
 *
 * Gets the note on it.
 *
 * Returns: (transfer none) (nullable): the note
 */
const char *
kro_event_get_note (KroEvent *self)
{
  guint32 slot;

  g_return_val_if_fail (KRO_IS_EVENT (self), NULL);

  slot = get_slot (self);
  return slot != KRO_SLOT_NONE ? kro_timeline_get_note (self->timeline, slot) : NULL;
}

/**
 * kro_event_get_reason:
 *
 * Gets why it has its date.
 *
 * Returns: (transfer none) (nullable): the reason
 */
const char *
kro_event_get_reason (KroEvent *self)
{
  guint32 slot;

  g_return_val_if_fail (KRO_IS_EVENT (self), NULL);

  slot = get_slot (self);
  return slot != KRO_SLOT_NONE ? kro_timeline_get_reason (self->timeline, slot) : NULL;
}

/**
 * kro_event_get_category:
 *
 * Gets the index of its category.
 *
 * Returns: the index, 0 if the event is gone
 */
guint
kro_event_get_category (KroEvent *self)
{
  guint32 slot;

  g_return_val_if_fail (KRO_IS_EVENT (self), 0);

  slot = get_slot (self);
  return slot != KRO_SLOT_NONE ? self->timeline->events.categories[slot] : 0;
}

/**
 * kro_event_get_importance:
 *
 * Gets its importance.
 *
 * Returns: 0 to 255
 */
guint
kro_event_get_importance (KroEvent *self)
{
  guint32 slot;

  g_return_val_if_fail (KRO_IS_EVENT (self), 0);

  slot = get_slot (self);
  return slot != KRO_SLOT_NONE ? self->timeline->events.importance[slot] : 0;
}

/**
 * kro_event_get_confidence:
 *
 * Gets how sure it is.
 *
 * Returns: per mille, 0 to 1000
 */
guint
kro_event_get_confidence (KroEvent *self)
{
  guint32 slot;

  g_return_val_if_fail (KRO_IS_EVENT (self), 0);

  slot = get_slot (self);
  return slot != KRO_SLOT_NONE ? self->timeline->events.confidence[slot] : 0;
}

/**
 * kro_event_get_review:
 *
 * Gets what a person said of it.
 *
 * Returns: the review
 */
KroReview
kro_event_get_review (KroEvent *self)
{
  guint32 slot;

  g_return_val_if_fail (KRO_IS_EVENT (self), KRO_REVIEW_UNREVIEWED);

  slot = get_slot (self);
  return slot != KRO_SLOT_NONE ? self->timeline->events.reviews[slot] : KRO_REVIEW_UNREVIEWED;
}

/**
 * kro_event_get_origin:
 *
 * Gets where it came from.
 *
 * Returns: the origin
 */
KroOrigin
kro_event_get_origin (KroEvent *self)
{
  guint32 slot;

  g_return_val_if_fail (KRO_IS_EVENT (self), KRO_ORIGIN_FOUND);

  slot = get_slot (self);
  return slot != KRO_SLOT_NONE ? self->timeline->events.origins[slot] : KRO_ORIGIN_FOUND;
}

/**
 * kro_event_get_fields:
 * @fields: (out caller-allocates): the event
 *
 * Gets all of it as a value, to be cleared with kro_event_fields_clear().
 *
 * Returns: %FALSE if the event is gone
 */
gboolean
kro_event_get_fields (KroEvent       *self,
                      KroEventFields *fields)
{
  g_return_val_if_fail (KRO_IS_EVENT (self), FALSE);

  return self->timeline != NULL && kro_timeline_get_fields (self->timeline, self->id, fields);
}

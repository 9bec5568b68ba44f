/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A source with its revisions, in order of their numbers. Its number is the
 * timeline's own handle on it and never changes. Notifications are frozen at a
 * change and thawed by kro_source_flush(), when the whole command is done.
 * Main thread.
 */
#include "kro-source-private.h"

struct _KroSource
{
  GObject         parent_instance;
  guint32         number;
  KroSourceFields fields;
  GPtrArray      *revisions; /* of KroRevision */
  gboolean        is_frozen;
};

enum {
  PROP_TITLE = 1,
  PROP_URI,
  PROP_LANGUAGE,
  PROP_PUBLICATION,
  PROP_PUBLICATION_REASON,
  PROP_N_REVISIONS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (KroSource, kro_source, G_TYPE_OBJECT)
G_DEFINE_BOXED_TYPE (KroSourceFields, kro_source_fields, kro_source_fields_copy, kro_source_fields_free)
G_DEFINE_BOXED_TYPE (KroRevision, kro_revision, kro_revision_copy, kro_revision_free)

static void
freeze (KroSource *self)
{
  if (!self->is_frozen)
    g_object_freeze_notify (G_OBJECT (self));
  self->is_frozen = TRUE;
}

static void
kro_source_finalize (GObject *object)
{
  KroSource *self = KRO_SOURCE (object);

  kro_source_fields_clear (&self->fields);
  g_ptr_array_unref (self->revisions);
  G_OBJECT_CLASS (kro_source_parent_class)->finalize (object);
}

static void
kro_source_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KroSource *self = KRO_SOURCE (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->fields.title);
      break;
    case PROP_URI:
      g_value_set_string (value, self->fields.uri);
      break;
    case PROP_LANGUAGE:
      g_value_set_string (value, self->fields.language);
      break;
    case PROP_PUBLICATION:
      g_value_set_string (value, self->fields.publication);
      break;
    case PROP_PUBLICATION_REASON:
      g_value_set_string (value, self->fields.publication_reason);
      break;
    case PROP_N_REVISIONS:
      g_value_set_uint (value, self->revisions->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kro_source_class_init (KroSourceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = kro_source_finalize;
  object_class->get_property = kro_source_get_property;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_URI] = g_param_spec_string ("uri", NULL, NULL, NULL, flags);
  properties[PROP_LANGUAGE] = g_param_spec_string ("language", NULL, NULL, NULL, flags);
  properties[PROP_PUBLICATION] = g_param_spec_string ("publication", NULL, NULL, NULL, flags);
  properties[PROP_PUBLICATION_REASON] = g_param_spec_string ("publication-reason", NULL, NULL, NULL, flags);
  properties[PROP_N_REVISIONS] = g_param_spec_uint ("n-revisions", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kro_source_init (KroSource *self)
{
  self->revisions = g_ptr_array_new_with_free_func ((GDestroyNotify)kro_revision_free);
}

/* Makes a source known to its timeline by @number. */
KroSource *
kro_source_new (const KroSourceFields *fields,
                guint32                number)
{
  KroSource *self = g_object_new (KRO_TYPE_SOURCE, NULL);
  g_autoptr (KroSourceFields) copy = kro_source_fields_copy (fields);

  self->number = number;
  self->fields = *copy;
  *copy = (KroSourceFields){ 0 };
  return self;
}

guint32
kro_source_get_number (KroSource *self)
{
  return self->number;
}

static void
notify_difference (KroSource *self, guint property, const char *before, const char *after)
{
  if (g_strcmp0 (before, after) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* Takes over @fields; what differs is notified at the flush. */
void
kro_source_set_fields (KroSource             *self,
                       const KroSourceFields *fields)
{
  g_auto (KroSourceFields) before = self->fields;
  g_autoptr (KroSourceFields) copy = kro_source_fields_copy (fields);

  freeze (self);
  self->fields = *copy;
  *copy = (KroSourceFields){ 0 };
  notify_difference (self, PROP_TITLE, before.title, fields->title);
  notify_difference (self, PROP_URI, before.uri, fields->uri);
  notify_difference (self, PROP_LANGUAGE, before.language, fields->language);
  notify_difference (self, PROP_PUBLICATION, before.publication, fields->publication);
  notify_difference (self, PROP_PUBLICATION_REASON, before.publication_reason, fields->publication_reason);
}

void
kro_source_push_revision (KroSource         *self,
                          const KroRevision *revision)
{
  freeze (self);
  g_ptr_array_add (self->revisions, kro_revision_copy (revision));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_REVISIONS]);
}

void
kro_source_pop_revision (KroSource *self)
{
  freeze (self);
  g_ptr_array_remove_index (self->revisions, self->revisions->len - 1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_REVISIONS]);
}

/* Lets the notifications of a finished command go out. */
void
kro_source_flush (KroSource *self)
{
  if (self->is_frozen)
    {
      self->is_frozen = FALSE;
      g_object_thaw_notify (G_OBJECT (self));
    }
}

/**
 * kro_source_get_id:
 *
 * Gets its id.
 *
 * Returns: the id
 */
KroId
kro_source_get_id (KroSource *self)
{
  g_return_val_if_fail (KRO_IS_SOURCE (self), KRO_ID_NONE);

  return self->fields.id;
}

/**
 * kro_source_get_rank:
 *
 * Gets its place among the sources.
 *
 * Returns: the rank, lowest first
 */
guint32
kro_source_get_rank (KroSource *self)
{
  g_return_val_if_fail (KRO_IS_SOURCE (self), 0);

  return self->fields.rank;
}

/**
 * kro_source_get_title:
 *
 * Gets its title.
 *
 * Returns: (nullable): the title
 */
const char *
kro_source_get_title (KroSource *self)
{
  g_return_val_if_fail (KRO_IS_SOURCE (self), NULL);

  return self->fields.title;
}

/**
 * kro_source_get_uri:
 *
 * Gets where it was read from.
 *
 * Returns: (nullable): the URI
 */
const char *
kro_source_get_uri (KroSource *self)
{
  g_return_val_if_fail (KRO_IS_SOURCE (self), NULL);

  return self->fields.uri;
}

/**
 * kro_source_get_language:
 *
 * Gets its language.
 *
 * Returns: (nullable): a BCP 47 tag
 */
const char *
kro_source_get_language (KroSource *self)
{
  g_return_val_if_fail (KRO_IS_SOURCE (self), NULL);

  return self->fields.language;
}

/**
 * kro_source_get_publication:
 *
 * Gets its date of publication.
 *
 * Returns: (nullable): the date as EDTF
 */
const char *
kro_source_get_publication (KroSource *self)
{
  g_return_val_if_fail (KRO_IS_SOURCE (self), NULL);

  return self->fields.publication;
}

/**
 * kro_source_get_publication_reason:
 *
 * Gets how the date of publication was known.
 *
 * Returns: (nullable): the reason
 */
const char *
kro_source_get_publication_reason (KroSource *self)
{
  g_return_val_if_fail (KRO_IS_SOURCE (self), NULL);

  return self->fields.publication_reason;
}

/**
 * kro_source_get_fields:
 *
 * Gets all of it but the revisions, as a value.
 *
 * Returns: (transfer none): the fields, good until the next change
 */
const KroSourceFields *
kro_source_get_fields (KroSource *self)
{
  g_return_val_if_fail (KRO_IS_SOURCE (self), NULL);

  return &self->fields;
}

/**
 * kro_source_get_n_revisions:
 *
 * Counts its revisions.
 *
 * Returns: how many
 */
guint
kro_source_get_n_revisions (KroSource *self)
{
  g_return_val_if_fail (KRO_IS_SOURCE (self), 0);

  return self->revisions->len;
}

/**
 * kro_source_get_revision:
 * @index: place, in order of their numbers
 *
 * Gets one revision.
 *
 * Returns: (transfer none) (nullable): it, or %NULL beyond the last
 */
const KroRevision *
kro_source_get_revision (KroSource *self,
                         guint      index)
{
  g_return_val_if_fail (KRO_IS_SOURCE (self), NULL);

  return index < self->revisions->len ? g_ptr_array_index (self->revisions, index) : NULL;
}

/**
 * kro_source_get_latest:
 *
 * Gets the revision with the highest number.
 *
 * Returns: (transfer none) (nullable): it, or %NULL if there is none
 */
const KroRevision *
kro_source_get_latest (KroSource *self)
{
  g_return_val_if_fail (KRO_IS_SOURCE (self), NULL);

  return self->revisions->len > 0 ? g_ptr_array_index (self->revisions, self->revisions->len - 1) : NULL;
}

/**
 * kro_source_find_revision:
 * @number: its number
 *
 * Finds the revision with a number.
 *
 * Returns: (transfer none) (nullable): it, or %NULL if there is none
 */
const KroRevision *
kro_source_find_revision (KroSource *self,
                          guint32    number)
{
  g_return_val_if_fail (KRO_IS_SOURCE (self), NULL);

  for (guint i = 0; i < self->revisions->len; i++)
    {
      const KroRevision *revision = g_ptr_array_index (self->revisions, i);

      if (revision->number == number)
        return revision;
    }
  return NULL;
}

/**
 * kro_source_fields_copy:
 *
 * Copies it with its strings.
 *
 * Returns: (transfer full): the copy
 */
KroSourceFields *
kro_source_fields_copy (const KroSourceFields *self)
{
  KroSourceFields *copy = g_memdup2 (self, sizeof *self);

  copy->title = g_strdup (self->title);
  copy->uri = g_strdup (self->uri);
  copy->language = g_strdup (self->language);
  copy->publication = g_strdup (self->publication);
  copy->publication_reason = g_strdup (self->publication_reason);
  return copy;
}

/**
 * kro_source_fields_clear:
 *
 * Frees its strings and sets all of it to zero.
 */
void
kro_source_fields_clear (KroSourceFields *self)
{
  g_free (self->title);
  g_free (self->uri);
  g_free (self->language);
  g_free (self->publication);
  g_free (self->publication_reason);
  *self = (KroSourceFields){ 0 };
}

void
kro_source_fields_free (KroSourceFields *self)
{
  kro_source_fields_clear (self);
  g_free (self);
}

/**
 * kro_source_fields_equal:
 *
 * Compares all of two sources.
 *
 * Returns: whether both are alike
 */
gboolean
kro_source_fields_equal (const KroSourceFields *self,
                         const KroSourceFields *other)
{
  return self->id == other->id && self->rank == other->rank && g_strcmp0 (self->title, other->title) == 0 &&
         g_strcmp0 (self->uri, other->uri) == 0 && g_strcmp0 (self->language, other->language) == 0 &&
         g_strcmp0 (self->publication, other->publication) == 0 &&
         g_strcmp0 (self->publication_reason, other->publication_reason) == 0;
}

/**
 * kro_revision_copy:
 *
 * Copies it; the text is shared.
 *
 * Returns: (transfer full): the copy
 */
KroRevision *
kro_revision_copy (const KroRevision *self)
{
  KroRevision *copy = g_memdup2 (self, sizeof *self);

  if (copy->text != NULL)
    kro_text_ref (copy->text);
  return copy;
}

/**
 * kro_revision_clear:
 *
 * Gives its text up and sets all of it to zero.
 */
void
kro_revision_clear (KroRevision *self)
{
  g_clear_pointer (&self->text, kro_text_unref);
  *self = (KroRevision){ 0 };
}

void
kro_revision_free (KroRevision *self)
{
  kro_revision_clear (self);
  g_free (self);
}

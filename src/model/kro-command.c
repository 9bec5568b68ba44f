/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Commands: changes as values. What is before and after is owned and of the
 * type that the operation says. Immutable once applied; one thread at a time
 * sets name and group.
 */
#include "kro-command.h"

struct _KroCommand
{
  gatomicrefcount ref_count;
  KroCommandOp    op;
  char           *name;
  guint64         group;
  gpointer        before;
  gpointer        after;
  GPtrArray      *members; /* of KroCommand, in a group */
};

G_DEFINE_BOXED_TYPE (KroCommand, kro_command, kro_command_ref, kro_command_unref)

typedef struct
{
  GBoxedCopyFunc copy;
  GBoxedFreeFunc free;
  KroCommandOp   inverse;
} Kind;

static gpointer
copy_anchor (gpointer anchor)
{
  return g_memdup2 (anchor, sizeof (KroPassageAnchor));
}

#define KIND(name, undo)                                                        \
  {                                                                             \
    (GBoxedCopyFunc) kro_##name##_copy, (GBoxedFreeFunc)kro_##name##_free, undo \
  }

static const Kind kinds[] = {
  [KRO_COMMAND_ADD_SOURCE] = KIND (source_fields, KRO_COMMAND_REMOVE_SOURCE),
  [KRO_COMMAND_REMOVE_SOURCE] = KIND (source_fields, KRO_COMMAND_ADD_SOURCE),
  [KRO_COMMAND_ADD_REVISION] = KIND (revision, KRO_COMMAND_ADD_REVISION),
  [KRO_COMMAND_CHANGE_SOURCE] = KIND (source_fields, KRO_COMMAND_CHANGE_SOURCE),
  [KRO_COMMAND_ADD_CATEGORY] = KIND (category, KRO_COMMAND_ADD_CATEGORY),
  [KRO_COMMAND_ADD_ERA] = KIND (era, KRO_COMMAND_ADD_ERA),
  [KRO_COMMAND_ADD_EVENT] = KIND (event_fields, KRO_COMMAND_REMOVE_EVENT),
  [KRO_COMMAND_REMOVE_EVENT] = KIND (event_fields, KRO_COMMAND_ADD_EVENT),
  [KRO_COMMAND_CHANGE_EVENT] = KIND (event_fields, KRO_COMMAND_CHANGE_EVENT),
  [KRO_COMMAND_ADD_PASSAGE] = KIND (passage, KRO_COMMAND_REMOVE_PASSAGE),
  [KRO_COMMAND_REMOVE_PASSAGE] = KIND (passage, KRO_COMMAND_ADD_PASSAGE),
  [KRO_COMMAND_ADD_ANCHOR] = { copy_anchor, g_free, KRO_COMMAND_ADD_ANCHOR },
  [KRO_COMMAND_LOAD_CHUNK] = { (GBoxedCopyFunc)kro_chunk_ref, (GBoxedFreeFunc)kro_chunk_unref, KRO_COMMAND_LOAD_CHUNK },
  [KRO_COMMAND_GROUP] = { NULL, NULL, KRO_COMMAND_GROUP },
};

static gpointer
copy_payload (KroCommandOp op, gconstpointer payload)
{
  return payload != NULL ? kinds[op].copy ((gpointer)payload) : NULL;
}

static KroCommand *
new_command (KroCommandOp op, gconstpointer before, gconstpointer after)
{
  KroCommand *self = g_new0 (KroCommand, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->op = op;
  self->before = copy_payload (op, before);
  self->after = copy_payload (op, after);
  return self;
}

/**
 * kro_command_new_add_source:
 * @after: the source; its id must be new
 *
 * Makes a command that adds a source without revisions.
 *
 * Returns: (transfer full): it
 */
KroCommand *
kro_command_new_add_source (const KroSourceFields *after)
{
  return new_command (KRO_COMMAND_ADD_SOURCE, NULL, after);
}

/**
 * kro_command_new_remove_source:
 * @before: the source as it is
 *
 * Makes a command that removes a source without revisions and passages; see
 * kro_timeline_make_remove_source() for all of one.
 *
 * Returns: (transfer full): it
 */
KroCommand *
kro_command_new_remove_source (const KroSourceFields *before)
{
  return new_command (KRO_COMMAND_REMOVE_SOURCE, before, NULL);
}

/**
 * kro_command_new_change_source:
 * @before: the source as it is
 * @after: as it will be, with the same id
 *
 * Makes a command that changes what is said of a source.
 *
 * Returns: (transfer full): it
 */
KroCommand *
kro_command_new_change_source (const KroSourceFields *before,
                               const KroSourceFields *after)
{
  return new_command (KRO_COMMAND_CHANGE_SOURCE, before, after);
}

/**
 * kro_command_new_add_revision:
 * @source: id of the source
 * @number: above those it has
 * @text: what was read
 * @read_at: when
 *
 * Makes a command that adds a revision to a source.
 *
 * Returns: (transfer full): it
 */
KroCommand *
kro_command_new_add_revision (KroId    source,
                              guint32  number,
                              KroText *text,
                              KroTime  read_at)
{
  const KroRevision after = { .source = source, .number = number, .text = text, .read_at = read_at };

  return new_command (KRO_COMMAND_ADD_REVISION, NULL, &after);
}

/**
 * kro_command_new_add_category:
 * @after: the category
 *
 * Makes a command that adds a category with the next index.
 *
 * Returns: (transfer full): it
 */
KroCommand *
kro_command_new_add_category (const KroCategory *after)
{
  return new_command (KRO_COMMAND_ADD_CATEGORY, NULL, after);
}

/**
 * kro_command_new_add_era:
 * @after: the era; its id must be new
 *
 * Makes a command that adds an era behind those there are.
 *
 * Returns: (transfer full): it
 */
KroCommand *
kro_command_new_add_era (const KroEra *after)
{
  return new_command (KRO_COMMAND_ADD_ERA, NULL, after);
}

/**
 * kro_command_new_add_event:
 * @after: the event; its id must be new
 *
 * Makes a command that adds an event.
 *
 * Returns: (transfer full): it
 */
KroCommand *
kro_command_new_add_event (const KroEventFields *after)
{
  return new_command (KRO_COMMAND_ADD_EVENT, NULL, after);
}

/**
 * kro_command_new_remove_event:
 * @before: the event as it is
 *
 * Makes a command that removes an event without passages; see
 * kro_timeline_make_remove_event() for all of one.
 *
 * Returns: (transfer full): it
 */
KroCommand *
kro_command_new_remove_event (const KroEventFields *before)
{
  return new_command (KRO_COMMAND_REMOVE_EVENT, before, NULL);
}

/**
 * kro_command_new_change_event:
 * @before: the event as it is
 * @after: as it will be, with the same id
 *
 * Makes a command that changes an event; kro_timeline_make_change_event()
 * looks up what is before.
 *
 * Returns: (transfer full): it
 */
KroCommand *
kro_command_new_change_event (const KroEventFields *before,
                              const KroEventFields *after)
{
  return new_command (KRO_COMMAND_CHANGE_EVENT, before, after);
}

/**
 * kro_command_new_add_passage:
 * @after: the passage; its id must be new
 *
 * Makes a command that adds a passage to an event.
 *
 * Returns: (transfer full): it
 */
KroCommand *
kro_command_new_add_passage (const KroPassage *after)
{
  return new_command (KRO_COMMAND_ADD_PASSAGE, NULL, after);
}

/**
 * kro_command_new_remove_passage:
 * @before: the passage as it is
 *
 * Makes a command that removes a passage without further anchors.
 *
 * Returns: (transfer full): it
 */
KroCommand *
kro_command_new_remove_passage (const KroPassage *before)
{
  return new_command (KRO_COMMAND_REMOVE_PASSAGE, before, NULL);
}

/**
 * kro_command_new_add_anchor:
 * @passage: id of the passage
 * @after: where it stands in another revision
 *
 * Makes a command that adds an anchor to a passage.
 *
 * Returns: (transfer full): it
 */
KroCommand *
kro_command_new_add_anchor (KroId            passage,
                            const KroAnchor *after)
{
  const KroPassageAnchor anchor = { .passage = passage, .anchor = *after };

  return new_command (KRO_COMMAND_ADD_ANCHOR, NULL, &anchor);
}

/**
 * kro_command_new_load_chunk:
 * @after: a finished chunk
 *
 * Makes a command that adopts a chunk.
 *
 * Returns: (transfer full): it
 */
KroCommand *
kro_command_new_load_chunk (KroChunk *after)
{
  return new_command (KRO_COMMAND_LOAD_CHUNK, NULL, after);
}

/**
 * kro_command_new_group:
 * @commands: (array length=n_commands): what to do, in order
 * @n_commands: how many
 *
 * Makes one command of several: all are done or none.
 *
 * Returns: (transfer full): it
 */
KroCommand *
kro_command_new_group (KroCommand *const *commands,
                       gsize              n_commands)
{
  KroCommand *self = new_command (KRO_COMMAND_GROUP, NULL, NULL);

  self->members = g_ptr_array_new_with_free_func ((GDestroyNotify)kro_command_unref);
  for (gsize i = 0; i < n_commands; i++)
    g_ptr_array_add (self->members, kro_command_ref (commands[i]));
  return self;
}

/**
 * kro_command_invert:
 *
 * Makes the command that takes this one back, with the same name and group.
 *
 * Returns: (transfer full): the inverse
 */
KroCommand *
kro_command_invert (KroCommand *self)
{
  KroCommand *inverse = new_command (kinds[self->op].inverse, NULL, NULL);

  inverse->before = copy_payload (self->op, self->after);
  inverse->after = copy_payload (self->op, self->before);
  inverse->name = g_strdup (self->name);
  inverse->group = self->group;
  if (self->members != NULL)
    {
      inverse->members = g_ptr_array_new_with_free_func ((GDestroyNotify)kro_command_unref);
      for (guint i = self->members->len; i > 0; i--)
        g_ptr_array_add (inverse->members, kro_command_invert (g_ptr_array_index (self->members, i - 1)));
    }
  return inverse;
}

KroCommand *
kro_command_ref (KroCommand *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
kro_command_unref (KroCommand *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  if (self->before != NULL)
    kinds[self->op].free (self->before);
  if (self->after != NULL)
    kinds[self->op].free (self->after);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_free (self->name);
  g_free (self);
}

/**
 * kro_command_get_op:
 *
 * Gets what it does.
 *
 * Returns: the operation
 */
KroCommandOp
kro_command_get_op (const KroCommand *self)
{
  return self->op;
}

/**
 * kro_command_get_name:
 *
 * Gets its name for people.
 *
 * Returns: (nullable): the name
 */
const char *
kro_command_get_name (const KroCommand *self)
{
  return self->name;
}

/**
 * kro_command_get_group:
 *
 * Gets its group.
 *
 * Returns: the group, 0 if it stands alone
 */
guint64
kro_command_get_group (const KroCommand *self)
{
  return self->group;
}

/**
 * kro_command_set_name:
 * @name: (nullable): a name for people, already translated
 *
 * Names it, before it is applied.
 */
void
kro_command_set_name (KroCommand *self,
                      const char *name)
{
  char *copy = g_strdup (name);

  g_free (self->name);
  self->name = copy;
}

/**
 * kro_command_set_group:
 * @group: the group, 0 for none
 *
 * Sets its group, before it is applied.
 */
void
kro_command_set_group (KroCommand *self,
                       guint64     group)
{
  self->group = group;
}

/**
 * kro_command_get_before:
 *
 * Gets what was before, of the type that the operation says.
 *
 * Returns: (transfer none) (nullable): it
 */
gconstpointer
kro_command_get_before (const KroCommand *self)
{
  return self->before;
}

/**
 * kro_command_get_after:
 *
 * Gets what is after, of the type that the operation says.
 *
 * Returns: (transfer none) (nullable): it
 */
gconstpointer
kro_command_get_after (const KroCommand *self)
{
  return self->after;
}

/**
 * kro_command_get_members:
 * @n_members: (out): how many
 *
 * Gets the commands of a group.
 *
 * Returns: (array length=n_members) (nullable): them; %NULL if it is no group
 */
KroCommand *const *
kro_command_get_members (const KroCommand *self,
                         gsize            *n_members)
{
  *n_members = self->members != NULL ? self->members->len : 0;
  return self->members != NULL ? (KroCommand *const *)self->members->pdata : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Undo and redo as two stacks of commands. A step is one command or a run of
 * neighbours with the same group; it is taken back by one command made of the
 * inverses, so a step that does not fit any more changes nothing and stays.
 * Main thread.
 */
#include "kro-history.h"

typedef struct
{
  KroCommand *command;
  char       *name;
  guint64     group;
} Entry;

struct _KroHistory
{
  GObject      parent_instance;
  KroTimeline *timeline; /* owned */
  GPtrArray   *done;     /* of Entry, latest last */
  GPtrArray   *undone;   /* of Entry, next to redo last */
  guint        depth;    /* of groups that are open */
  guint64      group;    /* of the open one */
  guint64      last_group;
  char        *group_name;
};

enum {
  PROP_CAN_UNDO = 1,
  PROP_CAN_REDO,
  PROP_UNDO_NAME,
  PROP_REDO_NAME,
  N_PROPS
};

/* Groups of histories are marked, so as not to meet those that callers set. */
#define OWN_GROUP (G_GUINT64_CONSTANT (1) << 63)

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (KroHistory, kro_history, G_TYPE_OBJECT)

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  kro_command_unref (entry->command);
  g_free (entry->name);
  g_free (entry);
}

static const char *
top_name (GPtrArray *stack)
{
  return stack->len > 0 ? ((Entry *)g_ptr_array_index (stack, stack->len - 1))->name : NULL;
}

typedef struct
{
  gboolean can_undo;
  gboolean can_redo;
  char    *undo_name;
  char    *redo_name;
} State;

static State
get_state (KroHistory *self)
{
  return (State){
    .can_undo = self->done->len > 0,
    .can_redo = self->undone->len > 0,
    .undo_name = g_strdup (top_name (self->done)),
    .redo_name = g_strdup (top_name (self->undone)),
  };
}

/* Notifies what differs from @before, which is freed. */
static void
notify_since (KroHistory *self, State before)
{
  if (before.can_undo != kro_history_get_can_undo (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  if (before.can_redo != kro_history_get_can_redo (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
  if (g_strcmp0 (before.undo_name, top_name (self->done)) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_NAME]);
  if (g_strcmp0 (before.redo_name, top_name (self->undone)) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_NAME]);
  g_free (before.undo_name);
  g_free (before.redo_name);
}

/* How many entries at the top of a stack make its next step. */
static guint
count_step (GPtrArray *stack)
{
  const Entry *top = g_ptr_array_index (stack, stack->len - 1);
  guint        n = 1;

  while (top->group != 0 && n < stack->len && ((Entry *)g_ptr_array_index (stack, stack->len - 1 - n))->group == top->group)
    n++;
  return n;
}

/* Applies the next step of @from, inverted for undo, and moves it to @to. */
static gboolean
move_step (KroHistory *self, GPtrArray *from, GPtrArray *to, gboolean is_undo, GError **error)
{
  guint    n = count_step (from);
  State    before = get_state (self);
  gboolean is_done;
  g_autoptr (GPtrArray) commands = g_ptr_array_new_with_free_func ((GDestroyNotify)kro_command_unref);
  g_autoptr (KroCommand) command = NULL;

  for (guint i = 0; i < n; i++)
    {
      KroCommand *next = ((Entry *)g_ptr_array_index (from, from->len - 1 - i))->command;

      g_ptr_array_add (commands, is_undo ? kro_command_invert (next) : kro_command_ref (next));
    }
  if (n == 1)
    command = kro_command_ref (g_ptr_array_index (commands, 0));
  else
    {
      command = kro_command_new_group ((KroCommand *const *)commands->pdata, n);
      kro_command_set_name (command, top_name (from));
    }
  is_done = kro_timeline_apply (self->timeline, command, error);
  for (guint i = 0; is_done && i < n; i++)
    g_ptr_array_add (to, g_ptr_array_steal_index (from, from->len - 1));
  notify_since (self, before);
  return is_done;
}

static void
kro_history_finalize (GObject *object)
{
  KroHistory *self = KRO_HISTORY (object);

  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->undone);
  g_free (self->group_name);
  g_clear_object (&self->timeline);
  G_OBJECT_CLASS (kro_history_parent_class)->finalize (object);
}

static void
kro_history_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KroHistory *self = KRO_HISTORY (object);

  switch (id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, kro_history_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, kro_history_get_can_redo (self));
      break;
    case PROP_UNDO_NAME:
      g_value_set_string (value, kro_history_get_undo_name (self));
      break;
    case PROP_REDO_NAME:
      g_value_set_string (value, kro_history_get_redo_name (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kro_history_class_init (KroHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = kro_history_finalize;
  object_class->get_property = kro_history_get_property;
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_NAME] = g_param_spec_string ("undo-name", NULL, NULL, NULL, flags);
  properties[PROP_REDO_NAME] = g_param_spec_string ("redo-name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kro_history_init (KroHistory *self)
{
  self->done = g_ptr_array_new_with_free_func (free_entry);
  self->undone = g_ptr_array_new_with_free_func (free_entry);
}

/**
 * kro_history_new:
 * @timeline: what it is the history of
 *
 * Makes an empty history.
 *
 * Returns: (transfer full): it
 */
KroHistory *
kro_history_new (KroTimeline *timeline)
{
  KroHistory *self;

  g_return_val_if_fail (KRO_IS_TIMELINE (timeline), NULL);

  self = g_object_new (KRO_TYPE_HISTORY, NULL);
  self->timeline = g_object_ref (timeline);
  return self;
}

/**
 * kro_history_get_timeline:
 *
 * Gets what it is the history of.
 *
 * Returns: (transfer none): the timeline
 */
KroTimeline *
kro_history_get_timeline (KroHistory *self)
{
  g_return_val_if_fail (KRO_IS_HISTORY (self), NULL);

  return self->timeline;
}

/**
 * kro_history_perform:
 * @command: what to do
 *
 * Applies a command and records it. What was undone can no more be redone.
 *
 * Returns: %FALSE with the error of kro_timeline_apply(); nothing is recorded
 */
gboolean
kro_history_perform (KroHistory *self,
                     KroCommand *command,
                     GError    **error)
{
  State  before;
  Entry *entry;

  g_return_val_if_fail (KRO_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (command != NULL, FALSE);

  if (!kro_timeline_apply (self->timeline, command, error))
    return FALSE;
  before = get_state (self);
  entry = g_new (Entry, 1);
  *entry = (Entry){
    .command = kro_command_ref (command),
    .name = g_strdup (self->group_name != NULL ? self->group_name : kro_command_get_name (command)),
    .group = self->depth > 0 ? self->group : kro_command_get_group (command),
  };
  g_ptr_array_set_size (self->undone, 0);
  g_ptr_array_add (self->done, entry);
  notify_since (self, before);
  return TRUE;
}

/**
 * kro_history_undo:
 *
 * Takes the last step back; with none it does nothing.
 *
 * Returns: %FALSE with an error if the timeline was changed past the history so
 *   that the step does not fit; nothing is changed then
 */
gboolean
kro_history_undo (KroHistory *self,
                  GError    **error)
{
  g_return_val_if_fail (KRO_IS_HISTORY (self), FALSE);

  return self->done->len == 0 || move_step (self, self->done, self->undone, TRUE, error);
}

/**
 * kro_history_redo:
 *
 * Does the step again that was last taken back; with none it does nothing.
 *
 * Returns: %FALSE with an error, as kro_history_undo()
 */
gboolean
kro_history_redo (KroHistory *self,
                  GError    **error)
{
  g_return_val_if_fail (KRO_IS_HISTORY (self), FALSE);

  return self->undone->len == 0 || move_step (self, self->undone, self->done, FALSE, error);
}

/**
 * kro_history_begin_group:
 * @name: (nullable): name of the step for people, already translated
 *
 * Makes one step of all that is performed until kro_history_end_group().
 * Groups within a group belong to the outer one.
 */
void
kro_history_begin_group (KroHistory *self,
                         const char *name)
{
  g_return_if_fail (KRO_IS_HISTORY (self));

  if (self->depth++ > 0)
    return;
  self->group = OWN_GROUP | ++self->last_group;
  self->group_name = g_strdup (name);
}

/**
 * kro_history_end_group:
 *
 * Ends what kro_history_begin_group() began.
 */
void
kro_history_end_group (KroHistory *self)
{
  g_return_if_fail (KRO_IS_HISTORY (self));
  g_return_if_fail (self->depth > 0);

  if (--self->depth == 0)
    g_clear_pointer (&self->group_name, g_free);
}

/**
 * kro_history_clear:
 *
 * Forgets all steps.
 */
void
kro_history_clear (KroHistory *self)
{
  State before;

  g_return_if_fail (KRO_IS_HISTORY (self));

  before = get_state (self);
  g_ptr_array_set_size (self->done, 0);
  g_ptr_array_set_size (self->undone, 0);
  notify_since (self, before);
}

/**
 * kro_history_get_can_undo:
 *
 * Tells whether there is a step to take back.
 *
 * Returns: whether there is
 */
gboolean
kro_history_get_can_undo (KroHistory *self)
{
  g_return_val_if_fail (KRO_IS_HISTORY (self), FALSE);

  return self->done->len > 0;
}

/**
 * kro_history_get_can_redo:
 *
 * Tells whether there is a step to do again.
 *
 * Returns: whether there is
 */
gboolean
kro_history_get_can_redo (KroHistory *self)
{
  g_return_val_if_fail (KRO_IS_HISTORY (self), FALSE);

  return self->undone->len > 0;
}

/**
 * kro_history_get_undo_name:
 *
 * Gets the name of the step that undo would take back.
 *
 * Returns: (transfer none) (nullable): the name
 */
const char *
kro_history_get_undo_name (KroHistory *self)
{
  g_return_val_if_fail (KRO_IS_HISTORY (self), NULL);

  return top_name (self->done);
}

/**
 * kro_history_get_redo_name:
 *
 * Gets the name of the step that redo would do again.
 *
 * Returns: (transfer none) (nullable): the name
 */
const char *
kro_history_get_redo_name (KroHistory *self)
{
  g_return_val_if_fail (KRO_IS_HISTORY (self), NULL);

  return top_name (self->undone);
}

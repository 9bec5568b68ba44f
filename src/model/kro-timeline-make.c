/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that need a look at the timeline: what is before is looked up, and
 * what hangs on something goes with it. */
#include "kro-timeline-private.h"

static void
take (GPtrArray *commands, KroCommand *command)
{
  g_ptr_array_add (commands, command);
}

static void
add_inverse (GPtrArray *commands, KroCommand *command)
{
  take (commands, kro_command_invert (command));
  kro_command_unref (command);
}

static void
remove_passage (KroTimeline *self, GPtrArray *commands, const KroPassage *passage)
{
  g_autoptr (GArray) anchors = kro_timeline_get_anchors (self, passage->id);

  for (guint i = anchors->len; i > 1; i--)
    add_inverse (commands, kro_command_new_add_anchor (passage->id, &g_array_index (anchors, KroAnchor, i - 1)));
  take (commands, kro_command_new_remove_passage (passage));
}

/**
 * kro_timeline_make_change_event:
 * @after: an event as it will be
 *
 * Makes a command that changes the event with the same id into this.
 *
 * Returns: (transfer full) (nullable): the command, %NULL if there is no such
 *   event
 */
KroCommand *
kro_timeline_make_change_event (KroTimeline          *self,
                                const KroEventFields *after)
{
  g_auto (KroEventFields) before = { 0 };

  if (!kro_timeline_get_fields (self, after->id, &before))
    return NULL;
  return kro_command_new_change_event (&before, after);
}

/**
 * kro_timeline_make_remove_event:
 * @event: id of an event
 *
 * Makes a command that removes an event with its passages.
 *
 * Returns: (transfer full) (nullable): the command, %NULL if there is no such
 *   event
 */
KroCommand *
kro_timeline_make_remove_event (KroTimeline *self,
                                KroId        event)
{
  g_autoptr (GPtrArray) commands = g_ptr_array_new_with_free_func ((GDestroyNotify)kro_command_unref);
  g_autoptr (GArray) passages = NULL;
  g_auto (KroEventFields) before = { 0 };

  if (!kro_timeline_get_fields (self, event, &before))
    return NULL;
  passages = kro_timeline_get_event_passages (self, event);
  for (guint i = 0; i < passages->len; i++)
    remove_passage (self, commands, &g_array_index (passages, KroPassage, i));
  take (commands, kro_command_new_remove_event (&before));
  return kro_command_new_group ((KroCommand *const *)commands->pdata, commands->len);
}

/**
 * kro_timeline_make_remove_events:
 * @events: (array length=n_events): ids of events; those that are not there are
 *   passed over
 * @n_events: how many
 *
 * Makes one command that removes events with their passages.
 *
 * Returns: (transfer full) (nullable): the command, %NULL if none of the events
 *   is there
 */
KroCommand *
kro_timeline_make_remove_events (KroTimeline *self,
                                 const KroId *events,
                                 gsize        n_events)
{
  g_autoptr (GPtrArray) commands = g_ptr_array_new_with_free_func ((GDestroyNotify)kro_command_unref);

  for (gsize i = 0; i < n_events; i++)
    {
      KroCommand *command = kro_timeline_make_remove_event (self, events[i]);

      if (command != NULL)
        take (commands, command);
    }
  return commands->len > 0 ? kro_command_new_group ((KroCommand *const *)commands->pdata, commands->len) : NULL;
}

/* The events of which every passage stands in one source. */
static gboolean
is_only_in (KroTimeline *self, KroId event, KroId source)
{
  g_autoptr (GArray) passages = kro_timeline_get_event_passages (self, event);

  for (guint i = 0; i < passages->len; i++)
    if (g_array_index (passages, KroPassage, i).source != source)
      return FALSE;
  return TRUE;
}

static void
remove_events (KroTimeline *self, GPtrArray *commands, KroId source, GHashTable *events)
{
  GHashTableIter iter;
  gpointer       key;

  g_hash_table_iter_init (&iter, events);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_auto (KroEventFields) before = { 0 };

      if (is_only_in (self, *(KroId *)key, source) && kro_timeline_get_fields (self, *(KroId *)key, &before))
        take (commands, kro_command_new_remove_event (&before));
    }
}

/**
 * kro_timeline_make_remove_source:
 * @source: id of a source
 *
 * Makes a command that removes a source with its revisions, its passages and
 * the events that stand in no other source.
 *
 * Returns: (transfer full) (nullable): the command, %NULL if there is no such
 *   source
 */
KroCommand *
kro_timeline_make_remove_source (KroTimeline *self,
                                 KroId        source)
{
  g_autoptr (GPtrArray) commands = g_ptr_array_new_with_free_func ((GDestroyNotify)kro_command_unref);
  g_autoptr (GHashTable) events = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  KroSourceEntry *entry = kro_timeline_get_source_entry (self, source);

  if (entry == NULL)
    return NULL;
  for (guint i = 0; i < entry->rows->len; i++)
    {
      KroPassage passage = kro_timeline_make_passage (self, g_array_index (entry->rows, guint32, i));

      remove_passage (self, commands, &passage);
      g_hash_table_add (events, g_memdup2 (&passage.event, sizeof passage.event));
    }
  remove_events (self, commands, source, events);
  for (guint i = kro_source_get_n_revisions (entry->source); i > 0; i--)
    {
      const KroRevision *revision = kro_source_get_revision (entry->source, i - 1);

      add_inverse (commands, kro_command_new_add_revision (source, revision->number, revision->text, revision->read_at));
    }
  take (commands, kro_command_new_remove_source (kro_source_get_fields (entry->source)));
  return kro_command_new_group ((KroCommand *const *)commands->pdata, commands->len);
}

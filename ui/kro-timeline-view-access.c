/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The events of the picture for a screen reader: a stand-in for each visible
 * event, at most 200, in order of time. They move when the view rests, so that
 * panning costs nothing. Lengths are logical pixels. Main thread.
 */
#include "kro-timeline-view-private.h"

#include "kro-event-stand-in.h"

#include <glib/gi18n.h>
#include <math.h>

#define MOST 200

/* Where one is, and where it stands in time. */
typedef struct
{
  KroId   event;
  guint32 position;
} Seen;

static int
compare_seen (gconstpointer a, gconstpointer b)
{
  const Seen *one = a;
  const Seen *other = b;

  return (one->position > other->position) - (one->position < other->position);
}

static gboolean
is_seen (const KroPlaced *placed, const KroScene *scene)
{
  return placed->kind == KRO_PLACED_EVENT && placed->event != KRO_ID_NONE &&
         placed->box.x < kro_scene_get_width (scene) && placed->box.x + placed->box.w > 0 &&
         placed->box.y < kro_scene_get_height (scene);
}

static GArray *
find_seen (KroTimelineView *self, KroTimeline *timeline)
{
  GArray          *seen = g_array_new (FALSE, FALSE, sizeof (Seen));
  gsize            n_placed;
  const KroPlaced *placed = kro_scene_get_placed (self->painted, &n_placed);

  for (gsize i = 0; i < n_placed && seen->len < MOST; i++)
    {
      Seen one = { placed[i].event, KRO_SLOT_NONE };

      if (!is_seen (&placed[i], self->painted))
        continue;
      one.position = kro_timeline_get_position (timeline, one.event);
      if (one.position != KRO_SLOT_NONE)
        g_array_append_val (seen, one);
    }
  g_array_sort (seen, compare_seen);
  return seen;
}

static void
select_cb (KroEventStandIn *stand_in, KroTimelineView *self)
{
  kro_view_state_set_selection (kro_stage_get_state (self->stage), kro_event_stand_in_get_event (stand_in));
}

static void
set_count (KroTimelineView *self, guint count)
{
  while (self->stand_ins->len > count)
    {
      GtkWidget *last = g_ptr_array_steal_index (self->stand_ins, self->stand_ins->len - 1);

      gtk_widget_unparent (last);
    }
  while (self->stand_ins->len < count)
    {
      GtkWidget *stand_in = kro_event_stand_in_new ();

      g_signal_connect (stand_in, "select", G_CALLBACK (select_cb), self);
      gtk_widget_set_parent (stand_in, GTK_WIDGET (self));
      g_ptr_array_add (self->stand_ins, stand_in);
    }
}

static void
describe (KroTimelineView *self, KroTimeline *timeline, KroEventStandIn *stand_in, const Seen *seen)
{
  guint32     slot = kro_timeline_get_slot (timeline, seen->event);
  const char *title = kro_timeline_get_columns (timeline)->titles[slot];
  g_autoptr (KroDate) date = kro_timeline_get_date (timeline, slot);
  g_autofree char *words = date != NULL ? kro_date_to_words (date, kro_stage_get_locale (self->stage), KRO_WORDS_LONG) : g_strdup (_ ("undated"));
  /* Translators: the name of an event for a screen reader: date, title. */
  g_autofree char *name = g_strdup_printf (_ ("%s, %s"), words, title);
  /* Translators: which of how many events it is. */
  g_autofree char *description = g_strdup_printf (_ ("%u of %u"), seen->position + 1, kro_timeline_get_n_events (timeline));

  kro_event_stand_in_set_event (stand_in, seen->event, name, description);
}

/* Gives each visible event a stand-in, and tells which span is seen. */
void
kro_timeline_view_access_update (KroTimelineView *self)
{
  KroTimeline *timeline = kro_view_state_get_timeline (kro_stage_get_state (self->stage));
  g_autoptr (GArray) seen = NULL;

  if (timeline == NULL || self->painted == NULL)
    return;
  seen = find_seen (self, timeline);
  set_count (self, seen->len);
  for (guint i = 0; i < seen->len; i++)
    describe (self, timeline, self->stand_ins->pdata[i], &g_array_index (seen, Seen, i));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, kro_stage_get_span_words (self->stage), -1);
  kro_timeline_view_access_select (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Tells which one is selected. */
void
kro_timeline_view_access_select (KroTimelineView *self)
{
  KroId event = kro_view_state_get_selection (kro_stage_get_state (self->stage));

  for (guint i = 0; i < self->stand_ins->len; i++)
    {
      KroEventStandIn *stand_in = self->stand_ins->pdata[i];

      kro_event_stand_in_set_selected (stand_in, kro_event_stand_in_get_event (stand_in) == event);
    }
}

/* Puts each stand-in where its event is painted. */
void
kro_timeline_view_access_allocate (KroTimelineView *self)
{
  for (guint i = 0; i < self->stand_ins->len; i++)
    {
      GtkWidget    *stand_in = self->stand_ins->pdata[i];
      KroId         event = kro_event_stand_in_get_event (KRO_EVENT_STAND_IN (stand_in));
      GtkAllocation box = { 0, 0, 1, 1 };
      KroBox        mark;
      KroBox        card;

      if (self->painted != NULL && kro_scene_get_event_boxes (self->painted, event, &mark, &card))
        {
          const KroBox *shown = card.w > 0 ? &card : &mark;

          box = (GtkAllocation){ (int)floor (shown->x), (int)floor (shown->y), MAX ((int)shown->w, 1), MAX ((int)shown->h, 1) };
        }
      gtk_widget_measure (stand_in, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (stand_in, &box, -1);
    }
}

void
kro_timeline_view_access_dispose (KroTimelineView *self)
{
  if (self->stand_ins == NULL)
    return;
  set_count (self, 0);
  g_clear_pointer (&self->stand_ins, g_ptr_array_unref);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The events of the picture for a screen reader: a stand-in for each visible
 * event and each cluster, at most 200, in order of time; that of a cluster
 * stands where its first event does. They move when the view rests, so that
 * panning costs nothing. Lengths are logical pixels. Main thread.
 */
#include "kro-timeline-view-private.h"

#include "kro-cluster.h"
#include "kro-compat.h"
#include "kro-event-stand-in.h"

#include <glib/gi18n.h>
#include <math.h>

#define MOST 200

/* What a stand-in is for, and where it stands in time. */
typedef struct
{
  KroId   event; /* itself, or the first one of a cluster */
  guint32 position;
  guint   cluster; /* plus one; 0: an event */
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
  return ((placed->kind == KRO_PLACED_EVENT && placed->event != KRO_ID_NONE) || placed->cluster > 0) &&
         placed->box.x < kro_scene_get_width (scene) && placed->box.x + placed->box.w > 0 &&
         placed->box.y < kro_scene_get_height (scene);
}

static void
add_seen (GArray *seen, KroTimeline *timeline, KroId event, guint cluster)
{
  Seen one = { event, event != KRO_ID_NONE ? kro_timeline_get_position (timeline, event) : KRO_SLOT_NONE, cluster };

  if (one.position != KRO_SLOT_NONE)
    g_array_append_val (seen, one);
}

/* The selected event is always among them, wherever it is. */
static GArray *
find_seen (KroTimelineView *self, KroTimeline *timeline)
{
  GArray          *seen = g_array_new (FALSE, FALSE, sizeof (Seen));
  KroLayout       *layout = kro_stage_get_layout (self->stage);
  KroId            selection = kro_view_state_get_selection (kro_stage_get_state (self->stage));
  gsize            n_placed = 0;
  const KroPlaced *placed = self->painted != NULL ? kro_scene_get_placed (self->painted, &n_placed) : NULL;

  add_seen (seen, timeline, selection, 0);
  for (gsize i = 0; i < n_placed && seen->len < MOST; i++)
    {
      KroId event = placed[i].event;

      if (!is_seen (&placed[i], self->painted) || (placed[i].cluster == 0 && event == selection))
        continue;
      if (placed[i].cluster > 0 && (layout == NULL || kro_layout_get_cluster_events (layout, placed[i].cluster - 1, 0, 1, &event) == 0))
        continue;
      add_seen (seen, timeline, event, placed[i].cluster);
    }
  g_array_sort (seen, compare_seen);
  return seen;
}

static void
select_cb (KroEventStandIn *stand_in, KroTimelineView *self)
{
  if (kro_event_stand_in_get_is_cluster (stand_in))
    kro_timeline_view_set_cursor (self, kro_event_stand_in_get_event (stand_in));
  else
    kro_view_state_set_selection (kro_stage_get_state (self->stage), kro_event_stand_in_get_event (stand_in));
}

static GtkWidget *
find_stand_in (KroTimelineView *self, KroId event, gboolean is_cluster)
{
  for (guint i = 0; event != KRO_ID_NONE && i < self->stand_ins->len; i++)
    {
      KroEventStandIn *stand_in = self->stand_ins->pdata[i];

      if (kro_event_stand_in_get_event (stand_in) == event && kro_event_stand_in_get_is_cluster (stand_in) == is_cluster)
        return GTK_WIDGET (stand_in);
    }
  return NULL;
}

/* The stand-in of what the keys are on: the selected event or a cluster; %NULL:
 * it has none now. */
GtkWidget *
kro_timeline_view_access_find_current (KroTimelineView *self)
{
  KroId            selection;
  const KroPlaced *cluster;
  KroId            first = KRO_ID_NONE;

  if (self->stage == NULL)
    return NULL;
  selection = kro_view_state_get_selection (kro_stage_get_state (self->stage));
  if (selection != KRO_ID_NONE)
    return find_stand_in (self, selection, FALSE);
  cluster = kro_timeline_view_get_cursor (self);
  if (cluster != NULL)
    kro_layout_get_cluster_events (kro_stage_get_layout (self->stage), cluster->cluster - 1, 0, 1, &first);
  return find_stand_in (self, first, TRUE);
}

static GtkWidget *
make_stand_in (KroTimelineView *self)
{
  GtkWidget *stand_in = kro_event_stand_in_new ();

  g_signal_connect (stand_in, "select", G_CALLBACK (select_cb), self);
  gtk_widget_set_parent (stand_in, GTK_WIDGET (self));
  return stand_in;
}

/* What tells things apart: a cluster is not its first event. */
static KroId
make_key (KroId event, gboolean is_cluster)
{
  return is_cluster ? ~event : event;
}

/* Splits the stand-ins into those whose event is still seen and those that can
 * stand for another one. */
static GHashTable *
split_stand_ins (KroTimelineView *self, const KroId *keys, guint n_keys, GPtrArray *spare)
{
  GHashTable *kept = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < n_keys; i++)
    g_hash_table_add (wanted, (gpointer)&keys[i]);
  for (guint i = 0; i < self->stand_ins->len; i++)
    {
      KroEventStandIn *stand_in = self->stand_ins->pdata[i];
      KroId            own = make_key (kro_event_stand_in_get_event (stand_in), kro_event_stand_in_get_is_cluster (stand_in));
      gpointer         key = g_hash_table_lookup (wanted, &own);

      if (key != NULL)
        g_hash_table_insert (kept, key, stand_in);
      else
        g_ptr_array_add (spare, stand_in);
    }
  return kept;
}

/* Gives every event that is seen a stand-in, in order of time; an event keeps
 * the one it has, so that a screen reader that is there stays there. */
static void
assign (KroTimelineView *self, GArray *seen, GPtrArray *spare)
{
  g_autofree KroId *keys = g_new (KroId, seen->len + 1);
  g_autoptr (GHashTable) kept = NULL;
  GtkWidget *previous = self->status;

  for (guint i = 0; i < seen->len; i++)
    keys[i] = make_key (g_array_index (seen, Seen, i).event, g_array_index (seen, Seen, i).cluster > 0);
  kept = split_stand_ins (self, keys, seen->len, spare);
  g_ptr_array_set_size (self->stand_ins, 0);
  for (guint i = 0; i < seen->len; i++)
    {
      GtkWidget *stand_in = g_hash_table_lookup (kept, &keys[i]);

      if (stand_in == NULL && spare->len > 0)
        stand_in = g_ptr_array_steal_index (spare, spare->len - 1);
      if (stand_in == NULL)
        stand_in = make_stand_in (self);
      if (gtk_widget_get_prev_sibling (stand_in) != previous)
        gtk_widget_insert_after (stand_in, GTK_WIDGET (self), previous);
      previous = stand_in;
      g_ptr_array_add (self->stand_ins, stand_in);
    }
}

/* --- words -------------------------------------------------------------------------- */

static char *
write_date (KroTimelineView *self, KroTimeline *timeline, guint32 slot)
{
  KroLocale *locale = kro_stage_get_locale (self->stage);
  g_autoptr (KroDate) date = kro_timeline_get_date (timeline, slot);
  g_autoptr (KroDate) either = NULL;

  if (date == NULL)
    return g_strdup (_ ("undated"));
  if (kro_timeline_is_either (timeline, slot))
    {
      g_autoptr (KroDate) other = kro_timeline_get_alternative (timeline, slot, 0, NULL);

      either = kro_date_new_either (date, other);
    }
  return kro_date_to_words (either != NULL ? either : date, locale, KRO_WORDS_LONG);
}

static void
describe (KroTimelineView *self, KroTimeline *timeline, KroEventStandIn *stand_in, const Seen *seen)
{
  guint32            slot = kro_timeline_get_slot (timeline, seen->event);
  const KroColumns  *columns = kro_timeline_get_columns (timeline);
  const char        *title = columns->titles[slot];
  const KroCategory *category = kro_timeline_get_category (timeline, columns->categories[slot]);
  guint              n = kro_timeline_get_n_events (timeline);
  g_autofree char   *words = write_date (self, timeline, slot);
  g_autofree char   *name = NULL;
  g_autofree char   *description = NULL;

  if (category->name != NULL)
    /* Translators: the name of an event for a screen reader: date, title, category. */
    name = g_strdup_printf (_ ("%s, %s, %s"), words, title, category->name);
  else
    /* Translators: the name of an event for a screen reader: date, title. */
    name = g_strdup_printf (_ ("%s, %s"), words, title);
  if (columns->reviews[slot] == KRO_REVIEW_ACCEPTED)
    /* Translators: which of how many events it is. */
    description = g_strdup_printf (_ ("%u of %u"), seen->position + 1, n);
  else
    /* Translators: which of how many events it is; nobody has checked it. */
    description = g_strdup_printf (_ ("%u of %u, not reviewed yet"), seen->position + 1, n);
  kro_event_stand_in_set_event (stand_in, seen->event, name, description);
}

/* Adds how many empty spans are folded, if any are. */
static char *
add_folds (KroTimelineView *self, char *said)
{
  g_autofree char *view = said;
  g_autofree char *folds = NULL;
  gsize            n_placed = 0;
  const KroPlaced *placed = self->painted != NULL ? kro_scene_get_placed (self->painted, &n_placed) : NULL;
  guint            n = 0;

  for (gsize i = 0; i < n_placed; i++)
    n += placed[i].kind == KRO_PLACED_FOLD && placed[i].box.y <= 0;
  if (n == 0)
    return g_steal_pointer (&view);
  folds = g_strdup_printf (ngettext ("%u empty span folded", "%u empty spans folded", n), n);
  /* Translators: what the timeline shows; how many empty spans are folded. */
  return g_strdup_printf (_ ("%s; %s"), view, folds);
}

static void
describe_cluster (KroTimelineView *self, KroTimeline *timeline, KroEventStandIn *stand_in, const Seen *seen)
{
  guint            n = kro_timeline_get_n_events (timeline);
  g_autofree char *name = NULL;
  g_autofree char *description = NULL;
  KroCluster       cluster;

  if (!kro_cluster_init (&cluster, self->stage, seen->cluster - 1))
    return;
  name = kro_cluster_write_name (&cluster);
  /* Translators: which of how many events the first one of a cluster is. */
  description = g_strdup_printf (_ ("from %u of %u, Enter opens"), seen->position + 1, n);
  kro_event_stand_in_set_cluster (stand_in, seen->event, name, description);
}

static void
describe_seen (KroTimelineView *self, KroTimeline *timeline, KroEventStandIn *stand_in, const Seen *seen)
{
  if (seen->cluster > 0)
    describe_cluster (self, timeline, stand_in, seen);
  else
    describe (self, timeline, stand_in, seen);
}

static char *
write_view (KroTimelineView *self)
{
  KroSides         sides = kro_event_sides_count (self->sides);
  guint            seen = sides.seen + sides.undated;
  guint            n = seen + sides.before + sides.after;
  g_autofree char *end = NULL;
  g_autofree char *start = NULL;
  KroTime          from;
  KroTime          to;

  kro_view_state_get_span (kro_stage_get_state (self->stage), &from, &to);
  start = kro_span_to_ends (from, to, kro_stage_get_locale (self->stage), KRO_WORDS_LONG, &end);
  if (end == NULL)
    /* Translators: what the timeline shows, for a screen reader: the day or
     * year, how many events are in sight, of how many. */
    return g_strdup_printf (ngettext ("%s, %u of %u event", "%s, %u of %u events", n), start, seen, n);
  /* Translators: what the timeline shows, for a screen reader: from when to
   * when, how many events are in sight, of how many. */
  return g_strdup_printf (ngettext ("%s to %s, %u of %u event", "%s to %s, %u of %u events", n), start, end, seen, n);
}

/* What is seen, said once the view rests. */
static void
say_view (KroTimelineView *self)
{
  g_autofree char *words = add_folds (self, write_view (self));

  if (g_str_equal (words, gtk_label_get_text (GTK_LABEL (self->status))))
    return;
  gtk_label_set_text (GTK_LABEL (self->status), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->status), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  if (gtk_widget_is_focus (GTK_WIDGET (self)) || gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    kro_compat_announce (GTK_WIDGET (self), words);
}

/* --- for the view ------------------------------------------------------------------- */

/* Where the focus is inside the view it is on what the keys are on. */
static void
follow_focus (KroTimelineView *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));
  GtkWidget *wanted = kro_timeline_view_access_find_current (self);

  if (child == NULL && !gtk_widget_is_focus (GTK_WIDGET (self)))
    return;
  if (child != NULL && !KRO_IS_EVENT_STAND_IN (child))
    return;
  if (wanted == NULL)
    wanted = GTK_WIDGET (self);
  if (!gtk_widget_is_focus (wanted))
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), wanted);
}

static void
place_stand_ins (KroTimelineView *self)
{
  KroTimeline *timeline = kro_view_state_get_timeline (kro_stage_get_state (self->stage));
  g_autoptr (GArray) seen = NULL;
  g_autoptr (GPtrArray) spare = g_ptr_array_new ();

  if (timeline == NULL)
    return;
  seen = find_seen (self, timeline);
  assign (self, seen, spare);
  for (guint i = 0; i < seen->len; i++)
    describe_seen (self, timeline, self->stand_ins->pdata[i], &g_array_index (seen, Seen, i));
  follow_focus (self);
  for (guint i = 0; i < spare->len; i++)
    gtk_widget_unparent (spare->pdata[i]);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
mark_selected (KroTimelineView *self)
{
  GtkWidget *current = kro_timeline_view_access_find_current (self);

  KroViewState *state = kro_stage_get_state (self->stage);

  for (guint i = 0; i < self->stand_ins->len; i++)
    {
      KroEventStandIn *stand_in = self->stand_ins->pdata[i];
      gboolean         is_selected = !kro_event_stand_in_get_is_cluster (stand_in) && kro_view_state_is_selected (state, kro_event_stand_in_get_event (stand_in));

      kro_event_stand_in_set_selected (stand_in, is_selected || GTK_WIDGET (stand_in) == current);
    }
}

/* Gives each visible event a stand-in, and tells which span is seen. */
void
kro_timeline_view_access_update (KroTimelineView *self)
{
  place_stand_ins (self);
  mark_selected (self);
  say_view (self);
}

/* Tells which one is selected, at once: one is made for it if need be. */
void
kro_timeline_view_access_select (KroTimelineView *self)
{
  KroId event = kro_view_state_get_selection (kro_stage_get_state (self->stage));

  if (event != KRO_ID_NONE && find_stand_in (self, event, FALSE) == NULL)
    place_stand_ins (self);
  mark_selected (self);
  follow_focus (self);
}

static gboolean
find_stand_in_box (KroTimelineView *self, KroEventStandIn *stand_in, KroBox *box)
{
  KroId            event = kro_event_stand_in_get_event (stand_in);
  const KroPlaced *placed;

  if (self->painted == NULL)
    return FALSE;
  if (!kro_event_stand_in_get_is_cluster (stand_in))
    return kro_timeline_view_find_box (self, event, box);
  placed = kro_timeline_view_find_placed_cluster (self, event);
  if (placed != NULL)
    *box = placed->box;
  return placed != NULL;
}

/* Puts each stand-in where its event or cluster is painted. */
void
kro_timeline_view_access_allocate (KroTimelineView *self)
{
  GtkAllocation corner = { 0, 0, 1, 1 };

  gtk_widget_measure (self->status, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &corner.width, NULL, NULL);
  gtk_widget_measure (self->status, GTK_ORIENTATION_VERTICAL, corner.width, NULL, &corner.height, NULL, NULL);
  gtk_widget_size_allocate (self->status, &corner, -1);
  for (guint i = 0; i < self->stand_ins->len; i++)
    {
      GtkWidget    *stand_in = self->stand_ins->pdata[i];
      GtkAllocation box = { 0, 0, 1, 1 };
      KroBox        shown;

      if (find_stand_in_box (self, KRO_EVENT_STAND_IN (stand_in), &shown))
        box = (GtkAllocation){ (int)floor (shown.x), (int)floor (shown.y), MAX ((int)shown.w, 1), MAX ((int)shown.h, 1) };
      gtk_widget_measure (stand_in, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (stand_in, &box, -1);
    }
}

/* The label is never seen. */
void
kro_timeline_view_access_init (KroTimelineView *self)
{
  self->stand_ins = g_ptr_array_new ();
  self->status = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "opacity", 0.0, "can-target", FALSE, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_set_parent (self->status, GTK_WIDGET (self));
}

void
kro_timeline_view_access_dispose (KroTimelineView *self)
{
  for (guint i = 0; self->stand_ins != NULL && i < self->stand_ins->len; i++)
    gtk_widget_unparent (self->stand_ins->pdata[i]);
  g_clear_pointer (&self->stand_ins, g_ptr_array_unref);
  g_clear_pointer (&self->status, gtk_widget_unparent);
}

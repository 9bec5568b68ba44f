/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Clusters as things one can go to, look into and open. Where the keys are on
 * a cluster, the view remembers one of its events: that one stays the same
 * when the rows are laid out anew, and belongs to whatever cluster holds it
 * then. Lengths are logical pixels. Main thread.
 */
#include "kro-timeline-view-private.h"

#include "kro-cluster-list.h"
#include "kro-cluster-peek.h"
#include "kro-compat.h"

#define AT_ONCE 256

static KroViewState *
get_state (KroTimelineView *self)
{
  return kro_stage_get_state (self->stage);
}

/* --- which one ------------------------------------------------------------------------ */

/* The cluster of each slot plus one, 0: none; made once for each layout, when
 * a key first asks. */
static const guint *
get_clusters_of_slots (KroTimelineView *self, guint *n_slots)
{
  KroLayout   *layout = kro_stage_get_layout (self->stage);
  KroTimeline *timeline = kro_view_state_get_timeline (get_state (self));
  KroId        events[AT_ONCE];
  gsize        n;

  if (layout != self->clustered_in)
    {
      g_clear_pointer (&self->clustered_in, kro_layout_unref);
      self->clustered_in = kro_layout_ref (layout);
      g_array_set_size (self->clustered, 0);
      g_array_set_size (self->clustered, kro_timeline_get_columns (timeline)->n_slots);
      for (guint i = 0; kro_layout_get_cluster_events (layout, i, 0, 1, events) > 0; i++)
        for (gsize first = 0; (n = kro_layout_get_cluster_events (layout, i, first, AT_ONCE, events)) > 0; first += n)
          for (gsize j = 0; j < n; j++)
            {
              guint32 slot = kro_timeline_get_slot (timeline, events[j]);

              if (slot < self->clustered->len)
                g_array_index (self->clustered, guint, slot) = i + 1;
            }
    }
  *n_slots = self->clustered->len;
  return (const guint *)(gpointer)self->clustered->data;
}

/* The cluster that holds an event plus one; 0: none does. */
guint
kro_timeline_view_find_cluster_of (KroTimelineView *self, KroId event)
{
  KroTimeline *timeline = kro_view_state_get_timeline (get_state (self));
  guint32      slot = timeline != NULL && kro_stage_get_layout (self->stage) != NULL ? kro_timeline_get_slot (timeline, event) : KRO_SLOT_NONE;
  guint        n_slots;
  const guint *clusters;

  if (slot == KRO_SLOT_NONE)
    return 0;
  clusters = get_clusters_of_slots (self, &n_slots);
  return slot < n_slots ? clusters[slot] : 0;
}

static gboolean
holds (const KroLayout *layout, guint cluster, KroId event)
{
  KroId events[AT_ONCE];
  gsize n;

  for (gsize first = 0; (n = kro_layout_get_cluster_events (layout, cluster, first, AT_ONCE, events)) > 0; first += n)
    for (gsize i = 0; i < n; i++)
      if (events[i] == event)
        return TRUE;
  return FALSE;
}

/* The cluster that is drawn and holds an event; looks only into those whose
 * span the event touches. */
const KroPlaced *
kro_timeline_view_find_placed_cluster (KroTimelineView *self, KroId event)
{
  KroTimeline     *timeline = kro_view_state_get_timeline (get_state (self));
  KroLayout       *layout = kro_stage_get_layout (self->stage);
  guint32          slot = timeline != NULL && event != KRO_ID_NONE ? kro_timeline_get_slot (timeline, event) : KRO_SLOT_NONE;
  gsize            n_placed = 0;
  const KroPlaced *placed = self->painted != NULL ? kro_scene_get_placed (self->painted, &n_placed) : NULL;
  KroTime          from;
  KroTime          to;

  if (slot == KRO_SLOT_NONE || layout == NULL || self->painted != kro_stage_get_scene (self->stage))
    return NULL;
  from = kro_timeline_get_columns (timeline)->starts[slot];
  to = kro_timeline_get_columns (timeline)->ends[slot];
  for (gsize i = 0; i < n_placed; i++)
    if (placed[i].cluster > 0 && kro_time_compare (placed[i].from, to) <= 0 && kro_time_compare (placed[i].to, from) >= 0 && holds (layout, placed[i].cluster - 1, event))
      return &placed[i];
  return NULL;
}

static const KroPlaced *
find_drawn (KroTimelineView *self, guint cluster)
{
  gsize            n_placed = 0;
  const KroPlaced *placed = self->painted != NULL ? kro_scene_get_placed (self->painted, &n_placed) : NULL;

  for (gsize i = 0; i < n_placed; i++)
    if (placed[i].cluster == cluster + 1)
      return &placed[i];
  return NULL;
}

/* --- the cursor ------------------------------------------------------------------------ */

/* The cluster that the keys are on, if it is drawn. */
const KroPlaced *
kro_timeline_view_get_cursor (KroTimelineView *self)
{
  if (self->stage == NULL || self->cursor == KRO_ID_NONE)
    return NULL;
  return kro_timeline_view_find_placed_cluster (self, self->cursor);
}

/* Leads the keys to the cluster of an event, or away from any. */
void
kro_timeline_view_set_cursor (KroTimelineView *self, KroId event)
{
  if (event == self->cursor)
    return;
  if (event != KRO_ID_NONE)
    kro_view_state_set_selection (get_state (self), KRO_ID_NONE);
  self->cursor = event;
  if (event != KRO_ID_NONE)
    kro_timeline_view_reveal (self, event);
  kro_timeline_view_access_select (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- open -------------------------------------------------------------------------------- */

static void
zoom_to (KroTimelineView *self, const KroPlaced *placed)
{
  if (placed != NULL)
    kro_timeline_view_show_cluster (self, placed->from, placed->to);
}

static void
chosen_cb (KroTimelineView *self, KroId event)
{
  self->opened_at = 0;
  kro_view_state_set_selection (get_state (self), event);
}

static void
zoom_cb (KroTimelineView *self)
{
  self->opened_at = 0;
  zoom_to (self, kro_timeline_view_get_cursor (self));
}

/* A second press soon after the first closes what that opened: the two are a
 * double click. */
static void
closed_cb (KroTimelineView *self)
{
  int    most;
  double seconds = (double)(g_get_monotonic_time () - self->opened_at) / G_USEC_PER_SEC;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-double-click-time", &most, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->opened_at > 0 && seconds * 1000 < most)
    zoom_to (self, kro_timeline_view_get_cursor (self));
  self->opened_at = 0;
}

static GdkRectangle
get_area (KroTimelineView *self, const KroPlaced *placed)
{
  KroBox plot = kro_stage_get_plot (self->stage);
  double left = CLAMP (placed->box.x, plot.x, plot.x + plot.w - 1);
  double right = CLAMP (placed->box.x + placed->box.w, left + 1, plot.x + plot.w);

  return (GdkRectangle){ (int)left, (int)placed->box.y, MAX ((int)(right - left), 1), MAX ((int)placed->box.h, 1) };
}

static void
make_list (KroTimelineView *self)
{
  self->cluster_list = kro_cluster_list_new (get_state (self), kro_stage_get_locale (self->stage));
  gtk_widget_set_parent (self->cluster_list, GTK_WIDGET (self));
  g_signal_connect_swapped (self->cluster_list, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->cluster_list, "zoom", G_CALLBACK (zoom_cb), self);
  g_signal_connect_swapped (self->cluster_list, "closed", G_CALLBACK (closed_cb), self);
}

/* Opens a cluster where it stands; the keys are on it from then on. */
void
kro_timeline_view_open_cluster (KroTimelineView *self, guint cluster, gboolean by_click)
{
  KroCluster       what;
  const KroPlaced *placed;
  GdkRectangle     area;

  if (!kro_cluster_init (&what, self->stage, cluster))
    return;
  kro_timeline_view_stop (self);
  kro_timeline_view_set_cursor (self, kro_cluster_get_first (&what));
  placed = find_drawn (self, cluster);
  if (placed == NULL)
    return;
  if (self->cluster_list == NULL)
    make_list (self);
  area = get_area (self, placed);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->cluster_list), &area);
  self->opened_at = by_click ? g_get_monotonic_time () : 0;
  kro_cluster_list_show (KRO_CLUSTER_LIST (self->cluster_list), &what, kro_stage_get_theme (self->stage));
}

/* The same for keys; returns whether they are on a cluster. */
gboolean
kro_timeline_view_open_cursor (KroTimelineView *self)
{
  const KroPlaced *placed = kro_timeline_view_get_cursor (self);

  if (placed == NULL)
    return FALSE;
  kro_timeline_view_open_cluster (self, placed->cluster - 1, FALSE);
  return TRUE;
}

gboolean
kro_timeline_view_zoom_cursor (KroTimelineView *self)
{
  const KroPlaced *placed = kro_timeline_view_get_cursor (self);

  zoom_to (self, placed);
  return placed != NULL;
}

/* --- a peek -------------------------------------------------------------------------------- */

static gboolean
peek_key_cb (GtkPopover *popover)
{
  gtk_popover_popdown (popover);
  return GDK_EVENT_STOP;
}

static void
make_peek (KroTimelineView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->peek = gtk_popover_new ();
  gtk_widget_set_can_focus (self->peek, TRUE);
  gtk_widget_set_parent (self->peek, GTK_WIDGET (self));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (peek_key_cb), self->peek);
  gtk_widget_add_controller (self->peek, keys);
  g_signal_connect_swapped (self->peek, "closed", G_CALLBACK (gtk_widget_grab_focus), self);
}

/* Shows what is in a cluster until the next key or press. */
void
kro_timeline_view_peek (KroTimelineView *self, const KroPlaced *placed)
{
  KroCluster       what;
  GdkRectangle     area;
  g_autofree char *name = NULL;

  if (!kro_cluster_init (&what, self->stage, placed->cluster - 1))
    return;
  if (self->peek == NULL)
    make_peek (self);
  area = get_area (self, placed);
  name = kro_cluster_write_name (&what);
  gtk_popover_set_child (GTK_POPOVER (self->peek), kro_cluster_peek_new (&what, kro_stage_get_theme (self->stage)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->peek), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->peek), &area);
  gtk_popover_popup (GTK_POPOVER (self->peek));
  gtk_widget_grab_focus (self->peek);
}

gboolean
kro_timeline_view_peek_cursor (KroTimelineView *self)
{
  const KroPlaced *placed = kro_timeline_view_get_cursor (self);

  if (placed != NULL)
    kro_timeline_view_peek (self, placed);
  return placed != NULL;
}

/* The same as a tooltip, which is dark whatever is around it; made once for as
 * long as the pointer stays. */
GtkWidget *
kro_timeline_view_get_tip (KroTimelineView *self, guint cluster)
{
  KroCluster what;
  g_autoptr (KroTheme) dark = NULL;

  if (self->tip != NULL && self->tip_cluster == cluster && self->tip_layout == kro_stage_get_layout (self->stage))
    return self->tip;
  if (!kro_cluster_init (&what, self->stage, cluster))
    return NULL;
  g_clear_object (&self->tip);
  g_clear_pointer (&self->tip_layout, kro_layout_unref);
  dark = kro_theme_new (KRO_THEME_DARK, NULL, 1);
  self->tip = g_object_ref_sink (kro_cluster_peek_new (&what, dark));
  self->tip_layout = kro_layout_ref (kro_stage_get_layout (self->stage));
  self->tip_cluster = cluster;
  return self->tip;
}

/* --- set-up ----------------------------------------------------------------------------------- */

void
kro_timeline_view_cluster_init (KroTimelineView *self)
{
  self->held = g_array_new (FALSE, TRUE, sizeof (guint8));
  self->clustered = g_array_new (FALSE, TRUE, sizeof (guint));
}

void
kro_timeline_view_cluster_allocate (KroTimelineView *self)
{
  if (self->cluster_list != NULL)
    gtk_popover_present (GTK_POPOVER (self->cluster_list));
  if (self->peek != NULL)
    gtk_popover_present (GTK_POPOVER (self->peek));
}

/* Closes what is open; also before the window goes, whose surface GTK would
 * still ask for the pointer. */
void
kro_timeline_view_cluster_close (KroTimelineView *self)
{
  if (self->cluster_list != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->cluster_list));
  if (self->peek != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->peek));
}

void
kro_timeline_view_cluster_dispose (KroTimelineView *self)
{
  g_clear_pointer (&self->cluster_list, gtk_widget_unparent);
  g_clear_pointer (&self->peek, gtk_widget_unparent);
  g_clear_object (&self->tip);
  g_clear_pointer (&self->tip_layout, kro_layout_unref);
  g_clear_pointer (&self->held_in, kro_layout_unref);
  g_clear_pointer (&self->held, g_array_unref);
  g_clear_pointer (&self->clustered_in, kro_layout_unref);
  g_clear_pointer (&self->clustered, g_array_unref);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the window says of its timeline: title, lanes, which page is shown, and
 * what a search leaves of it. Main thread.
 */
#include "kro-window-private.h"

#include "kro-ui.h"

#include <glib/gi18n.h>

static char *
make_title (KroWindow *self)
{
  guint       n = kro_timeline_get_n_sources (self->timeline);
  const char *first = n > 0 ? kro_source_view_get_name (kro_timeline_get_source_at (self->timeline, 0)) : _ ("Kroniek");

  if (n < 2)
    return g_strdup (first);
  /* Translators: the title of an article, and how many there are besides it. */
  return g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", n - 1), first, n - 1);
}

static char *
make_subtitle (KroWindow *self)
{
  guint            n_sources = kro_timeline_get_n_sources (self->timeline);
  guint            n_events = kro_timeline_get_n_events (self->timeline);
  guint            n_open = kro_timeline_count_to_review (self->timeline);
  g_autofree char *sources = g_strdup_printf (ngettext ("%u source", "%u sources", n_sources), n_sources);
  g_autofree char *events = g_strdup_printf (ngettext ("%u event", "%u events", n_events), n_events);
  /* Translators: how many events a person should look at. */
  g_autofree char *open = g_strdup_printf (_ ("%u to review"), n_open);

  if (n_sources == 0)
    return g_strdup ("");
  if (self->is_narrow)
    return g_steal_pointer (&events);
  if (n_open == 0)
    /* Translators: "1 source · 4 events", below the title of the window. */
    return g_strdup_printf (_ ("%s · %s"), sources, events);
  /* Translators: "1 source · 4 events · 2 to review", below the title of the window. */
  return g_strdup_printf (_ ("%s · %s · %s"), sources, events, open);
}

void
kro_window_update_heading (KroWindow *self)
{
  g_autofree char *title = make_title (self);
  g_autofree char *subtitle = make_subtitle (self);

  adw_window_title_set_title (self->heading, title);
  adw_window_title_set_subtitle (self->heading, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
update_events (KroWindow *self)
{
  gboolean has_events = kro_timeline_get_n_events (self->timeline) > 0;

  gtk_widget_set_visible (GTK_WIDGET (self->timeline_view), has_events);
  gtk_widget_set_visible (self->overview, kro_index_get_n_events (kro_timeline_get_index (self->timeline)) > 0);
  gtk_widget_set_visible (self->no_events, !has_events);
}

/* What is left out is told where it is missed. */
void
kro_window_update_filter (KroWindow *self)
{
  KroFilter       *filter = kro_view_state_get_filter (self->state);
  const char      *query = kro_filter_get_query (filter);
  guint            n = kro_timeline_get_n_events (self->timeline);
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->filter_bar, n > 0 && !kro_filter_get_is_empty (filter));
  if (query[0] != '\0')
    /* Translators: what was searched, how many events have it, of how many. */
    words = g_strdup_printf (ngettext ("“%s”: %u of %u event", "“%s”: %u of %u events", n), query, kro_event_list_get_n_shown (self->event_list), n);
  else
    words = g_strdup_printf (ngettext ("%u of %u event", "%u of %u events", n), kro_event_list_get_n_shown (self->event_list), n);
  gtk_label_set_text (self->filter_label, words);
}

/* Several categories or sources have a lane each, unless a person chose
 * otherwise. */
static void
update_lanes (KroWindow *self)
{
  KroLanesMode mode = kro_lanes_mode_suggest (self->timeline);

  if (!self->lanes_chosen && mode != KRO_LANES_NONE)
    kro_view_state_set_lanes (self->state, mode);
}

/* change: (nullable): what is another than before; NULL: all. */
void
kro_window_contents_update (KroWindow *self, const KroChange *change)
{
  if (change == NULL || (change->flags & KRO_CHANGE_SOURCES))
    update_lanes (self);
  kro_window_update_heading (self);
  update_events (self);
  kro_window_update_filter (self);
}

/* Pictures are loaded with the page they are on. What comes in a moment comes
 * at once, without a page before it. */
void
kro_window_update_page (KroWindow *self)
{
  const char *page = self->is_waiting ? "waiting" : "empty";

  if (kro_timeline_get_n_sources (self->timeline) > 0)
    page = "chronology";
  if (g_str_equal (page, "empty") && adw_status_page_get_paintable (self->status) == NULL && adw_status_page_get_icon_name (self->status) == NULL)
    {
      g_autoptr (GdkTexture) welcome = gdk_texture_new_from_resource (KRO_UI_PATH "welcome.png");

      adw_status_page_set_paintable (self->status, GDK_PAINTABLE (welcome));
    }
  if (g_str_equal (page, "chronology") && gtk_widget_get_visible (self->no_events))
    adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->no_events), "x-office-calendar-symbolic");
  gtk_stack_set_visible_child_full (self->stack, page, GTK_STACK_TRANSITION_TYPE_NONE);
}

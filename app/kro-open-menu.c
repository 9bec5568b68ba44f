/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The menu beside the Open button. Recent files are those that the desktop
 * knows this program opened; a file that is gone is left out. Samples are
 * linked into the program. Main thread.
 */
#include "kro-open-menu.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_RECENT 8
#define SAMPLES "resource:///io/github/kroniek/Kroniek/samples/"

/* Name of the file, language of the interface it is offered first in, and what
 * it is called. */
static const struct
{
  const char *name;
  const char *language;
  const char *title;
} samples[] = {
  { "cloud-services.en.txt", "en", N_ ("A news article (English)") },
  { "clouddiensten.nl.txt", "nl", N_ ("A news article (Dutch)") },
  { "telling-time.en.txt", "", N_ ("A long chronology (English)") },
};

struct _KroOpenMenu
{
  const char *sample; /* that of the language */
  gulong      handler;
  guint       first; /* source id: the list is read when there is time */

  /* owned */
  GMenu *menu;
  GMenu *recent;

  /* borrowed; NULL until there was time */
  GtkRecentManager *manager;
};

static gint
compare_visits (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *)b), gtk_recent_info_get_modified ((GtkRecentInfo *)a));
}

static void
append_recent (GMenu *menu, GtkRecentInfo *info)
{
  const char      *uri = gtk_recent_info_get_uri (info);
  g_autofree char *label = g_strdup (gtk_recent_info_get_display_name (info));
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree char *escaped = g_strjoinv ("__", parts);
  g_autoptr (GMenuItem) item = g_menu_item_new (escaped, NULL);

  g_menu_item_set_action_and_target (item, "win.open-uri", "s", uri);
  g_menu_append_item (menu, item);
}

static void
update_recent (KroOpenMenu *self)
{
  GList *items = g_list_sort (gtk_recent_manager_get_items (self->manager), compare_visits);
  guint  n = 0;

  g_menu_remove_all (self->recent);
  for (GList *item = items; item != NULL && n < MOST_RECENT; item = item->next)
    {
      if (!gtk_recent_info_has_application (item->data, g_get_application_name ()) || !gtk_recent_info_exists (item->data))
        continue;
      append_recent (self->recent, item->data);
      n++;
    }
  g_list_free_full (items, (GDestroyNotify)gtk_recent_info_unref);
}

static gboolean
first_cb (gpointer user_data)
{
  KroOpenMenu *self = user_data;

  self->first = 0;
  self->manager = gtk_recent_manager_get_default ();
  self->handler = g_signal_connect_swapped (self->manager, "changed", G_CALLBACK (update_recent), self);
  update_recent (self);
  return G_SOURCE_REMOVE;
}

static void
add_samples (KroOpenMenu *self)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (samples[i].title), NULL);

      g_menu_item_set_action_and_target (item, "win.open-sample", "s", samples[i].name);
      g_menu_append_item (section, item);
    }
  g_menu_append_section (self->menu, _ ("Samples"), G_MENU_MODEL (section));
}

/**
 * kro_open_menu_new:
 * @language: of the interface, BCP 47; its sample comes first
 *
 * Returns: (transfer full): a menu
 */
KroOpenMenu *
kro_open_menu_new (const char *language)
{
  KroOpenMenu *self = g_new0 (KroOpenMenu, 1);

  self->sample = samples[0].name;
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    if (strncmp (language, samples[i].language, 2) == 0)
      self->sample = samples[i].name;
  self->menu = g_menu_new ();
  self->recent = g_menu_new ();
  g_menu_append_section (self->menu, _ ("Recent"), G_MENU_MODEL (self->recent));
  add_samples (self);
  self->first = g_idle_add_full (G_PRIORITY_LOW, first_cb, self, NULL);
  return self;
}

/**
 * kro_open_menu_free:
 * @self: (transfer full): a menu
 */
void
kro_open_menu_free (KroOpenMenu *self)
{
  g_clear_handle_id (&self->first, g_source_remove);
  if (self->handler != 0)
    g_clear_signal_handler (&self->handler, self->manager);
  g_object_unref (self->recent);
  g_object_unref (self->menu);
  g_free (self);
}

/**
 * kro_open_menu_get_model:
 * @self: a menu
 *
 * Returns: (transfer none): its model; its actions are `win.open-uri` and
 *   `win.open-sample`
 */
GMenuModel *
kro_open_menu_get_model (KroOpenMenu *self)
{
  return G_MENU_MODEL (self->menu);
}

/**
 * kro_open_menu_add:
 * @self: a menu
 * @file: an article that was opened
 *
 * Remembers it among the recent files of the desktop; samples are not.
 */
void
kro_open_menu_add (KroOpenMenu *self, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  GtkRecentData    data = {
       .mime_type = (char *)"text/plain",
       .app_name = (char *)g_get_application_name (),
       .app_exec = (char *)"kroniek %u",
  };

  if (!g_str_has_prefix (uri, "resource:"))
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/**
 * kro_open_menu_find_sample:
 * @self: a menu
 * @name: its name; empty: that of the language of the interface
 *
 * Returns: (transfer full): a sample
 */
GFile *
kro_open_menu_find_sample (KroOpenMenu *self, const char *name)
{
  g_autofree char *uri = g_strconcat (SAMPLES, *name != '\0' ? name : self->sample, NULL);

  return g_file_new_for_uri (uri);
}

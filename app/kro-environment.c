/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The one place that asks the environment and the clock.
 */
#include "kro-environment.h"

#include <string.h>

/* Where things are, seen from the folder of this program: installed below a
 * prefix, or in the build tree. */
static const char *const helper_places[] = {
  "../libexec/kroniek/kroniek-reader",
  "../src/read/parsers/kroniek-reader",
};
static const char *const schema_places[] = {
  "../share/glib-2.0/schemas/gschemas.compiled",
  "../resources/gschemas.compiled",
};

/* One translation, to know the others by. */
static const char *const catalogue_places[] = {
  "../share/locale/nl/LC_MESSAGES/" GETTEXT_PACKAGE ".mo",
  "../resources/po/nl/LC_MESSAGES/" GETTEXT_PACKAGE ".mo",
};

/* "nl_NL.UTF-8" is "nl-NL"; the C locale speaks English. */
static char *
find_locale_tag (void)
{
  const char      *name = g_get_language_names ()[0];
  g_autofree char *tag = g_strndup (name, strcspn (name, ".@"));

  if (g_str_equal (tag, "C") || g_str_equal (tag, "POSIX"))
    return g_strdup ("en");
  return g_strdelimit (g_steal_pointer (&tag), "_", '-');
}

/* Without /proc the name that the program was called by must do. */
static char *
find_program_file (const char *program)
{
  char            *path = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *found = path == NULL ? g_find_program_in_path (program) : NULL;

  return found != NULL ? g_canonicalize_filename (found, NULL) : path;
}

/* The first of two places that holds a file of the wanted kind. */
static char *
find_beside (const char *folder, const char *const places[2], GFileTest kind)
{
  for (gsize i = 0; folder != NULL && i < 2; i++)
    {
      g_autofree char *path = g_canonicalize_filename (places[i], folder);

      if (g_file_test (path, kind))
        return g_steal_pointer (&path);
    }
  return NULL;
}

/* The folder that is so many above a path. */
static char *
go_up (const char *path, guint levels)
{
  char *folder = g_strdup (path);

  for (guint i = 0; i < levels; i++)
    {
      char *above = g_path_get_dirname (folder);

      g_free (folder);
      folder = above;
    }
  return folder;
}

/**
 * kro_environment_find_translations:
 * @program: by which name this program was called
 *
 * Finds translations beside the program, installed or in the build tree.
 *
 * Returns: (transfer full): the folder, as bindtextdomain() wants it
 */
char *
kro_environment_find_translations (const char *program)
{
  g_autofree char *file = find_program_file (program);
  g_autofree char *folder = file != NULL ? g_path_get_dirname (file) : NULL;
  g_autofree char *catalogue = find_beside (folder, catalogue_places, G_FILE_TEST_IS_REGULAR);

  return catalogue != NULL ? go_up (catalogue, 3) : g_strdup (KRO_LOCALE_DIR);
}

/**
 * kro_environment_new:
 * @program: by which name this program was called
 *
 * Asks the surroundings. The process's locale must be set before.
 *
 * Returns: (transfer full): what it found
 */
KroEnvironment *
kro_environment_new (const char *program)
{
  KroEnvironment  *self = g_new0 (KroEnvironment, 1);
  g_autofree char *tag = find_locale_tag ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  const char      *zone_id = g_time_zone_get_identifier (zone);
  g_autofree char *file = find_program_file (program);
  g_autofree char *folder = file != NULL ? g_path_get_dirname (file) : NULL;
  g_autofree char *schema = find_beside (folder, schema_places, G_FILE_TEST_IS_REGULAR);

  self->locale = kro_locale_new (tag);
  self->zone = zone_id != NULL && strchr (zone_id, ':') == NULL ? g_strdup (zone_id) : NULL;
  self->now = kro_environment_get_now ();
  self->helper = find_beside (folder, helper_places, G_FILE_TEST_IS_EXECUTABLE);
  self->schemas = schema != NULL ? g_path_get_dirname (schema) : NULL;
  return self;
}

/**
 * kro_environment_get_now:
 *
 * Returns: the present moment, UTC
 */
KroTime
kro_environment_get_now (void)
{
  gint64 now = g_get_real_time ();

  return (KroTime){ now / G_USEC_PER_SEC, (gint32)(now % G_USEC_PER_SEC) * 1000 };
}

/**
 * kro_environment_free:
 * @self: (transfer full): an environment
 */
void
kro_environment_free (KroEnvironment *self)
{
  g_clear_pointer (&self->locale, kro_locale_unref);
  g_free (self->zone);
  g_free (self->helper);
  g_free (self->schemas);
  g_free (self);
}

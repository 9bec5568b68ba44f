/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `kroniek render`: a picture of the timeline of texts.
 *
 * All inputs make one chronology. If one of them cannot be used nothing is
 * written: a picture from which an article is missing would deceive.
 */
#include "kro-command.h"

#include "kro-exporter.h"
#include "kro-import.h"
#include "kro-picture.h"
#include "kro-view-file.h"
#include "kro-zone.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <math.h>
#include <stdlib.h>

#define MIN_SIDE 64
#define MAX_SIDE 20000
#define MAX_SCALE 16

/* Options as they stand on the command line. */
typedef struct
{
  char  *output;
  char  *size;
  double scale;
  char  *theme;
  char  *from;
  char  *to;
  char  *lanes;
  char  *search;
  char  *gaps;
  char  *language;
  char  *zone;
  char  *now;
  char  *date;
  char  *domain;
  char  *view;
  char **files;
} Arguments;

static void
arguments_clear (Arguments *self)
{
  char **strings[] = { &self->output, &self->size, &self->theme, &self->from, &self->to, &self->lanes, &self->search, &self->gaps,
                       &self->language, &self->zone, &self->now, &self->date, &self->domain, &self->view };

  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    g_clear_pointer (strings[i], g_free);
  g_clear_pointer (&self->files, g_strfreev);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, arguments_clear)

/**
 * Render:
 * @environment: (not owned): of the program
 * @timeline: what is drawn
 * @picture: how it is drawn; its members are owned by this
 * @format: of the file
 * @view: the span asked for, the lanes and the gaps
 * @now: the present on the local clock
 * @domain: what incomplete dates refer to
 * @categories: (element-type utf8): names of the categories, by index
 */
typedef struct
{
  const KroEnvironment *environment;
  KroTimeline          *timeline;
  KroPictureOptions     picture;
  KroExportFormat       format;
  KroViewFile           view;
  KroTime               now;
  KroDomain             domain;
  GPtrArray            *categories;
} Render;

static void
render_clear (Render *self)
{
  g_clear_object (&self->timeline);
  g_clear_object (&self->picture.filter);
  g_clear_pointer (&self->categories, g_ptr_array_unref);
  g_clear_pointer (&self->picture.theme, kro_theme_unref);
  g_clear_pointer (&self->picture.locale, kro_locale_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Render, render_clear)

static gboolean
parse_arguments (Arguments *arguments, int argc, char *argv[], KroExit *status)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &arguments->output, N_ ("The picture to write"), N_ ("FILE.{png,svg,pdf,scene.json}") },
    { "size", 's', 0, G_OPTION_ARG_STRING, &arguments->size, N_ ("Size in logical pixels"), "1920x1080" },
    { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &arguments->scale, N_ ("Pixels of a PNG a logical pixel; DPI is 96 times this"), "1" },
    { "theme", 't', 0, G_OPTION_ARG_STRING, &arguments->theme, N_ ("How it looks"), "light|dark|print" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &arguments->from, N_ ("Where it starts"), "EDTF" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &arguments->to, N_ ("Where it ends"), "EDTF" },
    { "lanes", 0, 0, G_OPTION_ARG_STRING, &arguments->lanes, N_ ("By what events are parted into lanes"), "none|category|source|tag" },
    { "gaps", 0, 0, G_OPTION_ARG_STRING, &arguments->gaps, N_ ("Whether long empty spans are folded"), "fold|show" },
    { "search", 0, 0, G_OPTION_ARG_STRING, &arguments->search, N_ ("Events without these words recede"), N_ ("WORDS") },
    { "language", 'l', 0, G_OPTION_ARG_STRING, &arguments->language, N_ ("Language of the words in the picture"), N_ ("nl|en|…") },
    { "zone", 0, 0, G_OPTION_ARG_STRING, &arguments->zone, N_ ("Time zone of “now”"), "Europe/Amsterdam" },
    { "now", 0, 0, G_OPTION_ARG_STRING, &arguments->now, N_ ("The present, for the line that marks it"), "EDTF" },
    { "date", 'd', 0, G_OPTION_ARG_STRING, &arguments->date, N_ ("Date of publication; else it is looked for in each text"), N_ ("2025-09-26") },
    { "domain", 0, 0, G_OPTION_ARG_STRING, &arguments->domain, N_ ("What incomplete dates refer to"), "auto|news|narrative" },
    { "view", 0, 0, G_OPTION_ARG_FILENAME, &arguments->view, N_ ("Take span, lanes and gaps from this file"), N_ ("STATE.json") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &arguments->files, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("FILE… -o PICTURE"));

  g_option_context_set_summary (context, _ ("Draws the timeline of texts; several make one chronology."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  return kro_command_parse (context, &argc, &argv, "render", status);
}

G_GNUC_PRINTF (1, 2)
static gboolean
refuse (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list          arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  kro_command_wrong_usage ("render", "%s", message);
  return FALSE;
}

static gboolean
parse_size (Render *self, const Arguments *arguments)
{
  const char *text = arguments->size != NULL ? arguments->size : "1920x1080";
  char       *end;
  gint64      width = g_ascii_strtoll (text, &end, 10);
  gint64      height = *end == 'x' ? g_ascii_strtoll (end + 1, &end, 10) : 0;

  if (*end != '\0' || width < MIN_SIDE || height < MIN_SIDE || width > MAX_SIDE || height > MAX_SIDE)
    return refuse (_ ("--size=%s: a size is two numbers from %d to %d, such as 1920x1080"), text, MIN_SIDE, MAX_SIDE);
  if (!isfinite (arguments->scale) || arguments->scale <= 0 || arguments->scale > MAX_SCALE)
    return refuse (_ ("--scale: a scale is above 0 and at most %d"), MAX_SCALE);
  self->picture.width = (double)width;
  self->picture.height = (double)height;
  return TRUE;
}

static gboolean
parse_theme (Render *self, const Arguments *arguments)
{
  static const char *const names[] = { "light", "dark", "print" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (arguments->theme != NULL ? arguments->theme : "light", names[i]) == 0)
      {
        self->picture.theme = kro_theme_new ((KroThemeKind)i, NULL, 1);
        return TRUE;
      }
  return refuse (_ ("--theme=%s: themes are light, dark and print"), arguments->theme);
}

static gboolean
parse_now (Render *self, const Arguments *arguments)
{
  const char *zone = arguments->zone != NULL ? arguments->zone : self->environment->zone;
  g_autoptr (GError) error = NULL;

  if (arguments->zone != NULL && !kro_zone_check (arguments->zone, &error))
    return refuse ("--zone: %s", error->message);
  if (arguments->now != NULL)
    {
      KroTime latest;

      if (!kro_view_file_parse_time (arguments->now, &self->now, &latest, &error))
        return refuse ("--now: %s", error->message);
    }
  else
    self->now = zone != NULL ? kro_zone_from_utc (zone, self->environment->now) : self->environment->now;
  self->picture.now = &self->now;
  return TRUE;
}

static gboolean
parse_view (Render *self, const Arguments *arguments)
{
  g_autoptr (GError) error = NULL;
  KroTime unused;

  if (arguments->view != NULL && !kro_view_file_read (&self->view, arguments->view, &error))
    {
      kro_command_complain ("%s", error->message);
      return FALSE;
    }
  if (arguments->from != NULL && !(self->view.has_from = kro_view_file_parse_time (arguments->from, &self->view.from, &unused, &error)))
    return refuse ("--from: %s", error->message);
  if (arguments->to != NULL && !(self->view.has_to = kro_view_file_parse_time (arguments->to, &unused, &self->view.to, &error)))
    return refuse ("--to: %s", error->message);
  if (self->view.has_from && self->view.has_to && kro_time_compare (self->view.from, self->view.to) >= 0)
    return refuse (_ ("--from lies behind --to; exchange them"));
  if (arguments->lanes != NULL && !(self->view.has_lanes = kro_view_file_parse_lanes (arguments->lanes, &self->view.lanes)))
    return refuse (_ ("--lanes=%s: lanes are by none, category, source or tag"), arguments->lanes);
  if (arguments->gaps != NULL && !kro_view_file_parse_gaps (arguments->gaps, &self->view.shows_gaps))
    return refuse (_ ("--gaps=%s: long empty spans: fold or show"), arguments->gaps);
  self->picture.from = self->view.has_from ? &self->view.from : NULL;
  self->picture.to = self->view.has_to ? &self->view.to : NULL;
  self->picture.folds_gaps = !self->view.shows_gaps;
  return TRUE;
}

static gboolean
check_arguments (Render *self, const Arguments *arguments)
{
  g_autoptr (GError) error = NULL;

  if (arguments->files == NULL)
    return refuse (_ ("no file was named"));
  if (arguments->output == NULL)
    return refuse (_ ("no picture was named; add -o FILE.png"));
  if (!kro_export_format_from_path (arguments->output, &self->format, &error))
    return refuse ("-o: %s", error->message);
  if (!parse_size (self, arguments) || !parse_theme (self, arguments) || !parse_now (self, arguments))
    return FALSE;
  if (!kro_export_check_size (self->format, self->picture.width, self->picture.height, arguments->scale, &error))
    return refuse ("--size: %s", error->message);
  self->picture.locale = arguments->language != NULL ? kro_locale_new (arguments->language) : kro_locale_ref (self->environment->locale);
  return kro_command_parse_domain ("render", arguments->domain, &self->domain) &&
         kro_command_check_publication ("render", arguments->date);
}

static gboolean
add_import (Render *self, const char *name, const KroImport *import)
{
  g_autoptr (GError) error = NULL;

  if (kro_timeline_get_source (self->timeline, import->source) != NULL)
    {
      kro_command_complain (_ ("%s holds the same text as a file before it, and is drawn once"), name);
      return TRUE;
    }
  if (kro_timeline_apply (self->timeline, import->command, &error))
    return TRUE;
  kro_command_complain ("%s: %s", name, error->message);
  return FALSE;
}

/* What of a timeline of another program could not be read. */
static void
tell_problems (const KroImport *import, const char *name)
{
  for (guint i = 0; import->problems != NULL && i < import->problems->len; i++)
    kro_command_complain ("%s", (char *)import->problems->pdata[i]);
  if (import->n_problems > 0)
    kro_command_complain (ngettext ("%s: %u thing of %s could not be read", "%s: %u things of %s could not be read", import->n_problems), name, import->n_problems, import->program);
}

static gboolean
add_file (Render *self, const Arguments *arguments, const char *name)
{
  const KroImportOptions options = {
    .analyser = { .publication = arguments->date, .domain = self->domain },
    .locale = self->picture.locale,
    .rank = kro_timeline_get_n_sources (self->timeline),
    .read_at = self->environment->now,
    .categories = self->categories,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (KroDocumentStream) stream = kro_command_open (name, self->environment, &error);
  g_autoptr (GPtrArray) imports = stream != NULL ? kro_import_stream (stream, &options, NULL, &error) : NULL;

  if (imports == NULL)
    {
      kro_command_complain ("%s", error->message);
      return FALSE;
    }
  for (guint i = 0; i < imports->len; i++)
    {
      tell_problems (g_ptr_array_index (imports, i), name);
      if (!add_import (self, name, g_ptr_array_index (imports, i)))
        return FALSE;
    }
  return TRUE;
}

static void
set_search (Render *self, const char *words)
{
  if (words == NULL)
    return;
  self->picture.filter = kro_filter_new ();
  self->picture.dims = TRUE;
  kro_filter_set_query (self->picture.filter, words);
}

static gboolean
write_picture (Render *self, const Arguments *arguments)
{
  KroExportOptions options;
  g_autoptr (GError) error = NULL;
  g_autoptr (KroScene) scene = NULL;

  self->picture.lanes = self->view.has_lanes ? self->view.lanes : kro_lanes_mode_suggest (self->timeline);
  scene = kro_picture_new (self->timeline, &self->picture, NULL, &error);
  kro_export_options_init (&options, self->timeline, self->picture.locale, &self->now);
  options.scale = arguments->scale;
  if (scene != NULL && kro_export_file (scene, self->picture.theme, &options, arguments->output, NULL, &error))
    return TRUE;
  kro_command_complain ("%s", error->message);
  return FALSE;
}

/**
 * kro_command_render:
 * @argc: number of arguments; the first is the sub-command
 * @argv: (array length=argc): the arguments
 * @environment: of the program
 *
 * Returns: the exit status
 */
KroExit
kro_command_render (int argc, char *argv[], const KroEnvironment *environment)
{
  g_auto (Arguments) arguments = { .scale = 1 };
  g_auto (Render) self = { .environment = environment };
  KroExit status;

  if (!parse_arguments (&arguments, argc, argv, &status))
    return status;
  if (!check_arguments (&self, &arguments))
    return KRO_EXIT_USAGE;
  if (!parse_view (&self, &arguments))
    return arguments.view != NULL ? KRO_EXIT_INPUT : KRO_EXIT_USAGE;
  self.timeline = kro_timeline_new ();
  set_search (&self, arguments.search);
  self.categories = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self.categories, NULL);
  for (char **file = arguments.files; *file != NULL; file++)
    if (!add_file (&self, &arguments, *file))
      return KRO_EXIT_INPUT;
  return write_picture (&self, &arguments) ? KRO_EXIT_DONE : KRO_EXIT_INPUT;
}

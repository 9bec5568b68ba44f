/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a person chooses for a picture, as a value, and what follows from it:
 * its size in logical pixels of 1/96 inch, its scale, the name to suggest. As
 * a variant it is a{sv} by names, so that what is stored outlives a change of
 * an enumeration; what is missing there or makes no sense is passed over. Any
 * thread, but for what asks a timeline.
 */
#include "kro-export-settings.h"

#include <glib/gi18n-lib.h>

#define PIXELS_OF_MM (96 / 25.4)
#define MAX_NAME 80

static const char *const format_names[] = { "png", "svg", "pdf", NULL };
static const char *const part_names[] = { "visible", "everything", NULL };
static const char *const preset_names[] = { "slide", "small-slide", "a4-landscape", "a4-portrait", "square", "window", "custom", NULL };
static const char *const theme_names[] = { "light", "dark", "print", NULL };

static const struct
{
  double width;
  double height;
} sizes[] = {
  [KRO_EXPORT_SLIDE] = { 1920, 1080 },
  [KRO_EXPORT_SMALL_SLIDE] = { 1280, 720 },
  [KRO_EXPORT_A4_LANDSCAPE] = { 297 * PIXELS_OF_MM, 210 * PIXELS_OF_MM },
  [KRO_EXPORT_A4_PORTRAIT] = { 210 * PIXELS_OF_MM, 297 * PIXELS_OF_MM },
  [KRO_EXPORT_SQUARE] = { 1080, 1080 },
};

/**
 * kro_export_settings_init:
 * @self: settings
 *
 * Sets what most people want: a sharp PNG of what is seen, for a slide.
 */
void
kro_export_settings_init (KroExportSettings *self)
{
  *self = (KroExportSettings){
    .format = KRO_EXPORT_PNG,
    .part = KRO_EXPORT_VISIBLE,
    .preset = KRO_EXPORT_SLIDE,
    .width = 1920,
    .height = 1080,
    .dpi = 192,
    .theme = KRO_THEME_LIGHT,
  };
}

/**
 * kro_export_settings_to_variant:
 * @self: settings
 *
 * Returns: (transfer floating): them as `a{sv}`
 */
GVariant *
kro_export_settings_to_variant (const KroExportSettings *self)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  if (self->format < G_N_ELEMENTS (format_names) - 1)
    g_variant_dict_insert (&dict, "format", "s", format_names[self->format]);
  g_variant_dict_insert (&dict, "part", "s", part_names[self->part]);
  g_variant_dict_insert (&dict, "preset", "s", preset_names[self->preset]);
  g_variant_dict_insert (&dict, "width", "i", self->width);
  g_variant_dict_insert (&dict, "height", "i", self->height);
  g_variant_dict_insert (&dict, "dpi", "i", self->dpi);
  g_variant_dict_insert (&dict, "theme", "s", theme_names[self->theme]);
  return g_variant_dict_end (&dict);
}

static guint
look_up_name (GVariantDict *dict, const char *key, const char *const *names, guint otherwise)
{
  const char *name;

  if (!g_variant_dict_lookup (dict, key, "&s", &name))
    return otherwise;
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return i;
  return otherwise;
}

static void
look_up_number (GVariantDict *dict, const char *key, int least, int *number)
{
  int value;

  if (g_variant_dict_lookup (dict, key, "i", &value) && value >= least)
    *number = value;
}

/**
 * kro_export_settings_set_variant:
 * @self: settings
 * @variant: `a{sv}` of kro_export_settings_to_variant(), or of any origin
 *
 * Sets what @variant tells; the rest stays as it is.
 */
void
kro_export_settings_set_variant (KroExportSettings *self, GVariant *variant)
{
  GVariantDict dict;

  g_return_if_fail (g_variant_is_of_type (variant, G_VARIANT_TYPE_VARDICT));

  g_variant_dict_init (&dict, variant);
  self->format = (KroExportFormat)look_up_name (&dict, "format", format_names, self->format);
  self->part = (KroExportPart)look_up_name (&dict, "part", part_names, self->part);
  self->preset = (KroExportPreset)look_up_name (&dict, "preset", preset_names, self->preset);
  self->theme = (KroThemeKind)look_up_name (&dict, "theme", theme_names, self->theme);
  look_up_number (&dict, "width", KRO_EXPORT_MIN_SIDE, &self->width);
  look_up_number (&dict, "height", KRO_EXPORT_MIN_SIDE, &self->height);
  look_up_number (&dict, "dpi", 1, &self->dpi);
  g_variant_dict_clear (&dict);
}

/**
 * kro_export_settings_equal:
 * @self: settings
 * @other: settings
 *
 * Returns: whether all of them are the same
 */
gboolean
kro_export_settings_equal (const KroExportSettings *self, const KroExportSettings *other)
{
  return self->format == other->format && self->part == other->part && self->preset == other->preset &&
         self->width == other->width && self->height == other->height && self->dpi == other->dpi && self->theme == other->theme;
}

/**
 * kro_export_settings_get_scale:
 * @self: settings
 *
 * Returns: pixels a logical pixel; 1 where the format has no pixels
 */
double
kro_export_settings_get_scale (const KroExportSettings *self)
{
  return self->format == KRO_EXPORT_PNG ? self->dpi / 96.0 : 1;
}

/**
 * kro_export_settings_get_size:
 * @self: settings
 * @window_width: of the timeline on screen, in logical pixels
 * @window_height: the same
 * @width: (out): of the picture, in logical pixels
 * @height: (out): the same
 *
 * Tells how large the picture is.
 */
void
kro_export_settings_get_size (const KroExportSettings *self, double window_width, double window_height, double *width, double *height)
{
  if (self->preset == KRO_EXPORT_CUSTOM)
    {
      *width = self->width;
      *height = self->height;
    }
  else if (self->preset == KRO_EXPORT_WINDOW)
    {
      *width = MAX (window_width, KRO_EXPORT_MIN_SIDE);
      *height = MAX (window_height, KRO_EXPORT_MIN_SIDE);
    }
  else
    {
      *width = sizes[self->preset].width;
      *height = sizes[self->preset].height;
    }
}

/**
 * kro_export_settings_check:
 * @self: settings
 * @window_width: of the timeline on screen, in logical pixels
 * @window_height: the same
 * @error: return location, of #KRO_EXPORT_ERROR
 *
 * Returns: whether a picture can be made by them
 */
gboolean
kro_export_settings_check (const KroExportSettings *self, double window_width, double window_height, GError **error)
{
  double width;
  double height;

  kro_export_settings_get_size (self, window_width, window_height, &width, &height);
  return kro_export_check_size (self->format, width, height, kro_export_settings_get_scale (self), error);
}

/* Names of files have no slashes, no line ends and no dot in front. */
static char *
make_plain (const char *title)
{
  g_autofree char *valid = g_utf8_make_valid (title, -1);
  GString         *out = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gsize    length = (gsize)(g_utf8_next_char (at) - at);

      if (out->len + length > MAX_NAME)
        break;
      if (c == '/' || c == '\\' || g_unichar_iscntrl (c) || (c == '.' && out->len == 0))
        c = out->len > 0 ? '-' : ' ';
      if (g_unichar_isspace (c) && (out->len == 0 || out->str[out->len - 1] == ' '))
        continue;
      g_string_append_unichar (out, g_unichar_isspace (c) ? ' ' : c);
    }
  return g_strchomp (g_string_free (out, FALSE));
}

static char *
find_title (KroTimeline *timeline)
{
  KroSource  *source = kro_timeline_get_n_sources (timeline) > 0 ? kro_timeline_get_source_at (timeline, 0) : NULL;
  const char *title = source != NULL ? kro_source_get_title (source) : NULL;

  return title != NULL ? make_plain (title) : NULL;
}

/**
 * kro_export_suggest_name:
 * @timeline: what is exported
 * @format: of the file
 *
 * Makes a name from the title of the chronology: at most 80 bytes and its
 * ending, and one that file systems take.
 *
 * Returns: (transfer full): a name in UTF-8, without a folder
 */
char *
kro_export_suggest_name (KroTimeline *timeline, KroExportFormat format)
{
  g_autofree char *title = find_title (timeline);

  g_return_val_if_fail (format < G_N_ELEMENTS (format_names) - 1, NULL);

  /* Translators: name of a file that has no better one. */
  return g_strconcat (title != NULL && title[0] != '\0' ? title : _ ("Timeline"), ".", format_names[format], NULL);
}
